/* support_ticket.c: `sferumctl support`: tickets with the vendor of the platform. */
#include "frame/commands.h"

static sfp_status open_ticket(struct ctl *ctl)
{
	sfp_support_ticket_draft draft = SFP_SUPPORT_TICKET_DRAFT_INIT;

	draft.topic = ctl_text(ctl, "topic");
	draft.number = ctl_text(ctl, "number");
	return CTL_CALL(ctl, sfp_support_ticket, sfp_support_ticket_open, &draft);
}

static sfp_status answer(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_support_ticket, sfp_support_ticket_answer, ctl_id(ctl, "id"), ctl_text(ctl, "number"),
	                ctl_text(ctl, "answer"));
}

CTL_STEP(reopen, sfp_support_ticket, sfp_support_ticket_reopen, "id")
CTL_STEP(close, sfp_support_ticket, sfp_support_ticket_close, "id")

/* clang-format off */
static const struct ctl_option open_options[] = {
	CTL_OPT("topic", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("what it is about; not for personal data")),
	CTL_OPT("number", CTL_TEXT, 0, N_("the ticket's number, as the vendor numbers it")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option answer_options[] = {
	CTL_THE_ID(N_("which ticket")),
	CTL_OPT("answer", CTL_TEXT, CTL_REQUIRED, N_("what the vendor answered, in short")),
	CTL_OPT("number", CTL_TEXT, 0, N_("the ticket's number, as the vendor numbers it")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which ticket")), CTL_OPTIONS_END };

const struct ctl_command ctl_support_ticket_commands[] = {
	CTL_DO("open", CTL_PERSON, N_("open a ticket with the vendor"), open_options, open_ticket,
	       SFP_OBJECT_SUPPORT_TICKET),
	CTL_DO("answer", CTL_PERSON, N_("record the vendor's answer"), answer_options, answer,
	       SFP_OBJECT_SUPPORT_TICKET),
	CTL_DO("reopen", CTL_PERSON, N_("open an answered ticket again"), which_options, reopen,
	       SFP_OBJECT_SUPPORT_TICKET),
	CTL_DO("close", CTL_PERSON, N_("close a ticket, answered or not"), which_options, close,
	       SFP_OBJECT_SUPPORT_TICKET),
	CTL_LIST(SFP_OBJECT_SUPPORT_TICKET),
	CTL_SHOW(SFP_OBJECT_SUPPORT_TICKET),
	CTL_COMMANDS_END
};
