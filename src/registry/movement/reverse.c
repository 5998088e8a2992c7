/* reverse.c: takes back what a movement did, unless something later builds on it. */
#include "ledger/column.h"
#include "registry/movement/movement.h"
#include "sferumpolicy/chat_member.h"
#include "sferumpolicy/guardian.h"
#include "sferumpolicy/homeroom.h"
#include "sferumpolicy/membership.h"
#include "sferumpolicy/teaching.h"

/* ---- what stands in the way ---- */

static struct sfp__stmt *ask_of(struct sfp__moving *moving, enum sfp__sql sql, const sfp_record *record)
{
	struct sfp__stmt *stmt = sfp__stmt(moving->verb->reg->store, sql);

	sfp__bind_int(stmt, ":org", moving->verb->org);
	sfp__bind_int(stmt, ":object", record->object);
	return stmt;
}

/* What is the record's own in the question what stands in its way. A student's movement takes parents out of chats,
 * too. */
static void bind_own(struct sfp__stmt *stmt, const sfp_record *record)
{
	if (record->object == SFP_OBJECT_MEMBERSHIP)
		sfp__bind_id(stmt, ":class_id", &((const sfp_membership *)record)->class_id);
	if (record->object == SFP_OBJECT_HOMEROOM)
		sfp__bind_id(stmt, ":class_id", &((const sfp_homeroom *)record)->class_id);
	if (record->object == SFP_OBJECT_GUARDIAN)
		sfp__bind_id(stmt, ":student", &((const sfp_guardian *)record)->student);
	if (record->object == SFP_OBJECT_TEACHING) {
		sfp__bind_id(stmt, ":class_id", &((const sfp_teaching *)record)->class_id);
		sfp__bind_id(stmt, ":subject_id", &((const sfp_teaching *)record)->subject_id);
	}
	if (record->object == SFP_OBJECT_CHAT_MEMBER) {
		sfp__bind_id(stmt, ":person", &((const sfp_chat_member *)record)->person);
		sfp__bind_id(stmt, ":chat_id", &((const sfp_chat_member *)record)->chat_id);
	}
}

static sfp_status collect(struct sfp__moving *moving, struct sfp__stmt *stmt)
{
	const struct sfp__blocked about = { .person = moving->movement->person };

	return sfp__obstacles_collect(moving->obstacles, &about, moving->verb->reg->store, stmt);
}

/* What holds for a time may hold again if nothing of its sort took its place. */
static sfp_status note_in_the_way(struct sfp__moving *moving, const sfp_record *record)
{
	struct sfp__stmt *stmt = ask_of(moving, SFP__SQL_MOVEMENT_IN_THE_WAY, record);

	sfp__bind_id(stmt, ":person", &moving->movement->person);
	sfp__bind_int(stmt, ":archived", SFP_CHAT_ARCHIVED);
	bind_own(stmt, record);
	return collect(moving, stmt);
}

/* What the person got since, as a student or as a worker, must go before the ground for it goes. */
static sfp_status note_built_on(struct sfp__moving *moving, const sfp_record *record)
{
	struct sfp__stmt *stmt = ask_of(moving, SFP__SQL_MOVEMENT_BUILT_ON, record);

	sfp__bind_id(stmt, ":person", &moving->movement->person);
	sfp__bind_id(stmt, ":movement", &moving->movement->head.id);
	sfp__bind_id(stmt, ":opened", &record->id);
	sfp__bind_int(stmt, ":since", moving->movement->applied_at);
	sfp__bind_int(stmt, ":student_role", SFP_ROLE_STUDENT);
	sfp__bind_int(stmt, ":parent_role", SFP_ROLE_PARENT);
	sfp__bind_int(stmt, ":ended", SFP_APPOINTMENT_ENDED);
	sfp__bind_int(stmt, ":requested", SFP_VERIFICATION_REQUESTED);
	sfp__bind_int(stmt, ":confirmed", SFP_VERIFICATION_CONFIRMED);
	return collect(moving, stmt);
}

/* Is the record as the movement left it? What later movements did to it and took back again left it so, too. */
static sfp_status is_unchanged(struct sfp__moving *moving, const sfp_movement_effect *effect, const sfp_record *record,
                               bool *ret_unchanged)
{
	struct sfp__store *store = moving->verb->reg->store;
	struct sfp__stmt *stmt;
	sfp_status status;

	*ret_unchanged = record->revision == effect->revision;
	if (*ret_unchanged)
		return SFP_OK;
	stmt = ask_of(moving, SFP__SQL_MOVEMENT_REVERSED_SINCE, record);
	sfp__bind_id(stmt, ":id", &effect->id);
	sfp__bind_int(stmt, ":revision", effect->revision);
	sfp__bind_id(stmt, ":movement", &moving->movement->head.id);
	sfp__bind_int(stmt, ":reversed", SFP_MOVEMENT_REVERSED);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status;
	*ret_unchanged =
		record->revision == effect->revision + sfp__column_int(stmt, SFP__COL_MOVEMENT_REVERSED_SINCE_TIMES);
	sfp__stmt_end(stmt);
	return sfp__store_status(store);
}

/* The movements that changed the record since and still hold; else somebody changed the record itself. */
static sfp_status note_changed(struct sfp__moving *moving, const sfp_movement_effect *effect, const sfp_record *record)
{
	const size_t before = moving->obstacles->count;
	struct sfp__stmt *stmt = ask_of(moving, SFP__SQL_MOVEMENT_CHANGED_SINCE, record);
	sfp_status status;

	sfp__bind_id(stmt, ":id", &effect->id);
	sfp__bind_int(stmt, ":revision", effect->revision);
	sfp__bind_id(stmt, ":movement", &moving->movement->head.id);
	sfp__bind_int(stmt, ":applied", SFP_MOVEMENT_APPLIED);
	status = collect(moving, stmt);
	if (status != SFP_OK || moving->obstacles->count > before)
		return status;
	return sfp__obstacle_note(moving->obstacles, &(struct sfp__blocked){ .person = moving->movement->person },
	                          record->object, &record->id);
}

/* ---- taking back ---- */

/* Periods are never deleted: what was opened by mistake holds on no day. */
static sfp_status undo(struct sfp__moving *moving, sfp_record *record)
{
	sfp_status status = sfp__period_end(moving->verb, record, sfp__period_from(record), SFP__UNDONE);

	return status == SFP_OK ? sfp__moving_note(moving, record, SFP_MOVEMENT_UNDONE) : status;
}

static sfp_status restore(struct sfp__moving *moving, sfp_record *record)
{
	sfp_status status = sfp__period_end(moving->verb, record, 0, "");

	return status == SFP_OK ? sfp__moving_note(moving, record, SFP_MOVEMENT_RESTORED) : status;
}

/* A record that was changed by itself is the obstacle; it is not in its own way. */
static sfp_status note_blocked(struct sfp__moving *moving, const sfp_record *record, size_t first_obstacle)
{
	if (sfp_id_equal(&sfp_obstacles_at(moving->obstacles, first_obstacle)->id, &record->id))
		return SFP_OK;
	return sfp__obstacle_blocks(moving->obstacles, &record->id);
}

/* What is in the way of one effect, if anything. */
static sfp_status note_obstacles(struct sfp__moving *moving, const sfp_movement_effect *effect,
                                 const sfp_record *record)
{
	bool unchanged = false;
	sfp_status status = is_unchanged(moving, effect, record, &unchanged);

	if (status != SFP_OK)
		return status;
	if (!unchanged)
		return note_changed(moving, effect, record);
	return effect->change == SFP_MOVEMENT_OPENED ? note_built_on(moving, record) : note_in_the_way(moving, record);
}

static sfp_status take_back(struct sfp__moving *moving, const sfp_movement_effect *effect)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	const size_t before = moving->obstacles->count;
	sfp_status status = sfp__verb_load(moving->verb, sfp__entity_of(effect->object), &effect->id, &record);

	if (status != SFP_OK)
		return status;
	/* A final state stays, whatever happened to the record since. */
	if (!sfp__period_of(effect->object))
		return sfp__moving_note(moving, record, SFP_MOVEMENT_NOT_RESTORED);
	status = note_obstacles(moving, effect, record);
	if (status != SFP_OK)
		return status;
	if (moving->obstacles->count > before)
		return note_blocked(moving, record, before);
	return effect->change == SFP_MOVEMENT_OPENED ? undo(moving, record) : restore(moving, record);
}

sfp_status sfp__moving_reverse(struct sfp__moving *moving)
{
	sfp_status status = SFP_OK;

	for (size_t i = moving->effects->count; i > 0 && status == SFP_OK; i--) {
		const sfp_movement_effect effect = moving->effects->items[i - 1]; /* the list grows meanwhile */

		status = take_back(moving, &effect);
	}
	return status;
}
