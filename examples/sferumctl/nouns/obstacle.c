/* obstacle.c: why something could not be taken back: all that came later, noun by noun, each with the command that
 * clears it. */
#include "frame/commands.h"

#define SHOWN 20 /* of each noun; --json has them all */

/* What clears a record out of the way; where nothing does, what shows it. */
static const char *command_for(sfp_object object)
{
	switch ((int)object) {
	case SFP_OBJECT_INVITE:
		return "invite annul";
	case SFP_OBJECT_MEMBERSHIP:
		return "membership end";
	case SFP_OBJECT_VERIFICATION:
		return "verification revoke";
	case SFP_OBJECT_APPOINTMENT:
		return "appointment end";
	case SFP_OBJECT_TEACHING:
		return "teaching end";
	case SFP_OBJECT_CHAT:
		return "chat archive";
	case SFP_OBJECT_MOVEMENT:
		return "movement reverse --reason ...";
	case SFP_OBJECT_TURN:
		return "year back --reason ...";
	case SFP_OBJECT_OFFICE:
		return "office end";
	}
	return NULL;
}

static const char *about(struct ctl *ctl, const sfp_obstacle *obstacle)
{
	char id[SFP_ID_TEXT_SIZE];

	if (!sfp_id_is_none(&obstacle->person)) {
		sfp_id_to_text(&obstacle->person, id);
		return ctl_name_of(ctl, "person", id);
	}
	if (sfp_id_is_none(&obstacle->class_id))
		return "";
	sfp_id_to_text(&obstacle->class_id, id);
	return ctl_name_of(ctl, "class_id", id);
}

static void put_command(struct ctl *ctl, const sfp_obstacle *obstacle)
{
	const char *command = command_for(obstacle->object), *name = about(ctl, obstacle);
	char id[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&obstacle->id, id);
	ctl_note(ctl, "  sferumctl %s%s %s%s%s", command ? command : sfp_object_name(obstacle->object),
	         command ? "" : " show", id, *name ? "    # " : "", name);
}

/* As many as are of one noun; they stand together. */
static size_t count_alike(const sfp_obstacles *obstacles, size_t from)
{
	size_t until = from;

	while (until < sfp_obstacles_count(obstacles) &&
	       sfp_obstacles_at(obstacles, until)->object == sfp_obstacles_at(obstacles, from)->object)
		until++;
	return until - from;
}

static void tell(struct ctl *ctl, const sfp_obstacles *obstacles)
{
	ctl_note(ctl, _("what clears the way:"));
	for (size_t i = 0, alike; i < sfp_obstacles_count(obstacles); i += alike) {
		alike = count_alike(obstacles, i);
		for (size_t k = i; k < i + alike && k < i + SHOWN; k++)
			put_command(ctl, sfp_obstacles_at(obstacles, k));
		if (alike > SHOWN)
			ctl_note(ctl,
			         ctl_counted("  and %zu more like these; --json lists all",
			                     "  and %zu more like these; --json lists all", alike - SHOWN),
			         alike - SHOWN);
	}
}

static json_t *list_json(const sfp_obstacles *obstacles)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sfp_obstacles_count(obstacles); i++) {
		const sfp_obstacle *each = sfp_obstacles_at(obstacles, i);
		char id[SFP_ID_TEXT_SIZE], person[SFP_ID_TEXT_SIZE], class_id[SFP_ID_TEXT_SIZE];

		sfp_id_to_text(&each->id, id);
		sfp_id_to_text(&each->person, person);
		sfp_id_to_text(&each->class_id, class_id);
		json_array_append_new(list, json_pack("{s:s, s:s, s:s?, s:s?}", "object", sfp_object_name(each->object),
		                                      "id", id, "person", sfp_id_is_none(&each->person) ? NULL : person,
		                                      "class_id", sfp_id_is_none(&each->class_id) ? NULL : class_id));
	}
	return list;
}

sfp_status ctl_taken_back(struct ctl *ctl, sfp_status status, sfp_object object, const char *id_option)
{
	const sfp_refusal *refusal = status == SFP_REFUSED ? sfp_registry_refusal(ctl->registry) : NULL;
	CTL_CLEANUP(ctl_freep) char *text = NULL;
	sfp_obstacles *obstacles = NULL;
	enum ctl_exit code;
	json_t *error;

	if (!refusal || refusal->reason != SFP_REASON_GUARD)
		return status;
	/* The question below has an answer of its own, after which this one is gone. */
	text = strdup(ctl_said(ctl, refusal->text_ru, refusal->text_en));
	error = ctl_refusal_json(refusal);
	if (!text ||
	    sfp_obstacle_list(ctl->registry, &ctl->actor, object, ctl_id(ctl, id_option), &obstacles) != SFP_OK)
		obstacles = NULL;
	json_object_set_new(error, "status", json_string(sfp_status_name(status)));
	json_object_set_new(error, "obstacles", list_json(obstacles));
	code = ctl_fail_with(ctl, CTL_REFUSED, text ? text : "", error);
	if (sfp_obstacles_count(obstacles))
		tell(ctl, obstacles);
	sfp_obstacles_free(obstacles);
	return ctl_failed(ctl, code);
}
