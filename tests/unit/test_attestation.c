/* test_attestation.c: what an act asks of its own is attested, and what nobody attests is unknown. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

#define TODAY 20250902 /* in the world */

static struct world w;

static void open_world(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

static void close_world(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

#define expect_refused(call, expected)                                                                                 \
	do {                                                                                                           \
		ck_sfp_status(call, SFP_REFUSED);                                                                      \
		ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(expected));     \
	} while (0)

#define expect_says(call, expected, words)                                                                             \
	do {                                                                                                           \
		ck_sfp_status(call, expected);                                                                         \
		ck_assert_msg(strstr(sfp_registry_message(w.reg), words) != NULL, "'%s' lacks '%s'",                   \
		              sfp_registry_message(w.reg), words);                                                     \
	} while (0)

static sfp_attestation_draft of(const sfp_id *person)
{
	sfp_attestation_draft draft = SFP_ATTESTATION_DRAFT_INIT;

	draft.person = *person;
	draft.fact = SFP_FACT_CUSTOM_1;
	draft.ground = "журнал инструктажа";
	return draft;
}

static sfp_status record(const sfp_actor *actor, const sfp_attestation_draft *draft, sfp_id *ret_id)
{
	sfp_attestation *attestation = NULL;
	sfp_status status = sfp_attestation_record(w.reg, actor, draft, &attestation);

	ck_assert(!attestation == (status != SFP_OK));
	if (attestation && ret_id)
		*ret_id = attestation->head.id;
	sfp_attestation_free(attestation);
	return status;
}

START_TEST(an_attestation_says_of_whom_what_by_whom_and_by_what_it_is_known)
{
	sfp_attestation_draft draft = of(&w.teachers[1].person);
	sfp_attestation *attestation = NULL;

	draft.truth = false;
	draft.from_date = 20250901;
	ck_sfp_ok(sfp_attestation_record(w.reg, &w.administrator, &draft, &attestation));
	ck_assert_int_eq(attestation->fact, SFP_FACT_CUSTOM_1);
	ck_assert_str_eq(attestation->name, "custom_1");
	ck_assert(!attestation->truth);
	ck_assert_str_eq(attestation->ground, "журнал инструктажа");
	ck_assert(sfp_id_equal(&attestation->attested_by, &w.administrator.person));
	ck_assert_int_eq(attestation->from_date, 20250901);
	ck_assert_int_eq(attestation->until_date, 0);
	sfp_attestation_free(attestation);
}
END_TEST

START_TEST(the_system_and_the_administrator_attest_and_nobody_else)
{
	const sfp_actor *const others[] = { &w.head, &w.deputy, &w.teachers[1], &w.students[0], &w.parent };
	sfp_attestation_draft draft = of(&w.teachers[1].person);

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		expect_refused(record(others[i], &draft, NULL), SFP_REASON_ROLE);
		ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "2.1.11");
	}
	ck_sfp_ok(record(&w.system, &draft, NULL));
	draft.person = w.teachers[2].person;
	ck_sfp_ok(record(&w.administrator, &draft, NULL));
}
END_TEST

START_TEST(what_cannot_be_is_not_attested)
{
	static const sfp_fact none[] = { (sfp_fact)0, SFP_FACT_ACTOR_JOINED, SFP_FACT_END, (sfp_fact)-1 };
	sfp_attestation_draft draft = of(&w.teachers[1].person);

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		draft.fact = none[i];
		expect_says(record(&w.administrator, &draft, NULL), SFP_E_INVALID, "custom_1 … custom_16");
	}
	draft = of(&w.teachers[1].person);
	draft.ground = NULL;
	expect_says(record(&w.administrator, &draft, NULL), SFP_E_INVALID, "ground");
	draft.ground = "\xff";
	expect_says(record(&w.administrator, &draft, NULL), SFP_E_INVALID, "ground");
	draft = of(&w.teachers[1].person);
	draft.from_date = TODAY + 1;
	expect_says(record(&w.administrator, &draft, NULL), SFP_E_INVALID, "from_date");
	draft = of(&w.order);
	expect_says(record(&w.administrator, &draft, NULL), SFP_E_NOT_FOUND, "person");
}
END_TEST

START_TEST(a_fact_is_attested_once_until_that_has_ended)
{
	sfp_attestation_draft draft = of(&w.teachers[1].person);
	sfp_attestation *ended = NULL;
	sfp_id id = SFP_ID_NONE;

	ck_sfp_ok(record(&w.administrator, &draft, &id));
	expect_says(record(&w.administrator, &draft, NULL), SFP_E_EXISTS, "end that attestation first");
	expect_says(sfp_attestation_end(w.reg, &w.administrator, &id, 20250901, &ended), SFP_E_INVALID, "before");
	expect_refused(sfp_attestation_end(w.reg, &w.teachers[1], &id, 0, &ended), SFP_REASON_ROLE);
	ck_assert_ptr_null(ended);
	ck_sfp_ok(sfp_attestation_end(w.reg, &w.system, &id, 0, &ended));
	ck_assert_int_eq(ended->until_date, TODAY);
	sfp_attestation_free(ended);
	expect_says(sfp_attestation_end(w.reg, &w.system, &id, 0, &ended), SFP_E_EXISTS, "ended already");
	ck_sfp_ok(record(&w.administrator, &draft, NULL));
	id = w.order;
	expect_says(sfp_attestation_end(w.reg, &w.system, &id, 0, &ended), SFP_E_NOT_FOUND, "attestation");
}
END_TEST

/* ---- what the act asks ---- */

/* The built-in act with one line more: pedagogues provide material, if the fact of that name holds of them. */
static void amend(const char *name, const char *minutes)
{
	static char text[1 << 17];
	size_t length = 0;
	const char *builtin = sfp_policy_builtin_text(&length);
	sfp_id order = world_order(&w, SFP_ORDER_APPROVAL, minutes);
	sfp_edition *drafted = NULL, *step = NULL;

	length = (size_t)snprintf(text, sizeof(text),
	                          "%s\n"
	                          "  - norm: local.drill\n"
	                          "    modality: right\n"
	                          "    title: {ru: Обученные дают материалы, en: The trained provide material}\n"
	                          "    bearer: teacher\n"
	                          "    rules: [{action: material.provide, require: [%s]}]\n"
	                          "facts: {custom_1: {name: %s, title: {ru: условие, en: the condition}}}\n",
	                          builtin, name, name);
	ck_assert_uint_lt(length, sizeof(text));
	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, text, length, &drafted, NULL));
	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, &drafted->head.id, minutes, sfp_date_of_time(w.now), &step));
	sfp_edition_free(step);
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &drafted->head.id, &order, 0, &step));
	sfp_edition_free(step);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &drafted->head.id, 0, &step));
	sfp_edition_free(step);
	sfp_edition_free(drafted);
}

static sfp_reason reason_of(const sfp_actor *actor, const sfp_id *about)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_status status;

	question.action = SFP_ACTION_MATERIAL_PROVIDE;
	if (about)
		question.person = *about;
	status = sfp_may(w.reg, actor, &question, NULL);
	return status == SFP_OK ? SFP_REASON_NONE : sfp_registry_refusal(w.reg)->reason;
}

START_TEST(what_nobody_attests_is_unknown_and_permits_nothing)
{
	sfp_attestation_draft draft = of(&w.teachers[1].person);
	sfp_attestation *ended = NULL;
	sfp_id id = SFP_ID_NONE;

	amend("trained", "7");
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_UNKNOWN);
	draft.truth = false;
	ck_sfp_ok(record(&w.system, &draft, &id));
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_FACT);
	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_attestation_end(w.reg, &w.system, &id, 0, &ended));
	sfp_attestation_free(ended);
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_UNKNOWN);
	draft.truth = true;
	ck_sfp_ok(record(&w.system, &draft, &id));
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_NONE);
	ck_assert_int_eq(reason_of(&w.teachers[2], NULL), SFP_REASON_UNKNOWN);
}
END_TEST

START_TEST(it_is_asked_of_whom_the_question_is_about)
{
	sfp_attestation_draft draft = of(&w.students[0].person);

	amend("trained", "7");
	ck_sfp_ok(record(&w.system, &draft, NULL));
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_UNKNOWN);
	ck_assert_int_eq(reason_of(&w.teachers[1], &w.students[0].person), SFP_REASON_NONE);
}
END_TEST

START_TEST(an_edition_that_means_another_thing_by_the_number_is_not_served_by_it)
{
	sfp_attestation_draft draft = of(&w.teachers[1].person);

	amend("trained", "7");
	ck_sfp_ok(record(&w.system, &draft, NULL));
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_NONE);
	world_pass_days(&w, 1);
	amend("vaccinated", "8");
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_UNKNOWN);
	ck_sfp_ok(record(&w.system, &draft, NULL)); /* another fact by now */
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_NONE);
	world_pass_days(&w, 1);
	amend("trained", "9");
	ck_assert_int_eq(reason_of(&w.teachers[1], NULL), SFP_REASON_NONE);
}
END_TEST

START_TEST(arguments_that_cannot_be_meant_are_misuse)
{
	sfp_attestation_draft draft = of(&w.teachers[1].person), short_draft = draft;
	sfp_attestation *attestation = NULL;
	sfp_id id = w.order;

	short_draft.struct_size = 4;
	ck_sfp_status(sfp_attestation_record(NULL, &w.system, &draft, &attestation), SFP_E_MISUSE);
	ck_sfp_status(sfp_attestation_record(w.reg, NULL, &draft, &attestation), SFP_E_MISUSE);
	ck_sfp_status(sfp_attestation_record(w.reg, &w.system, NULL, &attestation), SFP_E_MISUSE);
	ck_sfp_status(sfp_attestation_record(w.reg, &w.system, &short_draft, &attestation), SFP_E_MISUSE);
	ck_sfp_status(sfp_attestation_record(w.reg, &w.system, &draft, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_attestation_end(NULL, &w.system, &id, 0, &attestation), SFP_E_MISUSE);
	ck_sfp_status(sfp_attestation_end(w.reg, NULL, &id, 0, &attestation), SFP_E_MISUSE);
	ck_sfp_status(sfp_attestation_end(w.reg, &w.system, NULL, 0, &attestation), SFP_E_MISUSE);
	ck_sfp_status(sfp_attestation_end(w.reg, &w.system, &id, 0, NULL), SFP_E_MISUSE);
	sfp_attestation_free(NULL);
}
END_TEST

static Suite *attestation_suite(void)
{
	Suite *suite = suite_create("attestation");
	TCase *tcase = tcase_create("attestation");

	tcase_add_checked_fixture(tcase, open_world, close_world);
	tcase_add_test(tcase, an_attestation_says_of_whom_what_by_whom_and_by_what_it_is_known);
	tcase_add_test(tcase, the_system_and_the_administrator_attest_and_nobody_else);
	tcase_add_test(tcase, what_cannot_be_is_not_attested);
	tcase_add_test(tcase, a_fact_is_attested_once_until_that_has_ended);
	tcase_add_test(tcase, what_nobody_attests_is_unknown_and_permits_nothing);
	tcase_add_test(tcase, it_is_asked_of_whom_the_question_is_about);
	tcase_add_test(tcase, an_edition_that_means_another_thing_by_the_number_is_not_served_by_it);
	tcase_add_test(tcase, arguments_that_cannot_be_meant_are_misuse);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(attestation_suite)
