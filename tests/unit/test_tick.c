/* test_tick.c: what falls due by the clock happens once, and nothing before its time. */
#include "check_main.h"
#include "registry/registry.h"
#include "world.h"

static struct world w;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

/* Whatever a test did, the trail must tell the same as the records. */
static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static sfp_tick_report tick(void)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;

	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	return report;
}

static int state_of(sfp_object object, const sfp_id *id)
{
	sfp_record *record = NULL;
	int state;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, object, id, &record));
	state = record->state;
	sfp_record_free(record);
	return state;
}

static sfp_id apply_for_class(void)
{
	sfp_admission *admission = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_admission_apply(w.reg, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT, &admission));
	id = admission->head.id;
	sfp_admission_free(admission);
	return id;
}

static int limit(const char *name)
{
	sfp_policy *policy = NULL;
	int days;

	ck_sfp_ok(sfp_registry_policy(w.reg, &w.organization, &policy));
	days = (int)sfp_policy_limit(policy, name);
	sfp_policy_unref(policy);
	return days;
}

/* ---- tests ---- */

START_TEST(an_invite_expires_on_its_day_and_not_before)
{
	sfp_id invite = world_invite(&w);

	world_pass_days(&w, limit("invite_days") - 1);
	ck_assert_uint_eq(tick().invites_expired, 0);
	ck_assert_int_eq(state_of(SFP_OBJECT_INVITE, &invite), SFP_INVITE_CREATED);
	world_pass_days(&w, 1);
	ck_assert_uint_eq(tick().invites_expired, 1);
	ck_assert_int_eq(state_of(SFP_OBJECT_INVITE, &invite), SFP_INVITE_EXPIRED);
	ck_assert_uint_eq(tick().invites_expired, 0);
}
END_TEST

START_TEST(an_application_lapses_when_it_waited_too_long)
{
	sfp_id admission = apply_for_class();

	world_pass_days(&w, limit("application_days") - 1);
	ck_assert_uint_eq(tick().applications_lapsed, 0);
	world_pass_days(&w, 1);
	ck_assert_uint_eq(tick().applications_lapsed, 1);
	ck_assert_int_eq(state_of(SFP_OBJECT_APPLICATION_MEMBERSHIP, &admission), SFP_APPLICATION_MEMBERSHIP_LAPSED);
	ck_assert_uint_eq(tick().applications_lapsed, 0);
}
END_TEST

START_TEST(a_later_moment_may_be_asked_for)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;

	world_invite(&w);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, w.now + 400 * INT64_C(86400000000), &report));
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.invites_expired, 1);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, NULL));
}
END_TEST

START_TEST(a_round_is_undone_with_its_batch)
{
	sfp_id invite = world_invite(&w);

	world_pass_days(&w, 100);
	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_assert_uint_eq(tick().invites_expired, 1);
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	ck_assert_int_eq(state_of(SFP_OBJECT_INVITE, &invite), SFP_INVITE_CREATED);
}
END_TEST

/* Nothing in the verbs of this release names the day beforehand; a file in which it is named is heeded. */
START_TEST(an_approved_edition_comes_into_force_on_its_day)
{
	sfp_id order = world_order(&w, SFP_ORDER_APPROVAL, "77");
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);
	sfp_edition *edition = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, text, length, &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, &id, "5", 20250902, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &id, &order, 20250902, &edition));
	sfp_edition_free(edition);
	ck_assert_uint_eq(tick().editions_enacted, 0);
	ck_assert_int_eq(sqlite3_exec(sfp__store_connection(w.reg->store),
	                              "UPDATE edition SET in_force_from = 20250910 WHERE state = 3", NULL, NULL, NULL),
	                 SQLITE_OK);
	ck_assert_uint_eq(tick().editions_enacted, 0);
	world_pass_days(&w, 8);
	ck_assert_uint_eq(tick().editions_enacted, 1);
	ck_assert_int_eq(state_of(SFP_OBJECT_EDITION, &id), SFP_EDITION_IN_FORCE);
	ck_assert_int_eq(state_of(SFP_OBJECT_EDITION, &w.edition), SFP_EDITION_SUPERSEDED);
	ck_assert_uint_eq(tick().editions_enacted, 0);
}
END_TEST

START_TEST(an_organisation_without_an_edition_waits_for_one)
{
	world_close(&w);
	world_open_at(&w, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
	ck_assert_uint_eq(tick().applications_lapsed, 0);
}
END_TEST

START_TEST(the_round_asks_for_an_organisation)
{
	sfp_tick_report small = { 0 };

	ck_sfp_status(sfp_tick(w.reg, &w.staffroom, 0, NULL), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_tick(w.reg, NULL, 0, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_tick(NULL, &w.organization, 0, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_tick(w.reg, &w.organization, -1, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_tick(w.reg, &w.organization, 0, &small), SFP_E_MISUSE);
}
END_TEST

static Suite *tick_suite(void)
{
	Suite *suite = suite_create("tick");
	TCase *tcase = tcase_create("tick");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, an_invite_expires_on_its_day_and_not_before);
	tcase_add_test(tcase, an_application_lapses_when_it_waited_too_long);
	tcase_add_test(tcase, a_later_moment_may_be_asked_for);
	tcase_add_test(tcase, a_round_is_undone_with_its_batch);
	tcase_add_test(tcase, an_approved_edition_comes_into_force_on_its_day);
	tcase_add_test(tcase, an_organisation_without_an_edition_waits_for_one);
	tcase_add_test(tcase, the_round_asks_for_an_organisation);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(tick_suite)
