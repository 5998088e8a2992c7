/* test_touch.c: whom and what a new edition touches: held against what both editions answer to every real person, and
 * against every record of the college. */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/sferumpolicy.h"
#include "story.h"

static struct world w;
static struct story story;
static sfp_policy *before, *after;
static sfp_comparison *comparison;
static sfp_touch *touch;

static void open_college(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	story_tell(&w, &story);
	ck_sfp_ok(sfp_policy_load_builtin(&before));
}

static void close_college(void)
{
	sfp_touch_free(touch);
	sfp_comparison_free(comparison);
	sfp_policy_unref(before);
	sfp_policy_unref(after);
	touch = NULL;
	comparison = NULL;
	after = NULL;
	world_close(&w);
}

/* The built-in pack with the first `from` behind `behind` replaced by `to`. */
static void edit(const char *behind, const char *from, const char *to)
{
	const char *text = sfp_policy_builtin_text(NULL), *start = strstr(text, behind),
		   *at = start ? strstr(start, from) : NULL;
	char *copy = NULL;

	ck_assert_msg(at, "nothing like \"%s\" behind \"%s\"", from, behind);
	ck_assert_int_ge(asprintf(&copy, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from)), 0);
	ck_sfp_ok(sfp_policy_load(copy, strlen(copy), &after, NULL));
	free(copy);
	ck_sfp_ok(sfp_policy_compare(before, after, &comparison));
	ck_sfp_ok(sfp_comparison_touch(w.reg, &w.organization, comparison, &touch));
	ck_assert_uint_eq(touch->count, sfp_comparison_change_count(comparison));
}

static const struct {
	const char *behind, *from, *to;
} editions[] = {
	{ "norm: administrator.annuls_invites", "require: [invite_unclaimed]",
	  "require: [invite_unclaimed, custom_1]" },
	{ "norm: administrator.builds_structure", "{action: class.create,",
	  "{bearer: [head, teacher], action: class.create," },
	{ "norm: teacher.joins", "invite_role_teacher", "invite_role_teacher, custom_1" },
	{ "norm: administration.orders_use", "modality: duty", "modality: prohibition" },
	{ "norm: user.free_access", "bearer: user", "bearer: student" },
	{ "norm: teacher.attends_seminars", "bearer: teacher", "bearer: [parent, student]" },
	{ "norm: administrator.records_movement", "bearer: administration", "bearer: council" },
	{ "norm: administrator.verifies", "verification.confirm", "verification.request" },
	{ "norm: administrator.admits", "applicant_is_teacher_or_student", "actor_joined" },
};

/* ---- people ---- */

static sfp_page *everybody(void)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.limit = 1000;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_PERSON, &filter, &page));
	return page;
}

static uint32_t roles_of(const sfp_id *person)
{
	uint32_t roles = 0;

	ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, person, 0, &roles));
	return roles;
}

static sfp_effect effect_of(const sfp_policy *policy, sfp_request request, uint32_t roles)
{
	sfp_decision decision = SFP_DECISION_INIT;

	request.roles = roles;
	ck_sfp_ok(sfp_decide(policy, &request, &decision));
	return decision.effect;
}

static bool is_listed(const sfp_touched *touched, const sfp_id *person)
{
	for (size_t i = 0; i < touched->person_count; i++)
		if (sfp_id_equal(&touched->persons[i], person))
			return true;
	return false;
}

/* Does some class of that action, to which somebody of those roles belongs, change in the same way? */
static bool fares_so(const sfp_change *change, uint32_t roles)
{
	for (size_t i = 0; i < touch->count; i++) {
		const sfp_change *other = touch->items[i].change;

		if (other->action == change->action && other->before == change->before &&
		    other->after == change->after && effect_of(before, other->example, roles) == change->before &&
		    effect_of(after, other->example, roles) == change->after)
			return true;
	}
	return false;
}

/* Whoever is of the class is listed; whoever is listed fares as the change says. */
static void expect_person(const sfp_touched *touched, const sfp_id *person, uint32_t roles)
{
	const sfp_change *change = touched->change;
	sfp_request request = change->example;
	bool listed = is_listed(touched, person);

	request.roles = roles;
	if (sfp_comparison_find(comparison, &request) == change)
		ck_assert(listed || !roles);
	if (listed)
		ck_assert(roles && fares_so(change, roles));
	if (listed && !change->told)
		ck_assert(effect_of(before, change->example, roles) == change->before &&
		          effect_of(after, change->example, roles) == change->after);
}

/* Whose answer to any of the examples changes is among those of some change of that action. */
static void expect_not_forgotten(const sfp_id *person, uint32_t roles)
{
	for (size_t i = 0; i < touch->count && roles; i++) {
		const sfp_change *change = touch->items[i].change;
		bool found = false;

		if (effect_of(before, change->example, roles) == effect_of(after, change->example, roles))
			continue;
		for (size_t k = 0; k < touch->count && !found; k++)
			found = touch->items[k].change->action == change->action && is_listed(&touch->items[k], person);
		ck_assert(found);
	}
}

START_TEST(people_are_those_whose_answers_change)
{
	size_t touched_people = 0;
	sfp_page *page;

	edit(editions[_i].behind, editions[_i].from, editions[_i].to);
	ck_assert_uint_gt(touch->count, 0);
	page = everybody();
	for (size_t i = 0; i < page->count; i++) {
		const sfp_id *person = &page->records[i]->id;
		uint32_t roles = roles_of(person);
		bool any = false;

		for (size_t k = 0; k < touch->count; k++) {
			ck_assert_ptr_eq(touch->items[k].change, sfp_comparison_change_at(comparison, k));
			expect_person(&touch->items[k], person, roles);
			any |= is_listed(&touch->items[k], person);
		}
		expect_not_forgotten(person, roles);
		touched_people += any;
	}
	ck_assert_uint_eq(touch->person_count, touched_people);
	ck_assert_uint_gt(touched_people, 0);
	for (size_t k = 0; k < touch->count; k++)
		for (size_t i = 1; i < touch->items[k].person_count; i++)
			ck_assert_int_lt(
				memcmp(&touch->items[k].persons[i - 1], &touch->items[k].persons[i], sizeof(sfp_id)),
				0);
	sfp_page_free(page);
}
END_TEST

/* ---- things ---- */

static bool is_open_for(const sfp_record *record, sfp_kind kind, const sfp_change *change)
{
	sfp_machine machine = sfp_object_machine(record->object);
	const sfp_arrow *arrow;

	if (sfp_machine_state_is_final(machine, record->state) || !(change->kinds[kind / 64] >> kind % 64 & 1))
		return false;
	for (size_t i = 0; (arrow = sfp_machine_arrow_at(machine, i)); i++)
		if (arrow->from == record->state && sfp_machine_arrow_action(machine, arrow, kind) == change->action)
			return true;
	return false;
}

static size_t count_open(sfp_object object, const sfp_change *change)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t count = 0;

	filter.limit = 1000;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, object, &filter, &page));
	for (size_t i = 0; i < page->count; i++) {
		sfp_kind kind = object == SFP_OBJECT_MOVEMENT ? ((const sfp_movement *)page->records[i])->kind
		                : object == SFP_OBJECT_EVENT  ? ((const sfp_event *)page->records[i])->kind
		                                              : SFP_KIND_NONE;

		count += sfp_object_machine(object) && is_open_for(page->records[i], kind, change);
	}
	sfp_page_free(page);
	return count;
}

START_TEST(things_are_those_with_which_it_can_be_done_as_they_are)
{
	edit(editions[_i].behind, editions[_i].from, editions[_i].to);
	for (size_t i = 0; i < touch->count; i++) {
		const sfp_touched *touched = &touch->items[i];
		size_t all = 0;

		for (int object = 1; object < SFP_OBJECT_END; object++) {
			size_t listed = 0;

			for (size_t k = 0; k < touched->object_count; k++)
				listed += touched->objects[k].object == (sfp_object)object;
			ck_assert_uint_eq(listed, count_open((sfp_object)object, touched->change));
			all += listed;
		}
		ck_assert_uint_eq(all, touched->object_count);
	}
}
END_TEST

static const sfp_touched *told_of(sfp_action action, uint32_t roles)
{
	for (size_t i = 0; i < touch->count; i++) {
		const sfp_change *change = touch->items[i].change;

		if (change->told && change->action == action && change->roles == roles)
			return &touch->items[i];
	}
	ck_abort_msg("no change of %s is told", sfp_action_name(action));
	return NULL;
}

START_TEST(a_council_reads_how_many_and_what_is_open)
{
	const sfp_touched *touched;

	edit(editions[0].behind, editions[0].from, editions[0].to);
	touched = told_of(SFP_ACTION_INVITE_ANNUL, SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR));
	ck_assert_uint_eq(touched->person_count, 1);
	ck_assert(sfp_id_equal(&touched->persons[0], &w.administrator.person));
	ck_assert_str_eq(touched->people_ru, "касается 1 человека");
	ck_assert_str_eq(touched->people_en, "touches 1 person");
	ck_assert_uint_eq(touched->objects[0].object, SFP_OBJECT_INVITE);
	ck_assert_msg(strncmp(touched->objects_ru, "открыто: ", strlen("открыто: ")) == 0, "%s", touched->objects_ru);
	ck_assert_msg(strncmp(touched->objects_en, "open: ", 6) == 0, "%s", touched->objects_en);
}
END_TEST

START_TEST(numbers_and_words_agree)
{
	edit("norm: user.free_access", "bearer: user", "bearer: student");
	for (size_t i = 0; i < touch->count; i++) {
		const sfp_touched *touched = &touch->items[i];
		char ru[64], en[64];

		snprintf(ru, sizeof(ru), "касается %zu %s", touched->person_count,
		         touched->person_count == 1 ? "человека" : "человек");
		snprintf(en, sizeof(en), "touches %zu %s", touched->person_count,
		         touched->person_count == 1 ? "person" : "people");
		if (touched->person_count % 10 >= 2 && touched->person_count % 10 <= 9 && touched->person_count < 20)
			ck_assert_str_eq(touched->people_ru, ru);
		ck_assert_str_eq(touched->people_en, touched->person_count ? en : "touches nobody at present");
		ck_assert_str_eq(touched->objects_ru, "");
	}
}
END_TEST

/* Somebody who is a parent as well does not escape what changes for teachers, though parents join by norms of their
 * own. */
START_TEST(another_role_beside_hides_nobody)
{
	sfp_guardian_draft draft = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL;
	const sfp_touched *touched;
	int who = 1;

	while (who < WORLD_TEACHERS && roles_of(&w.teachers[who].person) != SFP_ROLE_BIT(SFP_ROLE_TEACHER))
		who++;
	ck_assert_int_lt(who, WORLD_TEACHERS);
	draft.parent = w.teachers[who].person;
	draft.student = w.students[1].person;
	ck_sfp_ok(sfp_guardian_add(w.reg, &w.system, &draft, &guardian));
	sfp_guardian_free(guardian);
	edit("norm: teacher.joins", "invite_role_teacher", "invite_role_teacher, custom_1");
	touched = told_of(SFP_ACTION_INVITE_CLAIM, SFP_ROLE_BIT(SFP_ROLE_TEACHER));
	ck_assert(is_listed(touched, &w.teachers[who].person));
	ck_assert(is_listed(touched, &w.administrator.person));
	ck_assert(!is_listed(touched, &w.parent.person));
}
END_TEST

START_TEST(other_words_touch_nobody)
{
	edit("norm: administrator.annuls_invites", "title:\n", "title: # переписано\n");
	ck_assert(sfp_comparison_is_same(comparison) && !sfp_comparison_is_identical(comparison));
	ck_assert(!touch->count && !touch->person_count && !touch->object_count);
}
END_TEST

START_TEST(what_cannot_be_meant_is_misuse)
{
	sfp_touch *none = NULL;

	edit(editions[0].behind, editions[0].from, editions[0].to);
	ck_sfp_status(sfp_comparison_touch(NULL, &w.organization, comparison, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_comparison_touch(w.reg, NULL, comparison, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_comparison_touch(w.reg, &w.organization, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_comparison_touch(w.reg, &w.organization, comparison, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_comparison_touch(w.reg, &w.order, comparison, &none), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(none);
	sfp_touch_free(NULL);
}
END_TEST

static Suite *touch_suite(void)
{
	Suite *suite = suite_create("touch");
	TCase *tests = tcase_create("touch");
	const int count = (int)(sizeof(editions) / sizeof(editions[0]));

	tcase_add_checked_fixture(tests, open_college, close_college);
	tcase_add_loop_test(tests, people_are_those_whose_answers_change, 0, count);
	tcase_add_loop_test(tests, things_are_those_with_which_it_can_be_done_as_they_are, 0, count);
	tcase_add_test(tests, a_council_reads_how_many_and_what_is_open);
	tcase_add_test(tests, numbers_and_words_agree);
	tcase_add_test(tests, another_role_beside_hides_nobody);
	tcase_add_test(tests, other_words_touch_nobody);
	tcase_add_test(tests, what_cannot_be_meant_is_misuse);
	suite_add_tcase(suite, tests);
	return suite;
}

SUITE_MAIN(touch_suite)
