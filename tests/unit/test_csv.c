/* test_csv.c: tables for spreadsheets and for programs: what a cell says is not what a spreadsheet carries out. */
#include <stdio.h>

#include "base/cleanup.h"
#include "base/csv.h"
#include "check_main.h"

static const struct {
	const char *text, *field;
	const char *exact; /* NULL: the same */
} fields[] = {
	{ "слово", "слово", NULL },
	{ "", "", NULL },
	{ NULL, "", NULL },
	{ "a,b", "\"a,b\"", NULL },
	{ "a;b", "a;b", NULL },
	{ " a", "\" a\"", NULL },
	{ "a ", "\"a \"", NULL },
	{ " ", "\" \"", NULL },
	{ "a b", "a b", NULL },
	{ "say \"no\"", "\"say \"\"no\"\"\"", NULL },
	{ "\"", "\"\"\"\"", NULL },
	{ "two\nlines", "\"two\nlines\"", NULL },
	{ "=1+1", "'=1+1", "=1+1" },
	{ "=\"a\"", "\"'=\"\"a\"\"\"", "\"=\"\"a\"\"\"" },
	{ "+7 900", "'+7 900", "+7 900" },
	{ "-5", "'-5", "-5" },
	{ "@here", "'@here", "@here" },
	{ "\tx", "'\tx", "\tx" },
	{ "\rx", "\xEF\xBF\xBDx", "\"\rx\"" },
	{ "a\r\nb", "\"a\r\nb\"", NULL },
	{ "a\x1b[31mb\x7f", "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD", "a\x1b[31mb\x7f" },
	{ "\xC2\x9B"
	  "31m",
	  "\xEF\xBF\xBD"
	  "31m",
	  "\xC2\x9B"
	  "31m" }, /* CSI in one character */
	{ "a\xE2\x80\xAE"
	  "b",
	  "a\xEF\xBF\xBD"
	  "b",
	  "a\xE2\x80\xAE"
	  "b" }, /* from right to left */
	{ "a\xE2\x81\xA6"
	  "b\xD8\x9C",
	  "a\xEF\xBF\xBD"
	  "b\xEF\xBF\xBD",
	  "a\xE2\x81\xA6"
	  "b\xD8\x9C" },
	{ "\xC2\xAB«»\xC2\xBB — №", "\xC2\xAB«»\xC2\xBB — №", NULL },
	{ "\nx", "\"'\nx\"", "\"\nx\"" },
	{ "1=1", "1=1", NULL },
};

START_TEST(a_field_is_quoted_where_it_must_be_and_no_formula)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
	struct sfp__csv csv;

	sfp__csv_begin(&csv, &out, SFP_EN);
	sfp__csv_field(&csv, fields[_i].text);
	ck_assert_str_eq(out.data + 3, fields[_i].field);
}
END_TEST

START_TEST(programs_get_a_field_as_it_is)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
	struct sfp__csv csv;
	char row[64];

	sfp__csv_exact(&csv, &out);
	sfp__csv_row(&csv, (const char *const[]){ "a", fields[_i].text, "b" }, 3);
	snprintf(row, sizeof(row), "a,%s,b\r\n", fields[_i].exact ? fields[_i].exact : fields[_i].field);
	ck_assert_str_eq(out.data, row);
}
END_TEST

START_TEST(a_table_begins_with_a_mark_and_is_divided_as_the_language_wants)
{
	static const struct {
		sfp_language language;
		const char *table;
	} tables[] = { { SFP_RU, "\xef\xbb\xbf"
		                 "a;-7;b,\r\nc\r\n" },
		       { SFP_EN, "\xef\xbb\xbf"
		                 "a,-7,\"b,\"\r\nc\r\n" } };

	for (size_t i = 0; i < 2; i++) {
		SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer out = { 0 };
		struct sfp__csv csv;

		sfp__csv_begin(&csv, &out, tables[i].language);
		sfp__csv_field(&csv, "a");
		sfp__csv_number(&csv, -7);
		sfp__csv_field(&csv, "b,");
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

	tcase_add_loop_test(tcase, programs_get_a_field_as_it_is, 0, (int)(sizeof(fields) / sizeof(fields[0])));
	tcase_add_loop_test(tcase, a_field_is_quoted_where_it_must_be_and_no_formula, 0,
	                    (int)(sizeof(fields) / sizeof(fields[0])));
	tcase_add_test(tcase, a_table_begins_with_a_mark_and_is_divided_as_the_language_wants);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(csv_suite)
