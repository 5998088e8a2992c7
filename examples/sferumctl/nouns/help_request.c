/* help_request.c: `sferumctl request`: who asks for help, and who answers. `help` explains the program itself. */
#include "frame/commands.h"

static sfp_status ask(struct ctl *ctl)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;

	draft.topic = ctl_text(ctl, "topic");
	draft.question = ctl_text(ctl, "question");
	return CTL_CALL(ctl, sfp_help_request, sfp_help_request_ask, &draft);
}

static sfp_status answer(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_help_request, sfp_help_request_answer, ctl_id(ctl, "id"), ctl_text(ctl, "answer"));
}

/* The ticket is shown with the request: the vendor's answer is recorded there. */
static sfp_status escalate(struct ctl *ctl)
{
	sfp_support_ticket *ticket = NULL;
	sfp_status status = CTL_CALL(ctl, sfp_help_request, sfp_help_request_escalate, ctl_id(ctl, "id"),
	                             ctl_text(ctl, "number"), &ticket);
	char id[SFP_ID_TEXT_SIZE];

	if (status != SFP_OK)
		return status;
	sfp_id_to_text(&ticket->head.id, id);
	ctl_also(ctl, "ticket", json_string(id));
	sfp_support_ticket_free(ticket);
	return SFP_OK;
}

static sfp_status reopen(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_help_request, sfp_help_request_reopen, ctl_id(ctl, "id"), ctl_text(ctl, "question"));
}

CTL_STEP(close, sfp_help_request, sfp_help_request_close, "id")

/* clang-format off */
static const struct ctl_option ask_options[] = {
	CTL_OPT("topic", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("what it is about, in a few words")),
	CTL_OPT("question", CTL_TEXT, 0, N_("the question at length")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option answer_options[] = { CTL_THE_ID(N_("which request")),
	                                            CTL_OPT("answer", CTL_TEXT, CTL_REQUIRED, N_("what to do")),
	                                            CTL_OPTIONS_END };

/* clang-format off */
static const struct ctl_option escalate_options[] = {
	CTL_THE_ID(N_("which request")),
	CTL_OPT("number", CTL_TEXT, 0, N_("the ticket's number, as the vendor numbers it")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option reopen_options[] = {
	CTL_THE_ID(N_("which request")),
	CTL_OPT("question", CTL_TEXT, 0, N_("another question instead (default: the same)")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which request")), CTL_OPTIONS_END };

const struct ctl_command ctl_help_request_commands[] = {
	CTL_DO("ask", CTL_PERSON, N_("ask for help"), ask_options, ask, SFP_OBJECT_HELP_REQUEST),
	CTL_DO("answer", CTL_PERSON, N_("answer a request"), answer_options, answer, SFP_OBJECT_HELP_REQUEST),
	CTL_DO("escalate", CTL_PERSON, N_("pass it on to the vendor's support: a ticket is opened"), escalate_options,
	       escalate, SFP_OBJECT_HELP_REQUEST),
	CTL_DO("reopen", CTL_PERSON, N_("ask again, because the answer did not help"), reopen_options, reopen,
	       SFP_OBJECT_HELP_REQUEST),
	CTL_DO("close", CTL_PERSON, N_("close an answered request"), which_options, close, SFP_OBJECT_HELP_REQUEST),
	CTL_LIST(SFP_OBJECT_HELP_REQUEST),
	CTL_SHOW(SFP_OBJECT_HELP_REQUEST),
	CTL_COMMANDS_END
};
