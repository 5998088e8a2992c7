/* obstacle.h: what stands in the way of taking something back. All of it is found first; then it is refused as one. */
#ifndef SFP__REGISTRY_OBSTACLE_H
#define SFP__REGISTRY_OBSTACLE_H

#include "ledger/ids.h"
#include "ledger/verb.h"
#include "sferumpolicy/obstacle.h"

struct sfp_obstacles {
	sfp_obstacle *items;
	size_t count;
	size_t capacity;
	struct sfp__ids blocked; /* what was not taken back because of an obstacle */
};

void sfp__obstacles_clear(struct sfp_obstacles *obstacles); /* also a cleanup function */
/* Whose change, or which class, an obstacle keeps as it is. */
struct sfp__blocked {
	sfp_id person, class_id;
};

sfp_status sfp__obstacle_note(struct sfp_obstacles *obstacles, const struct sfp__blocked *about, sfp_object object,
                              const sfp_id *id);
/* Notes what a bound statement selects: object, id. */
sfp_status sfp__obstacles_collect(struct sfp_obstacles *obstacles, const struct sfp__blocked *about,
                                  struct sfp__store *store, struct sfp__stmt *stmt);
/* This record stays as it is for now. Whatever is in the way only because it stays is no obstacle of its own. */
sfp_status sfp__obstacle_blocks(struct sfp_obstacles *obstacles, const sfp_id *id);
/* When all was tried: puts the list in order. */
void sfp__obstacles_settle(struct sfp_obstacles *obstacles);
/* Settles the list; SFP_REFUSED where there is something on it, with how many of what, and the first one by its id. */
sfp_status sfp__obstacles_refuse(struct sfp__verb *verb, struct sfp_obstacles *obstacles);

/* The three that can be tried: each takes its record back within a verb of its own, which is abandoned. */
sfp_status sfp__import_try_back(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id,
                                struct sfp_obstacles *obstacles);
sfp_status sfp__turn_try_back(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id,
                              struct sfp_obstacles *obstacles);
sfp_status sfp__movement_try_back(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id,
                                  struct sfp_obstacles *obstacles);

/* Stands in for the reason while something is only tried. */
#define SFP__TRYING "?"

#endif
