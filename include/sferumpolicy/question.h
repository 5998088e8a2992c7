/* question.h: asking without doing. */
#ifndef SFERUMPOLICY_QUESTION_H
#define SFERUMPOLICY_QUESTION_H

#include "record.h"

SFP_BEGIN_DECLS

/** What somebody would like to do. What does not concern the action stays zero; the facts that ask for it are unknown
 * then (but `order_issued`: without an order there is none, so it is false). */
typedef struct sfp_question {
	size_t      struct_size; /**< Set by SFP_QUESTION_INIT. */
	sfp_action  action;
	sfp_kind    kind;
	sfp_object  object;      /**< The noun of `id`; 0: no object yet. */
	sfp_id      id;          /**< On what. */
	sfp_id      person;      /**< Candidate, assignee, subject, invitee. */
	sfp_id      class_id;
	sfp_id      order_id;
	sfp_role    role;        /**< The user role in question. */
	const char *name;        /**< Of a class that does not exist yet; NULL: none. */
} sfp_question;
#define SFP_QUESTION_INIT \
	{ sizeof(sfp_question), (sfp_action)0, SFP_KIND_NONE, (sfp_object)0, \
	  SFP_ID_NONE, SFP_ID_NONE, SFP_ID_NONE, SFP_ID_NONE, (sfp_role)0, NULL }

/**
 * May the actor do it? Nothing is changed, and nothing is put on the trail.
 *
 * @param[out] ret_decision may be NULL; with its struct_size set; written when SFP_OK or SFP_REFUSED is returned, but
 *                          for SFP_REASON_NO_EDITION, for which there is no decision
 * @retval SFP_OK          yes
 * @retval SFP_REFUSED     no, or it cannot be told; sfp_registry_refusal() says why
 * @retval SFP_E_NOT_FOUND no such organisation, person or object
 * @retval SFP_E_MISUSE, SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_may(sfp_registry *reg, const sfp_actor *actor, const sfp_question *question, sfp_decision *ret_decision);

/** An event that somebody may fire on an object, or may not. */
typedef struct sfp_choice {
	int         event;
	const char *name;      /**< The event's name. */
	bool        permitted;
	unsigned    needs;     /**< What must be given along: a set of sfp_need. */
	sfp_reason  reason;    /**< Why not. */
	const char *text_ru;   /**< Why not, in a sentence; "" where it is permitted. */
	const char *text_en;
} sfp_choice;

/** The events of an object's machine, each with an answer. */
typedef struct sfp_choices {
	size_t            count;
	const sfp_choice *items; /**< Owned by the list. */
} sfp_choices;

/**
 * Which events may the actor fire on an object now, and why not the others? The clock's events are left out.
 *
 * @param object a noun that has a machine
 * @param id     which one
 * @param[out] ret_choices yours; release with sfp_choices_free()
 * @retval SFP_OK          told
 * @retval SFP_E_NOT_FOUND no such organisation, person or object
 * @retval SFP_E_INVALID   the noun has no machine
 * @retval SFP_E_MISUSE, SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_permitted(sfp_registry *reg, const sfp_actor *actor, sfp_object object, const sfp_id *id,
                         sfp_choices **ret_choices);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_choices_free(sfp_choices *choices);

/** The bit of an effect in a set of effects. */
#define SFP_EFFECT_BIT(effect) (1u << (effect))

/** A norm that determines an answer. */
typedef struct sfp_answer_norm {
	const char *code;
	const char *clause;  /**< "" where the act gives it no number. */
	sfp_reading reading;
} sfp_answer_norm;

/** What sfp_may() answers of one person, action and kind. */
typedef struct sfp_answer {
	sfp_id      person;        /**< None: the system. */
	uint32_t    roles;         /**< That the person has today; what they imply is the policy's business. */
	sfp_action  action;
	sfp_kind    kind;          /**< SFP_KIND_NONE: of no kind in particular. */
	sfp_effect  effect;
	sfp_reason  reason;        /**< As in sfp_decision; SFP_REASON_NO_EDITION with the effect DENY. */
	sfp_facts   missing;       /**< The false facts of a denial; the facts to be looked up of an undetermined
	                                answer. */
	uint32_t    missing_roles; /**< To whom the act gives it, where it is given to others only. */
	size_t      norm_count;
	const sfp_answer_norm *norms; /**< All determining norms, in the order of the pack. */
	const char *text_ru;       /**< The answer in a sentence, as sfp_explain() puts it. */
	const char *text_en;
} sfp_answer;

/** A page of answers. */
typedef struct sfp_answers {
	size_t            count;
	const sfp_answer *items; /**< Owned by the page. */
	bool              more;  /**< There are further ones behind the last. */
} sfp_answers;

/** Which answers a page is to hold. What is zero does not matter. */
typedef struct sfp_answers_filter {
	size_t     struct_size;  /**< Set by SFP_ANSWERS_FILTER_INIT. */
	uint32_t   effects;      /**< Only these: a set of SFP_EFFECT_BIT(). 0: for sfp_who_may() who is permitted, for
	                              sfp_what_may() all. */
	sfp_id     after_person; /**< sfp_who_may(): begin behind this person, the last one of the page before. */
	sfp_action after_action; /**< sfp_what_may(): begin behind this action and kind, the last ones of the page
	                              before. */
	sfp_kind   after_kind;
	int        limit;        /**< At most so many; 0: 100; 1,000 at most. */
} sfp_answers_filter;
#define SFP_ANSWERS_FILTER_INIT { sizeof(sfp_answers_filter), 0, SFP_ID_NONE, (sfp_action)0, SFP_KIND_NONE, 0 }

/**
 * Who may do it now? Everybody whom sfp_may() would permit it, and nobody else, in the order of ids, which is the order
 * in which people were recorded.
 *
 * Somebody without any role may do nothing and is not looked at; nor is the system, which is no person. Nothing is
 * changed, and nothing is put on the trail. Each page sees the registry as it is then.
 *
 * @param organization whose people
 * @param question     what is to be done, on what
 * @param filter       NULL: who is permitted, from the beginning. Of `effects`, PERMIT and UNDETERMINED are accepted:
 *                     who may, and of whom it cannot be told before somebody has looked up the facts that the answer
 *                     names
 * @param[out] ret_answers yours; release with sfp_answers_free()
 * @retval SFP_OK          told; there may be nobody
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION: no edition of the act is in force, so nobody may
 * @retval SFP_E_NOT_FOUND no such organisation or object
 * @retval SFP_E_MISUSE, SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_who_may(sfp_registry *reg, const sfp_id *organization, const sfp_question *question,
                       const sfp_answers_filter *filter, sfp_answers **ret_answers);

/**
 * What may somebody do now? An answer for each action and kind that a rule of the act names, in the order of the
 * vocabulary; what is switched off is named, too, and not regulated. Each is what sfp_may() would answer.
 *
 * An action whose rules name no kind is answered once, of no kind in particular.
 *
 * @param actor  who; a person, or the system
 * @param about  NULL, or on what: its action and kind are not read
 * @param filter NULL: all answers, from the beginning
 * @param[out] ret_answers yours; release with sfp_answers_free()
 * @retval SFP_OK          told
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION: there is no edition, not even a draft. While there is but a draft,
 *                         what does not bring it into force is answered with that reason
 * @retval SFP_E_NOT_FOUND no such organisation, person or object
 * @retval SFP_E_MISUSE, SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_what_may(sfp_registry *reg, const sfp_actor *actor, const sfp_question *about,
                        const sfp_answers_filter *filter, sfp_answers **ret_answers);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_answers_free(sfp_answers *answers);

SFP_END_DECLS

#endif
