/* nomenclature.h: «номенклатура классов (групп)» — the names of classes that the head approved by an order.
 *
 * A class of the platform is created under a name of the nomenclature and under no other. Each name is a record of its
 * own. It holds from the order's day on; until_date is the first day on which it no longer does.
 */
#ifndef SFERUMPOLICY_NOMENCLATURE_H
#define SFERUMPOLICY_NOMENCLATURE_H

#include "record.h"

SFP_BEGIN_DECLS

/** One approved name. */
typedef struct sfp_nomenclature {
	sfp_record  head;       /**< No machine: `state` is 0. */
	const char *name;       /**< As the order spells it. */
	const char *name_fold;  /**< The form under which names are compared: «8A» with a Latin letter is «8А». */
	int         course;     /**< The year of study; 0: not said. */
	const char *specialty;  /**< "" where there is none. */
	sfp_id      order_id;   /**< By which it was approved. */
	sfp_date    from_date;
	sfp_date    until_date; /**< 0: it holds. */
} sfp_nomenclature;

/** A line of the list that an order approves. */
typedef struct sfp_nomenclature_line {
	const char *name;
	int         course;     /**< 0: not said. */
	const char *specialty;  /**< NULL: "". */
} sfp_nomenclature_line;

/**
 * Approve names of classes.
 *
 * The whole list is one transaction: either every line is approved or none. A name that is approved already with the
 * same course and specialty is kept as it is, so that a list can be approved again with a few lines more. Where course
 * or specialty are others, the line takes the earlier one's place. Names that the list lacks stay approved. Each new
 * line has its own entry in the trail. The call does nothing twice without an idempotency key; with one, a repeated
 * call adds nothing even where a later list has taken its lines' place.
 *
 * @param reg      where
 * @param actor    who approves
 * @param order_id the order (sfp_order), of the subject SFP_ORDER_NOMENCLATURE
 * @param lines    the list
 * @param count    how many lines it has, at least one
 * @param[out] ret_added how many were not approved before; 0 for a call that is repeated by its idempotency key
 * @retval SFP_OK          approved
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT
 * @retval SFP_E_NOT_FOUND no such order
 * @retval SFP_E_INVALID   an empty or overlong name, a name that the list has twice, a course that is none, an order
 *                         about something else; the message names the line
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.builds_structure (built-in act: clause 2.1.5)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_nomenclature_approve(sfp_registry *reg, const sfp_actor *actor, const sfp_id *order_id,
                                    const sfp_nomenclature_line *lines, size_t count, size_t *ret_added);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_nomenclature_free(sfp_nomenclature *nomenclature);

SFP_END_DECLS

#endif
