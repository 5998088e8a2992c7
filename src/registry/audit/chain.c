/* chain.c: what the entries of one object tell: each begins in the state in which the one before ended, and counts one
 * revision on.
 *
 * An entry that was hidden from the look-up by objects leaves a gap, and a record that was put back to what it once was
 * does not end where its chain ends.
 */
#include <string.h>

#include "ledger/entry.h"
#include "ledger/trail.h"

static bool tells_of(const struct sfp__entry_span *items, const struct sfp__entity *entity, const sfp_id *id,
                     uint64_t seq)
{
	return sfp__entry_u64(&items[SFP__ENTRY_SEQ]) == seq &&
	       sfp__entry_is(&items[SFP__ENTRY_OBJECT], entity->name) && items[SFP__ENTRY_ID].length == 16 &&
	       memcmp(items[SFP__ENTRY_ID].data, id->bytes, 16) == 0;
}

static bool copy_name(const struct sfp__entry_span *item, char name[SFP__CHAIN_NAME])
{
	memset(name, 0, SFP__CHAIN_NAME);
	if (item->length >= SFP__CHAIN_NAME)
		return false;
	memcpy(name, item->data, item->length);
	return true;
}

static bool begins(const struct sfp__entry_span *items)
{
	return sfp__entry_is(&items[SFP__ENTRY_EVENT], "create") && items[SFP__ENTRY_FROM].length == 0;
}

static void break_at(struct sfp__chain *chain, uint64_t seq)
{
	chain->broken = true;
	chain->broken_at = seq;
}

/* An entry, from the newest on. `from` is the state in which the one read before it, which is newer, began. */
static void link_entry(struct sfp__chain *chain, const struct sfp__entry_span *items, uint64_t seq,
                       char from[SFP__CHAIN_NAME])
{
	uint64_t revision = sfp__entry_u64(&items[SFP__ENTRY_REVISION]);
	bool is_newest = chain->count == 0;

	if (!is_newest && (!sfp__entry_is(&items[SFP__ENTRY_TO], from) || revision + 1 != chain->oldest))
		break_at(chain, chain->oldest_seq);
	if (is_newest) {
		chain->newest = revision;
		chain->seq = seq;
		memcpy(chain->row, items[SFP__ENTRY_ROW].data, sizeof(chain->row));
	}
	/* The first of all makes the record, and none after it does. */
	if ((is_newest && !copy_name(&items[SFP__ENTRY_TO], chain->to)) || !copy_name(&items[SFP__ENTRY_FROM], from) ||
	    begins(items) != (revision == 1))
		break_at(chain, seq);
	chain->oldest = revision;
	chain->oldest_seq = seq;
	chain->count++;
}

sfp_status sfp__trail_chain(sfp_registry *reg, int64_t org, const struct sfp__entity *entity, const sfp_id *id,
                            struct sfp__chain *ret_chain)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_TRAIL_OF_OBJECT);
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	char from[SFP__CHAIN_NAME] = "";
	sfp_status status;

	*ret_chain = (struct sfp__chain){ 0 };
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":object", entity->object);
	sfp__bind_id(stmt, ":object_id", id);
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		uint64_t seq = (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_OF_OBJECT_SEQ);
		size_t length = 0;
		const void *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_OF_OBJECT_ENTRY, &length);

		if (!sfp__entry_parse(entry, length, items) || !tells_of(items, entity, id, seq))
			break_at(ret_chain, seq);
		else if (items[SFP__ENTRY_ROW].length) /* a refusal leaves the record alone */
			link_entry(ret_chain, items, seq, from);
	}
	if (status != SFP_E_NOT_FOUND)
		return status;
	if (ret_chain->count && ret_chain->oldest != 1)
		break_at(ret_chain, ret_chain->oldest_seq);
	return sfp__store_status(reg->store);
}
