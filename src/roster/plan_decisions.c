/* plan_decisions.c: what a person decided must speak of this roster and of this registry: else it would be lost without
 * a word. */
#include <string.h>

#include "base/text.h"
#include "roster/plan.h"

/* A name that cannot be read is not repeated. */
static const char *input_of(const sfp_roster_decision *decision)
{
	const char *input = decision->input ? decision->input : "";

	return sfp__utf8_valid(input, strlen(input)) ? input : "?";
}

static sfp_status has_row(struct sfp__store *store, struct sfp__stmt *stmt, bool *ret_has)
{
	sfp_status status = sfp__step_row(store, stmt);

	*ret_has = status == SFP_OK;
	sfp__stmt_end(stmt);
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status expect_row(sfp_registry *reg, struct sfp__store *staging, const sfp_roster_decision *decision)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_ROW_GET);
	bool has = false;
	sfp_status status;

	sfp__bind_text(stmt, ":name", decision->input ? decision->input : "");
	sfp__bind_int(stmt, ":line", decision->line);
	status = has_row(staging, stmt, &has);
	if (status != SFP_OK || has)
		return status;
	sfp__registry_say(reg, "решение ни о ком: %s, строка %lld; уберите его или решите заново по новому плану",
	                  "a decision about nobody: %s, line %lld; take it out, or decide anew by a new plan",
	                  input_of(decision), (long long)decision->line);
	return SFP_E_INVALID;
}

static sfp_status expect_person(sfp_registry *reg, int64_t org, const sfp_roster_decision *decision)
{
	struct sfp__stmt *stmt;
	char id[SFP_ID_TEXT_SIZE];
	bool has = false;
	sfp_status status;

	if (sfp_id_is_none(&decision->person))
		return SFP_OK;
	stmt = sfp__stmt(reg->store, SFP__SQL_ROSTER_HAS);
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":id", &decision->person);
	status = has_row(reg->store, stmt, &has);
	if (status != SFP_OK || has)
		return status;
	sfp_id_to_text(&decision->person, id);
	sfp__registry_say(
		reg,
		"решение о %s, строка %lld: человека %s в реестре нет; впишите id того, кто в нём есть, или решите, что он новый",
		"the decision on %s, line %lld: the registry has no person %s; give the id of one whom it has, or say that "
		"they are new",
		input_of(decision), (long long)decision->line, id);
	return SFP_E_INVALID;
}

sfp_status sfp__plan_expect_decisions(sfp_registry *reg, const sfp_id *organization, struct sfp__store *staging,
                                      const sfp_roster_plan_options *options)
{
	SFP__TXN known = { 0 }, staged = { 0 };
	int64_t org = 0;
	sfp_status status;

	if (!options->decision_count)
		return SFP_OK;
	status = sfp__read_begin(&known, reg->store);
	if (status == SFP_OK)
		status = sfp__read_begin(&staged, staging);
	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	for (size_t i = 0; i < options->decision_count && status == SFP_OK; i++) {
		status = expect_row(reg, staging, &options->decisions[i]);
		if (status == SFP_OK)
			status = expect_person(reg, org, &options->decisions[i]);
	}
	return status;
}
