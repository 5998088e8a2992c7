/* administrator.c: order, appointment, application with its letter, registration with the same number. */
#include <stdlib.h>
#include <string.h>

#include "story.h"

#define MOBILE "+7 900 123-45-67"
#define SCAN   "prikaz-114.pdf"

/* A pedagogue who is neither of the administration nor the council's secretary, nor leads a group. */
static sfp_actor choose_candidate(const struct story *story)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all offices;
	sfp_actor chosen = story->deputy;

	filter.role = SFP_ROLE_TEACHER;
	offices = list_all(story, SFP_OBJECT_OFFICE, &filter);
	for (size_t i = 0; i < offices.count; i++) {
		const sfp_office *office = (const sfp_office *)offices.records[i];
		uint32_t roles = 0;

		must(story, sfp_person_roles(story->reg, &story->organization, &office->person, 0, &roles), "roles");
		if (roles == SFP_ROLE_BIT(SFP_ROLE_TEACHER) && strcmp(office->title, "Методист") == 0)
			chosen = actor_of(story, &office->person);
	}
	free_all(&offices);
	return chosen;
}

static void appoint(struct story *story, const char *scan, size_t length)
{
	sfp_appointment *appointment = NULL;
	char name[256];

	story->order = issue_order(story, SFP_ORDER_ADMINISTRATOR, "114-о/д", "О назначении администратора платформы",
	                           scan, length);
	story->administrator = choose_candidate(story);
	must_be_refused(story,
	                sfp_appointment_make(story->reg, &story->secretary, &story->administrator.person, &story->order,
	                                     &appointment),
	                "Секретарь педсовета пробует назначить администратора сам:");
	must(story,
	     sfp_appointment_make(story->reg, &story->head, &story->administrator.person, &story->order, &appointment),
	     "appoint");
	sfp_appointment_free(appointment);
	say("Администратор платформы — %s, приказ № 114-о/д (п. 2.1, п. 2.2, абз. 2).",
	    name_of(story, &story->administrator.person, name, sizeof(name)));
}

static void save(const struct story *story, const sfp_letter *letter)
{
	FILE *file = fopen(story->letter_path, "wb");

	if (!file || fwrite(letter->eml, 1, letter->length, file) != letter->length || fclose(file) != 0) {
		fprintf(stderr, "first-weeks: %s cannot be written\n", story->letter_path);
		exit(1);
	}
}

static sfp_id draft_application(struct story *story)
{
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;
	sfp_application *application = NULL;
	char name[256];
	sfp_id id;

	form.contact = story->administrator.person;
	form.order_id = story->order;
	form.full_name = name_of(story, &story->administrator.person, name, sizeof(name));
	form.email = "platforma@ztm.example";
	form.mobile = MOBILE;
	must(story, sfp_application_draft(story->reg, &story->administrator, &form, &application), "application");
	id = application->head.id;
	sfp_application_free(application);
	return id;
}

static void send_application(struct story *story, const sfp_id *id, const char *scan, size_t length)
{
	sfp_letter_attachment attachment = SFP_LETTER_ATTACHMENT_INIT;
	sfp_letter *letter = NULL;
	sfp_application *application = NULL;

	attachment.name = SCAN;
	attachment.media_type = "application/pdf";
	attachment.data = scan;
	attachment.length = length;
	must(story, sfp_letter_application(story->reg, &story->organization, id, &attachment, &letter), "letter");
	save(story, letter);
	must(story,
	     sfp_application_send(story->reg, &story->administrator, id, letter->message_id, letter->digest,
	                          &application),
	     "send");
	sfp_application_free(application);
	say("Заявка на регистрацию: письмо готово, приказ приложен, %zu КБ — %s (п. 2.1, абз. 1 списка).",
	    letter->length / 1024 + 1, story->letter_path);
	sfp_letter_free(letter);
}

static void register_administrator(struct story *story, const sfp_id *application_id)
{
	sfp_application *application = NULL;
	sfp_appointment *appointment = NULL;

	on(story, 20250903);
	must(story, sfp_application_accepted(story->reg, &story->administrator, application_id, 20250903, &application),
	     "accepted");
	sfp_application_free(application);
	say("03.09.2025 платформа приняла заявку.");
	must_be_refused(story,
	                sfp_appointment_register(story->reg, &story->administrator, "+7 900 765-43-21", &appointment),
	                "Администратор регистрируется с другого телефона:");
	must(story, sfp_appointment_register(story->reg, &story->administrator, "8 (900) 123-45-67", &appointment),
	     "register");
	sfp_appointment_free(appointment);
	say("С номером из заявки регистрация прошла (п. 2.1, абз. 2 списка).");
}

static void fill_in_the_card(struct story *story)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	draft.address = "412300, Заречная область, г. Луговой, ул. Полевая, 1";
	draft.email = "ztm@ztm.example";
	draft.site = "ztm.example";
	must(story, sfp_organization_edit(story->reg, &story->administrator, &draft, &organization), "card");
	sfp_organization_free(organization);
	say("Карточка организации заполнена (п. 2.1, абз. 3 списка).");
}

void tell_administrator(struct story *story)
{
	size_t length = 0;
	char *scan;
	sfp_id application;

	on(story, 20250901);
	chapter(story, "Администратор платформы");
	scan = read_file(story, SCAN, &length);
	appoint(story, scan, length);
	application = draft_application(story);
	send_application(story, &application, scan, length);
	free(scan);
	register_administrator(story, &application);
	fill_in_the_card(story);
}
