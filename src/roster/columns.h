/* columns.h: which column of a table means what. */
#ifndef SFP__ROSTER_COLUMNS_H
#define SFP__ROSTER_COLUMNS_H

#include "sferumpolicy/roster_reading.h"

enum sfp__column {
	SFP__COLUMN_SURNAME,
	SFP__COLUMN_GIVEN_NAME,
	SFP__COLUMN_PATRONYMIC,
	SFP__COLUMN_FULL_NAME,
	SFP__COLUMN_BIRTH_DATE,
	SFP__COLUMN_SOURCE_ID,
	SFP__COLUMN_CLASS, /* of a student, of a parent's child, or the class itself */
	SFP__COLUMN_ROLE,
	SFP__COLUMN_TITLE, /* the position */
	SFP__COLUMN_LEADS, /* whose homeroom teacher */
	SFP__COLUMN_COURSE,
	SFP__COLUMN_SPECIALTY,
	SFP__COLUMN_SPECIALTY_CODE,
	SFP__COLUMN_RELATION,
	SFP__COLUMN_CHILD,  /* full name */
	SFP__COLUMN_BEGINS, /* the first day of study or work here */
	SFP__COLUMN_ENDS,   /* the last one */
	SFP__COLUMN_END
};

/* What a title stands for in tables of a kind; SFP__COLUMN_END: nothing that is needed. */
sfp_status sfp__column_of(sfp_roster_kind kind, const char *title, const char *class_word /* NULL */,
                          enum sfp__column *ret_column);

#endif
