/* enrollment.h: who studies and who leads in which class, as movements change it. A day is always given: never 0. */
#ifndef SFP__REGISTRY_ENROLLMENT_H
#define SFP__REGISTRY_ENROLLMENT_H

#include "ledger/verb.h"
#include "registry/movement/effect.h"
#include "sferumpolicy/enrollment.h"
#include "sferumpolicy/homeroom.h"

/* The person's enrolment that has not ended. SFP_E_NOT_FOUND, without a message, where there is none. */
sfp_status sfp__enrollment_current(struct sfp__verb *verb, const sfp_id *person, sfp_enrollment **ret_enrollment);

/* Begins an enrolment; class_id may be NULL or none. SFP_E_EXISTS with a message if the person has one that has not
 * ended: end it first. SFP_E_NOT_FOUND, SFP_E_INVALID: there is no such class, it is closed, or it is the staffroom. */
sfp_status sfp__enrollment_open(struct sfp__verb *verb, const sfp_id *person, const sfp_id *class_id, sfp_date from,
                                const struct sfp__watch *watch);

/* Ends, on that day, the person's enrolments that have not ended. */
sfp_status sfp__enrollments_end_of(struct sfp__verb *verb, const sfp_id *person, const char *reason, sfp_date on,
                                   const struct sfp__watch *watch);

/* Attaches a homeroom teacher; the one before is detached on the same day. `order_id` may be NULL or none. SFP_E_EXISTS
 * with a message if it is the same person; SFP_E_NOT_FOUND, SFP_E_INVALID about the class as above. */
sfp_status sfp__homeroom_open(struct sfp__verb *verb, const sfp_id *class_id, const sfp_id *person,
                              const sfp_id *order_id, sfp_date from, const struct sfp__watch *watch,
                              sfp_homeroom **ret_homeroom); /* the last may be NULL */

/* Detaches the person, on that day, from all classes that it leads. */
sfp_status sfp__homerooms_end_of(struct sfp__verb *verb, const sfp_id *person, sfp_date on,
                                 const struct sfp__watch *watch);

#endif
