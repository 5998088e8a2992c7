/* chat_member.c: «участник чата» — who is in which chat, and as what. */
#include "registry/verb.h"
#include "sferumpolicy/chat_member.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_chat_member, chat_id, SFP__ID, 0),
	SFP__FIELD(sfp_chat_member, person, SFP__ID, 0),
	SFP__FIELD(sfp_chat_member, role, SFP__ROLE, 0),
	SFP__FIELD(sfp_chat_member, invite, SFP__ID, 0),
	SFP__FIELD(sfp_chat_member, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_chat_member, until_date, SFP__DATE, 0),
	SFP__FIELD(sfp_chat_member, end_reason, SFP__TEXT, 0),
};

const struct sfp__entity sfp__chat_member_entity = {
	.object = SFP_OBJECT_CHAT_MEMBER,
	.name = "chat_member",
	.title_ru = "участие в чате",
	.size = sizeof(sfp_chat_member),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CHAT_MEMBER_GET,
	.list = SFP__SQL_CHAT_MEMBER_LIST,
	.insert = SFP__SQL_CHAT_MEMBER_INSERT,
	.update = SFP__SQL_CHAT_MEMBER_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_chat_member_free(sfp_chat_member *chat_member)
{
	sfp_record_free((sfp_record *)chat_member);
}
