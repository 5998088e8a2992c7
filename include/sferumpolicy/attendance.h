/* attendance.h: «участие в уроке или мероприятии» — who joined what is held on the platform. */
#ifndef SFERUMPOLICY_ATTENDANCE_H
#define SFERUMPOLICY_ATTENDANCE_H

#include "record.h"

SFP_BEGIN_DECLS

/** Somebody joined an event. */
typedef struct sfp_attendance {
	sfp_record head;      /**< No machine: `state` is 0. */
	sfp_id     event_id;  /**< What. */
	sfp_id     person;    /**< Who. */
	sfp_time   joined_at; /**< When. */
} sfp_attendance;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_attendance_free(sfp_attendance *attendance);

SFP_END_DECLS

#endif
