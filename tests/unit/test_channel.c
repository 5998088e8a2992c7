/* test_channel.c: the channels are those that the act names; the administration provides material, the administrator
 * posts. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "check_main.h"
#include "ledger/registry.h"
#include "world.h"

static struct world w;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

static void leave(void)
{
	world_close(&w);
}

/* Whatever a test did, the trail must tell the same as the records. */
static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static void expect_refused(sfp_status status, sfp_reason reason, const char *clause)
{
	ck_assert_msg(status == SFP_REFUSED, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(reason));
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, clause);
}

static void expect_says(sfp_status status, sfp_status expected, const char *part)
{
	ck_sfp_status(status, expected);
	ck_assert_msg(strstr(sfp_registry_message(w.reg), part), "'%s' lacks '%s'", sfp_registry_message(w.reg), part);
}

static sfp_id channel(const char *code)
{
	sfp_channel *made = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_channel_create(w.reg, &w.administrator, code, &made));
	id = made->head.id;
	sfp_channel_free(made);
	return id;
}

static sfp_channel_post_draft draft_for(const sfp_id *channel_id)
{
	sfp_channel_post_draft draft = SFP_CHANNEL_POST_DRAFT_INIT;

	if (channel_id)
		draft.channel_id = *channel_id;
	draft.title = "День открытых дверей";
	draft.material = "Приглашаем 5 октября";
	draft.material_length = strlen(draft.material);
	return draft;
}

/* The state is looked at in what the call gave and in the file. */
static sfp_id keep(sfp_channel_post *post, sfp_channel_post_state state)
{
	sfp_id id = post->head.id;
	sfp_record *record = NULL;

	ck_assert_int_eq(post->head.state, state);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_CHANNEL_POST, &id, &record));
	ck_assert_int_eq(record->state, state);
	ck_assert_int_eq(record->revision, post->head.revision);
	sfp_record_free(record);
	sfp_channel_post_free(post);
	return id;
}

static sfp_id provide(const sfp_id *channel_id)
{
	sfp_channel_post_draft draft = draft_for(channel_id);
	sfp_channel_post *post = NULL;

	ck_sfp_ok(sfp_channel_post_provide(w.reg, &w.deputy, &draft, &post));
	return keep(post, SFP_CHANNEL_POST_PROVIDED);
}

/* ---- channels ---- */

START_TEST(the_administrator_creates_the_channels_that_the_act_names)
{
	sfp_channel *made = NULL, *found = NULL;

	ck_sfp_ok(sfp_channel_create(w.reg, &w.administrator, "all_school", &made));
	ck_assert_str_eq(made->code, "all_school");
	ck_assert_str_eq(made->name, "Общешкольный канал");
	ck_assert_int_eq(made->closed_on, 0);
	ck_assert(sfp_id_equal(&made->head.edition, &w.edition));
	ck_sfp_ok(sfp_channel_find(w.reg, &w.organization, "all_school", &found));
	ck_assert(sfp_id_equal(&made->head.id, &found->head.id));
	sfp_channel_free(made);
	sfp_channel_free(found);
	channel("staff");
}
END_TEST

START_TEST(an_unknown_code_is_invalid_and_the_known_ones_are_told)
{
	sfp_channel *none = NULL;
	char novel[2002] = "";

	memset(novel, 'x', sizeof(novel) - 1);
	expect_says(sfp_channel_create(w.reg, &w.administrator, "news", &none), SFP_E_INVALID, "all_school, staff");
	expect_says(sfp_channel_create(w.reg, &w.administrator, "", &none), SFP_E_INVALID, "code");
	expect_says(sfp_channel_create(w.reg, &w.administrator, "\xff", &none), SFP_E_INVALID, "UTF-8");
	expect_says(sfp_channel_create(w.reg, &w.administrator, novel, &none), SFP_E_INVALID, "2000");
	ck_assert_ptr_null(none);
}
END_TEST

/* The built-in act without its list of channels. */
static char *act_without_channels(void)
{
	const char *builtin = sfp_policy_builtin_text(NULL), *list = strstr(builtin, "\nchannels:"),
		   *behind = strstr(list, "\n\n");
	char *text = NULL;

	ck_assert(list && behind);
	ck_assert_int_gt(asprintf(&text, "%.*s%s", (int)(list - builtin), builtin, behind), 0);
	return text;
}

static void amend_act(const char *pack)
{
	sfp_id order = world_order(&w, SFP_ORDER_APPROVAL, "77"), id;
	sfp_edition *edition = NULL;

	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, pack, strlen(pack), &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, &id, "7", 20250902, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &id, &order, 20250902, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &id, 20250902, &edition));
	sfp_edition_free(edition);
}

START_TEST(an_act_that_names_no_channels_has_none_to_create)
{
	char *pack = act_without_channels();
	sfp_channel *none = NULL;

	channel("staff");
	amend_act(pack);
	expect_says(sfp_channel_create(w.reg, &w.administrator, "all_school", &none), SFP_E_INVALID,
	            "names no system channels");
	ck_assert_ptr_null(none);
	ck_sfp_ok(sfp_channel_find(w.reg, &w.organization, "staff", &none)); /* what was created stays */
	sfp_channel_free(none);
	free(pack);
}
END_TEST

START_TEST(a_channel_is_created_once)
{
	sfp_channel *none = NULL;

	channel("staff");
	expect_says(sfp_channel_create(w.reg, &w.administrator, "staff", &none), SFP_E_EXISTS, "created already");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(only_the_registered_administrator_creates_channels)
{
	sfp_channel *none = NULL;
	struct world unready;

	expect_refused(sfp_channel_create(w.reg, &w.head, "staff", &none), SFP_REASON_ROLE, "2.1.13");
	expect_refused(sfp_channel_create(w.reg, &w.teachers[1], "staff", &none), SFP_REASON_ROLE, "2.1.13");
	expect_refused(sfp_channel_create(w.reg, &w.system, "staff", &none), SFP_REASON_ROLE, "2.1.13");
	world_open_at(&unready, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
	ck_sfp_status(sfp_channel_create(unready.reg, &unready.head, "staff", &none), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(unready.reg)->reason, SFP_REASON_NO_EDITION);
	world_close(&unready);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(an_administrator_who_has_not_registered_creates_no_channel)
{
	struct world appointed;
	sfp_appointment *appointment = NULL;
	sfp_channel *none = NULL;
	sfp_id order;

	world_open_at(&appointed, NULL, SFP_DURABILITY_NORMAL, WORLD_ACT);
	order = world_order(&appointed, SFP_ORDER_ADMINISTRATOR, "901");
	ck_sfp_ok(sfp_appointment_make(appointed.reg, &appointed.head, &appointed.administrator.person, &order,
	                               &appointment));
	sfp_appointment_free(appointment);
	ck_sfp_status(sfp_channel_create(appointed.reg, &appointed.administrator, "staff", &none), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(appointed.reg)->reason, SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(appointed.reg)->missing, SFP_FACT_ADMINISTRATOR_REGISTERED));
	world_close(&appointed);
}
END_TEST

START_TEST(what_was_not_created_is_not_found)
{
	sfp_channel *none = NULL;

	ck_sfp_status(sfp_channel_find(w.reg, &w.organization, "staff", &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_channel_find(w.reg, &w.order, "staff", &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_channel_find(w.reg, &w.organization, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_find(NULL, &w.organization, "staff", &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_find(w.reg, NULL, "staff", &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_find(w.reg, &w.organization, "staff", NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_create(w.reg, &w.administrator, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_create(w.reg, &w.administrator, "staff", NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_create(NULL, &w.administrator, "staff", &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_create(w.reg, NULL, "staff", &none), SFP_E_MISUSE);
	ck_assert_ptr_null(none);
	sfp_channel_free(NULL);
}
END_TEST

START_TEST(a_retry_with_the_same_key_creates_one_channel)
{
	sfp_actor actor = w.administrator;
	sfp_channel *first = NULL, *again = NULL;

	actor.idempotency_key = "channel";
	ck_sfp_ok(sfp_channel_create(w.reg, &actor, "staff", &first));
	ck_sfp_ok(sfp_channel_create(w.reg, &actor, "staff", &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_channel_free(first);
	sfp_channel_free(again);
	expect_says(sfp_channel_create(w.reg, &actor, "all_school", &again), SFP_E_CONFLICT, "key");
}
END_TEST

/* ---- materials ---- */

START_TEST(a_provided_material_is_posted_by_the_administrator)
{
	sfp_id all = channel("all_school"), id = provide(&all);
	sfp_channel_post *post = NULL;
	uint8_t digest[32];

	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_channel_post_post(w.reg, &w.administrator, &id, &post));
	ck_assert(sfp_id_equal(&post->channel_id, &all));
	ck_assert(sfp_id_equal(&post->provided_by, &w.deputy.person));
	ck_assert(sfp_id_equal(&post->posted_by, &w.administrator.person));
	ck_assert_int_eq(post->posted_at, w.now);
	ck_assert_int_lt(post->provided_at, post->posted_at);
	ck_sfp_ok(sfp__sha256("Приглашаем 5 октября", strlen("Приглашаем 5 октября"), digest));
	ck_assert_mem_eq(post->material_digest, digest, 32);
	keep(post, SFP_CHANNEL_POST_POSTED);
}
END_TEST

START_TEST(whoever_provides_is_of_the_administration)
{
	sfp_id all = channel("all_school");
	sfp_channel_post_draft draft = draft_for(&all);
	sfp_channel_post *none = NULL;

	expect_refused(sfp_channel_post_provide(w.reg, &w.teachers[1], &draft, &none), SFP_REASON_ROLE, "2.2.5");
	expect_refused(sfp_channel_post_provide(w.reg, &w.administrator, &draft, &none), SFP_REASON_ROLE, "2.2.5");
	expect_refused(sfp_channel_post_provide(w.reg, &w.students[0], &draft, &none), SFP_REASON_ROLE, "2.2.5");
	expect_refused(sfp_channel_post_provide(w.reg, &w.system, &draft, &none), SFP_REASON_ROLE, "2.2.5");
	ck_sfp_ok(sfp_channel_post_provide(w.reg, &w.head, &draft, &none)); /* the head is of it */
	keep(none, SFP_CHANNEL_POST_PROVIDED);
}
END_TEST

START_TEST(the_administration_neither_posts_nor_declines)
{
	sfp_id all = channel("all_school"), id = provide(&all);
	sfp_channel_post_draft draft = draft_for(&all);
	sfp_channel_post *none = NULL;

	expect_refused(sfp_channel_post_post(w.reg, &w.deputy, &id, &none), SFP_REASON_ROLE, "2.1.13");
	expect_refused(sfp_channel_post_decline(w.reg, &w.deputy, &id, "нет", &none), SFP_REASON_ROLE, "2.1.13");
	expect_refused(sfp_channel_post_write(w.reg, &w.deputy, &draft, &none), SFP_REASON_ROLE, "2.1.13");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(a_material_is_withdrawn_by_whoever_provided_it)
{
	sfp_id all = channel("all_school"), id = provide(&all);
	sfp_channel_post *post = NULL;

	expect_refused(sfp_channel_post_withdraw(w.reg, &w.head, &id, &post), SFP_REASON_FACT, "2.2.5");
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_ACTOR_PROVIDED_MATERIAL));
	expect_refused(sfp_channel_post_withdraw(w.reg, &w.administrator, &id, &post), SFP_REASON_ROLE, "2.2.5");
	expect_refused(sfp_channel_post_withdraw(w.reg, &w.system, &id, &post), SFP_REASON_ROLE, "2.2.5");
	ck_sfp_ok(sfp_channel_post_withdraw(w.reg, &w.deputy, &id, &post));
	ck_assert_int_eq(post->posted_at, 0);
	ck_assert(sfp_id_is_none(&post->posted_by));
	keep(post, SFP_CHANNEL_POST_WITHDRAWN);
}
END_TEST

START_TEST(nothing_is_declined_without_a_reason)
{
	sfp_id all = channel("all_school"), id = provide(&all);
	sfp_channel_post *post = NULL;
	char novel[2002] = "";

	memset(novel, 'x', sizeof(novel) - 1);
	expect_says(sfp_channel_post_decline(w.reg, &w.administrator, &id, novel, &post), SFP_E_INVALID,
	            "at most 2000");
	expect_says(sfp_channel_post_decline(w.reg, &w.administrator, &id, "\xff", &post), SFP_E_INVALID, "UTF-8");
	expect_refused(sfp_channel_post_decline(w.reg, &w.administrator, &id, NULL, &post), SFP_REASON_NEEDS_REASON,
	               "2.1.13");
	expect_refused(sfp_channel_post_decline(w.reg, &w.administrator, &id, " ", &post), SFP_REASON_NEEDS_REASON,
	               "2.1.13");
	ck_sfp_ok(sfp_channel_post_decline(w.reg, &w.administrator, &id, "нет даты", &post));
	ck_assert_str_eq(post->reason, "нет даты");
	ck_assert_int_eq(post->posted_at, 0);
	keep(post, SFP_CHANNEL_POST_DECLINED);
}
END_TEST

/* What was posted, declined or withdrawn is so for good. */
START_TEST(what_is_over_stays_so)
{
	sfp_id all = channel("all_school"), id = provide(&all);
	sfp_channel_post *post = NULL;
	sfp_channel_post_state state = (sfp_channel_post_state)_i;

	if (state == SFP_CHANNEL_POST_POSTED)
		ck_sfp_ok(sfp_channel_post_post(w.reg, &w.administrator, &id, &post));
	else if (state == SFP_CHANNEL_POST_DECLINED)
		ck_sfp_ok(sfp_channel_post_decline(w.reg, &w.administrator, &id, "нет", &post));
	else
		ck_sfp_ok(sfp_channel_post_withdraw(w.reg, &w.deputy, &id, &post));
	keep(post, state);
	post = NULL;
	expect_refused(sfp_channel_post_post(w.reg, &w.administrator, &id, &post), SFP_REASON_NO_TRANSITION, "");
	expect_refused(sfp_channel_post_decline(w.reg, &w.administrator, &id, "нет", &post), SFP_REASON_NO_TRANSITION,
	               "");
	expect_refused(sfp_channel_post_withdraw(w.reg, &w.deputy, &id, &post), SFP_REASON_NO_TRANSITION, "");
	ck_assert_ptr_null(post);
}
END_TEST

START_TEST(what_the_administrator_writes_is_posted_from_the_first)
{
	sfp_channel_post_draft draft = draft_for(NULL);
	sfp_channel_post *post = NULL;

	draft.material = NULL;
	draft.material_length = 0;
	ck_sfp_ok(sfp_channel_post_write(w.reg, &w.administrator, &draft, &post));
	ck_assert(sfp_id_is_none(&post->channel_id)); /* the staffroom */
	ck_assert(sfp_id_is_none(&post->provided_by));
	ck_assert_int_eq(post->provided_at, 0);
	ck_assert(sfp_id_equal(&post->posted_by, &w.administrator.person));
	ck_assert_int_eq(post->posted_at, w.now);
	for (int i = 0; i < 32; i++)
		ck_assert_int_eq(post->material_digest[i], 0);
	keep(post, SFP_CHANNEL_POST_POSTED);
}
END_TEST

START_TEST(a_draft_says_what_it_is)
{
	sfp_id all = channel("all_school");
	sfp_channel_post_draft draft = draft_for(&all);
	sfp_channel_post *none = NULL;

	draft.title = NULL;
	expect_says(sfp_channel_post_provide(w.reg, &w.deputy, &draft, &none), SFP_E_INVALID, "title");
	draft.title = " ";
	expect_says(sfp_channel_post_provide(w.reg, &w.deputy, &draft, &none), SFP_E_INVALID, "title");
	draft.title = "a\x01";
	expect_says(sfp_channel_post_write(w.reg, &w.administrator, &draft, &none), SFP_E_INVALID, "control");
	draft = draft_for(&w.order);
	expect_says(sfp_channel_post_provide(w.reg, &w.deputy, &draft, &none), SFP_E_NOT_FOUND, "channel");
	draft.struct_size = 1;
	ck_sfp_status(sfp_channel_post_provide(w.reg, &w.deputy, &draft, &none), SFP_E_MISUSE);
	draft = draft_for(&all);
	draft.material = NULL;
	ck_sfp_status(sfp_channel_post_provide(w.reg, &w.deputy, &draft, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_post_provide(w.reg, &w.deputy, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_post_write(w.reg, &w.administrator, &draft, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_post_post(w.reg, &w.administrator, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_channel_post_post(w.reg, &w.administrator, &all, &none), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(none);
	sfp_channel_post_free(NULL);
}
END_TEST

START_TEST(the_staffroom_is_a_place_only_once_it_exists)
{
	struct world act;
	sfp_channel_post_draft draft = draft_for(NULL);
	sfp_channel_post *none = NULL;

	world_open_at(&act, NULL, SFP_DURABILITY_NORMAL, WORLD_ACT);
	ck_sfp_status(sfp_channel_post_provide(act.reg, &act.deputy, &draft, &none), SFP_E_INVALID);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(act.reg), "create it"));
	world_close(&act);
	ck_assert_ptr_null(none);
	provide(NULL);
}
END_TEST

START_TEST(an_act_without_a_staffroom_knows_no_such_place)
{
	struct world centre;
	sfp_channel_post_draft draft = draft_for(NULL);
	sfp_channel_post *post = NULL;
	sfp_channel *made = NULL;

	world_open_under(&centre, "examples/packs/dop-centre.yaml");
	ck_sfp_status(sfp_channel_post_write(centre.reg, &centre.administrator, &draft, &post), SFP_E_INVALID);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(centre.reg), "knows no staffroom"));
	ck_sfp_ok(sfp_channel_create(centre.reg, &centre.administrator, "news", &made));
	ck_assert_str_eq(made->name, "Новости центра");
	draft.channel_id = made->head.id;
	sfp_channel_free(made);
	ck_sfp_ok(sfp_channel_post_write(centre.reg, &centre.administrator, &draft, &post));
	sfp_channel_post_free(post);
	ck_sfp_status(sfp_channel_post_provide(centre.reg, &centre.deputy, &draft, &post), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(centre.reg)->reason, SFP_REASON_NOT_REGULATED);
	world_close(&centre);
}
END_TEST

/* Nothing closes a channel or the staffroom in this release, so the test does it behind the registry's back. */
START_TEST(nothing_is_posted_where_the_place_is_closed)
{
	sqlite3 *file = sfp__store_connection(w.reg->store);
	sfp_id all = channel("all_school"), there = provide(&all), here = provide(NULL);
	sfp_channel_post_draft draft = draft_for(&all);
	sfp_channel_post *none = NULL;
	sfp_channel *found = NULL;

	ck_assert_int_eq(sqlite3_exec(file,
	                              "UPDATE class SET closed_on = 20250901; UPDATE channel SET closed_on = 20250901",
	                              NULL, NULL, NULL),
	                 SQLITE_OK);
	expect_says(sfp_channel_post_write(w.reg, &w.administrator, &draft, &none), SFP_E_INVALID, "is closed");
	expect_says(sfp_channel_post_post(w.reg, &w.administrator, &there, &none), SFP_E_INVALID, "is closed");
	expect_says(sfp_channel_post_post(w.reg, &w.administrator, &here, &none), SFP_E_INVALID, "not created yet");
	ck_sfp_status(sfp_channel_find(w.reg, &w.organization, "all_school", &found), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(none);
	ck_sfp_ok(sfp_channel_post_decline(w.reg, &w.administrator, &there, "канала больше нет", &none));
	keep(none, SFP_CHANNEL_POST_DECLINED);
}
END_TEST

START_TEST(a_retry_with_the_same_key_provides_one_material)
{
	sfp_id all = channel("all_school"), id;
	sfp_channel_post_draft draft = draft_for(&all);
	sfp_actor actor = w.deputy;
	sfp_channel_post *first = NULL, *again = NULL;

	actor.idempotency_key = "material";
	ck_sfp_ok(sfp_channel_post_provide(w.reg, &actor, &draft, &first));
	id = keep(first, SFP_CHANNEL_POST_PROVIDED);
	ck_sfp_ok(sfp_channel_post_post(w.reg, &w.administrator, &id, &first));
	keep(first, SFP_CHANNEL_POST_POSTED);
	ck_sfp_ok(sfp_channel_post_provide(w.reg, &actor, &draft, &again));
	ck_assert(sfp_id_equal(&again->head.id, &id));
	keep(again, SFP_CHANNEL_POST_POSTED);
	draft.material = "Приглашаем 6 октября";
	expect_says(sfp_channel_post_provide(w.reg, &actor, &draft, &again), SFP_E_CONFLICT, "key");
}
END_TEST

START_TEST(a_step_with_the_same_key_is_one_step)
{
	sfp_id all = channel("all_school"), id = provide(&all);
	sfp_actor actor = w.administrator;
	sfp_channel_post *post = NULL;

	actor.idempotency_key = "decline";
	ck_sfp_ok(sfp_channel_post_decline(w.reg, &actor, &id, "нет даты", &post));
	keep(post, SFP_CHANNEL_POST_DECLINED);
	ck_sfp_ok(sfp_channel_post_decline(w.reg, &actor, &id, "нет даты", &post));
	ck_assert_int_eq(post->head.revision, 2);
	keep(post, SFP_CHANNEL_POST_DECLINED);
	expect_says(sfp_channel_post_decline(w.reg, &actor, &id, "нет места", &post), SFP_E_CONFLICT, "key");
}
END_TEST

START_TEST(the_list_finds_by_state_and_by_whoever_provided)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_id id = provide(NULL);
	sfp_page *page = NULL;

	filter.person = w.deputy.person;
	filter.state = SFP_CHANNEL_POST_PROVIDED;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_CHANNEL_POST, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert(sfp_id_equal(&page->records[0]->id, &id));
	sfp_page_free(page);
	filter.person = w.head.person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_CHANNEL_POST, &filter, &page));
	ck_assert_uint_eq(page->count, 0);
	sfp_page_free(page);
}
END_TEST

static Suite *channel_suite(void)
{
	Suite *suite = suite_create("channel");
	TCase *channels = tcase_create("channels"), *materials = tcase_create("materials"),
	      *closed = tcase_create("closed");

	tcase_add_checked_fixture(channels, setup, teardown);
	tcase_add_test(channels, the_administrator_creates_the_channels_that_the_act_names);
	tcase_add_test(channels, an_unknown_code_is_invalid_and_the_known_ones_are_told);
	tcase_add_test(channels, an_act_that_names_no_channels_has_none_to_create);
	tcase_add_test(channels, a_channel_is_created_once);
	tcase_add_test(channels, only_the_registered_administrator_creates_channels);
	tcase_add_test(channels, an_administrator_who_has_not_registered_creates_no_channel);
	tcase_add_test(channels, what_was_not_created_is_not_found);
	tcase_add_test(channels, a_retry_with_the_same_key_creates_one_channel);
	tcase_add_checked_fixture(materials, setup, teardown);
	tcase_add_test(materials, a_provided_material_is_posted_by_the_administrator);
	tcase_add_test(materials, whoever_provides_is_of_the_administration);
	tcase_add_test(materials, the_administration_neither_posts_nor_declines);
	tcase_add_test(materials, a_material_is_withdrawn_by_whoever_provided_it);
	tcase_add_test(materials, nothing_is_declined_without_a_reason);
	tcase_add_loop_test(materials, what_is_over_stays_so, SFP_CHANNEL_POST_POSTED, SFP_CHANNEL_POST_WITHDRAWN + 1);
	tcase_add_test(materials, what_the_administrator_writes_is_posted_from_the_first);
	tcase_add_test(materials, a_draft_says_what_it_is);
	tcase_add_test(materials, the_staffroom_is_a_place_only_once_it_exists);
	tcase_add_test(materials, an_act_without_a_staffroom_knows_no_such_place);
	tcase_add_test(materials, a_retry_with_the_same_key_provides_one_material);
	tcase_add_test(materials, a_step_with_the_same_key_is_one_step);
	tcase_add_test(materials, the_list_finds_by_state_and_by_whoever_provided);
	tcase_add_checked_fixture(closed, setup, leave);
	tcase_add_test(closed, nothing_is_posted_where_the_place_is_closed);
	suite_add_tcase(suite, closed);
	suite_add_tcase(suite, channels);
	suite_add_tcase(suite, materials);
	return suite;
}

SUITE_MAIN(channel_suite)
