/* help_request.h: «обращение за помощью» — a participant asks, the administrator answers. */
#ifndef SFERUMPOLICY_HELP_REQUEST_H
#define SFERUMPOLICY_HELP_REQUEST_H

#include "record.h"

SFP_BEGIN_DECLS

/** A request for help. */
typedef struct sfp_help_request {
	sfp_record   head;               /**< `state` is an sfp_help_request_state. */
	sfp_id       person;             /**< Who asks. */
	const char  *topic;              /**< What it is about, in a few words; not for personal data. */
	sfp_time     asked_at;           /**< When it was last asked. */
	sfp_id       answered_by;        /**< Who answered last; none: nobody yet. */
	sfp_time     answered_at;        /**< 0: not yet. */
	sfp_time     closed_at;          /**< 0: it is open. */
	uint8_t      private_digest[32]; /**< Commits to the members below. */
	const char  *question;           /**< In the asker's words. Personal. */
	const char  *answer;             /**< In the administrator's words; "" while there is none. Personal. */
} sfp_help_request;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_help_request_free(sfp_help_request *help_request);

SFP_END_DECLS

#endif
