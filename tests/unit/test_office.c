/* test_office.c: what people are employed as, and whose parents they are. */
#include <string.h>

#include "school.h"

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
	{ SFP_ROLE_TEACHER, 20260931, SFP_E_INVALID },
};

START_TEST(an_office_gives_one_of_four_roles_or_none_from_a_real_day)
{
	struct school school = school_open();
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;

	draft.person = school_person(&school, "Кадров");
	draft.role = drafts[_i].role;
	draft.from_date = drafts[_i].from_date;
	ck_sfp_status(sfp_office_add(school.reg, &school.system, &draft, &office), drafts[_i].status);
	if (office)
		ck_assert_int_eq(office->from_date, draft.from_date ? draft.from_date : SCHOOL_TODAY);
	sfp_office_free(office);
	school_close(&school);
}
END_TEST

START_TEST(the_same_office_is_not_held_twice_at_once)
{
	struct school school = school_open();
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *first = NULL, *second = NULL, *ended = NULL;

	draft.person = school.teacher.person;
	draft.role = SFP_ROLE_TEACHER;
	draft.title = "преподаватель физики";
	ck_sfp_ok(sfp_office_add(school.reg, &school.system, &draft, &first));
	draft.title = " преподаватель  физики ";
	ck_sfp_status(sfp_office_add(school.reg, &school.system, &draft, &second), SFP_E_EXISTS);
	ck_sfp_ok(sfp_office_end(school.reg, &school.system, &first->head.id, 20260910, NULL, &ended));
	draft.from_date = 20260909;
	ck_sfp_status(sfp_office_add(school.reg, &school.system, &draft, &second), SFP_E_EXISTS);
	draft.from_date = 20260910;
	ck_sfp_ok(sfp_office_add(school.reg, &school.system, &draft, &second));
	sfp_office_free(first);
	sfp_office_free(second);
	sfp_office_free(ended);
	school_close(&school);
}
END_TEST

START_TEST(an_office_names_people_and_orders_of_its_own_organisation)
{
	struct school school = school_open();
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;
	sfp_id stranger = { { 7 } };

	draft.person = stranger;
	ck_sfp_status(sfp_office_add(school.reg, &school.system, &draft, &office), SFP_E_NOT_FOUND);
	draft.person = school.teacher.person;
	draft.order_id = stranger;
	ck_sfp_status(sfp_office_add(school.reg, &school.system, &draft, &office), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_office_end(school.reg, &school.system, &stranger, 0, NULL, &office), SFP_E_NOT_FOUND);
	school_close(&school);
}
END_TEST

START_TEST(an_office_ends_once_and_not_before_it_began)
{
	struct school school = school_open();
	sfp_id office = school_office(&school, &school.council.person, SFP_ROLE_TEACHER);
	sfp_office *ended = NULL;

	ck_sfp_status(sfp_office_end(school.reg, &school.system, &office, 20260831, NULL, &ended), SFP_E_INVALID);
	ck_sfp_status(sfp_office_end(school.reg, &school.system, &office, 20261301, NULL, &ended), SFP_E_INVALID);
	ck_sfp_ok(sfp_office_end(school.reg, &school.system, &office, 0, NULL, &ended));
	ck_assert_int_eq(ended->until_date, SCHOOL_TODAY);
	sfp_office_free(ended);
	ck_sfp_status(sfp_office_end(school.reg, &school.system, &office, 0, NULL, &ended), SFP_E_EXISTS);
	school_close(&school);
}
END_TEST

START_TEST(a_retry_on_another_day_is_still_the_same_change)
{
	struct school school = school_open();
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *first = NULL, *again = NULL, *ended = NULL;

	school.system.idempotency_key = "hire";
	draft.person = school.council.person;
	ck_sfp_ok(sfp_office_add(school.reg, &school.system, &draft, &first));
	school_now += SCHOOL_DAY;
	ck_sfp_ok(sfp_office_add(school.reg, &school.system, &draft, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_office_free(again);
	school.system.idempotency_key = "fire";
	ck_sfp_ok(sfp_office_end(school.reg, &school.system, &first->head.id, 0, NULL, &ended));
	sfp_office_free(ended);
	school_now += SCHOOL_DAY;
	ck_sfp_ok(sfp_office_end(school.reg, &school.system, &first->head.id, 0, NULL, &ended));
	ck_assert_int_eq(ended->until_date, 20260902);
	sfp_office_free(ended);
	ck_sfp_status(sfp_office_end(school.reg, &school.system, &first->head.id, 20260903, NULL, &ended),
	              SFP_E_CONFLICT);
	sfp_office_free(first);
	school_close(&school);
}
END_TEST

START_TEST(only_the_system_and_a_registered_administrator_enter_offices_and_bonds)
{
	struct school school = school_open();
	sfp_actor administrator = school_administrator(&school);
	const sfp_actor *others[] = { &school.head, &school.council, &school.teacher };
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_guardian_draft bond = SFP_GUARDIAN_DRAFT_INIT;
	sfp_office *office = NULL, *ended = NULL;
	sfp_guardian *guardian = NULL;

	draft.person = school.teacher.person;
	bond.parent = school.teacher.person;
	bond.student = school.council.person;
	for (size_t i = 0; i < 3; i++) {
		ck_refused(school.reg, sfp_office_add(school.reg, others[i], &draft, &office), SFP_REASON_ROLE);
		ck_refused(school.reg, sfp_guardian_add(school.reg, others[i], &bond, &guardian), SFP_REASON_ROLE);
	}
	ck_sfp_ok(sfp_office_add(school.reg, &administrator, &draft, &office));
	ck_sfp_ok(sfp_guardian_add(school.reg, &administrator, &bond, &guardian));
	ck_refused(school.reg, sfp_office_end(school.reg, &school.head, &office->head.id, 0, NULL, &ended),
	           SFP_REASON_ROLE);
	sfp_office_free(office);
	sfp_guardian_free(guardian);
	school_close(&school);
}
END_TEST

START_TEST(a_bond_joins_two_people_once)
{
	struct school school = school_open();
	sfp_guardian_draft bond = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL, *again = NULL;
	sfp_id stranger = { { 7 } };

	bond.parent = bond.student = school.teacher.person;
	ck_sfp_status(sfp_guardian_add(school.reg, &school.system, &bond, &guardian), SFP_E_INVALID);
	bond.student = stranger;
	ck_sfp_status(sfp_guardian_add(school.reg, &school.system, &bond, &guardian), SFP_E_NOT_FOUND);
	bond.student = school.council.person;
	bond.parent = stranger;
	ck_sfp_status(sfp_guardian_add(school.reg, &school.system, &bond, &guardian), SFP_E_NOT_FOUND);
	bond.parent = school.teacher.person;
	bond.relation = " мать ";
	ck_sfp_ok(sfp_guardian_add(school.reg, &school.system, &bond, &guardian));
	ck_assert_str_eq(guardian->relation, "мать");
	ck_assert_int_eq(guardian->from_date, SCHOOL_TODAY);
	ck_sfp_status(sfp_guardian_add(school.reg, &school.system, &bond, &again), SFP_E_EXISTS);
	sfp_guardian_free(guardian);
	school_close(&school);
}
END_TEST

START_TEST(lists_tell_who_holds_what_on_a_day)
{
	struct school school = school_open();
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.role = SFP_ROLE_HEAD;
	filter.on = SCHOOL_TODAY;
	ck_sfp_ok(sfp_record_list(school.reg, &school.organization, SFP_OBJECT_OFFICE, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert(sfp_id_equal(&((const sfp_office *)page->records[0])->person, &school.head.person));
	sfp_page_free(page);
	filter.on = 20260831;
	ck_sfp_ok(sfp_record_list(school.reg, &school.organization, SFP_OBJECT_OFFICE, &filter, &page));
	ck_assert_uint_eq(page->count, 0);
	sfp_page_free(page);
	school_close(&school);
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
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(office_suite)
