/* order.c: `sferumctl order`: the orders on which decisions rest. */
#include "frame/commands.h"

typedef sfp_status (*order_verb)(sfp_registry *, const sfp_actor *, const sfp_order_draft *, sfp_order **);

static sfp_status record(struct ctl *ctl, order_verb verb, const sfp_id *signer)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	CTL_CLEANUP(ctl_freep) char *document = NULL;

	/* The words of the choice stand in the order of the subjects' numbers. */
	draft.subject = (sfp_order_subject)ctl_number(ctl, "about");
	draft.number = ctl_text(ctl, "number");
	draft.date = (sfp_date)ctl_number(ctl, "date");
	draft.title = ctl_text(ctl, "title");
	draft.signer = *signer;
	if (ctl_given(ctl, "scan")) {
		document = ctl_read_file(ctl, ctl_text(ctl, "scan"), &draft.document_length);
		if (!document)
			return ctl_failed(ctl, CTL_FAILED);
		draft.document = document;
	}
	return CTL_CALL(ctl, sfp_order, verb, &draft);
}

static sfp_status issue(struct ctl *ctl)
{
	static const sfp_id none = SFP_ID_NONE;

	return record(ctl, sfp_order_issue, &none);
}

static sfp_status register_paper(struct ctl *ctl)
{
	return record(ctl, sfp_order_register, ctl_id(ctl, "signer"));
}

#define PAPER                                                                                                          \
	CTL_OPT_WORDS("about", "use administrator approval nomenclature distribution movement other", CTL_REQUIRED,    \
	              N_("what it is about")),                                                                         \
		CTL_OPT("number", CTL_TEXT, CTL_REQUIRED, N_("its number, as it stands on the paper")),                \
		CTL_OPT("date", CTL_DATE, 0, N_("its date (default: today)")),                                         \
		CTL_OPT("title", CTL_TEXT, 0, N_("its title")),                                                        \
		CTL_OPT("scan", CTL_FILE, 0, N_("its scan, of which only the digest is kept"))

static const struct ctl_option issue_options[] = { PAPER, CTL_OPTIONS_END };

static const struct ctl_option register_options[] = { PAPER,
	                                              CTL_OPT_ID("signer", SFP_OBJECT_PERSON, 0, N_("who signed it")),
	                                              CTL_OPTIONS_END };

static sfp_status tell_appendix(const struct ctl *ctl, const sfp_appendix *appendix, char **ret_text)
{
	if (ctl->json)
		return sfp_appendix_json(appendix, ret_text);
	return ctl_number(ctl, "format") == 2 ? sfp_appendix_html(appendix, ctl->language, ret_text)
	                                      : sfp_appendix_text(appendix, ctl->language, ret_text);
}

static enum ctl_exit appendix_run(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	sfp_appendix *appendix = NULL;
	sfp_status status = sfp_appendix_get(ctl->registry, &ctl->actor.organization, ctl_id(ctl, "id"), &appendix);
	json_t *answer;

	if (status == SFP_OK)
		status = tell_appendix(ctl, appendix, &text);
	sfp_appendix_free(appendix);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (!ctl->json) {
		ctl_put_document(stdout, text);
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "appendix", ctl_read_json(text));
	ctl_put_json(answer);
	return CTL_DONE;
}

/* clang-format off */
static const struct ctl_option appendix_options[] = { CTL_THE_ID(N_("which order")),
						      CTL_OPT_WORDS("format", "text html", 0,
								    N_("text (the default), or a page to be printed")),
						      CTL_OPTIONS_END };

const struct ctl_command ctl_order_commands[] = {
	CTL_DO("issue", CTL_PERSON, N_("issue an order"), issue_options, issue, SFP_OBJECT_ORDER),
	CTL_DO("register", CTL_PERSON, N_("record an order that was issued on paper"), register_options, register_paper,
	       SFP_OBJECT_ORDER),
	CTL_RUN("appendix", CTL_READS, N_("list whom it moves, to be printed"), appendix_options, appendix_run, SFP_OBJECT_ORDER),
	CTL_LIST(SFP_OBJECT_ORDER), CTL_SHOW(SFP_OBJECT_ORDER), CTL_COMMANDS_END
};
/* clang-format on */
