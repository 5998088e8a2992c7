/* table.h: a CSV file as spreadsheets save it becomes rows of tidy cells. */
#ifndef SFP__ROSTER_TABLE_H
#define SFP__ROSTER_TABLE_H

#include "base/buffer.h"
#include "ledger/registry.h"
#include "policy/arena.h"
#include "sferumpolicy/roster.h"

struct sfp__table_row {
	size_t line; /* where it begins in the file */
	size_t count;
	const char **cells; /* UTF-8; one blank between words, none at the ends */
	bool too_long;      /* a cell was over SFP_ROSTER_FIELD_MAX; it is cut */
};

struct sfp__table {
	const char *encoding;
	char delimiter;
	struct sfp__table_row *rows; /* without those that hold nothing; the first is the header */
	size_t count;
	size_t capacity;
	struct sfp__arena arena;
};

/* SFP_E_INVALID with a message: a NUL, neither UTF-8 nor CP1251, a quote that is never closed, no rows, too long. Clear
 * it whatever the status. */
sfp_status sfp__table_read(sfp_registry *reg, const char *data, size_t length, const char *name,
                           struct sfp__table *table);
/* One blank between words, none at the ends; й and ё in one piece. */
void sfp__cell_tidy(const char *text, struct sfp__buffer *buffer);
/* Without the apostrophe by which a spreadsheet is told that "=1" is text; our own tables are written so. */
const char *sfp__cell_unmarked(const char *cell);
/* What divides the most of its first lines alike. */
char sfp__guess_delimiter(const char *text, size_t length);
/* The length of Excel's own line `sep=;` at the head of a table; 0: there is none. */
size_t sfp__sep_line(const char *text, size_t length, char *delimiter);
void sfp__table_clear(struct sfp__table *table); /* also a cleanup function */

#endif
