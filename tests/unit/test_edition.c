/* test_edition.c: how the act comes about, and that one edition is in force at a time. */
#include <stdlib.h>
#include <string.h>

#include "world_check.h"

static sfp_status step(struct world *world, const sfp_actor *actor, const sfp_id *id, sfp_edition_event event,
                       sfp_edition **ret)
{
	char number[32];
	sfp_id order;

	switch ((int)event) {
	case SFP_EDITION_EVENT_ADOPT:
		return sfp_edition_adopt(world->reg, actor, id, "3", WORLD_FOUNDED_ON, ret);
	case SFP_EDITION_EVENT_APPROVE:
		snprintf(number, sizeof(number), "О-%llu", (unsigned long long)world_trail_size(world));
		order = world_order(world, SFP_ORDER_APPROVAL, number);
		return sfp_edition_approve(world->reg, actor, id, &order, 0, ret);
	case SFP_EDITION_EVENT_ENACT:
		return sfp_edition_enact(world->reg, actor, id, 0, ret);
	}
	return sfp_edition_withdraw(world->reg, actor, id, ret);
}

static sfp_edition *get(struct world *world, const sfp_id *id)
{
	sfp_edition *edition = NULL;

	ck_sfp_ok(sfp_record_get(world->reg, &world->organization, SFP_OBJECT_EDITION, id, (sfp_record **)&edition));
	return edition;
}

/* The built-in pack with another limit: what a council would change. The caller frees it. */
static char *amended_pack(void)
{
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length), *limit = strstr(text, "invite_days: 14");
	char *copy = malloc(length + 1);

	ck_assert_ptr_nonnull(limit);
	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, length + 1);
	memcpy(copy + (limit - text), "invite_days: 21", 15);
	return copy;
}

static sfp_id draft_amended(struct world *world)
{
	char *text = amended_pack();
	sfp_edition *edition = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_edition_draft(world->reg, &world->secretary, text, strlen(text), &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	free(text);
	return id;
}

static void lead(struct world *world, const sfp_id *id, sfp_edition_event last)
{
	static const sfp_edition_event way[] = { SFP_EDITION_EVENT_ADOPT, SFP_EDITION_EVENT_APPROVE,
		                                 SFP_EDITION_EVENT_ENACT };
	const sfp_actor *actors[] = { &world->secretary, &world->head, &world->system };

	for (size_t i = 0; i < 3 && way[i] <= last; i++) {
		sfp_edition *edition = NULL;

		ck_sfp_ok(step(world, actors[i], id, way[i], &edition));
		sfp_edition_free(edition);
	}
}

static int64_t invite_days(struct world *world)
{
	sfp_policy *policy = NULL;
	int64_t days;

	ck_sfp_ok(sfp_registry_policy(world->reg, &world->organization, &policy));
	days = sfp_policy_limit(policy, "invite_days");
	sfp_policy_unref(policy);
	return days;
}

/* ---- draft ---- */

START_TEST(the_first_edition_is_drafted_by_the_council_or_the_system_alone)
{
	const struct {
		const sfp_actor *actor;
		bool may;
	} expected[] = { { &w.system, true }, { &w.secretary, true }, { &w.head, false }, { &w.teachers[1], false } };
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);

	for (size_t i = 0; i < 4; i++) {
		sfp_edition *edition = NULL;

		if (expected[i].may)
			ck_sfp_ok(sfp_edition_draft(w.reg, expected[i].actor, text, length, &edition, NULL));
		else
			ck_refused(sfp_edition_draft(w.reg, expected[i].actor, text, length, &edition, NULL),
			           SFP_REASON_NO_EDITION);
		if (edition) {
			ck_assert_int_eq(edition->head.state, SFP_EDITION_DRAFT);
			ck_assert(sfp_id_is_none(&edition->amends));
		}
		sfp_edition_free(edition);
	}
}
END_TEST

START_TEST(once_an_edition_is_in_force_to_draft_is_to_amend_it_which_is_the_councils)
{
	sfp_id first = world_edition(&w, SFP_EDITION_IN_FORCE), second = draft_amended(&w);
	sfp_edition *edition = get(&w, &second);
	const sfp_actor *others[] = { &w.head, &w.teachers[1], &w.system };
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);

	ck_assert(sfp_id_equal(&edition->amends, &first));
	ck_assert_str_eq(edition->pack_name, "btmsh");
	sfp_edition_free(edition);
	for (size_t i = 0; i < 3; i++) {
		ck_refused(sfp_edition_draft(w.reg, others[i], text, length, &edition, NULL), SFP_REASON_ROLE);
		ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "1.3.b");
	}
}
END_TEST

START_TEST(a_wrong_pack_is_no_edition_and_its_findings_are_handed_over)
{
	static const char *const text = "format: 1\npack: x\nnorms: 7\n";
	sfp_findings *findings = NULL;
	sfp_edition *edition = NULL;
	uint64_t before = world_trail_size(&w);

	ck_sfp_status(sfp_edition_draft(w.reg, &w.secretary, text, strlen(text), &edition, &findings), SFP_E_INVALID);
	ck_assert_ptr_null(edition);
	ck_assert_uint_gt(sfp_findings_count(findings), 0);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "line"));
	ck_assert_uint_eq(world_trail_size(&w), before);
	sfp_findings_free(findings);
	ck_sfp_status(sfp_edition_draft(w.reg, &w.secretary, text, strlen(text), &edition, NULL), SFP_E_INVALID);
}
END_TEST

START_TEST(an_edition_keeps_the_text_of_its_pack)
{
	sfp_id first = world_edition(&w, SFP_EDITION_DRAFT), second = draft_amended(&w), unknown = { { 3 } };
	sfp_policy *policy = NULL;
	uint8_t digest[32];
	sfp_edition *edition = get(&w, &second);

	ck_sfp_ok(sfp_edition_policy(w.reg, &w.organization, &second, &policy));
	ck_assert_int_eq(sfp_policy_limit(policy, "invite_days"), 21);
	sfp_policy_digest(policy, digest);
	ck_assert_mem_eq(digest, edition->pack_digest, 32);
	sfp_policy_unref(policy);
	ck_sfp_ok(sfp_edition_policy(w.reg, &w.organization, &first, &policy));
	ck_assert_int_eq(sfp_policy_limit(policy, "invite_days"), 14);
	sfp_policy_unref(policy);
	ck_sfp_status(sfp_edition_policy(w.reg, &w.organization, &unknown, &policy), SFP_E_NOT_FOUND);
	sfp_edition_free(edition);
}
END_TEST

/* ---- who ---- */

/* By the act: 1.3 the council adopts and may amend, the head approves; 4.1 its coming into force is nobody's deed. */
static const struct {
	sfp_edition_state state;
	sfp_edition_event event;
	const char *who; /* head, council, teacher, system */
	const char *clause;
} bearers[] = {
	{ SFP_EDITION_DRAFT, SFP_EDITION_EVENT_ADOPT, "-+--", "1.3.a" },
	{ SFP_EDITION_ADOPTED, SFP_EDITION_EVENT_APPROVE, "+---", "1.3.c" },
	{ SFP_EDITION_APPROVED, SFP_EDITION_EVENT_ENACT, "---+", "4.1" },
	{ SFP_EDITION_DRAFT, SFP_EDITION_EVENT_WITHDRAW, "-+--", "1.3.b" },
	{ SFP_EDITION_ADOPTED, SFP_EDITION_EVENT_WITHDRAW, "-+--", "1.3.b" },
};

START_TEST(each_step_is_its_bearers_alone_before_the_first_edition_and_after_it)
{
	for (int first = 0; first < 2; first++) {
		const sfp_actor *actors[] = { &w.head, &w.secretary, &w.teachers[1], &w.system };

		if (first) { /* in a world of its own */
			teardown();
			found();
			world_enact(&w);
		}
		for (size_t i = 0; i < 4; i++) {
			sfp_id id = world_edition(&w, bearers[_i].state);
			sfp_edition *edition = NULL;

			if (bearers[_i].who[i] == '+') {
				ck_sfp_ok(step(&w, actors[i], &id, bearers[_i].event, &edition));
			} else {
				ck_refused(step(&w, actors[i], &id, bearers[_i].event, &edition), SFP_REASON_ROLE);
				ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, bearers[_i].clause);
			}
			sfp_edition_free(edition);
		}
	}
}
END_TEST

/* ---- from which state ---- */

/* Rows: draft, adopted, approved, in force, superseded, withdrawn. Signs: adopt, approve, enact, withdraw. */
static const char *const arrows[] = { "+--+", "-+-+", "--+-", "----", "----", "----" };
/* clang-format off */
static const sfp_edition_event events[] = { SFP_EDITION_EVENT_ADOPT, SFP_EDITION_EVENT_APPROVE, SFP_EDITION_EVENT_ENACT,
	                                    SFP_EDITION_EVENT_WITHDRAW };

static sfp_id edition_in(struct world *world, sfp_edition_state state)
{
	sfp_edition *edition = NULL;
	sfp_id id;

	if (state <= SFP_EDITION_IN_FORCE)
		return world_edition(world, state);
	id = world_edition(world, state == SFP_EDITION_SUPERSEDED ? SFP_EDITION_IN_FORCE : SFP_EDITION_DRAFT);
	if (state == SFP_EDITION_SUPERSEDED) {
		world_enact(world);
	} else {
		ck_sfp_ok(sfp_edition_withdraw(world->reg, &world->secretary, &id, &edition));
		sfp_edition_free(edition);
	}
	return id;
}

START_TEST(every_state_takes_its_own_steps_and_no_other)
{
	sfp_edition_state state = (sfp_edition_state)(_i / 4 + 1);
	const sfp_actor *actors[] = { &w.secretary, &w.head, &w.system, &w.secretary };
	sfp_edition *edition = NULL, *after;
	sfp_id id;

	world_enact(&w);
	id = edition_in(&w, state);
	if (arrows[_i / 4][_i % 4] == '+') {
		ck_sfp_ok(step(&w, actors[_i % 4], &id, events[_i % 4], &edition));
	} else {
		ck_refused( step(&w, actors[_i % 4], &id, events[_i % 4], &edition),
			   SFP_REASON_NO_TRANSITION);
		ck_assert_int_eq(sfp_registry_refusal(w.reg)->state, state);
		after = get(&w, &id);
		ck_assert_int_eq(after->head.state, state);
		sfp_edition_free(after);
	}
	sfp_edition_free(edition);
}
END_TEST

/* ---- with what ---- */

START_TEST(the_council_adopts_by_minutes_of_a_meeting_that_was)
{
	static const struct {
		const char *number;
		sfp_date    date;
		sfp_status  status;
	} minutes[] = {
		{ "3", 20250830, SFP_OK },
		{ NULL, 20250830, SFP_REFUSED },
		{ " ", 20250830, SFP_REFUSED },
		{ "3", 0, SFP_REFUSED },
		{ "3", 20250902, SFP_E_INVALID },
		{ "3", 20250230, SFP_E_INVALID },
		{ "3\x02", 20250830, SFP_E_INVALID },
	};

	for (size_t i = 0; i < sizeof(minutes) / sizeof(*minutes); i++) {
		sfp_id id = world_edition(&w, SFP_EDITION_DRAFT);
		sfp_edition *edition = NULL;

		ck_sfp_status(sfp_edition_adopt(w.reg, &w.secretary, &id, minutes[i].number, minutes[i].date,
						&edition),
			      minutes[i].status);
		if (minutes[i].status == SFP_REFUSED)
			ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_NEEDS_MINUTES);
		sfp_edition_free(edition);
	}
}
END_TEST

START_TEST(the_head_approves_by_an_order_on_the_approval_signed_after_the_adoption)
{
	sfp_id id = world_edition(&w, SFP_EDITION_ADOPTED), unknown = { { 3 } };
	sfp_id wrong         = world_order(&w, SFP_ORDER_USE, "1"),
	       right         = world_order(&w, SFP_ORDER_APPROVAL, "2");
	sfp_edition *edition = NULL;

	ck_refused( sfp_edition_approve(w.reg, &w.head, &id, NULL, 0, &edition), SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_ORDER_ISSUED));
	ck_sfp_status(sfp_edition_approve(w.reg, &w.head, &id, &unknown, 0, &edition), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_edition_approve(w.reg, &w.head, &id, &wrong, 0, &edition), SFP_E_INVALID);
	ck_sfp_status(sfp_edition_approve(w.reg, &w.head, &id, &right, 20250831, &edition), SFP_E_INVALID);
	ck_sfp_status(sfp_edition_approve(w.reg, &w.head, &id, &right, 20250902, &edition), SFP_E_INVALID);
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &id, &right, 0, &edition));
	ck_assert_int_eq(edition->signed_on, WORLD_FOUNDED_ON);
	ck_assert(sfp_id_equal(&edition->order_id, &right));
	sfp_edition_free(edition);
}
END_TEST

START_TEST(an_edition_comes_into_force_on_no_day_before_its_signing)
{
	sfp_id id = world_edition(&w, SFP_EDITION_APPROVED);
	sfp_edition *edition = NULL;

	w.now += 5 * WORLD_DAY;
	ck_sfp_status(sfp_edition_enact(w.reg, &w.system, &id, 20250831, &edition), SFP_E_INVALID);
	ck_sfp_status(sfp_edition_enact(w.reg, &w.system, &id, 20250931, &edition), SFP_E_INVALID);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &id, 20250903, &edition));
	ck_assert_int_eq(edition->head.state, SFP_EDITION_IN_FORCE);
	ck_assert_int_eq(edition->in_force_from, 20250903);
	sfp_edition_free(edition);
}
END_TEST

/* ---- in force ---- */

START_TEST(the_former_edition_ends_on_the_day_on_which_the_next_begins)
{
	sfp_id first = world_edition(&w, SFP_EDITION_IN_FORCE), second;
	sfp_edition *edition = NULL, *former;
	uint64_t before;

	ck_assert_int_eq(invite_days(&w), 14);
	second = draft_amended(&w);
	lead(&w, &second, SFP_EDITION_EVENT_APPROVE);
	ck_assert_int_eq(invite_days(&w), 14);
	w.now += 30 * WORLD_DAY;
	before = world_trail_size(&w);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &second, 0, &edition));
	ck_assert_int_eq(invite_days(&w), 21);
	former = get(&w, &first);
	ck_assert_int_eq(former->head.state, SFP_EDITION_SUPERSEDED);
	ck_assert_int_eq(former->superseded_on, edition->in_force_from);
	ck_assert_uint_eq(world_trail_size(&w), before + 2);
	sfp_edition_free(former);
	sfp_edition_free(edition);
}
END_TEST

START_TEST(an_edition_replaces_no_other_on_a_day_before_that_one_held)
{
	sfp_id waiting = world_edition(&w, SFP_EDITION_APPROVED), second;
	sfp_edition *edition = NULL;

	w.now += 9 * WORLD_DAY;
	second = world_edition(&w, SFP_EDITION_IN_FORCE);
	ck_sfp_status(sfp_edition_enact(w.reg, &w.system, &waiting, 20250909, &edition), SFP_E_INVALID);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &waiting, 20250910, &edition));
	sfp_edition_free(edition);
	edition = get(&w, &second);
	ck_assert_int_eq(edition->in_force_from, 20250910);
	ck_assert_int_eq(edition->superseded_on, 20250910);
	sfp_edition_free(edition);
}
END_TEST

START_TEST(an_edition_for_a_day_to_come_waits_for_the_clock)
{
	sfp_id first = world_edition(&w, SFP_EDITION_IN_FORCE), second = draft_amended(&w);
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	sfp_edition *edition = NULL, *former;

	lead(&w, &second, SFP_EDITION_EVENT_APPROVE);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &second, 20250910, &edition));
	ck_assert_int_eq(edition->head.state, SFP_EDITION_APPROVED);
	sfp_edition_free(edition);
	w.now += 8 * WORLD_DAY;
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.editions_enacted, 0);
	ck_assert_int_eq(invite_days(&w), 14);
	w.now += 3 * WORLD_DAY;
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.editions_enacted, 1);
	ck_assert_int_eq(invite_days(&w), 21);
	former = get(&w, &first);
	ck_assert_int_eq(former->superseded_on, 20250910);
	sfp_edition_free(former);
}
END_TEST

START_TEST(an_edition_that_is_overtaken_loses_its_day_and_stops_no_clock)
{
	sfp_id early, late;
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	sfp_edition *edition = NULL;

	world_enact(&w);
	early = world_edition(&w, SFP_EDITION_APPROVED);
	late = world_edition(&w, SFP_EDITION_APPROVED);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &early, 20250910, &edition));
	sfp_edition_free(edition);
	w.now += 15 * WORLD_DAY;
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &late, 20250912, &edition));
	sfp_edition_free(edition);
	edition = get(&w, &early);
	ck_assert_int_eq(edition->head.state, SFP_EDITION_APPROVED);
	ck_assert_int_eq(edition->in_force_from, 0);
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.editions_enacted, 0);
}
END_TEST

START_TEST(a_refused_enactment_leaves_the_edition_in_force_as_it_is)
{
	sfp_id first         = world_edition(&w, SFP_EDITION_IN_FORCE),
	       second        = world_edition(&w, SFP_EDITION_ADOPTED);
	sfp_id third = world_edition(&w, SFP_EDITION_APPROVED);
	sfp_edition *edition = NULL, *still;

	ck_refused( sfp_edition_enact(w.reg, &w.system, &second, 0, &edition),
		   SFP_REASON_NO_TRANSITION);
	ck_refused( sfp_edition_enact(w.reg, &w.head, &third, 0, &edition), SFP_REASON_ROLE);
	ck_sfp_status(sfp_edition_enact(w.reg, &w.system, &third, 20250801, &edition), SFP_E_INVALID);
	still = get(&w, &first);
	ck_assert_int_eq(still->head.state, SFP_EDITION_IN_FORCE);
	ck_assert_int_eq(still->superseded_on, 0);
	sfp_edition_free(still);
}
END_TEST

START_TEST(a_retried_enactment_answers_with_the_new_edition)
{
	sfp_id second;
	sfp_edition *edition = NULL;

	world_enact(&w);
	second = world_edition(&w, SFP_EDITION_APPROVED);
	w.system.idempotency_key = "enact-2";
	for (int i = 0; i < 2; i++) {
		ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &second, 0, &edition));
		ck_assert(sfp_id_equal(&edition->head.id, &second));
		ck_assert_int_eq(edition->head.state, SFP_EDITION_IN_FORCE);
		sfp_edition_free(edition);
	}
}
END_TEST

START_TEST(withdrawing_the_newest_draft_leaves_the_one_before_to_decide)
{
	sfp_edition *edition = NULL;
	sfp_id second;

	(void)world_edition(&w, SFP_EDITION_DRAFT);
	w.now += WORLD_DAY;
	second = draft_amended(&w);
	ck_assert_int_eq(invite_days(&w), 21);
	ck_sfp_ok(sfp_edition_withdraw(w.reg, &w.secretary, &second, &edition));
	ck_assert_int_eq(invite_days(&w), 14);
	sfp_edition_free(edition);
}
END_TEST

START_TEST(a_batch_that_is_dropped_leaves_the_act_as_it_was)
{
	sfp_id second;

	world_enact(&w);
	second = draft_amended(&w);
	ck_sfp_ok(sfp_batch_begin(w.reg));
	lead(&w, &second, SFP_EDITION_EVENT_ENACT);
	ck_assert_int_eq(invite_days(&w), 21);
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	ck_assert_int_eq(invite_days(&w), 14);
}
END_TEST

/* ---- any order of calls ---- */

static unsigned dice(unsigned *seed, unsigned sides)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % sides;
}

static sfp_date some_day(unsigned *seed)
{
	return dice(seed, 3) ? 0 : sfp_date_add(sfp_date_of_time(w.now), 10 - (int)dice(seed, 30));
}

static sfp_status random_call(struct world *world, unsigned *seed, sfp_id *ids, size_t *count)
{
	static const char bearer[] = "ccchhssscs"; /* of the calls below */
	unsigned call = dice(seed, 10);
	char who = dice(seed, 5) ? bearer[call] : "chs"[dice(seed, 3)];
	const sfp_actor *actor = who == 'c' ? &world->secretary : who == 'h' ? &world->head : &world->system;
	const sfp_id *id = *count ? &ids[dice(seed, (unsigned)*count)] : &world->organization;
	sfp_edition *edition = NULL;
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);
	char number[32];
	sfp_id order;
	sfp_status status;

	if (call == 0 && *count < 16) {
		status = sfp_edition_draft(world->reg, actor, text, length, &edition, NULL);
		if (status == SFP_OK)
			ids[(*count)++] = edition->head.id;
	} else if (call <= 2) {
		status = sfp_edition_adopt(world->reg, actor, id, "3", sfp_date_of_time(w.now), &edition);
	} else if (call <= 4 && *count) {
		snprintf(number, sizeof(number), "%llu", (unsigned long long)world_trail_size(world));
		order = world_order(world, SFP_ORDER_APPROVAL, number);
		status = sfp_edition_approve(world->reg, actor, id, &order, some_day(seed), &edition);
	} else if (call <= 7) {
		status = sfp_edition_enact(world->reg, actor, id, some_day(seed), &edition);
	} else if (call == 8) {
		status = sfp_edition_withdraw(world->reg, actor, id, &edition);
	} else {
		status = sfp_tick(world->reg, &world->organization, 0, NULL);
		ck_assert_int_eq(status, SFP_OK);
	}
	sfp_edition_free(edition);
	return status;
}

static int by_first_day(const void *a, const void *b)
{
	const sfp_edition *left = *(const sfp_edition *const *)a, *right = *(const sfp_edition *const *)b;

	if (left->in_force_from != right->in_force_from)
		return left->in_force_from < right->in_force_from ? -1 : 1;
	/* Of those that begin on one day, the one that lasts is the last. */
	return (left->superseded_on ? left->superseded_on : INT32_MAX) <
			       (right->superseded_on ? right->superseded_on : INT32_MAX)
		       ? -1
		       : 1;
}

/* The editions that ever were in force, one behind the other: each ends on the very day on which the next begins. */
static void check_one_behind_the_other(struct world *world)
{
	const sfp_edition *forced[16];
	size_t count = 0;
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_record_list(world->reg, &world->organization, SFP_OBJECT_EDITION, NULL, &page));
	for (size_t i = 0; i < page->count; i++)
		if (page->records[i]->state == SFP_EDITION_IN_FORCE || page->records[i]->state == SFP_EDITION_SUPERSEDED)
			forced[count++] = (const sfp_edition *)page->records[i];
	qsort(forced, count, sizeof(*forced), by_first_day);
	for (size_t i = 0; i < count; i++) {
		bool last = i + 1 == count;

		ck_assert_int_eq(forced[i]->head.state, last ? SFP_EDITION_IN_FORCE : SFP_EDITION_SUPERSEDED);
		ck_assert_int_eq(forced[i]->superseded_on, last ? 0 : forced[i + 1]->in_force_from);
		ck_assert_int_ge(forced[i]->in_force_from, forced[i]->signed_on);
		ck_assert_int_ge(forced[i]->signed_on, forced[i]->minutes_date);
	}
	sfp_page_free(page);
}

START_TEST(in_whatever_order_it_is_called_there_is_no_gap_and_no_overlap)
{
	unsigned seed = (unsigned)_i * 7919u + 1;
	sfp_id ids[16];
	size_t count = 0, done = 0;

	ids[count++] = world_edition(&w, SFP_EDITION_IN_FORCE);
	for (int i = 0; i < 150; i++) {
		sfp_status status;

		w.now += (sfp_time)dice(&seed, 4) * WORLD_DAY;
		status = random_call(&w, &seed, ids, &count);
		ck_assert_msg(status == SFP_OK || status == SFP_REFUSED || status == SFP_E_INVALID ||
				      status == SFP_E_NOT_FOUND,
			      "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
		done += status == SFP_OK;
		check_one_behind_the_other(&w);
	}
	ck_assert_uint_gt(done, 10);
}
END_TEST

static Suite *edition_suite(void)
{
	Suite *suite = suite_create("edition");
	TCase *tcase = tcase_create("edition");

	tcase_add_test(tcase, the_first_edition_is_drafted_by_the_council_or_the_system_alone);
	tcase_add_test(tcase, once_an_edition_is_in_force_to_draft_is_to_amend_it_which_is_the_councils);
	tcase_add_test(tcase, a_wrong_pack_is_no_edition_and_its_findings_are_handed_over);
	tcase_add_test(tcase, an_edition_keeps_the_text_of_its_pack);
	tcase_add_loop_test(tcase, each_step_is_its_bearers_alone_before_the_first_edition_and_after_it, 0,
	                    sizeof(bearers) / sizeof(*bearers));
	tcase_add_loop_test(tcase, every_state_takes_its_own_steps_and_no_other, 0, 24);
	tcase_add_test(tcase, the_council_adopts_by_minutes_of_a_meeting_that_was);
	tcase_add_test(tcase, the_head_approves_by_an_order_on_the_approval_signed_after_the_adoption);
	tcase_add_test(tcase, an_edition_comes_into_force_on_no_day_before_its_signing);
	tcase_add_test(tcase, the_former_edition_ends_on_the_day_on_which_the_next_begins);
	tcase_add_test(tcase, an_edition_replaces_no_other_on_a_day_before_that_one_held);
	tcase_add_test(tcase, an_edition_for_a_day_to_come_waits_for_the_clock);
	tcase_add_test(tcase, an_edition_that_is_overtaken_loses_its_day_and_stops_no_clock);
	tcase_add_test(tcase, a_refused_enactment_leaves_the_edition_in_force_as_it_is);
	tcase_add_test(tcase, a_retried_enactment_answers_with_the_new_edition);
	tcase_add_test(tcase, withdrawing_the_newest_draft_leaves_the_one_before_to_decide);
	tcase_add_test(tcase, a_batch_that_is_dropped_leaves_the_act_as_it_was);
	tcase_add_loop_test(tcase, in_whatever_order_it_is_called_there_is_no_gap_and_no_overlap, 0, 20);
	tcase_add_checked_fixture(tcase, found, teardown);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(edition_suite)

/* clang-format on */
