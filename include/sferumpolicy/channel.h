/* channel.h: «системный канал» — the organisation's channels on the platform, as its act names them. */
#ifndef SFERUMPOLICY_CHANNEL_H
#define SFERUMPOLICY_CHANNEL_H

#include "record.h"

SFP_BEGIN_DECLS

/** A system channel. */
typedef struct sfp_channel {
	sfp_record   head;      /**< No machine: `state` is 0. */
	const char  *code;      /**< As the pack names it ("all_school"). */
	const char  *name;      /**< What people call it. */
	sfp_date     closed_on; /**< 0: it is in use. */
} sfp_channel;

/**
 * Create a system channel that the act names.
 *
 * Its name is the act's (`channels` of the pack).
 *
 * @param reg   where
 * @param actor who creates it
 * @param code  which one, as the pack names it
 * @param[out] ret_channel yours; release with sfp_channel_free()
 * @retval SFP_OK          created
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 *                         (administrator_registered)
 * @retval SFP_E_INVALID   the act names no channel of that code; the message names those that it does
 * @retval SFP_E_EXISTS    it was created already
 * @retval SFP_E_NOT_FOUND no such organisation or actor
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.runs_channels (built-in act: clause 2.1.13)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_channel_create(sfp_registry *reg, const sfp_actor *actor, const char *code, sfp_channel **ret_channel);

/**
 * Find a channel in use by its code.
 *
 * @param organization whose
 * @param code         as the pack names it
 * @param[out] ret_channel yours; release with sfp_channel_free()
 * @retval SFP_OK          found
 * @retval SFP_E_NOT_FOUND no such organisation, or no such channel was created
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_channel_find(sfp_registry *reg, const sfp_id *organization, const char *code, sfp_channel **ret_channel);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_channel_free(sfp_channel *channel);

SFP_END_DECLS

#endif
