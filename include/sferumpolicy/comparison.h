/* comparison.h: what a new edition of an act changes: every class of requests whose answer becomes another one.
 *
 * A text may change much and mean the same, or a word and mean the opposite. So two policies are compared by
 * what they answer, exactly; what is different and answers the same is told apart.
 */
#ifndef SFERUMPOLICY_COMPARISON_H
#define SFERUMPOLICY_COMPARISON_H

#include "policy.h"

SFP_BEGIN_DECLS

/** The difference of two policies. It borrows nothing from them. */
typedef struct sfp_comparison sfp_comparison;

/** A class of requests to which the two policies give different effects. Borrowed from the comparison. */
typedef struct sfp_change {
	sfp_action  action;
	sfp_kind    kind;         /**< One of the kinds that it concerns; SFP_KIND_NONE among them if that can be. */
	uint64_t    kinds[2];     /**< All of them: bit `kind % 64` of word `kind / 64`. */
	uint32_t    roles;        /**< A smallest set of roles that it concerns; none: all others. */
	uint32_t    roles_alone;  /**< Each role that it concerns by itself. */
	sfp_effect  before;
	sfp_effect  after;
	sfp_facts   known_true;   /**< These are true, … */
	sfp_facts   known_false;  /**< … these false, … */
	sfp_facts   unknown;      /**< … these unknown, … */
	sfp_facts   not_false;    /**< … and these true or unknown. No other fact matters. */
	bool        told;         /**< A reader needs it: no fact is unknown, no other change implies it. */
	bool        approximate;  /**< Too much to list: some requests of the roles, action and kinds change. */
	sfp_request example;
	const char *text_ru;      /**< «администратор больше не может …» */
	const char *text_en;
} sfp_change;

/** What a difference that changes no answer is about. */
typedef enum sfp_difference_sort {
	SFP_DIFFERENCE_SETTING    = 1, /**< A limit, a channel, a contact, a cited act: it matters to the registry. */
	SFP_DIFFERENCE_NORM       = 2, /**< A norm came, went, or binds otherwise (duty and right). */
	SFP_DIFFERENCE_SWITCH     = 3, /**< Rules were switched on or off. */
	SFP_DIFFERENCE_RENUMBERED = 4, /**< The same answers with other clauses or norms behind them. */
	SFP_DIFFERENCE_WORDS      = 5  /**< What people read; nothing depends on it. */
} sfp_difference_sort;

/** Something else that is different. Borrowed from the comparison. */
typedef struct sfp_difference {
	sfp_difference_sort sort;
	const char *place;   /**< The norm's code, the switch, or the path in the pack, such as "limits.invite_days". */
	const char *before;  /**< "" where it was not there. */
	const char *after;   /**< "" where it is gone. */
	const char *text_ru;
	const char *text_en;
} sfp_difference;

/**
 * Compare two policies.
 *
 * Exact: for each action, kind and set of roles that can make a difference, the rules of both are brought into
 * the shortest form that answers alike; where the forms differ, the facts are split until each class has one
 * effect before and one after.
 *
 * @param before             the policy that was
 * @param after              the policy that is to be
 * @param[out] ret_comparison yours; release with sfp_comparison_free()
 * @retval SFP_OK          compared, whatever the difference
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_policy_compare(const sfp_policy *before, const sfp_policy *after, sfp_comparison **ret_comparison);

/**
 * Neither an answer, a setting, a switch nor a norm is different: whatever the texts are, they mean the same.
 * @since 0.1
 */
SFP_API bool sfp_comparison_is_same(const sfp_comparison *comparison);

/** The two texts are the same, byte for byte. @since 0.1 */
SFP_API bool sfp_comparison_is_identical(const sfp_comparison *comparison);

/** How many classes of requests change; those of a role and action lie together. NULL has none. @since 0.1 */
SFP_API size_t sfp_comparison_change_count(const sfp_comparison *comparison);
/** One of them, borrowed; NULL past the end. @since 0.1 */
SFP_API const sfp_change *sfp_comparison_change_at(const sfp_comparison *comparison, size_t index);

/** How many other differences there are, by their sort. NULL has none. @since 0.1 */
SFP_API size_t sfp_comparison_difference_count(const sfp_comparison *comparison);
/** One of them, borrowed; NULL past the end. @since 0.1 */
SFP_API const sfp_difference *sfp_comparison_difference_at(const sfp_comparison *comparison, size_t index);

/**
 * The class into which a request falls: what tells whom a new edition touches.
 *
 * @return borrowed; NULL where both policies give it the same effect (or the request is invalid)
 * @since 0.1
 */
SFP_API const sfp_change *sfp_comparison_find(const sfp_comparison *comparison, const sfp_request *request);

/** How many sets of roles × actions × kinds were compared. @since 0.1 */
SFP_API uint64_t sfp_comparison_cases(const sfp_comparison *comparison);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_comparison_free(sfp_comparison *comparison);

SFP_END_DECLS

#endif
