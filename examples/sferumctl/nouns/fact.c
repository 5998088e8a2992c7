/* fact.c: `sferumctl fact`: what the act asks of its own, attested of people. */
#include "frame/commands.h"

/* By the act's own name for it, or custom_1 … custom_16. */
static sfp_fact fact_called(struct ctl *ctl, const char *name)
{
	const sfp_policy *policy = ctl_policy(ctl);

	return policy ? sfp_policy_fact(policy, name) : sfp_fact_from_name(name);
}

static sfp_status attest(struct ctl *ctl)
{
	sfp_attestation_draft draft = SFP_ATTESTATION_DRAFT_INIT;
	const char *name = ctl_text(ctl, "fact");

	draft.person = *ctl_id(ctl, "person");
	draft.fact = fact_called(ctl, name);
	draft.truth = !ctl_given(ctl, "fails");
	draft.ground = ctl_text(ctl, "ground");
	draft.from_date = (sfp_date)ctl_number(ctl, "from");
	if (!draft.fact)
		return ctl_failed(ctl, ctl_fail(ctl, CTL_USAGE, _("unknown fact \"%s\""), name));
	return CTL_CALL(ctl, sfp_attestation, sfp_attestation_record, &draft);
}

static sfp_status end(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_attestation, sfp_attestation_end, ctl_id(ctl, "id"), (sfp_date)ctl_number(ctl, "on"));
}

static const struct ctl_option attest_options[] = {
	CTL_OPT("fact", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("which, by the name that the act gives it")),
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("of whom")),
	CTL_OPT("ground", CTL_TEXT, CTL_REQUIRED, N_("by what it is known; not for personal data")),
	CTL_OPT("fails", CTL_FLAG, 0, N_("attest that it does not hold")),
	CTL_OPT("from", CTL_DATE, 0, N_("from which day (default: today)")),
	CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option end_options[] = {
	CTL_THE_ID(N_("which attestation")),
	CTL_OPT("on", CTL_DATE, 0, N_("the first day on which it no longer holds (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_fact_commands[] = {
	CTL_DO("attest", CTL_BASE, N_("attest that a fact of the act's own holds of a person"), attest_options, attest,
	       SFP_OBJECT_ATTESTATION),
	CTL_DO("end", CTL_BASE, N_("end an attestation: the fact is unknown again"), end_options, end, SFP_OBJECT_ATTESTATION),
	CTL_LIST(SFP_OBJECT_ATTESTATION),
	CTL_SHOW(SFP_OBJECT_ATTESTATION),
	CTL_COMMANDS_END
};
/* clang-format on */
