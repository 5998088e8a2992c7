/* test_event.c: events are planned, moved, started, finished and called off by whom the act lets, and joined by
 * students. */
#include <sqlite3.h>
#include <string.h>

#include "base/time.h"
#include "check_main.h"
#include "ledger/registry.h"
#include "world.h"

#define HOUR (SFP__DAY / 24)

static struct world w;
static sfp_actor *teacher, *homeroom, *student;

static void lead_class(void)
{
	const sfp_distribution_line line = { "М-11", w.teachers[2].person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, "4");
	sfp_homeroom *assigned = NULL;
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &w.teachers[2].person, &assigned));
	sfp_homeroom_free(assigned);
}

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	teacher = &w.teachers[1];
	homeroom = &w.teachers[2];
	student = &w.students[0];
	lead_class();
	world_join(&w, teacher, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, homeroom, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, &w.deputy, &w.staffroom, SFP_ROLE_TEACHER);
	world_join(&w, student, &w.classes[0], SFP_ROLE_STUDENT);
}

static void leave(void)
{
	world_close(&w);
}

/* Whatever a test did, the trail must tell the same as the records. */
static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	leave();
}

/* ---- helpers ---- */

static void expect_refused(sfp_status status, sfp_reason reason, const char *clause)
{
	ck_assert_msg(status == SFP_REFUSED, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(reason));
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, clause);
}

static void expect_says(sfp_status status, sfp_status expected, const char *part)
{
	ck_sfp_status(status, expected);
	ck_assert_msg(strstr(sfp_registry_message(w.reg), part), "'%s' lacks '%s'", sfp_registry_message(w.reg), part);
}

static sfp_event_draft draft_of(sfp_kind kind)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;

	draft.kind = kind;
	draft.title = "Агрономия";
	draft.class_id = w.classes[0];
	return draft;
}

/* The state is looked at in what the call gave and in the file. */
static sfp_id keep(sfp_event *event, sfp_event_state state)
{
	sfp_id id = event->head.id;
	sfp_record *record = NULL;

	ck_assert_int_eq(event->head.state, state);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_EVENT, &id, &record));
	ck_assert_int_eq(record->state, state);
	ck_assert_int_eq(record->revision, event->head.revision);
	sfp_record_free(record);
	sfp_event_free(event);
	return id;
}

static sfp_id plan_at(const sfp_actor *who, sfp_kind kind, sfp_time starts_at)
{
	sfp_event_draft draft = draft_of(kind);
	sfp_event *event = NULL;

	draft.starts_at = starts_at;
	ck_sfp_ok(sfp_event_plan(w.reg, who, &draft, &event));
	return keep(event, SFP_EVENT_PLANNED);
}

static sfp_id lesson(void)
{
	return plan_at(teacher, SFP_KIND_LESSON, 0);
}

static void start(const sfp_id *id)
{
	sfp_event *event = NULL;

	ck_sfp_ok(sfp_event_start(w.reg, teacher, id, &event));
	keep(event, SFP_EVENT_RUNNING);
}

static void finish(const sfp_id *id, int participants)
{
	sfp_event *event = NULL;

	ck_sfp_ok(sfp_event_finish(w.reg, teacher, id, participants, &event));
	ck_assert_int_eq(event->participants, participants);
	keep(event, SFP_EVENT_FINISHED);
}

static void join(const sfp_id *id)
{
	sfp_attendance *attendance = NULL;

	ck_sfp_ok(sfp_event_join(w.reg, student, id, &attendance));
	ck_assert(sfp_id_equal(&attendance->event_id, id));
	ck_assert(sfp_id_equal(&attendance->person, &student->person));
	ck_assert_int_eq(attendance->joined_at, w.now);
	sfp_attendance_free(attendance);
}

/* ---- planning ---- */

START_TEST(a_lesson_is_planned_started_and_finished)
{
	sfp_event_draft draft = draft_of(SFP_KIND_LESSON);
	sfp_event *event = NULL;
	sfp_id id;

	draft.mode = SFP_EVENT_HYBRID;
	draft.starts_at = w.now + HOUR;
	ck_sfp_ok(sfp_event_plan(w.reg, teacher, &draft, &event));
	ck_assert_int_eq(event->kind, SFP_KIND_LESSON);
	ck_assert_int_eq(event->mode, SFP_EVENT_HYBRID);
	ck_assert_str_eq(event->title, "Агрономия");
	ck_assert(sfp_id_equal(&event->organizer, &teacher->person));
	ck_assert(sfp_id_equal(&event->class_id, &w.classes[0]));
	ck_assert_int_eq(event->starts_at, w.now + HOUR);
	ck_assert_int_eq(event->started_at, 0);
	ck_assert_int_eq(event->participants, SFP_EVENT_PARTICIPANTS_UNKNOWN);
	id = keep(event, SFP_EVENT_PLANNED);
	w.now += HOUR;
	ck_sfp_ok(sfp_event_start(w.reg, teacher, &id, &event));
	ck_assert_int_eq(event->started_at, w.now);
	keep(event, SFP_EVENT_RUNNING);
	w.now += HOUR;
	ck_sfp_ok(sfp_event_finish(w.reg, teacher, &id, 20, &event));
	ck_assert_int_eq(event->finished_at, w.now);
	ck_assert_int_eq(event->participants, 20);
	keep(event, SFP_EVENT_FINISHED);
}
END_TEST

/* Written from the act: who plans which kind, and by which clause the others do not. One sign for the administrator, a
 * deputy, a homeroom teacher, a teacher, a student and a parent; who may has joined. */
static const struct {
	sfp_kind kind;
	sfp_action action;
	const char *who, *clause;
} planners[] = {
	{ SFP_KIND_BROADCAST, SFP_ACTION_BROADCAST_PLAN, "+-----", "2.1.14" },
	{ SFP_KIND_MEETING, SFP_ACTION_MEETING_PLAN, "-+----", "2.2.6" },
	{ SFP_KIND_CLASS_EVENT, SFP_ACTION_EVENT_PLAN, "--+---", "2.3.4" },
	{ SFP_KIND_LESSON, SFP_ACTION_LESSON_PLAN, "+-++--", "2.4.4" },
};

START_TEST(each_kind_is_planned_by_whom_the_act_names)
{
	const sfp_actor *people[] = { &w.administrator, &w.deputy, homeroom, teacher, student, &w.parent };
	sfp_event_draft draft = draft_of(planners[_i].kind);

	world_join(&w, &w.administrator, &w.staffroom, SFP_ROLE_TEACHER);
	for (int i = 0; i < 6; i++) {
		sfp_event *event = NULL;
		sfp_status status = sfp_event_plan(w.reg, people[i], &draft, &event);

		if (planners[_i].who[i] == '+') {
			ck_sfp_ok(status);
			keep(event, SFP_EVENT_PLANNED);
			continue;
		}
		expect_refused(status, SFP_REASON_ROLE, planners[_i].clause);
		ck_assert_int_eq(sfp_registry_refusal(w.reg)->action, planners[_i].action);
	}
}
END_TEST

START_TEST(who_has_not_joined_plans_nothing_but_broadcasts)
{
	sfp_event_draft draft = draft_of(SFP_KIND_LESSON);
	sfp_event *event = NULL;

	expect_refused(sfp_event_plan(w.reg, &w.teachers[3], &draft, &event), SFP_REASON_FACT, "2.4.4");
	draft.kind = SFP_KIND_MEETING;
	expect_refused(sfp_event_plan(w.reg, &w.head, &draft, &event), SFP_REASON_FACT, "2.2.6");
	ck_assert_ptr_null(event);
	plan_at(&w.administrator, SFP_KIND_BROADCAST, 0);
}
END_TEST

START_TEST(a_refusal_does_not_repeat_the_kind_that_the_action_tells)
{
	sfp_event_draft draft = draft_of(SFP_KIND_LESSON);
	sfp_event *event = NULL;

	expect_refused(sfp_event_plan(w.reg, student, &draft, &event), SFP_REASON_ROLE, "2.4.4");
	ck_assert_ptr_null(strstr(sfp_registry_refusal(w.reg)->text_ru, "вида"));
	ck_assert_ptr_null(strstr(sfp_registry_refusal(w.reg)->text_en, "kind"));
}
END_TEST

START_TEST(a_draft_says_what_is_held)
{
	sfp_event_draft draft = draft_of(SFP_KIND_EXPEL);
	sfp_event *none = NULL;

	expect_says(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_INVALID, "class_event");
	draft = draft_of(SFP_KIND_NONE);
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_INVALID, "kind");
	draft = draft_of(SFP_KIND_LESSON);
	draft.mode = SFP_EVENT_MODE_END;
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_INVALID, "mode");
	draft = draft_of(SFP_KIND_LESSON);
	draft.title = NULL;
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_INVALID, "title");
	draft.title = "\xff";
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_INVALID, "UTF-8");
	draft = draft_of(SFP_KIND_LESSON);
	draft.class_id = w.order;
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_NOT_FOUND, "class");
	draft = draft_of(SFP_KIND_LESSON);
	draft.subject_id = w.order;
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_NOT_FOUND, "subject");
	draft.struct_size = 1;
	ck_sfp_status(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_event_plan(w.reg, teacher, NULL, &none), SFP_E_MISUSE);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(an_event_begins_today_or_later)
{
	sfp_event_draft draft = draft_of(SFP_KIND_LESSON);
	sfp_event *event = NULL;
	sfp_id id;

	draft.starts_at = sfp_time_of_date(20250902) - 1;
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &event), SFP_E_INVALID, "later day");
	draft.starts_at = -1;
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &event), SFP_E_INVALID, "later day");
	draft.starts_at = INT64_MAX;
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &event), SFP_E_INVALID, "calendar");
	draft.starts_at = sfp_time_of_date(20250902); /* this morning */
	ck_sfp_ok(sfp_event_plan(w.reg, teacher, &draft, &event));
	id = keep(event, SFP_EVENT_PLANNED);
	expect_says(sfp_event_reschedule(w.reg, teacher, &id, 0, &event), SFP_E_INVALID, "later day");
	expect_says(sfp_event_reschedule(w.reg, teacher, &id, INT64_MAX, &event), SFP_E_INVALID, "calendar");
	draft.starts_at = 0;
	ck_sfp_ok(sfp_event_plan(w.reg, teacher, &draft, &event));
	ck_assert_int_eq(event->starts_at, w.now);
	ck_assert_int_eq(event->mode, SFP_EVENT_ONLINE);
	keep(event, SFP_EVENT_PLANNED);
}
END_TEST

/* Nothing closes a class in this release, so the test does it behind the registry's back. */
START_TEST(nothing_is_planned_for_a_closed_class)
{
	sfp_event_draft draft = draft_of(SFP_KIND_LESSON);
	sfp_event *none = NULL;

	ck_assert_int_eq(sqlite3_exec(sfp__store_connection(w.reg->store), "UPDATE class SET closed_on = 20250901",
	                              NULL, NULL, NULL),
	                 SQLITE_OK);
	expect_says(sfp_event_plan(w.reg, teacher, &draft, &none), SFP_E_INVALID, "closed");
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(a_mode_has_a_name_and_a_name_its_mode)
{
	ck_assert_str_eq(sfp_event_mode_name(SFP_EVENT_ONLINE), "online");
	ck_assert_str_eq(sfp_event_mode_name(SFP_EVENT_HYBRID), "hybrid");
	ck_assert_ptr_null(sfp_event_mode_name((sfp_event_mode)0));
	ck_assert_ptr_null(sfp_event_mode_name(SFP_EVENT_MODE_END));
	ck_assert_ptr_null(sfp_event_mode_name((sfp_event_mode)-1));
	ck_assert_int_eq(sfp_event_mode_from_name("online"), SFP_EVENT_ONLINE);
	ck_assert_int_eq(sfp_event_mode_from_name("hybrid"), SFP_EVENT_HYBRID);
	ck_assert_int_eq(sfp_event_mode_from_name("on the spot"), 0);
	ck_assert_int_eq(sfp_event_mode_from_name(NULL), 0);
}
END_TEST

/* ---- what becomes of it ---- */

START_TEST(a_planned_event_is_moved_and_called_off)
{
	sfp_id id = lesson();
	sfp_event *event = NULL;

	ck_sfp_ok(sfp_event_reschedule(w.reg, teacher, &id, w.now + SFP__DAY, &event));
	ck_assert_int_eq(event->starts_at, w.now + SFP__DAY);
	keep(event, SFP_EVENT_PLANNED);
	expect_refused(sfp_event_cancel(w.reg, teacher, &id, NULL, &event), SFP_REASON_NEEDS_REASON, "2.4.4");
	expect_refused(sfp_event_cancel(w.reg, teacher, &id, " ", &event), SFP_REASON_NEEDS_REASON, "2.4.4");
	expect_says(sfp_event_cancel(w.reg, teacher, &id, "\xff", &event), SFP_E_INVALID, "UTF-8");
	ck_sfp_ok(sfp_event_cancel(w.reg, teacher, &id, "карантин", &event));
	ck_assert_str_eq(event->reason, "карантин");
	keep(event, SFP_EVENT_CANCELLED);
}
END_TEST

/* Written from the machine: which events a state knows. */
static const struct {
	sfp_event_state state;
	bool reschedule, start, finish, cancel, join;
} known[] = {
	{ SFP_EVENT_PLANNED, true, true, false, true, true },
	{ SFP_EVENT_RUNNING, false, false, true, false, true },
	{ SFP_EVENT_FINISHED, false, false, false, false, false },
	{ SFP_EVENT_CANCELLED, false, false, false, false, false },
};

static sfp_id lesson_in(sfp_event_state state)
{
	sfp_id id = lesson();
	sfp_event *event = NULL;

	if (state == SFP_EVENT_RUNNING || state == SFP_EVENT_FINISHED)
		start(&id);
	if (state == SFP_EVENT_FINISHED)
		finish(&id, 1);
	if (state == SFP_EVENT_CANCELLED) {
		ck_sfp_ok(sfp_event_cancel(w.reg, teacher, &id, "карантин", &event));
		sfp_event_free(event);
	}
	return id;
}

static void expect_step(sfp_status status, bool expected, sfp_event **event)
{
	if (expected)
		ck_sfp_ok(status);
	else
		expect_refused(status, SFP_REASON_NO_TRANSITION, "");
	sfp_event_free(*event);
	*event = NULL;
}

START_TEST(a_state_knows_its_events_and_no_others)
{
	sfp_event_state state = known[_i].state;
	sfp_attendance *attendance = NULL;
	sfp_event *event = NULL;
	sfp_id id = lesson_in(state);

	expect_step(sfp_event_reschedule(w.reg, teacher, &id, w.now, &event), known[_i].reschedule, &event);
	id = lesson_in(state);
	expect_step(sfp_event_start(w.reg, teacher, &id, &event), known[_i].start, &event);
	id = lesson_in(state);
	expect_step(sfp_event_finish(w.reg, teacher, &id, 1, &event), known[_i].finish, &event);
	id = lesson_in(state);
	expect_step(sfp_event_cancel(w.reg, teacher, &id, "карантин", &event), known[_i].cancel, &event);
	id = lesson_in(state);
	if (known[_i].join)
		ck_sfp_ok(sfp_event_join(w.reg, student, &id, &attendance));
	else
		expect_refused(sfp_event_join(w.reg, student, &id, &attendance), SFP_REASON_GUARD, "2.5.3");
	sfp_attendance_free(attendance);
}
END_TEST

/* The act gives lessons to pedagogues, not each lesson to its own. */
START_TEST(a_colleague_may_step_what_the_act_lets_him)
{
	sfp_id id = lesson(), meeting = plan_at(&w.deputy, SFP_KIND_MEETING, 0);
	sfp_event *event = NULL;

	expect_refused(sfp_event_start(w.reg, &w.deputy, &id, &event), SFP_REASON_ROLE, "2.4.4");
	expect_refused(sfp_event_start(w.reg, teacher, &meeting, &event), SFP_REASON_ROLE, "2.2.6");
	ck_sfp_ok(sfp_event_start(w.reg, homeroom, &id, &event));
	ck_assert(sfp_id_equal(&event->organizer, &teacher->person));
	keep(event, SFP_EVENT_RUNNING);
}
END_TEST

START_TEST(what_is_permitted_on_an_event_is_told_by_its_kind)
{
	sfp_id id = lesson();
	sfp_choices *choices = NULL;

	ck_sfp_ok(sfp_permitted(w.reg, teacher, SFP_OBJECT_EVENT, &id, &choices));
	ck_assert_uint_eq(choices->count, 4);
	for (size_t i = 0; i < choices->count; i++)
		ck_assert_int_eq(choices->items[i].permitted, choices->items[i].event != SFP_EVENT_EVENT_FINISH);
	sfp_choices_free(choices);
	ck_sfp_ok(sfp_permitted(w.reg, &w.deputy, SFP_OBJECT_EVENT, &id, &choices));
	for (size_t i = 0; i < choices->count; i++)
		ck_assert(!choices->items[i].permitted);
	sfp_choices_free(choices);
}
END_TEST

START_TEST(a_number_that_nobody_told_is_not_zero)
{
	sfp_id id = lesson(), other = lesson();
	sfp_event *event = NULL;

	start(&id);
	finish(&id, SFP_EVENT_PARTICIPANTS_UNKNOWN);
	start(&other);
	expect_says(sfp_event_finish(w.reg, teacher, &other, -2, &event), SFP_E_INVALID, "participants");
	ck_assert_ptr_null(event);
	finish(&other, 0);
}
END_TEST

START_TEST(a_step_with_the_same_key_is_one_step)
{
	sfp_actor actor = *teacher;
	sfp_event_draft draft = draft_of(SFP_KIND_LESSON);
	sfp_event *event = NULL;
	sfp_id id;

	actor.idempotency_key = "plan";
	ck_sfp_ok(sfp_event_plan(w.reg, &actor, &draft, &event));
	id = keep(event, SFP_EVENT_PLANNED);
	start(&id);
	world_pass_days(&w, 1); /* "now" was another instant: the draft is the same */
	ck_sfp_ok(sfp_event_plan(w.reg, &actor, &draft, &event));
	ck_assert(sfp_id_equal(&event->head.id, &id));
	keep(event, SFP_EVENT_RUNNING);
	actor.idempotency_key = "finish";
	ck_sfp_ok(sfp_event_finish(w.reg, &actor, &id, 7, &event));
	keep(event, SFP_EVENT_FINISHED);
	ck_sfp_ok(sfp_event_finish(w.reg, &actor, &id, 7, &event));
	ck_assert_int_eq(event->head.revision, 3);
	keep(event, SFP_EVENT_FINISHED);
	expect_says(sfp_event_finish(w.reg, &actor, &id, 8, &event), SFP_E_CONFLICT, "key");
}
END_TEST

START_TEST(what_does_not_exist_is_not_found)
{
	sfp_attendance *attendance = NULL;
	sfp_event *none = NULL;
	sfp_id id = lesson();

	ck_sfp_status(sfp_event_start(w.reg, teacher, &w.order, &none), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_event_join(w.reg, student, &w.order, &attendance), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_event_start(w.reg, teacher, NULL, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_event_start(NULL, teacher, &id, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_event_start(w.reg, NULL, &id, &none), SFP_E_MISUSE);
	ck_sfp_status(sfp_event_start(w.reg, teacher, &id, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_event_join(NULL, student, &id, &attendance), SFP_E_MISUSE);
	ck_sfp_status(sfp_event_join(w.reg, NULL, &id, &attendance), SFP_E_MISUSE);
	ck_sfp_status(sfp_event_join(w.reg, student, NULL, &attendance), SFP_E_MISUSE);
	ck_sfp_status(sfp_event_join(w.reg, student, &id, NULL), SFP_E_MISUSE);
	ck_assert_ptr_null(none);
	ck_assert_ptr_null(attendance);
	sfp_event_free(NULL);
	sfp_attendance_free(NULL);
}
END_TEST

/* ---- taking part ---- */

START_TEST(one_joins_what_runs)
{
	sfp_id id = lesson();
	sfp_attendance *again = NULL;

	start(&id);
	join(&id);
	expect_says(sfp_event_join(w.reg, student, &id, &again), SFP_E_EXISTS, "already");
	ck_assert_ptr_null(again);
	finish(&id, 1);
	expect_says(sfp_event_join(w.reg, student, &id, &again), SFP_E_EXISTS, "already");
}
END_TEST

START_TEST(what_is_planned_is_joined_on_its_day_from_its_hour)
{
	sfp_id id = plan_at(teacher, SFP_KIND_LESSON, w.now + HOUR), other;
	sfp_attendance *early = NULL;

	expect_refused(sfp_event_join(w.reg, student, &id, &early), SFP_REASON_GUARD, "2.5.3");
	w.now += HOUR;
	join(&id);
	other = plan_at(teacher, SFP_KIND_LESSON, w.now + HOUR);
	world_pass_days(&w, 1);
	expect_refused(sfp_event_join(w.reg, student, &other, &early), SFP_REASON_GUARD,
	               "2.5.3"); /* that was yesterday */
	ck_assert_ptr_null(early);
}
END_TEST

START_TEST(what_somebody_joined_takes_place)
{
	sfp_id id = lesson();
	sfp_event *event = NULL;

	join(&id);
	expect_refused(sfp_event_cancel(w.reg, teacher, &id, "карантин", &event), SFP_REASON_GUARD, "2.4.4");
	expect_refused(sfp_event_reschedule(w.reg, teacher, &id, w.now + SFP__DAY, &event), SFP_REASON_GUARD, "2.4.4");
	start(&id);
	expect_says(sfp_event_finish(w.reg, teacher, &id, 0, &event), SFP_E_INVALID, "fewer than joined (1)");
	ck_assert_ptr_null(event);
	finish(&id, 1);
}
END_TEST

START_TEST(where_nobody_counted_those_who_joined_are_still_told)
{
	sfp_id id = lesson();
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	start(&id);
	join(&id);
	finish(&id, SFP_EVENT_PARTICIPANTS_UNKNOWN);
	filter.person = student->person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_ATTENDANCE, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert(sfp_id_equal(&((const sfp_attendance *)page->records[0])->event_id, &id));
	sfp_page_free(page);
}
END_TEST

static size_t attended(sfp_kind kind, const sfp_id *class_id)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t count;

	filter.kind = kind;
	if (class_id)
		filter.class_id = *class_id;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_ATTENDANCE, &filter, &page));
	count = page->count;
	sfp_page_free(page);
	return count;
}

START_TEST(who_took_part_is_listed_by_class_and_kind_of_the_event)
{
	sfp_id first = lesson(), second = plan_at(homeroom, SFP_KIND_CLASS_EVENT, 0);

	join(&first);
	join(&second);
	ck_assert_uint_eq(attended(SFP_KIND_NONE, NULL), 2);
	ck_assert_uint_eq(attended(SFP_KIND_LESSON, NULL), 1);
	ck_assert_uint_eq(attended(SFP_KIND_MEETING, NULL), 0);
	ck_assert_uint_eq(attended(SFP_KIND_NONE, &w.classes[0]), 2);
	ck_assert_uint_eq(attended(SFP_KIND_LESSON, &w.classes[1]), 0);
}
END_TEST

/* Written from the act: students join, and which action their joining is. */
START_TEST(students_who_joined_the_platform_take_part)
{
	static const sfp_kind kinds[] = { SFP_KIND_LESSON, SFP_KIND_CLASS_EVENT, SFP_KIND_BROADCAST, SFP_KIND_MEETING };
	const sfp_actor *organizers[] = { teacher, homeroom, &w.administrator, &w.deputy };
	sfp_id id = plan_at(organizers[_i], kinds[_i], 0);
	sfp_attendance *none = NULL;

	join(&id);
	expect_refused(sfp_event_join(w.reg, &w.students[1], &id, &none), SFP_REASON_FACT, "2.5.3");
	expect_refused(sfp_event_join(w.reg, &w.parent, &id, &none), SFP_REASON_ROLE, "2.5.3");
	expect_refused(sfp_event_join(w.reg, homeroom, &id, &none), SFP_REASON_ROLE, "2.5.3");
	expect_refused(sfp_event_join(w.reg, &w.system, &id, &none), SFP_REASON_ROLE, "2.5.3");
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->action,
	                 kinds[_i] == SFP_KIND_LESSON ? SFP_ACTION_LESSON_JOIN : SFP_ACTION_EVENT_JOIN);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(joining_with_the_same_key_is_joining_once)
{
	sfp_actor actor = *student;
	sfp_attendance *first = NULL, *again = NULL;
	sfp_id id = lesson();

	actor.idempotency_key = "join";
	ck_sfp_ok(sfp_event_join(w.reg, &actor, &id, &first));
	world_pass_days(&w, 2);
	ck_sfp_ok(sfp_event_join(w.reg, &actor, &id, &again));
	ck_assert(sfp_id_equal(&first->head.id, &again->head.id));
	ck_assert_int_eq(first->joined_at, again->joined_at);
	sfp_attendance_free(first);
	sfp_attendance_free(again);
}
END_TEST

START_TEST(the_list_finds_by_state_kind_class_and_organizer)
{
	sfp_id id = lesson(), other = plan_at(&w.deputy, SFP_KIND_MEETING, 0);
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.kind = SFP_KIND_LESSON;
	filter.class_id = w.classes[0];
	filter.person = teacher->person;
	filter.state = SFP_EVENT_PLANNED;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_EVENT, &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	ck_assert(sfp_id_equal(&page->records[0]->id, &id) && !sfp_id_equal(&id, &other));
	sfp_page_free(page);
	filter.kind = SFP_KIND_MEETING;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_EVENT, &filter, &page));
	ck_assert_uint_eq(page->count, 0);
	sfp_page_free(page);
}
END_TEST

/* An act may know no broadcasts and no lessons. */
START_TEST(what_an_act_does_not_know_is_not_regulated)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	struct world kindergarten;
	sfp_event *none = NULL;

	draft.title = "Утренник";
	world_open_under(&kindergarten, "examples/packs/kindergarten.yaml");
	for (int kind = SFP_KIND_BROADCAST; kind <= SFP_KIND_LESSON; kind++) {
		draft.kind = (sfp_kind)kind;
		ck_sfp_status(sfp_event_plan(kindergarten.reg, &kindergarten.administrator, &draft, &none),
		              SFP_REFUSED);
		ck_assert_int_eq(sfp_registry_refusal(kindergarten.reg)->reason, SFP_REASON_NOT_REGULATED);
	}
	world_close(&kindergarten);
	ck_assert_ptr_null(none);
}
END_TEST

static Suite *event_suite(void)
{
	Suite *suite = suite_create("event");
	TCase *planning = tcase_create("planning"), *steps = tcase_create("steps"), *joining = tcase_create("joining"),
	      *closed = tcase_create("closed");

	tcase_add_checked_fixture(planning, setup, teardown);
	tcase_add_test(planning, a_lesson_is_planned_started_and_finished);
	tcase_add_loop_test(planning, each_kind_is_planned_by_whom_the_act_names, 0,
	                    (int)(sizeof(planners) / sizeof(planners[0])));
	tcase_add_test(planning, who_has_not_joined_plans_nothing_but_broadcasts);
	tcase_add_test(planning, a_refusal_does_not_repeat_the_kind_that_the_action_tells);
	tcase_add_test(planning, a_draft_says_what_is_held);
	tcase_add_test(planning, an_event_begins_today_or_later);
	tcase_add_test(planning, a_mode_has_a_name_and_a_name_its_mode);
	tcase_add_test(planning, what_an_act_does_not_know_is_not_regulated);
	tcase_add_checked_fixture(steps, setup, teardown);
	tcase_add_test(steps, a_planned_event_is_moved_and_called_off);
	tcase_add_loop_test(steps, a_state_knows_its_events_and_no_others, 0, (int)(sizeof(known) / sizeof(known[0])));
	tcase_add_test(steps, a_colleague_may_step_what_the_act_lets_him);
	tcase_add_test(steps, what_is_permitted_on_an_event_is_told_by_its_kind);
	tcase_add_test(steps, a_number_that_nobody_told_is_not_zero);
	tcase_add_test(steps, a_step_with_the_same_key_is_one_step);
	tcase_add_test(steps, what_does_not_exist_is_not_found);
	tcase_add_test(steps, the_list_finds_by_state_kind_class_and_organizer);
	tcase_add_checked_fixture(joining, setup, teardown);
	tcase_add_test(joining, one_joins_what_runs);
	tcase_add_test(joining, what_is_planned_is_joined_on_its_day_from_its_hour);
	tcase_add_test(joining, what_somebody_joined_takes_place);
	tcase_add_test(joining, where_nobody_counted_those_who_joined_are_still_told);
	tcase_add_test(joining, who_took_part_is_listed_by_class_and_kind_of_the_event);
	tcase_add_loop_test(joining, students_who_joined_the_platform_take_part, 0, 4);
	tcase_add_test(joining, joining_with_the_same_key_is_joining_once);
	tcase_add_checked_fixture(closed, setup, leave);
	tcase_add_test(closed, nothing_is_planned_for_a_closed_class);
	suite_add_tcase(suite, planning);
	suite_add_tcase(suite, steps);
	suite_add_tcase(suite, joining);
	suite_add_tcase(suite, closed);
	return suite;
}

SUITE_MAIN(event_suite)
