/* incident.c: `sferumctl incident`: a profile was not safe, or somebody was refused a right. */
#include "frame/commands.h"

static sfp_status report(struct ctl *ctl)
{
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;

	draft.action = ctl_given(ctl, "refused") ? (sfp_action)ctl_number(ctl, "refused") : SFP_ACTION_PROFILE_SECURE;
	draft.description = ctl_text(ctl, "description");
	return CTL_CALL(ctl, sfp_incident, sfp_incident_report, &draft);
}

static sfp_status settle(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_incident, sfp_incident_settle, ctl_id(ctl, "id"), ctl_text(ctl, "settlement"));
}

static const struct ctl_option report_options[] = {
	CTL_OPT("description", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("what happened")),
	CTL_OPT("refused", CTL_ACTION, 0,
	        N_("the right that was refused, such as platform.access (default: a profile was not safe)")),
	CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option settle_options[] = {
	CTL_THE_ID(N_("which incident")), CTL_OPT("settlement", CTL_TEXT, CTL_REQUIRED, N_("what was done")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_incident_commands[] = {
	CTL_DO("report", CTL_PERSON, N_("report an incident"), report_options, report, SFP_OBJECT_INCIDENT),
	CTL_DO("settle", CTL_PERSON, N_("settle it"), settle_options, settle, SFP_OBJECT_INCIDENT),
	CTL_LIST(SFP_OBJECT_INCIDENT),
	CTL_SHOW(SFP_OBJECT_INCIDENT),
	CTL_COMMANDS_END
};
/* clang-format on */
