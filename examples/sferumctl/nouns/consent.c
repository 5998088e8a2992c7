/* consent.c: `sferumctl consent`: consents to the processing of personal data. */
#include "frame/commands.h"

static sfp_status record(struct ctl *ctl)
{
	sfp_consent_draft draft = SFP_CONSENT_DRAFT_INIT;
	CTL_CLEANUP(ctl_freep) char *document = NULL;

	draft.person = *ctl_id(ctl, "person");
	draft.code = ctl_text(ctl, "code");
	draft.given_on = (sfp_date)ctl_number(ctl, "date");
	draft.signed_by_person = ctl_given(ctl, "signed");
	draft.parent = *ctl_id(ctl, "parent");
	if (ctl_given(ctl, "scan")) {
		document = ctl_read_file(ctl, ctl_text(ctl, "scan"), &draft.document_length);
		if (!document)
			return ctl_failed(ctl, CTL_FAILED);
		draft.document = document;
	}
	return CTL_CALL(ctl, sfp_consent, sfp_consent_record, &draft);
}

static sfp_status withdraw(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_consent, sfp_consent_withdraw, ctl_id(ctl, "id"), (sfp_date)ctl_number(ctl, "on"),
	                ctl_text(ctl, "reason"));
}

static const struct ctl_option record_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("whose data")),
	CTL_OPT("code", CTL_TEXT, CTL_REQUIRED, N_("what for, by a short name, such as personal_data")),
	CTL_OPT("date", CTL_DATE, 0, N_("the day of the document (default: today)")),
	CTL_OPT("signed", CTL_FLAG, 0, N_("the person signed")),
	CTL_OPT_ID("parent", SFP_OBJECT_PERSON, 0, N_("the parent who signed")),
	CTL_OPT("scan", CTL_FILE, 0, N_("its scan, of which only the digest is kept")),
	CTL_OPTIONS_END
};

/* clang-format off */
static const struct ctl_option withdraw_options[] = {
	CTL_THE_ID(N_("which consent")),
	CTL_OPT("on", CTL_DATE, 0, N_("the first day on which it no longer holds (default: today)")),
	CTL_OPT("reason", CTL_TEXT, 0, N_("why, if somebody said; not for personal data")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_consent_commands[] = {
	CTL_DO("record", CTL_PERSON, N_("record a consent; a minor's is signed by a parent as well"), record_options, record,
	       SFP_OBJECT_CONSENT),
	CTL_DO("withdraw", CTL_PERSON, N_("record that one was withdrawn"), withdraw_options, withdraw, SFP_OBJECT_CONSENT),
	CTL_LIST(SFP_OBJECT_CONSENT),
	CTL_SHOW(SFP_OBJECT_CONSENT),
	CTL_COMMANDS_END
};
/* clang-format on */
