/* guardian.h: a parent's (legal representative's) bond with a student.
 *
 * A person has the role of a parent while a student of theirs is enrolled. How a bond ends is a movement
 * (SFP_KIND_UNLINK).
 */
#ifndef SFERUMPOLICY_GUARDIAN_H
#define SFERUMPOLICY_GUARDIAN_H

#include "record.h"

SFP_BEGIN_DECLS

/** A bond of a parent with a student. */
typedef struct sfp_guardian {
	sfp_record  head;       /**< No machine. */
	sfp_id      parent;     /**< A person. */
	sfp_id      student;    /**< Another one. */
	const char *relation;   /**< "mother", «опекун»: as the office has it. */
	sfp_date    from_date;  /**< The first day. */
	sfp_date    until_date; /**< The first day on which it no longer holds; 0: open. */
} sfp_guardian;

/** What a bond is to be. */
typedef struct sfp_guardian_draft {
	size_t      struct_size; /**< Set by SFP_GUARDIAN_DRAFT_INIT. */
	sfp_id      parent;
	sfp_id      student;
	const char *relation;    /**< NULL: "". */
	sfp_date    from_date;   /**< 0: today. */
} sfp_guardian_draft;
#define SFP_GUARDIAN_DRAFT_INIT { sizeof(sfp_guardian_draft), SFP_ID_NONE, SFP_ID_NONE, NULL, 0 }

/**
 * Record whose parent a person is.
 *
 * @param reg   where
 * @param actor the system, which keeps what the office's lists say, or a person to whom the policy gives movement.draft
 * @param draft who, of whom, since when
 * @param[out] ret_guardian yours; release with sfp_guardian_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_INVALID   parent and student are one person, an impossible date, or a bad text; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor or person
 * @retval SFP_E_EXISTS    the bond is recorded already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_guardian_add(sfp_registry *reg, const sfp_actor *actor, const sfp_guardian_draft *draft,
                            sfp_guardian **ret_guardian);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_guardian_free(sfp_guardian *guardian);

SFP_END_DECLS

#endif
