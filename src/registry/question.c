/* question.c: asking without doing. The same question, facts and decision as in a verb, in a transaction that only
 * reads. */
#include <string.h>

#include "base/text.h"
#include "ledger/misuse.h"
#include "registry/movement/movement.h"
#include "registry/question.h"
#include "sferumpolicy/import.h"
#include "sferumpolicy/turn.h"

/* What the facts are asked about, when an object is all that is known of the question. */
static void ask_about(struct sfp__about *about, const sfp_record *record)
{
	switch (record->object) {
	case SFP_OBJECT_EDITION:
		about->edition = (const sfp_edition *)record;
		about->order_id = about->edition->order_id;
		return;
	case SFP_OBJECT_APPOINTMENT:
		about->appointment = (const sfp_appointment *)record;
		about->person = about->appointment->person;
		about->order_id = about->appointment->order_id;
		return;
	case SFP_OBJECT_APPLICATION_ORGANIZATION:
		about->application = (const sfp_application *)record;
		about->person = about->application->contact;
		return;
	case SFP_OBJECT_APPLICATION_MEMBERSHIP:
		about->admission = (const sfp_admission *)record;
		about->person = about->admission->person;
		about->class_id = about->admission->class_id;
		return;
	case SFP_OBJECT_INVITE:
		about->invite = (const sfp_invite *)record;
		about->person = about->invite->person;
		about->class_id = about->invite->class_id;
		about->role = about->invite->role;
		return;
	case SFP_OBJECT_VERIFICATION:
		about->verification = (const sfp_verification *)record;
		about->person = about->verification->person;
		return;
	case SFP_OBJECT_MOVEMENT:
		about->movement = (const sfp_movement *)record;
		about->person = about->movement->person;
		about->order_id = about->movement->order_id;
		return;
	case SFP_OBJECT_PERSON:
		about->person = record->id;
		return;
	case SFP_OBJECT_CLASS:
		about->class_id = record->id;
		return;
	case SFP_OBJECT_ORDER:
		about->order_id = record->id;
		return;
	case SFP_OBJECT_SUBJECT:
		about->subject_id = record->id;
		return;
	case SFP_OBJECT_CHAT:
		about->chat = (const sfp_chat *)record;
		about->class_id = about->chat->class_id;
		about->subject_id = about->chat->subject_id;
		return;
	case SFP_OBJECT_CHANNEL_POST:
		about->post = (const sfp_channel_post *)record;
		return;
	case SFP_OBJECT_EVENT:
		about->event = (const sfp_event *)record;
		about->class_id = about->event->class_id;
		about->subject_id = about->event->subject_id;
		return;
	case SFP_OBJECT_HELP_REQUEST:
		about->help = (const sfp_help_request *)record;
		return;
	case SFP_OBJECT_SUPPORT_TICKET:
		about->ticket = (const sfp_support_ticket *)record;
		return;
	case SFP_OBJECT_ERASURE:
		about->erasure = (const sfp_erasure *)record;
		about->person = about->erasure->person;
		return;
	case SFP_OBJECT_TURN:
		about->order_id = ((const sfp_turn *)record)->order_id;
		return;
	case SFP_OBJECT_IMPORT:
		about->order_id = ((const sfp_import *)record)->order_id;
		return;
	case SFP_OBJECT_ORGANIZATION:
	case SFP_OBJECT_OFFICE:
	case SFP_OBJECT_GUARDIAN:
	case SFP_OBJECT_NOMENCLATURE:
	case SFP_OBJECT_DISTRIBUTION:
	case SFP_OBJECT_ENROLLMENT:
	case SFP_OBJECT_HOMEROOM:
	case SFP_OBJECT_MEMBERSHIP:
	case SFP_OBJECT_TEACHING:
	case SFP_OBJECT_CHAT_MEMBER:
	case SFP_OBJECT_CHANNEL:
	case SFP_OBJECT_ATTENDANCE:
	case SFP_OBJECT_CONTROL_CHECK:
	case SFP_OBJECT_REPORT:
	case SFP_OBJECT_ACKNOWLEDGEMENT:
	case SFP_OBJECT_INCIDENT:
	case SFP_OBJECT_USAGE:
	case SFP_OBJECT_CONSENT:
	case SFP_OBJECT_ATTESTATION:
		return;
	}
}

static void narrow(struct sfp__about *about, const sfp_question *question)
{
	if (!sfp_id_is_none(&question->person))
		about->person = question->person;
	if (!sfp_id_is_none(&question->class_id))
		about->class_id = question->class_id;
	if (!sfp_id_is_none(&question->order_id))
		about->order_id = question->order_id;
	if (question->role)
		about->role = question->role;
	about->name = question->name;
}

static sfp_status load_object(struct sfp__verb *verb, sfp_object object, const sfp_id *id, sfp_record **ret_record)
{
	sfp_status status = sfp__verb_load(verb, sfp__entity_of(object), id, ret_record);

	if (status == SFP_OK)
		ask_about(&verb->about, *ret_record);
	return status;
}

bool sfp__question_given(sfp_registry *reg, const char *name, const sfp_question *question)
{
	return sfp__given_input(reg, name, "SFP_QUESTION_INIT", question, sizeof(*question)) &&
	       (!question->object || sfp__entity_of(question->object) ||
	        sfp__wrong(reg, name, "поле object: такого вида записей нет; возьмите SFP_OBJECT_…",
	                   "its object is no kind of record; take one of SFP_OBJECT_…"));
}

sfp_status sfp__question_take(struct sfp__verb *verb, const sfp_question *question, sfp_record **ret_record)
{
	sfp_status status = question->object ? load_object(verb, question->object, &question->id, ret_record) : SFP_OK;

	narrow(&verb->about, question);
	return status;
}

sfp_status sfp_may(sfp_registry *reg, const sfp_actor *actor, const sfp_question *question, sfp_decision *ret_decision)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	sfp_status status;

	if (!sfp__given(reg, "actor question", (const void *const[]){ actor, question }) ||
	    !sfp__question_given(reg, "question", question) ||
	    !sfp__given_input(reg, "ret_decision", "SFP_DECISION_INIT", ret_decision, sizeof(*ret_decision)))
		return SFP_E_MISUSE;
	status = sfp__verb_look(&verb, reg, actor);
	if (status == SFP_OK)
		status = sfp__question_take(&verb, question, &record);
	if (status == SFP_OK)
		status = sfp__verb_decide(&verb, question->action, question->kind);
	if ((status == SFP_OK || status == SFP_REFUSED) && verb.decided && ret_decision)
		*ret_decision = verb.decision;
	return sfp__registry_answer(reg, status);
}

/* ---- the events of an object ---- */

void sfp_choices_free(sfp_choices *choices)
{
	if (!choices)
		return;
	for (size_t i = 0; i < choices->count; i++) {
		free((void *)(uintptr_t)choices->items[i].text_ru);
		free((void *)(uintptr_t)choices->items[i].text_en);
	}
	free((void *)(uintptr_t)choices->items);
	free(choices);
}

static void choices_freep(sfp_choices **choices)
{
	sfp_choices_free(*choices);
}

/* The first arrow of an event in a state, or in any state; NULL where only the clock fires it. */
static const sfp_arrow *arrow_of(sfp_machine machine, int state, int event)
{
	const sfp_arrow *arrow, *any = NULL;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at(machine, i)); i++) {
		if (arrow->event != event || !arrow->action)
			continue;
		if (arrow->from == state)
			return arrow;
		any = arrow;
	}
	return any;
}

sfp_kind sfp__question_kind(const sfp_record *record)
{
	if (record->object == SFP_OBJECT_EVENT)
		return ((const sfp_event *)record)->kind;
	if (record->object == SFP_OBJECT_CHAT)
		return ((const sfp_chat *)record)->kind;
	return record->object == SFP_OBJECT_MOVEMENT ? ((const sfp_movement *)record)->kind : SFP_KIND_NONE;
}

/* The offices that a movement fills are decided by their own actions. Ordering it needs an order, which is told beside:
 * what its order would have to be is not asked yet. */
static sfp_status may_fill(struct sfp__verb *verb, const sfp_movement *movement, int event)
{
	sfp_status status = sfp__movement_offices_decide(verb, movement, event, 0);

	if (status != SFP_REFUSED || event != SFP_MOVEMENT_EVENT_ORDER)
		return status;
	if (verb->decision.reason != SFP_REASON_FACT && verb->decision.reason != SFP_REASON_UNKNOWN)
		return status;
	sfp__registry_begin_call(verb->reg);
	return SFP_OK;
}

/* As if all were given that the event needs: what it needs is told beside. */
static sfp_status try_event(struct sfp__verb *verb, const sfp_record *record, const sfp_arrow *arrow,
                            sfp_choice *choice)
{
	const struct sfp__entity *entity = sfp__entity_of(record->object);
	const sfp_refusal *refusal;
	sfp_status status;

	verb->decided = false;
	sfp__registry_begin_call(verb->reg);
	status = sfp__verb_may_step(verb, entity, record, arrow->event, sfp__question_kind(record), ~0u);
	if (status == SFP_OK && record->object == SFP_OBJECT_MOVEMENT)
		status = may_fill(verb, (const sfp_movement *)record, arrow->event);
	if (status != SFP_OK && status != SFP_REFUSED)
		return status;
	refusal = sfp_registry_refusal(verb->reg);
	choice->event = arrow->event;
	choice->name = sfp_machine_event_name(entity->machine, arrow->event);
	choice->permitted = status == SFP_OK;
	choice->needs = arrow->needs;
	choice->reason = refusal ? refusal->reason : SFP_REASON_NONE;
	choice->text_ru = sfp__text_dup(refusal ? refusal->text_ru : "");
	choice->text_en = sfp__text_dup(refusal ? refusal->text_en : "");
	return choice->text_ru && choice->text_en ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status try_events(struct sfp__verb *verb, const sfp_record *record, sfp_choices *choices)
{
	sfp_machine machine = sfp_object_machine(record->object);
	int count = sfp_machine_event_count(machine);
	sfp_choice *items = calloc((size_t)count, sizeof(*items));

	if (!items)
		return SFP_E_NO_MEMORY;
	choices->items = items;
	for (int event = 1; event <= count; event++) {
		const sfp_arrow *arrow = arrow_of(machine, record->state, event);
		sfp_status status;

		if (!arrow)
			continue;
		status = try_event(verb, record, arrow, &items[choices->count++]);
		if (status != SFP_OK)
			return status;
	}
	return SFP_OK;
}

sfp_status sfp_permitted(sfp_registry *reg, const sfp_actor *actor, sfp_object object, const sfp_id *id,
                         sfp_choices **ret_choices)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__CLEANUP(choices_freep) sfp_choices *choices = NULL;
	sfp_status status;

	if (!sfp__given(reg, "id ret_choices", (const void *const[]){ id, ret_choices }) ||
	    !sfp__given_actor(reg, actor) || !sfp__given_object(reg, object))
		return SFP_E_MISUSE;
	if (!sfp_object_machine(object))
		return SFP_E_INVALID;
	choices = calloc(1, sizeof(*choices));
	if (!choices)
		return SFP_E_NO_MEMORY;
	status = sfp__verb_look(&verb, reg, actor);
	if (status == SFP_OK)
		status = load_object(&verb, object, id, &record);
	if (status == SFP_OK)
		status = try_events(&verb, record, choices);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	sfp__registry_begin_call(reg);
	*ret_choices = SFP__TAKE(choices);
	return SFP_OK;
}
