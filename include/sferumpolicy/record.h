/* record.h: what every record of a registry has in common, and what can be done with any of them.
 *
 * A record is a plain struct that only the library allocates. Callers read it and never write it. New members are
 * appended, so never take its sizeof. The first member of each record is an sfp_record; through it records of all nouns
 * are listed, shown and freed in the same way.
 */
#ifndef SFERUMPOLICY_RECORD_H
#define SFERUMPOLICY_RECORD_H

#include "registry.h"

SFP_BEGIN_DECLS

/** The nouns. Stored in trails: never renumbered. */
typedef enum sfp_object {
	SFP_OBJECT_ORGANIZATION           = 1,
	SFP_OBJECT_PERSON                 = 2,
	SFP_OBJECT_OFFICE                 = 3,  /**< the position a person is employed in or elected to */
	SFP_OBJECT_GUARDIAN               = 4,  /**< a parent's bond with a student */
	SFP_OBJECT_ORDER                  = 5,
	SFP_OBJECT_EDITION                = 6,
	SFP_OBJECT_APPOINTMENT            = 7,  /**< of an administrator of the platform */
	SFP_OBJECT_NOMENCLATURE           = 8,  /**< one approved name of a class */
	SFP_OBJECT_DISTRIBUTION           = 9,  /**< one line of the approved distribution of homeroom teachers */
	SFP_OBJECT_CLASS                  = 10,
	SFP_OBJECT_ENROLLMENT             = 11,
	SFP_OBJECT_HOMEROOM               = 12,
	SFP_OBJECT_APPLICATION_ORGANIZATION = 13,
	SFP_OBJECT_APPLICATION_MEMBERSHIP = 14,
	SFP_OBJECT_MEMBERSHIP             = 15,
	SFP_OBJECT_INVITE                 = 16,
	SFP_OBJECT_VERIFICATION           = 17,
	SFP_OBJECT_MOVEMENT               = 18,
	SFP_OBJECT_SUBJECT                = 19,
	SFP_OBJECT_TEACHING               = 20,
	SFP_OBJECT_CHAT                   = 21,
	SFP_OBJECT_CHAT_MEMBER            = 22,
	SFP_OBJECT_CHANNEL                = 23,
	SFP_OBJECT_CHANNEL_POST           = 24,
	SFP_OBJECT_EVENT                  = 25,
	SFP_OBJECT_ATTENDANCE             = 26,
	SFP_OBJECT_HELP_REQUEST           = 27,
	SFP_OBJECT_SUPPORT_TICKET         = 28,
	SFP_OBJECT_CONTROL_CHECK          = 29,
	SFP_OBJECT_REPORT                 = 30,
	SFP_OBJECT_ACKNOWLEDGEMENT        = 31,
	SFP_OBJECT_INCIDENT               = 32,
	SFP_OBJECT_USAGE                  = 33,
	SFP_OBJECT_CONSENT                = 34,
	SFP_OBJECT_ERASURE                = 35,
	SFP_OBJECT_ATTESTATION            = 36,
	SFP_OBJECT_IMPORT                 = 37, /**< a roster that was applied */
	SFP_OBJECT_TURN                   = 38  /**< the year's turn */
} sfp_object;
/** How many nouns there are, plus one. */
#define SFP_OBJECT_END 39

/** Name of a noun ("invite"); NULL if the number is not a noun. @since 0.1 */
SFP_API const char *sfp_object_name(sfp_object object);
/** Number of a noun's name; 0 if the name is unknown. @since 0.1 */
SFP_API sfp_object sfp_object_from_name(const char *name);
/** The machine of a noun; 0 if it has none. @since 0.1 */
SFP_API sfp_machine sfp_object_machine(sfp_object object);

/** The beginning of every record. */
typedef struct sfp_record {
	sfp_object object;
	int        state;        /**< State of the noun's machine; 0 if it has none. */
	sfp_id     id;
	sfp_id     organization;
	sfp_id     edition;      /**< The edition of the act under which it was last decided; none: there was no edition
	                              yet. */
	int64_t    revision;     /**< Starts at 1; each change adds 1. */
	sfp_time   created_at;   /**< When it was recorded. */
	sfp_time   changed_at;   /**< When it was last changed. */
} sfp_record;

/**
 * Read any record.
 *
 * @param reg          where
 * @param organization whose
 * @param object       which noun
 * @param id           which one
 * @param[out] ret_record yours, to be cast to the noun's own type; release with sfp_record_free()
 * @retval SFP_OK          read
 * @retval SFP_E_NOT_FOUND there is no such record in this organisation
 * @retval SFP_E_MISUSE, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_record_get(sfp_registry *reg, const sfp_id *organization, sfp_object object, const sfp_id *id,
                          sfp_record **ret_record);

/**
 * A record as a JSON object: names as in sfp_describe(), ids, dates and times as text, states and roles by name.
 * Without secrets.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_record_json(const sfp_record *record, char **ret_json);

/** Release a record of any noun. NULL is accepted. @since 0.1 */
SFP_API void sfp_record_free(sfp_record *record);

/** Which records a list is about. Members that are zero do not narrow it. */
typedef struct sfp_filter {
	size_t     struct_size;  /**< Set by SFP_FILTER_INIT. */
	int        state;
	sfp_id     person;       /**< The person the record is about. */
	sfp_id     class_id;     /**< The class it is about. */
	sfp_kind   kind;
	sfp_role   role;
	sfp_date   on;           /**< Only what is in force on that day (offices, enrolments, memberships …). */
	sfp_id     after;        /**< Start after this id: the `next` of the page before. */
	int        limit;        /**< The largest number of records; 0: 100; at most 1,000. */
} sfp_filter;
#define SFP_FILTER_INIT \
	{ sizeof(sfp_filter), 0, SFP_ID_NONE, SFP_ID_NONE, SFP_KIND_NONE, (sfp_role)0, 0, SFP_ID_NONE, 0 }

/** A page of records. */
typedef struct sfp_page {
	size_t             count;
	sfp_record *const *records; /**< Owned by the page; cast each to the noun's own type. */
	bool               more;    /**< There are more records after `next`. */
	sfp_id             next;
} sfp_page;

/**
 * A page of the records of a noun, ordered by id. That is the order in which they were made, except for invites, whose
 * ids do not depend on time.
 *
 * No cursor stays open between pages.
 *
 * @param filter      NULL: all
 * @param[out] ret_page yours; release with sfp_page_free()
 * @retval SFP_OK, SFP_E_NOT_FOUND (no such organisation), SFP_E_MISUSE, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT,
 *         SFP_E_BUSY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_record_list(sfp_registry *reg, const sfp_id *organization, sfp_object object, const sfp_filter *filter,
                           sfp_page **ret_page);

/** Release a page with its records. NULL is accepted. @since 0.1 */
SFP_API void sfp_page_free(sfp_page *page);

SFP_END_DECLS

#endif
