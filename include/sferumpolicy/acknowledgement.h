/* acknowledgement.h: «ознакомление с правилами безопасности» — who has read how a profile is kept safe. */
#ifndef SFERUMPOLICY_ACKNOWLEDGEMENT_H
#define SFERUMPOLICY_ACKNOWLEDGEMENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** Somebody acknowledged the rules. */
typedef struct sfp_acknowledgement {
	sfp_record   head;             /**< No machine: `state` is 0. */
	sfp_id       person;           /**< Who. */
	const char  *rules;            /**< Which rules, by name and version; not their text. */
	uint8_t      rules_digest[32]; /**< SHA-256 of their text; zeros: not given. */
	sfp_date     acknowledged_on;  /**< When. */
} sfp_acknowledgement;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_acknowledgement_free(sfp_acknowledgement *acknowledgement);

SFP_END_DECLS

#endif
