/* attestation.h: «подтверждённый факт» — that one of the act's own facts holds of a person. */
#ifndef SFERUMPOLICY_ATTESTATION_H
#define SFERUMPOLICY_ATTESTATION_H

#include "record.h"

SFP_BEGIN_DECLS

/** A fact of the act's own, attested. */
typedef struct sfp_attestation {
	sfp_record   head;        /**< No machine: `state` is 0. */
	sfp_id       person;      /**< Of whom. */
	sfp_fact     fact;        /**< One of SFP_FACT_CUSTOM_1 to _16. */
	bool         truth;       /**< Does it hold? */
	const char  *ground;      /**< By what it is known; not for personal data. */
	sfp_id       attested_by; /**< Who attests; none: the system. */
	sfp_date     from_date;   /**< The first day. */
	sfp_date     until_date;  /**< The first day on which it no longer holds; 0: it holds. */
} sfp_attestation;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_attestation_free(sfp_attestation *attestation);

SFP_END_DECLS

#endif
