/* names.c: from a name to its number in one step, and to the nearest one for who mistyped it. */
#include <string.h>

#include "base/cleanup.h"
#include "policy/names.h"
#include "sferumpolicy/vocabulary.h"

#define FIRST_SIZE 1024 /* the vocabulary has 240 names, a pack states some 70 norms and 25 switches */
#define WORD_MAX   48   /* longer words are not compared: no name is as long */

static uint32_t hash_of(enum sfp__domain domain, const char *text)
{
	uint32_t hash = 2166136261u + (uint32_t)domain; /* FNV-1a */

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619u;
	return hash ^ hash >> 15;
}

static struct sfp__name *place_of(const struct sfp__names *names, enum sfp__domain domain, uint32_t hash,
                                  const char *text)
{
	for (size_t at = hash & (names->size - 1);; at = (at + 1) & (names->size - 1)) {
		struct sfp__name *place = &names->places[at];

		if (!place->domain)
			return place;
		if (place->hash == hash && place->domain == (uint16_t)domain && strcmp(place->text, text) == 0)
			return place;
	}
}

static sfp_status grow(struct sfp__names *names)
{
	struct sfp__names larger = { .arena = names->arena, .size = names->size ? names->size * 2 : FIRST_SIZE };

	larger.places = sfp__arena_alloc(names->arena, larger.size * sizeof(*larger.places));
	if (!larger.places)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < names->size; i++) {
		const struct sfp__name *name = &names->places[i];

		if (name->domain)
			*place_of(&larger, (enum sfp__domain)name->domain, name->hash, name->text) = *name;
	}
	larger.count = names->count;
	*names = larger;
	return SFP_OK;
}

sfp_status sfp__names_add(struct sfp__names *names, enum sfp__domain domain, const char *text, int number)
{
	uint32_t hash = hash_of(domain, text);
	struct sfp__name *place;

	if (names->count * 2 >= names->size) {
		sfp_status status = grow(names);

		if (status != SFP_OK)
			return status;
	}
	place = place_of(names, domain, hash, text);
	if (!place->domain)
		names->count++;
	*place = (struct sfp__name){ text, hash, (uint16_t)number, (uint16_t)domain };
	return SFP_OK;
}

int sfp__names_find(const struct sfp__names *names, enum sfp__domain domain, const char *text)
{
	return place_of(names, domain, hash_of(domain, text), text)->number;
}

static const char *role_name(int number)
{
	return sfp_role_name((sfp_role)number);
}

static const char *action_name(int number)
{
	return sfp_action_name((sfp_action)number);
}

static const char *kind_name(int number)
{
	return sfp_kind_name((sfp_kind)number);
}

static const char *fact_name(int number)
{
	return sfp_fact_name((sfp_fact)number);
}

static const char *norm_name(int number)
{
	return sfp_norm_name((sfp_norm)number);
}

static const struct {
	enum sfp__domain domain;
	int end;
	const char *(*name)(int number);
} vocabulary[] = {
	{ SFP__DOMAIN_ROLE, SFP_ROLE_END, role_name }, { SFP__DOMAIN_ACTION, SFP_ACTION_END, action_name },
	{ SFP__DOMAIN_KIND, SFP_KIND_END, kind_name }, { SFP__DOMAIN_FACT, SFP_FACT_END, fact_name },
	{ SFP__DOMAIN_NORM, SFP_NORM_END, norm_name },
};

sfp_status sfp__names_init(struct sfp__names *names, struct sfp__arena *arena)
{
	sfp_status status = SFP_OK;

	*names = (struct sfp__names){ .arena = arena };
	for (size_t i = 0; i < SFP__LENGTH(vocabulary); i++)
		for (int number = 1; number < vocabulary[i].end && status == SFP_OK; number++)
			if (vocabulary[i].name(number))
				status =
					sfp__names_add(names, vocabulary[i].domain, vocabulary[i].name(number), number);
	return status;
}

/* How many letters must be changed, put in, left out or swapped with their neighbour (optimal string alignment). */
static size_t distance(const char *a, const char *b)
{
	size_t a_length = strlen(a), b_length = strlen(b);
	size_t rows[3][WORD_MAX + 1];

	if (a_length > WORD_MAX || b_length > WORD_MAX)
		return SIZE_MAX;
	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *twice = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t least = above[j - 1] + (a[i - 1] != b[j - 1]);

			if (above[j] + 1 < least)
				least = above[j] + 1;
			if (row[j - 1] + 1 < least)
				least = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && twice[j - 2] + 1 < least)
				least = twice[j - 2] + 1;
			row[j] = least;
		}
	}
	return rows[a_length % 3][b_length];
}

struct nearest {
	const char *text;
	size_t distance;
};

/* Of two that are equally near the one that comes first in the alphabet: the message must not depend on the table. */
static void consider(struct nearest *nearest, const char *candidate, const char *text)
{
	size_t length = strlen(text), far = distance(candidate, text);
	size_t allowed = length < 4 ? 1 : length < 9 ? 2 : length / 3;

	if (far > allowed || far > nearest->distance)
		return;
	if (far == nearest->distance && strcmp(candidate, nearest->text) > 0)
		return;
	*nearest = (struct nearest){ candidate, far };
}

const char *sfp__names_nearest(const struct sfp__names *names, enum sfp__domain domain, const char *text)
{
	struct nearest nearest = { NULL, SIZE_MAX - 1 };

	for (size_t i = 0; i < names->size; i++)
		if (names->places[i].domain == (uint16_t)domain)
			consider(&nearest, names->places[i].text, text);
	return nearest.text;
}

const char *sfp__nearest(const char *const *words, size_t count, const char *text)
{
	struct nearest nearest = { NULL, SIZE_MAX - 1 };

	for (size_t i = 0; i < count; i++)
		consider(&nearest, words[i], text);
	return nearest.text;
}
