/* test_year.c: a year of the college, September to August, under two editions of its act.
 *
 * Everybody does what the act gives or demands of them, month by month; in February the council's second edition takes
 * the first one's place. It renumbers a clause and takes a right away. At the end every norm is accounted for, and each
 * day of the year is still answered by the edition of its time.
 */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

#define MOVED_CLAUSE "2.1.20"
#define IN_FORCE     20260201

/* A verb that makes a record which nobody looks at. */
#define DONE(type, call)                                                                                               \
	do {                                                                                                           \
		type *made = NULL;                                                                                     \
		ck_sfp_ok(call);                                                                                       \
		type##_free(made);                                                                                     \
	} while (0)
/* A verb that makes a record of which only the id is kept. */
#define DONE_ID(type, kept, call)                                                                                      \
	do {                                                                                                           \
		type *made = NULL;                                                                                     \
		ck_sfp_ok(call);                                                                                       \
		kept = made->head.id;                                                                                  \
		type##_free(made);                                                                                     \
	} while (0)

static struct world w;
static sfp_actor leader, lecturer; /* of the first class; of informatics in it */
static sfp_id subject, class_chat, subject_chat, parents_chat, channel, first_edition, second_edition;

static void until(sfp_date date)
{
	sfp_time at = sfp_time_of_date(date) + INT64_C(8) * 3600000000;

	ck_assert(at >= w.now);
	w.now = at;
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, NULL));
}

static void expect_whole_trail(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
}

static const sfp_compliance_row *row_of(const sfp_compliance *compliance, sfp_norm norm)
{
	for (size_t i = 0; i < compliance->count; i++)
		if (compliance->rows[i].norm->norm == norm)
			return &compliance->rows[i];
	return NULL;
}

/* What the report says of a norm on a day; 0: the edition of that day has no such norm. */
static sfp_verdict verdict_on(sfp_date date, sfp_norm norm)
{
	sfp_compliance *compliance = NULL;
	const sfp_compliance_row *row;
	sfp_verdict verdict;

	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, date, &compliance));
	row = row_of(compliance, norm);
	verdict = row ? row->verdict : (sfp_verdict)0;
	sfp_compliance_free(compliance);
	return verdict;
}

static void expect_verdict(sfp_norm norm, sfp_verdict expected)
{
	ck_assert_str_eq(sfp_verdict_name(verdict_on(0, norm)), sfp_verdict_name(expected));
}

/* ---- September: people, classes, chats ---- */

static void assign_homeroom(void)
{
	const sfp_distribution_line line = { "М-11", leader.person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, "4");
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	expect_verdict(SFP_NORM_ADMINISTRATOR_ASSIGNS_HOMEROOM, SFP_VERDICT_DUE);
	DONE(sfp_homeroom, sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &leader.person, &made));
	expect_verdict(SFP_NORM_ADMINISTRATOR_ASSIGNS_HOMEROOM, SFP_VERDICT_KEPT);
}

static void everybody_joins(void)
{
	world_join(&w, &w.head, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, &w.deputy, &w.staffroom, SFP_ROLE_TEACHER);
	expect_verdict(SFP_NORM_ADMINISTRATION_JOINS, SFP_VERDICT_KEPT);
	expect_verdict(SFP_NORM_TEACHER_JOINS, SFP_VERDICT_DUE);
	for (int i = 0; i < WORLD_TEACHERS; i++)
		world_join(&w, &w.teachers[i], &w.staffroom, SFP_ROLE_TEACHER);
	expect_verdict(SFP_NORM_TEACHER_JOINS, SFP_VERDICT_KEPT);
	expect_verdict(SFP_NORM_HOMEROOM_JOINS, SFP_VERDICT_KEPT);
	for (int i = 0; i < WORLD_STUDENTS; i++)
		world_join(&w, &w.students[i], &w.classes[i / 3], SFP_ROLE_STUDENT);
}

static void verify(const sfp_actor *who)
{
	sfp_id id;

	DONE_ID(sfp_verification, id, sfp_verification_request(w.reg, who, &who->person, &made));
	DONE(sfp_verification, sfp_verification_confirm(w.reg, &w.administrator, &id, &made));
}

static sfp_status create_chat(const sfp_actor *who, sfp_kind kind, const sfp_id *class_id, const sfp_id *about,
                              sfp_id *ret_id)
{
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;
	sfp_chat *chat = NULL;
	sfp_status status;

	draft.kind = kind;
	if (class_id)
		draft.class_id = *class_id;
	if (about)
		draft.subject_id = *about;
	status = sfp_chat_create(w.reg, who, &draft, &chat);
	if (status == SFP_OK && ret_id)
		*ret_id = chat->head.id;
	sfp_chat_free(chat);
	return status;
}

static void chats_of_the_management(void)
{
	static const sfp_kind kinds[] = { SFP_KIND_HEAD_DEPUTIES, SFP_KIND_HEAD_TEACHERS,
		                          SFP_KIND_HEAD_PARENT_ACTIVISTS, SFP_KIND_HEAD_STUDENT_ACTIVISTS };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		ck_sfp_ok(create_chat(&w.head, kinds[i], NULL, NULL, NULL));
}

static void chats_of_the_class(void)
{
	expect_verdict(SFP_NORM_HOMEROOM_CHAT_STUDENTS, SFP_VERDICT_DUE);
	ck_sfp_ok(create_chat(&leader, SFP_KIND_CLASS_STUDENTS, &w.classes[0], NULL, &class_chat));
	ck_sfp_ok(create_chat(&leader, SFP_KIND_CLASS_PARENTS, &w.classes[0], NULL, &parents_chat));
	ck_sfp_ok(create_chat(&leader, SFP_KIND_CLASS_TEACHERS, &w.classes[0], NULL, NULL));
	expect_verdict(SFP_NORM_HOMEROOM_CHAT_STUDENTS, SFP_VERDICT_KEPT);
	for (int i = 0; i < 3; i++)
		world_join_chat(&w, &leader, &w.students[i], &class_chat, SFP_ROLE_STUDENT);
	world_join_chat(&w, &leader, &w.parent, &parents_chat, SFP_ROLE_PARENT);
}

static void chat_of_the_subject(void)
{
	sfp_subject_draft about = SFP_SUBJECT_DRAFT_INIT;
	sfp_teaching_draft lessons = SFP_TEACHING_DRAFT_INIT;

	about.name = "Информатика";
	DONE_ID(sfp_subject, subject, sfp_subject_register(w.reg, &w.administrator, &about, &made));
	lessons.person = lecturer.person;
	lessons.class_id = w.classes[0];
	lessons.subject_id = subject;
	DONE(sfp_teaching, sfp_teaching_add(w.reg, &w.system, &lessons, &made));
	expect_verdict(SFP_NORM_ACT_ALL_SUBJECTS, SFP_VERDICT_DUE);
	ck_sfp_ok(create_chat(&lecturer, SFP_KIND_SUBJECT_STUDENTS, &w.classes[0], &subject, &subject_chat));
	expect_verdict(SFP_NORM_ACT_ALL_SUBJECTS, SFP_VERDICT_KEPT);
	for (int i = 0; i < 3; i++)
		world_join_chat(&w, &lecturer, &w.students[i], &subject_chat, SFP_ROLE_STUDENT);
}

static void september(void)
{
	sfp_id order = world_order(&w, SFP_ORDER_USE, "5");

	ck_assert(!sfp_id_is_none(&order));
	assign_homeroom();
	everybody_joins();
	verify(&leader);
	verify(&lecturer);
	chats_of_the_management();
	chats_of_the_class();
	chat_of_the_subject();
	expect_whole_trail();
}

/* ---- October: lessons, materials, help ---- */

static void channels_and_materials(void)
{
	sfp_channel_post_draft draft = SFP_CHANNEL_POST_DRAFT_INIT;
	sfp_id post;

	expect_verdict(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_DUE);
	DONE_ID(sfp_channel, channel, sfp_channel_create(w.reg, &w.administrator, "all_school", &made));
	DONE(sfp_channel, sfp_channel_create(w.reg, &w.administrator, "staff", &made));
	draft.channel_id = channel;
	draft.title = "День открытых дверей";
	DONE_ID(sfp_channel_post, post, sfp_channel_post_provide(w.reg, &w.deputy, &draft, &made));
	DONE(sfp_channel_post, sfp_channel_post_post(w.reg, &w.administrator, &post, &made));
	expect_verdict(SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, SFP_VERDICT_KEPT);
	expect_verdict(SFP_NORM_ADMINISTRATION_PROVIDES_MATERIAL, SFP_VERDICT_KEPT);
}

static void hold(const sfp_actor *who, sfp_kind kind, const sfp_actor *guest)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	sfp_id id;

	draft.kind = kind;
	draft.title = "Встреча на платформе";
	if (kind == SFP_KIND_LESSON || kind == SFP_KIND_CLASS_EVENT)
		draft.class_id = w.classes[0];
	if (kind == SFP_KIND_LESSON)
		draft.subject_id = subject;
	DONE_ID(sfp_event, id, sfp_event_plan(w.reg, who, &draft, &made));
	DONE(sfp_event, sfp_event_start(w.reg, who, &id, &made));
	if (guest)
		DONE(sfp_attendance, sfp_event_join(w.reg, guest, &id, &made));
	DONE(sfp_event, sfp_event_finish(w.reg, who, &id, guest ? 1 : SFP_EVENT_PARTICIPANTS_UNKNOWN, &made));
}

static void ask_and_answer(void)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;
	sfp_id id, ticket = SFP_ID_NONE;
	sfp_support_ticket *opened = NULL;

	draft.topic = "Не открывается журнал";
	DONE_ID(sfp_help_request, id, sfp_help_request_ask(w.reg, &w.parent, &draft, &made));
	DONE(sfp_help_request, sfp_help_request_escalate(w.reg, &w.administrator, &id, "SF-77", &opened, &made));
	ticket = opened->head.id;
	sfp_support_ticket_free(opened);
	until(20251008);
	DONE(sfp_support_ticket,
	     sfp_support_ticket_answer(w.reg, &w.administrator, &ticket, NULL, "Исправлено", &made));
	DONE(sfp_help_request, sfp_help_request_answer(w.reg, &w.administrator, &id, "Теперь откроется", &made));
	DONE(sfp_support_ticket, sfp_support_ticket_close(w.reg, &w.administrator, &ticket, &made));
	DONE(sfp_help_request, sfp_help_request_close(w.reg, &w.parent, &id, &made));
}

static void october(void)
{
	until(20251006);
	channels_and_materials();
	hold(&lecturer, SFP_KIND_LESSON, &w.students[0]);
	hold(&leader, SFP_KIND_CLASS_EVENT, &w.students[1]);
	hold(&w.deputy, SFP_KIND_MEETING, NULL);
	hold(&w.administrator, SFP_KIND_BROADCAST, NULL);
	ask_and_answer();
	ck_sfp_ok(create_chat(&lecturer, SFP_KIND_SUBJECT_OTHER, &w.classes[0], &subject, NULL));
	expect_whole_trail();
}

/* ---- December: safety, checks, the report ---- */

static void safety(void)
{
	sfp_acknowledgement_draft rules = SFP_ACKNOWLEDGEMENT_DRAFT_INIT;
	sfp_incident_draft incident = SFP_INCIDENT_DRAFT_INIT;
	sfp_id id;

	rules.rules = "Правила безопасности, редакция 1";
	expect_verdict(SFP_NORM_STUDENT_SECURES_PROFILE, SFP_VERDICT_DUE);
	for (int i = 0; i < WORLD_STUDENTS; i++)
		DONE(sfp_acknowledgement, sfp_acknowledgement_sign(w.reg, &w.students[i], &rules, &made));
	expect_verdict(SFP_NORM_STUDENT_SECURES_PROFILE, SFP_VERDICT_KEPT);
	incident.action = SFP_ACTION_RESOURCES_READ;
	incident.description = "Не дали инструкцию.";
	DONE_ID(sfp_incident, id, sfp_incident_report(w.reg, &w.parent, &incident, &made));
	expect_verdict(SFP_NORM_USER_READS_RESOURCES, SFP_VERDICT_DUE);
	DONE(sfp_incident, sfp_incident_settle(w.reg, &w.administrator, &id, "Ссылка отправлена.", &made));
	ck_assert_int_ne(verdict_on(0, SFP_NORM_USER_READS_RESOURCES), SFP_VERDICT_DUE);
}

static void december(void)
{
	sfp_control_check_draft check = SFP_CONTROL_CHECK_DRAFT_INIT;
	sfp_report_draft report = SFP_REPORT_DRAFT_INIT;

	until(20251220);
	safety();
	expect_verdict(SFP_NORM_ADMINISTRATION_CONTROLS, SFP_VERDICT_DUE);
	check.period_from = report.period_from = 20250901;
	check.period_until = report.period_until = 20251219;
	check.topic = "Дистанционные уроки";
	DONE(sfp_control_check, sfp_control_check_record(w.reg, &w.deputy, &check, &made));
	expect_verdict(SFP_NORM_ADMINISTRATION_CONTROLS, SFP_VERDICT_KEPT);
	report.source = "кабинет платформы";
	report.figures = "присоединились: 13";
	report.figures_length = strlen(report.figures);
	expect_verdict(SFP_NORM_ADMINISTRATOR_REPORTS, SFP_VERDICT_DUE);
	DONE(sfp_report, sfp_report_present(w.reg, &w.administrator, &report, &made));
	expect_verdict(SFP_NORM_ADMINISTRATOR_REPORTS, SFP_VERDICT_KEPT);
	expect_whole_trail();
}

/* ---- January: the council amends the act ---- */

/* The text of the act with one clause renumbered and one right less. */
static char *amended_text(void)
{
	static char text[1 << 18];
	sfp_policy *act = NULL;
	size_t length = 0;
	char *clause, *norm, *behind;

	ck_sfp_ok(sfp_policy_load_builtin(&act));
	ck_assert(strlen(sfp_policy_text(act, &length)) < sizeof(text) - 8);
	memcpy(text, sfp_policy_text(act, &length), length + 1);
	sfp_policy_unref(act);
	clause = strstr(text, "clause: \"2.1.12\"");
	ck_assert_ptr_nonnull(clause);
	memcpy(clause, "clause: \"" MOVED_CLAUSE "\"", strlen("clause: \"" MOVED_CLAUSE "\""));
	norm = strstr(text, "  - norm: teacher.chat_other");
	behind = norm ? strstr(norm + 1, "  - norm: ") : NULL;
	ck_assert_ptr_nonnull(behind);
	memmove(norm, behind, strlen(behind) + 1);
	return text;
}

static void january(void)
{
	const char *text = amended_text();
	sfp_id order = world_order(&w, SFP_ORDER_APPROVAL, "6");

	until(20260115);
	first_edition = w.edition;
	DONE_ID(sfp_edition, second_edition, sfp_edition_draft(w.reg, &w.secretary, text, strlen(text), &made, NULL));
	DONE(sfp_edition, sfp_edition_adopt(w.reg, &w.secretary, &second_edition, "3", 20260115, &made));
	DONE(sfp_edition, sfp_edition_approve(w.reg, &w.head, &second_edition, &order, 20260115, &made));
	DONE(sfp_edition, sfp_edition_enact(w.reg, &w.system, &second_edition, IN_FORCE, &made));
}

static int edition_state(const sfp_id *edition)
{
	sfp_record *record = NULL;
	int state;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_EDITION, edition, &record));
	state = record->state;
	sfp_record_free(record);
	return state;
}

/* A teacher tries what only the administrator may; the refusal cites the clause that holds now. */
static void expect_annulling_refused_by(const char *clause)
{
	sfp_id id = world_invite(&w);
	sfp_invite *invite = NULL;

	ck_sfp_status(sfp_invite_annul(w.reg, &w.students[5], &id, &invite), SFP_REFUSED);
	ck_assert_uint_gt(sfp_registry_refusal(w.reg)->norm_count, 0);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->norms[0].clause, clause);
	DONE(sfp_invite, sfp_invite_annul(w.reg, &w.administrator, &id, &made));
}

static void february(void)
{
	until(20260131);
	ck_assert_int_eq(edition_state(&first_edition), SFP_EDITION_IN_FORCE);
	expect_annulling_refused_by("2.1.12");
	until(IN_FORCE);
	ck_assert_int_eq(edition_state(&first_edition), SFP_EDITION_SUPERSEDED);
	ck_assert_int_eq(edition_state(&second_edition), SFP_EDITION_IN_FORCE);
	expect_annulling_refused_by(MOVED_CLAUSE);
	ck_sfp_status(create_chat(&lecturer, SFP_KIND_SUBJECT_OTHER, &w.classes[0], &subject, NULL), SFP_REFUSED);
	expect_whole_trail();
}

/* ---- spring: people move ---- */

static void carry_out(sfp_kind kind, const sfp_id *person, const sfp_id *class_to, const sfp_id *order)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_id id;

	form.kind = kind;
	form.person = *person;
	if (class_to)
		form.class_to = *class_to;
	DONE_ID(sfp_movement, id, sfp_movement_draft(w.reg, &w.administrator, &form, &made));
	DONE(sfp_movement, sfp_movement_order(w.reg, &w.deputy, &id, order, NULL, &made));
	DONE(sfp_movement, sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &made));
}

static bool is_in_chat(const sfp_id *chat, const sfp_id *person)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	bool found = false;

	filter.person = *person;
	filter.on = sfp_date_of_time(w.now);
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_CHAT_MEMBER, &filter, &page));
	for (size_t i = 0; i < page->count; i++)
		found |= sfp_id_equal(&((const sfp_chat_member *)page->records[i])->chat_id, chat);
	sfp_page_free(page);
	return found;
}

static void spring(void)
{
	sfp_id order = world_order(&w, SFP_ORDER_MOVEMENT, "31-к");

	until(20260310);
	ck_assert(is_in_chat(&class_chat, &w.students[2].person));
	carry_out(SFP_KIND_TRANSFER_CLASS, &w.students[2].person, &w.classes[1], &order);
	ck_assert(!is_in_chat(&class_chat, &w.students[2].person));
	ck_assert(is_in_chat(&class_chat, &w.students[0].person));
	carry_out(SFP_KIND_DISMISS, &lecturer.person, NULL, &order);
	ck_assert(!is_in_chat(&subject_chat, &lecturer.person));
	expect_whole_trail();
}

/* ---- June to August: the year ends ---- */

static void june(void)
{
	sfp_id order = world_order(&w, SFP_ORDER_MOVEMENT, "88-к");

	until(20260626);
	carry_out(SFP_KIND_GRADUATE, &w.students[3].person, NULL, &order);
	carry_out(SFP_KIND_GRADUATE, &w.students[4].person, NULL, &order);
	for (int i = 0; i < 2; i++)
		carry_out(SFP_KIND_PROMOTE, &w.students[i].person, NULL, &order);
	expect_verdict(SFP_NORM_ADMINISTRATOR_RECORDS_MOVEMENT, SFP_VERDICT_KEPT);
}

static void expect_every_norm_accounted_for(void)
{
	sfp_compliance *compliance = NULL;

	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, 0, &compliance));
	ck_assert_uint_eq(compliance->count, SFP_NORM_END - 2); /* one right was taken away */
	for (size_t i = 0; i < compliance->count; i++)
		ck_assert_msg(compliance->rows[i].verdict != SFP_VERDICT_NOT_MEASURED, "%s is not measured",
		              compliance->rows[i].norm->code);
	sfp_compliance_free(compliance);
}

static void expect_each_day_answered_by_its_edition(void)
{
	sfp_compliance *then = NULL, *now = NULL;

	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, 20260131, &then));
	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, IN_FORCE, &now));
	ck_assert(sfp_id_equal(&then->edition, &first_edition));
	ck_assert(sfp_id_equal(&now->edition, &second_edition));
	ck_assert_str_eq(row_of(then, SFP_NORM_ADMINISTRATOR_ANNULS_INVITES)->norm->clause, "2.1.12");
	ck_assert_str_eq(row_of(now, SFP_NORM_ADMINISTRATOR_ANNULS_INVITES)->norm->clause, MOVED_CLAUSE);
	ck_assert_ptr_nonnull(row_of(then, SFP_NORM_TEACHER_CHAT_OTHER));
	ck_assert_ptr_null(row_of(now, SFP_NORM_TEACHER_CHAT_OTHER));
	sfp_compliance_free(then);
	sfp_compliance_free(now);
}

/* How many entries of the trail rest on a clause. */
static int entries_citing(const char *clause)
{
	sfp_trail_head head;
	char quoted[32];
	int count = 0;

	snprintf(quoted, sizeof(quoted), "\"%s\"", clause);
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	for (uint64_t seq = 0; seq < head.size; seq++) {
		sfp_trail_entry *entry = NULL;

		ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, seq, &entry));
		count += strstr(entry->json, quoted) != NULL;
		sfp_trail_entry_free(entry);
	}
	return count;
}

static void august(void)
{
	until(20260825);
	expect_every_norm_accounted_for();
	expect_each_day_answered_by_its_edition();
	ck_assert_int_eq(entries_citing("2.1.12"), 2); /* a refusal and an annulment in January */
	ck_assert_int_eq(entries_citing(MOVED_CLAUSE), 2);
	expect_verdict(SFP_NORM_ACT_UNIFORM, SFP_VERDICT_KEPT);
	expect_verdict(SFP_NORM_ACT_VALID_UNTIL_NEW, SFP_VERDICT_KEPT);
	expect_whole_trail();
}

START_TEST(a_year_of_the_college_under_two_editions)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	leader = w.teachers[1];
	lecturer = w.teachers[2];
	september();
	october();
	december();
	january();
	february();
	spring();
	june();
	august();
	world_close(&w);
}
END_TEST

static Suite *year_suite(void)
{
	Suite *suite = suite_create("year");
	TCase *year = tcase_create("year");

	tcase_add_test(year, a_year_of_the_college_under_two_editions);
	suite_add_tcase(suite, year);
	return suite;
}

SUITE_MAIN(year_suite)
