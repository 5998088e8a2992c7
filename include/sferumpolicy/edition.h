/* edition.h: «редакция Положения» — the editions of the act, one of which is in force at a time.
 *
 * draft -adopt-> adopted -approve-> approved -enact-> in_force -supersede-> superseded; draft and adopted -withdraw->
 * withdrawn. An edition is bound to its pack by digest and keeps the pack's text. The one in force goes out on the
 * very day on which the next comes in, in one transaction: no gap, no overlap. Until the first is in force, nothing
 * is decided but what leads there, and that by the newest draft itself.
 */
#ifndef SFERUMPOLICY_EDITION_H
#define SFERUMPOLICY_EDITION_H

#include "record.h"

SFP_BEGIN_DECLS

/** An edition. */
typedef struct sfp_edition {
	sfp_record  head;            /**< `state` is an sfp_edition_state. */
	const char *pack_name;       /**< The pack's own name. */
	uint8_t     pack_digest[32]; /**< SHA-256 of the pack's text. */
	const char *minutes_number;  /**< Of the council's meeting that adopted it; "": not adopted yet. */
	sfp_date    minutes_date;
	sfp_id      order_id;        /**< By which it was approved; none: not yet. */
	sfp_date    signed_on;       /**< 0: not yet. */
	sfp_date    in_force_from;   /**< The first day; of an approved one, the day that is set for it; 0: none yet. */
	sfp_date    superseded_on;   /**< The first day on which it was in force no longer; 0: none. */
	sfp_id      amends;          /**< The edition in force when this one was drafted; none: there was none. */
} sfp_edition;

/**
 * Draft an edition.
 *
 * The first ones are the system's or the council's to draft, without a decision, for there is nothing to decide by.
 * Once an edition is in force, to draft is to amend, which the act gives to somebody.
 *
 * @param reg       where
 * @param actor     who drafts
 * @param pack_text the pack, YAML in UTF-8; sfp_policy_builtin_text() for the built-in one
 * @param length    its length in bytes
 * @param[out] ret_edition  yours; release with sfp_edition_free()
 * @param[out] ret_findings may be NULL; what was found in the pack, yours: release with sfp_findings_free(). Written
 *                          whenever the pack was read: with SFP_OK, with SFP_E_INVALID, and with a failure after
 *                          that.
 * @retval SFP_OK          drafted
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION (somebody else than system or council drafts while none is in force),
 *                         NOT_REGULATED, PROHIBITED, ROLE, FACT (edition_in_force)
 * @retval SFP_E_INVALID   the pack is wrong; the findings say where
 * @retval SFP_E_NOT_FOUND no such organisation or actor
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * act.amended (built-in act: clause 1.3.b)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_edition_draft(sfp_registry *reg, const sfp_actor *actor, const char *pack_text, size_t length,
                             sfp_edition **ret_edition, sfp_findings **ret_findings);

/**
 * Record that the council adopted an edition.
 *
 * @param reg            where
 * @param actor          a member of the council
 * @param edition        which
 * @param minutes_number of the meeting; NULL or "" is refused
 * @param minutes_date   of the meeting, not later than today; 0 is refused
 * @param[out] ret_edition yours, the edition after the change
 * @retval SFP_OK          adopted
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION, NOT_REGULATED, PROHIBITED, ROLE, FACT
 *                         (edition_is_draft), NEEDS_MINUTES
 * @retval SFP_E_INVALID   an impossible date, or one to come, or a bad text; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor or edition
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * act.adopted (built-in act: clause 1.3.a)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_edition_adopt(sfp_registry *reg, const sfp_actor *actor, const sfp_id *edition,
                             const char *minutes_number, sfp_date minutes_date, sfp_edition **ret_edition);

/**
 * Record that the head approved an edition by order, and signed it.
 *
 * @param reg       where
 * @param actor     the head
 * @param edition   which
 * @param order     by which, of the subject SFP_ORDER_APPROVAL; NULL or none is refused
 * @param signed_on when it was signed: not before the council adopted it, not later than today; 0: today
 * @param[out] ret_edition yours, the edition after the change
 * @retval SFP_OK          approved
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (edition_adopted,
 *                         order_issued), NEEDS_ORDER
 * @retval SFP_E_INVALID   an order about something else; an impossible date, one to come, or one before the council
 *                         adopted it
 * @retval SFP_E_NOT_FOUND no such organisation, actor, edition or order
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * act.approved (built-in act: clause 1.3.c)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_edition_approve(sfp_registry *reg, const sfp_actor *actor, const sfp_id *edition, const sfp_id *order,
                               sfp_date signed_on, sfp_edition **ret_edition);

/**
 * Bring an approved edition into force. The one that was in force is superseded from the same day, in the same
 * transaction.
 *
 * For a day to come, that day is set; the edition stays approved until sfp_tick() finds that its day has come. Setting
 * another day, or bringing it into force at once, is done by the same call. An edition that comes into force on a later
 * day takes the day away from those that it overtakes.
 *
 * @param reg     where
 * @param actor   the system: what follows from the act is nobody's deed
 * @param edition which
 * @param from    the first day: not before it was signed, and not before the edition in force came into force; 0: today
 * @param[out] ret_edition yours, the edition after the change
 * @retval SFP_OK          in force, or its day is set
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION, NOT_REGULATED, PROHIBITED, ROLE, FACT
 *                         (edition_approved, edition_signed)
 * @retval SFP_E_INVALID   an impossible day; the message says why
 * @retval SFP_E_NOT_FOUND no such organisation, actor or edition
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * act.in_force (built-in act: clause 4.1), act.valid_until_new (built-in act: clause 4.2),
 * act.uniform (built-in act: clause 1.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_edition_enact(sfp_registry *reg, const sfp_actor *actor, const sfp_id *edition, sfp_date from,
                             sfp_edition **ret_edition);

/**
 * Withdraw an edition that nobody has approved yet.
 *
 * @param reg     where
 * @param actor   a member of the council
 * @param edition which
 * @param[out] ret_edition yours, the edition after the change
 * @retval SFP_OK          withdrawn
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION, NOT_REGULATED, PROHIBITED, ROLE
 * @retval SFP_E_NOT_FOUND no such organisation, actor or edition
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * act.amended (built-in act: clause 1.3.b)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_edition_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *edition,
                                sfp_edition **ret_edition);

/**
 * The policy of an edition: its pack, compiled.
 *
 * @param reg          where
 * @param organization whose
 * @param edition      which
 * @param[out] ret_policy yours; release with sfp_policy_unref()
 * @retval SFP_OK          compiled
 * @retval SFP_E_NOT_FOUND no such organisation or edition
 * @retval SFP_E_CORRUPT   the pack's text is not the one that the edition is bound to
 * @retval SFP_E_MISUSE, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_BUSY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_edition_policy(sfp_registry *reg, const sfp_id *organization, const sfp_id *edition,
                              sfp_policy **ret_policy);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_edition_free(sfp_edition *edition);

SFP_END_DECLS

#endif
