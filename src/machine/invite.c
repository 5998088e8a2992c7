/* invite.c: the states of an invite link, personal or for a group. */
#include "machine/machine.h"

#define S(state) SFP_INVITE_##state
#define E(event) SFP_INVITE_EVENT_##event

/* What the arrows of a use, of the last one, and of an annulment are guarded by. */
#define A_USE       SFP__GUARDS2(SFP_FACT_CLAIMANT_FITS, SFP_FACT_USES_LEFT)
#define LAST_USE    SFP__GUARDS3(SFP_FACT_CLAIMANT_FITS, SFP_FACT_USES_LEFT, SFP_FACT_IS_LAST_USE)
#define NOT_USED_UP SFP__GUARD(SFP_FACT_USES_LEFT)

/* clang-format off */
static const struct sfp__state invite_states[] = {
	[S(CREATED)]  = { { "created",  "создана",      "created" },  false },
	[S(SENT)]     = { { "sent",     "направлена",   "sent" },     false },
	[S(CLAIMED)]  = { { "claimed",  "востребована", "claimed" },  true },
	[S(ANNULLED)] = { { "annulled", "аннулирована", "annulled" }, true },
	[S(EXPIRED)]  = { { "expired",  "истекла",      "expired" },  true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(invite_states) == S(EXPIRED) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title invite_events[] = {
	[E(SEND)]   = { "send",   "направить",                  "send" },
	[E(CLAIM)]  = { "claim",  "вступить по ссылке",         "claim" },
	[E(ANNUL)]  = { "annul",  "аннулировать",               "annul" },
	[E(EXPIRE)] = { "expire", "закрыть по истечении срока", "expire" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(invite_events) == E(EXPIRE) + 1, "every event has its row");

/*
 * A link of several uses stays sent until its last one. The engine takes the first arrow whose guards hold, so the
 * last use stands before the others. A link may be handed over without being recorded as sent: then its first use
 * shows that it was.
 */
/* clang-format off */
static const sfp_arrow invite_arrows[] = {
	/* from       event      to           action                   guards         needs clock */
	{ S(CREATED), E(SEND),   S(SENT),     SFP_ACTION_INVITE_SEND,  SFP__NO_GUARD, 0,    NULL },
	{ S(SENT),    E(SEND),   S(SENT),     SFP_ACTION_INVITE_SEND,  SFP__NO_GUARD, 0,    NULL },
	{ S(CREATED), E(CLAIM),  S(CLAIMED),  SFP_ACTION_INVITE_CLAIM, LAST_USE,      0,    NULL },
	{ S(CREATED), E(CLAIM),  S(SENT),     SFP_ACTION_INVITE_CLAIM, A_USE,         0,    NULL },
	{ S(SENT),    E(CLAIM),  S(CLAIMED),  SFP_ACTION_INVITE_CLAIM, LAST_USE,      0,    NULL },
	{ S(SENT),    E(CLAIM),  S(SENT),     SFP_ACTION_INVITE_CLAIM, A_USE,         0,    NULL },
	{ S(CREATED), E(ANNUL),  S(ANNULLED), SFP_ACTION_INVITE_ANNUL, NOT_USED_UP,   0,    NULL },
	{ S(SENT),    E(ANNUL),  S(ANNULLED), SFP_ACTION_INVITE_ANNUL, NOT_USED_UP,   0,    NULL },
	{ S(CREATED), E(EXPIRE), S(EXPIRED),  SFP__BY_CLOCK,           SFP__NO_GUARD, 0,    "invite_days" },
	{ S(SENT),    E(EXPIRE), S(EXPIRED),  SFP__BY_CLOCK,           SFP__NO_GUARD, 0,    "invite_days" },
};
/* clang-format on */

const struct sfp__machine sfp__machine_invite = {
	.title = { "invite", "ссылка-приглашение", "invite link" },
	.initial = S(CREATED),
	.state_count = SFP__LENGTH(invite_states) - 1,
	.event_count = SFP__LENGTH(invite_events) - 1,
	.states = invite_states,
	.events = invite_events,
	.arrows = invite_arrows,
	.arrow_count = SFP__LENGTH(invite_arrows),
};
