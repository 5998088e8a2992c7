/* channel_post.h: «материал» — what the administration provides and the administrator posts in a channel or the staffroom. */
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

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_channel_post_free(sfp_channel_post *channel_post);

SFP_END_DECLS

#endif
