/* wording.h: what the words of the vocabulary are called for people. */
#ifndef SFP__POLICY_WORDING_H
#define SFP__POLICY_WORDING_H

#include "sferumpolicy/vocabulary.h"

/* Roles and kinds: a noun phrase. Actions: an infinitive. Facts: a clause that it holds, and one that it does not. */
struct sfp__wording {
	const char *ru, *en;
	const char *ru_not, *en_not; /* facts only */
};

extern const struct sfp__wording sfp__role_wordings[SFP_ROLE_END];
extern const struct sfp__wording sfp__action_wordings[SFP_ACTION_END];
extern const struct sfp__wording sfp__kind_wordings[SFP_KIND_END];
extern const struct sfp__wording sfp__fact_wordings[SFP_FACT_END];

#endif
