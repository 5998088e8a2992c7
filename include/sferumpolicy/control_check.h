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

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_control_check_free(sfp_control_check *control_check);

SFP_END_DECLS

#endif
