/* figures.c: what the registry can tell for a report to the head: counts and shares, by group. */
#include <jansson.h>
#include <string.h>

#include "base/time.h"
#include "ledger/json.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "report/survey.h"
#include "sferumpolicy/figures.h"

/* What the number of a row means. */
enum naming {
	BY_WORDS,
	BY_LABEL,
	BY_ROLE,
	BY_KIND,
	BY_STATE,
	BY_AGE,
	BY_MONTH
};

struct words {
	const char *key, *ru, *en;
};

static const struct words ages[] = {
	{ "days_0_7", "до 7 дней", "up to 7 days" },
	{ "days_8_30", "от 8 до 30 дней", "8 to 30 days" },
	{ "days_31", "дольше 30 дней", "more than 30 days" },
};

static const struct words staff_words[] = {
	[1] = { "joined", "присоединились", "joined" }, [2] = { "verified", "подтвердили статус", "are verified" }
};

static const struct words help_words[] = {
	[1] = { "asked", "поступило", "asked" }, [2] = { "answered", "получили ответ", "were answered" }
};

static const struct words activity_words[] = { [1] = { "activity", "по данным платформы", "as the platform tells" } };

static const struct group {
	const char *name;
	enum sfp__sql sql;
	enum naming naming;
	const struct words *words; /* BY_WORDS */
	const char *ru, *en;
} groups[] = {
	{ "staff", SFP__SQL_FIGURES_STAFF, BY_WORDS, staff_words, "Работники", "Staff" },
	{ "joined_by_role", SFP__SQL_FIGURES_ROLES, BY_ROLE, NULL, "Присоединились, по ролям", "Joined, by role" },
	{ "joined_by_class", SFP__SQL_FIGURES_CLASSES, BY_LABEL, NULL, "Присоединились обучающиеся",
	  "Students who joined" },
	{ "class_chats", SFP__SQL_FIGURES_CHATS, BY_KIND, NULL, "Обязательные чаты", "Required chats" },
	{ "invites_by_state", SFP__SQL_FIGURES_INVITES, BY_STATE, NULL, "Приглашения, по состояниям",
	  "Invites, by state" },
	{ "invites_by_age", SFP__SQL_FIGURES_INVITE_AGES, BY_AGE, NULL, "Приглашения без отклика",
	  "Invites that nobody used" },
	{ "verifications_by_age", SFP__SQL_FIGURES_VERIFICATION_AGES, BY_AGE, NULL,
	  "Подтверждения статуса, ждут решения", "Verifications that wait" },
	{ "applications_by_age", SFP__SQL_FIGURES_APPLICATION_AGES, BY_AGE, NULL, "Заявки на вступление, ждут решения",
	  "Applications for membership that wait" },
	{ "movements", SFP__SQL_FIGURES_MOVEMENTS, BY_MONTH, NULL, "Движение", "Movement" },
	{ "help", SFP__SQL_FIGURES_HELP, BY_WORDS, help_words, "Просьбы о помощи", "Requests for help" },
	{ "activity", SFP__SQL_FIGURES_ACTIVITY, BY_WORDS, activity_words, "Активность", "Activity" },
};

/* The list with what its pointers point to. */
struct figures {
	sfp_figures view;
	struct sfp__arena arena;
	sfp_figure *items; /* in the making */
	size_t capacity;
};

void sfp_figures_free(sfp_figures *figures)
{
	struct figures *whole = (struct figures *)figures;

	if (!whole)
		return;
	sfp__arena_clear(&whole->arena);
	free(whole->items);
	free(whole);
}

static void freep(struct figures **whole)
{
	if (*whole)
		sfp_figures_free(&(*whole)->view);
}

/* ---- words ---- */

/* One row of a statement. */
struct row {
	int number;
	const char *label; /* borrowed until the next one */
	bool known;
	int64_t value, of;
};

static struct words words_of(const struct group *group, const struct row *row, const sfp_policy *policy)
{
	switch (group->naming) {
	case BY_WORDS:
		return group->words[row->number];
	case BY_LABEL:
		return (struct words){ row->label, row->label, row->label };
	case BY_ROLE:
		return (struct words){ sfp_role_name((sfp_role)row->number),
			               sfp_policy_role_title(policy, (sfp_role)row->number, SFP_RU),
			               sfp_policy_role_title(policy, (sfp_role)row->number, SFP_EN) };
	case BY_KIND:
	case BY_MONTH:
		return (struct words){ sfp_kind_name((sfp_kind)row->number),
			               sfp_policy_kind_title(policy, (sfp_kind)row->number, SFP_RU),
			               sfp_policy_kind_title(policy, (sfp_kind)row->number, SFP_EN) };
	case BY_STATE:
		return (struct words){ sfp_machine_state_name(SFP_MACHINE_INVITE, row->number),
			               sfp_machine_state_title(SFP_MACHINE_INVITE, row->number, SFP_RU),
			               sfp_machine_state_title(SFP_MACHINE_INVITE, row->number, SFP_EN) };
	case BY_AGE:
		return ages[row->number];
	}
	return (struct words){ 0 };
}

/* The month goes before what it is of; the sum of all months has words of its own. */
static const char *name(struct figures *whole, const struct group *group, const struct row *row, const char *text,
                        const char *sum)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };

	if (group->naming != BY_MONTH)
		sfp__buffer_add_text(&buffer, text ? text : "?");
	else if (row->number)
		sfp__buffer_addf(&buffer, "%s %s", row->label, text ? text : "?");
	else
		sfp__buffer_add_text(&buffer, sum);
	return buffer.failed ? NULL : sfp__arena_text(&whole->arena, buffer.data ? buffer.data : "", buffer.length);
}

/* A chat that the act does not demand is not missed. */
static bool demanded(const struct group *group, const struct row *row, const sfp_policy *policy)
{
	static const char *const norms[] = { [SFP_KIND_CLASS_STUDENTS] = "homeroom.chat_students",
		                             [SFP_KIND_CLASS_PARENTS] = "homeroom.chat_parents",
		                             [SFP_KIND_CLASS_TEACHERS] = "homeroom.chat_teachers" };
	const sfp_norm_info *norm = group->naming == BY_KIND ? sfp_policy_norm_find(policy, norms[row->number]) : NULL;

	return group->naming != BY_KIND || (norm && norm->on);
}

/* ---- counting ---- */

static sfp_figure *room(struct figures *whole)
{
	if (whole->view.count == whole->capacity) {
		size_t capacity = whole->capacity ? 2 * whole->capacity : 64;
		sfp_figure *items = realloc(whole->items, capacity * sizeof(*items));

		if (!items)
			return NULL;
		whole->items = items;
		whole->capacity = capacity;
	}
	return &whole->items[whole->view.count];
}

static sfp_status add_figures(struct figures *whole, const struct group *group, const struct row *row,
                              const sfp_policy *policy)
{
	struct words words = words_of(group, row, policy);
	sfp_figure *figure;

	if (!demanded(group, row, policy))
		return SFP_OK;
	figure = room(whole);
	if (!figure)
		return SFP_E_NO_MEMORY;
	*figure = (sfp_figure){ .group = group->name,
		                .title_ru = group->ru,
		                .title_en = group->en,
		                .known = row->known,
		                .value = row->value,
		                .of = row->of };
	figure->key = name(whole, group, row, words.key, "total");
	figure->label_ru = name(whole, group, row, words.ru, "всего");
	figure->label_en = name(whole, group, row, words.en, "in all");
	whole->view.count++;
	return figure->key && figure->label_ru && figure->label_en ? SFP_OK : SFP_E_NO_MEMORY;
}

static void bind_known(struct sfp__stmt *stmt, const char *name, int64_t value)
{
	if (sfp__stmt_takes(stmt, name))
		sfp__bind_int(stmt, name, value);
}

static struct sfp__stmt *prepare(const struct figures *whole, const struct sfp__survey *survey,
                                 const struct group *group)
{
	struct sfp__stmt *stmt = sfp__stmt(survey->reg->store, group->sql);

	bind_known(stmt, ":org", survey->org);
	bind_known(stmt, ":on", survey->on);
	bind_known(stmt, ":now", survey->now);
	bind_known(stmt, ":from", whole->view.period_from);
	bind_known(stmt, ":until", whole->view.period_until);
	bind_known(stmt, ":since", sfp__local_day_start(survey->reg, whole->view.period_from));
	bind_known(stmt, ":before", sfp__local_day_end(survey->reg, whole->view.period_until));
	return stmt;
}

static struct row read_row(struct sfp__stmt *stmt)
{
	const char *label = sfp__column_text(stmt, SFP__COL_FIGURES_STAFF_LABEL);
	bool share = !sfp__column_is_null(stmt, SFP__COL_FIGURES_STAFF_TOTAL);

	return (struct row){ .number = (int)sfp__column_int(stmt, SFP__COL_FIGURES_STAFF_NUMBER),
		             .label = label ? label : "",
		             .known = !sfp__column_is_null(stmt, SFP__COL_FIGURES_STAFF_VALUE),
		             .value = sfp__column_int(stmt, SFP__COL_FIGURES_STAFF_VALUE),
		             .of = share ? sfp__column_int(stmt, SFP__COL_FIGURES_STAFF_TOTAL) : -1 };
}

static sfp_status count(struct figures *whole, const struct sfp__survey *survey, const struct group *group)
{
	struct sfp__store *store = survey->reg->store;
	struct sfp__stmt *stmt = prepare(whole, survey, group);
	sfp_status status;

	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		struct row row = read_row(stmt);

		status = add_figures(whole, group, &row, survey->policy);
		if (status != SFP_OK) {
			sfp__stmt_end(stmt);
			return status;
		}
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status fill_figures(struct figures *whole, const struct sfp__survey *survey)
{
	sfp_status status = SFP_OK;

	whole->view.organization = survey->organization;
	whole->view.edition = survey->edition;
	whole->view.as_of = survey->on;
	for (size_t i = 0; status == SFP_OK && i < SFP__LENGTH(groups); i++)
		status = count(whole, survey, &groups[i]);
	whole->view.items = whole->items;
	return status;
}

static sfp_status expect_period(sfp_registry *reg, sfp_date from, sfp_date until)
{
	if (sfp__date_valid(from) && sfp__date_valid(until) && from <= until)
		return SFP_OK;
	sfp__registry_say(reg, "период: %d … %d — нужны два дня календаря по порядку; пишите так: 20260901",
	                  "the period %d … %d: two days of the calendar are wanted, in their order, such as 20260901",
	                  (int)from, (int)until);
	return SFP_E_INVALID;
}

static sfp_status find_figures(struct figures *whole, struct sfp__survey *survey, sfp_registry *reg,
                               const sfp_id *organization, sfp_date as_of)
{
	sfp_date until = whole->view.period_until, today = 0;
	sfp_status status = sfp_registry_today(reg, organization, &today);

	if (status != SFP_OK)
		return status;
	if (!as_of)
		as_of = until < today ? until : today;
	status = sfp__survey_begin(survey, reg, organization, as_of);
	return status == SFP_OK ? fill_figures(whole, survey) : status;
}

sfp_status sfp_figures_get(sfp_registry *reg, const sfp_id *organization, sfp_date period_from, sfp_date period_until,
                           sfp_date as_of, sfp_figures **ret_figures)
{
	SFP__CLEANUP(freep) struct figures *whole = NULL;
	SFP__CLEANUP(sfp__survey_clear) struct sfp__survey survey = { 0 };
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization ret_figures", (const void *const[]){ organization, ret_figures }))
		return SFP_E_MISUSE;
	status = expect_period(reg, period_from, period_until);
	if (status != SFP_OK)
		return status;
	whole = calloc(1, sizeof(*whole));
	if (!whole)
		return SFP_E_NO_MEMORY;
	whole->view.period_from = period_from;
	whole->view.period_until = period_until;
	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = find_figures(whole, &survey, reg, organization, as_of);
	if (status == SFP_OK)
		*ret_figures = &SFP__TAKE(whole)->view;
	return sfp__registry_answer(reg, status);
}

/* ---- JSON ---- */

static json_t *number_json(bool known, int64_t number)
{
	return known ? json_integer((json_int_t)number) : json_null();
}

static json_t *figure_json(const sfp_figure *figure)
{
	return json_pack("{ss ss ss ss ss ss so so}", "group", figure->group, "key", figure->key, "title_ru",
	                 figure->title_ru, "title_en", figure->title_en, "label_ru", figure->label_ru, "label_en",
	                 figure->label_en, "value", number_json(figure->known, figure->value), "of",
	                 number_json(figure->known && figure->of >= 0, figure->of));
}

sfp_status sfp_figures_json(const sfp_figures *figures, char **ret_json)
{
	json_t *items;

	if (!figures || !ret_json)
		return SFP_E_MISUSE;
	items = json_array();
	for (size_t i = 0; i < figures->count; i++)
		sfp__json_append(&items, figure_json(&figures->items[i]));
	return sfp__json_text(json_pack("{si so so so so so so}", "schema", 1, "organization",
	                                sfp__json_id(&figures->organization), "edition",
	                                sfp__json_id(&figures->edition), "as_of", sfp__json_date(figures->as_of),
	                                "period_from", sfp__json_date(figures->period_from), "period_until",
	                                sfp__json_date(figures->period_until), "figures", items),
	                      ret_json);
}
