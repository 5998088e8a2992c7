/* movement.c: `sferumctl movement`: how people come, move and leave, with all that follows from it. */
#include "commands.h"

static sfp_status draft(struct ctl *ctl)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = (sfp_kind)ctl_number(ctl, "kind");
	form.person = *ctl_id(ctl, "person");
	form.class_to = *ctl_id(ctl, "to");
	form.class_from = *ctl_id(ctl, "from-class");
	form.role = (sfp_role)ctl_number(ctl, "role");
	form.title = ctl_text(ctl, "title");
	form.student = *ctl_id(ctl, "student");
	form.effective_on = (sfp_date)ctl_number(ctl, "on");
	return CTL_CALL(ctl, sfp_movement, sfp_movement_draft, &form);
}

static sfp_status order(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_movement, sfp_movement_order, ctl_id(ctl, "id"), ctl_id(ctl, "order"),
			ctl_text(ctl, "ground"));
}

static json_t *effect_json(const sfp_movement_effect *effect)
{
	char id[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&effect->id, id);
	return json_pack("{s:s, s:s, s:s}", "change", sfp_movement_change_name(effect->change), "object",
			 sfp_object_name(effect->object), "id", id);
}

static json_t *effects_json(const sfp_movement_effects *effects)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sfp_movement_effects_count(effects); i++)
		json_array_append_new(list, effect_json(sfp_movement_effects_at(effects, i)));
	return list;
}

static sfp_status apply(struct ctl *ctl)
{
	sfp_movement_effects *effects = NULL;
	sfp_movement *movement = NULL;
	sfp_status status = sfp_movement_apply(ctl->registry, &ctl->actor, ctl_id(ctl, "id"), &effects, &movement);

	if (movement)
		ctl->record = &movement->head;
	if (status == SFP_OK)
		ctl_also(ctl, "effects", effects_json(effects));
	sfp_movement_effects_free(effects);
	return status;
}

CTL_STEP(schedule, sfp_movement, sfp_movement_schedule, "id")

static sfp_status cancel(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_movement, sfp_movement_cancel, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));
}

static sfp_status reverse(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_movement, sfp_movement_reverse, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));
}

static enum ctl_exit effects_run(struct ctl *ctl)
{
	sfp_movement_effects *effects = NULL;
	sfp_status status =
		sfp_movement_effects_get(ctl->registry, &ctl->actor.organization, ctl_id(ctl, "id"), &effects);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_also(ctl, "effects", effects_json(effects));
	sfp_movement_effects_free(effects);
	ctl_put_answer(ctl);
	return CTL_DONE;
}

static const struct ctl_option draft_options[] = {
	CTL_OPT("kind", CTL_KIND, CTL_REQUIRED, N_("enrol, transfer_class, expel, hire, dismiss, link ...")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("who moves; for link and unlink the parent")),
	CTL_OPT_ID("to", SFP_OBJECT_CLASS, 0, N_("into which class")),
	CTL_OPT_ID("from-class", SFP_OBJECT_CLASS, 0, N_("for change_homeroom: which class is given up")),
	CTL_OPT("role", CTL_ROLE, 0, N_("of the new office")),
	CTL_OPT("title", CTL_TEXT, 0, N_("of the new office; for link what the parent is to the student")),
	CTL_OPT_ID("student", SFP_OBJECT_PERSON, 0, N_("for link and unlink: the student")),
	CTL_OPT("on", CTL_DATE, 0, N_("from which day on (default: today)")),
	CTL_OPTIONS_END
};

static const struct ctl_option order_options[] = {
	CTL_THE_ID(N_("which movement")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("by which order")),
	CTL_OPT("ground", CTL_TEXT, 0, N_("the written ground where there is no order")),
	CTL_OPTIONS_END
};

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which movement")), CTL_OPTIONS_END };

static const struct ctl_option reason_options[] = {
	CTL_THE_ID(N_("which movement")), CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")), CTL_OPTIONS_END
};

const struct ctl_command ctl_movement_commands[] = {
	CTL_DO("draft", CTL_PERSON, N_("draft a movement; nothing changes yet"), draft_options, draft,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("order", CTL_PERSON, N_("name the order, or the written ground"), order_options, order,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("apply", CTL_PERSON, N_("let it happen, with all that follows"), which_options, apply,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("schedule", CTL_PERSON, N_("decide now that the clock lets it happen on its day"), which_options, schedule,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("cancel", CTL_PERSON, N_("cancel it before it has happened"), reason_options, cancel,
	       SFP_OBJECT_MOVEMENT),
	CTL_DO("reverse", CTL_PERSON, N_("take back what it did"), reason_options, reverse, SFP_OBJECT_MOVEMENT),
	CTL_RUN("effects", CTL_READS, N_("show what it did"), which_options, effects_run, SFP_OBJECT_MOVEMENT),
	CTL_LIST(SFP_OBJECT_MOVEMENT),
	CTL_SHOW(SFP_OBJECT_MOVEMENT),
	CTL_COMMANDS_END
};
