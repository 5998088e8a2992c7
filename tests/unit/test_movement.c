/* test_movement.c: how people come, move and leave; what follows from it, and how that is taken back. */
#include <jansson.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

#define TODAY 20250902 /* where the world's clock begins */

static struct world w;
static sfp_movement_effects *effects; /* of the last apply */

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

/* Whatever a test did, the trail must tell the same as the records. */
static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	sfp_movement_effects_free(effects);
	effects = NULL;
	world_close(&w);
}

/* ---- helpers: movements ---- */

static void expect_ok(sfp_status status)
{
	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
}

static void expect_says(sfp_status status, sfp_status expected, const char *part)
{
	ck_assert_msg(status == expected, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_msg(strstr(sfp_registry_message(w.reg), part), "'%s' lacks '%s'", sfp_registry_message(w.reg), part);
}

static void expect_refused(sfp_status status, sfp_reason reason)
{
	ck_assert_msg(status == SFP_REFUSED, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(reason));
}

static sfp_movement_form form_of(sfp_kind kind, const sfp_id *person)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = kind;
	form.person = *person;
	return form;
}

static sfp_status try_draft(const sfp_movement_form *form)
{
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_draft(w.reg, &w.administrator, form, &movement);

	sfp_movement_free(movement);
	return status;
}

static sfp_id draft(const sfp_movement_form *form)
{
	sfp_movement *movement = NULL;
	sfp_id id;

	expect_ok(sfp_movement_draft(w.reg, &w.administrator, form, &movement));
	ck_assert_int_eq(movement->head.state, SFP_MOVEMENT_DRAFT);
	id = movement->head.id;
	sfp_movement_free(movement);
	return id;
}

static sfp_id order(const sfp_movement_form *form)
{
	sfp_movement *movement = NULL;
	sfp_id id = draft(form);

	expect_ok(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "заявление от 01.09.2025", &movement));
	ck_assert_int_eq(movement->head.state, SFP_MOVEMENT_ORDERED);
	sfp_movement_free(movement);
	return id;
}

/* By the head, and an order: nothing less fills an office of the administration or of the council. */
static sfp_id order_by_head(const sfp_movement_form *form)
{
	static int numbers;
	sfp_movement *movement = NULL;
	sfp_id id = draft(form), by;
	char number[16];

	snprintf(number, sizeof(number), "Л-%d", ++numbers);
	by = world_order(&w, SFP_ORDER_MOVEMENT, number);
	expect_ok(sfp_movement_order(w.reg, &w.head, &id, &by, NULL, &movement));
	ck_assert(sfp_id_equal(&movement->ordered_by, &w.head.person));
	ck_assert_int_eq(movement->ordered_at, w.now);
	sfp_movement_free(movement);
	return id;
}

static sfp_status apply(const sfp_id *id)
{
	sfp_movement *movement = NULL;
	sfp_status status;

	sfp_movement_effects_free(effects);
	effects = NULL;
	status = sfp_movement_apply(w.reg, &w.administrator, id, &effects, &movement);
	if (status == SFP_OK) {
		ck_assert_int_eq(movement->head.state, SFP_MOVEMENT_APPLIED);
		ck_assert_int_eq(movement->applied_at, w.now);
	}
	sfp_movement_free(movement);
	return status;
}

static sfp_id carry_out(const sfp_movement_form *form)
{
	sfp_id id = order(form);

	expect_ok(apply(&id));
	return id;
}

static sfp_id carry_out_by_head(const sfp_movement_form *form)
{
	sfp_id id = order_by_head(form);

	expect_ok(apply(&id));
	return id;
}

static sfp_id carry_out_plain(sfp_kind kind, const sfp_id *person)
{
	const sfp_movement_form form = form_of(kind, person);

	return carry_out(&form);
}

static sfp_status reverse(const sfp_id *id)
{
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_reverse(w.reg, &w.administrator, id, "ошибка в приказе", &movement);

	if (status == SFP_OK)
		ck_assert_int_eq(movement->head.state, SFP_MOVEMENT_REVERSED);
	sfp_movement_free(movement);
	return status;
}

/* ---- helpers: what holds ---- */

static sfp_page *list(sfp_object object, const sfp_id *person, sfp_date on)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.person = *person;
	filter.on = on;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, object, &filter, &page));
	return page;
}

static size_t count(sfp_object object, const sfp_id *person, sfp_date on)
{
	sfp_page *page = list(object, person, on);
	size_t found = page->count;

	sfp_page_free(page);
	return found;
}

/* The class in which a person is enrolled on a day; none where nowhere. */
static sfp_id class_on(const sfp_id *person, sfp_date on)
{
	sfp_page *page = list(SFP_OBJECT_ENROLLMENT, person, on);
	sfp_id class_id = SFP_ID_NONE;

	ck_assert_uint_le(page->count, 1);
	if (page->count)
		class_id = ((const sfp_enrollment *)page->records[0])->class_id;
	sfp_page_free(page);
	return class_id;
}

static bool is_member(const sfp_id *person, const sfp_id *class_id)
{
	sfp_page *page = list(SFP_OBJECT_MEMBERSHIP, person, 0);
	bool found = false;

	for (size_t i = 0; i < page->count; i++) {
		const sfp_membership *membership = (const sfp_membership *)page->records[i];

		found = found || (sfp_id_equal(&membership->class_id, class_id) && !membership->until_date);
	}
	sfp_page_free(page);
	return found;
}

static uint32_t roles(const sfp_id *person)
{
	uint32_t found = 0;

	ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, person, 0, &found));
	return found;
}

static int state_of(sfp_object object, const sfp_id *id)
{
	sfp_record *record = NULL;
	int state;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, object, id, &record));
	state = record->state;
	sfp_record_free(record);
	return state;
}

static size_t effects_of(sfp_object object, sfp_movement_change change)
{
	size_t found = 0;

	for (size_t i = 0; i < sfp_movement_effects_count(effects); i++) {
		const sfp_movement_effect *effect = sfp_movement_effects_at(effects, i);

		found += effect->object == object && effect->change == change;
	}
	return found;
}

static uint64_t trail_size(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	return report.head.size;
}

/* cause: NULL where the entry follows from no other one. */
static void expect_entry(uint64_t seq, const char *object, const char *event, const uint64_t *cause,
                         const sfp_id *paper)
{
	sfp_trail_entry *entry = NULL;
	char number[SFP_ID_TEXT_SIZE];
	json_t *json;

	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, seq, &entry));
	json = json_loads(entry->json, 0, NULL);
	ck_assert_str_eq(json_string_value(json_object_get(json, "object")), object);
	ck_assert_str_eq(json_string_value(json_object_get(json, "event")), event);
	sfp_id_to_text(paper, number);
	ck_assert_str_eq(json_string_value(json_object_get(json, "order")), number);
	ck_assert(json_is_integer(json_object_get(json, "cause")) == (cause != NULL));
	if (cause)
		ck_assert_uint_eq((uint64_t)json_integer_value(json_object_get(json, "cause")), *cause);
	json_decref(json);
	sfp_trail_entry_free(entry);
}

static sfp_id invite_for(const sfp_id *person, const sfp_id *class_id, sfp_role role)
{
	sfp_invite_draft invite_draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;
	sfp_id id;

	invite_draft.class_id = *class_id;
	invite_draft.person = *person;
	invite_draft.role = role;
	expect_ok(sfp_invite_create(w.reg, &w.administrator, &invite_draft, token, &invite));
	id = invite->head.id;
	sfp_invite_free(invite);
	return id;
}

static sfp_id verify_teacher(sfp_actor *teacher, bool confirm)
{
	sfp_verification *verification = NULL;
	sfp_id id;

	expect_ok(sfp_verification_request(w.reg, teacher, &teacher->person, &verification));
	id = verification->head.id;
	sfp_verification_free(verification);
	if (confirm) {
		expect_ok(sfp_verification_confirm(w.reg, &w.administrator, &id, &verification));
		sfp_verification_free(verification);
	}
	return id;
}

static void lead_class(const sfp_id *person, const sfp_id *class_id)
{
	sfp_movement_form form = form_of(SFP_KIND_CHANGE_HOMEROOM, person);

	form.class_to = *class_id;
	carry_out(&form);
}

/* ---- students ---- */

START_TEST(enrol_opens_an_enrolment_and_the_person_is_a_student)
{
	sfp_id person = world_person(&w, "Новиков");
	sfp_movement_form form = form_of(SFP_KIND_ENROL, &person);
	sfp_id class_id;

	form.class_to = w.classes[0];
	carry_out(&form);
	class_id = class_on(&person, TODAY);
	ck_assert(sfp_id_equal(&class_id, &w.classes[0]));
	ck_assert(roles(&person) & SFP_ROLE_BIT(SFP_ROLE_STUDENT));
	ck_assert_uint_eq(sfp_movement_effects_count(effects), 1);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_ENROLLMENT, SFP_MOVEMENT_OPENED), 1);
}
END_TEST

START_TEST(the_class_may_still_be_unknown_when_somebody_is_enrolled)
{
	sfp_id person = world_person(&w, "Новиков");

	carry_out_plain(SFP_KIND_ENROL, &person);
	ck_assert_uint_eq(count(SFP_OBJECT_ENROLLMENT, &person, TODAY), 1);
}
END_TEST

START_TEST(a_transfer_takes_the_membership_along_and_annuls_the_old_link)
{
	const sfp_id *person = &w.students[0].person, *other = &w.students[1].person;
	sfp_movement_form form = form_of(SFP_KIND_TRANSFER_CLASS, person);
	sfp_id class_id, link;

	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	form.class_to = w.classes[1];
	carry_out(&form);
	class_id = class_on(person, TODAY);
	ck_assert(sfp_id_equal(&class_id, &w.classes[1]));
	ck_assert(!is_member(person, &w.classes[0]));
	ck_assert(is_member(person, &w.classes[1]));
	ck_assert_uint_eq(sfp_movement_effects_count(effects), 4);

	link = invite_for(other, &w.classes[0], SFP_ROLE_STUDENT);
	form.person = *other;
	carry_out(&form);
	ck_assert_int_eq(state_of(SFP_OBJECT_INVITE, &link), SFP_INVITE_ANNULLED);
	ck_assert(!is_member(other, &w.classes[1]));
	ck_assert_uint_eq(effects_of(SFP_OBJECT_INVITE, SFP_MOVEMENT_ANNULLED), 1);
}
END_TEST

START_TEST(whoever_is_promoted_within_the_class_stays_in_it)
{
	const sfp_id *person = &w.students[0].person;
	sfp_id class_id;

	carry_out_plain(SFP_KIND_PROMOTE, person);
	class_id = class_on(person, TODAY);
	ck_assert(sfp_id_equal(&class_id, &w.classes[0]));
	ck_assert_uint_eq(sfp_movement_effects_count(effects), 0);
}
END_TEST

START_TEST(whoever_is_promoted_into_another_class_moves)
{
	sfp_movement_form form = form_of(SFP_KIND_PROMOTE, &w.students[0].person);
	sfp_id class_id;

	form.class_to = w.classes[1];
	carry_out(&form);
	class_id = class_on(&form.person, TODAY);
	ck_assert(sfp_id_equal(&class_id, &w.classes[1]));
}
END_TEST

START_TEST(a_leave_ends_the_enrolment_and_its_end_leads_back_into_the_class)
{
	const sfp_id *person = &w.students[0].person;
	sfp_id class_id;

	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	carry_out_plain(SFP_KIND_LEAVE_BEGIN, person);
	ck_assert_uint_eq(count(SFP_OBJECT_ENROLLMENT, person, TODAY), 0);
	ck_assert(!(roles(person) & SFP_ROLE_BIT(SFP_ROLE_STUDENT)));
	ck_assert(is_member(person, &w.classes[0]));
	world_pass_days(&w, 365);
	carry_out_plain(SFP_KIND_LEAVE_END, person);
	class_id = class_on(person, 20260902);
	ck_assert(sfp_id_equal(&class_id, &w.classes[0]));
}
END_TEST

START_TEST(whoever_leaves_for_good_keeps_neither_membership_nor_link)
{
	const sfp_kind kind = _i ? SFP_KIND_GRADUATE : SFP_KIND_EXPEL;
	const sfp_id *person = &w.students[0].person;
	sfp_id link;

	link = invite_for(person, &w.classes[0], SFP_ROLE_STUDENT);
	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT); /* by another one */
	carry_out_plain(kind, person);
	ck_assert_uint_eq(count(SFP_OBJECT_ENROLLMENT, person, TODAY), 0);
	ck_assert(!is_member(person, &w.classes[0]));
	ck_assert_int_eq(state_of(SFP_OBJECT_INVITE, &link), SFP_INVITE_ANNULLED);
	ck_assert_uint_eq(sfp_movement_effects_count(effects), 3);
}
END_TEST

START_TEST(a_parents_bond_outlives_the_students_leaving)
{
	const sfp_id *student = &w.students[0].person;
	sfp_movement_form form = form_of(SFP_KIND_LINK, &w.parent.person);
	size_t bonds = count(SFP_OBJECT_GUARDIAN, &w.parent.person, TODAY);

	form.student = *student;
	if (bonds == 0)
		carry_out(&form);
	carry_out_plain(SFP_KIND_EXPEL, student);
	ck_assert_uint_eq(count(SFP_OBJECT_GUARDIAN, &w.parent.person, TODAY), bonds ? bonds : 1);
}
END_TEST

START_TEST(whoever_was_expelled_is_reinstated_as_the_same_person)
{
	sfp_movement_form form = form_of(SFP_KIND_REINSTATE, &w.students[0].person);
	sfp_id class_id;

	expect_says(try_draft(&form), SFP_E_INVALID, "use transfer_class");
	carry_out_plain(SFP_KIND_EXPEL, &form.person);
	form.kind = SFP_KIND_LEAVE_END;
	expect_says(try_draft(&form), SFP_E_INVALID, "not on leave: use reinstate");
	form.kind = SFP_KIND_REINSTATE;
	world_pass_days(&w, 30);
	form.class_to = w.classes[1];
	carry_out(&form);
	class_id = class_on(&form.person, 20251002);
	ck_assert(sfp_id_equal(&class_id, &w.classes[1]));
}
END_TEST

/* ---- staff ---- */

START_TEST(hire_opens_an_office)
{
	sfp_id person = world_person(&w, "Новикова");
	sfp_movement_form form = form_of(SFP_KIND_HIRE, &person);

	form.role = SFP_ROLE_TEACHER;
	form.title = "преподаватель физики";
	carry_out(&form);
	ck_assert(roles(&person) & SFP_ROLE_BIT(SFP_ROLE_TEACHER));
	expect_says(try_draft(&form), SFP_E_INVALID, "already");
	form.title = "методист";
	ck_sfp_ok(try_draft(&form));
}
END_TEST

START_TEST(a_worker_whom_the_act_gives_nothing_is_hired_by_title)
{
	sfp_id person = world_person(&w, "Новикова");
	sfp_movement_form form = form_of(SFP_KIND_HIRE, &person);

	expect_says(try_draft(&form), SFP_E_INVALID, "Give a role");
	form.title = "бухгалтер";
	carry_out(&form);
	ck_assert_uint_eq(count(SFP_OBJECT_OFFICE, &person, TODAY), 1);
	ck_assert_uint_eq(roles(&person), 0);
}
END_TEST

START_TEST(a_change_of_position_ends_one_office_and_opens_another)
{
	const sfp_id *person = &w.teachers[1].person;
	sfp_movement_form form = form_of(SFP_KIND_CHANGE_POSITION, person);

	form.role = SFP_ROLE_ADMINISTRATION;
	form.title = "заместитель директора";
	carry_out_by_head(&form);
	ck_assert_uint_eq(count(SFP_OBJECT_OFFICE, person, TODAY), 1);
	ck_assert_uint_eq(roles(person) & SFP_ROLE_BIT(SFP_ROLE_TEACHER), 0);
	ck_assert(roles(person) & SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION));
	world_office(&w, person, SFP_ROLE_TEACHER);
	expect_says(try_draft(&form), SFP_E_INVALID, "not exactly one");
}
END_TEST

START_TEST(a_homeroom_passes_from_one_teacher_to_another)
{
	const sfp_id *old = &w.teachers[1].person, *new = &w.teachers[2].person;

	lead_class(old, &w.classes[0]);
	ck_assert(roles(old) & SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER));
	lead_class(new, &w.classes[0]);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_HOMEROOM, SFP_MOVEMENT_ENDED), 1);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_HOMEROOM, SFP_MOVEMENT_OPENED), 1);
	ck_assert(!(roles(old) & SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER)));
	ck_assert(roles(new) & SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER));

	lead_class(new, &w.classes[1]);
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, new, TODAY), 1);
	carry_out_plain(SFP_KIND_CHANGE_HOMEROOM, new);
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, new, TODAY), 0);
}
END_TEST

START_TEST(a_dismissal_ends_all_that_a_worker_has)
{
	sfp_actor *teacher = &w.teachers[1];
	const sfp_id *person = &teacher->person;
	sfp_id verification, link;
	uint64_t entries;

	world_join(&w, teacher, &w.staffroom, SFP_ROLE_TEACHER);
	verification = verify_teacher(teacher, true);
	lead_class(person, &w.classes[0]);
	link = invite_for(person, &w.classes[0], SFP_ROLE_TEACHER);
	entries = trail_size();
	carry_out_plain(SFP_KIND_DISMISS, person);

	ck_assert_uint_eq(count(SFP_OBJECT_OFFICE, person, TODAY), 0);
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, person, TODAY), 0);
	ck_assert(!is_member(person, &w.staffroom));
	ck_assert_int_eq(state_of(SFP_OBJECT_VERIFICATION, &verification), SFP_VERIFICATION_REVOKED);
	ck_assert_int_eq(state_of(SFP_OBJECT_INVITE, &link), SFP_INVITE_ANNULLED);
	ck_assert_uint_eq(roles(person), 0);
	ck_assert_uint_eq(sfp_movement_effects_count(effects), 5);
	/* Draft, order and apply, and an entry for each effect. */
	ck_assert_uint_eq(trail_size(), entries + 3 + 5);
}
END_TEST

START_TEST(what_follows_from_a_movement_says_so_on_the_trail)
{
	const sfp_id *person = &w.teachers[1].person;
	sfp_movement_form form = form_of(SFP_KIND_DISMISS, person);
	sfp_id id = draft(&form), paper = world_order(&w, SFP_ORDER_MOVEMENT, "45-к");
	sfp_movement *movement = NULL;
	uint64_t first;

	expect_ok(sfp_movement_order(w.reg, &w.deputy, &id, &paper, NULL, &movement));
	sfp_movement_free(movement);
	first = trail_size();
	expect_ok(apply(&id));
	expect_entry(first, "movement", "apply", NULL, &paper);
	expect_entry(first + 1, "office", "change", &first, &paper);
}
END_TEST

START_TEST(a_dismissal_withdraws_a_request_that_waits_and_leaves_a_rejected_one)
{
	sfp_verification *verification = NULL;
	sfp_id waiting, rejected;

	for (int i = 1; i <= 2; i++)
		world_join(&w, &w.teachers[i], &w.staffroom, SFP_ROLE_TEACHER);
	waiting = verify_teacher(&w.teachers[1], false);
	rejected = verify_teacher(&w.teachers[2], false);
	expect_ok(sfp_verification_reject(w.reg, &w.administrator, &rejected, "нет", &verification));
	sfp_verification_free(verification);
	carry_out_plain(SFP_KIND_DISMISS, &w.teachers[1].person);
	carry_out_plain(SFP_KIND_DISMISS, &w.teachers[2].person);
	ck_assert_int_eq(state_of(SFP_OBJECT_VERIFICATION, &waiting), SFP_VERIFICATION_WITHDRAWN);
	ck_assert_int_eq(state_of(SFP_OBJECT_VERIFICATION, &rejected), SFP_VERIFICATION_REJECTED);
}
END_TEST

START_TEST(an_administrator_who_is_dismissed_is_one_no_longer)
{
	carry_out_plain(SFP_KIND_DISMISS, &w.administrator.person);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_APPOINTMENT, SFP_MOVEMENT_ENDED), 1);
	ck_assert_uint_eq(roles(&w.administrator.person), 0);
}
END_TEST

/* ---- one of several offices ---- */

/* A pedagogue who works in the administration as well, is in the staffroom, verified, leads a class, and has a link. */
struct busy {
	sfp_actor *actor;
	sfp_id verification, link;
};

static struct busy busy_worker(sfp_role second)
{
	struct busy busy = { .actor = &w.teachers[1] };
	const sfp_id *person = &busy.actor->person;

	if (second)
		world_office(&w, person, second);
	world_join(&w, busy.actor, &w.staffroom, SFP_ROLE_TEACHER);
	busy.verification = verify_teacher(busy.actor, true);
	lead_class(person, &w.classes[0]);
	busy.link = invite_for(person, &w.classes[0], SFP_ROLE_TEACHER);
	return busy;
}

static sfp_id take_office(const sfp_id *person, sfp_role role)
{
	sfp_movement_form form = form_of(SFP_KIND_DISMISS, person);

	form.role = role;
	return role == SFP_ROLE_TEACHER ? carry_out(&form) : carry_out_by_head(&form);
}

/* Offices first: which one is lost beside the other; then what is left of the rest: `+` stays, `-` ends. */
static const struct {
	sfp_role second, lost;
	size_t effects;
	const char *homeroom, *platform;
} losses[] = {
	{ SFP_ROLE_ADMINISTRATION, SFP_ROLE_ADMINISTRATION, 1, "+", "+" },
	{ SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER, 2, "-",
	  "+" }, /* who is of the administration joins as a teacher */
	{ SFP_ROLE_COUNCIL, SFP_ROLE_COUNCIL, 1, "+", "+" },
	{ SFP_ROLE_COUNCIL, SFP_ROLE_TEACHER, 5, "-", "-" }, /* to be elected is no work */
	{ (sfp_role)0, SFP_ROLE_TEACHER, 5, "-", "-" },      /* the only one */
};

START_TEST(whoever_loses_one_office_loses_what_no_other_one_bears)
{
	struct busy busy = busy_worker(losses[_i].second);
	const sfp_id *person = &busy.actor->person;
	bool stays = *losses[_i].platform == '+';

	take_office(person, losses[_i].lost);
	ck_assert_uint_eq(count(SFP_OBJECT_OFFICE, person, TODAY), losses[_i].second != 0);
	ck_assert(!(roles(person) & SFP_ROLE_BIT(losses[_i].lost)));
	ck_assert_uint_eq(sfp_movement_effects_count(effects), losses[_i].effects);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_OFFICE, SFP_MOVEMENT_ENDED), 1);
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, person, TODAY), *losses[_i].homeroom == '+');
	ck_assert_int_eq(is_member(person, &w.staffroom), stays);
	ck_assert_int_eq(state_of(SFP_OBJECT_VERIFICATION, &busy.verification),
	                 stays ? SFP_VERIFICATION_CONFIRMED : SFP_VERIFICATION_REVOKED);
	ck_assert_int_eq(state_of(SFP_OBJECT_INVITE, &busy.link), stays ? SFP_INVITE_CREATED : SFP_INVITE_ANNULLED);
}
END_TEST

START_TEST(an_administrator_stays_one_while_the_office_stays_from_which_the_act_draws_them)
{
	const sfp_id *person = &w.administrator.person;

	world_office(&w, person, SFP_ROLE_ADMINISTRATION);
	take_office(person, SFP_ROLE_ADMINISTRATION);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_APPOINTMENT, SFP_MOVEMENT_ENDED), 0);
	ck_assert(roles(person) & SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR));
	world_office(&w, person, SFP_ROLE_ADMINISTRATION);
	take_office(person, SFP_ROLE_TEACHER);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_APPOINTMENT, SFP_MOVEMENT_ENDED), 1);
	ck_assert(!(roles(person) & SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR)));
	ck_assert(roles(person) & SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION));
}
END_TEST

START_TEST(an_office_that_nobody_holds_cannot_be_lost)
{
	sfp_movement_form form = form_of(SFP_KIND_DISMISS, &w.teachers[1].person);

	form.role = SFP_ROLE_ADMINISTRATION;
	expect_says(try_draft(&form), SFP_E_INVALID, "no office in that role");
	form.role = SFP_ROLE_STUDENT;
	expect_says(try_draft(&form), SFP_E_INVALID, "no office in that role");
	form.role = SFP_ROLE_TEACHER;
	form.title = "преподаватель";
	expect_says(try_draft(&form), SFP_E_INVALID, "title");
}
END_TEST

START_TEST(an_office_that_was_lost_is_given_back_with_what_rested_on_it)
{
	struct busy busy = busy_worker(SFP_ROLE_ADMINISTRATION);
	const sfp_id *person = &busy.actor->person;
	uint32_t before = roles(person);
	sfp_id id = take_office(person, SFP_ROLE_TEACHER);

	ck_assert_uint_ne(roles(person), before);
	world_pass_days(&w, 1);
	expect_ok(reverse(&id));
	ck_assert_uint_eq(roles(person), before);
	ck_assert_uint_eq(count(SFP_OBJECT_OFFICE, person, TODAY), 2);
}
END_TEST

START_TEST(who_works_and_studies_here_loses_only_what_is_of_the_work)
{
	sfp_actor *teacher = &w.teachers[1];
	sfp_movement_form form = form_of(SFP_KIND_ENROL, &teacher->person);

	form.class_to = w.classes[0];
	carry_out(&form);
	world_join(&w, teacher, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, teacher, &w.classes[0], SFP_ROLE_STUDENT);
	carry_out_plain(SFP_KIND_DISMISS, &teacher->person);
	ck_assert(!is_member(&teacher->person, &w.staffroom));
	ck_assert(is_member(&teacher->person, &w.classes[0]));
}
END_TEST

/* ---- parents ---- */

START_TEST(a_bond_is_opened_and_ended)
{
	sfp_id parent = world_person(&w, "Новикова");
	sfp_movement_form form = form_of(SFP_KIND_LINK, &parent);
	sfp_page *page;
	sfp_id id;

	form.student = w.students[0].person;
	form.title = "мать";
	carry_out(&form);
	page = list(SFP_OBJECT_GUARDIAN, &parent, TODAY);
	ck_assert_uint_eq(page->count, 1);
	ck_assert_str_eq(((const sfp_guardian *)page->records[0])->relation, "мать");
	sfp_page_free(page);
	ck_assert(roles(&parent) & SFP_ROLE_BIT(SFP_ROLE_PARENT));
	expect_says(try_draft(&form), SFP_E_INVALID, "exists already");

	form.kind = SFP_KIND_UNLINK;
	form.title = NULL;
	id = carry_out(&form);
	ck_assert_uint_eq(roles(&parent), 0);
	expect_ok(reverse(&id));
	ck_assert(roles(&parent) & SFP_ROLE_BIT(SFP_ROLE_PARENT));
	carry_out(&form);
	expect_says(try_draft(&form), SFP_E_INVALID, "no such bond");
	form.student = parent;
	form.kind = SFP_KIND_LINK;
	expect_says(try_draft(&form), SFP_E_INVALID, "one's own parent");
}
END_TEST

/* ---- what makes no sense ---- */

START_TEST(a_draft_that_makes_no_sense_is_told_what_to_do)
{
	const sfp_id nobody = world_person(&w, "Никто");
	const struct {
		sfp_kind kind;
		const sfp_id *person, *class_to;
		const char *part;
	} cases[] = {
		{ SFP_KIND_ENROL, &w.students[0].person, NULL, "use transfer_class" },
		{ SFP_KIND_TRANSFER_CLASS, &w.students[0].person, &w.classes[0], "choose another one" },
		{ SFP_KIND_TRANSFER_CLASS, &w.students[0].person, &w.staffroom, "staffroom" },
		{ SFP_KIND_TRANSFER_CLASS, &nobody, &w.classes[0], "use enrol" },
		{ SFP_KIND_PROMOTE, &nobody, NULL, "use enrol" },
		{ SFP_KIND_LEAVE_BEGIN, &nobody, NULL, "use enrol" },
		{ SFP_KIND_LEAVE_END, &nobody, NULL, "never studied" },
		{ SFP_KIND_LEAVE_END, &w.students[0].person, NULL, "use transfer_class" },
		{ SFP_KIND_EXPEL, &nobody, NULL, "use enrol" },
		{ SFP_KIND_GRADUATE, &nobody, NULL, "use enrol" },
		{ SFP_KIND_REINSTATE, &nobody, NULL, "never studied" },
		{ SFP_KIND_DISMISS, &nobody, NULL, "use hire" },
		{ SFP_KIND_CHANGE_POSITION, &nobody, NULL, "not exactly one" },
		{ SFP_KIND_CHANGE_HOMEROOM, &nobody, &w.classes[0], "use hire" },
		{ SFP_KIND_CHANGE_HOMEROOM, &w.teachers[1].person, NULL, "class_to" },
	};
	sfp_movement_form form = form_of(cases[_i].kind, cases[_i].person);

	ck_assert_uint_eq(sizeof(cases) / sizeof(cases[0]), 15); /* the loop below goes over all of them */
	if (cases[_i].class_to)
		form.class_to = *cases[_i].class_to;
	expect_says(try_draft(&form), SFP_E_INVALID, cases[_i].part);
	ck_assert_uint_eq(count(SFP_OBJECT_MOVEMENT, cases[_i].person, 0), 0);
}
END_TEST

START_TEST(a_form_says_what_its_kind_asks_for_and_no_more)
{
	sfp_movement_form form = form_of(SFP_KIND_TRANSFER_CLASS, &w.students[0].person);

	expect_says(try_draft(&form), SFP_E_INVALID, "class_to: a movement of kind transfer_class needs it");
	form.class_to = w.classes[1];
	form.student = w.students[1].person;
	expect_says(try_draft(&form), SFP_E_INVALID, "student: a movement of kind transfer_class has none");
	form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	form.class_from = w.classes[0];
	expect_says(try_draft(&form), SFP_E_INVALID, "class_from");
	form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	form.role = SFP_ROLE_TEACHER;
	expect_says(try_draft(&form), SFP_E_INVALID, "role");
	form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	form.title = "староста";
	expect_says(try_draft(&form), SFP_E_INVALID, "title");
	form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	form.effective_on = 20250231;
	expect_says(try_draft(&form), SFP_E_INVALID, "calendar");
	form = form_of(SFP_KIND_LESSON, &w.students[0].person);
	expect_says(try_draft(&form), SFP_E_INVALID, "no kind of movement");
	form.kind = (sfp_kind)1000;
	expect_says(try_draft(&form), SFP_E_INVALID, "no kind of movement");
	form = form_of(SFP_KIND_HIRE, &w.teachers[1].person);
	form.title = "\xff";
	expect_says(try_draft(&form), SFP_E_INVALID, "UTF-8");
	form.title = "x";
	form.role = SFP_ROLE_STUDENT;
	expect_says(try_draft(&form), SFP_E_INVALID, "Give a role");
}
END_TEST

START_TEST(people_and_classes_must_exist)
{
	sfp_movement_form form = form_of(SFP_KIND_EXPEL, &w.staffroom);

	ck_sfp_status(try_draft(&form), SFP_E_NOT_FOUND);
	form = form_of(SFP_KIND_LINK, &w.parent.person);
	form.student = w.staffroom;
	ck_sfp_status(try_draft(&form), SFP_E_NOT_FOUND);
	form = form_of(SFP_KIND_TRANSFER_CLASS, &w.students[0].person);
	form.class_to = w.parent.person;
	ck_sfp_status(try_draft(&form), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(a_homeroom_to_give_up_must_be_named_and_led)
{
	sfp_movement_form form = form_of(SFP_KIND_CHANGE_HOMEROOM, &w.teachers[1].person);

	form.class_from = w.classes[0];
	expect_says(try_draft(&form), SFP_E_INVALID, "does not lead");
	form.class_from = (sfp_id)SFP_ID_NONE;
	lead_class(&form.person, &w.classes[0]);
	form.class_to = w.classes[0];
	expect_says(try_draft(&form), SFP_E_INVALID, "leads that class already");
}
END_TEST

START_TEST(whoever_leads_several_classes_says_which_one_is_given_up)
{
	sfp_movement_form form = form_of(SFP_KIND_CHANGE_HOMEROOM, &w.teachers[1].person);
	sfp_id movements[2];

	for (int i = 0; i < 2; i++) { /* neither is given up for the other: none was led when they were drafted */
		form.class_to = w.classes[i];
		movements[i] = order(&form);
	}
	for (int i = 0; i < 2; i++)
		expect_ok(apply(&movements[i]));
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, &form.person, TODAY), 2);
	form.class_to = (sfp_id)SFP_ID_NONE;
	expect_says(try_draft(&form), SFP_E_INVALID, "class_from");
	form.class_from = w.classes[1];
	carry_out(&form);
	ck_assert_uint_eq(count(SFP_OBJECT_HOMEROOM, &form.person, TODAY), 1);
}
END_TEST

/* ---- order, day, cancel ---- */

START_TEST(a_movement_goes_by_an_order_or_a_written_ground)
{
	sfp_movement_form form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	sfp_id id = draft(&form), paper = world_order(&w, SFP_ORDER_MOVEMENT, "45-к"),
	       other = world_order(&w, SFP_ORDER_OTHER, "46");
	sfp_movement *movement = NULL;

	expect_refused(apply(&id), SFP_REASON_NO_TRANSITION);
	expect_refused(sfp_movement_order(w.reg, &w.deputy, &id, NULL, NULL, &movement), SFP_REASON_NEEDS_ORDER);
	expect_refused(sfp_movement_order(w.reg, &w.deputy, &id, NULL, " ", &movement), SFP_REASON_NEEDS_ORDER);
	expect_refused(sfp_movement_order(w.reg, &w.teachers[1], &id, &paper, NULL, &movement), SFP_REASON_ROLE);
	expect_says(sfp_movement_order(w.reg, &w.deputy, &id, &other, NULL, &movement), SFP_E_INVALID, "46");
	ck_sfp_status(sfp_movement_order(w.reg, &w.deputy, &id, &w.staffroom, NULL, &movement), SFP_E_NOT_FOUND);
	expect_says(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "\xff", &movement), SFP_E_INVALID, "ground");
	expect_ok(sfp_movement_order(w.reg, &w.deputy, &id, &paper, NULL, &movement));
	ck_assert(sfp_id_equal(&movement->order_id, &paper));
	sfp_movement_free(movement);
	expect_ok(apply(&id));
}
END_TEST

START_TEST(nothing_happens_before_the_day)
{
	sfp_movement_form form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	sfp_id id;

	form.effective_on = 20250905;
	id = order(&form);
	expect_refused(apply(&id), SFP_REASON_GUARD);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_EFFECTIVE_DATE_REACHED));
	world_pass_days(&w, 5);
	expect_ok(apply(&id));
	ck_assert_uint_eq(count(SFP_OBJECT_ENROLLMENT, &form.person, 20250904), 1);
	ck_assert_uint_eq(count(SFP_OBJECT_ENROLLMENT, &form.person, 20250905), 0);
}
END_TEST

START_TEST(the_clock_applies_no_movement_by_itself)
{
	sfp_movement_form form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	sfp_id id = order(&form);

	world_pass_days(&w, 30);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_uint_eq(report.movements_applied, 0);
	ck_assert_int_eq(state_of(SFP_OBJECT_MOVEMENT, &id), SFP_MOVEMENT_ORDERED);
}
END_TEST

START_TEST(what_became_senseless_meanwhile_is_not_applied)
{
	sfp_movement_form form = form_of(SFP_KIND_TRANSFER_CLASS, &w.students[0].person);
	sfp_id first, second, third;

	form.class_to = w.classes[1];
	first = order(&form);
	form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	second = order(&form);
	third = order(&form);
	expect_ok(apply(&first));
	expect_refused(apply(&second), SFP_REASON_GUARD);
	expect_says(apply(&second), SFP_REFUSED, "moved to another class");
	ck_assert_ptr_nonnull(strstr(sfp_registry_refusal(w.reg)->text_ru, "в другом месте"));
	carry_out(&form);
	expect_says(apply(&third), SFP_REFUSED, "not enrolled");
}
END_TEST

START_TEST(what_was_not_applied_is_cancelled_with_a_reason)
{
	sfp_movement_form form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	sfp_movement *movement = NULL;
	sfp_id id = draft(&form), ordered = order(&form),
	       applied = carry_out_plain(SFP_KIND_EXPEL, &w.students[1].person);

	expect_refused(sfp_movement_cancel(w.reg, &w.administrator, &id, NULL, &movement), SFP_REASON_NEEDS_REASON);
	expect_refused(sfp_movement_cancel(w.reg, &w.teachers[1], &id, "так", &movement), SFP_REASON_ROLE);
	expect_ok(sfp_movement_cancel(w.reg, &w.administrator, &id, "передумали", &movement));
	ck_assert_str_eq(movement->reason, "передумали");
	sfp_movement_free(movement);
	expect_ok(sfp_movement_cancel(w.reg, &w.administrator, &ordered, "передумали", &movement));
	sfp_movement_free(movement);
	movement = NULL;
	expect_refused(sfp_movement_cancel(w.reg, &w.administrator, &applied, "поздно", &movement),
	               SFP_REASON_NO_TRANSITION);
	expect_refused(reverse(&ordered), SFP_REASON_NO_TRANSITION);
}
END_TEST

START_TEST(only_the_administrator_drafts_and_applies)
{
	sfp_movement_form form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	sfp_movement *movement = NULL;
	sfp_id id = order(&form);

	expect_refused(sfp_movement_draft(w.reg, &w.teachers[1], &form, &movement), SFP_REASON_ROLE);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "2.1.11");
	expect_refused(sfp_movement_apply(w.reg, &w.head, &id, NULL, &movement), SFP_REASON_ROLE);
	expect_refused(sfp_movement_apply(w.reg, &w.system, &id, NULL, &movement), SFP_REASON_ROLE);
	ck_assert_ptr_null(movement);
	ck_assert_uint_eq(count(SFP_OBJECT_ENROLLMENT, &form.person, TODAY), 1);
}
END_TEST

/* ---- taking back ---- */

START_TEST(a_mistaken_transfer_is_taken_back_with_all_that_followed)
{
	sfp_movement_form form = form_of(SFP_KIND_TRANSFER_CLASS, &w.students[0].person);
	sfp_id id, class_id;

	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	form.class_to = w.classes[1];
	id = carry_out(&form);
	world_pass_days(&w, 1);
	expect_ok(reverse(&id));
	class_id = class_on(&form.person, 20250903);
	ck_assert(sfp_id_equal(&class_id, &w.classes[0]));
	class_id = class_on(&form.person, TODAY);
	ck_assert(sfp_id_equal(&class_id, &w.classes[0]));
	ck_assert(is_member(&form.person, &w.classes[0]));
	ck_assert(!is_member(&form.person, &w.classes[1]));
	/* And it can be done once more, after a second thought. */
	carry_out(&form);
	class_id = class_on(&form.person, 20250903);
	ck_assert(sfp_id_equal(&class_id, &w.classes[1]));
}
END_TEST

START_TEST(a_dismissal_is_taken_back_but_for_final_states_which_are_named)
{
	sfp_actor *teacher = &w.teachers[1];
	sfp_id id, verification, link;

	world_join(&w, teacher, &w.staffroom, SFP_ROLE_TEACHER);
	verification = verify_teacher(teacher, true);
	lead_class(&teacher->person, &w.classes[0]);
	link = invite_for(&teacher->person, &w.classes[0], SFP_ROLE_TEACHER);
	id = carry_out_plain(SFP_KIND_DISMISS, &teacher->person);
	world_pass_days(&w, 1);
	expect_ok(reverse(&id));

	ck_assert(roles(&teacher->person) & SFP_ROLE_BIT(SFP_ROLE_TEACHER));
	ck_assert(roles(&teacher->person) & SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER));
	ck_assert(is_member(&teacher->person, &w.staffroom));
	ck_assert_int_eq(state_of(SFP_OBJECT_VERIFICATION, &verification), SFP_VERIFICATION_REVOKED);
	ck_assert_int_eq(state_of(SFP_OBJECT_INVITE, &link), SFP_INVITE_ANNULLED);

	sfp_movement_effects_free(effects);
	ck_sfp_ok(sfp_movement_effects_get(w.reg, &w.organization, &id, &effects));
	ck_assert_uint_eq(sfp_movement_effects_count(effects), 10);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_OFFICE, SFP_MOVEMENT_RESTORED), 1);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_HOMEROOM, SFP_MOVEMENT_RESTORED), 1);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_MEMBERSHIP, SFP_MOVEMENT_RESTORED), 1);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_VERIFICATION, SFP_MOVEMENT_NOT_RESTORED), 1);
	ck_assert_uint_eq(effects_of(SFP_OBJECT_INVITE, SFP_MOVEMENT_NOT_RESTORED), 1);
	verify_teacher(teacher, true);
}
END_TEST

START_TEST(an_ended_appointment_is_not_revived)
{
	sfp_appointment *second = NULL;
	sfp_movement *movement = NULL;
	sfp_actor *other = &w.teachers[1];
	sfp_id id;

	world_join(&w, other, &w.staffroom, SFP_ROLE_TEACHER);
	expect_ok(sfp_appointment_make_additional(w.reg, &w.administrator, &other->person, &second));
	sfp_appointment_free(second);
	id = carry_out_plain(SFP_KIND_DISMISS, &other->person);
	expect_ok(sfp_movement_reverse(w.reg, &w.administrator, &id, "ошибка", &movement));
	sfp_movement_free(movement);
	ck_assert(!(roles(&other->person) & SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR)));
	sfp_movement_effects_free(effects);
	ck_sfp_ok(sfp_movement_effects_get(w.reg, &w.organization, &id, &effects));
	ck_assert_uint_eq(effects_of(SFP_OBJECT_APPOINTMENT, SFP_MOVEMENT_NOT_RESTORED), 1);
}
END_TEST

START_TEST(what_changed_since_is_in_the_way)
{
	sfp_movement_form form = form_of(SFP_KIND_TRANSFER_CLASS, &w.students[0].person);
	sfp_id first, second, class_id;
	uint64_t entries;

	form.class_to = w.classes[1];
	first = carry_out(&form);
	world_pass_days(&w, 1);
	second = carry_out_plain(SFP_KIND_EXPEL, &form.person);
	entries = trail_size();
	expect_says(reverse(&first), SFP_REFUSED, "what came later is in the way: movement: 1");
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_GUARD);
	ck_assert_uint_eq(trail_size(), entries + 1);
	ck_assert_int_eq(state_of(SFP_OBJECT_MOVEMENT, &first), SFP_MOVEMENT_APPLIED);
	expect_ok(reverse(&second));
	class_id = class_on(&form.person, 20250903);
	ck_assert(sfp_id_equal(&class_id, &w.classes[1]));
	/* What stood in the way is gone, as the refusal advised. */
	expect_ok(reverse(&first));
	class_id = class_on(&form.person, 20250903);
	ck_assert(sfp_id_equal(&class_id, &w.classes[0]));
}
END_TEST

START_TEST(what_took_the_place_is_in_the_way)
{
	const sfp_id *person = &w.students[0].person;
	sfp_id expelled = carry_out_plain(SFP_KIND_EXPEL, person), handed_over;

	world_pass_days(&w, 1);
	carry_out_plain(SFP_KIND_REINSTATE, person);
	expect_says(reverse(&expelled), SFP_REFUSED, "enrollment");

	lead_class(&w.teachers[1].person, &w.classes[0]);
	handed_over = carry_out_plain(SFP_KIND_CHANGE_HOMEROOM, &w.teachers[1].person);
	lead_class(&w.teachers[2].person, &w.classes[0]);
	expect_says(reverse(&handed_over), SFP_REFUSED, "homeroom");
}
END_TEST

START_TEST(what_was_got_since_is_in_the_way)
{
	sfp_id worker = world_person(&w, "Новикова"), student = world_person(&w, "Новиков"), hired, enrolled;
	sfp_movement_form form = form_of(SFP_KIND_HIRE, &worker);
	sfp_actor joiner;

	form.role = SFP_ROLE_TEACHER;
	hired = carry_out(&form);
	form = form_of(SFP_KIND_ENROL, &student);
	form.class_to = w.classes[0];
	enrolled = carry_out(&form);
	world_pass_days(&w, 1);
	joiner = world_actor(&w, &worker);
	world_join(&w, &joiner, &w.staffroom, SFP_ROLE_TEACHER);
	joiner = world_actor(&w, &student);
	world_join(&w, &joiner, &w.classes[0], SFP_ROLE_STUDENT);
	expect_says(reverse(&hired), SFP_REFUSED, "membership");
	expect_says(reverse(&enrolled), SFP_REFUSED, "membership");

	/* With another office the worker stays one. */
	world_office(&w, &worker, SFP_ROLE_TEACHER);
	expect_ok(reverse(&hired));
	ck_assert(roles(&worker) & SFP_ROLE_BIT(SFP_ROLE_TEACHER));
}
END_TEST

START_TEST(reversing_needs_a_reason_and_the_administrator)
{
	sfp_id id = carry_out_plain(SFP_KIND_EXPEL, &w.students[0].person);
	sfp_movement *movement = NULL;

	expect_refused(sfp_movement_reverse(w.reg, &w.administrator, &id, "", &movement), SFP_REASON_NEEDS_REASON);
	expect_refused(sfp_movement_reverse(w.reg, &w.head, &id, "так", &movement), SFP_REASON_ROLE);
	expect_ok(reverse(&id));
	expect_refused(reverse(&id), SFP_REASON_NO_TRANSITION);
}
END_TEST

/* ---- retries, lists, misuse ---- */

START_TEST(a_retry_with_the_same_key_does_nothing_twice)
{
	sfp_movement_form form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	sfp_actor actor = w.administrator;
	sfp_movement *first = NULL, *again = NULL;
	sfp_id id;

	actor.idempotency_key = "draft";
	expect_ok(sfp_movement_draft(w.reg, &actor, &form, &first));
	world_pass_days(&w, 1);
	expect_ok(sfp_movement_draft(w.reg, &actor, &form, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	ck_assert_int_eq(again->effective_on, TODAY);
	id = first->head.id;
	sfp_movement_free(first);
	sfp_movement_free(again);
	expect_ok(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "заявление", &again));
	sfp_movement_free(again);
	actor.idempotency_key = "apply";
	for (int i = 0; i < 2; i++) {
		sfp_movement_effects_free(effects);
		expect_ok(sfp_movement_apply(w.reg, &actor, &id, &effects, &again));
		ck_assert_uint_eq(sfp_movement_effects_count(effects), 1);
		sfp_movement_free(again);
	}
	expect_ok(reverse(&id));
}
END_TEST

START_TEST(the_list_finds_by_person_class_kind_and_state)
{
	sfp_movement_form form = form_of(SFP_KIND_TRANSFER_CLASS, &w.students[0].person);
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	form.class_to = w.classes[1];
	order(&form);
	filter.kind = SFP_KIND_TRANSFER_CLASS;
	filter.state = SFP_MOVEMENT_ORDERED;
	filter.person = form.person;
	filter.class_id = w.classes[0];
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_MOVEMENT, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert(sfp_id_equal(&((const sfp_movement *)page->records[0])->class_from, &w.classes[0]));
	sfp_page_free(page);
	filter.kind = SFP_KIND_EXPEL;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_MOVEMENT, &filter, &page));
	ck_assert_uint_eq(page->count, 0);
	sfp_page_free(page);
}
END_TEST

START_TEST(the_contract_is_checked)
{
	sfp_movement_form form = form_of(SFP_KIND_EXPEL, &w.students[0].person);
	sfp_movement *movement = NULL;
	sfp_movement_effects *none = NULL;

	ck_sfp_status(sfp_movement_draft(w.reg, &w.administrator, NULL, &movement), SFP_E_MISUSE);
	form.struct_size = 1;
	ck_sfp_status(sfp_movement_draft(w.reg, &w.administrator, &form, &movement), SFP_E_MISUSE);
	ck_sfp_status(sfp_movement_apply(w.reg, &w.administrator, NULL, NULL, &movement), SFP_E_MISUSE);
	ck_sfp_status(sfp_movement_apply(w.reg, &w.administrator, &w.staffroom, NULL, &movement), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_movement_effects_get(w.reg, &w.organization, &w.staffroom, &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_movement_effects_get(w.reg, &w.staffroom, &w.staffroom, &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_movement_effects_get(w.reg, NULL, &w.staffroom, &none), SFP_E_MISUSE);
	ck_assert_uint_eq(sfp_movement_effects_count(NULL), 0);
	ck_assert_ptr_null(sfp_movement_effects_at(NULL, 0));
	sfp_movement_effects_free(NULL);
	sfp_movement_free(NULL);
}
END_TEST

START_TEST(every_change_has_a_name)
{
	ck_assert_str_eq(sfp_movement_change_name(SFP_MOVEMENT_OPENED), "opened");
	ck_assert_str_eq(sfp_movement_change_name(SFP_MOVEMENT_NOT_RESTORED), "not_restored");
	ck_assert_ptr_null(sfp_movement_change_name((sfp_movement_change)0));
	ck_assert_ptr_null(sfp_movement_change_name((sfp_movement_change)9));
}
END_TEST

static TCase *case_of(Suite *suite, const char *name)
{
	TCase *tcase = tcase_create(name);

	tcase_add_checked_fixture(tcase, setup, teardown);
	suite_add_tcase(suite, tcase);
	return tcase;
}

static void add_students(Suite *suite)
{
	TCase *tcase = case_of(suite, "students");

	tcase_add_test(tcase, enrol_opens_an_enrolment_and_the_person_is_a_student);
	tcase_add_test(tcase, the_class_may_still_be_unknown_when_somebody_is_enrolled);
	tcase_add_test(tcase, a_transfer_takes_the_membership_along_and_annuls_the_old_link);
	tcase_add_test(tcase, whoever_is_promoted_within_the_class_stays_in_it);
	tcase_add_test(tcase, whoever_is_promoted_into_another_class_moves);
	tcase_add_test(tcase, a_leave_ends_the_enrolment_and_its_end_leads_back_into_the_class);
	tcase_add_loop_test(tcase, whoever_leaves_for_good_keeps_neither_membership_nor_link, 0, 2);
	tcase_add_test(tcase, a_parents_bond_outlives_the_students_leaving);
	tcase_add_test(tcase, whoever_was_expelled_is_reinstated_as_the_same_person);
}

static void add_others(Suite *suite)
{
	TCase *tcase = case_of(suite, "staff and parents");

	tcase_add_test(tcase, hire_opens_an_office);
	tcase_add_test(tcase, a_worker_whom_the_act_gives_nothing_is_hired_by_title);
	tcase_add_test(tcase, a_change_of_position_ends_one_office_and_opens_another);
	tcase_add_test(tcase, a_homeroom_passes_from_one_teacher_to_another);
	tcase_add_test(tcase, a_dismissal_ends_all_that_a_worker_has);
	tcase_add_test(tcase, what_follows_from_a_movement_says_so_on_the_trail);
	tcase_add_test(tcase, a_dismissal_withdraws_a_request_that_waits_and_leaves_a_rejected_one);
	tcase_add_test(tcase, an_administrator_who_is_dismissed_is_one_no_longer);
	tcase_add_loop_test(tcase, whoever_loses_one_office_loses_what_no_other_one_bears, 0,
	                    (int)(sizeof(losses) / sizeof(*losses)));
	tcase_add_test(tcase, an_administrator_stays_one_while_the_office_stays_from_which_the_act_draws_them);
	tcase_add_test(tcase, an_office_that_nobody_holds_cannot_be_lost);
	tcase_add_test(tcase, who_works_and_studies_here_loses_only_what_is_of_the_work);
	tcase_add_test(tcase, a_bond_is_opened_and_ended);
}

static void add_drafts(Suite *suite)
{
	TCase *tcase = case_of(suite, "drafts and orders");

	tcase_add_loop_test(tcase, a_draft_that_makes_no_sense_is_told_what_to_do, 0, 15);
	tcase_add_test(tcase, a_form_says_what_its_kind_asks_for_and_no_more);
	tcase_add_test(tcase, people_and_classes_must_exist);
	tcase_add_test(tcase, a_homeroom_to_give_up_must_be_named_and_led);
	tcase_add_test(tcase, whoever_leads_several_classes_says_which_one_is_given_up);
	tcase_add_test(tcase, a_movement_goes_by_an_order_or_a_written_ground);
	tcase_add_test(tcase, nothing_happens_before_the_day);
	tcase_add_test(tcase, the_clock_applies_no_movement_by_itself);
	tcase_add_test(tcase, what_became_senseless_meanwhile_is_not_applied);
	tcase_add_test(tcase, what_was_not_applied_is_cancelled_with_a_reason);
	tcase_add_test(tcase, only_the_administrator_drafts_and_applies);
	tcase_add_test(tcase, a_retry_with_the_same_key_does_nothing_twice);
	tcase_add_test(tcase, the_list_finds_by_person_class_kind_and_state);
	tcase_add_test(tcase, the_contract_is_checked);
	tcase_add_test(tcase, every_change_has_a_name);
}

static void add_reversals(Suite *suite)
{
	TCase *tcase = case_of(suite, "taking back");

	tcase_add_test(tcase, a_mistaken_transfer_is_taken_back_with_all_that_followed);
	tcase_add_test(tcase, a_dismissal_is_taken_back_but_for_final_states_which_are_named);
	tcase_add_test(tcase, an_office_that_was_lost_is_given_back_with_what_rested_on_it);
	tcase_add_test(tcase, an_ended_appointment_is_not_revived);
	tcase_add_test(tcase, what_changed_since_is_in_the_way);
	tcase_add_test(tcase, what_took_the_place_is_in_the_way);
	tcase_add_test(tcase, what_was_got_since_is_in_the_way);
	tcase_add_test(tcase, reversing_needs_a_reason_and_the_administrator);
}

static Suite *movement_suite(void)
{
	Suite *suite = suite_create("movement");

	add_students(suite);
	add_others(suite);
	add_drafts(suite);
	add_reversals(suite);
	return suite;
}

SUITE_MAIN(movement_suite)
