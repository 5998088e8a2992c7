/* test_machine.c: the machines against what the act says, written down here a second time, arrow by arrow. */
#include <string.h>

#include "check_main.h"
#include "machine_expected.h"

#define ALL_NEEDS (SFP_NEED_REASON | SFP_NEED_ORDER | SFP_NEED_MINUTES)

static sfp_status step(const struct arrow *arrow, sfp_facts facts, unsigned given, sfp_step *ret_step)
{
	int machine = machine_of(arrow);

	*ret_step = (sfp_step)SFP_STEP_INIT;
	return sfp_machine_step((sfp_machine)machine, place(machines[machine].states, arrow->from),
	                        place(machines[machine].events, arrow->event), KIND_OF(machine), &facts, given,
	                        ret_step);
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
	const sfp_arrow *archive = sfp_machine_arrow_at(SFP_MACHINE_CHAT, 0);

	for (size_t i = 0; i < SFP__LENGTH(none); i++) {
		sfp_machine machine = (sfp_machine)none[i];

		ck_assert_ptr_null(sfp_machine_name(machine));
		ck_assert_ptr_null(sfp_machine_title(machine, SFP_RU));
		ck_assert_int_eq(sfp_machine_state_count(machine), 0);
		ck_assert_int_eq(sfp_machine_event_count(machine), 0);
		ck_assert_ptr_null(sfp_machine_arrow_at(machine, 0));
		ck_assert_uint_eq(sfp_machine_permitted(machine, 1), 0);
		ck_assert_int_eq(sfp__machine_initial(machine), 0);
		ck_assert_int_eq(sfp_machine_arrow_action(machine, archive, SFP_KIND_NONE), 0);
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
		unsigned need;
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

		ck_assert_int_eq(step(arrow, known, ALL_NEEDS & ~needs[i].need, &answer),
		                 needed ? SFP_REFUSED : SFP_OK);
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
			sfp_kind kind = sfp_kind_from_name(kinds[k]);
			sfp_action action = sfp_machine_arrow_action(SFP_MACHINE_EVENT, arrow, kind);

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
		finals |= (uint32_t) final << state;
	}
	for (int state = 1; state <= word_count(machines[_i].states); state++)
		ck_assert(reachable(_i, state) & finals);
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

static Suite *machine_suite(void)
{
	Suite *suite = suite_create("machine");

	suite_add_tcase(suite, words_case());
	suite_add_tcase(suite, arrows_case());
	return suite;
}

SUITE_MAIN(machine_suite)
