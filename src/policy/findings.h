/* findings.h: what the loader finds in a pack, each kind of it with its words in two languages. */
#ifndef SFP__POLICY_FINDINGS_H
#define SFP__POLICY_FINDINGS_H

#include "sferumpolicy/policy.h"

struct sfp__node;

/* A pack with more errors than this is not the pack that its author meant. */
#define SFP__FINDINGS_MAX 100

enum sfp__problem {
	SFP__PROBLEM_TOO_LARGE,
	SFP__PROBLEM_INVALID_UTF8,
	SFP__PROBLEM_CONTROL_CHARACTER,
	SFP__PROBLEM_SYNTAX,
	SFP__PROBLEM_ALIAS,
	SFP__PROBLEM_TOO_DEEP,
	SFP__PROBLEM_TOO_MANY_NODES,
	SFP__PROBLEM_SEVERAL_DOCUMENTS,
	SFP__PROBLEM_EMPTY,
	SFP__PROBLEM_KEY_NOT_TEXT,
	SFP__PROBLEM_NOT_A_MAPPING,
	SFP__PROBLEM_WANTS_MAPPING,
	SFP__PROBLEM_WANTS_LIST,
	SFP__PROBLEM_WANTS_TEXT,
	SFP__PROBLEM_WANTS_NAMES,
	SFP__PROBLEM_EMPTY_VALUE,
	SFP__PROBLEM_EMPTY_LIST,
	SFP__PROBLEM_UNKNOWN_KEY,
	SFP__PROBLEM_MISSING_KEY,
	SFP__PROBLEM_DUPLICATE_KEY,
	SFP__PROBLEM_UNSUPPORTED_FORMAT,
	SFP__PROBLEM_BAD_NAME,
	SFP__PROBLEM_UNKNOWN_ROLE,
	SFP__PROBLEM_UNKNOWN_ACTION,
	SFP__PROBLEM_UNKNOWN_KIND,
	SFP__PROBLEM_UNKNOWN_FACT,
	SFP__PROBLEM_UNKNOWN_NORM,
	SFP__PROBLEM_UNKNOWN_MODALITY,
	SFP__PROBLEM_UNKNOWN_WHEN,
	SFP__PROBLEM_UNKNOWN_READING,
	SFP__PROBLEM_UNKNOWN_STATUS,
	SFP__PROBLEM_UNKNOWN_CONTENT,
	SFP__PROBLEM_UNKNOWN_SWITCH,
	SFP__PROBLEM_UNKNOWN_LIMIT,
	SFP__PROBLEM_UNKNOWN_WORD,
	SFP__PROBLEM_UNKNOWN_FREE_FACT,
	SFP__PROBLEM_BAD_SWITCH,
	SFP__PROBLEM_BAD_DATE,
	SFP__PROBLEM_BAD_ZONE,
	SFP__PROBLEM_BAD_LIMIT,
	SFP__PROBLEM_LIMIT_TOO_BIG,
	SFP__PROBLEM_FACT_NAME_TAKEN,
	SFP__PROBLEM_DUPLICATE_FACT_NAME,
	SFP__PROBLEM_DUPLICATE_CHANNEL,
	SFP__PROBLEM_ROLE_CYCLE,
	SFP__PROBLEM_DUPLICATE_NORM,
	SFP__PROBLEM_TOO_MANY_NORMS,
	SFP__PROBLEM_NO_ACTION,
	SFP__PROBLEM_NO_BEARER,
	SFP__PROBLEM_RULES_OF_DEFINITION,
	SFP__PROBLEM_UNKNOWN_PARENT,
	SFP__PROBLEM_LATER_PARENT,
	SFP__PROBLEM_NESTED_PARENT,
	SFP__PROBLEM_PARENT_CYCLE,
	SFP__PROBLEM_FOREIGN_KIND,
	SFP__PROBLEM_TOO_MANY_RULES,
	SFP__PROBLEM_REPEALED_ACT,
	SFP__PROBLEM_TOO_MANY_FINDINGS,
	SFP__PROBLEM_END
};

struct sfp__message {
	const char *code;
	sfp_severity severity;
	const char *ru, *en; /* {found} {expected} {where}; what stands in < > goes where nothing was expected */
};

extern const struct sfp__message sfp__messages[SFP__PROBLEM_END];

sfp_findings *sfp__findings_new(void);
void sfp__findings_freep(sfp_findings **findings);

/* All three texts may be NULL or hostile: they are shortened and cleaned. */
void sfp__find_at(sfp_findings *findings, enum sfp__problem problem, int line, int column, const char *found,
                  const char *expected, const char *where);
void sfp__find(sfp_findings *findings, enum sfp__problem problem, const struct sfp__node *node, const char *found,
               const char *expected, const char *where);

/* More need not be looked for: there are too many, or memory ran out. */
bool sfp__findings_full(const sfp_findings *findings);
/* Into the order of the lines. SFP_OK, SFP_E_INVALID where one is an error, SFP_E_NO_MEMORY where one was lost. */
sfp_status sfp__findings_close(sfp_findings *findings);

#endif
