/* effect.h: what a helper did to which record, told to whoever must remember it: a movement takes back what it did. */
#ifndef SFP__REGISTRY_MOVEMENT_EFFECT_H
#define SFP__REGISTRY_MOVEMENT_EFFECT_H

#include "sferumpolicy/record.h"

/* Stored in movement_effect.change: never renumbered. */
enum sfp__effect {
	SFP__EFFECT_OPENED = 1, /* the record was made */
	SFP__EFFECT_ENDED = 2   /* its until_date was set */
};

/* Is told of each record after it was written; another status than SFP_OK ends the helper with that status. Where a
 * helper takes one, NULL means that nobody wants to know. */
struct sfp__watch {
	sfp_status (*tell)(void *context, const sfp_record *record, enum sfp__effect effect);
	void *context;
};

static inline sfp_status sfp__watch_tell(const struct sfp__watch *watch, const sfp_record *record,
                                         enum sfp__effect effect)
{
	return watch ? watch->tell(watch->context, record, effect) : SFP_OK;
}

#endif
