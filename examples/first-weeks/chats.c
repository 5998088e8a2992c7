/* chats.c: what is taught and by whom; the chats of the management, of the groups and of a subject; who comes into
 * them, and how. */
#include "story.h"

/* ---- subjects ---- */

static sfp_id enter(struct story *story, const char *name, bool extracurricular)
{
	sfp_subject_draft draft = SFP_SUBJECT_DRAFT_INIT;
	sfp_subject *subject = NULL;
	sfp_id id;

	draft.name = name;
	draft.extracurricular = extracurricular;
	must(story, sfp_subject_register(story->reg, &story->administrator, &draft, &subject), "subject");
	id = subject->head.id;
	sfp_subject_free(subject);
	return id;
}

static void teach(struct story *story, const sfp_id *person, const sfp_id *class_id, const sfp_id *subject_id)
{
	sfp_teaching_draft draft = SFP_TEACHING_DRAFT_INIT;
	sfp_teaching *teaching = NULL;

	draft.person = *person;
	draft.class_id = *class_id;
	draft.subject_id = *subject_id;
	must(story, sfp_teaching_add(story->reg, &story->system, &draft, &teaching), "teaching");
	sfp_teaching_free(teaching);
}

/* ---- chats ---- */

static sfp_id create(struct story *story, const sfp_actor *who, sfp_kind kind, const sfp_id *class_id,
                     const sfp_id *subject_id)
{
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;
	sfp_chat *chat = NULL;
	sfp_id id;

	draft.kind = kind;
	if (class_id)
		draft.class_id = *class_id;
	if (subject_id)
		draft.subject_id = *subject_id;
	must(story, sfp_chat_create(story->reg, who, &draft, &chat), "chat");
	id = chat->head.id;
	sfp_chat_free(chat);
	return id;
}

/* The owner's link, used by each whom `people` names, but for every seventh. Tells how many came. */
static size_t invite(struct story *story, const sfp_actor *owner, const sfp_id *chat_id, sfp_role role,
                     const sfp_id *people, size_t count)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *link = NULL;
	size_t came = 0;

	draft.chat_id = *chat_id;
	draft.role = role;
	must(story, sfp_invite_create(story->reg, owner, &draft, token, &link), "link");
	sfp_invite_free(link);
	for (size_t i = 0; i < count; i++) {
		sfp_actor who = actor_of(story, &people[i]);

		if (i % 7 == 6)
			continue;
		must(story, sfp_invite_claim(story->reg, &who, token, &link), "claim");
		sfp_invite_free(link);
		came++;
	}
	return came;
}

/* Up to `room` students of the class. */
static size_t students_of(struct story *story, const sfp_id *class_id, sfp_id *students, size_t room)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all enrolled;
	size_t count = 0;

	filter.class_id = *class_id;
	enrolled = list_all(story, SFP_OBJECT_ENROLLMENT, &filter);
	for (; count < enrolled.count && count < room; count++)
		students[count] = ((const sfp_enrollment *)enrolled.records[count])->person;
	free_all(&enrolled);
	return count;
}

/* Who of a chat's people stands so. */
static size_t count_of(struct story *story, const sfp_id *chat_id, sfp_chat_place place)
{
	sfp_chat_people *people = NULL;
	size_t count = 0;

	must(story, sfp_chat_roster(story->reg, &story->organization, chat_id, 0, &people), "roster");
	for (size_t i = 0; i < sfp_chat_people_count(people); i++)
		count += sfp_chat_people_at(people, i)->place == place;
	sfp_chat_people_free(people);
	return count;
}

/* ---- of one group ---- */

static void keep_in_order(struct story *story, const sfp_actor *leader, const sfp_id *chat_id)
{
	sfp_usage *usage = NULL;

	must(story, sfp_chat_moderate(story->reg, leader, chat_id, "Расписание на неделю, ответы на вопросы", &usage),
	     "moderation");
	sfp_usage_free(usage);
}

static void tell_class(struct story *story, const sfp_homeroom *homeroom, const sfp_id *subject_id)
{
	sfp_actor leader = actor_of(story, &homeroom->person);
	sfp_id students[64], chat, subject_chat;
	size_t count = students_of(story, &homeroom->class_id, students, 64), came;
	char name[256];

	teach(story, &leader.person, &homeroom->class_id, subject_id);
	chat = create(story, &leader, SFP_KIND_CLASS_STUDENTS, &homeroom->class_id, NULL);
	create(story, &leader, SFP_KIND_CLASS_PARENTS, &homeroom->class_id, NULL);
	create(story, &leader, SFP_KIND_CLASS_TEACHERS, &homeroom->class_id, NULL);
	came = invite(story, &leader, &chat, SFP_ROLE_STUDENT, students, count);
	subject_chat = create(story, &leader, SFP_KIND_SUBJECT_STUDENTS, &homeroom->class_id, subject_id);
	invite(story, &leader, &subject_chat, SFP_ROLE_STUDENT, students, count);
	keep_in_order(story, &leader, &chat);
	keep_in_order(story, &leader, &subject_chat);
	say("Куратор %s: есть чаты своей группы и чат по предмету; по ссылке в чат группы вошли %zu из %zu (п. 2.3–2.5).",
	    name_of(story, &leader.person, name, sizeof(name)), came, count);
	say("Сверка чата группы: ещё не вошли %zu, лишних %zu.", count_of(story, &chat, SFP_CHAT_LACKS),
	    count_of(story, &chat, SFP_CHAT_EXCEEDS));
}

/* Somebody who leads no class would like a chat of one. */
static void try_as_stranger(struct story *story, const sfp_homeroom *homeroom)
{
	sfp_chat_draft draft = SFP_CHAT_DRAFT_INIT;
	sfp_chat *chat = NULL;

	draft.kind = SFP_KIND_CLASS_OTHER;
	draft.class_id = homeroom->class_id;
	must_be_refused(story, sfp_chat_create(story->reg, &story->administrator, &draft, &chat),
	                "Администратор пробует завести чат чужой группы:");
}

/* ---- the chapter ---- */

static void tell_management(struct story *story)
{
	sfp_id deputies = create(story, &story->head, SFP_KIND_HEAD_DEPUTIES, NULL, NULL);

	create(story, &story->head, SFP_KIND_HEAD_TEACHERS, NULL, NULL);
	if (has_joined(story, &story->deputy.person)) {
		sfp_chat_member *member = NULL;

		must(story, sfp_chat_admit(story->reg, &story->head, &deputies, &story->deputy.person, &member),
		     "admission");
		sfp_chat_member_free(member);
	}
	say("Директор завёл чат с заместителями и чат с педагогами; чатов с активом родителей и студентов ещё нет (п. 2.2, абз. 6 списка).");
}

void tell_chats(struct story *story)
{
	struct all homerooms = list_all(story, SFP_OBJECT_HOMEROOM, NULL);
	sfp_id mathematics;
	size_t told = 0;

	chapter(story, "Предметы и чаты");
	mathematics = enter(story, "Математика", false);
	enter(story, "Информатика", false);
	enter(story, "Кружок робототехники", true);
	say("Внесены 3 предмета, один из них внеурочный (п. 1.6).");
	if (has_joined(story, &story->head.person))
		tell_management(story);
	for (size_t i = 0; i < homerooms.count && told < 2; i++) {
		const sfp_homeroom *homeroom = (const sfp_homeroom *)homerooms.records[i];

		if (!has_joined(story, &homeroom->person))
			continue;
		tell_class(story, homeroom, &mathematics);
		told++;
	}
	if (homerooms.count)
		try_as_stranger(story, (const sfp_homeroom *)homerooms.records[0]);
	free_all(&homerooms);
}
