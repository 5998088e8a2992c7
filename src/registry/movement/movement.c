/* movement.c: drafting, ordering, applying, cancelling and reversing the movements of people. */
#include "registry/movement/movement.h"
#include "ledger/given.h"
#include "registry/nouns.h"
#include "registry/order.h"

static const struct sfp__field movement_fields[] = {
	SFP__FIELD_WITHIN(sfp_movement, kind, SFP__KIND, SFP_KIND_ENROL, SFP_KIND_UNLINK),
	SFP__FIELD(sfp_movement, person, SFP__ID, 0),
	SFP__FIELD(sfp_movement, class_from, SFP__ID, 0),
	SFP__FIELD(sfp_movement, class_to, SFP__ID, 0),
	SFP__FIELD(sfp_movement, role, SFP__ROLE, 0),
	SFP__FIELD(sfp_movement, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_movement, student, SFP__ID, 0),
	SFP__FIELD(sfp_movement, order_id, SFP__ID, 0),
	SFP__FIELD(sfp_movement, ground, SFP__TEXT, 0),
	SFP__FIELD(sfp_movement, effective_on, SFP__DATE, 0),
	SFP__FIELD(sfp_movement, applied_at, SFP__TIME, 0),
	SFP__FIELD(sfp_movement, reason, SFP__TEXT, 0),
	SFP__FIELD(sfp_movement, import_id, SFP__ID, 0),
	SFP__FIELD(sfp_movement, scheduled_by, SFP__ID, 0),
	SFP__FIELD(sfp_movement, scheduled_at, SFP__TIME, 0),
	SFP__FIELD(sfp_movement, ordered_by, SFP__ID, 0),
	SFP__FIELD(sfp_movement, ordered_at, SFP__TIME, 0),
};

const struct sfp__entity sfp__movement_entity = {
	.object = SFP_OBJECT_MOVEMENT,
	.name = "movement",
	.title_ru = "движение",
	.machine = SFP_MACHINE_MOVEMENT,
	.size = sizeof(sfp_movement),
	.fields = movement_fields,
	.field_count = SFP__LENGTH(movement_fields),
	.get = SFP__SQL_MOVEMENT_GET,
	.list = SFP__SQL_MOVEMENT_LIST,
	.insert = SFP__SQL_MOVEMENT_INSERT,
	.update = SFP__SQL_MOVEMENT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

static void ask_about(struct sfp__verb *verb, const sfp_movement *movement)
{
	verb->about.movement = movement;
	verb->about.person = movement->person;
	verb->about.class_id = movement->class_to;
	verb->about.order_id = movement->order_id;
	verb->order_id = movement->order_id;
}

/* ---- drafting ---- */

sfp_status sfp__movement_fill(const sfp_movement_form *form, sfp_movement *movement)
{
	movement->kind = form->kind;
	movement->person = form->person;
	movement->class_from = form->class_from;
	movement->class_to = form->class_to;
	movement->role = form->role;
	movement->student = form->student;
	movement->effective_on = form->effective_on;
	return sfp__record_set(&movement->title, form->title);
}

/* Their names do not matter here. */
static sfp_status expect_person(struct sfp__verb *verb, const sfp_id *id)
{
	struct sfp__stmt *stmt;
	sfp_id found;
	sfp_status status;

	if (sfp__verb_knows_newcomer(verb, id))
		return SFP_OK;
	stmt = sfp__stmt(verb->reg->store, SFP__SQL_PERSON_EXISTS);
	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":id", id);
	status = sfp__verb_find(verb, stmt, &found);
	return status == SFP_E_NOT_FOUND ? sfp__verb_expect(verb, &sfp__person_entity, id) : status;
}

static sfp_status check_people(struct sfp__verb *verb, const sfp_movement *movement)
{
	sfp_status status = expect_person(verb, &movement->person);

	if (status == SFP_OK && !sfp_id_is_none(&movement->student))
		status = expect_person(verb, &movement->student);
	return status;
}

/* A new one that makes no sense is an error of whoever asks for it. */
static sfp_status expect_sense(struct sfp__verb *verb, sfp_movement *movement)
{
	const struct sfp__words *why = NULL;
	sfp_status status;

	if (!movement->effective_on)
		movement->effective_on = verb->today;
	status = sfp__movement_check(verb, movement, &why);
	if (status != SFP_OK || !why)
		return status;
	sfp__registry_say(verb->reg, SFP__PICK_RU ": " SFP__PICK_RU, SFP__PICK_EN ": " SFP__PICK_EN,
	                  sfp_policy_kind_title(verb->act->policy, movement->kind, SFP_RU),
	                  sfp_kind_name(movement->kind), why->ru, why->en);
	return SFP_E_INVALID;
}

sfp_status sfp__movement_make(struct sfp__verb *verb, sfp_movement *movement)
{
	sfp_status status = check_people(verb, movement);

	ask_about(verb, movement);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_decide(verb, SFP_ACTION_MOVEMENT_DRAFT, movement->kind);
	if (status != SFP_OK)
		return status;
	status = expect_sense(verb, movement);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__movement_entity, &movement->head) : status;
}

static sfp_status take_form(struct sfp__verb *verb, const void *form, void *made)
{
	sfp_status status = sfp__movement_check_form(verb->reg, form);

	return status == SFP_OK ? sfp__movement_fill(form, made) : status;
}

static sfp_status draft(struct sfp__verb *verb, void *made)
{
	return sfp__movement_make(verb, made);
}

sfp_status sfp_movement_draft(sfp_registry *reg, const sfp_actor *actor, const sfp_movement_form *form,
                              sfp_movement **ret_movement)
{
	static const struct sfp__making drafting = { &sfp__movement_entity, "create", take_form, draft };

	if (!sfp__given(reg, "form ret_movement", (const void *const[]){ form, ret_movement }) ||
	    !sfp__given_input(reg, "form", "SFP_MOVEMENT_FORM_INIT", form, sizeof(*form)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &drafting, form, (sfp_record **)ret_movement);
}

/* ---- events ---- */

static unsigned given_with(const struct sfp__moving_event *event)
{
	bool words = sfp__given_anything(event->words);

	if (event->event == SFP_MOVEMENT_EVENT_ORDER)
		return words || (event->order && !sfp_id_is_none(event->order)) ? SFP_NEED_ORDER : 0;
	return words ? SFP_NEED_REASON : 0;
}

/* What the event comes with must be readable, and be there. */
static sfp_status take_in(struct sfp__verb *verb, const struct sfp__moving_event *event)
{
	sfp_status status =
		sfp__given_text(verb->reg, sfp__place_argument(event->argument), event->words, SFP__GIVEN_REASON_MAX);

	return status == SFP_OK ? sfp__order_rest_on(verb, event->order, SFP_ORDER_MOVEMENT) : status;
}

/* What has become senseless since it was drafted is not applied. Where the same verb has just drafted it, nothing came
 * between. */
static sfp_status check_again(struct sfp__verb *verb, sfp_movement *movement)
{
	const struct sfp__words *why = NULL;
	sfp_status status;

	if (verb->unwritten == &movement->head)
		return SFP_OK;
	status = sfp__movement_check(verb, movement, &why);
	return status == SFP_OK && why ? sfp__refuse_words(verb, why) : status;
}

/* The members that an event changes. */
static sfp_status change(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__moving_event *event)
{
	switch ((sfp_movement_event)event->event) {
	case SFP_MOVEMENT_EVENT_ORDER:
		movement->order_id = verb->order_id;
		movement->ordered_by = verb->actor->person;
		movement->ordered_at = verb->now;
		return sfp__record_set(&movement->ground, event->words);
	case SFP_MOVEMENT_EVENT_APPLY:
		movement->applied_at = verb->now;
		return check_again(verb, movement);
	case SFP_MOVEMENT_EVENT_CANCEL:
	case SFP_MOVEMENT_EVENT_REVERSE:
		return sfp__record_set(&movement->reason, event->words);
	}
	return SFP_E_MISUSE;
}

/* What follows from an event for other records. */
static sfp_status follow(struct sfp__verb *verb, const sfp_movement *movement, const struct sfp__moving_event *event,
                         sfp_movement_effects *effects)
{
	struct sfp__moving moving = { verb, movement, effects, event->obstacles };
	sfp_status status;

	if (event->event == SFP_MOVEMENT_EVENT_APPLY)
		return sfp__moving_apply(&moving);
	if (event->event != SFP_MOVEMENT_EVENT_REVERSE)
		return SFP_OK;
	status = sfp__movement_effects_read(verb->reg, verb->org, &movement->head.id, effects);
	return status == SFP_OK ? sfp__moving_reverse(&moving) : status;
}

sfp_status sfp__movement_fire(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__moving_event *event,
                              sfp_movement_effects *effects)
{
	sfp_status status;

	ask_about(verb, movement);
	status = take_in(verb, event);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_may_step(verb, &sfp__movement_entity, &movement->head, event->event, movement->kind,
	                            given_with(event));
	if (status != SFP_OK)
		return status;
	status = sfp__movement_offices_decide(verb, movement, event->event, event->deciders);
	if (status != SFP_OK)
		return status;
	status = change(verb, movement, event);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_take_step(verb, &sfp__movement_entity, &movement->head, false);
	if (status != SFP_OK)
		return status;
	return follow(verb, movement, event, effects);
}

/* Fires the event, unless the actor's idempotency key says that it was. */
static sfp_status fire_once(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__moving_event *event,
                            sfp_movement_effects *effects)
{
	bool done = false;
	sfp_status status = sfp__verb_once(verb, &sfp__movement_entity, &movement->head,
	                                   sfp_machine_event_name(SFP_MACHINE_MOVEMENT, event->event), &done, NULL);

	if (status == SFP_OK && done)
		return sfp__movement_effects_read(verb->reg, verb->org, &movement->head.id, effects);
	return status == SFP_OK ? sfp__movement_fire(verb, movement, event, effects) : status;
}

static sfp_status fire_whole(struct sfp__verb *verb, const sfp_id *id, const struct sfp__moving_event *event,
                             sfp_movement_effects **effects, sfp_record **record)
{
	sfp_status status = sfp__verb_load(verb, &sfp__movement_entity, id, record);

	if (status != SFP_OK)
		return status;
	status = sfp__movement_effects_new(effects);
	if (status != SFP_OK)
		return status;
	status = fire_once(verb, (sfp_movement *)*record, event, *effects);
	if (status != SFP_OK || !event->obstacles)
		return status;
	return sfp__obstacles_refuse(verb, event->obstacles);
}

static sfp_status step_on(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id,
                          const struct sfp__moving_event *event, sfp_movement_effects **ret_effects,
                          sfp_movement **ret_movement)
{
	SFP__CLEANUP(sfp__movement_effects_freep) sfp_movement_effects *effects = NULL;
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "movement_id ret_movement", (const void *const[]){ id, ret_movement }))
		return SFP_E_MISUSE;
	sfp__verb_given_id(&verb, event->order);
	sfp__verb_given_text(&verb, event->words);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = fire_whole(&verb, id, event, &effects, &record);
	status = sfp__verb_end(&verb, status);
	if (status != SFP_OK)
		return status;
	*ret_movement = (sfp_movement *)SFP__TAKE(record);
	if (ret_effects)
		*ret_effects = SFP__TAKE(effects);
	return SFP_OK;
}

sfp_status sfp_movement_order(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id, const sfp_id *order,
                              const char *ground, sfp_movement **ret_movement)
{
	const struct sfp__moving_event event = { SFP_MOVEMENT_EVENT_ORDER, "ground", ground, order, NULL, 0 };

	return step_on(reg, actor, movement_id, &event, NULL, ret_movement);
}

sfp_status sfp_movement_apply(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id,
                              sfp_movement_effects **ret_effects, sfp_movement **ret_movement)
{
	const struct sfp__moving_event event = { SFP_MOVEMENT_EVENT_APPLY, "reason", NULL, NULL, NULL, 0 };

	return step_on(reg, actor, movement_id, &event, ret_effects, ret_movement);
}

sfp_status sfp_movement_cancel(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id, const char *reason,
                               sfp_movement **ret_movement)
{
	const struct sfp__moving_event event = { SFP_MOVEMENT_EVENT_CANCEL, "reason", reason, NULL, NULL, 0 };

	return step_on(reg, actor, movement_id, &event, NULL, ret_movement);
}

sfp_status sfp_movement_reverse(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id,
                                const char *reason, sfp_movement **ret_movement)
{
	SFP__CLEANUP(sfp__obstacles_clear) struct sfp_obstacles obstacles = { 0 };
	const struct sfp__moving_event event = { SFP_MOVEMENT_EVENT_REVERSE, "reason", reason, NULL, &obstacles, 0 };

	return step_on(reg, actor, movement_id, &event, NULL, ret_movement);
}

static sfp_status try_back(struct sfp__verb *verb, const sfp_id *id, const struct sfp__moving_event *event,
                           sfp_record **record)
{
	SFP__CLEANUP(sfp__movement_effects_freep) sfp_movement_effects *effects = NULL;
	sfp_status status = sfp__verb_load(verb, &sfp__movement_entity, id, record);

	if (status != SFP_OK)
		return status;
	status = sfp__movement_effects_new(&effects);
	if (status != SFP_OK)
		return status;
	return sfp__movement_fire(verb, (sfp_movement *)*record, event, effects);
}

sfp_status sfp__movement_try_back(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id,
                                  struct sfp_obstacles *obstacles)
{
	const struct sfp__moving_event event = {
		SFP_MOVEMENT_EVENT_REVERSE, "reason", SFP__TRYING, NULL, obstacles, 0
	};
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status = sfp__verb_begin(&verb, reg, actor);

	if (status == SFP_OK)
		status = try_back(&verb, id, &event, &record);
	return sfp__registry_answer(reg, status);
}

/* ---- entered by the system ---- */

bool sfp__movement_is_base(const sfp_movement *movement)
{
	switch ((int)movement->kind) {
	case SFP_KIND_ENROL:
	case SFP_KIND_REINSTATE:
	case SFP_KIND_LEAVE_END:
	case SFP_KIND_HIRE:
	case SFP_KIND_LINK:
		return true;
	case SFP_KIND_TRANSFER_CLASS: /* a class that was not known */
		return sfp_id_is_none(&movement->class_from) && !sfp_id_is_none(&movement->class_to);
	}
	return false;
}

sfp_status sfp__movement_enter(struct sfp__verb *verb, sfp_movement *movement, sfp_movement_effects *effects)
{
	static const struct sfp__moving_event apply = { SFP_MOVEMENT_EVENT_APPLY, "reason", NULL, NULL, NULL, 0 };
	sfp_status status = check_people(verb, movement);

	ask_about(verb, movement);
	if (status == SFP_OK)
		status = expect_sense(verb, movement);
	if (status == SFP_OK)
		status = sfp__movement_offices_decide(verb, movement, SFP_MOVEMENT_EVENT_ORDER, 0);
	if (status != SFP_OK)
		return status;
	movement->head.state = SFP_MOVEMENT_APPLIED;
	movement->applied_at = verb->now;
	status = sfp__verb_create(verb, &sfp__movement_entity, &movement->head);
	return status == SFP_OK ? follow(verb, movement, &apply, effects) : status;
}

sfp_status sfp__movement_take_out(struct sfp__verb *verb, sfp_movement *movement,
                                  const struct sfp__moving_event *reverse, sfp_movement_effects *effects)
{
	static const struct sfp__words decided = {
		"это движение провёл человек, а не система: отменить его может только тот, кому это даёт положение",
		"a person made this movement, not the system: only those may take it back whom the act permits to"
	};
	sfp_status status;

	ask_about(verb, movement);
	verb->refused.object = SFP_OBJECT_MOVEMENT;
	verb->refused.id = &movement->head.id;
	if (!sfp_id_is_none(&movement->ordered_by))
		return sfp__refuse_words(verb, &decided);
	status = sfp__movement_offices_decide(verb, movement, reverse->event, 0);
	if (status == SFP_OK)
		status = change(verb, movement, reverse);
	if (status == SFP_OK)
		status = sfp__verb_follow(verb, &sfp__movement_entity, &movement->head, reverse->event);
	return status == SFP_OK ? follow(verb, movement, reverse, effects) : status;
}

/* ---- ahead of its day ---- */

static sfp_status refuse_unordered(struct sfp__verb *verb, const sfp_movement *movement)
{
	sfp_step step = SFP_STEP_INIT;

	step.reason = SFP_REASON_NO_TRANSITION;
	step.permitted = sfp_machine_permitted(SFP_MACHINE_MOVEMENT, movement->head.state);
	return sfp__refuse_step(verb, &sfp__movement_entity, &movement->head, SFP_MOVEMENT_EVENT_APPLY, &step);
}

/* What applying it asks for is asked for now; but for the day, which is still to come. */
static sfp_status may_schedule(struct sfp__verb *verb, sfp_movement *movement)
{
	sfp_status status;

	verb->refused.object = SFP_OBJECT_MOVEMENT;
	verb->refused.id = &movement->head.id;
	if (movement->head.state != SFP_MOVEMENT_ORDERED)
		return refuse_unordered(verb, movement);
	status = sfp__verb_decide(verb, SFP_ACTION_MOVEMENT_APPLY, movement->kind);
	if (status == SFP_OK)
		status = sfp__movement_offices_decide(verb, movement, SFP_MOVEMENT_EVENT_APPLY, 0);
	if (status == SFP_OK && movement->scheduled_at) {
		sfp__registry_say(verb->reg, "движение уже назначено на свой день; ждите или проведите его сами",
		                  "the movement is scheduled already; wait for its day, or apply it yourself");
		return SFP_E_EXISTS;
	}
	return status == SFP_OK ? check_again(verb, movement) : status;
}

static sfp_status schedule(struct sfp__verb *verb, const void *given, void *record)
{
	sfp_movement *movement = record;
	sfp_status status;

	(void)given;
	ask_about(verb, movement);
	status = may_schedule(verb, movement);
	if (status != SFP_OK)
		return status;
	movement->scheduled_by = verb->actor->person;
	movement->scheduled_at = verb->now;
	return sfp__verb_change(verb, &sfp__movement_entity, &movement->head, false);
}

sfp_status sfp_movement_schedule(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id,
                                 sfp_movement **ret_movement)
{
	static const struct sfp__deed scheduling = { &sfp__movement_entity, "schedule", NULL, schedule };

	if (!sfp__given(reg, "movement_id ret_movement", (const void *const[]){ movement_id, ret_movement }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &scheduling, movement_id, NULL, (sfp_record **)ret_movement);
}

static bool is_due(const struct sfp__verb *verb, const sfp_movement *movement)
{
	return verb->act->in_force && movement->head.state == SFP_MOVEMENT_ORDERED && movement->scheduled_at &&
	       movement->effective_on <= verb->today;
}

/* Nobody is asked: it was decided when it was scheduled. Whether it makes sense is asked once more, and whether its
 * order still covers the offices that it gives or takes. */
static sfp_status carry_out(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__moving_event apply = { SFP_MOVEMENT_EVENT_APPLY, "reason", NULL, NULL, NULL, 0 };
	SFP__CLEANUP(sfp__movement_effects_freep) sfp_movement_effects *effects = NULL;
	sfp_status status = sfp__movement_check(verb, movement, ret_why);

	if (status != SFP_OK || *ret_why)
		return status;
	ask_about(verb, movement);
	status = sfp__movement_offices_decide(verb, movement, SFP_MOVEMENT_EVENT_APPLY, 0);
	movement->applied_at = verb->now;
	if (status == SFP_OK)
		status = sfp__movement_effects_new(&effects);
	if (status == SFP_OK)
		status = sfp__verb_follow(verb, &sfp__movement_entity, &movement->head, SFP_MOVEMENT_EVENT_APPLY);
	return status == SFP_OK ? follow(verb, movement, &apply, effects) : status;
}

/* What stands in the way of one movement, not of the round: a class that was closed, an enrolment that came between. */
static bool waits(sfp_status status)
{
	return status == SFP_REFUSED || status == SFP_E_INVALID || status == SFP_E_EXISTS;
}

sfp_status sfp__movement_fall_due(sfp_registry *reg, const sfp_actor *system, const sfp_id *id, bool *ret_applied)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	const struct sfp__words *why = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status = sfp__verb_begin(&verb, reg, system);

	*ret_applied = false;
	if (status == SFP_OK)
		status = sfp__verb_load(&verb, &sfp__movement_entity, id, &record);
	if (status == SFP_OK && is_due(&verb, (const sfp_movement *)record))
		status = carry_out(&verb, (sfp_movement *)record, &why);
	if (waits(status)) { /* without an end: a refusal a round, for ever, would fill the trail */
		sfp__registry_begin_call(reg);
		return SFP_OK;
	}
	*ret_applied = status == SFP_OK && verb.wrote;
	return sfp__verb_end(&verb, status);
}

/* ---- reading ---- */

static sfp_status read_effects(sfp_registry *reg, const sfp_id *organization, const sfp_id *id,
                               sfp_movement_effects *effects)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *movement = NULL;
	SFP__TXN txn = { 0 };
	int64_t org = 0;
	sfp_status status = sfp__read_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK)
		status = sfp__record_load(reg->store, &sfp__movement_entity, org, organization, id, &movement);
	return status == SFP_OK ? sfp__movement_effects_read(reg, org, id, effects) : status;
}

sfp_status sfp_movement_effects_get(sfp_registry *reg, const sfp_id *organization, const sfp_id *movement_id,
                                    sfp_movement_effects **ret_effects)
{
	SFP__CLEANUP(sfp__movement_effects_freep) sfp_movement_effects *effects = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization movement_id ret_effects",
	                (const void *const[]){ organization, movement_id, ret_effects }))
		return SFP_E_MISUSE;
	status = sfp__movement_effects_new(&effects);
	if (status == SFP_OK)
		status = read_effects(reg, organization, movement_id, effects);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	*ret_effects = SFP__TAKE(effects);
	return SFP_OK;
}

static sfp_status list(sfp_registry *reg, const sfp_id *organization, const sfp_movement_filter *filter,
                       sfp_page **ret_page)
{
	int limit = sfp__page_limit(filter->limit);
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;
	int64_t org = 0;
	sfp_status status = sfp__read_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(reg->store, SFP__SQL_MOVEMENT_BETWEEN);
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":state", filter->state);
	sfp__bind_int(stmt, ":kind", filter->kind);
	sfp__bind_id(stmt, ":person", &filter->person);
	sfp__bind_id(stmt, ":class_id", &filter->class_id);
	sfp__bind_id(stmt, ":order_id", &filter->order_id);
	sfp__bind_int(stmt, ":from", filter->from);
	sfp__bind_int(stmt, ":until", filter->until);
	sfp__bind_id(stmt, ":after", &filter->after);
	sfp__bind_int(stmt, ":limit", limit + 1);
	return sfp__page_read(reg->store, stmt, &sfp__movement_entity, organization, (size_t)limit, ret_page);
}

sfp_status sfp_movement_list(sfp_registry *reg, const sfp_id *organization, const sfp_movement_filter *filter,
                             sfp_page **ret_page)
{
	static const sfp_movement_filter all = SFP_MOVEMENT_FILTER_INIT;

	if (!sfp__given(reg, "organization ret_page", (const void *const[]){ organization, ret_page }) ||
	    !sfp__given_input(reg, "filter", "SFP_MOVEMENT_FILTER_INIT", filter, sizeof(*filter)) ||
	    !sfp__given_limit(reg, "filter.limit", filter ? filter->limit : 0))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg, list(reg, organization, filter ? filter : &all, ret_page));
}

void sfp_movement_free(sfp_movement *movement)
{
	sfp_record_free(movement ? &movement->head : NULL);
}
