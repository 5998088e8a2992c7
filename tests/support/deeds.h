/* deeds.h: every verb of the registry with a scene in which it does something: for tests that hold for all verbs alike.
 * test_idempotency.c compares the deeds with the verbs of the public headers. */
#ifndef TESTS_SUPPORT_DEEDS_H
#define TESTS_SUPPORT_DEEDS_H

#include "world.h"

struct deed {
	const char *name; /* of the verb, then where it has several deeds ": which" */
	enum world_stage stage;
	void (*prepare)(void); /* may be NULL */
	const sfp_actor *who;
	int variants; /* with another argument each; 0 where a verb takes nothing but a record's id */
	sfp_status (*act)(const sfp_actor *actor, int variant);
};

extern struct world w; /* in which the deed is done: one at a time */
extern const struct deed deeds[];
extern const int deed_count;

void deed_set_scene(const struct deed *deed);
/* Whatever a test did, the trail must tell the same as the records. */
void deed_clear_scene(void);
uint64_t deed_trail(void);
void deed_expect(const struct deed *deed, int variant, sfp_status status, sfp_status expected);
/* What somebody is told who is neither enrolled nor employed. */
sfp_status deed_of_stranger(const struct deed *deed);

#endif
