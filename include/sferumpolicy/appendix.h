/* appendix.h: «приложение к приказу»: whom an order moves, from where and whither, as a list to be printed.
 *
 * The list is made of the movements that name the order. It tells of people by name: it is a paper, not a log.
 */
#ifndef SFERUMPOLICY_APPENDIX_H
#define SFERUMPOLICY_APPENDIX_H

#include "record.h"

SFP_BEGIN_DECLS

/** Whom the order moves. */
typedef struct sfp_appendix_line {
	size_t      number;       /**< From 1, through the whole list. */
	sfp_id      movement;
	sfp_id      person;
	sfp_kind    kind;
	const char *section;      /**< The class that it is listed under: the one left, or, where none is, the one
	                               entered; "" for neither. */
	const char *name;         /**< The full name; "" once it was erased. */
	const char *from;         /**< Where from, with the year of study where it is known; "" for nowhere. */
	const char *to;           /**< Whither. */
	const char *what_ru;      /**< What happens: «зачисление». */
	const char *what_en;
	sfp_date    effective_on; /**< Since when. */
} sfp_appendix_line;

/** The appendix to an order. */
typedef struct sfp_appendix {
	const char              *organization;
	const char              *number;       /**< The order's. */
	sfp_date                 date;
	const char              *title;
	size_t                   count;
	const sfp_appendix_line *lines;        /**< By class, in it by what happens, then by name. Owned by the
	                                            appendix. */
} sfp_appendix;

/**
 * List whom an order moves: the movements that are ordered or applied under it.
 *
 * @param reg          where
 * @param organization whose
 * @param order_id     which order
 * @param[out] ret_appendix yours; release with sfp_appendix_free()
 * @retval SFP_OK          listed; there may be nobody
 * @retval SFP_E_NOT_FOUND no such organisation or order
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_appendix_get(sfp_registry *reg, const sfp_id *organization, const sfp_id *order_id,
                            sfp_appendix **ret_appendix);

/**
 * The list as text.
 *
 * @param[out] ret_text yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_appendix_text(const sfp_appendix *appendix, sfp_language language, char **ret_text);
/**
 * The list as a page of HTML, for paper of the size A4.
 *
 * @param[out] ret_html yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_appendix_html(const sfp_appendix *appendix, sfp_language language, char **ret_html);
/**
 * The list as JSON with a schema version.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_appendix_json(const sfp_appendix *appendix, char **ret_json);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_appendix_free(sfp_appendix *appendix);

SFP_END_DECLS

#endif
