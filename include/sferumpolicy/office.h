/* office.h: what a person is employed or elected as: head, deputy, teacher, member of the council.
 *
 * From offices roles are derived. Each holds from its first day until the day on which it no longer does. So an office
 * of the head, the administration or the council is no entry of a list: the policy decides who gives it and who takes
 * it away (office.appoint_head, office.dismiss_administration and the like). A teacher's office and that of another
 * worker are base data, as people are.
 *
 * Setting a registry up is the system's: it needs no order until an edition is in force, nor while nobody is head.
 * Later the system enters such an office by an order about movements, and the decision is that of the order's signer;
 * what the founder decides about the head is such an order, too.
 *
 * An office of the head with a last day is an acting head's («исполняющий обязанности») if it is given by an order that
 * the head signed. Whoever acts as head is head on those days, and signs as head.
 */
#ifndef SFERUMPOLICY_OFFICE_H
#define SFERUMPOLICY_OFFICE_H

#include "record.h"

SFP_BEGIN_DECLS

/** An office that a person holds. */
typedef struct sfp_office {
	sfp_record  head;       /**< No machine. */
	sfp_id      person;
	sfp_role    role;       /**< SFP_ROLE_HEAD, _ADMINISTRATION, _TEACHER or _COUNCIL; 0: another worker. */
	const char *title;      /**< The position as the staff list has it. */
	sfp_date    from_date;  /**< The first day. */
	sfp_date    until_date; /**< The first day on which it no longer holds; 0: open. */
	sfp_id      order_id;   /**< The order by which it began; none: not known here. */
} sfp_office;

/** What an office is to be. */
typedef struct sfp_office_draft {
	size_t      struct_size; /**< Set by SFP_OFFICE_DRAFT_INIT. */
	sfp_id      person;
	sfp_role    role;        /**< As in sfp_office. */
	const char *title;       /**< NULL: "". */
	sfp_date    from_date;   /**< 0: today. */
	sfp_id      order_id;    /**< None: not known. About movements, if the office is decided by an action of its
	                              own. */
	sfp_date    until_date;  /**< The first day on which it no longer holds; 0: open. */
} sfp_office_draft;
#define SFP_OFFICE_DRAFT_INIT { sizeof(sfp_office_draft), SFP_ID_NONE, (sfp_role)0, NULL, 0, SFP_ID_NONE, 0 }

/**
 * Record that a person holds an office.
 *
 * @param reg   where
 * @param actor of a teacher's office and another worker's: the system, which keeps what the office's lists say, or a
 *              person to whom the policy gives movement.draft; of the others: to whom it gives office.appoint_head,
 *              office.appoint_acting_head (a head with `until_date`), office.appoint_administration,
 *              office.appoint_council
 * @param draft which office, whose, since when, by which order
 * @param[out] ret_office yours; release with sfp_office_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered,
 *                         order_issued, order_signed_by_head), UNKNOWN (order_signed_by_head: nobody knows who signed
 *                         it), GUARD (who signs the order names themselves as acting head)
 * @retval SFP_E_INVALID   a role that no office gives, an impossible date, a last day that is not after the first, a
 *                         bad text, or an order about something else than movements; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor, person or order
 * @retval SFP_E_EXISTS    the person holds such an office (same role and title) already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts; law.fills_office_of_head (built-in
 * act: clause 273-ФЗ/51) for the head, law.fills_offices (built-in act: clause 273-ФЗ/28) for administration and
 * council
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_office_add(sfp_registry *reg, const sfp_actor *actor, const sfp_office_draft *draft,
                          sfp_office **ret_office);

/**
 * Record that an office ends. One that has a last day to come may end earlier.
 *
 * @param reg    where
 * @param actor  as in sfp_office_add(), with office.dismiss_head, office.dismiss_administration,
 *               office.dismiss_council; the time of an acting head ends earlier by office.appoint_acting_head
 * @param office which
 * @param on     the first day on which it no longer holds, not before its first; 0: today
 * @param order  by which order; NULL or none: by none that is known
 * @param[out] ret_office yours, the office after the change
 * @retval SFP_OK          ended
 * @retval SFP_REFUSED     as in sfp_office_add()
 * @retval SFP_E_INVALID   an impossible date, one before the office began, or an order about something else than
 *                         movements
 * @retval SFP_E_NOT_FOUND no such organisation, actor, office or order
 * @retval SFP_E_EXISTS    it has ended already, or ends on that day or before: nothing is prolonged in this way
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * as in sfp_office_add(): law.fills_office_of_head (built-in act: clause 273-ФЗ/51) for the head, law.fills_offices
 * (built-in act: clause 273-ФЗ/28) for administration and council, else administrator.records_movement (built-in act:
 * clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_office_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *office, sfp_date on,
                          const sfp_id *order, sfp_office **ret_office);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_office_free(sfp_office *office);

SFP_END_DECLS

#endif
