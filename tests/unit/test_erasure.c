/* test_erasure.c: what tells of a person is destroyed on a recorded ground, everywhere, and the trail stays whole
 * (152-ФЗ). */
#include <sqlite3.h>
#include <string.h>

#include "check_main.h"
#include "folder.h"
#include "ledger/entity.h"
#include "ledger/registry.h"
#include "machine/machine.h"
#include "registry/nouns.h"
#include "report/phrase.h"
#include "world.h"

#define SURNAME "Исчезаева"
#define FORMER  "Прежнефамильева"

static struct world w;

/* clang-format off */
static const char *const traces[] = { SURNAME, FORMER, "исчезаева", "прежнефамильева", "ida@college.example", "765-43-21",
	                              "источник-77" };

static void open_world(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

static void leave_world(void)
{
	world_close(&w);
}

static void close_world(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

#define expect_refused(call, expected)                                                                         \
	do {                                                                                                   \
		ck_sfp_status(call, SFP_REFUSED);                                                              \
		ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(expected)); \
	} while (0)

#define expect_says(call, expected, words)                                                                     \
	do {                                                                                                   \
		ck_sfp_status(call, expected);                                                                 \
		ck_assert_msg(strstr(sfp_registry_message(w.reg), words) != NULL, "'%s' lacks '%s'",           \
		              sfp_registry_message(w.reg), words);                                             \
	} while (0)

static sfp_id add_person(void)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_id id;

	draft.surname = FORMER;
	draft.given_name = "Ида";
	draft.patronymic = "Ильинична";
	draft.birth_date = 19900131;
	draft.email = "ida@college.example";
	draft.phone = "+7 900 765-43-21";
	draft.source_id = "источник-77";
	ck_sfp_ok(sfp_person_add(w.reg, &w.system, &draft, &person));
	id = person->head.id;
	sfp_person_free(person);
	draft = (sfp_person_draft)SFP_PERSON_DRAFT_INIT;
	draft.surname = SURNAME;
	ck_sfp_ok(sfp_person_edit(w.reg, &w.system, &id, &draft, &person));
	sfp_person_free(person);
	return id;
}

static sfp_status ask(const sfp_actor *actor, const sfp_id *person, const char *ground, sfp_date asked_on, sfp_id *ret_id)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;
	sfp_erasure *erasure = NULL;
	sfp_status status;

	draft.person = *person;
	draft.ground = ground;
	draft.asked_on = asked_on;
	status = sfp_erasure_ask(w.reg, actor, &draft, &erasure);
	ck_assert(!erasure == (status != SFP_OK));
	if (erasure && ret_id)
		*ret_id = erasure->head.id;
	sfp_erasure_free(erasure);
	return status;
}

static sfp_id asked(const sfp_id *person)
{
	sfp_id id = SFP_ID_NONE;

	ck_sfp_ok(ask(&w.administrator, person, "цель достигнута", 0, &id));
	return id;
}

static sfp_status erase(const sfp_actor *actor, const sfp_id *id)
{
	sfp_erasure *erasure = NULL;
	sfp_status status = sfp_person_erase(w.reg, actor, id, &erasure);

	ck_assert(!erasure == (status != SFP_OK));
	sfp_erasure_free(erasure);
	return status;
}

/* ---- asking ---- */

START_TEST(a_ground_is_recorded_by_whoever_may_erase_and_by_the_system)
{
	const sfp_actor *const allowed[] = { &w.administrator, &w.deputy, &w.head, &w.system };
	const sfp_actor *const others[] = { &w.teachers[1], &w.students[0], &w.parent, &w.secretary };

	for (size_t i = 0; i < 4; i++) {
		sfp_id person = world_person(&w, "Некая");

		expect_refused(ask(others[i], &person, "цель достигнута", 0, NULL), SFP_REASON_ROLE);
		ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, "152-ФЗ/b");
		ck_sfp_ok(ask(allowed[i], &person, "цель достигнута", 0, NULL));
	}
}
END_TEST

START_TEST(a_ground_says_why_whose_and_since_when)
{
	sfp_id person = add_person(), id = SFP_ID_NONE;
	sfp_record *record = NULL;
	const sfp_erasure *erasure;

	expect_says(ask(&w.administrator, &person, NULL, 0, NULL), SFP_E_INVALID, "ground");
	expect_says(ask(&w.administrator, &person, " ", 0, NULL), SFP_E_INVALID, "ground");
	expect_says(ask(&w.administrator, &person, "\xff", 0, NULL), SFP_E_INVALID, "ground");
	expect_says(ask(&w.administrator, &person, "да", 20250903, NULL), SFP_E_INVALID, "asked_on");
	expect_says(ask(&w.administrator, &w.order, "да", 0, NULL), SFP_E_NOT_FOUND, "person");
	ck_sfp_ok(ask(&w.administrator, &person, "отозвано согласие", 20250830, &id));
	expect_says(ask(&w.administrator, &person, "ещё раз", 0, NULL), SFP_E_EXISTS, "already");
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_ERASURE, &id, &record));
	erasure = (const sfp_erasure *)record;
	ck_assert_str_eq(erasure->ground, "отозвано согласие");
	ck_assert_int_eq(erasure->asked_on, 20250830);
	ck_assert(sfp_id_equal(&erasure->asked_by, &w.administrator.person));
	ck_assert_int_eq(erasure->done_at, 0);
	sfp_record_free(record);
}
END_TEST

/* ---- erasing ---- */

START_TEST(erasing_takes_every_value_counts_them_and_says_of_which_kinds_they_were)
{
	sfp_id person = add_person(), id = asked(&person);
	sfp_erasure *erasure = NULL;
	sfp_record *record = NULL;
	const sfp_person *left;
	uint8_t none[32] = { 0 };

	ck_sfp_ok(sfp_person_erase(w.reg, &w.deputy, &id, &erasure));
	ck_assert_str_eq(sfp_registry_message(w.reg), "");
	ck_assert_int_eq(erasure->values_erased, 6);
	ck_assert_str_eq(erasure->kinds_erased, "person.surname:1 person.given_name:1 person.patronymic:1 person.birth_date:1 "
	                                        "person.email:1 person.phone:1");
	ck_assert(sfp_id_equal(&erasure->done_by, &w.deputy.person));
	ck_assert_int_eq(erasure->done_at, w.now);
	sfp_erasure_free(erasure);

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_PERSON, &person, &record));
	left = (const sfp_person *)record;
	ck_assert_str_eq(left->surname, "");
	ck_assert_str_eq(left->given_name, "");
	ck_assert_str_eq(left->patronymic, "");
	ck_assert_str_eq(left->email, "");
	ck_assert_str_eq(left->phone, "");
	ck_assert_str_eq(left->source_id, "");
	ck_assert_int_eq(left->birth_date, 0);
	ck_assert_mem_eq(left->private_digest, none, sizeof(none));
	sfp_record_free(record);
}
END_TEST

START_TEST(without_a_recorded_ground_nobody_is_erased)
{
	sfp_question question = SFP_QUESTION_INIT;
	sfp_id person = add_person(), id;

	question.action = SFP_ACTION_PERSON_ERASE;
	question.object = SFP_OBJECT_PERSON;
	question.id = person;
	ck_sfp_status(sfp_may(w.reg, &w.administrator, &question, NULL), SFP_REFUSED);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_ERASURE_GROUND_RECORDED));
	id = asked(&person);
	ck_sfp_ok(sfp_may(w.reg, &w.administrator, &question, NULL));
	ck_sfp_ok(erase(&w.administrator, &id));
	ck_sfp_status(sfp_may(w.reg, &w.administrator, &question, NULL), SFP_REFUSED);
	expect_refused(erase(&w.administrator, &id), SFP_REASON_FACT);
	ck_assert(sfp_facts_has(&sfp_registry_refusal(w.reg)->missing, SFP_FACT_ERASURE_GROUND_RECORDED));
	id = w.order;
	expect_says(erase(&w.administrator, &id), SFP_E_NOT_FOUND, "erasure");
}
END_TEST

START_TEST(only_the_administrator_and_the_administration_erase)
{
	const sfp_actor *const others[] = { &w.teachers[1], &w.students[0], &w.parent, &w.secretary };
	sfp_id person = add_person(), id = asked(&person);

	for (size_t i = 0; i < 4; i++)
		expect_refused(erase(others[i], &id), SFP_REASON_ROLE);
	expect_refused(erase(&w.system, &id), SFP_REASON_ROLE); /* the system cannot */
	ck_sfp_ok(erase(&w.head, &id));
}
END_TEST

START_TEST(whoever_still_holds_something_is_not_erased_and_hears_what)
{
	const struct {
		const sfp_actor *who;
		const char      *ru, *en;
	} held[] = {
		{ &w.teachers[1], "должность (1), членство (1)", "office (1), membership (1)" },
		{ &w.teachers[0], "назначение администратора (1)", "appointment (1)" },
		{ &w.students[0], "(1)", "enrollment (1)" },
		{ &w.parent, "(1)", "guardian (1)" },
	};

	world_join(&w, &w.teachers[1], &w.staffroom, SFP_ROLE_TEACHER);
	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
		sfp_id id = asked(&held[i].who->person);

		expect_refused(erase(&w.head, &id), SFP_REASON_GUARD);
		ck_assert_msg(strstr(sfp_registry_refusal(w.reg)->text_en, held[i].en) != NULL, "%s",
		              sfp_registry_refusal(w.reg)->text_en);
		ck_assert_msg(strstr(sfp_registry_refusal(w.reg)->text_ru, held[i].ru) != NULL, "%s",
		              sfp_registry_refusal(w.reg)->text_ru);
	}
}
END_TEST

static void dismiss(const sfp_id *person)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	sfp_office *ended = NULL;

	filter.person = *person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_OFFICE, &filter, &page));
	ck_sfp_ok(sfp_office_end(w.reg, &w.system, &page->records[0]->id, 0, NULL, &ended));
	sfp_office_free(ended);
	sfp_page_free(page);
}

START_TEST(whoever_has_left_is_erased_with_what_an_application_kept_of_them)
{
	sfp_id id, order = world_order(&w, SFP_ORDER_ADMINISTRATOR, "77");
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_appointment *ended = NULL;
	sfp_erasure *erasure = NULL;
	sfp_record *record = NULL;
	sfp_page *page = NULL;

	filter.person = w.administrator.person;
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_APPOINTMENT, &filter, &page));
	ck_sfp_ok(sfp_appointment_end(w.reg, &w.head, &page->records[0]->id, &order, "ушла", true, &ended));
	sfp_appointment_free(ended);
	sfp_page_free(page);
	dismiss(&w.administrator.person);
	ck_sfp_ok(ask(&w.head, &w.administrator.person, "уволена", 0, &id));
	ck_sfp_ok(sfp_person_erase(w.reg, &w.head, &id, &erasure));
	ck_assert_ptr_nonnull(strstr(erasure->kinds_erased, "application_organization.contact_full_name:1"));
	ck_assert_ptr_nonnull(strstr(erasure->kinds_erased, "application_organization.contact_mobile:1"));
	sfp_erasure_free(erasure);
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_APPLICATION_ORGANIZATION, &w.application, &record));
	ck_assert_str_eq(((sfp_application *)record)->contact_full_name, "");
	ck_assert_str_eq(((sfp_application *)record)->contact_mobile, "");
	sfp_record_free(record);
}
END_TEST

START_TEST(another_organisation_keeps_its_own_card_of_the_person)
{
	sfp_organization_draft draft = SFP_ORGANIZATION_DRAFT_INIT;
	sfp_organization *other = NULL;
	sfp_person_draft card = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_actor system = w.system;
	sfp_id both = add_person(), id = asked(&both);
	sfp_record *record = NULL;

	draft.name = "Второй техникум";
	ck_sfp_ok(sfp_organization_add(w.reg, &draft, &other));
	system.organization = other->head.id;
	sfp_organization_free(other);
	card.id = both;
	card.surname = SURNAME;
	ck_sfp_ok(sfp_person_add(w.reg, &system, &card, &person));
	sfp_person_free(person);
	ck_sfp_ok(erase(&w.administrator, &id));
	ck_sfp_ok(sfp_record_get(w.reg, &system.organization, SFP_OBJECT_PERSON, &both, &record));
	ck_assert_str_eq(((sfp_person *)record)->surname, SURNAME);
	sfp_record_free(record);
}
END_TEST

/* ---- no noun is forgotten ---- */

/* Whose record it is: a noun with personal values that has neither member needs a thought here and in its list. */
static void give_to(const struct sfp__entity *entity, sfp_record *record, const sfp_id *person)
{
	bool given = entity->object == SFP_OBJECT_PERSON || entity->object == SFP_OBJECT_IMPORT; /* which is everybody's */

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct sfp__field *field = &entity->fields[i];
		void *place = (char *)record + field->offset;

		if (strcmp(field->name, "person") == 0 || strcmp(field->name, "contact") == 0 || strcmp(field->name, "signer") == 0) {
			*(sfp_id *)place = *person;
			given = true;
		}
		if (field->flags & SFP__PRIVATE && field->type == SFP__TEXT)
			ck_sfp_ok(sfp__record_set(place, "тайна"));
		if (field->flags & SFP__PRIVATE && field->type == SFP__HASH)
			memset(place, 7, 32);
	}
	ck_assert_msg(given, "%s", entity->name);
}

static const char *hex_of(const sfp_id *id)
{
	static char text[33];

	for (int i = 0; i < 16; i++)
		snprintf(text + 2 * i, 3, "%02X", id->bytes[i]);
	return text;
}

/* As if an idempotency key had made it. */
static void name_change(const sfp_record *record)
{
	char insert[256];

	snprintf(insert, sizeof(insert), "INSERT INTO idempotency VALUES (1, 'key %d', NULL, zeroblob(32), zeroblob(32), zeroblob(32), %d, x'%s', 0)",
	         record->object, record->object, hex_of(&record->id));
	ck_assert_int_eq(sqlite3_exec(sfp__store_connection(w.reg->store), insert, NULL, NULL, NULL), SQLITE_OK);
}

static void insert_one_of(const struct sfp__entity *entity, const sfp_id *person)
{
	sfp_record *record = NULL;
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__record_new(entity, &record));
	give_to(entity, record, person);
	record->revision = 1;
	record->state = 6; /* of a machine or not: nothing that only one may be in */
	memset(record->id.bytes, entity->object, sizeof(record->id.bytes));
	record->state = entity->machine ? sfp__machine_initial(entity->machine) : 0;
	ck_sfp_ok(sfp__txn_begin(&txn, w.reg->store));
	ck_sfp_ok(sfp__record_insert(w.reg->store, &w.reg->hash, entity, 1, record));
	ck_sfp_ok(sfp__txn_commit(&txn));
	name_change(record);
	sfp_record_free(record);
}

static int64_t number(const char *query)
{
	sqlite3_stmt *stmt = NULL;
	int64_t value;

	ck_assert_int_eq(sqlite3_prepare_v2(sfp__store_connection(w.reg->store), query, -1, &stmt, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

START_TEST(the_private_table_of_every_noun_loses_its_rows)
{
	sfp_id person = add_person(), id = asked(&person);
	int64_t before = number("SELECT count(*) FROM person_private"), nouns = 0;
	sfp_erasure *erasure = NULL;
	char query[128];

	for (int object = 1; object < SFP_OBJECT_END; object++) {
		const struct sfp__entity *entity = sfp__entity_of((sfp_object)object);

		if (!entity->private_digest)
			continue;
		nouns++;
		if (object != SFP_OBJECT_PERSON)
			insert_one_of(entity, &person);
		else
			name_change(&(sfp_record){ .object = SFP_OBJECT_PERSON, .id = person });
	}
	ck_assert_int_eq(sqlite3_exec(sfp__store_connection(w.reg->store),
	                              "PRAGMA foreign_keys = OFF;"
	                              "INSERT INTO import_former (org, import_id, person, revision, source_id, salt, surname, given_name, "
	                              "patronymic, birth_date, email, phone, name_fold) "
	                              "SELECT org, x'00', person, 1, '', zeroblob(32), 'тайна', '', '', 0, '', '', '' FROM erasure WHERE done_at = 0",
	                              NULL, NULL, NULL), SQLITE_OK);
	/* Any table of that name belongs to a noun. */
	ck_assert_int_eq(nouns, number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE '%\\_private' ESCAPE '\\'"));
	ck_sfp_ok(sfp_person_erase(w.reg, &w.administrator, &id, &erasure));
	for (int object = 1; object < SFP_OBJECT_END; object++) {
		const struct sfp__entity *entity = sfp__entity_of((sfp_object)object);
		sfp_record *record = NULL;
		sfp_id same = person;

		if (!entity->private_digest)
			continue;
		if (object != SFP_OBJECT_PERSON)
			memset(same.bytes, object, sizeof(same.bytes));
		ck_sfp_ok(sfp_record_get(w.reg, &w.organization, (sfp_object)object, &same, &record));
		for (size_t i = 0; i < entity->field_count; i++)
			if (entity->fields[i].flags & SFP__PRIVATE)
				ck_assert_msg(sfp__field_is_empty(&entity->fields[i], record), "%s.%s", entity->name,
				              entity->fields[i].name);
		snprintf(query, sizeof(query), "SELECT count(*) FROM %s WHERE private_digest IS NULL AND hex(id) = '%s'",
		         object == SFP_OBJECT_ORDER ? "orders" : entity->name, hex_of(&same));
		ck_assert_int_eq(number(query), 1);
		snprintf(query, sizeof(query), "SELECT count(*) FROM idempotency WHERE object = %d AND salt IS NULL", object);
		ck_assert_msg(number(query) == 1, "%s: the key's salt is kept (erasure_forget_keys)", entity->name);
		ck_assert_ptr_nonnull(strstr(erasure->kinds_erased, entity->name));
		sfp_record_free(record);
	}
	ck_assert_int_eq(number("SELECT count(*) FROM person_private"), before - 1);
	ck_assert_int_eq(number("SELECT count(*) FROM import_former"), 0);
	ck_assert_ptr_nonnull(strstr(erasure->kinds_erased, "import.former:1"));
	sfp_erasure_free(erasure);
}
END_TEST

static void insert(const struct sfp__entity *entity, sfp_record *record)
{
	SFP__TXN txn = { 0 };

	record->revision = 1;
	record->object = entity->object;
	memset(record->id.bytes, 0x77, sizeof(record->id.bytes));
	ck_sfp_ok(sfp__txn_begin(&txn, w.reg->store));
	ck_sfp_ok(sfp__record_insert(w.reg->store, &w.reg->hash, entity, 1, record));
	ck_sfp_ok(sfp__txn_commit(&txn));
	sfp_record_free(record);
}

static void insert_consent_signed_by(const sfp_id *person)
{
	sfp_consent *consent = NULL;

	ck_sfp_ok(sfp__record_new(&sfp__consent_entity, (sfp_record **)&consent));
	consent->person = w.students[0].person;
	consent->parent = *person;
	memset(consent->document_digest, 7, sizeof(consent->document_digest));
	insert(&sfp__consent_entity, &consent->head);
}

static void insert_order_that_moved(const sfp_id *person)
{
	sfp_order *order = NULL;
	sfp_movement *movement = NULL;
	sfp_id id;

	ck_sfp_ok(sfp__record_new(&sfp__order_entity, (sfp_record **)&order));
	order->signer = w.head.person;
	memset(order->document_digest, 7, sizeof(order->document_digest));
	memset(id.bytes, 0x77, sizeof(id.bytes));
	insert(&sfp__order_entity, &order->head);
	ck_sfp_ok(sfp__record_new(&sfp__movement_entity, (sfp_record **)&movement));
	movement->head.state = SFP_MOVEMENT_REVERSED;
	movement->kind = SFP_KIND_EXPEL;
	movement->person = *person;
	movement->order_id = id;
	insert(&sfp__movement_entity, &movement->head);
}

/* The list of a noun finds whose a record is; its document names others, too. */
START_TEST(a_document_loses_its_digest_with_anybody_whom_it_names)
{
	sfp_id person = add_person(), id = asked(&person);

	insert_consent_signed_by(&person);
	insert_order_that_moved(&person);
	ck_assert_int_eq(number("SELECT count(*) FROM consent_private WHERE document_digest IS NOT NULL"), 1);
	ck_assert_int_eq(number("SELECT count(*) FROM orders_private WHERE hex(id) LIKE '7777%'"), 1);
	ck_sfp_ok(erase(&w.administrator, &id));
	ck_assert_int_eq(number("SELECT count(*) FROM consent_private"), 0);
	ck_assert_int_eq(number("SELECT count(*) FROM orders_private WHERE hex(id) LIKE '7777%'"), 0);
	ck_assert_int_gt(number("SELECT count(*) FROM orders_private"), 0);
}
END_TEST

/* ---- the act of it ---- */

START_TEST(every_kind_of_value_has_words_in_the_act)
{
	char kind[128];

	for (int object = 1; object < SFP_OBJECT_END; object++) {
		const struct sfp__entity *entity = sfp__entity_of((sfp_object)object);

		for (size_t i = 0; i < entity->field_count; i++) {
			const struct sfp__field *field = &entity->fields[i];

			if ((field->flags & (SFP__PRIVATE | SFP__DERIVED)) != SFP__PRIVATE)
				continue;
			snprintf(kind, sizeof(kind), "%s.%s", entity->name, field->name);
			ck_assert_msg(sfp__erasure_kind(kind, strlen(kind), SFP_RU) && sfp__erasure_kind(kind, strlen(kind), SFP_EN),
			              "%s", kind);
		}
	}
}
END_TEST

static uint64_t entries(void)
{
	sfp_trail_head head;

	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	return head.size;
}

static void expect_hex(const char *text, const char *label, const uint8_t hash[32])
{
	char line[256];
	int length = snprintf(line, sizeof(line), "%s", label);

	for (int i = 0; i < 32; i++)
		length += snprintf(line + length, sizeof(line) - (size_t)length, "%02x", hash[i]);
	ck_assert_msg(strstr(text, line) != NULL, "'%s' lacks '%s'", text, line);
}

START_TEST(the_act_says_what_was_destroyed_and_has_none_of_it)
{
	sfp_id person = add_person(), id = SFP_ID_NONE;
	char *text = NULL, line[128], hex[SFP_ID_TEXT_SIZE];
	sfp_trail_entry *entry = NULL;
	sfp_trail_head head;
	uint64_t before;

	ck_sfp_ok(ask(&w.administrator, &person, "заявление об отзыве согласия", 20250901, &id));
	expect_says(sfp_erasure_act(w.reg, &w.organization, &id, SFP_RU, &text), SFP_E_INVALID, "not erased yet");
	before = entries();
	ck_sfp_ok(erase(&w.administrator, &id));
	expect_refused(erase(&w.administrator, &id), SFP_REASON_FACT); /* a refusal behind it changes nothing in the act */
	ck_sfp_ok(sfp_erasure_act(w.reg, &w.organization, &id, SFP_RU, &text));
	for (size_t i = 0; i < sizeof(traces) / sizeof(traces[0]); i++)
		ck_assert_msg(!strstr(text, traces[i]), "%s", traces[i]);
	sfp_id_to_text(&person, hex);
	ck_assert_ptr_nonnull(strstr(text, hex));
	ck_assert_ptr_nonnull(strstr(text, "Основание: заявление об отзыве согласия\n"));
	ck_assert_ptr_nonnull(strstr(text, "Основание появилось: 01.09.2025\n"));
	ck_assert_ptr_nonnull(strstr(text, "Уничтожено значений: 6\n"));
	ck_assert_ptr_nonnull(strstr(text, "  - дата рождения: 1\n"));
	ck_assert_ptr_nonnull(strstr(text, "Уничтожены: 2025-09-02T08:00:00+00:00\n"));
	snprintf(line, sizeof(line), "Номер записи: %llu\n", (unsigned long long)before);
	ck_assert_msg(strstr(text, line) != NULL, "%s", text);
	ck_sfp_ok(sfp_trail_entry_get(w.reg, &w.organization, before, &entry));
	expect_hex(text, "SHA-256 листа: ", entry->leaf);
	sfp_trail_entry_free(entry);
	ck_sfp_ok(sfp_trail_head_get(w.reg, &w.organization, &head));
	expect_hex(text, "Корень дерева: ", head.root);
	sfp_text_free(text);

	ck_sfp_ok(sfp_erasure_act(w.reg, &w.organization, &id, SFP_EN, &text));
	ck_assert_ptr_nonnull(strstr(text, "  - date of birth: 1\n"));
	ck_assert_ptr_nonnull(strstr(text, "Values destroyed: 6\n"));
	sfp_text_free(text);
	expect_says(sfp_erasure_act(w.reg, &w.organization, &w.order, SFP_EN, &text), SFP_E_NOT_FOUND, "no such erasure");
	ck_sfp_status(sfp_erasure_act(w.reg, &w.order, &id, SFP_EN, &text), SFP_E_NOT_FOUND);
	ck_sfp_status(sfp_erasure_act(NULL, &w.organization, &id, SFP_EN, &text), SFP_E_MISUSE);
	ck_sfp_status(sfp_erasure_act(w.reg, NULL, &id, SFP_EN, &text), SFP_E_MISUSE);
	ck_sfp_status(sfp_erasure_act(w.reg, &w.organization, NULL, SFP_EN, &text), SFP_E_MISUSE);
	ck_sfp_status(sfp_erasure_act(w.reg, &w.organization, &id, (sfp_language)9, &text), SFP_E_MISUSE);
	ck_sfp_status(sfp_erasure_act(w.reg, &w.organization, &id, SFP_EN, NULL), SFP_E_MISUSE);
}
END_TEST

/* ---- nothing is left in the files ---- */

static void open_file_world(void)
{
	folder_make();
	world_open(&w, in_folder("registry"), SFP_DURABILITY_NORMAL);
}

static void close_file_world(void)
{
	close_world();
	folder_remove();
}

/* The files may be read as files only because nobody locks them in between. */
static bool has_bytes(const char *name, const void *wanted, size_t wanted_length)
{
	static char bytes[1 << 22];
	FILE *file = fopen(in_folder(name), "rb");
	size_t length = file ? fread(bytes, 1, sizeof(bytes), file) : 0;

	if (file)
		fclose(file);
	ck_assert_uint_lt(length, sizeof(bytes));
	return memmem(bytes, length, wanted, wanted_length) != NULL;
}

static bool found_in(const char *name, const char *text)
{
	return has_bytes(name, text, strlen(text));
}

START_TEST(no_byte_of_what_was_erased_is_left_in_the_file_or_its_journal)
{
	sfp_id person = add_person(), id;
	sfp_actor once = w.administrator;

	once.idempotency_key = "erase";
	id = asked(&person);
	for (size_t i = 0; i < sizeof(traces) / sizeof(traces[0]); i++)
		ck_assert_msg(found_in("registry-wal", traces[i]) || found_in("registry", traces[i]), "%s was never there", traces[i]);
	ck_sfp_ok(erase(&once, &id));
	ck_assert_str_eq(sfp_registry_message(w.reg), "");
	for (size_t i = 0; i < sizeof(traces) / sizeof(traces[0]); i++) {
		ck_assert_msg(!found_in("registry", traces[i]), "the file has %s", traces[i]);
		ck_assert_msg(!found_in("registry-wal", traces[i]), "the journal has %s", traces[i]);
	}
	ck_sfp_ok(erase(&once, &id)); /* a retry does nothing twice */
}
END_TEST

/* ---- nor can it be found again by trying ---- */

static const char scan_of_consent[] = "Согласие. Исчезаева Ида, родилась 31.01.1990";
static const char scan_of_order[] = "Приказ. Подписала Исчезаева Ида, родилась 31.01.1990";

static void sha256_of(const char *text, uint8_t ret_digest[32])
{
	ck_sfp_ok(sfp__sha256(text, strlen(text), ret_digest));
}

static sfp_id consent_of(const sfp_id *person)
{
	sfp_consent_draft draft = SFP_CONSENT_DRAFT_INIT;
	sfp_consent *consent = NULL;
	sfp_id id;

	draft.person = *person;
	draft.code = "personal_data";
	draft.signed_by_person = true;
	draft.document = scan_of_consent;
	draft.document_length = strlen(scan_of_consent);
	ck_sfp_ok(sfp_consent_record(w.reg, &w.administrator, &draft, &consent));
	id = consent->head.id;
	sfp_consent_free(consent);
	return id;
}

static sfp_id order_by(const sfp_id *person)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	sfp_id id;

	draft.subject = SFP_ORDER_OTHER;
	draft.number = sfp_id_equal(person, &w.head.person) ? "33" : "31";
	draft.date = 20250901;
	draft.title = "О разном";
	draft.signer = *person;
	draft.document = scan_of_order;
	draft.document_length = strlen(scan_of_order);
	ck_sfp_ok(sfp_order_register(w.reg, &w.administrator, &draft, &order));
	id = order->head.id;
	sfp_order_free(order);
	return id;
}

/* None in a build that cannot read lists. */
static sfp_id import_of(const char *list)
{
	const sfp_roster_input input = { .data = list, .length = strlen(list), .name = "list.csv", .kind = SFP_ROSTER_STUDENTS };
	sfp_roster_options reading_options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_apply_options options = SFP_ROSTER_APPLY_OPTIONS_INIT;
	sfp_roster_reading *reading = NULL;
	sfp_roster_applied *applied = NULL;
	sfp_roster_plan *plan = NULL;
	sfp_id id = SFP_ID_NONE;

	reading_options.partial = true;
	if (sfp_roster_read(&input, 1, &reading_options, &reading) == SFP_E_UNSUPPORTED)
		return id;
	options.order_id = world_order(&w, SFP_ORDER_MOVEMENT, "32");
	options.orderer = w.deputy.person;
	ck_sfp_ok(sfp_roster_plan_make(w.reg, &w.organization, reading, NULL, &plan));
	ck_sfp_ok(sfp_roster_plan_apply(w.reg, &w.administrator, plan, &options, &applied));
	id = applied->import->head.id;
	sfp_roster_applied_free(applied);
	sfp_roster_plan_free(plan);
	sfp_roster_reading_close(reading);
	return id;
}

static sfp_record *record_of(sfp_object object, const sfp_id *id)
{
	sfp_record *record = NULL;

	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, object, id, &record));
	return record;
}

static bool lies_in_the_files(const uint8_t digest[32])
{
	return has_bytes("registry", digest, 32) || has_bytes("registry-wal", digest, 32);
}

/* Whoever knows a scan but for a date of birth has 20,000 digests to compare with. */
START_TEST(no_digest_of_what_told_of_somebody_is_left_to_try_dates_of_birth_on)
{
	sfp_id person = add_person(), consent = consent_of(&person), order = order_by(&person), other = order_by(&w.head.person), id;
	uint8_t of_consent[32], of_order[32];
	sfp_record *record;

	sha256_of(scan_of_consent, of_consent);
	sha256_of(scan_of_order, of_order);
	ck_assert(lies_in_the_files(of_consent));
	id = asked(&person);
	ck_sfp_ok(erase(&w.administrator, &id));
	ck_assert(!lies_in_the_files(of_consent));
	record = record_of(SFP_OBJECT_CONSENT, &consent);
	ck_assert_mem_eq(((sfp_consent *)record)->document_digest, (uint8_t[32]){ 0 }, 32);
	sfp_record_free(record);
	record = record_of(SFP_OBJECT_ORDER, &order);
	ck_assert_mem_eq(((sfp_order *)record)->document_digest, (uint8_t[32]){ 0 }, 32);
	sfp_record_free(record);
	/* What somebody else signed keeps its own, by which the scan is recognized. */
	record = record_of(SFP_OBJECT_ORDER, &other);
	ck_assert_mem_eq(((sfp_order *)record)->document_digest, of_order, 32);
	sfp_record_free(record);
}
END_TEST

/* A list names people whom it does not change, so its digests go with anybody's data. */
START_TEST(no_digest_of_a_list_outlives_anybody_s_data)
{
	static const char list[] = "Фамилия;Имя;Отчество;Дата рождения;Группа\r\nСписков;Иван;Иванович;01.02.2009;М-11\r\n";
	sfp_id person = add_person(), import = import_of(list), id = asked(&person);
	uint8_t of_plan[32], of_input[32], of_file[32];
	sfp_erasure *erasure = NULL;
	sfp_record *record;

	if (sfp_id_is_none(&import))
		return;
	sha256_of(list, of_file);
	ck_sfp_ok(sfp__sha256(of_file, 32, of_input));
	record = record_of(SFP_OBJECT_IMPORT, &import);
	ck_assert_mem_eq(((sfp_import *)record)->input_digest, of_input, 32); /* by which the list is recognized */
	memcpy(of_plan, ((sfp_import *)record)->plan_digest, 32);
	sfp_record_free(record);
	ck_assert(lies_in_the_files(of_input) && lies_in_the_files(of_plan));

	ck_sfp_ok(sfp_person_erase(w.reg, &w.administrator, &id, &erasure));
	ck_assert_ptr_nonnull(strstr(erasure->kinds_erased, "import.plan_digest:1 import.input_digest:1"));
	sfp_erasure_free(erasure);
	ck_assert(!lies_in_the_files(of_input) && !lies_in_the_files(of_plan) && !lies_in_the_files(of_file));
	record = record_of(SFP_OBJECT_IMPORT, &import);
	ck_assert_mem_eq(((sfp_import *)record)->input_digest, (uint8_t[32]){ 0 }, 32);
	ck_assert_int_eq(((sfp_import *)record)->people_added, 1);
	sfp_record_free(record);
}
END_TEST

static sfp_status add_by_key(const char *key, const char *surname, sfp_id *ret_id)
{
	sfp_actor actor = w.system;
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_status status;

	actor.idempotency_key = key;
	draft.surname = surname;
	draft.birth_date = 19900131;
	status = sfp_person_add(w.reg, &actor, &draft, &person);
	if (status == SFP_OK)
		*ret_id = person->head.id;
	sfp_person_free(person);
	return status;
}

/* Both the file and its key: what is left of the change must not tell with what it was made. */
START_TEST(a_key_forgets_with_what_its_change_was_made_and_does_nothing_twice_all_the_same)
{
	sfp_id first, again, kept, id;
	int64_t people;

	ck_sfp_ok(add_by_key("card 1", SURNAME, &first));
	ck_sfp_ok(add_by_key("card 2", "Остаева", &kept));
	ck_sfp_ok(add_by_key("card 1", SURNAME, &again));
	ck_assert(sfp_id_equal(&first, &again));
	people = number("SELECT count(*) FROM person");
	id = asked(&first);
	ck_sfp_ok(erase(&w.administrator, &id));
	expect_says(add_by_key("card 1", SURNAME, &again), SFP_E_CONFLICT, "were erased");
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(w.reg, SFP_RU), "уничтожены"));
	ck_sfp_ok(add_by_key("card 2", "Остаева", &again));
	ck_assert(sfp_id_equal(&kept, &again));
	ck_assert_int_eq(number("SELECT count(*) FROM person"), people);
	ck_assert_int_eq(number("SELECT count(*) FROM idempotency WHERE key = 'card 1' AND salt IS NULL"), 1);
	ck_assert_int_eq(number("SELECT count(*) FROM idempotency WHERE key = 'card 2' AND salt IS NOT NULL"), 1);
}
END_TEST

START_TEST(a_reader_in_the_way_is_told_of_and_scrubbing_is_finished_later)
{
	sfp_id person = add_person(), id = asked(&person);
	sqlite3 *reader = NULL;

	ck_assert_int_eq(sqlite3_open(in_folder("registry"), &reader), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM person", NULL, NULL, NULL), SQLITE_OK);
	ck_sfp_ok(erase(&w.administrator, &id));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "journal"));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message_in(w.reg, SFP_RU), "журнал"));
	ck_sfp_status(sfp_registry_scrub(w.reg), SFP_E_BUSY);
	ck_assert(found_in("registry-wal", SURNAME) || found_in("registry", SURNAME)); /* as it was said */
	ck_assert_int_eq(sqlite3_exec(reader, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(reader);
	ck_sfp_ok(sfp_registry_scrub(w.reg));
	for (size_t i = 0; i < sizeof(traces) / sizeof(traces[0]); i++)
		ck_assert(!found_in("registry", traces[i]) && !found_in("registry-wal", traces[i]));
}
END_TEST

START_TEST(within_a_batch_the_journal_is_scrubbed_afterwards)
{
	sfp_id person = add_person(), id = asked(&person);

	ck_sfp_ok(sfp_batch_begin(w.reg));
	ck_sfp_ok(erase(&w.administrator, &id));
	ck_assert_ptr_nonnull(strstr(sfp_registry_message(w.reg), "batch"));
	ck_sfp_status(sfp_registry_scrub(w.reg), SFP_E_MISUSE);
	ck_sfp_ok(sfp_batch_end(w.reg, true));
	ck_sfp_ok(sfp_registry_scrub(w.reg));
	for (size_t i = 0; i < sizeof(traces) / sizeof(traces[0]); i++)
		ck_assert(!found_in("registry", traces[i]) && !found_in("registry-wal", traces[i]));
	ck_sfp_status(sfp_registry_scrub(NULL), SFP_E_MISUSE);
}
END_TEST

START_TEST(arguments_that_cannot_be_meant_are_misuse)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT, short_draft = draft;
	sfp_erasure *erasure = NULL;
	sfp_id id = w.order;

	short_draft.struct_size = 4;
	ck_sfp_status(sfp_erasure_ask(NULL, &w.administrator, &draft, &erasure), SFP_E_MISUSE);
	ck_sfp_status(sfp_erasure_ask(w.reg, NULL, &draft, &erasure), SFP_E_MISUSE);
	ck_sfp_status(sfp_erasure_ask(w.reg, &w.administrator, NULL, &erasure), SFP_E_MISUSE);
	ck_sfp_status(sfp_erasure_ask(w.reg, &w.administrator, &short_draft, &erasure), SFP_E_MISUSE);
	ck_sfp_status(sfp_erasure_ask(w.reg, &w.administrator, &draft, NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_person_erase(NULL, &w.administrator, &id, &erasure), SFP_E_MISUSE);
	ck_sfp_status(sfp_person_erase(w.reg, NULL, &id, &erasure), SFP_E_MISUSE);
	ck_sfp_status(sfp_person_erase(w.reg, &w.administrator, NULL, &erasure), SFP_E_MISUSE);
	ck_sfp_status(sfp_person_erase(w.reg, &w.administrator, &id, NULL), SFP_E_MISUSE);
	sfp_erasure_free(NULL);
}
END_TEST

static Suite *erasure_suite(void)
{
	Suite *suite = suite_create("erasure");
	TCase *asking = tcase_create("asking"), *nouns = tcase_create("nouns"), *files = tcase_create("files");

	tcase_add_checked_fixture(asking, open_world, close_world);
	tcase_add_test(asking, a_ground_is_recorded_by_whoever_may_erase_and_by_the_system);
	tcase_add_test(asking, a_ground_says_why_whose_and_since_when);
	tcase_add_test(asking, erasing_takes_every_value_counts_them_and_says_of_which_kinds_they_were);
	tcase_add_test(asking, without_a_recorded_ground_nobody_is_erased);
	tcase_add_test(asking, only_the_administrator_and_the_administration_erase);
	tcase_add_test(asking, whoever_still_holds_something_is_not_erased_and_hears_what);
	tcase_add_test(asking, whoever_has_left_is_erased_with_what_an_application_kept_of_them);
	tcase_add_test(asking, another_organisation_keeps_its_own_card_of_the_person);
	tcase_add_test(asking, every_kind_of_value_has_words_in_the_act);
	tcase_add_test(asking, the_act_says_what_was_destroyed_and_has_none_of_it);
	tcase_add_test(asking, arguments_that_cannot_be_meant_are_misuse);
	suite_add_tcase(suite, asking);
	/* Records that no verb made are on no trail: it is not verified here. */
	tcase_add_checked_fixture(nouns, open_world, leave_world);
	tcase_add_test(nouns, the_private_table_of_every_noun_loses_its_rows);
	tcase_add_test(nouns, a_document_loses_its_digest_with_anybody_whom_it_names);
	suite_add_tcase(suite, nouns);
	tcase_add_checked_fixture(files, open_file_world, close_file_world);
	tcase_add_test(files, no_byte_of_what_was_erased_is_left_in_the_file_or_its_journal);
	tcase_add_test(files, no_digest_of_what_told_of_somebody_is_left_to_try_dates_of_birth_on);
	tcase_add_test(files, no_digest_of_a_list_outlives_anybody_s_data);
	tcase_add_test(files, a_key_forgets_with_what_its_change_was_made_and_does_nothing_twice_all_the_same);
	tcase_add_test(files, a_reader_in_the_way_is_told_of_and_scrubbing_is_finished_later);
	tcase_add_test(files, within_a_batch_the_journal_is_scrubbed_afterwards);
	suite_add_tcase(suite, files);
	return suite;
}

SUITE_MAIN(erasure_suite)

/* clang-format on */
