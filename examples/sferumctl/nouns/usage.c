/* usage.c: `sferumctl usage`: rights that people exercised: access, support, instructions, seminars, chats. */
#include "frame/commands.h"

static sfp_status record(struct ctl *ctl)
{
	sfp_usage_draft draft = SFP_USAGE_DRAFT_INIT;

	draft.action = (sfp_action)ctl_number(ctl, "action");
	draft.chat_id = *ctl_id(ctl, "chat");
	draft.title = ctl_text(ctl, "title");
	draft.used_on = (sfp_date)ctl_number(ctl, "on");
	return CTL_CALL(ctl, sfp_usage, sfp_usage_record, &draft);
}

/* clang-format off */
static const struct ctl_option record_options[] = {
	CTL_OPT("action", CTL_ACTION, CTL_POSITIONAL | CTL_REQUIRED, N_("which right, such as seminar.attend")),
	CTL_OPT_ID("chat", SFP_OBJECT_CHAT, 0, N_("in which chat, for chat.participate")),
	CTL_OPT("title", CTL_TEXT, 0, N_("what it was: the seminar, the instruction")),
	CTL_OPT("on", CTL_DATE, 0, N_("when (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_usage_commands[] = {
	CTL_DO("record", CTL_PERSON, N_("record that a right was exercised"), record_options, record,
	       SFP_OBJECT_USAGE),
	CTL_LIST(SFP_OBJECT_USAGE),
	CTL_SHOW(SFP_OBJECT_USAGE),
	CTL_COMMANDS_END
};
/* clang-format on */
