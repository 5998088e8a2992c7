/* test_chat.c: who creates which chat, who comes into it and how, and who belongs there. */
#include <string.h>

#include "check_main.h"
#include "world.h"

/* teachers[1] leads classes[0] and teaches mathematics there; teachers[2] teaches physics there; both have joined, as
 * the head and the deputy have; teachers[3] has not. */
static struct world w;
static sfp_actor *leader, *colleague, *absent;
static sfp_id mathematics, physics;

static sfp_id enter(const char *name)
{
	sfp_subject_draft draft = SFP_SUBJECT_DRAFT_INIT;
	sfp_subject *subject = NULL;
	sfp_id id;

	draft.name = name;
	ck_sfp_ok(sfp_subject_register(w.reg, &w.administrator, &draft, &subject));
	id = subject->head.id;
	sfp_subject_free(subject);
	return id;
}

static sfp_id teach(const sfp_actor *teacher, const sfp_id *subject_id)
{
	sfp_teaching_draft draft = SFP_TEACHING_DRAFT_INIT;
	sfp_teaching *teaching = NULL;
	sfp_id id;

	draft.person = teacher->person;
	draft.class_id = w.classes[0];
	draft.subject_id = *subject_id;
	ck_sfp_ok(sfp_teaching_add(w.reg, &w.system, &draft, &teaching));
	id = teaching->head.id;
	sfp_teaching_free(teaching);
	return id;
}

static void lead(const sfp_actor *teacher, const char *order_number)
{
	const sfp_distribution_line line = { "М-11", teacher->person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, order_number);
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &teacher->person, &homeroom));
	sfp_homeroom_free(homeroom);
}

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	leader = &w.teachers[1];
	colleague = &w.teachers[2];
	absent = &w.teachers[3];
	mathematics = enter("Математика");
	physics = enter("Физика");
	lead(leader, "40");
	teach(leader, &mathematics);
	teach(colleague, &physics);
	world_join(&w, leader, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, colleague, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, &w.head, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, &w.deputy, &w.staffroom, SFP_ROLE_TEACHER);
}

/* Whatever a test did, the trail must tell the same as the records. */
static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* ---- helpers ---- */

static void expect_refused(sfp_status status, sfp_reason reason)
{
	ck_assert_msg(status == SFP_REFUSED, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(reason));
}

static void expect_says(sfp_status status, sfp_status expected, const char *part)
{
	ck_sfp_status(status, expected);
	ck_assert_msg(strstr(sfp_registry_message(w.reg), part), "'%s' lacks '%s'", sfp_registry_message(w.reg), part);
}

static bool lacks(sfp_fact fact)
{
	return sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, fact);
}

/* What a chat of a kind needs, in classes[0] and in mathematics. */
static sfp_chat_draft draft_of(sfp_kind kind)
{
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;

	draft.kind = kind;
	if (kind >= SFP_KIND_CLASS_STUDENTS)
		draft.class_id = w.classes[0];
	if (kind >= SFP_KIND_SUBJECT_STUDENTS)
		draft.subject_id = mathematics;
	return draft;
}

static sfp_status try_create(const sfp_actor *actor, sfp_kind kind, sfp_chat **ret)
{
	sfp_chat_draft draft = draft_of(kind);

	return sfp_chat_create(w.reg, actor, &draft, ret);
}

static sfp_id create(const sfp_actor *actor, sfp_kind kind)
{
	sfp_chat *chat = NULL;
	sfp_status status = try_create(actor, kind, &chat);
	sfp_id id;

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	id = chat->head.id;
	ck_assert_int_eq(chat->head.state, SFP_CHAT_ACTIVE);
	ck_assert(sfp_id_equal(&chat->owner, &actor->person));
	sfp_chat_free(chat);
	return id;
}

static size_t members_now(const sfp_id *chat_id)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t count = 0;

	filter.on = sfp_date_of_time(w.now);
	filter.limit = 1000;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_CHAT_MEMBER, &filter, &page));
	for (size_t i = 0; i < page->count; i++)
		count += sfp_id_equal(&((const sfp_chat_member *)page->records[i])->chat_id, chat_id);
	sfp_page_free(page);
	return count;
}

static sfp_chat_member *time_in_chat(const sfp_id *chat_id, const sfp_id *person)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_record *record = NULL;
	sfp_id id = SFP_ID_NONE;

	filter.person = *person;
	filter.limit = 1000;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_CHAT_MEMBER, &filter, &page));
	for (size_t i = 0; i < page->count; i++)
		if (sfp_id_equal(&((const sfp_chat_member *)page->records[i])->chat_id, chat_id))
			id = page->records[i]->id;
	sfp_page_free(page);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_CHAT_MEMBER, &id, &record));
	return (sfp_chat_member *)record;
}

static sfp_id last_link;

static sfp_status link_into(const sfp_actor *issuer, const sfp_id *chat_id, sfp_role role, const sfp_id *person,
                            char token[SFP_INVITE_TOKEN_SIZE])
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *invite = NULL;
	sfp_status status;

	draft.chat_id = *chat_id;
	draft.role = role;
	if (person)
		draft.person = *person;
	status = sfp_invite_create(w.reg, issuer, &draft, token, &invite);
	if (status == SFP_OK)
		last_link = invite->head.id;
	sfp_invite_free(invite);
	return status;
}

static sfp_status claim(const sfp_actor *who, const char *token)
{
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_claim(w.reg, who, token, &invite);

	sfp_invite_free(invite);
	return status;
}

static sfp_status admit(const sfp_actor *actor, const sfp_id *chat_id, const sfp_actor *whom)
{
	sfp_chat_member *member = NULL;
	sfp_status status = sfp_chat_admit(w.reg, actor, chat_id, &whom->person, &member);

	sfp_chat_member_free(member);
	return status;
}

static sfp_status take_out(const sfp_actor *actor, const sfp_id *chat_id, const sfp_actor *whom, const char *reason)
{
	sfp_chat_member *member = NULL;
	sfp_status status = sfp_chat_remove_member(w.reg, actor, chat_id, &whom->person, reason, &member);

	sfp_chat_member_free(member);
	return status;
}

static sfp_status archive(const sfp_actor *actor, const sfp_id *chat_id)
{
	sfp_chat *chat = NULL;
	sfp_status status = sfp_chat_archive(w.reg, actor, chat_id, &chat);

	if (status == SFP_OK)
		ck_assert(chat->head.state == SFP_CHAT_ARCHIVED && chat->archived_on == sfp_date_of_time(w.now));
	sfp_chat_free(chat);
	return status;
}

static sfp_status take_over(const sfp_actor *actor, const sfp_id *chat_id)
{
	sfp_chat *chat = NULL;
	sfp_status status = sfp_chat_take_over(w.reg, actor, chat_id, &chat);

	if (status == SFP_OK)
		ck_assert(sfp_id_equal(&chat->owner, &actor->person));
	sfp_chat_free(chat);
	return status;
}

/* ---- creating ---- */

/* Who may create which: h the head, d the deputy, l the class's leader, c who teaches another subject there, a who has
 * not joined, s a student, p a parent; the answer for each: + created, r another's role, f a fact that fails. */
static const struct {
	sfp_kind kind;
	const char *answers; /* in the order h d l c a s p */
} creators[] = {
	{ SFP_KIND_HEAD_DEPUTIES, "++rrrrr" },
	{ SFP_KIND_HEAD_TEACHERS, "++rrrrr" },
	{ SFP_KIND_HEAD_PARENT_ACTIVISTS, "++rrrrr" },
	{ SFP_KIND_HEAD_STUDENT_ACTIVISTS, "++rrrrr" },
	{ SFP_KIND_MANAGEMENT, "++rrrrr" },
	{ SFP_KIND_CLASS_STUDENTS, "rr+rrrr" },
	{ SFP_KIND_CLASS_PARENTS, "rr+rrrr" },
	{ SFP_KIND_CLASS_TEACHERS, "rr+rrrr" },
	{ SFP_KIND_CLASS_OTHER, "rr+rrrr" },
	{ SFP_KIND_SUBJECT_STUDENTS, "rr+ffrr" },
	{ SFP_KIND_SUBJECT_OTHER, "rr+ffrr" },
};

START_TEST(each_kind_is_created_by_those_to_whom_the_act_gives_it)
{
	const sfp_actor *who[] = { &w.head, &w.deputy, leader, colleague, absent, &w.students[0], &w.parent };

	for (int i = 0; i < 7; i++) {
		sfp_chat *chat = NULL;
		sfp_status status = try_create(who[i], creators[_i].kind, &chat);
		char answer = status == SFP_OK                                         ? '+'
		              : status != SFP_REFUSED                                  ? '?'
		              : sfp_registry_refusal(w.reg)->reason == SFP_REASON_ROLE ? 'r'
		              : sfp_registry_refusal(w.reg)->reason == SFP_REASON_FACT ? 'f'
		                                                                       : '!';

		ck_assert_msg(answer == creators[_i].answers[i], "%s by %d is %c: %s", sfp_kind_name(creators[_i].kind),
		              i, answer, sfp_registry_message(w.reg));
		if (chat) {
			sfp_id id = chat->head.id;

			sfp_chat_free(chat);
			ck_sfp_ok(archive(who[i], &id));
		}
	}
}
END_TEST

START_TEST(the_system_creates_no_chat)
{
	sfp_chat *none = NULL;

	expect_refused(try_create(&w.system, SFP_KIND_CLASS_STUDENTS, &none), SFP_REASON_ROLE);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(the_creator_owns_the_chat_and_is_its_first_member)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);
	sfp_chat_member *first = time_in_chat(&id, &leader->person);

	ck_assert_uint_eq(members_now(&id), 1);
	ck_assert(first->role == SFP_ROLE_TEACHER && first->from_date == 20250902 && sfp_id_is_none(&first->invite));
	sfp_chat_member_free(first);
}
END_TEST

START_TEST(the_pack_names_the_chat_unless_its_creator_does)
{
	sfp_chat_draft draft = draft_of(SFP_KIND_SUBJECT_STUDENTS);
	sfp_chat *chat = NULL;

	ck_sfp_ok(sfp_chat_create(w.reg, leader, &draft, &chat));
	ck_assert_str_eq(chat->title, "Предмет: обучающиеся группы — М-11, Математика");
	sfp_chat_free(chat);
	draft = draft_of(SFP_KIND_MANAGEMENT);
	draft.title = "  Планёрка  по средам ";
	ck_sfp_ok(sfp_chat_create(w.reg, &w.head, &draft, &chat));
	ck_assert_str_eq(chat->title, "Планёрка по средам");
	sfp_chat_free(chat);
}
END_TEST

START_TEST(colleagues_are_taken_in_at_once_and_each_of_them_once)
{
	const sfp_id members[] = { colleague->person, leader->person, colleague->person, w.deputy.person };
	sfp_chat_draft draft = draft_of(SFP_KIND_CLASS_TEACHERS);
	sfp_chat *chat = NULL;

	draft.members = members;
	draft.member_count = 4;
	ck_sfp_ok(sfp_chat_create(w.reg, leader, &draft, &chat));
	ck_assert_uint_eq(members_now(&chat->head.id), 3);
	sfp_chat_free(chat);
}
END_TEST

START_TEST(with_a_member_who_is_none_nothing_is_created)
{
	const struct {
		const sfp_id *person;
		const char *says;
	} wrong[] = { { &w.students[0].person, "only colleagues" },
		      { &w.parent.person, "only colleagues" },
		      { &absent->person, "not joined" } };
	sfp_chat_draft draft = draft_of(SFP_KIND_CLASS_TEACHERS);
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_chat *none = NULL;

	for (int i = 0; i < 3; i++) {
		draft.members = wrong[i].person;
		draft.member_count = 1;
		expect_refused(sfp_chat_create(w.reg, leader, &draft, &none), SFP_REASON_GUARD);
		ck_assert_msg(strstr(sfp_registry_message(w.reg), wrong[i].says), "%s", sfp_registry_message(w.reg));
	}
	draft.members = &w.organization;
	ck_sfp_status(sfp_chat_create(w.reg, leader, &draft, &none), SFP_E_NOT_FOUND);
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_CHAT, &filter, &page));
	ck_assert_uint_eq(page->count, 0);
	sfp_page_free(page);
}
END_TEST

START_TEST(a_chat_that_the_act_demands_is_there_once_and_the_others_as_often_as_one_likes)
{
	bool once = creators[_i].kind != SFP_KIND_MANAGEMENT && creators[_i].kind != SFP_KIND_CLASS_OTHER &&
	            creators[_i].kind != SFP_KIND_SUBJECT_OTHER;
	const sfp_actor *creator = creators[_i].kind <= SFP_KIND_MANAGEMENT ? &w.head : leader;
	sfp_chat *second = NULL;
	sfp_id first = create(creator, creators[_i].kind);

	ck_sfp_status(try_create(creator, creators[_i].kind, &second), once ? SFP_E_EXISTS : SFP_OK);
	sfp_chat_free(second);
	second = NULL;
	ck_sfp_ok(archive(creator, &first));
	if (once)
		create(creator, creators[_i].kind);
}
END_TEST

START_TEST(a_kind_has_the_class_and_the_subject_that_it_needs_and_no_other)
{
	sfp_chat_draft draft = draft_of(SFP_KIND_CLASS_STUDENTS);
	sfp_chat *none = NULL;

	draft.class_id = (sfp_id)SFP_ID_NONE;
	expect_says(sfp_chat_create(w.reg, leader, &draft, &none), SFP_E_INVALID, "class_id");
	draft = draft_of(SFP_KIND_CLASS_STUDENTS);
	draft.subject_id = mathematics;
	expect_says(sfp_chat_create(w.reg, leader, &draft, &none), SFP_E_INVALID, "subject_id");
	draft = draft_of(SFP_KIND_SUBJECT_STUDENTS);
	draft.subject_id = (sfp_id)SFP_ID_NONE;
	expect_says(sfp_chat_create(w.reg, leader, &draft, &none), SFP_E_INVALID, "subject_id");
	draft = draft_of(SFP_KIND_HEAD_TEACHERS);
	draft.class_id = w.classes[0];
	expect_says(sfp_chat_create(w.reg, &w.head, &draft, &none), SFP_E_INVALID, "class_id");
	draft = draft_of(SFP_KIND_CLASS_STUDENTS);
	draft.class_id = w.staffroom;
	expect_says(sfp_chat_create(w.reg, leader, &draft, &none), SFP_E_INVALID, "staffroom");
	draft = draft_of(SFP_KIND_SUBJECT_STUDENTS);
	draft.subject_id = w.classes[0];
	ck_sfp_status(sfp_chat_create(w.reg, leader, &draft, &none), SFP_E_NOT_FOUND);
	draft.title = "\xff";
	expect_says(sfp_chat_create(w.reg, leader, &draft, &none), SFP_E_INVALID, "title");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(the_staffrooms_chat_and_what_is_no_chat_are_not_created)
{
	sfp_chat *none = NULL;

	expect_says(try_create(&w.head, SFP_KIND_STAFFROOM, &none), SFP_E_INVALID, "staffroom");
	expect_says(try_create(&w.head, SFP_KIND_NONE, &none), SFP_E_INVALID, "no kind");
	expect_says(try_create(&w.head, SFP_KIND_ENROL, &none), SFP_E_INVALID, "no kind");
	expect_says(try_create(&w.head, SFP_KIND_MEETING, &none), SFP_E_INVALID, "no kind");
}
END_TEST

START_TEST(a_retried_creation_is_one_and_another_member_makes_it_another)
{
	sfp_chat_draft draft = draft_of(SFP_KIND_MANAGEMENT);
	sfp_actor head = w.head;
	sfp_chat *first = NULL, *again = NULL;

	head.idempotency_key = "chat";
	ck_sfp_ok(sfp_chat_create(w.reg, &head, &draft, &first));
	ck_sfp_ok(sfp_chat_create(w.reg, &head, &draft, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_chat_free(first);
	sfp_chat_free(again);
	draft.members = &w.deputy.person;
	draft.member_count = 1;
	ck_sfp_status(sfp_chat_create(w.reg, &head, &draft, &again), SFP_E_CONFLICT);
}
END_TEST

/* ---- colleagues ---- */

START_TEST(the_owner_takes_colleagues_in_and_nobody_else)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_TEACHERS);

	ck_sfp_ok(admit(leader, &id, colleague));
	expect_says(admit(leader, &id, colleague), SFP_E_EXISTS, "already");
	expect_refused(admit(leader, &id, &w.students[0]), SFP_REASON_GUARD);
	expect_refused(admit(leader, &id, &w.parent), SFP_REASON_GUARD);
	expect_refused(admit(leader, &id, absent), SFP_REASON_GUARD);
	ck_assert_uint_eq(members_now(&id), 2);
}
END_TEST

START_TEST(who_does_not_own_the_chat_takes_nobody_in)
{
	sfp_id id = create(&w.head, SFP_KIND_MANAGEMENT);

	expect_refused(admit(&w.deputy, &id, leader), SFP_REASON_GUARD);
	ck_assert(lacks(SFP_FACT_ACTOR_OWNS_CHAT));
	expect_refused(admit(colleague, &id, leader), SFP_REASON_ROLE);
	ck_sfp_ok(admit(&w.head, &id, &w.deputy));
	expect_refused(admit(&w.deputy, &id, leader), SFP_REASON_GUARD);
}
END_TEST

START_TEST(the_owner_takes_members_out_for_a_reason)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_TEACHERS);
	sfp_chat_member *gone = NULL;

	ck_sfp_ok(admit(leader, &id, colleague));
	expect_refused(take_out(colleague, &id, leader, "спор"), SFP_REASON_FACT);
	ck_assert(lacks(SFP_FACT_ACTOR_OWNS_CHAT));
	expect_says(take_out(leader, &id, colleague, " "), SFP_E_INVALID, "reason");
	expect_says(take_out(leader, &id, &w.deputy, "лишний"), SFP_E_NOT_FOUND, "not in this chat");
	expect_refused(take_out(leader, &id, leader, "ухожу"), SFP_REASON_GUARD);
	world_pass_days(&w, 2);
	ck_sfp_ok(take_out(leader, &id, colleague, "больше не ведёт"));
	gone = time_in_chat(&id, &colleague->person);
	ck_assert_int_eq(gone->until_date, 20250904);
	ck_assert_str_eq(gone->end_reason, "больше не ведёт");
	sfp_chat_member_free(gone);
	ck_sfp_ok(admit(leader, &id, colleague));
}
END_TEST

START_TEST(retried_changes_of_members_are_one_each)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_TEACHERS);
	sfp_actor keyed = *leader;
	sfp_chat_member *first = NULL, *again = NULL;

	keyed.idempotency_key = "admit";
	ck_sfp_ok(sfp_chat_admit(w.reg, &keyed, &id, &colleague->person, &first));
	ck_sfp_ok(sfp_chat_admit(w.reg, &keyed, &id, &colleague->person, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_chat_member_free(again);
	ck_sfp_status(sfp_chat_admit(w.reg, &keyed, &id, &w.deputy.person, &again), SFP_E_CONFLICT);
	keyed.idempotency_key = "out";
	ck_sfp_ok(sfp_chat_remove_member(w.reg, &keyed, &id, &colleague->person, "a", &again));
	sfp_chat_member_free(again);
	ck_sfp_ok(sfp_chat_remove_member(w.reg, &keyed, &id, &colleague->person, "a", &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	sfp_chat_member_free(again);
	ck_sfp_status(sfp_chat_remove_member(w.reg, &keyed, &id, &colleague->person, "b", &again), SFP_E_CONFLICT);
	sfp_chat_member_free(first);
}
END_TEST

/* ---- links ---- */

START_TEST(a_student_of_the_class_comes_by_the_teachers_link_and_has_joined_the_platform)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_chat_member *member;
	sfp_question question = SFP_QUESTION_INIT;

	question.action = SFP_ACTION_LESSON_JOIN;
	expect_refused(sfp_may(w.reg, &w.students[0], &question, NULL), SFP_REASON_FACT);
	ck_sfp_ok(link_into(leader, &id, SFP_ROLE_STUDENT, NULL, token));
	ck_sfp_ok(claim(&w.students[0], token));
	member = time_in_chat(&id, &w.students[0].person);
	ck_assert(member->role == SFP_ROLE_STUDENT && sfp_id_equal(&member->invite, &last_link));
	sfp_chat_member_free(member);
	ck_sfp_ok(sfp_may(w.reg, &w.students[0], &question, NULL));
	expect_refused(claim(&w.students[0], token), SFP_REASON_GUARD);
	ck_assert(lacks(SFP_FACT_CLAIMANT_FITS));
}
END_TEST

START_TEST(a_link_into_a_class_chat_is_for_its_students_or_their_parents_alone)
{
	sfp_id students = create(leader, SFP_KIND_CLASS_STUDENTS), parents = create(leader, SFP_KIND_CLASS_PARENTS);
	char token[SFP_INVITE_TOKEN_SIZE];

	ck_sfp_ok(link_into(leader, &students, SFP_ROLE_STUDENT, NULL, token));
	expect_refused(claim(&w.students[3], token), SFP_REASON_GUARD); /* of the other class */
	expect_refused(claim(&w.parent, token), SFP_REASON_FACT);
	expect_refused(claim(colleague, token), SFP_REASON_FACT);
	ck_sfp_ok(link_into(leader, &parents, SFP_ROLE_PARENT, NULL, token));
	expect_refused(claim(&w.students[0], token), SFP_REASON_FACT);
	ck_sfp_ok(claim(&w.parent, token));
	ck_assert_uint_eq(members_now(&parents), 2);
}
END_TEST

START_TEST(a_parent_of_the_other_class_is_not_let_in)
{
	sfp_id parents = create(leader, SFP_KIND_CLASS_PARENTS), stranger = world_person(&w, "Чужов");
	sfp_guardian_draft draft = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL;
	sfp_actor other = world_actor(&w, &stranger);
	char token[SFP_INVITE_TOKEN_SIZE];

	draft.parent = stranger;
	draft.student = w.students[4].person;
	ck_sfp_ok(sfp_guardian_add(w.reg, &w.system, &draft, &guardian));
	sfp_guardian_free(guardian);
	ck_sfp_ok(link_into(leader, &parents, SFP_ROLE_PARENT, NULL, token));
	expect_refused(claim(&other, token), SFP_REASON_GUARD);
	expect_refused(link_into(leader, &parents, SFP_ROLE_PARENT, &stranger, token), SFP_REASON_GUARD);
}
END_TEST

START_TEST(a_personal_link_is_its_persons_alone)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);
	char token[SFP_INVITE_TOKEN_SIZE];

	ck_sfp_ok(link_into(leader, &id, SFP_ROLE_STUDENT, &w.students[0].person, token));
	expect_refused(claim(&w.students[1], token), SFP_REASON_GUARD);
	ck_sfp_ok(claim(&w.students[0], token));
	expect_refused(link_into(leader, &id, SFP_ROLE_STUDENT, &w.students[3].person, token), SFP_REASON_GUARD);
}
END_TEST

START_TEST(only_the_owner_makes_links_and_only_such_as_the_kind_knows)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS), staff = create(leader, SFP_KIND_CLASS_TEACHERS);
	char token[SFP_INVITE_TOKEN_SIZE];

	expect_refused(link_into(colleague, &id, SFP_ROLE_STUDENT, NULL, token), SFP_REASON_FACT);
	ck_assert(lacks(SFP_FACT_ACTOR_OWNS_CHAT));
	expect_refused(link_into(&w.administrator, &id, SFP_ROLE_STUDENT, NULL, token), SFP_REASON_FACT);
	expect_refused(link_into(&w.students[0], &id, SFP_ROLE_STUDENT, NULL, token), SFP_REASON_ROLE);
	expect_refused(link_into(leader, &id, SFP_ROLE_TEACHER, NULL, token), SFP_REASON_FACT);
	expect_says(link_into(leader, &id, SFP_ROLE_PARENT, NULL, token), SFP_E_INVALID, "role");
	expect_says(link_into(leader, &staff, SFP_ROLE_STUDENT, NULL, token), SFP_E_INVALID, "role");
}
END_TEST

START_TEST(the_administration_invites_parents_and_no_students)
{
	sfp_id parents = create(&w.head, SFP_KIND_HEAD_PARENT_ACTIVISTS),
	       students = create(&w.head, SFP_KIND_HEAD_STUDENT_ACTIVISTS);
	char token[SFP_INVITE_TOKEN_SIZE];

	ck_sfp_ok(link_into(&w.head, &parents, SFP_ROLE_PARENT, NULL, token));
	ck_sfp_ok(claim(&w.parent, token));
	expect_refused(link_into(&w.head, &students, SFP_ROLE_STUDENT, NULL, token), SFP_REASON_FACT);
}
END_TEST

START_TEST(a_link_leads_into_a_class_or_into_a_chat_and_not_into_both)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *none = NULL;

	draft.role = SFP_ROLE_STUDENT;
	expect_says(sfp_invite_create(w.reg, leader, &draft, token, &none), SFP_E_INVALID, "one of them");
	draft.class_id = w.classes[0];
	draft.chat_id = create(leader, SFP_KIND_CLASS_STUDENTS);
	expect_says(sfp_invite_create(w.reg, leader, &draft, token, &none), SFP_E_INVALID, "one of them");
	draft.class_id = (sfp_id)SFP_ID_NONE;
	draft.chat_id = w.classes[0];
	ck_sfp_status(sfp_invite_create(w.reg, leader, &draft, token, &none), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(the_owner_sends_and_annuls_the_own_links)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS), link_id;
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char first[SFP_INVITE_TOKEN_SIZE], second[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;

	draft.chat_id = id;
	draft.role = SFP_ROLE_STUDENT;
	ck_sfp_ok(sfp_invite_create(w.reg, leader, &draft, first, &invite));
	ck_assert_int_eq(invite->issuer_role, SFP_ROLE_HOMEROOM_TEACHER);
	link_id = invite->head.id;
	sfp_invite_free(invite);
	expect_refused(sfp_invite_send(w.reg, colleague, &link_id, second, &invite), SFP_REASON_FACT);
	ck_sfp_ok(sfp_invite_send(w.reg, leader, &link_id, second, &invite));
	sfp_invite_free(invite);
	ck_sfp_status(claim(&w.students[0], first), SFP_E_NOT_FOUND);
	expect_refused(sfp_invite_annul(w.reg, colleague, &link_id, &invite), SFP_REASON_FACT);
	ck_assert(lacks(SFP_FACT_ACTOR_ISSUED_INVITE));
	ck_sfp_ok(sfp_invite_annul(w.reg, leader, &link_id, &invite));
	sfp_invite_free(invite);
	ck_sfp_status(claim(&w.students[0], second), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(a_link_into_a_chat_expires_like_any_other)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_tick_report report = SFP_TICK_REPORT_INIT;

	ck_sfp_ok(link_into(leader, &id, SFP_ROLE_STUDENT, NULL, token));
	world_pass_days(&w, 15);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, &report));
	ck_assert_int_gt(report.invites_expired, 0);
	ck_sfp_status(claim(&w.students[0], token), SFP_E_NOT_FOUND);
}
END_TEST

/* ---- archive, owners, order ---- */

START_TEST(the_archive_ends_everybodys_time_and_annuls_the_links)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);
	char token[SFP_INVITE_TOKEN_SIZE];

	world_join_chat(&w, leader, &w.students[0], &id, SFP_ROLE_STUDENT);
	ck_sfp_ok(link_into(leader, &id, SFP_ROLE_STUDENT, NULL, token));
	expect_refused(archive(colleague, &id), SFP_REASON_FACT);
	ck_assert(lacks(SFP_FACT_ACTOR_OWNS_CHAT));
	world_pass_days(&w, 1);
	ck_sfp_ok(archive(leader, &id));
	ck_assert_uint_eq(members_now(&id), 0);
	ck_sfp_status(claim(&w.students[1], token), SFP_E_NOT_FOUND);
	expect_refused(archive(leader, &id), SFP_REASON_NO_TRANSITION);
	expect_refused(admit(leader, &id, colleague), SFP_REASON_GUARD);
	expect_refused(link_into(leader, &id, SFP_ROLE_STUDENT, NULL, token), SFP_REASON_GUARD);
	expect_refused(take_over(leader, &id), SFP_REASON_GUARD);
}
END_TEST

START_TEST(who_leads_the_class_now_owns_its_chats_and_takes_over_what_another_one_left)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);

	expect_says(take_over(leader, &id), SFP_E_EXISTS, "yours already");
	expect_refused(take_over(colleague, &id), SFP_REASON_ROLE);
	lead(colleague, "41");
	expect_refused(take_over(leader, &id), SFP_REASON_ROLE);
	ck_sfp_ok(admit(colleague, &id, &w.deputy)); /* he owns it by his office */
	ck_sfp_ok(take_over(colleague, &id));
	ck_assert_uint_eq(members_now(&id), 3);
	ck_sfp_ok(take_out(colleague, &id, leader, "больше не руководит"));
}
END_TEST

START_TEST(another_teacher_of_the_subject_owns_its_chat_but_does_not_take_it_over)
{
	sfp_id id = create(leader, SFP_KIND_SUBJECT_STUDENTS);

	expect_refused(take_over(colleague, &id), SFP_REASON_FACT);
	teach(colleague, &mathematics);
	expect_refused(take_over(colleague, &id), SFP_REASON_GUARD); /* the owner still teaches it */
	ck_sfp_ok(admit(colleague, &id, &w.deputy));
}
END_TEST

START_TEST(what_is_done_in_a_chat_is_recorded_by_its_owner)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);
	sfp_actor keyed = *leader;
	sfp_usage *usage = NULL, *again = NULL;

	expect_refused(sfp_chat_moderate(w.reg, colleague, &id, "объявление", &usage), SFP_REASON_GUARD);
	ck_assert(lacks(SFP_FACT_ACTOR_OWNS_CHAT));
	expect_refused(sfp_chat_moderate(w.reg, &w.students[0], &id, "объявление", &usage), SFP_REASON_ROLE);
	expect_says(sfp_chat_moderate(w.reg, leader, &id, "\xff", &usage), SFP_E_INVALID, "title");
	keyed.idempotency_key = "moderate";
	ck_sfp_ok(sfp_chat_moderate(w.reg, &keyed, &id, "объявление", &usage));
	ck_assert(usage->action == SFP_ACTION_CHAT_MODERATE && usage->used_on == 20250902 &&
	          sfp_id_equal(&usage->chat_id, &id));
	ck_assert_str_eq(usage->title, "объявление");
	ck_sfp_ok(sfp_chat_moderate(w.reg, &keyed, &id, "объявление", &again));
	ck_assert(sfp_id_equal(&usage->head.id, &again->head.id));
	sfp_usage_free(again);
	ck_sfp_status(sfp_chat_moderate(w.reg, &keyed, &id, "другое", &again), SFP_E_CONFLICT);
	sfp_usage_free(usage);
	ck_sfp_ok(archive(leader, &id));
	expect_refused(sfp_chat_moderate(w.reg, leader, &id, NULL, &usage), SFP_REASON_GUARD);
}
END_TEST

START_TEST(a_member_may_take_part_and_others_may_not)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);
	sfp_question question = SFP_QUESTION_INIT;

	world_join_chat(&w, leader, &w.students[0], &id, SFP_ROLE_STUDENT);
	question.action = SFP_ACTION_CHAT_PARTICIPATE;
	question.object = SFP_OBJECT_CHAT;
	question.id = id;
	ck_sfp_ok(sfp_may(w.reg, &w.students[0], &question, NULL));
	expect_refused(sfp_may(w.reg, &w.students[1], &question, NULL), SFP_REASON_FACT);
	ck_assert(lacks(SFP_FACT_ACTOR_IS_CHAT_MEMBER));
}
END_TEST

/* ---- the roster ---- */

/* How somebody stands to a chat: '-' lacks, '+' holds and must, 'o' holds and may, 'x' exceeds, '.' is not on the list.
 */
static char place_of(const sfp_chat_people *people, const sfp_actor *who)
{
	for (size_t i = 0; i < sfp_chat_people_count(people); i++) {
		const sfp_chat_person *person = sfp_chat_people_at(people, i);

		if (!sfp_id_equal(&person->person, &who->person))
			continue;
		ck_assert(sfp_id_is_none(&person->member) == (person->place == SFP_CHAT_LACKS));
		return person->place == SFP_CHAT_LACKS     ? '-'
		       : person->place == SFP_CHAT_EXCEEDS ? 'x'
		       : person->must                      ? '+'
		                                           : 'o';
	}
	return '.';
}

/* Of: the head, the deputy, the leader, the colleague, the absent teacher, students 0 and 3 (another class), the
 * parent. */
static void ck_roster(const sfp_id *chat_id, sfp_date on, const char *expected)
{
	const sfp_actor *who[] = { &w.head, &w.deputy,      leader,         colleague,
		                   absent,  &w.students[0], &w.students[3], &w.parent };
	sfp_chat_people *people = NULL;
	char found[9] = "";

	ck_sfp_ok(sfp_chat_roster(w.reg, &w.organization, chat_id, on, &people));
	for (int i = 0; i < 8; i++)
		found[i] = place_of(people, who[i]);
	ck_assert_str_eq(found, expected);
	sfp_chat_people_free(people);
}

static const struct {
	sfp_kind kind;
	const char *places;
} rosters[] = {
	{ SFP_KIND_HEAD_DEPUTIES, "+-......" },
	{ SFP_KIND_HEAD_TEACHERS, "+.---..." },
	{ SFP_KIND_HEAD_PARENT_ACTIVISTS, "+......." },
	{ SFP_KIND_HEAD_STUDENT_ACTIVISTS, "+......." },
	{ SFP_KIND_MANAGEMENT, "o......." },
	{ SFP_KIND_CLASS_STUDENTS, "..+..-.." },
	{ SFP_KIND_CLASS_PARENTS, "..+....." },
	{ SFP_KIND_CLASS_TEACHERS, "..+-...." },
	{ SFP_KIND_CLASS_OTHER, "..+....." },
	{ SFP_KIND_SUBJECT_STUDENTS, "..+..-.." },
	{ SFP_KIND_SUBJECT_OTHER, "..+....." },
};

START_TEST(each_kind_says_who_must_be_in_a_new_chat)
{
	sfp_id id = create(rosters[_i].kind <= SFP_KIND_MANAGEMENT ? &w.head : leader, rosters[_i].kind);

	ck_roster(&id, 0, rosters[_i].places);
}
END_TEST

START_TEST(whom_the_kind_allows_holds_a_place_and_whom_it_does_not_exceeds)
{
	sfp_id other = create(leader, SFP_KIND_CLASS_OTHER), students = create(leader, SFP_KIND_CLASS_STUDENTS),
	       subject = create(leader, SFP_KIND_SUBJECT_OTHER),
	       parents = create(&w.head, SFP_KIND_HEAD_PARENT_ACTIVISTS);

	ck_sfp_ok(admit(leader, &other, colleague));
	ck_sfp_ok(admit(leader, &other, &w.deputy));
	world_join_chat(&w, leader, &w.students[0], &other, SFP_ROLE_STUDENT);
	world_join_chat(&w, leader, &w.parent, &other, SFP_ROLE_PARENT);
	ck_roster(&other, 0, ".x+o.o.o");
	ck_sfp_ok(admit(leader, &students, colleague));
	world_join_chat(&w, leader, &w.students[0], &students, SFP_ROLE_STUDENT);
	ck_roster(&students, 0, "..+x.+..");
	ck_sfp_ok(admit(leader, &subject, colleague));
	ck_sfp_ok(admit(leader, &subject, &w.head));
	ck_roster(&subject, 0, "o.+o....");
	ck_sfp_ok(admit(&w.head, &parents, &w.deputy));
	ck_sfp_ok(admit(&w.head, &parents, leader));
	world_join_chat(&w, &w.head, &w.parent, &parents, SFP_ROLE_PARENT);
	ck_roster(&parents, 0, "+ox....o");
}
END_TEST

START_TEST(a_roster_is_of_its_day)
{
	sfp_id id = create(leader, SFP_KIND_CLASS_STUDENTS);

	world_pass_days(&w, 10);
	lead(colleague, "41");
	ck_roster(&id, 20250901, "........"); /* before the chat */
	ck_roster(&id, 20250905, "..+..-..");
	ck_roster(&id, 0, "..x-.-..");
	ck_sfp_ok(archive(leader, &id));
	ck_roster(&id, 0, "........");
	ck_roster(&id, 20250905, "..+..-..");
}
END_TEST

START_TEST(a_roster_tells_who_has_not_joined_the_platform)
{
	sfp_id id = create(&w.head, SFP_KIND_HEAD_TEACHERS);
	sfp_chat_people *people = NULL;

	ck_sfp_ok(sfp_chat_roster(w.reg, &w.organization, &id, 0, &people));
	for (size_t i = 0; i < sfp_chat_people_count(people); i++) {
		const sfp_chat_person *person = sfp_chat_people_at(people, i);

		ck_assert_int_eq(person->joined, !sfp_id_equal(&person->person, &absent->person) &&
		                                         !sfp_id_equal(&person->person, &w.administrator.person));
	}
	ck_assert_ptr_null(sfp_chat_people_at(people, sfp_chat_people_count(people)));
	sfp_chat_people_free(people);
	ck_sfp_status(sfp_chat_roster(w.reg, &w.organization, &w.organization, 0, &people), SFP_E_NOT_FOUND);
	expect_says(sfp_chat_roster(w.reg, &w.organization, &id, 20250231, &people), SFP_E_INVALID, "calendar");
}
END_TEST

/* ---- the chats that are due ---- */

static int64_t count_of(const sfp_chat_people *people, sfp_chat_place place, int joined)
{
	int64_t count = 0;

	for (size_t i = 0; i < sfp_chat_people_count(people); i++) {
		const sfp_chat_person *person = sfp_chat_people_at(people, i);

		count += person->place == place && (joined < 0 || person->joined == (joined == 1));
	}
	return count;
}

START_TEST(what_is_due_in_chats_is_what_their_rosters_tell)
{
	const sfp_kind kinds[] = { SFP_KIND_HEAD_TEACHERS, SFP_KIND_MANAGEMENT, SFP_KIND_CLASS_STUDENTS,
		                   SFP_KIND_CLASS_OTHER };
	sfp_id ids[4], archived = create(leader, SFP_KIND_CLASS_TEACHERS);
	sfp_chat_dues *dues = NULL;

	for (int i = 0; i < 4; i++)
		ids[i] = create(i < 2 ? &w.head : leader, kinds[i]);
	ck_sfp_ok(archive(leader, &archived));
	ck_sfp_ok(admit(leader, &ids[2], colleague));
	ck_sfp_ok(sfp_chat_due_list(w.reg, &w.organization, NULL, &dues));
	ck_assert_uint_eq(dues->count, 2); /* the others lack nobody, and nobody exceeds */
	for (int i = 0; i < 2; i++) {
		const sfp_chat_due *due = &dues->items[i];
		sfp_chat_people *people = NULL;

		ck_assert(sfp_id_equal(&due->chat_id, &ids[2 * i]) && due->kind == kinds[2 * i] && due->left == 0);
		ck_assert(sfp_id_equal(&due->owner, i ? &leader->person : &w.head.person));
		ck_assert_str_ne(due->title, "");
		ck_sfp_ok(sfp_chat_roster(w.reg, &w.organization, &due->chat_id, 0, &people));
		ck_assert_int_eq(due->lacks, count_of(people, SFP_CHAT_LACKS, 1));
		ck_assert_int_eq(due->waits, count_of(people, SFP_CHAT_LACKS, 0));
		ck_assert_int_eq(due->exceeds, count_of(people, SFP_CHAT_EXCEEDS, -1));
		sfp_chat_people_free(people);
	}
	ck_assert_int_gt(dues->items[0].lacks, 0);
	ck_assert_int_gt(dues->items[0].waits, 0);
	ck_assert_int_eq(dues->items[1].exceeds, 1);
	sfp_chat_dues_free(dues);
}
END_TEST

START_TEST(whom_a_turn_took_off_a_chat_is_to_be_taken_out_of_it)
{
	const sfp_turn_line line = { .class_id = w.classes[0], .way = SFP_TURN_GRADUATE };
	sfp_id id = create(leader, SFP_KIND_CLASS_OTHER), order = world_order(&w, SFP_ORDER_MOVEMENT, "77");
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_chat_dues *dues = NULL;
	sfp_turn *turn = NULL;

	world_join_chat(&w, leader, &w.students[0], &id, SFP_ROLE_STUDENT);
	world_join_chat(&w, leader, &w.students[1], &id, SFP_ROLE_STUDENT);
	form.school_year = "2025/26";
	form.order_id = order;
	form.orderer = w.deputy.person;
	form.lines = &line;
	form.line_count = 1;
	ck_sfp_ok(sfp_turn_make(w.reg, &w.administrator, &form, NULL, &turn));
	ck_sfp_ok(sfp_chat_due_list(w.reg, &w.organization, &turn->head.id, &dues));
	ck_assert_uint_eq(dues->count, 1);
	ck_assert_uint_eq(dues->items[0].left, 2);
	for (int i = 0; i < 2; i++)
		ck_assert(sfp_id_equal(&dues->items[0].left_persons[i], &w.students[i].person));
	sfp_chat_dues_free(dues);
	sfp_turn_free(turn);
	ck_sfp_status(sfp_chat_due_list(w.reg, &w.organization, &id, &dues), SFP_E_NOT_FOUND);
	expect_says(sfp_chat_due_list(w.reg, &w.organization, &id, &dues), SFP_E_NOT_FOUND, "import");
	ck_sfp_status(sfp_chat_due_list(w.reg, &id, NULL, &dues), SFP_E_NOT_FOUND);
}
END_TEST

START_TEST(places_have_names)
{
	ck_assert_str_eq(sfp_chat_place_name(SFP_CHAT_LACKS), "lacks");
	ck_assert_str_eq(sfp_chat_place_name(SFP_CHAT_EXCEEDS), "exceeds");
	ck_assert_ptr_null(sfp_chat_place_name((sfp_chat_place)0));
	ck_assert_ptr_null(sfp_chat_place_name((sfp_chat_place)4));
	ck_assert_uint_eq(sfp_chat_people_count(NULL), 0);
	ck_assert_ptr_null(sfp_chat_people_at(NULL, 0));
	sfp_chat_dues_free(NULL);
	sfp_chat_people_free(NULL);
}
END_TEST

/* ---- movements ---- */

static sfp_id move(sfp_movement_form *form, size_t *ret_left)
{
	sfp_movement *movement = NULL;
	sfp_movement_effects *effects = NULL;
	sfp_id id;

	ck_sfp_ok(sfp_movement_draft(w.reg, &w.administrator, form, &movement));
	id = movement->head.id;
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.head, &id, NULL, "заявление", &movement));
	sfp_movement_free(movement);
	ck_sfp_ok(sfp_movement_apply(w.reg, &w.administrator, &id, &effects, &movement));
	sfp_movement_free(movement);
	*ret_left = 0;
	for (size_t i = 0; i < sfp_movement_effects_count(effects); i++)
		*ret_left += sfp_movement_effects_at(effects, i)->object == SFP_OBJECT_CHAT_MEMBER;
	sfp_movement_effects_free(effects);
	return id;
}

static sfp_status reverse(const sfp_id *movement_id)
{
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_reverse(w.reg, &w.administrator, movement_id, "ошибка", &movement);

	sfp_movement_free(movement);
	return status;
}

START_TEST(who_changes_class_leaves_its_chats_and_so_do_the_parents)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_id students = create(leader, SFP_KIND_CLASS_STUDENTS), parents = create(leader, SFP_KIND_CLASS_PARENTS),
	       activists = create(&w.head, SFP_KIND_HEAD_PARENT_ACTIVISTS), movement;
	size_t left;

	world_join_chat(&w, leader, &w.students[0], &students, SFP_ROLE_STUDENT);
	world_join_chat(&w, leader, &w.students[1], &students, SFP_ROLE_STUDENT);
	world_join_chat(&w, leader, &w.parent, &parents, SFP_ROLE_PARENT);
	world_join_chat(&w, &w.head, &w.parent, &activists, SFP_ROLE_PARENT);
	world_pass_days(&w, 1);
	form.kind = SFP_KIND_TRANSFER_CLASS;
	form.person = w.students[0].person;
	form.class_to = w.classes[1];
	movement = move(&form, &left);
	ck_assert_uint_eq(left, 2);
	ck_assert_uint_eq(members_now(&students), 2);
	ck_assert_uint_eq(members_now(&parents), 1);
	ck_assert_uint_eq(members_now(&activists), 2);
	ck_sfp_ok(reverse(&movement));
	ck_assert_uint_eq(members_now(&students), 3);
	ck_assert_uint_eq(members_now(&parents), 2);
}
END_TEST

START_TEST(who_leaves_for_good_leaves_every_chat_and_parents_with_another_child_stay)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_guardian_draft bond = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL;
	sfp_id students = create(leader, SFP_KIND_CLASS_STUDENTS), parents = create(leader, SFP_KIND_CLASS_PARENTS);
	size_t left;

	bond.parent = w.parent.person;
	bond.student = w.students[1].person;
	ck_sfp_ok(sfp_guardian_add(w.reg, &w.system, &bond, &guardian));
	sfp_guardian_free(guardian);
	world_join_chat(&w, leader, &w.students[0], &students, SFP_ROLE_STUDENT);
	world_join_chat(&w, leader, &w.parent, &parents, SFP_ROLE_PARENT);
	form.kind = SFP_KIND_EXPEL;
	form.person = w.students[0].person;
	move(&form, &left);
	ck_assert_uint_eq(left, 1);
	ck_assert_uint_eq(members_now(&students), 1);
	ck_assert_uint_eq(members_now(&parents), 2);
	form.person = w.students[1].person;
	move(&form, &left);
	ck_assert_uint_eq(left, 1);
	ck_assert_uint_eq(members_now(&parents), 1);
}
END_TEST

START_TEST(a_bond_that_ends_takes_the_parent_out)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_id parents = create(leader, SFP_KIND_CLASS_PARENTS), movement;
	size_t left;

	world_join_chat(&w, leader, &w.parent, &parents, SFP_ROLE_PARENT);
	form.kind = SFP_KIND_UNLINK;
	form.person = w.parent.person;
	form.student = w.students[0].person;
	movement = move(&form, &left);
	ck_assert_uint_eq(left, 1);
	ck_sfp_ok(reverse(&movement));
	ck_assert_uint_eq(members_now(&parents), 2);
}
END_TEST

START_TEST(who_is_dismissed_teaches_no_more_and_leaves_the_chats_until_it_is_taken_back)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_id id = create(leader, SFP_KIND_SUBJECT_STUDENTS), staff = create(leader, SFP_KIND_CLASS_TEACHERS),
	       movement;
	size_t left;

	ck_sfp_ok(admit(leader, &staff, colleague));
	world_pass_days(&w, 1);
	form.kind = SFP_KIND_DISMISS;
	form.person = leader->person;
	movement = move(&form, &left);
	ck_assert_uint_eq(left, 2);
	ck_assert_uint_eq(members_now(&id), 0);
	ck_assert_uint_eq(members_now(&staff), 1);
	ck_sfp_ok(reverse(&movement));
	ck_assert_uint_eq(members_now(&id), 1);
	ck_assert_uint_eq(members_now(&staff), 2);
	ck_roster(&id, 0, "..+..-..");
	ck_sfp_ok(admit(leader, &id, &w.deputy));
}
END_TEST

START_TEST(what_a_successor_took_over_stays_his_and_an_archived_chat_stands_in_the_way)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_id id = create(leader, SFP_KIND_SUBJECT_STUDENTS), movement;
	size_t left;

	world_pass_days(&w, 1);
	form.kind = SFP_KIND_DISMISS;
	form.person = leader->person;
	movement = move(&form, &left);
	teach(colleague, &mathematics);
	ck_sfp_ok(take_over(colleague, &id));
	ck_assert_uint_eq(members_now(&id), 1);
	ck_sfp_ok(archive(colleague, &id));
	expect_refused(reverse(&movement), SFP_REASON_GUARD);
	ck_assert(strstr(sfp_registry_message(w.reg), "chat: 1") != NULL);
}
END_TEST

START_TEST(what_lacks_an_argument_is_misuse)
{
	sfp_chat_draft draft = draft_of(SFP_KIND_CLASS_STUDENTS), short_draft = { 0 };
	const sfp_id *id = &w.organization;
	sfp_chat *chat = NULL;
	sfp_chat_member *member = NULL;
	sfp_usage *usage = NULL;

	ck_sfp_status(sfp_chat_create(NULL, leader, &draft, &chat), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_create(w.reg, NULL, &draft, &chat), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_create(w.reg, leader, NULL, &chat), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_create(w.reg, leader, &short_draft, &chat), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_create(w.reg, leader, &draft, NULL), SFP_E_MISUSE);
	draft.member_count = 1;
	ck_sfp_status(sfp_chat_create(w.reg, leader, &draft, &chat), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_archive(NULL, leader, id, &chat), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_archive(w.reg, leader, NULL, &chat), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_archive(w.reg, leader, id, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_take_over(w.reg, leader, NULL, &chat), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_admit(NULL, leader, id, id, &member), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_admit(w.reg, leader, NULL, id, &member), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_admit(w.reg, leader, id, NULL, &member), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_admit(w.reg, leader, id, id, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_remove_member(NULL, leader, id, id, "a", &member), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_remove_member(w.reg, leader, NULL, id, "a", &member), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_remove_member(w.reg, leader, id, NULL, "a", &member), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_remove_member(w.reg, leader, id, id, "a", NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_moderate(NULL, leader, id, "a", &usage), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_moderate(w.reg, leader, NULL, "a", &usage), SFP_E_MISUSE);
	ck_sfp_status(sfp_chat_moderate(w.reg, leader, id, "a", NULL), SFP_E_MISUSE);
	sfp_chat_free(NULL);
	sfp_chat_member_free(NULL);
}
END_TEST

static Suite *chat_suite(void)
{
	Suite *suite = suite_create("chat");
	TCase *creating = tcase_create("creating"), *members = tcase_create("members"), *links = tcase_create("links"),
	      *keeping = tcase_create("keeping"), *roster = tcase_create("roster"),
	      *movements = tcase_create("movements");
	TCase *cases[] = { creating, members, links, keeping, roster, movements };
	const int kinds = (int)(sizeof(creators) / sizeof(creators[0]));

	for (int i = 0; i < 6; i++) {
		tcase_add_checked_fixture(cases[i], setup, teardown);
		suite_add_tcase(suite, cases[i]);
	}
	tcase_add_loop_test(creating, each_kind_is_created_by_those_to_whom_the_act_gives_it, 0, kinds);
	tcase_add_test(creating, the_system_creates_no_chat);
	tcase_add_test(creating, the_creator_owns_the_chat_and_is_its_first_member);
	tcase_add_test(creating, the_pack_names_the_chat_unless_its_creator_does);
	tcase_add_test(creating, colleagues_are_taken_in_at_once_and_each_of_them_once);
	tcase_add_test(creating, with_a_member_who_is_none_nothing_is_created);
	tcase_add_loop_test(creating, a_chat_that_the_act_demands_is_there_once_and_the_others_as_often_as_one_likes, 0,
	                    kinds);
	tcase_add_test(creating, a_kind_has_the_class_and_the_subject_that_it_needs_and_no_other);
	tcase_add_test(creating, the_staffrooms_chat_and_what_is_no_chat_are_not_created);
	tcase_add_test(creating, a_retried_creation_is_one_and_another_member_makes_it_another);
	tcase_add_test(creating, what_lacks_an_argument_is_misuse);
	tcase_add_test(members, the_owner_takes_colleagues_in_and_nobody_else);
	tcase_add_test(members, who_does_not_own_the_chat_takes_nobody_in);
	tcase_add_test(members, the_owner_takes_members_out_for_a_reason);
	tcase_add_test(members, retried_changes_of_members_are_one_each);
	tcase_add_test(links, a_student_of_the_class_comes_by_the_teachers_link_and_has_joined_the_platform);
	tcase_add_test(links, a_link_into_a_class_chat_is_for_its_students_or_their_parents_alone);
	tcase_add_test(links, a_parent_of_the_other_class_is_not_let_in);
	tcase_add_test(links, a_personal_link_is_its_persons_alone);
	tcase_add_test(links, only_the_owner_makes_links_and_only_such_as_the_kind_knows);
	tcase_add_test(links, the_administration_invites_parents_and_no_students);
	tcase_add_test(links, a_link_leads_into_a_class_or_into_a_chat_and_not_into_both);
	tcase_add_test(links, the_owner_sends_and_annuls_the_own_links);
	tcase_add_test(links, a_link_into_a_chat_expires_like_any_other);
	tcase_add_test(keeping, the_archive_ends_everybodys_time_and_annuls_the_links);
	tcase_add_test(keeping, who_leads_the_class_now_owns_its_chats_and_takes_over_what_another_one_left);
	tcase_add_test(keeping, another_teacher_of_the_subject_owns_its_chat_but_does_not_take_it_over);
	tcase_add_test(keeping, what_is_done_in_a_chat_is_recorded_by_its_owner);
	tcase_add_test(keeping, a_member_may_take_part_and_others_may_not);
	tcase_add_loop_test(roster, each_kind_says_who_must_be_in_a_new_chat, 0, kinds);
	tcase_add_test(roster, whom_the_kind_allows_holds_a_place_and_whom_it_does_not_exceeds);
	tcase_add_test(roster, a_roster_is_of_its_day);
	tcase_add_test(roster, a_roster_tells_who_has_not_joined_the_platform);
	tcase_add_test(roster, what_is_due_in_chats_is_what_their_rosters_tell);
	tcase_add_test(roster, whom_a_turn_took_off_a_chat_is_to_be_taken_out_of_it);
	tcase_add_test(roster, places_have_names);
	tcase_add_test(movements, who_changes_class_leaves_its_chats_and_so_do_the_parents);
	tcase_add_test(movements, who_leaves_for_good_leaves_every_chat_and_parents_with_another_child_stay);
	tcase_add_test(movements, a_bond_that_ends_takes_the_parent_out);
	tcase_add_test(movements, who_is_dismissed_teaches_no_more_and_leaves_the_chats_until_it_is_taken_back);
	tcase_add_test(movements, what_a_successor_took_over_stays_his_and_an_archived_chat_stands_in_the_way);
	return suite;
}

SUITE_MAIN(chat_suite)
