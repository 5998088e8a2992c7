/* people.h: a row of a table as a person, and who of the registry that may be. */
#ifndef SFP__ROSTER_PEOPLE_H
#define SFP__ROSTER_PEOPLE_H

#include "roster/dates.h"
#include "roster/import_report.h"
#include "sql/sql.h"

struct sfp__name {
	const char *surname, *given_name, *patronymic; /* never NULL */
	const char *fold;                              /* of the full name */
};

struct sfp__line {
	const struct sfp__table_row *row;
	struct sfp__name name;
	sfp_date birth_date; /* 0: not known */
	const char *source_id;
	const char *class_fold;          /* "" where the cell is empty */
	enum sfp__issue issue;           /* why it cannot be taken; SFP__ISSUE_NONE */
	const struct sfp__line *earlier; /* the first line of the same name and date of birth; NULL: this is it */
};

/* A table in the reading. */
struct sfp__list {
	sfp_registry *reg;
	int64_t org;
	sfp_date today;
	struct sfp__table table;
	struct sfp__columns columns;
	struct sfp__report *report;
	struct sfp__dates births, begins, ends; /* of the columns of days */
	sfp_date day;                           /* since when what it lists holds */
	sfp_policy *act;                        /* how people call things here; NULL: not known */
	struct sfp__line *lines;                /* all rows but the header, of the table's memory */
	size_t count;
};

/* Table, columns, report; and the lines, of a table of people. Clear it whatever the status. The organisation (NULL:
 * not known) tells what its act calls a class. */
sfp_status sfp__list_open(struct sfp__list *list, sfp_registry *reg, const sfp_id *organization,
                          const sfp_roster_source *source);
sfp_status sfp__list_people(struct sfp__list *list);
void sfp__list_clear(struct sfp__list *list); /* also a cleanup function; the report goes with it */

/* "Фамилия Имя Отчество…" becomes its parts, of the arena's memory. */
sfp_status sfp__name_split(struct sfp__arena *arena, const char *full, struct sfp__name *name);
/* The form under which names are compared, of the arena's memory. */
sfp_status sfp__name_fold(struct sfp__arena *arena, const char *text, const char **ret_fold);
sfp_status sfp__class_name_folded(struct sfp__arena *arena, const char *text, const char **ret_fold);

/* Spreadsheets write a long number as 1,23457E+11, of which several people may have one. */
bool sfp__number_is_rounded(const char *number);

/* Somebody of the registry who bears the name, or the number in the office's lists. */
struct sfp__candidate {
	sfp_id id;
	bool by_source;
	sfp_date birth_date;
	bool has_office;
	bool has_enrollment; /* now or in the past */
	sfp_id enrollment;   /* the open one; none */
	sfp_id class_id;     /* its class; none: not known yet */
	bool same_class;     /* that is the one that was asked for */
};
#define SFP__CANDIDATES_MAX 64

/* At most SFP__CANDIDATES_MAX of them. */
sfp_status sfp__candidates(struct sfp__list *list, const char *fold, const char *source_id, const char *class_fold,
                           struct sfp__candidate *candidates, size_t *ret_count);

#endif
