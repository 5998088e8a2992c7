/* verification.c: the states of the confirmation that a person is a teacher. */
#include "machine/machine.h"

#define S(state) SFP_VERIFICATION_##state
#define E(event) SFP_VERIFICATION_EVENT_##event

/* clang-format off */
static const struct sfp__state verification_states[] = {
	[S(REQUESTED)] = { { "requested", "запрошено",      "requested" }, false },
	[S(CONFIRMED)] = { { "confirmed", "подтверждено",   "confirmed" }, false },
	[S(REJECTED)]  = { { "rejected",  "отклонено",      "rejected" },  false },
	[S(WITHDRAWN)] = { { "withdrawn", "запрос отозван", "withdrawn" }, true },
	[S(REVOKED)]   = { { "revoked",   "снято",          "revoked" },   true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(verification_states) == S(REVOKED) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title verification_events[] = {
	[E(CONFIRM)]       = { "confirm",       "подтвердить",     "confirm" },
	[E(REJECT)]        = { "reject",        "отклонить",       "reject" },
	[E(REQUEST_AGAIN)] = { "request_again", "запросить снова", "request again" },
	[E(WITHDRAW)]      = { "withdraw",      "отозвать запрос", "withdraw" },
	[E(REVOKE)]        = { "revoke",        "снять",           "revoke" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(verification_events) == E(REVOKE) + 1, "every event has its row");

/* A confirmation is revoked when its bearer is dismissed. */
/* clang-format off */
static const sfp_arrow verification_arrows[] = {
	/* from         event             to            action
	   guards                                                           needs            clock */
	{ S(REQUESTED), E(CONFIRM),       S(CONFIRMED), SFP_ACTION_VERIFICATION_CONFIRM,
	  SFP__GUARDS2(SFP_FACT_SUBJECT_JOINED, SFP_FACT_SUBJECT_EMPLOYED), 0,               NULL },
	{ S(REQUESTED), E(REJECT),        S(REJECTED),  SFP_ACTION_VERIFICATION_REJECT,
	  SFP__NO_GUARD,                                                    SFP_NEED_REASON, NULL },
	{ S(REJECTED),  E(REQUEST_AGAIN), S(REQUESTED), SFP_ACTION_VERIFICATION_REQUEST,
	  SFP__NO_GUARD,                                                    0,               NULL },
	{ S(REQUESTED), E(WITHDRAW),      S(WITHDRAWN), SFP_ACTION_VERIFICATION_WITHDRAW,
	  SFP__NO_GUARD,                                                    0,               NULL },
	{ S(CONFIRMED), E(REVOKE),        S(REVOKED),   SFP_ACTION_VERIFICATION_REVOKE,
	  SFP__NO_GUARD,                                                    0,               NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_verification = {
	.title = { "verification", "подтверждение статуса «учитель»", "verification of the status teacher" },
	.initial = S(REQUESTED),
	.state_count = SFP__LENGTH(verification_states) - 1,
	.event_count = SFP__LENGTH(verification_events) - 1,
	.states = verification_states,
	.events = verification_events,
	.arrows = verification_arrows,
	.arrow_count = SFP__LENGTH(verification_arrows),
};
