/* touch.h: whom and what a new edition of an act touches: the real people and the open things of an organisation. */
#ifndef SFERUMPOLICY_TOUCH_H
#define SFERUMPOLICY_TOUCH_H

#include "comparison.h"
#include "record.h"

SFP_BEGIN_DECLS

/** Something open, with which what changes can be done in the state that it is in. */
typedef struct sfp_touched_object {
	sfp_object object;
	sfp_id     id;
	int        state; /**< Of the noun's machine; not a final one. */
	sfp_kind   kind;  /**< SFP_KIND_NONE where the noun has none by which it is decided. */
} sfp_touched_object;

/** Whom and what one class of requests touches. */
typedef struct sfp_touched {
	const sfp_change *change; /**< Owned by the comparison. */
	size_t            person_count;
	const sfp_id     *persons; /**< Whose roles today are those of the class; of a change that is told, also those
	                                who have them and others, and fare the same. In the order of ids. */
	size_t            object_count;
	const sfp_touched_object *objects; /**< By noun, then by id. */
	const char       *people_ru; /**< «касается 1 человека», in a sentence to which names may be added. */
	const char       *people_en;
	const char       *objects_ru; /**< «открыто: ссылка-приглашение — 2»; "" where nothing is. */
	const char       *objects_en;
} sfp_touched;

/** What a comparison comes to in an organisation. */
typedef struct sfp_touch {
	sfp_id             organization;
	size_t             person_count; /**< How many people are touched by any of the changes. */
	size_t             object_count; /**< How many open things are. */
	size_t             count;
	const sfp_touched *items;        /**< One for each class of requests that changes, in the comparison's order. */
} sfp_touch;

/**
 * Find the real people and the open things that a new edition touches.
 *
 * Roles are those of today. Somebody without any role is not touched. Whether a condition of the change (a fact) holds
 * for somebody is not asked: that is told beside, in the change's words.
 *
 * @param reg          where
 * @param organization whose people and things
 * @param comparison   of the act that is with the one that is to be; it must outlive what is given
 * @param[out] ret_touch yours; release with sfp_touch_free()
 * @retval SFP_OK          found; there may be nobody and nothing
 * @retval SFP_E_NOT_FOUND no such organisation
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_comparison_touch(sfp_registry *reg, const sfp_id *organization, const sfp_comparison *comparison,
                                sfp_touch **ret_touch);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_touch_free(sfp_touch *touch);

SFP_END_DECLS

#endif
