/* given.h: what verbs are given: texts and days to check, what becomes members of records, changes that were
 * made before. */
#ifndef SFP__LEDGER_GIVEN_H
#define SFP__LEDGER_GIVEN_H

#include "ledger/misuse.h"
#include "ledger/place.h"
#include "ledger/verb.h"

#define SFP__GIVEN_NAME_MAX 200 /* bytes of a name, a specialty, an address */
#define SFP__GIVEN_REASON_MAX                                                                                          \
	2000 /* bytes of a reason, an answer, a title; longer ones are documents, and an order names those */
#define SFP__GIVEN_LETTER_MAX 8000 /* bytes of what people write one another: a question, its answer, what happened */

/* SFP_E_INVALID, with a message that begins with `where`, if the text is not UTF-8 or longer than so many bytes. NULL
 * is fine. */
sfp_status sfp__given_text(sfp_registry *reg, struct sfp__place where, const char *text, size_t max);
/* Is there anything but blanks in it? */
bool sfp__given_anything(const char *text);

/* Sets a text member. NULL leaves it as it is. Runs of spaces become one, those at the ends go; the rest is kept as
 * written. SFP_E_INVALID, with a message that names the argument: not UTF-8, a control character, or too long. */
sfp_status sfp__given_member(sfp_registry *reg, const char *argument, const char *text, const char **member);
/* The same for what people write one another: longer, and its lines and spaces stay as written. */
sfp_status sfp__given_letter(sfp_registry *reg, const char *argument, const char *text, const char **member);
/* SFP_E_INVALID where the text is "", or blank. */
sfp_status sfp__given_required(sfp_registry *reg, const char *argument, const char *text);
/* SFP_E_INVALID unless it is a day of the calendar, and neither before `first` nor after `last` (0: no bound). */
sfp_status sfp__given_date(sfp_registry *reg, const char *argument, sfp_date date, sfp_date first, sfp_date last);
/* The same, and not after today. Where it is tomorrow already for whoever asks, the message tells by which zone it is
 * not. */
sfp_status sfp__given_day_so_far(const struct sfp__verb *verb, const char *argument, sfp_date date, sfp_date first);

/* SFP_E_INVALID unless both are days, in their order, and the period is over by the day `last`. */
sfp_status sfp__given_period(sfp_registry *reg, sfp_date from, sfp_date until, sfp_date last);

/* Was this change, named by the actor's idempotency key, made before? Then the record gives way to what it made. */
sfp_status sfp__given_again(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record **record,
                            const char *event, bool *ret_done);

/* A verb that makes one record of a draft. */
struct sfp__making {
	const struct sfp__entity *entity;
	const char *event; /* what the idempotency key stands for */
	/* Checks the draft and takes it over: all that the key stands for, and nothing that the clock adds. */
	sfp_status (*fill)(struct sfp__verb *verb, const void *draft, void *record);
	/* Adds the rest, asks for permission and creates the record. */
	sfp_status (*make)(struct sfp__verb *verb, void *record);
};
sfp_status sfp__given_draft(sfp_registry *reg, const sfp_actor *actor, const struct sfp__making *making,
                            const void *draft, sfp_record **ret_record);

/* A verb that does one thing to one record. */
struct sfp__deed {
	const struct sfp__entity *entity;
	const char *event; /* what the idempotency key stands for */
	/* Tells the verb what it is given besides the record, and checks it. NULL: nothing is given. */
	sfp_status (*take)(struct sfp__verb *verb, const void *given);
	/* Asks for permission, changes the record and writes it. Not called for a retry. */
	sfp_status (*act)(struct sfp__verb *verb, const void *given, void *record);
};
sfp_status sfp__given_deed(sfp_registry *reg, const sfp_actor *actor, const struct sfp__deed *deed, const sfp_id *id,
                           const void *given, sfp_record **ret_record);

/* The day on which something ends that began then: not before its beginning. */
static inline sfp_date sfp__end_date(sfp_date from, sfp_date on)
{
	return on < from ? from : on;
}

#endif
