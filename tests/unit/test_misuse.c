/* test_misuse.c: what cannot be meant is refused before anything is done, and leaves what was to be written as it was.
 */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/sferumpolicy.h"
#include "world.h"

static struct world w;
static sfp_id none;

static void open_world(void)
{
	sfp_channel *channel = NULL;

	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	ck_sfp_ok(sfp_channel_create(w.reg, &w.administrator, "staff", &channel));
	sfp_channel_free(channel);
}

static void close_world(void)
{
	world_close(&w);
}

static sfp_trail_head head_now(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head;
}

/* ---- reading: variant 0 is sound, each further one lacks or spoils one argument ---- */

#define IF(number, then, other) (variant == (number) ? (then) : (other))
#define NOUN(number)            (sfp_object)(IF(number, 0, IF((number) + 1, SFP_OBJECT_END, SFP_OBJECT_PERSON)))

static sfp_status get_record(int variant)
{
	sfp_record *record = NULL;
	sfp_status status = sfp_record_get(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), NOUN(3),
	                                   IF(5, NULL, &w.head.person), IF(6, NULL, &record));

	ck_assert(!record == (status != SFP_OK));
	sfp_record_free(record);
	return status;
}

static sfp_status list_records(int variant)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_status status;

	filter.limit = IF(6, -1, IF(7, 1001, 1000));
	filter.struct_size = IF(8, 0, sizeof(filter));
	status =
		sfp_record_list(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), NOUN(3), &filter, IF(5, NULL, &page));
	ck_assert(!page == (status != SFP_OK));
	sfp_page_free(page);
	return status;
}

static sfp_status write_json(int variant)
{
	sfp_record *record = NULL;
	char *text = NULL;
	sfp_status status;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_PERSON, &w.head.person, &record));
	status = sfp_record_json(IF(1, NULL, record), IF(2, NULL, &text));
	ck_assert(!text == (status != SFP_OK));
	sfp_text_free(text);
	sfp_record_free(record);
	return status;
}

static sfp_actor spoiled(int variant, int first)
{
	static char long_key[202];
	sfp_actor actor = w.head;

	memset(long_key, 'k', sizeof(long_key) - 1);
	if (variant == first)
		actor.struct_size = 0;
	else if (variant == first + 1)
		actor.organization = none;
	else if (variant == first + 2)
		actor.idempotency_key = "";
	else if (variant == first + 3)
		actor.idempotency_key = long_key;
	return actor;
}

static sfp_status ask(int variant)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	sfp_actor actor = spoiled(variant, 8);

	question.action = SFP_ACTION_MOVEMENT_ORDER;
	question.object = IF(4, SFP_OBJECT_END, (sfp_object)0);
	question.struct_size = IF(5, 1, sizeof(question));
	decision.struct_size = IF(6, 1, sizeof(decision));
	return sfp_may(IF(1, NULL, w.reg), IF(2, NULL, &actor), IF(3, NULL, &question), IF(7, NULL, &decision)) ==
	                       SFP_E_MISUSE
	               ? SFP_E_MISUSE
	               : SFP_OK;
}

static sfp_status choose(int variant)
{
	sfp_actor actor = spoiled(variant, 7);
	sfp_choices *choices = NULL;
	sfp_object object = IF(3, (sfp_object)0, IF(4, SFP_OBJECT_END, SFP_OBJECT_EDITION));
	sfp_status status = sfp_permitted(IF(1, NULL, w.reg), IF(2, NULL, &actor), object, IF(5, NULL, &w.edition),
	                                  IF(6, NULL, &choices));

	ck_assert(!choices == (status != SFP_OK));
	sfp_choices_free(choices);
	return status;
}

static sfp_status read_head(int variant)
{
	sfp_trail_head head;

	return sfp_trail_head_get(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(3, NULL, &head));
}

static sfp_status read_entry(int variant)
{
	sfp_trail_entry *entry = NULL;
	sfp_status status =
		sfp_trail_entry_get(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), 0, IF(3, NULL, &entry));

	ck_assert(!entry == (status != SFP_OK));
	sfp_trail_entry_free(entry);
	return status;
}

static sfp_status verify(int variant)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_status status;

	report.struct_size = IF(4, 1, sizeof(report));
	status = sfp_trail_verify(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), NULL, IF(3, NULL, &report));
	ck_assert((report.rows > 0) == (status == SFP_OK));
	return status;
}

static sfp_status find_policy(int variant)
{
	sfp_policy *policy = NULL;
	sfp_status status = sfp_registry_policy(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(3, NULL, &policy));

	ck_assert(!policy == (status != SFP_OK));
	sfp_policy_unref(policy);
	return status;
}

static sfp_status find_zone(int variant)
{
	char *name = NULL;
	sfp_status status =
		sfp_registry_time_zone(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(3, NULL, &name));

	ck_assert(!name == (status != SFP_OK));
	sfp_text_free(name);
	return status;
}

static sfp_status find_today(int variant)
{
	sfp_date date = 0;
	sfp_status status = sfp_registry_today(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(3, NULL, &date));

	ck_assert(!date == (status != SFP_OK));
	return status;
}

static sfp_status find_date(int variant)
{
	sfp_date date = 0;
	sfp_status status =
		sfp_registry_date_of_time(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), w.now, IF(3, NULL, &date));

	ck_assert(!date == (status != SFP_OK));
	return status;
}

static sfp_status find_time(int variant)
{
	sfp_time time = 0;
	sfp_status status = sfp_registry_time_of_date(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), 20260901,
	                                              IF(3, NULL, &time));

	ck_assert(!time == (status != SFP_OK));
	return status;
}

static sfp_status write_time(int variant)
{
	char text[SFP_TIME_TEXT_SIZE] = "";
	sfp_status status =
		sfp_registry_time_to_text(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), w.now, IF(3, NULL, text));

	ck_assert(!*text == (status != SFP_OK));
	return status;
}

static sfp_status read_time(int variant)
{
	sfp_time time = 0;
	sfp_status status = sfp_registry_time_from_text(IF(1, NULL, w.reg), IF(2, NULL, &w.organization),
	                                                IF(4, NULL, "2026-09-01T08:30"), IF(3, NULL, &time));

	ck_assert(!time == (status != SFP_OK));
	return status;
}

static sfp_status go_round(int variant)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;

	report.struct_size = IF(4, 1, sizeof(report));
	return sfp_tick(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(3, -1, 0), &report);
}

static sfp_status open_another(int variant)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL;
	sfp_status status;

	options.struct_size = IF(2, 1, sizeof(options));
	options.durability = IF(3, (sfp_durability)2, IF(4, (sfp_durability)-1, SFP_DURABILITY_FULL));
	options.journal = IF(5, (sfp_journal)3, IF(6, (sfp_journal)-1, SFP_JOURNAL_WAL));
	options.busy_timeout_ms = IF(7, -1, 0);
	status = sfp_registry_open(NULL, &options, IF(1, NULL, &reg), NULL);
	ck_assert(!reg == (status != SFP_OK));
	sfp_registry_close(reg);
	return status;
}

static sfp_status bring_back(int variant)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_status status;

	options.struct_size = IF(3, 1, sizeof(options));
	options.language = IF(4, (sfp_language)3, IF(5, (sfp_language)-1, SFP_RU));
	status = sfp_registry_restore(IF(1, NULL, "/nowhere/registry"), IF(2, NULL, "/nowhere/backup"), &options, NULL);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status renew_key(int variant)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	uint64_t links = 7;
	sfp_status status;

	options.struct_size = IF(3, 1, sizeof(options));
	status = sfp_registry_renew_key(IF(1, NULL, "/nowhere/registry"), &options, IF(2, NULL, &links), NULL);
	ck_assert_uint_eq(links, 7);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status read_roles(int variant)
{
	uint32_t roles = 0;

	return sfp_person_roles(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(3, NULL, &w.head.person), 0,
	                        IF(4, NULL, &roles));
}

static sfp_status read_edition(int variant)
{
	sfp_policy *policy = NULL;
	sfp_status status = sfp_edition_policy(IF(1, NULL, w.reg), IF(2, NULL, &w.organization),
	                                       IF(3, NULL, &w.edition), IF(4, NULL, &policy));

	ck_assert(!policy == (status != SFP_OK));
	sfp_policy_unref(policy);
	return status;
}

static sfp_status find_channel(int variant)
{
	sfp_channel *channel = NULL;
	sfp_status status = sfp_channel_find(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(3, NULL, "staff"),
	                                     IF(4, NULL, &channel));

	ck_assert(!channel == (status != SFP_OK));
	sfp_channel_free(channel);
	return status;
}

static sfp_status find_subject(int variant)
{
	sfp_subject *subject = NULL;
	sfp_status status = sfp_subject_find(IF(1, NULL, w.reg), IF(2, NULL, &w.organization),
	                                     IF(3, NULL, "Математика"), IF(4, NULL, &subject));

	ck_assert_ptr_null(subject);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status; /* none was entered */
}

static sfp_status compare_chat(int variant)
{
	sfp_chat_people *people = NULL;
	sfp_status status = sfp_chat_roster(IF(1, NULL, w.reg), IF(2, NULL, &w.organization),
	                                    IF(3, NULL, &w.organization), 0, IF(4, NULL, &people));

	ck_assert_ptr_null(people);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status; /* there is no such chat */
}

static sfp_status count_figures(int variant)
{
	sfp_figures *figures = NULL;
	sfp_status status = sfp_figures_get(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), 20250901, 20250902, 0,
	                                    IF(3, NULL, &figures));

	ck_assert(!figures == (status != SFP_OK));
	sfp_figures_free(figures);
	return status;
}

static sfp_status list_chats_due(int variant)
{
	sfp_chat_dues *dues = NULL;
	sfp_status status = sfp_chat_due_list(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(4, &none, NULL),
	                                      IF(3, NULL, &dues));

	ck_assert(!dues == (status != SFP_OK));
	sfp_chat_dues_free(dues);
	return status;
}

static sfp_status list_invitees(int variant)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;
	sfp_invitee_page *page = NULL;
	sfp_status status;

	filter.limit = IF(4, -1, IF(5, 1001, 1000));
	filter.struct_size = IF(6, 0, sizeof(filter));
	status = sfp_invitee_list(IF(1, NULL, w.reg), IF(2, NULL, &w.organization), IF(7, NULL, &filter),
	                          IF(3, NULL, &page));
	ck_assert(!page == (status != SFP_OK));
	sfp_invitee_page_free(page);
	return status;
}

/* No student belongs into the staffroom, so nothing is made. */
static sfp_status prepare_invites(int variant)
{
	sfp_actor actor = variant < 5 ? w.administrator : spoiled(variant, 5);
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	sfp_invitations *made = NULL;
	sfp_status status;

	form.class_id = w.staffroom;
	form.role = SFP_ROLE_STUDENT;
	form.struct_size = IF(4, 0, sizeof(form));
	status = sfp_invitee_prepare(IF(1, NULL, w.reg), IF(2, NULL, &actor), &form, IF(3, NULL, &made));
	ck_assert(!made == (status != SFP_OK));
	sfp_invitations_free(made);
	return status;
}

static const struct {
	const char *name;
	sfp_status (*call)(int variant);
	int variants;
	int allowed; /* a variant that lacks what may be lacking; 0: none */
} calls[] = {
	{ "record get", get_record, 6, 0 },
	{ "record list", list_records, 8, 0 },
	{ "record json", write_json, 2, 0 },
	{ "may", ask, 11, 7 },
	{ "permitted", choose, 10, 0 },
	{ "trail head", read_head, 3, 0 },
	{ "trail entry", read_entry, 3, 0 },
	{ "trail verify", verify, 4, 0 },
	{ "registry policy", find_policy, 3, 0 },
	{ "time zone", find_zone, 3, 0 },
	{ "today", find_today, 3, 0 },
	{ "date of time", find_date, 3, 0 },
	{ "time of date", find_time, 3, 0 },
	{ "time to text", write_time, 3, 0 },
	{ "time from text", read_time, 4, 0 },
	{ "tick", go_round, 4, 0 },
	{ "open", open_another, 7, 0 },
	{ "person roles", read_roles, 4, 0 },
	{ "registry restore", bring_back, 5, 0 },
	{ "registry renew key", renew_key, 3, 0 },
	{ "edition policy", read_edition, 4, 0 },
	{ "channel find", find_channel, 4, 0 },
	{ "figures", count_figures, 3, 0 },
	{ "subject find", find_subject, 4, 0 },
	{ "chat roster", compare_chat, 4, 0 },
	{ "chat due", list_chats_due, 4, 4 },
	{ "invitee list", list_invitees, 7, 7 },
	{ "invitee prepare", prepare_invites, 8, 0 },
};

/* Nothing of the call before is left, and it is said what is wrong, to everybody. Through no handle nothing is said. */
static void expect_words(int call, int variant)
{
	bool by_handle = calls[call].call != write_json && calls[call].call != open_another &&
	                 calls[call].call != bring_back && calls[call].call != renew_key && variant != 1;

	ck_assert_ptr_null(by_handle ? sfp_registry_refusal(w.reg) : NULL);
	if (by_handle && (!*sfp_registry_message(w.reg) || !*sfp_registry_message_in(w.reg, SFP_RU)))
		ck_abort_msg("%s, variant %d: nothing is said", calls[call].name, variant);
}

START_TEST(each_argument_that_cannot_be_meant_is_misuse)
{
	sfp_trail_head before = head_now(), after;

	for (int variant = 0; variant <= calls[_i].variants; variant++) {
		sfp_status expected = variant == 0 || variant == calls[_i].allowed ? SFP_OK : SFP_E_MISUSE;
		sfp_status status = calls[_i].call(variant);

		ck_assert_msg(status == expected, "%s, variant %d: %s", calls[_i].name, variant,
		              sfp_status_name(status));
		if (status == SFP_E_MISUSE)
			expect_words(_i, variant);
	}
	after = head_now();
	ck_assert_uint_eq(after.size, before.size);
	ck_assert_mem_eq(after.root, before.root, sizeof(after.root));
}
END_TEST

/* ---- the handle ---- */

START_TEST(a_handle_that_is_none_has_nothing_to_say)
{
	ck_assert_str_eq(sfp_registry_message(NULL), "");
	ck_assert_ptr_null(sfp_registry_refusal(NULL));
	ck_assert_int_gt(sfp_registry_now(NULL), 0);
	ck_sfp_status(sfp_batch_begin(NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_batch_end(NULL, true), SFP_E_MISUSE);
	ck_sfp_status(sfp_batch_end(w.reg, true), SFP_E_MISUSE);
	ck_sfp_status(sfp_registry_backup(NULL, "x"), SFP_E_MISUSE);
	ck_sfp_status(sfp_registry_backup(w.reg, NULL), SFP_E_MISUSE);
}
END_TEST

static void expect_message(const char *en, const char *ru)
{
	ck_assert_str_eq(sfp_registry_message(w.reg), en);
	ck_assert_str_eq(sfp_registry_message_in(w.reg, SFP_RU), ru);
	ck_assert_ptr_null(sfp_registry_refusal(w.reg));
}

START_TEST(a_batch_at_the_wrong_moment_is_explained)
{
	const char *open_en = "reg: a batch is open; end it with sfp_batch_end()";
	const char *open_ru = "reg: пакет уже начат; завершите его вызовом sfp_batch_end()";

	ck_sfp_status(sfp_batch_end(w.reg, true), SFP_E_MISUSE);
	expect_message("reg: no batch is open; begin one with sfp_batch_begin()",
	               "reg: пакет не начат; его начинает sfp_batch_begin()");
	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_sfp_status(sfp_batch_begin(w.reg), SFP_E_MISUSE);
	expect_message(open_en, open_ru);
	ck_sfp_status(sfp_registry_scrub(w.reg), SFP_E_MISUSE);
	expect_message(open_en, open_ru);
	ck_sfp_status(sfp_registry_backup(w.reg, "/nowhere/backup"), SFP_E_MISUSE);
	expect_message(open_en, open_ru);
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	expect_message("", "");
}
END_TEST

/* What a beginner writes: an actor and a draft without their INIT. */
START_TEST(a_struct_that_was_not_set_up_is_told_by_what_to_begin_with)
{
	const sfp_actor actor = { .organization = w.organization };
	const sfp_person_draft draft = { .surname = "Найдёнов", .given_name = "Иван" };
	sfp_person *person = NULL;
	char en[120], ru[160];

	ck_sfp_status(sfp_person_add(w.reg, &w.system, &draft, &person), SFP_E_MISUSE);
	snprintf(en, sizeof(en),
	         "draft: its struct_size is 0, and the struct has %zu bytes; begin with SFP_PERSON_DRAFT_INIT",
	         sizeof(draft));
	snprintf(ru, sizeof(ru),
	         "draft: поле struct_size равно 0, а структура занимает %zu; начните с SFP_PERSON_DRAFT_INIT",
	         sizeof(draft));
	expect_message(en, ru);
	ck_sfp_status(sfp_membership_end(w.reg, &actor, &none, "ушёл", NULL), SFP_E_MISUSE);
	expect_message("ret_membership: is required, and NULL was passed",
	               "ret_membership: обязательный аргумент, а передан NULL");
	ck_sfp_status(sfp_may(w.reg, &actor, &(sfp_question)SFP_QUESTION_INIT, NULL), SFP_E_MISUSE);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "SFP_ACTOR_INIT"));
}
END_TEST

/* There is no handle yet: the out-parameter of the error has it. */
START_TEST(options_that_cannot_be_meant_are_explained_too)
{
	struct {
		sfp_registry_options known;
		size_t newer;
	} options = { SFP_REGISTRY_OPTIONS_INIT, 0 };
	sfp_registry *reg = NULL;
	char *message = NULL;

	options.known.struct_size = sizeof(options);
	ck_sfp_ok(sfp_registry_open(NULL, &options.known, &reg, NULL));
	sfp_registry_close(reg);
	reg = NULL;
	options.newer = 1;
	ck_sfp_status(sfp_registry_open(NULL, &options.known, &reg, &message), SFP_E_MISUSE);
	ck_assert_ptr_null(reg);
	ck_assert_ptr_nonnull(strstr(message, "options: "));
	sfp_text_free(message);
}
END_TEST

START_TEST(nothing_is_released_without_harm)
{
	sfp_registry_close(NULL);
	sfp_record_free(NULL);
	sfp_page_free(NULL);
	sfp_choices_free(NULL);
	sfp_invitee_page_free(NULL);
	sfp_invitations_free(NULL);
	sfp_trail_entry_free(NULL);
	sfp_movement_effects_free(NULL);
	ck_assert_uint_eq(sfp_movement_effects_count(NULL), 0);
	ck_assert_ptr_null(sfp_movement_effects_at(NULL, 0));
	sfp_obstacles_free(NULL);
	ck_assert_uint_eq(sfp_obstacles_count(NULL), 0);
	ck_assert_ptr_null(sfp_obstacles_at(NULL, 0));
}
END_TEST

START_TEST(a_noun_has_a_name_and_a_name_its_noun)
{
	for (int object = 1; object < SFP_OBJECT_END; object++)
		ck_assert_int_eq(sfp_object_from_name(sfp_object_name((sfp_object)object)), object);
	ck_assert_ptr_null(sfp_object_name((sfp_object)0));
	ck_assert_ptr_null(sfp_object_name(SFP_OBJECT_END));
	ck_assert_int_eq(sfp_object_from_name("nonsense"), 0);
	ck_assert_int_eq(sfp_object_from_name(NULL), 0);
	ck_assert_int_eq(sfp_object_machine(SFP_OBJECT_PERSON), 0);
	ck_assert_int_eq(sfp_object_machine(SFP_OBJECT_END), 0);
}
END_TEST

/* Of an organisation that there is none of, nothing is found, and it is said. */
START_TEST(where_there_is_no_organisation_nothing_is_found)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_actor actor = w.head;
	sfp_record *record = NULL;
	sfp_policy *policy = NULL;
	sfp_page *page = NULL;
	uint32_t roles = 0;
	sfp_date today = 0;

	actor.organization = w.order;
	ck_sfp_status(sfp_record_get(w.reg, &w.order, SFP_OBJECT_PERSON, &w.head.person, &record), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_record_list(w.reg, &w.order, SFP_OBJECT_PERSON, NULL, &page), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_may(w.reg, &actor, &question, NULL), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_trail_verify(w.reg, &w.order, NULL, &report), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_registry_policy(w.reg, &w.order, &policy), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_person_roles(w.reg, &w.order, &w.head.person, 0, &roles), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_tick(w.reg, &w.order, 0, NULL), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_registry_today(w.reg, &w.order, &today), SFP_E_NOT_FOUND);
	ck_assert_str_ne(sfp_registry_message(w.reg), "");
}
END_TEST

static Suite *misuse_suite(void)
{
	Suite *suite = suite_create("misuse");
	TCase *tcase = tcase_create("misuse");

	tcase_add_checked_fixture(tcase, open_world, close_world);
	tcase_add_loop_test(tcase, each_argument_that_cannot_be_meant_is_misuse, 0,
	                    (int)(sizeof(calls) / sizeof(calls[0])));
	tcase_add_test(tcase, a_handle_that_is_none_has_nothing_to_say);
	tcase_add_test(tcase, a_batch_at_the_wrong_moment_is_explained);
	tcase_add_test(tcase, a_struct_that_was_not_set_up_is_told_by_what_to_begin_with);
	tcase_add_test(tcase, options_that_cannot_be_meant_are_explained_too);
	tcase_add_test(tcase, nothing_is_released_without_harm);
	tcase_add_test(tcase, a_noun_has_a_name_and_a_name_its_noun);
	tcase_add_test(tcase, where_there_is_no_organisation_nothing_is_found);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(misuse_suite)
