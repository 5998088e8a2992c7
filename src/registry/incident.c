/* incident.c: «происшествие» — a profile was not safe, or somebody was refused what every user may have. */
#include "registry/verb.h"
#include "sferumpolicy/incident.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_incident, person, SFP__ID, 0),
	SFP__FIELD(sfp_incident, action, SFP__ACTION, 0),
	SFP__FIELD(sfp_incident, reported_at, SFP__TIME, 0),
	SFP__FIELD(sfp_incident, settled_by, SFP__ID, 0),
	SFP__FIELD(sfp_incident, settled_at, SFP__TIME, 0),
	SFP__FIELD(sfp_incident, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_incident, description, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_incident, settlement, SFP__TEXT, SFP__PRIVATE),
};

const struct sfp__entity sfp__incident_entity = {
	.object = SFP_OBJECT_INCIDENT,
	.name = "incident",
	.title_ru = "происшествие",
	.size = sizeof(sfp_incident),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.private_digest = offsetof(sfp_incident, private_digest),
	.get = SFP__SQL_INCIDENT_GET,
	.list = SFP__SQL_INCIDENT_LIST,
	.insert = SFP__SQL_INCIDENT_INSERT,
	.update = SFP__SQL_INCIDENT_UPDATE,
	.put_private = SFP__SQL_INCIDENT_PRIVATE_PUT,
};

void sfp_incident_free(sfp_incident *incident)
{
	sfp_record_free((sfp_record *)incident);
}
