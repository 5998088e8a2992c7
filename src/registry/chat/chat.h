/* chat.h: chats and who is in them, as other nouns look for them. */
#ifndef SFP__REGISTRY_CHAT_CHAT_H
#define SFP__REGISTRY_CHAT_CHAT_H

#include "ledger/verb.h"
#include "registry/movement/effect.h"
#include "sferumpolicy/chat.h"

/* What a kind of chat is: of a class, of a subject in a class; is there one at most; whom a link may lead into it, as
 * bits of roles. NULL for kinds that are none of a chat that people create. */
struct sfp__chat_kind {
	bool of_class, of_subject;
	bool only_one;
	uint32_t by_link;
};
const struct sfp__chat_kind *sfp__chat_kind(sfp_kind kind);

/* The Russian title that the pack gives chats of the kind; NULL where it has none of them. */
const char *sfp__chat_title(const sfp_policy *policy, sfp_kind kind);

/* The verb's question is about this chat, its class and its subject. The verb borrows the chat. */
void sfp__chat_ask_about(struct sfp__verb *verb, const sfp_chat *chat);
/* Refused, with words, where the chat is in the archive. */
sfp_status sfp__chat_expect_active(struct sfp__verb *verb, const sfp_chat *chat);
/* Refused where the actor does not own the chat that the question is about. */
sfp_status sfp__chat_expect_owner(struct sfp__verb *verb);

/* The person's time in the chat that has not ended. SFP_E_NOT_FOUND, without a message, where there is none. */
sfp_status sfp__chat_member_current(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person,
                                    sfp_chat_member **ret_member);
/* Begins a person's time in a chat today. `invite` may be NULL. SFP_E_EXISTS with a message if the person is in it
 * already. */
sfp_status sfp__chat_member_open(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person, sfp_role role,
                                 const sfp_id *invite, sfp_chat_member **ret_member);
/* Takes a colleague in; refused, with words, where the person is none or has not joined. ret_member may be NULL. */
sfp_status sfp__chat_member_admit(struct sfp__verb *verb, const sfp_id *chat_id, const sfp_id *person,
                                  sfp_chat_member **ret_member);
/* Ends one, on that day. */
sfp_status sfp__chat_member_end(struct sfp__verb *verb, sfp_chat_member *member, const char *reason, sfp_date on);
/* Ends everybody's time in the chat today. */
sfp_status sfp__chat_members_end_of_chat(struct sfp__verb *verb, const sfp_id *chat_id, const char *reason);

#endif
