/* support_ticket.c: «обращение в поддержку разработчика» — a ticket with the vendor of the platform. */
#include "registry/support_ticket.h"
#include "ledger/given.h"
#include "registry/nouns.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_support_ticket, number, SFP__TEXT, 0),
	SFP__FIELD(sfp_support_ticket, topic, SFP__TEXT, 0),
	SFP__FIELD(sfp_support_ticket, help_request, SFP__ID, 0),
	SFP__FIELD(sfp_support_ticket, opened_by, SFP__ID, 0),
	SFP__FIELD(sfp_support_ticket, opened_at, SFP__TIME, 0),
	SFP__FIELD(sfp_support_ticket, answered_at, SFP__TIME, 0),
	SFP__FIELD(sfp_support_ticket, answer, SFP__TEXT, 0),
	SFP__FIELD(sfp_support_ticket, closed_at, SFP__TIME, 0),
};

const struct sfp__entity sfp__support_ticket_entity = {
	.object = SFP_OBJECT_SUPPORT_TICKET,
	.name = "support_ticket",
	.title_ru = "обращение в поддержку",
	.machine = SFP_MACHINE_SUPPORT_TICKET,
	.size = sizeof(sfp_support_ticket),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_SUPPORT_TICKET_GET,
	.list = SFP__SQL_SUPPORT_TICKET_LIST,
	.insert = SFP__SQL_SUPPORT_TICKET_INSERT,
	.update = SFP__SQL_SUPPORT_TICKET_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- opening ---- */

static sfp_status open_now(struct sfp__verb *verb, sfp_support_ticket *ticket)
{
	ticket->opened_by = verb->actor->person;
	ticket->opened_at = verb->now;
	return sfp__verb_create(verb, &sfp__support_ticket_entity, &ticket->head);
}

sfp_status sfp__support_ticket_open_for(struct sfp__verb *verb, const sfp_help_request *request, const char *number,
                                        sfp_record **ret_ticket)
{
	SFP__CLEANUP(sfp__record_freep) sfp_support_ticket *ticket = NULL;
	sfp_status status = sfp__record_new(&sfp__support_ticket_entity, (sfp_record **)&ticket);

	if (status != SFP_OK)
		return status;
	status = sfp__record_set(&ticket->topic, request->topic);
	if (status != SFP_OK)
		return status;
	status = sfp__given_member(verb->reg, "number", number, &ticket->number);
	if (status != SFP_OK)
		return status;
	ticket->help_request = request->head.id;
	status = open_now(verb, ticket);
	if (status == SFP_OK)
		*ret_ticket = (sfp_record *)SFP__TAKE(ticket);
	return status;
}

sfp_status sfp__support_ticket_opened_for(struct sfp__verb *verb, const sfp_id *request, sfp_record **ret_ticket)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_SUPPORT_TICKET_OF);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":help_request", request);
	status = sfp__verb_find(verb, stmt, &id);
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__support_ticket_entity, &id, ret_ticket) : status;
}

static sfp_status take_draft(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_support_ticket_draft *draft = given;
	sfp_support_ticket *ticket = made;
	sfp_status status = sfp__given_member(verb->reg, "topic", draft->topic, &ticket->topic);

	if (status == SFP_OK)
		status = sfp__given_required(verb->reg, "topic", ticket->topic);
	return status == SFP_OK ? sfp__given_member(verb->reg, "number", draft->number, &ticket->number) : status;
}

static sfp_status open_ticket(struct sfp__verb *verb, void *made)
{
	sfp_status status;

	verb->about.ticket = made;
	status = sfp__verb_decide(verb, SFP_ACTION_SUPPORT_OPEN, SFP_KIND_NONE);
	return status == SFP_OK ? open_now(verb, made) : status;
}

sfp_status sfp_support_ticket_open(sfp_registry *reg, const sfp_actor *actor, const sfp_support_ticket_draft *draft,
                                   sfp_support_ticket **ret_support_ticket)
{
	static const struct sfp__making opening = { &sfp__support_ticket_entity, "open", take_draft, open_ticket };

	if (!sfp__given(reg, "draft ret_support_ticket", (const void *const[]){ draft, ret_support_ticket }) ||
	    !sfp__given_input(reg, "draft", "SFP_SUPPORT_TICKET_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &opening, draft, (sfp_record **)ret_support_ticket);
}

/* ---- what becomes of it ---- */

struct step {
	int event;
	const char *number, *answer;
};

static sfp_status note_answer(sfp_registry *reg, const struct step *step, sfp_support_ticket *ticket)
{
	sfp_status status = sfp__given_member(reg, "answer", step->answer ? step->answer : "", &ticket->answer);

	if (status == SFP_OK)
		status = sfp__given_required(reg, "answer", ticket->answer);
	return status == SFP_OK ? sfp__given_member(reg, "number", step->number, &ticket->number) : status;
}

static sfp_status note(struct sfp__verb *verb, const struct step *step, sfp_support_ticket *ticket)
{
	switch (step->event) {
	case SFP_SUPPORT_TICKET_EVENT_ANSWER:
		ticket->answered_at = verb->now;
		return note_answer(verb->reg, step, ticket);
	case SFP_SUPPORT_TICKET_EVENT_REOPEN:
		ticket->opened_by = verb->actor->person;
		ticket->opened_at = verb->now;
		ticket->answered_at = 0;
		return SFP_OK;
	case SFP_SUPPORT_TICKET_EVENT_CLOSE:
		ticket->closed_at = verb->now;
		return SFP_OK;
	}
	return SFP_E_MISUSE;
}

static sfp_status take_words(struct sfp__verb *verb, const void *given)
{
	const struct step *step = given;

	sfp__verb_given_text(verb, step->number);
	sfp__verb_given_text(verb, step->answer);
	return SFP_OK;
}

static sfp_status take_step(struct sfp__verb *verb, const void *given, void *record)
{
	const struct step *step = given;
	sfp_support_ticket *ticket = record;
	sfp_status status;

	verb->about.ticket = ticket;
	status = sfp__verb_may_step(verb, &sfp__support_ticket_entity, &ticket->head, step->event, SFP_KIND_NONE, 0);
	if (status == SFP_OK)
		status = note(verb, step, ticket);
	return status == SFP_OK ? sfp__verb_take_step(verb, &sfp__support_ticket_entity, &ticket->head, false) : status;
}

static sfp_status step_on(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id, const struct step *step,
                          sfp_support_ticket **ret_support_ticket)
{
	const struct sfp__deed stepping = { &sfp__support_ticket_entity,
		                            sfp_machine_event_name(SFP_MACHINE_SUPPORT_TICKET, step->event), take_words,
		                            take_step };

	if (!sfp__given(reg, "support_ticket_id ret_support_ticket", (const void *const[]){ id, ret_support_ticket }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &stepping, id, step, (sfp_record **)ret_support_ticket);
}

sfp_status sfp_support_ticket_answer(sfp_registry *reg, const sfp_actor *actor, const sfp_id *support_ticket_id,
                                     const char *number, const char *answer, sfp_support_ticket **ret_support_ticket)
{
	const struct step step = { SFP_SUPPORT_TICKET_EVENT_ANSWER, number, answer };

	return step_on(reg, actor, support_ticket_id, &step, ret_support_ticket);
}

sfp_status sfp_support_ticket_reopen(sfp_registry *reg, const sfp_actor *actor, const sfp_id *support_ticket_id,
                                     sfp_support_ticket **ret_support_ticket)
{
	const struct step step = { .event = SFP_SUPPORT_TICKET_EVENT_REOPEN };

	return step_on(reg, actor, support_ticket_id, &step, ret_support_ticket);
}

sfp_status sfp_support_ticket_close(sfp_registry *reg, const sfp_actor *actor, const sfp_id *support_ticket_id,
                                    sfp_support_ticket **ret_support_ticket)
{
	const struct step step = { .event = SFP_SUPPORT_TICKET_EVENT_CLOSE };

	return step_on(reg, actor, support_ticket_id, &step, ret_support_ticket);
}

void sfp_support_ticket_free(sfp_support_ticket *support_ticket)
{
	sfp_record_free((sfp_record *)support_ticket);
}
