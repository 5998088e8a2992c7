/* membership.h: «участие» — who is in which class of the platform, and as what.
 *
 * Memberships begin by an invite (sfp_invite_claim()) or an accepted application (sfp_admission_accept()), and end by a
 * decision or as the consequence of a movement.
 */
#ifndef SFERUMPOLICY_MEMBERSHIP_H
#define SFERUMPOLICY_MEMBERSHIP_H

#include "record.h"

SFP_BEGIN_DECLS

/** A person's time in a class of the platform. */
typedef struct sfp_membership {
	sfp_record  head;       /**< No machine: `state` is 0. */
	sfp_id      person;
	sfp_id      class_id;   /**< The class, or the staffroom. */
	sfp_role    role;       /**< As what. */
	sfp_id      invite;     /**< By which the person joined; none: by an application. */
	sfp_id      admission;  /**< By which the person joined; none: by an invite. */
	sfp_date    from_date;
	sfp_date    until_date; /**< The first day on which it no longer holds; 0: it holds. */
	const char *end_reason; /**< "" while it holds. */
} sfp_membership;

/**
 * End a membership today.
 *
 * @param reg           where
 * @param actor         who ends it
 * @param membership_id which
 * @param reason        why, at least one character; not for personal data
 * @param[out] ret_membership yours; release with sfp_membership_free()
 * @retval SFP_OK          ended
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_NOT_FOUND no such membership
 * @retval SFP_E_INVALID   no reason, an overlong one, or the membership has ended already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_membership_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *membership_id,
                              const char *reason, sfp_membership **ret_membership);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_membership_free(sfp_membership *membership);

SFP_END_DECLS

#endif
