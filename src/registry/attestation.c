/* attestation.c: «подтверждённый факт» — that one of the act's own facts holds of a person. */
#include "sferumpolicy/attestation.h"
#include "ledger/given.h"
#include "ledger/verb.h"
#include "registry/nouns.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_attestation, person, SFP__ID, 0),
	SFP__FIELD(sfp_attestation, fact, SFP__FACT, 0),
	SFP__FIELD(sfp_attestation, name, SFP__TEXT, 0),
	SFP__FIELD(sfp_attestation, truth, SFP__BOOL, 0),
	SFP__FIELD(sfp_attestation, ground, SFP__TEXT, 0),
	SFP__FIELD(sfp_attestation, attested_by, SFP__ID, 0),
	SFP__FIELD(sfp_attestation, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_attestation, until_date, SFP__DATE, 0),
};
/* clang-format on */

const struct sfp__entity sfp__attestation_entity = {
	.object = SFP_OBJECT_ATTESTATION,
	.name = "attestation",
	.title_ru = "подтверждение факта",
	.size = sizeof(sfp_attestation),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_ATTESTATION_GET,
	.list = SFP__SQL_ATTESTATION_LIST,
	.insert = SFP__SQL_ATTESTATION_INSERT,
	.update = SFP__SQL_ATTESTATION_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- record ---- */

/* What the act in force knows by nothing else. Its name for the fact is kept: another edition may mean another thing by
 * the number. */
static sfp_status name_fact(struct sfp__verb *verb, sfp_attestation *attestation)
{
	sfp_fact fact = attestation->fact;

	if (fact < SFP_FACT_CUSTOM_1 || fact > SFP_FACT_CUSTOM_16) {
		sfp__registry_say(
			verb->reg,
			"условие (fact): это не свободный факт акта; подтверждают только custom_1 … custom_16",
			"fact: none of the act's own; only custom_1 … custom_16 are attested");
		return SFP_E_INVALID;
	}
	if (sfp__act_fact_consent(verb->act->policy, fact)) {
		sfp__registry_say(verb->reg, "условие (fact): %s акт узнаёт по согласию; запишите согласие",
		                  "fact: the act knows %s by a consent; record the consent",
		                  sfp__act_fact_name(verb->act->policy, fact));
		return SFP_E_INVALID;
	}
	return sfp__record_set(&attestation->name, sfp__act_fact_name(verb->act->policy, fact));
}

static sfp_status fill_attestation(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_attestation_draft *draft = given;
	sfp_attestation *attestation = made;
	sfp_status status = sfp__given_member(verb->reg, "ground", draft->ground, &attestation->ground);

	attestation->person = draft->person;
	attestation->fact = draft->fact;
	attestation->truth = draft->truth;
	attestation->from_date = draft->from_date;
	if (status == SFP_OK)
		status = sfp__given_required(verb->reg, "ground", attestation->ground);
	if (status == SFP_OK && attestation->from_date)
		status = sfp__given_day_so_far(verb, "from_date", attestation->from_date, 0);
	return status;
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_attestation *attestation)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_ATTESTATION_OPEN);
	sfp_id same;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &attestation->person);
	sfp__bind_text(stmt, ":name", attestation->name);
	status = sfp__verb_find(verb, stmt, &same);
	if (status == SFP_OK)
		sfp__registry_say(
			verb->reg,
			"об этом человеке это условие уже подтверждено; сначала прекратите прежнее подтверждение",
			"the fact is attested of this person already; end that attestation first");
	return status == SFP_OK ? SFP_E_EXISTS : status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* The fact is looked for in the act of today, so a retry is recognised before that: the act may have changed since. */
static sfp_status record(struct sfp__verb *verb, void *made)
{
	sfp_attestation *attestation = made;
	sfp_status status;

	attestation->from_date = attestation->from_date ? attestation->from_date : verb->today;
	attestation->attested_by = verb->actor->person;
	verb->about.person = attestation->person;
	status = sfp__verb_expect(verb, &sfp__person_entity, &attestation->person);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_base(verb);
	if (status != SFP_OK)
		return status;
	status = name_fact(verb, attestation);
	if (status != SFP_OK)
		return status;
	status = expect_new(verb, attestation);
	if (status != SFP_OK)
		return status;
	return sfp__verb_create(verb, &sfp__attestation_entity, made);
}

sfp_status sfp_attestation_record(sfp_registry *reg, const sfp_actor *actor, const sfp_attestation_draft *draft,
                                  sfp_attestation **ret_attestation)
{
	static const struct sfp__making recording = { &sfp__attestation_entity, "create", fill_attestation, record };

	if (!sfp__given(reg, "draft ret_attestation", (const void *const[]){ draft, ret_attestation }) ||
	    !sfp__given_input(reg, "draft", "SFP_ATTESTATION_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &recording, draft, (sfp_record **)ret_attestation);
}

/* ---- end ---- */

static sfp_status end(struct sfp__verb *verb, const sfp_id *id, sfp_date on, sfp_attestation **ret_attestation)
{
	SFP__CLEANUP(sfp__record_freep) sfp_attestation *attestation = NULL;
	bool done = false;
	sfp_status status = sfp__verb_load(verb, &sfp__attestation_entity, id, (sfp_record **)&attestation);

	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__attestation_entity, &attestation->head, "end", &done,
	                        (sfp_record **)ret_attestation);
	if (status != SFP_OK || done)
		return status;

	verb->about.person = attestation->person;
	on = on ? on : verb->today;
	status = sfp__given_date(verb->reg, "on", on, attestation->from_date, 0);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_base(verb);
	if (status != SFP_OK)
		return status;
	if (attestation->until_date) {
		sfp__registry_say(verb->reg, "подтверждение уже прекращено", "the attestation has ended already");
		return SFP_E_EXISTS;
	}
	attestation->until_date = on;
	status = sfp__verb_change(verb, &sfp__attestation_entity, &attestation->head, false);
	if (status == SFP_OK)
		*ret_attestation = SFP__TAKE(attestation);
	return status;
}

sfp_status sfp_attestation_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *attestation_id, sfp_date on,
                               sfp_attestation **ret_attestation)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_attestation *attestation = NULL;
	sfp_status status;

	if (!sfp__given(reg, "attestation_id ret_attestation",
	                (const void *const[]){ attestation_id, ret_attestation }))
		return SFP_E_MISUSE;

	sfp__verb_given_number(&verb, on);
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = end(&verb, attestation_id, on, &attestation);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_attestation = SFP__TAKE(attestation);
	return status;
}

void sfp_attestation_free(sfp_attestation *attestation)
{
	sfp_record_free(attestation ? &attestation->head : NULL);
}
