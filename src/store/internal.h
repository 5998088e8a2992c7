/* internal.h: what the files of this folder share. Nobody else looks into a store. */
#ifndef SFP__STORE_INTERNAL_H
#define SFP__STORE_INTERNAL_H

#include <sqlite3.h>
#include <sys/stat.h>

#include "sql/sql.h"
#include "store/store.h"

/* Waiting for a lock: how long, since when, and the random numbers that make it fair. */
struct sfp__busy {
	int64_t timeout_ms;
	int64_t since_ms;
	int64_t free_since_ns; /* when this store last let the write lock go */
	int64_t turn_since_ns; /* since when it has written without a pause */
	uint64_t random;
};

struct sfp__statement {
	sqlite3_stmt *stmt;
	bool is_live; /* it was handed out in this transaction, its cursor may be open */
};

/* How far the WAL has been moved into the file, as its index in shared memory tells. */
struct sfp__backfill {
	uint32_t salt[2]; /* of this WAL: another one after each new beginning */
	uint32_t done, attempted;
	bool is_known;
};

/* What was last seen of the file: see watch.c. */
struct sfp__seen {
	struct stat file, wal, shm; /* st_ino 0: not seen yet */
	uint32_t changes;           /* the file's own count of its changes */
	bool has_changes;           /* false: not read yet */
	int64_t at_ns;
	struct sfp__backfill backfill;
};

struct sfp__store {
	sqlite3 *db;
	sqlite3 *sibling; /* holds the write lock during a checkpoint; NULL until the first one */
	struct sfp__busy busy;

	char *path; /* NULL: in memory */
	char *wal_path, *shm_path, *journal_path;
	struct sfp__seen seen;
	const char *vfs;
	struct sfp__zone *zone; /* of local_day(); borrowed */
	bool readonly;
	bool is_wal;
	bool is_guarded; /* this SQLite has the WAL-reset bug */
	int checkpoint_pages;
	int checkpoint_at; /* the length of the WAL at which the next one is due */
	int wal_pages;     /* its length at the last commit */

	unsigned depth;  /* 0: no transaction; 1: one; above: savepoints in it */
	bool is_reading; /* the transaction only reads */
	sfp_status lost; /* SQLite gave the transaction up for this reason, and its owner does not know yet */
	sfp_status kept; /* a failure of a bind or a column that nobody has been told of yet */
	char message[512];
	char message_ru[1024];

	unsigned live_count;
	uint16_t live[SFP__SQL_END];
	struct sfp__statement statements[SFP__SQL_END];
};

/* store.c: the first column of the first row of an SQL text of ours */
sfp_status sfp__store_ask(struct sfp__store *store, const char *sql, int64_t *ret_value);
sfp_status sfp__store_ask_text(struct sfp__store *store, const char *sql, char *ret_text, size_t size);
/* SFP_E_EXISTS: there is a file of that name, which stays as it is. */
sfp_status sfp__store_fail_taken(struct sfp__store *store, const char *path);

/* busy.c */
int64_t sfp__monotonic_ns(void);
void sfp__busy_start(struct sfp__busy *busy, int timeout_ms);
int sfp__busy_wait(void *busy, int count);         /* a busy handler of SQLite */
void sfp__busy_let_go(struct sfp__busy *busy);     /* a write has ended */
void sfp__busy_take_turns(struct sfp__busy *busy); /* before the next: lets others write, too */

/* statement.c */
sfp_status sfp__status_of_sqlite(int rc);
sfp_status sfp__store_fail(struct sfp__store *store, sfp_status status, const char *message);
sfp_status sfp__store_fail_in_both(struct sfp__store *store, sfp_status status, const char *russian,
                                   const char *english);
sqlite3_stmt *sfp__stmt_prepare(struct sfp__store *store, unsigned sql);
void sfp__stmt_carry(struct sfp__store *store);                 /* lets a statement find its store */
void sfp__stmt_close(struct sfp__store *store, unsigned first); /* closes the cursors from this one on */
void sfp__stmt_finalize(struct sfp__store *store);

/* watch.c */
/* Remembers which file it is that was opened. SFP_E_MOVED: it has a second name, or is not there any more. */
sfp_status sfp__watch_begin(struct sfp__store *store);
/* Is it still that file, and does nobody else write to it behind SQLite's back? SFP_E_MOVED. For who holds the write
 * lock, or uses a WAL. */
sfp_status sfp__watch_look(struct sfp__store *store);
/* The same, unless that was only just asked. */
sfp_status sfp__watch_look_again(struct sfp__store *store);

/* checkpoint.c */
/* Whether SQLite of that version (sqlite3_libversion_number()) has the WAL-reset bug. */
bool sfp__checkpoint_has_reset_bug(int version);
void sfp__checkpoint_watch(struct sfp__store *store);
void sfp__checkpoint_if_due(struct sfp__store *store);
void sfp__checkpoint_close(struct sfp__store *store);

#endif
