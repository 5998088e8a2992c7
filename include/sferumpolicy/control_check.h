/* control_check.h: «контроль» — the administration looks how the platform is used, and says what it found. */
#ifndef SFERUMPOLICY_CONTROL_CHECK_H
#define SFERUMPOLICY_CONTROL_CHECK_H

#include "record.h"

SFP_BEGIN_DECLS

/** A check by the administration. */
typedef struct sfp_control_check {
	sfp_record   head;          /**< No machine: `state` is 0. */
	sfp_id       checked_by;    /**< Who looked. */
	sfp_date     checked_on;    /**< When. */
	sfp_date     period_from;   /**< The first day of what was looked at. */
	sfp_date     period_until;  /**< The last day of it. */
	const char  *topic;         /**< At what: distance lessons, chats, the profile's use … */
	int          finding_count; /**< How many faults were found; 0: none. */
	const char  *findings;      /**< What was found; not for personal data. */
} sfp_control_check;

/** What was checked. */
typedef struct sfp_control_check_draft {
	size_t      struct_size;   /**< Set by SFP_CONTROL_CHECK_DRAFT_INIT. */
	sfp_date    checked_on;    /**< 0: today; not after today. */
	sfp_date    period_from;   /**< Required. */
	sfp_date    period_until;  /**< Required; the last day of the period, not after the check. */
	const char *topic;         /**< Required. */
	int         finding_count; /**< How many faults were found; 0: none. */
	const char *findings;      /**< What was found, at most 8,000 bytes; required where faults are counted. */
} sfp_control_check_draft;
#define SFP_CONTROL_CHECK_DRAFT_INIT { sizeof(sfp_control_check_draft), 0, 0, 0, NULL, 0, NULL }

/**
 * Record a check that was made.
 *
 * @param reg   where
 * @param actor who checked
 * @param draft what, and what was found
 * @param[out] ret_control_check yours; release with sfp_control_check_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_INVALID   no topic, a period that is none or is not over, findings that are counted but not told, a
 *                         negative count, a text that is no UTF-8, has control characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administration.controls (built-in act: clause 2.2.7); limit `check_days`: how often
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_control_check_record(sfp_registry *reg, const sfp_actor *actor, const sfp_control_check_draft *draft,
                                    sfp_control_check **ret_control_check);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_control_check_free(sfp_control_check *control_check);

SFP_END_DECLS

#endif
