/* attestation.h: «подтверждённый факт» — that one of the act's own facts holds of a person.
 *
 * An act may require what the library knows nothing of (“has passed the safety training”): its pack names a free fact
 * for it. What nobody attests is unknown, and unknown never permits.
 */
#ifndef SFERUMPOLICY_ATTESTATION_H
#define SFERUMPOLICY_ATTESTATION_H

#include "record.h"

SFP_BEGIN_DECLS

/** A fact of the act's own, attested. */
typedef struct sfp_attestation {
	sfp_record   head;        /**< No machine: `state` is 0. */
	sfp_id       person;      /**< Of whom. */
	sfp_fact     fact;        /**< One of SFP_FACT_CUSTOM_1 to _16. */
	const char  *name;        /**< What the act called the fact then; under an act that calls it otherwise, this
	                               attests nothing. */
	bool         truth;       /**< Does it hold? */
	const char  *ground;      /**< By what it is known; not for personal data. */
	sfp_id       attested_by; /**< Who attests; none: the system. */
	sfp_date     from_date;   /**< The first day. */
	sfp_date     until_date;  /**< The first day on which it no longer holds; 0: it holds. */
} sfp_attestation;

/** What is attested. */
typedef struct sfp_attestation_draft {
	size_t      struct_size; /**< Set by SFP_ATTESTATION_DRAFT_INIT. */
	sfp_id      person;      /**< Of whom. */
	sfp_fact    fact;        /**< SFP_FACT_CUSTOM_1 to _16; sfp_policy_fact() knows what the pack calls it. */
	bool        truth;       /**< Does it hold? SFP_ATTESTATION_DRAFT_INIT says yes. */
	const char *ground;      /**< By what it is known, required; at most 2,000 bytes; not for personal data.
	                              Borrowed. */
	sfp_date    from_date;   /**< The first day; 0: today. */
} sfp_attestation_draft;
#define SFP_ATTESTATION_DRAFT_INIT { sizeof(sfp_attestation_draft), SFP_ID_NONE, (sfp_fact)0, true, NULL, 0 }

/**
 * Attest that a fact of the act's own holds of a person, or that it does not.
 *
 * @param reg   where
 * @param actor the system, which keeps what the office's lists say, or a person to whom the policy gives
 *              movement.draft: an attested fact is one more thing that the organisation knows of its people
 * @param draft of whom, what, by what it is known, since when
 * @param[out] ret_attestation yours; release with sfp_attestation_free()
 * @retval SFP_OK          attested
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_INVALID   a fact that is none of the pack's own or that the pack knows by a consent, no ground, a day
 *                         that is none or to come, or a bad text; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor or person
 * @retval SFP_E_EXISTS    the fact is attested of the person already: end that first
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_attestation_record(sfp_registry *reg, const sfp_actor *actor, const sfp_attestation_draft *draft,
                                  sfp_attestation **ret_attestation);

/**
 * End an attestation: from that day on the fact is unknown again.
 *
 * @param reg            where
 * @param actor          as in sfp_attestation_record()
 * @param attestation_id which
 * @param on             the first day on which it no longer holds: not before its first; 0: today
 * @param[out] ret_attestation yours, after the change
 * @retval SFP_OK          ended
 * @retval SFP_REFUSED     as in sfp_attestation_record()
 * @retval SFP_E_INVALID   an impossible day, or one before its first
 * @retval SFP_E_NOT_FOUND no such organisation, actor or attestation
 * @retval SFP_E_EXISTS    it has ended already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_attestation_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *attestation_id, sfp_date on,
                               sfp_attestation **ret_attestation);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_attestation_free(sfp_attestation *attestation);

SFP_END_DECLS

#endif
