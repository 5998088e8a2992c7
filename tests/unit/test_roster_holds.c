/* test_roster_holds.c: what of a plan has to wait for somebody to look, how that is lifted, and what goes on without
 * it. */
#include <jansson.h>

#include "planning.h"

static void lose(int leave)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_hundred(leave, "М-11");
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	make_plan();
}

/* ---- too many ---- */

START_TEST(a_class_that_loses_more_than_its_share_is_held)
{
	const sfp_roster_hold *hold;

	fill_class(); /* 103 study in М-11, 106 in all: 20 % of the one are 20.6, 10 % of the other 10.6 */
	lose(10);
	ck_assert_uint_eq(view()->hold_count, 0);
	lose(20);
	ck_assert_ptr_null(hold_of(SFP_ROSTER_HOLD_CLASS_REMOVED));
	ck_assert_ptr_nonnull(hold_of(SFP_ROSTER_HOLD_REMOVED));
	lose(21);
	hold = hold_of(SFP_ROSTER_HOLD_CLASS_REMOVED);
	ck_assert_ptr_nonnull(hold);
	ck_assert_str_eq(hold->class_name, "М-11");
	ck_assert_int_eq(hold->people, 21);
	ck_assert_int_eq(hold->whole, 103);
	ck_assert_int_eq(hold->percent, 20);
	ck_assert_int_eq(view()->held, 21);
}
END_TEST

/* ---- exactly as many as the act lets go ---- */

static void begin_students(void)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
}

/* A college of a hundred students, 97 of them in М-11: a tenth of it are ten. */
static void fill_round_college(void)
{
	begin_students();
	list_world(0, WORLD_STUDENTS);
	list_hundred(6, "М-11");
	make_plan();
	apply_all(94);
}

/* So many of the hundred leave, and so many come. */
static void plan_leavers(int leave, int come)
{
	char number[16], surname[32];

	begin_students();
	list_world(0, WORLD_STUDENTS);
	list_hundred(6 + leave, "М-11");
	for (int i = 0; i < come; i++) {
		snprintf(number, sizeof(number), "n-%d", i);
		snprintf(surname, sizeof(surname), "Новиков%c", 'a' + i);
		list_student(number, surname, "Нил", "Нилович", 20090301, "П-21");
	}
	make_plan();
}

START_TEST(exactly_the_share_that_may_leave_the_college_is_not_held)
{
	fill_round_college();
	plan_leavers(10, 11);
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_EXPEL), 10);
	ck_assert_uint_eq(view()->hold_count, 0);
	plan_leavers(11, 11);
	ck_assert_uint_eq(view()->hold_count, 1);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_REMOVED)->people, 11);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_REMOVED)->whole, 100);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_REMOVED)->percent, 10);
}
END_TEST

static void expel(const sfp_actor *student)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = SFP_KIND_EXPEL;
	form.person = student->person;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.head, &id, &order_first, NULL, &movement));
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement));
	sfp_movement_free(movement);
}

/* Three left by orders of their own in between, so that fewer than a tenth of those who study leave by the roster. */
START_TEST(a_roster_shorter_than_the_last_by_exactly_that_share_is_not_held)
{
	fill_round_college();
	for (int i = 3; i < WORLD_STUDENTS; i++)
		expel(&w.students[i]);
	for (int leave = 7; leave <= 8; leave++) {
		begin_students();
		list_world(0, 3);
		list_hundred(6 + leave, "М-11");
		make_plan();
		ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_EXPEL), leave);
		ck_assert_uint_eq(view()->hold_count, leave > 7);
	}
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_SHRANK)->people, 11);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_SHRANK)->whole, 100);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_SHRANK)->percent, 10);
}
END_TEST

START_TEST(exactly_the_share_that_may_leave_a_class_is_not_held)
{
	begin_students();
	list_world(0, WORLD_STUDENTS);
	list_hundred(3, "М-11"); /* with three of the world's: a hundred in that class */
	make_plan();
	apply_all(97);
	for (int leave = 20; leave <= 21; leave++) {
		begin_students();
		list_world(0, WORLD_STUDENTS);
		list_hundred(3 + leave, "М-11");
		make_plan();
		ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_CLASS_REMOVED) != NULL, leave > 20);
	}
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_CLASS_REMOVED)->whole, 100);
}
END_TEST

/* Of three, any one would be too large a share. */
START_TEST(fewer_than_three_who_leave_a_class_are_not_held)
{
	fill_class();
	for (int stay = 4; stay >= 3; stay--) { /* of the world's six; the last three of them are all of П-21 */
		begin_students();
		list_world(0, stay);
		list_hundred(0, "М-11");
		make_plan();
		ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_EXPEL), WORLD_STUDENTS - stay);
		ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_CLASS_REMOVED) != NULL, stay == 3);
	}
	ck_assert_str_eq(hold_of(SFP_ROSTER_HOLD_CLASS_REMOVED)->class_name, "П-21");
}
END_TEST

/* The first `go_on` of the hundred are listed in the class of the next year. */
static void plan_promoted(int from, int go_on)
{
	begin_students();
	list_world(0, WORLD_STUDENTS);
	list_some_of_hundred(from, from + go_on, "П-21");
	list_hundred(from + go_on, "М-11");
	make_plan();
	ck_assert_int_eq(count_of(SFP_ROSTER_MOVE, SFP_KIND_PROMOTE), go_on);
}

START_TEST(exactly_that_share_of_the_students_may_go_on_to_the_next_year)
{
	fill_round_college();
	plan_promoted(6, 10);
	ck_assert_uint_eq(view()->hold_count, 0);
	plan_promoted(6, 11);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_ROLLOVER)->people, 11);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_ROLLOVER)->whole, 100);
}
END_TEST

START_TEST(fewer_than_three_may_go_on_to_the_next_year_whatever_their_share)
{
	begin_students();
	list_world(0, WORLD_STUDENTS);
	list_hundred(96, "М-11");
	make_plan();
	apply_all(4); /* of ten, two are more than a tenth */
	plan_promoted(96, 2);
	ck_assert_uint_eq(view()->hold_count, 0);
	plan_promoted(96, 3);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_ROLLOVER)->people, 3);
}
END_TEST

START_TEST(what_is_held_stops_all_that_was_asked_for_and_nothing_else)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;

	fill_class();
	lose(21);
	applied = apply_with(&options);
	ck_assert_int_eq(applied->held, 21);
	ck_assert_int_eq(applied->held_people, 21);
	ck_assert_int_eq(applied->changes, 0);
	ck_assert_ptr_null(applied->import);
	sfp_roster_applied_free(applied);

	options.only = SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD) | SFP_ROSTER_PART_BIT(SFP_ROSTER_UPDATE);
	applied = apply_with(&options);
	ck_assert_int_eq(applied->held, 0);
	ck_assert_int_eq(applied->changes, 1);
	ck_assert_int_eq(applied->left_out, 21);
	ck_assert_int_eq(applied->import->left_out, 21);
	sfp_roster_applied_free(applied);
}
END_TEST

START_TEST(a_hold_is_lifted_by_the_number_of_people_and_an_order)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied = NULL;

	fill_class();
	lose(21);
	options.confirm = 20;
	applied = apply_with(&options);
	ck_assert_int_eq(applied->changes, 0);
	ck_assert_int_eq(applied->held_people, 21);
	sfp_roster_applied_free(applied);
	options.confirm = 21;
	options.order_id = (sfp_id)SFP_ID_NONE;
	options.ground = "список";
	applied = apply_with(&options);
	ck_assert(applied->needs_order);
	ck_assert_int_eq(applied->changes, 0);
	sfp_roster_applied_free(applied);
	options = under_order();
	options.confirm = 21;
	applied = apply_with(&options);
	ck_assert_int_eq(applied->changes, 22);
	sfp_roster_applied_free(applied);
}
END_TEST

START_TEST(a_table_with_a_header_only_is_held)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	make_plan();
	ck_assert_int_eq(view()->changes, WORLD_STUDENTS);
	ck_assert_int_eq(view()->held, WORLD_STUDENTS);
	ck_assert_ptr_nonnull(hold_of(SFP_ROSTER_HOLD_EMPTY));
}
END_TEST

START_TEST(a_table_of_the_staff_with_a_header_only_is_held)
{
	begin_roster_of(SFP__FILE_STAFF, "staff.csv", 0);
	cover(SFP__COVERED_STAFF, SFP__MODE_BULK);
	make_plan();
	ck_assert_int_eq(view()->changes, 6);
	ck_assert_int_eq(view()->held, 6);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_VITAL)->people, 1);      /* who has a reason of their own */
	ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_OFFICE_LEFT)->count, 1); /* no list dismisses the head at all */
	ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_OFFICE_ORDERED)->count, 2);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_EMPTY)->people, 5);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_EMPTY)->whole, 7);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_EMPTY)->role, SFP_ROLE_TEACHER);
}
END_TEST

/* Bonds end for children of whom the roster speaks: without them a table of parents alone ends nothing at all. */
START_TEST(a_table_of_parents_with_a_header_only_ends_nothing_by_itself_and_is_held_beside_the_students)
{
	begin_roster_of(SFP__FILE_PARENTS, "parents.csv", 0);
	cover(SFP__COVERED_PARENTS, SFP__MODE_BULK);
	make_plan();
	ck_assert_int_eq(view()->changes, 0);

	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	cover(SFP__COVERED_PARENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	ck_assert_int_eq(view()->held, 1);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_EMPTY)->role, SFP_ROLE_PARENT);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_EMPTY)->people, 1);
}
END_TEST

/* Whoever is in the row that could not be taken would be the one who leaves. */
static void plan_with_a_rejected_row(enum sfp__mode mode)
{
	begin_roster_of(SFP__FILE_STUDENTS, "students.csv", 1);
	cover(SFP__COVERED_STUDENTS, mode);
	list_world(0, WORLD_STUDENTS);
	list_hundred(1, "М-11");
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "П-21");
	make_plan();
}

START_TEST(whoever_a_rejected_row_may_have_listed_is_not_taken_for_gone)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;

	fill_class();
	plan_with_a_rejected_row(SFP__MODE_BULK);
	ck_assert_int_eq(view()->changes, 2);
	ck_assert_uint_eq(view()->hold_count, 1);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_REJECTED)->people, 1);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_REJECTED)->whole, 106);
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_REJECTED)->percent, 0);
	applied = apply_with(&options);
	ck_assert_int_eq(applied->changes, 0);
	sfp_roster_applied_free(applied);
	options.only = SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD);
	applied = apply_with(&options);
	ck_assert_int_eq(applied->changes, 1);
	ck_assert_int_eq(applied->left_out, 1);
	sfp_roster_applied_free(applied);

	plan_with_a_rejected_row(SFP__MODE_DELTA); /* absence says nothing there, with or without that row */
	ck_assert_int_eq(view()->changes, 0);
	ck_assert_uint_eq(view()->hold_count, 0);
}
END_TEST

START_TEST(a_hold_is_lifted_for_the_parts_that_are_asked_for_alone)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;

	fill_class();
	lose(21);
	options.only = SFP_ROSTER_PART_BIT(SFP_ROSTER_END);
	options.confirm = 21;
	applied = apply_with(&options);
	ck_assert_int_eq(applied->changes, 21);
	ck_assert_int_eq(applied->left_out, 1);
	ck_assert_int_eq(applied->import->movements, 21);
	ck_assert_int_eq(applied->import->people_added, 0);
	sfp_roster_applied_free(applied);
}
END_TEST

/* ---- for other programs ---- */

START_TEST(a_plan_as_json_has_its_schema_its_counts_and_what_holds_it)
{
	static const char *const members[] = { "organization", "trail_size", "trail_root", "made_at", "effective_on",
		                               "digest",       "unchanged",  "reviews",    "inputs",  "notes" };
	json_t *json, *count, *hold;
	char *text = NULL;

	fill_class();
	lose(21);
	ck_sfp_ok(sfp_roster_plan_json(plan, &text));
	json = json_loads(text, 0, NULL);
	ck_assert_ptr_nonnull(json);
	ck_assert_int_eq(json_integer_value(json_object_get(json, "schema")), 1);
	for (size_t i = 0; i < SFP__LENGTH(members); i++)
		ck_assert_msg(json_object_get(json, members[i]), "%s is lacking", members[i]);
	ck_assert_int_eq(json_integer_value(json_object_get(json, "changes")), view()->changes);
	ck_assert_int_eq(json_integer_value(json_object_get(json, "held_people")), 21);
	ck_assert_int_eq(json_integer_value(json_object_get(json, "people")), view()->people);
	ck_assert_uint_eq(json_array_size(json_object_get(json, "counts")), 2);
	count = json_array_get(json_object_get(json, "counts"), 0);
	ck_assert_str_eq(json_string_value(json_object_get(count, "part")), "add");
	ck_assert_str_eq(json_string_value(json_object_get(count, "kind")), "enrol");
	ck_assert_str_eq(json_string_value(json_object_get(count, "object")), "person");
	ck_assert_int_eq(json_integer_value(json_object_get(count, "changes")), 1);
	count = json_array_get(json_object_get(json, "counts"), 1);
	ck_assert_str_eq(json_string_value(json_object_get(count, "part")), "end");
	ck_assert_int_eq(json_integer_value(json_object_get(count, "held")), 21);
	hold = json_array_get(json_object_get(json, "holds"), 0);
	ck_assert_str_eq(json_string_value(json_object_get(hold, "code")), "class-removed");
	ck_assert_str_eq(json_string_value(json_object_get(hold, "class")), "М-11");
	ck_assert_ptr_null(strstr(text, "Новиков")); /* names of people are no part of it */
	json_decref(json);
	sfp_text_free(text);
}
END_TEST

START_TEST(a_roster_far_shorter_than_the_last_one_is_held)
{
	fill_class();
	for (int i = 0; i < 9; i++) { /* never more than the share at a time */
		begin_roster();
		cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
		list_world(0, WORLD_STUDENTS);
		list_hundred(9 * (i + 1), "М-11");
		make_plan();
		if (hold_of(SFP_ROSTER_HOLD_SHRANK) || view()->held)
			return;
		apply_all(9);
	}
	ck_abort_msg("nothing was ever held");
}
END_TEST

START_TEST(a_turn_of_the_year_is_held)
{
	fill_class();
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_hundred(0, "П-21"); /* the second course */
	make_plan();
	ck_assert_int_eq(count_of(SFP_ROSTER_MOVE, SFP_KIND_PROMOTE), 100);
	ck_assert_ptr_nonnull(hold_of(SFP_ROSTER_HOLD_ROLLOVER));
	ck_assert_int_eq(view()->held, 100);
}
END_TEST

START_TEST(neither_head_nor_administrator_is_dismissed_by_a_list)
{
	begin_roster();
	cover(SFP__COVERED_STAFF, SFP__MODE_BULK);
	list_staff(4);
	make_plan();
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_DISMISS), 3);
	ck_assert_ptr_nonnull(hold_of(SFP_ROSTER_HOLD_VITAL));
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_VITAL)->people, 1);
	ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_OFFICE_LEFT)->count, 1);
	ck_assert_int_eq(view()->held, 3);
}
END_TEST

static Suite *roster_holds_suite(void)
{
	Suite *suite = suite_create("roster_holds");
	TCase *holds = tcase_create("holds");

	tcase_add_checked_fixture(holds, open_world, close_world);
	tcase_set_timeout(holds, 120);
	suite_add_tcase(suite, holds);
	tcase_add_test(holds, a_class_that_loses_more_than_its_share_is_held);
	tcase_add_test(holds, exactly_the_share_that_may_leave_the_college_is_not_held);
	tcase_add_test(holds, a_roster_shorter_than_the_last_by_exactly_that_share_is_not_held);
	tcase_add_test(holds, exactly_the_share_that_may_leave_a_class_is_not_held);
	tcase_add_test(holds, fewer_than_three_who_leave_a_class_are_not_held);
	tcase_add_test(holds, exactly_that_share_of_the_students_may_go_on_to_the_next_year);
	tcase_add_test(holds, fewer_than_three_may_go_on_to_the_next_year_whatever_their_share);
	tcase_add_test(holds, what_is_held_stops_all_that_was_asked_for_and_nothing_else);
	tcase_add_test(holds, a_hold_is_lifted_by_the_number_of_people_and_an_order);
	tcase_add_test(holds, a_table_with_a_header_only_is_held);
	tcase_add_test(holds, a_table_of_the_staff_with_a_header_only_is_held);
	tcase_add_test(holds,
	               a_table_of_parents_with_a_header_only_ends_nothing_by_itself_and_is_held_beside_the_students);
	tcase_add_test(holds, whoever_a_rejected_row_may_have_listed_is_not_taken_for_gone);
	tcase_add_test(holds, a_hold_is_lifted_for_the_parts_that_are_asked_for_alone);
	tcase_add_test(holds, a_plan_as_json_has_its_schema_its_counts_and_what_holds_it);
	tcase_add_test(holds, a_roster_far_shorter_than_the_last_one_is_held);
	tcase_add_test(holds, a_turn_of_the_year_is_held);
	tcase_add_test(holds, neither_head_nor_administrator_is_dismissed_by_a_list);
	return suite;
}

SUITE_MAIN(roster_holds_suite)
