/* organization.c: `sferumctl organization`: the card of the school or college. */
#include "frame/commands.h"

static sfp_organization_draft draft_of(const struct ctl *ctl)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;

	draft.name = ctl_text(ctl, "name");
	draft.short_name = ctl_text(ctl, "short");
	draft.address = ctl_text(ctl, "address");
	draft.email = ctl_text(ctl, "email");
	draft.site = ctl_text(ctl, "site");
	draft.time_zone = ctl_text(ctl, "time-zone");
	return draft;
}

static sfp_status add(struct ctl *ctl)
{
	sfp_organization_draft draft = draft_of(ctl);
	sfp_organization *organization = NULL;
	sfp_status status = sfp_organization_add(ctl->registry, &draft, &organization);

	if (organization)
		ctl->record = &organization->head;
	return status;
}

/* The system may give it another time zone; the card is a person's to keep. */
static sfp_status edit(struct ctl *ctl)
{
	sfp_organization_draft draft = draft_of(ctl);
	bool is_card = draft.name || draft.short_name || draft.address || draft.email || draft.site;

	if (!ctl_global_text(ctl, CTL_G_AS) && (is_card || !draft.time_zone))
		return ctl_failed(ctl, ctl_fail(ctl, CTL_USAGE, _("who does this? Say --as PERSON, by id or name")));
	return CTL_CALL(ctl, sfp_organization, sfp_organization_edit, &draft);
}

static enum ctl_exit show(struct ctl *ctl)
{
	sfp_status status = sfp_record_get(ctl->registry, &ctl->actor.organization, SFP_OBJECT_ORGANIZATION,
	                                   &ctl->actor.organization, &ctl->record);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_also_zone(ctl);
	ctl_put_answer(ctl);
	return CTL_DONE;
}

static enum ctl_exit list(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_json_freep) json_t *all = json_array();
	sfp_id after = SFP_ID_NONE;
	bool more = true;

	while (more) {
		CTL_CLEANUP(ctl_page_freep) sfp_page *page = NULL;
		sfp_status status =
			sfp_organization_list(ctl->registry, sfp_id_is_none(&after) ? NULL : &after, 0, &page);

		if (status != SFP_OK)
			return ctl_fail_status(ctl, status);
		for (size_t i = 0; i < page->count; i++)
			json_array_append_new(all, ctl_record_json(page->records[i]));
		more = page->more;
		after = page->next;
	}
	ctl_put_list(ctl, all);
	return CTL_DONE;
}

#define CARD                                                                                                           \
	CTL_OPT("short", CTL_TEXT, 0, N_("its short name")), CTL_OPT("address", CTL_TEXT, 0, N_("its address")),       \
		CTL_OPT("email", CTL_TEXT, 0, N_("its e-mail address")), CTL_OPT("site", CTL_TEXT, 0, N_("its site")), \
		CTL_OPT("time-zone", CTL_TEXT, 0,                                                                      \
	                N_("by which time zone its days are counted, such as Asia/Vladivostok")),                      \
		CTL_OPTIONS_END

static const struct ctl_option add_options[] = {
	CTL_OPT("name", CTL_TEXT, CTL_REQUIRED, N_("the organisation's name, as its charter has it")), CARD
};

static const struct ctl_option edit_options[] = {
	CTL_OPT("name", CTL_TEXT, 0, N_("the organisation's name, as its charter has it")), CARD
};

const struct ctl_command ctl_organization_commands[] = {
	CTL_RUN("show", CTL_READS, N_("show its card"), NULL, show, SFP_OBJECT_ORGANIZATION),
	CTL_DO("edit", CTL_BASE, N_("bring its card up to date, or give it another time zone"), edit_options, edit,
	       SFP_OBJECT_ORGANIZATION),
	CTL_DO("add", CTL_OPENS | CTL_CHANGES | CTL_ANYWHERE, N_("add another one to the registry"), add_options, add,
	       SFP_OBJECT_ORGANIZATION),
	CTL_RUN("list", CTL_READS | CTL_ANYWHERE, N_("list all of the registry"), NULL, list, SFP_OBJECT_ORGANIZATION),
	CTL_COMMANDS_END
};
