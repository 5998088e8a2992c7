/* test_export.c: what a registry exports is valid, the same for the same state, and changes nothing where it is
 * imported again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_main.h"
#include "support/tables.h"
#include "world.h"

static struct world w;

/* Of an organisation with everything: people with dates of birth, numbers and strange names, a homeroom teacher, a
 * parent. */
static void setup(void)
{
	sfp_enrollment_draft enrollment = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_distribution_line led = { "М-11", SFP_ID_NONE };
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_homeroom *homeroom = NULL;
	sfp_enrollment *enrolled = NULL;
	sfp_person *person = NULL;
	sfp_id order;
	size_t added = 0;

	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	draft.surname = "=Формулова";
	draft.given_name = "Анна \"Аня\"; мл.";
	draft.birth_date = 20080229;
	draft.source_id = "17";
	ck_sfp_ok(sfp_person_add(w.reg, &w.system, &draft, &person));
	enrollment.person = person->head.id;
	enrollment.class_id = w.classes[0];
	sfp_person_free(person);
	ck_sfp_ok(sfp_enrollment_add(w.reg, &w.system, &enrollment, &enrolled));
	sfp_enrollment_free(enrolled);
	led.person = w.teachers[1].person;
	order = world_order(&w, SFP_ORDER_DISTRIBUTION, "8-о");
	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &led, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &led.person, &homeroom));
	sfp_homeroom_free(homeroom);
	world_office(&w, &w.deputy.person, SFP_ROLE_TEACHER);
	world_pass_days(&w, 1);
}

static void teardown(void)
{
	world_close(&w);
}

/* ---- helpers ---- */

static sfp_export *export_as(sfp_export_format format, const char *encoding)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	sfp_export *made = NULL;

	options.format = format;
	options.encoding = encoding;
	ck_sfp_ok(sfp_export_make(w.reg, &w.organization, &options, &made));
	return made;
}

static const sfp_export_file *file_of(const sfp_export *made, const char *name)
{
	for (size_t i = 0; i < made->count; i++)
		if (strcmp(made->files[i].name, name) == 0)
			return &made->files[i];
	return NULL;
}

static void expect_same(const sfp_export *a, const sfp_export *b)
{
	ck_assert_uint_eq(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		ck_assert_str_eq(a->files[i].name, b->files[i].name);
		ck_assert_uint_eq(a->files[i].length, b->files[i].length);
		ck_assert_mem_eq(a->files[i].data, b->files[i].data, a->files[i].length);
	}
}

static void expect_has(const sfp_export *made, const char *name, const char *part)
{
	const sfp_export_file *file = file_of(made, name);

	ck_assert_msg(file && strstr(file->data, part), "%s lacks \"%s\":\n%s", name, part,
	              file ? file->data : "no file");
}

static size_t lines_of(const sfp_export *made, const char *name)
{
	const char *at = file_of(made, name)->data;
	size_t lines = 0;

	while ((at = strstr(at, "\r\n")) != NULL) {
		lines++;
		at += 2;
	}
	return lines;
}

/* ---- the day ---- */

START_TEST(an_export_without_a_day_is_of_today_there)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_office_draft office_draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;
	sfp_person_draft person_draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_export *made;

	draft.time_zone = "Asia/Vladivostok";
	ck_sfp_ok(sfp_organization_edit(w.reg, &w.system, &draft, &organization));
	sfp_organization_free(organization);
	w.now = sfp_time_of_date(20250910) -
	        INT64_C(90) * 60 * 1000000; /* half past eight in the morning of the 10th */
	person_draft.surname = "Утренняя";
	ck_sfp_ok(sfp_person_add(w.reg, &w.system, &person_draft, &person));
	office_draft.person = person->head.id;
	office_draft.role = SFP_ROLE_TEACHER;
	office_draft.title = "преподаватель";
	ck_sfp_ok(sfp_office_add(w.reg, &w.system, &office_draft, &office)); /* since today */
	ck_assert_int_eq(office->from_date, 20250910);
	sfp_office_free(office);
	sfp_person_free(person);
	made = export_as(SFP_EXPORT_ONEROSTER_1_2, NULL);
	expect_has(made, "users.csv", "Утренняя");
	sfp_export_free(made);
}
END_TEST

/* ---- OneRoster ---- */

START_TEST(a_strict_reader_finds_nothing_wrong)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_export *made = export_as(SFP_EXPORT_ONEROSTER_1_2, NULL);
	sfp_roster_input input = { 0 };
	sfp_roster_reading *reading = NULL;
	const sfp_roster_totals *totals;
	char *zip = NULL;

	ck_sfp_ok(sfp_export_zip(made, &zip, &input.length));
	input.data = zip;
	options.profile = SFP_ROSTER_STRICT_1_2;
	options.today = sfp_date_of_time(w.now);
	ck_sfp_ok(sfp_roster_read(&input, 1, &options, &reading));
	for (size_t i = 0; i < sfp_roster_reading_group_count(reading); i++) {
		const sfp_roster_finding *found = &sfp_roster_reading_group_at(reading, i)->first;

		ck_abort_msg("%s:%zu:%zu: %s %s", found->file, found->line, found->column, found->code, found->title);
	}
	totals = sfp_roster_reading_totals(reading);
	ck_assert_uint_eq(totals->refused, 0);
	ck_assert_uint_eq(totals->rejected, 0);
	ck_assert_uint_eq(totals->classes, 2);
	ck_assert_uint_eq(totals->enrollments, 7 + 1);
	ck_assert_uint_eq(totals->guardians, 1);
	ck_assert_uint_eq(totals->people, 7 + 1 + 3 + WORLD_TEACHERS);
	sfp_roster_reading_close(reading);
	sfp_text_free(zip);
	sfp_export_free(made);
}
END_TEST

START_TEST(it_says_what_the_registry_knows)
{
	sfp_export *made = export_as(SFP_EXPORT_ONEROSTER_1_2, NULL);

	expect_has(made, "manifest.csv", "oneroster.version,1.2\r\n");
	expect_has(made, "manifest.csv", "file.demographics,bulk\r\n");
	expect_has(made, "academicSessions.csv", ",2025/26,schoolYear,2025-09-01,2026-08-31,,2026\r\n");
	expect_has(made, "classes.csv", ",М-11,01,");
	expect_has(made, "courses.csv", ",Механизация,");
	expect_has(made, "users.csv", "\r\n17,,,true,17,,\"Анна \"\"Аня\"\"; мл.\",=Формулова,,");
	expect_has(made, "roles.csv", "\r\n17-student,,,17,primary,student,2025-09-02,,");
	expect_has(made, "roles.csv", ",secondary,");
	expect_has(made, "demographics.csv", "\r\n17,,,2008-02-29,");
	expect_has(made, "enrollments.csv", ",teacher,true,2025-09-02,\r\n");
	ck_assert_uint_eq(lines_of(made, "demographics.csv"), 2);
	sfp_export_free(made);
}
END_TEST

START_TEST(without_dates_of_birth_there_is_no_file_of_them)
{
	sfp_export *made;

	world_close(&w);
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	made = export_as(SFP_EXPORT_ONEROSTER_1_2, NULL);
	ck_assert_ptr_null(file_of(made, "demographics.csv"));
	expect_has(made, "manifest.csv", "file.demographics,absent\r\n");
	sfp_export_free(made);
}
END_TEST

/* ---- the same bytes ---- */

START_TEST(the_same_state_gives_the_same_bytes)
{
	for (int format = SFP_EXPORT_ONEROSTER_1_2; format <= SFP_EXPORT_RU_EXCEL; format++) {
		sfp_export *first = export_as((sfp_export_format)format, NULL),
			   *second = export_as((sfp_export_format)format, NULL);
		char *zips[2] = { NULL, NULL };
		size_t lengths[2];

		expect_same(first, second);
		ck_sfp_ok(sfp_export_zip(first, &zips[0], &lengths[0]));
		ck_sfp_ok(sfp_export_zip(second, &zips[1], &lengths[1]));
		ck_assert_uint_eq(lengths[0], lengths[1]);
		ck_assert_mem_eq(zips[0], zips[1], lengths[0]);
		for (int i = 0; i < 2; i++)
			sfp_text_free(zips[i]);
		sfp_export_free(first);
		sfp_export_free(second);
	}
}
END_TEST

static void turn_and_take_back(void)
{
	const sfp_turn_line lines[] = { { .class_id = w.classes[0], .way = SFP_TURN_PROMOTE, .to = "П-21" },
		                        { .class_id = w.classes[1], .way = SFP_TURN_PROMOTE } };
	sfp_id order = world_order(&w, SFP_ORDER_MOVEMENT, "30-к");
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_export *before = export_as(SFP_EXPORT_RU_EXCEL, NULL), *turned;
	sfp_turn *turn = NULL;
	sfp_id id;

	form.school_year = "2025/26";
	form.order_id = order;
	form.orderer = w.deputy.person;
	form.lines = lines;
	form.line_count = 2;
	ck_sfp_ok(sfp_turn_make(w.reg, &w.administrator, &form, NULL, &turn));
	id = turn->head.id;
	sfp_turn_free(turn);
	turned = export_as(SFP_EXPORT_RU_EXCEL, NULL);
	ck_assert_str_ne(file_of(before, "students.csv")->data, file_of(turned, "students.csv")->data);
	ck_sfp_ok(sfp_turn_back(w.reg, &w.administrator, &id, "ошибка", &turn));
	sfp_turn_free(turn);
	sfp_export_free(before);
	sfp_export_free(turned);
}

START_TEST(a_turn_that_was_taken_back_leaves_no_byte_changed)
{
	sfp_export *set = export_as(SFP_EXPORT_ONEROSTER_1_2, NULL), *tables = export_as(SFP_EXPORT_RU_EXCEL, NULL);
	sfp_export *set_after, *tables_after;

	turn_and_take_back();
	set_after = export_as(SFP_EXPORT_ONEROSTER_1_2, NULL);
	tables_after = export_as(SFP_EXPORT_RU_EXCEL, NULL);
	expect_same(set, set_after);
	expect_same(tables, tables_after);
	sfp_export_free(set);
	sfp_export_free(tables);
	sfp_export_free(set_after);
	sfp_export_free(tables_after);
}
END_TEST

/* ---- as it is made ---- */

struct pieces {
	const char *names[12];
	char *data[12];
	size_t lengths[12], count, longest;
	int left; /* pieces that are taken; -1: all */
};

static bool take_piece(void *context, const char *name, const char *data, size_t length)
{
	struct pieces *pieces = context;
	size_t at = 0;

	if (pieces->left == 0)
		return false;
	pieces->left -= pieces->left > 0;
	while (at < pieces->count && pieces->names[at] != name)
		at++;
	if (at == pieces->count) {
		pieces->names[pieces->count++] = name;
		pieces->data[at] = NULL;
		pieces->lengths[at] = 0;
	}
	pieces->data[at] = realloc(pieces->data[at], pieces->lengths[at] + length + 1);
	memcpy(pieces->data[at] + pieces->lengths[at], data, length);
	pieces->lengths[at] += length;
	pieces->longest = length > pieces->longest ? length : pieces->longest;
	return true;
}

static void add_many(int count)
{
	ck_sfp_ok(sfp_batch_begin(w.reg));
	for (int i = 0; i < count; i++) {
		sfp_enrollment_draft enrollment = SFP_ENROLLMENT_DRAFT_INIT;
		sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
		sfp_enrollment *enrolled = NULL;
		sfp_person *person = NULL;
		char surname[64];

		snprintf(surname, sizeof(surname), "Многолюдников%d", i);
		draft.surname = surname;
		draft.given_name = "Имя";
		draft.birth_date = 20080101;
		ck_sfp_ok(sfp_person_add(w.reg, &w.system, &draft, &person));
		enrollment.person = person->head.id;
		enrollment.class_id = w.classes[1];
		sfp_person_free(person);
		ck_sfp_ok(sfp_enrollment_add(w.reg, &w.system, &enrollment, &enrolled));
		sfp_enrollment_free(enrolled);
	}
	ck_sfp_ok(sfp_batch_end(w.reg, true));
}

START_TEST(what_is_written_in_pieces_is_what_is_made_and_no_piece_grows)
{
	static const char *const encodings[] = { NULL, NULL, "CP1251" };
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	struct pieces pieces = { .left = -1 };
	sfp_export *made;

	add_many(2500);
	options.format = _i == 0 ? SFP_EXPORT_ONEROSTER_1_2 : SFP_EXPORT_RU_EXCEL;
	options.encoding = encodings[_i];
	made = export_as(options.format, options.encoding);
	ck_sfp_ok(sfp_export_write(w.reg, &w.organization, &options, take_piece, &pieces));
	ck_assert_uint_eq(pieces.count, made->count);
	ck_assert_uint_lt(pieces.longest, 65 << 10);
	for (size_t i = 0; i < pieces.count; i++) {
		const sfp_export_file *file = file_of(made, pieces.names[i]);

		ck_assert_ptr_nonnull(file);
		ck_assert_uint_eq(file->length, pieces.lengths[i]);
		ck_assert_mem_eq(file->data, pieces.data[i], file->length);
		free(pieces.data[i]);
	}
	sfp_export_free(made);
}
END_TEST

START_TEST(a_writer_that_cannot_go_on_ends_the_export)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	struct pieces pieces = { .left = 2 };

	options.format = SFP_EXPORT_ONEROSTER_1_2;
	ck_sfp_status(sfp_export_write(w.reg, &w.organization, &options, take_piece, &pieces), SFP_E_IO);
	ck_assert_uint_eq(pieces.count, 2);
	for (size_t i = 0; i < pieces.count; i++)
		free(pieces.data[i]);
	ck_sfp_status(sfp_export_write(w.reg, &w.organization, &options, NULL, NULL), SFP_E_MISUSE);
}
END_TEST

/* ---- tables ---- */

START_TEST(a_formula_is_text_in_a_table)
{
	sfp_export *made = export_as(SFP_EXPORT_RU_EXCEL, NULL);

	ck_assert_mem_eq(file_of(made, "students.csv")->data, "\xEF\xBB\xBF", 3);
	expect_has(made, "students.csv", "\r\n'=Формулова;\"Анна \"\"Аня\"\"; мл.\";;29.02.2008;17;М-11\r\n");
	expect_has(made, "classes.csv", "Группа;Курс;Специальность\r\nМ-11;1;Механизация\r\n");
	expect_has(made, "staff.csv", ";администрация, педагогический работник;");
	expect_has(made, "staff.csv", ";педагогический работник;Должность;М-11\r\n");
	expect_has(made, "parents.csv", ";отец;");
	sfp_export_free(made);
}
END_TEST

static void import_again(const sfp_export *made, const char *name, sfp_roster_kind kind)
{
	const sfp_export_file *file = file_of(made, name);
	struct imported again = { NULL, NULL, NULL };

	ck_sfp_ok(table_import(w.reg, &w.system, NULL, kind, file->data, file->length, &again));
	ck_assert_uint_eq(sfp_roster_reading_totals(again.reading)->rejected, 0);
	ck_assert_int_gt(sfp_roster_plan_look(again.plan)->people, 0);
	ck_assert_msg(sfp_roster_plan_look(again.plan)->changes + sfp_roster_plan_look(again.plan)->reviews == 0, "%s",
	              name);
	ck_assert_ptr_null(again.applied->import);
	imported_clear(&again);
}

START_TEST(importing_the_export_changes_nothing)
{
	static const char *const encodings[] = { NULL, "CP1251" };
	sfp_export *made = export_as(SFP_EXPORT_RU_EXCEL, encodings[_i]), *after;
	sfp_trail_head before, behind;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &before));
	import_again(made, "staff.csv", SFP_ROSTER_STAFF);
	import_again(made, "students.csv", SFP_ROSTER_STUDENTS);
	import_again(made, "parents.csv", SFP_ROSTER_PARENTS);
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &behind));
	ck_assert_uint_eq(before.size, behind.size);
	after = export_as(SFP_EXPORT_RU_EXCEL, encodings[_i]);
	expect_same(made, after);
	sfp_export_free(made);
	sfp_export_free(after);
}
END_TEST

START_TEST(a_reader_of_rosters_takes_every_row)
{
	sfp_export *made = export_as(SFP_EXPORT_RU_EXCEL, NULL);
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_input inputs[4];
	sfp_roster_reading *reading = NULL;

	ck_assert_uint_eq(made->count, 4);
	memset(inputs, 0, sizeof(inputs));
	for (size_t i = 0; i < made->count; i++) {
		inputs[i].data = made->files[i].data;
		inputs[i].length = made->files[i].length;
		inputs[i].name = made->files[i].name;
	}
	options.profile = SFP_ROSTER_RU_EXCEL;
	ck_sfp_ok(sfp_roster_read(inputs, made->count, &options, &reading));
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->refused, 0);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, 0);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->guardians, 1);
	sfp_roster_reading_close(reading);
	sfp_export_free(made);
}
END_TEST

START_TEST(what_an_encoding_lacks_is_said)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	sfp_person_draft person = SFP_PERSON_DRAFT_INIT;
	sfp_person *changed = NULL;
	sfp_export *made = NULL;

	person.surname = "Ғабдуллин";
	ck_sfp_ok(sfp_person_edit(w.reg, &w.system, &w.students[0].person, &person, &changed));
	sfp_person_free(changed);
	options.format = SFP_EXPORT_RU_EXCEL;
	options.encoding = "CP1251";
	ck_sfp_status(sfp_export_make(w.reg, &w.organization, &options, &made), SFP_E_INVALID);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "choose UTF-8"));
	ck_assert_ptr_null(strstr(sfp_registry_message(w.reg), "Ғабдуллин"));
	options.encoding = "KOI8-R";
	ck_sfp_status(sfp_export_make(w.reg, &w.organization, &options, &made), SFP_E_INVALID);
	options.encoding = NULL;
	options.on = 20250231;
	ck_sfp_status(sfp_export_make(w.reg, &w.organization, &options, &made), SFP_E_INVALID);
	options.on = 0;
	options.format = (sfp_export_format)3;
	ck_sfp_status(sfp_export_make(w.reg, &w.organization, &options, &made), SFP_E_INVALID);
	options.format = SFP_EXPORT_RU_EXCEL;
	ck_sfp_status(sfp_export_make(w.reg, &w.staffroom, &options, &made), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(made);
}
END_TEST

START_TEST(formats_have_names)
{
	ck_assert_int_eq(sfp_export_format_from_name("oneroster-1.2"), SFP_EXPORT_ONEROSTER_1_2);
	ck_assert_int_eq(sfp_export_format_from_name(sfp_export_format_name(SFP_EXPORT_RU_EXCEL)), SFP_EXPORT_RU_EXCEL);
	ck_assert_int_eq(sfp_export_format_from_name("xlsx"), 0);
	ck_assert_ptr_null(sfp_export_format_name((sfp_export_format)0));
}
END_TEST

static Suite *export_suite(void)
{
	Suite *suite = suite_create("export");
	TCase *tcase = tcase_create("export");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, what_is_written_in_pieces_is_what_is_made_and_no_piece_grows, 0, 3);
	tcase_add_test(tcase, a_writer_that_cannot_go_on_ends_the_export);
	tcase_add_test(tcase, an_export_without_a_day_is_of_today_there);
	tcase_add_test(tcase, a_strict_reader_finds_nothing_wrong);
	tcase_add_test(tcase, it_says_what_the_registry_knows);
	tcase_add_test(tcase, without_dates_of_birth_there_is_no_file_of_them);
	tcase_add_test(tcase, the_same_state_gives_the_same_bytes);
	tcase_add_test(tcase, a_turn_that_was_taken_back_leaves_no_byte_changed);
	tcase_add_test(tcase, a_formula_is_text_in_a_table);
	tcase_add_loop_test(tcase, importing_the_export_changes_nothing, 0, 2);
	tcase_add_test(tcase, a_reader_of_rosters_takes_every_row);
	tcase_add_test(tcase, what_an_encoding_lacks_is_said);
	tcase_add_test(tcase, formats_have_names);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(export_suite)
