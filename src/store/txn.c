/* txn.c: transactions and savepoints. Any failure ends in ROLLBACK, and whatever fails, the next transaction can begin.
 */
#include <assert.h>

#include "store/internal.h"

/* BEGIN, COMMIT and their kin: they run outside of the rules for other statements. */
static int run(struct sfp__store *store, unsigned sql)
{
	sqlite3_stmt *stmt = store->statements[sql].stmt;
	int rc = sqlite3_step(stmt);

	sqlite3_reset(stmt);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static void forget(struct sfp__store *store)
{
	if (store->depth && !store->is_reading)
		sfp__busy_let_go(&store->busy);
	store->depth = 0;
	store->is_reading = false;
	store->lost = SFP_OK;
	store->kept = SFP_OK;
}

/* SQLite may have done it by itself already. A ROLLBACK that fails on the disk still ends the transaction; one that
 * must be compiled anew, because the schema changed, and finds no memory does not: then the next begin() does it. */
static void roll_all_back(struct sfp__store *store)
{
	sfp__stmt_close(store, 0);
	if (!sqlite3_get_autocommit(store->db))
		run(store, SFP__SQL_ROLLBACK);
}

static sfp_status begin(struct sfp__txn *txn, struct sfp__store *store, unsigned sql)
{
	sfp_status status;

	forget(store);
	roll_all_back(store);
	store->message[0] = store->message_ru[0] = '\0';
	status = sfp__map_error(store, run(store, sql));
	if (status != SFP_OK) {
		roll_all_back(store);
		return status;
	}
	store->depth = 1;
	*txn = (struct sfp__txn){ .store = store, .depth = 1 };
	return SFP_OK;
}

static sfp_status expect_unmoved(struct sfp__txn *txn, struct sfp__store *store)
{
	sfp_status status = sfp__watch_look(store);

	if (status != SFP_OK)
		sfp__txn_rollback(txn);
	return status;
}

sfp_status sfp__txn_begin(struct sfp__txn *txn, struct sfp__store *store)
{
	unsigned live = store->live_count;
	sfp_status status;

	assert(!txn->store);
	if (store->readonly)
		return sfp__store_fail(store, SFP_E_READONLY, "the registry was opened for reading");
	if (store->depth == 0) {
		sfp__busy_take_turns(&store->busy);
		status = begin(txn, store, SFP__SQL_BEGIN_WRITE);
		return status == SFP_OK ? expect_unmoved(txn, store) : status;
	}
	status = sfp__savepoint_begin(store);
	if (status == SFP_OK)
		*txn = (struct sfp__txn){ .store = store, .depth = store->depth, .live = live };
	return status;
}

sfp_status sfp__read_begin(struct sfp__txn *txn, struct sfp__store *store)
{
	sfp_status status;

	assert(!txn->store);
	if (store->depth)
		return store->lost;
	status = begin(txn, store, SFP__SQL_BEGIN_READ);
	store->is_reading = status == SFP_OK;
	return status;
}

/* Did a COMMIT that failed leave anything that a power cut could bring back? Not if SQLite never came to write the mark
 * of the end: it waited for a lock, found a broken constraint, or found no room for the pages before the mark. A write
 * or a sync that failed may have reached the disk, and out of memory may come after both. */
static bool is_clean_failure(int rc)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_CONSTRAINT:
	case SQLITE_FULL:
		return true;
	default:
		return false;
	}
}

static sfp_status commit(struct sfp__store *store)
{
	sfp_status status;
	int rc;

	sfp__stmt_close(store, 0);
	/* A long transaction leaves much time to move the file. */
	status = store->is_reading ? SFP_OK : sfp__watch_look_again(store);
	if (status != SFP_OK) {
		roll_all_back(store);
		forget(store);
		return status;
	}
	rc = run(store, SFP__SQL_COMMIT);
	status = sfp__map_error(store, rc);
	if (status == SFP_OK) {
		forget(store);
		sfp__checkpoint_if_due(store);
		return SFP_OK;
	}
	if (!is_clean_failure(rc) && !store->is_reading)
		status = SFP_E_UNKNOWN_OUTCOME;
	roll_all_back(store);
	forget(store);
	return status;
}

sfp_status sfp__txn_commit(struct sfp__txn *txn)
{
	struct sfp__store *store = txn->store;
	sfp_status status;

	if (!store || txn->depth != store->depth)
		return SFP_E_MISUSE;
	status = sfp__store_status(store);
	if (status == SFP_OK)
		status = store->lost;
	if (status != SFP_OK) {
		sfp__txn_rollback(txn);
		return status;
	}
	txn->store = NULL;
	if (txn->depth == 1)
		return commit(store);
	sfp__stmt_close(store, txn->live);
	return sfp__savepoint_release(store);
}

void sfp__txn_rollback(struct sfp__txn *txn)
{
	struct sfp__store *store = txn->store;

	if (!store)
		return;
	txn->store = NULL;
	if (txn->depth == 1) {
		roll_all_back(store);
		forget(store);
		return;
	}
	sfp__stmt_close(store, txn->live);
	store->kept = SFP_OK;
	/* Savepoints by hand that its owner left open go with it. A failure is known to the store as "lost". */
	while (store->depth >= txn->depth)
		(void)sfp__savepoint_rollback(store);
}

sfp_status sfp__txn_end(struct sfp__txn *txn, sfp_status status)
{
	sfp_status committed;

	if (status < 0) {
		sfp__txn_rollback(txn);
		return status;
	}
	committed = sfp__txn_commit(txn);
	return committed == SFP_OK ? status : committed;
}

sfp_status sfp__savepoint_begin(struct sfp__store *store)
{
	sfp_status status;

	if (store->depth == 0 || store->is_reading)
		return sfp__store_fail(store, SFP_E_MISUSE, "a change outside of a transaction that writes");
	if (store->lost != SFP_OK)
		return store->lost;
	status = sfp__map_error(store, run(store, SFP__SQL_SAVEPOINT));
	if (status == SFP_OK)
		store->depth++;
	return status;
}

/* What cannot be undone in part is undone as a whole; the owner of the transaction hears of it at its next step. */
static sfp_status give_up(struct sfp__store *store, sfp_status status)
{
	roll_all_back(store);
	if (store->lost == SFP_OK)
		store->lost = status;
	return status;
}

sfp_status sfp__savepoint_release(struct sfp__store *store)
{
	sfp_status status;

	if (store->depth < 2)
		return SFP_E_MISUSE;
	store->depth--;
	if (store->lost != SFP_OK)
		return store->lost;
	status = sfp__map_error(store, run(store, SFP__SQL_SAVEPOINT_RELEASE));
	return status == SFP_OK ? SFP_OK : give_up(store, status);
}

sfp_status sfp__savepoint_rollback(struct sfp__store *store)
{
	sfp_status status;

	if (store->depth < 2)
		return SFP_E_MISUSE;
	store->depth--;
	if (store->lost != SFP_OK || sqlite3_get_autocommit(store->db))
		return store->lost;
	status = sfp__map_error(store, run(store, SFP__SQL_SAVEPOINT_ROLLBACK));
	if (status == SFP_OK)
		status = sfp__map_error(store, run(store, SFP__SQL_SAVEPOINT_RELEASE));
	return status == SFP_OK ? SFP_OK : give_up(store, status);
}
