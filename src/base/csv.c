/* csv.c: writes tables, for spreadsheets and for programs. */
#include <inttypes.h>
#include <string.h>

#include "base/csv.h"

void sfp__csv_begin(struct sfp__csv *csv, struct sfp__buffer *out, sfp_language language)
{
	*csv = (struct sfp__csv){ .out = out, .divider = language == SFP_EN ? ',' : ';' };
	sfp__buffer_add_text(out, SFP__BOM);
}

void sfp__csv_exact(struct sfp__csv *csv, struct sfp__buffer *out)
{
	*csv = (struct sfp__csv){ .out = out, .divider = ',', .exact = true };
}

/* What begins so; an apostrophe makes it a text. */
static bool is_formula(const char *text)
{
	return *text && strchr("=+-@\t\r\n", *text);
}

/* Some readers drop blanks at the ends of what is not quoted. */
static bool needs_quotes(const char *text, char divider)
{
	const char special[] = { divider, '"', '\r', '\n', '\0' };

	return strpbrk(text, special) || *text == ' ' || (*text && text[strlen(text) - 1] == ' ');
}

static void add_quoted(struct sfp__buffer *out, const char *sign, const char *text)
{
	sfp__buffer_add_byte(out, '"');
	sfp__buffer_add_text(out, sign);
	for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
		sfp__buffer_add(out, text, (size_t)(quote - text) + 1);
		sfp__buffer_add_byte(out, '"');
	}
	sfp__buffer_add_text(out, text);
	sfp__buffer_add_byte(out, '"');
}

void sfp__csv_quote(struct sfp__buffer *out, const char *text)
{
	add_quoted(out, "", text);
}

static void divide(struct sfp__csv *csv)
{
	if (csv->begun)
		sfp__buffer_add_byte(csv->out, (uint8_t)csv->divider);
	csv->begun = true;
}

void sfp__csv_field(struct sfp__csv *csv, const char *text)
{
	const char *field = text ? text : "";
	const char *sign = !csv->exact && is_formula(field) ? "'" : "";

	divide(csv);
	if (needs_quotes(field, csv->divider)) {
		add_quoted(csv->out, sign, field);
		return;
	}
	sfp__buffer_add_text(csv->out, sign);
	sfp__buffer_add_text(csv->out, field);
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

void sfp__csv_row(struct sfp__csv *csv, const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sfp__csv_field(csv, fields[i]);
	sfp__csv_end_row(csv);
}
