/* comparison.h: what the parts of a comparison share. */
#ifndef SFP__POLICY_COMPARISON_H
#define SFP__POLICY_COMPARISON_H

#include "policy/cells.h"
#include "sferumpolicy/comparison.h"

struct sfp__change {
	sfp_change said;
	const struct sfp__cell *cell; /* tells which roles are meant */
};

struct sfp_comparison {
	struct sfp__arena arena;
	struct sfp__change *changes;
	size_t change_count, change_room;
	sfp_difference *differences;
	size_t difference_count, difference_room;
	uint64_t cases;
	bool identical;
};

/* What a change is told by: the facts of the rules that differ, out of those that the class knows. */
struct sfp__change_words {
	const sfp_policy *before, *after;
	const sfp_change *change;
	sfp_facts known_true, known_false;
	bool forbidden; /* it is refused afterwards because of a prohibition */
};

/* The sentence, in the arena; NULL where memory ran out. */
const char *sfp__change_text(struct sfp__arena *arena, const struct sfp__change_words *words, sfp_language language);

/* compare_pack.c: all that is different and changes no answer. */
sfp_status sfp__compare_packs(const sfp_policy *before, const sfp_policy *after, sfp_comparison *comparison);

#endif
