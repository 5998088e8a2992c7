/* chat_member.h: «участник чата» — who is in which chat, and as what. */
#ifndef SFERUMPOLICY_CHAT_MEMBER_H
#define SFERUMPOLICY_CHAT_MEMBER_H

#include "record.h"

SFP_BEGIN_DECLS

/** A person's time in a chat. */
typedef struct sfp_chat_member {
	sfp_record   head;       /**< No machine: `state` is 0. */
	sfp_id       chat_id;    /**< The chat. */
	sfp_id       person;     /**< Who. */
	sfp_role     role;       /**< As what. */
	sfp_id       invite;     /**< By which link the person joined; none: taken in by the owner. */
	sfp_date     from_date;  /**< The first day. */
	sfp_date     until_date; /**< The first day on which it no longer holds; 0: it holds. */
	const char  *end_reason; /**< "" while it holds. */
} sfp_chat_member;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_chat_member_free(sfp_chat_member *chat_member);

SFP_END_DECLS

#endif
