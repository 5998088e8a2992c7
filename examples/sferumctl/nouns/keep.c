/* keep.c: `sferumctl tick`, `backup`, `restore`, `key`, `journal`, `describe`: what keeps a registry going. */
#include "frame/commands.h"

static sfp_status tick(struct ctl *ctl)
{
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	sfp_status status =
		sfp_tick(ctl->registry, &ctl->actor.organization, (sfp_time)ctl_number(ctl, "until"), &report);

	if (status != SFP_OK)
		return status;
	ctl_also(ctl, "invites_expired", json_integer((json_int_t)report.invites_expired));
	ctl_also(ctl, "applications_lapsed", json_integer((json_int_t)report.applications_lapsed));
	ctl_also(ctl, "editions_enacted", json_integer((json_int_t)report.editions_enacted));
	ctl_also(ctl, "movements_applied", json_integer((json_int_t)report.movements_applied));
	ctl_also(ctl, "movements_waiting", json_integer((json_int_t)report.movements_waiting));
	return SFP_OK;
}

/* What was made, for programs; people have read a note. */
static enum ctl_exit answer_files(const struct ctl *ctl, const char *path, const char *key_path)
{
	json_t *answer;
	char *beside = NULL;

	if (!ctl->json)
		return CTL_DONE;
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "file", json_string(path));
	if (!key_path && asprintf(&beside, "%s.key", path) >= 0)
		key_path = beside;
	json_object_set_new(answer, "key_file", key_path ? json_string(key_path) : json_null());
	free(beside);
	ctl_put_json(answer);
	return CTL_DONE;
}

static enum ctl_exit expect_name(const struct ctl *ctl, const char *path)
{
	return strcmp(path, "-") ? CTL_DONE : ctl_fail(ctl, CTL_USAGE, _("-: a registry is a file and needs a name"));
}

static enum ctl_exit backup(struct ctl *ctl)
{
	const char *path = ctl_text(ctl, "file");
	enum ctl_exit code = expect_name(ctl, path);
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	status = ctl->dry_run ? SFP_OK : sfp_registry_backup(ctl->registry, path);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->dry_run)
		ctl_note(ctl, _("a dry run: nothing was changed"));
	else
		ctl_note(ctl, _("%s: the copy is complete; %s.key is its key, and both are needed to restore it"), path,
		         path);
	return answer_files(ctl, path, NULL);
}

/* A dry run looks whether the copy is whole. */
static enum ctl_exit restore(struct ctl *ctl)
{
	const char *from = ctl_text(ctl, "backup");
	const char *path = ctl_given(ctl, "file") ? ctl_text(ctl, "file") : ctl_registry_path(ctl);
	sfp_registry_options options = ctl_registry_options(ctl);
	CTL_CLEANUP(ctl_text_freep) char *message = NULL;
	enum ctl_exit code = path ? expect_name(ctl, path) : CTL_USAGE;
	sfp_status status;

	if (code != CTL_DONE)
		return code;
	options.readonly = ctl->dry_run;
	status = sfp_registry_restore(path, from, &options, &message);
	if (status != SFP_OK)
		return ctl_fail_file(ctl, from, status, message);
	if (ctl->dry_run)
		ctl_note(ctl, _("a dry run: the copy is whole and can be restored; nothing was changed"));
	else
		ctl_note(
			ctl,
			_("%s: the registry is back, with the key of its links; what was done after the copy was made, it does "
		          "not know"),
			path);
	return answer_files(ctl, path, options.key_path);
}

static void tell_renewed(const struct ctl *ctl, const char *path, uint64_t links)
{
	if (ctl->dry_run)
		ctl_note(ctl, _("a dry run: nothing was changed"));
	else
		ctl_note(ctl, _("%s: the key of the links is new; make a backup with it"), path);
	ctl_note(
		ctl,
		ctl->dry_run
			? ctl_counted("%llu live link would be annulled", "%llu live links would be annulled",
	                              (unsigned long)links)
			: ctl_counted(
				  "%llu live link was annulled; \"sferumctl invite needed\" tells who needs a new one",
				  "%llu live links were annulled; \"sferumctl invite needed\" tells who needs a new one",
				  (unsigned long)links),
		(unsigned long long)links);
}

static enum ctl_exit key_renew(struct ctl *ctl)
{
	const char *path = ctl_registry_path(ctl);
	sfp_registry_options options = ctl_registry_options(ctl);
	CTL_CLEANUP(ctl_text_freep) char *message = NULL;
	uint64_t links = 0;
	json_t *answer;
	sfp_status status;

	if (!path)
		return CTL_USAGE;
	options.readonly = ctl->dry_run;
	status = sfp_registry_renew_key(path, &options, &links, &message);
	if (status != SFP_OK)
		return ctl_fail_file(ctl, path, status, message);
	tell_renewed(ctl, path, links);
	if (!ctl->json)
		return CTL_DONE;
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "links_annulled", json_integer((json_int_t)links));
	ctl_put_json(answer);
	return CTL_DONE;
}

static const char *journal_name(sfp_journal journal)
{
	return journal == SFP_JOURNAL_WAL ? "wal" : "truncate";
}

static enum ctl_exit journal(struct ctl *ctl)
{
	sfp_journal found = SFP_JOURNAL_AS_IS;
	sfp_status status = SFP_OK;
	json_t *answer;

	if (ctl_given(ctl, "journal") && !ctl->dry_run)
		status = sfp_registry_set_journal(ctl->registry, (sfp_journal)ctl_number(ctl, "journal"));
	if (status == SFP_OK)
		status = sfp_registry_journal(ctl->registry, &found);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->dry_run)
		ctl_note(ctl, _("a dry run: nothing was changed"));
	if (!ctl->json) {
		puts(journal_name(found));
		return CTL_DONE;
	}
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "journal", json_string(journal_name(found)));
	ctl_put_json(answer);
	return CTL_DONE;
}

static enum ctl_exit describe(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;
	sfp_status status = sfp_describe(&text);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	ctl_put_document(stdout, text);
	putchar('\n');
	return CTL_DONE;
}

static const struct ctl_option tick_options[] = { CTL_OPT("until", CTL_TIME, 0, N_("until when (default: now)")),
	                                          CTL_OPTIONS_END };

/* clang-format off */
static const struct ctl_option backup_options[] = {
	CTL_OPT("file", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the copy, which must not exist yet; its key gets the same name with .key")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option restore_options[] = {
	CTL_OPT("backup", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the copy that \"backup\" made, with its key beside it")),
	CTL_OPT("file", CTL_FILE, CTL_POSITIONAL, N_("where the registry is to be, and where nothing is yet (default: --registry)")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option journal_options[] = {
	CTL_OPT_WORDS("journal", "wal truncate", CTL_POSITIONAL,
	              N_("the new one, while no other program has the registry open: wal, where readers do not wait; "
	                 "truncate, for network disks and for files that other programs write to")),
	CTL_OPTIONS_END
};

/* clang-format off */
const struct ctl_command ctl_tick_commands[] = { CTL_DO(NULL, CTL_OPENS | CTL_CHANGES,
							N_("do what is due by the clock"), tick_options, tick, 0),
						 CTL_COMMANDS_END };

const struct ctl_command ctl_backup_commands[] = {
	CTL_RUN(NULL, CTL_OPENS | CTL_ANYWHERE, N_("copy the registry and its key while it is in use"), backup_options, backup, 0),
	CTL_COMMANDS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_restore_commands[] = {
	CTL_RUN(NULL, CTL_CHANGES, N_("bring the registry and its key back from a copy; nothing is written over"), restore_options, restore,
		0),
	CTL_COMMANDS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_key_commands[] = {
	CTL_RUN("renew", CTL_CHANGES,
		N_("make another key, because the old one is lost: annuls all live links, and says how many (--dry-run: would be)"), NULL,
		key_renew, 0),
	CTL_COMMANDS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_journal_commands[] = {
	CTL_RUN(NULL, CTL_OPENS | CTL_CHANGES | CTL_ANYWHERE, N_("show or change how the registry's file is written"),
		journal_options, journal, 0),
	CTL_COMMANDS_END
};
/* clang-format on */

const struct ctl_command ctl_describe_commands[] = {
	CTL_RUN(NULL, 0, N_("print all tables of the library as JSON"), NULL, describe, 0), CTL_COMMANDS_END
};
