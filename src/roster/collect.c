/* collect.c: what is to be read, file by file. What an archive says of itself is not believed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/text.h"
#include "roster/collect.h"

/* Some archives are made with the other stroke. */
static const char *last_slash(const char *name)
{
	const char *last = NULL;

	for (; *name; name++)
		if (*name == '/' || *name == '\\')
			last = name;
	return last;
}

static sfp_status add(struct sfp__collection *collection, const struct sfp__piece *entry)
{
	const char *slash = last_slash(entry->name);

	if (collection->count == collection->capacity) {
		size_t capacity = collection->capacity ? 2 * collection->capacity : 32;
		struct sfp__piece *entries = realloc(collection->entries, capacity * sizeof(*entries));

		if (!entries)
			return SFP_E_NO_MEMORY;
		collection->entries = entries;
		collection->capacity = capacity;
	}
	collection->entries[collection->count] = *entry;
	collection->entries[collection->count++].base = entry->base ? entry->base : slash ? slash + 1 : entry->name;
	return SFP_OK;
}

/* What findings, plans and decisions call a file, whatever the disk calls it. */
static const char *shown(struct sfp__collection *collection, const char *name)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer text = { 0 };

	sfp__buffer_add_repaired(&text, name);
	return text.failed ? NULL : sfp__arena_text(&collection->arena, text.data ? text.data : "", text.length);
}

/* ---- archives ---- */

#define TAIL ((size_t)65536 + 22)

static uint64_t number_at(const unsigned char *bytes, size_t size)
{
	uint64_t number = 0;

	while (size--)
		number = number << 8 | bytes[size];
	return number;
}

/* The record of 64 bits that stands before the end, where it is told to be; SIZE_MAX: it is not there. `base`: where
 * the tail begins. */
static size_t members_of_64(const char *tail, size_t length, uint64_t base, const unsigned char *locator)
{
	uint64_t at = number_at(locator + 8, 8), claimed;

	if (at < base || at - base + 56 > length || memcmp(tail + (at - base), "PK\6\6", 4) != 0)
		return SIZE_MAX;
	claimed = number_at((const unsigned char *)tail + (at - base) + 32, 8);
	return claimed > SFP__FILES_MAX ? SIZE_MAX : (size_t)claimed;
}

/* How many members the end of the archive claims, the most of all that may be its end: libzip holds a record of each.
 */
static size_t members_claimed(const char *tail, size_t length, uint64_t base)
{
	size_t most = 0;

	for (size_t i = 0; i + 20 <= length; i++) {
		const unsigned char *end = (const unsigned char *)tail + i;
		size_t claimed = 0;

		if (memcmp(end, "PK\6\7", 4) == 0)
			claimed = members_of_64(tail, length, base, end);
		else if (i + 22 <= length && memcmp(end, "PK\5\6", 4) == 0 &&
		         !(i >= 20 && memcmp(end - 20, "PK\6\7", 4) == 0))
			claimed = (size_t)number_at(end + 10, 2);
		most = claimed > most ? claimed : most;
	}
	return most;
}

static sfp_status check_tail(const struct sfp__source *source, enum sfp__finding_code *ret_code)
{
	SFP__CLEANUP(sfp__bytes_close) struct sfp__bytes bytes = { 0 };
	SFP__CLEANUP(sfp__freep) char *tail = malloc(TAIL);
	enum sfp__bytes_end end = sfp__bytes_open(source, &bytes);
	uint64_t base = source->length > TAIL ? source->length - TAIL : 0;
	size_t got = 1, length = 0;

	if (!tail)
		return SFP_E_NO_MEMORY;
	bytes.at = base;
	while (end == SFP__BYTES_OK && got && length < TAIL) {
		end = sfp__bytes_read(&bytes, tail + length, TAIL - length, &got);
		length += end == SFP__BYTES_OK ? got : 0;
	}
	*ret_code = end != SFP__BYTES_OK                                   ? sfp__bytes_finding(source, end)
	            : members_claimed(tail, length, base) > SFP__FILES_MAX ? SFP__FOUND_TOO_MANY_FILES
	                                                                   : SFP__FOUND_END;
	return SFP_OK;
}

static bool has_ending(const char *name, const char *const *endings)
{
	const char *dot = strrchr(name, '.');

	for (; dot && *endings; endings++)
		if (strcasecmp(dot, *endings) == 0)
			return true;
	return false;
}

static bool is_table_name(const char *name)
{
	static const char *const endings[] = { ".csv", ".txt", ".tsv", NULL };

	return has_ending(name, endings);
}

bool sfp__is_workbook_name(const char *name)
{
	static const char *const endings[] = { ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers", NULL };

	return has_ending(name, endings);
}

/* Would it lead out of where it is unpacked, on any system? */
static bool climbs(const char *name)
{
	if (!*name || strchr("/\\", *name) || strchr(name, ':'))
		return true;
	for (const char *part = name; *part;
	     part += part[strcspn(part, "/\\")] ? strcspn(part, "/\\") + 1 : strlen(part))
		if (strcspn(part, "/\\") == 2 && memcmp(part, "..", 2) == 0)
			return true;
	return false;
}

static bool is_link(zip_t *archive, uint64_t index)
{
	zip_uint8_t system = 0;
	zip_uint32_t attributes = 0;

	return zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 &&
	       system == ZIP_OPSYS_UNIX && ((attributes >> 16) & 0170000) == 0120000;
}

static enum sfp__finding_code check_member(zip_t *archive, uint64_t index, const zip_stat_t *member)
{
	static const char *const archives[] = { ".zip", ".7z",  ".rar", ".gz",  ".tgz",
		                                ".tar", ".bz2", ".xz",  ".zst", NULL };
	const zip_uint64_t wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;

	if ((member->valid & wanted) != wanted)
		return SFP__FOUND_DAMAGED_ARCHIVE;
	if (climbs(member->name) || is_link(archive, index))
		return SFP__FOUND_BAD_NAME;
	if (has_ending(member->name, archives))
		return SFP__FOUND_NESTED_ARCHIVE;
	if (member->encryption_method != ZIP_EM_NONE)
		return SFP__FOUND_ENCRYPTED;
	return SFP__FOUND_END;
}

/* A name that is not marked as UTF-8 and is not was written by a Russian Windows. NULL: no memory. */
static const char *member_name(struct sfp__collection *collection, zip_t *archive, uint64_t index, const char *guessed)
{
	const char *raw = zip_get_name(archive, index, ZIP_FL_ENC_RAW);
	char text[1024] = "", *in = (char *)(uintptr_t)raw, *out = text;
	size_t left = raw ? strlen(raw) : 0, room = sizeof(text) - 1;
	iconv_t converter;

	if (!raw || !left || sfp__utf8_valid(raw, left))
		return sfp__arena_text(&collection->arena, guessed, strlen(guessed));
	converter = iconv_open("UTF-8", "CP866");
	if (converter == (iconv_t)-1)
		return errno == ENOMEM ? NULL : sfp__arena_text(&collection->arena, guessed, strlen(guessed));
	if (iconv(converter, &in, &left, &out, &room) == (size_t)-1) {
		in = (char *)(uintptr_t)guessed;
		out = text;
	}
	iconv_close(converter);
	return out > text ? sfp__arena_text(&collection->arena, text, (size_t)(out - text))
	                  : sfp__arena_text(&collection->arena, guessed, strlen(guessed));
}

/* Names that differ in case alone are one file on some systems. */
static bool is_taken(const struct sfp__collection *collection, size_t first, const char *name)
{
	for (size_t i = first; i < collection->count; i++)
		if (strcasecmp(collection->entries[i].name, name) == 0)
			return true;
	return false;
}

static sfp_status add_members(struct sfp__collection *collection, zip_t *archive, const char *name, uint64_t length)
{
	size_t first = collection->count;
	uint64_t unpacked = 0;
	sfp_status status = SFP_OK;

	for (zip_int64_t i = 0; status == SFP_OK && i < zip_get_num_entries(archive, 0); i++) {
		struct sfp__piece entry = { .of_set = true, .trouble = SFP__FOUND_END };
		zip_stat_t member;

		if (zip_stat_index(archive, (zip_uint64_t)i, 0, &member) != 0 || !(member.valid & ZIP_STAT_NAME))
			return add(collection,
			           &(struct sfp__piece){ .name = name, .trouble = SFP__FOUND_DAMAGED_ARCHIVE });
		if (*member.name && strchr("/\\", member.name[strlen(member.name) - 1]) && !climbs(member.name))
			continue;
		entry.name = member_name(collection, archive, (uint64_t)i, member.name);
		entry.trouble = check_member(archive, (uint64_t)i, &member);
		if (!entry.name)
			return SFP_E_NO_MEMORY;
		if (is_taken(collection, first, entry.name))
			entry.trouble = SFP__FOUND_SAME_NAME;
		unpacked += member.size;
		if (unpacked > SFP__PACKED_FREE && unpacked / SFP__PACKED_RATIO_MAX > length)
			entry.trouble = SFP__FOUND_BOMB;
		entry.deep = last_slash(entry.name) != NULL;
		entry.source = (struct sfp__source){ .kind = SFP__BYTES_MEMBER,
			                             .length = member.size,
			                             .archive = archive,
			                             .index = (uint64_t)i,
			                             .packed = member.comp_size };
		status = add(collection, &entry);
	}
	return status;
}

static enum sfp__bytes_end open_archive(const struct sfp__source *source, zip_t **ret_archive)
{
	enum sfp__bytes_end end = SFP__BYTES_OK;
	zip_source_t *bytes;
	zip_error_t error;

	zip_error_init(&error);
	bytes = source->kind == SFP__BYTES_FILE ? zip_source_file_create(source->path, 0, -1, &error)
	                                        : zip_source_buffer_create(source->data, source->length, 0, &error);
	*ret_archive = bytes ? zip_open_from_source(bytes, ZIP_RDONLY, &error) : NULL;
	if (!*ret_archive)
		end = sfp__archive_end(&error);
	if (bytes && !*ret_archive)
		zip_source_free(bytes);
	zip_error_fini(&error);
	return end;
}

/* Workbooks are archives, too, and of no use to us. */
static bool is_book(zip_t *archive)
{
	return zip_name_locate(archive, "[Content_Types].xml", 0) >= 0 ||
	       (zip_name_locate(archive, "mimetype", 0) >= 0 && zip_name_locate(archive, "content.xml", 0) >= 0);
}

static sfp_status add_archive(struct sfp__collection *collection, const struct sfp__piece *whole)
{
	struct sfp__piece entry = *whole;
	zip_t **archives, *archive;
	sfp_status status = check_tail(&whole->source, &entry.trouble);
	enum sfp__bytes_end end;

	if (status != SFP_OK || entry.trouble != SFP__FOUND_END)
		return status == SFP_OK ? add(collection, &entry) : status;
	archives = realloc(collection->archives, (collection->archive_count + 1) * sizeof(zip_t *));
	if (!archives)
		return SFP_E_NO_MEMORY;
	collection->archives = archives;
	end = open_archive(&whole->source, &archive);
	if (end == SFP__BYTES_NO_MEMORY)
		return SFP_E_NO_MEMORY;
	if (end != SFP__BYTES_OK) {
		entry.trouble = SFP__FOUND_DAMAGED_ARCHIVE;
		return add(collection, &entry);
	}
	archives[collection->archive_count++] = archive;
	if (is_book(archive)) {
		entry.trouble = SFP__FOUND_WORKBOOK;
		return add(collection, &entry);
	}
	return add_members(collection, archive, whole->name, whole->source.length);
}

/* ---- files and folders ---- */

static bool is_archive(const struct sfp__source *source)
{
	SFP__CLEANUP(sfp__bytes_close) struct sfp__bytes bytes = { 0 };
	char head[4];
	size_t got = 0;

	return sfp__bytes_open(source, &bytes) == SFP__BYTES_OK &&
	       sfp__bytes_read(&bytes, head, sizeof(head), &got) == SFP__BYTES_OK && got == sizeof(head) &&
	       (memcmp(head, "PK\3\4", 4) == 0 || memcmp(head, "PK\5\6", 4) == 0);
}

static sfp_status add_file(struct sfp__collection *collection, struct sfp__piece *entry)
{
	enum sfp__bytes_end end = SFP__BYTES_OK;
	int fd;

	if (entry->source.kind == SFP__BYTES_FILE) {
		fd = sfp__file_open(entry->source.path, entry->source.follow, &entry->source.length, &end);
		entry->trouble = sfp__bytes_finding(&entry->source, end);
		if (fd >= 0)
			close(fd);
	}
	if (entry->trouble == SFP__FOUND_END && !entry->of_set && is_archive(&entry->source))
		return add_archive(collection, entry);
	return add(collection, entry);
}

static sfp_status add_of_folder(struct sfp__collection *collection, const char *folder, const char *base)
{
	SFP__CLEANUP(sfp__freep) char *path = NULL;
	struct sfp__piece entry = { .of_set = true, .trouble = SFP__FOUND_END };

	if (asprintf(&path, "%s/%s", folder, base) < 0) {
		path = NULL;
		return SFP_E_NO_MEMORY;
	}
	entry.source.path = sfp__arena_text(&collection->arena, path, strlen(path));
	entry.name = shown(collection, base);
	if (!entry.source.path || !entry.name)
		return SFP_E_NO_MEMORY;
	entry.source.kind = SFP__BYTES_FILE;
	if (sfp__is_workbook_name(base))
		return add(collection, &entry);
	return is_table_name(base) ? add_file(collection, &entry) : SFP_OK;
}

static void close_folder(DIR **folder)
{
	if (*folder)
		closedir(*folder);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct sfp__piece *)a)->name, ((const struct sfp__piece *)b)->name);
}

static sfp_status add_folder(struct sfp__collection *collection, const char *path, const char *name)
{
	SFP__CLEANUP(close_folder) DIR *folder = opendir(path);
	size_t first = collection->count, seen = 0;
	const struct dirent *found;
	sfp_status status = SFP_OK;

	if (!folder && errno == ENOMEM)
		return SFP_E_NO_MEMORY;
	if (!folder)
		return add(collection, &(struct sfp__piece){ .name = name, .trouble = SFP__FOUND_UNREADABLE });
	while (status == SFP_OK && (found = readdir(folder))) {
		if (++seen > SFP__FILES_MAX)
			return add(collection,
			           &(struct sfp__piece){ .name = name, .trouble = SFP__FOUND_TOO_MANY_FILES });
		if (*found->d_name != '.')
			status = add_of_folder(collection, path, found->d_name);
	}
	if (collection->count > first)
		qsort(collection->entries + first, collection->count - first, sizeof(*collection->entries), by_name);
	return status;
}

static bool is_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static sfp_status add_input(struct sfp__collection *collection, const sfp_roster_input *input)
{
	const char *name = input->name ? input->name : input->path ? input->path : "";
	struct sfp__piece entry = { .name = shown(collection, name), .wanted = input->kind, .trouble = SFP__FOUND_END };

	if (!entry.name)
		return SFP_E_NO_MEMORY;
	if (input->path && is_folder(input->path))
		return add_folder(collection, input->path, entry.name);
	entry.source = input->path
	                       ? (struct sfp__source){ .kind = SFP__BYTES_FILE, .path = input->path, .follow = true }
	                       : (struct sfp__source){ .kind = SFP__BYTES_MEMORY,
		                                       .data = input->data,
		                                       .length = input->length };
	return add_file(collection, &entry);
}

sfp_status sfp__collect(struct sfp__collection *collection, const sfp_roster_input *inputs, size_t count)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; status == SFP_OK && i < count; i++)
		status = add_input(collection, &inputs[i]);
	return status;
}

void sfp__collection_clear(struct sfp__collection *collection)
{
	for (size_t i = 0; i < collection->archive_count; i++)
		zip_discard(collection->archives[i]);
	free(collection->archives);
	free(collection->entries);
	sfp__arena_clear(&collection->arena);
	*collection = (struct sfp__collection){ 0 };
}
