/* story.c: what a year at the college leaves behind, told by the verbs. */
#include <stdio.h>
#include <stdlib.h>

#include "story.h"

static void must(const struct world *world, sfp_status status, sfp_status expected, const char *what)
{
	if (status == expected)
		return;
	fprintf(stderr, "story: %s: %s: %s\n", what, sfp_status_name(status), sfp_registry_message(world->reg));
	exit(99);
}

static void appoint_homeroom_teacher(struct world *world)
{
	const sfp_distribution_line line = { "М-11", world->teachers[1].person };
	sfp_id order = world_order(world, SFP_ORDER_DISTRIBUTION, "4");
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	must(world, sfp_distribution_approve(world->reg, &world->head, &order, &line, 1, &added), SFP_OK,
	     "distribution");
	must(world,
	     sfp_homeroom_assign(world->reg, &world->administrator, &world->classes[0], &world->teachers[1].person,
	                         &homeroom),
	     SFP_OK, "homeroom");
	sfp_homeroom_free(homeroom);
}

static sfp_id confirm_teacher(struct world *world)
{
	sfp_verification *verification = NULL;
	sfp_id id;

	world_join(world, &world->teachers[2], &world->staffroom, SFP_ROLE_TEACHER);
	must(world,
	     sfp_verification_request(world->reg, &world->teachers[2], &world->teachers[2].person, &verification),
	     SFP_OK, "request");
	id = verification->head.id;
	sfp_verification_free(verification);
	must(world, sfp_verification_confirm(world->reg, &world->administrator, &id, &verification), SFP_OK, "confirm");
	sfp_verification_free(verification);
	return id;
}

static sfp_id issue_invite(struct world *world)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_actor administrator = world->administrator;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;
	sfp_id id;

	draft.class_id = world->staffroom;
	draft.role = SFP_ROLE_TEACHER;
	draft.note = "для педагогов";
	administrator.idempotency_key = "invite";
	must(world, sfp_invite_create(world->reg, &administrator, &draft, token, &invite), SFP_OK, "invite");
	id = invite->head.id;
	sfp_invite_free(invite);
	must(world, sfp_invite_send(world->reg, &world->administrator, &id, token, &invite), SFP_OK, "send");
	sfp_invite_free(invite);
	return id;
}

static sfp_id ask_to_join(struct world *world)
{
	sfp_admission *admission = NULL;
	sfp_id id;

	must(world,
	     sfp_admission_apply(world->reg, &world->students[1], &world->classes[0], SFP_ROLE_STUDENT, &admission),
	     SFP_OK, "admission");
	id = admission->head.id;
	sfp_admission_free(admission);
	return id;
}

static sfp_id move(struct world *world, sfp_movement_form *form)
{
	sfp_movement *movement = NULL;
	sfp_id id;

	must(world, sfp_movement_draft(world->reg, &world->administrator, form, &movement), SFP_OK, "movement");
	id = movement->head.id;
	sfp_movement_free(movement);
	must(world, sfp_movement_order(world->reg, &world->head, &id, NULL, "заявление", &movement), SFP_OK, "order");
	sfp_movement_free(movement);
	must(world, sfp_movement_apply(world->reg, &world->administrator, &id, NULL, &movement), SFP_OK, "apply");
	sfp_movement_free(movement);
	return id;
}

static sfp_id transfer(struct world *world)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = SFP_KIND_TRANSFER_CLASS;
	form.person = world->students[0].person;
	form.class_to = world->classes[1];
	world_join(world, &world->students[0], &world->classes[0], SFP_ROLE_STUDENT);
	return move(world, &form);
}

static sfp_id dismiss_by_mistake(struct world *world)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = SFP_KIND_DISMISS;
	form.person = world->teachers[2].person;
	id = move(world, &form);
	must(world, sfp_movement_reverse(world->reg, &world->administrator, &id, "ошибка", &movement), SFP_OK,
	     "reverse");
	sfp_movement_free(movement);
	return id;
}

/* Help and the vendor, checks, reports, safety, the rights that are only exercised. */

static void ask_for_help(struct world *world)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;
	sfp_help_request *request = NULL;
	sfp_support_ticket *ticket = NULL;
	sfp_id id, number;

	draft.topic = "не открывается чат группы";
	draft.question = "Со вчерашнего дня.\nЧто делать?";
	must(world, sfp_help_request_ask(world->reg, &world->students[0], &draft, &request), SFP_OK, "help");
	id = request->head.id;
	sfp_help_request_free(request);
	must(world, sfp_help_request_escalate(world->reg, &world->administrator, &id, "S-1", &ticket, &request), SFP_OK,
	     "escalation");
	number = ticket->head.id;
	sfp_support_ticket_free(ticket);
	sfp_help_request_free(request);
	must(world, sfp_support_ticket_answer(world->reg, &world->administrator, &number, NULL, "исправлено", &ticket),
	     SFP_OK, "vendor's answer");
	sfp_support_ticket_free(ticket);
	must(world, sfp_help_request_answer(world->reg, &world->administrator, &id, "Войдите снова.", &request), SFP_OK,
	     "answer");
	sfp_help_request_free(request);
}

static void check_and_report(struct world *world)
{
	sfp_control_check_draft check = SFP_CONTROL_CHECK_DRAFT_INIT;
	sfp_report_draft report = SFP_REPORT_DRAFT_INIT;
	sfp_control_check *checked = NULL;
	sfp_report *presented = NULL;

	check.period_from = check.period_until = report.period_from = report.period_until = 20250901;
	check.topic = "дистанционные занятия";
	check.finding_count = 1;
	check.findings = "занятие началось позже";
	must(world, sfp_control_check_record(world->reg, &world->deputy, &check, &checked), SFP_OK, "check");
	sfp_control_check_free(checked);
	report.source = "реестр";
	report.figures = "{}";
	report.figures_length = 2;
	must(world, sfp_report_present(world->reg, &world->administrator, &report, &presented), SFP_OK, "report");
	sfp_report_free(presented);
}

static void mind_safety(struct world *world)
{
	sfp_acknowledgement_draft rules = SFP_ACKNOWLEDGEMENT_DRAFT_INIT;
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;
	sfp_acknowledgement *acknowledged = NULL;
	sfp_incident *incident = NULL;
	sfp_id id;

	rules.rules = "Правила безопасности, 1";
	rules.text = "не сообщать пароль";
	rules.text_length = 18;
	must(world, sfp_acknowledgement_sign(world->reg, &world->students[1], &rules, &acknowledged), SFP_OK,
	     "acknowledgement");
	sfp_acknowledgement_free(acknowledged);
	draft.action = SFP_ACTION_PROFILE_SECURE;
	draft.description = "Кто-то вошёл под моим именем.";
	must(world, sfp_incident_report(world->reg, &world->students[1], &draft, &incident), SFP_OK, "incident");
	id = incident->head.id;
	sfp_incident_free(incident);
	must(world, sfp_incident_settle(world->reg, &world->administrator, &id, "Сеансы закрыты.", &incident), SFP_OK,
	     "settlement");
	sfp_incident_free(incident);
}

static void exercise_rights(struct world *world)
{
	sfp_usage_draft draft = SFP_USAGE_DRAFT_INIT;
	sfp_usage *usage = NULL;

	draft.action = SFP_ACTION_SEMINAR_ATTEND;
	draft.title = "Журнал и дневник";
	must(world, sfp_usage_record(world->reg, &world->teachers[1], &draft, &usage), SFP_OK, "usage");
	sfp_usage_free(usage);
}

/* A channel with a material that waits and one that is posted; a lesson with a student in it. */
static void keep_channels(struct world *world)
{
	sfp_channel_post_draft draft = SFP_CHANNEL_POST_DRAFT_INIT;
	sfp_channel_post *post = NULL;
	sfp_channel *channel = NULL;
	sfp_id id;

	must(world, sfp_channel_create(world->reg, &world->administrator, "all_school", &channel), SFP_OK, "channel");
	draft.channel_id = channel->head.id;
	sfp_channel_free(channel);
	draft.title = "День открытых дверей";
	draft.material = "текст";
	draft.material_length = 10;
	must(world, sfp_channel_post_provide(world->reg, &world->deputy, &draft, &post), SFP_OK, "material");
	id = post->head.id;
	sfp_channel_post_free(post);
	must(world, sfp_channel_post_post(world->reg, &world->administrator, &id, &post), SFP_OK, "post");
	sfp_channel_post_free(post);
	draft.title = "Расписание";
	must(world, sfp_channel_post_provide(world->reg, &world->deputy, &draft, &post), SFP_OK, "another material");
	sfp_channel_post_free(post);
}

static void hold_lesson(struct world *world)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	sfp_attendance *attendance = NULL;
	sfp_event *event = NULL;
	sfp_id id;

	draft.kind = SFP_KIND_LESSON;
	draft.mode = SFP_EVENT_HYBRID;
	draft.title = "Агрономия";
	draft.class_id = world->classes[0];
	must(world, sfp_event_plan(world->reg, &world->teachers[2], &draft, &event), SFP_OK, "lesson");
	id = event->head.id;
	sfp_event_free(event);
	must(world, sfp_event_start(world->reg, &world->teachers[2], &id, &event), SFP_OK, "start");
	sfp_event_free(event);
	must(world, sfp_event_join(world->reg, &world->students[0], &id, &attendance), SFP_OK, "join");
	sfp_attendance_free(attendance);
	must(world, sfp_event_finish(world->reg, &world->teachers[2], &id, 2, &event), SFP_OK, "finish");
	sfp_event_free(event);
}

/* teachers[1], who leads classes[0], teaches there and has its chat with a student who came by a link. */
static void meet_in_chats(struct world *world, struct story *story)
{
	sfp_subject_draft about = SFP_SUBJECT_DRAFT_INIT;
	sfp_teaching_draft lessons = SFP_TEACHING_DRAFT_INIT;
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;
	sfp_subject *subject = NULL;
	sfp_teaching *teaching = NULL;
	sfp_chat *chat = NULL;

	about.name = "Математика";
	about.extracurricular = true;
	must(world, sfp_subject_register(world->reg, &world->administrator, &about, &subject), SFP_OK, "subject");
	story->subject = subject->head.id;
	sfp_subject_free(subject);
	lessons.person = world->teachers[1].person;
	lessons.class_id = world->classes[0];
	lessons.subject_id = story->subject;
	must(world, sfp_teaching_add(world->reg, &world->system, &lessons, &teaching), SFP_OK, "teaching");
	sfp_teaching_free(teaching);
	world_join(world, &world->teachers[1], &world->staffroom, SFP_ROLE_TEACHER);
	draft.kind = SFP_KIND_SUBJECT_STUDENTS;
	draft.class_id = world->classes[0];
	draft.subject_id = story->subject;
	must(world, sfp_chat_create(world->reg, &world->teachers[1], &draft, &chat), SFP_OK, "chat");
	story->chat = chat->head.id;
	sfp_chat_free(chat);
	world_join_chat(world, &world->teachers[1], &world->students[2], &story->chat, SFP_ROLE_STUDENT);
}

/* ---- consents, attested facts, erasures ---- */

static sfp_id consent(struct world *world)
{
	sfp_consent_draft draft = SFP_CONSENT_DRAFT_INIT;
	sfp_consent *consent = NULL;
	sfp_id id;

	draft.person = world->teachers[1].person;
	draft.code = "personal_data";
	draft.signed_by_person = true;
	draft.document = "scan";
	draft.document_length = 4;
	must(world, sfp_consent_record(world->reg, &world->administrator, &draft, &consent), SFP_OK, "consent");
	id = consent->head.id;
	sfp_consent_free(consent);
	return id;
}

static void attest(struct world *world)
{
	sfp_attestation_draft draft = SFP_ATTESTATION_DRAFT_INIT;
	sfp_attestation *attestation = NULL;

	draft.person = world->teachers[1].person;
	draft.fact = SFP_FACT_CUSTOM_1;
	draft.ground = "журнал инструктажа";
	must(world, sfp_attestation_record(world->reg, &world->administrator, &draft, &attestation), SFP_OK,
	     "attestation");
	sfp_attestation_free(attestation);
}

/* Somebody who never came to work here. */
static void erase(struct world *world)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;
	sfp_erasure *asked = NULL, *erased = NULL;

	draft.person = world_person(world, "Мимоходова");
	draft.ground = "принята не была";
	must(world, sfp_erasure_ask(world->reg, &world->administrator, &draft, &asked), SFP_OK,
	     "asking for an erasure");
	must(world, sfp_person_erase(world->reg, &world->administrator, &asked->head.id, &erased), SFP_OK, "erasure");
	sfp_erasure_free(asked);
	sfp_erasure_free(erased);
}

/* Where the library was built without reading lists, there are none. */
static void import_lists(struct world *world, const sfp_roster_input *inputs, size_t count, const char *order_number)
{
	sfp_roster_options reading_options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_reading *reading = NULL;
	sfp_roster_applied *applied = NULL;
	sfp_roster_plan *plan = NULL;
	sfp_status status;

	options.order_id = world_order(world, SFP_ORDER_MOVEMENT, order_number);
	options.orderer = world->deputy.person;
	reading_options.partial = true;
	status = sfp_roster_read(inputs, count, &reading_options, &reading);
	if (status == SFP_E_UNSUPPORTED)
		return;
	must(world, status, SFP_OK, "roster");
	must(world, sfp_roster_plan_make(world->reg, &world->organization, reading, NULL, &plan), SFP_OK, "plan");
	must(world, sfp_roster_plan_apply(world->reg, &world->administrator, plan, &options, &applied), SFP_OK,
	     "import");
	sfp_roster_applied_free(applied);
	sfp_roster_plan_free(plan);
	sfp_roster_reading_close(reading);
}

/* Lists from the office: one student more, the birthday of another, a class that nobody is in yet. */
static void import_roster(struct world *world)
{
	static const char list[] =
		"Фамилия;Имя;Отчество;Дата рождения;Группа\r\nСписков;Иван;Иванович;01.02.2009;М-11\r\n"
		"Второй;Имя;Отчество;03.04.2009;М-11\r\n";
	static const char groups[] = "Группа;Курс\r\nМ-12;1\r\n";
	static const sfp_nomenclature_line approved = { "М-12", 1, NULL };
	sfp_id order = world_order(world, SFP_ORDER_NOMENCLATURE, "С-2");
	size_t added = 0;
	const sfp_roster_input inputs[] = {
		{ .data = list, .length = sizeof(list) - 1, .name = "students.csv", .kind = SFP_ROSTER_STUDENTS },
		{ .data = groups, .length = sizeof(groups) - 1, .name = "groups.csv", .kind = SFP_ROSTER_CLASSES },
	};

	must(world, sfp_nomenclature_approve(world->reg, &world->head, &order, &approved, 1, &added), SFP_OK, "name");
	import_lists(world, inputs, 2, "С-1");
}

/* What the erasure destroyed of the first import, this one still has. */
static void import_after_the_erasure(struct world *world)
{
	static const char list[] =
		"Фамилия;Имя;Отчество;Дата рождения;Группа\r\nПоздний;Пётр;Петрович;01.05.2009;М-12\r\n";
	const sfp_roster_input input = {
		.data = list, .length = sizeof(list) - 1, .name = "students.csv", .kind = SFP_ROSTER_STUDENTS
	};

	import_lists(world, &input, 1, "С-3");
}

/* The year's turn of the second class, taken back. */
static void turn_by_mistake(struct world *world)
{
	const sfp_turn_line line = { .class_id = world->classes[1], .way = SFP_TURN_PROMOTE };
	sfp_id order = world_order(world, SFP_ORDER_MOVEMENT, "200-к");
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_turn *turn = NULL;
	sfp_id id;

	form.school_year = "2025/26";
	form.order_id = order;
	form.orderer = world->deputy.person;
	form.lines = &line;
	form.line_count = 1;
	must(world, sfp_turn_make(world->reg, &world->administrator, &form, NULL, &turn), SFP_OK, "turn");
	id = turn->head.id;
	sfp_turn_free(turn);
	must(world, sfp_turn_back(world->reg, &world->administrator, &id, "ошибка", &turn), SFP_OK, "back");
	sfp_turn_free(turn);
}

void story_tell(struct world *world, struct story *ret_story)
{
	sfp_invite *invite = NULL;

	appoint_homeroom_teacher(world);
	ret_story->verification = confirm_teacher(world);
	ret_story->invite = issue_invite(world);
	ret_story->admission = ask_to_join(world);
	ask_for_help(world);
	check_and_report(world);
	mind_safety(world);
	exercise_rights(world);
	world_pass_days(world, 1);
	ret_story->transfer = transfer(world);
	ret_story->dismissal = dismiss_by_mistake(world);
	turn_by_mistake(world);
	keep_channels(world);
	hold_lesson(world);
	meet_in_chats(world, ret_story);
	ret_story->consent = consent(world);
	attest(world);
	import_roster(world);
	erase(world);
	import_after_the_erasure(world);
	must(world, sfp_invite_annul(world->reg, &world->students[1], &ret_story->invite, &invite), SFP_REFUSED,
	     "refusal");
}
