/* erasure.c: «уничтожение персональных данных» — asked for on a ground, done, and proved by an act. */
#include "registry/verb.h"
#include "sferumpolicy/erasure.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_erasure, person, SFP__ID, 0),
	SFP__FIELD(sfp_erasure, ground, SFP__TEXT, 0),
	SFP__FIELD(sfp_erasure, asked_on, SFP__DATE, 0),
	SFP__FIELD(sfp_erasure, asked_by, SFP__ID, 0),
	SFP__FIELD(sfp_erasure, done_by, SFP__ID, 0),
	SFP__FIELD(sfp_erasure, done_at, SFP__TIME, 0),
	SFP__FIELD(sfp_erasure, values_erased, SFP__INT, 0),
};

const struct sfp__entity sfp__erasure_entity = {
	.object = SFP_OBJECT_ERASURE,
	.name = "erasure",
	.title_ru = "уничтожение данных",
	.size = sizeof(sfp_erasure),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_ERASURE_GET,
	.list = SFP__SQL_ERASURE_LIST,
	.insert = SFP__SQL_ERASURE_INSERT,
	.update = SFP__SQL_ERASURE_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_erasure_free(sfp_erasure *erasure)
{
	sfp_record_free((sfp_record *)erasure);
}
