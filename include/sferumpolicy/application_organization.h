/* application_organization.h: «заявка на регистрацию организации» — the letter by which an organisation asks the
 * platform to take it in.
 *
 * draft -send-> sent -platform_accept-> accepted -register_administrator-> registered (see sfp_appointment_register()),
 * or sent -platform_reject-> rejected, which is revised into a draft again; -withdraw-> withdrawn, as long as it is not
 * accepted. The library sends no mail: it records what was sent, when, and what came back.
 */
#ifndef SFERUMPOLICY_APPLICATION_ORGANIZATION_H
#define SFERUMPOLICY_APPLICATION_ORGANIZATION_H

#include "record.h"

SFP_BEGIN_DECLS

/** An organisation's application. */
typedef struct sfp_application {
	sfp_record  head;              /**< `state` is an sfp_application_organization_state. */
	sfp_id      contact;           /**< Whose full name, e-mail and mobile number it gives. */
	sfp_id      order_id;          /**< The order that is attached; none: not yet. It knows its scan. */
	uint8_t     private_digest[32]; /**< Commits to the contact's data without telling them. */
	const char *message_id;        /**< Of the letter last sent; "" where none is known. */
	uint8_t     letter_digest[32]; /**< SHA-256 of the letter last sent; zeros: not known. Erased with the
	                                    contact. */
	sfp_time    sent_at;           /**< When it was last sent; 0: not yet. */
	sfp_date    answered_on;       /**< When the platform answered the last sending; 0: not yet. */
	const char *answer;            /**< Why it was rejected; "" otherwise. */
	int         sends;             /**< How often it was sent. */
	const char *contact_full_name; /**< Personal. "" after erasure. */
	const char *contact_email;     /**< Personal. */
	const char *contact_mobile;    /**< Personal; as it was written. */
} sfp_application;

/** What the application says. */
typedef struct sfp_application_form {
	size_t      struct_size; /**< Set by SFP_APPLICATION_FORM_INIT. */
	sfp_id      contact;     /**< A person of the organisation. None when revising: unchanged. */
	sfp_id      order_id;    /**< About SFP_ORDER_ADMINISTRATOR. None: no order yet; when revising: unchanged. */
	const char *full_name;   /**< NULL: ""; when revising: unchanged. So are the next two. */
	const char *email;       /**< name@host.tld */
	const char *mobile;      /**< 10 to 15 digits, a leading + at most; blanks, hyphens and brackets. */
} sfp_application_form;
#define SFP_APPLICATION_FORM_INIT { sizeof(sfp_application_form), SFP_ID_NONE, SFP_ID_NONE, NULL, NULL, NULL }

/**
 * Begin the organisation's application. It may have gaps; they are filled before it is sent.
 *
 * @param reg   where
 * @param actor who writes it
 * @param form  what it says
 * @param[out] ret_application yours; release with sfp_application_free()
 * @retval SFP_OK          begun
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT
 * @retval SFP_E_NOT_FOUND no such person or order
 * @retval SFP_E_EXISTS    there is an application that is neither registered nor withdrawn
 * @retval SFP_E_INVALID   no contact, an e-mail address or a number of another form, an overlong text, an order about
 *                         something else than the administrator's appointment
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.applies (built-in act: clause 2.1.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_application_draft(sfp_registry *reg, const sfp_actor *actor, const sfp_application_form *form,
                                 sfp_application **ret_application);

/**
 * Change an application that is a draft or was rejected; it is a draft afterwards.
 *
 * @param application_id which
 * @param form           what it says from now on; NULL and none: unchanged
 * @param[out] ret_application yours; release with sfp_application_free()
 * @retval SFP_OK          changed
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (sent, accepted, registered or withdrawn), ROLE, FACT
 * @retval SFP_E_NOT_FOUND no such application, person or order
 * @retval SFP_E_INVALID   as in sfp_application_draft()
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.applies (built-in act: clause 2.1.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_application_revise(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                  const sfp_application_form *form, sfp_application **ret_application);

/**
 * Record that the application went to the platform.
 *
 * @param application_id which
 * @param message_id     of the letter; NULL: not known
 * @param letter_digest  SHA-256 of the letter, 32 bytes; NULL: not known
 * @param[out] ret_application yours; release with sfp_application_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION, ROLE, FACT (order_attached, contact_full_name,
 *                         contact_email, contact_mobile), GUARD (order_attached, contact_complete)
 * @retval SFP_E_NOT_FOUND no such application
 * @retval SFP_E_INVALID   an overlong message id
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.applies (built-in act: clause 2.1.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_application_send(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                const char *message_id, const uint8_t *letter_digest,
                                sfp_application **ret_application);

/**
 * Record that the platform accepted the application.
 *
 * @param application_id which
 * @param on             when it answered; 0: today; not before the sending and not after today
 * @param[out] ret_application yours; release with sfp_application_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not sent, or answered already), ROLE, FACT
 * @retval SFP_E_NOT_FOUND no such application
 * @retval SFP_E_INVALID   a day on which it cannot have answered
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.applies (built-in act: clause 2.1.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_application_accepted(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                    sfp_date on, sfp_application **ret_application);

/**
 * Record that the platform rejected the application.
 *
 * @param application_id which
 * @param on             as in sfp_application_accepted()
 * @param reason         what it said
 * @param[out] ret_application yours; release with sfp_application_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION, ROLE, FACT, NEEDS_REASON
 * @retval SFP_E_NOT_FOUND no such application
 * @retval SFP_E_INVALID   a day on which it cannot have answered, an overlong reason
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.applies (built-in act: clause 2.1.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_application_rejected(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                    sfp_date on, const char *reason, sfp_application **ret_application);

/**
 * Withdraw an application that is not accepted yet. Another one can be begun then.
 *
 * @param application_id which
 * @param[out] ret_application yours; release with sfp_application_free()
 * @retval SFP_OK          withdrawn
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (accepted, registered or withdrawn), ROLE, FACT
 * @retval SFP_E_NOT_FOUND no such application
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.applies (built-in act: clause 2.1.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_application_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *application_id,
                                    sfp_application **ret_application);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_application_free(sfp_application *application);

SFP_END_DECLS

#endif
