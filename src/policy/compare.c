/* compare.c: which requests two policies answer differently.
 *
 * For given roles, action and kind a policy is two families of sets of facts, the permits' and the
 * prohibitions'. A set that contains another of its family never matters; what is left (the form) tells policies
 * apart exactly: refusing everything but the facts of one permit, and granting just the facts of one
 * prohibition, brings out any difference. Where forms differ the facts are split (true, false, unknown) until
 * both effects are certain, or until what is left of the forms is the same.
 */
#include <string.h>

#include "base/cleanup.h"
#include "policy/comparison.h"

/* For one set of roles, action and kind, and for all: a real edition needs a few dozen, and a hostile one
 * must come to an end. */
#define SPLITS_MAX     10000
#define ALL_SPLITS_MAX 500000

/* A rule under a condition: what it still requires; stuck: a fact that it requires stays unknown. */
struct clause {
	struct sfp__set left;
	bool stuck;
};

struct form {
	struct clause permits[SFP_BASIS_MAX], prohibitions[SFP_BASIS_MAX];
	size_t permit_count, prohibition_count;
	bool permitting; /* there are permits for these roles, broken or not */
	bool reserved;   /* there are for others */
};

static bool is_empty(const struct sfp__set *set)
{
	return sfp__set_is_empty(set);
}

static bool within(const struct sfp__set *a, const struct sfp__set *b)
{
	return !((a->word[0] & ~b->word[0]) | (a->word[1] & ~b->word[1]));
}

static bool meets(const struct sfp__set *a, const struct sfp__set *b)
{
	return (a->word[0] & b->word[0]) | (a->word[1] & b->word[1]);
}

static struct sfp__set minus(const struct sfp__set *a, const struct sfp__set *b)
{
	return (struct sfp__set){ { a->word[0] & ~b->word[0], a->word[1] & ~b->word[1] } };
}

static struct sfp__set plus(const struct sfp__set *a, const struct sfp__set *b)
{
	return (struct sfp__set){ { a->word[0] | b->word[0], a->word[1] | b->word[1] } };
}

static struct sfp__set common(const struct sfp__set *a, const struct sfp__set *b)
{
	return (struct sfp__set){ { a->word[0] & b->word[0], a->word[1] & b->word[1] } };
}

/* Whenever `b` holds or is open, so is `a`: then `b` never matters. */
static bool covers(const struct clause *a, const struct clause *b)
{
	return within(&a->left, &b->left) && (!a->stuck || b->stuck);
}

/* Adds a clause to its family and keeps only what matters. */
static void add_clause(struct clause *clauses, size_t *count, const struct clause *more)
{
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++)
		if (covers(&clauses[i], more))
			return;
	for (size_t i = 0; i < *count; i++)
		if (!covers(more, &clauses[i]))
			clauses[kept++] = clauses[i];
	clauses[kept++] = *more;
	*count = kept;
}

/* What a policy is for the cell under a condition. */
static void make_form(const sfp_policy *policy, uint64_t about, uint64_t mine, sfp_action action,
                      const struct sfp__condition *condition, struct form *form)
{
	const struct sfp__action_rules *rules = &policy->rules[action];
	struct sfp__set settled = plus(&condition->known_true, &condition->not_false);

	form->permit_count = form->prohibition_count = 0;
	form->permitting = form->reserved = false;
	settled = plus(&settled, &condition->unknown);
	for (size_t i = 0; i < rules->count; i++) {
		const struct sfp__rule *rule = &rules->rules[i];
		struct clause clause = { minus(&rule->require, &settled), meets(&rule->require, &condition->unknown) };

		if (!(about >> i & 1))
			continue;
		form->reserved |= !rule->prohibits;
		if (!(mine >> i & 1))
			continue;
		form->permitting |= !rule->prohibits;
		if (meets(&rule->require, &condition->known_false))
			continue;
		if (rule->prohibits)
			add_clause(form->prohibitions, &form->prohibition_count, &clause);
		else
			add_clause(form->permits, &form->permit_count, &clause);
	}
}

/* Does one of the clauses hold (or: is one certain to stay open)? */
static bool any_done(const struct clause *clauses, size_t count, bool stuck)
{
	for (size_t i = 0; i < count; i++)
		if (clauses[i].stuck == stuck && is_empty(&clauses[i].left))
			return true;
	return false;
}

static bool any_free(const struct clause *clauses, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!clauses[i].stuck)
			return true;
	return false;
}

/* The effect, where it no longer depends on any fact; else 0. The order is that of sfp_decide(). */
static int certain_effect(const struct form *form)
{
	bool may_forbid = any_free(form->prohibitions, form->prohibition_count);

	if (any_done(form->prohibitions, form->prohibition_count, false))
		return SFP_EFFECT_DENY;
	if (!form->permitting && form->reserved)
		return SFP_EFFECT_DENY;
	if (!form->permitting)
		return may_forbid ? 0 : SFP_EFFECT_NOT_REGULATED;
	if (!form->permit_count)
		return SFP_EFFECT_DENY;
	if (any_done(form->permits, form->permit_count, false)) {
		if (!form->prohibition_count)
			return SFP_EFFECT_PERMIT;
		if (!may_forbid && any_done(form->prohibitions, form->prohibition_count, true))
			return SFP_EFFECT_UNDETERMINED;
		return 0;
	}
	if (!may_forbid && !any_free(form->permits, form->permit_count) &&
	    any_done(form->permits, form->permit_count, true))
		return SFP_EFFECT_UNDETERMINED;
	return 0;
}

static bool has_clause(const struct clause *clauses, size_t count, const struct clause *wanted)
{
	for (size_t i = 0; i < count; i++)
		if (clauses[i].stuck == wanted->stuck && within(&clauses[i].left, &wanted->left) &&
		    within(&wanted->left, &clauses[i].left))
			return true;
	return false;
}

static bool same_clauses(const struct clause *a, size_t a_count, const struct clause *b, size_t b_count)
{
	for (size_t i = 0; i < a_count && a_count == b_count; i++)
		if (!has_clause(b, b_count, &a[i]))
			return false;
	return a_count == b_count;
}

static bool same_form(const struct form *a, const struct form *b)
{
	int one = certain_effect(a), other = certain_effect(b);

	if (one || other)
		return one == other;
	return same_clauses(a->permits, a->permit_count, b->permits, b->permit_count) &&
	       same_clauses(a->prohibitions, a->prohibition_count, b->prohibitions, b->prohibition_count);
}

static void gather_left(const struct clause *clauses, size_t count, struct sfp__set *all, struct sfp__set *free_ones)
{
	for (size_t i = 0; i < count; i++) {
		*all = plus(all, &clauses[i].left);
		if (!clauses[i].stuck)
			*free_ones = plus(free_ones, &clauses[i].left);
	}
}

/* The facts that are still asked for; the free ones are those for which it matters whether they are true or
 * unknown. */
static void gather_facts(const struct form forms[2], struct sfp__set *all, struct sfp__set *free_ones)
{
	*all = *free_ones = (struct sfp__set){ { 0, 0 } };
	for (int side = 0; side < 2; side++) {
		gather_left(forms[side].permits, forms[side].permit_count, all, free_ones);
		gather_left(forms[side].prohibitions, forms[side].prohibition_count, all, free_ones);
	}
}

/* A fact to split by: one of the rules that differ, if it can be. */
static unsigned choose_fact(const struct sfp__set *all, const struct sfp__set *liked)
{
	struct sfp__set best = common(all, liked);

	if (is_empty(&best))
		best = *all;
	return best.word[0] ? (unsigned)__builtin_ctzll(best.word[0]) : 64 + (unsigned)__builtin_ctzll(best.word[1]);
}

static void split(struct sfp__comparing *comparing, const struct sfp__condition *condition);

static void split_by(struct sfp__comparing *comparing, const struct sfp__condition *condition, unsigned fact,
                     bool free_one)
{
	struct sfp__condition part = *condition;

	sfp__set_add(free_one ? &part.known_true : &part.not_false, fact);
	split(comparing, &part);
	part = *condition;
	sfp__set_add(&part.known_false, fact);
	split(comparing, &part);
	if (!free_one)
		return;
	part = *condition;
	sfp__set_add(&part.unknown, fact);
	split(comparing, &part);
}

static void split(struct sfp__comparing *comparing, const struct sfp__condition *condition)
{
	const struct sfp__cell *cell = comparing->cell;
	struct sfp__set all, free_ones;
	struct form forms[2];
	unsigned fact;

	comparing->all_splits++;
	if (comparing->status != SFP_OK || ++comparing->splits > SPLITS_MAX)
		return;
	for (int side = 0; side < 2; side++)
		make_form(comparing->policies[side], cell->about[side], cell->mine[side], cell->action, condition,
		          &forms[side]);
	if (same_form(&forms[0], &forms[1]))
		return;
	if (certain_effect(&forms[0]) && certain_effect(&forms[1])) {
		comparing->status = sfp__change_emit(comparing, condition, false);
		return;
	}
	gather_facts(forms, &all, &free_ones);
	fact = choose_fact(&all, &comparing->differing);
	split_by(comparing, condition, fact, sfp__set_has(&free_ones, fact));
}

static void gather_differing(const struct clause *a, size_t a_count, const struct clause *b, size_t b_count,
                             struct sfp__set *differing)
{
	for (size_t i = 0; i < a_count; i++)
		if (!has_clause(b, b_count, &a[i]))
			*differing = plus(differing, &a[i].left);
}

static struct sfp__set differing_facts(const struct form forms[2])
{
	struct sfp__set differing = { { 0, 0 } };

	for (int side = 0; side < 2; side++) {
		const struct form *one = &forms[side], *other = &forms[!side];

		gather_differing(one->permits, one->permit_count, other->permits, other->permit_count, &differing);
		gather_differing(one->prohibitions, one->prohibition_count, other->prohibitions,
		                 other->prohibition_count, &differing);
	}
	return differing;
}

/* Too much to list: one change stands for the cell, with an example that the forms' difference must bring out. */
static sfp_status emit_approximate(struct sfp__comparing *comparing, const struct form forms[2])
{
	struct sfp__set asked, ignored;

	gather_facts(forms, &asked, &ignored);
	for (int side = 0; side < 2; side++) {
		const struct form *form = &forms[side];

		for (size_t i = 0; i < form->permit_count + form->prohibition_count; i++) {
			bool permit = i < form->permit_count;
			const struct clause *clause =
				permit ? &form->permits[i] : &form->prohibitions[i - form->permit_count];
			struct sfp__condition condition = { { { 0, 0 } }, { { 0, 0 } }, { { 0, 0 } }, { { 0, 0 } } };

			if (permit)
				condition.known_false = minus(&asked, &clause->left);
			else
				condition.known_true = clause->left;
			if (sfp__change_is_one(comparing, &condition))
				return sfp__change_emit(comparing, &condition, true);
		}
	}
	return SFP_OK;
}

static sfp_status compare_cell(void *context, const struct sfp__cell *cell)
{
	struct sfp__comparing *comparing = context;
	static const struct sfp__condition nothing_known;
	size_t count = comparing->comparison->change_count;
	struct form forms[2];

	comparing->comparison->cases++;
	for (int side = 0; side < 2; side++)
		make_form(comparing->policies[side], cell->about[side], cell->mine[side], cell->action, &nothing_known,
		          &forms[side]);
	if (same_form(&forms[0], &forms[1]))
		return SFP_OK;
	comparing->cell = cell;
	comparing->kept = NULL;
	comparing->differing = differing_facts(forms);
	comparing->splits = comparing->all_splits > ALL_SPLITS_MAX ? SPLITS_MAX : 0;
	comparing->status = SFP_OK;
	split(comparing, &nothing_known);
	sfp__changes_keep_to_the_point(comparing->comparison, count);
	if (comparing->status != SFP_OK || comparing->splits <= SPLITS_MAX)
		return comparing->status;
	comparing->comparison->change_count = count;
	return emit_approximate(comparing, forms);
}

static sfp_status compare(const sfp_policy *before, const sfp_policy *after, sfp_comparison *comparison)
{
	struct sfp__comparing comparing = { .policies = { before, after }, .comparison = comparison };
	sfp_status status = SFP_OK;

	comparison->identical = before->length == after->length && !memcmp(before->text, after->text, before->length);
	for (unsigned action = 1; action < SFP_ACTION_END && status == SFP_OK; action++)
		status = sfp__cells_visit(before, after, (sfp_action)action, compare_cell, &comparing);
	if (status == SFP_OK)
		sfp__changes_sort(comparison);
	return status == SFP_OK ? sfp__compare_packs(before, after, comparison) : status;
}

sfp_status sfp_policy_compare(const sfp_policy *before, const sfp_policy *after, sfp_comparison **ret_comparison)
{
	sfp_comparison *comparison;
	sfp_status status;

	if (!before || !after || !ret_comparison)
		return SFP_E_MISUSE;
	comparison = calloc(1, sizeof(*comparison));
	if (!comparison)
		return SFP_E_NO_MEMORY;
	status = compare(before, after, comparison);
	if (status != SFP_OK) {
		sfp_comparison_free(comparison);
		return status;
	}
	*ret_comparison = comparison;
	return SFP_OK;
}

size_t sfp_comparison_difference_count(const sfp_comparison *comparison)
{
	return comparison ? comparison->difference_count : 0;
}

const sfp_difference *sfp_comparison_difference_at(const sfp_comparison *comparison, size_t index)
{
	return comparison && index < comparison->difference_count ? &comparison->differences[index] : NULL;
}

bool sfp_comparison_is_same(const sfp_comparison *comparison)
{
	if (!comparison || comparison->change_count)
		return false;
	for (size_t i = 0; i < comparison->difference_count; i++)
		if (comparison->differences[i].sort < SFP_DIFFERENCE_RENUMBERED)
			return false;
	return true;
}

bool sfp_comparison_is_identical(const sfp_comparison *comparison)
{
	return comparison && comparison->identical;
}

uint64_t sfp_comparison_cases(const sfp_comparison *comparison)
{
	return comparison ? comparison->cases : 0;
}

void sfp_comparison_free(sfp_comparison *comparison)
{
	if (!comparison)
		return;
	sfp__arena_clear(&comparison->arena);
	free(comparison->changes);
	free(comparison->differences);
	free(comparison);
}
