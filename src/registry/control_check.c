/* control_check.c: «контроль» — the administration looks how the platform is used, and says what it found. */
#include "registry/verb.h"
#include "sferumpolicy/control_check.h"

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

void sfp_control_check_free(sfp_control_check *control_check)
{
	sfp_record_free((sfp_record *)control_check);
}
