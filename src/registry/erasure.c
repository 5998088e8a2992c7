/* erasure.c: «уничтожение персональных данных» — asked for on a ground, done, and proved by an act. */
#include "sferumpolicy/erasure.h"
#include "ledger/given.h"
#include "ledger/ids.h"
#include "ledger/verb.h"
#include "registry/nouns.h"
#include "sferumpolicy/person.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_erasure, person, SFP__ID, 0),
	SFP__FIELD(sfp_erasure, ground, SFP__TEXT, 0),
	SFP__FIELD(sfp_erasure, asked_on, SFP__DATE, 0),
	SFP__FIELD(sfp_erasure, asked_by, SFP__ID, 0),
	SFP__FIELD(sfp_erasure, done_by, SFP__ID, 0),
	SFP__FIELD(sfp_erasure, done_at, SFP__TIME, 0),
	SFP__FIELD(sfp_erasure, values_erased, SFP__INT, 0),
	SFP__FIELD(sfp_erasure, kinds_erased, SFP__TEXT, 0),
};
/* clang-format on */

const struct sfp__entity sfp__erasure_entity = {
	.object = SFP_OBJECT_ERASURE,
	.name = "erasure",
	.title_ru = "уничтожение данных",
	.size = sizeof(sfp_erasure),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_ERASURE_GET,
	.list = SFP__SQL_ERASURE_LIST,
	.insert = SFP__SQL_ERASURE_INSERT,
	.update = SFP__SQL_ERASURE_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- asking ---- */

static sfp_status fill_erasure(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_erasure_draft *draft = given;
	sfp_erasure *erasure = made;
	sfp_status status = sfp__given_member(verb->reg, "ground", draft->ground, &erasure->ground);

	erasure->person = draft->person;
	erasure->asked_on = draft->asked_on;
	if (status == SFP_OK)
		status = sfp__given_required(verb->reg, "ground", erasure->ground);
	if (status == SFP_OK && erasure->asked_on)
		status = sfp__given_day_so_far(verb, "asked_on", erasure->asked_on, 0);
	return status;
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_erasure *erasure)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_ERASURE_OPEN);
	sfp_id same;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &erasure->person);
	status = sfp__verb_find(verb, stmt, &same);
	if (status == SFP_OK)
		sfp__registry_say(verb->reg,
		                  "основание для уничтожения данных этого человека уже записано; выполните его",
		                  "a ground for erasing this person's data is recorded already; carry that one out");
	return status == SFP_OK ? SFP_E_EXISTS : status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* Who may erase may say why: decided as if the ground that is to be recorded were recorded. The system only enters what
 * lies on paper. */
static sfp_status may_ask(struct sfp__verb *verb, const sfp_erasure *erasure)
{
	verb->about.erasure = erasure;
	verb->about.person = erasure->person;
	return sfp_id_is_none(&verb->actor->person) ? SFP_OK
	                                            : sfp__verb_decide(verb, SFP_ACTION_PERSON_ERASE, SFP_KIND_NONE);
}

static sfp_status ask(struct sfp__verb *verb, void *made)
{
	sfp_erasure *erasure = made;
	sfp_status status;

	erasure->asked_on = erasure->asked_on ? erasure->asked_on : verb->today;
	erasure->asked_by = verb->actor->person;
	status = sfp__verb_expect(verb, &sfp__person_entity, &erasure->person);
	if (status == SFP_OK)
		status = may_ask(verb, erasure);
	if (status == SFP_OK)
		status = expect_new(verb, erasure);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__erasure_entity, made) : status;
}

sfp_status sfp_erasure_ask(sfp_registry *reg, const sfp_actor *actor, const sfp_erasure_draft *draft,
                           sfp_erasure **ret_erasure)
{
	static const struct sfp__making asking = { &sfp__erasure_entity, "create", fill_erasure, ask };

	if (!sfp__given(reg, "draft ret_erasure", (const void *const[]){ draft, ret_erasure }) ||
	    !sfp__given_input(reg, "draft", "SFP_ERASURE_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &asking, draft, (sfp_record **)ret_erasure);
}

/* ---- what the person still holds ---- */

/* clang-format off */
static const struct {
	sfp_object object;
	int column; /* how many of them there are */
} holdings[] = {
	{ SFP_OBJECT_OFFICE,                  SFP__COL_ERASURE_HOLDINGS_OFFICES          },
	{ SFP_OBJECT_GUARDIAN,                SFP__COL_ERASURE_HOLDINGS_GUARDIANS        },
	{ SFP_OBJECT_APPOINTMENT,             SFP__COL_ERASURE_HOLDINGS_APPOINTMENTS     },
	{ SFP_OBJECT_ENROLLMENT,              SFP__COL_ERASURE_HOLDINGS_ENROLLMENTS      },
	{ SFP_OBJECT_HOMEROOM,                SFP__COL_ERASURE_HOLDINGS_HOMEROOMS        },
	{ SFP_OBJECT_APPLICATION_MEMBERSHIP,  SFP__COL_ERASURE_HOLDINGS_APPLICATIONS     },
	{ SFP_OBJECT_MEMBERSHIP,              SFP__COL_ERASURE_HOLDINGS_MEMBERSHIPS      },
	{ SFP_OBJECT_MOVEMENT,                SFP__COL_ERASURE_HOLDINGS_MOVEMENTS        },
	{ SFP_OBJECT_TEACHING,                SFP__COL_ERASURE_HOLDINGS_TEACHINGS        },
	{ SFP_OBJECT_CHAT,                    SFP__COL_ERASURE_HOLDINGS_CHATS            },
	{ SFP_OBJECT_CHAT_MEMBER,             SFP__COL_ERASURE_HOLDINGS_CHAT_MEMBERSHIPS },
};
/* clang-format on */

static void add_holding(struct sfp__buffer *ru, struct sfp__buffer *en, sfp_object object, int count)
{
	const struct sfp__entity *entity = sfp__entity_of(object);

	if (!count)
		return;
	sfp__buffer_addf(ru, "%s%s (%d)", ru->length ? ", " : "", entity->title_ru, count);
	sfp__buffer_addf(en, "%s%s (%d)", en->length ? ", " : "", entity->name, count);
}

static sfp_status list_holdings(struct sfp__verb *verb, const sfp_id *person, struct sfp__buffer *ru,
                                struct sfp__buffer *en)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_ERASURE_HOLDINGS);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_int(stmt, ":on", verb->today);
	status = sfp__step_row(verb->reg->store, stmt);
	if (status != SFP_OK)
		return status;
	for (size_t i = 0; i < SFP__LENGTH(holdings); i++)
		add_holding(ru, en, holdings[i].object, (int)sfp__column_int(stmt, holdings[i].column));
	sfp__stmt_end(stmt);
	status = sfp__store_status(verb->reg->store);
	return status == SFP_OK && (ru->failed || en->failed) ? SFP_E_NO_MEMORY : status;
}

static sfp_status expect_nothing_held(struct sfp__verb *verb, const sfp_id *person)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer ru = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer en = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer why_ru = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer why_en = { 0 };
	sfp_status status = list_holdings(verb, person, &ru, &en);

	if (status != SFP_OK || !ru.length)
		return status;
	sfp__buffer_addf(&why_ru, "за человеком ещё числится: %s; сначала прекратите это", ru.data);
	sfp__buffer_addf(&why_en, "the person still holds: %s; end that first", en.data);
	if (why_ru.failed || why_en.failed)
		return SFP_E_NO_MEMORY;
	return sfp__refuse_words(verb, &(struct sfp__words){ why_ru.data, why_en.data });
}

/* ---- erasing ---- */

/* Whose records tell of more people than the one whom they are listed by. */
static const struct {
	const struct sfp__entity *entity;
	enum sfp__sql telling_of;
} tellers[] = {
	{ &sfp__import_entity, SFP__SQL_IMPORT_TELLING_OF },
	{ &sfp__order_entity, SFP__SQL_ORDERS_TELLING_OF },
	{ &sfp__consent_entity, SFP__SQL_CONSENT_TELLING_OF },
};

static sfp_status find_telling_of(struct sfp__verb *verb, enum sfp__sql telling_of, const sfp_id *person,
                                  struct sfp__ids *ret_ids)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, telling_of);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	return sfp__ids_collect(verb->reg->store, stmt, ret_ids);
}

/* The records of a noun that keep personal values of the person. Of most nouns the list itself finds whose a record is.
 */
static sfp_status find_theirs(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_id *person,
                              struct sfp__ids *ret_ids)
{
	struct sfp__stmt *stmt;
	sfp_filter theirs = SFP_FILTER_INIT;

	for (size_t i = 0; i < SFP__LENGTH(tellers); i++)
		if (tellers[i].entity == entity)
			return find_telling_of(verb, tellers[i].telling_of, person, ret_ids);
	stmt = sfp__stmt(verb->reg->store, entity->list);
	theirs.person = *person;
	sfp__list_bind(stmt, verb->org, &theirs, INT64_MAX);
	return sfp__ids_collect(verb->reg->store, stmt, ret_ids);
}

static bool is_value(const struct sfp__field *field)
{
	return (field->flags & (SFP__PRIVATE | SFP__DERIVED)) == SFP__PRIVATE;
}

/* How many of the records have something in that field? */
static sfp_status count_values(struct sfp__verb *verb, const struct sfp__entity *entity, const struct sfp__ids *ids,
                               int *counts)
{
	for (size_t i = 0; i < ids->count; i++) {
		SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
		sfp_status status = sfp__verb_load(verb, entity, &ids->ids[i], &record);

		if (status != SFP_OK)
			return status;
		for (size_t at = 0; at < entity->field_count; at++)
			counts[at] +=
				is_value(&entity->fields[at]) && !sfp__field_is_empty(&entity->fields[at], record);
	}
	return SFP_OK;
}

static sfp_status take_stock_of(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_erasure *erasure,
                                struct sfp__buffer *kinds)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids ids = { 0 };
	SFP__CLEANUP(sfp__freep) int *counts = calloc(entity->field_count, sizeof(*counts));
	sfp_status status = counts ? find_theirs(verb, entity, &erasure->person, &ids) : SFP_E_NO_MEMORY;

	if (status == SFP_OK)
		status = count_values(verb, entity, &ids, counts);
	for (size_t at = 0; at < entity->field_count && status == SFP_OK; at++) {
		if (!counts[at])
			continue;
		erasure->values_erased += counts[at];
		sfp__buffer_addf(kinds, "%s%s.%s:%d", kinds->length ? " " : "", entity->name, entity->fields[at].name,
		                 counts[at]);
	}
	return status;
}

/* What an import keeps of the person as they were before it: no record's own values, so no entity knows of them. */
static sfp_status count_former(struct sfp__verb *verb, sfp_erasure *erasure, struct sfp__buffer *kinds)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_IMPORT_FORMER_COUNT);
	sfp_status status;
	int count;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &erasure->person);
	status = sfp__step_row(verb->reg->store, stmt);
	if (status != SFP_OK)
		return status;
	count = (int)sfp__column_int(stmt, SFP__COL_IMPORT_FORMER_COUNT_ENTRIES);
	sfp__stmt_end(stmt);
	erasure->values_erased += count;
	if (count)
		sfp__buffer_addf(kinds, "%simport.former:%d", kinds->length ? " " : "", count);
	return sfp__store_status(verb->reg->store);
}

/* What is going to be destroyed, for the act of it: afterwards nobody can tell. */
static sfp_status take_stock(struct sfp__verb *verb, sfp_erasure *erasure)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer kinds = { 0 };
	sfp_status status = SFP_OK;

	for (int object = 1; object < SFP_OBJECT_END && status == SFP_OK; object++)
		if (sfp__entity_of((sfp_object)object)->private_digest)
			status = take_stock_of(verb, sfp__entity_of((sfp_object)object), erasure, &kinds);
	if (status == SFP_OK)
		status = count_former(verb, erasure, &kinds);
	if (status == SFP_OK && kinds.failed)
		status = SFP_E_NO_MEMORY;
	return status == SFP_OK ? sfp__record_set(&erasure->kinds_erased, kinds.data) : status;
}

/* The source's list tells whose number it is. */
static sfp_status forget_source(sfp_record *record)
{
	return record->object == SFP_OBJECT_PERSON ? sfp__record_set(&((sfp_person *)record)->source_id, "") : SFP_OK;
}

static sfp_status destroy_one(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_id *id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	sfp_status status = sfp__verb_load(verb, entity, id, &record);

	if (status != SFP_OK)
		return status;
	status = sfp__record_drop_private(verb->reg->store, entity, verb->org, record);
	if (status != SFP_OK)
		return status;
	status = forget_source(record);
	return status == SFP_OK ? sfp__verb_change(verb, entity, record, false) : status;
}

static sfp_status destroy_in(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_id *person)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids ids = { 0 };
	sfp_status status = find_theirs(verb, entity, person, &ids);

	for (size_t i = 0; i < ids.count && status == SFP_OK; i++)
		status = destroy_one(verb, entity, &ids.ids[i]);
	return status;
}

/* What people were called before an import is kept for taking it back. */
static sfp_status destroy_former(struct sfp__verb *verb, const sfp_id *person)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_IMPORT_FORMER_DROP);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	return sfp__exec(verb->reg->store, stmt);
}

/* The digests of what was asked for under an idempotency key: the trail has committed to them, so their salts must go.
 */
static sfp_status forget_keys(struct sfp__verb *verb, const sfp_id *person)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_ERASURE_FORGET_KEYS);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	return sfp__exec(verb->reg->store, stmt);
}

static sfp_status destroy(struct sfp__verb *verb, const sfp_id *person)
{
	sfp_status status = destroy_former(verb, person);

	for (int object = 1; object < SFP_OBJECT_END && status == SFP_OK; object++)
		if (sfp__entity_of((sfp_object)object)->private_digest)
			status = destroy_in(verb, sfp__entity_of((sfp_object)object), person);
	return status == SFP_OK ? forget_keys(verb, person) : status;
}

/* The erasure's own entry comes first: those of the records that lose their values follow from it. */
static sfp_status carry_out(struct sfp__verb *verb, sfp_erasure *erasure)
{
	sfp_status status = sfp__verb_decide(verb, SFP_ACTION_PERSON_ERASE, SFP_KIND_NONE);

	if (status == SFP_OK)
		status = expect_nothing_held(verb, &erasure->person);
	if (status == SFP_OK)
		status = take_stock(verb, erasure);
	if (status != SFP_OK)
		return status;
	erasure->done_by = verb->actor->person;
	erasure->done_at = verb->now;
	status = sfp__verb_change(verb, &sfp__erasure_entity, &erasure->head, false);
	return status == SFP_OK ? destroy(verb, &erasure->person) : status;
}

static sfp_status erase(struct sfp__verb *verb, const sfp_id *id, sfp_erasure **erasure)
{
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__erasure_entity, id, (sfp_record **)erasure);

	if (status == SFP_OK)
		status = sfp__given_again(verb, &sfp__erasure_entity, (sfp_record **)erasure, "erase", &done);
	if (status != SFP_OK || done)
		return status;
	verb->refused.object = SFP_OBJECT_ERASURE;
	verb->refused.id = &(*erasure)->head.id;
	verb->refused.event = "erase";
	verb->about.erasure = *erasure;
	verb->about.person = (*erasure)->person;
	return carry_out(verb, *erasure);
}

/* The data are gone whatever comes of this; what is left in the journal has to be said. */
static void scrub(sfp_registry *reg)
{
	if (!reg->batch.store && sfp__store_scrub(reg->store) == SFP_OK)
		return;
	sfp__registry_say(
		reg,
		"данные уничтожены, но их копии ещё лежат в журнале файла: открыт пакет изменений или кто-то читает реестр; "
		"очистите журнал ещё раз, когда это закончится",
		"the data are erased, but copies are left in the file's journal: a batch is open, or somebody reads the "
		"registry; scrub it again once that has ended");
}

sfp_status sfp_person_erase(sfp_registry *reg, const sfp_actor *actor, const sfp_id *erasure_id,
                            sfp_erasure **ret_erasure)
{
	SFP__CLEANUP(sfp__record_freep) sfp_erasure *erasure = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "erasure_id ret_erasure", (const void *const[]){ erasure_id, ret_erasure }))
		return SFP_E_MISUSE;

	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = erase(&verb, erasure_id, &erasure);
	status = sfp__verb_end(&verb, status);
	if (status != SFP_OK)
		return status;
	scrub(reg);
	*ret_erasure = SFP__TAKE(erasure);
	return SFP_OK;
}

void sfp_erasure_free(sfp_erasure *erasure)
{
	sfp_record_free(erasure ? &erasure->head : NULL);
}
