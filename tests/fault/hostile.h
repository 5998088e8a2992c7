/* hostile.h: numbers that no verb wrote, in every column that holds numbers: for tests that nothing which reads them
 * crashes. */
#ifndef SFP__TESTS_FAULT_HOSTILE_H
#define SFP__TESTS_FAULT_HOSTILE_H

#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "sferumpolicy/sferumpolicy.h"

/* Out of every enumeration, below, none, beyond 32 bits, the ends; and some that are of another noun's kinds, states
 * and objects. */
#ifdef SWEEP_STEP       /* where each takes several times as long */
#define HOSTILE_LEAST 2 /* how many numbers a sweep puts at least */
static const int64_t hostile_numbers[] = { 99, -1, INT64_C(1) << 40 };
#else
#define HOSTILE_LEAST 10
static const int64_t hostile_numbers[] = {
	99, -1, 0, INT64_C(1) << 40, INT_MAX, INT64_MAX, INT64_MIN, 2, 7, 12, 51, 66
};
#endif

#define HOSTILE_COLUMNS 400

struct hostile {
	sqlite3 *db;
	char columns[HOSTILE_COLUMNS][2][64]; /* table, column */
	bool read[HOSTILE_COLUMNS];
	int count;
};

static void hostile_run(sqlite3 *db, const char *sql)
{
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
}

/* Of the tables that have rows now. */
static void hostile_find(struct hostile *hostile, sqlite3 *db)
{
	sqlite3_stmt *stmt = NULL, *any = NULL;
	char sql[128];

	hostile->db = db;
	hostile->count = 0;
	hostile_run(db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
	ck_assert_int_eq(
		sqlite3_prepare_v2(
			db,
			"SELECT made.name, has.name FROM sqlite_schema AS made, pragma_table_info(made.name) AS has "
			"WHERE made.type = 'table' AND made.name NOT LIKE 'sqlite%' AND has.type = 'INTEGER' AND has.name <> 'org'",
			-1, &stmt, NULL),
		SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0),
			   *column = (const char *)sqlite3_column_text(stmt, 1);

		snprintf(sql, sizeof(sql), "SELECT 1 FROM %s LIMIT 1", table);
		ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &any, NULL), SQLITE_OK);
		if (sqlite3_step(any) == SQLITE_ROW) {
			ck_assert_int_lt(hostile->count, HOSTILE_COLUMNS);
			snprintf(hostile->columns[hostile->count][0], 64, "%s", table);
			snprintf(hostile->columns[hostile->count++][1], 64, "%s", column);
		}
		sqlite3_finalize(any);
	}
	sqlite3_finalize(stmt);
	ck_assert_int_gt(hostile->count, 20);
}

static int hostile_note(void *context, int action, const char *table, const char *column, const char *schema,
                        const char *trigger)
{
	struct hostile *hostile = context;

	(void)schema;
	(void)trigger;
	for (int i = 0; action == SQLITE_READ && i < hostile->count; i++)
		if (strcmp(hostile->columns[i][0], table) == 0 && strcmp(hostile->columns[i][1], column) == 0)
			hostile->read[i] = true;
	return SQLITE_OK;
}

/* Which columns a call reads. An authorizer has every statement prepared anew, and hears of each column that it reads.
 */
static void hostile_watch(struct hostile *hostile, sfp_registry *reg, sfp_status (*call)(const void *context),
                          const void *context)
{
	memset(hostile->read, 0, sizeof(hostile->read));
	ck_sfp_ok(sfp_batch_begin(reg));
	sqlite3_set_authorizer(hostile->db, hostile_note, hostile);
	(void)call(context);
	sqlite3_set_authorizer(hostile->db, NULL, NULL);
	ck_sfp_ok(sfp_batch_end(reg, false));
}

/* All rows of a column. False where an index forbids it, or there was nothing to change. */
static bool hostile_put(const struct hostile *hostile, int column, int64_t number)
{
	char sql[256];

	if (number == INT64_MIN)
		snprintf(sql, sizeof(sql), "UPDATE OR IGNORE %s SET %s = -9223372036854775807 - 1",
		         hostile->columns[column][0], hostile->columns[column][1]);
	else
		snprintf(sql, sizeof(sql), "UPDATE OR IGNORE %s SET %s = %lld", hostile->columns[column][0],
		         hostile->columns[column][1], (long long)number);
	hostile_run(hostile->db, sql);
	return sqlite3_changes(hostile->db) > 0;
}

/* It must have answered, and not have blamed the caller. */
static void hostile_answered(const struct hostile *hostile, const char *what, int column, int64_t number,
                             sfp_status status)
{
	const char *name = sfp_status_name(status);

	ck_assert_msg(name && status != SFP_E_MISUSE && status != SFP_E_UNKNOWN_OUTCOME, "%s, %s.%s = %lld: %s", what,
	              hostile->columns[column][0], hostile->columns[column][1], (long long)number, name ? name : "?");
}

/* Each number in each column that the call reads, one after the other, each taken back. Gives how many there were. */
static int hostile_sweep(sfp_registry *reg, sqlite3 *db, const char *what, sfp_status (*call)(const void *context),
                         const void *context)
{
	static struct hostile hostile;
	int tried = 0;

	hostile_find(&hostile, db);
	hostile_watch(&hostile, reg, call, context);
	for (int column = 0; column < hostile.count; column++)
		for (size_t i = 0; hostile.read[column] && i < sizeof(hostile_numbers) / sizeof(hostile_numbers[0]);
		     i++) {
			ck_sfp_ok(sfp_batch_begin(reg));
			if (hostile_put(&hostile, column, hostile_numbers[i])) {
				hostile_answered(&hostile, what, column, hostile_numbers[i], call(context));
				tried++;
			}
			ck_sfp_ok(sfp_batch_end(reg, false));
		}
	hostile_run(db, "PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON");
	return tried;
}

#endif
