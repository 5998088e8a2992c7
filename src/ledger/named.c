/* named.c: finds records by what they are called. */
#include <assert.h>

#include "ledger/named.h"

sfp_status sfp__find_id(struct sfp__store *store, struct sfp__stmt *stmt, sfp_id *ret_id)
{
	sfp_status status = sfp__step_row(store, stmt);
	sfp_id id;

	if (status != SFP_OK)
		return status;
	assert(sfp__stmt_columns(stmt) == 1);
	id = sfp__column_id(stmt, SFP__COL_ONLY);
	sfp__stmt_end(stmt);
	status = sfp__store_status(store);
	if (status == SFP_OK)
		*ret_id = id;
	return status;
}

sfp_status sfp__named_id(struct sfp__store *store, const struct sfp__naming *naming, int64_t org, const char *name,
                         sfp_id *ret_id)
{
	struct sfp__stmt *stmt = sfp__stmt(store, naming->by_name);

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_text(stmt, naming->parameter, name);
	return sfp__find_id(store, stmt, ret_id);
}

sfp_status sfp__named_record(sfp_registry *reg, const struct sfp__naming *naming, const sfp_id *organization,
                             const char *name, sfp_record **ret_record)
{
	SFP__TXN txn = { 0 };
	int64_t org = 0;
	sfp_id id = SFP_ID_NONE;
	sfp_status status = sfp__read_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK)
		status = sfp__named_id(reg->store, naming, org, name, &id);
	return status == SFP_OK ? sfp__record_load(reg->store, naming->entity, org, organization, &id, ret_record)
	                        : status;
}
