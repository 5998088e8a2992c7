/* checkpoint.c: moving the WAL into the file, without the WAL-reset bug.
 *
 * SQLite 3.7.0 to 3.51.2 (but not 3.44.6 and 3.50.7 and what follows them) may lose committed transactions where a
 * checkpoint meets a writer that begins the WAL anew. So SQLite never checkpoints by itself here, and we do so only
 * while a second connection of this store holds the write lock: then there is no writer to meet. When the last
 * connection to a file closes, SQLite checkpoints too, but under the exclusive lock. */
#include <stdio.h>
#include <string.h>

#include "store/internal.h"

/* Circle with store.c: the journal is watched from the opening of the store to its end, and asks SQLite through it. */

/* What comes before the pages of a WAL, and before each of them. */
#define WAL_HEADER       32
#define WAL_FRAME_HEADER 24

bool sfp__checkpoint_has_reset_bug(int version)
{
	bool is_fixed = version >= 3051003 || (version >= 3050007 && version < 3051000) ||
	                (version >= 3044006 && version < 3045000);

	return !is_fixed;
}

/* Takes the place of SQLite's own automatic checkpoint. */
static int on_commit(void *argument, sqlite3 *db, const char *schema, int pages)
{
	struct sfp__store *store = argument;

	(void)db;
	(void)schema;
	store->is_wal = true; /* another connection may have made it so */
	if (pages < store->wal_pages)
		store->checkpoint_at = store->checkpoint_pages;
	store->wal_pages = pages;
	return SQLITE_OK;
}

void sfp__checkpoint_watch(struct sfp__store *store)
{
	store->is_guarded = sfp__checkpoint_has_reset_bug(sqlite3_libversion_number());
	store->checkpoint_at = store->checkpoint_pages;
	sqlite3_wal_autocheckpoint(store->db, 0);
	sqlite3_wal_hook(store->db, on_commit, store);
}

void sfp__checkpoint_close(struct sfp__store *store)
{
	sqlite3_close(store->sibling);
	store->sibling = NULL;
}

static int open_sibling(struct sfp__store *store)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
	int rc;

	if (store->sibling)
		return SQLITE_OK;
	rc = sqlite3_open_v2(store->path, &store->sibling, flags, store->vfs);
	if (rc == SQLITE_OK)
		rc = sqlite3_wal_autocheckpoint(store->sibling, 0);
	return rc;
}

/* The sibling does not wait: where somebody writes, a later commit finds the WAL too long again. */
static int lock_out_writers(struct sfp__store *store)
{
	int rc;

	if (!store->is_guarded)
		return SQLITE_OK;
	rc = open_sibling(store);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(store->sibling, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		sfp__checkpoint_close(store);
	return rc;
}

/* A sibling that cannot let go is closed, which does. */
static void let_writers_in(struct sfp__store *store)
{
	if (store->sibling && sqlite3_exec(store->sibling, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
		sfp__checkpoint_close(store);
}

/* PASSIVE waits for nobody. How much of the WAL is in the file then is for the caller to judge. */
static int checkpoint(struct sfp__store *store, int *ret_pages, int *ret_moved)
{
	int rc = lock_out_writers(store);

	*ret_pages = *ret_moved = 0;
	if (rc != SQLITE_OK)
		return rc;
	rc = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, ret_pages, ret_moved);
	let_writers_in(store);
	return rc;
}

/* Nobody is told of a failure: the commit before it has happened, and the WAL stays as good as it was. */
void sfp__checkpoint_if_due(struct sfp__store *store)
{
	int pages, moved;

	if (!store->is_wal || store->wal_pages < store->checkpoint_at || sfp__watch_look(store) != SFP_OK)
		return;
	/* Where a reader holds the WAL, the next try comes only after it has grown as much again. */
	if (checkpoint(store, &pages, &moved) == SQLITE_OK)
		store->checkpoint_at = store->wal_pages + store->checkpoint_pages;
}

sfp_status sfp__store_journal(struct sfp__store *store, enum sfp__journal *ret_journal)
{
	char mode[16];
	sfp_status status = SFP_OK;

	/* The mode is seen with the first page. */
	if (sqlite3_get_autocommit(store->db))
		status = sfp__map_error(store, sqlite3_exec(store->db, "PRAGMA user_version", NULL, NULL, NULL));
	if (status == SFP_OK)
		status = sfp__store_ask_text(store, "PRAGMA journal_mode", mode, sizeof(mode));
	if (status == SFP_OK)
		*ret_journal = strcmp(mode, "wal") == 0 ? SFP__JOURNAL_WAL : SFP__JOURNAL_TRUNCATE;
	return status;
}

/* What the file has, not what it had when it was opened. */
static sfp_status look_at_mode(struct sfp__store *store)
{
	enum sfp__journal journal = SFP__JOURNAL_TRUNCATE;
	sfp_status status = sfp__store_journal(store, &journal);

	if (status == SFP_OK)
		store->is_wal = store->path && journal == SFP__JOURNAL_WAL;
	return status;
}

static sfp_status move_all(struct sfp__store *store, bool *ret_is_complete)
{
	int pages, moved;
	sfp_status status;
	int rc;

	*ret_is_complete = true;
	if (store->depth)
		return sfp__store_fail(store, SFP_E_MISUSE, "a checkpoint inside of a transaction");
	status = look_at_mode(store);
	if (status != SFP_OK || !store->is_wal)
		return status;
	status = sfp__watch_look(store);
	if (status != SFP_OK)
		return status;
	rc = checkpoint(store, &pages, &moved);
	*ret_is_complete = pages == moved;
	if ((rc & 0xff) == SQLITE_BUSY)
		return sfp__store_fail(store, SFP_E_BUSY, "another connection writes");
	return sfp__map_error(store, rc);
}

sfp_status sfp__store_checkpoint(struct sfp__store *store)
{
	bool is_complete;

	if (store->readonly)
		return SFP_E_READONLY;
	return move_all(store, &is_complete);
}

/* A write of nothing: the first page as it is. */
static sfp_status write_first_page(struct sfp__store *store)
{
	char sql[96];
	sfp_status status;

	snprintf(sql, sizeof(sql), "BEGIN IMMEDIATE; PRAGMA application_id = %d; COMMIT", SFP__STORE_APPLICATION_ID);
	status = sfp__map_error(store, sqlite3_exec(store->db, sql, NULL, NULL, NULL));

	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

/* How long a file is; 0 where there is none. */
static int64_t length_of(const char *path)
{
	struct stat file;

	return lstat(path, &file) == 0 ? (int64_t)file.st_size : 0;
}

static sfp_status still_holds(struct sfp__store *store, const char *path)
{
	char ru[512], en[384];

	path = strrchr(path, '/') + 1;
	snprintf(
		ru, sizeof(ru),
		"в файле %s рядом с реестром ещё лежат прежние страницы: закройте другие программы, которые его открыли",
		path);
	snprintf(en, sizeof(en),
	         "the file %s beside the registry still holds former pages: close the other programs that have it open",
	         path);
	return sfp__store_fail_in_both(store, SFP_E_BUSY, ru, en);
}

/* Whoever wrote them: what counts are the files that lie there. A WAL may hold its header and the first page, which
 * names nobody. */
static sfp_status expect_nothing_beside(struct sfp__store *store)
{
	int64_t page_size = 0, allowed = 0;
	sfp_status status = store->is_wal ? sfp__store_ask(store, "PRAGMA page_size", &page_size) : SFP_OK;

	if (status != SFP_OK)
		return status;
	if (store->is_wal)
		allowed = WAL_HEADER + WAL_FRAME_HEADER + page_size;
	if (length_of(store->wal_path) > allowed)
		return still_holds(store, store->wal_path);
	return length_of(store->journal_path) > 0 ? still_holds(store, store->journal_path) : SFP_OK;
}

/* wal_checkpoint(TRUNCATE) would do the same, but it goes on without the write lock if it does not get it, and then
 * meets the bug. Instead: when all of the WAL is in the file, the next write begins it anew, and with a limit of 0 cuts
 * off what is behind. Where a reader is in the way, that write makes the WAL longer instead: its length tells. */
static sfp_status empty_wal(struct sfp__store *store)
{
	sfp_status status =
		sfp__map_error(store, sqlite3_exec(store->db, "PRAGMA journal_size_limit = 0", NULL, NULL, NULL));

	if (status == SFP_OK)
		status = write_first_page(store);
	sqlite3_exec(store->db, "PRAGMA journal_size_limit = -1", NULL, NULL, NULL);
	return status;
}

sfp_status sfp__store_scrub(struct sfp__store *store)
{
	sfp_status status;
	bool is_complete;

	if (store->readonly)
		return SFP_E_READONLY;
	status = move_all(store, &is_complete);
	/* SQLite takes such a file for the end of a write that was cut off, and lets nobody new in. */
	if (status == SFP_E_BUSY && store->is_wal && length_of(store->journal_path) > 0)
		return still_holds(store, store->journal_path);
	if (status != SFP_OK || !store->path)
		return status;
	if (!is_complete)
		return sfp__store_fail(store, SFP_E_BUSY, "a reader still needs the log");
	/* In the other mode the end of a write empties the journal, also one that another program left full. */
	status = store->is_wal ? empty_wal(store) : write_first_page(store);
	return status == SFP_OK ? expect_nothing_beside(store) : status;
}
