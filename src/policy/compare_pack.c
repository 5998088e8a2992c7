/* compare_pack.c: what differs in two packs besides the answers: norms, switches, limits, and every other line. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "policy/comparison.h"

struct listing {
	const sfp_policy *before, *after;
	sfp_comparison *comparison;
};

static const char *keep(struct listing *listing, const char *text)
{
	return sfp__arena_text(&listing->comparison->arena, text, strlen(text));
}

/* «что: было …, стало …» */
static const char *sentence(struct listing *listing, sfp_language language, const char *what, const char *before,
                            const char *after)
{
	struct sfp__buffer text = { 0 };
	bool english = language == SFP_EN;
	const char *copy = NULL;

	sfp__buffer_add_text(&text, what);
	if (*before)
		sfp__buffer_addf(&text, english ? ": was “%s”" : ": было «%s»", before);
	if (*after)
		sfp__buffer_addf(&text, english ? "%s “%s”" : "%s «%s»",
		                 *before   ? english ? ", is" : ", стало"
		                 : english ? ": new,"
		                           : ": появилось",
		                 after);
	else
		sfp__buffer_add_text(&text, english ? ", is gone" : ", теперь этого нет");
	if (!text.failed)
		copy = sfp__arena_text(&listing->comparison->arena, text.data, text.length);
	sfp__buffer_clear(&text);
	return copy;
}

static sfp_difference *new_difference(sfp_comparison *comparison)
{
	if (comparison->difference_count == comparison->difference_room) {
		size_t room = comparison->difference_room ? comparison->difference_room * 2 : 16;
		sfp_difference *differences = reallocarray(comparison->differences, room, sizeof(*differences));

		if (!differences)
			return NULL;
		comparison->differences = differences;
		comparison->difference_room = room;
	}
	return &comparison->differences[comparison->difference_count];
}

/* What differs, called in both languages. */
struct named {
	sfp_difference_sort sort;
	const char *place, *ru, *en;
};

static sfp_status differ(struct listing *listing, const struct named *named, const char *before, const char *after)
{
	sfp_difference *difference = new_difference(listing->comparison);

	if (!difference)
		return SFP_E_NO_MEMORY;
	*difference = (sfp_difference){
		.sort = named->sort,
		.place = keep(listing, named->place),
		.before = keep(listing, before),
		.after = keep(listing, after),
		.text_ru = sentence(listing, SFP_RU, named->ru, before, after),
		.text_en = sentence(listing, SFP_EN, named->en, before, after),
	};
	if (!difference->place || !difference->before || !difference->after || !difference->text_ru ||
	    !difference->text_en)
		return SFP_E_NO_MEMORY;
	listing->comparison->difference_count++;
	return SFP_OK;
}

static sfp_status differ_if(struct listing *listing, const struct named *named, const char *before, const char *after)
{
	return strcmp(before, after) == 0 ? SFP_OK : differ(listing, named, before, after);
}

static sfp_status compare_limits(struct listing *listing)
{
	sfp_status status = SFP_OK;

	for (int i = 0; i < SFP__LIMIT_COUNT && status == SFP_OK; i++) {
		char before[24], after[24], place[64];
		struct named named = { SFP_DIFFERENCE_SETTING, place, sfp__limits[i].ru, sfp__limits[i].en };

		snprintf(place, sizeof(place), "limits.%s", sfp__limits[i].name);
		snprintf(before, sizeof(before), "%lld", (long long)listing->before->limits[i]);
		snprintf(after, sizeof(after), "%lld", (long long)listing->after->limits[i]);
		status = differ_if(listing, &named, before, after);
	}
	return status;
}

/* The switches of one pack against the other; those of both are told once. */
static sfp_status compare_switches(struct listing *listing, const sfp_policy *of, bool again)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < of->switch_count && status == SFP_OK; i++) {
		const char *name = of->switches[i].name;
		struct named named = { SFP_DIFFERENCE_SWITCH, name, name, name };

		if (again && sfp__names_find(&listing->before->names, SFP__DOMAIN_SWITCH, name))
			continue;
		status = differ_if(listing, &named, sfp_policy_switch(listing->before, name) ? "on" : "off",
		                   sfp_policy_switch(listing->after, name) ? "on" : "off");
	}
	return status;
}

static sfp_status compare_norm(struct listing *listing, const sfp_norm_info *before, const sfp_norm_info *after)
{
	const char *code = before ? before->code : after->code;
	struct named whole = { SFP_DIFFERENCE_NORM, code, code, code };
	const struct {
		sfp_difference_sort sort;
		const char *before, *after;
	} parts[] = {
		{ SFP_DIFFERENCE_NORM, before ? sfp_modality_name(before->modality) : "",
		  after ? sfp_modality_name(after->modality) : "" },
		{ SFP_DIFFERENCE_RENUMBERED, before ? before->clause : "", after ? after->clause : "" },
		{ SFP_DIFFERENCE_WORDS, before ? before->title_ru : "", after ? after->title_ru : "" },
		{ SFP_DIFFERENCE_WORDS, before ? before->title_en : "", after ? after->title_en : "" },
	};
	sfp_status status = SFP_OK;

	if (!before || !after)
		return differ(listing, &whole, before ? before->title_ru : "", after ? after->title_ru : "");
	for (size_t i = 0; i < SFP__LENGTH(parts) && status == SFP_OK; i++) {
		struct named named = { parts[i].sort, code, code, code };

		status = differ_if(listing, &named, parts[i].before, parts[i].after);
	}
	return status;
}

static sfp_status compare_norms(struct listing *listing)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < listing->before->norm_count && status == SFP_OK; i++) {
		const sfp_norm_info *norm = &listing->before->norms[i];

		status = compare_norm(listing, norm, sfp_policy_norm_find(listing->after, norm->code));
	}
	for (size_t i = 0; i < listing->after->norm_count && status == SFP_OK; i++) {
		const sfp_norm_info *norm = &listing->after->norms[i];

		if (!sfp_policy_norm_find(listing->before, norm->code))
			status = compare_norm(listing, NULL, norm);
	}
	return status;
}

static bool same_rule(const struct listing *listing, const struct sfp__rule *a, const struct sfp__rule *b)
{
	return !memcmp(&a->kinds, &b->kinds, sizeof(a->kinds)) &&
	       !memcmp(&a->require, &b->require, sizeof(a->require)) && a->roles == b->roles &&
	       a->reading == b->reading &&
	       !strcmp(listing->before->norms[a->norm].code, listing->after->norms[b->norm].code);
}

/* The norms behind an action and how they are read, as one text: "administrator.appointed administration.…". */
static sfp_status write_basis(const sfp_policy *policy, unsigned action, char **ret_text)
{
	struct sfp__buffer text = { 0 };
	const struct sfp__action_rules *rules = &policy->rules[action];

	for (size_t i = 0; i < rules->count; i++)
		sfp__buffer_addf(&text, "%s%s%s", i ? ", " : "", policy->norms[rules->rules[i].norm].code,
		                 rules->rules[i].reading == SFP_READING_IMPLIED ? "*" : "");
	return sfp__buffer_take(&text, ret_text);
}

static sfp_status compare_basis(struct listing *listing, unsigned action)
{
	const struct sfp__action_rules *a = &listing->before->rules[action], *b = &listing->after->rules[action];
	SFP__CLEANUP(sfp__freep) char *before = NULL;
	SFP__CLEANUP(sfp__freep) char *after = NULL;
	struct named named = { SFP_DIFFERENCE_RENUMBERED, sfp_action_name((sfp_action)action),
		               sfp_policy_action_title(listing->after, (sfp_action)action, SFP_RU),
		               sfp_policy_action_title(listing->after, (sfp_action)action, SFP_EN) };
	bool same = a->count == b->count;
	sfp_status status;

	for (size_t i = 0; i < listing->comparison->change_count; i++)
		if (listing->comparison->changes[i].said.action == action)
			return SFP_OK; /* that is told already */
	for (size_t i = 0; i < a->count && same; i++)
		same = same_rule(listing, &a->rules[i], &b->rules[i]);
	if (same)
		return SFP_OK;
	status = write_basis(listing->before, action, &before);
	if (status == SFP_OK)
		status = write_basis(listing->after, action, &after);
	return status == SFP_OK ? differ(listing, &named, before, after) : status;
}

/* A line is only words where nothing but people reads it. */
static bool is_words(const char *path)
{
	static const char *const words[] = { "title", "vocabulary", "pack" };

	for (size_t i = 0; i < SFP__LENGTH(words); i++)
		if (strncmp(path, words[i], strlen(words[i])) == 0)
			return true;
	return strstr(path, ".title") || strstr(path, ".note");
}

/* Parts that are compared otherwise. */
static bool is_told_elsewhere(const char *key)
{
	static const char *const told[] = { "norms", "switches", "limits", "format" };

	for (size_t i = 0; i < SFP__LENGTH(told); i++)
		if (strcmp(key, told[i]) == 0)
			return true;
	return false;
}

/* What tells an item of a list from the others: its code, kind or number; else its text. */
static const char *identity(const struct sfp__node *item)
{
	static const char *const keys[] = { "code", "number", "kind" };

	for (size_t i = 0; i < SFP__LENGTH(keys); i++)
		if (*sfp__tree_text(item, keys[i]))
			return sfp__tree_text(item, keys[i]);
	return item->type == SFP__NODE_TEXT ? item->text : "";
}

static const struct sfp__node *counterpart(const struct sfp__node *of, const struct sfp__node *in)
{
	const struct sfp__node *item;

	if (!in || in->type == SFP__NODE_TEXT)
		return NULL;
	if (of->key)
		return sfp__tree_member(in, of->key->text);
	item = in->first;
	while (item && (item->key || strcmp(identity(of), identity(item)) != 0))
		item = item->next;
	return item;
}

static sfp_status compare_nodes(struct listing *listing, const char *path, const struct sfp__node *before,
                                const struct sfp__node *after);

/* The children of `of`: all of them, or (`only_new`) those that `other` lacks. */
static sfp_status compare_children(struct listing *listing, const char *path, const struct sfp__node *of,
                                   const struct sfp__node *other, bool only_new)
{
	sfp_status status = SFP_OK;

	for (const struct sfp__node *child = of && of->type != SFP__NODE_TEXT ? of->first : NULL;
	     child && status == SFP_OK; child = child->next) {
		const struct sfp__node *twin = counterpart(child, other);
		const char *step = child->key ? child->key->text : identity(child);
		char longer[256];

		if ((only_new && twin) || (!*path && is_told_elsewhere(step)))
			continue;
		snprintf(longer, sizeof(longer), "%s%s%s", path, *path ? "." : "", step);
		status = only_new ? compare_nodes(listing, longer, NULL, child)
		                  : compare_nodes(listing, longer, child, twin);
	}
	return status;
}

static const char *text_of(const struct sfp__node *node)
{
	return node && node->type == SFP__NODE_TEXT ? node->text : "";
}

static sfp_status compare_nodes(struct listing *listing, const char *path, const struct sfp__node *before,
                                const struct sfp__node *after)
{
	struct named named = { is_words(path) ? SFP_DIFFERENCE_WORDS : SFP_DIFFERENCE_SETTING, path, path, path };
	sfp_status status = differ_if(listing, &named, text_of(before), text_of(after));

	if (status == SFP_OK)
		status = compare_children(listing, path, before, after, false);
	return status == SFP_OK ? compare_children(listing, path, after, before, true) : status;
}

static int by_sort(const void *a, const void *b)
{
	const sfp_difference *one = a, *other = b;

	if (one->sort != other->sort)
		return one->sort < other->sort ? -1 : 1;
	return strcmp(one->place, other->place);
}

sfp_status sfp__compare_packs(const sfp_policy *before, const sfp_policy *after, sfp_comparison *comparison)
{
	struct listing listing = { before, after, comparison };
	sfp_status status = compare_limits(&listing);

	if (status != SFP_OK)
		return status;
	status = compare_switches(&listing, before, false);
	if (status != SFP_OK)
		return status;
	status = compare_switches(&listing, after, true);
	if (status != SFP_OK)
		return status;
	status = compare_norms(&listing);
	for (unsigned action = 1; action < SFP_ACTION_END && status == SFP_OK; action++)
		status = compare_basis(&listing, action);
	if (status != SFP_OK)
		return status;
	status = compare_nodes(&listing, "", before->root, after->root);
	if (status == SFP_OK && comparison->difference_count)
		qsort(comparison->differences, comparison->difference_count, sizeof(*comparison->differences), by_sort);
	return status;
}
