/* channels.c: the system channels and what is posted in them; a broadcast, a lesson, an event of a group. */
#include <string.h>

#include "story.h"

/* ---- channels ---- */

static sfp_id create_channel(struct story *story, const char *code)
{
	sfp_channel *channel = NULL;
	sfp_id id;

	must(story, sfp_channel_create(story->reg, &story->administrator, code, &channel), "channel");
	id = channel->head.id;
	say("Создан системный канал: %s.", channel->name);
	sfp_channel_free(channel);
	return id;
}

static sfp_id provide(struct story *story, const sfp_id *channel_id, const char *title, const char *material)
{
	sfp_channel_post_draft draft = SFP_CHANNEL_POST_DRAFT_INIT;
	sfp_channel_post *post = NULL;
	sfp_id id;

	draft.channel_id = *channel_id;
	draft.title = title;
	draft.material = material;
	draft.material_length = strlen(material);
	must(story, sfp_channel_post_provide(story->reg, &story->deputy, &draft, &post), "material");
	id = post->head.id;
	sfp_channel_post_free(post);
	minutes_pass(story, 10);
	return id;
}

/* Of three materials one is posted, one declined; the third waits, for the report. */
static void tell_materials(struct story *story, const sfp_id *all, const sfp_id *staff)
{
	sfp_id open_day = provide(story, all, "День открытых дверей", "Приглашаем 4 октября."),
	       bells = provide(story, staff, "Расписание звонков", "Черновик.");
	sfp_channel_post *post = NULL;

	provide(story, all, "Посвящение в студенты", "Сбор в 14:00.");
	must_be_refused(story, sfp_channel_post_post(story->reg, &story->deputy, &open_day, &post),
	                "Заместитель директора пробует опубликовать свой материал сам:");
	must(story, sfp_channel_post_post(story->reg, &story->administrator, &open_day, &post), "post");
	sfp_channel_post_free(post);
	must(story,
	     sfp_channel_post_decline(story->reg, &story->administrator, &bells, "Это черновик, пришлите утверждённое",
	                              &post),
	     "decline");
	sfp_channel_post_free(post);
	say("Передано материалов: 3; один опубликован, один отклонён с причиной, один ждёт (п. 2.1, абз. 13 списка; п. 2.2).");
}

/* ---- events ---- */

static sfp_id plan(struct story *story, const sfp_actor *who, sfp_event_draft *draft)
{
	sfp_event *event = NULL;
	sfp_id id;

	must(story, sfp_event_plan(story->reg, who, draft, &event), "plan");
	id = event->head.id;
	sfp_event_free(event);
	return id;
}

static void start(struct story *story, const sfp_actor *who, const sfp_id *id)
{
	sfp_event *event = NULL;

	must(story, sfp_event_start(story->reg, who, id, &event), "start");
	sfp_event_free(event);
}

static void finish(struct story *story, const sfp_actor *who, const sfp_id *id, int participants)
{
	sfp_event *event = NULL;

	minutes_pass(story, 45);
	must(story, sfp_event_finish(story->reg, who, id, participants, &event), "finish");
	sfp_event_free(event);
}

/* The second one is forgotten, for the report. */
static void tell_broadcasts(struct story *story)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	sfp_id first;

	draft.kind = SFP_KIND_BROADCAST;
	draft.mode = SFP_EVENT_HYBRID;
	draft.title = "Линейка";
	first = plan(story, &story->administrator, &draft);
	start(story, &story->administrator, &first);
	finish(story, &story->administrator, &first, 240);
	draft.title = "Встреча с работодателями";
	draft.starts_at = sfp_time_of_date(20250926) + INT64_C(7) * 3600 * 1000000;
	plan(story, &story->administrator, &draft);
	say("Трансляция «Линейка»: проведена, 240 участников; следующая назначена на 26.09 (п. 2.1, абз. 14 списка).");
}

/* The first student who has not joined the platform is told why he cannot come. */
static void try_as_outsider(struct story *story, const sfp_id *event_id)
{
	struct all students = list_all(story, SFP_OBJECT_ENROLLMENT, NULL);
	sfp_attendance *attendance = NULL;
	size_t i = 0;

	while (i < students.count && has_joined(story, &((const sfp_enrollment *)students.records[i])->person))
		i++;
	if (i < students.count) {
		sfp_actor student = actor_of(story, &((const sfp_enrollment *)students.records[i])->person);

		must_be_refused(story, sfp_event_join(story->reg, &student, event_id, &attendance),
		                "Студент, который ещё не вошёл на платформу, пробует присоединиться к занятию:");
	}
	free_all(&students);
}

/* Who has joined the platform joins the lesson. */
static size_t join_all(struct story *story, const sfp_id *class_id, const sfp_id *event_id)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all students;
	size_t joined = 0;

	filter.class_id = *class_id;
	students = list_all(story, SFP_OBJECT_ENROLLMENT, &filter);
	for (size_t i = 0; i < students.count; i++) {
		sfp_actor student = actor_of(story, &((const sfp_enrollment *)students.records[i])->person);
		sfp_attendance *attendance = NULL;

		if (has_joined(story, &student.person)) {
			must(story, sfp_event_join(story->reg, &student, event_id, &attendance), "join");
			sfp_attendance_free(attendance);
			joined++;
		}
	}
	free_all(&students);
	return joined;
}

/* The curator who has joined first, and his group. */
static sfp_actor choose_curator(const struct story *story, sfp_id *ret_class)
{
	struct all homerooms = list_all(story, SFP_OBJECT_HOMEROOM, NULL);
	sfp_actor curator = story->administrator;

	for (size_t i = 0; i < homerooms.count; i++) {
		const sfp_homeroom *homeroom = (const sfp_homeroom *)homerooms.records[i];

		if (!has_joined(story, &homeroom->person))
			continue;
		curator = actor_of(story, &homeroom->person);
		*ret_class = homeroom->class_id;
		break;
	}
	free_all(&homerooms);
	return curator;
}

static void tell_lesson(struct story *story)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	sfp_actor curator = choose_curator(story, &draft.class_id);
	size_t joined;
	sfp_id id;

	draft.kind = SFP_KIND_LESSON;
	draft.title = "Агрономия: введение";
	id = plan(story, &curator, &draft);
	start(story, &curator, &id);
	try_as_outsider(story, &id);
	joined = join_all(story, &draft.class_id, &id);
	finish(story, &curator, &id, (int)joined);
	say("Дистанционное занятие «%s»: %zu %s (п. 2.4, п. 2.5).", draft.title, joined,
	    plural(joined, "участник", "участника", "участников"));
	draft.kind = SFP_KIND_CLASS_EVENT;
	draft.title = "Классный час";
	id = plan(story, &curator, &draft);
	start(story, &curator, &id);
	finish(story, &curator, &id, SFP_EVENT_PARTICIPANTS_UNKNOWN);
	say("Классный час на платформе: проведён, участников не считали (п. 2.3).");
}

static void tell_meeting(struct story *story)
{
	sfp_event_draft draft = SFP_EVENT_DRAFT_INIT;
	sfp_id id;

	draft.kind = SFP_KIND_MEETING;
	draft.mode = SFP_EVENT_HYBRID;
	draft.title = "Планёрка";
	id = plan(story, &story->head, &draft);
	start(story, &story->head, &id);
	finish(story, &story->head, &id, 7);
	say("Совещание у директора, очно и по видеосвязи: 7 участников (п. 2.2).");
}

void tell_channels(struct story *story)
{
	sfp_id all, staff;

	on(story, 20250915);
	chapter(story, "Каналы, трансляции, занятия");
	all = create_channel(story, "all_school");
	staff = create_channel(story, "staff");
	tell_materials(story, &all, &staff);
	tell_broadcasts(story);
	tell_meeting(story);
	tell_lesson(story);
}
