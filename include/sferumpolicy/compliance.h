/* compliance.h: «исполнение по пунктам» — which clauses of the act are kept, what is due, by whom and since when.
 *
 * Every norm of the edition is measured by one statement over the registry; a norm that nothing measures yet is listed
 * and says so. The duties are the same measure, item by item: their number is the sum of what the report counts as due.
 *
 * A day in the past is answered by valid time (offices, enrolments, memberships, classes as they held on it). Of what
 * has states (invites, applications, verifications, movements) the registry keeps the last one, so their state is
 * today's, but for dates that tell more.
 */
#ifndef SFERUMPOLICY_COMPLIANCE_H
#define SFERUMPOLICY_COMPLIANCE_H

#include "record.h"

SFP_BEGIN_DECLS

/** What can be said of a norm. Append-only. */
typedef enum sfp_verdict {
	SFP_VERDICT_KEPT               = 1, /**< «исполняется»: there is evidence, and nothing is due. */
	SFP_VERDICT_DUE                = 2, /**< «не исполнено»: something is due. */
	SFP_VERDICT_SWITCHED_OFF       = 3, /**< «не требуется: выключено» */
	SFP_VERDICT_NOTHING_TO_OPERATE = 4, /**< «определение»: it defines something; nobody has to do anything. */
	SFP_VERDICT_NO_DATA            = 5, /**< «нет данных»: it is measured, and there was no occasion. */
	SFP_VERDICT_NOT_MEASURED       = 6  /**< «пока не измеряется» */
} sfp_verdict;
/** How many verdicts there are, plus one. */
#define SFP_VERDICT_END 7

/** Stable name of a verdict, such as "kept"; NULL for a number that is none. Static. @since 0.1 */
SFP_API const char *sfp_verdict_name(sfp_verdict verdict);
/** A verdict for people; never NULL for a verdict. Static. @since 0.1 */
SFP_API const char *sfp_verdict_text(sfp_verdict verdict, sfp_language language);

/** What is said of one norm. */
typedef struct sfp_compliance_row {
	const sfp_norm_info *norm;  /**< As the pack states it; owned by the report. */
	sfp_verdict  verdict;
	int64_t      kept;        /**< How many pieces of evidence there are: people who joined, classes that exist … */
	int64_t      due;         /**< How many are due: so many items sfp_duties_get() gives for this norm. */
	int64_t      waiting;     /**< How many wait for somebody else, and are neither. */
	sfp_date     oldest;      /**< Of the evidence; 0: none. */
	sfp_date     newest;
	sfp_date     since;       /**< Since when the oldest of what is due is due; 0: nothing is. */
	sfp_id       responsible; /**< Who must do it, where that is one person; else none. */
	uint32_t     roles;       /**< Whose duty it is, a set of roles: the norm's bearers; the administrator, where a
	                               right was refused to those who bear it. */
	const char  *text_ru;     /**< A sentence with the figures. */
	const char  *text_en;
} sfp_compliance_row;

/** What is said of an edition's norms: a row for every one of them, in the pack's order. */
typedef struct sfp_compliance {
	sfp_id      organization;
	sfp_id      edition;       /**< That was in force on the day, or else the newest draft. */
	bool        in_force;      /**< false: only a draft, under which nobody has duties yet but to bring it into
	                                force. */
	sfp_date    as_of;
	int64_t     kept;          /**< Sums over the rows. */
	int64_t     due;
	size_t      by_verdict[SFP_VERDICT_END]; /**< How many rows have each verdict. */
	size_t      count;
	const sfp_compliance_row *rows;
} sfp_compliance;

/**
 * Measure the act, clause by clause.
 *
 * @param reg          where
 * @param organization whose
 * @param as_of        on which day; 0: today
 * @param[out] ret_compliance yours; release with sfp_compliance_free()
 * @retval SFP_OK          measured
 * @retval SFP_E_NOT_FOUND no such organisation, or it has no edition of an act on that day
 * @retval SFP_E_INVALID   `as_of` is no day of the calendar
 * @retval SFP_E_CORRUPT   the pack of that edition was damaged
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_compliance_get(sfp_registry *reg, const sfp_id *organization, sfp_date as_of,
                              sfp_compliance **ret_compliance);

/**
 * The report as JSON: {"schema": 1, "organization", "edition", "in_force", "as_of", "kept", "due", "norms": [{"norm",
 * "clause", "modality", "title_ru", "title_en", "verdict", "kept", "due", "waiting", "oldest", "newest", "since",
 * "responsible", "roles", "text_ru", "text_en"}]}. What is none or 0 among ids and dates is null.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_compliance_json(const sfp_compliance *compliance, char **ret_json);

/**
 * The report as a table for a spreadsheet: a row for each norm. RFC 4180 with a byte order mark, in Russian divided by
 * `;`; what a spreadsheet would take for a formula has an apostrophe before it.
 *
 * @param language of the heads and the sentences
 * @param[out] ret_csv yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_compliance_csv(const sfp_compliance *compliance, sfp_language language, char **ret_csv);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_compliance_free(sfp_compliance *compliance);

/** One thing to do. */
typedef struct sfp_duty {
	const sfp_norm_info *norm; /**< Owned by the list. */
	sfp_id      responsible; /**< Whose it is; none: nobody holds the office. */
	uint32_t    roles;       /**< Whose it is by role: a set. */
	bool        personal;    /**< Nobody else can do it: only that person can join, say. */
	sfp_object  object;      /**< What it is about. */
	sfp_id      object_id;
	const char *label;       /**< What that is called: a class's name, a person's. Personal data where it is a
	                              person's. */
	sfp_date    since;
	int         days;        /**< How many days it has been due. */
	const char *text_ru;     /**< A sentence; it contains the label. */
	const char *text_en;
} sfp_duty;

/** What is due, oldest first, then in the order of the norms. */
typedef struct sfp_duties {
	sfp_id      organization;
	sfp_id      person;    /**< Whose; none: everybody's. */
	sfp_date    as_of;
	size_t      total;     /**< How many there are. */
	size_t      count;     /**< How many are listed: SFP_DUTIES_MAX at most. */
	const sfp_duty *items;
} sfp_duties;
/** No list is longer. */
#define SFP_DUTIES_MAX 20000

/**
 * List what is due.
 *
 * @param reg          where
 * @param organization whose
 * @param person       only what this person can settle: what is theirs alone, and what is due from a role that they
 *                     have; NULL or none: everything
 * @param as_of        on which day; 0: today
 * @param[out] ret_duties yours; release with sfp_duties_free()
 * @retval SFP_OK          listed; there may be nothing, as for a person whom the organisation does not know
 * @retval SFP_E_NOT_FOUND no such organisation, or it has no edition of an act on that day
 * @retval SFP_E_INVALID   `as_of` is no day of the calendar
 * @retval SFP_E_CORRUPT   the pack of that edition was damaged
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_duties_get(sfp_registry *reg, const sfp_id *organization, const sfp_id *person, sfp_date as_of,
                          sfp_duties **ret_duties);

/**
 * The list as JSON: {"schema": 1, "organization", "person", "as_of", "total", "duties": [{"norm", "clause",
 * "responsible", "roles", "personal", "object", "id", "label", "since", "days", "text_ru", "text_en"}]}.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_duties_json(const sfp_duties *duties, char **ret_json);

/**
 * The list as a table for a spreadsheet, as sfp_compliance_csv() writes one. Its sentences may tell of people.
 *
 * @param language of the heads and the sentences
 * @param[out] ret_csv yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_duties_csv(const sfp_duties *duties, sfp_language language, char **ret_csv);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_duties_free(sfp_duties *duties);

SFP_END_DECLS

#endif
