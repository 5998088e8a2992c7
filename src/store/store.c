/* store.c: opening: what file it is, how the connection is set up, and bringing an older file up to date. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "store/internal.h"

#define DEFAULT_BUSY_MS          5000
#define DEFAULT_CHECKPOINT_PAGES 1000

/* The ends of SQLite's security page, as far as our own statements leave room: they have names for up to 64 values. */
static const struct {
	int id, value;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, 10000000 },
	{ SQLITE_LIMIT_SQL_LENGTH, 100000 },
	{ SQLITE_LIMIT_COLUMN, 100 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 50 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 10 },
	{ SQLITE_LIMIT_VDBE_OP, 25000 },
	{ SQLITE_LIMIT_FUNCTION_ARG, 16 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, 64 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
};

/* Switches of the connection, with what they must read back as. */
static const struct {
	int id, value;
} switches[] = {
	{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	/* We have none, so one that stands in a file is somebody else's: it must not run before it is found. */
	{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
	{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
	/* One plan for all values: a plan that depends on them is made anew with every binding, which costs more than
	   it saves. */
	{ SQLITE_DBCONFIG_ENABLE_QPSG, 1 },
};

/* Deleted rows are overwritten: they held names of people. */
static const struct {
	const char *set, *get;
	int64_t value;
	bool is_for_files;
} pragmas[] = {
	{ "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1, false },
	{ "PRAGMA secure_delete = ON", "PRAGMA secure_delete", 1, false },
	{ "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2, false },
	{ "PRAGMA mmap_size = 0", "PRAGMA mmap_size", 0, true },
};

/* The file is gone with the connection, so nothing is synced. A few MiB of cache; the rest is on the disk, sorters'
 * runs too. */
static const struct {
	const char *set, *get;
	int64_t value;
} temporary_pragmas[] = {
	{ "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1 },
	{ "PRAGMA synchronous = OFF", "PRAGMA synchronous", 0 },
	{ "PRAGMA temp_store = FILE", "PRAGMA temp_store", 1 },
	{ "PRAGMA cache_size = -8192", "PRAGMA cache_size", -8192 },
};

/* Without these, COMMIT and ROLLBACK would have to be prepared when memory is short. */
/* clang-format off */
static const unsigned prepared_early[] = {
	SFP__SQL_BEGIN_WRITE, SFP__SQL_BEGIN_READ,        SFP__SQL_COMMIT,
	SFP__SQL_ROLLBACK,    SFP__SQL_SAVEPOINT,         SFP__SQL_SAVEPOINT_RELEASE,
	SFP__SQL_SAVEPOINT_ROLLBACK,
};
/* clang-format on */

/* -- asking SQLite ----------------------------------------------------------------------------------------------------
 */

static sfp_status run(struct sfp__store *store, const char *sql)
{
	return sfp__map_error(store, sqlite3_exec(store->db, sql, NULL, NULL, NULL));
}

static void finalize(sqlite3_stmt **stmt)
{
	sqlite3_finalize(*stmt);
}

static sfp_status first_row(struct sfp__store *store, const char *sql, sqlite3_stmt **ret_stmt)
{
	int rc = sqlite3_prepare_v2(store->db, sql, -1, ret_stmt, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(*ret_stmt);
	if (rc == SQLITE_ROW)
		return SFP_OK;
	return rc == SQLITE_DONE ? sfp__store_fail(store, SFP_E_UNSUPPORTED, sql) : sfp__map_error(store, rc);
}

sfp_status sfp__store_ask(struct sfp__store *store, const char *sql, int64_t *ret_value)
{
	SFP__CLEANUP(finalize) sqlite3_stmt *stmt = NULL;
	sfp_status status = first_row(store, sql, &stmt);

	if (status == SFP_OK)
		*ret_value = sqlite3_column_int64(stmt, 0);
	return status;
}

sfp_status sfp__store_ask_text(struct sfp__store *store, const char *sql, char *ret_text, size_t size)
{
	SFP__CLEANUP(finalize) sqlite3_stmt *stmt = NULL;
	sfp_status status = first_row(store, sql, &stmt);
	const char *text = status == SFP_OK ? (const char *)sqlite3_column_text(stmt, 0) : NULL;

	if (status == SFP_OK && !text)
		return SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		snprintf(ret_text, size, "%s", text);
	return status;
}

static sfp_status set_and_read_back(struct sfp__store *store, const char *set, const char *get, int64_t value)
{
	int64_t found = 0;
	sfp_status status = run(store, set);

	if (status == SFP_OK)
		status = sfp__store_ask(store, get, &found);
	if (status == SFP_OK && found != value)
		status = sfp__store_fail(store, SFP_E_UNSUPPORTED, set);
	return status;
}

/* -- the connection ---------------------------------------------------------------------------------------------------
 */

static sfp_status set_switches(struct sfp__store *store)
{
	for (size_t i = 0; i < SFP__LENGTH(limits); i++)
		sqlite3_limit(store->db, limits[i].id, limits[i].value);
	for (size_t i = 0; i < SFP__LENGTH(switches); i++) {
		int found = -1;
		int rc = sqlite3_db_config(store->db, switches[i].id, switches[i].value, &found);

		if (rc != SQLITE_OK || found != switches[i].value)
			return sfp__store_fail(store, SFP_E_UNSUPPORTED, "this SQLite lacks a switch that we rely on");
	}
	return SFP_OK;
}

/* local_day(microseconds): the day of a moment by the zone that was set; NULL of NULL. */
static void local_day(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct sfp__store *store = sqlite3_user_data(context);

	(void)count;
	if (sqlite3_value_type(values[0]) == SQLITE_NULL)
		return;
	if (!store->zone)
		sqlite3_result_error(context, "no time zone was chosen", -1);
	else
		sqlite3_result_int(context, sfp__zone_date(store->zone, sqlite3_value_int64(values[0])));
}

/* Only statements may call it: what lies in the file, which may come from anywhere, may not. */
static sfp_status add_functions(struct sfp__store *store)
{
	int rc = sqlite3_create_function_v2(store->db, "local_day", 1,
	                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, store, local_day,
	                                    NULL, NULL, NULL);

	return sfp__map_error(store, rc);
}

void sfp__store_zone(struct sfp__store *store, struct sfp__zone *zone)
{
	store->zone = zone;
}

static sfp_status set_pragmas(struct sfp__store *store)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; status == SFP_OK && i < SFP__LENGTH(pragmas); i++) {
		if (store->path || !pragmas[i].is_for_files)
			status = set_and_read_back(store, pragmas[i].set, pragmas[i].get, pragmas[i].value);
	}
	if (status == SFP_OK && store->readonly)
		status = set_and_read_back(store, "PRAGMA query_only = ON", "PRAGMA query_only", 1);
	return status;
}

/* SQLite does not wait by itself while the mode changes. */
static sfp_status set_journal(struct sfp__store *store, enum sfp__journal journal)
{
	const char *sql = journal == SFP__JOURNAL_WAL ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = TRUNCATE";
	const char *wanted = journal == SFP__JOURNAL_WAL ? "wal" : "truncate";
	bool is_set = false;
	int rc;

	for (int count = 0;; count++) {
		SFP__CLEANUP(finalize) sqlite3_stmt *stmt = NULL;

		rc = sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);
		if (rc == SQLITE_OK)
			rc = sqlite3_step(stmt);
		if (rc == SQLITE_ROW)
			is_set = sqlite3_stricmp((const char *)sqlite3_column_text(stmt, 0), wanted) == 0;
		if ((rc & 0xff) != SQLITE_BUSY || !sfp__busy_wait(&store->busy, count))
			break;
	}
	if ((rc & 0xff) == SQLITE_BUSY)
		return sfp__store_fail_in_both(store, SFP_E_BUSY,
		                               "реестр открыт и в другой программе: закройте его там",
		                               "the registry is open in another program, too: close it there");
	if (rc != SQLITE_ROW)
		return sfp__map_error(store, rc);
	store->is_wal = is_set == (journal == SFP__JOURNAL_WAL);
	store->seen.wal.st_ino = store->seen.shm.st_ino = 0;
	if (!is_set)
		return sfp__store_fail(store, SFP_E_UNSUPPORTED, "the file system does not take this journal mode");
	/* Only a connection that has read keeps the lock by which others see that a WAL is in use. */
	return run(store, "PRAGMA user_version");
}

static const char *journal_name(enum sfp__journal journal)
{
	return journal == SFP__JOURNAL_WAL ? "WAL" : "TRUNCATE";
}

/* One file, one journal: two connections that kept different ones would each leave traces where the other does not
 * look. */
static sfp_status keep_journal(struct sfp__store *store, enum sfp__journal wanted)
{
	enum sfp__journal journal = SFP__JOURNAL_AS_IS;
	char ru[256], en[256];
	sfp_status status = sfp__store_journal(store, &journal);

	if (status != SFP_OK)
		return status;
	if (wanted == SFP__JOURNAL_AS_IS || wanted == journal)
		return set_journal(store, journal);
	snprintf(ru, sizeof(ru),
	         "журнал этого файла — %s, а запрошен %s; не указывайте журнал или смените его для всех",
	         journal_name(journal), journal_name(wanted));
	snprintf(en, sizeof(en),
	         "the file's journal is %s, and %s was asked for; ask for none, or change it for everybody",
	         journal_name(journal), journal_name(wanted));
	return sfp__store_fail_in_both(store, SFP_E_INVALID, ru, en);
}

sfp_status sfp__store_set_journal(struct sfp__store *store, enum sfp__journal journal)
{
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (store->depth || !store->path)
		return sfp__store_fail(store, SFP_E_MISUSE, "a registry in memory, or inside of a transaction");
	status = sfp__txn_begin(&txn, store);
	if (status != SFP_OK)
		return status;
	sfp__txn_rollback(&txn);
	/* Our own second connection is one too many. */
	sfp__checkpoint_close(store);
	return set_journal(store, journal);
}

/* A file that is only read stays as it is. */
static sfp_status set_durability(struct sfp__store *store, const struct sfp__store_options *options)
{
	bool full = options->durability == SFP__DURABILITY_FULL;
	sfp_status status;

	if (!store->path || store->readonly)
		return SFP_OK;
	status = keep_journal(store, options->journal);
	if (status != SFP_OK)
		return status;
	return set_and_read_back(store, full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL",
	                         "PRAGMA synchronous", full ? 2 : 1);
}

/* -- the file ---------------------------------------------------------------------------------------------------------
 */

static char *concatenated(const char *first, const char *second, const char *third)
{
	char *text = NULL;

	return first && asprintf(&text, "%s%s%s", first, second, third) >= 0 ? text : NULL;
}

/* "folder/", "." and "..": what SQLite would make of them is not what was meant. */
static bool is_name_of_folder(const char *path)
{
	const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path;

	return !*last || strcmp(last, ".") == 0 || strcmp(last, "..") == 0;
}

/* SQLite refuses links anywhere in the path; those of folders are the system's matter, so they are followed here. */
static sfp_status resolve(struct sfp__store *store, const char *path)
{
	SFP__CLEANUP(sfp__freep)
	char *for_folder = sfp__text_dup(path), *for_name = sfp__text_dup(path), *folder = NULL;

	if (!for_folder || !for_name)
		return SFP_E_NO_MEMORY;
	folder = realpath(dirname(for_folder), NULL);
	if (!folder)
		return errno == ENOMEM ? SFP_E_NO_MEMORY
		                       : sfp__store_fail(store, SFP_E_NOT_FOUND, "there is no such folder");
	store->path = concatenated(strcmp(folder, "/") == 0 ? "" : folder, "/", basename(for_name));
	store->wal_path = concatenated(store->path, "-wal", "");
	store->shm_path = concatenated(store->path, "-shm", "");
	store->journal_path = concatenated(store->path, "-journal", "");
	return store->path && store->wal_path && store->shm_path && store->journal_path ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status choose_path(struct sfp__store *store, const char *path)
{
	if (!path)
		return SFP_OK;
	/* Some throw away what is written; Debian's SQLite reads others as URIs, whose parameters switch off locks and
	 * syncs. */
	if (sfp__path_is_special(path))
		return sfp__store_fail_in_both(store, SFP_E_INVALID, SFP__PATH_SPECIAL_RU, SFP__PATH_SPECIAL_EN);
	if (is_name_of_folder(path))
		return sfp__store_fail_in_both(store, SFP_E_INVALID, "это имя папки; нужно имя файла в ней",
		                               "this is the name of a folder; the name of a file in it is wanted");
	return resolve(store, path);
}

/* A folder is none, and opening a pipe might never end. Links are for SQLite to refuse. */
static sfp_status expect_file(struct sfp__store *store)
{
	struct stat file;

	if (!store->path || lstat(store->path, &file) != 0 || S_ISREG(file.st_mode) || S_ISLNK(file.st_mode))
		return SFP_OK;
	return sfp__store_fail_in_both(store, SFP_E_INVALID, "это не обычный файл: папка или устройство",
	                               "it is no ordinary file but a folder or a device");
}

static sfp_status connect(struct sfp__store *store)
{
	int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
	sfp_status status = expect_file(store);
	int rc;

	if (status != SFP_OK)
		return status;
	flags |= !store->path      ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
	         : store->readonly ? SQLITE_OPEN_READONLY
	                           : SQLITE_OPEN_READWRITE;
	rc = sqlite3_open_v2(store->path ? store->path : ":memory:", &store->db, flags, store->vfs);
	if (!store->db)
		return SFP_E_NO_MEMORY;
	sqlite3_busy_handler(store->db, sfp__busy_wait, &store->busy);
	sfp__stmt_carry(store);
	if (rc == SQLITE_CANTOPEN_SYMLINK)
		return sfp__store_fail(store, SFP_E_INVALID, "the name is that of a symbolic link");
	if ((rc & 0xff) == SQLITE_CANTOPEN && faccessat(AT_FDCWD, store->path, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
		return sfp__store_fail(store, SFP_E_NOT_FOUND, "there is no such file");
	if (rc == SQLITE_OK && store->path && !store->readonly && sqlite3_db_readonly(store->db, "main") == 1)
		return sfp__store_fail(store, SFP_E_READONLY, "the file may not be written");
	if (rc != SQLITE_OK)
		return sfp__map_error(store, rc);
	return store->path ? sfp__watch_begin(store) : SFP_OK;
}

static int64_t newest_version(void)
{
	int64_t version = 0;

	while (sfp__sql_migrations[version])
		version++;
	return version;
}

/* What file it is. 0 for one that is still empty: made just now, or by somebody who did not come to fill it. */
static sfp_status identify(struct sfp__store *store, int64_t *ret_version)
{
	int64_t application = 0, tables = 0;
	sfp_status status = sfp__store_ask(store, sfp__sql_texts[SFP__SQL_SCHEMA_COUNT], &tables);

	if (status == SFP_OK)
		status = sfp__store_ask(store, "PRAGMA application_id", &application);
	if (status == SFP_OK)
		status = sfp__store_ask(store, "PRAGMA user_version", ret_version);
	if ((sqlite3_errcode(store->db) & 0xff) == SQLITE_NOTADB)
		return SFP_E_FOREIGN;
	if (status != SFP_OK || (application == 0 && *ret_version == 0 && tables == 0))
		return status;
	if (application != SFP__STORE_APPLICATION_ID || *ret_version < 1)
		return sfp__store_fail(store, SFP_E_FOREIGN, "another program's database");
	if (*ret_version > newest_version())
		return sfp__store_fail(store, SFP_E_NEWER, "a newer version wrote the file");
	return SFP_OK;
}

static sfp_status apply(struct sfp__store *store, int64_t version)
{
	char stamp[128];
	sfp_status status = SFP_OK;

	for (; status == SFP_OK && sfp__sql_migrations[version]; version++)
		status = run(store, sfp__sql_migrations[version]);
	if (status != SFP_OK)
		return status;
	snprintf(stamp, sizeof(stamp), "PRAGMA application_id = %d; PRAGMA user_version = %d",
	         SFP__STORE_APPLICATION_ID, (int)version);
	return run(store, stamp);
}

/* One transaction, so that a file is of one version or of the other. Somebody else may have been faster: look again
 * inside. */
static sfp_status migrate(struct sfp__store *store, const struct sfp__store_options *options)
{
	SFP__TXN txn = { 0 };
	int64_t version = 0;
	sfp_status status = sfp__txn_begin(&txn, store);

	if (status != SFP_OK)
		return status;
	status = identify(store, &version);
	if (status != SFP_OK)
		return status;
	status = apply(store, version);
	if (status != SFP_OK)
		return status;
	if (version == 0 && options->fill)
		status = options->fill(options->fill_context, store);
	if (status != SFP_OK)
		return status;
	return sfp__txn_commit(&txn);
}

static sfp_status prepare_early(struct sfp__store *store)
{
	for (size_t i = 0; i < SFP__LENGTH(prepared_early); i++) {
		if (!sfp__stmt_prepare(store, prepared_early[i]))
			return sfp__store_status(store);
	}
	return SFP_OK;
}

/* Nothing is changed in a file before it is known to be ours. */
static sfp_status set_up(struct sfp__store *store, const struct sfp__store_options *options)
{
	int64_t version = 0;
	sfp_status status = set_switches(store);

	if (status != SFP_OK)
		return status;
	status = add_functions(store);
	if (status != SFP_OK)
		return status;
	status = prepare_early(store);
	if (status != SFP_OK)
		return status;
	status = set_pragmas(store);
	if (status != SFP_OK)
		return status;
	status = identify(store, &version);
	if (status != SFP_OK)
		return status;
	if (store->path && version == 0)
		return sfp__store_fail_in_both(store, SFP_E_FOREIGN, "файл пуст; удалите его, если он не нужен",
		                               "the file is empty; remove it if nobody needs it");
	if (version < newest_version() && store->readonly)
		return sfp__store_fail(store, SFP_E_READONLY,
		                       "the file is of an older version and was opened for reading");

	status = set_durability(store, options);
	sfp__checkpoint_watch(store);
	if (status != SFP_OK)
		return status;
	if (version < newest_version())
		status = migrate(store, options);
	if (status != SFP_OK)
		return status;
	/* A change of the schema made the statements stale. */
	sfp__stmt_finalize(store);
	status = sfp__store_check_schema(store);
	if (status != SFP_OK)
		return status;
	return prepare_early(store);
}

static sfp_status make_file_of(struct sfp__store *model, struct sfp__store *store, enum sfp__journal journal)
{
	SFP__CLEANUP(sfp__copy_discardp) char *draft = NULL;
	sfp_status status = sfp__copy_make(model, store->path, journal, &draft);

	return status == SFP_OK ? sfp__copy_publish(model, &draft, store->path) : status;
}

/* It is made in memory and gets its name when it is whole. Where somebody else was faster, that file is opened. */
static sfp_status make_file(struct sfp__store *store, const struct sfp__store_options *options)
{
	SFP__CLEANUP(sfp__store_closep) struct sfp__store *model = NULL;
	struct sfp__store_options in_memory = { .vfs = options->vfs,
		                                .fill = options->fill,
		                                .fill_context = options->fill_context };
	enum sfp__journal journal =
		options->journal == SFP__JOURNAL_TRUNCATE ? SFP__JOURNAL_TRUNCATE : SFP__JOURNAL_WAL;
	sfp_status status = sfp__store_expect_free(store, store->path);

	if (status == SFP_OK)
		status = sfp__store_open(&in_memory, &model, NULL);
	if (status == SFP_OK)
		status = make_file_of(model, store, journal);
	if (status == SFP_E_EXISTS && sfp__file_exists(store->path))
		return SFP_OK;
	if (status != SFP_OK && model)
		sfp__store_fail_in_both(store, status, model->message_ru, model->message);
	return status;
}

static sfp_status open_store(struct sfp__store *store, const struct sfp__store_options *options)
{
	int timeout_ms = options->busy_timeout_ms;
	sfp_status status;

	store->vfs = options->vfs;
	store->readonly = options->readonly;
	store->checkpoint_pages = options->checkpoint_pages > 0 ? options->checkpoint_pages : DEFAULT_CHECKPOINT_PAGES;
	sfp__busy_start(&store->busy, timeout_ms == 0 ? DEFAULT_BUSY_MS : timeout_ms < 0 ? 0 : timeout_ms);
	if (!sqlite3_threadsafe())
		return sfp__store_fail(store, SFP_E_UNSUPPORTED, "this SQLite was built without threads");
	status = choose_path(store, options->path);
	if (status == SFP_OK && store->path && options->create && !options->readonly && !sfp__file_exists(store->path))
		status = make_file(store, options);
	if (status == SFP_OK)
		status = connect(store);
	return status == SFP_OK ? set_up(store, options) : status;
}

sfp_status sfp__store_open(const struct sfp__store_options *options, struct sfp__store **ret_store,
                           char **reterr_message)
{
	SFP__CLEANUP(sfp__store_closep) struct sfp__store *store = calloc(1, sizeof(*store));
	sfp_status status = store ? open_store(store, options) : SFP_E_NO_MEMORY;

	if (status == SFP_OK) {
		*ret_store = SFP__TAKE(store);
		return SFP_OK;
	}
	if (reterr_message)
		*reterr_message = store ? sfp__text_dup(store->message) : NULL;
	if (options->reterr_russian)
		*options->reterr_russian = store ? sfp__text_dup(sfp__store_message_ru(store)) : NULL;
	return status;
}

/* SQLite takes the empty name for a database in a file of its own that has been removed already. */
static sfp_status open_temporary(struct sfp__store *store, const char *schema, const char *vfs)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
	int rc = sqlite3_open_v2("", &store->db, flags, vfs);
	sfp_status status;

	if (!store->db)
		return SFP_E_NO_MEMORY;
	store->vfs = vfs;
	sfp__stmt_carry(store);
	status = sfp__map_error(store, rc);
	if (status == SFP_OK)
		status = set_switches(store);
	for (size_t i = 0; status == SFP_OK && i < SFP__LENGTH(temporary_pragmas); i++)
		status = set_and_read_back(store, temporary_pragmas[i].set, temporary_pragmas[i].get,
		                           temporary_pragmas[i].value);
	if (status == SFP_OK)
		status = run(store, schema);
	return status == SFP_OK ? prepare_early(store) : status;
}

sfp_status sfp__store_open_temporary(const char *schema, const char *vfs, struct sfp__store **ret_store)
{
	SFP__CLEANUP(sfp__store_closep) struct sfp__store *store = calloc(1, sizeof(*store));
	sfp_status status = store ? open_temporary(store, schema, vfs) : SFP_E_NO_MEMORY;

	if (status == SFP_OK)
		*ret_store = SFP__TAKE(store);
	return status;
}

sfp_status sfp__store_extend(struct sfp__store *store, const char *schema)
{
	return run(store, schema);
}

static sfp_status schema_of(struct sfp__store *store, struct sfp__buffer *out)
{
	SFP__CLEANUP(finalize) sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(store->db, sfp__sql_texts[SFP__SQL_SCHEMA_OBJECTS], -1, &stmt, NULL);

	while (rc == SQLITE_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		for (int i = 0; i < 3; i++) {
			const char *text = (const char *)sqlite3_column_text(stmt, i);

			sfp__buffer_addf(out, "%s\n", text ? text : "");
		}
		rc = SQLITE_OK;
	}
	if (out->failed)
		return SFP_E_NO_MEMORY;
	return rc == SQLITE_DONE ? SFP_OK : (rc & 0xff) == SQLITE_NOTADB ? SFP_E_FOREIGN : sfp__map_error(store, rc);
}

/* A schema that is not ours might have triggers, views, or columns that mean something else. */
static sfp_status expect_schema(struct sfp__store *store, const char *schema)
{
	SFP__CLEANUP(sfp__store_closep) struct sfp__store *model = NULL;
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer wanted = { 0 }, found = { 0 };
	int64_t application = 0, version = 0, our_application = 0, our_version = 0;
	sfp_status status = sfp__store_open_temporary(schema, NULL, &model);

	if (status != SFP_OK)
		return status;
	status = schema_of(model, &wanted);
	if (status != SFP_OK)
		return status;
	status = schema_of(store, &found);
	if (status != SFP_OK)
		return status;
	status = sfp__store_ask(model, "PRAGMA application_id", &our_application);
	if (status != SFP_OK)
		return status;
	status = sfp__store_ask(model, "PRAGMA user_version", &our_version);
	if (status != SFP_OK)
		return status;
	status = sfp__store_ask(store, "PRAGMA application_id", &application);
	if (status != SFP_OK)
		return status;
	status = sfp__store_ask(store, "PRAGMA user_version", &version);
	if (status != SFP_OK)
		return status;
	if (application == our_application && version > our_version)
		return sfp__store_fail(store, SFP_E_NEWER, "a newer version wrote the file");
	if (application != our_application || found.length != wanted.length ||
	    memcmp(found.data, wanted.data, found.length) != 0)
		return sfp__store_fail(store, SFP_E_FOREIGN, "another kind of file");
	return SFP_OK;
}

static sfp_status open_document(struct sfp__store *store, const char *path, const char *schema)
{
	sfp_status status;

	sfp__busy_start(&store->busy, 0);
	status = choose_path(store, path);
	if (status != SFP_OK)
		return status;
	status = connect(store);
	if (status != SFP_OK)
		return status;
	status = set_switches(store);
	if (status != SFP_OK)
		return status;
	status = set_and_read_back(store, "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1);
	if (status != SFP_OK)
		return status;
	status = set_and_read_back(store, "PRAGMA query_only = ON", "PRAGMA query_only", 1);
	if (status != SFP_OK)
		return status;
	status = expect_schema(store, schema);
	if (status != SFP_OK)
		return status;
	status = sfp__store_check(store);
	if (status != SFP_OK)
		return status;
	return prepare_early(store);
}

sfp_status sfp__store_open_document(const char *path, const char *schema, struct sfp__store **ret_store,
                                    char **reterr_message)
{
	SFP__CLEANUP(sfp__store_closep) struct sfp__store *store = calloc(1, sizeof(*store));
	sfp_status status;

	if (!store)
		return SFP_E_NO_MEMORY;
	store->readonly = true;
	status = open_document(store, path, schema);
	if (status == SFP_OK)
		*ret_store = SFP__TAKE(store);
	else if (reterr_message)
		*reterr_message = strdup(sfp__store_message(store));
	return status;
}

void sfp__store_widen(struct sfp__store *store)
{
	sqlite3_exec(store->db, "PRAGMA cache_size = -24576", NULL, NULL, NULL);
}

void sfp__store_narrow(struct sfp__store *store)
{
	sqlite3_exec(store->db, "PRAGMA cache_size = -2000", NULL, NULL, NULL);
	sqlite3_db_release_memory(store->db);
}

void sfp__store_close(struct sfp__store *store)
{
	if (!store)
		return;
	sfp__stmt_finalize(store);
	sfp__checkpoint_close(store);
	sqlite3_close_v2(store->db);
	free(store->path);
	free(store->wal_path);
	free(store->shm_path);
	free(store->journal_path);
	free(store);
}

void sfp__store_closep(struct sfp__store **store)
{
	sfp__store_close(*store);
}

bool sfp__store_is_in_memory(const struct sfp__store *store)
{
	return !store->path;
}

/* A journal that another file of this name left would be read into the new one. */
static sfp_status expect_no_journal(struct sfp__store *store, const struct sfp__store *place)
{
	const char *const beside[] = { place->wal_path, place->journal_path, place->shm_path };

	for (size_t i = 0; i < SFP__LENGTH(beside); i++) {
		char ru[sizeof(store->message_ru)], en[sizeof(store->message)];

		if (!sfp__file_exists(beside[i]))
			continue;
		snprintf(ru, sizeof(ru),
		         "%s: самого реестра нет, а этот файл от него остался; уберите его или назовите другое место",
		         beside[i]);
		snprintf(
			en, sizeof(en),
			"%s: the registry itself is not there, but this file of it is; take it away or name another place",
			beside[i]);
		return sfp__store_fail_in_both(store, SFP_E_EXISTS, ru, en);
	}
	return SFP_OK;
}

sfp_status sfp__store_fail_taken(struct sfp__store *store, const char *path)
{
	char ru[sizeof(store->message_ru)], en[sizeof(store->message)];

	snprintf(ru, sizeof(ru), "%s: такой файл уже есть, и он останется как был; назовите другое место", path);
	snprintf(en, sizeof(en), "%s: there is a file of this name already, which stays as it is; name another place",
	         path);
	return sfp__store_fail_in_both(store, SFP_E_EXISTS, ru, en);
}

sfp_status sfp__store_expect_free(struct sfp__store *store, const char *path)
{
	SFP__CLEANUP(sfp__store_closep) struct sfp__store *place = calloc(1, sizeof(*place));
	sfp_status status = place ? choose_path(place, path) : SFP_E_NO_MEMORY;

	if (status != SFP_OK)
		return place ? sfp__store_fail_in_both(store, status, place->message_ru, place->message) : status;
	return sfp__file_exists(place->path) ? sfp__store_fail_taken(store, place->path)
	                                     : expect_no_journal(store, place);
}

sqlite3 *sfp__store_connection(struct sfp__store *store)
{
	return store->db;
}
