/* distribution.h: «распределение классных руководителей» — who leads which class, as the head approved it by an order.
 *
 * It names classes as the nomenclature does, so it can be approved before they exist on the platform. Homeroom teachers
 * are attached to classes (homeroom.h) as it says.
 */
#ifndef SFERUMPOLICY_DISTRIBUTION_H
#define SFERUMPOLICY_DISTRIBUTION_H

#include "record.h"

SFP_BEGIN_DECLS

/** One line of it. */
typedef struct sfp_distribution {
	sfp_record  head;       /**< No machine: `state` is 0. */
	const char *class_name; /**< As the order spells it. */
	const char *class_fold; /**< The form under which names are compared. */
	sfp_id      person;     /**< Who is to lead the class. */
	sfp_id      order_id;   /**< By which it was approved. */
	sfp_date    from_date;
	sfp_date    until_date; /**< 0: it holds. */
} sfp_distribution;

/** A line of the list that an order approves. */
typedef struct sfp_distribution_line {
	const char *class_name;
	sfp_id      person;
} sfp_distribution_line;

/**
 * Approve who leads which class.
 *
 * The whole list is one transaction: either every line is approved or none. A line that says what holds already is kept
 * as it is; another person for the same class takes the earlier line's place. Classes that the list lacks keep their
 * lines. Each new line has its own entry in the trail. The call does nothing twice without an idempotency key; with
 * one, a repeated call adds nothing even where a later list has taken its lines' place. Nobody is attached to a class
 * by it: see sfp_homeroom_assign().
 *
 * @param reg      where
 * @param actor    who approves
 * @param order_id the order (sfp_order), of the subject SFP_ORDER_DISTRIBUTION
 * @param lines    the list
 * @param count    how many lines it has, at least one
 * @param[out] ret_added how many did not hold before; 0 for a call that is repeated by its idempotency key
 * @retval SFP_OK          approved
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT
 * @retval SFP_E_NOT_FOUND no such order, or no such person; the message names the line
 * @retval SFP_E_INVALID   an empty or overlong name, a class that the list has twice, an order about something else;
 *                         the message names the line
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.assigns_homeroom (built-in act: clause 2.1.8)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_distribution_approve(sfp_registry *reg, const sfp_actor *actor, const sfp_id *order_id,
                                    const sfp_distribution_line *lines, size_t count, size_t *ret_added);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_distribution_free(sfp_distribution *distribution);

SFP_END_DECLS

#endif
