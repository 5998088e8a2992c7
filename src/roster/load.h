/* load.h: a table in the loading: its header, the row at hand, what is said of both. The readers of each form stand on
 * this. */
#ifndef SFP__ROSTER_LOAD_H
#define SFP__ROSTER_LOAD_H

#include "roster/collect.h"
#include "roster/dates.h"
#include "roster/mapping.h"
#include "roster/rows.h"
#include "roster/standard.h"

/* What all tables of a roster have in common. */
struct sfp__roster {
	struct sfp__store *staging;
	const sfp_roster_options *options;
	sfp_roster_profile profile;
	bool strict;
	unsigned version; /* SFP__V1_1, SFP__V1_2 */
	struct sfp__mapping mapping;
	struct sfp__buffer fold; /* of what is looked up at the moment */
	struct sfp__buffer orgs; /* to which the last row belonged: most rows belong where the one before did */
	size_t done, total;      /* bytes, for whoever waits */
};

struct sfp__load;

/* How much a row looks like the header of a table. */
enum sfp__header_rank {
	SFP__RANK_NONE,
	SFP__RANK_SOME,    /* it has titles, but not all that are needed */
	SFP__RANK_CLASSES, /* of classes, which one title may make */
	SFP__RANK_WHOLE
};

/* What a form does with a table: the header decides what its columns mean, then the rows come. */
struct sfp__load_form {
	sfp_status (*rank)(struct sfp__load *load,
	                   enum sfp__header_rank *ret_rank); /* NULL: the header is the first row */
	sfp_status (*dated)(
		struct sfp__load *load); /* finds `dates_at` in the header; NULL: dates are written in one way only */
	sfp_status (*header)(struct sfp__load *load);
	sfp_status (*row)(struct sfp__load *load);
};

/* Columns of days: of birth, of coming, of going. */
#define SFP__DATED_MAX 3

struct sfp__load {
	struct sfp__roster *roster;
	struct sfp__store *staging;
	const struct sfp__piece *entry;
	const struct sfp__load_form *form;
	int64_t file;
	enum sfp__file_kind kind;
	enum sfp__mode said; /* by the manifest */
	enum sfp__mode mode; /* as it is meant: a part is a delta */
	struct sfp__format format;
	bool has_header, refused;
	int64_t header_line; /* what stands above it is no part of the table; 0: the first row */
	bool of_rejected;    /* it has the column of reasons: rows that another reading had rejected */
	int64_t rows, rejected;

	size_t columns;                            /* of the header, without empty ones at its end */
	int place[SFP__STANDARD_COLUMNS_MAX];      /* where a column of the form stands in a row; -1 nowhere */
	bool ignored[SFP__CELLS_MAX];              /* a column of the header that nothing is read from */
	const struct sfp__standard_file *standard; /* of OneRoster */
	int dates_at[SFP__DATED_MAX];              /* where columns of days stand; -1 nowhere */
	struct sfp__dates dates[SFP__DATED_MAX];   /* what all cells of each prove */

	/* the row at hand */
	const struct sfp__row *row;
	const char *cells[SFP__CELLS_MAX]; /* tidy */
	struct sfp__buffer tidy;
	struct sfp__buffer name_title;    /* of the column that begins a name, as the header has it */
	enum sfp__finding_code rejection; /* SFP__FOUND_END: none so far */
	struct sfp__arena arena;          /* of the row */
};

/* Reads the table of an entry through; its file's row is written at the end. SFP_OK whatever is wrong with it. */
sfp_status sfp__load_table(struct sfp__load *load);
/* Writes the row of a file that is not read. */
sfp_status sfp__load_none(struct sfp__roster *roster, const struct sfp__piece *entry, int64_t file);
void sfp__load_clear(struct sfp__load *load); /* also a cleanup function */

/* The cell of a column of the form, "" where the table or the row lacks it. */
const char *sfp__load_cell(const struct sfp__load *load, size_t column);
/* Remembers what a column of the header is. */
sfp_status sfp__load_column(struct sfp__load *load, size_t at, const char *meaning);

/* What is said of the file; of the row at hand, at a column of the form (-1: of the row as a whole). Texts are static.
 */
sfp_status sfp__load_refuse(struct sfp__load *load, enum sfp__finding_code code, int64_t line, size_t at,
                            const char *title);
sfp_status sfp__load_reject(struct sfp__load *load, enum sfp__finding_code code, int column, const char *title,
                            const char *expected);
sfp_status sfp__load_note(struct sfp__load *load, enum sfp__finding_code code, int column, const char *title,
                          const char *expected);
/* Rejects a period that ends before it begins; notes one that is over, or has not begun. `from` and `until` are its
 * columns. */
sfp_status sfp__load_period(struct sfp__load *load, const struct sfp__span *period, int from, int until,
                            const char *title);
bool sfp__load_is_rejected(const struct sfp__load *load);

#endif
