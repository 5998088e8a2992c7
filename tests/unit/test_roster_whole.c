/* test_roster_whole.c: a roster goes all the way: read, planned, applied, exported, taken back; the same content comes
 * to the same, however it is written. */
#include <sqlite3.h>

#include "rosters.h"
#include "sferumpolicy/sferumpolicy.h"
#include "support/world.h"

static struct world w;
static sfp_id order;

static void open_world(void)
{
	world_open(&w, NULL, SFP_DURABILITY_FULL);
	order = world_order(&w, SFP_ORDER_MOVEMENT, "Д-1");
}

static void close_world(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_assert_msg(sfp_trail_verify(w.reg, &w.organization, NULL, &report) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	world_close(&w);
}

/* ---- steps ---- */

static sfp_roster_plan *plan_of(sfp_roster_reading *reading)
{
	sfp_roster_plan *plan = NULL;

	ck_assert_msg(sfp_roster_plan_make(w.reg, &w.organization, reading, NULL, &plan) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	return plan;
}

/* All that a plan would do and leaves to people, but for where in the files it stands. To be freed by g_free(). */
static char *plan_text(sfp_roster_plan *plan)
{
	const sfp_roster_plan_view *view = sfp_roster_plan_look(plan);
	sfp_roster_change_filter filter = SFP_ROSTER_CHANGE_FILTER_INIT;
	sfp_roster_change_page *page = NULL;
	GString *text = g_string_new("");

	filter.limit = 1000;
	ck_sfp_ok(sfp_roster_plan_changes(plan, &filter, &page));
	ck_assert(!page->more);
	for (size_t i = 0; i < page->count; i++) {
		const sfp_roster_change *one = &page->changes[i];

		g_string_append_printf(text, "%d %d %s (%s) %s>%s %d %s %s %u\n", one->part, one->kind, one->name,
		                       one->former, one->class_from, one->class_to, one->role, one->title, one->student,
		                       one->what);
	}
	g_string_append_printf(text, "people %lld, unchanged %lld, held %lld, reviews %lld\n", (long long)view->people,
	                       (long long)view->unchanged, (long long)view->held, (long long)view->reviews);
	for (size_t i = 0; i < view->hold_count; i++)
		g_string_append_printf(text, "hold %d %s %lld/%lld\n", view->holds[i].code, view->holds[i].class_name,
		                       (long long)view->holds[i].people, (long long)view->holds[i].whole);
	for (size_t i = 0; i < view->note_count; i++)
		g_string_append_printf(text, "note %d %s\n", view->notes[i].code, view->notes[i].name);
	sfp_roster_change_page_free(page);
	return g_string_free(text, FALSE);
}

/* What the registry would export, in both formats. To be freed by g_free(). */
static char *exported(sfp_export_format format)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	sfp_export *made = NULL;
	GString *text = g_string_new("");

	options.format = format;
	ck_sfp_ok(sfp_export_make(w.reg, &w.organization, &options, &made));
	for (size_t i = 0; i < made->count; i++) {
		g_string_append_printf(text, "== %s\n", made->files[i].name);
		g_string_append_len(text, made->files[i].data, (gssize)made->files[i].length);
	}
	sfp_export_free(made);
	return g_string_free(text, FALSE);
}

static sfp_id apply(sfp_roster_plan *plan)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;
	sfp_id id;

	options.order_id = order;
	options.orderer = w.deputy.person;
	options.confirm = sfp_roster_plan_look(plan)->held_people;
	ck_assert_msg(sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	ck_assert_ptr_nonnull(applied->import);
	id = applied->import->head.id;
	sfp_roster_applied_free(applied);
	return id;
}

static void take_back(const sfp_id *import_id)
{
	sfp_import *import = NULL;

	ck_assert_msg(sfp_import_rollback(w.reg, &w.administrator, import_id, "не тот файл", &w.head.person, &import) ==
	                      SFP_OK,
	              "%s", sfp_registry_message(w.reg));
	sfp_import_free(import);
}

/* ---- the same content ---- */

/* The world's own students, one of whom leaves, one has got a number; four who come: ё, a hyphen, a patronymic of two
 * words, none at all. All encodings have these letters. */
static const char *const people[][6] = {
	{ "Первый", "Имя", "Отчество", "", "М-11", "" },
	{ "Второй", "Имя", "Отчество", "", "М-11", "202" },
	{ "Четвёртый", "Имя", "Отчество", "", "П-21", "" },
	{ "Пятый", "Имя", "Отчество", "", "П-21", "" },
	{ "Шестой", "Имя", "Отчество", "", "П-21", "" },
	{ "Ёлкин", "Фёдор", "Ильич", "15.07.2009", "М-11", "101" },
	{ "Королёва-Рогова", "Алёна", "Андреевна", "31.12.2008", "П-21", "102" },
	{ "Мамедов", "Рустам", "Эльчин оглы", "10.01.2008", "М-11", "103" },
	{ "Григорян", "Тигран", "", "29.02.2008", "П-21", "104" },
};

enum layout {
	THREE,    /* surname, name, patronymic */
	ONE,      /* in one column */
	REVERSED, /* the columns in another order, their titles in another case */
	QUOTED,   /* every cell in quotes, a delimiter in one that is not read */
	TRAILING, /* delimiters behind each row, rows of nothing but delimiters */
	HEADED,   /* a heading above, numbers in front, a total below */
	LAYOUTS
};

struct shape {
	const char *encoding; /* "BOM": UTF-8 with its mark */
	char delimiter;
	const char *end;
	enum layout layout;
};

static void add_cell(GString *row, const struct shape *shape, const char *cell, bool first)
{
	if (!first)
		g_string_append_c(row, shape->delimiter);
	g_string_append_printf(row, shape->layout == QUOTED ? "\"%s\"" : "%s", cell);
}

static void add_row(GString *text, const struct shape *shape, const char *const *cells)
{
	static const int orders[LAYOUTS][6] = { [THREE] = { 0, 1, 2, 3, 4, 5 },
		                                [QUOTED] = { 0, 1, 2, 3, 4, 5 },
		                                [TRAILING] = { 0, 1, 2, 3, 4, 5 },
		                                [REVERSED] = { 5, 4, 1, 3, 2, 0 } };
	char *full = g_strjoin(" ", cells[0], cells[1], *cells[2] ? cells[2] : NULL, NULL);

	if (shape->layout == HEADED)
		add_cell(text, shape, "1", true);
	if (shape->layout == ONE || shape->layout == HEADED) {
		add_cell(text, shape, full, shape->layout == ONE);
		for (int i = 3; i < 6; i++)
			add_cell(text, shape, cells[i], false);
	} else {
		for (int i = 0; i < 6; i++)
			add_cell(text, shape, cells[orders[shape->layout][i]], i == 0);
	}
	if (shape->layout == QUOTED)
		g_string_append_printf(text, "%c\"а%cб\"", shape->delimiter, shape->delimiter);
	if (shape->layout == TRAILING)
		g_string_append_printf(text, "%c%c", shape->delimiter, shape->delimiter);
	g_string_append(text, shape->end);
	g_free(full);
}

static void add_header(GString *text, const struct shape *shape)
{
	static const char *const titles[] = { "Фамилия", "Имя", "Отчество", "Дата рождения", "Группа", "Личный номер" };
	static const char *const cased[] = { "ФАМИЛИЯ", "имя", " Отчество", "ДАТА рождения", "группа", "личный номер" };

	if (shape->layout == ONE || shape->layout == HEADED) {
		if (shape->layout == HEADED)
			g_string_append_printf(text, "Список колледжа%s%s№%c", shape->end, shape->end,
			                       shape->delimiter);
		g_string_append_printf(text, "ФИО%cДата рождения%cГруппа%cЛичный номер%s", shape->delimiter,
		                       shape->delimiter, shape->delimiter, shape->end);
		return;
	}
	add_row(text, shape, shape->layout == REVERSED ? cased : titles);
}

/* To be freed by g_free(). */
static char *written(const struct shape *shape, gsize *ret_length)
{
	bool marked = strcmp(shape->encoding, "BOM") == 0;
	GString *text = g_string_new(marked ? "\xef\xbb\xbf" : "");
	char *encoded;

	add_header(text, shape);
	for (size_t i = 0; i < SFP__LENGTH(people); i++)
		add_row(text, shape, people[i]);
	if (shape->layout == TRAILING)
		g_string_append_printf(text, "%c%c%c%s", shape->delimiter, shape->delimiter, shape->delimiter,
		                       shape->end);
	if (shape->layout == HEADED)
		g_string_append_printf(text, "Итого: 9%s", shape->end);
	/* № is not in all of them */
	if (!marked && strcmp(shape->encoding, "UTF-8") != 0)
		g_string_replace(text, "№", "N", 0);
	encoded = g_convert(text->str, (gssize)text->len, marked ? "UTF-8" : shape->encoding, "UTF-8", NULL, ret_length,
	                    NULL);
	ck_assert_ptr_nonnull(encoded);
	g_string_free(text, TRUE);
	return encoded;
}

static sfp_roster_reading *read_shape(const struct shape *shape, bool named)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;
	gsize length = 0;
	char *bytes = written(shape, &length);

	options.today = sfp_date_of_time(w.now);
	options.encoding = named && strcmp(shape->encoding, "BOM") != 0 ? shape->encoding : NULL;
	reading = read_bytes("list.csv", bytes, length, &options);
	g_free(bytes);
	return reading;
}

/* What comes of a roster: the plan, both exports behind it, the plan of the same roster once more, both exports after
 * it was taken back. */
static char *outcome(sfp_roster_reading *reading, sfp_roster_reading *once_more)
{
	char *before[2], *parts[3];
	sfp_roster_plan *plan = plan_of(reading), *again;
	sfp_id import;
	char *all;

	for (int i = 0; i < 2; i++)
		before[i] = exported((sfp_export_format)(SFP_EXPORT_ONEROSTER_1_2 + i));
	parts[0] = plan_text(plan);
	ck_sfp_ok(sfp_batch_begin(w.reg));
	import = apply(plan);
	parts[1] = exported(SFP_EXPORT_RU_EXCEL); /* ids are new each time, and the other format has them */
	again = plan_of(once_more);
	ck_assert_int_eq(sfp_roster_plan_look(again)->changes, 0);
	ck_assert_int_eq(sfp_roster_plan_look(again)->reviews, 0);
	sfp_roster_plan_free(again);
	take_back(&import);
	for (int i = 0; i < 2; i++) {
		parts[2] = exported((sfp_export_format)(SFP_EXPORT_ONEROSTER_1_2 + i));
		ck_assert_msg(strcmp(parts[2], before[i]) == 0, "%s\nnot\n%s", parts[2], before[i]);
		g_free(parts[2]);
		g_free(before[i]);
	}
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	all = g_strconcat(parts[0], parts[1], NULL);
	g_free(parts[0]);
	g_free(parts[1]);
	sfp_roster_plan_free(plan);
	return all;
}

static void ck_same(const struct shape *shape, bool named, const char *wanted)
{
	sfp_roster_reading *reading = read_shape(shape, named), *again = read_shape(shape, named);
	char *found;

	ck_clean(reading);
	found = outcome(reading, again);
	ck_assert_msg(strcmp(found, wanted) == 0, "%s %c %zu %d:\n%s\nnot\n%s", shape->encoding, shape->delimiter,
	              strlen(shape->end), shape->layout, found, wanted);
	sfp_roster_reading_close(reading);
	sfp_roster_reading_close(again);
	g_free(found);
}

static char *wanted_outcome(void)
{
	const struct shape plain = { "UTF-8", ';', "\n", THREE };
	sfp_roster_reading *reading = read_shape(&plain, false), *again = read_shape(&plain, false);
	char *wanted = outcome(reading, again);

	sfp_roster_reading_close(reading);
	sfp_roster_reading_close(again);
	ck_assert_msg(strstr(wanted, "people 9, unchanged 4,"), "%s", wanted);
	ck_assert_ptr_nonnull(strstr(wanted, "Ёлкин;Фёдор;Ильич;15.07.2009;101;М-11\r\n"));
	ck_assert_ptr_null(strstr(wanted, "\r\nТретий;"));
	return wanted;
}

static const char *const encodings[] = { "UTF-8", "BOM", "CP1251", "KOI8-R", "CP866", "MACCYRILLIC" };

START_TEST(the_same_content_imports_identically_in_every_encoding_delimiter_line_end_and_layout)
{
	static const char delimiters[] = { ';', ',', '\t', '|' };
	static const char *const ends[] = { "\r\n", "\n", "\r" };
	char *wanted = wanted_outcome();

	for (size_t k = 0; k < sizeof(delimiters); k++)
		for (size_t e = 0; e < SFP__LENGTH(ends); e++)
			for (int layout = THREE; layout < LAYOUTS; layout++) {
				const struct shape shape = { encodings[_i], delimiters[k], ends[e],
					                     (enum layout)layout };

				ck_same(&shape, layout % 2, wanted);
			}
	g_free(wanted);
}
END_TEST

/* ---- our own exports ---- */

/* Names that a spreadsheet would take for formulas, that have look-alikes, quotes and delimiters in them, that are
 * alike but for the letters' alphabet. */
/* clang-format off */
static const char *const strange[][3] = {
	{ "=Формулова", "Анна \"Аня\"; мл.", "" }, { "+Плюсова", "Ольга", "-" }, { "-Минусова", "@Анна", "=1+1" },
	{ "Pоманов", "Oлег", "Петрович" },       { "Иванов; Петров", "Илья,", "\"" }, { "'Апостроф", "О'Коннор", "" },
	{ "Ёжикова-Ё", "Алёна", "Фёдоровна" },   { "Smith", "John", "Jr." },         { "Алиев", "Расим", "Вагиф оглы" },
	{ "де ла Круз", "Мария", "" },
};
/* clang-format on */

static void add_strange_people(void)
{
	for (size_t i = 0; i < SFP__LENGTH(strange); i++) {
		sfp_enrollment_draft enrollment = SFP_ENROLLMENT_DRAFT_INIT;
		sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
		sfp_enrollment *enrolled = NULL;
		sfp_person *person = NULL;

		draft.surname = strange[i][0];
		draft.given_name = strange[i][1];
		draft.patronymic = strange[i][2];
		draft.birth_date = i % 2 ? 20080101 + (sfp_date)i : 0;
		draft.source_id = i % 3 ? NULL : strange[i][0];
		ck_sfp_ok(sfp_person_add(w.reg, &w.system, &draft, &person));
		enrollment.person = person->head.id;
		enrollment.class_id = w.classes[i % 2];
		sfp_person_free(person);
		ck_sfp_ok(sfp_enrollment_add(w.reg, &w.system, &enrollment, &enrolled));
		sfp_enrollment_free(enrolled);
	}
}

START_TEST(an_export_that_is_imported_again_changes_nothing)
{
	static const struct {
		sfp_export_format format;
		const char *encoding;
		sfp_roster_profile profile;
	} ways[] = { { SFP_EXPORT_RU_EXCEL, NULL, SFP_ROSTER_AUTO },
		     { SFP_EXPORT_RU_EXCEL, "CP1251", SFP_ROSTER_RU_EXCEL },
		     { SFP_EXPORT_ONEROSTER_1_2, NULL, SFP_ROSTER_STRICT_1_2 },
		     { SFP_EXPORT_ONEROSTER_1_2, NULL, SFP_ROSTER_AUTO } };
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	sfp_roster_options reads = with_profile(ways[_i].profile);
	sfp_roster_input inputs[12] = { 0 };
	sfp_roster_reading *reading;
	sfp_export *made = NULL;
	sfp_roster_plan *plan;
	char *text;

	add_strange_people();
	options.format = ways[_i].format;
	options.encoding = ways[_i].encoding;
	ck_sfp_ok(sfp_export_make(w.reg, &w.organization, &options, &made));
	for (size_t i = 0; i < made->count; i++)
		inputs[i] = (sfp_roster_input){ .name = made->files[i].name,
			                        .data = made->files[i].data,
			                        .length = made->files[i].length };
	reads.today = sfp_date_of_time(w.now);
	reading = read_inputs(inputs, made->count, &reads);
	ck_clean(reading);
	plan = plan_of(reading);
	text = plan_text(plan);
	ck_assert_msg(sfp_roster_plan_look(plan)->changes == 0 && sfp_roster_plan_look(plan)->reviews == 0, "%s", text);
	ck_assert_int_ge(sfp_roster_plan_look(plan)->unchanged, WORLD_STUDENTS + SFP__LENGTH(strange));
	g_free(text);
	sfp_roster_plan_free(plan);
	sfp_roster_reading_close(reading);
	sfp_export_free(made);
}
END_TEST

/* ---- rosters that other programs wrote, which lie beside the checkout ---- */

static char *others_path(const char *path)
{
	return g_build_filename(g_getenv("SFP_SOURCE_ROOT"), "..", "shared", "data", path, NULL);
}

static sfp_roster_reading *read_other(const char *path, const char *school)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	char *whole = others_path(path);
	sfp_roster_reading *reading;

	options.today = sfp_date_of_time(w.now);
	options.school = school;
	reading = read_path(whole, &options);
	ck_clean(reading);
	g_free(whole);
	return reading;
}

/* Approves and makes the classes that the roster names. */
static size_t make_classes(sfp_roster_reading *reading)
{
	static const char query[] = "SELECT name FROM class WHERE kind = 1 GROUP BY name_fold";
	sfp_id approval = world_order(&w, SFP_ORDER_NOMENCLATURE, "Н-7");
	sqlite3_stmt *stmt = NULL;
	size_t count = 0, added = 0;

	ck_assert_int_eq(
		sqlite3_prepare_v2(sfp__store_connection(sfp__reading_staging(reading)), query, -1, &stmt, NULL),
		SQLITE_OK);
	for (; sqlite3_step(stmt) == SQLITE_ROW; count++) {
		const sfp_nomenclature_line line = { (const char *)sqlite3_column_text(stmt, 0), 1, "" };
		sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
		sfp_class *made = NULL;

		ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &approval, &line, 1, &added));
		draft.name = line.name;
		ck_sfp_ok(sfp_class_create(w.reg, &w.administrator, &draft, &made));
		sfp_class_free(made);
	}
	sqlite3_finalize(stmt);
	return count;
}

/* What is not there ends nobody here: the administrator who applies it is not on their list. */
static sfp_roster_applied *apply_but_ends(sfp_roster_plan *plan)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;

	options.order_id = order;
	options.orderer = w.head.person;
	options.only = SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD) | SFP_ROSTER_PART_BIT(SFP_ROSTER_UPDATE) |
	               SFP_ROSTER_PART_BIT(SFP_ROSTER_MOVE);
	ck_assert_msg(sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	ck_assert_int_eq(applied->held, 0);
	return applied;
}

static const struct {
	const char *path;
	int64_t least; /* so many come */
	const char *school;
	sfp_date on; /* when its year runs; 0: it has none */
} others[] = { { "oneroster-1.1/district", 79, "72161d0f-6636-4bbe-b37a-1ba653ee51e4", 20260901 },
	       { "oneroster-1.1/district", 40, "0c5e0471-ad76-4c53-b5a5-28e7d062926b", 20260815 },
	       { "oneroster-1.1/district-next-year", 148, "b214cf95-a034-4cdd-94a1-f0d030674999", 20280610 },
	       { "oneroster-1.2/rostering-bulk-package.zip", 2, NULL, 0 },
	       { "oneroster-1.2/rostering-delta-package.zip", 1, NULL, 0 } };

START_TEST(a_roster_of_others_goes_all_the_way_and_back_and_its_second_import_is_empty)
{
	char *path = others_path(others[_i].path), *before[2];
	bool there = g_file_test(path, G_FILE_TEST_EXISTS);
	sfp_roster_reading *reading;
	sfp_roster_plan *plan;
	sfp_roster_applied *applied;

	g_free(path);
	if (!there)
		return; /* test_roster_others says so */
	if (others[_i].on)
		w.now = sfp_time_of_date(others[_i].on);
	reading = read_other(others[_i].path, others[_i].school);
	make_classes(reading);
	for (int i = 0; i < 2; i++)
		before[i] = exported((sfp_export_format)(SFP_EXPORT_ONEROSTER_1_2 + i));
	plan = plan_of(reading);
	applied = apply_but_ends(plan);
	ck_assert_int_ge(applied->changes, others[_i].least);
	sfp_roster_plan_free(plan);
	sfp_roster_reading_close(reading);
	reading = read_other(others[_i].path, others[_i].school);
	plan = plan_of(reading);
	for (size_t i = 0; i < sfp_roster_plan_look(plan)->count_count; i++)
		ck_assert_int_eq(sfp_roster_plan_look(plan)->counts[i].part, SFP_ROSTER_END);
	ck_assert_int_eq(sfp_roster_plan_look(plan)->reviews, 0);
	sfp_roster_plan_free(plan);
	sfp_roster_reading_close(reading);
	take_back(&applied->import->head.id);
	sfp_roster_applied_free(applied);
	for (int i = 0; i < 2; i++) {
		char *after = exported((sfp_export_format)(SFP_EXPORT_ONEROSTER_1_2 + i));

		ck_assert_str_eq(before[i], after);
		g_free(before[i]);
		g_free(after);
	}
}
END_TEST

static Suite *roster_whole_suite(void)
{
	Suite *suite = suite_create("roster_whole");
	TCase *whole = tcase_create("whole");

	tcase_add_checked_fixture(whole, open_world, close_world);
	tcase_set_timeout(whole, 120);
	tcase_add_loop_test(whole, the_same_content_imports_identically_in_every_encoding_delimiter_line_end_and_layout,
	                    0, (int)SFP__LENGTH(encodings));
	tcase_add_loop_test(whole, an_export_that_is_imported_again_changes_nothing, 0, 4);
	tcase_add_loop_test(whole, a_roster_of_others_goes_all_the_way_and_back_and_its_second_import_is_empty, 0,
	                    (int)SFP__LENGTH(others));
	suite_add_tcase(suite, whole);
	return suite;
}

SUITE_MAIN(roster_whole_suite)
