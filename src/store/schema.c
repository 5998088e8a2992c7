/* schema.c: is the schema of a registry the one that our migrations made? A trigger, a view or another table is
 * somebody else's. */
#include <string.h>

#include "store/internal.h"

/* What is looked for next in the schema that the migrations leave. */
struct wanted {
	const char *at; /* type, name, table and text, a line or more each */
};

static void finalize(sqlite3_stmt **stmt)
{
	sqlite3_finalize(*stmt);
}

/* A text of the current row is what stands next, all but the last in one line; then the next thing is looked for. */
static bool is_next(struct wanted *wanted, const char *text, bool line)
{
	size_t length = text ? strlen(text) : 0;

	if (!length || (line && strchr(text, '\n')) || strncmp(wanted->at, text, length) != 0 ||
	    wanted->at[length] != '\n')
		return false;
	wanted->at += length + 1;
	return true;
}

/* The second line of what is looked for next; "" where that was all. */
static const char *name_of(const struct wanted *wanted)
{
	const char *line = strchr(wanted->at, '\n');

	return line ? line + 1 : "";
}

static const char *said(sqlite3_stmt *stmt, int column)
{
	const char *text = (const char *)sqlite3_column_text(stmt, column);

	return text ? text : "";
}

static sfp_status fail_foreign(struct sfp__store *store, sqlite3_stmt *stmt)
{
	return sfp__store_fail_in(store, SFP_E_TAMPERED, "чужое или изменённое: %.20s %.80s",
	                          "not ours, or not as we made it: %.20s %.80s", said(stmt, 0), said(stmt, 1));
}

static sfp_status fail_lacking(struct sfp__store *store, const char *name)
{
	return sfp__store_fail_in(store, SFP_E_TAMPERED, "не хватает: %.*s", "it lacks %.*s", (int)strcspn(name, "\n"),
	                          name);
}

/* Both are sorted by name, so a row that should come later stands where something is missing. */
static sfp_status compare_row(struct sfp__store *store, sqlite3_stmt *stmt, struct wanted *wanted)
{
	const char *name = name_of(wanted);

	for (int column = 0; column < 4; column++)
		if (!is_next(wanted, (const char *)sqlite3_column_text(stmt, column), column < 3))
			return *name && strncmp(said(stmt, 1), name, strcspn(name, "\n")) > 0
			               ? fail_lacking(store, name)
			               : fail_foreign(store, stmt);
	return SFP_OK;
}

sfp_status sfp__store_check_schema(struct sfp__store *store)
{
	SFP__CLEANUP(finalize) sqlite3_stmt *stmt = NULL;
	struct wanted wanted = { sfp__sql_schema };
	sfp_status status;
	int rc = sqlite3_prepare_v2(store->db, sfp__sql_texts[SFP__SQL_SCHEMA_REGISTRY], -1, &stmt, NULL);

	while (rc == SQLITE_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		status = compare_row(store, stmt, &wanted);
		if (status != SFP_OK)
			return sqlite3_errcode(store->db) == SQLITE_NOMEM ? SFP_E_NO_MEMORY : status;
		rc = SQLITE_OK;
	}
	if (rc != SQLITE_DONE)
		return sfp__map_error(store, rc);
	return *wanted.at ? fail_lacking(store, name_of(&wanted)) : SFP_OK;
}
