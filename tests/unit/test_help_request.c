/* test_help_request.c: a participant asks, the administrator answers or asks the vendor, and how long it took is known.
 */
#include "world_check.h"

/* ---- helpers ---- */

/* The state is looked at in what the call gave and in the file. */
static sfp_id keep(sfp_help_request *request, sfp_help_request_state state)
{
	sfp_id id = request->head.id;
	sfp_record *record = NULL;

	ck_assert_int_eq(request->head.state, state);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_HELP_REQUEST, &id, &record));
	ck_assert_int_eq(record->state, state);
	ck_assert_str_eq(((sfp_help_request *)record)->question, request->question);
	ck_assert_str_eq(((sfp_help_request *)record)->answer, request->answer);
	sfp_record_free(record);
	sfp_help_request_free(request);
	return id;
}

static sfp_status try_ask(const sfp_actor *actor, const char *topic, const char *question, sfp_help_request **ret)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;

	draft.topic = topic;
	draft.question = question;
	return sfp_help_request_ask(w.reg, actor, &draft, ret);
}

static sfp_id ask(const sfp_actor *actor)
{
	sfp_help_request *asked = NULL;

	ck_sfp_ok(try_ask(actor, "чат группы", "Не вижу чата.\nЧто делать?", &asked));
	return keep(asked, SFP_HELP_REQUEST_ASKED);
}

static sfp_id answer(const sfp_id *id)
{
	sfp_help_request *answered = NULL;

	ck_sfp_ok(sfp_help_request_answer(w.reg, &w.administrator, id, "Войдите снова.", &answered));
	return keep(answered, SFP_HELP_REQUEST_ANSWERED);
}

static sfp_id escalate(const sfp_id *id, sfp_id *ret_ticket)
{
	sfp_support_ticket *ticket = NULL;
	sfp_help_request *escalated = NULL;

	ck_sfp_ok(sfp_help_request_escalate(w.reg, &w.administrator, id, "S-7", &ticket, &escalated));
	ck_assert(sfp_id_equal(&ticket->help_request, id));
	ck_assert_str_eq(ticket->number, "S-7");
	ck_assert_str_eq(ticket->topic, escalated->topic);
	ck_assert_int_eq(ticket->opened_at, w.now);
	*ret_ticket = ticket->head.id;
	sfp_support_ticket_free(ticket);
	return keep(escalated, SFP_HELP_REQUEST_ESCALATED);
}

/* ---- tests ---- */

START_TEST(every_participant_may_ask)
{
	const sfp_actor *participants[] = { &w.head,        &w.deputy,      &w.administrator,
		                            &w.teachers[1], &w.students[0], &w.parent };

	for (size_t i = 0; i < sizeof(participants) / sizeof(participants[0]); i++) {
		sfp_help_request *asked = NULL;

		ck_sfp_ok(try_ask(participants[i], "  чат   группы ", NULL, &asked));
		ck_assert(sfp_id_equal(&asked->person, &participants[i]->person));
		ck_assert_str_eq(asked->topic, "чат группы");
		ck_assert_str_eq(asked->question, "");
		ck_assert_int_eq(asked->asked_at, w.now);
		keep(asked, SFP_HELP_REQUEST_ASKED);
	}
}
END_TEST

START_TEST(who_is_no_participant_is_refused)
{
	sfp_id stranger = world_person(&w, "Прохожий");
	sfp_actor passer = world_actor(&w, &stranger);
	sfp_help_request *none = NULL;

	expect_refused(try_ask(&passer, "чат", NULL, &none), SFP_REASON_ROLE, "2.1.15");
	expect_refused(try_ask(&w.system, "чат", NULL, &none), SFP_REASON_ROLE, "2.1.15");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(the_administrator_answers_and_the_time_it_took_is_known)
{
	sfp_id id = ask(&w.students[0]);
	sfp_help_request *answered = NULL;

	world_pass_days(&w, 2);
	ck_sfp_ok(sfp_help_request_answer(w.reg, &w.administrator, &id, "Войдите снова.\n", &answered));
	ck_assert_str_eq(answered->answer, "Войдите снова.\n");
	ck_assert(sfp_id_equal(&answered->answered_by, &w.administrator.person));
	ck_assert_int_eq(answered->answered_at - answered->asked_at, 2 * INT64_C(86400000000));
	keep(answered, SFP_HELP_REQUEST_ANSWERED);
}
END_TEST

START_TEST(nobody_but_the_administrator_answers_or_passes_on)
{
	const sfp_actor *others[] = { &w.head, &w.teachers[1], &w.students[0], &w.parent };
	sfp_id id = ask(&w.students[0]);
	sfp_help_request *none = NULL;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		expect_refused(sfp_help_request_answer(w.reg, others[i], &id, "так", &none), SFP_REASON_ROLE, "2.1.15");
		expect_refused(sfp_help_request_escalate(w.reg, others[i], &id, NULL, NULL, &none), SFP_REASON_ROLE,
		               "2.1.16");
	}
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(what_the_administrator_cannot_answer_goes_to_the_vendor_with_a_ticket_and_comes_back)
{
	sfp_id id = ask(&w.teachers[1]), ticket;

	escalate(&id, &ticket);
	answer(&id);
}
END_TEST

START_TEST(the_ticket_may_be_left_alone)
{
	sfp_id id = ask(&w.teachers[1]);
	sfp_help_request *escalated = NULL;

	ck_sfp_ok(sfp_help_request_escalate(w.reg, &w.administrator, &id, NULL, NULL, &escalated));
	keep(escalated, SFP_HELP_REQUEST_ESCALATED);
}
END_TEST

START_TEST(a_retry_of_passing_on_gives_the_same_ticket)
{
	sfp_id id = ask(&w.teachers[1]);
	sfp_actor once = w.administrator;
	sfp_support_ticket *first = NULL, *second = NULL;
	sfp_help_request *escalated = NULL;

	once.idempotency_key = "escalate";
	ck_sfp_ok(sfp_help_request_escalate(w.reg, &once, &id, "S-1", &first, &escalated));
	sfp_help_request_free(escalated);
	ck_sfp_ok(sfp_help_request_escalate(w.reg, &once, &id, "S-1", &second, &escalated));
	keep(escalated, SFP_HELP_REQUEST_ESCALATED);
	ck_assert(sfp_id_equal(&first->head.id, &second->head.id));
	sfp_support_ticket_free(first);
	sfp_support_ticket_free(second);
	ck_sfp_status(sfp_help_request_escalate(w.reg, &once, &id, "S-2", NULL, &escalated), SFP_E_CONFLICT);
}
END_TEST

START_TEST(an_answer_that_did_not_help_is_asked_again_and_its_term_begins_anew)
{
	sfp_id id = ask(&w.parent);
	sfp_help_request *again = NULL;

	answer(&id);
	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_help_request_reopen(w.reg, &w.parent, &id, NULL, &again));
	ck_assert_int_eq(again->asked_at, w.now);
	ck_assert_int_eq(again->answered_at, 0);
	ck_assert(sfp_id_is_none(&again->answered_by));
	ck_assert_str_eq(again->question, "Не вижу чата.\nЧто делать?");
	ck_assert_str_eq(again->answer, "Войдите снова.");
	keep(again, SFP_HELP_REQUEST_ASKED);
	answer(&id);
	ck_sfp_ok(sfp_help_request_reopen(w.reg, &w.parent, &id, "И теперь нет.", &again));
	ck_assert_str_eq(again->question, "И теперь нет.");
	keep(again, SFP_HELP_REQUEST_ASKED);
}
END_TEST

START_TEST(what_is_closed_stays_closed)
{
	sfp_id id = ask(&w.students[0]);
	sfp_help_request *closed = NULL, *none = NULL;

	answer(&id);
	ck_sfp_ok(sfp_help_request_close(w.reg, &w.students[0], &id, &closed));
	ck_assert_int_eq(closed->closed_at, w.now);
	keep(closed, SFP_HELP_REQUEST_CLOSED);
	expect_refused(sfp_help_request_close(w.reg, &w.students[0], &id, &none), SFP_REASON_NO_TRANSITION, NULL);
	expect_refused(sfp_help_request_reopen(w.reg, &w.students[0], &id, NULL, &none), SFP_REASON_NO_TRANSITION,
	               NULL);
	expect_refused(sfp_help_request_answer(w.reg, &w.administrator, &id, "так", &none), SFP_REASON_NO_TRANSITION,
	               NULL);
	expect_refused(sfp_help_request_escalate(w.reg, &w.administrator, &id, NULL, NULL, &none),
	               SFP_REASON_NO_TRANSITION, NULL);
}
END_TEST

/* What each state lets happen, written a second time: answer, escalate, reopen, close. */
/* clang-format off */
static const char *const arrows[] = { [SFP_HELP_REQUEST_ASKED] = "++--", [SFP_HELP_REQUEST_ANSWERED] = "--++",
	                              [SFP_HELP_REQUEST_ESCALATED] = "+---", [SFP_HELP_REQUEST_CLOSED] = "----" };

static sfp_status fire(int event, const sfp_id *id, sfp_help_request **ret)
{
	switch (event) {
	case 0:
		return sfp_help_request_answer(w.reg, &w.administrator, id, "так", ret);
	case 1:
		return sfp_help_request_escalate(w.reg, &w.administrator, id, NULL, NULL, ret);
	case 2:
		return sfp_help_request_reopen(w.reg, &w.students[0], id, NULL, ret);
	default:
		return sfp_help_request_close(w.reg, &w.students[0], id, ret);
	}
}

static sfp_id bring_to(int state)
{
	sfp_id id = ask(&w.students[0]), ticket;
	sfp_help_request *closed = NULL;

	if (state == SFP_HELP_REQUEST_ESCALATED)
		return escalate(&id, &ticket);
	if (state != SFP_HELP_REQUEST_ASKED)
		answer(&id);
	if (state == SFP_HELP_REQUEST_CLOSED) {
		ck_sfp_ok(sfp_help_request_close(w.reg, &w.students[0], &id, &closed));
		keep(closed, SFP_HELP_REQUEST_CLOSED);
	}
	return id;
}

START_TEST(every_state_lets_happen_what_the_act_says_and_nothing_else)
{
	for (int event = 0; event < 4; event++) {
		sfp_id id = bring_to(_i);
		sfp_help_request *after = NULL;
		sfp_status status = fire(event, &id, &after);

		ck_assert_msg((status == SFP_OK) == (arrows[_i][event] == '+'), "state %d, event %d: %s", _i, event,
		              sfp_status_name(status));
		sfp_help_request_free(after);
	}
}
END_TEST

START_TEST(what_is_said_must_be_said_and_readable)
{
	static char endless[9000];
	sfp_help_request *none = NULL;
	sfp_id id = ask(&w.students[0]), nobody = w.organization;

	memset(endless, 'x', sizeof(endless) - 1);
	expect_says(try_ask(&w.students[0], NULL, "?", &none), SFP_E_INVALID, "topic");
	expect_says(try_ask(&w.students[0], " \n ", "?", &none), SFP_E_INVALID, "topic");
	expect_says(try_ask(&w.students[0], "чат", "\xff", &none), SFP_E_INVALID, "question");
	expect_says(try_ask(&w.students[0], "чат", "a\x1b[31m", &none), SFP_E_INVALID, "question");
	expect_says(try_ask(&w.students[0], "чат", endless, &none), SFP_E_INVALID, "8000");
	expect_says(sfp_help_request_answer(w.reg, &w.administrator, &id, NULL, &none), SFP_E_INVALID, "answer");
	expect_says(sfp_help_request_answer(w.reg, &w.administrator, &id, "", &none), SFP_E_INVALID, "answer");
	expect_says(sfp_help_request_answer(w.reg, &w.administrator, &id, endless, &none), SFP_E_INVALID, "8000");
	expect_says(sfp_help_request_escalate(w.reg, &w.administrator, &id, "\xff", NULL, &none), SFP_E_INVALID, "number");
	ck_sfp_status(sfp_help_request_answer(w.reg, &w.administrator, &nobody, "так", &none), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(none);
	answer(&id); /* nothing of it was kept */
}
END_TEST

START_TEST(a_refused_passing_on_opens_no_ticket)
{
	sfp_id id = ask(&w.students[0]);
	sfp_help_request *none = NULL;
	sfp_page *page = NULL;

	expect_refused(sfp_help_request_escalate(w.reg, &w.teachers[1], &id, NULL, NULL, &none), SFP_REASON_ROLE, "2.1.16");
	expect_says(sfp_help_request_escalate(w.reg, &w.administrator, &id, "\xff", NULL, &none), SFP_E_INVALID, "number");
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_SUPPORT_TICKET, NULL, &page));
	ck_assert_uint_eq(page->count, 0);
	sfp_page_free(page);
}
END_TEST

START_TEST(misuse_is_answered_as_misuse)
{
	sfp_help_request_draft small = { .struct_size = 1 };
	sfp_help_request *none = NULL;
	sfp_id id = ask(&w.students[0]);

	ck_sfp_status(sfp_help_request_ask(NULL, &w.students[0], &small, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_help_request_ask(w.reg, &w.students[0], NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_help_request_ask(w.reg, &w.students[0], &small, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_help_request_answer(w.reg, NULL, &id, "так", &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_help_request_answer(w.reg, &w.administrator, NULL, "так", &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_help_request_close(w.reg, &w.administrator, &id, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_help_request_escalate(w.reg, &w.administrator, NULL, NULL, NULL, &none), SFP_E_MISUSE);
	sfp_help_request_free(NULL);
	ck_assert_ptr_null(none);
}
END_TEST

static Suite *help_request_suite(void)
{
	Suite *suite = suite_create("help_request");
	TCase *asks = tcase_create("asks"), *states = tcase_create("states");

	tcase_add_checked_fixture(asks, setup, teardown);
	tcase_add_test(asks, every_participant_may_ask);
	tcase_add_test(asks, who_is_no_participant_is_refused);
	tcase_add_test(asks, the_administrator_answers_and_the_time_it_took_is_known);
	tcase_add_test(asks, nobody_but_the_administrator_answers_or_passes_on);
	tcase_add_test(asks, what_the_administrator_cannot_answer_goes_to_the_vendor_with_a_ticket_and_comes_back);
	tcase_add_test(asks, the_ticket_may_be_left_alone);
	tcase_add_test(asks, a_retry_of_passing_on_gives_the_same_ticket);
	tcase_add_test(asks, an_answer_that_did_not_help_is_asked_again_and_its_term_begins_anew);
	tcase_add_test(asks, what_is_closed_stays_closed);
	tcase_add_test(asks, what_is_said_must_be_said_and_readable);
	tcase_add_test(asks, a_refused_passing_on_opens_no_ticket);
	tcase_add_test(asks, misuse_is_answered_as_misuse);
	suite_add_tcase(suite, asks);
	tcase_add_checked_fixture(states, setup, teardown);
	tcase_add_loop_test(states, every_state_lets_happen_what_the_act_says_and_nothing_else, SFP_HELP_REQUEST_ASKED,
	                    SFP_HELP_REQUEST_CLOSED + 1);
	suite_add_tcase(suite, states);
	return suite;
}

SUITE_MAIN(help_request_suite)

/* clang-format on */
