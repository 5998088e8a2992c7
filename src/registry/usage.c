/* usage.c: «использование права» — a right that a user exercised: access, support, instructions, a seminar, a chat. */
#include "registry/verb.h"
#include "sferumpolicy/usage.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_usage, person, SFP__ID, 0),
	SFP__FIELD(sfp_usage, action, SFP__ACTION, 0),
	SFP__FIELD(sfp_usage, chat_id, SFP__ID, 0),
	SFP__FIELD(sfp_usage, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_usage, used_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__usage_entity = {
	.object = SFP_OBJECT_USAGE,
	.name = "usage",
	.title_ru = "использование права",
	.size = sizeof(sfp_usage),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_USAGE_GET,
	.list = SFP__SQL_USAGE_LIST,
	.insert = SFP__SQL_USAGE_INSERT,
	.update = SFP__SQL_USAGE_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_usage_free(sfp_usage *usage)
{
	sfp_record_free((sfp_record *)usage);
}
