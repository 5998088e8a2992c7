/* backup.c: a copy while others go on, and a look at whether the file is whole. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/internal.h"

/* Circle with store.c: a store that is opened, made or put back is checked and copied here, and what goes wrong is told
 * by the store. */

static void close_connection(sqlite3 **db)
{
	sqlite3_close(*db);
}

static int copy_pages(struct sfp__store *store, sqlite3 *copy)
{
	sqlite3_backup *backup = sqlite3_backup_init(copy, "main", store->db, "main");
	int rc = SQLITE_OK, finished;

	if (!backup)
		return sqlite3_extended_errcode(copy);
	for (int count = 0; rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED; count++) {
		rc = sqlite3_backup_step(backup, -1);
		if (rc != SQLITE_OK && rc != SQLITE_DONE && !sfp__busy_wait(&store->busy, count))
			break;
	}
	finished = sqlite3_backup_finish(backup);
	return rc == SQLITE_DONE ? finished : rc;
}

/* Should what is restored from the copy have a WAL? NULL: it is a plan, which has no place for such a note. */
static sfp_status find_note(struct sfp__store *store, enum sfp__journal journal, const char **ret_note)
{
	enum sfp__journal found = SFP__JOURNAL_WAL;
	int64_t places = 0;
	sfp_status status = sfp__store_ask(store, sfp__sql_texts[SFP__SQL_BACKUP_PLACES], &places);

	*ret_note = NULL;
	if (status != SFP_OK || !places)
		return status;
	if (journal == SFP__JOURNAL_AS_IS && store->path)
		status = sfp__store_journal(store, &found);
	*ret_note = sfp__sql_texts[journal == SFP__JOURNAL_AS_IS && found == SFP__JOURNAL_WAL ? SFP__SQL_BACKUP_NOTE
	                                                                                      : SFP__SQL_BACKUP_FORGET];
	return status;
}

/* While it is made it needs no journal: one that was not finished is thrown away. With the pages comes the switch that
 * says "there is a WAL", so it is told twice. Afterwards it has that only if it is asked for: without, it is one file,
 * which can be read where nothing can be written, such as from a disc. */
static int copy_all(struct sfp__store *store, sqlite3 *copy, enum sfp__journal journal, const char *note)
{
	static const char no_journal[] = "PRAGMA journal_mode = OFF";
	int rc = sqlite3_exec(copy, no_journal, NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		rc = copy_pages(store, copy);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(copy, no_journal, NULL, NULL, NULL);
	if (rc == SQLITE_OK && note)
		rc = sqlite3_exec(copy, note, NULL, NULL, NULL);
	if (rc == SQLITE_OK && journal == SFP__JOURNAL_WAL)
		rc = sqlite3_exec(copy, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
	return rc;
}

static sfp_status copy_to(struct sfp__store *store, const char *temporary, enum sfp__journal journal)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
	SFP__CLEANUP(close_connection) sqlite3 *copy = NULL;
	const char *note = NULL;
	sfp_status status = find_note(store, journal, &note);
	int rc;

	if (status != SFP_OK)
		return status;
	rc = sqlite3_open_v2(temporary, &copy, flags, store->vfs);
	if (rc == SQLITE_OK)
		rc = copy_all(store, copy, journal, note);
	if (rc == SQLITE_OK)
		return SFP_OK;
	return sfp__store_fail(store, sfp__status_of_sqlite(rc), copy ? sqlite3_errmsg(copy) : "out of memory");
}

/* What SQLite made beside a file to look at it. */
static void remove_beside(const char *path)
{
	static const char *const endings[] = { "-journal", "-wal", "-shm" };

	for (size_t i = 0; i < SFP__LENGTH(endings); i++) {
		SFP__CLEANUP(sfp__freep) char *name = NULL;

		if (asprintf(&name, "%s%s", path, endings[i]) < 0)
			name = NULL;
		if (name)
			unlink(name);
	}
}

void sfp__copy_discardp(char **temporary)
{
	if (*temporary) {
		unlink(*temporary);
		remove_beside(*temporary);
	}
	free(SFP__TAKE(*temporary));
}

sfp_status sfp__copy_make(struct sfp__store *store, const char *path, enum sfp__journal journal, char **ret_temporary)
{
	SFP__CLEANUP(sfp__copy_discardp) char *temporary = NULL;
	sfp_status status;
	int fd = -1;

	if (store->depth)
		return sfp__store_fail(store, SFP_E_MISUSE, "a copy inside of a transaction");
	if (sfp__path_is_special(path))
		return sfp__store_fail_in_both(store, SFP_E_INVALID, SFP__PATH_SPECIAL_RU, SFP__PATH_SPECIAL_EN);
	if (sfp__file_exists(path))
		return sfp__store_fail_taken(store, path);
	status = sfp__file_new_beside(path, &temporary, &fd);
	if (status != SFP_OK)
		return sfp__store_fail(store, status, "no file can be made there");
	close(fd);
	status = copy_to(store, temporary, journal);
	if (status == SFP_OK)
		*ret_temporary = SFP__TAKE(temporary);
	return status;
}

sfp_status sfp__copy_publish(struct sfp__store *store, char **temporary, const char *path)
{
	sfp_status status;

	remove_beside(*temporary);
	status = sfp__file_publish(*temporary, path);
	if (status == SFP_OK || status == SFP_E_UNKNOWN_OUTCOME)
		free(SFP__TAKE(*temporary));
	switch ((int)status) {
	case SFP_OK:
		return SFP_OK;
	case SFP_E_EXISTS:
		return sfp__store_fail_taken(store, path);
	case SFP_E_UNSUPPORTED:
		return sfp__store_fail_in_both(
			store, status,
			"эта файловая система не умеет дать файлу имя, не рискуя занять чужое; выберите другую",
			"this file system can give no file its name safely: choose another one");
	case SFP_E_UNKNOWN_OUTCOME:
		return sfp__store_fail_in_both(store, status, "файл на месте, но отключение питания может его убрать",
		                               "the file is there, but a power cut may take it away");
	default:
		return sfp__store_fail_in_both(store, status, "файлу не дать имени",
		                               "the file could not be given its name");
	}
}

sfp_status sfp__store_backed_up_journal(struct sfp__store *store, enum sfp__journal *ret_journal)
{
	int64_t noted = 0;
	sfp_status status = sfp__store_ask(store, sfp__sql_texts[SFP__SQL_BACKUP_NOTED], &noted);

	if (status == SFP_OK && !noted)
		return sfp__store_journal(store, ret_journal);
	*ret_journal = SFP__JOURNAL_WAL;
	return status;
}

sfp_status sfp__store_backup(struct sfp__store *store, const char *path)
{
	SFP__CLEANUP(sfp__copy_discardp) char *temporary = NULL;
	sfp_status status = sfp__copy_make(store, path, SFP__JOURNAL_AS_IS, &temporary);

	return status == SFP_OK ? sfp__copy_publish(store, &temporary, path) : status;
}

/* Its first row, if it has one; `ret_row` stays "" else. */
static sfp_status first_row(struct sfp__store *store, const char *sql, char *ret_row, size_t size)
{
	sqlite3_stmt *stmt;
	const char *text;
	int rc = sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);

	*ret_row = '\0';
	if (rc != SQLITE_OK)
		return sfp__map_error(store, rc);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW) {
		text = (const char *)sqlite3_column_text(stmt, 0);
		snprintf(ret_row, size, "%s", text ? text : "?");
		rc = SQLITE_OK;
	}
	sqlite3_finalize(stmt);
	return rc == SQLITE_DONE ? SFP_OK : sfp__map_error(store, rc);
}

/* SQLite tells of a page that it could not read among its findings, too: that is the disk's fault, or the memory's, and
 * no finding. Since 3.43 some of its sentences leave the code out. */
static sfp_status status_of_finding(const char *row)
{
	const char *code = strstr(row, "error code=");

	if (strstr(row, "failed to get page"))
		return SFP_E_IO;
	return code ? sfp__status_of_sqlite(atoi(code + strlen("error code="))) : SFP_E_TAMPERED;
}

static sfp_status expect_ok(struct sfp__store *store, const char *sql)
{
	char row[128];
	sfp_status status = first_row(store, sql, row, sizeof(row));

	return status == SFP_OK && strcmp(row, "ok") != 0 ? sfp__store_fail(store, status_of_finding(row), row)
	                                                  : status;
}

sfp_status sfp__store_check_references(struct sfp__store *store)
{
	char row[128];
	sfp_status status = first_row(store, "PRAGMA foreign_key_check", row, sizeof(row));

	if (status != SFP_OK || !*row)
		return status;
	return sfp__store_fail_in(store, SFP_E_TAMPERED, "строка таблицы %s ссылается на ту, которой нет",
	                          "a row of %s refers to one that is not there", row);
}

sfp_status sfp__store_check_indexes(struct sfp__store *store)
{
	return expect_ok(store, "PRAGMA integrity_check(1)");
}

sfp_status sfp__store_check(struct sfp__store *store)
{
	sfp_status status = expect_ok(store, "PRAGMA quick_check(1)");

	if (status == SFP_OK)
		status = sfp__store_check_references(store);
	return status == SFP_E_TAMPERED ? SFP_E_CORRUPT : status;
}
