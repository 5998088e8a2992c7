/* refusals.c: rights that can only be refused wrongly: where the trail tells that they were, and nothing made it good
 * since. */
#include <string.h>

#include "base/time.h"
#include "ledger/entry.h"
#include "ledger/local.h"
#include "report/survey.h"

/* One refusal, as the trail tells it. */
struct refusal {
	sfp_id person;
	sfp_time at;
};

/* Is it a refusal of that action to a person? The system has no rights. */
static bool read_refusal(const void *entry, size_t length, sfp_action action, struct refusal *ret_refusal)
{
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];

	if (!sfp__entry_parse(entry, length, items) || !sfp__entry_is(&items[SFP__ENTRY_OUTCOME], "refused") ||
	    !sfp__entry_is(&items[SFP__ENTRY_ACTION], sfp_action_name(action)) || items[SFP__ENTRY_ACTOR].length != 16)
		return false;
	memcpy(ret_refusal->person.bytes, items[SFP__ENTRY_ACTOR].data, 16);
	ret_refusal->at = (sfp_time)sfp__entry_u64(&items[SFP__ENTRY_TIME]);
	return true;
}

/* Did the person have the role for which the right is, on that day? */
static sfp_status had_right(const struct sfp__survey *survey, const struct sfp__measure *measure,
                            const struct refusal *refusal, bool *ret_had)
{
	uint32_t roles = 0;
	sfp_status status = sfp__roles_of(survey->reg, survey->org, &refusal->person,
	                                  sfp__local_date(survey->reg, refusal->at), &roles);

	*ret_had = sfp_policy_close_roles(survey->policy, roles) & SFP_ROLE_BIT(measure->role);
	return status;
}

/* Made good is what was exercised after all; what was reported is due as an incident. SFP_E_NOT_FOUND: one of the two.
 */
static sfp_status find_open(const struct sfp__survey *survey, const struct sfp__measure *measure,
                            const struct refusal *refusal, struct sfp__stmt **ret_row)
{
	struct sfp__stmt *stmt = sfp__stmt(survey->reg->store, SFP__SQL_MEASURE_REFUSED);

	sfp__bind_int(stmt, ":org", survey->org);
	sfp__bind_id(stmt, ":person", &refusal->person);
	sfp__bind_int(stmt, ":action", measure->action);
	sfp__bind_int(stmt, ":day", sfp__local_date(survey->reg, refusal->at));
	sfp__bind_int(stmt, ":at", refusal->at);
	sfp__bind_int(stmt, ":on", survey->on);
	sfp__bind_int(stmt, ":now", survey->now);
	*ret_row = stmt;
	return sfp__step_row(survey->reg->store, stmt);
}

static sfp_status look_at(const struct sfp__survey *survey, const struct sfp__measure *measure,
                          const struct refusal *refusal, sfp__survey_each each, void *context, struct sfp__tally *tally)
{
	struct sfp__found found = { .what = 1,
		                    .object = SFP_OBJECT_PERSON,
		                    .id = refusal->person,
		                    .day = sfp__local_date(survey->reg, refusal->at) };
	struct sfp__stmt *row;
	bool had = false;
	sfp_status status = had_right(survey, measure, refusal, &had);

	if (status != SFP_OK || !had)
		return status;
	status = find_open(survey, measure, refusal, &row);
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? sfp__store_status(survey->reg->store) : status;
	found.label = sfp__column_text(row, SFP__COL_MEASURE_REFUSED_LABEL);
	found.label = found.label ? found.label : "";
	sfp__tally_count(tally, &found);
	status = each ? each(context, &found) : SFP_OK;
	sfp__stmt_end(row);
	return status;
}

sfp_status sfp__refusals_run(const struct sfp__survey *survey, const struct sfp__measure *measure,
                             sfp__survey_each each, void *context, struct sfp__tally *tally)
{
	struct sfp__store *store = survey->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_MEASURE_REFUSALS);
	sfp_status status;

	if (!survey->in_force)
		return SFP_OK;
	sfp__bind_int(stmt, ":org", survey->org);
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		struct refusal refusal;
		size_t length = 0;
		const void *entry = sfp__column_blob(stmt, SFP__COL_MEASURE_REFUSALS_ENTRY, &length);

		if (!entry || !read_refusal(entry, length, measure->action, &refusal) || refusal.at > survey->now)
			continue;
		status = look_at(survey, measure, &refusal, each, context, tally);
		if (status != SFP_OK) {
			sfp__stmt_end(stmt);
			return status;
		}
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}
