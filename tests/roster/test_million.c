/* test_million.c: a million enrolments are read in little memory, and so are a million rows that are all wrong. */
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "folder.h"
#include "rosters.h"

#define MILLION        1000000
#define PEOPLE         100000
#define CLASSES        5000
#define MEMORY_MAX_KIB (64 * 1024)

static FILE *begin(const char *name, const char *header)
{
	FILE *file = fopen(in_folder(name), "w");

	ck_assert_ptr_nonnull(file);
	fputs(header, file);
	return file;
}

/* Numbers in no order, as real ones are. */
static unsigned scattered(unsigned number)
{
	return number * 2654435761u;
}

static void write_people(void)
{
	FILE *file = begin(
		"users.csv",
		"sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName\n");

	for (unsigned i = 0; i < PEOPLE; i++)
		fprintf(file, "%08x-5d8e-4a6f-9d0f-2f6cbb0a4c11,,,true,o,student,s%u,Имя,Фамилия\n", scattered(i), i);
	ck_assert_int_eq(fclose(file), 0);
	file = begin("classes.csv", "sourcedId,status,dateLastModified,title,classType,schoolSourcedId\n");
	for (unsigned i = 0; i < CLASSES; i++)
		fprintf(file, "c-%u,,,Группа %u,homeroom,o\n", i, i);
	ck_assert_int_eq(fclose(file), 0);
}

/* `shift` beyond the people that there are makes every row wrong. */
static void write_enrollments(unsigned shift)
{
	FILE *file = begin("enrollments.csv",
	                   "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\n");

	for (unsigned i = 0; i < MILLION; i++)
		fprintf(file, "%08x-77aa-4b1b-8e55-9f6f0f1a2b3c,,,c-%u,o,%08x-5d8e-4a6f-9d0f-2f6cbb0a4c11,student\n",
		        scattered(i), i / (MILLION / CLASSES), scattered(i % PEOPLE + shift));
	ck_assert_int_eq(fclose(file), 0);
}

static void ck_memory(const char *what, time_t began)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	printf("%s: %ld KiB, %ld s\n", what, usage.ru_maxrss, (long)(time(NULL) - began));
#if !defined(__SANITIZE_ADDRESS__)
	ck_assert_int_le(usage.ru_maxrss, MEMORY_MAX_KIB);
#endif
}

START_TEST(a_million_enrolments_are_read_in_64_mib)
{
	time_t began = time(NULL);
	sfp_roster_reading *reading;

	write_people();
	write_enrollments(0);
	reading = read_path(folder, NULL);
	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->enrollments, MILLION);
	ck_memory("a million enrolments", began);
	sfp_roster_reading_close(reading);
}
END_TEST

static bool count_bytes(void *context, const char *data, size_t length)
{
	(void)data;
	*(size_t *)context += length;
	return true;
}

START_TEST(a_million_wrong_rows_are_kept_apart_in_64_mib)
{
	time_t began = time(NULL);
	sfp_roster_reading *reading;
	size_t bytes = 0;

	write_people();
	write_enrollments(PEOPLE);
	reading = read_path(folder, NULL);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, MILLION);
	ck_assert_uint_eq(group_of(reading, "unknown-reference")->count, MILLION);
	for (size_t i = 0; i < sfp_roster_reading_file_count(reading); i++)
		ck_sfp_ok(sfp_roster_reading_rejected(reading, i, count_bytes, &bytes));
	ck_assert_uint_gt(bytes, MILLION * 80);
	ck_memory("a million wrong rows", began);
	sfp_roster_reading_close(reading);
}
END_TEST

static Suite *million_suite(void)
{
	Suite *suite = suite_create("roster_million");
	TCase *million = tcase_create("million");

	tcase_set_timeout(million, 600);
	tcase_add_checked_fixture(million, folder_make, folder_remove);
	tcase_add_test(million, a_million_enrolments_are_read_in_64_mib);
	tcase_add_test(million, a_million_wrong_rows_are_kept_apart_in_64_mib);
	suite_add_tcase(suite, million);
	return suite;
}

SUITE_MAIN(million_suite)
