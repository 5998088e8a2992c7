/* arena.h: memory of one lifetime: what a policy or its findings consist of goes all at once. */
#ifndef SFP__POLICY_ARENA_H
#define SFP__POLICY_ARENA_H

#include "sferumpolicy/base.h"

struct sfp__arena {
	struct sfp__arena_chunk *chunks; /* the newest first */
};

/* Zeroed and aligned for anything; NULL where memory ran out. */
void *sfp__arena_alloc(struct sfp__arena *arena, size_t size);
/* A copy with a NUL behind it. */
char *sfp__arena_text(struct sfp__arena *arena, const char *text, size_t length);
void sfp__arena_clear(struct sfp__arena *arena); /* also a cleanup function */

#endif
