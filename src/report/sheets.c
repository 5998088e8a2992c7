/* sheets.c: the reports as tables for spreadsheets. */
#include "base/csv.h"
#include "report/survey.h"
#include "sferumpolicy/figures.h"

static const char *pick(sfp_language language, const char *ru, const char *en)
{
	return language == SFP_EN ? en : ru;
}

struct head {
	const char *ru, *en;
};

static void put_heads(struct sfp__csv *csv, const struct head *heads, size_t count, sfp_language language)
{
	for (size_t i = 0; i < count; i++)
		sfp__csv_field(csv, pick(language, heads[i].ru, heads[i].en));
	sfp__csv_end_row(csv);
}

/* As spreadsheets of both languages read a date without asking. */
static void put_date(struct sfp__csv *csv, sfp_date date)
{
	char text[SFP_DATE_TEXT_SIZE] = "";

	if (date)
		sfp_date_to_text(date, text);
	sfp__csv_field(csv, text);
}

static void put_id(struct sfp__csv *csv, const sfp_id *id)
{
	char text[SFP_ID_TEXT_SIZE] = "";

	if (!sfp_id_is_none(id))
		sfp_id_to_text(id, text);
	sfp__csv_field(csv, text);
}

static void put_roles(struct sfp__csv *csv, const sfp_policy *policy, uint32_t roles, sfp_language language)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer names = { 0 };

	for (int role = 1; role < SFP_ROLE_END; role++)
		if (roles & SFP_ROLE_BIT(role))
			sfp__buffer_addf(&names, "%s%s", names.length ? ", " : "",
			                 sfp_policy_role_title(policy, (sfp_role)role, language));
	sfp__csv_field(csv, names.data);
	csv->out->failed |= names.failed;
}

/* ---- compliance ---- */

static void put_row(struct sfp__csv *csv, const sfp_policy *policy, const sfp_compliance_row *row,
                    sfp_language language)
{
	sfp__csv_field(csv, row->norm->clause);
	sfp__csv_field(csv, row->norm->code);
	sfp__csv_field(csv, pick(language, row->norm->title_ru, row->norm->title_en));
	sfp__csv_field(csv, sfp_verdict_text(row->verdict, language));
	sfp__csv_number(csv, row->kept);
	sfp__csv_number(csv, row->due);
	sfp__csv_number(csv, row->waiting);
	put_date(csv, row->oldest);
	put_date(csv, row->newest);
	put_date(csv, row->since);
	put_roles(csv, policy, row->roles, language);
	put_id(csv, &row->responsible);
	sfp__csv_field(csv, pick(language, row->text_ru, row->text_en));
	sfp__csv_end_row(csv);
}

sfp_status sfp_compliance_csv(const sfp_compliance *compliance, sfp_language language, char **ret_csv)
{
	static const struct head heads[] = {
		{ "Пункт", "Clause" },
		{ "Норма", "Norm" },
		{ "Что требуется", "Asks for" },
		{ "Исполнение", "Verdict" },
		{ "Подтверждений", "Kept" },
		{ "Не исполнено", "Due" },
		{ "Ожидает", "Waiting" },
		{ "Самое раннее", "Oldest" },
		{ "Самое позднее", "Newest" },
		{ "Не исполнено с", "Due since" },
		{ "Чьё", "Whose" },
		{ "Ответственный", "Responsible" },
		{ "Пояснение", "What it says" },
	};
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
	struct sfp__csv csv;

	if (!compliance || (language != SFP_RU && language != SFP_EN) || !ret_csv)
		return SFP_E_MISUSE;
	sfp__csv_begin(&csv, &out, language);
	put_heads(&csv, heads, SFP__LENGTH(heads), language);
	for (size_t i = 0; i < compliance->count; i++)
		put_row(&csv, sfp__compliance_policy(compliance), &compliance->rows[i], language);
	return sfp__buffer_take(&out, ret_csv);
}

/* ---- duties ---- */

static void put_duty(struct sfp__csv *csv, const sfp_policy *policy, const sfp_duty *duty, sfp_language language)
{
	sfp__csv_field(csv, duty->norm->clause);
	sfp__csv_field(csv, duty->norm->code);
	put_date(csv, duty->since);
	sfp__csv_number(csv, duty->days);
	put_roles(csv, policy, duty->roles, language);
	put_id(csv, &duty->responsible);
	sfp__csv_field(csv, sfp_object_name(duty->object));
	put_id(csv, &duty->object_id);
	sfp__csv_field(csv, pick(language, duty->text_ru, duty->text_en));
	sfp__csv_end_row(csv);
}

sfp_status sfp_duties_csv(const sfp_duties *duties, sfp_language language, char **ret_csv)
{
	static const struct head heads[] = {
		{ "Пункт", "Clause" }, { "Норма", "Norm" }, { "С какого дня", "Since" },
		{ "Дней", "Days" },    { "Чьё", "Whose" },  { "Ответственный", "Responsible" },
		{ "О чём", "Object" }, { "id", "id" },      { "Что сделать", "What to do" },
	};
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
	struct sfp__csv csv;

	if (!duties || (language != SFP_RU && language != SFP_EN) || !ret_csv)
		return SFP_E_MISUSE;
	sfp__csv_begin(&csv, &out, language);
	put_heads(&csv, heads, SFP__LENGTH(heads), language);
	for (size_t i = 0; i < duties->count; i++)
		put_duty(&csv, sfp__duties_policy(duties), &duties->items[i], language);
	return sfp__buffer_take(&out, ret_csv);
}

/* ---- figures ---- */

/* A share of nothing and a mere count have no whole. */
static void put_figure(struct sfp__csv *csv, const sfp_figure *figure, sfp_language language)
{
	sfp__csv_field(csv, figure->group);
	sfp__csv_field(csv, figure->key);
	sfp__csv_field(csv, pick(language, figure->title_ru, figure->title_en));
	sfp__csv_field(csv, pick(language, figure->label_ru, figure->label_en));
	if (figure->known)
		sfp__csv_number(csv, figure->value);
	else
		sfp__csv_field(csv, pick(language, "нет данных", "no data"));
	if (figure->known && figure->of >= 0)
		sfp__csv_number(csv, figure->of);
	else
		sfp__csv_field(csv, "");
	sfp__csv_end_row(csv);
}

sfp_status sfp_figures_csv(const sfp_figures *figures, sfp_language language, char **ret_csv)
{
	static const struct head heads[] = {
		{ "Группа", "Group" }, { "Ключ", "Key" },         { "Показатель", "Figure" },
		{ "Что", "What" },     { "Сколько", "How many" }, { "Из", "Of" },
	};
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
	struct sfp__csv csv;

	if (!figures || (language != SFP_RU && language != SFP_EN) || !ret_csv)
		return SFP_E_MISUSE;
	sfp__csv_begin(&csv, &out, language);
	put_heads(&csv, heads, SFP__LENGTH(heads), language);
	for (size_t i = 0; i < figures->count; i++)
		put_figure(&csv, &figures->items[i], language);
	return sfp__buffer_take(&out, ret_csv);
}
