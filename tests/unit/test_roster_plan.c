/* test_roster_plan.c: what a roster would change, what applying it and taking it back do. What has to wait:
 * test_roster_holds.c; classes: test_roster_classes.c. */
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "planning.h"

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

START_TEST(a_plan_without_a_day_is_of_today_there)
{
	world_live_in(&w, "Asia/Vladivostok");
	w.now = sfp_time_of_date(20250903) - INT64_C(90) * 60 * 1000000; /* half past eight in the morning of the 3rd */
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	make_plan();
	ck_assert_int_eq(view()->effective_on, 20250903);
}
END_TEST

/* ---- nothing, and somebody new ---- */

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
		if (applied->import) {
			ck_assert_int_eq(applied->import->people_added, 1);
			ck_assert_int_eq(applied->import->movements, 1);
			ck_assert_int_eq(applied->import->left_out, 0);
		}
		sfp_roster_applied_free(applied);
	}
}
END_TEST

START_TEST(a_delta_ends_nobody_whom_it_does_not_name)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	expect_change(0, SFP_ROSTER_ADD, SFP_KIND_ENROL, "Новиков Нил Нилович");
}
END_TEST

START_TEST(a_delta_ends_whom_it_says_to_be_gone)
{
	known_student("s-9", "Ушедшев", "Устин", "Устинович", 20090101, &w.classes[0]);
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list((struct sfp__staged_person){ .source_id = "s-9",
	                                  .surname = "Ушедшев",
	                                  .given_name = "Устин",
	                                  .patronymic = "Устинович",
	                                  .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT),
	                                  .status = SFP__STAGED_GONE });
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	expect_change(0, SFP_ROSTER_END, SFP_KIND_EXPEL, "Ушедшев Устин Устинович");
}
END_TEST

/* ---- the ladder ---- */

START_TEST(a_changed_surname_under_the_same_number_is_a_rename)
{
	sfp_id id = known_student("s-1", "Девичева", "Дарья", "Дмитриевна", 20080505, &w.classes[0]);
	sfp_person *person;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student("s-1", "Замужева", "Дарья", "Дмитриевна", 20080505, "М-11");
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	expect_change(0, SFP_ROSTER_UPDATE, SFP_KIND_NONE, "Замужева Дарья Дмитриевна");
	apply_all(1);
	person = person_of(&id);
	ck_assert_str_eq(person->surname, "Замужева");
	ck_assert_int_eq(person->birth_date, 20080505);
	sfp_person_free(person);
}
END_TEST

/* A spreadsheet takes "00071" for a number and writes 71: the same people, and the number that is known stays. */
START_TEST(a_number_that_lost_its_zeros_is_the_same_number)
{
	static const struct {
		const char *known, *listed;
		int changes;
	} numbers[] = { { "00071", "71", 0 }, { "00071", "00071", 0 }, { "0071", "00071", 1 }, { "71", "00071", 1 },
		        { "0", "", 0 },       { "00A1", "A1", 1 },     { "00071", "711", 1 } };
	const sfp_id id = known_student(numbers[_i].known, "Девичева", "Дарья", "Дмитриевна", 20080505, &w.classes[0]);
	sfp_person *person;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student(numbers[_i].listed, "Девичева", "Дарья", "Дмитриевна", 20080505, "М-11");
	make_plan();
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(view()->changes, numbers[_i].changes);
	ck_assert_int_eq(count_of(SFP_ROSTER_UPDATE, SFP_KIND_NONE), numbers[_i].changes);
	apply_all(numbers[_i].changes);
	person = person_of(&id);
	ck_assert_str_eq(person->source_id, numbers[_i].changes ? numbers[_i].listed : numbers[_i].known);
	sfp_person_free(person);
}
END_TEST

/* Beside another change the known number stays as well; without a date of birth a person decides. */
START_TEST(a_lost_zero_does_not_change_a_number_along_with_something_else)
{
	const sfp_id id = known_student("00071", "Девичева", "Дарья", "Дмитриевна", 0, &w.classes[0]);
	const sfp_roster_decision decision = { "students.csv", 8, id };
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_person *person;

	for (int decided = 0; decided < 2; decided++) {
		begin_roster();
		cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
		list_world(0, WORLD_STUDENTS);
		list_student("71", "Девичева", "Дарья", "Дмитриевна", decided ? 20080505 : 0, "М-11");
		options.decisions = &decision;
		options.decision_count = decided;
		make_plan_with(&options);
		ck_assert_int_eq(view()->changes, decided);
		if (!decided)
			expect_review(SFP_ROSTER_REVIEW_NAME_ONLY, 1);
	}
	apply_all(1);
	person = person_of(&id);
	ck_assert_str_eq(person->source_id, "00071");
	ck_assert_int_eq(person->birth_date, 20080505);
	sfp_person_free(person);
}
END_TEST

/* An export of ours numbers people by their ids where they have no number of a source, and calls the head one of the
 * administration. */
START_TEST(a_rename_in_an_export_of_ours_is_a_rename_and_stores_no_id_of_ours_as_the_source_s_number)
{
	const sfp_id student =
		known_student(_i ? "s-1" : NULL, "Девичева", "Дарья", "Дмитриевна", 20080505, &w.classes[0]);
	const sfp_id *who[] = { &student, &w.head.person };
	static const char *const surnames[] = { "Замужева", "Директорова" };
	char ids[2][SFP_ID_TEXT_SIZE];

	for (size_t i = 0; i < 2; i++)
		sfp_id_to_text(who[i], ids[i]);
	for (int round = 0; round < 2; round++) {
		begin_roster();
		cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
		cover(SFP__COVERED_STAFF, SFP__MODE_DELTA);
		list_world(0, WORLD_STUDENTS);
		list_student(ids[0], surnames[0], "Дарья", "Дмитриевна", 20080505, "М-11");
		list((struct sfp__staged_person){ .source_id = ids[1],
		                                  .surname = surnames[1],
		                                  .given_name = "Имя",
		                                  .patronymic = "Отчество",
		                                  .roles = SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION) });
		make_plan();
		ck_assert_int_eq(view()->reviews, 0);
		ck_assert_int_eq(view()->changes, round ? 0 : 2);
		ck_assert_int_eq(count_of(SFP_ROSTER_UPDATE, SFP_KIND_NONE), view()->changes);
		apply_all(view()->changes);
	}
	for (size_t i = 0; i < 2; i++) {
		sfp_person *person = person_of(who[i]);

		ck_assert_str_eq(person->surname, surnames[i]);
		ck_assert_str_eq(person->source_id, _i && !i ? "s-1" : "");
		sfp_person_free(person);
	}
}
END_TEST

START_TEST(a_number_under_which_nothing_agrees_is_somebody_elses)
{
	known_student("s-1", "Старов", "Степан", "Сергеевич", 20080505, &w.classes[0]);
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student("s-1", "Новикова", "Нина", "Павловна", 20090101, "М-11");
	make_plan();
	ck_assert_int_eq(view()->changes, 0); /* nor is whoever had the number taken for gone */
	ck_assert_int_eq(view()->reviews, 1);
	expect_review(SFP_ROSTER_REVIEW_NUMBER_REUSED, 1);
}
END_TEST

START_TEST(an_empty_cell_never_overwrites)
{
	sfp_id id = known_student("s-1", "Полнов", "Пётр", "Павлович", 20080505, &w.classes[0]);
	sfp_person *person;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student("s-1", "Полнов", "Пётр", NULL, 0, "М-11");
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
	person = person_of(&id);
	ck_assert_str_eq(person->patronymic, "Павлович");
	sfp_person_free(person);
}
END_TEST

/* As the roster writes it, and as the registry has it: one for matching, kept as written. */
static const struct {
	const char *surname, *given, *patronymic, *class_name;
} writings[] = {
	{ "ЁЛКИНА-ПАЛКИНА", "анна", "АННОВНА", "м-11" },        { "Елкина-Палкина", "Анна", "Анновна", "М-11" },
	{ "Ёлкина–Палкина", "Анна", "Анновна", "M-11" }, /* an en dash; a Latin M */
	{ "Eлкина-Пaлкина", "Aннa", "Анновна", "М‑11" }, /* Latin E, a, A; a hyphen that does not break */
	{ " Ёлкина-Палкина ", "Анна ", "  Анновна", " М-11 " },
};

START_TEST(letters_that_look_alike_are_one_for_matching_and_kept_as_written)
{
	sfp_id id = known_student(NULL, "Ёлкина-Палкина", "Анна", "Анновна", 20080505, &w.classes[0]);
	sfp_person *person;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student(NULL, writings[_i].surname, writings[_i].given, writings[_i].patronymic, 20080505,
	             writings[_i].class_name);
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
	ck_assert_int_eq(view()->reviews, 0);
	person = person_of(&id);
	ck_assert_str_eq(person->surname, "Ёлкина-Палкина");
	sfp_person_free(person);
}
END_TEST

START_TEST(a_number_and_a_date_of_birth_that_were_not_known_are_filled_in)
{
	sfp_id id = known_student(NULL, "Безномеров", "Борис", "Борисович", 0, &w.classes[0]);
	sfp_person *person;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student("s-77", "Безномеров", "Борис", "Борисович", 20070707, "М-11");
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	apply_all(1);
	person = person_of(&id);
	ck_assert_str_eq(person->source_id, "s-77");
	ck_assert_int_eq(person->birth_date, 20070707);
	sfp_person_free(person);
}
END_TEST

START_TEST(a_name_alone_in_another_class_is_a_person_s_to_decide)
{
	known_student(NULL, "Одинаков", "Олег", "Олегович", 0, &w.classes[0]);
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student(NULL, "Одинаков", "Олег", "Олегович", 0, "П-21");
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
	ck_assert_int_eq(view()->reviews, 1);
	expect_review(SFP_ROSTER_REVIEW_NAME_ONLY, 1);
}
END_TEST

START_TEST(what_a_person_decided_is_done)
{
	sfp_id known = known_student(NULL, "Одинаков", "Олег", "Олегович", 0, &w.classes[0]);
	sfp_roster_decision decision = { "students.csv", 8, SFP_ID_NONE };
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;

	options.decisions = &decision;
	options.decision_count = 1;
	if (_i)
		decision.person = known;
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_world(0, WORLD_STUDENTS);
	list_student(NULL, "Одинаков", "Олег", "Олегович", 0, "П-21");
	ck_assert_int_eq(line_number, 8);
	make_plan_with(&options);
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(view()->changes, 1);
	expect_change(0, _i ? SFP_ROSTER_MOVE : SFP_ROSTER_ADD, _i ? SFP_KIND_PROMOTE : SFP_KIND_ENROL,
	              "Одинаков Олег Олегович");
}
END_TEST

static const struct {
	const char *input;
	int64_t line;
	bool stranger;
	const char *ru, *en;
} astray[] = {
	{ "students.csv", 99, false, "students.csv, строка 99", "students.csv, line 99" },
	{ "students.csv", 1, false, "students.csv, строка 1", "students.csv, line 1" }, /* the header */
	{ "staff.csv", 2, false, "staff.csv, строка 2", "staff.csv, line 2" },
	{ NULL, 2, false, "строка 2", "line 2" },
	{ "\xff", 2, false, "?, строка 2", "?, line 2" },
	{ "students.csv", 2, true, "students.csv, строка 2", "students.csv, line 2" },
};

START_TEST(a_decision_about_nobody_or_for_a_stranger_is_refused_before_anything_is_planned)
{
	static const char text[] = "ФИО;Группа\nНовенький Иван;М-11\n";
	const sfp_roster_input input = { .data = text, .length = sizeof(text) - 1, .name = "students.csv" };
	sfp_roster_decision decisions[] = { { "students.csv", 2, SFP_ID_NONE },
		                            { astray[_i].input, astray[_i].line, SFP_ID_NONE } };
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_roster_reading *reading = NULL;
	char id[SFP_ID_TEXT_SIZE];

	options.decisions = decisions;
	options.decision_count = SFP__LENGTH(decisions);
	if (astray[_i].stranger)
		decisions[1].person = w.organization;
	sfp_id_to_text(&w.organization, id);
	if (sfp_roster_read(&input, 1, NULL, &reading) == SFP_E_UNSUPPORTED)
		return;
	ck_sfp_status(sfp_roster_plan_make(w.reg, &w.organization, reading, &options, &plan), SFP_E_INVALID);
	ck_assert_ptr_null(plan);
	ck_assert_msg(strstr(sfp_registry_message_in(w.reg, SFP_RU), astray[_i].ru), "%s",
	              sfp_registry_message_in(w.reg, SFP_RU));
	ck_assert_msg(strstr(sfp_registry_message_in(w.reg, SFP_EN), astray[_i].en), "%s",
	              sfp_registry_message_in(w.reg, SFP_EN));
	ck_assert_int_eq(strstr(sfp_registry_message_in(w.reg, SFP_EN), id) != NULL, astray[_i].stranger);
	options.decision_count = 1; /* the reading was not used up by it */
	ck_sfp_ok(sfp_roster_plan_make(w.reg, &w.organization, reading, &options, &plan));
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_ENROL), 1);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(who_left_is_recognised_on_return)
{
	sfp_id id = known_student("s-5", "Возвратов", "Виктор", "Викторович", 20080505, &w.classes[0]);

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list((struct sfp__staged_person){ .source_id = "s-5",
	                                  .surname = "Возвратов",
	                                  .given_name = "Виктор",
	                                  .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT),
	                                  .status = SFP__STAGED_GONE });
	make_plan();
	apply_confirmed();
	world_pass_days(&w, 30);

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student("s-5", "Возвратов", "Виктор", "Викторович", 20080505, "П-21");
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	expect_change(0, SFP_ROSTER_ADD, SFP_KIND_REINSTATE, "Возвратов Виктор Викторович");
	apply_all(1);
	ck_assert(!sfp_id_is_none(&id));
}
END_TEST

#define PAIRS 500

static void list_namesakes(bool with_dates)
{
	char surname[32];

	for (int i = 0; i < PAIRS; i++) {
		snprintf(surname, sizeof(surname), "Двойников%c%c%c", 'a' + i / 100, 'a' + i / 10 % 10, 'a' + i % 10);
		list_student(NULL, surname, "Иван", "Иванович", with_dates ? 20080101 : 0, "М-11");
		list_student(NULL, surname, "Иван", "Иванович", with_dates ? 20090202 : 0, "П-21");
	}
}

static int64_t count_people(void)
{
	sqlite3_stmt *stmt = NULL;
	int64_t count;

	ck_assert_int_eq(
		sqlite3_prepare_v2(sfp__store_connection(w.reg->store), "SELECT count(*) FROM person", -1, &stmt, NULL),
		SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	count = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return count;
}

START_TEST(namesakes_are_never_merged)
{
	int64_t before = count_people();

	for (int round = 0; round < 2; round++) {
		begin_roster();
		cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
		list_world(0, WORLD_STUDENTS);
		list_namesakes(true);
		make_plan();
		ck_assert_int_eq(view()->reviews, 0);
		ck_assert_int_eq(view()->changes, round ? 0 : 2 * PAIRS);
		apply_all(round ? 0 : 2 * PAIRS);
		ck_assert_int_eq(count_people(), before + 2 * PAIRS);
	}
}
END_TEST

START_TEST(namesakes_whom_nothing_tells_apart_wait_for_a_person)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_namesakes(false);
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
	ck_assert_int_eq(view()->reviews, 2 * PAIRS);
	expect_review(SFP_ROSTER_REVIEW_NAMESAKES_HERE, 0);
}
END_TEST

/* ---- new numbers ---- */

static void list_numbered(const char *format, bool with_dates)
{
	static const char *const surnames[] = { "Альфин", "Бетин", "Гаммин", "Дельтин", "Эпсилонов" };
	char number[16];

	for (int i = 0; i < 5; i++) {
		snprintf(number, sizeof(number), "%s%d", format, i);
		list_student(number, surnames[i], "Имя", "Отчество", with_dates ? 20080101 + i : 0, "М-11");
	}
}

START_TEST(when_the_source_renumbers_everybody_it_is_noticed_and_held)
{
	const sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_numbered("old-", _i);
	make_plan();
	apply_all(5);

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_numbered("new-", _i);
	make_plan();
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(view()->changes, 5);
	ck_assert_int_eq(count_of(SFP_ROSTER_UPDATE, SFP_KIND_NONE), 5);
	ck_assert_ptr_nonnull(hold_of(SFP_ROSTER_HOLD_RENUMBERED));
	applied = apply_with(&options);
	ck_assert_int_eq(applied->held, 5);
	ck_assert_int_eq(applied->changes, 0);
	sfp_roster_applied_free(applied);
}
END_TEST

/* So many people with numbers, the first of whom get new ones. */
static void plan_numbers(int people, int renumbered, bool with_dates)
{
	static const char *const surnames[] = { "Альфин", "Бетин", "Гаммин", "Дельтин", "Эпсилонов", "Дзетин" };
	char number[16];

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	for (int i = 0; i < people; i++) {
		snprintf(number, sizeof(number), "%s-%d", i < renumbered ? "new" : "old", i);
		list_student(number, surnames[i], "Имя", "Отчество", with_dates ? 20080101 + i : 0, "М-11");
	}
	make_plan();
}

/* At least three people, and more than half of those with a number. */
static const struct {
	int people, renumbered;
	bool is_everybody;
} renumberings[] = { { 2, 2, false }, { 3, 3, true }, { 6, 3, false }, { 6, 4, true } };

START_TEST(new_numbers_of_people_with_dates_of_birth_wait_only_where_the_source_renumbered_most)
{
	plan_numbers(renumberings[_i].people, 0, true);
	apply_all(renumberings[_i].people);
	plan_numbers(renumberings[_i].people, renumberings[_i].renumbered, true);
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_UPDATE, SFP_KIND_NONE), renumberings[_i].renumbered);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_RENUMBERED) != NULL, renumberings[_i].is_everybody);
	ck_assert_int_eq(view()->held, renumberings[_i].is_everybody ? renumberings[_i].renumbered : 0);
}
END_TEST

START_TEST(new_numbers_of_bare_names_are_believed_only_where_the_source_renumbered_most)
{
	plan_numbers(renumberings[_i].people, 0, false);
	apply_all(renumberings[_i].people);
	plan_numbers(renumberings[_i].people, renumberings[_i].renumbered, false);
	ck_assert_int_eq(view()->reviews, renumberings[_i].is_everybody ? 0 : renumberings[_i].renumbered);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_RENUMBERED) != NULL, renumberings[_i].is_everybody);
}
END_TEST

/* ---- staff ---- */

START_TEST(staff_are_hired_and_the_second_import_is_empty)
{
	for (int round = 0; round < 2; round++) {
		begin_roster();
		cover(SFP__COVERED_STAFF, SFP__MODE_BULK);
		list_staff(0);
		list((struct sfp__staged_person){ .surname = "Новеньких",
		                                  .given_name = "Нина",
		                                  .patronymic = "Никитична",
		                                  .title = "преподаватель",
		                                  .roles = SFP_ROLE_BIT(SFP_ROLE_TEACHER) |
		                                           SFP_ROLE_BIT(SFP_ROLE_COUNCIL) });
		make_plan();
		ck_assert_int_eq(view()->reviews, 0);
		ck_assert_int_eq(view()->changes, round ? 0 : 2);
		apply_all(round ? 0 : 2);
	}
}
END_TEST

/* ---- parents ---- */

START_TEST(parents_are_linked_and_the_second_import_is_empty)
{
	for (int round = 0; round < 2; round++) {
		begin_roster();
		cover(SFP__COVERED_PARENTS, SFP__MODE_BULK);
		list_parent("Родителев", "Первый", "М-11");
		list_parent("Мамина", "Первый", "М-11");
		list_parent("Мамина", "Четвёртый", "П-21");
		list_parent("Чужаков", "Неизвестный", "П-21");
		make_plan();
		ck_assert_int_eq(view()->reviews, 1);
		expect_review(SFP_ROSTER_REVIEW_UNKNOWN_CHILD, 0);
		ck_assert_int_eq(view()->changes, round ? 0 : 2);
		apply_all(round ? 0 : 2);
	}
}
END_TEST

/* ---- stale ---- */

START_TEST(a_plan_goes_stale_when_people_have_moved_and_says_what_did)
{
	const sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied = NULL;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	make_plan();
	world_person(&w, "Другов");
	ck_sfp_status(sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied), SFP_E_CONFLICT);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "person: 1"));
	ck_assert_ptr_null(applied);
}
END_TEST

START_TEST(an_order_made_meanwhile_makes_no_plan_stale)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	make_plan();
	order_up("Д-2");
	apply_all(1);
}
END_TEST

START_TEST(a_plan_is_applied_once)
{
	const sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied = NULL;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	make_plan();
	apply_all(1);
	ck_sfp_status(sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied), SFP_E_CONFLICT);
}
END_TEST

START_TEST(what_makes_no_sense_is_said_with_the_line_that_asks_for_it)
{
	const sfp_roster_apply_options options = under_order();
	sfp_roster_plan_options since = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;

	known_student("s-1", "Девичева", "Дарья", "Дмитриевна", 20080505, &w.classes[0]);
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("s-1", "Девичева", "Дарья", "Дмитриевна", 20080505, "П-21");
	since.effective_on = 20200901; /* before she came */
	make_plan_with(&since);
	ck_sfp_status(sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied), SFP_E_INVALID);
	ck_assert_msg(strstr(sfp_registry_message_in(w.reg, SFP_EN), "students.csv, line 2"), "%s",
	              sfp_registry_message(w.reg));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(w.reg, SFP_RU), "students.csv, строка 2"));
	ck_assert_ptr_null(applied);
}
END_TEST

START_TEST(whoever_may_not_record_movements_applies_no_plan)
{
	const sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied = NULL;
	char *before, *after;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	make_plan();
	before = dump_state();
	ck_sfp_status(sfp_roster_plan_apply(w.reg, &w.students[0], plan, &options, &applied), SFP_REFUSED);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->norms[0].clause, "2.1.11");
	after = dump_state();
	ck_assert_str_eq(before, after);
	free(before);
	free(after);
	apply_all(1); /* a refusal does not make it stale */
}
END_TEST

/* ---- rollback ---- */

START_TEST(import_and_rollback_leave_the_state_as_it_was)
{
	sfp_import *import = NULL;
	char *before, *between, *after;
	sfp_id id;

	fill_class();
	known_student("s-1", "Девичева", "Дарья", "Дмитриевна", 20080505, &w.classes[0]);
	before = dump_state();
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	cover(SFP__COVERED_STAFF, SFP__MODE_BULK);
	cover(SFP__COVERED_PARENTS, SFP__MODE_BULK);
	list_world(0, 5);
	list_staff_but(0, 1); /* the deputy is gone, and comes back by the head's decision alone */
	list((struct sfp__staged_person){ .surname = "Новеньких",
	                                  .given_name = "Нина",
	                                  .patronymic = "Никитична",
	                                  .title = "преподаватель",
	                                  .roles = SFP_ROLE_BIT(SFP_ROLE_TEACHER) });
	list_hundred(30, "П-21");
	list_student("s-1", "Замужева", "Дарья", "Дмитриевна", 20080505, "П-21");
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	list_parent("Мамина", "Первый", "М-11");
	make_plan();
	id = apply_confirmed();
	between = dump_state();
	ck_assert_str_ne(before, between);
	ck_sfp_status(sfp_import_rollback(w.reg, &w.administrator, &id, "не тот файл", NULL, &import), SFP_REFUSED);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "273-ФЗ/28");
	ck_assert_msg(sfp_import_rollback(w.reg, &w.administrator, &id, "не тот файл", &w.head.person, &import) ==
	                      SFP_OK,
	              "%s", sfp_registry_message(w.reg));
	ck_assert(sfp_id_equal(&import->rollback_orderer, &w.head.person));
	ck_assert_int_ne(import->rolled_back_at, 0);
	sfp_import_free(import);
	after = dump_state();
	ck_assert_str_eq(before, after);
	ck_sfp_status(sfp_import_rollback(w.reg, &w.administrator, &id, "ещё раз", NULL, &import), SFP_REFUSED);
	free(before);
	free(between);
	free(after);
}
END_TEST

START_TEST(a_rollback_refuses_when_something_later_builds_on_it_and_names_it)
{
	sfp_import *import = NULL;
	char *before, *after;
	sfp_id id;

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "М-11");
	make_plan();
	id = apply_confirmed();
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	make_plan();
	apply_confirmed();
	before = dump_state();
	ck_sfp_status(sfp_import_rollback(w.reg, &w.administrator, &id, "не тот файл", NULL, &import), SFP_REFUSED);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "movement: 1"));
	after = dump_state();
	ck_assert_str_eq(before, after);
	free(before);
	free(after);
}
END_TEST

static uint64_t trail_size(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

/* Everybody of a hundred in a class of their own, which the import makes. */
static sfp_id import_hundred(void)
{
	const sfp_nomenclature_line line = { "Н-1", 1, NULL };
	const sfp_id order = world_order(&w, SFP_ORDER_NOMENCLATURE, "Н-7");
	size_t added = 0;

	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &order, &line, 1, &added));
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	cover(SFP__COVERED_CLASSES, SFP__MODE_DELTA);
	list_hundred(0, line.name);
	make_plan();
	return apply_confirmed();
}

static sfp_obstacles *obstacles_of(const sfp_id *import_id)
{
	sfp_obstacles *obstacles = NULL;

	ck_sfp_ok(sfp_obstacle_list(w.reg, &w.administrator, SFP_OBJECT_IMPORT, import_id, &obstacles));
	return obstacles;
}

static sfp_id person_of_hundred(int number)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	char source[16];
	sfp_id found = SFP_ID_NONE;

	snprintf(source, sizeof(source), "c-%d", number);
	filter.limit = 1000;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_PERSON, &filter, &page));
	for (size_t i = 0; i < page->count; i++)
		if (strcmp(((const sfp_person *)page->records[i])->source_id, source) == 0)
			found = page->records[i]->id;
	sfp_page_free(page);
	ck_assert(!sfp_id_is_none(&found));
	return found;
}

static void move_on(int number, const sfp_id *class_id)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = SFP_KIND_TRANSFER_CLASS;
	form.person = person_of_hundred(number);
	form.class_to = *class_id;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, &order_first, NULL, &movement));
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement));
	sfp_movement_free(movement);
}

START_TEST(all_that_is_in_the_way_of_a_rollback_is_named_at_once_and_only_that)
{
	const sfp_id import_id = import_hundred();
	sfp_obstacles *obstacles;
	sfp_import *import = NULL;
	char *before, *after;
	uint64_t entries;

	move_on(3, &w.classes[0]);
	move_on(5, &w.classes[1]);
	before = dump_state();
	entries = trail_size();
	obstacles = obstacles_of(&import_id);
	/* Their enrolments of the import ended by these movements; that the class is not empty follows from nothing
	 * else. */
	ck_assert_uint_eq(sfp_obstacles_count(obstacles), 2);
	for (size_t i = 0; i < 2; i++) {
		const sfp_id who = person_of_hundred(i ? 3 : 5); /* the newest first */

		ck_assert_int_eq(sfp_obstacles_at(obstacles, i)->object, SFP_OBJECT_MOVEMENT);
		ck_assert(sfp_id_equal(&sfp_obstacles_at(obstacles, i)->person, &who));
	}
	sfp_obstacles_free(obstacles);
	after = dump_state();
	ck_assert_str_eq(before, after);
	ck_assert_uint_eq(trail_size(), entries);

	ck_sfp_status(sfp_import_rollback(w.reg, &w.administrator, &import_id, "не тот файл", NULL, &import),
	              SFP_REFUSED);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(w.reg, SFP_RU), "движение — 2"));
	free(before);
	free(after);
}
END_TEST

START_TEST(what_is_named_is_all_that_must_be_cleared)
{
	const sfp_id import_id = import_hundred();
	sfp_obstacles *obstacles;
	sfp_movement *movement = NULL;
	sfp_import *import = NULL;

	move_on(3, &w.classes[0]);
	move_on(5, &w.classes[1]);
	move_on(5, &w.classes[0]); /* the first of the two moves of this person cannot go before the second */
	obstacles = obstacles_of(&import_id);
	ck_assert_uint_eq(sfp_obstacles_count(obstacles), 3);
	for (size_t i = 0; i < 3; i++) {
		ck_sfp_ok(sfp_movement_reverse(w.reg, &w.administrator, &sfp_obstacles_at(obstacles, i)->id, "ошибка",
		                               &movement));
		sfp_movement_free(movement);
	}
	sfp_obstacles_free(obstacles);
	obstacles = obstacles_of(&import_id);
	ck_assert_uint_eq(sfp_obstacles_count(obstacles), 0);
	sfp_obstacles_free(obstacles);
	ck_sfp_ok(sfp_import_rollback(w.reg, &w.administrator, &import_id, "не тот файл", NULL, &import));
	sfp_import_free(import);
}
END_TEST

static size_t count_of_noun(const sfp_obstacles *obstacles, sfp_object object)
{
	size_t count = 0;

	for (size_t i = 0; i < sfp_obstacles_count(obstacles); i++)
		count += sfp_obstacles_at(obstacles, i)->object == object;
	return count;
}

static void clear_obstacle(const sfp_obstacle *obstacle)
{
	sfp_membership *membership = NULL;
	sfp_invite *invite = NULL;

	if (obstacle->object == SFP_OBJECT_INVITE) {
		ck_sfp_ok(sfp_invite_annul(w.reg, &w.administrator, &obstacle->id, &invite));
		sfp_invite_free(invite);
		return;
	}
	ck_assert_int_eq(obstacle->object, SFP_OBJECT_MEMBERSHIP);
	ck_sfp_ok(sfp_membership_end(w.reg, &w.administrator, &obstacle->id, "не тот файл", &membership));
	sfp_membership_free(membership);
}

START_TEST(links_and_who_came_in_by_one_are_in_the_way_until_they_are_cleared)
{
	const sfp_id import_id = import_hundred(), who = person_of_hundred(7);
	const sfp_actor student = world_actor(&w, &who);
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	sfp_invitations *invitations = NULL;
	sfp_invite *invite = NULL;
	sfp_obstacles *obstacles;
	sfp_import *import = NULL;

	form.import_id = import_id;
	ck_sfp_ok(sfp_invitee_prepare(w.reg, &w.administrator, &form, &invitations));
	for (size_t i = 0; i < invitations->count; i++)
		if (sfp_id_equal(&invitations->items[i].person, &who))
			ck_sfp_ok(sfp_invite_claim(w.reg, &student, invitations->items[i].token, &invite));
	sfp_invite_free(invite);
	sfp_invitations_free(invitations);
	obstacles = obstacles_of(&import_id);
	ck_assert_uint_eq(count_of_noun(obstacles, SFP_OBJECT_INVITE), 99);
	ck_assert_uint_eq(count_of_noun(obstacles, SFP_OBJECT_MEMBERSHIP), 1);
	ck_assert_uint_eq(sfp_obstacles_count(obstacles), 100);
	for (size_t i = 0; i < sfp_obstacles_count(obstacles); i++)
		clear_obstacle(sfp_obstacles_at(obstacles, i));
	sfp_obstacles_free(obstacles);
	ck_sfp_ok(sfp_import_rollback(w.reg, &w.administrator, &import_id, "не тот файл", NULL, &import));
	sfp_import_free(import);
}
END_TEST

static void sql(const char *statement)
{
	char *message = NULL;

	ck_assert_msg(sqlite3_exec(sfp__store_connection(w.reg->store), statement, NULL, NULL, &message) == SQLITE_OK,
	              "%s: %s", statement, message);
}

/* Two who are known get another name and a date of birth. */
static sfp_id change_two(sfp_id *ret_first)
{
	*ret_first = known_student("s-1", "Девичева", "Дарья", "Дмитриевна", 20080505, &w.classes[0]);
	known_student("s-2", "Безднёв", "Борис", "Борисович", 0, &w.classes[0]);
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list_student("s-1", "Замужева", "Дарья", "Дмитриевна", 20080505, "М-11");
	list_student("s-2", "Безднёв", "Борис", "Борисович", 20090302, "М-11");
	make_plan();
	ck_assert_int_eq(view()->changes, 2);
	return apply_confirmed();
}

static const char *const tampered[] = {
	"UPDATE import_former SET surname = 'Чужая'",
	"UPDATE import_former SET birth_date = 20000101 WHERE birth_date = 0",
	"UPDATE import_former SET phone = '1'",
	"UPDATE import_former SET source_id = 's-3'",
	"UPDATE import_former SET name_fold = ''",
	"UPDATE import_former SET salt = zeroblob(32)",
	"UPDATE import_former SET salt = randomblob(32)",
	"UPDATE import_former SET revision = revision + 1",
	"UPDATE import_former SET person = (SELECT id FROM person WHERE id NOT IN (SELECT person FROM import_former) LIMIT 1) "
	"WHERE person = (SELECT min(person) FROM import_former)",
	"DELETE FROM import_former WHERE person = (SELECT min(person) FROM import_former)",
	"DELETE FROM import_former",
	"INSERT INTO import_former SELECT org, import_id, (SELECT id FROM person WHERE id NOT IN (SELECT person FROM import_former) "
	"LIMIT 1), 1, source_id, salt, surname, given_name, patronymic, birth_date, email, phone, name_fold FROM import_former LIMIT 1",
};

START_TEST(a_rollback_gives_nobody_back_what_the_trail_does_not_vouch_for)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_import *import = NULL;
	char *before, *after;
	sfp_id first, id = change_two(&first);

	before = dump_state();
	sql("CREATE TEMP TABLE kept AS SELECT * FROM import_former");
	sql(tampered[_i]);
	ck_assert_int_gt(sqlite3_changes(sfp__store_connection(w.reg->store)), 0);
	ck_sfp_status(sfp_trail_verify(w.reg, &w.organization, NULL, &report), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_PRIVATE_CHANGED);
	ck_assert_int_eq(report.object, SFP_OBJECT_IMPORT);
	ck_assert(sfp_id_equal(&report.id, &id));
	ck_sfp_status(sfp_import_rollback(w.reg, &w.administrator, &id, "не тот файл", NULL, &import), SFP_E_TAMPERED);
	ck_assert_ptr_null(import);
	after = dump_state();
	ck_assert_str_eq(before, after);
	sql("DELETE FROM import_former");
	sql("INSERT INTO import_former SELECT * FROM kept");
	ck_sfp_ok(sfp_import_rollback(w.reg, &w.administrator, &id, "не тот файл", NULL, &import));
	sfp_import_free(import);
	free(before);
	free(after);
}
END_TEST

static void let_go(const char *number, const char *surname, const char *given, const char *patronymic)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	list((struct sfp__staged_person){ .source_id = number,
	                                  .surname = surname,
	                                  .given_name = given,
	                                  .patronymic = patronymic,
	                                  .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT),
	                                  .status = SFP__STAGED_GONE });
	make_plan();
	apply_confirmed();
}

static void erase(const sfp_id *person)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;
	sfp_erasure *asked = NULL, *erased = NULL;

	draft.person = *person;
	draft.ground = "цель достигнута";
	ck_sfp_ok(sfp_erasure_ask(w.reg, &w.administrator, &draft, &asked));
	ck_sfp_ok(sfp_person_erase(w.reg, &w.administrator, &asked->head.id, &erased));
	ck_assert_ptr_nonnull(strstr(erased->kinds_erased, "import.former:1"));
	sfp_erasure_free(asked);
	sfp_erasure_free(erased);
}

START_TEST(whoever_was_erased_since_is_given_nothing_back_and_the_trail_stays_sound)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_import *import = NULL;
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person;
	sfp_id first, id = change_two(&first);

	let_go("s-1", "Замужева", "Дарья", "Дмитриевна");
	erase(&first);
	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	draft.surname = "Снова"; /* and known anew: what was destroyed stays so */
	ck_sfp_ok(sfp_person_edit(w.reg, &w.system, &first, &draft, &person));
	sfp_person_free(person);
	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	sql("CREATE TEMP TABLE kept AS SELECT * FROM import_former");
	sql("INSERT INTO import_former SELECT org, import_id, (SELECT person FROM erasure), 2, '', salt, '', '', '', 0, '', '', '' "
	    "FROM kept");
	ck_sfp_status(sfp_trail_verify(w.reg, &w.organization, NULL, &report), SFP_E_TAMPERED);
	sql("DELETE FROM import_former");
	sql("INSERT INTO import_former SELECT * FROM kept");
	ck_sfp_ok(sfp_import_rollback(w.reg, &w.administrator, &id, "не тот файл", NULL, &import));
	sfp_import_free(import);
	person = person_of(&first);
	ck_assert_str_eq(person->surname, "Снова");
	sfp_person_free(person);
}
END_TEST

/* ---- files, other programs, the power switch ---- */

static const char *registry_path, *plan_path;

static void open_file_world(void)
{
	folder_make();
	registry_path = in_folder("college.registry");
	plan_path = in_folder("plan");
	world_open(&w, registry_path, SFP_DURABILITY_NORMAL);
	order_up("Д-1");
}

static void close_file_world(void)
{
	close_world();
	folder_remove();
}

static void keep_plan(int rows)
{
	char surname[32], number[16];

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	for (int i = 0; i < rows; i++) {
		snprintf(surname, sizeof(surname), "Сотый%c%c%c", 'a' + i / 676, 'a' + i / 26 % 26, 'a' + i % 26);
		snprintf(number, sizeof(number), "c-%d", i);
		list_student(number, surname, "Имя", "Отчество", 20080101, "М-11");
	}
	make_plan();
	ck_sfp_ok(sfp_roster_plan_save(plan, plan_path));
	ck_sfp_status(sfp_roster_plan_save(plan, plan_path), SFP_E_EXISTS);
	ck_sfp_status(sfp_roster_plan_save(plan, ""), SFP_E_INVALID);
	ck_sfp_status(sfp_roster_plan_save(plan, ":memory:"), SFP_E_INVALID);
	ck_sfp_status(sfp_roster_plan_save(plan, "file:plan"), SFP_E_INVALID);
}

struct told {
	size_t calls, done, total;
	bool backwards;
};

static void hear(void *context, size_t done, size_t total)
{
	struct told *told = context;

	told->backwards |= done < told->done || done > total || (told->total && told->total != total);
	told->calls++;
	told->done = done;
	told->total = total;
}

START_TEST(planning_tells_how_far_it_is_and_ends_at_the_end)
{
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;
	struct told told = { 0 };
	char surname[32];

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_DELTA);
	for (int i = 0; i < 3000; i++) {
		snprintf(surname, sizeof(surname), "Прогрессов%d", i);
		list_student(NULL, surname, "Иван", "", 20090101, "М-11");
	}
	options.progress = hear;
	options.progress_context = &told;
	make_plan_with(&options);
	ck_assert(!told.backwards);
	ck_assert_uint_gt(told.calls, 2);
	ck_assert_uint_gt(told.total, 6000);
	ck_assert_uint_eq(told.done, told.total);
}
END_TEST

START_TEST(of_one_reading_one_plan_is_made)
{
	static const char text[] = "ФИО;Группа\nНовенький Иван;М-11\n";
	const sfp_roster_input input = { .data = text, .length = sizeof(text) - 1, .name = "students.csv" };
	sfp_roster_reading *reading = NULL;
	sfp_roster_plan *made = NULL, *again = NULL;

	if (sfp_roster_read(&input, 1, NULL, &reading) == SFP_E_UNSUPPORTED)
		return;
	ck_sfp_ok(sfp_roster_plan_make(w.reg, &w.organization, reading, NULL, &made));
	ck_assert_int_eq(sfp_roster_plan_make(w.reg, &w.organization, reading, NULL, &again), SFP_E_MISUSE);
	ck_assert_ptr_null(again);
	sfp_roster_plan_free(made);
	sfp_roster_reading_close(reading);
}
END_TEST

/* As another program would: its own connection, the plan from its file. */
static sfp_status apply_elsewhere(sfp_progress progress)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied = NULL;
	sfp_roster_plan *opened = NULL;
	sfp_registry *reg = NULL;
	sfp_status status = sfp_registry_open(registry_path, NULL, &reg, NULL);

	options.progress = progress;
	if (status == SFP_OK)
		status = sfp_roster_plan_open(plan_path, &opened);
	if (status == SFP_OK)
		status = sfp_roster_plan_apply(reg, &w.administrator, opened, &options, &applied);
	sfp_roster_applied_free(applied);
	sfp_roster_plan_free(opened);
	sfp_registry_close(reg);
	return status;
}

static size_t quarters;

static void kill_on_the_way(void *context, size_t done, size_t total)
{
	(void)context;
	if (4 * done >= quarters * total)
		kill(getpid(), SIGKILL);
}

START_TEST(a_kill_in_the_middle_of_an_import_leaves_the_state_before)
{
	char *before, *after;
	int state = 0;
	pid_t child;

	quarters = (size_t)_i;
	keep_plan(3000);
	before = dump_state();
	world_close(&w);
	child = fork();
	if (child == 0) {
		apply_elsewhere(kill_on_the_way);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &state, 0), child);
	ck_assert(WIFSIGNALED(state) && WTERMSIG(state) == SIGKILL);
	ck_sfp_ok(sfp_registry_open(registry_path, NULL, &w.reg, NULL));
	after = dump_state();
	ck_assert_str_eq(before, after);
	free(before);
	free(after);
	ck_sfp_ok(apply_elsewhere(NULL)); /* and the plan still holds */
}
END_TEST

START_TEST(of_two_who_apply_at_once_one_wins_and_the_other_s_plan_is_stale)
{
	int gate[2], state, won = 0, stale = 0;
	pid_t children[2];
	sfp_status status;

	keep_plan(400);
	world_close(&w);
	ck_assert_int_eq(pipe(gate), 0);
	for (int i = 0; i < 2; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			char go;

			close(gate[1]);
			(void)!read(gate[0], &go, 1);
			status = apply_elsewhere(NULL);
			_exit(status == SFP_OK ? 0 : status == SFP_E_CONFLICT ? 7 : 1);
		}
	}
	close(gate[0]);
	close(gate[1]); /* both go */
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(waitpid(children[i], &state, 0), children[i]);
		won += WIFEXITED(state) && WEXITSTATUS(state) == 0;
		stale += WIFEXITED(state) && WEXITSTATUS(state) == 7;
	}
	ck_assert_int_eq(won, 1);
	ck_assert_int_eq(stale, 1);
	ck_sfp_ok(sfp_registry_open(registry_path, NULL, &w.reg, NULL));
	ck_assert_int_eq(count_people(), 400 + 14);
	ck_sfp_status(apply_elsewhere(NULL), SFP_E_CONFLICT);
}
END_TEST

START_TEST(a_plan_that_was_changed_is_not_opened)
{
	static const char *const changes[] = {
		"UPDATE change SET kind = 37 WHERE seq = 1",
		"UPDATE person SET surname = 'Другой' WHERE seq = 1",
		"UPDATE plan SET trail_size = trail_size + 1",
		"UPDATE change SET hold = 1",
		"DELETE FROM change WHERE seq = 1",
	};
	sfp_roster_plan *opened = NULL;
	sqlite3 *db = NULL;

	keep_plan(3);
	ck_assert_int_eq(sqlite3_open(plan_path, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, changes[_i], NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	ck_sfp_status(sfp_roster_plan_open(plan_path, &opened), SFP_E_TAMPERED);
}
END_TEST

START_TEST(a_file_that_is_no_plan_is_not_opened)
{
	sfp_roster_plan *opened = NULL;

	ck_sfp_status(sfp_roster_plan_open(registry_path, &opened), SFP_E_FOREIGN);
	ck_sfp_status(sfp_roster_plan_open(plan_path, &opened), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_roster_plan_open("file:plan", &opened), SFP_E_INVALID);
	ck_sfp_status(sfp_roster_plan_open(":memory:", &opened), SFP_E_INVALID);
	ck_sfp_status(sfp_roster_plan_open("", &opened), SFP_E_INVALID);
}
END_TEST

static Suite *roster_plan_suite(void)
{
	Suite *suite = suite_create("roster_plan");
	TCase *matching = tcase_create("matching"), *applying = tcase_create("applying");
	TCase *files = tcase_create("files");
	TCase *cases[] = { matching, applying };

	for (size_t i = 0; i < SFP__LENGTH(cases); i++) {
		tcase_add_checked_fixture(cases[i], open_world, close_world);
		tcase_set_timeout(cases[i], 120);
		suite_add_tcase(suite, cases[i]);
	}
	tcase_add_checked_fixture(files, open_file_world, close_file_world);
	tcase_set_timeout(files, 120);
	suite_add_tcase(suite, files);
	tcase_add_test(files, of_one_reading_one_plan_is_made);
	tcase_add_test(files, planning_tells_how_far_it_is_and_ends_at_the_end);
	tcase_add_loop_test(files, a_kill_in_the_middle_of_an_import_leaves_the_state_before, 0, 4);
	tcase_add_test(files, of_two_who_apply_at_once_one_wins_and_the_other_s_plan_is_stale);
	tcase_add_loop_test(files, a_plan_that_was_changed_is_not_opened, 0, 5);
	tcase_add_test(files, a_file_that_is_no_plan_is_not_opened);
	tcase_add_test(matching, a_roster_that_says_what_is_known_changes_nothing);
	tcase_add_test(matching, a_plan_without_a_day_is_of_today_there);
	tcase_add_test(matching, somebody_new_is_enrolled_and_the_second_import_is_empty);
	tcase_add_test(matching, a_delta_ends_nobody_whom_it_does_not_name);
	tcase_add_loop_test(matching, a_number_that_lost_its_zeros_is_the_same_number, 0, 7);
	tcase_add_test(matching, a_lost_zero_does_not_change_a_number_along_with_something_else);
	tcase_add_test(matching, a_delta_ends_whom_it_says_to_be_gone);
	tcase_add_test(matching, a_changed_surname_under_the_same_number_is_a_rename);
	tcase_add_loop_test(matching,
	                    a_rename_in_an_export_of_ours_is_a_rename_and_stores_no_id_of_ours_as_the_source_s_number,
	                    0, 2);
	tcase_add_test(matching, a_number_under_which_nothing_agrees_is_somebody_elses);
	tcase_add_test(matching, an_empty_cell_never_overwrites);
	tcase_add_loop_test(matching, letters_that_look_alike_are_one_for_matching_and_kept_as_written, 0,
	                    SFP__LENGTH(writings));
	tcase_add_test(matching, a_number_and_a_date_of_birth_that_were_not_known_are_filled_in);
	tcase_add_test(matching, a_name_alone_in_another_class_is_a_person_s_to_decide);
	tcase_add_loop_test(matching, what_a_person_decided_is_done, 0, 2);
	tcase_add_loop_test(matching, a_decision_about_nobody_or_for_a_stranger_is_refused_before_anything_is_planned,
	                    0, SFP__LENGTH(astray));
	tcase_add_test(matching, who_left_is_recognised_on_return);
	tcase_add_test(matching, namesakes_are_never_merged);
	tcase_add_test(matching, namesakes_whom_nothing_tells_apart_wait_for_a_person);
	tcase_add_loop_test(matching, when_the_source_renumbers_everybody_it_is_noticed_and_held, 0, 2);
	tcase_add_loop_test(matching,
	                    new_numbers_of_people_with_dates_of_birth_wait_only_where_the_source_renumbered_most, 0,
	                    (int)SFP__LENGTH(renumberings));
	tcase_add_loop_test(matching, new_numbers_of_bare_names_are_believed_only_where_the_source_renumbered_most, 0,
	                    (int)SFP__LENGTH(renumberings));
	tcase_add_test(matching, staff_are_hired_and_the_second_import_is_empty);
	tcase_add_test(matching, parents_are_linked_and_the_second_import_is_empty);
	tcase_add_test(applying, a_plan_goes_stale_when_people_have_moved_and_says_what_did);
	tcase_add_test(applying, an_order_made_meanwhile_makes_no_plan_stale);
	tcase_add_test(applying, a_plan_is_applied_once);
	tcase_add_test(applying, what_makes_no_sense_is_said_with_the_line_that_asks_for_it);
	tcase_add_test(applying, whoever_may_not_record_movements_applies_no_plan);
	tcase_add_test(applying, import_and_rollback_leave_the_state_as_it_was);
	tcase_add_test(applying, a_rollback_refuses_when_something_later_builds_on_it_and_names_it);
	tcase_add_test(applying, all_that_is_in_the_way_of_a_rollback_is_named_at_once_and_only_that);
	tcase_add_test(applying, what_is_named_is_all_that_must_be_cleared);
	tcase_add_test(applying, links_and_who_came_in_by_one_are_in_the_way_until_they_are_cleared);
	tcase_add_loop_test(applying, a_rollback_gives_nobody_back_what_the_trail_does_not_vouch_for, 0,
	                    SFP__LENGTH(tampered));
	tcase_add_test(applying, whoever_was_erased_since_is_given_nothing_back_and_the_trail_stays_sound);
	return suite;
}

SUITE_MAIN(roster_plan_suite)
