/* test_roster_renamed.c: a new surname without a number looks like one person who leaves and another who comes. A
 * person says which it is: nobody is dismissed and hired, or expelled and enrolled, by it in silence. */
#include "planning.h"

#define ALL (SFP_ROLE_BIT(SFP_ROLE_TEACHER))

static void list_worker(const char *number, const char *surname, const char *given, const char *patronymic,
                        sfp_date born, uint32_t roles)
{
	list((struct sfp__staged_person){ .source_id = number,
	                                  .surname = surname,
	                                  .given_name = given,
	                                  .patronymic = patronymic,
	                                  .birth_date = born,
	                                  .roles = roles,
	                                  .title = "Учитель химии" });
}

static void begin_staff(enum sfp__mode mode)
{
	begin_roster_of(SFP__FILE_STAFF, "staff.csv", 0);
	cover(SFP__COVERED_STAFF, mode);
	list_staff(0);
}

/* ---- workers ---- */

/* How the teacher whom the registry has is listed, and what becomes of it: asked, dismissed and hired, renamed, hired
 * only. */
static const struct {
	const char *known_number, *number, *given, *patronymic;
	sfp_date known_born, born;
	uint32_t roles;
	enum sfp__mode mode;
	char is;
} workers[] = {
	{ NULL, NULL, "Инна", "Юрьевна", 0, 0, ALL, SFP__MODE_BULK, 'a' },
	{ NULL, NULL, "ИННА", "Юрьевна", 0, 0, ALL, SFP__MODE_BULK, 'a' },
	{ NULL, NULL, "Инна", "Юрьевна", 19800101, 0, ALL, SFP__MODE_BULK, 'a' },
	{ NULL, NULL, "Инна", "Юрьевна", 19800101, 19800101, ALL, SFP__MODE_BULK, 'a' },
	{ NULL, "8", "Инна", "Юрьевна", 0, 0, ALL, SFP__MODE_BULK, 'a' },
	{ "8", NULL, "Инна", "Юрьевна", 0, 0, ALL, SFP__MODE_BULK, 'a' },
	{ "8", "8", "Инна", "Юрьевна", 0, 0, ALL, SFP__MODE_BULK, 'r' },
	{ "8", "9", "Инна", "Юрьевна", 0, 0, ALL, SFP__MODE_BULK, 'h' }, /* two numbers are two people */
	{ NULL, NULL, "Инна", "Юрьевна", 19800101, 19810101, ALL, SFP__MODE_BULK, 'h' }, /* and so are two birthdays */
	{ NULL, NULL, "Инна", "Ивановна", 0, 0, ALL, SFP__MODE_BULK, 'h' },
	{ NULL, NULL, "Анна", "Юрьевна", 0, 0, ALL, SFP__MODE_BULK, 'h' },
	{ NULL, NULL, "Инна", "Юрьевна", 0, 0, SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION), SFP__MODE_BULK,
	  'h' },                                                            /* another office */
	{ NULL, NULL, "Инна", "Юрьевна", 0, 0, ALL, SFP__MODE_DELTA, 'n' }, /* a part: nobody leaves by it */
	{ NULL, NULL, "Инна", "Юрьевна", 19800101, 19800101, ALL, SFP__MODE_DELTA, 'a' },
};

static sfp_id know_worker(const char *number, sfp_date born)
{
	sfp_id id = known_student(number, "Панова", "Инна", "Юрьевна", born, NULL);

	world_office(&w, &id, SFP_ROLE_TEACHER);
	return id;
}

START_TEST(a_worker_who_bears_another_surname_is_asked_about)
{
	char is = workers[_i].is;

	know_worker(workers[_i].known_number, workers[_i].known_born);
	begin_staff(workers[_i].mode);
	list_worker(workers[_i].number, "Липина", workers[_i].given, workers[_i].patronymic, workers[_i].born,
	            workers[_i].roles);
	make_plan();
	ck_assert_int_eq(view()->reviews, is == 'a');
	if (is == 'a')
		expect_review(SFP_ROSTER_REVIEW_RENAMED, 1);
	ck_assert_int_eq(count_of(SFP_ROSTER_UPDATE, SFP_KIND_NONE), is == 'r');
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_HIRE), is == 'h' || is == 'n');
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_DISMISS), is == 'h');
}
END_TEST

/* Both answers, and that the second import of what was answered asks nothing. */
START_TEST(the_answer_makes_it_a_rename_or_somebody_else)
{
	sfp_id id = know_worker(NULL, 0);
	sfp_roster_decision decision = { "staff.csv", 9, SFP_ID_NONE };
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_person *person;

	if (_i)
		decision.person = id;
	options.decisions = &decision;
	options.decision_count = 1;
	begin_staff(SFP__MODE_BULK);
	list_worker(NULL, "Липина", "Инна", "Юрьевна", 0, ALL);
	make_plan_with(&options);
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_UPDATE, SFP_KIND_NONE), _i);
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_HIRE), !_i);
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_DISMISS), !_i);
	apply_confirmed();
	person = person_of(&id);
	ck_assert_str_eq(person->surname, _i ? "Липина" : "Панова");
	sfp_person_free(person);
	begin_staff(SFP__MODE_BULK);
	list_worker(NULL, "Липина", "Инна", "Юрьевна", 0, ALL);
	make_plan();
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_DISMISS) + count_of(SFP_ROSTER_ADD, SFP_KIND_HIRE), 0);
}
END_TEST

START_TEST(who_is_listed_under_both_surnames_is_two_people)
{
	know_worker(NULL, 0);
	begin_staff(SFP__MODE_BULK);
	list_worker(NULL, "Липина", "Инна", "Юрьевна", 0, ALL);
	list_worker(NULL, "Панова", "Инна", "Юрьевна", 0, ALL);
	make_plan();
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_HIRE), 1);
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_DISMISS), 0);
}
END_TEST

START_TEST(two_who_may_be_the_one_who_is_missing_are_both_asked_about)
{
	know_worker(NULL, 0);
	begin_staff(SFP__MODE_BULK);
	list_worker(NULL, "Липина", "Инна", "Юрьевна", 0, ALL);
	list_worker(NULL, "Осина", "Инна", "Юрьевна", 0, ALL);
	make_plan();
	ck_assert_int_eq(view()->reviews, 2);
	ck_assert_int_eq(view()->changes, 0);
}
END_TEST

/* ---- students and parents ---- */

static const struct {
	const char *surname, *class_name;
	sfp_date known_born, born;
	bool asked;
} students[] = {
	{ "Замужева", "М-11", 0, 0, true },
	{ "Замужева", "М-11", 20080505, 20080505, true },
	{ "Замужева", "П-21", 20080505, 20080505, true }, /* in the next class: the birthday tells */
	{ "Замужева-Девичева", "М-11", 0, 0, true },
	{ "де ла Крус", "М-11", 0, 0, true },
	{ "Замужева", "П-21", 0, 0, false },
	{ "Замужева", "М-11", 20080505, 20080506, false },
};

START_TEST(a_student_who_bears_another_surname_is_asked_about)
{
	known_student(NULL, "Девичева", "Дарья", "Дмитриевна", students[_i].known_born, &w.classes[0]);
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student(NULL, students[_i].surname, "Дарья", "Дмитриевна", students[_i].born, students[_i].class_name);
	make_plan();
	ck_assert_int_eq(view()->reviews, students[_i].asked);
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_ENROL), !students[_i].asked);
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_EXPEL), !students[_i].asked);
}
END_TEST

static int64_t list_mother(const char *surname, const char *given, const char *patronymic)
{
	return list((struct sfp__staged_person){ .surname = surname,
	                                         .given_name = given,
	                                         .patronymic = patronymic,
	                                         .roles = SFP_ROLE_BIT(SFP_ROLE_PARENT) });
}

static void plan_parent(const char *surname, const char *patronymic)
{
	struct sfp__staged_guardian bond = { .file = 1, .relation = "мать" };

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	cover(SFP__COVERED_PARENTS, SFP__MODE_BULK);
	list_world(1, WORLD_STUDENTS);
	bond.student = list_student(NULL, "Первый", "Имя", "Отчество", 0, "М-11");
	bond.parent = list_mother(surname, "Мария", patronymic);
	bond.line = line_number;
	ck_sfp_ok(sfp__stage_guardian(staging, &bond));
	make_plan();
}

START_TEST(a_parent_who_bears_another_surname_is_asked_about)
{
	plan_parent("Прежнева", "Ильинична");
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_LINK), 1);
	apply_confirmed();
	plan_parent("Прежнева", "Ильинична");
	ck_assert_int_eq(view()->changes, 0);
	plan_parent("Нынешнева", "Ильинична");
	expect_review(SFP_ROSTER_REVIEW_RENAMED, 1);
	ck_assert_int_eq(view()->changes, 0);
	plan_parent("Нынешнева", "Олеговна");
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_LINK), 1);
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_UNLINK), 1);
}
END_TEST

static Suite *roster_renamed_suite(void)
{
	Suite *suite = suite_create("roster_renamed");
	TCase *asked = tcase_create("asked");

	tcase_add_checked_fixture(asked, open_world, close_world);
	tcase_add_loop_test(asked, a_worker_who_bears_another_surname_is_asked_about, 0, (int)SFP__LENGTH(workers));
	tcase_add_loop_test(asked, the_answer_makes_it_a_rename_or_somebody_else, 0, 2);
	tcase_add_test(asked, who_is_listed_under_both_surnames_is_two_people);
	tcase_add_test(asked, two_who_may_be_the_one_who_is_missing_are_both_asked_about);
	tcase_add_loop_test(asked, a_student_who_bears_another_surname_is_asked_about, 0, (int)SFP__LENGTH(students));
	tcase_add_test(asked, a_parent_who_bears_another_surname_is_asked_about);
	suite_add_tcase(suite, asked);
	return suite;
}

SUITE_MAIN(roster_renamed_suite)
