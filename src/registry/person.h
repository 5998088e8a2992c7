/* person.h: people as other verbs add and change them. */
#ifndef SFP__REGISTRY_PERSON_H
#define SFP__REGISTRY_PERSON_H

#include "ledger/verb.h"
#include "sferumpolicy/person.h"

/* Adds somebody new: checked, decided and written. `ret_person` is yours. */
sfp_status sfp__person_make(struct sfp__verb *verb, const sfp_person_draft *draft, sfp_person **ret_person);
/* Changes somebody: what the draft leaves NULL or 0 stays. Where `whole`, it is the person's new card: 0 is a birth
 * date that is not known. */
sfp_status sfp__person_remake(struct sfp__verb *verb, sfp_person *person, const sfp_person_draft *draft, bool whole);

#endif
