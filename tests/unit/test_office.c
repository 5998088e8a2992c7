/* test_office.c: what people are employed as, and whose parents they are. */
#include <string.h>

#include "world_check.h"

static const struct {
	sfp_role role;
	sfp_date from_date;
	sfp_status status;
} drafts[] = {
	{ (sfp_role)0, 0, SFP_OK },
	{ SFP_ROLE_COUNCIL, 20200101, SFP_OK },
	{ SFP_ROLE_HEAD, 20300101, SFP_OK },
	{ SFP_ROLE_ADMINISTRATION, 0, SFP_OK },
	{ SFP_ROLE_TEACHER, 0, SFP_OK },
	{ SFP_ROLE_ADMINISTRATOR, 0, SFP_E_INVALID },
	{ SFP_ROLE_HOMEROOM_TEACHER, 0, SFP_E_INVALID },
	{ SFP_ROLE_STUDENT, 0, SFP_E_INVALID },
	{ SFP_ROLE_PARENT, 0, SFP_E_INVALID },
	{ SFP_ROLE_USER, 0, SFP_E_INVALID },
	{ SFP_ROLE_ORGANIZATION, 0, SFP_E_INVALID },
	{ SFP_ROLE_ACT, 0, SFP_E_INVALID },
	{ (sfp_role)99, 0, SFP_E_INVALID },
	{ SFP_ROLE_TEACHER, 20250931, SFP_E_INVALID },
};

START_TEST(an_office_gives_one_of_four_roles_or_none_from_a_real_day)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;

	draft.person = world_person(&w, "Кадров");
	draft.role = drafts[_i].role;
	draft.from_date = drafts[_i].from_date;
	ck_sfp_status(sfp_office_add(w.reg, &w.system, &draft, &office), drafts[_i].status);
	if (office)
		ck_assert_int_eq(office->from_date, draft.from_date ? draft.from_date : WORLD_FOUNDED_ON);
	sfp_office_free(office);
}
END_TEST

START_TEST(the_same_office_is_not_held_twice_at_once)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *first = NULL, *second = NULL, *ended = NULL;

	draft.person = w.teachers[1].person;
	draft.role = SFP_ROLE_TEACHER;
	draft.title = "преподаватель физики";
	ck_sfp_ok(sfp_office_add(w.reg, &w.system, &draft, &first));
	draft.title = " преподаватель  физики ";
	ck_sfp_status(sfp_office_add(w.reg, &w.system, &draft, &second), SFP_E_EXISTS);
	ck_sfp_ok(sfp_office_end(w.reg, &w.system, &first->head.id, 20250910, NULL, &ended));
	draft.from_date = 20250909;
	ck_sfp_status(sfp_office_add(w.reg, &w.system, &draft, &second), SFP_E_EXISTS);
	draft.from_date = 20250910;
	ck_sfp_ok(sfp_office_add(w.reg, &w.system, &draft, &second));
	sfp_office_free(first);
	sfp_office_free(second);
	sfp_office_free(ended);
}
END_TEST

START_TEST(an_office_names_people_and_orders_of_its_own_organisation)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;
	sfp_id stranger = { { 7 } };

	draft.person = stranger;
	ck_sfp_status(sfp_office_add(w.reg, &w.system, &draft, &office), SFP_E_NOT_FOUND);
	draft.person = w.teachers[1].person;
	draft.order_id = stranger;
	ck_sfp_status(sfp_office_add(w.reg, &w.system, &draft, &office), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_office_end(w.reg, &w.system, &stranger, 0, NULL, &office), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(an_office_ends_once_and_not_before_it_began)
{
	sfp_id office = world_office(&w, &w.secretary.person, SFP_ROLE_TEACHER);
	sfp_office *ended = NULL;

	ck_sfp_status(sfp_office_end(w.reg, &w.system, &office, 20250831, NULL, &ended), SFP_E_INVALID);
	ck_sfp_status(sfp_office_end(w.reg, &w.system, &office, 20251301, NULL, &ended), SFP_E_INVALID);
	ck_sfp_ok(sfp_office_end(w.reg, &w.system, &office, 0, NULL, &ended));
	ck_assert_int_eq(ended->until_date, WORLD_FOUNDED_ON);
	sfp_office_free(ended);
	ck_sfp_status(sfp_office_end(w.reg, &w.system, &office, 0, NULL, &ended), SFP_E_EXISTS);
}
END_TEST

START_TEST(a_retry_on_another_day_is_still_the_same_change)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *first = NULL, *again = NULL, *ended = NULL;

	w.system.idempotency_key = "hire";
	draft.person = w.secretary.person;
	ck_sfp_ok(sfp_office_add(w.reg, &w.system, &draft, &first));
	w.now += WORLD_DAY;
	ck_sfp_ok(sfp_office_add(w.reg, &w.system, &draft, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_office_free(again);
	w.system.idempotency_key = "fire";
	ck_sfp_ok(sfp_office_end(w.reg, &w.system, &first->head.id, 0, NULL, &ended));
	sfp_office_free(ended);
	w.now += WORLD_DAY;
	ck_sfp_ok(sfp_office_end(w.reg, &w.system, &first->head.id, 0, NULL, &ended));
	ck_assert_int_eq(ended->until_date, 20250902);
	sfp_office_free(ended);
	ck_sfp_status(sfp_office_end(w.reg, &w.system, &first->head.id, 20250903, NULL, &ended), SFP_E_CONFLICT);
	sfp_office_free(first);
}
END_TEST

START_TEST(only_the_system_and_a_registered_administrator_enter_offices_and_bonds)
{
	sfp_actor administrator = world_administrator(&w, "Админов");
	const sfp_actor *others[] = { &w.head, &w.secretary, &w.teachers[1] };
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_guardian_draft bond = SFP_GUARDIAN_DRAFT_INIT;
	sfp_office *office = NULL, *ended = NULL;
	sfp_guardian *guardian = NULL;

	draft.person = w.teachers[1].person;
	bond.parent = w.teachers[1].person;
	bond.student = w.secretary.person;
	for (size_t i = 0; i < 3; i++) {
		ck_refused(sfp_office_add(w.reg, others[i], &draft, &office), SFP_REASON_ROLE);
		ck_refused(sfp_guardian_add(w.reg, others[i], &bond, &guardian), SFP_REASON_ROLE);
	}
	ck_sfp_ok(sfp_office_add(w.reg, &administrator, &draft, &office));
	ck_sfp_ok(sfp_guardian_add(w.reg, &administrator, &bond, &guardian));
	ck_refused(sfp_office_end(w.reg, &w.head, &office->head.id, 0, NULL, &ended), SFP_REASON_ROLE);
	sfp_office_free(office);
	sfp_guardian_free(guardian);
}
END_TEST

START_TEST(a_bond_joins_two_people_once)
{
	sfp_guardian_draft bond = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL, *again = NULL;
	sfp_id stranger = { { 7 } };

	bond.parent = bond.student = w.teachers[1].person;
	ck_sfp_status(sfp_guardian_add(w.reg, &w.system, &bond, &guardian), SFP_E_INVALID);
	bond.student = stranger;
	ck_sfp_status(sfp_guardian_add(w.reg, &w.system, &bond, &guardian), SFP_E_NOT_FOUND);
	bond.student = w.secretary.person;
	bond.parent = stranger;
	ck_sfp_status(sfp_guardian_add(w.reg, &w.system, &bond, &guardian), SFP_E_NOT_FOUND);
	bond.parent = w.teachers[1].person;
	bond.relation = " мать ";
	ck_sfp_ok(sfp_guardian_add(w.reg, &w.system, &bond, &guardian));
	ck_assert_str_eq(guardian->relation, "мать");
	ck_assert_int_eq(guardian->from_date, WORLD_FOUNDED_ON);
	ck_sfp_status(sfp_guardian_add(w.reg, &w.system, &bond, &again), SFP_E_EXISTS);
	sfp_guardian_free(guardian);
}
END_TEST

START_TEST(lists_tell_who_holds_what_on_a_day)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.role = SFP_ROLE_HEAD;
	filter.on = WORLD_FOUNDED_ON;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_OFFICE, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert(sfp_id_equal(&((const sfp_office *)page->records[0])->person, &w.head.person));
	sfp_page_free(page);
	filter.on = 20250831;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_OFFICE, &filter, &page));
	ck_assert_uint_eq(page->count, 0);
	sfp_page_free(page);
}
END_TEST

static Suite *office_suite(void)
{
	Suite *suite = suite_create("office");
	TCase *tcase = tcase_create("office");

	tcase_add_loop_test(tcase, an_office_gives_one_of_four_roles_or_none_from_a_real_day, 0,
	                    sizeof(drafts) / sizeof(*drafts));
	tcase_add_test(tcase, the_same_office_is_not_held_twice_at_once);
	tcase_add_test(tcase, an_office_names_people_and_orders_of_its_own_organisation);
	tcase_add_test(tcase, an_office_ends_once_and_not_before_it_began);
	tcase_add_test(tcase, a_retry_on_another_day_is_still_the_same_change);
	tcase_add_test(tcase, only_the_system_and_a_registered_administrator_enter_offices_and_bonds);
	tcase_add_test(tcase, a_bond_joins_two_people_once);
	tcase_add_test(tcase, lists_tell_who_holds_what_on_a_day);
	tcase_add_checked_fixture(tcase, found, teardown);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(office_suite)
