/* test_invitee.c: who needs a link into a class, who does not, and the links for all of them at once. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "registry/import.h"
#include "world.h"

static struct world w;
static sfp_invitee_page *page;
static sfp_invitations *made;
static char token[SFP_INVITE_TOKEN_SIZE];

#define STAFF (WORLD_TEACHERS + 2) /* with the head and the deputy */
#define ALL   (STAFF + WORLD_STUDENTS)

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

static void forget(void)
{
	sfp_invitee_page_free(page);
	sfp_invitations_free(made);
	page = NULL;
	made = NULL;
}

static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	forget();
	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- asking ---- */

static void list_by(const sfp_invitee_filter *filter)
{
	sfp_invitee_page_free(page);
	page = NULL;
	ck_assert_msg(sfp_invitee_list(w.reg, &w.organization, filter, &page) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
}

/* Does the person need one into that class? */
static const sfp_invitee *needs(const sfp_actor *who, const sfp_id *class_id)
{
	list_by(NULL);
	for (size_t i = 0; i < page->count; i++)
		if (sfp_id_equal(&page->items[i].person, &who->person) &&
		    sfp_id_equal(&page->items[i].class_id, class_id))
			return &page->items[i];
	return NULL;
}

static int64_t total(void)
{
	list_by(NULL);
	return page->count ? page->total : 0;
}

static sfp_status prepare_as(const sfp_actor *actor, const sfp_invitee_form *form)
{
	sfp_invitations_free(made);
	made = NULL;
	return sfp_invitee_prepare(w.reg, actor, form, &made);
}

static size_t prepare(const sfp_invitee_form *form)
{
	ck_assert_msg(prepare_as(&w.administrator, form) == SFP_OK, "%s", sfp_registry_message(w.reg));
	return made->count;
}

static uint64_t trail_size(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

/* ---- setting the scene ---- */

static sfp_id invite_with(const sfp_actor *whom, const sfp_id *class_id, sfp_role role, int uses, int days)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *invite = NULL;
	sfp_id id;

	draft.class_id = *class_id;
	draft.role = role;
	if (whom)
		draft.person = whom->person;
	draft.uses_max = uses;
	draft.valid_days = days;
	ck_assert_msg(sfp_invite_create(w.reg, &w.administrator, &draft, token, &invite) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	id = invite->head.id;
	sfp_invite_free(invite);
	return id;
}

static void annul(const sfp_id *id)
{
	sfp_invite *invite = NULL;

	ck_sfp_ok(sfp_invite_annul(w.reg, &w.administrator, id, &invite));
	sfp_invite_free(invite);
}

static void claim(const sfp_actor *who, const char *with)
{
	sfp_invite *invite = NULL;

	ck_assert_msg(sfp_invite_claim(w.reg, who, with, &invite) == SFP_OK, "%s", sfp_registry_message(w.reg));
	sfp_invite_free(invite);
}

static sfp_status try_claim(const sfp_actor *who, const char *with)
{
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_claim(w.reg, who, with, &invite);

	sfp_invite_free(invite);
	return status;
}

static sfp_actor enrolled(const char *surname, const sfp_id *class_id, sfp_date from)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment = NULL;

	draft.person = world_person(&w, surname);
	if (class_id)
		draft.class_id = *class_id;
	draft.from_date = from;
	ck_assert_msg(sfp_enrollment_add(w.reg, &w.system, &draft, &enrollment) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	sfp_enrollment_free(enrollment);
	return world_actor(&w, &draft.person);
}

static void move(sfp_kind kind, const sfp_actor *who, const sfp_id *class_to)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = kind;
	form.person = who->person;
	if (class_to)
		form.class_to = *class_to;
	ck_assert_msg(sfp_movement_draft(w.reg, &w.administrator, &form, &movement) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, NULL, "заявление", &movement));
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement));
	sfp_movement_free(movement);
}

static void lead(const sfp_actor *who, const char *class_name, const sfp_id *class_id)
{
	const sfp_distribution_line line = { class_name, who->person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, class_name);
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	ck_assert_msg(sfp_homeroom_assign(w.reg, &w.administrator, class_id, &who->person, &homeroom) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	sfp_homeroom_free(homeroom);
}

/* ---- who needs a link ---- */

START_TEST(everybody_of_the_college_needs_one_at_first)
{
	const sfp_invitee *invitee;

	ck_assert_int_eq(total(), ALL);
	ck_assert_int_eq(page->classes, 3);
	ck_assert(!page->more);
	invitee = needs(&w.students[0], &w.classes[0]);
	ck_assert_ptr_nonnull(invitee);
	ck_assert_int_eq(invitee->role, SFP_ROLE_STUDENT);
	ck_assert_int_eq(invitee->bearer, SFP_ROLE_STUDENT);
	ck_assert_str_eq(invitee->class_name, "М-11");
	ck_assert_ptr_nonnull(strstr(invitee->name, "Первый"));
	ck_assert_int_ne(invitee->since, 0);
	ck_assert_int_eq(needs(&w.teachers[1], &w.staffroom)->bearer, SFP_ROLE_TEACHER);
	ck_assert_int_eq(needs(&w.deputy, &w.staffroom)->bearer, SFP_ROLE_ADMINISTRATION);
	ck_assert_int_eq(needs(&w.head, &w.staffroom)->bearer, SFP_ROLE_HEAD);
	ck_assert_int_eq(needs(&w.head, &w.staffroom)->role, SFP_ROLE_TEACHER);
}
END_TEST

START_TEST(neither_a_parent_nor_the_council_nor_another_worker_ever_does)
{
	sfp_id cook = world_person(&w, "Поварова");

	world_office(&w, &cook, (sfp_role)0);
	list_by(NULL);
	ck_assert_int_eq(page->total, ALL);
	for (size_t i = 0; i < page->count; i++) {
		ck_assert(!sfp_id_equal(&page->items[i].person, &w.parent.person));
		ck_assert(!sfp_id_equal(&page->items[i].person, &w.secretary.person));
		ck_assert(!sfp_id_equal(&page->items[i].person, &cook));
	}
}
END_TEST

START_TEST(a_homeroom_teacher_needs_one_into_the_class_and_one_into_the_staffroom)
{
	lead(&w.teachers[1], "М-11", &w.classes[0]);
	ck_assert_int_eq(needs(&w.teachers[1], &w.classes[0])->bearer, SFP_ROLE_HOMEROOM_TEACHER);
	ck_assert_int_eq(needs(&w.teachers[1], &w.classes[0])->role, SFP_ROLE_TEACHER);
	ck_assert_ptr_nonnull(needs(&w.teachers[1], &w.staffroom));
	ck_assert_int_eq(total(), ALL + 1);
	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	ck_assert_ptr_null(needs(&w.teachers[1], &w.staffroom));
	ck_assert_ptr_nonnull(needs(&w.teachers[1], &w.classes[0]));
}
END_TEST

START_TEST(whoever_has_joined_needs_none_and_needs_one_again_in_another_class)
{
	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	ck_assert_ptr_null(needs(&w.students[0], &w.classes[0]));
	ck_assert_int_eq(total(), ALL - 1);
	move(SFP_KIND_TRANSFER_CLASS, &w.students[1],
	     &w.classes[1]); /* who had not joined: no membership moves along */
	ck_assert_ptr_null(needs(&w.students[1], &w.classes[0]));
	ck_assert_ptr_nonnull(needs(&w.students[1], &w.classes[1]));
	move(SFP_KIND_TRANSFER_CLASS, &w.students[0], &w.classes[1]); /* who had is put into the new one */
	ck_assert_ptr_null(needs(&w.students[0], &w.classes[1]));
}
END_TEST

START_TEST(a_live_personal_link_is_enough_into_that_class_and_in_that_role)
{
	invite_with(&w.students[0], &w.classes[0], SFP_ROLE_STUDENT, 0, 0);
	ck_assert_ptr_null(needs(&w.students[0], &w.classes[0]));
	ck_assert_ptr_nonnull(needs(&w.students[1], &w.classes[0]));
	invite_with(&w.teachers[1], &w.classes[0], SFP_ROLE_TEACHER, 0, 0);
	ck_assert_ptr_nonnull(needs(&w.teachers[1], &w.staffroom));
	invite_with(&w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER, 0, 0);
	ck_assert_ptr_null(needs(&w.teachers[1], &w.staffroom));
}
END_TEST

START_TEST(an_expired_link_is_not_enough_ticked_or_not)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;

	invite_with(&w.students[0], &w.classes[0], SFP_ROLE_STUDENT, 0, 2);
	world_pass_days(&w, 1);
	ck_assert_ptr_null(needs(&w.students[0], &w.classes[0]));
	world_pass_days(&w, 1);
	ck_assert_ptr_nonnull(needs(&w.students[0], &w.classes[0]));
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, w.now, &report));
	ck_assert_int_eq(report.invites_expired, 1);
	ck_assert_ptr_nonnull(needs(&w.students[0], &w.classes[0]));
}
END_TEST

START_TEST(an_annulled_link_is_not_enough)
{
	sfp_id id = invite_with(&w.students[0], &w.classes[0], SFP_ROLE_STUDENT, 0, 0);

	ck_assert_ptr_null(needs(&w.students[0], &w.classes[0]));
	annul(&id);
	ck_assert_ptr_nonnull(needs(&w.students[0], &w.classes[0]));
}
END_TEST

START_TEST(a_common_link_covers_as_many_as_it_has_uses_left_and_first_those_who_came_first)
{
	sfp_actor late = enrolled("Поздний", &w.classes[0], 20250902);
	sfp_id id = invite_with(NULL, &w.classes[0], SFP_ROLE_STUDENT, 3, 0);

	ck_assert_ptr_null(needs(&w.students[0], &w.classes[0]));
	ck_assert_ptr_null(needs(&w.students[2], &w.classes[0]));
	ck_assert_ptr_nonnull(needs(&late, &w.classes[0]));
	ck_assert_ptr_nonnull(needs(&w.students[3], &w.classes[1]));
	claim(&late, token); /* two are left for three */
	ck_assert_ptr_null(needs(&late, &w.classes[0]));
	ck_assert_ptr_null(needs(&w.students[1], &w.classes[0]));
	ck_assert_ptr_nonnull(needs(&w.students[2], &w.classes[0]));
	claim(&w.students[0], token);
	claim(&w.students[1], token); /* none is left */
	ck_assert_ptr_nonnull(needs(&w.students[2], &w.classes[0]));
	id = invite_with(NULL, &w.classes[0], SFP_ROLE_STUDENT, 1, 0);
	ck_assert_ptr_null(needs(&w.students[2], &w.classes[0]));
	annul(&id);
	ck_assert_ptr_nonnull(needs(&w.students[2], &w.classes[0]));
	invite_with(NULL, &w.classes[0], SFP_ROLE_STUDENT, 1, 1);
	world_pass_days(&w, 1);
	ck_assert_ptr_nonnull(needs(&w.students[2], &w.classes[0]));
}
END_TEST

START_TEST(a_common_link_of_teachers_is_none_for_students)
{
	invite_with(NULL, &w.classes[0], SFP_ROLE_TEACHER, 100, 0);
	ck_assert_ptr_nonnull(needs(&w.students[0], &w.classes[0]));
	invite_with(NULL, &w.staffroom, SFP_ROLE_TEACHER, 100, 0);
	ck_assert_ptr_null(needs(&w.teachers[1], &w.staffroom));
}
END_TEST

START_TEST(who_left_and_who_is_yet_to_come_and_who_has_no_class_need_none)
{
	sfp_actor later = enrolled("Грядущий", &w.classes[0], 20250905), classless = enrolled("Безгруппный", NULL, 0);

	ck_assert_int_eq(total(), ALL);
	ck_assert_ptr_null(needs(&later, &w.classes[0]));
	move(SFP_KIND_EXPEL, &w.students[0], NULL);
	ck_assert_ptr_null(needs(&w.students[0], &w.classes[0]));
	move(SFP_KIND_LEAVE_BEGIN, &w.students[1], NULL);
	ck_assert_ptr_null(needs(&w.students[1], &w.classes[0]));
	move(SFP_KIND_DISMISS, &w.teachers[3], NULL);
	ck_assert_ptr_null(needs(&w.teachers[3], &w.staffroom));
	ck_assert_int_eq(total(), ALL - 3);
	world_pass_days(&w, 3);
	ck_assert_ptr_nonnull(needs(&later, &w.classes[0]));
	move(SFP_KIND_REINSTATE, &w.students[0], &w.classes[1]);
	ck_assert_ptr_nonnull(needs(&w.students[0], &w.classes[1]));
	(void)classless;
}
END_TEST

START_TEST(whose_data_were_erased_needs_none)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;
	sfp_erasure *erasure = NULL;
	sfp_id id;

	move(SFP_KIND_EXPEL, &w.students[0], NULL);
	draft.person = w.students[0].person;
	draft.ground = "цель достигнута";
	ck_sfp_ok(sfp_erasure_ask(w.reg, &w.administrator, &draft, &erasure));
	id = erasure->head.id;
	sfp_erasure_free(erasure);
	ck_assert_msg(sfp_person_erase(w.reg, &w.administrator, &id, &erasure) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	sfp_erasure_free(erasure);
	ck_assert_int_eq(total(), ALL - 1);
	ck_assert_uint_eq(prepare(NULL), ALL - 1);
	for (size_t i = 0; i < made->count; i++)
		ck_assert(!sfp_id_equal(&made->items[i].person, &draft.person));
}
END_TEST

START_TEST(namesakes_are_two)
{
	sfp_actor one = enrolled("Тёзкин", &w.classes[0], 0), other = enrolled("Тёзкин", &w.classes[0], 0);

	invite_with(&one, &w.classes[0], SFP_ROLE_STUDENT, 0, 0);
	ck_assert_ptr_null(needs(&one, &w.classes[0]));
	ck_assert_ptr_nonnull(needs(&other, &w.classes[0]));
}
END_TEST

START_TEST(a_student_who_works_here_needs_one_of_each)
{
	world_office(&w, &w.students[0].person, SFP_ROLE_TEACHER);
	ck_assert_int_eq(needs(&w.students[0], &w.classes[0])->role, SFP_ROLE_STUDENT);
	ck_assert_int_eq(needs(&w.students[0], &w.staffroom)->role, SFP_ROLE_TEACHER);
}
END_TEST

START_TEST(two_offices_make_one_line)
{
	world_office(&w, &w.deputy.person, SFP_ROLE_TEACHER);
	ck_assert_int_eq(total(), ALL);
	ck_assert_int_eq(needs(&w.deputy, &w.staffroom)->bearer, SFP_ROLE_ADMINISTRATION);
}
END_TEST

/* ---- pages and filters ---- */

START_TEST(pages_give_each_once_and_in_the_order_of_the_class_names)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;
	const char *before = "";
	sfp_invitee last;
	size_t seen = 0;

	filter.limit = 5;
	do {
		list_by(&filter);
		ck_assert_int_eq(page->total, ALL);
		for (size_t i = 0; i < page->count; i++, seen++) {
			static char name[64];

			ck_assert_int_ge(strcmp(page->items[i].class_name, before), 0);
			snprintf(name, sizeof(name), "%s", page->items[i].class_name);
			before = name;
			if (filter.after)
				ck_assert(!sfp_id_equal(&page->items[i].person, &last.person));
		}
		last = page->items[page->count - 1];
		filter.after = &last;
	} while (page->more);
	ck_assert_uint_eq(seen, ALL);
}
END_TEST

START_TEST(a_list_may_be_of_one_class_or_one_role)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;

	filter.class_id = w.classes[1];
	list_by(&filter);
	ck_assert_int_eq(page->total, 3);
	ck_assert_int_eq(page->classes, 1);
	filter.role = SFP_ROLE_TEACHER;
	list_by(&filter);
	ck_assert_uint_eq(page->count, 0);
	filter.class_id = (sfp_id)SFP_ID_NONE;
	list_by(&filter);
	ck_assert_int_eq(page->total, STAFF);
	filter.role = SFP_ROLE_STUDENT;
	list_by(&filter);
	ck_assert_int_eq(page->total, WORLD_STUDENTS);
}
END_TEST

START_TEST(what_is_asked_for_must_be_there)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;

	filter.role = SFP_ROLE_PARENT;
	ck_sfp_status(sfp_invitee_list(w.reg, &w.organization, &filter, &page), SFP_E_INVALID);
	filter = (sfp_invitee_filter)SFP_INVITEE_FILTER_INIT;
	filter.class_id = w.organization;
	ck_sfp_status(sfp_invitee_list(w.reg, &w.organization, &filter, &page), SFP_E_NOT_FOUND);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "class"));
	filter = (sfp_invitee_filter)SFP_INVITEE_FILTER_INIT;
	filter.import_id = w.organization;
	ck_sfp_status(sfp_invitee_list(w.reg, &w.organization, &filter, &page), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_invitee_list(w.reg, &w.edition, NULL, &page), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(page);
	form.import_id = w.organization;
	ck_sfp_status(prepare_as(&w.administrator, &form), SFP_E_NOT_FOUND);
	form = (sfp_invitee_form)SFP_INVITEE_FORM_INIT;
	form.role = SFP_ROLE_HEAD;
	ck_sfp_status(prepare_as(&w.administrator, &form), SFP_E_INVALID);
	form = (sfp_invitee_form)SFP_INVITEE_FORM_INIT;
	form.valid_days = 10000;
	ck_sfp_status(prepare_as(&w.administrator, &form), SFP_E_INVALID);
	form = (sfp_invitee_form)SFP_INVITEE_FORM_INIT;
	form.note = "\xff";
	ck_sfp_status(prepare_as(&w.administrator, &form), SFP_E_INVALID);
	ck_assert_ptr_null(made);
	ck_assert_int_eq(total(), ALL);
}
END_TEST

/* ---- imports ---- */

static struct sfp__importing importing;

static void begin_import(void)
{
	sfp_import draft = { .ground = "список", .effective_on = 20250902 };

	importing = (struct sfp__importing){ 0 };
	ck_sfp_ok(sfp__importing_begin(&importing, w.reg, &w.administrator, &w.deputy.person));
	ck_sfp_ok(sfp__importing_once(&importing, &draft));
	ck_sfp_ok(sfp__importing_record(&importing));
}

static sfp_id end_import(void)
{
	sfp_id id = importing.import->head.id;

	ck_sfp_ok(sfp__importing_end(&importing, SFP_OK));
	sfp__importing_abandon(&importing);
	return id;
}

static sfp_actor import_person(const char *surname)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_id id;

	draft.surname = surname;
	draft.given_name = "Имя";
	ck_sfp_ok(sfp__importing_add_person(&importing, &draft, &id));
	return world_actor(&w, &id);
}

static void import_move(sfp_kind kind, const sfp_actor *who, const sfp_id *class_to, sfp_role role)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = kind;
	form.person = who->person;
	if (class_to)
		form.class_to = *class_to;
	form.role = role;
	form.title = role ? "преподаватель" : NULL;
	ck_assert_msg(sfp__importing_move(&importing, &form) == SFP_OK, "%s", sfp_registry_message(w.reg));
}

START_TEST(an_import_brings_new_students_new_teachers_and_who_changed_the_class)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	sfp_actor student, teacher;

	begin_import();
	student = import_person("Новиков");
	import_move(SFP_KIND_ENROL, &student, &w.classes[0], (sfp_role)0);
	teacher = import_person("Приходько");
	import_move(SFP_KIND_HIRE, &teacher, NULL, SFP_ROLE_TEACHER);
	import_move(SFP_KIND_TRANSFER_CLASS, &w.students[0], &w.classes[1], (sfp_role)0);
	import_move(SFP_KIND_EXPEL, &w.students[1], NULL, (sfp_role)0);
	filter.import_id = form.import_id = end_import();
	list_by(&filter);
	ck_assert_int_eq(page->total, 3);
	ck_assert_int_eq(page->classes, 3);
	ck_assert_uint_eq(prepare(&form), 3);
	for (size_t i = 0; i < made->count; i++)
		ck_assert(sfp_id_equal(&made->items[i].person, &student.person) ||
		          sfp_id_equal(&made->items[i].person, &teacher.person) ||
		          sfp_id_equal(&made->items[i].person, &w.students[0].person));
	ck_assert_uint_eq(prepare(&form), 0);
	ck_assert_int_eq(total(), ALL - 2); /* of the others only who left needs none any more */
}
END_TEST

START_TEST(what_was_taken_back_brought_nobody)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;
	sfp_import *import = NULL;
	sfp_actor student;

	begin_import();
	student = import_person("Новиков");
	import_move(SFP_KIND_ENROL, &student, &w.classes[0], (sfp_role)0);
	filter.import_id = end_import();
	list_by(&filter);
	ck_assert_int_eq(page->total, 1);
	ck_sfp_ok(sfp_import_rollback(w.reg, &w.administrator, &filter.import_id, "не тот файл", NULL, &import));
	sfp_import_free(import);
	list_by(&filter);
	ck_assert_uint_eq(page->count, 0);
	ck_assert_int_eq(total(), ALL);
}
END_TEST

START_TEST(an_import_tells_which_chats_lost_whom_until_they_are_back)
{
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;
	sfp_chat_dues *dues = NULL;
	sfp_chat *chat = NULL;
	sfp_id import;

	lead(&w.teachers[1], "М-11", &w.classes[0]);
	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	draft.kind = SFP_KIND_CLASS_OTHER;
	draft.class_id = w.classes[0];
	ck_sfp_ok(sfp_chat_create(w.reg, &w.teachers[1], &draft, &chat));
	world_join_chat(&w, &w.teachers[1], &w.students[0], &chat->head.id, SFP_ROLE_STUDENT);
	world_join_chat(&w, &w.teachers[1], &w.students[1], &chat->head.id, SFP_ROLE_STUDENT);
	begin_import();
	import_move(SFP_KIND_EXPEL, &w.students[0], NULL, (sfp_role)0);
	import_move(SFP_KIND_TRANSFER_CLASS, &w.students[1], &w.classes[1], (sfp_role)0);
	import = end_import();
	ck_sfp_ok(sfp_chat_due_list(w.reg, &w.organization, &import, &dues));
	ck_assert_uint_eq(dues->count, 1);
	ck_assert(sfp_id_equal(&dues->items[0].chat_id, &chat->head.id) && dues->items[0].left == 2 &&
	          dues->items[0].exceeds == 0);
	sfp_chat_dues_free(dues);
	ck_sfp_ok(sfp_chat_due_list(w.reg, &w.organization, NULL, &dues));
	ck_assert_uint_eq(dues->count, 0);
	sfp_chat_dues_free(dues);
	move(SFP_KIND_TRANSFER_CLASS, &w.students[1], &w.classes[0]);
	world_join_chat(&w, &w.teachers[1], &w.students[1], &chat->head.id, SFP_ROLE_STUDENT);
	ck_sfp_ok(sfp_chat_due_list(w.reg, &w.organization, &import, &dues));
	ck_assert_uint_eq(dues->items[0].left, 1);
	ck_assert(sfp_id_equal(&dues->items[0].left_persons[0], &w.students[0].person));
	sfp_chat_dues_free(dues);
	sfp_chat_free(chat);
}
END_TEST

/* ---- preparing ---- */

START_TEST(each_gets_a_link_that_opens_for_nobody_else)
{
	uint64_t before = trail_size();

	ck_assert_uint_eq(prepare(NULL), ALL);
	ck_assert_uint_eq(trail_size(), before + 2 * ALL); /* each created and sent */
	ck_assert(!made->again);
	for (size_t i = 0; i < made->count; i++) {
		const sfp_invitation *invitation = &made->items[i];
		sfp_actor who = world_actor(&w, &invitation->person);
		sfp_invite *invite = NULL;

		ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_INVITE, &invitation->invite_id,
		                         (sfp_record **)&invite));
		ck_assert_int_eq(invite->head.state, SFP_INVITE_SENT);
		ck_assert_int_eq(invite->sends, 1);
		ck_assert_int_eq(invite->uses_max, 1);
		ck_assert_int_eq(invite->issuer_role, SFP_ROLE_ADMINISTRATOR);
		ck_assert(invite->expires_at == invitation->expires_at && invitation->uses_max == 1);
		ck_assert(sfp_id_equal(&invite->person, &invitation->person) &&
		          sfp_id_equal(&invite->class_id, &invitation->class_id));
		sfp_invite_free(invite);
		ck_assert_str_ne(invitation->name, "");
		ck_sfp_status(try_claim(&w.parent, invitation->token), SFP_REFUSED);
		claim(&who, invitation->token);
	}
	ck_assert_int_eq(total(), 0);
}
END_TEST

static size_t due_of_inviting(void)
{
	sfp_duties *duties = NULL;
	size_t due = 0;

	ck_sfp_ok(sfp_duties_get(w.reg, &w.organization, NULL, 0, &duties));
	for (size_t i = 0; i < duties->count; i++)
		due += strcmp(duties->items[i].norm->code, "administrator.invites") == 0;
	sfp_duties_free(duties);
	return due;
}

START_TEST(when_all_have_theirs_the_duty_to_invite_is_kept)
{
	ck_assert_uint_eq(due_of_inviting(), WORLD_TEACHERS + WORLD_STUDENTS);
	ck_assert_uint_eq(prepare(NULL), ALL);
	ck_assert_uint_eq(due_of_inviting(), 0);
}
END_TEST

START_TEST(asked_again_there_is_nothing_to_do)
{
	uint64_t after;

	ck_assert_uint_eq(prepare(NULL), ALL);
	after = trail_size();
	ck_assert_uint_eq(prepare(NULL), 0);
	ck_assert(!made->again);
	ck_assert_uint_eq(trail_size(), after);
	enrolled("Новенький", &w.classes[0], 0);
	ck_assert_uint_eq(prepare(NULL), 1);
}
END_TEST

START_TEST(a_key_makes_them_once_and_stands_for_that_form)
{
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	sfp_actor actor = w.administrator;

	actor.idempotency_key = "приглашения сентября";
	form.role = SFP_ROLE_STUDENT;
	ck_sfp_ok(prepare_as(&actor, &form));
	ck_assert_uint_eq(made->count, WORLD_STUDENTS);
	enrolled("Новенький", &w.classes[0], 0);
	ck_sfp_ok(prepare_as(&actor, &form));
	ck_assert(made->again);
	ck_assert_uint_eq(made->count, 0);
	form.common = true;
	ck_sfp_status(prepare_as(&actor, &form), SFP_E_CONFLICT);
	ck_assert_ptr_null(made);
}
END_TEST

START_TEST(students_may_get_one_common_link_a_class)
{
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	const char *of_class = NULL;

	world_join(&w, &w.students[0], &w.classes[0], SFP_ROLE_STUDENT);
	form.common = true;
	ck_assert_uint_eq(prepare(&form), STAFF + 2);
	for (size_t i = 0; i < made->count; i++) {
		const sfp_invitation *invitation = &made->items[i];

		ck_assert_int_eq(sfp_id_is_none(&invitation->person), invitation->role == SFP_ROLE_STUDENT);
		if (invitation->role != SFP_ROLE_STUDENT)
			continue;
		ck_assert_str_eq(invitation->name, "");
		if (!sfp_id_equal(&invitation->class_id, &w.classes[0]))
			continue;
		ck_assert_int_eq(invitation->uses_max, 2);
		of_class = invitation->token;
	}
	ck_assert_int_eq(total(), 0);
	ck_assert_ptr_nonnull(of_class);
	claim(&w.students[1], of_class);
	ck_sfp_status(try_claim(&w.students[3], of_class), SFP_REFUSED); /* of another class */
	claim(&w.students[2], of_class);
	ck_assert_int_eq(total(), 0);
}
END_TEST

START_TEST(a_class_beyond_the_limit_of_uses_gets_several_common_links)
{
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	char surname[32];
	int64_t uses = 0;

	for (int i = 0; i < 250; i++) { /* 200 may use one */
		snprintf(surname, sizeof(surname), "Многочисленный%03d", i);
		enrolled(surname, &w.classes[0], 0);
	}
	form.common = true;
	form.class_id = w.classes[0];
	ck_assert_uint_eq(prepare(&form), 2);
	for (size_t i = 0; i < made->count; i++) {
		ck_assert_int_le(made->items[i].uses_max, 200);
		uses += made->items[i].uses_max;
	}
	ck_assert_int_eq(uses, 253);
	ck_assert_uint_eq(prepare(&form), 0);
}
END_TEST

START_TEST(they_may_be_created_only)
{
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	uint64_t before = trail_size();
	sfp_invite *invite = NULL;

	form.unsent = true;
	form.class_id = w.classes[0];
	form.valid_days = 3;
	form.note = "первое сентября";
	ck_assert_uint_eq(prepare(&form), 3);
	ck_assert_uint_eq(trail_size(), before + 3);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_INVITE, &made->items[0].invite_id,
	                         (sfp_record **)&invite));
	ck_assert_int_eq(invite->head.state, SFP_INVITE_CREATED);
	ck_assert_str_eq(invite->note, "первое сентября");
	ck_assert(invite->expires_at == w.now + INT64_C(3) * 86400 * 1000000);
	sfp_invite_free(invite);
	claim(&w.students[0], made->items[0].token);
	ck_assert_uint_eq(prepare(&form), 0);
}
END_TEST

START_TEST(whoever_is_no_registered_administrator_makes_none)
{
	const sfp_actor *const others[] = { &w.head, &w.deputy, &w.teachers[1], &w.students[0], &w.parent };
	int64_t before = total();

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		uint64_t size = trail_size();

		ck_sfp_status(prepare_as(others[i], NULL), SFP_REFUSED);
		ck_assert_ptr_null(made);
		ck_assert_int_eq(sfp_registry_refusal(w.reg)->action, SFP_ACTION_INVITE_CREATE);
		ck_assert_uint_eq(trail_size(), size + 1); /* the refusal */
		ck_assert_int_eq(total(), before);
	}
}
END_TEST

START_TEST(an_administrator_who_is_not_registered_yet_changes_nothing)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_id order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "901");
	sfp_appointment *appointment = NULL;
	sfp_page *offices = NULL;
	uint64_t size;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_APPOINTMENT, &filter, &offices));
	ck_sfp_ok(sfp_appointment_end(w.reg, &w.head, &offices->records[0]->id, &order, "ушла", true, &appointment));
	sfp_appointment_free(appointment);
	sfp_page_free(offices);
	ck_sfp_ok(sfp_appointment_make(w.reg, &w.head, &w.teachers[1].person, &order, &appointment));
	sfp_appointment_free(appointment);
	size = trail_size();
	ck_sfp_status(prepare_as(&w.teachers[1], NULL), SFP_REFUSED);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_ADMINISTRATOR_REGISTERED));
	ck_assert_uint_eq(trail_size(), size + 1);
	ck_assert_int_eq(total(), ALL);
}
END_TEST

static size_t told, told_done, told_total;

static void note_progress(void *context, size_t done, size_t of)
{
	ck_assert_ptr_eq(context, &told);
	ck_assert_uint_gt(done, told_done);
	told++;
	told_done = done;
	told_total = of;
}

START_TEST(two_thousand_students_get_theirs)
{
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	char surname[32];

	ck_sfp_ok(sfp_batch_begin(w.reg));
	for (int i = 0; i < 2000; i++) {
		snprintf(surname, sizeof(surname), "Студентов%04d", i);
		enrolled(surname, &w.classes[i % 2], 0);
	}
	ck_sfp_ok(sfp_batch_end(w.reg, true));
	told = told_done = 0;
	form.progress = note_progress;
	form.progress_context = &told;
	ck_assert_uint_eq(prepare(&form), 2000 + ALL);
	ck_assert_uint_eq(told, 2000 + ALL);
	ck_assert_uint_eq(told_total, 2000 + ALL);
	ck_assert_int_eq(total(), 0);
	for (size_t i = 1; i < made->count; i++)
		ck_assert_str_ne(made->items[i].token, made->items[i - 1].token);
}
END_TEST

START_TEST(a_batch_that_is_not_kept_leaves_no_link)
{
	char kept[SFP_INVITE_TOKEN_SIZE];
	uint64_t size = trail_size();
	sfp_actor who;

	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_assert_uint_eq(prepare(NULL), ALL);
	memcpy(kept, made->items[0].token, sizeof(kept));
	who = world_actor(&w, &made->items[0].person);
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	ck_assert_uint_eq(trail_size(), size);
	ck_assert_int_eq(total(), ALL);
	ck_sfp_status(try_claim(&who, kept), SFP_E_NOT_FOUND);
}
END_TEST

/* ---- the table ---- */

START_TEST(the_table_has_every_link_and_no_formula)
{
	sfp_actor sly = enrolled("=HYPERLINK(1)", &w.classes[0], 0);
	sfp_invitee_form form = SFP_INVITEE_FORM_INIT;
	sfp_policy *policy = NULL;
	char *csv = NULL;
	size_t rows = 0;

	(void)sly;
	form.class_id = w.classes[0];
	ck_assert_uint_eq(prepare(&form), 4);
	ck_sfp_ok(sfp_registry_policy(w.reg, &w.organization, &policy));
	ck_sfp_ok(sfp_invitations_csv(made, policy, SFP_RU, &csv));
	ck_assert_int_eq(strncmp(csv, "\xEF\xBB\xBFГруппа (класс);Кому;", 26), 0);
	for (const char *at = csv; (at = strstr(at, "\r\n")); at++)
		rows++;
	ck_assert_uint_eq(rows, 5);
	for (size_t i = 0; i < made->count; i++)
		ck_assert_ptr_nonnull(strstr(csv, made->items[i].token));
	ck_assert_ptr_nonnull(strstr(csv, "'=HYPERLINK"));
	ck_assert_ptr_null(strstr(csv, "\"=HYPERLINK"));
	ck_assert_ptr_null(strstr(csv, ";=HYPERLINK"));
	sfp_text_free(csv);
	form.class_id = w.classes[1];
	form.common = true;
	ck_assert_uint_eq(prepare(&form), 1);
	ck_sfp_ok(sfp_invitations_csv(made, NULL, SFP_EN, &csv));
	ck_assert_ptr_nonnull(strstr(csv, "(a common link)"));
	sfp_text_free(csv);
	ck_sfp_status(sfp_invitations_csv(NULL, policy, SFP_RU, &csv), SFP_E_MISUSE);
	ck_sfp_status(sfp_invitations_csv(made, policy, (sfp_language)9, &csv), SFP_E_MISUSE);
	ck_sfp_status(sfp_invitations_csv(made, policy, SFP_RU, NULL), SFP_E_MISUSE);
	sfp_policy_unref(policy);
}
END_TEST

/* ---- other acts ---- */

static void close_other(void)
{
	forget();
	world_close(&w);
}

/* Staff and parents are its only participants. */
START_TEST(a_kindergarten_invites_its_workers_only)
{
	sfp_invitee_filter filter = SFP_INVITEE_FILTER_INIT;

	world_open_under(&w, "examples/packs/kindergarten.yaml");
	filter.role = SFP_ROLE_STUDENT;
	list_by(&filter);
	ck_assert_uint_eq(page->count, 0);
	ck_assert_ptr_nonnull(needs(&w.teachers[1], &w.staffroom));
	ck_assert_uint_eq(prepare(NULL), (size_t)total() + made->count);
	ck_assert_uint_gt(made->count, 0);
	close_other();
}
END_TEST

/* It knows no staffroom: a teacher belongs where the teacher teaches. */
START_TEST(without_a_staffroom_teachers_are_invited_into_the_classes_that_they_teach)
{
	sfp_subject_draft subject = SFP_SUBJECT_DRAFT_INIT;
	sfp_teaching_draft draft = SFP_TEACHING_DRAFT_INIT;
	sfp_teaching *teaching = NULL;
	sfp_subject *entered = NULL;
	const sfp_invitee *invitee;

	world_open_under(&w, "examples/packs/dop-centre.yaml");
	ck_assert_ptr_null(needs(&w.teachers[1], &w.classes[0]));
	subject.name = "Робототехника";
	ck_sfp_ok(sfp_subject_register(w.reg, &w.system, &subject, &entered));
	draft.subject_id = entered->head.id;
	draft.person = w.teachers[1].person;
	draft.class_id = w.classes[0];
	sfp_subject_free(entered);
	ck_sfp_ok(sfp_teaching_add(w.reg, &w.system, &draft, &teaching));
	sfp_teaching_free(teaching);
	invitee = needs(&w.teachers[1], &w.classes[0]);
	ck_assert_ptr_nonnull(invitee);
	ck_assert_int_eq(invitee->role, SFP_ROLE_TEACHER);
	ck_assert_ptr_null(needs(&w.teachers[2], &w.classes[0]));
	ck_assert_uint_gt(prepare(NULL), 0);
	ck_assert_int_eq(total(), 0);
	close_other();
}
END_TEST

START_TEST(without_an_act_in_force_nobody_makes_links)
{
	world_open_at(&w, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
	ck_sfp_ok(prepare_as(&w.administrator, NULL));
	ck_assert_uint_eq(made->count, 0);
	close_other();
}
END_TEST

static Suite *invitee_suite(void)
{
	Suite *suite = suite_create("invitee");
	TCase *needed = tcase_create("needed"), *asked = tcase_create("asked"), *done = tcase_create("prepared"),
	      *others = tcase_create("other acts");

	tcase_add_checked_fixture(needed, setup, teardown);
	tcase_add_test(needed, everybody_of_the_college_needs_one_at_first);
	tcase_add_test(needed, neither_a_parent_nor_the_council_nor_another_worker_ever_does);
	tcase_add_test(needed, a_homeroom_teacher_needs_one_into_the_class_and_one_into_the_staffroom);
	tcase_add_test(needed, whoever_has_joined_needs_none_and_needs_one_again_in_another_class);
	tcase_add_test(needed, a_live_personal_link_is_enough_into_that_class_and_in_that_role);
	tcase_add_test(needed, an_expired_link_is_not_enough_ticked_or_not);
	tcase_add_test(needed, an_annulled_link_is_not_enough);
	tcase_add_test(needed, a_common_link_covers_as_many_as_it_has_uses_left_and_first_those_who_came_first);
	tcase_add_test(needed, a_common_link_of_teachers_is_none_for_students);
	tcase_add_test(needed, who_left_and_who_is_yet_to_come_and_who_has_no_class_need_none);
	tcase_add_test(needed, whose_data_were_erased_needs_none);
	tcase_add_test(needed, namesakes_are_two);
	tcase_add_test(needed, a_student_who_works_here_needs_one_of_each);
	tcase_add_test(needed, two_offices_make_one_line);
	suite_add_tcase(suite, needed);
	tcase_add_checked_fixture(asked, setup, teardown);
	tcase_add_test(asked, pages_give_each_once_and_in_the_order_of_the_class_names);
	tcase_add_test(asked, a_list_may_be_of_one_class_or_one_role);
	tcase_add_test(asked, what_is_asked_for_must_be_there);
	tcase_add_test(asked, an_import_brings_new_students_new_teachers_and_who_changed_the_class);
	tcase_add_test(asked, what_was_taken_back_brought_nobody);
	tcase_add_test(asked, an_import_tells_which_chats_lost_whom_until_they_are_back);
	suite_add_tcase(suite, asked);
	tcase_add_checked_fixture(done, setup, teardown);
	tcase_set_timeout(done, 60);
	tcase_add_test(done, each_gets_a_link_that_opens_for_nobody_else);
	tcase_add_test(done, when_all_have_theirs_the_duty_to_invite_is_kept);
	tcase_add_test(done, asked_again_there_is_nothing_to_do);
	tcase_add_test(done, a_key_makes_them_once_and_stands_for_that_form);
	tcase_add_test(done, students_may_get_one_common_link_a_class);
	tcase_add_test(done, a_class_beyond_the_limit_of_uses_gets_several_common_links);
	tcase_add_test(done, they_may_be_created_only);
	tcase_add_test(done, whoever_is_no_registered_administrator_makes_none);
	tcase_add_test(done, an_administrator_who_is_not_registered_yet_changes_nothing);
	tcase_add_test(done, two_thousand_students_get_theirs);
	tcase_add_test(done, a_batch_that_is_not_kept_leaves_no_link);
	tcase_add_test(done, the_table_has_every_link_and_no_formula);
	suite_add_tcase(suite, done);
	tcase_add_test(others, a_kindergarten_invites_its_workers_only);
	tcase_add_test(others, without_a_staffroom_teachers_are_invited_into_the_classes_that_they_teach);
	tcase_add_test(others, without_an_act_in_force_nobody_makes_links);
	suite_add_tcase(suite, others);
	return suite;
}

SUITE_MAIN(invitee_suite)
