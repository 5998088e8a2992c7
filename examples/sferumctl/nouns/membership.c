/* membership.c: `sferumctl membership`: who is let into a class of the platform, and who leaves it. */
#include "frame/commands.h"

static sfp_status apply(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_admission, sfp_admission_apply, ctl_id(ctl, "class"),
	                (sfp_role)ctl_number(ctl, "role"));
}

CTL_STEP(consider, sfp_admission, sfp_admission_consider, "id")
CTL_STEP(accept, sfp_admission, sfp_admission_accept, "id")
CTL_STEP(withdraw, sfp_admission, sfp_admission_withdraw, "id")

static sfp_status reject(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_admission, sfp_admission_reject, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));
}

static sfp_status end(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_membership, sfp_membership_end, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));
}

static const struct ctl_option apply_options[] = {
	CTL_OPT_ID("class", SFP_OBJECT_CLASS, CTL_REQUIRED, N_("into which class")),
	CTL_OPT("role", CTL_ROLE, CTL_REQUIRED, N_("as what: student, teacher, parent or administration")),
	CTL_OPTIONS_END
};

static const struct ctl_option step_options[] = { CTL_THE_ID(N_("which application")), CTL_OPTIONS_END };

static const struct ctl_option reject_options[] = { CTL_THE_ID(N_("which application")),
	                                            CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")),
	                                            CTL_OPTIONS_END };

static const struct ctl_option end_options[] = { CTL_THE_ID(N_("which membership")),
	                                         CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")),
	                                         CTL_OPTIONS_END };

const struct ctl_command ctl_membership_commands[] = {
	CTL_DO("apply", CTL_PERSON, N_("apply to be let into a class; the one who acts applies"), apply_options, apply,
	       SFP_OBJECT_APPLICATION_MEMBERSHIP),
	CTL_DO("consider", CTL_PERSON, N_("take an application into consideration"), step_options, consider,
	       SFP_OBJECT_APPLICATION_MEMBERSHIP),
	CTL_DO("accept", CTL_PERSON, N_("accept an application: the membership begins"), step_options, accept,
	       SFP_OBJECT_APPLICATION_MEMBERSHIP),
	CTL_DO("reject", CTL_PERSON, N_("reject an application"), reject_options, reject,
	       SFP_OBJECT_APPLICATION_MEMBERSHIP),
	CTL_DO("withdraw", CTL_PERSON, N_("withdraw one's own application"), step_options, withdraw,
	       SFP_OBJECT_APPLICATION_MEMBERSHIP),
	CTL_RUN("applications", CTL_READS, N_("list the applications"), ctl_list_options, ctl_list_run,
	        SFP_OBJECT_APPLICATION_MEMBERSHIP),
	CTL_DO("end", CTL_PERSON, N_("end a membership"), end_options, end, SFP_OBJECT_MEMBERSHIP),
	CTL_LIST(SFP_OBJECT_MEMBERSHIP),
	CTL_SHOW(SFP_OBJECT_MEMBERSHIP),
	CTL_COMMANDS_END
};
