/* analyse.c: holds the norms of an act against each other.
 *
 * As facts become true, permits and prohibitions can only come to hold. So the least request in which a rule
 * holds stands for all in which it does: what is forbidden there is forbidden everywhere, and what nobody else
 * permits there is its own.
 */
#include <string.h>

#include "base/cleanup.h"
#include "policy/analysis.h"

/* What became of a rule in all its least requests. */
struct fate {
	const struct sfp__draft *draft;
	bool asked;     /* at least one request was made for it */
	bool permits;   /* at least one was permitted */
	bool needed;    /* in at least one nobody else of the same bearer permitted it */
	uint16_t other; /* a norm that did */
	sfp_request forbidden, doubled;
};

struct judging {
	struct sfp__analysing *all;
	const struct sfp__draft *draft;
	struct fate *fate;
};

static bool in_use(const sfp_policy *policy, const struct sfp__draft *draft)
{
	return policy->norms[draft->norm].on && (!draft->rule_switch || policy->switches[draft->rule_switch - 1].on);
}

static bool prohibits(const sfp_policy *policy, const struct sfp__draft *draft)
{
	return policy->norms[draft->norm].modality == SFP_MODALITY_PROHIBITION;
}

/* The request of these roles in which these facts are true, and whatever else is asked for is false. */
static sfp_request least(const sfp_policy *policy, uint32_t roles, unsigned action, unsigned kind,
                         const struct sfp__set *facts)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_facts asked = { { 0, 0 } };

	request.roles = roles;
	request.action = (sfp_action)action;
	request.kind = (sfp_kind)kind;
	request.known_true = (sfp_facts){ { facts->word[0], facts->word[1] } };
	if (sfp_policy_facts_asked(policy, roles, request.action, request.kind, &asked) == SFP_OK)
		request.known_false =
			(sfp_facts){ { asked.word[0] & ~facts->word[0], asked.word[1] & ~facts->word[1] } };
	return request;
}

static bool set_equal(const struct sfp__set *a, const struct sfp__set *b)
{
	return a->word[0] == b->word[0] && a->word[1] == b->word[1];
}

static bool drafts_equal(const struct sfp__draft *a, const struct sfp__draft *b)
{
	return set_equal(&a->actions, &b->actions) && set_equal(&a->kinds, &b->kinds) &&
	       set_equal(&a->require, &b->require) && a->bearers == b->bearers;
}

/* The next rule of the same norm that is in use; start with the norm's first. */
static const struct sfp__draft *next_in_use(const sfp_policy *policy, const struct sfp__draft *draft, size_t norm)
{
	while (draft && draft->norm == norm && !in_use(policy, draft))
		draft = draft->next;
	return draft && draft->norm == norm ? draft : NULL;
}

static const struct sfp__draft *first_rule(const struct sfp__analysing *all, size_t norm)
{
	return next_in_use(all->policy, all->first[norm], norm);
}

static bool has_rule(const struct sfp__analysing *all, size_t norm, const struct sfp__draft *wanted)
{
	const struct sfp__draft *draft = first_rule(all, norm);

	while (draft && !drafts_equal(draft, wanted))
		draft = next_in_use(all->policy, draft->next, norm);
	return draft != NULL;
}

/* Each rule in use of norm `a` stands in norm `b` too; false where there is none. */
static bool contains(const struct sfp__analysing *all, size_t a, size_t b)
{
	const struct sfp__draft *draft = first_rule(all, a);

	if (!draft)
		return false;
	for (; draft; draft = next_in_use(all->policy, draft->next, a))
		if (!has_rule(all, b, draft))
			return false;
	return true;
}

/* Does a rule of that norm for this action name the bearer itself, not only a role that the bearer implies? */
static bool names(const sfp_policy *policy, uint16_t norm, const sfp_request *request, sfp_role bearer)
{
	const struct sfp__action_rules *rules = &policy->rules[request->action];

	for (size_t i = 0; i < rules->count; i++)
		if (rules->rules[i].norm == norm && rules->rules[i].bearers & SFP_ROLE_BIT(bearer))
			return true;
	return false;
}

/* Does another norm of the decision permit it to that very bearer? A right is idle as well where one has it
 * in another role. */
static bool is_doubled(const struct judging *judging, const sfp_request *request, const sfp_decision *decision,
                       sfp_role bearer, uint16_t *ret_other)
{
	const sfp_policy *policy = judging->all->policy;
	uint16_t own = judging->draft->norm;

	for (uint32_t i = 0; i < decision->basis_count; i++) {
		uint16_t other = decision->basis[i].norm_index;

		if (other == own || (other > own && contains(judging->all, other, own)))
			continue; /* a later one that says no more is blamed itself */
		if (!names(policy, other, request, bearer) && policy->norms[own].modality != SFP_MODALITY_RIGHT)
			continue;
		*ret_other = other;
		return true;
	}
	return false;
}

static void judge(struct judging *judging, sfp_role bearer, unsigned action, unsigned kind)
{
	struct fate *fate = judging->fate;
	sfp_request request = least(judging->all->policy, SFP_ROLE_BIT(bearer), action, kind, &judging->draft->require);
	sfp_decision decision = sfp__analysis_decide(judging->all, &request);

	fate->asked = true;
	if (decision.effect != SFP_EFFECT_PERMIT) {
		fate->forbidden = request;
		return;
	}
	fate->permits = true;
	if (is_doubled(judging, &request, &decision, bearer, &fate->other))
		fate->doubled = request;
	else
		fate->needed = true;
}

/* A kind that the rule names. Where it names none: no kind, and each that other rules tell apart. */
static bool matters(const sfp_policy *policy, const struct sfp__set *kinds, unsigned action, unsigned kind)
{
	const struct sfp__action_rules *rules = &policy->rules[action];

	if (!sfp__set_is_empty(kinds))
		return sfp__set_has(kinds, kind);
	for (size_t i = 0; i < rules->count && kind; i++)
		if (sfp__set_has(&rules->rules[i].kinds, kind))
			return true;
	return !kind;
}

static void judge_draft(struct sfp__analysing *all, const struct sfp__draft *draft, struct fate *fate)
{
	struct judging judging = { all, draft, fate };

	*fate = (struct fate){ .draft = draft };
	for (unsigned action = 1; action < SFP_ACTION_END; action++) {
		if (!sfp__set_has(&draft->actions, action))
			continue;
		for (unsigned kind = 0; kind < SFP_KIND_END; kind++) {
			if (!matters(all->policy, &draft->kinds, action, kind))
				continue;
			for (int bearer = 1; bearer < SFP_ROLE_END; bearer++)
				if (draft->bearers & SFP_ROLE_BIT(bearer))
					judge(&judging, (sfp_role)bearer, action, kind);
		}
	}
}

static bool say_the_same(const struct sfp__analysing *all, size_t a, size_t b)
{
	const sfp_norm_info *norms = all->policy->norms;

	return (norms[a].modality == SFP_MODALITY_PROHIBITION) == (norms[b].modality == SFP_MODALITY_PROHIBITION) &&
	       contains(all, a, b) && contains(all, b, a);
}

/* A request that a rule of the norm decides, for an example. */
static sfp_request example_of(const sfp_policy *policy, const struct sfp__draft *draft)
{
	unsigned action = 1, kind = 0;
	int bearer = 1;

	while (action < SFP_ACTION_END && !sfp__set_has(&draft->actions, action))
		action++;
	while (kind < SFP_KIND_END && !matters(policy, &draft->kinds, action, kind))
		kind++;
	while (bearer < SFP_ROLE_END - 1 && !(draft->bearers & SFP_ROLE_BIT(bearer)))
		bearer++;
	return least(policy, SFP_ROLE_BIT(bearer), action, kind, &draft->require);
}

/* The earlier norm that says the same; -1 where there is none. */
static int twin_of(const struct sfp__analysing *all, size_t norm)
{
	for (size_t earlier = 0; earlier < norm; earlier++)
		if (say_the_same(all, earlier, norm))
			return (int)earlier;
	return -1;
}

static sfp_status remark_norm(struct sfp__analysing *all, enum sfp__remark_code code, size_t norm, int other,
                              const struct sfp__node *node, const sfp_request *example)
{
	struct sfp__remark_draft draft = {
		.code = code, .norm = (int)norm, .other = other, .node = node, .example = example
	};

	if (!node)
		draft.node = all->policy->norm_states[norm].node;
	return sfp__remark(all, &draft);
}

struct verdict {
	size_t rules, dead, idle; /* how many are in use, never permit, and add nothing */
	const struct fate *dead_one, *idle_one;
};

static struct verdict sum_up(const struct fate *fates, size_t count, size_t norm)
{
	struct verdict verdict = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct fate *fate = &fates[i];

		if (fate->draft->norm != norm)
			continue;
		verdict.rules++;
		if (fate->asked && !fate->permits) {
			verdict.dead++;
			verdict.dead_one = fate;
		} else if (fate->asked && !fate->needed) {
			verdict.idle++;
			verdict.idle_one = fate;
		}
	}
	return verdict;
}

/* A norm all of whose rules share a fate is told once; else the rules are. */
static sfp_status tell_rules(struct sfp__analysing *all, const struct fate *fates, size_t count, size_t norm)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < count && status == SFP_OK; i++) {
		const struct fate *fate = &fates[i];

		if (fate->draft->norm != norm || !fate->asked)
			continue;
		if (!fate->permits)
			status = remark_norm(all, SFP__REMARK_DEAD_RULE, norm, -1, fate->draft->node, &fate->forbidden);
		else if (!fate->needed)
			status = remark_norm(all, SFP__REMARK_REDUNDANT_RULE, norm, fate->other, fate->draft->node,
			                     &fate->doubled);
	}
	return status;
}

static sfp_status tell_norm(struct sfp__analysing *all, const struct fate *fates, size_t count, size_t norm)
{
	const sfp_policy *policy = all->policy;
	struct verdict verdict = sum_up(fates, count, norm);
	bool duty = policy->norms[norm].modality == SFP_MODALITY_DUTY;
	int twin = twin_of(all, norm);

	if (twin >= 0) {
		sfp_request example = example_of(policy, first_rule(all, norm));

		return remark_norm(all, SFP__REMARK_SAME_NORMS, norm, twin, NULL, &example);
	}
	if (verdict.rules && verdict.dead == verdict.rules)
		return remark_norm(all, duty ? SFP__REMARK_IMPOSSIBLE_DUTY : SFP__REMARK_DEAD_NORM, norm, -1, NULL,
		                   &verdict.dead_one->forbidden);
	if (verdict.rules && verdict.idle == verdict.rules)
		return remark_norm(all, SFP__REMARK_REDUNDANT_NORM, norm, verdict.idle_one->other, NULL,
		                   &verdict.idle_one->doubled);
	return tell_rules(all, fates, count, norm);
}

static sfp_status tell_norms(struct sfp__analysing *all)
{
	const sfp_policy *policy = all->policy;
	SFP__CLEANUP(sfp__freep) struct fate *fates = NULL;
	size_t count = 0;
	sfp_status status = SFP_OK;

	for (const struct sfp__draft *draft = policy->drafts; draft; draft = draft->next)
		count++;
	fates = calloc(count + 1, sizeof(*fates));
	if (!fates)
		return SFP_E_NO_MEMORY;
	count = 0;
	for (const struct sfp__draft *draft = policy->drafts; draft; draft = draft->next)
		if (in_use(policy, draft) && !prohibits(policy, draft))
			judge_draft(all, draft, &fates[count++]);
	for (size_t norm = 0; norm < policy->norm_count && status == SFP_OK; norm++)
		status = tell_norm(all, fates, count, norm);
	return status;
}

/* Whom a permit and a prohibition meet in: somebody with one role, or else with two. */
static uint32_t meeting_roles(const sfp_policy *policy, const struct sfp__rule *permit,
                              const struct sfp__rule *prohibition)
{
	uint32_t both = permit->roles & prohibition->roles;

	if (both)
		return SFP_ROLE_BIT(sfp__most_general_role(policy, both));
	return SFP_ROLE_BIT(sfp__most_general_role(policy, permit->roles)) |
	       SFP_ROLE_BIT(sfp__most_general_role(policy, prohibition->roles));
}

/* A kind that both concern; -1 where they have none in common. */
static int meeting_kind(const struct sfp__rule *permit, const struct sfp__rule *prohibition)
{
	const struct sfp__set *a = &permit->kinds, *b = &prohibition->kinds;

	for (unsigned kind = 0; kind < SFP_KIND_END; kind++)
		if ((sfp__set_is_empty(a) || sfp__set_has(a, kind)) && (sfp__set_is_empty(b) || sfp__set_has(b, kind)))
			return (int)kind;
	return -1;
}

static sfp_status meet(struct sfp__analysing *all, unsigned action, const struct sfp__rule *permit,
                       const struct sfp__rule *prohibition)
{
	int kind = meeting_kind(permit, prohibition);
	struct sfp__set facts = { { permit->require.word[0] | prohibition->require.word[0],
		                    permit->require.word[1] | prohibition->require.word[1] } };
	bool *met = &all->met[permit->norm * all->policy->norm_count + prohibition->norm];
	sfp_request request;

	if (kind < 0 || *met)
		return SFP_OK;
	request = least(all->policy, meeting_roles(all->policy, permit, prohibition), action, (unsigned)kind, &facts);
	if (sfp__analysis_decide(all, &request).effect != SFP_EFFECT_DENY)
		return SFP_OK;
	*met = true;
	return remark_norm(all, SFP__REMARK_CONFLICT, permit->norm, prohibition->norm, NULL, &request);
}

static sfp_status tell_conflicts(struct sfp__analysing *all, unsigned action)
{
	const struct sfp__action_rules *rules = &all->policy->rules[action];
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < rules->count; i++)
		for (size_t j = 0; j < rules->count && status == SFP_OK; j++)
			if (!rules->rules[i].prohibits && rules->rules[j].prohibits)
				status = meet(all, action, &rules->rules[i], &rules->rules[j]);
	return status;
}

/* Is one of those whom there can be given the action by this rule, for this kind? */
static bool gives(struct sfp__analysing *all, unsigned action, const struct sfp__rule *rule, unsigned kind,
                  uint32_t nobody, sfp_request *ret_refused)
{
	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(rule->roles & ~nobody & SFP_ROLE_BIT(role)))
			continue;
		*ret_refused = least(all->policy, SFP_ROLE_BIT(role), action, kind, &rule->require);
		if (sfp__analysis_decide(all, ret_refused).effect == SFP_EFFECT_PERMIT)
			return true;
	}
	return false;
}

bool sfp__somebody_may(struct sfp__analysing *all, unsigned action, int kind, uint32_t nobody, sfp_request *ret_refused)
{
	const struct sfp__action_rules *rules = &all->policy->rules[action];

	for (size_t i = 0; i < rules->count; i++) {
		const struct sfp__rule *rule = &rules->rules[i];

		for (unsigned each = 0; each < SFP_KIND_END && !rule->prohibits; each++) {
			bool meant = kind < 0 ? matters(all->policy, &rule->kinds, action, each)
			                      : each == (unsigned)kind && (sfp__set_is_empty(&rule->kinds) ||
			                                                   sfp__set_has(&rule->kinds, each));

			if (meant && gives(all, action, rule, each, nobody, ret_refused))
				return true;
		}
	}
	return false;
}

/* Who is an administrator or a homeroom teacher becomes one by a deed that somebody must be allowed to do. */
static uint32_t roles_of_nobody(struct sfp__analysing *all)
{
	uint32_t roles = 0, users = 0;
	sfp_request refused = SFP_REQUEST_INIT;

	for (int role = 1; role < SFP_ROLE_END; role++)
		if (role != SFP_ROLE_USER && all->policy->implied[role] & SFP_ROLE_BIT(SFP_ROLE_USER))
			users |= SFP_ROLE_BIT(role);
	if (!users)
		roles |= SFP_ROLE_BIT(SFP_ROLE_USER);
	if (!sfp__somebody_may(all, SFP_ACTION_ADMINISTRATOR_APPOINT, -1, 0, &refused))
		roles |= SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
	if (!sfp__somebody_may(all, SFP_ACTION_CLASS_ASSIGN_HOMEROOM, -1, roles, &refused))
		roles |= SFP_ROLE_BIT(SFP_ROLE_HOMEROOM_TEACHER);
	return roles;
}

static sfp_status tell_nobodies(struct sfp__analysing *all, uint32_t nobody)
{
	const sfp_policy *policy = all->policy;
	sfp_status status = SFP_OK;

	for (size_t norm = 0; norm < policy->norm_count && status == SFP_OK; norm++) {
		const struct sfp__draft *rule = first_rule(all, norm);
		sfp_request example;

		if (!rule || !rule->bearers || rule->bearers & ~nobody)
			continue;
		example = example_of(policy, rule);
		sfp__analysis_decide(all, &example);
		status = remark_norm(all, SFP__REMARK_ROLE_OF_NOBODY, norm, -1, NULL, &example);
	}
	return status;
}

/* The first rule that would give the action to somebody; a prohibition alone is no promise. */
static const struct sfp__rule *first_permit(const struct sfp__action_rules *rules)
{
	for (size_t i = 0; i < rules->count; i++)
		if (!rules->rules[i].prohibits)
			return &rules->rules[i];
	return NULL;
}

/* A norm of several such actions is told once. */
static bool is_blamed(const struct sfp__analysing *all, size_t norm)
{
	for (size_t i = 0; i < all->analysis->count; i++)
		if (strcmp(all->analysis->remarks[i].code, "action-of-nobody") == 0 &&
		    all->analysis->remarks[i].norms[0] == norm)
			return true;
	return false;
}

static sfp_status tell_action(struct sfp__analysing *all, unsigned action, uint32_t nobody)
{
	const struct sfp__rule *permit = first_permit(&all->policy->rules[action]);
	sfp_request refused = SFP_REQUEST_INIT;

	if (!permit || sfp__somebody_may(all, action, -1, nobody, &refused) || is_blamed(all, permit->norm))
		return SFP_OK;
	if (!refused.action) { /* there is nobody even to be refused */
		refused.action = (sfp_action)action;
		refused.roles = permit->bearers;
	}
	return remark_norm(all, SFP__REMARK_ACTION_OF_NOBODY, permit->norm, -1, NULL, &refused);
}

static sfp_status count_cell(void *context, const struct sfp__cell *cell)
{
	struct sfp__analysing *all = context;
	const struct sfp__action_rules *rules = &all->policy->rules[cell->action];
	struct sfp__set asked = { { 0, 0 } };
	uint64_t cases = 1;
	int facts;

	for (size_t i = 0; i < rules->count; i++) {
		if (!(cell->mine[0] >> i & 1))
			continue;
		asked.word[0] |= rules->rules[i].require.word[0];
		asked.word[1] |= rules->rules[i].require.word[1];
	}
	facts = __builtin_popcountll(asked.word[0]) + __builtin_popcountll(asked.word[1]);
	for (int i = 0; i < facts; i++)
		if (__builtin_mul_overflow(cases, (uint64_t)3, &cases))
			cases = UINT64_MAX;
	if (__builtin_add_overflow(all->analysis->space, cases, &all->analysis->space))
		all->analysis->space = UINT64_MAX;
	return SFP_OK;
}

static sfp_status tell_all(struct sfp__analysing *all)
{
	uint32_t nobody = roles_of_nobody(all);
	sfp_status status = tell_nobodies(all, nobody);

	if (status != SFP_OK)
		return status;
	status = tell_norms(all);
	if (status != SFP_OK)
		return status;
	status = sfp__analyse_pack(all, nobody);
	for (unsigned action = 1; action < SFP_ACTION_END && status == SFP_OK; action++) {
		status = tell_conflicts(all, action);
		if (status == SFP_OK)
			status = tell_action(all, action, nobody);
		if (status == SFP_OK)
			status = sfp__cells_visit(all->policy, NULL, (sfp_action)action, count_cell, all);
	}
	return status;
}

static sfp_status prepare(struct sfp__analysing *all)
{
	size_t count = all->policy->norm_count;

	all->first = calloc(count + 1, sizeof(*all->first));
	all->met = calloc(count * count + 1, sizeof(*all->met));
	if (!all->first || !all->met)
		return SFP_E_NO_MEMORY;
	for (const struct sfp__draft *draft = all->policy->drafts; draft; draft = draft->next)
		if (!all->first[draft->norm])
			all->first[draft->norm] = draft;
	return SFP_OK;
}

sfp_status sfp_policy_analyse(const sfp_policy *policy, sfp_analysis **ret_analysis)
{
	struct sfp__analysing all = { .policy = policy };
	sfp_status status;

	if (!policy || !ret_analysis)
		return SFP_E_MISUSE;
	all.analysis = calloc(1, sizeof(*all.analysis));
	if (!all.analysis)
		return SFP_E_NO_MEMORY;
	status = prepare(&all);
	if (status == SFP_OK)
		status = tell_all(&all);
	free(all.first);
	free(all.met);
	if (status != SFP_OK) {
		sfp_analysis_free(all.analysis);
		return status;
	}
	all.analysis->cases = all.cases;
	sfp__remarks_sort(all.analysis);
	*ret_analysis = all.analysis;
	return SFP_OK;
}
