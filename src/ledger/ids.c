/* ids.c: collects the ids that a statement finds. */
#include "ledger/ids.h"

sfp_status sfp__ids_add(struct sfp__ids *ids, const sfp_id *id)
{
	if (ids->count == ids->capacity) {
		size_t capacity = ids->capacity ? 2 * ids->capacity : 8;
		sfp_id *grown = reallocarray(ids->ids, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		ids->ids = grown;
		ids->capacity = capacity;
	}
	ids->ids[ids->count++] = *id;
	return SFP_OK;
}

sfp_status sfp__ids_collect(struct sfp__store *store, struct sfp__stmt *stmt, struct sfp__ids *ret_ids)
{
	sfp_status status;

	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		/* Or the first: a list of records begins with the id, too. */
		sfp_id id = sfp__column_id(stmt, SFP__COL_ONLY);

		status = sfp__ids_add(ret_ids, &id);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

void sfp__ids_clear(struct sfp__ids *ids)
{
	free(ids->ids);
	*ids = (struct sfp__ids){ 0 };
}
