/* channel_post.c: «материал» — what the administration provides and the administrator posts in a channel or the staffroom. */
#include "registry/verb.h"
#include "sferumpolicy/channel_post.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_channel_post, channel_id, SFP__ID, 0),
	SFP__FIELD(sfp_channel_post, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_channel_post, material_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_channel_post, provided_by, SFP__ID, 0),
	SFP__FIELD(sfp_channel_post, provided_at, SFP__TIME, 0),
	SFP__FIELD(sfp_channel_post, posted_by, SFP__ID, 0),
	SFP__FIELD(sfp_channel_post, posted_at, SFP__TIME, 0),
	SFP__FIELD(sfp_channel_post, reason, SFP__TEXT, 0),
};

const struct sfp__entity sfp__channel_post_entity = {
	.object = SFP_OBJECT_CHANNEL_POST,
	.name = "channel_post",
	.title_ru = "материал канала",
	.machine = SFP_MACHINE_CHANNEL_POST,
	.size = sizeof(sfp_channel_post),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CHANNEL_POST_GET,
	.list = SFP__SQL_CHANNEL_POST_LIST,
	.insert = SFP__SQL_CHANNEL_POST_INSERT,
	.update = SFP__SQL_CHANNEL_POST_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_channel_post_free(sfp_channel_post *channel_post)
{
	sfp_record_free((sfp_record *)channel_post);
}
