/* csv.c: writes tables, for spreadsheets and for programs. */
#include <inttypes.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/csv.h"
#include "base/text.h"

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

/* Most texts hold nothing of the kind, and need no copy: these bytes begin every character that is obeyed, and what is
 * no UTF-8 is none of ours. */
static bool is_tame(const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at; at++)
		if (*at < 0x20 || *at == 0x7f || *at == 0xc2 || *at == 0xd8 || *at == 0xe2)
			return false;
	return true;
}

void sfp__csv_field(struct sfp__csv *csv, const char *text)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer tame = { 0 };
	const char *field = text ? text : "", *sign;

	if (!csv->exact && !is_tame(field)) {
		sfp__buffer_add_tame(&tame, field, true);
		csv->out->failed |= tame.failed;
		field = tame.data && !tame.failed ? tame.data : "";
	}
	sign = !csv->exact && is_formula(field) ? "'" : "";
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
