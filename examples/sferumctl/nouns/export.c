/* export.c: `sferumctl roster export`: people and classes as files for other systems and for spreadsheets. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "frame/commands.h"

#define FILES_MAX 12

/* A folder in the making. */
struct folder {
	const struct ctl *ctl;
	int fd; /* < 0: a dry run */
	size_t count;
	const char *names[FILES_MAX]; /* static */
	FILE *files[FILES_MAX];
	json_int_t bytes[FILES_MAX];
	enum ctl_exit code;
};

/* What is there already is left alone. */
static FILE *open_new(struct folder *folder, const char *name)
{
	int fd = openat(folder->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;

	if (!file)
		folder->code = ctl_fail(folder->ctl, CTL_FAILED, _("%s: cannot be made: %s"), name, strerror(errno));
	return file;
}

static bool take_piece(void *context, const char *name, const char *data, size_t length)
{
	struct folder *folder = context;
	size_t at = 0;

	while (at < folder->count && folder->names[at] != name)
		at++;
	if (at == FILES_MAX)
		return false;
	if (at == folder->count) {
		folder->names[at] = name;
		folder->files[at] = folder->fd >= 0 ? open_new(folder, name) : NULL;
		folder->count += folder->code == CTL_DONE;
	}
	if (folder->code != CTL_DONE)
		return false;
	folder->bytes[at] += (json_int_t)length;
	if (!folder->files[at] || fwrite(data, 1, length, folder->files[at]) == length)
		return true;
	folder->code = ctl_fail(folder->ctl, CTL_FAILED, _("%s: cannot be written: %s"), name, strerror(errno));
	return false;
}

/* What was begun and not finished is no export. */
static void close_files(struct folder *folder, bool keep)
{
	for (size_t i = 0; i < folder->count; i++) {
		if (folder->files[i] && fclose(folder->files[i]) != 0 && folder->code == CTL_DONE) {
			folder->code = ctl_fail(folder->ctl, CTL_FAILED, _("%s: cannot be written: %s"),
			                        folder->names[i], strerror(errno));
			keep = false;
		}
	}
	for (size_t i = 0; i < folder->count && !keep; i++)
		if (folder->files[i])
			unlinkat(folder->fd, folder->names[i], 0);
}

static int make_folder(const struct ctl *ctl, const char *path)
{
	int fd = mkdir(path, 0700) == 0 || errno == EEXIST ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (fd < 0)
		ctl_fail(ctl, CTL_FAILED, _("%s: cannot be made: %s"), path, strerror(errno));
	return fd;
}

struct made {
	const char *name;
	json_int_t bytes;
};

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct made *)a)->name, ((const struct made *)b)->name);
}

static json_t *files_of(const struct folder *folder)
{
	struct made sorted[FILES_MAX];
	json_t *files = json_array();

	for (size_t i = 0; i < folder->count; i++)
		sorted[i] = (struct made){ folder->names[i], folder->bytes[i] };
	qsort(sorted, folder->count, sizeof(*sorted), by_name);
	for (size_t i = 0; i < folder->count; i++)
		json_array_append_new(files, json_pack("{s:s, s:I}", "name", sorted[i].name, "bytes", sorted[i].bytes));
	return files;
}

/* Files are written as they are made: a large college must not wait in memory. */
static enum ctl_exit write_folder(struct ctl *ctl, const char *path, const sfp_export_options *options,
                                  json_t **ret_files)
{
	struct folder folder = { .ctl = ctl, .fd = -1, .code = CTL_DONE };
	sfp_status status;

	if (!ctl->dry_run && (folder.fd = make_folder(ctl, path)) < 0)
		return CTL_FAILED;
	status = sfp_export_write(ctl->registry, &ctl->actor.organization, options, take_piece, &folder);
	close_files(&folder, status == SFP_OK);
	if (folder.fd >= 0)
		close(folder.fd);
	if (status != SFP_OK && folder.code == CTL_DONE)
		return ctl_fail_status(ctl, status);
	if (folder.code == CTL_DONE)
		*ret_files = files_of(&folder);
	return folder.code;
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

static enum ctl_exit pack(struct ctl *ctl, const char *path, const sfp_export_options *options, json_t **ret_files)
{
	sfp_export *made = NULL;
	enum ctl_exit code = CTL_DONE;
	sfp_status status = sfp_export_make(ctl->registry, &ctl->actor.organization, options, &made);

	if (status != SFP_OK)
		return ctl_fail_status(ctl, status);
	if (!ctl->dry_run)
		code = write_archive(ctl, path, made);
	*ret_files = code == CTL_DONE ? json_array() : NULL;
	for (size_t i = 0; *ret_files && i < made->count; i++)
		json_array_append_new(*ret_files, json_pack("{s:s, s:I}", "name", made->files[i].name, "bytes",
		                                            (json_int_t)made->files[i].length));
	sfp_export_free(made);
	return code;
}

enum ctl_exit ctl_export_run(struct ctl *ctl)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	const char *path = ctl_text(ctl, "out");
	json_t *files = NULL;
	enum ctl_exit code;

	options.format = (sfp_export_format)ctl_number(ctl, "format");
	options.on = (sfp_date)ctl_number(ctl, "on");
	options.encoding = ctl_text(ctl, "encoding");
	code = is_archive(path) ? pack(ctl, path, &options, &files) : write_folder(ctl, path, &options, &files);
	if (code != CTL_DONE)
		return code;
	ctl_also(ctl, "path", json_string(path));
	ctl_also(ctl, "files", files);
	ctl_put_answer(ctl);
	return CTL_DONE;
}

/* The words stand in the order of the formats' numbers. */
/* clang-format off */
const struct ctl_option ctl_export_options[] = {
	CTL_OPT_WORDS("format", "oneroster-1.2 ru-excel", CTL_REQUIRED, N_("for whom: OneRoster 1.2, or Russian spreadsheets")),
	CTL_OPT("out", CTL_FILE, CTL_REQUIRED, N_("where to: a folder, or a new archive if the name ends in .zip")),
	CTL_OPT("on", CTL_DATE, 0, N_("who belongs here on that day (default: today)")),
	CTL_OPT("encoding", CTL_TEXT, 0, N_("of ru-excel: UTF-8 (the default) or CP1251")),
	CTL_OPTIONS_END
};
/* clang-format on */
