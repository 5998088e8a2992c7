/* former.c: what people were before an import, told twice: by the list that gives it back to them, and by the trail,
 * which has committed to it. They must agree.
 */
#include <string.h>

#include "ledger/entry.h"
#include "ledger/trail.h"
#include "ledger/verb.h"
#include "registry/nouns.h"
#include "sferumpolicy/person.h"

/* The changes of people that an import made, one after the other. */
struct telling {
	sfp_registry *reg;
	int64_t org;
	const sfp_id *organization;
	const sfp_import *import;
	int left;       /* changes that are not told of yet */
	int64_t listed; /* how many of those told of must be in the list */
	bool same;
};

/* What the trail tells of a person up to the entry of a change. */
struct past {
	bool known;
	uint8_t row[32];  /* the digest of the record before */
	int64_t revision; /* that the change left */
	sfp_id edition;   /* of the record before; so are the times */
	sfp_time created_at, changed_at;
	bool erased; /* since */
};

static void tell_of(const struct sfp__entry_span *items, uint64_t at, uint64_t seq, struct past *past)
{
	sfp_time time = (sfp_time)sfp__entry_u64(&items[SFP__ENTRY_TIME]);

	if (at > seq) {
		past->erased |= items[SFP__ENTRY_CAUSE].length !=
		                0; /* a person's entry follows from an erasure's, or from none */
		return;
	}
	past->revision++;
	past->created_at = time;
	if (at == seq || past->known)
		return;
	past->known = true;
	past->changed_at = time;
	memcpy(past->row, items[SFP__ENTRY_ROW].data, sizeof(past->row));
	memcpy(past->edition.bytes, items[SFP__ENTRY_EDITION].data, items[SFP__ENTRY_EDITION].length);
}

/* From the newest entry on. */
static sfp_status read_past(struct telling *telling, const sfp_id *person, uint64_t seq, struct past *past)
{
	struct sfp__store *store = telling->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_TRAIL_OF_OBJECT);
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	sfp_status status;

	sfp__bind_int(stmt, ":org", telling->org);
	sfp__bind_int(stmt, ":object", SFP_OBJECT_PERSON);
	sfp__bind_id(stmt, ":object_id", person);
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		size_t length = 0;
		const void *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_OF_OBJECT_ENTRY, &length);

		if (sfp__entry_parse(entry, length, items) && items[SFP__ENTRY_ROW].length == 32)
			tell_of(items, (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_OF_OBJECT_SEQ), seq, past);
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

/* ---- the list ---- */

/* SFP_E_CORRUPT: there is no salt. */
static sfp_status commit(struct sfp__hash *hash, struct sfp__stmt *stmt, sfp_record *person)
{
	size_t length = 0;
	const void *salt = sfp__column_blob(stmt, SFP__COL_IMPORT_FORMER_PERSON_SALT, &length);

	if (!salt || length != 32)
		return SFP_E_CORRUPT;
	return sfp__private_digest(hash, &sfp__person_entity, person, salt, ((sfp_person *)person)->private_digest);
}

/* The digest that the person's record had, if the list is right. SFP_E_NOT_FOUND: the person is not in it. */
static sfp_status digest_listed(struct telling *telling, const sfp_id *person, const struct past *past,
                                uint8_t ret_digest[32])
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	struct sfp__store *store = telling->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_IMPORT_FORMER_PERSON);
	sfp_status status, read;

	sfp__bind_int(stmt, ":org", telling->org);
	sfp__bind_id(stmt, ":import_id", &telling->import->head.id);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_id(stmt, ":edition", &past->edition);
	sfp__bind_int(stmt, ":created_at", past->created_at);
	sfp__bind_int(stmt, ":changed_at", past->changed_at);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status;
	status = sfp__record_read(store, stmt, &sfp__person_entity, telling->organization, &record);
	if (status == SFP_OK)
		status = commit(&telling->reg->hash, stmt, record);
	sfp__stmt_end(stmt);
	read = sfp__store_status(store);
	if (status == SFP_OK)
		status = sfp__record_digest(&telling->reg->hash, &sfp__person_entity, record, ret_digest);
	return read == SFP_OK ? status : read;
}

static sfp_status compare(struct telling *telling, const sfp_id *person, uint64_t seq)
{
	struct past past = { 0 };
	uint8_t digest[32];
	sfp_status status = read_past(telling, person, seq, &past);

	if (status == SFP_OK)
		status = digest_listed(telling, person, &past, digest);
	telling->left--;
	telling->listed += !past.erased;
	if (status == SFP_E_NOT_FOUND || status == SFP_E_CORRUPT)
		telling->same &= status == SFP_E_NOT_FOUND && past.erased;
	else if (status == SFP_OK)
		telling->same &= !past.erased && past.known && memcmp(digest, past.row, sizeof(digest)) == 0;
	return status == SFP_E_NOT_FOUND || status == SFP_E_CORRUPT ? SFP_OK : status;
}

/* ---- the import's entries ---- */

/* SFP_E_NOT_FOUND: the import stands in no entry. */
static sfp_status find_beginning(struct telling *telling, uint64_t *ret_seq)
{
	struct sfp__store *store = telling->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_TRAIL_OF_OBJECT);
	bool found = false;
	sfp_status status;

	sfp__bind_int(stmt, ":org", telling->org);
	sfp__bind_int(stmt, ":object", SFP_OBJECT_IMPORT);
	sfp__bind_id(stmt, ":object_id", &telling->import->head.id);
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		*ret_seq = (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_OF_OBJECT_SEQ); /* the last is the oldest */
		found = true;
	}
	if (status == SFP_E_NOT_FOUND)
		status = sfp__store_status(store);
	return status == SFP_OK && !found ? SFP_E_NOT_FOUND : status;
}

static bool changes_a_person(struct sfp__stmt *stmt, sfp_id *ret_person)
{
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	size_t length = 0;
	const void *entry;

	if (sfp__column_int(stmt, SFP__COL_TRAIL_FROM_OBJECT) != SFP_OBJECT_PERSON)
		return false;
	entry = sfp__column_blob(stmt, SFP__COL_TRAIL_FROM_ENTRY, &length);
	*ret_person = sfp__column_id(stmt, SFP__COL_TRAIL_FROM_OBJECT_ID);
	return sfp__entry_parse(entry, length, items) && items[SFP__ENTRY_ROW].length == 32 &&
	       sfp__entry_is(&items[SFP__ENTRY_EVENT], "change");
}

/* All that an import wrote stands together, so its changes of people are the first ones behind its own entry. */
static sfp_status walk(struct telling *telling, uint64_t beginning)
{
	struct sfp__store *store = telling->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_TRAIL_FROM);
	sfp_id person;
	sfp_status status = SFP_OK;

	sfp__bind_int(stmt, ":org", telling->org);
	sfp__bind_int(stmt, ":seq", (int64_t)beginning + 1);
	while (telling->left && telling->same && status == SFP_OK) {
		status = sfp__step_row(store, stmt);
		if (status == SFP_OK && changes_a_person(stmt, &person))
			status = compare(telling, &person, (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_FROM_SEQ));
	}
	sfp__stmt_end(stmt);
	return status == SFP_OK || status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status count_listed(struct telling *telling, int64_t *ret_count)
{
	struct sfp__stmt *stmt = sfp__stmt(telling->reg->store, SFP__SQL_IMPORT_FORMER_OF_IMPORT);
	sfp_status status;

	sfp__bind_int(stmt, ":org", telling->org);
	sfp__bind_id(stmt, ":import_id", &telling->import->head.id);
	status = sfp__step_row(telling->reg->store, stmt);
	if (status == SFP_OK)
		*ret_count = sfp__column_int(stmt, SFP__COL_IMPORT_FORMER_OF_IMPORT_PEOPLE);
	sfp__stmt_end(stmt);
	return status == SFP_OK ? sfp__store_status(telling->reg->store) : status;
}

sfp_status sfp__trail_former_agrees(sfp_registry *reg, int64_t org, const sfp_import *import, bool *ret_same)
{
	struct telling telling = { .reg = reg,
		                   .org = org,
		                   .organization = &import->head.organization,
		                   .import = import,
		                   .left = import->people_changed,
		                   .same = true };
	uint64_t beginning = 0;
	int64_t count = 0;
	sfp_status status = count_listed(&telling, &count);

	if (status == SFP_OK && telling.left)
		status = find_beginning(&telling, &beginning);
	if (status == SFP_OK && telling.left)
		status = walk(&telling, beginning);
	*ret_same = status == SFP_OK && telling.same && !telling.left && count == telling.listed;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}
