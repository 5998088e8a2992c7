/* roster_check.c: `sferumctl roster check`: what files say, and what is wrong with them, before any registry hears of
 * it. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "frame/commands.h"
#include "nouns/roster_read.h"

/* ---- rows that were not taken ---- */

static bool write_piece(void *file, const char *data, size_t length)
{
	return fwrite(data, 1, length, file) == length;
}

static enum ctl_exit write_rejected(struct ctl *ctl, sfp_roster_reading *reading, size_t index, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;
	bool written;

	if (!file)
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be made: %s"), path, strerror(errno));
	written = sfp_roster_reading_rejected(reading, index, write_piece, file) == SFP_OK;
	if (fclose(file) == 0 && written)
		return CTL_DONE;
	unlink(path);
	return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be written: %s"), path, strerror(errno));
}

/* The rows of several files go into a folder of that name, each under the name of its own. */
static enum ctl_exit write_into(struct ctl *ctl, sfp_roster_reading *reading, const char *folder)
{
	enum ctl_exit code = CTL_DONE;

	if (mkdir(folder, 0700) != 0)
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be made: %s"), folder, strerror(errno));
	for (size_t i = 0; code == CTL_DONE && i < sfp_roster_reading_file_count(reading); i++) {
		const sfp_roster_file *file = sfp_roster_reading_file_at(reading, i);
		const char *slash = strrchr(file->name, '/');
		CTL_CLEANUP(ctl_freep) char *path = NULL;

		if (!file->rejected)
			continue;
		if (asprintf(&path, "%s/%s", folder, slash ? slash + 1 : file->name) < 0)
			return ctl_fail_status(ctl, SFP_E_NO_MEMORY);
		code = write_rejected(ctl, reading, i, path);
	}
	return code;
}

static enum ctl_exit put_rejected(struct ctl *ctl, sfp_roster_reading *reading, const char *path)
{
	size_t files = 0, last = 0;
	enum ctl_exit code;

	for (size_t i = 0; i < sfp_roster_reading_file_count(reading); i++)
		if (sfp_roster_reading_file_at(reading, i)->rejected) {
			files++;
			last = i;
		}
	if (!files)
		return CTL_DONE;
	code = files == 1 ? write_rejected(ctl, reading, last, path) : write_into(ctl, reading, path);
	if (code == CTL_DONE)
		ctl_note(ctl, _("%s: repair these rows and read them again; the first column is passed over"), path);
	return code;
}

/* ---- check ---- */

static void put(struct ctl *ctl, sfp_roster_reading *reading)
{
	bool all = ctl_given(ctl, "all");
	json_t *answer;

	if (!ctl->json) {
		ctl_roster_put(ctl, reading, all);
		return;
	}
	answer = ctl_answer(ctl);
	ctl_roster_json(answer, reading);
	ctl_put_json(answer);
	if (all)
		ctl_roster_json_all(reading);
}

enum ctl_exit ctl_roster_check(struct ctl *ctl)
{
	CTL_CLEANUP(ctl_reading_closep) sfp_roster_reading *reading = NULL;
	enum ctl_exit code = ctl_roster_read(ctl, &reading);
	const sfp_roster_totals *totals;

	if (code != CTL_DONE)
		return code;
	put(ctl, reading);
	totals = sfp_roster_reading_totals(reading);
	if (ctl_given(ctl, "rejected"))
		code = put_rejected(ctl, reading, ctl_text(ctl, "rejected"));
	if (code != CTL_DONE)
		return code;
	return totals->refused ? CTL_FAILED : totals->rejected ? CTL_PARTIAL : CTL_DONE;
}

/* clang-format off */
const struct ctl_option ctl_roster_check_options[] = {
	CTL_ROSTER_FILES,
	CTL_ROSTER_OPTIONS,
	CTL_OPT("rejected", CTL_FILE, 0, N_("where to write the rows that cannot be taken, to be repaired")),
	CTL_OPT("all", CTL_FLAG, 0, N_("every finding, not groups of them")),
	CTL_OPTIONS_END
};
/* clang-format on */
