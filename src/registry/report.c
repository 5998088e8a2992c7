/* report.c: «отчёт руководителю» — figures on the platform's use that were brought to the head. */
#include "registry/verb.h"
#include "sferumpolicy/report.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_report, presented_by, SFP__ID, 0),
	SFP__FIELD(sfp_report, presented_to, SFP__ID, 0),
	SFP__FIELD(sfp_report, presented_on, SFP__DATE, 0),
	SFP__FIELD(sfp_report, period_from, SFP__DATE, 0),
	SFP__FIELD(sfp_report, period_until, SFP__DATE, 0),
	SFP__FIELD(sfp_report, source, SFP__TEXT, 0),
	SFP__FIELD(sfp_report, figures_digest, SFP__HASH, 0),
};

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

void sfp_report_free(sfp_report *report)
{
	sfp_record_free((sfp_record *)report);
}
