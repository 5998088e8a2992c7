/* organization.h: the school or college whose life on the platform a registry records.
 *
 * A registry may hold several. Each has its own people, acts and trail; nothing refers from one to another, but a
 * person may belong to several under one id.
 */
#ifndef SFERUMPOLICY_ORGANIZATION_H
#define SFERUMPOLICY_ORGANIZATION_H

#include "record.h"

SFP_BEGIN_DECLS

/** An organisation: its card on the platform. */
typedef struct sfp_organization {
	sfp_record  head;       /**< `organization` is its own id. It has no machine. */
	const char *name;       /**< As its charter has it. */
	const char *short_name;
	const char *address;
	const char *email;
	const char *site;
	const char *time_zone;  /**< By which zone its days are counted, such as "Asia/Vladivostok"; "": see
	                             sfp_registry_time_zone(). */
} sfp_organization;

/** What an organisation is to be, or what is to change about it. */
typedef struct sfp_organization_draft {
	size_t      struct_size; /**< Set by SFP_ORGANIZATION_DRAFT_INIT. */
	const char *name;        /**< Required when it is added; never empty. */
	const char *short_name;  /**< NULL, here and below: "" when it is added, unchanged when it is edited. */
	const char *address;
	const char *email;
	const char *site;
	const char *time_zone;   /**< A name of the package tzdata, such as "Asia/Vladivostok". "": none of its own any
	                              more. */
} sfp_organization_draft;
#define SFP_ORGANIZATION_DRAFT_INIT { sizeof(sfp_organization_draft), NULL, NULL, NULL, NULL, NULL, NULL }

/**
 * Add an organisation to a registry: its trail begins.
 *
 * Nobody is asked, for there is no act yet; the trail names the system as the one who did it.
 *
 * @param reg   where
 * @param draft what it is; `name` is required
 * @param[out] ret_organization yours; release with sfp_organization_free()
 * @retval SFP_OK        added
 * @retval SFP_E_INVALID the name is empty, a text is too long or not UTF-8, or there is no such time zone; the message
 *                       says which
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_organization_add(sfp_registry *reg, const sfp_organization_draft *draft,
                                sfp_organization **ret_organization);

/**
 * Bring an organisation's card up to date, or give it another time zone.
 *
 * The card is the administrator's to keep. By which zone days are counted is base data: the system says it, or a person
 * to whom the act gives `movement.draft`. Where both change, both must be permitted. A zone counts for all that comes
 * after; days that are recorded stay as they are, and so do moments.
 *
 * @param reg   where
 * @param actor who does it, and in which organisation
 * @param draft what changes; NULL members stay as they are
 * @param[out] ret_organization yours, the organisation after the change
 * @retval SFP_OK        changed
 * @retval SFP_REFUSED   SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered)
 * @retval SFP_E_INVALID the name is empty, a text is too long or not UTF-8, or there is no such time zone; the message
 *                       says which
 * @retval SFP_E_NOT_FOUND no such organisation or actor
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.describes_organization (built-in act: clause 2.1.3)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_organization_edit(sfp_registry *reg, const sfp_actor *actor, const sfp_organization_draft *draft,
                                 sfp_organization **ret_organization);

/**
 * A page of the organisations of a registry, in the order in which they were added.
 *
 * @param after       NULL: from the beginning; else the `next` of the page before
 * @param limit       at most so many; 0: 100; 1,000 at most
 * @param[out] ret_page yours; release with sfp_page_free()
 * @retval SFP_OK          the page, perhaps empty
 * @retval SFP_E_NOT_FOUND `after` is no organisation of this registry
 * @retval SFP_E_MISUSE, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_organization_list(sfp_registry *reg, const sfp_id *after, int limit, sfp_page **ret_page);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_organization_free(sfp_organization *organization);

SFP_END_DECLS

#endif
