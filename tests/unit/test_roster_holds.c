/* test_roster_holds.c: what of a plan has to wait for somebody to look, how that is lifted, and what goes on without it. */
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
	ck_assert_int_eq(count_of(SFP_ROSTER_END, SFP_KIND_DISMISS), 4);
	ck_assert_ptr_nonnull(hold_of(SFP_ROSTER_HOLD_VITAL));
	ck_assert_int_eq(hold_of(SFP_ROSTER_HOLD_VITAL)->people, 2);
	ck_assert_int_eq(view()->held, 4);
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
	tcase_add_test(holds, what_is_held_stops_all_that_was_asked_for_and_nothing_else);
	tcase_add_test(holds, a_hold_is_lifted_by_the_number_of_people_and_an_order);
	tcase_add_test(holds, a_table_with_a_header_only_is_held);
	tcase_add_test(holds, a_roster_far_shorter_than_the_last_one_is_held);
	tcase_add_test(holds, a_turn_of_the_year_is_held);
	tcase_add_test(holds, neither_head_nor_administrator_is_dismissed_by_a_list);
	return suite;
}

SUITE_MAIN(roster_holds_suite)
