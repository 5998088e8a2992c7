/* channel_post.c: the states of a material for a system channel. */
#include "machine/machine.h"

#define S(state) SFP_CHANNEL_POST_##state
#define E(event) SFP_CHANNEL_POST_EVENT_##event

/* clang-format off */
static const struct sfp__state channel_post_states[] = {
	[S(PROVIDED)]  = { { "provided",  "передан",     "provided" },  false },
	[S(POSTED)]    = { { "posted",    "опубликован", "posted" },    true },
	[S(DECLINED)]  = { { "declined",  "отклонён",    "declined" },  true },
	[S(WITHDRAWN)] = { { "withdrawn", "отозван",     "withdrawn" }, true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(channel_post_states) == S(WITHDRAWN) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title channel_post_events[] = {
	[E(POST)]     = { "post",     "опубликовать", "post" },
	[E(DECLINE)]  = { "decline",  "отклонить",    "decline" },
	[E(WITHDRAW)] = { "withdraw", "отозвать",     "withdraw" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(channel_post_events) == E(WITHDRAW) + 1, "every event has its row");

/* It begins with material.provide, which is no arrow. */
/* clang-format off */
static const sfp_arrow channel_post_arrows[] = {
	/* from        event        to            action
	   guards        needs            clock */
	{ S(PROVIDED), E(POST),     S(POSTED),    SFP_ACTION_CHANNEL_POST,
	  SFP__NO_GUARD, 0,               NULL },
	{ S(PROVIDED), E(DECLINE),  S(DECLINED),  SFP_ACTION_CHANNEL_DECLINE,
	  SFP__NO_GUARD, SFP_NEED_REASON, NULL },
	{ S(PROVIDED), E(WITHDRAW), S(WITHDRAWN), SFP_ACTION_MATERIAL_WITHDRAW,
	  SFP__NO_GUARD, 0,               NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_channel_post = {
	.title = { "channel_post", "материал канала", "channel material" },
	.initial = S(PROVIDED),
	.state_count = SFP__LENGTH(channel_post_states) - 1,
	.event_count = SFP__LENGTH(channel_post_events) - 1,
	.states = channel_post_states,
	.events = channel_post_events,
	.arrows = channel_post_arrows,
	.arrow_count = SFP__LENGTH(channel_post_arrows),
};
