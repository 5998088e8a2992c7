/* test_verb_memory.c: memory runs out at every allocation of every verb: it is said, nothing is changed, and the verb
 * can be repeated. */
#include "memory.h"

#include "check_main.h"
#include "deeds.h"

/* Allocates so often at least before the next point is skipped: a pack's compiling has tens of thousands of points that
 * are alike. */
#ifndef SWEEP_STEP /* where every line is counted: of how many points one is tried */
#define SWEEP_STEP 1
#endif
#define DENSE (200 / SWEEP_STEP)

static long next_point(long point)
{
	return point < DENSE ? point + 1 : point + point * SWEEP_STEP / 8;
}

/* One attempt whose allocation number `point` and all behind it fail. False: there were not so many. */
static bool attempt(const struct deed *deed, const sfp_actor *actor, long point, sfp_status healthy)
{
	sfp_status status;

	ck_sfp_ok(sfp_batch_begin(w.reg));
	refused = 0;
	left = point;
	counting = true;
	status = deed->act(actor, 0);
	counting = false;
	left = -1;
	ck_assert_msg(status == SFP_E_NO_MEMORY || status == healthy, "%s, allocation %ld: %s", deed->name, point,
	              sfp_status_name(status));
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	return refused > 0;
}

static void sweep(const struct deed *deed, const sfp_actor *actor, sfp_status healthy)
{
	uint64_t before = deed_trail();

	for (long point = 0; attempt(deed, actor, point, healthy); point = next_point(point))
		ck_assert_uint_eq(deed_trail(), before);
	deed_expect(deed, 0, deed->act(actor, 0), healthy);
	ck_assert_int_eq(deed_trail() > before, healthy >= 0);
}

START_TEST(a_verb_that_memory_fails_changes_nothing_and_can_be_repeated)
{
	const struct deed *deed = &deeds[_i];
	sfp_actor actor;

	deed_set_scene(deed);
	actor = *deed->who;
	actor.idempotency_key = "k";
	sweep(deed, &actor, SFP_OK);
	deed_clear_scene();
}
END_TEST

START_TEST(a_refusal_that_memory_fails_is_never_an_assent)
{
	const struct deed *deed = &deeds[_i];
	sfp_actor stranger;
	sfp_id id;

	deed_set_scene(deed);
	id = world_person(&w, "Прохожий");
	stranger = world_actor(&w, &id);
	sweep(deed, &stranger, deed_of_stranger(deed));
	deed_clear_scene();
}
END_TEST

static Suite *verb_memory_suite(void)
{
	Suite *suite = suite_create("verb_memory");
	TCase *tcase = tcase_create("verb_memory");

	suite_add_tcase(suite, tcase);
	if (!HAVE_OWN_MALLOC)
		return suite;
	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, a_verb_that_memory_fails_changes_nothing_and_can_be_repeated, 0, deed_count);
	tcase_add_loop_test(tcase, a_refusal_that_memory_fails_is_never_an_assent, 0, deed_count);
	return suite;
}

SUITE_MAIN(verb_memory_suite)
