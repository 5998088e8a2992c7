/* answers.c: the question turned round: who may do it, and what somebody may do. The same facts and decisions as
 * sfp_may(), which answers one question, for all of them. */
#include <string.h>

#include "ledger/misuse.h"
#include "policy/arena.h"
#include "policy/policy.h"
#include "registry/question.h"

#define PAGE_DEFAULT 100

/* A page in the making, with what its pointers point to. */
struct page {
	sfp_answers view;
	sfp_answer *items; /* the view's */
	size_t limit;
	uint32_t effects;
	sfp_policy *policy; /* the norms' texts are its */
	struct sfp__arena arena;
};

void sfp_answers_free(sfp_answers *answers)
{
	struct page *page = (struct page *)answers;

	if (!page)
		return;
	sfp_policy_unref(page->policy);
	sfp__arena_clear(&page->arena);
	free(page->items);
	free(page);
}

static void page_freep(struct page **page)
{
	if (*page)
		sfp_answers_free(&(*page)->view);
}

static bool filter_is_given(sfp_registry *reg, const sfp_answers_filter *filter, uint32_t effects)
{
	return sfp__given_input(reg, "filter", "SFP_ANSWERS_FILTER_INIT", filter, sizeof(*filter)) &&
	       sfp__given_limit(reg, "filter.limit", filter ? filter->limit : 0) &&
	       (!filter || !(filter->effects & ~effects) ||
	        sfp__wrong(reg, "filter.effects", "таких ответов здесь не бывает",
	                   "names an answer that is never given here"));
}

static sfp_status new_page(const sfp_answers_filter *filter, uint32_t effects, struct page **ret_page)
{
	SFP__CLEANUP(page_freep) struct page *page = calloc(1, sizeof(*page));

	if (!page)
		return SFP_E_NO_MEMORY;
	page->limit = filter && filter->limit ? (size_t)filter->limit : PAGE_DEFAULT;
	page->effects = filter && filter->effects ? filter->effects : effects;
	page->items = calloc(page->limit, sizeof(*page->items));
	page->view.items = page->items;
	if (!page->items)
		return SFP_E_NO_MEMORY;
	*ret_page = SFP__TAKE(page);
	return SFP_OK;
}

/* ---- an answer ---- */

static sfp_status put_norms(struct page *page, const sfp_decision *decision, sfp_answer *answer)
{
	sfp_answer_norm *norms = sfp__arena_alloc(&page->arena, (decision->basis_count + 1) * sizeof(*norms));

	if (!norms)
		return SFP_E_NO_MEMORY;
	for (uint32_t i = 0; i < decision->basis_count; i++) {
		const sfp_norm_info *norm = sfp_policy_norm_at(page->policy, decision->basis[i].norm_index);

		norms[i] = (sfp_answer_norm){ norm->code, norm->clause, (sfp_reading)decision->basis[i].reading };
	}
	answer->norms = norms;
	answer->norm_count = decision->basis_count;
	return SFP_OK;
}

static sfp_status put_text(struct page *page, const struct sfp__verb *verb, sfp_language language,
                           const char **ret_text)
{
	size_t length = 0;
	sfp_status status = sfp_explain(page->policy, &verb->request, &verb->decision, language, NULL, 0, &length);
	char *text = status == SFP_OK ? sfp__arena_alloc(&page->arena, length + 1) : NULL;

	if (!text)
		return status == SFP_OK ? SFP_E_NO_MEMORY : status;
	*ret_text = text;
	return sfp_explain(page->policy, &verb->request, &verb->decision, language, text, length + 1, NULL);
}

static sfp_status put_decided(struct page *page, const struct sfp__verb *verb, sfp_answer *answer)
{
	sfp_status status = put_norms(page, &verb->decision, answer);

	answer->effect = verb->decision.effect;
	answer->reason = verb->decision.reason;
	answer->missing = verb->decision.missing;
	answer->missing_roles = verb->decision.missing_roles;
	if (status == SFP_OK)
		status = put_text(page, verb, SFP_RU, &answer->text_ru);
	return status == SFP_OK ? put_text(page, verb, SFP_EN, &answer->text_en) : status;
}

/* There is but a draft: what sfp_may() says then, in the same words. */
static sfp_status put_no_edition(struct page *page, struct sfp__verb *verb, sfp_answer *answer)
{
	sfp_status status = sfp__refuse_no_edition(verb, answer->action);
	const sfp_refusal *refusal;
	sfp_answer_norm *norms;

	if (status != SFP_REFUSED)
		return status;
	refusal = sfp_registry_refusal(verb->reg);
	norms = sfp__arena_alloc(&page->arena, (refusal->norm_count + 1) * sizeof(*norms));
	for (size_t i = 0; norms && i < refusal->norm_count; i++)
		norms[i] = (sfp_answer_norm){ refusal->norms[i].code, refusal->norms[i].clause, SFP_READING_LITERAL };
	answer->effect = SFP_EFFECT_DENY;
	answer->reason = SFP_REASON_NO_EDITION;
	answer->norms = norms;
	answer->norm_count = refusal->norm_count;
	answer->text_ru = sfp__arena_text(&page->arena, refusal->text_ru, strlen(refusal->text_ru));
	answer->text_en = sfp__arena_text(&page->arena, refusal->text_en, strlen(refusal->text_en));
	return norms && answer->text_ru && answer->text_en ? SFP_OK : SFP_E_NO_MEMORY;
}

/* Decides for the verb's actor and puts the answer on the page, if it is one of those wanted. */
static sfp_status put_answer(struct page *page, struct sfp__verb *verb, sfp_action action, sfp_kind kind)
{
	sfp_answer *answer = page->view.count < page->limit ? &page->items[page->view.count] : NULL;
	bool has_act = sfp__verb_has_act(verb, action);
	sfp_status status = has_act ? sfp__verb_weigh(verb, action, kind) : SFP_OK;

	if (status != SFP_OK)
		return status;
	if (!(page->effects & SFP_EFFECT_BIT(has_act ? verb->decision.effect : SFP_EFFECT_DENY)))
		return SFP_OK;
	page->view.more = !answer;
	if (!answer)
		return SFP_OK;
	*answer = (sfp_answer){ .person = verb->actor->person, .roles = verb->roles, .action = action, .kind = kind };
	page->view.count++;
	return has_act ? put_decided(page, verb, answer) : put_no_edition(page, verb, answer);
}

/* ---- who may ---- */

static sfp_status ask_everybody(struct sfp__verb *verb, sfp_actor *actor, const sfp_question *question,
                                const sfp_id *after, struct page *page)
{
	uint32_t carriers = sfp__policy_carriers(page->policy, question->action, question->kind);
	SFP__CLEANUP(sfp__holders_end) struct sfp__holders holders;
	sfp_status status = SFP_OK;

	sfp__holders_begin(&holders, verb->reg, verb->org, verb->today, after);
	while (status == SFP_OK && !page->view.more && carriers) {
		status = sfp__holders_next(&holders, &actor->person, &verb->roles);
		if (status == SFP_OK && verb->roles & carriers)
			status = put_answer(page, verb, question->action, question->kind);
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status find_who_may(struct sfp__verb *verb, sfp_actor *actor, const sfp_question *question,
                               const sfp_answers_filter *filter, sfp_answers **ret_answers)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__CLEANUP(page_freep) struct page *page = NULL;
	sfp_status status = sfp__question_take(verb, question, &record);

	if (status != SFP_OK)
		return status;
	if (!sfp__verb_has_act(verb, question->action))
		return sfp__refuse_no_edition(verb, question->action);
	status = new_page(filter, SFP_EFFECT_BIT(SFP_EFFECT_PERMIT), &page);
	if (status != SFP_OK)
		return status;
	page->policy = sfp_policy_ref(verb->act->policy);
	status = ask_everybody(verb, actor, question, filter ? &filter->after_person : NULL, page);
	if (status == SFP_OK)
		*ret_answers = &SFP__TAKE(page)->view;
	return status;
}

sfp_status sfp_who_may(sfp_registry *reg, const sfp_id *organization, const sfp_question *question,
                       const sfp_answers_filter *filter, sfp_answers **ret_answers)
{
	const uint32_t effects = SFP_EFFECT_BIT(SFP_EFFECT_PERMIT) | SFP_EFFECT_BIT(SFP_EFFECT_UNDETERMINED);
	sfp_actor actor = SFP_ACTOR_INIT;
	SFP__VERB verb = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization question ret_answers",
	                (const void *const[]){ organization, question, ret_answers }) ||
	    !sfp__question_given(reg, "question", question) || !filter_is_given(reg, filter, effects) ||
	    !sfp__given_organization(reg, organization))
		return SFP_E_MISUSE;
	actor.organization = *organization;
	status = sfp__verb_look(&verb, reg, &actor);
	if (status == SFP_OK)
		status = find_who_may(&verb, &actor, question, filter, ret_answers);
	return sfp__registry_answer(reg, status);
}

/* ---- what may ---- */

static bool is_behind(int action, int kind, const sfp_answers_filter *filter)
{
	if (!filter || !filter->after_action)
		return true;
	return action > (int)filter->after_action ||
	       (action == (int)filter->after_action && kind > (int)filter->after_kind);
}

static sfp_status ask_everything(struct sfp__verb *verb, const sfp_answers_filter *filter, struct page *page)
{
	sfp_status status = SFP_OK;

	for (int action = 1; action < SFP_ACTION_END; action++) {
		struct sfp__set kinds;

		sfp__policy_kinds(page->policy, (sfp_action)action, &kinds);
		for (int kind = 0; kind < SFP_KIND_END && status == SFP_OK && !page->view.more; kind++)
			if (sfp__set_has(&kinds, (unsigned)kind) && is_behind(action, kind, filter))
				status = put_answer(page, verb, (sfp_action)action, (sfp_kind)kind);
	}
	return status;
}

static sfp_status find_what_may(struct sfp__verb *verb, const sfp_question *about, const sfp_answers_filter *filter,
                                sfp_answers **ret_answers)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__CLEANUP(page_freep) struct page *page = NULL;
	sfp_status status = sfp__question_take(verb, about, &record);

	if (status != SFP_OK)
		return status;
	if (!verb->act->policy)
		return sfp__refuse_no_edition(verb, (sfp_action)0);
	status = new_page(filter, ~0u, &page);
	if (status != SFP_OK)
		return status;
	page->policy = sfp_policy_ref(verb->act->policy);
	status = ask_everything(verb, filter, page);
	if (status == SFP_OK)
		*ret_answers = &SFP__TAKE(page)->view;
	return status;
}

sfp_status sfp_what_may(sfp_registry *reg, const sfp_actor *actor, const sfp_question *about,
                        const sfp_answers_filter *filter, sfp_answers **ret_answers)
{
	static const sfp_question nothing = SFP_QUESTION_INIT;
	SFP__VERB verb = { 0 };
	sfp_status status;

	about = about ? about : &nothing;
	if (!sfp__given(reg, "actor ret_answers", (const void *const[]){ actor, ret_answers }) ||
	    !sfp__question_given(reg, "about", about) || !filter_is_given(reg, filter, ~0u))
		return SFP_E_MISUSE;
	status = sfp__verb_look(&verb, reg, actor);
	if (status == SFP_OK)
		status = find_what_may(&verb, about, filter, ret_answers);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	sfp__registry_begin_call(reg);
	return SFP_OK;
}
