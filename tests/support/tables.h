/* tables.h: a table that is read, planned and applied, as `sferumctl import` does it: people are added, nobody moves.
 */
#ifndef SFP__TESTS_SUPPORT_TABLES_H
#define SFP__TESTS_SUPPORT_TABLES_H

#include <string.h>

#include "sferumpolicy/sferumpolicy.h"

/* A table on its way. Zero-initialised; clear it whatever the status. */
struct imported {
	sfp_roster_reading *reading;
	sfp_roster_plan *plan;
	sfp_roster_applied *applied;
};

static inline void imported_clear(struct imported *imported)
{
	sfp_roster_applied_free(imported->applied);
	sfp_roster_plan_free(imported->plan);
	sfp_roster_reading_close(imported->reading);
	*imported = (struct imported){ NULL, NULL, NULL };
}

/* As the act of the organisation calls things. */
static inline sfp_status table_read(sfp_registry *reg, const sfp_id *organization, sfp_roster_kind kind,
                                    const char *data, size_t length, sfp_roster_reading **ret_reading)
{
	const sfp_roster_input input = { .name = "list.csv", .data = data, .length = length, .kind = kind };
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_policy *act = NULL;
	sfp_status status = sfp_registry_policy(reg, organization, &act);

	if (status == SFP_OK || status == SFP_E_NOT_FOUND)
		status = sfp_registry_today(reg, organization, &options.today);
	options.act = act;
	options.partial = true;
	options.profile = SFP_ROSTER_RU_EXCEL;
	if (status == SFP_OK)
		status = sfp_roster_read(&input, 1, &options, ret_reading);
	sfp_policy_unref(act);
	return status;
}

static inline sfp_status table_plan(sfp_registry *reg, const sfp_actor *actor, sfp_roster_kind kind, const char *data,
                                    size_t length, struct imported *imported)
{
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_status status = table_read(reg, &actor->organization, kind, data, length, &imported->reading);

	options.keep_classes = sfp_id_is_none(&actor->person);
	if (status == SFP_OK)
		status = sfp_roster_plan_make(reg, &actor->organization, imported->reading, &options, &imported->plan);
	return status;
}

static inline sfp_status table_import(sfp_registry *reg, const sfp_actor *actor, const sfp_roster_apply_options *how,
                                      sfp_roster_kind kind, const char *data, size_t length, struct imported *imported)
{
	static const sfp_roster_apply_options by_default = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_apply_options options = how ? *how : by_default;
	sfp_status status = table_plan(reg, actor, kind, data, length, imported);

	options.only = SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD) | SFP_ROSTER_PART_BIT(SFP_ROSTER_UPDATE);
	if (status == SFP_OK)
		status = sfp_roster_plan_apply(reg, actor, imported->plan, &options, &imported->applied);
	return status;
}

#endif
