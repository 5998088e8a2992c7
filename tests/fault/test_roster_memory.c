/* test_roster_memory.c: memory runs out at every allocation of reading a roster: it is said, nothing leaks, and a
 * reading that was given is whole. */
#include "memory.h"

#include <openssl/err.h>
#include <zip.h>

#include "rosters.h"

/* Allocates so often at least before the next point is skipped: most of what follows is alike. */
#define DENSE 300

static long next_point(long point)
{
	return point < DENSE ? point + 1 : point + point / 10;
}

/* ---- what is read ---- */

static const char students[] = "Фамилия;Имя;Отчество;Дата рождения;Группа;СНИЛС\nЛосев;Иван;Ильич;01.02.2009;М-11;1\n"
			       "Лосева;Анна;;2010-03-04;М-11;2\nКим;Юлия;;40.01.2009;М-11;\nКим;\"Юлия\nМария\";;;;\n";
static const char parents[] =
	"ФИО родителя;Ребёнок (ФИО);Группа ребёнка\nЛосева Ольга Петровна;Лосев Иван Ильич;М-11\n";
static const char mapping[] = "[parents]\nРебёнок (ФИО) = child\n[role names]\nзавхоз = staff\n";
static const char staff[] = "ФИО;Роль;Классное руководство\nСомов Пётр;завхоз;М-11, М-12\nЛосева Анна;волшебник;\n";

static sfp_status read_tables(sfp_roster_reading **ret_reading)
{
	const sfp_roster_input inputs[] = { { .name = "students.csv", .data = students, .length = strlen(students) },
		                            { .name = "parents.csv", .data = parents, .length = strlen(parents) },
		                            { .name = "staff.csv", .data = staff, .length = strlen(staff) } };
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;

	options.mapping = mapping;
	options.mapping_length = strlen(mapping);
	return sfp_roster_read(inputs, SFP__LENGTH(inputs), &options, ret_reading);
}

static sfp_status read_oneroster(sfp_roster_profile profile, sfp_roster_reading **ret_reading)
{
	sfp_roster_input inputs[ROSTER_FILES_MAX] = { 0 };
	sfp_roster_options options = with_profile(profile);
	size_t count = files_count(bulk_1_1);

	for (size_t i = 0; i < count; i++)
		inputs[i] = (sfp_roster_input){ .name = bulk_1_1[i].name,
			                        .data = bulk_1_1[i].text,
			                        .length = strlen(bulk_1_1[i].text) };
	return sfp_roster_read(inputs, count, &options, ret_reading);
}

static sfp_status read_strictly(sfp_roster_reading **ret_reading)
{
	return read_oneroster(SFP_ROSTER_STRICT_1_1, ret_reading);
}

static sfp_status read_tolerantly(sfp_roster_reading **ret_reading)
{
	return read_oneroster(SFP_ROSTER_TOLERANT, ret_reading);
}

/* Made while there is memory: glib ends the process where there is none. */
static char *archive_path, *folder_path;

static sfp_status read_archive(sfp_roster_reading **ret_reading)
{
	return sfp_roster_read(&(sfp_roster_input){ .path = archive_path }, 1, NULL, ret_reading);
}

static sfp_status read_folder(sfp_roster_reading **ret_reading)
{
	return sfp_roster_read(&(sfp_roster_input){ .path = folder_path }, 1, NULL, ret_reading);
}

/* clang-format off */
static sfp_status (*const jobs[])(sfp_roster_reading **ret_reading) = { read_tables, read_strictly, read_tolerantly, read_archive,
									 read_folder };

/* ---- sweeps ---- */

/* All that is told of a reading. To be freed by g_free(). */
static char *told(sfp_roster_reading *reading)
{
	char *staged = dump(reading), *codes = codes_of(reading), *all;
	GString *rows = g_string_new("");

	for (size_t i = 0; i < sfp_roster_reading_file_count(reading); i++)
		ck_sfp_ok(sfp_roster_reading_rejected(reading, i, append, rows));
	all = g_strconcat(staged, codes, rows->str, NULL);
	g_string_free(rows, TRUE);
	g_free(staged);
	g_free(codes);
	return all;
}

/* One attempt whose allocation number `point` fails (and all behind it, unless only_once). False: there were not so many. */
static bool attempt(int job, long point, const char *expected)
{
	sfp_roster_reading *reading = NULL;
	sfp_status status;

	refused  = 0;
	living   = 0;
	left     = point;
	counting = true;
	status   = jobs[job](&reading);
	left     = -1;
	ERR_clear_error(); /* libcrypto keeps a list of what failed */
	counting = false;
	ck_assert_msg(status == SFP_E_NO_MEMORY || status == SFP_OK, "job %d, allocation %ld: %s", job, point, sfp_status_name(status));
	ck_assert(!reading == (status != SFP_OK));
	if (reading) {
		char *found = told(reading);

		ck_assert_msg(strcmp(found, expected) == 0, "job %d, allocation %ld: %s\nnot\n%s", job, point, found, expected);
		g_free(found);
		sfp_roster_reading_close(reading);
	} else {
		ck_assert_msg(living <= 0, "job %d, allocation %ld: %ld blocks are left", job, point, living);
	}
	return refused > 0;
}

static void sweep(int job)
{
	sfp_roster_reading *reading = NULL;
	char *expected;
	long point = 0;

	archive_path = source_path("tests/fuzz/corpus/archive/set.zip");
	folder_path  = source_path("tests/fuzz/corpus/tables");
	ck_sfp_ok(jobs[job](&reading));
	expected = told(reading);
	sfp_roster_reading_close(reading);
	while (attempt(job, point, expected))
		point = next_point(point);
	ck_assert_int_gt(point, 100);
	g_free(expected);
	g_free(archive_path);
	g_free(folder_path);
}

START_TEST(what_memory_fails_is_said_and_leaves_nothing_behind)
{
	sweep(_i);
}
END_TEST

/* Of a single failure in the middle all the rest could go on: none may be overlooked. */
START_TEST(a_single_failure_is_said_or_makes_no_difference)
{
	only_once = true;
	sweep(_i);
	only_once = false;
}
END_TEST

static Suite *roster_memory_suite(void)
{
	Suite *suite = suite_create("roster_memory");
	TCase *tcase = tcase_create("roster_memory");

	suite_add_tcase(suite, tcase);
	if (!HAVE_OWN_MALLOC)
		return suite;
	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, what_memory_fails_is_said_and_leaves_nothing_behind, 0, (int)SFP__LENGTH(jobs));
	tcase_add_loop_test(tcase, a_single_failure_is_said_or_makes_no_difference, 0, (int)SFP__LENGTH(jobs));
	return suite;
}

SUITE_MAIN(roster_memory_suite)

/* clang-format on */
