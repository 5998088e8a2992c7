/* office.h: which offices are no base data, and who decides about them. */
#ifndef SFP__REGISTRY_OFFICE_H
#define SFP__REGISTRY_OFFICE_H

#include "ledger/verb.h"
#include "sferumpolicy/office.h"

/* By which action an office of that role is given, or taken away. 0: it is base data, as a teacher's and another
 * worker's is. */
sfp_action sfp__office_action(sfp_role role, bool given);

/* May the verb's actor give the office, by its order? A head's office with a last day is an acting head's, where the
 * head's order gives it. */
sfp_status sfp__office_may_add(struct sfp__verb *verb, const sfp_office *office);
/* May the verb's actor end the office, by that order (NULL or none: by none)? */
sfp_status sfp__office_may_end(struct sfp__verb *verb, const sfp_office *office, const sfp_id *order);

/* As which roles the system enters what the office's lists, or an order, say of offices: its own, and those of the
 * order's signer. *ret_ours: nobody need be asked, because the system sets the registry up. */
sfp_status sfp__office_entered_as(struct sfp__verb *verb, const sfp_id *order_id, uint32_t *ret_roles, bool *ret_ours);

/* Decides the action as if the actor had these roles: somebody else decided, and the actor only carries it out. */
sfp_status sfp__office_decide_as(struct sfp__verb *verb, uint32_t roles, sfp_action action);

#endif
