/* edition.c: the states of an edition of the act. */
#include "machine/machine.h"

#define S(state) SFP_EDITION_##state
#define E(event) SFP_EDITION_EVENT_##event

/* clang-format off */
static const struct sfp__state edition_states[] = {
	[S(DRAFT)]      = { { "draft",      "проект",               "draft" },      false },
	[S(ADOPTED)]    = { { "adopted",    "принята советом",      "adopted" },    false },
	[S(APPROVED)]   = { { "approved",   "утверждена",           "approved" },   false },
	[S(IN_FORCE)]   = { { "in_force",   "действует",            "in force" },   false },
	[S(SUPERSEDED)] = { { "superseded", "заменена новой",       "superseded" }, true },
	[S(WITHDRAWN)]  = { { "withdrawn",  "снята с рассмотрения", "withdrawn" },  true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(edition_states) == S(WITHDRAWN) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title edition_events[] = {
	[E(ADOPT)]     = { "adopt",     "принять",              "adopt" },
	[E(APPROVE)]   = { "approve",   "утвердить",            "approve" },
	[E(ENACT)]     = { "enact",     "ввести в действие",    "enact" },
	[E(SUPERSEDE)] = { "supersede", "заменить новой",       "supersede" },
	[E(WITHDRAW)]  = { "withdraw",  "снять с рассмотрения", "withdraw" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(edition_events) == E(WITHDRAW) + 1, "every event has its row");

/* A newer edition comes into force and the older one goes out in the same instant: nobody does that by hand. */
/* clang-format off */
static const sfp_arrow edition_arrows[] = {
	/* from        event         to             action
	   guards        needs             clock */
	{ S(DRAFT),    E(ADOPT),     S(ADOPTED),    SFP_ACTION_POLICY_ADOPT,
	  SFP__NO_GUARD, SFP_NEED_MINUTES, NULL },
	{ S(ADOPTED),  E(APPROVE),   S(APPROVED),   SFP_ACTION_POLICY_APPROVE,
	  SFP__NO_GUARD, SFP_NEED_ORDER,   NULL },
	{ S(APPROVED), E(ENACT),     S(IN_FORCE),   SFP_ACTION_POLICY_ENACT,
	  SFP__NO_GUARD, 0,                NULL },
	{ S(IN_FORCE), E(SUPERSEDE), S(SUPERSEDED), SFP__BY_CLOCK,
	  SFP__NO_GUARD, 0,                "newer edition" },
	{ S(DRAFT),    E(WITHDRAW),  S(WITHDRAWN),  SFP_ACTION_POLICY_WITHDRAW,
	  SFP__NO_GUARD, 0,                NULL },
	{ S(ADOPTED),  E(WITHDRAW),  S(WITHDRAWN),  SFP_ACTION_POLICY_WITHDRAW,
	  SFP__NO_GUARD, 0,                NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_edition = {
	.title = { "edition", "редакция акта", "edition of the act" },
	.initial = S(DRAFT),
	.state_count = SFP__LENGTH(edition_states) - 1,
	.event_count = SFP__LENGTH(edition_events) - 1,
	.states = edition_states,
	.events = edition_events,
	.arrows = edition_arrows,
	.arrow_count = SFP__LENGTH(edition_arrows),
};
