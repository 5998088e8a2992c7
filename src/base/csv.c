/* csv.c: writes tables for spreadsheets. */
#include <inttypes.h>
#include <string.h>

#include "base/csv.h"

void sfp__csv_begin(struct sfp__csv *csv, struct sfp__buffer *out, sfp_language language)
{
	*csv = (struct sfp__csv){ .out = out, .divider = language == SFP_EN ? ',' : ';' };
	sfp__buffer_add_text(out, "\xef\xbb\xbf");
}

/* What begins so; an apostrophe makes it a text. */
static bool is_formula(const char *field)
{
	return *field && strchr("=+-@\t\r\n", *field);
}

static void divide(struct sfp__csv *csv)
{
	if (csv->begun)
		sfp__buffer_add_byte(csv->out, csv->divider);
	csv->begun = true;
}

void sfp__csv_field(struct sfp__csv *csv, const char *text)
{
	const char *start = text ? text : "";

	divide(csv);
	sfp__buffer_add_text(csv->out, is_formula(start) ? "\"'" : "\"");
	for (const char *quote; (quote = strchr(start, '"')); start = quote + 1) {
		sfp__buffer_add(csv->out, start, (size_t)(quote - start) + 1);
		sfp__buffer_add_text(csv->out, "\"");
	}
	sfp__buffer_add_text(csv->out, start);
	sfp__buffer_add_text(csv->out, "\"");
}

void sfp__csv_number(struct sfp__csv *csv, int64_t number)
{
	divide(csv);
	sfp__buffer_addf(csv->out, "%" PRId64, number);
}

void sfp__csv_end_row(struct sfp__csv *csv)
{
	sfp__buffer_add_text(csv->out, "\r\n");
	csv->begun = false;
}
