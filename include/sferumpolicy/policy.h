/* policy.h: a pack becomes a policy, and a policy decides.
 *
 * A pack is one YAML file that states the rules of an organisation's act (docs/pack-format.md). A policy is a compiled
 * pack. It is immutable, and many threads may share one. A decision allocates no memory, takes no lock and reads no
 * file.
 */
#ifndef SFERUMPOLICY_POLICY_H
#define SFERUMPOLICY_POLICY_H

#include "vocabulary.h"

SFP_BEGIN_DECLS

/** A compiled pack. Immutable and reference-counted; threads may share it. */
typedef struct sfp_policy sfp_policy;

/** How much a finding weighs. */
typedef enum sfp_severity {
	SFP_SEVERITY_ERROR   = 1, /**< The pack cannot be used. */
	SFP_SEVERITY_WARNING = 2  /**< The pack can be used, but somebody should look at it. */
} sfp_severity;

/** One finding in a pack. */
typedef struct sfp_finding {
	sfp_severity severity;
	const char  *code;    /**< Stable, such as "unknown-fact". */
	int          line;    /**< From 1. */
	int          column;  /**< From 1, counted in characters. */
	const char  *found;   /**< The text found there; "" if it does not help. */
	const char  *expected; /**< What was expected, or the nearest known name; "" if it does not help. */
	const char  *text_ru; /**< The whole message, with the remedy. */
	const char  *text_en; /**< The same in English. */
} sfp_finding;

/** All findings in a pack, in the order of its lines. */
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
 * One run finds all errors. No file is opened.
 *
 * @param text              YAML, UTF-8
 * @param length            its length in bytes
 * @param[out] ret_policy   yours; release with sfp_policy_unref()
 * @param[out] ret_findings yours; pass NULL if you do not want them. They hold errors if SFP_E_INVALID is returned, and
 *                          warnings if SFP_OK is returned; written in both cases
 * @retval SFP_OK          compiled, perhaps with warnings
 * @retval SFP_E_INVALID   the findings say what is wrong
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_policy_load(const char *text, size_t length, sfp_policy **ret_policy, sfp_findings **ret_findings);

/**
 * Compile the built-in pack: the act of the technical college for which the library was first made.
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
/** One owner less; the policy is freed with its last owner. NULL is accepted. @since 0.1 */
SFP_API void sfp_policy_unref(sfp_policy *policy);

/** The pack's own name (its `pack:`). Borrowed. @since 0.1 */
SFP_API const char *sfp_policy_name(const sfp_policy *policy);

/** SHA-256 of the pack's text. An edition in a registry is bound to it. @since 0.1 */
SFP_API void sfp_policy_digest(const sfp_policy *policy, uint8_t ret_digest[32]);

/** The text from which it was compiled, borrowed; `*ret_length` (may be NULL) becomes its length. @since 0.1 */
SFP_API const char *sfp_policy_text(const sfp_policy *policy, size_t *ret_length);

/** A norm as the pack states it. Borrowed from the policy. */
typedef struct sfp_norm_info {
	sfp_norm     norm;       /**< SFP_NORM_LOCAL and above for the pack's own. */
	const char  *code;       /**< Such as "administrator.annuls_invites". */
	const char  *clause;     /**< Such as "2.1.12"; "" if the act gives it no number. */
	sfp_modality modality;
	uint32_t     bearers;    /**< A set of roles, as the pack names them (without roles that imply them). */
	bool         switched;   /**< It depends on a switch («при необходимости», «при наличии»). */
	bool         on;         /**< It is in use: it has no switch, or the switch is on. */
	const char  *title_ru;   /**< What it says, in our own words. */
	const char  *title_en;
	const char  *cited_ru;   /**< How people find the norm if the clause is not a number in the text («п. 2.1, абз.
	                              12 списка»); else "". */
	const char  *cited_en;
} sfp_norm_info;

/** How many norms the pack states. @since 0.1 */
SFP_API size_t sfp_policy_norm_count(const sfp_policy *policy);
/** A norm by its place in the pack, from 0; NULL past the end. @since 0.1 */
SFP_API const sfp_norm_info *sfp_policy_norm_at(const sfp_policy *policy, size_t index);
/** A norm by its code; NULL if the pack does not have it. @since 0.1 */
SFP_API const sfp_norm_info *sfp_policy_norm_find(const sfp_policy *policy, const char *code);

/**
 * A text of the pack by its path: "organization.name", "application.subject", "channels.0.name" (items of lists from
 * 0).
 *
 * @return borrowed; NULL if the pack has no text there
 * @since 0.1
 */
SFP_API const char *sfp_policy_text_at(const sfp_policy *policy, const char *path);

/**
 * A limit of the pack, such as "invite_days".
 *
 * @return its value, or the default from docs/pack-format.md; -1 if there is no such limit
 * @since 0.1
 */
SFP_API int64_t sfp_policy_limit(const sfp_policy *policy, const char *name);

/**
 * Is a switch on? Switches are named by the norm's code, or by the name that a rule gives
 * (`administrator.invites.students`).
 *
 * @return true also if nothing depends on such a switch
 * @since 0.1
 */
SFP_API bool sfp_policy_switch(const sfp_policy *policy, const char *name);

/**
 * The fact of that name: a free fact by `custom_1` or by its name in the pack, or any other fact. 0 if there is none.
 * @since 0.1
 */
SFP_API sfp_fact sfp_policy_fact(const sfp_policy *policy, const char *name);

/** A set of facts: bit `fact % 64` of word `fact / 64`. */
typedef struct sfp_facts {
	uint64_t word[2];
} sfp_facts;

/** Put a fact into a set. @since 0.1 */
SFP_API void sfp_facts_add(sfp_facts *facts, sfp_fact fact);
/** Is it in the set? @since 0.1 */
SFP_API bool sfp_facts_has(const sfp_facts *facts, sfp_fact fact);
/** The next fact in the set by number; after 0 the first one; 0 if there are no more. @since 0.1 */
SFP_API sfp_fact sfp_facts_next(const sfp_facts *facts, sfp_fact after);

/** A request. A fact in neither set is unknown; a fact in both makes the request invalid. */
typedef struct sfp_request {
	size_t     struct_size; /**< Set by SFP_REQUEST_INIT. */
	uint32_t   roles;       /**< A set: SFP_ROLE_BIT(SFP_ROLE_TEACHER) | …; implied roles are added by the
	                             policy. */
	sfp_action action;      /**< SFP_REQUEST_INIT's 0 is an action that no act regulates. */
	sfp_kind   kind;        /**< SFP_KIND_NONE if it does not matter. */
	sfp_facts  known_true;
	sfp_facts  known_false;
} sfp_request;
#define SFP_REQUEST_INIT { sizeof(sfp_request), 0, (sfp_action)0, SFP_KIND_NONE, { { 0, 0 } }, { { 0, 0 } } }

/** One determining norm of a decision. */
typedef struct sfp_basis {
	uint16_t    norm_index; /**< For sfp_policy_norm_at(). */
	uint16_t    reading;    /**< An sfp_reading: literal if at least one determining rule of the norm is literal. */
} sfp_basis;

/** A pack may not have more rules than this for one action (sfp_policy_load() reports it). */
#define SFP_BASIS_MAX 64

/** An answer. The caller owns the memory, so a decision needs none of its own. */
typedef struct sfp_decision {
	size_t     struct_size;   /**< Set by SFP_DECISION_INIT. */
	sfp_effect effect;
	sfp_reason reason;        /**< NONE, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN. */
	sfp_facts  missing;       /**< For a denial: the false facts. For an undetermined answer: the facts to look
	                               up. */
	uint32_t   missing_roles; /**< If the reason is ROLE: the roles to which the norms of the basis give the
	                               action. */
	uint32_t   basis_count;
	sfp_basis  basis[SFP_BASIS_MAX]; /**< All determining norms, each once, in the order of the pack. */
} sfp_decision;
#define SFP_DECISION_INIT { sizeof(sfp_decision), (sfp_effect)0, SFP_REASON_NONE, { { 0, 0 } }, 0, 0, { { 0, 0 } } }

/**
 * Decide a request.
 *
 * A rule applies if it is not switched off, if its bearer is among the roles (implied roles included), and if its
 * action and kind are those of the request. The first matching line is the answer. PERMIT: a rule that applies has all
 * its required facts, and no prohibition holds. UNDETERMINED: a rule that applies is not broken by a false fact. DENY:
 * some rule applies, or only other roles have such a rule. NOT_REGULATED: there is no such rule.
 *
 * @param[out] ret_decision with its struct_size set; written only when SFP_OK is returned
 * @retval SFP_OK       decided; the effect may be any
 * @retval SFP_E_MISUSE NULL, a wrong struct_size, or a fact both true and false
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_decide(const sfp_policy *policy, const sfp_request *request, sfp_decision *ret_decision);

/** A request in names. The arrays hold borrowed names; NULL is allowed if the count is 0. */
typedef struct sfp_named_request {
	size_t             struct_size; /**< Set by SFP_NAMED_REQUEST_INIT. */
	const char *const *roles;
	size_t             role_count;
	const char        *action;      /**< An unknown action is not regulated. */
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
 * @param[out] reterr_unknown  may be NULL; the unknown name if SFP_E_INVALID is returned; borrowed from `named`
 * @retval SFP_OK        resolved; an unknown action becomes the action 0, which no act regulates
 * @retval SFP_E_INVALID an unknown role, kind or fact
 * @retval SFP_E_MISUSE  NULL or a wrong struct_size
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_request_resolve(const sfp_policy *policy, const sfp_named_request *named, sfp_request *ret_request,
                               const char **reterr_unknown);

/**
 * The facts that may matter for these roles, action and kind: the facts that the applying rules require. Other facts
 * need not be established.
 *
 * @param[out] ret_facts  written only when SFP_OK is returned; empty if no rule applies
 * @retval SFP_OK       known; an action that the act does not regulate needs no facts
 * @retval SFP_E_MISUSE NULL
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_policy_facts_asked(const sfp_policy *policy, uint32_t roles, sfp_action action, sfp_kind kind,
                                  sfp_facts *ret_facts);

/** The roles together with all roles that they imply under this policy. @since 0.1 */
SFP_API uint32_t sfp_policy_close_roles(const sfp_policy *policy, uint32_t roles);

/**
 * Explain a decision in a sentence that a non-lawyer understands: the request, the answer, the clauses, what is
 * missing.
 *
 * Like snprintf(), it writes at most `size` bytes with the final NUL (never half a character) and gives the length of
 * the whole text.
 *
 * @param[out] ret_length may be NULL
 * @retval SFP_OK       written, perhaps cut
 * @retval SFP_E_MISUSE NULL or a wrong struct_size
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_explain(const sfp_policy *policy, const sfp_request *request, const sfp_decision *decision,
                       sfp_language language, char *buffer, size_t size, size_t *ret_length);

/**
 * The name of a word of the vocabulary for people. If the pack names it, the pack's name is used («учебная группа» for
 * a class).
 *
 * @return borrowed, never NULL for a number of the vocabulary
 * @since 0.1
 */
SFP_API const char *sfp_policy_role_title(const sfp_policy *policy, sfp_role role, sfp_language language);
/** @copydoc sfp_policy_role_title */
SFP_API const char *sfp_policy_action_title(const sfp_policy *policy, sfp_action action, sfp_language language);
/** @copydoc sfp_policy_role_title */
SFP_API const char *sfp_policy_fact_title(const sfp_policy *policy, sfp_fact fact, sfp_language language);
/** @copydoc sfp_policy_role_title */
SFP_API const char *sfp_policy_kind_title(const sfp_policy *policy, sfp_kind kind, sfp_language language);

/** One cited act of the legal base. Borrowed from the policy. */
typedef struct sfp_legal_act {
	const char *kind;       /**< What it is: «Распоряжение», «Письмо». */
	const char *issuer;
	const char *number;
	sfp_date    date;
	const char *title;
	const char *status;     /**< "in_force", "repealed" or "unknown". */
	const char *note;       /**< The reason: what repealed it and when; "" if there is none. */
} sfp_legal_act;

/** How many acts the legal base cites. @since 0.1 */
SFP_API size_t sfp_policy_legal_count(const sfp_policy *policy);
/** One of them; NULL past the end. @since 0.1 */
SFP_API const sfp_legal_act *sfp_policy_legal_at(const sfp_policy *policy, size_t index);

SFP_END_DECLS

#endif
