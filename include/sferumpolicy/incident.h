/* incident.h: «происшествие» — a profile was not safe, or somebody was refused what every user may have.
 *
 * A right that is only exercised can only be refused wrongly: an incident says that it was, and stays open until
 * somebody settles it.
 */
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

/** What happened. */
typedef struct sfp_incident_draft {
	size_t      struct_size; /**< Set by SFP_INCIDENT_DRAFT_INIT. */
	sfp_action  action;      /**< SFP_ACTION_PROFILE_SECURE: a profile was not safe; or the right that was refused:
	                              PLATFORM_ACCESS, SUPPORT_REQUEST, RESOURCES_READ, SEMINAR_ATTEND,
	                              CHAT_PARTICIPATE, LESSON_JOIN, EVENT_JOIN. */
	const char *description; /**< Required; at most 8,000 bytes. Personal. */
} sfp_incident_draft;
#define SFP_INCIDENT_DRAFT_INIT { sizeof(sfp_incident_draft), (sfp_action)0, NULL }

/**
 * Report an incident. The actor is whom it happened to, or who saw it.
 *
 * @param reg   where
 * @param actor who reports
 * @param draft what
 * @param[out] ret_incident yours; release with sfp_incident_free()
 * @retval SFP_OK          reported
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_INVALID   an action that incidents are not about, no description, a text that is no UTF-8, has control
 *                         characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * student.secures_profile (built-in act: clause 2.5.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_incident_report(sfp_registry *reg, const sfp_actor *actor, const sfp_incident_draft *draft,
                               sfp_incident **ret_incident);

/**
 * Settle an incident: whoever answers requests for help does.
 *
 * @param incident_id which
 * @param settlement  what was done, at most 8,000 bytes; required. Personal.
 * @param[out] ret_incident yours, after the change
 * @retval SFP_OK          settled
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_NOT_FOUND no such incident
 * @retval SFP_E_EXISTS    it is settled already
 * @retval SFP_E_INVALID   the settlement is empty, no UTF-8, has control characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.helps (built-in act: clause 2.1.15)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_incident_settle(sfp_registry *reg, const sfp_actor *actor, const sfp_id *incident_id,
                               const char *settlement, sfp_incident **ret_incident);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_incident_free(sfp_incident *incident);

SFP_END_DECLS

#endif
