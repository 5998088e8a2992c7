/* view.c: what is told of a roster that was read: files, columns, findings, and the rows that were not taken. */
#include <string.h>

#include "base/cleanup.h"
#include "base/csv.h"
#include "roster/reading.h"

/* ---- put together once ---- */

static const char *kept(struct sfp_roster_reading *reading, const char *text)
{
	return text ? sfp__arena_text(&reading->arena, text, strlen(text)) : NULL;
}

/* Room for so many, at least one; NULL: no memory. */
static void *room(struct sfp_roster_reading *reading, int64_t count, size_t size)
{
	return sfp__arena_alloc(&reading->arena, (size_t)(count ? count : 1) * size);
}

static sfp_status count_rows(struct sfp_roster_reading *reading, enum sfp__sql sql, int64_t *ret_count)
{
	struct sfp__stmt *stmt = sfp__stmt(reading->staging, sql);
	sfp_status status = sfp__step_row(reading->staging, stmt);

	*ret_count = status == SFP_OK ? sfp__column_int(stmt, 0) : 0;
	sfp__stmt_end(stmt);
	return status;
}

static sfp_status view_columns(struct sfp_roster_reading *reading, int64_t number, sfp_roster_file *file)
{
	sfp_roster_column *columns = room(reading, SFP__CELLS_MAX, sizeof(*columns));
	struct sfp__stmt *stmt = sfp__stmt(reading->staging, SFP__SQL_STAGING_HEADER_LIST);
	sfp_status status = columns ? SFP_OK : SFP_E_NO_MEMORY;

	sfp__bind_int(stmt, ":file", number);
	while (status == SFP_OK && (status = sfp__step_row(reading->staging, stmt)) == SFP_OK) {
		sfp_roster_column *column = &columns[file->column_count++];

		column->title = kept(reading, sfp__column_text(stmt, 1));
		column->meaning = kept(reading, sfp__column_text(stmt, 2));
		status = column->title && column->meaning ? SFP_OK : SFP_E_NO_MEMORY;
	}
	file->columns = columns;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status view_file(struct sfp_roster_reading *reading, struct sfp__stmt *stmt)
{
	static const char *const modes[] = {
		[SFP__MODE_ABSENT] = "", [SFP__MODE_BULK] = "bulk", [SFP__MODE_DELTA] = "delta"
	};
	sfp_roster_file *file = &reading->files[reading->file_count++];
	size_t length = 0;
	const void *digest = sfp__column_blob(stmt, 4, &length);
	const char *delimiter = sfp__column_text(stmt, 8);

	file->name = kept(reading, sfp__column_text(stmt, 1));
	file->kind = sfp__file_kind_name((enum sfp__file_kind)sfp__column_int(stmt, 2));
	file->mode = modes[sfp__column_int(stmt, 3)];
	file->rows = (size_t)sfp__column_int(stmt, 5);
	file->rejected = (size_t)sfp__column_int(stmt, 6);
	file->encoding = kept(reading, sfp__column_text(stmt, 7));
	file->delimiter = delimiter ? *delimiter : '\0';
	if (digest && length == sizeof(file->digest))
		memcpy(file->digest, digest, length);
	return file->name && file->encoding ? view_columns(reading, sfp__column_int(stmt, 0), file) : SFP_E_NO_MEMORY;
}

static sfp_status view_files(struct sfp_roster_reading *reading)
{
	struct sfp__stmt *stmt;
	int64_t count = 0;
	sfp_status status = count_rows(reading, SFP__SQL_STAGING_FILE_COUNT, &count);

	if (status != SFP_OK)
		return status;
	reading->files = room(reading, count, sizeof(*reading->files));
	stmt = sfp__stmt(reading->staging, SFP__SQL_STAGING_FILE_LIST);
	status = reading->files ? SFP_OK : SFP_E_NO_MEMORY;
	while (status == SFP_OK && (status = sfp__step_row(reading->staging, stmt)) == SFP_OK)
		status = view_file(reading, stmt);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static void count_findings(struct sfp_roster_reading *reading, const sfp_roster_finding_group *group)
{
	switch (group->first.severity) {
	case SFP_ROSTER_REFUSES:
		reading->totals.refused += group->count;
		break;
	case SFP_ROSTER_REJECTS:
		break; /* one row may have several */
	case SFP_ROSTER_NOTES:
		reading->totals.noted += group->count;
		break;
	}
}

static sfp_status view_group(struct sfp_roster_reading *reading, struct sfp__stmt *stmt)
{
	sfp_roster_finding_group *group = &reading->groups[reading->group_count];
	int64_t file = 0;
	sfp_status status = sfp__finding_get(reading->staging, sfp__column_int(stmt, 0), &group->first, &file);

	if (status != SFP_OK)
		return status;
	group->count = (size_t)sfp__column_int(stmt, 1);
	group->first.line = (size_t)sfp__column_int(stmt, 2);
	group->last_line = (size_t)sfp__column_int(stmt, 3);
	group->first.file = reading->files[file - 1].name;
	group->first.title = kept(reading, group->first.title);
	group->first.expected = kept(reading, group->first.expected);
	if (!group->first.title || !group->first.expected)
		return SFP_E_NO_MEMORY;
	count_findings(reading, group);
	reading->group_count++;
	return SFP_OK;
}

static sfp_status view_groups(struct sfp_roster_reading *reading)
{
	struct sfp__stmt *stmt;
	int64_t count = 0;
	sfp_status status = count_rows(reading, SFP__SQL_STAGING_FINDING_GROUP_COUNT, &count);

	if (status != SFP_OK)
		return status;
	reading->groups = room(reading, count, sizeof(*reading->groups));
	stmt = sfp__stmt(reading->staging, SFP__SQL_STAGING_FINDING_GROUPS);
	status = reading->groups ? SFP_OK : SFP_E_NO_MEMORY;
	while (status == SFP_OK && (status = sfp__step_row(reading->staging, stmt)) == SFP_OK)
		status = view_group(reading, stmt);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

sfp_status sfp__reading_view(struct sfp_roster_reading *reading)
{
	struct sfp__staged_counts counts;
	sfp_status status = sfp__staging_count(reading->staging, &counts);

	if (status != SFP_OK)
		return status;
	reading->totals = (sfp_roster_totals){ .people = (size_t)counts.people,
		                               .classes = (size_t)counts.classes,
		                               .enrollments = (size_t)counts.enrollments,
		                               .guardians = (size_t)counts.guardians,
		                               .rejected = (size_t)counts.rejected };
	status = view_files(reading);
	return status == SFP_OK ? view_groups(reading) : status;
}

/* ---- told ---- */

sfp_roster_profile sfp_roster_reading_profile(const sfp_roster_reading *reading)
{
	return reading ? reading->profile : SFP_ROSTER_AUTO;
}

const sfp_roster_totals *sfp_roster_reading_totals(const sfp_roster_reading *reading)
{
	return reading ? &reading->totals : NULL;
}

size_t sfp_roster_reading_file_count(const sfp_roster_reading *reading)
{
	return reading ? reading->file_count : 0;
}

const sfp_roster_file *sfp_roster_reading_file_at(const sfp_roster_reading *reading, size_t index)
{
	return reading && index < reading->file_count ? &reading->files[index] : NULL;
}

size_t sfp_roster_reading_group_count(const sfp_roster_reading *reading)
{
	return reading ? reading->group_count : 0;
}

const sfp_roster_finding_group *sfp_roster_reading_group_at(const sfp_roster_reading *reading, size_t index)
{
	return reading && index < reading->group_count ? &reading->groups[index] : NULL;
}

static sfp_status copy_text(struct sfp__buffer *buffer, const char **text)
{
	sfp__buffer_reset(buffer);
	sfp__buffer_add_text(buffer, *text);
	*text = buffer->data;
	return buffer->failed ? SFP_E_NO_MEMORY : SFP_OK;
}

sfp_status sfp_roster_reading_finding(sfp_roster_reading *reading, size_t index, sfp_roster_finding *ret_finding)
{
	sfp_roster_finding finding;
	int64_t file = 0;
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!reading || !ret_finding)
		return SFP_E_MISUSE;
	status = sfp__read_begin(&txn, reading->staging);
	if (status == SFP_OK)
		status = sfp__finding_get(reading->staging, (int64_t)index + 1, &finding, &file);
	if (status == SFP_OK)
		status = copy_text(&reading->title, &finding.title);
	if (status == SFP_OK)
		status = copy_text(&reading->expected, &finding.expected);
	if (status != SFP_OK)
		return status;
	finding.file = reading->files[file - 1].name;
	*ret_finding = finding;
	return SFP_OK;
}

/* ---- rows that were not taken ---- */

struct writing {
	struct sfp_roster_reading *reading;
	const sfp_roster_file *file;
	sfp_roster_writer writer;
	void *context;
};

/* "bad-date: это не день календаря…", in quotes, whatever divides the table. */
static void add_reason(struct sfp__buffer *line, const struct writing *writing, enum sfp__finding_code code)
{
	sfp_language language = writing->reading->profile == SFP_ROSTER_RU_EXCEL ? SFP_RU : SFP_EN;
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer reason = { 0 };

	sfp__buffer_addf(&reason, "%s: %s", sfp__finding_code_name(code), sfp__finding_text(code, language));
	if (reason.failed)
		line->failed = true;
	else
		sfp__csv_quote(line, reason.data);
}

static sfp_status write_line(const struct writing *writing, struct sfp__buffer *line)
{
	sfp__buffer_add_text(line, "\r\n");
	if (line->failed)
		return SFP_E_NO_MEMORY;
	return writing->writer(writing->context, line->data, line->length) ? SFP_OK : SFP_E_IO;
}

/* The reason is the first column, so that rows with too many cells leave it in its place. */
static sfp_status write_header(const struct writing *writing)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer line = { 0 };

	if (writing->reading->profile == SFP_ROSTER_RU_EXCEL)
		sfp__buffer_add_text(&line, SFP__BOM);
	sfp__buffer_add_text(&line, SFP_ROSTER_REASON_TITLE);
	for (size_t i = 0; i < writing->file->column_count; i++) {
		const char *title = writing->file->columns[i].title;

		if (i == 0 && strcmp(title, SFP_ROSTER_REASON_TITLE) == 0)
			continue;
		sfp__buffer_add_byte(&line, (uint8_t)writing->file->delimiter);
		sfp__csv_quote(&line, title);
	}
	return write_line(writing, &line);
}

static sfp_status write_rows(const struct writing *writing, int64_t number)
{
	struct sfp__store *staging = writing->reading->staging;
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer line = { 0 };
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_REJECTED_LIST);
	sfp_status status = SFP_OK;

	sfp__bind_int(stmt, ":file", number);
	sfp__bind_int(stmt, ":after", 0);
	sfp__bind_int(stmt, ":limit", -1);
	while (status == SFP_OK && (status = sfp__step_row(staging, stmt)) == SFP_OK) {
		const char *raw = sfp__column_text(stmt, 3);

		sfp__buffer_reset(&line);
		add_reason(&line, writing, (enum sfp__finding_code)sfp__column_int(stmt, 2));
		sfp__buffer_add_byte(&line, (uint8_t)writing->file->delimiter);
		sfp__buffer_add_text(&line, raw ? raw : "");
		status = raw ? write_line(writing, &line) : SFP_E_NO_MEMORY;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

sfp_status sfp_roster_reading_rejected(sfp_roster_reading *reading, size_t index, sfp_roster_writer writer,
                                       void *context)
{
	struct writing writing = { .reading = reading, .writer = writer, .context = context };
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!reading || !writer)
		return SFP_E_MISUSE;
	if (index >= reading->file_count)
		return SFP_E_NOT_FOUND;
	writing.file = &reading->files[index];
	if (!writing.file->rejected)
		return SFP_OK;
	status = sfp__read_begin(&txn, reading->staging);
	if (status == SFP_OK)
		status = write_header(&writing);
	return status == SFP_OK ? write_rows(&writing, (int64_t)index + 1) : status;
}
