/* plan.h: a plan in the making, and what reading and applying it share. */
#ifndef SFP__OFFICE_ROSTER_PLAN_H
#define SFP__OFFICE_ROSTER_PLAN_H

#include "base/hash.h"
#include "office/roster/matching.h"

#define SFP__PLAN_SCHEMA 1

struct sfp_roster_plan {
	struct sfp__store   *store; /* the tables of sql/schemas/plan.sql */
	sfp_roster_plan_view view;
	int64_t              covers; /* a bit each enum sfp__covered */
	uint8_t              trail_leaf[32];
	sfp_roster_plan_input        *inputs;
	sfp_roster_count        *counts;
	sfp_roster_hold         *holds;
	sfp_roster_note         *notes;
	sfp_roster_class_change *classes;
};

/* A plan being made. */
struct sfp__planning {
	sfp_registry                  *reg;
	int64_t                        org;
	const sfp_roster_plan_options *options;
	struct sfp__store             *staging, *plan;
	sfp_policy                    *act; /* whose limits hold; NULL: there is none yet */
	sfp_date                       today, effective_on;
	int64_t                        covers;
	enum sfp__mode                 modes[SFP__COVERED_END];
	struct sfp__totals             totals;
	int64_t                        rejected; /* rows that were not taken */
};

/* The plan for a roster that was read: the staging is used up, but stays the caller's. */
sfp_status sfp__plan_make(sfp_registry *reg, const sfp_id *organization, struct sfp__store *staging,
                          const sfp_roster_plan_options *options, sfp_roster_plan **ret_plan);

/* plan_changes.c: writes down what is to change. */
sfp_status sfp__planning_changes(struct sfp__planning *planning);
/* plan_holds.c: what of it has to wait. */
sfp_status sfp__planning_holds(struct sfp__planning *planning);

/* plan.c: SHA-256 over all that a plan says, its seal excepted. */
sfp_status sfp__plan_digest(struct sfp__store *plan, uint8_t ret_digest[32]);
/* The leaf of the last of so many entries of the trail: histories that have parted differ in it. Zeros where there is none. */
sfp_status sfp__plan_leaf(sfp_registry *reg, int64_t org, uint64_t size, uint8_t ret_leaf[32]);
/* Reads what sfp_roster_plan_look() shows. */
sfp_status sfp__plan_read(sfp_roster_plan *plan);
void sfp__plan_freep(sfp_roster_plan **plan);

#endif
