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

bool sfp__path_is_special(const char *path)
{
	return !*path || *path == ':' || strncasecmp(path, "file:", 5) == 0;
}

bool sfp__file_exists(const char *path)
{
	return faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

sfp_status sfp__file_new_beside(const char *path, char **ret_name, int *ret_fd)
{
	SFP__CLEANUP(sfp__freep) char *name = NULL;
	int fd;

	if (asprintf(&name, "%s.XXXXXX", path) < 0) {
		name = NULL;
		return SFP_E_NO_MEMORY;
	}
	fd = mkostemp(name, O_CLOEXEC);
	if (fd < 0)
		return errno == ENOSPC ? SFP_E_FULL : SFP_E_IO;
	*ret_name = SFP__TAKE(name);
	*ret_fd = fd;
	return SFP_OK;
}

/* Neither takes the place of a file. link() is known to every file system that has links; FAT, of which
 * memory sticks are made, has none, but renames so. */
sfp_status sfp__file_publish(const char *name, const char *path)
{
	int rc = link(name, path);

	if (rc != 0 && (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS))
		rc = renameat2(AT_FDCWD, name, AT_FDCWD, path, RENAME_NOREPLACE);
	if (rc == 0)
		return SFP_OK;
	return errno == EEXIST ? SFP_E_EXISTS : errno == ENOSPC ? SFP_E_FULL : SFP_E_IO;
}

sfp_status sfp__file_sync_folder(const char *path)
{
	SFP__CLEANUP(sfp__freep) char *copy = sfp__text_dup(path);
	int fd, rc, error;

	if (!copy)
		return SFP_E_NO_MEMORY;
	fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return SFP_E_IO;
	rc = fsync(fd);
	error = errno;
	close(fd);
	errno = error;
	return rc == 0 || error == EINVAL ? SFP_OK : SFP_E_IO; /* some file systems have nothing to sync there */
}
