/* test_figures.c: figures for a report are counted against the roster of the day, and what nobody knows is no figure.
 */
#include <stdio.h>

#include "sferumpolicy/figures.h"
#include "world_check.h"

static sfp_figures *count(sfp_date from, sfp_date until, sfp_date as_of)
{
	sfp_figures *figures = NULL;
	sfp_status status = sfp_figures_get(w.reg, &w.organization, from, until, as_of, &figures);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	return figures;
}

static const sfp_figure *find(const sfp_figures *figures, const char *group, const char *key)
{
	for (size_t i = 0; i < figures->count; i++)
		if (strcmp(figures->items[i].group, group) == 0 && strcmp(figures->items[i].key, key) == 0)
			return &figures->items[i];
	return NULL;
}

/* A figure as of a day of September 2025: "3 of 5", "3", or "no data". */
static void ck_figure(sfp_date as_of, const char *group, const char *key, const char *expected)
{
	sfp_figures *figures = count(20250901, 20250930, as_of);
	const sfp_figure *figure = find(figures, group, key);
	char text[64] = "no data";

	ck_assert_msg(figure != NULL, "%s has no %s", group, key);
	if (figure->known && figure->of >= 0)
		snprintf(text, sizeof(text), "%lld of %lld", (long long)figure->value, (long long)figure->of);
	else if (figure->known)
		snprintf(text, sizeof(text), "%lld", (long long)figure->value);
	ck_assert_msg(strcmp(text, expected) == 0, "%s %s on %d: %s, not %s", group, key, (int)as_of, text, expected);
	sfp_figures_free(figures);
}

/* ---- shares ---- */

START_TEST(shares_are_of_those_who_are_on_the_roster_that_day)
{
	sfp_verification *asked = NULL, *confirmed = NULL;

	/* Staff: the head, the deputy and four pedagogues, of whom one is the administrator. */
	ck_figure(0, "staff", "joined", "0 of 6");
	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	world_join(&w, &w.students[3], &w.classes[1], SFP_ROLE_STUDENT);
	ck_sfp_ok(sfp_verification_request(w.reg, &w.teachers[1], &w.teachers[1].person, &asked));
	ck_figure(0, "verifications_by_age", "days_0_7", "1");
	ck_sfp_ok(sfp_verification_confirm(w.reg, &w.administrator, &asked->head.id, &confirmed));
	ck_figure(0, "staff", "joined", "1 of 6");
	ck_figure(0, "staff", "verified", "1 of 6");
	ck_figure(0, "verifications_by_age", "days_0_7", "0");
	ck_figure(0, "joined_by_role", "teacher", "1 of 4");
	ck_figure(0, "joined_by_role", "administration", "0 of 2");
	ck_figure(0, "joined_by_role", "student", "2 of 6");
	ck_figure(0, "joined_by_role", "parent", "0 of 1");
	ck_figure(0, "joined_by_class", "М-11", "1 of 3");
	ck_figure(0, "joined_by_class", "П-21", "1 of 3");
	ck_figure(0, "class_chats", "class_students", "0 of 2");
	sfp_verification_free(asked);
	sfp_verification_free(confirmed);
}
END_TEST

START_TEST(a_past_day_is_counted_as_it_was)
{
	world_pass_days(&w, 5);
	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	ck_figure(20250906, "joined_by_role", "teacher", "0 of 4");
	ck_figure(20250907, "joined_by_role", "teacher", "1 of 4");
	ck_figure(0, "joined_by_role", "teacher", "1 of 4");
}
END_TEST

START_TEST(what_nobody_knows_is_no_data_and_never_nought)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	char *json = NULL, *csv = NULL;
	sfp_figures *figures;

	ck_figure(0, "activity", "activity", "no data");
	ck_figure(0, "help", "answered", "no data");
	ck_figure(0, "help", "asked", "0");
	ck_figure(20250801, "joined_by_role", "student", "no data"); /* nobody was enrolled then */
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_GUARDIAN, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	sfp_page_free(page);
	figures = count(20250901, 20250930, 0);
	ck_sfp_ok(sfp_figures_json(figures, &json));
	ck_assert_ptr_nonnull(strstr(json, "{\"schema\":1,"));
	ck_assert_ptr_nonnull(strstr(json, "\"label_en\":\"as the platform tells\",\"value\":null,\"of\":null}"));
	ck_sfp_ok(sfp_figures_csv(figures, SFP_RU, &csv));
	ck_assert_ptr_nonnull(strstr(csv, "activity;activity;Активность;по данным платформы;нет данных;\r\n"));
	ck_assert_int_eq(strncmp(csv, "\xef\xbb\xbf", 3), 0);
	sfp_text_free(csv);
	ck_sfp_ok(sfp_figures_csv(figures, SFP_EN, &csv));
	ck_assert_ptr_nonnull(strstr(csv, "staff,joined,Staff,joined,0,6\r\n"));
	sfp_text_free(csv);
	sfp_text_free(json);
	sfp_figures_free(figures);
}
END_TEST

/* ---- backlogs ---- */

static sfp_id invite(void)
{
	sfp_id id = world_invite(&w);
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *sent = NULL;

	ck_sfp_ok(sfp_invite_send(w.reg, &w.administrator, &id, token, &sent));
	sfp_invite_free(sent);
	return id;
}

static void expect_ages(const char *group, const char *week, const char *month, const char *older)
{
	ck_figure(0, group, "days_0_7", week);
	ck_figure(0, group, "days_8_30", month);
	ck_figure(0, group, "days_31", older);
}

START_TEST(what_waits_is_told_by_its_age)
{
	sfp_admission *applied = NULL;
	sfp_verification *asked = NULL;

	world_join(&w, &w.teachers[2], &w.staffroom, SFP_ROLE_TEACHER);
	ck_sfp_ok(sfp_admission_apply(w.reg, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT, &applied));
	ck_sfp_ok(sfp_verification_request(w.reg, &w.teachers[2], &w.teachers[2].person, &asked));
	invite();
	expect_ages("invites_by_age", "1", "0", "0");
	world_pass_days(&w, 7);
	expect_ages("verifications_by_age", "1", "0", "0");
	world_pass_days(&w, 1);
	expect_ages("verifications_by_age", "0", "1", "0");
	expect_ages("applications_by_age", "0", "1", "0");
	expect_ages("invites_by_age", "0", "1", "0");
	invite();
	expect_ages("invites_by_age", "1", "1", "0");
	ck_figure(0, "invites_by_state", "sent", "2");
	ck_figure(0, "invites_by_state", "claimed", "1");
	world_pass_days(&w, 23); /* 2025-10-03: by its last day the period is over */
	ck_figure(20251003, "applications_by_age", "days_31", "1");
	sfp_admission_free(applied);
	sfp_verification_free(asked);
}
END_TEST

START_TEST(movement_is_told_by_month_and_kind_within_the_period)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_figures *figures;
	sfp_id id;

	ck_figure(0, "movements", "total", "0");
	form.kind = SFP_KIND_EXPEL;
	form.person = w.students[0].person;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.head, &id, NULL, "заявление", &movement));
	sfp_movement_free(movement);
	ck_figure(0, "movements", "total", "0"); /* ordered is not moved */
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement));
	sfp_movement_free(movement);
	ck_figure(0, "movements", "2025-09 expel", "1");
	ck_figure(0, "movements", "total", "1");
	figures = count(20251001, 20251031, 0);
	ck_assert_int_eq(find(figures, "movements", "total")->value, 0);
	ck_assert_ptr_null(find(figures, "movements", "2025-09 expel"));
	sfp_figures_free(figures);
}
END_TEST

START_TEST(help_is_counted_over_the_period)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;
	sfp_help_request *asked = NULL, *other = NULL, *answered = NULL;
	sfp_figures *figures;

	draft.topic = "чат";
	ck_sfp_ok(sfp_help_request_ask(w.reg, &w.parent, &draft, &asked));
	ck_sfp_ok(sfp_help_request_ask(w.reg, &w.parent, &draft, &other));
	ck_sfp_ok(sfp_help_request_answer(w.reg, &w.administrator, &asked->head.id, "Так.", &answered));
	ck_figure(0, "help", "asked", "2");
	ck_figure(0, "help", "answered", "1 of 2");
	figures = count(20250801, 20250831, 20250902);
	ck_assert_int_eq(find(figures, "help", "asked")->value, 0);
	sfp_figures_free(figures);
	sfp_help_request_free(asked);
	sfp_help_request_free(other);
	sfp_help_request_free(answered);
}
END_TEST

/* ---- tables ---- */

START_TEST(a_spreadsheet_is_offered_no_formula)
{
	sfp_nomenclature_line line = { "=cmd \"x\"", 1, NULL };
	sfp_id order = world_order(&w, SFP_ORDER_NOMENCLATURE, "55");
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
	sfp_class *made = NULL;
	sfp_figures *figures;
	char *csv = NULL;
	size_t added = 0;

	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &order, &line, 1, &added));
	draft.name = line.name;
	ck_sfp_ok(sfp_class_create(w.reg, &w.administrator, &draft, &made));
	sfp_class_free(made);
	ck_figure(0, "joined_by_class", line.name, "no data"); /* nobody studies there yet */
	figures = count(20250901, 20250930, 0);
	ck_sfp_ok(sfp_figures_csv(figures, SFP_RU, &csv));
	ck_assert_ptr_nonnull(strstr(csv, "joined_by_class;\"'=cmd \"\"x\"\"\";"));
	ck_assert_ptr_null(strstr(csv, ";\"="));
	ck_assert_ptr_null(strstr(csv, ";="));
	sfp_text_free(csv);
	sfp_figures_free(figures);
}
END_TEST

START_TEST(every_figure_has_a_key_of_its_own_and_words_in_both_languages)
{
	sfp_figures *figures = count(20250901, 20250930, 0);

	ck_assert_uint_gt(figures->count, 25);
	for (size_t i = 0; i < figures->count; i++) {
		const sfp_figure *figure = &figures->items[i];

		ck_assert_ptr_eq(find(figures, figure->group, figure->key), figure);
		ck_assert(*figure->title_ru && *figure->title_en && *figure->label_ru && *figure->label_en);
		ck_assert_str_ne(figure->label_ru, "?");
		ck_assert_int_ge(figure->of, -1);
		if (figure->known && figure->of >= 0)
			ck_assert_int_le(figure->value, figure->of);
	}
	sfp_figures_free(figures);
}
END_TEST

/* Only groups are counted, never one pedagogue: no name of the roster stands in the figures. */
START_TEST(nobody_is_named)
{
	sfp_figures *figures = count(20250901, 20250930, 0);
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *people = NULL;
	char *json = NULL;

	ck_sfp_ok(sfp_figures_json(figures, &json));
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_PERSON, &filter, &people));
	ck_assert_uint_gt(people->count, 10);
	for (size_t i = 0; i < people->count; i++)
		ck_assert_ptr_null(strstr(json, ((const sfp_person *)people->records[i])->surname));
	sfp_page_free(people);
	sfp_text_free(json);
	sfp_figures_free(figures);
}
END_TEST

START_TEST(days_that_are_none_are_invalid_and_misuse_is_misuse)
{
	sfp_figures *figures = NULL;
	char *text = NULL;

	expect_says(sfp_figures_get(w.reg, &w.organization, 20250930, 20250901, 0, &figures), SFP_E_INVALID, "period");
	expect_says(sfp_figures_get(w.reg, &w.organization, 20250231, 20250901, 0, &figures), SFP_E_INVALID, "period");
	expect_says(sfp_figures_get(w.reg, &w.organization, 20250901, 0, 0, &figures), SFP_E_INVALID, "period");
	expect_says(sfp_figures_get(w.reg, &w.organization, 20250901, 20250930, 20250931, &figures), SFP_E_INVALID,
	            "as_of");
	ck_sfp_status(sfp_figures_get(w.reg, &w.edition, 20250901, 20250930, 0, &figures), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_figures_get(NULL, &w.organization, 20250901, 20250930, 0, &figures), SFP_E_MISUSE);
	ck_sfp_status(sfp_figures_get(w.reg, NULL, 20250901, 20250930, 0, &figures), SFP_E_MISUSE);
	ck_sfp_status(sfp_figures_get(w.reg, &w.organization, 20250901, 20250930, 0, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_figures_json(NULL, &text), SFP_E_MISUSE);
	ck_sfp_status(sfp_figures_csv(NULL, SFP_RU, &text), SFP_E_MISUSE);
	ck_assert_ptr_null(figures);
	figures = count(20250901, 20250930, 0);
	ck_sfp_status(sfp_figures_csv(figures, (sfp_language)3, &text), SFP_E_MISUSE);
	ck_sfp_status(sfp_figures_csv(figures, SFP_RU, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_figures_json(figures, NULL), SFP_E_MISUSE);
	sfp_figures_free(figures);
	sfp_figures_free(NULL);
}
END_TEST

/* A kindergarten has neither homeroom teachers nor students on the platform. */
START_TEST(another_act_has_its_own_figures)
{
	sfp_figures *figures = NULL;

	world_close(&w);
	world_open_under(&w, "examples/packs/kindergarten.yaml");
	figures = count(20250901, 20250930, 0);
	ck_assert_ptr_null(find(figures, "class_chats", "class_students"));
	ck_assert_ptr_nonnull(find(figures, "activity", "activity"));
	sfp_figures_free(figures);
}
END_TEST

static Suite *figures_suite(void)
{
	Suite *suite = suite_create("figures");
	TCase *figures = tcase_create("figures");

	tcase_add_checked_fixture(figures, setup, teardown);
	tcase_add_test(figures, shares_are_of_those_who_are_on_the_roster_that_day);
	tcase_add_test(figures, a_past_day_is_counted_as_it_was);
	tcase_add_test(figures, what_nobody_knows_is_no_data_and_never_nought);
	tcase_add_test(figures, what_waits_is_told_by_its_age);
	tcase_add_test(figures, movement_is_told_by_month_and_kind_within_the_period);
	tcase_add_test(figures, help_is_counted_over_the_period);
	tcase_add_test(figures, a_spreadsheet_is_offered_no_formula);
	tcase_add_test(figures, every_figure_has_a_key_of_its_own_and_words_in_both_languages);
	tcase_add_test(figures, nobody_is_named);
	tcase_add_test(figures, days_that_are_none_are_invalid_and_misuse_is_misuse);
	tcase_add_test(figures, another_act_has_its_own_figures);
	suite_add_tcase(suite, figures);
	return suite;
}

SUITE_MAIN(figures_suite)
