/* planning.h: rosters put straight into the staging, the plans made of them, and what applying them is held against. */
#ifndef SFP__TESTS_PLANNING_H
#define SFP__TESTS_PLANNING_H

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "roster/plan.h"
#include "sferumpolicy/sferumpolicy.h"
#include "support/world.h"

static struct world w;
static struct sfp__store *staging;
static struct sfp__txn staged;
static int64_t line_number;
static sfp_roster_plan *plan;

/* ---- rosters ---- */

static inline void begin_roster_of(enum sfp__file_kind kind, const char *name, int64_t rejected)
{
	struct sfp__stmt *stmt;
	static const uint8_t digest[32] = { 7 };

	ck_sfp_ok(sfp__staging_open(NULL, &staging));
	staged = (struct sfp__txn){ 0 };
	ck_sfp_ok(sfp__txn_begin(&staged, staging));
	stmt = sfp__stmt(staging, SFP__SQL_STAGING_FILE_INSERT);
	sfp__bind_int(stmt, ":id", 1);
	sfp__bind_text(stmt, ":name", name);
	sfp__bind_int(stmt, ":kind", kind);
	sfp__bind_int(stmt, ":mode", SFP__MODE_BULK);
	sfp__bind_blob(stmt, ":digest", digest, sizeof(digest));
	sfp__bind_int(stmt, ":rows", 0);
	sfp__bind_int(stmt, ":rejected", rejected);
	sfp__bind_text(stmt, ":encoding", "UTF-8");
	sfp__bind_text(stmt, ":delimiter", ";");
	ck_sfp_ok(sfp__exec(staging, stmt));
	line_number = 1;
}

static inline void begin_roster(void)
{
	begin_roster_of(SFP__FILE_STUDENTS, "students.csv", 0);
}

static inline void cover(enum sfp__covered what, enum sfp__mode mode)
{
	ck_sfp_ok(sfp__staging_cover(staging, what, mode));
}

static inline int64_t class_named(const char *name)
{
	int64_t seq = 0;

	ck_sfp_ok(sfp__stage_class_named(staging, 1, line_number, name, &seq));
	return seq;
}

static inline int64_t list(struct sfp__staged_person person)
{
	int64_t seq = 0;

	person.file = 1;
	person.line = ++line_number;
	ck_sfp_ok(sfp__stage_person(staging, &person, &seq));
	return seq;
}

static inline void put_in_class(int64_t person, int64_t class_seq)
{
	const struct sfp__staged_enrollment enrollment = {
		.file = 1, .line = line_number, .person = person, .class_seq = class_seq, .role = SFP_ROLE_STUDENT
	};

	ck_sfp_ok(sfp__stage_enrollment(staging, &enrollment));
}

static inline int64_t list_student(const char *id, const char *surname, const char *given, const char *patronymic,
                                   sfp_date born, const char *class_name)
{
	int64_t seq = list((struct sfp__staged_person){ .source_id = id,
	                                                .surname = surname,
	                                                .given_name = given,
	                                                .patronymic = patronymic,
	                                                .birth_date = born,
	                                                .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT) });

	put_in_class(seq, class_name ? class_named(class_name) : 0);
	return seq;
}

/* The world's own students, as the office would list them. */
static inline void list_world(int from, int until)
{
	static const char *const surnames[WORLD_STUDENTS] = { "Первый",    "Второй", "Третий",
		                                              "Четвёртый", "Пятый",  "Шестой" };

	for (int i = from; i < until; i++)
		list_student(NULL, surnames[i], "Имя", "Отчество", 0, i < 3 ? "М-11" : "П-21");
}

static inline void make_plan_with(const sfp_roster_plan_options *options)
{
	ck_sfp_ok(sfp__txn_commit(&staged));
	sfp_roster_plan_free(plan);
	plan = NULL;
	ck_assert_msg(sfp__plan_make(w.reg, &w.organization, staging, options, &plan) == SFP_OK, "%s / %s",
	              sfp_registry_message(w.reg), sfp__store_message(staging));
	sfp__store_close(staging);
	staging = NULL;
}

static inline void make_plan(void)
{
	const sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;

	make_plan_with(&options);
}

static inline const sfp_roster_plan_view *view(void)
{
	return sfp_roster_plan_look(plan);
}

static inline int64_t count_of(sfp_roster_part part, sfp_kind kind)
{
	for (size_t i = 0; i < view()->count_count; i++)
		if (view()->counts[i].part == part && view()->counts[i].kind == kind)
			return view()->counts[i].changes;
	return 0;
}

static inline const sfp_roster_note *note_of(sfp_roster_note_code code)
{
	for (size_t i = 0; i < view()->note_count; i++)
		if (view()->notes[i].code == code)
			return &view()->notes[i];
	return NULL;
}

static inline sfp_roster_applied *apply_with(const sfp_roster_apply_options *options)
{
	sfp_roster_applied *applied = NULL;
	sfp_status status = sfp_roster_plan_apply(w.reg, &w.administrator, plan, options, &applied);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	return applied;
}

static sfp_id order_first;

static inline void order_up(const char *number)
{
	order_first = world_order(&w, SFP_ORDER_MOVEMENT, number);
}

static inline sfp_roster_apply_options under_order(void)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;

	options.order_id = order_first;
	options.orderer = w.head.person;
	return options;
}

static inline void open_world(void)
{
	world_open(&w, NULL, SFP_DURABILITY_FULL);
	order_up("Д-1");
}

static inline void close_world(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_assert_msg(sfp_trail_verify(w.reg, &w.organization, NULL, &report) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	sfp_roster_plan_free(plan);
	plan = NULL;
	sfp__store_close(staging);
	staging = NULL;
	world_close(&w);
}

/* ---- a person of the registry ---- */

static inline sfp_id known_student(const char *id, const char *surname, const char *given, const char *patronymic,
                                   sfp_date born, const sfp_id *class_id)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_enrollment_draft enrol = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment = NULL;
	sfp_person *person = NULL;
	sfp_id found;

	draft.source_id = id;
	draft.surname = surname;
	draft.given_name = given;
	draft.patronymic = patronymic;
	draft.birth_date = born;
	ck_sfp_ok(sfp_person_add(w.reg, &w.system, &draft, &person));
	found = enrol.person = person->head.id;
	sfp_person_free(person);
	if (class_id) {
		enrol.class_id = *class_id;
		ck_sfp_ok(sfp_enrollment_add(w.reg, &w.system, &enrol, &enrollment));
		sfp_enrollment_free(enrollment);
	}
	return found;
}

static inline sfp_person *person_of(const sfp_id *id)
{
	sfp_record *record = NULL;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_PERSON, id, &record));
	return (sfp_person *)record;
}

/* Everything in force that an import may touch, one line each, in an order of its own: names, roles, dates, no
 * revisions. */
static inline char *dump_state(void)
{
	static const char query[] =
		"SELECT line FROM ("
		"SELECT 'enrollment|' || hex(person) || '|' || coalesce(hex(class_id), '') || '|' || from_date AS line FROM enrollment"
		" WHERE until_date = 0"
		" UNION ALL SELECT 'office|' || hex(person) || '|' || role || '|' || title || '|' || from_date FROM office WHERE until_date = 0"
		" UNION ALL SELECT 'bond|' || hex(parent) || '|' || hex(student) || '|' || relation FROM guardian WHERE until_date = 0"
		" UNION ALL SELECT 'homeroom|' || hex(person) || '|' || hex(class_id) FROM homeroom WHERE until_date = 0"
		" UNION ALL SELECT 'membership|' || hex(person) || '|' || hex(class_id) || '|' || role FROM membership WHERE until_date = 0"
		" UNION ALL SELECT 'person|' || hex(p.id) || '|' || p.source_id || '|' || v.surname || '|' || v.given_name || '|'"
		" || v.patronymic || '|' || v.birth_date || '|' || v.name_fold FROM person AS p JOIN person_private AS v USING (org, id)"
		" WHERE EXISTS (SELECT 1 FROM enrollment AS e WHERE e.person = p.id AND e.until_date = 0)"
		" OR EXISTS (SELECT 1 FROM office AS o WHERE o.person = p.id AND o.until_date = 0)"
		" OR EXISTS (SELECT 1 FROM guardian AS g WHERE p.id IN (g.parent, g.student) AND g.until_date = 0)"
		") ORDER BY line";
	sqlite3_stmt *stmt = NULL;
	struct sfp__buffer out = { 0 };
	char *text = NULL;

	ck_assert_int_eq(sqlite3_prepare_v2(sfp__store_connection(w.reg->store), query, -1, &stmt, NULL), SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		sfp__buffer_addf(&out, "%s\n", (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	ck_sfp_ok(sfp__buffer_take(&out, &text));
	ck_assert_ptr_nonnull(text);
	return text;
}

static inline void expect_change(int64_t after, sfp_roster_part part, sfp_kind kind, const char *name)
{
	sfp_roster_change_filter filter = SFP_ROSTER_CHANGE_FILTER_INIT;
	sfp_roster_change_page *page = NULL;

	filter.after = after;
	filter.limit = 1;
	ck_sfp_ok(sfp_roster_plan_changes(plan, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert_int_eq(page->changes[0].part, part);
	ck_assert_int_eq(page->changes[0].kind, kind);
	ck_assert_str_eq(page->changes[0].name, name);
	sfp_roster_change_page_free(page);
}

static inline void expect_review(sfp_roster_review_code code, size_t candidates)
{
	sfp_roster_review_page *page = NULL;

	ck_sfp_ok(sfp_roster_plan_reviews(plan, 0, 1, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert_str_eq(sfp_roster_review_code_name(page->reviews[0].code), sfp_roster_review_code_name(code));
	ck_assert_uint_eq(page->reviews[0].candidate_count, candidates);
	sfp_roster_review_page_free(page);
}

static inline const sfp_roster_hold *hold_of(sfp_roster_hold_code code)
{
	for (size_t i = 0; i < view()->hold_count; i++)
		if (view()->holds[i].code == code)
			return &view()->holds[i];
	return NULL;
}

static inline void apply_all(int64_t changes)
{
	const sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied = apply_with(&options);

	ck_assert_int_eq(applied->held, 0);
	ck_assert_int_eq(applied->changes, changes);
	sfp_roster_applied_free(applied);
}

static inline sfp_id apply_confirmed(void)
{
	sfp_roster_apply_options options = under_order();
	sfp_roster_applied *applied;
	sfp_id id;

	options.confirm = view()->held_people;
	applied = apply_with(&options);
	ck_assert_ptr_nonnull(applied->import);
	id = applied->import->head.id;
	sfp_roster_applied_free(applied);
	return id;
}

/* ---- many people ---- */

static inline void list_some_of_hundred(int from, int until, const char *class_name)
{
	char surname[32], number[16];

	for (int i = from; i < until; i++) {
		snprintf(surname, sizeof(surname), "Сотый%c%c", 'a' + i / 10, 'a' + i % 10);
		snprintf(number, sizeof(number), "c-%d", i);
		list_student(number, surname, "Имя", "Отчество", 20080101, class_name);
	}
}

/* A class of a hundred, without those who leave. */
static inline void list_hundred(int leave, const char *class_name)
{
	list_some_of_hundred(leave, 100, class_name);
}

static inline void fill_class(void)
{
	begin_roster();
	cover(SFP__COVERED_STUDENTS, SFP__MODE_BULK);
	list_world(0, WORLD_STUDENTS);
	list_hundred(0, "М-11");
	make_plan();
	apply_all(100);
}

static inline void list_staff_but(int from, int left_out)
{
	static const char *const surnames[] = { "Директоров", "Заместителева", "Секретарева", "Админова",
		                                "Учителев",   "Предметова",    "Наставников" };
	static const sfp_role roles[] = { SFP_ROLE_HEAD,    SFP_ROLE_ADMINISTRATION, SFP_ROLE_COUNCIL, SFP_ROLE_TEACHER,
		                          SFP_ROLE_TEACHER, SFP_ROLE_TEACHER,        SFP_ROLE_TEACHER };

	for (int i = from; i < 7; i++)
		if (i != left_out)
			list((struct sfp__staged_person){ .surname = surnames[i],
			                                  .given_name = "Имя",
			                                  .patronymic = "Отчество",
			                                  .roles = SFP_ROLE_BIT(roles[i]) });
}

static inline void list_staff(int from)
{
	list_staff_but(from, -1);
}

static inline void list_parent(const char *surname, const char *child, const char *class_name)
{
	const int64_t parent = list((struct sfp__staged_person){ .surname = surname,
	                                                         .given_name = "Имя",
	                                                         .patronymic = "Отчество",
	                                                         .roles = SFP_ROLE_BIT(SFP_ROLE_PARENT) });
	int64_t student = 0;
	struct sfp__staged_guardian guardian = { .file = 1, .line = line_number, .parent = parent, .relation = "отец" };

	student = list((struct sfp__staged_person){ .surname = child,
	                                            .given_name = "Имя",
	                                            .patronymic = "Отчество",
	                                            .mentioned = true,
	                                            .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT) });
	guardian.student = student;
	guardian.class_seq = class_name ? class_named(class_name) : 0;
	ck_sfp_ok(sfp__stage_guardian(staging, &guardian));
}

#endif
