/* test_machine.c: the machines against what the act says, written down here a second time, arrow by arrow. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "machine/machine.h"

#define ALL_NEEDS (SFP_NEED_REASON | SFP_NEED_ORDER | SFP_NEED_MINUTES)

/* States and events in the order of their numbers, which registries and trails keep. */
static const struct {
	const char *name, *states, *finals, *events, *initial;
} machines[SFP_MACHINE_END] = {
	[1] = { "application_organization", "draft sent accepted rejected registered withdrawn", "registered withdrawn",
		"revise send platform_accept platform_reject register_administrator withdraw", "draft" },
	[2] = { "application_membership", "submitted under_consideration accepted rejected withdrawn lapsed",
		"accepted rejected withdrawn lapsed", "consider accept reject withdraw lapse", "submitted" },
	[3] = { "invite", "created sent claimed annulled expired", "claimed annulled expired", "send claim annul expire",
		"created" },
	[4] = { "verification", "requested confirmed rejected withdrawn revoked", "withdrawn revoked",
		"confirm reject request_again withdraw revoke", "requested" },
	[5] = { "movement", "draft ordered applied cancelled reversed", "cancelled reversed",
		"order apply cancel reverse", "draft" },
	[6] = { "appointment", "appointed active ended", "ended", "register end", "appointed" },
	[7] = { "edition", "draft adopted approved in_force superseded withdrawn", "superseded withdrawn",
		"adopt approve enact supersede withdraw", "draft" },
	[8] = { "chat", "active archived", "archived", "archive", "active" },
	[9] = { "channel_post", "provided posted declined withdrawn", "posted declined withdrawn",
		"post decline withdraw", "provided" },
	[10] = { "event", "planned running finished cancelled", "finished cancelled", "reschedule start finish cancel",
		 "planned" },
	[11] = { "help_request", "asked answered escalated closed", "closed", "answer escalate reopen close", "asked" },
	[12] = { "support_ticket", "open answered closed", "closed", "answer reopen close", "open" },
};

/* What the act and its records make of each event; where two arrows begin alike, the first is that of the last use. */
static const struct arrow {
	const char *machine, *from, *event, *to;
	const char *action; /* "": the clock's */
	const char *guards; /* names with spaces between */
	unsigned    needs;
} arrows[] = {
	{ "application_organization", "draft", "revise", "draft", "application.edit", "", 0 },
	{ "application_organization", "draft", "send", "sent", "application.send", "order_attached contact_complete", 0 },
	{ "application_organization", "draft", "withdraw", "withdrawn", "application.withdraw", "", 0 },
	{ "application_organization", "sent", "platform_accept", "accepted", "application.record_answer", "", 0 },
	{ "application_organization", "sent", "platform_reject", "rejected", "application.record_answer", "",
	  SFP_NEED_REASON },
	{ "application_organization", "sent", "withdraw", "withdrawn", "application.withdraw", "", 0 },
	{ "application_organization", "rejected", "revise", "draft", "application.edit", "", 0 },
	{ "application_organization", "rejected", "withdraw", "withdrawn", "application.withdraw", "", 0 },
	{ "application_organization", "accepted", "register_administrator", "registered", "administrator.register",
	  "same_mobile_as_application", 0 },

	{ "application_membership", "submitted", "consider", "under_consideration", "membership.consider", "", 0 },
	{ "application_membership", "submitted", "withdraw", "withdrawn", "membership.withdraw", "actor_is_applicant", 0 },
	{ "application_membership", "submitted", "lapse", "lapsed", "", "", 0 },
	{ "application_membership", "under_consideration", "accept", "accepted", "membership.accept", "", 0 },
	{ "application_membership", "under_consideration", "reject", "rejected", "membership.reject", "", SFP_NEED_REASON },
	{ "application_membership", "under_consideration", "withdraw", "withdrawn", "membership.withdraw",
	  "actor_is_applicant", 0 },
	{ "application_membership", "under_consideration", "lapse", "lapsed", "", "", 0 },

	{ "invite", "created", "send", "sent", "invite.send", "", 0 },
	{ "invite", "created", "claim", "claimed", "invite.claim", "claimant_fits uses_left is_last_use", 0 },
	{ "invite", "created", "claim", "sent", "invite.claim", "claimant_fits uses_left", 0 },
	{ "invite", "created", "annul", "annulled", "invite.annul", "uses_left", 0 },
	{ "invite", "created", "expire", "expired", "", "", 0 },
	{ "invite", "sent", "send", "sent", "invite.send", "", 0 },
	{ "invite", "sent", "claim", "claimed", "invite.claim", "claimant_fits uses_left is_last_use", 0 },
	{ "invite", "sent", "claim", "sent", "invite.claim", "claimant_fits uses_left", 0 },
	{ "invite", "sent", "annul", "annulled", "invite.annul", "uses_left", 0 },
	{ "invite", "sent", "expire", "expired", "", "", 0 },

	{ "verification", "requested", "confirm", "confirmed", "verification.confirm", "subject_joined subject_employed", 0 },
	{ "verification", "requested", "reject", "rejected", "verification.reject", "", SFP_NEED_REASON },
	{ "verification", "requested", "withdraw", "withdrawn", "verification.withdraw", "", 0 },
	{ "verification", "rejected", "request_again", "requested", "verification.request", "", 0 },
	{ "verification", "confirmed", "revoke", "revoked", "verification.revoke", "", 0 },

	{ "movement", "draft", "order", "ordered", "movement.order", "", SFP_NEED_ORDER },
	{ "movement", "draft", "cancel", "cancelled", "movement.cancel", "", SFP_NEED_REASON },
	{ "movement", "ordered", "apply", "applied", "movement.apply", "effective_date_reached", 0 },
	{ "movement", "ordered", "cancel", "cancelled", "movement.cancel", "", SFP_NEED_REASON },
	{ "movement", "applied", "reverse", "reversed", "movement.reverse", "", SFP_NEED_REASON },

	{ "appointment", "appointed", "register", "active", "administrator.register", "", 0 },
	{ "appointment", "appointed", "end", "ended", "administrator.dismiss", "another_administrator_remains_or_forced", 0 },
	{ "appointment", "active", "end", "ended", "administrator.dismiss", "another_administrator_remains_or_forced", 0 },

	{ "edition", "draft", "adopt", "adopted", "policy.adopt", "", SFP_NEED_MINUTES },
	{ "edition", "draft", "withdraw", "withdrawn", "policy.withdraw", "", 0 },
	{ "edition", "adopted", "approve", "approved", "policy.approve", "", SFP_NEED_ORDER },
	{ "edition", "adopted", "withdraw", "withdrawn", "policy.withdraw", "", 0 },
	{ "edition", "approved", "enact", "in_force", "policy.enact", "", 0 },
	{ "edition", "in_force", "supersede", "superseded", "", "", 0 },

	{ "chat", "active", "archive", "archived", "chat.archive", "", 0 },

	{ "channel_post", "provided", "post", "posted", "channel.post", "", 0 },
	{ "channel_post", "provided", "decline", "declined", "channel.decline", "", SFP_NEED_REASON },
	{ "channel_post", "provided", "withdraw", "withdrawn", "material.withdraw", "", 0 },

	{ "event", "planned", "reschedule", "planned", "lesson.plan", "", 0 },
	{ "event", "planned", "start", "running", "lesson.start", "", 0 },
	{ "event", "planned", "cancel", "cancelled", "lesson.cancel", "", SFP_NEED_REASON },
	{ "event", "running", "finish", "finished", "lesson.finish", "", 0 },

	{ "help_request", "asked", "answer", "answered", "help.answer", "", 0 },
	{ "help_request", "asked", "escalate", "escalated", "support.open", "", 0 },
	{ "help_request", "escalated", "answer", "answered", "help.answer", "", 0 },
	{ "help_request", "answered", "reopen", "asked", "help.ask", "", 0 },
	{ "help_request", "answered", "close", "closed", "help.close", "", 0 },

	{ "support_ticket", "open", "answer", "answered", "support.record_answer", "", 0 },
	{ "support_ticket", "open", "close", "closed", "support.close", "", 0 },
	{ "support_ticket", "answered", "reopen", "open", "support.open", "", 0 },
	{ "support_ticket", "answered", "close", "closed", "support.close", "", 0 },
};

/* The kind for which the table above was written. */
#define KIND_OF(machine) ((machine) == SFP_MACHINE_EVENT ? SFP_KIND_LESSON : SFP_KIND_NONE)

/* The place of a word among words, from 1; 0 where it is none of them. */
static int place(const char *words, const char *word)
{
	size_t length;

	for (int number = 1; *words; number++) {
		length = strcspn(words, " ");
		if (strlen(word) == length && strncmp(words, word, length) == 0)
			return number;
		words += length;
		words += strspn(words, " ");
	}
	return 0;
}

static int word_count(const char *words)
{
	int count = *words != '\0';

	for (; *words; words++)
		count += *words == ' ';
	return count;
}

static sfp_facts fact_set(const char *names)
{
	sfp_facts facts = { { 0, 0 } };
	char name[80];
	int length;

	while (sscanf(names, " %79s%n", name, &length) == 1) {
		int fact = (int)sfp_fact_from_name(name);

		ck_assert_msg(fact > 0, "no fact is called %s", name);
		facts.word[fact / 64] |= UINT64_C(1) << (fact % 64);
		names += length;
	}
	return facts;
}

static void ck_facts_eq(sfp_facts facts, const char *names)
{
	sfp_facts expected = fact_set(names);

	ck_assert_uint_eq(facts.word[0], expected.word[0]);
	ck_assert_uint_eq(facts.word[1], expected.word[1]);
}

static const struct arrow *expected_arrow(int machine, int state, int event)
{
	for (size_t i = 0; i < SFP__LENGTH(arrows); i++)
		if (strcmp(arrows[i].machine, machines[machine].name) == 0 &&
		    place(machines[machine].states, arrows[i].from) == state &&
		    place(machines[machine].events, arrows[i].event) == event)
			return &arrows[i];
	return NULL;
}

static int machine_of(const struct arrow *arrow)
{
	for (int machine = 1; machine < SFP_MACHINE_END; machine++)
		if (strcmp(machines[machine].name, arrow->machine) == 0)
			return machine;
	ck_abort_msg("no machine is called %s", arrow->machine);
	return 0;
}

static sfp_status step(const struct arrow *arrow, sfp_facts facts, unsigned given, sfp_step *ret_step)
{
	int machine = machine_of(arrow);

	*ret_step = (sfp_step)SFP_STEP_INIT;
	return sfp_machine_step((sfp_machine)machine, place(machines[machine].states, arrow->from),
				place(machines[machine].events, arrow->event), KIND_OF(machine), &facts, given, ret_step);
}

START_TEST(machines_states_and_events_keep_their_numbers)
{
	sfp_machine machine = (sfp_machine)_i;

	ck_assert_str_eq(sfp_machine_name(machine), machines[_i].name);
	ck_assert_int_eq(sfp_machine_from_name(machines[_i].name), machine);
	ck_assert_int_eq(sfp_machine_state_count(machine), word_count(machines[_i].states));
	ck_assert_int_eq(sfp_machine_event_count(machine), word_count(machines[_i].events));
	for (int state = 1; state <= sfp_machine_state_count(machine); state++) {
		const char *name = sfp_machine_state_name(machine, state);

		ck_assert_int_eq(place(machines[_i].states, name), state);
		ck_assert_int_eq(sfp_machine_state_from_name(machine, name), state);
	}
	for (int event = 1; event <= sfp_machine_event_count(machine); event++) {
		const char *name = sfp_machine_event_name(machine, event);

		ck_assert_int_eq(place(machines[_i].events, name), event);
		ck_assert_int_eq(sfp_machine_event_from_name(machine, name), event);
	}
}
END_TEST

static bool speaks_russian(const char *text)
{
	for (; *text; text++)
		if (isalpha((unsigned char)*text) || *text == '_')
			return false;
	return true;
}

static bool speaks_english(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80 || *text == '_')
			return false;
	return true;
}

START_TEST(people_get_titles_in_both_languages)
{
	sfp_machine machine = (sfp_machine)_i;

	ck_assert(speaks_russian(sfp_machine_title(machine, SFP_RU)));
	ck_assert(speaks_english(sfp_machine_title(machine, SFP_EN)));
	for (int state = 1; state <= sfp_machine_state_count(machine); state++) {
		const char *title = sfp_machine_state_title(machine, state, SFP_RU);

		ck_assert(*title && speaks_russian(title));
		ck_assert(speaks_english(sfp_machine_state_title(machine, state, SFP_EN)));
		for (int other = 1; other < state; other++)
			ck_assert_str_ne(sfp_machine_state_title(machine, other, SFP_RU), title);
	}
	for (int event = 1; event <= sfp_machine_event_count(machine); event++) {
		const char *title = sfp_machine_event_title(machine, event, SFP_RU);

		ck_assert(*title && speaks_russian(title));
		ck_assert(speaks_english(sfp_machine_event_title(machine, event, SFP_EN)));
		for (int other = 1; other < event; other++)
			ck_assert_str_ne(sfp_machine_event_title(machine, other, SFP_RU), title);
	}
	ck_assert_str_eq(sfp_machine_title(machine, (sfp_language)9), sfp_machine_title(machine, SFP_RU));
}
END_TEST

START_TEST(a_used_invite_is_called_claimed_in_plain_russian)
{
	ck_assert_str_eq(sfp_machine_state_title(SFP_MACHINE_INVITE, SFP_INVITE_SENT, SFP_RU), "направлена");
	ck_assert_str_eq(sfp_machine_state_title(SFP_MACHINE_INVITE, SFP_INVITE_CLAIMED, SFP_RU), "востребована");
	ck_assert_str_eq(sfp_machine_state_title(SFP_MACHINE_INVITE, SFP_INVITE_ANNULLED, SFP_RU), "аннулирована");
	ck_assert_str_eq(sfp_machine_event_title(SFP_MACHINE_INVITE, SFP_INVITE_EVENT_SEND, SFP_RU), "направить");
}
END_TEST

START_TEST(unknown_numbers_and_names_are_none)
{
	const int none[] = { -1, 0, SFP_MACHINE_END, 1000 };

	for (size_t i = 0; i < SFP__LENGTH(none); i++) {
		sfp_machine machine = (sfp_machine)none[i];

		ck_assert_ptr_null(sfp_machine_name(machine));
		ck_assert_ptr_null(sfp_machine_title(machine, SFP_RU));
		ck_assert_int_eq(sfp_machine_state_count(machine), 0);
		ck_assert_int_eq(sfp_machine_event_count(machine), 0);
		ck_assert_ptr_null(sfp_machine_arrow_at(machine, 0));
		ck_assert_uint_eq(sfp_machine_permitted(machine, 1), 0);
		ck_assert_int_eq(sfp__machine_initial(machine), 0);
		ck_assert_int_eq(sfp_machine_arrow_action(machine, sfp_machine_arrow_at(SFP_MACHINE_CHAT, 0), SFP_KIND_NONE),
				 0);
		ck_assert_ptr_null(sfp_machine_state_name(SFP_MACHINE_CHAT, none[i]));
		ck_assert_ptr_null(sfp_machine_state_title(SFP_MACHINE_CHAT, none[i], SFP_RU));
		ck_assert_ptr_null(sfp_machine_event_name(SFP_MACHINE_CHAT, none[i]));
		ck_assert_ptr_null(sfp_machine_event_title(SFP_MACHINE_CHAT, none[i], SFP_EN));
		ck_assert(!sfp_machine_state_is_final(SFP_MACHINE_CHAT, none[i]));
		ck_assert_uint_eq(sfp_machine_permitted(SFP_MACHINE_CHAT, none[i]), 0);
	}
	ck_assert_int_eq(sfp_machine_from_name("invites"), 0);
	ck_assert_int_eq(sfp_machine_from_name(NULL), 0);
	ck_assert_int_eq(sfp_machine_state_from_name(SFP_MACHINE_INVITE, "open"), 0);
	ck_assert_int_eq(sfp_machine_state_from_name(SFP_MACHINE_INVITE, NULL), 0);
	ck_assert_int_eq(sfp_machine_event_from_name(SFP_MACHINE_INVITE, ""), 0);
	ck_assert_int_eq(sfp_machine_event_from_name(SFP_MACHINE_INVITE, NULL), 0);
	ck_assert_int_eq(sfp_machine_arrow_action(SFP_MACHINE_CHAT, NULL, SFP_KIND_NONE), 0);
}
END_TEST

static uint32_t expected_events(int machine, int state)
{
	uint32_t events = 0;

	for (int event = 1; event <= word_count(machines[machine].events); event++)
		if (expected_arrow(machine, state, event))
			events |= UINT32_C(1) << event;
	return events;
}

/* With all that could be asked for known and given. */
START_TEST(every_event_in_every_state_leads_where_the_act_says_or_names_what_is_permitted)
{
	sfp_facts everything = { { UINT64_MAX, UINT64_MAX } };

	for (int state = 1; state <= word_count(machines[_i].states); state++)
		for (int event = 1; event <= word_count(machines[_i].events); event++) {
			const struct arrow *expected = expected_arrow(_i, state, event);
			sfp_step step = SFP_STEP_INIT;
			sfp_status status = sfp_machine_step((sfp_machine)_i, state, event, KIND_OF(_i), &everything,
							     ALL_NEEDS, &step);

			ck_assert_uint_eq(step.permitted, expected_events(_i, state));
			ck_assert_uint_eq(sfp_machine_permitted((sfp_machine)_i, state), step.permitted);
			if (!expected) {
				ck_assert_int_eq(status, SFP_REFUSED);
				ck_assert_int_eq(step.reason, SFP_REASON_NO_TRANSITION);
				ck_assert_ptr_null(step.arrow);
				continue;
			}
			ck_assert_int_eq(status, SFP_OK);
			ck_assert_int_eq(step.reason, SFP_REASON_NONE);
			ck_assert_int_eq(step.arrow->from, state);
			ck_assert_int_eq(step.arrow->event, event);
			ck_assert_int_eq(step.arrow->to, place(machines[_i].states, expected->to));
			ck_facts_eq(step.missing, "");
		}
}
END_TEST

START_TEST(each_arrow_of_the_act_is_there_once)
{
	const struct arrow *expected = &arrows[_i];
	int machine = machine_of(expected), found = 0;
	const sfp_arrow *arrow;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at((sfp_machine)machine, i)) != NULL; i++) {
		if (arrow->from != place(machines[machine].states, expected->from) ||
		    arrow->event != place(machines[machine].events, expected->event) ||
		    arrow->to != place(machines[machine].states, expected->to))
			continue;
		found++;
		ck_facts_eq(arrow->guards, expected->guards);
		ck_assert_uint_eq(arrow->needs, expected->needs);
		ck_assert_int_eq(sfp_machine_arrow_action((sfp_machine)machine, arrow, KIND_OF(machine)),
				 sfp_action_from_name(expected->action));
		ck_assert_int_eq(arrow->clock != NULL, *expected->action == '\0');
		ck_assert_int_eq(arrow->action == 0, *expected->action == '\0');
	}
	ck_assert_int_eq(found, 1);
}
END_TEST

static size_t count_arrows(int machine)
{
	size_t count = 0;

	for (size_t i = 0; i < SFP__LENGTH(arrows); i++)
		count += machine_of(&arrows[i]) == machine;
	return count;
}

START_TEST(no_machine_has_an_arrow_that_the_act_lacks)
{
	ck_assert_ptr_nonnull(sfp_machine_arrow_at((sfp_machine)_i, count_arrows(_i) - 1));
	ck_assert_ptr_null(sfp_machine_arrow_at((sfp_machine)_i, count_arrows(_i)));
}
END_TEST

/* That of the last use chooses between two arrows and refuses nothing: the tests of invites say what it does. */
START_TEST(each_guard_that_is_not_known_to_hold_is_named)
{
	const struct arrow *arrow = &arrows[_i];
	sfp_facts guards = fact_set(arrow->guards);

	for (int fact = 1; fact < SFP_FACT_END; fact++) {
		uint64_t bit = UINT64_C(1) << (fact % 64);
		sfp_facts known = { { UINT64_MAX, UINT64_MAX } };
		sfp_step answer;

		known.word[fact / 64] &= ~bit;
		if (fact == SFP_FACT_IS_LAST_USE)
			continue;
		if (!(guards.word[fact / 64] & bit)) {
			ck_assert_int_eq(step(arrow, known, ALL_NEEDS, &answer), SFP_OK);
			continue;
		}
		/* A need that is lacking too comes after. */
		ck_assert_int_eq(step(arrow, known, 0, &answer), SFP_REFUSED);
		ck_assert_int_eq(answer.reason, SFP_REASON_GUARD);
		ck_assert_ptr_nonnull(answer.arrow);
		ck_facts_eq(answer.missing, sfp_fact_name((sfp_fact)fact));
	}
}
END_TEST

START_TEST(each_need_that_is_not_given_is_named)
{
	static const struct {
		unsigned   need;
		sfp_reason reason;
	} needs[] = {
		{ SFP_NEED_REASON, SFP_REASON_NEEDS_REASON },
		{ SFP_NEED_ORDER, SFP_REASON_NEEDS_ORDER },
		{ SFP_NEED_MINUTES, SFP_REASON_NEEDS_MINUTES },
	};
	const struct arrow *arrow = &arrows[_i];
	sfp_facts known = fact_set(arrow->guards);
	sfp_step answer;

	for (size_t i = 0; i < SFP__LENGTH(needs); i++) {
		bool needed = arrow->needs == needs[i].need;

		ck_assert_int_eq(step(arrow, known, ALL_NEEDS & ~needs[i].need, &answer), needed ? SFP_REFUSED : SFP_OK);
		ck_assert_int_eq(answer.reason, needed ? needs[i].reason : SFP_REASON_NONE);
		ck_facts_eq(answer.missing, "");
	}
	ck_assert_int_eq(step(arrow, known, arrow->needs, &answer), SFP_OK);
}
END_TEST

static sfp_status claim(sfp_invite_state state, const char *known, sfp_step *ret_step)
{
	sfp_facts facts = fact_set(known);

	*ret_step = (sfp_step)SFP_STEP_INIT;
	return sfp_machine_step(SFP_MACHINE_INVITE, state, SFP_INVITE_EVENT_CLAIM, SFP_KIND_NONE, &facts, 0, ret_step);
}

START_TEST(a_link_of_several_uses_is_claimed_by_its_last_use_only)
{
	const sfp_invite_state from[] = { SFP_INVITE_CREATED, SFP_INVITE_SENT };
	sfp_step answer;

	for (size_t i = 0; i < SFP__LENGTH(from); i++) {
		ck_assert_int_eq(claim(from[i], "claimant_fits uses_left", &answer), SFP_OK);
		ck_assert_int_eq(answer.arrow->to, SFP_INVITE_SENT);
		ck_assert_int_eq(claim(from[i], "claimant_fits uses_left is_last_use", &answer), SFP_OK);
		ck_assert_int_eq(answer.arrow->to, SFP_INVITE_CLAIMED);
	}
}
END_TEST

START_TEST(a_link_without_uses_or_for_somebody_else_is_not_claimed)
{
	sfp_step answer;

	ck_assert_int_eq(claim(SFP_INVITE_SENT, "claimant_fits", &answer), SFP_REFUSED);
	ck_assert_int_eq(answer.reason, SFP_REASON_GUARD);
	ck_facts_eq(answer.missing, "uses_left");
	ck_assert_int_eq(claim(SFP_INVITE_SENT, "uses_left is_last_use", &answer), SFP_REFUSED);
	ck_facts_eq(answer.missing, "claimant_fits");
	/* The nearest arrow is that of an ordinary use: nobody is told that it would have to be the last. */
	ck_assert_int_eq(claim(SFP_INVITE_CREATED, "", &answer), SFP_REFUSED);
	ck_assert_int_eq(answer.arrow->to, SFP_INVITE_SENT);
	ck_facts_eq(answer.missing, "claimant_fits uses_left");
}
END_TEST

START_TEST(what_an_event_needs_depends_on_its_kind)
{
	static const char *const actions[][4] = {
		{ "broadcast.plan", "broadcast.start", "broadcast.finish", "broadcast.cancel" },
		{ "lesson.plan", "lesson.start", "lesson.finish", "lesson.cancel" },
		{ "event.plan", "event.start", "event.finish", "event.cancel" },
		{ "meeting.plan", "meeting.start", "meeting.finish", "meeting.cancel" },
	};
	static const char *const kinds[] = { "broadcast", "lesson", "class_event", "meeting" };
	const sfp_arrow *arrow;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at(SFP_MACHINE_EVENT, i)) != NULL; i++)
		for (size_t k = 0; k < SFP__LENGTH(kinds); k++) {
			sfp_action action = sfp_machine_arrow_action(SFP_MACHINE_EVENT, arrow, sfp_kind_from_name(kinds[k]));

			ck_assert_str_eq(sfp_action_name(action), actions[k][arrow->event - 1]);
		}
	arrow = sfp_machine_arrow_at(SFP_MACHINE_EVENT, 0);
	ck_assert_int_eq(sfp_machine_arrow_action(SFP_MACHINE_EVENT, arrow, SFP_KIND_NONE), 0);
	ck_assert_int_eq(sfp_machine_arrow_action(SFP_MACHINE_EVENT, arrow, SFP_KIND_ENROL), 0);
}
END_TEST

START_TEST(other_machines_ask_the_same_action_for_every_kind)
{
	const sfp_arrow *archive = sfp_machine_arrow_at(SFP_MACHINE_CHAT, 0);

	for (int kind = SFP_KIND_NONE; kind < SFP_KIND_END; kind++)
		ck_assert_int_eq(sfp_machine_arrow_action(SFP_MACHINE_CHAT, archive, (sfp_kind)kind),
				 SFP_ACTION_CHAT_ARCHIVE);
}
END_TEST

START_TEST(an_impossible_question_is_no_refusal)
{
	sfp_facts none = { { 0, 0 } };
	sfp_step answer = SFP_STEP_INIT, short_one = SFP_STEP_INIT;

	short_one.struct_size--;
	ck_assert_int_eq(sfp_machine_step((sfp_machine)0, 1, 1, SFP_KIND_NONE, &none, 0, &answer), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_step(SFP_MACHINE_CHAT, 0, 1, SFP_KIND_NONE, &none, 0, &answer), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_step(SFP_MACHINE_CHAT, 3, 1, SFP_KIND_NONE, &none, 0, &answer), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_step(SFP_MACHINE_CHAT, 1, 2, SFP_KIND_NONE, &none, 0, &answer), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_step(SFP_MACHINE_EVENT, 1, 1, SFP_KIND_NONE, &none, 0, &answer), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_step(SFP_MACHINE_EVENT, 1, 1, SFP_KIND_EXPEL, &none, 0, &answer), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_step(SFP_MACHINE_CHAT, 1, 1, SFP_KIND_NONE, NULL, 0, &answer), SFP_E_MISUSE);
	ck_assert_int_eq(sfp_machine_step(SFP_MACHINE_CHAT, 1, 1, SFP_KIND_NONE, &none, 0, NULL), SFP_E_MISUSE);
	ck_assert_int_eq(sfp_machine_step(SFP_MACHINE_CHAT, 1, 1, SFP_KIND_NONE, &none, 0, &short_one), SFP_E_MISUSE);
	ck_assert_ptr_null(answer.arrow);
}
END_TEST

/* The states that can be reached from one, itself included, as a set. */
static uint32_t reachable(int machine, int from)
{
	uint32_t seen = UINT32_C(1) << from, before = 0;
	const sfp_arrow *arrow;

	while (seen != before) {
		before = seen;
		for (size_t i = 0; (arrow = sfp_machine_arrow_at((sfp_machine)machine, i)) != NULL; i++)
			if (seen >> arrow->from & 1)
				seen |= UINT32_C(1) << arrow->to;
	}
	return seen;
}

START_TEST(every_state_can_be_reached_from_the_first)
{
	int initial = sfp__machine_initial((sfp_machine)_i), count = word_count(machines[_i].states);

	ck_assert_int_eq(initial, place(machines[_i].states, machines[_i].initial));
	ck_assert_uint_eq(reachable(_i, initial), (UINT32_C(1) << (count + 1)) - 2);
}
END_TEST

START_TEST(nothing_leads_out_of_a_final_state_and_from_every_other_one_is_in_reach)
{
	uint32_t finals = 0;

	for (int state = 1; state <= word_count(machines[_i].states); state++) {
		bool final = place(machines[_i].finals, sfp_machine_state_name((sfp_machine)_i, state)) > 0;

		ck_assert_int_eq(sfp_machine_state_is_final((sfp_machine)_i, state), final);
		ck_assert_int_eq(sfp_machine_permitted((sfp_machine)_i, state) == 0, final);
		finals |= (uint32_t)final << state;
	}
	for (int state = 1; state <= word_count(machines[_i].states); state++)
		ck_assert(reachable(_i, state) & finals);
}
END_TEST

/* The next line of a text without its end; NULL after the last. */
static const char *next_line(const char **text, char *line, size_t size)
{
	size_t length = strcspn(*text, "\n");

	if (!**text)
		return NULL;
	ck_assert_uint_lt(length, size);
	memcpy(line, *text, length);
	line[length] = '\0';
	*text += length;
	if (**text)
		++*text;
	return line;
}

static char *diagram(int machine, sfp_diagram_format format, sfp_language language)
{
	char *text = NULL;

	ck_assert_int_eq(sfp_machine_diagram((sfp_machine)machine, format, language, &text), SFP_OK);
	return text;
}

/* The arrow of the table above that a drawn one is; told apart by its guards where two run side by side. */
static const struct arrow *arrow_drawn(int machine, const char *from, const char *to, const char *label)
{
	const char *title;

	for (size_t i = 0; i < SFP__LENGTH(arrows); i++) {
		if (machine_of(&arrows[i]) != machine || strcmp(arrows[i].from, from) != 0 || strcmp(arrows[i].to, to) != 0)
			continue;
		title = sfp_machine_event_title((sfp_machine)machine, place(machines[machine].events, arrows[i].event),
						SFP_RU);
		if (strstr(label, title))
			return &arrows[i];
	}
	return NULL;
}

/* A label says in Russian all that the arrow asks for. */
static void ck_label(const struct arrow *arrow, const char *label)
{
	int conditions = word_count(arrow->guards) + (arrow->needs != 0) + (*arrow->action == '\0');
	const char *open = strchr(label, '[');
	int commas = 0;

	ck_assert_int_eq(open != NULL, conditions > 0);
	for (const char *at = open; at && *at; at++)
		commas += strncmp(at, ", ", 2) == 0;
	ck_assert_int_eq(open ? commas + 1 : 0, conditions);
	ck_assert_int_eq(strstr(label, "нужен приказ") != NULL, arrow->needs == SFP_NEED_ORDER);
	ck_assert_int_eq(strstr(label, "нужен протокол") != NULL, arrow->needs == SFP_NEED_MINUTES);
	ck_assert_int_eq(strstr(label, "нужна причина") != NULL, arrow->needs == SFP_NEED_REASON);
	ck_assert_int_eq(strstr(label, "(по часам)") != NULL, *arrow->action == '\0');
}

/* Line breaks of either format are no words of the label. */
static void ck_russian_label(char *label)
{
	char *line_break;

	while ((line_break = strstr(label, "\\n")) != NULL)
		memcpy(line_break, "  ", 2);
	while ((line_break = strstr(label, "<br/>")) != NULL)
		memcpy(line_break, "     ", 5);
	ck_assert_msg(speaks_russian(label), "not Russian: %s", label);
}

START_TEST(the_dot_diagram_has_every_arrow_and_marks_the_end_and_the_clock)
{
	SFP__CLEANUP(sfp__freep) char *text = diagram(_i, SFP_DIAGRAM_DOT, SFP_RU);
	const char *rest = text;
	char line[512], from[64], to[64], label[300];
	size_t count = 0;
	int states = 0;

	while (next_line(&rest, line, sizeof(line))) {
		if (sscanf(line, "\t\"%63[^\"]\" -> \"%63[^\"]\" [label=\"%299[^\"]", from, to, label) == 3) {
			const struct arrow *arrow = arrow_drawn(_i, from, to, label);

			ck_assert_msg(arrow, "what is this: %s", line);
			ck_label(arrow, label);
			ck_russian_label(label);
			ck_assert_int_eq(strstr(line, "style=dashed") != NULL, *arrow->action == '\0');
			count++;
		} else if (sscanf(line, "\t\"%63[a-z_]\" [label=\"%299[^\"]", from, label) == 2) {
			states++;
			ck_assert_str_eq(label, sfp_machine_state_title((sfp_machine)_i, states, SFP_RU));
			ck_assert_int_eq(strstr(line, "peripheries=2") != NULL, place(machines[_i].finals, from) > 0);
		} else if (sscanf(line, "\t\"*\" -> \"%63[^\"]\"", to) == 1) {
			ck_assert_str_eq(to, machines[_i].initial);
		}
	}
	ck_assert_uint_eq(count, count_arrows(_i));
	ck_assert_int_eq(states, word_count(machines[_i].states));
	ck_assert_str_eq(text + strlen(text) - 2, "}\n");
}
END_TEST

START_TEST(the_mermaid_diagram_has_every_arrow_and_marks_the_end_and_the_clock)
{
	SFP__CLEANUP(sfp__freep) char *text = diagram(_i, SFP_DIAGRAM_MERMAID, SFP_RU);
	const char *rest = text;
	char line[512], from[64], to[64], label[300];
	size_t count = 0;
	int states = 0, finals = 0;

	ck_assert_ptr_nonnull(strstr(text, "\nstateDiagram-v2\n"));
	while (next_line(&rest, line, sizeof(line))) {
		if (sscanf(line, "\t[*] --> %63s", to) == 1) {
			ck_assert_str_eq(to, machines[_i].initial);
		} else if (sscanf(line, "\t%63[a-z_] --> %63[a-z_] : %299[^\n]", from, to, label) == 3) {
			const struct arrow *arrow = arrow_drawn(_i, from, to, label);

			ck_assert_msg(arrow, "what is this: %s", line);
			ck_label(arrow, label);
			ck_russian_label(label);
			count++;
		} else if (sscanf(line, "\t%63[a-z_] --> %63s", from, to) == 2) {
			ck_assert_str_eq(to, "[*]");
			ck_assert_int_gt(place(machines[_i].finals, from), 0);
			finals++;
		} else if (sscanf(line, "\tstate \"%299[^\"]\" as %63s", label, from) == 2) {
			states++;
			ck_assert_int_eq(place(machines[_i].states, from), states);
			ck_assert_str_eq(label, sfp_machine_state_title((sfp_machine)_i, states, SFP_RU));
		}
	}
	ck_assert_uint_eq(count, count_arrows(_i));
	ck_assert_int_eq(states, word_count(machines[_i].states));
	ck_assert_int_eq(finals, word_count(machines[_i].finals));
}
END_TEST

START_TEST(an_english_diagram_is_english)
{
	SFP__CLEANUP(sfp__freep) char *dot = diagram(_i, SFP_DIAGRAM_DOT, SFP_EN);
	SFP__CLEANUP(sfp__freep) char *mermaid = diagram(_i, SFP_DIAGRAM_MERMAID, SFP_EN);
	const char *const texts[] = { dot, mermaid };

	for (size_t i = 0; i < SFP__LENGTH(texts); i++) {
		for (const char *at = texts[i]; *at; at++)
			ck_assert_msg((unsigned char)*at < 0x80, "not English: %.40s", at);
		ck_assert_ptr_nonnull(strstr(texts[i], sfp_machine_title((sfp_machine)_i, SFP_EN)));
	}
}
END_TEST

/* No title of ours is like that; the next one may be. */
static const struct sfp__state awkward_states[] = {
	[1] = { { "first", "a \"b\" \\ #1: <c>; d", "" }, false },
	[2] = { { "second", "e", "" }, true },
};
static const struct sfp__title awkward_events[] = { [1] = { "go", "f:\"g\"", "" } };
static const sfp_arrow awkward_arrows[] = {
	{ 1, 1, 2, SFP_ACTION_CHAT_CREATE, SFP__GUARD(SFP_FACT_CUSTOM_1), 0, "a \"term\"" },
};
static const struct sfp__machine awkward = {
	.title = { "awkward", "h \"i\"", "" },
	.initial = 1,
	.state_count = 2,
	.event_count = 1,
	.states = awkward_states,
	.events = awkward_events,
	.arrows = awkward_arrows,
	.arrow_count = 1,
};

START_TEST(titles_cannot_break_a_dot_diagram)
{
	SFP__CLEANUP(sfp__freep) char *text = NULL;

	ck_assert_int_eq(sfp__machine_draw(&awkward, SFP_DIAGRAM_DOT, SFP_RU, &text), SFP_OK);
	ck_assert_ptr_nonnull(strstr(text, "\tlabel=\"h \\\"i\\\"\";\n"));
	ck_assert_ptr_nonnull(strstr(text, "\t\"first\" [label=\"a \\\"b\\\" \\\\ #1: <c>; d\"];\n"));
	ck_assert_ptr_nonnull(strstr(text, "[label=\"f:\\\"g\\\" (по часам)\\n[custom_1, a \\\"term\\\"]\", style=dashed];\n"));
}
END_TEST

START_TEST(titles_cannot_break_a_mermaid_diagram)
{
	SFP__CLEANUP(sfp__freep) char *text = NULL;

	ck_assert_int_eq(sfp__machine_draw(&awkward, SFP_DIAGRAM_MERMAID, SFP_RU, &text), SFP_OK);
	ck_assert_ptr_nonnull(strstr(text, "---\ntitle: \"h \\\"i\\\"\"\n---\n"));
	ck_assert_ptr_nonnull(strstr(text, "\tstate \"a #34;b#34; \\ #35;1#58; #60;c#62;#59; d\" as first\n"));
	ck_assert_ptr_nonnull(strstr(text, "\tfirst --> second : f#58;#34;g#34; (по часам)<br/>[custom_1, a #34;term#34;]\n"));
}
END_TEST

START_TEST(a_diagram_of_nothing_is_invalid)
{
	char *text = NULL;

	ck_assert_int_eq(sfp_machine_diagram((sfp_machine)0, SFP_DIAGRAM_DOT, SFP_RU, &text), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_diagram(SFP_MACHINE_CHAT, (sfp_diagram_format)3, SFP_RU, &text), SFP_E_INVALID);
	ck_assert_int_eq(sfp_machine_diagram(SFP_MACHINE_CHAT, SFP_DIAGRAM_DOT, SFP_RU, NULL), SFP_E_MISUSE);
	ck_assert_ptr_null(text);
}
END_TEST

static TCase *words_case(void)
{
	TCase *words = tcase_create("words");

	tcase_add_loop_test(words, machines_states_and_events_keep_their_numbers, 1, SFP_MACHINE_END);
	tcase_add_loop_test(words, people_get_titles_in_both_languages, 1, SFP_MACHINE_END);
	tcase_add_test(words, a_used_invite_is_called_claimed_in_plain_russian);
	tcase_add_test(words, unknown_numbers_and_names_are_none);
	return words;
}

static TCase *arrows_case(void)
{
	TCase *all = tcase_create("arrows");
	const int count = (int)SFP__LENGTH(arrows);

	tcase_add_loop_test(all, every_event_in_every_state_leads_where_the_act_says_or_names_what_is_permitted, 1,
			    SFP_MACHINE_END);
	tcase_add_loop_test(all, each_arrow_of_the_act_is_there_once, 0, count);
	tcase_add_loop_test(all, no_machine_has_an_arrow_that_the_act_lacks, 1, SFP_MACHINE_END);
	tcase_add_loop_test(all, each_guard_that_is_not_known_to_hold_is_named, 0, count);
	tcase_add_loop_test(all, each_need_that_is_not_given_is_named, 0, count);
	tcase_add_test(all, a_link_of_several_uses_is_claimed_by_its_last_use_only);
	tcase_add_test(all, a_link_without_uses_or_for_somebody_else_is_not_claimed);
	tcase_add_test(all, what_an_event_needs_depends_on_its_kind);
	tcase_add_test(all, other_machines_ask_the_same_action_for_every_kind);
	tcase_add_test(all, an_impossible_question_is_no_refusal);
	tcase_add_loop_test(all, every_state_can_be_reached_from_the_first, 1, SFP_MACHINE_END);
	tcase_add_loop_test(all, nothing_leads_out_of_a_final_state_and_from_every_other_one_is_in_reach, 1,
			    SFP_MACHINE_END);
	return all;
}

static TCase *diagrams_case(void)
{
	TCase *diagrams = tcase_create("diagrams");

	tcase_add_loop_test(diagrams, the_dot_diagram_has_every_arrow_and_marks_the_end_and_the_clock, 1, SFP_MACHINE_END);
	tcase_add_loop_test(diagrams, the_mermaid_diagram_has_every_arrow_and_marks_the_end_and_the_clock, 1,
			    SFP_MACHINE_END);
	tcase_add_loop_test(diagrams, an_english_diagram_is_english, 1, SFP_MACHINE_END);
	tcase_add_test(diagrams, titles_cannot_break_a_dot_diagram);
	tcase_add_test(diagrams, titles_cannot_break_a_mermaid_diagram);
	tcase_add_test(diagrams, a_diagram_of_nothing_is_invalid);
	return diagrams;
}

static Suite *machine_suite(void)
{
	Suite *suite = suite_create("machine");

	suite_add_tcase(suite, words_case());
	suite_add_tcase(suite, arrows_case());
	suite_add_tcase(suite, diagrams_case());
	return suite;
}

SUITE_MAIN(machine_suite)
