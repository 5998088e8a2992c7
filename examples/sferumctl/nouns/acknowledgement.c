/* acknowledgement.c: `sferumctl rules`: who has read how a profile is kept safe. */
#include "frame/commands.h"

static sfp_status sign(struct ctl *ctl)
{
	sfp_acknowledgement_draft draft = SFP_ACKNOWLEDGEMENT_DRAFT_INIT;
	CTL_CLEANUP(ctl_freep) char *text = NULL;

	draft.rules = ctl_text(ctl, "rules");
	draft.acknowledged_on = (sfp_date)ctl_number(ctl, "on");
	if (ctl_given(ctl, "text")) {
		text = ctl_read_file(ctl, ctl_text(ctl, "text"), &draft.text_length);
		if (!text)
			return ctl_failed(ctl, CTL_FAILED);
		draft.text = text;
	}
	return CTL_CALL(ctl, sfp_acknowledgement, sfp_acknowledgement_sign, &draft);
}

/* clang-format off */
static const struct ctl_option sign_options[] = {
	CTL_OPT("rules", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("which rules, by name and version")),
	CTL_OPT("text", CTL_FILE, 0, N_("their text, of which only the digest is kept")),
	CTL_OPT("on", CTL_DATE, 0, N_("when they were read (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_acknowledgement_commands[] = {
	CTL_DO("sign", CTL_PERSON, N_("acknowledge the rules of safety"), sign_options, sign,
	       SFP_OBJECT_ACKNOWLEDGEMENT),
	CTL_LIST(SFP_OBJECT_ACKNOWLEDGEMENT),
	CTL_SHOW(SFP_OBJECT_ACKNOWLEDGEMENT),
	CTL_COMMANDS_END
};
/* clang-format on */
