/* roster_plan.h: what commands that apply plans share: what is shown of a plan, and of what came of applying it. */
#ifndef SFERUMCTL_ROSTER_PLAN_H
#define SFERUMCTL_ROSTER_PLAN_H

#include "frame/ctl.h"

/* How many changes of each part and kind: of these parts only. */
void ctl_plan_put_counts(struct ctl *ctl, const sfp_roster_plan_view *view, uint32_t parts);
/* What is to be known besides, and what to do about it. */
void ctl_plan_put_notes(const struct ctl *ctl, const sfp_roster_plan_view *view);
/* The rows that a person must decide: into the list, or as a table. */
sfp_status ctl_plan_put_reviews(struct ctl *ctl, sfp_roster_plan *plan, json_t *list);

/* The order, the ground and the orderer that the options name. */
void ctl_plan_order(const struct ctl *ctl, sfp_roster_apply_options *options);
/* Applies a plan behind a bar. */
sfp_status ctl_plan_apply(struct ctl *ctl, sfp_roster_plan *plan, sfp_roster_apply_options *options,
                          sfp_roster_applied **ret_applied);
/* What came of it. */
enum ctl_exit ctl_plan_put_applied(struct ctl *ctl, const sfp_roster_applied *applied);

#define CTL_PLAN_ORDER_OPTIONS                                                                                         \
	CTL_OPT_ID("order", SFP_OBJECT_ORDER, 0, N_("the order that the movements go by")),                            \
		CTL_OPT("ground", CTL_TEXT, 0, N_("the written ground where there is no order")),                      \
		CTL_OPT_ID("orderer", SFP_OBJECT_PERSON, 0,                                                            \
	                   N_("who of the administration names it (default: who acts)"))

#endif
