/* time.h: the clock of the machine. Only the registry floor asks it; everything below is told the time. */
#ifndef SFP__BASE_TIME_H
#define SFP__BASE_TIME_H

#include "sferumpolicy/base.h"

#define SFP__SECOND ((sfp_time)1000000)
#define SFP__HOUR   (3600 * SFP__SECOND)
#define SFP__DAY    (86400 * SFP__SECOND)

sfp_time sfp__clock_now(void);

/* Is it a day of the calendar, of the years 1 to 9999? */
bool sfp__date_valid(sfp_date date);
/* Is it of one of those days? */
bool sfp__time_valid(sfp_time time);

/* Reads a time as people write it: as sfp_time_from_text() does, but `T` may be a space, seconds may be missing, and so
 * may the offset: then it is what the clocks show, as if they were UTC's, and local. False: it is no time. */
bool sfp__time_read(const char *text, sfp_time *ret_time, bool *ret_local);

/* Days since 1970-01-01, of any year. */
int64_t sfp__days_from_civil(int64_t year, int month, int day);
int64_t sfp__year_of_day(int64_t days);
/* 0 where there is no such date to write. */
sfp_date sfp__date_from_days(int64_t days);

#endif
