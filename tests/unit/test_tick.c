/* test_tick.c: what falls due by the clock happens once, and nothing before its time. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "ledger/registry.h"
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

/* Drafted, adopted, approved and signed today. */
static sfp_id approve_another(const char *number)
{
	sfp_id order = world_order(&w, SFP_ORDER_APPROVAL, number);
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);
	sfp_date today = sfp_date_of_time(w.now);
	sfp_edition *edition = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, text, length, &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, &id, number, today, &edition));
	sfp_edition_free(edition);
	ck_assert_uint_eq(tick().editions_enacted, 0);
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &id, &order, today, &edition));
	sfp_edition_free(edition);
	return id;
}

static void enact(const sfp_id *id, sfp_date from)
{
	sfp_edition *edition = NULL;

	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, id, from, &edition));
	sfp_edition_free(edition);
}

static void expect_in_force(const sfp_id *id, sfp_date from)
{
	sfp_edition *edition = NULL;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_EDITION, id, (sfp_record **)&edition));
	ck_assert_int_eq(edition->head.state, SFP_EDITION_IN_FORCE);
	ck_assert_int_eq(edition->in_force_from, from);
	sfp_edition_free(edition);
}

START_TEST(an_edition_comes_into_force_once_it_is_approved_and_signed)
{
	sfp_id id = approve_another("77");

	world_pass_days(&w, 2);
	ck_assert_uint_eq(tick().editions_enacted, 1);
	expect_in_force(&id, 20250904);
	ck_assert_int_eq(state_of(SFP_OBJECT_EDITION, &w.edition), SFP_EDITION_SUPERSEDED);
	ck_assert_uint_eq(tick().editions_enacted, 0);
}
END_TEST

START_TEST(an_edition_whose_day_was_set_waits_for_it)
{
	sfp_id id = approve_another("77");

	enact(&id, 20250910);
	world_pass_days(&w, 7);
	ck_assert_uint_eq(tick().editions_enacted, 0);
	world_pass_days(&w, 4);
	ck_assert_uint_eq(tick().editions_enacted, 1);
	expect_in_force(&id, 20250910);
}
END_TEST

START_TEST(of_two_signed_on_one_day_the_later_draft_comes_into_force)
{
	sfp_id earlier = approve_another("77"), later;

	enact(&earlier, 20250920); /* so that the rounds in between leave it alone */
	world_pass_days(&w, 1);
	later = approve_another("78");
	enact(&earlier, 0);
	ck_assert_uint_eq(tick().editions_enacted, 1);
	expect_in_force(&later, 20250903);
	ck_assert_int_eq(state_of(SFP_OBJECT_EDITION, &earlier), SFP_EDITION_SUPERSEDED);
	ck_assert_uint_eq(tick().editions_enacted, 0);
}
END_TEST

START_TEST(a_signed_edition_that_was_passed_over_stays_out)
{
	sfp_id passed_over = approve_another("77"), chosen;

	enact(&passed_over, 20250920);
	chosen = approve_another("78");
	world_pass_days(&w, 30);
	enact(&chosen, 20250925);
	ck_assert_uint_eq(tick().editions_enacted, 0);
	ck_assert_int_eq(state_of(SFP_OBJECT_EDITION, &passed_over), SFP_EDITION_APPROVED);
	expect_in_force(&chosen, 20250925);
}
END_TEST

START_TEST(the_act_of_a_day_that_the_clock_has_not_reached_stays_out)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	sfp_id id = approve_another("77");

	enact(&id, 20250910);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, sfp_time_of_date(20251001), &report));
	ck_assert_uint_eq(report.editions_enacted, 0);
	ck_assert_int_eq(state_of(SFP_OBJECT_EDITION, &id), SFP_EDITION_APPROVED);
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

/* ---- movements of a day to come ---- */

static sfp_id ordered_of(sfp_kind kind, int student, sfp_date on)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = kind;
	form.person = w.students[student].person;
	form.effective_on = on;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "заявление", &movement));
	sfp_movement_free(movement);
	return id;
}

static sfp_status schedule(const sfp_actor *actor, const sfp_id *id)
{
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_schedule(w.reg, actor, id, &movement);

	sfp_movement_free(movement);
	return status;
}

static void expect_scheduled_by_the_administrator(const sfp_id *id)
{
	sfp_record *record = NULL;
	const sfp_movement *movement;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_MOVEMENT, id, &record));
	movement = (const sfp_movement *)record;
	ck_assert(sfp_id_equal(&movement->scheduled_by, &w.administrator.person));
	ck_assert_int_gt(movement->applied_at, movement->scheduled_at);
	sfp_record_free(record);
}

/* Is there an entry that the system made about the object, of that event, without an action of its own? */
static bool the_clock_told(const sfp_id *id, const char *event)
{
	char told[64], text[SFP_ID_TEXT_SIZE];
	sfp_trail_head head = { 0, { 0 } };
	bool found = false;

	snprintf(told, sizeof(told), "\"event\":\"%s\"", event);
	sfp_id_to_text(id, text);
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	for (uint64_t seq = 0; seq < head.size && !found; seq++) {
		sfp_trail_entry *entry = NULL;

		ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, seq, &entry));
		found = strstr(entry->json, text) && strstr(entry->json, told) &&
		        strstr(entry->json, "\"actor\":null") && strstr(entry->json, "\"action\":null");
		sfp_trail_entry_free(entry);
	}
	return found;
}

static uint64_t entries(void)
{
	sfp_trail_head head = { 0, { 0 } };

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

START_TEST(a_scheduled_movement_happens_on_its_day_and_not_before)
{
	sfp_id id = ordered_of(SFP_KIND_EXPEL, 0, 20250910);

	ck_sfp_ok(schedule(&w.administrator, &id));
	ck_assert(!the_clock_told(&id, "change"));
	world_pass_days(&w, 7);
	ck_assert_uint_eq(tick().movements_applied, 0);
	ck_assert_int_eq(state_of(SFP_OBJECT_MOVEMENT, &id), SFP_MOVEMENT_ORDERED);
	world_pass_days(&w, 1);
	ck_assert_uint_eq(tick().movements_applied, 1);
	ck_assert_int_eq(state_of(SFP_OBJECT_MOVEMENT, &id), SFP_MOVEMENT_APPLIED);
	expect_scheduled_by_the_administrator(&id);
	ck_assert(the_clock_told(&id, "apply"));
	ck_assert_uint_eq(tick().movements_applied, 0);
}
END_TEST

START_TEST(what_nobody_scheduled_waits_for_the_administrator)
{
	sfp_id id = ordered_of(SFP_KIND_EXPEL, 0, 20250910);
	sfp_tick_report report;

	world_pass_days(&w, 30);
	report = tick();
	ck_assert_uint_eq(report.movements_applied, 0);
	ck_assert_uint_eq(report.movements_waiting, 0);
	ck_assert_int_eq(state_of(SFP_OBJECT_MOVEMENT, &id), SFP_MOVEMENT_ORDERED);
}
END_TEST

/* Nor does the round write of it: it goes round every day. */
START_TEST(what_no_longer_makes_sense_on_its_day_stays_due)
{
	sfp_id first = ordered_of(SFP_KIND_EXPEL, 0, 20250908), second = ordered_of(SFP_KIND_EXPEL, 0, 20250910);
	sfp_id other = ordered_of(SFP_KIND_LEAVE_BEGIN, 1, 20250910);
	sfp_tick_report report;
	uint64_t before;

	ck_sfp_ok(schedule(&w.administrator, &first));
	ck_sfp_ok(schedule(&w.administrator, &second));
	ck_sfp_ok(schedule(&w.administrator, &other));
	world_pass_days(&w, 10);
	report = tick();
	ck_assert_uint_eq(report.movements_applied, 2);
	ck_assert_uint_eq(report.movements_waiting, 1);
	ck_assert_int_eq(state_of(SFP_OBJECT_MOVEMENT, &second), SFP_MOVEMENT_ORDERED);
	ck_assert_str_eq(sfp_registry_message(w.reg), "");

	before = entries();
	ck_assert_uint_eq(tick().movements_waiting, 1);
	ck_assert_uint_eq(entries(), before);
}
END_TEST

static void expect_refused(sfp_status status, sfp_reason reason)
{
	ck_sfp_status(status, SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, reason);
}

START_TEST(scheduling_is_decided_as_applying_is)
{
	sfp_id id = ordered_of(SFP_KIND_EXPEL, 0, 20250910);
	sfp_movement *cancelled = NULL;

	expect_refused(schedule(&w.deputy, &id), SFP_REASON_ROLE);
	expect_refused(schedule(&w.system, &id), SFP_REASON_ROLE);
	ck_sfp_status(schedule(&w.administrator, &w.staffroom), SFP_E_NOT_FOUND);
	ck_sfp_ok(schedule(&w.administrator, &id));
	ck_sfp_status(schedule(&w.administrator, &id), SFP_E_EXISTS);
	ck_sfp_ok(sfp_movement_cancel(w.reg, &w.administrator, &id, "передумали", &cancelled));
	sfp_movement_free(cancelled);
	expect_refused(schedule(&w.administrator, &id), SFP_REASON_NO_TRANSITION);
	world_pass_days(&w, 30);
	ck_assert_uint_eq(tick().movements_applied, 0);
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
	tcase_add_test(tcase, an_edition_comes_into_force_once_it_is_approved_and_signed);
	tcase_add_test(tcase, an_edition_whose_day_was_set_waits_for_it);
	tcase_add_test(tcase, of_two_signed_on_one_day_the_later_draft_comes_into_force);
	tcase_add_test(tcase, a_signed_edition_that_was_passed_over_stays_out);
	tcase_add_test(tcase, the_act_of_a_day_that_the_clock_has_not_reached_stays_out);
	tcase_add_test(tcase, an_organisation_without_an_edition_waits_for_one);
	tcase_add_test(tcase, the_round_asks_for_an_organisation);
	tcase_add_test(tcase, a_scheduled_movement_happens_on_its_day_and_not_before);
	tcase_add_test(tcase, what_nobody_scheduled_waits_for_the_administrator);
	tcase_add_test(tcase, what_no_longer_makes_sense_on_its_day_stays_due);
	tcase_add_test(tcase, scheduling_is_decided_as_applying_is);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(tick_suite)
