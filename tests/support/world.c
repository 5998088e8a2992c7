/* world.c: a small college in a registry, set up by the verbs themselves. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

static sfp_time world_clock(void *context)
{
	return ((const struct world *)context)->now;
}

static void must(const struct world *world, sfp_status status, const char *what)
{
	if (status == SFP_OK)
		return;
	fprintf(stderr, "world: %s: %s: %s\n", what, sfp_status_name(status),
	        world->reg ? sfp_registry_message(world->reg) : "");
	exit(99);
}

sfp_actor world_actor(const struct world *world, const sfp_id *person)
{
	sfp_actor actor = SFP_ACTOR_INIT;

	actor.organization = world->organization;
	if (person)
		actor.person = *person;
	return actor;
}

void world_pass_days(struct world *world, int days)
{
	world->now += days * WORLD_DAY;
}

/* ---- people and orders ---- */

sfp_id world_person(struct world *world, const char *surname)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_id id;

	draft.surname = surname;
	draft.given_name = "Имя";
	draft.patronymic = "Отчество";
	must(world, sfp_person_add(world->reg, &world->system, &draft, &person), "person");
	id = person->head.id;
	sfp_person_free(person);
	return id;
}

/* Setting up needs no order; later these offices are filled by one of the head's. */
static bool needs_order(const struct world *world, sfp_role role)
{
	return world->act_in_force &&
	       (role == SFP_ROLE_HEAD || role == SFP_ROLE_ADMINISTRATION || role == SFP_ROLE_COUNCIL);
}

sfp_id world_office(struct world *world, const sfp_id *person, sfp_role role)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;
	char number[32];
	sfp_id id;

	snprintf(number, sizeof(number), "Кадры-%d", world->offices++);
	if (needs_order(world, role))
		draft.order_id = world_order(world, SFP_ORDER_MOVEMENT, number);
	draft.person = *person;
	draft.role = role;
	draft.title = "Должность";
	must(world, sfp_office_add(world->reg, &world->system, &draft, &office), "office");
	id = office->head.id;
	sfp_office_free(office);
	return id;
}

sfp_actor world_worker(struct world *world, const char *surname, sfp_role role)
{
	sfp_id person = world_person(world, surname);

	world_office(world, &person, role);
	return world_actor(world, &person);
}

static void enrol(struct world *world, const sfp_actor *student, const sfp_id *class_id)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment = NULL;

	draft.person = student->person;
	draft.class_id = *class_id;
	must(world, sfp_enrollment_add(world->reg, &world->system, &draft, &enrollment), "enrolment");
	sfp_enrollment_free(enrollment);
}

static void add_parent(struct world *world)
{
	sfp_id person = world_person(world, "Родителев");
	sfp_guardian_draft draft = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL;

	draft.parent = person;
	draft.student = world->students[0].person;
	draft.relation = "отец";
	must(world, sfp_guardian_add(world->reg, &world->system, &draft, &guardian), "guardian");
	sfp_guardian_free(guardian);
	world->parent = world_actor(world, &person);
}

sfp_id world_order(struct world *world, sfp_order_subject subject, const char *number)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	sfp_id id;

	draft.subject = subject;
	draft.number = number;
	draft.title = "Приказ";
	draft.document = "scan";
	draft.document_length = 4;
	must(world, sfp_order_issue(world->reg, &world->head, &draft, &order), "order");
	id = order->head.id;
	sfp_order_free(order);
	return id;
}

void world_live_in(struct world *world, const char *zone)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	draft.time_zone = zone;
	must(world, sfp_organization_edit(world->reg, &world->system, &draft, &organization), "zone");
	sfp_organization_free(organization);
}

uint64_t world_trail_size(const struct world *world)
{
	sfp_trail_head head;

	must(world, sfp_trail_head_get(world->reg, &world->organization, &head), "trail");
	return head.size;
}

sfp_id world_organization(struct world *world, const char *name)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_id id;

	draft.name = name;
	draft.time_zone = "UTC"; /* the tests' moments are told so that a day is a day */
	must(world, sfp_organization_add(world->reg, &draft, &organization), "organization");
	id = organization->head.id;
	sfp_organization_free(organization);
	return id;
}

static void add_people(struct world *world)
{
	static const char *const teachers[WORLD_TEACHERS] = { "Админова", "Учителев", "Предметова", "Наставников" };
	static const char *const students[WORLD_STUDENTS] = { "Первый",    "Второй", "Третий",
		                                              "Четвёртый", "Пятый",  "Шестой" };

	world->head = world_worker(world, "Директоров", SFP_ROLE_HEAD);
	world->deputy = world_worker(world, "Заместителева", SFP_ROLE_ADMINISTRATION);
	world->secretary = world_worker(world, "Секретарева", SFP_ROLE_COUNCIL);
	for (int i = 0; i < WORLD_TEACHERS; i++)
		world->teachers[i] = world_worker(world, teachers[i], SFP_ROLE_TEACHER);
	for (int i = 0; i < WORLD_STUDENTS; i++) {
		sfp_id person = world_person(world, students[i]);

		world->students[i] = world_actor(world, &person);
	}
	world->administrator = world->teachers[0];
}

/* Of those whom the act allows, the one who is least like the college's. */
static void choose_administrator(struct world *world)
{
	const char *eligible = sfp_policy_text_at(world->act, "administrator.eligible");

	if (eligible && strcmp(eligible, "user") == 0)
		world->administrator = world->worker = world_worker(world, "Методистов", (sfp_role)0);
	else if (eligible && strcmp(eligible, "administration") == 0)
		world->administrator = world->deputy;
}

/* ---- the act ---- */

static void draft_act(struct world *world)
{
	size_t length = 0;
	const char *text = sfp_policy_text(world->act, &length);
	sfp_edition *edition = NULL;

	must(world, sfp_edition_draft(world->reg, &world->system, text, length, &edition, NULL), "draft");
	world->edition = edition->head.id;
	sfp_edition_free(edition);
}

static void put_act_into_force(struct world *world)
{
	sfp_id order = world_order(world, SFP_ORDER_APPROVAL, "1");
	sfp_date today = sfp_date_of_time(world->now);
	sfp_edition *edition = NULL;

	must(world, sfp_edition_adopt(world->reg, &world->secretary, &world->edition, "1", today, &edition), "adopt");
	sfp_edition_free(edition);
	must(world, sfp_edition_approve(world->reg, &world->head, &world->edition, &order, today, &edition), "approve");
	sfp_edition_free(edition);
	must(world, sfp_edition_enact(world->reg, &world->system, &world->edition, today, &edition), "enact");
	sfp_edition_free(edition);
	world->act_in_force = true;
}

sfp_id world_edition(struct world *world, sfp_edition_state state)
{
	size_t length = 0;
	const char *text = sfp_policy_builtin_text(&length);
	sfp_date today = sfp_date_of_time(world->now);
	sfp_edition *edition = NULL;
	char number[32];
	sfp_id id, order;

	must(world, sfp_edition_draft(world->reg, &world->secretary, text, length, &edition, NULL), "draft");
	id = edition->head.id;
	sfp_edition_free(edition);
	if (state == SFP_EDITION_DRAFT)
		return id;
	must(world, sfp_edition_adopt(world->reg, &world->secretary, &id, "3", today, &edition), "adopt");
	sfp_edition_free(edition);
	if (state == SFP_EDITION_ADOPTED)
		return id;
	snprintf(number, sizeof(number), "У-%llu", (unsigned long long)world_trail_size(world));
	order = world_order(world, SFP_ORDER_APPROVAL, number);
	must(world, sfp_edition_approve(world->reg, &world->head, &id, &order, 0, &edition), "approve");
	sfp_edition_free(edition);
	if (state == SFP_EDITION_APPROVED)
		return id;
	must(world, sfp_edition_enact(world->reg, &world->system, &id, 0, &edition), "enact");
	sfp_edition_free(edition);
	world->act_in_force = true;
	return id;
}

void world_enact(struct world *world)
{
	(void)world_edition(world, SFP_EDITION_IN_FORCE);
}

/* ---- the administrator ---- */

sfp_actor world_appoint(struct world *world, const char *surname)
{
	sfp_actor actor = world_worker(world, surname, SFP_ROLE_TEACHER);
	sfp_appointment *appointment = NULL;

	world->order = world_order(world, SFP_ORDER_ADMINISTRATOR, surname);
	must(world, sfp_appointment_make(world->reg, &world->head, &actor.person, &world->order, &appointment),
	     "appoint");
	sfp_appointment_free(appointment);
	return actor;
}

void world_apply(struct world *world, const sfp_actor *administrator, const char *mobile)
{
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;
	sfp_application *made = NULL;
	sfp_id id;

	form.contact = administrator->person;
	form.order_id = world->order;
	form.full_name = "Админов Аким";
	form.email = "a@example.org";
	form.mobile = mobile;
	must(world, sfp_application_draft(world->reg, administrator, &form, &made), "application");
	id = made->head.id;
	sfp_application_free(made);
	must(world, sfp_application_send(world->reg, administrator, &id, "1@example.org", NULL, &made), "send");
	sfp_application_free(made);
	must(world, sfp_application_accepted(world->reg, administrator, &id, 0, &made), "accepted");
	sfp_application_free(made);
}

sfp_actor world_administrator(struct world *world, const char *surname)
{
	sfp_appointment *appointment = NULL;

	world_enact(world);
	world->administrator = world_appoint(world, surname);
	world_apply(world, &world->administrator, WORLD_MOBILE);
	must(world, sfp_appointment_register(world->reg, &world->administrator, WORLD_MOBILE, &appointment),
	     "register");
	sfp_appointment_free(appointment);
	return world->administrator;
}

static void apply_for_organization(struct world *world)
{
	static const uint8_t digest[32] = { 1 };
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;
	sfp_application *application = NULL;

	form.contact = world->administrator.person;
	form.order_id = world->order;
	form.full_name = "Админова Имя Отчество";
	form.email = "admin@college.example";
	form.mobile = WORLD_MOBILE;
	must(world, sfp_application_draft(world->reg, &world->administrator, &form, &application), "application");
	world->application = application->head.id;
	sfp_application_free(application);
	must(world,
	     sfp_application_send(world->reg, &world->administrator, &world->application, "<1@college.example>", digest,
	                          &application),
	     "send");
	sfp_application_free(application);
	must(world,
	     sfp_application_accepted(world->reg, &world->administrator, &world->application,
	                              sfp_date_of_time(world->now), &application),
	     "accepted");
	sfp_application_free(application);
}

static void appoint(struct world *world)
{
	sfp_appointment *appointment = NULL;

	world->order = world_order(world, SFP_ORDER_ADMINISTRATOR, "2");
	must(world,
	     sfp_appointment_make(world->reg, &world->head, &world->administrator.person, &world->order, &appointment),
	     "appoint");
	sfp_appointment_free(appointment);
	apply_for_organization(world);
	must(world, sfp_appointment_register(world->reg, &world->administrator, WORLD_MOBILE, &appointment),
	     "register");
	sfp_appointment_free(appointment);
}

/* ---- classes ---- */

static void make_classes(struct world *world)
{
	static const sfp_nomenclature_line lines[] = { { "М-11", 1, "Механизация" },
		                                       { "П-21", 2, "Программирование" } };
	sfp_id order = world_order(world, SFP_ORDER_NOMENCLATURE, "3");
	sfp_class *class_ = NULL;
	size_t added = 0;

	must(world, sfp_nomenclature_approve(world->reg, &world->head, &order, lines, 2, &added), "nomenclature");
	if (sfp_policy_text_at(world->act, "staffroom.name")) {
		must(world, sfp_class_create_staffroom(world->reg, &world->administrator, &class_), "staffroom");
		world->staffroom = class_->head.id;
		sfp_class_free(class_);
	}
	for (int i = 0; i < 2; i++) {
		sfp_class_draft draft = SFP_CLASS_DRAFT_INIT;

		draft.name = lines[i].name;
		must(world, sfp_class_create(world->reg, &world->administrator, &draft, &class_), "class");
		world->classes[i] = class_->head.id;
		sfp_class_free(class_);
	}
	for (int i = 0; i < WORLD_STUDENTS; i++)
		enrol(world, &world->students[i], &world->classes[i / 3]);
	add_parent(world);
}

/* ---- all of it ---- */

/* Takes the policy. */
static void open_under(struct world *world, const char *path, sfp_durability durability, enum world_stage stage,
                       sfp_policy *act)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;

	*world = (struct world){ .act = act };
	world->now = sfp_time_of_date(WORLD_FOUNDED_ON) + WORLD_DAY / 3;
	options.create = true;
	options.durability = durability;
	options.clock = world_clock;
	options.clock_context = world;
	must(world, sfp_registry_open(path, &options, &world->reg, NULL), "open");
	draft.name = "Колледж вымышленный";
	draft.short_name = "КВ";
	draft.time_zone = "UTC";
	must(world, sfp_organization_add(world->reg, &draft, &organization), "organization");
	world->organization = organization->head.id;
	sfp_organization_free(organization);
	world->system = world_actor(world, NULL);
	add_people(world);
	if (stage == WORLD_FOUNDED)
		return;
	choose_administrator(world);
	draft_act(world);
	if (stage >= WORLD_ACT)
		put_act_into_force(world);
	world_pass_days(world, 1);
	if (stage < WORLD_READY)
		return;
	appoint(world);
	make_classes(world);
}

void world_open_at(struct world *world, const char *path, sfp_durability durability, enum world_stage stage)
{
	sfp_policy *act = NULL;

	must(&(struct world){ 0 }, sfp_policy_load_builtin(&act), "builtin pack");
	open_under(world, path, durability, stage, act);
	world->act = NULL; /* tests of faults may lose the world: it owns nothing but the registry */
	sfp_policy_unref(act);
}

static sfp_policy *read_act(const char *path)
{
	static char text[1 << 17];
	const char *root = getenv("SFP_SOURCE_ROOT");
	char full[4096];
	sfp_policy *act = NULL;
	size_t length;
	FILE *file;

	snprintf(full, sizeof(full), "%s/%s", root ? root : ".", path);
	file = fopen(full, "r");
	length = file ? fread(text, 1, sizeof(text), file) : 0;
	if (file)
		fclose(file);
	must(&(struct world){ 0 }, sfp_policy_load(text, length, &act, NULL), full);
	return act;
}

void world_open_under(struct world *world, const char *pack)
{
	open_under(world, NULL, SFP_DURABILITY_FULL, WORLD_READY, read_act(pack));
}

void world_open(struct world *world, const char *path, sfp_durability durability)
{
	world_open_at(world, path, durability, WORLD_READY);
}

void world_close(struct world *world)
{
	sfp_registry_close(world->reg);
	sfp_policy_unref(world->act);
	world->reg = NULL;
	world->act = NULL;
}

/* ---- invites ---- */

sfp_id world_invite(struct world *world)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;
	sfp_id id;

	draft.class_id = world->staffroom;
	draft.role = SFP_ROLE_TEACHER;
	must(world, sfp_invite_create(world->reg, &world->administrator, &draft, token, &invite), "invite");
	id = invite->head.id;
	sfp_invite_free(invite);
	return id;
}

/* The person has used the link that the issuer made for him. */
static void join_by(struct world *world, const sfp_actor *issuer, const sfp_actor *who, sfp_invite_draft *draft)
{
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;

	draft->person = who->person;
	must(world, sfp_invite_create(world->reg, issuer, draft, token, &invite), "invite");
	sfp_invite_free(invite);
	must(world, sfp_invite_claim(world->reg, who, token, &invite), "claim");
	sfp_invite_free(invite);
}

void world_join(struct world *world, const sfp_actor *who, const sfp_id *class_id, sfp_role role)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;

	draft.class_id = *class_id;
	draft.role = role;
	join_by(world, &world->administrator, who, &draft);
}

void world_join_chat(struct world *world, const sfp_actor *owner, const sfp_actor *who, const sfp_id *chat_id,
                     sfp_role role)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;

	draft.chat_id = *chat_id;
	draft.role = role;
	join_by(world, owner, who, &draft);
}
