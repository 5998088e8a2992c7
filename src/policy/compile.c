/* compile.c: the rules that were read become what deciding walks: for each action its rules, one after the other. */
#include <stdio.h>

#include "policy/policy.h"

static bool is_on(const sfp_policy *policy, uint16_t place)
{
	return !place || policy->switches[place - 1].on;
}

/* A child is switched off with its parent. */
static void settle_norm(sfp_policy *policy, size_t index)
{
	const struct sfp__norm_state *state = &policy->norm_states[index];
	const sfp_norm_info *parent = state->parent < 0 ? NULL : &policy->norms[state->parent];
	sfp_norm_info *info = &policy->norms[index];

	info->switched = state->own_switch || (parent && parent->switched);
	info->on = is_on(policy, state->own_switch) && (!parent || parent->on);
}

static uint32_t roles_that_imply(const sfp_policy *policy, uint32_t bearers)
{
	uint32_t roles = 0;

	for (int role = 1; role < SFP_ROLE_END; role++)
		if (policy->implied[role] & bearers)
			roles |= SFP_ROLE_BIT(role);
	return roles;
}

/* Switched-off rules count too: no switch may make a pack that loads into one that does not. */
static size_t count_rules(struct sfp__loading *loading, unsigned action)
{
	size_t count = 0;
	char most[16];

	for (const struct sfp__draft *draft = loading->policy->drafts; draft; draft = draft->next) {
		if (!sfp__set_has(&draft->actions, action) || ++count != SFP_BASIS_MAX + 1)
			continue;
		snprintf(most, sizeof(most), "%d", SFP_BASIS_MAX);
		sfp__find(loading->findings, SFP__PROBLEM_TOO_MANY_RULES, draft->node, NULL, most,
		          sfp_action_name((sfp_action)action));
	}
	return count;
}

static struct sfp__rule rule_of(const sfp_policy *policy, const struct sfp__draft *draft)
{
	return (struct sfp__rule){
		.kinds = draft->kinds,
		.require = draft->require,
		.roles = roles_that_imply(policy, draft->bearers),
		.bearers = draft->bearers,
		.norm = draft->norm,
		.reading = draft->reading,
		.prohibits = policy->norms[draft->norm].modality == SFP_MODALITY_PROHIBITION,
	};
}

static sfp_status compile_action(struct sfp__loading *loading, unsigned action)
{
	sfp_policy *policy = loading->policy;
	size_t most = count_rules(loading, action), count = 0;
	struct sfp__rule *rules;

	if (!most || most > SFP_BASIS_MAX)
		return SFP_OK;
	rules = sfp__arena_alloc(&policy->arena, most * sizeof(*rules));
	if (!rules)
		return SFP_E_NO_MEMORY;
	for (const struct sfp__draft *draft = policy->drafts; draft; draft = draft->next)
		if (sfp__set_has(&draft->actions, action) && policy->norms[draft->norm].on &&
		    is_on(policy, draft->rule_switch))
			rules[count++] = rule_of(policy, draft);
	policy->rules[action] = (struct sfp__action_rules){ rules, count };
	return SFP_OK;
}

sfp_status sfp__compile(struct sfp__loading *loading)
{
	sfp_policy *policy = loading->policy;
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < policy->norm_count; i++)
		settle_norm(policy, i);
	for (unsigned action = 1; action < SFP_ACTION_END && status == SFP_OK; action++)
		status = compile_action(loading, action);
	return status;
}
