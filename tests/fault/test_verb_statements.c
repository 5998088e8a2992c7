/* test_verb_statements.c: every statement of every verb fails once: nothing is changed, and the verb can be repeated.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "ledger/registry.h"
#include "world.h"

#include "deeds.h"

/* Which statement is stopped, counted from 1, and how many were seen. */
struct stop {
	sqlite3 *db;
	int at, seen;
};

static int count(unsigned type, void *context, void *statement, void *text)
{
	struct stop *stop = context;

	(void)type;
	(void)statement;
	(void)text;
	if (++stop->seen == stop->at)
		sqlite3_interrupt(stop->db);
	return 0;
}

static sfp_status attempt(const struct deed *deed, const sfp_actor *actor, int at, bool *ret_stopped)
{
	struct stop stop = { sfp__store_connection(w.reg->store), at, 0 };
	sfp_status status;

	sqlite3_trace_v2(stop.db, SQLITE_TRACE_STMT, count, &stop);
	status = deed->act(actor, 0);
	sqlite3_trace_v2(stop.db, 0, NULL, NULL);
	*ret_stopped = stop.seen >= at;
	return status;
}

/* Behind a COMMIT that was stopped nobody knows, and says so; repeating it is the way out. */
static void sweep(const struct deed *deed, const sfp_actor *actor, sfp_status healthy)
{
	uint64_t before = deed_trail();
	bool stopped = true;
	int failures = 0;

	for (int at = 1; stopped; at++) {
		sfp_status status = attempt(deed, actor, at, &stopped);

		if (status == healthy || status == SFP_E_UNKNOWN_OUTCOME)
			break;
		ck_assert_msg(status == SFP_E_IO || status == SFP_E_BUSY, "%s, statement %d: %s", deed->name, at,
		              sfp_status_name(status));
		ck_assert_msg(deed_trail() == before, "%s, statement %d: left something behind", deed->name, at);
		failures++;
	}
	ck_assert_int_gt(failures, 2);
	deed_expect(deed, 0, deed->act(actor, 0), healthy);
	ck_assert_int_eq(deed_trail() > before, healthy >= 0);
}

START_TEST(a_verb_whose_statement_fails_changes_nothing_and_can_be_repeated)
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

START_TEST(a_refusal_whose_statement_fails_is_never_an_assent)
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

static Suite *verb_statements_suite(void)
{
	Suite *suite = suite_create("verb_statements");
	TCase *tcase = tcase_create("verb_statements");

	tcase_add_loop_test(tcase, a_verb_whose_statement_fails_changes_nothing_and_can_be_repeated, 0, deed_count);
	tcase_add_loop_test(tcase, a_refusal_whose_statement_fails_is_never_an_assent, 0, deed_count);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(verb_statements_suite)
