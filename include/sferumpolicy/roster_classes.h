/* roster_classes.h: the classes that a roster names, for the order that approves them.
 *
 *	read the files -> sfp_roster_classes_get() -> _csv() -> look at it -> an order -> sfp_nomenclature_approve()
 *
 * A plan makes only the classes whose names the head has approved (roster_plan.h). A roster from another system brings its own
 * names. This header lists them as a table that sfp_roster_nomenclature_get() takes, so that the head can decide which
 * to approve.
 */
#ifndef SFERUMPOLICY_ROSTER_CLASSES_H
#define SFERUMPOLICY_ROSTER_CLASSES_H

#include "roster_reading.h"

SFP_BEGIN_DECLS

/** A class as a roster has it. */
typedef struct sfp_roster_class {
	const char *name;
	int         course;    /**< The year of study; 0: the roster does not say, or contradicts itself. */
	const char *specialty; /**< "" */
	int64_t     students;  /**< How many students the roster puts there. */
	bool        approved;  /**< The nomenclature has the name. */
	bool        exists;    /**< An open class has the name. */
} sfp_roster_class;

/** All classes of a roster, ordered by name. */
typedef struct sfp_roster_classes {
	size_t                  count;
	const sfp_roster_class *classes;
} sfp_roster_classes;

/**
 * The classes that a roster lists, or that have a student or a leader in it. Each class is listed once, however its
 * name is written. Sections of OneRoster are left out, and so are classes that only a table of parents names.
 *
 * Nothing is written, and the reading can still be used for a plan.
 *
 * @param reg          the registry to compare with
 * @param organization whose
 * @param reading      what was read
 * @param[out] ret_classes yours; release with sfp_roster_classes_free()
 * @retval SFP_OK            the list may be empty
 * @retval SFP_E_INVALID     the roster was refused when it was read
 * @retval SFP_E_NOT_FOUND   no such organisation
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_classes_get(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                  sfp_roster_classes **ret_classes);

/**
 * The classes as a table for spreadsheets, which sfp_roster_nomenclature_get() takes: name, course, specialty.
 *
 * @param all false: only classes that neither are approved nor exist
 * @param[out] ret_csv yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_classes_csv(const sfp_roster_classes *classes, bool all, char **ret_csv);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_classes_free(sfp_roster_classes *classes);

SFP_END_DECLS

#endif
