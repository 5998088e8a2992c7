/* acknowledgement.c: «ознакомление с правилами безопасности» — who has read how a profile is kept safe. */
#include "registry/verb.h"
#include "sferumpolicy/acknowledgement.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_acknowledgement, person, SFP__ID, 0),
	SFP__FIELD(sfp_acknowledgement, rules, SFP__TEXT, 0),
	SFP__FIELD(sfp_acknowledgement, rules_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_acknowledgement, acknowledged_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__acknowledgement_entity = {
	.object = SFP_OBJECT_ACKNOWLEDGEMENT,
	.name = "acknowledgement",
	.title_ru = "ознакомление",
	.size = sizeof(sfp_acknowledgement),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_ACKNOWLEDGEMENT_GET,
	.list = SFP__SQL_ACKNOWLEDGEMENT_LIST,
	.insert = SFP__SQL_ACKNOWLEDGEMENT_INSERT,
	.update = SFP__SQL_ACKNOWLEDGEMENT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_acknowledgement_free(sfp_acknowledgement *acknowledgement)
{
	sfp_record_free((sfp_record *)acknowledgement);
}
