/* test_roster_wild.c: rosters as others make them: what a clerk's spreadsheet looks like, what other systems write,
 * what is no table. */
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
	sfp_roster_reading *reading =
		read_text("ФИО;Класс\nАгеев Иван;7А\nБобров Иван;7-а\nВолков Иван;\"7 \"\"А\"\"\"\nГусев Иван;7 «A»\n"
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
	static const char *const wanted[] = { "|Иванов|Иван||", "|Петров|Пётр||", "|Карпов|Илья||", "|Воронов|Олег||",
		                              "|Сидоров|Олег||" };
	sfp_roster_reading *reading = read_text("ФИО;Класс\nИва\xc2\xadнов Иван;7А\nПет\xe2\x80\x8bров Пётр;7А\n"
	                                        "\xe2\x80\x8eКарпов\xe2\x80\x8f Илья;7А\nВорон\xe2\x81\xa0ов Олег;7А\n"
	                                        "Сидоров\xc2\xa0Олег;\xef\xbb\xbf"
	                                        "7А\n",
	                                        NULL);
	char *found = dump(reading);

	ck_clean(reading);
	for (size_t i = 0; i < SFP__LENGTH(wanted); i++)
		ck_has(found, wanted[i]);
	sfp_roster_reading_close(reading);
	g_free(found);
}
END_TEST

/* ---- what stands around a table ---- */

START_TEST(what_stands_above_the_header_is_passed_over_and_lines_stay_true)
{
	static const char *const delimiters[] = { ";", ",", "\t" };
	const char *above = "\"ГБПОУ \"\"Колледж\"\", г. Москва\"\nСписок обучающихся на 01.09.2026\n\n";
	char *table = g_strdup_printf(
		"%s№ п/п;ФИО*;Дата рождения (дд.мм.гггг);Класс:\n1;Иванов Иван;01.02.2013;7А\n2;Петров;03.04.2013;7А\n",
		above);
	sfp_roster_reading *reading;

	g_strdelimit(table, ";", delimiters[_i][0]);
	reading = read_text(table, NULL);
	ck_found(reading, SFP_ROSTER_NOTES, "late-header", 4);
	ck_found(reading, SFP_ROSTER_REJECTS, "missing-value", 6);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->columns[2].meaning, "birth_date");
	ck_assert_int_eq(sfp_roster_reading_file_at(reading, 0)->delimiter, delimiters[_i][0]);
	sfp_roster_reading_close(reading);
	g_free(table);
}
END_TEST

START_TEST(a_label_above_the_table_is_not_taken_for_its_header)
{
	sfp_roster_reading *reading =
		read_text("Класс;7А;;\nКлассный руководитель;Сомова Анна;;\n№;ФИО;Дата рождения;Класс\n"
	                  "1;Иванов Иван;01.02.2013;7А\n",
	                  NULL);

	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->kind, "students");
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	ck_found(reading, SFP_ROSTER_NOTES, "late-header", 3);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(names_without_a_class_are_refused_with_what_is_missing)
{
	static const char *const tables[] = { "№;ФИО;Пол\n1;Иванов Иван;м\n", "Список 7А\nФамилия;Имя\nИванов;Иван\n",
		                              "ФИО;Должность\nИванов Иван;учитель\n",
		                              "Класс;Дата рождения\n7А;01.02.2013\n" };
	sfp_roster_reading *reading = read_text(tables[_i], NULL);

	ck_found(reading, SFP_ROSTER_REFUSES, "missing-column", _i == 1 ? 2 : 1);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 0);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->classes, 0);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(two_lists_side_by_side_are_refused)
{
	sfp_roster_reading *reading = read_text("ФИО;Класс;;ФИО;Класс\nИванов Иван;7А;;Петров Пётр;7Б\n", NULL);

	ck_found(reading, SFP_ROSTER_REFUSES, "same-column", 1);
	ck_assert_uint_eq(group_of(reading, "same-column")->first.column, 4);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(the_header_in_the_middle_is_nobody)
{
	static const char *const tables[] = {
		"ФИО;Класс\nИванов Иван;7А\nФИО;Класс\nПетров Пётр;7Б\n",
		"Фамилия;Имя;Класс\nИванов;Иван;7А\nФамилия;Имя;Класс\nПетров;Пётр;7Б\n"
	};
	sfp_roster_reading *reading = read_text(tables[_i], NULL);

	ck_clean(reading);
	ck_found(reading, SFP_ROSTER_NOTES, "header-again", 3);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 2);
	sfp_roster_reading_close(reading);
}
END_TEST

static const struct {
	const char *name, *code; /* NULL: a name like any other */
} names[] = {
	{ "В списке: 25 человек", "no-name" },
	{ "В списке 25 человек", "no-name" },
	{ "Классный руководитель: Сомова Анна", "no-name" },
	{ "Иванов Иван Иванович 01.02.2013", "no-name" },
	{ "Петрова (Сидорова) Анна", "no-name" },
	{ "Бонч - Бруевич Владимир", "no-name" },
	{ "?????? ????", "no-name" },
	{ "Ив\xef\xbf\xbdнов Иван", "no-name" },
	{ "Иванов И. И.", "initials" },
	{ "Иванов И.И.", "initials" },
	{ "Иванов Иван И.", "initials" },
	{ "Классный руководитель Сомова А. И.", "initials" },
	{ "Сукарно", "missing-value" },
	{ "Мамин-Сибиряк Дмитрий Наркисович", NULL },
	{ "Алиев Расим Вагиф оглы", NULL },
	{ "Алиева Лейла Вагиф кызы", NULL },
	{ "О'Коннор Шон", NULL },
	{ "Д\xe2\x80\x99Артаньян Шарль", NULL },
	{ "Иванов17 Иван17", NULL },
	{ "Petrov Peter мл.", NULL },
	{ "=Формулова Анна", NULL },
	{ "Ли О", NULL },
};

START_TEST(what_is_no_name_is_nobody)
{
	char *table = g_strdup_printf("ФИО;Класс\n\"%s\";7А\n", names[_i].name);
	char *parents = g_strdup_printf("ФИО родителя;ФИО ребёнка\nИванова Анна;\"%s\"\n", names[_i].name);
	sfp_roster_reading *reading = read_text(table, NULL), *bonds = read_text(parents, NULL);

	if (names[_i].code) {
		ck_found(reading, SFP_ROSTER_REJECTS, names[_i].code, 2);
		ck_found(bonds, SFP_ROSTER_REJECTS, names[_i].code, 2);
	} else {
		ck_clean(reading);
		ck_clean(bonds);
	}
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, names[_i].code ? 0 : 1);
	sfp_roster_reading_close(reading);
	sfp_roster_reading_close(bonds);
	g_free(table);
	g_free(parents);
}
END_TEST

START_TEST(a_total_is_passed_over_and_what_stands_beside_a_name_is_not)
{
	sfp_roster_reading *reading =
		read_text("№;Фамилия;Имя;Класс;Прим.\n1;Иванов;Иван;7А;Итого: сдал\n2;Всегов;Пётр;7А\n;Итого: 2;;;\n"
	                  "Всего;;;2;\nИТОГО 2\n;;;;Всего: 2\n",
	                  NULL);

	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 2);
	ck_assert_uint_eq(group_of(reading, "total")->count, 4);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(initials_in_columns_of_their_own_are_no_name_either)
{
	sfp_roster_reading *reading =
		read_text("Фамилия;Имя;Отчество;Класс\nИванов;И.;И.;7А\nПетров;Пётр;П.;7А\nСидоров;Олег;;7А\n", NULL);

	ck_assert_uint_eq(group_of(reading, "initials")->count, 2);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);
}
END_TEST

/* clang-format off */
static const struct {
	const char *cell, *born; /* NULL: it tells no day */
} days[] = {
	{ "1.9.2008", "20080901" }, { "01.09.2008", "20080901" }, { "2008-09-01", "20080901" }, { "2008.9.1", "20080901" },
	{ "01.09.2008 0:00:00", "20080901" }, { "2008-09-01T00:00:00", "20080901" }, { "01.09.2008 г.", "20080901" },
	{ "01.09.2008г.", "20080901" }, { "21/09/2008", "20080921" }, { "21-9-2008", "20080921" }, { "01. 09. 2008", "20080901" },
	{ "2008/09/01", "20080901" }, { "29.02.2008", "20080229" }, { "", "0" }, { "-", "0" }, { "\xe2\x80\x94", "0" },
	{ "9/13/2008", "20080913" }, { "09-13-2008", "20080913" }, { "9/9/2008", "20080909" },
	{ "29.02.2009", NULL }, { "29/02/2009", NULL }, { "31/04/2009", NULL }, { "01.09.08", NULL }, { "31/12/13", NULL }, { "39692", NULL }, { "2008", NULL },
	{ "1 сентября 2008", NULL }, { "01,09,2008", NULL }, { "20080901", NULL }, { "01.09.20081", NULL }, { "01.09.2008x", NULL },
	{ "01.09-2008", NULL }, { "2008-09-2008", NULL }, { "01.2008.09", NULL }, { "..", NULL }, { "1.9.", NULL }, { ".9.2008", NULL },
	{ "+1.9.2008", NULL }, { "0001.09.2008", NULL }, { "01.09.1808", NULL }, { "01.09.2999", NULL }, { "2008-009-01", NULL },
};
/* clang-format on */

START_TEST(a_day_of_birth_is_read_in_every_form_that_can_mean_one_day_only)
{
	char *table = g_strdup_printf("ФИО;Дата рождения;Класс\nИванов Иван;%s;7А\n", days[_i].cell), *found, *wanted;
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;

	options.today = 20260901;
	reading = read_text(table, &options);
	found = dump(reading);
	wanted = g_strdup_printf("|Иванов|Иван||%s|", days[_i].born);
	if (days[_i].born)
		ck_has(found, wanted);
	else
		ck_found(reading, SFP_ROSTER_REJECTS, "bad-date", 2);
	sfp_roster_reading_close(reading);
	g_free(found);
	g_free(wanted);
	g_free(table);
}
END_TEST

/* What a person of each line is read to be born on, the cells of the column standing together; codes stand for what is
 * refused. */
static const struct {
	const char *cells[4], *born[4];
} columns[] = {
	/* the column proves it, whichever line does */
	{ { "12/31/2013", "12/01/2013", "05/13/2014" }, { "20131231", "20131201", "20140513" } },
	{ { "12/01/2013", "05/06/2014", "12/31/2013" }, { "20131201", "20140506", "20131231" } },
	{ { "12/01/2013", "05/06/2014", "31/12/2013" }, { "20130112", "20140605", "20131231" } },
	{ { "1/9/2008", "2/28/2008", "" }, { "20080109", "20080228", "0" } },
	{ { "12-01-2013", "12-31-2013", "-" }, { "20131201", "20131231", "0" } },
	{ { "12-01-2013", "31-12-2013", "2013-01-12" }, { "20130112", "20131231", "20130112" } },
	{ { "12/01/2013 0:00:00", "12/31/2013 0:00:00" }, { "20131201", "20131231" } },
	/* nothing proves it: what has two meanings is refused, and nothing else */
	{ { "12/01/2013", "05/06/2014" }, { "unclear-date", "unclear-date" } },
	{ { "12-01-2013", "05-06-2014", "07-07-2014" }, { "unclear-date", "unclear-date", "20140707" } },
	{ { "12/01/2013", "2013/12/31", "2013-12-31" }, { "unclear-date", "20131231", "20131231" } },
	{ { "12/01/2013", "12/31/13", "31/31/2013" }, { "unclear-date", "bad-date", "bad-date" } },
	/* dots are written with the day first; one that is not makes the others doubtful */
	{ { "12.01.2013", "05.06.2014" }, { "20130112", "20140605" } },
	{ { "12.01.2013", "12.31.2013" }, { "unclear-date", "mixed-dates" } },
	{ { "12.01.2013", "12.31.2013", "31.12.2013" }, { "unclear-date", "mixed-dates", "20131231" } },
	/* a column that contradicts itself */
	{ { "12/31/2013", "31/12/2013", "12/01/2013" }, { "mixed-dates", "20131231", "unclear-date" } },
	{ { "12/31/2013", "31-12-2013", "12/01/2013", "12-01-2013" },
	  { "mixed-dates", "20131231", "unclear-date", "unclear-date" } },
	/* two hands: what one divider proves says nothing of the other; Excel turns into dots what it takes for a day
	 */
	{ { "12/31/2013", "12.01.2013", "05/13/2014" }, { "20131231", "unclear-date", "20140513" } },
	{ { "12/31/2013", "12.01.2013", "12/01/2013" }, { "20131231", "unclear-date", "20131201" } },
	{ { "31.12.2013", "12/01/2013", "12.01.2013" }, { "20131231", "unclear-date", "20130112" } },
	{ { "31/12/2013", "12-01-2013", "12.01.2013" }, { "20131231", "unclear-date", "20130112" } },
};

static void ck_born(sfp_roster_reading *reading, const char *found, size_t line, const char *born)
{
	char *wanted = g_strdup_printf("|Иванов%zu|Иван||%s|", line, born);
	sfp_roster_finding finding;
	bool refused = false;

	for (size_t i = 0; sfp_roster_reading_finding(reading, i, &finding) == SFP_OK; i++) {
		if (finding.line != line)
			continue;
		ck_assert_str_eq(finding.code, born);
		ck_assert_uint_eq(finding.column, 2);
		ck_assert_str_eq(finding.expected, "дд.мм.гггг");
		refused = true;
	}
	if (!refused)
		ck_has(found, wanted);
	g_free(wanted);
}

START_TEST(a_column_of_days_has_one_order_or_is_refused)
{
	GString *table = g_string_new("Список класса;;\nФИО;Дата рождения;Класс\n");
	sfp_roster_reading *reading;
	char *found;

	for (size_t i = 0; i < SFP__LENGTH(columns[0].cells) && columns[_i].cells[i]; i++)
		g_string_append_printf(table, "Иванов%zu Иван;%s;7А\n", i + 3, columns[_i].cells[i]);
	reading = read_text(table->str, NULL);
	found = dump(reading);
	for (size_t i = 0; i < SFP__LENGTH(columns[0].cells) && columns[_i].cells[i]; i++)
		ck_born(reading, found, i + 3, columns[_i].born[i]);
	sfp_roster_reading_close(reading);
	g_free(found);
	g_string_free(table, TRUE);
}
END_TEST

/* What one table proves is nothing for another one; and rows that were refused, read again by themselves, prove nothing
 * either. */
START_TEST(each_table_tells_the_order_of_its_own_days)
{
	static const char one[] = "ФИО;Дата рождения;Класс\nИванов Иван;12/31/2013;7А\n",
			  two[] = "Класс;ФИО;Дата рождения\n7А;Петров Пётр;12/01/2013\n";
	const sfp_roster_input inputs[] = { { .name = "one.csv", .data = one, .length = sizeof(one) - 1 },
		                            { .name = "two.csv", .data = two, .length = sizeof(two) - 1 } };
	sfp_roster_reading *reading = read_inputs(inputs, 2, NULL);
	char *rejected = rejected_of(reading, 1);

	ck_found(reading, SFP_ROSTER_REJECTS, "unclear-date", 2);
	ck_assert_str_eq(group_of(reading, "unclear-date")->first.file, "two.csv");
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);
	reading = read_text(rejected, NULL);
	ck_found(reading, SFP_ROSTER_REJECTS, "unclear-date", 2);
	sfp_roster_reading_close(reading);
	g_free(rejected);
}
END_TEST

START_TEST(a_dash_is_an_empty_cell)
{
	sfp_roster_reading *reading =
		read_text("Фамилия;Имя;Отчество;Дата рождения;Класс\nИванов;Иван;-;—;7А\n-;–;-;-;---\n", NULL);
	char *found = dump(reading);

	ck_clean(reading);
	ck_has(found, "|Иванов|Иван||0|");
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);
	g_free(found);
}
END_TEST

START_TEST(a_number_that_a_spreadsheet_rounded_is_nobody_s)
{
	sfp_roster_reading *reading = read_text("ID;ФИО;Класс\n1,23457E+11;Иванов Иван;7А\n1.23E+5;Петров Пётр;7А\n"
	                                        "E+11;Сидоров Олег;7А\n12E;Карпов Илья;7А\n",
	                                        NULL);

	ck_assert_uint_eq(group_of(reading, "rounded-number")->count, 2);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 2);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(a_class_that_merged_cells_left_out_is_said)
{
	sfp_roster_reading *reading = read_text("Класс;ФИО\n7А;Иванов Иван\n;Петров Пётр\n;Сидоров Олег\n", NULL);

	ck_found(reading, SFP_ROSTER_NOTES, "no-class", 3);
	ck_assert_uint_eq(group_of(reading, "no-class")->count, 2);
	sfp_roster_reading_close(reading);
}
END_TEST

/* ---- bytes ---- */

START_TEST(an_encoding_that_only_the_header_tells_is_found_out)
{
	static const char *const encodings[] = { "KOI8-R", "CP866", "MACCYRILLIC" };
	gsize length = 0;
	char *encoded = g_convert("Список 7А\nФИО;Класс\nШубин Иван;7А\nЩукин Пётр;7А\n", -1, encodings[_i], "UTF-8",
	                          NULL, &length, NULL);
	sfp_roster_reading *reading = read_bytes("list.csv", encoded, length, NULL);
	char *found = dump(reading);

	ck_clean(reading);
	ck_has(found, "|Шубин|Иван|");
	ck_has(found, "|Щукин|Пётр|");
	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->encoding, encodings[_i]);
	sfp_roster_reading_close(reading);
	g_free(encoded);
	g_free(found);
}
END_TEST

/* One line of UTF-8 among lines of CP1251 would be read as letters of Serbian. */
START_TEST(two_encodings_in_one_file_are_refused_where_the_other_begins)
{
	static const char *const encodings[][2] = { { "CP1251", "UTF-8" },
		                                    { "UTF-8", "CP1251" },
		                                    { "KOI8-R", "UTF-8" } };
	static const char *const codes[] = { "mixed-encodings", "damaged-utf-8", "mixed-encodings" };
	GString *text = g_string_new("");

	for (int line = 1; line <= 40; line++) {
		gsize length = 0;
		char *encoded = g_convert(line == 1 ? "ФИО;Класс\n" : "Сёмин Рём;7А\n", -1, encodings[_i][line == 30],
		                          "UTF-8", NULL, &length, NULL);

		g_string_append_len(text, encoded, (gssize)length);
		g_free(encoded);
	}
	{
		sfp_roster_reading *reading = read_bytes("list.csv", text->str, text->len, NULL);

		ck_found(reading, SFP_ROSTER_REFUSES, codes[_i], 30);
		sfp_roster_reading_close(reading);
	}
	g_string_free(text, TRUE);
}
END_TEST

#define BYTES(text) text, sizeof(text) - 1

static const struct {
	const char *data;
	size_t length;
	const char *code;
} foreign[] = {
	{ BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"), "workbook" },
	{ BYTES("<html><body><table><tr><td>ФИО</td></tr></table></body></html>"), "other-format" },
	{ BYTES("\xef\xbb\xbf\r\n <?xml version=\"1.0\"?><Workbook/>"), "other-format" },
	{ BYTES("%PDF-1.4\n"), "other-format" },
	{ BYTES("{\\rtf1\\ansi}"), "other-format" },
	{ BYTES("\x1f\x8b\x08\0\0"), "other-archive" },
	{ BYTES("7z\xbc\xaf\x27\x1c\0"), "other-archive" },
	{ BYTES("Rar!\x1a\x07\0"), "other-archive" },
	{ BYTES("\xff\xfe\x24\x04"), "utf-16" },
	{ BYTES("\x24\x04\x18\x04\x1e\x04;\0"), "nul-byte" },
};

START_TEST(what_is_no_csv_is_called_by_its_name)
{
	sfp_roster_reading *reading = read_bytes("list.csv", foreign[_i].data, foreign[_i].length, NULL);

	ck_assert_str_eq(sfp_roster_reading_group_at(reading, 0)->first.code, foreign[_i].code);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->refused, 1);
	ck_assert_ptr_nonnull(strstr(sfp_roster_reading_group_at(reading, 0)->first.text_ru,
	                             strcmp(foreign[_i].code, "other-archive") == 0 ? "распакуйте" : "CSV UTF-8"));
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(what_divides_most_lines_alike_divides_the_table)
{
	static const struct {
		const char *text;
		char delimiter;
	} tables[] = { { "Фамилия, имя, отчество;Класс\nИванов Иван;7А\n", ';' },
		       { "ФИО\tКласс\tАдрес\nИванов Иван\t7А\tг. Москва, ул. Мира, д. 5\n", '\t' },
		       { "ФИО|Класс\nИванов Иван|7А\n", '|' },
		       { "ФИО,Класс,\"Льгота; документ\"\nИванов Иван,7А,\"сирота; справка\"\n", ',' },
		       { "Класс;ФИО\n7А;\"Иванов Иван\"\n7А;Петров Пётр, переведён, Мира; 5\n7А;Сидоров Олег\n",
		         ';' } };
	sfp_roster_reading *reading = read_text(tables[_i].text, NULL);

	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->kind, "students");
	ck_assert_int_eq(sfp_roster_reading_file_at(reading, 0)->delimiter, tables[_i].delimiter);
	sfp_roster_reading_close(reading);
}
END_TEST

/* ---- other systems ---- */

START_TEST(several_rows_of_a_user_are_one_person_with_several_roles)
{
	sfp_roster_options strict = with_profile(SFP_ROSTER_STRICT_1_1);
	const char *last = "u-4,,,true,o-2,parent,p1,,Олег,Щукин,,,,,,u-2,,\r\n";
	const char *more =
		"u-4,,,true,o-2,parent,p1,,Олег,Щукин,,,,,,,,\r\nu-4,,,true,o-2,teacher,p1,,Олег,Щукин,,,,,,u-2,,\r\n"
		"u-4,,,true,o-2,teacher,p1,,Пётр,Щукин,,,,,,,,\r\n";
	sfp_roster_reading *reading = read_set(bulk_1_1, "users.csv", last, more, NULL);
	char *found = dump(reading);
	char *wanted = g_strdup_printf("|Щукин|Олег||0|||щукин олег|%u|",
	                               SFP_ROLE_BIT(SFP_ROLE_PARENT) | SFP_ROLE_BIT(SFP_ROLE_TEACHER));

	ck_has(found, wanted);
	ck_found(reading, SFP_ROSTER_NOTES, "same-person", 6);
	ck_found(reading, SFP_ROSTER_REJECTS, "same-id", 7);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 4);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->guardians, 1);
	sfp_roster_reading_close(reading);
	reading = read_set(bulk_1_1, "users.csv", last, more, &strict);
	ck_found(reading, SFP_ROSTER_REJECTS, "same-id", 6);
	sfp_roster_reading_close(reading);
	g_free(wanted);
	g_free(found);
}
END_TEST

START_TEST(roles_of_1_2_in_a_set_of_1_1_are_understood)
{
	static const struct {
		const char *role;
		unsigned roles;
		bool known;
	} words[] = { { "siteAdministrator", SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION), true },
		      { "counselor", 0, true },
		      { "Principal", SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION), true },
		      { "ext:nurse", 0, true },
		      { "pupil", 0, false } };
	char *changed = g_strdup_printf("u-1,,,true,o-2,%s,t1", words[_i].role);
	char *wanted = g_strdup_printf("|Сомова|Ольга|Ильинична|0|||сомова ольга ильинична|%u|", words[_i].roles);
	sfp_roster_reading *reading = read_set(bulk_1_1, "users.csv", "u-1,,,true,o-2,teacher,t1", changed, NULL);
	char *found = dump(reading);

	if (words[_i].known)
		ck_has(found, wanted);
	else
		ck_found(reading, SFP_ROSTER_REJECTS, "unknown-word", 2);
	sfp_roster_reading_close(reading);
	g_free(changed);
	g_free(wanted);
	g_free(found);
}
END_TEST

static Suite *roster_wild_suite(void)
{
	Suite *suite = suite_create("roster_wild");
	TCase *letters = tcase_create("letters"), *tables = tcase_create("tables"), *bytes = tcase_create("bytes");
	TCase *others = tcase_create("others");

	tcase_add_loop_test(tables, what_stands_above_the_header_is_passed_over_and_lines_stay_true, 0, 3);
	tcase_add_test(tables, a_label_above_the_table_is_not_taken_for_its_header);
	tcase_add_loop_test(tables, names_without_a_class_are_refused_with_what_is_missing, 0, 4);
	tcase_add_test(tables, two_lists_side_by_side_are_refused);
	tcase_add_loop_test(tables, the_header_in_the_middle_is_nobody, 0, 2);
	tcase_add_loop_test(tables, what_is_no_name_is_nobody, 0, (int)SFP__LENGTH(names));
	tcase_add_test(tables, a_total_is_passed_over_and_what_stands_beside_a_name_is_not);
	tcase_add_test(tables, initials_in_columns_of_their_own_are_no_name_either);
	tcase_add_loop_test(tables, a_day_of_birth_is_read_in_every_form_that_can_mean_one_day_only, 0,
	                    (int)SFP__LENGTH(days));
	tcase_add_loop_test(tables, a_column_of_days_has_one_order_or_is_refused, 0, SFP__LENGTH(columns));
	tcase_add_test(tables, each_table_tells_the_order_of_its_own_days);
	tcase_add_test(tables, a_dash_is_an_empty_cell);
	tcase_add_test(tables, a_number_that_a_spreadsheet_rounded_is_nobody_s);
	tcase_add_test(tables, a_class_that_merged_cells_left_out_is_said);
	suite_add_tcase(suite, tables);
	tcase_add_loop_test(bytes, an_encoding_that_only_the_header_tells_is_found_out, 0, 3);
	tcase_add_loop_test(bytes, two_encodings_in_one_file_are_refused_where_the_other_begins, 0, 3);
	tcase_add_loop_test(bytes, what_is_no_csv_is_called_by_its_name, 0, (int)SFP__LENGTH(foreign));
	tcase_add_loop_test(bytes, what_divides_most_lines_alike_divides_the_table, 0, 5);
	suite_add_tcase(suite, bytes);
	tcase_add_test(others, several_rows_of_a_user_are_one_person_with_several_roles);
	tcase_add_loop_test(others, roles_of_1_2_in_a_set_of_1_1_are_understood, 0, 5);
	suite_add_tcase(suite, others);

	tcase_add_test(letters, a_class_in_many_writings_is_one_class);
	tcase_add_test(letters, what_nobody_sees_divides_no_name);
	suite_add_tcase(suite, letters);
	return suite;
}

SUITE_MAIN(roster_wild_suite)
