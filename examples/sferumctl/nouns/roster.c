/* roster.c: what the office's files are for besides people: lists that are approved, the application's letter. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

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
