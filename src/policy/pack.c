/* pack.c: reads the parts of a pack that say whose act it is and what things are called; norms.c reads the norms. */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "base/zone.h"
#include "policy/policy.h"
#include "policy/shape.h"

/* clang-format off */
#define END { NULL, SFP__SHAPE_TEXT, false, NULL }
/* clang-format on */

/* clang-format off */
static const struct sfp__shape organization_shape[] = {
	{ "name",  SFP__SHAPE_TEXT,        true,  NULL },
	{ "short", SFP__SHAPE_MAYBE_EMPTY, false, NULL },
	END,
};
/* clang-format on */

/* clang-format off */
static const struct sfp__shape platform_shape[] = {
	{ "name",      SFP__SHAPE_TEXT,        true,  NULL },
	{ "messenger", SFP__SHAPE_MAYBE_EMPTY, false, NULL },
	{ "email",     SFP__SHAPE_MAYBE_EMPTY, false, NULL },
	{ "site",      SFP__SHAPE_MAYBE_EMPTY, false, NULL },
	END,
};
/* clang-format on */

/* clang-format off */
static const struct sfp__shape application_shape[] = {
	{ "subject",  SFP__SHAPE_TEXT,  false, NULL },
	{ "contents", SFP__SHAPE_NAMES, false, NULL },
	END,
};
/* clang-format on */

static const struct sfp__shape staffroom_shape[] = {
	{ "name", SFP__SHAPE_TEXT, true, NULL },
	END,
};

static const struct sfp__shape channel_shape[] = {
	{ "code", SFP__SHAPE_TEXT, true, NULL },
	{ "name", SFP__SHAPE_TEXT, true, NULL },
	END,
};

/* clang-format off */
static const struct sfp__shape chat_shape[] = {
	{ "kind",  SFP__SHAPE_TEXT,    true, NULL },
	{ "title", SFP__SHAPE_MAPPING, true, sfp__shape_bilingual },
	END,
};
/* clang-format on */

/* clang-format off */
static const struct sfp__shape legal_shape[] = {
	{ "kind",   SFP__SHAPE_TEXT,        true,  NULL },
	{ "issuer", SFP__SHAPE_TEXT,        true,  NULL },
	{ "number", SFP__SHAPE_TEXT,        true,  NULL },
	{ "date",   SFP__SHAPE_TEXT,        true,  NULL },
	{ "title",  SFP__SHAPE_MAYBE_EMPTY, false, NULL },
	{ "status", SFP__SHAPE_TEXT,        false, NULL },
	{ "note",   SFP__SHAPE_MAYBE_EMPTY, false, NULL },
	END,
};
/* clang-format on */

/* clang-format off */
static const struct sfp__shape adoption_shape[] = {
	{ "adopted_by",  SFP__SHAPE_TEXT, false, NULL },
	{ "approved_by", SFP__SHAPE_TEXT, false, NULL },
	END,
};
/* clang-format on */

static const struct sfp__shape administrator_shape[] = {
	{ "eligible", SFP__SHAPE_TEXT, true, NULL },
	END,
};

/* clang-format off */
static const struct sfp__shape free_fact_shape[] = {
	{ "name",  SFP__SHAPE_TEXT,    true,  NULL },
	{ "title", SFP__SHAPE_MAPPING, true,  sfp__shape_bilingual },
	{ "fails", SFP__SHAPE_MAPPING, false, sfp__shape_bilingual },
	{ "consent", SFP__SHAPE_TEXT,  false, NULL },
	END,
};
/* clang-format on */

/* `norms` is a list of mappings; norms.c knows their keys. */
/* clang-format off */
static const struct sfp__shape pack_shape[] = {
	{ "format",        SFP__SHAPE_TEXT,     true,  NULL },
	{ "pack",          SFP__SHAPE_TEXT,     true,  NULL },
	{ "title",         SFP__SHAPE_MAPPING,  true,  sfp__shape_bilingual },
	{ "organization",  SFP__SHAPE_MAPPING,  false, organization_shape },
	{ "time_zone",     SFP__SHAPE_TEXT,     false, NULL },
	{ "platform",      SFP__SHAPE_MAPPING,  false, platform_shape },
	{ "application",   SFP__SHAPE_MAPPING,  false, application_shape },
	{ "vocabulary",    SFP__SHAPE_OPEN,     false, NULL },
	{ "staffroom",     SFP__SHAPE_MAPPING,  false, staffroom_shape },
	{ "channels",      SFP__SHAPE_MAPPINGS, false, channel_shape },
	{ "chats",         SFP__SHAPE_MAPPINGS, false, chat_shape },
	{ "legal_base",    SFP__SHAPE_MAPPINGS, false, legal_shape },
	{ "adoption",      SFP__SHAPE_MAPPING,  false, adoption_shape },
	{ "administrator", SFP__SHAPE_MAPPING,  false, administrator_shape },
	{ "roles",         SFP__SHAPE_OPEN,     false, NULL },
	{ "limits",        SFP__SHAPE_OPEN,     false, NULL },
	{ "switches",      SFP__SHAPE_OPEN,     false, NULL },
	{ "facts",         SFP__SHAPE_OPEN,     false, NULL },
	{ "norms",         SFP__SHAPE_MAPPINGS, true,  NULL },
	END,
};
/* clang-format on */

/* What a pack may call by another name beside the roles, kinds and actions. */
/* clang-format off */
static const char *const words[] = { "class", "staffroom", "platform", "messenger", "invite",
				     "chat",  "channel",   "order",    "act" };

static const char *const contents[] = { "order", "full_name", "email", "mobile", "questionnaire" };
static const char *const statuses[] = { "in_force", "repealed", "unknown" };

static bool is_text(const struct sfp__node *node)
{
	return node && node->type == SFP__NODE_TEXT && *node->text;
}

static bool is_one_of(const char *text, const char *const *among, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(among[i], text) == 0)
			return true;
	return false;
}

const struct sfp__node *sfp__each(const struct sfp__node *list, const struct sfp__node *previous)
{
	if (!list || list->type == SFP__NODE_MAPPING)
		return NULL;
	if (list->type == SFP__NODE_TEXT)
		return previous ? NULL : list;
	return previous ? previous->next : list->first;
}

static enum sfp__problem unknown_in(enum sfp__domain domain)
{
	switch (domain) {
	case SFP__DOMAIN_ROLE:
		return SFP__PROBLEM_UNKNOWN_ROLE;
	case SFP__DOMAIN_ACTION:
		return SFP__PROBLEM_UNKNOWN_ACTION;
	case SFP__DOMAIN_KIND:
		return SFP__PROBLEM_UNKNOWN_KIND;
	case SFP__DOMAIN_FACT:
		return SFP__PROBLEM_UNKNOWN_FACT;
	case SFP__DOMAIN_NORM:
		return SFP__PROBLEM_UNKNOWN_NORM;
	case SFP__DOMAIN_STATED:
		return SFP__PROBLEM_UNKNOWN_PARENT;
	case SFP__DOMAIN_NONE:
	case SFP__DOMAIN_SWITCH:
		break;
	}
	return SFP__PROBLEM_UNKNOWN_SWITCH;
}

int sfp__read_name(struct sfp__loading *loading, enum sfp__domain domain, const struct sfp__node *node)
{
	const struct sfp__names *names = &loading->policy->names;
	int number;

	if (!is_text(node) || sfp__findings_full(loading->findings))
		return 0;
	number = sfp__names_find(names, domain, node->text);
	if (!number)
		sfp__find(loading->findings, unknown_in(domain), node, node->text,
			  sfp__names_nearest(names, domain, node->text), NULL);
	return number;
}

bool sfp__read_names(struct sfp__loading *loading, enum sfp__domain domain, const struct sfp__node *node,
		     struct sfp__set *ret_set)
{
	bool good = true;

	*ret_set = (struct sfp__set){ { 0, 0 } };
	for (const struct sfp__node *item = sfp__each(node, NULL); item; item = sfp__each(node, item)) {
		int number = sfp__read_name(loading, domain, item);

		if (number)
			sfp__set_add(ret_set, (unsigned)number);
		good &= number != 0;
	}
	return good;
}

static void read_identity(struct sfp__loading *loading, const struct sfp__node *root)
{
	const struct sfp__node *format = sfp__tree_member(root, "format"), *pack = sfp__tree_member(root, "pack");
	const struct sfp__node *zone = sfp__tree_member(root, "time_zone");

	if (is_text(format) && strcmp(format->text, "1") != 0)
		sfp__find(loading->findings, SFP__PROBLEM_UNSUPPORTED_FORMAT, format, format->text, "1", NULL);
	if (is_text(pack) && !sfp__code_valid(pack->text))
		sfp__find(loading->findings, SFP__PROBLEM_BAD_NAME, pack, pack->text, NULL, "pack");
	if (is_text(zone) && !sfp__zone_name_valid(zone->text))
		sfp__find(loading->findings, SFP__PROBLEM_BAD_ZONE, zone, zone->text, "Asia/Vladivostok", NULL);
	loading->policy->name = is_text(pack) ? pack->text : "";
}

/* The role and all that follows from it, step by step until nothing new comes. */
static uint32_t closure(const uint32_t *direct, uint32_t roles)
{
	uint32_t before;

	do {
		before = roles;
		for (int role = 1; role < SFP_ROLE_END; role++)
			if (roles & SFP_ROLE_BIT(role))
				roles |= direct[role];
	} while (roles != before);
	return roles;
}

static void read_roles(struct sfp__loading *loading, const struct sfp__node *roles)
{
	const struct sfp__node *places[SFP_ROLE_END] = { NULL };
	uint32_t direct[SFP_ROLE_END] = { 0 };

	if (roles && roles->type == SFP__NODE_MAPPING)
		sfp__shape_check_twice(loading->findings, roles);
	for (const struct sfp__node *member = roles ? roles->first : NULL; member; member = member->next) {
		int role = sfp__read_name(loading, SFP__DOMAIN_ROLE, member->key ? member->key : member);
		struct sfp__set implied;

		if (member->type == SFP__NODE_MAPPING)
			sfp__find(loading->findings, SFP__PROBLEM_WANTS_NAMES, member, "mapping", "names", "roles");
		if (!sfp__read_names(loading, SFP__DOMAIN_ROLE, member, &implied) || !role)
			continue;
		direct[role] |= (uint32_t)implied.word[0];
		places[role] = member->key;
	}
	for (int role = 1; role < SFP_ROLE_END; role++) {
		loading->policy->implied[role] = closure(direct, SFP_ROLE_BIT(role));
		if (places[role] && closure(direct, direct[role]) & SFP_ROLE_BIT(role))
			sfp__find(loading->findings, SFP__PROBLEM_ROLE_CYCLE, places[role], places[role]->text, NULL,
				  NULL);
	}
}

static void take_title(struct sfp__wording *wording, const struct sfp__node *title)
{
	if (is_text(sfp__tree_member(title, "ru")))
		wording->ru = sfp__tree_text(title, "ru");
	if (is_text(sfp__tree_member(title, "en")))
		wording->en = sfp__tree_text(title, "en");
}

/* Gives the fact the pack's name for it. */
static sfp_status name_fact(struct sfp__loading *loading, const struct sfp__node *name, int fact)
{
	struct sfp__names *names = &loading->policy->names;
	int taken;

	if (!is_text(name))
		return SFP_OK;
	if (!sfp__code_valid(name->text)) {
		sfp__find(loading->findings, SFP__PROBLEM_BAD_NAME, name, name->text, NULL, "name");
		return SFP_OK;
	}
	taken = sfp__names_find(names, SFP__DOMAIN_FACT, name->text);
	if (!taken || taken == fact)
		return sfp__names_add(names, SFP__DOMAIN_FACT, name->text, fact);
	sfp__find(loading->findings,
		  sfp_fact_from_name(name->text) ? SFP__PROBLEM_FACT_NAME_TAKEN : SFP__PROBLEM_DUPLICATE_FACT_NAME,
		  name, name->text, NULL, NULL);
	return SFP_OK;
}

static sfp_status read_fact(struct sfp__loading *loading, const struct sfp__node *member)
{
	int fact = (int)sfp_fact_from_name(member->key->text);
	const struct sfp__node *fails = sfp__tree_member(member, "fails"), *consent = sfp__tree_member(member, "consent");
	struct sfp__wording *wording;

	if (fact < SFP_FACT_CUSTOM_1) {
		sfp__find(loading->findings, SFP__PROBLEM_UNKNOWN_FREE_FACT, member->key, member->key->text, NULL,
			  NULL);
		return SFP_OK;
	}
	if (member->type != SFP__NODE_MAPPING) {
		sfp__find(loading->findings, SFP__PROBLEM_WANTS_MAPPING, member, member->text, "mapping",
			  member->key->text);
		return SFP_OK;
	}
	sfp__shape_check(loading->findings, member, free_fact_shape);
	if (is_text(consent) && !sfp__code_valid(consent->text))
		sfp__find(loading->findings, SFP__PROBLEM_BAD_NAME, consent, consent->text, NULL, "consent");
	wording = &loading->policy->facts[fact];
	take_title(wording, sfp__tree_member(member, "title"));
	wording->ru_not = fails ? sfp__tree_text(fails, "ru") : NULL;
	wording->en_not = fails ? sfp__tree_text(fails, "en") : NULL;
	return name_fact(loading, sfp__tree_member(member, "name"), fact);
}

static sfp_status read_facts(struct sfp__loading *loading, const struct sfp__node *facts)
{
	sfp_status status = SFP_OK;

	if (!facts || facts->type != SFP__NODE_MAPPING)
		return SFP_OK;
	sfp__shape_check_twice(loading->findings, facts);
	for (const struct sfp__node *member = facts->first; member && status == SFP_OK; member = member->next)
		status = read_fact(loading, member);
	return status;
}

static void find_unknown_word(struct sfp__loading *loading, const struct sfp__node *key)
{
	const struct sfp__names *names = &loading->policy->names;
	const char *near = sfp__names_nearest(names, SFP__DOMAIN_ROLE, key->text);

	if (!near)
		near = sfp__nearest(words, SFP__LENGTH(words), key->text);
	if (!near)
		near = sfp__names_nearest(names, SFP__DOMAIN_KIND, key->text);
	if (!near)
		near = sfp__names_nearest(names, SFP__DOMAIN_ACTION, key->text);
	sfp__find(loading->findings, SFP__PROBLEM_UNKNOWN_WORD, key, key->text, near, NULL);
}

static void read_word(struct sfp__loading *loading, const struct sfp__node *member)
{
	sfp_policy *policy = loading->policy;
	const char *word = member->key->text;
	int role = sfp__names_find(&policy->names, SFP__DOMAIN_ROLE, word);
	int kind = sfp__names_find(&policy->names, SFP__DOMAIN_KIND, word);
	int action = sfp__names_find(&policy->names, SFP__DOMAIN_ACTION, word);

	if (!role && !kind && !action && !is_one_of(word, words, SFP__LENGTH(words))) {
		find_unknown_word(loading, member->key);
		return;
	}
	if (member->type != SFP__NODE_MAPPING) {
		sfp__find(loading->findings, SFP__PROBLEM_WANTS_MAPPING, member, member->text, "mapping", word);
		return;
	}
	sfp__shape_check(loading->findings, member, sfp__shape_bilingual);
	if (role)
		take_title(&policy->roles[role], member);
	if (kind && !is_one_of(word, words, SFP__LENGTH(words))) /* the staffroom itself is not the chat in it */
		take_title(&policy->kinds[kind], member);
	if (action)
		take_title(&policy->actions[action], member);
}

static void read_vocabulary(struct sfp__loading *loading, const struct sfp__node *vocabulary)
{
	if (!vocabulary || vocabulary->type != SFP__NODE_MAPPING)
		return;
	sfp__shape_check_twice(loading->findings, vocabulary);
	for (const struct sfp__node *member = vocabulary->first; member; member = member->next) {
		if (sfp__findings_full(loading->findings))
			return;
		read_word(loading, member);
	}
}

/* -1 where it is no whole number above zero; a number of more digits than any limit has is as good as endless. */
static int64_t positive_number(const char *text)
{
	int64_t value = 0;

	if (!*text || text[strspn(text, "0123456789")])
		return -1;
	for (; *text; text++)
		value = value > INT64_MAX / 100 ? value : value * 10 + (*text - '0');
	return value ? value : -1;
}

static void read_limit(struct sfp__loading *loading, const struct sfp__node *member)
{
	const char *known[SFP__LIMIT_COUNT], *name = member->key->text;
	int index = sfp__limit_index(name);
	int64_t value;
	char most[24], range[32];

	if (index < 0) {
		for (size_t i = 0; i < SFP__LIMIT_COUNT; i++)
			known[i] = sfp__limits[i].name;
		sfp__find(loading->findings, SFP__PROBLEM_UNKNOWN_LIMIT, member->key, name,
			  sfp__nearest(known, SFP__LIMIT_COUNT, name), NULL);
		return;
	}
	value = positive_number(member->text);
	snprintf(most, sizeof(most), "%lld", (long long)sfp__limits[index].most);
	snprintf(range, sizeof(range), "1…%s", most);
	if (member->type != SFP__NODE_TEXT) {
		sfp__find(loading->findings, SFP__PROBLEM_WANTS_TEXT, member, NULL, "value", name);
	} else if (value < 0) {
		sfp__find(loading->findings, SFP__PROBLEM_BAD_LIMIT, member, member->text, range, name);
	} else if (value > sfp__limits[index].most) {
		sfp__find(loading->findings, SFP__PROBLEM_LIMIT_TOO_BIG, member, member->text, most, name);
	} else {
		loading->policy->limits[index] = value;
	}
}

static void read_limits(struct sfp__loading *loading, const struct sfp__node *limits)
{
	if (!limits || limits->type != SFP__NODE_MAPPING)
		return;
	sfp__shape_check_twice(loading->findings, limits);
	for (const struct sfp__node *member = limits->first; member; member = member->next) {
		if (sfp__findings_full(loading->findings))
			return;
		read_limit(loading, member);
	}
}

static void read_switch(struct sfp__loading *loading, const struct sfp__node *member)
{
	int number = sfp__read_name(loading, SFP__DOMAIN_SWITCH, member->key);
	const char *value = member->text, *name = member->key->text;
	bool on = strcmp(value, "on") == 0 || strcmp(value, "true") == 0;

	if (member->type != SFP__NODE_TEXT)
		sfp__find(loading->findings, SFP__PROBLEM_WANTS_TEXT, member, NULL, "value", name);
	else if (!on && strcmp(value, "off") != 0 && strcmp(value, "false") != 0)
		sfp__find(loading->findings, SFP__PROBLEM_BAD_SWITCH, member, value, "on, off", name);
	else if (number)
		loading->policy->switches[number - 1].on = on;
}

/* After the norms: they say which switches there are. */
static void read_switches(struct sfp__loading *loading, const struct sfp__node *switches)
{
	if (!switches || switches->type != SFP__NODE_MAPPING)
		return;
	sfp__shape_check_twice(loading->findings, switches);
	for (const struct sfp__node *member = switches->first; member; member = member->next) {
		if (sfp__findings_full(loading->findings))
			return;
		read_switch(loading, member);
	}
}

/* A pack writes dates in one way, 2026-09-01, though the library reads more; 0 where it is no day of the calendar. */
static sfp_date date_of(const char *text)
{
	sfp_date date = 0;

	if (strlen(text) != 10 || text[4] != '-' || sfp_date_from_text(text, &date) != SFP_OK)
		return 0;
	return date;
}

static void read_legal_act(struct sfp__loading *loading, const struct sfp__node *item, sfp_legal_act *act)
{
	const struct sfp__node *date = sfp__tree_member(item, "date"), *status = sfp__tree_member(item, "status");

	*act = (sfp_legal_act){
		.kind = sfp__tree_text(item, "kind"),
		.issuer = sfp__tree_text(item, "issuer"),
		.number = sfp__tree_text(item, "number"),
		.date = is_text(date) ? date_of(date->text) : 0,
		.title = sfp__tree_text(item, "title"),
		.status = is_text(status) ? status->text : "unknown",
		.note = sfp__tree_text(item, "note"),
	};
	if (is_text(date) && !act->date)
		sfp__find(loading->findings, SFP__PROBLEM_BAD_DATE, date, date->text, "2026-09-01", NULL);
	if (!is_one_of(act->status, statuses, SFP__LENGTH(statuses)))
		sfp__find(loading->findings, SFP__PROBLEM_UNKNOWN_STATUS, status, status->text,
			  sfp__nearest(statuses, SFP__LENGTH(statuses), status->text), NULL);
	if (strcmp(act->status, "repealed") == 0)
		sfp__find(loading->findings, SFP__PROBLEM_REPEALED_ACT, item, act->number, NULL, NULL);
}

static sfp_status read_legal_base(struct sfp__loading *loading, const struct sfp__node *legal_base)
{
	sfp_policy *policy = loading->policy;

	if (!legal_base || legal_base->type != SFP__NODE_LIST)
		return SFP_OK;
	policy->legal = sfp__arena_alloc(&policy->arena, (sfp__tree_count(legal_base) + 1) * sizeof(*policy->legal));
	if (!policy->legal)
		return SFP_E_NO_MEMORY;
	for (const struct sfp__node *item = legal_base->first; item; item = item->next)
		if (item->type == SFP__NODE_MAPPING)
			read_legal_act(loading, item, &policy->legal[policy->legal_count++]);
	return SFP_OK;
}

static void check_channels(struct sfp__loading *loading, const struct sfp__node *channels)
{
	for (const struct sfp__node *item = channels ? channels->first : NULL; item; item = item->next) {
		const struct sfp__node *code = sfp__tree_member(item, "code");

		if (sfp__findings_full(loading->findings))
			return;
		if (!is_text(code))
			continue;
		if (!sfp__code_valid(code->text)) {
			sfp__find(loading->findings, SFP__PROBLEM_BAD_NAME, code, code->text, NULL, "code");
			continue;
		}
		for (const struct sfp__node *other = channels->first; other != item; other = other->next) {
			if (strcmp(sfp__tree_text(other, "code"), code->text) != 0)
				continue;
			sfp__find(loading->findings, SFP__PROBLEM_DUPLICATE_CHANNEL, code, code->text, NULL, NULL);
			break;
		}
	}
}

static void check_contents(struct sfp__loading *loading, const struct sfp__node *list)
{
	for (const struct sfp__node *item = sfp__each(list, NULL); item; item = sfp__each(list, item))
		if (is_text(item) && !is_one_of(item->text, contents, SFP__LENGTH(contents)))
			sfp__find(loading->findings, SFP__PROBLEM_UNKNOWN_CONTENT, item, item->text,
				  sfp__nearest(contents, SFP__LENGTH(contents), item->text), NULL);
}

/* A template is for a chat of its kind: no other kind has a title. */
static void check_chat(struct sfp__loading *loading, const struct sfp__node *item)
{
	const struct sfp__node *kind = sfp__tree_member(item, "kind");
	int number = sfp__read_name(loading, SFP__DOMAIN_KIND, kind);

	if (number > SFP_KIND_SUBJECT_OTHER)
		sfp__find(loading->findings, SFP__PROBLEM_FOREIGN_KIND, kind, kind->text, NULL, "chat.create");
}

static void check_names_elsewhere(struct sfp__loading *loading, const struct sfp__node *root)
{
	const struct sfp__node *chats = sfp__tree_member(root, "chats");

	check_channels(loading, sfp__tree_member(root, "channels"));
	check_contents(loading, sfp__tree_member(sfp__tree_member(root, "application"), "contents"));
	sfp__read_name(loading, SFP__DOMAIN_ROLE, sfp__tree_path(root, "adoption.adopted_by"));
	sfp__read_name(loading, SFP__DOMAIN_ROLE, sfp__tree_path(root, "adoption.approved_by"));
	sfp__read_name(loading, SFP__DOMAIN_ROLE, sfp__tree_path(root, "administrator.eligible"));
	for (const struct sfp__node *item = chats ? chats->first : NULL; item; item = item->next)
		check_chat(loading, item);
}

sfp_status sfp__pack_read(struct sfp__loading *loading)
{
	const struct sfp__node *root = loading->policy->root;
	sfp_status status;

	if (root->type != SFP__NODE_MAPPING) {
		sfp__find(loading->findings, SFP__PROBLEM_NOT_A_MAPPING, root, root->text, NULL, NULL);
		return SFP_OK;
	}
	sfp__shape_check(loading->findings, root, pack_shape);
	read_identity(loading, root);
	read_roles(loading, sfp__tree_member(root, "roles"));
	read_vocabulary(loading, sfp__tree_member(root, "vocabulary"));
	read_limits(loading, sfp__tree_member(root, "limits"));
	check_names_elsewhere(loading, root);
	status = read_facts(loading, sfp__tree_member(root, "facts"));
	if (status != SFP_OK)
		return status;
	status = sfp__act_words(loading->policy);
	if (status != SFP_OK)
		return status;
	status = read_legal_base(loading, sfp__tree_member(root, "legal_base"));
	if (status != SFP_OK)
		return status;
	status = sfp__norms_read(loading, sfp__tree_member(root, "norms"));
	if (status == SFP_OK)
		read_switches(loading, sfp__tree_member(root, "switches"));
	return status;
}

/* clang-format on */
