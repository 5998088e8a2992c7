/* control_check.c: `sferumctl check`: how the administration controls the platform's use. */
#include "frame/commands.h"

static sfp_status record(struct ctl *ctl)
{
	sfp_control_check_draft draft = SFP_CONTROL_CHECK_DRAFT_INIT;

	draft.topic = ctl_text(ctl, "topic");
	draft.period_from = (sfp_date)ctl_number(ctl, "from");
	draft.period_until = (sfp_date)ctl_number(ctl, "to");
	draft.checked_on = (sfp_date)ctl_number(ctl, "on");
	draft.finding_count = (int)ctl_number(ctl, "faults");
	draft.findings = ctl_text(ctl, "findings");
	return CTL_CALL(ctl, sfp_control_check, sfp_control_check_record, &draft);
}

static const struct ctl_option record_options[] = {
	CTL_OPT("topic", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("what was looked at")),
	CTL_OPT("from", CTL_DATE, CTL_REQUIRED, N_("the first day of the period")),
	CTL_OPT("to", CTL_DATE, CTL_REQUIRED, N_("the last day of the period")),
	CTL_OPT("on", CTL_DATE, 0, N_("when it was checked (default: today)")),
	CTL_OPT("faults", CTL_NUMBER, 0, N_("how many faults were found (default: none)")),
	CTL_OPT("findings", CTL_TEXT, 0, N_("what was found; not for personal data")),
	CTL_OPTIONS_END
};

/* clang-format off */
const struct ctl_command ctl_control_check_commands[] = {
	CTL_DO("record", CTL_PERSON, N_("record a check that was made"), record_options, record,
	       SFP_OBJECT_CONTROL_CHECK),
	CTL_LIST(SFP_OBJECT_CONTROL_CHECK),
	CTL_SHOW(SFP_OBJECT_CONTROL_CHECK),
	CTL_COMMANDS_END
};
/* clang-format on */
