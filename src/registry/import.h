/* import.h: a roster on its way into the registry: its record, the people it adds and changes, its classes, its
 * movements.
 *
 *	SFP__IMPORTING importing = { 0 };
 *
 *	status = sfp__importing_begin(&importing, reg, actor, &draft);
 *	if (status == SFP_OK)
 *		status = sfp__importing_move(&importing, &form);
 *	status = sfp__importing_end(&importing, status);
 *
 * All of it is one transaction. Each person, class and movement is decided, and stands in the trail, by itself, just as
 * if the verbs of its noun had been called one after the other.
 */
#ifndef SFP__REGISTRY_IMPORT_H
#define SFP__REGISTRY_IMPORT_H

#include "registry/movement/movement.h"
#include "sferumpolicy/import.h"
#include "sferumpolicy/person.h"

struct sfp__importing {
	struct sfp__verb whole;    /* the import's own: transaction, idempotency key */
	struct sfp__verb part;     /* of the person, class or movement at hand */
	struct sfp__verb ordering; /* the same, of whoever signs the order */
	struct sfp__merkle tree;   /* the trail's edge, until all is written */
	sfp_actor actor, orderer;
	sfp_import *import;
	sfp_movement *movement; /* at hand: a refusal names it to the end */
	sfp_movement_effects *effects;
	struct sfp_obstacles obstacles; /* what keeps it from being taken back */
	bool done;                      /* the idempotency key says that it was done before */
};
#define SFP__IMPORTING SFP__CLEANUP(sfp__importing_abandon) struct sfp__importing

/* Begins the transaction. `orderer` (none: the actor) signs the order, or the ground, that the movements go by. */
sfp_status sfp__importing_begin(struct sfp__importing *importing, sfp_registry *reg, const sfp_actor *actor,
                                const sfp_id *orderer);
/* Fills the record out of `draft`: its members but for the head. Where `done` is set afterwards, the actor's key says
 * that this import was made before: `import` is it as it is now, and there is nothing left to do. */
sfp_status sfp__importing_once(struct sfp__importing *importing, const sfp_import *draft);
/* Writes the record: the first entry. */
sfp_status sfp__importing_record(struct sfp__importing *importing);

sfp_status sfp__importing_add_person(struct sfp__importing *importing, const sfp_person_draft *draft, sfp_id *ret_id);
/* Members of the draft that are NULL or 0 stay as they are. What was is kept for taking the import back. */
sfp_status sfp__importing_change_person(struct sfp__importing *importing, const sfp_id *id,
                                        const sfp_person_draft *draft);
/* As sfp_class_create(). `ret_id` is the class's. */
sfp_status sfp__importing_create_class(struct sfp__importing *importing, const char *name, sfp_id *ret_id);
/* Drafts the movement, names its order, applies it. */
sfp_status sfp__importing_move(struct sfp__importing *importing, const sfp_movement_form *form);

/* Commits after SFP_OK; after SFP_REFUSED leaves nothing but the refusal; else rolls back. */
sfp_status sfp__importing_end(struct sfp__importing *importing, sfp_status status);
void sfp__importing_abandon(struct sfp__importing *importing);

#endif
