/* support_ticket.h: «обращение в поддержку разработчика» — a ticket with the vendor of the platform. */
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
	sfp_id       opened_by;    /**< Who opened it. */
	sfp_time     opened_at;    /**< When it was last opened. */
	sfp_time     answered_at;  /**< 0: not yet. */
	const char  *answer;       /**< What the vendor answered, in short; not for personal data. */
	sfp_time     closed_at;    /**< 0: it is open. */
} sfp_support_ticket;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_support_ticket_free(sfp_support_ticket *support_ticket);

SFP_END_DECLS

#endif
