/* channel.c: «системный канал» — the organisation's channels on the platform, as its act names them. */
#include "registry/verb.h"
#include "sferumpolicy/channel.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_channel, code, SFP__TEXT, 0),
	SFP__FIELD(sfp_channel, name, SFP__TEXT, 0),
	SFP__FIELD(sfp_channel, closed_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__channel_entity = {
	.object = SFP_OBJECT_CHANNEL,
	.name = "channel",
	.title_ru = "канал",
	.size = sizeof(sfp_channel),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CHANNEL_GET,
	.list = SFP__SQL_CHANNEL_LIST,
	.insert = SFP__SQL_CHANNEL_INSERT,
	.update = SFP__SQL_CHANNEL_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_channel_free(sfp_channel *channel)
{
	sfp_record_free((sfp_record *)channel);
}
