/* help_request.h: «обращение за помощью» — a participant asks, the administrator answers.
 *
 * asked -answer-> answered -close-> closed; asked -escalate-> escalated (the vendor is asked) -answer-> answered;
 * answered -reopen-> asked.
 * How long the asker waited is told by `asked_at` and `answered_at`; what was said is personal and can be erased.
 */
#ifndef SFERUMPOLICY_HELP_REQUEST_H
#define SFERUMPOLICY_HELP_REQUEST_H

#include "record.h"
#include "support_ticket.h"

SFP_BEGIN_DECLS

/** A request for help. */
typedef struct sfp_help_request {
	sfp_record   head;               /**< `state` is an sfp_help_request_state. */
	sfp_id       person;             /**< Who asks. */
	const char  *topic;              /**< What it is about, in a few words; not for personal data. */
	sfp_time     asked_at;           /**< When it was last asked. */
	sfp_id       answered_by;        /**< Who answered; none: nobody yet, or it was asked again. */
	sfp_time     answered_at;        /**< 0: not yet, or it was asked again. */
	sfp_time     closed_at;          /**< 0: it is open. */
	uint8_t      private_digest[32]; /**< Commits to the members below. */
	const char  *question;           /**< In the asker's words. Personal. */
	const char  *answer;             /**< The last one, in the administrator's words; "" while there was none.
	                                      Personal. */
} sfp_help_request;

/** What is asked. */
typedef struct sfp_help_request_draft {
	size_t      struct_size; /**< Set by SFP_HELP_REQUEST_DRAFT_INIT. */
	const char *topic;       /**< Required: what it is about, in a few words; not for personal data. */
	const char *question;    /**< At length, with its lines; at most 8,000 bytes. NULL: the topic says it all. */
} sfp_help_request_draft;
#define SFP_HELP_REQUEST_DRAFT_INIT { sizeof(sfp_help_request_draft), NULL, NULL }

/**
 * Ask for help. The actor is who asks.
 *
 * @param reg   where
 * @param actor who asks
 * @param draft what
 * @param[out] ret_help_request yours; release with sfp_help_request_free()
 * @retval SFP_OK          asked
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_INVALID   no topic, or a text that is no UTF-8, has control characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.helps (built-in act: clause 2.1.15); limit `help_days`: in how many days an answer is due
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_help_request_ask(sfp_registry *reg, const sfp_actor *actor, const sfp_help_request_draft *draft,
                                sfp_help_request **ret_help_request);

/**
 * Answer a request, also one that was passed on to the vendor.
 *
 * @param help_request_id which
 * @param answer          in words, at most 8,000 bytes; required
 * @param[out] ret_help_request yours, after the change
 * @retval SFP_OK          answered
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (answered already, or closed), NOT_REGULATED,
 *                         PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_NOT_FOUND no such request
 * @retval SFP_E_INVALID   the answer is empty, no UTF-8, has control characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.helps (built-in act: clause 2.1.15)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_help_request_answer(sfp_registry *reg, const sfp_actor *actor, const sfp_id *help_request_id,
                                   const char *answer, sfp_help_request **ret_help_request);

/**
 * Pass a request on to the vendor: a ticket for it is opened in the same transaction.
 *
 * @param help_request_id which
 * @param number          of the ticket, as the vendor numbers it; NULL: not known yet
 * @param[out] ret_ticket       yours, the ticket; release with sfp_support_ticket_free(). NULL: do not care
 * @param[out] ret_help_request yours, after the change
 * @retval SFP_OK          passed on
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (only a request that waits for its answer is passed on),
 *                         NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_NOT_FOUND no such request
 * @retval SFP_E_INVALID   the number is no UTF-8, has control characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.deals_with_support (built-in act: clause 2.1.16); limit `ticket_days`
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_help_request_escalate(sfp_registry *reg, const sfp_actor *actor, const sfp_id *help_request_id,
                                     const char *number, sfp_support_ticket **ret_ticket,
                                     sfp_help_request **ret_help_request);

/**
 * Ask again, because the answer did not help. The term of the answer begins anew.
 *
 * @param help_request_id which
 * @param question        instead of the question before, at most 8,000 bytes; NULL: the same
 * @param[out] ret_help_request yours, after the change
 * @retval SFP_OK          asked again
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not answered yet, or closed), NOT_REGULATED,
 *                         PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_NOT_FOUND no such request
 * @retval SFP_E_INVALID   the question is no UTF-8, has control characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.helps (built-in act: clause 2.1.15)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_help_request_reopen(sfp_registry *reg, const sfp_actor *actor, const sfp_id *help_request_id,
                                   const char *question, sfp_help_request **ret_help_request);

/**
 * Close an answered request.
 *
 * @param help_request_id which
 * @param[out] ret_help_request yours, after the change
 * @retval SFP_OK          closed
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not answered yet, or closed already), NOT_REGULATED,
 *                         PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_NOT_FOUND no such request
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.helps (built-in act: clause 2.1.15)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_help_request_close(sfp_registry *reg, const sfp_actor *actor, const sfp_id *help_request_id,
                                  sfp_help_request **ret_help_request);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_help_request_free(sfp_help_request *help_request);

SFP_END_DECLS

#endif
