/* plan_json.c: plans, changes and reviews for other programs. */
#include <stdio.h>

#include "ledger/json.h"
#include "roster/plan.h"

static json_t *hex_json(const uint8_t digest[32])
{
	char text[65];

	for (int i = 0; i < 32; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	return json_string(text);
}

static json_t *name_json(const char *name)
{
	return name ? json_string(name) : json_null();
}

/* ---- the whole ---- */

static json_t *input_json(const sfp_roster_plan_input *input)
{
	json_t *json = json_object();

	sfp__json_set(&json, "name", json_string(input->name));
	sfp__json_set(&json, "digest", hex_json(input->digest));
	sfp__json_set(&json, "rows", json_integer(input->rows));
	sfp__json_set(&json, "rejected", json_integer(input->rejected));
	return json;
}

static json_t *count_json(const sfp_roster_count *count)
{
	json_t *json = json_object();

	sfp__json_set(&json, "part", name_json(sfp_roster_part_name(count->part)));
	sfp__json_set(&json, "kind", count->kind ? name_json(sfp_kind_name(count->kind)) : json_null());
	sfp__json_set(&json, "object", name_json(sfp_object_name(count->object)));
	sfp__json_set(&json, "one_office", json_boolean(count->one_office));
	sfp__json_set(&json, "changes", json_integer(count->changes));
	sfp__json_set(&json, "people", json_integer(count->people));
	sfp__json_set(&json, "held", json_integer(count->held));
	return json;
}

static json_t *hold_json(const sfp_roster_hold *hold)
{
	json_t *json = json_object();

	sfp__json_set(&json, "number", json_integer(hold->number));
	sfp__json_set(&json, "code", name_json(sfp_roster_hold_code_name(hold->code)));
	sfp__json_set(&json, "part", name_json(sfp_roster_part_name(hold->part)));
	sfp__json_set(&json, "role", hold->role ? name_json(sfp_role_name(hold->role)) : json_null());
	sfp__json_set(&json, "class", *hold->class_name ? json_string(hold->class_name) : json_null());
	sfp__json_set(&json, "people", json_integer(hold->people));
	sfp__json_set(&json, "whole", json_integer(hold->whole));
	sfp__json_set(&json, "percent", json_integer(hold->percent));
	return json;
}

static json_t *note_json(const sfp_roster_note *note)
{
	json_t *json = json_object();

	sfp__json_set(&json, "code", name_json(sfp_roster_note_code_name(note->code)));
	sfp__json_set(&json, "name", json_string(note->name));
	sfp__json_set(&json, "count", json_integer(note->count));
	return json;
}

static json_t *class_json(const sfp_roster_class_change *change)
{
	json_t *json = json_object();

	sfp__json_set(&json, "name", json_string(change->name));
	sfp__json_set(&json, "exists", json_boolean(change->exists));
	sfp__json_set(&json, "now", json_integer(change->now));
	sfp__json_set(&json, "added", json_integer(change->added));
	sfp__json_set(&json, "arrived", json_integer(change->arrived));
	sfp__json_set(&json, "moved", json_integer(change->moved));
	sfp__json_set(&json, "ended", json_integer(change->ended));
	return json;
}

#define LIST(json, key, count, items, one)                                                                             \
	do {                                                                                                           \
		json_t *array_ = json_array();                                                                         \
		for (size_t i_ = 0; i_ < (count); i_++)                                                                \
			sfp__json_append(&array_, one(&(items)[i_]));                                                  \
		sfp__json_set(json, key, array_);                                                                      \
	} while (0)

static void set_numbers(json_t **json, const sfp_roster_plan_view *view)
{
	sfp__json_set(json, "people", json_integer(view->people));
	sfp__json_set(json, "unchanged", json_integer(view->unchanged));
	sfp__json_set(json, "changes", json_integer(view->changes));
	sfp__json_set(json, "changed_people", json_integer(view->changed_people));
	sfp__json_set(json, "held", json_integer(view->held));
	sfp__json_set(json, "held_people", json_integer(view->held_people));
	sfp__json_set(json, "reviews", json_integer(view->reviews));
}

sfp_status sfp_roster_plan_json(const sfp_roster_plan *plan, char **ret_json)
{
	const sfp_roster_plan_view *view = sfp_roster_plan_look(plan);
	char made_at[SFP_TIME_TEXT_SIZE];
	json_t *json;

	if (!plan || !ret_json)
		return SFP_E_MISUSE;
	json = json_object();
	sfp_time_to_text(view->made_at, made_at);
	sfp__json_set(&json, "schema", json_integer(SFP__PLAN_SCHEMA));
	sfp__json_set(&json, "organization", sfp__json_id(&view->organization));
	sfp__json_set(&json, "trail_size", json_integer((json_int_t)view->trail_size));
	sfp__json_set(&json, "trail_root", hex_json(view->trail_root));
	sfp__json_set(&json, "made_at", json_string(made_at));
	sfp__json_set(&json, "effective_on", sfp__json_date(view->effective_on));
	sfp__json_set(&json, "digest", hex_json(view->digest));
	set_numbers(&json, view);
	LIST(&json, "inputs", view->input_count, view->inputs, input_json);
	LIST(&json, "counts", view->count_count, view->counts, count_json);
	LIST(&json, "holds", view->hold_count, view->holds, hold_json);
	LIST(&json, "notes", view->note_count, view->notes, note_json);
	LIST(&json, "classes", view->class_count, view->classes, class_json);
	return sfp__json_text(json, ret_json);
}

/* ---- changes ---- */

static json_t *what_json(uint32_t what)
{
	static const struct {
		uint32_t bit;
		const char *name;
	} names[] = { { SFP_ROSTER_RENAMED, "renamed" },
		      { SFP_ROSTER_BORN, "born" },
		      { SFP_ROSTER_NUMBERED, "numbered" },
		      { SFP_ROSTER_RENUMBERED, "renumbered" } };
	json_t *array = json_array();

	for (size_t i = 0; i < SFP__LENGTH(names); i++)
		if (what & names[i].bit)
			sfp__json_append(&array, json_string(names[i].name));
	return array;
}

sfp_status sfp_roster_change_json(const sfp_roster_change *change, char **ret_json)
{
	json_t *json;

	if (!change || !ret_json)
		return SFP_E_MISUSE;
	json = json_object();
	sfp__json_set(&json, "number", json_integer(change->number));
	sfp__json_set(&json, "part", name_json(sfp_roster_part_name(change->part)));
	sfp__json_set(&json, "kind", change->kind ? name_json(sfp_kind_name(change->kind)) : json_null());
	sfp__json_set(&json, "object", name_json(sfp_object_name(change->object)));
	sfp__json_set(&json, "person", sfp__json_id(&change->person));
	sfp__json_set(&json, "name", json_string(change->name));
	sfp__json_set(&json, "former", json_string(change->former));
	sfp__json_set(&json, "class_from", json_string(change->class_from));
	sfp__json_set(&json, "class_to", json_string(change->class_to));
	sfp__json_set(&json, "role", change->role ? name_json(sfp_role_name(change->role)) : json_null());
	sfp__json_set(&json, "title", json_string(change->title));
	sfp__json_set(&json, "student", json_string(change->student));
	sfp__json_set(&json, "what", what_json(change->what));
	sfp__json_set(&json, "hold", change->hold ? json_integer(change->hold) : json_null());
	sfp__json_set(&json, "input", json_string(change->input));
	sfp__json_set(&json, "line", json_integer(change->line));
	return sfp__json_text(json, ret_json);
}

/* ---- reviews ---- */

static json_t *candidate_json(const sfp_roster_candidate *candidate)
{
	json_t *json = json_object();

	sfp__json_set(&json, "person", sfp__json_id(&candidate->person));
	sfp__json_set(&json, "name", json_string(candidate->name));
	sfp__json_set(&json, "birth_date", sfp__json_date(candidate->birth_date));
	sfp__json_set(&json, "class", json_string(candidate->class_name));
	return json;
}

sfp_status sfp_roster_review_json(const sfp_roster_review *review, char **ret_json)
{
	json_t *json;

	if (!review || !ret_json)
		return SFP_E_MISUSE;
	json = json_object();
	sfp__json_set(&json, "number", json_integer(review->number));
	sfp__json_set(&json, "code", name_json(sfp_roster_review_code_name(review->code)));
	sfp__json_set(&json, "input", json_string(review->input));
	sfp__json_set(&json, "line", json_integer(review->line));
	sfp__json_set(&json, "name", json_string(review->name));
	sfp__json_set(&json, "birth_date", sfp__json_date(review->birth_date));
	sfp__json_set(&json, "class", json_string(review->class_name));
	LIST(&json, "candidates", review->candidate_count, review->candidates, candidate_json);
	return sfp__json_text(json, ret_json);
}
