/* event.c: the states of what is held on the platform: a broadcast, a lesson, an event of a class, a meeting. */
#include "machine/machine.h"

#define S(state) SFP_EVENT_##state
#define E(event) SFP_EVENT_EVENT_##event

/* clang-format off */
static const struct sfp__state event_states[] = {
	[S(PLANNED)]   = { { "planned",   "запланировано", "planned" },   false },
	[S(RUNNING)]   = { { "running",   "идёт",          "running" },   false },
	[S(FINISHED)]  = { { "finished",  "завершено",     "finished" },  true },
	[S(CANCELLED)] = { { "cancelled", "отменено",      "cancelled" }, true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(event_states) == S(CANCELLED) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title event_events[] = {
	[E(RESCHEDULE)] = { "reschedule", "перенести", "reschedule" },
	[E(START)]      = { "start",      "начать",    "start" },
	[E(FINISH)]     = { "finish",     "завершить", "finish" },
	[E(CANCEL)]     = { "cancel",     "отменить",  "cancel" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(event_events) == E(CANCEL) + 1, "every event has its row");

/*
 * The actions here are those of a class event; event_actions has them for every kind. The number of participants
 * may be told when one finishes, but nobody can be made to know it: it is no need.
 */
/* clang-format off */
static const sfp_arrow event_arrows[] = {
	/* from       event          to            action                   guards         needs            clock */
	{ S(PLANNED), E(RESCHEDULE), S(PLANNED),   SFP_ACTION_EVENT_PLAN,   SFP__NO_GUARD, 0,               NULL },
	{ S(PLANNED), E(START),      S(RUNNING),   SFP_ACTION_EVENT_START,  SFP__NO_GUARD, 0,               NULL },
	{ S(RUNNING), E(FINISH),     S(FINISHED),  SFP_ACTION_EVENT_FINISH, SFP__NO_GUARD, 0,               NULL },
	{ S(PLANNED), E(CANCEL),     S(CANCELLED), SFP_ACTION_EVENT_CANCEL, SFP__NO_GUARD, SFP_NEED_REASON, NULL },
};
/* clang-format on */

/* clang-format off */
static const struct sfp__kind_action event_actions[] = {
	{ E(RESCHEDULE), SFP_KIND_BROADCAST,   SFP_ACTION_BROADCAST_PLAN   },
	{ E(RESCHEDULE), SFP_KIND_LESSON,      SFP_ACTION_LESSON_PLAN      },
	{ E(RESCHEDULE), SFP_KIND_CLASS_EVENT, SFP_ACTION_EVENT_PLAN       },
	{ E(RESCHEDULE), SFP_KIND_MEETING,     SFP_ACTION_MEETING_PLAN     },
	{ E(START),      SFP_KIND_BROADCAST,   SFP_ACTION_BROADCAST_START  },
	{ E(START),      SFP_KIND_LESSON,      SFP_ACTION_LESSON_START     },
	{ E(START),      SFP_KIND_CLASS_EVENT, SFP_ACTION_EVENT_START      },
	{ E(START),      SFP_KIND_MEETING,     SFP_ACTION_MEETING_START    },
	{ E(FINISH),     SFP_KIND_BROADCAST,   SFP_ACTION_BROADCAST_FINISH },
	{ E(FINISH),     SFP_KIND_LESSON,      SFP_ACTION_LESSON_FINISH    },
	{ E(FINISH),     SFP_KIND_CLASS_EVENT, SFP_ACTION_EVENT_FINISH     },
	{ E(FINISH),     SFP_KIND_MEETING,     SFP_ACTION_MEETING_FINISH   },
	{ E(CANCEL),     SFP_KIND_BROADCAST,   SFP_ACTION_BROADCAST_CANCEL },
	{ E(CANCEL),     SFP_KIND_LESSON,      SFP_ACTION_LESSON_CANCEL    },
	{ E(CANCEL),     SFP_KIND_CLASS_EVENT, SFP_ACTION_EVENT_CANCEL     },
	{ E(CANCEL),     SFP_KIND_MEETING,     SFP_ACTION_MEETING_CANCEL   },
};
/* clang-format on */

const struct sfp__machine sfp__machine_event = {
	.title = { "event", "мероприятие", "event" },
	.initial = S(PLANNED),
	.state_count = SFP__LENGTH(event_states) - 1,
	.event_count = SFP__LENGTH(event_events) - 1,
	.states = event_states,
	.events = event_events,
	.arrows = event_arrows,
	.arrow_count = SFP__LENGTH(event_arrows),
	.kind_actions = event_actions,
	.kind_action_count = SFP__LENGTH(event_actions),
};
