/* effects.c: what a movement did, told twice: by its list, by which it is taken back, and by the trail. They must
 * agree. */
#include <string.h>

#include "ledger/entry.h"
#include "ledger/trail.h"
#include "registry/movement/movement.h"

/* What the trail tells, in the list's own form. */
struct story {
	sfp_registry *reg;
	int64_t org;
	sfp_movement_effects *effects;
	bool told; /* false: the entries contradict themselves */
};

static sfp_object object_of(const struct sfp__entry_span *item)
{
	char name[64] = "";

	if (item->length < sizeof(name))
		memcpy(name, item->data, item->length);
	return sfp_object_from_name(name);
}

sfp_status sfp__trail_revision_at(sfp_registry *reg, int64_t org, sfp_object object, const sfp_id *id, uint64_t seq,
                                  int64_t *ret_revision)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_TRAIL_OF_OBJECT);
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	sfp_status status = SFP_OK;

	*ret_revision = 0;
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":object", object);
	sfp__bind_id(stmt, ":object_id", id);
	while (*ret_revision == 0 && (status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		size_t length = 0;
		const void *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_OF_OBJECT_ENTRY, &length);

		if ((uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_OF_OBJECT_SEQ) <= seq &&
		    sfp__entry_parse(entry, length, items))
			*ret_revision = (int64_t)sfp__entry_u64(&items[SFP__ENTRY_REVISION]);
	}
	sfp__stmt_end(stmt);
	return status == SFP_OK || status == SFP_E_NOT_FOUND ? sfp__store_status(reg->store) : status;
}

/* ---- entries ---- */

/* The entry of an event of the movement. SFP_E_NOT_FOUND: it has not happened. */
static sfp_status find_event(struct story *story, const sfp_id *movement, const char *event, uint64_t *ret_seq)
{
	struct sfp__stmt *stmt = sfp__stmt(story->reg->store, SFP__SQL_TRAIL_OF_OBJECT);
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	sfp_status status;

	sfp__bind_int(stmt, ":org", story->org);
	sfp__bind_int(stmt, ":object", SFP_OBJECT_MOVEMENT);
	sfp__bind_id(stmt, ":object_id", movement);
	while ((status = sfp__step_row(story->reg->store, stmt)) == SFP_OK) {
		size_t length = 0;
		const void *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_OF_OBJECT_ENTRY, &length);

		*ret_seq = (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_OF_OBJECT_SEQ);
		if (sfp__entry_parse(entry, length, items) && items[SFP__ENTRY_ROW].length &&
		    sfp__entry_is(&items[SFP__ENTRY_EVENT], event)) {
			sfp__stmt_end(stmt);
			return sfp__store_status(story->reg->store);
		}
	}
	return status;
}

static sfp_movement_change change_of(const struct sfp__entry_span *event)
{
	static const struct {
		const char *event;
		sfp_movement_change change;
	} changes[] = {
		{ "create", SFP_MOVEMENT_OPENED },
		{ "annul", SFP_MOVEMENT_ANNULLED },
		{ "revoke", SFP_MOVEMENT_REVOKED },
		{ "withdraw", SFP_MOVEMENT_WITHDREW },
	};

	for (size_t i = 0; i < SFP__LENGTH(changes); i++)
		if (sfp__entry_is(event, changes[i].event))
			return changes[i].change;
	return SFP_MOVEMENT_ENDED;
}

static sfp_status tell(struct story *story, const struct sfp__entry_span *items, uint64_t seq)
{
	sfp_movement_effect effect = { .object = object_of(&items[SFP__ENTRY_OBJECT]),
		                       .change = change_of(&items[SFP__ENTRY_EVENT]) };
	sfp_status status;

	if (items[SFP__ENTRY_ID].length != sizeof(effect.id.bytes)) {
		story->told = false;
		return SFP_OK;
	}
	memcpy(effect.id.bytes, items[SFP__ENTRY_ID].data, sizeof(effect.id.bytes));
	status = sfp__trail_revision_at(story->reg, story->org, effect.object, &effect.id, seq, &effect.revision);
	return status == SFP_OK ? sfp__movement_effects_add(story->effects, &effect) : status;
}

/* All that one verb wrote stands together: what follows from an entry comes right behind it. */
static sfp_status tell_consequences(struct story *story, uint64_t cause)
{
	struct sfp__stmt *stmt = sfp__stmt(story->reg->store, SFP__SQL_TRAIL_FROM);
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	sfp_status status;

	sfp__bind_int(stmt, ":org", story->org);
	sfp__bind_int(stmt, ":seq", (int64_t)cause + 1);
	while ((status = sfp__step_row(story->reg->store, stmt)) == SFP_OK) {
		size_t length = 0;
		const void *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_FROM_ENTRY, &length);

		if (!sfp__entry_parse(entry, length, items) || items[SFP__ENTRY_CAUSE].length == 0 ||
		    sfp__entry_u64(&items[SFP__ENTRY_CAUSE]) != cause)
			break;
		status = tell(story, items, (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_FROM_SEQ));
		if (status != SFP_OK)
			return status;
	}
	sfp__stmt_end(stmt);
	return status == SFP_OK || status == SFP_E_NOT_FOUND ? sfp__store_status(story->reg->store) : status;
}

/* ---- taking back ---- */

/* What was opened is undone, what was ended holds again, and what has no period stays as it is: the trail has no entry
 * of that. */
static sfp_status mirror(struct story *story, size_t done, size_t *at, uint64_t reversed)
{
	sfp_movement_effects *effects = story->effects;
	sfp_movement_effect kept = effects->items[done];
	sfp_status status;

	if (sfp__period_of(kept.object)) {
		if (*at >= effects->count || effects->items[*at].object != kept.object ||
		    !sfp_id_equal(&effects->items[*at].id, &kept.id)) {
			story->told = false;
			return SFP_OK;
		}
		effects->items[(*at)++].change =
			kept.change == SFP_MOVEMENT_OPENED ? SFP_MOVEMENT_UNDONE : SFP_MOVEMENT_RESTORED;
		return SFP_OK;
	}
	kept.change = SFP_MOVEMENT_NOT_RESTORED;
	status = sfp__trail_revision_at(story->reg, story->org, kept.object, &kept.id, reversed, &kept.revision);
	if (status == SFP_OK)
		status = sfp__movement_effects_add(effects, &kept);
	if (status != SFP_OK)
		return status;
	/* Into its place, before what was taken back after it. */
	memmove(&effects->items[*at + 1], &effects->items[*at], (effects->count - *at - 1) * sizeof(kept));
	effects->items[(*at)++] = kept;
	return SFP_OK;
}

static sfp_status tell_reversal(struct story *story, uint64_t reversed)
{
	size_t done = story->effects->count, at = done;
	sfp_status status = tell_consequences(story, reversed);

	for (size_t i = done; i > 0 && status == SFP_OK && story->told; i--)
		status = mirror(story, i - 1, &at, reversed);
	story->told = story->told && at == story->effects->count;
	return status;
}

static sfp_status tell_both(struct story *story, const sfp_id *movement)
{
	uint64_t seq = 0;
	sfp_status status = find_event(story, movement, "apply", &seq);

	if (status ==
	    SFP_E_NOT_FOUND) /* the system entered it as one that has taken place; nothing follows from a draft */
		status = find_event(story, movement, "create", &seq);
	if (status != SFP_OK)
		return status;
	status = tell_consequences(story, seq);
	if (status != SFP_OK)
		return status;
	status = find_event(story, movement, "reverse", &seq);
	return status == SFP_OK ? tell_reversal(story, seq) : status;
}

/* What was not found never was: the story ends there. */
static sfp_status tell_all(struct story *story, const sfp_id *movement)
{
	sfp_status status = tell_both(story, movement);

	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* ---- comparing ---- */

static bool is_told(const struct story *story, size_t i, struct sfp__stmt *stmt)
{
	const sfp_movement_effect *effect = i < story->effects->count ? &story->effects->items[i] : NULL;
	sfp_id id = sfp__column_id(stmt, SFP__COL_TRAIL_EFFECTS_ID);

	return effect && sfp__column_int(stmt, SFP__COL_TRAIL_EFFECTS_SEQ) == (int64_t)i &&
	       sfp__column_int(stmt, SFP__COL_TRAIL_EFFECTS_OBJECT) == (int64_t)effect->object &&
	       sfp_id_equal(&id, &effect->id) &&
	       sfp__column_int(stmt, SFP__COL_TRAIL_EFFECTS_REVISION) == effect->revision &&
	       sfp__column_int(stmt, SFP__COL_TRAIL_EFFECTS_CHANGE) == (int64_t)effect->change;
}

sfp_status sfp__trail_effects_agree(sfp_registry *reg, int64_t org, const sfp_id *movement, bool *ret_same)
{
	SFP__CLEANUP(sfp__movement_effects_freep) sfp_movement_effects *effects = NULL;
	struct story story = { .reg = reg, .org = org, .told = true };
	struct sfp__stmt *stmt;
	size_t count = 0;
	sfp_status status = sfp__movement_effects_new(&effects);

	story.effects = effects;
	if (status == SFP_OK)
		status = tell_all(&story, movement);
	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(reg->store, SFP__SQL_TRAIL_EFFECTS);
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":movement", movement);
	*ret_same = story.told;
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK)
		*ret_same = *ret_same && is_told(&story, count++, stmt);
	*ret_same = *ret_same && count == effects->count;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}
