/* cells.h: the space of requests, cut where the answers of a policy (or of two) can differ: by action, kinds
 * and roles. */
#ifndef SFP__POLICY_CELLS_H
#define SFP__POLICY_CELLS_H

#include "policy/policy.h"

/* Requests for which the same rules speak. Rules are bits: SFP_BASIS_MAX of them are enough. */
struct sfp__cell {
	sfp_action action;
	sfp_kind kind;                     /* the first of the kinds */
	struct sfp__set kinds;             /* bit 0: no kind */
	uint32_t roles;                    /* a smallest set of roles of this cell */
	uint32_t alone;                    /* the roles that are in this cell by themselves */
	uint64_t about[2];                 /* the rules of both policies that concern the kinds */
	uint64_t mine[2];                  /* those of them that give (or forbid) it to the roles */
	uint64_t of_role[SFP_ROLE_END][2]; /* `mine` of each role by itself */
};

_Static_assert(SFP_BASIS_MAX <= 64, "the rules of an action are bits of a word");

typedef sfp_status (*sfp__cell_visitor)(void *context, const struct sfp__cell *cell);

/* All cells of an action; `b` may be NULL. Stops at the first status that is not SFP_OK. */
sfp_status sfp__cells_visit(const sfp_policy *a, const sfp_policy *b, sfp_action action, sfp__cell_visitor visitor,
                            void *context);

/* The role of the set that says most: one that the others imply. */
sfp_role sfp__most_general_role(const sfp_policy *policy, uint32_t roles);

#endif
