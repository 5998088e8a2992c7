/* test_store.c: what the store promises on a disk that works. tests/fault has the one that does not. */
#include <pthread.h>
#include <sched.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/text.h"
#include "check_main.h"
#include "folder.h"
#include "sql/sql.h"
#include "store/internal.h"

/* clang-format off */
static const char *const reading_back[][2] = {
	{ "PRAGMA foreign_keys", "1" },   { "PRAGMA trusted_schema", "0" },  { "PRAGMA cell_size_check", "1" },
	{ "PRAGMA secure_delete", "1" },  { "PRAGMA mmap_size", "0" },       { "PRAGMA wal_autocheckpoint", "0" },
	{ "PRAGMA journal_mode", "wal" }, { "PRAGMA synchronous", "2" },     { "PRAGMA temp_store", "2" },
	{ "PRAGMA user_version", "1" },   { "PRAGMA application_id", "1397117004" },
};
/* clang-format on */

static struct sfp__store *open_with(struct sfp__store_options options)
{
	struct sfp__store *store = NULL;
	char *message = NULL;
	sfp_status status = sfp__store_open(&options, &store, &message);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), message);
	return store;
}

static struct sfp__store *open_file(const char *name)
{
	return open_with((struct sfp__store_options){ .path = in_folder(name), .create = true });
}

/* The status of an opening that must fail, with a message. */
static sfp_status failing_open(struct sfp__store_options options)
{
	struct sfp__store *store = NULL;
	char *message = NULL;
	sfp_status status = sfp__store_open(&options, &store, &message);

	ck_assert_ptr_null(store);
	ck_assert_ptr_nonnull(message);
	ck_assert_str_ne(message, "");
	free(message);
	return status;
}

static void run_sql(sqlite3 *db, const char *sql)
{
	char *message = NULL;

	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s: %s", sql, message);
}

static void run_in_file(const char *path, const char *sql)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	run_sql(db, sql);
	sqlite3_close(db);
}

static int keep_first(void *result, int columns, char **values, char **names)
{
	(void)columns;
	(void)names;
	snprintf(result, 64, "%s", values[0] ? values[0] : "NULL");
	return 0;
}

static sfp_status put_in(struct sfp__store *store, const char *key, const char *value)
{
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_META_PUT);

	sfp__bind_text(stmt, "key", key);
	sfp__bind_blob(stmt, ":value", value, strlen(value));
	return sfp__exec(store, stmt);
}

static sfp_status put(struct sfp__store *store, const char *key, const char *value)
{
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__txn_begin(&txn, store);

	if (status == SFP_OK)
		status = put_in(store, key, value);
	return sfp__txn_end(&txn, status);
}

/* "" if it is not there. Static. */
static const char *get_in(struct sfp__store *store, const char *key)
{
	static char value[64];
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_META_GET);
	const void *bytes;
	size_t length;

	value[0] = '\0';
	sfp__bind_text(stmt, "key", key);
	if (sfp__step_row(store, stmt) == SFP_OK) {
		bytes = sfp__column_blob(stmt, 0, &length);
		snprintf(value, sizeof(value), "%.*s", (int)length, (const char *)bytes);
	}
	ck_sfp_ok(sfp__store_status(store));
	return value;
}

static const char *get(struct sfp__store *store, const char *key)
{
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__read_begin(&txn, store));
	return get_in(store, key);
}

/* What an SQL text means to the store, in a transaction of its own. */
static sfp_status verdict(struct sfp__store *store, const char *sql)
{
	SFP__TXN txn = { 0 };
	sqlite3_stmt *stmt;
	sfp_status status;

	ck_sfp_ok(sfp__txn_begin(&txn, store));
	ck_assert_int_eq(sqlite3_prepare_v2(sfp__store_connection(store), sql, -1, &stmt, NULL), SQLITE_OK);
	status = sfp__exec(store, (struct sfp__stmt *)stmt);
	sqlite3_finalize(stmt);
	return status;
}

/* -- opening ----------------------------------------------------------------------------------------------------------
 */

START_TEST(every_switch_reads_back_as_it_was_set)
{
	struct sfp__store *store = open_file("registry");
	char value[64] = "";

	run_sql(sfp__store_connection(store), "SELECT 1");
	sqlite3_exec(sfp__store_connection(store), reading_back[_i][0], keep_first, value, NULL);
	ck_assert_str_eq(value, reading_back[_i][1]);
	sfp__store_close(store);
}
END_TEST

START_TEST(no_other_database_can_be_attached_and_the_schema_cannot_be_written)
{
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });
	sqlite3 *db = sfp__store_connection(store);

	ck_assert_int_ne(sqlite3_exec(db, "ATTACH ':memory:' AS other", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA writable_schema = ON", NULL, NULL, NULL);
	ck_assert_int_ne(sqlite3_exec(db, "DELETE FROM sqlite_schema", NULL, NULL, NULL), SQLITE_OK);
	sfp__store_close(store);
}
END_TEST

START_TEST(normal_durability_and_the_truncated_journal_are_there_for_the_asking)
{
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = in_folder("registry"),
	                                                                  .create = true,
	                                                                  .durability = SFP__DURABILITY_NORMAL,
	                                                                  .journal = SFP__JOURNAL_TRUNCATE });
	char value[64] = "";

	sqlite3_exec(sfp__store_connection(store), "PRAGMA synchronous", keep_first, value, NULL);
	ck_assert_str_eq(value, "1");
	sqlite3_exec(sfp__store_connection(store), "PRAGMA journal_mode", keep_first, value, NULL);
	ck_assert_str_eq(value, "truncate");
	ck_sfp_ok(put(store, "a", "1"));
	sfp__store_close(store);
	ck_assert_int_ne(access(in_folder("registry-wal"), F_OK), 0);
}
END_TEST

START_TEST(what_was_committed_is_there_when_the_file_is_opened_again)
{
	struct sfp__store *store = open_file("registry");
	struct stat file;

	ck_sfp_ok(put(store, "a", "1"));
	sfp__store_close(store);
	store = open_with((struct sfp__store_options){ .path = in_folder("registry") });
	ck_assert_str_eq(get(store, "a"), "1");
	sfp__store_close(store);
	ck_assert_int_eq(stat(in_folder("registry"), &file), 0);
	ck_assert_int_eq(file.st_mode & 0777, 0600);
}
END_TEST

START_TEST(names_that_sqlite_reads_as_uris_are_refused)
{
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = "file:x?nolock=1", .create = true }),
	              SFP_E_INVALID);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = "FILE:x", .create = true }), SFP_E_INVALID);
}
END_TEST

/* Only no name at all is a store in memory. */
START_TEST(names_of_databases_that_are_thrown_away_are_refused)
{
	static const char *const names[] = { "", ":memory:", ":MEMORY:", ":" };
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });

	for (size_t i = 0; i < SFP__LENGTH(names); i++) {
		ck_sfp_status(failing_open((struct sfp__store_options){ .path = names[i], .create = true }),
		              SFP_E_INVALID);
		ck_sfp_status(sfp__store_backup(store, names[i]), SFP_E_INVALID);
		ck_sfp_status(sfp__store_open_document(names[i], "", NULL, NULL), SFP_E_INVALID);
	}
	ck_sfp_status(sfp__store_backup(store, "file:x"), SFP_E_INVALID);
	ck_assert_int_ne(access("file:x", F_OK), 0);
	sfp__store_close(store);
}
END_TEST

START_TEST(a_link_to_a_file_is_refused_and_one_to_a_folder_followed)
{
	struct sfp__store *store = open_file("registry");

	sfp__store_close(store);
	ck_assert_int_eq(symlink(in_folder("registry"), in_folder("link")), 0);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("link") }), SFP_E_INVALID);
	ck_assert_int_eq(symlink(in_folder("nothing"), in_folder("dangling")), 0);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("dangling"), .create = true }),
	              SFP_E_INVALID);
	ck_assert_int_eq(symlink(folder, in_folder("to-folder")), 0);
	sfp__store_close(open_with((struct sfp__store_options){ .path = in_folder("to-folder/registry") }));
}
END_TEST

START_TEST(a_file_that_is_not_there_is_not_found_and_none_is_made)
{
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("registry") }), SFP_E_NOT_FOUND);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("registry"), .readonly = true }),
	              SFP_E_NOT_FOUND);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("no/registry"), .create = true }),
	              SFP_E_NOT_FOUND);
	ck_assert_int_ne(access(in_folder("registry"), F_OK), 0);
}
END_TEST

START_TEST(an_empty_file_is_no_registry_and_is_left_alone)
{
	struct stat about;
	FILE *file = fopen(in_folder("registry"), "w");

	fclose(file);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("registry") }), SFP_E_FOREIGN);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("registry"), .create = true }),
	              SFP_E_FOREIGN);
	ck_assert_int_eq(stat(in_folder("registry"), &about), 0);
	ck_assert_int_eq(about.st_size, 0);
	run_in_file(in_folder("second"), "PRAGMA journal_mode = WAL");
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("second"), .create = true }),
	              SFP_E_FOREIGN);
}
END_TEST

/* The bytes of a file, to see that nobody touched it. */
static size_t slurp(const char *path, char *bytes, size_t size)
{
	FILE *file = fopen(path, "r");
	size_t length;

	ck_assert_ptr_nonnull(file);
	length = fread(bytes, 1, size, file);
	fclose(file);
	return length;
}

START_TEST(another_programs_database_is_refused_and_stays_as_it_is)
{
	static const char *const making[] = {
		"CREATE TABLE t (x)",
		"PRAGMA user_version = 1",
		"PRAGMA application_id = 77; CREATE TABLE t (x)",
	};
	static char before[20000], after[20000];
	size_t length;

	run_in_file(in_folder("other"), making[_i]);
	length = slurp(in_folder("other"), before, sizeof(before));
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("other"), .create = true }),
	              SFP_E_FOREIGN);
	ck_assert_uint_eq(slurp(in_folder("other"), after, sizeof(after)), length);
	ck_assert_mem_eq(before, after, length);
}
END_TEST

START_TEST(what_is_no_database_is_refused_as_foreign)
{
	FILE *file = fopen(in_folder("text"), "w");

	for (int i = 0; i < 1000; i++)
		fputs("Not a database at all.\n", file);
	fclose(file);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("text"), .create = true }),
	              SFP_E_FOREIGN);
}
END_TEST

START_TEST(a_file_of_a_newer_version_is_refused)
{
	sfp__store_close(open_file("registry"));
	run_in_file(in_folder("registry"), "PRAGMA user_version = 999");
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("registry"), .create = true }),
	              SFP_E_NEWER);
}
END_TEST

START_TEST(a_file_with_something_of_somebody_else_in_its_schema_is_not_opened)
{
	static const char *const changes[] = {
		"CREATE TRIGGER keep BEFORE DELETE ON person_private BEGIN INSERT INTO meta VALUES (hex(old.id), old.salt); END",
		"CREATE VIEW people AS SELECT * FROM person",
		"CREATE TABLE more (a)",
		"CREATE INDEX more ON office (org, role)",
		"DROP INDEX office_by_person",
		"ALTER TABLE usage ADD COLUMN more TEXT",
		"DROP INDEX consent_open; CREATE INDEX consent_open ON consent (org, person, code) WHERE withdrawn_on = 0",
	};

	sfp__store_close(open_file("registry"));
	run_in_file(in_folder("registry"), changes[_i]);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("registry") }), SFP_E_TAMPERED);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("registry"), .create = true }),
	              SFP_E_TAMPERED);
	ck_sfp_status(failing_open((struct sfp__store_options){ .path = in_folder("registry"), .readonly = true }),
	              SFP_E_TAMPERED);
}
END_TEST

START_TEST(a_trigger_that_comes_while_the_file_is_open_does_not_run)
{
	struct sfp__store *store = open_file("registry");

	ck_sfp_ok(sfp__store_check_schema(store));
	run_in_file(in_folder("registry"), "CREATE TRIGGER keep AFTER INSERT ON meta WHEN new.key = 'a' BEGIN "
	                                   "INSERT INTO meta VALUES ('kept', new.value); END");
	ck_sfp_ok(put(store, "a", "1"));
	ck_assert_str_eq(get(store, "a"), "1");
	ck_assert_str_eq(get(store, "kept"), "");
	ck_sfp_status(sfp__store_check_schema(store), SFP_E_TAMPERED);
	ck_assert_ptr_nonnull(strstr(sfp__store_message(store), "trigger keep"));
	ck_assert_ptr_nonnull(strstr(sfp__store_message_ru(store), "trigger keep"));
	sfp__store_close(store);
}
END_TEST

START_TEST(a_name_in_a_schema_that_is_no_text_breaks_no_message)
{
	struct sfp__store *store = open_file("registry");
	char sql[512] = "CREATE TABLE \"";
	size_t length = strlen(sql);

	/* Longer than a message, and bytes that are no UTF-8. */
	memset(sql + length, 'x', 78);
	memset(sql + length + 78, 0xD0, 200);
	strcpy(sql + length + 278, "\" (a)");
	run_in_file(in_folder("registry"), sql);
	ck_sfp_status(sfp__store_check_schema(store), SFP_E_TAMPERED);
	ck_assert(sfp__utf8_valid(sfp__store_message(store), strlen(sfp__store_message(store))));
	ck_assert(sfp__utf8_valid(sfp__store_message_ru(store), strlen(sfp__store_message_ru(store))));
	ck_assert_ptr_nonnull(strstr(sfp__store_message(store), "table xxxx"));
	sfp__store_close(store);
}
END_TEST

START_TEST(a_store_for_reading_reads_and_does_not_write)
{
	struct sfp__store *writer = open_file("registry"), *reader;

	ck_sfp_ok(put(writer, "a", "1"));
	reader = open_with((struct sfp__store_options){ .path = in_folder("registry"), .readonly = true });
	ck_assert_str_eq(get(reader, "a"), "1");
	ck_sfp_status(put(reader, "a", "2"), SFP_E_READONLY);
	ck_assert_int_ne(sqlite3_exec(sfp__store_connection(reader), "DELETE FROM meta", NULL, NULL, NULL), SQLITE_OK);
	sfp__store_close(reader);
	sfp__store_close(writer);
}
END_TEST

/* -- statements and rows ----------------------------------------------------------------------------------------------
 */

START_TEST(every_named_statement_can_be_prepared)
{
	struct sfp__store *registry = open_with((struct sfp__store_options){ .path = NULL }), *staging = NULL,
			  *plan = NULL, *added = NULL;

	ck_sfp_ok(sfp__store_open_temporary(sfp__sql_schema_staging, NULL, &staging));
	ck_sfp_ok(sfp__store_extend(staging, sfp__sql_schema_matching));
	ck_sfp_ok(sfp__store_open_temporary(sfp__sql_schema_plan, NULL, &plan));
	ck_sfp_ok(sfp__store_open_temporary(sfp__sql_schema_added, NULL, &added));
	for (unsigned i = 0; i < SFP__SQL_END; i++) {
		struct sfp__store *store = strncmp(sfp__sql_names[i], "staging_", 8) == 0    ? staging
		                           : strncmp(sfp__sql_names[i], "matching_", 9) == 0 ? staging
		                           : strncmp(sfp__sql_names[i], "plan_", 5) == 0     ? plan
		                           : strncmp(sfp__sql_names[i], "added_", 6) == 0    ? added
		                                                                             : registry;

		ck_assert_msg(sfp__stmt(store, i) != NULL, "%s: %s", sfp__sql_names[i], sfp__store_message(store));
		ck_assert_msg(!strchr(sfp__sql_texts[i], '?'), "%s: parameters have names", sfp__sql_names[i]);
	}
	ck_assert_ptr_null(sfp__sql_names[SFP__SQL_END]);
	sfp__store_close(added);
	sfp__store_close(plan);
	sfp__store_close(staging);
	sfp__store_close(registry);
}
END_TEST

START_TEST(a_name_that_the_statement_lacks_is_reported_by_the_next_step)
{
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;

	ck_sfp_ok(sfp__txn_begin(&txn, store));
	stmt = sfp__stmt(store, SFP__SQL_META_GET);
	sfp__bind_int(stmt, "kye", 1);
	sfp__bind_text(stmt, "key", "a");
	ck_sfp_status(sfp__step_row(store, stmt), SFP_E_MISUSE);
	ck_assert_ptr_nonnull(strstr(sfp__store_message(store), ":kye"));
	ck_sfp_status(sfp__step_row(store, stmt), SFP_E_NOT_FOUND);
	sfp__txn_rollback(&txn);
	sfp__store_close(store);
}
END_TEST

START_TEST(a_commit_does_not_pass_over_a_failure_that_nobody_has_heard_of)
{
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__txn_begin(&txn, store));
	ck_sfp_ok(put_in(store, "a", "1"));
	sfp__bind_int(sfp__stmt(store, SFP__SQL_META_GET), "no_such", 1);
	ck_sfp_status(sfp__txn_commit(&txn), SFP_E_MISUSE);
	ck_assert_str_eq(get(store, "a"), "");
	sfp__store_close(store);
}
END_TEST

START_TEST(no_statement_runs_outside_of_a_transaction)
{
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });

	ck_sfp_status(put_in(store, "a", "1"), SFP_E_MISUSE);
	ck_assert_str_eq(get(store, "a"), "");
	sfp__store_close(store);
}
END_TEST

START_TEST(a_statement_that_is_handed_out_again_remembers_nothing)
{
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;

	ck_sfp_ok(put(store, "a", "1"));
	ck_sfp_ok(sfp__read_begin(&txn, store));
	stmt = sfp__stmt(store, SFP__SQL_META_GET);
	sfp__bind_text(stmt, "key", "a");
	ck_sfp_ok(sfp__step_row(store, stmt));
	ck_assert_ptr_eq(sfp__stmt(store, SFP__SQL_META_GET), stmt);
	ck_sfp_status(sfp__step_row(store, stmt), SFP_E_NOT_FOUND);
	sfp__txn_rollback(&txn);
	sfp__store_close(store);
}
END_TEST

START_TEST(no_cursor_outlives_its_transaction)
{
	struct sfp__store *store = open_file("registry");
	SFP__TXN txn = { 0 };
	struct sfp__stmt *stmt;

	ck_sfp_ok(put(store, "a", "1"));
	ck_sfp_ok(sfp__txn_begin(&txn, store));
	stmt = sfp__stmt(store, SFP__SQL_META_GET);
	sfp__bind_text(stmt, "key", "a");
	ck_sfp_ok(sfp__step_row(store, stmt));
	ck_assert(sqlite3_stmt_busy((sqlite3_stmt *)stmt));
	ck_sfp_ok(sfp__txn_commit(&txn));
	ck_assert(!sqlite3_stmt_busy((sqlite3_stmt *)stmt));
	ck_assert_int_eq(sqlite3_txn_state(sfp__store_connection(store), NULL), SQLITE_TXN_NONE);
	sfp__store_close(store);
}
END_TEST

START_TEST(a_compare_and_set_that_touches_no_row_is_a_conflict)
{
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });
	SFP__TXN txn = { 0 };
	sqlite3_stmt *stmt;

	ck_sfp_ok(put(store, "a", "1"));
	ck_sfp_ok(sfp__txn_begin(&txn, store));
	sqlite3_prepare_v2(sfp__store_connection(store), "UPDATE meta SET value = x'32' WHERE key = :key", -1, &stmt,
	                   NULL);
	sfp__bind_text((struct sfp__stmt *)stmt, "key", "a");
	ck_sfp_ok(sfp__exec_one(store, (struct sfp__stmt *)stmt));
	ck_assert_int_eq(sfp__changes(store), 1);
	sqlite3_reset(stmt);
	sfp__bind_text((struct sfp__stmt *)stmt, "key", "b");
	ck_sfp_status(sfp__exec_one(store, (struct sfp__stmt *)stmt), SFP_E_CONFLICT);
	sqlite3_finalize(stmt);
	sfp__txn_rollback(&txn);
	sfp__store_close(store);
}
END_TEST

START_TEST(an_id_of_another_length_is_corrupt)
{
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });
	SFP__TXN txn = { 0 };
	sqlite3_stmt *stmt;
	sfp_id id;

	ck_sfp_ok(sfp__read_begin(&txn, store));
	sqlite3_prepare_v2(sfp__store_connection(store), "SELECT x'0102', NULL, zeroblob(15) || x'07', 'text'", -1,
	                   &stmt, NULL);
	ck_sfp_ok(sfp__step_row(store, (struct sfp__stmt *)stmt));
	id = sfp__column_id((struct sfp__stmt *)stmt, 1);
	ck_assert(sfp_id_is_none(&id));
	ck_assert(sfp__column_is_null((struct sfp__stmt *)stmt, 1));
	ck_assert_str_eq(sfp__column_text((struct sfp__stmt *)stmt, 3), "text");
	ck_sfp_ok(sfp__store_status(store));
	id = sfp__column_id((struct sfp__stmt *)stmt, 0);
	ck_sfp_status(sfp__store_status(store), SFP_E_CORRUPT);
	sqlite3_finalize(stmt);
	sfp__txn_rollback(&txn);
	sfp__store_close(store);
}
END_TEST

START_TEST(what_breaks_a_constraint_is_named_by_its_kind)
{
	static const struct {
		const char *sql;
		sfp_status status;
	} cases[] = {
		{ "INSERT INTO meta (key, value) VALUES ('k', 'text in a BLOB column')", SFP_E_INVALID },
		{ "INSERT INTO meta (key, value) VALUES ('k', NULL)", SFP_E_INVALID },
		{ "INSERT INTO meta (key, value) VALUES ('k', x'00'), ('k', x'00')", SFP_E_EXISTS },
		{ "INSERT INTO note (id, reply_to) VALUES (1, 7)", SFP_E_CONFLICT },
		{ "INSERT INTO note (id) VALUES (-1)", SFP_E_INVALID },
		{ "INSERT INTO note (id) VALUES (1)", SFP_OK },
	};
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = NULL });

	run_sql(sfp__store_connection(store),
	        "CREATE TABLE note (id INTEGER PRIMARY KEY CHECK (id > 0), reply_to INTEGER REFERENCES note) STRICT");
	ck_sfp_status(verdict(store, cases[_i].sql), cases[_i].status);
	ck_sfp_ok(put(store, "a", "1"));
	sfp__store_close(store);
}
END_TEST

/* -- transactions -----------------------------------------------------------------------------------------------------
 */

static void leave_without_commit(struct sfp__store *store)
{
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__txn_begin(&txn, store));
	ck_sfp_ok(put_in(store, "a", "lost"));
}

START_TEST(a_transaction_that_leaves_its_scope_is_rolled_back)
{
	struct sfp__store *store = open_file("registry");

	leave_without_commit(store);
	ck_assert_str_eq(get(store, "a"), "");
	ck_assert(sqlite3_get_autocommit(sfp__store_connection(store)));
	sfp__store_close(store);
}
END_TEST

START_TEST(a_refusal_is_committed_and_an_error_is_not)
{
	struct sfp__store *store = open_file("registry");
	SFP__TXN first = { 0 };
	SFP__TXN second = { 0 };

	ck_sfp_ok(sfp__txn_begin(&first, store));
	ck_sfp_ok(put_in(store, "refused", "1"));
	ck_sfp_status(sfp__txn_end(&first, SFP_REFUSED), SFP_REFUSED);
	ck_sfp_ok(sfp__txn_begin(&second, store));
	ck_sfp_ok(put_in(store, "failed", "1"));
	ck_sfp_status(sfp__txn_end(&second, SFP_E_CONFLICT), SFP_E_CONFLICT);
	ck_assert_str_eq(get(store, "refused"), "1");
	ck_assert_str_eq(get(store, "failed"), "");
	sfp__store_close(store);
}
END_TEST

START_TEST(a_verb_of_a_batch_that_fails_takes_only_its_own_with_it)
{
	struct sfp__store *store = open_file("registry");
	SFP__TXN batch = { 0 };

	ck_sfp_ok(sfp__txn_begin(&batch, store));
	ck_sfp_ok(put(store, "a", "1"));
	leave_without_commit(store);
	ck_assert_str_eq(get_in(store, "a"), "1");
	ck_sfp_ok(sfp__savepoint_begin(store));
	ck_sfp_ok(put_in(store, "b", "2"));
	ck_sfp_ok(sfp__savepoint_rollback(store));
	ck_sfp_ok(sfp__savepoint_begin(store));
	ck_sfp_ok(put_in(store, "c", "3"));
	ck_sfp_ok(sfp__savepoint_release(store));
	ck_sfp_ok(sfp__txn_commit(&batch));
	ck_assert_str_eq(get(store, "a"), "1");
	ck_assert_str_eq(get(store, "b"), "");
	ck_assert_str_eq(get(store, "c"), "3");
	sfp__store_close(store);
}
END_TEST

START_TEST(a_batch_that_sqlite_gave_up_does_not_go_on_by_halves)
{
	struct sfp__store *store = open_file("registry");
	SFP__TXN batch = { 0 };
	sqlite3_stmt *stmt;

	ck_sfp_ok(sfp__txn_begin(&batch, store));
	ck_sfp_ok(put(store, "a", "1"));
	sqlite3_prepare_v2(sfp__store_connection(store), "INSERT OR ROLLBACK INTO meta VALUES ('a', x'00')", -1, &stmt,
	                   NULL);
	ck_sfp_status(sfp__exec(store, (struct sfp__stmt *)stmt), SFP_E_EXISTS);
	sqlite3_finalize(stmt);
	ck_sfp_status(put(store, "b", "2"), SFP_E_EXISTS);
	ck_sfp_status(put_in(store, "b", "2"), SFP_E_EXISTS);
	ck_sfp_status(sfp__txn_commit(&batch), SFP_E_EXISTS);
	ck_sfp_ok(put(store, "c", "3"));
	ck_assert_str_eq(get(store, "a"), "");
	ck_assert_str_eq(get(store, "b"), "");
	sfp__store_close(store);
}
END_TEST

START_TEST(who_does_not_wait_is_told_that_another_writes)
{
	struct sfp__store *holder = open_file("registry");
	struct sfp__store *other =
		open_with((struct sfp__store_options){ .path = in_folder("registry"), .busy_timeout_ms = -1 });
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__txn_begin(&txn, holder));
	ck_sfp_status(put(other, "a", "1"), SFP_E_BUSY);
	ck_assert_str_eq(get(other, "a"), "");
	sfp__txn_rollback(&txn);
	ck_sfp_ok(put(other, "a", "1"));
	sfp__store_close(other);
	sfp__store_close(holder);
}
END_TEST

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Holds the lock as long as a commit on a real disk does, and leaves it free for a moment only. */
static sfp_status put_slowly(struct sfp__store *store, const char *key)
{
	SFP__TXN txn = { 0 };
	struct timespec pause = { .tv_nsec = 200000 };
	sfp_status status = sfp__txn_begin(&txn, store);

	if (status == SFP_OK)
		status = put_in(store, key, "x");
	nanosleep(&pause, NULL);
	return sfp__txn_end(&txn, status);
}

struct writer {
	const char *key;
	double until;
	int commits, failures;
};

static void *write_on(void *argument)
{
	struct writer *writer = argument;
	struct sfp__store *store = open_with((struct sfp__store_options){ .path = in_folder("registry"),
	                                                                  .create = true,
	                                                                  .durability = SFP__DURABILITY_NORMAL,
	                                                                  .checkpoint_pages = 50 });

	while (seconds() < writer->until) {
		if (put_slowly(store, writer->key) == SFP_OK)
			writer->commits++;
		else
			writer->failures++;
	}
	sfp__store_close(store);
	return NULL;
}

#define ROUNDS 6

/* The smaller writer's share of what both wrote in two seconds, in percent. */
static int smaller_share(void)
{
	struct writer writers[2] = { { "a", seconds() + 2, 0, 0 }, { "b", seconds() + 2, 0, 0 } };
	pthread_t thread;
	int smaller;

	ck_assert_int_eq(pthread_create(&thread, NULL, write_on, &writers[0]), 0);
	write_on(&writers[1]);
	pthread_join(thread, NULL);
	ck_assert_int_eq(writers[0].failures + writers[1].failures, 0);
	smaller = writers[0].commits < writers[1].commits ? writers[0].commits : writers[1].commits;
	return smaller * 100 / (writers[0].commits + writers[1].commits);
}

static void keep_to_one_processor(void)
{
	cpu_set_t all, one;
	int cpu = 0;

	ck_assert_int_eq(sched_getaffinity(0, sizeof(all), &all), 0);
	while (!CPU_ISSET(cpu, &all))
		cpu++;
	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	ck_assert_int_eq(sched_setaffinity(0, sizeof(one), &one), 0);
}

/* With SQLite's own handler one of them gets in a few times or never, in every round; a busy machine can spoil one.
 * Once on all processors, once on a single one, where nobody can look while another runs. */
START_TEST(of_two_writers_neither_starves)
{
	int best = 0;

	if (_i == 1)
		keep_to_one_processor();
	sfp__store_close(open_file("registry"));
	for (int round = 0; round < ROUNDS && best < 10; round++) {
		int share = smaller_share();

		best = share > best ? share : best;
	}
	ck_assert_int_ge(best, 10);
}
END_TEST

static void *open_late(void *argument)
{
	(void)argument;
	sfp__store_close(open_file("registry"));
	return NULL;
}

START_TEST(many_may_open_a_new_file_at_once)
{
	pthread_t threads[6];

	for (size_t i = 0; i < SFP__LENGTH(threads); i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, open_late, NULL), 0);
	for (size_t i = 0; i < SFP__LENGTH(threads); i++)
		pthread_join(threads[i], NULL);
	sfp__store_close(open_with((struct sfp__store_options){ .path = in_folder("registry") }));
}
END_TEST

/* -- copies and checks ------------------------------------------------------------------------------------------------
 */

static bool holds(const char *name, const char *text)
{
	static char bytes[1 << 20];
	size_t length = access(in_folder(name), F_OK) == 0 ? slurp(in_folder(name), bytes, sizeof(bytes)) : 0;

	return memmem(bytes, length, text, strlen(text)) != NULL;
}

START_TEST(nothing_of_a_deleted_name_is_left_after_scrubbing)
{
	struct sfp__store *store = open_file("registry");

	for (int i = 0; i < 20; i++)
		ck_sfp_ok(put(store, "name", "Invented Personovna"));
	ck_sfp_ok(verdict(store, "DELETE FROM meta WHERE key = 'other'"));
	ck_sfp_ok(put(store, "name", "gone"));
	/* The files may be read as files only because nobody locks them in between: the test is single. */
	ck_assert(holds("registry-wal", "Invented Personovna"));
	ck_sfp_ok(sfp__store_scrub(store));
	ck_assert(!holds("registry-wal", "Invented Personovna"));
	ck_assert(!holds("registry", "Invented Personovna"));
	ck_assert_str_eq(get(store, "name"), "gone");
	sfp__store_close(store);
}
END_TEST

START_TEST(scrubbing_says_so_when_a_reader_stands_in_the_way)
{
	struct sfp__store *store = open_file("registry"), *reader = open_file("registry");
	SFP__TXN txn = { 0 };

	ck_sfp_ok(put(store, "a", "1"));
	ck_sfp_ok(sfp__read_begin(&txn, reader));
	ck_assert_str_eq(get_in(reader, "a"), "1");
	ck_sfp_ok(put(store, "a", "2"));
	ck_sfp_status(sfp__store_scrub(store), SFP_E_BUSY);
	sfp__txn_rollback(&txn);
	ck_sfp_ok(sfp__store_scrub(store));
	sfp__store_close(reader);
	sfp__store_close(store);
}
END_TEST

/* The log has one page then, which is in the file already; but the reader keeps it from being begun anew. */
START_TEST(scrubbing_leaves_no_second_page_in_the_log_whoever_reads)
{
	struct sfp__store *store = open_file("registry"), *reader = open_file("registry");
	SFP__TXN txn = { 0 };

	ck_sfp_ok(put(store, "a", "1"));
	ck_sfp_ok(sfp__store_scrub(store));
	ck_sfp_ok(sfp__read_begin(&txn, reader));
	ck_assert_str_eq(get_in(reader, "a"), "1");
	ck_sfp_status(sfp__store_scrub(store), SFP_E_BUSY);
	ck_assert_ptr_nonnull(strstr(sfp__store_message(store), "registry-wal"));
	sfp__txn_rollback(&txn);
	ck_sfp_ok(sfp__store_scrub(store));
	sfp__store_close(reader);
	sfp__store_close(store);
}
END_TEST

/* The releases that have the repair, and those before and after each of them. */
static const struct {
	int version;
	bool has_bug;
} versions[] = {
	{ 3007000, true },  { 3044005, true },  { 3044006, false }, { 3044999, false }, { 3045000, true },
	{ 3050006, true },  { 3050007, false }, { 3050999, false }, { 3051000, true },  { 3051002, true },
	{ 3051003, false }, { 3052000, false }, { 4000000, false },
};

START_TEST(checkpoints_are_guarded_from_the_versions_of_sqlite_that_may_lose_a_commit)
{
	ck_assert_msg(sfp__checkpoint_has_reset_bug(versions[_i].version) == versions[_i].has_bug, "%d",
	              versions[_i].version);
}
END_TEST

START_TEST(a_backup_holds_what_was_committed_and_takes_no_ones_place)
{
	struct sfp__store *store = open_file("registry"), *copy;

	ck_sfp_ok(put(store, "a", "1"));
	ck_sfp_ok(sfp__store_backup(store, in_folder("copy")));
	ck_sfp_status(sfp__store_backup(store, in_folder("copy")), SFP_E_EXISTS);
	ck_sfp_status(sfp__store_backup(store, in_folder("no/copy")), SFP_E_IO);
	ck_sfp_ok(put(store, "a", "2"));
	copy = open_with((struct sfp__store_options){ .path = in_folder("copy") });
	ck_assert_str_eq(get(copy, "a"), "1");
	ck_sfp_ok(sfp__store_check(copy));
	sfp__store_close(copy);
	sfp__store_close(store);
}
END_TEST

START_TEST(a_damaged_page_is_found)
{
	struct sfp__store *store = open_file("registry");
	FILE *file;
	char rubbish[64];

	memset(rubbish, 0x5a, sizeof(rubbish));
	ck_sfp_ok(put(store, "a", "1"));
	ck_sfp_ok(sfp__store_check(store));
	sfp__store_close(store);
	file = fopen(in_folder("registry"), "r+");
	fseek(file, 4096, SEEK_SET);
	fwrite(rubbish, 1, sizeof(rubbish), file);
	fclose(file);
	store = open_file("registry");
	ck_sfp_status(sfp__store_check(store), SFP_E_CORRUPT);
	ck_assert_str_ne(sfp__store_message(store), "");
	sfp__store_close(store);
}
END_TEST

static Suite *store_suite(void)
{
	Suite *suite = suite_create("store");
	TCase *opening = tcase_create("opening"), *rows = tcase_create("rows"), *txns = tcase_create("transactions"),
	      *copies = tcase_create("copies");
	TCase *cases[] = { opening, rows, txns, copies };

	for (size_t i = 0; i < SFP__LENGTH(cases); i++) {
		tcase_add_checked_fixture(cases[i], folder_make, folder_remove);
		suite_add_tcase(suite, cases[i]);
	}
	tcase_add_loop_test(opening, every_switch_reads_back_as_it_was_set, 0, (int)SFP__LENGTH(reading_back));
	tcase_add_test(opening, no_other_database_can_be_attached_and_the_schema_cannot_be_written);
	tcase_add_test(opening, normal_durability_and_the_truncated_journal_are_there_for_the_asking);
	tcase_add_test(opening, what_was_committed_is_there_when_the_file_is_opened_again);
	tcase_add_test(opening, names_that_sqlite_reads_as_uris_are_refused);
	tcase_add_test(opening, names_of_databases_that_are_thrown_away_are_refused);
	tcase_add_test(opening, a_link_to_a_file_is_refused_and_one_to_a_folder_followed);
	tcase_add_test(opening, a_file_that_is_not_there_is_not_found_and_none_is_made);
	tcase_add_test(opening, an_empty_file_is_no_registry_and_is_left_alone);
	tcase_add_loop_test(opening, another_programs_database_is_refused_and_stays_as_it_is, 0, 3);
	tcase_add_test(opening, what_is_no_database_is_refused_as_foreign);
	tcase_add_test(opening, a_file_of_a_newer_version_is_refused);
	tcase_add_loop_test(opening, a_file_with_something_of_somebody_else_in_its_schema_is_not_opened, 0, 7);
	tcase_add_test(opening, a_trigger_that_comes_while_the_file_is_open_does_not_run);
	tcase_add_test(opening, a_name_in_a_schema_that_is_no_text_breaks_no_message);
	tcase_add_test(opening, a_store_for_reading_reads_and_does_not_write);
	tcase_add_test(opening, many_may_open_a_new_file_at_once);
	tcase_add_test(rows, every_named_statement_can_be_prepared);
	tcase_add_test(rows, a_name_that_the_statement_lacks_is_reported_by_the_next_step);
	tcase_add_test(rows, a_commit_does_not_pass_over_a_failure_that_nobody_has_heard_of);
	tcase_add_test(rows, no_statement_runs_outside_of_a_transaction);
	tcase_add_test(rows, a_statement_that_is_handed_out_again_remembers_nothing);
	tcase_add_test(rows, no_cursor_outlives_its_transaction);
	tcase_add_test(rows, a_compare_and_set_that_touches_no_row_is_a_conflict);
	tcase_add_test(rows, an_id_of_another_length_is_corrupt);
	tcase_add_loop_test(rows, what_breaks_a_constraint_is_named_by_its_kind, 0, 6);
	tcase_add_test(txns, a_transaction_that_leaves_its_scope_is_rolled_back);
	tcase_add_test(txns, a_refusal_is_committed_and_an_error_is_not);
	tcase_add_test(txns, a_verb_of_a_batch_that_fails_takes_only_its_own_with_it);
	tcase_add_test(txns, a_batch_that_sqlite_gave_up_does_not_go_on_by_halves);
	tcase_add_test(txns, who_does_not_wait_is_told_that_another_writes);
	tcase_add_loop_test(txns, of_two_writers_neither_starves, 0, 2);
	tcase_add_test(copies, nothing_of_a_deleted_name_is_left_after_scrubbing);
	tcase_add_test(copies, scrubbing_says_so_when_a_reader_stands_in_the_way);
	tcase_add_test(copies, scrubbing_leaves_no_second_page_in_the_log_whoever_reads);
	tcase_add_loop_test(copies, checkpoints_are_guarded_from_the_versions_of_sqlite_that_may_lose_a_commit, 0,
	                    (int)SFP__LENGTH(versions));
	tcase_add_test(copies, a_backup_holds_what_was_committed_and_takes_no_ones_place);
	tcase_add_test(copies, a_damaged_page_is_found);
	return suite;
}

SUITE_MAIN(store_suite)
