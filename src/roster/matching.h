/* matching.h: who of a roster is whom of the registry, and what that changes. */
#ifndef SFP__ROSTER_MATCHING_H
#define SFP__ROSTER_MATCHING_H

#include "ledger/registry.h"
#include "roster/staging.h"
#include "sferumpolicy/roster_plan.h"

/* matched.how. What stands above REVIEW a person must decide: numbers of sfp_roster_review_code. */
enum sfp__how {
	SFP__HOW_OPEN = 0,
	SFP__HOW_NUMBER = 1,
	SFP__HOW_BIRTH = 2,
	SFP__HOW_HERE = 3,
	SFP__HOW_RENUMBERED = 4,
	SFP__HOW_DECIDED = 5,
	SFP__HOW_NEW = 6,
	SFP__HOW_UNKNOWN = 7, /* only mentioned, or gone, and nobody of the registry */
	SFP__HOW_REVIEW = 16
};

/* known.studies */
enum sfp__studies {
	SFP__STUDIES_NEVER = 0,
	SFP__STUDIES_NOW = 1,
	SFP__STUDIES_FORMERLY = 2,
	SFP__STUDIES_ON_LEAVE = 3
};

struct sfp__totals {
	int64_t students, staff, bonds, classes; /* of the registry, now */
	int64_t people;                          /* of the roster */
	int64_t listed_students, listed_staff, listed_bonds;
	int64_t roles_told; /* SFP_ROLE_BIT() of each office of which the roster speaks; 0: it can tell but one a person
	                     */
	int64_t renumbered, numbered; /* rows with another number than known, of those whose number was known */
};

/* Puts the registry beside the roster. In the caller's transactions: reading the registry, writing the staging. */
sfp_status sfp__matching_know(sfp_registry *reg, int64_t org, struct sfp__store *staging);
/* Finds out who everybody is. */
/* `modes`: how the roster covers each enum sfp__covered. */
sfp_status sfp__matching_run(struct sfp__store *staging, const enum sfp__mode *modes,
                             const sfp_roster_plan_options *options);
/* A statement with those roles and sorts that it asks for, by their names. */
struct sfp__stmt *sfp__matching_stmt(struct sfp__store *staging, enum sfp__sql sql);
sfp_status sfp__matching_totals(struct sfp__store *staging, struct sfp__totals *ret_totals);

#endif
