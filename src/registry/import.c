/* import.c: a roster becomes a record, people, classes and movements, in one transaction; and is taken back as one. */
#include <stdio.h>
#include <string.h>

#include "ledger/column.h"
#include "ledger/given.h"
#include "ledger/ids.h"
#include "ledger/trail.h"
#include "registry/class.h"
#include "registry/import.h"
#include "registry/nouns.h"
#include "registry/order.h"
#include "registry/person.h"

#define PAGE 500

static const struct sfp__field import_fields[] = {
	SFP__FIELD(sfp_import, order_id, SFP__ID, 0),
	SFP__FIELD(sfp_import, ground, SFP__TEXT, 0),
	SFP__FIELD(sfp_import, effective_on, SFP__DATE, 0),
	SFP__FIELD(sfp_import, covers, SFP__INT, 0),
	SFP__FIELD(sfp_import, people, SFP__INT, 0),
	SFP__FIELD(sfp_import, people_added, SFP__INT, 0),
	SFP__FIELD(sfp_import, people_changed, SFP__INT, 0),
	SFP__FIELD(sfp_import, classes_added, SFP__INT, 0),
	SFP__FIELD(sfp_import, movements, SFP__INT, 0),
	SFP__FIELD(sfp_import, left_out, SFP__INT, 0),
	SFP__FIELD(sfp_import, rolled_back_at, SFP__TIME, 0),
	SFP__FIELD(sfp_import, reason, SFP__TEXT, 0),
	SFP__FIELD(sfp_import, rollback_orderer, SFP__ID, 0),
	SFP__FIELD(sfp_import, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_import, plan_digest, SFP__HASH, SFP__PRIVATE),
	SFP__FIELD(sfp_import, input_digest, SFP__HASH, SFP__PRIVATE),
};

const struct sfp__entity sfp__import_entity = {
	.object = SFP_OBJECT_IMPORT,
	.name = "import",
	.title_ru = "загрузка списков",
	.size = sizeof(sfp_import),
	.fields = import_fields,
	.field_count = SFP__LENGTH(import_fields),
	.private_digest = offsetof(sfp_import, private_digest),
	.get = SFP__SQL_IMPORT_GET,
	.list = SFP__SQL_IMPORT_LIST,
	.insert = SFP__SQL_IMPORT_INSERT,
	.update = SFP__SQL_IMPORT_UPDATE,
	.put_private = SFP__SQL_IMPORT_PRIVATE_PUT,
	.get_salt = SFP__SQL_IMPORT_SALT,
	.drop_private = SFP__SQL_IMPORT_PRIVATE_DROP,
};

void sfp_import_free(sfp_import *import)
{
	sfp_record_free(import ? &import->head : NULL);
}

/* ---- begin ---- */

sfp_status sfp__importing_begin(struct sfp__importing *importing, sfp_registry *reg, const sfp_actor *actor,
                                const sfp_id *orderer)
{
	sfp_status status = sfp__verb_begin(&importing->whole, reg, actor);

	if (status != SFP_OK)
		return status;
	status = sfp__trail_keep(&importing->whole, &importing->tree);
	if (status != SFP_OK)
		return status;
	importing->actor = *actor;
	importing->actor.idempotency_key = NULL; /* it stands for the whole, not for the parts */
	importing->orderer = importing->actor;
	if (orderer && !sfp_id_is_none(orderer))
		importing->orderer.person = *orderer;
	status = sfp__verb_part(&importing->part, &importing->whole, &importing->actor);
	if (status == SFP_OK)
		status = sfp__verb_part(&importing->ordering, &importing->whole, &importing->orderer);
	return status == SFP_OK ? sfp__movement_effects_new(&importing->effects) : status;
}

static sfp_status fill_import(const sfp_import *draft, sfp_import *import)
{
	memcpy(import->plan_digest, draft->plan_digest, sizeof(import->plan_digest));
	memcpy(import->input_digest, draft->input_digest, sizeof(import->input_digest));
	import->order_id = draft->order_id;
	import->effective_on = draft->effective_on;
	import->covers = draft->covers;
	import->people = draft->people;
	import->people_added = draft->people_added;
	import->people_changed = draft->people_changed;
	import->classes_added = draft->classes_added;
	import->movements = draft->movements;
	import->left_out = draft->left_out;
	return sfp__record_set(&import->ground, draft->ground);
}

sfp_status sfp__importing_once(struct sfp__importing *importing, const sfp_import *draft)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	sfp_status status = sfp__record_new(&sfp__import_entity, &record);

	if (status != SFP_OK)
		return status;
	status = fill_import(draft, (sfp_import *)record);
	if (status != SFP_OK)
		return status;
	status = sfp__given_again(&importing->whole, &sfp__import_entity, &record, "create", &importing->done);
	if (status == SFP_OK)
		importing->import = (sfp_import *)SFP__TAKE(record);
	return status;
}

sfp_status sfp__importing_record(struct sfp__importing *importing)
{
	struct sfp__verb *verb = &importing->whole;
	sfp_status status = sfp__order_rest_on(verb, &importing->import->order_id, SFP_ORDER_MOVEMENT);

	if (status == SFP_OK)
		status = sfp__verb_base(verb);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__import_entity, &importing->import->head) : status;
}

/* ---- people ---- */

sfp_status sfp__importing_add_person(struct sfp__importing *importing, const sfp_person_draft *draft, sfp_id *ret_id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	sfp_status status;

	sfp__verb_part_next(&importing->part);
	status = sfp__person_make(&importing->part, draft, &person);
	if (status == SFP_OK)
		*ret_id = importing->part.newcomer = person->head.id;
	return sfp__verb_part_end(&importing->whole, &importing->part, status);
}

static sfp_status keep_former(struct sfp__importing *importing, const sfp_person *person)
{
	struct sfp__store *store = importing->whole.reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_IMPORT_FORMER_INSERT);

	sfp__bind_int(stmt, ":org", importing->whole.org);
	sfp__bind_id(stmt, ":import_id", &importing->import->head.id);
	sfp__bind_id(stmt, ":person", &person->head.id);
	sfp__bind_int(stmt, ":revision", person->head.revision + 1);
	sfp__bind_text(stmt, ":source_id", person->source_id);
	sfp__bind_text(stmt, ":surname", person->surname);
	sfp__bind_text(stmt, ":given_name", person->given_name);
	sfp__bind_text(stmt, ":patronymic", person->patronymic);
	sfp__bind_int(stmt, ":birth_date", person->birth_date);
	sfp__bind_text(stmt, ":email", person->email);
	sfp__bind_text(stmt, ":phone", person->phone);
	sfp__bind_text(stmt, ":name_fold", person->name_fold);
	return sfp__exec(store, stmt);
}

sfp_status sfp__importing_change_person(struct sfp__importing *importing, const sfp_id *id,
                                        const sfp_person_draft *draft)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	struct sfp__verb *part = &importing->part;
	sfp_status status;

	sfp__verb_part_next(part);
	status = sfp__verb_load(part, &sfp__person_entity, id, (sfp_record **)&person);
	if (status == SFP_OK)
		status = keep_former(importing, person);
	if (status == SFP_OK)
		status = sfp__person_remake(part, person, draft, false);
	return sfp__verb_part_end(&importing->whole, part, status);
}

/* ---- classes ---- */

sfp_status sfp__importing_create_class(struct sfp__importing *importing, const char *name, sfp_id *ret_id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	struct sfp__verb *part = &importing->part;
	sfp_status status;

	sfp__verb_part_next(part);
	part->order_id = importing->import->order_id;
	status = sfp__class_make(part, name, &importing->import->head.id, &class);
	if (status == SFP_OK)
		*ret_id = class->head.id;
	return sfp__verb_part_end(&importing->whole, part, status);
}

/* ---- movements ---- */

static bool by_system(const struct sfp__importing *importing)
{
	return sfp_id_is_none(&importing->actor.person);
}

static sfp_status begin_movement(struct sfp__importing *importing, const sfp_movement_form *form)
{
	sfp_record *record = NULL;
	sfp_status status;

	sfp_movement_free(SFP__TAKE(importing->movement));
	status = sfp__movement_check_form(importing->whole.reg, form);
	if (status == SFP_OK)
		status = sfp__record_new(&sfp__movement_entity, &record);
	importing->movement = (sfp_movement *)record;
	if (status == SFP_OK)
		status = sfp__movement_fill(form, importing->movement);
	if (status != SFP_OK)
		return status;
	importing->movement->import_id = importing->import->head.id;
	sfp__verb_part_next(&importing->part);
	return SFP_OK;
}

static sfp_status draft_movement(struct sfp__importing *importing)
{
	sfp_status status = sfp__movement_make(&importing->part, importing->movement);

	return sfp__verb_part_end(&importing->whole, &importing->part, status);
}

/* One entry: nobody has drafted it, and nobody has ordered it. */
static sfp_status enter_movement(struct sfp__importing *importing)
{
	sfp_movement *movement = importing->movement;
	sfp_status status;

	movement->order_id = importing->import->order_id;
	status = sfp__record_set(&movement->ground, importing->import->ground);
	importing->effects->count = 0;
	if (status == SFP_OK)
		status = sfp__movement_enter(&importing->part, movement, importing->effects);
	importing->part.newcomer = (sfp_id)SFP_ID_NONE;
	return sfp__verb_part_end(&importing->whole, &importing->part, status);
}

static sfp_status fire(struct sfp__importing *importing, struct sfp__verb *part, const struct sfp__moving_event *event)
{
	sfp_status status;

	sfp__verb_part_next(part);
	importing->effects->count = 0;
	status = sfp__movement_fire(part, importing->movement, event, importing->effects);
	return sfp__verb_part_end(&importing->whole, part, status);
}

sfp_status sfp__importing_move(struct sfp__importing *importing, const sfp_movement_form *form)
{
	const struct sfp__moving_event order = { SFP_MOVEMENT_EVENT_ORDER,     "ground", importing->import->ground,
		                                 &importing->import->order_id, NULL,     0 };
	const struct sfp__moving_event apply = { SFP_MOVEMENT_EVENT_APPLY, "reason", NULL, NULL, NULL, 0 };
	sfp_status status = begin_movement(importing, form);

	if (status != SFP_OK)
		return status;
	if (by_system(importing) && sfp__movement_is_base(importing->movement))
		return enter_movement(importing);
	/* Three entries, one row: it is written when the movement is applied, before anything that follows from it. */
	importing->part.defer = importing->ordering.defer = true;
	status = draft_movement(importing);
	importing->ordering.unwritten = importing->part.unwritten;
	if (status == SFP_OK)
		status = fire(importing, &importing->ordering, &order);
	importing->part.defer = false;
	if (status == SFP_OK)
		status = fire(importing, &importing->part, &apply);
	importing->part.newcomer = (sfp_id)SFP_ID_NONE;
	return status;
}

/* ---- end ---- */

sfp_status sfp__importing_end(struct sfp__importing *importing, sfp_status status)
{
	return sfp__verb_end(&importing->whole, status);
}

void sfp__importing_abandon(struct sfp__importing *importing)
{
	sfp__verb_abandon(&importing->whole);
	sfp_import_free(importing->import);
	sfp_movement_free(importing->movement);
	sfp_movement_effects_free(importing->effects);
	sfp__obstacles_clear(&importing->obstacles);
	*importing = (struct sfp__importing){ 0 };
}

/* ---- taking back ---- */

static sfp_status refuse_again(struct sfp__importing *importing)
{
	static const struct sfp__words again = {
		"эта загрузка уже отменена: второй раз отменять нечего",
		"the import was taken back already: there is nothing left to take back"
	};

	importing->whole.refused.object = SFP_OBJECT_IMPORT;
	importing->whole.refused.id = &importing->import->head.id;
	return sfp__refuse_words(&importing->whole, &again);
}

static sfp_status find_page(struct sfp__importing *importing, const sfp_id *before, struct sfp__ids *page)
{
	struct sfp__store *store = importing->whole.reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_IMPORT_MOVEMENTS_BACK);

	page->count = 0;
	sfp__bind_int(stmt, ":org", importing->whole.org);
	sfp__bind_id(stmt, ":import_id", &importing->import->head.id);
	sfp__bind_id(stmt, ":before", before);
	sfp__bind_int(stmt, ":applied", SFP_MOVEMENT_APPLIED);
	sfp__bind_int(stmt, ":limit", PAGE);
	return sfp__ids_collect(store, stmt, page);
}

static sfp_status take_out(struct sfp__importing *importing, const struct sfp__moving_event *reverse)
{
	struct sfp__verb *part = &importing->part;
	sfp_status status;

	sfp__verb_part_next(part);
	importing->effects->count = 0;
	status = sfp__movement_take_out(part, importing->movement, reverse, importing->effects);
	return sfp__verb_part_end(&importing->whole, part, status);
}

static sfp_status reverse_one(struct sfp__importing *importing, const sfp_id *id, const char *reason)
{
	const struct sfp__moving_event reverse = {
		SFP_MOVEMENT_EVENT_REVERSE, "reason", reason, NULL, &importing->obstacles, importing->ordering.roles
	};
	sfp_record *record = NULL;
	sfp_status status;

	sfp_movement_free(SFP__TAKE(importing->movement));
	status = sfp__verb_load(&importing->part, &sfp__movement_entity, id, &record);
	importing->movement = (sfp_movement *)record;
	if (status != SFP_OK)
		return status;
	return by_system(importing) ? take_out(importing, &reverse) : fire(importing, &importing->part, &reverse);
}

/* The last one first: what was built on within the import goes before its ground. */
static sfp_status reverse_all(struct sfp__importing *importing, const char *reason)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids page = { 0 };
	sfp_id before = SFP_ID_NONE;
	sfp_status status;

	do {
		status = find_page(importing, &before, &page);
		for (size_t i = 0; i < page.count && status == SFP_OK; i++)
			status = reverse_one(importing, &page.ids[i], reason);
		if (page.count)
			before = page.ids[page.count - 1];
	} while (status == SFP_OK && page.count);
	return status;
}

/* A class is never deleted: what was made by mistake holds on no day from the import's own on. */
static sfp_status close_class(struct sfp__importing *importing, const sfp_id *id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	struct sfp__verb *verb = &importing->whole;
	const size_t before = importing->obstacles.count;
	sfp_status status = sfp__verb_load(verb, &sfp__class_entity, id, (sfp_record **)&class);

	if (status == SFP_OK)
		status = sfp__class_note_used(verb, id, &importing->obstacles);
	if (status != SFP_OK || importing->obstacles.count > before)
		return status;
	class->closed_on =
		importing->import->effective_on < verb->today ? importing->import->effective_on : verb->today;
	return sfp__verb_change(verb, &sfp__class_entity, &class->head, false);
}

static sfp_status close_classes(struct sfp__importing *importing)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids made = { 0 };
	struct sfp__store *store = importing->whole.reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_IMPORT_CLASSES_BACK);
	sfp_status status;

	sfp__bind_int(stmt, ":org", importing->whole.org);
	sfp__bind_id(stmt, ":import_id", &importing->import->head.id);
	status = sfp__ids_collect(store, stmt, &made);
	for (size_t i = 0; i < made.count && status == SFP_OK; i++)
		status = close_class(importing, &made.ids[i]);
	return status;
}

/* What a person was before the import. The texts are yours. */
struct former {
	sfp_id person;
	int64_t revision;
	sfp_person_draft draft;
	char *texts[6];
};

static void former_clear(struct former *former)
{
	for (size_t i = 0; i < SFP__LENGTH(former->texts); i++)
		free(former->texts[i]);
}

static sfp_status read_former(struct sfp__stmt *stmt, struct former *former)
{
	static const int columns[] = { SFP__COL_IMPORT_FORMER_LIST_SOURCE_ID,  SFP__COL_IMPORT_FORMER_LIST_SURNAME,
		                       SFP__COL_IMPORT_FORMER_LIST_GIVEN_NAME, SFP__COL_IMPORT_FORMER_LIST_PATRONYMIC,
		                       SFP__COL_IMPORT_FORMER_LIST_EMAIL,      SFP__COL_IMPORT_FORMER_LIST_PHONE };
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;

	former->person = sfp__column_id(stmt, SFP__COL_IMPORT_FORMER_LIST_PERSON);
	former->revision = sfp__column_int(stmt, SFP__COL_IMPORT_FORMER_LIST_REVISION);
	draft.birth_date = sfp__column_date(stmt, SFP__COL_IMPORT_FORMER_LIST_BIRTH_DATE);
	for (size_t i = 0; i < SFP__LENGTH(columns); i++) {
		former->texts[i] = sfp__column_text_dup(stmt, columns[i]);
		if (!former->texts[i])
			return SFP_E_NO_MEMORY;
	}
	draft.source_id = former->texts[0];
	draft.surname = former->texts[1];
	draft.given_name = former->texts[2];
	draft.patronymic = former->texts[3];
	draft.email = former->texts[4];
	draft.phone = former->texts[5];
	former->draft = draft;
	return SFP_OK;
}

static sfp_status next_former(struct sfp__importing *importing, const sfp_id *after, struct former *former)
{
	struct sfp__store *store = importing->whole.reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_IMPORT_FORMER_LIST);
	sfp_status status;

	sfp__bind_int(stmt, ":org", importing->whole.org);
	sfp__bind_id(stmt, ":import_id", &importing->import->head.id);
	sfp__bind_id(stmt, ":after", after);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status;
	status = read_former(stmt, former);
	sfp__stmt_end(stmt);
	return status == SFP_OK ? sfp__store_status(store) : status;
}

static sfp_status restore_person(struct sfp__importing *importing, const struct former *former)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	struct sfp__verb *part = &importing->part;
	sfp_status status;

	sfp__verb_part_next(part);
	status = sfp__verb_load(part, &sfp__person_entity, &former->person, (sfp_record **)&person);
	if (status == SFP_OK && person->head.revision != former->revision)
		return sfp__obstacle_note(&importing->obstacles, &(struct sfp__blocked){ .person = former->person },
		                          SFP_OBJECT_PERSON, &former->person);
	if (status == SFP_OK)
		status = sfp__person_remake(part, person, &former->draft, true);
	return sfp__verb_part_end(&importing->whole, part, status);
}

/* Nobody is given back what the trail does not vouch for. */
static sfp_status expect_former(struct sfp__importing *importing)
{
	sfp_registry *reg = importing->whole.reg;
	bool same = false;
	sfp_status status = sfp__trail_former_agrees(reg, importing->whole.org, importing->import, &same);

	if (status != SFP_OK || same)
		return status;
	sfp__registry_say(
		reg,
		"прежние данные людей, которые хранит загрузка, изменены в обход журнала: ничего не отменено; проверьте журнал",
		"what the import keeps of people as they were was changed behind the trail's back: nothing was taken back; "
		"verify the trail");
	return SFP_E_TAMPERED;
}

static sfp_status restore_people(struct sfp__importing *importing)
{
	sfp_id after = SFP_ID_NONE;
	sfp_status status;

	do {
		SFP__CLEANUP(former_clear) struct former former = { 0 };

		status = next_former(importing, &after, &former);
		if (status == SFP_OK)
			status = restore_person(importing, &former);
		after = former.person;
	} while (status == SFP_OK);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* The system takes back what it entered itself, and asks nobody. It makes no classes, so an import with some is a
 * person's; so is one whose movements somebody ordered, which is found out one by one. */
static sfp_status may_take_back(struct sfp__importing *importing)
{
	static const struct sfp__words decided = {
		"эту загрузку провёл человек, а не система: отменить её может только тот, кому это даёт положение",
		"a person made this import, not the system: only those may take it back whom the act permits to"
	};

	if (!by_system(importing))
		return sfp__verb_decide(&importing->whole, SFP_ACTION_MOVEMENT_REVERSE, SFP_KIND_NONE);
	importing->whole.refused.object = SFP_OBJECT_IMPORT;
	importing->whole.refused.id = &importing->import->head.id;
	return importing->import->classes_added ? sfp__refuse_words(&importing->whole, &decided) : SFP_OK;
}

/* The import's own entry comes first; what is taken back stands behind it. */
static sfp_status mark(struct sfp__importing *importing, const char *reason)
{
	struct sfp__verb *verb = &importing->whole;
	sfp_import *import = importing->import;
	sfp_status status = SFP_OK;

	verb->order_id = import->order_id;
	if (import->rolled_back_at)
		return refuse_again(importing);
	status = may_take_back(importing);
	if (status == SFP_OK)
		status = sfp__record_set(&import->reason, reason);
	import->rolled_back_at = verb->now;
	import->rollback_orderer = importing->orderer.person;
	return status == SFP_OK ? sfp__verb_change(verb, &sfp__import_entity, &import->head, false) : status;
}

/* All that can be is taken back, and what is in the way of the rest is noted. */
static sfp_status take_back_all(struct sfp__importing *importing, const char *reason)
{
	sfp_status status = mark(importing, reason);

	if (status != SFP_OK)
		return status;
	status = expect_former(importing);
	if (status != SFP_OK)
		return status;
	status = reverse_all(importing, reason);
	if (status != SFP_OK)
		return status;
	status = close_classes(importing);
	if (status != SFP_OK)
		return status;
	return restore_people(importing);
}

static sfp_status take_back(struct sfp__importing *importing, const char *reason)
{
	struct sfp__verb *verb = &importing->whole;
	sfp_status status = sfp__given_text(verb->reg, sfp__place_argument("reason"), reason, SFP__GIVEN_REASON_MAX);

	if (status == SFP_OK)
		status = sfp__given_required(verb->reg, "reason", sfp__given_anything(reason) ? reason : "");
	if (status == SFP_OK)
		status = sfp__verb_once(verb, &sfp__import_entity, &importing->import->head, "rollback",
		                        &importing->done, NULL);
	if (status != SFP_OK || importing->done)
		return status;
	status = take_back_all(importing, reason);
	return status == SFP_OK ? sfp__obstacles_refuse(verb, &importing->obstacles) : status;
}

static sfp_status begin_rollback(struct sfp__importing *importing, sfp_registry *reg, const sfp_actor *actor,
                                 const sfp_id *id, const sfp_id *orderer)
{
	sfp_record *record = NULL;
	sfp_status status = sfp__importing_begin(importing, reg, actor, orderer);

	if (status == SFP_OK)
		status = sfp__verb_load(&importing->whole, &sfp__import_entity, id, &record);
	importing->import = (sfp_import *)record;
	return status;
}

sfp_status sfp__import_try_back(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id,
                                struct sfp_obstacles *obstacles)
{
	SFP__IMPORTING importing = { 0 };
	sfp_status status = begin_rollback(&importing, reg, actor, id, NULL);

	if (status == SFP_OK)
		status = take_back_all(&importing, SFP__TRYING);
	*obstacles = importing.obstacles;
	importing.obstacles = (struct sfp_obstacles){ 0 };
	return sfp__registry_answer(reg, status);
}

sfp_status sfp_import_rollback(sfp_registry *reg, const sfp_actor *actor, const sfp_id *import_id, const char *reason,
                               const sfp_id *orderer, sfp_import **ret_import)
{
	SFP__IMPORTING importing = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "import_id ret_import", (const void *const[]){ import_id, ret_import }))
		return SFP_E_MISUSE;
	sfp__verb_given_text(&importing.whole, reason);
	sfp__verb_given_id(&importing.whole, orderer);
	status = begin_rollback(&importing, reg, actor, import_id, orderer);
	if (status == SFP_OK)
		status = take_back(&importing, reason);
	status = sfp__importing_end(&importing, status);
	if (status == SFP_OK)
		*ret_import = SFP__TAKE(importing.import);
	return status;
}
