/* subject.h: «предмет учебного плана» — what is taught here, extracurricular activities included. */
#ifndef SFERUMPOLICY_SUBJECT_H
#define SFERUMPOLICY_SUBJECT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A subject of the curriculum. */
typedef struct sfp_subject {
	sfp_record   head;            /**< No machine: `state` is 0. */
	const char  *name;            /**< As the curriculum names it. */
	const char  *name_fold;       /**< The form under which names are compared. */
	bool         extracurricular; /**< Outside the lessons: a circle, a section, an activity. */
	sfp_date     closed_on;       /**< The first day on which it is no longer taught; 0: it is. */
} sfp_subject;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_subject_free(sfp_subject *subject);

SFP_END_DECLS

#endif
