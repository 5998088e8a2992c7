/* test_registry.c: the handle: opening, the key, batches, messages, idempotency, lists; and that asking agrees with
 * doing. */
#include <jansson.h>
#include <sqlite3.h>
#include <string.h>

#include "check_main.h"
#include "folder.h"
#include "ledger/registry.h"
#include "store/store.h"
#include "story.h"

static struct world w;
static struct story story;

static void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

static void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

static void setup_story(void)
{
	setup();
	story_tell(&w, &story);
}

static uint64_t trail_size(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

static sfp_status create_invite(const sfp_actor *actor, const char *note, sfp_id *ret_id)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;
	sfp_status status;

	draft.class_id = w.staffroom;
	draft.role = SFP_ROLE_TEACHER;
	draft.note = note;
	status = sfp_invite_create(w.reg, actor, &draft, token, &invite);
	if (status == SFP_OK && ret_id)
		*ret_id = invite->head.id;
	sfp_invite_free(invite);
	return status;
}

static size_t count_of(sfp_object object)
{
	sfp_page *page = NULL;
	size_t count;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, object, NULL, &page));
	count = page->count;
	sfp_page_free(page);
	return count;
}

/* ---- opening ---- */

static sfp_time clock_of_world(void *context)
{
	return ((const struct world *)context)->now;
}

static sfp_status open_with(const char *name, bool create, bool readonly, const char *key, char **reterr_message)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;

	options.create = create;
	options.readonly = readonly;
	options.key_path = key;
	options.clock = clock_of_world;
	options.clock_context = &w;
	return sfp_registry_open(in_folder(name), &options, &w.reg, reterr_message);
}

static void sql_in(const char *name, const char *sql)
{
	sqlite3 *db = NULL;

	ck_assert_int_eq(sqlite3_open(in_folder(name), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void write_file(const char *name, const char *bytes, size_t length)
{
	FILE *file = fopen(in_folder(name), "w");

	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

static void expect_no_registry(sfp_status status, sfp_status expected, char *message)
{
	ck_sfp_status(status, expected);
	ck_assert_ptr_null(w.reg);
	ck_assert_ptr_nonnull(message);
	ck_assert_uint_gt(strlen(message), 5);
	sfp_text_free(message);
}

static void no_registry(void)
{
	folder_make();
	w.reg = NULL;
}

START_TEST(a_missing_file_is_made_only_when_asked)
{
	char *message = NULL;
	sfp_status status = open_with("registry", false, false, NULL, &message);

	expect_no_registry(status, SFP_E_NOT_FOUND, message);
	ck_assert_int_ne(access(in_folder("registry"), F_OK), 0);
	ck_assert_int_ne(access(in_folder("registry.key"), F_OK), 0);
	ck_sfp_ok(open_with("registry", true, false, NULL, NULL));
	sfp_registry_close(w.reg);
	ck_sfp_ok(open_with("registry", false, false, NULL, NULL));
	sfp_registry_close(w.reg);
}
END_TEST

START_TEST(a_file_of_something_else_is_left_alone)
{
	char *message = NULL;
	sfp_status status;

	sql_in("foreign", "CREATE TABLE t (x); PRAGMA application_id = 7");
	status = open_with("foreign", true, false, NULL, &message);
	expect_no_registry(status, SFP_E_FOREIGN, message);
	write_file(
		"text",
		"This is a text, and it is long enough to be looked at as a header of some hundred bytes: no, it is not one. "
		"It goes on for a while, so that nobody can think that it was cut off.",
		170);
	message = NULL;
	status = open_with("text", true, false, NULL, &message);
	expect_no_registry(status, SFP_E_FOREIGN, message);
	ck_assert_int_ne(access(in_folder("foreign.key"), F_OK), 0);
}
END_TEST

START_TEST(a_newer_file_is_left_to_a_newer_library)
{
	char *message = NULL;
	sfp_status status;

	ck_sfp_ok(open_with("registry", true, false, NULL, NULL));
	sfp_registry_close(w.reg);
	w.reg = NULL;
	sql_in("registry", "PRAGMA user_version = 9999");
	status = open_with("registry", false, false, NULL, &message);
	expect_no_registry(status, SFP_E_NEWER, message);
}
END_TEST

START_TEST(options_must_make_sense)
{
	sfp_registry_options options = SFP_REGISTRY_OPTIONS_INIT;
	sfp_registry *reg = NULL;

	ck_sfp_status(sfp_registry_open(NULL, NULL, NULL, NULL), SFP_E_MISUSE);
	options.busy_timeout_ms = -1;
	ck_sfp_status(sfp_registry_open(NULL, &options, &reg, NULL), SFP_E_MISUSE);
	options.busy_timeout_ms = 0;
	options.journal = (sfp_journal)3;
	ck_sfp_status(sfp_registry_open(NULL, &options, &reg, NULL), SFP_E_MISUSE);
	options.journal = SFP_JOURNAL_TRUNCATE;
	options.durability = (sfp_durability)-1;
	ck_sfp_status(sfp_registry_open(NULL, &options, &reg, NULL), SFP_E_MISUSE);
	options.durability = SFP_DURABILITY_FULL;
	options.struct_size = 1;
	ck_sfp_status(sfp_registry_open(NULL, &options, &reg, NULL), SFP_E_MISUSE);
	options.struct_size = sizeof(options);
	options.create = true;
	ck_sfp_status(sfp_registry_open("file:x?mode=memory", &options, &reg, NULL), SFP_E_INVALID);
	ck_assert_ptr_null(reg);
	ck_sfp_ok(sfp_registry_open(in_folder("truncate"), &options, &reg, NULL));
	sfp_registry_close(reg);
	sfp_registry_close(NULL);
	ck_sfp_ok(sfp_registry_open(NULL, NULL, &reg, NULL));
	ck_assert_str_eq(sfp_registry_message(reg), "");
	sfp_registry_close(reg);
}
END_TEST

START_TEST(who_only_reads_changes_nothing)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *organization = NULL;
	sfp_record *record = NULL;
	sfp_actor head;

	world_open(&w, in_folder("registry"), SFP_DURABILITY_NORMAL);
	world_close(&w);
	ck_sfp_ok(open_with("registry", false, true, NULL, NULL));
	head = w.head;
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_CLASS, &w.staffroom, &record));
	sfp_record_free(record);
	ck_sfp_status(create_invite(&head, "", NULL), SFP_E_READONLY);
	ck_sfp_status(sfp_record_get(w.reg, &w.order, SFP_OBJECT_PERSON, &w.order, &record), SFP_E_NOT_FOUND);
	ck_assert_str_ne(sfp_registry_message(w.reg), "");
	ck_sfp_status(sfp_batch_begin(w.reg), SFP_E_READONLY);
	ck_assert_str_eq(sfp_registry_message(w.reg), ""); /* what the call before said is not the batch's */
	ck_sfp_status(sfp_tick(w.reg, &w.organization, 0, NULL), SFP_E_READONLY);
	draft.name = "Другая";
	ck_sfp_status(sfp_organization_add(w.reg, &draft, &organization), SFP_E_READONLY);
	sfp_registry_close(w.reg);
}
END_TEST

/* ---- batches ---- */

START_TEST(in_a_batch_each_verb_succeeds_or_fails_for_itself)
{
	uint64_t size = trail_size();
	size_t invites = count_of(SFP_OBJECT_INVITE);
	sfp_id id;

	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_sfp_ok(create_invite(&w.administrator, "один", &id));
	ck_sfp_status(create_invite(&w.students[0], "", NULL), SFP_REFUSED);
	ck_sfp_status(create_invite(&w.administrator, "\xff", NULL), SFP_E_INVALID);
	ck_sfp_ok(create_invite(&w.administrator, "два", &id));
	ck_sfp_ok(sfp_batch_end(w.reg, true));
	ck_assert_uint_eq(count_of(SFP_OBJECT_INVITE), invites + 2);
	ck_assert_uint_eq(trail_size(), size + 3); /* the refusal too; what was invalid is nowhere */
}
END_TEST

START_TEST(a_batch_that_is_not_kept_never_was)
{
	uint64_t size = trail_size();
	size_t invites = count_of(SFP_OBJECT_INVITE);
	sfp_actor keyed = w.administrator;
	sfp_id first, second;

	keyed.idempotency_key = "k";
	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_sfp_ok(create_invite(&keyed, "", &first));
	ck_sfp_status(create_invite(&w.students[0], "", NULL), SFP_REFUSED);
	ck_assert_uint_gt(trail_size(), size);
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	ck_assert_uint_eq(count_of(SFP_OBJECT_INVITE), invites);
	ck_assert_uint_eq(trail_size(), size);
	/* The key was not used up. */
	ck_sfp_ok(create_invite(&keyed, "", &second));
	ck_assert(!sfp_id_equal(&first, &second));
}
END_TEST

START_TEST(batches_do_not_nest_and_end_once)
{
	ck_sfp_status(sfp_batch_end(w.reg, true), SFP_E_MISUSE);
	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_sfp_status(sfp_batch_begin(w.reg), SFP_E_MISUSE);
	ck_sfp_ok(sfp_batch_end(w.reg, true));
	ck_sfp_status(sfp_batch_end(w.reg, false), SFP_E_MISUSE);
	ck_sfp_status(sfp_batch_begin(NULL), SFP_E_MISUSE);
}
END_TEST

static void enact(void)
{
	sfp_id order = world_order(&w, SFP_ORDER_APPROVAL, "1");
	sfp_date today = sfp_date_of_time(w.now);
	sfp_edition *edition = NULL;

	ck_sfp_ok(sfp_edition_adopt(w.reg, &w.secretary, &w.edition, "1", today, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_approve(w.reg, &w.head, &w.edition, &order, today, &edition));
	sfp_edition_free(edition);
	ck_sfp_ok(sfp_edition_enact(w.reg, &w.system, &w.edition, today, &edition));
	sfp_edition_free(edition);
}

static void expect_no_edition(void)
{
	sfp_class *class_ = NULL;

	ck_sfp_status(sfp_class_create_staffroom(w.reg, &w.administrator, &class_), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_NO_EDITION);
	ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "4.1");
	ck_assert(strstr(sfp_registry_refusal(w.reg)->text_ru, "4.1") &&
	          strstr(sfp_registry_refusal(w.reg)->text_en, "4.1"));
}

START_TEST(before_an_edition_is_in_force_nothing_is_decided_and_a_rolled_back_one_is_not_in_force)
{
	sfp_class *class_ = NULL;

	world_close(&w);
	world_open_at(&w, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
	expect_no_edition();
	ck_sfp_ok(sfp_batch_begin(w.reg));
	enact();
	ck_sfp_status(sfp_class_create_staffroom(w.reg, &w.students[0], &class_), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_ROLE);
	ck_sfp_ok(sfp_batch_end(w.reg, false));
	expect_no_edition();
	enact();
	ck_sfp_status(sfp_class_create_staffroom(w.reg, &w.students[0], &class_), SFP_REFUSED);
	ck_assert_int_eq(sfp_registry_refusal(w.reg)->reason, SFP_REASON_ROLE);
}
END_TEST

/* ---- messages ---- */

START_TEST(messages_and_refusals_are_the_handle_s_and_hold_until_its_next_call)
{
	struct world other;
	sfp_trail_head head;

	world_open_at(&other, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
	ck_sfp_status(create_invite(&w.students[0], "", NULL), SFP_REFUSED);
	ck_assert_ptr_null(sfp_registry_refusal(other.reg));
	ck_assert_str_eq(sfp_registry_message(other.reg), "");
	ck_sfp_status(sfp_trail_head_get(other.reg, &w.organization, &head), SFP_E_NOT_FOUND);
	ck_assert_ptr_nonnull(sfp_registry_refusal(w.reg));
	ck_assert_str_eq(sfp_registry_message(w.reg), sfp_registry_refusal(w.reg)->text_en);
	ck_assert_str_ne(sfp_registry_message(other.reg), "");
	ck_sfp_ok(create_invite(&w.administrator, "", NULL));
	ck_assert_ptr_null(sfp_registry_refusal(w.reg));
	ck_assert_str_eq(sfp_registry_message(w.reg), "");
	ck_assert_ptr_null(sfp_registry_refusal(NULL));
	ck_assert_str_eq(sfp_registry_message(NULL), "");
	world_close(&other);
}
END_TEST

/* ---- idempotency ---- */

START_TEST(a_key_does_nothing_twice)
{
	sfp_actor keyed = w.administrator;
	sfp_id first, again;
	uint64_t size;

	keyed.idempotency_key = "один";
	ck_sfp_ok(create_invite(&keyed, "а", &first));
	size = trail_size();
	world_pass_days(&w, 2);
	ck_sfp_ok(create_invite(&keyed, "а", &again));
	ck_assert(sfp_id_equal(&first, &again));
	ck_assert_uint_eq(trail_size(), size);
}
END_TEST

START_TEST(a_key_stands_for_one_change_of_one_actor)
{
	sfp_actor keyed = w.administrator, other = w.head, system = w.system;
	sfp_invite *invite = NULL;
	uint64_t size;
	sfp_id id;

	keyed.idempotency_key = other.idempotency_key = system.idempotency_key = "k";
	ck_sfp_ok(create_invite(&keyed, "а", &id));
	size = trail_size();
	ck_sfp_status(create_invite(&keyed, "б", NULL), SFP_E_CONFLICT);
	ck_assert(strstr(sfp_registry_message(w.reg), "idempotency key"));
	ck_sfp_status(sfp_invite_annul(w.reg, &keyed, &id, &invite), SFP_E_CONFLICT);
	ck_sfp_status(create_invite(&other, "а", NULL), SFP_E_CONFLICT);
	ck_sfp_status(create_invite(&system, "а", NULL), SFP_E_CONFLICT);
	ck_assert_uint_eq(trail_size(), size);
}
END_TEST

START_TEST(a_call_that_was_refused_or_failed_does_not_use_its_key_up)
{
	sfp_actor student = w.students[0], keyed = w.administrator;
	sfp_id id;

	student.idempotency_key = keyed.idempotency_key = "k";
	ck_sfp_status(create_invite(&student, "а", NULL), SFP_REFUSED);
	ck_sfp_status(create_invite(&student, "а", NULL), SFP_REFUSED);
	ck_sfp_status(create_invite(&keyed, "\xff", NULL), SFP_E_INVALID);
	ck_sfp_ok(create_invite(&keyed, "а", &id));
}
END_TEST

START_TEST(a_key_has_1_to_200_bytes)
{
	char key[202];
	sfp_actor keyed = w.administrator;

	memset(key, 'k', sizeof(key));
	key[201] = '\0';
	keyed.idempotency_key = key;
	ck_sfp_status(create_invite(&keyed, "", NULL), SFP_E_MISUSE);
	key[200] = '\0';
	ck_sfp_ok(create_invite(&keyed, "", NULL));
	keyed.idempotency_key = "";
	ck_sfp_status(create_invite(&keyed, "", NULL), SFP_E_MISUSE);
}
END_TEST

/* What adding a person under a key leaves behind of that person's name. */
static void digest_of_person(struct world *world, uint8_t digest[32])
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_actor keyed = world->system;
	sfp_person *person = NULL;
	sqlite3_stmt *stmt = NULL;

	keyed.idempotency_key = "k";
	draft.surname = "Иванов";
	draft.given_name = "Иван";
	ck_sfp_ok(sfp_person_add(world->reg, &keyed, &draft, &person));
	sfp_person_free(person);
	ck_assert_int_eq(sqlite3_prepare_v2(sfp__store_connection(world->reg->store),
	                                    "SELECT digest FROM idempotency WHERE key = 'k'", -1, &stmt, NULL),
	                 SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	memcpy(digest, sqlite3_column_blob(stmt, 0), 32);
	sqlite3_finalize(stmt);
}

START_TEST(nobody_finds_a_name_by_trying_what_a_key_stands_for)
{
	struct world other;
	uint8_t here[32], there[32];

	world_open_at(&other, NULL, SFP_DURABILITY_NORMAL, WORLD_EMPTY);
	digest_of_person(&w, here);
	digest_of_person(&other, there);
	ck_assert_mem_ne(here, there, 32); /* the same change, but the registries' keys differ */
	world_close(&other);
}
END_TEST

START_TEST(actors_must_be_known)
{
	sfp_actor nobody = w.administrator, nowhere = w.administrator;

	nobody.person = w.staffroom;
	ck_sfp_status(create_invite(&nobody, "", NULL), SFP_E_NOT_FOUND);
	ck_assert_str_ne(sfp_registry_message(w.reg), "");
	nowhere.organization = w.staffroom;
	ck_sfp_status(create_invite(&nowhere, "", NULL), SFP_E_NOT_FOUND);
	nowhere.organization = (sfp_id)SFP_ID_NONE;
	ck_sfp_status(create_invite(&nowhere, "", NULL), SFP_E_MISUSE);
	nobody.struct_size = 1;
	ck_sfp_status(create_invite(&nobody, "", NULL), SFP_E_MISUSE);
	ck_sfp_status(create_invite(NULL, "", NULL), SFP_E_MISUSE);
}
END_TEST

/* ---- lists ---- */

START_TEST(pages_tell_each_record_once_and_in_order)
{
	for (int object = 1; object < SFP_OBJECT_END; object++) {
		sfp_filter filter = SFP_FILTER_INIT;
		size_t count = 0, all = count_of((sfp_object)object);
		bool more = true;

		ck_assert_msg(all > 0, "%s", sfp_object_name((sfp_object)object));
		filter.limit = 2;
		while (more) {
			sfp_page *page = NULL;

			ck_sfp_ok(sfp_record_list(w.reg, &w.organization, (sfp_object)object, &filter, &page));
			for (size_t i = 0; i < page->count; i++) {
				ck_assert_int_lt(memcmp(filter.after.bytes, page->records[i]->id.bytes, 16), 0);
				ck_assert_int_eq(page->records[i]->object, object);
				filter.after = page->records[i]->id;
			}
			ck_assert(page->count == 2 || !page->more);
			ck_assert(!page->count || sfp_id_equal(&page->next, &filter.after));
			count += page->count;
			more = page->more;
			ck_assert(more == (count < all));
			sfp_page_free(page);
		}
		ck_assert_uint_eq(count, all);
	}
}
END_TEST

static size_t count_with(sfp_object object, const sfp_filter *filter)
{
	sfp_page *page = NULL;
	size_t count;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, object, filter, &page));
	count = page->count;
	sfp_page_free(page);
	return count;
}

START_TEST(filters_narrow_a_list)
{
	sfp_filter state = SFP_FILTER_INIT, person = SFP_FILTER_INIT, class_id = SFP_FILTER_INIT,
		   role = SFP_FILTER_INIT, on = SFP_FILTER_INIT, kind = SFP_FILTER_INIT, both = SFP_FILTER_INIT;

	state.state = SFP_INVITE_CLAIMED;
	ck_assert_uint_eq(count_with(SFP_OBJECT_INVITE, &state), 4);
	person.person = w.students[0].person;
	ck_assert_uint_eq(count_with(SFP_OBJECT_ENROLLMENT, &person), 2); /* before and after the transfer */
	ck_assert_uint_eq(count_with(SFP_OBJECT_MEMBERSHIP, &person), 2);
	class_id.class_id = w.classes[0];
	ck_assert_uint_eq(count_with(SFP_OBJECT_ENROLLMENT, &class_id), 4);
	role.role = SFP_ROLE_HEAD;
	ck_assert_uint_eq(count_with(SFP_OBJECT_OFFICE, &role), 1);
	on.on = 20250903;
	on.class_id = w.classes[0];
	ck_assert_uint_eq(count_with(SFP_OBJECT_ENROLLMENT, &on), 3);
	kind.kind = SFP_KIND_DISMISS;
	ck_assert_uint_eq(count_with(SFP_OBJECT_MOVEMENT, &kind), 1);
	both.kind = SFP_KIND_DISMISS;
	both.person = w.students[0].person;
	ck_assert_uint_eq(count_with(SFP_OBJECT_MOVEMENT, &both), 0);
	kind.kind = SFP_KIND_SUBJECT_STUDENTS;
	ck_assert_uint_eq(count_with(SFP_OBJECT_CHAT, &kind), 1);
	class_id.on = 20250903;
	ck_assert_uint_eq(count_with(SFP_OBJECT_CHAT_MEMBER, &class_id), 2); /* of the class's chat */
	/* What a noun cannot answer yields nothing, not everything. */
	ck_assert_uint_eq(count_with(SFP_OBJECT_INVITE, &kind), 0);
}
END_TEST

START_TEST(a_list_is_asked_for_properly)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	filter.limit = 1001;
	ck_sfp_status(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_PERSON, &filter, &page), SFP_E_MISUSE);
	filter.limit = -1;
	ck_sfp_status(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_PERSON, &filter, &page), SFP_E_MISUSE);
	ck_sfp_status(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_END, NULL, &page), SFP_E_MISUSE);
	ck_sfp_status(sfp_record_list(w.reg, &w.staffroom, SFP_OBJECT_PERSON, NULL, &page), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(page);
	sfp_page_free(NULL);
}
END_TEST

START_TEST(every_record_is_json_and_read_by_its_id_alike)
{
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, (sfp_object)_i, NULL, &page));
	ck_assert_uint_gt(page->count, 0);
	for (size_t i = 0; i < page->count; i++) {
		char *listed = NULL, *read = NULL;
		sfp_record *record = NULL;
		json_t *json;

		ck_sfp_ok(sfp_record_get(w.reg, &w.organization, (sfp_object)_i, &page->records[i]->id, &record));
		ck_sfp_ok(sfp_record_json(page->records[i], &listed));
		ck_sfp_ok(sfp_record_json(record, &read));
		ck_assert_str_eq(listed, read);
		json = json_loads(read, JSON_REJECT_DUPLICATES, NULL);
		ck_assert_ptr_nonnull(json);
		ck_assert_str_eq(json_string_value(json_object_get(json, "object")), sfp_object_name((sfp_object)_i));
		ck_assert_ptr_null(json_object_get(json, "token_hash"));
		json_decref(json);
		sfp_text_free(listed);
		sfp_text_free(read);
		sfp_record_free(record);
	}
	sfp_page_free(page);
}
END_TEST

/* ---- asking and doing ---- */

/* Fires an event by its verb, within a batch that is not kept. */
static sfp_status fire(sfp_object object, const char *event, const sfp_actor *actor, const sfp_id *id)
{
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;
	sfp_verification *verification = NULL;
	sfp_admission *admission = NULL;
	sfp_movement *movement = NULL;
	sfp_status status = SFP_E_UNSUPPORTED;

	ck_sfp_ok(sfp_batch_begin(w.reg));
	if (object == SFP_OBJECT_INVITE && strcmp(event, "send") == 0)
		status = sfp_invite_send(w.reg, actor, id, token, &invite);
	else if (object == SFP_OBJECT_INVITE && strcmp(event, "annul") == 0)
		status = sfp_invite_annul(w.reg, actor, id, &invite);
	else if (object == SFP_OBJECT_VERIFICATION && strcmp(event, "confirm") == 0)
		status = sfp_verification_confirm(w.reg, actor, id, &verification);
	else if (object == SFP_OBJECT_VERIFICATION && strcmp(event, "reject") == 0)
		status = sfp_verification_reject(w.reg, actor, id, "причина", &verification);
	else if (object == SFP_OBJECT_VERIFICATION && strcmp(event, "withdraw") == 0)
		status = sfp_verification_withdraw(w.reg, actor, id, &verification);
	else if (object == SFP_OBJECT_APPLICATION_MEMBERSHIP && strcmp(event, "consider") == 0)
		status = sfp_admission_consider(w.reg, actor, id, &admission);
	else if (object == SFP_OBJECT_APPLICATION_MEMBERSHIP && strcmp(event, "accept") == 0)
		status = sfp_admission_accept(w.reg, actor, id, &admission);
	else if (object == SFP_OBJECT_APPLICATION_MEMBERSHIP && strcmp(event, "reject") == 0)
		status = sfp_admission_reject(w.reg, actor, id, "причина", &admission);
	else if (object == SFP_OBJECT_APPLICATION_MEMBERSHIP && strcmp(event, "withdraw") == 0)
		status = sfp_admission_withdraw(w.reg, actor, id, &admission);
	else if (object == SFP_OBJECT_MOVEMENT && strcmp(event, "apply") == 0)
		status = sfp_movement_apply(w.reg, actor, id, NULL, &movement);
	else if (object == SFP_OBJECT_MOVEMENT && strcmp(event, "reverse") == 0)
		status = sfp_movement_reverse(w.reg, actor, id, "причина", &movement);
	sfp_invite_free(invite);
	sfp_verification_free(verification);
	sfp_admission_free(admission);
	sfp_movement_free(movement);
	return status;
}

static void expect_agreement(sfp_object object, const sfp_id *id, const sfp_actor *actor)
{
	sfp_choices *choices = NULL;
	uint64_t size = trail_size();
	int fired = 0;

	ck_sfp_ok(sfp_permitted(w.reg, actor, object, id, &choices));
	ck_assert_uint_eq(trail_size(), size); /* asking is no deed */
	for (size_t i = 0; i < choices->count; i++) {
		const sfp_choice *choice = &choices->items[i];
		sfp_status status = fire(object, choice->name, actor, id);
		const sfp_refusal *refusal = sfp_registry_refusal(w.reg);

		ck_assert(choice->permitted == (*choice->text_ru == '\0') &&
		          choice->permitted == (choice->reason == SFP_REASON_NONE));
		if (status != SFP_E_UNSUPPORTED) {
			ck_assert_msg(choice->permitted == (status == SFP_OK), "%s %s: asked %d, done %s: %s",
			              sfp_object_name(object), choice->name, choice->permitted, sfp_status_name(status),
			              sfp_registry_message(w.reg));
			if (refusal) {
				ck_assert_int_eq(refusal->reason, choice->reason);
				ck_assert_str_eq(refusal->text_ru, choice->text_ru);
			}
			fired++;
		}
		ck_sfp_ok(sfp_batch_end(w.reg, false));
	}
	ck_assert_int_gt(fired, 1);
	sfp_choices_free(choices);
}

START_TEST(what_is_permitted_is_what_the_verbs_do)
{
	const sfp_actor *const actors[] = { &w.system,      &w.head,          &w.deputy,
		                            &w.secretary,   &w.administrator, &w.teachers[1],
		                            &w.teachers[2], &w.students[1],   &w.parent };
	sfp_id created = world_invite(&w);

	for (size_t i = 0; i < sizeof(actors) / sizeof(actors[0]); i++) {
		expect_agreement(SFP_OBJECT_INVITE, &story.invite, actors[i]);
		expect_agreement(SFP_OBJECT_INVITE, &created, actors[i]);
		expect_agreement(SFP_OBJECT_VERIFICATION, &story.verification, actors[i]);
		expect_agreement(SFP_OBJECT_APPLICATION_MEMBERSHIP, &story.admission, actors[i]);
		expect_agreement(SFP_OBJECT_MOVEMENT, &story.transfer, actors[i]);
		expect_agreement(SFP_OBJECT_MOVEMENT, &story.dismissal, actors[i]);
	}
}
END_TEST

START_TEST(whoever_may_create_creates)
{
	const sfp_actor *const actors[] = { &w.system,        &w.head,        &w.deputy,      &w.secretary,
		                            &w.administrator, &w.teachers[1], &w.students[1], &w.parent };

	for (size_t i = 0; i < sizeof(actors) / sizeof(actors[0]); i++) {
		sfp_question question = SFP_QUESTION_INIT;
		sfp_decision decision = SFP_DECISION_INIT;
		sfp_status asked, done;

		question.action = SFP_ACTION_INVITE_CREATE;
		question.class_id = w.staffroom;
		question.role = SFP_ROLE_TEACHER;
		asked = sfp_may(w.reg, actors[i], &question, &decision);
		ck_assert((asked == SFP_OK) == (decision.effect == SFP_EFFECT_PERMIT));
		done = create_invite(actors[i], "", NULL);
		ck_assert_msg(asked == done, "%zu: %s, %s", i, sfp_status_name(asked), sfp_status_name(done));
	}
}
END_TEST

START_TEST(a_question_is_asked_properly)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_choices *choices = NULL;

	question.action = SFP_ACTION_INVITE_CREATE;
	ck_sfp_status(sfp_may(w.reg, &w.head, NULL, NULL), SFP_E_MISUSE);
	question.object = SFP_OBJECT_INVITE;
	question.id = w.staffroom;
	ck_sfp_status(sfp_may(w.reg, &w.head, &question, NULL), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_permitted(w.reg, &w.head, SFP_OBJECT_CLASS, &w.staffroom, &choices), SFP_E_INVALID);
	ck_sfp_status(sfp_permitted(w.reg, &w.head, SFP_OBJECT_INVITE, &w.staffroom, &choices), SFP_E_NOT_FOUND);
	ck_assert_ptr_null(choices);
	sfp_choices_free(NULL);
}
END_TEST

static Suite *registry_suite(void)
{
	Suite *suite = suite_create("registry");
	TCase *opening = tcase_create("opening"), *verbs = tcase_create("verbs"), *lists = tcase_create("lists"),
	      *asking = tcase_create("asking");

	tcase_add_checked_fixture(opening, no_registry, folder_remove);
	tcase_add_test(opening, a_missing_file_is_made_only_when_asked);
	tcase_add_test(opening, a_file_of_something_else_is_left_alone);
	tcase_add_test(opening, a_newer_file_is_left_to_a_newer_library);
	tcase_add_test(opening, options_must_make_sense);
	tcase_add_test(opening, who_only_reads_changes_nothing);
	suite_add_tcase(suite, opening);
	tcase_add_checked_fixture(verbs, setup, teardown);
	tcase_add_test(verbs, in_a_batch_each_verb_succeeds_or_fails_for_itself);
	tcase_add_test(verbs, a_batch_that_is_not_kept_never_was);
	tcase_add_test(verbs, batches_do_not_nest_and_end_once);
	tcase_add_test(verbs, before_an_edition_is_in_force_nothing_is_decided_and_a_rolled_back_one_is_not_in_force);
	tcase_add_test(verbs, messages_and_refusals_are_the_handle_s_and_hold_until_its_next_call);
	tcase_add_test(verbs, a_key_does_nothing_twice);
	tcase_add_test(verbs, a_key_stands_for_one_change_of_one_actor);
	tcase_add_test(verbs, a_call_that_was_refused_or_failed_does_not_use_its_key_up);
	tcase_add_test(verbs, a_key_has_1_to_200_bytes);
	tcase_add_test(verbs, nobody_finds_a_name_by_trying_what_a_key_stands_for);
	tcase_add_test(verbs, actors_must_be_known);
	suite_add_tcase(suite, verbs);
	tcase_add_checked_fixture(lists, setup_story, teardown);
	tcase_add_test(lists, pages_tell_each_record_once_and_in_order);
	tcase_add_test(lists, filters_narrow_a_list);
	tcase_add_test(lists, a_list_is_asked_for_properly);
	tcase_add_loop_test(lists, every_record_is_json_and_read_by_its_id_alike, 1, SFP_OBJECT_END);
	suite_add_tcase(suite, lists);
	tcase_add_checked_fixture(asking, setup_story, teardown);
	tcase_add_test(asking, what_is_permitted_is_what_the_verbs_do);
	tcase_add_test(asking, whoever_may_create_creates);
	tcase_add_test(asking, a_question_is_asked_properly);
	suite_add_tcase(suite, asking);
	return suite;
}

SUITE_MAIN(registry_suite)
