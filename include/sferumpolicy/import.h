/* import.h: an applied roster («загрузка списков»): which files it came from, under which order, what became of it.
 *
 * The record is made by sfp_roster_plan_apply() (roster_plan.h) together with the classes and movements that the plan consists
 * of; each of them names it (sfp_class.import_id, sfp_movement.import_id). It can be taken back as one, as far as
 * nothing later builds on it.
 */
#ifndef SFERUMPOLICY_IMPORT_H
#define SFERUMPOLICY_IMPORT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A roster that was applied. */
typedef struct sfp_import {
	sfp_record  head;             /**< No machine. */
	uint8_t     plan_digest[32];  /**< SHA-256 over what the plan was to change and from which state of the
	                                   registry; zeros: destroyed with somebody's data. */
	uint8_t     input_digest[32]; /**< SHA-256 over the digests of the files that the plan was made of; zeros:
	                                   destroyed likewise. */
	sfp_id      order_id;         /**< The order that its movements go by; none: by `ground`. */
	const char *ground;           /**< The written ground where there is no order. */
	sfp_date    effective_on;     /**< Since when its movements hold. */
	int         covers;           /**< Of what the files spoke: a bit each of students, staff, parents, classes,
	                                   teaching, homeroom. */
	int         people;           /**< How many different people they listed. */
	int         people_added;
	int         people_changed;   /**< Whose names or other particulars it changed. */
	int         classes_added;    /**< Classes that the nomenclature approved and nobody had made. */
	int         movements;        /**< How many it made. */
	int         left_out;         /**< Changes of the plan that were held, or not asked for: they wait for another
	                                   import. */
	sfp_time    rolled_back_at;   /**< 0: it holds. */
	const char *reason;           /**< Why it was taken back. */
	sfp_id      rollback_orderer; /**< Who decided then about offices of the head, the administration and the
	                                   council. */
	uint8_t     private_digest[32]; /**< Commits to the digests of the plan and of the files, with a salt. */
} sfp_import;

/**
 * Take back all that an import did, or nothing of it.
 *
 * Its movements are reversed from the last one on (sfp_movement_reverse()), then the classes that it made are closed,
 * then the people whose particulars it changed get back what they had. Nothing is deleted: people whom it added stay on
 * record with nothing in force, and a class that it made is one that was closed from the import's day on, so that its
 * name is free again. States that are final stay (invites, verifications, appointments). Movements of it that were
 * reversed one by one before stay so.
 *
 * Offices of the head, the administration and the council that it gave are taken away by it, and the other way round:
 * that is decided for `orderer`, with the import's own order.
 *
 * @param reg       where
 * @param actor     who takes it back
 * @param import_id which
 * @param reason    why, in words, at most 2,000 bytes; not for personal data
 * @param orderer   who decides about such offices, as in sfp_roster_apply_options; NULL or none: the actor. The caller
 *                  vouches for this person as for the actor
 * @param[out] ret_import yours, after the change; release with sfp_import_free()
 * @retval SFP_OK          taken back
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT, UNKNOWN, GUARD (it was taken
 *                         back already, or something later builds on it, or on a class that it made: the message names
 *                         the record)
 * @retval SFP_E_NOT_FOUND no such import or orderer
 * @retval SFP_E_INVALID   there is no reason, or it is no UTF-8, or too long
 * @retval SFP_E_TAMPERED  what it keeps of people as they were is not what the trail has committed to; nothing was
 *                         changed
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_CORRUPT,
 *         SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), and of offices as in sfp_office_add()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_import_rollback(sfp_registry *reg, const sfp_actor *actor, const sfp_id *import_id, const char *reason,
                               const sfp_id *orderer, sfp_import **ret_import);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_import_free(sfp_import *import);

SFP_END_DECLS

#endif
