/* invite.c: `sferumctl invite`: links by which people get into a class or a chat. The token is shown once, and only
 * here. */
#include "frame/commands.h"

static sfp_status show_token(struct ctl *ctl, sfp_status status, sfp_invite *invite, const char *token)
{
	if (invite)
		ctl->record = &invite->head;
	if (status == SFP_OK)
		ctl_also(ctl, "token", json_string(token));
	return status;
}

static sfp_status create(struct ctl *ctl)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE] = "";
	sfp_invite *invite = NULL;
	sfp_status status;

	draft.class_id = *ctl_id(ctl, "class");
	draft.chat_id = *ctl_id(ctl, "chat");
	draft.role = (sfp_role)ctl_number(ctl, "role");
	draft.person = *ctl_id(ctl, "person");
	draft.uses_max = (int)ctl_number(ctl, "uses");
	draft.valid_days = (int)ctl_number(ctl, "days");
	draft.note = ctl_text(ctl, "note");
	status = sfp_invite_create(ctl->registry, &ctl->actor, &draft, token, &invite);
	return show_token(ctl, status, invite, token);
}

static sfp_status send(struct ctl *ctl)
{
	char token[SFP_INVITE_TOKEN_SIZE] = "";
	sfp_invite *invite = NULL;
	sfp_status status = sfp_invite_send(ctl->registry, &ctl->actor, ctl_id(ctl, "id"), token, &invite);

	return show_token(ctl, status, invite, token);
}

/* A word of the command line is seen by everybody on the machine: "-" reads the token from standard input. */
static sfp_status claim(struct ctl *ctl)
{
	const char *given = ctl_text(ctl, "token");
	char line[128] = "";

	if (!strcmp(given, "-")) {
		if (!fgets(line, sizeof(line), stdin))
			return ctl_failed(ctl, ctl_fail(ctl, CTL_USAGE, _("standard input has no token")));
		line[strcspn(line, "\r\n")] = '\0';
	}
	return CTL_CALL(ctl, sfp_invite, sfp_invite_claim, *line ? line : given);
}

CTL_STEP(annul, sfp_invite, sfp_invite_annul, "id")

static const struct ctl_option create_options[] = {
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, 0, N_("into which class")),
	CTL_OPT_ID("chat", SFP_OBJECT_CHAT, 0, N_("or into which chat, by title or id")),
	CTL_OPT("role", CTL_ROLE, CTL_REQUIRED, N_("as what one joins: student, teacher, parent or administration")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, 0, N_("for whom alone (default: a link for the group)")),
	CTL_OPT("uses", CTL_NUMBER, 0,
	        N_("how often it may be used (default: once, or as often as the act allows a group)")),
	CTL_OPT("days", CTL_NUMBER, 0, N_("how many days it lives (default: as many as the act allows)")),
	CTL_OPT("note", CTL_TEXT, 0, N_("a note for oneself; not for personal data")),
	CTL_OPTIONS_END
};

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which invite")), CTL_OPTIONS_END };

/* clang-format off */
static const struct ctl_option claim_options[] = { CTL_OPT("token", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED,
							   N_("the link's token; - reads it from standard input")),
						   CTL_OPTIONS_END };

const struct ctl_command ctl_invite_commands[] = {
	CTL_DO("create", CTL_PERSON, N_("create an invite"), create_options, create, SFP_OBJECT_INVITE),
	CTL_DO("send", CTL_PERSON, N_("send it, for the first time or again: a new token, the old one is dead"),
	       which_options, send, SFP_OBJECT_INVITE),
	CTL_DO("claim", CTL_PERSON, N_("join by it"), claim_options, claim, SFP_OBJECT_INVITE),
	CTL_DO("annul", CTL_PERSON, N_("annul one that nobody has used"), which_options, annul, SFP_OBJECT_INVITE),
	CTL_RUN("needed", CTL_READS, N_("list who belongs into a class and has no way in"), ctl_invite_needed_options, ctl_invite_needed,
		SFP_OBJECT_INVITE),
	CTL_RUN("prepare", CTL_PERSON, N_("make links for all who need one, and a table of them"), ctl_invite_prepare_options,
		ctl_invite_prepare, SFP_OBJECT_INVITE),
	CTL_LIST(SFP_OBJECT_INVITE),
	CTL_SHOW(SFP_OBJECT_INVITE),
	CTL_COMMANDS_END
};
/* clang-format on */
