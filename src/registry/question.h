/* question.h: what the ways of asking share. */
#ifndef SFP__REGISTRY_QUESTION_H
#define SFP__REGISTRY_QUESTION_H

#include "ledger/verb.h"
#include "sferumpolicy/question.h"

/* Can it be meant? `name` is what the public header calls it. */
bool sfp__question_given(sfp_registry *reg, const char *name, const sfp_question *question);
/* Tells the verb what the question is about. *ret_record becomes the object, which the verb borrows: free it after the
 * verb. */
sfp_status sfp__question_take(struct sfp__verb *verb, const sfp_question *question, sfp_record **ret_record);
/* By which kind the events of a record are decided. */
sfp_kind sfp__question_kind(const sfp_record *record);

#endif
