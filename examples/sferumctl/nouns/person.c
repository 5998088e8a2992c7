/* person.c: `sferumctl person`: who takes part. */
#include "frame/commands.h"

static sfp_person_draft draft_of(const struct ctl *ctl)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;

	draft.source_id = ctl_text(ctl, "source-id");
	draft.surname = ctl_text(ctl, "surname");
	draft.given_name = ctl_text(ctl, "given-name");
	draft.patronymic = ctl_text(ctl, "patronymic");
	draft.birth_date = (sfp_date)ctl_number(ctl, "born");
	draft.email = ctl_text(ctl, "email");
	draft.phone = ctl_text(ctl, "phone");
	return draft;
}

static sfp_status add(struct ctl *ctl)
{
	sfp_person_draft draft = draft_of(ctl);

	draft.id = *ctl_id(ctl, "join");
	return CTL_CALL(ctl, sfp_person, sfp_person_add, &draft);
}

static sfp_status edit(struct ctl *ctl)
{
	sfp_person_draft draft = draft_of(ctl);

	return CTL_CALL(ctl, sfp_person, sfp_person_edit, ctl_id(ctl, "id"), &draft);
}

static void put_role(const char *title, bool is_held)
{
	ctl_put(stdout, title);
	fputs(is_held ? "" : _(" (implied)"), stdout);
	putchar('\n');
}

static void put_roles(struct ctl *ctl, uint32_t held, uint32_t closed)
{
	const sfp_policy *policy = ctl_policy(ctl);

	for (int role = 1; role < SFP_ROLE_END; role++)
		if (closed & SFP_ROLE_BIT(role))
			put_role(policy ? sfp_policy_role_title(policy, (sfp_role)role, ctl->language)
			                : sfp_role_name((sfp_role)role),
			         held & SFP_ROLE_BIT(role));
}

static enum ctl_exit roles(struct ctl *ctl)
{
	const sfp_policy *policy = ctl_policy(ctl);
	uint32_t held = 0;
	sfp_status status = sfp_person_roles(ctl->registry, &ctl->actor.organization, ctl_id(ctl, "id"),
	                                     (sfp_date)ctl_number(ctl, "on"), &held);
	json_t *answer;

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (!ctl->json) {
		put_roles(ctl, held, policy ? sfp_policy_close_roles(policy, held) : held);
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "roles", ctl_roles_json(held));
	json_object_set_new(answer, "with_implied",
	                    ctl_roles_json(policy ? sfp_policy_close_roles(policy, held) : held));
	ctl_put_json(answer);
	return CTL_DONE;
}

#define NAMES                                                                                                          \
	CTL_OPT("given-name", CTL_TEXT, 0, N_("given name")), CTL_OPT("patronymic", CTL_TEXT, 0, N_("patronymic")),    \
		CTL_OPT("born", CTL_DATE, 0, N_("date of birth")),                                                     \
		CTL_OPT("email", CTL_TEXT, 0, N_("e-mail address")),                                                   \
		CTL_OPT("phone", CTL_TEXT, 0, N_("telephone number")),                                                 \
		CTL_OPT("source-id", CTL_TEXT, 0, N_("number in the office's own lists"))

static const struct ctl_option add_options[] = {
	CTL_OPT("surname", CTL_TEXT, CTL_REQUIRED, N_("surname")), NAMES,
	CTL_OPT_ID("join", SFP_OBJECT_PERSON, 0,
	           N_("the id of somebody whom another organisation of the registry has")),
	CTL_OPTIONS_END
};

static const struct ctl_option edit_options[] = { CTL_THE_ID(N_("whom, by id or name")),
	                                          CTL_OPT("surname", CTL_TEXT, 0, N_("surname")), NAMES,
	                                          CTL_OPTIONS_END };

static const struct ctl_option roles_options[] = { CTL_THE_ID(N_("whose, by id or name")),
	                                           CTL_OPT("on", CTL_DATE, 0, N_("on which day (default: today)")),
	                                           CTL_OPTIONS_END };

const struct ctl_command ctl_person_commands[] = {
	CTL_DO("add", CTL_BASE, N_("add somebody"), add_options, add, SFP_OBJECT_PERSON),
	CTL_DO("edit", CTL_BASE, N_("correct what is known of somebody"), edit_options, edit, SFP_OBJECT_PERSON),
	CTL_LIST(SFP_OBJECT_PERSON),
	CTL_SHOW(SFP_OBJECT_PERSON),
	CTL_RUN("roles", CTL_READS, N_("tell which roles somebody has: derived, never claimed"), roles_options, roles,
	        SFP_OBJECT_PERSON),
	CTL_COMMANDS_END
};
