/* turn_sheet.c: reads the year's turn from a spreadsheet saved as CSV. Writing one, and its words, are turn_words.c. */
#include <stdlib.h>
#include <string.h>

#include "ledger/misuse.h"
#include "policy/arena.h"
#include "roster/cells.h"
#include "roster/rows.h"
#include "roster/turn_words.h"

#define COURSE_MAX 20

struct sheet {
	sfp_turn_sheet view;
	struct sfp__arena arena;  /* of the texts */
	sfp_turn_sheet_row *rows; /* in the making */
	size_t room;
	sfp_registry *reg;
	const char *name;
	struct sfp__format format;
	bool has_header;
	int place[SFP__TURN_LOOK]; /* of each column in a row; -1: the sheet lacks it */
	struct sfp__buffer tidy;   /* of the cell at hand */
};

void sfp_turn_sheet_free(sfp_turn_sheet *view)
{
	struct sheet *sheet = (struct sheet *)view;

	if (!sheet)
		return;
	sfp__arena_clear(&sheet->arena);
	sfp__buffer_clear(&sheet->tidy);
	free(sheet->rows);
	free(sheet);
}

static void sheet_freep(struct sheet **sheet)
{
	sfp_turn_sheet_free(*sheet ? &(*sheet)->view : NULL);
}

static sfp_status find_columns(struct sheet *sheet, const struct sfp__row *header)
{
	sfp_status status = SFP_OK;

	sheet->has_header = true;
	for (int column = 0; column < SFP__TURN_LOOK; column++)
		sheet->place[column] = -1;
	for (size_t i = 0; i < header->count && status == SFP_OK; i++) {
		enum sfp__turn_column column = SFP__TURN_LOOK;

		status = sfp__turn_column_of(header->cells[i], &column);
		if (status == SFP_OK && column < SFP__TURN_LOOK && sheet->place[column] < 0)
			sheet->place[column] = (int)i;
	}
	if (status != SFP_OK || (sheet->place[SFP__TURN_CLASS] >= 0 && sheet->place[SFP__TURN_WAY] >= 0))
		return status;
	sfp__registry_say(
		sheet->reg,
		"%s: в первой строке нужны столбцы «Группа» и «Что делать»; начните с «sferumctl year table»",
		"%s: the first row must have the columns \"Class\" and \"Way\"; begin with \"sferumctl year table\"",
		sheet->name);
	return SFP_E_INVALID;
}

/* Tidy, and the sheet's own. */
static sfp_status take_cell(struct sheet *sheet, const struct sfp__row *row, enum sfp__turn_column column,
                            const char **ret_text)
{
	int place = sheet->place[column];
	const char *text = "";

	if (place >= 0 && (size_t)place < row->count)
		text = sfp__cell_unmarked(sfp__cell_tidied(row->cells[place], &sheet->tidy));
	*ret_text = sheet->tidy.failed ? NULL : sfp__arena_text(&sheet->arena, text, strlen(text));
	return *ret_text ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status refuse(struct sheet *sheet, const struct sfp__row *row, const struct sfp__words *why)
{
	sfp__registry_say(sheet->reg, "%s: строка %lld: " SFP__PICK_RU, "%s: line %lld: " SFP__PICK_EN, sheet->name,
	                  (long long)row->line, why->ru, why->en);
	return SFP_E_INVALID;
}

/* 0: the cell is empty; -1: it is no year of study. */
static int course_of(const char *text)
{
	char *end = NULL;
	long course = *text ? strtol(text, &end, 10) : 0;

	return *text && (*end || course < 1 || course > COURSE_MAX) ? -1 : (int)course;
}

static sfp_status read_row(struct sheet *sheet, const struct sfp__row *row, sfp_turn_sheet_row *taken)
{
	const char *way = "", *course = "";
	const struct {
		enum sfp__turn_column column;
		const char **text;
	} cells[] = {
		{ SFP__TURN_CLASS, &taken->name },
		{ SFP__TURN_WAY, &way },
		{ SFP__TURN_NAME_AFTER, &taken->name_after },
		{ SFP__TURN_COURSE, &course },
		{ SFP__TURN_TO, &taken->to },
		{ SFP__TURN_HOMEROOM, &taken->homeroom },
	};
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < SFP__LENGTH(cells) && status == SFP_OK; i++)
		status = take_cell(sheet, row, cells[i].column, cells[i].text);
	if (status != SFP_OK)
		return status;
	taken->line = (size_t)row->line;
	taken->course = course_of(course);
	return sfp__turn_way_of(way, &taken->way, &taken->added);
}

static sfp_status take_data(struct sheet *sheet, const struct sfp__row *row)
{
	static const struct sfp__words no_class = { "не сказано, о какой группе речь; впишите её название",
		                                    "the class is not named; write its name" };
	static const struct sfp__words no_way = {
		"в столбце «Что делать» нужно одно из слов: перевести, условно, повторить, выпустить, отпуск, отчислить, оставить; новая",
		"the way is one of: promote, conditional, repeat, graduate, leave, expel, stay; new"
	};
	static const struct sfp__words no_course = {
		"курс — число от 1 до 20; оставьте пустым, если он обычный",
		"the year of study is a number from 1 to 20; leave it empty where it is the usual one"
	};
	sfp_turn_sheet_row taken = { 0 };
	sfp_status status = read_row(sheet, row, &taken);

	if (status != SFP_OK)
		return status;
	if (!*taken.name || (!taken.way && !taken.added) || taken.course < 0)
		return refuse(sheet, row, !*taken.name ? &no_class : taken.course < 0 ? &no_course : &no_way);
	if (sheet->view.count == sheet->room) {
		size_t room = sheet->room ? 2 * sheet->room : 64;
		sfp_turn_sheet_row *rows = reallocarray(sheet->rows, room, sizeof(*rows));

		if (!rows)
			return SFP_E_NO_MEMORY;
		sheet->rows = rows;
		sheet->room = room;
	}
	sheet->rows[sheet->view.count++] = taken;
	return SFP_OK;
}

static bool is_blank(struct sheet *sheet, const struct sfp__row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (*sfp__cell_tidied(row->cells[i], &sheet->tidy))
			return false;
	return true;
}

static sfp_status take_row(void *context, const struct sfp__row *row)
{
	struct sheet *sheet = context;

	if (is_blank(sheet, row))
		return sheet->tidy.failed ? SFP_E_NO_MEMORY : SFP_OK;
	return sheet->has_header ? take_data(sheet, row) : find_columns(sheet, row);
}

/* Why the bytes are no table. */
static sfp_status say_trouble(struct sheet *sheet, const struct sfp__trouble *trouble)
{
	char line[24] = "";

	if (trouble->line)
		snprintf(line, sizeof(line), ":%lld", (long long)trouble->line);
	sfp__registry_say(sheet->reg, "%s%s: " SFP__PICK_RU, "%s%s: " SFP__PICK_EN, sheet->name, line,
	                  sfp__finding_text(trouble->code, SFP_RU), sfp__finding_text(trouble->code, SFP_EN));
	return SFP_E_INVALID;
}

static sfp_status read_sheet(struct sheet *sheet, const char *data, size_t length)
{
	const struct sfp__source source = { .kind = SFP__BYTES_MEMORY, .data = data, .length = length };
	const struct sfp__rows_wish wish = { .encoding = NULL };
	uint8_t digest[SFP__HASH_SIZE];
	struct sfp__trouble trouble = SFP__NO_TROUBLE;
	sfp_status status = sfp__format_find(&source, &wish, &sheet->format, &trouble);

	if (status == SFP_OK && trouble.code == SFP__FOUND_END)
		status = sfp__rows_read(&source, &wish, &sheet->format, take_row, sheet, digest, &trouble);
	if (status == SFP_OK && trouble.code == SFP__FOUND_END && !sheet->has_header)
		trouble.code = SFP__FOUND_EMPTY;
	return status == SFP_OK && trouble.code != SFP__FOUND_END ? say_trouble(sheet, &trouble) : status;
}

sfp_status sfp_turn_sheet_read(sfp_registry *reg, const char *data, size_t length, const char *name,
                               sfp_turn_sheet **ret_sheet)
{
	SFP__CLEANUP(sheet_freep) struct sheet *sheet = NULL;
	sfp_status status;

	if (!sfp__given(reg, "ret_sheet", (const void *const[]){ ret_sheet }) ||
	    !sfp__given_items(reg, "data", data, length))
		return SFP_E_MISUSE;
	sheet = calloc(1, sizeof(*sheet));
	if (!sheet)
		return SFP_E_NO_MEMORY;
	sheet->reg = reg;
	sheet->name = name ? name : "";
	status = read_sheet(sheet, data, length);
	if (status != SFP_OK)
		return status;
	sheet->view.rows = sheet->rows;
	sheet->view.encoding = sheet->format.encoding;
	sheet->view.delimiter = sheet->format.delimiter;
	*ret_sheet = &SFP__TAKE(sheet)->view;
	return SFP_OK;
}
