/* test_verification.c: the worker asks, the administrator has the last word. */
#include <string.h>

#include "check_main.h"
#include "world.h"

static struct world w;
static sfp_actor *teacher;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	teacher = &w.teachers[1];
	world_join(&w, teacher, &w.staffroom, SFP_ROLE_TEACHER);
}

/* Whatever a test did, the trail must tell the same as the records. */
static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static void expect_refused(sfp_status status, sfp_reason reason)
{
	ck_assert_msg(status == SFP_REFUSED, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(reason));
}

static void expect_says(sfp_status status, sfp_status expected, const char *part)
{
	ck_sfp_status(status, expected);
	ck_assert_msg(strstr(sfp_registry_message(w.reg), part), "'%s' lacks '%s'", sfp_registry_message(w.reg), part);
}

/* The state is looked at in what the call gave and in the file. */
static sfp_id keep(sfp_verification *verification, sfp_verification_state state)
{
	sfp_id id = verification->head.id;
	sfp_record *record = NULL;

	ck_assert_int_eq(verification->head.state, state);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_VERIFICATION, &id, &record));
	ck_assert_int_eq(record->state, state);
	ck_assert_int_eq(record->revision, verification->head.revision);
	sfp_record_free(record);
	sfp_verification_free(verification);
	return id;
}

static sfp_id request(void)
{
	sfp_verification *asked = NULL;

	ck_sfp_ok(sfp_verification_request(w.reg, teacher, &teacher->person, &asked));
	ck_assert(sfp_id_equal(&asked->requested_by, &teacher->person));
	ck_assert_int_eq(asked->requested_at, w.now);
	return keep(asked, SFP_VERIFICATION_REQUESTED);
}

static sfp_id confirm(const sfp_id *id)
{
	sfp_verification *confirmed = NULL;

	ck_sfp_ok(sfp_verification_confirm(w.reg, &w.administrator, id, &confirmed));
	return keep(confirmed, SFP_VERIFICATION_CONFIRMED);
}

/* ---- tests ---- */

START_TEST(a_teacher_who_joined_asks_and_the_administrator_confirms)
{
	sfp_id id = request();
	sfp_verification *confirmed = NULL;

	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_verification_confirm(w.reg, &w.administrator, &id, &confirmed));
	ck_assert(sfp_id_equal(&confirmed->decided_by, &w.administrator.person));
	ck_assert_int_eq(confirmed->decided_at, w.now);
	keep(confirmed, SFP_VERIFICATION_CONFIRMED);
}
END_TEST

START_TEST(who_has_not_joined_is_refused)
{
	sfp_verification *asked = NULL;

	expect_refused(sfp_verification_request(w.reg, &w.teachers[2], &w.teachers[2].person, &asked), SFP_REASON_FACT);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "2.4.2");
	ck_assert_ptr_null(asked);
}
END_TEST

START_TEST(a_student_may_not_ask_and_a_teacher_may_not_confirm)
{
	sfp_verification *none = NULL;
	sfp_id id = request();

	expect_refused(sfp_verification_request(w.reg, &w.students[0], &w.students[0].person, &none), SFP_REASON_ROLE);
	expect_refused(sfp_verification_confirm(w.reg, teacher, &id, &none), SFP_REASON_ROLE);
	expect_refused(sfp_verification_reject(w.reg, teacher, &id, "нет", &none), SFP_REASON_ROLE);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(a_rejected_request_is_asked_for_again_in_the_same_record)
{
	sfp_verification *rejected = NULL, *again = NULL;
	sfp_id id = request(), same;

	ck_sfp_ok(sfp_verification_reject(w.reg, &w.administrator, &id, "нет в штатном расписании", &rejected));
	ck_assert_str_eq(rejected->reason, "нет в штатном расписании");
	keep(rejected, SFP_VERIFICATION_REJECTED);
	world_pass_days(&w, 3);
	ck_sfp_ok(sfp_verification_request(w.reg, teacher, &teacher->person, &again));
	ck_assert_str_eq(again->reason, "");
	ck_assert_int_eq(again->decided_at, 0);
	ck_assert(sfp_id_is_none(&again->decided_by));
	ck_assert_int_eq(again->requested_at, w.now);
	same = keep(again, SFP_VERIFICATION_REQUESTED);
	ck_assert(sfp_id_equal(&id, &same));
}
END_TEST

START_TEST(a_refusal_to_ask_again_names_the_record)
{
	sfp_verification *verification = NULL;
	sfp_id id = request();

	ck_sfp_ok(sfp_verification_reject(w.reg, &w.administrator, &id, "нет", &verification));
	keep(verification, SFP_VERIFICATION_REJECTED);
	expect_refused(sfp_verification_request(w.reg, &w.students[0], &teacher->person, &verification),
	               SFP_REASON_ROLE);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->action, SFP_ACTION_VERIFICATION_REQUEST);
}
END_TEST

START_TEST(nothing_is_rejected_without_a_reason)
{
	sfp_verification *rejected = NULL;
	sfp_id id = request();
	char novel[2002] = "";

	memset(novel, 'x', sizeof(novel) - 1);
	expect_says(sfp_verification_reject(w.reg, &w.administrator, &id, novel, &rejected), SFP_E_INVALID,
	            "at most 2000");
	expect_refused(sfp_verification_reject(w.reg, &w.administrator, &id, NULL, &rejected), SFP_REASON_NEEDS_REASON);
	expect_refused(sfp_verification_reject(w.reg, &w.administrator, &id, "  ", &rejected), SFP_REASON_NEEDS_REASON);
	expect_says(sfp_verification_reject(w.reg, &w.administrator, &id, "\xff", &rejected), SFP_E_INVALID, "UTF-8");
	ck_assert_ptr_null(rejected);
}
END_TEST

START_TEST(one_live_request_a_person)
{
	sfp_verification *second = NULL;
	sfp_id id = request();

	expect_says(sfp_verification_request(w.reg, teacher, &teacher->person, &second), SFP_E_EXISTS,
	            "has yet to answer");
	confirm(&id);
	expect_says(sfp_verification_request(w.reg, teacher, &teacher->person, &second), SFP_E_EXISTS,
	            "confirmed already");
	ck_assert_ptr_null(second);
}
END_TEST

START_TEST(the_own_request_is_taken_back_and_asking_begins_anew)
{
	sfp_verification *withdrawn = NULL;
	sfp_id id = request(), next;

	expect_refused(sfp_verification_withdraw(w.reg, &w.teachers[2], &id, &withdrawn), SFP_REASON_FACT);
	ck_sfp_ok(sfp_verification_withdraw(w.reg, teacher, &id, &withdrawn));
	ck_assert_int_eq(withdrawn->decided_at, 0);
	keep(withdrawn, SFP_VERIFICATION_WITHDRAWN);
	expect_refused(sfp_verification_confirm(w.reg, &w.administrator, &id, &withdrawn), SFP_REASON_NO_TRANSITION);
	next = request();
	ck_assert(!sfp_id_equal(&id, &next));
}
END_TEST

START_TEST(only_what_is_confirmed_is_revoked)
{
	sfp_verification *revoked = NULL;
	sfp_id id = request();

	expect_refused(sfp_verification_revoke(w.reg, &w.administrator, &id, &revoked), SFP_REASON_NO_TRANSITION);
	confirm(&id);
	expect_refused(sfp_verification_revoke(w.reg, teacher, &id, &revoked), SFP_REASON_ROLE);
	ck_sfp_ok(sfp_verification_revoke(w.reg, &w.administrator, &id, &revoked));
	keep(revoked, SFP_VERIFICATION_REVOKED);
}
END_TEST

START_TEST(a_retry_with_the_same_key_does_nothing_twice)
{
	sfp_actor actor = *teacher;
	sfp_verification *first = NULL, *again = NULL;
	sfp_id id;

	actor.idempotency_key = "ask";
	ck_sfp_ok(sfp_verification_request(w.reg, &actor, &teacher->person, &first));
	id = keep(first, SFP_VERIFICATION_REQUESTED);
	confirm(&id);
	ck_sfp_ok(sfp_verification_request(w.reg, &actor, &teacher->person, &again));
	ck_assert(sfp_id_equal(&again->head.id, &id));
	keep(again, SFP_VERIFICATION_CONFIRMED);
	actor.idempotency_key = "ask";
	expect_says(sfp_verification_request(w.reg, &actor, &w.teachers[2].person, &again), SFP_E_CONFLICT, "key");
}
END_TEST

START_TEST(a_step_with_the_same_key_is_one_step)
{
	sfp_actor actor = w.administrator;
	sfp_verification *verification = NULL;
	sfp_id id = request();

	actor.idempotency_key = "confirm";
	ck_sfp_ok(sfp_verification_confirm(w.reg, &actor, &id, &verification));
	keep(verification, SFP_VERIFICATION_CONFIRMED);
	ck_sfp_ok(sfp_verification_confirm(w.reg, &actor, &id, &verification));
	ck_assert_int_eq(verification->head.revision, 2);
	keep(verification, SFP_VERIFICATION_CONFIRMED);
}
END_TEST

START_TEST(what_does_not_exist_is_not_found)
{
	sfp_verification *none = NULL;

	ck_sfp_status(sfp_verification_confirm(w.reg, &w.administrator, &w.staffroom, &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_verification_request(w.reg, teacher, &w.staffroom, &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_verification_request(w.reg, teacher, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_verification_request(w.reg, teacher, &teacher->person, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_verification_revoke(NULL, teacher, &teacher->person, &none), SFP_E_MISUSE);
	ck_assert_ptr_null(none);
	sfp_verification_free(NULL);
}
END_TEST

START_TEST(the_list_finds_by_person_and_state)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_id id = request();

	filter.person = teacher->person;
	filter.state = SFP_VERIFICATION_REQUESTED;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_VERIFICATION, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert(sfp_id_equal(&page->records[0]->id, &id));
	sfp_page_free(page);
	filter.person = w.teachers[2].person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_VERIFICATION, &filter, &page));
	ck_assert_uint_eq(page->count, 0);
	sfp_page_free(page);
}
END_TEST

static Suite *verification_suite(void)
{
	Suite *suite = suite_create("verification");
	TCase *tcase = tcase_create("verification");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_teacher_who_joined_asks_and_the_administrator_confirms);
	tcase_add_test(tcase, who_has_not_joined_is_refused);
	tcase_add_test(tcase, a_student_may_not_ask_and_a_teacher_may_not_confirm);
	tcase_add_test(tcase, a_rejected_request_is_asked_for_again_in_the_same_record);
	tcase_add_test(tcase, a_refusal_to_ask_again_names_the_record);
	tcase_add_test(tcase, nothing_is_rejected_without_a_reason);
	tcase_add_test(tcase, one_live_request_a_person);
	tcase_add_test(tcase, the_own_request_is_taken_back_and_asking_begins_anew);
	tcase_add_test(tcase, only_what_is_confirmed_is_revoked);
	tcase_add_test(tcase, a_retry_with_the_same_key_does_nothing_twice);
	tcase_add_test(tcase, a_step_with_the_same_key_is_one_step);
	tcase_add_test(tcase, what_does_not_exist_is_not_found);
	tcase_add_test(tcase, the_list_finds_by_person_and_state);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(verification_suite)
