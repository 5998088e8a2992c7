/* test_idempotency.c: an idempotency key stands for a change with all its arguments: a retry does nothing twice, and
 * the same key with another argument is another change. One row a verb. */
#include "deeds.h"

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
	TCase *tcase = tcase_create("idempotency");

	tcase_add_loop_test(tcase, the_same_key_with_the_same_arguments_does_nothing_twice, 0, DEEDS);
	tcase_add_loop_test(tcase, the_same_key_with_another_argument_is_a_conflict, 0, DEEDS);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(idempotency_suite)
