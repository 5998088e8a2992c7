/* verb.c: begin, ask, write, end: what all verbs do alike. */
#include <string.h>

#include "base/id.h"
#include "ledger/column.h"
#include "ledger/key.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "ledger/named.h"
#include "ledger/nouns.h"
#include "ledger/verb.h"
#include "machine/machine.h"

/* ---- begin and end ---- */

static bool is_system(const struct sfp__verb *verb)
{
	return sfp_id_is_none(&verb->actor->person);
}

static sfp_status derive_roles(struct sfp__verb *verb)
{
	if (is_system(verb)) {
		verb->roles = SFP_ROLE_BIT(SFP_ROLE_ORGANIZATION) | SFP_ROLE_BIT(SFP_ROLE_ACT);
		return SFP_OK;
	}
	return sfp__roles_of(verb->reg, verb->org, &verb->actor->person, verb->today, &verb->roles);
}

/* The actor must be known; what his name is does not matter here. */
static sfp_status expect_actor(struct sfp__verb *verb)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_PERSON_EXISTS);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":id", &verb->actor->person);
	status = sfp__verb_find(verb, stmt, &id);
	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(verb->reg, "действующее лицо не числится в этой организации",
		                  "the actor is not a person of this organisation");
	return status;
}

/* Who, when, where, under what: before anything is asked. */
static sfp_status prepare(struct sfp__verb *verb)
{
	sfp_registry *reg = verb->reg;
	sfp_status status = sfp__organization_number(reg, &verb->actor->organization, &verb->org);

	if (status != SFP_OK)
		return status;
	status = sfp__act_now(reg, verb->org, &verb->act);
	if (status != SFP_OK)
		return status;
	status = sfp__local_choose(reg, verb->org, verb->act);
	if (status != SFP_OK)
		return status;
	verb->today = sfp__local_date(reg, verb->now);
	if (!is_system(verb))
		status = expect_actor(verb);
	if (status != SFP_OK)
		return status;
	return derive_roles(verb);
}

static void set_out(struct sfp__verb *verb, sfp_registry *reg, const sfp_actor *actor)
{
	verb->reg = reg;
	verb->actor = actor;
	verb->now = sfp_registry_now(reg);
	reg->registered.person = (sfp_id)SFP_ID_NONE;
}

sfp_status sfp__verb_begin(struct sfp__verb *verb, sfp_registry *reg, const sfp_actor *actor)
{
	sfp_status status;

	sfp__registry_begin_call(reg);
	if (!sfp__given_actor(reg, actor))
		return SFP_E_MISUSE;
	if (reg->readonly)
		return SFP_E_READONLY;
	set_out(verb, reg, actor);
	status = sfp__txn_begin(&verb->txn, reg->store);
	return status == SFP_OK ? prepare(verb) : status;
}

sfp_status sfp__verb_look(struct sfp__verb *verb, sfp_registry *reg, const sfp_actor *actor)
{
	sfp_status status;

	sfp__registry_begin_call(reg);
	if (!sfp__given_actor(reg, actor))
		return SFP_E_MISUSE;
	set_out(verb, reg, actor);
	status = sfp__read_begin(&verb->txn, reg->store);
	return status == SFP_OK ? prepare(verb) : status;
}

static sfp_status remember_once(struct sfp__verb *verb)
{
	struct sfp__stmt *stmt;

	if (!verb->once)
		return SFP_OK;
	stmt = sfp__stmt(verb->reg->store, SFP__SQL_IDEMPOTENCY_INSERT);
	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_text(stmt, ":key", verb->actor->idempotency_key);
	sfp__bind_id(stmt, ":actor", &verb->actor->person);
	sfp__bind_blob(stmt, ":digest", verb->once_digest, 32);
	sfp__bind_blob(stmt, ":salt", verb->once_salt, 32);
	sfp__bind_blob(stmt, ":salt_digest", verb->once_salt_digest, 32);
	sfp__bind_int(stmt, ":object", verb->result);
	sfp__bind_id(stmt, ":id", &verb->result_id);
	sfp__bind_int(stmt, ":at", verb->now);
	return sfp__exec(verb->reg->store, stmt);
}

/* What a refused verb wrote before it was refused is taken back; the refusal alone is kept. */
static sfp_status record_refusal(struct sfp__verb *verb)
{
	sfp_status status = SFP_OK;

	if (verb->wrote) {
		sfp__txn_rollback(&verb->txn);
		status = sfp__txn_begin(&verb->txn, verb->reg->store);
	}
	verb->refused.outcome = "refused";
	if (status == SFP_OK)
		status = sfp__trail_append(verb, &verb->refused, NULL);
	return status;
}

sfp_status sfp__verb_end(struct sfp__verb *verb, sfp_status status)
{
	sfp_registry *reg = verb->reg;

	if (!reg)
		return status;
	if (status == SFP_OK && verb->wrote)
		status = remember_once(verb);
	if (status == SFP_OK)
		status = sfp__trail_put(verb);
	verb->tree = NULL;
	if (status == SFP_REFUSED) {
		sfp_status recorded = record_refusal(verb);

		if (recorded != SFP_OK)
			status = recorded;
	}
	status = sfp__registry_answer(reg, sfp__txn_end(&verb->txn, status));
	if (status < 0)
		sfp__refusal_clear(&reg->refusal);
	return status;
}

void sfp__verb_abandon(struct sfp__verb *verb)
{
	sfp__txn_rollback(&verb->txn);
	sfp__buffer_clear(&verb->given);
}

/* ---- parts ---- */

sfp_status sfp__verb_part(struct sfp__verb *part, const struct sfp__verb *whole, const sfp_actor *actor)
{
	*part = (struct sfp__verb){ .reg = whole->reg,
		                    .actor = actor,
		                    .org = whole->org,
		                    .now = whole->now,
		                    .today = whole->today,
		                    .act = whole->act,
		                    .roles = whole->roles,
		                    .tree = whole->tree };
	if (actor == whole->actor || sfp_id_equal(&actor->person, &whole->actor->person))
		return SFP_OK;
	return is_system(part) ? derive_roles(part) : prepare(part);
}

void sfp__verb_part_next(struct sfp__verb *part)
{
	part->about = (struct sfp__about){ 0 };
	part->refused = (struct sfp__entry){ 0 };
	part->order_id = (sfp_id)SFP_ID_NONE;
	part->decided = false;
	part->arrow = NULL;
	part->have_first = false;
}

sfp_status sfp__verb_part_end(struct sfp__verb *whole, const struct sfp__verb *part, sfp_status status)
{
	whole->wrote = whole->wrote || part->wrote;
	if (status != SFP_REFUSED)
		return status;
	whole->actor = part->actor;
	whole->about = part->about;
	whole->order_id = part->order_id;
	whole->request = part->request;
	whole->decision = part->decision;
	whole->decided = part->decided;
	whole->refused = part->refused;
	return status;
}

/* ---- loading ---- */

sfp_status sfp__verb_load(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_id *id,
                          sfp_record **ret_record)
{
	sfp_status status =
		sfp__record_load(verb->reg->store, entity, verb->org, &verb->actor->organization, id, ret_record);

	if (status == SFP_E_NOT_FOUND) {
		char text[SFP_ID_TEXT_SIZE];

		sfp_id_to_text(id, text);
		sfp__registry_say(verb->reg, SFP__PICK_RU " %s: такой записи в этой организации нет; проверьте id",
		                  SFP__PICK_EN " %s: no such record in this organisation", entity->title_ru,
		                  entity->name, text);
	}
	return status;
}

sfp_status sfp__verb_expect(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_id *id)
{
	sfp_record *record = NULL;
	sfp_status status = sfp__verb_load(verb, entity, id, &record);

	sfp_record_free(record);
	return status;
}

sfp_status sfp__verb_find(struct sfp__verb *verb, struct sfp__stmt *stmt, sfp_id *ret_id)
{
	return sfp__find_id(verb->reg->store, stmt, ret_id);
}

bool sfp__verb_knows_newcomer(const struct sfp__verb *verb, const sfp_id *person)
{
	return !sfp_id_is_none(person) && sfp_id_equal(&verb->newcomer, person);
}

/* ---- once ---- */

/* The length goes first, so that no two lists of arguments read alike. */
void sfp__verb_given(struct sfp__verb *verb, const void *data, size_t length)
{
	sfp__buffer_add_u64(&verb->given, data ? length : UINT64_MAX);
	if (data)
		sfp__buffer_add(&verb->given, data, length);
}

void sfp__verb_given_text(struct sfp__verb *verb, const char *text)
{
	sfp__verb_given(verb, text, text ? strlen(text) : 0);
}

void sfp__verb_given_id(struct sfp__verb *verb, const sfp_id *id)
{
	static const sfp_id none = SFP_ID_NONE;

	sfp__verb_given(verb, (id ? id : &none)->bytes, sizeof(none.bytes));
}

void sfp__verb_given_number(struct sfp__verb *verb, int64_t number)
{
	sfp__buffer_add_u64(&verb->given, sizeof(number));
	sfp__buffer_add_u64(&verb->given, (uint64_t)number);
}

/* An event is named by its object; what is created, by what it is to be. */
static sfp_status name_of_change(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                                 const uint8_t salt[32], uint8_t ret_name[64])
{
	sfp_status status;

	memset(ret_name, 0, 64);
	if (!sfp_id_is_none(&record->id)) {
		memcpy(ret_name, record->id.bytes, 16);
		return SFP_OK;
	}
	status = sfp__private_digest(&verb->reg->hash, entity, record, salt, ret_name);
	return status == SFP_OK ? sfp__record_digest(&verb->reg->hash, entity, record, ret_name + 32) : status;
}

/* The arguments may be personal values. The salt lies beside the key and is destroyed with the values; until then the
 * registry's own key keeps whoever has only the file from finding them by trying. */
static sfp_status digest_of_change(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                                   const char *event, const uint8_t salt[32], uint8_t ret_digest[32])
{
	struct sfp__hash *hash = &verb->reg->hash;
	uint8_t name[64];
	sfp_status status = name_of_change(verb, entity, record, salt, name);

	if (status == SFP_OK && verb->given.failed)
		status = SFP_E_NO_MEMORY;
	if (status != SFP_OK)
		return status;
	sfp__hash_start(hash);
	sfp__hash_add(hash, entity->name, strlen(entity->name) + 1);
	sfp__hash_add(hash, event, strlen(event) + 1);
	sfp__hash_add(hash, name, sizeof(name));
	sfp__hash_add(hash, salt, 32);
	sfp__hash_add(hash, verb->reg->key, sizeof(verb->reg->key));
	sfp__hash_add(hash, verb->given.data ? verb->given.data : "", verb->given.length);
	return sfp__hash_end(hash, ret_digest);
}

/* A key that was used before the registry's own was renewed: for what, cannot be told any more. */
static sfp_status say_taken(struct sfp__verb *verb, sfp_time used_at)
{
	sfp_time renewed_at = 0;
	sfp_status status = sfp__key_renewed(verb->reg, &renewed_at);

	if (status != SFP_OK)
		return status;
	if (used_at <= renewed_at)
		sfp__registry_say(
			verb->reg,
			"этот ключ идемпотентности использован до замены ключа ссылок, и то же ли это изменение, уже не "
			"установить; проверьте по записям, сделано ли оно, и только если нет, повторите с новым ключом",
			"the idempotency key was used before the key of the links was renewed, so nobody can tell any more "
			"whether for the same change; look at the records, and repeat it under a new key only if it was not made");
	else
		sfp__registry_say(verb->reg, "этот ключ идемпотентности уже занят другим изменением; выберите новый",
		                  "the idempotency key was used for another change; choose a new key");
	return SFP_E_CONFLICT;
}

/* A change that named itself by a key. */
struct once {
	sfp_id actor;
	uint8_t digest[32], salt[32];
	bool salted; /* false: the personal values of its record were destroyed, and the salt with them */
	sfp_object object;
	sfp_id id;
	sfp_time at;
};

static bool take_hash(struct sfp__stmt *stmt, int column, uint8_t ret_hash[32])
{
	size_t length = 0;
	const void *hash = sfp__column_blob(stmt, column, &length);

	if (length == 32)
		memcpy(ret_hash, hash, 32);
	return length == 32;
}

/* SFP_E_NOT_FOUND: nothing was done by that key yet. */
static sfp_status find_once(struct sfp__verb *verb, struct once *ret_once)
{
	struct sfp__store *store = verb->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_IDEMPOTENCY_GET);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_text(stmt, ":key", verb->actor->idempotency_key);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status;
	ret_once->actor = sfp__column_id(stmt, SFP__COL_IDEMPOTENCY_GET_ACTOR);
	take_hash(stmt, SFP__COL_IDEMPOTENCY_GET_DIGEST, ret_once->digest);
	ret_once->salted = take_hash(stmt, SFP__COL_IDEMPOTENCY_GET_SALT, ret_once->salt);
	ret_once->object = sfp__column_object(stmt, SFP__COL_IDEMPOTENCY_GET_OBJECT);
	ret_once->id = sfp__column_id(stmt, SFP__COL_IDEMPOTENCY_GET_ID);
	ret_once->at = sfp__column_int(stmt, SFP__COL_IDEMPOTENCY_GET_AT);
	sfp__stmt_end(stmt);
	return sfp__store_status(store);
}

static sfp_status expect_same(struct sfp__verb *verb, const struct once *once, const struct sfp__entity *entity,
                              const sfp_record *record, const char *event)
{
	uint8_t digest[32];
	sfp_status status;

	if (!once->salted) {
		sfp__registry_say(
			verb->reg,
			"что сделано по этому ключу идемпотентности, уже не установить: данные уничтожены; выберите новый",
			"nobody can tell any more what the idempotency key was used for: the data were erased; choose a new key");
		return SFP_E_CONFLICT;
	}
	status = digest_of_change(verb, entity, record, event, once->salt, digest);
	if (status != SFP_OK)
		return status;
	if (memcmp(digest, once->digest, 32) == 0 && sfp_id_equal(&once->actor, &verb->actor->person))
		return SFP_OK;
	return say_taken(verb, once->at);
}

static sfp_status begin_once(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                             const char *event)
{
	sfp_status status = sfp__random(verb->once_salt, 32);

	if (status == SFP_OK)
		status = sfp__sha256(verb->once_salt, 32, verb->once_salt_digest);
	if (status == SFP_OK)
		status = digest_of_change(verb, entity, record, event, verb->once_salt, verb->once_digest);
	verb->once = status == SFP_OK;
	return status;
}

sfp_status sfp__verb_once(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                          const char *event, bool *ret_done, sfp_record **ret_record)
{
	struct once once = { 0 };
	sfp_status status;

	*ret_done = false;
	if (!verb->actor->idempotency_key)
		return SFP_OK;
	status = sfp__key_check(verb->reg);
	if (status == SFP_OK)
		status = find_once(verb, &once);
	if (status == SFP_E_NOT_FOUND)
		return begin_once(verb, entity, record, event);
	if (status == SFP_OK)
		status = expect_same(verb, &once, entity, record, event);
	*ret_done = status == SFP_OK;
	if (*ret_done && ret_record)
		status = sfp__verb_load(verb, sfp__entity_of(once.object), &once.id, ret_record);
	return status;
}

/* ---- asking ---- */

/* Before the first edition is in force nothing is decided but what brings it into force. */
static bool is_before_the_act(sfp_action action)
{
	switch ((int)action) {
	case SFP_ACTION_POLICY_ADOPT:
	case SFP_ACTION_POLICY_APPROVE:
	case SFP_ACTION_POLICY_ENACT:
	case SFP_ACTION_POLICY_WITHDRAW:
	case SFP_ACTION_ORDER_ISSUE:
	case SFP_ACTION_ORDER_REGISTER:
		return true;
	}
	return false;
}

sfp_status sfp__facts_establish(struct sfp__verb *verb, const sfp_facts *asked, sfp_facts *known_true,
                                sfp_facts *known_false)
{
	for (sfp_fact fact = (sfp_fact)0; (fact = sfp_facts_next(asked, fact));) {
		enum sfp__truth truth = SFP__UNKNOWN;
		sfp_status status = sfp__nouns.establish(verb, fact, &truth);

		if (status != SFP_OK)
			return status;
		if (truth != SFP__UNKNOWN)
			sfp_facts_add(truth == SFP__TRUE ? known_true : known_false, fact);
	}
	return SFP_OK;
}

bool sfp__verb_has_act(const struct sfp__verb *verb, sfp_action action)
{
	return verb->act->policy && (verb->act->in_force || is_before_the_act(action));
}

sfp_status sfp__verb_weigh(struct sfp__verb *verb, sfp_action action, sfp_kind kind)
{
	sfp_facts asked = { { 0, 0 } };
	sfp_status status;

	verb->request = (sfp_request)SFP_REQUEST_INIT;
	verb->request.roles = verb->roles;
	verb->request.action = action;
	verb->request.kind = kind;
	verb->decision = (sfp_decision)SFP_DECISION_INIT;
	status = sfp_policy_facts_asked(verb->act->policy, verb->roles, action, kind, &asked);
	if (status == SFP_OK)
		status = sfp__facts_establish(verb, &asked, &verb->request.known_true, &verb->request.known_false);
	if (status == SFP_OK)
		status = sfp_decide(verb->act->policy, &verb->request, &verb->decision);
	verb->decided = status == SFP_OK;
	return status;
}

sfp_status sfp__verb_decide(struct sfp__verb *verb, sfp_action action, sfp_kind kind)
{
	sfp_status status;

	verb->refused.action = action;
	if (!sfp__verb_has_act(verb, action))
		return sfp__refuse_no_edition(verb, action);
	status = sfp__verb_weigh(verb, action, kind);
	if (status != SFP_OK)
		return status;
	return verb->decision.effect == SFP_EFFECT_PERMIT ? SFP_OK : sfp__refuse_decision(verb);
}

sfp_status sfp__verb_base(struct sfp__verb *verb)
{
	return is_system(verb) ? SFP_OK : sfp__verb_decide(verb, SFP_ACTION_MOVEMENT_DRAFT, SFP_KIND_NONE);
}

/* ---- writing ---- */

static const char *state_name(const struct sfp__entity *entity, int state)
{
	const char *name = entity->machine ? sfp_machine_state_name(entity->machine, state) : NULL;

	return name ? name : "";
}

static sfp_status append_done(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                              const char *event, int from)
{
	uint8_t row[32];
	struct sfp__entry entry = { .outcome = "done",
		                    .object = entity->object,
		                    .id = &record->id,
		                    .event = event,
		                    .from = state_name(entity, from),
		                    .to = state_name(entity, record->state),
		                    .revision = record->revision,
		                    .row = row };
	uint64_t seq = 0;
	sfp_status status = sfp__record_digest(&verb->reg->hash, entity, record, row);

	if (entity->object == SFP_OBJECT_APPOINTMENT)
		verb->reg->registered.person = (sfp_id)SFP_ID_NONE;
	entry.action = verb->decided ? verb->request.action : (sfp_action)0;
	entry.consequence = verb->have_first;
	if (status == SFP_OK)
		status = sfp__trail_append(verb, &entry, &seq);
	if (status != SFP_OK)
		return status;
	if (!verb->have_first && !verb->clearing) {
		verb->have_first = true;
		verb->first_seq = seq;
		verb->result = entity->object;
		verb->result_id = record->id;
	}
	return SFP_OK;
}

/* Ids begin with the millisecond. Within one they count on from the last, so that ids sort in the order of making. */
static sfp_status next_id(struct sfp__verb *verb, sfp_id *ret_id)
{
	sfp_id *last = &verb->reg->last_id;
	sfp_status status = SFP_OK;

	if (sfp__id_is_of(last, verb->now))
		for (int i = 15; i > 8 && ++last->bytes[i] == 0; i--)
			;
	else
		status = sfp__id_new(verb->now, last);
	*ret_id = *last;
	return status;
}

sfp_status sfp__verb_create(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record)
{
	sfp_status status = SFP_OK;

	if (sfp_id_is_none(&record->id))
		status = entity->random_id ? sfp__id_random(&record->id) : next_id(verb, &record->id);
	if (status != SFP_OK)
		return status;
	if (!record->state && entity->machine)
		record->state = sfp__machine_initial(entity->machine);
	record->organization = verb->actor->organization;
	record->edition = verb->act->edition;
	record->revision = 1;
	record->created_at = record->changed_at = verb->now;
	verb->wrote = true;
	if (verb->defer)
		verb->unwritten = record;
	else
		status = sfp__record_insert(verb->reg->store, &verb->reg->hash, entity, verb->org, record);
	if (status == SFP_OK)
		status = append_done(verb, entity, record, "create", 0);
	return status;
}

/* A record whose row was put off is written with its last change. */
static sfp_status write_row(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record,
                            bool private_too)
{
	if (verb->unwritten != record)
		return sfp__record_update(verb->reg->store, &verb->reg->hash, entity, verb->org, record, private_too);
	record->revision++;
	if (verb->defer)
		return SFP_OK;
	verb->unwritten = NULL;
	return sfp__record_insert(verb->reg->store, &verb->reg->hash, entity, verb->org, record);
}

static sfp_status write_change(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record,
                               bool private_too, const char *event, int from)
{
	sfp_status status;

	record->edition = verb->act->edition;
	record->changed_at = verb->now;
	verb->wrote = true;
	status = write_row(verb, entity, record, private_too);
	if (status == SFP_OK)
		status = append_done(verb, entity, record, event, from);
	return status;
}

sfp_status sfp__verb_change(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record,
                            bool private_too)
{
	return write_change(verb, entity, record, private_too, "change", record->state);
}

/* ---- stepping ---- */

/* The facts that guard the arrows of an event in a state. */
static void guards_of(sfp_machine machine, int state, int event, sfp_facts *ret_guards)
{
	const sfp_arrow *arrow;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at(machine, i)); i++)
		if (arrow->from == state && arrow->event == event)
			for (int word = 0; word < 2; word++)
				ret_guards->word[word] |= arrow->guards.word[word];
}

/* The action of an event in a state, or 0 where only the clock fires it. */
static sfp_action action_of(sfp_machine machine, int state, int event, sfp_kind kind)
{
	const sfp_arrow *arrow;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at(machine, i)); i++)
		if (arrow->from == state && arrow->event == event)
			return sfp_machine_arrow_action(machine, arrow, kind);
	return (sfp_action)0;
}

sfp_status sfp__verb_may_step(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                              int event, sfp_kind kind, unsigned given)
{
	sfp_facts guards = { { 0, 0 } }, held = { { 0, 0 } }, broken = { { 0, 0 } };
	sfp_step step = SFP_STEP_INIT;
	sfp_action action = action_of(entity->machine, record->state, event, kind);
	sfp_status status;

	verb->refused.object = entity->object;
	verb->refused.id = &record->id;
	verb->refused.event = sfp_machine_event_name(entity->machine, event);
	verb->refused.from = state_name(entity, record->state);
	if (!(sfp_machine_permitted(entity->machine, record->state) & (UINT32_C(1) << event))) {
		step.reason = SFP_REASON_NO_TRANSITION;
		step.permitted = sfp_machine_permitted(entity->machine, record->state);
		return sfp__refuse_step(verb, entity, record, event, &step);
	}

	status = action ? sfp__verb_decide(verb, action, kind) : SFP_OK;
	guards_of(entity->machine, record->state, event, &guards);
	if (status == SFP_OK)
		status = sfp__facts_establish(verb, &guards, &held, &broken);
	if (status == SFP_OK)
		status = sfp_machine_step(entity->machine, record->state, event, kind, &held, given, &step);
	if (status == SFP_REFUSED && step.reason != SFP_REASON_NONE)
		return sfp__refuse_step(verb, entity, record, event, &step);
	verb->arrow = step.arrow;
	return status;
}

sfp_status sfp__verb_take_step(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record,
                               bool private_too)
{
	const sfp_arrow *arrow = verb->arrow;
	int from = record->state;

	if (!arrow || arrow->from != from)
		return SFP_E_MISUSE;
	record->state = arrow->to;
	verb->arrow = NULL;
	return write_change(verb, entity, record, private_too, sfp_machine_event_name(entity->machine, arrow->event),
	                    from);
}

sfp_status sfp__verb_step(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record, int event,
                          unsigned given)
{
	sfp_status status = sfp__verb_may_step(verb, entity, record, event, SFP_KIND_NONE, given);

	return status == SFP_OK ? sfp__verb_take_step(verb, entity, record, false) : status;
}

sfp_status sfp__verb_follow(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record, int event)
{
	const sfp_arrow *arrow;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at(entity->machine, i)); i++)
		if (arrow->from == record->state && arrow->event == event) {
			verb->arrow = arrow;
			return sfp__verb_take_step(verb, entity, record, false);
		}
	return SFP_E_MISUSE;
}
