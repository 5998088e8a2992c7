/* dates.h: days as tables write them. Which of two numbers is the month, one cell may not tell; the whole column does.
 */
#ifndef SFP__ROSTER_DATES_H
#define SFP__ROSTER_DATES_H

#include "sferumpolicy/base.h"

#define SFP__DATE_DIVIDERS "./-"

/* What the cells of one column prove: a day above 12 can be no month. Zeros: nothing was seen. */
struct sfp__dates {
	bool day_first[3], month_first[3]; /* with each of SFP__DATE_DIVIDERS */
};

/* What a cell says that is no day. */
enum {
	SFP__DATE_BAD = -1,     /* no day of the calendar, or not written as one */
	SFP__DATE_UNCLEAR = -2, /* either number may be the month, and the column does not tell which */
	SFP__DATE_MIXED = -3 /* the month stands first here, but the day in other cells of the column, or in all writing
	                        with dots */
};

/* Looks at one more cell. First all cells of a column are seen, then they are read. */
void sfp__dates_see(struct sfp__dates *dates, const char *text);

/*
 * "01.03.2009", "1.3.2009", "2009-03-01", also with a time behind. 0: the cell is empty; else one of SFP__DATE_….
 *
 * A column has one order. Dots mean that the day is first, as people write it here. With strokes and dashes, a cell
 * that may be read both ways is read as another cell with the same divider proves it.
 */
sfp_date sfp__date_read(const struct sfp__dates *dates, const char *text);

/* The same of a birthday: not before 1900, not after today. */
sfp_date sfp__birth_date(const struct sfp__dates *dates, const char *text, sfp_date today);

#endif
