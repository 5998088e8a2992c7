/* test_pack_dop_centre.c: some weeks of a centre of extra education under its own act, examples/packs/dop-centre.yaml.
 */
#include "support/tables.h"
#include "under_act.h"

static char text[1024];

static void setup(void)
{
	world_open_under(&w, "examples/packs/dop-centre.yaml");
}

static void describe_the_centre(void)
{
	sfp_organization_draft card = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	card.address = "г. Вымышленный, ул. Лесная, 1";
	card.email = "orbita@centre.example";
	card.site = "orbita.example";
	ck_sfp_ok(sfp_organization_edit(w.reg, &w.administrator, &card, &organization));
	sfp_organization_free(organization);
}

START_TEST(the_act_is_read_without_a_finding_and_makes_sense_as_a_whole)
{
	const char *pack = sfp_policy_text(w.act, NULL);
	sfp_findings *findings = NULL;
	sfp_policy *again = NULL;

	ck_sfp_ok(sfp_policy_load(pack, strlen(pack), &again, &findings));
	ck_assert_uint_eq(sfp_findings_count(findings), 0);
	sfp_findings_free(findings);
	sfp_policy_unref(again);
	/* Prohibition 6.1 meets permit 4.2, as it is meant to. */
	expect_remarks("conflict:teacher.chats");
}
END_TEST

START_TEST(the_general_meeting_adopts_and_is_called_so)
{
	sfp_decision decision = ask("head", "policy.adopt", "", "edition_is_draft", "", text);

	ck_assert_int_eq(decision.reason, SFP_REASON_ROLE);
	ck_assert_str_eq(clause_of(&decision), "1.4");
	expect_words(text, "«общее собрание работников»");
	expect_words(text, "принять редакцию правил");
}
END_TEST

START_TEST(whoever_works_here_may_be_administrator_and_a_parent_may_not)
{
	sfp_id order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "7");

	/* The one in office is neither a pedagogue nor of the administration. */
	ck_assert(sfp_id_equal(&w.administrator.person, &w.worker.person));
	expect_refused(may_appoint(&w.parent.person, &order), SFP_REASON_FACT, "2.1");
	expect_words(sfp_registry_refusal(w.reg)->text_ru, "не работник организации");
	ck_sfp_ok(may_appoint(&w.teachers[1].person, &order));
	ck_sfp_ok(may_appoint(&w.deputy.person, &order));
}
END_TEST

START_TEST(there_is_no_staffroom_and_the_act_knows_of_none)
{
	sfp_class *staffroom = NULL;

	expect_refused(sfp_class_create_staffroom(w.reg, &w.administrator, &staffroom), SFP_REASON_NOT_REGULATED,
	               "7.3");
	expect_words(sfp_registry_refusal(w.reg)->text_ru, "создать общее объединение работников");
	ck_assert_ptr_null(sfp_policy_norm_find(w.act, "administrator.creates_staffroom"));
	/* So the keeper joins a club, and so does the directorate. */
	world_join(&w, &w.administrator, &w.classes[0], SFP_ROLE_TEACHER);
	ck_assert_int_eq(report("administration.joins", text), SFP_VERDICT_DUE);
	world_join(&w, &w.head, &w.classes[0], SFP_ROLE_TEACHER);
	world_join(&w, &w.deputy, &w.classes[1], SFP_ROLE_TEACHER);
	ck_assert_int_eq(report("administration.joins", text), SFP_VERDICT_KEPT);
}
END_TEST

START_TEST(what_the_act_lacks_is_refused_with_its_own_last_clause)
{
	sfp_homeroom *homeroom = NULL;
	sfp_admission *admission = NULL;

	expect_refused(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &w.teachers[1].person, &homeroom),
	               SFP_REASON_NOT_REGULATED, "7.3");
	expect_refused(sfp_admission_apply(w.reg, &w.teachers[1], &w.classes[0], SFP_ROLE_TEACHER, &admission),
	               SFP_REASON_NOT_REGULATED, "7.3");
}
END_TEST

START_TEST(what_others_may_is_refused_with_the_clause_that_says_who)
{
	sfp_decision decision = ask("student", "channel.post", "", "", "", text);

	ck_assert_int_eq(decision.reason, SFP_REASON_ROLE);
	ck_assert_str_eq(clause_of(&decision), "2.10");
	expect_words(text, "«куратор платформы»");
}
END_TEST

START_TEST(without_the_parents_consent_no_pupil_joins_and_the_act_says_how_it_is_called)
{
	const char *known = "invite_live invite_from_administrator invite_into_class invite_role_student";
	char token[SFP_INVITE_TOKEN_SIZE], more[256];
	sfp_decision decision;
	sfp_id id;

	ck_sfp_ok(invite(&w.classes[0], SFP_ROLE_STUDENT, &w.students[0].person, token, &id));
	expect_refused(claim(&w.students[0], token), SFP_REASON_FACT, "2.6");
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, sfp_policy_fact(w.act, "parent_consented")));
	expect_words(sfp_registry_refusal(w.reg)->text_ru, "родитель не подписал согласия на участие ребёнка");

	decision = ask("student", "invite.claim", "", known, "parent_consented", text);
	ck_assert_int_eq(decision.effect, SFP_EFFECT_DENY);
	expect_words(text, "родитель не подписал согласия");
	snprintf(more, sizeof(more), "%s parent_consented", known);
	ck_assert_int_eq(ask("student", "invite.claim", "", more, "", text).effect, SFP_EFFECT_PERMIT);
	/* Its number does as well as its name. */
	snprintf(more, sizeof(more), "%s custom_1", known);
	ck_assert_int_eq(ask("student", "invite.claim", "", more, "", text).effect, SFP_EFFECT_PERMIT);
}
END_TEST

static sfp_id consent_to(const char *code)
{
	sfp_consent_draft draft = SFP_CONSENT_DRAFT_INIT;
	sfp_consent *consent = NULL;
	sfp_id id;

	draft.person = w.students[0].person;
	draft.parent = w.parent.person;
	draft.code = code;
	ck_sfp_ok(sfp_consent_record(w.reg, &w.administrator, &draft, &consent));
	id = consent->head.id;
	sfp_consent_free(consent);
	return id;
}

/* The pack ties the fact to a code: another consent does not do, a withdrawn one no longer does. */
START_TEST(a_pupil_joins_while_the_consent_that_the_act_names_is_in_force)
{
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_consent *withdrawn = NULL;
	sfp_id id, consent;

	ck_sfp_ok(invite(&w.classes[0], SFP_ROLE_STUDENT, &w.students[0].person, token, &id));
	consent_to("photo");
	expect_refused(claim(&w.students[0], token), SFP_REASON_FACT, "2.6");
	consent = consent_to("participation");
	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_consent_withdraw(w.reg, &w.administrator, &consent, 0, "заявление", &withdrawn));
	sfp_consent_free(withdrawn);
	expect_refused(claim(&w.students[0], token), SFP_REASON_FACT, "2.6");
	consent_to("participation");
	ck_sfp_ok(claim(&w.students[0], token));
}
END_TEST

START_TEST(pupils_without_the_consent_that_the_act_requires_are_due_one_by_one)
{
	sfp_consent *withdrawn = NULL;
	sfp_duties *duties = NULL;
	sfp_id consent;
	size_t lacking = 0;

	ck_assert_int_eq(report("law.records_consent", text), SFP_VERDICT_DUE);
	ck_assert_str_eq(text, "Недостаёт 6 согласий, дольше всех с 02.09.2025");
	consent = consent_to("participation");
	ck_assert_int_eq(report("law.records_consent", text), SFP_VERDICT_DUE);
	ck_assert_str_eq(text, "Действует 1 согласие; недостаёт 5 согласий, дольше всех с 02.09.2025");
	world_pass_days(&w, 3);
	ck_sfp_ok(sfp_consent_withdraw(w.reg, &w.administrator, &consent, 0, NULL, &withdrawn));
	sfp_consent_free(withdrawn);
	ck_sfp_ok(sfp_duties_get(w.reg, &w.organization, &w.administrator.person, 0, &duties));
	for (size_t i = 0; i < duties->count; i++) {
		if (duties->items[i].norm->norm != SFP_NORM_LAW_RECORDS_CONSENT)
			continue;
		lacking++;
		expect_words(duties->items[i].text_ru, "participation");
		if (sfp_id_equal(&duties->items[i].object_id, &w.students[0].person))
			ck_assert_int_eq(duties->items[i].since, sfp_date_of_time(w.now)); /* since it was withdrawn */
	}
	ck_assert_uint_eq(lacking, 6);
	sfp_duties_free(duties);
}
END_TEST

/* What the pack knows by a consent nobody may attest past it. */
START_TEST(a_fact_known_by_a_consent_is_not_attested)
{
	sfp_attestation_draft draft = SFP_ATTESTATION_DRAFT_INIT;
	sfp_attestation *attestation = NULL;

	draft.person = w.students[0].person;
	draft.fact = sfp_policy_fact(w.act, "parent_consented");
	draft.ground = "сказали по телефону";
	ck_sfp_status(sfp_attestation_record(w.reg, &w.system, &draft, &attestation), SFP_E_INVALID);
	expect_words(sfp_registry_message_in(w.reg, SFP_RU), "parent_consented");
	draft.fact = sfp_policy_fact(w.act, "for_one_child");
	ck_sfp_ok(sfp_attestation_record(w.reg, &w.system, &draft, &attestation));
	ck_assert_str_eq(attestation->name, "for_one_child");
	sfp_attestation_free(attestation);
}
END_TEST

START_TEST(a_prohibition_of_the_acts_own_is_stronger_than_its_permits)
{
	const char *permits = "actor_joined actor_teaches_subject_in_class";
	sfp_decision decision = ask("teacher", "chat.create", "class_students", permits, "for_one_child", text);

	ck_assert_int_eq(decision.effect, SFP_EFFECT_PERMIT);
	ck_assert_str_eq(clause_of(&decision), "4.2");

	decision = ask("teacher", "chat.create", "class_students",
	               "actor_joined actor_teaches_subject_in_class for_one_child", "", text);
	ck_assert_int_eq(decision.reason, SFP_REASON_PROHIBITED);
	ck_assert_str_eq(clause_of(&decision), "6.1");
	expect_words(text, "чат с воспитанниками объединения");

	/* While nobody has looked, it is not told. */
	ck_assert_int_eq(ask("teacher", "chat.create", "class_students", permits, "", text).effect,
	                 SFP_EFFECT_UNDETERMINED);
	/* The other chats of the club it does not concern. */
	ck_assert_int_eq(ask("teacher", "chat.create", "class_parents", permits, "", text).effect, SFP_EFFECT_PERMIT);

	decision = ask("parent", "chat.create", "class_other", "", "", text);
	ck_assert_int_eq(decision.reason, SFP_REASON_PROHIBITED);
	ck_assert_str_eq(clause_of(&decision), "6.2");
}
END_TEST

START_TEST(the_deadlines_are_the_acts_own)
{
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *sent = NULL;
	sfp_id id;

	ck_sfp_ok(invite(&w.classes[0], SFP_ROLE_TEACHER, &w.teachers[1].person, token, &id));
	ck_sfp_ok(sfp_invite_send(w.reg, &w.administrator, &id, token, &sent));
	sfp_invite_free(sent);
	/* The built-in act would have it annulled after a week and dead after two. */
	world_pass_days(&w, 20);
	ck_assert_int_eq(report("administrator.annuls_invites", text), SFP_VERDICT_KEPT);
	world_pass_days(&w, 3);
	ck_assert_int_eq(report("administrator.annuls_invites", text), SFP_VERDICT_DUE);
	ck_sfp_ok(claim(&w.teachers[1], token));
}
END_TEST

START_TEST(the_report_has_every_norm_of_this_act_and_none_of_another)
{
	world_pass_days(&w, 40);
	expect_report_of_this_act();
	ck_assert_int_eq(report("administrator.verifies", text), SFP_VERDICT_SWITCHED_OFF);
	ck_assert_int_eq(report("administrator.registers", text), SFP_VERDICT_KEPT);
	ck_assert_int_eq(report("administrator.describes_organization", text), SFP_VERDICT_DUE);
	describe_the_centre();
	ck_assert_int_eq(report("administrator.describes_organization", text), SFP_VERDICT_KEPT);
}
END_TEST

START_TEST(a_club_is_called_a_club)
{
	static const sfp_nomenclature_line lines[] = { { "Робототехника", 0, "" } };
	sfp_id order = world_order(&w, SFP_ORDER_NOMENCLATURE, "11");
	size_t added = 0;

	ck_assert_int_eq(report("administrator.builds_structure", text), SFP_VERDICT_KEPT);
	ck_assert_str_eq(text, "Объединение: по утверждённой номенклатуре создано 2 из 2");
	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &order, lines, 1, &added));
	expect_duty("administrator.builds_structure", "Не создано по номенклатуре: объединение Робототехника");
	expect_nowhere("класс");
	expect_nowhere("Класс");
	expect_nowhere("групп");
	expect_nowhere("Учительск");
}
END_TEST

START_TEST(a_list_may_call_the_column_as_the_act_calls_a_class)
{
	static const char list[] = "ФИО;Объединение\nНовенький Пётр Ильич;М-11\n";
	struct imported made = { NULL, NULL, NULL };
	sfp_status status = table_import(w.reg, &w.system, NULL, SFP_ROSTER_STUDENTS, list, strlen(list), &made);

	ck_assert_msg(status == SFP_OK, "%s", sfp_registry_message(w.reg));
	ck_assert_int_eq(made.applied->import->people_added, 1);
	ck_assert_str_eq(sfp_roster_reading_file_at(made.reading, 0)->columns[1].meaning, "class");
	imported_clear(&made);
}
END_TEST

/* The first part that travels in base64: the letter's text. */
static void decode_text(const char *eml, char *ret_text, size_t size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = strstr(eml, "base64\r\n\r\n");
	unsigned bits = 0;
	size_t length = 0, count = 0;

	ck_assert_ptr_nonnull(at);
	for (at += strlen("base64\r\n\r\n"); *at != '-' && *at != '=' && length + 1 < size; at++) {
		if (*at == '\r' || *at == '\n')
			continue;
		bits = bits << 6 | (unsigned)(strchr(digits, *at) - digits);
		if (++count % 4 != 1)
			ret_text[length++] = (char)(bits >> (6 - 2 * ((count - 1) % 4)));
	}
	ret_text[length] = '\0';
}

START_TEST(the_letter_goes_where_the_act_says_and_not_before_the_questionnaire_is_complete)
{
	sfp_letter_attachment scan = SFP_LETTER_ATTACHMENT_INIT;
	sfp_letter *letter = NULL;
	char body[4096];

	scan.data = "scan";
	scan.length = 4;
	ck_sfp_status(sfp_letter_application(w.reg, &w.organization, &w.application, &scan, &letter), SFP_E_INVALID);
	expect_words(sfp_registry_message(w.reg), "questionnaire");
	describe_the_centre();
	ck_sfp_ok(sfp_letter_application(w.reg, &w.organization, &w.application, &scan, &letter));
	expect_words(letter->eml, "To: help@orbita-platform.example\r\n");
	/* «Подключение организации …», the act's own subject, begins so as an encoded word. */
	expect_words(letter->eml, "Subject: =?UTF-8?B?0J/QvtC00LrQu9GO0YfQtdC90LjQtQ==?=");
	decode_text(letter->eml, body, sizeof(body));
	expect_words(body, "к платформе «Сферум в MAX»");
	expect_words(body, "Анкета организации\nПолное наименование: Колледж вымышленный\nКраткое наименование: КВ\n");
	expect_words(body, "Сайт: orbita.example\n");
	sfp_letter_free(letter);
}
END_TEST

static Suite *dop_centre_suite(void)
{
	Suite *suite = suite_create("pack_dop_centre");
	TCase *weeks = tcase_create("weeks");

	tcase_add_checked_fixture(weeks, setup, close_verified);
	tcase_add_test(weeks, the_act_is_read_without_a_finding_and_makes_sense_as_a_whole);
	tcase_add_test(weeks, the_general_meeting_adopts_and_is_called_so);
	tcase_add_test(weeks, whoever_works_here_may_be_administrator_and_a_parent_may_not);
	tcase_add_test(weeks, there_is_no_staffroom_and_the_act_knows_of_none);
	tcase_add_test(weeks, what_the_act_lacks_is_refused_with_its_own_last_clause);
	tcase_add_test(weeks, what_others_may_is_refused_with_the_clause_that_says_who);
	tcase_add_test(weeks, without_the_parents_consent_no_pupil_joins_and_the_act_says_how_it_is_called);
	tcase_add_test(weeks, a_pupil_joins_while_the_consent_that_the_act_names_is_in_force);
	tcase_add_test(weeks, pupils_without_the_consent_that_the_act_requires_are_due_one_by_one);
	tcase_add_test(weeks, a_fact_known_by_a_consent_is_not_attested);
	tcase_add_test(weeks, a_prohibition_of_the_acts_own_is_stronger_than_its_permits);
	tcase_add_test(weeks, the_deadlines_are_the_acts_own);
	tcase_add_test(weeks, the_report_has_every_norm_of_this_act_and_none_of_another);
	tcase_add_test(weeks, a_club_is_called_a_club);
	tcase_add_test(weeks, a_list_may_call_the_column_as_the_act_calls_a_class);
	tcase_add_test(weeks, the_letter_goes_where_the_act_says_and_not_before_the_questionnaire_is_complete);
	suite_add_tcase(suite, weeks);
	return suite;
}

SUITE_MAIN(dop_centre_suite)
