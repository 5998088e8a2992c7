/* support_ticket.h: «обращение в поддержку разработчика» — a ticket with the vendor of the platform.
 *
 * open -answer-> answered -close-> closed; answered -reopen-> open; open -close-> closed, where no answer is needed any
 * more. The library writes to nobody: it records what was asked and answered elsewhere.
 */
#ifndef SFERUMPOLICY_SUPPORT_TICKET_H
#define SFERUMPOLICY_SUPPORT_TICKET_H

#include "record.h"

SFP_BEGIN_DECLS

/** A ticket with the vendor. */
typedef struct sfp_support_ticket {
	sfp_record   head;         /**< `state` is an sfp_support_ticket_state. */
	const char  *number;       /**< As the vendor numbers it; "": not known. */
	const char  *topic;        /**< What it is about; not for personal data. */
	sfp_id       help_request; /**< Which request it is for; none: for none. */
	sfp_id       opened_by;    /**< Who opened it last. */
	sfp_time     opened_at;    /**< When it was last opened. */
	sfp_time     answered_at;  /**< 0: not yet, or it was opened again. */
	const char  *answer;       /**< What the vendor answered last, in short; not for personal data. */
	sfp_time     closed_at;    /**< 0: it is open. */
} sfp_support_ticket;

/** What a ticket is to be. */
typedef struct sfp_support_ticket_draft {
	size_t      struct_size; /**< Set by SFP_SUPPORT_TICKET_DRAFT_INIT. */
	const char *topic;       /**< Required; not for personal data. */
	const char *number;      /**< NULL: not known yet. */
} sfp_support_ticket_draft;
#define SFP_SUPPORT_TICKET_DRAFT_INIT { sizeof(sfp_support_ticket_draft), NULL, NULL }

/**
 * Open a ticket with the vendor. One for a request for help is opened by sfp_help_request_escalate().
 *
 * @param reg   where
 * @param actor who opens it
 * @param draft what
 * @param[out] ret_support_ticket yours; release with sfp_support_ticket_free()
 * @retval SFP_OK          opened
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_INVALID   no topic, or a text that is no UTF-8, has control characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.deals_with_support (built-in act: clause 2.1.16); limit `ticket_days`: in how many days the vendor is
 * reminded
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_support_ticket_open(sfp_registry *reg, const sfp_actor *actor, const sfp_support_ticket_draft *draft,
                                   sfp_support_ticket **ret_support_ticket);

/**
 * Record the vendor's answer.
 *
 * @param support_ticket_id which
 * @param number as the vendor numbers the ticket; NULL: unchanged
 * @param answer in short, at most 2,000 bytes; required; not for personal data
 * @param[out] ret_support_ticket yours, after the change
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (answered already, or closed), NOT_REGULATED,
 *                         PROHIBITED, ROLE, FACT or UNKNOWN
 * @retval SFP_E_NOT_FOUND no such ticket
 * @retval SFP_E_INVALID   the answer is empty, or a text is no UTF-8, has control characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.deals_with_support (built-in act: clause 2.1.16)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_support_ticket_answer(sfp_registry *reg, const sfp_actor *actor, const sfp_id *support_ticket_id,
                                     const char *number, const char *answer, sfp_support_ticket **ret_support_ticket);

/**
 * Open an answered ticket again. Its term begins anew.
 *
 * @param support_ticket_id which
 * @param[out] ret_support_ticket yours, after the change
 * @retval SFP_OK          open again
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not answered, or closed), NOT_REGULATED, PROHIBITED,
 *                         ROLE, FACT or UNKNOWN
 * @retval SFP_E_NOT_FOUND no such ticket
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.deals_with_support (built-in act: clause 2.1.16)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_support_ticket_reopen(sfp_registry *reg, const sfp_actor *actor, const sfp_id *support_ticket_id,
                                     sfp_support_ticket **ret_support_ticket);

/**
 * Close a ticket, answered or not.
 *
 * @param support_ticket_id which
 * @param[out] ret_support_ticket yours, after the change
 * @retval SFP_OK          closed
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (closed already), NOT_REGULATED, PROHIBITED, ROLE, FACT
 *                         or UNKNOWN
 * @retval SFP_E_NOT_FOUND no such ticket
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.deals_with_support (built-in act: clause 2.1.16)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_support_ticket_close(sfp_registry *reg, const sfp_actor *actor, const sfp_id *support_ticket_id,
                                    sfp_support_ticket **ret_support_ticket);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_support_ticket_free(sfp_support_ticket *support_ticket);

SFP_END_DECLS

#endif
