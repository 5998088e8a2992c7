/* consent.c: «согласие на обработку персональных данных» — a document of its own; a minor's is signed by a parent as well. */
#include "registry/verb.h"
#include "sferumpolicy/consent.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_consent, person, SFP__ID, 0),
	SFP__FIELD(sfp_consent, code, SFP__TEXT, 0),
	SFP__FIELD(sfp_consent, given_on, SFP__DATE, 0),
	SFP__FIELD(sfp_consent, signed_by_person, SFP__BOOL, 0),
	SFP__FIELD(sfp_consent, parent, SFP__ID, 0),
	SFP__FIELD(sfp_consent, document_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_consent, withdrawn_on, SFP__DATE, 0),
	SFP__FIELD(sfp_consent, reason, SFP__TEXT, 0),
};

const struct sfp__entity sfp__consent_entity = {
	.object = SFP_OBJECT_CONSENT,
	.name = "consent",
	.title_ru = "согласие",
	.size = sizeof(sfp_consent),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CONSENT_GET,
	.list = SFP__SQL_CONSENT_LIST,
	.insert = SFP__SQL_CONSENT_INSERT,
	.update = SFP__SQL_CONSENT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_consent_free(sfp_consent *consent)
{
	sfp_record_free((sfp_record *)consent);
}
