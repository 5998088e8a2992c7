/* test_effects.c: what movements do to enrolments, homeroom teachers and memberships, and what they are told of it. */
#include <sqlite3.h>

#include "campus.h"
#include "registry/class.h"
#include "registry/enrollment.h"
#include "registry/membership.h"
#include "registry/nouns.h"

static sfp_id class_a, class_b;

static void setup(void)
{
	school_setup();
	class_a = school_class("8А");
	class_b = school_class("8Б");
}

/* What a helper told of: the last record, and how many of each effect. */
struct told {
	int opened, ended;
	sfp_object object;
	sfp_id id;
	sfp_status answer;
};

static sfp_status tell(void *context, const sfp_record *record, enum sfp__effect effect)
{
	struct told *told = context;

	told->opened += effect == SFP__EFFECT_OPENED;
	told->ended += effect == SFP__EFFECT_ENDED;
	told->object = record->object;
	told->id = record->id;
	return told->answer;
}

static void begin(struct sfp__verb *verb)
{
	ck_sfp_ok(sfp__verb_begin(verb, school.reg, &school.as[SYSTEM]));
}

static const sfp_id *person(int who)
{
	return &school.as[who].person;
}

START_TEST(an_enrolment_ends_and_another_begins)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_enrollment *current = NULL;
	struct told told = { 0 };
	const struct sfp__watch watch = { tell, &told };

	begin(&verb);
	ck_sfp_status(sfp__enrollment_current(&verb, person(STUDENT), &current), SFP_E_NOT_FOUND);
	ck_sfp_ok(sfp__enrollment_open(&verb, person(STUDENT), &class_a, SCHOOL_TODAY, &watch));
	ck_sfp_says(sfp__enrollment_open(&verb, person(STUDENT), &class_b, SCHOOL_TODAY, &watch), SFP_E_EXISTS,
	            "already");
	ck_sfp_ok(sfp__enrollments_end_of(&verb, person(STUDENT), "transfer", SCHOOL_TODAY + 1, &watch));
	ck_sfp_ok(sfp__enrollment_open(&verb, person(STUDENT), &class_b, SCHOOL_TODAY + 1, &watch));
	ck_sfp_ok(sfp__enrollment_current(&verb, person(STUDENT), &current));
	ck_assert(sfp_id_equal(&current->class_id, &class_b));
	ck_assert(sfp_id_equal(&current->head.id, &told.id));
	ck_assert_int_eq(told.opened, 2);
	ck_assert_int_eq(told.ended, 1);
	ck_sfp_ok(sfp__verb_end(&verb, SFP_OK));
}
END_TEST

START_TEST(what_ends_before_it_began_never_held)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_enrollment *ended = NULL;
	struct told told = { 0 };
	const struct sfp__watch watch = { tell, &told };

	begin(&verb);
	ck_sfp_ok(sfp__enrollment_open(&verb, person(STUDENT), NULL, SCHOOL_TODAY + 5, NULL));
	ck_sfp_ok(sfp__enrollments_end_of(&verb, person(STUDENT), "expel", SCHOOL_TODAY, &watch));
	ck_sfp_ok(sfp__verb_load(&verb, &sfp__enrollment_entity, &told.id, (sfp_record **)&ended));
	ck_assert_int_eq(ended->from_date, SCHOOL_TODAY + 5);
	ck_assert_int_eq(ended->until_date, SCHOOL_TODAY + 5);
	ck_assert_str_eq(ended->end_reason, "expel");
	ck_sfp_ok(sfp__verb_end(&verb, SFP_OK));
}
END_TEST

START_TEST(who_leaves_leads_no_class_any_more)
{
	SFP__VERB verb = { 0 };
	struct told told = { 0 };
	const struct sfp__watch watch = { tell, &told };

	begin(&verb);
	ck_sfp_ok(sfp__homeroom_open(&verb, &class_a, person(TEACHER), NULL, SCHOOL_TODAY, &watch, NULL));
	ck_sfp_ok(sfp__homeroom_open(&verb, &class_b, person(OTHER_TEACHER), NULL, SCHOOL_TODAY, &watch, NULL));
	ck_sfp_ok(sfp__homeroom_open(&verb, &class_b, person(TEACHER), NULL, SCHOOL_TODAY + 1, &watch, NULL));
	ck_assert_int_eq(told.opened, 3);
	ck_assert_int_eq(told.ended, 1);
	ck_sfp_says(sfp__homeroom_open(&verb, &class_b, person(TEACHER), NULL, SCHOOL_TODAY + 1, &watch, NULL),
	            SFP_E_EXISTS, "already");
	ck_sfp_ok(sfp__homerooms_end_of(&verb, person(TEACHER), SCHOOL_TODAY + 2, &watch));
	ck_assert_int_eq(told.ended, 3);
	ck_sfp_ok(sfp__homerooms_end_of(&verb, person(TEACHER), SCHOOL_TODAY + 2, &watch));
	ck_assert_int_eq(told.ended, 3);
	ck_sfp_ok(sfp__verb_end(&verb, SFP_OK));
}
END_TEST

START_TEST(memberships_end_of_one_class_or_of_all)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_membership *current = NULL;
	struct told told = { 0 };
	const struct sfp__watch watch = { tell, &told };

	begin(&verb);
	ck_sfp_ok(sfp__membership_open(&verb, person(TEACHER), &class_a, SFP_ROLE_TEACHER, NULL, NULL));
	ck_sfp_ok(sfp__membership_open(&verb, person(TEACHER), &class_b, SFP_ROLE_TEACHER, NULL, NULL));
	ck_sfp_ok(sfp__membership_open(&verb, person(OTHER_TEACHER), &class_b, SFP_ROLE_TEACHER, NULL, NULL));
	ck_sfp_says(sfp__membership_open(&verb, person(TEACHER), &class_b, SFP_ROLE_PARENT, NULL, NULL), SFP_E_EXISTS,
	            "already");
	ck_sfp_ok(sfp__memberships_end_of(&verb, person(TEACHER), &class_b, "moved", SCHOOL_TODAY, &watch));
	ck_assert_int_eq(told.ended, 1);
	ck_sfp_ok(sfp__membership_current(&verb, person(TEACHER), &class_a, &current));
	ck_sfp_ok(sfp__membership_open(&verb, person(TEACHER), &class_b, SFP_ROLE_TEACHER, NULL, NULL));
	ck_sfp_ok(sfp__memberships_end_of(&verb, person(TEACHER), NULL, "dismissed", SCHOOL_TODAY, &watch));
	ck_assert_int_eq(told.ended, 3);
	ck_assert_int_eq(told.object, SFP_OBJECT_MEMBERSHIP);
	ck_sfp_ok(sfp__memberships_end_of(&verb, person(OTHER_TEACHER), NULL, "dismissed", SCHOOL_TODAY, NULL));
	ck_sfp_ok(sfp__verb_end(&verb, SFP_OK));
}
END_TEST

START_TEST(whoever_watches_may_stop_the_verb)
{
	SFP__VERB verb = { 0 };
	struct told told = { .answer = SFP_E_NO_MEMORY };
	const struct sfp__watch watch = { tell, &told };
	sfp_status status;

	begin(&verb);
	status = sfp__enrollment_open(&verb, person(STUDENT), &class_a, SCHOOL_TODAY, &watch);
	ck_assert_int_eq(status, SFP_E_NO_MEMORY);
	ck_sfp_status(sfp__verb_end(&verb, status), SFP_E_NO_MEMORY);
	school_enrol(STUDENT, &class_b);
}
END_TEST

/* Nothing closes a class in this release, so the test does it behind the registry's back. */
START_TEST(nobody_gets_into_a_closed_class)
{
	sqlite3 *file = sfp__store_connection(school.reg->store);
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment = NULL;
	sfp_admission *admission = NULL;
	sfp_class *found = NULL;

	ck_assert_int_eq(sqlite3_exec(file, "UPDATE class SET closed_on = 20260901", NULL, NULL, NULL), SQLITE_OK);
	draft.person = *person(STUDENT);
	draft.class_id = class_a;
	ck_sfp_says(sfp_enrollment_add(school.reg, &school.as[SYSTEM], &draft, &enrollment), SFP_E_INVALID, "closed");
	ck_sfp_says(sfp_admission_apply(school.reg, &school.as[TEACHER], &class_a, SFP_ROLE_TEACHER, &admission),
	            SFP_E_INVALID, "closed");
	ck_sfp_status(sfp_class_find(school.reg, &school.as[SYSTEM].organization, "8А", &found), SFP_E_NOT_FOUND);
}
END_TEST

static Suite *effects_suite(void)
{
	Suite *suite = suite_create("effects");
	TCase *cases = tcase_create("effects");

	tcase_add_checked_fixture(cases, setup, school_teardown);
	tcase_add_test(cases, an_enrolment_ends_and_another_begins);
	tcase_add_test(cases, what_ends_before_it_began_never_held);
	tcase_add_test(cases, who_leaves_leads_no_class_any_more);
	tcase_add_test(cases, memberships_end_of_one_class_or_of_all);
	tcase_add_test(cases, whoever_watches_may_stop_the_verb);
	tcase_add_test(cases, nobody_gets_into_a_closed_class);
	suite_add_tcase(suite, cases);
	return suite;
}

SUITE_MAIN(effects_suite)
