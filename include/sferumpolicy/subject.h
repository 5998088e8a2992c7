/* subject.h: «предмет учебного плана» — what is taught here, extracurricular activities included. */
#ifndef SFERUMPOLICY_SUBJECT_H
#define SFERUMPOLICY_SUBJECT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A subject of the curriculum. */
typedef struct sfp_subject {
	sfp_record   head;            /**< No machine: `state` is 0. */
	const char  *name;            /**< As the curriculum names it. */
	const char  *name_fold;       /**< The form under which names are compared. */
	bool         extracurricular; /**< Outside the lessons: a circle, a section, an activity. */
	sfp_date     closed_on;       /**< The first day on which it is no longer taught; 0: it is. */
} sfp_subject;

/** What a subject is to be. */
typedef struct sfp_subject_draft {
	size_t      struct_size;     /**< Set by SFP_SUBJECT_DRAFT_INIT. */
	const char *name;            /**< As the curriculum names it. */
	bool        extracurricular; /**< Outside the lessons. */
} sfp_subject_draft;
#define SFP_SUBJECT_DRAFT_INIT { sizeof(sfp_subject_draft), NULL, false }

/**
 * Enter a subject of the curriculum, extracurricular ones included: the platform serves them all.
 *
 * @param reg   where
 * @param actor who enters it: the system, which keeps what the curriculum says, or a person to whom the policy gives
 *              subject.register
 * @param draft what it is to be
 * @param[out] ret_subject yours; release with sfp_subject_free()
 * @retval SFP_OK        entered
 * @retval SFP_REFUSED   SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT
 * @retval SFP_E_EXISTS  a subject of this name is taught already
 * @retval SFP_E_INVALID an empty or overlong name, or one that is not UTF-8
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * act.all_subjects (built-in act: clause 1.6)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_subject_register(sfp_registry *reg, const sfp_actor *actor, const sfp_subject_draft *draft,
                                sfp_subject **ret_subject);

/**
 * Record that a subject is no longer taught. Who taught it then ends with it; its chats stay until their owners archive
 * them.
 *
 * @param reg     where
 * @param actor   as in sfp_subject_register()
 * @param subject which
 * @param on      the first day on which it is no longer taught; 0: today
 * @param[out] ret_subject yours, the subject after the change
 * @retval SFP_OK          closed
 * @retval SFP_REFUSED     as in sfp_subject_register()
 * @retval SFP_E_INVALID   an impossible date
 * @retval SFP_E_NOT_FOUND no such organisation, actor or subject
 * @retval SFP_E_EXISTS    it is closed already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * act.all_subjects (built-in act: clause 1.6)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_subject_close(sfp_registry *reg, const sfp_actor *actor, const sfp_id *subject, sfp_date on,
                             sfp_subject **ret_subject);

/**
 * Find a subject that is taught by its name. Case, spaces, ё and е, and Latin letters that look like Cyrillic ones do
 * not matter.
 *
 * @param reg          where
 * @param organization whose
 * @param name         such as "Математика"
 * @param[out] ret_subject yours; release with sfp_subject_free()
 * @retval SFP_OK          found
 * @retval SFP_E_NOT_FOUND no such organisation, or no subject of this name is taught
 * @retval SFP_E_INVALID   an empty or overlong name, or one that is not UTF-8
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_subject_find(sfp_registry *reg, const sfp_id *organization, const char *name, sfp_subject **ret_subject);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_subject_free(sfp_subject *subject);

SFP_END_DECLS

#endif
