/* event.h: «трансляция, урок, мероприятие, совещание» — what is held on the platform, online or hybrid.
 *
 * planned -reschedule-> planned; -cancel-> cancelled; -start-> running -finish-> finished. An event's kind says which
 * of the act's actions plans, starts, finishes and cancels it: `broadcast.plan`, `lesson.plan`, `event.plan` (an event
 * of a class), `meeting.plan`, and so on. Whoever the act gives that action to may fire it on any event of the kind,
 * the organizer's colleagues too: the registry adds no rule of its own.
 */
#ifndef SFERUMPOLICY_EVENT_H
#define SFERUMPOLICY_EVENT_H

#include "attendance.h"
#include "record.h"

SFP_BEGIN_DECLS

/** How an event is held. Stored in registries: never renumbered. */
typedef enum sfp_event_mode {
	SFP_EVENT_ONLINE = 1,
	SFP_EVENT_HYBRID = 2  /**< partly on the spot */
} sfp_event_mode;
/** How many modes there are, plus one. */
#define SFP_EVENT_MODE_END 3
/** Nobody told how many took part. */
#define SFP_EVENT_PARTICIPANTS_UNKNOWN (-1)

/** Name of a mode ("hybrid"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_event_mode_name(sfp_event_mode mode);
/** Number of a mode's name; 0 where there is none. @since 0.1 */
SFP_API sfp_event_mode sfp_event_mode_from_name(const char *name);

/** A broadcast, a lesson, a class event or a meeting. */
typedef struct sfp_event {
	sfp_record   head;         /**< `state` is an sfp_event_state. */
	sfp_kind     kind;         /**< Broadcast, lesson, class event or meeting. */
	int          mode;         /**< An sfp_event_mode. */
	const char  *title;        /**< What it is about; not for personal data. */
	sfp_id       class_id;     /**< For which class; none: for no class in particular. */
	sfp_id       subject_id;   /**< Of which subject; none: of none in particular. */
	sfp_id       organizer;    /**< Who planned it. */
	sfp_time     starts_at;    /**< When it is to begin. */
	sfp_time     started_at;   /**< 0: it has not begun. */
	sfp_time     finished_at;  /**< 0: it is not over. */
	int          participants; /**< How many took part; SFP_EVENT_PARTICIPANTS_UNKNOWN: nobody told. */
	const char  *reason;       /**< Why it was cancelled; "" otherwise. */
} sfp_event;

/** What an event is to be. */
typedef struct sfp_event_draft {
	size_t         struct_size; /**< Set by SFP_EVENT_DRAFT_INIT. */
	sfp_kind       kind;        /**< Required: broadcast, lesson, class event or meeting. */
	sfp_event_mode mode;        /**< 0: online. */
	const char    *title;       /**< Required, at most 2,000 bytes; what it is about, not for personal data. */
	sfp_id         class_id;    /**< For which class; none: for no class in particular. */
	sfp_id         subject_id;  /**< Of which subject; none: of none in particular. */
	sfp_time       starts_at;   /**< When it is to begin; 0: now. Not before today. */
} sfp_event_draft;
#define SFP_EVENT_DRAFT_INIT \
	{ sizeof(sfp_event_draft), SFP_KIND_NONE, (sfp_event_mode)0, NULL, SFP_ID_NONE, SFP_ID_NONE, 0 }

/**
 * Plan an event. Whoever plans it is its organizer.
 *
 * @param reg   where
 * @param actor who plans it
 * @param draft what it is
 * @param[out] ret_event yours; release with sfp_event_free()
 * @retval SFP_OK          planned
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 *                         (administrator_registered for a broadcast, actor_joined for the others)
 * @retval SFP_E_INVALID   no kind of event, no mode, no title, a bad text, a time before today or beyond the calendar,
 *                         or a closed class; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor, class or subject
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.broadcasts (built-in act: clause 2.1.14), administration.communicates (built-in act: clause 2.2.6),
 * homeroom.communicates (built-in act: clause 2.3.4), teacher.communicates (built-in act: clause 2.4.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_event_plan(sfp_registry *reg, const sfp_actor *actor, const sfp_event_draft *draft,
                          sfp_event **ret_event);

/**
 * Move a planned event to another time.
 *
 * @param event_id  which one
 * @param starts_at when it is to begin now; not before today
 * @param[out] ret_event yours, after the change
 * @retval SFP_OK          moved
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (it has begun, or is over), NOT_REGULATED, PROHIBITED,
 *                         ROLE, FACT or UNKNOWN as in sfp_event_plan(), GUARD (somebody has joined it already)
 * @retval SFP_E_INVALID   a time before today or beyond the calendar
 * @retval SFP_E_NOT_FOUND no such event
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.broadcasts (built-in act: clause 2.1.14), administration.communicates (built-in act: clause 2.2.6),
 * homeroom.communicates (built-in act: clause 2.3.4), teacher.communicates (built-in act: clause 2.4.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_event_reschedule(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id, sfp_time starts_at,
                                sfp_event **ret_event);

/**
 * Tell that an event has begun, now.
 *
 * @param event_id which one
 * @param[out] ret_event yours, after the change
 * @retval SFP_OK          it runs
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (it has begun, or is over), NOT_REGULATED, PROHIBITED,
 *                         ROLE, FACT or UNKNOWN as in sfp_event_plan()
 * @retval SFP_E_NOT_FOUND no such event
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.broadcasts (built-in act: clause 2.1.14), administration.communicates (built-in act: clause 2.2.6),
 * homeroom.communicates (built-in act: clause 2.3.4), teacher.communicates (built-in act: clause 2.4.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_event_start(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id, sfp_event **ret_event);

/**
 * Tell that an event is over, now, and how many took part.
 *
 * @param event_id     which one
 * @param participants how many, all told: at least as many as joined it here; SFP_EVENT_PARTICIPANTS_UNKNOWN where
 *                     nobody counted them, which is not the same as 0
 * @param[out] ret_event yours, after the change
 * @retval SFP_OK          over
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (it does not run), NOT_REGULATED, PROHIBITED, ROLE, FACT
 *                         or UNKNOWN as in sfp_event_plan()
 * @retval SFP_E_INVALID   a number below zero, or fewer than joined it here
 * @retval SFP_E_NOT_FOUND no such event
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.broadcasts (built-in act: clause 2.1.14), administration.communicates (built-in act: clause 2.2.6),
 * homeroom.communicates (built-in act: clause 2.3.4), teacher.communicates (built-in act: clause 2.4.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_event_finish(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id, int participants,
                            sfp_event **ret_event);

/**
 * Call a planned event off.
 *
 * @param event_id which one
 * @param reason   why, in words, at most 2,000 bytes; not for personal data
 * @param[out] ret_event yours, after the change
 * @retval SFP_OK          called off
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (it has begun, or is over), NOT_REGULATED, PROHIBITED,
 *                         ROLE, FACT or UNKNOWN as in sfp_event_plan(), GUARD (somebody has joined it already),
 *                         NEEDS_REASON (NULL or "")
 * @retval SFP_E_INVALID   the reason is no UTF-8, or too long
 * @retval SFP_E_NOT_FOUND no such event
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.broadcasts (built-in act: clause 2.1.14), administration.communicates (built-in act: clause 2.2.6),
 * homeroom.communicates (built-in act: clause 2.3.4), teacher.communicates (built-in act: clause 2.4.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_event_cancel(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id, const char *reason,
                            sfp_event **ret_event);

/**
 * Take part in an event: the actor joins it, now.
 *
 * One joins what runs, or what is planned for today once its hour has come. A lesson asks for `lesson.join`, any other
 * event for `event.join`.
 *
 * @param reg      where
 * @param actor    who joins
 * @param event_id what
 * @param[out] ret_attendance yours; release with sfp_attendance_free()
 * @retval SFP_OK          joined
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN (actor_joined), GUARD
 *                         (it is not its hour yet, or it is over, or was called off)
 * @retval SFP_E_EXISTS    the actor has joined it already
 * @retval SFP_E_NOT_FOUND no such organisation, actor or event
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * student.attends (built-in act: clause 2.5.3)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_event_join(sfp_registry *reg, const sfp_actor *actor, const sfp_id *event_id,
                          sfp_attendance **ret_attendance);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_event_free(sfp_event *event);

SFP_END_DECLS

#endif
