/* test_usage.c: rights that can only be refused wrongly are refused to nobody who has them; safety is acknowledged,
 * incidents settled. */
#include "world_check.h"

#define HOUR INT64_C(3600000000)

static const sfp_action users_rights[] = { SFP_ACTION_PLATFORM_ACCESS, SFP_ACTION_SUPPORT_REQUEST,
	                                   SFP_ACTION_RESOURCES_READ };
#define RIGHTS (sizeof(users_rights) / sizeof(users_rights[0]))

static sfp_status use(const sfp_actor *actor, sfp_action action)
{
	sfp_usage_draft draft = SFP_USAGE_DRAFT_INIT;
	sfp_usage *usage = NULL;
	sfp_status status;

	draft.action = action;
	status = sfp_usage_record(w.reg, actor, &draft, &usage);
	if (status == SFP_OK) {
		ck_assert(sfp_id_equal(&usage->person, &actor->person));
		ck_assert_int_eq(usage->action, action);
		ck_assert_int_eq(usage->used_on, sfp_date_of_time(w.now));
	}
	sfp_usage_free(usage);
	return status;
}

static sfp_status may(const sfp_actor *actor, sfp_action action)
{
	sfp_question question = SFP_QUESTION_INIT;

	question.action = action;
	return sfp_may(w.reg, actor, &question, NULL);
}

static void ck_free_to_use(const sfp_actor *actor, sfp_action action)
{
	sfp_status asked = may(actor, action), done = use(actor, action);

	ck_assert_msg(asked == SFP_OK && done == SFP_OK, "%s at %lld: %s", sfp_action_name(action), (long long)w.now,
	              sfp_registry_message(w.reg));
}

/* ---- 3.1-3.4 ---- */

START_TEST(no_role_of_a_user_is_refused)
{
	const sfp_actor *users[] = { &w.head,        &w.deputy,      &w.administrator, &w.teachers[1],
		                     &w.students[0], &w.students[5], &w.parent };

	for (size_t i = 0; i < sizeof(users) / sizeof(users[0]); i++)
		for (size_t right = 0; right < RIGHTS; right++)
			ck_free_to_use(users[i], users_rights[right]);
}
END_TEST

START_TEST(no_hour_of_the_day_and_no_day_of_the_year_is_refused)
{
	for (int hour = 0; hour < 24; hour++) {
		for (size_t right = 0; right < RIGHTS; right++)
			ck_free_to_use(&w.students[0], users_rights[right]);
		ck_free_to_use(&w.teachers[1], SFP_ACTION_SEMINAR_ATTEND);
		w.now += HOUR;
	}
	for (int day = 0; day < 366; day += 6) { /* weekdays, Sundays, holidays; the act's clock runs on */
		ck_free_to_use(&w.parent, SFP_ACTION_PLATFORM_ACCESS);
		world_pass_days(&w, 6);
	}
}
END_TEST

/* Joined or not, verified or not, removed again, transferred: who is a user stays one. */
START_TEST(no_state_of_membership_is_refused)
{
	sfp_verification *asked = NULL;
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_membership *ended = NULL;

	ck_free_to_use(&w.teachers[2], SFP_ACTION_PLATFORM_ACCESS);
	world_join(&w, &w.teachers[2], &w.staffroom, SFP_ROLE_TEACHER);
	ck_free_to_use(&w.teachers[2], SFP_ACTION_PLATFORM_ACCESS);
	ck_sfp_ok(sfp_verification_request(w.reg, &w.teachers[2], &w.teachers[2].person, &asked));
	sfp_verification_free(asked);
	ck_free_to_use(&w.teachers[2], SFP_ACTION_SEMINAR_ATTEND);
	filter.person = w.teachers[2].person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_MEMBERSHIP, &filter, &page));
	ck_sfp_ok(sfp_membership_end(w.reg, &w.administrator, &page->records[0]->id, "по ошибке", &ended));
	sfp_membership_free(ended);
	sfp_page_free(page);
	for (size_t right = 0; right < RIGHTS; right++)
		ck_free_to_use(&w.teachers[2], users_rights[right]);
	ck_free_to_use(&w.teachers[2], SFP_ACTION_SEMINAR_ATTEND);
}
END_TEST

/* Nothing in the policy's vocabulary that these rights could ask of a user: no fee and no hour is a fact of theirs. */
START_TEST(the_rights_ask_for_nothing_but_who_one_is)
{
	sfp_policy *policy = NULL;

	ck_sfp_ok(sfp_policy_load_builtin(&policy));
	for (size_t right = 0; right < RIGHTS; right++) {
		sfp_facts asked = { { 0, 0 } }, known = { { 0, 0 } };

		ck_sfp_ok(sfp_policy_facts_asked(policy, SFP_ROLE_BIT(SFP_ROLE_STUDENT), users_rights[right],
		                                 SFP_KIND_NONE, &asked));
		sfp_facts_add(&known, SFP_FACT_ACTOR_IS_USER);
		ck_assert_mem_eq(&asked, &known, sizeof(asked));
	}
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(seminars_are_for_pedagogues_and_rights_for_users)
{
	sfp_id stranger = world_person(&w, "Прохожий");
	sfp_actor passer = world_actor(&w, &stranger);

	ck_free_to_use(&w.administrator, SFP_ACTION_SEMINAR_ATTEND);
	expect_refused(use(&w.students[0], SFP_ACTION_SEMINAR_ATTEND), SFP_REASON_ROLE, "3.4");
	expect_refused(use(&w.parent, SFP_ACTION_SEMINAR_ATTEND), SFP_REASON_ROLE, "3.4");
	for (size_t right = 0; right < RIGHTS; right++) {
		expect_refused(use(&passer, users_rights[right]), SFP_REASON_ROLE, NULL);
		expect_refused(use(&w.system, users_rights[right]), SFP_REASON_ROLE, NULL);
	}
}
END_TEST

START_TEST(what_has_a_verb_of_its_own_is_no_usage)
{
	sfp_usage_draft draft = SFP_USAGE_DRAFT_INIT, small = { .struct_size = 1 };
	sfp_usage *none = NULL;

	for (int action = 0; action < SFP_ACTION_END; action++) {
		bool exercised = action == SFP_ACTION_PLATFORM_ACCESS || action == SFP_ACTION_SUPPORT_REQUEST ||
		                 action == SFP_ACTION_RESOURCES_READ || action == SFP_ACTION_SEMINAR_ATTEND ||
		                 action == SFP_ACTION_CHAT_PARTICIPATE;

		draft.action = (sfp_action)action;
		if (!exercised)
			expect_says(sfp_usage_record(w.reg, &w.teachers[1], &draft, &none), SFP_E_INVALID, "action");
	}
	draft.action = SFP_ACTION_CHAT_PARTICIPATE;
	expect_says(sfp_usage_record(w.reg, &w.teachers[1], &draft, &none), SFP_E_INVALID, "chat_id");
	draft.chat_id = w.organization;
	ck_sfp_status(sfp_usage_record(w.reg, &w.teachers[1], &draft, &none), SFP_E_NOT_FOUND);
	draft.action = SFP_ACTION_PLATFORM_ACCESS;
	expect_says(sfp_usage_record(w.reg, &w.teachers[1], &draft, &none), SFP_E_INVALID, "chat_id");
	draft.chat_id = (sfp_id)SFP_ID_NONE;
	draft.used_on = 20250903;
	expect_says(sfp_usage_record(w.reg, &w.teachers[1], &draft, &none), SFP_E_INVALID, "used_on");
	draft.used_on = 0;
	draft.title = "\xff";
	expect_says(sfp_usage_record(w.reg, &w.teachers[1], &draft, &none), SFP_E_INVALID, "title");
	ck_sfp_status(sfp_usage_record(w.reg, &w.teachers[1], &small, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_usage_record(w.reg, &w.teachers[1], &draft, NULL), SFP_E_MISUSE);
	ck_assert_ptr_null(none);
	sfp_usage_free(NULL);
}
END_TEST

/* ---- safety ---- */

START_TEST(a_student_acknowledges_the_rules_and_their_text_is_known_by_its_digest)
{
	static const uint8_t nothing[32];
	sfp_acknowledgement_draft draft = SFP_ACKNOWLEDGEMENT_DRAFT_INIT;
	sfp_acknowledgement *known = NULL, *unread = NULL;

	draft.rules = "Правила безопасности, редакция 2";
	ck_sfp_ok(sfp_acknowledgement_sign(w.reg, &w.students[0], &draft, &unread));
	ck_assert_mem_eq(unread->rules_digest, nothing, 32);
	draft.text = "никому не говорить пароль";
	draft.text_length = strlen(draft.text);
	draft.acknowledged_on = 20250901;
	ck_sfp_ok(sfp_acknowledgement_sign(w.reg, &w.students[0], &draft, &known));
	ck_assert(sfp_id_equal(&known->person, &w.students[0].person));
	ck_assert_int_eq(known->acknowledged_on, 20250901);
	ck_assert(memcmp(known->rules_digest, nothing, 32) != 0);
	sfp_acknowledgement_free(known);
	sfp_acknowledgement_free(unread);
}
END_TEST

START_TEST(only_students_are_bound_by_the_rules_of_safety)
{
	sfp_acknowledgement_draft draft = SFP_ACKNOWLEDGEMENT_DRAFT_INIT, small = { .struct_size = 1 };
	sfp_acknowledgement *none = NULL;

	draft.rules = "Правила";
	expect_refused(sfp_acknowledgement_sign(w.reg, &w.teachers[1], &draft, &none), SFP_REASON_ROLE, "2.5.4");
	expect_refused(sfp_acknowledgement_sign(w.reg, &w.parent, &draft, &none), SFP_REASON_ROLE, "2.5.4");
	draft.acknowledged_on = 20250903;
	expect_says(sfp_acknowledgement_sign(w.reg, &w.students[0], &draft, &none), SFP_E_INVALID, "acknowledged_on");
	draft.acknowledged_on = 0;
	draft.rules = NULL;
	expect_says(sfp_acknowledgement_sign(w.reg, &w.students[0], &draft, &none), SFP_E_INVALID, "rules");
	ck_sfp_status(sfp_acknowledgement_sign(w.reg, &w.students[0], &small, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_acknowledgement_sign(w.reg, &w.students[0], &draft, NULL), SFP_E_MISUSE);
	sfp_acknowledgement_free(NULL);
}
END_TEST

static sfp_status report_incident(const sfp_actor *actor, sfp_action action, const char *description,
                                  sfp_incident **ret)
{
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;

	draft.action = action;
	draft.description = description;
	return sfp_incident_report(w.reg, actor, &draft, ret);
}

static sfp_id reported(void)
{
	sfp_incident *incident = NULL;
	sfp_id id;

	ck_sfp_ok(report_incident(&w.students[0], SFP_ACTION_PROFILE_SECURE, "Чужой вход.\nВчера.", &incident));
	ck_assert_int_eq(incident->reported_at, w.now);
	ck_assert_int_eq(incident->settled_at, 0);
	ck_assert_str_eq(incident->description, "Чужой вход.\nВчера.");
	id = incident->head.id;
	sfp_incident_free(incident);
	return id;
}

START_TEST(every_user_may_report_what_happened_to_a_profile_or_a_right)
{
	static const sfp_action matters[] = { SFP_ACTION_PROFILE_SECURE,  SFP_ACTION_PLATFORM_ACCESS,
		                              SFP_ACTION_SUPPORT_REQUEST, SFP_ACTION_RESOURCES_READ,
		                              SFP_ACTION_SEMINAR_ATTEND,  SFP_ACTION_CHAT_PARTICIPATE,
		                              SFP_ACTION_LESSON_JOIN,     SFP_ACTION_EVENT_JOIN };
	const sfp_actor *users[] = { &w.head, &w.teachers[1], &w.students[0], &w.parent };

	for (int action = 0; action < SFP_ACTION_END; action++) {
		sfp_incident *incident = NULL;
		bool matter = false;

		for (size_t i = 0; i < sizeof(matters) / sizeof(matters[0]); i++)
			matter |= matters[i] == (sfp_action)action;
		expect_says(report_incident(users[action % 4], (sfp_action)action, "так", &incident),
		            matter ? SFP_OK : SFP_E_INVALID, matter ? "" : "profile.secure");
		sfp_incident_free(incident);
	}
}
END_TEST

START_TEST(the_administrator_settles_an_incident_once)
{
	sfp_id id = reported();
	sfp_incident *settled = NULL, *none = NULL;

	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_incident_settle(w.reg, &w.administrator, &id, "Сеансы закрыты.", &settled));
	ck_assert_int_eq(settled->settled_at, w.now);
	ck_assert(sfp_id_equal(&settled->settled_by, &w.administrator.person));
	ck_assert_str_eq(settled->settlement, "Сеансы закрыты.");
	ck_assert_str_eq(settled->description, "Чужой вход.\nВчера.");
	sfp_incident_free(settled);
	expect_says(sfp_incident_settle(w.reg, &w.administrator, &id, "снова", &none), SFP_E_EXISTS, "settled");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(nobody_else_settles_and_nothing_is_settled_without_words)
{
	const sfp_actor *others[] = { &w.head, &w.teachers[1], &w.students[0], &w.parent, &w.system };
	sfp_id id = reported(), nobody = w.organization;
	sfp_incident *none = NULL;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		expect_refused(sfp_incident_settle(w.reg, others[i], &id, "так", &none), SFP_REASON_ROLE, "2.1.15");
	expect_says(sfp_incident_settle(w.reg, &w.administrator, &id, NULL, &none), SFP_E_INVALID, "settlement");
	expect_says(sfp_incident_settle(w.reg, &w.administrator, &id, " ", &none), SFP_E_INVALID, "settlement");
	ck_sfp_status(sfp_incident_settle(w.reg, &w.administrator, &nobody, "так", &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_incident_settle(w.reg, &w.administrator, NULL, "так", &none), SFP_E_MISUSE);
	expect_says(report_incident(&w.students[0], SFP_ACTION_PROFILE_SECURE, NULL, &none), SFP_E_INVALID,
	            "description");
	ck_assert_ptr_null(none);
	sfp_incident_free(NULL);
}
END_TEST

static Suite *usage_suite(void)
{
	Suite *suite = suite_create("usage");
	TCase *rights = tcase_create("rights"), *safety = tcase_create("safety");

	tcase_add_checked_fixture(rights, setup, teardown);
	tcase_add_test(rights, no_role_of_a_user_is_refused);
	tcase_add_test(rights, no_hour_of_the_day_and_no_day_of_the_year_is_refused);
	tcase_add_test(rights, no_state_of_membership_is_refused);
	tcase_add_test(rights, the_rights_ask_for_nothing_but_who_one_is);
	tcase_add_test(rights, seminars_are_for_pedagogues_and_rights_for_users);
	tcase_add_test(rights, what_has_a_verb_of_its_own_is_no_usage);
	suite_add_tcase(suite, rights);
	tcase_add_checked_fixture(safety, setup, teardown);
	tcase_add_test(safety, a_student_acknowledges_the_rules_and_their_text_is_known_by_its_digest);
	tcase_add_test(safety, only_students_are_bound_by_the_rules_of_safety);
	tcase_add_test(safety, every_user_may_report_what_happened_to_a_profile_or_a_right);
	tcase_add_test(safety, the_administrator_settles_an_incident_once);
	tcase_add_test(safety, nobody_else_settles_and_nothing_is_settled_without_words);
	suite_add_tcase(suite, safety);
	return suite;
}

SUITE_MAIN(usage_suite)
