/* test_roster_classes.c: a plan makes the classes that are approved and lacking; what it says of the others; how they
 * are taken back. */
#include <sqlite3.h>

#include "planning.h"

/* ---- the scene ---- */

static void approve(const char *name, int course)
{
	const sfp_nomenclature_line line = { name, course, NULL };
	sfp_id order = world_order(&w, SFP_ORDER_NOMENCLATURE, name);
	size_t added = 0;

	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &order, &line, 1, &added));
	ck_assert_uint_eq(added, 1);
}

static sfp_class *class_of(const char *name)
{
	sfp_class *found = NULL;
	sfp_status status = sfp_class_find(w.reg, &w.organization, name, &found);

	ck_assert(status == SFP_OK || status == SFP_E_NOT_FOUND);
	return found;
}

static sfp_id class_id_of(const char *name)
{
	sfp_class *found = class_of(name);
	sfp_id id;

	ck_assert_msg(found, "there is no class %s", name);
	id = found->head.id;
	sfp_class_free(found);
	return id;
}

static const sfp_roster_class_change *class_change_of(const char *name)
{
	for (size_t i = 0; i < view()->class_count; i++)
		if (strcmp(view()->classes[i].name, name) == 0)
			return &view()->classes[i];
	return NULL;
}

/* Of the import, which the caller frees. */
static sfp_import *apply_only(uint32_t parts, int64_t changes)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;
	sfp_import *import;

	options.only = parts;
	applied = apply_with(&options);
	ck_assert_int_eq(applied->changes, changes);
	import = applied->import;
	applied->import = NULL;
	sfp_roster_applied_free(applied);
	return import;
}

static sfp_id studies_in(const char *surname)
{
	static const char query[] =
		"SELECT e.class_id FROM enrollment AS e JOIN person_private AS v ON v.org = e.org AND v.id = e.person"
		" WHERE v.surname = ? AND e.until_date = 0";
	sqlite3_stmt *stmt = NULL;
	sfp_id id;

	ck_assert_int_eq(sqlite3_prepare_v2(sfp__store_connection(w.reg->store), query, -1, &stmt, NULL), SQLITE_OK);
	sqlite3_bind_text(stmt, 1, surname, -1, SQLITE_STATIC);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	id = sfp__column_id((struct sfp__stmt *)stmt, 0);
	sqlite3_finalize(stmt);
	return id;
}

/* What others read of the registry, byte for byte. */
static char *export_state(size_t *ret_length)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	sfp_export *made = NULL;
	char *data = NULL;

	options.format = SFP_EXPORT_ONEROSTER_1_2;
	ck_sfp_ok(sfp_export_make(w.reg, &w.organization, &options, &made));
	ck_sfp_ok(sfp_export_zip(made, &data, ret_length));
	sfp_export_free(made);
	return data;
}

/* ---- rosters ---- */

static void begin_students(enum sfp__mode mode)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, mode);
}

static void list_leader(const char *surname, const char *class_name)
{
	struct sfp__staged_enrollment leads = { .file = 1, .role = SFP_ROLE_HOMEROOM_TEACHER };

	leads.person = list((struct sfp__staged_person){ .surname = surname,
	                                                 .given_name = "Имя",
	                                                 .patronymic = "Отчество",
	                                                 .roles = SFP_ROLE_BIT(SFP_ROLE_TEACHER) });
	leads.line = line_number;
	leads.class_seq = class_named(class_name);
	ck_sfp_ok(sfp__stage_enrollment(staging, &leads));
}

/* A student for a class that is approved and lacking, one who moves there, and whoever leads it. */
static void plan_new_class(void)
{
	approve("М-12", 1);
	begin_students(SFP__MODE_DELTA);
	cover(SFP__COVERED_STAFF, SFP__MODE_DELTA);
	cover(SFP__COVERED_HOMEROOM, SFP__MODE_DELTA);
	list_leader("Предметова", "М-12");
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, " м-12");
	list_student("s-1", "Первый", "Имя", "Отчество", 0, "М-12");
	make_plan();
}

/* Which of them, a person must say: of a table the last one, and of a set any, would lead it by chance. */
START_TEST(of_several_leaders_of_a_class_none_is_taken_and_that_is_said)
{
	static const char *const leaders[][3] = { { "Предметова", "Учителев" },
		                                  { "Учителев", "Предметова" },
		                                  { "Предметова", "Предметова" },
		                                  { "Предметова", "Наставников", "Учителев" } };
	bool several = _i != 2;

	approve("М-12", 1);
	begin_students(SFP__MODE_DELTA);
	for (size_t i = 0; i < 3 && leaders[_i][i]; i++)
		list_leader(leaders[_i][i], i ? "м-12" : "М-12");
	make_plan();
	ck_assert_int_eq(count_of(SFP_ROSTER_MOVE, SFP_KIND_CHANGE_HOMEROOM), several ? 0 : 1);
	ck_assert(!note_of(SFP_ROSTER_NOTE_SEVERAL_LEADERS) == !several);
	if (several) {
		ck_assert_str_eq(note_of(SFP_ROSTER_NOTE_SEVERAL_LEADERS)->name, "М-12");
		ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_SEVERAL_LEADERS)->count, _i == 3 ? 3 : 2);
	}
}
END_TEST

static void know_first(void)
{
	begin_students(SFP__MODE_DELTA);
	list_student("s-1", "Первый", "Имя", "Отчество", 0, "М-11");
	make_plan();
	apply_all(1);
}

/* ---- making ---- */

START_TEST(a_class_that_is_approved_and_lacking_is_made_before_anybody_is_put_into_it)
{
	sfp_roster_change_page *page = NULL;

	approve("М-12", 1);
	begin_students(SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "m-12"); /* a Latin letter */
	make_plan();
	ck_assert_int_eq(view()->changes, 2);
	ck_assert_int_eq(view()->changed_people, 1);
	ck_assert_int_eq(view()->unchanged, WORLD_STUDENTS);
	ck_assert_uint_eq(view()->note_count, 0);
	ck_sfp_ok(sfp_roster_plan_changes(plan, NULL, &page));
	ck_assert_int_eq(page->changes[0].object, SFP_OBJECT_CLASS);
	ck_assert_int_eq(page->changes[0].part, SFP_ROSTER_ADD);
	ck_assert_int_eq(page->changes[0].kind, SFP_KIND_NONE);
	ck_assert_str_eq(page->changes[0].class_to, "М-12"); /* as the order spells it */
	ck_assert_str_eq(page->changes[0].name, "");
	ck_assert_str_eq(page->changes[0].input, "students.csv");
	ck_assert(sfp_id_is_none(&page->changes[0].person));
	ck_assert_int_eq(page->changes[1].object, SFP_OBJECT_PERSON);
	ck_assert_str_eq(page->changes[1].class_to, "М-12");
	sfp_roster_change_page_free(page);
}
END_TEST

START_TEST(counts_and_the_list_of_classes_tell_a_class_that_is_made_from_people)
{
	plan_new_class();
	for (size_t i = 0; i < view()->count_count; i++) {
		const sfp_roster_count *count = &view()->counts[i];

		ck_assert_int_eq(count->object == SFP_OBJECT_CLASS,
		                 count->part == SFP_ROSTER_ADD && count->kind == SFP_KIND_NONE);
		ck_assert_int_eq(count->people, count->object == SFP_OBJECT_CLASS ? 0 : count->changes);
	}
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_NONE), 1);
	ck_assert(!class_change_of("М-12")->exists);
	ck_assert_int_eq(class_change_of("М-12")->now, 0);
	ck_assert_int_eq(class_change_of("М-12")->added, 1);
}
END_TEST

START_TEST(students_and_homeroom_teachers_are_put_into_it_at_once_and_the_second_import_is_empty)
{
	sfp_homeroom *homeroom = NULL;
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_import *import;
	sfp_class *made;

	know_first();
	plan_new_class();
	import = apply_only(0, view()->changes);
	ck_assert_int_eq(import->classes_added, 1);
	ck_assert_int_eq(import->people_added, 1);
	ck_assert_int_eq(import->movements, 3);
	made = class_of("М-12");
	ck_assert(sfp_id_equal(&made->import_id, &import->head.id));
	ck_assert_int_eq(made->course, 1);
	ck_assert_mem_eq(studies_in("Новиков").bytes, made->head.id.bytes, 16);
	ck_assert_mem_eq(studies_in("Первый").bytes, made->head.id.bytes, 16);
	filter.class_id = made->head.id;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_HOMEROOM, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	homeroom = (sfp_homeroom *)page->records[0];
	ck_assert(sfp_id_equal(&homeroom->class_id, &made->head.id));
	sfp_page_free(page);
	sfp_class_free(made);
	sfp_import_free(import);

	begin_students(SFP__MODE_DELTA);
	cover(SFP__COVERED_HOMEROOM, SFP__MODE_DELTA);
	list_leader("Предметова", "М-12");
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "М-12");
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
}
END_TEST

/* Which parts are asked for, and how many changes that makes: of a class, somebody who comes, one who moves, one who
 * leads. */
static const struct {
	uint32_t only;
	int64_t changes;
	int classes;
} askings[] = {
	{ SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD), 2, 1 },
	{ SFP_ROSTER_PART_BIT(SFP_ROSTER_MOVE), 3, 1 }, /* the class comes with those who go into it */
	{ SFP_ROSTER_PART_BIT(SFP_ROSTER_ADD) | SFP_ROSTER_PART_BIT(SFP_ROSTER_MOVE), 4, 1 },
	{ SFP_ROSTER_PART_BIT(SFP_ROSTER_UPDATE), 0, 0 },
	{ SFP_ROSTER_PART_BIT(SFP_ROSTER_END), 0, 0 },
	{ SFP_ROSTER_PART_BIT(SFP_ROSTER_UPDATE) | SFP_ROSTER_PART_BIT(SFP_ROSTER_END), 0, 0 },
	{ SFP_ROSTER_PART_BIT(SFP_ROSTER_UPDATE) | SFP_ROSTER_PART_BIT(SFP_ROSTER_MOVE), 3, 1 },
	{ SFP_ROSTER_PARTS_ALL, 4, 1 },
};

START_TEST(whatever_is_asked_for_a_class_comes_with_those_who_go_into_it)
{
	sfp_import *import;

	know_first();
	plan_new_class();
	ck_assert_int_eq(view()->changes, 4);
	import = apply_only(askings[_i].only, askings[_i].changes);
	ck_assert_int_eq(import != NULL, askings[_i].changes != 0);
	if (import) {
		ck_assert_int_eq(import->classes_added, askings[_i].classes);
		ck_assert_int_eq(import->left_out, 4 - askings[_i].changes);
		ck_assert_int_eq(import->movements, askings[_i].changes - askings[_i].classes);
	}
	sfp_import_free(import);
}
END_TEST

START_TEST(a_child_s_class_in_a_table_of_parents_is_not_made)
{
	approve("М-12", 1);
	begin_roster();
	cover(SFP__COVERED_PARENTS, SFP__MODE_DELTA);
	list_parent("Мамина", "Первый", "М-11");
	list_parent("Чужаков", "Неизвестный", "М-12");
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_LINK), 1);
	ck_assert_uint_eq(view()->note_count, 0);
}
END_TEST

START_TEST(a_class_that_the_roster_lists_without_anybody_in_it_is_made)
{
	const struct sfp__staged_class listed = {
		.file = 1, .line = 2, .name = "М-12", .kind = SFP__CLASS_GROUP, .course = 1
	};
	const struct sfp__staged_class unknown = {
		.file = 1, .line = 3, .name = "Х-77", .kind = SFP__CLASS_GROUP, .course = 1
	};
	int64_t seq = 0;

	approve("М-12", 1);
	begin_roster();
	cover(SFP__COVERED_CLASSES, SFP__MODE_BULK);
	ck_sfp_ok(sfp__stage_class(staging, &listed, &seq));
	ck_sfp_ok(sfp__stage_class(staging, &unknown, &seq));
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	ck_assert_str_eq(note_of(SFP_ROSTER_NOTE_CLASS_UNKNOWN)->name, "Х-77");
	apply_all(1);
	class_id_of("М-12");
	ck_assert_ptr_null(class_of("Х-77"));
}
END_TEST

/* ---- what is not made ---- */

static void forbid_making_classes(void)
{
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length), *on = strstr(text, "administrator.builds_structure: on ");
	char *changed = malloc(length + 1);
	sfp_edition *edition = NULL;
	sfp_id order, id;

	ck_assert_ptr_nonnull(on);
	memcpy(changed, text, length + 1);
	memcpy(changed + (on - text) + strlen("administrator.builds_structure: "), "off", 3);
	ck_sfp_ok(sfp_edition_draft(w.reg, &w.secretary, changed, length, &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	free(changed);
	order = world_order(&w, SFP_ORDER_APPROVAL, "1-А");
	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, &id, "2", 20250902, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &id, &order, 20250902, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &id, 20250902, &edition));
	sfp_edition_free(edition);
}

START_TEST(where_the_act_lets_nobody_make_classes_students_come_without_one_and_it_is_said)
{
	sfp_id class_id;

	approve("М-12", 1);
	forbid_making_classes();
	begin_students(SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "М-12");
	make_plan();
	ck_assert_int_eq(view()->changes, 1);
	ck_assert_str_eq(note_of(SFP_ROSTER_NOTE_CLASS_LACKING)->name, "М-12");
	ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_CLASS_LACKING)->count, 1);
	apply_all(1);
	class_id = studies_in("Новиков");
	ck_assert(sfp_id_is_none(&class_id));
	ck_assert_ptr_null(class_of("М-12"));
}
END_TEST

START_TEST(where_no_name_is_approved_at_all_one_note_says_how_many_classes_there_are)
{
	begin_students(SFP__MODE_BULK);
	for (int i = 0; i < 3; i++)
		list_student(NULL, "Новиков", "Нил", i ? "Иванович" : "Нилович", 20090301 + i,
		             i == 2 ? "М-12" : "М-13");
	make_plan();
	ck_assert_uint_eq(view()->note_count, 1);
	ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_NAMES_LACKING)->count, 2);
	ck_assert_str_eq(note_of(SFP_ROSTER_NOTE_NAMES_LACKING)->name, "");
	ck_assert_int_eq(view()->changes, 3);
	ck_assert_int_eq(view()->reviews, 0);
}
END_TEST

START_TEST(subjects_that_are_taught_are_no_plan_s_business_and_one_note_says_so)
{
	struct sfp__staged_class section = { .file = 1, .line = 2, .kind = SFP__CLASS_SECTION, .subject = "Алгебра" };
	static const char *const names[] = { "Алгебра М-11", "Физика М-11", "Химия М-11" };
	int64_t seq = 0;

	begin_students(SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	for (size_t i = 0; i < SFP__LENGTH(names); i++) {
		section.name = names[i];
		ck_sfp_ok(sfp__stage_class(staging, &section, &seq));
	}
	make_plan();
	ck_assert_int_eq(view()->changes, 0);
	ck_assert_uint_eq(view()->note_count, 1);
	ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_TEACHING)->count, 3);
}
END_TEST

/* What of a set has only subjects, or of a table no class in some rows. */
START_TEST(whoever_is_enrolled_and_given_no_class_is_counted_in_a_note)
{
	const struct sfp__staged_class section = {
		.file = 1, .line = 2, .kind = SFP__CLASS_SECTION, .name = "Алгебра М-11"
	};
	int64_t seq = 0;

	for (int round = 0; round < 2; round++) {
		begin_students(SFP__MODE_BULK);
		list_world(0, WORLD_STUDENTS);
		ck_sfp_ok(sfp__stage_class(staging, &section, &seq));
		list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, NULL);
		put_in_class(list((struct sfp__staged_person){ .source_id = "n-2",
		                                               .surname = "Иванов",
		                                               .given_name = "Иван",
		                                               .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT) }),
		             seq);
		list_student("n-3", "Петров", "Пётр", "Петрович", 20090303, "М-11");
		make_plan();
		ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_ENROL), round ? 0 : 3);
		ck_assert_int_eq(view()->reviews, 0);
		ck_assert_uint_eq(view()->note_count, round ? 1 : 2); /* subjects are told of as well */
		if (round) {
			ck_assert_ptr_null(note_of(SFP_ROSTER_NOTE_CLASSLESS));
			return;
		}
		ck_assert_int_eq(note_of(SFP_ROSTER_NOTE_CLASSLESS)->count, 2);
		ck_assert_str_eq(note_of(SFP_ROSTER_NOTE_CLASSLESS)->name, "");
		apply_all(3);
	}
}
END_TEST

/* ---- taking back ---- */

static sfp_status roll_back(const sfp_id *id)
{
	sfp_import *import = NULL;
	sfp_status status = sfp_import_rollback(w.reg, &w.administrator, id, "не тот файл", NULL, &import);

	sfp_import_free(import);
	return status;
}

START_TEST(taking_an_import_back_closes_the_classes_it_made_and_the_export_is_what_it_was)
{
	size_t before_length = 0, between_length = 0, after_length = 0;
	char *before, *between, *after, *state, *state_after;
	sfp_import *import;
	sfp_id first;

	know_first();
	before = export_state(&before_length);
	state = dump_state();
	plan_new_class();
	import = apply_only(0, 4);
	between = export_state(&between_length);
	ck_assert(between_length != before_length || memcmp(before, between, before_length) != 0);
	first = class_id_of("М-12");
	ck_assert_msg(roll_back(&import->head.id) == SFP_OK, "%s", sfp_registry_message(w.reg));
	after = export_state(&after_length);
	state_after = dump_state();
	ck_assert_uint_eq(before_length, after_length);
	ck_assert_mem_eq(before, after, before_length);
	ck_assert_str_eq(state, state_after);
	ck_assert_ptr_null(class_of("М-12")); /* its name is free again */
	sfp_text_free(before);
	sfp_text_free(between);
	sfp_text_free(after);
	free(state);
	free(state_after);
	sfp_import_free(import);

	world_pass_days(&w, 1); /* and the same roster makes another one */
	begin_students(SFP__MODE_DELTA);
	list_student("n-1", "Новиков", "Нил", "Нилович", 20090301, "М-12");
	make_plan();
	ck_assert_int_eq(view()->changes, 2);
	apply_all(2);
	ck_assert(memcmp(first.bytes, class_id_of("М-12").bytes, 16) != 0);
}
END_TEST

START_TEST(a_class_into_which_somebody_came_since_is_not_taken_back_and_is_named)
{
	sfp_enrollment_draft later = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment = NULL;
	sfp_obstacles *obstacles = NULL;
	sfp_import *import;
	char *before, *after;

	plan_new_class();
	import = apply_only(0, view()->changes);
	later.person = world_person(&w, "Позднеев");
	later.class_id = class_id_of("М-12");
	ck_sfp_ok(sfp_enrollment_add(w.reg, &w.system, &later, &enrollment));
	sfp_enrollment_free(enrollment);
	before = dump_state();
	ck_sfp_status(roll_back(&import->head.id), SFP_REFUSED);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "enrollment: 1"));
	ck_sfp_ok(sfp_obstacle_list(w.reg, &w.administrator, SFP_OBJECT_IMPORT, &import->head.id, &obstacles));
	ck_assert_uint_eq(sfp_obstacles_count(obstacles), 1);
	ck_assert(sfp_id_equal(&sfp_obstacles_at(obstacles, 0)->class_id, &later.class_id));
	ck_assert(sfp_id_is_none(&sfp_obstacles_at(obstacles, 0)->person));
	sfp_obstacles_free(obstacles);
	after = dump_state();
	ck_assert_str_eq(before, after);
	sfp_import_free(import);
	free(before);
	free(after);
}
END_TEST

/* ---- names for an order ---- */

static sfp_roster_reading *read_table(const char *name, const char *text, sfp_roster_kind kind)
{
	const sfp_roster_input input = { .name = name, .data = text, .length = strlen(text), .kind = kind };
	sfp_roster_reading *reading = NULL;

	ck_sfp_ok(sfp_roster_read(&input, 1, NULL, &reading));
	return reading;
}

START_TEST(each_name_comes_once_with_what_the_roster_tells_of_it)
{
	sfp_roster_reading *reading = read_table(
		"groups.csv", "Группа;Курс;Специальность\nМ-13;1;Механизация\nm-13;;\nП-31;3;\nМ-11;1;\nМ-12;1;\n",
		SFP_ROSTER_CLASSES);
	sfp_roster_classes *listed = NULL;
	char *csv = NULL;

	approve("М-12", 1);
	ck_sfp_ok(sfp_roster_classes_get(w.reg, &w.organization, reading, &listed));
	ck_assert_uint_eq(listed->count, 4);
	ck_assert_str_eq(listed->classes[0].name, "М-11");
	ck_assert(listed->classes[0].exists && listed->classes[0].approved);
	ck_assert(!listed->classes[1].exists && listed->classes[1].approved);
	ck_assert_str_eq(listed->classes[2].name, "М-13"); /* as it is written first */
	ck_assert_str_eq(listed->classes[2].specialty, "Механизация");
	ck_assert_int_eq(listed->classes[2].course, 1);
	ck_assert_int_eq(listed->classes[3].course, 3);
	ck_sfp_ok(sfp_roster_classes_csv(listed, false, &csv));
	ck_assert_str_eq(csv, "\xEF\xBB\xBF"
	                      "Группа;Курс;Специальность\r\nМ-13;1;Механизация\r\nП-31;3;\r\n");
	sfp_text_free(csv);
	ck_sfp_ok(sfp_roster_classes_csv(listed, true, &csv));
	ck_assert_ptr_nonnull(strstr(csv, "М-11;1;"));
	sfp_text_free(csv);
	sfp_roster_classes_free(listed);
	sfp_roster_reading_close(reading);
}
END_TEST

/* Half past eight in the morning in Vladivostok, where UTC is still in the day before: whoever studied until then has
 * left. */
START_TEST(how_many_study_in_a_class_is_counted_on_the_day_there)
{
	static const char text[] =
		"ФИО;Группа;Дата выбытия\nЩукин Пётр Ильич;М-11;02.09.2026\nКарпова Анна Львовна;М-11;\n";
	static const struct {
		const char *zone;
		int students;
	} days[] = { { "UTC", 2 }, { "Asia/Vladivostok", 1 } };
	sfp_roster_reading *reading = read_table("students.csv", text, SFP_ROSTER_STUDENTS);
	sfp_roster_classes *listed = NULL;

	w.now = sfp_time_of_date(20260903) - INT64_C(90) * 60 * 1000000;
	world_live_in(&w, days[_i].zone);
	ck_sfp_ok(sfp_roster_classes_get(w.reg, &w.organization, reading, &listed));
	ck_assert_uint_eq(listed->count, 1);
	ck_assert_int_eq(listed->classes[0].students, days[_i].students);
	sfp_roster_classes_free(listed);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(a_name_of_two_courses_has_none_and_sections_are_no_classes)
{
	static const char classes[] =
		"sourcedId,title,grades,classType,schoolSourcedId\nc-1,7Г,7,homeroom,o-1\nc-2,7г,8,homeroom,o-1\n"
		"c-3,Алгебра,7,scheduled,o-1\n";
	static const char orgs[] = "sourcedId,name,type\no-1,Школа,school\n";
	const sfp_roster_input inputs[] = { { .name = "orgs.csv", .data = orgs, .length = sizeof(orgs) - 1 },
		                            { .name = "classes.csv", .data = classes, .length = sizeof(classes) - 1 } };
	sfp_roster_reading *reading = NULL;
	sfp_roster_classes *listed = NULL;

	ck_sfp_ok(sfp_roster_read(inputs, 2, NULL, &reading));
	ck_sfp_ok(sfp_roster_classes_get(w.reg, &w.organization, reading, &listed));
	ck_assert_uint_eq(listed->count, 1);
	ck_assert_str_eq(listed->classes[0].name, "7Г");
	ck_assert_int_eq(listed->classes[0].course, 0);
	sfp_roster_classes_free(listed);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(the_table_of_names_is_what_an_order_approves)
{
	sfp_roster_reading *reading =
		read_table("students.csv", "ФИО;Группа\nЩукин Пётр;=7Г\nКарпова Анна;\"8;А\"\n", SFP_ROSTER_STUDENTS);
	sfp_roster_reading *table;
	sfp_roster_nomenclature *names = NULL;
	sfp_roster_classes *listed = NULL;
	char *csv = NULL;

	ck_sfp_ok(sfp_roster_classes_get(w.reg, &w.organization, reading, &listed));
	ck_assert_uint_eq(listed->count, 2);
	ck_assert_int_eq(listed->classes[0].students, 1);
	ck_sfp_ok(sfp_roster_classes_csv(listed, false, &csv));
	table = read_table("names.csv", csv, SFP_ROSTER_CLASSES);
	ck_sfp_ok(sfp_roster_nomenclature_get(w.reg, table, &names));
	ck_assert_uint_eq(sfp_roster_reading_totals(table)->rejected, 0);
	ck_assert_uint_eq(names->count, listed->count);
	for (size_t i = 0; i < names->count; i++)
		ck_assert_str_eq(names->lines[i].name, listed->classes[i].name);
	sfp_roster_nomenclature_free(names);
	sfp_roster_reading_close(table);
	sfp_text_free(csv);
	sfp_roster_classes_free(listed);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(names_of_what_was_refused_or_of_nobody_are_not_given)
{
	sfp_roster_reading *reading = read_table("students.csv", "ФИО;Группа\n", SFP_ROSTER_STUDENTS);
	sfp_roster_reading *refused = read_table("empty.csv", "", SFP_ROSTER_STUDENTS);
	sfp_roster_classes *listed = NULL;
	const sfp_id nobody = { { 7 } };
	char *csv = NULL;

	ck_sfp_status(sfp_roster_classes_get(w.reg, &w.organization, refused, &listed), SFP_E_INVALID);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(w.reg, SFP_RU), "прочитан не весь"));
	ck_sfp_status(sfp_roster_classes_get(w.reg, &nobody, reading, &listed), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_roster_classes_get(NULL, &w.organization, reading, &listed), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_classes_get(w.reg, NULL, reading, &listed), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_classes_get(w.reg, &w.organization, NULL, &listed), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_classes_get(w.reg, &w.organization, reading, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_roster_classes_csv(NULL, true, &csv), SFP_E_MISUSE);
	ck_assert_ptr_null(listed);
	ck_sfp_ok(sfp_roster_classes_get(w.reg, &w.organization, reading, &listed));
	ck_assert_uint_eq(listed->count, 0);
	sfp_roster_classes_free(listed);
	sfp_roster_classes_free(NULL);
	sfp_roster_reading_close(reading);
	sfp_roster_reading_close(refused);
}
END_TEST

static void open_nameless_world(void)
{
	world_open_at(&w, NULL, SFP_DURABILITY_FULL, WORLD_ACT);
}

static Suite *roster_classes_suite(void)
{
	Suite *suite = suite_create("roster_classes");
	TCase *made = tcase_create("made"), *nameless = tcase_create("nameless");

	tcase_add_checked_fixture(made, open_world, close_world);
	tcase_add_checked_fixture(nameless, open_nameless_world, close_world);
	suite_add_tcase(suite, made);
	suite_add_tcase(suite, nameless);
	tcase_add_test(made, a_class_that_is_approved_and_lacking_is_made_before_anybody_is_put_into_it);
	tcase_add_loop_test(made, of_several_leaders_of_a_class_none_is_taken_and_that_is_said, 0, 4);
	tcase_add_test(made, counts_and_the_list_of_classes_tell_a_class_that_is_made_from_people);
	tcase_add_test(made, students_and_homeroom_teachers_are_put_into_it_at_once_and_the_second_import_is_empty);
	tcase_add_loop_test(made, whatever_is_asked_for_a_class_comes_with_those_who_go_into_it, 0,
	                    SFP__LENGTH(askings));
	tcase_add_test(made, a_child_s_class_in_a_table_of_parents_is_not_made);
	tcase_add_test(made, a_class_that_the_roster_lists_without_anybody_in_it_is_made);
	tcase_add_test(made, where_the_act_lets_nobody_make_classes_students_come_without_one_and_it_is_said);
	tcase_add_test(made, subjects_that_are_taught_are_no_plan_s_business_and_one_note_says_so);
	tcase_add_test(made, whoever_is_enrolled_and_given_no_class_is_counted_in_a_note);
	tcase_add_test(made, taking_an_import_back_closes_the_classes_it_made_and_the_export_is_what_it_was);
	tcase_add_test(made, a_class_into_which_somebody_came_since_is_not_taken_back_and_is_named);
	tcase_add_test(made, each_name_comes_once_with_what_the_roster_tells_of_it);
	tcase_add_loop_test(made, how_many_study_in_a_class_is_counted_on_the_day_there, 0, 2);
	tcase_add_test(made, a_name_of_two_courses_has_none_and_sections_are_no_classes);
	tcase_add_test(made, the_table_of_names_is_what_an_order_approves);
	tcase_add_test(made, names_of_what_was_refused_or_of_nobody_are_not_given);
	tcase_add_test(nameless, where_no_name_is_approved_at_all_one_note_says_how_many_classes_there_are);
	return suite;
}

SUITE_MAIN(roster_classes_suite)
