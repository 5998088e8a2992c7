/* usage.h: «использование права» — a right that a user exercised: access, support, instructions, a seminar, a chat. */
#ifndef SFERUMPOLICY_USAGE_H
#define SFERUMPOLICY_USAGE_H

#include "record.h"

SFP_BEGIN_DECLS

/** A right was exercised. */
typedef struct sfp_usage {
	sfp_record   head;    /**< No machine: `state` is 0. */
	sfp_id       person;  /**< Who. */
	sfp_action   action;  /**< Which right. */
	sfp_id       chat_id; /**< In which chat; none: in none. */
	const char  *title;   /**< What it was: the seminar, the instruction …; "" where nothing is to be said. */
	sfp_date     used_on; /**< When. */
} sfp_usage;

/** Which right was exercised. */
typedef struct sfp_usage_draft {
	size_t      struct_size; /**< Set by SFP_USAGE_DRAFT_INIT. */
	sfp_action  action;      /**< SFP_ACTION_PLATFORM_ACCESS, SUPPORT_REQUEST, RESOURCES_READ, SEMINAR_ATTEND or
	                              CHAT_PARTICIPATE. */
	sfp_id      chat_id;     /**< Required for CHAT_PARTICIPATE, and only there. */
	const char *title;       /**< What it was: the seminar, the instruction …; NULL: "". Not for personal data. */
	sfp_date    used_on;     /**< 0: today; not after today. */
} sfp_usage_draft;
#define SFP_USAGE_DRAFT_INIT { sizeof(sfp_usage_draft), (sfp_action)0, SFP_ID_NONE, NULL, 0 }

/**
 * Record that the actor exercised a right.
 *
 * A refusal goes on the trail: the report on the act looks for it there, for these rights are not to be refused to
 * those who have them.
 *
 * @param reg   where
 * @param actor whose right it is
 * @param draft which
 * @param[out] ret_usage yours; release with sfp_usage_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN (actor_is_user,
 *                         actor_is_teacher, actor_is_chat_member)
 * @retval SFP_E_NOT_FOUND no such chat
 * @retval SFP_E_INVALID   an action that is done by another verb, a chat where none belongs or none where one does, a
 *                         day that is none or has yet to come, a title that is no UTF-8, has control characters or is
 *                         too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * user.free_access (built-in act: clause 3.1), user.turns_to_support (built-in act: clause 3.2), user.reads_resources
 * (built-in act: clause 3.3), teacher.attends_seminars (built-in act: clause 3.4), student.participates (built-in act:
 * clause 2.5.2), parent.participates (built-in act: clause 2.6.2)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_usage_record(sfp_registry *reg, const sfp_actor *actor, const sfp_usage_draft *draft,
                            sfp_usage **ret_usage);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_usage_free(sfp_usage *usage);

SFP_END_DECLS

#endif
