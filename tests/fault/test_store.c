/* test_store.c: the store when the disk fails, memory runs out, or the process dies.
 *
 * The oracle of every sweep: for one fault at most one call fails; the next one succeeds; what was answered with SFP_OK
 * is there, what failed cleanly is not, and of an unknown outcome it is one or the other; the file is whole. */
#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "../unit/folder.h"
#include "check_main.h"
#include "sql/sql.h"
#include "store/store.h"
#include "vfs.h"

#ifndef SWEEP_STEP /* of how many points of a sweep one is tried */
#define SWEEP_STEP 1
#endif

/* The two keys always hold the same number. */
static const char *const keys[] = { "a", "b" };

struct run {
	enum sfp__journal journal;
	struct sfp__store *store;
	int64_t least, most; /* what the number may be by now */
	int failures;
};

static sfp_status open_at(struct run *run, const char *vfs)
{
	struct sfp__store_options options = { .path = in_folder("registry"),
		                              .create = true,
		                              .journal = run->journal,
		                              .vfs = vfs,
		                              .checkpoint_pages = 4 };

	return sfp__store_open(&options, &run->store, NULL);
}

static sfp_status read_number(struct sfp__store *store, const char *key, int64_t *ret_number)
{
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_META_GET);
	const void *bytes;
	size_t length;
	sfp_status status;

	*ret_number = 0;
	sfp__bind_text(stmt, "key", key);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_OK : status;
	bytes = sfp__column_blob(stmt, 0, &length);
	status = sfp__store_status(store);
	if (status == SFP_OK && length == sizeof(*ret_number))
		memcpy(ret_number, bytes, length);
	return status;
}

static sfp_status write_number(struct sfp__store *store, const char *key, int64_t number)
{
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_META_PUT);

	sfp__bind_text(stmt, "key", key);
	sfp__bind_blob(stmt, "value", &number, sizeof(number));
	return sfp__exec(store, stmt);
}

/* One more in both places. */
static sfp_status count_up(struct sfp__store *store)
{
	SFP__TXN txn = { 0 };
	int64_t number;
	sfp_status status = sfp__txn_begin(&txn, store);

	for (int i = 0; status == SFP_OK && i < 2; i++) {
		SFP__TXN savepoint = { 0 };

		status = sfp__txn_begin(&savepoint, store);
		if (status == SFP_OK)
			status = read_number(store, keys[i], &number);
		if (status == SFP_OK)
			status = write_number(store, keys[i], number + 1);
		status = sfp__txn_end(&savepoint, status);
	}
	return sfp__txn_end(&txn, status);
}

static sfp_status look(struct sfp__store *store, int64_t *ret_number)
{
	SFP__TXN txn = { 0 };
	int64_t other;
	sfp_status status = sfp__read_begin(&txn, store);

	if (status == SFP_OK)
		status = read_number(store, keys[0], ret_number);
	if (status == SFP_OK)
		status = read_number(store, keys[1], &other);
	if (status == SFP_OK)
		ck_assert_int_eq(*ret_number, other);
	return status;
}

static void note(struct run *run, sfp_status status)
{
	run->failures += status != SFP_OK;
}

static void step_count(struct run *run)
{
	sfp_status status = count_up(run->store);

	note(run, status);
	run->most += status == SFP_OK || status == SFP_E_UNKNOWN_OUTCOME;
	run->least += status == SFP_OK;
}

static void step_look(struct run *run)
{
	int64_t number;
	sfp_status status = look(run->store, &number);

	note(run, status);
	if (status != SFP_OK)
		return;
	ck_assert_msg(run->least <= number && number <= run->most, "%d is not in %d..%d", (int)number, (int)run->least,
	              (int)run->most);
	run->least = run->most = number; /* seen is settled, as long as nobody crashes */
}

/* A registry without anything in it, of each journal, made once: most sweeps are not about making one. */
static struct {
	char bytes[1 << 20];
	size_t length;
} empty_registries[SFP__JOURNAL_TRUNCATE + 1];

static void make_empty_registry(enum sfp__journal journal)
{
	struct run run = { .journal = journal };
	FILE *file;

	ck_sfp_ok(open_at(&run, NULL));
	sfp__store_close(run.store);
	file = fopen(in_folder("registry"), "r");
	empty_registries[journal].length =
		fread(empty_registries[journal].bytes, 1, sizeof(empty_registries[journal].bytes), file);
	fclose(file);
	ck_assert_uint_gt(empty_registries[journal].length, 4096);
	ck_assert_uint_lt(empty_registries[journal].length, sizeof(empty_registries[journal].bytes));
}

/* An empty folder, or one with a registry that nobody has opened yet. */
static void lay_out(enum sfp__journal journal, bool with_registry)
{
	FILE *file;

	if (with_registry && !empty_registries[journal].length)
		make_empty_registry(journal);
	folder_empty();
	if (!with_registry)
		return;
	file = fopen(in_folder("registry"), "w");
	ck_assert_uint_eq(fwrite(empty_registries[journal].bytes, 1, empty_registries[journal].length, file),
	                  empty_registries[journal].length);
	fclose(file);
}

/* Opens (twice if it must), writes, reads, moves the log, closes. */
static void work(struct run *run)
{
	sfp_status status = open_at(run, FAULT_VFS);

	note(run, status);
	if (status != SFP_OK) {
		status = open_at(run, FAULT_VFS);
		note(run, status);
	}
	if (status != SFP_OK)
		return;
	for (int i = 0; i < 3; i++) {
		step_count(run);
		step_look(run);
	}
	note(run, sfp__store_checkpoint(run->store));
	step_count(run);
	sfp__store_close(run->store);
	run->store = NULL;
}

/* With a disk that works again. */
static void inspect(struct run *run)
{
	ck_sfp_ok(open_at(run, NULL));
	ck_sfp_ok(sfp__store_check(run->store));
	run->failures = 0;
	step_look(run);
	step_count(run);
	step_look(run);
	ck_assert_int_eq(run->failures, 0);
	sfp__store_close(run->store);
}

/* How many calls the work makes when nothing fails. */
static int count_calls(enum sfp__journal journal, struct fault_plan plan, bool with_registry)
{
	struct run run = { .journal = journal };
	struct fault_seen seen;

	lay_out(journal, with_registry);
	plan.at = 0;
	fault_start(plan);
	work(&run);
	seen = fault_stop();
	ck_assert_int_eq(run.failures, 0);
	ck_assert_int_eq(run.least, 4);
	return seen.calls;
}

static const struct {
	enum sfp__journal journal;
	enum fault_kind kind;
	bool forever, with_registry;
} sweeps[] = {
	{ SFP__JOURNAL_WAL, FAULT_IO, false, false },        { SFP__JOURNAL_TRUNCATE, FAULT_IO, false, false },
	{ SFP__JOURNAL_WAL, FAULT_IO, false, true },         { SFP__JOURNAL_WAL, FAULT_IO, true, true },
	{ SFP__JOURNAL_WAL, FAULT_FULL, false, true },       { SFP__JOURNAL_WAL, FAULT_FULL, true, true },
	{ SFP__JOURNAL_WAL, FAULT_SHORT, false, true },      { SFP__JOURNAL_WAL, FAULT_LATE, false, true },
	{ SFP__JOURNAL_TRUNCATE, FAULT_IO, false, true },    { SFP__JOURNAL_TRUNCATE, FAULT_IO, true, true },
	{ SFP__JOURNAL_TRUNCATE, FAULT_FULL, false, true },  { SFP__JOURNAL_TRUNCATE, FAULT_FULL, true, true },
	{ SFP__JOURNAL_TRUNCATE, FAULT_SHORT, false, true }, { SFP__JOURNAL_TRUNCATE, FAULT_LATE, false, true },
};

START_TEST(one_fault_fails_one_call_at_most_and_nothing_is_lost)
{
	struct fault_plan plan = { .kind = sweeps[_i].kind, .forever = sweeps[_i].forever };
	int calls = count_calls(sweeps[_i].journal, plan, sweeps[_i].with_registry), struck = 0;

	ck_assert_int_gt(calls, 10);
	for (plan.at = 1; plan.at <= calls; plan.at += SWEEP_STEP) {
		struct run run = { .journal = sweeps[_i].journal };
		struct fault_seen seen;

		lay_out(sweeps[_i].journal, sweeps[_i].with_registry);
		fault_start(plan);
		work(&run);
		seen = fault_stop();
		struck += seen.faults > 0;
		if (!plan.forever)
			ck_assert_msg(run.failures <= 1, "fault at call %d: %d calls failed", plan.at, run.failures);
		sfp__store_close(run.store);
		inspect(&run);
	}
	ck_assert_int_eq(struck, (calls + SWEEP_STEP - 1) / SWEEP_STEP);
}
END_TEST

/* A disk that comes back: the same handle must do. */
START_TEST(a_store_works_again_when_the_disk_does)
{
	struct fault_plan plan = { .kind = sweeps[_i].kind, .forever = true };
	int calls = count_calls(sweeps[_i].journal, plan, true);

	for (plan.at = 1; plan.at <= calls; plan.at += 2 + SWEEP_STEP) {
		struct run run = { .journal = sweeps[_i].journal };

		lay_out(sweeps[_i].journal, true);
		fault_start((struct fault_plan){ 0 });
		ck_sfp_ok(open_at(&run, FAULT_VFS));
		fault_start(plan);
		step_count(&run);
		step_count(&run);
		fault_stop();
		run.failures = 0;
		step_look(&run);
		step_count(&run);
		step_look(&run);
		ck_assert_msg(run.failures == 0, "after a fault at call %d", plan.at);
		sfp__store_close(run.store);
		inspect(&run);
	}
}
END_TEST

START_TEST(a_commit_whose_sync_fails_has_an_unknown_outcome)
{
	struct fault_plan plan = { .kind = _i ? FAULT_LATE : FAULT_IO, .calls = FAULT_SYNC, .at = 1 };
	struct run run = { .journal = SFP__JOURNAL_WAL };

	fault_start((struct fault_plan){ 0 });
	ck_sfp_ok(open_at(&run, FAULT_VFS));
	fault_start(plan);
	ck_sfp_status(count_up(run.store), SFP_E_UNKNOWN_OUTCOME);
	ck_assert(sqlite3_get_autocommit(sfp__store_connection(run.store)));
	ck_sfp_ok(count_up(run.store));
	fault_stop();
	sfp__store_close(run.store);
}
END_TEST

START_TEST(a_commit_that_finds_no_room_is_known_not_to_have_happened)
{
	struct run run = { .journal = SFP__JOURNAL_WAL };
	int64_t number;

	fault_start((struct fault_plan){ 0 });
	ck_sfp_ok(open_at(&run, FAULT_VFS));
	fault_start((struct fault_plan){ .kind = FAULT_FULL, .calls = FAULT_WAL_WRITE, .at = 2 });
	ck_sfp_status(count_up(run.store), SFP_E_FULL);
	fault_stop();
	ck_sfp_ok(look(run.store, &number));
	ck_assert_int_eq(number, 0);
	sfp__store_close(run.store);
}
END_TEST

/* -- a power cut ------------------------------------------------------------------------------------------------------
 */

#define COMMITS 12

/* Writes and remembers the disk's history; `ret_after[n]` is how long it was when the n-th commit was answered. */
static void write_history(enum sfp__durability durability, enum sfp__journal journal, int ret_after[COMMITS + 1])
{
	struct sfp__store_options options = { .path = in_folder("registry"),
		                              .create = true,
		                              .vfs = FAULT_VFS,
		                              .durability = durability,
		                              .journal = journal,
		                              .checkpoint_pages = 8 };
	struct sfp__store *store = NULL;

	fault_start((struct fault_plan){ 0 });
	fault_log_start();
	ck_sfp_ok(sfp__store_open(&options, &store, NULL));
	ret_after[0] = fault_log_length();
	for (int i = 1; i <= COMMITS; i++) {
		ck_sfp_ok(count_up(store));
		ret_after[i] = fault_log_length();
	}
	sfp__store_close(store);
}

/* How many power cuts lost something that had been answered. The file must be whole after each of them. */
static int count_losses(enum sfp__journal journal, enum fault_loss loss, const int after[COMMITS + 1])
{
	const char *log = journal == SFP__JOURNAL_WAL ? "registry-wal" : "registry-journal";
	int losses = 0;

	for (int until = after[0]; until <= fault_log_length(); until++) {
		struct run run = { .journal = journal };
		int64_t answered = 0, number;

		folder_empty();
		fault_log_rebuild(until, loss, (unsigned)until, in_folder("registry"), in_folder(log));
		while (answered < COMMITS && after[answered + 1] <= until)
			answered++;
		ck_sfp_ok(open_at(&run, NULL));
		ck_sfp_ok(look(run.store, &number));
		ck_sfp_ok(sfp__store_check(run.store));
		ck_assert_int_le(number, answered + 1);
		losses += number < answered;
		sfp__store_close(run.store);
	}
	return losses;
}

START_TEST(no_power_cut_takes_back_what_was_answered)
{
	enum sfp__journal journal = _i < 3 ? SFP__JOURNAL_WAL : SFP__JOURNAL_TRUNCATE;
	int after[COMMITS + 1];

	write_history(SFP__DURABILITY_FULL, journal, after);
	ck_assert_int_gt(fault_log_length() - after[0], 3 * COMMITS);
	ck_assert_int_eq(count_losses(journal, (enum fault_loss)(_i % 3), after), 0);
	fault_log_free();
}
END_TEST

/* The promise is less, and the harness sees it: else it would be blind. */
START_TEST(normal_durability_may_lose_the_last_commits_and_nothing_else)
{
	int after[COMMITS + 1];

	write_history(SFP__DURABILITY_NORMAL, SFP__JOURNAL_WAL, after);
	ck_assert_int_gt(count_losses(SFP__JOURNAL_WAL, FAULT_LOSE_ALL, after), 0);
	ck_assert_int_eq(count_losses(SFP__JOURNAL_WAL, FAULT_LOSE_NOTHING, after), 0);
	fault_log_free();
}
END_TEST

/* -- the guard of the checkpoint --------------------------------------------------------------------------------------
 */

START_TEST(sqlite_never_checkpoints_by_itself)
{
	struct sfp__store_options options = { .path = in_folder("registry"),
		                              .create = true,
		                              .vfs = FAULT_VFS,
		                              .checkpoint_pages = 1000000,
		                              .durability = SFP__DURABILITY_NORMAL };
	struct sfp__store *store;
	struct fault_seen seen;

	ck_sfp_ok(sfp__store_open(&options, &store, NULL));
	fault_start((struct fault_plan){ 0 });
	for (int i = 0; i < 1500; i++)
		ck_sfp_ok(count_up(store));
	seen = fault_stop();
	ck_assert_int_gt(seen.calls, 1500);
	ck_assert_int_eq(seen.moved_pages, 0);
	sfp__store_close(store);
}
END_TEST

START_TEST(pages_move_only_while_a_sibling_keeps_writers_out)
{
	struct run run = { .journal = SFP__JOURNAL_WAL };
	struct fault_seen seen;

	fault_start((struct fault_plan){ 0 });
	ck_sfp_ok(open_at(&run, FAULT_VFS));
	fault_start((struct fault_plan){ 0 });
	for (int i = 0; i < 50; i++)
		ck_sfp_ok(count_up(run.store));
	ck_sfp_ok(sfp__store_checkpoint(run.store));
	ck_sfp_ok(sfp__store_scrub(run.store));
	seen = fault_stop();
	ck_assert_int_gt(seen.moved_pages, 5);
	ck_assert_int_eq(seen.unguarded, 0);
	/* The watcher sees what it should: SQLite's own way has no guard. */
	ck_sfp_ok(count_up(run.store));
	fault_start((struct fault_plan){ 0 });
	sqlite3_wal_checkpoint_v2(sfp__store_connection(run.store), NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	ck_assert_int_gt(fault_stop().unguarded, 0);
	sfp__store_close(run.store);
}
END_TEST

START_TEST(a_checkpoint_gives_way_to_another_writer_and_loses_nothing)
{
	struct run run = { .journal = SFP__JOURNAL_WAL }, other = { .journal = SFP__JOURNAL_WAL };
	SFP__TXN txn = { 0 };

	ck_sfp_ok(open_at(&run, NULL));
	ck_sfp_ok(open_at(&other, NULL));
	ck_sfp_ok(count_up(run.store));
	ck_sfp_ok(sfp__txn_begin(&txn, other.store));
	ck_sfp_status(sfp__store_checkpoint(run.store), SFP_E_BUSY);
	sfp__txn_rollback(&txn);
	ck_sfp_ok(sfp__store_checkpoint(run.store));
	sfp__store_close(other.store);
	sfp__store_close(run.store);
}
END_TEST

/* -- out of memory ----------------------------------------------------------------------------------------------------
 */

static struct {
	sqlite3_mem_methods real;
	int calls, at, faults;
	bool forever;
} memory;

static bool memory_strikes(void)
{
	memory.calls++;
	if (memory.at == 0 || memory.calls < memory.at || (memory.calls > memory.at && !memory.forever))
		return false;
	memory.faults++;
	return true;
}

static void *failing_malloc(int size)
{
	return memory_strikes() ? NULL : memory.real.xMalloc(size);
}

static void *failing_realloc(void *old, int size)
{
	return memory_strikes() ? NULL : memory.real.xRealloc(old, size);
}

static void memory_register(void)
{
	sqlite3_mem_methods failing;

	if (memory.real.xMalloc)
		return; /* where Check does not fork, it is so from the last case */
	sqlite3_shutdown();
	ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real), SQLITE_OK);
	failing = memory.real;
	failing.xMalloc = failing_malloc;
	failing.xRealloc = failing_realloc;
	ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
	/* Small allocations must not hide in a reserve. */
	ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0), SQLITE_OK);
	ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0), SQLITE_OK);
	sqlite3_initialize();
	fault_register();
}

static void memory_start(int at, bool forever)
{
	memory.calls = memory.faults = 0;
	memory.at = at;
	memory.forever = forever;
}

/* Opening makes thousands of allocations, each like the next: the sweep takes some 300 of all, evenly. */
static void sweep_memory(bool forever, bool with_registry)
{
	struct run run = { .journal = SFP__JOURNAL_WAL };
	int calls;

	lay_out(run.journal, with_registry);
	memory_start(0, false);
	work(&run);
	ck_assert_int_eq(run.failures, 0);
	calls = memory.calls;
	ck_assert_int_gt(calls, 100);
	for (int at = 1; at <= calls; at += 1 + calls * SWEEP_STEP / 300) {
		run = (struct run){ .journal = SFP__JOURNAL_WAL };
		lay_out(run.journal, with_registry);
		memory_start(at, forever);
		work(&run);
		memory_start(0, false);
		if (!forever)
			ck_assert_msg(run.failures <= 1, "allocation %d: %d calls failed", at, run.failures);
		sfp__store_close(run.store);
		inspect(&run);
	}
}

START_TEST(memory_that_runs_out_fails_one_call_at_most)
{
	memory_register();
	sweep_memory(false, _i);
}
END_TEST

START_TEST(memory_that_stays_out_leaves_a_whole_file)
{
	memory_register();
	sweep_memory(true, _i);
}
END_TEST

START_TEST(a_store_works_again_when_memory_does)
{
	int at = 1;
	bool struck = true;

	memory_register();
	for (; struck; at += SWEEP_STEP) {
		struct run run = { .journal = SFP__JOURNAL_WAL };

		lay_out(run.journal, true);
		memory_start(0, false);
		ck_sfp_ok(open_at(&run, NULL));
		memory_start(at, true);
		step_count(&run);
		step_look(&run);
		struck = memory.faults > 0;
		memory_start(0, false);
		run.failures = 0;
		step_look(&run);
		step_count(&run);
		ck_assert_msg(run.failures == 0, "after allocation %d", at);
		sfp__store_close(run.store);
	}
	ck_assert_int_gt(at, 20);
}
END_TEST

/* -- a process that dies ----------------------------------------------------------------------------------------------
 */

/* Counts up and says so after each commit. */
static void count_until_killed(int said)
{
	struct run run = { .journal = SFP__JOURNAL_WAL };

	if (open_at(&run, NULL) != SFP_OK)
		_exit(1);
	while (count_up(run.store) == SFP_OK) {
		if (write(said, "+", 1) != 1)
			break;
	}
	_exit(1);
}

static int64_t drain(int from)
{
	char signs[4096];
	int64_t total = 0;

	for (ssize_t got; (got = read(from, signs, sizeof(signs))) > 0;)
		total += got;
	return total;
}

START_TEST(what_a_killed_writer_said_was_committed_is_there)
{
	int64_t said = 0, number = 0;
	struct run run = { .journal = SFP__JOURNAL_WAL };

	for (int round = 0; round < 15; round++) {
		struct timespec pause = { .tv_nsec = 20000000 + round * 9000000 };
		pid_t children[2];
		int pipes[2];

		ck_assert_int_eq(pipe(pipes), 0);
		for (int i = 0; i < 2; i++) {
			children[i] = fork();
			if (children[i] == 0)
				count_until_killed(pipes[1]);
		}
		close(pipes[1]);
		nanosleep(&pause, NULL);
		for (int i = 0; i < 2; i++) {
			kill(children[i], SIGKILL);
			waitpid(children[i], NULL, 0);
		}
		said += drain(pipes[0]);
		close(pipes[0]);
		ck_sfp_ok(open_at(&run, NULL));
		ck_sfp_ok(look(run.store, &number));
		ck_sfp_ok(sfp__store_check(run.store));
		sfp__store_close(run.store);
		/* Each of the two may have died between its commit and its word for it. */
		ck_assert_int_ge(number, said);
		ck_assert_int_le(number, said + 2 * (round + 1));
	}
	ck_assert_int_gt(said, 20);
}
END_TEST

static void with_faults(void)
{
	folder_make();
	fault_register();
}

static Suite *store_suite(void)
{
	Suite *suite = suite_create("store under faults");
	TCase *disk = tcase_create("disk"), *guard = tcase_create("checkpoint"), *heap = tcase_create("memory"),
	      *death = tcase_create("death");

	tcase_add_checked_fixture(disk, with_faults, folder_remove);
	tcase_add_loop_test(disk, one_fault_fails_one_call_at_most_and_nothing_is_lost, 0, (int)SFP__LENGTH(sweeps));
	tcase_add_loop_test(disk, a_store_works_again_when_the_disk_does, 0, (int)SFP__LENGTH(sweeps));
	tcase_add_loop_test(disk, a_commit_whose_sync_fails_has_an_unknown_outcome, 0, 2);
	tcase_add_test(disk, a_commit_that_finds_no_room_is_known_not_to_have_happened);
	tcase_add_loop_test(disk, no_power_cut_takes_back_what_was_answered, 0, 6);
	tcase_add_test(disk, normal_durability_may_lose_the_last_commits_and_nothing_else);
	suite_add_tcase(suite, disk);
	tcase_add_checked_fixture(guard, with_faults, folder_remove);
	tcase_add_test(guard, sqlite_never_checkpoints_by_itself);
	tcase_add_test(guard, pages_move_only_while_a_sibling_keeps_writers_out);
	tcase_add_test(guard, a_checkpoint_gives_way_to_another_writer_and_loses_nothing);
	suite_add_tcase(suite, guard);
	tcase_add_checked_fixture(heap, folder_make, folder_remove);
	tcase_add_loop_test(heap, memory_that_runs_out_fails_one_call_at_most, 0, 2);
	tcase_add_loop_test(heap, memory_that_stays_out_leaves_a_whole_file, 0, 2);
	tcase_add_test(heap, a_store_works_again_when_memory_does);
	suite_add_tcase(suite, heap);
	tcase_add_checked_fixture(death, folder_make, folder_remove);
	tcase_add_test(death, what_a_killed_writer_said_was_committed_is_there);
	suite_add_tcase(suite, death);
	return suite;
}

SUITE_MAIN(store_suite)
