/* application_organization.c: the states of the application that registers an organisation on the platform. */
#include "machine/machine.h"

#define S(state) SFP_APPLICATION_ORGANIZATION_##state
#define E(event) SFP_APPLICATION_ORGANIZATION_EVENT_##event

/* clang-format off */
static const struct sfp__state application_organization_states[] = {
	[S(DRAFT)]      = { { "draft",      "черновик",                     "draft" },                    false },
	[S(SENT)]       = { { "sent",       "отправлена",                   "sent" },                     false },
	[S(ACCEPTED)]   = { { "accepted",   "принята платформой",           "accepted by the platform" }, false },
	[S(REJECTED)]   = { { "rejected",   "отклонена платформой",         "rejected by the platform" }, false },
	[S(REGISTERED)] = { { "registered", "организация зарегистрирована", "organisation registered" },  true },
	[S(WITHDRAWN)]  = { { "withdrawn",  "отозвана",                     "withdrawn" },                true },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(application_organization_states) == S(WITHDRAWN) + 1, "every state has its row");

/* clang-format off */
static const struct sfp__title application_organization_events[] = {
	[E(REVISE)]                 = { "revise",                 "исправить",          "revise" },
	[E(SEND)]                   = { "send",                   "отправить",          "send" },
	[E(PLATFORM_ACCEPT)]        = { "platform_accept",        "записать согласие",  "record acceptance" },
	[E(PLATFORM_REJECT)]        = { "platform_reject",        "записать отказ",     "record rejection" },
	[E(REGISTER_ADMINISTRATOR)] = { "register_administrator", "зарегистрироваться", "register" },
	[E(WITHDRAW)]               = { "withdraw",               "отозвать",           "withdraw" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(application_organization_events) == E(WITHDRAW) + 1, "every event has its row");

/* The platform gives rights only to the mobile number that the application named. */
/* clang-format off */
static const sfp_arrow application_organization_arrows[] = {
	/* from        event                      to             action
	   guards                                                           needs            clock */
	{ S(DRAFT),    E(REVISE),                 S(DRAFT),      SFP_ACTION_APPLICATION_EDIT,
	  SFP__NO_GUARD,                                                    0,               NULL },
	{ S(DRAFT),    E(SEND),                   S(SENT),       SFP_ACTION_APPLICATION_SEND,
	  SFP__GUARDS2(SFP_FACT_ORDER_ATTACHED, SFP_FACT_CONTACT_COMPLETE), 0,               NULL },
	{ S(SENT),     E(PLATFORM_ACCEPT),        S(ACCEPTED),   SFP_ACTION_APPLICATION_RECORD_ANSWER,
	  SFP__NO_GUARD,                                                    0,               NULL },
	{ S(SENT),     E(PLATFORM_REJECT),        S(REJECTED),   SFP_ACTION_APPLICATION_RECORD_ANSWER,
	  SFP__NO_GUARD,                                                    SFP_NEED_REASON, NULL },
	{ S(REJECTED), E(REVISE),                 S(DRAFT),      SFP_ACTION_APPLICATION_EDIT,
	  SFP__NO_GUARD,                                                    0,               NULL },
	{ S(ACCEPTED), E(REGISTER_ADMINISTRATOR), S(REGISTERED), SFP_ACTION_ADMINISTRATOR_REGISTER,
	  SFP__GUARD(SFP_FACT_SAME_MOBILE_AS_APPLICATION),                  0,               NULL },
	{ S(DRAFT),    E(WITHDRAW),               S(WITHDRAWN),  SFP_ACTION_APPLICATION_WITHDRAW,
	  SFP__NO_GUARD,                                                    0,               NULL },
	{ S(SENT),     E(WITHDRAW),               S(WITHDRAWN),  SFP_ACTION_APPLICATION_WITHDRAW,
	  SFP__NO_GUARD,                                                    0,               NULL },
	{ S(REJECTED), E(WITHDRAW),               S(WITHDRAWN),  SFP_ACTION_APPLICATION_WITHDRAW,
	  SFP__NO_GUARD,                                                    0,               NULL },
};
/* clang-format on */

const struct sfp__machine sfp__machine_application_organization = {
	.title = { "application_organization", "заявка на регистрацию организации", "application to register" },
	.initial = S(DRAFT),
	.state_count = SFP__LENGTH(application_organization_states) - 1,
	.event_count = SFP__LENGTH(application_organization_events) - 1,
	.states = application_organization_states,
	.events = application_organization_events,
	.arrows = application_organization_arrows,
	.arrow_count = SFP__LENGTH(application_organization_arrows),
};
