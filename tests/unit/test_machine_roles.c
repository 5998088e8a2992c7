/* test_machine_roles.c: who may fire which event under the built-in act, state by state and role by role. */
#include <string.h>

#include "base/cleanup.h"
#include "check_main.h"
#include "sferumpolicy/machine.h"

/*
 * The roles that an event needs, one sign each, in the order of their numbers: Council, Head, aDministration,
 * Administrator, hOmeroom teacher, Teacher, Student, Parent, User, orGanization, X the act itself. A head is of the
 * administration; an administrator and a homeroom teacher are teachers; all these, students and parents are users.
 */
#define SIGNS "CHDAOTSPUGX"

/* Read from the act by hand; the comments name the norms that give it. Every fact is known to hold. */
static const struct right {
	sfp_machine machine;
	const char *event;
	sfp_kind kind;
	const char *roles;
} rights[] = {
	/* administrator.applies, administrator.registers */
	{ SFP_MACHINE_APPLICATION_ORGANIZATION, "revise", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPLICATION_ORGANIZATION, "send", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPLICATION_ORGANIZATION, "platform_accept", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPLICATION_ORGANIZATION, "platform_reject", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPLICATION_ORGANIZATION, "register_administrator", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPLICATION_ORGANIZATION, "withdraw", SFP_KIND_NONE, "---A-------" },
	/* administrator.admits: teachers and students apply and may think better of it; the clock is nobody */
	{ SFP_MACHINE_APPLICATION_MEMBERSHIP, "consider", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPLICATION_MEMBERSHIP, "accept", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPLICATION_MEMBERSHIP, "reject", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPLICATION_MEMBERSHIP, "withdraw", SFP_KIND_NONE, "---AOTS----" },
	{ SFP_MACHINE_APPLICATION_MEMBERSHIP, "lapse", SFP_KIND_NONE, "-----------" },
	/* administrator.invites, administrator.annuls_invites; student.joins_chat, parent.joins_chat: into chats */
	{ SFP_MACHINE_INVITE, "send", SFP_KIND_NONE, "-HDAOT-----" },
	{ SFP_MACHINE_INVITE, "annul", SFP_KIND_NONE, "-HDAOT-----" },
	/* administration.joins, homeroom.joins, teacher.joins, student.joins_chat, parent.joins_chat */
	{ SFP_MACHINE_INVITE, "claim", SFP_KIND_NONE, "-HDAOTSP---" },
	{ SFP_MACHINE_INVITE, "expire", SFP_KIND_NONE, "-----------" },
	/* administrator.verifies, administrator.records_movement */
	{ SFP_MACHINE_VERIFICATION, "confirm", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_VERIFICATION, "reject", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_VERIFICATION, "revoke", SFP_KIND_NONE, "---A-------" },
	/* administration.verified, homeroom.verified, teacher.verified; the last two may withdraw their request */
	{ SFP_MACHINE_VERIFICATION, "request_again", SFP_KIND_NONE, "-HDAOT-----" },
	{ SFP_MACHINE_VERIFICATION, "withdraw", SFP_KIND_NONE, "---AOT-----" },
	/* administrator.records_movement: the order is the administration's, the record the administrator's */
	{ SFP_MACHINE_MOVEMENT, "order", SFP_KIND_NONE, "-HD--------" },
	{ SFP_MACHINE_MOVEMENT, "apply", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_MOVEMENT, "cancel", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_MOVEMENT, "reverse", SFP_KIND_NONE, "---A-------" },
	/* administrator.registers, administrator.appointed */
	{ SFP_MACHINE_APPOINTMENT, "register", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_APPOINTMENT, "end", SFP_KIND_NONE, "-H---------" },
	/* act.adopted, act.approved, act.in_force (nobody's deed), act.amended */
	{ SFP_MACHINE_EDITION, "adopt", SFP_KIND_NONE, "C----------" },
	{ SFP_MACHINE_EDITION, "approve", SFP_KIND_NONE, "-H---------" },
	{ SFP_MACHINE_EDITION, "enact", SFP_KIND_NONE, "----------X" },
	{ SFP_MACHINE_EDITION, "supersede", SFP_KIND_NONE, "-----------" },
	{ SFP_MACHINE_EDITION, "withdraw", SFP_KIND_NONE, "C----------" },
	/* administration.communicates, homeroom.communicates, teacher.communicates: each their own chats */
	{ SFP_MACHINE_CHAT, "archive", SFP_KIND_STAFFROOM, "-HDAOT-----" },
	{ SFP_MACHINE_CHAT, "archive", SFP_KIND_HEAD_DEPUTIES, "-HDAOT-----" },
	{ SFP_MACHINE_CHAT, "archive", SFP_KIND_MANAGEMENT, "-HDAOT-----" },
	{ SFP_MACHINE_CHAT, "archive", SFP_KIND_CLASS_STUDENTS, "-HDAOT-----" },
	{ SFP_MACHINE_CHAT, "archive", SFP_KIND_CLASS_PARENTS, "-HDAOT-----" },
	{ SFP_MACHINE_CHAT, "archive", SFP_KIND_SUBJECT_STUDENTS, "-HDAOT-----" },
	/* administrator.runs_channels, administration.provides_material */
	{ SFP_MACHINE_CHANNEL_POST, "post", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_CHANNEL_POST, "decline", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_CHANNEL_POST, "withdraw", SFP_KIND_NONE, "-HD--------" },
	/* administrator.broadcasts */
	{ SFP_MACHINE_EVENT, "reschedule", SFP_KIND_BROADCAST, "---A-------" },
	{ SFP_MACHINE_EVENT, "start", SFP_KIND_BROADCAST, "---A-------" },
	{ SFP_MACHINE_EVENT, "finish", SFP_KIND_BROADCAST, "---A-------" },
	{ SFP_MACHINE_EVENT, "cancel", SFP_KIND_BROADCAST, "---A-------" },
	/* teacher.communicates */
	{ SFP_MACHINE_EVENT, "reschedule", SFP_KIND_LESSON, "---AOT-----" },
	{ SFP_MACHINE_EVENT, "start", SFP_KIND_LESSON, "---AOT-----" },
	{ SFP_MACHINE_EVENT, "finish", SFP_KIND_LESSON, "---AOT-----" },
	{ SFP_MACHINE_EVENT, "cancel", SFP_KIND_LESSON, "---AOT-----" },
	/* homeroom.communicates */
	{ SFP_MACHINE_EVENT, "reschedule", SFP_KIND_CLASS_EVENT, "----O------" },
	{ SFP_MACHINE_EVENT, "start", SFP_KIND_CLASS_EVENT, "----O------" },
	{ SFP_MACHINE_EVENT, "finish", SFP_KIND_CLASS_EVENT, "----O------" },
	{ SFP_MACHINE_EVENT, "cancel", SFP_KIND_CLASS_EVENT, "----O------" },
	/* administration.communicates */
	{ SFP_MACHINE_EVENT, "reschedule", SFP_KIND_MEETING, "-HD--------" },
	{ SFP_MACHINE_EVENT, "start", SFP_KIND_MEETING, "-HD--------" },
	{ SFP_MACHINE_EVENT, "finish", SFP_KIND_MEETING, "-HD--------" },
	{ SFP_MACHINE_EVENT, "cancel", SFP_KIND_MEETING, "-HD--------" },
	/* administrator.helps: any participant asks again and closes; administrator.deals_with_support */
	{ SFP_MACHINE_HELP_REQUEST, "answer", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_HELP_REQUEST, "escalate", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_HELP_REQUEST, "reopen", SFP_KIND_NONE, "-HDAOTSPU--" },
	{ SFP_MACHINE_HELP_REQUEST, "close", SFP_KIND_NONE, "-HDAOTSPU--" },
	{ SFP_MACHINE_SUPPORT_TICKET, "answer", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_SUPPORT_TICKET, "reopen", SFP_KIND_NONE, "---A-------" },
	{ SFP_MACHINE_SUPPORT_TICKET, "close", SFP_KIND_NONE, "---A-------" },
};

static sfp_policy *policy;

static void load_the_act(void)
{
	ck_assert_int_eq(sfp_policy_load_builtin(&policy), SFP_OK);
}

static void forget_the_act(void)
{
	sfp_policy_unref(policy);
	policy = NULL;
}

/* Every fact that has a name. */
static sfp_facts all_facts(void)
{
	sfp_facts facts = { { 0, 0 } };

	for (int fact = 1; fact < SFP_FACT_END; fact++)
		if (sfp_fact_name((sfp_fact)fact))
			sfp_facts_add(&facts, (sfp_fact)fact);
	return facts;
}

static bool permits(sfp_action action, sfp_kind kind, int role)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;

	request.roles = SFP_ROLE_BIT(role);
	request.action = action;
	request.kind = kind;
	request.known_true = all_facts();
	ck_assert_int_eq(sfp_decide(policy, &request, &decision), SFP_OK);
	/* With all facts known, nothing can be left open. */
	ck_assert_int_ne(decision.effect, SFP_EFFECT_UNDETERMINED);
	return decision.effect == SFP_EFFECT_PERMIT;
}

/* Does the state know the event, and does the act give its action to the role? */
static bool may_fire(const struct right *right, int state, int event, int role)
{
	sfp_facts everything = all_facts();
	sfp_step step = SFP_STEP_INIT;
	sfp_status status = sfp_machine_step(right->machine, state, event, right->kind, &everything,
	                                     SFP_NEED_REASON | SFP_NEED_ORDER | SFP_NEED_MINUTES, &step);

	if (status == SFP_REFUSED) {
		ck_assert_int_eq(step.reason, SFP_REASON_NO_TRANSITION);
		return false;
	}
	ck_assert_int_eq(status, SFP_OK);
	return permits(sfp_machine_arrow_action(right->machine, step.arrow, right->kind), right->kind, role);
}

START_TEST(in_every_state_exactly_the_roles_of_the_act_may_fire_the_event)
{
	const struct right *right = &rights[_i];
	int event = sfp_machine_event_from_name(right->machine, right->event);

	ck_assert_int_gt(event, 0);
	ck_assert_uint_eq(strlen(right->roles), SFP_ROLE_END - 1);
	for (int state = 1; state <= sfp_machine_state_count(right->machine); state++) {
		bool leads_on = sfp_machine_permitted(right->machine, state) >> event & 1;

		for (int role = 1; role < SFP_ROLE_END; role++) {
			bool given = right->roles[role - 1] == SIGNS[role - 1];

			ck_assert_msg(given || right->roles[role - 1] == '-', "row %d has a wrong sign", _i);
			ck_assert_msg(may_fire(right, state, event, role) == (leads_on && given), "%s %s: %s by %s",
			              sfp_machine_name(right->machine), sfp_machine_state_name(right->machine, state),
			              right->event, sfp_role_name((sfp_role)role));
		}
	}
}
END_TEST

START_TEST(no_event_is_left_without_its_roles)
{
	for (int event = 1; event <= sfp_machine_event_count((sfp_machine)_i); event++) {
		const char *name = sfp_machine_event_name((sfp_machine)_i, event);
		int rows = 0;

		for (size_t i = 0; i < SFP__LENGTH(rights); i++)
			rows += (int)rights[i].machine == _i && strcmp(rights[i].event, name) == 0;
		ck_assert_msg(rows >= (_i == SFP_MACHINE_EVENT ? 4 : 1), "%s: %s has no row",
		              sfp_machine_name((sfp_machine)_i), name);
	}
}
END_TEST

START_TEST(what_the_clock_does_is_given_to_nobody_by_the_act)
{
	const sfp_arrow *arrow;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at((sfp_machine)_i, i)) != NULL; i++)
		for (int role = 1; arrow->clock && role < SFP_ROLE_END; role++) {
			ck_assert_int_eq(sfp_machine_arrow_action((sfp_machine)_i, arrow, SFP_KIND_NONE), 0);
			ck_assert(!permits((sfp_action)0, SFP_KIND_NONE, role));
		}
}
END_TEST

/* One who bears every role at once may fire all that anybody may, so roles never take a right away. */
START_TEST(several_roles_add_up)
{
	const struct right *right = &rights[_i];
	const char *some = strpbrk(right->roles, SIGNS);
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	const sfp_arrow *arrow;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at(right->machine, i)) != NULL; i++)
		if (arrow->event == sfp_machine_event_from_name(right->machine, right->event))
			request.action = sfp_machine_arrow_action(right->machine, arrow, right->kind);
	request.kind = right->kind;
	request.roles = (UINT32_C(1) << SFP_ROLE_END) - 2;
	request.known_true = all_facts();
	ck_assert_int_eq(sfp_decide(policy, &request, &decision), SFP_OK);
	ck_assert_int_eq(decision.effect, some ? SFP_EFFECT_PERMIT : SFP_EFFECT_NOT_REGULATED);
}
END_TEST

static Suite *machine_roles_suite(void)
{
	Suite *suite = suite_create("machine_roles");
	TCase *roles = tcase_create("roles");
	const int rows = (int)SFP__LENGTH(rights);

	tcase_add_checked_fixture(roles, load_the_act, forget_the_act);
	tcase_add_loop_test(roles, in_every_state_exactly_the_roles_of_the_act_may_fire_the_event, 0, rows);
	tcase_add_loop_test(roles, no_event_is_left_without_its_roles, 1, SFP_MACHINE_END);
	tcase_add_loop_test(roles, what_the_clock_does_is_given_to_nobody_by_the_act, 1, SFP_MACHINE_END);
	tcase_add_loop_test(roles, several_roles_add_up, 0, rows);
	suite_add_tcase(suite, roles);
	return suite;
}

SUITE_MAIN(machine_roles_suite)
