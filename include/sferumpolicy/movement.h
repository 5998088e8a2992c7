/* movement.h: «движение» — how students, workers and parents come, move and leave.
 *
 * draft -order-> ordered -apply-> applied -reverse-> reversed; draft and ordered -cancel-> cancelled. An ordered
 * movement of a future day may be scheduled: then the clock applies it (sfp_tick()). Nothing changes before a movement
 * is applied. The effects of applying it are kept as a list, so it can be taken back if nothing later builds on it.
 * People and periods are never deleted; periods end.
 *
 * | kind            | asks for                                 | what applying it does                                |
 * |-----------------|------------------------------------------|------------------------------------------------------|
 * | enrol           | no enrolment yet; class_to may be        | opens an enrolment                                   |
 * |                 | none                                     |                                                      |
 * | transfer_class  | an enrolment; another class_to           | ends it, opens one in class_to; a membership moves   |
 * |                 |                                          | along, unused invites into the old class are         |
 * |                 |                                          | annulled                                             |
 * | promote         | an enrolment; class_to, or none to stay  | as transfer_class; without class_to it is only       |
 * |                 |                                          | recorded                                             |
 * | leave_begin     | an enrolment                             | ends it; memberships stay for the return             |
 * | leave_end       | a last enrolment that ended with a leave | opens an enrolment: in class_to, or the class left   |
 * | expel, graduate | an enrolment                             | ends it, memberships as a student; annuls live       |
 * |                 |                                          | invites                                              |
 * | reinstate       | an enrolment that ended; class_to may be | opens an enrolment                                   |
 * |                 | none                                     |                                                      |
 * | hire            | role or title                            | opens an office                                      |
 * | change_position | one office, not counting the council's;  | ends it, opens an office                             |
 * |                 | role or title                            |                                                      |
 * | change_homeroom | an office; class_to, class_from or both  | ends the homeroom of class_from and the present one  |
 * |                 |                                          | of class_to; opens a homeroom of class_to            |
 * | dismiss         | an office                                | ends offices, homerooms, what is taught,             |
 * |                 |                                          | appointments, memberships as a worker; annuls live   |
 * |                 |                                          | invites; revokes the verification, or withdraws a    |
 * |                 |                                          | request                                              |
 * | dismiss with a  | an office in that role                   | ends that one («снят с должности»), and what the     |
 * | role            |                                          | other offices do not support: homerooms and teaching |
 * |                 |                                          | if no pedagogue's office is left; an appointment if  |
 * |                 |                                          | the act draws administrators from other offices;     |
 * |                 |                                          | all that a worker has on the platform if no office   |
 * |                 |                                          | is left that brings a worker there; everything if no |
 * |                 |                                          | office is left                                       |
 * | link            | student; no such bond yet                | opens a guardian's bond                              |
 * | unlink          | student; such a bond                     | ends it                                              |
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
	sfp_id      class_from;   /**< The class left; none: no class is left. */
	sfp_id      class_to;     /**< The class entered; none: no class is entered, or it is not known yet. */
	sfp_role    role;         /**< Role of the new office. For dismiss: of the office that is lost; 0: of all
	                               offices. Otherwise 0: another worker, or no office. */
	const char *title;        /**< Title of the new office. For link: what the parent is to the student. For
	                               promote: "conditional" if there are debts to settle. For transfer_class: "repeat"
	                               if the year is repeated. */
	sfp_id      student;      /**< For link and unlink; none otherwise. */
	sfp_id      order_id;     /**< None: not ordered yet, or there is a written ground. */
	const char *ground;       /**< The written ground if there is no order. */
	sfp_date    effective_on; /**< From which day; it may be earlier or later than the day of recording. */
	sfp_time    applied_at;   /**< 0: not yet. */
	const char *reason;       /**< Why it was cancelled or reversed. */
	sfp_id      import_id;    /**< The import that made it (import.h); none: a person drafted it. */
	sfp_id      scheduled_by; /**< Who scheduled it for its day; none: nobody. */
	sfp_time    scheduled_at; /**< When it was scheduled; 0: it was not. */
	sfp_id      ordered_by;   /**< Who named the order or the ground; none: nobody yet. */
	sfp_time    ordered_at;   /**< When; 0: not yet. */
} sfp_movement;

/** A new movement. */
typedef struct sfp_movement_form {
	size_t      struct_size;  /**< Set by SFP_MOVEMENT_FORM_INIT. */
	sfp_kind    kind;
	sfp_id      person;
	sfp_id      class_to;
	sfp_role    role;
	const char *title;        /**< NULL: "". */
	sfp_id      student;
	sfp_date    effective_on; /**< 0: today. */
	sfp_id      class_from;   /**< Only for change_homeroom; none: the only class that the person leads. For other
	                               kinds the library finds it. */
} sfp_movement_form;
#define SFP_MOVEMENT_FORM_INIT \
	{ sizeof(sfp_movement_form), SFP_KIND_NONE, SFP_ID_NONE, SFP_ID_NONE, (sfp_role)0, NULL, SFP_ID_NONE, 0, \
	  SFP_ID_NONE }

/** What applying or reversing a movement did to a record. Stored: never renumbered. */
typedef enum sfp_movement_change {
	SFP_MOVEMENT_OPENED       = 1, /**< apply: made the record. */
	SFP_MOVEMENT_ENDED        = 2, /**< apply: ended it. */
	SFP_MOVEMENT_ANNULLED     = 3, /**< apply: annulled an invite. */
	SFP_MOVEMENT_REVOKED      = 4, /**< apply: revoked a confirmed verification. */
	SFP_MOVEMENT_WITHDREW     = 5, /**< apply: withdrew a verification that waited for an answer. */
	SFP_MOVEMENT_RESTORED     = 6, /**< reverse: the ended record holds again. */
	SFP_MOVEMENT_UNDONE       = 7, /**< reverse: the opened record ended on the day it began. */
	SFP_MOVEMENT_NOT_RESTORED = 8  /**< reverse: a final state stays (invites, verifications, appointments). */
} sfp_movement_change;

/** Name of a change ("opened"); NULL if the number is not a change. @since 0.1 */
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
/** One of them. Borrowed from the list; NULL past the end. @since 0.1 */
SFP_API const sfp_movement_effect *sfp_movement_effects_at(const sfp_movement_effects *effects, size_t i);
/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_movement_effects_free(sfp_movement_effects *effects);

/**
 * The effects of a movement so far: of applying it, then of reversing it. Empty before it is applied.
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
 * Draft a movement. It changes nothing yet, but it must make sense today: see the table at the top of this file.
 *
 * @param reg    where
 * @param actor  who drafts it
 * @param form   the new movement
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
 * Name the order for a movement, or the written ground if there is no order.
 *
 * @param movement_id which
 * @param order       an order about movements (sfp_order_issue(), sfp_order_register()); NULL or none: `ground` is used
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
 * Apply a movement. All its consequences happen in one transaction; each change has its own entry in the trail.
 *
 * A person who leaves also loses what only people of the organisation have: memberships in that role, and live personal
 * invites. These invites are annulled (a personal invite has one use, so a live one is unused). A dismissal ends an
 * administrator's appointment even if it is the last one; compliance then shows that there is no administrator.
 *
 * @param movement_id which
 * @param[out] ret_effects  may be NULL; the effects, yours: release with sfp_movement_effects_free()
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
 * Schedule an ordered movement: it is applied when its day comes.
 *
 * The actor decides, and the policy is asked now, as in sfp_movement_apply(). sfp_tick() applies the movement on its
 * day. The trail then names the system, without an action of its own; the movement keeps who scheduled it. If the
 * movement no longer makes sense on its day, it stays as it is and becomes due: somebody must look at it. A scheduled
 * movement can still be applied by hand, or cancelled.
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
 * Take back the effects of applying a movement: all of them or none.
 *
 * If movements build on each other, take back the last one first. A record that was opened ends on the day it began; a
 * record that was ended holds again, without a last day. Final states stay: invites, verifications and appointments are
 * not restored, and sfp_movement_effects_get() lists them as SFP_MOVEMENT_NOT_RESTORED.
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
	sfp_id   person;      /**< Who takes part; for bonds also the student. */
	sfp_id   class_id;    /**< The class left or entered, or the class the person stays in. */
	sfp_id   order_id;
	sfp_date from;        /**< Effective on that day or later. */
	sfp_date until;       /**< Effective before that day. */
	sfp_id   after;       /**< Start after this id: the `next` of the page before. */
	int      limit;       /**< The largest number of records; 0: 100; at most 1,000. */
} sfp_movement_filter;
#define SFP_MOVEMENT_FILTER_INIT                                                                                      \
	{ sizeof(sfp_movement_filter), 0, SFP_KIND_NONE, SFP_ID_NONE, SFP_ID_NONE, SFP_ID_NONE, 0, 0, SFP_ID_NONE, 0 }

/**
 * A page of movements, in the order in which they were drafted.
 *
 * @param filter      NULL: all
 * @param[out] ret_page of sfp_movement; yours: release with sfp_page_free()
 * @retval SFP_OK, SFP_E_NOT_FOUND (no such organisation), SFP_E_MISUSE, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT,
 *         SFP_E_BUSY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_movement_list(sfp_registry *reg, const sfp_id *organization, const sfp_movement_filter *filter,
                             sfp_page **ret_page);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_movement_free(sfp_movement *movement);

SFP_END_DECLS

#endif
