/* describe.h: the library's tables as JSON, so that nobody copies a list by hand. */
#ifndef SFERUMPOLICY_DESCRIBE_H
#define SFERUMPOLICY_DESCRIBE_H

#include "base.h"

SFP_BEGIN_DECLS

/**
 * Describe the library: all its tables.
 *
 * The object has `schema` (1), `version`, and the arrays `statuses`, `roles`, `actions`, `kinds`, `facts`, `norms`,
 * `effects`, `readings`, `modalities`, `reasons`, `limits`, `machines` (with `states`, `events`, `arrows`) and
 * `objects` (with `fields`). Every entry has `name`; where it is stored or passed by number, `number`; where people
 * read it, `ru` and `en`. Members are only ever added.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_describe(char **ret_json);

SFP_END_DECLS

#endif
