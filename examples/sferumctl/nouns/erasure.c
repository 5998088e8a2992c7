/* erasure.c: `sferumctl erasure`: destroying what is kept of a person, and the act that proves it. */
#include "frame/commands.h"

static sfp_status ask(struct ctl *ctl)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;

	draft.person = *ctl_id(ctl, "person");
	draft.ground = ctl_text(ctl, "ground");
	draft.asked_on = (sfp_date)ctl_number(ctl, "since");
	return CTL_CALL(ctl, sfp_erasure, sfp_erasure_ask, &draft);
}

/* What is left in the journal is worth a word; a dry run leaves everything where it is. */
static sfp_status carry_out(struct ctl *ctl)
{
	sfp_status status = CTL_CALL(ctl, sfp_erasure, sfp_person_erase, ctl_id(ctl, "id"));

	if (status == SFP_OK && !ctl->dry_run && *sfp_registry_message(ctl->registry))
		ctl_note(ctl, "%s", sfp_registry_message_in(ctl->registry, ctl->language));
	return status;
}

static enum ctl_exit act(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	sfp_status status =
		sfp_erasure_act(ctl->registry, &ctl->actor.organization, ctl_id(ctl, "id"), ctl->language, &text);
	json_t *answer;

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (!ctl->json) {
		ctl_put_document(stdout, text);
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "text", json_string(text));
	ctl_put_json(answer);
	return CTL_DONE;
}

static enum ctl_exit scrub(struct ctl *ctl)
{
	sfp_status status = sfp_registry_scrub(ctl->registry);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->json)
		ctl_put_json(ctl_answer(ctl));
	else
		ctl_note(ctl, _("the journal holds nothing any more"));
	return CTL_DONE;
}

/* clang-format off */
static const struct ctl_option ask_options[] = {
	CTL_OPT_ID("person", SFP_OBJECT_PERSON, CTL_REQUIRED, N_("whose data")),
	CTL_OPT("ground", CTL_TEXT, CTL_REQUIRED, N_("why; not for personal data")),
	CTL_OPT("since", CTL_DATE, 0, N_("since when the ground is there (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which erasure")), CTL_OPTIONS_END };

/* clang-format off */
const struct ctl_command ctl_erasure_commands[] = {
	CTL_DO("ask", CTL_BASE, N_("record the ground for destroying a person's data"), ask_options, ask, SFP_OBJECT_ERASURE),
	CTL_DO("carry-out", CTL_PERSON, N_("destroy the data; nothing brings them back"), which_options, carry_out,
	       SFP_OBJECT_ERASURE),
	CTL_RUN("act", CTL_READS, N_("write the act of destruction, with an extract of the trail"), which_options, act,
		SFP_OBJECT_ERASURE),
	CTL_RUN("scrub", CTL_OPENS | CTL_CHANGES | CTL_ANYWHERE, N_("empty the registry's journal of what was destroyed"), NULL, scrub,
		0),
	CTL_LIST(SFP_OBJECT_ERASURE),
	CTL_SHOW(SFP_OBJECT_ERASURE),
	CTL_COMMANDS_END
};
/* clang-format on */
