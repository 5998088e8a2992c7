/* test_roster_import.c: lists as offices keep them become people, once, and nobody is taken for somebody else. */
#include <glib.h>

#include "campus.h"
#include "sferumpolicy/roster.h"

/* ---- helpers ---- */

static char *read_file(const char *path, size_t *length)
{
	char *whole = g_build_filename(g_getenv("SFP_SOURCE_ROOT"), path, NULL), *text = NULL;

	ck_assert_msg(g_file_get_contents(whole, &text, length, NULL), "cannot read %s", path);
	g_free(whole);
	return text;
}

static sfp_roster_source source_of(sfp_roster_kind kind, const char *text, size_t length)
{
	sfp_roster_source source = SFP_ROSTER_SOURCE_INIT;

	source.kind = kind;
	source.data = text;
	source.length = length;
	source.name = "list.csv";
	return source;
}

static sfp_id appointing; /* the order of the head, once one was needed */

static void setup(void)
{
	school_setup();
	appointing = (sfp_id)SFP_ID_NONE;
}

/* Offices of the administration and of the council begin by an order of the head. */
static void by_order(sfp_roster_source *source)
{
	if (source->kind != SFP_ROSTER_STAFF)
		return;
	if (sfp_id_is_none(&appointing))
		appointing = school_order(SFP_ORDER_MOVEMENT, "Ш-1", NULL);
	source->order_id = appointing;
}

static sfp_roster_report *import_source(const sfp_roster_source *source)
{
	sfp_roster_report *report = NULL;
	sfp_status status = sfp_roster_import(school.reg, &school.as[SYSTEM], source, &report);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(school.reg));
	ck_assert_uint_eq(report->lines, report->accepted + report->rejected);
	return report;
}

static sfp_roster_report *import_text(sfp_roster_kind kind, const char *text)
{
	sfp_roster_source source = source_of(kind, text, strlen(text));

	by_order(&source);
	return import_source(&source);
}

static sfp_roster_report *import_file(sfp_roster_kind kind, const char *path)
{
	size_t length = 0;
	char *text = read_file(path, &length);
	sfp_roster_source source = source_of(kind, text, length);
	sfp_roster_report *report;

	by_order(&source);
	report = import_source(&source);
	g_free(text);
	return report;
}

static void ck_issue(const sfp_roster_report *report, size_t index, size_t line, const char *code)
{
	ck_assert_uint_lt(index, report->issue_count);
	ck_assert_uint_eq(report->issues[index].line, line);
	ck_assert_str_eq(report->issues[index].code, code);
	ck_assert(report->issues[index].text_ru[0] && report->issues[index].text_en[0]);
}

/* The head approves the nomenclature of a table; the classes need not exist. */
static size_t approve_names(const char *path)
{
	size_t length = 0, added = 0;
	char *text = read_file(path, &length);
	sfp_roster_source source = source_of(SFP_ROSTER_CLASSES, text, length);
	sfp_roster_nomenclature *names = NULL;
	sfp_id order = school_order(SFP_ORDER_NOMENCLATURE, "N", NULL);

	ck_sfp_ok(sfp_roster_read_nomenclature(school.reg, &source, &names));
	ck_assert_uint_eq(names->report->rejected, 0);
	ck_sfp_ok(sfp_nomenclature_approve(school.reg, &school.as[HEAD], &order, names->lines, names->count, &added));
	sfp_roster_nomenclature_free(names);
	g_free(text);
	return added;
}

static void create_classes(void)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.limit = 1000;
	ck_sfp_ok(
		sfp_record_list(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_NOMENCLATURE, &filter, &page));
	for (size_t i = 0; i < page->count; i++) {
		sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
		sfp_class *made = NULL;

		draft.name = ((const sfp_nomenclature *)page->records[i])->name;
		ck_sfp_ok(sfp_class_create(school.reg, &school.as[ADMINISTRATOR], &draft, &made));
		sfp_class_free(made);
	}
	sfp_page_free(page);
}

static size_t count_of(sfp_object object)
{
	sfp_filter filter = SFP_FILTER_INIT;
	size_t count = 0;
	bool more = true;

	filter.limit = 1000;
	while (more) {
		sfp_page *page = NULL;

		ck_sfp_ok(sfp_record_list(school.reg, &school.as[SYSTEM].organization, object, &filter, &page));
		count += page->count;
		more = page->more;
		filter.after = page->next;
		sfp_page_free(page);
	}
	return count;
}

/* ---- the college's lists ---- */

START_TEST(the_colleges_students_are_905_and_three_lines_are_rejected)
{
	sfp_roster_report *report;

	ck_assert_uint_eq(approve_names("examples/data/groups.csv"), 38);
	create_classes();
	report = import_file(SFP_ROSTER_STUDENTS, "examples/data/students.csv");
	ck_assert_uint_eq(report->lines, 909);
	ck_assert_uint_eq(report->people, 905);
	ck_assert_uint_eq(report->people_added, 905);
	ck_assert_uint_eq(report->enrollments_added, 905);
	ck_assert_uint_eq(report->rejected, 3);
	ck_assert_uint_eq(report->issue_count, 4);
	ck_issue(report, 0, 213, "no-surname");
	ck_issue(report, 1, 305, "repeated");
	ck_issue(report, 2, 479, "bad-date");
	ck_issue(report, 3, 770, "unknown-class");
	sfp_roster_report_free(report);
}
END_TEST

/* A line of a table is no order of the founder's or of the head's, whoever brings it. */
START_TEST(a_table_makes_nobody_head_administration_or_council)
{
	static const struct {
		const char *line, *clause;
	} lines[] = { { "Админова Имя;руководитель", "273-ФЗ/51" },
		      { "Админова Имя;администрация", "273-ФЗ/28" },
		      { "Админова Имя;педагогический совет", "273-ФЗ/28" } };
	static const int who[] = { ADMINISTRATOR, SYSTEM };
	size_t offices = count_of(SFP_OBJECT_OFFICE);

	for (size_t i = 0; i < 6; i++) {
		char *text = g_strdup_printf("ФИО;Роль\nУчителев Имя;преподаватель\n%s\n", lines[i / 2].line);
		sfp_roster_source source = source_of(SFP_ROSTER_STAFF, text, strlen(text));
		sfp_roster_report *report = NULL;

		ck_sfp_status(sfp_roster_import(school.reg, &school.as[who[i % 2]], &source, &report), SFP_REFUSED);
		ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, lines[i / 2].clause);
		ck_assert_ptr_null(report);
		ck_assert_uint_eq(count_of(SFP_OBJECT_OFFICE), offices);
		g_free(text);
	}
}
END_TEST

START_TEST(a_second_import_changes_nothing_and_says_so)
{
	static const struct {
		sfp_roster_kind kind;
		const char *path;
	} lists[] = { { SFP_ROSTER_STAFF, "examples/data/staff.csv" },
		      { SFP_ROSTER_STUDENTS, "examples/data/students.csv" },
		      { SFP_ROSTER_PARENTS, "examples/data/parents.csv" } };
	sfp_roster_report *first, *second;
	uint64_t trail;

	approve_names("examples/data/groups.csv");
	create_classes();
	for (size_t i = 0; i < 3; i++) {
		first = import_file(lists[i].kind, lists[i].path);
		trail = school_trail();
		second = import_file(lists[i].kind, lists[i].path);
		ck_assert_uint_eq(school_trail(), trail);
		ck_assert_uint_eq(second->people_added + second->offices_added + second->enrollments_added +
		                          second->guardians_added,
		                  0);
		ck_assert_uint_eq(second->unchanged, second->accepted);
		ck_assert_uint_eq(second->accepted, first->accepted);
		ck_assert_uint_eq(second->people, first->people);
		sfp_roster_report_free(first);
		sfp_roster_report_free(second);
	}
}
END_TEST

START_TEST(parents_are_bound_to_their_children_and_never_to_one_of_two_namesakes)
{
	sfp_roster_report *report;

	approve_names("examples/data/groups.csv");
	create_classes();
	sfp_roster_report_free(import_file(SFP_ROSTER_STUDENTS, "examples/data/students.csv"));
	report = import_file(SFP_ROSTER_PARENTS, "examples/data/parents.csv");
	ck_assert_uint_eq(report->lines, 1134);
	ck_assert_uint_eq(report->guardians_added, 1130);
	ck_assert_uint_eq(report->people_added, 1090);
	ck_assert_uint_eq(report->people, 1090);
	ck_assert_uint_eq(report->issue_count, 4);
	ck_issue(report, 0, 335, "no-surname");
	ck_issue(report, 1, 376, "ambiguous-child");
	ck_issue(report, 2, 377, "ambiguous-child");
	ck_issue(report, 3, 704, "unknown-child");
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(the_staff_get_the_offices_that_their_roles_name)
{
	size_t length = 0;
	sfp_roster_report *report;
	char *text;
	sfp_roster_source source;
	sfp_roster_distribution *leads = NULL;

	report = import_file(SFP_ROSTER_STAFF, "examples/data/staff.csv");
	ck_assert_str_eq(report->encoding, "CP1251");
	ck_assert_uint_eq(report->lines, 60);
	ck_assert_uint_eq(report->people_added, 60);
	ck_assert_uint_eq(report->rejected, 0);
	sfp_roster_report_free(report);

	text = read_file("examples/data/staff.csv", &length);
	source = source_of(SFP_ROSTER_STAFF, text, length);
	ck_sfp_ok(sfp_roster_read_distribution(school.reg, &school.as[SYSTEM].organization, &source, &leads));
	ck_assert_uint_eq(leads->count, 38);
	ck_assert_uint_eq(leads->report->accepted, 30);
	ck_assert_uint_eq(leads->report->rejected, 0);
	sfp_roster_distribution_free(leads);
	g_free(text);
}
END_TEST

START_TEST(a_line_that_the_registry_cannot_take_is_rolled_back_alone)
{
	GString *text = g_string_new("ФИО;Роль\n");
	sfp_roster_report *report;

	for (int i = 0; i < 5000; i++)
		g_string_append_c(text, 'x');
	g_string_append(text, " Пётр;педагог\nСомова Анна Ильинична;Педагогический работник, администрация\n");
	report = import_text(SFP_ROSTER_STAFF, text->str);
	ck_assert_uint_eq(report->rejected, 1);
	ck_issue(report, 0, 2, "contradicts");
	ck_assert_uint_eq(report->people_added, 1);
	ck_assert_uint_eq(report->offices_added, 2);
	ck_assert_str_eq(sfp_registry_message(school.reg), "");
	sfp_roster_report_free(report);
	g_string_free(text, TRUE);
}
END_TEST

START_TEST(a_role_that_nobody_knows_rejects_the_line)
{
	sfp_roster_report *report = import_text(SFP_ROSTER_STAFF, "ФИО;Роль\nСомов Пётр;волшебник\nСомова Анна;\n");

	ck_issue(report, 0, 2, "unknown-role");
	ck_issue(report, 1, 3, "no-role");
	ck_assert_uint_eq(report->people_added, 0);
	sfp_roster_report_free(report);
}
END_TEST

/* ---- one roster in every shape ---- */

static const struct {
	const char *family, *given, *patronymic;
	sfp_date born;
	const char *group;
} expected[] = {
	{ "Агафонов", "Пётр", "Семёнович", 20090301, "М-11" },
	{ "Белова", "Анна-Мария", "Викторовна", 20091130, "М-11" },
	{ "Григорян", "Тигран", "", 20080229, "М-11" },
	{ "Ёлкин", "Фёдор", "Ильич", 20090715, "М-11" },
	{ "Королёва-Рогова", "Алёна", "Андреевна", 20081231, "ТЭ-21" },
	{ "Кузьмин", "Иван", "Сергеевич", 20080509, "ТЭ-21" },
	{ "Кузьмин", "Иван", "Сергеевич", 20080905, "ТЭ-21" },
	{ "Мамедов", "Рустам", "Эльчин оглы", 20080110, "ТЭ-21" },
	{ "Сарсенова", "Айгерим", "Кайратовна", 20100101, "П50-1-25" },
	{ "Хабибуллина", "Алсу", "Ильдаровна", 20091002, "П50-1-25" },
	{ "Шнайдер", "Артур", "Эдуардович", 20090420, "П50-1-25" },
	{ "Яшкова", "Любовь", "Никитична", 20090808, "П50-1-25" },
};

static const char *class_of(const sfp_id *person, char name[64])
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_record *class_ = NULL;

	filter.person = *person;
	ck_sfp_ok(sfp_record_list(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_ENROLLMENT, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_sfp_ok(sfp_record_get(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_CLASS,
	                         &((const sfp_enrollment *)page->records[0])->class_id, &class_));
	snprintf(name, 64, "%s", ((const sfp_class *)class_)->name);
	sfp_record_free(class_);
	sfp_page_free(page);
	return name;
}

/* `exactly`: as it is written; else with the case and ё that the file has. */
static void ck_twelve(size_t before, bool exactly, const char *file)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	bool seen[12] = { false };
	char name[64];

	filter.limit = 1000;
	ck_sfp_ok(sfp_record_list(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_PERSON, &filter, &page));
	ck_assert_msg(page->count == before + 12, "%s: %zu people", file, page->count - before);
	for (size_t i = 0; i < page->count; i++) {
		const sfp_person *person = (const sfp_person *)page->records[i];

		for (size_t k = 0; k < 12; k++)
			if (person->birth_date == expected[k].born) {
				seen[k] = true;
				ck_assert_str_eq(class_of(&person->head.id, name), expected[k].group);
				if (exactly) {
					ck_assert_str_eq(person->surname, expected[k].family);
					ck_assert_str_eq(person->given_name, expected[k].given);
					ck_assert_str_eq(person->patronymic, expected[k].patronymic);
				}
			}
	}
	for (size_t k = 0; k < 12; k++)
		ck_assert_msg(seen[k], "%s: %s is missing", file, expected[k].family);
	sfp_page_free(page);
}

START_TEST(every_shape_of_one_roster_gives_the_same_twelve_people)
{
	char *folder = g_build_filename(g_getenv("SFP_SOURCE_ROOT"), "tests", "data", "roster", NULL);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	size_t files = 0;

	ck_assert_ptr_nonnull(dir);
	while ((name = g_dir_read_name(dir))) {
		char *path = g_build_filename("tests", "data", "roster", name, NULL);
		bool other = strcmp(name, "no-yo.csv") == 0 || strcmp(name, "capitals.csv") == 0;
		sfp_roster_report *report;
		size_t before;

		if (g_str_has_suffix(name, ".csv") && strcmp(name, "expected.csv") != 0) {
			school_setup();
			school_class("М-11");
			school_class("ТЭ-21");
			school_class("П50-1-25");
			before = count_of(SFP_OBJECT_PERSON);
			report = import_file(SFP_ROSTER_STUDENTS, path);
			ck_assert_msg(report->accepted == 12, "%s: %zu accepted", name, report->accepted);
			ck_twelve(before, !other, name);
			sfp_roster_report_free(report);
			school_teardown();
			files++;
		}
		g_free(path);
	}
	g_dir_close(dir);
	g_free(folder);
	ck_assert_uint_ge(files, 70);
}
END_TEST

START_TEST(rejected_lines_bear_their_true_numbers)
{
	sfp_roster_report *report = import_file(SFP_ROSTER_STUDENTS, "tests/data/roster/rejected.csv");

	ck_assert_uint_eq(report->issue_count, 5);
	ck_issue(report, 0, 3, "no-surname");
	ck_issue(report, 1, 7, "bad-date");
	ck_issue(report, 2, 8, "bad-date");
	ck_issue(report, 3, 12, "no-given-name");
	ck_issue(report, 4, 19, "no-given-name");
	sfp_roster_report_free(report);
}
END_TEST

/* The same rules as for a roster: test_roster_wild.c goes through them. */
START_TEST(a_column_of_days_has_one_order_or_its_lines_are_rejected)
{
	sfp_roster_report *report =
		import_text(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;12/01/2013;М-11\n"
	                                         "Ким Юлия Олеговна;12/31/2013;М-11\n");

	ck_assert_uint_eq(report->issue_count, 0);
	ck_assert_uint_eq(report->people_added, 2);
	sfp_roster_report_free(report);
	report = import_text(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.12.2013;М-11\n");
	ck_assert_uint_eq(report->people_added, 0);
	sfp_roster_report_free(report);
	report = import_text(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\nЛосев Олег Ильич;12/01/2013;М-11\n");
	ck_issue(report, 0, 2, "unclear-date");
	ck_assert_uint_eq(report->people_added, 0);
	sfp_roster_report_free(report);
	report = import_text(
		SFP_ROSTER_STUDENTS,
		"ФИО;Дата рождения;Группа\nЛосев Олег Ильич;12/01/2013;М-11\nКим Анна Олеговна;12/31/2013;М-11\n"
		"Ким Яна Олеговна;31/12/2013;М-11\n");
	ck_issue(report, 0, 2, "unclear-date");
	ck_issue(report, 1, 3, "mixed-dates");
	ck_assert_uint_eq(report->people_added, 1);
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(a_number_that_a_spreadsheet_rounded_is_nobody_s)
{
	sfp_roster_report *report =
		import_text(SFP_ROSTER_STUDENTS, "ID;ФИО;Группа\n1,23457E+11;Лосев Иван Ильич;М-11\n"
	                                         "12E;Ким Юлия Олеговна;М-11\n");

	ck_issue(report, 0, 2, "rounded-number");
	ck_assert_uint_eq(report->people_added, 1);
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(only_what_lasts_on_the_day_of_the_import_is_recorded)
{
	static const char *const heads[] = { "ФИО;Группа;Дата зачисления;Дата выбытия\nЛосев Иван Ильич;М-11",
		                             "ФИО;Роль;Дата приёма;Дата увольнения\nЛосева Анна Ильинична;педагог" };
	static const struct {
		int from, until; /* days from the one of the import; 0: none */
		const char *code;
	} spans[] = { { 1, 0, "not-yet" }, { 0, -1, "over" }, { 5, 2, "bad-period" },
		      { 0, 1, NULL },      { -1, 0, NULL },   { -3, 2, NULL } };
	sfp_date today = sfp_date_of_time(sfp_registry_now(school.reg));

	for (size_t i = 0; i < 2 * G_N_ELEMENTS(spans); i++) {
		char days[2][SFP_DATE_TEXT_SIZE] = { "", "" }, table[256];
		size_t span = i / 2;
		sfp_roster_report *report;

		if (spans[span].from)
			sfp_date_to_text(sfp_date_add(today, spans[span].from), days[0]);
		if (spans[span].until)
			sfp_date_to_text(sfp_date_add(today, spans[span].until), days[1]);
		snprintf(table, sizeof(table), "%s;%s;%s\n", heads[i % 2], days[0], days[1]);
		report = import_text(i % 2 ? SFP_ROSTER_STAFF : SFP_ROSTER_STUDENTS, table);
		ck_assert_uint_eq(report->rejected, spans[span].code != NULL);
		if (spans[span].code)
			ck_issue(report, 0, 2, spans[span].code);
		ck_assert_uint_eq(report->enrollments_added + report->offices_added, span == 3);
		sfp_roster_report_free(report);
	}
}
END_TEST

START_TEST(columns_that_are_not_needed_are_dropped_and_named)
{
	sfp_roster_report *report = import_file(SFP_ROSTER_STUDENTS, "tests/data/roster/excess.csv");
	char *json = NULL;

	ck_assert_uint_eq(report->dropped_count, 1);
	ck_assert_str_eq(report->dropped[0], "СНИЛС");
	ck_sfp_ok(sfp_roster_report_json(report, &json));
	ck_assert_ptr_nonnull(strstr(json, "\"dropped\":[\"СНИЛС\"]"));
	ck_assert_ptr_nonnull(strstr(json, "\"schema\":1"));
	sfp_text_free(json);
	sfp_roster_report_free(report);
}
END_TEST

/* ---- who is who ---- */

START_TEST(namesakes_with_other_birth_dates_are_two_people)
{
	sfp_roster_report *report = import_text(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\n"
	                                                             "Кузьмин Иван Сергеевич;01.02.2009;М-11\n"
	                                                             "Кузьмин Иван Сергеевич;02.02.2009;М-11\n");

	ck_assert_uint_eq(report->people_added, 2);
	ck_assert_uint_eq(report->issue_count, 0);
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(namesakes_without_a_birth_date_are_left_to_a_person)
{
	sfp_roster_report *report = import_text(SFP_ROSTER_STUDENTS, "ФИО;Группа\n"
	                                                             "Кузьмин Иван Сергеевич;М-11\n"
	                                                             "Кузьмин Иван Сергеевич;М-12\n");

	ck_assert_uint_eq(report->people_added, 1);
	ck_issue(report, 0, 3, "ambiguous-person");
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(a_birth_date_that_the_registry_lacks_proves_nothing)
{
	sfp_roster_report *report;

	sfp_roster_report_free(import_text(SFP_ROSTER_STUDENTS, "ФИО;Группа\nКузьмин Иван Сергеевич;М-11\n"));
	report = import_text(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\nКузьмин Иван Сергеевич;01.02.2009;М-11\n");
	ck_assert_uint_eq(report->people_added, 0);
	ck_issue(report, 0, 2, "ambiguous-person");
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(the_offices_own_number_settles_who_is_meant)
{
	sfp_roster_report *report;

	sfp_roster_report_free(import_text(SFP_ROSTER_STUDENTS, "ID;ФИО;Группа\n7;Кузьмин Иван Сергеевич;М-11\n"));
	report = import_text(SFP_ROSTER_STUDENTS,
	                     "ID;ФИО;Группа\n7;Кузьмин Иван Сергеевич;М-11\n8;Лосев Иван Ильич;М-11\n");
	ck_assert_uint_eq(report->people_added, 1);
	ck_assert_uint_eq(report->unchanged, 1);
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(a_class_that_came_later_is_filled_in_and_a_transfer_is_only_noted)
{
	static const char list[] = "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.02.2009;M-11\n";
	sfp_roster_report *report = import_text(SFP_ROSTER_STUDENTS, list);

	ck_assert_uint_eq(report->enrollments_added, 1);
	sfp_roster_report_free(report);
	school_class("М-11");
	school_class("М-12");
	report = import_text(SFP_ROSTER_STUDENTS, list);
	ck_assert_uint_eq(report->classes_assigned, 1);
	ck_assert_uint_eq(report->people_added, 0);
	sfp_roster_report_free(report);
	report = import_text(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.02.2009;М-12\n");
	ck_issue(report, 0, 2, "transferred");
	ck_assert_uint_eq(report->unchanged, 1);
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(two_parents_of_one_name_are_two_people_unless_their_children_are_siblings)
{
	sfp_roster_report *report;

	sfp_roster_report_free(import_text(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\n"
	                                                        "Знаменский Данила Сергеевич;01.02.2009;М-11\n"
	                                                        "Знаменская Анна Сергеевна;01.02.2010;М-12\n"
	                                                        "Ким Юлия Олеговна;01.02.2010;М-12\n"));
	report = import_text(SFP_ROSTER_PARENTS, "ФИО родителя;ФИО ребёнка\n"
	                                         "Орлова Елена Ильинична;Знаменский Данила Сергеевич\n"
	                                         "Орлова Елена Ильинична;Знаменская Анна Сергеевна\n"
	                                         "Орлова Елена Ильинична;Ким Юлия Олеговна\n");
	ck_assert_uint_eq(report->people_added, 2);
	ck_assert_uint_eq(report->guardians_added, 3);
	sfp_roster_report_free(report);
}
END_TEST

/* ---- the whole ---- */

static void ck_unreadable(const char *text, size_t length, const char *word)
{
	sfp_roster_source source = source_of(SFP_ROSTER_STUDENTS, text, length);
	sfp_roster_report *report = NULL;
	uint64_t trail = school_trail();

	ck_sfp_says(sfp_roster_import(school.reg, &school.as[SYSTEM], &source, &report), SFP_E_INVALID, word);
	ck_assert_ptr_null(report);
	ck_assert_uint_eq(school_trail(), trail);
}

#define CK_UNREADABLE(text, word) ck_unreadable(text, sizeof(text) - 1, word)

START_TEST(what_is_no_table_is_refused_with_its_place)
{
	CK_UNREADABLE("", "empty");
	CK_UNREADABLE("\n\n;;\n", "empty");
	CK_UNREADABLE("ФИО;Группа\nА\0Б;М-11\n", "list.csv:2: a NUL");
	CK_UNREADABLE("\xff\xfe\x24\x04", "UTF-16");
	CK_UNREADABLE("\xef\xbb\xbf\xd4\xe8\xee", "not UTF-8");
	CK_UNREADABLE("\xd4\xc8\xce;\xc3\n\x98\n", "list.csv:2: neither");
	CK_UNREADABLE("ФИО;Группа\nСомов Пётр;М-11\n\"Сомов\nИван;М-11\n", "list.csv:3: a quote");
	CK_UNREADABLE("Имя;Группа\nИван;М-11\n", "ФИО");
	CK_UNREADABLE("ФИО\nСомов Пётр\n", "учебная группа"); /* as the act calls it */
}
END_TEST

START_TEST(messages_never_repeat_what_a_table_without_a_header_says)
{
	static const char text[] = "Секретова Тайна Ивановна;М-11\n";
	sfp_roster_source source = source_of(SFP_ROSTER_STUDENTS, text, strlen(text));
	sfp_roster_report *report = NULL;

	ck_sfp_status(sfp_roster_import(school.reg, &school.as[SYSTEM], &source, &report), SFP_E_INVALID);
	ck_assert_ptr_null(strstr(sfp_registry_message(school.reg), "Секретова"));
}
END_TEST

START_TEST(a_cell_that_is_too_long_and_cells_without_a_column_reject_their_line)
{
	GString *text = g_string_new("ФИО;Группа\nСомов Пётр;М-11;лишнее\n");
	sfp_roster_report *report;

	for (int i = 0; i < 70000; i++)
		g_string_append_c(text, 'x');
	g_string_append(text, ";М-11\nЛосев Иван;М-11\n");
	report = import_text(SFP_ROSTER_STUDENTS, text->str);
	ck_assert_uint_eq(report->accepted, 1);
	ck_issue(report, 0, 2, "unexpected-cells");
	ck_issue(report, 1, 3, "too-long");
	sfp_roster_report_free(report);
	g_string_free(text, TRUE);
}
END_TEST

START_TEST(a_dry_run_reports_the_same_and_leaves_nothing)
{
	static const char text[] = "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.02.2009;М-11\n";
	sfp_roster_source source = source_of(SFP_ROSTER_STUDENTS, text, strlen(text));
	uint64_t trail = school_trail();
	sfp_roster_report *report;

	source.dry_run = true;
	report = import_source(&source);
	ck_assert(report->dry_run);
	ck_assert_uint_eq(report->people_added, 1);
	ck_assert_uint_eq(school_trail(), trail);
	sfp_roster_report_free(report);
	source.dry_run = false;
	report = import_source(&source);
	ck_assert_uint_eq(report->people_added, 1);
	ck_assert_uint_gt(school_trail(), trail);
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(who_may_not_record_movements_may_not_import)
{
	static const char text[] = "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.02.2009;М-11\n";
	sfp_roster_source source = source_of(SFP_ROSTER_STUDENTS, text, strlen(text));
	sfp_roster_report *report = NULL;
	uint64_t trail = school_trail();
	size_t people = count_of(SFP_OBJECT_PERSON);

	ck_sfp_refused(sfp_roster_import(school.reg, &school.as[TEACHER], &source, &report), SFP_REASON_ROLE);
	ck_assert_uint_eq(count_of(SFP_OBJECT_PERSON), people);
	ck_assert_uint_eq(school_trail(), trail + 1); /* the refusal */
	ck_sfp_ok(sfp_roster_import(school.reg, &school.as[ADMINISTRATOR], &source, &report));
	sfp_roster_report_free(report);
}
END_TEST

static void on_progress(void *context, size_t done, size_t total)
{
	size_t *last = context;

	ck_assert_uint_gt(done, *last);
	ck_assert_uint_le(done, total);
	*last = done;
}

START_TEST(progress_ends_where_the_table_does)
{
	size_t length = 0, last = 0;
	char *text = read_file("examples/data/students.csv", &length);
	sfp_roster_source source = source_of(SFP_ROSTER_STUDENTS, text, length);

	source.progress = on_progress;
	source.progress_context = &last;
	sfp_roster_report_free(import_source(&source));
	ck_assert_uint_eq(last, 909);
	g_free(text);
}
END_TEST

START_TEST(a_nomenclature_and_a_distribution_are_read_with_their_faults)
{
	static const char names[] =
		"Группа;Курс;Код специальности;Специальность\nМ-11;1;35.02.16;Механик\nM-11;1;;\n;1;;\nМ-12;сто;;\n";
	static const char leads[] =
		"ФИО;Роль;Классное руководство\nСомов Пётр Ильич;педагог;М-11, М-12\nНеизвестный Иван Ильич;педагог;М-13\n";
	sfp_roster_source source = source_of(SFP_ROSTER_CLASSES, names, strlen(names));
	sfp_roster_nomenclature *nomenclature = NULL;
	sfp_roster_distribution *distribution = NULL;

	ck_sfp_ok(sfp_roster_read_nomenclature(school.reg, &source, &nomenclature));
	ck_assert_uint_eq(nomenclature->count, 1);
	ck_assert_str_eq(nomenclature->lines[0].specialty, "35.02.16 Механик");
	ck_assert_int_eq(nomenclature->lines[0].course, 1);
	ck_issue(nomenclature->report, 0, 3, "duplicate");
	ck_issue(nomenclature->report, 1, 4, "no-class");
	ck_issue(nomenclature->report, 2, 5, "bad-course");
	sfp_roster_nomenclature_free(nomenclature);

	sfp_roster_report_free(import_text(SFP_ROSTER_STAFF, "ФИО;Роль\nСомов Пётр Ильич;педагог\n"));
	source = source_of(SFP_ROSTER_STAFF, leads, strlen(leads));
	ck_sfp_ok(sfp_roster_read_distribution(school.reg, &school.as[SYSTEM].organization, &source, &distribution));
	ck_assert_uint_eq(distribution->count, 2);
	ck_assert_str_eq(distribution->lines[1].class_name, "М-12");
	ck_issue(distribution->report, 0, 3, "unknown-person");
	sfp_roster_distribution_free(distribution);
}
END_TEST

static void ck_misuse(const sfp_actor *actor, sfp_roster_source source)
{
	sfp_roster_report *report = NULL;

	ck_sfp_status(sfp_roster_import(school.reg, actor, &source, &report), SFP_E_MISUSE);
	ck_assert_ptr_null(report);
}

START_TEST(a_source_that_is_none_is_misuse)
{
	static const char text[] = "ФИО;Группа\nЛосев Иван;М-11\n";
	sfp_roster_source good = source_of(SFP_ROSTER_STUDENTS, text, strlen(text)), bad = good;
	sfp_actor keyed = school.as[SYSTEM];
	sfp_roster_report *report = NULL;

	keyed.idempotency_key = "k";
	ck_misuse(&keyed, good);
	ck_misuse(NULL, good);
	bad.struct_size = 8;
	ck_misuse(&school.as[SYSTEM], bad);
	bad = source_of(SFP_ROSTER_STUDENTS, NULL, 5);
	ck_misuse(&school.as[SYSTEM], bad);
	ck_misuse(&school.as[SYSTEM], source_of(SFP_ROSTER_CLASSES, text, strlen(text)));
	ck_misuse(&school.as[SYSTEM], source_of((sfp_roster_kind)0, text, strlen(text)));
	ck_misuse(&school.as[SYSTEM], source_of((sfp_roster_kind)9, text, strlen(text)));
	ck_sfp_status(sfp_roster_import(NULL, &keyed, &good, &report), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_import(school.reg, &school.as[SYSTEM], NULL, &report), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_import(school.reg, &school.as[SYSTEM], &good, NULL), SFP_E_MISUSE);
}
END_TEST

START_TEST(an_impossible_day_and_a_file_without_end_are_refused)
{
	static const char text[] = "ФИО;Группа\nЛосев Иван;М-11\n";
	sfp_roster_source source = source_of(SFP_ROSTER_STUDENTS, text, strlen(text));
	sfp_roster_report *report = NULL;

	source.from_date = 20260931;
	ck_sfp_says(sfp_roster_import(school.reg, &school.as[SYSTEM], &source, &report), SFP_E_INVALID, "from_date");
	source.from_date = 20260901;
	source.length = SFP_ROSTER_LENGTH_MAX + 1u;
	ck_sfp_says(sfp_roster_import(school.reg, &school.as[SYSTEM], &source, &report), SFP_E_INVALID, "64 MiB");
	ck_assert_ptr_null(report);
}
END_TEST

START_TEST(a_header_alone_is_a_table_of_nobody)
{
	sfp_roster_report *report = import_text(SFP_ROSTER_STUDENTS, "ФИО;Группа");

	ck_assert_uint_eq(report->lines + report->people + report->issue_count, 0);
	sfp_roster_report_free(report);
}
END_TEST

START_TEST(a_list_of_another_kind_or_without_its_column_is_refused)
{
	static const char text[] = "ФИО;Роль\nЛосев Иван;педагог\n";
	sfp_roster_source source = source_of(SFP_ROSTER_STAFF, text, strlen(text));
	sfp_roster_nomenclature *nomenclature = NULL;
	sfp_roster_distribution *distribution = NULL;
	const sfp_id *here = &school.as[SYSTEM].organization;

	ck_sfp_status(sfp_roster_read_nomenclature(school.reg, &source, &nomenclature), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_read_nomenclature(school.reg, NULL, &nomenclature), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_read_nomenclature(NULL, &source, &nomenclature), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_read_distribution(school.reg, NULL, &source, &distribution), SFP_E_MISUSE);
	ck_sfp_says(sfp_roster_read_distribution(school.reg, here, &source, &distribution), SFP_E_INVALID,
	            "руководство");
	source.kind = SFP_ROSTER_CLASSES;
	ck_sfp_says(sfp_roster_read_nomenclature(school.reg, &source, &nomenclature), SFP_E_INVALID, "Группа");
	ck_assert(!nomenclature && !distribution);
	sfp_roster_nomenclature_free(NULL);
	sfp_roster_distribution_free(NULL);
}
END_TEST

START_TEST(kinds_have_names)
{
	for (int kind = SFP_ROSTER_STAFF; kind <= SFP_ROSTER_PARENTS; kind++)
		ck_assert_int_eq(sfp_roster_kind_from_name(sfp_roster_kind_name((sfp_roster_kind)kind)), kind);
	ck_assert_ptr_null(sfp_roster_kind_name((sfp_roster_kind)9));
	ck_assert_int_eq(sfp_roster_kind_from_name("teachers"), 0);
}
END_TEST

static Suite *roster_import_suite(void)
{
	Suite *suite = suite_create("roster_import");
	TCase *college = tcase_create("college"), *shapes = tcase_create("shapes"), *people = tcase_create("people"),
	      *whole = tcase_create("whole");

	tcase_add_checked_fixture(college, setup, school_teardown);
	tcase_add_test(college, the_colleges_students_are_905_and_three_lines_are_rejected);
	tcase_add_test(college, a_second_import_changes_nothing_and_says_so);
	tcase_add_test(college, a_table_makes_nobody_head_administration_or_council);
	tcase_add_test(college, parents_are_bound_to_their_children_and_never_to_one_of_two_namesakes);
	tcase_add_test(college, the_staff_get_the_offices_that_their_roles_name);
	tcase_add_test(college, a_line_that_the_registry_cannot_take_is_rolled_back_alone);
	tcase_add_test(college, a_role_that_nobody_knows_rejects_the_line);
	tcase_add_test(shapes, every_shape_of_one_roster_gives_the_same_twelve_people);
	tcase_add_checked_fixture(people, setup, school_teardown);
	tcase_add_test(people, rejected_lines_bear_their_true_numbers);
	tcase_add_test(people, a_column_of_days_has_one_order_or_its_lines_are_rejected);
	tcase_add_test(people, only_what_lasts_on_the_day_of_the_import_is_recorded);
	tcase_add_test(people, a_number_that_a_spreadsheet_rounded_is_nobody_s);
	tcase_add_test(people, columns_that_are_not_needed_are_dropped_and_named);
	tcase_add_test(people, namesakes_with_other_birth_dates_are_two_people);
	tcase_add_test(people, namesakes_without_a_birth_date_are_left_to_a_person);
	tcase_add_test(people, a_birth_date_that_the_registry_lacks_proves_nothing);
	tcase_add_test(people, the_offices_own_number_settles_who_is_meant);
	tcase_add_test(people, a_class_that_came_later_is_filled_in_and_a_transfer_is_only_noted);
	tcase_add_test(people, two_parents_of_one_name_are_two_people_unless_their_children_are_siblings);
	tcase_add_checked_fixture(whole, setup, school_teardown);
	tcase_add_test(whole, what_is_no_table_is_refused_with_its_place);
	tcase_add_test(whole, messages_never_repeat_what_a_table_without_a_header_says);
	tcase_add_test(whole, a_cell_that_is_too_long_and_cells_without_a_column_reject_their_line);
	tcase_add_test(whole, a_dry_run_reports_the_same_and_leaves_nothing);
	tcase_add_test(whole, who_may_not_record_movements_may_not_import);
	tcase_add_test(whole, progress_ends_where_the_table_does);
	tcase_add_test(whole, a_nomenclature_and_a_distribution_are_read_with_their_faults);
	tcase_add_test(whole, a_source_that_is_none_is_misuse);
	tcase_add_test(whole, an_impossible_day_and_a_file_without_end_are_refused);
	tcase_add_test(whole, a_header_alone_is_a_table_of_nobody);
	tcase_add_test(whole, a_list_of_another_kind_or_without_its_column_is_refused);
	tcase_add_test(whole, kinds_have_names);
	suite_add_tcase(suite, college);
	suite_add_tcase(suite, shapes);
	suite_add_tcase(suite, people);
	suite_add_tcase(suite, whole);
	return suite;
}

SUITE_MAIN(roster_import_suite)
