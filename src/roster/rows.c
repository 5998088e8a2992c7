/* rows.c: the bytes of a table become rows of cells, one at a time. The CSV itself is libcsv's business. */
#include <csv.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "roster/rows.h"

#define PIECE    ((size_t)32 << 10)
#define CSV_STEP ((size_t)4096) /* by how much libcsv's buffer grows */

struct reading {
	const struct sfp__rows_wish *wish;
	const struct sfp__format *format;
	sfp__row_taker taker;
	void *context;
	struct sfp__trouble *trouble;
	sfp_status status; /* not SFP_OK: it ends */

	struct csv_parser parser;
	struct sfp__buffer row; /* the cells at hand, a NUL behind each */
	size_t starts[SFP__CELLS_MAX];
	size_t count;
	bool any;         /* one of them holds something */
	int64_t line;     /* of the text at hand */
	int64_t row_line; /* where the row at hand began */
	bool after_cr;
	iconv_t converter;
};

static bool has_ended(const struct reading *reading)
{
	return reading->status != SFP_OK || reading->trouble->code != SFP__FOUND_END;
}

static void stop(struct reading *reading, enum sfp__finding_code code)
{
	if (!has_ended(reading))
		*reading->trouble = (struct sfp__trouble){ code, reading->row_line };
}

/* ---- what libcsv tells ---- */

static void on_cell(void *data, size_t length, void *context)
{
	struct reading *reading = context;

	if (has_ended(reading))
		return;
	if (length > SFP_ROSTER_FIELD_MAX)
		stop(reading, SFP__FOUND_GIANT_CELL);
	else if (reading->count == SFP__CELLS_MAX || reading->row.length + length > SFP__ROW_LENGTH_MAX)
		stop(reading, SFP__FOUND_GIANT_ROW);
	if (has_ended(reading))
		return;
	reading->starts[reading->count++] = reading->row.length;
	sfp__buffer_add(&reading->row, length ? data : "", length);
	sfp__buffer_add_byte(&reading->row, 0);
	reading->any |= length > 0;
	if (reading->row.failed)
		reading->status = SFP_E_NO_MEMORY;
}

static void on_row(int end, void *context)
{
	struct reading *reading = context;
	const char *cells[SFP__CELLS_MAX];

	(void)end;
	for (size_t i = 0; i < reading->count; i++)
		cells[i] = reading->row.data + reading->starts[i];
	if (reading->any && !has_ended(reading))
		reading->status = reading->taker(reading->context,
		                                 &(struct sfp__row){ reading->row_line, reading->count, cells });
	sfp__buffer_reset(&reading->row);
	reading->count = 0;
	reading->any = false;
}

/* ---- lines ---- */

static void feed(struct reading *reading, const char *text, size_t length)
{
	if (csv_parse(&reading->parser, text, length, on_cell, on_row, reading) != length && !has_ended(reading)) {
		if (csv_error(&reading->parser) == CSV_EPARSE)
			stop(reading, SFP__FOUND_STRAY_QUOTE);
		else
			reading->status = SFP_E_NO_MEMORY;
	}
	if (csv_get_buffer_size(&reading->parser) > SFP_ROSTER_FIELD_MAX + 2 * CSV_STEP)
		stop(reading, SFP__FOUND_GIANT_CELL);
}

/* Up to and with the next end of a line, or all there is. */
static size_t segment(const char *text, size_t length)
{
	const char *lf = memchr(text, '\n', length);
	const char *cr = memchr(text, '\r', lf ? (size_t)(lf - text) : length);

	return cr ? (size_t)(cr - text) + 1 : lf ? (size_t)(lf - text) + 1 : length;
}

/* Rows are told apart by libcsv; that it gets lines one at a time tells where a row begins. A parser that waits for a
 * row is in its first state, whose number is 0. */
static void feed_lines(struct reading *reading, const char *text, size_t length)
{
	while (length && !has_ended(reading)) {
		size_t size = segment(text, length);
		char last = text[size - 1];

		if (reading->parser.pstate == 0)
			reading->row_line = reading->line;
		feed(reading, text, size);
		reading->line += last == '\r' || (last == '\n' && !(size == 1 && reading->after_cr));
		reading->after_cr = last == '\r';
		text += size;
		length -= size;
	}
}

/* The bytes of an 8-bit encoding each stand for one character, so no piece ends within one. */
static void feed_converted(struct reading *reading, const char *text, size_t length)
{
	char converted[4 * 1024];

	while (length && !has_ended(reading)) {
		char *in = (char *)(uintptr_t)text, *out = converted;
		size_t left = length, room = sizeof(converted);

		if (iconv(reading->converter, &in, &left, &out, &room) == (size_t)-1 && errno != E2BIG) {
			reading->row_line = reading->line;
			stop(reading, SFP__FOUND_UNKNOWN_ENCODING);
		}
		feed_lines(reading, converted, (size_t)(out - converted));
		text += length - left;
		length = left;
	}
}

static void finish(struct reading *reading)
{
	if (has_ended(reading))
		return;
	csv_set_opts(&reading->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	if (csv_fini(&reading->parser, on_cell, on_row, reading) == 0 || has_ended(reading))
		return;
	if (csv_error(&reading->parser) == CSV_EPARSE)
		stop(reading, SFP__FOUND_UNCLOSED_QUOTE);
	else
		reading->status = SFP_E_NO_MEMORY;
}

/* ---- the file ---- */

static enum sfp__bytes_end read_pieces(struct reading *reading, const struct sfp__source *source,
                                       struct sfp__hash *hash)
{
	SFP__CLEANUP(sfp__bytes_close) struct sfp__bytes bytes = { 0 };
	enum sfp__bytes_end end = sfp__bytes_open(source, &bytes);
	size_t got = 0, skip = reading->format->skip;
	char piece[PIECE];

	while (end == SFP__BYTES_OK && !has_ended(reading)) {
		size_t over;

		end = sfp__bytes_read(&bytes, piece, sizeof(piece), &got);
		if (end != SFP__BYTES_OK || !got)
			break;
		sfp__hash_add(hash, piece, got);
		over = skip < got ? skip : got;
		skip -= over;
		if (reading->converter != (iconv_t)-1)
			feed_converted(reading, piece + over, got - over);
		else
			feed_lines(reading, piece + over, got - over);
		if (reading->wish->progress)
			reading->wish->progress(reading->wish->progress_context, got);
	}
	return end;
}

static sfp_status read_hashed(struct reading *reading, const struct sfp__source *source, uint8_t digest[SFP__HASH_SIZE])
{
	SFP__CLEANUP(sfp__hash_close) struct sfp__hash hash = { 0 };
	enum sfp__bytes_end end;
	sfp_status status = sfp__hash_open(&hash);

	if (status != SFP_OK)
		return status;
	sfp__hash_start(&hash);
	end = read_pieces(reading, source, &hash);
	if (end == SFP__BYTES_NO_MEMORY && reading->status == SFP_OK)
		reading->status = SFP_E_NO_MEMORY;
	else if (end != SFP__BYTES_OK)
		stop(reading, sfp__bytes_finding(source, end));
	finish(reading);
	status = sfp__hash_end(&hash, digest);
	return reading->status == SFP_OK ? status : reading->status;
}

static void clear(struct reading *reading)
{
	csv_free(&reading->parser);
	sfp__buffer_clear(&reading->row);
	if (reading->converter != (iconv_t)-1)
		iconv_close(reading->converter);
}

sfp_status sfp__rows_read(const struct sfp__source *source, const struct sfp__rows_wish *wish,
                          const struct sfp__format *format, sfp__row_taker taker, void *context,
                          uint8_t digest[SFP__HASH_SIZE], struct sfp__trouble *trouble)
{
	SFP__CLEANUP(clear)
	struct reading reading = { .wish = wish,
		                   .format = format,
		                   .taker = taker,
		                   .context = context,
		                   .trouble = trouble,
		                   .line = 1 + (int64_t)format->skipped_lines,
		                   .row_line = 1,
		                   .converter = (iconv_t)-1 };

	*trouble = SFP__NO_TROUBLE;
	csv_init(&reading.parser, wish->strict ? CSV_STRICT | CSV_APPEND_NULL : CSV_APPEND_NULL);
	csv_set_blk_size(&reading.parser, CSV_STEP);
	csv_set_delim(&reading.parser, (unsigned char)format->delimiter);
	if (strcmp(format->encoding, "UTF-8") != 0) {
		reading.converter = iconv_open("UTF-8", format->encoding);
		if (reading.converter == (iconv_t)-1)
			return errno == ENOMEM ? SFP_E_NO_MEMORY : SFP_E_UNSUPPORTED;
	}
	return read_hashed(&reading, source, digest);
}
