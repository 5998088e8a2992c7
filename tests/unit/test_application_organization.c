/* test_application_organization.c: the organisation's application, from the draft to the platform's answer. */
#include <sqlite3.h>

#include "campus.h"
#include "registry/application_organization.h"

static void setup(void)
{
	school_open();
	school_bring_act_into_force();
	school_appoint_administrator();
}

static sfp_id drafted(void)
{
	sfp_application_form form = school_form();
	sfp_application *application = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application));
	ck_assert_int_eq(application->head.state, SFP_APPLICATION_ORGANIZATION_DRAFT);
	id = application->head.id;
	sfp_application_free(application);
	return id;
}

enum {
	REVISE,
	SEND,
	ACCEPTED,
	REJECTED,
	WITHDRAW,
	VERBS
};

static sfp_status fire(int verb, int who, const sfp_id *id, sfp_application **ret_application)
{
	sfp_application_form form = school_form();
	const sfp_actor *actor = &school.as[who];

	switch (verb) {
	case REVISE:
		return sfp_application_revise(school.reg, actor, id, &form, ret_application);
	case SEND:
		return sfp_application_send(school.reg, actor, id, "<1@example.org>", NULL, ret_application);
	case ACCEPTED:
		return sfp_application_accepted(school.reg, actor, id, 0, ret_application);
	case REJECTED:
		return sfp_application_rejected(school.reg, actor, id, 0, "нет печати", ret_application);
	default:
		return sfp_application_withdraw(school.reg, actor, id, ret_application);
	}
}

static void must(int verb, const sfp_id *id, int state)
{
	sfp_application *application = NULL;

	ck_sfp_ok(fire(verb, ADMINISTRATOR, id, &application));
	ck_assert_int_eq(application->head.state, state);
	sfp_application_free(application);
}

static void register_administrator(void)
{
	sfp_appointment *appointment = NULL;

	ck_sfp_ok(sfp_appointment_register(school.reg, &school.as[ADMINISTRATOR], SCHOOL_MOBILE, &appointment));
	sfp_appointment_free(appointment);
}

static sfp_id in_state(int state)
{
	sfp_id id = drafted();

	if (state == SFP_APPLICATION_ORGANIZATION_WITHDRAWN)
		must(WITHDRAW, &id, state);
	else if (state != SFP_APPLICATION_ORGANIZATION_DRAFT)
		must(SEND, &id, SFP_APPLICATION_ORGANIZATION_SENT);
	if (state == SFP_APPLICATION_ORGANIZATION_ACCEPTED || state == SFP_APPLICATION_ORGANIZATION_REGISTERED)
		must(ACCEPTED, &id, SFP_APPLICATION_ORGANIZATION_ACCEPTED);
	if (state == SFP_APPLICATION_ORGANIZATION_REGISTERED)
		register_administrator();
	if (state == SFP_APPLICATION_ORGANIZATION_REJECTED)
		must(REJECTED, &id, state);
	return id;
}

/* The act and good sense say: what may be done in which state. 0: nothing. */
/* clang-format off */
static const int leads_to[][VERBS] = {
	[SFP_APPLICATION_ORGANIZATION_DRAFT]     = { [REVISE] = SFP_APPLICATION_ORGANIZATION_DRAFT,
	                                             [SEND] = SFP_APPLICATION_ORGANIZATION_SENT,
	                                             [WITHDRAW] = SFP_APPLICATION_ORGANIZATION_WITHDRAWN },
	[SFP_APPLICATION_ORGANIZATION_SENT]      = { [ACCEPTED] = SFP_APPLICATION_ORGANIZATION_ACCEPTED,
	                                             [REJECTED] = SFP_APPLICATION_ORGANIZATION_REJECTED,
	                                             [WITHDRAW] = SFP_APPLICATION_ORGANIZATION_WITHDRAWN },
	[SFP_APPLICATION_ORGANIZATION_ACCEPTED]  = { 0 },
	[SFP_APPLICATION_ORGANIZATION_REJECTED]  = { [REVISE] = SFP_APPLICATION_ORGANIZATION_DRAFT,
	                                             [WITHDRAW] = SFP_APPLICATION_ORGANIZATION_WITHDRAWN },
	[SFP_APPLICATION_ORGANIZATION_REGISTERED] = { 0 },
	[SFP_APPLICATION_ORGANIZATION_WITHDRAWN] = { 0 },
};
/* clang-format on */

START_TEST(each_state_permits_its_verbs_to_the_administrator_alone)
{
	int state = _i;

	for (int verb = 0; verb < VERBS; verb++) {
		sfp_id id = in_state(state);
		sfp_application *application = NULL;

		for (int who = HEAD; who < PEOPLE; who++)
			if (who != ADMINISTRATOR)
				ck_sfp_refused(fire(verb, who, &id, &application),
				               leads_to[state][verb] ? SFP_REASON_ROLE : SFP_REASON_NO_TRANSITION);
		if (!leads_to[state][verb]) {
			ck_sfp_refused(fire(verb, ADMINISTRATOR, &id, &application), SFP_REASON_NO_TRANSITION);
			ck_assert_ptr_null(application);
		} else {
			must(verb, &id, leads_to[state][verb]);
		}
		school_teardown();
		setup();
	}
}
END_TEST

START_TEST(there_is_one_live_application)
{
	sfp_application_form form = school_form();
	sfp_application *application = NULL;
	sfp_id id = drafted();

	ck_sfp_says(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application), SFP_E_EXISTS,
	            "withdraw");
	must(WITHDRAW, &id, SFP_APPLICATION_ORGANIZATION_WITHDRAWN);
	drafted();
}
END_TEST

START_TEST(sending_needs_the_orders_scan_and_the_contacts_data)
{
	static const sfp_fact facts[] = { SFP_FACT_ORDER_ATTACHED, SFP_FACT_CONTACT_FULL_NAME, SFP_FACT_CONTACT_EMAIL,
		                          SFP_FACT_CONTACT_MOBILE, SFP_FACT_ORDER_ATTACHED };
	sfp_application_form form = school_form();
	sfp_application *application = NULL, *sent = NULL;

	if (_i == 0)
		form.order_id = (sfp_id)SFP_ID_NONE;
	if (_i == 1)
		form.full_name = "  ";
	if (_i == 2)
		form.email = NULL;
	if (_i == 3)
		form.mobile = "";
	if (_i == 4)
		form.order_id = school_order(SFP_ORDER_ADMINISTRATOR, "3", NULL); /* issued, but never scanned */
	ck_sfp_ok(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application));
	ck_sfp_refused(fire(SEND, ADMINISTRATOR, &application->head.id, &sent), SFP_REASON_FACT);
	ck_assert(school_lacks(facts[_i]));
	ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "2.1.1");
	must(REVISE, &application->head.id, SFP_APPLICATION_ORGANIZATION_DRAFT);
	must(SEND, &application->head.id, SFP_APPLICATION_ORGANIZATION_SENT);
	sfp_application_free(application);
}
END_TEST

START_TEST(what_no_letter_could_hold_is_invalid_and_named)
{
	sfp_application_form form = school_form();
	sfp_application *application = NULL;
	char overlong[300];

	memset(overlong, 'x', sizeof(overlong) - 1);
	overlong[sizeof(overlong) - 1] = '\0';
	form.contact = (sfp_id)SFP_ID_NONE;
	ck_sfp_says(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application), SFP_E_INVALID,
	            "contact");
	form = school_form();
	form.email = "a.adminova";
	ck_sfp_says(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application), SFP_E_INVALID,
	            "email");
	form = school_form();
	form.mobile = "12345";
	ck_sfp_says(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application), SFP_E_INVALID,
	            "mobile");
	form = school_form();
	form.full_name = overlong;
	ck_sfp_says(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application), SFP_E_INVALID,
	            "full_name");
	form = school_form();
	form.order_id = form.contact;
	ck_sfp_status(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application),
	              SFP_E_NOT_FOUND);
	form.order_id = school_order(SFP_ORDER_USE, "77", "scan");
	ck_sfp_says(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application), SFP_E_INVALID,
	            "administrator");
	form.struct_size = 8;
	ck_sfp_status(sfp_application_draft(school.reg, &school.as[ADMINISTRATOR], &form, &application), SFP_E_MISUSE);
}
END_TEST

START_TEST(a_revision_leaves_what_the_form_leaves_open)
{
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;
	sfp_application *application = NULL;
	sfp_id id = drafted();

	form.email = "new@example.org";
	ck_sfp_ok(sfp_application_revise(school.reg, &school.as[ADMINISTRATOR], &id, &form, &application));
	ck_assert_str_eq(application->contact_email, "new@example.org");
	ck_assert_str_eq(application->contact_full_name, "Админова Анна Андреевна");
	ck_assert(sfp_id_equal(&application->order_id, &school.administrators_order));
	ck_assert_int_eq(application->head.revision, 2);
	sfp_application_free(application);
}
END_TEST

START_TEST(what_was_sent_and_answered_is_kept)
{
	uint8_t digest[32] = { 1, 2, 3 };
	sfp_id id = drafted();
	sfp_application *application = NULL;

	ck_sfp_ok(sfp_application_send(school.reg, &school.as[ADMINISTRATOR], &id, "<1@example.org>", digest,
	                               &application));
	ck_assert_str_eq(application->message_id, "<1@example.org>");
	ck_assert_mem_eq(application->letter_digest, digest, 32);
	ck_assert_int_eq(application->sent_at, school.now);
	sfp_application_free(application);
	ck_sfp_ok(sfp_application_rejected(school.reg, &school.as[ADMINISTRATOR], &id, 0, "нет печати", &application));
	ck_assert_str_eq(application->answer, "нет печати");
	ck_assert_int_eq(application->answered_on, SCHOOL_TODAY);
	sfp_application_free(application);
	must(REVISE, &id, SFP_APPLICATION_ORGANIZATION_DRAFT);
	ck_sfp_ok(sfp_application_send(school.reg, &school.as[ADMINISTRATOR], &id, NULL, NULL, &application));
	ck_assert_str_eq(application->answer, "");
	ck_assert_int_eq(application->answered_on, 0);
	ck_assert_int_eq(application->sends, 2);
	sfp_application_free(application);
}
END_TEST

START_TEST(an_answer_comes_between_the_sending_and_today)
{
	static const sfp_date wrong[] = { SCHOOL_TODAY - 1, SCHOOL_TODAY + 4, 20260931 };
	sfp_id id = in_state(SFP_APPLICATION_ORGANIZATION_SENT);
	sfp_application *application = NULL;

	school.now += 3 * INT64_C(86400000000);
	for (int i = 0; i < 3; i++)
		ck_sfp_status(
			sfp_application_accepted(school.reg, &school.as[ADMINISTRATOR], &id, wrong[i], &application),
			SFP_E_INVALID);
	ck_sfp_ok(sfp_application_accepted(school.reg, &school.as[ADMINISTRATOR], &id, SCHOOL_TODAY + 2, &application));
	ck_assert_int_eq(application->answered_on, SCHOOL_TODAY + 2);
	sfp_application_free(application);
}
END_TEST

START_TEST(a_rejection_without_a_reason_is_refused)
{
	sfp_id id = in_state(SFP_APPLICATION_ORGANIZATION_SENT);
	sfp_application *application = NULL;

	ck_sfp_refused(sfp_application_rejected(school.reg, &school.as[ADMINISTRATOR], &id, 0, " ", &application),
	               SFP_REASON_NEEDS_REASON);
}
END_TEST

START_TEST(a_retry_with_the_same_key_sends_once)
{
	sfp_id id = drafted();
	sfp_application *first = NULL, *second = NULL;

	school.as[ADMINISTRATOR].idempotency_key = "send";
	ck_sfp_ok(fire(SEND, ADMINISTRATOR, &id, &first));
	ck_sfp_ok(fire(SEND, ADMINISTRATOR, &id, &second));
	ck_assert_int_eq(second->sends, 1);
	ck_assert_int_eq(second->head.revision, first->head.revision);
	sfp_application_free(first);
	sfp_application_free(second);
}
END_TEST

START_TEST(the_trail_agrees_without_holding_the_contacts_data)
{
	static const char *const data[] = { "Анна Андреевна", "a.adminova@", "000-00-01" };
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sqlite3_stmt *stmt = NULL;

	school_register_administrator();
	ck_sfp_ok(sfp_trail_verify(school.reg, &school.as[SYSTEM].organization, NULL, &report));
	sqlite3_prepare_v2(sfp__store_connection(school.reg->store), "SELECT entry FROM trail", -1, &stmt, NULL);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		for (size_t i = 0; i < SFP__LENGTH(data); i++)
			ck_assert_ptr_null(memmem(sqlite3_column_blob(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0),
			                          data[i], strlen(data[i])));
	sqlite3_finalize(stmt);
}
END_TEST

START_TEST(addresses_are_told_from_what_is_none)
{
	static const char *const good[] = { "a@b.ru", "a.b+c@school-1.edu.ru", "O'Neil_1@x.y.org" };
	static const char *const bad[] = {
		"",        "a",        "@b.ru",   "a@",      "a@b",    "a@b..ru",  ".a@b.ru",
		"a.@b.ru", "a b@c.ru", "a@b.ru ", "a@b.ru.", "а@б.рф", "a@b@c.ru", "a@b_c.ru"
	};

	for (size_t i = 0; i < SFP__LENGTH(good); i++)
		ck_assert_msg(sfp__email_valid(good[i]), "%s", good[i]);
	for (size_t i = 0; i < SFP__LENGTH(bad); i++)
		ck_assert_msg(!sfp__email_valid(bad[i]), "%s", bad[i]);
}
END_TEST

static Suite *application_organization_suite(void)
{
	Suite *suite = suite_create("application_organization");
	TCase *cases = tcase_create("application");

	tcase_add_checked_fixture(cases, setup, school_teardown);
	tcase_add_loop_test(cases, each_state_permits_its_verbs_to_the_administrator_alone,
	                    SFP_APPLICATION_ORGANIZATION_DRAFT, SFP_APPLICATION_ORGANIZATION_WITHDRAWN + 1);
	tcase_add_test(cases, there_is_one_live_application);
	tcase_add_loop_test(cases, sending_needs_the_orders_scan_and_the_contacts_data, 0, 5);
	tcase_add_test(cases, what_no_letter_could_hold_is_invalid_and_named);
	tcase_add_test(cases, a_revision_leaves_what_the_form_leaves_open);
	tcase_add_test(cases, what_was_sent_and_answered_is_kept);
	tcase_add_test(cases, an_answer_comes_between_the_sending_and_today);
	tcase_add_test(cases, a_rejection_without_a_reason_is_refused);
	tcase_add_test(cases, a_retry_with_the_same_key_sends_once);
	tcase_add_test(cases, the_trail_agrees_without_holding_the_contacts_data);
	tcase_add_test(cases, addresses_are_told_from_what_is_none);
	suite_add_tcase(suite, cases);
	return suite;
}

SUITE_MAIN(application_organization_suite)
