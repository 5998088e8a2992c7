/* usage.h: «использование права» — a right that a user exercised: access, support, instructions, a seminar, a chat. */
#ifndef SFERUMPOLICY_USAGE_H
#define SFERUMPOLICY_USAGE_H

#include "record.h"

SFP_BEGIN_DECLS

/** A right was exercised. */
typedef struct sfp_usage {
	sfp_record   head;    /**< No machine: `state` is 0. */
	sfp_id       person;  /**< Who. */
	sfp_action   action;  /**< Which right. */
	sfp_id       chat_id; /**< In which chat; none: in none. */
	const char  *title;   /**< What it was: the seminar, the instruction …; "" where nothing is to be said. */
	sfp_date     used_on; /**< When. */
} sfp_usage;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_usage_free(sfp_usage *usage);

SFP_END_DECLS

#endif
