/* test_chat_compliance.c: which chats the act demands, who owes them since when, and who has yet to come into them. */
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/compliance.h"
#include "world.h"

static struct world w;
static sfp_actor *leader, *colleague;

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	leader = &w.teachers[1];
	colleague = &w.teachers[2];
	world_join(&w, leader, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, &w.head, &w.staffroom, SFP_ROLE_TEACHER);
}

static void teardown(void)
{
	world_close(&w);
}

/* ---- what is said ---- */

static sfp_compliance *measure(sfp_date as_of)
{
	sfp_compliance *compliance = NULL;
	sfp_status status = sfp_compliance_get(w.reg, &w.organization, as_of, &compliance);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	return compliance;
}

static const sfp_compliance_row *row_of(const sfp_compliance *compliance, sfp_norm norm)
{
	for (size_t i = 0; i < compliance->count; i++)
		if (compliance->rows[i].norm->norm == norm)
			return &compliance->rows[i];
	ck_abort_msg("the report lacks %s", sfp_norm_name(norm));
	return NULL;
}

/* What is said of a norm on a day, and that the duties say so many. */
static void ck_on(sfp_date as_of, sfp_norm norm, int64_t kept, int64_t due, int64_t waiting, const char *text_ru)
{
	sfp_compliance *compliance = measure(as_of);
	const sfp_compliance_row *row = row_of(compliance, norm);
	sfp_duties *duties = NULL;
	int64_t found = 0;

	ck_assert_msg(row->kept == kept && row->due == due && row->waiting == waiting,
	              "%s: kept %d, due %d, waiting %d: %s", row->norm->code, (int)row->kept, (int)row->due,
	              (int)row->waiting, row->text_ru);
	if (text_ru)
		ck_assert_str_eq(row->text_ru, text_ru);
	ck_sfp_ok(sfp_duties_get(w.reg, &w.organization, NULL, as_of, &duties));
	for (size_t i = 0; i < duties->count; i++)
		found += duties->items[i].norm->norm == norm;
	ck_assert_int_eq(found, due);
	sfp_duties_free(duties);
	sfp_compliance_free(compliance);
}

static void ck_now(sfp_norm norm, int64_t kept, int64_t due, const char *text_ru)
{
	ck_on(0, norm, kept, due, 0, text_ru);
}

/* The one thing that is due by a norm: whose it is, since when, and in which words. */
static void ck_duty(sfp_norm norm, const sfp_id *responsible, sfp_date since, const char *text_ru, const char *text_en)
{
	sfp_duties *duties = NULL;
	const sfp_duty *duty = NULL;

	ck_sfp_ok(sfp_duties_get(w.reg, &w.organization, NULL, 0, &duties));
	for (size_t i = 0; i < duties->count; i++)
		if (duties->items[i].norm->norm == norm) {
			ck_assert_ptr_null(duty);
			duty = &duties->items[i];
		}
	ck_assert_ptr_nonnull(duty);
	ck_assert(sfp_id_equal(&duty->responsible, responsible));
	ck_assert_int_eq(duty->since, since);
	ck_assert_str_eq(duty->text_ru, text_ru);
	ck_assert_str_eq(duty->text_en, text_en);
	sfp_duties_free(duties);
}

/* ---- what happens ---- */

static sfp_id enter(const char *name)
{
	sfp_subject_draft draft = SFP_SUBJECT_DRAFT_INIT;
	sfp_subject *subject = NULL;
	sfp_id id;

	draft.name = name;
	ck_sfp_ok(sfp_subject_register(w.reg, &w.system, &draft, &subject));
	id = subject->head.id;
	sfp_subject_free(subject);
	return id;
}

static sfp_id teach(const sfp_actor *teacher, const sfp_id *class_id, const sfp_id *subject_id)
{
	sfp_teaching_draft draft = SFP_TEACHING_DRAFT_INIT;
	sfp_teaching *teaching = NULL;
	sfp_id id;

	draft.person = teacher->person;
	draft.class_id = *class_id;
	draft.subject_id = *subject_id;
	ck_sfp_ok(sfp_teaching_add(w.reg, &w.system, &draft, &teaching));
	id = teaching->head.id;
	sfp_teaching_free(teaching);
	return id;
}

static void lead(const sfp_actor *teacher)
{
	const sfp_distribution_line line = { "М-11", teacher->person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, "40");
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &teacher->person, &homeroom));
	sfp_homeroom_free(homeroom);
}

static sfp_id create(const sfp_actor *actor, sfp_kind kind, const sfp_id *class_id, const sfp_id *subject_id)
{
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;
	sfp_chat *chat = NULL;
	sfp_status status;
	sfp_id id;

	draft.kind = kind;
	if (class_id)
		draft.class_id = *class_id;
	if (subject_id)
		draft.subject_id = *subject_id;
	status = sfp_chat_create(w.reg, actor, &draft, &chat);
	ck_assert_msg(status == SFP_OK, "%s", sfp_registry_message(w.reg));
	id = chat->head.id;
	sfp_chat_free(chat);
	return id;
}

static void archive(const sfp_actor *actor, const sfp_id *chat_id)
{
	sfp_chat *chat = NULL;

	ck_sfp_ok(sfp_chat_archive(w.reg, actor, chat_id, &chat));
	sfp_chat_free(chat);
}

/* ---- the management's ---- */

START_TEST(the_management_owes_each_of_its_chats_from_the_first_day_of_the_act)
{
	static const struct {
		sfp_norm norm;
		sfp_kind kind;
	} owed[] = { { SFP_NORM_ADMINISTRATION_CHAT_DEPUTIES, SFP_KIND_HEAD_DEPUTIES },
		     { SFP_NORM_ADMINISTRATION_CHAT_TEACHERS, SFP_KIND_HEAD_TEACHERS },
		     { SFP_NORM_ADMINISTRATION_CHAT_PARENT_ACTIVISTS, SFP_KIND_HEAD_PARENT_ACTIVISTS },
		     { SFP_NORM_ADMINISTRATION_CHAT_STUDENT_ACTIVISTS, SFP_KIND_HEAD_STUDENT_ACTIVISTS } };
	const int _owed = (int)(sizeof(owed) / sizeof(owed[0]));

	ck_now(SFP_NORM_ADMINISTRATION_COMMUNICATES, 0, 0, NULL);
	ck_duty(SFP_NORM_ADMINISTRATION_CHAT_DEPUTIES, &w.head.person, 20250901,
	        "Не создан: чат руководителя с заместителями, КВ", "Missing: chat of the head with the deputies, КВ");
	for (int i = 0; i < _owed; i++) {
		ck_now(owed[i].norm, 0, 1, NULL);
		create(&w.head, owed[i].kind, NULL, NULL);
		ck_now(owed[i].norm, 1, 0, NULL);
	}
	ck_now(SFP_NORM_ADMINISTRATION_COMMUNICATES, 4, 0, NULL);
}
END_TEST

START_TEST(other_chats_of_the_management_are_nobodys_duty)
{
	sfp_id id;

	ck_now(SFP_NORM_ADMINISTRATION_CHAT_OTHER, 0, 0, NULL);
	id = create(&w.head, SFP_KIND_MANAGEMENT, NULL, NULL);
	create(&w.head, SFP_KIND_MANAGEMENT, NULL, NULL);
	ck_now(SFP_NORM_ADMINISTRATION_CHAT_OTHER, 2, 0, NULL);
	archive(&w.head, &id);
	ck_now(SFP_NORM_ADMINISTRATION_CHAT_OTHER, 1, 0, NULL);
}
END_TEST

/* ---- the classes' ---- */

START_TEST(a_class_owes_its_chats_as_soon_as_somebody_leads_it)
{
	ck_now(SFP_NORM_HOMEROOM_CHAT_STUDENTS, 0, 0, NULL);
	world_pass_days(&w, 3);
	lead(leader);
	ck_duty(SFP_NORM_HOMEROOM_CHAT_STUDENTS, &leader->person, 20250905,
	        "Не создан: чат с обучающимися класса, М-11", "Missing: chat with the students of a class, М-11");
	ck_now(SFP_NORM_HOMEROOM_CHAT_PARENTS, 0, 1, NULL);
	ck_now(SFP_NORM_HOMEROOM_CHAT_TEACHERS, 0, 1, NULL);
	ck_now(SFP_NORM_HOMEROOM_CHAT_OTHER, 0, 0, NULL);
	ck_now(SFP_NORM_HOMEROOM_CHATS, 0, 0, NULL);
	create(leader, SFP_KIND_CLASS_STUDENTS, &w.classes[0], NULL);
	create(leader, SFP_KIND_CLASS_OTHER, &w.classes[0], NULL);
	ck_now(SFP_NORM_HOMEROOM_CHAT_STUDENTS, 1, 0, NULL);
	ck_now(SFP_NORM_HOMEROOM_CHAT_OTHER, 1, 0, NULL);
	ck_now(SFP_NORM_HOMEROOM_CHATS, 2, 0, "Действуют 2 чата");
	ck_on(20250904, SFP_NORM_HOMEROOM_CHAT_STUDENTS, 0, 0, 0, NULL);
}
END_TEST

START_TEST(a_chat_in_the_archive_is_owed_again_from_that_day)
{
	sfp_id id;

	lead(leader);
	id = create(leader, SFP_KIND_CLASS_PARENTS, &w.classes[0], NULL);
	world_pass_days(&w, 10);
	archive(leader, &id);
	world_pass_days(&w, 5);
	ck_duty(SFP_NORM_HOMEROOM_CHAT_PARENTS, &leader->person, 20250912, "Не создан: чат с родителями класса, М-11",
	        "Missing: chat with the parents of a class, М-11");
	ck_on(20250905, SFP_NORM_HOMEROOM_CHAT_PARENTS, 1, 0, 0, NULL);
}
END_TEST

START_TEST(what_was_done_in_the_chats_is_evidence)
{
	sfp_id id, subject = enter("Математика"), other;
	sfp_usage *usage = NULL;

	lead(leader);
	teach(leader, &w.classes[0], &subject);
	id = create(leader, SFP_KIND_CLASS_STUDENTS, &w.classes[0], NULL);
	other = create(leader, SFP_KIND_SUBJECT_STUDENTS, &w.classes[0], &subject);
	ck_now(SFP_NORM_HOMEROOM_COMMUNICATES, 0, 0, NULL);
	for (int i = 0; i < 3; i++) {
		ck_sfp_ok(sfp_chat_moderate(w.reg, leader, i < 2 ? &id : &other, "объявление", &usage));
		sfp_usage_free(usage);
	}
	ck_now(SFP_NORM_HOMEROOM_COMMUNICATES, 2, 0, NULL);
	ck_now(SFP_NORM_TEACHER_COMMUNICATES, 1, 0, NULL);
}
END_TEST

/* ---- the subjects' ---- */

START_TEST(every_subject_of_every_class_has_its_chat_or_is_shown_as_missing)
{
	sfp_id subject = enter("Математика");

	ck_on(0, SFP_NORM_ACT_ALL_SUBJECTS, 1, 0, 1, "Внесён 1 предмет; никто не ведёт 1 предмет");
	world_pass_days(&w, 1);
	teach(leader, &w.classes[0], &subject);
	teach(colleague, &w.classes[1], &subject);
	ck_now(SFP_NORM_ACT_ALL_SUBJECTS, 1, 2, "Внесён 1 предмет; нет 2 чатов по предметам, дольше всех с 03.09.2025");
	ck_now(SFP_NORM_TEACHER_CHAT_SUBJECT, 0, 2, NULL);
	create(leader, SFP_KIND_SUBJECT_STUDENTS, &w.classes[0], &subject);
	ck_now(SFP_NORM_ACT_ALL_SUBJECTS, 2, 1, NULL);
	ck_duty(SFP_NORM_TEACHER_CHAT_SUBJECT, &colleague->person, 20250903,
	        "Не создан: чат с обучающимися по предмету, П-21, Математика",
	        "Missing: chat with the students on a subject, П-21, Математика");
	ck_now(SFP_NORM_TEACHER_CHATS, 1, 0, "Действует 1 чат");
	ck_on(20250902, SFP_NORM_ACT_ALL_SUBJECTS, 1, 0, 1, NULL);
}
END_TEST

START_TEST(where_two_teach_the_subject_either_may_settle_it)
{
	sfp_id subject = enter("Английский язык");
	sfp_compliance *compliance;

	teach(leader, &w.classes[0], &subject);
	teach(colleague, &w.classes[0], &subject);
	ck_now(SFP_NORM_TEACHER_CHAT_SUBJECT, 0, 1, NULL);
	compliance = measure(0);
	ck_assert(sfp_id_is_none(&row_of(compliance, SFP_NORM_TEACHER_CHAT_SUBJECT)->responsible));
	sfp_compliance_free(compliance);
}
END_TEST

START_TEST(a_subject_without_lessons_or_a_closed_one_owes_nothing)
{
	sfp_id subject = enter("Математика"), lesson = teach(leader, &w.classes[0], &subject);
	sfp_teaching *ended = NULL;
	sfp_subject *closed = NULL;

	ck_now(SFP_NORM_TEACHER_CHAT_SUBJECT, 0, 1, NULL);
	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_teaching_end(w.reg, &w.system, &lesson, 0, &ended));
	sfp_teaching_free(ended);
	ck_now(SFP_NORM_TEACHER_CHAT_SUBJECT, 0, 0, NULL);
	ck_on(0, SFP_NORM_ACT_ALL_SUBJECTS, 1, 0, 1, NULL);
	ck_sfp_ok(sfp_subject_close(w.reg, &w.head, &subject, 0, &closed));
	sfp_subject_free(closed);
	ck_now(SFP_NORM_ACT_ALL_SUBJECTS, 0, 0, "Предметы не внесены");
	ck_on(20250902, SFP_NORM_TEACHER_CHAT_SUBJECT, 0, 1, 0, NULL);
}
END_TEST

/* ---- students and parents ---- */

START_TEST(students_of_a_class_are_to_be_in_its_chat)
{
	sfp_id id;

	ck_now(SFP_NORM_STUDENT_JOINS_CHAT, 0, 0, NULL);
	lead(leader);
	id = create(leader, SFP_KIND_CLASS_STUDENTS, &w.classes[0], NULL);
	world_join_chat(&w, leader, &w.students[0], &id, SFP_ROLE_STUDENT);
	world_join_chat(&w, leader, &w.students[1], &id, SFP_ROLE_STUDENT);
	ck_now(SFP_NORM_STUDENT_JOINS_CHAT, 2, 1, "В чате своей группы 2 из 3 обучающихся; не вошёл 1 с 02.09.2025");
	ck_duty(SFP_NORM_STUDENT_JOINS_CHAT, &w.students[2].person, 20250902,
	        "Не вошёл в чат группы: Третий Имя Отчество, М-11",
	        "Has not joined the chat of the class: Третий Имя Отчество, М-11");
	ck_now(SFP_NORM_STUDENT_PARTICIPATES, 2, 0, "Состоят в чатах 2 обучающихся");
}
END_TEST

START_TEST(parents_join_of_their_own_will_and_never_owe_it)
{
	sfp_id id;

	lead(leader);
	id = create(leader, SFP_KIND_CLASS_PARENTS, &w.classes[0], NULL);
	ck_on(0, SFP_NORM_PARENT_JOINS_CHAT, 0, 0, 1, "Не вошёл 1: это добровольно");
	world_join_chat(&w, leader, &w.parent, &id, SFP_ROLE_PARENT);
	ck_now(SFP_NORM_PARENT_JOINS_CHAT, 1, 0, "Вошёл по ссылке 1 родитель");
	ck_now(SFP_NORM_PARENT_PARTICIPATES, 1, 0, NULL);
}
END_TEST

START_TEST(a_link_into_a_chat_that_nobody_used_is_to_be_annulled)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;

	lead(leader);
	draft.chat_id = create(leader, SFP_KIND_CLASS_STUDENTS, &w.classes[0], NULL);
	draft.role = SFP_ROLE_STUDENT;
	ck_sfp_ok(sfp_invite_create(w.reg, leader, &draft, token, &invite));
	sfp_invite_free(invite);
	world_pass_days(&w, 8);
	ck_duty(SFP_NORM_ADMINISTRATOR_ANNULS_INVITES, &w.administrator.person, 20250909,
	        "Невостребованную ссылку пора аннулировать: Группа: обучающиеся — М-11",
	        "An unclaimed invite is to be annulled: Группа: обучающиеся — М-11");
}
END_TEST

/* ---- other acts ---- */

static const sfp_compliance_row *find_row(const sfp_compliance *compliance, sfp_norm norm)
{
	for (size_t i = 0; i < compliance->count; i++)
		if (compliance->rows[i].norm->norm == norm)
			return &compliance->rows[i];
	return NULL;
}

START_TEST(an_act_owes_only_the_kinds_that_it_gives_to_those_to_whom_it_gives_them)
{
	sfp_compliance *compliance;
	const sfp_compliance_row *row;
	sfp_id subject;

	teardown();
	world_open_under(&w, "examples/packs/dop-centre.yaml");
	subject = enter("Робототехника");
	teach(&w.teachers[2], &w.classes[0], &subject);
	compliance = measure(0);
	row = find_row(
		compliance,
		SFP_NORM_TEACHER_CHATS); /* a club's teacher owes both chats of the club, and none on the subject */
	ck_assert_int_eq(row->due, 2);
	ck_assert_str_eq(row->text_ru, "Чат с воспитанниками объединения: создано 0 из 1; не создан 1 с 02.09.2025; "
	                               "чат с родителями объединения: создано 0 из 1; не создан 1 с 02.09.2025");
	row = find_row(compliance, SFP_NORM_ADMINISTRATION_CHAT_OTHER);
	ck_assert_int_eq(row->due, 0);
	sfp_compliance_free(compliance);
}
END_TEST

START_TEST(a_kind_that_is_switched_off_is_not_owed)
{
	sfp_compliance *compliance;
	const sfp_compliance_row *row;

	teardown();
	world_open_under(&w, "examples/packs/kindergarten.yaml");
	lead(&w.teachers[1]);
	compliance = measure(0);
	ck_assert_int_eq(find_row(compliance, SFP_NORM_HOMEROOM_CHAT_PARENTS)->due, 1);
	ck_assert_int_eq(find_row(compliance, SFP_NORM_HOMEROOM_CHAT_TEACHERS)->verdict, SFP_VERDICT_SWITCHED_OFF);
	row = find_row(compliance, SFP_NORM_ADMINISTRATION_CHAT_PARENT_ACTIVISTS); /* a right there */
	ck_assert_int_eq(row->due, 0);
	sfp_compliance_free(compliance);
}
END_TEST

static Suite *chat_compliance_suite(void)
{
	Suite *suite = suite_create("chat_compliance");
	TCase *tcase = tcase_create("report");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, the_management_owes_each_of_its_chats_from_the_first_day_of_the_act);
	tcase_add_test(tcase, other_chats_of_the_management_are_nobodys_duty);
	tcase_add_test(tcase, a_class_owes_its_chats_as_soon_as_somebody_leads_it);
	tcase_add_test(tcase, a_chat_in_the_archive_is_owed_again_from_that_day);
	tcase_add_test(tcase, what_was_done_in_the_chats_is_evidence);
	tcase_add_test(tcase, every_subject_of_every_class_has_its_chat_or_is_shown_as_missing);
	tcase_add_test(tcase, where_two_teach_the_subject_either_may_settle_it);
	tcase_add_test(tcase, a_subject_without_lessons_or_a_closed_one_owes_nothing);
	tcase_add_test(tcase, students_of_a_class_are_to_be_in_its_chat);
	tcase_add_test(tcase, parents_join_of_their_own_will_and_never_owe_it);
	tcase_add_test(tcase, a_link_into_a_chat_that_nobody_used_is_to_be_annulled);
	tcase_add_test(tcase, an_act_owes_only_the_kinds_that_it_gives_to_those_to_whom_it_gives_them);
	tcase_add_test(tcase, a_kind_that_is_switched_off_is_not_owed);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(chat_compliance_suite)
