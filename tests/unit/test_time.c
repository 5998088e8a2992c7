/* test_time.c: instants and days: against the C library's calendar, and word for word. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/cleanup.h"
#include "base/time.h"
#include "check_main.h"

static const struct {
	const char *text;
	sfp_time time;
	const char *written; /* NULL: as it was read */
} good_times[] = {
	{ "2026-09-01T08:00:00Z", INT64_C(1788249600000000), NULL },
	{ "2026-09-01T08:00:00.5Z", INT64_C(1788249600500000), "2026-09-01T08:00:00.500000Z" },
	{ "2026-09-01T08:00:00.000001Z", INT64_C(1788249600000001), NULL },
	{ "2026-09-01T08:00:00.123456789Z", INT64_C(1788249600123456), "2026-09-01T08:00:00.123456Z" },
	{ "2026-09-01T11:00:00+03:00", INT64_C(1788249600000000), "2026-09-01T08:00:00Z" },
	{ "2026-08-31T22:30:00-09:30", INT64_C(1788249600000000), "2026-09-01T08:00:00Z" },
	{ "2026-09-01", INT64_C(1788220800000000), "2026-09-01T00:00:00Z" },
	{ "01.09.2026", INT64_C(1788220800000000), "2026-09-01T00:00:00Z" },
	{ "1969-12-31T23:59:59.999999Z", -1, NULL },
	{ "0001-01-01T00:00:00Z", INT64_C(-62135596800000000), NULL },
	{ "9999-12-31T23:59:59Z", INT64_C(253402300799000000), NULL },
};

START_TEST(a_time_is_read_and_written)
{
	char text[SFP_TIME_TEXT_SIZE];
	sfp_time time;

	ck_sfp_ok(sfp_time_from_text(good_times[_i].text, &time));
	ck_assert_int_eq(time, good_times[_i].time);
	sfp_time_to_text(time, text);
	ck_assert_str_eq(text, good_times[_i].written ? good_times[_i].written : good_times[_i].text);
}
END_TEST

/* clang-format off */
static const char *const bad_times[] = {
	"", "now", "2026-09-01T", "2026-09-01T08:00:00", "2026-09-01T08:00Z", "2026-09-01 08:00:00Z", "2026-09-01T24:00:00Z",
	"2026-09-01T08:60:00Z", "2026-09-01T08:00:60Z", "2026-09-01T08:00:00.Z", "2026-09-01T08:00:00.1234567890Z",
	"2026-09-01T08:00:00+3:00", "2026-09-01T08:00:00+0300", "2026-09-01T08:00:00+24:00", "2026-09-01T08:00:00Zx",
	"2026-02-29T08:00:00Z", "2026-9-01T08:00:00Z", " 2026-09-01T08:00:00Z", "-026-09-01", "2026-09-01T+8:00:00Z",
	"1970-01-01T00:00:00Z", /* would read as "never" */
};
/* clang-format on */

START_TEST(what_is_no_time_is_invalid)
{
	sfp_time time = 77;

	ck_sfp_status(sfp_time_from_text(bad_times[_i], &time), SFP_E_INVALID);
	ck_assert_int_eq(time, 77);
	ck_sfp_status(sfp_time_from_text(NULL, &time), SFP_E_MISUSE);
	ck_sfp_status(sfp_time_from_text("2026-09-01", NULL), SFP_E_MISUSE);
}
END_TEST

/* clang-format off */
static const char *const bad_dates[] = {
	"", "2026", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "2025-02-29", "1900-02-29", "0000-01-01", "31.04.2026",
	"1.9.2026", "01.09.26", "01-09-2026", "2026.09.01", "2026-09-01 ", "2026-09-01T00:00:00Z", "20260901", "..",
};
/* clang-format on */

START_TEST(a_day_that_the_calendar_lacks_is_invalid)
{
	sfp_date date = 77;

	ck_sfp_status(sfp_date_from_text(bad_dates[_i], &date), SFP_E_INVALID);
	ck_assert_int_eq(date, 77);
}
END_TEST

START_TEST(both_ways_to_write_a_date_are_read)
{
	char text[SFP_DATE_TEXT_SIZE];
	sfp_date date;

	ck_sfp_ok(sfp_date_from_text("2024-02-29", &date));
	ck_assert_int_eq(date, 20240229);
	ck_sfp_ok(sfp_date_from_text("01.09.2026", &date));
	ck_assert_int_eq(date, 20260901);
	sfp_date_to_text(date, text);
	ck_assert_str_eq(text, "2026-09-01");
}
END_TEST

START_TEST(nothing_is_written_as_nothing)
{
	char time[SFP_TIME_TEXT_SIZE] = "x", date[SFP_DATE_TEXT_SIZE] = "x";

	sfp_time_to_text(0, time);
	sfp_date_to_text(0, date);
	ck_assert_str_eq(time, "");
	ck_assert_str_eq(date, "");
	ck_assert_int_eq(sfp_date_of_time(0), 0);
	ck_assert_int_eq(sfp_time_of_date(0), 0);
	ck_assert_int_eq(sfp_date_add(0, 5), 0);
	ck_assert_int_eq(sfp_date_difference(0, 20260901), 0);
	sfp_date_to_text(20260230, date);
	ck_assert_str_eq(date, "");
}
END_TEST

START_TEST(the_widest_times_still_fit_their_room)
{
	char text[SFP_TIME_TEXT_SIZE];

	sfp_time_to_text(INT64_MAX, text);
	ck_assert_str_eq(text, "294247-01-10T04:00:54.775807Z");
	sfp_time_to_text(INT64_MIN, text);
	ck_assert_str_eq(text, "-290308-12-21T19:59:05.224192Z");
	ck_assert_int_eq(sfp_date_of_time(INT64_MAX), 0);
}
END_TEST

/* Every day from 1890 to 2110, against gmtime() and against its neighbour. */
START_TEST(days_follow_each_other_as_in_the_c_library)
{
	sfp_date before = 0;

	for (int64_t day = -29220; day < 51134; day++) {
		time_t clock = (time_t)(day * 86400);
		struct tm tm;
		sfp_date date;

		if (day == 0)
			continue;
		ck_assert_ptr_nonnull(gmtime_r(&clock, &tm));
		date = sfp_date_of_time(day * SFP__DAY + 5);
		ck_assert_int_eq(date, (tm.tm_year + 1900) * 10000 + (tm.tm_mon + 1) * 100 + tm.tm_mday);
		ck_assert_int_eq(sfp_time_of_date(date), day * SFP__DAY);
		ck_assert(sfp__date_valid(date));
		if (before && day != 1)
			ck_assert_int_eq(sfp_date_add(before, 1), date);
		before = date;
	}
}
END_TEST

START_TEST(days_are_added_and_counted)
{
	ck_assert_int_eq(sfp_date_add(20240228, 1), 20240229);
	ck_assert_int_eq(sfp_date_add(20240301, -1), 20240229);
	ck_assert_int_eq(sfp_date_add(20261231, 1), 20270101);
	ck_assert_int_eq(sfp_date_add(20000101, 146097), 24000101);
	ck_assert_int_eq(sfp_date_add(99991231, 1), 0);
	ck_assert_int_eq(sfp_date_difference(20260901, 20260915), 14);
	ck_assert_int_eq(sfp_date_difference(20270101, 20260101), -365);
	ck_assert_int_eq(sfp_date_difference(19691231, 19700101), 1);
}
END_TEST

START_TEST(the_clock_goes)
{
	ck_assert_int_gt(sfp__clock_now(), INT64_C(1700000000000000));
}
END_TEST

static Suite *time_suite(void)
{
	Suite *suite = suite_create("time");
	TCase *times = tcase_create("times");

	tcase_add_loop_test(times, a_time_is_read_and_written, 0, (int)SFP__LENGTH(good_times));
	tcase_add_loop_test(times, what_is_no_time_is_invalid, 0, (int)SFP__LENGTH(bad_times));
	tcase_add_loop_test(times, a_day_that_the_calendar_lacks_is_invalid, 0, (int)SFP__LENGTH(bad_dates));
	tcase_add_test(times, both_ways_to_write_a_date_are_read);
	tcase_add_test(times, nothing_is_written_as_nothing);
	tcase_add_test(times, the_widest_times_still_fit_their_room);
	tcase_add_test(times, days_follow_each_other_as_in_the_c_library);
	tcase_add_test(times, days_are_added_and_counted);
	tcase_add_test(times, the_clock_goes);
	suite_add_tcase(suite, times);
	return suite;
}

SUITE_MAIN(time_suite)
