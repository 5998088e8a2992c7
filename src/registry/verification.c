/* verification.c: asking that a person's status of teacher be confirmed, and the answers. */
#include "ledger/given.h"
#include "registry/nouns.h"

static const struct sfp__field verification_fields[] = {
	SFP__FIELD(sfp_verification, person, SFP__ID, 0),
	SFP__FIELD(sfp_verification, requested_at, SFP__TIME, 0),
	SFP__FIELD(sfp_verification, requested_by, SFP__ID, 0),
	SFP__FIELD(sfp_verification, decided_by, SFP__ID, 0),
	SFP__FIELD(sfp_verification, decided_at, SFP__TIME, 0),
	SFP__FIELD(sfp_verification, reason, SFP__TEXT, 0),
};

const struct sfp__entity sfp__verification_entity = {
	.object = SFP_OBJECT_VERIFICATION,
	.name = "verification",
	.title_ru = "подтверждение статуса",
	.machine = SFP_MACHINE_VERIFICATION,
	.size = sizeof(sfp_verification),
	.fields = verification_fields,
	.field_count = SFP__LENGTH(verification_fields),
	.get = SFP__SQL_VERIFICATION_GET,
	.list = SFP__SQL_VERIFICATION_LIST,
	.insert = SFP__SQL_VERIFICATION_INSERT,
	.update = SFP__SQL_VERIFICATION_UPDATE,
	.put_private = SFP__SQL_NONE,
};

static void ask_about(struct sfp__verb *verb, const sfp_verification *verification)
{
	verb->about.verification = verification;
	verb->about.person = verification->person;
}

/* ---- asking ---- */

/* The person's verification that is not over; NULL where there is none. */
static sfp_status find_open(struct sfp__verb *verb, const sfp_id *person, sfp_record **ret_record)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_VERIFICATION_OF);
	sfp_id id = SFP_ID_NONE;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_int(stmt, ":withdrawn", SFP_VERIFICATION_WITHDRAWN);
	sfp__bind_int(stmt, ":revoked", SFP_VERIFICATION_REVOKED);
	status = sfp__verb_find(verb, stmt, &id);
	if (status == SFP_E_NOT_FOUND)
		return SFP_OK;
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__verification_entity, &id, ret_record) : status;
}

static void fill_request(const struct sfp__verb *verb, sfp_verification *verification)
{
	verification->requested_at = verb->now;
	verification->requested_by = verb->actor->person;
	verification->decided_at = 0;
	verification->decided_by = (sfp_id)SFP_ID_NONE;
}

/* A rejected request goes on in its own record, so that its history stays in one place. */
static sfp_status ask_again(struct sfp__verb *verb, sfp_verification *verification)
{
	sfp_status status = sfp__verb_may_step(verb, &sfp__verification_entity, &verification->head,
	                                       SFP_VERIFICATION_EVENT_REQUEST_AGAIN, SFP_KIND_NONE, 0);

	if (status == SFP_OK)
		status = sfp__record_set(&verification->reason, "");
	if (status != SFP_OK)
		return status;
	fill_request(verb, verification);
	return sfp__verb_take_step(verb, &sfp__verification_entity, &verification->head, false);
}

static sfp_status ask_first(struct sfp__verb *verb, sfp_verification *verification, const sfp_verification *open)
{
	sfp_status status = sfp__verb_decide(verb, SFP_ACTION_VERIFICATION_REQUEST, SFP_KIND_NONE);

	if (status == SFP_OK && open) {
		if (open->head.state == SFP_VERIFICATION_CONFIRMED)
			sfp__registry_say(verb->reg, "статус этого человека уже подтверждён",
			                  "the person's status is confirmed already");
		else
			sfp__registry_say(verb->reg, "подтверждение уже запрошено; ждите ответа администратора",
			                  "it was asked for already; the administrator has yet to answer");
		return SFP_E_EXISTS;
	}
	if (status != SFP_OK)
		return status;
	fill_request(verb, verification);
	return sfp__verb_create(verb, &sfp__verification_entity, &verification->head);
}

/* The record that is asked for again takes the place of the new one. It is the caller's at once:
 * a refusal's entry names it. */
static sfp_status ask(struct sfp__verb *verb, const sfp_id *person, sfp_record **record)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *open = NULL;
	sfp_status status = sfp__verb_expect(verb, &sfp__person_entity, person);

	if (status == SFP_OK)
		status = find_open(verb, person, &open);
	if (status != SFP_OK)
		return status;
	if (!open || open->state != SFP_VERIFICATION_REJECTED) {
		ask_about(verb, (const sfp_verification *)(open ? open : *record));
		return ask_first(verb, (sfp_verification *)*record, (const sfp_verification *)open);
	}
	sfp_record_free(*record);
	*record = SFP__TAKE(open);
	ask_about(verb, (const sfp_verification *)*record);
	return ask_again(verb, (sfp_verification *)*record);
}

static sfp_status request(struct sfp__verb *verb, const sfp_id *person, sfp_record **record)
{
	bool done = false;
	sfp_status status = sfp__record_new(&sfp__verification_entity, record);

	if (status != SFP_OK)
		return status;
	((sfp_verification *)*record)->person = *person;
	status = sfp__given_again(verb, &sfp__verification_entity, record, "request", &done);
	if (status != SFP_OK || done)
		return status;
	return ask(verb, person, record);
}

sfp_status sfp_verification_request(sfp_registry *reg, const sfp_actor *actor, const sfp_id *person,
                                    sfp_verification **ret_verification)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "person ret_verification", (const void *const[]){ person, ret_verification }))
		return SFP_E_MISUSE;
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = request(&verb, person, &record);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_verification = (sfp_verification *)SFP__TAKE(record);
	return status;
}

/* ---- answering ---- */

struct answer {
	int event;
	const char *reason;
};

static sfp_status take_answer(struct sfp__verb *verb, const void *given)
{
	const struct answer *told = given;

	sfp__verb_given_text(verb, told->reason);
	return sfp__given_text(verb->reg, sfp__place_argument("reason"), told->reason, SFP__GIVEN_REASON_MAX);
}

static sfp_status answer(struct sfp__verb *verb, const void *given, void *record)
{
	const struct answer *told = given;
	sfp_verification *verification = record;
	unsigned needs = sfp__given_anything(told->reason) ? SFP_NEED_REASON : 0;
	sfp_status status;

	ask_about(verb, verification);
	status = sfp__verb_may_step(verb, &sfp__verification_entity, &verification->head, told->event, SFP_KIND_NONE,
	                            needs);
	if (status == SFP_OK)
		status = sfp__record_set(&verification->reason, told->reason);
	if (status != SFP_OK)
		return status;
	/* Whoever takes a request back decides nothing. */
	if (told->event != SFP_VERIFICATION_EVENT_WITHDRAW) {
		verification->decided_by = verb->actor->person;
		verification->decided_at = verb->now;
	}
	return sfp__verb_take_step(verb, &sfp__verification_entity, &verification->head, false);
}

static sfp_status step_on(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id, int event, const char *reason,
                          sfp_verification **ret_verification)
{
	const struct sfp__deed answering = { &sfp__verification_entity,
		                             sfp_machine_event_name(SFP_MACHINE_VERIFICATION, event), take_answer,
		                             answer };
	const struct answer told = { event, reason };

	if (!sfp__given(reg, "verification_id ret_verification", (const void *const[]){ id, ret_verification }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &answering, id, &told, (sfp_record **)ret_verification);
}

sfp_status sfp_verification_confirm(sfp_registry *reg, const sfp_actor *actor, const sfp_id *verification_id,
                                    sfp_verification **ret_verification)
{
	return step_on(reg, actor, verification_id, SFP_VERIFICATION_EVENT_CONFIRM, NULL, ret_verification);
}

sfp_status sfp_verification_reject(sfp_registry *reg, const sfp_actor *actor, const sfp_id *verification_id,
                                   const char *reason, sfp_verification **ret_verification)
{
	return step_on(reg, actor, verification_id, SFP_VERIFICATION_EVENT_REJECT, reason, ret_verification);
}

sfp_status sfp_verification_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *verification_id,
                                     sfp_verification **ret_verification)
{
	return step_on(reg, actor, verification_id, SFP_VERIFICATION_EVENT_WITHDRAW, NULL, ret_verification);
}

sfp_status sfp_verification_revoke(sfp_registry *reg, const sfp_actor *actor, const sfp_id *verification_id,
                                   sfp_verification **ret_verification)
{
	return step_on(reg, actor, verification_id, SFP_VERIFICATION_EVENT_REVOKE, NULL, ret_verification);
}

void sfp_verification_free(sfp_verification *verification)
{
	sfp_record_free(verification ? &verification->head : NULL);
}
