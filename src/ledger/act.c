/* act.c: which organisation, and under which edition of its act. */
#include <stdio.h>
#include <string.h>

#include "ledger/local.h"
#include "ledger/misuse.h"
#include "ledger/registry.h"
#include "sql/sql.h"

sfp_status sfp__organization_number(sfp_registry *reg, const sfp_id *organization, int64_t *ret_org)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_ORGANIZATION_NUMBER);
	sfp_status status;

	sfp__bind_id(stmt, ":id", organization);
	status = sfp__step_row(reg->store, stmt);
	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(reg, "такой организации в этом реестре нет",
		                  "there is no such organisation in this registry");
	if (status != SFP_OK)
		return status;
	*ret_org = sfp__column_int(stmt, SFP__COL_ORGANIZATION_NUMBER_ORG);
	sfp__local_arrive(reg, *ret_org, sfp__column_said(stmt, SFP__COL_ORGANIZATION_NUMBER_TIME_ZONE));
	sfp__stmt_end(stmt);
	return sfp__store_status(reg->store);
}

void sfp__act_forget(sfp_registry *reg)
{
	sfp_policy_unref(reg->act.policy);
	reg->act = (struct sfp__act){ 0 };
}

static sfp_status compile_text(const char *text, const uint8_t digest[32], sfp_policy **ret_policy)
{
	uint8_t found[32];
	sfp_status status;

	if (!text)
		return SFP_E_CORRUPT;
	status = sfp__sha256(text, strlen(text), found);
	if (status != SFP_OK)
		return status;
	if (memcmp(found, digest, 32) != 0)
		return SFP_E_CORRUPT;
	return sfp_policy_load(text, strlen(text), ret_policy, NULL);
}

/* The text of a pack that was adopted once is compiled again; that it fails now means that the file was changed. */
static sfp_status compile(sfp_registry *reg, const uint8_t digest[32], sfp_policy **ret_policy)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_PACK_GET);
	SFP__CLEANUP(sfp__freep) char *text = NULL;
	sfp_status status;

	sfp__bind_blob(stmt, ":digest", digest, 32);
	status = sfp__step_row(reg->store, stmt);
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_E_CORRUPT : status;
	text = sfp__column_text_dup(stmt, SFP__COL_PACK_GET_TEXT);
	sfp__stmt_end(stmt);
	status = sfp__store_status(reg->store);
	if (status == SFP_OK)
		status = compile_text(text, digest, ret_policy);
	if (status == SFP_E_INVALID || status == SFP_E_CORRUPT) {
		sfp__registry_say(reg,
		                  "пакет действующей редакции положения повреждён в реестре; восстановите реестр из "
		                  "копии",
		                  "the pack of the edition in force was damaged in the registry");
		return SFP_E_CORRUPT;
	}
	return status;
}

static sfp_status read_edition(sfp_registry *reg, struct sfp__stmt *stmt, struct sfp__act *ret_act)
{
	const void *digest;
	size_t length = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", ret_act->org);
	status = sfp__step_row(reg->store, stmt);
	if (status != SFP_OK)
		return status;
	ret_act->edition = sfp__column_id(stmt, SFP__COL_EDITION_NOW_ID);
	ret_act->in_force = sfp__column_int(stmt, SFP__COL_EDITION_NOW_STATE) == SFP_EDITION_IN_FORCE;
	digest = sfp__column_blob(stmt, SFP__COL_EDITION_NOW_PACK_DIGEST, &length);
	if (length == 32)
		memcpy(ret_act->digest, digest, 32);
	sfp__stmt_end(stmt);
	return length == 32 ? sfp__store_status(reg->store) : SFP_E_CORRUPT;
}

/* The edition in force, or else the newest that is on its way, or none. */
static sfp_status current_edition(sfp_registry *reg, int64_t org, struct sfp__act *ret_act)
{
	sfp_status status;

	*ret_act = (struct sfp__act){ .org = org };
	status = read_edition(reg, sfp__stmt(reg->store, SFP__SQL_EDITION_NOW), ret_act);
	if (status == SFP_E_NOT_FOUND)
		status = read_edition(reg, sfp__stmt(reg->store, SFP__SQL_EDITION_COMING), ret_act);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

sfp_status sfp__act_now(sfp_registry *reg, int64_t org, const struct sfp__act **ret_act)
{
	struct sfp__act now;
	sfp_status status = current_edition(reg, org, &now);

	if (status != SFP_OK)
		return status;
	if (reg->act.policy && !sfp_id_is_none(&now.edition) && memcmp(reg->act.digest, now.digest, 32) == 0) {
		now.policy = sfp_policy_ref(reg->act.policy);
	} else if (!sfp_id_is_none(&now.edition)) {
		status = compile(reg, now.digest, &now.policy);
		if (status != SFP_OK)
			return status;
	}
	sfp__act_forget(reg);
	reg->act = now;
	*ret_act = &reg->act;
	return SFP_OK;
}

static const char *fact_text(const sfp_policy *policy, sfp_fact fact, const char *key)
{
	char path[64];

	snprintf(path, sizeof(path), "facts.%s.%s", sfp_fact_name(fact), key);
	return policy ? sfp_policy_text_at(policy, path) : NULL;
}

const char *sfp__act_fact_name(const sfp_policy *policy, sfp_fact fact)
{
	const char *name = fact_text(policy, fact, "name");

	return name ? name : sfp_fact_name(fact);
}

const char *sfp__act_fact_consent(const sfp_policy *policy, sfp_fact fact)
{
	return fact_text(policy, fact, "consent");
}

bool sfp__act_may_permit(const sfp_policy *policy, const sfp_request *request)
{
	sfp_decision decision = SFP_DECISION_INIT;

	if (!policy || sfp_decide(policy, request, &decision) != SFP_OK)
		return false;
	return decision.effect == SFP_EFFECT_PERMIT || decision.effect == SFP_EFFECT_UNDETERMINED;
}

/* The act is asked, so no name of a norm or switch is needed: a student stands before a link into a class. */
bool sfp__act_invites_students(const sfp_policy *policy)
{
	sfp_request request = SFP_REQUEST_INIT;

	request.roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT);
	request.action = SFP_ACTION_INVITE_CLAIM;
	sfp_facts_add(&request.known_true, SFP_FACT_INVITE_INTO_CLASS);
	sfp_facts_add(&request.known_true, SFP_FACT_INVITE_ROLE_STUDENT);
	sfp_facts_add(&request.known_false, SFP_FACT_INVITE_INTO_CHAT);
	return sfp__act_may_permit(policy, &request);
}

static sfp_status policy_now(sfp_registry *reg, const sfp_id *organization, sfp_policy **ret_policy)
{
	const struct sfp__act *act = NULL;
	int64_t org = 0;
	sfp_status status = sfp__organization_number(reg, organization, &org);

	if (status != SFP_OK)
		return status;
	status = sfp__act_now(reg, org, &act);
	if (status != SFP_OK)
		return status;
	if (!act->policy) {
		sfp__registry_say(reg, "у организации ещё нет редакции положения; составьте её",
		                  "the organisation has no edition of its act yet; draft one");
		return SFP_E_NOT_FOUND;
	}
	*ret_policy = sfp_policy_ref(act->policy);
	return SFP_OK;
}

sfp_status sfp_registry_policy(sfp_registry *reg, const sfp_id *organization, sfp_policy **ret_policy)
{
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization ret_policy", (const void *const[]){ organization, ret_policy }))
		return SFP_E_MISUSE;
	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = policy_now(reg, organization, ret_policy);
	return sfp__registry_answer(reg, status);
}
