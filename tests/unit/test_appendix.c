/* test_appendix.c: the list behind an order names whom it moves, from where, whither and since when. */
#include <string.h>

#include "check_main.h"
#include "world.h"

static struct world w;
static sfp_id order;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	order = world_order(&w, SFP_ORDER_MOVEMENT, "15-к");
	world_pass_days(&w, 300); /* 29 June 2026 */
}

static void teardown(void)
{
	world_close(&w);
}

static sfp_id make_turn(void)
{
	const sfp_turn_line lines[] = { { .class_id = w.classes[0], .way = SFP_TURN_PROMOTE },
		                        { .class_id = w.classes[1], .way = SFP_TURN_GRADUATE } };
	const sfp_turn_exception exceptions[] = { { w.students[0].person, SFP_TURN_CONDITIONAL, NULL },
		                                  { w.students[4].person, SFP_TURN_REPEAT, "М-11" } };
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_turn *turn = NULL;
	sfp_id id;

	form.school_year = "2026/27";
	form.order_id = order;
	form.orderer = w.deputy.person;
	form.lines = lines;
	form.line_count = 2;
	form.exceptions = exceptions;
	form.exception_count = 2;
	ck_sfp_ok(sfp_turn_make(w.reg, &w.administrator, &form, NULL, &turn));
	id = turn->head.id;
	sfp_turn_free(turn);
	return id;
}

static sfp_appendix *appendix_of(const sfp_id *id)
{
	sfp_appendix *appendix = NULL;

	ck_sfp_ok(sfp_appendix_get(w.reg, &w.organization, id, &appendix));
	return appendix;
}

static size_t count_of(const char *text, const char *part)
{
	size_t found = 0;

	while ((text = strstr(text, part)) != NULL) {
		found++;
		text += strlen(part);
	}
	return found;
}

static void expect_has(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part) != NULL, "\"%s\" is not in:\n%s", part, text);
}

START_TEST(everybody_stands_under_the_class_that_is_left)
{
	sfp_appendix *appendix;

	make_turn();
	appendix = appendix_of(&order);
	ck_assert_uint_eq(appendix->count, 6);
	for (size_t i = 0; i < 6; i++) {
		ck_assert_uint_eq(appendix->lines[i].number, i + 1);
		ck_assert_str_eq(appendix->lines[i].section, i < 3 ? "М-11" : "П-21");
		ck_assert_int_eq(appendix->lines[i].effective_on, 20260629);
	}
	ck_assert_str_eq(appendix->lines[0].from, "М-11, 1 курс");
	ck_assert_str_eq(appendix->lines[0].to, "М-11, 2 курс");
	ck_assert_str_eq(appendix->number, "15-к");
	sfp_appendix_free(appendix);
}
END_TEST

START_TEST(it_is_a_text)
{
	sfp_appendix *appendix;
	char *text = NULL;

	make_turn();
	appendix = appendix_of(&order);
	ck_sfp_ok(sfp_appendix_text(appendix, SFP_RU, &text));
	expect_has(text, "Приложение к приказу от 02.09.2025 № 15-к\n");
	expect_has(text, "\nМ-11\n   1. ");
	expect_has(text, ": М-11, 1 курс → М-11, 2 курс; с 29.06.2026\n");
	ck_assert_uint_eq(count_of(text, "условно"), 1);
	ck_assert_uint_eq(count_of(text, "повторный год"), 1);
	ck_assert_uint_eq(count_of(text, ": из П-21, 2 курс;"), 2);
	expect_has(text, "\nВсего: 6\n");
	sfp_text_free(text);
	sfp_appendix_free(appendix);
}
END_TEST

START_TEST(who_loses_one_office_is_not_said_to_be_dismissed)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_appendix *appendix;
	sfp_id id;

	form.kind = SFP_KIND_DISMISS;
	form.person = w.teachers[1].person;
	form.role = SFP_ROLE_TEACHER;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, &order, NULL, &movement));
	sfp_movement_free(movement);
	appendix = appendix_of(&order);
	ck_assert_uint_eq(appendix->count, 1);
	expect_has(appendix->lines[0].what_ru, "снятие с должности: ");
	ck_assert_ptr_null(strstr(appendix->lines[0].what_ru, "увольнение"));
	expect_has(appendix->lines[0].what_en, "loss of an office: ");
	sfp_appendix_free(appendix);
}
END_TEST

START_TEST(it_is_a_page_that_escapes_what_people_are_called)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_appendix *appendix;
	char *html = NULL;

	draft.name = "Колледж <b>\"Мир & Труд\"</b>";
	ck_sfp_ok(sfp_organization_edit(w.reg, &w.administrator, &draft, &organization));
	sfp_organization_free(organization);
	make_turn();
	appendix = appendix_of(&order);
	ck_sfp_ok(sfp_appendix_html(appendix, SFP_RU, &html));
	expect_has(html, "size: A4");
	expect_has(html, "Колледж &lt;b&gt;&quot;Мир &amp; Труд&quot;&lt;/b&gt;");
	ck_assert_ptr_null(strstr(html, "<b>"));
	ck_assert_uint_eq(count_of(html, "<tr>"), 6 + 2);
	ck_assert_uint_eq(count_of(html, "<table>"), count_of(html, "</table>"));
	sfp_text_free(html);
	sfp_appendix_free(appendix);
}
END_TEST

START_TEST(what_was_taken_back_is_not_on_it)
{
	sfp_id turn = make_turn();
	sfp_appendix *appendix;
	sfp_turn *taken = NULL;
	char *json = NULL;

	ck_sfp_ok(sfp_turn_back(w.reg, &w.administrator, &turn, "ошибка", &taken));
	sfp_turn_free(taken);
	appendix = appendix_of(&order);
	ck_assert_uint_eq(appendix->count, 0);
	ck_sfp_ok(sfp_appendix_json(appendix, &json));
	expect_has(json, "\"lines\":[]");
	sfp_text_free(json);
	sfp_appendix_free(appendix);
}
END_TEST

/* The next year changes what the class is called now, not what the order of this year said. */
START_TEST(the_next_year_leaves_this_years_list_as_it_is)
{
	const sfp_turn_line line = { .class_id = w.classes[0], .way = SFP_TURN_PROMOTE };
	sfp_id other = world_order(&w, SFP_ORDER_MOVEMENT, "16-к");
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_appendix *appendix;
	sfp_turn *turn = NULL;

	make_turn();
	world_pass_days(&w, 365);
	form.school_year = "2027/28";
	form.order_id = other;
	form.orderer = w.deputy.person;
	form.lines = &line;
	form.line_count = 1;
	ck_sfp_ok(sfp_turn_make(w.reg, &w.administrator, &form, NULL, &turn));
	sfp_turn_free(turn);
	appendix = appendix_of(&order);
	ck_assert_str_eq(appendix->lines[0].to, "М-11, 2 курс");
	sfp_appendix_free(appendix);
	appendix = appendix_of(&other);
	ck_assert_str_eq(appendix->lines[0].from, "М-11, 2 курс");
	ck_assert_str_eq(appendix->lines[0].to, "М-11, 3 курс");
	sfp_appendix_free(appendix);
}
END_TEST

START_TEST(only_an_order_has_one)
{
	sfp_appendix *appendix = NULL;

	ck_sfp_status(sfp_appendix_get(w.reg, &w.organization, &w.staffroom, &appendix), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_appendix_get(w.reg, &w.staffroom, &order, &appendix), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_appendix_get(w.reg, &w.organization, NULL, &appendix), SFP_E_MISUSE);
	ck_assert_ptr_null(appendix);
}
END_TEST

static Suite *appendix_suite(void)
{
	Suite *suite = suite_create("appendix");
	TCase *tcase = tcase_create("appendix");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, everybody_stands_under_the_class_that_is_left);
	tcase_add_test(tcase, it_is_a_text);
	tcase_add_test(tcase, who_loses_one_office_is_not_said_to_be_dismissed);
	tcase_add_test(tcase, it_is_a_page_that_escapes_what_people_are_called);
	tcase_add_test(tcase, what_was_taken_back_is_not_on_it);
	tcase_add_test(tcase, the_next_year_leaves_this_years_list_as_it_is);
	tcase_add_test(tcase, only_an_order_has_one);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(appendix_suite)
