/* edition.c: editions of the act: drafted, adopted, approved, in force one at a time, superseded without a gap. */
#include <string.h>

#include "ledger/given.h"
#include "ledger/ids.h"
#include "ledger/local.h"
#include "ledger/verb.h"
#include "registry/nouns.h"
#include "registry/order.h"
#include "sferumpolicy/edition.h"

/* clang-format off */
static const struct sfp__field edition_fields[] = {
	SFP__FIELD(sfp_edition, pack_name, SFP__TEXT, 0),
	SFP__FIELD(sfp_edition, pack_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_edition, minutes_number, SFP__TEXT, 0),
	SFP__FIELD(sfp_edition, minutes_date, SFP__DATE, 0),
	SFP__FIELD(sfp_edition, order_id, SFP__ID, 0),
	SFP__FIELD(sfp_edition, signed_on, SFP__DATE, 0),
	SFP__FIELD(sfp_edition, in_force_from, SFP__DATE, 0),
	SFP__FIELD(sfp_edition, superseded_on, SFP__DATE, 0),
	SFP__FIELD(sfp_edition, amends, SFP__ID, 0),
};
/* clang-format on */

const struct sfp__entity sfp__edition_entity = {
	.object = SFP_OBJECT_EDITION,
	.name = "edition",
	.title_ru = "редакция положения",
	.machine = SFP_MACHINE_EDITION,
	.size = sizeof(sfp_edition),
	.fields = edition_fields,
	.field_count = SFP__LENGTH(edition_fields),
	.get = SFP__SQL_EDITION_GET,
	.list = SFP__SQL_EDITION_LIST,
	.insert = SFP__SQL_EDITION_INSERT,
	.update = SFP__SQL_EDITION_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_edition_free(sfp_edition *edition)
{
	sfp_record_free(edition ? &edition->head : NULL);
}

static void policy_unrefp(sfp_policy **policy)
{
	sfp_policy_unref(*policy);
}

/* Every verb here may change by what the organisation's requests are decided from now on. */
static sfp_status end(struct sfp__verb *verb, sfp_status status, sfp_edition **edition, sfp_edition **ret_edition)
{
	status = sfp__verb_end(verb, status);
	if (status != SFP_OK)
		return status;
	sfp__act_forget(verb->reg);
	*ret_edition = SFP__TAKE(*edition);
	return SFP_OK;
}

/* ---- draft ---- */

static sfp_status say_finding(sfp_registry *reg, const sfp_findings *findings)
{
	for (size_t i = 0; i < sfp_findings_count(findings); i++) {
		const sfp_finding *finding = sfp_findings_at(findings, i);

		if (finding->severity != SFP_SEVERITY_ERROR)
			continue;
		sfp__registry_say(reg, "пакет с ошибкой, первая в строке %d, столбце %d: " SFP__PICK_RU,
		                  "the pack is wrong, first in line %d, column %d: " SFP__PICK_EN, finding->line,
		                  finding->column, finding->text_ru, finding->text_en);
		break;
	}
	return SFP_E_INVALID;
}

static sfp_status put_pack(struct sfp__verb *verb, const sfp_policy *policy, const uint8_t digest[32])
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_PACK_PUT);

	sfp__bind_blob(stmt, ":digest", digest, 32);
	sfp__bind_text(stmt, ":text", sfp_policy_text(policy, NULL));
	return sfp__exec(verb->reg->store, stmt);
}

/* The edition in force and its record, if there is one. */
static sfp_status load_in_force(struct sfp__verb *verb, sfp_edition **ret_edition)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_EDITION_IN_FORCE);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	status = sfp__verb_find(verb, stmt, &id);
	if (status == SFP_E_NOT_FOUND)
		return SFP_OK;
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__edition_entity, &id, (sfp_record **)ret_edition) : status;
}

/* While no edition is in force, there is nothing to decide by who drafts: the council does, or the system that sets
 * things up. */
static sfp_status may_draft(struct sfp__verb *verb, const sfp_edition *in_force)
{
	const uint32_t founders = SFP_ROLE_BIT(SFP_ROLE_COUNCIL) | SFP_ROLE_BIT(SFP_ROLE_ORGANIZATION);

	if (in_force) {
		verb->about.edition = in_force;
		return sfp__verb_decide(verb, SFP_ACTION_POLICY_AMEND, SFP_KIND_NONE);
	}
	return verb->roles & founders ? SFP_OK : sfp__refuse_no_edition(verb, SFP_ACTION_POLICY_AMEND);
}

/* Whether there is such a zone only the system knows, and the loader of packs reads no files. */
static sfp_status expect_zone(struct sfp__verb *verb, const sfp_policy *policy)
{
	const char *name = sfp_policy_text_at(policy, "time_zone");

	return name ? sfp__local_expect(verb->reg, "time_zone", name) : SFP_OK;
}

static sfp_status draft(struct sfp__verb *verb, const sfp_policy *policy, sfp_edition **ret_edition)
{
	SFP__CLEANUP(sfp__record_freep) sfp_edition *edition = NULL;
	SFP__CLEANUP(sfp__record_freep) sfp_edition *in_force = NULL;
	bool done = false;
	sfp_status status = sfp__record_new(&sfp__edition_entity, (sfp_record **)&edition);

	if (status != SFP_OK)
		return status;
	status = sfp__record_set(&edition->pack_name, sfp_policy_name(policy));
	if (status != SFP_OK)
		return status;
	sfp_policy_digest(policy, edition->pack_digest);
	status =
		sfp__verb_once(verb, &sfp__edition_entity, &edition->head, "create", &done, (sfp_record **)ret_edition);
	if (status != SFP_OK || done)
		return status;

	status = load_in_force(verb, &in_force);
	if (status != SFP_OK)
		return status;
	status = may_draft(verb, in_force);
	if (status != SFP_OK)
		return status;
	if (in_force)
		edition->amends = in_force->head.id;
	status = expect_zone(verb, policy);
	if (status != SFP_OK)
		return status;
	status = put_pack(verb, policy, edition->pack_digest);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_create(verb, &sfp__edition_entity, &edition->head);
	if (status == SFP_OK)
		*ret_edition = SFP__TAKE(edition);
	return status;
}

sfp_status sfp_edition_draft(sfp_registry *reg, const sfp_actor *actor, const char *pack_text, size_t length,
                             sfp_edition **ret_edition, sfp_findings **ret_findings)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_edition *edition = NULL;
	SFP__CLEANUP(policy_unrefp) sfp_policy *policy = NULL;
	sfp_findings *findings = NULL;
	sfp_status status;

	if (!sfp__given(reg, "actor pack_text ret_edition", (const void *const[]){ actor, pack_text, ret_edition }) ||
	    !sfp__given_actor(reg, actor))
		return SFP_E_MISUSE;

	/* Compiled before the transaction begins: others need not wait for it. */
	sfp__registry_begin_call(reg);
	status = sfp_policy_load(pack_text, length, &policy, &findings);
	if (status == SFP_E_INVALID)
		status = say_finding(reg, findings);
	if (ret_findings)
		*ret_findings = findings;
	else
		sfp_findings_free(findings);
	if (status != SFP_OK)
		return status;

	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = draft(&verb, policy, &edition);
	return end(&verb, status, &edition, ret_edition);
}

/* ---- adopt, approve, enact, withdraw ---- */

/* Loads the edition that a step is about. *ret_done: a retry, whose edition is the answer. */
static sfp_status begin_step(struct sfp__verb *verb, sfp_registry *reg, const sfp_actor *actor, const sfp_id *id,
                             int event, bool *ret_done, sfp_edition **ret_edition)
{
	SFP__CLEANUP(sfp__record_freep) sfp_edition *edition = NULL;
	sfp_status status = sfp__verb_begin(verb, reg, actor);

	if (status == SFP_OK)
		status = sfp__verb_load(verb, &sfp__edition_entity, id, (sfp_record **)&edition);
	if (status == SFP_OK)
		status = sfp__verb_once(verb, &sfp__edition_entity, &edition->head,
		                        sfp_machine_event_name(SFP_MACHINE_EDITION, event), ret_done,
		                        (sfp_record **)ret_edition);
	if (status != SFP_OK || *ret_done)
		return status;
	*ret_edition = SFP__TAKE(edition);
	verb->about.edition = *ret_edition;
	return SFP_OK;
}

static sfp_status adopt(struct sfp__verb *verb, sfp_edition *edition, const char *minutes_number, sfp_date minutes_date)
{
	SFP__CLEANUP(sfp__freep) const char *number = NULL;
	sfp_status status =
		sfp__given_member(verb->reg, "minutes_number", minutes_number ? minutes_number : "", &number);

	if (status != SFP_OK)
		return status;
	if (minutes_date)
		status = sfp__given_day_so_far(verb, "minutes_date", minutes_date, 0);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_may_step(verb, &sfp__edition_entity, &edition->head, SFP_EDITION_EVENT_ADOPT, SFP_KIND_NONE,
	                            *number && minutes_date ? SFP_NEED_MINUTES : 0);
	if (status != SFP_OK)
		return status;
	status = sfp__record_set(&edition->minutes_number, number);
	if (status != SFP_OK)
		return status;
	edition->minutes_date = minutes_date;
	return sfp__verb_take_step(verb, &sfp__edition_entity, &edition->head, false);
}

sfp_status sfp_edition_adopt(sfp_registry *reg, const sfp_actor *actor, const sfp_id *edition_id,
                             const char *minutes_number, sfp_date minutes_date, sfp_edition **ret_edition)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_edition *edition = NULL;
	bool done = false;
	sfp_status status;

	if (!sfp__given(reg, "edition_id ret_edition", (const void *const[]){ edition_id, ret_edition }))
		return SFP_E_MISUSE;

	sfp__verb_given_text(&verb, minutes_number);
	sfp__verb_given_number(&verb, minutes_date);
	status = begin_step(&verb, reg, actor, edition_id, SFP_EDITION_EVENT_ADOPT, &done, &edition);
	if (status == SFP_OK && !done)
		status = adopt(&verb, edition, minutes_number, minutes_date);
	return end(&verb, status, &edition, ret_edition);
}

static sfp_status approve(struct sfp__verb *verb, sfp_edition *edition, const sfp_id *order, sfp_date signed_on)
{
	sfp_status status = sfp__order_rest_on(verb, order, SFP_ORDER_APPROVAL);

	if (status == SFP_OK)
		status = sfp__verb_may_step(verb, &sfp__edition_entity, &edition->head, SFP_EDITION_EVENT_APPROVE,
		                            SFP_KIND_NONE, sfp_id_is_none(&verb->order_id) ? 0 : SFP_NEED_ORDER);
	signed_on = signed_on ? signed_on : verb->today;
	if (status == SFP_OK)
		status = sfp__given_day_so_far(verb, "signed_on", signed_on, edition->minutes_date);
	if (status != SFP_OK)
		return status;
	edition->order_id = verb->order_id;
	edition->signed_on = signed_on;
	return sfp__verb_take_step(verb, &sfp__edition_entity, &edition->head, false);
}

sfp_status sfp_edition_approve(sfp_registry *reg, const sfp_actor *actor, const sfp_id *edition_id, const sfp_id *order,
                               sfp_date signed_on, sfp_edition **ret_edition)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_edition *edition = NULL;
	bool done = false;
	sfp_status status;

	if (!sfp__given(reg, "edition_id ret_edition", (const void *const[]){ edition_id, ret_edition }))
		return SFP_E_MISUSE;

	sfp__verb_given_id(&verb, order);
	sfp__verb_given_number(&verb, signed_on);
	status = begin_step(&verb, reg, actor, edition_id, SFP_EDITION_EVENT_APPROVE, &done, &edition);
	if (status == SFP_OK && !done)
		status = approve(&verb, edition, order, signed_on);
	return end(&verb, status, &edition, ret_edition);
}

/* Signed before it holds; and it cannot replace the other on a day before that one held, for two would have held
 * then. */
static sfp_status check_first_day(struct sfp__verb *verb, const sfp_edition *edition, const sfp_edition *former,
                                  sfp_date from)
{
	sfp_date first = edition->signed_on;

	if (former && former->in_force_from > first)
		first = former->in_force_from;
	return sfp__given_date(verb->reg, "from", from, first, 0);
}

/* The former edition goes out first, because the file does not hold two in force, not even for a moment. The deed is
 * the new one's coming in: what is written next is the verb's first entry. */
static sfp_status supersede(struct sfp__verb *verb, sfp_edition *former, sfp_date on)
{
	const sfp_arrow *enact = verb->arrow;
	sfp_status status;

	former->superseded_on = on;
	verb->clearing = true;
	status = sfp__verb_follow(verb, &sfp__edition_entity, &former->head, SFP_EDITION_EVENT_SUPERSEDE);
	verb->clearing = false;
	verb->arrow = enact;
	return status;
}

/* A day that was set for another edition and is past now cannot come any more: somebody has to set a new one. */
static sfp_status forget_overtaken(struct sfp__verb *verb, const sfp_edition *enacted)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids overtaken = { 0 };
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_EDITION_OVERTAKEN);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_int(stmt, ":approved", SFP_EDITION_APPROVED);
	sfp__bind_id(stmt, ":id", &enacted->head.id);
	sfp__bind_int(stmt, ":from", enacted->in_force_from);
	status = sfp__ids_collect(verb->reg->store, stmt, &overtaken);
	for (size_t i = 0; i < overtaken.count && status == SFP_OK; i++) {
		SFP__CLEANUP(sfp__record_freep) sfp_edition *other = NULL;

		status = sfp__verb_load(verb, &sfp__edition_entity, &overtaken.ids[i], (sfp_record **)&other);
		if (status != SFP_OK)
			break;
		other->in_force_from = 0;
		status = sfp__verb_change(verb, &sfp__edition_entity, &other->head, false);
	}
	return status;
}

static sfp_status enact(struct sfp__verb *verb, sfp_edition *edition, sfp_date from)
{
	SFP__CLEANUP(sfp__record_freep) sfp_edition *former = NULL;
	sfp_status status = load_in_force(verb, &former);

	if (status != SFP_OK)
		return status;
	status = sfp__verb_may_step(verb, &sfp__edition_entity, &edition->head, SFP_EDITION_EVENT_ENACT, SFP_KIND_NONE,
	                            0);
	if (status != SFP_OK)
		return status;
	from = from ? from : verb->today;
	status = check_first_day(verb, edition, former, from);
	if (status != SFP_OK)
		return status;

	edition->in_force_from = from;
	if (from > verb->today) /* the clock will take the step */
		return sfp__verb_change(verb, &sfp__edition_entity, &edition->head, false);
	if (former)
		status = supersede(verb, former, from);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_take_step(verb, &sfp__edition_entity, &edition->head, false);
	if (status != SFP_OK)
		return status;
	return forget_overtaken(verb, edition);
}

sfp_status sfp_edition_enact(sfp_registry *reg, const sfp_actor *actor, const sfp_id *edition_id, sfp_date from,
                             sfp_edition **ret_edition)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_edition *edition = NULL;
	bool done = false;
	sfp_status status;

	if (!sfp__given(reg, "edition_id ret_edition", (const void *const[]){ edition_id, ret_edition }))
		return SFP_E_MISUSE;

	sfp__verb_given_number(&verb, from);
	status = begin_step(&verb, reg, actor, edition_id, SFP_EDITION_EVENT_ENACT, &done, &edition);
	if (status == SFP_OK && !done)
		status = enact(&verb, edition, from);
	return end(&verb, status, &edition, ret_edition);
}

sfp_status sfp_edition_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *edition_id,
                                sfp_edition **ret_edition)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_edition *edition = NULL;
	bool done = false;
	sfp_status status;

	if (!sfp__given(reg, "edition_id ret_edition", (const void *const[]){ edition_id, ret_edition }))
		return SFP_E_MISUSE;

	status = begin_step(&verb, reg, actor, edition_id, SFP_EDITION_EVENT_WITHDRAW, &done, &edition);
	if (status == SFP_OK && !done)
		status = sfp__verb_step(&verb, &sfp__edition_entity, &edition->head, SFP_EDITION_EVENT_WITHDRAW, 0);
	return end(&verb, status, &edition, ret_edition);
}

/* ---- policy ---- */

static sfp_status read_pack(sfp_registry *reg, const uint8_t digest[32], char **ret_text)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_PACK_GET);
	sfp_status status;

	sfp__bind_blob(stmt, ":digest", digest, 32);
	status = sfp__step_row(reg->store, stmt);
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_E_CORRUPT : status;
	*ret_text = sfp__column_text_dup(stmt, SFP__COL_PACK_GET_TEXT);
	sfp__stmt_end(stmt);
	status = sfp__store_status(reg->store);
	return status == SFP_OK && !*ret_text ? SFP_E_CORRUPT : status;
}

static sfp_status compile(const char *text, const uint8_t digest[32], sfp_policy **ret_policy)
{
	uint8_t found[32];
	sfp_status status = sfp__sha256(text, strlen(text), found);

	if (status == SFP_OK && memcmp(found, digest, sizeof(found)) != 0)
		return SFP_E_CORRUPT;
	if (status == SFP_OK)
		status = sfp_policy_load(text, strlen(text), ret_policy, NULL);
	return status == SFP_E_INVALID ? SFP_E_CORRUPT : status;
}

static sfp_status policy_of(sfp_registry *reg, const sfp_id *organization, const sfp_id *edition_id,
                            sfp_policy **ret_policy)
{
	SFP__CLEANUP(sfp__record_freep) sfp_edition *edition = NULL;
	SFP__CLEANUP(sfp__freep) char *text = NULL;
	int64_t org = 0;
	sfp_status status = sfp__organization_number(reg, organization, &org);

	if (status != SFP_OK)
		return status;
	status = sfp__record_load(reg->store, &sfp__edition_entity, org, organization, edition_id,
	                          (sfp_record **)&edition);
	if (status != SFP_OK)
		return status;
	status = read_pack(reg, edition->pack_digest, &text);
	return status == SFP_OK ? compile(text, edition->pack_digest, ret_policy) : status;
}

sfp_status sfp_edition_policy(sfp_registry *reg, const sfp_id *organization, const sfp_id *edition_id,
                              sfp_policy **ret_policy)
{
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization edition_id ret_policy",
	                (const void *const[]){ organization, edition_id, ret_policy }))
		return SFP_E_MISUSE;
	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = policy_of(reg, organization, edition_id, ret_policy);
	if (status == SFP_E_CORRUPT)
		sfp__registry_say(reg, "пакет этой редакции повреждён в реестре; восстановите реестр из копии",
		                  "the pack of that edition was damaged in the registry");
	return sfp__registry_answer(reg, status);
}
