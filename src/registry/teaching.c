/* teaching.c: «учебная нагрузка» — who teaches which subject in which class. */
#include "registry/verb.h"
#include "sferumpolicy/teaching.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_teaching, person, SFP__ID, 0),
	SFP__FIELD(sfp_teaching, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_teaching, subject_id, SFP__ID, 0),
	SFP__FIELD(sfp_teaching, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_teaching, until_date, SFP__DATE, 0),
};

const struct sfp__entity sfp__teaching_entity = {
	.object = SFP_OBJECT_TEACHING,
	.name = "teaching",
	.title_ru = "преподавание",
	.size = sizeof(sfp_teaching),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_TEACHING_GET,
	.list = SFP__SQL_TEACHING_LIST,
	.insert = SFP__SQL_TEACHING_INSERT,
	.update = SFP__SQL_TEACHING_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_teaching_free(sfp_teaching *teaching)
{
	sfp_record_free((sfp_record *)teaching);
}
