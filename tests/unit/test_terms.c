/* test_terms.c: what time makes due by date of asking: answers, reminders, reports, checks, acknowledgements; and
 * rights that were refused. */
#include <stdio.h>

#include "sferumpolicy/compliance.h"
#include "world_check.h"

#define HOUR INT64_C(3600000000)

/* ---- helpers ---- */

static sfp_compliance *measure(sfp_date as_of)
{
	sfp_compliance *compliance = NULL;
	sfp_status status = sfp_compliance_get(w.reg, &w.organization, as_of, &compliance);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	return compliance;
}

static const sfp_compliance_row *row_of(const sfp_compliance *compliance, sfp_norm norm)
{
	for (size_t i = 0; i < compliance->count; i++)
		if (compliance->rows[i].norm->norm == norm)
			return &compliance->rows[i];
	ck_abort_msg("the report lacks %s", sfp_norm_name(norm));
	return NULL;
}

/* What is said of a norm on a day (0: now): kept, due, waiting, since when. */
static void ck_on(sfp_date on, sfp_norm norm, int64_t kept, int64_t due, int64_t waiting, sfp_date since,
                  const char *text_ru)
{
	sfp_compliance *compliance = measure(on);
	const sfp_compliance_row *row = row_of(compliance, norm);

	ck_assert_msg(row->kept == kept && row->due == due && row->waiting == waiting && row->since == since,
	              "%s on %d: kept %d, due %d, waiting %d, since %d: %s", row->norm->code, (int)on, (int)row->kept,
	              (int)row->due, (int)row->waiting, (int)row->since, row->text_ru);
	if (text_ru)
		ck_assert_str_eq(row->text_ru, text_ru);
	sfp_compliance_free(compliance);
}

static size_t duties_of(const sfp_actor *actor, sfp_norm norm)
{
	sfp_duties *duties = NULL;
	size_t count = 0;

	ck_sfp_ok(sfp_duties_get(w.reg, &w.organization, actor ? &actor->person : NULL, 0, &duties));
	for (size_t i = 0; i < duties->count; i++)
		count += duties->items[i].norm->norm == norm;
	sfp_duties_free(duties);
	return count;
}

static sfp_id ask(const sfp_actor *actor, const char *topic)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;
	sfp_help_request *asked = NULL;
	sfp_id id;

	draft.topic = topic;
	ck_sfp_ok(sfp_help_request_ask(w.reg, actor, &draft, &asked));
	id = asked->head.id;
	sfp_help_request_free(asked);
	return id;
}

static void answer(const sfp_id *id)
{
	sfp_help_request *answered = NULL;

	ck_sfp_ok(sfp_help_request_answer(w.reg, &w.administrator, id, "Так.", &answered));
	sfp_help_request_free(answered);
}

static void report(void)
{
	sfp_report_draft draft = SFP_REPORT_DRAFT_INIT;
	sfp_report *presented = NULL;

	draft.period_from = 20250901;
	draft.period_until = sfp_date_of_time(w.now);
	draft.source = "реестр";
	draft.figures = "{}";
	draft.figures_length = 2;
	ck_sfp_ok(sfp_report_present(w.reg, &w.administrator, &draft, &presented));
	sfp_report_free(presented);
}

static void check(void)
{
	sfp_control_check_draft draft = SFP_CONTROL_CHECK_DRAFT_INIT;
	sfp_control_check *checked = NULL;

	draft.period_from = 20250901;
	draft.period_until = sfp_date_of_time(w.now);
	draft.topic = "уроки";
	ck_sfp_ok(sfp_control_check_record(w.reg, &w.deputy, &draft, &checked));
	sfp_control_check_free(checked);
}

/* ---- terms ---- */

START_TEST(a_request_is_due_when_its_term_is_over_and_the_time_to_answer_is_told)
{
	sfp_id first = ask(&w.students[0], "чат"), second;

	ck_on(0, SFP_NORM_ADMINISTRATOR_HELPS, 0, 0, 1, 0, "Ещё 1 ждёт ответа в срок");
	w.now += 5 * HOUR;
	answer(&first);
	ck_on(0, SFP_NORM_ADMINISTRATOR_HELPS, 1, 0, 0, 0, "Получило ответ 1 обращение участников, в среднем за 5 ч");
	second = ask(&w.parent, "журнал");
	world_pass_days(&w, 3);
	ck_on(20250904, SFP_NORM_ADMINISTRATOR_HELPS, 1, 0, 1, 0, NULL);
	ck_on(0, SFP_NORM_ADMINISTRATOR_HELPS, 1, 1, 0, 20250905, NULL);
	ck_assert_uint_eq(duties_of(&w.administrator, SFP_NORM_ADMINISTRATOR_HELPS), 1);
	ck_assert_uint_eq(duties_of(&w.parent, SFP_NORM_ADMINISTRATOR_HELPS), 0);
	world_pass_days(&w, 2);
	answer(&second);
	ck_on(0, SFP_NORM_ADMINISTRATOR_HELPS, 2, 0, 0, 0, "Получили ответ 2 обращения участников, в среднем за 3 дн.");
	ck_on(20250906, SFP_NORM_ADMINISTRATOR_HELPS, 1, 1, 0, 20250905, NULL); /* then it was still due */
	ck_on(20250901, SFP_NORM_ADMINISTRATOR_HELPS, 0, 0, 0, 0, "За помощью не обращались");
}
END_TEST

START_TEST(a_request_that_the_vendor_has_is_still_the_administrators_and_so_is_a_profile_in_danger)
{
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;
	sfp_id id = ask(&w.students[0], "чат");
	sfp_help_request *escalated = NULL;
	sfp_incident *incident = NULL, *settled = NULL;

	ck_sfp_ok(sfp_help_request_escalate(w.reg, &w.administrator, &id, NULL, NULL, &escalated));
	sfp_help_request_free(escalated);
	draft.action = SFP_ACTION_PROFILE_SECURE;
	draft.description = "чужой вход";
	ck_sfp_ok(sfp_incident_report(w.reg, &w.students[1], &draft, &incident));
	world_pass_days(&w, 4);
	ck_on(0, SFP_NORM_ADMINISTRATOR_HELPS, 0, 2, 0, 20250905, NULL);
	ck_sfp_ok(sfp_incident_settle(w.reg, &w.administrator, &incident->head.id, "сеансы закрыты", &settled));
	ck_on(0, SFP_NORM_ADMINISTRATOR_HELPS, 1, 1, 0, 20250905, NULL);
	sfp_incident_free(incident);
	sfp_incident_free(settled);
}
END_TEST

START_TEST(the_vendor_is_reminded_when_the_tickets_term_is_over)
{
	sfp_support_ticket_draft draft = SFP_SUPPORT_TICKET_DRAFT_INIT;
	sfp_support_ticket *ticket = NULL, *after = NULL;

	ck_on(0, SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT, 0, 0, 0, 0, "В поддержку разработчика не обращались");
	draft.topic = "журнал";
	ck_sfp_ok(sfp_support_ticket_open(w.reg, &w.administrator, &draft, &ticket));
	world_pass_days(&w, 9);
	ck_on(0, SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT, 0, 0, 1, 0, NULL);
	world_pass_days(&w, 1);
	ck_on(0, SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT, 0, 1, 0, 20250912, NULL);
	ck_sfp_ok(sfp_support_ticket_answer(w.reg, &w.administrator, &ticket->head.id, NULL, "исправлено", &after));
	sfp_support_ticket_free(after);
	ck_on(0, SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT, 1, 0, 0, 0,
	      "Доведено до ответа 1 обращение в поддержку, в среднем за 10 дн.");
	ck_sfp_ok(sfp_support_ticket_reopen(w.reg, &w.administrator, &ticket->head.id, &after));
	sfp_support_ticket_free(after);
	ck_on(0, SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT, 0, 0, 1, 0, NULL);
	ck_sfp_ok(sfp_support_ticket_close(w.reg, &w.administrator, &ticket->head.id, &after));
	sfp_support_ticket_free(after);
	ck_on(0, SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT, 1, 0, 0, 0, NULL);
	sfp_support_ticket_free(ticket);
}
END_TEST

/* The act is in force since 1 September 2025, and both terms are of 90 days. */
START_TEST(a_period_that_ended_without_a_report_or_a_check_is_due_until_the_next_one)
{
	ck_on(20251129, SFP_NORM_ADMINISTRATOR_REPORTS, 0, 0, 0, 0, "Период первого отчёта ещё не закончился");
	ck_on(20251130, SFP_NORM_ADMINISTRATOR_REPORTS, 0, 1, 0, 20251130,
	      "За прошедший период отчёта нет с 30.11.2025");
	ck_on(20251129, SFP_NORM_ADMINISTRATION_CONTROLS, 0, 0, 0, 0, NULL);
	ck_on(20251130, SFP_NORM_ADMINISTRATION_CONTROLS, 0, 1, 0, 20251130, NULL);
	world_pass_days(&w, 120); /* 2025-12-31 */
	ck_assert_uint_eq(duties_of(&w.administrator, SFP_NORM_ADMINISTRATOR_REPORTS), 1);
	ck_assert_uint_eq(duties_of(&w.administrator, SFP_NORM_ADMINISTRATION_CONTROLS), 0);
	ck_assert_uint_eq(duties_of(&w.deputy, SFP_NORM_ADMINISTRATION_CONTROLS), 1);
	report();
	check();
	ck_on(0, SFP_NORM_ADMINISTRATOR_REPORTS, 1, 0, 0, 0, "Представлен 1 отчёт руководителю");
	ck_on(0, SFP_NORM_ADMINISTRATION_CONTROLS, 1, 0, 0, 0, "Проведена 1 проверка использования");
	ck_on(20251230, SFP_NORM_ADMINISTRATOR_REPORTS, 0, 1, 0, 20251130, NULL);
	ck_on(20260330, SFP_NORM_ADMINISTRATOR_REPORTS, 1, 0, 0, 0, NULL);
	ck_on(20260331, SFP_NORM_ADMINISTRATOR_REPORTS, 1, 1, 0, 20260331, NULL);
	ck_on(20260331, SFP_NORM_ADMINISTRATION_CONTROLS, 1, 1, 0, 20260331, NULL);
}
END_TEST

START_TEST(each_student_owes_the_rules_of_safety_himself)
{
	sfp_acknowledgement_draft draft = SFP_ACKNOWLEDGEMENT_DRAFT_INIT;
	sfp_acknowledgement *known = NULL;

	ck_on(0, SFP_NORM_STUDENT_SECURES_PROFILE, 0, WORLD_STUDENTS, 0, 20250902, NULL);
	draft.rules = "Правила";
	world_pass_days(&w, 3);
	ck_sfp_ok(sfp_acknowledgement_sign(w.reg, &w.students[2], &draft, &known));
	sfp_acknowledgement_free(known);
	ck_on(0, SFP_NORM_STUDENT_SECURES_PROFILE, 1, WORLD_STUDENTS - 1, 0, 20250902,
	      "С правилами безопасности ознакомился 1 из 6 обучающихся; не ознакомились 5, дольше всех с 02.09.2025");
	ck_on(20250904, SFP_NORM_STUDENT_SECURES_PROFILE, 0, WORLD_STUDENTS, 0, 20250902, NULL);
	ck_assert_uint_eq(duties_of(&w.students[2], SFP_NORM_STUDENT_SECURES_PROFILE), 0);
	ck_assert_uint_eq(duties_of(&w.students[3], SFP_NORM_STUDENT_SECURES_PROFILE), 1);
	ck_assert_uint_eq(duties_of(&w.administrator, SFP_NORM_STUDENT_SECURES_PROFILE), 0);
}
END_TEST

/* ---- rights ---- */

static sfp_status use(const sfp_actor *actor, sfp_action action)
{
	sfp_usage_draft draft = SFP_USAGE_DRAFT_INIT;
	sfp_usage *usage = NULL;
	sfp_status status;

	draft.action = action;
	status = sfp_usage_record(w.reg, actor, &draft, &usage);
	sfp_usage_free(usage);
	return status;
}

static const struct {
	sfp_norm norm;
	sfp_action action;
} rights[] = { { SFP_NORM_USER_FREE_ACCESS, SFP_ACTION_PLATFORM_ACCESS },
	       { SFP_NORM_USER_TURNS_TO_SUPPORT, SFP_ACTION_SUPPORT_REQUEST },
	       { SFP_NORM_USER_READS_RESOURCES, SFP_ACTION_RESOURCES_READ },
	       { SFP_NORM_TEACHER_ATTENDS_SEMINARS, SFP_ACTION_SEMINAR_ATTEND } };

START_TEST(a_reported_refusal_of_a_right_is_the_administrators_until_it_is_settled)
{
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;
	sfp_incident *incident = NULL, *settled = NULL;

	ck_on(0, rights[_i].norm, 0, 0, 0, 0, NULL);
	draft.action = rights[_i].action;
	draft.description = "не пустили";
	ck_sfp_ok(sfp_incident_report(w.reg, &w.teachers[1], &draft, &incident));
	for (size_t i = 0; i < sizeof(rights) / sizeof(rights[0]); i++)
		ck_on(0, rights[i].norm, 0, i == (size_t)_i, 0, i == (size_t)_i ? 20250902 : 0, NULL);
	ck_assert_uint_eq(duties_of(&w.administrator, rights[_i].norm), 1);
	ck_assert_uint_eq(duties_of(&w.teachers[1], rights[_i].norm), 0);
	world_pass_days(&w, 2);
	ck_sfp_ok(sfp_incident_settle(w.reg, &w.administrator, &incident->head.id, "пустили", &settled));
	ck_on(0, rights[_i].norm, 0, 0, 0, 0, NULL);
	ck_on(20250903, rights[_i].norm, 0, 1, 0, 20250902, NULL);
	ck_sfp_ok(use(&w.teachers[1], rights[_i].action));
	ck_on(0, rights[_i].norm, 1, 0, 0, 0, NULL);
	sfp_incident_free(incident);
	sfp_incident_free(settled);
}
END_TEST

/* An act that lets in only who has joined: that it says so makes the refusal no less one to a user. */
static void narrow_the_act(void)
{
	static const char whole[] = "- {action: platform.access, require: [actor_is_user]}",
			  narrow[] = "- {action: platform.access, require: [actor_is_user, actor_joined]}";
	const char *builtin = sfp_policy_builtin_text(NULL), *at = strstr(builtin, whole);
	sfp_id order = world_order(&w, SFP_ORDER_APPROVAL, "77"), id;
	sfp_edition *edition = NULL;
	char *pack = NULL;

	ck_assert_ptr_nonnull(at);
	ck_assert_int_gt(asprintf(&pack, "%.*s%s%s", (int)(at - builtin), builtin, narrow, at + strlen(whole)), 0);
	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, pack, strlen(pack), &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, &id, "2", 20250902, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &id, &order, 0, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &id, 0, &edition));
	sfp_edition_free(edition);
	free(pack);
}

START_TEST(a_refusal_that_nobody_reported_is_found_on_the_trail_and_made_good_by_use)
{
	sfp_id stranger = world_person(&w, "Прохожий");
	sfp_actor passer = world_actor(&w, &stranger);

	narrow_the_act();
	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	ck_sfp_ok(use(&w.teachers[1], SFP_ACTION_PLATFORM_ACCESS));
	expect_refused(use(&w.students[0], SFP_ACTION_PLATFORM_ACCESS), SFP_REASON_FACT, "3.1");
	expect_refused(use(&passer, SFP_ACTION_PLATFORM_ACCESS), SFP_REASON_ROLE,
	               NULL); /* no right of his is refused */
	ck_on(0, SFP_NORM_USER_FREE_ACCESS, 1, 1, 0, 20250902,
	      "Отмечен 1 вход на платформу; отмечен 1 неправомерный отказ с 02.09.2025");
	ck_on(20250901, SFP_NORM_USER_FREE_ACCESS, 0, 0, 0, 0, NULL);
	ck_assert_uint_eq(duties_of(&w.administrator, SFP_NORM_USER_FREE_ACCESS), 1);
	world_pass_days(&w, 1);
	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	ck_sfp_ok(use(&w.students[0], SFP_ACTION_PLATFORM_ACCESS));
	ck_on(0, SFP_NORM_USER_FREE_ACCESS, 2, 0, 0, 0, NULL);
	ck_on(20250902, SFP_NORM_USER_FREE_ACCESS, 1, 1, 0, 20250902, NULL);
}
END_TEST

START_TEST(a_refusal_that_was_reported_is_due_once)
{
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;
	sfp_incident *incident = NULL;

	narrow_the_act();
	expect_refused(use(&w.parent, SFP_ACTION_PLATFORM_ACCESS), SFP_REASON_FACT, "3.1");
	ck_on(0, SFP_NORM_USER_FREE_ACCESS, 0, 1, 0, 20250902, NULL);
	draft.action = SFP_ACTION_PLATFORM_ACCESS;
	draft.description = "не пустили";
	ck_sfp_ok(sfp_incident_report(w.reg, &w.parent, &draft, &incident));
	ck_on(0, SFP_NORM_USER_FREE_ACCESS, 0, 1, 0, 20250902, NULL);
	sfp_incident_free(incident);
}
END_TEST

START_TEST(the_clock_alone_changes_nothing_here)
{
	sfp_tick_report ticked = SFP_TICK_REPORT_INIT;
	sfp_trail_head before, after;

	ask(&w.students[0], "чат");
	world_pass_days(&w, 400);
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &before));
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &ticked));
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &after));
	ck_assert_uint_eq(after.size - before.size, ticked.invites_expired + ticked.applications_lapsed +
	                                                    ticked.editions_enacted + ticked.movements_applied);
	ck_on(0, SFP_NORM_ADMINISTRATOR_HELPS, 0, 1, 0, 20250905, NULL);
}
END_TEST

static Suite *terms_suite(void)
{
	Suite *suite = suite_create("terms");
	TCase *terms = tcase_create("terms"), *refused = tcase_create("refused");

	tcase_add_checked_fixture(terms, setup, teardown);
	tcase_add_test(terms, a_request_is_due_when_its_term_is_over_and_the_time_to_answer_is_told);
	tcase_add_test(terms, a_request_that_the_vendor_has_is_still_the_administrators_and_so_is_a_profile_in_danger);
	tcase_add_test(terms, the_vendor_is_reminded_when_the_tickets_term_is_over);
	tcase_add_test(terms, a_period_that_ended_without_a_report_or_a_check_is_due_until_the_next_one);
	tcase_add_test(terms, each_student_owes_the_rules_of_safety_himself);
	tcase_add_test(terms, the_clock_alone_changes_nothing_here);
	suite_add_tcase(suite, terms);
	tcase_add_checked_fixture(refused, setup, teardown);
	tcase_add_loop_test(refused, a_reported_refusal_of_a_right_is_the_administrators_until_it_is_settled, 0,
	                    (int)(sizeof(rights) / sizeof(rights[0])));
	tcase_add_test(refused, a_refusal_that_nobody_reported_is_found_on_the_trail_and_made_good_by_use);
	tcase_add_test(refused, a_refusal_that_was_reported_is_due_once);
	suite_add_tcase(suite, refused);
	return suite;
}

SUITE_MAIN(terms_suite)
