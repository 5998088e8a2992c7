/* machine_expected.h: what the act says of the machines, written down a second time, arrow by arrow. */
#ifndef SFP__TESTS_MACHINE_EXPECTED_H
#define SFP__TESTS_MACHINE_EXPECTED_H

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "machine/machine.h"

/* States and events in the order of their numbers, which registries and trails keep. */
static const struct {
	const char *name, *states, *finals, *events, *initial;
} machines[SFP_MACHINE_END] = {
	[1] = { "application_organization", "draft sent accepted rejected registered withdrawn", "registered withdrawn",
	        "revise send platform_accept platform_reject register_administrator withdraw", "draft" },
	[2] = { "application_membership", "submitted under_consideration accepted rejected withdrawn lapsed",
	        "accepted rejected withdrawn lapsed", "consider accept reject withdraw lapse", "submitted" },
	[3] = { "invite", "created sent claimed annulled expired", "claimed annulled expired",
	        "send claim annul expire", "created" },
	[4] = { "verification", "requested confirmed rejected withdrawn revoked", "withdrawn revoked",
	        "confirm reject request_again withdraw revoke", "requested" },
	[5] = { "movement", "draft ordered applied cancelled reversed", "cancelled reversed",
	        "order apply cancel reverse", "draft" },
	[6] = { "appointment", "appointed active ended", "ended", "register end", "appointed" },
	[7] = { "edition", "draft adopted approved in_force superseded withdrawn", "superseded withdrawn",
	        "adopt approve enact supersede withdraw", "draft" },
	[8] = { "chat", "active archived", "archived", "archive", "active" },
	[9] = { "channel_post", "provided posted declined withdrawn", "posted declined withdrawn",
	        "post decline withdraw", "provided" },
	[10] = { "event", "planned running finished cancelled", "finished cancelled", "reschedule start finish cancel",
	         "planned" },
	[11] = { "help_request", "asked answered escalated closed", "closed", "answer escalate reopen close", "asked" },
	[12] = { "support_ticket", "open answered closed", "closed", "answer reopen close", "open" },
};

/* What the act makes of each event; where two arrows begin alike, the first is that of the last use. */
static const struct arrow {
	const char *machine, *from, *event, *to;
	const char *action; /* "": the clock's */
	const char *guards; /* names with spaces between */
	unsigned needs;
} arrows[] = {
	{ "application_organization", "draft", "revise", "draft", "application.edit", "", 0 },
	{ "application_organization", "draft", "send", "sent", "application.send", "order_attached contact_complete",
	  0 },
	{ "application_organization", "draft", "withdraw", "withdrawn", "application.withdraw", "", 0 },
	{ "application_organization", "sent", "platform_accept", "accepted", "application.record_answer", "", 0 },
	{ "application_organization", "sent", "platform_reject", "rejected", "application.record_answer", "",
	  SFP_NEED_REASON },
	{ "application_organization", "sent", "withdraw", "withdrawn", "application.withdraw", "", 0 },
	{ "application_organization", "rejected", "revise", "draft", "application.edit", "", 0 },
	{ "application_organization", "rejected", "withdraw", "withdrawn", "application.withdraw", "", 0 },
	{ "application_organization", "accepted", "register_administrator", "registered", "administrator.register",
	  "same_mobile_as_application", 0 },

	{ "application_membership", "submitted", "consider", "under_consideration", "membership.consider", "", 0 },
	{ "application_membership", "submitted", "withdraw", "withdrawn", "membership.withdraw", "actor_is_applicant",
	  0 },
	{ "application_membership", "submitted", "lapse", "lapsed", "", "", 0 },
	{ "application_membership", "under_consideration", "accept", "accepted", "membership.accept", "", 0 },
	{ "application_membership", "under_consideration", "reject", "rejected", "membership.reject", "",
	  SFP_NEED_REASON },
	{ "application_membership", "under_consideration", "withdraw", "withdrawn", "membership.withdraw",
	  "actor_is_applicant", 0 },
	{ "application_membership", "under_consideration", "lapse", "lapsed", "", "", 0 },

	{ "invite", "created", "send", "sent", "invite.send", "", 0 },
	{ "invite", "created", "claim", "claimed", "invite.claim", "claimant_fits uses_left is_last_use", 0 },
	{ "invite", "created", "claim", "sent", "invite.claim", "claimant_fits uses_left", 0 },
	{ "invite", "created", "annul", "annulled", "invite.annul", "uses_left", 0 },
	{ "invite", "created", "expire", "expired", "", "", 0 },
	{ "invite", "sent", "send", "sent", "invite.send", "", 0 },
	{ "invite", "sent", "claim", "claimed", "invite.claim", "claimant_fits uses_left is_last_use", 0 },
	{ "invite", "sent", "claim", "sent", "invite.claim", "claimant_fits uses_left", 0 },
	{ "invite", "sent", "annul", "annulled", "invite.annul", "uses_left", 0 },
	{ "invite", "sent", "expire", "expired", "", "", 0 },

	{ "verification", "requested", "confirm", "confirmed", "verification.confirm",
	  "subject_joined subject_employed", 0 },
	{ "verification", "requested", "reject", "rejected", "verification.reject", "", SFP_NEED_REASON },
	{ "verification", "requested", "withdraw", "withdrawn", "verification.withdraw", "", 0 },
	{ "verification", "rejected", "request_again", "requested", "verification.request", "", 0 },
	{ "verification", "confirmed", "revoke", "revoked", "verification.revoke", "", 0 },

	{ "movement", "draft", "order", "ordered", "movement.order", "", SFP_NEED_ORDER },
	{ "movement", "draft", "cancel", "cancelled", "movement.cancel", "", SFP_NEED_REASON },
	{ "movement", "ordered", "apply", "applied", "movement.apply", "effective_date_reached", 0 },
	{ "movement", "ordered", "cancel", "cancelled", "movement.cancel", "", SFP_NEED_REASON },
	{ "movement", "applied", "reverse", "reversed", "movement.reverse", "", SFP_NEED_REASON },

	{ "appointment", "appointed", "register", "active", "administrator.register", "", 0 },
	{ "appointment", "appointed", "end", "ended", "administrator.dismiss",
	  "another_administrator_remains_or_forced", 0 },
	{ "appointment", "active", "end", "ended", "administrator.dismiss", "another_administrator_remains_or_forced",
	  0 },

	{ "edition", "draft", "adopt", "adopted", "policy.adopt", "", SFP_NEED_MINUTES },
	{ "edition", "draft", "withdraw", "withdrawn", "policy.withdraw", "", 0 },
	{ "edition", "adopted", "approve", "approved", "policy.approve", "", SFP_NEED_ORDER },
	{ "edition", "adopted", "withdraw", "withdrawn", "policy.withdraw", "", 0 },
	{ "edition", "approved", "enact", "in_force", "policy.enact", "", 0 },
	{ "edition", "in_force", "supersede", "superseded", "", "", 0 },

	{ "chat", "active", "archive", "archived", "chat.archive", "", 0 },

	{ "channel_post", "provided", "post", "posted", "channel.post", "", 0 },
	{ "channel_post", "provided", "decline", "declined", "channel.decline", "", SFP_NEED_REASON },
	{ "channel_post", "provided", "withdraw", "withdrawn", "material.withdraw", "", 0 },

	{ "event", "planned", "reschedule", "planned", "lesson.plan", "", 0 },
	{ "event", "planned", "start", "running", "lesson.start", "", 0 },
	{ "event", "planned", "cancel", "cancelled", "lesson.cancel", "", SFP_NEED_REASON },
	{ "event", "running", "finish", "finished", "lesson.finish", "", 0 },

	{ "help_request", "asked", "answer", "answered", "help.answer", "", 0 },
	{ "help_request", "asked", "escalate", "escalated", "support.open", "", 0 },
	{ "help_request", "escalated", "answer", "answered", "help.answer", "", 0 },
	{ "help_request", "answered", "reopen", "asked", "help.ask", "", 0 },
	{ "help_request", "answered", "close", "closed", "help.close", "", 0 },

	{ "support_ticket", "open", "answer", "answered", "support.record_answer", "", 0 },
	{ "support_ticket", "open", "close", "closed", "support.close", "", 0 },
	{ "support_ticket", "answered", "reopen", "open", "support.open", "", 0 },
	{ "support_ticket", "answered", "close", "closed", "support.close", "", 0 },
};

/* The kind for which the table above was written. */
#define KIND_OF(machine) ((machine) == SFP_MACHINE_EVENT ? SFP_KIND_LESSON : SFP_KIND_NONE)

/* The place of a word among words, from 1; 0 where it is none of them. */
static inline int place(const char *words, const char *word)
{
	size_t length;

	for (int number = 1; *words; number++) {
		length = strcspn(words, " ");
		if (strlen(word) == length && strncmp(words, word, length) == 0)
			return number;
		words += length;
		words += strspn(words, " ");
	}
	return 0;
}

static inline int word_count(const char *words)
{
	int count = *words != '\0';

	for (; *words; words++)
		count += *words == ' ';
	return count;
}

static inline sfp_facts fact_set(const char *names)
{
	sfp_facts facts = { { 0, 0 } };
	char name[80];
	int length;

	while (sscanf(names, " %79s%n", name, &length) == 1) {
		int fact = (int)sfp_fact_from_name(name);

		ck_assert_msg(fact > 0, "no fact is called %s", name);
		facts.word[fact / 64] |= UINT64_C(1) << (fact % 64);
		names += length;
	}
	return facts;
}

static inline void ck_facts_eq(sfp_facts facts, const char *names)
{
	sfp_facts expected = fact_set(names);

	ck_assert_uint_eq(facts.word[0], expected.word[0]);
	ck_assert_uint_eq(facts.word[1], expected.word[1]);
}

static inline const struct arrow *expected_arrow(int machine, int state, int event)
{
	for (size_t i = 0; i < SFP__LENGTH(arrows); i++)
		if (strcmp(arrows[i].machine, machines[machine].name) == 0 &&
		    place(machines[machine].states, arrows[i].from) == state &&
		    place(machines[machine].events, arrows[i].event) == event)
			return &arrows[i];
	return NULL;
}

static inline int machine_of(const struct arrow *arrow)
{
	for (int machine = 1; machine < SFP_MACHINE_END; machine++)
		if (strcmp(machines[machine].name, arrow->machine) == 0)
			return machine;
	ck_abort_msg("no machine is called %s", arrow->machine);
	return 0;
}

static inline bool speaks_russian(const char *text)
{
	for (; *text; text++)
		if (isalpha((unsigned char)*text) || *text == '_')
			return false;
	return true;
}

static inline size_t count_arrows(int machine)
{
	size_t count = 0;

	for (size_t i = 0; i < SFP__LENGTH(arrows); i++)
		count += machine_of(&arrows[i]) == machine;
	return count;
}

#endif
