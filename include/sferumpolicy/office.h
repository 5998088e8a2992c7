/* office.h: what a person is employed or elected as: head, deputy, teacher, member of the council.
 *
 * From offices roles are derived. Each holds from its first day until the day on which it no longer does.
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
	sfp_id      order_id;    /**< None: not known. */
} sfp_office_draft;
#define SFP_OFFICE_DRAFT_INIT { sizeof(sfp_office_draft), SFP_ID_NONE, (sfp_role)0, NULL, 0, SFP_ID_NONE }

/**
 * Record that a person holds an office.
 *
 * @param reg   where
 * @param actor the system, which keeps what the office's lists say, or a person to whom the policy gives movement.draft
 * @param draft which office, whose, since when
 * @param[out] ret_office yours; release with sfp_office_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_INVALID   a role that no office gives, an impossible date, or a bad text; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor, person or order
 * @retval SFP_E_EXISTS    the person holds such an office (same role and title) already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_office_add(sfp_registry *reg, const sfp_actor *actor, const sfp_office_draft *draft,
                          sfp_office **ret_office);

/**
 * Record that an office ends.
 *
 * @param reg    where
 * @param actor  as in sfp_office_add()
 * @param office which
 * @param on     the first day on which it no longer holds, not before its first; 0: today
 * @param[out] ret_office yours, the office after the change
 * @retval SFP_OK          ended
 * @retval SFP_REFUSED     as in sfp_office_add()
 * @retval SFP_E_INVALID   an impossible date, or one before the office began
 * @retval SFP_E_NOT_FOUND no such organisation, actor or office
 * @retval SFP_E_EXISTS    it has ended already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_office_end(sfp_registry *reg, const sfp_actor *actor, const sfp_id *office, sfp_date on,
                          sfp_office **ret_office);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_office_free(sfp_office *office);

SFP_END_DECLS

#endif
