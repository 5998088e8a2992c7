/* import_report.h: what is said of an import, in the making. */
#ifndef SFP__ROSTER_IMPORT_REPORT_H
#define SFP__ROSTER_IMPORT_REPORT_H

#include "roster/columns.h"

/* Why a line was not taken, or what should be looked at. The texts never repeat what a cell says. */
enum sfp__issue {
	SFP__ISSUE_NO_SURNAME,
	SFP__ISSUE_NO_GIVEN_NAME,
	SFP__ISSUE_BAD_DATE,
	SFP__ISSUE_UNCLEAR_DATE,
	SFP__ISSUE_MIXED_DATES,
	SFP__ISSUE_BAD_PERIOD,
	SFP__ISSUE_NOT_YET,
	SFP__ISSUE_OVER,
	SFP__ISSUE_ROUNDED_NUMBER,
	SFP__ISSUE_NO_CLASS,
	SFP__ISSUE_UNKNOWN_CLASS,
	SFP__ISSUE_NO_ROLE,
	SFP__ISSUE_UNKNOWN_ROLE,
	SFP__ISSUE_UNKNOWN_PERSON,
	SFP__ISSUE_UNKNOWN_CHILD,
	SFP__ISSUE_AMBIGUOUS_CHILD,
	SFP__ISSUE_AMBIGUOUS_PERSON,
	SFP__ISSUE_TOO_LONG,
	SFP__ISSUE_UNEXPECTED_CELLS,
	SFP__ISSUE_BAD_COURSE,
	SFP__ISSUE_DUPLICATE,
	SFP__ISSUE_CONTRADICTS,
	SFP__ISSUE_REPEATED, /* from here on the line is taken */
	SFP__ISSUE_CLASS_LATER,
	SFP__ISSUE_TRANSFERRED,
	SFP__ISSUE_ENDED,
	SFP__ISSUE_END
};
#define SFP__ISSUE_NONE SFP__ISSUE_END

struct sfp__report {
	sfp_roster_report view;
	struct sfp__arena arena;
	sfp_roster_issue *issues; /* in the making */
	size_t capacity;
};

/* A report about a table. Release with sfp_roster_report_free(). */
sfp_status sfp__report_new(sfp_roster_kind kind, struct sfp__report **ret_report);
/* Its format and the columns that were not used. */
sfp_status sfp__report_table(struct sfp__report *report, const struct sfp__table *table, const bool *used);
sfp_status sfp__report_issue(struct sfp__report *report, size_t line, enum sfp__issue issue);
void sfp__report_freep(struct sfp__report **report);

#endif
