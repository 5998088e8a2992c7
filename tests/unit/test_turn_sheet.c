/* test_turn_sheet.c: the year's turn goes into a spreadsheet and comes back, whatever the spreadsheet makes of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

static struct world w;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	world_pass_days(&w, 300); /* it is the end of June 2026 */
}

static void teardown(void)
{
	world_close(&w);
}

static sfp_turn_sheet *read_bytes(const char *data, size_t length)
{
	sfp_turn_sheet *sheet = NULL;

	ck_sfp_ok(sfp_turn_sheet_read(w.reg, data, length, "год.csv", &sheet));
	return sheet;
}

static sfp_turn_sheet *read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static void expect_refused(const char *text, const char *words)
{
	sfp_turn_sheet *sheet = NULL;

	ck_assert_int_eq(sfp_turn_sheet_read(w.reg, text, strlen(text), "год.csv", &sheet), SFP_E_INVALID);
	ck_assert_ptr_null(sheet);
	ck_assert_msg(strstr(sfp_registry_message(w.reg), words) != NULL, "%s", sfp_registry_message(w.reg));
}

static void expect_row(const sfp_turn_sheet_row *row, const char *name, sfp_turn_way way, const char *name_after,
                       int course)
{
	ck_assert_str_eq(row->name, name);
	ck_assert_int_eq(row->way, way);
	ck_assert_str_eq(row->name_after, name_after);
	ck_assert_int_eq(row->course, course);
}

START_TEST(what_is_proposed_is_read_again_as_it_was)
{
	sfp_turn_table *table = NULL;
	sfp_turn_sheet *sheet;
	char *csv = NULL;

	ck_sfp_ok(sfp_turn_propose(w.reg, &w.organization, 0, &table));
	ck_assert_uint_gt(table->count, 0);
	ck_sfp_ok(sfp_turn_table_csv(table, (sfp_language)_i, &csv));
	ck_assert(strncmp(csv, "\xEF\xBB\xBF", 3) == 0);
	sheet = read_text(csv);
	ck_assert_uint_eq(sheet->count, table->count);
	for (size_t i = 0; i < sheet->count; i++) {
		const sfp_turn_proposal *proposal = &table->proposals[i];

		expect_row(&sheet->rows[i], proposal->name, proposal->line.way,
		           proposal->line.name ? proposal->line.name : "", 0);
		ck_assert(!sheet->rows[i].added);
		ck_assert_str_eq(sheet->rows[i].to, "");
		ck_assert_str_eq(sheet->rows[i].homeroom, "");
	}
	sfp_turn_sheet_free(sheet);
	sfp_turn_table_free(table);
	sfp_text_free(csv);
}
END_TEST

/* CP1251, tabs, quotes, columns of the reader's own and in another order, Latin look-alikes and ё in the titles, empty
 * rows. */
START_TEST(a_sheet_is_read_however_the_spreadsheet_saved_it)
{
	static const char text[] =
		"\"\xca\xf3\xf0\xf1\"\t\xd0\xf3\xea\xee\xe2\xee\xe4\xe8\xf2\xe5\xeb\xfc\t\xd7\xf2\xee \xe4\xe5\xeb\xe0\xf2\xfc\t"
		"\xc3\xf0\xf3\xef\xef\xe0\t\xcd\xee\xe2\xee\xe5 \xed\xe0\xe7\xe2\xe0\xed\xe8\xe5\r\n"
		"3\t\xce\xf0\xeb\xee\xe2\xe0 \xc0\xed\xed\xe0\t\xcf\xe5\xf0\xe5\xe2\xe5\xf1\xf2\xe8\t\xc8\xd1-11\t\xc8\xd1-21\r\n"
		"\t\t\t\t\r\n"
		"\t\t\xed\xee\xe2\xe0\xff\t\xc8\xd1-12\t\r\n";
	sfp_turn_sheet *sheet = read_bytes(text, sizeof(text) - 1);

	ck_assert_uint_eq(sheet->count, 2);
	ck_assert_str_eq(sheet->encoding, "CP1251");
	ck_assert_int_eq(sheet->delimiter, '\t');
	expect_row(&sheet->rows[0], "ИС-11", SFP_TURN_PROMOTE, "ИС-21", 3);
	ck_assert_str_eq(sheet->rows[0].homeroom, "Орлова Анна");
	ck_assert_uint_eq(sheet->rows[1].line, 4);
	expect_row(&sheet->rows[1], "ИС-12", (sfp_turn_way)0, "", 0);
	ck_assert(sheet->rows[1].added);
	sfp_turn_sheet_free(sheet);
}
END_TEST

START_TEST(every_way_has_a_word_in_each_language_that_is_read)
{
	for (int way = 1; way < SFP_TURN_WAY_END; way++)
		for (int language = SFP_RU; language <= SFP_EN; language++) {
			char text[200];
			sfp_turn_sheet *sheet;

			ck_assert_str_ne(sfp_turn_way_title((sfp_turn_way)way, (sfp_language)language), "");
			snprintf(text, sizeof(text), "Класс,Way\n7А,%s\n",
			         sfp_turn_way_title((sfp_turn_way)way, (sfp_language)language));
			sheet = read_text(text);
			expect_row(&sheet->rows[0], "7А", (sfp_turn_way)way, "", 0);
			sfp_turn_sheet_free(sheet);
		}
	ck_assert_str_eq(sfp_turn_way_title((sfp_turn_way)0, SFP_RU), "");
	ck_assert_str_eq(sfp_turn_way_title(SFP_TURN_WAY_END, SFP_RU), "");
	ck_assert_str_eq(sfp_turn_way_title(SFP_TURN_STAY, (sfp_language)9), "");
}
END_TEST

static const struct {
	const char *text, *words;
} wrong[] = {
	{ "Группа;Что делать\nИС-11;наверное\n", "line 2: the way is one of" },
	{ "Группа;Что делать\nИС-11;\n", "line 2: the way is one of" },
	{ "Группа;Что делать;Курс\n;перевести;\n", "line 2: the class is not named" },
	{ "Группа;Что делать;Курс\n\nИС-11;перевести;второй\n", "line 3: the year of study is a number from 1 to 20" },
	{ "Группа;Что делать;Курс\nИС-11;перевести;21\n", "line 2: the year of study" },
	{ "Группа;Курс\nИС-11;2\n", "the first row must have the columns" },
	{ "", "год.csv" },
	{ "Группа;Что делать\n\"ИС-11;перевести\n", "год.csv" },
};

START_TEST(what_is_wrong_is_named_with_its_line)
{
	expect_refused(wrong[_i].text, wrong[_i].words);
}
END_TEST

START_TEST(misuse_is_told)
{
	sfp_turn_sheet *sheet = NULL;
	sfp_turn_table table = { NULL, 0, 0, NULL };
	char *csv = NULL;

	ck_assert_int_eq(sfp_turn_sheet_read(NULL, "", 0, "", &sheet), SFP_E_MISUSE);
	ck_assert_int_eq(sfp_turn_sheet_read(w.reg, NULL, 1, "", &sheet), SFP_E_MISUSE);
	ck_assert_int_eq(sfp_turn_sheet_read(w.reg, "", 0, "", NULL), SFP_E_MISUSE);
	ck_assert_int_eq(sfp_turn_table_csv(NULL, SFP_RU, &csv), SFP_E_MISUSE);
	ck_assert_int_eq(sfp_turn_table_csv(&table, (sfp_language)9, &csv), SFP_E_MISUSE);
	ck_assert_int_eq(sfp_turn_table_csv(&table, SFP_RU, NULL), SFP_E_MISUSE);
	sfp_turn_sheet_free(NULL);
}
END_TEST

static Suite *turn_sheet_suite(void)
{
	Suite *suite = suite_create("turn_sheet");
	TCase *tcase = tcase_create("turn_sheet");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, what_is_proposed_is_read_again_as_it_was, SFP_RU, SFP_EN + 1);
	tcase_add_test(tcase, a_sheet_is_read_however_the_spreadsheet_saved_it);
	tcase_add_test(tcase, every_way_has_a_word_in_each_language_that_is_read);
	tcase_add_loop_test(tcase, what_is_wrong_is_named_with_its_line, 0, sizeof(wrong) / sizeof(wrong[0]));
	tcase_add_test(tcase, misuse_is_told);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(turn_sheet_suite)
