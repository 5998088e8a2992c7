/* acknowledgement.h: «ознакомление с правилами безопасности» — who has read how a profile is kept safe. */
#ifndef SFERUMPOLICY_ACKNOWLEDGEMENT_H
#define SFERUMPOLICY_ACKNOWLEDGEMENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** Somebody acknowledged the rules. */
typedef struct sfp_acknowledgement {
	sfp_record   head;             /**< No machine: `state` is 0. */
	sfp_id       person;           /**< Who. */
	const char  *rules;            /**< Which rules, by name and version; not their text. */
	uint8_t      rules_digest[32]; /**< SHA-256 of their text; zeros: not given. */
	sfp_date     acknowledged_on;  /**< When. */
} sfp_acknowledgement;

/** What is acknowledged. */
typedef struct sfp_acknowledgement_draft {
	size_t      struct_size;     /**< Set by SFP_ACKNOWLEDGEMENT_DRAFT_INIT. */
	const char *rules;           /**< Required: which rules, by name and version. */
	const void *text;            /**< Their text, of which only the SHA-256 is kept. NULL: not given. */
	size_t      text_length;     /**< In bytes. */
	sfp_date    acknowledged_on; /**< 0: today; not after today. */
} sfp_acknowledgement_draft;
#define SFP_ACKNOWLEDGEMENT_DRAFT_INIT { sizeof(sfp_acknowledgement_draft), NULL, NULL, 0, 0 }

/**
 * Acknowledge the rules of safety. The actor is who has read them.
 *
 * @param reg   where
 * @param actor who
 * @param draft which rules
 * @param[out] ret_acknowledgement yours; release with sfp_acknowledgement_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_INVALID   no rules named, a day that is none or has yet to come, a text that is no UTF-8, has control
 *                         characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * student.secures_profile (built-in act: clause 2.5.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_acknowledgement_sign(sfp_registry *reg, const sfp_actor *actor, const sfp_acknowledgement_draft *draft,
                                    sfp_acknowledgement **ret_acknowledgement);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_acknowledgement_free(sfp_acknowledgement *acknowledgement);

SFP_END_DECLS

#endif
