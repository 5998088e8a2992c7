/* init.c: `sferumctl init`: a new registry with its organisation and the draft of its act. Whole, or not at all. */
#include <unistd.h>

#include "frame/commands.h"

static sfp_status add_organization(struct ctl *ctl, const sfp_policy *policy)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	char zone[64];
	sfp_status status;

	draft.name = ctl_given(ctl, "name") ? ctl_text(ctl, "name") : sfp_policy_text_at(policy, "organization.name");
	draft.short_name =
		ctl_given(ctl, "short") ? ctl_text(ctl, "short") : sfp_policy_text_at(policy, "organization.short");
	draft.address = ctl_text(ctl, "address");
	draft.email = ctl_text(ctl, "email");
	draft.site = ctl_text(ctl, "site");
	/* Whoever makes the registry most likely lives where the organisation does; an act that says where knows
	 * better. */
	draft.time_zone = ctl_text(ctl, "time-zone");
	if (!draft.time_zone && !sfp_policy_text_at(policy, "time_zone") && ctl_machine_zone(zone))
		draft.time_zone = zone;
	status = sfp_organization_add(ctl->registry, &draft, &organization);
	if (status != SFP_OK)
		return status;
	ctl->actor.organization = organization->head.id;
	ctl_also(ctl, "organization", ctl_record_json(&organization->head));
	sfp_organization_free(organization);
	return SFP_OK;
}

/* Said with the rest: a zone that nobody chose may be the wrong one. */
static void tell_zone(const struct ctl *ctl)
{
	CTL_CLEANUP(ctl_text_freep) char *name = NULL;

	if (sfp_registry_time_zone(ctl->registry, &ctl->actor.organization, &name) == SFP_OK)
		ctl_note(ctl,
		         _("days are counted by the time zone %s; another one is set by "
		           "\"sferumctl organization edit --time-zone ZONE\""),
		         name);
}

static sfp_status fill(struct ctl *ctl, const sfp_policy *policy, const char *text, size_t length)
{
	sfp_edition *edition = NULL;
	sfp_status status = sfp_batch_begin(ctl->registry);

	if (status != SFP_OK)
		return status;
	status = add_organization(ctl, policy);
	if (status == SFP_OK)
		status = sfp_edition_draft(ctl->registry, &ctl->actor, text, length, &edition, NULL);
	if (status == SFP_OK) {
		ctl_also(ctl, "edition", ctl_record_json(&edition->head));
		sfp_edition_free(edition);
	}
	return status;
}

static void tell(struct ctl *ctl, const char *path)
{
	json_t *answer;

	if (!ctl->json) {
		ctl_note(ctl,
		         ctl->dry_run ? _("a dry run: nothing was changed")
		                      : _("%s: the registry is ready; next, the council adopts the act: "
		                          "\"sferumctl edition adopt\""),
		         path);
		tell_zone(ctl);
		ctl_put_answer(ctl);
		return;
	}
	ctl_also_zone(ctl);
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "registry", json_string(path));
	json_object_update(answer, ctl->extra);
	ctl_put_json(answer);
}

/* In memory it is made; only when it is whole does it get its file, which takes nobody's place. */
static enum ctl_exit make(struct ctl *ctl, const char *path, const sfp_policy *policy, const char *text, size_t length)
{
	sfp_registry_options options = ctl_registry_options(ctl);
	CTL_CLEANUP(ctl_text_freep) char *message = NULL;
	sfp_status status = sfp_registry_open(NULL, NULL, &ctl->registry, &message);

	if (status != SFP_OK)
		return ctl_fail_file(ctl, path, status, message);
	status = fill(ctl, policy, text, length);
	if (status == SFP_OK)
		status = sfp_batch_end(ctl->registry, true);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	options.journal = (sfp_journal)ctl_number(ctl, "journal");
	if (!ctl->dry_run)
		status = sfp_registry_save(ctl->registry, path, &options);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	tell(ctl, path);
	return CTL_DONE;
}

static enum ctl_exit init(struct ctl *ctl)
{
	const char *path = ctl_given(ctl, "file") ? ctl_text(ctl, "file") : ctl_global_text(ctl, CTL_G_REGISTRY);
	const char *pack = ctl_text(ctl, "pack");
	CTL_CLEANUP(ctl_policy_freep) sfp_policy *policy = NULL;
	const char *text;
	enum ctl_exit code;
	size_t length = 0;

	path = path ? path : getenv("SFERUM_REGISTRY");
	if (!path || !*path)
		return ctl_fail(ctl, CTL_USAGE, _("which registry? Say --registry FILE, or set SFERUM_REGISTRY"));
	if (!strcmp(path, "-") || access(path, F_OK) == 0)
		return ctl_fail(ctl, CTL_FAILED,
		                _("%s: there is something already; a registry is made under a new name"), path);
	code = ctl_load_pack(ctl, pack, &policy);
	if (code != CTL_DONE)
		return code;
	text = sfp_policy_text(policy, &length);
	return make(ctl, path, policy, text, length);
}

static const struct ctl_option init_options[] = {
	CTL_OPT("file", CTL_FILE, CTL_POSITIONAL, N_("the registry's file, to be made (default: --registry)")),
	CTL_OPT("name", CTL_TEXT, 0, N_("the organisation's name, as its charter has it (default: the pack's)")),
	CTL_OPT("short", CTL_TEXT, 0, N_("its short name (default: the pack's)")),
	CTL_OPT("address", CTL_TEXT, 0, N_("its address")),
	CTL_OPT("email", CTL_TEXT, 0, N_("its e-mail address")),
	CTL_OPT("site", CTL_TEXT, 0, N_("its site")),
	CTL_OPT("time-zone", CTL_TEXT, 0,
	        N_("by which time zone days are counted (default: the pack's, else this machine's, else Europe/Moscow)")),
	CTL_OPT("pack", CTL_FILE, 0, N_("the pack, YAML (default: the built-in one)")),
	CTL_OPT_WORDS("journal", "wal truncate", 0,
	              N_("how the file is written: \"truncate\" for network disks (default: wal); see \"journal\"")),
	CTL_OPTIONS_END
};

const struct ctl_command ctl_init_commands[] = {
	CTL_RUN(NULL, CTL_CHANGES, N_("make a registry with its organisation and the draft of its act"), init_options,
	        init, 0),
	CTL_COMMANDS_END
};
