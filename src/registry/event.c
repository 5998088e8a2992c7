/* event.c: «трансляция, урок, мероприятие, совещание» — what is held on the platform, online or hybrid. */
#include <limits.h>
#include <string.h>

#include "base/time.h"
#include "ledger/given.h"
#include "ledger/local.h"
#include "registry/class.h"
#include "registry/nouns.h"
#include "sferumpolicy/event.h"

static const char *mode_name(int number)
{
	return sfp_event_mode_name((sfp_event_mode)number);
}

static const struct sfp__field fields[] = {
	SFP__FIELD_WITHIN(sfp_event, kind, SFP__KIND, SFP_KIND_BROADCAST, SFP_KIND_MEETING),
	SFP__FIELD_WORD(sfp_event, mode, mode_name),
	SFP__FIELD(sfp_event, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_event, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_event, subject_id, SFP__ID, 0),
	SFP__FIELD(sfp_event, organizer, SFP__ID, 0),
	SFP__FIELD(sfp_event, starts_at, SFP__TIME, 0),
	SFP__FIELD(sfp_event, started_at, SFP__TIME, 0),
	SFP__FIELD(sfp_event, finished_at, SFP__TIME, 0),
	SFP__FIELD_WITHIN(sfp_event, participants, SFP__INT, SFP_EVENT_PARTICIPANTS_UNKNOWN, INT_MAX - 1),
	SFP__FIELD(sfp_event, reason, SFP__TEXT, 0),
};

const struct sfp__entity sfp__event_entity = {
	.object = SFP_OBJECT_EVENT,
	.name = "event",
	.title_ru = "мероприятие",
	.machine = SFP_MACHINE_EVENT,
	.size = sizeof(sfp_event),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_EVENT_GET,
	.list = SFP__SQL_EVENT_LIST,
	.insert = SFP__SQL_EVENT_INSERT,
	.update = SFP__SQL_EVENT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

static const char *const mode_names[] = {
	[SFP_EVENT_ONLINE] = "online",
	[SFP_EVENT_HYBRID] = "hybrid",
};
_Static_assert(SFP__LENGTH(mode_names) == SFP_EVENT_MODE_END, "a name for every mode");

const char *sfp_event_mode_name(sfp_event_mode mode)
{
	return (int)mode > 0 && (int)mode < SFP_EVENT_MODE_END ? mode_names[mode] : NULL;
}

sfp_event_mode sfp_event_mode_from_name(const char *name)
{
	for (int mode = 1; name && mode < SFP_EVENT_MODE_END; mode++)
		if (strcmp(mode_names[mode], name) == 0)
			return (sfp_event_mode)mode;
	return (sfp_event_mode)0;
}

static void ask_about(struct sfp__verb *verb, const sfp_event *event)
{
	verb->about.event = event;
	verb->about.class_id = event->class_id;
	verb->about.subject_id = event->subject_id;
}

/* ---- checking what was given ---- */

/* The action that plans an event of the kind; 0 where it is no kind of event. */
static sfp_action action_of_planning(sfp_kind kind)
{
	switch ((int)kind) {
	case SFP_KIND_BROADCAST:
		return SFP_ACTION_BROADCAST_PLAN;
	case SFP_KIND_LESSON:
		return SFP_ACTION_LESSON_PLAN;
	case SFP_KIND_CLASS_EVENT:
		return SFP_ACTION_EVENT_PLAN;
	case SFP_KIND_MEETING:
		return SFP_ACTION_MEETING_PLAN;
	}
	return (sfp_action)0;
}

static sfp_status expect_time(struct sfp__verb *verb, sfp_time starts_at)
{
	if (starts_at < sfp__local_day_start(verb->reg, verb->today)) {
		sfp__registry_say(verb->reg, "начало (starts_at): уже прошло; назначьте на сегодня или позже",
		                  "starts_at: is over; choose today or a later day");
		return SFP_E_INVALID;
	}
	if (starts_at >= sfp__local_day_start(verb->reg, 99991231)) {
		sfp__registry_say(verb->reg, "начало (starts_at): такого дня нет в календаре",
		                  "starts_at: is no day of the calendar");
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

static sfp_status fill_event(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_event_draft *draft = given;
	sfp_event *event = made;
	sfp_registry *reg = verb->reg;
	sfp_status status = sfp__given_member(reg, "title", draft->title, &event->title);

	if (status == SFP_OK)
		status = sfp__given_required(reg, "title", event->title);
	if (status != SFP_OK)
		return status;
	if (!action_of_planning(draft->kind)) {
		sfp__registry_say(reg,
		                  "вид (kind): это не мероприятие; возможны broadcast, lesson, class_event, meeting",
		                  "kind: is no event; there are broadcast, lesson, class_event, meeting");
		return SFP_E_INVALID;
	}
	if (draft->mode && !sfp_event_mode_name(draft->mode)) {
		sfp__registry_say(reg, "форма (mode): %d — такой нет; возможны online и hybrid",
		                  "mode: %d is none; there are online and hybrid", (int)draft->mode);
		return SFP_E_INVALID;
	}
	event->kind = draft->kind;
	event->mode = draft->mode ? draft->mode : SFP_EVENT_ONLINE;
	event->class_id = draft->class_id;
	event->subject_id = draft->subject_id;
	event->starts_at = draft->starts_at;
	event->participants = SFP_EVENT_PARTICIPANTS_UNKNOWN;
	return SFP_OK;
}

/* Those that are named exist, and the class is open. */
static sfp_status expect_whom_it_is_for(struct sfp__verb *verb, const sfp_event *event)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	sfp_status status = SFP_OK;

	if (!sfp_id_is_none(&event->class_id))
		status = sfp__class_open(verb, &event->class_id, &class);
	if (status == SFP_OK && !sfp_id_is_none(&event->subject_id))
		status = sfp__verb_expect(verb, &sfp__subject_entity, &event->subject_id);
	return status;
}

/* ---- planning ---- */

static sfp_status plan(struct sfp__verb *verb, void *made)
{
	sfp_event *event = made;
	sfp_status status = expect_whom_it_is_for(verb, event);

	event->starts_at = event->starts_at ? event->starts_at : verb->now;
	event->organizer = verb->actor->person;
	ask_about(verb, event);
	if (status == SFP_OK)
		status = sfp__verb_decide(verb, action_of_planning(event->kind), event->kind);
	if (status == SFP_OK)
		status = expect_time(verb, event->starts_at);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__event_entity, &event->head) : status;
}

sfp_status sfp_event_plan(sfp_registry *reg, const sfp_actor *actor, const sfp_event_draft *draft,
                          sfp_event **ret_event)
{
	static const struct sfp__making planning = { &sfp__event_entity, "plan", fill_event, plan };

	if (!sfp__given(reg, "draft ret_event", (const void *const[]){ draft, ret_event }) ||
	    !sfp__given_input(reg, "draft", "SFP_EVENT_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &planning, draft, (sfp_record **)ret_event);
}

/* ---- what becomes of it ---- */

/* How many joined the event here. */
static sfp_status count_joined(struct sfp__verb *verb, const sfp_event *event, int64_t *ret_count)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_ATTENDANCE_COUNT);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":event_id", &event->head.id);
	status = sfp__step_row(verb->reg->store, stmt);
	if (status != SFP_OK)
		return status;
	*ret_count = sfp__column_int(stmt, SFP__COL_ATTENDANCE_COUNT_JOINED);
	sfp__stmt_end(stmt);
	return sfp__store_status(verb->reg->store);
}

/* Where somebody has joined, it takes place: nobody may tell later that it was another day, or never. */
static sfp_status expect_nobody_joined(struct sfp__verb *verb, const sfp_event *event)
{
	static const struct sfp__words why = {
		"участники уже присоединились; отметьте начало и завершение",
		"somebody has joined already; start and finish it",
	};
	int64_t joined = 0;
	sfp_status status = count_joined(verb, event, &joined);

	return status == SFP_OK && joined ? sfp__refuse_words(verb, &why) : status;
}

static sfp_status expect_participants(struct sfp__verb *verb, const sfp_event *event, int participants)
{
	int64_t joined = 0;
	sfp_status status = count_joined(verb, event, &joined);

	if (status != SFP_OK || participants == SFP_EVENT_PARTICIPANTS_UNKNOWN || participants >= joined)
		return status;
	sfp__registry_say(verb->reg, "участники (participants): %d — меньше, чем присоединилось (%d); назовите всех",
	                  "participants: %d are fewer than joined (%d); tell them all", participants, (int)joined);
	return SFP_E_INVALID;
}

/* What is told along with an event. */
struct told {
	int event;
	sfp_time starts_at;
	int participants;
	const char *reason;
};

/* What the step changes besides the state, if nothing speaks against it. */
static sfp_status take_what_is_told(struct sfp__verb *verb, sfp_event *event, const struct told *told)
{
	sfp_status status = SFP_OK;

	switch (told->event) {
	case SFP_EVENT_EVENT_RESCHEDULE:
		status = expect_time(verb, told->starts_at);
		event->starts_at = told->starts_at;
		return status == SFP_OK ? expect_nobody_joined(verb, event) : status;
	case SFP_EVENT_EVENT_START:
		event->started_at = verb->now;
		return SFP_OK;
	case SFP_EVENT_EVENT_FINISH:
		event->finished_at = verb->now;
		event->participants = told->participants;
		return expect_participants(verb, event, told->participants);
	case SFP_EVENT_EVENT_CANCEL:
		status = sfp__record_set(&event->reason, told->reason);
		return status == SFP_OK ? expect_nobody_joined(verb, event) : status;
	}
	return SFP_E_MISUSE;
}

static sfp_status take_told(struct sfp__verb *verb, const void *given)
{
	const struct told *told = given;

	sfp__verb_given_number(verb, told->starts_at);
	sfp__verb_given_number(verb, told->participants);
	sfp__verb_given_text(verb, told->reason);
	return sfp__given_text(verb->reg, sfp__place_argument("reason"), told->reason, SFP__GIVEN_REASON_MAX);
}

static sfp_status take_step(struct sfp__verb *verb, const void *given, void *record)
{
	const struct told *told = given;
	sfp_event *event = record;
	unsigned needs = sfp__given_anything(told->reason) ? SFP_NEED_REASON : 0;
	sfp_status status;

	ask_about(verb, event);
	status = sfp__verb_may_step(verb, &sfp__event_entity, &event->head, told->event, event->kind, needs);
	if (status == SFP_OK)
		status = take_what_is_told(verb, event, told);
	return status == SFP_OK ? sfp__verb_take_step(verb, &sfp__event_entity, &event->head, false) : status;
}

static sfp_status step_on(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id, const struct told *told,
                          sfp_event **ret_event)
{
	const struct sfp__deed stepping = { &sfp__event_entity, sfp_machine_event_name(SFP_MACHINE_EVENT, told->event),
		                            take_told, take_step };

	if (!sfp__given(reg, "event_id ret_event", (const void *const[]){ id, ret_event }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &stepping, id, told, (sfp_record **)ret_event);
}

sfp_status sfp_event_reschedule(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id, sfp_time starts_at,
                                sfp_event **ret_event)
{
	const struct told told = { .event = SFP_EVENT_EVENT_RESCHEDULE, .starts_at = starts_at };

	return step_on(reg, actor, event_id, &told, ret_event);
}

sfp_status sfp_event_start(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id, sfp_event **ret_event)
{
	const struct told told = { .event = SFP_EVENT_EVENT_START };

	return step_on(reg, actor, event_id, &told, ret_event);
}

sfp_status sfp_event_finish(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id, int participants,
                            sfp_event **ret_event)
{
	const struct told told = { .event = SFP_EVENT_EVENT_FINISH, .participants = participants };

	return step_on(reg, actor, event_id, &told, ret_event);
}

sfp_status sfp_event_cancel(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id, const char *reason,
                            sfp_event **ret_event)
{
	const struct told told = { .event = SFP_EVENT_EVENT_CANCEL, .reason = reason };

	return step_on(reg, actor, event_id, &told, ret_event);
}

/* ---- taking part ---- */

static sfp_status expect_open(struct sfp__verb *verb, const sfp_event *event)
{
	static const struct sfp__words not_yet = { "присоединяются в день и час, на которые оно назначено",
		                                   "one joins on the day and from the hour for which it is planned" };
	static const struct sfp__words over = { "оно уже завершено или отменено", "it is over, or was called off" };

	if (event->head.state == SFP_EVENT_RUNNING)
		return SFP_OK;
	if (event->head.state != SFP_EVENT_PLANNED)
		return sfp__refuse_words(verb, &over);
	if (event->starts_at <= verb->now && sfp__local_date(verb->reg, event->starts_at) == verb->today)
		return SFP_OK;
	return sfp__refuse_words(verb, &not_yet);
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_attendance *attendance)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_ATTENDANCE_OF);
	sfp_status status;
	sfp_id id;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":event_id", &attendance->event_id);
	sfp__bind_id(stmt, ":person", &attendance->person);
	status = sfp__verb_find(verb, stmt, &id);
	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "участие уже отмечено; второй раз не нужно",
		                  "the actor has joined already; once is enough");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status join(struct sfp__verb *verb, const sfp_event *event, sfp_attendance *attendance)
{
	sfp_action action = event->kind == SFP_KIND_LESSON ? SFP_ACTION_LESSON_JOIN : SFP_ACTION_EVENT_JOIN;
	sfp_status status;

	ask_about(verb, event);
	status = sfp__verb_decide(verb, action, event->kind);
	if (status == SFP_OK)
		status = expect_new(verb, attendance);
	if (status == SFP_OK)
		status = expect_open(verb, event);
	attendance->joined_at = verb->now;
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__attendance_entity, &attendance->head) : status;
}

/* The record is filled in as a retry would fill it: what the clock adds comes after the key. */
static sfp_status join_once(struct sfp__verb *verb, const sfp_event *event, sfp_record **record)
{
	bool done = false;
	sfp_attendance *attendance;
	sfp_status status = sfp__record_new(&sfp__attendance_entity, record);

	if (status != SFP_OK)
		return status;
	attendance = (sfp_attendance *)*record;
	attendance->event_id = event->head.id;
	attendance->person = verb->actor->person;
	status = sfp__given_again(verb, &sfp__attendance_entity, record, "join", &done);
	if (status != SFP_OK || done)
		return status;
	return join(verb, event, (sfp_attendance *)*record);
}

sfp_status sfp_event_join(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id,
                          sfp_attendance **ret_attendance)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL, *event = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "event_id ret_attendance", (const void *const[]){ event_id, ret_attendance }))
		return SFP_E_MISUSE;
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = sfp__verb_load(&verb, &sfp__event_entity, event_id, &event);
	if (status == SFP_OK)
		status = join_once(&verb, (const sfp_event *)event, &record);
	status = sfp__verb_end(&verb, status);
	if (status != SFP_OK)
		return status;
	*ret_attendance = (sfp_attendance *)SFP__TAKE(record);
	return SFP_OK;
}

void sfp_event_free(sfp_event *event)
{
	sfp_record_free((sfp_record *)event);
}
