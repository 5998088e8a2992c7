/* application_membership.c: the states of an application to join the organisation's community. */
#include "machine/machine.h"

#define S(state) SFP_APPLICATION_MEMBERSHIP_##state
#define E(event) SFP_APPLICATION_MEMBERSHIP_EVENT_##event

/* clang-format off */
static const struct sfp__state application_membership_states[] = {
	[S(SUBMITTED)]           = { { "submitted",           "подана",              "submitted" },           false },
	[S(UNDER_CONSIDERATION)] = { { "under_consideration", "на рассмотрении",     "under consideration" }, false },
	[S(ACCEPTED)]            = { { "accepted",            "принята",             "accepted" },            true },
	[S(REJECTED)]            = { { "rejected",            "отклонена",           "rejected" },            true },
	[S(WITHDRAWN)]           = { { "withdrawn",           "отозвана",            "withdrawn" },           true },
	[S(LAPSED)]              = { { "lapsed",              "осталась без ответа", "lapsed" },              true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(application_membership_states) == S(LAPSED) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title application_membership_events[] = {
	[E(CONSIDER)] = { "consider", "взять на рассмотрение",    "consider" },
	[E(ACCEPT)]   = { "accept",   "принять",                  "accept" },
	[E(REJECT)]   = { "reject",   "отклонить",                "reject" },
	[E(WITHDRAW)] = { "withdraw", "отозвать",                 "withdraw" },
	[E(LAPSE)]    = { "lapse",    "снять по истечении срока", "lapse" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(application_membership_events) == E(LAPSE) + 1, "every event has its row");

/* It begins with membership.apply, which is no arrow: what does not exist yet is in no state. */
/* clang-format off */
static const sfp_arrow application_membership_arrows[] = {
	/* from                   event        to                      action
	   guards                                  needs            clock */
	{ S(SUBMITTED),           E(CONSIDER), S(UNDER_CONSIDERATION), SFP_ACTION_MEMBERSHIP_CONSIDER,
	  SFP__NO_GUARD,                           0,               NULL },
	{ S(UNDER_CONSIDERATION), E(ACCEPT),   S(ACCEPTED),            SFP_ACTION_MEMBERSHIP_ACCEPT,
	  SFP__NO_GUARD,                           0,               NULL },
	{ S(UNDER_CONSIDERATION), E(REJECT),   S(REJECTED),            SFP_ACTION_MEMBERSHIP_REJECT,
	  SFP__NO_GUARD,                           SFP_NEED_REASON, NULL },
	{ S(SUBMITTED),           E(WITHDRAW), S(WITHDRAWN),           SFP_ACTION_MEMBERSHIP_WITHDRAW,
	  SFP__GUARD(SFP_FACT_ACTOR_IS_APPLICANT), 0,               NULL },
	{ S(UNDER_CONSIDERATION), E(WITHDRAW), S(WITHDRAWN),           SFP_ACTION_MEMBERSHIP_WITHDRAW,
	  SFP__GUARD(SFP_FACT_ACTOR_IS_APPLICANT), 0,               NULL },
	{ S(SUBMITTED),           E(LAPSE),    S(LAPSED),              SFP__BY_CLOCK,
	  SFP__NO_GUARD,                           0,               "application_days" },
	{ S(UNDER_CONSIDERATION), E(LAPSE),    S(LAPSED),              SFP__BY_CLOCK,
	  SFP__NO_GUARD,                           0,               "application_days" },
};
/* clang-format on */

const struct sfp__machine sfp__machine_application_membership = {
	.title = { "application_membership", "заявка на вступление в сообщество", "application for membership" },
	.initial = S(SUBMITTED),
	.state_count = SFP__LENGTH(application_membership_states) - 1,
	.event_count = SFP__LENGTH(application_membership_events) - 1,
	.states = application_membership_states,
	.events = application_membership_events,
	.arrows = application_membership_arrows,
	.arrow_count = SFP__LENGTH(application_membership_arrows),
};
