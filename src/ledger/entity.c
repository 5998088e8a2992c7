/* entity.c: records between structs, rows, digests and JSON, by the nouns' tables of fields. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "base/time.h"
#include "ledger/entity.h"
#include "ledger/nouns.h"

/* What stands before the fields in every statement that reads records; src/sql/nouns.py puts it there. */
enum {
	ID,
	STATE,
	REVISION,
	EDITION,
	CREATED_AT,
	CHANGED_AT,
	HEAD_COLUMNS
};

const struct sfp__entity *sfp__entity_of(sfp_object object)
{
	return object > 0 && object < SFP_OBJECT_END ? sfp__nouns.entities[object] : NULL;
}

const char *sfp_object_name(sfp_object object)
{
	const struct sfp__entity *entity = sfp__entity_of(object);

	return entity ? entity->name : NULL;
}

sfp_object sfp_object_from_name(const char *name)
{
	for (int object = 1; name && object < SFP_OBJECT_END; object++)
		if (strcmp(sfp__nouns.entities[object]->name, name) == 0)
			return (sfp_object)object;
	return (sfp_object)0;
}

sfp_machine sfp_object_machine(sfp_object object)
{
	const struct sfp__entity *entity = sfp__entity_of(object);

	return entity ? entity->machine : (sfp_machine)0;
}

static void *member(const sfp_record *record, const struct sfp__field *field)
{
	return (char *)(uintptr_t)record + field->offset;
}

static int64_t number_of(const struct sfp__field *field, const void *place)
{
	if (field->type == SFP__BOOL)
		return *(const bool *)place;
	if (field->type == SFP__LONG || field->type == SFP__TIME)
		return *(const int64_t *)place;
	return *(const int *)place;
}

/* ---- life ---- */

sfp_status sfp__record_set(const char **text_member, const char *text)
{
	char *copy = strdup(text ? text : "");

	if (!copy)
		return SFP_E_NO_MEMORY;
	free((void *)(uintptr_t)*text_member);
	*text_member = copy;
	return SFP_OK;
}

sfp_status sfp__record_new(const struct sfp__entity *entity, sfp_record **ret_record)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = calloc(1, entity->size);

	if (!record)
		return SFP_E_NO_MEMORY;
	record->object = entity->object;
	for (size_t i = 0; i < entity->field_count; i++)
		if (entity->fields[i].type == SFP__TEXT) {
			sfp_status status = sfp__record_set(member(record, &entity->fields[i]), "");

			if (status != SFP_OK)
				return status;
		}
	*ret_record = SFP__TAKE(record);
	return SFP_OK;
}

void sfp_record_free(sfp_record *record)
{
	const struct sfp__entity *entity;

	if (!record)
		return;
	entity = sfp__entity_of(record->object);
	for (size_t i = 0; entity && i < entity->field_count; i++)
		if (entity->fields[i].type == SFP__TEXT)
			free(*(char **)member(record, &entity->fields[i]));
	free(record);
}

void sfp__record_freep(void *address)
{
	sfp_record_free(*(sfp_record **)address);
}

/* ---- rows ---- */

/* A value of which the library would see less than is there must not pass: SQL compares the whole, the digest only what
 * was read. */

static bool all_zero(const void *data, size_t length)
{
	const uint8_t *bytes = data;

	for (size_t i = 0; i < length; i++)
		if (bytes[i])
			return false;
	return true;
}

/* None is NULL, never zeros. */
static sfp_status read_hash(struct sfp__stmt *stmt, int column, uint8_t hash[32])
{
	size_t length = 0;
	const void *blob = sfp__column_blob(stmt, column, &length);

	if (sfp__column_is_null(stmt, column))
		return SFP_OK;
	if (!blob || length != 32 || all_zero(blob, 32))
		return SFP_E_CORRUPT;
	memcpy(hash, blob, 32);
	return SFP_OK;
}

static sfp_status read_id(struct sfp__stmt *stmt, int column, sfp_id *id)
{
	*id = sfp__column_id(stmt, column);
	return sfp_id_is_none(id) && !sfp__column_is_null(stmt, column) ? SFP_E_CORRUPT : SFP_OK;
}

static sfp_status read_int(struct sfp__stmt *stmt, int column, int64_t least, int64_t most, int64_t *ret_number)
{
	*ret_number = sfp__column_int(stmt, column);
	return *ret_number >= least && *ret_number <= most ? SFP_OK : SFP_E_CORRUPT;
}

/* None is 0, whatever the enumeration. What has no name is looked up nowhere, and the tables of machines and kinds end
 * somewhere. */
static bool is_known(const struct sfp__field *field, int64_t number)
{
	bool bounded = field->least || field->most;

	if (number < INT_MIN || number > INT_MAX || (bounded && (number < field->least || number > field->most)))
		return false;
	switch (field->type) {
	case SFP__DATE:
		return number == 0 || sfp__date_valid((sfp_date)number);
	case SFP__ROLE:
		return number == 0 || sfp_role_name((sfp_role)number);
	case SFP__KIND:
		return number == 0 || sfp_kind_name((sfp_kind)number);
	case SFP__ACTION:
		return number == 0 || sfp_action_name((sfp_action)number);
	case SFP__FACT:
		return number == 0 || sfp_fact_name((sfp_fact)number);
	case SFP__WORD:
		return number == 0 || field->names((int)number);
	case SFP__INT:
	case SFP__BOOL:
	case SFP__ID:
	case SFP__TEXT:
	case SFP__LONG:
	case SFP__TIME:
	case SFP__HASH:
		break;
	}
	return bounded || (number >= 0 && number < INT_MAX); /* one more can be counted */
}

/* What could not be read again is not written. */
static sfp_status expect_known(struct sfp__store *store, const struct sfp__entity *entity, const sfp_record *record)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct sfp__field *field = &entity->fields[i];
		const void *place = member(record, field);
		bool is_time = field->type == SFP__TIME;

		if (field->type == SFP__ID || field->type == SFP__TEXT || field->type == SFP__HASH ||
		    field->type == SFP__LONG ||
		    (is_time && (number_of(field, place) == 0 || sfp__time_valid(number_of(field, place)))) ||
		    (!is_time && is_known(field, number_of(field, place))))
			continue;
		return sfp__store_fail_in(store, SFP_E_INVALID, "%s: значения %lld у поля %s не бывает",
		                          "%s: %lld is no value of %s", entity->name,
		                          (long long)number_of(field, place), field->name);
	}
	return SFP_OK;
}

static sfp_status read_time(struct sfp__stmt *stmt, int column, sfp_time *time)
{
	*time = sfp__column_int(stmt, column);
	return *time == 0 || sfp__time_valid(*time) ? SFP_OK : SFP_E_CORRUPT;
}

static sfp_status read_text(struct sfp__stmt *stmt, int column, const char **text_member)
{
	const char *text = sfp__column_text(stmt, column);

	if (!text)
		return sfp__record_set(text_member, "");
	if (sfp__column_length(stmt, column) != strlen(text) || !sfp__utf8_valid(text, strlen(text)))
		return SFP_E_CORRUPT;
	return sfp__record_set(text_member, text);
}

static sfp_status read_field(struct sfp__stmt *stmt, int column, const struct sfp__field *field, sfp_record *record)
{
	void *place = member(record, field);
	int64_t number;
	sfp_status status;

	switch (field->type) {
	case SFP__ID:
		return read_id(stmt, column, place);
	case SFP__TEXT:
		return read_text(stmt, column, place);
	case SFP__INT:
	case SFP__DATE:
	case SFP__ROLE:
	case SFP__KIND:
	case SFP__ACTION:
	case SFP__FACT:
	case SFP__WORD:
		number = sfp__column_int(stmt, column);
		if (!is_known(field, number))
			return SFP_E_CORRUPT;
		*(int *)place = (int)number;
		return SFP_OK;
	case SFP__BOOL:
		status = read_int(stmt, column, 0, 1, &number);
		*(bool *)place = number != 0;
		return status;
	case SFP__LONG:
		*(int64_t *)place = sfp__column_int(stmt, column);
		return SFP_OK;
	case SFP__TIME:
		return read_time(stmt, column, place);
	case SFP__HASH:
		return read_hash(stmt, column, place);
	}
	return SFP_E_MISUSE;
}

static sfp_status read_state(struct sfp__stmt *stmt, const struct sfp__entity *entity, int *state)
{
	int64_t number = sfp__column_int(stmt, STATE);

	if (number < 0 || number > INT_MAX)
		return SFP_E_CORRUPT;
	*state = (int)number;
	if (!entity->machine)
		return number == 0 ? SFP_OK : SFP_E_CORRUPT;
	return sfp_machine_state_name(entity->machine, *state) ? SFP_OK : SFP_E_CORRUPT;
}

/* Gives the column that is wrong, or how many there are. */
static int read_head(struct sfp__stmt *stmt, const struct sfp__entity *entity, const sfp_id *organization,
                     sfp_record *record)
{
	record->organization = *organization;
	if (read_id(stmt, ID, &record->id) != SFP_OK)
		return ID;
	if (read_state(stmt, entity, &record->state) != SFP_OK)
		return STATE;
	if (read_int(stmt, REVISION, 1, INT64_MAX - 1, &record->revision) != SFP_OK)
		return REVISION;
	if (read_id(stmt, EDITION, &record->edition) != SFP_OK)
		return EDITION;
	if (read_time(stmt, CREATED_AT, &record->created_at) != SFP_OK)
		return CREATED_AT;
	return read_time(stmt, CHANGED_AT, &record->changed_at) == SFP_OK ? HEAD_COLUMNS : CHANGED_AT;
}

/* Which record, and what of it; no value, which may be personal. */
static sfp_status say_damaged(struct sfp__store *store, struct sfp__stmt *stmt, const struct sfp__entity *entity,
                              const sfp_record *record, int column)
{
	const char *name = sfp__column_label(stmt, column);
	char id[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(&record->id, id);
	return sfp__store_fail_in(
		store, SFP_E_CORRUPT,
		"%s %s: поле %s испорчено, такого значения не бывает; проверьте журнал и верните файл из копии",
		"%s %s: the member %s is damaged, no such value exists; verify the trail and put a copy of the file back",
		entity->name, id, name ? name : "?");
}

sfp_status sfp__record_read(struct sfp__store *store, struct sfp__stmt *stmt, const struct sfp__entity *entity,
                            const sfp_id *organization, sfp_record **ret_record)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	sfp_status status = sfp__record_new(entity, &record);
	int column;

	if (status != SFP_OK)
		return status;
	column = read_head(stmt, entity, organization, record);
	status = column == HEAD_COLUMNS ? SFP_OK : SFP_E_CORRUPT;
	for (size_t i = 0; i < entity->field_count && status == SFP_OK; i++, column += status == SFP_OK)
		status = read_field(stmt, (int)i + HEAD_COLUMNS, &entity->fields[i], record);
	if (status == SFP_OK || status == SFP_E_CORRUPT) {
		sfp_status kept = sfp__store_status(store); /* out of memory looks like damage */

		status = kept != SFP_OK ? kept : status;
	}
	if (status == SFP_E_CORRUPT)
		return say_damaged(store, stmt, entity, record, column);
	if (status != SFP_OK)
		return status;
	*ret_record = SFP__TAKE(record);
	return SFP_OK;
}

sfp_status sfp__record_load(struct sfp__store *store, const struct sfp__entity *entity, int64_t org,
                            const sfp_id *organization, const sfp_id *id, sfp_record **ret_record)
{
	struct sfp__stmt *stmt = sfp__stmt(store, entity->get);
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":id", id);
	status = sfp__step_row(store, stmt);
	if (status == SFP_OK)
		status = sfp__record_read(store, stmt, entity, organization, ret_record);
	return status;
}

static void bind_field(struct sfp__stmt *stmt, int at, const struct sfp__field *field, const sfp_record *record)
{
	const void *place = member(record, field);

	switch (field->type) {
	case SFP__ID:
		sfp__bind_id_at(stmt, at, place);
		return;
	case SFP__TEXT:
		sfp__bind_text_at(stmt, at, *(const char *const *)place);
		return;
	case SFP__INT:
	case SFP__DATE:
	case SFP__ROLE:
	case SFP__KIND:
	case SFP__ACTION:
	case SFP__FACT:
	case SFP__WORD:
		sfp__bind_int_at(stmt, at, *(const int *)place);
		return;
	case SFP__BOOL:
		sfp__bind_int_at(stmt, at, *(const bool *)place);
		return;
	case SFP__LONG:
	case SFP__TIME:
		sfp__bind_int_at(stmt, at, *(const int64_t *)place);
		return;
	case SFP__HASH:
		sfp__bind_blob_at(stmt, at, all_zero(place, 32) ? NULL : place, 32);
		return;
	}
}

/* In every statement that writes a record, the parameters of the fields stand one after the other in the order of the
 * fields. */
static void bind_fields(struct sfp__stmt *stmt, const struct sfp__entity *entity, const sfp_record *record,
                        bool private)
{
	int at = 0;

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct sfp__field *field = &entity->fields[i];

		if (!(field->flags & SFP__PRIVATE) != !private)
			continue;
		at = at ? at + 1 : sfp__bind_place(stmt, field->name);
		bind_field(stmt, at, field, record);
	}
}

static void bind_record(struct sfp__stmt *stmt, const struct sfp__entity *entity, int64_t org, const sfp_record *record,
                        bool private)
{
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":id", &record->id);
	bind_fields(stmt, entity, record, private);
	if (private)
		return;
	sfp__bind_int(stmt, ":state", record->state);
	sfp__bind_int(stmt, ":revision", record->revision);
	sfp__bind_id(stmt, ":edition", &record->edition);
	sfp__bind_int(stmt, ":changed_at", record->changed_at);
}

/* A new salt with every writing: equal values of different times cannot be told to be equal. */
static sfp_status commit_to_private(struct sfp__hash *hash, const struct sfp__entity *entity, sfp_record *record,
                                    uint8_t salt[32])
{
	sfp_status status = sfp__random(salt, 32);

	if (status == SFP_OK)
		status = sfp__private_digest(hash, entity, record, salt, (uint8_t *)record + entity->private_digest);
	return status;
}

static sfp_status put_private(struct sfp__store *store, const struct sfp__entity *entity, int64_t org,
                              const sfp_record *record, const uint8_t salt[32])
{
	struct sfp__stmt *stmt = sfp__stmt(store, entity->put_private);

	bind_record(stmt, entity, org, record, true);
	sfp__bind_blob(stmt, ":salt", salt, 32);
	return sfp__exec(store, stmt);
}

sfp_status sfp__record_insert(struct sfp__store *store, struct sfp__hash *hash, const struct sfp__entity *entity,
                              int64_t org, sfp_record *record)
{
	uint8_t salt[32];
	struct sfp__stmt *stmt;
	sfp_status status = expect_known(store, entity, record);

	if (status == SFP_OK && entity->private_digest)
		status = commit_to_private(hash, entity, record, salt);
	if (status != SFP_OK)
		return status;

	stmt = sfp__stmt(store, entity->insert);
	bind_record(stmt, entity, org, record, false);
	sfp__bind_int(stmt, ":created_at", record->created_at);
	status = sfp__exec(store, stmt);
	if (status == SFP_OK && entity->private_digest)
		status = put_private(store, entity, org, record, salt);
	return status;
}

sfp_status sfp__record_update(struct sfp__store *store, struct sfp__hash *hash, const struct sfp__entity *entity,
                              int64_t org, sfp_record *record, bool private_too)
{
	uint8_t salt[32];
	struct sfp__stmt *stmt;
	sfp_status status = expect_known(store, entity, record);

	private_too = private_too && entity->private_digest;
	if (status != SFP_OK)
		return status;
	if (private_too)
		status = commit_to_private(hash, entity, record, salt);
	if (status != SFP_OK)
		return status;

	stmt = sfp__stmt(store, entity->update);
	bind_record(stmt, entity, org, record, false);
	status = sfp__exec_one(store, stmt);
	if (status != SFP_OK)
		return status;
	record->revision++;
	if (private_too)
		status = put_private(store, entity, org, record, salt);
	return status;
}

bool sfp__field_is_empty(const struct sfp__field *field, const sfp_record *record)
{
	const void *place = member(record, field);

	if (field->type == SFP__TEXT)
		return !**(const char *const *)place;
	if (field->type == SFP__ID || field->type == SFP__HASH)
		return all_zero(place, field->type == SFP__ID ? 16 : 32);
	return number_of(field, place) == 0;
}

static sfp_status empty_field(const struct sfp__field *field, sfp_record *record)
{
	void *place = member(record, field);

	switch (field->type) {
	case SFP__TEXT:
		return sfp__record_set(place, "");
	case SFP__ID:
		memset(place, 0, 16);
		return SFP_OK;
	case SFP__HASH:
		memset(place, 0, 32);
		return SFP_OK;
	case SFP__BOOL:
		*(bool *)place = false;
		return SFP_OK;
	case SFP__LONG:
	case SFP__TIME:
		*(int64_t *)place = 0;
		return SFP_OK;
	case SFP__INT:
	case SFP__DATE:
	case SFP__ROLE:
	case SFP__KIND:
	case SFP__ACTION:
	case SFP__FACT:
	case SFP__WORD:
		*(int *)place = 0;
		return SFP_OK;
	}
	return SFP_E_MISUSE;
}

sfp_status sfp__record_drop_private(struct sfp__store *store, const struct sfp__entity *entity, int64_t org,
                                    sfp_record *record)
{
	struct sfp__stmt *stmt = sfp__stmt(store, entity->drop_private);
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":id", &record->id);
	status = sfp__exec(store, stmt);
	memset((uint8_t *)record + entity->private_digest, 0, 32);
	for (size_t i = 0; i < entity->field_count && status == SFP_OK; i++)
		if (entity->fields[i].flags & SFP__PRIVATE)
			status = empty_field(&entity->fields[i], record);
	return status;
}

/* ---- digests ---- */

static void add_item(struct sfp__buffer *out, const char *name, const void *value, size_t length)
{
	sfp__buffer_add_u32(out, (uint32_t)strlen(name));
	sfp__buffer_add_text(out, name);
	sfp__buffer_add_u32(out, (uint32_t)length);
	sfp__buffer_add(out, value, length);
}

static void add_number(struct sfp__buffer *out, const char *name, int64_t number)
{
	sfp__buffer_add_u32(out, (uint32_t)strlen(name));
	sfp__buffer_add_text(out, name);
	sfp__buffer_add_u32(out, 8);
	sfp__buffer_add_u64(out, (uint64_t)number);
}

/* An empty member is left out, so that a member that comes later with a new release changes no old digest. */
static void add_field(struct sfp__buffer *out, const struct sfp__field *field, const sfp_record *record)
{
	const void *place = member(record, field);

	if (sfp__field_is_empty(field, record))
		return;
	if (field->type == SFP__TEXT)
		add_item(out, field->name, *(const char *const *)place, strlen(*(const char *const *)place));
	else if (field->type == SFP__ID || field->type == SFP__HASH)
		add_item(out, field->name, place, field->type == SFP__ID ? 16 : 32);
	else
		add_number(out, field->name, number_of(field, place));
}

static sfp_status digest_fields(struct sfp__hash *hash, const struct sfp__entity *entity, const sfp_record *record,
                                bool private, struct sfp__buffer *out, uint8_t ret_digest[32])
{
	for (size_t i = 0; i < entity->field_count; i++)
		if (!(entity->fields[i].flags & SFP__PRIVATE) == !private)
			add_field(out, &entity->fields[i], record);
	if (out->failed)
		return SFP_E_NO_MEMORY;
	sfp__hash_start(hash);
	sfp__hash_add(hash, out->data, out->length);
	return sfp__hash_end(hash, ret_digest);
}

static void clear_buffer(struct sfp__buffer *buffer)
{
	sfp__buffer_clear(buffer);
}

sfp_status sfp__record_digest(struct sfp__hash *hash, const struct sfp__entity *entity, const sfp_record *record,
                              uint8_t ret_digest[32])
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer out = { 0 };

	sfp__buffer_add_text(&out, "sferumpolicy-row-1\n");
	add_item(&out, "object", entity->name, strlen(entity->name));
	add_item(&out, "id", record->id.bytes, 16);
	add_number(&out, "state", record->state);
	add_number(&out, "revision", record->revision);
	if (!sfp_id_is_none(&record->edition))
		add_item(&out, "edition", record->edition.bytes, 16);
	add_number(&out, "created_at", record->created_at);
	add_number(&out, "changed_at", record->changed_at);
	return digest_fields(hash, entity, record, false, &out, ret_digest);
}

sfp_status sfp__private_digest(struct sfp__hash *hash, const struct sfp__entity *entity, const sfp_record *record,
                               const uint8_t salt[32], uint8_t ret_digest[32])
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer out = { 0 };

	sfp__buffer_add_text(&out, "sferumpolicy-private-1\n");
	add_item(&out, "salt", salt, 32);
	return digest_fields(hash, entity, record, true, &out, ret_digest);
}

/* ---- JSON ---- */

static json_t *id_json(const sfp_id *id)
{
	char text[SFP_ID_TEXT_SIZE];

	if (sfp_id_is_none(id))
		return json_null();
	sfp_id_to_text(id, text);
	return json_string(text);
}

static json_t *time_json(sfp_time time)
{
	char text[SFP_TIME_TEXT_SIZE];

	if (!time)
		return json_null();
	sfp_time_to_text(time, text);
	return json_string(text);
}

static json_t *date_json(sfp_date date)
{
	char text[SFP_DATE_TEXT_SIZE];

	if (!date)
		return json_null();
	sfp_date_to_text(date, text);
	return json_string(text);
}

static json_t *hash_json(const uint8_t hash[32])
{
	char text[65];

	if (all_zero(hash, 32))
		return json_null();
	for (int i = 0; i < 32; i++)
		snprintf(text + 2 * i, 3, "%02x", hash[i]);
	return json_string(text);
}

static json_t *name_json(const char *name)
{
	return name ? json_string(name) : json_null();
}

static json_t *field_json(const struct sfp__field *field, const sfp_record *record)
{
	const void *place = member(record, field);

	switch (field->type) {
	case SFP__ID:
		return id_json(place);
	case SFP__TEXT:
		return json_string(*(const char *const *)place);
	case SFP__BOOL:
		return json_boolean(*(const bool *)place);
	case SFP__DATE:
		return date_json(*(const sfp_date *)place);
	case SFP__ROLE:
		return name_json(sfp_role_name(*(const sfp_role *)place));
	case SFP__KIND:
		return name_json(sfp_kind_name(*(const sfp_kind *)place));
	case SFP__ACTION:
		return name_json(sfp_action_name(*(const sfp_action *)place));
	case SFP__WORD:
		return name_json(field->names(*(const int *)place));
	case SFP__FACT:
		return name_json(sfp_fact_name(*(const sfp_fact *)place));
	case SFP__TIME:
		return time_json(*(const sfp_time *)place);
	case SFP__HASH:
		return hash_json(place);
	case SFP__INT:
	case SFP__LONG:
		return json_integer(number_of(field, place));
	}
	return NULL;
}

static json_t *head_json(const struct sfp__entity *entity, const sfp_record *record)
{
	json_t *json = json_object();

	sfp__json_set(&json, "object", json_string(entity->name));
	sfp__json_set(&json, "id", id_json(&record->id));
	sfp__json_set(&json, "organization", id_json(&record->organization));
	if (entity->machine)
		sfp__json_set(&json, "state", name_json(sfp_machine_state_name(entity->machine, record->state)));
	sfp__json_set(&json, "edition", id_json(&record->edition));
	sfp__json_set(&json, "revision", json_integer(record->revision));
	sfp__json_set(&json, "created_at", time_json(record->created_at));
	sfp__json_set(&json, "changed_at", time_json(record->changed_at));
	return json;
}

sfp_status sfp_record_json(const sfp_record *record, char **ret_json)
{
	const struct sfp__entity *entity = record ? sfp__entity_of(record->object) : NULL;
	json_t *json;

	if (!entity || !ret_json)
		return SFP_E_MISUSE;

	json = head_json(entity, record);
	for (size_t i = 0; i < entity->field_count; i++)
		if (!(entity->fields[i].flags & (SFP__SECRET | SFP__DERIVED)))
			sfp__json_set(&json, entity->fields[i].name, field_json(&entity->fields[i], record));
	return sfp__json_text(json, ret_json);
}
