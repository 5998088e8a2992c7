/* matrix_text.c: a matrix for a terminal, and for a spreadsheet. */
#include <string.h>

#include "base/csv.h"
#include "policy/matrix.h"

/* ---- a terminal ---- */

static void put_legend(struct sfp__sheet *sheet)
{
	const sfp_matrix *matrix = &sheet->matrix->view;

	sfp__sheet_say(sheet, "\nРоли: ", "\nRoles: ");
	for (size_t i = 0; i < matrix->role_count; i++) {
		sfp__buffer_addf(&sheet->text, "%s%zu ", i ? "; " : "", i + 1);
		sheet->put(&sheet->text, sfp_policy_role_title(sheet->policy, matrix->roles[i], sheet->language));
	}
	sfp__sheet_say(sheet, "\nЗнаки: ", "\nSigns: ");
	for (int sign = SFP_MATRIX_ALWAYS; sign >= SFP_MATRIX_NOTHING; sign--) {
		const struct sfp__sign *each = sfp__sign_of((sfp_matrix_sign)sign);

		sfp__buffer_addf(&sheet->text, "%s ", each->drawn);
		sfp__sheet_say(sheet, each->ru, each->en);
		sfp__buffer_add_text(&sheet->text, sign > SFP_MATRIX_NOTHING ? "; " : "\n");
	}
}

static void put_indent(struct sfp__sheet *sheet)
{
	for (size_t i = 0; i <= sheet->matrix->view.role_count; i++)
		sfp__buffer_add_text(&sheet->text, "   ");
}

static void put_head(struct sfp__sheet *sheet, const char *section)
{
	sfp__buffer_add_text(&sheet->text, "\n");
	sfp__sheet_put_section(sheet, section);
	sfp__buffer_add_text(&sheet->text, "\n");
	for (size_t i = 0; i < sheet->matrix->view.role_count; i++)
		sfp__buffer_addf(&sheet->text, "%3zu", i + 1);
	sfp__buffer_add_text(&sheet->text, "\n");
}

static void put_ground(struct sfp__sheet *sheet, const sfp_matrix_ground *ground)
{
	put_indent(sheet);
	sfp__sheet_put_norm(sheet, ground);
	sfp__buffer_add_text(&sheet->text, ", ");
	sfp__sheet_put_bearers(sheet, ground);
	if (ground->prohibits)
		sfp__sheet_say(sheet, ": запрещено", ": forbidden");
	if (ground->require.word[0] | ground->require.word[1]) {
		sfp__buffer_add_text(&sheet->text, ground->prohibits ? ", " : ": ");
		sfp__sheet_put_condition(sheet, ground);
	}
	sfp__buffer_add_text(&sheet->text, "\n");
}

static void put_row(struct sfp__sheet *sheet, const sfp_matrix_row *row)
{
	for (size_t i = 0; i < sheet->matrix->view.role_count; i++)
		sfp__buffer_addf(&sheet->text, "  %s", sfp__sign_of(row->signs[i])->drawn);
	sfp__buffer_add_text(&sheet->text, "  ");
	sfp__sheet_put_actions(sheet, row);
	sfp__buffer_add_text(&sheet->text, "\n");
	for (size_t i = 0; i < row->ground_count; i++)
		put_ground(sheet, &row->grounds[i]);
}

void sfp__matrix_text(struct sfp__sheet *sheet)
{
	const sfp_matrix *matrix = &sheet->matrix->view;

	sfp__sheet_say(sheet, "Матрица полномочий: ", "Matrix of powers: ");
	sfp__sheet_put_title(sheet);
	put_legend(sheet);
	for (size_t i = 0; i < matrix->row_count; i++) {
		if (!i || strcmp(matrix->rows[i].section, matrix->rows[i - 1].section) != 0)
			put_head(sheet, matrix->rows[i].section);
		put_row(sheet, &matrix->rows[i]);
	}
}

/* ---- a spreadsheet ---- */

/* A field is written to the sheet, then moved here. */
struct table {
	struct sfp__sheet *sheet;
	struct sfp__buffer out;
	struct sfp__csv csv;
};

static void end_field(struct table *table)
{
	sfp__csv_field(&table->csv, table->sheet->text.data);
	table->out.failed |= table->sheet->text.failed;
	sfp__buffer_reset(&table->sheet->text);
}

static void put_field(struct table *table, const char *ru, const char *en)
{
	sfp__sheet_say(table->sheet, ru, en);
	end_field(table);
}

static void put_names(struct table *table)
{
	const sfp_matrix *matrix = &table->sheet->matrix->view;

	put_field(table, "Раздел", "Section");
	put_field(table, "Действие", "Action");
	for (size_t i = 0; i < matrix->role_count; i++) {
		table->sheet->put(&table->sheet->text, sfp_policy_role_title(table->sheet->policy, matrix->roles[i],
		                                                             table->sheet->language));
		end_field(table);
	}
	put_field(table, "Основания", "Grounds");
	put_field(table, "Условия", "Conditions");
	sfp__csv_end_row(&table->csv);
}

static void put_grounds(struct table *table, const sfp_matrix_row *row)
{
	struct sfp__sheet *sheet = table->sheet;

	for (size_t i = 0; i < row->ground_count; i++) {
		sfp__buffer_add_text(&sheet->text, i ? "; " : "");
		sfp__sheet_put_norm(sheet, &row->grounds[i]);
	}
	end_field(table);
}

/* Whose condition it is, and by which clause: several stand in one field. */
static void put_conditions(struct table *table, const sfp_matrix_row *row)
{
	struct sfp__sheet *sheet = table->sheet;

	for (size_t i = 0; i < row->ground_count; i++) {
		const sfp_matrix_ground *ground = &row->grounds[i];

		if (!ground->prohibits && !(ground->require.word[0] | ground->require.word[1]))
			continue;
		sfp__buffer_add_text(&sheet->text, sheet->text.length ? "; " : "");
		sfp__sheet_put_norm(sheet, ground);
		sfp__buffer_add_text(&sheet->text, ", ");
		sfp__sheet_put_bearers(sheet, ground);
		sfp__sheet_say(sheet, ground->prohibits ? ": запрещено " : ": ",
		               ground->prohibits ? ": forbidden " : ": ");
		sfp__sheet_put_condition(sheet, ground);
	}
	end_field(table);
}

void sfp__matrix_csv(struct sfp__sheet *sheet)
{
	const sfp_matrix *matrix = &sheet->matrix->view;
	struct table table = { .sheet = sheet };

	sfp__csv_begin(&table.csv, &table.out, sheet->language);
	put_names(&table);
	for (size_t i = 0; i < matrix->row_count; i++) {
		const sfp_matrix_row *row = &matrix->rows[i];

		put_field(&table, row->section, row->section);
		sfp__sheet_put_actions(sheet, row);
		end_field(&table);
		for (size_t k = 0; k < matrix->role_count; k++)
			put_field(&table, sfp__sign_of(row->signs[k])->short_ru, sfp__sign_of(row->signs[k])->short_en);
		put_grounds(&table, row);
		put_conditions(&table, row);
		sfp__csv_end_row(&table.csv);
	}
	sfp__buffer_clear(&sheet->text);
	sheet->text = table.out;
}
