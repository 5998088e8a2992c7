/* appointment.c: the states of an administrator's appointment, the main one's and the additional ones'. */
#include "machine/machine.h"

#define S(state) SFP_APPOINTMENT_##state
#define E(event) SFP_APPOINTMENT_EVENT_##event

/* clang-format off */
static const struct sfp__state appointment_states[] = {
	[S(APPOINTED)] = { { "appointed", "назначен",              "appointed" }, false },
	[S(ACTIVE)]    = { { "active",    "действует",             "active" },    false },
	[S(ENDED)]     = { { "ended",     "полномочия прекращены", "ended" },     true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(appointment_states) == S(ENDED) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title appointment_events[] = {
	[E(REGISTER)] = { "register", "зарегистрироваться",    "register" },
	[E(END)]      = { "end",      "прекратить полномочия", "end" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(appointment_events) == E(END) + 1, "every event has its row");

/* An organisation must not lose its last administrator by accident. */
/* clang-format off */
static const sfp_arrow appointment_arrows[] = {
	/* from         event        to         action
	   guards                                                       needs clock */
	{ S(APPOINTED), E(REGISTER), S(ACTIVE), SFP_ACTION_ADMINISTRATOR_REGISTER,
	  SFP__NO_GUARD,                                                0,    NULL },
	{ S(APPOINTED), E(END),      S(ENDED),  SFP_ACTION_ADMINISTRATOR_DISMISS,
	  SFP__GUARD(SFP_FACT_ANOTHER_ADMINISTRATOR_REMAINS_OR_FORCED), 0,    NULL },
	{ S(ACTIVE),    E(END),      S(ENDED),  SFP_ACTION_ADMINISTRATOR_DISMISS,
	  SFP__GUARD(SFP_FACT_ANOTHER_ADMINISTRATOR_REMAINS_OR_FORCED), 0,    NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_appointment = {
	.title = { "appointment", "назначение администратора", "appointment of an administrator" },
	.initial = S(APPOINTED),
	.state_count = SFP__LENGTH(appointment_states) - 1,
	.event_count = SFP__LENGTH(appointment_events) - 1,
	.states = appointment_states,
	.events = appointment_events,
	.arrows = appointment_arrows,
	.arrow_count = SFP__LENGTH(appointment_arrows),
};
