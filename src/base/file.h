/* file.h: names of files, and new files that are there whole or not at all. */
#ifndef SFP__BASE_FILE_H
#define SFP__BASE_FILE_H

#include "sferumpolicy/base.h"

/* Does the name mean something else than a file? The empty one, those that begin with ':' (":memory:") and
 * with "file:" mean a database that is thrown away, or switches of SQLite's. A file that is really called so
 * has a name with "./" before it. */
bool sfp__path_is_special(const char *path);
#define SFP__PATH_SPECIAL_RU                                                                                           \
	"имя пустое или начинается с «:» или «file:»; если файл и вправду так назван, поставьте перед именем «./»"
#define SFP__PATH_SPECIAL_EN                                                                                           \
	"the name is empty, or begins with ':' or 'file:'; if a file is really called so, write './' before its name"

/* Is there anything of that name? A link counts, wherever it leads. */
bool sfp__file_exists(const char *path);

/* An empty file beside `path`, which only its owner may read: PATH.XXXXXX.new, so that people see what a process left
 * that was killed before it came to the end. The descriptor is the caller's to close, the name to free. SFP_E_IO and
 * SFP_E_FULL with errno, SFP_E_NO_MEMORY. */
sfp_status sfp__file_new_beside(const char *path, char **ret_name, int *ret_fd);

/* Calls a whole file by its final name; never in the place of another one (SFP_E_EXISTS). The old name is gone then.
 * The new one is on the disk, too, unless the status is SFP_E_UNKNOWN_OUTCOME: then a power cut may take it away.
 * SFP_E_UNSUPPORTED: this file system can do so neither by links nor by renaming. SFP_E_IO and SFP_E_FULL with errno,
 * SFP_E_NO_MEMORY. */
sfp_status sfp__file_publish(const char *name, const char *path);

#endif
