/* refusal.c: what a caller who was refused is told: reason, norms, facts, and a sentence in each language. */
#include <string.h>

#include "ledger/verb.h"

static const sfp_language languages[] = { SFP_RU, SFP_EN };

void sfp__refusal_clear(struct sfp__refusal *refusal)
{
	sfp_policy_unref(refusal->policy);
	refusal->policy = NULL;
	refusal->set = false;
	refusal->view = (sfp_refusal){ 0 };
	sfp__buffer_reset(&refusal->text_ru);
	sfp__buffer_reset(&refusal->text_en);
}

const sfp_refusal *sfp_registry_refusal(const sfp_registry *reg)
{
	return reg && reg->refusal.set ? &reg->refusal.view : NULL;
}

static struct sfp__buffer *text_of(struct sfp__refusal *refusal, sfp_language language)
{
	return language == SFP_RU ? &refusal->text_ru : &refusal->text_en;
}

static void add_norm(struct sfp__refusal *refusal, const char *code, const char *clause)
{
	if (refusal->view.norm_count < SFP_BASIS_MAX)
		refusal->norms[refusal->view.norm_count++] = (sfp_refusal_norm){ code, clause };
}

/* Begins anew. The policy is kept, because the norms' texts are its own. */
static struct sfp__refusal *begin(struct sfp__verb *verb, sfp_reason reason, sfp_action action)
{
	struct sfp__refusal *refusal = &verb->reg->refusal;

	sfp__refusal_clear(refusal);
	refusal->policy = verb->act->policy ? sfp_policy_ref(verb->act->policy) : NULL;
	refusal->view.reason = reason;
	refusal->view.action = action;
	verb->refused.reason = reason;
	verb->refused.action = action;
	return refusal;
}

static sfp_status finish(struct sfp__verb *verb, struct sfp__refusal *refusal)
{
	if (refusal->text_ru.failed || refusal->text_en.failed)
		return SFP_E_NO_MEMORY;
	refusal->view.norms = refusal->norms;
	refusal->view.clause = refusal->view.norm_count ? refusal->norms[0].clause : "";
	refusal->view.text_ru = refusal->text_ru.data ? refusal->text_ru.data : "";
	refusal->view.text_en = refusal->text_en.data ? refusal->text_en.data : "";
	refusal->set = true;
	sfp__registry_say_words(verb->reg, &(struct sfp__words){ refusal->view.text_ru, refusal->view.text_en });
	return SFP_REFUSED;
}

static void add_basis(struct sfp__verb *verb, struct sfp__refusal *refusal)
{
	for (uint32_t i = 0; verb->decided && i < verb->decision.basis_count; i++) {
		const sfp_norm_info *norm = sfp_policy_norm_at(refusal->policy, verb->decision.basis[i].norm_index);

		add_norm(refusal, norm->code, norm->clause);
	}
}

/* ---- the policy says no ---- */

static sfp_status explain(struct sfp__verb *verb, struct sfp__refusal *refusal, sfp_language language)
{
	char sentence[2048];
	sfp_status status = sfp_explain(verb->act->policy, &verb->request, &verb->decision, language, sentence,
	                                sizeof(sentence), NULL);

	if (status == SFP_OK)
		sfp__buffer_add_text(text_of(refusal, language), sentence);
	return status;
}

sfp_status sfp__refuse_decision(struct sfp__verb *verb)
{
	struct sfp__refusal *refusal = begin(verb, verb->decision.reason, verb->request.action);

	add_basis(verb, refusal);
	refusal->view.missing = verb->refused.missing = verb->decision.missing;
	refusal->view.missing_roles = verb->decision.missing_roles;
	for (size_t i = 0; i < SFP__LENGTH(languages); i++) {
		sfp_status status = explain(verb, refusal, languages[i]);

		if (status != SFP_OK)
			return status;
	}
	return finish(verb, refusal);
}

sfp_status sfp__refuse_no_edition(struct sfp__verb *verb, sfp_action action)
{
	struct sfp__refusal *refusal = begin(verb, SFP_REASON_NO_EDITION, action);
	const sfp_norm_info *norm =
		refusal->policy ? sfp_policy_norm_find(refusal->policy, sfp_norm_name(SFP_NORM_ACT_IN_FORCE)) : NULL;

	verb->decided = false;
	if (norm)
		add_norm(refusal, norm->code, norm->clause);
	sfp__buffer_add_text(&refusal->text_ru, "Отказано: ни одна редакция акта ещё не введена в действие");
	sfp__buffer_add_text(&refusal->text_en, "Refused: no edition of the act is in force yet");
	if (norm && *norm->clause) {
		sfp__buffer_addf(&refusal->text_ru, " (п. %s)", norm->clause);
		sfp__buffer_addf(&refusal->text_en, " (clause %s)", norm->clause);
	}
	sfp__buffer_add_text(&refusal->text_ru, ". Сначала её принимают, утверждают приказом и вводят в действие.");
	sfp__buffer_add_text(&refusal->text_en, ". It has to be adopted, approved by order and enacted first.");
	return finish(verb, refusal);
}

/* ---- the machine says no ---- */

static void say_permitted(struct sfp__buffer *text, sfp_machine machine, uint32_t permitted, sfp_language language)
{
	const char *separator = language == SFP_RU ? " Сейчас возможно: " : " Possible now: ";

	if (!permitted) {
		sfp__buffer_add_text(text,
		                     language == SFP_RU ? " Это состояние окончательное." : " That state is final.");
		return;
	}
	for (int event = 1; event <= sfp_machine_event_count(machine); event++)
		if (permitted & (UINT32_C(1) << event)) {
			sfp__buffer_addf(text, "%s%s", separator, sfp_machine_event_title(machine, event, language));
			separator = ", ";
		}
	sfp__buffer_add_text(text, ".");
}

static void say_missing(struct sfp__buffer *text, const struct sfp__verb *verb, const sfp_facts *missing,
                        sfp_language language)
{
	const char *separator = " ";

	for (sfp_fact fact = (sfp_fact)0; (fact = sfp_facts_next(missing, fact));) {
		sfp__buffer_addf(text, "%s%s", separator, sfp_policy_fact_title(verb->act->policy, fact, language));
		separator = "; ";
	}
	sfp__buffer_add_text(text, ".");
}

static void say_step(struct sfp__buffer *text, const struct sfp__verb *verb, sfp_machine machine, int state, int event,
                     const sfp_step *step, sfp_language language)
{
	bool ru = language == SFP_RU;

	sfp__buffer_addf(text,
	                 ru ? "Отказано: %s, состояние «%s», событие «%s»." : "Refused: %s, state “%s”, event “%s”.",
	                 sfp_machine_title(machine, language), sfp_machine_state_title(machine, state, language),
	                 sfp_machine_event_title(machine, event, language));
	switch (step->reason) {
	case SFP_REASON_NO_TRANSITION:
		sfp__buffer_add_text(text, ru ? " В этом состоянии такое невозможно."
		                              : " That state does not know this event.");
		say_permitted(text, machine, step->permitted, language);
		return;
	case SFP_REASON_GUARD:
		sfp__buffer_add_text(text, ru ? " Не выполнено условие:" : " A condition does not hold:");
		say_missing(text, verb, &step->missing, language);
		return;
	case SFP_REASON_NEEDS_ORDER:
		sfp__buffer_add_text(text,
		                     ru ? " Нужен приказ: номер и дата." : " It needs an order: number and date.");
		return;
	case SFP_REASON_NEEDS_MINUTES:
		sfp__buffer_add_text(text,
		                     ru ? " Нужен протокол: номер и дата." : " It needs the minutes: number and date.");
		return;
	case SFP_REASON_NEEDS_REASON:
		sfp__buffer_add_text(text, ru ? " Нужна причина, словами." : " It needs a reason in words.");
		return;
	case SFP_REASON_NONE:
	case SFP_REASON_NO_EDITION:
	case SFP_REASON_NOT_REGULATED:
	case SFP_REASON_PROHIBITED:
	case SFP_REASON_ROLE:
	case SFP_REASON_FACT:
	case SFP_REASON_UNKNOWN:
		return;
	}
}

sfp_status sfp__refuse_step(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                            int event, const sfp_step *step)
{
	struct sfp__refusal *refusal = begin(verb, step->reason, verb->decided ? verb->request.action : (sfp_action)0);

	add_basis(verb, refusal);
	refusal->view.machine = entity->machine;
	refusal->view.state = record->state;
	refusal->view.event = event;
	refusal->view.permitted = step->permitted;
	refusal->view.missing = verb->refused.missing = step->missing;
	for (size_t i = 0; i < SFP__LENGTH(languages); i++)
		say_step(text_of(refusal, languages[i]), verb, entity->machine, record->state, event, step,
		         languages[i]);
	return finish(verb, refusal);
}

sfp_status sfp__verb_guard(struct sfp__verb *verb, const sfp_facts *missing)
{
	struct sfp__refusal *refusal =
		begin(verb, SFP_REASON_GUARD, verb->decided ? verb->request.action : (sfp_action)0);

	add_basis(verb, refusal);
	refusal->view.missing = verb->refused.missing = *missing;
	sfp__buffer_add_text(&refusal->text_ru, "Отказано. Не выполнено условие:");
	sfp__buffer_add_text(&refusal->text_en, "Refused. A condition does not hold:");
	say_missing(&refusal->text_ru, verb, missing, SFP_RU);
	say_missing(&refusal->text_en, verb, missing, SFP_EN);
	return finish(verb, refusal);
}

sfp_status sfp__refuse_words(struct sfp__verb *verb, const struct sfp__words *why)
{
	struct sfp__refusal *refusal =
		begin(verb, SFP_REASON_GUARD, verb->decided ? verb->request.action : (sfp_action)0);

	add_basis(verb, refusal);
	sfp__buffer_addf(&refusal->text_ru, "Отказано: %s.", why->ru);
	sfp__buffer_addf(&refusal->text_en, "Refused: %s.", why->en);
	return finish(verb, refusal);
}
