/* application.c: `sferumctl application`: how the organisation asks the platform to take it in. */
#include "frame/commands.h"

static sfp_application_form form_of(const struct ctl *ctl)
{
	sfp_application_form form = SFP_APPLICATION_FORM_INIT;

	form.contact = *ctl_id(ctl, "contact");
	form.order_id = *ctl_id(ctl, "order");
	form.full_name = ctl_text(ctl, "full-name");
	form.email = ctl_text(ctl, "email");
	form.mobile = ctl_text(ctl, "mobile");
	return form;
}

static sfp_status draft(struct ctl *ctl)
{
	sfp_application_form form = form_of(ctl);

	return CTL_CALL(ctl, sfp_application, sfp_application_draft, &form);
}

static sfp_status revise(struct ctl *ctl)
{
	sfp_application_form form = form_of(ctl);

	return CTL_CALL(ctl, sfp_application, sfp_application_revise, ctl_id(ctl, "id"), &form);
}

/* 64 hexadecimal digits. */
static bool read_digest(const char *text, uint8_t digest[32])
{
	if (strlen(text) != 64 || strspn(text, "0123456789abcdefABCDEF") != 64)
		return false;
	for (size_t i = 0; i < 32; i++) {
		char byte[3] = { text[2 * i], text[2 * i + 1], '\0' };

		digest[i] = (uint8_t)strtoul(byte, NULL, 16);
	}
	return true;
}

static sfp_status send(struct ctl *ctl)
{
	const char *hex = ctl_text(ctl, "digest");
	uint8_t digest[32];

	if (hex && !read_digest(hex, digest))
		return ctl_failed(ctl,
		                  ctl_fail(ctl, CTL_USAGE,
		                           _("--digest: 64 hexadecimal digits are wanted, as \"application letter\" "
		                             "and sha256sum print them")));
	return CTL_CALL(ctl, sfp_application, sfp_application_send, ctl_id(ctl, "id"), ctl_text(ctl, "message-id"),
	                hex ? digest : NULL);
}

static sfp_status accepted(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_application, sfp_application_accepted, ctl_id(ctl, "id"),
	                (sfp_date)ctl_number(ctl, "on"));
}

static sfp_status rejected(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_application, sfp_application_rejected, ctl_id(ctl, "id"),
	                (sfp_date)ctl_number(ctl, "on"), ctl_text(ctl, "reason"));
}

CTL_STEP(withdraw, sfp_application, sfp_application_withdraw, "id")

#define WHICH CTL_THE_ONLY_ID(N_("which application (default: the only one for which this can be done)"))
#define FORM                                                                                                           \
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("the order of the administrator's appointment")),                  \
		CTL_OPT("full-name", CTL_TEXT, 0, N_("the contact's full name")),                                      \
		CTL_OPT("email", CTL_TEXT, 0, N_("the contact's e-mail address")),                                     \
		CTL_OPT("mobile", CTL_TEXT, 0, N_("the contact's own mobile number")), CTL_OPTIONS_END

static const struct ctl_option draft_options[] = {
	CTL_OPT_ID("contact", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("whose data it gives: the administrator")), FORM
};

static const struct ctl_option revise_options[] = {
	WHICH, CTL_OPT_ID("contact", SFP_OBJECT_PERSON, 0, N_("whose data it gives: the administrator")), FORM
};

static const struct ctl_option send_options[] = {
	WHICH, CTL_OPT("message-id", CTL_TEXT, 0, N_("of the letter")),
	CTL_OPT("digest", CTL_TEXT, 0, N_("SHA-256 of the letter, in hexadecimal digits")), CTL_OPTIONS_END
};

static const struct ctl_option accepted_options[] = {
	WHICH, CTL_OPT("on", CTL_DATE, 0, N_("when the platform answered (default: today)")), CTL_OPTIONS_END
};

static const struct ctl_option rejected_options[] = {
	WHICH, CTL_OPT("on", CTL_DATE, 0, N_("when the platform answered (default: today)")),
	CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("what it said")), CTL_OPTIONS_END
};

static const struct ctl_option which_options[] = { WHICH, CTL_OPTIONS_END };

static const struct ctl_option letter_options[] = {
	WHICH, CTL_OPT("scan", CTL_FILE, CTL_REQUIRED, N_("the scan of the order")),
	CTL_OPT("out", CTL_FILE, CTL_REQUIRED, N_("the letter's file (.eml); one that exists is not overwritten")),
	CTL_OPTIONS_END
};

#define NOUN SFP_OBJECT_APPLICATION_ORGANIZATION

const struct ctl_command ctl_application_commands[] = {
	CTL_DO("draft", CTL_PERSON, N_("begin the organisation's application"), draft_options, draft, NOUN),
	CTL_DO("revise", CTL_PERSON, N_("change it"), revise_options, revise, NOUN),
	CTL_RUN("letter", CTL_READS, N_("write the letter, ready to be sent"), letter_options, ctl_letter_run, NOUN),
	CTL_DO("send", CTL_PERSON, N_("record that it was sent"), send_options, send, NOUN),
	CTL_DO("accepted", CTL_PERSON, N_("record that the platform accepted it"), accepted_options, accepted, NOUN),
	CTL_DO("rejected", CTL_PERSON, N_("record that the platform rejected it"), rejected_options, rejected, NOUN),
	CTL_DO("withdraw", CTL_PERSON, N_("withdraw it"), which_options, withdraw, NOUN),
	CTL_LIST(NOUN),
	CTL_SHOW(NOUN),
	CTL_COMMANDS_END
};
