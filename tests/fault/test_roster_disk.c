/* test_roster_disk.c: the disk under the temporary files of a reading and of its plan is full or fails, at one call or
 * from then on: it is said, nothing is lost, nothing stays open, and the next attempt gives what it would have given.
 */
#include <dirent.h>
#include <sqlite3.h>

#include "folder.h"
#include "rosters.h"
#include "sferumpolicy/sferumpolicy.h"
#include "support/world.h"
#include "vfs.h"

#define ROWS   3000
#define WRONG  4           /* every fourth row lacks a name */
#define MEMORY (256 << 10) /* pages beyond it go to the disk at once */
#define POINTS 8

static struct world w;
static sfp_id order;
static GString *table;

/* The registry is in memory: whatever asks for a file asks for a temporary one. */
static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_FULL);
	order = world_order(&w, SFP_ORDER_MOVEMENT, "Д-1");
	table = g_string_new("Личный номер;Фамилия;Имя;Отчество;Дата рождения;Группа\n");
	for (int i = 0; i < ROWS; i++)
		g_string_append_printf(table, "%d;Фамилия%d;%s;Отчество;01.02.2009;М-11\n", i, i,
		                       i % WRONG ? "Имярек" : "");
	folder_make();
	fault_register();
	sqlite3_vfs_register(sqlite3_vfs_find(FAULT_VFS), 1);
	sqlite3_soft_heap_limit64(MEMORY);
}

static void teardown(void)
{
	sqlite3_soft_heap_limit64(0);
	sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
	folder_remove();
	g_string_free(table, TRUE);
	world_close(&w);
}

static int open_files(void)
{
	DIR *files = opendir("/proc/self/fd");
	int count = 0;

	while (files && readdir(files))
		count++;
	if (files)
		closedir(files);
	return count;
}

static sfp_status read_roster(sfp_roster_reading **ret_reading)
{
	const sfp_roster_input input = { .name = "list.csv", .data = table->str, .length = table->len };

	return sfp_roster_read(&input, 1, NULL, ret_reading);
}

static sfp_roster_reading *healthy_reading(void)
{
	sfp_roster_reading *reading = NULL;

	ck_sfp_ok(read_roster(&reading));
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, ROWS - ROWS / WRONG);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, ROWS / WRONG);
	return reading;
}

static sfp_roster_plan *healthy_plan(void)
{
	sfp_roster_reading *reading = healthy_reading();
	sfp_roster_plan *plan = NULL;

	ck_assert_msg(sfp_roster_plan_make(w.reg, &w.organization, reading, NULL, &plan) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	sfp_roster_reading_close(reading);
	return plan;
}

static uint64_t trail(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

/* ---- one attempt each ---- */

static sfp_status attempt_reading(struct fault_plan fault, struct fault_seen *ret_seen)
{
	sfp_roster_reading *reading = NULL;
	sfp_status status;

	fault_start(fault);
	status = read_roster(&reading);
	*ret_seen = fault_stop();
	ck_assert(!reading == (status != SFP_OK));
	if (reading)
		ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, ROWS - ROWS / WRONG);
	sfp_roster_reading_close(reading);
	return status;
}

/* The rows that were rejected and the findings come back from the disk. */
static sfp_status attempt_looking_back(struct fault_plan fault, struct fault_seen *ret_seen)
{
	sfp_roster_reading *reading = healthy_reading();
	GString *rows = g_string_new("");
	sfp_roster_finding finding;
	sfp_status status, found;
	size_t count = 0;

	fault_start(fault);
	status = sfp_roster_reading_rejected(reading, 0, append, rows);
	while ((found = sfp_roster_reading_finding(reading, count, &finding)) == SFP_OK)
		count++;
	*ret_seen = fault_stop();
	if (found != SFP_E_NOT_FOUND)
		status = found;
	else if (status == SFP_OK)
		ck_assert_uint_eq(count, ROWS / WRONG);
	g_string_free(rows, TRUE);
	sfp_roster_reading_close(reading);
	return status;
}

static sfp_status attempt_planning(struct fault_plan fault, struct fault_seen *ret_seen)
{
	sfp_roster_reading *reading = healthy_reading();
	sfp_roster_plan *plan = NULL;
	uint64_t before = trail();
	sfp_status status;

	fault_start(fault);
	status = sfp_roster_plan_make(w.reg, &w.organization, reading, NULL, &plan);
	*ret_seen = fault_stop();
	ck_assert(!plan == (status != SFP_OK));
	if (plan)
		ck_assert_int_eq(sfp_roster_plan_look(plan)->people, ROWS - ROWS / WRONG);
	else
		ck_assert_msg(strstr(sfp_registry_message(w.reg), "SQLITE_TMPDIR"), "%s", sfp_registry_message(w.reg));
	ck_assert_uint_eq(trail(), before);
	sfp_roster_plan_free(plan);
	sfp_roster_reading_close(reading);
	return status;
}

static sfp_status attempt_keeping(struct fault_plan fault, struct fault_seen *ret_seen)
{
	sfp_roster_plan *plan = healthy_plan(), *opened = NULL;
	char path[384];
	sfp_status status;

	snprintf(path, sizeof(path), "%s", in_folder("plan"));
	fault_start(fault);
	status = sfp_roster_plan_save(plan, path);
	*ret_seen = fault_stop();
	if (status != SFP_OK) { /* what was begun is no obstacle */
		ck_assert_int_ne(access(path, F_OK), 0);
		ck_sfp_ok(sfp_roster_plan_save(plan, path));
	}
	ck_sfp_ok(sfp_roster_plan_open(path, &opened));
	ck_assert_int_eq(sfp_roster_plan_look(opened)->changes, sfp_roster_plan_look(plan)->changes);
	sfp_roster_plan_free(opened);
	sfp_roster_plan_free(plan);
	unlink(path);
	return status;
}

static sfp_status attempt_applying(struct fault_plan fault, struct fault_seen *ret_seen)
{
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_plan *plan = healthy_plan();
	sfp_roster_applied *applied = NULL;
	uint64_t before = trail();
	sfp_status status;

	options.order_id = order;
	options.orderer = w.deputy.person;
	options.confirm = sfp_roster_plan_look(plan)->held_people;
	ck_sfp_ok(sfp_batch_begin(w.reg));
	fault_start(fault);
	status = sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied);
	*ret_seen = fault_stop();
	ck_assert(!applied == (status != SFP_OK));
	if (status != SFP_OK)
		ck_assert_str_ne(sfp_registry_message(w.reg), "");
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	ck_assert_uint_eq(trail(), before);
	sfp_roster_applied_free(applied);
	sfp_roster_plan_free(plan);
	return status;
}

/* ---- sweeps ---- */

static const struct {
	const char *name;
	sfp_status (*attempt)(struct fault_plan fault, struct fault_seen *ret_seen);
	int points;
} jobs[] = { { "reading", attempt_reading, POINTS },
	     { "looking back", attempt_looking_back, POINTS },
	     { "planning", attempt_planning, POINTS },
	     { "keeping", attempt_keeping, POINTS },
	     { "applying", attempt_applying, 3 } };

static void expect_said(int job, struct fault_plan fault, sfp_status status, struct fault_seen seen)
{
	bool said = status == SFP_E_IO || status == SFP_E_CORRUPT || (fault.kind == FAULT_FULL && status == SFP_E_FULL);

	ck_assert_msg(status == SFP_OK || said, "%s, kind %d, call %d: %s", jobs[job].name, fault.kind, fault.at,
	              sfp_status_name(status));
	ck_assert_msg(status != SFP_OK || seen.faults < 2, "%s, kind %d, call %d: %d faults and no word of them",
	              jobs[job].name, fault.kind, fault.at, seen.faults);
}

START_TEST(what_the_disk_fails_is_said_and_the_next_attempt_succeeds)
{
	int job = _i / 6, failed = 0, files = open_files();
	static const enum fault_kind kinds[] = { FAULT_FULL, FAULT_IO, FAULT_SHORT };
	struct fault_plan fault = { .kind = kinds[_i % 3], .calls = FAULT_ANY, .forever = _i % 6 >= 3 };
	struct fault_seen seen;
	int calls;

	ck_sfp_ok(jobs[job].attempt(fault, &seen));
	calls = seen.calls;
	ck_assert_msg(calls > 10 || fault.kind != FAULT_IO, "%s: only %d calls", jobs[job].name, calls);
	for (int point = 0; point < jobs[job].points; point++) {
		fault.at = 1 + (int)((long)calls * point / jobs[job].points);
		if (fault.at > calls)
			break;
		{
			sfp_status status = jobs[job].attempt(fault, &seen);

			expect_said(job, fault, status, seen);
			failed += status != SFP_OK;
		}
	}
	ck_assert_msg(failed > 0 || fault.kind != FAULT_IO, "%s: of %d calls none failed", jobs[job].name, calls);
	fault.at = 0;
	ck_sfp_ok(jobs[job].attempt(fault, &seen));
	ck_assert_int_eq(open_files(), files);
}
END_TEST

static Suite *roster_disk_suite(void)
{
	Suite *suite = suite_create("roster_disk");
	TCase *disk = tcase_create("disk");

	tcase_add_checked_fixture(disk, setup, teardown);
	tcase_set_timeout(disk, 170);
	tcase_add_loop_test(disk, what_the_disk_fails_is_said_and_the_next_attempt_succeeds, 0,
	                    6 * (int)SFP__LENGTH(jobs));
	suite_add_tcase(suite, disk);
	return suite;
}

SUITE_MAIN(roster_disk_suite)
