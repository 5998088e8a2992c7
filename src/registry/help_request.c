/* help_request.c: «обращение за помощью» — a participant asks, the administrator answers. */
#include "registry/verb.h"
#include "sferumpolicy/help_request.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_help_request, person, SFP__ID, 0),
	SFP__FIELD(sfp_help_request, topic, SFP__TEXT, 0),
	SFP__FIELD(sfp_help_request, asked_at, SFP__TIME, 0),
	SFP__FIELD(sfp_help_request, answered_by, SFP__ID, 0),
	SFP__FIELD(sfp_help_request, answered_at, SFP__TIME, 0),
	SFP__FIELD(sfp_help_request, closed_at, SFP__TIME, 0),
	SFP__FIELD(sfp_help_request, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_help_request, question, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_help_request, answer, SFP__TEXT, SFP__PRIVATE),
};

const struct sfp__entity sfp__help_request_entity = {
	.object = SFP_OBJECT_HELP_REQUEST,
	.name = "help_request",
	.title_ru = "обращение за помощью",
	.machine = SFP_MACHINE_HELP_REQUEST,
	.size = sizeof(sfp_help_request),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.private_digest = offsetof(sfp_help_request, private_digest),
	.get = SFP__SQL_HELP_REQUEST_GET,
	.list = SFP__SQL_HELP_REQUEST_LIST,
	.insert = SFP__SQL_HELP_REQUEST_INSERT,
	.update = SFP__SQL_HELP_REQUEST_UPDATE,
	.put_private = SFP__SQL_HELP_REQUEST_PRIVATE_PUT,
};

void sfp_help_request_free(sfp_help_request *help_request)
{
	sfp_record_free((sfp_record *)help_request);
}
