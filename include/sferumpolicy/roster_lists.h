/* roster_lists.h: what the head approves, out of tables: the nomenclature of classes, and who is to lead which class.
 *
 *	read the table -> sfp_roster_nomenclature_get() -> an order -> sfp_nomenclature_approve()
 *	read the table -> sfp_roster_distribution_get() -> an order -> sfp_distribution_approve()
 *
 * Nothing is written: what is wrong with the table the reading tells (roster_reading.h). The reading may still become a plan.
 */
#ifndef SFERUMPOLICY_ROSTER_LISTS_H
#define SFERUMPOLICY_ROSTER_LISTS_H

#include "distribution.h"
#include "nomenclature.h"
#include "roster_reading.h"

SFP_BEGIN_DECLS

/** The lines of a nomenclature, as a table has them. */
typedef struct sfp_roster_nomenclature {
	size_t                       count;
	const sfp_nomenclature_line *lines; /**< For sfp_nomenclature_approve(). */
} sfp_roster_nomenclature;

/**
 * The classes that a roster tells of by themselves, as the lines of a nomenclature: of a table of classes its rows.
 *
 * @param reg     whose message tells what is wrong
 * @param reading what was read
 * @param[out] ret_nomenclature yours; release with sfp_roster_nomenclature_free()
 * @retval SFP_OK            there may be none
 * @retval SFP_E_INVALID     the reading found what refuses the roster, or it lists no classes
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_nomenclature_get(sfp_registry *reg, sfp_roster_reading *reading, sfp_roster_nomenclature **ret_nomenclature);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_nomenclature_free(sfp_roster_nomenclature *nomenclature);

/** The lines of a distribution, as a table has them. */
typedef struct sfp_roster_distribution {
	size_t                       count;
	const sfp_distribution_line *lines; /**< For sfp_distribution_approve(). */
	size_t                       finding_count;
	const sfp_roster_finding    *findings; /**< Rows of which no line could be made, beyond those that the reading rejected:
	                                            "unknown-person", "ambiguous-person", "duplicate". */
} sfp_roster_distribution;

/**
 * From the table of the staff: who is to lead which class (a cell may name several). A row counts if it holds today.
 *
 * @param reg          where the people are looked up
 * @param organization whose
 * @param reading      what was read: a table of the staff with the column of who leads which class
 * @param[out] ret_distribution yours; release with sfp_roster_distribution_free()
 * @retval SFP_OK            read; rows whose people the registry lacks are among the findings
 * @retval SFP_E_INVALID     the reading found what refuses the roster, or it does not say who leads which class
 * @retval SFP_E_NOT_FOUND   no such organisation
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_distribution_get(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                       sfp_roster_distribution **ret_distribution);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_distribution_free(sfp_roster_distribution *distribution);

SFP_END_DECLS

#endif
