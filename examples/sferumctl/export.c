/* export.c: `sferumctl roster export`: people and classes as files for other systems and for spreadsheets. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"

static enum ctl_exit write_folder(const struct ctl *ctl, const char *path, const sfp_export *made)
{
	enum ctl_exit code = CTL_DONE;
	int folder;

	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be made: %s"), path, strerror(errno));
	folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0)
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be made: %s"), path, strerror(errno));
	for (size_t i = 0; i < made->count && code == CTL_DONE; i++)
		code = ctl_write_new(ctl, folder, made->files[i].name, made->files[i].data, made->files[i].length);
	close(folder);
	return code;
}

static enum ctl_exit write_archive(const struct ctl *ctl, const char *path, const sfp_export *made)
{
	CTL_CLEANUP(ctl_text_freep) char *data = NULL;
	size_t length = 0;
	sfp_status status = sfp_export_zip(made, &data, &length);

	if (status != SFP_OK)
		return ctl_fail(ctl, CTL_FAILED, "%s", sfp_status_text(status, ctl->language));
	return ctl_write_new(ctl, AT_FDCWD, path, data, length);
}

static bool is_archive(const char *path)
{
	size_t length = strlen(path);

	return length > 4 && strcasecmp(path + length - 4, ".zip") == 0;
}

static void put(struct ctl *ctl, const sfp_export *made)
{
	json_t *files = json_array();

	for (size_t i = 0; i < made->count; i++)
		json_array_append_new(files, json_pack("{s:s, s:I}", "name", made->files[i].name, "bytes",
						       (json_int_t)made->files[i].length));
	ctl_also(ctl, "path", json_string(ctl_text(ctl, "out")));
	ctl_also(ctl, "files", files);
	ctl_put_answer(ctl);
}

enum ctl_exit ctl_export_run(struct ctl *ctl)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	const char *path = ctl_text(ctl, "out");
	sfp_export *made = NULL;
	enum ctl_exit code = CTL_DONE;
	sfp_status status;

	options.format = (sfp_export_format)ctl_number(ctl, "format");
	options.on = (sfp_date)ctl_number(ctl, "on");
	options.encoding = ctl_text(ctl, "encoding");
	status = sfp_export_make(ctl->registry, &ctl->actor.organization, &options, &made);
	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (!ctl->dry_run)
		code = is_archive(path) ? write_archive(ctl, path, made) : write_folder(ctl, path, made);
	if (code == CTL_DONE)
		put(ctl, made);
	sfp_export_free(made);
	return code;
}

/* The words stand in the order of the formats' numbers. */
const struct ctl_option ctl_export_options[] = {
	CTL_OPT_WORDS("format", "oneroster-1.2 ru-excel", CTL_REQUIRED, N_("for whom: OneRoster 1.2, or Russian spreadsheets")),
	CTL_OPT("out", CTL_FILE, CTL_REQUIRED, N_("where to: a folder, or a new archive if the name ends in .zip")),
	CTL_OPT("on", CTL_DATE, 0, N_("who belongs here on that day (default: today)")),
	CTL_OPT("encoding", CTL_TEXT, 0, N_("of ru-excel: UTF-8 (the default) or CP1251")),
	CTL_OPTIONS_END
};
