/* verify.c: is all as the trail says? Its entries, its tree, and every row that the library will act on later. */
#include <assert.h>
#include <string.h>

#include "ledger/entry.h"
#include "ledger/misuse.h"
#include "ledger/trail.h"
#include "ledger/verb.h"
#include "registry/turn/turn.h"

struct check {
	sfp_registry *reg;
	int64_t org;
	const sfp_id *organization;
	const sfp_trail_head *remembered;
	sfp_trail_report *report;
	struct sfp__merkle tree;
	uint64_t keys;    /* how many entries stand for an idempotency key */
	uint64_t changes; /* how many tell of a change of a record */
	uint64_t chained; /* how many of those the look-up by objects finds */
	bool words;       /* the store said what it found */
};

static sfp_status found(struct check *check, sfp_trail_fault fault, uint64_t seq, sfp_object object, const sfp_id *id)
{
	check->report->fault = fault;
	check->report->seq = seq;
	check->report->object = object;
	if (id)
		check->report->id = *id;
	return SFP_E_TAMPERED;
}

static sfp_status check_remembered(struct check *check)
{
	uint8_t root[32];
	sfp_status status;

	if (!check->remembered || check->remembered->size != check->tree.size)
		return SFP_OK;
	status = sfp__merkle_root(&check->tree, &check->reg->hash, root);
	if (status == SFP_OK && memcmp(root, check->remembered->root, 32) != 0)
		return found(check, SFP_TRAIL_HISTORY_CHANGED, check->tree.size ? check->tree.size - 1 : 0,
		             (sfp_object)0, NULL);
	return status;
}

static sfp_object object_of(const struct sfp__entry_span *items)
{
	char name[64] = "";

	if (items[SFP__ENTRY_OBJECT].length < sizeof(name))
		memcpy(name, items[SFP__ENTRY_OBJECT].data, items[SFP__ENTRY_OBJECT].length);
	return sfp_object_from_name(name);
}

/* The columns for look-ups say what the entry says. */
static bool is_in_place(const struct check *check, struct sfp__stmt *stmt, const struct sfp__entry_span *items)
{
	size_t length = 0;
	const void *id = sfp__column_blob(stmt, SFP__COL_TRAIL_FROM_OBJECT_ID, &length);

	return sfp__entry_u64(&items[SFP__ENTRY_SEQ]) == check->tree.size &&
	       memcmp(items[SFP__ENTRY_ORGANIZATION].data, check->organization->bytes, 16) == 0 &&
	       sfp__column_int(stmt, SFP__COL_TRAIL_FROM_OBJECT) == (int64_t)object_of(items) &&
	       length == items[SFP__ENTRY_ID].length &&
	       (length == 0 || memcmp(id, items[SFP__ENTRY_ID].data, length) == 0);
}

/* A record that an entry made must be there still. */
static sfp_status expect_made(struct check *check, const struct sfp__entry_span *items, uint64_t seq)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	const struct sfp__entity *entity;
	sfp_id id;
	sfp_status status;

	if (!sfp__entry_is(&items[SFP__ENTRY_EVENT], "create") || !sfp__entry_is(&items[SFP__ENTRY_OUTCOME], "done"))
		return SFP_OK;
	entity = sfp__entity_of(object_of(items));
	if (!entity || items[SFP__ENTRY_ID].length != 16)
		return found(check, SFP_TRAIL_ENTRY_UNREADABLE, seq, (sfp_object)0, NULL);
	memcpy(id.bytes, items[SFP__ENTRY_ID].data, 16);
	status = sfp__record_load(check->reg->store, entity, check->org, check->organization, &id, &record);
	if (status == SFP_E_CORRUPT)
		return found(check, SFP_TRAIL_ROW_CHANGED, seq, entity->object, &id);
	return status == SFP_E_NOT_FOUND ? found(check, SFP_TRAIL_ROW_MISSING, seq, entity->object, &id) : status;
}

static sfp_status check_entry(struct check *check, struct sfp__stmt *stmt)
{
	uint64_t place = (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_FROM_SEQ), seq = check->tree.size;
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	size_t leaf_length = 0, length = 0;
	const void *leaf = sfp__column_blob(stmt, SFP__COL_TRAIL_FROM_LEAF, &leaf_length),
		   *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_FROM_ENTRY, &length);
	uint8_t hash[32];
	sfp_status status = sfp__store_status(check->reg->store);

	if (status == SFP_OK)
		status = sfp__merkle_leaf(&check->reg->hash, entry, length, hash);
	if (status != SFP_OK)
		return status;
	if (place != seq)
		return found(check, SFP_TRAIL_ENTRY_MISSING, seq, (sfp_object)0, NULL);
	if (leaf_length != 32 || memcmp(leaf, hash, 32) != 0)
		return found(check, SFP_TRAIL_LEAF_WRONG, seq, (sfp_object)0, NULL);
	if (!sfp__entry_parse(entry, length, items))
		return found(check, SFP_TRAIL_ENTRY_UNREADABLE, seq, (sfp_object)0, NULL);
	if (!is_in_place(check, stmt, items))
		return found(check, SFP_TRAIL_ENTRY_MISPLACED, seq, (sfp_object)0, NULL);
	check->keys += items[SFP__ENTRY_ONCE].length != 0;
	check->changes += items[SFP__ENTRY_ROW].length != 0;
	if (status == SFP_OK)
		status = sfp__merkle_append(&check->tree, &check->reg->hash, hash);
	return status == SFP_OK ? check_remembered(check) : status;
}

/* All entries in the order of their numbers: by the table's own key, so that no index can hide one. */
static sfp_status for_each_entry(struct check *check, sfp_status (*each)(struct check *check, struct sfp__stmt *stmt))
{
	struct sfp__stmt *stmt = sfp__stmt(check->reg->store, SFP__SQL_TRAIL_FROM);
	sfp_status status;

	sfp__bind_int(stmt, ":org", check->org);
	sfp__bind_int(stmt, ":seq", 0);
	while ((status = sfp__step_row(check->reg->store, stmt)) == SFP_OK) {
		status = each(check, stmt);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* The head that is kept must be the entries' own; a shorter trail has lost its tail. */
static sfp_status check_head(struct check *check)
{
	struct sfp__merkle kept;
	uint8_t root[32];
	uint64_t last = check->tree.size ? check->tree.size - 1 : 0;
	sfp_status status = sfp__trail_head_read(check->reg, check->org, &kept);

	if (status == SFP_E_CORRUPT)
		return found(check, SFP_TRAIL_HEAD_WRONG, last, (sfp_object)0, NULL);
	if (status != SFP_OK)
		return status;
	if (check->tree.size < kept.size || (check->remembered && check->tree.size < check->remembered->size))
		return found(check, SFP_TRAIL_TAIL_MISSING, check->tree.size, (sfp_object)0, NULL);
	status = sfp__merkle_root(&check->tree, &check->reg->hash, check->report->head.root);
	if (status == SFP_OK)
		status = sfp__merkle_root(&kept, &check->reg->hash, root);
	check->report->head.size = check->tree.size;
	if (status == SFP_OK && (kept.size != check->tree.size || memcmp(root, check->report->head.root, 32) != 0))
		return found(check, SFP_TRAIL_HEAD_WRONG, last, (sfp_object)0, NULL);
	return status;
}

/* The salt of a record's personal values. */
static sfp_status salt_of(struct check *check, const struct sfp__entity *entity, const sfp_record *record,
                          uint8_t ret_salt[32])
{
	struct sfp__stmt *stmt = sfp__stmt(check->reg->store, entity->get_salt);
	const void *salt;
	size_t length = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", check->org);
	sfp__bind_id(stmt, ":id", &record->id);
	status = sfp__step_row(check->reg->store, stmt);
	if (status != SFP_OK)
		return status;
	assert(sfp__stmt_columns(stmt) == 1);
	salt = sfp__column_blob(stmt, SFP__COL_ONLY, &length);
	if (length == 32)
		memcpy(ret_salt, salt, 32);
	sfp__stmt_end(stmt);
	status = sfp__store_status(check->reg->store);
	return status == SFP_OK && length != 32 ? SFP_E_CORRUPT : status;
}

static bool is_zero(const uint8_t digest[32])
{
	static const uint8_t zeros[32];

	return memcmp(digest, zeros, sizeof(zeros)) == 0;
}

static sfp_status check_private(struct check *check, const struct sfp__entity *entity, const sfp_record *record,
                                uint64_t seq)
{
	const uint8_t *kept = (const uint8_t *)record + entity->private_digest;
	uint8_t salt[32], digest[32];
	sfp_status status;

	if (!entity->private_digest)
		return SFP_OK;
	status = salt_of(check, entity, record, salt);
	if (status == SFP_E_NOT_FOUND && is_zero(kept))
		return SFP_OK; /* there is nothing to commit to */
	if (status == SFP_OK)
		status = sfp__private_digest(&check->reg->hash, entity, record, salt, digest);
	if (status == SFP_E_NOT_FOUND || status == SFP_E_CORRUPT || (status == SFP_OK && memcmp(digest, kept, 32) != 0))
		return found(check, SFP_TRAIL_PRIVATE_CHANGED, seq, entity->object, &record->id);
	return status;
}

/* ---- what is not a record ---- */

static sfp_status check_pack_is_there(struct check *check, const sfp_edition *edition, uint64_t seq)
{
	struct sfp__stmt *stmt = sfp__stmt(check->reg->store, SFP__SQL_PACK_GET);
	sfp_status status;

	if (is_zero(edition->pack_digest))
		return SFP_OK;
	sfp__bind_blob(stmt, ":digest", edition->pack_digest, 32);
	status = sfp__step_row(check->reg->store, stmt);
	sfp__stmt_end(stmt);
	return status == SFP_E_NOT_FOUND
	               ? found(check, SFP_TRAIL_PACK_CHANGED, seq, SFP_OBJECT_EDITION, &edition->head.id)
	               : status;
}

/* A pack's text is what its key says. */
static sfp_status check_packs(struct check *check)
{
	struct sfp__stmt *stmt = sfp__stmt(check->reg->store, SFP__SQL_TRAIL_PACKS);
	uint8_t digest[32];
	sfp_status status;

	while ((status = sfp__step_row(check->reg->store, stmt)) == SFP_OK) {
		size_t kept_length = 0, length = 0;
		const void *kept = sfp__column_blob(stmt, SFP__COL_TRAIL_PACKS_DIGEST, &kept_length),
			   *text = sfp__column_blob(stmt, SFP__COL_TRAIL_PACKS_TEXT, &length);

		status = sfp__store_status(check->reg->store);
		if (status == SFP_OK)
			status = sfp__sha256(text ? text : "", length, digest);
		if (status != SFP_OK)
			return status;
		if (kept_length != 32 || memcmp(kept, digest, 32) != 0)
			return found(check, SFP_TRAIL_PACK_CHANGED, 0, (sfp_object)0, NULL);
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status check_effects(struct check *check, const sfp_record *movement, uint64_t seq)
{
	bool same = false;
	sfp_status status = sfp__trail_effects_agree(check->reg, check->org, &movement->id, &same);

	if (status == SFP_E_CORRUPT || (status == SFP_OK && !same))
		return found(check, SFP_TRAIL_EFFECTS_CHANGED, seq, SFP_OBJECT_MOVEMENT, &movement->id);
	return status;
}

static sfp_status check_parts(struct check *check, const sfp_turn *turn, uint64_t seq)
{
	uint8_t digest[32];
	sfp_status status = sfp__turn_digest(check->reg, check->org, &turn->head.id, digest);

	if (status == SFP_OK && memcmp(digest, turn->parts_digest, sizeof(digest)) != 0)
		return found(check, SFP_TRAIL_EFFECTS_CHANGED, seq, SFP_OBJECT_TURN, &turn->head.id);
	return status;
}

static sfp_status check_former(struct check *check, const sfp_import *import, uint64_t seq)
{
	bool same = false;
	sfp_status status = sfp__trail_former_agrees(check->reg, check->org, import, &same);

	if (status == SFP_OK && !same)
		return found(check, SFP_TRAIL_PRIVATE_CHANGED, seq, SFP_OBJECT_IMPORT, &import->head.id);
	return status;
}

/* What a row of the idempotency keys says. */
struct key {
	uint8_t once[32];
	sfp_id actor, id;
	sfp_object object;
	sfp_time at;
};

static bool tells_of_key(const struct sfp__entry_span *items, const struct key *key)
{
	const struct sfp__entry_span *once = &items[SFP__ENTRY_ONCE], *actor = &items[SFP__ENTRY_ACTOR];

	return once->length == 32 && memcmp(once->data, key->once, 32) == 0 &&
	       sfp__entry_u64(&items[SFP__ENTRY_TIME]) == (uint64_t)key->at &&
	       (actor->length ? memcmp(actor->data, key->actor.bytes, 16) == 0 : sfp_id_is_none(&key->actor));
}

/* SFP_E_NOT_FOUND: no entry of its object stands for it. */
static sfp_status find_key(struct check *check, const struct key *key)
{
	struct sfp__stmt *stmt = sfp__stmt(check->reg->store, SFP__SQL_TRAIL_OF_OBJECT);
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	sfp_status status;

	sfp__bind_int(stmt, ":org", check->org);
	sfp__bind_int(stmt, ":object", key->object);
	sfp__bind_id(stmt, ":object_id", &key->id);
	while ((status = sfp__step_row(check->reg->store, stmt)) == SFP_OK) {
		size_t length = 0;
		const void *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_OF_OBJECT_ENTRY, &length);

		if (!sfp__entry_parse(entry, length, items) || !tells_of_key(items, key))
			continue;
		sfp__stmt_end(stmt);
		return sfp__store_status(check->reg->store);
	}
	return status;
}

/* The salt is what the entry has committed to; or it was destroyed with somebody's data. */
static sfp_status see_salt(struct sfp__stmt *stmt, bool *ret_holds)
{
	size_t length = 0, committed_length = 0;
	const void *salt = sfp__column_blob(stmt, SFP__COL_TRAIL_KEYS_SALT, &length),
		   *committed = sfp__column_blob(stmt, SFP__COL_TRAIL_KEYS_SALT_DIGEST, &committed_length);
	uint8_t digest[32];
	sfp_status status;

	*ret_holds = committed_length == 32 && sfp__column_is_null(stmt, SFP__COL_TRAIL_KEYS_SALT) &&
	             sfp__column_int(stmt, SFP__COL_TRAIL_KEYS_ERASED_SINCE) != 0;
	if (committed_length != 32 || length != 32)
		return SFP_OK;
	status = sfp__sha256(salt, 32, digest);
	*ret_holds = status == SFP_OK && memcmp(digest, committed, 32) == 0;
	return status;
}

static sfp_status find_by_text(struct check *check, struct sfp__stmt *stmt, const char *text, const void *digest,
                               struct key *key)
{
	size_t length = 0;
	const void *salt_digest = sfp__column_blob(stmt, SFP__COL_TRAIL_KEYS_SALT_DIGEST, &length);
	sfp_status status = sfp__trail_once(&check->reg->hash, text, digest, salt_digest, key->once);

	return status == SFP_OK ? find_key(check, key) : status;
}

static sfp_status check_key(struct check *check, struct sfp__stmt *stmt)
{
	struct key key = { .actor = sfp__column_id(stmt, SFP__COL_TRAIL_KEYS_ACTOR),
		           .object = (sfp_object)sfp__column_int(stmt, SFP__COL_TRAIL_KEYS_OBJECT),
		           .id = sfp__column_id(stmt, SFP__COL_TRAIL_KEYS_ID),
		           .at = sfp__column_int(stmt, SFP__COL_TRAIL_KEYS_AT) };
	size_t length = 0;
	const void *digest = sfp__column_blob(stmt, SFP__COL_TRAIL_KEYS_DIGEST, &length);
	const char *text = sfp__column_text(stmt, SFP__COL_TRAIL_KEYS_KEY);
	bool holds = false;
	bool whole = text && sfp__column_length(stmt, SFP__COL_TRAIL_KEYS_KEY) == strlen(text) && length == 32 &&
	             sfp__column_int(stmt, SFP__COL_TRAIL_KEYS_OBJECT) == (int64_t)key.object &&
	             (sfp__column_is_null(stmt, SFP__COL_TRAIL_KEYS_ACTOR) || !sfp_id_is_none(&key.actor));
	sfp_status status = see_salt(stmt, &holds);

	whole = whole && holds;
	if (status == SFP_OK)
		status = sfp__store_status(check->reg->store);
	if (status == SFP_OK && whole)
		status = find_by_text(check, stmt, text, digest, &key);
	if (status == SFP_E_NOT_FOUND || status == SFP_E_CORRUPT || (status == SFP_OK && !whole))
		return found(check, SFP_TRAIL_KEYS_CHANGED, 0, key.object, &key.id);
	return status;
}

/* Each key is one that an entry stands for, and none is gone: else a retry would do again what was done. */
static sfp_status check_keys(struct check *check)
{
	struct sfp__stmt *stmt = sfp__stmt(check->reg->store, SFP__SQL_TRAIL_KEYS);
	uint64_t count = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", check->org);
	while ((status = sfp__step_row(check->reg->store, stmt)) == SFP_OK) {
		status = check_key(check, stmt);
		if (status != SFP_OK)
			return status;
		count++;
	}
	if (status != SFP_E_NOT_FOUND)
		return status;
	return count == check->keys ? SFP_OK : found(check, SFP_TRAIL_KEYS_CHANGED, 0, (sfp_object)0, NULL);
}

/* ---- records ---- */

/* The record's entries follow one another, and the last one left it in its state and revision. */
static sfp_status check_chain(struct check *check, const struct sfp__entity *entity, const sfp_record *record,
                              const struct sfp__chain *chain)
{
	const char *state = entity->machine ? sfp_machine_state_name(entity->machine, record->state) : "";

	if (chain->broken)
		return found(check, SFP_TRAIL_CHAIN_BROKEN, chain->broken_at, entity->object, &record->id);
	if (chain->newest != (uint64_t)record->revision || strcmp(chain->to, state) != 0)
		return found(check, SFP_TRAIL_CHAIN_BROKEN, chain->seq, entity->object, &record->id);
	return SFP_OK;
}

static sfp_status check_record(struct check *check, const struct sfp__entity *entity, const sfp_record *record)
{
	struct sfp__chain chain;
	uint64_t seq;
	uint8_t digest[32];
	sfp_status status = sfp__trail_chain(check->reg, check->org, entity, &record->id, &chain);

	if (status != SFP_OK)
		return status;
	if (chain.count == 0)
		return found(check, SFP_TRAIL_ROW_UNRECORDED, 0, entity->object, &record->id);
	status = sfp__record_digest(&check->reg->hash, entity, record, digest);
	if (status != SFP_OK)
		return status;
	seq = chain.seq;
	check->report->rows++;
	check->chained += chain.count;
	if (memcmp(chain.row, digest, 32) != 0)
		return found(check, SFP_TRAIL_ROW_CHANGED, seq, entity->object, &record->id);
	status = check_chain(check, entity, record, &chain);
	if (status != SFP_OK)
		return status;
	status = check_private(check, entity, record, seq);
	if (status != SFP_OK)
		return status;
	if (record->object == SFP_OBJECT_EDITION)
		status = check_pack_is_there(check, (const sfp_edition *)record, seq);
	if (status != SFP_OK)
		return status;
	if (record->object == SFP_OBJECT_MOVEMENT)
		status = check_effects(check, record, seq);
	if (status != SFP_OK)
		return status;
	if (record->object == SFP_OBJECT_TURN)
		status = check_parts(check, (const sfp_turn *)record, seq);
	if (status != SFP_OK)
		return status;
	if (record->object == SFP_OBJECT_IMPORT)
		status = check_former(check, (const sfp_import *)record, seq);
	return status;
}

/* A row that cannot be read as a record is not as it was written. */
static sfp_status unreadable(struct check *check, const struct sfp__entity *entity, struct sfp__stmt *stmt)
{
	sfp_id id = sfp__column_id(stmt, SFP__COL_PERSON_GET_ID);
	struct sfp__chain chain = { 0 };
	sfp_status status;

	(void)sfp__store_status(check->reg->store);
	status = sfp__trail_chain(check->reg, check->org, entity, &id, &chain);
	if (status != SFP_OK)
		return status;
	return found(check, chain.count ? SFP_TRAIL_ROW_CHANGED : SFP_TRAIL_ROW_UNRECORDED, chain.seq, entity->object,
	             &id);
}

static sfp_status check_noun(struct check *check, const struct sfp__entity *entity)
{
	struct sfp__stmt *stmt = sfp__stmt(check->reg->store, entity->list);
	sfp_id last = SFP_ID_NONE;
	sfp_status status;

	sfp__list_bind(stmt, check->org, NULL, INT64_MAX);
	while ((status = sfp__step_row(check->reg->store, stmt)) == SFP_OK) {
		SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;

		status = sfp__record_read(check->reg->store, stmt, entity, check->organization, &record);
		if (status == SFP_E_CORRUPT)
			return unreadable(check, entity, stmt);
		if (status == SFP_OK && memcmp(last.bytes, record->id.bytes, sizeof(last.bytes)) >= 0)
			return found(check, SFP_TRAIL_FILE_CHANGED, 0, entity->object, &record->id); /* counted twice */
		if (status == SFP_OK)
			status = check_record(check, entity, record);
		if (status != SFP_OK)
			return status;
		last = record->id;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* ---- what nothing tells of ---- */

static sfp_status check_made(struct check *check, struct sfp__stmt *stmt)
{
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	size_t length = 0;
	const void *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_FROM_ENTRY, &length);

	if (!sfp__entry_parse(entry, length, items))
		return sfp__store_status(check->reg->store) == SFP_OK ? SFP_E_CORRUPT : SFP_E_NO_MEMORY;
	return expect_made(check, items, (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_FROM_SEQ));
}

/* Each record was counted once, with the changes that the look-up by objects found of it. If these are not all that
 * there are, a record is gone, or the look-up hides some. */
static sfp_status check_counts(struct check *check)
{
	sfp_status status;

	if (check->chained == check->changes)
		return SFP_OK;
	status = for_each_entry(check, check_made);
	return status == SFP_OK ? found(check, SFP_TRAIL_FILE_CHANGED, 0, (sfp_object)0, NULL) : status;
}

/* A statement that counts what must not be there. */
static sfp_status expect_none(struct check *check, unsigned sql, sfp_trail_fault fault)
{
	struct sfp__stmt *stmt = sfp__stmt(check->reg->store, sql);
	sfp_status status = sfp__step_row(check->reg->store, stmt);
	int64_t count = status == SFP_OK ? sfp__column_int(stmt, SFP__COL_ONLY) : 0;

	sfp__stmt_end(stmt);
	return status == SFP_OK && count ? found(check, fault, 0, (sfp_object)0, NULL) : status;
}

/* ---- the file ---- */

static sfp_status check_file(struct check *check, sfp_status (*look)(struct sfp__store *store), sfp_trail_fault fault)
{
	sfp_status status = look(check->reg->store);

	if (status != SFP_E_TAMPERED)
		return status;
	check->words = true;
	return found(check, fault, 0, (sfp_object)0, NULL);
}

/* An index that says something else than its table is found last: what else is wrong is told more exactly before. */
static sfp_status check_rest(struct check *check)
{
	sfp_status status = check_packs(check);

	if (status != SFP_OK)
		return status;
	status = expect_none(check, SFP__SQL_TRAIL_PACKS_OF_NO_EDITION, SFP_TRAIL_PACK_CHANGED);
	if (status != SFP_OK)
		return status;
	status = check_keys(check);
	if (status != SFP_OK)
		return status;
	status = expect_none(check, SFP__SQL_SCHEMA_META_COUNT, SFP_TRAIL_ROW_ORPHAN);
	if (status != SFP_OK)
		return status;
	status = check_file(check, sfp__store_check_references, SFP_TRAIL_ROW_ORPHAN);
	if (status != SFP_OK)
		return status;
	return check_file(check, sfp__store_check_indexes, SFP_TRAIL_FILE_CHANGED);
}

static sfp_status check_all(struct check *check)
{
	sfp_status status = check_file(check, sfp__store_check_schema, SFP_TRAIL_SCHEMA_CHANGED);

	if (status != SFP_OK)
		return status;
	status = check_remembered(check);
	if (status != SFP_OK)
		return status;
	status = for_each_entry(check, check_entry);
	if (status != SFP_OK)
		return status;
	status = check_head(check);
	for (int object = 1; status == SFP_OK && object < SFP_OBJECT_END; object++)
		status = check_noun(check, sfp__entity_of((sfp_object)object));
	if (status != SFP_OK)
		return status;
	status = check_counts(check);
	if (status != SFP_OK)
		return status;
	return check_rest(check);
}

/* What the fault is, and what the store found where it is the file's. */
static void say(const struct check *check)
{
	const char *ru = sfp_trail_fault_text(check->report->fault, SFP_RU),
		   *en = sfp_trail_fault_text(check->report->fault, SFP_EN);
	const char *words = sfp__store_message(check->reg->store), *words_ru = sfp__store_message_ru(check->reg->store);

	if (check->words)
		sfp__registry_say(check->reg, SFP__PICK_RU ": " SFP__PICK_RU, SFP__PICK_EN ": " SFP__PICK_EN, ru, en,
		                  *words_ru ? words_ru : words, words);
	else
		sfp__registry_say_words(check->reg, &(struct sfp__words){ ru, en });
}

sfp_status sfp_trail_verify(sfp_registry *reg, const sfp_id *organization, const sfp_trail_head *remembered,
                            sfp_trail_report *report)
{
	SFP__TXN txn = { 0 };
	sfp_trail_report found_so_far = SFP_TRAIL_REPORT_INIT;
	struct check check = {
		.reg = reg, .organization = organization, .remembered = remembered, .report = &found_so_far
	};
	sfp_status status;

	if (!sfp__given(reg, "organization report", (const void *const[]){ organization, report }) ||
	    !sfp__given_input(reg, "report", "SFP_TRAIL_REPORT_INIT", report, sizeof(*report)))
		return SFP_E_MISUSE;
	status = sfp__trail_look(reg, organization, &txn, &check.org);
	if (status == SFP_OK)
		status = check_all(&check);
	if (status == SFP_E_TAMPERED)
		say(&check);
	if (status == SFP_OK || status == SFP_E_TAMPERED)
		*report = found_so_far;
	return sfp__registry_answer(reg, status);
}

const char *sfp_trail_fault_text(sfp_trail_fault fault, sfp_language language)
{
	static const char *const texts[][2] = {
		[SFP_TRAIL_SOUND] = { "журнал цел", "the trail is sound" },
		[SFP_TRAIL_ENTRY_MISSING] = { "в журнале пропущена запись", "an entry is missing" },
		[SFP_TRAIL_ENTRY_UNREADABLE] = { "запись журнала повреждена", "an entry cannot be read" },
		[SFP_TRAIL_ENTRY_MISPLACED] = { "запись журнала стоит не на своём месте",
		                                "an entry stands in another's place" },
		[SFP_TRAIL_LEAF_WRONG] = { "запись журнала изменена", "an entry was changed" },
		[SFP_TRAIL_TAIL_MISSING] = { "у журнала отрезан конец", "the end of the trail is missing" },
		[SFP_TRAIL_HISTORY_CHANGED] = { "прошлое журнала переписано", "the past of the trail was rewritten" },
		[SFP_TRAIL_HEAD_WRONG] = { "итог журнала не сходится с записями",
		                           "the head does not agree with the entries" },
		[SFP_TRAIL_ROW_CHANGED] = { "данные изменены в обход журнала",
		                            "a record was changed behind the trail's back" },
		[SFP_TRAIL_ROW_MISSING] = { "данные удалены в обход журнала",
		                            "a record was removed behind the trail's back" },
		[SFP_TRAIL_ROW_UNRECORDED] = { "данные внесены в обход журнала",
		                               "a record was added behind the trail's back" },
		[SFP_TRAIL_PRIVATE_CHANGED] = { "личные данные изменены в обход журнала",
		                                "personal values were changed behind the trail's back" },
		[SFP_TRAIL_PACK_CHANGED] = { "текст редакции изменён в обход журнала",
		                             "an edition's pack was changed behind the trail's back" },
		[SFP_TRAIL_EFFECTS_CHANGED] = { "последствия движения изменены в обход журнала",
		                                "what a movement did was changed behind the trail's back" },
		[SFP_TRAIL_KEYS_CHANGED] = { "ключи повторов изменены в обход журнала",
		                             "idempotency keys were changed behind the trail's back" },
		[SFP_TRAIL_CHAIN_BROKEN] = { "состояния записи не следуют одно из другого",
		                             "the states of a record do not follow from one another" },
		[SFP_TRAIL_SCHEMA_CHANGED] = { "в файле чужие таблицы, индексы или триггеры",
		                               "the file has tables, indexes or triggers that are not the library's" },
		[SFP_TRAIL_FILE_CHANGED] = { "индексы файла не сходятся с таблицами, или файл повреждён",
		                             "indexes of the file do not agree with its tables, or the file is damaged" },
		[SFP_TRAIL_ROW_ORPHAN] = { "в файле есть строка, которая ни к какой записи не относится",
		                           "the file has a row that belongs to no record" },
	};

	if (fault < 0 || (size_t)fault >= SFP__LENGTH(texts))
		return "";
	return texts[fault][language == SFP_EN];
}
