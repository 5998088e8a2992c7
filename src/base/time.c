/* time.c: instants and days, and their texts. The calendar is the Gregorian one, of the years 1 to 9999. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/time.h"

/* Days since 1970-01-01. The year is taken to begin in March, so that the leap day is its last. */
int64_t sfp__days_from_civil(int64_t year, int month, int day)
{
	int64_t shifted = month <= 2 ? year - 1 : year;
	int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
	int64_t year_of_era = shifted - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

static void civil_from_days(int64_t days, int64_t *ret_year, int *ret_month, int *ret_day)
{
	int64_t shifted = days + 719468;
	int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	int64_t day_of_era = shifted - era * 146097;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * day_of_year + 2) / 153;

	*ret_day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	*ret_month = (int)(month < 10 ? month + 3 : month - 9);
	*ret_year = year_of_era + era * 400 + (*ret_month <= 2);
}

/* 0 where there is no such date to write. */
sfp_date sfp__date_from_days(int64_t days)
{
	int64_t year;
	int month, day;

	civil_from_days(days, &year, &month, &day);
	if (year < 1 || year > 9999)
		return 0;
	return (sfp_date)(year * 10000 + month * 100 + day);
}

int64_t sfp__year_of_day(int64_t days)
{
	int64_t year;
	int month, day;

	civil_from_days(days, &year, &month, &day);
	return year;
}

static int64_t days_from_date(sfp_date date)
{
	return sfp__days_from_civil(date / 10000, date / 100 % 100, date % 100);
}

/* Whole days down, also before 1970. */
static int64_t days_of(sfp_time time)
{
	return time / SFP__DAY - (time % SFP__DAY < 0);
}

sfp_time sfp__clock_now(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_REALTIME, &now) != 0)
		return 0;
	return (sfp_time)now.tv_sec * SFP__SECOND + now.tv_nsec / 1000;
}

bool sfp__date_valid(sfp_date date)
{
	int month = date / 100 % 100;

	/* A day too many comes back as another date. */
	return date >= 10101 && date <= 99991231 && month >= 1 && month <= 12 && date % 100 >= 1 &&
	       sfp__date_from_days(days_from_date(date)) == date;
}

bool sfp__time_valid(sfp_time time)
{
	return sfp__date_from_days(days_of(time)) != 0;
}

void sfp_time_to_text(sfp_time time, char text[SFP_TIME_TEXT_SIZE])
{
	int64_t days = days_of(time), year;
	int month, day, length;
	sfp_time rest;

	text[0] = '\0';
	if (time == 0)
		return;
	rest = time % SFP__DAY + (time % SFP__DAY < 0 ? SFP__DAY : 0);
	civil_from_days(days, &year, &month, &day);
	length = snprintf(text, SFP_TIME_TEXT_SIZE, "%04" PRId64 "-%02d-%02dT%02d:%02d:%02d", year, month, day,
	                  (int)(rest / (3600 * SFP__SECOND)), (int)(rest / (60 * SFP__SECOND) % 60),
	                  (int)(rest / SFP__SECOND % 60));
	if (rest % SFP__SECOND)
		length += snprintf(text + length, (size_t)(SFP_TIME_TEXT_SIZE - length), ".%06d",
		                   (int)(rest % SFP__SECOND));
	snprintf(text + length, (size_t)(SFP_TIME_TEXT_SIZE - length), "Z");
}

/* So many digits, no sign, no space. False where something else stands. */
static bool read_number(const char **text, int digits, int *ret_number)
{
	int number = 0;

	for (int i = 0; i < digits; i++, (*text)++) {
		if (**text < '0' || **text > '9')
			return false;
		number = number * 10 + (**text - '0');
	}
	*ret_number = number;
	return true;
}

static bool read_sign(const char **text, char sign)
{
	if (**text != sign)
		return false;
	(*text)++;
	return true;
}

/* The date at the head of the text, `2026-09-01` or `01.09.2026`; the text moves behind it. */
static bool read_date(const char **text, sfp_date *ret_date)
{
	const char *at = *text;
	int year, month, day;
	bool found;

	if (strnlen(at, 3) == 3 && at[2] == '.')
		found = read_number(&at, 2, &day) && read_sign(&at, '.') && read_number(&at, 2, &month) &&
		        read_sign(&at, '.') && read_number(&at, 4, &year);
	else
		found = read_number(&at, 4, &year) && read_sign(&at, '-') && read_number(&at, 2, &month) &&
		        read_sign(&at, '-') && read_number(&at, 2, &day);
	if (!found || !sfp__date_valid(year * 10000 + month * 100 + day))
		return false;
	*text = at;
	*ret_date = year * 10000 + month * 100 + day;
	return true;
}

/* `.5`, `.123456`: up to nine digits are read, what is finer than a microsecond is dropped. */
static bool read_fraction(const char **text, int *ret_microseconds)
{
	int digit, digits = 0;

	*ret_microseconds = 0;
	if (!read_sign(text, '.'))
		return true;
	for (int weight = 100000; digits < 9 && read_number(text, 1, &digit); digits++, weight /= 10)
		*ret_microseconds += digit * weight;
	return digits > 0;
}

/* `Z` or `+03:00`, in seconds. */
static bool read_offset(const char **text, int *ret_offset)
{
	int sign = **text == '-' ? -1 : 1, hours, minutes;

	*ret_offset = 0;
	if (read_sign(text, 'Z'))
		return true;
	if (!read_sign(text, '+') && !read_sign(text, '-'))
		return false;
	if (!read_number(text, 2, &hours) || !read_sign(text, ':') || !read_number(text, 2, &minutes))
		return false;
	*ret_offset = sign * (hours * 3600 + minutes * 60);
	return hours <= 23 && minutes <= 59;
}

/* `08:30:00.5`: the part behind the T, as microseconds after midnight; where `brief` will do, `08:30` too. */
static bool read_clock(const char **text, bool brief, sfp_time *ret_time)
{
	int hours, minutes, seconds = 0, microseconds = 0;

	if (!read_number(text, 2, &hours) || !read_sign(text, ':') || !read_number(text, 2, &minutes))
		return false;
	if (!read_sign(text, ':')) {
		if (!brief)
			return false;
	} else if (!read_number(text, 2, &seconds) || !read_fraction(text, &microseconds)) {
		return false;
	}
	*ret_time = (hours * 3600 + minutes * 60 + seconds) * SFP__SECOND + microseconds;
	return hours <= 23 && minutes <= 59 && seconds <= 59;
}

sfp_status sfp_time_from_text(const char *text, sfp_time *ret_time)
{
	sfp_time clock = 0, time;
	sfp_date date;
	int offset = 0;

	if (!text || !ret_time)
		return SFP_E_MISUSE;
	if (!read_date(&text, &date))
		return SFP_E_INVALID;
	if (read_sign(&text, 'T') && (!read_clock(&text, false, &clock) || !read_offset(&text, &offset)))
		return SFP_E_INVALID;
	time = days_from_date(date) * SFP__DAY + clock - offset * SFP__SECOND;
	/* The first microsecond of 1970 would read as "never". */
	if (*text != '\0' || time == 0)
		return SFP_E_INVALID;
	*ret_time = time;
	return SFP_OK;
}

bool sfp__time_read(const char *text, sfp_time *ret_time, bool *ret_local)
{
	sfp_time clock = 0;
	sfp_date date;
	int offset = 0;

	if (!read_date(&text, &date))
		return false;
	*ret_local = true;
	if (read_sign(&text, 'T') || read_sign(&text, ' ')) {
		if (!read_clock(&text, true, &clock))
			return false;
		*ret_local = *text == '\0';
		if (!*ret_local && !read_offset(&text, &offset))
			return false;
	}
	*ret_time = days_from_date(date) * SFP__DAY + clock - offset * SFP__SECOND;
	return *text == '\0';
}

void sfp_date_to_text(sfp_date date, char text[SFP_DATE_TEXT_SIZE])
{
	text[0] = '\0';
	if (sfp__date_valid(date))
		snprintf(text, SFP_DATE_TEXT_SIZE, "%04u-%02u-%02u", (unsigned)date / 10000 % 10000,
		         (unsigned)date / 100 % 100, (unsigned)date % 100);
}

sfp_status sfp_date_from_text(const char *text, sfp_date *ret_date)
{
	sfp_date date;

	if (!text || !ret_date)
		return SFP_E_MISUSE;
	if (!read_date(&text, &date) || *text != '\0')
		return SFP_E_INVALID;
	*ret_date = date;
	return SFP_OK;
}

sfp_date sfp_date_of_time(sfp_time time)
{
	return time == 0 ? 0 : sfp__date_from_days(days_of(time));
}

sfp_time sfp_time_of_date(sfp_date date)
{
	return sfp__date_valid(date) ? days_from_date(date) * SFP__DAY : 0;
}

sfp_date sfp_date_add(sfp_date date, int days)
{
	return sfp__date_valid(date) ? sfp__date_from_days(days_from_date(date) + days) : 0;
}

int sfp_date_difference(sfp_date from, sfp_date to)
{
	if (!sfp__date_valid(from) || !sfp__date_valid(to))
		return 0;
	return (int)(days_from_date(to) - days_from_date(from));
}
