/* test_turn.c: the year's turn moves every class and student at once, under an order, and is taken back at once. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

static struct world w;
static sfp_id order;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	order = world_order(&w, SFP_ORDER_MOVEMENT, "1-к");
	world_pass_days(&w, 300); /* it is the end of June 2026: 2026/27 begins */
}

/* Whatever a test did, the trail must tell the same as the records. */
static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static sfp_turn_form form_of(const sfp_turn_line *lines, size_t count)
{
	sfp_turn_form form = SFP_TURN_FORM_INIT;

	form.school_year = "2026/27";
	form.order_id = order;
	form.orderer = w.deputy.person;
	form.lines = lines;
	form.line_count = count;
	return form;
}

static sfp_turn_line line_of(int class, sfp_turn_way way)
{
	return (sfp_turn_line){ .class_id = w.classes[class], .way = way };
}

static sfp_status make_as(const sfp_actor *actor, const sfp_turn_form *form, sfp_id *ret_id)
{
	sfp_turn *turn = NULL;
	sfp_status status = sfp_turn_make(w.reg, actor, form, NULL, &turn);

	if (turn && ret_id)
		*ret_id = turn->head.id;
	sfp_turn_free(turn);
	return status;
}

static sfp_id make(const sfp_turn_form *form)
{
	sfp_id id = SFP_ID_NONE;

	ck_sfp_status(make_as(&w.administrator, form, &id), SFP_OK);
	return id;
}

static sfp_status back(const sfp_id *id)
{
	sfp_turn *turn = NULL;
	sfp_status status = sfp_turn_back(w.reg, &w.administrator, id, "не тот приказ", &turn);

	sfp_turn_free(turn);
	return status;
}

static void expect_says(sfp_status got, sfp_status status, const char *words)
{
	ck_sfp_status(got, status);
	ck_assert_msg(strstr(sfp_registry_message(w.reg), words), "\"%s\" lacks \"%s\"", sfp_registry_message(w.reg),
	              words);
}

static void expect_refused(sfp_status got, sfp_reason reason)
{
	ck_sfp_status(got, SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, reason);
}

static void expect_class(const sfp_id *id, const char *name, int course, bool closed)
{
	sfp_record *record = NULL;
	const sfp_class *class;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_CLASS, id, &record));
	class = (const sfp_class *)record;
	ck_assert_str_eq(class->name, name);
	ck_assert_int_eq(class->course, course);
	ck_assert_int_eq(class->closed_on != 0, closed);
	sfp_record_free(record);
}

static sfp_id class_named(const char *name)
{
	sfp_class *class = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_class_find(w.reg, &w.organization, name, &class));
	id = class->head.id;
	sfp_class_free(class);
	return id;
}

static size_t count(sfp_object object, const sfp_id *person, const sfp_id *class_id, sfp_date on)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t found;

	filter.limit = 1000;
	filter.on = on;
	if (person)
		filter.person = *person;
	if (class_id)
		filter.class_id = *class_id;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, object, &filter, &page));
	found = page->count;
	sfp_page_free(page);
	return found;
}

static size_t students_of(const sfp_id *class_id)
{
	return count(SFP_OBJECT_ENROLLMENT, NULL, class_id, sfp_date_of_time(w.now));
}

static sfp_id name_a_class(const char *name, int course)
{
	const sfp_nomenclature_line line = { name, course, NULL };
	static int number;
	char text[20];
	sfp_id paper;
	size_t added = 0;

	snprintf(text, sizeof(text), "н-%d", ++number);
	paper = world_order(&w, SFP_ORDER_NOMENCLATURE, text);
	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &paper, &line, 1, &added));
	return paper;
}

static sfp_id open_class(const char *name, int course)
{
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
	sfp_class *class = NULL;
	sfp_id id;

	name_a_class(name, course);
	draft.name = name;
	ck_sfp_ok(sfp_class_create(w.reg, &w.administrator, &draft, &class));
	id = class->head.id;
	sfp_class_free(class);
	return id;
}

static sfp_id move(sfp_kind kind, const sfp_id *person, const sfp_id *class_to)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = kind;
	form.person = *person;
	if (class_to)
		form.class_to = *class_to;
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, &order, NULL, &movement));
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement));
	sfp_movement_free(movement);
	return id;
}

/* ---- going on ---- */

START_TEST(a_group_keeps_its_name_and_people_and_its_year_rises)
{
	const sfp_turn_line lines[] = { line_of(0, SFP_TURN_PROMOTE), line_of(1, SFP_TURN_PROMOTE) };
	sfp_turn_form form = form_of(lines, 2);
	size_t enrollments = count(SFP_OBJECT_ENROLLMENT, NULL, NULL, 0);
	sfp_turn_report *report = NULL;
	sfp_turn *turn = NULL;

	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	ck_sfp_ok(sfp_turn_make(w.reg, &w.administrator, &form, &report, &turn));
	expect_class(&w.classes[0], "М-11", 2, false);
	expect_class(&w.classes[1], "П-21", 3, false);
	ck_assert_uint_eq(students_of(&w.classes[0]), 3);
	ck_assert_uint_eq(count(SFP_OBJECT_ENROLLMENT, NULL, NULL, 0), enrollments);
	ck_assert_uint_eq(count(SFP_OBJECT_MEMBERSHIP, &w.students[0].person, &w.classes[0], sfp_date_of_time(w.now)),
	                  1);
	ck_assert_uint_eq(count(SFP_OBJECT_MOVEMENT, NULL, NULL, 0), 6);
	ck_assert_int_eq(turn->movements, 6);
	ck_assert_str_eq(turn->school_year, "2026/27");
	ck_assert_str_eq(report->rows[0].text_ru, "М-11 → М-11, 2 курс; 3 человека");
	ck_assert_str_eq(report->rows[1].text_en, "П-21 → П-21, year 3; 3 students");
	sfp_turn_report_free(report);
	sfp_turn_free(turn);
}
END_TEST

START_TEST(a_schools_classes_take_each_others_names)
{
	sfp_id seventh = open_class("7Г", 7), eighth = open_class("8Г", 8), last = open_class("11Г", 11),
	       tenth = open_class("10Г", 10);
	sfp_turn_line lines[4];
	sfp_turn_form form = form_of(lines, 4);
	const sfp_id *ids[] = { &seventh, &eighth, &tenth, &last };
	const char *names[] = { "8г", "9Г", "11Г", NULL };

	name_a_class("9Г", 9);
	memset(lines, 0, sizeof(lines));
	for (int i = 0; i < 4; i++) {
		lines[i].class_id = *ids[i];
		lines[i].way = i == 3 ? SFP_TURN_GRADUATE : SFP_TURN_PROMOTE;
		lines[i].name = names[i];
	}
	move(SFP_KIND_TRANSFER_CLASS, &w.students[0].person, &seventh);
	make(&form);
	expect_class(&seventh, "8г", 8, false);
	expect_class(&eighth, "9Г", 9, false);
	expect_class(&tenth, "11Г", 11, false);
	expect_class(&last, "11Г", 11, true);
	ck_assert_uint_eq(students_of(&seventh), 1);
}
END_TEST

START_TEST(who_goes_another_way_is_an_exception)
{
	const char *const added[] = { "М-12" };
	sfp_turn_line lines[] = { line_of(0, SFP_TURN_PROMOTE), line_of(1, SFP_TURN_GRADUATE) };
	const sfp_turn_exception exceptions[] = { { w.students[0].person, SFP_TURN_REPEAT, "м-12" },
		                                  { w.students[1].person, SFP_TURN_CONDITIONAL, NULL },
		                                  { w.students[3].person, SFP_TURN_LEAVE, NULL } };
	sfp_turn_form form = form_of(lines, 2);
	sfp_turn_report *report = NULL;
	sfp_turn *turn = NULL;
	sfp_id fresh;

	name_a_class("М-12", 1);
	form.added = added;
	form.added_count = 1;
	form.exceptions = exceptions;
	form.exception_count = 3;
	ck_sfp_ok(sfp_turn_make(w.reg, &w.administrator, &form, &report, &turn));
	fresh = class_named("М-12");
	expect_class(&fresh, "М-12", 1, false);
	expect_class(&w.classes[1], "П-21", 2, true);
	ck_assert_uint_eq(students_of(&w.classes[0]), 2);
	ck_assert_uint_eq(students_of(&fresh), 1);
	ck_assert_uint_eq(students_of(&w.classes[1]), 0);
	ck_assert_str_eq(report->rows[0].text_ru, "М-11 → М-11, 2 курс; 3 человека; условно: 1; повторный год: 1");
	ck_assert_str_eq(report->rows[1].text_ru,
	                 "П-21, закрывается; 3 человека; выпущены: 2; академический отпуск: 1");
	ck_assert_str_eq(report->rows[2].text_ru, "М-12, новая, 1 курс");
	sfp_turn_report_free(report);
	sfp_turn_free(turn);
}
END_TEST

/* A class of next year's graduates: it closes on the day of the turn. */
START_TEST(from_the_day_on_which_a_class_closes_nobody_moves_or_comes_into_it)
{
	const sfp_turn_line line = line_of(1, SFP_TURN_GRADUATE);
	const sfp_turn_form form = form_of(&line, 1);
	const sfp_date today = sfp_date_of_time(w.now);
	sfp_enrollment_draft enrolled = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_movement_form moved = SFP_MOVEMENT_FORM_INIT;
	sfp_enrollment *enrollment = NULL;
	sfp_movement *movement = NULL;

	make(&form);
	moved.kind = SFP_KIND_TRANSFER_CLASS;
	moved.person = w.students[0].person;
	moved.class_to = w.classes[1];
	moved.effective_on = today;
	expect_says(sfp_movement_draft(w.reg, &w.administrator, &moved, &movement), SFP_E_INVALID, "closed");
	moved.effective_on = sfp_date_add(today, -1);
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &moved, &movement)); /* belated, but it was open */
	sfp_movement_free(movement);
	enrolled.person = world_person(&w, "Опоздавший");
	enrolled.class_id = w.classes[1];
	expect_says(sfp_enrollment_add(w.reg, &w.system, &enrolled, &enrollment), SFP_E_INVALID, "closed");
}
END_TEST

START_TEST(two_classes_become_one)
{
	sfp_turn_line lines[] = { line_of(0, SFP_TURN_PROMOTE), line_of(1, SFP_TURN_PROMOTE) };
	sfp_turn_form form = form_of(lines, 2);

	lines[1].to = "М-11";
	make(&form);
	ck_assert_uint_eq(students_of(&w.classes[0]), 6);
	expect_class(&w.classes[1], "П-21", 2, true);
}
END_TEST

START_TEST(homeroom_teachers_are_carried_along_or_changed)
{
	const sfp_distribution_line people[] = { { "М-11", w.teachers[1].person }, { "П-21", w.teachers[2].person } };
	sfp_turn_line lines[] = { line_of(0, SFP_TURN_PROMOTE), line_of(1, SFP_TURN_GRADUATE) };
	sfp_turn_form form = form_of(lines, 2);
	sfp_id paper = world_order(&w, SFP_ORDER_DISTRIBUTION, "3-к");
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;
	sfp_date today;
	sfp_id turn;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &paper, people, 2, &added));
	for (int i = 0; i < 2; i++) {
		ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[i], &people[i].person, &homeroom));
		sfp_homeroom_free(homeroom);
	}
	world_pass_days(&w, 1);
	today = sfp_date_of_time(w.now);
	lines[0].homeroom = w.teachers[1].person;
	expect_says(make_as(&w.administrator, &form, NULL), SFP_E_INVALID, "homeroom");
	lines[0].homeroom = w.teachers[2].person;
	turn = make(&form);
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, &w.teachers[2].person, &w.classes[0], today), 1);
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, NULL, NULL, today), 1);
	ck_sfp_ok(back(&turn));
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, &w.teachers[1].person, &w.classes[0], today), 1);
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, &w.teachers[2].person, &w.classes[1], today), 1);
}
END_TEST

/* ---- what it asks for ---- */

START_TEST(without_an_order_nothing_turns)
{
	const sfp_turn_line line = line_of(0, SFP_TURN_PROMOTE);
	sfp_turn_form form = form_of(&line, 1);

	form.order_id = (sfp_id)SFP_ID_NONE;
	expect_refused(make_as(&w.administrator, &form, NULL), SFP_REASON_NEEDS_ORDER);
	form.order_id = w.order;
	ck_sfp_status(make_as(&w.administrator, &form, NULL), SFP_E_INVALID);
	expect_class(&w.classes[0], "М-11", 1, false);
	ck_assert_uint_eq(count(SFP_OBJECT_MOVEMENT, NULL, NULL, 0), 0);
}
END_TEST

START_TEST(only_to_whom_the_act_gives_it)
{
	const sfp_turn_line line = line_of(0, SFP_TURN_PROMOTE);
	sfp_turn_form form = form_of(&line, 1);

	expect_refused(make_as(&w.deputy, &form, NULL), SFP_REASON_ROLE);
	expect_refused(make_as(&w.system, &form, NULL), SFP_REASON_ROLE);
	form.orderer = (sfp_id)SFP_ID_NONE; /* an administrator does not sign for orders */
	expect_refused(make_as(&w.administrator, &form, NULL), SFP_REASON_ROLE);
	ck_assert_uint_eq(count(SFP_OBJECT_MOVEMENT, NULL, NULL, 0), 0);
	expect_class(&w.classes[0], "М-11", 1, false);
}
END_TEST

START_TEST(the_year_that_begins_is_typed)
{
	static const char *const wrong[] = { "2025/26", "2026", "", "2026/2027", NULL };
	const sfp_turn_line line = line_of(0, SFP_TURN_PROMOTE);
	sfp_turn_form form = form_of(&line, 1);

	form.school_year = wrong[_i];
	expect_says(make_as(&w.administrator, &form, NULL), SFP_E_INVALID, "2026/27");
}
END_TEST

START_TEST(no_class_turns_twice_in_a_year)
{
	const sfp_turn_line line = line_of(0, SFP_TURN_PROMOTE);
	sfp_turn_form form = form_of(&line, 1);
	sfp_id turn = make(&form);

	expect_refused(make_as(&w.administrator, &form, NULL), SFP_REASON_GUARD);
	expect_class(&w.classes[0], "М-11", 2, false);
	ck_sfp_ok(back(&turn));
	make(&form);
	expect_class(&w.classes[0], "М-11", 2, false);
}
END_TEST

START_TEST(a_retry_with_the_same_key_does_nothing_twice)
{
	const sfp_turn_line line = line_of(0, SFP_TURN_PROMOTE), other = line_of(1, SFP_TURN_PROMOTE);
	sfp_turn_form form = form_of(&line, 1);
	sfp_actor actor = w.administrator;
	sfp_id first = SFP_ID_NONE, second = SFP_ID_NONE;

	actor.idempotency_key = "turn-1";
	ck_sfp_ok(make_as(&actor, &form, &first));
	ck_sfp_ok(make_as(&actor, &form, &second));
	ck_assert(sfp_id_equal(&first, &second));
	form.lines = &other;
	ck_sfp_status(make_as(&actor, &form, NULL), SFP_E_CONFLICT);
}
END_TEST

START_TEST(what_makes_no_sense_is_refused_whole)
{
	const struct {
		sfp_turn_line line;
		sfp_turn_exception exception;
		const char *part;
	} cases[] = {
		{ { w.classes[0], (sfp_turn_way)0, NULL, 0, NULL, SFP_ID_NONE },
		  { SFP_ID_NONE, (sfp_turn_way)0, NULL },
		  "way" },
		{ { w.classes[0], SFP_TURN_REPEAT, NULL, 0, NULL, SFP_ID_NONE },
		  { SFP_ID_NONE, (sfp_turn_way)0, NULL },
		  "to" },
		{ { w.classes[0], SFP_TURN_GRADUATE, NULL, 0, "П-21", SFP_ID_NONE },
		  { SFP_ID_NONE, (sfp_turn_way)0, NULL },
		  "(to)" },
		{ { w.classes[0], SFP_TURN_GRADUATE, "М-12", 0, NULL, SFP_ID_NONE },
		  { SFP_ID_NONE, (sfp_turn_way)0, NULL },
		  "leave them out" },
		{ { w.classes[0], SFP_TURN_PROMOTE, NULL, 21, NULL, SFP_ID_NONE },
		  { SFP_ID_NONE, (sfp_turn_way)0, NULL },
		  "from 1 to 20" },
		{ { w.classes[0], SFP_TURN_PROMOTE, NULL, 0, "Нет-1", SFP_ID_NONE },
		  { SFP_ID_NONE, (sfp_turn_way)0, NULL },
		  "no such class" },
		{ { w.staffroom, SFP_TURN_PROMOTE, NULL, 0, NULL, SFP_ID_NONE },
		  { SFP_ID_NONE, (sfp_turn_way)0, NULL },
		  "staffroom" },
		{ line_of(0, SFP_TURN_PROMOTE), { w.students[3].person, SFP_TURN_EXPEL, NULL }, "exception 1" },
		{ line_of(0, SFP_TURN_PROMOTE), { w.students[0].person, SFP_TURN_REPEAT, NULL }, "exception 1" },
		{ line_of(0, SFP_TURN_PROMOTE), { w.students[0].person, SFP_TURN_EXPEL, "П-21" }, "exception 1" },
		{ line_of(0, SFP_TURN_PROMOTE), { w.students[0].person, (sfp_turn_way)9, NULL }, "exception 1" },
	};
	const size_t last = sizeof(cases) / sizeof(cases[0]);

	for (size_t i = 0; i < last; i++) {
		sfp_turn_form form = form_of(&cases[i].line, 1);

		form.exceptions = &cases[i].exception;
		form.exception_count = !sfp_id_is_none(&cases[i].exception.person);
		expect_says(make_as(&w.administrator, &form, NULL), SFP_E_INVALID, cases[i].part);
		ck_assert_uint_eq(count(SFP_OBJECT_MOVEMENT, NULL, NULL, 0), 0);
		ck_assert_uint_eq(count(SFP_OBJECT_TURN, NULL, NULL, 0), 0);
	}
}
END_TEST

START_TEST(names_are_the_nomenclatures_and_nobody_elses)
{
	sfp_turn_line lines[] = { line_of(0, SFP_TURN_PROMOTE), line_of(0, SFP_TURN_PROMOTE) };
	const char *const added[] = { "П-21" };
	sfp_turn_form form = form_of(lines, 1);

	lines[0].name = "Н-99";
	expect_refused(make_as(&w.administrator, &form, NULL), SFP_REASON_FACT);
	lines[0].name = "п-21";
	ck_sfp_status(make_as(&w.administrator, &form, NULL), SFP_E_EXISTS);
	lines[0].name = NULL;
	form.added = added;
	form.added_count = 1;
	ck_sfp_status(make_as(&w.administrator, &form, NULL), SFP_E_EXISTS);
	form.added_count = 0;
	form.line_count = 2;
	expect_says(make_as(&w.administrator, &form, NULL), SFP_E_INVALID, "twice");
	expect_class(&w.classes[0], "М-11", 1, false);
}
END_TEST

START_TEST(a_day_to_come_is_waited_for)
{
	const sfp_turn_line line = line_of(0, SFP_TURN_PROMOTE);
	sfp_turn_form form = form_of(&line, 1);

	form.effective_on = 20260901;
	expect_refused(make_as(&w.administrator, &form, NULL), SFP_REASON_GUARD);
	form.effective_on = 20260231;
	expect_says(make_as(&w.administrator, &form, NULL), SFP_E_INVALID, "calendar");
}
END_TEST

/* ---- previews ---- */

START_TEST(a_preview_says_it_all_and_changes_nothing)
{
	const sfp_turn_line lines[] = { line_of(0, SFP_TURN_PROMOTE), line_of(1, SFP_TURN_GRADUATE) };
	sfp_turn_form form = form_of(lines, 2);
	sfp_trail_head before, after;
	sfp_turn_report *report = NULL;
	char *json = NULL;

	form.school_year = NULL;
	form.order_id = (sfp_id)SFP_ID_NONE;
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &before));
	ck_sfp_ok(sfp_turn_preview(w.reg, &w.administrator, &form, &report));
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &after));
	ck_assert_uint_eq(before.size, after.size);
	ck_assert_str_eq(report->school_year, "2026/27");
	ck_assert_uint_eq(report->movements, 6);
	ck_assert_str_eq(report->rows[0].text_ru, "М-11 → М-11, 2 курс; 3 человека");
	ck_assert_str_eq(report->rows[1].text_ru, "П-21, закрывается; 3 человека; выпущены: 3");
	ck_sfp_ok(sfp_turn_report_json(report, &json));
	ck_assert_ptr_nonnull(strstr(json, "\"graduate\":3"));
	sfp_text_free(json);
	sfp_turn_report_free(report);
	expect_class(&w.classes[0], "М-11", 1, false);

	report = NULL;
	expect_refused(sfp_turn_preview(w.reg, &w.deputy, &form, &report), SFP_REASON_ROLE);
	ck_assert_ptr_null(report);
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &after));
	ck_assert_uint_eq(before.size, after.size);
}
END_TEST

static const sfp_turn_proposal *proposed(const sfp_turn_table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++)
		if (strcmp(table->proposals[i].name, name) == 0)
			return &table->proposals[i];
	ck_abort_msg("%s is not in the table", name);
	return NULL;
}

START_TEST(the_table_begins_with_what_usually_happens)
{
	static const struct {
		const char *name;
		int course;
		sfp_turn_way way;
		const char *next;
		bool guessed;
	} cases[] = {
		{ "7Г", 7, SFP_TURN_PROMOTE, "8Г", false },    { "9А", 9, SFP_TURN_PROMOTE, "10А", true },
		{ "11А", 11, SFP_TURN_GRADUATE, NULL, false }, { "5-Б", 0, SFP_TURN_PROMOTE, "6-Б", false },
		{ "Т-41", 4, SFP_TURN_GRADUATE, NULL, true },  { "1ИС-25", 2, SFP_TURN_PROMOTE, NULL, false },
		{ "Клуб", 0, SFP_TURN_PROMOTE, NULL, true },
	};
	const size_t last = sizeof(cases) / sizeof(cases[0]);
	sfp_turn_table *table = NULL;

	for (size_t i = 0; i < last; i++)
		open_class(cases[i].name, cases[i].course);
	ck_sfp_ok(sfp_turn_propose(w.reg, &w.organization, 20260901, &table));
	ck_assert_str_eq(table->school_year, "2026/27");
	ck_assert_uint_eq(table->count, 2 + last);
	ck_assert_uint_eq(proposed(table, "М-11")->students, 3);
	for (size_t i = 0; i < last; i++) {
		const sfp_turn_proposal *found = proposed(table, cases[i].name);

		ck_assert_int_eq(found->line.way, cases[i].way);
		ck_assert_pstr_eq(found->line.name, cases[i].next);
		ck_assert_msg(found->guessed == cases[i].guessed, "%s: guessed", cases[i].name);
	}
	sfp_turn_table_free(table);
	ck_sfp_status(sfp_turn_propose(w.reg, &w.organization, 20260231, &table), SFP_E_INVALID);
	ck_sfp_status(sfp_turn_propose(w.reg, &w.staffroom, 0, &table), SFP_E_NOT_FOUND);
}
END_TEST

/* ---- taking back ---- */

static sfp_id turn_with_everything(void)
{
	static const char *const added[] = { "М-12" };
	sfp_turn_line lines[] = { line_of(0, SFP_TURN_PROMOTE), line_of(1, SFP_TURN_GRADUATE) };
	const sfp_turn_exception exceptions[] = { { w.students[0].person, SFP_TURN_REPEAT, "М-12" } };
	sfp_turn_form form = form_of(lines, 2);

	name_a_class("М-12", 1);
	name_a_class("П-31", 3);
	lines[0].name = "П-31";
	form.added = added;
	form.added_count = 1;
	form.exceptions = exceptions;
	form.exception_count = 1;
	return make(&form);
}

START_TEST(taken_back_everything_is_what_it_was)
{
	sfp_id turn, fresh;

	world_join(&w, &w.students[3], &w.classes[1], SFP_ROLE_STUDENT);
	world_pass_days(&w, 1);
	turn = turn_with_everything();
	fresh = class_named("М-12");
	ck_assert_uint_eq(count(SFP_OBJECT_MEMBERSHIP, &w.students[3].person, NULL, sfp_date_of_time(w.now)), 0);
	world_pass_days(&w, 2);
	ck_sfp_ok(back(&turn));
	expect_class(&w.classes[0], "М-11", 1, false);
	expect_class(&w.classes[1], "П-21", 2, false);
	expect_class(&fresh, "М-12", 1, true);
	ck_assert_uint_eq(students_of(&w.classes[0]), 3);
	ck_assert_uint_eq(students_of(&w.classes[1]), 3);
	ck_assert_uint_eq(students_of(&fresh), 0);
	ck_assert_uint_eq(count(SFP_OBJECT_MEMBERSHIP, &w.students[3].person, &w.classes[1], sfp_date_of_time(w.now)),
	                  1);
	expect_refused(back(&turn), SFP_REASON_GUARD);
}
END_TEST

START_TEST(what_builds_on_it_keeps_all_of_it)
{
	sfp_id turn = turn_with_everything(), later;
	char text[SFP_ID_TEXT_SIZE];

	world_pass_days(&w, 1);
	later = move(SFP_KIND_EXPEL, &w.students[1].person, NULL);
	expect_refused(back(&turn), SFP_REASON_GUARD);
	sfp_id_to_text(&later, text);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), text));
	expect_class(&w.classes[0], "П-31", 2, false);
	expect_class(&w.classes[1], "П-21", 2, true);
	ck_assert_uint_eq(students_of(&w.classes[1]), 0);
}
END_TEST

START_TEST(a_new_class_that_is_used_keeps_it_too)
{
	sfp_id turn = turn_with_everything(), fresh = class_named("М-12"), person = world_person(&w, "Новенький");
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment = NULL;
	char text[SFP_ID_TEXT_SIZE];

	draft.person = person;
	draft.class_id = fresh;
	ck_sfp_ok(sfp_enrollment_add(w.reg, &w.system, &draft, &enrollment));
	sfp_id_to_text(&enrollment->head.id, text);
	sfp_enrollment_free(enrollment);
	expect_refused(back(&turn), SFP_REASON_GUARD);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), text));
}
END_TEST

START_TEST(a_name_that_somebody_took_since_keeps_it_too)
{
	sfp_id turn = turn_with_everything(), other = open_class("П-21", 2);
	char text[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&other, text);
	expect_refused(back(&turn), SFP_REASON_GUARD);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), text));
}
END_TEST

START_TEST(taking_back_is_decided_and_reasoned)
{
	sfp_id turn = turn_with_everything();
	sfp_turn *taken = NULL;

	expect_refused(sfp_turn_back(w.reg, &w.deputy, &turn, "зачем", &taken), SFP_REASON_ROLE);
	ck_sfp_status(sfp_turn_back(w.reg, &w.administrator, &turn, " ", &taken), SFP_E_INVALID);
	ck_sfp_status(sfp_turn_back(w.reg, &w.administrator, &w.staffroom, "зачем", &taken), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(taken);
	ck_sfp_ok(sfp_turn_back(w.reg, &w.administrator, &turn, "ошибка", &taken));
	ck_assert_int_eq(taken->taken_back_at, w.now);
	ck_assert_str_eq(taken->reason, "ошибка");
	sfp_turn_free(taken);
}
END_TEST

START_TEST(ways_have_names)
{
	for (int way = 1; way < SFP_TURN_WAY_END; way++)
		ck_assert_int_eq(sfp_turn_way_from_name(sfp_turn_way_name((sfp_turn_way)way)), way);
	ck_assert_ptr_null(sfp_turn_way_name((sfp_turn_way)0));
	ck_assert_ptr_null(sfp_turn_way_name(SFP_TURN_WAY_END));
	ck_assert_int_eq(sfp_turn_way_from_name("dance"), 0);
	ck_assert_int_eq(sfp_turn_way_from_name(NULL), 0);
}
END_TEST

static Suite *turn_suite(void)
{
	Suite *suite = suite_create("turn");
	TCase *tcase = tcase_create("turn");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_group_keeps_its_name_and_people_and_its_year_rises);
	tcase_add_test(tcase, a_schools_classes_take_each_others_names);
	tcase_add_test(tcase, who_goes_another_way_is_an_exception);
	tcase_add_test(tcase, from_the_day_on_which_a_class_closes_nobody_moves_or_comes_into_it);
	tcase_add_test(tcase, two_classes_become_one);
	tcase_add_test(tcase, homeroom_teachers_are_carried_along_or_changed);
	tcase_add_test(tcase, without_an_order_nothing_turns);
	tcase_add_test(tcase, only_to_whom_the_act_gives_it);
	tcase_add_loop_test(tcase, the_year_that_begins_is_typed, 0, 5);
	tcase_add_test(tcase, no_class_turns_twice_in_a_year);
	tcase_add_test(tcase, a_retry_with_the_same_key_does_nothing_twice);
	tcase_add_test(tcase, what_makes_no_sense_is_refused_whole);
	tcase_add_test(tcase, names_are_the_nomenclatures_and_nobody_elses);
	tcase_add_test(tcase, a_day_to_come_is_waited_for);
	tcase_add_test(tcase, a_preview_says_it_all_and_changes_nothing);
	tcase_add_test(tcase, the_table_begins_with_what_usually_happens);
	tcase_add_test(tcase, taken_back_everything_is_what_it_was);
	tcase_add_test(tcase, what_builds_on_it_keeps_all_of_it);
	tcase_add_test(tcase, a_new_class_that_is_used_keeps_it_too);
	tcase_add_test(tcase, a_name_that_somebody_took_since_keeps_it_too);
	tcase_add_test(tcase, taking_back_is_decided_and_reasoned);
	tcase_add_test(tcase, ways_have_names);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(turn_suite)
