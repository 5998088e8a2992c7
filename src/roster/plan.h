/* plan.h: a plan in the making, and what reading and applying it share. */
#ifndef SFP__ROSTER_PLAN_H
#define SFP__ROSTER_PLAN_H

#include "base/hash.h"
#include "roster/matching.h"

#define SFP__PLAN_SCHEMA 1

struct sfp_roster_plan {
	struct sfp__store *store; /* the tables of sql/schemas/plan.sql */
	sfp_roster_plan_view view;
	int64_t covers; /* a bit each enum sfp__covered */
	uint8_t trail_leaf[32];
	sfp_roster_plan_input *inputs;
	sfp_roster_count *counts;
	sfp_roster_hold *holds;
	sfp_roster_note *notes;
	sfp_roster_class_change *classes;
};

/* A plan being made. */
struct sfp__planning {
	sfp_registry *reg;
	int64_t org;
	const sfp_roster_plan_options *options;
	struct sfp__store *staging, *plan;
	sfp_policy *act; /* whose limits hold; NULL: there is none yet */
	bool sets_up;    /* no edition is in force, or nobody is head: the system fills all offices by itself */
	sfp_date today, effective_on;
	int64_t covers;
	enum sfp__mode modes[SFP__COVERED_END];
	struct sfp__totals totals;
	int64_t rejected;                      /* rows that were not taken */
	int64_t classless;                     /* students who come, and for whom the roster names no class */
	int64_t offices_left, offices_ordered; /* changes of offices that no list fills: left out; kept, for an order */
	int64_t done, total; /* of what the caller is told: whom the registry has, and twice who was read */
};
/* So much more is done. */
void sfp__planning_tell(struct sfp__planning *planning, int64_t more);

/* The plan for a roster that was read: the staging is used up, but stays the caller's. */
sfp_status sfp__plan_make(sfp_registry *reg, const sfp_id *organization, struct sfp__store *staging,
                          const sfp_roster_plan_options *options, sfp_roster_plan **ret_plan);

/* plan_decisions.c: SFP_E_INVALID, and says it, where a decision is about no row of the roster, or names somebody whom
 * the registry lacks. */
sfp_status sfp__plan_expect_decisions(sfp_registry *reg, const sfp_id *organization, struct sfp__store *staging,
                                      const sfp_roster_plan_options *options);

/* A row of the staging's comparison becomes rows of the plan. */
typedef sfp_status sfp__plan_row(struct sfp__planning *planning, struct sfp__stmt *row);
sfp_status sfp__planning_for_each(struct sfp__planning *planning, struct sfp__stmt *stmt, sfp__plan_row *act);

/* A change on its way into the plan; 0 and NULL: none. */
struct sfp__plan_change {
	sfp_roster_part part;
	sfp_kind kind;
	int64_t person, file, line;
	int64_t class_from, class_to, student;
	sfp_role role;
	const char *title;
	unsigned what;
};
sfp_status sfp__planning_put(struct sfp__planning *planning, const struct sfp__plan_change *change);
/* About the person of the row: the statements about people begin with SFP__PLAN_REST columns alike. */
sfp_status sfp__planning_put_about(struct sfp__planning *planning, struct sfp__stmt *row,
                                   const struct sfp__plan_change *change);
#define SFP__PLAN_REST 14
sfp_status sfp__planning_note(struct sfp__planning *planning, sfp_roster_note_code code, const char *name,
                              int64_t count);

/* plan_changes.c: writes down what is to change. */
sfp_status sfp__planning_changes(struct sfp__planning *planning);
/* plan_staff.c: rows of matching_staff and matching_staff_ends; then, who loses one of several offices. */
sfp_status sfp__planning_worker(struct sfp__planning *planning, struct sfp__stmt *row);
sfp_status sfp__planning_leaving_worker(struct sfp__planning *planning, struct sfp__stmt *row);
sfp_status sfp__planning_office_losses(struct sfp__planning *planning);
/* Then, what of it no list can do, or only whoever fills such offices. */
sfp_status sfp__planning_note_offices(struct sfp__planning *planning);
/* plan_dates.c: which rows hold on the day of the plan, before people are matched; what is to be known of the others.
 */
sfp_status sfp__planning_see_dates(struct sfp__planning *planning);
sfp_status sfp__planning_note_dates(struct sfp__planning *planning);
/* plan_classes.c: the classes that changes may name, those that are to be made, and what is to be known of the others.
 */
sfp_status sfp__planning_classes(struct sfp__planning *planning);
/* plan_holds.c: what of it has to wait. */
sfp_status sfp__planning_holds(struct sfp__planning *planning);

/* plan.c: SHA-256 over all that a plan says, its seal excepted. */
sfp_status sfp__plan_digest(struct sfp__store *plan, uint8_t ret_digest[32]);
/* The leaf of the last of so many entries of the trail: histories that have parted differ in it. Zeros where there is
 * none. */
sfp_status sfp__plan_leaf(sfp_registry *reg, int64_t org, uint64_t size, uint8_t ret_leaf[32]);
/* plan_fresh.c: SFP_E_CONFLICT, with a message, where the registry has moved on. Asked under the write lock: nobody can
 * move on between this look and the changes. */
sfp_status sfp__plan_expect_fresh(sfp_registry *reg, const sfp_roster_plan *plan, int64_t org);
/* Reads what sfp_roster_plan_look() shows. */
sfp_status sfp__plan_read(sfp_roster_plan *plan);
void sfp__plan_freep(sfp_roster_plan **plan);

#endif
