/* test_edition.c: how the act comes about, and that one edition is in force at a time. */
#include <stdlib.h>
#include <string.h>

#include "school.h"

static sfp_status step(struct school *school, const sfp_actor *actor, const sfp_id *id, sfp_edition_event event,
                       sfp_edition **ret)
{
	char number[32];
	sfp_id order;

	switch ((int)event) {
	case SFP_EDITION_EVENT_ADOPT:
		return sfp_edition_adopt(school->reg, actor, id, "3", SCHOOL_TODAY, ret);
	case SFP_EDITION_EVENT_APPROVE:
		snprintf(number, sizeof(number), "О-%llu", (unsigned long long)school_trail_size(school));
		order = school_order(school, SFP_ORDER_APPROVAL, number);
		return sfp_edition_approve(school->reg, actor, id, &order, 0, ret);
	case SFP_EDITION_EVENT_ENACT:
		return sfp_edition_enact(school->reg, actor, id, 0, ret);
	}
	return sfp_edition_withdraw(school->reg, actor, id, ret);
}

static sfp_edition *get(struct school *school, const sfp_id *id)
{
	sfp_edition *edition = NULL;

	ck_sfp_ok(sfp_record_get(school->reg, &school->organization, SFP_OBJECT_EDITION, id, (sfp_record **)&edition));
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

static sfp_id draft_amended(struct school *school)
{
	char *text = amended_pack();
	sfp_edition *edition = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_edition_draft(school->reg, &school->council, text, strlen(text), &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	free(text);
	return id;
}

static void lead(struct school *school, const sfp_id *id, sfp_edition_event last)
{
	static const sfp_edition_event way[] = { SFP_EDITION_EVENT_ADOPT, SFP_EDITION_EVENT_APPROVE,
		                                 SFP_EDITION_EVENT_ENACT };
	const sfp_actor *actors[] = { &school->council, &school->head, &school->system };

	for (size_t i = 0; i < 3 && way[i] <= last; i++) {
		sfp_edition *edition = NULL;

		ck_sfp_ok(step(school, actors[i], id, way[i], &edition));
		sfp_edition_free(edition);
	}
}

static int64_t invite_days(struct school *school)
{
	sfp_policy *policy = NULL;
	int64_t days;

	ck_sfp_ok(sfp_registry_policy(school->reg, &school->organization, &policy));
	days = sfp_policy_limit(policy, "invite_days");
	sfp_policy_unref(policy);
	return days;
}

/* ---- draft ---- */

START_TEST(the_first_edition_is_drafted_by_the_council_or_the_system_alone)
{
	struct school school = school_open();
	const struct {
		const sfp_actor *actor;
		bool may;
	} expected[] = {
		{ &school.system, true }, { &school.council, true }, { &school.head, false }, { &school.teacher, false }
	};
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);

	for (size_t i = 0; i < 4; i++) {
		sfp_edition *edition = NULL;

		if (expected[i].may)
			ck_sfp_ok(sfp_edition_draft(school.reg, expected[i].actor, text, length, &edition, NULL));
		else
			ck_refused(school.reg,
			           sfp_edition_draft(school.reg, expected[i].actor, text, length, &edition, NULL),
			           SFP_REASON_NO_EDITION);
		if (edition) {
			ck_assert_int_eq(edition->head.state, SFP_EDITION_DRAFT);
			ck_assert(sfp_id_is_none(&edition->amends));
		}
		sfp_edition_free(edition);
	}
	school_close(&school);
}
END_TEST

START_TEST(once_an_edition_is_in_force_to_draft_is_to_amend_it_which_is_the_councils)
{
	struct school school = school_open();
	sfp_id first = school_edition(&school, SFP_EDITION_IN_FORCE), second = draft_amended(&school);
	sfp_edition *edition = get(&school, &second);
	const sfp_actor *others[] = { &school.head, &school.teacher, &school.system };
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);

	ck_assert(sfp_id_equal(&edition->amends, &first));
	ck_assert_str_eq(edition->pack_name, "btmsh");
	sfp_edition_free(edition);
	for (size_t i = 0; i < 3; i++) {
		ck_refused(school.reg, sfp_edition_draft(school.reg, others[i], text, length, &edition, NULL),
		           SFP_REASON_ROLE);
		ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "1.3.b");
	}
	school_close(&school);
}
END_TEST

START_TEST(a_wrong_pack_is_no_edition_and_its_findings_are_handed_over)
{
	static const char *const text = "format: 1\npack: x\nnorms: 7\n";
	struct school school = school_open();
	sfp_findings *findings = NULL;
	sfp_edition *edition = NULL;
	uint64_t before = school_trail_size(&school);

	ck_sfp_status(sfp_edition_draft(school.reg, &school.council, text, strlen(text), &edition, &findings),
	              SFP_E_INVALID);
	ck_assert_ptr_null(edition);
	ck_assert_uint_gt(sfp_findings_count(findings), 0);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(school.reg), "line"));
	ck_assert_uint_eq(school_trail_size(&school), before);
	sfp_findings_free(findings);
	ck_sfp_status(sfp_edition_draft(school.reg, &school.council, text, strlen(text), &edition, NULL),
	              SFP_E_INVALID);
	school_close(&school);
}
END_TEST

START_TEST(an_edition_keeps_the_text_of_its_pack)
{
	struct school school = school_open();
	sfp_id first = school_draft(&school), second = draft_amended(&school), unknown = { { 3 } };
	sfp_policy *policy = NULL;
	uint8_t digest[32];
	sfp_edition *edition = get(&school, &second);

	ck_sfp_ok(sfp_edition_policy(school.reg, &school.organization, &second, &policy));
	ck_assert_int_eq(sfp_policy_limit(policy, "invite_days"), 21);
	sfp_policy_digest(policy, digest);
	ck_assert_mem_eq(digest, edition->pack_digest, 32);
	sfp_policy_unref(policy);
	ck_sfp_ok(sfp_edition_policy(school.reg, &school.organization, &first, &policy));
	ck_assert_int_eq(sfp_policy_limit(policy, "invite_days"), 14);
	sfp_policy_unref(policy);
	ck_sfp_status(sfp_edition_policy(school.reg, &school.organization, &unknown, &policy), SFP_E_NOT_FOUND);
	sfp_edition_free(edition);
	school_close(&school);
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
		struct school school = school_open();
		const sfp_actor *actors[] = { &school.head, &school.council, &school.teacher, &school.system };

		if (first)
			school_enact(&school);
		for (size_t i = 0; i < 4; i++) {
			sfp_id id = school_edition(&school, bearers[_i].state);
			sfp_edition *edition = NULL;

			if (bearers[_i].who[i] == '+') {
				ck_sfp_ok(step(&school, actors[i], &id, bearers[_i].event, &edition));
			} else {
				ck_refused(school.reg, step(&school, actors[i], &id, bearers[_i].event, &edition),
				           SFP_REASON_ROLE);
				ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, bearers[_i].clause);
			}
			sfp_edition_free(edition);
		}
		school_close(&school);
	}
}
END_TEST

/* ---- from which state ---- */

/* Rows: draft, adopted, approved, in force, superseded, withdrawn. Signs: adopt, approve, enact, withdraw. */
static const char *const arrows[] = { "+--+", "-+-+", "--+-", "----", "----", "----" };
/* clang-format off */
static const sfp_edition_event events[] = { SFP_EDITION_EVENT_ADOPT, SFP_EDITION_EVENT_APPROVE, SFP_EDITION_EVENT_ENACT,
	                                    SFP_EDITION_EVENT_WITHDRAW };

static sfp_id edition_in(struct school *school, sfp_edition_state state)
{
	sfp_edition *edition = NULL;
	sfp_id id;

	if (state <= SFP_EDITION_IN_FORCE)
		return school_edition(school, state);
	id = school_edition(school, state == SFP_EDITION_SUPERSEDED ? SFP_EDITION_IN_FORCE : SFP_EDITION_DRAFT);
	if (state == SFP_EDITION_SUPERSEDED) {
		school_enact(school);
	} else {
		ck_sfp_ok(sfp_edition_withdraw(school->reg, &school->council, &id, &edition));
		sfp_edition_free(edition);
	}
	return id;
}

START_TEST(every_state_takes_its_own_steps_and_no_other)
{
	sfp_edition_state state = (sfp_edition_state)(_i / 4 + 1);
	struct school school = school_open();
	const sfp_actor *actors[] = { &school.council, &school.head, &school.system, &school.council };
	sfp_edition *edition = NULL, *after;
	sfp_id id;

	school_enact(&school);
	id = edition_in(&school, state);
	if (arrows[_i / 4][_i % 4] == '+') {
		ck_sfp_ok(step(&school, actors[_i % 4], &id, events[_i % 4], &edition));
	} else {
		ck_refused(school.reg, step(&school, actors[_i % 4], &id, events[_i % 4], &edition),
			   SFP_REASON_NO_TRANSITION);
		ck_assert_int_eq(sfp_registry_refusal(school.reg)->state, state);
		after = get(&school, &id);
		ck_assert_int_eq(after->head.state, state);
		sfp_edition_free(after);
	}
	sfp_edition_free(edition);
	school_close(&school);
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
		{ "3", 20260830, SFP_OK },
		{ NULL, 20260830, SFP_REFUSED },
		{ " ", 20260830, SFP_REFUSED },
		{ "3", 0, SFP_REFUSED },
		{ "3", 20260902, SFP_E_INVALID },
		{ "3", 20260230, SFP_E_INVALID },
		{ "3\x02", 20260830, SFP_E_INVALID },
	};
	struct school school = school_open();

	for (size_t i = 0; i < sizeof(minutes) / sizeof(*minutes); i++) {
		sfp_id id = school_draft(&school);
		sfp_edition *edition = NULL;

		ck_sfp_status(sfp_edition_adopt(school.reg, &school.council, &id, minutes[i].number, minutes[i].date,
						&edition),
			      minutes[i].status);
		if (minutes[i].status == SFP_REFUSED)
			ck_assert_int_eq(sfp_registry_refusal(school.reg)->reason, SFP_REASON_NEEDS_MINUTES);
		sfp_edition_free(edition);
	}
	school_close(&school);
}
END_TEST

START_TEST(the_head_approves_by_an_order_on_the_approval_signed_after_the_adoption)
{
	struct school school = school_open();
	sfp_id id = school_edition(&school, SFP_EDITION_ADOPTED), unknown = { { 3 } };
	sfp_id wrong         = school_order(&school, SFP_ORDER_USE, "1"),
	       right         = school_order(&school, SFP_ORDER_APPROVAL, "2");
	sfp_edition *edition = NULL;

	ck_refused(school.reg, sfp_edition_approve(school.reg, &school.head, &id, NULL, 0, &edition), SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(school.reg)->missing, SFP_FACT_ORDER_ISSUED));
	ck_sfp_status(sfp_edition_approve(school.reg, &school.head, &id, &unknown, 0, &edition), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_edition_approve(school.reg, &school.head, &id, &wrong, 0, &edition), SFP_E_INVALID);
	ck_sfp_status(sfp_edition_approve(school.reg, &school.head, &id, &right, 20260831, &edition), SFP_E_INVALID);
	ck_sfp_status(sfp_edition_approve(school.reg, &school.head, &id, &right, 20260902, &edition), SFP_E_INVALID);
	ck_sfp_ok(sfp_edition_approve(school.reg, &school.head, &id, &right, 0, &edition));
	ck_assert_int_eq(edition->signed_on, SCHOOL_TODAY);
	ck_assert(sfp_id_equal(&edition->order_id, &right));
	sfp_edition_free(edition);
	school_close(&school);
}
END_TEST

START_TEST(an_edition_comes_into_force_on_no_day_before_its_signing)
{
	struct school school = school_open();
	sfp_id id = school_edition(&school, SFP_EDITION_APPROVED);
	sfp_edition *edition = NULL;

	school_now += 5 * SCHOOL_DAY;
	ck_sfp_status(sfp_edition_enact(school.reg, &school.system, &id, 20260831, &edition), SFP_E_INVALID);
	ck_sfp_status(sfp_edition_enact(school.reg, &school.system, &id, 20260931, &edition), SFP_E_INVALID);
	ck_sfp_ok(sfp_edition_enact(school.reg, &school.system, &id, 20260903, &edition));
	ck_assert_int_eq(edition->head.state, SFP_EDITION_IN_FORCE);
	ck_assert_int_eq(edition->in_force_from, 20260903);
	sfp_edition_free(edition);
	school_close(&school);
}
END_TEST

/* ---- in force ---- */

START_TEST(the_former_edition_ends_on_the_day_on_which_the_next_begins)
{
	struct school school = school_open();
	sfp_id first = school_edition(&school, SFP_EDITION_IN_FORCE), second;
	sfp_edition *edition = NULL, *former;
	uint64_t before;

	ck_assert_int_eq(invite_days(&school), 14);
	second = draft_amended(&school);
	lead(&school, &second, SFP_EDITION_EVENT_APPROVE);
	ck_assert_int_eq(invite_days(&school), 14);
	school_now += 30 * SCHOOL_DAY;
	before = school_trail_size(&school);
	ck_sfp_ok(sfp_edition_enact(school.reg, &school.system, &second, 0, &edition));
	ck_assert_int_eq(invite_days(&school), 21);
	former = get(&school, &first);
	ck_assert_int_eq(former->head.state, SFP_EDITION_SUPERSEDED);
	ck_assert_int_eq(former->superseded_on, edition->in_force_from);
	ck_assert_uint_eq(school_trail_size(&school), before + 2);
	sfp_edition_free(former);
	sfp_edition_free(edition);
	school_close(&school);
}
END_TEST

START_TEST(an_edition_replaces_no_other_on_a_day_before_that_one_held)
{
	struct school school = school_open();
	sfp_id waiting = school_edition(&school, SFP_EDITION_APPROVED), second;
	sfp_edition *edition = NULL;

	school_now += 9 * SCHOOL_DAY;
	second = school_edition(&school, SFP_EDITION_IN_FORCE);
	ck_sfp_status(sfp_edition_enact(school.reg, &school.system, &waiting, 20260909, &edition), SFP_E_INVALID);
	ck_sfp_ok(sfp_edition_enact(school.reg, &school.system, &waiting, 20260910, &edition));
	sfp_edition_free(edition);
	edition = get(&school, &second);
	ck_assert_int_eq(edition->in_force_from, 20260910);
	ck_assert_int_eq(edition->superseded_on, 20260910);
	sfp_edition_free(edition);
	school_close(&school);
}
END_TEST

START_TEST(an_edition_for_a_day_to_come_waits_for_the_clock)
{
	struct school school = school_open();
	sfp_id first = school_edition(&school, SFP_EDITION_IN_FORCE), second = draft_amended(&school);
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	sfp_edition *edition = NULL, *former;

	lead(&school, &second, SFP_EDITION_EVENT_APPROVE);
	ck_sfp_ok(sfp_edition_enact(school.reg, &school.system, &second, 20260910, &edition));
	ck_assert_int_eq(edition->head.state, SFP_EDITION_APPROVED);
	sfp_edition_free(edition);
	school_now += 8 * SCHOOL_DAY;
	ck_sfp_ok(sfp_tick(school.reg, &school.organization, 0, &report));
	ck_assert_uint_eq(report.editions_enacted, 0);
	ck_assert_int_eq(invite_days(&school), 14);
	school_now += 3 * SCHOOL_DAY;
	ck_sfp_ok(sfp_tick(school.reg, &school.organization, 0, &report));
	ck_assert_uint_eq(report.editions_enacted, 1);
	ck_assert_int_eq(invite_days(&school), 21);
	former = get(&school, &first);
	ck_assert_int_eq(former->superseded_on, 20260910);
	sfp_edition_free(former);
	school_close(&school);
}
END_TEST

START_TEST(an_edition_that_is_overtaken_loses_its_day_and_stops_no_clock)
{
	struct school school = school_open();
	sfp_id early, late;
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	sfp_edition *edition = NULL;

	school_enact(&school);
	early = school_edition(&school, SFP_EDITION_APPROVED);
	late = school_edition(&school, SFP_EDITION_APPROVED);
	ck_sfp_ok(sfp_edition_enact(school.reg, &school.system, &early, 20260910, &edition));
	sfp_edition_free(edition);
	school_now += 15 * SCHOOL_DAY;
	ck_sfp_ok(sfp_edition_enact(school.reg, &school.system, &late, 20260912, &edition));
	sfp_edition_free(edition);
	edition = get(&school, &early);
	ck_assert_int_eq(edition->head.state, SFP_EDITION_APPROVED);
	ck_assert_int_eq(edition->in_force_from, 0);
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_tick(school.reg, &school.organization, 0, &report));
	ck_assert_uint_eq(report.editions_enacted, 0);
	school_close(&school);
}
END_TEST

START_TEST(a_refused_enactment_leaves_the_edition_in_force_as_it_is)
{
	struct school school = school_open();
	sfp_id first         = school_edition(&school, SFP_EDITION_IN_FORCE),
	       second        = school_edition(&school, SFP_EDITION_ADOPTED);
	sfp_id third = school_edition(&school, SFP_EDITION_APPROVED);
	sfp_edition *edition = NULL, *still;

	ck_refused(school.reg, sfp_edition_enact(school.reg, &school.system, &second, 0, &edition),
		   SFP_REASON_NO_TRANSITION);
	ck_refused(school.reg, sfp_edition_enact(school.reg, &school.head, &third, 0, &edition), SFP_REASON_ROLE);
	ck_sfp_status(sfp_edition_enact(school.reg, &school.system, &third, 20260801, &edition), SFP_E_INVALID);
	still = get(&school, &first);
	ck_assert_int_eq(still->head.state, SFP_EDITION_IN_FORCE);
	ck_assert_int_eq(still->superseded_on, 0);
	sfp_edition_free(still);
	school_close(&school);
}
END_TEST

START_TEST(a_retried_enactment_answers_with_the_new_edition)
{
	struct school school = school_open();
	sfp_id second;
	sfp_edition *edition = NULL;

	school_enact(&school);
	second = school_edition(&school, SFP_EDITION_APPROVED);
	school.system.idempotency_key = "enact-2";
	for (int i = 0; i < 2; i++) {
		ck_sfp_ok(sfp_edition_enact(school.reg, &school.system, &second, 0, &edition));
		ck_assert(sfp_id_equal(&edition->head.id, &second));
		ck_assert_int_eq(edition->head.state, SFP_EDITION_IN_FORCE);
		sfp_edition_free(edition);
	}
	school_close(&school);
}
END_TEST

START_TEST(withdrawing_the_newest_draft_leaves_the_one_before_to_decide)
{
	struct school school = school_open();
	sfp_edition *edition = NULL;
	sfp_id second;

	(void)school_draft(&school);
	school_now += SCHOOL_DAY;
	second = draft_amended(&school);
	ck_assert_int_eq(invite_days(&school), 21);
	ck_sfp_ok(sfp_edition_withdraw(school.reg, &school.council, &second, &edition));
	ck_assert_int_eq(invite_days(&school), 14);
	sfp_edition_free(edition);
	school_close(&school);
}
END_TEST

START_TEST(a_batch_that_is_dropped_leaves_the_act_as_it_was)
{
	struct school school = school_open();
	sfp_id second;

	school_enact(&school);
	second = draft_amended(&school);
	ck_sfp_ok(sfp_batch_begin(school.reg));
	lead(&school, &second, SFP_EDITION_EVENT_ENACT);
	ck_assert_int_eq(invite_days(&school), 21);
	ck_sfp_ok(sfp_batch_end(school.reg, false));
	ck_assert_int_eq(invite_days(&school), 14);
	school_close(&school);
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
	return dice(seed, 3) ? 0 : sfp_date_add(sfp_date_of_time(school_now), 10 - (int)dice(seed, 30));
}

static sfp_status random_call(struct school *school, unsigned *seed, sfp_id *ids, size_t *count)
{
	static const char bearer[] = "ccchhssscs"; /* of the calls below */
	unsigned call = dice(seed, 10);
	char who = dice(seed, 5) ? bearer[call] : "chs"[dice(seed, 3)];
	const sfp_actor *actor = who == 'c' ? &school->council : who == 'h' ? &school->head : &school->system;
	const sfp_id *id = *count ? &ids[dice(seed, (unsigned)*count)] : &school->organization;
	sfp_edition *edition = NULL;
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);
	char number[32];
	sfp_id order;
	sfp_status status;

	if (call == 0 && *count < 16) {
		status = sfp_edition_draft(school->reg, actor, text, length, &edition, NULL);
		if (status == SFP_OK)
			ids[(*count)++] = edition->head.id;
	} else if (call <= 2) {
		status = sfp_edition_adopt(school->reg, actor, id, "3", sfp_date_of_time(school_now), &edition);
	} else if (call <= 4 && *count) {
		snprintf(number, sizeof(number), "%llu", (unsigned long long)school_trail_size(school));
		order = school_order(school, SFP_ORDER_APPROVAL, number);
		status = sfp_edition_approve(school->reg, actor, id, &order, some_day(seed), &edition);
	} else if (call <= 7) {
		status = sfp_edition_enact(school->reg, actor, id, some_day(seed), &edition);
	} else if (call == 8) {
		status = sfp_edition_withdraw(school->reg, actor, id, &edition);
	} else {
		status = sfp_tick(school->reg, &school->organization, 0, NULL);
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
static void check_one_behind_the_other(struct school *school)
{
	const sfp_edition *forced[16];
	size_t count = 0;
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_record_list(school->reg, &school->organization, SFP_OBJECT_EDITION, NULL, &page));
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
	struct school school = school_open();
	unsigned seed = (unsigned)_i * 7919u + 1;
	sfp_id ids[16];
	size_t count = 0, done = 0;

	ids[count++] = school_edition(&school, SFP_EDITION_IN_FORCE);
	for (int i = 0; i < 150; i++) {
		sfp_status status;

		school_now += (sfp_time)dice(&seed, 4) * SCHOOL_DAY;
		status = random_call(&school, &seed, ids, &count);
		ck_assert_msg(status == SFP_OK || status == SFP_REFUSED || status == SFP_E_INVALID ||
				      status == SFP_E_NOT_FOUND,
			      "%s: %s", sfp_status_name(status), sfp_registry_message(school.reg));
		done += status == SFP_OK;
		check_one_behind_the_other(&school);
	}
	ck_assert_uint_gt(done, 10);
	school_close(&school);
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
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(edition_suite)

/* clang-format on */
