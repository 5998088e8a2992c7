/* mapping.h: a small file that says what the columns and roles of another system are called. docs/roster.md describes
 * it. */
#ifndef SFP__ROSTER_MAPPING_H
#define SFP__ROSTER_MAPPING_H

#include "policy/arena.h"
#include "roster/columns.h"

struct sfp__mapping_line {
	const char *section, *fold, *value;
};

/* Zero-initialised is empty. */
struct sfp__mapping {
	struct sfp__arena arena;
	struct sfp__mapping_line *lines;
	size_t count, capacity;
	const char *encoding; /* NULL: not said */
	char delimiter;       /* 0: not said */
};

/* *ret_line: the first line that makes no sense; 0 if all do. Clear it whatever the status. */
sfp_status sfp__mapping_read(struct sfp__mapping *mapping, const char *text, size_t length, int64_t *ret_line);
void sfp__mapping_clear(struct sfp__mapping *mapping); /* also a cleanup function */

/* What a folded title of a kind of file ("students", "users") stands for: a column's name, "-" for one that is not
 * wanted; NULL: the mapping does not say. */
const char *sfp__mapping_column(const struct sfp__mapping *mapping, const char *kind, const char *fold);
/* The same for a folded name of a role. */
const char *sfp__mapping_role(const struct sfp__mapping *mapping, const char *fold);

/* The names of a spreadsheet's columns, as mappings and readings call them; NULL past the end. SFP__COLUMN_END: there
 * is none. */
const char *sfp__column_name(enum sfp__column column);
enum sfp__column sfp__column_named(const char *name);
/* "teacher", "head", "staff": the roles that an office gives. false: there is none of that name. */
bool sfp__office_named(const char *name, uint32_t *ret_roles);

#endif
