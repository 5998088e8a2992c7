/* roster_read.c: reading rosters, and what is said of them. */
#include <unistd.h>

#include "frame/bar.h"
#include "nouns/roster_read.h"

/* ---- reading ---- */

static char delimiter_of(const struct ctl *ctl)
{
	const char *name = ctl_text(ctl, "delimiter");

	return !name                    ? '\0'
	       : !strcmp(name, "tab")   ? '\t'
	       : !strcmp(name, "comma") ? ','
	       : !strcmp(name, "bar")   ? '|'
	                                : ';';
}

/* In the organisation, or here, where a list is looked at before any registry hears of it. */
static sfp_date today(const struct ctl *ctl)
{
	time_t now = time(NULL);
	sfp_date date = 0;
	struct tm local;

	if (ctl->registry && sfp_registry_today(ctl->registry, &ctl->actor.organization, &date) == SFP_OK)
		return date;
	return localtime_r(&now, &local) ? (local.tm_year + 1900) * 10000 + (local.tm_mon + 1) * 100 + local.tm_mday
	                                 : 0;
}

static sfp_roster_options options_of(struct ctl *ctl)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;

	if (ctl_given(ctl, "profile"))
		options.profile = (sfp_roster_profile)sfp_roster_profile_from_name(ctl_text(ctl, "profile"));
	options.encoding = ctl_text(ctl, "encoding");
	options.delimiter = delimiter_of(ctl);
	options.school = ctl_text(ctl, "school");
	options.partial = ctl_given(ctl, "partial");
	return options;
}

/* Only standard input is read here; what has a name is the library's to open. */
static enum ctl_exit take_inputs(struct ctl *ctl, sfp_roster_input *inputs, char **ret_stdin)
{
	const struct ctl_value *files = ctl_value(ctl, "files");
	const char *kind = ctl_text(ctl, "kind");

	for (size_t i = 0; i < files->many_count; i++) {
		inputs[i].kind = kind ? sfp_roster_kind_from_name(kind) : 0;
		if (strcmp(files->many[i], "-") != 0) {
			inputs[i].path = files->many[i];
			continue;
		}
		if (*ret_stdin)
			return ctl_fail(ctl, CTL_USAGE, _("standard input can be read once"));
		inputs[i].name = "-";
		inputs[i].data = *ret_stdin = ctl_read_file(ctl, "-", &inputs[i].length);
		if (!*ret_stdin)
			return CTL_FAILED;
	}
	return CTL_DONE;
}

/* Where SQLite puts what memory does not hold. */
static const char *temporary_folder(void)
{
	const char *const folders[] = { getenv("SQLITE_TMPDIR"), getenv("TMPDIR"), "/var/tmp", "/usr/tmp", "/tmp" };

	for (size_t i = 0; i < CTL_LENGTH(folders); i++)
		if (folders[i] && access(folders[i], W_OK | X_OK) == 0)
			return folders[i];
	return ".";
}

/* A reading has no registry to leave a message in. */
static enum ctl_exit fail_reading(const struct ctl *ctl, sfp_status status)
{
	if (status == SFP_E_FULL)
		return ctl_fail(
			ctl, ctl_exit_of(status),
			_("%s: no room for the temporary file; make some, or name another folder in SQLITE_TMPDIR"),
			temporary_folder());
	if (status == SFP_E_IO)
		return ctl_fail(ctl, ctl_exit_of(status),
		                _("%s: the disk fails under the temporary file; name another folder in SQLITE_TMPDIR"),
		                temporary_folder());
	return ctl_fail(ctl, ctl_exit_of(status), "%s", sfp_status_text(status, ctl->language));
}

static enum ctl_exit read_inputs(struct ctl *ctl, const sfp_roster_input *inputs, size_t count,
                                 sfp_roster_options *options, sfp_roster_reading **ret_reading)
{
	struct ctl_bar bar = { .bytes = true };
	sfp_status status;

	options->today = today(ctl);
	options->act = ctl->registry ? ctl_policy(ctl) : NULL;
	options->progress = ctl_bar_begin(ctl, &bar);
	options->progress_context = &bar;
	status = sfp_roster_read(inputs, count, options, ret_reading);
	ctl_bar_end(&bar);
	return status == SFP_OK ? CTL_DONE : fail_reading(ctl, status);
}

static enum ctl_exit read_as_told(struct ctl *ctl, const sfp_roster_input *inputs, size_t count,
                                  sfp_roster_reading **ret_reading)
{
	sfp_roster_options options = options_of(ctl);
	CTL_CLEANUP(ctl_freep) char *mapping = NULL;

	if (ctl_given(ctl, "mapping")) {
		options.mapping = mapping = ctl_read_file(ctl, ctl_text(ctl, "mapping"), &options.mapping_length);
		if (!mapping)
			return CTL_FAILED;
	}
	return read_inputs(ctl, inputs, count, &options, ret_reading);
}

enum ctl_exit ctl_roster_read(struct ctl *ctl, sfp_roster_reading **ret_reading)
{
	size_t count = ctl_value(ctl, "files")->many_count;
	CTL_CLEANUP(ctl_freep) sfp_roster_input *inputs = calloc(count, sizeof(*inputs));
	CTL_CLEANUP(ctl_freep) char *standard = NULL;
	enum ctl_exit code = inputs ? take_inputs(ctl, inputs, &standard) : CTL_FAILED;

	return code == CTL_DONE ? read_as_told(ctl, inputs, count, ret_reading) : code;
}

enum ctl_exit ctl_roster_read_table(struct ctl *ctl, sfp_roster_kind kind, sfp_roster_reading **ret_reading)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	CTL_CLEANUP(ctl_freep) char *data = NULL;
	sfp_roster_input input = { .name = ctl_text(ctl, "file"), .kind = kind };

	input.data = data = ctl_read_file(ctl, input.name, &input.length);
	if (!data)
		return CTL_FAILED;
	options.profile = SFP_ROSTER_RU_EXCEL;
	options.partial = true;
	return read_inputs(ctl, &input, 1, &options, ret_reading);
}

/* ---- for people ---- */

static const char *severity_word(sfp_roster_severity severity)
{
	switch (severity) {
	case SFP_ROSTER_REFUSES:
		return _("refused");
	case SFP_ROSTER_REJECTS:
		return _("rejected");
	case SFP_ROSTER_NOTES:
		break;
	}
	return _("noted");
}

/* "users.csv:7…230: " */
static void put_place(const sfp_roster_finding *finding, size_t last_line)
{
	ctl_put(stdout, finding->file);
	if (finding->line)
		printf(":%zu", finding->line);
	if (finding->line && last_line > finding->line)
		printf("…%zu", last_line);
	fputs(": ", stdout);
}

/* A column by the title that its file gives it, where that was understood; what was not may be anything. */
static const char *title_of(const sfp_roster_reading *reading, const sfp_roster_finding *finding)
{
	for (size_t i = 0; finding->column && i < sfp_roster_reading_file_count(reading); i++) {
		const sfp_roster_file *file = sfp_roster_reading_file_at(reading, i);
		const sfp_roster_column *column = &file->columns[finding->column - 1];

		if (!strcmp(file->name, finding->file) && finding->column <= file->column_count && *column->meaning)
			return column->title;
	}
	return finding->title;
}

static void put_finding(const struct ctl *ctl, const sfp_roster_reading *reading, const sfp_roster_finding *finding,
                        size_t count, size_t last_line)
{
	const char *title = title_of(reading, finding);

	put_place(finding, last_line);
	printf("%s: %s: ", severity_word(finding->severity), finding->code);
	ctl_put(stdout, ctl_said(ctl, finding->text_ru, finding->text_en));
	if (*title) {
		fputs(" (", stdout);
		ctl_put(stdout, title);
		putchar(')');
	} else if (finding->column) {
		printf(_(" (column %zu)"), finding->column);
	}
	if (*finding->expected) {
		fputs(_("; expected: "), stdout);
		ctl_put(stdout, finding->expected); /* may be what the roster says */
	}
	if (count > 1)
		printf(ctl_counted("; %zu time", "; %zu times", count), count);
	putchar('\n');
}

/* What a title was taken for, where that is not the title itself; and what is not read. The standard's columns are no
 * guess. */
static void put_after(const char *sign, const char *text)
{
	fputs(sign, stdout);
	ctl_put(stdout, text);
}

static void put_columns(const sfp_roster_file *file)
{
	for (int pass = 0; pass < 2; pass++) {
		bool first = true;

		for (size_t i = 0; i < file->column_count; i++) {
			const sfp_roster_column *column = &file->columns[i];

			if (!*column->title || (pass == 0) != (*column->meaning != '\0'))
				continue;
			fputs(first ? pass ? _("    not read: ") : _("    columns: ") : ", ", stdout);
			first = false;
			ctl_put(stdout, column->title);
			if (pass == 0 && strcmp(column->title, column->meaning) != 0)
				put_after(" = ", column->meaning);
		}
		if (!first)
			putchar('\n');
	}
}

static const char *delimiter_word(char delimiter)
{
	return delimiter == '\t'  ? "tab"
	       : delimiter == ',' ? "comma"
	       : delimiter == ';' ? "semicolon"
	       : delimiter == '|' ? "bar"
	                          : "?";
}

static void put_file(const sfp_roster_file *file, bool guessed)
{
	ctl_put(stdout, file->name);
	put_after(": ", file->kind);
	if (!*file->encoding) {
		putchar('\n');
		return;
	}
	if (*file->mode)
		put_after(", ", file->mode);
	put_after(", ", file->encoding);
	printf(", %s; ", delimiter_word(file->delimiter));
	printf(ctl_counted("%zu row", "%zu rows", file->rows), file->rows);
	printf(_(", %zu rejected\n"), file->rejected);
	if (guessed)
		put_columns(file);
}

static void put_one_by_one(const struct ctl *ctl, sfp_roster_reading *reading)
{
	sfp_roster_finding finding;

	for (size_t i = 0; sfp_roster_reading_finding(reading, i, &finding) == SFP_OK; i++)
		put_finding(ctl, reading, &finding, 1, finding.line);
}

void ctl_roster_put(struct ctl *ctl, sfp_roster_reading *reading, bool all)
{
	const sfp_roster_totals *totals = sfp_roster_reading_totals(reading);

	printf(_("profile: %s\n"), sfp_roster_profile_name(sfp_roster_reading_profile(reading)));
	for (size_t i = 0; i < sfp_roster_reading_file_count(reading); i++)
		put_file(sfp_roster_reading_file_at(reading, i),
		         sfp_roster_reading_profile(reading) == SFP_ROSTER_RU_EXCEL);
	for (size_t i = 0; !all && i < sfp_roster_reading_group_count(reading); i++) {
		const sfp_roster_finding_group *group = sfp_roster_reading_group_at(reading, i);

		put_finding(ctl, reading, &group->first, group->count, group->last_line);
	}
	if (all)
		put_one_by_one(ctl, reading);
	printf(_("people: %zu, classes: %zu, enrolments: %zu, bonds: %zu; rows rejected: %zu\n"), totals->people,
	       totals->classes, totals->enrollments, totals->guardians, totals->rejected);
	if (totals->refused)
		ctl_note(ctl, _("refused: nothing of this roster can be used"));
}

/* ---- for programs ---- */

static json_t *finding_json(const sfp_roster_finding *finding)
{
	static const char *const severities[] = {
		[SFP_ROSTER_REFUSES] = "refused", [SFP_ROSTER_REJECTS] = "rejected", [SFP_ROSTER_NOTES] = "noted"
	};

	return json_pack("{s:s, s:s, s:s, s:I, s:I, s:s, s:s, s:s, s:s}", "severity", severities[finding->severity],
	                 "code", finding->code, "file", finding->file, "line", (json_int_t)finding->line, "column",
	                 (json_int_t)finding->column, "title", finding->title, "expected", finding->expected, "text_ru",
	                 finding->text_ru, "text_en", finding->text_en);
}

static json_t *columns_json(const sfp_roster_file *file)
{
	json_t *columns = json_array();

	for (size_t i = 0; i < file->column_count; i++)
		json_array_append_new(columns, json_pack("{s:s, s:s}", "title", file->columns[i].title, "meaning",
		                                         file->columns[i].meaning));
	return columns;
}

static json_t *file_json(const sfp_roster_file *file)
{
	char digest[65] = "";

	for (size_t i = 0; *file->encoding && i < sizeof(file->digest); i++)
		snprintf(digest + 2 * i, 3, "%02x", file->digest[i]);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:o}", "name", file->name, "kind", file->kind,
	                 "mode", file->mode, "encoding", file->encoding, "delimiter",
	                 file->delimiter ? delimiter_word(file->delimiter) : "", "sha256", digest, "rows",
	                 (json_int_t)file->rows, "rejected", (json_int_t)file->rejected, "columns", columns_json(file));
}

void ctl_roster_json(json_t *answer, const sfp_roster_reading *reading)
{
	const sfp_roster_totals *totals = sfp_roster_reading_totals(reading);
	json_t *files = json_array(), *groups = json_array();

	for (size_t i = 0; i < sfp_roster_reading_file_count(reading); i++)
		json_array_append_new(files, file_json(sfp_roster_reading_file_at(reading, i)));
	for (size_t i = 0; i < sfp_roster_reading_group_count(reading); i++) {
		const sfp_roster_finding_group *group = sfp_roster_reading_group_at(reading, i);
		json_t *json = finding_json(&group->first);

		json_object_set_new(json, "count", json_integer((json_int_t)group->count));
		json_object_set_new(json, "last_line", json_integer((json_int_t)group->last_line));
		json_array_append_new(groups, json);
	}
	json_object_set_new(answer, "profile",
	                    json_string(sfp_roster_profile_name(sfp_roster_reading_profile(reading))));
	json_object_set_new(answer, "files", files);
	json_object_set_new(answer, "groups", groups);
	json_object_set_new(answer, "totals",
	                    json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "people", (json_int_t)totals->people,
	                              "classes", (json_int_t)totals->classes, "enrollments",
	                              (json_int_t)totals->enrollments, "guardians", (json_int_t)totals->guardians,
	                              "refused", (json_int_t)totals->refused, "rejected", (json_int_t)totals->rejected,
	                              "noted", (json_int_t)totals->noted));
}

void ctl_roster_json_all(sfp_roster_reading *reading)
{
	sfp_roster_finding finding;

	for (size_t i = 0; sfp_roster_reading_finding(reading, i, &finding) == SFP_OK; i++)
		ctl_put_json(json_pack("{s:o}", "finding", finding_json(&finding)));
}
