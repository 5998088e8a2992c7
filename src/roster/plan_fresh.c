/* plan_fresh.c: does a plan still rest on what it was made of? If not, what has moved on since? */
#include <string.h>

#include "ledger/entity.h"
#include "ledger/entry.h"
#include "roster/plan.h"

/* What has changed since, by noun. */
struct since {
	int64_t changes[SFP_OBJECT_END];
	bool any;
};

/* Does a plan rest on it? An order for the plan itself, an invite or a lesson moves nothing under its feet. */
static bool plan_rests_on(sfp_object object)
{
	static const sfp_object ground[] = { SFP_OBJECT_PERSON,   SFP_OBJECT_OFFICE,      SFP_OBJECT_GUARDIAN,
		                             SFP_OBJECT_EDITION,  SFP_OBJECT_APPOINTMENT, SFP_OBJECT_NOMENCLATURE,
		                             SFP_OBJECT_CLASS,    SFP_OBJECT_ENROLLMENT,  SFP_OBJECT_HOMEROOM,
		                             SFP_OBJECT_MOVEMENT, SFP_OBJECT_ERASURE,     SFP_OBJECT_IMPORT };

	for (size_t i = 0; i < SFP__LENGTH(ground); i++)
		if (ground[i] == object)
			return true;
	return false;
}

static void count_entry(struct since *since, struct sfp__stmt *row)
{
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	int64_t object = sfp__column_int(row, 0);
	size_t length = 0;
	const void *entry = sfp__column_blob(row, 1, &length);

	/* A refusal has changed nothing. */
	if (object <= 0 || object >= SFP_OBJECT_END || !plan_rests_on((sfp_object)object) ||
	    !sfp__entry_parse(entry, length, items) || !items[SFP__ENTRY_ROW].length)
		return;
	since->changes[object]++;
	since->any = true;
}

static sfp_status look_since(sfp_registry *reg, int64_t org, uint64_t size, struct since *since)
{
	struct sfp__store *store = reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_ROSTER_SINCE);
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":seq", (int64_t)size);
	while ((status = sfp__step_row(store, stmt)) == SFP_OK)
		count_entry(since, stmt);
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status say_stale(sfp_registry *reg, const struct since *since)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer ru = { 0 }, en = { 0 };

	for (int object = 1; object < SFP_OBJECT_END; object++) {
		const struct sfp__entity *entity = sfp__entity_of((sfp_object)object);

		if (!since->changes[object] || !entity)
			continue;
		sfp__buffer_addf(&ru, "%s%s: %lld", ru.length ? ", " : "", entity->title_ru,
		                 (long long)since->changes[object]);
		sfp__buffer_addf(&en, "%s%s: %lld", en.length ? ", " : "", entity->name,
		                 (long long)since->changes[object]);
	}
	sfp__registry_say(reg, "план устарел: с тех пор изменилось (" SFP__PICK_RU "); составьте план заново",
	                  "the plan is stale: since then there were changes (" SFP__PICK_EN "); make the plan anew",
	                  ru.length ? ru.data : "?", en.length ? en.data : "?");
	return SFP_E_CONFLICT;
}

static sfp_status say_elsewhere(sfp_registry *reg)
{
	sfp__registry_say(reg, "план составлен по другому реестру или по его другой копии; составьте план заново",
	                  "the plan was made of another registry, or another copy of it; make the plan anew");
	return SFP_E_CONFLICT;
}

sfp_status sfp__plan_expect_fresh(sfp_registry *reg, const sfp_roster_plan *plan, int64_t org)
{
	struct since since = { .any = false };
	uint8_t leaf[32];
	sfp_status status = sfp__plan_leaf(reg, org, plan->view.trail_size, leaf);

	if (status == SFP_OK && memcmp(leaf, plan->trail_leaf, sizeof(leaf)) != 0)
		return say_elsewhere(reg);
	if (status == SFP_OK)
		status = look_since(reg, org, plan->view.trail_size, &since);
	return status == SFP_OK && since.any ? say_stale(reg, &since) : status;
}
