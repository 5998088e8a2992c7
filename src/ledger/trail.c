/* trail.c: appending to an organisation's trail, and reading it. */
#include <string.h>

#include "ledger/entry.h"
#include "ledger/misuse.h"
#include "ledger/trail.h"
#include "ledger/verb.h"

static void clear_buffer(struct sfp__buffer *buffer)
{
	sfp__buffer_clear(buffer);
}

/* ---- append ---- */

static void add_text(struct sfp__buffer *out, const char *text)
{
	text = text ? text : "";
	sfp__entry_add_item(out, text, strlen(text));
}

static void add_u64(struct sfp__buffer *out, uint64_t value)
{
	sfp__buffer_add_u32(out, 8);
	sfp__buffer_add_u64(out, value);
}

static void add_id(struct sfp__buffer *out, const sfp_id *id)
{
	sfp__entry_add_item(out, id ? id->bytes : NULL, id && !sfp_id_is_none(id) ? 16 : 0);
}

static void add_basis(struct sfp__buffer *out, const struct sfp__verb *verb)
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer list = { 0 };

	for (uint32_t i = 0; verb->decided && i < verb->decision.basis_count; i++) {
		const sfp_norm_info *norm = sfp_policy_norm_at(verb->act->policy, verb->decision.basis[i].norm_index);

		add_text(&list, norm->code);
		add_text(&list, norm->clause);
		add_text(&list, sfp_reading_name((sfp_reading)verb->decision.basis[i].reading));
	}
	out->failed |= list.failed;
	sfp__entry_add_item(out, list.data, list.length);
}

static void add_missing(struct sfp__buffer *out, const sfp_facts *missing)
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer list = { 0 };

	for (sfp_fact fact = (sfp_fact)0; (fact = sfp_facts_next(missing, fact));)
		add_text(&list, sfp_fact_name(fact));
	out->failed |= list.failed;
	sfp__entry_add_item(out, list.data, list.length);
}

sfp_status sfp__trail_once(struct sfp__hash *hash, const char *key, const uint8_t digest[32],
                           const uint8_t salt_digest[32], uint8_t ret_once[32])
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer out = { 0 };

	sfp__buffer_add_text(&out, "sferumpolicy-once-1\n");
	add_text(&out, key);
	sfp__entry_add_item(&out, digest, 32);
	sfp__entry_add_item(&out, salt_digest, 32);
	if (out.failed)
		return SFP_E_NO_MEMORY;
	sfp__hash_start(hash);
	sfp__hash_add(hash, out.data, out.length);
	return sfp__hash_end(hash, ret_once);
}

/* The first change of a verb stands for its key. */
static sfp_status add_once(struct sfp__buffer *out, const struct sfp__verb *verb, const struct sfp__entry *entry)
{
	bool stands = verb->once && entry->row && !entry->consequence && !verb->clearing;
	uint8_t once[32];
	sfp_status status = SFP_OK;

	if (stands)
		status = sfp__trail_once(&verb->reg->hash, verb->actor->idempotency_key, verb->once_digest,
		                         verb->once_salt_digest, once);
	sfp__entry_add_item(out, stands ? once : NULL, stands ? 32 : 0);
	return status;
}

static sfp_status write_entry(struct sfp__buffer *out, const struct sfp__verb *verb, const struct sfp__entry *entry,
                              uint64_t seq)
{
	sfp_status status;

	sfp__buffer_add_text(out, SFP__ENTRY_MAGIC);
	add_id(out, &verb->actor->organization);
	add_u64(out, seq);
	add_u64(out, (uint64_t)verb->now);
	add_id(out, &verb->actor->person);
	add_text(out, entry->outcome);
	add_text(out, entry->action ? sfp_action_name(entry->action) : "");
	add_text(out, entry->object ? sfp_object_name(entry->object) : "");
	add_id(out, entry->id);
	add_text(out, entry->event);
	add_text(out, entry->from);
	add_text(out, entry->to);
	if (entry->row)
		add_u64(out, (uint64_t)entry->revision);
	else
		sfp__entry_add_item(out, NULL, 0);
	add_basis(out, verb);
	add_id(out, verb->act ? &verb->act->edition : NULL);
	sfp__entry_add_item(out, verb->act ? verb->act->digest : NULL, verb->act && verb->act->policy ? 32 : 0);
	add_id(out, &verb->order_id);
	sfp__entry_add_item(out, entry->row, entry->row ? 32 : 0);
	add_text(out, entry->reason ? sfp_reason_name(entry->reason) : "");
	add_missing(out, &entry->missing);
	if (entry->consequence)
		add_u64(out, verb->first_seq);
	else
		sfp__entry_add_item(out, NULL, 0);
	status = add_once(out, verb, entry);
	return status == SFP_OK && out->failed ? SFP_E_NO_MEMORY : status;
}

sfp_status sfp__trail_head_read(sfp_registry *reg, int64_t org, struct sfp__merkle *ret_tree)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_TRAIL_HEAD_GET);
	const void *peaks;
	size_t length = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	status = sfp__step_row(reg->store, stmt);
	if (status == SFP_E_NOT_FOUND) {
		*ret_tree = (struct sfp__merkle){ 0 };
		return SFP_OK;
	}
	if (status != SFP_OK)
		return status;
	peaks = sfp__column_blob(stmt, SFP__COL_TRAIL_HEAD_GET_PEAKS, &length);
	status = sfp__merkle_from_bytes(peaks, length, ret_tree);
	if (status != SFP_OK || ret_tree->size != (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_HEAD_GET_SIZE))
		status = SFP_E_CORRUPT;
	sfp__stmt_end(stmt);
	return status;
}

static sfp_status write_head(sfp_registry *reg, int64_t org, const struct sfp__merkle *tree)
{
	uint8_t peaks[SFP__MERKLE_BYTES_MAX];
	size_t length = sfp__merkle_to_bytes(tree, peaks);
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_TRAIL_HEAD_PUT);

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":size", (int64_t)tree->size);
	sfp__bind_blob(stmt, ":peaks", peaks, length);
	return sfp__exec(reg->store, stmt);
}

sfp_status sfp__trail_append(struct sfp__verb *verb, const struct sfp__entry *entry, uint64_t *ret_seq)
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer out = { 0 };
	sfp_registry *reg = verb->reg;
	struct sfp__merkle here, *tree = verb->tree ? verb->tree : &here;
	uint8_t leaf[32];
	struct sfp__stmt *stmt;
	uint64_t seq;
	sfp_status status = verb->tree ? SFP_OK : sfp__trail_head_read(reg, verb->org, &here);

	if (status != SFP_OK)
		return status;
	seq = tree->size;
	status = write_entry(&out, verb, entry, seq);
	if (status != SFP_OK)
		return status;
	status = sfp__merkle_leaf(&reg->hash, out.data, out.length, leaf);
	if (status != SFP_OK)
		return status;
	status = sfp__merkle_append(tree, &reg->hash, leaf);
	if (status != SFP_OK)
		return status;

	stmt = sfp__stmt(reg->store, SFP__SQL_TRAIL_INSERT);
	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_int(stmt, ":seq", (int64_t)seq);
	sfp__bind_int(stmt, ":object", entry->object);
	sfp__bind_id(stmt, ":object_id", entry->id);
	sfp__bind_blob(stmt, ":leaf", leaf, sizeof(leaf));
	sfp__bind_blob(stmt, ":entry", out.data, out.length);
	status = sfp__exec(reg->store, stmt);
	if (status != SFP_OK)
		return status;
	if (!verb->tree)
		status = write_head(reg, verb->org, tree);
	if (status == SFP_OK && ret_seq)
		*ret_seq = seq;
	return status;
}

sfp_status sfp__trail_keep(struct sfp__verb *verb, struct sfp__merkle *tree)
{
	sfp_status status = sfp__trail_head_read(verb->reg, verb->org, tree);

	if (status == SFP_OK)
		verb->tree = tree;
	return status;
}

sfp_status sfp__trail_put(struct sfp__verb *verb)
{
	struct sfp__merkle *tree = verb->tree;

	verb->tree = NULL;
	return tree ? write_head(verb->reg, verb->org, tree) : SFP_OK;
}

/* ---- reading ---- */

sfp_status sfp__trail_look(sfp_registry *reg, const sfp_id *organization, struct sfp__txn *txn, int64_t *ret_org)
{
	sfp_status status;

	sfp__registry_begin_call(reg);
	status = sfp__read_begin(txn, reg->store);
	return status == SFP_OK ? sfp__organization_number(reg, organization, ret_org) : status;
}

static sfp_status read_head(sfp_registry *reg, int64_t org, sfp_trail_head *ret_head)
{
	struct sfp__merkle tree;
	sfp_trail_head head;
	sfp_status status = sfp__trail_head_read(reg, org, &tree);

	if (status != SFP_OK)
		return status;
	head.size = tree.size;
	status = sfp__merkle_root(&tree, &reg->hash, head.root);
	if (status == SFP_OK)
		*ret_head = head;
	return status;
}

sfp_status sfp_trail_head_get(sfp_registry *reg, const sfp_id *organization, sfp_trail_head *ret_head)
{
	SFP__TXN txn = { 0 };
	int64_t org = 0;
	sfp_status status;

	if (!sfp__given(reg, "organization ret_head", (const void *const[]){ organization, ret_head }))
		return SFP_E_MISUSE;
	status = sfp__trail_look(reg, organization, &txn, &org);
	if (status == SFP_OK)
		status = read_head(reg, org, ret_head);
	return sfp__registry_answer(reg, status);
}

void sfp_trail_entry_free(sfp_trail_entry *entry)
{
	if (!entry)
		return;
	free((void *)(uintptr_t)entry->bytes);
	free((void *)(uintptr_t)entry->json);
	free(entry);
}

static void entry_freep(sfp_trail_entry **entry)
{
	sfp_trail_entry_free(*entry);
}

static sfp_status copy_entry(struct sfp__stmt *stmt, uint64_t seq, sfp_trail_entry **ret_entry)
{
	SFP__CLEANUP(entry_freep) sfp_trail_entry *entry = calloc(1, sizeof(*entry));
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	const void *leaf, *bytes;
	size_t leaf_length = 0;
	uint8_t *copy;

	if (!entry)
		return SFP_E_NO_MEMORY;
	entry->seq = seq;
	leaf = sfp__column_blob(stmt, SFP__COL_TRAIL_FROM_LEAF, &leaf_length);
	bytes = sfp__column_blob(stmt, SFP__COL_TRAIL_FROM_ENTRY, &entry->length);
	copy = malloc(entry->length + 1);
	if (!copy)
		return SFP_E_NO_MEMORY;
	entry->bytes = copy;
	if (leaf_length != 32 || !bytes)
		return SFP_E_TAMPERED;
	memcpy(entry->leaf, leaf, 32);
	memcpy(copy, bytes, entry->length);
	if (!sfp__entry_parse(copy, entry->length, items))
		return SFP_E_TAMPERED;
	if (sfp__entry_json(items, (char **)(uintptr_t)&entry->json) != SFP_OK)
		return SFP_E_NO_MEMORY;
	*ret_entry = SFP__TAKE(entry);
	return SFP_OK;
}

sfp_status sfp_trail_entry_get(sfp_registry *reg, const sfp_id *organization, uint64_t seq, sfp_trail_entry **ret_entry)
{
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;
	int64_t org = 0;
	sfp_status status;

	if (!sfp__given(reg, "organization ret_entry", (const void *const[]){ organization, ret_entry }))
		return SFP_E_MISUSE;
	status = sfp__trail_look(reg, organization, &txn, &org);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	stmt = sfp__stmt(reg->store, SFP__SQL_TRAIL_FROM);
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":seq", (int64_t)seq);
	status = sfp__step_row(reg->store, stmt);
	if (status == SFP_OK && (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_FROM_SEQ) != seq)
		status = SFP_E_NOT_FOUND;
	if (status == SFP_OK)
		status = copy_entry(stmt, seq, ret_entry);
	return sfp__registry_answer(reg, status);
}
