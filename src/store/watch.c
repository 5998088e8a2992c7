/* watch.c: is the file under the program still the one that it opened?
 *
 * A file that is moved, replaced or removed while it is open goes on taking writes, which nobody ever finds again; so
 * does a journal that is removed. Through a second name (a hard link) another program would look for another journal
 * and damage both. And whoever copies another file over this one changes its pages while the WAL still belongs to the
 * old ones. SQLite looks for none of this when it writes to a WAL, so each transaction does, before it changes
 * anything: three calls of stat(), three microseconds; and again before it is committed, if it took longer than a
 * commit itself.
 *
 * That somebody wrote over the file is seen by its size and time. In WAL mode only a checkpoint writes to the file, and
 * the index in shared memory tells how far those have come (https://sqlite.org/walformat.html, "WAL-Index File
 * Format"): if the file has changed and that has not, it was somebody else. In the other mode each commit counts the
 * changes up in the file's header, so a smaller count tells of an older copy. Both are read through SQLite's own
 * handle: a descriptor of our own, when it is closed, would drop its locks. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "store/internal.h"

/* As long as the sync of a commit on a usual disk: what is moved within that may be moved while it is committed, too.
 */
#define FRESH_NS 2000000

/* Where what stands in the header of a database, and in the index of a WAL. */
#define HEADER_SIZE     100
#define HEADER_MODE     18 /* 2: there is a WAL */
#define HEADER_CHANGES  24
#define HEADER_APP      68
#define INDEX_REGION    32768
#define INDEX_VERSION   3007000
#define INDEX_SALT      32
#define INDEX_BACKFILL  96
#define INDEX_ATTEMPTED 128

/* ---- what to say ---- */

static const char *name_of(const char *path)
{
	return strrchr(path, '/') + 1;
}

static sfp_status moved(struct sfp__store *store, const char *path, const char *russian, const char *english)
{
	char ru[sizeof(store->message_ru)], en[sizeof(store->message)];

	snprintf(ru, sizeof(ru), "%s: %s", name_of(path), russian);
	snprintf(en, sizeof(en), "%s: %s", name_of(path), english);
	return sfp__store_fail_in_both(store, SFP_E_MOVED, ru, en);
}

static sfp_status has_gone(struct sfp__store *store)
{
	return moved(
		store, store->path,
		"файла нет на его месте: его переместили или удалили, пока он был открыт; верните его под это имя, закройте реестр "
		"во всех программах и откройте снова",
		"the file is not in its place: it was moved or removed while it was open; put it back under this name, close the "
		"registry in all programs and open it again");
}

static sfp_status was_replaced(struct sfp__store *store)
{
	return moved(
		store, store->path,
		"на месте файла лежит другой: его заменили, пока реестр был открыт; закройте реестр во всех программах, оставьте под "
		"этим именем нужный файл и откройте снова",
		"another file lies in its place: it was replaced while the registry was open; close the registry in all programs, "
		"leave the right file under this name and open it again");
}

static sfp_status has_two_names(struct sfp__store *store)
{
	return moved(
		store, store->path,
		"у файла есть второе имя (жёсткая ссылка), а рядом с тем именем нет журнала, и реестр испортился бы; найдите имена "
		"командой find -samefile и оставьте одно",
		"the file has a second name (a hard link), beside which there is no journal, so the registry would be damaged; "
		"look for the names with find -samefile and leave one");
}

static sfp_status was_written_over(struct sfp__store *store)
{
	return moved(
		store, store->path,
		"поверх файла что-то записала другая программа, пока реестр был открыт; закройте реестр во всех программах, уберите "
		"файлы -wal и -shm рядом с ним, положите на его место целую копию и проверьте её",
		"another program wrote over the file while the registry was open; close the registry in all programs, take the files "
		"-wal and -shm beside it away, put a whole copy in its place and verify it");
}

static sfp_status journal_has_gone(struct sfp__store *store, const char *path)
{
	return moved(
		store, path,
		"этот файл удалили или заменили, пока реестр был открыт; закройте реестр во всех программах обычным образом, чтобы "
		"записанное попало в файл реестра, и откройте снова",
		"this file was removed or replaced while the registry was open; close the registry in all programs in the usual way, "
		"so that what was written gets into the registry's file, and open it again");
}

/* ---- looking ---- */

static bool is_same_file(const struct stat *one, const struct stat *other)
{
	return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

static bool is_unchanged(const struct stat *one, const struct stat *other)
{
	return one->st_size == other->st_size && one->st_mtim.tv_sec == other->st_mtim.tv_sec &&
	       one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

static sqlite3_file *file_of(struct sfp__store *store)
{
	sqlite3_file *file = NULL;

	return sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK && file &&
	                       file->pMethods
	               ? file
	               : NULL;
}

static uint32_t big_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The index is in the machine's own order. */
static uint32_t native(const volatile unsigned char *index, size_t at)
{
	return *(const volatile uint32_t *)(const volatile void *)(index + at);
}

static struct sfp__backfill look_at_index(struct sfp__store *store)
{
	struct sfp__backfill found = { 0 };
	void volatile *index = NULL;
	sqlite3_file *file = store->is_wal ? file_of(store) : NULL;

	if (!file || file->pMethods->iVersion < 2 ||
	    file->pMethods->xShmMap(file, 0, INDEX_REGION, 0, &index) != SQLITE_OK || !index ||
	    native(index, 0) != INDEX_VERSION)
		return found;
	found.salt[0] = native(index, INDEX_SALT);
	found.salt[1] = native(index, INDEX_SALT + 4);
	found.done = native(index, INDEX_BACKFILL);
	found.attempted = native(index, INDEX_ATTEMPTED);
	found.is_known = true;
	return found;
}

/* No page has been moved between the two moments: not while a checkpoint was under way, either. */
static bool nothing_moved(const struct sfp__backfill *one, const struct sfp__backfill *other)
{
	return one->is_known && other->is_known && one->salt[0] == other->salt[0] && one->salt[1] == other->salt[1] &&
	       one->done == one->attempted && other->done == other->attempted && one->done == other->done;
}

static sfp_status read_header(struct sfp__store *store, unsigned char header[HEADER_SIZE])
{
	sqlite3_file *file = file_of(store);
	int rc = file ? file->pMethods->xRead(file, header, HEADER_SIZE, 0) : SQLITE_IOERR;

	if (rc == SQLITE_IOERR_SHORT_READ ||
	    (rc == SQLITE_OK && (memcmp(header, "SQLite format 3", 16) != 0 ||
	                         big_endian(header + HEADER_APP) != SFP__STORE_APPLICATION_ID)))
		return was_written_over(store);
	return rc == SQLITE_OK ? SFP_OK : sfp__store_fail(store, sfp__status_of_sqlite(rc), "the file cannot be read");
}

/* The file has changed since it was last looked at, or is looked at for the first time: was it one of us? */
static sfp_status look_closer(struct sfp__store *store, const struct stat *file, const struct sfp__backfill *before)
{
	struct sfp__backfill now = look_at_index(store);
	struct sfp__seen *seen = &store->seen;
	unsigned char header[HEADER_SIZE];
	uint32_t changes;
	sfp_status status;

	if (nothing_moved(&seen->backfill, before) && nothing_moved(before, &now))
		return was_written_over(store);
	status = read_header(store, header);
	if (status != SFP_OK)
		return status;
	changes = big_endian(header + HEADER_CHANGES);
	store->is_wal = header[HEADER_MODE] == 2;
	/* The count begins anew after 2^32. */
	if (!store->is_wal && seen->has_changes && (int32_t)(changes - seen->changes) < 0)
		return was_written_over(store);
	seen->changes = changes;
	seen->has_changes = true;
	seen->file = *file;
	return SFP_OK;
}

/* The files of a WAL come with it and stay as long as it is in use. */
static sfp_status look_beside(struct sfp__store *store, const char *path, struct stat *seen)
{
	struct stat now;

	if (lstat(path, &now) != 0)
		return errno == ENOENT ? journal_has_gone(store, path)
		                       : sfp__store_fail(store, SFP_E_IO, "a file cannot be looked at");
	if (seen->st_ino == 0)
		*seen = now;
	return is_same_file(seen, &now) ? SFP_OK : journal_has_gone(store, path);
}

static sfp_status look_at_name(struct sfp__store *store, struct stat *ret_file)
{
	if (lstat(store->path, ret_file) != 0)
		return errno == ENOENT || errno == ENOTDIR
		               ? has_gone(store)
		               : sfp__store_fail(store, SFP_E_IO, "the file cannot be looked at");
	if (!is_same_file(&store->seen.file, ret_file))
		return was_replaced(store);
	return ret_file->st_nlink > 1 ? has_two_names(store) : SFP_OK;
}

sfp_status sfp__watch_look(struct sfp__store *store)
{
	struct sfp__backfill before;
	struct stat file;
	sfp_status status;

	if (!store->path || store->readonly)
		return SFP_OK;
	before = look_at_index(store);
	status = look_at_name(store, &file);
	if (status != SFP_OK)
		return status;
	if (!store->seen.has_changes || !is_unchanged(&store->seen.file, &file))
		status = look_closer(store, &file, &before);
	if (status != SFP_OK)
		return status;
	if (store->is_wal)
		status = look_beside(store, store->wal_path, &store->seen.wal);
	if (status != SFP_OK)
		return status;
	if (store->is_wal)
		status = look_beside(store, store->shm_path, &store->seen.shm);
	if (status != SFP_OK)
		return status;
	store->seen.backfill = before;
	store->seen.at_ns = sfp__monotonic_ns();
	return SFP_OK;
}

sfp_status sfp__watch_look_again(struct sfp__store *store)
{
	return sfp__monotonic_ns() - store->seen.at_ns > FRESH_NS ? sfp__watch_look(store) : SFP_OK;
}

/* The descriptor is SQLite's: whether it leads to what was looked at is for SQLite to say. */
sfp_status sfp__watch_begin(struct sfp__store *store)
{
	int has_moved = 0;

	if (lstat(store->path, &store->seen.file) != 0 ||
	    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) != SQLITE_OK || has_moved)
		return has_gone(store);
	if (store->seen.file.st_nlink > 1 && !store->readonly)
		return has_two_names(store);
	return SFP_OK;
}
