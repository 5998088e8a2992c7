/* help_request.c: «обращение за помощью» — a participant asks, the administrator answers. */
#include "ledger/given.h"
#include "registry/nouns.h"
#include "registry/support_ticket.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_help_request, person, SFP__ID, 0),
	SFP__FIELD(sfp_help_request, topic, SFP__TEXT, 0),
	SFP__FIELD(sfp_help_request, asked_at, SFP__TIME, 0),
	SFP__FIELD(sfp_help_request, answered_by, SFP__ID, 0),
	SFP__FIELD(sfp_help_request, answered_at, SFP__TIME, 0),
	SFP__FIELD(sfp_help_request, closed_at, SFP__TIME, 0),
	SFP__FIELD(sfp_help_request, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_help_request, question, SFP__TEXT, SFP__PRIVATE),
	SFP__FIELD(sfp_help_request, answer, SFP__TEXT, SFP__PRIVATE),
};

const struct sfp__entity sfp__help_request_entity = {
	.object = SFP_OBJECT_HELP_REQUEST,
	.name = "help_request",
	.title_ru = "обращение за помощью",
	.machine = SFP_MACHINE_HELP_REQUEST,
	.size = sizeof(sfp_help_request),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.private_digest = offsetof(sfp_help_request, private_digest),
	.get = SFP__SQL_HELP_REQUEST_GET,
	.list = SFP__SQL_HELP_REQUEST_LIST,
	.insert = SFP__SQL_HELP_REQUEST_INSERT,
	.update = SFP__SQL_HELP_REQUEST_UPDATE,
	.put_private = SFP__SQL_HELP_REQUEST_PRIVATE_PUT,
	.get_salt = SFP__SQL_HELP_REQUEST_SALT,
	.drop_private = SFP__SQL_HELP_REQUEST_PRIVATE_DROP,
};

/* ---- asking ---- */

static sfp_status fill_help_request(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_help_request_draft *draft = given;
	sfp_help_request *request = made;
	sfp_registry *reg = verb->reg;
	sfp_status status = sfp__given_member(reg, "topic", draft->topic, &request->topic);

	request->person = verb->actor->person;
	if (status == SFP_OK)
		status = sfp__given_required(reg, "topic", request->topic);
	return status == SFP_OK ? sfp__given_letter(reg, "question", draft->question, &request->question) : status;
}

static sfp_status ask(struct sfp__verb *verb, void *made)
{
	sfp_help_request *request = made;
	sfp_status status;

	verb->about.help = request;
	request->asked_at = verb->now;
	status = sfp__verb_decide(verb, SFP_ACTION_HELP_ASK, SFP_KIND_NONE);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__help_request_entity, made) : status;
}

sfp_status sfp_help_request_ask(sfp_registry *reg, const sfp_actor *actor, const sfp_help_request_draft *draft,
                                sfp_help_request **ret_help_request)
{
	static const struct sfp__making asking = { &sfp__help_request_entity, "ask", fill_help_request, ask };

	if (!sfp__given(reg, "draft ret_help_request", (const void *const[]){ draft, ret_help_request }) ||
	    !sfp__given_input(reg, "draft", "SFP_HELP_REQUEST_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &asking, draft, (sfp_record **)ret_help_request);
}

/* ---- what becomes of it ---- */

/* What a step brings with it. */
struct step {
	int event;
	const char *text;    /* of an answer, or a new question */
	const char *number;  /* of the vendor's ticket */
	sfp_record **ticket; /* that is opened for it; NULL: none is */
};

static sfp_status expect_text(sfp_registry *reg, const struct step *step, sfp_help_request *request)
{
	bool answers = step->event == SFP_HELP_REQUEST_EVENT_ANSWER;
	sfp_status status;

	if (step->event == SFP_HELP_REQUEST_EVENT_REOPEN)
		return sfp__given_letter(reg, "question", step->text, &request->question);
	if (!answers)
		return SFP_OK;
	status = sfp__given_letter(reg, "answer", step->text ? step->text : "", &request->answer);
	return status == SFP_OK ? sfp__given_required(reg, "answer", request->answer) : status;
}

/* The answer before stays to be read; that it is none to what is asked now, the times tell. */
static void note(const struct sfp__verb *verb, int event, sfp_help_request *request)
{
	switch (event) {
	case SFP_HELP_REQUEST_EVENT_ANSWER:
		request->answered_by = verb->actor->person;
		request->answered_at = verb->now;
		return;
	case SFP_HELP_REQUEST_EVENT_REOPEN:
		request->asked_at = verb->now;
		request->answered_at = 0;
		request->answered_by = (sfp_id)SFP_ID_NONE;
		return;
	case SFP_HELP_REQUEST_EVENT_CLOSE:
		request->closed_at = verb->now;
		return;
	}
}

static sfp_status take(struct sfp__verb *verb, const struct step *step, sfp_help_request *request)
{
	bool said = step->event == SFP_HELP_REQUEST_EVENT_ANSWER || step->event == SFP_HELP_REQUEST_EVENT_REOPEN;
	sfp_status status;

	verb->about.help = request;
	status = sfp__verb_may_step(verb, &sfp__help_request_entity, &request->head, step->event, SFP_KIND_NONE, 0);
	if (status == SFP_OK)
		status = expect_text(verb->reg, step, request);
	if (status != SFP_OK)
		return status;
	note(verb, step->event, request);
	status = sfp__verb_take_step(verb, &sfp__help_request_entity, &request->head, said);
	if (status == SFP_OK && step->ticket)
		status = sfp__support_ticket_open_for(verb, request, step->number, step->ticket);
	return status;
}

static sfp_status take_once(struct sfp__verb *verb, const sfp_id *id, const struct step *step, sfp_record **record)
{
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__help_request_entity, id, record);

	if (status != SFP_OK)
		return status;
	status = sfp__given_again(verb, &sfp__help_request_entity, record,
	                          sfp_machine_event_name(SFP_MACHINE_HELP_REQUEST, step->event), &done);
	if (status != SFP_OK)
		return status;
	if (!done)
		return take(verb, step, (sfp_help_request *)*record);
	return step->ticket ? sfp__support_ticket_opened_for(verb, id, step->ticket) : SFP_OK;
}

static sfp_status step_on(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id, const struct step *step,
                          sfp_help_request **ret_help_request)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "help_request_id ret_help_request", (const void *const[]){ id, ret_help_request }))
		return SFP_E_MISUSE;
	sfp__verb_given_text(&verb, step->text);
	sfp__verb_given_text(&verb, step->number);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = take_once(&verb, id, step, &record);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_help_request = (sfp_help_request *)SFP__TAKE(record);
	return status;
}

sfp_status sfp_help_request_answer(sfp_registry *reg, const sfp_actor *actor, const sfp_id *help_request_id,
                                   const char *answer, sfp_help_request **ret_help_request)
{
	const struct step step = { .event = SFP_HELP_REQUEST_EVENT_ANSWER, .text = answer };

	return step_on(reg, actor, help_request_id, &step, ret_help_request);
}

sfp_status sfp_help_request_escalate(sfp_registry *reg, const sfp_actor *actor, const sfp_id *help_request_id,
                                     const char *number, sfp_support_ticket **ret_ticket,
                                     sfp_help_request **ret_help_request)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *ticket = NULL;
	const struct step step = { .event = SFP_HELP_REQUEST_EVENT_ESCALATE, .number = number, .ticket = &ticket };
	sfp_status status = step_on(reg, actor, help_request_id, &step, ret_help_request);

	if (status == SFP_OK && ret_ticket)
		*ret_ticket = (sfp_support_ticket *)SFP__TAKE(ticket);
	return status;
}

sfp_status sfp_help_request_reopen(sfp_registry *reg, const sfp_actor *actor, const sfp_id *help_request_id,
                                   const char *question, sfp_help_request **ret_help_request)
{
	const struct step step = { .event = SFP_HELP_REQUEST_EVENT_REOPEN, .text = question };

	return step_on(reg, actor, help_request_id, &step, ret_help_request);
}

sfp_status sfp_help_request_close(sfp_registry *reg, const sfp_actor *actor, const sfp_id *help_request_id,
                                  sfp_help_request **ret_help_request)
{
	const struct step step = { .event = SFP_HELP_REQUEST_EVENT_CLOSE };

	return step_on(reg, actor, help_request_id, &step, ret_help_request);
}

void sfp_help_request_free(sfp_help_request *help_request)
{
	sfp_record_free((sfp_record *)help_request);
}
