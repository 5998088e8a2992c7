/* compare.c: `sferumctl pack diff` and `pack analyse`: what a new edition changes, and what is odd about an act by
 * itself. */
#include <inttypes.h>

#include "frame/commands.h"

static enum ctl_exit load_named(const struct ctl *ctl, const char *path, sfp_policy **ret_policy)
{
	return ctl_load_pack(ctl, path && !strcmp(path, "builtin") ? NULL : path, ret_policy);
}

/* A request as `sferumctl decide` reads it. */
static json_t *request_json(const sfp_request *request)
{
	const char *kind = sfp_kind_name(request->kind);

	return json_pack("{s:o, s:s, s:s, s:o, s:o}", "roles", ctl_roles_json(request->roles), "action",
	                 sfp_action_name(request->action), "kind", kind ? kind : "", "true",
	                 ctl_facts_json(&request->known_true), "false", ctl_facts_json(&request->known_false));
}

/* For a reader who wants to try it: the line that `sferumctl decide` reads. */
static void put_request(const sfp_request *request)
{
	CTL_CLEANUP(ctl_json_freep) json_t *json = request_json(request);
	CTL_CLEANUP(ctl_freep) char *text = json ? json_dumps(json, JSON_COMPACT) : NULL;

	fputs("    ", stdout);
	ctl_put(stdout, text ? text : "");
}

static json_t *kinds_json(const sfp_change *change)
{
	json_t *list = json_array();

	for (int kind = 0; kind < SFP_KIND_END; kind++)
		if (change->kinds[kind / 64] >> kind % 64 & 1)
			json_array_append_new(list, json_string(kind ? sfp_kind_name((sfp_kind)kind) : ""));
	return list;
}

/* Which requests of those roles, action and kinds are meant. */
static json_t *condition_json(const sfp_change *change)
{
	return json_pack("{s:o, s:o, s:o, s:o}", "true", ctl_facts_json(&change->known_true), "false",
	                 ctl_facts_json(&change->known_false), "unknown", ctl_facts_json(&change->unknown), "not_false",
	                 ctl_facts_json(&change->not_false));
}

static json_t *people_json(const sfp_touched *touched)
{
	json_t *list = json_array();
	char id[SFP_ID_TEXT_SIZE];

	for (size_t i = 0; i < touched->person_count; i++) {
		sfp_id_to_text(&touched->persons[i], id);
		json_array_append_new(list, json_string(id));
	}
	return list;
}

static json_t *objects_json(const sfp_touched *touched)
{
	json_t *list = json_array();
	char id[SFP_ID_TEXT_SIZE];

	for (size_t i = 0; i < touched->object_count; i++) {
		const sfp_touched_object *each = &touched->objects[i];
		const char *kind = sfp_kind_name(each->kind);

		sfp_id_to_text(&each->id, id);
		json_array_append_new(
			list, json_pack("{s:s, s:s, s:s, s:s}", "object", sfp_object_name(each->object), "id", id,
		                        "state", sfp_machine_state_name(sfp_object_machine(each->object), each->state),
		                        "kind", kind ? kind : ""));
	}
	return list;
}

/* Whom and what it touches, where a registry was named. */
static void add_touched(json_t *json, const sfp_touched *touched)
{
	json_object_set_new(json, "people", people_json(touched));
	json_object_set_new(json, "objects", objects_json(touched));
	json_object_set_new(json, "people_ru", json_string(touched->people_ru));
	json_object_set_new(json, "people_en", json_string(touched->people_en));
	json_object_set_new(json, "objects_ru", json_string(touched->objects_ru));
	json_object_set_new(json, "objects_en", json_string(touched->objects_en));
}

static json_t *changes_json(const sfp_comparison *comparison, const sfp_touch *touch)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sfp_comparison_change_count(comparison); i++) {
		const sfp_change *change = sfp_comparison_change_at(comparison, i);

		json_array_append_new(
			list, json_pack("{s:s, s:o, s:o, s:o, s:o, s:b, s:s, s:s, s:b, s:o, s:s, s:s}", "action",
		                        sfp_action_name(change->action), "roles", ctl_roles_json(change->roles),
		                        "roles_alone", ctl_roles_json(change->roles_alone), "kinds", kinds_json(change),
		                        "when", condition_json(change), "approximate", change->approximate, "before",
		                        sfp_effect_name(change->before), "after", sfp_effect_name(change->after),
		                        "told", change->told, "example", request_json(&change->example), "text_ru",
		                        change->text_ru, "text_en", change->text_en));
		if (touch)
			add_touched(json_array_get(list, i), &touch->items[i]);
	}
	return list;
}

static json_t *differences_json(const sfp_comparison *comparison)
{
	static const char *const sorts[] = { "", "setting", "norm", "switch", "renumbered", "words" };
	json_t *list = json_array();

	for (size_t i = 0; i < sfp_comparison_difference_count(comparison); i++) {
		const sfp_difference *each = sfp_comparison_difference_at(comparison, i);
		const char *sort = each->sort < CTL_LENGTH(sorts) ? sorts[each->sort] : "";

		json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "sort", sort, "place",
		                                      each->place, "before", each->before, "after", each->after,
		                                      "text_ru", each->text_ru, "text_en", each->text_en));
	}
	return list;
}

static void put_json(const struct ctl *ctl, const sfp_comparison *comparison, const sfp_touch *touch)
{
	json_t *answer = ctl_answer(ctl);

	json_object_set_new(answer, "same", json_boolean(sfp_comparison_is_same(comparison)));
	json_object_set_new(answer, "identical", json_boolean(sfp_comparison_is_identical(comparison)));
	json_object_set_new(answer, "cases", json_integer((json_int_t)sfp_comparison_cases(comparison)));
	json_object_set_new(answer, "changes", changes_json(comparison, touch));
	json_object_set_new(answer, "differences", differences_json(comparison));
	if (touch) {
		json_object_set_new(answer, "people_touched", json_integer((json_int_t)touch->person_count));
		json_object_set_new(answer, "objects_touched", json_integer((json_int_t)touch->object_count));
	}
	ctl_put_json(answer);
}

static void put_line(const char *sign, const char *text)
{
	fputs(sign, stdout);
	ctl_put(stdout, text);
	putchar('\n');
}

/* One change with a request that shows it. */
static void put_change(const struct ctl *ctl, const sfp_change *change)
{
	put_line(change->after == SFP_EFFECT_PERMIT ? "+ " : "- ", ctl_said(ctl, change->text_ru, change->text_en));
	put_request(&change->example);
	printf(" : %s -> %s\n", sfp_effect_name(change->before), sfp_effect_name(change->after));
}

#define NAMES_SHOWN 10

/* «касается 2 человек: Админова Анна, …», and what is open; of many people the first few, --json has all. */
static void put_touched(struct ctl *ctl, const sfp_touched *touched)
{
	const char *objects = ctl_said(ctl, touched->objects_ru, touched->objects_en);
	char id[SFP_ID_TEXT_SIZE];

	fputs("    ", stdout);
	ctl_put(stdout, ctl_said(ctl, touched->people_ru, touched->people_en));
	for (size_t i = 0; i < touched->person_count && i < NAMES_SHOWN; i++) {
		sfp_id_to_text(&touched->persons[i], id);
		fputs(i ? ", " : ": ", stdout);
		ctl_put(stdout, ctl_name_of(ctl, "person", id));
	}
	if (touched->person_count > NAMES_SHOWN)
		printf(_(" and %zu more"), touched->person_count - NAMES_SHOWN);
	putchar('\n');
	if (*objects)
		put_line("    ", objects);
}

static const char *sort_title(sfp_difference_sort sort)
{
	switch (sort) {
	case SFP_DIFFERENCE_SETTING:
		return _("Terms, contacts and other lines:");
	case SFP_DIFFERENCE_NORM:
		return _("Norms:");
	case SFP_DIFFERENCE_SWITCH:
		return _("Switches:");
	case SFP_DIFFERENCE_RENUMBERED:
		return _("The same answers on other grounds:");
	case SFP_DIFFERENCE_WORDS:
		return _("Words only, which change nothing:");
	}
	return "";
}

static void put_differences(const struct ctl *ctl, const sfp_comparison *comparison)
{
	int last = 0;

	for (size_t i = 0; i < sfp_comparison_difference_count(comparison); i++) {
		const sfp_difference *each = sfp_comparison_difference_at(comparison, i);

		if ((int)each->sort != last)
			put_line("", sort_title(each->sort));
		last = (int)each->sort;
		put_line("  ", ctl_said(ctl, each->text_ru, each->text_en));
	}
}

/* What a reader needs; what follows from it is left to --json. */
static void put_text(struct ctl *ctl, const sfp_comparison *comparison, const sfp_touch *touch)
{
	for (size_t i = 0; i < sfp_comparison_change_count(comparison); i++) {
		const sfp_change *change = sfp_comparison_change_at(comparison, i);

		if (change->told)
			put_change(ctl, change);
		if (change->told && touch)
			put_touched(ctl, &touch->items[i]);
	}
	put_differences(ctl, comparison);
	if (sfp_comparison_is_same(comparison))
		ctl_note(ctl, _("both mean the same"));
	else
		ctl_note(ctl,
		         _("sets of roles by action and kind compared: %" PRIu64
		           "; classes of requests that change: %zu"),
		         sfp_comparison_cases(comparison), sfp_comparison_change_count(comparison));
	if (touch && touch->count)
		ctl_note(ctl, _("people touched: %zu; open records touched: %zu"), touch->person_count,
		         touch->object_count);
}

/* Only where a registry is named: whom the difference touches. */
static enum ctl_exit find_touched(struct ctl *ctl, const sfp_comparison *comparison, sfp_touch **ret_touch)
{
	enum ctl_exit code = CTL_DONE;
	sfp_status status;

	if (!ctl_global_text(ctl, CTL_G_REGISTRY))
		return CTL_DONE;
	code = ctl_open(ctl);
	if (code != CTL_DONE)
		return code;
	status = sfp_comparison_touch(ctl->registry, &ctl->actor.organization, comparison, ret_touch);
	return status == SFP_OK ? CTL_DONE : ctl_fail_status(ctl, status);
}

static enum ctl_exit put_comparison(struct ctl *ctl, const sfp_comparison *comparison)
{
	sfp_touch *touch = NULL;
	enum ctl_exit code = find_touched(ctl, comparison, &touch);

	if (code != CTL_DONE)
		return code;
	if (ctl->json)
		put_json(ctl, comparison, touch);
	else
		put_text(ctl, comparison, touch);
	sfp_touch_free(touch);
	return sfp_comparison_is_same(comparison) ? CTL_DONE : CTL_PENDING;
}

enum ctl_exit ctl_diff_run(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *before = NULL;
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *after = NULL;
	sfp_comparison *comparison = NULL;
	enum ctl_exit code = load_named(ctl, ctl_text(ctl, "old"), &before);
	sfp_status status;

	code = code == CTL_DONE ? load_named(ctl, ctl_text(ctl, "new"), &after) : code;
	if (code != CTL_DONE)
		return code;
	status = sfp_policy_compare(before, after, &comparison);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	code = put_comparison(ctl, comparison);
	sfp_comparison_free(comparison);
	return code;
}

static json_t *remark_json(const sfp_policy *policy, const sfp_remark *remark)
{
	json_t *norms = json_array();
	json_t *json = json_pack("{s:s, s:s, s:i, s:i, s:o, s:s, s:s}", "severity",
	                         remark->severity == SFP_SEVERITY_ERROR ? "error" : "warning", "code", remark->code,
	                         "line", remark->line, "column", remark->column, "norms", norms, "text_ru",
	                         remark->text_ru, "text_en", remark->text_en);

	for (size_t i = 0; i < remark->norm_count && i < SFP_REMARK_NORMS_MAX; i++)
		json_array_append_new(norms, json_string(sfp_policy_norm_at(policy, remark->norms[i])->code));
	if (!remark->has_example)
		return json;
	json_object_set_new(json, "example", request_json(&remark->example));
	json_object_set_new(json, "effect", json_string(sfp_effect_name(remark->effect)));
	return json;
}

json_t *ctl_remarks_json(const sfp_policy *policy, const sfp_analysis *analysis)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sfp_analysis_count(analysis); i++)
		json_array_append_new(list, remark_json(policy, sfp_analysis_at(analysis, i)));
	return list;
}

static void put_remarks_json(const struct ctl *ctl, const sfp_policy *policy, const sfp_analysis *analysis)
{
	json_t *answer = ctl_answer(ctl);

	json_object_set_new(answer, "cases", json_integer((json_int_t)sfp_analysis_cases(analysis)));
	json_object_set_new(answer, "space", json_real((double)sfp_analysis_space(analysis)));
	json_object_set_new(answer, "remarks", ctl_remarks_json(policy, analysis));
	ctl_put_json(answer);
}

void ctl_remarks_put(const struct ctl *ctl, const char *path, const sfp_analysis *analysis, const char *but)
{
	for (size_t i = 0; i < sfp_analysis_count(analysis); i++) {
		const sfp_remark *each = sfp_analysis_at(analysis, i);

		if (!strcmp(each->code, but))
			continue;
		ctl_put(stdout, path);
		printf(":%d:%d: %s: ", each->line, each->column,
		       each->severity == SFP_SEVERITY_ERROR ? _("error") : _("warning"));
		ctl_put(stdout, ctl_said(ctl, each->text_ru, each->text_en));
		putchar('\n');
		if (!each->has_example)
			continue;
		put_request(&each->example);
		printf(" : %s\n", sfp_effect_name(each->effect));
	}
}

static void put_remarks(const struct ctl *ctl, const char *path, const sfp_analysis *analysis)
{
	ctl_remarks_put(ctl, path, analysis, "");
	ctl_note(ctl, _("requests decided: %" PRIu64 "; they stand for %" PRIu64), sfp_analysis_cases(analysis),
	         sfp_analysis_space(analysis));
	ctl_note(ctl, ctl_counted("%zu remark", "%zu remarks", sfp_analysis_count(analysis)),
	         sfp_analysis_count(analysis));
}

enum ctl_exit ctl_analyse_run(struct ctl *ctl)
{
	const char *path = ctl_given(ctl, "file") ? ctl_text(ctl, "file") : "builtin";
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *policy = NULL;
	enum ctl_exit code = load_named(ctl, path, &policy);
	sfp_analysis *analysis = NULL;
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	status = sfp_policy_analyse(policy, &analysis);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->json)
		put_remarks_json(ctl, policy, analysis);
	else
		put_remarks(ctl, path, analysis);
	code = sfp_analysis_count(analysis) ? CTL_PENDING : CTL_DONE;
	sfp_analysis_free(analysis);
	return code;
}

/* clang-format off */
const struct ctl_option ctl_diff_options[] = {
	CTL_OPT("old", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the pack that was; \"builtin\" for the built-in one")),
	CTL_OPT("new", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the pack that is to be")),
	CTL_OPTIONS_END
};
/* clang-format on */
