/* nouns.h: what the ledger needs to know of the nouns. It is filled in above, by registry/nouns.c, which the linker
 * finds: the ledger itself includes nothing of the registry. */
#ifndef SFP__LEDGER_NOUNS_H
#define SFP__LEDGER_NOUNS_H

#include "ledger/entity.h"
#include "ledger/verb.h"

struct sfp__nouns {
	const struct sfp__entity *entities[SFP_OBJECT_END];
	/* What is known of a fact of the verb's question? */
	sfp_status (*establish)(struct sfp__verb *verb, sfp_fact fact, enum sfp__truth *ret_truth);
};
extern const struct sfp__nouns sfp__nouns;

#endif
