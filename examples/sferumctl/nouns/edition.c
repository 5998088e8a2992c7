/* edition.c: `sferumctl edition`: how the act comes into force, edition by edition. */
#include "frame/commands.h"

/* Drafts the pack of the option, or the built-in one; says what was found in it. */
static sfp_status draft(struct ctl *ctl)
{
	const char *path = ctl_text(ctl, "pack");
	CTL_CLEANUP(ctl_findings_freep) sfp_findings *findings = NULL;
	CTL_CLEANUP(ctl_freep) char *text = NULL;
	sfp_edition *edition = NULL;
	const char *pack = NULL;
	size_t length = 0;
	sfp_status status;

	if (path) {
		text = ctl_read_file(ctl, path, &length);
		if (!text)
			return ctl_failed(ctl, CTL_FAILED);
	}
	pack = path ? text : sfp_policy_builtin_text(&length);
	status = sfp_edition_draft(ctl->registry, &ctl->actor, pack, length, &edition, &findings);
	if (!ctl->quiet || status != SFP_OK)
		ctl_findings_put(ctl, path ? path : "builtin", findings, stderr);
	if (edition)
		ctl->record = &edition->head;
	return status;
}

static sfp_status adopt(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_edition, sfp_edition_adopt, ctl_id(ctl, "id"), ctl_text(ctl, "minutes"),
	                (sfp_date)ctl_number(ctl, "date"));
}

static sfp_status approve(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_edition, sfp_edition_approve, ctl_id(ctl, "id"), ctl_id(ctl, "order"),
	                (sfp_date)ctl_number(ctl, "signed"));
}

static sfp_status enact(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_edition, sfp_edition_enact, ctl_id(ctl, "id"), (sfp_date)ctl_number(ctl, "from"));
}

CTL_STEP(withdraw, sfp_edition, sfp_edition_withdraw, "id")

static enum ctl_exit norms(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *policy = NULL;
	bool named = ctl_given(ctl, "id");
	sfp_status status =
		named ? sfp_edition_policy(ctl->registry, &ctl->actor.organization, ctl_id(ctl, "id"), &policy)
		      : sfp_registry_policy(ctl->registry, &ctl->actor.organization, &policy);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_norms_put(ctl, policy);
	return CTL_DONE;
}

static const struct ctl_option draft_options[] = {
	CTL_OPT("pack", CTL_FILE, 0, N_("the pack, YAML (default: the built-in one)")), CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option adopt_options[] = {
	CTL_THE_ONLY_ID(N_("which edition (default: the only one that can be adopted)")),
	CTL_OPT("minutes", CTL_TEXT, CTL_REQUIRED, N_("number of the council's minutes")),
	CTL_OPT("date", CTL_DATE, CTL_REQUIRED, N_("date of the minutes")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option approve_options[] = {
	CTL_THE_ONLY_ID(N_("which edition (default: the only one that can be approved)")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, CTL_REQUIRED, N_("by which order")),
	CTL_OPT("signed", CTL_DATE, 0, N_("when it was signed (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option enact_options[] = {
	CTL_THE_ONLY_ID(N_("which edition (default: the only one that can come into force)")),
	CTL_OPT("from", CTL_DATE, 0, N_("from which day on (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option withdraw_options[] = {
	CTL_THE_ONLY_ID(N_("which edition (default: the only one that can be withdrawn)")), CTL_OPTIONS_END
};

static const struct ctl_option norms_options[] = {
	CTL_OPT("id", CTL_ID, CTL_POSITIONAL, N_("of which edition (default: the one in force)")), CTL_OPTIONS_END
};

const struct ctl_command ctl_edition_commands[] = {
	CTL_DO("draft", CTL_BASE, N_("draft an edition of the act"), draft_options, draft, SFP_OBJECT_EDITION),
	CTL_DO("adopt", CTL_PERSON, N_("record that the council adopted it"), adopt_options, adopt, SFP_OBJECT_EDITION),
	CTL_DO("approve", CTL_PERSON, N_("record that the head approved it"), approve_options, approve,
	       SFP_OBJECT_EDITION),
	CTL_DO("enact", CTL_BASE, N_("bring it into force"), enact_options, enact, SFP_OBJECT_EDITION),
	CTL_DO("withdraw", CTL_PERSON, N_("withdraw it"), withdraw_options, withdraw, SFP_OBJECT_EDITION),
	CTL_RUN("norms", CTL_READS, N_("show its norms by clause"), norms_options, norms, SFP_OBJECT_EDITION),
	CTL_LIST(SFP_OBJECT_EDITION),
	CTL_SHOW(SFP_OBJECT_EDITION),
	CTL_COMMANDS_END
};
