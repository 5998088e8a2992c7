/* file.c: names of files, and new files that are there whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/file.h"
#include "base/text.h"

#define ENDING ".new"

bool sfp__path_is_special(const char *path)
{
	return !*path || *path == ':' || strncasecmp(path, "file:", 5) == 0;
}

static void closep(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static sfp_status status_of_errno(void)
{
	return errno == ENOSPC || errno == EDQUOT ? SFP_E_FULL : SFP_E_IO;
}

bool sfp__file_exists(const char *path)
{
	return faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

sfp_status sfp__file_new_beside(const char *path, char **ret_name, int *ret_fd)
{
	SFP__CLEANUP(sfp__freep) char *name = NULL;
	int fd;

	if (asprintf(&name, "%s.XXXXXX" ENDING, path) < 0) {
		name = NULL;
		return SFP_E_NO_MEMORY;
	}
	fd = mkostemps(name, sizeof(ENDING) - 1, O_CLOEXEC);
	if (fd < 0)
		return status_of_errno();
	*ret_name = SFP__TAKE(name);
	*ret_fd = fd;
	return SFP_OK;
}

/* Neither takes the place of a file. Renaming goes first, because a file that is linked has two names for a moment, and
 * a registry with two names is refused; FAT, of which memory sticks are made, has no links, either. NFS cannot rename
 * so, but has links. */
static int give_name(const char *name, const char *path)
{
	int rc = renameat2(AT_FDCWD, name, AT_FDCWD, path, RENAME_NOREPLACE);

	if (rc == 0 || (errno != EINVAL && errno != ENOSYS))
		return rc;
	rc = link(name, path);
	if (rc == 0)
		unlink(name);
	return rc;
}

/* The folder is opened before anything happens: what can be known to fail must not fail afterwards. */
sfp_status sfp__file_publish(const char *name, const char *path)
{
	SFP__CLEANUP(sfp__freep) char *copy = sfp__text_dup(path);
	SFP__CLEANUP(closep) int folder = -1;

	if (!copy)
		return SFP_E_NO_MEMORY;
	folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0)
		return SFP_E_IO;
	if (give_name(name, path) != 0) {
		bool unable = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK;

		return errno == EEXIST ? SFP_E_EXISTS : unable ? SFP_E_UNSUPPORTED : status_of_errno();
	}
	/* Some file systems have nothing to sync there. */
	return fsync(folder) == 0 || errno == EINVAL ? SFP_OK : SFP_E_UNKNOWN_OUTCOME;
}
