/* test_numbers.c: a number that no verb could have written is damage: whoever reads its record is told which one, and
 * of what. */
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "ledger/entity.h"
#include "ledger/registry.h"
#include "story.h"

static struct world w;
static struct story story;
static sqlite3 *db;

static void run(const char *text)
{
	ck_assert_msg(sqlite3_exec(db, text, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", text, sqlite3_errmsg(db));
}

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	story_tell(&w, &story);
	db = sfp__store_connection(w.reg->store);
	run("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
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

/* What no value of the type can be. The vocabulary's numbers end below 1000. */
static const struct {
	enum sfp__type type;
	int64_t numbers[6];
	int count;
} wrong[] = {
	{ SFP__INT, { -2, INT_MIN, INT_MAX, INT64_C(1) << 40, INT64_MAX, INT64_MIN }, 6 },
	{ SFP__BOOL, { 2, -1, 99, INT64_C(1) << 40, INT64_MAX, INT64_MIN }, 6 },
	{ SFP__DATE, { -1, 1, 20250230, 20251301, INT64_C(1) << 40, INT64_MIN }, 6 },
	{ SFP__ROLE, { -1, 12, 31, 99, INT64_C(1) << 40, INT64_MIN }, 6 },
	{ SFP__KIND, { -1, 13, 31, 68, INT64_C(1) << 40, INT64_MIN }, 6 },
	{ SFP__ACTION, { -1, 1000, INT_MAX, INT64_C(1) << 40, INT64_MAX, INT64_MIN }, 6 },
	{ SFP__FACT, { -1, 1000, INT_MAX, INT64_C(1) << 40, INT64_MAX, INT64_MIN }, 6 },
	{ SFP__WORD, { -1, 99, INT_MAX, INT64_C(1) << 40, INT64_MAX, INT64_MIN }, 6 },
	{ SFP__TIME, { INT64_MAX, INT64_MIN, INT64_C(400000000000000000) }, 3 },
};

/* The last record of a table. */
static sfp_id last_of(const char *table)
{
	sqlite3_stmt *stmt = NULL;
	sfp_id id = SFP_ID_NONE;
	char sql[128];

	snprintf(sql, sizeof(sql), "SELECT id FROM %s ORDER BY id DESC LIMIT 1", table);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	memcpy(id.bytes, sqlite3_column_blob(stmt, 0), sizeof(id.bytes));
	sqlite3_finalize(stmt);
	return id;
}

/* False where an index forbids it. */
static bool put(const char *table, const char *column, const sfp_id *id, int64_t number)
{
	sqlite3_stmt *stmt = NULL;
	char sql[256];

	snprintf(sql, sizeof(sql), "UPDATE OR IGNORE %s SET %s = ?1 WHERE id = ?2", table, column);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	sqlite3_bind_int64(stmt, 1, number);
	sqlite3_bind_blob(stmt, 2, id->bytes, sizeof(id->bytes), SQLITE_STATIC);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_DONE);
	sqlite3_finalize(stmt);
	return sqlite3_changes(db) > 0;
}

/* In both languages: which record, and what of it. */
static void expect_told(const char *noun, const sfp_id *id, const char *column, int64_t number)
{
	char text[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(id, text);
	for (int language = SFP_RU; language <= SFP_EN; language++) {
		const char *said = sfp_registry_message_in(w.reg, (sfp_language)language);

		ck_assert_msg(strstr(said, noun) && strstr(said, text) && strstr(said, column), "%s.%s = %lld: %s",
		              noun, column, (long long)number, said);
	}
	ck_assert(strstr(sfp_registry_message_in(w.reg, SFP_RU), "проверьте журнал"));
	ck_assert(strstr(sfp_registry_message_in(w.reg, SFP_EN), "verify the trail"));
}

static int expect_damage(const struct sfp__entity *entity, const char *table, const char *column, int64_t number)
{
	const char *home = table ? table : entity->object == SFP_OBJECT_ORDER ? "orders" : entity->name;
	sfp_id id = last_of(home);
	sfp_record *record = NULL;
	sfp_page *page = NULL;
	sfp_status status;

	if (!put(home, column, &id, number))
		return 0;
	status = sfp_record_get(w.reg, &w.organization, entity->object, &id, &record);
	ck_assert_msg(status == SFP_E_CORRUPT, "%s.%s = %lld: %s", entity->name, column, (long long)number,
	              sfp_status_name(status));
	expect_told(entity->name, &id, column, number);
	status = sfp_record_list(w.reg, &w.organization, entity->object, NULL, &page);
	ck_assert_msg(status == SFP_E_CORRUPT, "%s.%s = %lld: %s", entity->name, column, (long long)number,
	              sfp_status_name(status));
	ck_assert_ptr_null(record);
	ck_assert_ptr_null(page);
	restore();
	return 1;
}

START_TEST(a_number_out_of_its_range_is_damage_of_its_record)
{
	const struct sfp__entity *entity = sfp__entity_of((sfp_object)_i);

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct sfp__field *field = &entity->fields[i];
		int tried = 0, wanted = 0;

		for (size_t j = 0; j < SFP__LENGTH(wrong); j++)
			for (int k = 0; wrong[j].type == field->type && k < wrong[j].count; k++, wanted++) {
				char table[80];

				snprintf(table, sizeof(table), "%s_private", entity->name);
				tried += expect_damage(entity, field->flags & SFP__PRIVATE ? table : NULL, field->name,
				                       wrong[j].numbers[k]);
			}
		ck_assert_int_eq(tried, wanted);
	}
}
END_TEST

START_TEST(a_state_that_the_machine_lacks_and_a_revision_below_1_are_damage)
{
	static const int64_t states[] = { -1, 99, INT64_C(1) << 40, INT64_MIN },
			     revisions[] = { 0, -1, INT64_MIN, INT64_MAX };
	const struct sfp__entity *entity = sfp__entity_of((sfp_object)_i);
	int tried = 0;

	for (size_t i = 0; i < SFP__LENGTH(states); i++)
		tried += expect_damage(entity, NULL, "state", states[i]) +
		         expect_damage(entity, NULL, "revision", revisions[i]);
	tried += expect_damage(entity, NULL, "created_at", INT64_MAX) +
	         expect_damage(entity, NULL, "changed_at", INT64_MIN);
	tried += expect_damage(entity, NULL, "state", entity->machine ? 0 : 1);
	ck_assert_int_eq(tried, 11);
}
END_TEST

/* A kind of something else is none of this noun's. */
START_TEST(a_chat_a_movement_and_an_event_have_kinds_of_their_own)
{
	for (int kind = 1; kind < SFP_KIND_END; kind++) {
		if (!sfp_kind_name((sfp_kind)kind))
			continue;
		if (kind < SFP_KIND_HEAD_DEPUTIES || kind > SFP_KIND_SUBJECT_OTHER)
			ck_assert_int_eq(expect_damage(sfp__entity_of(SFP_OBJECT_CHAT), NULL, "kind", kind), 1);
		if (kind < SFP_KIND_ENROL || kind > SFP_KIND_UNLINK)
			ck_assert_int_eq(expect_damage(sfp__entity_of(SFP_OBJECT_MOVEMENT), NULL, "kind", kind), 1);
		if (kind < SFP_KIND_BROADCAST)
			ck_assert_int_eq(expect_damage(sfp__entity_of(SFP_OBJECT_EVENT), NULL, "kind", kind), 1);
	}
	ck_assert_int_eq(expect_damage(sfp__entity_of(SFP_OBJECT_CHAT), NULL, "kind", 0), 1);
}
END_TEST

START_TEST(a_list_that_names_no_noun_is_damage_too)
{
	static const char *const columns[] = { "object = 99", "object = 0", "object = 1 << 40",
		                               "change = 0",  "change = 9", "change = -1" };
	sfp_movement_effects *effects = NULL;
	uint32_t roles = 0;
	char sql[128];

	for (size_t i = 0; i < SFP__LENGTH(columns); i++) {
		snprintf(sql, sizeof(sql), "UPDATE movement_effect SET %s", columns[i]);
		run(sql);
		ck_sfp_status(sfp_movement_effects_get(w.reg, &w.organization, &story.dismissal, &effects),
		              SFP_E_CORRUPT);
		ck_assert_ptr_null(effects);
		ck_assert(strstr(sfp_registry_message(w.reg), "movement_effect"));
		restore();
	}
	run("UPDATE office SET role = 77");
	ck_sfp_status(sfp_person_roles(w.reg, &w.organization, &w.head.person, 0, &roles), SFP_E_CORRUPT);
	ck_assert(strstr(sfp_registry_message_in(w.reg, SFP_RU), "role"));
	restore();
}
END_TEST

START_TEST(what_could_not_be_read_again_is_not_written)
{
	sfp_record *record = NULL;
	sfp_id chat = story.chat;
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_CHAT, &chat, &record));
	((sfp_chat *)record)->kind = SFP_KIND_HIRE;
	ck_sfp_ok(sfp__txn_begin(&txn, w.reg->store));
	ck_sfp_status(sfp__record_update(w.reg->store, &w.reg->hash, sfp__entity_of(SFP_OBJECT_CHAT), 1, record, false),
	              SFP_E_INVALID);
	ck_assert(strstr(sfp__store_message(w.reg->store), "chat: 48 is no value of kind"));
	sfp__txn_rollback(&txn);
	sfp_record_free(record);
}
END_TEST

static Suite *numbers_suite(void)
{
	Suite *suite = suite_create("numbers");
	TCase *tcase = tcase_create("numbers");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, a_number_out_of_its_range_is_damage_of_its_record, 1, SFP_OBJECT_END);
	tcase_add_loop_test(tcase, a_state_that_the_machine_lacks_and_a_revision_below_1_are_damage, 1, SFP_OBJECT_END);
	tcase_add_test(tcase, a_chat_a_movement_and_an_event_have_kinds_of_their_own);
	tcase_add_test(tcase, a_list_that_names_no_noun_is_damage_too);
	tcase_add_test(tcase, what_could_not_be_read_again_is_not_written);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(numbers_suite)
