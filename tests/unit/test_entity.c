/* test_entity.c: a noun's table of fields, its statements, its table in the file and its digest speak of the same. */
#include <jansson.h>
#include <sqlite3.h>
#include <string.h>

#include "base/id.h"
#include "check_main.h"
#include "ledger/entity.h"
#include "ledger/registry.h"
#include "registry/nouns.h"
#include "story.h"

static const char *const head[] = { "id", "state", "revision", "edition", "created_at", "changed_at" };

static struct world w;
static const struct sfp__entity *entity;

static void setup(void)
{
	world_open_at(&w, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
}

static void teardown(void)
{
	world_close(&w);
}

static struct sfp__store *begin(struct sfp__txn *txn, int object)
{
	entity = sfp__entity_of((sfp_object)object);
	ck_assert_ptr_nonnull(entity);
	ck_sfp_ok(sfp__read_begin(txn, w.reg->store));
	return w.reg->store;
}

static void expect_columns(sqlite3_stmt *stmt)
{
	ck_assert_ptr_nonnull(stmt);
	ck_assert_int_eq(sqlite3_column_count(stmt), (int)(SFP__LENGTH(head) + entity->field_count));
	for (size_t i = 0; i < SFP__LENGTH(head); i++)
		ck_assert_str_eq(sqlite3_column_name(stmt, (int)i), head[i]);
	for (size_t i = 0; i < entity->field_count; i++)
		ck_assert_msg(strcmp(sqlite3_column_name(stmt, (int)(SFP__LENGTH(head) + i)), entity->fields[i].name) ==
		                      0,
		              "%s: column %zu is %s, not %s", entity->name, i,
		              sqlite3_column_name(stmt, (int)(SFP__LENGTH(head) + i)), entity->fields[i].name);
}

START_TEST(a_noun_is_read_in_the_order_of_its_fields)
{
	SFP__TXN txn = { 0 };
	struct sfp__store *store = begin(&txn, _i);

	expect_columns((sqlite3_stmt *)sfp__stmt(store, entity->get));
	expect_columns((sqlite3_stmt *)sfp__stmt(store, entity->list));
}
END_TEST

static int place_of(sqlite3_stmt *stmt, const char *name)
{
	char parameter[80];

	snprintf(parameter, sizeof(parameter), ":%s", name);
	return sqlite3_bind_parameter_index(stmt, parameter);
}

static bool has_parameter(sqlite3_stmt *stmt, const char *name)
{
	return place_of(stmt, name) > 0;
}

/* All that it binds, and nothing that nobody binds; the fields one after the other, for they are bound by their places.
 */
static void expect_parameters(sqlite3_stmt *stmt, const char *const *fixed, size_t count, bool private)
{
	int fields = 0, first = 0;

	ck_assert_ptr_nonnull(stmt);
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(has_parameter(stmt, fixed[i]), "%s: no :%s", entity->name, fixed[i]);
	for (size_t i = 0; i < entity->field_count; i++)
		if (!(entity->fields[i].flags & SFP__PRIVATE) == !private) {
			int place = place_of(stmt, entity->fields[i].name);

			first = fields ? first : place;
			ck_assert_msg(place > 0 && place == first + fields, "%s: :%s is not where it belongs",
			              entity->name, entity->fields[i].name);
			fields++;
		}
	ck_assert_int_eq(sqlite3_bind_parameter_count(stmt), (int)count + fields);
}

START_TEST(a_noun_is_written_with_all_its_fields)
{
	static const char *const insert[] = { "org", "id", "state", "revision", "edition", "created_at", "changed_at" };
	static const char *const update[] = { "org", "id", "state", "revision", "edition", "changed_at" };
	static const char *const put[] = { "org", "id", "salt" };
	static const char *const list[] = {
		"org", "state", "person", "class_id", "kind", "role", "on", "after", "limit"
	};
	SFP__TXN txn = { 0 };
	struct sfp__store *store = begin(&txn, _i);
	struct sfp__stmt *stmt = sfp__stmt(store, entity->list);

	expect_parameters((sqlite3_stmt *)sfp__stmt(store, entity->insert), insert, SFP__LENGTH(insert), false);
	expect_parameters((sqlite3_stmt *)sfp__stmt(store, entity->update), update, SFP__LENGTH(update), false);
	for (size_t i = 0; i < SFP__LENGTH(list); i++)
		ck_assert_msg(has_parameter((sqlite3_stmt *)stmt, list[i]), "%s: a list without :%s", entity->name,
		              list[i]);
	ck_assert_int_eq(sqlite3_bind_parameter_count((sqlite3_stmt *)stmt), (int)SFP__LENGTH(list));
	if (entity->put_private != SFP__SQL_NONE)
		expect_parameters((sqlite3_stmt *)sfp__stmt(store, entity->put_private), put, SFP__LENGTH(put), true);
	ck_assert((entity->put_private != SFP__SQL_NONE) == (entity->private_digest != 0));
}
END_TEST

/* A column that no field reads could be changed unseen. */
START_TEST(a_noun_s_table_has_no_column_that_is_not_read)
{
	SFP__TXN txn = { 0 };
	struct sfp__store *store = begin(&txn, _i);
	size_t columns = 0, fields = 0;
	sqlite3_stmt *stmt = NULL;
	char query[128];

	snprintf(query, sizeof(query), "PRAGMA table_info(%s)", _i == SFP_OBJECT_ORDER ? "orders" : entity->name);
	ck_assert_int_eq(sqlite3_prepare_v2(sfp__store_connection(store), query, -1, &stmt, NULL), SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		columns++;
	sqlite3_finalize(stmt);
	for (size_t i = 0; i < entity->field_count; i++)
		fields += !(entity->fields[i].flags & SFP__PRIVATE);
	ck_assert_uint_eq(columns, 1 + SFP__LENGTH(head) + fields);
}
END_TEST

START_TEST(private_fields_come_last)
{
	bool private = false;

	entity = sfp__entity_of((sfp_object)_i);
	for (size_t i = 0; i < entity->field_count; i++) {
		ck_assert(!private || (entity->fields[i].flags & SFP__PRIVATE));
		private = entity->fields[i].flags & SFP__PRIVATE;
	}
	ck_assert_int_eq(entity->object, _i);
	ck_assert_str_eq(sfp_object_name((sfp_object)_i), entity->name);
	ck_assert_int_eq(sfp_object_from_name(entity->name), _i);
	ck_assert_int_eq(sfp_object_machine((sfp_object)_i), entity->machine);
}
END_TEST

/* ---- digests ---- */

static void digest_of(const sfp_record *record, uint8_t digest[32])
{
	SFP__CLEANUP(sfp__hash_close) struct sfp__hash hash = { 0 };

	ck_sfp_ok(sfp__hash_open(&hash));
	ck_sfp_ok(sfp__record_digest(&hash, entity, record, digest));
}

/* SHA-256 of what docs/trail.md says, written out. */
START_TEST(an_empty_member_leaves_no_trace_in_the_digest)
{
	static const uint8_t written_out[] =
		"sferumpolicy-row-1\n"
		"\0\0\0\6object\0\0\0\5class\0\0\0\2id\0\0\0\20AAAAAAAAAAAAAAAA\0\0\0\5state\0\0\0\10\0\0\0\0\0\0\0\0"
		"\0\0\0\10revision\0\0\0\10\0\0\0\0\0\0\0\1\0\0\0\ncreated_at\0\0\0\10\0\0\0\0\0\0\0\2"
		"\0\0\0\nchanged_at\0\0\0\10\0\0\0\0\0\0\0\3\0\0\0\4name\0\0\0\2М\0\0\0\6course\0\0\0\10\377\377\377\377\377\377\377\376";
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	uint8_t digest[32], expected[32];

	entity = &sfp__class_entity;
	ck_sfp_ok(sfp__record_new(entity, &record));
	memset(record->id.bytes, 'A', 16);
	record->revision = 1;
	record->created_at = 2;
	record->changed_at = 3;
	((sfp_class *)record)->course = -2;
	ck_sfp_ok(sfp__record_set(&((sfp_class *)record)->name, "М"));
	digest_of(record, digest);
	ck_sfp_ok(sfp__sha256(written_out, sizeof(written_out) - 1, expected));
	ck_assert_mem_eq(digest, expected, 32);
}
END_TEST

static void fill(sfp_record *record, const struct sfp__field *field)
{
	void *place = (char *)record + field->offset;

	switch (field->type) {
	case SFP__TEXT:
		ck_sfp_ok(sfp__record_set(place, "x"));
		return;
	case SFP__ID:
	case SFP__HASH:
		*(uint8_t *)place = 1;
		return;
	case SFP__BOOL:
		*(bool *)place = true;
		return;
	case SFP__LONG:
	case SFP__TIME:
		*(int64_t *)place = 1;
		return;
	case SFP__INT:
	case SFP__DATE:
	case SFP__ROLE:
	case SFP__KIND:
	case SFP__ACTION:
	case SFP__FACT:
	case SFP__WORD:
		*(int *)place = 1;
		return;
	}
}

START_TEST(every_member_that_is_not_private_changes_the_digest_and_no_private_one_does)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	uint8_t before[32], after[32];

	entity = sfp__entity_of((sfp_object)_i);
	ck_sfp_ok(sfp__record_new(entity, &record));
	digest_of(record, before);
	for (size_t i = 0; i < entity->field_count; i++) {
		fill(record, &entity->fields[i]);
		digest_of(record, after);
		ck_assert_msg((memcmp(before, after, 32) == 0) == !!(entity->fields[i].flags & SFP__PRIVATE), "%s.%s",
		              entity->name, entity->fields[i].name);
		memcpy(before, after, 32);
	}
	record->edition.bytes[3] = 1;
	digest_of(record, after);
	ck_assert_mem_ne(before, after, 32);
}
END_TEST

START_TEST(every_private_member_and_the_salt_change_the_commitment)
{
	static const sfp_object private[] = { SFP_OBJECT_PERSON, SFP_OBJECT_APPLICATION_ORGANIZATION };
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__CLEANUP(sfp__hash_close) struct sfp__hash hash = { 0 };
	uint8_t salt[32] = { 0 }, before[32], after[32];

	ck_sfp_ok(sfp__hash_open(&hash));
	entity = sfp__entity_of(private[_i]);
	ck_sfp_ok(sfp__record_new(entity, &record));
	ck_sfp_ok(sfp__private_digest(&hash, entity, record, salt, before));
	for (size_t i = 0; i < entity->field_count; i++) {
		fill(record, &entity->fields[i]);
		ck_sfp_ok(sfp__private_digest(&hash, entity, record, salt, after));
		ck_assert((memcmp(before, after, 32) != 0) == !!(entity->fields[i].flags & SFP__PRIVATE));
		memcpy(before, after, 32);
	}
	salt[31] = 1;
	ck_sfp_ok(sfp__private_digest(&hash, entity, record, salt, after));
	ck_assert_mem_ne(before, after, 32);
}
END_TEST

/* ---- JSON ---- */

START_TEST(a_record_of_any_noun_is_json_with_all_its_fields_but_secrets)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	char *text = NULL;
	json_t *json;

	entity = sfp__entity_of((sfp_object)_i);
	ck_sfp_ok(sfp__record_new(entity, &record));
	ck_sfp_ok(sfp_record_json(record, &text));
	json = json_loads(text, 0, NULL);
	ck_assert_ptr_nonnull(json);
	ck_assert_str_eq(json_string_value(json_object_get(json, "object")), entity->name);
	for (size_t i = 0; i < entity->field_count; i++)
		ck_assert(!!json_object_get(json, entity->fields[i].name) ==
		          !(entity->fields[i].flags & (SFP__SECRET | SFP__DERIVED)));
	ck_assert(!!json_object_get(json, "state") == (entity->machine != 0));
	json_decref(json);
	sfp_text_free(text);
}
END_TEST

static Suite *entity_suite(void)
{
	Suite *suite = suite_create("entity");
	TCase *statements = tcase_create("statements"), *digests = tcase_create("digests");

	tcase_add_checked_fixture(statements, setup, teardown);
	tcase_add_loop_test(statements, a_noun_is_read_in_the_order_of_its_fields, 1, SFP_OBJECT_END);
	tcase_add_loop_test(statements, a_noun_is_written_with_all_its_fields, 1, SFP_OBJECT_END);
	tcase_add_loop_test(statements, a_noun_s_table_has_no_column_that_is_not_read, 1, SFP_OBJECT_END);
	suite_add_tcase(suite, statements);
	tcase_add_loop_test(digests, private_fields_come_last, 1, SFP_OBJECT_END);
	tcase_add_test(digests, an_empty_member_leaves_no_trace_in_the_digest);
	tcase_add_loop_test(digests, every_member_that_is_not_private_changes_the_digest_and_no_private_one_does, 1,
	                    SFP_OBJECT_END);
	tcase_add_loop_test(digests, every_private_member_and_the_salt_change_the_commitment, 0, 2);
	tcase_add_loop_test(digests, a_record_of_any_noun_is_json_with_all_its_fields_but_secrets, 1, SFP_OBJECT_END);
	suite_add_tcase(suite, digests);
	return suite;
}

SUITE_MAIN(entity_suite)
