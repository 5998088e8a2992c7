/* test_consent.c: a consent is a document of its own, and a minor's is signed by a parent as well (152-ФЗ). */
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

static sfp_id born(sfp_date birth_date)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_id id;

	draft.surname = "Рожденцева";
	draft.birth_date = birth_date;
	ck_sfp_ok(sfp_person_add(w.reg, &w.system, &draft, &person));
	id = person->head.id;
	sfp_person_free(person);
	return id;
}

static void bind_to_parent(const sfp_id *student, sfp_date from)
{
	sfp_guardian_draft draft = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL;

	draft.parent = w.parent.person;
	draft.student = *student;
	draft.from_date = from;
	ck_sfp_ok(sfp_guardian_add(w.reg, &w.system, &draft, &guardian));
	sfp_guardian_free(guardian);
}

static sfp_consent_draft of(const sfp_id *person, bool signed_by_person, bool signed_by_parent)
{
	sfp_consent_draft draft = SFP_CONSENT_DRAFT_INIT;

	draft.person = *person;
	draft.code = "personal_data";
	draft.signed_by_person = signed_by_person;
	if (signed_by_parent)
		draft.parent = w.parent.person;
	return draft;
}

static sfp_status record(const sfp_actor *actor, const sfp_consent_draft *draft)
{
	sfp_consent *consent = NULL;
	sfp_status status = sfp_consent_record(w.reg, actor, draft, &consent);

	ck_assert(!consent == (status != SFP_OK));
	sfp_consent_free(consent);
	return status;
}

static sfp_id recorded(sfp_consent_draft draft)
{
	sfp_consent *consent = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_consent_record(w.reg, &w.administrator, &draft, &consent));
	id = consent->head.id;
	sfp_consent_free(consent);
	return id;
}

/* ---- recording ---- */

START_TEST(a_consent_keeps_the_day_the_signatures_and_the_digest_of_the_document)
{
	static const uint8_t of_abc[4] = { 0xba, 0x78, 0x16, 0xbf }; /* SHA-256("abc") begins so: FIPS 180-4 */
	sfp_consent_draft draft = of(&w.students[0].person, true, true);
	sfp_consent *consent = NULL;

	draft.given_on = 20250901;
	draft.document = "abc";
	draft.document_length = 3;
	ck_sfp_ok(sfp_consent_record(w.reg, &w.administrator, &draft, &consent));
	ck_assert(sfp_id_equal(&consent->person, &w.students[0].person));
	ck_assert(sfp_id_equal(&consent->parent, &w.parent.person));
	ck_assert_str_eq(consent->code, "personal_data");
	ck_assert_int_eq(consent->given_on, 20250901);
	ck_assert(consent->signed_by_person);
	ck_assert_mem_eq(consent->document_digest, of_abc, sizeof(of_abc));
	ck_assert_int_eq(consent->withdrawn_on, 0);
	sfp_consent_free(consent);
}
END_TEST

static void lead_a_class(const sfp_actor *teacher)
{
	const sfp_distribution_line line = { "М-11", teacher->person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, "4");
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &teacher->person, &homeroom));
	sfp_homeroom_free(homeroom);
}

START_TEST(the_administrator_the_homeroom_teacher_and_the_administration_record_it_and_nobody_else)
{
	const sfp_actor *const allowed[] = { &w.administrator, &w.deputy, &w.head, &w.teachers[2] };
	const sfp_actor *const others[] = { &w.teachers[1], &w.students[0], &w.parent, &w.secretary };

	lead_a_class(&w.teachers[2]);
	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
		sfp_id grown_up = world_person(&w, "Совершеннолетняя");
		sfp_consent_draft draft = of(&grown_up, true, false);

		for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++) {
			expect_refused(record(others[k], &draft), SFP_REASON_ROLE);
			ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "152-ФЗ/a");
		}
		ck_sfp_ok(record(allowed[i], &draft));
	}
}
END_TEST

/* Who signed: the person, the parent. A birth date of 0 is not recorded. */
static const struct {
	sfp_date birth_date;
	bool enrolled, person, parent;
	sfp_status status;
	const char *says;
} signatures[] = {
	{ 20070902, false, true, false, SFP_OK, NULL }, /* 18 today */
	{ 20070902, false, false, true, SFP_REFUSED, "grown-up" },
	{ 20070903, false, true, false, SFP_REFUSED, "a minor's consent is signed by a parent" },
	{ 20070903, false, false, true, SFP_REFUSED, "signs the consent, too" },
	{ 20070903, false, true, true, SFP_OK, NULL },
	{ 20110902, false, false, true, SFP_REFUSED, "signs the consent, too" }, /* 14 today */
	{ 20110903, false, false, true, SFP_OK, NULL },
	{ 20110903, false, true, false, SFP_REFUSED, "a minor's consent is signed by a parent" },
	{ 0, true, true, false, SFP_REFUSED, "date of birth is not recorded" },
	{ 0, true, false, true, SFP_OK, NULL },
	{ 0, false, true, false, SFP_OK, NULL },
	{ 0, false, false, true, SFP_REFUSED, "grown-up" },
	{ 20000229, true, true, false, SFP_OK, NULL },
};

START_TEST(who_must_have_signed_depends_on_the_age_on_that_day)
{
	sfp_id person = signatures[_i].enrolled && !signatures[_i].birth_date ? w.students[4].person
	                                                                      : born(signatures[_i].birth_date);
	sfp_consent_draft draft = of(&person, signatures[_i].person, signatures[_i].parent);

	bind_to_parent(&person, 0);
	ck_sfp_status(record(&w.administrator, &draft), signatures[_i].status);
	if (!signatures[_i].says)
		return;
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_GUARD);
	ck_assert_msg(strstr(sfp_registry_refusal(w.reg)->text_en, signatures[_i].says) != NULL, "%s",
	              sfp_registry_refusal(w.reg)->text_en);
}
END_TEST

START_TEST(the_age_is_that_of_the_day_of_the_document)
{
	sfp_id person = born(20070902);
	sfp_consent_draft draft = of(&person, true, false);

	draft.given_on = 20250901;
	expect_refused(record(&w.administrator, &draft), SFP_REASON_GUARD);
	draft.given_on = 20250902;
	ck_sfp_ok(record(&w.administrator, &draft));
}
END_TEST

START_TEST(a_parent_is_who_is_recorded_as_one)
{
	sfp_id person = born(20120101);
	sfp_consent_draft draft = of(&person, false, true);

	expect_refused(record(&w.administrator, &draft), SFP_REASON_GUARD);
	ck_assert_ptr_nonnull(strstr(sfp_registry_refusal(w.reg)->text_en, "record the bond first"));
	bind_to_parent(&person, 0);
	draft.given_on = 20250701; /* before the office wrote the bond down */
	ck_sfp_ok(record(&w.administrator, &draft));
}
END_TEST

START_TEST(a_parent_s_bond_to_come_does_not_count_yet)
{
	sfp_id person = born(20120101);
	sfp_consent_draft draft = of(&person, false, true);

	bind_to_parent(&person, 20250903);
	expect_refused(record(&w.administrator, &draft), SFP_REASON_GUARD);
	world_pass_days(&w, 1);
	ck_sfp_ok(record(&w.administrator, &draft));
}
END_TEST

START_TEST(what_cannot_be_is_not_recorded)
{
	static const char *const codes[] = { NULL,
		                             "",
		                             "Personal",
		                             "личные",
		                             "with space",
		                             "\xff",
		                             "a123456789a123456789a123456789a123456789a123456789a1234567890abcd" };
	sfp_consent_draft draft = of(&w.teachers[1].person, true, false);

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		draft.code = codes[i];
		expect_says(record(&w.administrator, &draft), SFP_E_INVALID, "code");
	}
	draft = of(&w.teachers[1].person, false, false);
	expect_says(record(&w.administrator, &draft), SFP_E_INVALID, "nobody signed");
	draft.parent = w.teachers[1].person;
	expect_says(record(&w.administrator, &draft), SFP_E_INVALID, "their own parent");
	draft = of(&w.teachers[1].person, true, false);
	draft.given_on = TODAY + 1;
	expect_says(record(&w.administrator, &draft), SFP_E_INVALID, "given_on");
	draft.given_on = 20250231;
	expect_says(record(&w.administrator, &draft), SFP_E_INVALID, "given_on");
	draft.given_on = 0;
	draft.person = w.order;
	expect_says(record(&w.administrator, &draft), SFP_E_NOT_FOUND, "person");
	draft = of(&w.teachers[1].person, true, false);
	draft.parent = w.order;
	expect_says(record(&w.administrator, &draft), SFP_E_NOT_FOUND, "person");
}
END_TEST

START_TEST(arguments_that_cannot_be_meant_are_misuse)
{
	sfp_consent_draft draft = of(&w.teachers[1].person, true, false), short_draft = draft;
	sfp_consent *consent = NULL;
	sfp_id id = w.order;

	short_draft.struct_size = 4;
	ck_sfp_status(sfp_consent_record(NULL, &w.administrator, &draft, &consent), SFP_E_MISUSE);
	ck_sfp_status(sfp_consent_record(w.reg, NULL, &draft, &consent), SFP_E_MISUSE);
	ck_sfp_status(sfp_consent_record(w.reg, &w.administrator, NULL, &consent), SFP_E_MISUSE);
	ck_sfp_status(sfp_consent_record(w.reg, &w.administrator, &short_draft, &consent), SFP_E_MISUSE);
	ck_sfp_status(sfp_consent_record(w.reg, &w.administrator, &draft, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_consent_withdraw(NULL, &w.administrator, &id, 0, NULL, &consent), SFP_E_MISUSE);
	ck_sfp_status(sfp_consent_withdraw(w.reg, NULL, &id, 0, NULL, &consent), SFP_E_MISUSE);
	ck_sfp_status(sfp_consent_withdraw(w.reg, &w.administrator, NULL, 0, NULL, &consent), SFP_E_MISUSE);
	ck_sfp_status(sfp_consent_withdraw(w.reg, &w.administrator, &id, 0, NULL, NULL), SFP_E_MISUSE);
	sfp_consent_free(NULL);
}
END_TEST

/* ---- one in force, withdrawing ---- */

START_TEST(one_consent_of_a_kind_is_in_force_and_the_next_comes_after_its_withdrawal)
{
	sfp_consent_draft draft = of(&w.teachers[1].person, true, false), other = draft;
	sfp_id id = recorded(draft);
	sfp_consent *withdrawn = NULL;

	expect_says(record(&w.administrator, &draft), SFP_E_EXISTS, "withdrawal");
	other.code = "photo";
	ck_sfp_ok(record(&w.administrator, &other));
	ck_sfp_ok(sfp_consent_withdraw(w.reg, &w.administrator, &id, 0, "  заявление\tот руки ", &withdrawn));
	ck_assert_int_eq(withdrawn->withdrawn_on, TODAY);
	ck_assert_str_eq(withdrawn->reason, "заявление от руки");
	sfp_consent_free(withdrawn);
	ck_sfp_ok(record(&w.administrator, &draft));
}
END_TEST

START_TEST(a_consent_is_withdrawn_once_on_a_day_of_its_own_time)
{
	sfp_id id = recorded(of(&w.teachers[1].person, true, false));
	sfp_consent *withdrawn = NULL;

	expect_says(sfp_consent_withdraw(w.reg, &w.administrator, &id, 20250901, NULL, &withdrawn), SFP_E_INVALID,
	            "before");
	expect_says(sfp_consent_withdraw(w.reg, &w.administrator, &id, TODAY + 1, NULL, &withdrawn), SFP_E_INVALID,
	            "after");
	expect_says(sfp_consent_withdraw(w.reg, &w.administrator, &id, 0, "\xff", &withdrawn), SFP_E_INVALID, "reason");
	expect_refused(sfp_consent_withdraw(w.reg, &w.teachers[1], &id, 0, NULL, &withdrawn), SFP_REASON_ROLE);
	ck_assert_ptr_null(withdrawn);
	ck_sfp_ok(sfp_consent_withdraw(w.reg, &w.deputy, &id, 0, NULL, &withdrawn));
	sfp_consent_free(withdrawn);
	expect_says(sfp_consent_withdraw(w.reg, &w.deputy, &id, 0, NULL, &withdrawn), SFP_E_EXISTS,
	            "withdrawn already");
	id = w.order;
	expect_says(sfp_consent_withdraw(w.reg, &w.deputy, &id, 0, NULL, &withdrawn), SFP_E_NOT_FOUND, "consent");
}
END_TEST

START_TEST(a_list_tells_what_was_in_force_on_a_day)
{
	sfp_id id = recorded(of(&w.teachers[1].person, true, false));
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_consent *withdrawn = NULL;
	sfp_page *page = NULL;

	world_pass_days(&w, 3);
	ck_sfp_ok(sfp_consent_withdraw(w.reg, &w.administrator, &id, 0, NULL, &withdrawn));
	sfp_consent_free(withdrawn);
	for (sfp_date on = TODAY - 1; on <= TODAY + 4; on++) {
		filter.on = on;
		filter.person = w.teachers[1].person;
		ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_CONSENT, &filter, &page));
		ck_assert_uint_eq(page->count, on >= TODAY && on < TODAY + 3);
		sfp_page_free(page);
	}
}
END_TEST

static Suite *consent_suite(void)
{
	Suite *suite = suite_create("consent");
	TCase *tcase = tcase_create("consent");

	tcase_add_checked_fixture(tcase, open_world, close_world);
	tcase_add_test(tcase, a_consent_keeps_the_day_the_signatures_and_the_digest_of_the_document);
	tcase_add_test(tcase, the_administrator_the_homeroom_teacher_and_the_administration_record_it_and_nobody_else);
	tcase_add_loop_test(tcase, who_must_have_signed_depends_on_the_age_on_that_day, 0,
	                    (int)(sizeof(signatures) / sizeof(signatures[0])));
	tcase_add_test(tcase, the_age_is_that_of_the_day_of_the_document);
	tcase_add_test(tcase, a_parent_is_who_is_recorded_as_one);
	tcase_add_test(tcase, a_parent_s_bond_to_come_does_not_count_yet);
	tcase_add_test(tcase, what_cannot_be_is_not_recorded);
	tcase_add_test(tcase, arguments_that_cannot_be_meant_are_misuse);
	tcase_add_test(tcase, one_consent_of_a_kind_is_in_force_and_the_next_comes_after_its_withdrawal);
	tcase_add_test(tcase, a_consent_is_withdrawn_once_on_a_day_of_its_own_time);
	tcase_add_test(tcase, a_list_tells_what_was_in_force_on_a_day);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(consent_suite)
