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

struct condition {
	struct sfp__set known_true, known_false, unknown, not_false;
};

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

struct comparing {
	const sfp_policy *policies[2];
	sfp_comparison *comparison;
	const struct sfp__cell *cell;
	const struct sfp__cell *kept; /* its copy, once there is a change to tell of it */
	struct sfp__set differing;    /* the facts of the rules that only one of the two has */
	size_t splits, all_splits;
	sfp_status status;
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

static sfp_facts facts_of(const struct sfp__set *set)
{
	return (sfp_facts){ { set->word[0], set->word[1] } };
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
	*count          = kept;
}

/* What a policy is for the cell under a condition. */
static void make_form(const sfp_policy *policy, uint64_t about, uint64_t mine, sfp_action action,
		      const struct condition *condition, struct form *form)
{
	const struct sfp__action_rules *rules = &policy->rules[action];
	struct sfp__set settled               = plus(&condition->known_true, &condition->not_false);

	form->permit_count = form->prohibition_count = 0;
	form->permitting = form->reserved = false;
	settled                           = plus(&settled, &condition->unknown);
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
static bool follows(const struct comparing *comparing, const sfp_change *change)
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
static bool was_told(const struct comparing *comparing, const sfp_change *change)
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
		size_t room                 = comparison->change_room ? comparison->change_room * 2 : 16;
		struct sfp__change *changes = reallocarray(comparison->changes, room, sizeof(*changes));

		if (!changes)
			return NULL;
		comparison->changes     = changes;
		comparison->change_room = room;
	}
	return &comparison->changes[comparison->change_count];
}

static bool keep_cell(struct comparing *comparing)
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

static sfp_change change_under(const struct comparing *comparing, const struct condition *condition)
{
	const struct sfp__cell *cell = comparing->cell;
	sfp_change change            = {
			   .action      = cell->action,
			   .kind        = cell->kind,
			   .kinds       = { cell->kinds.word[0], cell->kinds.word[1] },
			   .roles       = cell->roles,
			   .roles_alone = cell->alone,
			   .known_true  = facts_of(&condition->known_true),
			   .known_false = facts_of(&condition->known_false),
			   .unknown     = facts_of(&condition->unknown),
			   .not_false   = facts_of(&condition->not_false),
			   .example     = SFP_REQUEST_INIT,
	};

	change.example.roles       = cell->roles;
	change.example.action      = cell->action;
	change.example.kind        = cell->kind;
	change.example.known_true  = change.known_true;
	change.example.known_false = change.known_false;
	return change;
}

static sfp_facts among(const sfp_facts *facts, const struct sfp__set *wanted)
{
	return (sfp_facts){ { facts->word[0] & wanted->word[0], facts->word[1] & wanted->word[1] } };
}

static sfp_status emit(struct comparing *comparing, const struct condition *condition, bool approximate)
{
	struct sfp__arena *arena       = &comparing->comparison->arena;
	struct sfp__change *slot       = new_change(comparing->comparison);
	sfp_change change              = change_under(comparing, condition);
	struct sfp__change_words words = { .before = comparing->policies[0],
					   .after  = comparing->policies[1],
					   .change = &change };
	sfp_reason reason              = SFP_REASON_NONE;

	if (!slot || !keep_cell(comparing))
		return SFP_E_NO_MEMORY;
	change.before      = effect_of(words.before, &change.example, NULL);
	change.after       = effect_of(words.after, &change.example, &reason);
	change.approximate = approximate;
	if (approximate)
		change.known_true = change.known_false = change.unknown = change.not_false = (sfp_facts){ { 0, 0 } };
	change.told = is_empty(&condition->unknown) && is_empty(&condition->not_false) &&
		      !follows(comparing, &change) && !was_told(comparing, &change);
	words.known_true  = among(&change.example.known_true, &comparing->differing);
	words.known_false = among(&change.example.known_false, &comparing->differing);
	words.forbidden   = reason == SFP_REASON_PROHIBITED;
	change.text_ru    = sfp__change_text(arena, &words, SFP_RU);
	change.text_en    = sfp__change_text(arena, &words, SFP_EN);
	if (!change.text_ru || !change.text_en)
		return SFP_E_NO_MEMORY;
	*slot = (struct sfp__change){ change, comparing->kept };
	comparing->comparison->change_count++;
	return SFP_OK;
}

static void split(struct comparing *comparing, const struct condition *condition);

static void split_by(struct comparing *comparing, const struct condition *condition, unsigned fact, bool free_one)
{
	struct condition part = *condition;

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

static void split(struct comparing *comparing, const struct condition *condition)
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
		comparing->status = emit(comparing, condition, false);
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
static sfp_status emit_approximate(struct comparing *comparing, const struct form forms[2])
{
	struct sfp__set asked, ignored;

	gather_facts(forms, &asked, &ignored);
	for (int side = 0; side < 2; side++) {
		const struct form *form = &forms[side];

		for (size_t i = 0; i < form->permit_count + form->prohibition_count; i++) {
			bool permit = i < form->permit_count;
			const struct clause *clause =
				permit ? &form->permits[i] : &form->prohibitions[i - form->permit_count];
			struct condition condition = { { { 0, 0 } }, { { 0, 0 } }, { { 0, 0 } }, { { 0, 0 } } };
			sfp_change change;

			if (permit)
				condition.known_false = minus(&asked, &clause->left);
			else
				condition.known_true = clause->left;
			change = change_under(comparing, &condition);
			if (effect_of(comparing->policies[0], &change.example, NULL) !=
			    effect_of(comparing->policies[1], &change.example, NULL))
				return emit(comparing, &condition, true);
		}
	}
	return SFP_OK;
}

/* Where somebody gains or loses a permit, nobody asks how a refusal is called in the other cases. */
static void keep_to_the_point(sfp_comparison *comparison, size_t first)
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

static sfp_status compare_cell(void *context, const struct sfp__cell *cell)
{
	struct comparing *comparing = context;
	static const struct condition nothing_known;
	size_t count = comparing->comparison->change_count;
	struct form forms[2];

	comparing->comparison->cases++;
	for (int side = 0; side < 2; side++)
		make_form(comparing->policies[side], cell->about[side], cell->mine[side], cell->action, &nothing_known,
			  &forms[side]);
	if (same_form(&forms[0], &forms[1]))
		return SFP_OK;
	comparing->cell      = cell;
	comparing->kept      = NULL;
	comparing->differing = differing_facts(forms);
	comparing->splits    = comparing->all_splits > ALL_SPLITS_MAX ? SPLITS_MAX : 0;
	comparing->status    = SFP_OK;
	split(comparing, &nothing_known);
	keep_to_the_point(comparing->comparison, count);
	if (comparing->status != SFP_OK || comparing->splits <= SPLITS_MAX)
		return comparing->status;
	comparing->comparison->change_count = count;
	return emit_approximate(comparing, forms);
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

static sfp_status compare(const sfp_policy *before, const sfp_policy *after, sfp_comparison *comparison)
{
	struct comparing comparing = { .policies = { before, after }, .comparison = comparison };
	sfp_status status          = SFP_OK;

	comparison->identical = before->length == after->length && !memcmp(before->text, after->text, before->length);
	for (unsigned action = 1; action < SFP_ACTION_END && status == SFP_OK; action++)
		status = sfp__cells_visit(before, after, (sfp_action)action, compare_cell, &comparing);
	if (status == SFP_OK && comparison->change_count)
		qsort(comparison->changes, comparison->change_count, sizeof(*comparison->changes), by_role_and_action);
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

size_t sfp_comparison_change_count(const sfp_comparison *comparison)
{
	return comparison ? comparison->change_count : 0;
}

const sfp_change *sfp_comparison_change_at(const sfp_comparison *comparison, size_t index)
{
	return comparison && index < comparison->change_count ? &comparison->changes[index].said : NULL;
}

static bool has_roles(const struct sfp__cell *cell, uint32_t roles)
{
	uint64_t mine[2] = { 0, 0 };

	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(roles & SFP_ROLE_BIT(role)))
			continue;
		mine[0] |= cell->of_role[role][0];
		mine[1] |= cell->of_role[role][1];
	}
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
	if (!comparison || !request || request->struct_size != sizeof(*request) ||
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
