/* test_membership.c: people apply for a class, are let in, and leave; and who studies in it. */
#include <sqlite3.h>

#include "campus.h"
#include "ledger/registry.h"

static sfp_id class_id;

static void setup(void)
{
	school_setup();
	class_id = school_class("8А");
	school_enrol(STUDENT, &class_id);
	school_enrol(OTHER_STUDENT, NULL);
}

static sfp_status apply(int who, sfp_role role, sfp_admission **ret_admission)
{
	return sfp_admission_apply(school.reg, &school.as[who], &class_id, role, ret_admission);
}

static sfp_id applied(int who, sfp_role role)
{
	sfp_admission *admission = NULL;
	sfp_id id;

	ck_sfp_ok(apply(who, role, &admission));
	ck_assert_int_eq(admission->head.state, SFP_APPLICATION_MEMBERSHIP_SUBMITTED);
	id = admission->head.id;
	sfp_admission_free(admission);
	return id;
}

enum {
	CONSIDER,
	ACCEPT,
	REJECT,
	WITHDRAW,
	VERBS
};

static sfp_status fire(int verb, int who, const sfp_id *id, sfp_admission **ret_admission)
{
	const sfp_actor *actor = &school.as[who];

	switch (verb) {
	case CONSIDER:
		return sfp_admission_consider(school.reg, actor, id, ret_admission);
	case ACCEPT:
		return sfp_admission_accept(school.reg, actor, id, ret_admission);
	case REJECT:
		return sfp_admission_reject(school.reg, actor, id, "мест нет", ret_admission);
	default:
		return sfp_admission_withdraw(school.reg, actor, id, ret_admission);
	}
}

static void must(int verb, int who, const sfp_id *id, int state)
{
	sfp_admission *admission = NULL;

	ck_sfp_ok(fire(verb, who, id, &admission));
	ck_assert_int_eq(admission->head.state, state);
	sfp_admission_free(admission);
}

static sfp_page *memberships_of(int who, sfp_date on)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.person = school.as[who].person;
	filter.on = on;
	ck_sfp_ok(sfp_record_list(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_MEMBERSHIP, &filter, &page));
	return page;
}

static size_t count_memberships(int who, sfp_date on)
{
	sfp_page *page = memberships_of(who, on);
	size_t count = page->count;

	sfp_page_free(page);
	return count;
}

static sfp_id let_in(int who, sfp_role role)
{
	sfp_id id = applied(who, role);
	sfp_page *page;

	must(CONSIDER, ADMINISTRATOR, &id, SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION);
	must(ACCEPT, ADMINISTRATOR, &id, SFP_APPLICATION_MEMBERSHIP_ACCEPTED);
	page = memberships_of(who, SCHOOL_TODAY);
	ck_assert_uint_eq(page->count, 1);
	id = page->records[0]->id;
	sfp_page_free(page);
	return id;
}

/* ---- applications ---- */

START_TEST(an_accepted_applicant_is_a_member_in_the_class_and_role_applied_for)
{
	sfp_id id = applied(STUDENT, SFP_ROLE_STUDENT);
	sfp_admission *admission = NULL;
	const sfp_membership *membership;
	sfp_page *page;
	uint64_t before;

	must(CONSIDER, ADMINISTRATOR, &id, SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION);
	ck_assert_uint_eq(count_memberships(STUDENT, 0), 0);
	before = school_trail();
	ck_sfp_ok(fire(ACCEPT, ADMINISTRATOR, &id, &admission));
	ck_assert(sfp_id_equal(&admission->decided_by, &school.as[ADMINISTRATOR].person));
	ck_assert_int_eq(admission->decided_at, school.now);
	sfp_admission_free(admission);
	ck_assert_uint_eq(school_trail(), before + 2);

	page = memberships_of(STUDENT, SCHOOL_TODAY);
	ck_assert_uint_eq(page->count, 1);
	membership = (const sfp_membership *)page->records[0];
	ck_assert(sfp_id_equal(&membership->class_id, &class_id));
	ck_assert(sfp_id_equal(&membership->admission, &id));
	ck_assert_int_eq(membership->role, SFP_ROLE_STUDENT);
	ck_assert_int_eq(membership->from_date, SCHOOL_TODAY);
	sfp_page_free(page);
}
END_TEST

static sfp_id in_state(int state)
{
	sfp_id id = applied(STUDENT, SFP_ROLE_STUDENT);

	if (state == SFP_APPLICATION_MEMBERSHIP_WITHDRAWN)
		must(WITHDRAW, STUDENT, &id, state);
	else if (state != SFP_APPLICATION_MEMBERSHIP_SUBMITTED)
		must(CONSIDER, ADMINISTRATOR, &id, SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION);
	if (state == SFP_APPLICATION_MEMBERSHIP_ACCEPTED)
		must(ACCEPT, ADMINISTRATOR, &id, state);
	if (state == SFP_APPLICATION_MEMBERSHIP_REJECTED)
		must(REJECT, ADMINISTRATOR, &id, state);
	return id;
}

/* What the administrator (but for the last: the applicant) may do in which state. 0: nothing. */
/* clang-format off */
static const int leads_to[][VERBS] = {
	[SFP_APPLICATION_MEMBERSHIP_SUBMITTED]           = { [CONSIDER] = SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION,
	                                                     [WITHDRAW] = SFP_APPLICATION_MEMBERSHIP_WITHDRAWN },
	[SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION] = { [ACCEPT] = SFP_APPLICATION_MEMBERSHIP_ACCEPTED,
	                                                     [REJECT] = SFP_APPLICATION_MEMBERSHIP_REJECTED,
	                                                     [WITHDRAW] = SFP_APPLICATION_MEMBERSHIP_WITHDRAWN },
	[SFP_APPLICATION_MEMBERSHIP_ACCEPTED]            = { 0 },
	[SFP_APPLICATION_MEMBERSHIP_REJECTED]            = { 0 },
	[SFP_APPLICATION_MEMBERSHIP_WITHDRAWN]           = { 0 },
};
/* clang-format on */

START_TEST(each_state_permits_its_verbs_to_whom_the_act_gives_them)
{
	for (int verb = 0; verb < VERBS; verb++) {
		sfp_id id = in_state(_i);
		int may = verb == WITHDRAW ? STUDENT : ADMINISTRATOR;
		sfp_admission *admission = NULL;

		for (int who = HEAD; who < PEOPLE; who++)
			if (who != may)
				ck_sfp_status(fire(verb, who, &id, &admission), SFP_REFUSED);
		ck_assert_ptr_null(admission);
		if (!leads_to[_i][verb])
			ck_sfp_refused(fire(verb, may, &id, &admission), SFP_REASON_NO_TRANSITION);
		else
			must(verb, may, &id, leads_to[_i][verb]);
		school_teardown();
		setup();
	}
}
END_TEST

START_TEST(one_withdraws_only_ones_own_application)
{
	sfp_id id = applied(STUDENT, SFP_ROLE_STUDENT);
	sfp_admission *admission = NULL;

	ck_sfp_refused(fire(WITHDRAW, OTHER_STUDENT, &id, &admission), SFP_REASON_FACT);
	ck_assert(school_lacks(SFP_FACT_ACTOR_IS_APPLICANT));
	ck_sfp_refused(fire(WITHDRAW, HEAD, &id, &admission), SFP_REASON_ROLE);
}
END_TEST

START_TEST(one_applies_once_and_only_as_what_one_is)
{
	sfp_admission *admission = NULL;
	sfp_id nowhere = school.as[HEAD].person;

	ck_sfp_says(apply(STUDENT, SFP_ROLE_TEACHER, &admission), SFP_E_INVALID, "teacher");
	ck_sfp_says(apply(STUDENT, SFP_ROLE_HEAD, &admission), SFP_E_INVALID, "role");
	ck_sfp_says(apply(SYSTEM, SFP_ROLE_STUDENT, &admission), SFP_E_INVALID, "applicant");
	ck_sfp_refused(apply(STRANGER, SFP_ROLE_STUDENT, &admission), SFP_REASON_ROLE);
	ck_sfp_status(sfp_admission_apply(school.reg, &school.as[STUDENT], &nowhere, SFP_ROLE_STUDENT, &admission),
	              SFP_E_NOT_FOUND);
	applied(STUDENT, SFP_ROLE_STUDENT);
	ck_sfp_says(apply(STUDENT, SFP_ROLE_STUDENT, &admission), SFP_E_EXISTS, "waits");
	applied(TEACHER, SFP_ROLE_TEACHER);
}
END_TEST

START_TEST(a_member_need_not_apply)
{
	sfp_admission *admission = NULL;

	let_in(STUDENT, SFP_ROLE_STUDENT);
	ck_sfp_refused(apply(STUDENT, SFP_ROLE_STUDENT, &admission), SFP_REASON_FACT);
	ck_assert(school_lacks(SFP_FACT_APPLICANT_NOT_JOINED));
}
END_TEST

START_TEST(who_joined_by_an_invite_meanwhile_is_not_let_in_twice)
{
	sfp_id id = applied(STUDENT, SFP_ROLE_STUDENT);
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *invite = NULL, *sent = NULL, *claimed = NULL;
	sfp_admission *admission = NULL;
	char token[SFP_INVITE_TOKEN_SIZE];
	uint64_t before;

	must(CONSIDER, ADMINISTRATOR, &id, SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION);
	draft.class_id = class_id;
	draft.role = SFP_ROLE_STUDENT;
	ck_sfp_ok(sfp_invite_create(school.reg, &school.as[ADMINISTRATOR], &draft, token, &invite));
	ck_sfp_ok(sfp_invite_send(school.reg, &school.as[ADMINISTRATOR], &invite->head.id, token, &sent));
	sfp_invite_free(invite);
	sfp_invite_free(sent);
	ck_sfp_ok(sfp_invite_claim(school.reg, &school.as[STUDENT], token, &claimed));
	sfp_invite_free(claimed);
	before = school_trail();
	ck_sfp_says(fire(ACCEPT, ADMINISTRATOR, &id, &admission), SFP_E_EXISTS, "already");
	ck_assert_uint_eq(school_trail(), before);
	ck_assert_uint_eq(count_memberships(STUDENT, 0), 1);
	must(REJECT, ADMINISTRATOR, &id, SFP_APPLICATION_MEMBERSHIP_REJECTED);
}
END_TEST

START_TEST(a_rejection_needs_a_reason)
{
	sfp_id id = in_state(SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION);
	sfp_admission *admission = NULL;

	ck_sfp_refused(sfp_admission_reject(school.reg, &school.as[ADMINISTRATOR], &id, NULL, &admission),
	               SFP_REASON_NEEDS_REASON);
	ck_sfp_ok(sfp_admission_reject(school.reg, &school.as[ADMINISTRATOR], &id, "мест нет", &admission));
	ck_assert_str_eq(admission->reason, "мест нет");
	sfp_admission_free(admission);
}
END_TEST

START_TEST(a_retry_with_the_same_key_lets_in_once)
{
	sfp_id id = in_state(SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION);

	school.as[ADMINISTRATOR].idempotency_key = "accept";
	must(ACCEPT, ADMINISTRATOR, &id, SFP_APPLICATION_MEMBERSHIP_ACCEPTED);
	must(ACCEPT, ADMINISTRATOR, &id, SFP_APPLICATION_MEMBERSHIP_ACCEPTED);
	ck_assert_uint_eq(count_memberships(STUDENT, 0), 1);
}
END_TEST

/* ---- memberships ---- */

START_TEST(a_membership_ends_with_a_reason_and_once)
{
	sfp_id id = let_in(STUDENT, SFP_ROLE_STUDENT);
	sfp_membership *membership = NULL;

	ck_sfp_says(sfp_membership_end(school.reg, &school.as[ADMINISTRATOR], &id, " ", &membership), SFP_E_INVALID,
	            "reason");
	ck_sfp_refused(sfp_membership_end(school.reg, &school.as[TEACHER], &id, "ушёл", &membership), SFP_REASON_ROLE);
	school.now += INT64_C(86400000000);
	ck_sfp_ok(sfp_membership_end(school.reg, &school.as[ADMINISTRATOR], &id, "ушёл", &membership));
	ck_assert_int_eq(membership->until_date, SCHOOL_TODAY + 1);
	ck_assert_str_eq(membership->end_reason, "ушёл");
	sfp_membership_free(membership);
	ck_assert_uint_eq(count_memberships(STUDENT, SCHOOL_TODAY), 1);
	ck_assert_uint_eq(count_memberships(STUDENT, SCHOOL_TODAY + 1), 0);
	ck_sfp_says(sfp_membership_end(school.reg, &school.as[ADMINISTRATOR], &id, "ушёл", &membership), SFP_E_INVALID,
	            "ended");
}
END_TEST

START_TEST(who_left_may_apply_again)
{
	sfp_id id = let_in(STUDENT, SFP_ROLE_STUDENT);
	sfp_membership *membership = NULL;

	ck_sfp_ok(sfp_membership_end(school.reg, &school.as[ADMINISTRATOR], &id, "ошибка", &membership));
	sfp_membership_free(membership);
	let_in(STUDENT, SFP_ROLE_STUDENT);
	ck_assert_uint_eq(count_memberships(STUDENT, 0), 2);
}
END_TEST

/* ---- enrolments ---- */

static sfp_status enrol(int as, const sfp_enrollment_draft *draft)
{
	sfp_enrollment *enrollment = NULL;
	sfp_status status = sfp_enrollment_add(school.reg, &school.as[as], draft, &enrollment);

	ck_assert_int_eq(status == SFP_OK, enrollment != NULL);
	sfp_enrollment_free(enrollment);
	return status;
}

START_TEST(a_person_is_enrolled_once_by_the_system_or_the_administrator)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;

	draft.person = school.as[STRANGER].person;
	draft.class_id = class_id;
	ck_sfp_refused(enrol(TEACHER, &draft), SFP_REASON_ROLE);
	ck_sfp_ok(enrol(ADMINISTRATOR, &draft));
	ck_sfp_says(enrol(ADMINISTRATOR, &draft), SFP_E_EXISTS, "movement");
	ck_sfp_says(enrol(SYSTEM, &draft), SFP_E_EXISTS, "movement");
}
END_TEST

START_TEST(an_enrolment_of_nobody_or_nowhere_or_on_no_day_is_told_apart)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_class *staffroom = NULL;

	draft.person = class_id;
	ck_sfp_status(enrol(SYSTEM, &draft), SFP_E_NOT_FOUND);
	draft.person = school.as[STRANGER].person;
	draft.from_date = 20260931;
	ck_sfp_says(enrol(SYSTEM, &draft), SFP_E_INVALID, "calendar");
	draft.from_date = 0;
	draft.class_id = draft.person;
	ck_sfp_status(enrol(SYSTEM, &draft), SFP_E_NOT_FOUND);
	ck_sfp_ok(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &staffroom));
	draft.class_id = staffroom->head.id;
	ck_sfp_says(enrol(SYSTEM, &draft), SFP_E_INVALID, "staffroom");
	sfp_class_free(staffroom);
}
END_TEST

START_TEST(a_class_that_was_not_known_is_filled_in_once)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_enrollment *enrollment = NULL;
	sfp_page *page = NULL;
	sfp_id id;

	filter.person = school.as[OTHER_STUDENT].person;
	ck_sfp_ok(sfp_record_list(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_ENROLLMENT, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	id = page->records[0]->id;
	sfp_page_free(page);
	ck_sfp_refused(sfp_enrollment_assign(school.reg, &school.as[TEACHER], &id, &class_id, &enrollment),
	               SFP_REASON_ROLE);
	ck_sfp_ok(sfp_enrollment_assign(school.reg, &school.as[SYSTEM], &id, &class_id, &enrollment));
	ck_assert(sfp_id_equal(&enrollment->class_id, &class_id));
	sfp_enrollment_free(enrollment);
	ck_sfp_says(sfp_enrollment_assign(school.reg, &school.as[SYSTEM], &id, &class_id, &enrollment), SFP_E_EXISTS,
	            "movement");
}
END_TEST

START_TEST(a_retry_with_the_same_key_changes_nothing_more)
{
	sfp_actor *system = &school.as[SYSTEM];
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment[2] = { NULL, NULL }, *assigned[2] = { NULL, NULL };
	sfp_membership *ended[2] = { NULL, NULL };
	sfp_admission *admission[2] = { NULL, NULL };
	sfp_id member = let_in(STUDENT, SFP_ROLE_STUDENT);
	uint64_t before = school_trail();

	draft.person = school.as[STRANGER].person;
	for (int i = 0; i < 2; i++) {
		system->idempotency_key = "add";
		ck_sfp_ok(sfp_enrollment_add(school.reg, system, &draft, &enrollment[i]));
		system->idempotency_key = "assign";
		ck_sfp_ok(sfp_enrollment_assign(school.reg, system, &enrollment[0]->head.id, &class_id, &assigned[i]));
		school.as[ADMINISTRATOR].idempotency_key = "end";
		ck_sfp_ok(sfp_membership_end(school.reg, &school.as[ADMINISTRATOR], &member, "ушёл", &ended[i]));
		school.as[OTHER_STUDENT].idempotency_key = "apply";
		ck_sfp_ok(apply(OTHER_STUDENT, SFP_ROLE_STUDENT, &admission[i]));
	}
	ck_assert_uint_eq(school_trail(), before + 4);
	ck_assert_int_eq(assigned[0]->head.revision, assigned[1]->head.revision);
	ck_assert(sfp_id_equal(&admission[0]->head.id, &admission[1]->head.id));
	for (int i = 0; i < 2; i++) {
		sfp_enrollment_free(enrollment[i]);
		sfp_enrollment_free(assigned[i]);
		sfp_membership_free(ended[i]);
		sfp_admission_free(admission[i]);
	}
}
END_TEST

START_TEST(the_class_of_an_ended_enrolment_stays_as_it_was)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_enrollment *enrollment = NULL;
	sfp_page *page = NULL;
	sqlite3 *file = sfp__store_connection(school.reg->store);

	/* A movement ends enrolments; here the test does. */
	ck_assert_int_eq(sqlite3_exec(file, "UPDATE enrollment SET until_date = 20260901", NULL, NULL, NULL),
	                 SQLITE_OK);
	filter.person = school.as[OTHER_STUDENT].person;
	ck_sfp_ok(sfp_record_list(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_ENROLLMENT, &filter, &page));
	ck_sfp_says(
		sfp_enrollment_assign(school.reg, &school.as[SYSTEM], &page->records[0]->id, &class_id, &enrollment),
		SFP_E_INVALID, "ended");
	sfp_page_free(page);
}
END_TEST

static Suite *membership_suite(void)
{
	Suite *suite = suite_create("membership");
	TCase *admissions = tcase_create("admission"), *memberships = tcase_create("membership"),
	      *enrolments = tcase_create("enrollment");

	tcase_add_checked_fixture(admissions, setup, school_teardown);
	tcase_add_test(admissions, an_accepted_applicant_is_a_member_in_the_class_and_role_applied_for);
	tcase_add_loop_test(admissions, each_state_permits_its_verbs_to_whom_the_act_gives_them,
	                    SFP_APPLICATION_MEMBERSHIP_SUBMITTED, SFP_APPLICATION_MEMBERSHIP_WITHDRAWN + 1);
	tcase_add_test(admissions, one_withdraws_only_ones_own_application);
	tcase_add_test(admissions, one_applies_once_and_only_as_what_one_is);
	tcase_add_test(admissions, a_member_need_not_apply);
	tcase_add_test(admissions, who_joined_by_an_invite_meanwhile_is_not_let_in_twice);
	tcase_add_test(admissions, a_rejection_needs_a_reason);
	tcase_add_test(admissions, a_retry_with_the_same_key_lets_in_once);
	suite_add_tcase(suite, admissions);
	tcase_add_checked_fixture(memberships, setup, school_teardown);
	tcase_add_test(memberships, a_membership_ends_with_a_reason_and_once);
	tcase_add_test(memberships, who_left_may_apply_again);
	suite_add_tcase(suite, memberships);
	tcase_add_checked_fixture(enrolments, setup, school_teardown);
	tcase_add_test(enrolments, a_person_is_enrolled_once_by_the_system_or_the_administrator);
	tcase_add_test(enrolments, an_enrolment_of_nobody_or_nowhere_or_on_no_day_is_told_apart);
	tcase_add_test(enrolments, a_class_that_was_not_known_is_filled_in_once);
	tcase_add_test(enrolments, the_class_of_an_ended_enrolment_stays_as_it_was);
	tcase_add_test(enrolments, a_retry_with_the_same_key_changes_nothing_more);
	suite_add_tcase(suite, enrolments);
	return suite;
}

SUITE_MAIN(membership_suite)
