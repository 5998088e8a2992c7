/* appointment.c: `sferumctl appointment`: who the administrators of the platform are. */
#include "frame/commands.h"

static sfp_status make(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_appointment, sfp_appointment_make, ctl_id(ctl, "person"), ctl_id(ctl, "order"));
}

CTL_STEP(make_additional, sfp_appointment, sfp_appointment_make_additional, "person")

static sfp_status register_(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_appointment, sfp_appointment_register, ctl_text(ctl, "mobile"));
}

static sfp_status end(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_appointment, sfp_appointment_end, ctl_id(ctl, "id"), ctl_id(ctl, "order"),
	                ctl_text(ctl, "reason"), ctl_given(ctl, "forced"));
}

/* clang-format off */
static const struct ctl_option make_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("who is to be administrator")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, CTL_REQUIRED, N_("by which order")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option additional_options[] = { CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED,
	                                                           N_("who is to be an additional administrator")),
	                                                CTL_OPTIONS_END };

static const struct ctl_option register_options[] = {
	CTL_OPT("mobile", CTL_TEXT, CTL_REQUIRED, N_("the mobile number with which one registered")), CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option end_options[] = {
	CTL_THE_ONLY_ID(N_("which appointment (default: the only one that can be ended)")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, CTL_REQUIRED, N_("by which order")),
	CTL_OPT("reason", CTL_TEXT, 0, N_("why")),
	CTL_OPT("forced", CTL_FLAG, 0, N_("even if no administrator remains")),
	CTL_OPTIONS_END
};
/* clang-format on */

const struct ctl_command ctl_appointment_commands[] = {
	CTL_DO("make", CTL_PERSON, N_("appoint the administrator"), make_options, make, SFP_OBJECT_APPOINTMENT),
	CTL_DO("make-additional", CTL_PERSON, N_("appoint an additional administrator"), additional_options,
	       make_additional, SFP_OBJECT_APPOINTMENT),
	CTL_DO("register", CTL_PERSON, N_("record that the administrator registered on the platform"), register_options,
	       register_, SFP_OBJECT_APPOINTMENT),
	CTL_DO("end", CTL_PERSON, N_("end an appointment"), end_options, end, SFP_OBJECT_APPOINTMENT),
	CTL_LIST(SFP_OBJECT_APPOINTMENT),
	CTL_SHOW(SFP_OBJECT_APPOINTMENT),
	CTL_COMMANDS_END
};
