/* appointment.h: who the administrators of the platform are: the main one, and the additional ones.
 *
 * appointed -register-> active; appointed and active -end-> ended. The main one is appointed by order and becomes
 * active by registering on the platform, with the mobile number that the application gave; an additional one has
 * joined before and is active at once. There is one main administrator at a time.
 */
#ifndef SFERUMPOLICY_APPOINTMENT_H
#define SFERUMPOLICY_APPOINTMENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** An appointment. */
typedef struct sfp_appointment {
	sfp_record  head;          /**< `state` is an sfp_appointment_state. */
	sfp_id      person;
	bool        additional;    /**< An additional administrator, not the main one. */
	sfp_id      order_id;      /**< By which the main one was appointed; none for an additional one. */
	sfp_time    registered_at; /**< Since when it is active; 0: not yet. */
	sfp_date    ended_on;      /**< 0: not ended. */
	const char *end_reason;
} sfp_appointment;

/**
 * Appoint the main administrator.
 *
 * @param reg    where
 * @param actor  the head, or a member of the administration
 * @param person who is to be administrator
 * @param order  by which order, of the subject SFP_ORDER_ADMINISTRATOR; NULL or none is refused
 * @param[out] ret_appointment yours; release with sfp_appointment_free()
 * @retval SFP_OK          appointed
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (order_issued,
 *                         candidate_is_teacher)
 * @retval SFP_E_INVALID   the order is about something else
 * @retval SFP_E_NOT_FOUND no such organisation, actor, person or order
 * @retval SFP_E_EXISTS    there is a main administrator, or the person is an additional one; end that appointment first
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.appointed (built-in act: clause 2.1.0),
 * administration.appoints_administrator (built-in act: clause 2.2.2)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_appointment_make(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person, const sfp_id *order,
                                sfp_appointment **ret_appointment);

/**
 * Appoint an additional administrator, who is active at once.
 *
 * @param reg    where
 * @param actor  an administrator
 * @param person who is to be additional administrator
 * @param[out] ret_appointment yours; release with sfp_appointment_free()
 * @retval SFP_OK          appointed
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (candidate_is_teacher,
 *                         candidate_joined)
 * @retval SFP_E_NOT_FOUND no such organisation, actor or person
 * @retval SFP_E_EXISTS    the person is an administrator already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.appoints_additional (built-in act: clause 2.1.7)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_appointment_make_additional(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person,
                                           sfp_appointment **ret_appointment);

/**
 * Record that the administrator registered on the platform: the appointment becomes active, and the organisation's
 * application, which the platform accepted, registered, in one transaction.
 *
 * The application is the newest one that was sent and names the actor as its contact. Where an earlier registration
 * completed it already (the same person was appointed again), it stays as it is, and the number is compared with the
 * one that it gave.
 *
 * @param reg    where
 * @param actor  the appointed person
 * @param mobile the number with which one registered, in any usual spelling: "8 (900) 123-45-67" is "+79001234567"
 * @param[out] ret_appointment yours, the appointment after the change
 * @retval SFP_OK          registered
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (registered already; the application is not accepted
 *                         yet), NOT_REGULATED, PROHIBITED, ROLE, FACT (application_sent, same_mobile_as_application),
 *                         GUARD
 * @retval SFP_E_INVALID   `mobile` is no number of 10 to 15 digits
 * @retval SFP_E_NOT_FOUND no such organisation or actor; the actor is not appointed
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.registers (built-in act: clause 2.1.2)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_appointment_register(sfp_registry *reg, const sfp_actor *actor, const char *mobile,
                                    sfp_appointment **ret_appointment);

/**
 * End an appointment, the main one or an additional one.
 *
 * @param reg         where
 * @param actor       the head
 * @param appointment which
 * @param order       by which order, of the subject SFP_ORDER_ADMINISTRATOR; NULL or none is refused
 * @param reason      why; NULL: ""
 * @param forced      even if no administrator remains
 * @param[out] ret_appointment yours, the appointment after the change
 * @retval SFP_OK          ended
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (ended already), NOT_REGULATED, PROHIBITED, ROLE, FACT
 *                         (order_issued), GUARD (another_administrator_remains_or_forced)
 * @retval SFP_E_INVALID   the order is about something else, or the reason is too long or not UTF-8
 * @retval SFP_E_NOT_FOUND no such organisation, actor, appointment or order
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.appointed (built-in act: clause 2.1.0)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_appointment_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *appointment,
                               const sfp_id *order, const char *reason, bool forced,
                               sfp_appointment **ret_appointment);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_appointment_free(sfp_appointment *appointment);

SFP_END_DECLS

#endif
