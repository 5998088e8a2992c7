/* list.c: reading records, one or a page of them. */
#include "ledger/entity.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "ledger/registry.h"

#define PAGE_DEFAULT 100

void sfp__list_bind(struct sfp__stmt *stmt, int64_t org, const sfp_filter *filter, int64_t limit)
{
	static const sfp_filter all = SFP_FILTER_INIT;

	filter = filter ? filter : &all;
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":state", filter->state);
	sfp__bind_id(stmt, ":person", &filter->person);
	sfp__bind_id(stmt, ":class_id", &filter->class_id);
	sfp__bind_int(stmt, ":kind", filter->kind);
	sfp__bind_int(stmt, ":role", filter->role);
	sfp__bind_int(stmt, ":on", filter->on);
	sfp__bind_id(stmt, ":after", &filter->after);
	sfp__bind_int(stmt, ":limit", limit);
}

sfp_status sfp_record_get(sfp_registry *reg, const sfp_id *organization, sfp_object object, const sfp_id *id,
                          sfp_record **ret_record)
{
	SFP__TXN txn = { 0 };
	const struct sfp__entity *entity = sfp__entity_of(object);
	int64_t org = 0;
	sfp_status status;

	if (!sfp__given(reg, "organization id ret_record", (const void *const[]){ organization, id, ret_record }) ||
	    !sfp__given_object(reg, object))
		return SFP_E_MISUSE;
	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK)
		status = sfp__record_load(reg->store, entity, org, organization, id, ret_record);
	return sfp__registry_answer(reg, status);
}

/* ---- pages ---- */

void sfp_page_free(sfp_page *page)
{
	if (!page)
		return;
	for (size_t i = 0; i < page->count; i++)
		sfp_record_free(page->records[i]);
	free((void *)(uintptr_t)page->records);
	free(page);
}

static void page_freep(sfp_page **page)
{
	sfp_page_free(*page);
}

/* One row more than asked for tells whether there are further ones. */
static sfp_status fill_page(struct sfp__store *store, struct sfp__stmt *stmt, const struct sfp__entity *entity,
                            const sfp_id *organization, size_t limit, sfp_page *page)
{
	sfp_record **records = calloc(limit, sizeof(*records));
	sfp_status status;

	if (!records)
		return SFP_E_NO_MEMORY;
	page->records = records;
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		if (page->count == limit) {
			page->more = true;
			return SFP_OK;
		}
		status = sfp__record_read(store, stmt, entity, organization, &records[page->count]);
		if (status != SFP_OK)
			return status;
		page->next = records[page->count++]->id;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

sfp_status sfp__page_read(struct sfp__store *store, struct sfp__stmt *stmt, const struct sfp__entity *entity,
                          const sfp_id *organization, size_t limit, sfp_page **ret_page)
{
	SFP__CLEANUP(page_freep) sfp_page *page = calloc(1, sizeof(*page));
	sfp_status status = page ? fill_page(store, stmt, entity, organization, limit, page) : SFP_E_NO_MEMORY;

	if (status == SFP_OK)
		*ret_page = SFP__TAKE(page);
	return status;
}

int sfp__page_limit(int limit)
{
	return limit ? limit : PAGE_DEFAULT;
}

sfp_status sfp_record_list(sfp_registry *reg, const sfp_id *organization, sfp_object object, const sfp_filter *filter,
                           sfp_page **ret_page)
{
	SFP__TXN txn = { 0 };
	const struct sfp__entity *entity = sfp__entity_of(object);
	int limit;
	struct sfp__stmt *stmt;
	int64_t org = 0;
	sfp_status status;

	if (!sfp__given(reg, "organization ret_page", (const void *const[]){ organization, ret_page }) ||
	    !sfp__given_object(reg, object) ||
	    !sfp__given_input(reg, "filter", "SFP_FILTER_INIT", filter, sizeof(*filter)) ||
	    !sfp__given_limit(reg, "filter.limit", filter ? filter->limit : 0))
		return SFP_E_MISUSE;
	limit = sfp__page_limit(filter ? filter->limit : 0);
	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK && filter && filter->on) /* some lists compare it with moments */
		status = sfp__local_choose(reg, org, NULL);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);

	stmt = sfp__stmt(reg->store, entity->list);
	sfp__list_bind(stmt, org, filter, limit + 1);
	status = sfp__page_read(reg->store, stmt, entity, organization, (size_t)limit, ret_page);
	return sfp__registry_answer(reg, status);
}
