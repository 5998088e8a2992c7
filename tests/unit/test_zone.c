/* test_zone.c: time zones: every zone of the system against the C library's own reading of it, and files that are none.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/time.h"
#include "base/zone.h"
#include "check_main.h"
#include "folder.h"

#define AT(text) moment(text)

static sfp_time moment(const char *text)
{
	sfp_time time = 0;

	ck_sfp_ok(sfp_time_from_text(text, &time));
	return time;
}

static struct sfp__zone *zone_of(const char *name)
{
	struct sfp__zone *zone = NULL;

	ck_sfp_ok(sfp__zone_open(SFP__ZONE_FOLDER, name, &zone));
	return zone;
}

/* ---- the oracle ---- */

#define FIRST INT64_C(-2208988800) /* 1900 */
#define LAST  INT64_C(4102444800)  /* 2100 */

/* The names of all zones: tzdata lists them in the first column of "tzdata.zi" and, as "L target name", the second
 * names. Newer releases of Debian keep the oldest of these in a package of their own. */
static char names[1024][SFP__ZONE_NAME_SIZE];
static int name_count;

static void add_name(const char *name)
{
	char path[sizeof(SFP__ZONE_FOLDER) + SFP__ZONE_NAME_SIZE + 1];

	snprintf(path, sizeof(path), "%s/%s", SFP__ZONE_FOLDER, name);
	if (access(path, F_OK) != 0)
		return;
	ck_assert_int_lt(name_count, (int)SFP__LENGTH(names));
	ck_assert_msg(sfp__zone_name_valid(name), "%s", name);
	snprintf(names[name_count++], SFP__ZONE_NAME_SIZE, "%s", name);
}

static void read_names(void)
{
	FILE *file = fopen(SFP__ZONE_FOLDER "/tzdata.zi", "r");
	char line[512], name[SFP__ZONE_NAME_SIZE];
	int listed = 0;

	ck_assert_msg(file != NULL, "the package tzdata is missing");
	while (fgets(line, sizeof(line), file))
		if (sscanf(line, "Z %63s", name) == 1 || sscanf(line, "L %*s %63s", name) == 1) {
			listed++;
			add_name(name);
		}
	fclose(file);
	ck_assert_int_gt(listed, 400);
	ck_assert_int_gt(name_count, 300);
}

static struct tm libc_time(int64_t second)
{
	time_t at = (time_t)second;
	struct tm local = { 0 };

	localtime_r(&at, &local);
	return local;
}

/* Check tells its parent of every assertion that it makes: millions of them are made only where they would fail. */
static int32_t same_time(struct sfp__zone *zone, int64_t second)
{
	struct tm local = libc_time(second);
	sfp_date date = (local.tm_year + 1900) * 10000 + (local.tm_mon + 1) * 100 + local.tm_mday;
	int32_t offset = sfp__zone_offset(zone, second * SFP__SECOND);

	if (offset != local.tm_gmtoff || (second && sfp__zone_date(zone, second * SFP__SECOND) != date))
		ck_abort_msg("%s at %lld: %d and %d, not %ld and %d", sfp__zone_name(zone), (long long)second, offset,
		             sfp__zone_date(zone, second * SFP__SECOND), local.tm_gmtoff, date);
	return offset;
}

/* Between two seconds with different offsets lies a change; it is looked for, and both sides of it are compared. */
static void same_around_change(struct sfp__zone *zone, int64_t low, int64_t high)
{
	int32_t before = same_time(zone, low);

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (same_time(zone, middle) == before)
			low = middle;
		else
			high = middle;
	}
	same_time(zone, low);
	same_time(zone, high);
}

static void same_zone(const char *name, int64_t step)
{
	struct sfp__zone *zone = zone_of(name);
	char setting[SFP__ZONE_NAME_SIZE + 1];
	int32_t before, now;

	snprintf(setting, sizeof(setting), ":%s", name);
	setenv("TZ", setting, 1);
	tzset();
	before = same_time(zone, FIRST);
	for (int64_t second = FIRST + step; second < LAST; second += step) {
		now = same_time(zone, second);
		if (now != before)
			same_around_change(zone, second - step, second);
		before = now;
	}
	sfp__zone_close(zone);
}

START_TEST(every_zone_tells_the_time_of_the_c_library)
{
	read_names();
	for (int i = 0; i < name_count; i++)
		same_zone(names[i], 9 * 86400 + 12347);
	setenv("TZ", "UTC", 1);
	tzset();
}
END_TEST

/* Each of the eleven Russian zones had its clocks changed several times between 2010 and 2016. */
/* clang-format off */
static const char *const russian[] = {
	"Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara",  "Europe/Saratov",  "Europe/Volgograd", "Asia/Yekaterinburg",
	"Asia/Omsk",          "Asia/Barnaul",  "Asia/Krasnoyarsk", "Asia/Irkutsk",  "Asia/Yakutsk",     "Asia/Vladivostok",
	"Asia/Magadan",       "Asia/Sakhalin", "Asia/Srednekolymsk", "Asia/Kamchatka", "Asia/Anadyr",  "Asia/Chita",
};
/* clang-format on */

START_TEST(russian_zones_tell_it_to_the_hour)
{
	same_zone(russian[_i], 6 * 3600 + 7);
	setenv("TZ", "UTC", 1);
	tzset();
}
END_TEST

static const struct {
	const char *zone, *utc;
	sfp_date date;
	int hours;
} russia[] = {
	{ "Europe/Moscow", "2010-10-30T22:59:59Z", 20101031, 4 }, /* summer time, for the last second */
	{ "Europe/Moscow", "2010-10-30T23:00:00Z", 20101031, 3 },
	{ "Europe/Moscow", "2011-03-26T22:59:59Z", 20110327, 3 },
	{ "Europe/Moscow", "2011-12-31T20:00:00Z", 20120101, 4 }, /* summer time all the year */
	{ "Europe/Moscow", "2014-10-25T21:59:59Z", 20141026, 4 },
	{ "Europe/Moscow", "2014-10-25T22:00:00Z", 20141026, 3 },
	{ "Europe/Moscow", "2026-08-31T21:00:00Z", 20260901, 3 },
	{ "Asia/Vladivostok", "2026-08-31T22:30:00Z", 20260901, 10 },
	{ "Asia/Vladivostok", "2013-08-31T12:59:59Z", 20130831, 11 },
	{ "Asia/Vladivostok", "2013-08-31T13:00:00Z", 20130901, 11 },
	{ "Europe/Kaliningrad", "2026-09-01T21:59:59Z", 20260901, 2 },
	{ "Europe/Kaliningrad", "2026-09-01T22:00:00Z", 20260902, 2 },
	{ "Asia/Kamchatka", "2026-08-31T12:00:00Z", 20260901, 12 },
	{ "Europe/Saratov", "2016-12-03T22:59:59Z", 20161204, 3 },
	{ "Europe/Saratov", "2016-12-03T23:00:00Z", 20161204, 4 },
	{ "UTC", "2026-08-31T23:59:59Z", 20260831, 0 },
};

START_TEST(a_moment_is_of_the_day_that_the_clocks_there_show)
{
	struct sfp__zone *zone = zone_of(russia[_i].zone);

	ck_assert_int_eq(sfp__zone_offset(zone, AT(russia[_i].utc)), russia[_i].hours * 3600);
	ck_assert_int_eq(sfp__zone_date(zone, AT(russia[_i].utc)), russia[_i].date);
	ck_assert_int_eq(sfp__zone_date(zone, 0), 0);
	sfp__zone_close(zone);
}
END_TEST

static const struct {
	const char *zone;
	sfp_date date;
	const char *begins;
} days[] = {
	{ "Asia/Vladivostok", 20260901, "2026-08-31T14:00:00Z" },
	{ "Europe/Moscow", 20260901, "2026-08-31T21:00:00Z" },
	{ "America/Sao_Paulo", 20181104, "2018-11-04T03:00:00Z" }, /* midnight was skipped: the day began at one o'clock
	                                                            */
	{ "America/Sao_Paulo", 20180218, "2018-02-18T03:00:00Z" }, /* the hour before midnight came twice */
	{ "Pacific/Apia", 20111230, "2011-12-30T10:00:00Z" }, /* a day that was skipped as a whole begins with the next
	                                                         one */
	{ "Pacific/Apia", 20111231, "2011-12-30T10:00:00Z" },
	{ "America/New_York", 20260308, "2026-03-08T05:00:00Z" },
	{ "America/New_York", 20260309, "2026-03-09T04:00:00Z" }, /* by the rule of the footer */
	{ "Europe/Dublin", 20900701, "2090-06-30T23:00:00Z" },    /* whose winter time is the exception */
	{ "Asia/Kolkata", 20990101, "2098-12-31T18:30:00Z" },
	{ "UTC", 20260901, "2026-09-01T00:00:00Z" },
};

START_TEST(a_day_begins_where_its_first_moment_is)
{
	struct sfp__zone *zone = zone_of(days[_i].zone);
	char text[SFP_TIME_TEXT_SIZE];

	sfp_time_to_text(sfp__zone_day_start(zone, days[_i].date), text);
	ck_assert_str_eq(text, days[_i].begins);
	ck_assert_int_ge(sfp__zone_date(zone, AT(text)), days[_i].date);
	ck_assert_int_lt(sfp__zone_date(zone, AT(text) - 1), days[_i].date);
	ck_assert_int_eq(sfp__zone_day_start(zone, 20260931), 0);
	sfp__zone_close(zone);
}
END_TEST

START_TEST(every_day_of_every_russian_zone_begins_in_it)
{
	struct sfp__zone *zone = zone_of(russian[_i]);

	for (sfp_date day = 20000101; day < 20300101; day = sfp_date_add(day, 1)) {
		sfp_time start = sfp__zone_day_start(zone, day);

		if (sfp__zone_date(zone, start) != day || sfp__zone_date(zone, start - 1) != sfp_date_add(day, -1))
			ck_abort_msg("%s: %d", russian[_i], day);
	}
	sfp__zone_close(zone);
}
END_TEST

static const struct {
	const char *shown, *utc;
} clocks[] = {
	{ "2026-03-29T01:59:59.5Z", "2026-03-29T00:59:59.500000Z" },
	{ "2026-03-29T02:30:00.5Z", "2026-03-29T01:00:00Z" }, /* skipped */
	{ "2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z" },
	{ "2026-10-25T02:30:00Z", "2026-10-25T00:30:00Z" }, /* twice: the first */
	{ "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z" },
};

START_TEST(a_time_by_the_clock_is_a_moment)
{
	struct sfp__zone *zone = zone_of("Europe/Berlin");
	char text[SFP_TIME_TEXT_SIZE];

	sfp_time_to_text(sfp__zone_moment(zone, AT(clocks[_i].shown)), text);
	ck_assert_str_eq(text, clocks[_i].utc);
	sfp__zone_close(zone);
}
END_TEST

/* ---- names ---- */

/* clang-format off */
static const char *const bad_names[] = {
	"", "/", "Asia/", "/Asia/Vladivostok", "Asia//Vladivostok", "../Asia/Vladivostok", "Asia/../Asia/Vladivostok", "Asia/.", "asia",
	"Asia/vladivostok", "posix/Asia/Vladivostok", "right/Asia/Vladivostok", "localtime", "tzdata.zi", "Asia/Vladivostok ",
	"Asia/Vladi\nvostok", "Asia/Владивосток", "Asia\\Vladivostok", "MSK-3", "A/B/C/D", "+03:00", "Europe/Moscow:", "Asia", "Moscow",
	"Europe/Moscow0", "A234567890123456789012345678901234567890123456789012345678901234",
};
/* clang-format on */

START_TEST(what_is_no_name_of_a_zone_is_not_found)
{
	struct sfp__zone *zone = NULL;

	ck_sfp_status(sfp__zone_open(SFP__ZONE_FOLDER, bad_names[_i], &zone), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(zone);
}
END_TEST

START_TEST(a_system_without_zones_has_utc_and_says_so)
{
	struct sfp__zone *zone = NULL;

	ck_sfp_status(sfp__zone_open("/nowhere", "Europe/Moscow", &zone), SFP_E_UNSUPPORTED);
	ck_assert_ptr_null(zone);
	ck_sfp_ok(sfp__zone_open("/nowhere", "UTC", &zone));
	ck_assert_str_eq(sfp__zone_name(zone), "UTC");
	ck_assert_int_eq(sfp__zone_offset(zone, AT("2026-09-01")), 0);
	sfp__zone_close(zone);
	sfp__zone_close(NULL);
}
END_TEST

/* ---- files ---- */

static void put_file(const char *name, const void *data, size_t length)
{
	FILE *file = fopen(in_folder(name), "wb");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(data, 1, length, file), length);
	fclose(file);
}

START_TEST(what_is_no_file_of_a_zone_is_told_so)
{
	static const char long_one[70000] = "TZif2";
	struct sfp__zone *zone = NULL;

	folder_make();
	put_file("Empty", "", 0);
	put_file("Text", "Europe/Moscow\n", 14);
	put_file("Long", long_one, sizeof(long_one));
	ck_assert_int_eq(mkfifo(in_folder("Pipe"), 0600), 0);
	ck_assert_int_eq(symlink("Loop", in_folder("Loop")), 0);
	ck_sfp_status(sfp__zone_open(folder, "Empty", &zone), SFP_E_CORRUPT);
	ck_sfp_status(sfp__zone_open(folder, "Text", &zone), SFP_E_CORRUPT);
	ck_sfp_status(sfp__zone_open(folder, "Long", &zone), SFP_E_CORRUPT);
	ck_sfp_status(sfp__zone_open(folder, "Pipe", &zone), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp__zone_open(folder, "Loop", &zone), SFP_E_IO);
	ck_assert_ptr_null(zone);
	folder_remove();
}
END_TEST

/* A file of two changes, as short as they come: type 0 is UTC+1, type 1 UTC+2. */
#define HEAD(changes, types)                                                                                           \
	"TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" changes "\0\0\0" types "\0\0\0\4"
#define EMPTY_BLOCK                                                                                                    \
	"TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\4"                          \
	"\0\0\0\0\0\0UTC\0"
#define TIMES "\0\0\0\0\0\0\0\144\0\0\0\0\0\0\0\310"
#define TYPES "\0\0\016\020\0\0\0\0\034\040\1\0"
#define GOOD                                                                                                           \
	EMPTY_BLOCK HEAD("\2", "\2") TIMES "\1\0" TYPES "ABC\0"                                                        \
					   "\nABC-1\n"

static const struct {
	const char *data;
	size_t length;
	sfp_status status;
} files[] = {
/* clang-format off */
#define FILE_OF(data, status) { data, sizeof(data) - 1, status }
	/* clang-format on */
	FILE_OF(GOOD, SFP_OK),
	FILE_OF(EMPTY_BLOCK, SFP_E_CORRUPT), /* version 1 */
	FILE_OF(EMPTY_BLOCK HEAD("\2", "\2") TIMES "\1\2" TYPES "ABC\0"
	                                           "\nABC-1\n",
	        SFP_E_CORRUPT), /* a type that is none */
	FILE_OF(EMPTY_BLOCK HEAD("\2", "\0") TIMES "\0\0"
	                                           "ABC\0"
	                                           "\nABC-1\n",
	        SFP_E_CORRUPT), /* no types */
	FILE_OF(EMPTY_BLOCK HEAD("\2", "\2") "\0\0\0\0\0\0\0\144\0\0\0\0\0\0\0\144"
	                                     "\1\0" TYPES "ABC\0"
	                                     "\nABC-1\n",
	        SFP_E_CORRUPT),
	FILE_OF(EMPTY_BLOCK HEAD("\2", "\2") TIMES "\1\0"
	                                           "\0\3\016\020\0\0\0\0\034\040\1\0"
	                                           "ABC\0"
	                                           "\nABC-1\n",
	        SFP_E_CORRUPT),
	FILE_OF(EMPTY_BLOCK HEAD("\2", "\2") TIMES "\1\0" TYPES "ABC\0", SFP_E_CORRUPT), /* no footer */
	FILE_OF(EMPTY_BLOCK HEAD("\2", "\2") TIMES "\1\0" TYPES "ABC\0"
	                                           "\nABC-1",
	        SFP_E_CORRUPT),
	FILE_OF(EMPTY_BLOCK HEAD("\2", "\2") TIMES "\1\0" TYPES "ABC\0"
	                                           "\nABC\n",
	        SFP_E_CORRUPT),
	FILE_OF(EMPTY_BLOCK HEAD("\2", "\2") TIMES "\1\0" TYPES "ABC\0"
	                                           "\n\n",
	        SFP_OK), /* no rule */
	FILE_OF("TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377"
	        "\377\377\377\377" GOOD,
	        SFP_E_CORRUPT),
};

START_TEST(a_file_is_checked_as_a_whole)
{
	struct sfp__zone *zone = NULL;

	ck_sfp_status(sfp__zone_read(files[_i].data, files[_i].length, "Test", &zone), files[_i].status);
	ck_assert_int_eq(zone != NULL, files[_i].status == SFP_OK);
	if (zone) {
		ck_assert_int_eq(sfp__zone_offset(zone, 99 * SFP__SECOND), 3600);
		ck_assert_int_eq(sfp__zone_offset(zone, 100 * SFP__SECOND - 1), 3600);
		ck_assert_int_eq(sfp__zone_offset(zone, 100 * SFP__SECOND), 7200);
		ck_assert_int_eq(sfp__zone_offset(zone, 200 * SFP__SECOND), 3600);
		ck_assert_int_eq(sfp__zone_offset(zone, INT64_MAX), 3600);
		ck_assert_int_eq(sfp__zone_offset(zone, INT64_MIN), 3600);
		ck_assert_int_eq(sfp__zone_date(zone, INT64_MAX), 0);
	}
	sfp__zone_close(zone);
}
END_TEST

START_TEST(a_file_that_ends_anywhere_is_no_zone)
{
	static const char good[] = GOOD;
	struct sfp__zone *zone = NULL;

	for (size_t length = 0; length < sizeof(good) - 1; length++) {
		void *exact = malloc(length ? length : 1); /* so that a sanitizer sees whoever reads beyond */

		memcpy(exact, good, length);
		ck_sfp_status(sfp__zone_read(exact, length, "Test", &zone), SFP_E_CORRUPT);
		free(exact);
	}
}
END_TEST

/* ---- rules ---- */

static const struct {
	const char *rule, *moment;
	int offset;
} rules[] = {
	{ "MSK-3", "2026-09-01T00:00:00Z", 10800 },
	{ "<+0545>-5:45", "2026-09-01T00:00:00Z", 20700 },
	{ "<-0330>3:30:15", "2026-09-01T00:00:00Z", -12615 },
	{ "CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600 },
	{ "CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200 },
	{ "CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600 },
	{ "AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z",
	  39600 }, /* the south: summer goes over the new year */
	{ "AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-06-01T00:00:00Z", 36000 },
	{ "IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0 },
	{ "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600 }, /* on the evening before */
	{ "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200 },
	{ "EST5EDT,0/0,J365/25", "2026-12-31T23:30:00Z", -14400 }, /* summer all the year */
	{ "EST5EDT,0/0,J365/25", "2026-01-01T05:00:00Z", -14400 },
	{ "EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28T00:00:00Z", 10800 }, /* "Friday after the fourth Thursday" */
	{ "AAA0BBB,J60,J300", "2028-03-01T02:00:00Z", 3600 },                /* J60 is 1 March in every year */
	{ "AAA0BBB,J60,J300", "2028-03-01T01:59:59Z", 0 },
	{ "AAA0BBB,59,299", "2028-02-29T02:00:00Z", 3600 }, /* 59 is the 60th day */
	{ "AAA0BBB,59,299", "2027-03-01T01:59:59Z", 0 },
};

START_TEST(a_rule_says_what_holds)
{
	struct sfp__zone_rule rule;
	struct sfp__zone_span span;
	int64_t second = AT(rules[_i].moment) / SFP__SECOND;

	ck_assert(sfp__zone_rule_read(rules[_i].rule, strlen(rules[_i].rule), &rule));
	span = sfp__zone_rule_at(&rule, second);
	ck_assert_int_eq(span.offset, rules[_i].offset);
	ck_assert_int_le(span.from, second);
	ck_assert_int_gt(span.until, second);
}
END_TEST

/* clang-format off */
static const char *const bad_rules[] = {
	"", "MSK", "M-3", "-3", "MSK-3 ", "MSK-25", "<MSK-3", "MSK-3:60", "MSK-3:", "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0",
	"CET-1CEST,M3.5.0,", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J1",
	"CET-1CEST,J366,J1", "CET-1CEST,366,1", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CE,M3.5.0,M10.5.0",
	"CET-99999999999999999999", "C\xd0\x95T-1", "CET-1CEST,M3.5,M10.5.0", "CET-1CEST,M3,M10",
};
/* clang-format on */

START_TEST(what_is_no_rule_is_refused)
{
	struct sfp__zone_rule rule;

	ck_assert(!sfp__zone_rule_read(bad_rules[_i], strlen(bad_rules[_i]), &rule));
}
END_TEST

static Suite *zone_suite(void)
{
	Suite *suite = suite_create("zone");
	TCase *oracle = tcase_create("oracle"), *zones = tcase_create("zones"), *reading = tcase_create("files");

	tcase_set_timeout(oracle, 150);
	tcase_add_test(oracle, every_zone_tells_the_time_of_the_c_library);
	tcase_add_loop_test(oracle, russian_zones_tell_it_to_the_hour, 0, (int)SFP__LENGTH(russian));
	suite_add_tcase(suite, oracle);
	tcase_set_timeout(zones, 60);
	tcase_add_loop_test(zones, a_moment_is_of_the_day_that_the_clocks_there_show, 0, (int)SFP__LENGTH(russia));
	tcase_add_loop_test(zones, a_day_begins_where_its_first_moment_is, 0, (int)SFP__LENGTH(days));
	tcase_add_loop_test(zones, every_day_of_every_russian_zone_begins_in_it, 0, (int)SFP__LENGTH(russian));
	tcase_add_loop_test(zones, a_time_by_the_clock_is_a_moment, 0, (int)SFP__LENGTH(clocks));
	suite_add_tcase(suite, zones);
	tcase_add_loop_test(reading, what_is_no_name_of_a_zone_is_not_found, 0, (int)SFP__LENGTH(bad_names));
	tcase_add_test(reading, a_system_without_zones_has_utc_and_says_so);
	tcase_add_test(reading, what_is_no_file_of_a_zone_is_told_so);
	tcase_add_loop_test(reading, a_file_is_checked_as_a_whole, 0, (int)SFP__LENGTH(files));
	tcase_add_test(reading, a_file_that_ends_anywhere_is_no_zone);
	tcase_add_loop_test(reading, a_rule_says_what_holds, 0, (int)SFP__LENGTH(rules));
	tcase_add_loop_test(reading, what_is_no_rule_is_refused, 0, (int)SFP__LENGTH(bad_rules));
	suite_add_tcase(suite, reading);
	return suite;
}

SUITE_MAIN(zone_suite)
