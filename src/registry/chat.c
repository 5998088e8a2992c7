/* chat.c: «чат» — a conversation on the platform: of a class, of a subject, of the management. */
#include "registry/verb.h"
#include "sferumpolicy/chat.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_chat, kind, SFP__KIND, 0),
	SFP__FIELD(sfp_chat, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_chat, subject_id, SFP__ID, 0),
	SFP__FIELD(sfp_chat, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_chat, owner, SFP__ID, 0),
	SFP__FIELD(sfp_chat, archived_on, SFP__DATE, 0),
};

const struct sfp__entity sfp__chat_entity = {
	.object = SFP_OBJECT_CHAT,
	.name = "chat",
	.title_ru = "чат",
	.machine = SFP_MACHINE_CHAT,
	.size = sizeof(sfp_chat),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CHAT_GET,
	.list = SFP__SQL_CHAT_LIST,
	.insert = SFP__SQL_CHAT_INSERT,
	.update = SFP__SQL_CHAT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_chat_free(sfp_chat *chat)
{
	sfp_record_free((sfp_record *)chat);
}
