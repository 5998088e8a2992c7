/* bytes.c: where the bytes of a table come from. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define Z_MEM_ERROR (-4) /* zlib.h's, of which nothing else is wanted */

#include "roster/bytes.h"

enum sfp__finding_code sfp__bytes_finding(const struct sfp__source *source, enum sfp__bytes_end end)
{
	switch (end) {
	case SFP__BYTES_OK:
	case SFP__BYTES_NO_MEMORY:
		return SFP__FOUND_END;
	case SFP__BYTES_FAILED:
		return source->kind == SFP__BYTES_MEMBER ? SFP__FOUND_DAMAGED_ARCHIVE : SFP__FOUND_UNREADABLE;
	case SFP__BYTES_UNKNOWN:
		return SFP__FOUND_UNKNOWN_PACKING;
	case SFP__BYTES_STRANGE:
		return SFP__FOUND_NOT_A_FILE;
	case SFP__BYTES_TOO_LONG:
		break;
	}
	return source->kind == SFP__BYTES_MEMBER ? SFP__FOUND_BOMB : SFP__FOUND_TOO_LARGE;
}

enum sfp__bytes_end sfp__archive_end(zip_error_t *error)
{
	int code = zip_error_code_zip(error);
	bool no_memory = code == ZIP_ER_MEMORY || (code == ZIP_ER_ZLIB && zip_error_code_system(error) == Z_MEM_ERROR);

	return no_memory ? SFP__BYTES_NO_MEMORY : code == ZIP_ER_COMPNOTSUPP ? SFP__BYTES_UNKNOWN : SFP__BYTES_FAILED;
}

/* A pipe that nobody writes to would wait for ever. */
int sfp__file_open(const char *path, bool follow, uint64_t *ret_length, enum sfp__bytes_end *ret_end)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (follow ? 0 : O_NOFOLLOW));
	struct stat found;

	*ret_end = fd < 0 && errno == ELOOP ? SFP__BYTES_STRANGE : SFP__BYTES_FAILED;
	if (fd < 0)
		return fd;
	if (fstat(fd, &found) == 0 && S_ISREG(found.st_mode)) {
		*ret_length = (uint64_t)found.st_size;
		*ret_end = *ret_length > SFP__FILE_LENGTH_MAX ? SFP__BYTES_TOO_LONG : SFP__BYTES_OK;
	} else {
		*ret_end = SFP__BYTES_STRANGE;
	}
	if (*ret_end == SFP__BYTES_OK)
		return fd;
	close(fd);
	return -1;
}

enum sfp__bytes_end sfp__bytes_open(const struct sfp__source *source, struct sfp__bytes *bytes)
{
	enum sfp__bytes_end end = SFP__BYTES_OK;
	uint64_t length = 0;

	*bytes = (struct sfp__bytes){ .source = source, .fd = -1 };
	if (source->length > SFP__FILE_LENGTH_MAX)
		return SFP__BYTES_TOO_LONG;
	if (source->kind == SFP__BYTES_FILE)
		bytes->fd = sfp__file_open(source->path, source->follow, &length, &end);
	if (source->kind == SFP__BYTES_MEMBER)
		bytes->member = zip_fopen_index(source->archive, source->index, 0);
	return source->kind == SFP__BYTES_MEMBER && !bytes->member ? sfp__archive_end(zip_get_error(source->archive))
	                                                           : end;
}

static ssize_t read_file(int fd, char *buffer, size_t room, uint64_t at)
{
	ssize_t got;

	do
		got = pread(fd, buffer, room, (off_t)at);
	while (got < 0 && errno == EINTR);
	return got;
}

static size_t read_memory(const struct sfp__bytes *bytes, char *buffer, size_t room)
{
	uint64_t left = bytes->source->length - bytes->at;
	size_t length = left < room ? (size_t)left : room;

	if (length)
		memcpy(buffer, bytes->source->data + bytes->at, length);
	return length;
}

/* What an archive says of a member's length is the archive's word; what comes out is counted. */
static bool is_too_long(const struct sfp__bytes *bytes)
{
	const struct sfp__source *source = bytes->source;

	if (bytes->at > SFP__FILE_LENGTH_MAX)
		return true;
	if (source->kind != SFP__BYTES_MEMBER)
		return false;
	return bytes->at > source->length ||
	       (bytes->at > SFP__PACKED_FREE && bytes->at / SFP__PACKED_RATIO_MAX > source->packed);
}

enum sfp__bytes_end sfp__bytes_read(struct sfp__bytes *bytes, char *buffer, size_t room, size_t *ret_length)
{
	int64_t got = -1;

	switch (bytes->source->kind) {
	case SFP__BYTES_MEMORY:
		got = (int64_t)read_memory(bytes, buffer, room);
		break;
	case SFP__BYTES_FILE:
		got = read_file(bytes->fd, buffer, room, bytes->at);
		break;
	case SFP__BYTES_MEMBER:
		got = zip_fread(bytes->member, buffer, room);
		break;
	}
	if (got < 0)
		return bytes->member ? sfp__archive_end(zip_file_get_error(bytes->member)) : SFP__BYTES_FAILED;
	bytes->at += (uint64_t)got;
	*ret_length = (size_t)got;
	return is_too_long(bytes) ? SFP__BYTES_TOO_LONG : SFP__BYTES_OK;
}

void sfp__bytes_close(struct sfp__bytes *bytes)
{
	if (bytes->member)
		zip_fclose(bytes->member);
	if (bytes->source && bytes->fd >= 0)
		close(bytes->fd);
	*bytes = (struct sfp__bytes){ 0 };
}
