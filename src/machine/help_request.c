/* help_request.c: the states of a participant's request for help. */
#include "machine/machine.h"

#define S(state) SFP_HELP_REQUEST_##state
#define E(event) SFP_HELP_REQUEST_EVENT_##event

/* clang-format off */
static const struct sfp__state help_request_states[] = {
	[S(ASKED)]     = { { "asked",     "ждёт ответа",          "asked" },     false },
	[S(ANSWERED)]  = { { "answered",  "есть ответ",           "answered" },  false },
	[S(ESCALATED)] = { { "escalated", "передано в поддержку", "escalated" }, false },
	[S(CLOSED)]    = { { "closed",    "закрыто",              "closed" },    true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(help_request_states) == S(CLOSED) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title help_request_events[] = {
	[E(ANSWER)]   = { "answer",   "ответить",             "answer" },
	[E(ESCALATE)] = { "escalate", "передать в поддержку", "escalate" },
	[E(REOPEN)]   = { "reopen",   "спросить снова",       "reopen" },
	[E(CLOSE)]    = { "close",    "закрыть",              "close" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(help_request_events) == E(CLOSE) + 1, "every event has its row");

/* Passing it on to the vendor is the opening of a ticket there. It begins with help.ask, which is no arrow. */
/* clang-format off */
static const sfp_arrow help_request_arrows[] = {
	/* from         event        to            action                   guards         needs clock */
	{ S(ASKED),     E(ANSWER),   S(ANSWERED),  SFP_ACTION_HELP_ANSWER,  SFP__NO_GUARD, 0,    NULL },
	{ S(ASKED),     E(ESCALATE), S(ESCALATED), SFP_ACTION_SUPPORT_OPEN, SFP__NO_GUARD, 0,    NULL },
	{ S(ESCALATED), E(ANSWER),   S(ANSWERED),  SFP_ACTION_HELP_ANSWER,  SFP__NO_GUARD, 0,    NULL },
	{ S(ANSWERED),  E(REOPEN),   S(ASKED),     SFP_ACTION_HELP_ASK,     SFP__NO_GUARD, 0,    NULL },
	{ S(ANSWERED),  E(CLOSE),    S(CLOSED),    SFP_ACTION_HELP_CLOSE,   SFP__NO_GUARD, 0,    NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_help_request = {
	.title = { "help_request", "обращение за помощью", "request for help" },
	.initial = S(ASKED),
	.state_count = SFP__LENGTH(help_request_states) - 1,
	.event_count = SFP__LENGTH(help_request_events) - 1,
	.states = help_request_states,
	.events = help_request_events,
	.arrows = help_request_arrows,
	.arrow_count = SFP__LENGTH(help_request_arrows),
};
