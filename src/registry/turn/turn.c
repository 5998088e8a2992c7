/* turn.c: the year's turn: the plan becomes a record, classes and movements, in one transaction. */
#include <string.h>

#include "base/buffer.h"
#include "ledger/given.h"
#include "registry/class.h"
#include "registry/nouns.h"
#include "registry/order.h"
#include "registry/turn/turn.h"

/* clang-format off */
static const struct sfp__field turn_fields[] = {
	SFP__FIELD(sfp_turn, school_year, SFP__TEXT, 0),
	SFP__FIELD(sfp_turn, order_id, SFP__ID, 0),
	SFP__FIELD(sfp_turn, effective_on, SFP__DATE, 0),
	SFP__FIELD(sfp_turn, classes, SFP__INT, 0),
	SFP__FIELD(sfp_turn, classes_added, SFP__INT, 0),
	SFP__FIELD(sfp_turn, movements, SFP__INT, 0),
	SFP__FIELD(sfp_turn, taken_back_at, SFP__TIME, 0),
	SFP__FIELD(sfp_turn, reason, SFP__TEXT, 0),
	SFP__FIELD(sfp_turn, parts_digest, SFP__HASH, 0),
};
/* clang-format on */

const struct sfp__entity sfp__turn_entity = {
	.object = SFP_OBJECT_TURN,
	.name = "turn",
	.title_ru = "перевод на следующий год",
	.size = sizeof(sfp_turn),
	.fields = turn_fields,
	.field_count = SFP__LENGTH(turn_fields),
	.get = SFP__SQL_TURN_GET,
	.list = SFP__SQL_TURN_LIST,
	.insert = SFP__SQL_TURN_INSERT,
	.update = SFP__SQL_TURN_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* How each way is carried out. */
static const struct {
	sfp_kind kind;     /* none: nothing happens */
	const char *title; /* what the movement says besides */
} ways[] = {
	[SFP_TURN_STAY] = { SFP_KIND_NONE, NULL },
	[SFP_TURN_PROMOTE] = { SFP_KIND_PROMOTE, NULL },
	[SFP_TURN_CONDITIONAL] = { SFP_KIND_PROMOTE, SFP__TITLE_CONDITIONAL },
	[SFP_TURN_REPEAT] = { SFP_KIND_TRANSFER_CLASS, SFP__TITLE_REPEAT },
	[SFP_TURN_GRADUATE] = { SFP_KIND_GRADUATE, NULL },
	[SFP_TURN_LEAVE] = { SFP_KIND_LEAVE_BEGIN, NULL },
	[SFP_TURN_EXPEL] = { SFP_KIND_EXPEL, NULL },
};
_Static_assert(SFP__LENGTH(ways) == SFP_TURN_WAY_END, "every way has its movement");

void sfp_turn_free(sfp_turn *turn)
{
	sfp_record_free(turn ? &turn->head : NULL);
}

/* ---- begin and end ---- */

sfp_status sfp__turning_begin(struct sfp__turning *turning, sfp_registry *reg, const sfp_actor *actor,
                              const sfp_id *orderer)
{
	sfp_status status = sfp__verb_begin(&turning->whole, reg, actor);

	if (status != SFP_OK)
		return status;
	turning->actor = *actor;
	turning->actor.idempotency_key = NULL; /* it stands for the whole, not for the parts */
	turning->orderer = turning->actor;
	if (!sfp_id_is_none(orderer))
		turning->orderer.person = *orderer;
	status = sfp__verb_part(&turning->part, &turning->whole, &turning->actor);
	if (status == SFP_OK)
		status = sfp__verb_part(&turning->ordering, &turning->whole, &turning->orderer);
	return status == SFP_OK ? sfp__movement_effects_new(&turning->effects) : status;
}

void sfp__turning_abandon(struct sfp__turning *turning)
{
	sfp__verb_abandon(&turning->whole);
	sfp_turn_free(turning->turn);
	sfp_movement_free(turning->movement);
	sfp_movement_effects_free(turning->effects);
	sfp__obstacles_clear(&turning->obstacles);
	for (size_t i = 0; turning->classes && i < turning->class_count; i++) {
		sfp_class_free(turning->classes[i].class);
		free(turning->classes[i].name);
	}
	free(turning->classes);
	free(turning->moves);
	*turning = (struct sfp__turning){ 0 };
}

sfp_status sfp__turning_note(struct sfp__turning *turning, const sfp_record *record, const sfp_class *before)
{
	struct sfp__store *store = turning->whole.reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_TURN_PART_INSERT);

	sfp__bind_int(stmt, ":org", turning->whole.org);
	sfp__bind_id(stmt, ":turn", &turning->turn->head.id);
	sfp__bind_int(stmt, ":seq", turning->seq++);
	sfp__bind_int(stmt, ":object", record->object);
	sfp__bind_id(stmt, ":id", &record->id);
	sfp__bind_int(stmt, ":revision", record->revision);
	sfp__bind_text(stmt, ":name", before ? before->name : "");
	sfp__bind_text(stmt, ":name_fold", before ? before->name_fold : "");
	sfp__bind_int(stmt, ":course", before ? before->course : 0);
	sfp__bind_int(stmt, ":closed_on", before ? before->closed_on : 0);
	return sfp__exec(store, stmt);
}

static void add_part(struct sfp__hash *hash, struct sfp__stmt *stmt)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer part = { 0 };
	sfp_id id = sfp__column_id(stmt, SFP__COL_TURN_PARTS_ID);

	sfp__buffer_add_u64(&part, (uint64_t)sfp__column_int(stmt, SFP__COL_TURN_PARTS_SEQ));
	sfp__buffer_add_u64(&part, (uint64_t)sfp__column_int(stmt, SFP__COL_TURN_PARTS_OBJECT));
	sfp__buffer_add(&part, id.bytes, sizeof(id.bytes));
	sfp__buffer_add_u64(&part, (uint64_t)sfp__column_int(stmt, SFP__COL_TURN_PARTS_REVISION));
	for (int column = SFP__COL_TURN_PARTS_NAME; column <= SFP__COL_TURN_PARTS_NAME_FOLD; column++) {
		const char *text = sfp__column_text(stmt, column);
		size_t length = text ? strlen(text) : 0;

		sfp__buffer_add_u32(&part, (uint32_t)length);
		sfp__buffer_add(&part, text ? text : "", length);
	}
	sfp__buffer_add_u64(&part, (uint64_t)sfp__column_int(stmt, SFP__COL_TURN_PARTS_COURSE));
	sfp__buffer_add_u64(&part, (uint64_t)sfp__column_int(stmt, SFP__COL_TURN_PARTS_CLOSED_ON));
	if (part.failed && hash->status == SFP_OK)
		hash->status = SFP_E_NO_MEMORY;
	sfp__hash_add(hash, part.data, part.length);
}

sfp_status sfp__turn_digest(sfp_registry *reg, int64_t org, const sfp_id *turn, uint8_t ret_digest[32])
{
	static const char name[] = "sferumpolicy-turn-1\n";
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_TURN_PARTS);
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":turn", turn);
	sfp__hash_start(&reg->hash);
	sfp__hash_add(&reg->hash, name, sizeof(name) - 1);
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK)
		add_part(&reg->hash, stmt);
	if (status == SFP_E_NOT_FOUND)
		status = sfp__store_status(reg->store);
	return status == SFP_OK ? sfp__hash_end(&reg->hash, ret_digest) : status;
}

/* ---- classes ---- */

/* Writes the class as it is now, and notes what it was. */
static sfp_status rewrite(struct sfp__turning *turning, struct sfp__turn_class *at, const sfp_class *before)
{
	sfp_status status = sfp__verb_change(&turning->part, &sfp__class_entity, &at->class->head, false);

	at->done = true;
	return status == SFP_OK ? sfp__turning_note(turning, &at->class->head, before) : status;
}

static sfp_status close_class(struct sfp__turning *turning, struct sfp__turn_class *at)
{
	const sfp_class before = *at->class;
	sfp_status status;

	sfp__verb_part_next(&turning->part);
	turning->part.order_id = turning->form->order_id;
	at->class->closed_on = turning->on;
	status = rewrite(turning, at, &before);
	return sfp__verb_part_end(&turning->whole, &turning->part, status);
}

static int course_after(const struct sfp__turn_class *at)
{
	if (at->line->course)
		return at->line->course;
	return sfp__turn_goes_on(at) && at->course ? at->course + 1 : at->course;
}

static sfp_status rename_class(struct sfp__turning *turning, struct sfp__turn_class *at, const char *fold)
{
	struct sfp__verb *part = &turning->part;
	sfp_status status;

	part->about.name = at->line->name;
	status = sfp__verb_decide(part, SFP_ACTION_CLASS_CREATE, SFP_KIND_NONE);
	if (status == SFP_OK)
		status = sfp__record_set(&at->class->name, at->line->name);
	return status == SFP_OK ? sfp__record_set(&at->class->name_fold, fold) : status;
}

/* What keeps its name is noted all the same: it had its turn. */
static sfp_status alter_class(struct sfp__turning *turning, struct sfp__turn_class *at, const char *fold)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *before = NULL;
	int course = course_after(at);
	sfp_status status = sfp__verb_load(&turning->whole, &sfp__class_entity, &at->class->head.id, &before);

	if (status != SFP_OK)
		return status;
	if (!at->line->name && course == at->class->course) {
		at->done = true;
		return sfp__turning_note(turning, before, (const sfp_class *)before);
	}
	sfp__verb_part_next(&turning->part);
	turning->part.order_id = turning->form->order_id;
	if (at->line->name)
		status = rename_class(turning, at, fold);
	at->class->course = course;
	if (status == SFP_OK)
		status = rewrite(turning, at, (const sfp_class *)before);
	return sfp__verb_part_end(&turning->whole, &turning->part, status);
}

/* May the class take its name now? Not while another one that is still to be renamed has it. */
static sfp_status is_name_free(struct sfp__turning *turning, const struct sfp__turn_class *at, struct sfp__buffer *fold,
                               bool *ret_free)
{
	sfp_id other = SFP_ID_NONE;
	sfp_status status;

	*ret_free = true;
	if (!at->line->name)
		return SFP_OK;
	status = sfp__class_name_fold(turning->whole.reg, sfp__place_argument("name"), at->line->name, fold);
	if (status == SFP_OK)
		status = sfp__class_named(&turning->whole, fold->data, &other);
	*ret_free = status == SFP_E_NOT_FOUND || sfp_id_equal(&other, &at->class->head.id);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status alter_if_free(struct sfp__turning *turning, struct sfp__turn_class *at, bool *ret_altered)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = is_name_free(turning, at, &fold, ret_altered);

	return status == SFP_OK && *ret_altered ? alter_class(turning, at, fold.data) : status;
}

static sfp_status name_is_taken(struct sfp__turning *turning, const struct sfp__turn_class *at)
{
	sfp__registry_say(turning->whole.reg, "группа %s уже есть и остаётся; выберите другое название",
	                  "there is a class %s already, and it stays; choose another name", at->line->name);
	return SFP_E_EXISTS;
}

/* «8Г» becomes «9Г» before «7Г» becomes «8Г»: whatever finds its name free goes first, until none is left. */
static sfp_status alter_classes(struct sfp__turning *turning)
{
	struct sfp__turn_class *stuck;
	bool altered = true;
	sfp_status status = SFP_OK;

	do {
		stuck = NULL;
		if (!altered)
			break;
		altered = false;
		for (size_t i = 0; i < turning->form->line_count && status == SFP_OK; i++) {
			struct sfp__turn_class *at = &turning->classes[i];
			bool now = false;

			if (at->done || at->line->way == SFP_TURN_STAY)
				continue;
			status = alter_if_free(turning, at, &now);
			altered = altered || now;
			stuck = now ? stuck : at;
		}
		if (stuck && !altered && status == SFP_OK)
			status = name_is_taken(turning, stuck);
	} while (stuck && status == SFP_OK);
	return status;
}

static sfp_status add_class(struct sfp__turning *turning, size_t at)
{
	struct sfp__turn_class *added = &turning->classes[turning->form->line_count + at];
	sfp_status status;

	sfp__verb_part_next(&turning->part);
	status = sfp__class_make(&turning->part, turning->form->added[at], NULL, &added->class);
	if (status == SFP_OK)
		status = sfp__turning_note(turning, &added->class->head, NULL);
	return sfp__verb_part_end(&turning->whole, &turning->part, status);
}

static sfp_status change_classes(struct sfp__turning *turning)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < turning->form->line_count && status == SFP_OK; i++)
		if (turning->classes[i].closes)
			status = close_class(turning, &turning->classes[i]);
	if (status == SFP_OK)
		status = alter_classes(turning);
	for (size_t i = 0; i < turning->form->added_count && status == SFP_OK; i++)
		status = add_class(turning, i);
	return status;
}

/* ---- movements ---- */

sfp_status sfp__turning_fire(struct sfp__turning *turning, struct sfp__verb *part,
                             const struct sfp__moving_event *event)
{
	sfp_status status;

	sfp__verb_part_next(part);
	turning->effects->count = 0;
	status = sfp__movement_fire(part, turning->movement, event, turning->effects);
	return sfp__verb_part_end(&turning->whole, part, status);
}

static sfp_status draft_movement(struct sfp__turning *turning, const sfp_movement_form *form)
{
	sfp_record *record = NULL;
	sfp_status status;

	sfp_movement_free(SFP__TAKE(turning->movement));
	status = sfp__movement_check_form(turning->whole.reg, form);
	if (status == SFP_OK)
		status = sfp__record_new(&sfp__movement_entity, &record);
	turning->movement = (sfp_movement *)record;
	if (status == SFP_OK)
		status = sfp__movement_fill(form, turning->movement);
	if (status != SFP_OK)
		return status;
	sfp__verb_part_next(&turning->part);
	status = sfp__movement_make(&turning->part, turning->movement);
	return sfp__verb_part_end(&turning->whole, &turning->part, status);
}

static sfp_status move(struct sfp__turning *turning, const sfp_movement_form *form)
{
	/* A preview may come before the order: then what it would be made under stands in for it. */
	const char *ground = turning->preview && sfp_id_is_none(&turning->form->order_id) ? "preview" : NULL;
	const struct sfp__moving_event order = { SFP_MOVEMENT_EVENT_ORDER, "ground", ground,
		                                 &turning->form->order_id, NULL,     0 };
	const struct sfp__moving_event apply = { SFP_MOVEMENT_EVENT_APPLY, "reason", NULL, NULL, NULL, 0 };
	sfp_status status = draft_movement(turning, form);

	if (status == SFP_OK)
		status = sfp__turning_fire(turning, &turning->ordering, &order);
	if (status == SFP_OK)
		status = sfp__turning_fire(turning, &turning->part, &apply);
	return status == SFP_OK ? sfp__turning_note(turning, &turning->movement->head, NULL) : status;
}

static sfp_status find_target(struct sfp__turning *turning, const char *name, sfp_id *ret_id)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	struct sfp__verb *verb = &turning->whole;
	sfp_status status = sfp__class_name_fold(verb->reg, sfp__place_argument("to"), name, &fold);

	if (status == SFP_OK)
		status = sfp__class_named(verb, fold.data, ret_id);
	if (status != SFP_E_NOT_FOUND)
		return status;
	sfp__registry_say(
		verb->reg, "%s: такой группы после перевода нет; добавьте её к новым или назовите другую (to)",
		"%s: after the turn there is no such class; add it to the new ones, or name another (to)", name);
	return SFP_E_INVALID;
}

static sfp_status move_student(struct sfp__turning *turning, const struct sfp__turn_move *student)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_status status = SFP_OK;

	form.kind = ways[student->way].kind;
	form.title = ways[student->way].title;
	form.person = student->person;
	form.effective_on = turning->on;
	if (form.kind == SFP_KIND_NONE)
		return SFP_OK;
	if (student->to)
		status = find_target(turning, student->to, &form.class_to);
	return status == SFP_OK ? move(turning, &form) : status;
}

/* Whoever leads a class that is closed leads it no more; a new leader takes the place of the one before. */
static sfp_status change_homeroom(struct sfp__turning *turning, const struct sfp__turn_class *at)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = SFP_KIND_CHANGE_HOMEROOM;
	form.effective_on = turning->on;
	if (at->closes) {
		form.person = at->homeroom;
		form.class_from = at->class->head.id;
	} else {
		form.person = at->line->homeroom;
		form.class_to = at->class->head.id;
	}
	return sfp_id_is_none(&form.person) ? SFP_OK : move(turning, &form);
}

static sfp_status change_people(struct sfp__turning *turning)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < turning->move_count && status == SFP_OK; i++)
		status = move_student(turning, &turning->moves[i]);
	for (int closing = 1; closing >= 0; closing--) /* first who becomes free */
		for (size_t i = 0; i < turning->form->line_count && status == SFP_OK; i++)
			if (turning->classes[i].closes == closing)
				status = change_homeroom(turning, &turning->classes[i]);
	return status;
}

/* ---- the turn ---- */

static sfp_status refuse_unordered(struct sfp__verb *verb)
{
	const sfp_record draft = { .object = SFP_OBJECT_MOVEMENT, .state = SFP_MOVEMENT_DRAFT };
	sfp_step step = SFP_STEP_INIT;

	step.reason = SFP_REASON_NEEDS_ORDER;
	step.permitted = sfp_machine_permitted(SFP_MACHINE_MOVEMENT, draft.state);
	return sfp__refuse_step(verb, &sfp__movement_entity, &draft, SFP_MOVEMENT_EVENT_ORDER, &step);
}

static sfp_status rest_on_order(struct sfp__turning *turning)
{
	const sfp_id *order = &turning->form->order_id;

	if (sfp_id_is_none(order))
		return turning->preview ? SFP_OK : refuse_unordered(&turning->whole);
	return sfp__order_rest_on(&turning->whole, order, SFP_ORDER_MOVEMENT);
}

static sfp_status record_turn(struct sfp__turning *turning)
{
	sfp_turn *turn = turning->turn;

	turn->effective_on = turning->on;
	turn->classes = (int)turning->form->line_count;
	turn->classes_added = (int)turning->form->added_count;
	turn->movements = (int)turning->movements;
	return sfp__verb_create(&turning->whole, &sfp__turn_entity, &turn->head);
}

/* By the list of its parts it is taken back: whoever changed it behind the trail's back would rename classes. */
static sfp_status commit_to_parts(struct sfp__turning *turning)
{
	struct sfp__verb *verb = &turning->whole;
	sfp_status status =
		sfp__turn_digest(verb->reg, verb->org, &turning->turn->head.id, turning->turn->parts_digest);

	return status == SFP_OK ? sfp__verb_change(verb, &sfp__turn_entity, &turning->turn->head, false) : status;
}

static sfp_status turn_year(struct sfp__turning *turning)
{
	sfp_status status = sfp__verb_decide(&turning->whole, SFP_ACTION_MOVEMENT_APPLY, SFP_KIND_PROMOTE);

	if (status != SFP_OK)
		return status;
	status = rest_on_order(turning);
	if (status != SFP_OK)
		return status;
	status = sfp__turn_plan(turning);
	if (status != SFP_OK)
		return status;
	status = record_turn(turning);
	if (status != SFP_OK)
		return status;
	status = change_classes(turning);
	if (status != SFP_OK)
		return status;
	status = change_people(turning);
	if (status != SFP_OK)
		return status;
	return commit_to_parts(turning);
}

/* What it is asked for by: a retry with another table stands for another turn. */
static void tell(struct sfp__verb *verb, const sfp_turn_form *form)
{
	sfp__verb_given_id(verb, &form->orderer);
	for (size_t i = 0; i < form->line_count; i++) {
		const sfp_turn_line *line = &form->lines[i];

		sfp__verb_given_id(verb, &line->class_id);
		sfp__verb_given_number(verb, line->way);
		sfp__verb_given_text(verb, line->name);
		sfp__verb_given_number(verb, line->course);
		sfp__verb_given_text(verb, line->to);
		sfp__verb_given_id(verb, &line->homeroom);
	}
	sfp__verb_given_number(verb, (int64_t)form->exception_count);
	for (size_t i = 0; i < form->exception_count; i++) {
		sfp__verb_given_id(verb, &form->exceptions[i].person);
		sfp__verb_given_number(verb, form->exceptions[i].way);
		sfp__verb_given_text(verb, form->exceptions[i].to);
	}
	for (size_t i = 0; i < form->added_count; i++)
		sfp__verb_given_text(verb, form->added[i]);
}

static sfp_status named_turn(struct sfp__turning *turning)
{
	sfp_record *record = NULL;
	sfp_status status = sfp__record_new(&sfp__turn_entity, &record);
	sfp_turn *turn = (sfp_turn *)record;

	turning->turn = turn;
	if (status == SFP_OK)
		status = sfp__given_text(turning->whole.reg, sfp__place_argument("school_year"),
		                         turning->form->school_year, 20);
	if (status == SFP_OK)
		status = sfp__record_set(&turn->school_year, turning->form->school_year);
	if (status != SFP_OK)
		return status;
	turn->order_id = turning->form->order_id;
	turn->effective_on = turning->form->effective_on;
	return SFP_OK;
}

static sfp_status turn_once(struct sfp__turning *turning)
{
	sfp_record *record;
	sfp_status status = named_turn(turning);

	if (status != SFP_OK)
		return status;
	record = &turning->turn->head;
	status = sfp__given_again(&turning->whole, &sfp__turn_entity, &record, "create", &turning->done);
	turning->turn = (sfp_turn *)record;
	return status == SFP_OK && !turning->done ? turn_year(turning) : status;
}

static bool form_is_given(sfp_registry *reg, const sfp_turn_form *form)
{
	if (!sfp__given_input(reg, "form", "SFP_TURN_FORM_INIT", form, sizeof(*form)) ||
	    !sfp__given_items(reg, "form.lines", form->lines, form->line_count) ||
	    !sfp__given_items(reg, "form.exceptions", form->exceptions, form->exception_count) ||
	    !sfp__given_items(reg, "form.added", form->added, form->added_count))
		return false;
	for (size_t i = 0; i < form->added_count; i++)
		if (!form->added[i])
			return sfp__wrong(reg, "form.added", "в списке есть NULL", "one of the list is NULL");
	return form->line_count > 0 || sfp__wrong(reg, "form.lines", "групп в списке нет", "names no class");
}

sfp_status sfp_turn_make(sfp_registry *reg, const sfp_actor *actor, const sfp_turn_form *form,
                         sfp_turn_report **ret_report, sfp_turn **ret_turn)
{
	SFP__TURNING turning = { .form = form };
	SFP__CLEANUP(sfp__turn_report_freep) sfp_turn_report *report = NULL;
	sfp_status status;

	if (!sfp__given(reg, "actor form ret_turn", (const void *const[]){ actor, form, ret_turn }) ||
	    !form_is_given(reg, form))
		return SFP_E_MISUSE;
	tell(&turning.whole, form);
	status = sfp__turning_begin(&turning, reg, actor, &form->orderer);
	if (status == SFP_OK)
		status = turn_once(&turning);
	if (status == SFP_OK)
		status = sfp__turn_report(&turning, &report);
	status = sfp__verb_end(&turning.whole, status);
	if (status != SFP_OK)
		return status;
	*ret_turn = SFP__TAKE(turning.turn);
	if (ret_report)
		*ret_report = SFP__TAKE(report);
	return SFP_OK;
}

sfp_status sfp_turn_preview(sfp_registry *reg, const sfp_actor *actor, const sfp_turn_form *form,
                            sfp_turn_report **ret_report)
{
	SFP__TURNING turning = { .form = form, .preview = true };
	sfp_actor once;
	sfp_status status;

	if (!sfp__given(reg, "actor form ret_report", (const void *const[]){ actor, form, ret_report }) ||
	    !sfp__given_actor(reg, actor) || !form_is_given(reg, form))
		return SFP_E_MISUSE;
	once = *actor;
	once.struct_size = sizeof(once);
	once.idempotency_key = NULL; /* it stands for what is kept */
	status = sfp__turning_begin(&turning, reg, &once, &form->orderer);
	if (status == SFP_OK)
		status = turn_once(&turning);
	if (status == SFP_OK)
		status = sfp__turn_report(&turning, ret_report);
	return sfp__registry_answer(reg, status); /* whatever was written is rolled back with the scope */
}
