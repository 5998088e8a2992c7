/* attestation.c: «подтверждённый факт» — that one of the act's own facts holds of a person. */
#include "registry/verb.h"
#include "sferumpolicy/attestation.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_attestation, person, SFP__ID, 0),
	SFP__FIELD(sfp_attestation, fact, SFP__FACT, 0),
	SFP__FIELD(sfp_attestation, truth, SFP__BOOL, 0),
	SFP__FIELD(sfp_attestation, ground, SFP__TEXT, 0),
	SFP__FIELD(sfp_attestation, attested_by, SFP__ID, 0),
	SFP__FIELD(sfp_attestation, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_attestation, until_date, SFP__DATE, 0),
};

const struct sfp__entity sfp__attestation_entity = {
	.object = SFP_OBJECT_ATTESTATION,
	.name = "attestation",
	.title_ru = "подтверждение факта",
	.size = sizeof(sfp_attestation),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_ATTESTATION_GET,
	.list = SFP__SQL_ATTESTATION_LIST,
	.insert = SFP__SQL_ATTESTATION_INSERT,
	.update = SFP__SQL_ATTESTATION_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_attestation_free(sfp_attestation *attestation)
{
	sfp_record_free((sfp_record *)attestation);
}
