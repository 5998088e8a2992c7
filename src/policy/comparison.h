/* comparison.h: what the parts of a comparison share. */
#ifndef SFP__POLICY_COMPARISON_H
#define SFP__POLICY_COMPARISON_H

#include "policy/cells.h"
#include "sferumpolicy/comparison.h"

struct sfp__change {
	sfp_change said;              /* first: one is found again by it */
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

/* Under which facts the answers are looked at. */
struct sfp__condition {
	struct sfp__set known_true, known_false, unknown, not_false;
};

/* What the parts of comparing share. */
struct sfp__comparing {
	const sfp_policy *policies[2];
	sfp_comparison *comparison;
	const struct sfp__cell *cell;
	const struct sfp__cell *kept; /* its copy, once there is a change to tell of it */
	struct sfp__set differing;    /* the facts of the rules that only one of the two has */
	size_t splits, all_splits;
	sfp_status status;
};

/* compare_changes.c: the classes of requests. Do the effects differ under that condition? */
bool sfp__change_is_one(const struct sfp__comparing *comparing, const struct sfp__condition *condition);
/* Tells the class that the cell's requests under that condition are; of an approximate one, that there are such. */
sfp_status sfp__change_emit(struct sfp__comparing *comparing, const struct sfp__condition *condition, bool approximate);
/* Where somebody gains or loses a permit, nobody asks how a refusal is called in the other cases. */
void sfp__changes_keep_to_the_point(sfp_comparison *comparison, size_t first);
/* Those of a role and action come to lie together. */
void sfp__changes_sort(sfp_comparison *comparison);

/* Does a change concern somebody of those roles? Either they are those of its class, or (where it is told for all that
 * follow from it) they include them, and what changes for them follows from it. */
bool sfp__change_concerns(const sfp_comparison *comparison, size_t index, uint32_t roles);

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
