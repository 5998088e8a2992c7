/* ask.c: `sferumctl may` and `permitted`: asking without doing. */
#include "frame/commands.h"

/* On which record: "--on invite --id ID". */
static enum ctl_exit take_object(struct ctl *ctl, const char *noun, const char *id, sfp_object *ret_object,
                                 sfp_id *ret_id)
{
	struct ctl_nearest nearest = CTL_NEAREST(noun ? noun : "");

	if (!noun && !id)
		return CTL_DONE;
	if (!noun || !id)
		return ctl_fail(ctl, CTL_USAGE, _("a noun and an id are wanted together"));
	*ret_object = sfp_object_from_name(noun);
	if (*ret_object)
		return ctl_find(ctl, *ret_object, noun, id, ret_id);
	for (int i = 1; i < SFP_OBJECT_END; i++)
		ctl_nearest_try(&nearest, sfp_object_name((sfp_object)i));
	if (nearest.best)
		return ctl_fail(ctl, CTL_USAGE, _("no noun is called \"%s\"; did you mean \"%s\"?"), noun,
		                nearest.best);
	return ctl_fail(ctl, CTL_USAGE, _("no noun is called \"%s\"; see \"sferumctl describe\" for all names"), noun);
}

enum ctl_exit ctl_take_about(struct ctl *ctl, sfp_question *question)
{
	question->class_id = *ctl_id(ctl, "class");
	question->order_id = *ctl_id(ctl, "order");
	question->role = (sfp_role)ctl_number(ctl, "role");
	question->name = ctl_text(ctl, "name");
	return take_object(ctl, ctl_text(ctl, "on"), ctl_text(ctl, "id"), &question->object, &question->id);
}

static enum ctl_exit tell_yes(struct ctl *ctl)
{
	json_t *answer = ctl_answer(ctl);

	json_object_set_new(answer, "permitted", json_true());
	if (ctl->json) {
		ctl_put_json(answer);
		return CTL_DONE;
	}
	json_decref(answer);
	puts(_("yes"));
	return CTL_DONE;
}

static enum ctl_exit may(struct ctl *ctl)
{
	sfp_question question = SFP_QUESTION_INIT;
	enum ctl_exit code = ctl_take_about(ctl, &question);
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	question.action = (sfp_action)ctl_number(ctl, "action");
	question.kind = (sfp_kind)ctl_number(ctl, "kind");
	question.person = *ctl_id(ctl, "person");
	status = sfp_may(ctl->registry, &ctl->actor, &question, NULL);
	return status == SFP_OK ? tell_yes(ctl) : ctl_fail_status(ctl, status);
}

static json_t *needs_json(unsigned needs)
{
	json_t *list = json_array();

	if (needs & SFP_NEED_REASON)
		json_array_append_new(list, json_string("reason"));
	if (needs & SFP_NEED_ORDER)
		json_array_append_new(list, json_string("order"));
	if (needs & SFP_NEED_MINUTES)
		json_array_append_new(list, json_string("minutes"));
	return list;
}

static json_t *choice_json(const sfp_choice *choice)
{
	return json_pack("{s:s, s:b, s:o, s:s, s:s, s:s}", "event", choice->name, "permitted", choice->permitted,
	                 "needs", needs_json(choice->needs), "reason",
	                 sfp_reason_name(choice->reason) ? sfp_reason_name(choice->reason) : "", "text_ru",
	                 choice->text_ru, "text_en", choice->text_en);
}

static void put_choices(const struct ctl *ctl, const sfp_choices *choices)
{
	struct ctl_table *table = ctl_table_new(3);

	ctl_table_add(table, _("event"));
	ctl_table_add(table, _("may"));
	ctl_table_add(table, _("why not"));
	for (size_t i = 0; i < choices->count; i++) {
		const sfp_choice *each = &choices->items[i];

		ctl_table_add(table, each->name);
		ctl_table_add(table, each->permitted ? _("yes") : _("no"));
		ctl_table_add(table, ctl_said(ctl, each->text_ru, each->text_en));
	}
	ctl_table_put(ctl, table);
}

static void put_choices_json(const struct ctl *ctl, const sfp_choices *choices)
{
	json_t *answer = ctl_answer(ctl), *list = json_array();

	for (size_t i = 0; i < choices->count; i++)
		json_array_append_new(list, choice_json(&choices->items[i]));
	json_object_set_new(answer, "events", list);
	ctl_put_json(answer);
}

static enum ctl_exit permitted(struct ctl *ctl)
{
	sfp_choices *choices = NULL;
	sfp_object object = 0;
	sfp_id id = SFP_ID_NONE;
	enum ctl_exit code = take_object(ctl, ctl_text(ctl, "noun"), ctl_text(ctl, "id"), &object, &id);
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	status = sfp_permitted(ctl->registry, &ctl->actor, object, &id, &choices);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->json)
		put_choices_json(ctl, choices);
	else
		put_choices(ctl, choices);
	sfp_choices_free(choices);
	return CTL_DONE;
}

/* clang-format off */
static const struct ctl_option may_options[] = {
	CTL_OPT("action", CTL_ACTION, CTL_POSITIONAL | CTL_REQUIRED, N_("what, such as invite.create")),
	CTL_OPT("kind", CTL_KIND, 0, N_("of which kind")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, 0, N_("whom it concerns")),
	CTL_ABOUT,
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option permitted_options[] = {
	CTL_OPT("noun", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("of which noun, such as invite")),
	CTL_OPT("id", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("which record")),
	CTL_OPTIONS_END
};
/* clang-format on */

const struct ctl_command ctl_may_commands[] = {
	CTL_RUN(NULL, CTL_OPENS | CTL_ACTS, N_("tell whether somebody may do something now, and if not, why"),
	        may_options, may, 0),
	CTL_COMMANDS_END
};

const struct ctl_command ctl_permitted_commands[] = {
	CTL_RUN(NULL, CTL_OPENS | CTL_ACTS,
	        N_("tell which events somebody may fire on a record now, and why not the others"), permitted_options,
	        permitted, 0),
	CTL_COMMANDS_END
};
