/* membership.h: memberships as consequences of other verbs. */
#ifndef SFP__REGISTRY_MEMBERSHIP_H
#define SFP__REGISTRY_MEMBERSHIP_H

#include "ledger/verb.h"
#include "registry/movement/effect.h"
#include "sferumpolicy/membership.h"

/* Begins a membership today. `invite` and `admission` may be NULL or none. SFP_E_EXISTS with a message if the person is
 * a member of the class already; SFP_E_INVALID if the class is closed. */
sfp_status sfp__membership_open(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id, sfp_role role,
                                const sfp_id *invite, const sfp_id *admission);

/* The person's membership of the class that has not ended. SFP_E_NOT_FOUND, without a message, where there is none. */
sfp_status sfp__membership_current(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id,
                                   sfp_membership **ret_membership);

/* SFP_E_EXISTS with a message if the person is a member of the class. */
sfp_status sfp__membership_expect_none(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id);

/* Ends, on that day, the person's memberships that have not ended: of one class, or of all where class_id is NULL or
 * none. */
sfp_status sfp__memberships_end_of(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id,
                                   const char *reason, sfp_date on, const struct sfp__watch *watch);

#endif
