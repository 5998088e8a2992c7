/* zone.c: reads TZif files (RFC 8536) and answers by them. A file is checked as a whole before anything of it is used.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/time.h"
#include "base/zone.h"

#define FILE_MOST   65536 /* the longest of today has 4,000 bytes */
#define HEADER_SIZE 44
#define PARTS_MOST  3 /* America/Argentina/Ushuaia */
/* Clocks are never further from UTC than this, in seconds. */
#define SHIFT_MOST (27 * 3600)

struct sfp__zone {
	char name[SFP__ZONE_NAME_SIZE];
	bool has_rule;
	struct sfp__zone_rule rule; /* what holds from the last change on */
	int32_t first;              /* what holds before the first change */
	struct sfp__zone_span last; /* what was found last: one asks for moments that lie together */
	size_t count;
	struct change {
		int64_t at;     /* seconds since 1970 */
		int32_t offset; /* from then on */
	} changes[];
};

/* ---- names ---- */

static bool is_letter(char sign)
{
	return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
}

bool sfp__zone_name_valid(const char *name)
{
	size_t length = strnlen(name, SFP__ZONE_NAME_SIZE);
	int parts = 1;
	bool begins = true;

	if (!length || length == SFP__ZONE_NAME_SIZE)
		return false;
	for (const char *at = name; *at; at++) {
		if (begins &&
		    !(*at >= 'A' && *at <= 'Z')) /* "posix/…" and "right/…" are other tables of the same zones */
			return false;
		begins = *at == '/';
		parts += begins;
		if (!begins && !is_letter(*at) && !(*at >= '0' && *at <= '9') && !strchr("_+-", *at))
			return false;
	}
	return !begins && parts <= PARTS_MOST;
}

/* ---- reading ---- */

static uint64_t big_endian(const uint8_t *bytes, size_t length)
{
	uint64_t number = 0;

	for (size_t i = 0; i < length; i++)
		number = number << 8 | bytes[i];
	return number;
}

/* The header's counts, in their order in the file. */
struct header {
	char version;
	size_t universal, standard, leaps, changes, types, letters;
};

static bool read_header(const uint8_t *data, size_t length, struct header *ret_header)
{
	size_t counts[6];

	if (length < HEADER_SIZE || memcmp(data, "TZif", 4) != 0)
		return false;
	for (size_t i = 0; i < SFP__LENGTH(counts); i++) {
		counts[i] = (size_t)big_endian(data + 20 + 4 * i, 4);
		if (counts[i] > FILE_MOST)
			return false;
	}
	*ret_header =
		(struct header){ (char)data[4], counts[0], counts[1], counts[2], counts[3], counts[4], counts[5] };
	return true;
}

/* How long the block behind the header is; the counts are bounded, so nothing overflows. */
static size_t block_size(const struct header *header, size_t time_size)
{
	return header->changes * (time_size + 1) + header->types * 6 + header->letters +
	       header->leaps * (time_size + 4) + header->standard + header->universal;
}

/* The types of local time: six bytes each, of which the first four are the offset. */
static bool read_offset(const uint8_t *types, size_t type, int32_t *ret_offset)
{
	int64_t offset = (int32_t)(uint32_t)big_endian(types + 6 * type, 4);

	*ret_offset = (int32_t)offset;
	return offset >= SFP__ZONE_OFFSET_LEAST && offset <= SFP__ZONE_OFFSET_MOST;
}

static bool read_changes(struct sfp__zone *zone, const uint8_t *block, const struct header *header)
{
	const uint8_t *numbers = block + 8 * header->changes, *types = numbers + header->changes;
	int32_t unused;

	for (size_t type = 0; type < header->types; type++)
		if (!read_offset(types, type, &unused))
			return false;
	for (size_t i = 0; i < header->changes; i++) {
		struct change *change = &zone->changes[i];

		change->at = (int64_t)big_endian(block + 8 * i, 8);
		if (numbers[i] >= header->types || (i && change->at <= zone->changes[i - 1].at))
			return false;
		read_offset(types, numbers[i], &change->offset);
	}
	zone->count = header->changes;
	return read_offset(types, 0, &zone->first);
}

/* The rule stands between two line ends, and may be empty. */
static bool read_footer(struct sfp__zone *zone, const uint8_t *data, size_t length)
{
	const uint8_t *end;

	if (length < 2 || data[0] != '\n')
		return false;
	end = memchr(data + 1, '\n', length - 1);
	if (!end)
		return false;
	zone->has_rule = end > data + 1;
	return !zone->has_rule || sfp__zone_rule_read((const char *)data + 1, (size_t)(end - data - 1), &zone->rule);
}

/* The second block has times of 64 bits; the first one, for readers of 1990, is skipped. */
static const uint8_t *second_block(const uint8_t *data, size_t length, struct header *ret_header, size_t *ret_rest)
{
	struct header first;
	size_t skip;

	if (!read_header(data, length, &first) || first.version < '2')
		return NULL;
	skip = HEADER_SIZE + block_size(&first, 4);
	if (skip > length || !read_header(data + skip, length - skip, ret_header))
		return NULL;
	skip += HEADER_SIZE;
	if (block_size(ret_header, 8) > length - skip || !ret_header->types || ret_header->leaps)
		return NULL;
	*ret_rest = length - skip;
	return data + skip;
}

static struct sfp__zone *zone_new(const char *name, size_t changes)
{
	struct sfp__zone *zone = calloc(1, sizeof(*zone) + changes * sizeof(zone->changes[0]));

	if (zone) {
		snprintf(zone->name, sizeof(zone->name), "%s", name);
		zone->last = (struct sfp__zone_span){ SFP__ZONE_END, SFP__ZONE_END, 0 }; /* holds no moment */
	}
	return zone;
}

sfp_status sfp__zone_read(const void *data, size_t length, const char *name, struct sfp__zone **ret_zone)
{
	SFP__CLEANUP(sfp__zone_closep) struct sfp__zone *zone = NULL;
	struct header header;
	size_t rest = 0, size;
	const uint8_t *block = second_block(data, length, &header, &rest);

	if (!block)
		return SFP_E_CORRUPT;
	zone = zone_new(name, header.changes);
	if (!zone)
		return SFP_E_NO_MEMORY;
	size = block_size(&header, 8);
	if (!read_changes(zone, block, &header) || !read_footer(zone, block + size, rest - size))
		return SFP_E_CORRUPT;
	*ret_zone = SFP__TAKE(zone);
	return SFP_OK;
}

static void closep(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

/* -1: it cannot be read. */
static ssize_t read_whole(int fd, uint8_t *data, size_t room)
{
	size_t length = 0;
	ssize_t got;

	do {
		got = read(fd, data + length, room - length);
		length += got > 0 ? (size_t)got : 0;
	} while ((got > 0 && length < room) || (got < 0 && errno == EINTR));
	return got < 0 ? -1 : (ssize_t)length;
}

/* Is a name that was not found unknown, or are there no zones here at all? */
static sfp_status not_found(const char *folder)
{
	struct stat about;
	char path[4096];
	int length = snprintf(path, sizeof(path), "%s/Europe/Moscow", folder);

	return length > 0 && (size_t)length < sizeof(path) && stat(path, &about) == 0 ? SFP_E_NOT_FOUND
	                                                                              : SFP_E_UNSUPPORTED;
}

/* SFP_E_NOT_FOUND also for a folder: "Asia" is no zone. */
static sfp_status open_file(const char *folder, const char *name, int *ret_fd)
{
	struct stat about;
	char path[4096];
	int length = snprintf(path, sizeof(path), "%s/%s", folder, name);

	if (length < 0 || (size_t)length >= sizeof(path))
		return SFP_E_IO;
	*ret_fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (*ret_fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? not_found(folder) : SFP_E_IO;
	if (fstat(*ret_fd, &about) != 0)
		return SFP_E_IO;
	if (!S_ISREG(about.st_mode))
		return SFP_E_NOT_FOUND;
	return about.st_size <= FILE_MOST ? SFP_OK : SFP_E_CORRUPT;
}

static sfp_status open_utc(struct sfp__zone **ret_zone)
{
	struct sfp__zone *zone = zone_new("UTC", 0);

	if (!zone)
		return SFP_E_NO_MEMORY;
	*ret_zone = zone;
	return SFP_OK;
}

sfp_status sfp__zone_open(const char *folder, const char *name, struct sfp__zone **ret_zone)
{
	SFP__CLEANUP(sfp__freep) uint8_t *data = NULL;
	SFP__CLEANUP(closep) int fd = -1;
	ssize_t length;
	sfp_status status;

	if (!sfp__zone_name_valid(name))
		return SFP_E_NOT_FOUND;
	if (strcmp(name, "UTC") == 0)
		return open_utc(ret_zone);
	status = open_file(folder, name, &fd);
	if (status != SFP_OK)
		return status;
	data = malloc(FILE_MOST);
	if (!data)
		return SFP_E_NO_MEMORY;
	length = read_whole(fd, data, FILE_MOST);
	return length < 0 ? SFP_E_IO : sfp__zone_read(data, (size_t)length, name, ret_zone);
}

void sfp__zone_close(struct sfp__zone *zone)
{
	free(zone);
}

void sfp__zone_closep(struct sfp__zone **zone)
{
	sfp__zone_close(*zone);
}

/* ---- answers ---- */

const char *sfp__zone_name(const struct sfp__zone *zone)
{
	return zone->name;
}

/* How many of the changes have happened by that second. */
static size_t changes_until(const struct sfp__zone *zone, int64_t second)
{
	size_t low = 0, high = zone->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (zone->changes[middle].at <= second)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct sfp__zone_span find_span(const struct sfp__zone *zone, int64_t second)
{
	size_t happened = changes_until(zone, second);
	struct sfp__zone_span span = { SFP__ZONE_BEGINNING, SFP__ZONE_END, zone->first };

	if (happened == zone->count && zone->has_rule)
		span = sfp__zone_rule_at(&zone->rule, second);
	else if (happened)
		span.offset = zone->changes[happened - 1].offset;
	if (happened && zone->changes[happened - 1].at > span.from)
		span.from = zone->changes[happened - 1].at;
	if (happened < zone->count)
		span.until = zone->changes[happened].at;
	return span;
}

static const struct sfp__zone_span *span_at(struct sfp__zone *zone, int64_t second)
{
	if (second < zone->last.from || second >= zone->last.until)
		zone->last = find_span(zone, second);
	return &zone->last;
}

/* Whole seconds down, also before 1970. */
static int64_t seconds_of(sfp_time time)
{
	return time / SFP__SECOND - (time % SFP__SECOND < 0);
}

int32_t sfp__zone_offset(struct sfp__zone *zone, sfp_time time)
{
	return span_at(zone, seconds_of(time))->offset;
}

sfp_date sfp__zone_date(struct sfp__zone *zone, sfp_time time)
{
	int64_t shown = seconds_of(time) + sfp__zone_offset(zone, time);

	return time == 0 ? 0 : sfp__date_from_days(shown / 86400 - (shown % 86400 < 0));
}

/* From well before on, span by span: the first in which the clocks come to show that time, or have passed it. */
static int64_t second_of(struct sfp__zone *zone, int64_t shown)
{
	const struct sfp__zone_span *span = span_at(zone, shown - SHIFT_MOST);

	while (shown - span->offset >= span->until)
		span = span_at(zone, span->until);
	return shown - span->offset > span->from ? shown - span->offset : span->from;
}

sfp_time sfp__zone_moment(struct sfp__zone *zone, sfp_time shown)
{
	int64_t second = seconds_of(shown);
	int64_t found = second_of(zone, second);

	/* What is skipped has no fraction of its second either. */
	if (found + sfp__zone_offset(zone, found * SFP__SECOND) != second)
		return found * SFP__SECOND;
	return found * SFP__SECOND + (shown - second * SFP__SECOND);
}

sfp_time sfp__zone_day_start(struct sfp__zone *zone, sfp_date date)
{
	sfp_time midnight = sfp_time_of_date(date);

	/* The first day of 1970 begins at 0 by the clock, which is a time as any other. */
	return sfp__date_valid(date) ? sfp__zone_moment(zone, midnight) : 0;
}
