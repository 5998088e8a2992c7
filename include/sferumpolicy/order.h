/* order.h: «приказ» — the orders on which the act makes decisions rest.
 *
 * The registry keeps what an order is about, its number and date, and the digest of its scan; the document stays with
 * the office.
 */
#ifndef SFERUMPOLICY_ORDER_H
#define SFERUMPOLICY_ORDER_H

#include "record.h"

SFP_BEGIN_DECLS

/** What an order is about. Stored in registries: never renumbered. */
typedef enum sfp_order_subject {
	SFP_ORDER_USE           = 1, /**< how the platform is used here */
	SFP_ORDER_ADMINISTRATOR = 2, /**< who is the administrator of the platform */
	SFP_ORDER_APPROVAL      = 3, /**< the approval of the act */
	SFP_ORDER_NOMENCLATURE  = 4, /**< which classes there are */
	SFP_ORDER_DISTRIBUTION  = 5, /**< who is the homeroom teacher of which class */
	SFP_ORDER_MOVEMENT      = 6, /**< who comes, moves or leaves */
	SFP_ORDER_OTHER         = 7  /**< something else */
} sfp_order_subject;

/** How many subjects there are, plus one. */
#define SFP_ORDER_SUBJECT_END 8

/** Name of a subject ("administrator"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_order_subject_name(sfp_order_subject subject);
/** Number of a subject's name; 0 where there is none. @since 0.1 */
SFP_API sfp_order_subject sfp_order_subject_from_name(const char *name);

/** An order. */
typedef struct sfp_order {
	sfp_record        head;    /**< No machine: an order is never changed, but for the scan's digest. */
	sfp_order_subject subject;
	const char       *number;  /**< As it stands on the paper: "17-О". */
	sfp_date          date;
	const char       *title;
	sfp_id            signer;  /**< Who signed; none: not known here. */
	uint8_t           document_digest[32]; /**< SHA-256 of the scan; all zeros: none was given, or it was destroyed
	                                            with the data of somebody whom the order names. */
	uint8_t           private_digest[32];  /**< Commits to the scan's digest, with a salt. */
} sfp_order;

/** What an order is to be. */
typedef struct sfp_order_draft {
	size_t            struct_size;     /**< Set by SFP_ORDER_DRAFT_INIT. */
	sfp_order_subject subject;
	const char       *number;          /**< Required. */
	sfp_date          date;            /**< 0: today. Never later than today. */
	const char       *title;           /**< NULL: "". */
	sfp_id            signer;          /**< None: who issues it; of a paper, not known. */
	const void       *document;        /**< The scan, or NULL; only its digest is kept. Borrowed during the call. */
	size_t            document_length; /**< In bytes. */
} sfp_order_draft;
#define SFP_ORDER_DRAFT_INIT { sizeof(sfp_order_draft), (sfp_order_subject)0, NULL, 0, NULL, SFP_ID_NONE, NULL, 0 }

/**
 * Issue an order.
 *
 * @param reg   where
 * @param actor who issues it and so is its signer
 * @param draft what it is; `signer` must be none, or the actor
 * @param[out] ret_order yours; release with sfp_order_free()
 * @retval SFP_OK          issued
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE
 * @retval SFP_E_INVALID   no subject or number, a date to come, another's signature, or a bad text; the message says
 *                         which
 * @retval SFP_E_NOT_FOUND no such organisation or actor
 * @retval SFP_E_EXISTS    there is an order of this subject, number and date already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administration.orders_use (built-in act: clause 2.2.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_order_issue(sfp_registry *reg, const sfp_actor *actor, const sfp_order_draft *draft,
                           sfp_order **ret_order);

/**
 * Record an order that was issued on paper.
 *
 * @param reg   where
 * @param actor who records it
 * @param draft what it is; `signer` is a person of the organisation, or none
 * @param[out] ret_order yours; release with sfp_order_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE
 * @retval SFP_E_INVALID   no subject or number, a date to come, or a bad text; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor or signer
 * @retval SFP_E_EXISTS    there is an order of this subject, number and date already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administration.orders_use (built-in act: clause 2.2.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_order_register(sfp_registry *reg, const sfp_actor *actor, const sfp_order_draft *draft,
                              sfp_order **ret_order);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_order_free(sfp_order *order);

SFP_END_DECLS

#endif
