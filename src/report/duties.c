/* duties.c: what is due, by whom and since when: the measures of the report, item by item. */
#include <stdlib.h>
#include <string.h>

#include "ledger/json.h"
#include "ledger/misuse.h"
#include "report/survey.h"

/* The list with what its pointers point to. */
struct duties {
	sfp_duties view;
	struct sfp__arena arena;
	sfp_policy *policy;
	sfp_duty *items; /* in the making */
	size_t capacity;
};

void sfp_duties_free(sfp_duties *duties)
{
	struct duties *whole = (struct duties *)duties;

	if (!whole)
		return;
	sfp_policy_unref(whole->policy);
	sfp__arena_clear(&whole->arena);
	free(whole->items);
	free(whole);
}

const sfp_policy *sfp__duties_policy(const sfp_duties *duties)
{
	return ((const struct duties *)duties)->policy;
}

static void freep(struct duties **whole)
{
	if (*whole)
		sfp_duties_free(&(*whole)->view);
}

/* What the rows of one measure are turned into duties with. */
struct gathering {
	struct duties *whole;
	const struct sfp__survey *survey;
	const struct sfp__measure *measure;
	const sfp_norm_info *norm;
	uint32_t roles; /* of the person whose duties are asked for; all bits: everybody's */
};

static const char *item_text(struct gathering *all, const struct sfp__found *found, sfp_language language)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };
	struct sfp__phrase phrase = { .language = language, .l = found->label };
	const struct sfp__measure_words *words = language == SFP_RU ? &all->measure->ru : &all->measure->en;
	const char *absent = language == SFP_RU ? all->measure->absent_ru : all->measure->absent_en;

	sfp__survey_words(all->survey, all->measure, &phrase);
	sfp__phrase_add(&buffer, &phrase, sfp__survey_absent(all->measure, found) ? absent : words->item);
	return buffer.failed ? NULL : sfp__arena_text(&all->whole->arena, buffer.data, buffer.length);
}

static sfp_duty *room(struct duties *whole)
{
	if (whole->view.count == whole->capacity) {
		size_t capacity = whole->capacity ? 2 * whole->capacity : 64;
		sfp_duty *items = realloc(whole->items, capacity * sizeof(*items));

		if (!items)
			return NULL;
		whole->items = items;
		whole->capacity = capacity;
	}
	return &whole->items[whole->view.count];
}

static bool concerns(const struct gathering *all, const struct sfp__found *found)
{
	const sfp_id *person = &all->whole->view.person;

	if (sfp_id_is_none(person))
		return true;
	if (!sfp_id_is_none(&found->person))
		return sfp_id_equal(&found->person, person);
	return (sfp__survey_settlers(all->measure, all->norm) & all->roles) != 0;
}

static sfp_status gather(void *context, const struct sfp__found *found)
{
	struct gathering *all = context;
	sfp_duty *duty;

	if (!concerns(all, found))
		return SFP_OK;
	all->whole->view.total++;
	duty = room(all->whole);
	if (!duty)
		return SFP_E_NO_MEMORY;
	*duty = (sfp_duty){ .norm = all->norm,
		            .roles = sfp__survey_settlers(all->measure, all->norm),
		            .object = found->object,
		            .object_id = found->id,
		            .since = found->day,
		            .days = sfp_date_difference(found->day, all->survey->on) };
	duty->personal = !sfp_id_is_none(&found->person);
	duty->responsible = duty->personal ? found->person : sfp__survey_responsible(all->survey, duty->roles);
	duty->label = sfp__arena_text(&all->whole->arena, found->label, strlen(found->label));
	duty->text_ru = item_text(all, found, SFP_RU);
	duty->text_en = item_text(all, found, SFP_EN);
	all->whole->view.count++;
	return duty->label && duty->text_ru && duty->text_en ? SFP_OK : SFP_E_NO_MEMORY;
}

/* The norms of a pack lie in one array in the pack's order, so their addresses tell it; equal ones keep the statement's
 * order by their ids. */
static int by_urgency(const void *left, const void *right)
{
	const sfp_duty *a = left, *b = right;

	if (a->since != b->since)
		return a->since < b->since ? -1 : 1;
	if (a->norm != b->norm)
		return a->norm < b->norm ? -1 : 1;
	return memcmp(a->object_id.bytes, b->object_id.bytes, sizeof(a->object_id.bytes));
}

static sfp_status fill_duties(struct duties *whole, const struct sfp__survey *survey, uint32_t roles)
{
	sfp_status status = SFP_OK;

	whole->policy = sfp_policy_ref(survey->policy);
	whole->view.organization = survey->organization;
	whole->view.as_of = survey->on;
	for (size_t i = 0; status == SFP_OK && i < sfp_policy_norm_count(whole->policy); i++) {
		const sfp_norm_info *norm = sfp_policy_norm_at(whole->policy, i);
		struct gathering all = { whole, survey, sfp__survey_measure(norm), norm, roles };
		struct sfp__tally tally;

		for (; all.measure && status == SFP_OK; all.measure = sfp__measure_next(all.measure))
			status = sfp__survey_run(survey, all.measure, gather, &all, &tally);
	}
	if (status == SFP_OK && whole->view.count)
		qsort(whole->items, whole->view.count, sizeof(*whole->items), by_urgency);
	if (whole->view.count > SFP_DUTIES_MAX)
		whole->view.count = SFP_DUTIES_MAX;
	whole->view.items = whole->items;
	return status;
}

static sfp_status roles_on(const struct sfp__survey *survey, const sfp_id *person, uint32_t *ret_roles)
{
	sfp_status status;

	*ret_roles = UINT32_MAX;
	if (!person || sfp_id_is_none(person))
		return SFP_OK;
	status = sfp__roles_of(survey->reg, survey->org, person, survey->on, ret_roles);
	if (status == SFP_OK)
		*ret_roles = sfp_policy_close_roles(survey->policy, *ret_roles);
	return status;
}

static sfp_status find_duties(struct duties *whole, struct sfp__survey *survey, const sfp_id *person)
{
	uint32_t roles = 0;
	sfp_status status;

	if (person)
		whole->view.person = *person;
	status = roles_on(survey, person, &roles);
	return status == SFP_OK ? fill_duties(whole, survey, roles) : status;
}

sfp_status sfp_duties_get(sfp_registry *reg, const sfp_id *organization, const sfp_id *person, sfp_date as_of,
                          sfp_duties **ret_duties)
{
	SFP__CLEANUP(freep) struct duties *whole = NULL;
	SFP__CLEANUP(sfp__survey_clear) struct sfp__survey survey = { 0 };
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization ret_duties", (const void *const[]){ organization, ret_duties }))
		return SFP_E_MISUSE;
	whole = calloc(1, sizeof(*whole));
	status = whole ? sfp__read_begin(&txn, reg->store) : SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		status = sfp__survey_begin(&survey, reg, organization, as_of);
	if (status == SFP_OK)
		status = find_duties(whole, &survey, person);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	*ret_duties = &SFP__TAKE(whole)->view;
	return SFP_OK;
}

/* ---- JSON ---- */

static json_t *duty_json(const sfp_duty *duty)
{
	return json_pack("{ss ss so so sb ss so ss so si ss ss}", "norm", duty->norm->code, "clause",
	                 duty->norm->clause, "responsible", sfp__json_id(&duty->responsible), "roles",
	                 sfp__json_roles(duty->roles), "personal", duty->personal, "object",
	                 sfp_object_name(duty->object), "id", sfp__json_id(&duty->object_id), "label", duty->label,
	                 "since", sfp__json_date(duty->since), "days", duty->days, "text_ru", duty->text_ru, "text_en",
	                 duty->text_en);
}

sfp_status sfp_duties_json(const sfp_duties *duties, char **ret_json)
{
	json_t *items;

	if (!duties || !ret_json)
		return SFP_E_MISUSE;
	items = json_array();
	for (size_t i = 0; i < duties->count; i++)
		sfp__json_append(&items, duty_json(&duties->items[i]));
	return sfp__json_text(json_pack("{si so so so sI so}", "schema", 1, "organization",
	                                sfp__json_id(&duties->organization), "person", sfp__json_id(&duties->person),
	                                "as_of", sfp__json_date(duties->as_of), "total", (json_int_t)duties->total,
	                                "duties", items),
	                      ret_json);
}
