/* erasure.h: «уничтожение персональных данных» — asked for on a ground, done, and proved by an act.
 *
 * sfp_erasure_ask() records the ground; from then on the pack's limit `erase_days` runs. sfp_person_erase() destroys
 * the personal values of that person which this organisation keeps: those of the person, of applications in which they
 * are the contact, of their requests for help, of incidents that they reported, and what imports keep to be taken back.
 * What is left are ids, days and roles, and the trail, which can be verified as before. sfp_erasure_act() writes the
 * act of it. Other organisations of the registry keep their own data.
 */
#ifndef SFERUMPOLICY_ERASURE_H
#define SFERUMPOLICY_ERASURE_H

#include "record.h"

SFP_BEGIN_DECLS

/** An erasure of a person's data. */
typedef struct sfp_erasure {
	sfp_record   head;          /**< No machine: `state` is 0. */
	sfp_id       person;        /**< Whose data. */
	const char  *ground;        /**< Why: purpose reached, consent withdrawn …; not for personal data. */
	sfp_date     asked_on;      /**< Since when the ground is there. */
	sfp_id       asked_by;      /**< Who recorded it; none: the system. */
	sfp_id       done_by;       /**< Who erased; none: not done yet, or the system. */
	sfp_time     done_at;       /**< 0: not done yet. */
	int          values_erased; /**< How many personal values were destroyed. */
	const char  *kinds_erased;  /**< Of which kind how many, without the values: "person.surname:1
	                                 person.phone:1". */
} sfp_erasure;

/** Why a person's data are to be destroyed. */
typedef struct sfp_erasure_draft {
	size_t      struct_size; /**< Set by SFP_ERASURE_DRAFT_INIT. */
	sfp_id      person;      /**< Whose data. */
	const char *ground;      /**< Why, required; at most 2,000 bytes; not for personal data. Borrowed. */
	sfp_date    asked_on;    /**< Since when the ground is there; 0: today. */
} sfp_erasure_draft;
#define SFP_ERASURE_DRAFT_INIT { sizeof(sfp_erasure_draft), SFP_ID_NONE, NULL, 0 }

/**
 * Record the ground for destroying a person's data.
 *
 * Decided as person.erase, as if the ground were there: who may erase may say why. The system may, too; it cannot
 * erase.
 *
 * @param reg   where
 * @param actor who records it
 * @param draft whose, why, since when
 * @param[out] ret_erasure yours; release with sfp_erasure_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT
 * @retval SFP_E_INVALID   no ground, a day that is none or to come, or a bad text; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor or person
 * @retval SFP_E_EXISTS    it was asked for already, and is not done yet
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * law.erases_person (built-in act: clause 152-ФЗ/b); limit `erase_days`
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_erasure_ask(sfp_registry *reg, const sfp_actor *actor, const sfp_erasure_draft *draft,
                           sfp_erasure **ret_erasure);

/**
 * Destroy the personal data of the person whose erasure was asked for.
 *
 * It ends nothing by itself: whoever still holds an office, is enrolled, a member, a homeroom teacher, in a chat or the
 * like is not erased before that has ended. The number that the source's list gives the person goes as well, since the
 * list tells who it is. So do the digests of all that may name the person, because a date of birth could be found again
 * by trying: of the scans of consents and orders, of the application's letter, and of every list that was imported so
 * far. Of what an idempotency key was used for to record the person nothing is left either: a retry by that key is
 * SFP_E_CONFLICT. Then the file's journal is scrubbed. A reader in another connection, or a batch, can stand in the way
 * of that: the call still answers SFP_OK, sfp_registry_message() says that copies are left in the journal, and
 * sfp_registry_scrub() is to be called again. Backups made before are not the library's to find.
 *
 * @param reg        where
 * @param actor      who erases
 * @param erasure_id which erasure
 * @param[out] ret_erasure yours, after the change
 * @retval SFP_OK          erased
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (erasure_ground_recorded: it was
 *                         done before); GUARD (the person still holds something; the text says what)
 * @retval SFP_E_NOT_FOUND no such organisation, actor or erasure
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * law.erases_person (built-in act: clause 152-ФЗ/b)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_person_erase(sfp_registry *reg, const sfp_actor *actor, const sfp_id *erasure_id,
                            sfp_erasure **ret_erasure);

/**
 * Write the act of destruction («акт об уничтожении персональных данных»): whose data by their number in the registry,
 * of which kinds and how many, when, by whom, how, on what ground, and an extract of the trail: the number of the entry
 * that tells of it, its leaf's hash, and the size and root of the trail now. None of the data themselves. The regulator
 * wants it kept for three years.
 *
 * @param reg          where
 * @param organization whose registry
 * @param erasure_id   which erasure
 * @param language     of the act
 * @param[out] ret_text plain text, yours; release with sfp_text_free()
 * @retval SFP_OK          written
 * @retval SFP_E_NOT_FOUND no such organisation or erasure
 * @retval SFP_E_INVALID   it has not been done yet
 * @retval SFP_E_TAMPERED  the trail does not tell of it
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * law.erases_person (built-in act: clause 152-ФЗ/b)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_erasure_act(sfp_registry *reg, const sfp_id *organization, const sfp_id *erasure_id,
                           sfp_language language, char **ret_text);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_erasure_free(sfp_erasure *erasure);

SFP_END_DECLS

#endif
