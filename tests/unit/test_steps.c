/* test_steps.c: no work grows faster than what it is about. Counted in steps of SQLite's machine, so a busy computer
 * changes nothing.
 *
 * Each case does the same for a small and a four times larger organisation. What is linear takes about four times the
 * steps, what asks an index a little more for the index's depth; what reads everything for each of everything takes
 * sixteen times. */
#include <sqlite3.h>

#include "planning.h"

#define SMALL 40
#define LARGE 160
/* Four times, and a quarter for deeper indexes and fuller pages. */
#define LIMIT 5.0

static int64_t steps_of_all(bool forget)
{
	sqlite3 *connection = sfp__store_connection(w.reg->store);
	int64_t steps = 0;

	for (sqlite3_stmt *stmt = sqlite3_next_stmt(connection, NULL); stmt; stmt = sqlite3_next_stmt(connection, stmt))
		steps += sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, forget);
	return steps;
}

/* Sets up an organisation of that size, and gives the steps of one thing that is done in it. */
typedef int64_t (*measured)(int size);

static void ck_grows_with_its_work(measured work)
{
	const int64_t small = work(SMALL), large = work(LARGE);

	ck_assert_msg(small > 0, "nothing was counted");
	ck_assert_msg((double)large <= LIMIT * (double)small,
	              "%lld steps became %lld where the work became %d times as much", (long long)small,
	              (long long)large, LARGE / SMALL);
}

/* ---- organisations ---- */

static char *name_of(int i, char name[32])
{
	snprintf(name, 32, "К-%d", i + 1);
	return name;
}

/* Approved, made, and given to the world's teachers in turn. */
static void make_classes(int count)
{
	SFP__CLEANUP(sfp__freep) char *names = calloc((size_t)count, 32);
	SFP__CLEANUP(sfp__freep) sfp_nomenclature_line *lines = calloc((size_t)count, sizeof(*lines));
	SFP__CLEANUP(sfp__freep) sfp_distribution_line *leads = calloc((size_t)count, sizeof(*leads));
	const sfp_id order = world_order(&w, SFP_ORDER_NOMENCLATURE, "Н-1");
	const sfp_id other = world_order(&w, SFP_ORDER_DISTRIBUTION, "Р-1");
	size_t added = 0;

	for (int i = 0; i < count; i++) {
		lines[i] = (sfp_nomenclature_line){ name_of(i, names + 32 * (size_t)i), 1, NULL };
		leads[i] = (sfp_distribution_line){ lines[i].name, w.teachers[i % WORLD_TEACHERS].person };
	}
	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &order, lines, (size_t)count, &added));
	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &other, leads, (size_t)count, &added));
	for (int i = 0; i < count; i++) {
		sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
		sfp_class *class = NULL;

		draft.name = lines[i].name;
		ck_sfp_ok(sfp_class_create(w.reg, &w.administrator, &draft, &class));
		sfp_class_free(class);
	}
}

static void list_students(int count, int a_class)
{
	char surname[64], number[32], class_name[32];

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	for (int i = 0; i < count; i++) {
		snprintf(surname, sizeof(surname), "Многий%c%c%c", 'a' + i / 676, 'a' + i / 26 % 26, 'a' + i % 26);
		snprintf(number, sizeof(number), "m-%d", i);
		list_student(number, surname, "Имя", "Отчество", 20080101, name_of(i / a_class, class_name));
	}
}

static sfp_id import_students(int count, int a_class)
{
	list_students(count, a_class);
	make_plan();
	return apply_confirmed();
}

/* ---- what is counted ---- */

static int64_t compliance(int size)
{
	sfp_compliance *report = NULL;
	int64_t steps;

	open_world();
	make_classes(size);
	steps_of_all(true);
	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, 0, &report));
	steps = steps_of_all(false);
	sfp_compliance_free(report);
	close_world();
	return steps;
}

static int64_t rollback(int size)
{
	sfp_import *import = NULL;
	sfp_id id;
	int64_t steps;

	open_world();
	make_classes(size);
	id = import_students(size * 5, 5);
	steps_of_all(true);
	ck_sfp_ok(sfp_import_rollback(w.reg, &w.administrator, &id, "не тот файл", NULL, &import));
	steps = steps_of_all(false);
	sfp_import_free(import);
	close_world();
	return steps;
}

/* Everybody moves on by a second list, which is taken back; then the first one is. What the second changed has no trace
 * but in the revisions, so each record is asked who changed it. */
static int64_t rollback_of_what_was_moved_since(int size)
{
	sfp_import *import = NULL;
	sfp_id first, second;
	int64_t steps;

	open_world();
	make_classes(size);
	first = import_students(size * 5, 5);
	second = import_students(size * 5, 6);
	ck_sfp_ok(sfp_import_rollback(w.reg, &w.administrator, &second, "не тот файл", NULL, &import));
	sfp_import_free(import);
	steps_of_all(true);
	ck_sfp_ok(sfp_import_rollback(w.reg, &w.administrator, &first, "не тот файл", NULL, &import));
	steps = steps_of_all(false);
	sfp_import_free(import);
	close_world();
	return steps;
}

static int64_t making_one_class(int size)
{
	const sfp_nomenclature_line line = { "Последний", 1, NULL };
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
	sfp_class *class = NULL;
	size_t added = 0;
	sfp_id order;
	int64_t steps;

	open_world();
	make_classes(size);
	order = world_order(&w, SFP_ORDER_NOMENCLATURE, "Н-2");
	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &order, &line, 1, &added));
	steps_of_all(true);
	draft.name = line.name;
	ck_sfp_ok(sfp_class_create(w.reg, &w.administrator, &draft, &class));
	steps = steps_of_all(false);
	sfp_class_free(class);
	close_world();
	return steps;
}

/* Links that live on: the clock has nothing to do with them. */
static int64_t tick_over_live_links(int size)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	int64_t steps;

	open_world();
	for (int i = 0; i < size; i++)
		world_invite(&w);
	steps_of_all(true);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, w.now, &report));
	steps = steps_of_all(false);
	close_world();
	return steps;
}

START_TEST(a_report_on_more_classes_reads_no_class_for_each_class)
{
	ck_grows_with_its_work(compliance);
}
END_TEST

START_TEST(an_import_is_taken_back_in_the_time_that_it_took)
{
	ck_grows_with_its_work(rollback);
}
END_TEST

START_TEST(an_import_is_taken_back_as_fast_where_another_was_before)
{
	ck_grows_with_its_work(rollback_of_what_was_moved_since);
}
END_TEST

START_TEST(a_class_is_found_by_its_name_however_many_there_are)
{
	const int64_t small = making_one_class(SMALL), large = making_one_class(LARGE);

	ck_assert_msg(large < small + small / 4, "%lld steps became %lld", (long long)small, (long long)large);
}
END_TEST

START_TEST(the_clock_looks_at_no_link_that_lives_on)
{
	const int64_t few = tick_over_live_links(SMALL), many = tick_over_live_links(LARGE);

	ck_assert_msg(many < few + few / 4, "%lld steps became %lld", (long long)few, (long long)many);
}
END_TEST

static Suite *steps_suite(void)
{
	Suite *suite = suite_create("steps");
	TCase *steps = tcase_create("growth");

	tcase_set_timeout(steps, 180);
	suite_add_tcase(suite, steps);
	tcase_add_test(steps, a_report_on_more_classes_reads_no_class_for_each_class);
	tcase_add_test(steps, an_import_is_taken_back_in_the_time_that_it_took);
	tcase_add_test(steps, an_import_is_taken_back_as_fast_where_another_was_before);
	tcase_add_test(steps, a_class_is_found_by_its_name_however_many_there_are);
	tcase_add_test(steps, the_clock_looks_at_no_link_that_lives_on);
	return suite;
}

SUITE_MAIN(steps_suite)
