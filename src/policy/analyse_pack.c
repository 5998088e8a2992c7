/* analyse_pack.c: chat templates, limits, switches, free facts and cited acts that make no sense. */
#include <string.h>

#include "base/cleanup.h"
#include "policy/analysis.h"

/* Circle with analyse.c: one analysis in two files: whether chats can be created is found out as for the actions of
 * norms. */

static sfp_status tell_chats(struct sfp__analysing *all, uint32_t nobody)
{
	const struct sfp__node *chats = sfp__tree_member(all->policy->root, "chats");
	sfp_status status = SFP_OK;

	for (const struct sfp__node *chat = chats ? chats->first : NULL; chat && status == SFP_OK; chat = chat->next) {
		const char *name = sfp__tree_text(chat, "kind");
		sfp_kind kind = sfp_kind_from_name(name);
		sfp_request refused = SFP_REQUEST_INIT;
		struct sfp__remark_draft draft = { .code = SFP__REMARK_CHAT_OF_NOBODY,
			                           .norm = -1,
			                           .other = -1,
			                           .node = chat,
			                           .example = &refused,
			                           .found = name };

		if (!kind || sfp__somebody_may(all, SFP_ACTION_CHAT_CREATE, (int)kind, nobody, &refused))
			continue;
		if (!refused.action) {
			refused.roles = SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
			refused.action = SFP_ACTION_CHAT_CREATE;
			refused.kind = kind;
		}
		status = sfp__remark(all, &draft);
	}
	return status;
}

/* The first may not be more than the second. */
static const struct {
	const char *less, *more;
} limits_in_order[] = {
	{ "invite_unclaimed_days", "invite_days" }, /* else it expires before it counts as unclaimed */
	{ "roster_removed_percent", "roster_class_removed_percent" }, /* else the class's share always stops first */
};

static sfp_status tell_limits(struct sfp__analysing *all)
{
	const sfp_policy *policy = all->policy;
	const struct sfp__node *limits = sfp__tree_member(policy->root, "limits");
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < SFP__LENGTH(limits_in_order) && status == SFP_OK; i++) {
		const char *less = limits_in_order[i].less, *more = limits_in_order[i].more;
		struct sfp__remark_draft draft = { .code = SFP__REMARK_CONTRADICTING_LIMITS,
			                           .norm = -1,
			                           .other = -1,
			                           .found = less,
			                           .against = more };

		if (sfp_policy_limit(policy, less) <= sfp_policy_limit(policy, more))
			continue;
		draft.node = sfp__tree_member(limits, less);
		if (!draft.node)
			draft.node = sfp__tree_member(limits, more);
		status = sfp__remark(all, &draft);
	}
	return status;
}

/* A switch is used where a rule hangs on it: by name, by its norm, or by the norm in which its norm stands. */
static bool switch_is_used(const sfp_policy *policy, size_t place)
{
	for (const struct sfp__draft *draft = policy->drafts; draft; draft = draft->next) {
		const struct sfp__norm_state *state = &policy->norm_states[draft->norm];

		if (draft->rule_switch == place || state->own_switch == place)
			return true;
		if (state->parent >= 0 && policy->norm_states[state->parent].own_switch == place)
			return true;
	}
	return false;
}

static sfp_status tell_switches(struct sfp__analysing *all)
{
	const struct sfp__node *stated = sfp__tree_member(all->policy->root, "switches");
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < all->policy->switch_count && status == SFP_OK; i++) {
		const char *name = all->policy->switches[i].name;
		struct sfp__remark_draft draft = { .code = SFP__REMARK_UNUSED_SWITCH,
			                           .norm = -1,
			                           .other = -1,
			                           .node = sfp__tree_member(stated, name),
			                           .found = name };

		if (draft.node && !switch_is_used(all->policy, i + 1))
			status = sfp__remark(all, &draft);
	}
	return status;
}

static sfp_status tell_facts(struct sfp__analysing *all)
{
	const struct sfp__node *named = sfp__tree_member(all->policy->root, "facts");
	struct sfp__set used = { { 0, 0 } };
	sfp_status status = SFP_OK;

	for (const struct sfp__draft *draft = all->policy->drafts; draft; draft = draft->next) {
		used.word[0] |= draft->require.word[0];
		used.word[1] |= draft->require.word[1];
	}
	for (const struct sfp__node *fact = named ? named->first : NULL; fact && status == SFP_OK; fact = fact->next) {
		sfp_fact number = sfp_policy_fact(all->policy, fact->key->text);
		struct sfp__remark_draft draft = {
			.code = SFP__REMARK_UNUSED_FACT, .norm = -1, .other = -1, .node = fact, .found = fact->key->text
		};

		if (number && !sfp__set_has(&used, number))
			status = sfp__remark(all, &draft);
	}
	return status;
}

static sfp_status tell_repealed(struct sfp__analysing *all)
{
	const struct sfp__node *legal = sfp__tree_member(all->policy->root, "legal_base");
	sfp_status status = SFP_OK;

	for (const struct sfp__node *act = legal ? legal->first : NULL; act && status == SFP_OK; act = act->next) {
		struct sfp__remark_draft draft = { .code = SFP__REMARK_REPEALED_ACT,
			                           .norm = -1,
			                           .other = -1,
			                           .node = act,
			                           .found = sfp__tree_text(act, "number") };

		if (strcmp(sfp__tree_text(act, "status"), "repealed") == 0)
			status = sfp__remark(all, &draft);
	}
	return status;
}

sfp_status sfp__analyse_pack(struct sfp__analysing *all, uint32_t nobody)
{
	static sfp_status (*const parts[])(struct sfp__analysing *) = { tell_limits, tell_switches, tell_facts,
		                                                        tell_repealed };
	sfp_status status = tell_chats(all, nobody);

	for (size_t i = 0; i < SFP__LENGTH(parts) && status == SFP_OK; i++)
		status = parts[i](all);
	return status;
}
