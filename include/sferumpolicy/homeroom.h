/*
 * homeroom.h: «классный руководитель (куратор)» of a class, attached as the approved distribution says. A class has one
 * at a time.
 */
#ifndef SFERUMPOLICY_HOMEROOM_H
#define SFERUMPOLICY_HOMEROOM_H

#include "record.h"

SFP_BEGIN_DECLS

/** A person's time as the homeroom teacher of a class. */
typedef struct sfp_homeroom {
	sfp_record head;       /**< No machine: `state` is 0. */
	sfp_id     class_id;
	sfp_id     person;
	sfp_date   from_date;
	sfp_date   until_date; /**< The first day on which it no longer holds; 0: it holds. */
	sfp_id     order_id;   /**< Of the distribution; none where a movement without an order changed it. */
} sfp_homeroom;

/**
 * Attach a homeroom teacher to a class, from today on. Who led it until now no longer does.
 *
 * @param reg      where
 * @param actor    who attaches
 * @param class_id which class
 * @param person   whom
 * @param[out] ret_homeroom yours; release with sfp_homeroom_free()
 * @retval SFP_OK          attached
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (distribution_approved,
 *                         assignee_is_teacher, assignment_in_distribution)
 * @retval SFP_E_NOT_FOUND no such class or person
 * @retval SFP_E_EXISTS    the person leads this class already
 * @retval SFP_E_INVALID   a closed class, or the staffroom
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.assigns_homeroom (built-in act: clause 2.1.8)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_homeroom_assign(sfp_registry *reg, const sfp_actor *actor, const sfp_id *class_id, const sfp_id *person,
                               sfp_homeroom **ret_homeroom);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_homeroom_free(sfp_homeroom *homeroom);

SFP_END_DECLS

#endif
