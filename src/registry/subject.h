/* subject.h: subjects and who teaches them, as other nouns look for them. */
#ifndef SFP__REGISTRY_SUBJECT_H
#define SFP__REGISTRY_SUBJECT_H

#include "ledger/verb.h"
#include "registry/movement/effect.h"
#include "sferumpolicy/subject.h"
#include "sferumpolicy/teaching.h"

/* Loads a subject that is taught. SFP_E_NOT_FOUND, SFP_E_INVALID (closed) with a message. */
sfp_status sfp__subject_open(struct sfp__verb *verb, const sfp_id *subject_id, sfp_subject **ret_subject);

/* Ends, on that day, all teaching of a subject that has not ended. */
sfp_status sfp__teachings_end_of_subject(struct sfp__verb *verb, const sfp_id *subject_id, sfp_date on);
/* Ends, on that day, all that a person teaches and has not ended. */
sfp_status sfp__teachings_end_of_person(struct sfp__verb *verb, const sfp_id *person, sfp_date on,
                                        const struct sfp__watch *watch);

#endif
