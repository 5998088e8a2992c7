/* answers.c: `sferumctl who-may` and `what-may`: the question turned round. */
#include "frame/commands.h"

/* One page after the other: in both cases the last answer tells where the next page begins. */
struct asking {
	struct ctl *ctl;
	sfp_question question;
	sfp_answers_filter filter;
	sfp_status (*ask)(struct asking *asking, sfp_answers **ret_answers);
	void (*put)(struct asking *asking, const sfp_answer *answer);
	struct ctl_table *table;
	json_t *list;
	size_t count;
};

static sfp_status ask_who(struct asking *asking, sfp_answers **ret_answers)
{
	return sfp_who_may(asking->ctl->registry, &asking->ctl->actor.organization, &asking->question, &asking->filter,
	                   ret_answers);
}

static sfp_status ask_what(struct asking *asking, sfp_answers **ret_answers)
{
	sfp_actor actor = asking->ctl->actor;

	actor.person = *ctl_id(asking->ctl, "person");
	return sfp_what_may(asking->ctl->registry, &actor, &asking->question, &asking->filter, ret_answers);
}

/* ---- JSON ---- */

static json_t *norms_json(const sfp_answer *answer)
{
	json_t *list = json_array();

	for (size_t i = 0; i < answer->norm_count; i++)
		json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "norm", answer->norms[i].code, "clause",
		                                      answer->norms[i].clause, "reading",
		                                      sfp_reading_name(answer->norms[i].reading)));
	return list;
}

static json_t *answer_json(const sfp_answer *answer)
{
	const char *kind = sfp_kind_name(answer->kind), *reason = sfp_reason_name(answer->reason);
	char id[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&answer->person, id);
	return json_pack("{s:s, s:o, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:s, s:s}", "person", id, "roles",
	                 ctl_roles_json(answer->roles), "action", sfp_action_name(answer->action), "kind",
	                 kind ? kind : "", "effect", sfp_effect_name(answer->effect), "reason", reason ? reason : "",
	                 "norms", norms_json(answer), "missing", ctl_facts_json(&answer->missing), "missing_roles",
	                 ctl_roles_json(answer->missing_roles), "text_ru", answer->text_ru, "text_en", answer->text_en);
}

/* ---- for people ---- */

static const char *effect_title(sfp_effect effect)
{
	switch (effect) {
	case SFP_EFFECT_PERMIT:
		return _("may");
	case SFP_EFFECT_DENY:
		return _("may not");
	case SFP_EFFECT_UNDETERMINED:
		return _("to be found out");
	case SFP_EFFECT_NOT_REGULATED:
		return _("not regulated");
	}
	return "";
}

/* Joins what it is given one by one; what does not fit is left out. */
static void join(char *text, size_t size, const char *word)
{
	size_t length = strlen(text);

	snprintf(text + length, size - length, "%s%s", length ? ", " : "", word);
}

static void add_roles(struct asking *asking, uint32_t roles)
{
	const sfp_policy *policy = ctl_policy(asking->ctl);
	char text[512] = "";

	for (int role = 1; role < SFP_ROLE_END && policy; role++)
		if (roles & SFP_ROLE_BIT(role))
			join(text, sizeof(text), sfp_policy_role_title(policy, (sfp_role)role, asking->ctl->language));
	ctl_table_add(asking->table, text);
}

static void add_clauses(struct asking *asking, const sfp_answer *answer)
{
	char text[512] = "";

	for (size_t i = 0; i < answer->norm_count; i++)
		join(text, sizeof(text), *answer->norms[i].clause ? answer->norms[i].clause : answer->norms[i].code);
	ctl_table_add(asking->table, text);
}

/* Why not, where the answer is none. */
static void add_why(struct asking *asking, const sfp_answer *answer)
{
	bool permitted = answer->effect == SFP_EFFECT_PERMIT;

	ctl_table_add(asking->table, permitted ? "" : ctl_said(asking->ctl, answer->text_ru, answer->text_en));
}

static void put_who(struct asking *asking, const sfp_answer *answer)
{
	char id[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&answer->person, id);
	ctl_table_add(asking->table, ctl_name_of(asking->ctl, "person", id));
	add_roles(asking, answer->roles);
	ctl_table_add(asking->table, effect_title(answer->effect));
	add_clauses(asking, answer);
	add_why(asking, answer);
}

static void put_what(struct asking *asking, const sfp_answer *answer)
{
	const sfp_policy *policy = ctl_policy(asking->ctl);
	sfp_language language = asking->ctl->language;

	ctl_table_add(asking->table, policy ? sfp_policy_action_title(policy, answer->action, language) : "");
	ctl_table_add(asking->table,
	              policy && answer->kind ? sfp_policy_kind_title(policy, answer->kind, language) : "");
	ctl_table_add(asking->table, effect_title(answer->effect));
	add_clauses(asking, answer);
	add_why(asking, answer);
}

static struct ctl_table *new_table(const char *first, const char *second)
{
	struct ctl_table *table = ctl_table_new(5);

	ctl_table_add(table, first);
	ctl_table_add(table, second);
	ctl_table_add(table, _("answer"));
	ctl_table_add(table, _("clause"));
	ctl_table_add(table, _("why not"));
	return table;
}

/* ---- the commands ---- */

static void put_page(struct asking *asking, const sfp_answers *answers)
{
	for (size_t i = 0; i < answers->count; i++) {
		const sfp_answer *answer = &answers->items[i];

		if (asking->list)
			json_array_append_new(asking->list, answer_json(answer));
		else
			asking->put(asking, answer);
		asking->filter.after_person = answer->person;
		asking->filter.after_action = answer->action;
		asking->filter.after_kind = answer->kind;
		asking->count++;
	}
}

static enum ctl_exit ask_all(struct asking *asking)
{
	bool more = true;

	while (more) {
		sfp_answers *answers = NULL;
		sfp_status status = asking->ask(asking, &answers);

		if (status != SFP_OK)
			return ctl_fail_status(asking->ctl, status);
		put_page(asking, answers);
		more = answers->more;
		sfp_answers_free(answers);
	}
	return CTL_DONE;
}

static enum ctl_exit answer_all(struct asking *asking, const char *first, const char *second)
{
	struct ctl *ctl = asking->ctl;
	enum ctl_exit code;
	json_t *answer;

	asking->list = ctl->json ? json_array() : NULL;
	asking->table = ctl->json ? NULL : new_table(first, second);
	code = ask_all(asking);
	if (ctl->json && code == CTL_DONE) {
		answer = ctl_answer(ctl);
		json_object_set(answer, "answers", asking->list);
		ctl_put_json(answer);
	}
	json_decref(asking->list);
	if (code == CTL_DONE && asking->count)
		ctl_table_put(ctl, asking->table);
	else
		ctl_table_free(asking->table);
	return code;
}

static enum ctl_exit who_may(struct ctl *ctl)
{
	struct asking asking = { .ctl = ctl,
		                 .question = SFP_QUESTION_INIT,
		                 .filter = SFP_ANSWERS_FILTER_INIT,
		                 .ask = ask_who,
		                 .put = put_who };
	enum ctl_exit code = ctl_take_about(ctl, &asking.question);

	if (code != CTL_DONE)
		return code;
	asking.question.action = (sfp_action)ctl_number(ctl, "action");
	asking.question.kind = (sfp_kind)ctl_number(ctl, "kind");
	asking.question.person = *ctl_id(ctl, "person");
	asking.filter.effects = SFP_EFFECT_BIT(SFP_EFFECT_PERMIT);
	if (ctl_given(ctl, "undetermined"))
		asking.filter.effects |= SFP_EFFECT_BIT(SFP_EFFECT_UNDETERMINED);
	code = answer_all(&asking, _("person"), _("roles"));
	if (code == CTL_DONE && !asking.count)
		ctl_note(ctl, _("nobody; with --undetermined also those of whom it must be found out"));
	return code;
}

static enum ctl_exit what_may(struct ctl *ctl)
{
	struct asking asking = { .ctl = ctl,
		                 .question = SFP_QUESTION_INIT,
		                 .filter = SFP_ANSWERS_FILTER_INIT,
		                 .ask = ask_what,
		                 .put = put_what };
	enum ctl_exit code = ctl_take_about(ctl, &asking.question);

	if (code != CTL_DONE)
		return code;
	asking.question.person = *ctl_id(ctl, "whom");
	if (!ctl_given(ctl, "all"))
		asking.filter.effects = SFP_EFFECT_BIT(SFP_EFFECT_PERMIT) | SFP_EFFECT_BIT(SFP_EFFECT_UNDETERMINED);
	code = answer_all(&asking, _("action"), _("kind"));
	if (code == CTL_DONE && !asking.count)
		ctl_note(ctl, _("nothing; with --all also what is refused, and why"));
	return code;
}

static const struct ctl_option who_options[] = {
	CTL_OPT("action", CTL_ACTION, CTL_POSITIONAL | CTL_REQUIRED, N_("what, such as invite.create")),
	CTL_OPT("kind", CTL_KIND, 0, N_("of which kind")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, 0, N_("whom it concerns")),
	CTL_ABOUT,
	CTL_OPT("undetermined", CTL_FLAG, 0, N_("also those of whom it must be found out")),
	CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option what_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("who")),
	CTL_OPT_ID("whom", SFP_OBJECT_PERSON, 0, N_("whom it concerns")),
	CTL_ABOUT,
	CTL_OPT("all", CTL_FLAG, 0, N_("also what is refused, and why")),
	CTL_OPTIONS_END
};
/* clang-format on */

const struct ctl_command ctl_who_may_commands[] = {
	CTL_RUN(NULL, CTL_OPENS, N_("tell who may do something now, and by which clause"), who_options, who_may, 0),
	CTL_COMMANDS_END
};

const struct ctl_command ctl_what_may_commands[] = {
	CTL_RUN(NULL, CTL_OPENS, N_("tell what somebody may do now, and by which clause"), what_options, what_may, 0),
	CTL_COMMANDS_END
};
