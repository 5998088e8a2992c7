/* office_rights.c: offices of the head, the administration and the council make roles, so they are no base data: nobody
 * who keeps lists may give one to anybody, or take one away. */
#include "registry/facts.h"
#include "registry/office.h"
#include "registry/order.h"

static const struct {
	sfp_role role;
	sfp_action given, taken;
} filled[] = {
	{ SFP_ROLE_HEAD, SFP_ACTION_OFFICE_APPOINT_HEAD, SFP_ACTION_OFFICE_DISMISS_HEAD },
	{ SFP_ROLE_ADMINISTRATION, SFP_ACTION_OFFICE_APPOINT_ADMINISTRATION, SFP_ACTION_OFFICE_DISMISS_ADMINISTRATION },
	{ SFP_ROLE_COUNCIL, SFP_ACTION_OFFICE_APPOINT_COUNCIL, SFP_ACTION_OFFICE_DISMISS_COUNCIL },
};

sfp_action sfp__office_action(sfp_role role, bool given)
{
	for (size_t i = 0; i < SFP__LENGTH(filled); i++)
		if (filled[i].role == role)
			return given ? filled[i].given : filled[i].taken;
	return (sfp_action)0;
}

static bool is_system(const struct sfp__verb *verb)
{
	return sfp_id_is_none(&verb->actor->person);
}

/* Setting a registry up is the system's: until an edition is in force, and whenever nobody is head, nobody could sign
 * an order. */
static sfp_status sets_up(struct sfp__verb *verb, bool *ret_sets_up)
{
	struct sfp__stmt *stmt;
	sfp_id head;
	sfp_status status;

	*ret_sets_up = is_system(verb) && !verb->act->in_force;
	if (*ret_sets_up || !is_system(verb))
		return SFP_OK;
	stmt = sfp__stmt(verb->reg->store, SFP__SQL_OFFICE_HOLDER);
	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_int(stmt, ":role", SFP_ROLE_HEAD);
	sfp__bind_int(stmt, ":on", verb->today);
	status = sfp__verb_find(verb, stmt, &head);
	*ret_sets_up = status == SFP_E_NOT_FOUND;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* For whom it is decided. What an order says its signer decided, and the system only enters it. */
static sfp_status rest_on(struct sfp__verb *verb, const sfp_id *order_id, uint32_t *ret_roles)
{
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	uint32_t signer = 0;
	sfp_status status = sfp__order_rest_on(verb, order_id, SFP_ORDER_MOVEMENT);

	*ret_roles = verb->roles;
	if (status != SFP_OK || !is_system(verb) || sfp_id_is_none(&verb->about.order_id))
		return status;
	status = sfp__order_load(verb, &verb->about.order_id, SFP_ORDER_MOVEMENT, &order);
	if (status == SFP_OK && !sfp_id_is_none(&order->signer))
		status = sfp__roles_of(verb->reg, verb->org, &order->signer, order->date, &signer);
	*ret_roles |= signer;
	return status;
}

sfp_status sfp__office_entered_as(struct sfp__verb *verb, const sfp_id *order_id, uint32_t *ret_roles, bool *ret_ours)
{
	sfp_status status = sets_up(verb, ret_ours);

	return status == SFP_OK && !*ret_ours ? rest_on(verb, order_id, ret_roles) : status;
}

sfp_status sfp__office_decide_as(struct sfp__verb *verb, uint32_t roles, sfp_action action)
{
	uint32_t own = verb->roles;
	sfp_status status;

	verb->roles = roles;
	status = sfp__verb_decide(verb, action, SFP_KIND_NONE);
	verb->roles = own;
	return status;
}

/* Of the two ways to an acting head's office: the head's own, unless these roles do not bear it. */
static sfp_status choose(struct sfp__verb *verb, uint32_t roles, sfp_action *action)
{
	const sfp_action acting = SFP_ACTION_OFFICE_APPOINT_ACTING_HEAD;
	uint32_t own = verb->roles;
	sfp_status status;

	if (!sfp__verb_has_act(verb, acting))
		return SFP_OK;
	verb->roles = roles;
	status = sfp__verb_weigh(verb, acting, SFP_KIND_NONE);
	verb->roles = own;
	if (status == SFP_OK && verb->decision.reason != SFP_REASON_ROLE &&
	    verb->decision.reason != SFP_REASON_NOT_REGULATED)
		*action = acting;
	return status;
}

/* By which action it was decided stands in verb->request; without one where the system sets a registry up. */
static sfp_status decide(struct sfp__verb *verb, const sfp_id *order, bool acting, sfp_action action)
{
	bool ours = false;
	uint32_t roles = 0;
	sfp_status status = sfp__office_entered_as(verb, order, &roles, &ours);

	if (status != SFP_OK || ours)
		return status;
	if (acting)
		status = choose(verb, roles, &action);
	return status == SFP_OK ? sfp__office_decide_as(verb, roles, action) : status;
}

/* Else whoever acts for the head on one day could stay for ever. */
static sfp_status expect_another(struct sfp__verb *verb, const sfp_office *office)
{
	static const struct sfp__words own = {
		"исполняющего обязанности назначает приказ другого человека: этот подписан им самим",
		"who acts for the head is named by somebody else's order: this one is signed by that very person"
	};
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	sfp_status status;

	if (!verb->decided || verb->request.action != SFP_ACTION_OFFICE_APPOINT_ACTING_HEAD)
		return SFP_OK;
	status = sfp__order_load(verb, &office->order_id, SFP_ORDER_MOVEMENT, &order);
	if (status != SFP_OK)
		return status;
	return sfp_id_equal(&order->signer, &office->person) ? sfp__refuse_words(verb, &own) : SFP_OK;
}

sfp_status sfp__office_may_add(struct sfp__verb *verb, const sfp_office *office)
{
	sfp_action action = sfp__office_action(office->role, true);
	sfp_status status;

	if (!action)
		return sfp__verb_base(verb);
	status = decide(verb, &office->order_id, office->role == SFP_ROLE_HEAD && office->until_date, action);
	return status == SFP_OK ? expect_another(verb, office) : status;
}

/* Was it given by an order that a head signed, until a day? */
static sfp_status is_acting(struct sfp__verb *verb, const sfp_office *office, bool *ret_acting)
{
	enum sfp__truth truth = SFP__FALSE;
	sfp_status status = SFP_OK;

	if (office->role == SFP_ROLE_HEAD && office->until_date && !sfp_id_is_none(&office->order_id)) {
		verb->about.order_id = office->order_id;
		status = sfp__fact_establish(verb, SFP_FACT_ORDER_SIGNED_BY_HEAD, &truth);
		verb->about.order_id = (sfp_id)SFP_ID_NONE;
	}
	*ret_acting = truth == SFP__TRUE;
	return status;
}

/* Until when somebody acts for the head is the head's to say, so is an earlier day. */
sfp_status sfp__office_may_end(struct sfp__verb *verb, const sfp_office *office, const sfp_id *order)
{
	sfp_action action = sfp__office_action(office->role, false);
	bool acting = false;
	sfp_status status;

	if (!action)
		return sfp__verb_base(verb);
	status = is_acting(verb, office, &acting);
	return status == SFP_OK ? decide(verb, order, acting, action) : status;
}
