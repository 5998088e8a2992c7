/* standard.h: the files and columns of OneRoster CSV 1.1 and 1.2, as tables. */
#ifndef SFP__ROSTER_STANDARD_H
#define SFP__ROSTER_STANDARD_H

#include "roster/staging.h"

enum {
	SFP__V1_1 = 1,
	SFP__V1_2 = 2
};

enum sfp__value_type {
	SFP__VALUE_TEXT,
	SFP__VALUE_ID,
	SFP__VALUE_REF,  /* the id of another row */
	SFP__VALUE_REFS, /* several, divided by commas */
	SFP__VALUE_DATE,
	SFP__VALUE_BOOLEAN,
	SFP__VALUE_YEAR,
	SFP__VALUE_WORD /* one of a list */
};

enum {
	SFP__COLUMN_REQUIRED = 1, /* the standard wants a value */
	SFP__COLUMN_NEEDED = 2,   /* so do we: without it a row says nothing to us */
	SFP__COLUMN_READ = 4,     /* we read it */
	SFP__COLUMN_MAY_LACK = 8, /* the column itself may be missing, whatever the profile */
	SFP__COLUMN_DECIDES = 16  /* it may be blank, but a row of which we do not understand it is not taken */
};

struct sfp__standard_column {
	const char *name;
	unsigned versions;
	enum sfp__value_type type;
	unsigned flags;
	const char *expected;   /* the words of a list, divided by ", " */
	enum sfp__file_kind of; /* what is referred to */
};

struct sfp__standard_file {
	enum sfp__file_kind kind;
	const char *name; /* without ".csv" */
	unsigned versions;
	const struct sfp__standard_column *columns; /* behind the three that all files have; ends without a name */
};

/* The places of the columns that all data files begin with. */
enum {
	SFP__PLACE_ID,
	SFP__PLACE_STATUS,
	SFP__PLACE_MODIFIED,
	SFP__PLACE_FIRST /* of the file's own */
};
#define SFP__STANDARD_COLUMNS_MAX 32

/* NULL: the standard has no such file. "users.csv", in any case of letters. */
const struct sfp__standard_file *sfp__standard_file(const char *base);
const struct sfp__standard_file *sfp__standard_of(enum sfp__file_kind kind);
/* All files, by number from 0; NULL past the end. */
const struct sfp__standard_file *sfp__standard_at(size_t index);
/* The name of a column by its place, of all files or the file's own; NULL past the end. */
const char *sfp__standard_column_name(const struct sfp__standard_file *file, size_t place);

/* Is it one of "a, b, c"? */
bool sfp__is_word(const char *words, const char *text, bool any_case);
/* "users", "students"; "ignored" */
const char *sfp__file_kind_name(enum sfp__file_kind kind);

#endif
