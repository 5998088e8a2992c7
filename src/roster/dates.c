/* dates.c: days as tables write them. */
#include <string.h>

#include "base/time.h"
#include "roster/dates.h"

/* A cell that is written as a day. */
struct written {
	int first, second, year;
	bool year_first;
	size_t divider; /* its place in SFP__DATE_DIVIDERS */
};

/* Takes a number of so many digits at most. 0: there is none; else how many digits it has. */
static size_t take_number(const char **text, size_t most, int *ret_number)
{
	size_t digits = strspn(*text, "0123456789");

	*ret_number = 0;
	if (digits > most)
		return 0;
	for (size_t i = 0; i < digits; i++)
		*ret_number = 10 * *ret_number + (*text)[i] - '0';
	*text += digits;
	*text += strspn(*text, " ");
	return digits;
}

/* A time may stand behind a day, or "г."; `rest` is behind at least one sign. */
static bool is_behind_date(const char *rest)
{
	return !*rest || rest[-1] == ' ' || *rest == 'T' || strncmp(rest, "г", strlen("г")) == 0;
}

/* Three numbers with the same divider between them, the year with four digits: of two it may be any of the three. */
static bool take_written(const char *text, struct written *written)
{
	const char *at = text;
	int parts[3] = { 0 };
	size_t digits[3] = { 0 };
	char divider = 0;

	for (size_t i = 0; i < 3; i++) {
		if (i && (!*at || !strchr(SFP__DATE_DIVIDERS, *at) || (divider && *at != divider)))
			return false;
		if (i) {
			divider = *at++;
			at += strspn(at, " ");
		}
		digits[i] = take_number(&at, 4, &parts[i]);
	}
	written->year_first = digits[0] == 4;
	written->divider = (size_t)(strchr(SFP__DATE_DIVIDERS, divider) - SFP__DATE_DIVIDERS);
	written->year = parts[written->year_first ? 0 : 2];
	written->first = parts[written->year_first ? 1 : 0];
	written->second = parts[written->year_first ? 2 : 1];
	return is_behind_date(at) && digits[1] >= 1 && digits[1] <= 2 && digits[written->year_first ? 0 : 2] == 4 &&
	       digits[written->year_first ? 2 : 0] >= 1 && digits[written->year_first ? 2 : 0] <= 2;
}

/* 0: the calendar has no such day. */
static sfp_date day_of(int year, int month, int day)
{
	sfp_date date = year * 10000 + month * 100 + day;

	return sfp__date_valid(date) ? date : 0;
}

static sfp_date with_day_first(const struct written *written)
{
	return day_of(written->year, written->second, written->first);
}

static sfp_date with_month_first(const struct written *written)
{
	return day_of(written->year, written->first, written->second);
}

void sfp__dates_see(struct sfp__dates *dates, const char *text)
{
	struct written written;
	bool day_first, month_first;

	if (!take_written(text, &written) || written.year_first)
		return;
	day_first = with_day_first(&written) != 0;
	month_first = with_month_first(&written) != 0;
	dates->day_first[written.divider] |= day_first && !month_first;
	dates->month_first[written.divider] |= month_first && !day_first;
}

static bool any(const bool flags[3])
{
	return flags[0] || flags[1] || flags[2];
}

/* What a cell proves with one divider proves nothing of another one: spreadsheets turn round only those days that they
 * understand, and write them with dots beside the strokes of the others. */
static sfp_date read_ambiguous(const struct sfp__dates *dates, const struct written *written)
{
	bool with_dots = SFP__DATE_DIVIDERS[written->divider] == '.', months = any(dates->month_first);

	if (months && (with_dots || any(dates->day_first)))
		return SFP__DATE_UNCLEAR;
	if (with_dots || dates->day_first[written->divider])
		return with_day_first(written);
	return dates->month_first[written->divider] ? with_month_first(written) : SFP__DATE_UNCLEAR;
}

sfp_date sfp__date_read(const struct sfp__dates *dates, const char *text)
{
	struct written written;
	sfp_date one, other;

	if (!*text)
		return 0;
	if (!take_written(text, &written))
		return SFP__DATE_BAD;
	other = with_month_first(&written); /* behind a year, too, the month is first */
	if (written.year_first)
		return other ? other : SFP__DATE_BAD;
	one = with_day_first(&written);
	if (one && other && one != other)
		return read_ambiguous(dates, &written);
	if (one || !other)
		return one ? one : SFP__DATE_BAD;
	return SFP__DATE_DIVIDERS[written.divider] == '.' || any(dates->day_first) ? SFP__DATE_MIXED : other;
}

sfp_date sfp__birth_date(const struct sfp__dates *dates, const char *text, sfp_date today)
{
	sfp_date date = sfp__date_read(dates, text);

	return date <= 0 || (date >= 19000101 && date <= today) ? date : SFP__DATE_BAD;
}
