/* backup.c: a copy while others go on, and a look at whether the file is whole. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/internal.h"

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

/* A copy gets the journal of its original with the pages. It needs none of its own: one that was not finished is thrown away. */
static int copy_all(struct sfp__store *store, sqlite3 *copy, enum sfp__journal journal)
{
	int rc = sqlite3_exec(copy, "PRAGMA journal_mode = OFF", NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		rc = copy_pages(store, copy);
	if (rc == SQLITE_OK && journal == SFP__JOURNAL_WAL)
		rc = sqlite3_exec(copy, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
	return rc;
}

static sfp_status copy_to(struct sfp__store *store, const char *temporary, enum sfp__journal journal)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
	SFP__CLEANUP(close_connection) sqlite3 *copy = NULL;
	int rc = sqlite3_open_v2(temporary, &copy, flags, store->vfs);

	if (rc == SQLITE_OK)
		rc = copy_all(store, copy, journal);
	if (rc == SQLITE_OK)
		return SFP_OK;
	return sfp__store_fail(store, sfp__status_of_sqlite(rc), copy ? sqlite3_errmsg(copy) : "out of memory");
}

void sfp__copy_discardp(char **temporary)
{
	if (*temporary)
		unlink(*temporary);
	free(SFP__TAKE(*temporary));
}

sfp_status sfp__copy_make(struct sfp__store *store, const char *path, enum sfp__journal journal, char **ret_temporary)
{
	SFP__CLEANUP(sfp__copy_discardp) char *temporary = NULL;
	sfp_status status;
	int fd = -1;

	if (store->depth)
		return sfp__store_fail(store, SFP_E_MISUSE, "a copy inside of a transaction");
	if (sfp__file_exists(path))
		return sfp__store_fail(store, SFP_E_EXISTS, "there is a file of this name");
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
	sfp_status status = sfp__file_publish(*temporary, path);

	if (status == SFP_OK || status == SFP_E_UNKNOWN_OUTCOME)
		free(SFP__TAKE(*temporary));
	if (status == SFP_OK)
		return SFP_OK;
	return sfp__store_fail(store, status,
	                       status == SFP_E_EXISTS          ? "there is a file of this name" :
	                       status == SFP_E_UNSUPPORTED     ? "this file system can give no file its name safely: choose another one" :
	                       status == SFP_E_UNKNOWN_OUTCOME ? "the file is there, but a power cut may take it away" :
	                                                         "the file could not be given its name");
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

sfp_status sfp__store_check(struct sfp__store *store)
{
	char row[128], message[192];
	sfp_status status = first_row(store, "PRAGMA quick_check(1)", row, sizeof(row));

	if (status != SFP_OK)
		return status;
	if (strcmp(row, "ok") != 0)
		return sfp__store_fail(store, SFP_E_CORRUPT, row);
	status = first_row(store, "PRAGMA foreign_key_check", row, sizeof(row));
	if (status != SFP_OK || !*row)
		return status;
	snprintf(message, sizeof(message), "a row of %s refers to one that is not there", row);
	return sfp__store_fail(store, SFP_E_CORRUPT, message);
}
