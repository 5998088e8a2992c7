/* cells.c: walks the sets of roles and the kinds that make a difference, each once. */
#include <string.h>

#include "base/cleanup.h"
#include "policy/cells.h"

#define ROLE_SETS 2048 /* as many as the eleven roles have subsets */
#define PLACES    4096

_Static_assert(1 << (SFP_ROLE_END - 1) <= ROLE_SETS, "a place for each set of roles");

/* Which sets of rules were seen already: a hash table with open addressing. */
struct walk {
	struct sfp__cell cell;
	const sfp_policy *policies[2];
	struct seen {
		uint64_t rules[2];
		bool taken;
	} seen[PLACES];
};

static uint64_t rules_about(const sfp_policy *policy, sfp_action action, unsigned kind)
{
	const struct sfp__action_rules *rules = &policy->rules[action];
	uint64_t about = 0;

	for (size_t i = 0; i < rules->count; i++)
		if (sfp__set_is_empty(&rules->rules[i].kinds) || sfp__set_has(&rules->rules[i].kinds, kind))
			about |= UINT64_C(1) << i;
	return about;
}

static uint64_t rules_for(const sfp_policy *policy, sfp_action action, uint32_t roles)
{
	const struct sfp__action_rules *rules = &policy->rules[action];
	uint64_t mine = 0;

	for (size_t i = 0; i < rules->count; i++)
		if (rules->rules[i].roles & roles)
			mine |= UINT64_C(1) << i;
	return mine;
}

static bool is_new(struct walk *walk, const uint64_t rules[2])
{
	uint64_t hash = (rules[0] * UINT64_C(0x9E3779B97F4A7C15)) ^ (rules[1] * UINT64_C(0xC2B2AE3D27D4EB4F));

	for (size_t place = (hash >> 40) % PLACES;; place = (place + 1) % PLACES) {
		struct seen *seen = &walk->seen[place];

		if (seen->taken && seen->rules[0] == rules[0] && seen->rules[1] == rules[1])
			return false;
		if (seen->taken)
			continue;
		*seen = (struct seen){ { rules[0], rules[1] }, true };
		return true;
	}
}

sfp_role sfp__most_general_role(const sfp_policy *policy, uint32_t roles)
{
	int best = 0, most = -1;

	for (int role = 1; role < SFP_ROLE_END; role++) {
		int implying = 0;

		if (!(roles & SFP_ROLE_BIT(role)))
			continue;
		for (int other = 1; other < SFP_ROLE_END; other++)
			implying += roles & SFP_ROLE_BIT(other) && policy->implied[other] & SFP_ROLE_BIT(role);
		if (implying > most) {
			best = role;
			most = implying;
		}
	}
	return (sfp_role)best;
}

/* One role for all that speak through the same rules, and none for those through whom nobody does. */
static size_t distinct_roles(struct walk *walk, sfp_role ret_roles[SFP_ROLE_END])
{
	struct sfp__cell *cell = &walk->cell;
	uint32_t left = 0;
	size_t count = 0;

	for (int role = 1; role < SFP_ROLE_END; role++)
		if (cell->of_role[role][0] | cell->of_role[role][1])
			left |= SFP_ROLE_BIT(role);
	for (int role = 1; role < SFP_ROLE_END; role++) {
		uint32_t alike = 0;

		if (!(left & SFP_ROLE_BIT(role)))
			continue;
		for (int other = role; other < SFP_ROLE_END; other++)
			if (!memcmp(cell->of_role[other], cell->of_role[role], sizeof(cell->of_role[role])))
				alike |= SFP_ROLE_BIT(other);
		left &= ~alike;
		ret_roles[count++] = sfp__most_general_role(walk->policies[0], alike);
	}
	return count;
}

static sfp_status visit_roles(struct walk *walk, uint32_t roles, sfp__cell_visitor visitor, void *context)
{
	struct sfp__cell *cell = &walk->cell;

	cell->roles = roles;
	cell->alone = 0;
	cell->mine[0] = cell->mine[1] = 0;
	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(roles & SFP_ROLE_BIT(role)))
			continue;
		cell->mine[0] |= cell->of_role[role][0];
		cell->mine[1] |= cell->of_role[role][1];
	}
	if (!is_new(walk, cell->mine))
		return SFP_OK;
	for (int role = 1; role < SFP_ROLE_END; role++)
		if (cell->of_role[role][0] == cell->mine[0] && cell->of_role[role][1] == cell->mine[1])
			cell->alone |= SFP_ROLE_BIT(role);
	return visitor(context, cell);
}

/* Small sets first, so that each cell is shown by one of its smallest. */
static sfp_status visit_kinds(struct walk *walk, sfp__cell_visitor visitor, void *context)
{
	sfp_role distinct[SFP_ROLE_END];
	size_t count = distinct_roles(walk, distinct);
	sfp_status status = SFP_OK;

	memset(walk->seen, 0, sizeof(walk->seen));
	for (size_t size = 0; size <= count; size++) {
		for (uint32_t subset = 0; subset < 1U << count && status == SFP_OK; subset++) {
			uint32_t roles = 0;

			if ((size_t)__builtin_popcount(subset) != size)
				continue;
			for (size_t i = 0; i < count; i++)
				roles |= subset >> i & 1 ? SFP_ROLE_BIT(distinct[i]) : 0;
			status = visit_roles(walk, roles, visitor, context);
		}
	}
	return status;
}

/* The kinds that the rules do not tell from this one; false where a smaller kind is among them. */
static bool gather_kinds(struct walk *walk, unsigned kind, uint64_t about[SFP_KIND_END][2])
{
	struct sfp__cell *cell = &walk->cell;

	cell->kind = (sfp_kind)kind;
	cell->kinds = (struct sfp__set){ { 0, 0 } };
	for (unsigned other = 0; other < SFP_KIND_END; other++) {
		if (about[other][0] != about[kind][0] || about[other][1] != about[kind][1])
			continue;
		if (other && !sfp_kind_name((sfp_kind)other))
			continue;
		if (other < kind)
			return false;
		sfp__set_add(&cell->kinds, other);
	}
	for (int side = 0; side < 2; side++) {
		cell->about[side] = about[kind][side];
		for (int role = 1; role < SFP_ROLE_END; role++)
			cell->of_role[role][side] =
				!walk->policies[side] ? 0
						      : about[kind][side] & rules_for(walk->policies[side],
			                                                              cell->action, SFP_ROLE_BIT(role));
	}
	return true;
}

sfp_status sfp__cells_visit(const sfp_policy *a, const sfp_policy *b, sfp_action action, sfp__cell_visitor visitor,
                            void *context)
{
	SFP__CLEANUP(sfp__freep) struct walk *walk = calloc(1, sizeof(*walk));
	uint64_t about[SFP_KIND_END][2];
	sfp_status status = SFP_OK;

	if (!walk)
		return SFP_E_NO_MEMORY;
	walk->policies[0] = a;
	walk->policies[1] = b;
	walk->cell.action = action;
	for (unsigned kind = 0; kind < SFP_KIND_END; kind++) {
		about[kind][0] = rules_about(a, action, kind);
		about[kind][1] = b ? rules_about(b, action, kind) : 0;
	}
	for (unsigned kind = 0; kind < SFP_KIND_END && status == SFP_OK; kind++)
		if ((!kind || sfp_kind_name((sfp_kind)kind)) && gather_kinds(walk, kind, about))
			status = visit_kinds(walk, visitor, context);
	return status;
}
