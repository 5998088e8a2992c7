/* csv.h: tables as RFC 4180 has them, with quotes where they are needed: for people's spreadsheets and for other
 * programs. */
#ifndef SFP__BASE_CSV_H
#define SFP__BASE_CSV_H

#include "base/buffer.h"
#include "sferumpolicy/base.h"

#define SFP__BOM "\xEF\xBB\xBF"

struct sfp__csv {
	struct sfp__buffer *out;
	char divider;
	bool exact; /* for programs: a text stays as it is, whatever it begins with */
	bool begun; /* the row has a field already */
};

/* Begins a table for people in `out`, which is empty: with a byte order mark, and divided as spreadsheets of that
 * language expect. What a spreadsheet would take for a formula (it begins with = + - @, a TAB, a CR or an LF) gets an
 * apostrophe in front, which shows that it is text. What a terminal would obey becomes U+FFFD: tables are looked at
 * there, too. */
void sfp__csv_begin(struct sfp__csv *csv, struct sfp__buffer *out, sfp_language language);
/* Begins, or goes on with, a table for programs: commas, no mark, and every text as it is. */
void sfp__csv_exact(struct sfp__csv *csv, struct sfp__buffer *out);

/* NULL counts as "". */
void sfp__csv_field(struct sfp__csv *csv, const char *text);
void sfp__csv_number(struct sfp__csv *csv, int64_t number);
void sfp__csv_end_row(struct sfp__csv *csv);
/* A row of so many fields. */
void sfp__csv_row(struct sfp__csv *csv, const char *const *fields, size_t count);

/* The bare text in quotes. */
void sfp__csv_quote(struct sfp__buffer *out, const char *text);

#endif
