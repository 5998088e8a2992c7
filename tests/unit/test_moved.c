/* test_moved.c: what lies under an open registry is moved, replaced, removed, linked or written over: that is noticed
 * before a write. */
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "check_main.h"
#include "folder.h"
#include "sferumpolicy/organization.h"
#include "sql/sql.h"
#include "store/store.h"

static struct sfp__store *open_as(const char *name, enum sfp__journal journal)
{
	struct sfp__store_options options = { .path = in_folder(name), .create = true, .journal = journal };
	struct sfp__store *store = NULL;
	char *message = NULL;
	sfp_status status = sfp__store_open(&options, &store, &message);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), message);
	return store;
}

static sfp_status put_in(struct sfp__store *store, const char *key, const char *value)
{
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_META_PUT);

	sfp__bind_text(stmt, "key", key);
	sfp__bind_blob(stmt, "value", value, strlen(value));
	return sfp__exec(store, stmt);
}

static sfp_status put(struct sfp__store *store, const char *key)
{
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__txn_begin(&txn, store);

	if (status == SFP_OK)
		status = put_in(store, key, "value");
	return sfp__txn_end(&txn, status);
}

static bool has(struct sfp__store *store, const char *key)
{
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;

	ck_sfp_ok(sfp__read_begin(&txn, store));
	stmt = sfp__stmt(store, SFP__SQL_META_GET);
	sfp__bind_text(stmt, "key", key);
	return sfp__step_row(store, stmt) == SFP_OK;
}

/* The bytes go into what lies there already, as `cp` does it. */
static void copy_over(const char *from, const char *to)
{
	char command[900];

	snprintf(command, sizeof(command), "cp %s %s", in_folder(from), in_folder(to));
	ck_assert_int_eq(system(command), 0);
}

static void move(const char *from, const char *to)
{
	ck_assert_int_eq(rename(in_folder(from), in_folder(to)), 0);
}

/* ---- what people and programs do ---- */

static void remove_it(void)
{
	ck_assert_int_eq(unlink(in_folder("registry")), 0);
}

static void move_it(void)
{
	move("registry", "elsewhere");
}

static void move_it_and_link_back(void)
{
	move("registry", "elsewhere");
	ck_assert_int_eq(symlink(in_folder("elsewhere"), in_folder("registry")), 0);
}

static void put_another_in_its_place(void)
{
	move("other", "registry");
}

static void put_a_folder_in_its_place(void)
{
	move("registry", "elsewhere");
	ck_assert_int_eq(mkdir(in_folder("registry"), 0700), 0);
}

static void link_it(void)
{
	ck_assert_int_eq(link(in_folder("registry"), in_folder("second")), 0);
}

static void copy_an_older_one_over_it(void)
{
	copy_over("older", "registry");
}

static void write_rubbish_over_it(void)
{
	FILE *file = fopen(in_folder("registry"), "w");

	fputs("Not a database any more.", file);
	fclose(file);
}

static void empty_it(void)
{
	ck_assert_int_eq(truncate(in_folder("registry"), 0), 0);
}

static void remove_the_wal(void)
{
	ck_assert_int_eq(unlink(in_folder("registry-wal")), 0);
}

static void replace_the_wal(void)
{
	copy_over("registry-wal", "copy");
	move("copy", "registry-wal");
}

static void remove_the_index(void)
{
	ck_assert_int_eq(unlink(in_folder("registry-shm")), 0);
}

static const struct {
	void (*do_it)(void);
	enum sfp__journal journal;
	const char *said_en, *said_ru;
} deeds[] = {
	{ remove_it, SFP__JOURNAL_WAL, "put it back", "верните его" },
	{ remove_it, SFP__JOURNAL_TRUNCATE, "put it back", "верните его" },
	{ move_it, SFP__JOURNAL_WAL, "put it back", "верните его" },
	{ move_it, SFP__JOURNAL_TRUNCATE, "put it back", "верните его" },
	{ move_it_and_link_back, SFP__JOURNAL_WAL, "leave the right file", "оставьте под этим именем" },
	{ put_another_in_its_place, SFP__JOURNAL_WAL, "leave the right file", "оставьте под этим именем" },
	{ put_another_in_its_place, SFP__JOURNAL_TRUNCATE, "leave the right file", "оставьте под этим именем" },
	{ put_a_folder_in_its_place, SFP__JOURNAL_WAL, "leave the right file", "оставьте под этим именем" },
	{ link_it, SFP__JOURNAL_WAL, "find -samefile", "find -samefile" },
	{ link_it, SFP__JOURNAL_TRUNCATE, "find -samefile", "find -samefile" },
	{ copy_an_older_one_over_it, SFP__JOURNAL_WAL, "wrote over the file", "поверх файла" },
	{ copy_an_older_one_over_it, SFP__JOURNAL_TRUNCATE, "wrote over the file", "поверх файла" },
	{ write_rubbish_over_it, SFP__JOURNAL_WAL, "wrote over the file", "поверх файла" },
	{ empty_it, SFP__JOURNAL_WAL, "wrote over the file", "поверх файла" },
	{ remove_the_wal, SFP__JOURNAL_WAL, "registry-wal", "registry-wal" },
	{ replace_the_wal, SFP__JOURNAL_WAL, "registry-wal", "registry-wal" },
	{ remove_the_index, SFP__JOURNAL_WAL, "registry-shm", "registry-shm" },
};

/* A registry in use with two commits behind it, an older copy of it and another one beside. */
static struct sfp__store *in_use(enum sfp__journal journal)
{
	struct sfp__store *store = open_as("registry", journal);

	sfp__store_close(open_as("other", journal));
	ck_sfp_ok(sfp__store_backup(store, in_folder("older")));
	ck_sfp_ok(put(store, "before"));
	ck_sfp_ok(put(store, "before too"));
	return store;
}

static void let_time_pass(void)
{
	struct timespec pause = { .tv_nsec = 20000000 }; /* more than a tick of the file system's clock */

	nanosleep(&pause, NULL);
}

static void expect_moved(struct sfp__store *store, sfp_status status, int deed)
{
	ck_sfp_status(status, SFP_E_MOVED);
	ck_assert_msg(strstr(sfp__store_message(store), deeds[deed].said_en), "%s", sfp__store_message(store));
	ck_assert_msg(strstr(sfp__store_message_ru(store), deeds[deed].said_ru), "%s", sfp__store_message_ru(store));
}

START_TEST(what_happens_to_the_file_is_noticed_before_a_write)
{
	struct sfp__store *store = in_use(deeds[_i].journal);

	let_time_pass();
	deeds[_i].do_it();
	expect_moved(store, put(store, "after"), _i);
	/* And not only once. */
	expect_moved(store, put(store, "after"), _i);
	sfp__store_close(store);
	rmdir(in_folder("registry"));
}
END_TEST

START_TEST(what_happens_during_a_long_transaction_is_noticed_before_its_commit)
{
	struct sfp__store *store = in_use(deeds[_i].journal);
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__txn_begin(&txn, store));
	ck_sfp_ok(put_in(store, "after", "value"));
	let_time_pass();
	deeds[_i].do_it();
	expect_moved(store, sfp__txn_end(&txn, SFP_OK), _i);
	ck_assert(sqlite3_get_autocommit(sfp__store_connection(store)));
	sfp__store_close(store);
	rmdir(in_folder("registry"));
}
END_TEST

/* Following the advice loses nothing that was answered. */
START_TEST(a_file_that_is_put_back_is_whole)
{
	struct sfp__store *store = in_use(_i ? SFP__JOURNAL_TRUNCATE : SFP__JOURNAL_WAL);

	move_it();
	ck_sfp_status(put(store, "after"), SFP_E_MOVED);
	move("elsewhere", "registry");
	sfp__store_close(store);
	store = open_as("registry", SFP__JOURNAL_AS_IS);
	ck_assert(has(store, "before") && has(store, "before too") && !has(store, "after"));
	ck_sfp_ok(sfp__store_check(store));
	ck_sfp_ok(put(store, "after"));
	sfp__store_close(store);
}
END_TEST

START_TEST(a_registry_whose_journal_was_removed_is_whole_after_it_is_closed)
{
	struct sfp__store *store = in_use(SFP__JOURNAL_WAL);

	if (_i)
		remove_the_index();
	else
		remove_the_wal();
	ck_sfp_status(put(store, "after"), SFP_E_MOVED);
	sfp__store_close(store);
	store = open_as("registry", SFP__JOURNAL_AS_IS);
	ck_assert(has(store, "before") && has(store, "before too") && !has(store, "after"));
	ck_sfp_ok(sfp__store_check(store));
	ck_sfp_ok(put(store, "after"));
	sfp__store_close(store);
}
END_TEST

START_TEST(a_second_name_may_be_read_but_not_written)
{
	struct sfp__store_options options = { .readonly = true };
	struct sfp__store *store = in_use(SFP__JOURNAL_WAL);
	char *message = NULL;

	sfp__store_close(store);
	link_it();
	store = NULL;
	options.path = in_folder("registry");
	ck_sfp_ok(sfp__store_open(&options, &store, NULL));
	ck_assert(has(store, "before"));
	sfp__store_close(store);
	store = NULL;
	options.readonly = false;
	ck_sfp_status(sfp__store_open(&options, &store, &message), SFP_E_MOVED);
	ck_assert_ptr_nonnull(strstr(message, "hard link"));
	free(message);
	/* Without it all is well again. */
	unlink(in_folder("second"));
	options.path = in_folder("registry");
	ck_sfp_ok(sfp__store_open(&options, &store, NULL));
	ck_sfp_ok(put(store, "after"));
	sfp__store_close(store);
}
END_TEST

START_TEST(whoever_closes_a_file_that_was_replaced_takes_nothing_of_the_new_one)
{
	struct sfp__store *store = in_use(SFP__JOURNAL_WAL), *newcomer;

	move_it();
	ck_assert_int_eq(unlink(in_folder("registry-wal")), 0);
	ck_assert_int_eq(unlink(in_folder("registry-shm")), 0);
	newcomer = open_as("registry", SFP__JOURNAL_AS_IS);
	ck_sfp_ok(put(newcomer, "new"));
	ck_sfp_status(put(store, "after"), SFP_E_MOVED);
	sfp__store_close(store);
	ck_sfp_ok(put(newcomer, "newer"));
	sfp__store_close(newcomer);
	newcomer = open_as("registry", SFP__JOURNAL_AS_IS);
	ck_assert(has(newcomer, "new") && has(newcomer, "newer") && !has(newcomer, "before"));
	sfp__store_close(newcomer);
}
END_TEST

START_TEST(a_checkpoint_and_a_scrub_notice_it_too)
{
	struct sfp__store *store = in_use(SFP__JOURNAL_WAL);

	let_time_pass();
	copy_an_older_one_over_it();
	ck_sfp_status(sfp__store_checkpoint(store), SFP_E_MOVED);
	ck_sfp_status(sfp__store_scrub(store), SFP_E_MOVED);
	ck_sfp_status(sfp__store_set_journal(store, SFP__JOURNAL_TRUNCATE), SFP_E_MOVED);
	sfp__store_close(store);
}
END_TEST

/* ---- and what must not be taken for it ---- */

struct worker {
	enum sfp__journal journal;
	int checkpoint_pages, failures;
	char said[512];
};

static void *write_much(void *argument)
{
	struct worker *worker = argument;
	struct sfp__store_options options = { .path = in_folder("registry"),
		                              .checkpoint_pages = worker->checkpoint_pages,
		                              .durability = SFP__DURABILITY_NORMAL };
	struct sfp__store *store = NULL;

	ck_sfp_ok(sfp__store_open(&options, &store, NULL));
	for (int i = 0; i < 1500; i++) {
		if (put(store, "key") == SFP_OK)
			continue;
		worker->failures++;
		snprintf(worker->said, sizeof(worker->said), "%s", sfp__store_message(store));
	}
	sfp__store_close(store);
	return NULL;
}

START_TEST(writers_that_move_pages_at_any_time_are_no_strangers_to_each_other)
{
	struct worker workers[3] = { { .checkpoint_pages = 1 },
		                     { .checkpoint_pages = 7 },
		                     { .checkpoint_pages = 1000 } };
	pthread_t threads[3];

	sfp__store_close(open_as("registry", _i ? SFP__JOURNAL_TRUNCATE : SFP__JOURNAL_WAL));
	for (size_t i = 0; i < 3; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, write_much, &workers[i]), 0);
	for (size_t i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < 3; i++)
		ck_assert_msg(workers[i].failures == 0, "%d failures: %s", workers[i].failures, workers[i].said);
}
END_TEST

START_TEST(other_rights_another_time_of_reading_and_a_new_neighbour_are_no_matter)
{
	struct sfp__store *store = in_use(SFP__JOURNAL_WAL);
	struct timespec times[2] = { { .tv_sec = 1000 }, { .tv_nsec = UTIME_OMIT } };

	ck_assert_int_eq(chmod(in_folder("registry"), 0640), 0);
	ck_assert_int_eq(utimensat(AT_FDCWD, in_folder("registry"), times, 0), 0);
	copy_over("older", "neighbour");
	ck_sfp_ok(put(store, "after"));
	sfp__store_close(store);
}
END_TEST

/* ---- through the registry ---- */

START_TEST(a_verb_says_what_to_do_in_both_languages)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_registry *reg = NULL;

	options.create = true;
	ck_sfp_ok(sfp_registry_open(in_folder("registry"), &options, &reg, NULL));
	move_it();
	draft.name = "Вымышленная";
	ck_sfp_status(sfp_organization_add(reg, &draft, &organization), SFP_E_MOVED);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(reg), "registry: the file is not in its place"));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(reg, SFP_RU), "registry: файла нет на его месте"));
	ck_sfp_status(sfp_batch_begin(reg), SFP_E_MOVED);
	move("elsewhere", "registry");
	ck_sfp_ok(sfp_organization_add(reg, &draft, &organization));
	sfp_organization_free(organization);
	sfp_registry_close(reg);
}
END_TEST

static Suite *moved_suite(void)
{
	Suite *suite = suite_create("moved");
	TCase *noticed = tcase_create("noticed"), *harmless = tcase_create("harmless");

	tcase_add_checked_fixture(noticed, folder_make, folder_remove);
	tcase_add_loop_test(noticed, what_happens_to_the_file_is_noticed_before_a_write, 0, (int)SFP__LENGTH(deeds));
	tcase_add_loop_test(noticed, what_happens_during_a_long_transaction_is_noticed_before_its_commit, 0,
	                    (int)SFP__LENGTH(deeds));
	tcase_add_loop_test(noticed, a_file_that_is_put_back_is_whole, 0, 2);
	tcase_add_loop_test(noticed, a_registry_whose_journal_was_removed_is_whole_after_it_is_closed, 0, 2);
	tcase_add_test(noticed, a_second_name_may_be_read_but_not_written);
	tcase_add_test(noticed, whoever_closes_a_file_that_was_replaced_takes_nothing_of_the_new_one);
	tcase_add_test(noticed, a_checkpoint_and_a_scrub_notice_it_too);
	tcase_add_test(noticed, a_verb_says_what_to_do_in_both_languages);
	suite_add_tcase(suite, noticed);
	tcase_add_checked_fixture(harmless, folder_make, folder_remove);
	tcase_add_loop_test(harmless, writers_that_move_pages_at_any_time_are_no_strangers_to_each_other, 0, 2);
	tcase_add_test(harmless, other_rights_another_time_of_reading_and_a_new_neighbour_are_no_matter);
	suite_add_tcase(suite, harmless);
	return suite;
}

SUITE_MAIN(moved_suite)
