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

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_channel_free(sfp_channel *channel);

SFP_END_DECLS

#endif
