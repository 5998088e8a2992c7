/* norms.c: reads the norms of a pack and their rules. */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "policy/policy.h"
#include "policy/shape.h"

/* Circle with pack.c: norms are the largest part of a pack, and read names and lists as all its parts are read. */

/* clang-format off */
#define END { NULL, SFP__SHAPE_TEXT, false, NULL }
/* clang-format on */

/* `action` is wanted too, but its lack has words of its own. */
/* clang-format off */
static const struct sfp__shape rule_shape[] = {
	{ "action",  SFP__SHAPE_NAMES,       false, NULL },
	{ "kind",    SFP__SHAPE_NAMES,       false, NULL },
	{ "bearer",  SFP__SHAPE_NAMES,       false, NULL },
	{ "require", SFP__SHAPE_MAYBE_NAMES, false, NULL },
	{ "reading", SFP__SHAPE_TEXT,        false, NULL },
	{ "switch",  SFP__SHAPE_TEXT,        false, NULL },
	END,
};
/* clang-format on */

/* clang-format off */
static const struct sfp__shape norm_shape[] = {
	{ "norm",     SFP__SHAPE_TEXT,        true,  NULL },
	{ "clause",   SFP__SHAPE_MAYBE_EMPTY, false, NULL },
	{ "cited",    SFP__SHAPE_MAPPING,     false, sfp__shape_bilingual },
	{ "modality", SFP__SHAPE_TEXT,        true,  NULL },
	{ "when",     SFP__SHAPE_TEXT,        false, NULL },
	{ "title",    SFP__SHAPE_MAPPING,     true,  sfp__shape_bilingual },
	{ "within",   SFP__SHAPE_TEXT,        false, NULL },
	{ "bearer",   SFP__SHAPE_NAMES,       false, NULL },
	{ "require",  SFP__SHAPE_MAYBE_NAMES, false, NULL },
	{ "rules",    SFP__SHAPE_MAPPINGS,    false, rule_shape },
	END,
};
/* clang-format on */

static const char *const modalities[] = { "duty", "right", "procedure", "definition", "prohibition" };
static const char *const conditions[] = { "always", "if_needed", "if_available" };
static const char *const readings[] = { "literal", "implied" };

/* Which kinds an action can concern. */
static const struct {
	const char *object;
	int first, last;
} kinds_of[] = {
	{ "chat.", SFP_KIND_STAFFROOM, SFP_KIND_SUBJECT_OTHER },  { "movement.", SFP_KIND_ENROL, SFP_KIND_UNLINK },
	{ "broadcast.", SFP_KIND_BROADCAST, SFP_KIND_BROADCAST }, { "lesson.", SFP_KIND_LESSON, SFP_KIND_LESSON },
	{ "event.", SFP_KIND_CLASS_EVENT, SFP_KIND_CLASS_EVENT }, { "meeting.", SFP_KIND_MEETING, SFP_KIND_MEETING },
};

/* To hold one is to plan, start, finish and cancel it: the four follow in the vocabulary. */
static const sfp_action holds[] = { SFP_ACTION_MEETING_HOLD, SFP_ACTION_EVENT_HOLD, SFP_ACTION_LESSON_HOLD };

_Static_assert(SFP_ACTION_MEETING_CANCEL == SFP_ACTION_MEETING_HOLD + 4, "the four follow");
_Static_assert(SFP_ACTION_EVENT_CANCEL == SFP_ACTION_EVENT_HOLD + 4, "the four follow");
_Static_assert(SFP_ACTION_LESSON_CANCEL == SFP_ACTION_LESSON_HOLD + 4, "the four follow");

/* One word of a closed list: its place from 1, or 0 after saying that it is none. An absent one is `otherwise`. */
static int read_word(struct sfp__loading *loading, const struct sfp__node *node, enum sfp__problem problem,
                     const char *const *among, size_t count, int otherwise)
{
	if (!node)
		return otherwise;
	if (node->type != SFP__NODE_TEXT || !*node->text)
		return 0;
	for (size_t i = 0; i < count; i++)
		if (strcmp(among[i], node->text) == 0)
			return (int)i + 1;
	sfp__find(loading->findings, problem, node, node->text, sfp__nearest(among, count, node->text), NULL);
	return 0;
}

static bool is_dotted_name(const char *text)
{
	return *text && strlen(text) <= 64 && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-.")];
}

/* The switch of that name; made, and on, where nothing named it before. */
static sfp_status switch_of(struct sfp__loading *loading, const char *name, uint16_t *ret_place)
{
	sfp_policy *policy = loading->policy;
	int place = sfp__names_find(&policy->names, SFP__DOMAIN_SWITCH, name);

	if (!place) {
		sfp_status status;

		policy->switches[policy->switch_count++] = (struct sfp__switch){ .name = name, .on = true };
		place = (int)policy->switch_count;
		status = sfp__names_add(&policy->names, SFP__DOMAIN_SWITCH, name, place);
		if (status != SFP_OK)
			return status;
	}
	*ret_place = (uint16_t)place;
	return SFP_OK;
}

/* The number of a norm by its code; 0 after saying that it has none. */
static int norm_number(struct sfp__loading *loading, const struct sfp__node *code, int *local_count)
{
	static const char local[] = "local.";

	if (strncmp(code->text, local, strlen(local)) != 0)
		return sfp__read_name(loading, SFP__DOMAIN_NORM, code);
	if (is_dotted_name(code->text) && code->text[strlen(local)])
		return SFP_NORM_LOCAL + (*local_count)++;
	sfp__find(loading->findings, SFP__PROBLEM_BAD_NAME, code, code->text, ".", "norm");
	return 0;
}

static sfp_status state_norm(struct sfp__loading *loading, const struct sfp__node *code, size_t index)
{
	sfp_policy *policy = loading->policy;

	if (sfp__names_find(&policy->names, SFP__DOMAIN_STATED, code->text)) {
		sfp__find(loading->findings, SFP__PROBLEM_DUPLICATE_NORM, code, code->text, NULL, NULL);
		return SFP_OK;
	}
	if (strcmp(code->text, sfp_norm_name(SFP_NORM_ACT_RESIDUAL_LAW)) == 0)
		policy->residual = (int)index;
	return sfp__names_add(&policy->names, SFP__DOMAIN_STATED, code->text, (int)index + 1);
}

static sfp_status read_norm(struct sfp__loading *loading, const struct sfp__node *item, int *local_count)
{
	sfp_policy *policy = loading->policy;
	const struct sfp__node *code = sfp__tree_member(item, "norm"), *title = sfp__tree_member(item, "title");
	const struct sfp__node *cited = sfp__tree_member(item, "cited");
	size_t index = policy->norm_count;
	sfp_norm_info *info = &policy->norms[index];
	struct sfp__norm_state *state = &policy->norm_states[index];
	struct sfp__set bearers;
	int when;

	sfp__shape_check(loading->findings, item, norm_shape);
	if (!code || code->type != SFP__NODE_TEXT || !*code->text)
		return SFP_OK;
	policy->norm_count++;
	*info = (sfp_norm_info){
		.norm = (sfp_norm)norm_number(loading, code, local_count),
		.code = code->text,
		.clause = sfp__tree_text(item, "clause"),
		.modality =
			(sfp_modality)read_word(loading, sfp__tree_member(item, "modality"),
		                                SFP__PROBLEM_UNKNOWN_MODALITY, modalities, SFP__LENGTH(modalities), 0),
		.title_ru = sfp__tree_text(title, "ru"),
		.title_en = sfp__tree_text(title, "en"),
		.cited_ru = sfp__tree_text(cited, "ru"),
		.cited_en = sfp__tree_text(cited, "en"),
	};
	sfp__read_names(loading, SFP__DOMAIN_ROLE, sfp__tree_member(item, "bearer"), &bearers);
	*state = (struct sfp__norm_state){ .node = item, .bearers = (uint32_t)bearers.word[0], .parent = -1 };
	state->says_bearer = sfp__tree_member(item, "bearer") != NULL;
	sfp__read_names(loading, SFP__DOMAIN_FACT, sfp__tree_member(item, "require"), &state->require);
	when = read_word(loading, sfp__tree_member(item, "when"), SFP__PROBLEM_UNKNOWN_WHEN, conditions,
	                 SFP__LENGTH(conditions), 1);
	if (when > 1) {
		sfp_status status = switch_of(loading, code->text, &state->own_switch);

		if (status != SFP_OK)
			return status;
	}
	return state_norm(loading, code, index);
}

/* What a lettered child has from its parent, which stands above it and is nobody's child. */
static void inherit(struct sfp__loading *loading, size_t index)
{
	sfp_policy *policy = loading->policy;
	struct sfp__norm_state *state = &policy->norm_states[index];
	const struct sfp__node *within = sfp__tree_member(state->node, "within"), *outer;
	int parent = sfp__read_name(loading, SFP__DOMAIN_STATED, within) - 1;

	if (parent < 0) {
		state->says_bearer |= within != NULL; /* perhaps the right parent's: one error is enough */
		return;
	}
	outer = sfp__tree_member(policy->norm_states[parent].node, "within");
	state->says_bearer |= policy->norm_states[parent].says_bearer;
	if ((size_t)parent == index || (outer && strcmp(outer->text, policy->norms[index].code) == 0)) {
		sfp__find(loading->findings, SFP__PROBLEM_PARENT_CYCLE, within, within->text, NULL,
		          policy->norms[index].code);
	} else if ((size_t)parent > index) {
		sfp__find(loading->findings, SFP__PROBLEM_LATER_PARENT, within, within->text, NULL, NULL);
	} else if (outer) {
		sfp__find(loading->findings, SFP__PROBLEM_NESTED_PARENT, within, within->text, outer->text, NULL);
	} else {
		state->parent = parent;
		if (!state->bearers)
			state->bearers = policy->norm_states[parent].bearers;
		state->require.word[0] |= policy->norm_states[parent].require.word[0];
		state->require.word[1] |= policy->norm_states[parent].require.word[1];
	}
}

/* The first and the last kind that an action can concern; false where it knows no kinds. */
static bool find_kinds(int action, int *ret_first, int *ret_last)
{
	for (size_t i = 0; i < SFP__LENGTH(kinds_of); i++) {
		if (strncmp(sfp_action_name((sfp_action)action), kinds_of[i].object, strlen(kinds_of[i].object)) != 0)
			continue;
		*ret_first = kinds_of[i].first;
		*ret_last = kinds_of[i].last;
		return true;
	}
	return false;
}

static bool kind_belongs(int kind, int action)
{
	int first, last;

	return find_kinds(action, &first, &last) && kind >= first && kind <= last;
}

bool sfp__kind_goes_without_saying(sfp_kind kind, sfp_action action)
{
	int first, last;

	return find_kinds(action, &first, &last) && first == last && (int)kind == first;
}

static void check_kind(struct sfp__loading *loading, const struct sfp__node *item, const struct sfp__set *actions)
{
	int kind = sfp__names_find(&loading->policy->names, SFP__DOMAIN_KIND, item->text);

	for (int action = 1; kind && action < SFP_ACTION_END; action++) {
		if (!sfp__set_has(actions, (unsigned)action) || kind_belongs(kind, action))
			continue;
		sfp__find(loading->findings, SFP__PROBLEM_FOREIGN_KIND, item, item->text, NULL,
		          sfp_action_name((sfp_action)action));
		return;
	}
}

static void read_actions(struct sfp__loading *loading, struct sfp__draft *draft)
{
	const struct sfp__node *action = sfp__tree_member(draft->node, "action"),
			       *kind = sfp__tree_member(draft->node, "kind");

	if (!action)
		sfp__find(loading->findings, SFP__PROBLEM_NO_ACTION, draft->node, NULL, "action", NULL);
	sfp__read_names(loading, SFP__DOMAIN_ACTION, action, &draft->actions);
	sfp__read_names(loading, SFP__DOMAIN_KIND, kind, &draft->kinds);
	for (const struct sfp__node *item = sfp__each(kind, NULL); item; item = sfp__each(kind, item))
		check_kind(loading, item, &draft->actions);
	for (size_t i = 0; i < SFP__LENGTH(holds); i++)
		for (unsigned four = 1; four <= 4 && sfp__set_has(&draft->actions, holds[i]); four++)
			sfp__set_add(&draft->actions, holds[i] + four);
}

static void read_bearers(struct sfp__loading *loading, struct sfp__draft *draft)
{
	const struct sfp__norm_state *state = &loading->policy->norm_states[draft->norm];
	const struct sfp__node *bearer = sfp__tree_member(draft->node, "bearer");
	struct sfp__set bearers;

	sfp__read_names(loading, SFP__DOMAIN_ROLE, bearer, &bearers);
	draft->bearers = bearer ? (uint32_t)bearers.word[0] : state->bearers;
	if (!bearer && !state->says_bearer)
		sfp__find(loading->findings, SFP__PROBLEM_NO_BEARER, draft->node, NULL, "bearer",
		          loading->policy->norms[draft->norm].code);
}

static sfp_status read_rule_switch(struct sfp__loading *loading, struct sfp__draft *draft)
{
	const struct sfp__node *node = sfp__tree_member(draft->node, "switch");

	if (!node || node->type != SFP__NODE_TEXT || !*node->text)
		return SFP_OK;
	if (is_dotted_name(node->text))
		return switch_of(loading, node->text, &draft->rule_switch);
	sfp__find(loading->findings, SFP__PROBLEM_BAD_NAME, node, node->text, ".", "switch");
	return SFP_OK;
}

static sfp_status read_rule(struct sfp__loading *loading, const struct sfp__node *item, size_t norm)
{
	sfp_policy *policy = loading->policy;
	struct sfp__draft *draft = sfp__arena_alloc(&policy->arena, sizeof(*draft));
	const struct sfp__node *require = sfp__tree_member(item, "require");

	if (!draft)
		return SFP_E_NO_MEMORY;
	*draft = (struct sfp__draft){ .node = item, .norm = (uint16_t)norm };
	read_actions(loading, draft);
	read_bearers(loading, draft);
	sfp__read_names(loading, SFP__DOMAIN_FACT, require, &draft->require);
	if (!require)
		draft->require = policy->norm_states[norm].require;
	draft->reading = (uint8_t)read_word(loading, sfp__tree_member(item, "reading"), SFP__PROBLEM_UNKNOWN_READING,
	                                    readings, SFP__LENGTH(readings), SFP_READING_LITERAL);
	if (policy->last_draft)
		policy->last_draft->next = draft;
	else
		policy->drafts = draft;
	policy->last_draft = draft;
	return read_rule_switch(loading, draft);
}

static sfp_status read_rules(struct sfp__loading *loading, size_t norm)
{
	sfp_policy *policy = loading->policy;
	const struct sfp__node *rules = sfp__tree_member(policy->norm_states[norm].node, "rules");
	sfp_norm_info *info = &policy->norms[norm];
	uint32_t bearers = 0;

	if (rules && rules->type == SFP__NODE_LIST && rules->first && info->modality == SFP_MODALITY_DEFINITION)
		sfp__find(loading->findings, SFP__PROBLEM_RULES_OF_DEFINITION, rules, NULL, NULL, info->code);
	for (const struct sfp__node *item = rules ? rules->first : NULL; item; item = item->next) {
		sfp_status status = item->type == SFP__NODE_MAPPING ? read_rule(loading, item, norm) : SFP_OK;

		if (status != SFP_OK)
			return status;
		if (item->type == SFP__NODE_MAPPING)
			bearers |= policy->last_draft->bearers;
		if (sfp__findings_full(loading->findings))
			return SFP_OK;
	}
	info->bearers = policy->norm_states[norm].bearers ? policy->norm_states[norm].bearers : bearers;
	return SFP_OK;
}

/* Room for each norm, and for a switch of each norm and each rule. */
static sfp_status make_room(sfp_policy *policy, const struct sfp__node *norms)
{
	size_t count = sfp__tree_count(norms), switches = count;

	for (const struct sfp__node *item = norms->first; item; item = item->next)
		switches += sfp__tree_count(sfp__tree_member(item, "rules"));
	policy->norms = sfp__arena_alloc(&policy->arena, (count + 1) * sizeof(*policy->norms));
	policy->norm_states = sfp__arena_alloc(&policy->arena, (count + 1) * sizeof(*policy->norm_states));
	policy->switches = sfp__arena_alloc(&policy->arena, (switches + 1) * sizeof(*policy->switches));
	return policy->norms && policy->norm_states && policy->switches ? SFP_OK : SFP_E_NO_MEMORY;
}

sfp_status sfp__norms_read(struct sfp__loading *loading, const struct sfp__node *norms)
{
	sfp_policy *policy = loading->policy;
	sfp_status status;
	int local_count = 0;

	if (!norms || norms->type != SFP__NODE_LIST)
		return SFP_OK;
	if (sfp__tree_count(norms) > SFP__NORMS_MAX) {
		sfp__find(loading->findings, SFP__PROBLEM_TOO_MANY_NORMS, norms, NULL, NULL, NULL);
		return SFP_OK;
	}
	status = make_room(policy, norms);
	for (const struct sfp__node *item = norms->first; item && status == SFP_OK; item = item->next)
		if (item->type == SFP__NODE_MAPPING && !sfp__findings_full(loading->findings))
			status = read_norm(loading, item, &local_count);
	for (size_t i = 0; i < policy->norm_count && status == SFP_OK; i++) {
		inherit(loading, i);
		status = read_rules(loading, i);
	}
	return status;
}
