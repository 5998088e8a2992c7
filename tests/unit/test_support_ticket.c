/* test_support_ticket.c: a ticket with the vendor is opened, answered, opened again and closed, by the administrator
 * alone. */
#include "world_check.h"

static sfp_status try_open(const sfp_actor *actor, const char *topic, const char *number, sfp_support_ticket **ret)
{
	sfp_support_ticket_draft draft = SFP_SUPPORT_TICKET_DRAFT_INIT;

	draft.topic = topic;
	draft.number = number;
	return sfp_support_ticket_open(w.reg, actor, &draft, ret);
}

static sfp_id keep(sfp_support_ticket *ticket, sfp_support_ticket_state state)
{
	sfp_id id = ticket->head.id;
	sfp_record *record = NULL;

	ck_assert_int_eq(ticket->head.state, state);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_SUPPORT_TICKET, &id, &record));
	ck_assert_int_eq(record->state, state);
	ck_assert_str_eq(((sfp_support_ticket *)record)->answer, ticket->answer);
	sfp_record_free(record);
	sfp_support_ticket_free(ticket);
	return id;
}

static sfp_id open_ticket(void)
{
	sfp_support_ticket *opened = NULL;

	ck_sfp_ok(try_open(&w.administrator, "журнал не открывается", NULL, &opened));
	ck_assert_str_eq(opened->number, "");
	ck_assert(sfp_id_is_none(&opened->help_request));
	ck_assert(sfp_id_equal(&opened->opened_by, &w.administrator.person));
	ck_assert_int_eq(opened->opened_at, w.now);
	return keep(opened, SFP_SUPPORT_TICKET_OPEN);
}

static sfp_status fire(int event, const sfp_actor *actor, const sfp_id *id, sfp_support_ticket **ret)
{
	switch (event) {
	case 0:
		return sfp_support_ticket_answer(w.reg, actor, id, "S-1", "исправлено", ret);
	case 1:
		return sfp_support_ticket_reopen(w.reg, actor, id, ret);
	default:
		return sfp_support_ticket_close(w.reg, actor, id, ret);
	}
}

static void do_it(int event, const sfp_id *id, sfp_support_ticket_state state)
{
	sfp_support_ticket *after = NULL;

	ck_sfp_ok(fire(event, &w.administrator, id, &after));
	keep(after, state);
}

START_TEST(the_vendors_answer_is_recorded_with_the_number_that_came_with_it)
{
	sfp_id id = open_ticket();
	sfp_support_ticket *answered = NULL, *again = NULL;

	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_support_ticket_answer(w.reg, &w.administrator, &id, "S-1", "обновите приложение", &answered));
	ck_assert_str_eq(answered->number, "S-1");
	ck_assert_str_eq(answered->answer, "обновите приложение");
	ck_assert_int_eq(answered->answered_at, w.now);
	keep(answered, SFP_SUPPORT_TICKET_ANSWERED);
	ck_sfp_ok(sfp_support_ticket_reopen(w.reg, &w.administrator, &id, &again));
	ck_assert_int_eq(again->answered_at, 0);
	ck_assert_int_eq(again->opened_at, w.now);
	ck_assert_str_eq(again->answer, "обновите приложение");
	keep(again, SFP_SUPPORT_TICKET_OPEN);
	ck_sfp_ok(sfp_support_ticket_answer(w.reg, &w.administrator, &id, NULL, "исправлено", &answered));
	ck_assert_str_eq(answered->number, "S-1");
	keep(answered, SFP_SUPPORT_TICKET_ANSWERED);
}
END_TEST

/* What each state lets happen, written a second time: answer, reopen, close. */
/* clang-format off */
static const char *const arrows[] = { [SFP_SUPPORT_TICKET_OPEN] = "+-+", [SFP_SUPPORT_TICKET_ANSWERED] = "-++",
	                              [SFP_SUPPORT_TICKET_CLOSED] = "---" };

static sfp_id bring_to(int state)
{
	sfp_id id = open_ticket();

	if (state == SFP_SUPPORT_TICKET_ANSWERED)
		do_it(0, &id, SFP_SUPPORT_TICKET_ANSWERED);
	if (state == SFP_SUPPORT_TICKET_CLOSED)
		do_it(2, &id, SFP_SUPPORT_TICKET_CLOSED);
	return id;
}

START_TEST(every_state_lets_happen_what_the_act_says_and_nothing_else)
{
	for (int event = 0; event < 3; event++) {
		sfp_id id = bring_to(_i);
		sfp_support_ticket *after = NULL;
		sfp_status status = fire(event, &w.administrator, &id, &after);

		ck_assert_msg((status == SFP_OK) == (arrows[_i][event] == '+'), "state %d, event %d: %s", _i, event,
		              sfp_status_name(status));
		if (status != SFP_OK)
			expect_refused(status, SFP_REASON_NO_TRANSITION, NULL);
		sfp_support_ticket_free(after);
	}
}
END_TEST

START_TEST(nobody_but_the_administrator_deals_with_the_vendor)
{
	const sfp_actor *others[] = { &w.head, &w.deputy, &w.teachers[1], &w.students[0], &w.parent, &w.system };
	sfp_id id = open_ticket(), answered = bring_to(SFP_SUPPORT_TICKET_ANSWERED);
	sfp_support_ticket *none = NULL;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		expect_refused(try_open(others[i], "журнал", NULL, &none), SFP_REASON_ROLE, "2.1.16");
		expect_refused(fire(0, others[i], &id, &none), SFP_REASON_ROLE, "2.1.16");
		expect_refused(fire(1, others[i], &answered, &none), SFP_REASON_ROLE, "2.1.16");
		expect_refused(fire(2, others[i], &id, &none), SFP_REASON_ROLE, "2.1.16");
	}
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(what_is_written_must_be_readable)
{
	sfp_support_ticket *none = NULL;
	sfp_id id = open_ticket(), nobody = w.organization;

	expect_says(try_open(&w.administrator, NULL, NULL, &none), SFP_E_INVALID, "topic");
	expect_says(try_open(&w.administrator, "\xff", NULL, &none), SFP_E_INVALID, "topic");
	expect_says(try_open(&w.administrator, "журнал", "\x01", &none), SFP_E_INVALID, "number");
	expect_says(sfp_support_ticket_answer(w.reg, &w.administrator, &id, NULL, NULL, &none), SFP_E_INVALID, "answer");
	expect_says(sfp_support_ticket_answer(w.reg, &w.administrator, &id, "\xff", "да", &none), SFP_E_INVALID, "number");
	ck_sfp_status(fire(2, &w.administrator, &nobody, &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_support_ticket_open(w.reg, &w.administrator, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_support_ticket_close(w.reg, &w.administrator, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_support_ticket_close(w.reg, &w.administrator, &id, NULL), SFP_E_MISUSE);
	ck_assert_ptr_null(none);
	sfp_support_ticket_free(NULL);
}
END_TEST

static Suite *support_ticket_suite(void)
{
	Suite *suite = suite_create("support_ticket");
	TCase *tickets = tcase_create("tickets");

	tcase_add_checked_fixture(tickets, setup, teardown);
	tcase_add_test(tickets, the_vendors_answer_is_recorded_with_the_number_that_came_with_it);
	tcase_add_loop_test(tickets, every_state_lets_happen_what_the_act_says_and_nothing_else, SFP_SUPPORT_TICKET_OPEN,
	                    SFP_SUPPORT_TICKET_CLOSED + 1);
	tcase_add_test(tickets, nobody_but_the_administrator_deals_with_the_vendor);
	tcase_add_test(tickets, what_is_written_must_be_readable);
	suite_add_tcase(suite, tickets);
	return suite;
}

SUITE_MAIN(support_ticket_suite)

/* clang-format on */
