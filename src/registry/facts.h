/* facts.h: what the vocabulary's facts mean, each answered by the registry. */
#ifndef SFP__REGISTRY_FACTS_H
#define SFP__REGISTRY_FACTS_H

#include "ledger/verb.h"

/* What is known of a fact? See facts.c. */
sfp_status sfp__fact_establish(struct sfp__verb *verb, sfp_fact fact, enum sfp__truth *ret_truth);
/* Is the chat in use, and may the person be led into it by a link in that role: a student of its class, or who answers
 * for one of them, where it has a class? */
sfp_status sfp__fact_person_fits_chat(struct sfp__verb *verb, const sfp_id *chat, const sfp_id *person, sfp_role role,
                                      enum sfp__truth *ret_truth);

#endif
