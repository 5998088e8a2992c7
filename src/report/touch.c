/* touch.c: whom and what a new edition touches: its changes held against the roles of real people and the states of
 * open things. */
#include <string.h>

#include "ledger/local.h"
#include "ledger/misuse.h"
#include "policy/arena.h"
#include "policy/comparison.h"
#include "registry/question.h"
#include "report/phrase.h"
#include "sferumpolicy/touch.h"

#define PAGE 1000

/* Everybody with a role, once; which change concerns somebody depends on the roles alone, and few sets of roles occur.
 */
struct holder {
	sfp_id person;
	uint32_t roles;
	bool concerned; /* by the change that is looked at */
	bool touched;   /* by any */
};

struct thing {
	sfp_touched_object said;
	sfp_machine machine;
	bool concerned, touched;
};

/* The answer with what its pointers point to, and what is needed in the making. */
struct touch {
	sfp_touch view;
	struct sfp__arena arena;
	sfp_touched *items;
	struct holder *holders;
	size_t holder_count, holder_room;
	struct thing *things;
	size_t thing_count, thing_room;
};

void sfp_touch_free(sfp_touch *touch)
{
	struct touch *whole = (struct touch *)touch;

	if (!whole)
		return;
	sfp__arena_clear(&whole->arena);
	free(whole->items);
	free(whole->holders);
	free(whole->things);
	free(whole);
}

static void touch_freep(struct touch **whole)
{
	if (*whole)
		sfp_touch_free(&(*whole)->view);
}

/* ---- who and what there is ---- */

static sfp_status add_holder(struct touch *whole, const sfp_id *person, uint32_t roles)
{
	if (whole->holder_count == whole->holder_room) {
		size_t room = whole->holder_room ? 2 * whole->holder_room : 256;
		struct holder *holders = reallocarray(whole->holders, room, sizeof(*holders));

		if (!holders)
			return SFP_E_NO_MEMORY;
		whole->holders = holders;
		whole->holder_room = room;
	}
	whole->holders[whole->holder_count++] = (struct holder){ .person = *person, .roles = roles };
	return SFP_OK;
}

static sfp_status gather_people(struct touch *whole, sfp_registry *reg, int64_t org)
{
	SFP__CLEANUP(sfp__holders_end) struct sfp__holders holders;
	sfp_date today = sfp__local_today(reg);
	sfp_status status = SFP_OK;

	sfp__holders_begin(&holders, reg, org, today, NULL);
	while (status == SFP_OK) {
		sfp_id person;
		uint32_t roles;

		status = sfp__holders_next(&holders, &person, &roles);
		if (status == SFP_OK)
			status = add_holder(whole, &person, roles);
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status add_thing(struct touch *whole, sfp_machine machine, const sfp_record *record)
{
	if (sfp_machine_state_is_final(machine, record->state))
		return SFP_OK;
	if (whole->thing_count == whole->thing_room) {
		size_t room = whole->thing_room ? 2 * whole->thing_room : 64;
		struct thing *things = reallocarray(whole->things, room, sizeof(*things));

		if (!things)
			return SFP_E_NO_MEMORY;
		whole->things = things;
		whole->thing_room = room;
	}
	whole->things[whole->thing_count++] = (struct thing){
		.said = { record->object, record->id, record->state, sfp__question_kind(record) },
		.machine = machine,
	};
	return SFP_OK;
}

static sfp_status gather_noun(struct touch *whole, sfp_registry *reg, sfp_object object)
{
	sfp_machine machine = sfp_object_machine(object);
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_status status = SFP_OK;
	bool more = machine != 0;

	filter.limit = PAGE;
	while (more && status == SFP_OK) {
		sfp_page *page = NULL;

		status = sfp_record_list(reg, &whole->view.organization, object, &filter, &page);
		for (size_t i = 0; status == SFP_OK && i < page->count; i++)
			status = add_thing(whole, machine, page->records[i]);
		more = status == SFP_OK && page->more;
		if (more)
			filter.after = page->next;
		sfp_page_free(page);
	}
	return status;
}

/* Can any of the noun's events be what one of the changes is about? Else nobody need read its records. */
static bool may_concern(const sfp_comparison *comparison, sfp_machine machine)
{
	const sfp_change *change;
	const sfp_arrow *arrow;

	for (size_t i = 0; (change = sfp_comparison_change_at(comparison, i)); i++)
		for (size_t k = 0; (arrow = sfp_machine_arrow_at(machine, k)); k++)
			for (int kind = 0; kind < SFP_KIND_END; kind++)
				if (sfp_machine_arrow_action(machine, arrow, (sfp_kind)kind) == change->action)
					return true;
	return false;
}

static sfp_status gather_things(struct touch *whole, sfp_registry *reg, const sfp_comparison *comparison)
{
	sfp_status status = SFP_OK;

	for (int object = 1; object < SFP_OBJECT_END && status == SFP_OK; object++)
		if (may_concern(comparison, sfp_object_machine((sfp_object)object)))
			status = gather_noun(whole, reg, (sfp_object)object);
	return status;
}

/* ---- a change ---- */

static bool has_bit(const uint64_t bits[2], int number)
{
	return bits[number / 64] >> number % 64 & 1;
}

static bool concerns_thing(const sfp_change *change, const struct thing *thing)
{
	const sfp_arrow *arrow;

	if (!has_bit(change->kinds, thing->said.kind))
		return false;
	for (size_t i = 0; (arrow = sfp_machine_arrow_at(thing->machine, i)); i++)
		if (arrow->from == thing->said.state &&
		    sfp_machine_arrow_action(thing->machine, arrow, thing->said.kind) == change->action)
			return true;
	return false;
}

static size_t count_people(struct touch *whole, const sfp_comparison *comparison, size_t index)
{
	size_t count = 0;

	for (size_t i = 0; i < whole->holder_count; i++) {
		struct holder *holder = &whole->holders[i];

		if (i && holder->roles == holder[-1].roles) /* most are what the one before is */
			holder->concerned = holder[-1].concerned;
		else
			holder->concerned = sfp__change_concerns(comparison, index, holder->roles);
		holder->touched |= holder->concerned;
		count += holder->concerned;
	}
	return count;
}

static sfp_status touch_people(struct touch *whole, const sfp_comparison *comparison, size_t index,
                               sfp_touched *touched)
{
	size_t count = count_people(whole, comparison, index);
	sfp_id *persons = sfp__arena_alloc(&whole->arena, (count + 1) * sizeof(*persons));

	if (!persons)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < whole->holder_count; i++)
		if (whole->holders[i].concerned)
			persons[touched->person_count++] = whole->holders[i].person;
	touched->persons = persons;
	return SFP_OK;
}

static size_t count_things(struct touch *whole, const sfp_change *change)
{
	size_t count = 0;

	for (size_t i = 0; i < whole->thing_count; i++) {
		struct thing *thing = &whole->things[i];

		thing->concerned = concerns_thing(change, thing);
		thing->touched |= thing->concerned;
		count += thing->concerned;
	}
	return count;
}

static sfp_status touch_things(struct touch *whole, sfp_touched *touched)
{
	size_t count = count_things(whole, touched->change);
	sfp_touched_object *objects = sfp__arena_alloc(&whole->arena, (count + 1) * sizeof(*objects));

	if (!objects)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < whole->thing_count; i++)
		if (whole->things[i].concerned)
			objects[touched->object_count++] = whole->things[i].said;
	touched->objects = objects;
	return SFP_OK;
}

/* ---- words ---- */

/* «открыто: ссылка-приглашение — 2, движение — 1»: the things lie together by noun. */
static void put_things(struct sfp__buffer *text, const sfp_touched *touched, sfp_language language)
{
	if (touched->object_count)
		sfp__buffer_add_text(text, language == SFP_RU ? "открыто: " : "open: ");
	for (size_t i = 0, count; i < touched->object_count; i += count) {
		sfp_object object = touched->objects[i].object;

		for (count = 1; i + count < touched->object_count && touched->objects[i + count].object == object;
		     count++)
			;
		sfp__buffer_addf(text, language == SFP_RU ? "%s%s — %zu" : "%s%s: %zu", i ? ", " : "",
		                 sfp_machine_title(sfp_object_machine(object), language), count);
	}
}

static void put_people(struct sfp__buffer *text, const sfp_touched *touched, sfp_language language)
{
	struct sfp__phrase phrase = { .language = language, .k = (int64_t)touched->person_count };

	if (touched->person_count)
		sfp__phrase_add(text, &phrase,
		                language == SFP_RU ? "касается {k} [k:человека|человек]"
		                                   : "touches {k} [k:person|people]");
	else
		sfp__buffer_add_text(text,
		                     language == SFP_RU ? "сейчас никого не касается" : "touches nobody at present");
}

static const char *words_of(struct touch *whole, const sfp_touched *touched, sfp_language language,
                            void (*put)(struct sfp__buffer *text, const sfp_touched *touched, sfp_language language))
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer text = { 0 };

	put(&text, touched, language);
	return text.failed ? NULL : sfp__arena_text(&whole->arena, text.data ? text.data : "", text.length);
}

static sfp_status put_words(struct touch *whole, sfp_touched *touched)
{
	touched->people_ru = words_of(whole, touched, SFP_RU, put_people);
	touched->people_en = words_of(whole, touched, SFP_EN, put_people);
	touched->objects_ru = words_of(whole, touched, SFP_RU, put_things);
	touched->objects_en = words_of(whole, touched, SFP_EN, put_things);
	return touched->people_ru && touched->people_en && touched->objects_ru && touched->objects_en ? SFP_OK
	                                                                                              : SFP_E_NO_MEMORY;
}

/* ---- the whole ---- */

/* Changes of one class of roles and kinds lie together: what concerns one concerns the other, too. */
static bool is_like(const sfp_change *change, const sfp_touched *before)
{
	const sfp_change *other = before->change;

	return !change->told && !other->told && change->action == other->action && change->roles == other->roles &&
	       !memcmp(change->kinds, other->kinds, sizeof(change->kinds));
}

static sfp_status touch_one(struct touch *whole, const sfp_comparison *comparison, size_t index)
{
	sfp_touched *touched = &whole->items[index];
	sfp_status status;

	touched->change = sfp_comparison_change_at(comparison, index);
	if (index && is_like(touched->change, &touched[-1])) {
		const sfp_change *change = touched->change;

		*touched = touched[-1];
		touched->change = change;
		return SFP_OK;
	}
	status = touch_people(whole, comparison, index, touched);
	if (status == SFP_OK)
		status = touch_things(whole, touched);
	return status == SFP_OK ? put_words(whole, touched) : status;
}

static sfp_status touch_all(struct touch *whole, const sfp_comparison *comparison)
{
	size_t count = sfp_comparison_change_count(comparison);
	sfp_status status = SFP_OK;

	whole->items = calloc(count + 1, sizeof(*whole->items));
	if (!whole->items)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < count && status == SFP_OK; i++)
		status = touch_one(whole, comparison, i);
	for (size_t i = 0; i < whole->holder_count; i++)
		whole->view.person_count += whole->holders[i].touched;
	for (size_t i = 0; i < whole->thing_count; i++)
		whole->view.object_count += whole->things[i].touched;
	whole->view.items = whole->items;
	whole->view.count = count;
	return status;
}

static sfp_status find_touched(struct touch *whole, sfp_registry *reg, const sfp_comparison *comparison)
{
	int64_t org = 0;
	sfp_status status = sfp__organization_number(reg, &whole->view.organization, &org);

	if (status != SFP_OK)
		return status;
	status = sfp__local_choose(reg, org, NULL);
	if (status != SFP_OK)
		return status;
	status = gather_people(whole, reg, org);
	if (status != SFP_OK)
		return status;
	status = gather_things(whole, reg, comparison);
	return status == SFP_OK ? touch_all(whole, comparison) : status;
}

sfp_status sfp_comparison_touch(sfp_registry *reg, const sfp_id *organization, const sfp_comparison *comparison,
                                sfp_touch **ret_touch)
{
	SFP__CLEANUP(touch_freep) struct touch *whole = NULL;
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization comparison ret_touch",
	                (const void *const[]){ organization, comparison, ret_touch }))
		return SFP_E_MISUSE;
	whole = calloc(1, sizeof(*whole));
	if (!whole)
		return sfp__registry_answer(reg, SFP_E_NO_MEMORY);
	whole->view.organization = *organization;
	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = find_touched(whole, reg, comparison);
	if (status == SFP_OK)
		*ret_touch = &SFP__TAKE(whole)->view;
	return sfp__registry_answer(reg, status);
}
