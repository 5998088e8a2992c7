/* folder.h: a folder for the files of one test, which goes with all that is in it. In memory, where the system has such
 * a place: what a power cut leaves is not for these tests to see, and thousands of syncs take minutes on a disk. */
#ifndef SFP__TESTS_FOLDER_H
#define SFP__TESTS_FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[64];

static void folder_make(void)
{
	snprintf(folder, sizeof(folder), "%s/sfp-test-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(folder))
		abort();
}

/* A path in it. Static: good until the fourth call after this one. */
static const char *in_folder(const char *name)
{
	static char paths[4][384];
	static unsigned turn;

	turn = (turn + 1) % 4;
	snprintf(paths[turn], sizeof(paths[turn]), "%s/%s", folder, name);
	return paths[turn];
}

/* The files go; the folder stays. */
static void folder_empty(void)
{
	DIR *files = opendir(folder);

	for (struct dirent *file; files && (file = readdir(files)) != NULL;) {
		if (file->d_name[0] != '.')
			unlink(in_folder(file->d_name));
	}
	if (files)
		closedir(files);
}

static void folder_remove(void)
{
	folder_empty();
	rmdir(folder);
}

#endif
