/*
 * class.h: «класс», «учебная группа» — where students, their teachers and, in one of them, the staff meet on the
 * platform.
 */
#ifndef SFERUMPOLICY_CLASS_H
#define SFERUMPOLICY_CLASS_H

#include "record.h"

SFP_BEGIN_DECLS

/** A class, or the staffroom («Учительская»), of which an organisation has one. */
typedef struct sfp_class {
	sfp_record  head;      /**< No machine: `state` is 0. */
	const char *name;      /**< As the nomenclature spells it. */
	const char *name_fold; /**< The form under which names are compared: «8A» with a Latin letter is «8А». */
	bool        staffroom;
	int         course;    /**< The year of study; 0: not said. */
	const char *specialty; /**< "" where there is none. */
	sfp_date    closed_on; /**< The first day on which it is no more; 0: it is open. */
	sfp_id      import_id; /**< The import that made it (import.h); none: it was made by itself. */
} sfp_class;

/** What a class is to be. */
typedef struct sfp_class_draft {
	size_t      struct_size; /**< Set by SFP_CLASS_DRAFT_INIT. */
	const char *name;        /**< Of the nomenclature; course and specialty come from there. */
} sfp_class_draft;
#define SFP_CLASS_DRAFT_INIT { sizeof(sfp_class_draft), NULL }

/**
 * Create a class.
 *
 * @param reg   where
 * @param actor who creates it
 * @param draft what it is to be
 * @param[out] ret_class yours; release with sfp_class_free()
 * @retval SFP_OK        created
 * @retval SFP_REFUSED   SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered,
 *                       name_in_nomenclature)
 * @retval SFP_E_EXISTS  an open class has this name
 * @retval SFP_E_INVALID an empty or overlong name
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.builds_structure (built-in act: clause 2.1.5)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_class_create(sfp_registry *reg, const sfp_actor *actor, const sfp_class_draft *draft,
                            sfp_class **ret_class);

/**
 * Create the staffroom, under the name that the pack gives it.
 *
 * @param[out] ret_class yours; release with sfp_class_free()
 * @retval SFP_OK        created
 * @retval SFP_REFUSED   SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered,
 *                       no_staffroom_yet)
 * @retval SFP_E_EXISTS  there is one, or an open class has its name
 * @retval SFP_E_INVALID the pack names no staffroom
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.creates_staffroom (built-in act: clause 2.1.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_class_create_staffroom(sfp_registry *reg, const sfp_actor *actor, sfp_class **ret_class);

/**
 * Find an open class by its name. Case, spaces, and Latin letters that look like Cyrillic ones do not matter.
 *
 * @param reg          where
 * @param organization whose
 * @param name         such as "8A"
 * @param[out] ret_class yours; release with sfp_class_free()
 * @retval SFP_OK          found
 * @retval SFP_E_NOT_FOUND no such organisation, or no open class of this name
 * @retval SFP_E_INVALID   an empty or overlong name
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_class_find(sfp_registry *reg, const sfp_id *organization, const char *name, sfp_class **ret_class);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_class_free(sfp_class *class_);

SFP_END_DECLS

#endif
