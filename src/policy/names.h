/* names.h: from a name to its number in one step: those of the vocabulary, and those that a pack adds. */
#ifndef SFP__POLICY_NAMES_H
#define SFP__POLICY_NAMES_H

#include "policy/arena.h"

enum sfp__domain {
	SFP__DOMAIN_NONE,
	SFP__DOMAIN_ROLE,
	SFP__DOMAIN_ACTION,
	SFP__DOMAIN_KIND,
	SFP__DOMAIN_FACT,
	SFP__DOMAIN_NORM,   /* what the library knows */
	SFP__DOMAIN_STATED, /* what the pack states: the place of a norm in it, plus one */
	SFP__DOMAIN_SWITCH  /* the place of a switch, plus one */
};

struct sfp__name {
	const char *text;
	uint32_t hash;
	uint16_t number;
	uint16_t domain; /* an sfp__domain; 0: the place is free */
};

/* A hash table with open addressing; its size is a power of two. */
struct sfp__names {
	struct sfp__arena *arena;
	struct sfp__name *places;
	size_t size, count;
};

/* Fills it with the vocabulary. */
sfp_status sfp__names_init(struct sfp__names *names, struct sfp__arena *arena);
/* The text is borrowed for the life of the table. */
sfp_status sfp__names_add(struct sfp__names *names, enum sfp__domain domain, const char *text, int number);
/* 0 where there is no such name. */
int sfp__names_find(const struct sfp__names *names, enum sfp__domain domain, const char *text);
/* The name that differs least from `text`; NULL where none is near. */
const char *sfp__names_nearest(const struct sfp__names *names, enum sfp__domain domain, const char *text);
/* The same among a few words. */
const char *sfp__nearest(const char *const *words, size_t count, const char *text);

#endif
