/* movement.h: what a movement of each kind asks for, what applying it does, and how that is taken back. */
#ifndef SFP__REGISTRY_MOVEMENT_MOVEMENT_H
#define SFP__REGISTRY_MOVEMENT_MOVEMENT_H

#include "ledger/verb.h"
#include "registry/movement/effect.h"
#include "registry/obstacle.h"

/* What a form of a kind may say, and what it must. */
enum sfp__movement_says {
	SFP__SAYS_CLASS_TO = 1,
	SFP__SAYS_CLASS_FROM = 2,
	SFP__SAYS_ROLE = 4,
	SFP__SAYS_TITLE = 8,
	SFP__SAYS_STUDENT = 16
};

/* What the title of a promotion and of a transfer may say: with debts to settle; to do the year again. */
#define SFP__TITLE_CONDITIONAL "conditional"
#define SFP__TITLE_REPEAT      "repeat"

/* Has the form what its kind must say, and nothing that it does not know? SFP_E_INVALID with a message. */
sfp_status sfp__movement_check_form(sfp_registry *reg, const sfp_movement_form *form);

/* Does the movement make sense as things are? *ret_why stays NULL if it does; what it leaves (class_from), or goes back
 * to (class_to), is filled in where the draft left that open. */
sfp_status sfp__movement_check(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why);

/* Puts into a record what a form says. */
sfp_status sfp__movement_fill(const sfp_movement_form *form, sfp_movement *movement);
/* Drafts a filled record: checked, decided and written. */
sfp_status sfp__movement_make(struct sfp__verb *verb, sfp_movement *movement);

/* An event of a movement, and what it comes with. */
struct sfp__moving_event {
	int event;
	const char *argument; /* what the words are called */
	const char *words;    /* the ground of an order; the reason of the others */
	const sfp_id *order;
	struct sfp_obstacles
		*obstacles; /* of a reversal: what could not be taken back is noted here, and the rest is */
	uint32_t deciders;  /* reverse: the roles of whoever decides about offices; 0: the actor's */
};
/* Fires it on a loaded movement: checked, decided and written, with all that follows. `effects` is empty, and gets what
 * it did. */
sfp_status sfp__movement_fire(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__moving_event *event,
                              sfp_movement_effects *effects);

/* The system alone keeps what the office's lists say of who comes. It enters such a movement, filled, as one that has
 * taken place, and asks nobody, as with other base data; offices of the head, the administration and the council are
 * decided as in sfp_office_add(). */
bool sfp__movement_is_base(const sfp_movement *movement);
sfp_status sfp__movement_enter(struct sfp__verb *verb, sfp_movement *movement, sfp_movement_effects *effects);
/* Takes back one that the system has entered; `reverse` is the event. SFP_REFUSED where a person has ordered it. */
sfp_status sfp__movement_take_out(struct sfp__verb *verb, sfp_movement *movement,
                                  const struct sfp__moving_event *reverse, sfp_movement_effects *effects);

/* Applies a scheduled movement whose day has come; the clock calls it. What no longer makes sense stays as it is. */
sfp_status sfp__movement_fall_due(sfp_registry *reg, const sfp_actor *system, const sfp_id *id, bool *ret_applied);

struct sfp_movement_effects {
	sfp_movement_effect *items;
	size_t count;
	size_t capacity;
};

void sfp__movement_effects_freep(sfp_movement_effects **effects);
sfp_status sfp__movement_effects_new(sfp_movement_effects **ret_effects);
sfp_status sfp__movement_effects_add(sfp_movement_effects *effects, const sfp_movement_effect *effect);
/* Reads what a movement did so far, to the end of the list. */
sfp_status sfp__movement_effects_read(sfp_registry *reg, int64_t org, const sfp_id *movement,
                                      sfp_movement_effects *effects);

/* A movement on its way: whatever it does to a record is put on its list, in the file as well. */
struct sfp__moving {
	struct sfp__verb *verb;
	const sfp_movement *movement;
	sfp_movement_effects *effects;
	struct sfp_obstacles *obstacles;
};

/* Puts a change of a record on the list. */
sfp_status sfp__moving_note(struct sfp__moving *moving, const sfp_record *record, sfp_movement_change change);

/* movement_offices.c: offices of the head, the administration and the council that the event would give or take are
 * decided by their own actions: for the actor, who orders or reverses (or for those roles); when it is applied, for
 * whoever ordered it. Leaves the verb's decision as it was. */
sfp_status sfp__movement_offices_decide(struct sfp__verb *verb, const sfp_movement *movement, int event,
                                        uint32_t deciders);

/* movement_apply.c: does all that follows from a movement of its kind. */
sfp_status sfp__moving_apply(struct sfp__moving *moving);
/* movement_reverse.c: takes back what the list says, from its end. What cannot be is noted with what is in its way;
 * whoever calls must refuse the whole then. */
sfp_status sfp__moving_reverse(struct sfp__moving *moving);

/* Where the records that hold for a time keep it; NULL for other nouns. */
struct sfp__period {
	sfp_object object;
	size_t from_date, until_date;
	size_t end_reason; /* 0: it keeps none */
};
const struct sfp__period *sfp__period_of(sfp_object object);
/* Sets the end (0: none) and its reason, and writes the record. */
sfp_status sfp__period_end(struct sfp__verb *verb, sfp_record *record, sfp_date until, const char *reason);
/* The first day. */
sfp_date sfp__period_from(const sfp_record *record);

/* end_reason of what a reversed movement had opened. */
#define SFP__UNDONE "reversed"

#endif
