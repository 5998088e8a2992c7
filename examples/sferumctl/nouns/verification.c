/* verification.c: `sferumctl verification`: the confirmation that somebody is a teacher here. */
#include "frame/commands.h"

CTL_STEP(request, sfp_verification, sfp_verification_request, "person")
CTL_STEP(confirm, sfp_verification, sfp_verification_confirm, "id")
CTL_STEP(withdraw, sfp_verification, sfp_verification_withdraw, "id")
CTL_STEP(revoke, sfp_verification, sfp_verification_revoke, "id")

static sfp_status reject(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_verification, sfp_verification_reject, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));
}

static const struct ctl_option request_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("whose status")), CTL_OPTIONS_END
};

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which verification")), CTL_OPTIONS_END };

static const struct ctl_option reject_options[] = { CTL_THE_ID(N_("which verification")),
	                                            CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")),
	                                            CTL_OPTIONS_END };

const struct ctl_command ctl_verification_commands[] = {
	CTL_DO("request", CTL_PERSON, N_("ask for the confirmation"), request_options, request,
	       SFP_OBJECT_VERIFICATION),
	CTL_DO("confirm", CTL_PERSON, N_("confirm it"), which_options, confirm, SFP_OBJECT_VERIFICATION),
	CTL_DO("reject", CTL_PERSON, N_("reject it"), reject_options, reject, SFP_OBJECT_VERIFICATION),
	CTL_DO("withdraw", CTL_PERSON, N_("take one's own request back"), which_options, withdraw,
	       SFP_OBJECT_VERIFICATION),
	CTL_DO("revoke", CTL_PERSON, N_("take a confirmed status away"), which_options, revoke,
	       SFP_OBJECT_VERIFICATION),
	CTL_LIST(SFP_OBJECT_VERIFICATION),
	CTL_SHOW(SFP_OBJECT_VERIFICATION),
	CTL_COMMANDS_END
};
