/* decide.c: answers requests by walking the rules of one action. Neither allocates, locks nor reads anything. */
#include <stdlib.h>

#include "base/input.h"
#include "policy/policy.h"

/* What a rule says to a request. */
enum answer {
	ANSWER_NOTHING = 0, /* another kind; or a prohibition for others, or one that a false fact breaks */
	ANSWER_OTHERS = 1,  /* it gives the action to other roles */
	ANSWER_BROKEN = 2,  /* a fact that it requires is false */
	ANSWER_OPEN = 4,    /* a fact that it requires is unknown, and none is false */
	ANSWER_HOLDS = 8,
	ANSWER_MAY_FORBID = 16, /* a prohibition that depends on unknown facts */
	ANSWER_FORBIDS = 32
};

struct answers {
	uint8_t of_rule[SFP_BASIS_MAX];
	unsigned all;
	struct sfp__set broken, open, may_forbid; /* the facts */
	uint32_t others;                          /* the roles */
};

void sfp_facts_add(sfp_facts *facts, sfp_fact fact)
{
	if (facts && fact > 0 && fact < SFP_FACT_END)
		facts->word[fact / 64] |= UINT64_C(1) << fact % 64;
}

bool sfp_facts_has(const sfp_facts *facts, sfp_fact fact)
{
	return facts && fact > 0 && fact < SFP_FACT_END && (facts->word[fact / 64] >> fact % 64 & 1);
}

sfp_fact sfp_facts_next(const sfp_facts *facts, sfp_fact after)
{
	for (unsigned fact = (unsigned)after + 1; facts && after >= 0 && fact < SFP_FACT_END;
	     fact = (fact / 64 + 1) * 64) {
		uint64_t rest = facts->word[fact / 64] >> fact % 64;

		if (rest)
			return (sfp_fact)(fact + (unsigned)__builtin_ctzll(rest));
	}
	return (sfp_fact)0;
}

static bool concerns(const struct sfp__rule *rule, sfp_kind kind)
{
	return sfp__set_is_empty(&rule->kinds) || sfp__set_has(&rule->kinds, (unsigned)kind);
}

static struct sfp__set both(const struct sfp__set *a, const sfp_facts *b)
{
	return (struct sfp__set){ { a->word[0] & b->word[0], a->word[1] & b->word[1] } };
}

static struct sfp__set without(const struct sfp__set *a, const sfp_facts *b)
{
	return (struct sfp__set){ { a->word[0] & ~b->word[0], a->word[1] & ~b->word[1] } };
}

static void unite(struct sfp__set *set, const struct sfp__set *more)
{
	set->word[0] |= more->word[0];
	set->word[1] |= more->word[1];
}

static enum answer ask(const struct sfp__rule *rule, const sfp_request *request, struct answers *answers)
{
	struct sfp__set broken, open;

	if (!concerns(rule, request->kind))
		return ANSWER_NOTHING;
	if (!(rule->roles & request->roles)) {
		if (rule->prohibits)
			return ANSWER_NOTHING;
		answers->others |= rule->bearers;
		return ANSWER_OTHERS;
	}
	broken = both(&rule->require, &request->known_false);
	if (!sfp__set_is_empty(&broken)) {
		if (rule->prohibits)
			return ANSWER_NOTHING;
		unite(&answers->broken, &broken);
		return ANSWER_BROKEN;
	}
	open = without(&rule->require, &request->known_true);
	if (sfp__set_is_empty(&open))
		return rule->prohibits ? ANSWER_FORBIDS : ANSWER_HOLDS;
	unite(rule->prohibits ? &answers->may_forbid : &answers->open, &open);
	return rule->prohibits ? ANSWER_MAY_FORBID : ANSWER_OPEN;
}

/* The norms of all rules that gave a wanted answer. The rules of a norm are neighbours: so each norm comes once. */
static void collect(const struct sfp__action_rules *rules, const struct answers *answers, unsigned wanted,
                    sfp_decision *decision)
{
	uint32_t count = 0;

	for (size_t i = 0; i < rules->count; i++) {
		const struct sfp__rule *rule = &rules->rules[i];

		if (!(answers->of_rule[i] & wanted))
			continue;
		if (!count || decision->basis[count - 1].norm_index != rule->norm)
			decision->basis[count++] = (sfp_basis){ rule->norm, rule->reading };
		else if (rule->reading == SFP_READING_LITERAL)
			decision->basis[count - 1].reading = SFP_READING_LITERAL;
	}
	decision->basis_count = count;
}

static void settle(sfp_decision *decision, sfp_effect effect, sfp_reason reason, const struct sfp__set *missing)
{
	decision->effect = effect;
	decision->reason = reason;
	decision->missing = missing ? (sfp_facts){ { missing->word[0], missing->word[1] } } : (sfp_facts){ { 0, 0 } };
	decision->missing_roles = 0;
}

/* The order of the questions is the definition of a decision (policy.h). Returns whose norms are the basis. */
static unsigned conclude(const struct answers *answers, sfp_decision *decision)
{
	if (answers->all & ANSWER_FORBIDS) {
		settle(decision, SFP_EFFECT_DENY, SFP_REASON_PROHIBITED, NULL);
		return ANSWER_FORBIDS;
	}
	if (answers->all & ANSWER_HOLDS && answers->all & ANSWER_MAY_FORBID) {
		settle(decision, SFP_EFFECT_UNDETERMINED, SFP_REASON_UNKNOWN, &answers->may_forbid);
		return ANSWER_HOLDS | ANSWER_MAY_FORBID;
	}
	if (answers->all & ANSWER_HOLDS) {
		settle(decision, SFP_EFFECT_PERMIT, SFP_REASON_NONE, NULL);
		return ANSWER_HOLDS;
	}
	if (answers->all & ANSWER_OPEN) {
		settle(decision, SFP_EFFECT_UNDETERMINED, SFP_REASON_UNKNOWN, &answers->open);
		return ANSWER_OPEN;
	}
	if (answers->all & ANSWER_BROKEN) {
		settle(decision, SFP_EFFECT_DENY, SFP_REASON_FACT, &answers->broken);
		return ANSWER_BROKEN;
	}
	if (answers->all & ANSWER_OTHERS) {
		settle(decision, SFP_EFFECT_DENY, SFP_REASON_ROLE, NULL);
		decision->missing_roles = answers->others;
		return ANSWER_OTHERS;
	}
	settle(decision, SFP_EFFECT_NOT_REGULATED, SFP_REASON_NOT_REGULATED, NULL);
	return ANSWER_NOTHING;
}

static const struct sfp__action_rules *rules_of(const sfp_policy *policy, sfp_action action)
{
	static const struct sfp__action_rules none = { NULL, 0 };

	return (unsigned)action < SFP_ACTION_END ? &policy->rules[action] : &none;
}

sfp_status sfp_decide(const sfp_policy *policy, const sfp_request *request, sfp_decision *ret_decision)
{
	const struct sfp__action_rules *rules;
	struct answers answers;
	unsigned wanted;

	if (!policy || !request || !ret_decision || !sfp__input_fits(request, sizeof(*request)) ||
	    !sfp__input_fits(ret_decision, sizeof(*ret_decision)))
		return SFP_E_MISUSE;
	if ((request->known_true.word[0] & request->known_false.word[0]) |
	    (request->known_true.word[1] & request->known_false.word[1]))
		return SFP_E_MISUSE;

	answers.all = 0;
	answers.broken = answers.open = answers.may_forbid = (struct sfp__set){ { 0, 0 } };
	answers.others = 0;
	rules = rules_of(policy, request->action);
	for (size_t i = 0; i < rules->count; i++) {
		answers.of_rule[i] = (uint8_t)ask(&rules->rules[i], request, &answers);
		answers.all |= answers.of_rule[i];
	}
	wanted = conclude(&answers, ret_decision);
	collect(rules, &answers, wanted, ret_decision);
	if (wanted == ANSWER_NOTHING && policy->residual >= 0) {
		ret_decision->basis[0] = (sfp_basis){ (uint16_t)policy->residual, SFP_READING_LITERAL };
		ret_decision->basis_count = 1;
	}
	return SFP_OK;
}

/* The numbers of some names as a set; the first unknown one goes to `reterr_unknown`. */
static sfp_status resolve(const sfp_policy *policy, enum sfp__domain domain, const char *const *names, size_t count,
                          struct sfp__set *ret_set, const char **reterr_unknown)
{
	*ret_set = (struct sfp__set){ { 0, 0 } };
	if (count && !names)
		return SFP_E_MISUSE;
	for (size_t i = 0; i < count; i++) {
		int number = names[i] ? sfp__names_find(&policy->names, domain, names[i]) : 0;

		if (!names[i])
			return SFP_E_MISUSE;
		if (!number) {
			*reterr_unknown = names[i];
			return SFP_E_INVALID;
		}
		sfp__set_add(ret_set, (unsigned)number);
	}
	return SFP_OK;
}

static sfp_status resolve_all(const sfp_policy *policy, const sfp_named_request *named, sfp_request *request,
                              const char **unknown)
{
	struct sfp__set set;
	sfp_status status = resolve(policy, SFP__DOMAIN_ROLE, named->roles, named->role_count, &set, unknown);

	if (status != SFP_OK)
		return status;
	request->roles = (uint32_t)set.word[0];
	status = resolve(policy, SFP__DOMAIN_FACT, named->known_true, named->true_count, &set, unknown);
	if (status != SFP_OK)
		return status;
	request->known_true = (sfp_facts){ { set.word[0], set.word[1] } };
	status = resolve(policy, SFP__DOMAIN_FACT, named->known_false, named->false_count, &set, unknown);
	if (status != SFP_OK)
		return status;
	request->known_false = (sfp_facts){ { set.word[0], set.word[1] } };
	if (named->action)
		request->action = (sfp_action)sfp__names_find(&policy->names, SFP__DOMAIN_ACTION, named->action);
	if (!named->kind || !*named->kind)
		return SFP_OK;
	request->kind = (sfp_kind)sfp__names_find(&policy->names, SFP__DOMAIN_KIND, named->kind);
	*unknown = named->kind;
	return request->kind ? SFP_OK : SFP_E_INVALID;
}

sfp_status sfp_request_resolve(const sfp_policy *policy, const sfp_named_request *named, sfp_request *ret_request,
                               const char **reterr_unknown)
{
	sfp_request request = SFP_REQUEST_INIT;
	const char *unknown = NULL;
	sfp_status status;

	if (!policy || !named || !ret_request || !sfp__input_fits(named, sizeof(*named)) ||
	    !sfp__input_fits(ret_request, sizeof(*ret_request)))
		return SFP_E_MISUSE;

	status = resolve_all(policy, named, &request, &unknown);
	if (status == SFP_OK)
		*ret_request = request;
	if (status == SFP_E_INVALID && reterr_unknown)
		*reterr_unknown = unknown;
	return status;
}

sfp_status sfp_policy_facts_asked(const sfp_policy *policy, uint32_t roles, sfp_action action, sfp_kind kind,
                                  sfp_facts *ret_facts)
{
	struct sfp__set asked = { { 0, 0 } };
	const struct sfp__action_rules *rules;

	if (!policy || !ret_facts)
		return SFP_E_MISUSE;
	rules = rules_of(policy, action);
	for (size_t i = 0; i < rules->count; i++)
		if (rules->rules[i].roles & roles && concerns(&rules->rules[i], kind))
			unite(&asked, &rules->rules[i].require);
	*ret_facts = (sfp_facts){ { asked.word[0], asked.word[1] } };
	return SFP_OK;
}

void sfp__policy_kinds(const sfp_policy *policy, sfp_action action, struct sfp__set *ret_kinds)
{
	*ret_kinds = (struct sfp__set){ { 0, 0 } };
	for (const struct sfp__draft *draft = policy->drafts; draft; draft = draft->next) {
		if (!sfp__set_has(&draft->actions, (unsigned)action))
			continue;
		if (sfp__set_is_empty(&draft->kinds))
			sfp__set_add(ret_kinds, 0);
		unite(ret_kinds, &draft->kinds);
	}
}

uint32_t sfp__policy_carriers(const sfp_policy *policy, sfp_action action, sfp_kind kind)
{
	const struct sfp__action_rules *rules = rules_of(policy, action);
	uint32_t roles = 0;

	for (size_t i = 0; i < rules->count; i++)
		if (!rules->rules[i].prohibits && concerns(&rules->rules[i], kind))
			roles |= rules->rules[i].roles;
	return roles;
}
