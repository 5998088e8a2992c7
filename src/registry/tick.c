/* tick.c: what is due by the clock. The system acts; each thing that falls due is a change of its own on the trail. */
#include "base/time.h"
#include "ledger/ids.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "registry/movement/movement.h"
#include "registry/nouns.h"

/* One organisation's round. */
struct round {
	sfp_registry *reg;
	sfp_actor system;
	sfp_time now;
	int64_t org;
};

/* The day that the round has come to, by the registry's clock at the latest. An edition that came into force may have
 * brought another zone. */
static sfp_status day_of(struct round *round, sfp_date *ret_day)
{
	sfp_time clock = sfp_registry_now(round->reg);
	sfp_status status = sfp__local_choose(round->reg, round->org, NULL);

	if (status == SFP_OK)
		*ret_day = sfp__local_date(round->reg, round->now < clock ? round->now : clock);
	return status;
}

/* Fires the clock's event on one record. */
static sfp_status fire(struct round *round, const struct sfp__entity *entity, const sfp_id *id, int event)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status = sfp__verb_begin(&verb, round->reg, &round->system);

	if (status == SFP_OK)
		status = sfp__verb_load(&verb, entity, id, &record);
	if (status == SFP_OK)
		status = sfp__verb_follow(&verb, entity, record, event);
	return sfp__verb_end(&verb, status);
}

static sfp_status fire_on_all(struct round *round, struct sfp__stmt *stmt, const struct sfp__entity *entity, int event,
                              uint64_t *count)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids due = { 0 };
	sfp_status status = sfp__ids_collect(round->reg->store, stmt, &due);

	for (size_t i = 0; i < due.count && status == SFP_OK; i++) {
		status = fire(round, entity, &due.ids[i], event);
		if (status == SFP_OK)
			++*count;
	}
	return status;
}

static sfp_status expire_invites(struct round *round, uint64_t *count)
{
	struct sfp__stmt *stmt = sfp__stmt(round->reg->store, SFP__SQL_TICK_INVITES);

	sfp__bind_int(stmt, ":org", round->org);
	sfp__bind_int(stmt, ":now", round->now);
	return fire_on_all(round, stmt, &sfp__invite_entity, SFP_INVITE_EVENT_EXPIRE, count);
}

/* Without an edition nobody said how long an application may wait. */
static sfp_status lapse_admissions(struct round *round, uint64_t *count)
{
	const struct sfp__act *act = NULL;
	struct sfp__stmt *stmt;
	sfp_status status = sfp__act_now(round->reg, round->org, &act);

	if (status != SFP_OK || !act->policy)
		return status;
	stmt = sfp__stmt(round->reg->store, SFP__SQL_TICK_ADMISSIONS);
	sfp__bind_int(stmt, ":org", round->org);
	sfp__bind_int(stmt, ":before", round->now - sfp_policy_limit(act->policy, "application_days") * SFP__DAY);
	return fire_on_all(round, stmt, &sfp__admission_entity, SFP_APPLICATION_MEMBERSHIP_EVENT_LAPSE, count);
}

/* Enacts from the day that was set, or, where none was, from today. That its day has come does not enact an edition
 * yet: the act's own norm decides, as of any request. */
static sfp_status enact(struct round *round, const sfp_id *id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *approved = NULL;
	sfp_edition *enacted = NULL;
	sfp_status status = sfp__record_load(round->reg->store, &sfp__edition_entity, round->org,
	                                     &round->system.organization, id, &approved);

	if (status != SFP_OK)
		return status;
	status = sfp_edition_enact(round->reg, &round->system, id, ((const sfp_edition *)approved)->in_force_from,
	                           &enacted);
	if (status == SFP_OK)
		sfp_edition_free(enacted);
	return status;
}

/* An edition that the act does not let in yet waits for somebody to look at it; the rest of the round goes on. */
static sfp_status enact_found(struct round *round, struct sfp__stmt *stmt, uint64_t *count)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids due = { 0 };
	sfp_date day = 0;
	sfp_status status = day_of(round, &day);

	if (status != SFP_OK)
		return status;
	sfp__bind_int(stmt, ":org", round->org);
	sfp__bind_int(stmt, ":approved", SFP_EDITION_APPROVED);
	/* Requests are decided by the registry's clock, so the act of a day that it has not reached holds for none of
	 * them. */
	sfp__bind_int(stmt, ":today", day);
	status = sfp__ids_collect(round->reg->store, stmt, &due);
	for (size_t i = 0; i < due.count && status >= 0; i++) {
		status = enact(round, &due.ids[i]);
		if (status == SFP_OK)
			++*count;
	}
	return status == SFP_REFUSED ? SFP_OK : status;
}

/* Those whose day was set first: they may be what passes over a signed one. */
static sfp_status enact_editions(struct round *round, uint64_t *count)
{
	struct sfp__stmt *stmt = sfp__stmt(round->reg->store, SFP__SQL_TICK_EDITIONS);
	sfp_status status = enact_found(round, stmt, count);

	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(round->reg->store, SFP__SQL_TICK_EDITION_SIGNED);
	sfp__bind_int(stmt, ":in_force", SFP_EDITION_IN_FORCE);
	return enact_found(round, stmt, count);
}

/* Those that somebody scheduled: applying the others is for the administrator to decide, and the system is none. By the
 * registry's clock, which is what the facts are asked by. */
static sfp_status apply_movements(struct round *round, sfp_tick_report *report)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids due = { 0 };
	sfp_date day = 0;
	struct sfp__stmt *stmt = sfp__stmt(round->reg->store, SFP__SQL_TICK_MOVEMENTS);
	sfp_status status = day_of(round, &day);

	if (status != SFP_OK)
		return status;
	sfp__bind_int(stmt, ":org", round->org);
	sfp__bind_int(stmt, ":today", day);
	status = sfp__ids_collect(round->reg->store, stmt, &due);
	for (size_t i = 0; i < due.count && status == SFP_OK; i++) {
		bool applied = false;

		status = sfp__movement_fall_due(round->reg, &round->system, &due.ids[i], &applied);
		if (status == SFP_OK)
			++*(applied ? &report->movements_applied : &report->movements_waiting);
	}
	return status;
}

static sfp_status go_round(struct round *round, sfp_tick_report *report)
{
	sfp_status status = sfp__organization_number(round->reg, &round->system.organization, &round->org);

	if (status != SFP_OK)
		return status;
	status = enact_editions(round, &report->editions_enacted);
	if (status != SFP_OK)
		return status;
	status = apply_movements(round, report);
	if (status != SFP_OK)
		return status;
	status = expire_invites(round, &report->invites_expired);
	if (status != SFP_OK)
		return status;
	return lapse_admissions(round, &report->applications_lapsed);
}

static void add_up(sfp_tick_report *sum, const sfp_tick_report *report)
{
	sum->invites_expired += report->invites_expired;
	sum->applications_lapsed += report->applications_lapsed;
	sum->editions_enacted += report->editions_enacted;
	sum->movements_applied += report->movements_applied;
	sum->movements_waiting += report->movements_waiting;
}

sfp_status sfp_tick(sfp_registry *reg, const sfp_id *organization, sfp_time now, sfp_tick_report *ret_report)
{
	struct round round = { .reg = reg, .system = SFP_ACTOR_INIT };
	sfp_tick_report report = SFP_TICK_REPORT_INIT;
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization", (const void *const[]){ organization }) ||
	    !sfp__given_input(reg, "ret_report", "SFP_TICK_REPORT_INIT", ret_report, sizeof(*ret_report)) ||
	    !(now >= 0 || sfp__wrong(reg, "now", "время до 1970 года; 0 — по часам реестра",
	                             "is before 1970; 0 is the registry's own clock")))
		return SFP_E_MISUSE;
	if (reg->readonly)
		return SFP_E_READONLY;
	round.system.organization = *organization;
	round.now = now ? now : sfp_registry_now(reg);
	/* One transaction: the disk is waited for once, not for each of a thousand links. */
	status = sfp__txn_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = go_round(&round, &report);
	status = sfp__registry_answer(reg, sfp__txn_end(&txn, status));
	if (status == SFP_OK && ret_report)
		add_up(ret_report, &report);
	return status;
}
