/* store.h: the SQLite file: open, migrate, statements, rows, transactions. It knows no rules.
 *
 * A store is one connection, used by one thread at a time; several may be open on one file (one a thread), in one
 * process or in many. Every read and write of rows happens between sfp__txn_begin() or sfp__read_begin() and its end,
 * which also closes every cursor. A failure inside is kept by the store until it has been reported, so that a row of
 * binds needs no checks. */
#ifndef SFP__STORE_STORE_H
#define SFP__STORE_STORE_H

#include "base/cleanup.h"
#include "base/zone.h"
#include "sferumpolicy/base.h"

struct sfp__store;
/* A named statement, prepared and bound, with the row at which it stands. Only src/store knows what it is. */
struct sfp__stmt;
struct sqlite3;

/* 'SFPL' in the file's header says that it is ours. */
#define SFP__STORE_APPLICATION_ID 0x5346504c

enum sfp__durability {
	SFP__DURABILITY_FULL = 0,  /* what was committed survives a power cut */
	SFP__DURABILITY_NORMAL = 1 /* the last commits may be lost in a power cut, the file stays whole */
};

/* A file has one, for all its connections: its first page says which. */
enum sfp__journal {
	SFP__JOURNAL_AS_IS = 0, /* the file's; of a new one: WAL */
	SFP__JOURNAL_WAL = 1,
	SFP__JOURNAL_TRUNCATE = 2 /* for files that other tools write to, or on file systems without shared memory */
};

struct sfp__store_options {
	const char *path; /* NULL: in memory. SFP_E_INVALID for names that mean no file (sfp__path_is_special()) */
	bool create;      /* make the file if there is none: whole, or not at all */
	bool readonly;
	enum sfp__durability durability;
	enum sfp__journal journal; /* SFP_E_INVALID where it is another one than the file's */
	int busy_timeout_ms;       /* 0: 5000; negative: do not wait */
	int checkpoint_pages;      /* 0: 1000; a commit that finds the WAL longer moves it into the file */
	const char *vfs;           /* NULL: the system's; tests put theirs here */
	/* What a new file holds besides its tables: written in the transaction that makes them, so that no file is
	 * without. NULL: nothing. */
	sfp_status (*fill)(void *context, struct sfp__store *store);
	void *fill_context;
	char **reterr_russian; /* NULL, or where to put the message in Russian, too */
};

/* SFP_E_NOT_FOUND, _FOREIGN, _NEWER, _READONLY (an old file opened for reading), _INVALID (a link, a folder, a name
 * that means no file, another journal), _MOVED (a second name), _EXISTS (no file, but a journal of its name), _CORRUPT,
 * _TAMPERED (another schema), _BUSY, _IO, _FULL, _NO_MEMORY, _UNSUPPORTED. reterr_message may be NULL; else it is
 * yours, and NULL if memory ran out. */
sfp_status sfp__store_open(const struct sfp__store_options *options, struct sfp__store **ret_store,
                           char **reterr_message);
/* A store that is thrown away when it is closed: the schema is whatever the text makes. What a cache of some MiB does
 * not hold, SQLite puts into a file of the temporary folder that no name leads to. No migrations, no durability; the
 * rest is as above. SFP_E_IO, _FULL, _NO_MEMORY, _UNSUPPORTED. */
sfp_status sfp__store_open_temporary(const char *schema, const char *vfs /* NULL: the system's */,
                                     struct sfp__store **ret_store);
/* More tables for such a store, outside of any transaction. */
sfp_status sfp__store_extend(struct sfp__store *store, const char *schema);
/* A file that such a store was copied to (sfp__store_backup()), for reading. It may come from anywhere: SFP_E_FOREIGN
 * where its application or its tables are not those of the schema, SFP_E_NEWER, SFP_E_CORRUPT; else as
 * sfp__store_open(). */
sfp_status sfp__store_open_document(const char *path, const char *schema, struct sfp__store **ret_store,
                                    char **reterr_message);
void sfp__store_close(struct sfp__store *store); /* accepts NULL; an open transaction is rolled back */
void sfp__store_closep(struct sfp__store **store);

/* What the last failure was, in SQLite's words: names of tables and columns, no values. Borrowed, "" if there was none.
 */
const char *sfp__store_message(const struct sfp__store *store);
/* The same in Russian; SQLite's own words are English in both. */
const char *sfp__store_message_ru(const struct sfp__store *store);
/* For a failure that is found above: gives the status. Both formats get the same arguments; bytes that are no UTF-8 end
 * the message. */
__attribute__((format(printf, 3, 5), format(printf, 4, 5))) sfp_status sfp__store_fail_in(struct sfp__store *store,
                                                                                          sfp_status status,
                                                                                          const char *ru_format,
                                                                                          const char *en_format, ...);
struct sqlite3 *sfp__store_connection(struct sfp__store *store); /* for tests and the trail's checks */

/* By which zone the statements' local_day(microseconds) tells the day from now on. Borrowed; NULL: none, and a
 * statement that asks fails. */
void sfp__store_zone(struct sfp__store *store, struct sfp__zone *zone);

/* For a change of a million rows: a cache that holds the pages which it comes back to; and the usual one again. What
 * fails costs nothing but time. */
void sfp__store_widen(struct sfp__store *store);
void sfp__store_narrow(struct sfp__store *store);

/* Moves the WAL into the file as far as readers let it. SFP_E_BUSY: another one writes or moves; nothing is lost. */
sfp_status sfp__store_checkpoint(struct sfp__store *store);
/* Afterwards no journal that lies beside the file holds anything of what was deleted or overwritten, whoever wrote it.
 * SFP_E_BUSY while somebody reads or writes. */
sfp_status sfp__store_scrub(struct sfp__store *store);
/* Which journal the file has now. Somebody else may have changed it since it was opened. */
sfp_status sfp__store_journal(struct sfp__store *store, enum sfp__journal *ret_journal);
/* Gives the file another one, for everybody. SFP_E_BUSY while another connection is open. */
sfp_status sfp__store_set_journal(struct sfp__store *store, enum sfp__journal journal);

/* -- the file and its name --------------------------------------------------------------------------------------------
 */

bool sfp__store_is_in_memory(const struct sfp__store *store);
/* May a new file get this name? SFP_E_EXISTS, also where a journal lies that another file of this name left: SQLite
 * would read it into the new one. SFP_E_INVALID, _NOT_FOUND (no such folder). */
sfp_status sfp__store_expect_free(struct sfp__store *store, const char *path);
/* A copy as of now, while others go on: one file that needs no other, whatever journal the store has. SFP_E_EXISTS:
 * never written over; _INVALID: the name means no file. */
sfp_status sfp__store_backup(struct sfp__store *store, const char *path);
/* The same in two steps, for who has more to do before the copy counts: it is made under a name of its own beside
 * `path`, and then gets its own; `*temporary` is NULL from then on. One that is not wanted any more goes with its name.
 * SFP__JOURNAL_AS_IS: a backup, which keeps in mind whether its original had a WAL. */
sfp_status sfp__copy_make(struct sfp__store *store, const char *path, enum sfp__journal journal, char **ret_temporary);
sfp_status sfp__copy_publish(struct sfp__store *store, char **temporary, const char *path);
/* Which journal the registry had that this is a backup of; if it is none, which one it has. */
sfp_status sfp__store_backed_up_journal(struct sfp__store *store, enum sfp__journal *ret_journal);
void sfp__copy_discardp(char **temporary); /* also a cleanup function; accepts NULL */
/* SQLite's quick_check and foreign_key_check. SFP_E_CORRUPT with the first finding as the store's message. */
sfp_status sfp__store_check(struct sfp__store *store);
/* SQLite's integrity_check: as quick_check, and every index says what its table says. SFP_E_TAMPERED tells the first
 * finding. */
sfp_status sfp__store_check_indexes(struct sfp__store *store);
/* Does every row refer to rows that are there? SFP_E_TAMPERED names the table of the first that does not. */
sfp_status sfp__store_check_references(struct sfp__store *store);
/* A registry's tables and indexes are those of this version, and there is nothing else: no trigger, no view.
 * SFP_E_TAMPERED names the first that is not. */
sfp_status sfp__store_check_schema(struct sfp__store *store);

/* -- statements -------------------------------------------------------------------------------------------------------
 */

/* A statement of sql/sql.h (SFP__SQL_…), prepared once, reset and with every parameter NULL. NULL on failure, which
 * every function below takes and reports. */
struct sfp__stmt *sfp__stmt(struct sfp__store *store, unsigned sql);

/* Ends a row that was read, and those that would follow. Whatever runs to its end has ended by itself. Accepts NULL. */
void sfp__stmt_end(struct sfp__stmt *stmt);
/* Has it a parameter of that name? NULL has none. */
bool sfp__stmt_takes(struct sfp__stmt *stmt, const char *name);
int sfp__stmt_columns(struct sfp__stmt *stmt);

/* By name, with or without the colon. A failure (a name that the statement lacks, too) is reported by the next step.
 * Ids, texts and blobs are borrowed until the statement has run; NULL binds NULL, and so does the id "none". */
void sfp__bind_int(struct sfp__stmt *stmt, const char *name, int64_t value);
void sfp__bind_id(struct sfp__stmt *stmt, const char *name, const sfp_id *value);
void sfp__bind_text(struct sfp__stmt *stmt, const char *name, const char *value);
void sfp__bind_blob(struct sfp__stmt *stmt, const char *name, const void *data, size_t length);
void sfp__bind_null(struct sfp__stmt *stmt, const char *name);
/* The same by the place of a parameter in its statement, for those that are bound row after row: SQLite looks for names
 * one by one. */
int sfp__bind_place(struct sfp__stmt *stmt, const char *name);
void sfp__bind_int_at(struct sfp__stmt *stmt, int place, int64_t value);
void sfp__bind_id_at(struct sfp__stmt *stmt, int place, const sfp_id *value);
void sfp__bind_text_at(struct sfp__stmt *stmt, int place, const char *value);
void sfp__bind_blob_at(struct sfp__stmt *stmt, int place, const void *data, size_t length);

/* The next row: SFP_OK there is one, SFP_E_NOT_FOUND no more (the cursor is closed by then). Outside a transaction it
 * is SFP_E_MISUSE; after SQLite gave a transaction up, what made it do so. */
sfp_status sfp__step_row(struct sfp__store *store, struct sfp__stmt *stmt);
/* Runs to the end. */
sfp_status sfp__exec(struct sfp__store *store, struct sfp__stmt *stmt);
/* Runs to the end; SFP_E_CONFLICT unless exactly one row was changed. */
sfp_status sfp__exec_one(struct sfp__store *store, struct sfp__stmt *stmt);
/* How many rows the last sfp__exec() changed. */
int64_t sfp__changes(struct sfp__store *store);
/* The number that the last row inserted got. */
int64_t sfp__last_row(struct sfp__store *store);

/* The columns of the row. Out of memory, an id of another length than 16, or a number out of its range is kept for
 * sfp__store_status(); the next step and the end of the transaction report it as well. */
#define SFP__COL_ONLY 0 /* of a statement that reads one column; else SFP__COL_<statement>_<column> of sql/sql.h */
int64_t sfp__column_int(struct sfp__stmt *stmt, int column);
/* A number that is used as one of an enumeration, a place in a table, a shift: `least` where the column holds none of
 * them, which is kept as SFP_E_CORRUPT. */
int64_t sfp__column_within(struct sfp__stmt *stmt, int column, int64_t least, int64_t most);
/* Keeps SFP_E_CORRUPT for a column whose value cannot be what the library wrote. */
void sfp__column_refuse(struct sfp__stmt *stmt, int column);
sfp_id sfp__column_id(struct sfp__stmt *stmt, int column);        /* NULL is "none" */
const char *sfp__column_text(struct sfp__stmt *stmt, int column); /* borrowed until the next step; NULL is NULL */
const char *sfp__column_said(struct sfp__stmt *stmt, int column); /* the same; NULL is "" */
char *sfp__column_text_dup(struct sfp__stmt *stmt, int column);   /* yours */
const void *sfp__column_blob(struct sfp__stmt *stmt, int column, size_t *ret_length); /* borrowed; NULL if empty, too */
bool sfp__column_is_null(struct sfp__stmt *stmt, int column);
size_t sfp__column_length(struct sfp__stmt *stmt, int column); /* of a text or blob that was read, in bytes */
const char *sfp__column_label(struct sfp__stmt *stmt, int column);

/* A value as it lies in the file. */
struct sfp__raw {
	uint8_t type; /* SQLite's: 1 integer, 2 real, 3 text, 4 blob, 5 NULL */
	int64_t number;
	const void *data; /* of a text or blob; borrowed until the next step */
	size_t length;
};
struct sfp__raw sfp__column_raw(struct sfp__stmt *stmt, int column);

/* The failure that is kept, once; SFP_OK if there is none. Ask it after a row has been read. */
sfp_status sfp__store_status(struct sfp__store *store);

/* What an SQLite result means; sets the message. */
sfp_status sfp__map_error(struct sfp__store *store, int rc);

/* -- transactions -----------------------------------------------------------------------------------------------------
 */

struct sfp__txn {
	struct sfp__store *store; /* NULL: not begun, or ended */
	unsigned depth;           /* 1: the transaction itself; above: a savepoint within */
	unsigned live;            /* how many cursors were open before it */
};

/* `SFP__TXN txn = { 0 };` is rolled back where its scope ends, if it was not committed. */
#define SFP__TXN SFP__CLEANUP(sfp__txn_rollback) struct sfp__txn

/* Takes the write lock at once. Within a transaction it makes a savepoint, so that a verb need not know of its batch.
 */
sfp_status sfp__txn_begin(struct sfp__txn *txn, struct sfp__store *store);
/* SFP_E_UNKNOWN_OUTCOME: it may or may not have been saved. After any other failure nothing was. */
sfp_status sfp__txn_commit(struct sfp__txn *txn);
void sfp__txn_rollback(struct sfp__txn *txn);
/* Commits if the status is SFP_OK or SFP_REFUSED (a refusal is on the trail), else rolls back. Gives the status, or the
 * failure of the commit. */
sfp_status sfp__txn_end(struct sfp__txn *txn, sfp_status status);

/* A transaction that only reads: a list sees one moment. Ends with sfp__txn_rollback() or its scope. Within another
 * transaction it is part of that one. */
sfp_status sfp__read_begin(struct sfp__txn *txn, struct sfp__store *store);

/* Savepoints by hand, for who undoes a part and goes on. Each begin is followed by one release or one rollback. */
sfp_status sfp__savepoint_begin(struct sfp__store *store);
sfp_status sfp__savepoint_release(struct sfp__store *store);
sfp_status sfp__savepoint_rollback(struct sfp__store *store);

#endif
