/* channel_post.h: «материал» — what the administration provides and the administrator posts in a channel or the
 * staffroom.
 *
 * provided -post-> posted; -decline-> declined; -withdraw-> withdrawn. What the administrator writes of his own accord
 * is posted from the first. Of the material itself the registry keeps the digest alone: it proves which one it was, and
 * the office keeps the material.
 */
#ifndef SFERUMPOLICY_CHANNEL_POST_H
#define SFERUMPOLICY_CHANNEL_POST_H

#include "record.h"

SFP_BEGIN_DECLS

/** A post, or what is to become one. */
typedef struct sfp_channel_post {
	sfp_record   head;                /**< `state` is an sfp_channel_post_state. */
	sfp_id       channel_id;          /**< Where; none: in the staffroom. */
	const char  *title;               /**< What it is about; not for personal data. */
	uint8_t      material_digest[32]; /**< SHA-256 of the material; zeros: none was handed over. */
	sfp_id       provided_by;         /**< Who provided it; none: nobody, the administrator wrote it. */
	sfp_time     provided_at;         /**< 0: it was not provided. */
	sfp_id       posted_by;           /**< Who posted it; none: it is not posted. */
	sfp_time     posted_at;           /**< 0: it is not posted. */
	const char  *reason;              /**< Why it was declined; "" otherwise. */
} sfp_channel_post;

/** What a post is to be. */
typedef struct sfp_channel_post_draft {
	size_t      struct_size;     /**< Set by SFP_CHANNEL_POST_DRAFT_INIT. */
	sfp_id      channel_id;      /**< Where; none: in the staffroom. */
	const char *title;           /**< Required, at most 2,000 bytes; what it is about, not for personal data. */
	const void *material;        /**< The material, or NULL; only its digest is kept. Borrowed during the call. */
	size_t      material_length; /**< In bytes. */
} sfp_channel_post_draft;
#define SFP_CHANNEL_POST_DRAFT_INIT { sizeof(sfp_channel_post_draft), SFP_ID_NONE, NULL, NULL, 0 }

/**
 * Provide a material for the administrator to post.
 *
 * @param reg   where
 * @param actor who provides it
 * @param draft what it is, and for which place: a channel that was created, or the staffroom, where the act has one and
 *              it exists
 * @param[out] ret_post yours; release with sfp_channel_post_free()
 * @retval SFP_OK          provided: it waits for the administrator
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE
 * @retval SFP_E_INVALID   no title, a bad text, a closed channel, or there is no staffroom; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor or channel
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administration.provides_material (built-in act: clause 2.2.5)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_channel_post_provide(sfp_registry *reg, const sfp_actor *actor, const sfp_channel_post_draft *draft,
                                    sfp_channel_post **ret_post);

/**
 * Take a provided material back.
 *
 * @param post_id which one
 * @param[out] ret_post yours, after the change
 * @retval SFP_OK          withdrawn
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (it does not wait any more), NOT_REGULATED, PROHIBITED,
 *                         ROLE, FACT or UNKNOWN (actor_provided_material)
 * @retval SFP_E_NOT_FOUND no such material
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administration.provides_material (built-in act: clause 2.2.5)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_channel_post_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *post_id,
                                     sfp_channel_post **ret_post);

/**
 * Post a provided material where it was provided for.
 *
 * @param post_id which one
 * @param[out] ret_post yours, after the change
 * @retval SFP_OK          posted
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (it does not wait any more), NOT_REGULATED, PROHIBITED,
 *                         ROLE, FACT or UNKNOWN (administrator_registered)
 * @retval SFP_E_INVALID   its place is no more: the channel was closed, or there is no staffroom; decline it
 * @retval SFP_E_NOT_FOUND no such material
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.runs_channels (built-in act: clause 2.1.13); limit `material_days`
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_channel_post_post(sfp_registry *reg, const sfp_actor *actor, const sfp_id *post_id,
                                 sfp_channel_post **ret_post);

/**
 * Decline a provided material.
 *
 * @param post_id which one
 * @param reason  why, in words, at most 2,000 bytes; not for personal data
 * @param[out] ret_post yours, after the change
 * @retval SFP_OK          declined
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (it does not wait any more), NOT_REGULATED, PROHIBITED,
 *                         ROLE, NEEDS_REASON (NULL or "")
 * @retval SFP_E_INVALID   the reason is no UTF-8, or too long
 * @retval SFP_E_NOT_FOUND no such material
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.runs_channels (built-in act: clause 2.1.13)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_channel_post_decline(sfp_registry *reg, const sfp_actor *actor, const sfp_id *post_id,
                                    const char *reason, sfp_channel_post **ret_post);

/**
 * Post something that nobody provided: the administrator writes it himself.
 *
 * @param reg   where
 * @param actor who posts it
 * @param draft what it is and where; as in sfp_channel_post_provide()
 * @param[out] ret_post yours; release with sfp_channel_post_free(). It is in the state SFP_CHANNEL_POST_POSTED.
 * @retval SFP_OK          posted
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN
 *                         (administrator_registered)
 * @retval SFP_E_INVALID   no title, a bad text, a closed channel, or there is no staffroom; the message says which
 * @retval SFP_E_NOT_FOUND no such organisation, actor or channel
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.runs_channels (built-in act: clause 2.1.13)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_channel_post_write(sfp_registry *reg, const sfp_actor *actor, const sfp_channel_post_draft *draft,
                                  sfp_channel_post **ret_post);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_channel_post_free(sfp_channel_post *channel_post);

SFP_END_DECLS

#endif
