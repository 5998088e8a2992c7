/* vfs.h: a file system that fails when told to, below SQLite. One a process, for tests that run in one thread unless
 * they only count. */
#ifndef SFP__TESTS_FAULT_VFS_H
#define SFP__TESTS_FAULT_VFS_H

#include <stdbool.h>

#define FAULT_VFS "fault"

enum fault_kind {
	FAULT_IO,    /* the call does nothing and fails */
	FAULT_FULL,  /* a write does half of its work and says that the disk is full; other calls go on as ever */
	FAULT_SHORT, /* a write does half of its work and fails; a read finds half of the bytes */
	FAULT_LATE   /* the call does all of its work and then fails: what a dying disk or a network does */
};

/* Which calls are counted and may fail. */
enum fault_calls {
	FAULT_ANY,
	FAULT_SYNC,     /* sync only */
	FAULT_WAL_WRITE /* writes to the write-ahead log or the rollback journal */
};

struct fault_plan {
	enum fault_kind kind;
	enum fault_calls calls;
	int at;       /* the call that fails, counted from 1; 0: none does */
	bool forever; /* and all behind it */
};

/* What was seen since the last fault_start(). */
struct fault_seen {
	int calls;       /* counted ones */
	int faults;      /* how many of them failed */
	int moved_pages; /* writes to the main file while it is in WAL mode: a checkpoint */
	int unguarded;   /* those among them while no other connection held the write lock */
};

/* Makes the file system known to SQLite as FAULT_VFS. */
void fault_register(void);
/* Forgets what was seen. */
void fault_start(struct fault_plan plan);
/* From now on nothing fails. */
struct fault_seen fault_stop(void);

/* What a power cut leaves of what was written and not yet synced. */
enum fault_loss {
	FAULT_LOSE_ALL,
	FAULT_LOSE_NOTHING, /* only the process died */
	FAULT_LOSE_SOME     /* by dice, in pieces of 512 bytes */
};

/* From now on every change of the database (file 0) and of its log or journal (file 1) is remembered. They begin as
 * empty. */
void fault_log_start(void);
int fault_log_length(void);
/* Writes both files as they were after so many changes, and a power cut. */
void fault_log_rebuild(int until, enum fault_loss loss, unsigned seed, const char *database, const char *log);
void fault_log_free(void);

#endif
