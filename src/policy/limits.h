/* limits.h: the limits that a pack may set. */
#ifndef SFP__POLICY_LIMITS_H
#define SFP__POLICY_LIMITS_H

#include "sferumpolicy/base.h"

#define SFP__LIMIT_COUNT 14

struct sfp__limit {
	const char *name;
	int64_t value; /* the default */
	int64_t most;
	const char *ru, *en;
};

/* docs/pack-format.md shows this table; a test compares the two. */
extern const struct sfp__limit sfp__limits[SFP__LIMIT_COUNT];

/* Its place in the table; -1 where there is no such limit. */
int sfp__limit_index(const char *name);

#endif
