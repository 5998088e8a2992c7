/* consent.h: «согласие на обработку персональных данных» — a document of its own; a minor's is signed by a parent as well. */
#ifndef SFERUMPOLICY_CONSENT_H
#define SFERUMPOLICY_CONSENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A consent. */
typedef struct sfp_consent {
	sfp_record   head;                /**< No machine: `state` is 0. */
	sfp_id       person;              /**< Whose data. */
	const char  *code;                /**< What for, by a short name ("personal_data"). */
	sfp_date     given_on;            /**< The day of the document. */
	bool         signed_by_person;    /**< The person signed. */
	sfp_id       parent;              /**< The parent who signed; none: no parent did. */
	uint8_t      document_digest[32]; /**< SHA-256 of the scan; zeros: none was handed over. */
	sfp_date     withdrawn_on;        /**< The first day on which it no longer holds; 0: it holds. */
	const char  *reason;              /**< Why it was withdrawn, if somebody said. */
} sfp_consent;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_consent_free(sfp_consent *consent);

SFP_END_DECLS

#endif
