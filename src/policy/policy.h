/* policy.h: the inside of a policy: what the loader writes, and deciding and explaining read. */
#ifndef SFP__POLICY_POLICY_H
#define SFP__POLICY_POLICY_H

#include <stdatomic.h>

#include "policy/arena.h"
#include "policy/findings.h"
#include "policy/limits.h"
#include "policy/names.h"
#include "policy/tree.h"
#include "policy/wording.h"
#include "sferumpolicy/policy.h"

#define SFP__NORMS_MAX 1000

/* A set of numbers of the vocabulary: bit `number % 64` of word `number / 64`, as in sfp_facts. */
struct sfp__set {
	uint64_t word[2];
};

static inline void sfp__set_add(struct sfp__set *set, unsigned number)
{
	set->word[number / 64] |= UINT64_C(1) << number % 64;
}

static inline bool sfp__set_has(const struct sfp__set *set, unsigned number)
{
	return number < 128 && (set->word[number / 64] >> number % 64 & 1);
}

static inline bool sfp__set_is_empty(const struct sfp__set *set)
{
	return !(set->word[0] | set->word[1]);
}

_Static_assert(SFP_FACT_END <= 128 && SFP_ACTION_END <= 128 && SFP_KIND_END <= 128, "a set must hold every number");

/* A rule as one action sees it. Those of an action lie together in the pack's order, without the switched-off ones. */
struct sfp__rule {
	struct sfp__set kinds; /* empty: any */
	struct sfp__set require;
	uint32_t roles;   /* the bearers and who implies one: a request's roles need no closing */
	uint32_t bearers; /* as the pack names them */
	uint16_t norm;
	uint8_t reading;
	bool prohibits;
};

struct sfp__action_rules {
	const struct sfp__rule *rules;
	size_t count;
};

/* A rule as it was read: for several actions, with what it hangs on. */
struct sfp__draft {
	struct sfp__draft *next;
	const struct sfp__node *node;
	struct sfp__set actions, kinds, require;
	uint32_t bearers;
	uint16_t norm;
	uint8_t reading;
	uint16_t rule_switch; /* the place of a switch plus one; 0: none */
};

struct sfp__norm_state {
	const struct sfp__node *node;
	struct sfp__set require;
	uint32_t bearers;
	uint16_t own_switch; /* the place of a switch plus one; 0: none */
	bool says_bearer;    /* it or its parent has the key, be its value right or wrong */
	int parent;          /* -1: none */
};

struct sfp__switch {
	const char *name;
	bool on;
};

struct sfp_policy {
	atomic_uint references;
	struct sfp__arena arena;
	const char *text;
	size_t length;
	uint8_t digest[32];
	const char *name; /* the pack's own */
	const struct sfp__node *root;
	struct sfp__names names;
	uint32_t implied[SFP_ROLE_END]; /* each role with all that it implies, itself among them */
	int64_t limits[SFP__LIMIT_COUNT];
	struct sfp__switch *switches;
	size_t switch_count;
	sfp_norm_info *norms;
	struct sfp__norm_state *norm_states;
	size_t norm_count;
	int residual; /* the place of act.residual_law; -1: the pack lacks it */
	sfp_legal_act *legal;
	size_t legal_count;
	struct sfp__wording roles[SFP_ROLE_END], actions[SFP_ACTION_END], kinds[SFP_KIND_END], facts[SFP_FACT_END];
	struct sfp__draft *drafts, *last_draft;
	struct sfp__action_rules rules[SFP_ACTION_END];
};

/* What the loader's parts share. Findings tell the author, a status tells that there is no going on. */
struct sfp__loading {
	sfp_policy *policy;
	sfp_findings *findings;
};

sfp_status sfp__pack_read(struct sfp__loading *loading);
sfp_status sfp__norms_read(struct sfp__loading *loading, const struct sfp__node *norms);
sfp_status sfp__compile(struct sfp__loading *loading);
/* Is it the only kind that the action can concern? Then nobody need say it. */
bool sfp__kind_goes_without_saying(sfp_kind kind, sfp_action action);
/* Words the facts as the pack's vocabulary wants them; it must have been read. */
sfp_status sfp__act_words(sfp_policy *policy);

/* "2.1.12" or "2.2.6.a"; an act of law such as "152-ФЗ/a" is no clause of ours. */
bool sfp__is_clause(const char *clause);
/* Which kinds the rules for an action name, those switched off among them; bit 0: a rule that names none. */
void sfp__policy_kinds(const sfp_policy *policy, sfp_action action, struct sfp__set *ret_kinds);
/* Whoever has none of these roles is permitted the action under no circumstances. */
uint32_t sfp__policy_carriers(const sfp_policy *policy, sfp_action action, sfp_kind kind);

/* One name of a domain; 0 after saying that it is none. */
int sfp__read_name(struct sfp__loading *loading, enum sfp__domain domain, const struct sfp__node *node);
/* A name or a list of names; false after saying what is wrong. A NULL node is an empty set. */
bool sfp__read_names(struct sfp__loading *loading, enum sfp__domain domain, const struct sfp__node *node,
                     struct sfp__set *ret_set);
/* The items of a list; a text is a list of one. Start with NULL. */
const struct sfp__node *sfp__each(const struct sfp__node *list, const struct sfp__node *previous);

#endif
