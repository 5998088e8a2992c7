/* test_order.c: orders, issued and recorded. */
#include <string.h>

#include "base/hash.h"
#include "world_check.h"

static const struct {
	sfp_order_subject subject;
	const char *number;
	sfp_date date;
	sfp_status status;
} drafts[] = {
	{ SFP_ORDER_USE, "17-О", 0, SFP_OK },
	{ SFP_ORDER_OTHER, "17-О", 20200101, SFP_OK },
	{ (sfp_order_subject)0, "17-О", 0, SFP_E_INVALID },
	{ (sfp_order_subject)8, "17-О", 0, SFP_E_INVALID },
	{ (sfp_order_subject)-1, "17-О", 0, SFP_E_INVALID },
	{ SFP_ORDER_USE, NULL, 0, SFP_E_INVALID },
	{ SFP_ORDER_USE, " ", 0, SFP_E_INVALID },
	{ SFP_ORDER_USE, "17-О", 20250902, SFP_E_INVALID },
	{ SFP_ORDER_USE, "17-О", 20250230, SFP_E_INVALID },
};

START_TEST(an_order_has_a_subject_a_number_and_a_day_that_has_come)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;

	world_enact(&w);
	draft.subject = drafts[_i].subject;
	draft.number = drafts[_i].number;
	draft.date = drafts[_i].date;
	ck_sfp_status(sfp_order_issue(w.reg, &w.head, &draft, &order), drafts[_i].status);
	sfp_order_free(order);
}
END_TEST

START_TEST(who_issues_an_order_is_its_signer_and_only_the_scans_digest_is_kept)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL, *other = NULL;
	uint8_t digest[32];

	world_enact(&w);
	draft.subject = SFP_ORDER_USE;
	draft.number = "17-О";
	draft.document = "bytes of a scan";
	draft.document_length = 15;
	ck_sfp_ok(sfp_order_issue(w.reg, &w.head, &draft, &order));
	ck_assert(sfp_id_equal(&order->signer, &w.head.person));
	ck_sfp_ok(sfp__sha256("bytes of a scan", 15, digest));
	ck_assert_mem_eq(order->document_digest, digest, 32);
	sfp_order_free(order);

	draft.number = "18-О";
	draft.signer = w.teachers[1].person;
	ck_sfp_status(sfp_order_issue(w.reg, &w.head, &draft, &other), SFP_E_INVALID);
}
END_TEST

START_TEST(a_paper_may_be_anybodys_whom_the_organisation_knows)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	sfp_actor administrator = world_administrator(&w, "Админов");
	sfp_id stranger = { { 9 } };

	draft.subject = SFP_ORDER_DISTRIBUTION;
	draft.number = "17-О";
	draft.signer = stranger;
	ck_sfp_status(sfp_order_register(w.reg, &administrator, &draft, &order), SFP_E_NOT_FOUND);
	draft.signer = w.head.person;
	ck_sfp_ok(sfp_order_register(w.reg, &administrator, &draft, &order));
	ck_assert(sfp_id_equal(&order->signer, &w.head.person));
	sfp_order_free(order);
	draft.number = "18-О";
	draft.signer = (sfp_id)SFP_ID_NONE;
	ck_sfp_ok(sfp_order_register(w.reg, &administrator, &draft, &order));
	ck_assert(sfp_id_is_none(&order->signer));
	sfp_order_free(order);
}
END_TEST

/* The act, clause 2.2.1: the administration issues; it and the administrator record what was issued on paper. */
START_TEST(the_administration_issues_and_the_administrator_only_records)
{
	sfp_actor administrator = world_administrator(&w, "Админов"),
		  deputy = world_worker(&w, "Замов", SFP_ROLE_ADMINISTRATION);
	const struct {
		const sfp_actor *actor;
		bool issues, records;
	} expected[] = {
		{ &w.head, true, true },        { &deputy, true, true },          { &administrator, false, true },
		{ &w.secretary, false, false }, { &w.teachers[1], false, false }, { &w.system, false, false },
	};
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;

	draft.subject = SFP_ORDER_OTHER;
	for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++) {
		char number[8] = { (char)('1' + i), 'i', 0 };

		draft.number = number;
		if (expected[i].issues)
			ck_sfp_ok(sfp_order_issue(w.reg, expected[i].actor, &draft, &order));
		else
			ck_refused(sfp_order_issue(w.reg, expected[i].actor, &draft, &order), SFP_REASON_ROLE);
		sfp_order_free(order);
		order = NULL;
		number[1] = 'r';
		if (expected[i].records)
			ck_sfp_ok(sfp_order_register(w.reg, expected[i].actor, &draft, &order));
		else
			ck_refused(sfp_order_register(w.reg, expected[i].actor, &draft, &order), SFP_REASON_ROLE);
		sfp_order_free(order);
		order = NULL;
	}
}
END_TEST

START_TEST(what_an_order_is_about_is_told_by_name)
{
	world_enact(&w);
	for (int subject = 1; subject < SFP_ORDER_SUBJECT_END; subject++) {
		sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
		sfp_order *order = NULL;
		char *json = NULL, wanted[64];

		draft.subject = (sfp_order_subject)subject;
		draft.number = "17-О";
		ck_sfp_ok(sfp_order_issue(w.reg, &w.head, &draft, &order));
		ck_sfp_ok(sfp_record_json(&order->head, &json));
		snprintf(wanted, sizeof(wanted), "\"subject\":\"%s\"",
		         sfp_order_subject_name((sfp_order_subject)subject));
		ck_assert_msg(strstr(json, wanted) != NULL, "%s", json);
		sfp_text_free(json);
		sfp_order_free(order);
	}
}
END_TEST

START_TEST(subject_number_and_date_name_one_order)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;

	world_enact(&w);
	draft.subject = SFP_ORDER_USE;
	draft.number = "17-О";
	ck_sfp_ok(sfp_order_issue(w.reg, &w.head, &draft, &order));
	sfp_order_free(order);
	draft.number = " 17-О";
	ck_sfp_status(sfp_order_register(w.reg, &w.head, &draft, &order), SFP_E_EXISTS);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "17-О"));
	draft.subject = SFP_ORDER_ADMINISTRATOR;
	ck_sfp_ok(sfp_order_register(w.reg, &w.head, &draft, &order));
	sfp_order_free(order);
	draft.date = 20240901;
	ck_sfp_ok(sfp_order_register(w.reg, &w.head, &draft, &order));
	sfp_order_free(order);
}
END_TEST

START_TEST(subjects_have_names_and_names_subjects)
{
	for (int subject = 1; subject < SFP_ORDER_SUBJECT_END; subject++)
		ck_assert_int_eq(sfp_order_subject_from_name(sfp_order_subject_name((sfp_order_subject)subject)),
		                 subject);
	ck_assert_ptr_null(sfp_order_subject_name((sfp_order_subject)0));
	ck_assert_ptr_null(sfp_order_subject_name((sfp_order_subject)SFP_ORDER_SUBJECT_END));
	ck_assert_int_eq(sfp_order_subject_from_name("Use"), 0);
	ck_assert_int_eq(sfp_order_subject_from_name(NULL), 0);
}
END_TEST

static Suite *order_suite(void)
{
	Suite *suite = suite_create("order");
	TCase *tcase = tcase_create("order");

	tcase_add_loop_test(tcase, an_order_has_a_subject_a_number_and_a_day_that_has_come, 0,
	                    sizeof(drafts) / sizeof(*drafts));
	tcase_add_test(tcase, who_issues_an_order_is_its_signer_and_only_the_scans_digest_is_kept);
	tcase_add_test(tcase, a_paper_may_be_anybodys_whom_the_organisation_knows);
	tcase_add_test(tcase, the_administration_issues_and_the_administrator_only_records);
	tcase_add_test(tcase, what_an_order_is_about_is_told_by_name);
	tcase_add_test(tcase, subject_number_and_date_name_one_order);
	tcase_add_test(tcase, subjects_have_names_and_names_subjects);
	tcase_add_checked_fixture(tcase, found, teardown);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(order_suite)
