/* reading.c: reading a roster: which files there are, by which rules, in which order. */
#include <string.h>
#include <strings.h>

#include "base/input.h"
#include "roster/oneroster.h"
#include "roster/reading.h"
#include "roster/spreadsheet.h"

#define SCHOOLS_LISTED 10 /* of a set of many, enough to see what is wanted */

/* A set in the reading. */
struct set {
	struct sfp__roster roster;
	struct sfp__collection collection;
	struct sfp__manifest manifest;
	int64_t manifest_file,
		orgs_file; /* orgs_file: or, where there is none, the first file whose rows may belong to a school */
	enum sfp__mode modes[SFP__FILE_END];
	bool seen[32]; /* by the number of sfp__standard_at() */
	int64_t files; /* numbers given so far */
};

/* ---- what is said of files ---- */

static sfp_status say(struct set *set, enum sfp__finding_code code, sfp_roster_severity severity, int64_t file,
                      const char *title)
{
	return sfp__found(set->roster.staging, code, severity, &(struct sfp__spot){ .file = file, .title = title });
}

/* Strict readers refuse what tolerant ones only mention. */
static sfp_status complain(struct set *set, enum sfp__finding_code code, int64_t file, const char *title)
{
	return say(set, code, set->roster.strict ? SFP_ROSTER_REFUSES : SFP_ROSTER_NOTES, file, title);
}

/* An entry that is not read, and why. */
static sfp_status pass_over(struct set *set, struct sfp__piece *entry, enum sfp__finding_code code,
                            sfp_roster_severity severity)
{
	int64_t file = ++set->files;
	sfp_status status = sfp__load_none(&set->roster, entry, file);

	return status == SFP_OK ? say(set, code, severity, file, NULL) : status;
}

/* What is no table. Where nothing else is, a workbook is what was meant. */
static sfp_status pass_over_foreign(struct set *set, struct sfp__piece *entry, sfp_roster_severity severity)
{
	return pass_over(set, entry, sfp__is_workbook_name(entry->base) ? SFP__FOUND_WORKBOOK : SFP__FOUND_FOREIGN_FILE,
	                 severity);
}

/* Something to say that is of no file in particular. */
static sfp_status say_of(struct set *set, const char *name, enum sfp__finding_code code, sfp_roster_severity severity,
                         int64_t line)
{
	const struct sfp__piece entry = { .name = name, .base = name, .kind = SFP__FILE_IGNORED };
	int64_t file = ++set->files;
	sfp_status status = sfp__load_none(&set->roster, &entry, file);

	return status == SFP_OK ? sfp__found(set->roster.staging, code, severity,
	                                     &(struct sfp__spot){ .file = file, .line = line })
	                        : status;
}

/* ---- by which rules ---- */

/* Does the first line have the title that no data file of the standard lacks? */
static bool has_sourced_id(const struct sfp__piece *entry)
{
	SFP__CLEANUP(sfp__bytes_close) struct sfp__bytes bytes = { 0 };
	char head[8192];
	size_t got = 0;

	if (entry->trouble != SFP__FOUND_END || sfp__bytes_open(&entry->source, &bytes) != SFP__BYTES_OK ||
	    sfp__bytes_read(&bytes, head, sizeof(head) - 1, &got) != SFP__BYTES_OK)
		return false;
	head[got] = '\0';
	head[strcspn(head, "\r\n")] = '\0';
	return strcasestr(head, "sourcedId") != NULL;
}

static bool is_oneroster(const struct sfp__collection *collection)
{
	for (size_t i = 0; i < collection->count; i++) {
		const struct sfp__standard_file *file = sfp__standard_file(collection->entries[i].base);

		if (file && (file->kind == SFP__FILE_MANIFEST || has_sourced_id(&collection->entries[i])))
			return true;
	}
	return false;
}

static void choose_profile(struct set *set)
{
	struct sfp__roster *roster = &set->roster;

	roster->profile = roster->options->profile;
	if (roster->profile == SFP_ROSTER_AUTO && set->collection.count)
		roster->profile = is_oneroster(&set->collection) ? SFP_ROSTER_TOLERANT : SFP_ROSTER_RU_EXCEL;
	roster->strict = roster->profile == SFP_ROSTER_STRICT_1_1 || roster->profile == SFP_ROSTER_STRICT_1_2;
	roster->version = roster->profile == SFP_ROSTER_STRICT_1_2 ? SFP__V1_2 : SFP__V1_1;
}

static bool is_table(const struct sfp__piece *entry)
{
	const char *dot = strrchr(entry->base, '.');

	return !entry->of_set || (*entry->base != '.' && dot && sfp__is_word(".csv, .txt, .tsv", dot, true));
}

/* ---- OneRoster ---- */

/* The entry of a file of the standard; NULL: there is none. Strict readers want it at the top of an archive. */
static struct sfp__piece *entry_of(struct set *set, const struct sfp__standard_file *file, size_t from)
{
	for (size_t i = from; i < set->collection.count; i++) {
		struct sfp__piece *entry = &set->collection.entries[i];

		if (entry->trouble == SFP__FOUND_END && sfp__standard_file(entry->base) == file &&
		    !(set->roster.strict && entry->deep))
			return entry;
	}
	return NULL;
}

static sfp_status read_manifest(struct set *set)
{
	const struct sfp__standard_file *file = sfp__standard_of(SFP__FILE_MANIFEST);
	struct sfp__piece *entry = entry_of(set, file, 0);
	unsigned wanted = set->roster.version;
	sfp_status status = SFP_OK;

	if (!entry)
		return set->roster.strict ? say_of(set, "manifest.csv", SFP__FOUND_NO_MANIFEST, SFP_ROSTER_REFUSES, 0)
		                          : SFP_OK;
	entry->kind = SFP__FILE_MANIFEST;
	set->seen[0] = true;
	set->manifest_file = ++set->files;
	status = sfp__manifest_read(&set->roster, entry, set->manifest_file, &set->manifest);
	if (status == SFP_OK && set->roster.strict && set->manifest.version != wanted)
		status = say(set, set->manifest.has_version ? SFP__FOUND_OTHER_VERSION : SFP__FOUND_BAD_MANIFEST,
		             SFP_ROSTER_REFUSES, set->manifest_file, "oneroster.version");
	return status;
}

/* Without a word of the manifest, the file that only 1.2 has tells. */
static void choose_version(struct set *set)
{
	if (set->roster.strict)
		return;
	if (set->manifest.version)
		set->roster.version = set->manifest.version;
	else if (entry_of(set, sfp__standard_of(SFP__FILE_ROLES), 0))
		set->roster.version = SFP__V1_2;
}

static sfp_status load_standard(struct set *set, struct sfp__piece *entry, const struct sfp__standard_file *file,
                                enum sfp__mode mode)
{
	SFP__CLEANUP(sfp__load_clear)
	struct sfp__load load = { .roster = &set->roster,
		                  .staging = set->roster.staging,
		                  .entry = entry,
		                  .form = &sfp__oneroster_form,
		                  .file = ++set->files,
		                  .kind = file->kind,
		                  .said = mode,
		                  .standard = file };
	sfp_status status = sfp__load_table(&load);

	set->modes[file->kind] = load.refused ? SFP__MODE_ABSENT : load.mode;
	if (!set->orgs_file && file->kind != SFP__FILE_ACADEMIC_SESSIONS && file->kind != SFP__FILE_COURSES)
		set->orgs_file = load.file;
	return status;
}

/* What the manifest says of a file, and whether that is so. A file that it does not speak of is taken for a part:
 * nothing ends by it. */
static sfp_status mode_of(struct set *set, size_t number, bool there, enum sfp__mode *ret_mode)
{
	const struct sfp__standard_file *file = sfp__standard_at(number);
	bool expected = set->manifest.listed[number] && set->manifest.modes[number] != SFP__MODE_ABSENT;

	*ret_mode = !set->manifest.found ? SFP__MODE_BULK : expected ? set->manifest.modes[number] : SFP__MODE_DELTA;
	if (!set->manifest.found || expected == there)
		return SFP_OK;
	return complain(set, there ? SFP__FOUND_UNLISTED_FILE : SFP__FOUND_MISSING_FILE, set->manifest_file,
	                file->name);
}

static sfp_status take_standard(struct set *set, size_t number)
{
	const struct sfp__standard_file *file = sfp__standard_at(number);
	struct sfp__piece *entry = entry_of(set, file, 0);
	enum sfp__mode mode;
	sfp_status status;

	if (file->kind == SFP__FILE_MANIFEST || !(file->versions & set->roster.version))
		return SFP_OK;
	status = mode_of(set, number, entry != NULL, &mode);
	if (status != SFP_OK || !entry)
		return status;
	entry->kind = file->kind;
	set->seen[number] = true;
	if (file->kind == SFP__FILE_IGNORED)
		return pass_over(set, entry, SFP__FOUND_IGNORED_FILE, SFP_ROSTER_NOTES);
	return load_standard(set, entry, file, mode);
}

/* What is there besides. */
static sfp_status take_others(struct set *set)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; status == SFP_OK && i < set->collection.count; i++) {
		struct sfp__piece *entry = &set->collection.entries[i];
		const struct sfp__standard_file *file = sfp__standard_file(entry->base);
		bool taken = entry->kind != 0;

		if (taken)
			continue;
		entry->kind = SFP__FILE_IGNORED;
		if (entry->trouble != SFP__FOUND_END)
			status = pass_over(set, entry, entry->trouble, SFP_ROSTER_REFUSES);
		else if (file && (file->versions & set->roster.version) && !(set->roster.strict && entry->deep))
			status = pass_over(set, entry, SFP__FOUND_SAME_KIND, SFP_ROSTER_REFUSES);
		else
			status = entry->of_set ? pass_over_foreign(set, entry, SFP_ROSTER_NOTES)
			                       : pass_over(set, entry, SFP__FOUND_MIXED, SFP_ROSTER_REFUSES);
	}
	return status;
}

/* The numbers by which a school is chosen, with their names: neither tells of any person. */
static sfp_status list_schools(struct set *set, struct sfp__buffer *list, int *ret_count)
{
	struct sfp__store *staging = set->roster.staging;
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_SCHOOL_LIST);
	sfp_status status;

	*ret_count = 0;
	sfp__bind_int(stmt, ":limit", SCHOOLS_LISTED + 1);
	while ((status = sfp__step_row(staging, stmt)) == SFP_OK) {
		const char *number = sfp__column_said(stmt, 0), *name = sfp__column_said(stmt, 1);

		if (++*ret_count > SCHOOLS_LISTED)
			sfp__buffer_add_text(list, "; …");
		else
			sfp__buffer_addf(list, "%s%s%s%s%s", *ret_count > 1 ? "; " : "", number, *name ? " (" : "",
			                 name, *name ? ")" : "");
	}
	if (status != SFP_E_NOT_FOUND)
		return status;
	return list->failed ? SFP_E_NO_MEMORY : sfp__store_status(staging);
}

static sfp_status may_be_chosen(struct set *set, const char *school, bool *ret_may)
{
	struct sfp__stmt *stmt = sfp__stmt(set->roster.staging, SFP__SQL_STAGING_SCHOOL_KNOWN);
	sfp_status status;

	sfp__bind_text(stmt, ":source_id", school);
	status = sfp__step_row(set->roster.staging, stmt);
	*ret_may = status == SFP_OK;
	sfp__stmt_end(stmt);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* One registry is of one school: classes of one name, and whoever is in both, would be merged. */
static sfp_status check_schools(struct set *set)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer list = { 0 };
	const char *school = set->roster.options->school;
	struct sfp__spot spot = { .file = set->orgs_file };
	bool chosen = false;
	int count = 0;
	sfp_status status = school ? may_be_chosen(set, school, &chosen) : SFP_OK;

	if (status == SFP_OK && !chosen && set->orgs_file)
		status = list_schools(set, &list, &count);
	if (status != SFP_OK || chosen || (!school && count < 2) || !set->orgs_file)
		return status;
	spot.expected = list.length ? list.data : NULL;
	return sfp__found(set->roster.staging, school ? SFP__FOUND_UNKNOWN_SCHOOL : SFP__FOUND_SEVERAL_SCHOOLS,
	                  SFP_ROSTER_REFUSES, &spot);
}

static sfp_status read_oneroster(struct set *set)
{
	sfp_status status = read_manifest(set);

	choose_version(set);
	for (size_t i = 0; status == SFP_OK && sfp__standard_at(i); i++)
		status = take_standard(set, i);
	if (status == SFP_OK)
		status = take_others(set);
	if (status == SFP_OK)
		status = check_schools(set);
	return status == SFP_OK ? sfp__oneroster_finish(&set->roster, set->modes) : status;
}

/* ---- spreadsheets ---- */

static sfp_status load_spreadsheet(struct set *set, struct sfp__piece *entry)
{
	SFP__CLEANUP(sfp__load_clear)
	struct sfp__load load = { .roster = &set->roster,
		                  .staging = set->roster.staging,
		                  .entry = entry,
		                  .form = &sfp__spreadsheet_form,
		                  .file = ++set->files,
		                  .kind = sfp__spreadsheet_kind(entry->wanted),
		                  .said = SFP__MODE_BULK };
	sfp_status status = sfp__load_table(&load);

	return status == SFP_OK ? sfp__spreadsheet_finish(&load) : status;
}

static sfp_status read_spreadsheets(struct set *set)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; status == SFP_OK && i < set->collection.count; i++) {
		struct sfp__piece *entry = &set->collection.entries[i];

		entry->kind = SFP__FILE_IGNORED;
		if (entry->trouble != SFP__FOUND_END)
			status = pass_over(set, entry, entry->trouble, SFP_ROSTER_REFUSES);
		else if (!is_table(entry))
			status = pass_over_foreign(set, entry, SFP_ROSTER_NOTES);
		else
			status = load_spreadsheet(set, entry);
	}
	return status;
}

/* ---- all of it ---- */

static sfp_status read_mapping(struct set *set)
{
	const sfp_roster_options *options = set->roster.options;
	int64_t line = 0;
	sfp_status status = options->mapping ? sfp__mapping_read(&set->roster.mapping, options->mapping,
	                                                         options->mapping_length, &line)
	                                     : SFP_OK;

	return status == SFP_OK && line ? say_of(set, "mapping", SFP__FOUND_BAD_MAPPING, SFP_ROSTER_REFUSES, line)
	                                : status;
}

static bool has_tables(const struct sfp__collection *collection)
{
	for (size_t i = 0; i < collection->count; i++)
		if (collection->entries[i].trouble != SFP__FOUND_END || is_table(&collection->entries[i]))
			return true;
	return false;
}

/* Only workbooks, or nothing at all. */
static sfp_status refuse_all(struct set *set, const char *name)
{
	sfp_status status = SFP_OK;
	bool any = false;

	for (size_t i = 0; status == SFP_OK && i < set->collection.count; i++) {
		struct sfp__piece *entry = &set->collection.entries[i];

		entry->kind = SFP__FILE_IGNORED;
		if (!sfp__is_workbook_name(entry->base))
			continue;
		any = true;
		status = pass_over_foreign(set, entry, SFP_ROSTER_REFUSES);
	}
	return any ? status : say_of(set, name, SFP__FOUND_NOTHING, SFP_ROSTER_REFUSES, 0);
}

static sfp_status read_all(struct set *set, const sfp_roster_input *inputs, size_t count)
{
	sfp_status status = read_mapping(set);

	if (status == SFP_OK)
		status = sfp__collect(&set->collection, inputs, count);
	if (status != SFP_OK)
		return status;
	choose_profile(set);
	for (size_t i = 0; i < set->collection.count; i++)
		set->roster.total += set->collection.entries[i].source.length;
	if (!has_tables(&set->collection))
		return refuse_all(set, count == 1 && inputs->name   ? inputs->name
		                       : count == 1 && inputs->path ? inputs->path
		                                                    : "");
	return set->roster.profile == SFP_ROSTER_RU_EXCEL ? read_spreadsheets(set) : read_oneroster(set);
}

static void clear(struct set *set)
{
	sfp__mapping_clear(&set->roster.mapping);
	sfp__buffer_clear(&set->roster.fold);
	sfp__buffer_clear(&set->roster.orgs);
	sfp__collection_clear(&set->collection);
}

static sfp_status read_into(struct sfp_roster_reading *reading, const sfp_roster_input *inputs, size_t count,
                            const sfp_roster_options *options)
{
	SFP__CLEANUP(clear) struct set set = { .roster = { .staging = reading->staging, .options = options } };
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__txn_begin(&txn, reading->staging);

	if (status == SFP_OK)
		status = read_all(&set, inputs, count);
	reading->profile = set.roster.profile;
	if (status == SFP_OK)
		status = sfp__reading_view(reading);
	return sfp__txn_end(&txn, status);
}

static bool is_valid(const sfp_roster_input *inputs, size_t count, const sfp_roster_options *options)
{
	if ((count && !inputs) || !sfp__input_fits(options, sizeof(*options)) ||
	    !sfp_roster_profile_name(options->profile) || (!options->mapping && options->mapping_length) ||
	    (options->encoding && !sfp__encoding_known(options->encoding)))
		return false;
	for (size_t i = 0; i < count; i++)
		if ((!inputs[i].path && !inputs[i].data && inputs[i].length) ||
		    (inputs[i].kind && !sfp_roster_kind_name(inputs[i].kind)))
			return false;
	return true;
}

static void close_reading(sfp_roster_reading **reading)
{
	sfp_roster_reading_close(*reading);
}

sfp_status sfp_roster_read(const sfp_roster_input *inputs, size_t count, const sfp_roster_options *options,
                           sfp_roster_reading **ret_reading)
{
	static const sfp_roster_options by_default = SFP_ROSTER_OPTIONS_INIT;
	SFP__CLEANUP(close_reading) sfp_roster_reading *reading = NULL;
	sfp_status status;

	options = options ? options : &by_default;
	if (!ret_reading || !is_valid(inputs, count, options))
		return SFP_E_MISUSE;
	reading = calloc(1, sizeof(*reading));
	if (!reading)
		return SFP_E_NO_MEMORY;
	status = sfp__staging_open(NULL, &reading->staging);
	if (status == SFP_OK)
		status = read_into(reading, inputs, count, options);
	if (status != SFP_OK)
		return status;
	*ret_reading = SFP__TAKE(reading);
	return SFP_OK;
}

void sfp_roster_reading_close(sfp_roster_reading *reading)
{
	if (!reading)
		return;
	sfp__store_close(reading->staging);
	sfp__arena_clear(&reading->arena);
	sfp__buffer_clear(&reading->title);
	sfp__buffer_clear(&reading->expected);
	free(reading);
}

/* The gravest finding comes first. A line of 0 is none. */
sfp_status sfp__reading_refuse(sfp_registry *reg, const sfp_roster_reading *reading)
{
	const sfp_roster_finding *finding = &sfp_roster_reading_group_at(reading, 0)->first;
	char line[24] = "";

	if (finding->line)
		snprintf(line, sizeof(line), ":%zu", finding->line);
	sfp__registry_say(reg,
	                  "список прочитан не весь: %s%s: " SFP__PICK_RU "%s%s; исправьте это или прочитайте его иначе",
	                  "the roster could not be read as a whole: %s%s: " SFP__PICK_EN
	                  "%s%s; repair it, or read the roster in another way",
	                  finding->file, line, finding->text_ru, finding->text_en, *finding->expected ? ": " : "",
	                  finding->expected);
	return SFP_E_INVALID;
}

struct sfp__store *sfp__reading_staging(sfp_roster_reading *reading)
{
	return reading->staging;
}
