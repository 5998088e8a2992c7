/* test_class.c: classes under the names that the head approved, their staffroom, and who leads them. */
#include "campus.h"

static sfp_id order;

static void setup(void)
{
	school_setup();
	order = school_order(SFP_ORDER_NOMENCLATURE, "10", NULL);
}

static sfp_status approve(int who, const sfp_nomenclature_line *lines, size_t count, size_t *ret_added)
{
	return sfp_nomenclature_approve(school.reg, &school.as[who], &order, lines, count, ret_added);
}

static sfp_status create(int who, const char *name, sfp_class **ret_class)
{
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;

	draft.name = name;
	return sfp_class_create(school.reg, &school.as[who], &draft, ret_class);
}

static size_t count_of(sfp_object object, sfp_date on)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t count;

	filter.on = on;
	ck_sfp_ok(sfp_record_list(school.reg, &school.as[SYSTEM].organization, object, &filter, &page));
	count = page->count;
	sfp_page_free(page);
	return count;
}

/* ---- the nomenclature ---- */

START_TEST(the_head_approves_a_list_with_an_entry_for_each_line)
{
	const sfp_nomenclature_line lines[] = { { "8А", 8, NULL }, { "8Б", 8, "математика" }, { "9-А", 9, NULL } };
	uint64_t before = school_trail();
	size_t added = 0;

	ck_sfp_ok(approve(HEAD, lines, 3, &added));
	ck_assert_uint_eq(added, 3);
	ck_assert_uint_eq(school_trail(), before + 3);
	ck_assert_uint_eq(count_of(SFP_OBJECT_NOMENCLATURE, SCHOOL_TODAY), 3);
}
END_TEST

START_TEST(a_list_that_is_approved_again_adds_only_what_is_new)
{
	const sfp_nomenclature_line lines[] = { { "8А", 8, NULL }, { "8Б", 8, "" } };
	const sfp_nomenclature_line again[] = { { " 8a ", 8, "" }, { "8Б", 8, NULL }, { "8В", 8, NULL } };
	size_t added = 0;
	uint64_t before;

	ck_sfp_ok(approve(HEAD, lines, 2, &added));
	before = school_trail();
	ck_sfp_ok(approve(HEAD, again, 3, &added));
	ck_assert_uint_eq(added, 1);
	ck_assert_uint_eq(school_trail(), before + 1);
	ck_sfp_ok(approve(HEAD, again, 3, &added));
	ck_assert_uint_eq(added, 0);
	ck_assert_uint_eq(school_trail(), before + 1);
}
END_TEST

START_TEST(another_course_takes_the_place_of_the_earlier_line)
{
	sfp_nomenclature_line line = { "11", 1, NULL };
	sfp_id later;
	size_t added = 0;

	ck_sfp_ok(approve(HEAD, &line, 1, &added));
	school.now += INT64_C(86400000000);
	later = school_order(SFP_ORDER_NOMENCLATURE, "11", NULL);
	line.course = 2;
	ck_sfp_ok(sfp_nomenclature_approve(school.reg, &school.as[HEAD], &later, &line, 1, &added));
	ck_assert_uint_eq(added, 1);
	ck_assert_uint_eq(count_of(SFP_OBJECT_NOMENCLATURE, 0), 2);
	ck_assert_uint_eq(count_of(SFP_OBJECT_NOMENCLATURE, SCHOOL_TODAY), 1);
	ck_assert_uint_eq(count_of(SFP_OBJECT_NOMENCLATURE, SCHOOL_TODAY + 1), 1);
}
END_TEST

START_TEST(a_bad_line_is_named_and_nothing_of_the_list_is_approved)
{
	static const struct {
		sfp_nomenclature_line bad;
		const char *word;
	} cases[] = {
		{ { "", 1, NULL }, "line 3: no name" },
		{ { " \t", 1, NULL }, "line 3: no name" },
		{ { NULL, 1, NULL }, "line 3: no name" },
		{ { "8a", 1, NULL }, "line 3: the name of line 1 again" },
		{ { "8\xff", 1, NULL }, "line 3: not UTF-8" },
		{ { "8Г", 13, NULL }, "line 3: the course" },
		{ { "8Г", -1, NULL }, "line 3: the course" },
		{ { "8Г", 1, "\xc3\x28" }, "line 3: the specialty" },
	};
	sfp_nomenclature_line lines[] = { { "8А", 8, NULL }, { "8Б", 8, NULL }, cases[_i].bad };
	size_t added = 77;

	ck_sfp_says(approve(HEAD, lines, 3, &added), SFP_E_INVALID, cases[_i].word);
	ck_assert_uint_eq(added, 77);
	ck_assert_uint_eq(count_of(SFP_OBJECT_NOMENCLATURE, 0), 0);
}
END_TEST

START_TEST(only_the_head_approves_and_a_refusal_is_on_the_trail)
{
	const sfp_nomenclature_line line = { "8А", 8, NULL };
	size_t added = 0;

	for (int who = COUNCIL; who < PEOPLE; who++) {
		uint64_t before = school_trail();

		ck_sfp_refused(approve(who, &line, 1, &added), SFP_REASON_ROLE);
		ck_assert_uint_eq(school_trail(), before + 1);
	}
	ck_assert_uint_eq(count_of(SFP_OBJECT_NOMENCLATURE, 0), 0);
}
END_TEST

START_TEST(an_order_about_something_else_approves_nothing)
{
	const sfp_nomenclature_line line = { "8А", 8, NULL };
	size_t added = 0;

	order = school.administrators_order;
	ck_sfp_says(approve(HEAD, &line, 1, &added), SFP_E_INVALID, "nomenclature");
	order = school.as[HEAD].person;
	ck_sfp_status(approve(HEAD, &line, 1, &added), SFP_E_NOT_FOUND);
}
END_TEST

/* ---- classes ---- */

START_TEST(a_class_is_created_as_the_nomenclature_spells_it)
{
	const sfp_nomenclature_line line = { "8А", 8, "физика" };
	sfp_class *class = NULL;
	size_t added = 0;

	ck_sfp_ok(approve(HEAD, &line, 1, &added));
	ck_sfp_ok(create(ADMINISTRATOR, "8a", &class));
	ck_assert_str_eq(class->name, "8А");
	ck_assert_str_eq(class->specialty, "физика");
	ck_assert_int_eq(class->course, 8);
	ck_assert(!class->staffroom);
	sfp_class_free(class);
}
END_TEST

START_TEST(a_name_that_the_nomenclature_lacks_is_refused)
{
	sfp_class *class = NULL;

	ck_sfp_refused(create(ADMINISTRATOR, "8А", &class), SFP_REASON_FACT);
	ck_assert(school_lacks(SFP_FACT_NAME_IN_NOMENCLATURE));
	ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "2.1.5");
	ck_assert_ptr_null(class);
}
END_TEST

START_TEST(a_name_is_given_once_however_it_is_spelt)
{
	sfp_class *class = NULL;

	school_class("8А");
	ck_sfp_says(create(ADMINISTRATOR, "8a", &class), SFP_E_EXISTS, "already");
	ck_sfp_says(create(ADMINISTRATOR, "", &class), SFP_E_INVALID, "no name");
}
END_TEST

START_TEST(a_retry_with_the_same_key_makes_one_class)
{
	const sfp_nomenclature_line line = { "8А", 8, NULL };
	sfp_class *first = NULL, *second = NULL;
	size_t added = 0;

	ck_sfp_ok(approve(HEAD, &line, 1, &added));
	school.as[ADMINISTRATOR].idempotency_key = "class 8A";
	ck_sfp_ok(create(ADMINISTRATOR, "8А", &first));
	ck_sfp_ok(create(ADMINISTRATOR, "8А", &second));
	ck_assert(sfp_id_equal(&first->head.id, &second->head.id));
	sfp_class_free(first);
	sfp_class_free(second);
	ck_sfp_status(create(ADMINISTRATOR, "8Б", &second), SFP_E_CONFLICT);
}
END_TEST

START_TEST(a_class_is_found_by_any_spelling_of_its_name)
{
	static const char *const spellings[] = { "8А", "8а", "8A", " 8a " };
	sfp_id id = school_class("8А");
	const sfp_id *organization = &school.as[SYSTEM].organization;
	sfp_class *class = NULL;

	for (size_t i = 0; i < sizeof(spellings) / sizeof(*spellings); i++) {
		ck_sfp_ok(sfp_class_find(school.reg, organization, spellings[i], &class));
		ck_assert(sfp_id_equal(&class->head.id, &id));
		sfp_class_free(class);
	}
	ck_sfp_status(sfp_class_find(school.reg, organization, "8Б", &class), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_class_find(school.reg, organization, " ", &class), SFP_E_INVALID);
	ck_sfp_status(sfp_class_find(school.reg, &id, "8А", &class), SFP_E_NOT_FOUND);
}
END_TEST

/* ---- the staffroom ---- */

START_TEST(there_is_one_staffroom_and_the_pack_names_it)
{
	sfp_class *class = NULL, *second = NULL;

	ck_sfp_refused(sfp_class_create_staffroom(school.reg, &school.as[HEAD], &class), SFP_REASON_ROLE);
	ck_sfp_ok(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &class));
	ck_assert_str_eq(class->name, "Учительская");
	ck_assert(class->staffroom);
	ck_sfp_refused(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &second), SFP_REASON_FACT);
	ck_assert(school_lacks(SFP_FACT_NO_STAFFROOM_YET));
	ck_assert_str_eq(sfp_registry_refusal(school.reg)->clause, "2.1.4");
	sfp_class_free(class);
}
END_TEST

/* ---- who leads a class ---- */

static sfp_status distribute(int who, const char *number, const sfp_distribution_line *lines, size_t count,
                             size_t *ret_added)
{
	sfp_id id = school_order(SFP_ORDER_DISTRIBUTION, number, NULL);

	return sfp_distribution_approve(school.reg, &school.as[who], &id, lines, count, ret_added);
}

static sfp_status assign(int who, const sfp_id *class_id, int whom, sfp_homeroom **ret_homeroom)
{
	return sfp_homeroom_assign(school.reg, &school.as[who], class_id, &school.as[whom].person, ret_homeroom);
}

START_TEST(a_distribution_names_persons_and_each_class_once)
{
	const sfp_distribution_line twice[] = { { "8А", school.as[TEACHER].person },
		                                { "8a", school.as[OTHER_TEACHER].person } };
	const sfp_distribution_line unknown[] = { { "8А", school.as[TEACHER].person }, { "8Б", order } };
	size_t added = 77;

	ck_sfp_says(distribute(HEAD, "20", twice, 2, &added), SFP_E_INVALID, "line 2: the name of line 1 again");
	ck_sfp_says(distribute(HEAD, "21", unknown, 2, &added), SFP_E_NOT_FOUND, "line 2: person");
	ck_sfp_refused(distribute(ADMINISTRATOR, "22", twice, 1, &added), SFP_REASON_ROLE);
	ck_assert_uint_eq(added, 77);
	ck_assert_uint_eq(count_of(SFP_OBJECT_DISTRIBUTION, 0), 0);
}
END_TEST

START_TEST(a_line_of_a_distribution_replaces_the_earlier_one_of_its_class)
{
	sfp_distribution_line line = { "8А", school.as[TEACHER].person };
	size_t added = 0;

	ck_sfp_ok(distribute(HEAD, "20", &line, 1, &added));
	ck_sfp_ok(distribute(HEAD, "21", &line, 1, &added));
	ck_assert_uint_eq(added, 0);
	line.person = school.as[OTHER_TEACHER].person;
	ck_sfp_ok(distribute(HEAD, "22", &line, 1, &added));
	ck_assert_uint_eq(added, 1);
	ck_assert_uint_eq(count_of(SFP_OBJECT_DISTRIBUTION, 0), 2);
	ck_assert_uint_eq(count_of(SFP_OBJECT_DISTRIBUTION, SCHOOL_TODAY), 1);
}
END_TEST

START_TEST(a_homeroom_teacher_is_attached_as_the_distribution_says)
{
	sfp_id class_id = school_class("8А");
	const sfp_distribution_line line = { "8a", school.as[TEACHER].person };
	sfp_homeroom *homeroom = NULL;
	uint32_t roles = 0;
	size_t added = 0;

	ck_sfp_refused(assign(ADMINISTRATOR, &class_id, TEACHER, &homeroom), SFP_REASON_FACT);
	ck_assert(school_lacks(SFP_FACT_DISTRIBUTION_APPROVED));
	ck_sfp_ok(distribute(HEAD, "20", &line, 1, &added));
	ck_sfp_refused(assign(ADMINISTRATOR, &class_id, OTHER_TEACHER, &homeroom), SFP_REASON_FACT);
	ck_assert(school_lacks(SFP_FACT_ASSIGNMENT_IN_DISTRIBUTION));
	ck_sfp_refused(assign(HEAD, &class_id, TEACHER, &homeroom), SFP_REASON_ROLE);
	ck_sfp_ok(assign(ADMINISTRATOR, &class_id, TEACHER, &homeroom));
	ck_assert_int_eq(homeroom->from_date, SCHOOL_TODAY);
	ck_assert(!sfp_id_is_none(&homeroom->order_id));
	sfp_homeroom_free(homeroom);
	ck_sfp_ok(sfp_person_roles(school.reg, &school.as[SYSTEM].organization, &school.as[TEACHER].person, 0, &roles));
	ck_assert_uint_ne(roles & SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER), 0);
	ck_sfp_says(assign(ADMINISTRATOR, &class_id, TEACHER, &homeroom), SFP_E_EXISTS, "already");
}
END_TEST

START_TEST(who_is_attached_replaces_the_one_before)
{
	sfp_id class_id = school_class("8А");
	sfp_distribution_line line = { "8А", school.as[TEACHER].person };
	sfp_homeroom *first = NULL, *second = NULL, *again = NULL, *ended = NULL;
	size_t added = 0;

	ck_sfp_ok(distribute(HEAD, "20", &line, 1, &added));
	ck_sfp_ok(assign(ADMINISTRATOR, &class_id, TEACHER, &first));
	school.now += INT64_C(86400000000);
	line.person = school.as[OTHER_TEACHER].person;
	ck_sfp_ok(distribute(HEAD, "21", &line, 1, &added));
	school.as[ADMINISTRATOR].idempotency_key = "retry";
	ck_sfp_ok(assign(ADMINISTRATOR, &class_id, OTHER_TEACHER, &second));
	ck_sfp_ok(assign(ADMINISTRATOR, &class_id, OTHER_TEACHER, &again));
	ck_assert(sfp_id_equal(&second->head.id, &again->head.id));
	ck_sfp_ok(sfp_record_get(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_HOMEROOM, &first->head.id,
	                         (sfp_record **)&ended));
	ck_assert_int_eq(ended->until_date, SCHOOL_TODAY + 1);
	ck_assert_int_eq(again->until_date, 0);
	sfp_homeroom_free(first);
	sfp_homeroom_free(second);
	sfp_homeroom_free(again);
	sfp_homeroom_free(ended);
}
END_TEST

START_TEST(nobody_leads_the_staffroom)
{
	sfp_class *class = NULL;
	sfp_homeroom *homeroom = NULL;

	ck_sfp_ok(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &class));
	ck_sfp_says(assign(ADMINISTRATOR, &class->head.id, TEACHER, &homeroom), SFP_E_INVALID, "staffroom");
	sfp_class_free(class);
}
END_TEST

START_TEST(what_was_written_agrees_with_the_trail)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_id class_id = school_class("8А");
	const sfp_distribution_line line = { "8А", school.as[TEACHER].person };
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	ck_sfp_ok(distribute(HEAD, "20", &line, 1, &added));
	ck_sfp_ok(assign(ADMINISTRATOR, &class_id, TEACHER, &homeroom));
	sfp_homeroom_free(homeroom);
	ck_sfp_ok(sfp_trail_verify(school.reg, &school.as[SYSTEM].organization, NULL, &report));
}
END_TEST

/* ---- other acts, and none ---- */

/* The built-in pack without some of its words. */
static void setup_without(const char *words)
{
	char *pack = strdup(sfp_policy_builtin_text(NULL));
	char *place = pack ? strstr(pack, words) : NULL;

	ck_assert_ptr_nonnull(place);
	memmove(place, place + strlen(words), strlen(place + strlen(words)) + 1);
	school_open();
	school_bring_pack_into_force(pack);
	free(pack);
	school_appoint_administrator();
	school_register_administrator();
}

START_TEST(an_act_without_a_staffroom_has_none)
{
	sfp_class *class = NULL;

	setup_without("staffroom: {name: \"Учительская\"}");
	ck_sfp_says(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &class), SFP_E_INVALID,
	            "staffroom.name");
	school_teardown();
}
END_TEST

START_TEST(an_act_that_forgets_to_ask_still_gets_one_staffroom)
{
	sfp_class *class = NULL, *second = NULL;

	setup_without(", no_staffroom_yet");
	ck_sfp_ok(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &class));
	ck_sfp_says(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &second), SFP_E_EXISTS,
	            "already");
	sfp_class_free(class);
	school_teardown();
}
END_TEST

START_TEST(an_act_without_a_nomenclature_takes_a_name_as_it_is_given)
{
	sfp_class *class = NULL;

	setup_without(", name_in_nomenclature");
	ck_sfp_ok(create(ADMINISTRATOR, "8A", &class));
	ck_assert_str_eq(class->name, "8A");
	ck_assert_int_eq(class->course, 0);
	sfp_class_free(class);
	school_teardown();
}
END_TEST

START_TEST(before_an_act_is_in_force_nothing_is_decided)
{
	const sfp_nomenclature_line line = { "8А", 8, NULL };
	sfp_class *class = NULL;
	size_t added = 0;

	school_open();
	ck_sfp_refused(create(ADMINISTRATOR, "8А", &class), SFP_REASON_NO_EDITION);
	ck_sfp_refused(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &class),
	               SFP_REASON_NO_EDITION);
	order = school.as[HEAD].person;
	ck_sfp_status(approve(HEAD, &line, 1, &added), SFP_E_NOT_FOUND);
	school_enrol(STUDENT, NULL); /* what the office's lists say needs no act */
	school_teardown();
}
END_TEST

START_TEST(what_breaks_the_contract_is_misuse)
{
	const sfp_nomenclature_line line = { "8А", 8, NULL };
	const sfp_distribution_line led = { "8А", SFP_ID_NONE };
	sfp_class_draft small = { 1, "8А" };
	sfp_homeroom *homeroom = NULL;
	sfp_class *class = NULL;
	sfp_actor nobody = SFP_ACTOR_INIT;
	size_t added = 0;

	ck_sfp_status(approve(HEAD, NULL, 1, &added), SFP_E_MISUSE);
	ck_sfp_status(approve(HEAD, &line, 0, &added), SFP_E_MISUSE);
	ck_sfp_status(approve(HEAD, &line, 1, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_distribution_approve(school.reg, &school.as[HEAD], NULL, &led, 1, &added), SFP_E_MISUSE);
	ck_sfp_status(sfp_class_create(school.reg, &school.as[ADMINISTRATOR], &small, &class), SFP_E_MISUSE);
	ck_sfp_status(sfp_class_create(school.reg, &school.as[ADMINISTRATOR], NULL, &class), SFP_E_MISUSE);
	ck_sfp_status(sfp_class_create_staffroom(NULL, &school.as[ADMINISTRATOR], &class), SFP_E_MISUSE);
	ck_sfp_status(sfp_class_create_staffroom(school.reg, &nobody, &class), SFP_E_MISUSE);
	ck_sfp_status(sfp_class_find(school.reg, &order, NULL, &class), SFP_E_MISUSE);
	ck_sfp_status(assign(ADMINISTRATOR, NULL, TEACHER, &homeroom), SFP_E_MISUSE);
	sfp_class_free(NULL);
	sfp_homeroom_free(NULL);
	sfp_nomenclature_free(NULL);
	sfp_distribution_free(NULL);
}
END_TEST

static Suite *class_suite(void)
{
	Suite *suite = suite_create("class");
	TCase *lists = tcase_create("nomenclature"), *classes = tcase_create("class"),
	      *homerooms = tcase_create("homeroom");
	TCase *acts = tcase_create("acts");

	tcase_add_checked_fixture(lists, setup, school_teardown);
	tcase_add_test(lists, the_head_approves_a_list_with_an_entry_for_each_line);
	tcase_add_test(lists, a_list_that_is_approved_again_adds_only_what_is_new);
	tcase_add_test(lists, another_course_takes_the_place_of_the_earlier_line);
	tcase_add_loop_test(lists, a_bad_line_is_named_and_nothing_of_the_list_is_approved, 0, 8);
	tcase_add_test(lists, only_the_head_approves_and_a_refusal_is_on_the_trail);
	tcase_add_test(lists, an_order_about_something_else_approves_nothing);
	suite_add_tcase(suite, lists);
	tcase_add_checked_fixture(classes, setup, school_teardown);
	tcase_add_test(classes, a_class_is_created_as_the_nomenclature_spells_it);
	tcase_add_test(classes, a_name_that_the_nomenclature_lacks_is_refused);
	tcase_add_test(classes, a_name_is_given_once_however_it_is_spelt);
	tcase_add_test(classes, a_retry_with_the_same_key_makes_one_class);
	tcase_add_test(classes, a_class_is_found_by_any_spelling_of_its_name);
	tcase_add_test(classes, there_is_one_staffroom_and_the_pack_names_it);
	suite_add_tcase(suite, classes);
	tcase_add_checked_fixture(homerooms, setup, school_teardown);
	tcase_add_test(homerooms, a_distribution_names_persons_and_each_class_once);
	tcase_add_test(homerooms, a_line_of_a_distribution_replaces_the_earlier_one_of_its_class);
	tcase_add_test(homerooms, a_homeroom_teacher_is_attached_as_the_distribution_says);
	tcase_add_test(homerooms, who_is_attached_replaces_the_one_before);
	tcase_add_test(homerooms, nobody_leads_the_staffroom);
	tcase_add_test(homerooms, what_was_written_agrees_with_the_trail);
	tcase_add_test(homerooms, what_breaks_the_contract_is_misuse);
	suite_add_tcase(suite, homerooms);
	tcase_add_test(acts, an_act_without_a_staffroom_has_none);
	tcase_add_test(acts, an_act_that_forgets_to_ask_still_gets_one_staffroom);
	tcase_add_test(acts, an_act_without_a_nomenclature_takes_a_name_as_it_is_given);
	tcase_add_test(acts, before_an_act_is_in_force_nothing_is_decided);
	suite_add_tcase(suite, acts);
	return suite;
}

SUITE_MAIN(class_suite)
