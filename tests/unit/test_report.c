/* test_report.c: figures are presented to the head, the administration checks; both for a period that is over. */
#include "world_check.h"

/* clang-format off */
static const uint8_t sha256_of_braces[32] = { 0x44, 0x13, 0x6f, 0xa3, 0x55, 0xb3, 0x67, 0x8a, 0x11, 0x46, 0xad, 0x16, 0xf7, 0xe8, 0x64, 0x9e,
	                                      0x94, 0xfb, 0x4f, 0xc2, 0x1f, 0xe7, 0x7e, 0x83, 0x10, 0xc0, 0x60, 0xf6, 0x1c, 0xaa, 0xff, 0x8a };

static sfp_report_draft report_draft(void)
{
	sfp_report_draft draft = SFP_REPORT_DRAFT_INIT;

	draft.period_from = 20250801;
	draft.period_until = 20250831;
	draft.source = "выгрузка платформы";
	draft.figures = "{}";
	draft.figures_length = 2;
	return draft;
}

static sfp_control_check_draft check_draft(void)
{
	sfp_control_check_draft draft = SFP_CONTROL_CHECK_DRAFT_INIT;

	draft.period_from = 20250901;
	draft.period_until = 20250902;
	draft.topic = "дистанционные уроки";
	return draft;
}

/* ---- reports ---- */

START_TEST(a_report_keeps_to_whom_when_and_the_figures_digest)
{
	sfp_report_draft draft = report_draft();
	sfp_report *report = NULL;
	sfp_record *kept = NULL;

	ck_sfp_ok(sfp_report_present(w.reg, &w.administrator, &draft, &report));
	ck_assert(sfp_id_equal(&report->presented_by, &w.administrator.person));
	ck_assert(sfp_id_equal(&report->presented_to, &w.head.person));
	ck_assert_int_eq(report->presented_on, 20250902);
	ck_assert_mem_eq(report->figures_digest, sha256_of_braces, 32);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_REPORT, &report->head.id, &kept));
	ck_assert_mem_eq(((sfp_report *)kept)->figures_digest, sha256_of_braces, 32);
	ck_assert_int_eq(((sfp_report *)kept)->period_until, 20250831);
	sfp_record_free(kept);
	sfp_report_free(report);
}
END_TEST

START_TEST(a_report_without_figures_is_refused_for_that_fact)
{
	sfp_report_draft draft = report_draft();
	sfp_report *none = NULL;

	draft.figures = NULL;
	expect_refused(sfp_report_present(w.reg, &w.administrator, &draft, &none), SFP_REASON_FACT, "2.1.17");
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_STATISTICS_AVAILABLE));
	draft.figures = "";
	draft.figures_length = 0;
	expect_refused(sfp_report_present(w.reg, &w.administrator, &draft, &none), SFP_REASON_FACT, "2.1.17");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(whether_there_are_figures_is_unknown_where_no_report_is_at_hand)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_decision decision = SFP_DECISION_INIT;

	question.action = SFP_ACTION_REPORT_PRESENT;
	expect_refused(sfp_may(w.reg, &w.administrator, &question, &decision), SFP_REASON_UNKNOWN, "2.1.17");
	ck_assert_int_eq(decision.effect, SFP_EFFECT_UNDETERMINED);
}
END_TEST

START_TEST(only_the_administrator_reports_and_only_the_administration_checks)
{
	const sfp_actor *others[] = { &w.head, &w.deputy, &w.teachers[1], &w.students[0], &w.parent, &w.system };
	sfp_report_draft report = report_draft();
	sfp_control_check_draft check = check_draft();
	sfp_control_check *made = NULL, *none = NULL;
	sfp_report *nothing = NULL;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		expect_refused(sfp_report_present(w.reg, others[i], &report, &nothing), SFP_REASON_ROLE, "2.1.17");
	for (size_t i = 0; i < 2; i++) {
		ck_sfp_ok(sfp_control_check_record(w.reg, others[i], &check, &made));
		sfp_control_check_free(made);
	}
	for (size_t i = 2; i < sizeof(others) / sizeof(others[0]); i++)
		expect_refused(sfp_control_check_record(w.reg, others[i], &check, &none), SFP_REASON_ROLE, "2.2.7");
	expect_refused(sfp_control_check_record(w.reg, &w.administrator, &check, &none), SFP_REASON_ROLE, "2.2.7");
	ck_assert_ptr_null(nothing);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(without_a_head_there_is_nobody_to_report_to)
{
	sfp_report_draft draft = report_draft();
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_office *ended = NULL;
	sfp_report *report = NULL;
	sfp_id order = world_order(&w, SFP_ORDER_MOVEMENT, "У-1");

	filter.person = w.head.person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_OFFICE, &filter, &page));
	ck_sfp_ok(sfp_office_end(w.reg, &w.system, &page->records[0]->id, 20250902, &order, &ended));
	sfp_office_free(ended);
	sfp_page_free(page);
	expect_says(sfp_report_present(w.reg, &w.administrator, &draft, &report), SFP_E_NOT_FOUND, "sfp_office_add");
	draft.presented_on = 20250901;
	ck_sfp_ok(sfp_report_present(w.reg, &w.administrator, &draft, &report)); /* to who was head then */
	ck_assert(sfp_id_equal(&report->presented_to, &w.head.person));
	sfp_report_free(report);
}
END_TEST

/* ---- periods, for both ---- */

static const struct {
	sfp_date on, from, until;
	const char *says; /* NULL: it is fine */
} periods[] = {
	{ 0, 20250901, 20250902, NULL },         { 20250902, 20250902, 20250902, NULL },
	{ 20250901, 20250801, 20250901, NULL },  { 20250903, 20250801, 20250831, "_on" },
	{ 0, 20250901, 20250903, "period_until" }, { 0, 20250902, 20250901, "period_until" },
	{ 0, 0, 20250901, "period_from" },       { 0, 20250901, 0, "period_until" },
	{ 0, 20250230, 20250901, "period_from" }, { 20250901, 20250801, 20250902, "period_until" },
	{ 20250231, 20250101, 20250131, "_on" },
};
/* clang-format on */

START_TEST(a_period_is_over_when_it_is_told_of)
{
	sfp_report_draft report = report_draft();
	sfp_control_check_draft check = check_draft();
	sfp_report *presented = NULL;
	sfp_control_check *checked = NULL;
	sfp_status expected = periods[_i].says ? SFP_E_INVALID : SFP_OK;

	report.presented_on = check.checked_on = periods[_i].on;
	report.period_from = check.period_from = periods[_i].from;
	report.period_until = check.period_until = periods[_i].until;
	expect_says(sfp_report_present(w.reg, &w.administrator, &report, &presented), expected,
	            periods[_i].says ? periods[_i].says : "");
	expect_says(sfp_control_check_record(w.reg, &w.deputy, &check, &checked), expected,
	            periods[_i].says ? periods[_i].says : "");
	if (expected == SFP_OK)
		ck_assert_int_eq(checked->checked_on, periods[_i].on ? periods[_i].on : 20250902);
	sfp_report_free(presented);
	sfp_control_check_free(checked);
}
END_TEST

/* ---- checks ---- */

START_TEST(a_check_keeps_what_was_found_as_it_was_written)
{
	sfp_control_check_draft draft = check_draft();
	sfp_control_check *check = NULL;

	draft.finding_count = 2;
	draft.findings = "1. урок начался позже;\n2. чат без педагога";
	ck_sfp_ok(sfp_control_check_record(w.reg, &w.deputy, &draft, &check));
	ck_assert_int_eq(check->finding_count, 2);
	ck_assert_str_eq(check->findings, draft.findings);
	ck_assert(sfp_id_equal(&check->checked_by, &w.deputy.person));
	sfp_control_check_free(check);
}
END_TEST

START_TEST(faults_that_are_counted_are_told)
{
	sfp_control_check_draft draft = check_draft();
	sfp_control_check *none = NULL;

	draft.finding_count = 1;
	expect_says(sfp_control_check_record(w.reg, &w.deputy, &draft, &none), SFP_E_INVALID, "findings");
	draft.findings = " ";
	expect_says(sfp_control_check_record(w.reg, &w.deputy, &draft, &none), SFP_E_INVALID, "findings");
	draft.finding_count = -1;
	expect_says(sfp_control_check_record(w.reg, &w.deputy, &draft, &none), SFP_E_INVALID, "finding_count");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(what_is_not_said_or_not_readable_is_invalid)
{
	sfp_report_draft report = report_draft(), small = { .struct_size = 1 };
	sfp_control_check_draft check = check_draft(), tiny = { .struct_size = 1 };
	sfp_report *none = NULL;
	sfp_control_check *nothing = NULL;

	report.source = NULL;
	expect_says(sfp_report_present(w.reg, &w.administrator, &report, &none), SFP_E_INVALID, "source");
	report.source = "\xff";
	expect_says(sfp_report_present(w.reg, &w.administrator, &report, &none), SFP_E_INVALID, "source");
	check.topic = " ";
	expect_says(sfp_control_check_record(w.reg, &w.deputy, &check, &nothing), SFP_E_INVALID, "topic");
	ck_sfp_status(sfp_report_present(w.reg, &w.administrator, &small, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_report_present(w.reg, &w.administrator, &report, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_control_check_record(w.reg, &w.deputy, &tiny, &nothing), SFP_E_MISUSE);
	ck_sfp_status(sfp_control_check_record(NULL, &w.deputy, &check, &nothing), SFP_E_MISUSE);
	sfp_report_free(NULL);
	sfp_control_check_free(NULL);
}
END_TEST

static Suite *report_suite(void)
{
	Suite *suite = suite_create("report");
	TCase *reports = tcase_create("reports");

	tcase_add_checked_fixture(reports, setup, teardown);
	tcase_add_test(reports, a_report_keeps_to_whom_when_and_the_figures_digest);
	tcase_add_test(reports, a_report_without_figures_is_refused_for_that_fact);
	tcase_add_test(reports, whether_there_are_figures_is_unknown_where_no_report_is_at_hand);
	tcase_add_test(reports, only_the_administrator_reports_and_only_the_administration_checks);
	tcase_add_test(reports, without_a_head_there_is_nobody_to_report_to);
	tcase_add_loop_test(reports, a_period_is_over_when_it_is_told_of, 0,
	                    (int)(sizeof(periods) / sizeof(periods[0])));
	tcase_add_test(reports, a_check_keeps_what_was_found_as_it_was_written);
	tcase_add_test(reports, faults_that_are_counted_are_told);
	tcase_add_test(reports, what_is_not_said_or_not_readable_is_invalid);
	suite_add_tcase(suite, reports);
	return suite;
}

SUITE_MAIN(report_suite)
