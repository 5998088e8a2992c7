/* test_roster_import.c: a table as offices keep them adds people, once, and nobody is taken for somebody else. What the
 * system adds by it can be taken back. */
#include <glib.h>

#include "campus.h"
#include "support/tables.h"

/* ---- helpers ---- */

static char *read_file(const char *path, size_t *length)
{
	char *whole = g_build_filename(g_getenv("SFP_SOURCE_ROOT"), path, NULL), *text = NULL;

	ck_assert_msg(g_file_get_contents(whole, &text, length, NULL), "cannot read %s", path);
	g_free(whole);
	return text;
}

static struct imported made; /* the last table */
static sfp_id appointing;    /* the order of the head, once one was needed */

static void setup(void)
{
	school_setup();
	appointing = (sfp_id)SFP_ID_NONE;
}

static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	imported_clear(&made);
	ck_assert_msg(sfp_trail_verify(school.reg, &school.as[SYSTEM].organization, NULL, &report) == SFP_OK, "%s",
	              sfp_registry_message(school.reg));
	school_teardown();
}

static sfp_status take_bytes(int who, sfp_roster_kind kind, const char *text, size_t length)
{
	sfp_roster_apply_options how = SFP_ROSTER_APPLY_OPTIONS_INIT;

	imported_clear(&made);
	if (kind == SFP_ROSTER_STAFF && sfp_id_is_none(&appointing))
		appointing = school_order(SFP_ORDER_MOVEMENT, "Ш-1", NULL);
	if (kind == SFP_ROSTER_STAFF)
		how.order_id = appointing;
	return table_import(school.reg, &school.as[who], &how, kind, text, length, &made);
}

static const sfp_roster_plan_view *view(void)
{
	return sfp_roster_plan_look(made.plan);
}

static size_t rejected(void)
{
	return sfp_roster_reading_totals(made.reading)->rejected;
}

static int added(void)
{
	return made.applied->import ? made.applied->import->people_added : 0;
}

static void take(sfp_roster_kind kind, const char *text)
{
	sfp_status status = take_bytes(SYSTEM, kind, text, strlen(text));

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(school.reg));
	ck_assert_int_eq(made.applied->held, 0);
}

static void take_file(sfp_roster_kind kind, const char *path)
{
	size_t length = 0;
	char *text = read_file(path, &length);
	sfp_status status = take_bytes(SYSTEM, kind, text, length);

	ck_assert_msg(status == SFP_OK, "%s: %s: %s", path, sfp_status_name(status), sfp_registry_message(school.reg));
	g_free(text);
}

/* What was found at a line; "" nothing. */
static const char *found_at(size_t line)
{
	sfp_roster_finding finding;

	for (size_t i = 0; sfp_roster_reading_finding(made.reading, i, &finding) == SFP_OK; i++)
		if (finding.line == line)
			return finding.code;
	return "";
}

static const char *review_at(int64_t line)
{
	const char *code = "";
	sfp_roster_review_page *page = NULL;

	ck_sfp_ok(sfp_roster_plan_reviews(made.plan, 0, 1000, &page));
	for (size_t i = 0; i < page->count; i++)
		if (page->reviews[i].line == line)
			code = sfp_roster_review_code_name(page->reviews[i].code);
	sfp_roster_review_page_free(page);
	return code;
}

static int64_t note(sfp_roster_note_code code)
{
	for (size_t i = 0; i < view()->note_count; i++)
		if (view()->notes[i].code == code)
			return view()->notes[i].count;
	return 0;
}

static int64_t changes_of(sfp_kind kind)
{
	for (size_t i = 0; i < view()->count_count; i++)
		if (view()->counts[i].kind == kind)
			return view()->counts[i].changes;
	return 0;
}

static sfp_roster_reading *read_list(sfp_roster_kind kind, const char *text, size_t length)
{
	sfp_roster_reading *reading = NULL;

	ck_sfp_ok(table_read(school.reg, &school.as[SYSTEM].organization, kind, text, length, &reading));
	return reading;
}

/* The head approves the nomenclature of a table; the classes need not exist. */
static size_t approve_names(const char *path)
{
	size_t length = 0, approved = 0;
	char *text = read_file(path, &length);
	sfp_roster_reading *reading = read_list(SFP_ROSTER_CLASSES, text, length);
	sfp_roster_nomenclature *names = NULL;
	sfp_id order = school_order(SFP_ORDER_NOMENCLATURE, "N", NULL);

	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, 0);
	ck_sfp_ok(sfp_roster_nomenclature_get(school.reg, reading, &names));
	ck_sfp_ok(
		sfp_nomenclature_approve(school.reg, &school.as[HEAD], &order, names->lines, names->count, &approved));
	sfp_roster_nomenclature_free(names);
	sfp_roster_reading_close(reading);
	g_free(text);
	return approved;
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
		sfp_class *made_class = NULL;

		draft.name = ((const sfp_nomenclature *)page->records[i])->name;
		ck_sfp_ok(sfp_class_create(school.reg, &school.as[ADMINISTRATOR], &draft, &made_class));
		sfp_class_free(made_class);
	}
	sfp_page_free(page);
}

static size_t in_force(sfp_object object)
{
	sfp_filter filter = SFP_FILTER_INIT;
	size_t count = 0;
	bool more = true;

	filter.limit = 1000;
	filter.on = SCHOOL_TODAY;
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

START_TEST(the_colleges_students_are_905_and_three_rows_are_not_taken)
{
	ck_assert_uint_eq(approve_names("examples/data/groups.csv"), 38);
	create_classes();
	take_file(SFP_ROSTER_STUDENTS, "examples/data/students.csv");
	ck_assert_uint_eq(sfp_roster_reading_file_at(made.reading, 0)->rows, 909);
	ck_assert_int_eq(added(), 905);
	ck_assert_int_eq(changes_of(SFP_KIND_ENROL), 905);
	ck_assert_uint_eq(rejected(), 2);
	ck_assert_str_eq(found_at(213), "missing-value");
	ck_assert_str_eq(found_at(479), "bad-date");
	ck_assert_int_eq(view()->reviews, 1);
	ck_assert_str_eq(review_at(770), "unknown-class");
}
END_TEST

/* A line of a table is no order of the founder's or of the head's. */
START_TEST(a_table_makes_nobody_head_administration_or_council)
{
	static const char *const roles[] = { "администрация", "педагогический совет", "руководитель" };
	sfp_roster_apply_options how = SFP_ROSTER_APPLY_OPTIONS_INIT;
	size_t offices = count_of(SFP_OBJECT_OFFICE);

	for (size_t i = 0; i < 3; i++) {
		char *text = g_strdup_printf("ФИО;Роль\nНовая Имя Отчество;%s\n", roles[i]);
		sfp_status status =
			table_import(school.reg, &school.as[SYSTEM], &how, SFP_ROSTER_STAFF, text, strlen(text), &made);

		ck_sfp_status(status, i < 2 ? SFP_REFUSED : SFP_OK);
		if (i < 2)
			ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "273-ФЗ/28");
		else
			ck_assert_int_eq(note(SFP_ROSTER_NOTE_OFFICE_LEFT), 1);
		ck_assert_uint_eq(count_of(SFP_OBJECT_OFFICE), offices);
		imported_clear(&made);
		g_free(text);
	}
}
END_TEST

START_TEST(the_head_s_order_gives_them_and_the_system_takes_them_back)
{
	size_t offices = in_force(SFP_OBJECT_OFFICE);
	sfp_import *back = NULL;

	take(SFP_ROSTER_STAFF,
	     "ФИО;Роль\nНовая Имя Отчество;администрация, педагог\nДругая Имя Отчество;прочий персонал\n");
	ck_assert_uint_eq(in_force(SFP_OBJECT_OFFICE), offices + 3);
	ck_sfp_ok(sfp_import_rollback(school.reg, &school.as[SYSTEM], &made.applied->import->head.id, "не тот файл",
	                              NULL, &back));
	ck_assert_int_ne(back->rolled_back_at, 0);
	ck_assert_uint_eq(in_force(SFP_OBJECT_OFFICE), offices);
	sfp_import_free(back);
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
	uint64_t trail;
	int64_t people;

	approve_names("examples/data/groups.csv");
	create_classes();
	for (size_t i = 0; i < 3; i++) {
		take_file(lists[i].kind, lists[i].path);
		trail = school_trail();
		people = view()->people;
		take_file(lists[i].kind, lists[i].path);
		ck_assert_uint_eq(school_trail(), trail);
		ck_assert_int_eq(made.applied->changes, 0);
		ck_assert_ptr_null(made.applied->import);
		ck_assert_int_eq(view()->people, people);
	}
}
END_TEST

START_TEST(parents_are_bound_to_their_children_and_never_to_one_of_two_namesakes)
{
	approve_names("examples/data/groups.csv");
	create_classes();
	take_file(SFP_ROSTER_STUDENTS, "examples/data/students.csv");
	take_file(SFP_ROSTER_PARENTS, "examples/data/parents.csv");
	ck_assert_int_eq(changes_of(SFP_KIND_LINK), 1130);
	ck_assert_int_eq(added(), 1090);
	ck_assert_str_eq(found_at(335), "missing-value");
	ck_assert_int_eq(view()->reviews, 3);
	for (int64_t line = 376; line; line = line == 376 ? 377 : line == 377 ? 704 : 0)
		ck_assert_str_eq(review_at(line), "unknown-child");
}
END_TEST

START_TEST(the_staff_get_the_offices_that_their_roles_name)
{
	size_t length = 0;
	char *text = read_file("examples/data/staff.csv", &length);
	sfp_roster_reading *reading;
	sfp_roster_distribution *leads = NULL;

	take_file(SFP_ROSTER_STAFF, "examples/data/staff.csv");
	ck_assert_str_eq(sfp_roster_reading_file_at(made.reading, 0)->encoding, "CP1251");
	ck_assert_int_eq(added(), 59); /* the head's office is for the founder to fill */
	ck_assert_int_eq(note(SFP_ROSTER_NOTE_OFFICE_LEFT), 1);
	ck_assert_uint_eq(rejected(), 0);

	reading = read_list(SFP_ROSTER_STAFF, text, length);
	ck_sfp_ok(sfp_roster_distribution_get(school.reg, &school.as[SYSTEM].organization, reading, &leads));
	ck_assert_uint_eq(leads->count, 38);
	ck_assert_uint_eq(leads->finding_count, 0);
	sfp_roster_distribution_free(leads);
	sfp_roster_reading_close(reading);
	g_free(text);
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
		size_t before;

		if (g_str_has_suffix(name, ".csv") && strcmp(name, "expected.csv") != 0) {
			setup();
			school_class("М-11");
			school_class("ТЭ-21");
			school_class("П50-1-25");
			before = count_of(SFP_OBJECT_PERSON);
			take_file(SFP_ROSTER_STUDENTS, path);
			ck_twelve(before, !other, name);
			teardown();
			files++;
		}
		g_free(path);
	}
	g_dir_close(dir);
	g_free(folder);
	ck_assert_uint_ge(files, 70);
}
END_TEST

/* ---- rows ---- */

START_TEST(what_is_no_person_is_not_entered)
{
	take(SFP_ROSTER_STUDENTS, "ФИО;Группа\nЛосев Иван Ильич;М-11\nИванов И.И.;М-11\n;М-11\nИтого: 2 человека\n");
	ck_assert_int_eq(added(), 1);
	ck_assert_str_eq(found_at(3), "initials");
	ck_assert_str_eq(found_at(4), "missing-value");
	ck_assert_str_eq(found_at(5), "total");
}
END_TEST

START_TEST(a_row_that_the_registry_cannot_take_is_left_out_alone)
{
	GString *text = g_string_new("ФИО;Роль\n");

	for (int i = 0; i < 5000; i++)
		g_string_append_c(text, 'x');
	g_string_append(text, " Пётр;педагог\nСомова Анна Ильинична;Педагогический работник, администрация\n");
	take(SFP_ROSTER_STAFF, text->str);
	ck_assert_uint_eq(rejected(), 1);
	ck_assert_str_eq(found_at(2), "long-value");
	ck_assert_int_eq(added(), 1);
	ck_assert_int_eq(changes_of(SFP_KIND_HIRE), 2);
	ck_assert_str_eq(sfp_registry_message(school.reg), "");
	g_string_free(text, TRUE);
}
END_TEST

START_TEST(a_role_that_nobody_knows_rejects_the_row)
{
	take(SFP_ROSTER_STAFF, "ФИО;Роль\nСомов Пётр;волшебник\nСомова Анна;\n");
	ck_assert_str_eq(found_at(2), "unknown-role");
	ck_assert_str_eq(found_at(3), "missing-value");
	ck_assert_int_eq(added(), 0);
}
END_TEST

START_TEST(rejected_rows_bear_their_true_numbers)
{
	static const size_t lines[] = { 3, 7, 8, 12, 19 };

	take_file(SFP_ROSTER_STUDENTS, "tests/data/roster/rejected.csv");
	ck_assert_uint_eq(rejected(), 5);
	for (size_t i = 0; i < 5; i++)
		ck_assert_str_eq(found_at(lines[i]), i == 1 || i == 2 ? "bad-date" : "missing-value");
}
END_TEST

START_TEST(namesakes_are_never_merged)
{
	take(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\nКузьмин Иван Сергеевич;09.05.2008;М-11\n"
	                          "Кузьмин Иван Сергеевич;05.09.2008;М-11\n");
	ck_assert_int_eq(added(), 2);
	take(SFP_ROSTER_STUDENTS, "ФИО;Группа\nЛосев Иван Ильич;М-11\nЛосев Иван Ильич;М-12\n");
	ck_assert_int_eq(added(), 0);
	ck_assert_int_eq(view()->reviews, 2);
	ck_assert_str_eq(review_at(3), "namesakes-here");
}
END_TEST

START_TEST(the_offices_own_number_settles_who_is_meant)
{
	take(SFP_ROSTER_STUDENTS, "ID;ФИО;Группа\n7;Кузьмин Иван Сергеевич;М-11\n");
	take(SFP_ROSTER_STUDENTS, "ID;ФИО;Группа\n7;Кузьмин Иван Сергеевич;М-11\n8;Лосев Иван Ильич;М-11\n");
	ck_assert_int_eq(added(), 1);
	ck_assert_int_eq(view()->unchanged, 1);
}
END_TEST

START_TEST(a_class_that_came_later_is_filled_in_and_a_transfer_is_left_out)
{
	static const char list[] = "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.02.2009;M-11\n";

	take(SFP_ROSTER_STUDENTS, list);
	ck_assert_int_eq(made.applied->changes, 1);
	school_class("М-11");
	school_class("М-12");
	take(SFP_ROSTER_STUDENTS, list);
	ck_assert_int_eq(made.applied->changes, 1);
	ck_assert_int_eq(added(), 0);
	ck_assert_int_eq(view()->counts[0].part, SFP_ROSTER_UPDATE);
	take(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.02.2009;М-12\n");
	ck_assert_int_eq(made.applied->changes, 0);
	ck_assert_int_eq(made.applied->left_out, 1);
}
END_TEST

START_TEST(two_parents_of_one_name_are_two_people_unless_their_children_are_siblings)
{
	take(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\n"
	                          "Знаменский Данила Сергеевич;01.02.2009;М-11\n"
	                          "Знаменская Анна Сергеевна;01.02.2010;М-12\n"
	                          "Ким Юлия Олеговна;01.02.2010;М-12\n");
	take(SFP_ROSTER_PARENTS, "ФИО родителя;ФИО ребёнка\n"
	                         "Орлова Елена Ильинична;Знаменский Данила Сергеевич\n"
	                         "Орлова Елена Ильинична;Знаменская Анна Сергеевна\n"
	                         "Орлова Елена Ильинична;Ким Юлия Олеговна\n");
	ck_assert_int_eq(added(), 2);
	ck_assert_int_eq(changes_of(SFP_KIND_LINK), 3);
}
END_TEST

START_TEST(a_parent_s_child_is_the_namesake_of_the_class_that_the_row_names)
{
	school_class("М-11");
	school_class("М-12");
	take(SFP_ROSTER_STUDENTS, "ФИО;Дата рождения;Группа\nКим Юлия Олеговна;01.02.2009;М-11\n"
	                          "Ким Юлия Олеговна;01.02.2010;М-12\n");
	take(SFP_ROSTER_PARENTS, "ФИО родителя;ФИО ребёнка;Группа ребёнка\n"
	                         "Ким Олег Ильич;Ким Юлия Олеговна;М-12\nКим Анна Львовна;Ким Юлия Олеговна;\n");
	ck_assert_int_eq(changes_of(SFP_KIND_LINK), 1);
	ck_assert_str_eq(review_at(3), "unknown-child");
}
END_TEST

/* ---- the whole ---- */

static void ck_unreadable(const char *text, size_t length, const char *word)
{
	uint64_t trail = school_trail();

	ck_sfp_says(take_bytes(SYSTEM, SFP_ROSTER_STUDENTS, text, length), SFP_E_INVALID, word);
	ck_assert_ptr_null(made.applied);
	ck_assert_uint_eq(school_trail(), trail);
	ck_assert_ptr_null(strstr(sfp_registry_message(school.reg), "Секретова"));
}

#define CK_UNREADABLE(text, word) ck_unreadable(text, sizeof(text) - 1, word)

START_TEST(what_is_no_table_is_refused_with_its_place)
{
	CK_UNREADABLE("", "list.csv");
	CK_UNREADABLE("ФИО;Группа\nА\0Б;М-11\n", "list.csv:2");
	CK_UNREADABLE("\xff\xfe\x24\x04", "UTF-16");
	CK_UNREADABLE("ФИО;Группа\nСомов Пётр;М-11\n\"Сомов\nИван;М-11\n", "list.csv:3");
	CK_UNREADABLE("Имя;Группа\nИван;М-11\n", "list.csv:1");
	CK_UNREADABLE("Секретова Тайна Ивановна;М-11\n", "list.csv:1");
}
END_TEST

START_TEST(who_may_not_record_movements_may_not_import)
{
	static const char text[] = "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.02.2009;М-11\n";
	uint64_t trail = school_trail();
	size_t people = count_of(SFP_OBJECT_PERSON);

	ck_sfp_refused(take_bytes(TEACHER, SFP_ROSTER_STUDENTS, text, strlen(text)), SFP_REASON_ROLE);
	ck_assert_uint_eq(count_of(SFP_OBJECT_PERSON), people);
	ck_assert_uint_eq(school_trail(), trail + 1); /* the refusal */
}
END_TEST

/* What a person decides is a person's to take back; so are classes, which the system never makes. */
START_TEST(the_system_enters_who_comes_and_takes_back_nothing_else)
{
	static const char text[] = "ФИО;Дата рождения;Группа\nЛосев Иван Ильич;01.02.2009;М-11\n";
	sfp_roster_apply_options how = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_import *back = NULL;
	sfp_id theirs;

	take(SFP_ROSTER_STUDENTS, text);
	ck_assert_int_eq(made.applied->import->movements, 1);
	ck_sfp_ok(sfp_import_rollback(school.reg, &school.as[SYSTEM], &made.applied->import->head.id, "не тот", NULL,
	                              &back));
	sfp_import_free(back);
	ck_sfp_refused(sfp_import_rollback(school.reg, &school.as[SYSTEM], &made.applied->import->head.id, "снова",
	                                   NULL, &back),
	               SFP_REASON_GUARD);
	imported_clear(&made);

	how.order_id = school_order(SFP_ORDER_MOVEMENT, "Ш-2", NULL);
	how.orderer = school.as[HEAD].person;
	ck_sfp_ok(table_import(school.reg, &school.as[ADMINISTRATOR], &how, SFP_ROSTER_STUDENTS, text, strlen(text),
	                       &made));
	theirs = made.applied->import->head.id;
	ck_sfp_refused(sfp_import_rollback(school.reg, &school.as[SYSTEM], &theirs, "чужая", NULL, &back),
	               SFP_REASON_GUARD);
	imported_clear(&made);
	ck_sfp_status(
		table_import(school.reg, &school.as[SYSTEM], &how, SFP_ROSTER_STUDENTS, text, strlen(text), &made),
		SFP_E_MISUSE); /* the system orders for nobody */
}
END_TEST

START_TEST(a_header_alone_is_a_table_of_nobody)
{
	take(SFP_ROSTER_STUDENTS, "ФИО;Группа");
	ck_assert_int_eq(view()->people + made.applied->changes, 0);
	ck_assert_uint_eq(rejected(), 0);
}
END_TEST

/* ---- lists that are approved ---- */

START_TEST(a_nomenclature_and_a_distribution_are_read_with_their_faults)
{
	static const char names[] =
		"Группа;Курс;Код специальности;Специальность\nМ-11;1;35.02.16;Механик\nM-11;1;;\n;1;;\nМ-12;сто;;\n";
	static const char leads[] =
		"ФИО;Роль;Классное руководство;Дата увольнения\nСомов Пётр Ильич;педагог;М-11, М-12;\nНеизвестный Иван Ильич;педагог;М-13;\n"
		"Сомов Пётр Ильич;педагог;М-14, М-11;\nСомов Пётр Ильич;педагог;М-15;01.08.2026\n";
	sfp_roster_nomenclature *nomenclature = NULL;
	sfp_roster_distribution *distribution = NULL;

	made.reading = read_list(SFP_ROSTER_CLASSES, names, strlen(names));
	ck_sfp_ok(sfp_roster_nomenclature_get(school.reg, made.reading, &nomenclature));
	ck_assert_uint_eq(nomenclature->count, 1);
	ck_assert_str_eq(nomenclature->lines[0].specialty, "35.02.16 Механик");
	ck_assert_int_eq(nomenclature->lines[0].course, 1);
	ck_assert_str_eq(found_at(3), "same-id");
	ck_assert_str_eq(found_at(4), "missing-value");
	ck_assert_str_eq(found_at(5), "bad-number");
	sfp_roster_nomenclature_free(nomenclature);

	take(SFP_ROSTER_STAFF, "ФИО;Роль\nСомов Пётр Ильич;педагог\n");
	imported_clear(&made);
	made.reading = read_list(SFP_ROSTER_STAFF, leads, strlen(leads));
	ck_sfp_ok(
		sfp_roster_distribution_get(school.reg, &school.as[SYSTEM].organization, made.reading, &distribution));
	ck_assert_uint_eq(distribution->count, 2);
	ck_assert_str_eq(distribution->lines[1].class_name, "М-12");
	ck_assert_uint_eq(distribution->finding_count, 2);
	ck_assert_str_eq(distribution->findings[0].code, "unknown-person");
	ck_assert_str_eq(distribution->findings[1].code, "duplicate");
	ck_assert_uint_eq(distribution->findings[1].line, 4);
	sfp_roster_distribution_free(distribution);
}
END_TEST

START_TEST(a_list_of_another_kind_or_without_its_column_is_refused)
{
	static const char text[] = "ФИО;Роль\nЛосев Иван;педагог\n";
	sfp_roster_reading *reading = read_list(SFP_ROSTER_STAFF, text, strlen(text));
	sfp_roster_reading *refused = read_list(SFP_ROSTER_CLASSES, text, strlen(text));
	sfp_roster_nomenclature *nomenclature = NULL;
	sfp_roster_distribution *distribution = NULL;
	const sfp_id *here = &school.as[SYSTEM].organization;

	ck_sfp_says(sfp_roster_nomenclature_get(school.reg, reading, &nomenclature), SFP_E_INVALID, "Группа");
	ck_sfp_says(sfp_roster_nomenclature_get(school.reg, refused, &nomenclature), SFP_E_INVALID, "list.csv:1");
	ck_sfp_says(sfp_roster_distribution_get(school.reg, here, reading, &distribution), SFP_E_INVALID,
	            "руководство");
	ck_sfp_status(sfp_roster_nomenclature_get(school.reg, NULL, &nomenclature), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_nomenclature_get(NULL, reading, &nomenclature), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_distribution_get(school.reg, NULL, reading, &distribution), SFP_E_MISUSE);
	ck_assert(!nomenclature && !distribution);
	sfp_roster_nomenclature_free(NULL);
	sfp_roster_distribution_free(NULL);
	sfp_roster_reading_close(reading);
	sfp_roster_reading_close(refused);
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
	TCase *shapes = tcase_create("shapes"), *tables = tcase_create("tables");

	tcase_set_timeout(shapes, 120);
	tcase_add_test(shapes, every_shape_of_one_roster_gives_the_same_twelve_people);
	tcase_add_checked_fixture(tables, setup, teardown);
	tcase_add_test(tables, the_colleges_students_are_905_and_three_rows_are_not_taken);
	tcase_add_test(tables, a_table_makes_nobody_head_administration_or_council);
	tcase_add_test(tables, the_head_s_order_gives_them_and_the_system_takes_them_back);
	tcase_add_test(tables, a_second_import_changes_nothing_and_says_so);
	tcase_add_test(tables, parents_are_bound_to_their_children_and_never_to_one_of_two_namesakes);
	tcase_add_test(tables, the_staff_get_the_offices_that_their_roles_name);
	tcase_add_test(tables, what_is_no_person_is_not_entered);
	tcase_add_test(tables, a_row_that_the_registry_cannot_take_is_left_out_alone);
	tcase_add_test(tables, a_role_that_nobody_knows_rejects_the_row);
	tcase_add_test(tables, rejected_rows_bear_their_true_numbers);
	tcase_add_test(tables, namesakes_are_never_merged);
	tcase_add_test(tables, the_offices_own_number_settles_who_is_meant);
	tcase_add_test(tables, a_class_that_came_later_is_filled_in_and_a_transfer_is_left_out);
	tcase_add_test(tables, two_parents_of_one_name_are_two_people_unless_their_children_are_siblings);
	tcase_add_test(tables, a_parent_s_child_is_the_namesake_of_the_class_that_the_row_names);
	tcase_add_test(tables, what_is_no_table_is_refused_with_its_place);
	tcase_add_test(tables, who_may_not_record_movements_may_not_import);
	tcase_add_test(tables, the_system_enters_who_comes_and_takes_back_nothing_else);
	tcase_add_test(tables, a_header_alone_is_a_table_of_nobody);
	tcase_add_test(tables, a_nomenclature_and_a_distribution_are_read_with_their_faults);
	tcase_add_test(tables, a_list_of_another_kind_or_without_its_column_is_refused);
	tcase_add_test(tables, kinds_have_names);
	suite_add_tcase(suite, shapes);
	suite_add_tcase(suite, tables);
	return suite;
}

SUITE_MAIN(roster_import_suite)
