/* deeds.c: every verb of the registry with a scene in which it does something. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "deeds.h"

struct world w;
static sfp_id subject; /* the record that the deed is done to */
static sfp_id order, other_order;

/* ---- setting the scene ---- */

#define KEEP(type, call)                                                                                               \
	do {                                                                                                           \
		type *made_ = NULL;                                                                                    \
		sfp_status status_ = call(&made_);                                                                     \
		ck_assert_msg(status_ == SFP_OK, "%s: %s", #call, sfp_registry_message(w.reg));                        \
		subject = made_->head.id;                                                                              \
		sfp_record_free(&made_->head);                                                                         \
	} while (0)

static void orders(sfp_order_subject about)
{
	order = world_order(&w, about, "901");
	other_order = world_order(&w, about, "902");
}

static void orders_of_approval(void)
{
	orders(SFP_ORDER_APPROVAL);
}

static void orders_of_nomenclature(void)
{
	orders(SFP_ORDER_NOMENCLATURE);
}

static void orders_of_distribution(void)
{
	orders(SFP_ORDER_DISTRIBUTION);
}

static void orders_of_administrator(void)
{
	orders(SFP_ORDER_ADMINISTRATOR);
}

static sfp_status adopt_it(sfp_edition **ret)
{
	return sfp_edition_adopt(w.reg, &w.secretary, &w.edition, "1", 20250902, ret);
}

static void adopted(void)
{
	KEEP(sfp_edition, adopt_it);
	orders_of_approval();
}

static sfp_status approve_it(sfp_edition **ret)
{
	return sfp_edition_approve(w.reg, &w.head, &w.edition, &order, 20250902, ret);
}

static void approved(void)
{
	adopted();
	KEEP(sfp_edition, approve_it);
}

static sfp_status appoint_it(sfp_appointment **ret)
{
	return sfp_appointment_make(w.reg, &w.head, &w.administrator.person, &order, ret);
}

static sfp_application_form form_of_application(void)
{
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;

	form.contact = w.administrator.person;
	form.order_id = order;
	form.full_name = "Админова Имя Отчество";
	form.email = "admin@college.example";
	form.mobile = WORLD_MOBILE;
	return form;
}

static sfp_status draft_application(sfp_application **ret)
{
	sfp_application_form form = form_of_application();

	return sfp_application_draft(w.reg, &w.administrator, &form, ret);
}

static sfp_status send_application(sfp_application **ret)
{
	return sfp_application_send(w.reg, &w.administrator, &subject, "<1@college.example>", NULL, ret);
}

static sfp_status accept_application(sfp_application **ret)
{
	return sfp_application_accepted(w.reg, &w.administrator, &subject, 0, ret);
}

static void appointed(void)
{
	orders_of_administrator();
	KEEP(sfp_appointment, appoint_it);
}

static void application_drafted(void)
{
	appointed();
	KEEP(sfp_application, draft_application);
}

static void application_sent(void)
{
	application_drafted();
	KEEP(sfp_application, send_application);
	world_pass_days(&w, 3);
}

static void application_accepted(void)
{
	application_sent();
	KEEP(sfp_application, accept_application);
}

static void administrator_in_office(void)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_APPOINTMENT, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	subject = page->records[0]->id;
	sfp_page_free(page);
	orders_of_administrator();
}

static sfp_status apply_for_class(sfp_admission **ret)
{
	return sfp_admission_apply(w.reg, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT, ret);
}

static sfp_status consider_it(sfp_admission **ret)
{
	return sfp_admission_consider(w.reg, &w.administrator, &subject, ret);
}

static void admission_considered(void)
{
	KEEP(sfp_admission, apply_for_class);
	KEEP(sfp_admission, consider_it);
}

static void member(void)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	filter.person = w.teachers[1].person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_MEMBERSHIP, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	subject = page->records[0]->id;
	sfp_page_free(page);
}

static void two_members(void)
{
	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, &w.teachers[2], &w.staffroom, SFP_ROLE_TEACHER);
}

static sfp_status request_it(sfp_verification **ret)
{
	return sfp_verification_request(w.reg, &w.teachers[1], &w.teachers[1].person, ret);
}

static void verification_requested(void)
{
	two_members();
	KEEP(sfp_verification, request_it);
}

static sfp_status enrol_classless(sfp_enrollment **ret)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;

	draft.person = world_person(&w, "Новенький");
	return sfp_enrollment_add(w.reg, &w.system, &draft, ret);
}

static void classless(void)
{
	KEEP(sfp_enrollment, enrol_classless);
}

static void distributed(void)
{
	sfp_distribution_line lines[] = { { "М-11", w.teachers[1].person }, { "П-21", w.teachers[1].person } };
	size_t added = 0;

	orders_of_distribution();
	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, lines, 2, &added));
	ck_assert_uint_eq(added, 2);
	two_members();
}

static sfp_status draft_expulsion(sfp_movement **ret)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = SFP_KIND_EXPEL;
	form.person = w.students[0].person;
	return sfp_movement_draft(w.reg, &w.administrator, &form, ret);
}

static sfp_status order_it(sfp_movement **ret)
{
	return sfp_movement_order(w.reg, &w.deputy, &subject, NULL, "заявление", ret);
}

static sfp_status apply_it(sfp_movement **ret)
{
	return sfp_movement_apply(w.reg, &w.administrator, &subject, NULL, ret);
}

static void movement_drafted(void)
{
	orders(SFP_ORDER_MOVEMENT);
	KEEP(sfp_movement, draft_expulsion);
}

static void movement_applied(void)
{
	movement_drafted();
	KEEP(sfp_movement, order_it);
	KEEP(sfp_movement, apply_it);
}

static sfp_status employ(sfp_office **ret)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;

	draft.person = w.deputy.person;
	draft.title = "Методист";
	return sfp_office_add(w.reg, &w.system, &draft, ret);
}

static void orders_of_movement(void)
{
	orders(SFP_ORDER_MOVEMENT);
}

static sfp_status name_acting_head(sfp_office **ret)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;

	draft.person = w.teachers[1].person;
	draft.role = SFP_ROLE_HEAD;
	draft.order_id = order;
	draft.until_date = 20260101;
	return sfp_office_add(w.reg, &w.head, &draft, ret);
}

static void acting_head_named(void)
{
	orders_of_movement();
	KEEP(sfp_office, name_acting_head);
}

static sfp_status draft_deputy(sfp_movement **ret)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = SFP_KIND_HIRE;
	form.person = w.teachers[1].person;
	form.role = SFP_ROLE_ADMINISTRATION;
	return sfp_movement_draft(w.reg, &w.administrator, &form, ret);
}

static sfp_status order_deputy(sfp_movement **ret)
{
	return sfp_movement_order(w.reg, &w.head, &subject, &order, "", ret);
}

static void deputy_drafted(void)
{
	orders_of_movement();
	KEEP(sfp_movement, draft_deputy);
}

static void deputy_ordered(void)
{
	deputy_drafted();
	KEEP(sfp_movement, order_deputy);
}

static void movement_ordered(void)
{
	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	movement_drafted();
	KEEP(sfp_movement, order_it);
}

static sfp_status draft_dismissal(sfp_movement **ret)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = SFP_KIND_DISMISS;
	form.person = w.teachers[1].person;
	return sfp_movement_draft(w.reg, &w.administrator, &form, ret);
}

/* From one of two offices. */
static sfp_status draft_loss(sfp_movement **ret)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = SFP_KIND_DISMISS;
	form.person = w.teachers[1].person;
	form.role = SFP_ROLE_TEACHER;
	return sfp_movement_draft(w.reg, &w.administrator, &form, ret);
}

static sfp_status draft_transfer(sfp_movement **ret)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = SFP_KIND_TRANSFER_CLASS;
	form.person = w.students[0].person;
	form.class_to = w.classes[1];
	return sfp_movement_draft(w.reg, &w.administrator, &form, ret);
}

/* Whoever goes has joined and asked to be verified, and a link was made for him. */
static void dismissal_ordered(void)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;

	verification_requested();
	draft.class_id = w.classes[0];
	draft.role = SFP_ROLE_TEACHER;
	draft.person = w.teachers[1].person;
	ck_sfp_ok(sfp_invite_create(w.reg, &w.administrator, &draft, token, &invite));
	sfp_invite_free(invite);
	KEEP(sfp_movement, draft_dismissal);
	KEEP(sfp_movement, order_it);
}

/* All that a worker has rests on the office that is lost: who is elected to the council is not employed. */
static void loss_ordered(void)
{
	dismissal_ordered();
	world_office(&w, &w.teachers[1].person, SFP_ROLE_COUNCIL);
	KEEP(sfp_movement, draft_loss);
	KEEP(sfp_movement, order_it);
}

static void transfer_ordered(void)
{
	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	KEEP(sfp_movement, draft_transfer);
	KEEP(sfp_movement, order_it);
}

static char link_token[SFP_INVITE_TOKEN_SIZE];

static void invited(void)
{
	subject = world_invite(&w);
}

static sfp_status send_it(sfp_invite **ret)
{
	return sfp_invite_send(w.reg, &w.administrator, &subject, link_token, ret);
}

static void link_sent(void)
{
	invited();
	KEEP(sfp_invite, send_it);
}

static void admission_applied(void)
{
	KEEP(sfp_admission, apply_for_class);
}

static sfp_status confirm_it(sfp_verification **ret)
{
	return sfp_verification_confirm(w.reg, &w.administrator, &subject, ret);
}

static void verification_confirmed(void)
{
	verification_requested();
	KEEP(sfp_verification, confirm_it);
}

static sfp_status draft_again(sfp_edition **ret)
{
	const char *text = sfp_policy_builtin_text(NULL);

	return sfp_edition_draft(w.reg, &w.secretary, text, strlen(text), ret, NULL);
}

static void edition_drafted(void)
{
	KEEP(sfp_edition, draft_again);
}

static void employed(void)
{
	orders_of_movement();
	KEEP(sfp_office, employ);
}

static void classes_named(void)
{
	const sfp_nomenclature_line lines[] = { { "Э-31", 3, "Электрика" }, { "Э-32", 3, "Электрика" } };
	size_t added = 0;

	orders_of_nomenclature();
	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &order, lines, 2, &added));
}

static void turn_ordered(void)
{
	classes_named();
	orders(SFP_ORDER_MOVEMENT);
}

static sfp_status turn_it(sfp_turn **ret)
{
	const sfp_turn_line line = { .class_id = w.classes[0], .way = SFP_TURN_GRADUATE };
	sfp_turn_form form = SFP_TURN_FORM_INIT;

	form.school_year = "2025/26";
	form.order_id = order;
	form.orderer = w.deputy.person;
	form.lines = &line;
	form.line_count = 1;
	return sfp_turn_make(w.reg, &w.administrator, &form, NULL, ret);
}

static void turn_made(void)
{
	turn_ordered();
	KEEP(sfp_turn, turn_it);
}

static void child_of_two(void)
{
	subject = world_person(&w, "Матушкина");
}

static void strangers(void)
{
	subject = world_person(&w, "Прохожий");
}

static sfp_status ask_it(sfp_help_request **ret)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;

	draft.topic = "не открывается чат";
	draft.question = "Что делать?";
	return sfp_help_request_ask(w.reg, &w.students[0], &draft, ret);
}

static void help_asked(void)
{
	KEEP(sfp_help_request, ask_it);
}

static sfp_status answer_it(sfp_help_request **ret)
{
	return sfp_help_request_answer(w.reg, &w.administrator, &subject, "Войдите снова.", ret);
}

static void help_answered(void)
{
	help_asked();
	KEEP(sfp_help_request, answer_it);
}

static sfp_status open_it(sfp_support_ticket **ret)
{
	sfp_support_ticket_draft draft = SFP_SUPPORT_TICKET_DRAFT_INIT;

	draft.topic = "не работает журнал";
	return sfp_support_ticket_open(w.reg, &w.administrator, &draft, ret);
}

static void ticket_open(void)
{
	KEEP(sfp_support_ticket, open_it);
}

static sfp_status vendor_answers(sfp_support_ticket **ret)
{
	return sfp_support_ticket_answer(w.reg, &w.administrator, &subject, "S-1", "исправлено", ret);
}

static void ticket_answered(void)
{
	ticket_open();
	KEEP(sfp_support_ticket, vendor_answers);
}

static sfp_status report_it(sfp_incident **ret)
{
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;

	draft.action = SFP_ACTION_PROFILE_SECURE;
	draft.description = "чужой вход";
	return sfp_incident_report(w.reg, &w.students[0], &draft, ret);
}

static void incident_reported(void)
{
	KEEP(sfp_incident, report_it);
}

/* ---- the deeds: variant 0, and one other argument in each further variant. Check itself allocates, so nothing is
 * asserted here ---- */

#define IF(number, then, other) (variant == (number) ? (then) : (other))
#define DONE(call, made)                                                                                               \
	do {                                                                                                           \
		sfp_status status_ = call;                                                                             \
		sfp_record_free(status_ == SFP_OK ? &(made)->head : NULL);                                             \
		return status_;                                                                                        \
	} while (0)

static sfp_status edit_organization(const sfp_actor *actor, int variant)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *made = NULL;

	draft.name = IF(1, "Иной колледж", "Колледж");
	draft.short_name = IF(2, "ИК", "К");
	draft.address = IF(3, "Дворец", IF(4, "", NULL));
	draft.email = IF(5, "b@college.example", "a@college.example");
	draft.site = IF(6, "b.example", "a.example");
	draft.time_zone = IF(7, "Asia/Tomsk", "Asia/Omsk");
	DONE(sfp_organization_edit(w.reg, actor, &draft, &made), made);
}

static sfp_person_draft person(int variant)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;

	draft.source_id = IF(1, "2", "1");
	draft.surname = IF(2, "Иванов", "Петров");
	draft.given_name = IF(3, "Пётр", "Иван");
	draft.patronymic = IF(4, "Петрович", "Иванович");
	draft.birth_date = IF(5, 20080202, 20080101);
	draft.email = IF(6, "b@college.example", "a@college.example");
	draft.phone = IF(7, "+79000000002", "+79000000001");
	return draft;
}

static sfp_status add_person(const sfp_actor *actor, int variant)
{
	sfp_person_draft draft = person(variant);
	sfp_person *made = NULL;

	if (variant == 8)
		draft.id = w.deputy.person;
	DONE(sfp_person_add(w.reg, actor, &draft, &made), made);
}

static sfp_status edit_person(const sfp_actor *actor, int variant)
{
	sfp_person_draft draft = person(variant);
	sfp_person *made = NULL;

	draft.email = IF(8, NULL, IF(9, "", draft.email));
	DONE(sfp_person_edit(w.reg, actor, IF(10, &w.deputy.person, &subject), &draft, &made), made);
}

static sfp_status add_office(const sfp_actor *actor, int variant)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *made = NULL;

	draft.person = IF(1, w.secretary.person, w.deputy.person);
	draft.role = IF(2, SFP_ROLE_COUNCIL, SFP_ROLE_TEACHER);
	draft.title = IF(3, "Мастер", "Методист");
	draft.from_date = IF(4, 20250101, 0);
	draft.order_id = IF(5, other_order, order);
	draft.until_date = IF(6, 20260101, 0);
	DONE(sfp_office_add(w.reg, actor, &draft, &made), made);
}

static sfp_status end_office(const sfp_actor *actor, int variant)
{
	sfp_office *made = NULL;

	DONE(sfp_office_end(w.reg, actor, &subject, IF(1, 20250910, 0), IF(2, &order, NULL), &made), made);
}

static sfp_status add_acting_head(const sfp_actor *actor, int variant)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *made = NULL;

	draft.person = IF(1, w.deputy.person, w.teachers[1].person);
	draft.role = SFP_ROLE_HEAD;
	draft.order_id = IF(2, other_order, order);
	draft.until_date = IF(3, 20251001, 20260101);
	DONE(sfp_office_add(w.reg, actor, &draft, &made), made);
}

static sfp_status end_acting_head(const sfp_actor *actor, int variant)
{
	sfp_office *made = NULL;

	DONE(sfp_office_end(w.reg, actor, &subject, IF(1, 20250910, 0), IF(2, &other_order, &order), &made), made);
}

static sfp_status add_guardian(const sfp_actor *actor, int variant)
{
	sfp_guardian_draft draft = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *made = NULL;

	draft.parent = IF(1, w.parent.person, subject);
	draft.student = IF(2, w.students[2].person, w.students[1].person);
	draft.relation = IF(3, "бабушка", "мать");
	draft.from_date = IF(4, 20250101, 0);
	DONE(sfp_guardian_add(w.reg, actor, &draft, &made), made);
}

static sfp_order_draft order_draft(int variant)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;

	draft.subject = IF(1, SFP_ORDER_OTHER, SFP_ORDER_USE);
	draft.number = IF(2, "778", "777");
	draft.date = IF(3, 20250901, 0);
	draft.title = IF(4, "Иной", "Приказ");
	draft.document = IF(5, "skan", "scan");
	draft.document_length = 4;
	return draft;
}

static sfp_status issue_order(const sfp_actor *actor, int variant)
{
	sfp_order_draft draft = order_draft(variant);
	sfp_order *made = NULL;

	DONE(sfp_order_issue(w.reg, actor, &draft, &made), made);
}

static sfp_status register_order(const sfp_actor *actor, int variant)
{
	sfp_order_draft draft = order_draft(variant);
	sfp_order *made = NULL;

	draft.signer = IF(6, w.deputy.person, w.head.person);
	DONE(sfp_order_register(w.reg, actor, &draft, &made), made);
}

static sfp_status draft_edition(const sfp_actor *actor, int variant)
{
	static char text[256 * 1024];
	sfp_edition *made = NULL;

	snprintf(text, sizeof(text), "%s%s", sfp_policy_builtin_text(NULL), IF(1, "#\n", ""));
	DONE(sfp_edition_draft(w.reg, actor, text, strlen(text), &made, NULL), made);
}

static sfp_status adopt_edition(const sfp_actor *actor, int variant)
{
	sfp_edition *made = NULL;

	DONE(sfp_edition_adopt(w.reg, actor, &w.edition, IF(1, "8", "7"), IF(2, 20250901, 20250902), &made), made);
}

static sfp_status approve_edition(const sfp_actor *actor, int variant)
{
	sfp_edition *made = NULL;

	DONE(sfp_edition_approve(w.reg, actor, &w.edition, IF(1, &other_order, &order), IF(2, 20250902, 0), &made),
	     made);
}

static sfp_status enact_edition(const sfp_actor *actor, int variant)
{
	sfp_edition *made = NULL;

	DONE(sfp_edition_enact(w.reg, actor, &w.edition, IF(1, 20250910, 0), &made), made);
}

static sfp_status make_appointment(const sfp_actor *actor, int variant)
{
	sfp_appointment *made = NULL;

	DONE(sfp_appointment_make(w.reg, actor, IF(1, &w.teachers[1].person, &w.administrator.person),
	                          IF(2, &other_order, &order), &made),
	     made);
}

static sfp_status register_appointment(const sfp_actor *actor, int variant)
{
	sfp_appointment *made = NULL;

	DONE(sfp_appointment_register(w.reg, actor, IF(1, "+79999999999", WORLD_MOBILE), &made), made);
}

static sfp_status make_additional_appointment(const sfp_actor *actor, int variant)
{
	sfp_appointment *made = NULL;

	DONE(sfp_appointment_make_additional(w.reg, actor, IF(1, &w.teachers[2].person, &w.teachers[1].person), &made),
	     made);
}

static sfp_status end_appointment(const sfp_actor *actor, int variant)
{
	sfp_appointment *made = NULL;

	DONE(sfp_appointment_end(w.reg, actor, &subject, IF(1, &other_order, &order), IF(2, "иное", "ушла"),
	                         variant != 3, &made),
	     made);
}

static sfp_application_form changed_form(int variant)
{
	sfp_application_form form = form_of_application();

	form.contact = IF(1, w.teachers[1].person, form.contact);
	form.order_id = IF(2, other_order, form.order_id);
	form.full_name = IF(3, "Админова И. О.", "Админова Имя");
	form.email = IF(4, "b@college.example", form.email);
	form.mobile = IF(5, "+79000000005", form.mobile);
	return form;
}

static sfp_status draft_form(const sfp_actor *actor, int variant)
{
	sfp_application_form form = changed_form(variant);
	sfp_application *made = NULL;

	DONE(sfp_application_draft(w.reg, actor, &form, &made), made);
}

static sfp_status revise_form(const sfp_actor *actor, int variant)
{
	sfp_application_form form = changed_form(variant);
	sfp_application *made = NULL;

	form.email = IF(6, NULL, IF(7, "", form.email));
	DONE(sfp_application_revise(w.reg, actor, &subject, &form, &made), made);
}

static sfp_status send_letter(const sfp_actor *actor, int variant)
{
	static const uint8_t digests[2][32] = { { 1 }, { 2 } };
	sfp_application *made = NULL;

	DONE(sfp_application_send(w.reg, actor, &subject, IF(1, "<2@college.example>", "<1@college.example>"),
	                          IF(2, digests[1], IF(3, NULL, digests[0])), &made),
	     made);
}

static sfp_status record_acceptance(const sfp_actor *actor, int variant)
{
	sfp_application *made = NULL;

	DONE(sfp_application_accepted(w.reg, actor, &subject, IF(1, 20250903, 0), &made), made);
}

static sfp_status record_rejection(const sfp_actor *actor, int variant)
{
	sfp_application *made = NULL;

	DONE(sfp_application_rejected(w.reg, actor, &subject, IF(1, 20250903, 0), IF(2, "не тот приказ", "нет приказа"),
	                              &made),
	     made);
}

static sfp_status approve_nomenclature(const sfp_actor *actor, int variant)
{
	const sfp_nomenclature_line lines[] = {
		{ IF(1, "Э-33", "Э-31"), IF(2, 4, 3), IF(3, "Сварка", "Электрика") },
		{ "Э-32", 3, IF(4, "", NULL) },
	};
	size_t added = 0;

	return sfp_nomenclature_approve(w.reg, actor, IF(5, &other_order, &order), lines, IF(6, 1, 2), &added);
}

static sfp_status approve_distribution(const sfp_actor *actor, int variant)
{
	const sfp_distribution_line lines[] = {
		{ IF(1, "Т-12", "М-11"), IF(2, w.teachers[2].person, w.teachers[1].person) },
		{ "П-21", w.teachers[2].person },
	};
	size_t added = 0;

	return sfp_distribution_approve(w.reg, actor, IF(3, &other_order, &order), lines, IF(4, 1, 2), &added);
}

static sfp_status create_class(const sfp_actor *actor, int variant)
{
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
	sfp_class *made = NULL;

	draft.name = IF(1, "Э-32", "Э-31");
	DONE(sfp_class_create(w.reg, actor, &draft, &made), made);
}

static void administrator_registered(void)
{
	application_accepted();
	ck_sfp_ok(register_appointment(&w.administrator, 0));
}

static sfp_status create_staffroom(const sfp_actor *actor, int variant)
{
	sfp_class *made = NULL;

	(void)variant;
	DONE(sfp_class_create_staffroom(w.reg, actor, &made), made);
}

static sfp_status add_enrollment(const sfp_actor *actor, int variant)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *made = NULL;

	draft.person = IF(1, w.parent.person, subject);
	draft.class_id = IF(2, w.classes[1], w.classes[0]);
	draft.from_date = IF(3, 20250901, 0);
	DONE(sfp_enrollment_add(w.reg, actor, &draft, &made), made);
}

static sfp_status assign_enrollment(const sfp_actor *actor, int variant)
{
	sfp_enrollment *made = NULL;

	DONE(sfp_enrollment_assign(w.reg, actor, &subject, IF(1, &w.classes[1], &w.classes[0]), &made), made);
}

static sfp_status assign_homeroom(const sfp_actor *actor, int variant)
{
	sfp_homeroom *made = NULL;

	DONE(sfp_homeroom_assign(w.reg, actor, IF(1, &w.classes[1], &w.classes[0]),
	                         IF(2, &w.teachers[2].person, &w.teachers[1].person), &made),
	     made);
}

static sfp_status create_invite(const sfp_actor *actor, int variant)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *made = NULL;

	draft.class_id = IF(1, w.classes[0], w.staffroom);
	draft.role = IF(2, SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER);
	draft.person = IF(3, w.teachers[2].person, w.teachers[1].person);
	draft.uses_max = IF(4, 1, 0);
	draft.valid_days = IF(5, 3, 0);
	draft.note = IF(6, "иначе", "так");
	DONE(sfp_invite_create(w.reg, actor, &draft, token, &made), made);
}

static sfp_status apply_for_membership(const sfp_actor *actor, int variant)
{
	sfp_admission *made = NULL;

	DONE(sfp_admission_apply(w.reg, actor, IF(1, &w.classes[1], &w.classes[0]),
	                         IF(2, SFP_ROLE_TEACHER, SFP_ROLE_STUDENT), &made),
	     made);
}

static sfp_status reject_admission(const sfp_actor *actor, int variant)
{
	sfp_admission *made = NULL;

	DONE(sfp_admission_reject(w.reg, actor, &subject, IF(1, "не та группа", "мест нет"), &made), made);
}

static sfp_status end_membership(const sfp_actor *actor, int variant)
{
	sfp_membership *made = NULL;

	DONE(sfp_membership_end(w.reg, actor, &subject, IF(1, "перешёл", "ушёл"), &made), made);
}

static sfp_status request_verification(const sfp_actor *actor, int variant)
{
	sfp_verification *made = NULL;

	DONE(sfp_verification_request(w.reg, actor, IF(1, &w.teachers[2].person, &w.teachers[1].person), &made), made);
}

static sfp_status reject_verification(const sfp_actor *actor, int variant)
{
	sfp_verification *made = NULL;

	DONE(sfp_verification_reject(w.reg, actor, &subject, IF(1, "другой человек", "нет диплома"), &made), made);
}

static sfp_status draft_movement(const sfp_actor *actor, int variant)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *made = NULL;

	form.kind = IF(1, SFP_KIND_CHANGE_HOMEROOM, SFP_KIND_TRANSFER_CLASS);
	form.person = IF(2, w.students[1].person, w.students[0].person);
	form.class_to = IF(3, w.classes[0], w.classes[1]);
	form.effective_on = IF(4, 20250902, 0);
	DONE(sfp_movement_draft(w.reg, actor, &form, &made), made);
}

static sfp_status order_movement(const sfp_actor *actor, int variant)
{
	sfp_movement *made = NULL;

	DONE(sfp_movement_order(w.reg, actor, &subject, IF(1, &other_order, IF(2, NULL, &order)),
	                        IF(3, "письмо", "заявление"), &made),
	     made);
}

static sfp_status cancel_movement(const sfp_actor *actor, int variant)
{
	sfp_movement *made = NULL;

	DONE(sfp_movement_cancel(w.reg, actor, &subject, IF(1, "ошибка", "передумал"), &made), made);
}

static sfp_status reverse_movement(const sfp_actor *actor, int variant)
{
	sfp_movement *made = NULL;

	DONE(sfp_movement_reverse(w.reg, actor, &subject, IF(1, "ошибка", "передумал"), &made), made);
}

static sfp_status send_link(const sfp_actor *actor, int variant)
{
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *made = NULL;

	(void)variant;
	DONE(sfp_invite_send(w.reg, actor, &subject, token, &made), made);
}

static sfp_status claim_link(const sfp_actor *actor, int variant)
{
	sfp_invite *made = NULL;

	(void)variant;
	DONE(sfp_invite_claim(w.reg, actor, link_token, &made), made);
}

static sfp_status annul_link(const sfp_actor *actor, int variant)
{
	sfp_invite *made = NULL;

	(void)variant;
	DONE(sfp_invite_annul(w.reg, actor, &subject, &made), made);
}

static sfp_status consider_admission(const sfp_actor *actor, int variant)
{
	sfp_admission *made = NULL;

	(void)variant;
	DONE(sfp_admission_consider(w.reg, actor, &subject, &made), made);
}

static sfp_status accept_admission(const sfp_actor *actor, int variant)
{
	sfp_admission *made = NULL;

	(void)variant;
	DONE(sfp_admission_accept(w.reg, actor, &subject, &made), made);
}

static sfp_status withdraw_admission(const sfp_actor *actor, int variant)
{
	sfp_admission *made = NULL;

	(void)variant;
	DONE(sfp_admission_withdraw(w.reg, actor, &subject, &made), made);
}

static sfp_status confirm_verification(const sfp_actor *actor, int variant)
{
	sfp_verification *made = NULL;

	(void)variant;
	DONE(sfp_verification_confirm(w.reg, actor, &subject, &made), made);
}

static sfp_status withdraw_verification(const sfp_actor *actor, int variant)
{
	sfp_verification *made = NULL;

	(void)variant;
	DONE(sfp_verification_withdraw(w.reg, actor, &subject, &made), made);
}

static sfp_status revoke_verification(const sfp_actor *actor, int variant)
{
	sfp_verification *made = NULL;

	(void)variant;
	DONE(sfp_verification_revoke(w.reg, actor, &subject, &made), made);
}

static sfp_status withdraw_form(const sfp_actor *actor, int variant)
{
	sfp_application *made = NULL;

	(void)variant;
	DONE(sfp_application_withdraw(w.reg, actor, &subject, &made), made);
}

static sfp_status withdraw_edition(const sfp_actor *actor, int variant)
{
	sfp_edition *made = NULL;

	(void)variant;
	DONE(sfp_edition_withdraw(w.reg, actor, &subject, &made), made);
}

static sfp_status make_turn(const sfp_actor *actor, int variant)
{
	const sfp_turn_line line = { .class_id = w.classes[IF(1, 1, 0)],
		                     .way = IF(2, SFP_TURN_GRADUATE, SFP_TURN_PROMOTE),
		                     .course = IF(3, 3, 0) };
	const sfp_turn_exception exception = { w.students[0].person, IF(4, SFP_TURN_EXPEL, SFP_TURN_CONDITIONAL),
		                               NULL };
	const char *const added[] = { IF(5, "Э-32", "Э-31") };
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_turn *made = NULL;

	form.school_year = "2025/26";
	form.order_id = IF(6, other_order, order);
	form.orderer = IF(7, w.head.person, w.deputy.person);
	form.lines = &line;
	form.line_count = 1;
	form.exceptions = &exception;
	form.exception_count = variant != 1;
	form.added = added;
	form.added_count = 1;
	DONE(sfp_turn_make(w.reg, actor, &form, NULL, &made), made);
}

static sfp_status take_turn_back(const sfp_actor *actor, int variant)
{
	sfp_turn *made = NULL;

	DONE(sfp_turn_back(w.reg, actor, &subject, IF(1, "иначе", "ошибка"), &made), made);
}

static sfp_status schedule_movement(const sfp_actor *actor, int variant)
{
	sfp_movement *made = NULL;

	(void)variant;
	DONE(sfp_movement_schedule(w.reg, actor, &subject, &made), made);
}

static sfp_status apply_movement(const sfp_actor *actor, int variant)
{
	sfp_movement *made = NULL;

	(void)variant;
	DONE(sfp_movement_apply(w.reg, actor, &subject, NULL, &made), made);
}

/* ---- consents, attested facts, erasures ---- */

static sfp_status give_consent(sfp_consent **ret)
{
	sfp_consent_draft draft = SFP_CONSENT_DRAFT_INIT;

	draft.person = w.teachers[1].person;
	draft.code = "photo";
	draft.signed_by_person = true;
	return sfp_consent_record(w.reg, &w.administrator, &draft, ret);
}

static void consented(void)
{
	KEEP(sfp_consent, give_consent);
}

static sfp_status record_consent(const sfp_actor *actor, int variant)
{
	sfp_consent_draft draft = SFP_CONSENT_DRAFT_INIT;
	sfp_consent *made = NULL;

	draft.person = IF(1, w.students[1].person, w.students[0].person);
	draft.code = IF(2, "photo", "personal_data");
	draft.given_on = IF(3, 20250901, 0);
	draft.signed_by_person = variant == 4;
	draft.parent = IF(5, w.teachers[1].person, w.parent.person);
	draft.document = "scan";
	draft.document_length = IF(6, 3, 4);
	DONE(sfp_consent_record(w.reg, actor, &draft, &made), made);
}

static sfp_status withdraw_consent(const sfp_actor *actor, int variant)
{
	sfp_consent *made = NULL;

	DONE(sfp_consent_withdraw(w.reg, actor, &subject, IF(1, 20250902, 0), IF(2, "передумала", NULL), &made), made);
}

static sfp_status attest_it(sfp_attestation **ret)
{
	sfp_attestation_draft draft = SFP_ATTESTATION_DRAFT_INIT;

	draft.person = w.teachers[1].person;
	draft.fact = SFP_FACT_CUSTOM_3;
	draft.ground = "журнал";
	return sfp_attestation_record(w.reg, &w.system, &draft, ret);
}

static void attested(void)
{
	KEEP(sfp_attestation, attest_it);
}

static sfp_status record_attestation(const sfp_actor *actor, int variant)
{
	sfp_attestation_draft draft = SFP_ATTESTATION_DRAFT_INIT;
	sfp_attestation *made = NULL;

	draft.person = IF(1, w.teachers[2].person, w.teachers[1].person);
	draft.fact = IF(2, SFP_FACT_CUSTOM_16, SFP_FACT_CUSTOM_1);
	draft.truth = variant != 3;
	draft.ground = IF(4, "справка", "журнал");
	draft.from_date = IF(5, 20250901, 0);
	DONE(sfp_attestation_record(w.reg, actor, &draft, &made), made);
}

static sfp_status end_attestation(const sfp_actor *actor, int variant)
{
	sfp_attestation *made = NULL;

	DONE(sfp_attestation_end(w.reg, actor, &subject, IF(1, 20250903, 0), &made), made);
}

static sfp_status ask_of_stranger(sfp_erasure **ret)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;

	draft.person = subject;
	draft.ground = "цель достигнута";
	return sfp_erasure_ask(w.reg, &w.administrator, &draft, ret);
}

static void erasure_asked(void)
{
	subject = world_person(&w, "Прохожая");
	KEEP(sfp_erasure, ask_of_stranger);
}

static sfp_status ask_erasure(const sfp_actor *actor, int variant)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;
	sfp_erasure *made = NULL;

	draft.person = IF(1, w.parent.person, w.students[0].person);
	draft.ground = IF(2, "отозвано согласие", "цель достигнута");
	draft.asked_on = IF(3, 20250901, 0);
	DONE(sfp_erasure_ask(w.reg, actor, &draft, &made), made);
}

static sfp_status erase_person(const sfp_actor *actor, int variant)
{
	sfp_erasure *made = NULL;

	(void)variant;
	DONE(sfp_person_erase(w.reg, actor, &subject, &made), made);
}

/* ---- channels and events ---- */

static sfp_id first_channel, second_channel;

static sfp_id created_channel(const char *code)
{
	sfp_channel *made = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_channel_create(w.reg, &w.administrator, code, &made));
	id = made->head.id;
	sfp_channel_free(made);
	return id;
}

static void channels_created(void)
{
	first_channel = created_channel("all_school");
	second_channel = created_channel("staff");
}

static sfp_channel_post_draft draft_of_post(void)
{
	sfp_channel_post_draft draft = SFP_CHANNEL_POST_DRAFT_INIT;

	draft.channel_id = first_channel;
	draft.title = "Расписание";
	draft.material = "текст";
	draft.material_length = 10;
	return draft;
}

static sfp_status provide_it(sfp_channel_post **ret)
{
	sfp_channel_post_draft draft = draft_of_post();

	return sfp_channel_post_provide(w.reg, &w.deputy, &draft, ret);
}

static void material_provided(void)
{
	channels_created();
	KEEP(sfp_channel_post, provide_it);
}

static sfp_event_draft draft_of_event(void)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;

	draft.kind = SFP_KIND_LESSON;
	draft.title = "Агрономия";
	draft.class_id = w.classes[0];
	return draft;
}

static sfp_status plan_it(sfp_event **ret)
{
	sfp_event_draft draft = draft_of_event();

	return sfp_event_plan(w.reg, &w.teachers[1], &draft, ret);
}

static sfp_status start_it(sfp_event **ret)
{
	return sfp_event_start(w.reg, &w.teachers[1], &subject, ret);
}

static void event_planned(void)
{
	two_members();
	KEEP(sfp_event, plan_it);
}

static void event_started(void)
{
	event_planned();
	KEEP(sfp_event, start_it);
}

/* `order` stands for the event that is joined otherwise. */
static void event_to_join(void)
{
	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	event_planned();
	order = subject;
	KEEP(sfp_event, plan_it);
}

static sfp_status create_channel(const sfp_actor *actor, int variant)
{
	sfp_channel *made = NULL;

	DONE(sfp_channel_create(w.reg, actor, IF(1, "staff", "all_school"), &made), made);
}

static sfp_channel_post_draft varied_post(int variant)
{
	sfp_channel_post_draft draft = draft_of_post();

	draft.channel_id = IF(1, second_channel, first_channel);
	draft.title = IF(2, "Объявление", "Расписание");
	draft.material = IF(3, "слова", "текст");
	draft.material_length = IF(4, 8, 10);
	return draft;
}

static sfp_status provide_material(const sfp_actor *actor, int variant)
{
	sfp_channel_post_draft draft = varied_post(variant);
	sfp_channel_post *made = NULL;

	DONE(sfp_channel_post_provide(w.reg, actor, &draft, &made), made);
}

static sfp_status write_post(const sfp_actor *actor, int variant)
{
	sfp_channel_post_draft draft = varied_post(variant);
	sfp_channel_post *made = NULL;

	DONE(sfp_channel_post_write(w.reg, actor, &draft, &made), made);
}

static sfp_status decline_material(const sfp_actor *actor, int variant)
{
	sfp_channel_post *made = NULL;

	DONE(sfp_channel_post_decline(w.reg, actor, &subject, IF(1, "поздно", "нет даты"), &made), made);
}

static sfp_status post_material(const sfp_actor *actor, int variant)
{
	sfp_channel_post *made = NULL;

	(void)variant;
	DONE(sfp_channel_post_post(w.reg, actor, &subject, &made), made);
}

static sfp_status withdraw_material(const sfp_actor *actor, int variant)
{
	sfp_channel_post *made = NULL;

	(void)variant;
	DONE(sfp_channel_post_withdraw(w.reg, actor, &subject, &made), made);
}

static sfp_status plan_event(const sfp_actor *actor, int variant)
{
	sfp_event_draft draft = draft_of_event();
	sfp_event *made = NULL;

	draft.kind = IF(1, SFP_KIND_CLASS_EVENT, SFP_KIND_LESSON);
	draft.mode = IF(2, SFP_EVENT_HYBRID, SFP_EVENT_ONLINE);
	draft.title = IF(3, "Зоотехния", "Агрономия");
	draft.class_id = IF(4, w.classes[1], w.classes[0]);
	draft.subject_id = IF(5, w.order, (sfp_id)SFP_ID_NONE);
	draft.starts_at = IF(6, w.now + 1, 0);
	DONE(sfp_event_plan(w.reg, actor, &draft, &made), made);
}

static sfp_status reschedule_event(const sfp_actor *actor, int variant)
{
	sfp_event *made = NULL;

	DONE(sfp_event_reschedule(w.reg, actor, &subject, sfp_time_of_date(IF(1, 20250911, 20250910)), &made), made);
}

static sfp_status start_event(const sfp_actor *actor, int variant)
{
	sfp_event *made = NULL;

	(void)variant;
	DONE(sfp_event_start(w.reg, actor, &subject, &made), made);
}

static sfp_status finish_event(const sfp_actor *actor, int variant)
{
	sfp_event *made = NULL;

	DONE(sfp_event_finish(w.reg, actor, &subject, IF(1, SFP_EVENT_PARTICIPANTS_UNKNOWN, 20), &made), made);
}

static sfp_status cancel_event(const sfp_actor *actor, int variant)
{
	sfp_event *made = NULL;

	DONE(sfp_event_cancel(w.reg, actor, &subject, IF(1, "мороз", "карантин"), &made), made);
}

static sfp_status join_event(const sfp_actor *actor, int variant)
{
	sfp_attendance *made = NULL;

	DONE(sfp_event_join(w.reg, actor, IF(1, &order, &subject), &made), made);
}

static sfp_status ask_help(const sfp_actor *actor, int variant)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;
	sfp_help_request *made = NULL;

	draft.topic = IF(1, "журнал", "чат");
	draft.question = IF(2, "Где?", IF(3, NULL, "Как?"));
	DONE(sfp_help_request_ask(w.reg, actor, &draft, &made), made);
}

static sfp_status answer_help(const sfp_actor *actor, int variant)
{
	sfp_help_request *made = NULL;

	DONE(sfp_help_request_answer(w.reg, actor, &subject, IF(1, "Иначе.", "Так."), &made), made);
}

static sfp_status escalate_help(const sfp_actor *actor, int variant)
{
	sfp_support_ticket *ticket = NULL;
	sfp_help_request *made = NULL;
	sfp_status status =
		sfp_help_request_escalate(w.reg, actor, &subject, IF(1, "S-2", IF(2, NULL, "S-1")), &ticket, &made);

	sfp_support_ticket_free(ticket);
	DONE(status, made);
}

static sfp_status reopen_help(const sfp_actor *actor, int variant)
{
	sfp_help_request *made = NULL;

	DONE(sfp_help_request_reopen(w.reg, actor, &subject, IF(1, "Всё равно.", IF(2, NULL, "Не вышло.")), &made),
	     made);
}

static sfp_status close_help(const sfp_actor *actor, int variant)
{
	sfp_help_request *made = NULL;

	(void)variant;
	DONE(sfp_help_request_close(w.reg, actor, &subject, &made), made);
}

static sfp_status open_ticket(const sfp_actor *actor, int variant)
{
	sfp_support_ticket_draft draft = SFP_SUPPORT_TICKET_DRAFT_INIT;
	sfp_support_ticket *made = NULL;

	draft.topic = IF(1, "журнал", "чат");
	draft.number = IF(2, "S-2", "S-1");
	DONE(sfp_support_ticket_open(w.reg, actor, &draft, &made), made);
}

static sfp_status answer_ticket(const sfp_actor *actor, int variant)
{
	sfp_support_ticket *made = NULL;

	DONE(sfp_support_ticket_answer(w.reg, actor, &subject, IF(1, "S-2", IF(2, NULL, "S-1")), IF(3, "нет", "да"),
	                               &made),
	     made);
}

static sfp_status reopen_ticket(const sfp_actor *actor, int variant)
{
	sfp_support_ticket *made = NULL;

	(void)variant;
	DONE(sfp_support_ticket_reopen(w.reg, actor, &subject, &made), made);
}

static sfp_status close_ticket(const sfp_actor *actor, int variant)
{
	sfp_support_ticket *made = NULL;

	(void)variant;
	DONE(sfp_support_ticket_close(w.reg, actor, &subject, &made), made);
}

static sfp_status record_check(const sfp_actor *actor, int variant)
{
	sfp_control_check_draft draft = SFP_CONTROL_CHECK_DRAFT_INIT;
	sfp_control_check *made = NULL;

	draft.checked_on = IF(1, 20250902, 0);
	draft.period_from = IF(2, 20250831, 20250901);
	draft.period_until = IF(3, 20250902, 20250901);
	draft.topic = IF(4, "чаты", "уроки");
	draft.finding_count = IF(5, 2, 1);
	draft.findings = IF(6, "опоздание", "пропуск");
	DONE(sfp_control_check_record(w.reg, actor, &draft, &made), made);
}

static sfp_status present_report(const sfp_actor *actor, int variant)
{
	sfp_report_draft draft = SFP_REPORT_DRAFT_INIT;
	sfp_report *made = NULL;

	draft.presented_on = IF(1, 20250902, 0);
	draft.period_from = IF(2, 20250831, 20250901);
	draft.period_until = IF(3, 20250902, 20250901);
	draft.source = IF(4, "платформа", "реестр");
	draft.figures = IF(5, "[]", "{}");
	draft.figures_length = 2;
	DONE(sfp_report_present(w.reg, actor, &draft, &made), made);
}

static sfp_status sign_rules(const sfp_actor *actor, int variant)
{
	sfp_acknowledgement_draft draft = SFP_ACKNOWLEDGEMENT_DRAFT_INIT;
	sfp_acknowledgement *made = NULL;

	draft.rules = IF(1, "Правила, 2", "Правила, 1");
	draft.text = IF(2, "text", IF(3, NULL, "rule"));
	draft.text_length = 4;
	draft.acknowledged_on = IF(4, 20250901, 0);
	DONE(sfp_acknowledgement_sign(w.reg, actor, &draft, &made), made);
}

static sfp_status report_incident(const sfp_actor *actor, int variant)
{
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;
	sfp_incident *made = NULL;

	draft.action = IF(1, SFP_ACTION_PLATFORM_ACCESS, SFP_ACTION_PROFILE_SECURE);
	draft.description = IF(2, "нет входа", "чужой вход");
	DONE(sfp_incident_report(w.reg, actor, &draft, &made), made);
}

static sfp_status settle_incident(const sfp_actor *actor, int variant)
{
	sfp_incident *made = NULL;

	DONE(sfp_incident_settle(w.reg, actor, &subject, IF(1, "Пароль сменён.", "Сеансы закрыты."), &made), made);
}

static sfp_status record_usage(const sfp_actor *actor, int variant)
{
	sfp_usage_draft draft = SFP_USAGE_DRAFT_INIT;
	sfp_usage *made = NULL;

	draft.action = IF(1, SFP_ACTION_RESOURCES_READ, SFP_ACTION_SEMINAR_ATTEND);
	draft.title = IF(2, "Дневник", "Журнал");
	draft.used_on = IF(3, 20250901, 0);
	DONE(sfp_usage_record(w.reg, actor, &draft, &made), made);
}

/* ---- subjects, lessons and chats ---- */

static sfp_id lesson_subject, other_subject, other_chat;
static char chat_token[SFP_INVITE_TOKEN_SIZE];

static sfp_id entered(const char *name)
{
	sfp_subject_draft draft = SFP_SUBJECT_DRAFT_INIT;
	sfp_subject *made = NULL;
	sfp_id id;

	draft.name = name;
	ck_sfp_ok(sfp_subject_register(w.reg, &w.system, &draft, &made));
	id = made->head.id;
	sfp_subject_free(made);
	return id;
}

static void subjects_entered(void)
{
	lesson_subject = entered("Физика");
	other_subject = entered("Химия");
}

static sfp_teaching_draft draft_of_lessons(void)
{
	sfp_teaching_draft draft = SFP_TEACHING_DRAFT_INIT;

	draft.person = w.teachers[1].person;
	draft.class_id = w.classes[0];
	draft.subject_id = lesson_subject;
	return draft;
}

static sfp_status teach_it(sfp_teaching **ret)
{
	sfp_teaching_draft draft = draft_of_lessons();

	return sfp_teaching_add(w.reg, &w.system, &draft, ret);
}

static void taught(void)
{
	subjects_entered();
	KEEP(sfp_teaching, teach_it);
}

static void subject_taught(void)
{
	taught();
	subject = lesson_subject;
}

/* The class is led by teachers[1], who has joined, as teachers[2] has. */
static void led(void)
{
	const sfp_distribution_line line = { "М-11", w.teachers[1].person };
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	two_members();
	orders_of_distribution();
	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &w.teachers[1].person, &homeroom));
	sfp_homeroom_free(homeroom);
}

static sfp_chat_draft draft_of_chat(void)
{
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;

	draft.kind = SFP_KIND_CLASS_OTHER;
	draft.class_id = w.classes[0];
	draft.members = &w.teachers[2].person;
	draft.member_count = 1;
	return draft;
}

static sfp_status create_it(sfp_chat **ret)
{
	sfp_chat_draft draft = draft_of_chat();

	return sfp_chat_create(w.reg, &w.teachers[1], &draft, ret);
}

/* With a student in it, and a link that nobody has used. */
static void chat_created(void)
{
	sfp_invite_draft link = SFP_INVITE_DRAFT_INIT;
	sfp_invite *invite = NULL;

	led();
	KEEP(sfp_chat, create_it);
	other_chat = subject;
	KEEP(sfp_chat, create_it);
	world_join_chat(&w, &w.teachers[1], &w.students[0], &subject, SFP_ROLE_STUDENT);
	link.chat_id = subject;
	link.role = SFP_ROLE_STUDENT;
	ck_sfp_ok(sfp_invite_create(w.reg, &w.teachers[1], &link, chat_token, &invite));
	sfp_invite_free(invite);
}

static void heads_chat_created(void)
{
	world_join(&w, &w.head, &w.staffroom, SFP_ROLE_TEACHER);
	chat_created();
}

static void chat_left(void)
{
	const sfp_distribution_line line = { "М-11", w.teachers[2].person };
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	chat_created();
	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &other_order, &line, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &w.teachers[2].person, &homeroom));
	sfp_homeroom_free(homeroom);
}

/* The student, whose parent came by a link, is to leave. */
static void chat_to_be_left(void)
{
	sfp_id chat;

	chat_created();
	chat = subject;
	world_join_chat(&w, &w.teachers[1], &w.parent, &chat, SFP_ROLE_PARENT);
	movement_ordered();
}

static sfp_status register_subject(const sfp_actor *actor, int variant)
{
	sfp_subject_draft draft = SFP_SUBJECT_DRAFT_INIT;
	sfp_subject *made = NULL;

	draft.name = IF(1, "Черчение", "Математика");
	draft.extracurricular = variant == 2;
	DONE(sfp_subject_register(w.reg, actor, &draft, &made), made);
}

static sfp_status close_subject(const sfp_actor *actor, int variant)
{
	sfp_subject *made = NULL;

	DONE(sfp_subject_close(w.reg, actor, &subject, IF(1, 20250910, 20250905), &made), made);
}

static sfp_status add_teaching(const sfp_actor *actor, int variant)
{
	sfp_teaching_draft draft = draft_of_lessons();
	sfp_teaching *made = NULL;

	draft.person = IF(1, w.teachers[2].person, draft.person);
	draft.class_id = IF(2, w.classes[1], draft.class_id);
	draft.subject_id = IF(3, other_subject, draft.subject_id);
	draft.from_date = IF(4, 20250903, 0);
	DONE(sfp_teaching_add(w.reg, actor, &draft, &made), made);
}

static sfp_status end_teaching(const sfp_actor *actor, int variant)
{
	sfp_teaching *made = NULL;

	DONE(sfp_teaching_end(w.reg, actor, &subject, IF(1, 20250910, 20250905), &made), made);
}

static sfp_status create_chat(const sfp_actor *actor, int variant)
{
	sfp_chat_draft draft = draft_of_chat();
	sfp_chat *made = NULL;

	draft.kind = IF(1, SFP_KIND_CLASS_TEACHERS, draft.kind);
	draft.class_id = IF(2, w.classes[1], draft.class_id);
	draft.title = IF(3, "Иной", NULL);
	draft.members = IF(4, &w.head.person, draft.members);
	draft.member_count = IF(5, 0, 1);
	DONE(sfp_chat_create(w.reg, actor, &draft, &made), made);
}

static sfp_status archive_chat(const sfp_actor *actor, int variant)
{
	sfp_chat *made = NULL;

	(void)variant;
	DONE(sfp_chat_archive(w.reg, actor, &subject, &made), made);
}

static sfp_status take_chat_over(const sfp_actor *actor, int variant)
{
	sfp_chat *made = NULL;

	(void)variant;
	DONE(sfp_chat_take_over(w.reg, actor, &subject, &made), made);
}

static sfp_status admit_to_chat(const sfp_actor *actor, int variant)
{
	sfp_chat_member *made = NULL;

	DONE(sfp_chat_admit(w.reg, actor, IF(1, &other_chat, &subject), IF(2, &w.deputy.person, &w.head.person), &made),
	     made);
}

static sfp_status remove_from_chat(const sfp_actor *actor, int variant)
{
	sfp_chat_member *made = NULL;

	DONE(sfp_chat_remove_member(w.reg, actor, IF(1, &other_chat, &subject),
	                            IF(2, &w.head.person, &w.teachers[2].person), IF(3, "ссора", "ушла"), &made),
	     made);
}

static sfp_status moderate_chat(const sfp_actor *actor, int variant)
{
	sfp_usage *made = NULL;

	DONE(sfp_chat_moderate(w.reg, actor, IF(1, &other_chat, &subject), IF(2, NULL, "объявление"), &made), made);
}

static sfp_status invite_into_chat(const sfp_actor *actor, int variant)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *made = NULL;

	draft.chat_id = IF(1, other_chat, subject);
	draft.role = IF(2, SFP_ROLE_PARENT, SFP_ROLE_STUDENT);
	DONE(sfp_invite_create(w.reg, actor, &draft, token, &made), made);
}

static sfp_status claim_into_chat(const sfp_actor *actor, int variant)
{
	sfp_invite *made = NULL;

	(void)variant;
	DONE(sfp_invite_claim(w.reg, actor, chat_token, &made), made);
}

/* ---- rosters ---- */

static sfp_roster_plan *roster_plan; /* of the scene: made anew with each */

static void approve_name(const char *name)
{
	const sfp_nomenclature_line line = { name, 1, NULL };
	sfp_id by = world_order(&w, SFP_ORDER_NOMENCLATURE, "903");
	size_t added = 0;

	ck_sfp_ok(sfp_nomenclature_approve(w.reg, &w.head, &by, &line, 1, &added));
}

/* One student for a class that is there, one for a class that is to be made, the birthday of a third. */
static void roster_planned(void)
{
	static const char list[] = "Фамилия;Имя;Отчество;Дата рождения;Группа\n"
				   "Списков;Иван;Иванович;01.02.2009;М-11\nНовогруппов;Пётр;Петрович;01.03.2009;М-12\n"
				   "Второй;Имя;Отчество;03.04.2009;М-11\n";
	const sfp_roster_input input = {
		.data = list, .length = sizeof(list) - 1, .name = "students.csv", .kind = SFP_ROSTER_STUDENTS
	};
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading = NULL;

	orders(SFP_ORDER_MOVEMENT);
	approve_name("М-12");
	options.partial = true;
	sfp_roster_plan_free(roster_plan);
	roster_plan = NULL;
	ck_sfp_ok(sfp_roster_read(&input, 1, &options, &reading));
	ck_sfp_ok(sfp_roster_plan_make(w.reg, &w.organization, reading, NULL, &roster_plan));
	sfp_roster_reading_close(reading);
}

static sfp_status apply_roster_by(const sfp_actor *actor, const sfp_id *by, const char *ground, sfp_id *ret_id)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_applied *applied = NULL;
	sfp_status status;

	options.order_id = *by;
	options.ground = ground;
	options.orderer = w.deputy.person;
	status = sfp_roster_plan_apply(w.reg, actor, roster_plan, &options, &applied);
	if (status == SFP_OK && ret_id)
		*ret_id = applied->import->head.id;
	sfp_roster_applied_free(applied);
	return status;
}

static sfp_status apply_roster(const sfp_actor *actor, int variant)
{
	return apply_roster_by(actor, IF(1, &other_order, &order), IF(2, "письмо", "заявление"), NULL);
}

static void roster_applied(void)
{
	roster_planned();
	ck_sfp_ok(apply_roster_by(&w.administrator, &order, "заявление", &subject));
}

static sfp_status roll_back_import(const sfp_actor *actor, int variant)
{
	sfp_import *made = NULL;

	DONE(sfp_import_rollback(w.reg, actor, &subject, IF(1, "ошибка", "передумал"), IF(2, &w.head.person, NULL),
	                         &made),
	     made);
}

/* ---- links for all who need one ---- */

/* Of the import alone, which brought one student. */
static sfp_status prepare_invites(const sfp_actor *actor, int variant)
{
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	sfp_invitations *made = NULL;
	sfp_status status;

	form.import_id = IF(1, (sfp_id)SFP_ID_NONE, subject);
	form.class_id = IF(2, w.classes[0], (sfp_id)SFP_ID_NONE);
	form.role = IF(3, SFP_ROLE_STUDENT, (sfp_role)0);
	form.common = variant == 4;
	form.unsent = variant == 5;
	form.valid_days = IF(6, 3, 0);
	form.note = IF(7, "осень", NULL);
	status = sfp_invitee_prepare(w.reg, actor, &form, &made);
	sfp_invitations_free(made);
	return status;
}

/* ---- the table ---- */

/* clang-format off */
const struct deed deeds[] = {
	{ "organization edit", WORLD_READY, NULL, &w.administrator, 7, edit_organization },
	{ "person add", WORLD_READY, NULL, &w.system, 8, add_person },
	{ "person edit", WORLD_READY, strangers, &w.system, 10, edit_person },
	{ "office add", WORLD_READY, orders_of_administrator, &w.system, 6, add_office },
	{ "office add: acting head", WORLD_READY, orders_of_movement, &w.head, 3, add_acting_head },
	{ "office end: acting head", WORLD_READY, acting_head_named, &w.head, 2, end_acting_head },
	{ "office end", WORLD_READY, employed, &w.system, 2, end_office },
	{ "guardian add", WORLD_READY, child_of_two, &w.system, 4, add_guardian },
	{ "order issue", WORLD_READY, NULL, &w.head, 5, issue_order },
	{ "order register", WORLD_READY, NULL, &w.administrator, 6, register_order },
	{ "edition draft", WORLD_READY, NULL, &w.secretary, 1, draft_edition },
	{ "edition adopt", WORLD_EMPTY, NULL, &w.secretary, 2, adopt_edition },
	{ "edition approve", WORLD_EMPTY, adopted, &w.head, 2, approve_edition },
	{ "edition enact", WORLD_EMPTY, approved, &w.system, 1, enact_edition },
	{ "appointment make", WORLD_ACT, orders_of_administrator, &w.head, 2, make_appointment },
	{ "appointment register", WORLD_ACT, application_accepted, &w.administrator, 1, register_appointment },
	{ "appointment make additional", WORLD_READY, two_members, &w.administrator, 1, make_additional_appointment },
	{ "appointment end", WORLD_READY, administrator_in_office, &w.head, 3, end_appointment },
	{ "application draft", WORLD_ACT, appointed, &w.administrator, 5, draft_form },
	{ "application revise", WORLD_ACT, application_drafted, &w.administrator, 7, revise_form },
	{ "application send", WORLD_ACT, application_drafted, &w.administrator, 3, send_letter },
	{ "application accepted", WORLD_ACT, application_sent, &w.administrator, 1, record_acceptance },
	{ "application rejected", WORLD_ACT, application_sent, &w.administrator, 2, record_rejection },
	{ "nomenclature approve", WORLD_READY, orders_of_nomenclature, &w.head, 6, approve_nomenclature },
	{ "distribution approve", WORLD_READY, orders_of_distribution, &w.head, 4, approve_distribution },
	{ "class create", WORLD_READY, classes_named, &w.administrator, 1, create_class },
	{ "class create staffroom", WORLD_ACT, administrator_registered, &w.administrator, 0, create_staffroom },
	{ "enrollment add", WORLD_READY, strangers, &w.system, 3, add_enrollment },
	{ "enrollment assign", WORLD_READY, classless, &w.system, 1, assign_enrollment },
	{ "homeroom assign", WORLD_READY, distributed, &w.administrator, 2, assign_homeroom },
	{ "invite create", WORLD_READY, NULL, &w.administrator, 6, create_invite },
	{ "admission apply", WORLD_READY, NULL, &w.students[0], 2, apply_for_membership },
	{ "admission reject", WORLD_READY, admission_considered, &w.administrator, 1, reject_admission },
	{ "membership end", WORLD_READY, member, &w.administrator, 1, end_membership },
	{ "verification request", WORLD_READY, two_members, &w.teachers[1], 1, request_verification },
	{ "verification reject", WORLD_READY, verification_requested, &w.administrator, 1, reject_verification },
	{ "movement draft", WORLD_READY, NULL, &w.administrator, 4, draft_movement },
	{ "movement order", WORLD_READY, movement_drafted, &w.deputy, 3, order_movement },
	{ "movement schedule", WORLD_READY, movement_ordered, &w.administrator, 0, schedule_movement },
	{ "turn make", WORLD_READY, turn_ordered, &w.administrator, 7, make_turn },
	{ "turn back", WORLD_READY, turn_made, &w.administrator, 1, take_turn_back },
	{ "movement cancel", WORLD_READY, movement_drafted, &w.administrator, 1, cancel_movement },
	{ "movement reverse", WORLD_READY, movement_applied, &w.administrator, 1, reverse_movement },
	{ "roster plan apply", WORLD_READY, roster_planned, &w.administrator, 2, apply_roster },
	{ "import rollback", WORLD_READY, roster_applied, &w.administrator, 2, roll_back_import },
	{ "invitee prepare", WORLD_READY, roster_applied, &w.administrator, 7, prepare_invites },
	{ "invite send", WORLD_READY, invited, &w.administrator, 0, send_link },
	{ "invite claim", WORLD_READY, link_sent, &w.teachers[2], 0, claim_link },
	{ "invite annul", WORLD_READY, link_sent, &w.administrator, 0, annul_link },
	{ "admission consider", WORLD_READY, admission_applied, &w.administrator, 0, consider_admission },
	{ "admission accept", WORLD_READY, admission_considered, &w.administrator, 0, accept_admission },
	{ "admission withdraw", WORLD_READY, admission_applied, &w.students[0], 0, withdraw_admission },
	{ "verification confirm", WORLD_READY, verification_requested, &w.administrator, 0, confirm_verification },
	{ "verification withdraw", WORLD_READY, verification_requested, &w.teachers[1], 0, withdraw_verification },
	{ "verification revoke", WORLD_READY, verification_confirmed, &w.administrator, 0, revoke_verification },
	{ "application withdraw", WORLD_ACT, application_drafted, &w.administrator, 0, withdraw_form },
	{ "edition withdraw", WORLD_READY, edition_drafted, &w.secretary, 0, withdraw_edition },
	{ "movement apply: expulsion", WORLD_READY, movement_ordered, &w.administrator, 0, apply_movement },
	{ "movement apply: transfer", WORLD_READY, transfer_ordered, &w.administrator, 0, apply_movement },
	{ "consent record", WORLD_READY, NULL, &w.administrator, 6, record_consent },
	{ "consent withdraw", WORLD_READY, consented, &w.administrator, 2, withdraw_consent },
	{ "attestation record", WORLD_READY, NULL, &w.administrator, 5, record_attestation },
	{ "attestation end", WORLD_READY, attested, &w.administrator, 1, end_attestation },
	{ "erasure ask", WORLD_READY, NULL, &w.administrator, 3, ask_erasure },
	{ "person erase", WORLD_READY, erasure_asked, &w.deputy, 0, erase_person },
	{ "movement apply: dismissal", WORLD_READY, dismissal_ordered, &w.administrator, 0, apply_movement },
	{ "movement apply: loss of an office", WORLD_READY, loss_ordered, &w.administrator, 0, apply_movement },
	{ "movement order: office", WORLD_READY, deputy_drafted, &w.head, 1, order_movement },
	{ "movement apply: office", WORLD_READY, deputy_ordered, &w.administrator, 0, apply_movement },
	{ "channel create", WORLD_READY, NULL, &w.administrator, 1, create_channel },
	{ "channel_post provide", WORLD_READY, channels_created, &w.deputy, 4, provide_material },
	{ "channel_post write", WORLD_READY, channels_created, &w.administrator, 4, write_post },
	{ "channel_post decline", WORLD_READY, material_provided, &w.administrator, 1, decline_material },
	{ "channel_post post", WORLD_READY, material_provided, &w.administrator, 0, post_material },
	{ "channel_post withdraw", WORLD_READY, material_provided, &w.deputy, 0, withdraw_material },
	{ "event plan", WORLD_READY, two_members, &w.teachers[1], 6, plan_event },
	{ "event reschedule", WORLD_READY, event_planned, &w.teachers[1], 1, reschedule_event },
	{ "event start", WORLD_READY, event_planned, &w.teachers[1], 0, start_event },
	{ "event finish", WORLD_READY, event_started, &w.teachers[1], 1, finish_event },
	{ "event cancel", WORLD_READY, event_planned, &w.teachers[1], 1, cancel_event },
	{ "event join", WORLD_READY, event_to_join, &w.students[0], 1, join_event },
	{ "help request ask", WORLD_READY, NULL, &w.students[0], 3, ask_help },
	{ "help request answer", WORLD_READY, help_asked, &w.administrator, 1, answer_help },
	{ "help request escalate", WORLD_READY, help_asked, &w.administrator, 2, escalate_help },
	{ "help request reopen", WORLD_READY, help_answered, &w.students[0], 2, reopen_help },
	{ "help request close", WORLD_READY, help_answered, &w.students[0], 0, close_help },
	{ "support ticket open", WORLD_READY, NULL, &w.administrator, 2, open_ticket },
	{ "support ticket answer", WORLD_READY, ticket_open, &w.administrator, 3, answer_ticket },
	{ "support ticket reopen", WORLD_READY, ticket_answered, &w.administrator, 0, reopen_ticket },
	{ "support ticket close", WORLD_READY, ticket_answered, &w.administrator, 0, close_ticket },
	{ "control check record", WORLD_READY, NULL, &w.deputy, 6, record_check },
	{ "report present", WORLD_READY, NULL, &w.administrator, 5, present_report },
	{ "acknowledgement sign", WORLD_READY, NULL, &w.students[0], 4, sign_rules },
	{ "incident report", WORLD_READY, NULL, &w.students[0], 2, report_incident },
	{ "incident settle", WORLD_READY, incident_reported, &w.administrator, 1, settle_incident },
	{ "usage record", WORLD_READY, NULL, &w.teachers[1], 3, record_usage },
	{ "subject register", WORLD_READY, NULL, &w.administrator, 2, register_subject },
	{ "subject close", WORLD_READY, subject_taught, &w.administrator, 1, close_subject },
	{ "teaching add", WORLD_READY, subjects_entered, &w.system, 4, add_teaching },
	{ "teaching end", WORLD_READY, taught, &w.system, 1, end_teaching },
	{ "chat create", WORLD_READY, led, &w.teachers[1], 5, create_chat },
	{ "chat archive", WORLD_READY, chat_created, &w.teachers[1], 0, archive_chat },
	{ "chat take_over", WORLD_READY, chat_left, &w.teachers[2], 0, take_chat_over },
	{ "chat admit", WORLD_READY, heads_chat_created, &w.teachers[1], 2, admit_to_chat },
	{ "chat remove_member", WORLD_READY, chat_created, &w.teachers[1], 3, remove_from_chat },
	{ "chat moderate", WORLD_READY, chat_created, &w.teachers[1], 2, moderate_chat },
	{ "invite create: chat", WORLD_READY, chat_created, &w.teachers[1], 2, invite_into_chat },
	{ "invite claim: chat", WORLD_READY, chat_created, &w.students[1], 0, claim_into_chat },
	{ "movement apply: chats", WORLD_READY, chat_to_be_left, &w.administrator, 0, apply_movement },
};
/* clang-format on */

const int deed_count = (int)(sizeof(deeds) / sizeof(deeds[0]));

/* Who registers an appointment names none: a stranger has none that could be refused. With the stranger the people have
 * changed: the plan is stale. */
sfp_status deed_of_stranger(const struct deed *deed)
{
	return deed->act == register_appointment ? SFP_E_NOT_FOUND
	       : deed->act == apply_roster       ? SFP_E_CONFLICT
	                                         : SFP_REFUSED;
}

void deed_set_scene(const struct deed *deed)
{
	world_open_at(&w, NULL, SFP_DURABILITY_NORMAL, deed->stage);
	if (deed->prepare)
		deed->prepare();
}

void deed_clear_scene(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

uint64_t deed_trail(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

void deed_expect(const struct deed *deed, int variant, sfp_status status, sfp_status expected)
{
	ck_assert_msg(status == expected, "%s, variant %d: %s, not %s: %s", deed->name, variant,
	              sfp_status_name(status), sfp_status_name(expected), sfp_registry_message(w.reg));
}
