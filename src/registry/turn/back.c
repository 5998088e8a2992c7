/* back.c: a year's turn is taken back as one, from its last part on, until something builds on it. */
#include <string.h>

#include "ledger/column.h"
#include "ledger/given.h"
#include "registry/class.h"
#include "registry/nouns.h"
#include "registry/turn/turn.h"

/* Circle with turn.c: taking a turn back steps through its parts as making it did. */

/* A part as it was noted. */
struct noted {
	int64_t seq;
	sfp_object object;
	sfp_id id;
	int64_t revision;
	char *name, *name_fold; /* "": a new class */
	int course;
	sfp_date closed_on;
};

static void noted_clear(struct noted *noted)
{
	free(noted->name);
	free(noted->name_fold);
}

static sfp_status note(struct sfp__turning *turning, const sfp_id *blocked_class, const sfp_id *class_id)
{
	const struct sfp__blocked about = { .class_id = *blocked_class };

	return sfp__obstacle_note(&turning->obstacles, &about, SFP_OBJECT_CLASS, class_id);
}

static sfp_status note_built_on(struct sfp__turning *turning)
{
	static const struct sfp__blocked nobody = { SFP_ID_NONE, SFP_ID_NONE };
	struct sfp__verb *verb = &turning->whole;
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_TURN_BUILT_ON);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":turn", &turning->turn->head.id);
	sfp__bind_int(stmt, ":applied", SFP_MOVEMENT_APPLIED);
	sfp__bind_int(stmt, ":first", SFP_KIND_ENROL);
	sfp__bind_int(stmt, ":last", SFP_KIND_REINSTATE);
	return sfp__obstacles_collect(&turning->obstacles, &nobody, verb->reg->store, stmt);
}

/* ---- movements ---- */

/* One that was reversed by itself before stays so. */
static sfp_status reverse(struct sfp__turning *turning, const struct noted *noted, const char *reason)
{
	const struct sfp__moving_event event = { SFP_MOVEMENT_EVENT_REVERSE, "reason", reason, NULL,
		                                 &turning->obstacles,        0 };
	sfp_record *record = NULL;
	sfp_status status;

	sfp_movement_free(SFP__TAKE(turning->movement));
	status = sfp__verb_load(&turning->whole, &sfp__movement_entity, &noted->id, &record);
	turning->movement = (sfp_movement *)record;
	if (status != SFP_OK || record->state != SFP_MOVEMENT_APPLIED)
		return status;
	return sfp__turning_fire(turning, &turning->part, &event);
}

/* ---- classes ---- */

static sfp_status note_name_taken(struct sfp__turning *turning, const struct noted *noted)
{
	sfp_id other;
	sfp_status status = sfp__class_named(&turning->whole, noted->name_fold, &other);

	if (status == SFP_E_NOT_FOUND || (status == SFP_OK && sfp_id_equal(&other, &noted->id)))
		return SFP_OK;
	return status == SFP_OK ? note(turning, &noted->id, &other) : status;
}

/* A new class may go when nobody is in it: what the turn put there is out again by now. A former one needs its name
 * back. */
static sfp_status note_class_obstacles(struct sfp__turning *turning, const struct noted *noted, const sfp_class *class)
{
	if (class->head.revision != noted->revision)
		return note(turning, &noted->id, &noted->id);
	if (!*noted->name)
		return sfp__class_note_used(&turning->whole, &noted->id, &turning->obstacles);
	return noted->closed_on ? SFP_OK : note_name_taken(turning, noted);
}

static sfp_status make_former(struct sfp__turning *turning, const struct noted *noted, sfp_class *class)
{
	sfp_status status;

	if (!*noted->name) {
		class->closed_on = turning->turn->effective_on;
		return SFP_OK;
	}
	status = sfp__record_set(&class->name, noted->name);
	if (status == SFP_OK)
		status = sfp__record_set(&class->name_fold, noted->name_fold);
	class->course = noted->course;
	class->closed_on = noted->closed_on;
	return status;
}

static bool is_former(const struct noted *noted, const sfp_class *class)
{
	return *noted->name && strcmp(noted->name, class->name) == 0 && noted->course == class->course &&
	       noted->closed_on == class->closed_on;
}

/* With the whole's verb: that a class is what it was follows from taking the turn back. */
static sfp_status restore(struct sfp__turning *turning, const struct noted *noted)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	const size_t before = turning->obstacles.count;
	sfp_status status = sfp__verb_load(&turning->whole, &sfp__class_entity, &noted->id, (sfp_record **)&class);

	if (status != SFP_OK || is_former(noted, class))
		return status;
	status = note_class_obstacles(turning, noted, class);
	if (status != SFP_OK)
		return status;
	if (turning->obstacles.count > before)
		return sfp__obstacle_blocks(&turning->obstacles, &noted->id);
	status = make_former(turning, noted, class);
	return status == SFP_OK ? sfp__verb_change(&turning->whole, &sfp__class_entity, &class->head, false) : status;
}

/* ---- all of it ---- */

static sfp_status read_part(struct sfp__stmt *stmt, struct noted *noted)
{
	noted->seq = sfp__column_int(stmt, SFP__COL_TURN_PART_BACK_SEQ);
	noted->object = sfp__column_object(stmt, SFP__COL_TURN_PART_BACK_OBJECT);
	noted->id = sfp__column_id(stmt, SFP__COL_TURN_PART_BACK_ID);
	noted->revision = sfp__column_int(stmt, SFP__COL_TURN_PART_BACK_REVISION);
	noted->name = sfp__column_text_dup(stmt, SFP__COL_TURN_PART_BACK_NAME);
	noted->name_fold = sfp__column_text_dup(stmt, SFP__COL_TURN_PART_BACK_NAME_FOLD);
	noted->course = sfp__column_count(stmt, SFP__COL_TURN_PART_BACK_COURSE);
	noted->closed_on = sfp__column_date(stmt, SFP__COL_TURN_PART_BACK_CLOSED_ON);
	return noted->name && noted->name_fold ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status part_before(struct sfp__turning *turning, int64_t before, struct noted *noted)
{
	struct sfp__store *store = turning->whole.reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_TURN_PART_BACK);
	sfp_status status;

	sfp__bind_int(stmt, ":org", turning->whole.org);
	sfp__bind_id(stmt, ":turn", &turning->turn->head.id);
	sfp__bind_int(stmt, ":before", before);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status;
	status = read_part(stmt, noted);
	sfp__stmt_end(stmt);
	return status == SFP_OK ? sfp__store_status(store) : status;
}

static sfp_status undo_parts(struct sfp__turning *turning, const char *reason)
{
	int64_t before = INT64_MAX;
	sfp_status status;

	do {
		SFP__CLEANUP(noted_clear) struct noted noted = { 0 };

		status = part_before(turning, before, &noted);
		if (status == SFP_OK)
			status = noted.object == SFP_OBJECT_CLASS ? restore(turning, &noted)
			                                          : reverse(turning, &noted, reason);
		before = noted.seq;
	} while (status == SFP_OK);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status refuse_again(struct sfp__turning *turning)
{
	static const struct sfp__words again = {
		"этот перевод уже отменён: второй раз отменять нечего",
		"the turn was taken back already: there is nothing left to take back"
	};

	return sfp__refuse_words(&turning->whole, &again);
}

/* The turn's own entry comes first; what is taken back stands behind it. */
static sfp_status mark(struct sfp__turning *turning, const char *reason)
{
	struct sfp__verb *verb = &turning->whole;
	sfp_turn *turn = turning->turn;
	sfp_status status;

	verb->order_id = turn->order_id;
	verb->refused.object = SFP_OBJECT_TURN;
	verb->refused.id = &turn->head.id;
	status = sfp__verb_decide(verb, SFP_ACTION_MOVEMENT_REVERSE, SFP_KIND_PROMOTE);
	if (status != SFP_OK)
		return status;
	if (turn->taken_back_at)
		return refuse_again(turning);
	status = note_built_on(turning);
	if (status != SFP_OK)
		return status;
	status = sfp__record_set(&turn->reason, reason);
	if (status != SFP_OK)
		return status;
	turn->taken_back_at = verb->now;
	return sfp__verb_change(verb, &sfp__turn_entity, &turn->head, false);
}

/* All that can be is taken back, and what is in the way of the rest is noted. */
static sfp_status take_back_all(struct sfp__turning *turning, const char *reason)
{
	sfp_status status = mark(turning, reason);

	return status == SFP_OK ? undo_parts(turning, reason) : status;
}

static sfp_status take_back(struct sfp__turning *turning, const char *reason)
{
	struct sfp__verb *verb = &turning->whole;
	sfp_status status = sfp__given_text(verb->reg, sfp__place_argument("reason"), reason, SFP__GIVEN_REASON_MAX);

	if (status == SFP_OK)
		status = sfp__given_required(verb->reg, "reason", sfp__given_anything(reason) ? reason : "");
	if (status == SFP_OK)
		status = sfp__verb_once(verb, &sfp__turn_entity, &turning->turn->head, "back", &turning->done, NULL);
	if (status != SFP_OK || turning->done)
		return status;
	status = take_back_all(turning, reason);
	return status == SFP_OK ? sfp__obstacles_refuse(verb, &turning->obstacles) : status;
}

static sfp_status begin_back(struct sfp__turning *turning, sfp_registry *reg, const sfp_actor *actor, const sfp_id *id)
{
	static const sfp_id nobody = SFP_ID_NONE;
	sfp_record *record = NULL;
	sfp_status status = sfp__turning_begin(turning, reg, actor, &nobody);

	if (status == SFP_OK)
		status = sfp__verb_load(&turning->whole, &sfp__turn_entity, id, &record);
	turning->turn = (sfp_turn *)record;
	return status;
}

sfp_status sfp__turn_try_back(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id,
                              struct sfp_obstacles *obstacles)
{
	SFP__TURNING turning = { 0 };
	sfp_status status = begin_back(&turning, reg, actor, id);

	if (status == SFP_OK)
		status = take_back_all(&turning, SFP__TRYING);
	*obstacles = turning.obstacles;
	turning.obstacles = (struct sfp_obstacles){ 0 };
	return sfp__registry_answer(reg, status);
}

sfp_status sfp_turn_back(sfp_registry *reg, const sfp_actor *actor, const sfp_id *turn_id, const char *reason,
                         sfp_turn **ret_turn)
{
	SFP__TURNING turning = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "turn_id ret_turn", (const void *const[]){ turn_id, ret_turn }))
		return SFP_E_MISUSE;
	sfp__verb_given_text(&turning.whole, reason);
	status = begin_back(&turning, reg, actor, turn_id);
	if (status == SFP_OK)
		status = take_back(&turning, reason);
	status = sfp__verb_end(&turning.whole, status);
	if (status == SFP_OK)
		*ret_turn = SFP__TAKE(turning.turn);
	return status;
}
