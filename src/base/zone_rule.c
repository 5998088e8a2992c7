/* zone_rule.c: reads a POSIX rule such as "MSK-3" or "CET-1CEST,M3.5.0,M10.5.0/3", and tells what holds by it. */
#include "base/zone_rule.h"
#include "base/time.h"

#define DAY  86400
#define HOUR 3600

/* ---- reading ---- */

/* What is still to be read. Its end is no sign of a rule: '\0'. */
struct reading {
	const char *at, *end;
};

static char next(const struct reading *reading)
{
	return reading->at < reading->end ? *reading->at : '\0';
}

static bool read_sign(struct reading *reading, char sign)
{
	if (next(reading) != sign)
		return false;
	reading->at++;
	return true;
}

static bool is_digit(char sign)
{
	return sign >= '0' && sign <= '9';
}

static bool is_letter(char sign)
{
	return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
}

static bool read_number(struct reading *reading, int least, int most, int *ret_number)
{
	int number = 0;

	if (!is_digit(next(reading)))
		return false;
	while (is_digit(next(reading))) {
		number = number * 10 + (*reading->at++ - '0');
		if (number > most)
			return false;
	}
	*ret_number = number;
	return number >= least;
}

/* "MSK" or "<+10>": what the zone is called then is of no use here. */
static bool skip_name(struct reading *reading)
{
	bool quoted = read_sign(reading, '<');
	int length = 0;

	for (; next(reading) && next(reading) != '>'; reading->at++, length++)
		if (!is_letter(next(reading)) &&
		    !(quoted && (is_digit(next(reading)) || next(reading) == '+' || next(reading) == '-')))
			break;
	return length >= 3 && (!quoted || read_sign(reading, '>'));
}

/* "-3", "5:30", "-1:00:00": in seconds. */
static bool read_clock(struct reading *reading, int hours_most, int32_t *ret_seconds)
{
	int sign = read_sign(reading, '-') ? -1 : 1, hours, minutes = 0, seconds = 0;

	if (sign > 0)
		read_sign(reading, '+');
	if (!read_number(reading, 0, hours_most, &hours))
		return false;
	if (read_sign(reading, ':') && !read_number(reading, 0, 59, &minutes))
		return false;
	if (read_sign(reading, ':') && !read_number(reading, 0, 59, &seconds))
		return false;
	*ret_seconds = sign * (hours * HOUR + minutes * 60 + seconds);
	return true;
}

/* A rule writes offsets with the opposite sign: "MSK-3" is three hours ahead of UTC. */
static bool read_offset(struct reading *reading, int32_t *ret_offset)
{
	int32_t behind;

	if (!read_clock(reading, 24, &behind))
		return false;
	*ret_offset = -behind;
	return true;
}

/* "M3.5.0", "J60", "59", each perhaps with "/2:00". Version 3 of TZif lets the time be from -167 to 167 hours. */
static bool read_day(struct reading *reading, struct sfp__zone_day *day)
{
	bool read;

	*day = (struct sfp__zone_day){ .at = 2 * HOUR };
	if (read_sign(reading, 'M')) {
		day->kind = SFP__ZONE_DAY_WEEK;
		read = read_number(reading, 1, 12, &day->month) && read_sign(reading, '.') &&
		       read_number(reading, 1, 5, &day->week) && read_sign(reading, '.') &&
		       read_number(reading, 0, 6, &day->weekday);
	} else if (read_sign(reading, 'J')) {
		day->kind = SFP__ZONE_DAY_NO_LEAP;
		read = read_number(reading, 1, 365, &day->number);
	} else {
		day->kind = SFP__ZONE_DAY_ZERO;
		read = read_number(reading, 0, 365, &day->number);
	}
	return read && (!read_sign(reading, '/') || read_clock(reading, 167, &day->at));
}

static bool read_rule(struct reading *reading, struct sfp__zone_rule *rule)
{
	if (!skip_name(reading) || !read_offset(reading, &rule->standard))
		return false;
	if (!next(reading))
		return true;
	rule->changes = true;
	rule->summer = rule->standard + HOUR;
	if (!skip_name(reading) || (next(reading) != ',' && !read_offset(reading, &rule->summer)))
		return false;
	return read_sign(reading, ',') && read_day(reading, &rule->starts) && read_sign(reading, ',') &&
	       read_day(reading, &rule->ends);
}

bool sfp__zone_rule_read(const char *text, size_t length, struct sfp__zone_rule *ret_rule)
{
	struct reading reading = { text, text + length };
	struct sfp__zone_rule rule = { 0 };

	if (!read_rule(&reading, &rule) || reading.at != reading.end)
		return false;
	*ret_rule = rule;
	return true;
}

/* ---- what holds ---- */

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days since 1970 of the day of that year. */
static int64_t day_in(int64_t year, const struct sfp__zone_day *day)
{
	int64_t first, next_month, number;

	if (day->kind != SFP__ZONE_DAY_WEEK) {
		first = sfp__days_from_civil(year, 1, 1);
		if (day->kind == SFP__ZONE_DAY_ZERO)
			return first + day->number;
		return first + day->number - 1 + (is_leap(year) && day->number >= 60);
	}
	first = sfp__days_from_civil(year, day->month, 1);
	next_month =
		day->month == 12 ? sfp__days_from_civil(year + 1, 1, 1) : sfp__days_from_civil(year, day->month + 1, 1);
	/* 1970 began on a Thursday. The fifth such weekday is the last one. */
	number = first + (day->weekday - (first + 4) % 7 + 14) % 7 + (day->week - 1) * 7;
	return number < next_month ? number : number - 7;
}

/* The year's two changes, in seconds since 1970. Each is told by the clock that holds before it. */
static int64_t start_of(const struct sfp__zone_rule *rule, int64_t year)
{
	return day_in(year, &rule->starts) * DAY + rule->starts.at - rule->standard;
}

static int64_t end_of(const struct sfp__zone_rule *rule, int64_t year)
{
	return day_in(year, &rule->ends) * DAY + rule->ends.at - rule->summer;
}

/* Takes the change in, if it is nearer to the second than what is known. Where summer time ends and starts in one
 * second it never ends, so of two changes in one second the later called one counts. */
static void take(struct sfp__zone_span *span, int64_t second, int64_t change, int32_t offset)
{
	if (change <= second && change >= span->from) {
		span->from = change;
		span->offset = offset;
	}
	if (change > second && change < span->until)
		span->until = change;
}

struct sfp__zone_span sfp__zone_rule_at(const struct sfp__zone_rule *rule, int64_t second)
{
	struct sfp__zone_span span = { SFP__ZONE_BEGINNING, SFP__ZONE_END, rule->standard };
	int64_t year;

	if (!rule->changes)
		return span;
	/* A change may lie a week beside its year, so the years around are looked at as well. */
	year = sfp__year_of_day(second / DAY);
	for (int64_t each = year - 1; each <= year + 1; each++)
		take(&span, second, end_of(rule, each), rule->standard);
	for (int64_t each = year - 1; each <= year + 1; each++)
		take(&span, second, start_of(rule, each), rule->summer);
	return span;
}
