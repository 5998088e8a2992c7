/* question.h: asking without doing. */
#ifndef SFERUMPOLICY_QUESTION_H
#define SFERUMPOLICY_QUESTION_H

#include "record.h"

SFP_BEGIN_DECLS

/** What somebody would like to do. What does not concern the action stays zero; the facts that ask for it are unknown then (but
 *  `order_issued`: without an order there is none, so it is false). */
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
	{ sizeof(sfp_question), (sfp_action)0, SFP_KIND_NONE, (sfp_object)0, SFP_ID_NONE, SFP_ID_NONE, SFP_ID_NONE, SFP_ID_NONE, (sfp_role)0, NULL }

/**
 * May the actor do it? Nothing is changed, and nothing is put on the trail.
 *
 * @param[out] ret_decision may be NULL; with its struct_size set; written when SFP_OK or SFP_REFUSED is returned, but for
 *                          SFP_REASON_NO_EDITION, for which there is no decision
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
sfp_status sfp_permitted(sfp_registry *reg, const sfp_actor *actor, sfp_object object, const sfp_id *id, sfp_choices **ret_choices);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_choices_free(sfp_choices *choices);

SFP_END_DECLS

#endif
