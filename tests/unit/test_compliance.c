/* test_compliance.c: no norm is missing from the report, what is due is listed item by item, and the sentences are
 * Russian. */
#include "campus.h"
#include "report/phrase.h"
#include "sferumpolicy/compliance.h"

#define DAY (INT64_C(86400) * 1000000)

static const sfp_id *here(void)
{
	return &school.as[SYSTEM].organization;
}

static sfp_compliance *measure(sfp_date as_of)
{
	sfp_compliance *compliance = NULL;
	sfp_status status = sfp_compliance_get(school.reg, here(), as_of, &compliance);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(school.reg));
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

/* What is said of one norm now. */
static void ck_row(sfp_norm norm, sfp_verdict verdict, int64_t kept, int64_t due, const char *text_ru)
{
	sfp_compliance *compliance = measure(0);
	const sfp_compliance_row *row = row_of(compliance, norm);

	ck_assert_msg(row->verdict == verdict && row->kept == kept && row->due == due, "%s is %s, kept %d, due %d: %s",
	              row->norm->code, sfp_verdict_name(row->verdict), (int)row->kept, (int)row->due, row->text_ru);
	if (text_ru)
		ck_assert_str_eq(row->text_ru, text_ru);
	ck_assert_uint_eq(row->since != 0, due != 0);
	sfp_compliance_free(compliance);
}

/* The list is as long as the report counts, norm by norm, ordered, and every item says what it is about. */
static void ck_complete(sfp_date as_of)
{
	sfp_compliance *compliance = measure(as_of);
	sfp_duties *duties = NULL;
	int64_t found[SFP_NORM_END] = { 0 };

	ck_sfp_ok(sfp_duties_get(school.reg, here(), NULL, as_of, &duties));
	ck_assert_int_eq((int64_t)duties->total, compliance->due);
	ck_assert_uint_eq(duties->count, duties->total);
	for (size_t i = 0; i < duties->count; i++) {
		const sfp_duty *duty = &duties->items[i];

		found[duty->norm->norm]++;
		ck_assert(duty->text_ru[0] && duty->text_en[0] && duty->since && duty->object && duty->days >= 0);
		ck_assert(!sfp_id_is_none(&duty->object_id));
		if (i)
			ck_assert_int_le(duties->items[i - 1].since, duty->since);
	}
	for (size_t i = 0; i < compliance->count; i++) {
		const sfp_compliance_row *row = &compliance->rows[i];

		ck_assert_int_eq(found[row->norm->norm], row->due);
		ck_assert_uint_eq(row->verdict == SFP_VERDICT_DUE, row->due > 0);
		ck_assert(row->text_ru[0] && row->text_en[0]);
	}
	sfp_compliance_free(compliance);
	sfp_duties_free(duties);
}

static size_t duties_of(int who)
{
	sfp_duties *duties = NULL;
	size_t count;

	ck_sfp_ok(sfp_duties_get(school.reg, here(), &school.as[who].person, 0, &duties));
	count = duties->count;
	sfp_duties_free(duties);
	return count;
}

/* ---- what happens in these stories ---- */

static sfp_id staffroom(void)
{
	sfp_class *room = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_class_create_staffroom(school.reg, &school.as[ADMINISTRATOR], &room));
	id = room->head.id;
	sfp_class_free(room);
	return id;
}

static sfp_id invite(int who, const sfp_id *class_id, sfp_role role, char token[SFP_INVITE_TOKEN_SIZE])
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *made = NULL;
	sfp_id id;

	draft.class_id = *class_id;
	draft.role = role;
	if (who != SYSTEM)
		draft.person = school.as[who].person;
	else
		draft.uses_max = 50;
	ck_sfp_ok(sfp_invite_create(school.reg, &school.as[ADMINISTRATOR], &draft, token, &made));
	id = made->head.id;
	sfp_invite_free(made);
	ck_sfp_ok(sfp_invite_send(school.reg, &school.as[ADMINISTRATOR], &id, token, &made));
	sfp_invite_free(made);
	return id;
}

static void join(int who, const char *token)
{
	sfp_invite *claimed = NULL;

	ck_sfp_ok(sfp_invite_claim(school.reg, &school.as[who], token, &claimed));
	sfp_invite_free(claimed);
}

/* ---- the report ---- */

START_TEST(every_norm_of_the_edition_has_a_row_in_the_packs_order)
{
	sfp_compliance *compliance = measure(0);
	sfp_policy *policy = NULL;
	size_t verdicts = 0;

	ck_sfp_ok(sfp_registry_policy(school.reg, here(), &policy));
	ck_assert_uint_eq(compliance->count, sfp_policy_norm_count(policy));
	ck_assert_uint_eq(compliance->count, 71);
	for (size_t i = 0; i < compliance->count; i++)
		ck_assert_str_eq(compliance->rows[i].norm->code, sfp_policy_norm_at(policy, i)->code);
	for (int verdict = 1; verdict < SFP_VERDICT_END; verdict++)
		verdicts += compliance->by_verdict[verdict];
	ck_assert_uint_eq(verdicts, 71);
	ck_assert(compliance->in_force);
	sfp_compliance_free(compliance);
	sfp_policy_unref(policy);
}
END_TEST

/* Written from the act: what can be proved from the records of this release, and what merely defines. */
START_TEST(what_is_measured_and_what_is_not_is_said_norm_by_norm)
{
	static const sfp_norm measured[] = {
		SFP_NORM_ACT_ADOPTED,
		SFP_NORM_ACT_AMENDED,
		SFP_NORM_ACT_APPROVED,
		SFP_NORM_ACT_UNIFORM,
		SFP_NORM_ACT_IN_FORCE,
		SFP_NORM_ACT_VALID_UNTIL_NEW,
		SFP_NORM_ADMINISTRATOR_APPOINTED,
		SFP_NORM_ADMINISTRATOR_APPLIES,
		SFP_NORM_ADMINISTRATOR_REGISTERS,
		SFP_NORM_ADMINISTRATOR_DESCRIBES_ORGANIZATION,
		SFP_NORM_ADMINISTRATOR_CREATES_STAFFROOM,
		SFP_NORM_ADMINISTRATOR_BUILDS_STRUCTURE,
		SFP_NORM_ADMINISTRATOR_INVITES,
		SFP_NORM_ADMINISTRATOR_APPOINTS_ADDITIONAL,
		SFP_NORM_ADMINISTRATOR_ASSIGNS_HOMEROOM,
		SFP_NORM_ADMINISTRATOR_ADMITS,
		SFP_NORM_ADMINISTRATOR_VERIFIES,
		SFP_NORM_ADMINISTRATOR_RECORDS_MOVEMENT,
		SFP_NORM_ADMINISTRATOR_ANNULS_INVITES,
		SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS,
		SFP_NORM_ADMINISTRATOR_BROADCASTS,
		SFP_NORM_ADMINISTRATION_ORDERS_USE,
		SFP_NORM_ADMINISTRATION_APPOINTS_ADMINISTRATOR,
		SFP_NORM_ADMINISTRATION_JOINS,
		SFP_NORM_ADMINISTRATION_VERIFIED,
		SFP_NORM_ADMINISTRATION_PROVIDES_MATERIAL,
		SFP_NORM_ADMINISTRATION_COMMUNICATES,
		SFP_NORM_HOMEROOM_JOINS,
		SFP_NORM_HOMEROOM_VERIFIED,
		SFP_NORM_HOMEROOM_COMMUNICATES,
		SFP_NORM_TEACHER_JOINS,
		SFP_NORM_TEACHER_VERIFIED,
		SFP_NORM_TEACHER_COMMUNICATES,
		SFP_NORM_STUDENT_ATTENDS,
		SFP_NORM_ADMINISTRATOR_HELPS,
		SFP_NORM_ADMINISTRATOR_DEALS_WITH_SUPPORT,
		SFP_NORM_ADMINISTRATOR_REPORTS,
		SFP_NORM_ADMINISTRATION_CONTROLS,
		SFP_NORM_STUDENT_SECURES_PROFILE,
		SFP_NORM_USER_FREE_ACCESS,
		SFP_NORM_USER_TURNS_TO_SUPPORT,
		SFP_NORM_USER_READS_RESOURCES,
		SFP_NORM_TEACHER_ATTENDS_SEMINARS,
		SFP_NORM_LAW_ERASES_PERSON,
		SFP_NORM_LAW_FILLS_OFFICE_OF_HEAD,
		SFP_NORM_LAW_FILLS_OFFICES,
		SFP_NORM_ACT_ALL_SUBJECTS,
		SFP_NORM_ADMINISTRATION_CHAT_DEPUTIES,
		SFP_NORM_ADMINISTRATION_CHAT_TEACHERS,
		SFP_NORM_ADMINISTRATION_CHAT_PARENT_ACTIVISTS,
		SFP_NORM_ADMINISTRATION_CHAT_STUDENT_ACTIVISTS,
		SFP_NORM_ADMINISTRATION_CHAT_OTHER,
		SFP_NORM_HOMEROOM_CHATS,
		SFP_NORM_HOMEROOM_CHAT_STUDENTS,
		SFP_NORM_HOMEROOM_CHAT_PARENTS,
		SFP_NORM_HOMEROOM_CHAT_TEACHERS,
		SFP_NORM_HOMEROOM_CHAT_OTHER,
		SFP_NORM_TEACHER_CHATS,
		SFP_NORM_TEACHER_CHAT_SUBJECT,
		SFP_NORM_TEACHER_CHAT_OTHER,
		SFP_NORM_STUDENT_JOINS_CHAT,
		SFP_NORM_STUDENT_PARTICIPATES,
		SFP_NORM_PARENT_JOINS_CHAT,
		SFP_NORM_PARENT_PARTICIPATES,
	};
	sfp_compliance *compliance = measure(0);
	size_t count = sizeof(measured) / sizeof(measured[0]), others = 0;

	for (size_t i = 0; i < count; i++)
		ck_assert_msg(row_of(compliance, measured[i])->verdict != SFP_VERDICT_NOT_MEASURED &&
		                      row_of(compliance, measured[i])->verdict != SFP_VERDICT_NOTHING_TO_OPERATE,
		              "%s is not measured", sfp_norm_name(measured[i]));
	for (size_t i = 0; i < compliance->count; i++) {
		const sfp_compliance_row *row = &compliance->rows[i];

		others += row->verdict == SFP_VERDICT_NOT_MEASURED || row->verdict == SFP_VERDICT_NOTHING_TO_OPERATE;
		if (row->verdict == SFP_VERDICT_NOTHING_TO_OPERATE)
			ck_assert(row->norm->modality == SFP_MODALITY_DEFINITION ||
			          row->norm->norm == SFP_NORM_LAW_RECORDS_CONSENT);
		if (row->verdict == SFP_VERDICT_NOT_MEASURED)
			ck_assert_str_eq(row->text_ru, "Пока не измеряется");
	}
	ck_assert_uint_eq(others, 71 - count);
	sfp_compliance_free(compliance);
}
END_TEST

/* Each of the 71 has a verdict, and it is none of those that mean that nobody looked. */
START_TEST(no_norm_of_the_act_is_left_unmeasured)
{
	sfp_compliance *compliance = measure(0);

	ck_assert_uint_eq(compliance->count, 71);
	for (size_t i = 0; i < compliance->count; i++) {
		const sfp_compliance_row *row = &compliance->rows[i];

		ck_assert_msg(row->verdict > 0 && row->verdict < SFP_VERDICT_NOT_MEASURED, "%s", row->norm->code);
	}
	ck_assert_uint_eq(compliance->by_verdict[SFP_VERDICT_NOT_MEASURED], 0);
	sfp_compliance_free(compliance);
}
END_TEST

START_TEST(a_definition_says_what_the_registry_has_of_it)
{
	ck_row(SFP_NORM_ACT_STATUS, SFP_VERDICT_NOTHING_TO_OPERATE, 1, 0,
	       "Акт действует и обязателен для всех участников");
	ck_row(SFP_NORM_ACT_TERMS, SFP_VERDICT_NOTHING_TO_OPERATE, 1, 0, NULL);
	ck_row(SFP_NORM_ACT_PARTICIPANTS, SFP_VERDICT_NOTHING_TO_OPERATE, 4, 0,
	       "В списках 4 участника: обучающиеся, педагоги, родители и администрация");
	ck_row(SFP_NORM_ACT_INFORMATION_SYSTEM, SFP_VERDICT_NOTHING_TO_OPERATE, 1, 0,
	       "Ведётся реестр организации с журналом изменений");
	ck_row(SFP_NORM_ACT_RESIDUAL_LAW, SFP_VERDICT_NOTHING_TO_OPERATE, 1, 0, NULL);
}
END_TEST

/* ---- personal data ---- */

static sfp_id ask_to_erase(int who, sfp_date since)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;
	sfp_erasure *erasure = NULL;
	sfp_id id;

	draft.person = school.as[who].person;
	draft.ground = "цель достигнута";
	draft.asked_on = since;
	ck_sfp_ok(sfp_erasure_ask(school.reg, &school.as[ADMINISTRATOR], &draft, &erasure));
	id = erasure->head.id;
	sfp_erasure_free(erasure);
	return id;
}

START_TEST(an_erasure_waits_for_its_term_and_then_is_due)
{
	sfp_erasure *erased = NULL;
	sfp_duties *duties = NULL;
	sfp_id id;

	ck_row(SFP_NORM_LAW_ERASES_PERSON, SFP_VERDICT_NO_DATA, 0, 0, "Оснований уничтожать данные не было");
	id = ask_to_erase(STRANGER, 20260831);
	ck_row(SFP_NORM_LAW_ERASES_PERSON, SFP_VERDICT_KEPT, 0, 0, "1 ждёт своего срока");
	school.now += 28 * DAY;
	ck_row(SFP_NORM_LAW_ERASES_PERSON, SFP_VERDICT_KEPT, 0, 0, NULL);
	school.now += DAY; /* the thirtieth day: the limit erase_days */
	ck_row(SFP_NORM_LAW_ERASES_PERSON, SFP_VERDICT_DUE, 0, 1, "Просрочено 1 уничтожение с 30.09.2026");
	ck_sfp_ok(sfp_duties_get(school.reg, here(), &school.as[ADMINISTRATOR].person, 0, &duties));
	for (size_t i = 0; i < duties->count; i++)
		if (duties->items[i].norm->norm == SFP_NORM_LAW_ERASES_PERSON)
			ck_assert_ptr_nonnull(strstr(duties->items[i].text_ru, "Данные пора уничтожить: "));
	sfp_duties_free(duties);
	ck_sfp_ok(sfp_person_erase(school.reg, &school.as[ADMINISTRATOR], &id, &erased));
	sfp_erasure_free(erased);
	ck_row(SFP_NORM_LAW_ERASES_PERSON, SFP_VERDICT_KEPT, 1, 0, "Данные уничтожены: 1 раз");
	ck_complete(0);
	ck_complete(20260902);
}
END_TEST

START_TEST(where_the_act_requires_no_consent_there_is_nothing_to_carry_out)
{
	sfp_consent_draft draft = SFP_CONSENT_DRAFT_INIT;
	sfp_consent *consent = NULL;

	ck_row(SFP_NORM_LAW_RECORDS_CONSENT, SFP_VERDICT_NOTHING_TO_OPERATE, 0, 0,
	       "Акт не требует согласий, и записанных нет");
	draft.person = school.as[TEACHER].person;
	draft.code = "photo";
	draft.signed_by_person = true;
	ck_sfp_ok(sfp_consent_record(school.reg, &school.as[ADMINISTRATOR], &draft, &consent));
	sfp_consent_free(consent);
	ck_row(SFP_NORM_LAW_RECORDS_CONSENT, SFP_VERDICT_KEPT, 1, 0, "Действует 1 согласие");
}
END_TEST

START_TEST(the_founding_of_a_school_is_evidence)
{
	ck_row(SFP_NORM_ACT_ADOPTED, SFP_VERDICT_KEPT, 1, 0, "Принята 1 редакция с протоколом");
	ck_row(SFP_NORM_ACT_APPROVED, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_ACT_IN_FORCE, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_ACT_UNIFORM, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_ACT_VALID_UNTIL_NEW, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_ACT_AMENDED, SFP_VERDICT_NO_DATA, 0, 0, "Изменений не вносили");
	ck_row(SFP_NORM_ADMINISTRATOR_APPOINTED, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_ADMINISTRATOR_APPLIES, SFP_VERDICT_KEPT, 1, 0,
	       "Отправлена 1 заявка на регистрацию организации");
	ck_row(SFP_NORM_ADMINISTRATOR_REGISTERS, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_ACT_LEGAL_BASIS, SFP_VERDICT_NOTHING_TO_OPERATE, 0, 0,
	       "Названо 5 актов; 1 из них утратил силу: ссылку пора обновить");
	ck_complete(0);
}
END_TEST

START_TEST(what_is_not_done_is_due_from_the_day_the_act_came_into_force)
{
	sfp_compliance *compliance = measure(20260911);
	const sfp_compliance_row *row = row_of(compliance, SFP_NORM_ADMINISTRATION_ORDERS_USE);
	sfp_duties *duties = NULL;

	ck_assert_int_eq(row->verdict, SFP_VERDICT_DUE);
	ck_assert_int_eq(row->since, SCHOOL_TODAY);
	ck_assert_str_eq(row->text_ru, "Приказ об использовании платформы не издан с 01.09.2026");
	ck_assert_str_eq(row->text_en, "There is no order on using the platform since 2026-09-01");
	ck_assert(sfp_id_equal(&row->responsible, &school.as[HEAD].person));
	sfp_compliance_free(compliance);

	ck_sfp_ok(sfp_duties_get(school.reg, here(), &school.as[HEAD].person, 20260911, &duties));
	ck_assert_uint_ge(duties->count, 1);
	ck_assert_int_eq(duties->items[0].days, 10);
	sfp_duties_free(duties);
	school_order(SFP_ORDER_USE, "7", NULL);
	ck_row(SFP_NORM_ADMINISTRATION_ORDERS_USE, SFP_VERDICT_KEPT, 1, 0, "Издан 1 приказ об использовании платформы");
}
END_TEST

START_TEST(pedagogues_are_invited_then_join_then_ask_to_be_verified)
{
	char token[SFP_INVITE_TOKEN_SIZE], other[SFP_INVITE_TOKEN_SIZE];
	sfp_verification *verification = NULL, *confirmed = NULL;
	sfp_id room;

	ck_row(SFP_NORM_ADMINISTRATOR_CREATES_STAFFROOM, SFP_VERDICT_DUE, 0, 1,
	       "Не создано: «Учительская» с 01.09.2026");
	ck_row(SFP_NORM_TEACHER_JOINS, SFP_VERDICT_DUE, 0, 3,
	       "0 из 3 педагогических работников присоединились; не присоединились 3, дольше всех с 01.09.2026");
	ck_row(SFP_NORM_TEACHER_VERIFIED, SFP_VERDICT_NO_DATA, 0, 0, NULL);
	room = staffroom();
	ck_row(SFP_NORM_ADMINISTRATOR_CREATES_STAFFROOM, SFP_VERDICT_DUE, 0, 3, NULL);
	ck_row(SFP_NORM_ADMINISTRATOR_INVITES, SFP_VERDICT_DUE, 0, 3, NULL);
	invite(TEACHER, &room, SFP_ROLE_TEACHER, token);
	ck_row(SFP_NORM_ADMINISTRATOR_INVITES, SFP_VERDICT_DUE, 1, 2, NULL);
	invite(SYSTEM, &room, SFP_ROLE_TEACHER, other);
	ck_row(SFP_NORM_ADMINISTRATOR_INVITES, SFP_VERDICT_KEPT, 3, 0,
	       "Приглашены или уже присоединились 3 из 3 человек");
	ck_complete(0);

	join(TEACHER, token);
	ck_row(SFP_NORM_TEACHER_JOINS, SFP_VERDICT_DUE, 1, 2, NULL);
	ck_row(SFP_NORM_TEACHER_VERIFIED, SFP_VERDICT_DUE, 0, 1, NULL);
	ck_assert_uint_eq(duties_of(TEACHER), 1);
	ck_sfp_ok(sfp_verification_request(school.reg, &school.as[TEACHER], &school.as[TEACHER].person, &verification));
	ck_row(SFP_NORM_TEACHER_VERIFIED, SFP_VERDICT_KEPT, 0, 0, NULL);
	ck_row(SFP_NORM_ADMINISTRATOR_VERIFIES, SFP_VERDICT_DUE, 0, 1, "Ждёт решения 1 запрос с 01.09.2026");
	ck_assert_uint_eq(duties_of(TEACHER), 0);
	ck_complete(0);
	ck_sfp_ok(sfp_verification_confirm(school.reg, &school.as[ADMINISTRATOR], &verification->head.id, &confirmed));
	ck_row(SFP_NORM_ADMINISTRATOR_VERIFIES, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_TEACHER_VERIFIED, SFP_VERDICT_KEPT, 1, 0,
	       "Статус «учитель» подтвердил 1 из 1 присоединившегося");
	sfp_verification_free(verification);
	sfp_verification_free(confirmed);
}
END_TEST

START_TEST(an_invite_that_nobody_used_is_due_for_annulment_after_the_limit)
{
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *annulled = NULL;
	sfp_id room = staffroom(), id = invite(TEACHER, &room, SFP_ROLE_TEACHER, token);
	sfp_compliance *compliance;

	ck_row(SFP_NORM_ADMINISTRATOR_ANNULS_INVITES, SFP_VERDICT_KEPT, 0, 0, "Ещё 1 ждёт адресатов");
	school.now += 7 * DAY;
	ck_row(SFP_NORM_ADMINISTRATOR_ANNULS_INVITES, SFP_VERDICT_DUE, 0, 1,
	       "Просрочена 1 невостребованная ссылка с 08.09.2026");
	ck_complete(0);
	compliance = measure(20260907);
	ck_assert_int_eq(row_of(compliance, SFP_NORM_ADMINISTRATOR_ANNULS_INVITES)->due, 0);
	sfp_compliance_free(compliance);
	ck_sfp_ok(sfp_invite_annul(school.reg, &school.as[ADMINISTRATOR], &id, &annulled));
	sfp_invite_free(annulled);
	ck_row(SFP_NORM_ADMINISTRATOR_ANNULS_INVITES, SFP_VERDICT_KEPT, 1, 0, "Аннулирована 1 ссылка");
}
END_TEST

START_TEST(classes_and_their_homeroom_teachers_follow_what_the_head_approved)
{
	sfp_nomenclature_line names[] = { { "М-11", 1, NULL }, { "М-12", 1, NULL } };
	sfp_distribution_line lead = { "М-11", school.as[TEACHER].person };
	sfp_id order = school_order(SFP_ORDER_NOMENCLATURE, "5", NULL),
	       other = school_order(SFP_ORDER_DISTRIBUTION, "6", NULL), id;
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
	sfp_homeroom *homeroom = NULL;
	sfp_class *made = NULL;
	size_t added;

	ck_row(SFP_NORM_ADMINISTRATOR_BUILDS_STRUCTURE, SFP_VERDICT_NO_DATA, 0, 0, "Номенклатура не утверждена");
	ck_sfp_ok(sfp_nomenclature_approve(school.reg, &school.as[HEAD], &order, names, 2, &added));
	ck_sfp_ok(sfp_distribution_approve(school.reg, &school.as[HEAD], &other, &lead, 1, &added));
	ck_row(SFP_NORM_ADMINISTRATOR_BUILDS_STRUCTURE, SFP_VERDICT_DUE, 0, 2, NULL);
	ck_row(SFP_NORM_ADMINISTRATOR_ASSIGNS_HOMEROOM, SFP_VERDICT_DUE, 0, 1, NULL);
	draft.name = "M-11"; /* with a Latin letter */
	ck_sfp_ok(sfp_class_create(school.reg, &school.as[ADMINISTRATOR], &draft, &made));
	id = made->head.id;
	sfp_class_free(made);
	ck_row(SFP_NORM_ADMINISTRATOR_BUILDS_STRUCTURE, SFP_VERDICT_DUE, 1, 1,
	       "Учебная группа: по утверждённой номенклатуре создано 1 из 2; не создано 1 с 01.09.2026");
	ck_complete(0);
	ck_sfp_ok(
		sfp_homeroom_assign(school.reg, &school.as[ADMINISTRATOR], &id, &school.as[TEACHER].person, &homeroom));
	sfp_homeroom_free(homeroom);
	ck_row(SFP_NORM_ADMINISTRATOR_ASSIGNS_HOMEROOM, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_HOMEROOM_JOINS, SFP_VERDICT_DUE, 0, 1, NULL);
	ck_complete(0);
}
END_TEST

START_TEST(students_are_to_be_invited_only_where_the_switch_is_on)
{
	sfp_id class_id = school_class("М-11");

	ck_row(SFP_NORM_ADMINISTRATOR_INVITES, SFP_VERDICT_DUE, 0, 3, NULL);
	school_enrol(STUDENT, &class_id);
	ck_row(SFP_NORM_ADMINISTRATOR_INVITES, SFP_VERDICT_DUE, 0, 4, NULL);
	ck_complete(0);
}
END_TEST

START_TEST(an_application_for_membership_waits_for_the_administrator)
{
	sfp_admission *admission = NULL, *accepted = NULL;
	sfp_id room = staffroom();

	ck_row(SFP_NORM_ADMINISTRATOR_ADMITS, SFP_VERDICT_NO_DATA, 0, 0, NULL);
	ck_sfp_ok(sfp_admission_apply(school.reg, &school.as[OTHER_TEACHER], &room, SFP_ROLE_TEACHER, &admission));
	ck_row(SFP_NORM_ADMINISTRATOR_ADMITS, SFP_VERDICT_DUE, 0, 1, "Ждёт решения 1 заявка с 01.09.2026");
	ck_complete(0);
	ck_sfp_ok(sfp_admission_consider(school.reg, &school.as[ADMINISTRATOR], &admission->head.id, &accepted));
	sfp_admission_free(accepted);
	ck_row(SFP_NORM_ADMINISTRATOR_ADMITS, SFP_VERDICT_DUE, 0, 1, NULL);
	ck_sfp_ok(sfp_admission_accept(school.reg, &school.as[ADMINISTRATOR], &admission->head.id, &accepted));
	ck_row(SFP_NORM_ADMINISTRATOR_ADMITS, SFP_VERDICT_KEPT, 1, 0, "Рассмотрена 1 заявка на вступление");
	sfp_admission_free(admission);
	sfp_admission_free(accepted);
}
END_TEST

START_TEST(an_ordered_movement_is_due_from_its_day)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL, *ordered = NULL, *applied = NULL;
	sfp_id order = school_order(SFP_ORDER_MOVEMENT, "9", NULL);

	form.kind = SFP_KIND_DISMISS;
	form.person = school.as[OTHER_TEACHER].person;
	form.effective_on = 20260903;
	ck_sfp_ok(sfp_movement_draft(school.reg, &school.as[ADMINISTRATOR], &form, &movement));
	ck_sfp_ok(sfp_movement_order(school.reg, &school.as[HEAD], &movement->head.id, &order, NULL, &ordered));
	ck_row(SFP_NORM_ADMINISTRATOR_RECORDS_MOVEMENT, SFP_VERDICT_NO_DATA, 0, 0, NULL);
	school.now += 3 * DAY;
	ck_row(SFP_NORM_ADMINISTRATOR_RECORDS_MOVEMENT, SFP_VERDICT_DUE, 0, 1,
	       "Не проведено 1 движение по приказам с 03.09.2026");
	ck_complete(0);
	ck_sfp_ok(sfp_movement_apply(school.reg, &school.as[ADMINISTRATOR], &movement->head.id, NULL, &applied));
	ck_row(SFP_NORM_ADMINISTRATOR_RECORDS_MOVEMENT, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_row(SFP_NORM_TEACHER_JOINS, SFP_VERDICT_DUE, 0, 2, NULL);
	sfp_movement_free(movement);
	sfp_movement_free(ordered);
	sfp_movement_free(applied);
}
END_TEST

START_TEST(a_past_day_is_measured_as_it_was)
{
	sfp_office *office = NULL;
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_compliance *compliance;

	school.now += 10 * DAY;
	filter.person = school.as[TEACHER].person;
	ck_sfp_ok(sfp_record_list(school.reg, here(), SFP_OBJECT_OFFICE, &filter, &page));
	ck_sfp_ok(sfp_office_end(school.reg, &school.as[SYSTEM], &page->records[0]->id, 0, NULL, &office));
	sfp_office_free(office);
	sfp_page_free(page);
	ck_row(SFP_NORM_TEACHER_JOINS, SFP_VERDICT_DUE, 0, 2, NULL);
	compliance = measure(20260905);
	ck_assert_int_eq(row_of(compliance, SFP_NORM_TEACHER_JOINS)->due, 3);
	ck_assert_int_eq(compliance->as_of, 20260905);
	sfp_compliance_free(compliance);
	ck_complete(20260905);
}
END_TEST

START_TEST(a_day_is_measured_by_the_edition_that_was_in_force_on_it)
{
	const char *pack = sfp_policy_builtin_text(NULL);
	sfp_edition *edition = NULL, *next = NULL;
	sfp_compliance *before, *after;
	sfp_id order;

	school.now += 9 * DAY;
	ck_sfp_ok(sfp_edition_draft(school.reg, &school.as[COUNCIL], pack, strlen(pack), &edition, NULL));
	ck_row(SFP_NORM_ACT_AMENDED, SFP_VERDICT_KEPT, 1, 0, "Подготовлена 1 редакция с изменениями");
	ck_row(SFP_NORM_ACT_ADOPTED, SFP_VERDICT_KEPT, 1, 0, NULL); /* an amendment that waits is no omission */
	order = school_order(SFP_ORDER_APPROVAL, "11", NULL);
	ck_sfp_ok(sfp_edition_adopt(school.reg, &school.as[COUNCIL], &edition->head.id, "2", 20260910, &next));
	sfp_edition_free(next);
	ck_row(SFP_NORM_ACT_APPROVED, SFP_VERDICT_DUE, 1, 1, NULL);
	ck_sfp_ok(sfp_edition_approve(school.reg, &school.as[HEAD], &edition->head.id, &order, 20260910, &next));
	sfp_edition_free(next);
	ck_row(SFP_NORM_ACT_IN_FORCE, SFP_VERDICT_DUE, 1, 1, NULL);
	ck_complete(0);
	ck_sfp_ok(sfp_edition_enact(school.reg, &school.as[SYSTEM], &edition->head.id, 20260910, &next));
	sfp_edition_free(next);
	before = measure(20260905);
	after = measure(0);
	ck_assert(sfp_id_equal(&after->edition, &edition->head.id));
	ck_assert(!sfp_id_equal(&before->edition, &edition->head.id));
	ck_assert(before->in_force && after->in_force);
	ck_row(SFP_NORM_ACT_VALID_UNTIL_NEW, SFP_VERDICT_KEPT, 1, 0, NULL);
	ck_complete(20260905);
	ck_complete(0);
	sfp_compliance_free(before);
	sfp_compliance_free(after);
	sfp_edition_free(edition);
}
END_TEST

/* ---- channels and events ---- */

#define HOUR INT64_C(3600000000)

static sfp_id channel(const char *code)
{
	sfp_channel *made = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_channel_create(school.reg, &school.as[ADMINISTRATOR], code, &made));
	id = made->head.id;
	sfp_channel_free(made);
	return id;
}

static sfp_id provide(const sfp_id *channel_id, const char *title)
{
	sfp_channel_post_draft draft = SFP_CHANNEL_POST_DRAFT_INIT;
	sfp_channel_post *post = NULL;
	sfp_id id;

	draft.channel_id = *channel_id;
	draft.title = title;
	ck_sfp_ok(sfp_channel_post_provide(school.reg, &school.as[HEAD], &draft, &post));
	id = post->head.id;
	sfp_channel_post_free(post);
	return id;
}

static sfp_id plan(int who, sfp_kind kind, sfp_time starts_at)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	sfp_event *event = NULL;
	sfp_id id;

	draft.kind = kind;
	draft.title = "Линейка";
	draft.starts_at = starts_at;
	ck_sfp_ok(sfp_event_plan(school.reg, &school.as[who], &draft, &event));
	id = event->head.id;
	sfp_event_free(event);
	return id;
}

static void start(int who, const sfp_id *id)
{
	sfp_event *event = NULL;

	ck_sfp_ok(sfp_event_start(school.reg, &school.as[who], id, &event));
	sfp_event_free(event);
}

static void finish(int who, const sfp_id *id)
{
	sfp_event *event = NULL;

	ck_sfp_ok(sfp_event_finish(school.reg, &school.as[who], id, 40, &event));
	sfp_event_free(event);
}

START_TEST(the_acts_channels_are_due_until_they_are_created)
{
	sfp_duties *duties = NULL;

	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_DUE, 0, 2,
	       "Системные каналы: создано 0 из 2; не созданы 2, дольше всех с 01.09.2026; публикаций не было");
	channel("staff");
	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_DUE, 1, 1,
	       "Системные каналы: создан 1 из 2; не создан 1 с 01.09.2026; публикаций не было");
	ck_complete(0);
	ck_sfp_ok(sfp_duties_get(school.reg, here(), &school.as[ADMINISTRATOR].person, 0, &duties));
	for (size_t i = 0; i < duties->count; i++)
		if (duties->items[i].norm->norm == SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS)
			ck_assert_str_eq(duties->items[i].text_ru, "Не создан системный канал: Общешкольный канал");
	sfp_duties_free(duties);
	channel("all_school");
	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_KEPT, 2, 0,
	       "Системные каналы: созданы 2 из 2; публикаций не было");
}
END_TEST

START_TEST(a_material_is_due_once_it_waits_longer_than_the_limit)
{
	sfp_id all = channel("all_school"), staff = channel("staff"), first = provide(&all, "Расписание"), second;
	sfp_channel_post *post = NULL;

	(void)staff;
	ck_row(SFP_NORM_ADMINISTRATION_PROVIDES_MATERIAL, SFP_VERDICT_KEPT, 1, 0, "Передан для публикации 1 материал");
	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_KEPT, 2, 0,
	       "Системные каналы: созданы 2 из 2; ещё 1 ждёт публикации");
	school.now += 2 * DAY;
	second = provide(&all, "Олимпиада");
	school.now += DAY;
	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_DUE, 2, 1,
	       "Системные каналы: созданы 2 из 2; дольше срока ждёт публикации 1 материал с 04.09.2026; ещё 1 ждёт публикации");
	ck_complete(0);
	ck_sfp_ok(sfp_channel_post_post(school.reg, &school.as[ADMINISTRATOR], &first, &post));
	sfp_channel_post_free(post);
	ck_sfp_ok(sfp_channel_post_decline(school.reg, &school.as[ADMINISTRATOR], &second, "нет даты", &post));
	sfp_channel_post_free(post);
	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_KEPT, 3, 0,
	       "Системные каналы: созданы 2 из 2; опубликован 1 материал");
	ck_row(SFP_NORM_ADMINISTRATION_PROVIDES_MATERIAL, SFP_VERDICT_KEPT, 2, 0,
	       "Переданы для публикации 2 материала");
	ck_complete(20260903);
}
END_TEST

START_TEST(yesterday_a_material_that_is_posted_today_still_waited)
{
	sfp_id all = channel("all_school"), staff = channel("staff"), id = provide(&staff, "Расписание");
	sfp_channel_post *post = NULL;
	sfp_compliance *compliance;

	(void)all;
	school.now += 5 * DAY;
	ck_sfp_ok(sfp_channel_post_post(school.reg, &school.as[ADMINISTRATOR], &id, &post));
	sfp_channel_post_free(post);
	compliance = measure(20260905);
	ck_assert_int_eq(row_of(compliance, SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS)->due, 1);
	sfp_compliance_free(compliance);
	compliance = measure(20260902);
	ck_assert_int_eq(row_of(compliance, SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS)->waiting, 1);
	sfp_compliance_free(compliance);
	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_KEPT, 3, 0, NULL);
}
END_TEST

START_TEST(a_withdrawn_material_is_neither_provided_nor_due)
{
	sfp_id all = channel("all_school"), staff = channel("staff"), id = provide(&all, "Расписание");
	sfp_channel_post *post = NULL;

	(void)staff;
	ck_sfp_ok(sfp_channel_post_withdraw(school.reg, &school.as[HEAD], &id, &post));
	sfp_channel_post_free(post);
	school.now += 10 * DAY;
	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_KEPT, 2, 0, NULL);
	ck_row(SFP_NORM_ADMINISTRATION_PROVIDES_MATERIAL, SFP_VERDICT_NO_DATA, 0, 0,
	       "Материалов для публикации не передавали");
}
END_TEST

START_TEST(a_broadcast_is_due_once_its_time_is_over)
{
	sfp_time noon = school.now + 4 * HOUR;
	sfp_id first = plan(ADMINISTRATOR, SFP_KIND_BROADCAST, noon),
	       second = plan(ADMINISTRATOR, SFP_KIND_BROADCAST, noon + DAY);
	sfp_event *event = NULL;
	sfp_compliance *compliance;

	ck_row(SFP_NORM_ADMINISTRATOR_BROADCASTS, SFP_VERDICT_KEPT, 0, 0, "Запланированы 2");
	school.now = noon;
	ck_row(SFP_NORM_ADMINISTRATOR_BROADCASTS, SFP_VERDICT_DUE, 0, 1,
	       "Ждёт отметки о проведении 1 трансляция с 01.09.2026; запланирована 1");
	ck_complete(0);
	start(ADMINISTRATOR, &first);
	ck_row(SFP_NORM_ADMINISTRATOR_BROADCASTS, SFP_VERDICT_KEPT, 1, 0, "Проведена 1 трансляция; запланирована 1");
	school.now += DAY - HOUR;
	ck_row(SFP_NORM_ADMINISTRATOR_BROADCASTS, SFP_VERDICT_DUE, 0, 1,
	       NULL); /* it should have been finished on its day */
	finish(ADMINISTRATOR, &first);
	ck_sfp_ok(sfp_event_cancel(school.reg, &school.as[ADMINISTRATOR], &second, "нет света", &event));
	sfp_event_free(event);
	school.now += DAY;
	ck_row(SFP_NORM_ADMINISTRATOR_BROADCASTS, SFP_VERDICT_KEPT, 1, 0, "Проведена 1 трансляция");
	compliance = measure(20260901);
	ck_assert_int_eq(row_of(compliance, SFP_NORM_ADMINISTRATOR_BROADCASTS)->kept, 1);
	ck_assert_int_eq(row_of(compliance, SFP_NORM_ADMINISTRATOR_BROADCASTS)->waiting, 1);
	sfp_compliance_free(compliance);
}
END_TEST

START_TEST(meetings_class_events_and_lessons_count_for_whom_the_act_names)
{
	static const struct {
		sfp_kind kind;
		int who;
		sfp_norm norm;
		const char *planned, *held; /* without the first letter, which may be a capital */
	} rows[] = {
		{ SFP_KIND_MEETING, HEAD, SFP_NORM_ADMINISTRATION_COMMUNICATES, "апланировано 1 совещание",
		  "роведено 1 совещание" },
		{ SFP_KIND_CLASS_EVENT, TEACHER, SFP_NORM_HOMEROOM_COMMUNICATES, "апланировано 1 мероприятие",
		  "роведено 1 мероприятие на платформе" },
		{ SFP_KIND_LESSON, OTHER_TEACHER, SFP_NORM_TEACHER_COMMUNICATES, "апланировано 1 занятие",
		  "роведено 1 дистанционное занятие" },
	};
	sfp_homeroom *homeroom = NULL;
	sfp_id room = staffroom(), class_id = school_class("М-11");
	sfp_id order = school_order(SFP_ORDER_DISTRIBUTION, "77", NULL);
	sfp_distribution_line line = { "М-11", school.as[TEACHER].person };
	char token[SFP_INVITE_TOKEN_SIZE];
	size_t added;

	ck_sfp_ok(sfp_distribution_approve(school.reg, &school.as[HEAD], &order, &line, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(school.reg, &school.as[ADMINISTRATOR], &class_id, &school.as[TEACHER].person,
	                              &homeroom));
	sfp_homeroom_free(homeroom);
	for (int i = 0; i < 3; i++) {
		sfp_compliance *before, *after;
		sfp_id id;

		invite(rows[i].who, &room, SFP_ROLE_TEACHER, token);
		join(rows[i].who, token);
		id = plan(rows[i].who, rows[i].kind, 0);
		before = measure(0);
		ck_assert_ptr_nonnull(strstr(row_of(before, rows[i].norm)->text_ru, rows[i].planned));
		start(rows[i].who, &id);
		after = measure(0);
		ck_assert_ptr_nonnull(strstr(row_of(after, rows[i].norm)->text_ru, rows[i].held));
		ck_assert_int_eq(row_of(after, rows[i].norm)->due, row_of(before, rows[i].norm)->due);
		ck_assert_int_eq(row_of(after, rows[i].norm)->kept, row_of(before, rows[i].norm)->kept + 1);
		sfp_compliance_free(before);
		sfp_compliance_free(after);
	}
	ck_complete(0);
}
END_TEST

START_TEST(students_who_took_part_are_counted_once)
{
	sfp_id room = staffroom(), class_id = school_class("М-11"), lesson;
	sfp_attendance *attendance = NULL;
	char token[SFP_INVITE_TOKEN_SIZE];

	ck_row(SFP_NORM_STUDENT_ATTENDS, SFP_VERDICT_NO_DATA, 0, 0, "Участие в занятиях и мероприятиях не отмечено");
	invite(TEACHER, &room, SFP_ROLE_TEACHER, token);
	join(TEACHER, token);
	school_enrol(STUDENT, &class_id);
	invite(STUDENT, &class_id, SFP_ROLE_STUDENT, token);
	join(STUDENT, token);
	for (int i = 0; i < 2; i++) {
		lesson = plan(TEACHER, SFP_KIND_LESSON, 0);
		ck_sfp_ok(sfp_event_join(school.reg, &school.as[STUDENT], &lesson, &attendance));
		sfp_attendance_free(attendance);
	}
	ck_row(SFP_NORM_STUDENT_ATTENDS, SFP_VERDICT_KEPT, 1, 0, "В занятиях и мероприятиях участвовал 1 обучающийся");
	ck_complete(0);
}
END_TEST

START_TEST(each_sees_what_is_theirs)
{
	size_t administrator = duties_of(ADMINISTRATOR), teacher = duties_of(TEACHER), head = duties_of(HEAD);
	sfp_duties *duties = NULL;

	ck_assert_uint_eq(teacher, 1);  /* has not joined */
	ck_assert_uint_eq(head, 2 + 4); /* no order on use, has not joined; four chats of the management */
	ck_assert_uint_eq(administrator,
	                  1 + 3 + 1 + 2 +
	                          1); /* staffroom, three to be invited, the card, two channels; and has not joined */
	ck_assert_uint_eq(duties_of(STRANGER), 0);
	ck_sfp_ok(sfp_duties_get(school.reg, here(), here(), 0, &duties)); /* no person's id at all */
	ck_assert_uint_eq(duties->total, 0);
	sfp_duties_free(duties);
}
END_TEST

static size_t place_of(const sfp_compliance *compliance, const sfp_norm_info *norm)
{
	size_t place = 0;

	while (compliance->rows[place].norm->norm != norm->norm)
		place++;
	return place;
}

START_TEST(what_is_due_since_one_day_stands_in_the_order_of_the_act)
{
	sfp_compliance *compliance = measure(0);
	sfp_duties *duties = NULL;
	size_t of_one_day = 0, of_one_norm = 0;

	ck_sfp_ok(sfp_duties_get(school.reg, here(), NULL, 0, &duties));
	for (size_t i = 1; i < duties->count; i++) {
		const sfp_duty *above = &duties->items[i - 1], *below = &duties->items[i];
		size_t place = place_of(compliance, above->norm), next = place_of(compliance, below->norm);

		if (above->since != below->since)
			continue;
		ck_assert_uint_le(place, next);
		of_one_day += place < next;
		of_one_norm += place == next;
		if (place == next)
			ck_assert_int_le(memcmp(above->object_id.bytes, below->object_id.bytes, 16), 0);
	}
	ck_assert_uint_gt(of_one_day, 3);
	ck_assert_uint_gt(of_one_norm, 1);
	sfp_duties_free(duties);
	sfp_compliance_free(compliance);
}
END_TEST

START_TEST(reports_become_json)
{
	sfp_compliance *compliance = measure(0);
	sfp_duties *duties = NULL;
	char *json = NULL;

	ck_sfp_ok(sfp_compliance_json(compliance, &json));
	ck_assert_ptr_nonnull(strstr(json, "{\"schema\":1,"));
	ck_assert_ptr_nonnull(strstr(json, "\"norm\":\"administrator.annuls_invites\",\"clause\":\"2.1.12\""));
	ck_assert_ptr_nonnull(strstr(json, "\"verdict\":\"no_data\""));
	ck_assert_ptr_nonnull(strstr(json, "\"verdict\":\"nothing_to_operate\""));
	ck_assert_ptr_null(strstr(json, "\"verdict\":\"not_measured\""));
	sfp_text_free(json);
	ck_sfp_ok(sfp_duties_get(school.reg, here(), NULL, 0, &duties));
	ck_sfp_ok(sfp_duties_json(duties, &json));
	ck_assert_ptr_nonnull(strstr(json, "\"person\":null"));
	ck_assert_ptr_nonnull(strstr(json, "\"roles\":[\"administration\"]"));
	sfp_text_free(json);
	sfp_duties_free(duties);
	sfp_compliance_free(compliance);
}
END_TEST

START_TEST(reports_become_tables_for_spreadsheets)
{
	sfp_compliance *compliance = measure(0);
	sfp_duties *duties = NULL;
	char *csv = NULL;
	size_t lines = 0;

	ck_sfp_ok(sfp_compliance_csv(compliance, SFP_RU, &csv));
	for (const char *at = csv; (at = strstr(at, "\r\n")); at += 2)
		lines++;
	ck_assert_uint_eq(lines, compliance->count + 1);
	ck_assert_ptr_nonnull(strstr(csv, "\xef\xbb\xbfПункт;Норма;"));
	ck_assert_ptr_nonnull(strstr(csv, "\r\n2.1.12;administrator.annuls_invites;"));
	ck_assert_ptr_nonnull(strstr(csv, ";не исполнено;0;"));
	sfp_text_free(csv);
	ck_sfp_ok(sfp_compliance_csv(compliance, SFP_EN, &csv));
	ck_assert_ptr_nonnull(strstr(csv, "Clause,Norm,"));
	sfp_text_free(csv);
	ck_sfp_status(sfp_compliance_csv(NULL, SFP_RU, &csv), SFP_E_MISUSE);
	ck_sfp_status(sfp_compliance_csv(compliance, (sfp_language)7, &csv), SFP_E_MISUSE);
	ck_sfp_status(sfp_compliance_csv(compliance, SFP_RU, NULL), SFP_E_MISUSE);
	sfp_compliance_free(compliance);

	ck_sfp_ok(sfp_duties_get(school.reg, here(), NULL, 0, &duties));
	ck_assert_uint_gt(duties->count, 0);
	ck_sfp_ok(sfp_duties_csv(duties, SFP_RU, &csv));
	lines = 0;
	for (const char *at = csv; (at = strstr(at, "\r\n")); at += 2)
		lines++;
	ck_assert_uint_eq(lines, duties->count + 1);
	ck_assert_ptr_nonnull(strstr(csv, duties->items[0].norm->code));
	sfp_text_free(csv);
	ck_sfp_status(sfp_duties_csv(NULL, SFP_RU, &csv), SFP_E_MISUSE);
	ck_sfp_status(sfp_duties_csv(duties, (sfp_language)7, &csv), SFP_E_MISUSE);
	ck_sfp_status(sfp_duties_csv(duties, SFP_RU, NULL), SFP_E_MISUSE);
	sfp_duties_free(duties);
}
END_TEST

/* ---- before the act, and other acts ---- */

START_TEST(a_draft_binds_nobody_but_to_bring_it_into_force)
{
	const char *pack = sfp_policy_builtin_text(NULL);
	sfp_edition *edition = NULL;
	sfp_compliance *compliance = NULL;

	school_open();
	ck_sfp_says(sfp_compliance_get(school.reg, here(), 0, &compliance), SFP_E_NOT_FOUND, "no edition");
	ck_sfp_ok(sfp_edition_draft(school.reg, &school.as[SYSTEM], pack, strlen(pack), &edition, NULL));
	sfp_edition_free(edition);
	compliance = measure(0);
	ck_assert(!compliance->in_force);
	ck_assert_int_eq(compliance->due, 1);
	ck_assert_int_eq(row_of(compliance, SFP_NORM_ACT_ADOPTED)->due, 1);
	sfp_compliance_free(compliance);
	ck_complete(0);
	ck_sfp_status(sfp_compliance_get(school.reg, here(), 20260231, &compliance), SFP_E_INVALID);
	school_teardown();
}
END_TEST

START_TEST(a_switched_off_norm_is_not_required)
{
	static const char on[] = "administrator.builds_structure: on", off[] = "administrator.builds_structure: off";
	const char *builtin = sfp_policy_builtin_text(NULL), *at = strstr(builtin, on);
	sfp_edition *edition = NULL;
	sfp_compliance *compliance;
	char *pack = NULL;

	ck_assert_ptr_nonnull(at);
	ck_assert_int_gt(asprintf(&pack, "%.*s%s%s", (int)(at - builtin), builtin, off, at + strlen(on)), 0);
	school_open();
	ck_sfp_ok(sfp_edition_draft(school.reg, &school.as[SYSTEM], pack, strlen(pack), &edition, NULL));
	sfp_edition_free(edition);
	compliance = measure(0);
	ck_assert_int_eq(row_of(compliance, SFP_NORM_ADMINISTRATOR_BUILDS_STRUCTURE)->verdict,
	                 SFP_VERDICT_SWITCHED_OFF);
	ck_assert_str_eq(row_of(compliance, SFP_NORM_ADMINISTRATOR_BUILDS_STRUCTURE)->text_ru,
	                 "Не требуется: выключено");
	sfp_compliance_free(compliance);
	school_teardown();
	free(pack);
}
END_TEST

START_TEST(where_the_act_names_no_channels_none_is_due)
{
	const char *builtin = sfp_policy_builtin_text(NULL), *list = strstr(builtin, "\nchannels:"),
		   *behind = strstr(list, "\n\n");
	char *pack = NULL;

	ck_assert_int_gt(asprintf(&pack, "%.*s%s", (int)(list - builtin), builtin, behind), 0);
	school_open();
	school_bring_pack_into_force(pack);
	ck_row(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_NO_DATA, 0, 0,
	       "Акт не называет системных каналов; публикаций не было");
	ck_complete(0);
	school_teardown();
	free(pack);
}
END_TEST

/* ---- words ---- */

START_TEST(words_agree_with_numbers)
{
	static const struct {
		int64_t n;
		const char *ru, *en;
	} cases[] = { { 0, "0 заявок", "0 applications" },         { 1, "1 заявка", "1 application" },
		      { 2, "2 заявки", "2 applications" },         { 5, "5 заявок", "5 applications" },
		      { 11, "11 заявок", "11 applications" },      { 12, "12 заявок", "12 applications" },
		      { 14, "14 заявок", "14 applications" },      { 21, "21 заявка", "21 applications" },
		      { 24, "24 заявки", "24 applications" },      { 111, "111 заявок", "111 applications" },
		      { 1001, "1001 заявка", "1001 applications" } };
	struct sfp__buffer text = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sfp__phrase phrase = { .language = SFP_RU, .k = cases[i].n };

		sfp__buffer_reset(&text);
		sfp__phrase_add(&text, &phrase, "{k} [k:заявка|заявки|заявок]");
		ck_assert_str_eq(text.data, cases[i].ru);
		phrase.language = SFP_EN;
		sfp__buffer_reset(&text);
		sfp__phrase_add(&text, &phrase, "{k} application[k:|s]");
		ck_assert_str_eq(text.data, cases[i].en);
	}
	sfp__buffer_clear(&text);
}
END_TEST

START_TEST(verdicts_have_names_and_words)
{
	for (int verdict = 1; verdict < SFP_VERDICT_END; verdict++) {
		ck_assert_ptr_nonnull(sfp_verdict_name((sfp_verdict)verdict));
		ck_assert_ptr_nonnull(sfp_verdict_text((sfp_verdict)verdict, SFP_RU));
		ck_assert_ptr_nonnull(sfp_verdict_text((sfp_verdict)verdict, SFP_EN));
	}
	ck_assert_ptr_null(sfp_verdict_name((sfp_verdict)SFP_VERDICT_END));
	ck_assert_ptr_null(sfp_verdict_text((sfp_verdict)0, SFP_RU));
}
END_TEST

static Suite *compliance_suite(void)
{
	Suite *suite = suite_create("compliance");
	TCase *report = tcase_create("report"), *other = tcase_create("other");

	tcase_add_checked_fixture(report, school_setup, school_teardown);
	tcase_add_test(report, every_norm_of_the_edition_has_a_row_in_the_packs_order);
	tcase_add_test(report, what_is_measured_and_what_is_not_is_said_norm_by_norm);
	tcase_add_test(report, no_norm_of_the_act_is_left_unmeasured);
	tcase_add_test(report, a_definition_says_what_the_registry_has_of_it);
	tcase_add_test(report, an_erasure_waits_for_its_term_and_then_is_due);
	tcase_add_test(report, where_the_act_requires_no_consent_there_is_nothing_to_carry_out);
	tcase_add_test(report, the_founding_of_a_school_is_evidence);
	tcase_add_test(report, what_is_not_done_is_due_from_the_day_the_act_came_into_force);
	tcase_add_test(report, pedagogues_are_invited_then_join_then_ask_to_be_verified);
	tcase_add_test(report, an_invite_that_nobody_used_is_due_for_annulment_after_the_limit);
	tcase_add_test(report, classes_and_their_homeroom_teachers_follow_what_the_head_approved);
	tcase_add_test(report, students_are_to_be_invited_only_where_the_switch_is_on);
	tcase_add_test(report, an_application_for_membership_waits_for_the_administrator);
	tcase_add_test(report, an_ordered_movement_is_due_from_its_day);
	tcase_add_test(report, a_past_day_is_measured_as_it_was);
	tcase_add_test(report, a_day_is_measured_by_the_edition_that_was_in_force_on_it);
	tcase_add_test(report, the_acts_channels_are_due_until_they_are_created);
	tcase_add_test(report, a_material_is_due_once_it_waits_longer_than_the_limit);
	tcase_add_test(report, yesterday_a_material_that_is_posted_today_still_waited);
	tcase_add_test(report, a_withdrawn_material_is_neither_provided_nor_due);
	tcase_add_test(report, a_broadcast_is_due_once_its_time_is_over);
	tcase_add_test(report, meetings_class_events_and_lessons_count_for_whom_the_act_names);
	tcase_add_test(report, students_who_took_part_are_counted_once);
	tcase_add_test(report, each_sees_what_is_theirs);
	tcase_add_test(report, what_is_due_since_one_day_stands_in_the_order_of_the_act);
	tcase_add_test(report, reports_become_json);
	tcase_add_test(report, reports_become_tables_for_spreadsheets);
	tcase_add_test(other, a_draft_binds_nobody_but_to_bring_it_into_force);
	tcase_add_test(other, a_switched_off_norm_is_not_required);
	tcase_add_test(other, where_the_act_names_no_channels_none_is_due);
	tcase_add_test(other, words_agree_with_numbers);
	tcase_add_test(other, verdicts_have_names_and_words);
	suite_add_tcase(suite, report);
	suite_add_tcase(suite, other);
	return suite;
}

SUITE_MAIN(compliance_suite)
