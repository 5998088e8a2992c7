/* offices.c: who decides about the offices that a movement gives or takes. Whoever keeps the lists drafts and applies
 * movements, so neither is a decision about the head, the administration or the council: the order is, and whoever
 * orders must be allowed to. */
#include "registry/movement/movement.h"
#include "registry/office.h"
#include "sferumpolicy/office.h"

/* SFP_ROLE_BIT() each. */
struct offices {
	uint32_t given, taken;
	uint32_t for_a_time; /* of those taken: they have a last day */
};

static uint32_t bit_of(sfp_role role)
{
	return sfp__office_action(role, true) ? SFP_ROLE_BIT(role) : 0;
}

static struct sfp__stmt *ask(struct sfp__verb *verb, enum sfp__sql sql)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, sql);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_int(stmt, ":head", SFP_ROLE_HEAD);
	sfp__bind_int(stmt, ":administration", SFP_ROLE_ADMINISTRATION);
	sfp__bind_int(stmt, ":council", SFP_ROLE_COUNCIL);
	return stmt;
}

/* What the person holds on the movement's day. */
static sfp_status find_held(struct sfp__verb *verb, const sfp_movement *movement, struct offices *offices)
{
	struct sfp__stmt *stmt = ask(verb, SFP__SQL_MOVEMENT_OFFICES_FILLED);
	sfp_status status;

	sfp__bind_id(stmt, ":person", &movement->person);
	sfp__bind_int(stmt, ":on", movement->effective_on);
	while ((status = sfp__step_row(verb->reg->store, stmt)) == SFP_OK) {
		uint32_t bit = SFP_ROLE_BIT(sfp__column_int(stmt, SFP__COL_MOVEMENT_OFFICES_FILLED_ROLE));

		offices->taken |= bit;
		offices->for_a_time |= sfp__column_int(stmt, SFP__COL_MOVEMENT_OFFICES_FILLED_ACTING) ? bit : 0;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(verb->reg->store) : status;
}

static sfp_status find_applied(struct sfp__verb *verb, const sfp_movement *movement, struct offices *offices)
{
	sfp_status status = SFP_OK;

	switch ((int)movement->kind) {
	case SFP_KIND_HIRE:
		offices->given = bit_of(movement->role);
		return SFP_OK;
	case SFP_KIND_CHANGE_POSITION: /* of what one is employed as; to the council one is elected */
		status = find_held(verb, movement, offices);
		offices->given = bit_of(movement->role);
		offices->taken &= ~SFP_ROLE_BIT(SFP_ROLE_COUNCIL);
		return status;
	case SFP_KIND_DISMISS:
		if (!movement->role)
			return find_held(verb, movement, offices);
		offices->taken = bit_of(movement->role);
		return SFP_OK;
	}
	return SFP_OK;
}

/* What is taken back was given, and the other way round. */
static sfp_status find_reversed(struct sfp__verb *verb, const sfp_movement *movement, struct offices *offices)
{
	struct sfp__stmt *stmt = ask(verb, SFP__SQL_MOVEMENT_OFFICES_TOUCHED);
	sfp_status status;

	sfp__bind_id(stmt, ":movement", &movement->head.id);
	sfp__bind_int(stmt, ":office", SFP_OBJECT_OFFICE);
	sfp__bind_int(stmt, ":opened", SFP_MOVEMENT_OPENED);
	sfp__bind_int(stmt, ":ended", SFP_MOVEMENT_ENDED);
	while ((status = sfp__step_row(verb->reg->store, stmt)) == SFP_OK)
		*(sfp__column_int(stmt, SFP__COL_MOVEMENT_OFFICES_TOUCHED_WAS_OPENED) ? &offices->taken
		                                                                      : &offices->given) |=
			SFP_ROLE_BIT(sfp__column_int(stmt, SFP__COL_MOVEMENT_OFFICES_TOUCHED_ROLE));
	return status == SFP_E_NOT_FOUND ? sfp__store_status(verb->reg->store) : status;
}

/* Whoever ordered it, as what they were then. */
static sfp_status roles_of_orderer(struct sfp__verb *verb, const sfp_movement *movement, uint32_t *ret_roles)
{
	if (!sfp_id_is_none(&movement->ordered_by))
		return sfp__roles_of(verb->reg, verb->org, &movement->ordered_by,
		                     sfp_date_of_time(movement->ordered_at), ret_roles);
	*ret_roles = SFP_ROLE_BIT(SFP_ROLE_ORGANIZATION) | SFP_ROLE_BIT(SFP_ROLE_ACT);
	return SFP_OK;
}

static sfp_status decide(struct sfp__verb *verb, uint32_t roles, uint32_t offices, bool given)
{
	sfp_status status = SFP_OK;

	for (int role = 1; role < SFP_ROLE_END && status == SFP_OK; role++)
		if (offices & SFP_ROLE_BIT(role))
			status = sfp__office_decide_as(verb, roles, sfp__office_action((sfp_role)role, given));
	return status;
}

sfp_status sfp__movement_offices_decide(struct sfp__verb *verb, const sfp_movement *movement, int event,
                                        uint32_t deciders)
{
	const sfp_request request = verb->request;
	const sfp_decision decision = verb->decision;
	const bool decided = verb->decided;
	struct offices offices = { 0 };
	uint32_t roles = deciders ? deciders : verb->roles, same;
	bool ours = false;
	sfp_status status;

	if (event == SFP_MOVEMENT_EVENT_CANCEL)
		return SFP_OK;
	status = event == SFP_MOVEMENT_EVENT_REVERSE ? find_reversed(verb, movement, &offices)
	                                             : find_applied(verb, movement, &offices);
	if (status != SFP_OK || !(offices.given | offices.taken))
		return status;
	/* Another title for the same office is no other office; but none with a last day becomes one without. */
	same = offices.given & offices.taken & ~offices.for_a_time;
	if (event == SFP_MOVEMENT_EVENT_APPLY)
		status = roles_of_orderer(verb, movement, &roles);
	else if (sfp_id_is_none(&verb->actor->person))
		status = sfp__office_entered_as(verb, &movement->order_id, &roles, &ours);
	if (status != SFP_OK || ours)
		return status;
	status = decide(verb, roles, offices.given & ~same, true);
	if (status == SFP_OK)
		status = decide(verb, roles, offices.taken & ~same, false);
	if (status != SFP_OK)
		return status;
	verb->request = request;
	verb->decision = decision;
	verb->decided = decided;
	return SFP_OK;
}
