/* analysis.h: what the parts of the analysis share: its remarks with their words, and how many requests were
 * decided. */
#ifndef SFP__POLICY_ANALYSIS_H
#define SFP__POLICY_ANALYSIS_H

#include "policy/cells.h"
#include "sferumpolicy/analysis.h"

enum sfp__remark_code {
	SFP__REMARK_DEAD_NORM,
	SFP__REMARK_DEAD_RULE,
	SFP__REMARK_REDUNDANT_NORM,
	SFP__REMARK_REDUNDANT_RULE,
	SFP__REMARK_SAME_NORMS,
	SFP__REMARK_CONFLICT,
	SFP__REMARK_IMPOSSIBLE_DUTY,
	SFP__REMARK_ROLE_OF_NOBODY,
	SFP__REMARK_ACTION_OF_NOBODY,
	SFP__REMARK_CONTRADICTING_LIMITS,
	SFP__REMARK_CHAT_OF_NOBODY,
	SFP__REMARK_UNUSED_SWITCH,
	SFP__REMARK_UNUSED_FACT,
	SFP__REMARK_REPEALED_ACT,
	SFP__REMARK_END
};

struct sfp_analysis {
	struct sfp__arena arena;
	sfp_remark *remarks;
	size_t count, room;
	uint64_t cases, space;
};

struct sfp__analysing {
	const sfp_policy *policy;
	sfp_analysis *analysis;
	uint64_t cases;
	const struct sfp__draft *
		*first; /* of each norm the first of its rules, which lie together; NULL: it has none */
	bool *met;      /* of each pair of norms: their conflict is told already */
};

/* What a remark is made of. */
struct sfp__remark_draft {
	enum sfp__remark_code code;
	int norm, other;              /* -1: none */
	const struct sfp__node *node; /* where; NULL: the pack as a whole */
	const sfp_request *example;   /* may be NULL */
	const char *found, *against;  /* may be NULL */
};

sfp_status sfp__remark(struct sfp__analysing *all, const struct sfp__remark_draft *draft);
/* Into the order of the pack's lines. */
void sfp__remarks_sort(sfp_analysis *analysis);

/* Decides, and counts that it did (remarks.c: each remark tells how its example is decided). */
sfp_decision sfp__analysis_decide(struct sfp__analysing *all, const sfp_request *request);
/* Is there a request that gives the action (of that kind; -1: of any) to somebody whom there can be? Else
 * one that is refused. */
bool sfp__somebody_may(struct sfp__analysing *all, unsigned action, int kind, uint32_t nobody,
                       sfp_request *ret_refused);

/* analyse_pack.c: what is wrong with the parts of a pack that are no norms. */
sfp_status sfp__analyse_pack(struct sfp__analysing *all, uint32_t nobody);

#endif
