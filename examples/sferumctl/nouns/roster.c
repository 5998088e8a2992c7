/* roster.c: what the office's files are for besides people: lists that are approved, the application's letter. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "frame/commands.h"
#include "nouns/roster_read.h"

static void put_finding(const struct ctl *ctl, const sfp_roster_finding *finding)
{
	bool wrong = finding->severity != SFP_ROSTER_NOTES;

	if (!wrong && ctl->quiet)
		return;
	ctl_put(stderr, finding->file);
	if (finding->line)
		fprintf(stderr, ":%zu", finding->line);
	fprintf(stderr, ": %s: ", wrong ? _("rejected") : _("noted"));
	ctl_put(stderr, ctl_said(ctl, finding->text_ru, finding->text_en));
	fputc('\n', stderr);
}

/* What is approved must be whole: a rejected row stops it. */
static sfp_status whole(struct ctl *ctl, size_t rejected)
{
	if (!rejected)
		return SFP_OK;
	return ctl_failed(ctl, ctl_fail(ctl, CTL_FAILED,
	                                ctl_counted("%zu line is wrong: nothing was approved",
	                                            "%zu lines are wrong: nothing was approved", rejected),
	                                rejected));
}

/* A table with nothing but its header. */
static sfp_status nothing_in(struct ctl *ctl)
{
	return ctl_failed(ctl,
	                  ctl_fail(ctl, CTL_FAILED, _("%s: the table has nothing but its header: nothing was approved"),
	                           ctl_text(ctl, "file")));
}

static sfp_status read_list(struct ctl *ctl, sfp_roster_kind kind, sfp_roster_reading **ret_reading)
{
	enum ctl_exit code = ctl_roster_read_table(ctl, kind, ret_reading);
	sfp_roster_finding finding;

	if (code != CTL_DONE)
		return ctl_failed(ctl, code);
	for (size_t i = 0; sfp_roster_reading_finding(*ret_reading, i, &finding) == SFP_OK; i++)
		put_finding(ctl, &finding);
	return SFP_OK;
}

sfp_status ctl_nomenclature_file(struct ctl *ctl, size_t *ret_added)
{
	CTL_CLEANUP(ctl_reading_closep) sfp_roster_reading *reading = NULL;
	sfp_roster_nomenclature *names = NULL;
	sfp_status status = read_list(ctl, SFP_ROSTER_CLASSES, &reading);

	if (status == SFP_OK)
		status = sfp_roster_nomenclature_get(ctl->registry, reading, &names);
	if (status == SFP_OK)
		status = whole(ctl, sfp_roster_reading_totals(reading)->rejected);
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
	CTL_CLEANUP(ctl_reading_closep) sfp_roster_reading *reading = NULL;
	sfp_roster_distribution *people = NULL;
	sfp_status status = read_list(ctl, SFP_ROSTER_STAFF, &reading);

	if (status == SFP_OK)
		status = sfp_roster_distribution_get(ctl->registry, &ctl->actor.organization, reading, &people);
	for (size_t i = 0; status == SFP_OK && i < people->finding_count; i++)
		put_finding(ctl, &people->findings[i]);
	if (status == SFP_OK)
		status = whole(ctl, sfp_roster_reading_totals(reading)->rejected + people->finding_count);
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
