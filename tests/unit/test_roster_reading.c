/* test_roster_reading.c: rosters of every shape are read alike, what is wrong with them is found where it stands. */
#include "rosters.h"

/* ---- spreadsheets ---- */

static char *expected_people(void)
{
	char *path = source_path("tests/data/roster/utf8-semicolon-lf-three.csv");
	sfp_roster_reading *reading = read_path(path, NULL);
	char *people = dump(reading);

	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 12);
	sfp_roster_reading_close(reading);
	g_free(path);
	return people;
}

/* "cp1251-tab-cr-one.csv" tells what is to be found out. */
static void ck_guessed(const char *name, const sfp_roster_file *file)
{
	if (g_str_has_prefix(name, "cp1251-"))
		ck_assert_str_eq(file->encoding, "CP1251");
	else if (g_str_has_prefix(name, "utf8"))
		ck_assert_str_eq(file->encoding, "UTF-8");
	if (strstr(name, "-tab"))
		ck_assert_int_eq(file->delimiter, '\t');
	else if (strstr(name, "-comma"))
		ck_assert_int_eq(file->delimiter, ',');
	ck_assert_str_eq(file->kind, "students");
}

START_TEST(every_shape_of_one_roster_reads_the_same)
{
	char *folder = source_path("tests/data/roster"), *wanted = expected_people();
	GDir *dir = g_dir_open(folder, 0, NULL);
	size_t files = 0;
	const char *name;

	while ((name = g_dir_read_name(dir))) {
		char *path = g_build_filename(folder, name, NULL), *found;
		sfp_roster_reading *reading;

		if (g_str_has_suffix(name, ".csv") && strcmp(name, "no-yo.csv") && strcmp(name, "capitals.csv") &&
		    strcmp(name, "expected.csv") && strcmp(name, "latin-groups.csv")) {
			reading = read_path(path, NULL);
			found = dump(reading);
			ck_assert_msg(strcmp(found, wanted) == 0, "%s:\n%s\nnot\n%s", name, found, wanted);
			ck_guessed(name, sfp_roster_reading_file_at(reading, 0));
			files++;
			g_free(found);
			sfp_roster_reading_close(reading);
		}
		g_free(path);
	}
	ck_assert_uint_gt(files, 65);
	g_dir_close(dir);
	g_free(folder);
	g_free(wanted);
}
END_TEST

START_TEST(look_alikes_case_and_yo_are_kept_as_written_and_folded_alike)
{
	static const char *const others[] = { "tests/data/roster/no-yo.csv", "tests/data/roster/capitals.csv",
		                              "tests/data/roster/latin-groups.csv" };
	char *wanted_path = source_path("tests/data/roster/utf8-semicolon-lf-three.csv");
	sfp_roster_reading *wanted = read_path(wanted_path, NULL), *other;
	char *path = source_path(others[_i]);
	struct sfp__stmt *a, *b;
	SFP__TXN first = { 0 };
	SFP__TXN second = { 0 };

	other = read_path(path, NULL);
	ck_clean(other);
	ck_sfp_ok(sfp__read_begin(&first, sfp__reading_staging(wanted)));
	ck_sfp_ok(sfp__read_begin(&second, sfp__reading_staging(other)));
	a = sfp__stmt(sfp__reading_staging(wanted), SFP__SQL_STAGING_PERSON_LIST);
	b = sfp__stmt(sfp__reading_staging(other), SFP__SQL_STAGING_PERSON_LIST);
	sfp__bind_int(a, "after", 0);
	sfp__bind_int(b, "after", 0);
	while (sfp__step_row(sfp__reading_staging(wanted), a) == SFP_OK) {
		ck_sfp_ok(sfp__step_row(sfp__reading_staging(other), b));
		ck_assert_str_eq(sfp__column_text(a, 10), sfp__column_text(b, 10));
	}
	sfp__txn_rollback(&first);
	sfp__txn_rollback(&second);
	sfp_roster_reading_close(wanted);
	sfp_roster_reading_close(other);
	g_free(wanted_path);
	g_free(path);
}
END_TEST

START_TEST(rejected_rows_have_their_true_lines_and_no_values)
{
	static const size_t lines[] = { 3, 7, 8, 12, 19 };
	char *path = source_path("tests/data/roster/rejected.csv");
	sfp_roster_reading *reading = read_path(path, NULL);
	size_t found = 0;
	sfp_roster_finding finding;

	for (size_t i = 0; sfp_roster_reading_finding(reading, i, &finding) == SFP_OK; i++) {
		ck_assert_ptr_null(strstr(finding.title, "Шубин"));
		ck_assert_ptr_null(strstr(finding.expected, "Шубин"));
		if (finding.severity == SFP_ROSTER_REJECTS)
			ck_assert_uint_eq(finding.line, lines[found++]);
	}
	ck_assert_uint_eq(found, SFP__LENGTH(lines));
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, 5);
	ck_assert_uint_eq(group_of(reading, "missing-value")->count, 3);
	ck_assert_uint_eq(group_of(reading, "missing-value")->last_line, 19);
	sfp_roster_reading_close(reading);
	g_free(path);
}
END_TEST

/* Whoever repairs the rows and forgets one gets that one back, and what was right already is not touched. */
START_TEST(rejected_rows_can_be_repaired_and_read_again)
{
	char *path = source_path("tests/data/roster/rejected.csv"), *rows, *again, *at;
	sfp_roster_reading *reading = read_path(path, NULL);

	rows = rejected_of(reading, 0);
	sfp_roster_reading_close(reading);
	ck_assert(g_str_has_prefix(rows, "\xef\xbb\xbf" SFP_ROSTER_REASON_TITLE ";\"Фамилия\""));

	reading = read_text(rows, NULL);
	again = rejected_of(reading, 0);
	ck_assert_str_eq(again, rows);
	ck_assert_int_eq(covers(reading, SFP__COVERED_STUDENTS), SFP__MODE_DELTA);
	sfp_roster_reading_close(reading);

	at = strstr(rows, "31.02.2009");
	memcpy(at, "28.02.2009", 10);
	reading = read_text(rows, NULL);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, 4);
	sfp_roster_reading_close(reading);
	g_free(rows);
	g_free(again);
	g_free(path);
}
END_TEST

START_TEST(what_a_table_lists_is_seen_from_its_header)
{
	static const struct {
		const char *path, *kind, *encoding;
		size_t rows;
	} tables[] = { { "examples/data/staff.csv", "staff", "CP1251", 60 },
		       { "examples/data/groups.csv", "classes", "UTF-8", 38 },
		       { "examples/data/students.csv", "students", "UTF-8", 909 },
		       { "examples/data/parents.csv", "parents", "UTF-8", 1134 } };
	char *path = source_path(tables[_i].path);
	sfp_roster_reading *reading = read_path(path, NULL);
	const sfp_roster_file *file = sfp_roster_reading_file_at(reading, 0);

	ck_assert_str_eq(file->kind, tables[_i].kind);
	ck_assert_str_eq(file->encoding, tables[_i].encoding);
	ck_assert_uint_eq(file->rows, tables[_i].rows);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->refused, 0);
	sfp_roster_reading_close(reading);
	g_free(path);
}
END_TEST

START_TEST(a_college_s_four_tables_are_one_roster)
{
	static const char *const names[] = { "students", "staff", "parents", "groups" };
	sfp_roster_input inputs[4] = { 0 };
	char *paths[4];
	sfp_roster_reading *reading;

	for (size_t i = 0; i < 4; i++) {
		char *name = g_strdup_printf("examples/data/%s.csv", names[i]);

		inputs[i].path = paths[i] = source_path(name);
		g_free(name);
	}
	reading = read_inputs(inputs, 4, NULL);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->classes, 38);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->guardians, 1133);
	for (int what = SFP__COVERED_STUDENTS; what <= SFP__COVERED_CLASSES; what++)
		ck_assert_int_eq(covers(reading, (enum sfp__covered)what), SFP__MODE_BULK);
	ck_assert_int_eq(covers(reading, SFP__COVERED_TEACHING), SFP__MODE_ABSENT);
	ck_assert_int_eq(covers(reading, SFP__COVERED_HOMEROOM), SFP__MODE_BULK);
	sfp_roster_reading_close(reading);
	for (size_t i = 0; i < 4; i++)
		g_free(paths[i]);
}
END_TEST

START_TEST(an_encoding_and_a_delimiter_that_are_named_are_taken)
{
	static const char *const encodings[] = { "KOI8-R", "CP866", "CP1251", "UTF-8" };
	const char *text = "ФИО|Группа\nЩукин Пётр|М-11\n";
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;
	gsize length = 0;
	char *encoded = g_convert(text, -1, encodings[_i], "UTF-8", NULL, &length, NULL), *found;

	options.encoding = encodings[_i];
	options.delimiter = '|';
	reading = read_bytes("list.csv", encoded, length, &options);
	ck_clean(reading);
	found = dump(reading);
	ck_assert_ptr_nonnull(strstr(found, "|Щукин|Пётр|"));
	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->encoding, encodings[_i]);
	sfp_roster_reading_close(reading);
	g_free(encoded);
	g_free(found);
}
END_TEST

START_TEST(the_roles_of_the_staff_are_those_of_the_column)
{
	sfp_roster_reading *reading = read_text("ФИО;Роль;Классное руководство\n"
	                                        "Сомова Анна;Администрация, педагогический работник;М-11, М-12\n"
	                                        "Карпов Олег;Прочий персонал;\nЩукин Пётр;волшебник;\n",
	                                        NULL);
	char *found;
	char *wanted =
		g_strdup_printf("|%u||0|0|", SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION) | SFP_ROLE_BIT(SFP_ROLE_TEACHER));

	found = dump(reading);
	ck_assert_ptr_nonnull(strstr(found, wanted));
	ck_found(reading, SFP_ROSTER_REJECTS, "unknown-role", 4);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 2);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->enrollments, 2);
	sfp_roster_reading_close(reading);
	g_free(wanted);
	g_free(found);
}
END_TEST

START_TEST(the_same_row_again_is_noted_and_a_namesake_is_not)
{
	sfp_roster_reading *reading = read_text("ФИО;Дата рождения;Группа\nЩукин Пётр;01.03.2009;М-11\n"
	                                        "Щукин Пётр;01.03.2009;М-11\nЩукин Пётр;02.03.2009;М-11\n",
	                                        NULL);

	ck_found(reading, SFP_ROSTER_NOTES, "repeated", 3);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 2);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(columns_that_nobody_needs_are_reported_and_not_kept)
{
	sfp_roster_reading *reading = read_text("ФИО;СНИЛС;Группа\nЩукин Пётр;112-233-445 95;М-11\n", NULL);
	char *found = dump(reading);

	ck_assert_ptr_null(strstr(found, "112-233"));
	ck_found(reading, SFP_ROSTER_NOTES, "dropped-column", 1);
	ck_assert_uint_eq(group_of(reading, "dropped-column")->first.column, 2);
	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->columns[1].meaning, "");
	sfp_roster_reading_close(reading);
	g_free(found);
}
END_TEST

/* ---- mappings ---- */

START_TEST(a_mapping_says_what_columns_and_roles_mean)
{
	const char *text =
		"[format]\ndelimiter = ,\n[students]\nОбучающийся (полностью) = full_name\nПодразделение = class\nПаспорт = -\n"
		"[staff]\nСотрудник = full_name\nВид = role\n[role names]\nмастер п/о = teacher\nзавхоз = staff\n";
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;

	options.mapping = text;
	options.mapping_length = strlen(text);
	reading = read_text("Обучающийся (полностью),Паспорт,Подразделение\nЩукин Пётр,1234,М-11\n", &options);
	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_group_count(reading), 0);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);
	reading = read_text("Сотрудник,Вид\nСомова Анна,завхоз\n", &options);
	ck_clean(reading);
	ck_assert_str_eq(sfp_roster_reading_file_at(reading, 0)->kind, "staff");
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(the_mapping_of_the_manual_is_one)
{
	char *path = source_path("docs/roster.md"), *manual = NULL, *text, *end;
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;

	ck_assert(g_file_get_contents(path, &manual, NULL, NULL));
	text = strstr(manual, "```ini\n");
	ck_assert_ptr_nonnull(text);
	text += strlen("```ini\n");
	end = strstr(text, "```");
	ck_assert_ptr_nonnull(end);
	options.mapping = text;
	options.mapping_length = (size_t)(end - text);
	options.encoding = "UTF-8";
	reading = read_text("Обучающийся (полностью);Паспорт;Подразделение\nЩукин Пётр;1234;М-11\n", &options);
	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_group_count(reading), 0);
	sfp_roster_reading_close(reading);
	g_free(manual);
	g_free(path);
}
END_TEST

START_TEST(the_manual_has_every_code_with_its_words)
{
	char *path = source_path("docs/roster.md"), *manual = NULL;

	ck_assert(g_file_get_contents(path, &manual, NULL, NULL));
	for (int code = 0; code < SFP__FOUND_END; code++) {
		char *line = g_strdup_printf("| `%s` | %s |", sfp__finding_code_name((enum sfp__finding_code)code),
		                             sfp__finding_text((enum sfp__finding_code)code, SFP_RU));

		ck_assert_msg(strstr(manual, line), "docs/roster.md lacks: %s", line);
		g_free(line);
	}
	g_free(manual);
	g_free(path);
}
END_TEST

START_TEST(a_mapping_may_rename_columns_of_the_standard)
{
	const char *text = "[users]\nNachname = familyName\n";
	sfp_roster_options options = with_profile(SFP_ROSTER_TOLERANT);
	sfp_roster_reading *reading;

	options.mapping = text;
	options.mapping_length = strlen(text);
	reading = read_set(bulk_1_1, "users.csv", "familyName", "Nachname", &options);
	ck_clean(reading);
	sfp_roster_reading_close(reading);
}
END_TEST

static const struct {
	const char *text;
	size_t line;
} bad_mappings[] = {
	{ "[format]\ndelimiter = colon\n", 2 },
	{ "[format]\nencoding = EBCDIC\n", 2 },
	{ "ФИО = full_name\n", 1 },
	{ "[students]\nФИО = name\n", 2 },
	{ "[students]\nФИО\n", 2 },
	{ "[people]\n", 1 },
	{ "# so\n\n[role names]\nзавхоз = wizard\n", 4 },
	{ "[users]\nName = full_name\n", 2 },
	{ "[students]\n\xff = class\n", 1 },
};

START_TEST(a_line_of_a_mapping_that_makes_no_sense_is_refused)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;

	options.mapping = bad_mappings[_i].text;
	options.mapping_length = strlen(bad_mappings[_i].text);
	reading = read_text("ФИО;Группа\nЩукин Пётр;М-11\n", &options);
	ck_found(reading, SFP_ROSTER_REFUSES, "bad-mapping", bad_mappings[_i].line);
	sfp_roster_reading_close(reading);
}
END_TEST

/* ---- what is no table ---- */

#define HEAD        "ФИО;Группа\n"
#define BYTES(text) text, sizeof(text) - 1

static const struct {
	const char *data;
	size_t length;
	const char *code;
	size_t line;
} hostile[] = {
	{ BYTES(HEAD "Щукин Пётр;М-11\nКар\0пов;М-11\n"), "nul-byte", 3 },
	{ BYTES("\xff\xfe\x24\x04"), "utf-16", 0 },
	{ BYTES("PK\3\4" HEAD), "damaged-archive", 0 },
	{ BYTES(HEAD "Щукин Пётр;М-11\r\nЩукин \xd0\xd0\xbf;М-11\n"), "damaged-utf-8", 3 },
	{ BYTES("\xef\xbb\xbf\xd4\xc8\xce;\xc3\xf0\n"), "damaged-utf-8", 1 },
	{ BYTES("\xd4\xc8\xce;\xc3\xf0\xf3\xef\xef\xe0\n\x98\n"), "unknown-encoding", 2 },
	{ BYTES(HEAD "\"Щукин\nПётр\";М-11\n\"Карпов;М-11\nСомов;М-12\n"), "unclosed-quote", 4 },
	{ BYTES(HEAD "Щукин Пётр;М-11\nСомов \xd0"), "damaged-utf-8", 3 },
	{ BYTES(""), "empty", 0 },
	{ BYTES("\r\n;;;\n"), "empty", 0 },
	{ BYTES("Щукин Пётр;М-11\nКарпов Олег;М-11\n"), "unknown-kind", 1 },
};

START_TEST(what_is_no_table_is_refused_and_the_place_is_named)
{
	sfp_roster_reading *reading = read_bytes("list.csv", hostile[_i].data, hostile[_i].length, NULL);

	ck_found(reading, SFP_ROSTER_REFUSES, hostile[_i].code, hostile[_i].line);
	sfp_roster_reading_close(reading);
}
END_TEST

/* `repeat` bytes of one sign in the second row. */
static sfp_roster_reading *read_long(const char *before, char sign, size_t repeat, const char *behind)
{
	char *filling = g_strnfill(repeat, sign), *text = g_strdup_printf(HEAD "%s%s%s", before, filling, behind);
	sfp_roster_reading *reading = read_text(text, NULL);

	g_free(filling);
	g_free(text);
	return reading;
}

START_TEST(giant_cells_and_rows_are_refused)
{
	static const struct {
		const char *before;
		char sign;
		size_t repeat;
		const char *code;
	} cases[] = { { "Щукин ", 'x', 70000, "giant-cell" },
		      { "\"Щукин ", '\n', 200000, "giant-cell" },
		      { "Щукин Пётр", ';', 300, "giant-row" },
		      { "Щукин ", 'x', 8 << 20, "giant-cell" } };
	sfp_roster_reading *reading = read_long(cases[_i].before, cases[_i].sign, cases[_i].repeat, "\n");

	ck_found(reading, SFP_ROSTER_REFUSES, cases[_i].code, 2);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(a_cell_that_the_registry_could_not_keep_rejects_its_row)
{
	sfp_roster_reading *reading = read_long("Щукин ", 'x', 500, ";М-11\nКарпов Олег;М-11\n");

	ck_found(reading, SFP_ROSTER_REJECTS, "long-value", 2);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(a_title_that_may_be_somebody_s_name_is_not_repeated)
{
	sfp_roster_reading *reading = read_text("ФИО;Группа;Щукин Пётр\nКарпов Олег;М-11;x\n", NULL);
	sfp_roster_finding finding;

	for (size_t i = 0; sfp_roster_reading_finding(reading, i, &finding) == SFP_OK; i++)
		ck_assert_str_eq(finding.title, "");
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(misuse_is_told)
{
	sfp_roster_reading *reading = NULL;
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_input input = { .data = NULL, .length = 1 };
	sfp_roster_finding finding;

	ck_sfp_status(sfp_roster_read(NULL, 1, NULL, &reading), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_read(&input, 1, NULL, &reading), SFP_E_MISUSE);
	input.length = 0;
	ck_sfp_status(sfp_roster_read(&input, 1, NULL, NULL), SFP_E_MISUSE);
	options.encoding = "UTF-7";
	ck_sfp_status(sfp_roster_read(&input, 1, &options, &reading), SFP_E_MISUSE);
	options = with_profile((sfp_roster_profile)99);
	ck_sfp_status(sfp_roster_read(&input, 1, &options, &reading), SFP_E_MISUSE);
	options.struct_size = 3;
	ck_sfp_status(sfp_roster_read(&input, 1, &options, &reading), SFP_E_MISUSE);
	ck_assert_ptr_null(reading);
	ck_sfp_ok(sfp_roster_read(NULL, 0, NULL, &reading));
	ck_found(reading, SFP_ROSTER_REFUSES, "nothing-to-read", 0);
	ck_sfp_status(sfp_roster_reading_finding(reading, 9, &finding), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_roster_reading_finding(reading, 0, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_reading_rejected(reading, 9, append, NULL), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_roster_reading_rejected(NULL, 0, append, NULL), SFP_E_MISUSE);
	ck_assert_ptr_null(sfp_roster_reading_file_at(reading, 9));
	ck_assert_ptr_null(sfp_roster_reading_group_at(reading, 9));
	ck_assert_ptr_null(sfp_roster_reading_totals(NULL));
	sfp_roster_reading_close(reading);
	sfp_roster_reading_close(NULL);
	ck_assert_int_eq(sfp_roster_profile_from_name("strict-1.2"), SFP_ROSTER_STRICT_1_2);
	ck_assert_int_eq(sfp_roster_profile_from_name("strict"), -1);
	ck_assert_str_eq(sfp_roster_profile_name(SFP_ROSTER_RU_EXCEL), "ru-excel");
}
END_TEST

static Suite *roster_reading_suite(void)
{
	Suite *suite = suite_create("roster_reading");
	TCase *tables = tcase_create("tables"), *strange = tcase_create("strange");

	tcase_add_test(tables, every_shape_of_one_roster_reads_the_same);
	tcase_add_loop_test(tables, look_alikes_case_and_yo_are_kept_as_written_and_folded_alike, 0, 3);
	tcase_add_test(tables, rejected_rows_have_their_true_lines_and_no_values);
	tcase_add_test(tables, rejected_rows_can_be_repaired_and_read_again);
	tcase_add_loop_test(tables, what_a_table_lists_is_seen_from_its_header, 0, 4);
	tcase_add_test(tables, a_college_s_four_tables_are_one_roster);
	tcase_add_loop_test(tables, an_encoding_and_a_delimiter_that_are_named_are_taken, 0, 4);
	tcase_add_test(tables, the_roles_of_the_staff_are_those_of_the_column);
	tcase_add_test(tables, the_same_row_again_is_noted_and_a_namesake_is_not);
	tcase_add_test(tables, columns_that_nobody_needs_are_reported_and_not_kept);
	tcase_add_test(tables, a_mapping_says_what_columns_and_roles_mean);
	tcase_add_test(tables, the_mapping_of_the_manual_is_one);
	tcase_add_test(tables, the_manual_has_every_code_with_its_words);
	tcase_add_test(tables, a_mapping_may_rename_columns_of_the_standard);
	tcase_add_loop_test(tables, a_line_of_a_mapping_that_makes_no_sense_is_refused, 0,
	                    (int)SFP__LENGTH(bad_mappings));
	suite_add_tcase(suite, tables);

	tcase_add_loop_test(strange, what_is_no_table_is_refused_and_the_place_is_named, 0, (int)SFP__LENGTH(hostile));
	tcase_add_loop_test(strange, giant_cells_and_rows_are_refused, 0, 4);
	tcase_add_test(strange, a_cell_that_the_registry_could_not_keep_rejects_its_row);
	tcase_add_test(strange, a_title_that_may_be_somebody_s_name_is_not_repeated);
	tcase_add_test(strange, misuse_is_told);
	suite_add_tcase(suite, strange);
	return suite;
}

SUITE_MAIN(roster_reading_suite)
