/* obstacle.c: what stands in the way of taking something back, collected, put in order, and told. */
#include <string.h>

#include "base/buffer.h"
#include "ledger/column.h"
#include "ledger/misuse.h"
#include "registry/obstacle.h"

/* Circle with import.c, movement.c, back.c: what stands in the way is found by trying to take the thing back, and that
 * is its noun's. */

void sfp__obstacles_clear(struct sfp_obstacles *obstacles)
{
	free(obstacles->items);
	sfp__ids_clear(&obstacles->blocked);
	*obstacles = (struct sfp_obstacles){ 0 };
}

size_t sfp_obstacles_count(const sfp_obstacles *obstacles)
{
	return obstacles ? obstacles->count : 0;
}

const sfp_obstacle *sfp_obstacles_at(const sfp_obstacles *obstacles, size_t i)
{
	return obstacles && i < obstacles->count ? &obstacles->items[i] : NULL;
}

void sfp_obstacles_free(sfp_obstacles *obstacles)
{
	if (!obstacles)
		return;
	sfp__obstacles_clear(obstacles);
	free(obstacles);
}

static void obstacles_freep(sfp_obstacles **obstacles)
{
	sfp_obstacles_free(*obstacles);
}

/* ---- collecting ---- */

sfp_status sfp__obstacle_note(struct sfp_obstacles *obstacles, const struct sfp__blocked *about, sfp_object object,
                              const sfp_id *id)
{
	if (obstacles->count == obstacles->capacity) {
		size_t capacity = obstacles->capacity ? 2 * obstacles->capacity : 8;
		sfp_obstacle *grown = reallocarray(obstacles->items, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		obstacles->items = grown;
		obstacles->capacity = capacity;
	}
	obstacles->items[obstacles->count++] = (sfp_obstacle){ object, *id, about->person, about->class_id };
	return SFP_OK;
}

sfp_status sfp__obstacles_collect(struct sfp_obstacles *obstacles, const struct sfp__blocked *about,
                                  struct sfp__store *store, struct sfp__stmt *stmt)
{
	sfp_status status;

	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		const sfp_id id = sfp__column_id(stmt, SFP__COL_MOVEMENT_BUILT_ON_ID);

		status = sfp__obstacle_note(obstacles, about,
		                            sfp__column_object(stmt, SFP__COL_MOVEMENT_BUILT_ON_OBJECT), &id);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

sfp_status sfp__obstacle_blocks(struct sfp_obstacles *obstacles, const sfp_id *id)
{
	return sfp__ids_add(&obstacles->blocked, id);
}

/* ---- in order ---- */

static int compare_ids(const void *left, const void *right)
{
	return memcmp(((const sfp_id *)left)->bytes, ((const sfp_id *)right)->bytes,
	              sizeof(((const sfp_id *)left)->bytes));
}

/* Ids of records begin with the time of their making, so the newest comes first: it must be cleared before what it
 * stands on. */
static int compare_obstacles(const void *left, const void *right)
{
	const sfp_obstacle *a = left, *b = right;

	if (a->object != b->object)
		return a->object < b->object ? -1 : 1;
	return compare_ids(&b->id, &a->id);
}

static bool is_blocked(const struct sfp_obstacles *obstacles, const sfp_id *id)
{
	const struct sfp__ids *blocked = &obstacles->blocked;

	return blocked->count && bsearch(id, blocked->ids, blocked->count, sizeof(*blocked->ids), compare_ids);
}

void sfp__obstacles_settle(struct sfp_obstacles *obstacles)
{
	size_t kept = 0;

	if (!obstacles->count)
		return;
	if (obstacles->blocked.count)
		qsort(obstacles->blocked.ids, obstacles->blocked.count, sizeof(*obstacles->blocked.ids), compare_ids);
	qsort(obstacles->items, obstacles->count, sizeof(*obstacles->items), compare_obstacles);
	for (size_t i = 0; i < obstacles->count; i++) {
		const sfp_obstacle *item = &obstacles->items[i];

		if (is_blocked(obstacles, &item->id) ||
		    (kept && sfp_id_equal(&obstacles->items[kept - 1].id, &item->id)))
			continue;
		obstacles->items[kept++] = *item;
	}
	obstacles->count = kept;
}

/* ---- in words ---- */

/* "ссылка-приглашение — 75, приказ — 1": how many there are of each noun. */
static void say_counts(const struct sfp_obstacles *obstacles, struct sfp__buffer *ru, struct sfp__buffer *en)
{
	for (size_t i = 0, next; i < obstacles->count; i = next) {
		const struct sfp__entity *entity = sfp__entity_of(obstacles->items[i].object);

		for (next = i + 1;
		     next < obstacles->count && obstacles->items[next].object == obstacles->items[i].object;)
			next++;
		sfp__buffer_addf(ru, "%s%s — %zu", i ? ", " : "", entity->title_ru, next - i);
		sfp__buffer_addf(en, "%s%s: %zu", i ? ", " : "", entity->name, next - i);
	}
}

sfp_status sfp__obstacles_refuse(struct sfp__verb *verb, struct sfp_obstacles *obstacles)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer ru = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer en = { 0 };
	char text[SFP_ID_TEXT_SIZE];

	sfp__obstacles_settle(obstacles);
	if (!obstacles->count)
		return SFP_OK;
	sfp_id_to_text(&obstacles->items[0].id, text);
	sfp__buffer_add_text(&ru, "отменить мешает то, что появилось позже: ");
	sfp__buffer_add_text(&en, "what came later is in the way: ");
	say_counts(obstacles, &ru, &en);
	sfp__buffer_addf(&ru, "; первая запись — %s; сначала отмените или прекратите это", text);
	sfp__buffer_addf(&en, "; the first record is %s; undo or end that first", text);
	if (ru.failed || en.failed)
		return SFP_E_NO_MEMORY;
	return sfp__refuse_words(verb, &(struct sfp__words){ ru.data, en.data });
}

/* ---- trying ---- */

static sfp_status try_back(sfp_registry *reg, const sfp_actor *actor, sfp_object object, const sfp_id *id,
                           struct sfp_obstacles *obstacles)
{
	switch ((int)object) {
	case SFP_OBJECT_IMPORT:
		return sfp__import_try_back(reg, actor, id, obstacles);
	case SFP_OBJECT_TURN:
		return sfp__turn_try_back(reg, actor, id, obstacles);
	case SFP_OBJECT_MOVEMENT:
		return sfp__movement_try_back(reg, actor, id, obstacles);
	}
	sfp__registry_begin_call(reg);
	sfp__registry_say(reg, "отменить можно загрузку списка (import), перевод года (turn) или движение (movement)",
	                  "object: what can be taken back is an import, a turn or a movement");
	return SFP_E_INVALID;
}

sfp_status sfp_obstacle_list(sfp_registry *reg, const sfp_actor *actor, sfp_object object, const sfp_id *id,
                             sfp_obstacles **ret_obstacles)
{
	SFP__CLEANUP(obstacles_freep) sfp_obstacles *obstacles = NULL;
	sfp_actor trying;
	sfp_status status;

	if (!sfp__given(reg, "actor id ret_obstacles", (const void *const[]){ actor, id, ret_obstacles }) ||
	    !sfp__given_actor(reg, actor))
		return SFP_E_MISUSE;
	obstacles = calloc(1, sizeof(*obstacles));
	if (!obstacles)
		return SFP_E_NO_MEMORY;
	trying = *actor;
	trying.struct_size = sizeof(trying);
	trying.idempotency_key = NULL;
	status = try_back(reg, &trying, object, id, obstacles);
	if (status != SFP_OK)
		return status;
	sfp__obstacles_settle(obstacles);
	*ret_obstacles = SFP__TAKE(obstacles);
	return SFP_OK;
}
