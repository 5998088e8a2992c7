/* test_hostile_verbs.c: a file holds numbers that no verb wrote: every verb answers, and what it answered can be taken
 * back. */
#include "check_main.h"
#include "deeds.h"
#include "hostile.h"
#include "ledger/registry.h"

static sfp_status act(const void *context)
{
	const struct deed *deed = context;

	return deed->act(deed->who, 0);
}

START_TEST(a_verb_answers_whatever_number_the_file_holds)
{
	const struct deed *deed = &deeds[_i];

	uint64_t before;

	deed_set_scene(deed);
	before = deed_trail();
	ck_assert_int_gt(hostile_sweep(w.reg, sfp__store_connection(w.reg->store), deed->name, act, deed),
	                 HOSTILE_LEAST);
	/* Nothing of it has stayed, in the file or in the memory. */
	ck_assert_uint_eq(deed_trail(), before);
	ck_sfp_ok(sfp_batch_begin(w.reg));
	deed_expect(deed, 0, act(deed), SFP_OK);
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	deed_clear_scene();
}
END_TEST

static Suite *hostile_verbs_suite(void)
{
	Suite *suite = suite_create("hostile_verbs");
	TCase *tcase = tcase_create("hostile_verbs");

	tcase_set_timeout(tcase, 240);
	tcase_add_loop_test(tcase, a_verb_answers_whatever_number_the_file_holds, 0, deed_count);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(hostile_verbs_suite)
