/* table.c: a CSV file as spreadsheets save it becomes rows of tidy cells. The CSV itself is libcsv's business. */
#include <csv.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "roster/table.h"

static size_t line_at(const char *data, size_t position)
{
	size_t line = 1;

	for (size_t i = 0; i < position; i++)
		if (data[i] == '\n' || (data[i] == '\r' && !(i + 1 < position && data[i + 1] == '\n')))
			line++;
	return line;
}

/* ---- bytes become UTF-8 ---- */

static sfp_status refuse_nul(sfp_registry *reg, const char *data, size_t length, const char *name)
{
	const char *nul = length ? memchr(data, 0, length) : NULL; /* an empty list may be at NULL */

	if (length >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0))
		sfp__registry_say(reg, "%s: файл в кодировке UTF-16; сохраните его как «CSV UTF-8»",
		                  "%s: the file is UTF-16; save it as \"CSV UTF-8\"", name);
	else if (nul)
		sfp__registry_say(reg, "%s:%zu: нулевой байт; это не таблица CSV",
		                  "%s:%zu: a NUL byte; this is no table in CSV", name,
		                  line_at(data, (size_t)(nul - data)));
	else
		return SFP_OK;
	return SFP_E_INVALID;
}

/* CP1251 knows all bytes but one, and none takes more than three bytes in UTF-8. */
static sfp_status from_cp1251(sfp_registry *reg, const char *data, size_t length, const char *name, char **ret_text,
                              size_t *ret_length)
{
	iconv_t converter = iconv_open("UTF-8", "CP1251");
	char *text = malloc(3 * length + 1), *in = (char *)(uintptr_t)data, *out = text;
	size_t left = length, room = 3 * length;
	sfp_status status = text ? SFP_OK : SFP_E_NO_MEMORY;

	if (converter == (iconv_t)-1) {
		free(text);
		return errno == ENOMEM ? SFP_E_NO_MEMORY : SFP_E_UNSUPPORTED;
	}
	if (text && iconv(converter, &in, &left, &out, &room) == (size_t)-1) {
		sfp__registry_say(reg, "%s:%zu: это не UTF-8 и не CP1251; сохраните таблицу как «CSV UTF-8»",
		                  "%s:%zu: neither UTF-8 nor CP1251; save the table as \"CSV UTF-8\"", name,
		                  line_at(data, length - left));
		status = SFP_E_INVALID;
	}
	iconv_close(converter);
	if (status != SFP_OK) {
		free(text);
		return status;
	}
	*ret_text = text;
	*ret_length = (size_t)(out - text);
	return SFP_OK;
}

static sfp_status decode(sfp_registry *reg, const char *data, size_t length, const char *name, struct sfp__table *table,
                         char **ret_text, size_t *ret_length)
{
	bool marked = length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0;

	data += marked ? 3 : 0;
	length -= marked ? 3 : 0;
	table->encoding = "UTF-8";
	if (sfp__utf8_valid(data, length)) {
		*ret_text = malloc(length + 1);
		*ret_length = length;
		if (*ret_text && length)
			memcpy(*ret_text, data, length);
		return *ret_text ? SFP_OK : SFP_E_NO_MEMORY;
	}
	if (marked) {
		sfp__registry_say(reg, "%s: начинается как UTF-8, но это не UTF-8; сохраните таблицу как «CSV UTF-8»",
		                  "%s: it begins like UTF-8 but is not UTF-8", name);
		return SFP_E_INVALID;
	}
	table->encoding = "CP1251";
	return from_cp1251(reg, data, length, name, ret_text, ret_length);
}

/* ---- cells ---- */

static bool is_blank(uint32_t code)
{
	return code <= ' ' || code == 0x85 || code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) ||
	       code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

/* й and ё that were written as a letter and a sign (a Mac's) become one letter again. */
static uint32_t compose(uint32_t code, const char **text)
{
	static const struct {
		uint32_t base, sign, whole;
	} pairs[] = {
		{ 0x435, 0x308, 0x451 }, { 0x415, 0x308, 0x401 }, { 0x438, 0x306, 0x439 }, { 0x418, 0x306, 0x419 }
	};
	const char *behind = *text;
	uint32_t sign = sfp__utf8_next(&behind);

	for (size_t i = 0; i < SFP__LENGTH(pairs); i++)
		if (pairs[i].base == code && pairs[i].sign == sign) {
			*text = behind;
			return pairs[i].whole;
		}
	return code;
}

void sfp__cell_tidy(const char *text, struct sfp__buffer *buffer)
{
	bool pending = false;
	uint32_t code;

	while ((code = sfp__utf8_next(&text))) {
		if (is_blank(code)) {
			pending = buffer->length > 0;
			continue;
		}
		if (sfp__utf8_invisible(code))
			continue;
		if (pending)
			sfp__buffer_add_byte(buffer, ' ');
		pending = false;
		sfp__buffer_add_utf8(buffer, compose(code, &text));
	}
}

const char *sfp__cell_unmarked(const char *cell)
{
	return cell[0] == '\'' && cell[1] && strchr("=+-@", cell[1]) ? cell + 1 : cell;
}

/* ---- rows ---- */

#define CELLS_MAX 256

struct reading {
	struct sfp__table *table;
	struct sfp__buffer cell;
	const char *cells[CELLS_MAX];
	size_t count;
	size_t line; /* where the row in the making begins */
	bool any;    /* it has a cell that holds something */
	bool too_long;
	bool ended;  /* a row ended in what was read last */
	bool failed; /* out of memory */
};

static void on_cell(void *data, size_t length, void *context)
{
	struct reading *reading = context;
	const char *text = data;
	size_t taken = length > SFP_ROSTER_FIELD_MAX ? 0 : length;
	char *copy = sfp__arena_text(&reading->table->arena, text ? text : "", taken);

	reading->too_long |= taken < length || reading->count == CELLS_MAX;
	sfp__buffer_reset(&reading->cell);
	if (copy)
		sfp__cell_tidy(copy, &reading->cell);
	copy = copy ? sfp__arena_text(&reading->table->arena, reading->cell.length ? reading->cell.data : "",
	                              reading->cell.length)
	            : NULL;
	reading->failed |= !copy || reading->cell.failed;
	reading->any |= reading->cell.length > 0 || taken < length;
	if (reading->count < CELLS_MAX)
		reading->cells[reading->count++] = copy ? sfp__cell_unmarked(copy) : NULL;
}

static struct sfp__table_row *new_row(struct sfp__table *table)
{
	if (table->count == table->capacity) {
		size_t capacity = table->capacity ? 2 * table->capacity : 256;
		struct sfp__table_row *rows = realloc(table->rows, capacity * sizeof(*rows));

		if (!rows)
			return NULL;
		table->rows = rows;
		table->capacity = capacity;
	}
	return &table->rows[table->count];
}

static void on_row(int end, void *context)
{
	struct reading *reading = context;
	struct sfp__table_row *row = reading->any ? new_row(reading->table) : NULL;
	const char **cells = row ? sfp__arena_alloc(&reading->table->arena, reading->count * sizeof(*cells)) : NULL;

	(void)end;
	reading->failed |= reading->any && !cells;
	if (cells) {
		memcpy(cells, reading->cells, reading->count * sizeof(*cells));
		*row = (struct sfp__table_row){ reading->line, reading->count, cells, reading->too_long };
		reading->table->count++;
	}
	reading->count = 0;
	reading->any = reading->too_long = false;
	reading->ended = true;
}

/* The length of a line with its end: LF, CRLF or a lone CR. */
static size_t line_length(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\n')
			return i + 1;
		if (text[i] == '\r')
			return i + (i + 1 < length && text[i + 1] == '\n' ? 2 : 1);
	}
	return length;
}

/* Rows are told apart by libcsv; that it gets whole lines, one at a time, tells where a row begins. */
static sfp_status feed(struct csv_parser *parser, const char *text, size_t length, size_t line, struct reading *reading)
{
	bool open = false;

	for (; length && !reading->failed; line++) {
		size_t size = line_length(text, length);
		bool quoted = memchr(text, '"', size) != NULL;

		reading->line = open ? reading->line : line;
		reading->ended = false;
		if (csv_parse(parser, text, size, on_cell, on_row, reading) != size)
			return SFP_E_NO_MEMORY;
		if (size == length && text[size - 1] != '\n' && text[size - 1] != '\r' &&
		    csv_parse(parser, "\n", 1, on_cell, on_row, reading) != 1)
			return SFP_E_NO_MEMORY;
		open = !reading->ended && (open || quoted);
		text += size;
		length -= size;
	}
	if (reading->failed)
		return SFP_E_NO_MEMORY;
	return open ? SFP_E_INVALID : SFP_OK;
}

#define HEAD_LINES 30
#define DELIMITERS 4
static const char delimiters[DELIMITERS] = { ';', '\t', ',', '|' };

/* How often each of them stands in the lines of the head, outside of quotes. */
struct head {
	size_t counts[HEAD_LINES][DELIMITERS];
	size_t lines;
};

static bool begins_cell(const char *text, size_t at)
{
	return at == 0 || memchr(delimiters, text[at - 1], DELIMITERS) || text[at - 1] == '\n' || text[at - 1] == '\r';
}

/* A quote within a cell opens nothing; one that is doubled closes nothing. */
static void count_delimiters(const char *text, size_t length, struct head *head)
{
	bool quoted = false, any = false;

	for (size_t i = 0; i < length && head->lines < HEAD_LINES; i++) {
		const char *delimiter = memchr(delimiters, text[i], DELIMITERS);

		if (text[i] == '"' && quoted && i + 1 < length && text[i + 1] == '"')
			i++;
		else if (text[i] == '"')
			quoted = !quoted && begins_cell(text, i);
		else if (!quoted && delimiter)
			head->counts[head->lines][delimiter - delimiters]++;
		if (!quoted && (text[i] == '\n' || text[i] == '\r')) {
			head->lines += any;
			any = false;
		} else {
			any = true;
		}
	}
	head->lines += any && head->lines < HEAD_LINES;
}

/* How many lines it divides into the same number of cells. */
static size_t divides_alike(const struct head *head, size_t delimiter)
{
	size_t most = 0;

	for (size_t i = 0; i < head->lines; i++) {
		size_t alike = 0;

		for (size_t k = 0; head->counts[i][delimiter] && k < head->lines; k++)
			alike += head->counts[k][delimiter] == head->counts[i][delimiter];
		most = alike > most ? alike : most;
	}
	return most;
}

/* Titles and addresses have commas in them, and a list has a heading: what divides the most lines alike divides the
 * table. */
char sfp__guess_delimiter(const char *text, size_t length)
{
	struct head head = { .lines = 0 };
	size_t best = 0, lines = 0, signs = 0;

	count_delimiters(text, length, &head);
	for (size_t k = 0; k < DELIMITERS; k++) {
		size_t alike = divides_alike(&head, k), count = 0;

		for (size_t i = 0; i < head.lines; i++)
			count += head.counts[i][k];
		if (alike < lines || (alike == lines && count <= signs))
			continue;
		best = k;
		lines = alike;
		signs = count;
	}
	return delimiters[best];
}

/* Excel's own line, `sep=;`, which it may have put into quotes. Gives the line's length, 0 if it is none. */
size_t sfp__sep_line(const char *text, size_t length, char *delimiter)
{
	size_t size = line_length(text, length), quote = size > 0 && text[0] == '"';

	if (size < 5 + 2 * quote || size > 7 + 2 * quote || strncasecmp(text + quote, "sep=", 4) != 0)
		return 0;
	if (!strchr(";,\t|", text[4 + quote]))
		return 0;
	*delimiter = text[4 + quote];
	return size;
}

static sfp_status parse(sfp_registry *reg, const char *text, size_t length, const char *name, struct sfp__table *table)
{
	struct reading reading = { .table = table, .line = 1 };
	struct csv_parser parser;
	size_t skip = sfp__sep_line(text, length, &table->delimiter), blank = 0;
	sfp_status status;

	while (skip + blank < length && strchr("\r\n", text[skip + blank]))
		blank++;
	if (!skip)
		table->delimiter = sfp__guess_delimiter(text + blank, length - blank);
	if (csv_init(&parser, 0) != 0)
		return SFP_E_NO_MEMORY;
	csv_set_delim(&parser, (unsigned char)table->delimiter);
	status = feed(&parser, text + skip, length - skip, skip ? 2 : 1, &reading);
	csv_free(&parser);
	sfp__buffer_clear(&reading.cell);
	if (status == SFP_E_INVALID)
		sfp__registry_say(reg, "%s:%zu: здесь открыта кавычка, и она нигде не закрыта",
		                  "%s:%zu: a quote is opened here and never closed", name, reading.line);
	if (status == SFP_OK && table->count == 0) {
		sfp__registry_say(reg, "%s: таблица пуста", "%s: the table is empty", name);
		status = SFP_E_INVALID;
	}
	return status;
}

sfp_status sfp__table_read(sfp_registry *reg, const char *data, size_t length, const char *name,
                           struct sfp__table *table)
{
	SFP__CLEANUP(sfp__freep) char *text = NULL;
	size_t text_length = 0;
	sfp_status status;

	if (length > SFP_ROSTER_LENGTH_MAX) {
		sfp__registry_say(reg, "%s: больше 64 МиБ; это не список школы",
		                  "%s: larger than 64 MiB; this is no list of a school", name);
		return SFP_E_INVALID;
	}
	status = refuse_nul(reg, data, length, name);
	if (status == SFP_OK)
		status = decode(reg, data, length, name, table, &text, &text_length);
	return status == SFP_OK ? parse(reg, text, text_length, name, table) : status;
}

void sfp__table_clear(struct sfp__table *table)
{
	free(table->rows);
	sfp__arena_clear(&table->arena);
	*table = (struct sfp__table){ 0 };
}
