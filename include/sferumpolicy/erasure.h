/* erasure.h: «уничтожение персональных данных» — asked for on a ground, done, and proved by an act. */
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
} sfp_erasure;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_erasure_free(sfp_erasure *erasure);

SFP_END_DECLS

#endif
