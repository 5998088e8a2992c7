/* teaching.h: «учебная нагрузка» — who teaches which subject in which class. */
#ifndef SFERUMPOLICY_TEACHING_H
#define SFERUMPOLICY_TEACHING_H

#include "record.h"

SFP_BEGIN_DECLS

/** Somebody teaches a subject in a class. */
typedef struct sfp_teaching {
	sfp_record head;       /**< No machine: `state` is 0. */
	sfp_id     person;     /**< The teacher. */
	sfp_id     class_id;   /**< The class. */
	sfp_id     subject_id; /**< The subject. */
	sfp_date   from_date;  /**< The first day. */
	sfp_date   until_date; /**< The first day on which it no longer holds; 0: it holds. */
} sfp_teaching;

/** What is to be recorded. */
typedef struct sfp_teaching_draft {
	size_t   struct_size; /**< Set by SFP_TEACHING_DRAFT_INIT. */
	sfp_id   person;
	sfp_id   class_id;
	sfp_id   subject_id;
	sfp_date from_date;   /**< 0: today. */
} sfp_teaching_draft;
#define SFP_TEACHING_DRAFT_INIT { sizeof(sfp_teaching_draft), SFP_ID_NONE, SFP_ID_NONE, SFP_ID_NONE, 0 }

/**
 * Record that somebody teaches a subject in a class.
 *
 * @param reg   where
 * @param actor the system, which keeps what the office's lists say, or a person to whom the policy gives movement.draft
 * @param draft who, what, where, since when
 * @param[out] ret_teaching yours; release with sfp_teaching_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_INVALID   an impossible date, a class that is closed or the staffroom, a subject that is no longer
 *                         taught, or somebody who holds no office on the first day; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor, person, class or subject
 * @retval SFP_E_EXISTS    it is recorded already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_teaching_add(sfp_registry *reg, const sfp_actor *actor, const sfp_teaching_draft *draft,
                            sfp_teaching **ret_teaching);

/**
 * Record that somebody no longer teaches a subject in a class.
 *
 * @param reg      where
 * @param actor    as in sfp_teaching_add()
 * @param teaching which
 * @param on       the first day on which it no longer holds, not before its first; 0: today
 * @param[out] ret_teaching yours, after the change
 * @retval SFP_OK          ended
 * @retval SFP_REFUSED     as in sfp_teaching_add()
 * @retval SFP_E_INVALID   an impossible date, or one before it began
 * @retval SFP_E_NOT_FOUND no such organisation, actor or teaching
 * @retval SFP_E_EXISTS    it has ended already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_teaching_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *teaching, sfp_date on,
                            sfp_teaching **ret_teaching);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_teaching_free(sfp_teaching *teaching);

SFP_END_DECLS

#endif
