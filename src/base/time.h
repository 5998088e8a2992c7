/* time.h: the clock of the machine. Only the registry floor asks it; everything below is told the time. */
#ifndef SFP__BASE_TIME_H
#define SFP__BASE_TIME_H

#include "sferumpolicy/base.h"

#define SFP__SECOND ((sfp_time)1000000)
#define SFP__HOUR (3600 * SFP__SECOND)
#define SFP__DAY (86400 * SFP__SECOND)

sfp_time sfp__clock_now(void);

/* Is it a day of the calendar, of the years 1 to 9999? */
bool sfp__date_valid(sfp_date date);
/* Is it of one of those days? */
bool sfp__time_valid(sfp_time time);

#endif
