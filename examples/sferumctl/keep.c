/* keep.c: `sferumctl tick`, `backup`, `journal`, `describe`: what keeps a registry going. */
#include "commands.h"

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

static enum ctl_exit backup(struct ctl *ctl)
{
	const char *path = ctl_text(ctl, "file");
	sfp_status status = ctl->dry_run ? SFP_OK : sfp_registry_backup(ctl->registry, path);
	json_t *answer;

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (ctl->dry_run)
		ctl_note(ctl, _("a dry run: nothing was changed"));
	else
		ctl_note(ctl, _("%s: the copy is complete; keep the registry's key file with it"), path);
	if (!ctl->json)
		return CTL_DONE;
	answer = ctl_answer(ctl);
	json_object_set_new(answer, "file", json_string(path));
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
	puts(text);
	return CTL_DONE;
}

static const struct ctl_option tick_options[] = {
	CTL_OPT("until", CTL_TIME, 0, N_("until when (default: now)")), CTL_OPTIONS_END
};

static const struct ctl_option backup_options[] = { CTL_OPT("file", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED,
							    N_("the copy, which must not exist yet")),
						    CTL_OPTIONS_END };

static const struct ctl_option journal_options[] = {
	CTL_OPT_WORDS("journal", "wal truncate", CTL_POSITIONAL,
		      N_("the new one, while no other program has the registry open: wal, where readers do not wait; "
			 "truncate, for network disks and for files that other programs write to")),
	CTL_OPTIONS_END
};

const struct ctl_command ctl_tick_commands[] = { CTL_DO(NULL, CTL_OPENS | CTL_CHANGES,
							N_("do what is due by the clock"), tick_options, tick, 0),
						 CTL_COMMANDS_END };

const struct ctl_command ctl_backup_commands[] = {
	CTL_RUN(NULL, CTL_OPENS | CTL_ANYWHERE, N_("copy the registry while it is in use"), backup_options, backup, 0),
	CTL_COMMANDS_END
};

const struct ctl_command ctl_journal_commands[] = {
	CTL_RUN(NULL, CTL_OPENS | CTL_CHANGES | CTL_ANYWHERE, N_("show or change how the registry's file is written"),
		journal_options, journal, 0),
	CTL_COMMANDS_END
};

const struct ctl_command ctl_describe_commands[] = {
	CTL_RUN(NULL, 0, N_("print all tables of the library as JSON"), NULL, describe, 0), CTL_COMMANDS_END
};
