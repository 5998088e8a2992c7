/* test_create.c: a registry's file is there whole or not at all, is made by one of two, and takes the place of nothing;
 * it has one journal. */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "check_main.h"
#include "folder.h"
#include "sferumpolicy/organization.h"

static sfp_registry *in_memory(const char *name)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_registry *reg = NULL;

	ck_sfp_ok(sfp_registry_open(NULL, NULL, &reg, NULL));
	draft.name = name;
	ck_sfp_ok(sfp_organization_add(reg, &draft, &organization));
	sfp_organization_free(organization);
	return reg;
}

static sfp_status save_as(const char *name, const char *path)
{
	sfp_registry *reg = in_memory(name);
	sfp_status status = sfp_registry_save(reg, path, NULL);

	ck_assert_msg(status == SFP_OK || strlen(sfp_registry_message(reg)) > 10, "no words");
	sfp_registry_close(reg);
	return status;
}

/* Must be whole: opened for writing, with one organisation. */
static void expect_registry(const char *path, const char *name)
{
	sfp_registry *reg = NULL;
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_registry_open(path, NULL, &reg, NULL));
	ck_sfp_ok(sfp_organization_list(reg, NULL, 0, &page));
	ck_assert_uint_eq(page->count, 1);
	if (name)
		ck_assert_str_eq(((const sfp_organization *)page->records[0])->name, name);
	sfp_page_free(page);
	sfp_registry_close(reg);
}

static size_t count_files(void)
{
	DIR *files = opendir(folder);
	size_t count = 0;

	for (struct dirent *file; (file = readdir(files)) != NULL;)
		count += file->d_name[0] != '.';
	closedir(files);
	return count;
}

static void write_file(const char *name, const char *text)
{
	FILE *file = fopen(in_folder(name), "w");

	fputs(text, file);
	fclose(file);
}

static void expect_file(const char *name, const char *text)
{
	char found[64] = "";
	FILE *file = fopen(in_folder(name), "r");

	ck_assert_ptr_nonnull(file);
	ck_assert_ptr_nonnull(fgets(found, sizeof(found), file));
	ck_assert_str_eq(found, text);
	fclose(file);
}

/* ---- saving ---- */

START_TEST(what_is_saved_is_whole_and_its_owner_s_alone)
{
	sfp_registry *reg = in_memory("Сохранённая");
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	struct stat about;

	ck_sfp_ok(sfp_registry_save(reg, in_folder("registry"), NULL));
	ck_assert_uint_eq(count_files(), 2);
	ck_assert_int_eq(stat(in_folder("registry"), &about), 0);
	ck_assert_int_eq(about.st_mode & 0777, 0600);
	ck_assert_uint_eq(about.st_nlink, 1);
	ck_assert_int_eq(stat(in_folder("registry.key"), &about), 0);
	ck_assert_int_eq(about.st_mode & 0777, 0600);
	ck_assert_int_eq(about.st_size, 32);
	/* Nothing is lost that is changed in memory: it cannot be. */
	draft.name = "Другая";
	ck_sfp_status(sfp_organization_add(reg, &draft, &organization), SFP_E_READONLY);
	ck_sfp_status(sfp_registry_save(reg, in_folder("second"), NULL), SFP_E_MISUSE);
	sfp_registry_close(reg);
	expect_registry(in_folder("registry"), "Сохранённая");
}
END_TEST

START_TEST(the_key_goes_where_it_is_told_to)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = in_memory("Организация");

	options.key_path = in_folder("secret");
	ck_sfp_ok(sfp_registry_save(reg, in_folder("registry"), &options));
	sfp_registry_close(reg);
	ck_assert_int_eq(access(in_folder("secret"), F_OK), 0);
	ck_assert_int_ne(access(in_folder("registry.key"), F_OK), 0);
}
END_TEST

/* What lies there stays there, to the last sign. */
START_TEST(nothing_that_lies_there_is_touched)
{
	static const char *const names[] = { "registry", "registry.key", "registry-wal", "registry-journal",
		                             "registry-shm" };
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL;
	char *message = NULL;

	write_file(names[_i], "Somebody else's.");
	ck_sfp_status(save_as("Организация", in_folder("registry")), SFP_E_EXISTS);
	options.create = true;
	ck_sfp_status(sfp_registry_open(in_folder("registry"), &options, &reg, &message),
	              _i ? SFP_E_EXISTS : SFP_E_FOREIGN);
	if (_i)
		ck_assert_msg(message && strstr(message, names[_i]), "%s", message);
	sfp_text_free(message);
	expect_file(names[_i], "Somebody else's.");
	ck_assert_uint_eq(count_files(), 1);
}
END_TEST

START_TEST(a_dangling_link_is_not_written_through)
{
	ck_assert_int_eq(symlink(in_folder("nowhere"), in_folder("registry")), 0);
	ck_sfp_status(save_as("Организация", in_folder("registry")), SFP_E_EXISTS);
	ck_assert_uint_eq(count_files(), 1);
}
END_TEST

static const struct {
	const char *name;
	sfp_status status;
} impossible[] = {
	{ "registry/", SFP_E_INVALID },     { ".", SFP_E_INVALID }, { "..", SFP_E_INVALID }, { "", SFP_E_INVALID },
	{ "no/registry", SFP_E_NOT_FOUND },
};

START_TEST(a_name_that_cannot_be_a_file_leaves_nothing_behind)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL;

	ck_sfp_status(save_as("Организация", in_folder(impossible[_i].name)), impossible[_i].status);
	options.create = true;
	ck_sfp_status(sfp_registry_open(in_folder(impossible[_i].name), &options, &reg, NULL), impossible[_i].status);
	ck_assert_uint_eq(count_files(), 0);
	ck_sfp_status(save_as("Организация", "file:x"), SFP_E_INVALID);
	ck_sfp_status(save_as("Организация", ":memory:"), SFP_E_INVALID);
}
END_TEST

/* The registry itself could be written, its key could not. */
START_TEST(a_key_that_cannot_be_made_leaves_no_registry)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL;
	char *message = NULL;

	options.create = true;
	options.key_path = in_folder("no/secret");
	ck_sfp_status(sfp_registry_open(in_folder("registry"), &options, &reg, &message), SFP_E_IO);
	ck_assert_msg(message && strstr(message, "no/secret"), "%s", message);
	sfp_text_free(message);
	ck_assert_uint_eq(count_files(), 0);
}
END_TEST

START_TEST(only_a_registry_in_memory_outside_of_a_batch_is_saved)
{
	sfp_registry *reg = in_memory("Организация"), *file = NULL;
	sfp_registry_options wrong = SFP_REGISTRY_OPTIONS_INIT;

	ck_sfp_status(sfp_registry_save(NULL, in_folder("registry"), NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_registry_save(reg, NULL, NULL), SFP_E_MISUSE);
	wrong.struct_size = 1;
	ck_sfp_status(sfp_registry_save(reg, in_folder("registry"), &wrong), SFP_E_MISUSE);
	ck_sfp_ok(sfp_batch_begin(reg));
	ck_sfp_status(sfp_registry_save(reg, in_folder("registry"), NULL), SFP_E_MISUSE);
	ck_sfp_ok(sfp_batch_end(reg, true));
	ck_sfp_ok(sfp_registry_save(reg, in_folder("registry"), NULL));
	sfp_registry_close(reg);
	ck_sfp_ok(sfp_registry_open(in_folder("registry"), NULL, &file, NULL));
	ck_sfp_status(sfp_registry_save(file, in_folder("second"), NULL), SFP_E_MISUSE);
	sfp_registry_close(file);
}
END_TEST

/* ---- several at once ---- */

struct maker {
	pthread_barrier_t *start;
	char name[64], path[400];
	sfp_status status;
};

static void *make(void *argument)
{
	struct maker *maker = argument;
	sfp_registry *reg = in_memory(maker->name);

	pthread_barrier_wait(maker->start);
	maker->status = sfp_registry_save(reg, maker->path, NULL);
	sfp_registry_close(reg);
	return NULL;
}

#define MAKERS 3

START_TEST(of_several_that_save_under_one_name_one_wins)
{
	for (int round = 0; round < 60; round++) {
		struct maker makers[MAKERS];
		pthread_t threads[MAKERS];
		pthread_barrier_t start;
		int won = -1;

		folder_empty();
		pthread_barrier_init(&start, NULL, MAKERS);
		for (int i = 0; i < MAKERS; i++) {
			makers[i].start = &start;
			snprintf(makers[i].name, sizeof(makers[i].name), "Организация %d", i);
			snprintf(makers[i].path, sizeof(makers[i].path), "%s", in_folder("registry"));
			ck_assert_int_eq(pthread_create(&threads[i], NULL, make, &makers[i]), 0);
		}
		for (int i = 0; i < MAKERS; i++) {
			pthread_join(threads[i], NULL);
			ck_assert(makers[i].status == SFP_OK || makers[i].status == SFP_E_EXISTS);
			ck_assert(makers[i].status != SFP_OK || won < 0);
			won = makers[i].status == SFP_OK ? i : won;
		}
		pthread_barrier_destroy(&start);
		ck_assert_int_ge(won, 0);
		ck_assert_uint_eq(count_files(), 2);
		expect_registry(in_folder("registry"), makers[won].name);
	}
}
END_TEST

static void *open_it(void *argument)
{
	struct maker *maker = argument;
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL;

	options.create = true;
	pthread_barrier_wait(maker->start);
	maker->status = sfp_registry_open(maker->path, &options, &reg, NULL);
	sfp_registry_close(reg);
	return NULL;
}

/* Of two that close at once neither may be the last, and then the journal stays for whoever comes next. */
static void close_alone(const char *path)
{
	sfp_registry *reg = NULL;

	ck_sfp_ok(sfp_registry_open(path, NULL, &reg, NULL));
	sfp_registry_close(reg);
}

START_TEST(several_that_open_what_none_has_made_yet_get_the_same)
{
	for (int round = 0; round < 40; round++) {
		struct maker makers[MAKERS];
		pthread_t threads[MAKERS];
		pthread_barrier_t start;

		folder_empty();
		pthread_barrier_init(&start, NULL, MAKERS);
		for (int i = 0; i < MAKERS; i++) {
			makers[i].start = &start;
			snprintf(makers[i].path, sizeof(makers[i].path), "%s", in_folder("registry"));
			ck_assert_int_eq(pthread_create(&threads[i], NULL, open_it, &makers[i]), 0);
		}
		for (int i = 0; i < MAKERS; i++) {
			pthread_join(threads[i], NULL);
			ck_sfp_ok(makers[i].status);
		}
		pthread_barrier_destroy(&start);
		close_alone(in_folder("registry"));
		ck_assert_uint_eq(count_files(), 2);
	}
}
END_TEST

/* ---- a process that is killed ---- */

static void save_and_tell(const char *path)
{
	sfp_registry *reg = NULL;

	if (sfp_registry_open(NULL, NULL, &reg, NULL) != SFP_OK)
		_exit(2);
	for (int i = 0; i < 1; i++) {
		sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
		sfp_organization *organization = NULL;

		draft.name = "Организация";
		if (sfp_organization_add(reg, &draft, &organization) != SFP_OK)
			_exit(2);
	}
	_exit(sfp_registry_save(reg, path, NULL) == SFP_OK ? 0 : 1);
}

static bool is_leftover(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && strcmp(name + length - 4, ".new") == 0;
}

/* Of what is there after a kill: a whole registry with its key, or no registry. */
static bool expect_all_or_nothing(void)
{
	bool there = access(in_folder("registry"), F_OK) == 0;
	DIR *files = opendir(folder);

	for (struct dirent *file; (file = readdir(files)) != NULL;)
		ck_assert_msg(file->d_name[0] == '.' || is_leftover(file->d_name) ||
		                      strcmp(file->d_name, "registry") == 0 ||
		                      strcmp(file->d_name, "registry.key") == 0,
		              "%s", file->d_name);
	closedir(files);
	if (there) {
		ck_assert_int_eq(access(in_folder("registry.key"), F_OK), 0);
		expect_registry(in_folder("registry"), "Организация");
	}
	return there;
}

START_TEST(whoever_is_killed_leaves_a_whole_registry_or_none)
{
	int whole = 0, none = 0;
	int64_t most_us = 0;

	/* Where the machine is busy, more of them live to the end: then there are more rounds. */
	for (int round = 0; round < 150 || (none <= 20 && round < 600); round++) {
		struct timespec began, ended, pause = { 0 };
		pid_t child;
		int state;

		folder_empty();
		clock_gettime(CLOCK_MONOTONIC, &began);
		child = fork();
		if (child == 0)
			save_and_tell(in_folder("registry"));
		/* The first five show how long it takes; the others die at each moment of that. */
		pause.tv_nsec = round < 5 ? 0 : (long)(most_us * 1000 * ((round - 5) % 145) / 140);
		if (round >= 5) {
			nanosleep(&pause, NULL);
			kill(child, SIGKILL);
		}
		waitpid(child, &state, 0);
		clock_gettime(CLOCK_MONOTONIC, &ended);
		if (round < 5)
			most_us = (ended.tv_sec - began.tv_sec) * 1000000 + (ended.tv_nsec - began.tv_nsec) / 1000;
		if (expect_all_or_nothing())
			whole++;
		else
			none++;
	}
	ck_assert_int_gt(whole, 4);
	ck_assert_int_gt(none, 20);
}
END_TEST

/* ---- one journal ---- */

static sfp_journal journal_of(const char *name)
{
	sfp_journal journal = SFP_JOURNAL_AS_IS;
	sfp_registry *reg = NULL;

	ck_sfp_ok(sfp_registry_open(in_folder(name), NULL, &reg, NULL));
	ck_sfp_ok(sfp_registry_journal(reg, &journal));
	sfp_registry_close(reg);
	return journal;
}

static sfp_registry *made_with(const char *name, sfp_journal journal)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL;

	options.create = true;
	options.journal = journal;
	ck_sfp_ok(sfp_registry_open(in_folder(name), &options, &reg, NULL));
	return reg;
}

START_TEST(the_journal_is_the_file_s_whoever_opens_it)
{
	sfp_registry *reg = in_memory("Организация");
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_journal journal = SFP_JOURNAL_WAL;

	ck_sfp_ok(sfp_registry_journal(reg, &journal));
	ck_assert_int_eq(journal, SFP_JOURNAL_AS_IS);
	options.journal = SFP_JOURNAL_TRUNCATE;
	ck_sfp_ok(sfp_registry_save(reg, in_folder("saved"), &options));
	sfp_registry_close(reg);
	ck_assert_int_eq(journal_of("saved"), SFP_JOURNAL_TRUNCATE);
	sfp_registry_close(made_with("default", SFP_JOURNAL_AS_IS));
	sfp_registry_close(made_with("wal", SFP_JOURNAL_WAL));
	sfp_registry_close(made_with("truncate", SFP_JOURNAL_TRUNCATE));
	ck_assert_int_eq(journal_of("default"), SFP_JOURNAL_WAL);
	ck_assert_int_eq(journal_of("wal"), SFP_JOURNAL_WAL);
	ck_assert_int_eq(journal_of("truncate"), SFP_JOURNAL_TRUNCATE);
	ck_assert_int_ne(access(in_folder("truncate-wal"), F_OK), 0);
}
END_TEST

/* A copy is one file that needs no other, so it has none; what is restored from it has its original's. */
START_TEST(what_is_restored_has_the_journal_of_its_original)
{
	sfp_journal has = _i ? SFP_JOURNAL_TRUNCATE : SFP_JOURNAL_WAL,
		    wanted = _i ? SFP_JOURNAL_WAL : SFP_JOURNAL_TRUNCATE;
	sfp_registry *reg = made_with("registry", has);
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;

	ck_sfp_ok(sfp_registry_backup(reg, in_folder("copy")));
	sfp_registry_close(reg);
	ck_sfp_ok(sfp_registry_restore(in_folder("restored"), in_folder("copy"), NULL, NULL));
	options.journal = wanted;
	ck_sfp_ok(sfp_registry_restore(in_folder("other"), in_folder("copy"), &options, NULL));
	ck_assert_int_eq(journal_of("copy"), SFP_JOURNAL_TRUNCATE);
	ck_assert_int_eq(journal_of("restored"), has);
	ck_assert_int_eq(journal_of("other"), wanted);
	ck_assert_uint_eq(count_files(), 8);
}
END_TEST

START_TEST(a_copy_of_a_registry_in_memory_is_restored_as_a_new_one_is_made)
{
	sfp_registry *reg = in_memory("Организация");

	ck_sfp_ok(sfp_registry_backup(reg, in_folder("copy")));
	sfp_registry_close(reg);
	ck_sfp_ok(sfp_registry_restore(in_folder("registry"), in_folder("copy"), NULL, NULL));
	ck_assert_int_eq(journal_of("registry"), SFP_JOURNAL_WAL);
	expect_registry(in_folder("registry"), "Организация");
}
END_TEST

START_TEST(another_journal_is_refused_and_changed_for_all)
{
	sfp_journal has = _i ? SFP_JOURNAL_TRUNCATE : SFP_JOURNAL_WAL,
		    wanted = _i ? SFP_JOURNAL_WAL : SFP_JOURNAL_TRUNCATE;
	sfp_registry *reg = made_with("registry", has), *other = NULL;
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	char *message = NULL;

	options.journal = wanted;
	ck_sfp_status(sfp_registry_open(in_folder("registry"), &options, &other, &message), SFP_E_INVALID);
	ck_assert_msg(message && strstr(message, "journal"), "%s", message);
	sfp_text_free(message);
	ck_sfp_ok(sfp_registry_set_journal(reg, has)); /* it has it */
	ck_sfp_ok(sfp_registry_set_journal(reg, wanted));
	sfp_registry_close(reg);
	ck_assert_int_eq(journal_of("registry"), wanted);
	ck_sfp_ok(sfp_registry_open(in_folder("registry"), &options, &other, NULL));
	ck_sfp_status(sfp_registry_set_journal(other, SFP_JOURNAL_AS_IS), SFP_E_MISUSE);
	ck_sfp_status(sfp_registry_set_journal(NULL, SFP_JOURNAL_WAL), SFP_E_MISUSE);
	ck_sfp_status(sfp_registry_journal(other, NULL), SFP_E_MISUSE);
	sfp_registry_close(other);
}
END_TEST

START_TEST(a_wal_in_use_stays)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL, *other = NULL;

	sfp_registry_close(made_with("registry", SFP_JOURNAL_WAL));
	options.busy_timeout_ms = 50;
	ck_sfp_ok(sfp_registry_open(in_folder("registry"), &options, &reg, NULL));
	ck_sfp_ok(sfp_registry_open(in_folder("registry"), NULL, &other, NULL));
	ck_sfp_status(sfp_registry_set_journal(reg, SFP_JOURNAL_TRUNCATE), SFP_E_BUSY);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(reg, SFP_RU), "закройте его там"));
	sfp_registry_close(other);
	ck_sfp_ok(sfp_registry_set_journal(reg, SFP_JOURNAL_TRUNCATE));
	sfp_registry_close(reg);
	ck_assert_int_ne(access(in_folder("registry-wal"), F_OK), 0);
}
END_TEST

static bool holds(const char *name, const char *text)
{
	static char bytes[2 << 20];
	FILE *file = fopen(in_folder(name), "r");
	size_t length = file ? fread(bytes, 1, sizeof(bytes), file) : 0;

	if (file)
		fclose(file);
	return memmem(bytes, length, text, strlen(text)) != NULL;
}

static void sql(sqlite3 *db, const char *text)
{
	ck_assert_int_eq(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
}

#define SURNAME "Ымарекова"
#define PUT     "INSERT OR REPLACE INTO meta VALUES ('k', CAST("

/* Another program turned the file to a WAL behind our back and wrote there. */
START_TEST(scrubbing_looks_at_the_journal_that_is_there)
{
	sfp_registry *reg = made_with("registry", SFP_JOURNAL_TRUNCATE);
	sqlite3 *stranger = NULL;

	ck_assert_int_eq(sqlite3_open(in_folder("registry"), &stranger), SQLITE_OK);
	sql(stranger, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
	sql(stranger, PUT " '" SURNAME "' AS BLOB)); " PUT " 'x' AS BLOB))");
	ck_assert(holds("registry-wal", SURNAME));
	ck_sfp_ok(sfp_registry_scrub(reg));
	ck_assert(!holds("registry-wal", SURNAME));
	/* While the stranger reads, it cannot be emptied, and that is said. */
	sql(stranger, PUT " '" SURNAME "' AS BLOB)); " PUT " 'x' AS BLOB))");
	sql(stranger, "BEGIN; SELECT * FROM meta");
	ck_sfp_status(sfp_registry_scrub(reg), SFP_E_BUSY);
	ck_assert_str_ne(sfp_registry_message(reg), "");
	sql(stranger, "COMMIT");
	ck_sfp_ok(sfp_registry_scrub(reg));
	ck_assert(!holds("registry-wal", SURNAME) && !holds("registry", SURNAME));
	sqlite3_close(stranger);
	sfp_registry_close(reg);
}
END_TEST

/* A journal that is kept full after its end, with the page that held the name before. */
START_TEST(scrubbing_empties_a_journal_that_another_program_left_full)
{
	sfp_registry *reg = made_with("registry", SFP_JOURNAL_TRUNCATE);
	sqlite3 *stranger = NULL;

	ck_assert_int_eq(sqlite3_open(in_folder("registry"), &stranger), SQLITE_OK);
	sql(stranger, "PRAGMA journal_mode = PERSIST; " PUT " '" SURNAME "' AS BLOB))");
	sql(stranger, PUT " 'x' AS BLOB))");
	sqlite3_close(stranger);
	ck_assert(holds("registry-journal", SURNAME));
	ck_sfp_ok(sfp_registry_scrub(reg));
	ck_assert(!holds("registry-journal", SURNAME));
	sfp_registry_close(reg);
}
END_TEST

/* In WAL mode nobody reads the other journal any more: whatever lies there has to be told of. */
START_TEST(scrubbing_tells_of_a_file_that_it_cannot_empty)
{
	sfp_registry *reg = made_with("registry", SFP_JOURNAL_WAL);

	write_file("registry-journal", SURNAME);
	ck_sfp_status(sfp_registry_scrub(reg), SFP_E_BUSY);
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(reg), "registry-journal"));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(reg, SFP_RU), "registry-journal"));
	expect_file("registry-journal", SURNAME);
	unlink(in_folder("registry-journal"));
	ck_sfp_ok(sfp_registry_scrub(reg));
	sfp_registry_close(reg);
}
END_TEST

static Suite *create_suite(void)
{
	Suite *suite = suite_create("create");
	TCase *saving = tcase_create("saving"), *many = tcase_create("many"), *journal = tcase_create("journal");

	tcase_set_timeout(many, 170); /* threads and processes, under the sanitizers, on a busy machine */

	tcase_add_checked_fixture(saving, folder_make, folder_remove);
	tcase_add_test(saving, what_is_saved_is_whole_and_its_owner_s_alone);
	tcase_add_test(saving, the_key_goes_where_it_is_told_to);
	tcase_add_loop_test(saving, nothing_that_lies_there_is_touched, 0, 5);
	tcase_add_test(saving, a_dangling_link_is_not_written_through);
	tcase_add_loop_test(saving, a_name_that_cannot_be_a_file_leaves_nothing_behind, 0,
	                    sizeof(impossible) / sizeof(impossible[0]));
	tcase_add_test(saving, a_key_that_cannot_be_made_leaves_no_registry);
	tcase_add_test(saving, only_a_registry_in_memory_outside_of_a_batch_is_saved);
	suite_add_tcase(suite, saving);
	tcase_add_checked_fixture(many, folder_make, folder_remove);
	tcase_add_test(many, of_several_that_save_under_one_name_one_wins);
	tcase_add_test(many, several_that_open_what_none_has_made_yet_get_the_same);
	tcase_add_test(many, whoever_is_killed_leaves_a_whole_registry_or_none);
	suite_add_tcase(suite, many);
	tcase_add_checked_fixture(journal, folder_make, folder_remove);
	tcase_add_test(journal, the_journal_is_the_file_s_whoever_opens_it);
	tcase_add_loop_test(journal, what_is_restored_has_the_journal_of_its_original, 0, 2);
	tcase_add_test(journal, a_copy_of_a_registry_in_memory_is_restored_as_a_new_one_is_made);
	tcase_add_loop_test(journal, another_journal_is_refused_and_changed_for_all, 0, 2);
	tcase_add_test(journal, a_wal_in_use_stays);
	tcase_add_test(journal, scrubbing_looks_at_the_journal_that_is_there);
	tcase_add_test(journal, scrubbing_empties_a_journal_that_another_program_left_full);
	tcase_add_test(journal, scrubbing_tells_of_a_file_that_it_cannot_empty);
	suite_add_tcase(suite, journal);
	return suite;
}

SUITE_MAIN(create_suite)
