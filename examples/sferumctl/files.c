/* files.c: reading a whole file. */
#include <errno.h>

#include "ctl.h"

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
