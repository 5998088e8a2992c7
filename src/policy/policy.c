/* policy.c: a policy's life and what can be looked up in it. */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/hash.h"
#include "policy/builtin.h"
#include "policy/policy.h"

static void policy_freep(sfp_policy **policy)
{
	sfp_policy_unref(*policy);
}

static void set_defaults(sfp_policy *policy)
{
	memcpy(policy->roles, sfp__role_wordings, sizeof(policy->roles));
	memcpy(policy->actions, sfp__action_wordings, sizeof(policy->actions));
	memcpy(policy->kinds, sfp__kind_wordings, sizeof(policy->kinds));
	memcpy(policy->facts, sfp__fact_wordings, sizeof(policy->facts));
	for (int i = 0; i < SFP__LIMIT_COUNT; i++)
		policy->limits[i] = sfp__limits[i].value;
	policy->residual = -1;
	policy->name = "";
}

static sfp_policy *policy_new(void)
{
	sfp_policy *policy = calloc(1, sizeof(*policy));

	if (!policy)
		return NULL;
	atomic_init(&policy->references, 1);
	set_defaults(policy);
	return policy;
}

static sfp_status read_text(struct sfp__loading *loading, const char *text, size_t length)
{
	sfp_policy *policy = loading->policy;
	sfp_status status = sfp__names_init(&policy->names, &policy->arena);

	if (status != SFP_OK)
		return status;
	status = sfp__tree_read(&policy->arena, loading->findings, text, length, &policy->root);
	if (status != SFP_OK)
		return status;
	policy->text = sfp__arena_text(&policy->arena, text, length);
	if (!policy->text)
		return SFP_E_NO_MEMORY;
	policy->length = length;
	if (sfp__sha256(text, length, policy->digest) != SFP_OK)
		return SFP_E_NO_MEMORY; /* libcrypto has SHA-256 and calls it missing when memory runs out on the way */
	status = sfp__pack_read(loading);
	return status == SFP_OK ? sfp__compile(loading) : status;
}

sfp_status sfp_policy_load(const char *text, size_t length, sfp_policy **ret_policy, sfp_findings **ret_findings)
{
	SFP__CLEANUP(policy_freep) sfp_policy *policy = policy_new();
	SFP__CLEANUP(sfp__findings_freep) sfp_findings *findings = sfp__findings_new();
	struct sfp__loading loading = { policy, findings };
	sfp_status status, closed;

	if ((!text && length) || !ret_policy)
		return SFP_E_MISUSE;
	if (!policy || !findings)
		return SFP_E_NO_MEMORY;

	status = read_text(&loading, text ? text : "", length);
	closed = sfp__findings_close(findings);
	if (status == SFP_OK || closed == SFP_E_NO_MEMORY)
		status = closed;
	if (status == SFP_OK)
		*ret_policy = SFP__TAKE(policy);
	if (ret_findings && (status == SFP_OK || status == SFP_E_INVALID))
		*ret_findings = SFP__TAKE(findings);
	return status;
}

sfp_status sfp_policy_load_builtin(sfp_policy **ret_policy)
{
	return sfp_policy_load(sfp__builtin_pack, sfp__builtin_pack_length, ret_policy, NULL);
}

const char *sfp_policy_builtin_text(size_t *ret_length)
{
	if (ret_length)
		*ret_length = sfp__builtin_pack_length;
	return sfp__builtin_pack;
}

sfp_policy *sfp_policy_ref(sfp_policy *policy)
{
	if (policy)
		atomic_fetch_add_explicit(&policy->references, 1, memory_order_relaxed);
	return policy;
}

void sfp_policy_unref(sfp_policy *policy)
{
	if (!policy || atomic_fetch_sub_explicit(&policy->references, 1, memory_order_acq_rel) != 1)
		return;
	sfp__arena_clear(&policy->arena);
	free(policy);
}

const char *sfp_policy_name(const sfp_policy *policy)
{
	return policy ? policy->name : NULL;
}

void sfp_policy_digest(const sfp_policy *policy, uint8_t ret_digest[32])
{
	if (policy && ret_digest)
		memcpy(ret_digest, policy->digest, sizeof(policy->digest));
}

const char *sfp_policy_text(const sfp_policy *policy, size_t *ret_length)
{
	if (ret_length)
		*ret_length = policy ? policy->length : 0;
	return policy ? policy->text : NULL;
}

size_t sfp_policy_norm_count(const sfp_policy *policy)
{
	return policy ? policy->norm_count : 0;
}

const sfp_norm_info *sfp_policy_norm_at(const sfp_policy *policy, size_t index)
{
	return policy && index < policy->norm_count ? &policy->norms[index] : NULL;
}

const sfp_norm_info *sfp_policy_norm_find(const sfp_policy *policy, const char *code)
{
	int place = policy && code ? sfp__names_find(&policy->names, SFP__DOMAIN_STATED, code) : 0;

	return place ? &policy->norms[place - 1] : NULL;
}

const char *sfp_policy_text_at(const sfp_policy *policy, const char *path)
{
	const struct sfp__node *node = policy && path ? sfp__tree_path(policy->root, path) : NULL;

	return node && node->type == SFP__NODE_TEXT ? node->text : NULL;
}

int64_t sfp_policy_limit(const sfp_policy *policy, const char *name)
{
	int index = policy && name ? sfp__limit_index(name) : -1;

	return index < 0 ? -1 : policy->limits[index];
}

bool sfp_policy_switch(const sfp_policy *policy, const char *name)
{
	int place = policy && name ? sfp__names_find(&policy->names, SFP__DOMAIN_SWITCH, name) : 0;

	return !place || policy->switches[place - 1].on;
}

sfp_fact sfp_policy_fact(const sfp_policy *policy, const char *name)
{
	return (sfp_fact)(policy && name ? sfp__names_find(&policy->names, SFP__DOMAIN_FACT, name) : 0);
}

uint32_t sfp_policy_close_roles(const sfp_policy *policy, uint32_t roles)
{
	uint32_t closed = roles;

	for (int role = 1; policy && role < SFP_ROLE_END; role++)
		if (roles & SFP_ROLE_BIT(role))
			closed |= policy->implied[role];
	return closed;
}

size_t sfp_policy_legal_count(const sfp_policy *policy)
{
	return policy ? policy->legal_count : 0;
}

const sfp_legal_act *sfp_policy_legal_at(const sfp_policy *policy, size_t index)
{
	return policy && index < policy->legal_count ? &policy->legal[index] : NULL;
}

static const char *title_of(const struct sfp__wording *wordings, int end, int number, sfp_language language)
{
	if (number < 0 || number >= end)
		return NULL;
	return language == SFP_EN ? wordings[number].en : wordings[number].ru;
}

const char *sfp_policy_role_title(const sfp_policy *policy, sfp_role role, sfp_language language)
{
	return title_of(policy ? policy->roles : sfp__role_wordings, SFP_ROLE_END, (int)role, language);
}

const char *sfp_policy_action_title(const sfp_policy *policy, sfp_action action, sfp_language language)
{
	return title_of(policy ? policy->actions : sfp__action_wordings, SFP_ACTION_END, (int)action, language);
}

const char *sfp_policy_fact_title(const sfp_policy *policy, sfp_fact fact, sfp_language language)
{
	return title_of(policy ? policy->facts : sfp__fact_wordings, SFP_FACT_END, (int)fact, language);
}

const char *sfp_policy_kind_title(const sfp_policy *policy, sfp_kind kind, sfp_language language)
{
	return title_of(policy ? policy->kinds : sfp__kind_wordings, SFP_KIND_END, (int)kind, language);
}
