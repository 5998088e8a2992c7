/* school.h: a small organisation for the tests of the registry's nouns: in memory, with a clock that the test
 * moves.
 *
 *	struct school school = school_open();    a head, a member of the council and a teacher; no act yet
 *	school_enact(&school);                   the built-in act is in force
 *	school_close(&school);                   every test ends by verifying the trail
 */
#ifndef SFP__TESTS_SCHOOL_H
#define SFP__TESTS_SCHOOL_H

#include <stdio.h>

#include "check_main.h"
#include "sferumpolicy/sferumpolicy.h"

struct school {
	sfp_registry *reg;
	sfp_id organization;
	sfp_actor system, head, council, teacher;
	bool act_in_force;
};

static inline sfp_id school_order(struct school *school, sfp_order_subject subject, const char *number);

/* One registry a test, so one clock. */
static sfp_time school_now;

#define SCHOOL_DAY   ((sfp_time)86400 * 1000000)
#define SCHOOL_TODAY 20260901

#define ck_refused(reg_, call, reason_)                                                                                \
	do {                                                                                                           \
		ck_sfp_status(call, SFP_REFUSED);                                                                      \
		ck_assert_ptr_nonnull(sfp_registry_refusal(reg_));                                                     \
		ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(reg_)->reason), sfp_reason_name(reason_));       \
	} while (0)

static inline sfp_time school_clock(void *context)
{
	(void)context;
	return school_now;
}

static inline sfp_actor school_actor(const struct school *school, const sfp_id *person)
{
	sfp_actor actor = SFP_ACTOR_INIT;

	actor.organization = school->organization;
	if (person)
		actor.person = *person;
	return actor;
}

static inline sfp_id school_person(struct school *school, const char *surname)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_id id;

	draft.surname = surname;
	ck_sfp_ok(sfp_person_add(school->reg, &school->system, &draft, &person));
	id = person->head.id;
	sfp_person_free(person);
	return id;
}

static inline uint64_t school_trail_size(const struct school *school)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(school->reg, &school->organization, &head));
	return head.size;
}

static inline sfp_id school_office(struct school *school, const sfp_id *person, sfp_role role)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;
	char number[32];
	sfp_id id;

	draft.person = *person;
	draft.role = role;
	/* Setting up needs no order; later these offices are filled by one of the head's. */
	snprintf(number, sizeof(number), "К-%llu", (unsigned long long)school_trail_size(school));
	if (school->act_in_force && role && role != SFP_ROLE_TEACHER)
		draft.order_id = school_order(school, SFP_ORDER_MOVEMENT, number);
	ck_sfp_ok(sfp_office_add(school->reg, &school->system, &draft, &office));
	id = office->head.id;
	sfp_office_free(office);
	return id;
}

static inline sfp_actor school_worker(struct school *school, const char *surname, sfp_role role)
{
	sfp_id person = school_person(school, surname);

	school_office(school, &person, role);
	return school_actor(school, &person);
}

static inline sfp_id school_add(sfp_registry *reg, const char *name)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_id id;

	draft.name = name;
	draft.time_zone = "UTC"; /* the tests' moments are told so that a day is a day */
	ck_sfp_ok(sfp_organization_add(reg, &draft, &organization));
	id = organization->head.id;
	sfp_organization_free(organization);
	return id;
}

static inline struct school school_open(void)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	struct school school = { 0 };

	school_now = sfp_time_of_date(SCHOOL_TODAY) + (sfp_time)8 * 3600 * 1000000;
	options.clock = school_clock;
	ck_sfp_ok(sfp_registry_open(NULL, &options, &school.reg, NULL));
	school.organization = school_add(school.reg, "Техникум");
	school.system = school_actor(&school, NULL);
	school.head = school_worker(&school, "Директоров", SFP_ROLE_HEAD);
	school.council = school_worker(&school, "Советов", SFP_ROLE_COUNCIL);
	school.teacher = school_worker(&school, "Учителев", SFP_ROLE_TEACHER);
	return school;
}

static inline void school_close(struct school *school)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_status status = sfp_trail_verify(school->reg, &school->organization, NULL, &report);

	ck_assert_msg(status == SFP_OK, "%s", sfp_registry_message(school->reg));
	sfp_registry_close(school->reg);
}

static inline sfp_id school_order(struct school *school, sfp_order_subject subject, const char *number)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	sfp_id id;

	draft.subject = subject;
	draft.number = number;
	draft.document = "scan";
	draft.document_length = 4;
	ck_sfp_ok(sfp_order_issue(school->reg, &school->head, &draft, &order));
	id = order->head.id;
	sfp_order_free(order);
	return id;
}

static inline sfp_id school_draft(struct school *school)
{
	sfp_edition *edition = NULL;
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);
	sfp_id id;

	ck_sfp_ok(sfp_edition_draft(school->reg, &school->council, text, length, &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	return id;
}

/* Drafts an edition and leads it on, as far as asked. */
static inline sfp_id school_edition(struct school *school, sfp_edition_state state)
{
	sfp_id id = school_draft(school), order;
	sfp_edition *edition = NULL;
	char number[32];

	if (state == SFP_EDITION_DRAFT)
		return id;
	ck_sfp_ok(sfp_edition_adopt(school->reg, &school->council, &id, "3", sfp_date_of_time(school_now), &edition));
	sfp_edition_free(edition);
	if (state == SFP_EDITION_ADOPTED)
		return id;
	snprintf(number, sizeof(number), "У-%llu", (unsigned long long)school_trail_size(school));
	order = school_order(school, SFP_ORDER_APPROVAL, number);
	ck_sfp_ok(sfp_edition_approve(school->reg, &school->head, &id, &order, 0, &edition));
	sfp_edition_free(edition);
	if (state == SFP_EDITION_APPROVED)
		return id;
	ck_sfp_ok(sfp_edition_enact(school->reg, &school->system, &id, 0, &edition));
	sfp_edition_free(edition);
	school->act_in_force = true;
	return id;
}

static inline void school_enact(struct school *school)
{
	(void)school_edition(school, SFP_EDITION_IN_FORCE);
}

/* A teacher whom the head appoints administrator; not registered yet. */
static inline sfp_actor school_appoint(struct school *school, const char *surname)
{
	sfp_actor actor = school_worker(school, surname, SFP_ROLE_TEACHER);
	sfp_id order = school_order(school, SFP_ORDER_ADMINISTRATOR, surname);
	sfp_appointment *appointment = NULL;

	ck_sfp_ok(sfp_appointment_make(school->reg, &school->head, &actor.person, &order, &appointment));
	sfp_appointment_free(appointment);
	return actor;
}

/* The organisation's application, sent and accepted, with the administrator's number. */
static inline void school_apply(struct school *school, const sfp_actor *administrator, const char *mobile)
{
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;
	sfp_application *drafted = NULL, *sent = NULL, *accepted = NULL;

	form.contact = administrator->person;
	form.order_id = school_order(school, SFP_ORDER_ADMINISTRATOR, "И-1");
	form.full_name = "Админов Аким";
	form.email = "a@example.org";
	form.mobile = mobile;
	ck_sfp_ok(sfp_application_draft(school->reg, administrator, &form, &drafted));
	ck_sfp_ok(sfp_application_send(school->reg, administrator, &drafted->head.id, "1@example.org", NULL, &sent));
	ck_sfp_ok(sfp_application_accepted(school->reg, administrator, &drafted->head.id, 0, &accepted));
	sfp_application_free(drafted);
	sfp_application_free(sent);
	sfp_application_free(accepted);
}

/* The act in force, and an administrator who has registered. */
static inline sfp_actor school_administrator(struct school *school)
{
	sfp_actor administrator;
	sfp_appointment *appointment = NULL;

	school_enact(school);
	administrator = school_appoint(school, "Админов");
	school_apply(school, &administrator, "+7 900 123-45-67");
	ck_sfp_ok(sfp_appointment_register(school->reg, &administrator, "8 (900) 123-45-67", &appointment));
	sfp_appointment_free(appointment);
	return administrator;
}

#endif
