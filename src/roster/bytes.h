/* bytes.h: where the bytes of a table come from: memory, a file, a member of a ZIP archive. They are read more than
 * once, piece by piece, and never held whole. */
#ifndef SFP__ROSTER_BYTES_H
#define SFP__ROSTER_BYTES_H

#include <zip.h>

#include "base/cleanup.h"
#include "roster/findings.h"

/* No roster is longer. A member of an archive may not be more than so many times as long as what it is packed into;
 * short ones may. */
#define SFP__FILE_LENGTH_MAX  ((uint64_t)4 << 30)
#define SFP__PACKED_RATIO_MAX 200
#define SFP__PACKED_FREE      ((uint64_t)16 << 20)

enum sfp__bytes_kind {
	SFP__BYTES_MEMORY,
	SFP__BYTES_FILE,
	SFP__BYTES_MEMBER
};

/* A source that can be opened again and again. Zero-initialised is an empty text in memory. */
struct sfp__source {
	enum sfp__bytes_kind kind;
	const char *data; /* borrowed */
	uint64_t length;  /* of memory; of a member, as its archive says */
	const char *path; /* borrowed */
	bool follow;      /* whoever named the path may have named a link; nobody named what lies in a folder */
	zip_t *archive;   /* borrowed */
	uint64_t index, packed;
};

/* A source in the reading. */
struct sfp__bytes {
	const struct sfp__source *source;
	zip_file_t *member;
	int fd;
	uint64_t at;
};

enum sfp__bytes_end {
	SFP__BYTES_OK,
	SFP__BYTES_FAILED, /* could not be read, or is damaged */
	SFP__BYTES_NO_MEMORY,
	SFP__BYTES_UNKNOWN, /* packed in a way that is not known here */
	SFP__BYTES_STRANGE, /* a link, a folder, a device */
	SFP__BYTES_TOO_LONG /* longer than can be, or than its archive says */
};
/* What is to be said of it; not of SFP__BYTES_NO_MEMORY, which is no property of a file. */
enum sfp__finding_code sfp__bytes_finding(const struct sfp__source *source, enum sfp__bytes_end end);

/* Did memory run out, or is the archive to blame? */
enum sfp__bytes_end sfp__archive_end(zip_error_t *error);

/* A regular file, opened for reading; < 0 and why not. */
int sfp__file_open(const char *path, bool follow, uint64_t *ret_length, enum sfp__bytes_end *ret_end);

enum sfp__bytes_end sfp__bytes_open(const struct sfp__source *source, struct sfp__bytes *bytes);
/* Reads some; *ret_length 0 at the end. */
enum sfp__bytes_end sfp__bytes_read(struct sfp__bytes *bytes, char *buffer, size_t room, size_t *ret_length);
void sfp__bytes_close(
	struct sfp__bytes *bytes); /* also a cleanup function; of one that was opened, whatever came of it */

#endif
