/* vfs.c: a pass-through file system for SQLite that counts its calls and lets one of them fail. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "vfs.h"

/* The index of the lock that a writer of the WAL holds, and so does who only means to keep writers out. */
#define WAL_WRITE_LOCK 0

struct fault_file {
	sqlite3_file base;
	sqlite3_file *real; /* behind this struct, in the same memory */
	int flags;
	bool has_shm;
};

static struct {
	struct fault_plan plan;
	struct fault_seen seen;
	struct fault_file *writer; /* who holds the write lock */
} world;

/* A change of a file: a write has data, a truncation none, a sync neither data nor an end. */
struct change {
	int file;
	char *data;
	int amount;
	sqlite3_int64 offset; /* of a truncation: the size; of a sync: -1 */
};

#define CHANGES_MAX 20000
#define FILE_MAX    (1 << 20)
#define SECTOR      512

static struct {
	bool is_on;
	int length;
	struct change changes[CHANGES_MAX];
} history;

static sqlite3_vfs *real_vfs(void)
{
	return sqlite3_vfs_find("unix");
}

static struct fault_file *of(sqlite3_file *file)
{
	return (struct fault_file *)file;
}

static sqlite3_file *real(sqlite3_file *file)
{
	return of(file)->real;
}

static void remember(const struct fault_file *file, const void *data, int amount, sqlite3_int64 offset)
{
	struct change *change = &history.changes[history.length];
	int number = file->flags & SQLITE_OPEN_MAIN_DB                            ? 0
	             : file->flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL) ? 1
	                                                                          : -1;

	if (!history.is_on || number < 0)
		return;
	assert(history.length < CHANGES_MAX && offset + amount <= FILE_MAX);
	*change = (struct change){ .file = number, .amount = amount, .offset = offset };
	if (data) {
		change->data = malloc((size_t)amount);
		memcpy(change->data, data, (size_t)amount);
	}
	history.length++;
}

/* Does this call fail? */
static bool strikes(enum fault_calls calls)
{
	const struct fault_plan *plan = &world.plan;

	if (plan->calls != FAULT_ANY && plan->calls != calls)
		return false;
	world.seen.calls++;
	if (plan->at == 0 || world.seen.calls < plan->at || (world.seen.calls > plan->at && !plan->forever))
		return false;
	world.seen.faults++;
	return true;
}

/* A call that moves no bytes: a full disk does not concern it. */
static bool strikes_plain(enum fault_calls calls)
{
	if (world.plan.kind == FAULT_FULL || world.plan.kind == FAULT_SHORT)
		return false;
	return strikes(calls);
}

static int x_close(sqlite3_file *file)
{
	if (world.writer == of(file))
		world.writer = NULL;
	return real(file)->pMethods->xClose(real(file));
}

static int x_read(sqlite3_file *file, void *data, int amount, sqlite3_int64 offset)
{
	int rc;

	if (world.plan.kind == FAULT_FULL || !strikes(FAULT_ANY))
		return real(file)->pMethods->xRead(real(file), data, amount, offset);
	if (world.plan.kind != FAULT_SHORT)
		return SQLITE_IOERR_READ;
	rc = real(file)->pMethods->xRead(real(file), data, amount / 2, offset);
	memset((char *)data + amount / 2, 0, (size_t)(amount - amount / 2));
	return rc == SQLITE_OK ? SQLITE_IOERR_READ : rc;
}

static void watch(struct fault_file *file)
{
	if (!(file->flags & SQLITE_OPEN_MAIN_DB) || !file->has_shm)
		return;
	world.seen.moved_pages++;
	if (!world.writer || world.writer == file)
		world.seen.unguarded++;
}

static int x_write(sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
	bool is_log = of(file)->flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL);
	const sqlite3_io_methods *methods = real(file)->pMethods;

	watch(of(file));
	remember(of(file), data, amount, offset);
	if (!strikes(is_log ? FAULT_WAL_WRITE : FAULT_ANY))
		return methods->xWrite(real(file), data, amount, offset);
	if (world.plan.kind == FAULT_LATE)
		(void)methods->xWrite(real(file), data, amount, offset);
	if (world.plan.kind == FAULT_FULL || world.plan.kind == FAULT_SHORT)
		(void)methods->xWrite(real(file), data, amount / 2, offset);
	return world.plan.kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int x_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	remember(of(file), NULL, 0, size);
	if (!strikes_plain(FAULT_ANY))
		return real(file)->pMethods->xTruncate(real(file), size);
	if (world.plan.kind == FAULT_LATE)
		(void)real(file)->pMethods->xTruncate(real(file), size);
	return SQLITE_IOERR_TRUNCATE;
}

static int x_sync(sqlite3_file *file, int flags)
{
	remember(of(file), NULL, 0, -1);
	if (!strikes_plain(FAULT_SYNC))
		return real(file)->pMethods->xSync(real(file), flags);
	if (world.plan.kind == FAULT_LATE)
		(void)real(file)->pMethods->xSync(real(file), flags);
	return SQLITE_IOERR_FSYNC;
}

static int x_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return strikes_plain(FAULT_ANY) ? SQLITE_IOERR_FSTAT : real(file)->pMethods->xFileSize(real(file), size);
}

static int x_lock(sqlite3_file *file, int level)
{
	return strikes_plain(FAULT_ANY) ? SQLITE_IOERR_LOCK : real(file)->pMethods->xLock(real(file), level);
}

static int x_unlock(sqlite3_file *file, int level)
{
	return real(file)->pMethods->xUnlock(real(file), level);
}

static int x_check_reserved_lock(sqlite3_file *file, int *result)
{
	return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

static int x_file_control(sqlite3_file *file, int operation, void *argument)
{
	return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int x_sector_size(sqlite3_file *file)
{
	return real(file)->pMethods->xSectorSize(real(file));
}

static int x_device_characteristics(sqlite3_file *file)
{
	return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int x_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
	of(file)->has_shm = true;
	if (strikes_plain(FAULT_ANY))
		return SQLITE_IOERR_SHMMAP;
	return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}

static int x_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
	int rc;

	if ((flags & SQLITE_SHM_LOCK) && strikes_plain(FAULT_ANY))
		return SQLITE_IOERR_SHMLOCK;
	rc = real(file)->pMethods->xShmLock(real(file), offset, count, flags);
	if (rc == SQLITE_OK && offset == WAL_WRITE_LOCK && (flags & SQLITE_SHM_EXCLUSIVE))
		world.writer = flags & SQLITE_SHM_LOCK ? of(file) : NULL;
	return rc;
}

static void x_shm_barrier(sqlite3_file *file)
{
	real(file)->pMethods->xShmBarrier(real(file));
}

static int x_shm_unmap(sqlite3_file *file, int delete_flag)
{
	of(file)->has_shm = false;
	return real(file)->pMethods->xShmUnmap(real(file), delete_flag);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = x_close,
	.xRead = x_read,
	.xWrite = x_write,
	.xTruncate = x_truncate,
	.xSync = x_sync,
	.xFileSize = x_file_size,
	.xLock = x_lock,
	.xUnlock = x_unlock,
	.xCheckReservedLock = x_check_reserved_lock,
	.xFileControl = x_file_control,
	.xSectorSize = x_sector_size,
	.xDeviceCharacteristics = x_device_characteristics,
	.xShmMap = x_shm_map,
	.xShmLock = x_shm_lock,
	.xShmBarrier = x_shm_barrier,
	.xShmUnmap = x_shm_unmap,
};

static int x_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret_flags)
{
	struct fault_file *this = of(file);
	int rc;

	(void)vfs;
	*this = (struct fault_file){ .real = (sqlite3_file *)(this + 1), .flags = flags };
	if (strikes_plain(FAULT_ANY))
		return SQLITE_CANTOPEN;
	rc = real_vfs()->xOpen(real_vfs(), name, this->real, flags, ret_flags);
	/* SQLite closes what has methods, even if the opening failed. */
	if (this->real->pMethods)
		this->base.pMethods = &methods;
	return rc;
}

static int x_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	return strikes_plain(FAULT_ANY) ? SQLITE_IOERR_DELETE : real_vfs()->xDelete(real_vfs(), name, sync);
}

static int x_access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
	(void)vfs;
	return strikes_plain(FAULT_ANY) ? SQLITE_IOERR_ACCESS : real_vfs()->xAccess(real_vfs(), name, flags, result);
}

static int x_full_pathname(sqlite3_vfs *vfs, const char *name, int size, char *result)
{
	(void)vfs;
	return real_vfs()->xFullPathname(real_vfs(), name, size, result);
}

void fault_register(void)
{
	static sqlite3_vfs fault_vfs;

	if (sqlite3_vfs_find(FAULT_VFS))
		return; /* it is in the list: what is written over it cuts the list off */
	fault_vfs = *real_vfs();
	fault_vfs.zName = FAULT_VFS;
	fault_vfs.pNext = NULL;
	fault_vfs.szOsFile = (int)sizeof(struct fault_file) + real_vfs()->szOsFile;
	fault_vfs.xOpen = x_open;
	fault_vfs.xDelete = x_delete;
	fault_vfs.xAccess = x_access;
	fault_vfs.xFullPathname = x_full_pathname;
	sqlite3_vfs_register(&fault_vfs, 0);
}

void fault_start(struct fault_plan plan)
{
	world.plan = plan;
	world.seen = (struct fault_seen){ 0 };
}

struct fault_seen fault_stop(void)
{
	world.plan.at = 0;
	return world.seen;
}

void fault_log_start(void)
{
	fault_log_free();
	history.is_on = true;
}

int fault_log_length(void)
{
	return history.length;
}

void fault_log_free(void)
{
	for (int i = 0; i < history.length; i++)
		free(history.changes[i].data);
	history.is_on = false;
	history.length = 0;
}

struct image {
	char bytes[FILE_MAX];
	size_t size;
};

static void put_bytes(struct image *image, const char *data, size_t amount, size_t offset)
{
	memcpy(image->bytes + offset, data, amount);
	if (offset + amount > image->size)
		image->size = offset + amount;
}

static void cut(struct image *image, size_t size)
{
	if (size < image->size)
		memset(image->bytes + size, 0, image->size - size);
	image->size = size;
}

/* Each sector of a write comes through or does not; so does a truncation. */
static void apply_some(struct image *image, const struct change *change, unsigned *seed)
{
	if (!change->data) {
		if (rand_r(seed) % 2)
			cut(image, (size_t)change->offset);
		return;
	}
	for (int at = 0; at < change->amount; at += SECTOR) {
		int amount = change->amount - at < SECTOR ? change->amount - at : SECTOR;

		if (rand_r(seed) % 2)
			put_bytes(image, change->data + at, (size_t)amount, (size_t)(change->offset + at));
	}
}

static void apply(struct image *image, const struct change *change)
{
	if (change->data)
		put_bytes(image, change->data, (size_t)change->amount, (size_t)change->offset);
	else
		cut(image, (size_t)change->offset);
}

/* The number of the last sync of the file before the cut; -1: there was none. */
static int last_sync(int file, int until)
{
	int last = -1;

	for (int i = 0; i < until; i++) {
		if (history.changes[i].file == file && history.changes[i].offset < 0)
			last = i;
	}
	return last;
}

static void rebuild(int file, int until, enum fault_loss loss, unsigned *seed, const char *path)
{
	static struct image image;
	int safe = last_sync(file, until);
	FILE *out;

	memset(&image, 0, sizeof(image));
	for (int i = 0; i < until; i++) {
		const struct change *change = &history.changes[i];

		if (change->file != file || change->offset < 0)
			continue;
		if (i < safe || loss == FAULT_LOSE_NOTHING)
			apply(&image, change);
		else if (loss == FAULT_LOSE_SOME)
			apply_some(&image, change, seed);
	}
	out = fopen(path, "w");
	assert(out);
	fwrite(image.bytes, 1, image.size, out);
	fclose(out);
}

void fault_log_rebuild(int until, enum fault_loss loss, unsigned seed, const char *database, const char *log)
{
	rebuild(0, until, loss, &seed, database);
	rebuild(1, until, loss, &seed, log);
}
