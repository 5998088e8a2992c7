/* csv.h: tables for spreadsheets: RFC 4180 with a byte order mark; divided as spreadsheets of that language expect; no formulas. */
#ifndef SFP__BASE_CSV_H
#define SFP__BASE_CSV_H

#include "base/buffer.h"
#include "sferumpolicy/base.h"

struct sfp__csv {
	struct sfp__buffer *out;
	char divider;
	bool begun; /* the row has a field already */
};

/* Begins a table in `out`, which is empty. */
void sfp__csv_begin(struct sfp__csv *csv, struct sfp__buffer *out, sfp_language language);
/* NULL counts as "". What a spreadsheet would take for a formula becomes a text. */
void sfp__csv_field(struct sfp__csv *csv, const char *text);
void sfp__csv_number(struct sfp__csv *csv, int64_t number);
void sfp__csv_end_row(struct sfp__csv *csv);

#endif
