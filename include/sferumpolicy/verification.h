/* verification.h: «подтверждение статуса „учитель“» — the worker asks, the administrator has the last word.
 *
 * requested -confirm-> confirmed -revoke-> revoked; -withdraw-> withdrawn;
 * -reject-> rejected -request_again-> requested.
 * A person has one live verification at most. Nobody is obliged to have one: "never asked" is no record at all.
 */
#ifndef SFERUMPOLICY_VERIFICATION_H
#define SFERUMPOLICY_VERIFICATION_H

#include "record.h"

SFP_BEGIN_DECLS

/** A verification. */
typedef struct sfp_verification {
	sfp_record  head;         /**< `state` is an sfp_verification_state. */
	sfp_id      person;       /**< Whose status it is about. */
	sfp_time    requested_at; /**< When it was last asked for. */
	sfp_id      requested_by; /**< Who asked; none: the system. */
	sfp_id      decided_by;   /**< Who confirmed, rejected or revoked; none: nobody yet, or the system. */
	sfp_time    decided_at;   /**< 0: not yet. */
	const char *reason;       /**< Of a rejection; "" otherwise. */
} sfp_verification;

/**
 * Ask for the confirmation of a person's status of teacher.
 *
 * Where the last request was rejected, that record is asked for again (event `request_again`); where it was withdrawn
 * or revoked, a new one is made.
 *
 * @param reg    where
 * @param actor  who asks
 * @param person whose status
 * @param[out] ret_verification yours; release with sfp_verification_free()
 * @retval SFP_OK          asked
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN (subject_joined)
 * @retval SFP_E_NOT_FOUND no such person
 * @retval SFP_E_EXISTS    it waits for an answer, or is confirmed already; the message says which
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administration.verified (built-in act: clause 2.2.4), homeroom.verified (built-in act: clause 2.3.2),
 * teacher.verified (built-in act: clause 2.4.2)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_verification_request(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person,
                                    sfp_verification **ret_verification);

/**
 * Confirm the status.
 *
 * @param verification_id which request
 * @param[out] ret_verification yours, after the change
 * @retval SFP_OK          confirmed
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not waiting for an answer), NOT_REGULATED, PROHIBITED,
 *                         ROLE, FACT or UNKNOWN (verification_requested, subject_is_teacher, subject_joined), GUARD
 *                         (subject_joined, subject_employed)
 * @retval SFP_E_NOT_FOUND no such verification
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.verifies (built-in act: clause 2.1.10); limit `verification_days`
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_verification_confirm(sfp_registry *reg, const sfp_actor *actor, const sfp_id *verification_id,
                                    sfp_verification **ret_verification);

/**
 * Reject the request. The person may ask again.
 *
 * @param verification_id which request
 * @param reason why, in words, at most 2,000 bytes; not for personal data
 * @param[out] ret_verification yours, after the change
 * @retval SFP_OK          rejected
 * @retval SFP_REFUSED     as in sfp_verification_confirm(), but for the GUARD; SFP_REASON_NEEDS_REASON (NULL or "")
 * @retval SFP_E_NOT_FOUND no such verification
 * @retval SFP_E_INVALID   the reason is no UTF-8, or too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.verifies (built-in act: clause 2.1.10)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_verification_reject(sfp_registry *reg, const sfp_actor *actor, const sfp_id *verification_id,
                                   const char *reason, sfp_verification **ret_verification);

/**
 * Take the own request back, before it is answered.
 *
 * @param verification_id which request
 * @param[out] ret_verification yours, after the change
 * @retval SFP_OK          withdrawn
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (answered, withdrawn or revoked), NOT_REGULATED,
 *                         PROHIBITED, ROLE, FACT (actor_is_subject)
 * @retval SFP_E_NOT_FOUND no such verification
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * homeroom.verified (built-in act: clause 2.3.2), teacher.verified (built-in act: clause 2.4.2)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_verification_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *verification_id,
                                     sfp_verification **ret_verification);

/**
 * Take a confirmed status away. A dismissal does it by itself; see sfp_movement_apply().
 *
 * @param verification_id which
 * @param[out] ret_verification yours, after the change
 * @retval SFP_OK          revoked
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not confirmed), NOT_REGULATED, PROHIBITED, ROLE, FACT,
 *                         UNKNOWN
 * @retval SFP_E_NOT_FOUND no such verification
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_verification_revoke(sfp_registry *reg, const sfp_actor *actor, const sfp_id *verification_id,
                                   sfp_verification **ret_verification);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_verification_free(sfp_verification *verification);

SFP_END_DECLS

#endif
