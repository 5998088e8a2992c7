/* organization.c: organisations: how one comes into a registry, and its card. */
#include "sferumpolicy/organization.h"
#include "base/id.h"
#include "ledger/given.h"
#include "ledger/local.h"
#include "ledger/verb.h"
#include "registry/nouns.h"

#define PAGE_DEFAULT 100

/* clang-format off */
static const struct sfp__field organization_fields[] = {
	SFP__FIELD(sfp_organization, name, SFP__TEXT, 0),
	SFP__FIELD(sfp_organization, short_name, SFP__TEXT, 0),
	SFP__FIELD(sfp_organization, address, SFP__TEXT, 0),
	SFP__FIELD(sfp_organization, email, SFP__TEXT, 0),
	SFP__FIELD(sfp_organization, site, SFP__TEXT, 0),
	SFP__FIELD(sfp_organization, time_zone, SFP__TEXT, 0),
};
/* clang-format on */

const struct sfp__entity sfp__organization_entity = {
	.object = SFP_OBJECT_ORGANIZATION,
	.name = "organization",
	.title_ru = "организация",
	.size = sizeof(sfp_organization),
	.fields = organization_fields,
	.field_count = SFP__LENGTH(organization_fields),
	.get = SFP__SQL_ORGANIZATION_GET,
	.list = SFP__SQL_ORGANIZATION_LIST,
	.insert = SFP__SQL_ORGANIZATION_INSERT,
	.update = SFP__SQL_ORGANIZATION_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_organization_free(sfp_organization *organization)
{
	sfp_record_free(organization ? &organization->head : NULL);
}

static sfp_status fill_organization(sfp_registry *reg, const sfp_organization_draft *draft,
                                    sfp_organization *organization)
{
	const struct {
		const char *argument, *text;
		const char **member;
	} texts[] = {
		{ "name", draft->name, &organization->name },
		{ "short_name", draft->short_name, &organization->short_name },
		{ "address", draft->address, &organization->address },
		{ "email", draft->email, &organization->email },
		{ "site", draft->site, &organization->site },
		{ "time_zone", draft->time_zone, &organization->time_zone },
	};

	for (size_t i = 0; i < SFP__LENGTH(texts); i++) {
		sfp_status status = sfp__given_member(reg, texts[i].argument, texts[i].text, texts[i].member);

		if (status != SFP_OK)
			return status;
	}
	return draft->time_zone ? sfp__local_expect(reg, "time_zone", organization->time_zone) : SFP_OK;
}

/* ---- add ---- */

/* Numbers are given within the write transaction, so that two who add at once do not meet. */
static sfp_status next_number(sfp_registry *reg, int64_t *ret_org)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_ORGANIZATION_NEXT);
	sfp_status status = sfp__step_row(reg->store, stmt);

	if (status != SFP_OK)
		return status;
	*ret_org = sfp__column_int(stmt, SFP__COL_ORGANIZATION_NEXT_ORG);
	sfp__stmt_end(stmt);
	return sfp__store_status(reg->store);
}

/* No sfp__verb_begin(): it looks up what is only about to be made. There is no act yet, and nobody but the system. */
static sfp_status begin_organization(struct sfp__verb *verb, sfp_registry *reg, sfp_actor *system, sfp_record *record)
{
	static const struct sfp__act no_act = { 0 };
	sfp_status status;

	sfp__registry_begin_call(reg);
	if (reg->readonly)
		return SFP_E_READONLY;
	verb->reg = reg;
	verb->actor = system;
	verb->now = sfp_registry_now(reg);
	verb->act = &no_act; /* and no day is asked for */
	status = sfp__id_new(verb->now, &record->id);
	system->organization = record->id;
	if (status == SFP_OK)
		status = sfp__txn_begin(&verb->txn, reg->store);
	if (status == SFP_OK)
		status = next_number(reg, &verb->org);
	return status;
}

static sfp_status add_organization(struct sfp__verb *verb, sfp_registry *reg, sfp_actor *system,
                                   const sfp_organization_draft *draft, sfp_organization *organization)
{
	sfp_status status = begin_organization(verb, reg, system, &organization->head);

	if (status != SFP_OK)
		return status;
	status = fill_organization(reg, draft, organization);
	if (status != SFP_OK)
		return status;
	status = sfp__given_required(reg, "name", organization->name);
	if (status != SFP_OK)
		return status;
	return sfp__verb_create(verb, &sfp__organization_entity, &organization->head);
}

sfp_status sfp_organization_add(sfp_registry *reg, const sfp_organization_draft *draft,
                                sfp_organization **ret_organization)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_organization *organization = NULL;
	sfp_actor system = SFP_ACTOR_INIT;
	sfp_status status;

	if (!sfp__given(reg, "draft ret_organization", (const void *const[]){ draft, ret_organization }) ||
	    !sfp__given_input(reg, "draft", "SFP_ORGANIZATION_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;

	status = sfp__record_new(&sfp__organization_entity, (sfp_record **)&organization);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_end(&verb, add_organization(&verb, reg, &system, draft, organization));
	if (status == SFP_OK)
		*ret_organization = SFP__TAKE(organization);
	return status;
}

/* ---- edit ---- */

static void tell(struct sfp__verb *verb, const sfp_organization_draft *draft)
{
	sfp__verb_given_text(verb, draft->name);
	sfp__verb_given_text(verb, draft->short_name);
	sfp__verb_given_text(verb, draft->address);
	sfp__verb_given_text(verb, draft->email);
	sfp__verb_given_text(verb, draft->site);
	sfp__verb_given_text(verb, draft->time_zone);
}

static bool is_about_card(const sfp_organization_draft *draft)
{
	return draft->name || draft->short_name || draft->address || draft->email || draft->site;
}

/* The zone is what the organisation knows of itself; the card is what it shows on the platform. */
static sfp_status may_edit(struct sfp__verb *verb, const sfp_organization_draft *draft)
{
	sfp_status status = draft->time_zone ? sfp__verb_base(verb) : SFP_OK;

	if (status != SFP_OK || (draft->time_zone && !is_about_card(draft)))
		return status;
	return sfp__verb_decide(verb, SFP_ACTION_ORGANIZATION_EDIT, SFP_KIND_NONE);
}

static sfp_status edit(struct sfp__verb *verb, const sfp_organization_draft *draft, sfp_organization **ret_organization)
{
	SFP__CLEANUP(sfp__record_freep) sfp_organization *organization = NULL;
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__organization_entity, &verb->actor->organization,
	                                   (sfp_record **)&organization);

	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__organization_entity, &organization->head, "edit", &done,
	                        (sfp_record **)ret_organization);
	if (status != SFP_OK || done)
		return status;
	status = fill_organization(verb->reg, draft, organization);
	if (status != SFP_OK)
		return status;
	status = sfp__given_required(verb->reg, "name", organization->name);
	if (status != SFP_OK)
		return status;
	status = may_edit(verb, draft);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_change(verb, &sfp__organization_entity, &organization->head, false);
	if (status == SFP_OK)
		*ret_organization = SFP__TAKE(organization);
	return status;
}

sfp_status sfp_organization_edit(sfp_registry *reg, const sfp_actor *actor, const sfp_organization_draft *draft,
                                 sfp_organization **ret_organization)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_organization *organization = NULL;
	sfp_status status;

	if (!sfp__given(reg, "draft ret_organization", (const void *const[]){ draft, ret_organization }) ||
	    !sfp__given_input(reg, "draft", "SFP_ORGANIZATION_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;

	tell(&verb, draft);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = edit(&verb, draft, &organization);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_organization = SFP__TAKE(organization);
	return status;
}

/* ---- list ---- */

static void page_freep(sfp_page **page)
{
	sfp_page_free(*page);
}

/* One row more than asked for tells whether there are further ones. */
static sfp_status read_page(sfp_registry *reg, struct sfp__stmt *stmt, size_t limit, sfp_page *page)
{
	sfp_record **records = calloc(limit, sizeof(sfp_record *));
	sfp_status status;

	if (!records)
		return SFP_E_NO_MEMORY;
	page->records = records;
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		sfp_id id = sfp__column_id(stmt, SFP__COL_ORGANIZATION_ALL_ID);

		page->more = page->count == limit;
		if (page->more)
			return SFP_OK;
		status = sfp__record_read(reg->store, stmt, &sfp__organization_entity, &id, &records[page->count]);
		if (status != SFP_OK)
			return status;
		page->count++;
		page->next = id;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

sfp_status sfp_organization_list(sfp_registry *reg, const sfp_id *after, int limit, sfp_page **ret_page)
{
	SFP__TXN txn = { 0 };
	SFP__CLEANUP(page_freep) sfp_page *page = NULL;
	struct sfp__stmt *stmt;
	int64_t org = 0;
	sfp_status status;

	limit = limit ? limit : PAGE_DEFAULT;
	if (!sfp__given(reg, "ret_page", (const void *const[]){ ret_page }) || !sfp__given_limit(reg, "limit", limit))
		return SFP_E_MISUSE;
	page = calloc(1, sizeof(*page));
	if (!page)
		return SFP_E_NO_MEMORY;

	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK && after && !sfp_id_is_none(after))
		status = sfp__organization_number(reg, after, &org);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	stmt = sfp__stmt(reg->store, SFP__SQL_ORGANIZATION_ALL);
	sfp__bind_id(stmt, ":after", after);
	sfp__bind_int(stmt, ":limit", limit + 1);
	status = read_page(reg, stmt, (size_t)limit, page);
	if (status == SFP_OK)
		*ret_page = SFP__TAKE(page);
	return sfp__registry_answer(reg, status);
}
