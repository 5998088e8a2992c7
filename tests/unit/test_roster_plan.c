/* test_roster_plan.c: what a roster would change, what of it has to wait, and what applying and taking back do. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "office/roster/plan.h"
#include "sferumpolicy/sferumpolicy.h"
#include "support/world.h"

static struct world w;
static struct sfp__store *staging;
static struct sfp__txn staged;
static int64_t classes[8], line_number;
static sfp_roster_plan *plan;

/* ---- rosters ---- */

static void begin_roster(void)
{
	sqlite3_stmt *stmt;
	static const uint8_t digest[32] = { 7 };

	ck_sfp_ok(sfp__staging_open(NULL, &staging));
	staged = (struct sfp__txn){ 0 };
	ck_sfp_ok(sfp__txn_begin(&staged, staging));
	stmt = sfp__stmt(staging, SFP__SQL_STAGING_FILE_INSERT);
	sfp__bind_int(stmt, ":id", 1);
	sfp__bind_text(stmt, ":name", "students.csv");
	sfp__bind_int(stmt, ":kind", SFP__FILE_STUDENTS);
	sfp__bind_int(stmt, ":mode", SFP__MODE_BULK);
	sfp__bind_blob(stmt, ":digest", digest, sizeof(digest));
	sfp__bind_int(stmt, ":rows", 0);
	sfp__bind_int(stmt, ":rejected", 0);
	sfp__bind_text(stmt, ":encoding", "UTF-8");
	sfp__bind_text(stmt, ":delimiter", ";");
	ck_sfp_ok(sfp__exec(staging, stmt));
	line_number = 1;
	memset(classes, 0, sizeof(classes));
}

static void cover(enum sfp__covered what, enum sfp__mode mode)
{
	ck_sfp_ok(sfp__staging_cover(staging, what, mode));
}

static int64_t class_named(const char *name)
{
	int64_t seq = 0;

	ck_sfp_ok(sfp__stage_class_named(staging, 1, line_number, name, &seq));
	return seq;
}

static int64_t list(struct sfp__staged_person person)
{
	int64_t seq = 0;

	person.file = 1;
	person.line = ++line_number;
	ck_sfp_ok(sfp__stage_person(staging, &person, &seq));
	return seq;
}

static void put_in_class(int64_t person, int64_t class_seq)
{
	const struct sfp__staged_enrollment enrollment = { .file = 1, .line = line_number, .person = person, .class_seq = class_seq,
		                                           .role = SFP_ROLE_STUDENT };

	ck_sfp_ok(sfp__stage_enrollment(staging, &enrollment));
}

static int64_t list_student(const char *id, const char *surname, const char *given, const char *patronymic, sfp_date born,
                            const char *class_name)
{
	int64_t seq = list((struct sfp__staged_person){ .source_id = id, .surname = surname, .given_name = given,
	                                                .patronymic = patronymic, .birth_date = born,
	                                                .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT) });

	put_in_class(seq, class_name ? class_named(class_name) : 0);
	return seq;
}

/* The world's own students, as the office would list them. */
static void list_world(int from, int until)
{
	static const char *const surnames[WORLD_STUDENTS] = { "Первый", "Второй", "Третий", "Четвёртый", "Пятый", "Шестой" };

	for (int i = from; i < until; i++)
		list_student(NULL, surnames[i], "Имя", "Отчество", 0, i < 3 ? "М-11" : "П-21");
}

static void make_plan_with(const sfp_roster_plan_options *options)
{
	ck_sfp_ok(sfp__txn_commit(&staged));
	sfp_roster_plan_free(plan);
	plan = NULL;
	ck_assert_msg(sfp__plan_make(w.reg, &w.organization, staging, options, &plan) == SFP_OK, "%s / %s",
	              sfp_registry_message(w.reg), sfp__store_message(staging));
	sfp__store_close(staging);
	staging = NULL;
}

static void make_plan(void)
{
	const sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;

	make_plan_with(&options);
}

static const sfp_roster_plan_view *view(void)
{
	return sfp_roster_plan_look(plan);
}

static int64_t count_of(sfp_roster_part part, sfp_kind kind)
{
	for (size_t i = 0; i < view()->count_count; i++)
		if (view()->counts[i].part == part && view()->counts[i].kind == kind)
			return view()->counts[i].changes;
	return 0;
}

static sfp_roster_applied *apply_with(const sfp_roster_apply_options *options)
{
	sfp_roster_applied *applied = NULL;
	sfp_status status = sfp_roster_plan_apply(w.reg, &w.administrator, plan, options, &applied);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	return applied;
}

static sfp_roster_apply_options by_order(void)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	char number[32];

	snprintf(number, sizeof(number), "Д-%lld", (long long)view()->trail_size);
	options.order_id = world_order(&w, SFP_ORDER_MOVEMENT, number);
	options.orderer = w.deputy.person;
	return options;
}

static sfp_id order_first;

static void order_up(const char *number)
{
	order_first = world_order(&w, SFP_ORDER_MOVEMENT, number);
}

static sfp_roster_apply_options under_order(void)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;

	options.order_id = order_first;
	options.orderer = w.deputy.person;
	return options;
}

static void open_world(void)
{
	world_open(&w, NULL, SFP_DURABILITY_FULL);
	order_up("Д-1");
}

static void close_world(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_assert_msg(sfp_trail_verify(w.reg, &w.organization, NULL, &report) == SFP_OK, "%s", sfp_registry_message(w.reg));
	sfp_roster_plan_free(plan);
	plan = NULL;
	sfp__store_close(staging);
	staging = NULL;
	world_close(&w);
}

/* ---- tests ---- */

START_TEST(a_roster_that_says_what_is_known_changes_nothing)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(view()->people, WORLD_STUDENTS);
	ck_assert_int_eq(view()->unchanged, WORLD_STUDENTS);
}
END_TEST

START_TEST(somebody_new_is_enrolled_and_the_second_import_is_empty)
{
	const sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;

	for (int round = 0; round < 2; round++) {
		begin_roster();
		cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
		list_world(0, WORLD_STUDENTS);
		list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
		make_plan();
		ck_assert_int_eq(view()->changes, round == 0);
		applied = apply_with(&options);
		ck_assert_int_eq(applied->changes, round == 0);
		ck_assert_int_eq(applied->import != NULL, round == 0);
		sfp_roster_applied_free(applied);
	}
}
END_TEST

static Suite *roster_plan_suite(void)
{
	Suite *suite = suite_create("roster_plan");
	TCase *matching = tcase_create("matching");

	tcase_add_checked_fixture(matching, open_world, close_world);
	tcase_add_test(matching, a_roster_that_says_what_is_known_changes_nothing);
	tcase_add_test(matching, somebody_new_is_enrolled_and_the_second_import_is_empty);
	suite_add_tcase(suite, matching);
	(void)by_order;
	(void)count_of;
	return suite;
}

SUITE_MAIN(roster_plan_suite)
