/* test_csv.c: tables for spreadsheets: what a cell says is not what a spreadsheet carries out. */
#include "base/cleanup.h"
#include "base/csv.h"
#include "check_main.h"

static const struct {
	const char *text, *field;
} fields[] = {
	{ "слово", "\"слово\"" },
	{ "", "\"\"" },
	{ NULL, "\"\"" },
	{ "a;b,c", "\"a;b,c\"" },
	{ "say \"no\"", "\"say \"\"no\"\"\"" },
	{ "\"", "\"\"\"\"" },
	{ "two\nlines", "\"two\nlines\"" },
	{ "=1+1", "\"'=1+1\"" },
	{ "+7 900", "\"'+7 900\"" },
	{ "-5", "\"'-5\"" },
	{ "@here", "\"'@here\"" },
	{ "\tx", "\"'\tx\"" },
	{ "\rx", "\"'\rx\"" },
	{ "1=1", "\"1=1\"" },
};

START_TEST(a_field_is_quoted_and_no_formula)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
	struct sfp__csv csv;

	sfp__csv_begin(&csv, &out, SFP_EN);
	sfp__csv_field(&csv, fields[_i].text);
	ck_assert_str_eq(out.data + 3, fields[_i].field);
}
END_TEST

START_TEST(a_table_begins_with_a_mark_and_is_divided_as_the_language_wants)
{
	static const struct {
		sfp_language language;
		const char *table;
	} tables[] = { { SFP_RU, "\xef\xbb\xbf\"a\";-7;\"b\"\r\n\"c\"\r\n" }, { SFP_EN, "\xef\xbb\xbf\"a\",-7,\"b\"\r\n\"c\"\r\n" } };

	for (size_t i = 0; i < 2; i++) {
		SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
		struct sfp__csv csv;

		sfp__csv_begin(&csv, &out, tables[i].language);
		sfp__csv_field(&csv, "a");
		sfp__csv_number(&csv, -7);
		sfp__csv_field(&csv, "b");
		sfp__csv_end_row(&csv);
		sfp__csv_field(&csv, "c");
		sfp__csv_end_row(&csv);
		ck_assert_str_eq(out.data, tables[i].table);
	}
}
END_TEST

static Suite *csv_suite(void)
{
	Suite *suite = suite_create("csv");
	TCase *tcase = tcase_create("csv");

	tcase_add_loop_test(tcase, a_field_is_quoted_and_no_formula, 0, (int)(sizeof(fields) / sizeof(fields[0])));
	tcase_add_test(tcase, a_table_begins_with_a_mark_and_is_divided_as_the_language_wants);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(csv_suite)
