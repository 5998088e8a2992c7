/* subject.c: «предмет учебного плана» — what is taught here, extracurricular activities included. */
#include "registry/verb.h"
#include "sferumpolicy/subject.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_subject, name, SFP__TEXT, 0),
	SFP__FIELD(sfp_subject, name_fold, SFP__TEXT, SFP__DERIVED),
	SFP__FIELD(sfp_subject, extracurricular, SFP__BOOL, 0),
	SFP__FIELD(sfp_subject, closed_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__subject_entity = {
	.object = SFP_OBJECT_SUBJECT,
	.name = "subject",
	.title_ru = "предмет",
	.size = sizeof(sfp_subject),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_SUBJECT_GET,
	.list = SFP__SQL_SUBJECT_LIST,
	.insert = SFP__SQL_SUBJECT_INSERT,
	.update = SFP__SQL_SUBJECT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_subject_free(sfp_subject *subject)
{
	sfp_record_free((sfp_record *)subject);
}
