/* shape.c: compares a part of a pack with the keys and types that it should have. */
#include <string.h>

#include "policy/shape.h"

#define KEYS_MAX 24

const struct sfp__shape sfp__shape_bilingual[] = {
	{ "ru", SFP__SHAPE_TEXT, true, NULL },
	{ "en", SFP__SHAPE_TEXT, true, NULL },
	{ NULL, SFP__SHAPE_TEXT, false, NULL },
};

/* What stands there, for the finding. */
static const char *what_stands(const struct sfp__node *node)
{
	return node->type == SFP__NODE_TEXT ? node->text : node->type == SFP__NODE_LIST ? "list" : "mapping";
}

static bool check_text(sfp_findings *findings, const struct sfp__node *node, bool may_be_empty, const char *where)
{
	if (node->type != SFP__NODE_TEXT) {
		sfp__find(findings, SFP__PROBLEM_WANTS_TEXT, node, what_stands(node), "value", where);
		return false;
	}
	if (!*node->text && !may_be_empty) {
		sfp__find(findings, SFP__PROBLEM_EMPTY_VALUE, node, NULL, NULL, where);
		return false;
	}
	return true;
}

static bool check_names(sfp_findings *findings, const struct sfp__node *node, bool may_be_empty, const char *where)
{
	bool good = true;

	if (node->type == SFP__NODE_TEXT)
		return check_text(findings, node, false, where);
	if (node->type == SFP__NODE_MAPPING) {
		sfp__find(findings, SFP__PROBLEM_WANTS_NAMES, node, what_stands(node), "names", where);
		return false;
	}
	if (!node->first && !may_be_empty) {
		sfp__find(findings, SFP__PROBLEM_EMPTY_LIST, node, NULL, NULL, where);
		return false;
	}
	for (const struct sfp__node *item = node->first; item; item = item->next)
		good &= check_text(findings, item, false, where);
	return good;
}

static bool check_mapping(sfp_findings *findings, const struct sfp__node *node, const struct sfp__shape *of,
                          const char *where)
{
	if (node->type == SFP__NODE_MAPPING)
		return !of || sfp__shape_check(findings, node, of);
	sfp__find(findings, SFP__PROBLEM_WANTS_MAPPING, node, what_stands(node), "mapping", where);
	return false;
}

static bool check_mappings(sfp_findings *findings, const struct sfp__node *node, const struct sfp__shape *of,
                           const char *where)
{
	bool good = true;

	if (node->type != SFP__NODE_LIST) {
		sfp__find(findings, SFP__PROBLEM_WANTS_LIST, node, what_stands(node), "list", where);
		return false;
	}
	for (const struct sfp__node *item = node->first; item; item = item->next)
		good &= check_mapping(findings, item, of, where);
	return good;
}

static bool check_member(sfp_findings *findings, const struct sfp__node *node, const struct sfp__shape *key)
{
	switch (key->type) {
	case SFP__SHAPE_TEXT:
	case SFP__SHAPE_MAYBE_EMPTY:
		return check_text(findings, node, key->type == SFP__SHAPE_MAYBE_EMPTY, key->key);
	case SFP__SHAPE_NAMES:
	case SFP__SHAPE_MAYBE_NAMES:
		return check_names(findings, node, key->type == SFP__SHAPE_MAYBE_NAMES, key->key);
	case SFP__SHAPE_MAPPING:
	case SFP__SHAPE_OPEN:
		return check_mapping(findings, node, key->of, key->key);
	case SFP__SHAPE_MAPPINGS:
		return check_mappings(findings, node, key->of, key->key);
	}
	return false;
}

static bool find_unknown(sfp_findings *findings, const struct sfp__node *member, const struct sfp__shape *shape)
{
	const char *keys[KEYS_MAX];
	size_t count = 0;

	for (; shape[count].key && count < KEYS_MAX; count++)
		keys[count] = shape[count].key;
	sfp__find(findings, SFP__PROBLEM_UNKNOWN_KEY, member->key, member->key->text,
	          sfp__nearest(keys, count, member->key->text), NULL);
	return false;
}

bool sfp__shape_check(sfp_findings *findings, const struct sfp__node *node, const struct sfp__shape *shape)
{
	uint32_t seen = 0;
	bool good = true;

	for (const struct sfp__node *member = node->first; member && !sfp__findings_full(findings);
	     member = member->next) {
		size_t i = 0;

		while (shape[i].key && strcmp(shape[i].key, member->key->text) != 0)
			i++;
		if (!shape[i].key) {
			good = find_unknown(findings, member, shape);
			continue;
		}
		if (seen >> i & 1) {
			sfp__find(findings, SFP__PROBLEM_DUPLICATE_KEY, member->key, member->key->text, NULL, NULL);
			good = false;
		}
		seen |= UINT32_C(1) << i;
		good &= check_member(findings, member, &shape[i]);
	}
	for (size_t i = 0; shape[i].key; i++) {
		if (!shape[i].required || seen >> i & 1)
			continue;
		sfp__find(findings, SFP__PROBLEM_MISSING_KEY, node, NULL, shape[i].key, NULL);
		good = false;
	}
	return good;
}

bool sfp__shape_check_twice(sfp_findings *findings, const struct sfp__node *node)
{
	bool good = true;
	size_t looked = 0;

	for (const struct sfp__node *member = node->first; member && !sfp__findings_full(findings);
	     member = member->next) {
		const struct sfp__node *other = node->first;

		/* A longer mapping than this has unknown keys, and those are said anyway. */
		if (++looked > 2 * (size_t)SFP__NORMS_MAX)
			break;
		while (other != member && strcmp(other->key->text, member->key->text) != 0)
			other = other->next;
		if (other == member)
			continue;
		sfp__find(findings, SFP__PROBLEM_DUPLICATE_KEY, member->key, member->key->text, NULL, NULL);
		good = false;
	}
	return good;
}
