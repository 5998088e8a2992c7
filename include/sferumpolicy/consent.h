/* consent.h: «согласие на обработку персональных данных» — a document of its own; a minor's is signed by a parent as
 * well.
 *
 * A person has at most one consent in force for each purpose. A pack may ask for one: the free fact that it ties to a
 * code is true of whom has a consent of that code in force, and false of everybody else (docs/pack-format.md).
 */
#ifndef SFERUMPOLICY_CONSENT_H
#define SFERUMPOLICY_CONSENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A consent. */
typedef struct sfp_consent {
	sfp_record   head;                /**< No machine: `state` is 0. */
	sfp_id       person;              /**< Whose data. */
	const char  *code;                /**< What for, by a short name ("personal_data"). */
	sfp_date     given_on;            /**< The day of the document. */
	bool         signed_by_person;    /**< The person signed. */
	sfp_id       parent;              /**< The parent who signed; none: no parent did. */
	uint8_t      document_digest[32]; /**< SHA-256 of the scan; zeros: none was handed over, or it was destroyed
	                                       with the data of the person or the parent. */
	sfp_date     withdrawn_on;        /**< The first day on which it no longer holds; 0: it holds. */
	const char  *reason;              /**< Why it was withdrawn, if somebody said. */
	uint8_t      private_digest[32];  /**< Commits to the scan's digest, with a salt. */
} sfp_consent;

/** What a consent says. */
typedef struct sfp_consent_draft {
	size_t      struct_size;      /**< Set by SFP_CONSENT_DRAFT_INIT. */
	sfp_id      person;           /**< Whose data. */
	const char *code;             /**< What for: small Latin letters, digits, `_` and `-`; at most 64. Borrowed. */
	sfp_date    given_on;         /**< The day of the document; 0: today. */
	bool        signed_by_person; /**< The person signed. */
	sfp_id      parent;           /**< The parent who signed; none: no parent did. */
	const void *document;         /**< The scan, or NULL; only its digest is kept. Borrowed during the call. */
	size_t      document_length;  /**< In bytes. */
} sfp_consent_draft;
#define SFP_CONSENT_DRAFT_INIT { sizeof(sfp_consent_draft), SFP_ID_NONE, NULL, 0, false, SFP_ID_NONE, NULL, 0 }

/**
 * Record that a consent was given.
 *
 * Who has to have signed: of a grown-up, the person; of somebody of 14 to 17 years, the person and a parent; of a
 * younger child, a parent. The age is that of the day of the document. Where the date of birth is not recorded, a
 * student (who was enrolled on that day, or is today) needs a parent's signature, for the library rather asks once too
 * often, and everybody else their own. The parent is one whose bond with the person is recorded (sfp_guardian_add())
 * for that day or for today.
 *
 * @param reg   where
 * @param actor who records it
 * @param draft whose, what for, since when, signed by whom
 * @param[out] ret_consent yours; release with sfp_consent_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT; GUARD (a signature is missing,
 *                         or the parent is nobody's who is recorded as one; the text says what to do)
 * @retval SFP_E_INVALID   no code or a bad one, nobody signed, the parent is the person, a day that is none or to come
 * @retval SFP_E_NOT_FOUND no such organisation, actor or person
 * @retval SFP_E_EXISTS    the person has such a consent in force: withdraw it before the next one is recorded
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * law.records_consent (built-in act: clause 152-ФЗ/a)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_consent_record(sfp_registry *reg, const sfp_actor *actor, const sfp_consent_draft *draft,
                              sfp_consent **ret_consent);

/**
 * Record that a consent was withdrawn.
 *
 * It ends nothing else by itself: whether data must be destroyed then is for people to say, and sfp_erasure_ask()
 * records it.
 *
 * @param reg        where
 * @param actor      who records it
 * @param consent_id which consent
 * @param on         the first day on which it no longer holds: not before the consent, not to come; 0: today
 * @param reason     why, at most 2,000 bytes, or NULL: nobody has to say; not for personal data
 * @param[out] ret_consent yours, after the change
 * @retval SFP_OK          withdrawn
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT
 * @retval SFP_E_INVALID   a day that is none, before the consent or to come, or a bad text
 * @retval SFP_E_NOT_FOUND no such organisation, actor or consent
 * @retval SFP_E_EXISTS    it was withdrawn already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * law.records_consent (built-in act: clause 152-ФЗ/a)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_consent_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *consent_id, sfp_date on,
                                const char *reason, sfp_consent **ret_consent);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_consent_free(sfp_consent *consent);

SFP_END_DECLS

#endif
