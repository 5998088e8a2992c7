/* roster.c: `sferumctl import`, and what else the office's files are for: approved lists, the application's letter. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "frame/bar.h"
#include "frame/commands.h"

static sfp_status read_source(struct ctl *ctl, const char *path, sfp_roster_kind kind, sfp_roster_source *source,
                              char **ret_data)
{
	*source = (sfp_roster_source)SFP_ROSTER_SOURCE_INIT;
	*ret_data = ctl_read_file(ctl, path, &source->length);
	if (!*ret_data)
		return ctl_failed(ctl, CTL_FAILED);
	source->kind = kind;
	source->data = *ret_data;
	source->name = path;
	return SFP_OK;
}

static void put_issues(const struct ctl *ctl, const char *path, const sfp_roster_report *report)
{
	for (size_t i = 0; i < report->dropped_count; i++)
		ctl_note(ctl, _("%s: the column \"%s\" is not read"), path, report->dropped[i]);
	for (size_t i = 0; i < report->issue_count; i++) {
		const sfp_roster_issue *issue = &report->issues[i];

		if (issue->weight == SFP_ROSTER_REJECTED || !ctl->quiet) {
			ctl_put(stderr, path);
			fprintf(stderr, ":%zu: %s: ", issue->line,
			        issue->weight == SFP_ROSTER_REJECTED ? _("rejected") : _("noted"));
			ctl_put(stderr, ctl_said(ctl, issue->text_ru, issue->text_en));
			fputc('\n', stderr);
		}
	}
}

static void put_report(const struct ctl *ctl, const char *path, const sfp_roster_report *report)
{
	CTL_CLEANUP(ctl_text_freep) char *text = NULL;

	put_issues(ctl, path, report);
	if (ctl->json) {
		if (sfp_roster_report_json(report, &text) == SFP_OK)
			ctl_put_json(ctl_read_json(text));
		return;
	}
	ctl_put(stdout, path);
	printf(ctl_counted(": %zu line", ": %zu lines", report->lines), report->lines);
	printf(_(": %zu accepted (%zu of them known already), %zu rejected\n"), report->accepted, report->unchanged,
	       report->rejected);
	printf(_("added: %zu people, %zu offices, %zu enrolments, %zu bonds\n"), report->people_added,
	       report->offices_added, report->enrollments_added, report->guardians_added);
	if (report->dry_run)
		ctl_note(ctl, _("a dry run: nothing was changed"));
}

static enum ctl_exit import(struct ctl *ctl, sfp_roster_kind kind)
{
	const char *path = ctl_text(ctl, "file");
	CTL_CLEANUP(ctl_freep) char *data = NULL;
	struct ctl_bar bar = { .bytes = false };
	sfp_roster_report *report = NULL;
	sfp_roster_source source;
	enum ctl_exit code;
	sfp_status status;

	if (read_source(ctl, path, kind, &source, &data) != SFP_OK)
		return ctl->failed;
	source.from_date = (sfp_date)ctl_number(ctl, "from");
	source.dry_run = ctl->dry_run;
	if (kind == SFP_ROSTER_STAFF)
		source.order_id = *ctl_id(ctl, "order");
	source.progress = ctl_bar_begin(ctl, &bar);
	source.progress_context = &bar;
	status = sfp_roster_import(ctl->registry, &ctl->actor, &source, &report);
	ctl_bar_end(&bar);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	put_report(ctl, path, report);
	code = report->rejected ? CTL_PARTIAL : CTL_DONE;
	sfp_roster_report_free(report);
	return code;
}

static enum ctl_exit import_staff(struct ctl *ctl)
{
	return import(ctl, SFP_ROSTER_STAFF);
}

static enum ctl_exit import_students(struct ctl *ctl)
{
	return import(ctl, SFP_ROSTER_STUDENTS);
}

static enum ctl_exit import_parents(struct ctl *ctl)
{
	return import(ctl, SFP_ROSTER_PARENTS);
}

/* What is approved must be whole: a rejected line stops it. */
static sfp_status whole(struct ctl *ctl, const sfp_roster_report *report)
{
	put_issues(ctl, ctl_text(ctl, "file"), report);
	if (!report->rejected)
		return SFP_OK;
	return ctl_failed(ctl, ctl_fail(ctl, CTL_FAILED,
	                                ctl_counted("%zu line is wrong: nothing was approved",
	                                            "%zu lines are wrong: nothing was approved", report->rejected),
	                                report->rejected));
}

/* A table with nothing but its header. */
static sfp_status nothing_in(struct ctl *ctl)
{
	return ctl_failed(ctl,
	                  ctl_fail(ctl, CTL_FAILED, _("%s: the table has nothing but its header: nothing was approved"),
	                           ctl_text(ctl, "file")));
}

sfp_status ctl_nomenclature_file(struct ctl *ctl, size_t *ret_added)
{
	CTL_CLEANUP(ctl_freep) char *data = NULL;
	sfp_roster_nomenclature *names = NULL;
	sfp_roster_source source;
	sfp_status status = read_source(ctl, ctl_text(ctl, "file"), SFP_ROSTER_CLASSES, &source, &data);

	if (status == SFP_OK)
		status = sfp_roster_read_nomenclature(ctl->registry, &source, &names);
	if (status == SFP_OK)
		status = whole(ctl, names->report);
	if (status == SFP_OK && !names->count)
		status = nothing_in(ctl);
	if (status == SFP_OK)
		status = sfp_nomenclature_approve(ctl->registry, &ctl->actor, ctl_id(ctl, "order"), names->lines,
		                                  names->count, ret_added);
	sfp_roster_nomenclature_free(names);
	return status;
}

sfp_status ctl_distribution_file(struct ctl *ctl, size_t *ret_added)
{
	CTL_CLEANUP(ctl_freep) char *data = NULL;
	sfp_roster_distribution *people = NULL;
	sfp_roster_source source;
	sfp_status status = read_source(ctl, ctl_text(ctl, "file"), SFP_ROSTER_STAFF, &source, &data);

	if (status == SFP_OK)
		status = sfp_roster_read_distribution(ctl->registry, &ctl->actor.organization, &source, &people);
	if (status == SFP_OK)
		status = whole(ctl, people->report);
	if (status == SFP_OK && !people->count)
		status = nothing_in(ctl);
	if (status == SFP_OK)
		status = sfp_distribution_approve(ctl->registry, &ctl->actor, ctl_id(ctl, "order"), people->lines,
		                                  people->count, ret_added);
	sfp_roster_distribution_free(people);
	return status;
}

static enum ctl_exit write_new(const struct ctl *ctl, const char *path, const char *data, size_t length)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;
	bool whole_file;

	if (!file)
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be made: %s"), path, strerror(errno));
	whole_file = fwrite(data, 1, length, file) == length;
	if (fclose(file) != 0 || !whole_file) {
		unlink(path);
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be written: %s"), path, strerror(errno));
	}
	return CTL_DONE;
}

static const char *media_type(const char *path)
{
	static const char *const known[][2] = { { ".pdf", "application/pdf" }, { ".jpg", "image/jpeg" },
		                                { ".jpeg", "image/jpeg" },     { ".png", "image/png" },
		                                { ".tif", "image/tiff" },      { ".tiff", "image/tiff" } };
	const char *ending = strrchr(path, '.');

	for (size_t i = 0; ending && i < CTL_LENGTH(known); i++)
		if (!strcasecmp(ending, known[i][0]))
			return known[i][1];
	return NULL;
}

static enum ctl_exit put_letter(struct ctl *ctl, const sfp_letter *letter)
{
	enum ctl_exit code =
		ctl->dry_run ? CTL_DONE : write_new(ctl, ctl_text(ctl, "out"), letter->eml, letter->length);
	char digest[65];

	if (code != CTL_DONE)
		return code;
	for (size_t i = 0; i < 32; i++)
		snprintf(digest + 2 * i, 3, "%02x", letter->digest[i]);
	ctl_also(ctl, "file", json_string(ctl_text(ctl, "out")));
	ctl_also(ctl, "message_id", json_string(letter->message_id));
	ctl_also(ctl, "sha256", json_string(digest));
	ctl_put_answer(ctl);
	if (ctl->dry_run)
		ctl_note(ctl, _("a dry run: nothing was changed"));
	else
		ctl_note(ctl,
		         _("send it by your mail program, then record it: "
		           "sferumctl application send --message-id %s --digest %s"),
		         letter->message_id, digest);
	return CTL_DONE;
}

enum ctl_exit ctl_letter_run(struct ctl *ctl)
{
	sfp_letter_attachment scan = SFP_LETTER_ATTACHMENT_INIT;
	const char *path = ctl_text(ctl, "scan");
	CTL_CLEANUP(ctl_freep) char *data = NULL;
	sfp_letter *letter = NULL;
	enum ctl_exit code;
	sfp_status status;

	data = ctl_read_file(ctl, path, &scan.length);
	if (!data)
		return CTL_FAILED;
	scan.data = data;
	scan.name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	scan.media_type = media_type(path);
	status = sfp_letter_application(ctl->registry, &ctl->actor.organization, ctl_id(ctl, "id"), &scan, &letter);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	code = put_letter(ctl, letter);
	sfp_letter_free(letter);
	return code;
}

/* clang-format off */
static const struct ctl_option import_options[] = {
	CTL_OPT("file", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the table (CSV, CP1251 or UTF-8)")),
	CTL_OPT("from", CTL_DATE, 0, N_("since when it holds (default: today)")),
	CTL_OPTIONS_END
};
/* clang-format on */

/* clang-format off */
static const struct ctl_option import_staff_options[] = {
	CTL_OPT("file", CTL_FILE, CTL_POSITIONAL | CTL_REQUIRED, N_("the table (CSV, CP1251 or UTF-8)")),
	CTL_OPT("from", CTL_DATE, 0, N_("since when it holds (default: today)")),
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("by which order the offices begin")),
	CTL_OPTIONS_END
};
/* clang-format on */

const struct ctl_command ctl_import_commands[] = {
	CTL_RUN("staff", CTL_BASE, N_("add the staff and their offices"), import_staff_options, import_staff, 0),
	CTL_RUN("students", CTL_BASE, N_("add the students and their enrolments"), import_options, import_students, 0),
	CTL_RUN("parents", CTL_BASE, N_("add the parents and their bonds with the students"), import_options,
	        import_parents, 0),
	CTL_COMMANDS_END
};
