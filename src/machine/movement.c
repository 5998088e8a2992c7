/* movement.c: the states of a movement of a student, a worker or a parent. */
#include "machine/machine.h"

#define S(state) SFP_MOVEMENT_##state
#define E(event) SFP_MOVEMENT_EVENT_##event

/* clang-format off */
static const struct sfp__state movement_states[] = {
	[S(DRAFT)]     = { { "draft",     "проект",       "draft" },     false },
	[S(ORDERED)]   = { { "ordered",   "издан приказ", "ordered" },   false },
	[S(APPLIED)]   = { { "applied",   "проведено",    "applied" },   false },
	[S(CANCELLED)] = { { "cancelled", "отменено",     "cancelled" }, true },
	[S(REVERSED)]  = { { "reversed",  "возвращено",   "reversed" },  true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(movement_states) == S(REVERSED) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title movement_events[] = {
	[E(ORDER)]   = { "order",   "указать приказ",   "order" },
	[E(APPLY)]   = { "apply",   "провести",         "apply" },
	[E(CANCEL)]  = { "cancel",  "отменить",         "cancel" },
	[E(REVERSE)] = { "reverse", "вернуть как было", "reverse" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(movement_events) == E(REVERSE) + 1, "every event has its row");

/* What has been applied is never cancelled, only reversed: the record keeps that it once was so. */
/* clang-format off */
static const sfp_arrow movement_arrows[] = {
	/* from       event       to            action
	   guards                                      needs            clock */
	{ S(DRAFT),   E(ORDER),   S(ORDERED),   SFP_ACTION_MOVEMENT_ORDER,
	  SFP__NO_GUARD,                               SFP_NEED_ORDER,  NULL },
	{ S(ORDERED), E(APPLY),   S(APPLIED),   SFP_ACTION_MOVEMENT_APPLY,
	  SFP__GUARD(SFP_FACT_EFFECTIVE_DATE_REACHED), 0,               NULL },
	{ S(DRAFT),   E(CANCEL),  S(CANCELLED), SFP_ACTION_MOVEMENT_CANCEL,
	  SFP__NO_GUARD,                               SFP_NEED_REASON, NULL },
	{ S(ORDERED), E(CANCEL),  S(CANCELLED), SFP_ACTION_MOVEMENT_CANCEL,
	  SFP__NO_GUARD,                               SFP_NEED_REASON, NULL },
	{ S(APPLIED), E(REVERSE), S(REVERSED),  SFP_ACTION_MOVEMENT_REVERSE,
	  SFP__NO_GUARD,                               SFP_NEED_REASON, NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_movement = {
	.title = { "movement", "движение", "movement" },
	.initial = S(DRAFT),
	.state_count = SFP__LENGTH(movement_states) - 1,
	.event_count = SFP__LENGTH(movement_events) - 1,
	.states = movement_states,
	.events = movement_events,
	.arrows = movement_arrows,
	.arrow_count = SFP__LENGTH(movement_arrows),
};
