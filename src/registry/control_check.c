/* control_check.c: «контроль» — the administration looks how the platform is used, and says what it found. */
#include "sferumpolicy/control_check.h"
#include "ledger/given.h"
#include "registry/nouns.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_control_check, checked_by, SFP__ID, 0),
	SFP__FIELD(sfp_control_check, checked_on, SFP__DATE, 0),
	SFP__FIELD(sfp_control_check, period_from, SFP__DATE, 0),
	SFP__FIELD(sfp_control_check, period_until, SFP__DATE, 0),
	SFP__FIELD(sfp_control_check, topic, SFP__TEXT, 0),
	SFP__FIELD(sfp_control_check, finding_count, SFP__INT, 0),
	SFP__FIELD(sfp_control_check, findings, SFP__TEXT, 0),
};

const struct sfp__entity sfp__control_check_entity = {
	.object = SFP_OBJECT_CONTROL_CHECK,
	.name = "control_check",
	.title_ru = "проверка",
	.size = sizeof(sfp_control_check),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CONTROL_CHECK_GET,
	.list = SFP__SQL_CONTROL_CHECK_LIST,
	.insert = SFP__SQL_CONTROL_CHECK_INSERT,
	.update = SFP__SQL_CONTROL_CHECK_UPDATE,
	.put_private = SFP__SQL_NONE,
};

static sfp_status fill_findings(sfp_registry *reg, const sfp_control_check_draft *draft, sfp_control_check *check)
{
	if (draft->finding_count < 0) {
		sfp__registry_say(reg, "число нарушений (finding_count): %d — не может быть меньше нуля",
		                  "finding_count: %d may not be below zero", draft->finding_count);
		return SFP_E_INVALID;
	}
	check->finding_count = draft->finding_count;
	return sfp__given_letter(reg, "findings", draft->findings, &check->findings);
}

static sfp_status fill_control_check(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_control_check_draft *draft = given;
	sfp_control_check *check = made;
	sfp_registry *reg = verb->reg;
	sfp_date on = draft->checked_on ? draft->checked_on : verb->today;
	sfp_status status = sfp__given_day_so_far(verb, "checked_on", on, 0);

	if (status != SFP_OK)
		return status;
	status = sfp__given_period(reg, draft->period_from, draft->period_until, on);
	if (status != SFP_OK)
		return status;
	status = sfp__given_member(reg, "topic", draft->topic, &check->topic);
	if (status != SFP_OK)
		return status;
	status = sfp__given_required(reg, "topic", check->topic);
	if (status != SFP_OK)
		return status;
	status = fill_findings(reg, draft, check);
	if (status != SFP_OK)
		return status;
	/* A number of faults that nobody can read about proves nothing. */
	if (check->finding_count)
		status = sfp__given_required(reg, "findings", check->findings);
	check->checked_on = draft->checked_on;
	check->period_from = draft->period_from;
	check->period_until = draft->period_until;
	return status;
}

static sfp_status record_check(struct sfp__verb *verb, void *made)
{
	sfp_control_check *check = made;
	sfp_status status;

	check->checked_by = verb->actor->person;
	check->checked_on = check->checked_on ? check->checked_on : verb->today;
	status = sfp__verb_decide(verb, SFP_ACTION_CONTROL_RECORD, SFP_KIND_NONE);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__control_check_entity, made) : status;
}

sfp_status sfp_control_check_record(sfp_registry *reg, const sfp_actor *actor, const sfp_control_check_draft *draft,
                                    sfp_control_check **ret_control_check)
{
	static const struct sfp__making recording = { &sfp__control_check_entity, "record", fill_control_check,
		                                      record_check };

	if (!sfp__given(reg, "draft ret_control_check", (const void *const[]){ draft, ret_control_check }) ||
	    !sfp__given_input(reg, "draft", "SFP_CONTROL_CHECK_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &recording, draft, (sfp_record **)ret_control_check);
}

void sfp_control_check_free(sfp_control_check *control_check)
{
	sfp_record_free((sfp_record *)control_check);
}
