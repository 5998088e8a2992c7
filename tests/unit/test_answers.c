/* test_answers.c: the question turned round: whoever may do it and whatever somebody may do, held against sfp_may(),
 * asked one by one of every person, action, kind and thing of the test college, and under two other acts. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/sferumpolicy.h"
#include "story.h"

#define PEOPLE_MAX 32
#define EITHER     (SFP_EFFECT_BIT(SFP_EFFECT_PERMIT) | SFP_EFFECT_BIT(SFP_EFFECT_UNDETERMINED))

static struct world w;
static struct story story;

/* Everybody of the organisation, and those who are nobody here: ids ascend. */
static sfp_actor people[PEOPLE_MAX];
static size_t people_count;

static void gather_people(void)
{
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_PERSON, NULL, &page));
	ck_assert(page->count > 10 && page->count <= PEOPLE_MAX && !page->more);
	people_count = page->count;
	for (size_t i = 0; i < people_count; i++)
		people[i] = world_actor(&w, &page->records[i]->id);
	sfp_page_free(page);
}

static const char *const acts[] = { NULL, "examples/packs/kindergarten.yaml", "examples/packs/dop-centre.yaml" };

static void open_act(int act)
{
	if (acts[act]) {
		world_open_under(&w, acts[act]);
	} else {
		world_open(&w, NULL, SFP_DURABILITY_NORMAL);
		story_tell(&w, &story);
	}
	world_person(&w, "Прохожий");
	gather_people();
}

static void open_college(void)
{
	open_act(0);
}

static void close_world(void)
{
	world_close(&w);
}

static uint64_t trail_size(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

/* ---- questions: nothing, somebody in a class, an order, one record of every noun ---- */

#define PLAIN_QUESTIONS 4

static int question_count(void)
{
	return PLAIN_QUESTIONS + SFP_OBJECT_END - 1;
}

/* False where the organisation has no record of that noun. */
static bool ask_about_noun(sfp_object object, sfp_question *question)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	bool any;

	filter.limit = 1;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, object, &filter, &page));
	any = page->count;
	question->object = object;
	if (any)
		question->id = page->records[0]->id;
	sfp_page_free(page);
	return any;
}

static bool make_question(int number, sfp_question *question)
{
	*question = (sfp_question)SFP_QUESTION_INIT;
	switch (number) {
	case 0:
		return true;
	case 1:
		question->person = w.students[1].person;
		question->class_id = w.classes[0];
		question->role = SFP_ROLE_STUDENT;
		return true;
	case 2:
		question->person = w.teachers[1].person;
		question->order_id = w.order;
		return true;
	case 3:
		question->name = "М-11";
		question->class_id = w.staffroom;
		question->role = SFP_ROLE_TEACHER;
		return true;
	}
	return ask_about_noun((sfp_object)(number - PLAIN_QUESTIONS + 1), question);
}

/* The college is asked about every noun; of the other acts' worlds, which are smaller, some are enough. */
static bool is_in_turn(int act, int number)
{
	return !act || number < PLAIN_QUESTIONS || number % 4 == act;
}

/* ---- an answer is sfp_may()'s ---- */

static void expect_same(const sfp_policy *policy, const sfp_answer *answer, const sfp_decision *decision)
{
	ck_assert_int_eq(answer->effect, decision->effect);
	ck_assert_int_eq(answer->reason, decision->reason);
	ck_assert_uint_eq(answer->missing.word[0], decision->missing.word[0]);
	ck_assert_uint_eq(answer->missing.word[1], decision->missing.word[1]);
	ck_assert_uint_eq(answer->missing_roles, decision->missing_roles);
	ck_assert_uint_eq(answer->norm_count, decision->basis_count);
	for (uint32_t i = 0; i < decision->basis_count; i++) {
		const sfp_norm_info *norm = sfp_policy_norm_at(policy, decision->basis[i].norm_index);

		ck_assert_str_eq(answer->norms[i].code, norm->code);
		ck_assert_str_eq(answer->norms[i].clause, norm->clause);
		ck_assert_int_eq(answer->norms[i].reading, decision->basis[i].reading);
	}
}

/* The sentence is the refusal's, which the registry makes for itself. */
static void expect_words(const sfp_answer *answer)
{
	const sfp_refusal *refusal = sfp_registry_refusal(w.reg);

	if (refusal) {
		ck_assert_str_eq(answer->text_ru, refusal->text_ru);
		ck_assert_str_eq(answer->text_en, refusal->text_en);
	}
	ck_assert_str_ne(answer->text_ru, "");
	ck_assert_str_ne(answer->text_en, "");
}

static sfp_effect ask_one(const sfp_actor *actor, sfp_question question, sfp_action action, sfp_kind kind,
                          sfp_decision *decision)
{
	sfp_status status;

	*decision = (sfp_decision)SFP_DECISION_INIT;
	question.action = action;
	question.kind = kind;
	status = sfp_may(w.reg, actor, &question, decision);
	if ((status != SFP_OK && status != SFP_REFUSED) ||
	    (status == SFP_OK) != (decision->effect == SFP_EFFECT_PERMIT))
		ck_abort_msg("%s: %s", sfp_action_name(action),
		             sfp_status_name(status)); /* a million assertions would be as many lines */
	return decision->effect;
}

/* ---- what may ---- */

/* Which kinds of each action were answered. */
static bool answered[SFP_ACTION_END][SFP_KIND_END];

static void note_answers(const sfp_policy *policy, const sfp_actor *actor, const sfp_question *question,
                         const sfp_answers *answers, sfp_answers_filter *filter)
{
	uint32_t roles = 0;

	if (!sfp_id_is_none(&actor->person))
		ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, &actor->person, 0, &roles));
	for (size_t i = 0; i < answers->count; i++) {
		const sfp_answer *answer = &answers->items[i];
		sfp_decision decision;

		ck_assert(answer->action > filter->after_action ||
		          (answer->action == filter->after_action && answer->kind > filter->after_kind));
		filter->after_action = answer->action;
		filter->after_kind = answer->kind;
		answered[answer->action][answer->kind] = true;
		ask_one(actor, *question, answer->action, answer->kind, &decision);
		expect_same(policy, answer, &decision);
		expect_words(answer);
		ck_assert(sfp_id_equal(&answer->person, &actor->person));
		ck_assert(!roles || answer->roles == roles);
	}
}

static void ask_everything(const sfp_policy *policy, const sfp_actor *actor, const sfp_question *question)
{
	sfp_answers_filter filter = SFP_ANSWERS_FILTER_INIT;
	bool more = true;

	memset(answered, 0, sizeof(answered));
	filter.limit = 7;
	while (more) {
		sfp_answers *answers = NULL;

		ck_sfp_ok(sfp_what_may(w.reg, actor, question, &filter, &answers));
		ck_assert_str_eq(sfp_registry_message(w.reg), "");
		ck_assert(answers->count == 7 || !answers->more);
		note_answers(policy, actor, question, answers, &filter);
		more = answers->more;
		sfp_answers_free(answers);
	}
}

/* What was not answered is not regulated, or is answered as the action of no kind is. */
static void expect_complete(const sfp_actor *actor, const sfp_question *question)
{
	for (int action = 1; action < SFP_ACTION_END; action++) {
		sfp_decision plain, decision;
		sfp_effect effect = ask_one(actor, *question, (sfp_action)action, SFP_KIND_NONE, &plain);

		if (!answered[action][SFP_KIND_NONE] && plain.basis_count)
			ck_assert_int_eq(effect, SFP_EFFECT_NOT_REGULATED);
		for (int kind = 1; kind < SFP_KIND_END; kind++) {
			if (answered[action][kind] || !sfp_kind_name((sfp_kind)kind))
				continue;
			if (ask_one(actor, *question, (sfp_action)action, (sfp_kind)kind, &decision) != effect)
				ck_abort_msg("%s differs by kind", sfp_action_name((sfp_action)action));
		}
	}
}

START_TEST(what_somebody_may_is_what_sfp_may_answers_to_each_action)
{
	sfp_policy *policy = NULL;
	uint64_t size;

	open_act(_i);
	size = trail_size();
	ck_sfp_ok(sfp_registry_policy(w.reg, &w.organization, &policy));
	for (int number = 0; number < question_count(); number++) {
		sfp_question question;

		if (!is_in_turn(_i, number) || !make_question(number, &question))
			continue;
		ask_everything(policy, &w.system, &question);
		for (size_t i = 0; i < people_count; i++)
			ask_everything(policy, &people[i], &question);
		expect_complete(&people[(size_t)number % people_count], &question);
	}
	ck_assert_uint_eq(trail_size(), size);
	sfp_policy_unref(policy);
	close_world();
}
END_TEST

START_TEST(only_the_wanted_effects_are_told)
{
	sfp_answers_filter filter = SFP_ANSWERS_FILTER_INIT;
	size_t count[8] = { 0 }, all = 0;

	for (int effect = SFP_EFFECT_PERMIT; effect <= SFP_EFFECT_NOT_REGULATED; effect++) {
		sfp_answers *answers = NULL;

		filter.limit = 1000;
		filter.effects = SFP_EFFECT_BIT(effect);
		ck_sfp_ok(sfp_what_may(w.reg, &w.administrator, NULL, &filter, &answers));
		ck_assert(!answers->more);
		for (size_t i = 0; i < answers->count; i++)
			ck_assert_int_eq(answers->items[i].effect, effect);
		all += count[effect] = answers->count;
		sfp_answers_free(answers);
	}
	ck_assert(count[SFP_EFFECT_PERMIT] > 10 && count[SFP_EFFECT_DENY] > 10 && count[SFP_EFFECT_UNDETERMINED] > 2);
	filter.effects = 0;
	for (int limit = 1; limit <= (int)all; limit++) { /* a page that is just full tells whether that was all */
		sfp_answers *answers = NULL;

		filter.limit = limit;
		ck_sfp_ok(sfp_what_may(w.reg, &w.administrator, NULL, &filter, &answers));
		ck_assert_uint_eq(answers->count, (size_t)limit);
		ck_assert(answers->more == ((size_t)limit < all));
		sfp_answers_free(answers);
	}
}
END_TEST

/* ---- who may ---- */

/* All pages: the effect of each of the people; 0 of those who are not on any. */
static void ask_everybody(const sfp_policy *policy, sfp_question question, uint32_t effects,
                          sfp_effect ret_effects[PEOPLE_MAX])
{
	sfp_answers_filter filter = SFP_ANSWERS_FILTER_INIT;
	bool more = true;
	size_t person = 0;

	memset(ret_effects, 0, PEOPLE_MAX * sizeof(*ret_effects));
	filter.limit = 3;
	filter.effects = effects;
	while (more) {
		sfp_answers *answers = NULL;

		ck_sfp_ok(sfp_who_may(w.reg, &w.organization, &question, &filter, &answers));
		ck_assert_str_eq(sfp_registry_message(w.reg), "");
		more = answers->more;
		ck_assert(answers->count == 3 || !more);
		for (size_t i = 0; i < answers->count; i++) {
			const sfp_answer *answer = &answers->items[i];
			sfp_decision decision;

			while (person < people_count && !sfp_id_equal(&people[person].person, &answer->person))
				person++;
			ck_assert_msg(person < people_count, "not in the order of ids, or nobody of ours");
			ret_effects[person] = answer->effect;
			ask_one(&people[person], question, question.action, question.kind, &decision);
			expect_same(policy, answer, &decision);
			filter.after_person = answer->person;
		}
		sfp_answers_free(answers);
	}
}

static void expect_everybody(const sfp_policy *policy, const sfp_question *question, size_t *permits, size_t *open)
{
	sfp_effect some[PEOPLE_MAX], either[PEOPLE_MAX];

	ask_everybody(policy, *question, 0, some);
	ask_everybody(policy, *question, EITHER, either);
	for (size_t i = 0; i < people_count; i++) {
		sfp_decision decision;
		sfp_effect effect = ask_one(&people[i], *question, question->action, question->kind, &decision);

		if (some[i] != (effect == SFP_EFFECT_PERMIT ? effect : 0) ||
		    either[i] != (SFP_EFFECT_BIT(effect) & EITHER ? effect : 0))
			ck_abort_msg("%s: %s is told %d, %d", sfp_action_name(question->action),
			             sfp_effect_name(effect), (int)some[i], (int)either[i]);
		*permits += effect == SFP_EFFECT_PERMIT;
		*open += effect == SFP_EFFECT_UNDETERMINED;
	}
}

/* Every kind for chats, whose rules name kinds; for other actions, none and one that is not theirs. */
static bool is_worth_asking(int action, int kind)
{
	if (!kind)
		return true;
	if (!sfp_kind_name((sfp_kind)kind))
		return false;
	return strncmp(sfp_action_name((sfp_action)action), "chat.", 5) == 0 || kind == SFP_KIND_LESSON;
}

START_TEST(who_may_is_everybody_whom_sfp_may_permits_it)
{
	size_t permits = 0, open = 0;
	sfp_policy *policy = NULL;
	uint64_t size;

	open_act(_i);
	size = trail_size();
	ck_sfp_ok(sfp_registry_policy(w.reg, &w.organization, &policy));
	for (int number = 0; number < question_count(); number++) {
		sfp_question question;

		if (!is_in_turn(_i, number) || !make_question(number, &question))
			continue;
		for (int action = 1; action < SFP_ACTION_END; action++)
			for (int kind = 0; kind < SFP_KIND_END; kind++) {
				question.action = (sfp_action)action;
				question.kind = (sfp_kind)kind;
				if (is_worth_asking(action, kind))
					expect_everybody(policy, &question, &permits, &open);
			}
	}
	ck_assert_uint_gt(permits, 200); /* the sweep met what it is about */
	ck_assert_uint_gt(open, 200);
	ck_assert_uint_eq(trail_size(), size);
	sfp_policy_unref(policy);
	close_world();
}
END_TEST

/* As the act says it: a new class is the administrator's alone to create; a homeroom teacher's chat waits for what is
 * not known. */
START_TEST(the_college_s_administrator_alone_creates_classes)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_answers *answers = NULL;

	question.action = SFP_ACTION_CLASS_CREATE;
	question.name = "М-11";
	ck_sfp_ok(sfp_who_may(w.reg, &w.organization, &question, NULL, &answers));
	ck_assert_uint_eq(answers->count, 1);
	ck_assert(sfp_id_equal(&answers->items[0].person, &w.administrator.person));
	ck_assert_uint_eq(answers->items[0].norm_count, 1);
	ck_assert_str_eq(answers->items[0].norms[0].code, "administrator.builds_structure");
	ck_assert_str_eq(answers->items[0].norms[0].clause, "2.1.5");
	ck_assert_ptr_nonnull(strstr(answers->items[0].text_ru, "2.1.5"));
	ck_assert(!answers->more);
	sfp_answers_free(answers);
}
END_TEST

START_TEST(who_no_longer_has_the_role_is_not_told)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_answers_filter filter = SFP_ANSWERS_FILTER_INIT;
	sfp_answers *answers = NULL;
	sfp_id leaver = world_person(&w, "Уходящий"), office = world_office(&w, &leaver, SFP_ROLE_TEACHER);
	sfp_office *ended = NULL;
	size_t before;

	question.action = SFP_ACTION_SEMINAR_ATTEND;
	filter.limit = 1000;
	ck_sfp_ok(sfp_who_may(w.reg, &w.organization, &question, &filter, &answers));
	before = answers->count;
	ck_assert(sfp_id_equal(&answers->items[before - 1].person, &leaver));
	sfp_answers_free(answers);
	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_office_end(w.reg, &w.system, &office, sfp_date_of_time(w.now), NULL, &ended));
	sfp_office_free(ended);
	ck_sfp_ok(sfp_who_may(w.reg, &w.organization, &question, &filter, &answers));
	ck_assert_uint_eq(answers->count, before - 1);
	sfp_answers_free(answers);
}
END_TEST

/* ---- before the act, and what is no question ---- */

START_TEST(before_the_act_nobody_may_but_bring_it_into_force)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_answers_filter filter = SFP_ANSWERS_FILTER_INIT;
	sfp_edition *edition = NULL;
	sfp_answers *answers = NULL;
	size_t length = 0, adopting = 0;
	const char *text = sfp_policy_builtin_text(&length);

	world_open_at(&w, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, text, length, &edition, NULL));
	question.action = SFP_ACTION_POLICY_ADOPT;
	question.object = SFP_OBJECT_EDITION;
	question.id = edition->head.id;
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_who_may(w.reg, &w.organization, &question, NULL, &answers));
	ck_assert_uint_eq(answers->count, 1);
	ck_assert(sfp_id_equal(&answers->items[0].person, &w.secretary.person));
	sfp_answers_free(answers);
	filter.limit = 1000;
	ck_sfp_ok(sfp_what_may(w.reg, &w.secretary, &question, &filter, &answers));
	for (size_t i = 0; i < answers->count; i++) {
		sfp_status status;

		question.action = answers->items[i].action;
		question.kind = answers->items[i].kind;
		status = sfp_may(w.reg, &w.secretary, &question, NULL);
		ck_assert((status == SFP_OK) == (answers->items[i].effect == SFP_EFFECT_PERMIT));
		ck_assert(status == SFP_OK || sfp_registry_refusal(w.reg)->reason == answers->items[i].reason);
		expect_words(&answers->items[i]);
		adopting += status == SFP_OK;
	}
	ck_assert_uint_eq(adopting, 2); /* adopt the draft, or withdraw it */
	sfp_answers_free(answers);
	question = (sfp_question)SFP_QUESTION_INIT;
	question.action = SFP_ACTION_CLASS_CREATE;
	ck_sfp_status(sfp_who_may(w.reg, &w.organization, &question, NULL, &answers), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_NO_EDITION);
	world_close(&w);
}
END_TEST

START_TEST(without_so_much_as_a_draft_there_is_nothing_to_answer_by)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_question question = SFP_QUESTION_INIT;
	sfp_answers *answers = NULL;
	sfp_actor system = w.system;

	draft.name = "Новая";
	ck_sfp_ok(sfp_organization_add(w.reg, &draft, &organization));
	system.organization = organization->head.id;
	sfp_organization_free(organization);
	question.action = SFP_ACTION_POLICY_ADOPT;
	ck_sfp_status(sfp_who_may(w.reg, &system.organization, &question, NULL, &answers), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_NO_EDITION);
	ck_sfp_status(sfp_what_may(w.reg, &system, NULL, NULL, &answers), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_NO_EDITION);
}
END_TEST

/* Variant 0 is sound, each further one lacks or spoils one argument. */
#define IF(number, then, other) (variant == (number) ? (then) : (other))

static sfp_status who(int variant)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_answers_filter filter = SFP_ANSWERS_FILTER_INIT;
	sfp_answers *answers = NULL;
	sfp_status status;

	question.action = SFP_ACTION_CLASS_CREATE;
	question.struct_size = IF(5, 1, sizeof(question));
	question.object = IF(6, SFP_OBJECT_END, (sfp_object)0);
	filter.struct_size = IF(7, 1, sizeof(filter));
	filter.limit = IF(8, -1, IF(9, 1001, 1000));
	filter.effects = IF(10, SFP_EFFECT_BIT(SFP_EFFECT_DENY), EITHER);
	status = sfp_who_may(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(3, NULL, &question), &filter,
	                     IF(4, NULL, &answers));
	ck_assert(!answers == (status != SFP_OK));
	sfp_answers_free(answers);
	return status;
}

static sfp_status what(int variant)
{
	sfp_question about = SFP_QUESTION_INIT;
	sfp_answers_filter filter = SFP_ANSWERS_FILTER_INIT;
	sfp_actor actor = w.head;
	sfp_answers *answers = NULL;
	sfp_status status;

	actor.struct_size = IF(3, 1, sizeof(actor));
	about.struct_size = IF(5, 1, sizeof(about));
	about.object = IF(6, SFP_OBJECT_END, (sfp_object)0);
	filter.struct_size = IF(7, 1, sizeof(filter));
	filter.limit = IF(8, -1, IF(9, 1001, 1000));
	status = sfp_what_may(IF(1, NULL, w.reg), IF(2, NULL, &actor), &about, &filter, IF(4, NULL, &answers));
	ck_assert(!answers == (status != SFP_OK));
	sfp_answers_free(answers);
	return status;
}

START_TEST(what_cannot_be_meant_is_misuse)
{
	sfp_answers *answers = NULL;
	sfp_question question = SFP_QUESTION_INIT;
	sfp_actor stranger = w.head;

	for (int variant = 0; variant <= 10; variant++)
		ck_sfp_status(who(variant), variant ? SFP_E_MISUSE : SFP_OK);
	for (int variant = 0; variant <= 9; variant++)
		ck_sfp_status(what(variant), variant ? SFP_E_MISUSE : SFP_OK);
	sfp_answers_free(NULL);
	question.object = SFP_OBJECT_INVITE;
	question.id = w.order;
	ck_sfp_status(sfp_who_may(w.reg, &w.organization, &question, NULL, &answers), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_what_may(w.reg, &w.head, &question, NULL, &answers), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_who_may(w.reg, &w.order, &question, NULL, &answers), SFP_E_NOT_FOUND);
	stranger.person = w.order;
	ck_sfp_status(sfp_what_may(w.reg, &stranger, NULL, NULL, &answers), SFP_E_NOT_FOUND);
}
END_TEST

/* Numbers that the vocabulary lacks are not regulated, so nobody may. */
START_TEST(nobody_may_what_nobody_knows)
{
	sfp_question question = SFP_QUESTION_INIT;
	const int numbers[] = { 0, -1, SFP_ACTION_END, 1000000 };

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		sfp_answers *answers = NULL;

		question.action = (sfp_action)numbers[i];
		question.kind = (sfp_kind)numbers[i];
		ck_sfp_ok(sfp_who_may(w.reg, &w.organization, &question, NULL, &answers));
		ck_assert(!answers->count && !answers->more);
		sfp_answers_free(answers);
	}
}
END_TEST

static Suite *answers_suite(void)
{
	Suite *suite = suite_create("answers");
	TCase *sweeps = tcase_create("sweeps"), *college = tcase_create("college"), *before = tcase_create("before");

	tcase_set_timeout(sweeps, 120);
	tcase_add_loop_test(sweeps, what_somebody_may_is_what_sfp_may_answers_to_each_action, 0, 3);
	tcase_add_loop_test(sweeps, who_may_is_everybody_whom_sfp_may_permits_it, 0, 3);
	suite_add_tcase(suite, sweeps);
	tcase_add_checked_fixture(college, open_college, close_world);
	tcase_add_test(college, only_the_wanted_effects_are_told);
	tcase_add_test(college, the_college_s_administrator_alone_creates_classes);
	tcase_add_test(college, who_no_longer_has_the_role_is_not_told);
	tcase_add_test(college, what_cannot_be_meant_is_misuse);
	tcase_add_test(college, nobody_may_what_nobody_knows);
	tcase_add_test(college, without_so_much_as_a_draft_there_is_nothing_to_answer_by);
	suite_add_tcase(suite, college);
	tcase_add_test(before, before_the_act_nobody_may_but_bring_it_into_force);
	suite_add_tcase(suite, before);
	return suite;
}

SUITE_MAIN(answers_suite)
