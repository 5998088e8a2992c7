/* support_ticket.h: the tickets that are opened for a request for help. */
#ifndef SFP__REGISTRY_SUPPORT_TICKET_H
#define SFP__REGISTRY_SUPPORT_TICKET_H

#include "ledger/verb.h"

/* Opens one in consequence of what the verb did, of the request's topic. `number` may be NULL. */
sfp_status sfp__support_ticket_open_for(struct sfp__verb *verb, const sfp_help_request *request, const char *number,
                                        sfp_record **ret_ticket);
/* The one that was opened last for a request. */
sfp_status sfp__support_ticket_opened_for(struct sfp__verb *verb, const sfp_id *request, sfp_record **ret_ticket);

#endif
