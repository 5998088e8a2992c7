/* chat.h: «чат» — a conversation on the platform: of a class, of a subject, of the management. */
#ifndef SFERUMPOLICY_CHAT_H
#define SFERUMPOLICY_CHAT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A chat. */
typedef struct sfp_chat {
	sfp_record   head;        /**< `state` is an sfp_chat_state. */
	sfp_kind     kind;        /**< What it is for. */
	sfp_id       class_id;    /**< Whose class; none: no class in particular. */
	sfp_id       subject_id;  /**< Of which subject; none: of none in particular. */
	const char  *title;       /**< What it is called. */
	sfp_id       owner;       /**< Who created it, or took it over. */
	sfp_date     archived_on; /**< 0: it is in use. */
} sfp_chat;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_chat_free(sfp_chat *chat);

SFP_END_DECLS

#endif
