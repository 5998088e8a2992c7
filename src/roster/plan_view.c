/* plan_view.c: a plan as a whole: what it counts, holds, notes. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/column.h"
#include "roster/plan.h"

/* ---- lists ---- */

/* Reads a row into an item of zeros. */
typedef sfp_status read_function(struct sfp__stmt *row, void *item);

static sfp_status read_list(struct sfp__store *store, struct sfp__stmt *stmt, size_t size, read_function *read,
                            void *ret_items, size_t *ret_count)
{
	char **items = ret_items;
	size_t count = 0, capacity = 0;
	sfp_status status;

	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		if (count == capacity) {
			char *grown = reallocarray(*items, capacity ? 2 * capacity : 16, size);

			if (!grown)
				return SFP_E_NO_MEMORY;
			*items = grown;
			capacity = capacity ? 2 * capacity : 16;
		}
		memset(*items + count * size, 0, size);
		*ret_count = ++count;
		status = read(stmt, *items + (count - 1) * size);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status take_text(struct sfp__stmt *row, int column, const char **ret_text)
{
	char *copy = sfp__column_text_dup(row, column);

	*ret_text = copy;
	return copy ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status read_input(struct sfp__stmt *row, void *item)
{
	sfp_roster_plan_input *input = item;
	size_t length = 0;
	const void *digest = sfp__column_blob(row, 3, &length);

	if (digest && length == sizeof(input->digest))
		memcpy(input->digest, digest, length);
	input->rows = sfp__column_int(row, 4);
	input->rejected = sfp__column_int(row, 5);
	return take_text(row, 1, &input->name);
}

static sfp_status read_count(struct sfp__stmt *row, void *item)
{
	sfp_roster_count *count = item;

	count->part = (sfp_roster_part)sfp__column_within(row, 0, SFP_ROSTER_ADD, SFP_ROSTER_END);
	count->kind = sfp__column_kind(row, 1);
	count->changes = sfp__column_int(row, 2);
	count->people = sfp__column_int(row, 3);
	count->held = sfp__column_int(row, 4);
	count->one_office = sfp__column_int(row, 6) != 0;
	count->object = sfp__column_int(row, 5) ? SFP_OBJECT_CLASS : SFP_OBJECT_PERSON;
	return SFP_OK;
}

static sfp_status read_hold(struct sfp__stmt *row, void *item)
{
	sfp_roster_hold *hold = item;

	hold->number = sfp__column_int(row, 0);
	hold->code = (sfp_roster_hold_code)sfp__column_within(row, 1, SFP_ROSTER_HOLD_EMPTY, SFP_ROSTER_HOLD_REJECTED);
	hold->part = (sfp_roster_part)sfp__column_within(row, 2, 0, SFP_ROSTER_END);
	hold->role = sfp__column_role(row, 3);
	hold->people = sfp__column_int(row, 5);
	hold->whole = sfp__column_int(row, 6);
	hold->percent = sfp__column_int(row, 7);
	return take_text(row, 4, &hold->class_name);
}

static sfp_status read_note(struct sfp__stmt *row, void *item)
{
	sfp_roster_note *note = item;

	note->code = (sfp_roster_note_code)sfp__column_within(row, 0, SFP_ROSTER_NOTE_CLASS_LACKING,
	                                                      SFP_ROSTER_NOTE_SEVERAL_LEADERS);
	note->count = sfp__column_int(row, 2);
	return take_text(row, 1, &note->name);
}

static sfp_status read_class(struct sfp__stmt *row, void *item)
{
	sfp_roster_class_change *change = item;

	change->exists = !sfp__column_is_null(row, 1);
	change->now = sfp__column_int(row, 2);
	change->added = sfp__column_int(row, 3);
	change->arrived = sfp__column_int(row, 4);
	change->moved = sfp__column_int(row, 5);
	change->ended = sfp__column_int(row, 6);
	return take_text(row, 0, &change->name);
}

/* ---- the whole ---- */

static void take_blob(struct sfp__stmt *row, int column, uint8_t *place, size_t size)
{
	size_t length = 0;
	const void *blob = sfp__column_blob(row, column, &length);

	if (blob && length == size)
		memcpy(place, blob, size);
}

static sfp_status read_head(sfp_roster_plan *plan)
{
	struct sfp__stmt *row = sfp__stmt(plan->store, SFP__SQL_PLAN_GET);
	sfp_roster_plan_view *view = &plan->view;
	sfp_status status = sfp__step_row(plan->store, row);

	if (status != SFP_OK)
		return status;
	view->organization = sfp__column_id(row, 1);
	view->trail_size = (uint64_t)sfp__column_int(row, 2);
	take_blob(row, 3, view->trail_root, sizeof(view->trail_root));
	take_blob(row, 4, plan->trail_leaf, sizeof(plan->trail_leaf));
	view->made_at = sfp__column_int(row, 5);
	view->effective_on = sfp__column_date(row, 6);
	plan->covers = sfp__column_int(row, 7);
	view->people = sfp__column_int(row, 8);
	view->unchanged = sfp__column_int(row, 9);
	take_blob(row, 10, view->digest, sizeof(view->digest));
	sfp__stmt_end(row);
	return sfp__store_status(plan->store);
}

static sfp_status read_sizes(sfp_roster_plan *plan)
{
	struct sfp__stmt *row = sfp__stmt(plan->store, SFP__SQL_PLAN_SIZES);
	sfp_status status = sfp__step_row(plan->store, row);

	if (status != SFP_OK)
		return status;
	plan->view.changes = sfp__column_int(row, 0);
	plan->view.changed_people = sfp__column_int(row, 1);
	plan->view.reviews = sfp__column_int(row, 2);
	plan->view.held = sfp__column_int(row, 3);
	plan->view.held_people = sfp__column_int(row, 4);
	sfp__stmt_end(row);
	return sfp__store_status(plan->store);
}

static sfp_status read_lists(sfp_roster_plan *plan)
{
	sfp_roster_plan_view *view = &plan->view;
	const struct {
		enum sfp__sql sql;
		size_t size;
		read_function *read;
		void *items;
		size_t *count;
	} lists[] = {
		{ SFP__SQL_PLAN_INPUT_LIST, sizeof(*plan->inputs), read_input, &plan->inputs, &view->input_count },
		{ SFP__SQL_PLAN_COUNTS, sizeof(*plan->counts), read_count, &plan->counts, &view->count_count },
		{ SFP__SQL_PLAN_HOLD_LIST, sizeof(*plan->holds), read_hold, &plan->holds, &view->hold_count },
		{ SFP__SQL_PLAN_NOTE_LIST, sizeof(*plan->notes), read_note, &plan->notes, &view->note_count },
		{ SFP__SQL_PLAN_CLASS_LIST, sizeof(*plan->classes), read_class, &plan->classes, &view->class_count },
	};
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < SFP__LENGTH(lists) && status == SFP_OK; i++) {
		struct sfp__stmt *stmt = sfp__stmt(plan->store, lists[i].sql);

		if (lists[i].sql == SFP__SQL_PLAN_CLASS_LIST)
			sfp__bind_int(stmt, ":homeroom", SFP_KIND_CHANGE_HOMEROOM);
		if (lists[i].sql == SFP__SQL_PLAN_COUNTS)
			sfp__bind_int(stmt, ":dismiss", SFP_KIND_DISMISS);
		status = read_list(plan->store, stmt, lists[i].size, lists[i].read, lists[i].items, lists[i].count);
	}
	view->inputs = plan->inputs;
	view->counts = plan->counts;
	view->holds = plan->holds;
	view->notes = plan->notes;
	view->classes = plan->classes;
	return status;
}

sfp_status sfp__plan_read(sfp_roster_plan *plan)
{
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__read_begin(&txn, plan->store);

	if (status == SFP_OK)
		status = read_head(plan);
	if (status == SFP_OK)
		status = read_sizes(plan);
	return status == SFP_OK ? read_lists(plan) : status;
}

static void free_text(const char *text)
{
	free((void *)(uintptr_t)text);
}

void sfp_roster_plan_free(sfp_roster_plan *plan)
{
	if (!plan)
		return;
	sfp__store_close(plan->store);
	for (size_t i = 0; i < plan->view.input_count; i++)
		free_text(plan->inputs[i].name);
	for (size_t i = 0; i < plan->view.hold_count; i++)
		free_text(plan->holds[i].class_name);
	for (size_t i = 0; i < plan->view.note_count; i++)
		free_text(plan->notes[i].name);
	for (size_t i = 0; i < plan->view.class_count; i++)
		free_text(plan->classes[i].name);
	free(plan->inputs);
	free(plan->counts);
	free(plan->holds);
	free(plan->notes);
	free(plan->classes);
	free(plan);
}

void sfp__plan_freep(sfp_roster_plan **plan)
{
	sfp_roster_plan_free(*plan);
}
