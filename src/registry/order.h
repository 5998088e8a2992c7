/* order.h: orders as other nouns rest on them. */
#ifndef SFP__REGISTRY_ORDER_H
#define SFP__REGISTRY_ORDER_H

#include "ledger/verb.h"
#include "sferumpolicy/order.h"

/* Loads an order about that subject. SFP_E_NOT_FOUND; SFP_E_INVALID, with a message, where it is about something else.
 */
sfp_status sfp__order_load(struct sfp__verb *verb, const sfp_id *order_id, sfp_order_subject subject,
                           sfp_order **ret_order);
/* The verb rests on that order: its facts are asked about it, and its entries name it. NULL or none: on no order,
 * which is the policy's to judge. Fails as sfp__order_load() does. */
sfp_status sfp__order_rest_on(struct sfp__verb *verb, const sfp_id *order_id, sfp_order_subject subject);

/* «о движении»; "?" for a number that is none. */
const char *sfp__order_subject_ru(sfp_order_subject subject);

#endif
