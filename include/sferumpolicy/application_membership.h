/* application_membership.h: «заявка на вступление» — a person asks to be let into a class, and the administrator
 * decides.
 *
 * submitted -consider-> under_consideration -accept-> accepted (the membership begins), -reject-> rejected; -withdraw->
 * withdrawn by the applicant, -lapse-> lapsed when the pack's application_days are over.
 */
#ifndef SFERUMPOLICY_APPLICATION_MEMBERSHIP_H
#define SFERUMPOLICY_APPLICATION_MEMBERSHIP_H

#include "record.h"

SFP_BEGIN_DECLS

/** A person's application. */
typedef struct sfp_admission {
	sfp_record  head;       /**< `state` is an sfp_application_membership_state. */
	sfp_id      person;     /**< The applicant. */
	sfp_id      class_id;   /**< Into which class (or staffroom). */
	sfp_role    role;       /**< As what. */
	const char *reason;     /**< Why it was rejected; "" otherwise. */
	sfp_id      decided_by; /**< None: not decided. */
	sfp_time    decided_at; /**< When it was accepted or rejected; 0: it was not. */
} sfp_admission;

/**
 * Apply for membership of a class. The actor is the applicant.
 *
 * @param reg      where
 * @param actor    who applies: a person
 * @param class_id into which class
 * @param role     as what: student, teacher, parent or administration, and only what the applicant is
 * @param[out] ret_admission yours; release with sfp_admission_free()
 * @retval SFP_OK          submitted
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (applicant_not_joined)
 * @retval SFP_E_NOT_FOUND no such class
 * @retval SFP_E_EXISTS    the person is a member of the class, or has applied and waits for an answer
 * @retval SFP_E_INVALID   a role that nobody joins in or that the applicant has not, a closed class, or the system as
 *                         applicant
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.admits (built-in act: clause 2.1.9)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_admission_apply(sfp_registry *reg, const sfp_actor *actor, const sfp_id *class_id, sfp_role role,
                               sfp_admission **ret_admission);

/**
 * Take an application into consideration.
 *
 * @param admission_id which
 * @param[out] ret_admission yours; release with sfp_admission_free()
 * @retval SFP_OK          taken
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION, ROLE, FACT (applicant_is_teacher_or_student)
 * @retval SFP_E_NOT_FOUND no such application
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.admits (built-in act: clause 2.1.9)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_admission_consider(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id,
                                  sfp_admission **ret_admission);

/**
 * Accept an application: the membership begins today, in the same transaction.
 *
 * @param admission_id which
 * @param[out] ret_admission yours; release with sfp_admission_free()
 * @retval SFP_OK          accepted
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not under consideration), ROLE, FACT
 *                         (applicant_is_teacher_or_student)
 * @retval SFP_E_NOT_FOUND no such application
 * @retval SFP_E_EXISTS    the applicant has become a member of the class meanwhile; nothing was changed, reject the
 *                         application
 * @retval SFP_E_INVALID   the class was closed meanwhile
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.admits (built-in act: clause 2.1.9)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_admission_accept(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id,
                                sfp_admission **ret_admission);

/**
 * Reject an application.
 *
 * @param admission_id which
 * @param reason       why
 * @param[out] ret_admission yours; release with sfp_admission_free()
 * @retval SFP_OK          rejected
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not under consideration), ROLE, FACT
 *                         (applicant_is_teacher_or_student), NEEDS_REASON
 * @retval SFP_E_NOT_FOUND no such application
 * @retval SFP_E_INVALID   an overlong reason
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.admits (built-in act: clause 2.1.9)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_admission_reject(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id,
                                const char *reason, sfp_admission **ret_admission);

/**
 * Withdraw one's own application.
 *
 * @param admission_id which
 * @param[out] ret_admission yours; release with sfp_admission_free()
 * @retval SFP_OK          withdrawn
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (decided, lapsed or withdrawn), ROLE, FACT or GUARD
 *                         (actor_is_applicant)
 * @retval SFP_E_NOT_FOUND no such application
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.admits (built-in act: clause 2.1.9)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_admission_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *admission_id,
                                  sfp_admission **ret_admission);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_admission_free(sfp_admission *admission);

SFP_END_DECLS

#endif
