/* test_key.c: backup, restore and another key when the disk fails, a file of ours cannot be made, or memory runs out.
 *
 * The oracle of every sweep: for one fault at most one call fails, and says so; what failed leaves no file behind; the
 * same call made again succeeds; in the end the restored registry opens, and its link, too. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "../unit/folder.h"
#include "check_main.h"
#include "memory.h"
#include "vfs.h"
#include "world.h"

/* Of how many points of a sweep one is tried: where every line is counted, not all are. */
#ifndef SWEEP_STEP
#define SWEEP_STEP 1
#endif

/* ---- system calls that fail: those by which the library makes files of its own ---- */

static struct {
	int calls, at; /* the call that fails, counted from 1; 0: none does */
	int error;
	bool no_links, no_renaming; /* a file system that has none, or cannot rename without danger */
} system_plan;

static bool system_fails(void)
{
	if (!counting || ++system_plan.calls != system_plan.at)
		return false;
	errno = system_plan.error;
	return true;
}

SFP_API int link(const char *from, const char *to)
{
	static int (*real)(const char *, const char *);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "link");
	if (system_plan.no_links && counting) {
		errno = EPERM;
		return -1;
	}
	return system_fails() ? -1 : real(from, to);
}

SFP_API int fsync(int fd)
{
	static int (*real)(int);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "fsync");
	return system_fails() ? -1 : real(fd);
}

SFP_API ssize_t write(int fd, const void *bytes, size_t length)
{
	static ssize_t (*real)(int, const void *, size_t);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "write");
	return system_fails() ? -1 : real(fd, bytes, length);
}

SFP_API int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
	static int (*real)(int, const char *, int, const char *, unsigned);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "renameat2");
	if (system_plan.no_renaming && counting) {
		errno = EINVAL;
		return -1;
	}
	return system_fails() ? -1 : real(from_folder, from, to_folder, to, flags);
}

SFP_API int mkostemps(char *name, int ending, int flags)
{
	static int (*real)(char *, int, int);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "mkostemps");
	return system_fails() ? -1 : real(name, ending, flags);
}

/* ---- a registry to begin with ---- */

static struct world w; /* its ids; the handle is each run's own */
static char token[SFP_INVITE_TOKEN_SIZE];

static struct {
	const char *name;
	char bytes[2 << 20];
	size_t length;
} files[] = { { "registry", { 0 }, 0 }, { "registry.key", { 0 }, 0 } };

static void keep_files(void)
{
	for (int i = 0; i < 2; i++) {
		FILE *file = fopen(in_folder(files[i].name), "r");

		files[i].length = fread(files[i].bytes, 1, sizeof(files[i].bytes), file);
		ck_assert_uint_gt(files[i].length, 0);
		ck_assert_uint_lt(files[i].length, sizeof(files[i].bytes));
		fclose(file);
	}
}

static void lay_out(void)
{
	folder_empty();
	for (int i = 0; i < 2; i++) {
		FILE *file = fopen(in_folder(files[i].name), "w");

		ck_assert_uint_eq(fwrite(files[i].bytes, 1, files[i].length, file), files[i].length);
		fclose(file);
	}
}

static void setup(void)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *invite = NULL;

	folder_make();
	fault_register();
	sqlite3_vfs_register(sqlite3_vfs_find(FAULT_VFS), 1);
	fault_start((struct fault_plan){ 0 });
	world_open(&w, in_folder("registry"), SFP_DURABILITY_FULL);
	draft.class_id = w.staffroom;
	draft.role = SFP_ROLE_TEACHER;
	ck_sfp_ok(sfp_invite_create(w.reg, &w.administrator, &draft, token, &invite));
	sfp_invite_free(invite);
	world_close(&w);
	w.reg = NULL;
	keep_files();
}

static sfp_time clock_of_world(void *context)
{
	return ((const struct world *)context)->now;
}

static sfp_registry_options options_of_world(void)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;

	options.clock = clock_of_world;
	options.clock_context = &w;
	return options;
}

/* ---- the story ---- */

static sfp_status step_back_up(void)
{
	sfp_registry_options options = options_of_world();
	sfp_registry *reg = NULL;
	sfp_status status;

	options.readonly = true;
	status = sfp_registry_open(in_folder("registry"), &options, &reg, NULL);
	if (status == SFP_OK)
		status = sfp_registry_backup(reg, in_folder("copy"));
	sfp_registry_close(reg);
	return status;
}

static sfp_status step_restore(void)
{
	return sfp_registry_restore(in_folder("back"), in_folder("copy"), NULL, NULL);
}

static sfp_status step_make(void)
{
	sfp_registry_options options = options_of_world();
	sfp_registry *reg = NULL;
	sfp_status status;

	options.create = true;
	status = sfp_registry_open(in_folder("made"), &options, &reg, NULL);
	sfp_registry_close(reg);
	return status;
}

/* Of the first registry, whose key the step before took away. */
static sfp_status step_renew(void)
{
	sfp_registry_options options = options_of_world();
	uint64_t links = 0;
	sfp_status status = sfp_registry_renew_key(in_folder("registry"), &options, &links, NULL);

	return status == SFP_OK && links != 1 ? SFP_E_CORRUPT : status;
}

static const struct {
	sfp_status (*take)(void);
	const char *makes; /* what its files begin with, of which a failure leaves none, but for a new registry that was
	                      whole already */
} steps[] = {
	{ step_back_up, "copy" }, { step_restore, "back" }, { step_make, "made" }, { step_renew, "registry.key" }
};

static sfp_status step(size_t number)
{
	sfp_status status;

	if (steps[number].take == step_renew)
		unlink(in_folder("registry.key"));
	counting = true;
	status = steps[number].take();
	counting = false;
	return status;
}

static void expect_no_file(const char *beginning, long at)
{
	DIR *all = opendir(folder);

	for (struct dirent *file; (file = readdir(all)) != NULL;)
		ck_assert_msg(strncmp(file->d_name, beginning, strlen(beginning)) != 0, "fault at %ld left %s", at,
		              file->d_name);
	closedir(all);
}

static bool is_there(const char *name)
{
	return access(in_folder(name), F_OK) == 0;
}

/* What was made is there with its key, or not at all; it may be opening it that failed. */
static void expect_whole_or_none(size_t number, long at)
{
	if (steps[number].take == step_make && is_there("made") && is_there("made.key"))
		expect_no_file("made.key.", at);
	else
		expect_no_file(steps[number].makes, at);
}

static int tell(long at)
{
	int failures = 0;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		sfp_status status = step(i), again;

		if (status == SFP_OK)
			continue;
		ck_assert_msg(status < 0 && sfp_status_name(status) && status != SFP_E_MISUSE && status != SFP_E_KEY &&
		                      status != SFP_E_NOT_FOUND && status != SFP_E_EXISTS,
		              "fault at %ld, step %zu: %s", at, i, sfp_status_name(status));
		failures++;
		if (status != SFP_E_UNKNOWN_OUTCOME)
			expect_whole_or_none(i, at);
		if (status == SFP_E_UNKNOWN_OUTCOME) {
			again = steps[i].take();
			ck_assert_msg(again == SFP_OK || again == SFP_E_EXISTS, "fault at %ld: %s", at,
			              sfp_status_name(again));
			continue;
		}
		again = step(i);
		ck_assert_msg(again == SFP_OK, "fault at %ld, step %zu, again: %s", at, i, sfp_status_name(again));
	}
	return failures;
}

/* With a disk that works again. */
static void inspect(void)
{
	static const char *const names[] = { "back", "copy", "made", "registry" };
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;
	sfp_registry_options options = options_of_world();
	sfp_invite *invite = NULL;

	for (int i = 0; i < 4; i++) {
		sfp_registry *reg = NULL;
		sfp_status expected = i < 2 ? SFP_OK : SFP_E_NOT_FOUND;

		ck_sfp_ok(sfp_registry_open(in_folder(names[i]), &options, &reg, NULL));
		ck_sfp_status(sfp_trail_verify(reg, &w.organization, NULL, &report), i == 2 ? SFP_E_NOT_FOUND : SFP_OK);
		ck_sfp_status(sfp_invite_claim(reg, &w.teachers[2], token, &invite), expected);
		if (expected == SFP_OK)
			sfp_invite_free(invite);
		sfp_registry_close(reg);
	}
}

/* ---- the sweeps ---- */

static const enum fault_kind kinds[] = { FAULT_IO, FAULT_FULL, FAULT_SHORT, FAULT_LATE };

START_TEST(a_fault_of_the_disk_fails_one_call_at_most_and_leaves_no_half_files)
{
	struct fault_plan plan = { .kind = kinds[_i] };
	int total, failures = 0;

	lay_out();
	fault_start(plan);
	ck_assert_int_eq(tell(0), 0);
	total = fault_stop().calls;
	inspect();
	ck_assert_int_gt(total, 100);
	for (plan.at = 1; plan.at <= total; plan.at += 1 + total * SWEEP_STEP / 150) {
		int failed;

		lay_out();
		fault_start(plan);
		failed = tell(plan.at);
		fault_stop();
		ck_assert_msg(failed <= 1, "fault at %d: %d calls failed", plan.at, failed);
		failures += failed;
		inspect();
	}
	ck_assert_int_gt(failures, 20 / SWEEP_STEP);
}
END_TEST

static const int errors[] = { EIO, ENOSPC, EACCES };

START_TEST(a_file_that_cannot_be_made_fails_one_call_and_leaves_no_half_files)
{
	int total, failures = 0;

	system_plan.error = errors[_i];
	system_plan.at = system_plan.calls = 0;
	lay_out();
	fault_start((struct fault_plan){ 0 });
	ck_assert_int_eq(tell(0), 0);
	total = system_plan.calls;
	ck_assert_int_gt(total, 12);
	for (int at = 1; at <= total; at += SWEEP_STEP) {
		int failed;

		lay_out();
		system_plan.calls = 0;
		system_plan.at = at;
		failed = tell(at);
		ck_assert_msg(failed <= 1, "fault at %d: %d calls failed", at, failed);
		failures += failed;
		inspect();
	}
	system_plan.at = 0;
	ck_assert_int_gt(failures, total / SWEEP_STEP / 2); /* each but those of SQLite's own that it does without */
}
END_TEST

START_TEST(a_file_system_that_has_links_or_renames_will_do)
{
	system_plan.no_links = !_i;
	system_plan.no_renaming = _i;
	lay_out();
	fault_start((struct fault_plan){ 0 });
	ck_assert_int_eq(tell(0), 0);
	inspect();
	/* And there, too, nothing takes the place of a file. */
	ck_sfp_status(step_restore(), SFP_E_EXISTS);
	system_plan.no_links = system_plan.no_renaming = false;
}
END_TEST

START_TEST(one_that_can_do_neither_is_told_of_and_gets_no_half_files)
{
	lay_out();
	fault_start((struct fault_plan){ 0 });
	system_plan.no_links = system_plan.no_renaming = true;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		if (steps[i].take == step_restore) {
			system_plan.no_links = system_plan.no_renaming = false;
			ck_sfp_ok(step_back_up());
			system_plan.no_links = system_plan.no_renaming = true;
		}
		ck_sfp_status(step(i), SFP_E_UNSUPPORTED);
		expect_no_file(steps[i].makes, 0);
	}
	system_plan.no_links = system_plan.no_renaming = false;
}
END_TEST

START_TEST(memory_that_runs_out_fails_one_call_at_most_and_leaves_no_half_files)
{
	long total;
	int failures = 0;

	lay_out();
	fault_start((struct fault_plan){ 0 });
	only_once = true;
	left = LONG_MAX;
	ck_assert_int_eq(tell(0), 0);
	total = LONG_MAX - left;
	left = -1;
	inspect();
	for (long at = 0; at < total; at += 1 + total * SWEEP_STEP / 150) {
		int failed;

		lay_out();
		left = at;
		failed = tell(at);
		left = -1;
		ck_assert_msg(failed <= 1, "allocation %ld: %d calls failed", at, failed);
		failures += failed;
		inspect();
	}
	ck_assert(!HAVE_OWN_MALLOC || failures > 50 / SWEEP_STEP);
}
END_TEST

static Suite *key_suite(void)
{
	Suite *suite = suite_create("the key under faults");
	TCase *sweeps = tcase_create("sweeps");

	tcase_add_checked_fixture(sweeps, setup, folder_remove);
	tcase_add_loop_test(sweeps, a_fault_of_the_disk_fails_one_call_at_most_and_leaves_no_half_files, 0,
	                    sizeof(kinds) / sizeof(kinds[0]));
	tcase_add_loop_test(sweeps, a_file_that_cannot_be_made_fails_one_call_and_leaves_no_half_files, 0,
	                    sizeof(errors) / sizeof(errors[0]));
	tcase_add_loop_test(sweeps, a_file_system_that_has_links_or_renames_will_do, 0, 2);
	tcase_add_test(sweeps, one_that_can_do_neither_is_told_of_and_gets_no_half_files);
	tcase_add_test(sweeps, memory_that_runs_out_fails_one_call_at_most_and_leaves_no_half_files);
	suite_add_tcase(suite, sweeps);
	return suite;
}

SUITE_MAIN(key_suite)
