/* turn_words.c: the year's turn as a spreadsheet shows it. Reading one is turn_sheet.c. */
#include <string.h>

#include "base/csv.h"
#include "base/text.h"
#include "roster/turn_words.h"

/* clang-format off */
static const char *const ways[][2] = {
	[SFP_TURN_STAY] = { "оставить", "stay" },          [SFP_TURN_PROMOTE] = { "перевести", "promote" },
	[SFP_TURN_CONDITIONAL] = { "условно", "conditional" }, [SFP_TURN_REPEAT] = { "повторить", "repeat" },
	[SFP_TURN_GRADUATE] = { "выпустить", "graduate" }, [SFP_TURN_LEAVE] = { "отпуск", "leave" },
	[SFP_TURN_EXPEL] = { "отчислить", "expel" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(ways) == SFP_TURN_WAY_END, "every way has its word");

/* In the order in which they are written; the last one is for the reader's eyes only. */
/* clang-format off */
static const char *const titles[][2] = {
	[SFP__TURN_CLASS] = { "Группа", "Class" },        [SFP__TURN_WAY] = { "Что делать", "Way" },
	[SFP__TURN_NAME_AFTER] = { "Новое название", "New name" }, [SFP__TURN_COURSE] = { "Курс", "Year" },
	[SFP__TURN_TO] = { "Куда", "To" },                [SFP__TURN_HOMEROOM] = { "Руководитель", "Led by" },
	[SFP__TURN_LOOK] = { "Проверить", "Look" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(titles) == SFP__TURN_LOOK + 1, "every column has its title");

static bool is_language(sfp_language language)
{
	return language == SFP_RU || language == SFP_EN;
}

const char *sfp_turn_way_title(sfp_turn_way way, sfp_language language)
{
	return (int)way > 0 && way < SFP_TURN_WAY_END && is_language(language) ? ways[way][language == SFP_EN] : "";
}

/* Names of things are compared as names of people are; a form that memory fails is no other word. */
static sfp_status is_word(const char *cell, const char *word, bool *ret_same)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer a = { 0 }, b = { 0 };
	sfp_status status = sfp__text_fold(cell, &a);

	if (status == SFP_OK)
		status = sfp__text_fold(word, &b);
	if (status == SFP_OK && (a.failed || b.failed))
		status = SFP_E_NO_MEMORY;
	*ret_same = status == SFP_OK && a.length == b.length && (!a.length || memcmp(a.data, b.data, a.length) == 0);
	return status;
}

static sfp_status find_word(const char *cell, const char *const (*words)[2], size_t count, size_t *ret_at)
{
	*ret_at = count;
	for (size_t i = 0; i < 2 * count; i++) {
		bool same = false;
		sfp_status status = words[i / 2][i % 2] ? is_word(cell, words[i / 2][i % 2], &same) : SFP_OK;

		if (same)
			*ret_at = i / 2;
		if (status != SFP_OK || same)
			return status;
	}
	return SFP_OK;
}

sfp_status sfp__turn_column_of(const char *title, enum sfp__turn_column *ret_column)
{
	static const char *const others[][2] = { [SFP__TURN_CLASS] = { "Класс", "Учебная группа" } };
	size_t at = 0;
	sfp_status status = find_word(title, titles, SFP__LENGTH(titles), &at);

	if (status == SFP_OK && at == SFP__LENGTH(titles)) {
		status = find_word(title, others, SFP__LENGTH(others), &at);
		if (at == SFP__LENGTH(others))
			at = SFP__TURN_LOOK;
	}
	*ret_column = (enum sfp__turn_column)at;
	return status;
}

sfp_status sfp__turn_way_of(const char *cell, sfp_turn_way *ret_way, bool *ret_added)
{
	static const char *const fresh[][2] = { { "новая", "new" }, { "новый", "создать" } };
	size_t at = 0;
	sfp_status status = find_word(cell, ways, SFP_TURN_WAY_END, &at);

	*ret_way = at < SFP_TURN_WAY_END ? (sfp_turn_way)at : (sfp_turn_way)0;
	if (status == SFP_OK && !*ret_way)
		status = find_word(cell, fresh, SFP__LENGTH(fresh), &at);
	*ret_added = !*ret_way && at < SFP__LENGTH(fresh);
	return status;
}

static void put_proposal(struct sfp__csv *csv, const sfp_turn_proposal *proposal, sfp_language language)
{
	sfp__csv_field(csv, proposal->name);
	sfp__csv_field(csv, sfp_turn_way_title(proposal->line.way, language));
	sfp__csv_field(csv, proposal->line.name);
	for (int empty = SFP__TURN_COURSE; empty < SFP__TURN_LOOK; empty++)
		sfp__csv_field(csv, "");
	sfp__csv_field(csv, proposal->guessed ? "?" : "");
	sfp__csv_end_row(csv);
}

sfp_status sfp_turn_table_csv(const sfp_turn_table *table, sfp_language language, char **ret_csv)
{
	struct sfp__buffer out = { 0 };
	struct sfp__csv csv;

	if (!table || !is_language(language) || !ret_csv)
		return SFP_E_MISUSE;
	sfp__csv_begin(&csv, &out, language);
	for (size_t i = 0; i < SFP__LENGTH(titles); i++)
		sfp__csv_field(&csv, titles[i][language == SFP_EN]);
	sfp__csv_end_row(&csv);
	for (size_t i = 0; i < table->count; i++)
		put_proposal(&csv, &table->proposals[i], language);
	return sfp__buffer_take(&out, ret_csv);
}
