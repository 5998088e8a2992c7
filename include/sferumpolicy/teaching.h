/* teaching.h: «учебная нагрузка» — who teaches which subject in which class. */
#ifndef SFERUMPOLICY_TEACHING_H
#define SFERUMPOLICY_TEACHING_H

#include "record.h"

SFP_BEGIN_DECLS

/** Somebody teaches a subject in a class. */
typedef struct sfp_teaching {
	sfp_record head;       /**< No machine: `state` is 0. */
	sfp_id     person;     /**< The teacher. */
	sfp_id     class_id;   /**< The class. */
	sfp_id     subject_id; /**< The subject. */
	sfp_date   from_date;  /**< The first day. */
	sfp_date   until_date; /**< The first day on which it no longer holds; 0: it holds. */
} sfp_teaching;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_teaching_free(sfp_teaching *teaching);

SFP_END_DECLS

#endif
