/* report.c: «отчёт руководителю» — figures on the platform's use that were brought to the head. */
#include "sferumpolicy/report.h"
#include "ledger/given.h"
#include "registry/nouns.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_report, presented_by, SFP__ID, 0),
	SFP__FIELD(sfp_report, presented_to, SFP__ID, 0),
	SFP__FIELD(sfp_report, presented_on, SFP__DATE, 0),
	SFP__FIELD(sfp_report, period_from, SFP__DATE, 0),
	SFP__FIELD(sfp_report, period_until, SFP__DATE, 0),
	SFP__FIELD(sfp_report, source, SFP__TEXT, 0),
	SFP__FIELD(sfp_report, figures_digest, SFP__HASH, 0),
};
/* clang-format on */

const struct sfp__entity sfp__report_entity = {
	.object = SFP_OBJECT_REPORT,
	.name = "report",
	.title_ru = "отчёт",
	.size = sizeof(sfp_report),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_REPORT_GET,
	.list = SFP__SQL_REPORT_LIST,
	.insert = SFP__SQL_REPORT_INSERT,
	.update = SFP__SQL_REPORT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

static sfp_status fill_report(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_report_draft *draft = given;
	sfp_report *report = made;
	sfp_registry *reg = verb->reg;
	sfp_date on = draft->presented_on ? draft->presented_on : verb->today;
	sfp_status status = sfp__given_day_so_far(verb, "presented_on", on, 0);

	if (status != SFP_OK)
		return status;
	status = sfp__given_period(reg, draft->period_from, draft->period_until, on);
	if (status != SFP_OK)
		return status;
	status = sfp__given_member(reg, "source", draft->source, &report->source);
	if (status != SFP_OK)
		return status;
	status = sfp__given_required(reg, "source", report->source);
	if (status != SFP_OK)
		return status;
	verb->about.figures = draft->figures && draft->figures_length ? 1 : -1;
	if (verb->about.figures > 0)
		status = sfp__sha256(draft->figures, draft->figures_length, report->figures_digest);
	report->presented_on = draft->presented_on;
	report->period_from = draft->period_from;
	report->period_until = draft->period_until;
	return status;
}

static sfp_status find_head(struct sfp__verb *verb, sfp_date on, sfp_id *ret_head)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_REPORT_HEAD);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_int(stmt, ":head", SFP_ROLE_HEAD);
	sfp__bind_int(stmt, ":on", on);
	status = sfp__verb_find(verb, stmt, ret_head);
	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(verb->reg,
		                  "в этот день никто не занимал должность руководителя; внесите её (sfp_office_add)",
		                  "nobody was head on that day; add the office first (sfp_office_add)");
	return status;
}

static sfp_status present(struct sfp__verb *verb, void *made)
{
	sfp_report *report = made;
	sfp_status status;

	report->presented_by = verb->actor->person;
	report->presented_on = report->presented_on ? report->presented_on : verb->today;
	status = sfp__verb_decide(verb, SFP_ACTION_REPORT_PRESENT, SFP_KIND_NONE);
	if (status == SFP_OK)
		status = find_head(verb, report->presented_on, &report->presented_to);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__report_entity, made) : status;
}

sfp_status sfp_report_present(sfp_registry *reg, const sfp_actor *actor, const sfp_report_draft *draft,
                              sfp_report **ret_report)
{
	static const struct sfp__making presenting = { &sfp__report_entity, "present", fill_report, present };

	if (!sfp__given(reg, "draft ret_report", (const void *const[]){ draft, ret_report }) ||
	    !sfp__given_input(reg, "draft", "SFP_REPORT_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &presenting, draft, (sfp_record **)ret_report);
}

void sfp_report_free(sfp_report *report)
{
	sfp_record_free((sfp_record *)report);
}
