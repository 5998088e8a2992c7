/* test_trail.c: what is done to a registry behind the trail's back is found and named; and what a trail tells. */
#include <jansson.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>

#include "check_main.h"
#include "folder.h"
#include "ledger/entity.h"
#include "ledger/registry.h"
#include "ledger/trail.h"
#include "story.h"

/* The tampering stands in a batch of the registry itself, which is rolled back after each look: nothing else is as
 * fast. That a foreign connection does the same is shown once, on a file. */

static struct world w;
static struct story story;
static sqlite3 *db;
static sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

static void ck_sql_ok(int rc)
{
	ck_assert_msg(rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW, "%s", sqlite3_errmsg(db));
}

/* false where a unique index forbids it. */
static bool run(const char *text)
{
	int rc = sqlite3_exec(db, text, NULL, NULL, NULL);

	if (sqlite3_extended_errcode(db) == SQLITE_CONSTRAINT_UNIQUE ||
	    sqlite3_extended_errcode(db) == SQLITE_CONSTRAINT_PRIMARYKEY)
		return false;
	ck_sql_ok(rc);
	return true;
}

/* Runs what a format says. */
__attribute__((format(printf, 1, 2))) static void sql(const char *format, ...)
{
	va_list arguments;
	char text[4096];

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	ck_assert_msg(run(text), "%s: %s", text, sqlite3_errmsg(db));
}

static int64_t number(const char *query)
{
	sqlite3_stmt *stmt = NULL;
	int64_t value;

	ck_sql_ok(sqlite3_prepare_v2(db, query, -1, &stmt, NULL));
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

static void lift_constraints(void)
{
	sql("PRAGMA ignore_check_constraints = ON");
	sql("PRAGMA foreign_keys = OFF");
}

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	story_tell(&w, &story);
	db = sfp__store_connection(w.reg->store);
	lift_constraints();
	ck_sfp_ok(sfp_batch_begin(w.reg));
}

static void teardown(void)
{
	world_close(&w);
}

static void restore(void)
{
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	ck_sfp_ok(sfp_batch_begin(w.reg));
}

static sfp_status verify(const sfp_trail_head *remembered)
{
	report = (sfp_trail_report)SFP_TRAIL_REPORT_INIT;
	return sfp_trail_verify(w.reg, &w.organization, remembered, &report);
}

static void expect_sound(const sfp_trail_head *remembered)
{
	sfp_status status = verify(remembered);

	ck_assert_msg(status == SFP_OK, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_int_eq(report.fault, SFP_TRAIL_SOUND);
}

/* And all is as it was again. */
static void expect_fault(const sfp_trail_head *remembered, sfp_trail_fault fault, uint64_t seq)
{
	ck_sfp_status(verify(remembered), SFP_E_TAMPERED);
	ck_assert_msg(report.fault == fault, "fault %d, not %d", report.fault, fault);
	ck_assert_uint_eq(report.seq, seq);
	ck_assert_str_eq(sfp_registry_message(w.reg), sfp_trail_fault_text(fault, SFP_EN));
	restore();
}

static sfp_trail_head head_now(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head;
}

/* ---- forging ---- */

struct bytes {
	uint8_t data[2048];
	int length;
};

static struct bytes entry_at(uint64_t seq)
{
	sfp_trail_entry *entry = NULL;
	struct bytes bytes;

	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, seq, &entry));
	ck_assert_uint_lt(entry->length, sizeof(bytes.data));
	memcpy(bytes.data, entry->bytes, entry->length);
	bytes.length = (int)entry->length;
	sfp_trail_entry_free(entry);
	return bytes;
}

static void put_entry(uint64_t seq, const struct bytes *bytes, bool leaf_too)
{
	uint8_t leaf[32];
	sqlite3_stmt *stmt = NULL;

	ck_sfp_ok(sfp__merkle_leaf(&w.reg->hash, bytes->data, (size_t)bytes->length, leaf));
	ck_sql_ok(sqlite3_prepare_v2(db, "UPDATE trail SET entry = ?1, leaf = coalesce(?2, leaf) WHERE seq = ?3", -1,
	                             &stmt, NULL));
	sqlite3_bind_blob(stmt, 1, bytes->data, bytes->length, SQLITE_STATIC);
	if (leaf_too)
		sqlite3_bind_blob(stmt, 2, leaf, 32, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 3, (int64_t)seq);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_DONE);
	sqlite3_finalize(stmt);
}

/* A head that fits the entries as they are now. */
static void forge_head(uint64_t size)
{
	uint8_t peaks[SFP__MERKLE_BYTES_MAX], leaf[32];
	struct sfp__merkle tree = { 0 };
	sqlite3_stmt *stmt = NULL;

	for (uint64_t seq = 0; seq < size; seq++) {
		struct bytes entry = entry_at(seq);

		ck_sfp_ok(sfp__merkle_leaf(&w.reg->hash, entry.data, (size_t)entry.length, leaf));
		ck_sfp_ok(sfp__merkle_append(&tree, &w.reg->hash, leaf));
	}
	ck_sql_ok(sqlite3_prepare_v2(db, "UPDATE trail_head SET size = ?1, peaks = ?2", -1, &stmt, NULL));
	sqlite3_bind_int64(stmt, 1, (int64_t)size);
	sqlite3_bind_blob(stmt, 2, peaks, (int)sfp__merkle_to_bytes(&tree, peaks), SQLITE_STATIC);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_DONE);
	sqlite3_finalize(stmt);
}

/* The byte where an item's value begins. */
static int item_at(const struct bytes *entry, int item)
{
	int at = 21;

	for (;; item--) {
		int length = entry->data[at] << 24 | entry->data[at + 1] << 16 | entry->data[at + 2] << 8 |
		             entry->data[at + 3];

		if (item == 1)
			return at + 4;
		at += 4 + length;
	}
}

/* ---- entries ---- */

START_TEST(a_registry_that_only_its_verbs_changed_is_sound)
{
	sfp_trail_head head = head_now();

	expect_sound(NULL);
	ck_assert_uint_eq(report.head.size, head.size);
	ck_assert_mem_eq(report.head.root, head.root, 32);
	ck_assert_uint_gt(report.rows, 50);
	expect_sound(&head);
	ck_assert_uint_gt(head.size, 70);
}
END_TEST

START_TEST(a_head_remembered_at_any_size_is_confirmed)
{
	static const sfp_trail_head none = { 0, { 0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4,
		                                  0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b,
		                                  0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55 } };
	sfp_trail_head before = head_now(), after;

	expect_sound(&none);
	world_person(&w, "Новый");
	after = head_now();
	ck_assert_uint_eq(after.size, before.size + 1);
	expect_sound(&before);
	expect_sound(&after);
	before.root[31] ^= 1;
	expect_fault(&before, SFP_TRAIL_HISTORY_CHANGED, before.size - 1);
}
END_TEST

START_TEST(a_changed_entry_does_not_have_its_leaf)
{
	for (uint64_t seq = 0; seq < head_now().size; seq += 7) {
		struct bytes entry = entry_at(seq);

		entry.data[item_at(&entry, 3) + 7] ^= 1;
		put_entry(seq, &entry, false);
		expect_fault(NULL, SFP_TRAIL_LEAF_WRONG, seq);
	}
}
END_TEST

START_TEST(an_entry_changed_with_its_leaf_does_not_fit_the_head)
{
	uint64_t size = head_now().size;

	for (uint64_t seq = 0; seq < size; seq += 7) {
		struct bytes entry = entry_at(seq);

		entry.data[item_at(&entry, 3) + 7] ^= 1;
		put_entry(seq, &entry, true);
		expect_fault(NULL, SFP_TRAIL_HEAD_WRONG, size - 1);
	}
}
END_TEST

START_TEST(an_entry_of_another_form_cannot_be_read)
{
	struct bytes entry = entry_at(5);

	entry.data[entry.length++] = 0;
	put_entry(5, &entry, true);
	expect_fault(NULL, SFP_TRAIL_ENTRY_UNREADABLE, 5);
	entry = entry_at(5);
	entry.data[0] ^= 32;
	put_entry(5, &entry, true);
	expect_fault(NULL, SFP_TRAIL_ENTRY_UNREADABLE, 5);
}
END_TEST

START_TEST(a_removed_entry_is_missed)
{
	uint64_t size = head_now().size;

	for (uint64_t seq = 0; seq + 1 < size; seq += 5) {
		sql("DELETE FROM trail WHERE seq = %d", (int)seq);
		expect_fault(NULL, SFP_TRAIL_ENTRY_MISSING, seq);
	}
	/* Those behind it closing up stand in another's place. */
	sql("DELETE FROM trail WHERE seq = 9");
	sql("UPDATE trail SET seq = 9 WHERE seq = 10");
	expect_fault(NULL, SFP_TRAIL_ENTRY_MISPLACED, 9);
}
END_TEST

START_TEST(swapped_entries_stand_in_each_others_place)
{
	struct bytes one = entry_at(30), two = entry_at(31);

	put_entry(30, &two, true);
	put_entry(31, &one, true);
	expect_fault(NULL, SFP_TRAIL_ENTRY_MISPLACED, 30);
	put_entry(30, &two, false);
	put_entry(31, &one, false);
	expect_fault(NULL, SFP_TRAIL_LEAF_WRONG, 30);
}
END_TEST

START_TEST(an_entry_of_another_organisation_does_not_belong_here)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *other = NULL;

	ck_sfp_ok(sfp_batch_end(w.reg, false));
	draft.name = "Другая школа";
	ck_sfp_ok(sfp_organization_add(w.reg, &draft, &other));
	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_sfp_ok(sfp_trail_verify(w.reg, &other->head.id, NULL, &report));
	expect_sound(NULL);
	sql("UPDATE trail SET (leaf, entry, object, object_id) = (SELECT leaf, entry, object, object_id FROM trail WHERE org = 2 AND seq = 0)"
	    " WHERE org = 1 AND seq = 0");
	expect_fault(NULL, SFP_TRAIL_ENTRY_MISPLACED, 0);
	sfp_organization_free(other);
}
END_TEST

START_TEST(the_columns_for_look_ups_say_what_the_entry_says)
{
	sql("UPDATE trail SET object = object + 1 WHERE seq = 8");
	expect_fault(NULL, SFP_TRAIL_ENTRY_MISPLACED, 8);
	sql("UPDATE trail SET object_id = (SELECT object_id FROM trail WHERE seq = 20) WHERE seq = 8");
	expect_fault(NULL, SFP_TRAIL_ENTRY_MISPLACED, 8);
	sql("UPDATE trail SET object_id = NULL WHERE seq = 8");
	expect_fault(NULL, SFP_TRAIL_ENTRY_MISPLACED, 8);
}
END_TEST

/* ---- the tail, and the past ---- */

START_TEST(a_cut_tail_is_missed_by_the_head_that_the_registry_keeps)
{
	uint64_t size = head_now().size;

	for (uint64_t left = 0; left < size; left += 11) {
		sql("DELETE FROM trail WHERE seq >= %d", (int)left);
		ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
		ck_assert_int_eq(report.fault, SFP_TRAIL_TAIL_MISSING);
		ck_assert_uint_eq(report.seq, left);
		restore();
	}
}
END_TEST

START_TEST(only_a_remembered_head_misses_a_tail_that_was_cut_with_its_head)
{
	sfp_trail_head remembered = head_now();

	/* The last entry is a refusal: no row tells of it. */
	sql("DELETE FROM trail WHERE seq = %d", (int)remembered.size - 1);
	forge_head(remembered.size - 1);
	expect_sound(NULL);
	expect_fault(&remembered, SFP_TRAIL_TAIL_MISSING, remembered.size - 1);
}
END_TEST

START_TEST(only_a_remembered_head_finds_a_past_that_was_rewritten_whole)
{
	sfp_trail_head early, late;
	struct bytes entry;

	early = head_now();
	world_person(&w, "Новый");
	late = head_now();
	ck_sfp_ok(sfp_batch_end(w.reg, true));
	ck_sfp_ok(sfp_batch_begin(w.reg));
	/* Another moment for the same deed; no row tells of it. */
	entry = entry_at(early.size - 1);
	entry.data[item_at(&entry, 3) + 7] ^= 1;
	put_entry(early.size - 1, &entry, true);
	forge_head(late.size);
	expect_sound(NULL);
	ck_sfp_status(verify(&late), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_HISTORY_CHANGED);
	expect_fault(&early, SFP_TRAIL_HISTORY_CHANGED, early.size - 1);
}
END_TEST

START_TEST(a_head_that_is_not_the_entries_own_is_wrong)
{
	uint64_t size = head_now().size;

	sql("UPDATE trail_head SET peaks = CAST(substr(peaks, 1, length(peaks) - 1) || X'00' AS BLOB)");
	expect_fault(NULL, SFP_TRAIL_HEAD_WRONG, size - 1);
	sql("UPDATE trail_head SET size = size - 1");
	expect_fault(NULL, SFP_TRAIL_HEAD_WRONG, size - 1);
	forge_head(size - 1);
	expect_fault(NULL, SFP_TRAIL_HEAD_WRONG, size - 1);
	sql("DELETE FROM trail_head");
	expect_fault(NULL, SFP_TRAIL_HEAD_WRONG, size - 1);
}
END_TEST

/* ---- rows ---- */

/* The tables beside the nouns', with what a change in them is called. */
static const struct {
	const char *table;
	sfp_trail_fault fault; /* of every column; 0: depends */
} others[] = {
	{ "person_private", SFP_TRAIL_PRIVATE_CHANGED },
	{ "application_organization_private", SFP_TRAIL_PRIVATE_CHANGED },
	{ "help_request_private", SFP_TRAIL_PRIVATE_CHANGED },
	{ "incident_private", SFP_TRAIL_PRIVATE_CHANGED },
	{ "orders_private", SFP_TRAIL_PRIVATE_CHANGED },
	{ "consent_private", SFP_TRAIL_PRIVATE_CHANGED },
	{ "import_private", SFP_TRAIL_PRIVATE_CHANGED },
	{ "import_former", SFP_TRAIL_PRIVATE_CHANGED },
	{ "pack", SFP_TRAIL_PACK_CHANGED },
	{ "movement_effect", SFP_TRAIL_EFFECTS_CHANGED },
	{ "idempotency", SFP_TRAIL_KEYS_CHANGED },
	{ "trail", (sfp_trail_fault)0 },
	{ "trail_head", (sfp_trail_fault)0 },
};

static const char *table_of(sfp_object object)
{
	return object == SFP_OBJECT_ORDER ? "orders" : sfp_object_name(object);
}

struct column {
	char name[64], type[16];
	bool key;
};

struct table {
	const char *name;
	struct column columns[32];
	int count;
	char key[128]; /* "org, id" */
};

static struct table columns_of(const char *name)
{
	struct table table = { .name = name };
	sqlite3_stmt *stmt = NULL;
	char query[128];
	size_t length = 0;

	snprintf(query, sizeof(query), "PRAGMA table_info(%s)", name);
	ck_sql_ok(sqlite3_prepare_v2(db, query, -1, &stmt, NULL));
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		struct column *column = &table.columns[table.count++];

		snprintf(column->name, sizeof(column->name), "%s", (const char *)sqlite3_column_text(stmt, 1));
		snprintf(column->type, sizeof(column->type), "%s", (const char *)sqlite3_column_text(stmt, 2));
		column->key = sqlite3_column_int(stmt, 5) > 0;
		if (!column->key)
			continue;
		length += (size_t)snprintf(table.key + length, sizeof(table.key) - length, "%s%s", length ? ", " : "",
		                           column->name);
	}
	sqlite3_finalize(stmt);
	ck_assert_int_gt(table.count, 1);
	return table;
}

static int rows_of(const struct table *table)
{
	char query[128];

	snprintf(query, sizeof(query), "SELECT count(*) FROM %s", table->name);
	return (int)number(query);
}

/* Sets one column of one row to what an expression of it says. */
static bool tamper(const struct table *table, int row, int column, const char *expression)
{
	char text[1024];

	snprintf(text, sizeof(text),
	         "UPDATE %s SET %s = %s WHERE (%s) IN (SELECT %s FROM %s ORDER BY %s LIMIT 1 OFFSET %d)", table->name,
	         table->columns[column].name, expression, table->key, table->key, table->name, table->key, row);
	return run(text);
}

/* Changes a value as SQL would see it changed. false: a unique index forbids it. */
static bool change(const struct table *table, int row, int column, int way)
{
	const struct column *it = &table->columns[column];
	int size = strstr(it->name, "digest") || strstr(it->name, "hash") ? 32 : 16;
	char expression[512];

	if (strcmp(it->type, "BLOB") == 0 && !way) /* another first byte, whatever it was */
		snprintf(
			expression, sizeof(expression),
			"CAST(coalesce(iif(hex(%s) LIKE 'A5%%', X'5A', X'A5') || substr(%s, 2), X'01' || zeroblob(%d)) AS BLOB)",
			it->name, it->name, size - 1);
	else if (strcmp(it->type, "INTEGER") == 0)
		snprintf(expression, sizeof(expression), way ? "%s + (1 << 40)" : "%s + 1", it->name);
	else if (strcmp(it->type, "TEXT") == 0)
		snprintf(expression, sizeof(expression), way ? "%s || char(0) || 'x'" : "%s || 'x'", it->name);
	else
		snprintf(expression, sizeof(expression), "CAST(coalesce(%s || X'00', zeroblob(%d)) AS BLOB)", it->name,
		         size);
	return tamper(table, row, column, expression);
}

/* Which record does the row belong to? */
static sfp_id id_of_row(const struct table *table, int row)
{
	sqlite3_stmt *stmt = NULL;
	char query[256];
	sfp_id id = SFP_ID_NONE;

	snprintf(query, sizeof(query), "SELECT id FROM %s ORDER BY %s LIMIT 1 OFFSET %d", table->name, table->key, row);
	ck_sql_ok(sqlite3_prepare_v2(db, query, -1, &stmt, NULL));
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	memcpy(id.bytes, sqlite3_column_blob(stmt, 0), 16);
	sqlite3_finalize(stmt);
	return id;
}

/* The report names the record; the entry that it names tells of that record. */
static void expect_named(sfp_object object, const sfp_id *id, bool with_entry)
{
	char text[SFP_ID_TEXT_SIZE];
	sfp_trail_entry *entry = NULL;

	ck_assert_int_eq(report.object, object);
	ck_assert(sfp_id_equal(&report.id, id));
	if (!with_entry)
		return;
	sfp_id_to_text(id, text);
	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, report.seq, &entry));
	ck_assert(strstr(entry->json, text));
	ck_assert(strstr(entry->json, sfp_object_name(object)));
	sfp_trail_entry_free(entry);
}

static void try_column(const struct table *table, sfp_object object, int row, int column, int way)
{
	const struct column *it = &table->columns[column];
	sfp_id id = id_of_row(table, row);
	sfp_status status;

	if (!change(table, row, column, way)) {
		restore();
		return;
	}
	status = verify(NULL);
	if (object == SFP_OBJECT_ORGANIZATION && strcmp(it->name, "id") == 0) {
		ck_sfp_status(status, SFP_E_NOT_FOUND);
	} else {
		ck_assert_msg(status == SFP_E_TAMPERED, "%s.%s (way %d): %s", table->name, it->name, way,
		              sfp_status_name(status));
		if (it->key || strcmp(it->name, "id") == 0) {
			/* In another organisation it is gone; under another id nobody knows it. */
			ck_assert_msg(report.fault == (strcmp(it->name, "id") != 0 ? SFP_TRAIL_ROW_MISSING
			                                                           : SFP_TRAIL_ROW_UNRECORDED) ||
			                      object == SFP_OBJECT_ORGANIZATION,
			              "%s.%s (way %d): fault %d", table->name, it->name, way, report.fault);
		} else {
			ck_assert_msg(report.fault == SFP_TRAIL_ROW_CHANGED, "%s.%s: fault %d", table->name, it->name,
			              report.fault);
			expect_named(object, &id, way == 0);
		}
	}
	restore();
}

START_TEST(a_change_in_any_column_of_any_noun_is_found)
{
	struct table table = columns_of(table_of((sfp_object)_i));
	int last = rows_of(&table) - 1;

	ck_assert_int_ge(last, 0);
	for (int column = 0; column < table.count; column++)
		for (int way = 0; way < 2; way++) {
			try_column(&table, (sfp_object)_i, 0, column, way);
			try_column(&table, (sfp_object)_i, last, column, way);
		}
}
END_TEST

START_TEST(a_removed_row_of_any_noun_is_missed)
{
	struct table table = columns_of(table_of((sfp_object)_i));
	sfp_id id = id_of_row(&table, 0);

	if (_i == SFP_OBJECT_ORGANIZATION)
		return;
	sql("DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s ORDER BY %s LIMIT 1)", table.name, table.key, table.key,
	    table.name, table.key);
	ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_ROW_MISSING);
	expect_named((sfp_object)_i, &id, true);
	restore();
}
END_TEST

START_TEST(a_row_that_no_verb_wrote_is_found)
{
	struct table table = columns_of(table_of((sfp_object)_i));
	char names[1024] = "", values[1024] = "";
	sfp_id id;

	if (_i == SFP_OBJECT_ORGANIZATION)
		return;
	for (int i = 0; i < table.count; i++) {
		bool is_text = strcmp(table.columns[i].type, "TEXT") == 0;

		sprintf(names + strlen(names), "%s%s", i ? ", " : "", table.columns[i].name);
		if (strcmp(table.columns[i].name, "id") == 0)
			sprintf(values + strlen(values), ", CAST(zeroblob(15) || X'07' AS BLOB)");
		else if (strcmp(table.columns[i].name, "token_hash") == 0)
			sprintf(values + strlen(values), ", CAST(zeroblob(31) || X'07' AS BLOB)");
		else if (strcmp(table.columns[i].name, "event_id") == 0) /* nobody joins an event twice */
			sprintf(values + strlen(values), ", CAST(zeroblob(15) || X'07' AS BLOB)");
		else if (strcmp(table.columns[i].name, "state") == 0)
			sprintf(values + strlen(values), ", 0"); /* so that no index of what is unique minds */
		else if (strstr(table.columns[i].name, "until_date") || strstr(table.columns[i].name, "closed_on"))
			sprintf(values + strlen(values), ", 20300101");
		else if (strcmp(table.columns[i].name, "additional") == 0)
			sprintf(values + strlen(values), ", 1");
		else
			sprintf(values + strlen(values), "%s%s%s", i ? ", " : "", table.columns[i].name,
			        is_text ? " || 'y'" : "");
	}
	sql("INSERT INTO %s (%s) SELECT %s FROM %s LIMIT 1", table.name, names, values, table.name);
	ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_ROW_UNRECORDED);
	memset(&id, 0, sizeof(id));
	id.bytes[15] = 7;
	expect_named((sfp_object)_i, &id, false);
	restore();
}
END_TEST

START_TEST(a_change_in_any_other_table_is_found)
{
	struct table table = columns_of(others[_i].table);
	int last = rows_of(&table) - 1, done = 0;

	for (int column = 0; column < table.count; column++)
		for (int way = 0; way < 4; way++) {
			if (change(&table, way < 2 ? 0 : last, column, way % 2)) {
				sfp_status status = verify(NULL);

				ck_assert_msg(status == SFP_E_TAMPERED, "%s.%s (way %d): %s", table.name,
				              table.columns[column].name, way, sfp_status_name(status));
				/* A private value that cannot even be read spoils its record. */
				if (others[_i].fault &&
				    !((way % 2 || strcmp(table.columns[column].name, "birth_date") == 0) &&
				      report.fault == SFP_TRAIL_ROW_CHANGED))
					ck_assert_msg(report.fault == others[_i].fault, "%s.%s: fault %d", table.name,
					              table.columns[column].name, report.fault);
				done++;
			}
			restore();
		}
	ck_assert_int_ge(done, 2 * table.count);
}
END_TEST

START_TEST(a_removed_row_of_any_other_table_is_missed)
{
	struct table table = columns_of(others[_i].table);

	for (int row = rows_of(&table) - 1; row >= 0; row--) {
		sql("DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s ORDER BY %s LIMIT 1 OFFSET %d)", table.name,
		    table.key, table.key, table.name, table.key, row);
		ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
		if (others[_i].fault)
			ck_assert_int_eq(report.fault, others[_i].fault);
		restore();
	}
}
END_TEST

START_TEST(a_new_salt_for_the_same_values_is_found)
{
	sql("UPDATE person_private SET salt = (SELECT salt FROM person_private ORDER BY id DESC LIMIT 1)");
	ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_PRIVATE_CHANGED);
	ck_assert_int_eq(report.object, SFP_OBJECT_PERSON);
	restore();
}
END_TEST

START_TEST(effects_and_keys_that_nobody_wrote_are_found)
{
	sql("INSERT INTO movement_effect SELECT org, movement, 10, object, id, revision, change FROM movement_effect LIMIT 1");
	ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_EFFECTS_CHANGED);
	restore();
	sql("INSERT INTO idempotency SELECT org, 'another', actor, digest, salt, salt_digest, object, id, at FROM idempotency");
	ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_KEYS_CHANGED);
	restore();
	/* The order is that in which things were done: they are taken back from the end. */
	sql("UPDATE movement_effect SET seq = 99 - seq");
	sql("UPDATE movement_effect SET seq = seq - (SELECT min(seq) FROM movement_effect)");
	ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_EFFECTS_CHANGED);
	restore();
}
END_TEST

START_TEST(a_row_that_belongs_to_no_record_is_found)
{
	static const char *const orphans[] = {
		"INSERT INTO person_private SELECT org, CAST(zeroblob(15) || X'07' AS BLOB), salt, surname, given_name, patronymic, birth_date, email, phone, "
		"name_fold FROM person_private LIMIT 1",
		"INSERT INTO application_organization_private SELECT org, CAST(zeroblob(15) || X'07' AS BLOB), salt, contact_full_name, contact_email, "
		"contact_mobile, letter_digest FROM application_organization_private LIMIT 1",
		"INSERT INTO help_request_private SELECT org, CAST(zeroblob(15) || X'07' AS BLOB), salt, question, answer FROM help_request_private LIMIT 1",
		"INSERT INTO incident_private SELECT org, CAST(zeroblob(15) || X'07' AS BLOB), salt, description, settlement FROM incident_private LIMIT 1",
		"INSERT INTO import_former SELECT org, CAST(zeroblob(15) || X'07' AS BLOB), person, revision, source_id, salt, surname, given_name, "
		"patronymic, birth_date, email, phone, name_fold FROM import_former LIMIT 1",
		"INSERT INTO movement_effect SELECT org, CAST(zeroblob(15) || X'07' AS BLOB), seq, object, id, revision, change FROM movement_effect LIMIT 1",
		"INSERT INTO turn_part SELECT org, CAST(zeroblob(15) || X'07' AS BLOB), seq, object, id, revision, name, name_fold, course, closed_on "
		"FROM turn_part LIMIT 1",
		"INSERT INTO trail_head SELECT 77, size, peaks FROM trail_head LIMIT 1",
		"INSERT INTO trail SELECT 77, seq, object, object_id, leaf, entry FROM trail LIMIT 1",
		"INSERT INTO idempotency SELECT 77, key, actor, digest, salt, salt_digest, object, id, at FROM idempotency LIMIT 1",
		"INSERT INTO office SELECT 77, id, state, revision, edition, created_at, changed_at, person, role, title, from_date, until_date, "
		"order_id FROM office LIMIT 1",
		"INSERT INTO meta (key, value) VALUES ('kept', X'01')",
	};

	for (size_t i = 0; i < SFP__LENGTH(orphans); i++) {
		sql("%s", orphans[i]);
		ck_assert_int_eq(sqlite3_changes(db), 1);
		ck_assert_msg(verify(NULL) == SFP_E_TAMPERED, "%s", orphans[i]);
		ck_assert_msg(report.fault == SFP_TRAIL_ROW_ORPHAN, "fault %d: %s", report.fault, orphans[i]);
		restore();
	}
	sql("INSERT INTO pack (digest, text) VALUES (X'dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f', 'Hello, World!')");
	ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_PACK_CHANGED);
	restore();
}
END_TEST

/* ---- the chain of an object ---- */

/* The number of the last change of the invite, which its verbs created, sent and so on. */
static uint64_t last_of_invite(void)
{
	return (uint64_t)number(
		"SELECT max(seq) FROM trail WHERE object = 16 AND object_id = (SELECT object_id FROM trail WHERE object = 16 "
		"GROUP BY object_id HAVING count(*) > 2 ORDER BY min(seq) LIMIT 1) AND "
		"instr(entry, CAST('done' AS BLOB)) > 0");
}

/* Puts other bytes into an item of an entry, of the same length; leaf and head are made to fit. */
static void forge_item(uint64_t seq, int item, int byte, uint8_t value)
{
	struct bytes entry = entry_at(seq);

	entry.data[item_at(&entry, item) + byte] = value;
	put_entry(seq, &entry, true);
	forge_head(head_now().size);
}

START_TEST(an_entry_begins_where_the_one_before_it_ended)
{
	uint64_t seq = last_of_invite();
	struct bytes entry = entry_at(seq);

	/* Another letter in the name of the state before, of the state after; another revision. */
	forge_item(seq, 10, 0, (uint8_t)(entry.data[item_at(&entry, 10)] + 1));
	ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_CHAIN_BROKEN);
	ck_assert_int_eq(report.object, SFP_OBJECT_INVITE);
	restore();
	forge_item(seq, 11, 0, (uint8_t)(entry.data[item_at(&entry, 11)] + 1));
	expect_fault(NULL, SFP_TRAIL_CHAIN_BROKEN, seq);
	forge_item(seq, 12, 7, (uint8_t)(entry.data[item_at(&entry, 12) + 7] + 1));
	expect_fault(NULL, SFP_TRAIL_CHAIN_BROKEN, seq);
	/* The event that makes a record comes first and once. */
	forge_item(0, 9, 0, 'C');
	expect_fault(NULL, SFP_TRAIL_CHAIN_BROKEN, 0);
}
END_TEST

START_TEST(every_change_tells_the_revision_that_it_left)
{
	uint64_t size = head_now().size;
	int changes = 0;

	for (uint64_t seq = 0; seq < size; seq++) {
		sfp_trail_entry *entry = NULL;
		json_t *json, *revision;

		ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, seq, &entry));
		json = json_loads(entry->json, 0, NULL);
		revision = json_object_get(json, "revision");
		ck_assert_int_eq(json_is_integer(revision),
		                 strcmp(json_string_value(json_object_get(json, "outcome")), "done") == 0);
		ck_assert_int_eq(json_integer_value(revision) == 1,
		                 strcmp(json_string_value(json_object_get(json, "event")), "create") == 0);
		changes += json_integer_value(revision) > 1;
		json_decref(json);
		sfp_trail_entry_free(entry);
	}
	ck_assert_int_gt(changes, 20);
}
END_TEST

START_TEST(a_change_with_no_revision_and_a_refusal_with_one_are_of_another_form)
{
	uint64_t refused = head_now().size - 1;
	struct bytes refusal = entry_at(refused), change = entry_at(5), other = refusal;

	other.data[item_at(&other, 5)] = 'd'; /* "defused" is no outcome */
	put_entry(refused, &other, true);
	expect_fault(NULL, SFP_TRAIL_ENTRY_UNREADABLE, refused);
	other = refusal;
	memmove(other.data + item_at(&other, 12) + 8, other.data + item_at(&other, 12),
	        (size_t)(other.length - item_at(&other, 12)));
	other.length += 8;
	other.data[item_at(&refusal, 12) - 1] = 8;
	put_entry(refused, &other, true);
	expect_fault(NULL, SFP_TRAIL_ENTRY_UNREADABLE, refused);
	other = change;
	memmove(other.data + item_at(&other, 12), other.data + item_at(&other, 13) - 4,
	        (size_t)(other.length - item_at(&other, 13) + 4));
	other.length -= 8;
	other.data[item_at(&change, 12) - 1] = 0;
	put_entry(5, &other, true);
	expect_fault(NULL, SFP_TRAIL_ENTRY_UNREADABLE, 5);
}
END_TEST

/* ---- the schema ---- */

START_TEST(a_schema_that_is_not_ours_is_found)
{
	static const struct {
		const char *change, *name; /* as the message names it */
	} schemas[] = {
		{ "CREATE TRIGGER keep BEFORE DELETE ON person_private BEGIN INSERT INTO meta VALUES (hex(old.id), old.salt); END",
		  "trigger keep" },
		{ "CREATE VIEW people AS SELECT * FROM person", "view people" },
		{ "CREATE TABLE zz (a)", "table zz" },
		{ "CREATE TABLE aa (a)", "table aa" },
		{ "CREATE INDEX office_by_role ON office (org, role)", "index office_by_role" },
		{ "DROP INDEX office_by_person", "office_by_person" },
		{ "DROP INDEX verification_by_person", "verification_by_person" },
		{ "DROP INDEX class_by_name; CREATE INDEX class_by_name ON class (org, name_fold) WHERE closed_on = 0",
		  "index class_by_name" },
		{ "ALTER TABLE usage ADD COLUMN more TEXT", "table usage" },
		{ "DROP TABLE meta", "meta" },
	};

	for (size_t i = 0; i < SFP__LENGTH(schemas); i++) {
		sql("%s", schemas[i].change);
		ck_sfp_status(verify(NULL), SFP_E_TAMPERED);
		ck_assert_int_eq(report.fault, SFP_TRAIL_SCHEMA_CHANGED);
		ck_assert_msg(strstr(sfp_registry_message(w.reg), schemas[i].name), "%s", sfp_registry_message(w.reg));
		ck_assert(strstr(sfp_registry_message_in(w.reg, SFP_RU), schemas[i].name));
		restore();
	}
	expect_sound(NULL);
}
END_TEST

/* ---- indexes ---- */

static void run_on(sqlite3 *other, const char *text)
{
	ck_assert_msg(sqlite3_exec(other, text, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", text, sqlite3_errmsg(other));
}

static sqlite3 *open_other(void)
{
	sqlite3 *other = NULL;

	ck_assert_int_eq(sqlite3_open(in_folder("registry"), &other), SQLITE_OK);
	run_on(other, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
	return other;
}

/* What `away` does stays in the index, what `back` does goes into the table only. */
static void falsify(const char *index, const char *away, const char *back)
{
	sqlite3 *other = open_other();
	char text[512];

	run_on(other, away);
	sqlite3_close(other);
	other = open_other();
	snprintf(
		text, sizeof(text),
		"CREATE TABLE was AS SELECT * FROM sqlite_schema WHERE name = '%s';"
		"PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '%s'; PRAGMA writable_schema = RESET",
		index, index);
	run_on(other, text);
	run_on(other, back);
	run_on(other,
	       "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM was; PRAGMA writable_schema = RESET");
	run_on(other, "DROP TABLE was");
	sqlite3_close(other);
}

static void expect_file_fault(struct world *file, sfp_trail_fault fault)
{
	report = (sfp_trail_report)SFP_TRAIL_REPORT_INIT;
	ck_sfp_status(sfp_trail_verify(file->reg, &file->organization, NULL, &report), SFP_E_TAMPERED);
	ck_assert_msg(report.fault == fault, "fault %d: %s", report.fault, sfp_registry_message(file->reg));
}

START_TEST(an_index_that_says_something_else_than_its_table_is_found)
{
	struct world file;

	folder_make();
	world_open(&file, in_folder("registry"), SFP_DURABILITY_NORMAL);
	/* No row of any table is another one afterwards. */
	falsify("office_by_person",
	        "CREATE TABLE kept AS SELECT id, person FROM office ORDER BY id LIMIT 1;"
	        "UPDATE office SET person = (SELECT max(person) FROM office) WHERE id = (SELECT id FROM kept)",
	        "UPDATE office SET person = (SELECT person FROM kept) WHERE id = (SELECT id FROM kept); DROP TABLE kept");
	expect_file_fault(&file, SFP_TRAIL_FILE_CHANGED);
	ck_assert_msg(strstr(sfp_registry_message(file.reg), "office_by_person"), "%s", sfp_registry_message(file.reg));
	world_close(&file);
	folder_remove();
}
END_TEST

START_TEST(a_record_put_back_to_what_it_was_is_found_though_the_look_up_hides_the_change)
{
	struct world file;
	struct story told;
	sfp_invite *annulled = NULL;
	sqlite3 *other;

	folder_make();
	world_open(&file, in_folder("registry"), SFP_DURABILITY_NORMAL);
	story_tell(&file, &told);
	other = open_other();
	run_on(other, "CREATE TABLE kept AS SELECT id, state, revision, edition, changed_at FROM invite");
	sqlite3_close(other);
	ck_sfp_ok(sfp_invite_annul(file.reg, &file.administrator, &told.invite, &annulled));
	sfp_invite_free(annulled);
	falsify("trail_by_object",
	        "CREATE TABLE hidden AS SELECT seq, object_id FROM trail ORDER BY seq DESC LIMIT 1;"
	        "UPDATE trail SET object_id = NULL WHERE seq = (SELECT seq FROM hidden)",
	        "UPDATE trail SET object_id = (SELECT object_id FROM hidden) WHERE seq = (SELECT seq FROM hidden)");
	other = open_other();
	run_on(other,
	       "UPDATE invite SET (state, revision, edition, changed_at) = (SELECT state, revision, edition, changed_at FROM kept "
	       "WHERE kept.id = invite.id); DROP TABLE kept; DROP TABLE hidden");
	sqlite3_close(other);
	expect_file_fault(&file, SFP_TRAIL_FILE_CHANGED);
	world_close(&file);
	folder_remove();
}
END_TEST

START_TEST(what_another_connection_changed_in_the_file_is_found)
{
	struct world file;
	sqlite3 *other = NULL;

	folder_make();
	world_open(&file, in_folder("registry"), SFP_DURABILITY_NORMAL);
	ck_sfp_ok(sfp_trail_verify(file.reg, &file.organization, NULL, &report));
	ck_assert_int_eq(sqlite3_open(in_folder("registry"), &other), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(other, "UPDATE office SET role = 1 WHERE role = 3", NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_gt(sqlite3_changes(other), 0);
	sqlite3_close(other);
	ck_sfp_status(sfp_trail_verify(file.reg, &file.organization, NULL, &report), SFP_E_TAMPERED);
	ck_assert_int_eq(report.fault, SFP_TRAIL_ROW_CHANGED);
	ck_assert_int_eq(report.object, SFP_OBJECT_OFFICE);
	world_close(&file);
	folder_remove();
}
END_TEST

/* ---- bits ---- */

static uint64_t chance(void)
{
	static uint64_t state = 88172645463325252u;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

/* Flips one bit of a value; false where it has none, or an index forbids what it became. */
static bool flip_bit(const struct table *table, int row, int column)
{
	sqlite3_stmt *stmt = NULL;
	char query[1024];
	uint8_t bytes[65536];
	int length, rc;
	bool is_text;

	snprintf(query, sizeof(query), "SELECT %s FROM %s ORDER BY %s LIMIT 1 OFFSET %d", table->columns[column].name,
	         table->name, table->key, row);
	ck_sql_ok(sqlite3_prepare_v2(db, query, -1, &stmt, NULL));
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	if (sqlite3_column_type(stmt, 0) == SQLITE_INTEGER) {
		int64_t flipped = sqlite3_column_int64(stmt, 0) ^ (int64_t)(UINT64_C(1) << chance() % 64);
		char text[32];

		sqlite3_finalize(stmt);
		snprintf(text, sizeof(text), "%lld", (long long)flipped);
		return tamper(table, row, column, flipped == INT64_MIN ? "-9223372036854775807 - 1" : text);
	}
	is_text = sqlite3_column_type(stmt, 0) == SQLITE_TEXT;
	length = sqlite3_column_bytes(stmt, 0);
	ck_assert_int_le(length, (int)sizeof(bytes));
	if (length)
		memcpy(bytes, sqlite3_column_blob(stmt, 0), (size_t)length);
	sqlite3_finalize(stmt);
	if (!length)
		return false;
	bytes[chance() % (uint64_t)length] ^= (uint8_t)(1 << chance() % 8);
	snprintf(query, sizeof(query),
	         "UPDATE %s SET %s = ?1 WHERE (%s) IN (SELECT %s FROM %s ORDER BY %s LIMIT 1 OFFSET %d)", table->name,
	         table->columns[column].name, table->key, table->key, table->name, table->key, row);
	ck_sql_ok(sqlite3_prepare_v2(db, query, -1, &stmt, NULL));
	if (is_text)
		sqlite3_bind_text(stmt, 1, (const char *)bytes, length, SQLITE_STATIC);
	else
		sqlite3_bind_blob(stmt, 1, bytes, length, SQLITE_STATIC);
	rc = sqlite3_step(stmt);
	sqlite3_finalize(stmt);
	return rc == SQLITE_DONE;
}

START_TEST(no_flipped_bit_passes)
{
	struct table tables[SFP_OBJECT_END + SFP__LENGTH(others)];
	int count = 0, flipped = 0;

	for (int object = 1; object < SFP_OBJECT_END; object++)
		tables[count++] = columns_of(table_of((sfp_object)object));
	for (size_t i = 0; i < SFP__LENGTH(others); i++)
		tables[count++] = columns_of(others[i].table);
	while (flipped < 3000) {
		const struct table *table = &tables[chance() % (uint64_t)count];
		int column = (int)(chance() % (uint64_t)table->count), row = (int)(chance() % (uint64_t)rows_of(table));

		if (flip_bit(table, row, column)) {
			sfp_status status = verify(NULL);

			ck_assert_msg(status == SFP_E_TAMPERED || status == SFP_E_CORRUPT || status == SFP_E_NOT_FOUND,
			              "%s.%s of row %d: %s", table->name, table->columns[column].name, row,
			              sfp_status_name(status));
			flipped++;
		}
		restore();
	}
	expect_sound(NULL);
}
END_TEST

/* ---- what a trail tells ---- */

static json_t *told(uint64_t seq)
{
	sfp_trail_entry *entry = NULL;
	json_t *json;

	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, seq, &entry));
	json = json_loads(entry->json, 0, NULL);
	ck_assert_ptr_nonnull(json);
	ck_assert_uint_eq(entry->seq, seq);
	sfp_trail_entry_free(entry);
	return json;
}

static const char *text_of(const json_t *json, const char *key)
{
	const char *text = json_string_value(json_object_get(json, key));

	return text ? text : "";
}

START_TEST(a_refusal_is_on_the_trail_with_its_reason_and_clause)
{
	json_t *json = told(head_now().size - 1), *basis = json_object_get(json, "basis");
	char student[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&w.students[1].person, student);
	ck_assert_str_eq(text_of(json, "outcome"), "refused");
	ck_assert_str_eq(text_of(json, "action"), "invite.annul");
	ck_assert_str_eq(text_of(json, "reason"), "role");
	ck_assert_str_eq(text_of(json, "actor"), student);
	ck_assert_str_eq(text_of(json, "object"), "invite");
	ck_assert_str_eq(text_of(json, "from"), "sent");
	ck_assert_str_eq(text_of(json_array_get(basis, 0), "norm"), "administrator.annuls_invites");
	ck_assert_str_eq(text_of(json_array_get(basis, 0), "clause"), "2.1.12");
	ck_assert(json_is_null(json_object_get(json, "row")));
	json_decref(json);
}
END_TEST

START_TEST(a_refusal_names_the_facts_that_failed)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE] = "";
	sfp_invite *invite = NULL;
	json_t *json, *missing;
	uint64_t size = head_now().size;
	sfp_facts facts;
	size_t count = 0;

	draft.class_id = w.classes[0];
	draft.role = SFP_ROLE_PARENT; /* into a class come students and teachers */
	ck_sfp_status(sfp_invite_create(w.reg, &w.administrator, &draft, token, &invite), SFP_REFUSED);
	facts = sfp_registry_refusal(w.reg)->missing;
	ck_assert(sfp_facts_has(&facts, SFP_FACT_INVITEE_ROLE_FITS_CLASS));
	ck_assert_uint_eq(head_now().size, size + 1);
	json = told(size);
	missing = json_object_get(json, "missing");
	ck_assert_str_eq(text_of(json, "outcome"), "refused");
	ck_assert_str_eq(text_of(json, "reason"), "fact");
	for (int fact = 1; fact < SFP_FACT_END; fact++)
		if (sfp_facts_has(&facts, (sfp_fact)fact))
			ck_assert_str_eq(json_string_value(json_array_get(missing, count++)),
			                 sfp_fact_name((sfp_fact)fact));
	ck_assert_uint_eq(json_array_size(missing), count);
	json_decref(json);
	expect_sound(NULL);
}
END_TEST

START_TEST(what_follows_names_its_cause_and_only_the_first_change_stands_for_a_key)
{
	uint64_t size = head_now().size, cause = 0;
	int consequences = 0, keys = 0;

	for (uint64_t seq = 0; seq < size; seq++) {
		json_t *json = told(seq);

		if (strcmp(text_of(json, "event"), "apply") == 0)
			cause = seq;
		if (cause && strcmp(text_of(json, "event"), "order") == 0)
			cause = 0;
		if (json_is_integer(json_object_get(json, "cause")) && cause) {
			consequences++;
			ck_assert_int_le(json_integer_value(json_object_get(json, "cause")), (json_int_t)seq - 1);
			ck_assert_str_eq(text_of(json, "outcome"), "done");
		}
		keys += *text_of(json, "once") != 0;
		ck_assert_int_eq(json_integer_value(json_object_get(json, "seq")), (json_int_t)seq);
		json_decref(json);
	}
	/* 4 of the transfer, 3 of the dismissal, 2 of its reversal, 2 of the erasure, 3 of links into chats, 1 of each
	 * of two imports, 1 of a turn, which commits to its parts, and 1 of taking it back. */
	ck_assert_int_eq(consequences, 18);
	ck_assert_int_eq(keys, 1);
}
END_TEST

START_TEST(an_entry_beyond_the_end_or_of_no_organisation_is_not_found)
{
	sfp_trail_entry *entry = NULL;
	sfp_trail_head head;

	ck_sfp_status(sfp_trail_entry_get(w.reg, &w.organization, head_now().size, &entry), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_trail_entry_get(w.reg, &w.staffroom, 0, &entry), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_trail_head_get(w.reg, &w.staffroom, &head), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_trail_verify(w.reg, &w.staffroom, NULL, &report), SFP_E_NOT_FOUND);
	report.struct_size = 1;
	ck_sfp_status(sfp_trail_verify(w.reg, &w.organization, NULL, &report), SFP_E_MISUSE);
	ck_assert_ptr_null(entry);
	sql("UPDATE trail SET entry = X'00' WHERE seq = 3");
	ck_sfp_status(sfp_trail_entry_get(w.reg, &w.organization, 3, &entry), SFP_E_TAMPERED);
	sfp_trail_entry_free(NULL);
}
END_TEST

START_TEST(every_fault_has_words_in_both_languages)
{
	for (int fault = 0; fault <= SFP_TRAIL_ROW_ORPHAN; fault++) {
		ck_assert_int_gt((int)strlen(sfp_trail_fault_text((sfp_trail_fault)fault, SFP_RU)), 5);
		ck_assert_int_gt((int)strlen(sfp_trail_fault_text((sfp_trail_fault)fault, SFP_EN)), 5);
	}
	ck_assert_str_eq(sfp_trail_fault_text((sfp_trail_fault)(SFP_TRAIL_ROW_ORPHAN + 1), SFP_EN), "");
}
END_TEST

static Suite *trail_suite(void)
{
	Suite *suite = suite_create("trail");
	TCase *entries = tcase_create("entries"), *rows = tcase_create("rows"), *bits = tcase_create("bits"),
	      *tells = tcase_create("tells");

	tcase_add_checked_fixture(entries, setup, teardown);
	tcase_add_test(entries, a_registry_that_only_its_verbs_changed_is_sound);
	tcase_add_test(entries, a_head_remembered_at_any_size_is_confirmed);
	tcase_add_test(entries, a_changed_entry_does_not_have_its_leaf);
	tcase_add_test(entries, an_entry_changed_with_its_leaf_does_not_fit_the_head);
	tcase_add_test(entries, an_entry_of_another_form_cannot_be_read);
	tcase_add_test(entries, a_removed_entry_is_missed);
	tcase_add_test(entries, swapped_entries_stand_in_each_others_place);
	tcase_add_test(entries, an_entry_of_another_organisation_does_not_belong_here);
	tcase_add_test(entries, the_columns_for_look_ups_say_what_the_entry_says);
	tcase_add_test(entries, a_cut_tail_is_missed_by_the_head_that_the_registry_keeps);
	tcase_add_test(entries, only_a_remembered_head_misses_a_tail_that_was_cut_with_its_head);
	tcase_add_test(entries, only_a_remembered_head_finds_a_past_that_was_rewritten_whole);
	tcase_add_test(entries, a_head_that_is_not_the_entries_own_is_wrong);
	suite_add_tcase(suite, entries);
	tcase_add_checked_fixture(rows, setup, teardown);
	tcase_add_loop_test(rows, a_change_in_any_column_of_any_noun_is_found, 1, SFP_OBJECT_END);
	tcase_add_loop_test(rows, a_removed_row_of_any_noun_is_missed, 1, SFP_OBJECT_END);
	tcase_add_loop_test(rows, a_row_that_no_verb_wrote_is_found, 1, SFP_OBJECT_END);
	tcase_add_loop_test(rows, a_change_in_any_other_table_is_found, 0, (int)SFP__LENGTH(others));
	tcase_add_loop_test(rows, a_removed_row_of_any_other_table_is_missed, 0, (int)SFP__LENGTH(others));
	tcase_add_test(rows, a_new_salt_for_the_same_values_is_found);
	tcase_add_test(rows, effects_and_keys_that_nobody_wrote_are_found);
	tcase_add_test(rows, a_row_that_belongs_to_no_record_is_found);
	tcase_add_test(rows, an_entry_begins_where_the_one_before_it_ended);
	tcase_add_test(rows, every_change_tells_the_revision_that_it_left);
	tcase_add_test(rows, a_change_with_no_revision_and_a_refusal_with_one_are_of_another_form);
	tcase_add_test(rows, a_schema_that_is_not_ours_is_found);
	tcase_add_test(rows, an_index_that_says_something_else_than_its_table_is_found);
	tcase_add_test(rows, a_record_put_back_to_what_it_was_is_found_though_the_look_up_hides_the_change);
	tcase_add_test(rows, what_another_connection_changed_in_the_file_is_found);
	suite_add_tcase(suite, rows);
	tcase_add_checked_fixture(bits, setup, teardown);
	tcase_add_test(bits, no_flipped_bit_passes);
	suite_add_tcase(suite, bits);
	tcase_add_checked_fixture(tells, setup, teardown);
	tcase_add_test(tells, a_refusal_is_on_the_trail_with_its_reason_and_clause);
	tcase_add_test(tells, a_refusal_names_the_facts_that_failed);
	tcase_add_test(tells, what_follows_names_its_cause_and_only_the_first_change_stands_for_a_key);
	tcase_add_test(tells, an_entry_beyond_the_end_or_of_no_organisation_is_not_found);
	tcase_add_test(tells, every_fault_has_words_in_both_languages);
	suite_add_tcase(suite, tells);
	return suite;
}

SUITE_MAIN(trail_suite)
