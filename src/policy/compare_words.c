/* compare_words.c: a change of the act as a sentence that a council can read. */
#include <string.h>

#include "base/buffer.h"
#include "policy/comparison.h"

struct telling {
	struct sfp__buffer text;
	const struct sfp__change_words *words;
	sfp_language language;
};

static void say(struct telling *telling, const char *ru, const char *en)
{
	sfp__buffer_add_text(&telling->text, telling->language == SFP_EN ? en : ru);
}

static void put_role(struct telling *telling, int role)
{
	sfp__buffer_add_text(&telling->text,
	                     sfp_policy_role_title(telling->words->after, (sfp_role)role, telling->language));
}

/* Does the role imply another one of the set, in both acts? Then it need not be named. */
static bool goes_without_saying(const struct telling *telling, int role, uint32_t roles)
{
	uint32_t others = roles & ~SFP_ROLE_BIT(role);

	return telling->words->before->implied[role] & telling->words->after->implied[role] & others;
}

/* Whom it concerns: one role with those that fare alike, somebody with several roles, or the rest. */
static void put_who(struct telling *telling)
{
	const sfp_change *change = telling->words->change;
	bool first = true;

	if (!change->roles)
		say(telling, "все остальные", "all others");
	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(change->roles & SFP_ROLE_BIT(role)))
			continue;
		if (!first)
			say(telling, ", он же ", ", being also ");
		first = false;
		put_role(telling, role);
	}
	if (__builtin_popcount(change->roles) != 1)
		return;
	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(change->roles_alone & ~change->roles & SFP_ROLE_BIT(role)) ||
		    goes_without_saying(telling, role, change->roles_alone))
			continue;
		say(telling, ", а также ", ", and also ");
		put_role(telling, role);
	}
}

static bool names_kind(const struct telling *telling, int kind)
{
	const uint64_t *kinds = telling->words->change->kinds;

	return kind && kinds[kind / 64] >> kind % 64 & 1 && sfp_kind_name((sfp_kind)kind);
}

/* «создать чат» or «создать чат (вид: …)». What concerns requests without a kind needs no kind named. */
static void put_action(struct telling *telling)
{
	const sfp_change *change = telling->words->change;
	const char *between = "";

	sfp__buffer_add_text(&telling->text,
	                     sfp_policy_action_title(telling->words->after, change->action, telling->language));
	if (change->kinds[0] & 1)
		return;
	say(telling, " (вид: ", " (kind: ");
	for (int kind = 1; kind < SFP_KIND_END; kind++) {
		if (!names_kind(telling, kind))
			continue;
		sfp__buffer_add_text(&telling->text, between);
		sfp__buffer_add_text(&telling->text,
		                     sfp_policy_kind_title(telling->words->after, (sfp_kind)kind, telling->language));
		between = ", ";
	}
	sfp__buffer_add_text(&telling->text, ")");
}

/* A free fact is called as the act calls it that names it. */
static const struct sfp__wording *fact_wording(const struct telling *telling, int fact)
{
	const struct sfp__wording *after = &telling->words->after->facts[fact];
	const struct sfp__wording *before = &telling->words->before->facts[fact];

	return after->ru == sfp__fact_wordings[fact].ru ? before : after;
}

static void put_facts(struct telling *telling, const sfp_facts *facts, bool hold)
{
	const char *between = "";

	for (int fact = 1; fact < SFP_FACT_END; fact++) {
		const struct sfp__wording *wording = fact_wording(telling, fact);

		if (!sfp_facts_has(facts, (sfp_fact)fact) || !wording->ru)
			continue;
		sfp__buffer_add_text(&telling->text, between);
		if (hold) {
			say(telling, wording->ru, wording->en);
		} else if (wording->ru_not) {
			say(telling, wording->ru_not, wording->en_not);
		} else {
			say(telling, "неверно, что ", "it is not true that ");
			say(telling, wording->ru, wording->en);
		}
		between = telling->language == SFP_EN ? " and " : " и ";
	}
}

static bool any(const sfp_facts *facts)
{
	return facts->word[0] | facts->word[1];
}

static void put_when(struct telling *telling, const sfp_facts *facts, bool hold, const char *ru, const char *en)
{
	if (!any(facts))
		return;
	say(telling, ru, en);
	put_facts(telling, facts, hold);
}

static bool are_many(const struct telling *telling)
{
	return !telling->words->change->roles;
}

static void tell_loss(struct telling *telling)
{
	const struct sfp__change_words *words = telling->words;
	bool by_facts = any(&words->known_false);

	put_who(telling);
	say(telling, are_many(telling) ? " больше не могут " : " больше не может ", " may no longer ");
	put_action(telling);
	if (words->forbidden)
		put_when(telling, &words->known_true, true, ", если ", " if ");
	else if (by_facts)
		put_when(telling, &words->known_false, false, ", если ", " if ");
	else
		put_when(telling, &words->known_true, true, " (прежде это разрешалось, если ",
		         " (it was permitted if ");
	if (!words->forbidden && !by_facts && any(&words->known_true))
		sfp__buffer_add_text(&telling->text, ")");
	if (words->forbidden)
		say(telling, ": это запрещено", ": it is forbidden");
	if (words->change->after == SFP_EFFECT_NOT_REGULATED)
		say(telling, ": акт об этом теперь молчит", ": the act is silent about it now");
}

static void tell_gain(struct telling *telling)
{
	const struct sfp__change_words *words = telling->words;

	put_who(telling);
	say(telling, are_many(telling) ? " теперь могут " : " теперь может ", " may now ");
	put_action(telling);
	put_when(telling, &words->known_true, true, ", если ", " if ");
	put_when(telling, &words->known_false, false, ", даже если ", ", even if ");
	if (words->change->before == SFP_EFFECT_NOT_REGULATED)
		say(telling, ": раньше акт об этом молчал", ": the act was silent about it before");
}

static const char *effect_words(sfp_effect effect, sfp_language language)
{
	switch (effect) {
	case SFP_EFFECT_PERMIT:
		return language == SFP_EN ? "permitted" : "разрешено";
	case SFP_EFFECT_DENY:
		return language == SFP_EN ? "refused" : "отказано";
	case SFP_EFFECT_UNDETERMINED:
		return language == SFP_EN ? "to be found out" : "нужно выяснить";
	case SFP_EFFECT_NOT_REGULATED:
		return language == SFP_EN ? "not regulated" : "не урегулировано";
	}
	return "";
}

static void tell_other(struct telling *telling)
{
	const sfp_change *change = telling->words->change;

	put_who(telling);
	say(telling, " — ", ": ");
	put_action(telling);
	say(telling, ": раньше ", ": before, ");
	sfp__buffer_add_text(&telling->text, effect_words(change->before, telling->language));
	say(telling, ", теперь ", "; now, ");
	sfp__buffer_add_text(&telling->text, effect_words(change->after, telling->language));
	put_when(telling, &telling->words->known_true, true, ", если ", " if ");
	put_when(telling, &telling->words->known_false, false, any(&telling->words->known_true) ? ", а " : ", если ",
	         any(&telling->words->known_true) ? ", and " : " if ");
	put_when(telling, &change->unknown, true, "; пока неизвестно, верно ли, что ",
	         "; while it is unknown whether ");
}

const char *sfp__change_text(struct sfp__arena *arena, const struct sfp__change_words *words, sfp_language language)
{
	struct telling telling = { .words = words, .language = language };
	const sfp_change *change = words->change;
	bool open = any(&change->unknown) || any(&change->not_false);
	char *copy = NULL;

	if (change->after == SFP_EFFECT_PERMIT && change->before != SFP_EFFECT_UNDETERMINED && !open)
		tell_gain(&telling);
	else if (change->before == SFP_EFFECT_PERMIT && change->after != SFP_EFFECT_UNDETERMINED && !open)
		tell_loss(&telling);
	else
		tell_other(&telling);
	if (change->approximate)
		say(&telling, " (и в других случаях)", " (and in other cases)");
	if (!telling.text.failed)
		copy = sfp__arena_text(arena, telling.text.data, telling.text.length);
	sfp__buffer_clear(&telling.text);
	return copy;
}
