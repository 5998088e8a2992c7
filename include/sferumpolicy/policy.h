/* policy.h: a pack becomes a policy, and a policy decides.
 *
 * A pack is one YAML file that says what an organisation's act says (docs/pack-format.md). A policy is the compiled pack: it is
 * immutable, many threads may use one, and deciding neither allocates, locks nor reads anything.
 */
#ifndef SFERUMPOLICY_POLICY_H
#define SFERUMPOLICY_POLICY_H

#include "vocabulary.h"

SFP_BEGIN_DECLS

/** A compiled pack. Immutable, counted by references, safe to share between threads. */
typedef struct sfp_policy sfp_policy;

/** How much a finding weighs. */
typedef enum sfp_severity {
	SFP_SEVERITY_ERROR   = 1, /**< The pack cannot be used. */
	SFP_SEVERITY_WARNING = 2  /**< It can, but somebody should look. */
} sfp_severity;

/** One thing that was found in a pack. */
typedef struct sfp_finding {
	sfp_severity severity;
	const char  *code;    /**< Stable, such as "unknown-fact". */
	int          line;    /**< From 1. */
	int          column;  /**< From 1, counted in characters. */
	const char  *found;   /**< What stands there; "" where that says nothing. */
	const char  *expected; /**< What was expected, or the nearest known name; "" where that says nothing. */
	const char  *text_ru; /**< The whole message, with the remedy. */
	const char  *text_en; /**< The same in English. */
} sfp_finding;

/** All that was found in a pack, in the order of its lines. */
typedef struct sfp_findings sfp_findings;

/** How many there are. NULL has none. @since 0.1 */
SFP_API size_t sfp_findings_count(const sfp_findings *findings);
/** One of them, borrowed; NULL past the end. @since 0.1 */
SFP_API const sfp_finding *sfp_findings_at(const sfp_findings *findings, size_t index);
/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_findings_free(sfp_findings *findings);

/**
 * Compile the text of a pack.
 *
 * Everything that is wrong is found in one run. No file is opened.
 *
 * @param text              YAML, UTF-8
 * @param length            its length in bytes
 * @param[out] ret_policy   yours; release with sfp_policy_unref()
 * @param[out] ret_findings yours, or NULL if the caller does not want them: errors when SFP_E_INVALID is returned, warnings
 *                          when SFP_OK is; written in both cases
 * @retval SFP_OK          compiled, perhaps with warnings
 * @retval SFP_E_INVALID   the findings say what is wrong
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_policy_load(const char *text, size_t length, sfp_policy **ret_policy, sfp_findings **ret_findings);

/**
 * Compile the built-in pack: the act of the technical college that the library was first made for.
 *
 * @retval SFP_OK          yours; release with sfp_policy_unref()
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_policy_load_builtin(sfp_policy **ret_policy);

/** The text of the built-in pack, static; `*ret_length` (may be NULL) becomes its length in bytes. @since 0.1 */
SFP_API const char *sfp_policy_builtin_text(size_t *ret_length);

/** One more owner. Returns its argument. @since 0.1 */
SFP_API sfp_policy *sfp_policy_ref(sfp_policy *policy);
/** One owner less; the last one frees it. NULL is accepted. @since 0.1 */
SFP_API void sfp_policy_unref(sfp_policy *policy);

/** The pack's own name (its `pack:`). Borrowed. @since 0.1 */
SFP_API const char *sfp_policy_name(const sfp_policy *policy);

/** SHA-256 of the pack's text: what an edition in a registry is bound to. @since 0.1 */
SFP_API void sfp_policy_digest(const sfp_policy *policy, uint8_t ret_digest[32]);

/** The text that it was compiled from, borrowed; `*ret_length` (may be NULL) becomes its length. @since 0.1 */
SFP_API const char *sfp_policy_text(const sfp_policy *policy, size_t *ret_length);

/** A norm as the pack states it. Borrowed from the policy. */
typedef struct sfp_norm_info {
	sfp_norm     norm;       /**< SFP_NORM_LOCAL and above for the pack's own. */
	const char  *code;       /**< Such as "administrator.annuls_invites". */
	const char  *clause;     /**< Such as "2.1.12"; "" where the act gives it no number. */
	sfp_modality modality;
	uint32_t     bearers;    /**< A set of roles, as the pack names them (not what implies them). */
	bool         switched;   /**< It depends on a switch («при необходимости», «при наличии»). */
	bool         on;         /**< It is in use: it has no switch, or the switch is on. */
	const char  *title_ru;   /**< What it says, in own words. */
	const char  *title_en;
	const char  *cited_ru;   /**< How people find it where the clause is no number of the text («п. 2.1, абз. 12 списка»); "". */
	const char  *cited_en;
} sfp_norm_info;

/** How many norms the pack states. @since 0.1 */
SFP_API size_t sfp_policy_norm_count(const sfp_policy *policy);
/** A norm by its place in the pack, from 0; NULL past the end. @since 0.1 */
SFP_API const sfp_norm_info *sfp_policy_norm_at(const sfp_policy *policy, size_t index);
/** A norm by its code; NULL where the pack lacks it. @since 0.1 */
SFP_API const sfp_norm_info *sfp_policy_norm_find(const sfp_policy *policy, const char *code);

/**
 * A text of the pack by its path: "organization.name", "application.subject", "channels.0.name" (items of lists from 0).
 *
 * @return borrowed; NULL where the pack has no text there
 * @since 0.1
 */
SFP_API const char *sfp_policy_text_at(const sfp_policy *policy, const char *path);

/**
 * A limit of the pack, such as "invite_days".
 *
 * @return its value, or the default that docs/pack-format.md gives; -1 where there is no such limit
 * @since 0.1
 */
SFP_API int64_t sfp_policy_limit(const sfp_policy *policy, const char *name);

/**
 * Is a switch on? Switches are named by the norm's code, or by the name that a rule gives (`administrator.invites.students`).
 *
 * @return true also where nothing depends on such a switch
 * @since 0.1
 */
SFP_API bool sfp_policy_switch(const sfp_policy *policy, const char *name);

/** The free fact of that name (`custom_1` itself, or what the pack calls it); any other fact too. 0 where there is none. @since 0.1 */
SFP_API sfp_fact sfp_policy_fact(const sfp_policy *policy, const char *name);

/** A set of facts: bit `fact % 64` of word `fact / 64`. */
typedef struct sfp_facts {
	uint64_t word[2];
} sfp_facts;

/** Put a fact into a set. @since 0.1 */
SFP_API void sfp_facts_add(sfp_facts *facts, sfp_fact fact);
/** Is it in the set? @since 0.1 */
SFP_API bool sfp_facts_has(const sfp_facts *facts, sfp_fact fact);
/** The one that follows in the set, by number; after 0 the first one; 0 where there is none. @since 0.1 */
SFP_API sfp_fact sfp_facts_next(const sfp_facts *facts, sfp_fact after);

/** What is asked. A fact in neither set is unknown; one in both makes the request invalid. */
typedef struct sfp_request {
	size_t     struct_size; /**< Set by SFP_REQUEST_INIT. */
	uint32_t   roles;       /**< A set: SFP_ROLE_BIT(SFP_ROLE_TEACHER) | …; implied roles are added by the policy. */
	sfp_action action;      /**< SFP_REQUEST_INIT's 0 is an action that no act regulates. */
	sfp_kind   kind;        /**< SFP_KIND_NONE where it does not matter. */
	sfp_facts  known_true;
	sfp_facts  known_false;
} sfp_request;
#define SFP_REQUEST_INIT { sizeof(sfp_request), 0, (sfp_action)0, SFP_KIND_NONE, { { 0, 0 } }, { { 0, 0 } } }

/** One determining norm of a decision. */
typedef struct sfp_basis {
	uint16_t    norm_index; /**< For sfp_policy_norm_at(). */
	uint16_t    reading;    /**< An sfp_reading: literal where any of the norm's rules that determine is. */
} sfp_basis;

/** More rules than this for one action no pack may have (sfp_policy_load() says so). */
#define SFP_BASIS_MAX 64

/** An answer. The caller owns the memory, so that deciding needs none. */
typedef struct sfp_decision {
	size_t     struct_size;   /**< Set by SFP_DECISION_INIT. */
	sfp_effect effect;
	sfp_reason reason;        /**< NONE, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN. */
	sfp_facts  missing;       /**< The false facts of a denial; the facts to be looked up of an undetermined answer. */
	uint32_t   missing_roles; /**< Where the reason is ROLE: the roles to which the norms of the basis give the action. */
	uint32_t   basis_count;
	sfp_basis  basis[SFP_BASIS_MAX]; /**< All determining norms, each once, in the order of the pack. */
} sfp_decision;
#define SFP_DECISION_INIT { sizeof(sfp_decision), (sfp_effect)0, SFP_REASON_NONE, { { 0, 0 } }, 0, 0, { { 0, 0 } } }

/**
 * Decide a request.
 *
 * The rules that apply are those not switched off whose bearer is among the roles (with implied ones) and whose action and kind
 * are the request's. PERMIT: one of them has all that it requires, and no prohibition holds. UNDETERMINED: else, one of them is
 * broken by no false fact. DENY: else, if any applies; or if only other roles have such a rule. NOT_REGULATED: else.
 *
 * @param[out] ret_decision with its struct_size set; written only when SFP_OK is returned
 * @retval SFP_OK       decided; the effect may be any
 * @retval SFP_E_MISUSE NULL, a wrong struct_size, or a fact both true and false
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_decide(const sfp_policy *policy, const sfp_request *request, sfp_decision *ret_decision);

/** What is asked, in names. Arrays of borrowed names; a count of 0 allows NULL. */
typedef struct sfp_named_request {
	size_t             struct_size; /**< Set by SFP_NAMED_REQUEST_INIT. */
	const char *const *roles;
	size_t             role_count;
	const char        *action;      /**< An unknown one is not regulated. */
	const char        *kind;        /**< NULL or "": none. */
	const char *const *known_true;
	size_t             true_count;
	const char *const *known_false;
	size_t             false_count;
} sfp_named_request;
#define SFP_NAMED_REQUEST_INIT { sizeof(sfp_named_request), NULL, 0, NULL, NULL, NULL, 0, NULL, 0 }

/**
 * Turn names into numbers.
 *
 * @param[out] ret_request     with its struct_size set
 * @param[out] reterr_unknown  may be NULL; when SFP_E_INVALID is returned, the name that nobody knows, borrowed from `named`
 * @retval SFP_OK        resolved; an unknown action becomes the action 0, which no act regulates
 * @retval SFP_E_INVALID an unknown role, kind or fact
 * @retval SFP_E_MISUSE  NULL or a wrong struct_size
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_request_resolve(const sfp_policy *policy, const sfp_named_request *named, sfp_request *ret_request,
                               const char **reterr_unknown);

/**
 * The facts that may matter for roles, action and kind: those that the rules which apply require. Others need not be established.
 *
 * @param[out] ret_facts  written only when SFP_OK is returned; empty where no rule applies
 * @retval SFP_OK       known; an action that the act does not regulate asks for none
 * @retval SFP_E_MISUSE NULL
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_policy_facts_asked(const sfp_policy *policy, uint32_t roles, sfp_action action, sfp_kind kind, sfp_facts *ret_facts);

/** Roles with all that they imply under this policy. @since 0.1 */
SFP_API uint32_t sfp_policy_close_roles(const sfp_policy *policy, uint32_t roles);

/**
 * Put a decision into a sentence that a non-lawyer understands: what was asked, the answer, the clauses, what is missing.
 *
 * Like snprintf(): writes at most `size` bytes with the final NUL (never half a character) and tells the length that the whole
 * text has.
 *
 * @param[out] ret_length may be NULL
 * @retval SFP_OK       written, perhaps cut
 * @retval SFP_E_MISUSE NULL or a wrong struct_size
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_explain(const sfp_policy *policy, const sfp_request *request, const sfp_decision *decision, sfp_language language,
                       char *buffer, size_t size, size_t *ret_length);

/**
 * What a word of the vocabulary is called for people, as the pack calls it where it does («учебная группа» for a class).
 *
 * @return borrowed, never NULL for a number of the vocabulary
 * @since 0.1
 */
SFP_API const char *sfp_policy_role_title(const sfp_policy *policy, sfp_role role, sfp_language language);
SFP_API const char *sfp_policy_action_title(const sfp_policy *policy, sfp_action action, sfp_language language); /**< @copydoc sfp_policy_role_title */
SFP_API const char *sfp_policy_fact_title(const sfp_policy *policy, sfp_fact fact, sfp_language language);       /**< @copydoc sfp_policy_role_title */
SFP_API const char *sfp_policy_kind_title(const sfp_policy *policy, sfp_kind kind, sfp_language language);       /**< @copydoc sfp_policy_role_title */

/** One cited act of the legal base. Borrowed from the policy. */
typedef struct sfp_legal_act {
	const char *kind;       /**< What it is: «Распоряжение», «Письмо». */
	const char *issuer;
	const char *number;
	sfp_date    date;
	const char *title;
	const char *status;     /**< "in_force", "repealed" or "unknown". */
	const char *note;       /**< "" or why: by what it was repealed, since when. */
} sfp_legal_act;

/** How many acts the legal base cites. @since 0.1 */
SFP_API size_t sfp_policy_legal_count(const sfp_policy *policy);
/** One of them; NULL past the end. @since 0.1 */
SFP_API const sfp_legal_act *sfp_policy_legal_at(const sfp_policy *policy, size_t index);

SFP_END_DECLS

#endif
