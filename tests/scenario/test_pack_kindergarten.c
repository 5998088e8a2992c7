/* test_pack_kindergarten.c: some weeks of a kindergarten under its own act, examples/packs/kindergarten.yaml. */
#include "support/tables.h"
#include "under_act.h"

static char text[1024];

static void setup(void)
{
	world_open_under(&w, "examples/packs/kindergarten.yaml");
}

START_TEST(the_act_is_read_without_a_finding_and_its_remarks_are_wanted)
{
	const char *pack = sfp_policy_text(w.act, NULL);
	sfp_findings *findings = NULL;
	sfp_policy *again = NULL;

	ck_sfp_ok(sfp_policy_load(pack, strlen(pack), &again, &findings));
	ck_assert_uint_eq(sfp_findings_count(findings), 0);
	sfp_findings_free(findings);
	sfp_policy_unref(again);
	/* The prohibition of clause 3 meets the permit of clause 10, as it is meant to; that it meets clause 22, whose
	 * link is a parent's, an analysis cannot know: a role excludes another one only in the registry. */
	expect_remarks("conflict:administrator.invites conflict:parent.joins_chat");
}
END_TEST

START_TEST(an_administrator_comes_from_the_administration_and_no_teacher_may_be_one)
{
	sfp_id order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "7");

	ck_assert(sfp_id_equal(&w.administrator.person, &w.deputy.person));
	expect_refused(may_appoint(&w.teachers[1].person, &order), SFP_REASON_FACT, "7");
	expect_words(sfp_registry_refusal(w.reg)->text_ru, "кандидат — не администрация сада");
	/* The head is of the administration, too. */
	ck_sfp_ok(may_appoint(&w.head.person, &order));
}
END_TEST

START_TEST(no_child_is_invited_although_the_administrator_invites)
{
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_decision decision;
	sfp_id id;

	expect_refused(invite(&w.classes[0], SFP_ROLE_STUDENT, &w.students[0].person, token, &id),
	               SFP_REASON_PROHIBITED, "3");
	ck_sfp_ok(invite(&w.classes[0], SFP_ROLE_TEACHER, &w.teachers[1].person, token, &id));
	/* Even where everything else holds. */
	decision = ask("administrator", "invite.create", "",
	               "administrator_registered invitee_role_fits_class invite_role_student", "", text);
	ck_assert_int_eq(decision.reason, SFP_REASON_PROHIBITED);
}
END_TEST

START_TEST(a_child_has_no_rights_on_the_platform_and_no_clause_says_so)
{
	sfp_decision decision = ask("student", "lesson.join", "", "actor_joined", "", text);

	ck_assert_int_eq(decision.effect, SFP_EFFECT_NOT_REGULATED);
	ck_assert_str_eq(clause_of(&decision), "");
	/* What parents may, is theirs. */
	decision = ask("student", "chat.participate", "", "actor_is_chat_member", "", text);
	ck_assert_int_eq(decision.reason, SFP_REASON_ROLE);
	ck_assert_str_eq(clause_of(&decision), "23");
	expect_words(text, "«родитель (законный представитель)»");
	ck_assert_int_eq(ask("parent", "chat.participate", "", "actor_is_chat_member", "", text).effect,
	                 SFP_EFFECT_PERMIT);
}
END_TEST

START_TEST(the_workers_meet_in_a_class_of_another_name)
{
	sfp_record *office = NULL;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_CLASS, &w.staffroom, &office));
	ck_assert_str_eq(((sfp_class *)office)->name, "Методический кабинет");
	sfp_record_free(office);
	ck_assert_int_eq(report("administration.joins", text), SFP_VERDICT_DUE);
	world_join(&w, &w.head, &w.staffroom, SFP_ROLE_TEACHER);
	expect_duty("administration.joins", "Не присоединился: Заместителева Имя Отчество (администрация)");
	world_join(&w, &w.deputy, &w.staffroom, SFP_ROLE_TEACHER);
	ck_assert_int_eq(report("administration.joins", text), SFP_VERDICT_KEPT);
	expect_nowhere("Учительск");
}
END_TEST

START_TEST(the_groups_teacher_is_called_so_and_has_the_groups_chats)
{
	const sfp_distribution_line line = { "М-11", w.teachers[1].person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, "9");
	sfp_homeroom *homeroom = NULL;
	sfp_decision decision;
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	expect_duty("administrator.assigns_homeroom", "Не прикреплён воспитатель группы: М-11 — Учителев Имя Отчество");
	expect_refused(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[1], &w.teachers[1].person, &homeroom),
	               SFP_REASON_FACT, "11");
	expect_words(sfp_registry_refusal(w.reg)->text_ru, "закрепить воспитателя за группой");
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &w.teachers[1].person, &homeroom));
	sfp_homeroom_free(homeroom);
	ck_assert_int_eq(report("administrator.assigns_homeroom", text), SFP_VERDICT_KEPT);

	decision = ask("homeroom_teacher", "chat.create", "class_parents", "actor_joined", "actor_is_homeroom_of_class",
	               text);
	ck_assert_int_eq(decision.effect, SFP_EFFECT_DENY);
	ck_assert_str_eq(clause_of(&decision), "20.a");
	expect_words(text, "человек здесь — не воспитатель группы");
	/* Chats with children the act does not know, and that of the workers is switched off. */
	decision = ask("homeroom_teacher", "chat.create", "class_students", "actor_joined actor_is_homeroom_of_class",
	               "", text);
	ck_assert_int_eq(decision.effect, SFP_EFFECT_NOT_REGULATED);
	decision = ask("homeroom_teacher", "chat.create", "class_teachers", "actor_joined actor_is_homeroom_of_class",
	               "", text);
	ck_assert_int_eq(decision.effect, SFP_EFFECT_NOT_REGULATED);
	expect_nowhere("классн");
}
END_TEST

START_TEST(what_the_act_lacks_is_refused_without_a_clause)
{
	sfp_verification *verification = NULL;

	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	expect_refused(sfp_verification_request(w.reg, &w.teachers[1], &w.teachers[1].person, &verification),
	               SFP_REASON_NOT_REGULATED, "");
}
END_TEST

START_TEST(weeks_pass_and_the_report_tells_of_this_act_alone)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	world_pass_days(&w, 21);
	form.kind = SFP_KIND_TRANSFER_CLASS;
	form.person = w.students[0].person;
	form.class_to = w.classes[1];
	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, &form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "заявление родителя", &movement));
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement));
	sfp_movement_free(movement);

	expect_report_of_this_act();
	ck_assert_int_eq(report("homeroom.chat_teachers", text), SFP_VERDICT_SWITCHED_OFF);
	ck_assert_int_eq(report("administrator.records_movement", text), SFP_VERDICT_KEPT);
	ck_assert_int_eq(report("administrator.builds_structure", text), SFP_VERDICT_KEPT);
	ck_assert_str_eq(text, "Группа: по утверждённой номенклатуре создано 2 из 2");
	/* Nobody owes a child a link: the pedagogues are four, the children do not count. */
	ck_assert_int_eq(report("administrator.invites", text), SFP_VERDICT_DUE);
	expect_words(text, "Приглашены или уже присоединились 0 из 4");
	expect_nowhere("класс");
}
END_TEST

START_TEST(a_list_of_workers_may_call_them_as_the_act_does)
{
	static const char list[] =
		"ФИО;Роль\nНовенькая Анна Ильинична;Педагог\nСтаршая Вера Львовна;администрация сада\n"
		"Чужая Инна Юрьевна;дирекция\n";
	sfp_roster_apply_options how = SFP_ROSTER_APPLY_OPTIONS_INIT;
	struct imported made = { NULL, NULL, NULL };

	how.order_id = world_order(&w, SFP_ORDER_MOVEMENT, "7-к");
	ck_sfp_ok(table_import(w.reg, &w.system, &how, SFP_ROSTER_STAFF, list, strlen(list), &made));
	ck_assert_int_eq(made.applied->import->people_added, 2);
	ck_assert_uint_eq(sfp_roster_reading_totals(made.reading)->rejected, 1);
	imported_clear(&made);
}
END_TEST

static Suite *kindergarten_suite(void)
{
	Suite *suite = suite_create("pack_kindergarten");
	TCase *weeks = tcase_create("weeks");

	tcase_add_checked_fixture(weeks, setup, close_verified);
	tcase_add_test(weeks, the_act_is_read_without_a_finding_and_its_remarks_are_wanted);
	tcase_add_test(weeks, an_administrator_comes_from_the_administration_and_no_teacher_may_be_one);
	tcase_add_test(weeks, no_child_is_invited_although_the_administrator_invites);
	tcase_add_test(weeks, a_child_has_no_rights_on_the_platform_and_no_clause_says_so);
	tcase_add_test(weeks, the_workers_meet_in_a_class_of_another_name);
	tcase_add_test(weeks, the_groups_teacher_is_called_so_and_has_the_groups_chats);
	tcase_add_test(weeks, what_the_act_lacks_is_refused_without_a_clause);
	tcase_add_test(weeks, weeks_pass_and_the_report_tells_of_this_act_alone);
	tcase_add_test(weeks, a_list_of_workers_may_call_them_as_the_act_does);
	suite_add_tcase(suite, weeks);
	return suite;
}

SUITE_MAIN(kindergarten_suite)
