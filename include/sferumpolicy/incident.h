/* incident.h: «происшествие» — a profile was not safe, or somebody was refused what every user may have. */
#ifndef SFERUMPOLICY_INCIDENT_H
#define SFERUMPOLICY_INCIDENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** An incident. */
typedef struct sfp_incident {
	sfp_record   head;               /**< No machine: `state` is 0. */
	sfp_id       person;             /**< Who reports it. */
	sfp_action   action;             /**< What it is about: `profile.secure`, or the right that was refused. */
	sfp_time     reported_at;        /**< When. */
	sfp_id       settled_by;         /**< Who settled it; none: nobody yet. */
	sfp_time     settled_at;         /**< 0: it is open. */
	uint8_t      private_digest[32]; /**< Commits to the members below. */
	const char  *description;        /**< What happened. Personal. */
	const char  *settlement;         /**< What was done; "" while it is open. Personal. */
} sfp_incident;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_incident_free(sfp_incident *incident);

SFP_END_DECLS

#endif
