/* chat.c: the states of a chat. */
#include "machine/machine.h"

#define S(state) SFP_CHAT_##state
#define E(event) SFP_CHAT_EVENT_##event

/* clang-format off */
static const struct sfp__state chat_states[] = {
	[S(ACTIVE)]   = { { "active",   "действует", "active" },   false },
	[S(ARCHIVED)] = { { "archived", "в архиве",  "archived" }, true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(chat_states) == S(ARCHIVED) + 1, "every state has its row");

static const struct sfp__title chat_events[] = {
	[E(ARCHIVE)] = { "archive", "отправить в архив", "archive" },
};
_Static_assert(SFP__LENGTH(chat_events) == E(ARCHIVE) + 1, "every event has its row");

/* A chat comes about by chat.create, which is no arrow. */
/* clang-format off */
static const sfp_arrow chat_arrows[] = {
	/* from      event       to           action                   guards         needs clock */
	{ S(ACTIVE), E(ARCHIVE), S(ARCHIVED), SFP_ACTION_CHAT_ARCHIVE, SFP__NO_GUARD, 0,    NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_chat = {
	.title = { "chat", "чат", "chat" },
	.initial = S(ACTIVE),
	.state_count = SFP__LENGTH(chat_states) - 1,
	.event_count = SFP__LENGTH(chat_events) - 1,
	.states = chat_states,
	.events = chat_events,
	.arrows = chat_arrows,
	.arrow_count = SFP__LENGTH(chat_arrows),
};
