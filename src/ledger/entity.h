/* entity.h: what the registry knows of a noun: its record's members, its statements, its machine.
 *
 * One table of fields a noun serves reading, writing, the digest in the trail, JSON and sfp_describe().
 */
#ifndef SFP__LEDGER_ENTITY_H
#define SFP__LEDGER_ENTITY_H

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/hash.h"
#include "sferumpolicy/record.h"
#include "sql/sql.h"
#include "store/store.h"

enum sfp__type {
	SFP__ID,   /* sfp_id; none is NULL in the table */
	SFP__TEXT, /* const char *, owned by the record, never NULL */
	SFP__INT,
	SFP__BOOL, /* bool */
	SFP__DATE,
	SFP__ROLE,
	SFP__KIND,
	SFP__ACTION,
	SFP__FACT,
	SFP__WORD, /* an enumeration of the noun's own: `names` tells the names of its numbers */
	SFP__LONG, /* int64_t */
	SFP__TIME,
	SFP__HASH /* uint8_t[32]; all zeros is NULL in the table */
};

enum sfp__field_flag {
	SFP__PRIVATE = 1, /* tells of a person: kept in <table>_private, in the trail only as a salted commitment */
	SFP__SECRET = 2,  /* never shown */
	SFP__DERIVED = 4  /* follows from other members (folded names): not shown */
};

struct sfp__field {
	const char *name; /* of the column, the parameter, the member and the JSON key */
	enum sfp__type type;
	size_t offset;
	unsigned flags;
	const char *(*names)(int number); /* SFP__WORD only; NULL for a number that has none */
	int least, most;                  /* both 0: what the type allows, which for numbers is 0 and more */
};
/* clang-format off */
#define SFP__FIELD(record, member, type, flags) { #member, type, offsetof(record, member), flags, NULL, 0, 0 }
#define SFP__FIELD_WORD(record, member, names)  { #member, SFP__WORD, offsetof(record, member), 0, names, 0, 0 }
/* clang-format on */
/* A noun that has only some of the kinds, or numbers below 0. */
/* clang-format off */
#define SFP__FIELD_WITHIN(record, member, type, least, most) { #member, type, offsetof(record, member), 0, NULL, least, most }
/* clang-format on */

/* Where a noun has no such statement. */
#define SFP__SQL_NONE SFP__SQL_END

struct sfp__entity {
	sfp_object object;
	const char *name;
	const char *title_ru;            /* for messages */
	sfp_machine machine;             /* 0: none */
	size_t size;                     /* of the record */
	const struct sfp__field *fields; /* the private ones last */
	size_t field_count;
	size_t private_digest; /* offset of the member that commits to the private fields; 0: it has none */
	enum sfp__sql get, list, insert, update, put_private;
	enum sfp__sql get_salt, drop_private; /* of the private fields; where there are some */
	bool random_id;                       /* its id must not tell the time */
};

/* Every noun's entity; NULL for a number that is none. */
const struct sfp__entity *sfp__entity_of(sfp_object object);

/* A record of zeros and empty texts. Release with sfp_record_free(). */
sfp_status sfp__record_new(const struct sfp__entity *entity, sfp_record **ret_record);
/* Replaces a text member. NULL counts as "". */
sfp_status sfp__record_set(const char **member, const char *text);
void sfp__record_freep(void *address);

/* Reads the record of that id; of an organisation's number. */
sfp_status sfp__record_load(struct sfp__store *store, const struct sfp__entity *entity, int64_t org,
                            const sfp_id *organization, const sfp_id *id, sfp_record **ret_record);
/* Reads the record in the current row of a statement that lists the entity's columns. */
sfp_status sfp__record_read(struct sfp__store *store, struct sfp__stmt *stmt, const struct sfp__entity *entity,
                            const sfp_id *organization, sfp_record **ret_record);
/* Writes a new record, or changes one whose revision in the file is `revision` (else SFP_E_CONFLICT). The digest of the
 * private fields is made anew, with a new salt, where they may have changed. */
sfp_status sfp__record_insert(struct sfp__store *store, struct sfp__hash *hash, const struct sfp__entity *entity,
                              int64_t org, sfp_record *record);
sfp_status sfp__record_update(struct sfp__store *store, struct sfp__hash *hash, const struct sfp__entity *entity,
                              int64_t org, sfp_record *record, bool private_too);

/* Destroys the private fields of a record in the file, with the salt: what was committed to can never be found again.
 * The record in memory loses them, too; what is not private is written by sfp__record_update(). */
sfp_status sfp__record_drop_private(struct sfp__store *store, const struct sfp__entity *entity, int64_t org,
                                    sfp_record *record);

/* Is there anything in that field? */
bool sfp__field_is_empty(const struct sfp__field *field, const sfp_record *record);

/* Binds what every `…_list` statement asks. NULL: no filter. */
void sfp__list_bind(struct sfp__stmt *stmt, int64_t org, const sfp_filter *filter, int64_t limit);

/* What a bound statement finds, at most `limit` records of it; a row more tells that there are further ones. */
sfp_status sfp__page_read(struct sfp__store *store, struct sfp__stmt *stmt, const struct sfp__entity *entity,
                          const sfp_id *organization, size_t limit, sfp_page **ret_page);
/* How many a page shall have: what the filter says, or the default; -1 where it says what is impossible. */
int sfp__page_limit(int limit);

/* SHA-256 over object, id, state and every member that is neither private nor empty; docs/trail.md tells every byte. */
sfp_status sfp__record_digest(struct sfp__hash *hash, const struct sfp__entity *entity, const sfp_record *record,
                              uint8_t ret_digest[32]);
/* SHA-256 over the salt and the private members. */
sfp_status sfp__private_digest(struct sfp__hash *hash, const struct sfp__entity *entity, const sfp_record *record,
                               const uint8_t salt[32], uint8_t ret_digest[32]);

#endif
