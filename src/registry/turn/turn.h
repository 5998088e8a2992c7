/* turn.h: a year's turn on its way: what is to become of every class and student, and the movements that make it so.
 *
 * First the plan is read, and nothing is written; then it is carried out, in one transaction:
 *	what everybody leaves is closed, which frees its name; names and years of study change; new classes are made;
 *	students move; homeroom teachers change.
 */
#ifndef SFP__REGISTRY_TURN_TURN_H
#define SFP__REGISTRY_TURN_TURN_H

#include "policy/arena.h"
#include "registry/movement/movement.h"
#include "sferumpolicy/class.h"
#include "sferumpolicy/turn.h"

/* A class of the table. */
struct sfp__turn_class {
	const sfp_turn_line *line; /* NULL: a new one */
	sfp_class *class;          /* owned; as it is now */
	char *name;                /* before the turn */
	int course;
	sfp_id homeroom; /* who leads it; none */
	size_t students;
	size_t ways[SFP_TURN_WAY_END];
	size_t remain; /* how many stay in it */
	bool closes;
	bool done; /* its record is what it shall be */
};

/* A student of one of them. */
struct sfp__turn_move {
	sfp_id person;
	size_t class_at;
	sfp_turn_way way;
	const char *to;
};

struct sfp__turning {
	struct sfp__verb whole;    /* the turn's own: transaction, idempotency key */
	struct sfp__verb part;     /* of the class or movement at hand */
	struct sfp__verb ordering; /* the same, of whoever signs for the order */
	sfp_actor actor, orderer;
	const sfp_turn_form *form;
	sfp_date on;
	bool preview;
	char year[8]; /* "2026/27" */
	sfp_turn *turn;
	sfp_movement *movement; /* at hand: a refusal names it to the end */
	sfp_movement_effects *effects;
	struct sfp_obstacles obstacles;  /* what keeps it from being taken back */
	struct sfp__turn_class *classes; /* of the form's lines, then the new ones */
	size_t class_count;
	struct sfp__turn_move *moves;
	size_t move_count, move_capacity;
	size_t movements; /* how many there will be */
	int64_t seq;      /* of the next part */
	bool done;        /* the idempotency key says that it was made before */
};
#define SFP__TURNING SFP__CLEANUP(sfp__turning_abandon) struct sfp__turning

sfp_status sfp__turning_begin(struct sfp__turning *turning, sfp_registry *reg, const sfp_actor *actor,
                              const sfp_id *orderer);
void sfp__turning_abandon(struct sfp__turning *turning);
/* Puts a movement or a class on the turn's list: a class with what it was before, NULL for a new one. */
sfp_status sfp__turning_note(struct sfp__turning *turning, const sfp_record *record, const sfp_class *before);
/* SHA-256 over the list of a turn's parts; docs/trail.md tells every byte. */
sfp_status sfp__turn_digest(sfp_registry *reg, int64_t org, const sfp_id *turn, uint8_t ret_digest[32]);
/* Fires an event on the movement at hand. */
sfp_status sfp__turning_fire(struct sfp__turning *turning, struct sfp__verb *part,
                             const struct sfp__moving_event *event);

/* turn_plan.c: reads what is to be done, and whether it can be. */
sfp_status sfp__turn_plan(struct sfp__turning *turning);
/* Does the class go on as one, under its old name or a new one? */
bool sfp__turn_goes_on(const struct sfp__turn_class *at);
/* The school year that a day belongs to, or begins: "2026/27" from June 2026 to May 2027. */
void sfp__school_year(sfp_date date, char year[8]);

/* turn_report.c: what it comes to, for people. */
sfp_status sfp__turn_report(const struct sfp__turning *turning, sfp_turn_report **ret_report);
void sfp__turn_report_freep(sfp_turn_report **report);

#endif
