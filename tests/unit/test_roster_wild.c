/* test_roster_wild.c: rosters as others make them: what a clerk's spreadsheet looks like, what other systems write, what is no table. */
#include "rosters.h"

/* How many lines of a dump stand under a title. */
static size_t lines_of(const char *dumped, const char *title)
{
	const char *at = strchr(strstr(dumped, title), '\n') + 1;
	size_t lines = 0;

	for (; *at && !g_str_has_prefix(at, "staging_"); at = strchr(at, '\n') + 1)
		lines++;
	return lines;
}

static void ck_has(const char *dumped, const char *part)
{
	ck_assert_msg(strstr(dumped, part), "no %s in\n%s", part, dumped);
}

/* ---- letters ---- */

START_TEST(a_class_in_many_writings_is_one_class)
{
	sfp_roster_reading *reading = read_text("ФИО;Класс\nАгеев Иван;7А\nБобров Иван;7-а\nВолков Иван;\"7 \"\"А\"\"\"\nГусев Иван;7 «A»\n"
						"Дроздов Иван;7 А класс\nЕжов Иван;класс 7А\nЖуков Иван;7\xc2\xa0А\nЗайцев Иван;7Б\n",
						NULL);
	char *found = dump(reading);

	ck_clean(reading);
	ck_assert_uint_eq(lines_of(found, "staging_class_list"), 2);
	sfp_roster_reading_close(reading);
	g_free(found);
}
END_TEST

START_TEST(what_nobody_sees_divides_no_name)
{
	static const char *const wanted[] = { "|Иванов|Иван||", "|Петров|Пётр||", "|Карпов|Илья||", "|Воронов|Олег||", "|Сидоров|Олег||" };
	sfp_roster_reading *reading = read_text("ФИО;Класс\nИва\xc2\xadнов Иван;7А\nПет\xe2\x80\x8bров Пётр;7А\n"
						"\xe2\x80\x8eКарпов\xe2\x80\x8f Илья;7А\nВорон\xe2\x81\xa0ов Олег;7А\n"
						"Сидоров\xc2\xa0Олег;\xef\xbb\xbf" "7А\n",
						NULL);
	char *found = dump(reading);

	ck_clean(reading);
	for (size_t i = 0; i < SFP__LENGTH(wanted); i++)
		ck_has(found, wanted[i]);
	sfp_roster_reading_close(reading);
	g_free(found);
}
END_TEST

static Suite *roster_wild_suite(void)
{
	Suite *suite   = suite_create("roster_wild");
	TCase *letters = tcase_create("letters");

	tcase_add_test(letters, a_class_in_many_writings_is_one_class);
	tcase_add_test(letters, what_nobody_sees_divides_no_name);
	suite_add_tcase(suite, letters);
	return suite;
}

SUITE_MAIN(roster_wild_suite)
