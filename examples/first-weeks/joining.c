/* joining.c: links to staff and students, most of them used; applications to join; the status «учитель» confirmed. */
#include <string.h>

#include "story.h"

/* ---- staff ---- */

struct staff_links {
	size_t made, claimed;
};

static bool is_invited(const struct story *story, const sfp_id *person)
{
	const uint32_t invited =
		SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION) | SFP_ROLE_BIT(SFP_ROLE_HEAD);
	uint32_t roles = 0;

	must(story, sfp_person_roles(story->reg, &story->organization, person, 0, &roles), "roles");
	return (roles & invited) != 0;
}

/* A personal link into «Учительская»; who is busy (each twelfth) leaves it unused, each fifteenth gets none: he will
 * apply himself. */
static void invite_worker(struct story *story, const sfp_id *person, size_t number, struct staff_links *links)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_actor worker = actor_of(story, person);
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;

	if (number % 15 == 14)
		return;
	draft.class_id = story->staffroom;
	draft.role = SFP_ROLE_TEACHER;
	draft.person = *person;
	must(story, sfp_invite_create(story->reg, &story->administrator, &draft, token, &invite), "invite");
	must(story, sfp_invite_send(story->reg, &story->administrator, &invite->head.id, token, &invite), "send");
	sfp_invite_free(invite);
	links->made++;
	if (number % 12 == 11)
		return;
	must(story, sfp_invite_claim(story->reg, &worker, token, &invite), "claim");
	sfp_invite_free(invite);
	links->claimed++;
}

static void invite_staff(struct story *story)
{
	struct all people = list_all(story, SFP_OBJECT_OFFICE, NULL);
	struct staff_links links = { 0, 0 };
	size_t number = 0;

	for (size_t i = 0; i < people.count; i++) {
		const sfp_office *office = (const sfp_office *)people.records[i];
		bool again = false;

		for (size_t k = 0; k < i; k++)
			again = again ||
			        sfp_id_equal(&((const sfp_office *)people.records[k])->person, &office->person);
		if (!again && is_invited(story, &office->person))
			invite_worker(story, &office->person, number++, &links);
		progress("работники", i + 1, people.count);
	}
	say("Ссылок в «Учительскую» направлено работникам: %zu, присоединились %zu (п. 2.1, абз. 6 списка; п. 2.2–2.4).",
	    links.made, links.claimed);
	free_all(&people);
}

/* ---- students ---- */

/* A group's link: four of five students use it in the first days. */
static size_t invite_class(struct story *story, const sfp_id *class_id)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_filter filter = SFP_FILTER_INIT;
	struct all students;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;
	size_t claimed = 0;

	filter.class_id = *class_id;
	students = list_all(story, SFP_OBJECT_ENROLLMENT, &filter);
	draft.class_id = *class_id;
	draft.role = SFP_ROLE_STUDENT;
	draft.uses_max = (int)(students.count ? students.count : 1);
	must(story, sfp_invite_create(story->reg, &story->administrator, &draft, token, &invite), "invite");
	sfp_invite_free(invite);
	for (size_t i = 0; i < students.count; i++) {
		sfp_actor student = actor_of(story, &((const sfp_enrollment *)students.records[i])->person);

		if (i % 5 == 4)
			continue;
		must(story, sfp_invite_claim(story->reg, &student, token, &invite), "claim");
		sfp_invite_free(invite);
		claimed++;
	}
	free_all(&students);
	return claimed;
}

static void invite_students(struct story *story)
{
	struct all classes = list_all(story, SFP_OBJECT_CLASS, NULL);
	size_t joined = 0, links = 0;

	for (size_t i = 0; i < classes.count; i++) {
		const sfp_class *class_ = (const sfp_class *)classes.records[i];

		progress("группы", i + 1, classes.count);
		if (class_->staffroom)
			continue;
		/* The last two groups wait for their curators. */
		if (i + 2 >= classes.count)
			continue;
		joined += invite_class(story, &class_->head.id);
		links++;
	}
	say("Студентам: %zu %s, по одной на группу; присоединились %zu.", links,
	    plural(links, "ссылка", "ссылки", "ссылок"), joined);
	free_all(&classes);
}

/* A student who would rather invite than be invited. */
static void try_as_student(struct story *story)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE], name[256], text[400];
	sfp_invite *invite = NULL;
	sfp_actor student;

	filter.limit = 1;
	must(story, sfp_record_list(story->reg, &story->organization, SFP_OBJECT_ENROLLMENT, &filter, &page),
	     "students");
	student = actor_of(story, &((const sfp_enrollment *)page->records[0])->person);
	draft.class_id = story->staffroom;
	draft.role = SFP_ROLE_TEACHER;
	snprintf(text, sizeof(text), "Студент %s пробует сам создать ссылку в «Учительскую»:",
	         name_of(story, &student.person, name, sizeof(name)));
	must_be_refused(story, sfp_invite_create(story->reg, &student, &draft, token, &invite), text);
	sfp_page_free(page);
}

/* ---- applications to join ---- */

/* Those pedagogues who got no link apply: the first is accepted, the second rejected with a reason, the third waits. */
static void apply_and_answer(struct story *story, const sfp_id *person, size_t number)
{
	sfp_actor applicant = actor_of(story, person);
	sfp_admission *admission = NULL;
	sfp_id id;

	must(story, sfp_admission_apply(story->reg, &applicant, &story->staffroom, SFP_ROLE_TEACHER, &admission),
	     "apply");
	id = admission->head.id;
	sfp_admission_free(admission);
	if (number == 2)
		return; /* stays waiting, for the report */
	must(story, sfp_admission_consider(story->reg, &story->administrator, &id, &admission), "consider");
	sfp_admission_free(admission);
	if (number == 1)
		must(story,
		     sfp_admission_reject(story->reg, &story->administrator, &id, "Уточните должность у отдела кадров",
		                          &admission),
		     "reject");
	else
		must(story, sfp_admission_accept(story->reg, &story->administrator, &id, &admission), "accept");
	sfp_admission_free(admission);
}

static bool has_link(const struct story *story, const sfp_id *person)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all invites;
	bool found;

	filter.person = *person;
	invites = list_all(story, SFP_OBJECT_INVITE, &filter);
	found = invites.count > 0;
	free_all(&invites);
	return found;
}

static void tell_applications(struct story *story)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all teachers;
	size_t applied = 0;

	filter.role = SFP_ROLE_TEACHER;
	teachers = list_all(story, SFP_OBJECT_OFFICE, &filter);
	for (size_t i = 0; i < teachers.count && applied < 3; i++) {
		const sfp_id *person = &((const sfp_office *)teachers.records[i])->person;

		if (has_joined(story, person) || has_link(story, person))
			continue;
		minutes_pass(story, 20);
		apply_and_answer(story, person, applied++);
	}
	say("Заявки на вступление: %zu; первая принята, вторая отклонена с причиной%s (п. 2.1, абз. 9 списка).",
	    applied, applied > 2 ? ", третья ждёт" : "");
	free_all(&teachers);
}

/* ---- the status «учитель» ---- */

static void verify(struct story *story, const sfp_id *person, size_t number, size_t *confirmed)
{
	sfp_actor worker = actor_of(story, person);
	sfp_verification *verification = NULL;
	sfp_id id;

	must(story, sfp_verification_request(story->reg, &worker, person, &verification), "request");
	id = verification->head.id;
	sfp_verification_free(verification);
	if (number % 8 == 7)
		return;
	must(story, sfp_verification_confirm(story->reg, &story->administrator, &id, &verification), "confirm");
	sfp_verification_free(verification);
	(*confirmed)++;
}

static void tell_verification(struct story *story)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all teachers;
	size_t asked = 0, confirmed = 0;

	filter.role = SFP_ROLE_TEACHER;
	teachers = list_all(story, SFP_OBJECT_OFFICE, &filter);
	for (size_t i = 0; i < teachers.count; i++) {
		const sfp_id *person = &((const sfp_office *)teachers.records[i])->person;

		progress("подтверждения", i + 1, teachers.count);
		if (has_joined(story, person))
			verify(story, person, asked++, &confirmed);
	}
	say("Статус «учитель» запросили %zu, подтверждён %zu (п. 2.1, абз. 10 списка; п. 2.4).", asked, confirmed);
	free_all(&teachers);
}

void tell_joining(struct story *story)
{
	on(story, 20250908);
	chapter(story, "Ссылки-приглашения");
	invite_staff(story);
	invite_students(story);
	try_as_student(story);
	on(story, 20250911);
	chapter(story, "Заявки и подтверждение статуса");
	tell_applications(story);
	tell_verification(story);
	must(story, sfp_trail_head_get(story->reg, &story->organization, &story->remembered), "head");
	say("Инспектор записал итог журнала: %llu записей.", (unsigned long long)story->remembered.size);
}
