/* load.c: a table in the loading: its header, the row at hand, what is said of both. */
#include <string.h>

#include "base/text.h"
#include "roster/cells.h"
#include "roster/load.h"

const char *sfp__load_cell(const struct sfp__load *load, size_t column)
{
	int place = load->place[column];

	return place >= 0 && (size_t)place < load->row->count ? load->cells[place] : "";
}

bool sfp__load_is_rejected(const struct sfp__load *load)
{
	return load->rejection != SFP__FOUND_END;
}

/* ---- what is said ---- */

sfp_status sfp__load_refuse(struct sfp__load *load, enum sfp__finding_code code, int64_t line, size_t at,
                            const char *title)
{
	load->refused = true;
	return sfp__found(load->staging, code, SFP_ROSTER_REFUSES,
	                  &(struct sfp__spot){ .file = load->file, .line = line, .column = at, .title = title });
}

static sfp_status say(struct sfp__load *load, enum sfp__finding_code code, sfp_roster_severity severity, int column,
                      const char *title, const char *expected)
{
	int at = column >= 0 ? load->place[column] : -1;

	return sfp__found(
		load->staging, code, severity,
		&(struct sfp__spot){ load->file, load->row->line, at >= 0 ? (size_t)at + 1 : 0, title, expected });
}

sfp_status sfp__load_reject(struct sfp__load *load, enum sfp__finding_code code, int column, const char *title,
                            const char *expected)
{
	if (!sfp__load_is_rejected(load))
		load->rejection = code;
	return say(load, code, SFP_ROSTER_REJECTS, column, title, expected);
}

sfp_status sfp__load_note(struct sfp__load *load, enum sfp__finding_code code, int column, const char *title,
                          const char *expected)
{
	return say(load, code, SFP_ROSTER_NOTES, column, title, expected);
}

sfp_status sfp__load_period(struct sfp__load *load, const struct sfp__span *period, int from, int until,
                            const char *title)
{
	sfp_date today = load->roster->options->today;

	if (period->until && period->from > period->until)
		return sfp__load_reject(load, SFP__FOUND_BAD_PERIOD, until, title, NULL);
	if (today && period->from > today)
		return sfp__load_note(load, SFP__FOUND_NOT_YET, from, NULL, NULL);
	return today && period->until && period->until < today
	               ? sfp__load_note(load, SFP__FOUND_OVER, until, title, NULL)
	               : SFP_OK;
}

sfp_status sfp__load_column(struct sfp__load *load, size_t at, const char *meaning)
{
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_HEADER_INSERT);

	sfp__bind_int(stmt, ":file", load->file);
	sfp__bind_int(stmt, ":col", (int64_t)at);
	sfp__bind_text(stmt, ":title", load->cells[at]);
	sfp__bind_text(stmt, ":meaning", meaning);
	load->ignored[at] = !*meaning;
	return sfp__exec(load->staging, stmt);
}

/* ---- rows that are not taken ---- */

static void add_cell(struct sfp__buffer *raw, const char *cell, char delimiter)
{
	const char special[] = { delimiter, '"', '\r', '\n', 0 };

	if (!strpbrk(cell, special) && *cell != ' ' && *cell != '\t' && (!*cell || cell[strlen(cell) - 1] != ' ')) {
		sfp__buffer_add_text(raw, cell);
		return;
	}
	sfp__buffer_add_byte(raw, '"');
	for (; *cell; cell++) {
		if (*cell == '"')
			sfp__buffer_add_byte(raw, '"');
		sfp__buffer_add_byte(raw, (uint8_t)*cell);
	}
	sfp__buffer_add_byte(raw, '"');
}

/* As it was but for an earlier reading's reason, which is its first cell. */
static sfp_status keep_rejected(struct sfp__load *load)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer raw = { 0 };
	struct sfp__stmt *stmt;

	for (size_t i = load->of_rejected; i < load->row->count; i++) {
		if (i > load->of_rejected)
			sfp__buffer_add_byte(&raw, (uint8_t)load->format.delimiter);
		add_cell(&raw, load->row->cells[i], load->format.delimiter);
	}
	if (raw.failed)
		return SFP_E_NO_MEMORY;
	load->rejected++;
	stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_REJECTED_INSERT);
	sfp__bind_int(stmt, ":file", load->file);
	sfp__bind_int(stmt, ":line", load->row->line);
	sfp__bind_int(stmt, ":code", load->rejection);
	sfp__bind_text(stmt, ":raw", raw.length ? raw.data : "");
	return sfp__exec(load->staging, stmt);
}

/* ---- rows ---- */

/* Clerks cross out what there is nothing to put into. */
static bool is_crossed_out(const char *cell)
{
	const char *at = cell;
	uint32_t code = sfp__utf8_next(&at);

	while (code == '-' || code == '_' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212)
		code = sfp__utf8_next(&at);
	return *cell && !code;
}

/* The buffer may move while it grows: first all cells, then where they are. */
static sfp_status tidy_cells(struct sfp__load *load, const struct sfp__row *row)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer one = { 0 };
	size_t starts[SFP__CELLS_MAX];

	sfp__buffer_reset(&load->tidy);
	for (size_t i = 0; i < row->count; i++) {
		const char *tidy = sfp__cell_tidied(row->cells[i], &one);
		bool as_it_was = tidy == row->cells[i];

		if (!load->standard)
			tidy = is_crossed_out(tidy) ? "" : sfp__cell_unmarked(tidy);
		load->cells[i] = as_it_was ? tidy : NULL;
		starts[i] = load->tidy.length;
		if (!load->cells[i])
			sfp__buffer_add(&load->tidy, tidy, strlen(tidy) + 1);
		if (one.failed || load->tidy.failed)
			return SFP_E_NO_MEMORY;
	}
	for (size_t i = 0; i < row->count; i++)
		load->cells[i] = load->cells[i] ? load->cells[i] : load->tidy.data + starts[i];
	return SFP_OK;
}

static bool is_blank(const struct sfp__load *load)
{
	for (size_t i = 0; i < load->row->count; i++)
		if (*load->cells[i])
			return false;
	return true;
}

/* Spreadsheets put delimiters behind the last column of every row: such columns have no title. */
static void count_columns(struct sfp__load *load)
{
	load->columns = load->row->count;
	while (load->columns && !*load->cells[load->columns - 1])
		load->columns--;
}

static sfp_status take_header(struct sfp__load *load)
{
	load->has_header = true;
	count_columns(load);
	for (size_t i = 0; i < SFP__LENGTH(load->place); i++)
		load->place[i] = -1;
	load->of_rejected = load->columns && strcmp(load->cells[0], SFP_ROSTER_REASON_TITLE) == 0;
	if (load->of_rejected)
		load->mode = SFP__MODE_DELTA;
	return load->form->header(load);
}

static bool has_unexpected(const struct sfp__load *load)
{
	for (size_t i = load->columns; i < load->row->count; i++)
		if (*load->cells[i])
			return true;
	return false;
}

static sfp_status take_data(struct sfp__load *load)
{
	sfp_status status = SFP_OK;

	load->rows++;
	load->rejection = SFP__FOUND_END;
	if (has_unexpected(load) || (load->roster->strict && load->row->count > load->columns))
		status = sfp__load_reject(load, SFP__FOUND_UNEXPECTED_CELLS, -1, NULL, NULL);
	else if (load->roster->strict && load->row->count < load->columns)
		status = sfp__load_reject(load, SFP__FOUND_MISSING_CELLS, -1, NULL, NULL);
	if (status == SFP_OK && !sfp__load_is_rejected(load))
		status = load->form->row(load);
	if (status == SFP_OK && sfp__load_is_rejected(load))
		status = keep_rejected(load);
	sfp__arena_clear(&load->arena);
	return status;
}

/* A file that is refused is read to its end all the same, for its digest. */
static sfp_status take_row(void *context, const struct sfp__row *row)
{
	struct sfp__load *load = context;
	sfp_status status;

	load->row = row;
	status = tidy_cells(load, row);
	if (status != SFP_OK || is_blank(load))
		return status;
	if (load->refused) {
		load->rows += load->has_header;
		return SFP_OK;
	}
	if (!load->has_header)
		return row->line < load->header_line ? SFP_OK : take_header(load);
	return row->count - load->of_rejected < SFP__CELLS_MAX
	               ? take_data(load)
	               : sfp__load_refuse(load, SFP__FOUND_GIANT_ROW, row->line, 0, NULL);
}

/* ---- where the header is ---- */

#define HEADER_ROWS 20 /* nobody writes more above a table */

struct seeking {
	struct sfp__load *load;
	int rows;
	enum sfp__header_rank best;
};
#define FOUND SFP_E_EXISTS /* ends the search */

static sfp_status look_for_header(void *context, const struct sfp__row *row)
{
	struct seeking *seeking = context;
	struct sfp__load *load = seeking->load;
	enum sfp__header_rank rank = SFP__RANK_NONE;
	sfp_status status;

	load->row = row;
	status = tidy_cells(load, row);
	if (status != SFP_OK || is_blank(load))
		return status;
	count_columns(load);
	status = load->form->rank(load, &rank);
	if (status == SFP_OK && rank > seeking->best) {
		load->header_line = seeking->rows ? row->line : 0;
		seeking->best = rank;
	}
	return status == SFP_OK && (rank == SFP__RANK_WHOLE || ++seeking->rows == HEADER_ROWS) ? FOUND : status;
}

/* People write above a table what it lists. What is wrong with the file is for the second reading to say. */
static sfp_status seek_header(struct sfp__load *load, const struct sfp__rows_wish *wish,
                              enum sfp__header_rank *ret_rank)
{
	struct seeking seeking = { .load = load };
	struct sfp__rows_wish in_secret = *wish;
	uint8_t digest[SFP__HASH_SIZE];
	struct sfp__trouble trouble;
	sfp_status status;

	in_secret.progress = NULL;
	load->header_line = 0;
	status = sfp__rows_read(&load->entry->source, &in_secret, &load->format, look_for_header, &seeking, digest,
	                        &trouble);
	load->columns = 0;
	*ret_rank = seeking.best;
	return status == FOUND ? SFP_OK : status;
}

/* Where nobody says in what the table is written, and it is not UTF-8, the titles tell which of several it is: some of
 * their letters may be the same in another. */
static sfp_status try_others(struct sfp__load *load, const struct sfp__rows_wish *wish, enum sfp__header_rank *best)
{
	const char *encoding = load->format.encoding;
	int64_t line = load->header_line;
	sfp_status status = SFP_OK;

	for (size_t i = 0; status == SFP_OK && sfp__encoding_other(i); i++) {
		enum sfp__header_rank rank = SFP__RANK_NONE;

		load->format.encoding = sfp__encoding_other(i);
		status = seek_header(load, wish, &rank);
		if (rank <= *best)
			continue;
		*best = rank;
		encoding = load->format.encoding;
		line = load->header_line;
	}
	load->format.encoding = encoding;
	load->header_line = line;
	return status;
}

static sfp_status find_header(struct sfp__load *load, const struct sfp__rows_wish *wish, struct sfp__trouble *trouble)
{
	bool known = trouble->code == SFP__FOUND_END,
	     guessed = !wish->encoding && strcmp(load->format.encoding, "UTF-8") != 0;
	enum sfp__header_rank rank = SFP__RANK_NONE;
	sfp_status status = SFP_OK;

	if (!load->form->rank || (!known && trouble->code != SFP__FOUND_UNKNOWN_ENCODING))
		return SFP_OK;
	if (known)
		status = seek_header(load, wish, &rank);
	if (status == SFP_OK && rank == SFP__RANK_NONE && guessed)
		status = try_others(load, wish, &rank);
	if (rank != SFP__RANK_NONE)
		*trouble = SFP__NO_TROUBLE;
	return status;
}

/* ---- how days are written ---- */

/* The columns of the header tell where to look; none: there is nothing to look for. */
static sfp_status look_at_header(struct sfp__load *load)
{
	bool any = false;
	sfp_status status;

	load->has_header = true;
	count_columns(load);
	status = load->form->dated(load);
	for (size_t i = 0; i < SFP__DATED_MAX; i++)
		any |= load->dates_at[i] >= 0;
	return status == SFP_OK && !any ? FOUND : status;
}

static sfp_status look_for_dates(void *context, const struct sfp__row *row)
{
	struct sfp__load *load = context;
	sfp_status status;

	if (row->line < load->header_line)
		return SFP_OK;
	load->row = row;
	status = tidy_cells(load, row);
	if (status != SFP_OK || is_blank(load))
		return status;
	if (!load->has_header)
		return look_at_header(load);
	for (size_t i = 0; i < SFP__DATED_MAX; i++)
		if (load->dates_at[i] >= 0 && (size_t)load->dates_at[i] < row->count)
			sfp__dates_see(&load->dates[i], load->cells[load->dates_at[i]]);
	return SFP_OK;
}

/* The last row may tell how the first one is to be read, so a table with days is read once more. Memory does not grow
 * by it. */
static sfp_status see_dates(struct sfp__load *load, const struct sfp__rows_wish *wish)
{
	struct sfp__rows_wish in_secret = *wish;
	uint8_t digest[SFP__HASH_SIZE];
	struct sfp__trouble trouble;
	sfp_status status;

	if (!load->form->dated)
		return SFP_OK;
	in_secret.progress = NULL;
	status =
		sfp__rows_read(&load->entry->source, &in_secret, &load->format, look_for_dates, load, digest, &trouble);
	load->has_header = false;
	load->columns = 0;
	return status == FOUND ? SFP_OK : status;
}

/* ---- files ---- */

static sfp_status write_file(struct sfp__load *load, const uint8_t digest[SFP__HASH_SIZE])
{
	const char delimiter[] = { load->has_header ? load->format.delimiter : '\0', '\0' };
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_FILE_INSERT);

	sfp__bind_int(stmt, ":id", load->file);
	sfp__bind_text(stmt, ":name", load->entry->name);
	sfp__bind_int(stmt, ":kind", load->kind);
	sfp__bind_int(stmt, ":mode", load->mode);
	sfp__bind_blob(stmt, ":digest", digest, SFP__HASH_SIZE);
	sfp__bind_int(stmt, ":rows", load->rows);
	sfp__bind_int(stmt, ":rejected", load->rejected);
	sfp__bind_text(stmt, ":encoding", load->format.encoding ? load->format.encoding : "");
	sfp__bind_text(stmt, ":delimiter", delimiter);
	return sfp__exec(load->staging, stmt);
}

static void on_progress(void *context, size_t bytes)
{
	struct sfp__roster *roster = ((struct sfp__load *)context)->roster;

	roster->done += bytes;
	roster->options->progress(roster->options->progress_context, roster->done, roster->total);
}

static sfp_status read_table(struct sfp__load *load, uint8_t digest[SFP__HASH_SIZE])
{
	const struct sfp__roster *roster = load->roster;
	const struct sfp__rows_wish wish = { .encoding = roster->options->encoding
		                                                 ? sfp__encoding_known(roster->options->encoding)
		                                         : roster->mapping.encoding ? roster->mapping.encoding
		                                         : roster->strict           ? "UTF-8"
		                                                                    : NULL,
		                             .delimiter = roster->options->delimiter ? roster->options->delimiter
		                                          : roster->strict           ? ','
		                                                                     : roster->mapping.delimiter,
		                             .strict = roster->strict,
		                             .progress = roster->options->progress ? on_progress : NULL,
		                             .progress_context = load };
	struct sfp__trouble trouble;
	sfp_status status = sfp__format_find(&load->entry->source, &wish, &load->format, &trouble);

	if (status == SFP_OK)
		status = find_header(load, &wish, &trouble);
	if (status == SFP_OK && trouble.code == SFP__FOUND_END)
		status = see_dates(load, &wish);
	if (status == SFP_OK && trouble.code == SFP__FOUND_END)
		status = sfp__rows_read(&load->entry->source, &wish, &load->format, take_row, load, digest, &trouble);
	if (status == SFP_OK && trouble.code != SFP__FOUND_END)
		status = sfp__load_refuse(load, trouble.code, trouble.line, 0, NULL);
	else if (status == SFP_OK && !load->has_header)
		status = sfp__load_refuse(load, SFP__FOUND_EMPTY, 0, 0, NULL);
	return status;
}

sfp_status sfp__load_table(struct sfp__load *load)
{
	uint8_t digest[SFP__HASH_SIZE] = { 0 };
	sfp_status status;

	load->rejection = SFP__FOUND_END;
	load->mode = load->roster->options->partial ? SFP__MODE_DELTA : load->said;
	status = read_table(load, digest);
	return status == SFP_OK ? write_file(load, digest) : status;
}

sfp_status sfp__load_none(struct sfp__roster *roster, const struct sfp__piece *entry, int64_t file)
{
	const uint8_t digest[SFP__HASH_SIZE] = { 0 };
	struct sfp__load load = {
		.roster = roster, .staging = roster->staging, .entry = entry, .file = file, .kind = entry->kind
	};

	return write_file(&load, digest);
}

void sfp__load_clear(struct sfp__load *load)
{
	sfp__buffer_clear(&load->tidy);
	sfp__buffer_clear(&load->name_title);
	sfp__arena_clear(&load->arena);
}
