/* test_subject.c: what is taught here, and by whom in which class. */
#include <string.h>

#include "check_main.h"
#include "world.h"

static struct world w;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

/* Whatever a test did, the trail must tell the same as the records. */
static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static void expect_refused(sfp_status status, sfp_reason reason)
{
	ck_assert_msg(status == SFP_REFUSED, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(reason));
}

static void expect_says(sfp_status status, sfp_status expected, const char *part)
{
	ck_sfp_status(status, expected);
	ck_assert_msg(strstr(sfp_registry_message(w.reg), part), "'%s' lacks '%s'", sfp_registry_message(w.reg), part);
}

static sfp_status enter(const sfp_actor *actor, const char *name, sfp_subject **ret)
{
	sfp_subject_draft draft = SFP_SUBJECT_DRAFT_INIT;

	draft.name = name;
	return sfp_subject_register(w.reg, actor, &draft, ret);
}

static sfp_id subject(const char *name)
{
	sfp_subject *made = NULL;
	sfp_id id;

	ck_sfp_ok(enter(&w.administrator, name, &made));
	id = made->head.id;
	sfp_subject_free(made);
	return id;
}

static sfp_teaching_draft lessons(const sfp_actor *teacher, const sfp_id *subject_id)
{
	sfp_teaching_draft draft = SFP_TEACHING_DRAFT_INIT;

	draft.person = teacher->person;
	draft.class_id = w.classes[0];
	draft.subject_id = *subject_id;
	return draft;
}

static sfp_id teach(const sfp_actor *teacher, const sfp_id *subject_id)
{
	sfp_teaching_draft draft = lessons(teacher, subject_id);
	sfp_teaching *made = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_teaching_add(w.reg, &w.system, &draft, &made));
	id = made->head.id;
	sfp_teaching_free(made);
	return id;
}

static sfp_date end_of(const sfp_id *teaching_id)
{
	sfp_record *record = NULL;
	sfp_date until;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_TEACHING, teaching_id, &record));
	until = ((sfp_teaching *)record)->until_date;
	sfp_record_free(record);
	return until;
}

/* ---- subjects ---- */

START_TEST(the_administration_and_the_administrator_enter_subjects_and_so_does_the_system)
{
	const sfp_actor *who[] = { &w.head, &w.deputy, &w.administrator, &w.system };
	static const char *const names[] = { "Математика", "Физика", "История", "Кружок робототехники" };
	sfp_subject *made = NULL;

	for (int i = 0; i < 4; i++) {
		ck_sfp_ok(enter(who[i], names[i], &made));
		ck_assert_str_eq(made->name, names[i]);
		ck_assert(!made->extracurricular && !made->closed_on);
		sfp_subject_free(made);
	}
}
END_TEST

START_TEST(others_are_refused_by_clause_1_6)
{
	sfp_subject *none = NULL;

	expect_refused(enter(&w.teachers[1], "Математика", &none), SFP_REASON_ROLE);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "1.6");
	expect_refused(enter(&w.students[0], "Математика", &none), SFP_REASON_ROLE);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(an_extracurricular_subject_is_marked_as_such)
{
	sfp_subject_draft draft = SFP_SUBJECT_DRAFT_INIT;
	sfp_subject *made = NULL;

	draft.name = "  Шахматы   для всех ";
	draft.extracurricular = true;
	ck_sfp_ok(sfp_subject_register(w.reg, &w.administrator, &draft, &made));
	ck_assert(made->extracurricular);
	ck_assert_str_eq(made->name, "Шахматы для всех");
	sfp_subject_free(made);
}
END_TEST

START_TEST(a_subject_is_found_however_its_name_is_written_and_is_there_once)
{
	sfp_id id = subject("Черчение");
	sfp_subject *found = NULL;

	ck_sfp_ok(sfp_subject_find(w.reg, &w.organization, " ЧЕРЧЕНИЕ ", &found));
	ck_assert(sfp_id_equal(&found->head.id, &id));
	sfp_subject_free(found);
	expect_says(enter(&w.head, "чёрчение", &found), SFP_E_EXISTS, "already");
	ck_sfp_status(sfp_subject_find(w.reg, &w.organization, "Музыка", &found), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_subject_find(w.reg, &w.organization, " ", &found), SFP_E_INVALID);
}
END_TEST

START_TEST(a_name_that_is_none_is_said_to_be)
{
	char long_name[202];
	sfp_subject *none = NULL;

	memset(long_name, 'a', 201);
	long_name[201] = '\0';
	expect_says(enter(&w.head, NULL, &none), SFP_E_INVALID, "required");
	expect_says(enter(&w.head, "  ", &none), SFP_E_INVALID, "required");
	expect_says(enter(&w.head, "\xe2\x80\x8b", &none), SFP_E_INVALID, "required");
	expect_says(enter(&w.head, "\xff", &none), SFP_E_INVALID, "UTF-8");
	expect_says(enter(&w.head, "a\x01", &none), SFP_E_INVALID, "control");
	expect_says(enter(&w.head, long_name, &none), SFP_E_INVALID, "at most 200");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(what_is_closed_may_be_entered_anew_and_its_teaching_ends)
{
	sfp_id id = subject("Физика"), other = subject("Химия"), lesson = teach(&w.teachers[1], &id),
	       stays = teach(&w.teachers[1], &other);
	sfp_subject *closed = NULL;

	world_pass_days(&w, 10);
	ck_sfp_ok(sfp_subject_close(w.reg, &w.administrator, &id, 0, &closed));
	ck_assert_int_eq(closed->closed_on, 20250912);
	sfp_subject_free(closed);
	ck_assert_int_eq(end_of(&lesson), 20250912);
	ck_assert_int_eq(end_of(&stays), 0);
	expect_says(sfp_subject_close(w.reg, &w.administrator, &id, 0, &closed), SFP_E_EXISTS, "closed already");
	subject("Физика");
}
END_TEST

START_TEST(closing_asks_like_entering)
{
	sfp_id id = subject("Физика");
	sfp_subject *none = NULL;

	expect_refused(sfp_subject_close(w.reg, &w.teachers[1], &id, 0, &none), SFP_REASON_ROLE);
	expect_says(sfp_subject_close(w.reg, &w.head, &id, 20250231, &none), SFP_E_INVALID, "calendar");
	ck_sfp_status(sfp_subject_close(w.reg, &w.head, &w.organization, 0, &none), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(a_retried_change_of_a_subject_is_one_change)
{
	sfp_actor head = w.head;
	sfp_subject *first = NULL, *again = NULL;

	head.idempotency_key = "subject";
	ck_sfp_ok(enter(&head, "Физика", &first));
	ck_sfp_ok(enter(&head, "Физика", &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_subject_free(again);
	ck_sfp_status(enter(&head, "Химия", &again), SFP_E_CONFLICT);
	head.idempotency_key = "close";
	ck_sfp_ok(sfp_subject_close(w.reg, &head, &first->head.id, 20250910, &again));
	sfp_subject_free(again);
	ck_sfp_ok(sfp_subject_close(w.reg, &head, &first->head.id, 20250910, &again));
	ck_assert_int_eq(again->closed_on, 20250910);
	sfp_subject_free(again);
	ck_sfp_status(sfp_subject_close(w.reg, &head, &first->head.id, 20250911, &again), SFP_E_CONFLICT);
	sfp_subject_free(first);
}
END_TEST

/* ---- teaching ---- */

START_TEST(the_office_records_who_teaches_what_where)
{
	sfp_id id = subject("Физика");
	sfp_teaching_draft draft = lessons(&w.teachers[2], &id);
	sfp_teaching *made = NULL;

	ck_sfp_ok(sfp_teaching_add(w.reg, &w.administrator, &draft, &made));
	ck_assert_int_eq(made->from_date, 20250902);
	ck_assert(sfp_id_equal(&made->person, &w.teachers[2].person) && sfp_id_equal(&made->subject_id, &id));
	sfp_teaching_free(made);
	expect_says(sfp_teaching_add(w.reg, &w.system, &draft, &made), SFP_E_EXISTS, "already");
	expect_refused(sfp_teaching_add(w.reg, &w.teachers[2], &draft, &made), SFP_REASON_ROLE);
	draft.from_date = 20250101; /* a day that the one that is there covers as well */
	expect_says(sfp_teaching_add(w.reg, &w.system, &draft, &made), SFP_E_INVALID, "holds no office");
}
END_TEST

START_TEST(what_cannot_be_taught_is_not_recorded)
{
	sfp_id id = subject("Физика"), old = subject("Пение");
	sfp_teaching_draft draft = lessons(&w.students[0], &id);
	sfp_subject *closed = NULL;
	sfp_teaching *none = NULL;

	expect_says(sfp_teaching_add(w.reg, &w.system, &draft, &none), SFP_E_INVALID, "holds no office");
	draft = lessons(&w.teachers[1], &id);
	draft.class_id = w.staffroom;
	expect_says(sfp_teaching_add(w.reg, &w.system, &draft, &none), SFP_E_INVALID, "staffroom");
	draft = lessons(&w.teachers[1], &id);
	draft.from_date = 20250230;
	expect_says(sfp_teaching_add(w.reg, &w.system, &draft, &none), SFP_E_INVALID, "calendar");
	draft = lessons(&w.teachers[1], &w.organization);
	ck_sfp_status(sfp_teaching_add(w.reg, &w.system, &draft, &none), SFP_E_NOT_FOUND);
	ck_sfp_ok(sfp_subject_close(w.reg, &w.head, &old, 0, &closed));
	sfp_subject_free(closed);
	draft = lessons(&w.teachers[1], &old);
	expect_says(sfp_teaching_add(w.reg, &w.system, &draft, &none), SFP_E_INVALID, "no longer taught");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(teaching_ends_once_and_may_begin_again)
{
	sfp_id id = subject("Физика"), lesson = teach(&w.teachers[1], &id), again;
	sfp_teaching *ended = NULL;

	world_pass_days(&w, 5);
	expect_says(sfp_teaching_end(w.reg, &w.system, &lesson, 20250101, &ended), SFP_E_INVALID, "before");
	expect_refused(sfp_teaching_end(w.reg, &w.teachers[1], &lesson, 0, &ended), SFP_REASON_ROLE);
	ck_sfp_ok(sfp_teaching_end(w.reg, &w.administrator, &lesson, 0, &ended));
	ck_assert_int_eq(ended->until_date, 20250907);
	sfp_teaching_free(ended);
	expect_says(sfp_teaching_end(w.reg, &w.system, &lesson, 0, &ended), SFP_E_EXISTS, "ended already");
	again = teach(&w.teachers[1], &id);
	ck_assert(!sfp_id_equal(&again, &lesson));
}
END_TEST

START_TEST(a_retried_change_of_teaching_is_one_change)
{
	sfp_id id = subject("Физика");
	sfp_teaching_draft draft = lessons(&w.teachers[1], &id);
	sfp_actor system = w.system;
	sfp_teaching *first = NULL, *again = NULL;

	system.idempotency_key = "teaching";
	ck_sfp_ok(sfp_teaching_add(w.reg, &system, &draft, &first));
	ck_sfp_ok(sfp_teaching_add(w.reg, &system, &draft, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_teaching_free(again);
	system.idempotency_key = "end";
	ck_sfp_ok(sfp_teaching_end(w.reg, &system, &first->head.id, 20250910, &again));
	sfp_teaching_free(again);
	ck_sfp_ok(sfp_teaching_end(w.reg, &system, &first->head.id, 20250910, &again));
	sfp_teaching_free(again);
	ck_sfp_status(sfp_teaching_end(w.reg, &system, &first->head.id, 20250911, &again), SFP_E_CONFLICT);
	sfp_teaching_free(first);
}
END_TEST

START_TEST(what_lacks_an_argument_is_misuse)
{
	sfp_subject_draft named = SFP_SUBJECT_DRAFT_INIT, short_draft = { 0 };
	sfp_teaching_draft taught = SFP_TEACHING_DRAFT_INIT, short_lessons = { 0 };
	sfp_subject *subject_ = NULL;
	sfp_teaching *teaching = NULL;

	named.name = "Физика";
	ck_sfp_status(sfp_subject_register(NULL, &w.head, &named, &subject_), SFP_E_MISUSE);
	ck_sfp_status(sfp_subject_register(w.reg, NULL, &named, &subject_), SFP_E_MISUSE);
	ck_sfp_status(sfp_subject_register(w.reg, &w.head, NULL, &subject_), SFP_E_MISUSE);
	ck_sfp_status(sfp_subject_register(w.reg, &w.head, &short_draft, &subject_), SFP_E_MISUSE);
	ck_sfp_status(sfp_subject_register(w.reg, &w.head, &named, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_subject_close(NULL, &w.head, &w.organization, 0, &subject_), SFP_E_MISUSE);
	ck_sfp_status(sfp_subject_close(w.reg, &w.head, NULL, 0, &subject_), SFP_E_MISUSE);
	ck_sfp_status(sfp_subject_close(w.reg, &w.head, &w.organization, 0, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_teaching_add(NULL, &w.system, &taught, &teaching), SFP_E_MISUSE);
	ck_sfp_status(sfp_teaching_add(w.reg, &w.system, NULL, &teaching), SFP_E_MISUSE);
	ck_sfp_status(sfp_teaching_add(w.reg, &w.system, &short_lessons, &teaching), SFP_E_MISUSE);
	ck_sfp_status(sfp_teaching_add(w.reg, &w.system, &taught, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_teaching_end(NULL, &w.system, &w.organization, 0, &teaching), SFP_E_MISUSE);
	ck_sfp_status(sfp_teaching_end(w.reg, &w.system, NULL, 0, &teaching), SFP_E_MISUSE);
	ck_sfp_status(sfp_teaching_end(w.reg, &w.system, &w.organization, 0, NULL), SFP_E_MISUSE);
	sfp_subject_free(NULL);
	sfp_teaching_free(NULL);
}
END_TEST

static Suite *subject_suite(void)
{
	Suite *suite = suite_create("subject");
	TCase *subjects = tcase_create("subjects"), *teaching = tcase_create("teaching");

	tcase_add_checked_fixture(subjects, setup, teardown);
	tcase_add_test(subjects, the_administration_and_the_administrator_enter_subjects_and_so_does_the_system);
	tcase_add_test(subjects, others_are_refused_by_clause_1_6);
	tcase_add_test(subjects, an_extracurricular_subject_is_marked_as_such);
	tcase_add_test(subjects, a_subject_is_found_however_its_name_is_written_and_is_there_once);
	tcase_add_test(subjects, a_name_that_is_none_is_said_to_be);
	tcase_add_test(subjects, what_is_closed_may_be_entered_anew_and_its_teaching_ends);
	tcase_add_test(subjects, closing_asks_like_entering);
	tcase_add_test(subjects, a_retried_change_of_a_subject_is_one_change);
	tcase_add_checked_fixture(teaching, setup, teardown);
	tcase_add_test(teaching, the_office_records_who_teaches_what_where);
	tcase_add_test(teaching, what_cannot_be_taught_is_not_recorded);
	tcase_add_test(teaching, teaching_ends_once_and_may_begin_again);
	tcase_add_test(teaching, a_retried_change_of_teaching_is_one_change);
	tcase_add_test(teaching, what_lacks_an_argument_is_misuse);
	suite_add_tcase(suite, subjects);
	suite_add_tcase(suite, teaching);
	return suite;
}

SUITE_MAIN(subject_suite)
