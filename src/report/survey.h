/* survey.h: one look at an organisation on one day: its edition, who answers for what, and the measures of its norms.
 */
#ifndef SFP__REPORT_SURVEY_H
#define SFP__REPORT_SURVEY_H

#include "ledger/registry.h"
#include "policy/arena.h"
#include "report/measures.h"
#include "report/phrase.h"
#include "sferumpolicy/compliance.h"

#define SFP__ROLE_COUNT 32

struct sfp__survey {
	sfp_registry *reg;
	int64_t org;
	sfp_id organization;
	sfp_id edition;
	sfp_policy *policy; /* owned */
	bool in_force;
	sfp_date on;
	sfp_time now;                   /* the instant that the day is looked at: now, or its end */
	sfp_date start;                 /* first day of the edition; of a draft, the day of its making */
	char *channels;                 /* those that the act names: JSON; owned */
	char *consents;                 /* of whom the act wants which: JSON; owned */
	sfp_id holder[SFP__ROLE_COUNT]; /* who answers for a role, where one person does */
};

/* One row of a measure. */
struct sfp__found {
	int what; /* 0 kept, 1 due, 2 waiting */
	sfp_object object;
	sfp_id id;
	const char *label; /* borrowed until the next one */
	sfp_id person;     /* who alone can settle it */
	sfp_date day;
	sfp_time took; /* how long it took to be kept, where the statement tells */
};

/* What the rows of a measure come to. */
struct sfp__tally {
	int64_t kept, due, waiting;
	sfp_date oldest, newest; /* of what is kept */
	sfp_date since;          /* of what is due */
	sfp_id person;           /* who alone can settle the first that is due */
	sfp_time took;           /* of all that is kept together */
	bool absent;             /* due is the whole of which the others would be parts */
};

/* Within a reading transaction. Clear it whatever the status. */
sfp_status sfp__survey_begin(struct sfp__survey *survey, sfp_registry *reg, const sfp_id *organization, sfp_date as_of);
void sfp__survey_clear(struct sfp__survey *survey); /* also a cleanup function */

/* consents.c: [{"code", "roles"}], the roles as bits: whoever has one of them is to have a consent of that code. */
sfp_status sfp__survey_consents(const sfp_policy *policy, char **ret_json);

/* The first measure of a norm; NULL for one that is switched off, and for one that no statement measures. */
const struct sfp__measure *sfp__survey_measure(const sfp_norm_info *norm);

/* Counts, and shows every row that is due to `each` (may be NULL) until that fails. */
typedef sfp_status (*sfp__survey_each)(void *context, const struct sfp__found *found);
sfp_status sfp__survey_run(const struct sfp__survey *survey, const struct sfp__measure *measure, sfp__survey_each each,
                           void *context, struct sfp__tally *ret_tally);

/* Whose it is to settle what is due: the norm's bearers, unless the measure says that those are only wronged. */
uint32_t sfp__survey_settlers(const struct sfp__measure *measure, const sfp_norm_info *norm);
/* Who answers for it: the holder of the first of these roles that has one; none. */
sfp_id sfp__survey_responsible(const struct sfp__survey *survey, uint32_t roles);

/* refusals.c: the trail's refusals of a right to people who have it, that nothing has made good. They are due; the
 * tally counts on. */
sfp_status sfp__refusals_run(const struct sfp__survey *survey, const struct sfp__measure *measure,
                             sfp__survey_each each, void *context, struct sfp__tally *tally);
/* measures.c: counts one row. */
void sfp__tally_count(struct sfp__tally *tally, const struct sfp__found *found);

/* Is what is due the whole of which the others would be parts: due of the organisation, where the measure knows of
 * that? */
bool sfp__survey_absent(const struct sfp__measure *measure, const struct sfp__found *found);

/* The policy that a report was made under. */
const sfp_policy *sfp__compliance_policy(const sfp_compliance *compliance);
const sfp_policy *sfp__duties_policy(const sfp_duties *duties);

/* The words that a pack gives to phrases. */
void sfp__survey_words(const struct sfp__survey *survey, const struct sfp__measure *measure,
                       struct sfp__phrase *phrase);

#endif
