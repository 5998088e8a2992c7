/* statement.c: the named statements: prepared once, bound by name, stepped; and what SQLite's results mean. */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "store/internal.h"

/* Longer names no statement has. */
#define NAME_SIZE 64

/* What it means where the primary code does not say enough. */
static sfp_status status_of_constraint(int rc)
{
	switch (rc) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return SFP_E_EXISTS;
	case SQLITE_CONSTRAINT_FOREIGNKEY:
	case SQLITE_CONSTRAINT_TRIGGER:
		return SFP_E_CONFLICT;
	default: /* NOT NULL, CHECK, a value of another type */
		return SFP_E_INVALID;
	}
}

sfp_status sfp__status_of_sqlite(int rc)
{
	if (rc == SQLITE_IOERR_NOMEM)
		return SFP_E_NO_MEMORY;
	switch (rc & 0xff) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE:
		return SFP_OK;
	case SQLITE_NOMEM:
		return SFP_E_NO_MEMORY;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
	case SQLITE_SCHEMA:
		return SFP_E_BUSY;
	case SQLITE_FULL:
		return SFP_E_FULL;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return SFP_E_CORRUPT;
	case SQLITE_READONLY:
		return rc == SQLITE_READONLY_DBMOVED ? SFP_E_MOVED : SFP_E_READONLY;
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return SFP_E_READONLY;
	case SQLITE_CONSTRAINT:
		return status_of_constraint(rc);
	case SQLITE_MISMATCH:
	case SQLITE_TOOBIG:
		return SFP_E_INVALID;
	case SQLITE_ERROR:
	case SQLITE_MISUSE:
	case SQLITE_RANGE:
		return SFP_E_MISUSE;
	default: /* IOERR, CANTOPEN, INTERRUPT, ABORT and what is yet to come: it did not happen */
		return SFP_E_IO;
	}
}

sfp_status sfp__store_fail(struct sfp__store *store, sfp_status status, const char *message)
{
	return sfp__store_fail_in_both(store, status, "", message);
}

/* What a file says of itself may be no UTF-8, and a text that is too long was cut anywhere: the valid part stays. */
static void cut_to_valid(char *text)
{
	size_t length = strlen(text);

	while (!sfp__utf8_valid(text, length))
		text[--length] = '\0';
}

/* Both formats get the same arguments. */
sfp_status sfp__store_fail_in(struct sfp__store *store, sfp_status status, const char *ru_format, const char *en_format,
                              ...)
{
	va_list arguments;

	if (!ru_format || !en_format) /* the sanitizer's build takes it for possible */
		return status;
	va_start(arguments, en_format);
	vsnprintf(store->message, sizeof(store->message), en_format, arguments);
	va_end(arguments);
	va_start(arguments, en_format);
	vsnprintf(store->message_ru, sizeof(store->message_ru), ru_format, arguments);
	va_end(arguments);
	cut_to_valid(store->message);
	cut_to_valid(store->message_ru);
	return status;
}

sfp_status sfp__store_fail_in_both(struct sfp__store *store, sfp_status status, const char *russian,
                                   const char *english)
{
	snprintf(store->message, sizeof(store->message), "%s", english);
	snprintf(store->message_ru, sizeof(store->message_ru), "%s", russian);
	return status;
}

sfp_status sfp__map_error(struct sfp__store *store, int rc)
{
	sfp_status status = sfp__status_of_sqlite(rc);

	if (status == SFP_OK)
		return SFP_OK;
	/* Disk full, an I/O fault and others end the whole transaction, and its owner must not go on as if it were
	 * open. */
	if (store->depth && sqlite3_get_autocommit(store->db) && store->lost == SFP_OK)
		store->lost = status;
	snprintf(store->message, sizeof(store->message), "%s (SQLite %d)", sqlite3_errmsg(store->db), rc);
	store->message_ru[0] = '\0';
	return status;
}

static void keep(struct sfp__store *store, sfp_status status)
{
	if (store->kept == SFP_OK)
		store->kept = status;
}

sfp_status sfp__store_status(struct sfp__store *store)
{
	sfp_status kept = store->kept;

	store->kept = SFP_OK;
	return kept;
}

const char *sfp__store_message(const struct sfp__store *store)
{
	return store->message;
}

const char *sfp__store_message_ru(const struct sfp__store *store)
{
	return *store->message_ru ? store->message_ru : store->message;
}

/* Nothing is to be done here: see store_of(). */
static void on_rollback(void *store)
{
	(void)store;
}

void sfp__stmt_carry(struct sfp__store *store)
{
	sqlite3_rollback_hook(store->db, on_rollback, store);
}

/* The store of a statement, for failures only. SQLite before 3.44 keeps nothing for us at a connection but the
 * arguments of its hooks, and gives the old one back when a new one comes. */
static struct sfp__store *store_of(sqlite3_stmt *stmt)
{
	sqlite3 *db = sqlite3_db_handle(stmt);
	struct sfp__store *store = sqlite3_rollback_hook(db, on_rollback, NULL);

	assert(store);
	sqlite3_rollback_hook(db, on_rollback, store);
	return store;
}

sqlite3_stmt *sfp__stmt_prepare(struct sfp__store *store, unsigned sql)
{
	struct sfp__statement *statement = &store->statements[sql];
	int rc;

	if (statement->stmt)
		return statement->stmt;
	rc = sqlite3_prepare_v3(store->db, sfp__sql_texts[sql], -1, SQLITE_PREPARE_PERSISTENT, &statement->stmt, NULL);
	if (rc != SQLITE_OK)
		keep(store, sfp__map_error(store, rc));
	return statement->stmt;
}

/* What an opaque statement is. */
static sqlite3_stmt *inner(struct sfp__stmt *stmt)
{
	return (sqlite3_stmt *)stmt;
}

struct sfp__stmt *sfp__stmt(struct sfp__store *store, unsigned sql)
{
	sqlite3_stmt *stmt;

	assert(sql < SFP__SQL_END);
	stmt = sfp__stmt_prepare(store, sql);
	if (!stmt)
		return NULL;
	if (!store->statements[sql].is_live) {
		store->statements[sql].is_live = true;
		store->live[store->live_count++] = (uint16_t)sql;
	}
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	return (struct sfp__stmt *)stmt;
}

void sfp__stmt_close(struct sfp__store *store, unsigned first)
{
	while (store->live_count > first) {
		struct sfp__statement *statement = &store->statements[store->live[--store->live_count]];

		statement->is_live = false;
		sqlite3_reset(statement->stmt);
	}
}

void sfp__stmt_finalize(struct sfp__store *store)
{
	store->live_count = 0;
	for (unsigned i = 0; i < SFP__SQL_END; i++) {
		sqlite3_finalize(store->statements[i].stmt);
		store->statements[i] = (struct sfp__statement){ 0 };
	}
}

/* 0 where the statement has no such parameter. */
static int index_of(sqlite3_stmt *stmt, const char *name)
{
	char with_colon[NAME_SIZE] = ":";
	size_t length = strlen(name);

	if (*name == ':')
		return sqlite3_bind_parameter_index(stmt, name);
	if (length + 2 > sizeof(with_colon))
		return 0;
	memcpy(with_colon + 1, name, length + 1);
	return sqlite3_bind_parameter_index(stmt, with_colon);
}

static void check_bind(sqlite3_stmt *stmt, const char *name, int rc)
{
	struct sfp__store *store;
	sfp_status status;

	if (rc == SQLITE_OK)
		return;
	store = store_of(stmt);
	status = sfp__map_error(store, rc);
	if (rc == SQLITE_RANGE)
		snprintf(store->message, sizeof(store->message), "no parameter ':%s' in: %s", name, sqlite3_sql(stmt));
	keep(store, status);
}

static void bind_int(sqlite3_stmt *stmt, const char *name, int place, int64_t value)
{
	check_bind(stmt, name, sqlite3_bind_int64(stmt, place, value));
}

static void bind_text(sqlite3_stmt *stmt, const char *name, int place, const char *value)
{
	check_bind(stmt, name, sqlite3_bind_text(stmt, place, value, -1, SQLITE_STATIC));
}

static void bind_blob(sqlite3_stmt *stmt, const char *name, int place, const void *data, size_t length)
{
	check_bind(stmt, name, sqlite3_bind_blob64(stmt, place, data, data ? length : 0, SQLITE_STATIC));
}

static void bind_id(sqlite3_stmt *stmt, const char *name, int place, const sfp_id *value)
{
	bool none = !value || sfp_id_is_none(value);

	bind_blob(stmt, name, place, none ? NULL : value->bytes, sizeof(value->bytes));
}

void sfp__bind_int(struct sfp__stmt *stmt, const char *name, int64_t value)
{
	if (stmt)
		bind_int(inner(stmt), name, index_of(inner(stmt), name), value);
}

void sfp__bind_id(struct sfp__stmt *stmt, const char *name, const sfp_id *value)
{
	if (stmt)
		bind_id(inner(stmt), name, index_of(inner(stmt), name), value);
}

void sfp__bind_text(struct sfp__stmt *stmt, const char *name, const char *value)
{
	if (stmt)
		bind_text(inner(stmt), name, index_of(inner(stmt), name), value);
}

void sfp__bind_blob(struct sfp__stmt *stmt, const char *name, const void *data, size_t length)
{
	if (stmt)
		bind_blob(inner(stmt), name, index_of(inner(stmt), name), data, length);
}

int sfp__bind_place(struct sfp__stmt *stmt, const char *name)
{
	return stmt ? index_of(inner(stmt), name) : 0;
}

void sfp__bind_int_at(struct sfp__stmt *stmt, int place, int64_t value)
{
	if (stmt)
		bind_int(inner(stmt), "?", place, value);
}

void sfp__bind_id_at(struct sfp__stmt *stmt, int place, const sfp_id *value)
{
	if (stmt)
		bind_id(inner(stmt), "?", place, value);
}

void sfp__bind_text_at(struct sfp__stmt *stmt, int place, const char *value)
{
	if (stmt)
		bind_text(inner(stmt), "?", place, value);
}

void sfp__bind_blob_at(struct sfp__stmt *stmt, int place, const void *data, size_t length)
{
	if (stmt)
		bind_blob(inner(stmt), "?", place, data, length);
}

void sfp__bind_null(struct sfp__stmt *stmt, const char *name)
{
	if (stmt)
		check_bind(inner(stmt), name, sqlite3_bind_null(inner(stmt), index_of(inner(stmt), name)));
}

/* May a statement run now? A lost transaction would let it commit by itself, and so would none at all. */
static sfp_status may_step(struct sfp__store *store, const struct sfp__stmt *stmt)
{
	sfp_status status = sfp__store_status(store);

	if (status != SFP_OK)
		return status;
	if (store->lost != SFP_OK)
		return store->lost;
	if (store->depth == 0)
		return sfp__store_fail(store, SFP_E_MISUSE, "a statement outside of a transaction");
	return stmt ? SFP_OK : SFP_E_MISUSE;
}

sfp_status sfp__step_row(struct sfp__store *store, struct sfp__stmt *stmt)
{
	sfp_status status = may_step(store, stmt);
	int rc;

	if (status != SFP_OK)
		return status;
	rc = sqlite3_step(inner(stmt));
	if (rc == SQLITE_ROW)
		return SFP_OK;
	status = rc == SQLITE_DONE ? SFP_E_NOT_FOUND : sfp__map_error(store, rc);
	sqlite3_reset(inner(stmt));
	return status;
}

sfp_status sfp__exec(struct sfp__store *store, struct sfp__stmt *stmt)
{
	sfp_status status;

	do
		status = sfp__step_row(store, stmt);
	while (status == SFP_OK);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

sfp_status sfp__exec_one(struct sfp__store *store, struct sfp__stmt *stmt)
{
	sfp_status status = sfp__exec(store, stmt);

	if (status == SFP_OK && sfp__changes(store) != 1)
		return sfp__store_fail(store, SFP_E_CONFLICT, "the row is not as it was read");
	return status;
}

void sfp__stmt_end(struct sfp__stmt *stmt)
{
	sqlite3_reset(inner(stmt));
}

bool sfp__stmt_takes(struct sfp__stmt *stmt, const char *name)
{
	return stmt && index_of(inner(stmt), name) > 0;
}

int sfp__stmt_columns(struct sfp__stmt *stmt)
{
	return sqlite3_column_count(inner(stmt));
}

int64_t sfp__last_row(struct sfp__store *store)
{
	return sqlite3_last_insert_rowid(store->db);
}

int64_t sfp__changes(struct sfp__store *store)
{
	return sqlite3_changes64(store->db);
}

int64_t sfp__column_int(struct sfp__stmt *stmt, int column)
{
	return sqlite3_column_int64(inner(stmt), column);
}

/* A statement's name begins with that of its table. */
static const char *name_of(const struct sfp__store *store, const sqlite3_stmt *stmt)
{
	for (unsigned i = 0; i < SFP__SQL_END; i++)
		if (store->statements[i].stmt == stmt)
			return sfp__sql_names[i];
	return "?";
}

void sfp__column_refuse(struct sfp__stmt *stmt, int column)
{
	struct sfp__store *store = store_of(inner(stmt));
	const char *name = sqlite3_column_name(inner(stmt), column);

	keep(store, sfp__store_fail_in(store, SFP_E_CORRUPT,
	                               "в строке, которую читает «%s», значение %s не может быть таким: %lld",
	                               "a row that '%s' reads has a value of %s that cannot be: %lld",
	                               name_of(store, inner(stmt)), name ? name : "?",
	                               (long long)sqlite3_column_int64(inner(stmt), column)));
}

int64_t sfp__column_within(struct sfp__stmt *stmt, int column, int64_t least, int64_t most)
{
	int64_t number = sqlite3_column_int64(inner(stmt), column);

	if (number >= least && number <= most)
		return number;
	sfp__column_refuse(stmt, column);
	return least;
}

bool sfp__column_is_null(struct sfp__stmt *stmt, int column)
{
	return sqlite3_column_type(inner(stmt), column) == SQLITE_NULL;
}

static void keep_no_memory(sqlite3_stmt *stmt)
{
	keep(store_of(stmt), sfp__map_error(store_of(stmt), SQLITE_NOMEM));
}

sfp_id sfp__column_id(struct sfp__stmt *stmt, int column)
{
	sfp_id id = SFP_ID_NONE;
	size_t length;
	const void *bytes = sfp__column_blob(stmt, column, &length);

	if (bytes && length == sizeof(id.bytes))
		memcpy(id.bytes, bytes, sizeof(id.bytes));
	else if (length)
		keep(store_of(inner(stmt)),
		     sfp__store_fail(store_of(inner(stmt)), SFP_E_CORRUPT, "an id that is not 16 bytes long"));
	return id;
}

const char *sfp__column_text(struct sfp__stmt *stmt, int column)
{
	/* Asked first: a NULL from the next call is then out of memory. */
	bool is_null = sfp__column_is_null(stmt, column);
	const char *text = (const char *)sqlite3_column_text(inner(stmt), column);

	if (!text && !is_null)
		keep_no_memory(inner(stmt));
	return text;
}

const char *sfp__column_said(struct sfp__stmt *stmt, int column)
{
	const char *text = sfp__column_text(stmt, column);

	return text ? text : "";
}

char *sfp__column_text_dup(struct sfp__stmt *stmt, int column)
{
	const char *text = sfp__column_text(stmt, column);
	char *copy = text ? sfp__text_dup(text) : NULL;

	if (text && !copy)
		keep_no_memory(inner(stmt));
	return copy;
}

const void *sfp__column_blob(struct sfp__stmt *stmt, int column, size_t *ret_length)
{
	bool is_null = sfp__column_is_null(stmt, column);
	const void *data = sqlite3_column_blob(inner(stmt), column);

	*ret_length = (size_t)sqlite3_column_bytes(inner(stmt), column);
	/* NULL is also an empty blob; a long one that grew on demand may have had no room. */
	if (!data && !is_null && sqlite3_errcode(sqlite3_db_handle(inner(stmt))) == SQLITE_NOMEM)
		keep_no_memory(inner(stmt));
	return data;
}

size_t sfp__column_length(struct sfp__stmt *stmt, int column)
{
	return (size_t)sqlite3_column_bytes(inner(stmt), column);
}

const char *sfp__column_label(struct sfp__stmt *stmt, int column)
{
	return sqlite3_column_name(inner(stmt), column);
}

struct sfp__raw sfp__column_raw(struct sfp__stmt *stmt, int column)
{
	struct sfp__raw raw = { .type = (uint8_t)sqlite3_column_type(inner(stmt), column) };

	if (raw.type == SQLITE_INTEGER) {
		raw.number = sqlite3_column_int64(inner(stmt), column);
		return raw;
	}
	raw.data = sqlite3_column_blob(inner(stmt), column);
	raw.length = sfp__column_length(stmt, column);
	return raw;
}
