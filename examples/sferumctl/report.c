/* report.c: `sferumctl report`: figures for the head, and that they were presented. */
#include "commands.h"

static sfp_status present(struct ctl *ctl)
{
	sfp_report_draft draft = SFP_REPORT_DRAFT_INIT;
	CTL_CLEANUP(ctl_freep) char *figures = NULL;

	draft.source = ctl_text(ctl, "source");
	draft.period_from = (sfp_date)ctl_number(ctl, "from");
	draft.period_until = (sfp_date)ctl_number(ctl, "to");
	draft.presented_on = (sfp_date)ctl_number(ctl, "on");
	if (ctl_given(ctl, "figures")) {
		figures = ctl_read_file(ctl, ctl_text(ctl, "figures"), &draft.figures_length);
		if (!figures)
			return ctl_failed(ctl, CTL_FAILED);
		draft.figures = figures;
	}
	return CTL_CALL(ctl, sfp_report, sfp_report_present, &draft);
}

static const struct ctl_option present_options[] = {
	CTL_OPT("source", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("where the figures come from")),
	CTL_OPT("from", CTL_DATE, CTL_REQUIRED, N_("the first day of the period")),
	CTL_OPT("to", CTL_DATE, CTL_REQUIRED, N_("the last day of the period")),
	CTL_OPT("figures", CTL_FILE, 0, N_("the figures, of which only the digest is kept")),
	CTL_OPT("on", CTL_DATE, 0, N_("when it was presented (default: today)")),
	CTL_OPTIONS_END
};

const struct ctl_command ctl_report_commands[] = {
	CTL_DO("present", CTL_PERSON, N_("record that figures were brought to the head"), present_options, present,
	       SFP_OBJECT_REPORT),
	CTL_LIST(SFP_OBJECT_REPORT),
	CTL_SHOW(SFP_OBJECT_REPORT),
	CTL_COMMANDS_END
};
