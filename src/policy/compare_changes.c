/* compare_changes.c: the classes of requests that a new edition answers otherwise: made, put in order, found again. */
#include <string.h>

#include "base/cleanup.h"
#include "base/input.h"
#include "policy/comparison.h"

static sfp_facts facts_of(const struct sfp__set *set)
{
	return (sfp_facts){ { set->word[0], set->word[1] } };
}

static sfp_effect effect_of(const sfp_policy *policy, const sfp_request *request, sfp_reason *ret_reason)
{
	sfp_decision decision = SFP_DECISION_INIT;

	if (sfp_decide(policy, request, &decision) != SFP_OK)
		return (sfp_effect)0;
	if (ret_reason)
		*ret_reason = decision.reason;
	return decision.effect;
}

/* Of somebody with several roles: does one of them by itself change in the same way? */
static bool follows(const struct sfp__comparing *comparing, const sfp_change *change)
{
	sfp_request request = change->example;

	if (__builtin_popcount(change->roles) < 2)
		return false;
	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(change->roles & SFP_ROLE_BIT(role)))
			continue;
		request.roles = SFP_ROLE_BIT(role);
		if (effect_of(comparing->policies[0], &request, NULL) == change->before &&
		    effect_of(comparing->policies[1], &request, NULL) == change->after)
			return true;
	}
	return false;
}

static bool same_facts(const sfp_facts *a, const sfp_facts *b, const struct sfp__set *among)
{
	return !(((a->word[0] ^ b->word[0]) & among->word[0]) | ((a->word[1] ^ b->word[1]) & among->word[1]));
}

/* Was the same already told of these roles, action and kinds, but for facts that did not change? */
static bool was_told(const struct sfp__comparing *comparing, const sfp_change *change)
{
	const sfp_comparison *comparison = comparing->comparison;

	for (size_t i = comparison->change_count; i && comparison->changes[i - 1].cell == comparing->kept; i--) {
		const sfp_change *other = &comparison->changes[i - 1].said;

		if (other->told && other->before == change->before && other->after == change->after &&
		    same_facts(&other->known_true, &change->known_true, &comparing->differing) &&
		    same_facts(&other->known_false, &change->known_false, &comparing->differing))
			return true;
	}
	return false;
}

static struct sfp__change *new_change(sfp_comparison *comparison)
{
	if (comparison->change_count == comparison->change_room) {
		size_t room = comparison->change_room ? comparison->change_room * 2 : 16;
		struct sfp__change *changes = reallocarray(comparison->changes, room, sizeof(*changes));

		if (!changes)
			return NULL;
		comparison->changes = changes;
		comparison->change_room = room;
	}
	return &comparison->changes[comparison->change_count];
}

static bool keep_cell(struct sfp__comparing *comparing)
{
	struct sfp__cell *copy;

	if (comparing->kept)
		return true;
	copy = sfp__arena_alloc(&comparing->comparison->arena, sizeof(*copy));
	if (copy)
		*copy = *comparing->cell;
	comparing->kept = copy;
	return copy != NULL;
}

static sfp_change change_under(const struct sfp__comparing *comparing, const struct sfp__condition *condition)
{
	const struct sfp__cell *cell = comparing->cell;
	sfp_change change = {
		.action = cell->action,
		.kind = cell->kind,
		.kinds = { cell->kinds.word[0], cell->kinds.word[1] },
		.roles = cell->roles,
		.roles_alone = cell->alone,
		.known_true = facts_of(&condition->known_true),
		.known_false = facts_of(&condition->known_false),
		.unknown = facts_of(&condition->unknown),
		.not_false = facts_of(&condition->not_false),
		.example = SFP_REQUEST_INIT,
	};

	change.example.roles = cell->roles;
	change.example.action = cell->action;
	change.example.kind = cell->kind;
	change.example.known_true = change.known_true;
	change.example.known_false = change.known_false;
	return change;
}

static sfp_facts among(const sfp_facts *facts, const struct sfp__set *wanted)
{
	return (sfp_facts){ { facts->word[0] & wanted->word[0], facts->word[1] & wanted->word[1] } };
}

bool sfp__change_is_one(const struct sfp__comparing *comparing, const struct sfp__condition *condition)
{
	sfp_change change = change_under(comparing, condition);

	return effect_of(comparing->policies[0], &change.example, NULL) !=
	       effect_of(comparing->policies[1], &change.example, NULL);
}

sfp_status sfp__change_emit(struct sfp__comparing *comparing, const struct sfp__condition *condition, bool approximate)
{
	struct sfp__arena *arena = &comparing->comparison->arena;
	struct sfp__change *slot = new_change(comparing->comparison);
	sfp_change change = change_under(comparing, condition);
	struct sfp__change_words words = { .before = comparing->policies[0],
		                           .after = comparing->policies[1],
		                           .change = &change };
	sfp_reason reason = SFP_REASON_NONE;

	if (!slot || !keep_cell(comparing))
		return SFP_E_NO_MEMORY;
	change.before = effect_of(words.before, &change.example, NULL);
	change.after = effect_of(words.after, &change.example, &reason);
	change.approximate = approximate;
	if (approximate)
		change.known_true = change.known_false = change.unknown = change.not_false = (sfp_facts){ { 0, 0 } };
	change.told = sfp__set_is_empty(&condition->unknown) && sfp__set_is_empty(&condition->not_false) &&
	              !follows(comparing, &change) && !was_told(comparing, &change);
	words.known_true = among(&change.example.known_true, &comparing->differing);
	words.known_false = among(&change.example.known_false, &comparing->differing);
	words.forbidden = reason == SFP_REASON_PROHIBITED;
	change.text_ru = sfp__change_text(arena, &words, SFP_RU);
	change.text_en = sfp__change_text(arena, &words, SFP_EN);
	if (!change.text_ru || !change.text_en)
		return SFP_E_NO_MEMORY;
	*slot = (struct sfp__change){ change, comparing->kept };
	comparing->comparison->change_count++;
	return SFP_OK;
}

void sfp__changes_keep_to_the_point(sfp_comparison *comparison, size_t first)
{
	bool permits = false;

	for (size_t i = first; i < comparison->change_count; i++) {
		const sfp_change *change = &comparison->changes[i].said;

		permits |= change->told && (change->before == SFP_EFFECT_PERMIT || change->after == SFP_EFFECT_PERMIT);
	}
	for (size_t i = first; i < comparison->change_count && permits; i++) {
		sfp_change *change = &comparison->changes[i].said;

		change->told &= change->before == SFP_EFFECT_PERMIT || change->after == SFP_EFFECT_PERMIT;
	}
}

static int lead_role(const sfp_change *change)
{
	return change->roles ? __builtin_ctz(change->roles) : SFP_ROLE_END; /* the others come last */
}

static int by_role_and_action(const void *a, const void *b)
{
	const sfp_change *one = &((const struct sfp__change *)a)->said, *other = &((const struct sfp__change *)b)->said;
	const int keys[][2] = {
		{ lead_role(one), lead_role(other) },
		{ (int)one->roles, (int)other->roles },
		{ (int)one->action, (int)other->action },
		{ (int)one->kind, (int)other->kind },
		{ !one->told, !other->told },
		{ (int)one->before, (int)other->before },
		{ (int)one->after, (int)other->after },
	};

	for (size_t i = 0; i < SFP__LENGTH(keys); i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return memcmp(&one->known_true, &other->known_true, 4 * sizeof(sfp_facts));
}

_Static_assert(offsetof(sfp_change, not_false) == offsetof(sfp_change, known_true) + 3 * sizeof(sfp_facts),
               "the four sets lie together");

void sfp__changes_sort(sfp_comparison *comparison)
{
	if (comparison->change_count)
		qsort(comparison->changes, comparison->change_count, sizeof(*comparison->changes), by_role_and_action);
}

size_t sfp_comparison_change_count(const sfp_comparison *comparison)
{
	return comparison ? comparison->change_count : 0;
}

const sfp_change *sfp_comparison_change_at(const sfp_comparison *comparison, size_t index)
{
	return comparison && index < comparison->change_count ? &comparison->changes[index].said : NULL;
}

/* The rules that speak to somebody of those roles, in the cell's action and kinds. */
static void rules_of(const struct sfp__cell *cell, uint32_t roles, uint64_t ret_mine[2])
{
	ret_mine[0] = ret_mine[1] = 0;
	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(roles & SFP_ROLE_BIT(role)))
			continue;
		ret_mine[0] |= cell->of_role[role][0];
		ret_mine[1] |= cell->of_role[role][1];
	}
}

static bool has_roles(const struct sfp__cell *cell, uint32_t roles)
{
	uint64_t mine[2];

	rules_of(cell, roles, mine);
	return mine[0] == cell->mine[0] && mine[1] == cell->mine[1];
}

static bool has_facts(const sfp_change *change, const sfp_request *request)
{
	for (int i = 0; i < 2; i++) {
		uint64_t is_true = request->known_true.word[i], is_false = request->known_false.word[i];

		if ((change->known_true.word[i] & ~is_true) | (change->known_false.word[i] & ~is_false))
			return false;
		if ((change->unknown.word[i] & (is_true | is_false)) | (change->not_false.word[i] & is_false))
			return false;
	}
	return true;
}

const sfp_change *sfp_comparison_find(const sfp_comparison *comparison, const sfp_request *request)
{
	if (!comparison || !request || !sfp__input_fits(request, sizeof(*request)) ||
	    (unsigned)request->kind >= SFP_KIND_END)
		return NULL;
	for (size_t i = 0; i < comparison->change_count; i++) {
		const struct sfp__change *change = &comparison->changes[i];

		if (change->said.action == request->action &&
		    sfp__set_has(&change->cell->kinds, (unsigned)request->kind) &&
		    has_roles(change->cell, request->roles) && has_facts(&change->said, request))
			return &change->said;
	}
	return NULL;
}

/* Somebody has the roles of a change that is told and others, which may matter as well: then it is a class of its own
 * that changes, and is not told because it follows. Is there one that follows from this change? */
static bool is_followed(const sfp_comparison *comparison, const struct sfp__change *told, uint32_t roles)
{
	for (size_t i = 0; i < comparison->change_count; i++) {
		const struct sfp__change *other = &comparison->changes[i];
		sfp_request request = other->said.example;
		const sfp_change *found;

		if (other->said.action != told->said.action || other->said.before != told->said.before ||
		    other->said.after != told->said.after || !has_roles(other->cell, roles))
			continue;
		request.roles = told->said.roles;
		found = sfp_comparison_find(comparison, &request);
		if (found && ((const struct sfp__change *)found)->cell == told->cell &&
		    found->before == told->said.before && found->after == told->said.after)
			return true;
	}
	return false;
}

bool sfp__change_concerns(const sfp_comparison *comparison, size_t index, uint32_t roles)
{
	const struct sfp__change *change = &comparison->changes[index];
	const struct sfp__cell *cell = change->cell;
	uint64_t mine[2];

	rules_of(cell, roles, mine);
	if (mine[0] == cell->mine[0] && mine[1] == cell->mine[1])
		return true;
	if (!change->said.told || !(cell->mine[0] | cell->mine[1]) || cell->mine[0] & ~mine[0] ||
	    cell->mine[1] & ~mine[1])
		return false;
	return is_followed(comparison, change, roles);
}
