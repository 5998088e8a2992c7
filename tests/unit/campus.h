/* campus.h: an organisation of invented people for tests: its act is in force, and an administrator is registered. In
 * memory, by a clock that only the test moves. */
#ifndef SFP__TESTS_CAMPUS_H
#define SFP__TESTS_CAMPUS_H

#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/sferumpolicy.h"

#define SCHOOL_MOBILE "+79000000001"
#define SCHOOL_TODAY  20260901

/* Who is who. SYSTEM is nobody's person. */
enum {
	SYSTEM,
	HEAD,
	COUNCIL,
	ADMINISTRATOR,
	TEACHER,
	OTHER_TEACHER,
	STUDENT,
	OTHER_STUDENT,
	STRANGER,
	PEOPLE
};

struct school {
	sfp_registry *reg;
	sfp_time now;
	sfp_actor as[PEOPLE]; /* as[HEAD] is the head as an actor, as[HEAD].person the head's id */
	sfp_id administrators_order;
};

static struct school school;

static inline sfp_time school_clock(void *context)
{
	return *(sfp_time *)context;
}

/* A refusal for that reason, and nothing else. */
#define ck_sfp_refused(call, expected)                                                                                 \
	do {                                                                                                           \
		ck_sfp_status(call, SFP_REFUSED);                                                                      \
		ck_assert_ptr_nonnull(sfp_registry_refusal(school.reg));                                               \
		ck_assert_int_eq(sfp_registry_refusal(school.reg)->reason, expected);                                  \
	} while (0)

/* A failure whose message has a word that tells people what to do. */
#define ck_sfp_says(call, expected, word)                                                                              \
	do {                                                                                                           \
		ck_sfp_status(call, expected);                                                                         \
		ck_assert_msg(strstr(sfp_registry_message(school.reg), word) != NULL, "'%s' lacks '%s'",               \
		              sfp_registry_message(school.reg), word);                                                 \
	} while (0)

static inline bool school_lacks(sfp_fact fact)
{
	return sfp_facts_has(&sfp_registry_refusal(school.reg)->missing, fact);
}

static inline uint64_t school_trail(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(school.reg, &school.as[SYSTEM].organization, &head));
	return head.size;
}

static inline void school_add_person(int who, const char *surname, sfp_role role)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_office_draft employed = SFP_OFFICE_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_office *office = NULL;

	draft.surname = surname;
	ck_sfp_ok(sfp_person_add(school.reg, &school.as[SYSTEM], &draft, &person));
	school.as[who] = school.as[SYSTEM];
	school.as[who].person = person->head.id;
	sfp_person_free(person);
	if (!role)
		return;
	employed.person = school.as[who].person;
	employed.role = role;
	ck_sfp_ok(sfp_office_add(school.reg, &school.as[SYSTEM], &employed, &office));
	sfp_office_free(office);
}

static inline sfp_id school_order(sfp_order_subject subject, const char *number, const char *scan)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	sfp_id id;

	draft.subject = subject;
	draft.number = number;
	draft.document = scan;
	draft.document_length = scan ? strlen(scan) : 0;
	ck_sfp_ok(sfp_order_issue(school.reg, &school.as[HEAD], &draft, &order));
	id = order->head.id;
	sfp_order_free(order);
	return id;
}

static inline void school_open(void)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	school = (struct school){ .now = sfp_time_of_date(SCHOOL_TODAY) + 8 * INT64_C(3600000000) };
	options.clock = school_clock;
	options.clock_context = &school.now;
	ck_sfp_ok(sfp_registry_open(NULL, &options, &school.reg, NULL));
	draft.name = "Школа № 1";
	draft.time_zone = "UTC";
	ck_sfp_ok(sfp_organization_add(school.reg, &draft, &organization));
	school.as[SYSTEM] = (sfp_actor)SFP_ACTOR_INIT;
	school.as[SYSTEM].organization = organization->head.id;
	sfp_organization_free(organization);

	school_add_person(HEAD, "Директорова", SFP_ROLE_HEAD);
	school_add_person(COUNCIL, "Советов", SFP_ROLE_COUNCIL);
	school_add_person(ADMINISTRATOR, "Админова", SFP_ROLE_TEACHER);
	school_add_person(TEACHER, "Учителев", SFP_ROLE_TEACHER);
	school_add_person(OTHER_TEACHER, "Наставникова", SFP_ROLE_TEACHER);
	school_add_person(STUDENT, "Ученикова", (sfp_role)0);
	school_add_person(OTHER_STUDENT, "Школьников", (sfp_role)0);
	school_add_person(STRANGER, "Прохожий", (sfp_role)0);
}

static inline void school_bring_pack_into_force(const char *pack)
{
	sfp_edition *edition = NULL, *next = NULL;
	sfp_id id, order;

	ck_sfp_ok(sfp_edition_draft(school.reg, &school.as[SYSTEM], pack, strlen(pack), &edition, NULL));
	id = edition->head.id;
	sfp_edition_free(edition);
	order = school_order(SFP_ORDER_APPROVAL, "1", NULL);
	ck_sfp_ok(sfp_edition_adopt(school.reg, &school.as[COUNCIL], &id, "1", SCHOOL_TODAY, &next));
	sfp_edition_free(next);
	ck_sfp_ok(sfp_edition_approve(school.reg, &school.as[HEAD], &id, &order, SCHOOL_TODAY, &next));
	sfp_edition_free(next);
	ck_sfp_ok(sfp_edition_enact(school.reg, &school.as[SYSTEM], &id, SCHOOL_TODAY, &next));
	sfp_edition_free(next);
}

static inline void school_bring_act_into_force(void)
{
	school_bring_pack_into_force(sfp_policy_builtin_text(NULL));
}

static inline void school_appoint_administrator(void)
{
	sfp_appointment *appointment = NULL;

	school.administrators_order = school_order(SFP_ORDER_ADMINISTRATOR, "2", "scan of order 2");
	ck_sfp_ok(sfp_appointment_make(school.reg, &school.as[HEAD], &school.as[ADMINISTRATOR].person,
	                               &school.administrators_order, &appointment));
	sfp_appointment_free(appointment);
}

/* The form that the application of this school would have. */
static inline sfp_application_form school_form(void)
{
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;

	form.contact = school.as[ADMINISTRATOR].person;
	form.order_id = school.administrators_order;
	form.full_name = "Админова Анна Андреевна";
	form.email = "a.adminova@example.org";
	form.mobile = "8 (900) 000-00-01";
	return form;
}

static inline void school_register_administrator(void)
{
	sfp_application_form form = school_form();
	sfp_application *application = NULL;
	sfp_appointment *appointment = NULL;
	const sfp_actor *administrator = &school.as[ADMINISTRATOR];
	sfp_id id;

	ck_sfp_ok(sfp_application_draft(school.reg, administrator, &form, &application));
	id = application->head.id;
	sfp_application_free(application);
	ck_sfp_ok(sfp_application_send(school.reg, administrator, &id, NULL, NULL, &application));
	sfp_application_free(application);
	ck_sfp_ok(sfp_application_accepted(school.reg, administrator, &id, 0, &application));
	sfp_application_free(application);
	ck_sfp_ok(sfp_appointment_register(school.reg, administrator, SCHOOL_MOBILE, &appointment));
	sfp_appointment_free(appointment);
}

static inline void school_enrol(int who, const sfp_id *class_id)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment = NULL;

	draft.person = school.as[who].person;
	if (class_id)
		draft.class_id = *class_id;
	ck_sfp_ok(sfp_enrollment_add(school.reg, &school.as[SYSTEM], &draft, &enrollment));
	sfp_enrollment_free(enrollment);
}

/* A class of that name, by a nomenclature of its own. */
static inline sfp_id school_class(const char *name)
{
	static int number = 100;
	sfp_nomenclature_line line = { name, 1, NULL };
	sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;
	sfp_class *made = NULL;
	char text[16];
	size_t added;
	sfp_id id;

	snprintf(text, sizeof(text), "%d", number++);
	id = school_order(SFP_ORDER_NOMENCLATURE, text, NULL);
	ck_sfp_ok(sfp_nomenclature_approve(school.reg, &school.as[HEAD], &id, &line, 1, &added));
	draft.name = name;
	ck_sfp_ok(sfp_class_create(school.reg, &school.as[ADMINISTRATOR], &draft, &made));
	id = made->head.id;
	sfp_class_free(made);
	return id;
}

/* Everything; a fixture. */
static inline void school_setup(void)
{
	school_open();
	school_bring_act_into_force();
	school_appoint_administrator();
	school_register_administrator();
}

static inline void school_teardown(void)
{
	sfp_registry_close(school.reg);
}

#endif
