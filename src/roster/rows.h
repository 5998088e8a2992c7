/* rows.h: the bytes of a table become rows of cells, one at a time: encoding, delimiter, CSV, true line numbers. */
#ifndef SFP__ROSTER_ROWS_H
#define SFP__ROSTER_ROWS_H

#include "base/buffer.h"
#include "base/hash.h"
#include "roster/bytes.h"
#include "roster/findings.h"

#define SFP__CELLS_MAX      257 /* 256, and the reason why the row was rejected */
#define SFP__ROW_LENGTH_MAX ((size_t)1 << 20)

/* How a table is written. */
struct sfp__format {
	const char *encoding; /* static */
	char delimiter;
	size_t skip; /* bytes at its head that are no table: the mark of UTF-8, Excel's `sep=;` */
	size_t skipped_lines;
};

/* Why a table cannot be read to its end. */
struct sfp__trouble {
	enum sfp__finding_code code; /* SFP__FOUND_END: none */
	int64_t line;
};
#define SFP__NO_TROUBLE ((struct sfp__trouble){ SFP__FOUND_END, 0 })

struct sfp__row {
	int64_t line; /* where it begins in the file */
	size_t count;
	const char *const *cells; /* UTF-8, as they stand; borrowed during the call */
};
typedef sfp_status (*sfp__row_taker)(void *context, const struct sfp__row *row);

/* How a table is to be read. */
struct sfp__rows_wish {
	const char *encoding;                          /* NULL: found out */
	char delimiter;                                /* 0: found out */
	bool strict;                                   /* quotes as the standard wants them */
	void (*progress)(void *context, size_t bytes); /* NULL; of the second reading */
	void *progress_context;
};

/* The static name of an encoding that can be read; NULL: there is none of that name. */
const char *sfp__encoding_known(const char *name);

/* Encodings that no bytes tell apart, but a header does; NULL past the end. */
const char *sfp__encoding_other(size_t index);
/* Is it a workbook of Excel or of OpenDocument? */
bool sfp__is_workbook(const char *head, size_t length);

/* Reads all of it once. SFP_OK also where there is trouble. */
sfp_status sfp__format_find(const struct sfp__source *source, const struct sfp__rows_wish *wish,
                            struct sfp__format *format, struct sfp__trouble *trouble);

/* Reads it again and gives every row that holds something. What the taker gives but SFP_OK ends it. */
sfp_status sfp__rows_read(const struct sfp__source *source, const struct sfp__rows_wish *wish,
                          const struct sfp__format *format, sfp__row_taker taker, void *context,
                          uint8_t digest[SFP__HASH_SIZE], struct sfp__trouble *trouble);

#endif
