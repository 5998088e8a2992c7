/* verb.h: the only door through which a registry changes.
 *
 * A verb begins, says what its question is about, asks for permission, and writes; every write is an entry of the trail
 * as well. What it wrote is committed by its end, or, if any step said otherwise, never was.
 *
 *	SFP__VERB verb = { 0 };
 *
 *	status = sfp__verb_begin(&verb, reg, actor);
 *	if (status == SFP_OK)
 *		status = sfp__verb_load(&verb, &sfp__invite_entity, invite_id, (sfp_record **)&invite);
 *	verb.about.invite = invite;
 *	if (status == SFP_OK)
 *		status = sfp__verb_step(&verb, &sfp__invite_entity, &invite->head, SFP_INVITE_EVENT_ANNUL, 0);
 *	return sfp__verb_end(&verb, status);
 */
#ifndef SFP__LEDGER_VERB_H
#define SFP__LEDGER_VERB_H

#include "base/buffer.h"
#include "base/merkle.h"
#include "ledger/entity.h"
#include "ledger/registry.h"
#include "sferumpolicy/application_membership.h"
#include "sferumpolicy/application_organization.h"
#include "sferumpolicy/appointment.h"
#include "sferumpolicy/channel_post.h"
#include "sferumpolicy/chat.h"
#include "sferumpolicy/edition.h"
#include "sferumpolicy/erasure.h"
#include "sferumpolicy/event.h"
#include "sferumpolicy/help_request.h"
#include "sferumpolicy/invite.h"
#include "sferumpolicy/movement.h"
#include "sferumpolicy/order.h"
#include "sferumpolicy/support_ticket.h"
#include "sferumpolicy/verification.h"

/* What is known of a fact. Unknown is a value of its own: it permits nothing and breaks nothing. */
enum sfp__truth {
	SFP__UNKNOWN,
	SFP__FALSE,
	SFP__TRUE
};

static inline enum sfp__truth sfp__truth(bool holds)
{
	return holds ? SFP__TRUE : SFP__FALSE;
}

/* What the facts are asked about. Records are borrowed; what a verb does not set is NULL, none or 0, and the facts that
 * ask for it are unknown. */
struct sfp__about {
	const sfp_invite *invite;
	const sfp_application *application;
	const sfp_admission *admission;
	const sfp_verification *verification;
	const sfp_edition *edition;
	const sfp_appointment *appointment;
	const sfp_movement *movement;
	const sfp_chat *chat;
	const sfp_channel_post *post;
	const sfp_event *event;
	const sfp_help_request *help;
	const sfp_support_ticket *ticket;
	const sfp_erasure *erasure;
	sfp_id person; /* candidate, assignee, subject, invitee */
	sfp_id class_id;
	sfp_id subject_id;
	sfp_id order_id;
	sfp_role role;    /* the user role in question */
	const char *name; /* of a class that does not exist yet */
	const char *mobile;
	bool forced;
	int figures; /* a report: 1 brings some along, -1 brings none; 0: it is about no report */
};

/* What becomes an entry of the trail. */
struct sfp__entry {
	const char *outcome;   /* "done" or "refused" */
	sfp_action action;     /* 0: base data, or the clock's event */
	sfp_object object;     /* 0: a refusal that names no object */
	const sfp_id *id;      /* NULL: the same */
	const char *event;     /* the machine's, or "create", "change" */
	const char *from, *to; /* states by name; "" where there is none */
	int64_t revision;      /* of the record after the change; of no interest for a refusal */
	const uint8_t *row;    /* digest of the row after the change; NULL for a refusal */
	sfp_reason reason;
	sfp_facts missing;
	bool consequence; /* it follows from the verb's first entry */
};

struct sfp__verb {
	sfp_registry *reg;
	const sfp_actor *actor;
	int64_t org;
	sfp_time now;
	sfp_date today;
	const struct sfp__act *act;
	uint32_t roles;
	struct sfp__about about;
	sfp_id order_id; /* that the entries name */
	sfp_id rests_on; /* the order that was looked at last, and was about `rests_about`: once for all parts */
	sfp_order_subject rests_about;

	sfp_request request; /* the last one decided */
	sfp_decision decision;
	bool decided;
	const sfp_arrow *arrow;    /* that sfp__verb_may_step() found */
	struct sfp__entry refused; /* what the entry of a refusal says */

	struct sfp__buffer given; /* the arguments besides the record, as the digest reads them */
	uint8_t once_digest[32];  /* of what the idempotency key stands for */
	uint8_t once_salt[32], once_salt_digest[32];
	bool once;
	sfp_object result;
	sfp_id result_id;

	/* Of a verb that writes thousands of entries: the trail's edge, read once and written once, at the end. NULL:
	 * each entry does. */
	struct sfp__merkle *tree;
	/* Whom it has just added, and has recorded nothing else of yet: nobody needs to look. None: look. */
	sfp_id newcomer;
	/* The record of which several entries are written at once, and but one row: in its last state, when `defer` is
	 * off again. */
	bool defer;
	const sfp_record *unwritten;

	struct sfp__txn txn;
	bool wrote;
	bool clearing; /* what is written now makes room for the deed, which is the first entry after it */
	bool have_first;
	uint64_t first_seq; /* of the entry from which the others follow */
};
#define SFP__VERB SFP__CLEANUP(sfp__verb_abandon) struct sfp__verb

sfp_status sfp__verb_begin(struct sfp__verb *verb, sfp_registry *reg, const sfp_actor *actor);
/* The same for asking only: nothing can be written, and sfp__verb_end() is not called. */
sfp_status sfp__verb_look(struct sfp__verb *verb, sfp_registry *reg, const sfp_actor *actor);
/* Commits after SFP_OK; after SFP_REFUSED puts the refusal on the trail; else rolls back. Gives the status, or the
 * commit's failure. */
sfp_status sfp__verb_end(struct sfp__verb *verb, sfp_status status);
void sfp__verb_abandon(struct sfp__verb *verb);

/* A part of a verb that does many things, each of which is decided and stands in the trail by itself: in the same
 * transaction, at the same moment, under the same act. `actor` is who does the part: often the whole's own. The part is
 * neither ended nor abandoned; its idempotency is the whole's. */
sfp_status sfp__verb_part(struct sfp__verb *part, const struct sfp__verb *whole, const sfp_actor *actor);
/* The part's next deed: nothing of the last one is left. */
void sfp__verb_part_next(struct sfp__verb *part);
/* Hands on to the whole what became of a part: that it wrote, and what it was refused. Gives the status. */
sfp_status sfp__verb_part_end(struct sfp__verb *whole, const struct sfp__verb *part, sfp_status status);

/* Loads a record of the verb's organisation; SFP_E_NOT_FOUND says which noun. */
sfp_status sfp__verb_load(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_id *id,
                          sfp_record **ret_record);
/* Is there such a record? SFP_E_NOT_FOUND says which noun. */
sfp_status sfp__verb_expect(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_id *id);
/* Runs a bound statement that selects ids (id in column 0): the first one; SFP_E_NOT_FOUND where there is none. */
sfp_status sfp__verb_find(struct sfp__verb *verb, struct sfp__stmt *stmt, sfp_id *ret_id);

/* Is it whom the verb has just added, and nothing else is recorded of? */
bool sfp__verb_knows_newcomer(const struct sfp__verb *verb, const sfp_id *person);

/* Arguments that are no members of the record which sfp__verb_once() is called with: they are told before it, always in
 * the same order, for the same key with another reason or another day stands for another change. They may be told
 * before sfp__verb_begin(). A NULL is told apart from "". */
void sfp__verb_given(struct sfp__verb *verb, const void *data, size_t length);
void sfp__verb_given_text(struct sfp__verb *verb, const char *text);
void sfp__verb_given_id(struct sfp__verb *verb, const sfp_id *id);   /* NULL counts as none */
void sfp__verb_given_number(struct sfp__verb *verb, int64_t number); /* also a date, a role, a switch */

/* Was this change, named by the actor's idempotency key, made before? `record` is the new record before anything is
 * filled in that the library makes, or the record that the event is fired on. SFP_OK with *ret_done: yes, and
 * *ret_record (NULL: do not care) is what it made, as it is now. SFP_E_CONFLICT: the key stands for something else. */
sfp_status sfp__verb_once(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                          const char *event, bool *ret_done, sfp_record **ret_record);

/* Is there an edition by which the action can be decided? */
bool sfp__verb_has_act(const struct sfp__verb *verb, sfp_action action);
/* What the policy answers, into verb->decision; refuses nothing. There must be an edition for it. */
sfp_status sfp__verb_weigh(struct sfp__verb *verb, sfp_action action, sfp_kind kind);
/* Does the policy permit it? Establishes the facts that it asks for, and only those. SFP_REFUSED with the refusal set.
 */
sfp_status sfp__verb_decide(struct sfp__verb *verb, sfp_action action, sfp_kind kind);
/* Base data: what the office's lists say is the system's to enter; anybody else needs movement.draft. */
sfp_status sfp__verb_base(struct sfp__verb *verb);
/* A refusal that neither policy nor machine speaks: the record would contradict others. `facts` fail. */
sfp_status sfp__verb_guard(struct sfp__verb *verb, const sfp_facts *missing);

/* Writes a new record: id, organisation, edition, times are filled in; the machine's initial state where none is set.
 */
sfp_status sfp__verb_create(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record);
/* Writes a record that changed without a step of a machine. */
sfp_status sfp__verb_change(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record,
                            bool private_too);

/* Event on a record: is there an arrow, does the policy permit its action, do the guards hold, is all given that it
 * needs? */
sfp_status sfp__verb_may_step(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                              int event, sfp_kind kind, unsigned given);
/* Takes the step that sfp__verb_may_step() allowed: writes the record in its new state. */
sfp_status sfp__verb_take_step(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record,
                               bool private_too);
/* Both, for records that nothing else changes in. */
sfp_status sfp__verb_step(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record, int event,
                          unsigned given);
/* The clock's event, or a consequence of what the verb did: an arrow must lead, nobody is asked. */
sfp_status sfp__verb_follow(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record *record, int event);

/* Puts each of the facts into the true or the false ones; the unknown stay out. */
sfp_status sfp__facts_establish(struct sfp__verb *verb, const sfp_facts *asked, sfp_facts *known_true,
                                sfp_facts *known_false);

/* trail.c: appends to the organisation's trail. Gives the entry's number. */
sfp_status sfp__trail_append(struct sfp__verb *verb, const struct sfp__entry *entry, uint64_t *ret_seq);
/* Keeps the edge in memory from now on; writes it. Whoever keeps it must write it before the transaction ends. */
sfp_status sfp__trail_keep(struct sfp__verb *verb, struct sfp__merkle *tree);
sfp_status sfp__trail_put(struct sfp__verb *verb);

/* refusal.c: what the caller is told. */
sfp_status sfp__refuse_decision(struct sfp__verb *verb);
sfp_status sfp__refuse_step(struct sfp__verb *verb, const struct sfp__entity *entity, const sfp_record *record,
                            int event, const sfp_step *step);
/* Reason GUARD, in words: the facts of the vocabulary do not tell it. */
sfp_status sfp__refuse_words(struct sfp__verb *verb, const struct sfp__words *why);
sfp_status sfp__refuse_no_edition(struct sfp__verb *verb, sfp_action action);

#endif
