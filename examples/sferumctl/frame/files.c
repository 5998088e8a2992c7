/* files.c: reading a whole file, and writing a new one. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <unistd.h>

#include "frame/ctl.h"

#define BIGGEST ((size_t)64 << 20) /* a pack or a list beyond that is a mistake */

static char *read_stream(FILE *file, size_t *ret_length)
{
	CTL_CLEANUP(ctl_freep) char *text = NULL;
	size_t length = 0, room = 0;
	char *whole;

	do {
		if (length + 1 >= room) {
			room = room ? room * 2 : 65536;
			whole = realloc(text, room);
			if (!whole)
				return NULL;
			text = whole;
		}
		length += fread(text + length, 1, room - length - 1, file);
		if (length > BIGGEST)
			errno = EFBIG;
	} while (!feof(file) && !ferror(file) && length <= BIGGEST);
	if (ferror(file) || length > BIGGEST)
		return NULL;
	text[length] = '\0';
	*ret_length = length;
	whole = text;
	text = NULL;
	return whole;
}

char *ctl_read_file(const struct ctl *ctl, const char *path, size_t *ret_length)
{
	bool standard = !strcmp(path, "-");
	FILE *file = standard ? stdin : fopen(path, "rbe");
	char *text;

	if (!file) {
		ctl_fail(ctl, CTL_FAILED, _("%s: cannot be opened: %s"), path, strerror(errno));
		return NULL;
	}
	errno = 0;
	text = read_stream(file, ret_length);
	if (!text)
		ctl_fail(ctl, CTL_FAILED, _("%s: cannot be read: %s"), path, strerror(errno));
	if (!standard)
		fclose(file);
	return text;
}

/* ---- writing ---- */

/* Not only its bytes: the folder must know its name, too. */
static bool sync_folder(int folder, const char *path)
{
	CTL_CLEANUP(ctl_freep) char *copy = strdup(path);
	int fd = copy ? openat(folder, dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	bool synced = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL); /* some file systems have nothing to sync there */

	if (fd >= 0)
		close(fd);
	return synced;
}

enum ctl_exit ctl_write_new(const struct ctl *ctl, int folder, const char *path, const char *data, size_t length)
{
	int fd = openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;
	bool whole;

	if (!file)
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be made: %s"), path, strerror(errno));
	whole = fwrite(data, 1, length, file) == length && fflush(file) == 0 && (fsync(fd) == 0 || errno == EINVAL);
	if (fclose(file) != 0 || !whole || !sync_folder(folder, path)) {
		unlinkat(folder, path, 0);
		return ctl_fail(ctl, CTL_FAILED, _("%s: cannot be written: %s"), path, strerror(errno));
	}
	return CTL_DONE;
}
