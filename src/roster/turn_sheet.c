/* turn_sheet.c: reads the year's turn from a spreadsheet saved as CSV. Writing one, and its words, are turn_words.c. */
#include <stdlib.h>
#include <string.h>

#include "ledger/misuse.h"
#include "roster/table.h"
#include "roster/turn_words.h"

#define COURSE_MAX 20

struct sheet {
	sfp_turn_sheet view;
	struct sfp__table table;  /* owns the texts */
	sfp_turn_sheet_row *rows; /* in the making */
	sfp_registry *reg;
	const char *name;
	int place[SFP__TURN_LOOK]; /* of each column in a row; -1: the sheet lacks it */
};

void sfp_turn_sheet_free(sfp_turn_sheet *view)
{
	struct sheet *sheet = (struct sheet *)view;

	if (!sheet)
		return;
	sfp__table_clear(&sheet->table);
	free(sheet->rows);
	free(sheet);
}

static void sheet_freep(struct sheet **sheet)
{
	sfp_turn_sheet_free(*sheet ? &(*sheet)->view : NULL);
}

static sfp_status find_columns(struct sheet *sheet)
{
	const struct sfp__table_row *header = &sheet->table.rows[0];
	sfp_status status = SFP_OK;

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

static const char *cell(const struct sheet *sheet, const struct sfp__table_row *row, enum sfp__turn_column column)
{
	int place = sheet->place[column];

	return place >= 0 && (size_t)place < row->count ? sfp__cell_unmarked(row->cells[place]) : "";
}

static sfp_status refuse(struct sheet *sheet, const struct sfp__table_row *row, const struct sfp__words *why)
{
	sfp__registry_say(sheet->reg, "%s: строка %zu: " SFP__PICK_RU, "%s: line %zu: " SFP__PICK_EN, sheet->name,
	                  row->line, why->ru, why->en);
	return SFP_E_INVALID;
}

/* 0: the cell is empty; -1: it is no year of study. */
static int course_of(const char *text)
{
	char *end = NULL;
	long course = *text ? strtol(text, &end, 10) : 0;

	return *text && (*end || course < 1 || course > COURSE_MAX) ? -1 : (int)course;
}

static sfp_status take_row(struct sheet *sheet, const struct sfp__table_row *row)
{
	static const struct sfp__words no_class = { "не сказано, о какой группе речь; впишите её название",
		                                    "the class is not named; write its name" };
	static const struct sfp__words too_long = { "ячейка слишком длинна", "a cell is too long" };
	static const struct sfp__words no_way = {
		"в столбце «Что делать» нужно одно из слов: перевести, условно, повторить, выпустить, отпуск, отчислить, оставить; новая",
		"the way is one of: promote, conditional, repeat, graduate, leave, expel, stay; new"
	};
	static const struct sfp__words no_course = {
		"курс — число от 1 до 20; оставьте пустым, если он обычный",
		"the year of study is a number from 1 to 20; leave it empty where it is the usual one"
	};
	sfp_turn_sheet_row *taken = &sheet->rows[sheet->view.count];
	sfp_status status = sfp__turn_way_of(cell(sheet, row, SFP__TURN_WAY), &taken->way, &taken->added);

	if (status != SFP_OK)
		return status;
	taken->line = row->line;
	taken->name = cell(sheet, row, SFP__TURN_CLASS);
	taken->name_after = cell(sheet, row, SFP__TURN_NAME_AFTER);
	taken->course = course_of(cell(sheet, row, SFP__TURN_COURSE));
	taken->to = cell(sheet, row, SFP__TURN_TO);
	taken->homeroom = cell(sheet, row, SFP__TURN_HOMEROOM);
	if (row->too_long || !*taken->name || (!taken->way && !taken->added) || taken->course < 0)
		return refuse(sheet, row,
		              row->too_long       ? &too_long
		              : !*taken->name     ? &no_class
		              : taken->course < 0 ? &no_course
		                                  : &no_way);
	sheet->view.count++;
	return SFP_OK;
}

static sfp_status take_rows(struct sheet *sheet)
{
	sfp_status status = SFP_OK;

	sheet->rows = calloc(sheet->table.count, sizeof(*sheet->rows));
	if (!sheet->rows)
		return SFP_E_NO_MEMORY;
	for (size_t i = 1; i < sheet->table.count && status == SFP_OK; i++)
		status = take_row(sheet, &sheet->table.rows[i]);
	sheet->view.rows = sheet->rows;
	sheet->view.encoding = sheet->table.encoding;
	sheet->view.delimiter = sheet->table.delimiter;
	return status;
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
	status = sfp__table_read(reg, data, length, sheet->name, &sheet->table);
	if (status == SFP_OK)
		status = find_columns(sheet);
	if (status == SFP_OK)
		status = take_rows(sheet);
	if (status == SFP_OK)
		*ret_sheet = &SFP__TAKE(sheet)->view;
	return status;
}
