/* support_ticket.c: the states of a ticket with the vendor's support. */
#include "machine/machine.h"

#define S(state) SFP_SUPPORT_TICKET_##state
#define E(event) SFP_SUPPORT_TICKET_EVENT_##event

/* clang-format off */
static const struct sfp__state support_ticket_states[] = {
	[S(OPEN)]     = { { "open",     "открыто",       "open" },     false },
	[S(ANSWERED)] = { { "answered", "получен ответ", "answered" }, false },
	[S(CLOSED)]   = { { "closed",   "закрыто",       "closed" },   true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(support_ticket_states) == S(CLOSED) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title support_ticket_events[] = {
	[E(ANSWER)] = { "answer", "записать ответ", "record the answer" },
	[E(REOPEN)] = { "reopen", "открыть снова",  "reopen" },
	[E(CLOSE)]  = { "close",  "закрыть",        "close" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(support_ticket_events) == E(CLOSE) + 1, "every event has its row");

/* It begins with support.open, which is no arrow. */
/* clang-format off */
static const sfp_arrow support_ticket_arrows[] = {
	/* from        event      to           action                            guards         needs clock */
	{ S(OPEN),     E(ANSWER), S(ANSWERED), SFP_ACTION_SUPPORT_RECORD_ANSWER, SFP__NO_GUARD, 0,    NULL },
	{ S(ANSWERED), E(REOPEN), S(OPEN),     SFP_ACTION_SUPPORT_OPEN,          SFP__NO_GUARD, 0,    NULL },
	{ S(OPEN),     E(CLOSE),  S(CLOSED),   SFP_ACTION_SUPPORT_CLOSE,         SFP__NO_GUARD, 0,    NULL },
	{ S(ANSWERED), E(CLOSE),  S(CLOSED),   SFP_ACTION_SUPPORT_CLOSE,         SFP__NO_GUARD, 0,    NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_support_ticket = {
	.title = { "support_ticket", "обращение в поддержку разработчика", "ticket with the vendor's support" },
	.initial = S(OPEN),
	.state_count = SFP__LENGTH(support_ticket_states) - 1,
	.event_count = SFP__LENGTH(support_ticket_events) - 1,
	.states = support_ticket_states,
	.events = support_ticket_events,
	.arrows = support_ticket_arrows,
	.arrow_count = SFP__LENGTH(support_ticket_arrows),
};
