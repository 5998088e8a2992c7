/* movement.h: «движение» — how students, workers and parents come, move and leave.
 *
 * draft -order-> ordered -apply-> applied -reverse-> reversed; draft and ordered -cancel-> cancelled.
 * An ordered one of a day to come may be scheduled: then the clock applies it (sfp_tick()).
 * Nothing changes before a movement is applied. What applying it did is kept as a list of effects, so that it can be
 * taken back as far as nothing later builds on it. People are never deleted, periods never either: they end.
 *
 * | kind            | asks for                                   | what applying it does                                |
 * |-----------------|--------------------------------------------|------------------------------------------------------|
 * | enrol           | nobody's enrolment yet; class_to may be    | opens an enrolment                                   |
 * |                 | none                                       |                                                      |
 * | transfer_class  | an enrolment; another class_to             | ends it, opens one in class_to; a membership moves   |
 * |                 |                                            | along, unused invites into the old class are         |
 * |                 |                                            | annulled                                             |
 * | promote         | an enrolment; class_to, or none to stay    | as transfer_class; without class_to it is only       |
 * |                 |                                            | recorded                                             |
 * | leave_begin     | an enrolment                               | ends it; memberships stay, for the return            |
 * | leave_end       | that the last enrolment ended with a leave | opens an enrolment: in class_to, or the class left   |
 * | expel, graduate | an enrolment                               | ends it, memberships as a student; annuls live       |
 * |                 |                                            | invites                                              |
 * | reinstate       | an enrolment that ended; class_to may be   | opens an enrolment                                   |
 * |                 | none                                       |                                                      |
 * | hire            | role or title                              | opens an office                                      |
 * | change_position | exactly one office but the council's; role | ends it, opens an office                             |
 * |                 | or title                                   |                                                      |
 * | change_homeroom | an office; class_to, class_from or both    | ends the homeroom of class_from, and whose class_to  |
 * |                 |                                            | was until now; opens one of class_to                 |
 * | dismiss         | an office                                  | ends offices, homerooms, what is taught,             |
 * |                 |                                            | appointments, memberships as a worker; annuls live   |
 * |                 |                                            | invites; revokes the verification, or withdraws a    |
 * |                 |                                            | request                                              |
 * | dismiss with a  | an office in that role                     | ends that one («снят с должности»), and of the rest  |
 * | role            |                                            | what no other office bears: homerooms and what is    |
 * |                 |                                            | taught where no pedagogue's office stays, an         |
 * |                 |                                            | appointment where the act draws administrators from  |
 * |                 |                                            | others, all that a worker has on the platform where  |
 * |                 |                                            | no office stays with which one is there; all, where  |
 * |                 |                                            | no office stays at all                               |
 * | link            | student; no such bond yet                  | opens a guardian's bond                              |
 * | unlink          | student; such a bond                       | ends it                                              |
 *
 * A bond stays when the student leaves: the role of parent follows from the student's enrolment anyway.
 */
#ifndef SFERUMPOLICY_MOVEMENT_H
#define SFERUMPOLICY_MOVEMENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A movement of one person. */
typedef struct sfp_movement {
	sfp_record  head;         /**< `state` is an sfp_movement_state. */
	sfp_kind    kind;         /**< SFP_KIND_ENROL to SFP_KIND_UNLINK. */
	sfp_id      person;       /**< Who moves; for link and unlink the parent. */
	sfp_id      class_from;   /**< Which class is left; none where none is. */
	sfp_id      class_to;     /**< Which class is entered; none where none is, or it is not known yet. */
	sfp_role    role;         /**< Of the new office; of dismiss, of the one that is lost, 0: of all. 0 otherwise: another worker, or no
	                               office is concerned. */
	const char *title;        /**< Of the new office; for link what the parent is to the student; for promote "conditional" where
	                               debts are to be settled, for transfer_class "repeat" where the year is done again. */
	sfp_id      student;      /**< For link and unlink; none otherwise. */
	sfp_id      order_id;     /**< None: not ordered yet, or on a written ground. */
	const char *ground;       /**< The written ground where there is no order. */
	sfp_date    effective_on; /**< From which day; may differ from the day of record, in both directions. */
	sfp_time    applied_at;   /**< 0: not yet. */
	const char *reason;       /**< Why it was cancelled or reversed. */
	sfp_id      import_id;    /**< The import that made it (import.h); none: it was drafted by itself. */
	sfp_id      scheduled_by; /**< Who decided that it is applied when its day comes; none: nobody did. */
	sfp_time    scheduled_at; /**< When that was decided; 0: it was not. */
	sfp_id      ordered_by;   /**< Who named the order, or the ground; none: nobody did yet. */
	sfp_time    ordered_at;   /**< When; 0: not yet. */
} sfp_movement;

/** What a movement is to be. */
typedef struct sfp_movement_form {
	size_t      struct_size;  /**< Set by SFP_MOVEMENT_FORM_INIT. */
	sfp_kind    kind;
	sfp_id      person;
	sfp_id      class_to;
	sfp_role    role;
	const char *title;        /**< NULL: "". */
	sfp_id      student;
	sfp_date    effective_on; /**< 0: today. */
	sfp_id      class_from;   /**< Only for change_homeroom; none: the only class that the person has. Otherwise it is found. */
} sfp_movement_form;
#define SFP_MOVEMENT_FORM_INIT                                                                                        \
	{ sizeof(sfp_movement_form), SFP_KIND_NONE, SFP_ID_NONE, SFP_ID_NONE, (sfp_role)0, NULL, SFP_ID_NONE, 0, SFP_ID_NONE }

/** What applying or reversing a movement did to a record. Stored: never renumbered. */
typedef enum sfp_movement_change {
	SFP_MOVEMENT_OPENED       = 1, /**< apply: made the record. */
	SFP_MOVEMENT_ENDED        = 2, /**< apply: ended it. */
	SFP_MOVEMENT_ANNULLED     = 3, /**< apply: annulled an invite. */
	SFP_MOVEMENT_REVOKED      = 4, /**< apply: took a confirmed verification away. */
	SFP_MOVEMENT_WITHDREW     = 5, /**< apply: withdrew a verification that waited for an answer. */
	SFP_MOVEMENT_RESTORED     = 6, /**< reverse: what had been ended holds again. */
	SFP_MOVEMENT_UNDONE       = 7, /**< reverse: what had been opened ended on the day it began. */
	SFP_MOVEMENT_NOT_RESTORED = 8  /**< reverse: a final state stays (invites, verifications, appointments). */
} sfp_movement_change;

/** Name of a change ("opened"); NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_movement_change_name(sfp_movement_change change);

/** One record that a movement touched. */
typedef struct sfp_movement_effect {
	sfp_object          object;
	sfp_id              id;
	int64_t             revision; /**< Of the record after the change. */
	sfp_movement_change change;
} sfp_movement_effect;

/** What a movement did, in the order in which it was done. */
typedef struct sfp_movement_effects sfp_movement_effects;

/** How many there are. 0 for NULL. @since 0.1 */
SFP_API size_t sfp_movement_effects_count(const sfp_movement_effects *effects);
/** One of them. Borrowed from the list; NULL behind its end. @since 0.1 */
SFP_API const sfp_movement_effect *sfp_movement_effects_at(const sfp_movement_effects *effects, size_t i);
/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_movement_effects_free(sfp_movement_effects *effects);

/**
 * What a movement did so far: when it was applied, then when it was reversed. Empty before that.
 *
 * @param reg          where
 * @param organization whose
 * @param movement_id  which
 * @param[out] ret_effects yours; release with sfp_movement_effects_free()
 * @retval SFP_OK          read
 * @retval SFP_E_NOT_FOUND no such organisation or movement
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_effects_get(sfp_registry *reg, const sfp_id *organization, const sfp_id *movement_id,
                                    sfp_movement_effects **ret_effects);

/**
 * Draft a movement. It changes nothing yet, but must make sense today: see the table at the head of this file.
 *
 * @param reg    where
 * @param actor  who drafts it
 * @param form   what it is to be
 * @param[out] ret_movement yours; release with sfp_movement_free()
 * @retval SFP_OK          drafted
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_NOT_FOUND no such person, student or class
 * @retval SFP_E_INVALID   it makes no sense, or a value is impossible; the message says what and what to do about it
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_draft(sfp_registry *reg, const sfp_actor *actor, const sfp_movement_form *form,
                              sfp_movement **ret_movement);

/**
 * Name the order that a movement goes by, or the written ground where there is none.
 *
 * @param movement_id which
 * @param order       an order about movements (sfp_order_issue(), sfp_order_register()); NULL or none: by `ground`
 * @param ground      such as «заявление от 01.09.2026»; at most 2,000 bytes; NULL: "". Not for personal data.
 * @param[out] ret_movement yours, after the change
 * @retval SFP_OK          ordered
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not a draft), NOT_REGULATED, PROHIBITED, ROLE, FACT,
 *                         UNKNOWN, NEEDS_ORDER (neither order nor ground)
 * @retval SFP_E_NOT_FOUND no such movement or order
 * @retval SFP_E_INVALID   the order is about something else; the ground is no UTF-8, or too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_order(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id, const sfp_id *order,
                              const char *ground, sfp_movement **ret_movement);

/**
 * Apply a movement: everything that follows from it happens in one transaction, each change with its own entry of the
 * trail.
 *
 * A person who leaves also loses what only those who belong here have: memberships in that role, and live personal
 * invites, which are annulled (a personal invite has one use, so a live one is unused). A dismissal ends an
 * administrator's appointment even if it is the last one: compliance shows that there is none.
 *
 * @param movement_id which
 * @param[out] ret_effects  may be NULL; what it did, yours: release with sfp_movement_effects_free()
 * @param[out] ret_movement yours, after the change
 * @retval SFP_OK          applied
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not ordered), NOT_REGULATED, PROHIBITED, ROLE, FACT
 *                         (administrator_registered), GUARD (effective_date_reached; or it no longer makes sense: the
 *                         message says why)
 * @retval SFP_E_NOT_FOUND no such movement
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_apply(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id,
                              sfp_movement_effects **ret_effects, sfp_movement **ret_movement);

/**
 * Decide now that an ordered movement is applied when its day comes.
 *
 * The decision is the actor's and is asked for now, as sfp_movement_apply() asks for it. On the day sfp_tick() carries it
 * out; the entry of the trail names the system as the one who did it, without an action of its own, and the movement
 * keeps who decided. Where it no longer makes sense by then, it stays as it is and is due: somebody must look at it.
 * A scheduled movement may still be applied by hand, or cancelled.
 *
 * @param movement_id which
 * @param[out] ret_movement yours, after the change
 * @retval SFP_OK          scheduled
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not ordered), NOT_REGULATED, PROHIBITED, ROLE, FACT
 *                         (administrator_registered), GUARD (it makes no sense: the message says why)
 * @retval SFP_E_EXISTS    it was scheduled already
 * @retval SFP_E_NOT_FOUND no such movement
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_schedule(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id,
                                 sfp_movement **ret_movement);

/**
 * Cancel a movement that was not applied.
 *
 * @param movement_id which
 * @param reason      why, in words, at most 2,000 bytes; not for personal data
 * @param[out] ret_movement yours, after the change
 * @retval SFP_OK          cancelled
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (applied, cancelled or reversed), NOT_REGULATED,
 *                         PROHIBITED, ROLE, FACT, UNKNOWN, NEEDS_REASON
 * @retval SFP_E_NOT_FOUND no such movement
 * @retval SFP_E_INVALID   the reason is no UTF-8, or too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_cancel(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id, const char *reason,
                               sfp_movement **ret_movement);

/**
 * Take back what applying a movement did, all of it or nothing.
 *
 * Movements that build on each other are taken back from the last one on. What was opened ends on the day it began; what
 * was ended holds again, without a last day. States that are final stay: invites, verifications and appointments are not
 * revived, and sfp_movement_effects_get() names them as SFP_MOVEMENT_NOT_RESTORED.
 *
 * @param movement_id which
 * @param reason      why, in words, at most 2,000 bytes; not for personal data
 * @param[out] ret_movement yours, after the change
 * @retval SFP_OK          reversed
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (not applied), NOT_REGULATED, PROHIBITED, ROLE, FACT,
 *                         UNKNOWN, NEEDS_REASON, GUARD (something later builds on it: the message names the record)
 * @retval SFP_E_NOT_FOUND no such movement
 * @retval SFP_E_INVALID   the reason is no UTF-8, or too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_reverse(sfp_registry *reg, const sfp_actor *actor, const sfp_id *movement_id,
                                const char *reason, sfp_movement **ret_movement);

/** Which movements a list is about. Members that are zero do not narrow it. */
typedef struct sfp_movement_filter {
	size_t   struct_size; /**< Set by SFP_MOVEMENT_FILTER_INIT. */
	int      state;       /**< An sfp_movement_state. */
	sfp_kind kind;
	sfp_id   person;      /**< Who takes part: for bonds the student as well. */
	sfp_id   class_id;    /**< The class left or the class entered; of who stays in one, the class. */
	sfp_id   order_id;
	sfp_date from;        /**< Effective on that day or later. */
	sfp_date until;       /**< Effective before that day. */
	sfp_id   after;       /**< Begin behind this id: the `next` of the page before. */
	int      limit;       /**< At most so many; 0: 100; 1,000 at most. */
} sfp_movement_filter;
#define SFP_MOVEMENT_FILTER_INIT                                                                                      \
	{ sizeof(sfp_movement_filter), 0, SFP_KIND_NONE, SFP_ID_NONE, SFP_ID_NONE, SFP_ID_NONE, 0, 0, SFP_ID_NONE, 0 }

/**
 * A page of movements, in the order in which they were drafted.
 *
 * @param filter      NULL: all
 * @param[out] ret_page of sfp_movement; yours: release with sfp_page_free()
 * @retval SFP_OK, SFP_E_NOT_FOUND (no such organisation), SFP_E_MISUSE, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_list(sfp_registry *reg, const sfp_id *organization, const sfp_movement_filter *filter,
                             sfp_page **ret_page);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_movement_free(sfp_movement *movement);

SFP_END_DECLS

#endif
