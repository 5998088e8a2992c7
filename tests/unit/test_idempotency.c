/* test_idempotency.c: an idempotency key stands for a change with all its arguments: a retry does nothing twice, and
 * the same key with another argument is another change. One row a verb. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "deeds.h"
#include "verbs.h"

/* ---- no verb is without a deed ---- */

/* What has an actor and changes nothing. */
static const char *const questions[] = {
	"sfp_may", "sfp_permitted", "sfp_what_may", "sfp_obstacle_list", "sfp_turn_preview",
};

#define LENGTH(list) (sizeof(list) / sizeof((list)[0]))

static bool is_among(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

#define IS_AMONG(name, names) is_among(name, names, LENGTH(names))

/* "help request ask" is sfp_help_request_ask(). */
static const char *verb_of(const struct deed *deed)
{
	static char verb[64];
	size_t length = (size_t)snprintf(verb, sizeof(verb), "sfp_%.*s", (int)strcspn(deed->name, ":"), deed->name);

	for (size_t i = 0; i < length; i++)
		if (verb[i] == ' ')
			verb[i] = '_';
	return verb;
}

static bool has_deed(const char *verb)
{
	for (int i = 0; i < deed_count; i++)
		if (strcmp(verb_of(&deeds[i]), verb) == 0)
			return true;
	return false;
}

START_TEST(every_verb_of_the_headers_has_a_deed)
{
	for (size_t i = 0; i < LENGTH(verbs); i++)
		ck_assert_msg(IS_AMONG(verbs[i], questions) || has_deed(verbs[i]),
		              "%s() has an actor, but no deed in tests/support/deeds.c", verbs[i]);
}
END_TEST

START_TEST(every_deed_and_every_question_is_of_a_verb)
{
	for (int i = 0; i < deed_count; i++)
		ck_assert_msg(IS_AMONG(verb_of(&deeds[i]), verbs), "%s: no verb is called %s()", deeds[i].name,
		              verb_of(&deeds[i]));
	for (size_t i = 0; i < LENGTH(questions); i++)
		ck_assert_msg(IS_AMONG(questions[i], verbs) && !has_deed(questions[i]), "%s", questions[i]);
}
END_TEST

/* ---- what is asked for twice ---- */

START_TEST(the_same_key_with_the_same_arguments_does_nothing_twice)
{
	const struct deed *deed = &deeds[_i];
	sfp_actor actor;
	uint64_t before, after;

	deed_set_scene(deed);
	actor = *deed->who;
	actor.idempotency_key = "k";
	before = deed_trail();
	deed_expect(deed, 0, deed->act(&actor, 0), SFP_OK);
	after = deed_trail();
	ck_assert_msg(after > before, "%s: nothing was done", deed->name);
	world_pass_days(&w, 1);
	deed_expect(deed, 0, deed->act(&actor, 0), SFP_OK);
	ck_assert_msg(deed_trail() == after, "%s: done twice", deed->name);
	deed_clear_scene();
}
END_TEST

START_TEST(the_same_key_with_another_argument_is_a_conflict)
{
	const struct deed *deed = &deeds[_i];
	sfp_actor actor;
	uint64_t after;

	deed_set_scene(deed);
	actor = *deed->who;
	actor.idempotency_key = "k";
	deed_expect(deed, 0, deed->act(&actor, 0), SFP_OK);
	after = deed_trail();
	for (int variant = 1; variant <= deed->variants; variant++)
		deed_expect(deed, variant, deed->act(&actor, variant), SFP_E_CONFLICT);
	ck_assert_uint_eq(deed_trail(), after);
	deed_clear_scene();
}
END_TEST

static Suite *idempotency_suite(void)
{
	Suite *suite = suite_create("idempotency");
	TCase *tcase = tcase_create("idempotency"), *whole = tcase_create("whole");

	tcase_add_test(whole, every_verb_of_the_headers_has_a_deed);
	tcase_add_test(whole, every_deed_and_every_question_is_of_a_verb);
	suite_add_tcase(suite, whole);
	tcase_add_loop_test(tcase, the_same_key_with_the_same_arguments_does_nothing_twice, 0, deed_count);
	tcase_add_loop_test(tcase, the_same_key_with_another_argument_is_a_conflict, 0, deed_count);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(idempotency_suite)
