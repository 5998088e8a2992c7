/* test_random_events.c: random events and materials by anybody, against a model that was written from the act: what is
 * done and what is refused, in which state everything is, how many joined, and what the report counts as kept, due and
 * waiting.
 *
 * The model knows nothing of norms, facts or tables. A failing sequence is repeated by its number: CK_RUN_CASE=random,
 * and the loop's number is the seed.
 */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

#define SEEDS         16
#define STEPS         400
#define MATERIAL_DAYS 3
#define HOUR          INT64_C(3600000000)

static struct world w;

/* ---- the model ---- */

enum {
	ADMINISTRATOR,
	DEPUTY,
	HEAD,
	TEACHER,
	CURATOR,
	STRANGER,
	STUDENT,
	OTHER_STUDENT,
	LATE_STUDENT,
	PARENT,
	SYSTEM,
	PEOPLE
};

static const struct {
	bool administers, directs, teaches, leads, studies, joined;
} is[PEOPLE] = {
	[ADMINISTRATOR] = { .administers = true, .teaches = true, .joined = true },
	[DEPUTY] = { .directs = true, .joined = true },
	[HEAD] = { .directs = true },
	[TEACHER] = { .teaches = true, .joined = true },
	[CURATOR] = { .teaches = true, .leads = true, .joined = true },
	[STRANGER] = { .teaches = true }, /* a pedagogue who has not joined */
	[STUDENT] = { .studies = true, .joined = true },
	[OTHER_STUDENT] = { .studies = true, .joined = true },
	[LATE_STUDENT] = { .studies = true },
};

struct event {
	sfp_id id;
	sfp_kind kind;
	sfp_event_state state;
	sfp_time starts_at, started_at;
	bool joined[PEOPLE];
};

struct material {
	sfp_id id;
	sfp_channel_post_state state;
	sfp_time provided_at; /* 0: written by the administrator */
	int provided_by;
};

static sfp_actor as[PEOPLE];
static struct event events[STEPS];
static struct material materials[STEPS];
static int event_count, material_count;
static sfp_id channel;
static uint64_t dice;

static int throw_dice(int sides)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return (int)(dice >> 33) % sides;
}

static sfp_time midnight(void)
{
	return w.now - w.now % (24 * HOUR);
}

/* 2.1.14, 2.2.6, 2.3.4, 2.4.4. */
static bool may_hold(int who, sfp_kind kind)
{
	switch ((int)kind) {
	case SFP_KIND_BROADCAST:
		return is[who].administers;
	case SFP_KIND_MEETING:
		return is[who].directs && is[who].joined;
	case SFP_KIND_CLASS_EVENT:
		return is[who].leads && is[who].joined;
	default:
		return is[who].teaches && is[who].joined;
	}
}

static int joined_count(const struct event *event)
{
	int count = 0;

	for (int i = 0; i < PEOPLE; i++)
		count += event->joined[i];
	return count;
}

/* ---- steps: each asks the library, and says beforehand whether the act permits it ---- */

static void expect(bool may, sfp_status status, const char *what, int who)
{
	ck_assert_msg((status == SFP_OK) == may, "%s by %d is %s (%s), the act says %s", what, who,
	              sfp_status_name(status), sfp_registry_message(w.reg), may ? "yes" : "no");
	ck_assert_msg(may || status == SFP_REFUSED || status == SFP_E_EXISTS || status == SFP_E_INVALID,
	              "%s failed with %s", what, sfp_status_name(status));
}

static void plan(int who)
{
	struct event *planned = &events[event_count];
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	sfp_event *event = NULL;
	bool may;

	draft.kind = (sfp_kind)(SFP_KIND_BROADCAST + throw_dice(4));
	draft.title = "Занятие";
	draft.starts_at = w.now + (throw_dice(60) - 12) * HOUR;
	may = may_hold(who, draft.kind) && draft.starts_at >= midnight();
	expect(may, sfp_event_plan(w.reg, &as[who], &draft, &event), "plan", who);
	if (!may)
		return;
	*planned = (struct event){ event->head.id, draft.kind, SFP_EVENT_PLANNED, draft.starts_at, 0, { false } };
	event_count++;
	sfp_event_free(event);
}

static void reschedule(int who, struct event *event)
{
	sfp_time starts_at = w.now + (throw_dice(60) - 12) * HOUR;
	bool may = event->state == SFP_EVENT_PLANNED && may_hold(who, event->kind) && starts_at >= midnight() &&
	           !joined_count(event);
	sfp_event *after = NULL;

	expect(may, sfp_event_reschedule(w.reg, &as[who], &event->id, starts_at, &after), "reschedule", who);
	if (may)
		event->starts_at = starts_at;
	sfp_event_free(after);
}

static void start(int who, struct event *event)
{
	bool may = event->state == SFP_EVENT_PLANNED && may_hold(who, event->kind);
	sfp_event *after = NULL;

	expect(may, sfp_event_start(w.reg, &as[who], &event->id, &after), "start", who);
	if (may) {
		event->state = SFP_EVENT_RUNNING;
		event->started_at = w.now;
	}
	sfp_event_free(after);
}

static void finish(int who, struct event *event)
{
	int told = throw_dice(4) - 1;
	bool may = event->state == SFP_EVENT_RUNNING && may_hold(who, event->kind) &&
	           (told == -1 || told >= joined_count(event));
	sfp_event *after = NULL;

	expect(may, sfp_event_finish(w.reg, &as[who], &event->id, told, &after), "finish", who);
	if (may) {
		ck_assert_int_eq(after->participants, told);
		event->state = SFP_EVENT_FINISHED;
	}
	sfp_event_free(after);
}

static void cancel(int who, struct event *event)
{
	bool reason = throw_dice(4) != 0;
	bool may = event->state == SFP_EVENT_PLANNED && may_hold(who, event->kind) && reason && !joined_count(event);
	sfp_event *after = NULL;

	expect(may, sfp_event_cancel(w.reg, &as[who], &event->id, reason ? "карантин" : NULL, &after), "cancel", who);
	if (may)
		event->state = SFP_EVENT_CANCELLED;
	sfp_event_free(after);
}

/* 2.5.3: what runs, or what is planned for today once its hour has come. */
static void join(int who, struct event *event)
{
	bool now = event->starts_at <= w.now && event->starts_at >= midnight();
	bool open = event->state == SFP_EVENT_RUNNING || (event->state == SFP_EVENT_PLANNED && now);
	bool may = is[who].studies && is[who].joined && open && !event->joined[who];
	sfp_attendance *attendance = NULL;

	expect(may, sfp_event_join(w.reg, &as[who], &event->id, &attendance), "join", who);
	event->joined[who] |= may;
	sfp_attendance_free(attendance);
}

/* 2.2.5 and 2.1.13. */
static void publish(int who, bool write)
{
	struct material *made = &materials[material_count];
	sfp_channel_post_draft draft = SFP_CHANNEL_POST_DRAFT_INIT;
	bool may = write ? is[who].administers : is[who].directs;
	sfp_channel_post *post = NULL;

	draft.title = "Объявление";
	if (throw_dice(2))
		draft.channel_id = channel;
	expect(may, (write ? sfp_channel_post_write : sfp_channel_post_provide)(w.reg, &as[who], &draft, &post),
	       "material", who);
	if (!may)
		return;
	*made = (struct material){ post->head.id, write ? SFP_CHANNEL_POST_POSTED : SFP_CHANNEL_POST_PROVIDED,
		                   write ? 0 : w.now, who };
	material_count++;
	sfp_channel_post_free(post);
}

static void answer(int who, struct material *material)
{
	bool waits = material->state == SFP_CHANNEL_POST_PROVIDED, may;
	sfp_channel_post *post = NULL;

	switch (throw_dice(3)) {
	case 0:
		may = waits && is[who].administers;
		expect(may, sfp_channel_post_post(w.reg, &as[who], &material->id, &post), "post", who);
		break;
	case 1:
		may = waits && is[who].administers;
		expect(may, sfp_channel_post_decline(w.reg, &as[who], &material->id, "нет даты", &post), "decline",
		       who);
		break;
	default:
		may = waits && is[who].directs && material->provided_by == who;
		expect(may, sfp_channel_post_withdraw(w.reg, &as[who], &material->id, &post), "withdraw", who);
	}
	if (may)
		material->state = (sfp_channel_post_state)post->head.state;
	sfp_channel_post_free(post);
}

/* Half of the time one of those who may have the right. */
static int somebody(int first, int last)
{
	return throw_dice(2) ? first + throw_dice(last - first + 1) : throw_dice(PEOPLE);
}

static void step_event(int which, struct event *event)
{
	int holder = somebody(ADMINISTRATOR, CURATOR);

	if (which == 0)
		reschedule(holder, event);
	else if (which == 1)
		start(holder, event);
	else if (which == 2)
		finish(holder, event);
	else if (which == 3)
		cancel(holder, event);
	else
		join(somebody(STUDENT, LATE_STUDENT), event);
}

static void step(void)
{
	int which = throw_dice(12);

	if (which == 0)
		w.now += (1 + throw_dice(30)) * HOUR;
	else if (which <= 2 || (!event_count && which < 9))
		plan(somebody(ADMINISTRATOR, CURATOR));
	else if (which < 9)
		step_event(throw_dice(6), &events[throw_dice(event_count)]);
	else if (which == 9 || !material_count)
		publish(somebody(ADMINISTRATOR, HEAD), throw_dice(3) == 0);
	else
		answer(somebody(ADMINISTRATOR, HEAD), &materials[throw_dice(material_count)]);
}

/* ---- what the registry says afterwards ---- */

static const sfp_compliance_row *row_of(const sfp_compliance *report, sfp_norm norm)
{
	for (size_t i = 0; i < report->count; i++)
		if (report->rows[i].norm->norm == norm)
			return &report->rows[i];
	ck_abort_msg("the report lacks %s", sfp_norm_name(norm));
	return NULL;
}

static void expect_row(const sfp_compliance *report, sfp_norm norm, int kept, int due, int waiting)
{
	const sfp_compliance_row *row = row_of(report, norm);

	ck_assert_msg(row->kept == kept && row->due == due && row->waiting == waiting,
	              "%s: kept %d, due %d, waiting %d, not %d, %d, %d", sfp_norm_name(norm), (int)row->kept,
	              (int)row->due, (int)row->waiting, kept, due, waiting);
}

static void compare_broadcasts(const sfp_compliance *report)
{
	int kept = 0, due = 0, waiting = 0;

	for (int i = 0; i < event_count; i++) {
		const struct event *event = &events[i];

		if (event->kind != SFP_KIND_BROADCAST || event->state == SFP_EVENT_CANCELLED)
			continue;
		if (event->state == SFP_EVENT_PLANNED)
			*(event->starts_at <= w.now ? &due : &waiting) += 1;
		else
			*(event->state == SFP_EVENT_FINISHED || event->started_at >= midnight() ? &kept : &due) += 1;
	}
	expect_row(report, SFP_NORM_ADMINISTRATOR_BROADCASTS, kept, due, waiting);
}

/* One channel of the two was created. */
static void compare_materials(const sfp_compliance *report)
{
	int provided = 0, posted = 0, due = 0, waiting = 0;

	for (int i = 0; i < material_count; i++) {
		const struct material *material = &materials[i];

		provided += material->provided_at && material->state != SFP_CHANNEL_POST_WITHDRAWN;
		posted += material->state == SFP_CHANNEL_POST_POSTED;
		if (material->state == SFP_CHANNEL_POST_PROVIDED)
			*(material->provided_at + MATERIAL_DAYS * 24 * HOUR <= w.now ? &due : &waiting) += 1;
	}
	expect_row(report, SFP_NORM_ADMINISTRATOR_RUNS_CHANNELS, 1 + posted, 1 + due, waiting);
	expect_row(report, SFP_NORM_ADMINISTRATION_PROVIDES_MATERIAL, provided, 0, 0);
}

static void compare_students(const sfp_compliance *report)
{
	int attended = 0;

	for (int who = 0; who < PEOPLE; who++) {
		bool any = false;

		for (int i = 0; i < event_count; i++)
			any |= events[i].joined[who];
		attended += any;
	}
	expect_row(report, SFP_NORM_STUDENT_ATTENDS, attended, 0, 0);
}

static void compare_states(void)
{
	sfp_record *record = NULL;

	for (int i = 0; i < event_count; i++) {
		ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_EVENT, &events[i].id, &record));
		ck_assert_int_eq(record->state, events[i].state);
		ck_assert_int_eq(((const sfp_event *)record)->starts_at, events[i].starts_at);
		sfp_record_free(record);
	}
	for (int i = 0; i < material_count; i++) {
		ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_CHANNEL_POST, &materials[i].id, &record));
		ck_assert_int_eq(record->state, materials[i].state);
		sfp_record_free(record);
	}
}

static void compare(void)
{
	sfp_trail_report trail = SFP_TRAIL_REPORT_INIT;
	sfp_compliance *report = NULL;

	compare_states();
	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, 0, &report));
	compare_broadcasts(report);
	compare_materials(report);
	compare_students(report);
	sfp_compliance_free(report);
	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &trail));
}

/* ---- the tests ---- */

static void lead_class(const sfp_actor *curator)
{
	const sfp_distribution_line line = { "М-11", curator->person };
	sfp_id order = world_order(&w, SFP_ORDER_DISTRIBUTION, "4");
	sfp_homeroom *assigned = NULL;
	size_t added = 0;

	ck_sfp_ok(sfp_distribution_approve(w.reg, &w.head, &order, &line, 1, &added));
	ck_sfp_ok(sfp_homeroom_assign(w.reg, &w.administrator, &w.classes[0], &curator->person, &assigned));
	sfp_homeroom_free(assigned);
}

static void begin(int seed)
{
	const sfp_actor everybody[PEOPLE] = { w.administrator, w.deputy,      w.head,        w.teachers[1],
		                              w.teachers[2],   w.teachers[3], w.students[0], w.students[1],
		                              w.students[2],   w.parent,      w.system };
	sfp_channel *made = NULL;

	memcpy(as, everybody, sizeof(as));
	event_count = material_count = 0;
	dice = UINT64_C(0x9e3779b97f4a7c15) * (uint64_t)(seed + 1);
	lead_class(&as[CURATOR]);
	for (int who = 0; who < PEOPLE; who++)
		if (is[who].joined)
			world_join(&w, &as[who], is[who].studies ? &w.classes[0] : &w.staffroom,
			           is[who].studies ? SFP_ROLE_STUDENT : SFP_ROLE_TEACHER);
	ck_sfp_ok(sfp_channel_create(w.reg, &w.administrator, "all_school", &made));
	channel = made->head.id;
	sfp_channel_free(made);
}

START_TEST(random_events_agree_with_the_model)
{
	int done = 0;

	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	begin(_i);
	for (int i = 0; i < STEPS; i++) {
		step();
		if (i % 40 == 39)
			compare();
	}
	for (int i = 0; i < event_count; i++)
		done += events[i].state != SFP_EVENT_PLANNED || joined_count(&events[i]);
	ck_assert_int_gt(event_count, 3); /* a walk that does nothing proves nothing */
	ck_assert_int_gt(material_count, 3);
	ck_assert_int_gt(done, 0);
	world_close(&w);
}
END_TEST

static Suite *random_events_suite(void)
{
	Suite *suite = suite_create("random events");
	TCase *tcase = tcase_create("random");

	tcase_add_loop_test(tcase, random_events_agree_with_the_model, 0, SEEDS);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(random_events_suite)
