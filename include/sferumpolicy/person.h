/* person.h: those who take part, or may: students, pedagogical workers, parents, and whoever else holds an office.
 *
 * What tells of a person by name lies apart from the rest of the registry, so that it can be erased; on the trail
 * stands only a salted digest of it. Roles are nobody's property to claim: they are derived from offices,
 * appointments, enrolments and bonds.
 */
#ifndef SFERUMPOLICY_PERSON_H
#define SFERUMPOLICY_PERSON_H

#include "record.h"

SFP_BEGIN_DECLS

/** A person. */
typedef struct sfp_person {
	sfp_record  head;       /**< No machine. */
	const char *source_id;  /**< The person's number in the office's own lists; "" where there is none. */
	uint8_t     private_digest[32]; /**< Commits to what follows, with a salt. */
	const char *surname;    /**< Private, like all that follows; "" once it was erased. */
	const char *given_name;
	const char *patronymic;
	sfp_date    birth_date; /**< 0: not known. */
	const char *email;
	const char *phone;
	const char *name_fold;  /**< The full name in the form by which names are compared. */
} sfp_person;

/** Who a person is, or what is to change about one. */
typedef struct sfp_person_draft {
	size_t      struct_size; /**< Set by SFP_PERSON_DRAFT_INIT. */
	sfp_id      id;          /**< None: somebody new. Else whom another organisation here has already. */
	const char *source_id;   /**< NULL, here and below: "" in a new person, unchanged in an edited one. */
	const char *surname;     /**< Required when somebody is added; never empty. */
	const char *given_name;
	const char *patronymic;
	sfp_date    birth_date;  /**< 0: not known, or unchanged. From 1900-01-01 to today. */
	const char *email;
	const char *phone;
} sfp_person_draft;
#define SFP_PERSON_DRAFT_INIT { sizeof(sfp_person_draft), SFP_ID_NONE, NULL, NULL, NULL, NULL, 0, NULL, NULL }

/**
 * Add a person to an organisation.
 *
 * Names are kept as they are written, but for spaces: none at the ends, one between words.
 *
 * @param reg   where
 * @param actor the system, which keeps what the office's lists say, or a person to whom the policy gives movement.draft
 * @param draft who it is; `surname` is required
 * @param[out] ret_person yours; release with sfp_person_free()
 * @retval SFP_OK          added
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_INVALID   no surname, an impossible date of birth, or a text that is too long or not UTF-8; the
 *                         message says which
 * @retval SFP_E_NOT_FOUND no such organisation or actor; `id` is given and nobody in the registry has it
 * @retval SFP_E_EXISTS    `id` is given and this organisation has that person already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_person_add(sfp_registry *reg, const sfp_actor *actor, const sfp_person_draft *draft,
                          sfp_person **ret_person);

/**
 * Correct what is known of a person.
 *
 * @param reg    where
 * @param actor  as in sfp_person_add()
 * @param person whom
 * @param draft  what changes: members that are NULL or 0 stay as they are; `id` must be none
 * @param[out] ret_person yours, the person after the change
 * @retval SFP_OK          changed
 * @retval SFP_REFUSED     as in sfp_person_add()
 * @retval SFP_E_INVALID   as in sfp_person_add(), or an `id` is given
 * @retval SFP_E_NOT_FOUND no such organisation, actor or person
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_person_edit(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person,
                           const sfp_person_draft *draft, sfp_person **ret_person);

/**
 * The roles that a person has on a day.
 *
 * Council, head, administration and teacher come from offices, administrator from an appointment, homeroom teacher
 * from a class, student from an enrolment, parent from a bond with a student. Roles that others imply (user, say) are
 * the policy's to add: sfp_policy_close_roles().
 *
 * @param reg          where
 * @param organization whose
 * @param person       of whom
 * @param on           on which day; 0: today
 * @param[out] ret_roles a set of roles, SFP_ROLE_BIT() each
 * @retval SFP_OK          derived; the set may be empty
 * @retval SFP_E_NOT_FOUND no such organisation or person
 * @retval SFP_E_INVALID   `on` is no day of the calendar
 * @retval SFP_E_MISUSE, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_person_roles(sfp_registry *reg, const sfp_id *organization, const sfp_id *person, sfp_date on,
                            uint32_t *ret_roles);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_person_free(sfp_person *person);

SFP_END_DECLS

#endif
