/* event.h: «трансляция, урок, мероприятие, совещание» — what is held on the platform, online or hybrid. */
#ifndef SFERUMPOLICY_EVENT_H
#define SFERUMPOLICY_EVENT_H

#include "record.h"

SFP_BEGIN_DECLS

/** How an event is held. Stored in registries: never renumbered. */
typedef enum sfp_event_mode {
	SFP_EVENT_ONLINE = 1,
	SFP_EVENT_HYBRID = 2  /**< partly on the spot */
} sfp_event_mode;
/** Nobody told how many took part. */
#define SFP_EVENT_PARTICIPANTS_UNKNOWN (-1)

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

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_event_free(sfp_event *event);

SFP_END_DECLS

#endif
