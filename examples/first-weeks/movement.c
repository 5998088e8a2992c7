/* movement.c: people move, one leaves, and links that nobody used are annulled. */
#include <stdlib.h>

#include "story.h"

/* ---- movements ---- */

/* What a dismissal leaves behind, in words: the noun, and what became of it. */
static const char *effect_in_words(const sfp_movement_effect *effect)
{
	static const struct {
		sfp_object object;
		sfp_movement_change change;
		const char *words;
	} words[] = {
		{ SFP_OBJECT_OFFICE, SFP_MOVEMENT_ENDED, "должность закончена" },
		{ SFP_OBJECT_HOMEROOM, SFP_MOVEMENT_ENDED, "группа осталась без куратора" },
		{ SFP_OBJECT_VERIFICATION, SFP_MOVEMENT_REVOKED, "подтверждение статуса «учитель» отозвано" },
		{ SFP_OBJECT_VERIFICATION, SFP_MOVEMENT_WITHDREW, "запрос на подтверждение статуса снят" },
		{ SFP_OBJECT_TEACHING, SFP_MOVEMENT_ENDED, "предмет в группе остался без преподавателя" },
		{ SFP_OBJECT_MEMBERSHIP, SFP_MOVEMENT_ENDED, "участие в классе на платформе прекращено" },
		{ SFP_OBJECT_CHAT_MEMBER, SFP_MOVEMENT_ENDED, "участие в чате прекращено" },
		{ SFP_OBJECT_INVITE, SFP_MOVEMENT_ANNULLED, "ссылка-приглашение аннулирована" },
		{ SFP_OBJECT_APPOINTMENT, SFP_MOVEMENT_ENDED, "полномочия администратора прекращены" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].object == effect->object && words[i].change == effect->change)
			return words[i].words;
	return sfp_object_name(effect->object);
}

static void say_effects(const sfp_movement_effects *effects)
{
	for (size_t i = 0; i < sfp_movement_effects_count(effects); i++)
		say("    · %s", effect_in_words(sfp_movement_effects_at(effects, i)));
}

static void move(struct story *story, sfp_movement_form *form, const sfp_id *order, bool tell)
{
	sfp_movement *movement = NULL;
	sfp_movement_effects *effects = NULL;
	sfp_id id;

	must(story, sfp_movement_draft(story->reg, &story->administrator, form, &movement), "movement");
	id = movement->head.id;
	sfp_movement_free(movement);
	must(story, sfp_movement_order(story->reg, &story->deputy, &id, order, NULL, &movement), "order");
	sfp_movement_free(movement);
	must(story, sfp_movement_apply(story->reg, &story->administrator, &id, &effects, &movement), "apply");
	sfp_movement_free(movement);
	if (tell)
		say_effects(effects);
	sfp_movement_effects_free(effects);
}

static void transfer_students(struct story *story)
{
	struct all classes = list_all(story, SFP_OBJECT_CLASS, NULL),
		   students = list_all(story, SFP_OBJECT_ENROLLMENT, NULL);
	sfp_id order = issue_order(story, SFP_ORDER_MOVEMENT, "47-с", "О переводе студентов", NULL, 0);
	const sfp_id *to = &classes.records[1]->id;
	size_t moved = 0;

	for (size_t i = 0; i < students.count && moved < 3; i += 37) {
		const sfp_enrollment *enrollment = (const sfp_enrollment *)students.records[i];
		sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

		if (sfp_id_equal(&enrollment->class_id, to))
			continue;
		form.kind = SFP_KIND_TRANSFER_CLASS;
		form.person = enrollment->person;
		form.class_to = *to;
		move(story, &form, &order, false);
		moved++;
	}
	say("Переведены в %s: %zu %s, приказ № 47-с (п. 2.1, абз. 11 списка).",
	    ((const sfp_class *)classes.records[1])->name, moved, plural(moved, "студент", "студента", "студентов"));
	free_all(&classes);
	free_all(&students);
}

/* A curator leaves: his group, his links, his status and his place on the platform go with him. */
static void dismiss_curator(struct story *story)
{
	struct all homerooms = list_all(story, SFP_OBJECT_HOMEROOM, NULL);
	sfp_id order = issue_order(story, SFP_ORDER_MOVEMENT, "88-к", "Об увольнении", NULL, 0);
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	char name[256];

	form.kind = SFP_KIND_DISMISS;
	form.person = ((const sfp_homeroom *)homerooms.records[2])->person;
	say("Уволен куратор %s, приказ № 88-к. Вслед за этим:", name_of(story, &form.person, name, sizeof(name)));
	move(story, &form, &order, true);
	free_all(&homerooms);
}

/* ---- links that nobody used ---- */

static void annul_unclaimed(struct story *story)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all invites;
	size_t annulled = 0;

	filter.state = SFP_INVITE_SENT;
	invites = list_all(story, SFP_OBJECT_INVITE, &filter);
	for (size_t i = 0; i < invites.count; i++) {
		const sfp_invite *sent = (const sfp_invite *)invites.records[i];
		sfp_invite *invite = NULL;

		if (sent->uses)
			continue;
		must(story, sfp_invite_annul(story->reg, &story->administrator, &sent->head.id, &invite), "annul");
		sfp_invite_free(invite);
		annulled++;
	}
	say("Аннулировано невостребованных ссылок: %zu (п. 2.1, абз. 12 списка).", annulled);
	free_all(&invites);
}

/* A group's link that some have used still has places: whoever finds it would get in. Those who came in stay in. */
static void annul_partly_used(struct story *story)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all invites;

	filter.state = SFP_INVITE_SENT;
	invites = list_all(story, SFP_OBJECT_INVITE, &filter);
	for (size_t i = 0; i < invites.count; i++) {
		sfp_invite *invite = NULL;

		must(story, sfp_invite_annul(story->reg, &story->administrator, &invites.records[i]->id, &invite),
		     "annul the rest");
		say("Закрыта и ссылка группы: по ней вошли %d из %d, остальных мест больше нет; кто вошёл, остаётся.",
		    invite->uses, invite->uses_max);
		sfp_invite_free(invite);
	}
	free_all(&invites);
}

void tell_movement(struct story *story)
{
	sfp_tick_report ticked = SFP_TICK_REPORT_INIT;

	on(story, 20250918);
	chapter(story, "Движение и невостребованные ссылки");
	transfer_students(story);
	dismiss_curator(story);
	annul_unclaimed(story);
	annul_partly_used(story);
	on(story, 20250930);
	must(story, sfp_tick(story->reg, &story->organization, 0, &ticked), "tick");
	say("30.09.2025: истёк срок у %llu %s.", (unsigned long long)ticked.invites_expired,
	    plural(ticked.invites_expired, "ссылки", "ссылок", "ссылок"));
}
