/* enrollment.h: «зачисление» — who studies here, and in which class. What the office's lists say at the beginning; what
 * changes later is a movement (movement.h).
 */
#ifndef SFERUMPOLICY_ENROLLMENT_H
#define SFERUMPOLICY_ENROLLMENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A person's time as a student, in one class. */
typedef struct sfp_enrollment {
	sfp_record  head;       /**< No machine: `state` is 0. */
	sfp_id      person;
	sfp_id      class_id;   /**< None: not known yet. */
	sfp_date    from_date;
	sfp_date    until_date; /**< The first day on which it no longer holds; 0: it holds. */
	const char *end_reason; /**< "" while it holds. */
} sfp_enrollment;

/** What an enrolment is to be. */
typedef struct sfp_enrollment_draft {
	size_t   struct_size; /**< Set by SFP_ENROLLMENT_DRAFT_INIT. */
	sfp_id   person;
	sfp_id   class_id;    /**< None: not known yet; see sfp_enrollment_assign(). */
	sfp_date from_date;   /**< 0: today. */
} sfp_enrollment_draft;
#define SFP_ENROLLMENT_DRAFT_INIT { sizeof(sfp_enrollment_draft), SFP_ID_NONE, SFP_ID_NONE, 0 }

/**
 * Record that a person studies here. Base data: the system copies it from the office's lists; a person needs
 * movement.draft.
 *
 * @param reg   where
 * @param actor who records it
 * @param draft what it is to be
 * @param[out] ret_enrollment yours; release with sfp_enrollment_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_NOT_FOUND no such person or class
 * @retval SFP_E_EXISTS    the person is enrolled already; a change of class is a movement
 * @retval SFP_E_INVALID   not a day, a closed class, or the staffroom
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_enrollment_add(sfp_registry *reg, const sfp_actor *actor, const sfp_enrollment_draft *draft,
                              sfp_enrollment **ret_enrollment);

/**
 * Say in which class an enrolled person is, where that was not known before. Base data, as sfp_enrollment_add().
 *
 * @param enrollment_id which
 * @param class_id      the class
 * @param[out] ret_enrollment yours; release with sfp_enrollment_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     as in sfp_enrollment_add()
 * @retval SFP_E_NOT_FOUND no such enrolment or class
 * @retval SFP_E_EXISTS    its class is known; a change of class is a movement
 * @retval SFP_E_INVALID   the enrolment has ended, a closed class, or the staffroom
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_enrollment_assign(sfp_registry *reg, const sfp_actor *actor, const sfp_id *enrollment_id,
                                 const sfp_id *class_id, sfp_enrollment **ret_enrollment);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_enrollment_free(sfp_enrollment *enrollment);

SFP_END_DECLS

#endif
