/* flow.h: «прибыло — выбыло»: how many students each class had, got and lost, month by month.
 *
 * Counted from the enrolments, so that the figures are those of the rolls and add up, in each row:
 *	at_start + arrived + moved_in - left - moved_out = at_end,
 *and in a month's total moved_in = moved_out. What a reversed movement did is in none of them.
 */
#ifndef SFERUMPOLICY_FLOW_H
#define SFERUMPOLICY_FLOW_H

#include "record.h"

SFP_BEGIN_DECLS

/** Of which days, and of whom. */
typedef struct sfp_flow_query {
	size_t   struct_size; /**< Set by SFP_FLOW_QUERY_INIT. */
	sfp_date from;        /**< The first day; required. */
	sfp_date until;       /**< The first day that no longer counts; required; at most 20 years later. */
	sfp_id   class_id;    /**< Only this class; none: all of them, and their totals. */
} sfp_flow_query;
#define SFP_FLOW_QUERY_INIT { sizeof(sfp_flow_query), 0, 0, SFP_ID_NONE }

/** The figures of one class in one month. */
typedef struct sfp_flow_row {
	sfp_date    from;       /**< The month, or as much of it as was asked for. */
	sfp_date    until;      /**< The first day behind it. */
	bool        total;      /**< All classes together. */
	sfp_id      class_id;   /**< None: the total, or those whose class is not known. */
	const char *class_name; /**< As it is called today; "" for none. */
	int64_t     at_start;   /**< When the first day began. */
	int64_t     arrived;    /**< From outside: the sum of the next four. */
	int64_t     enrolled;
	int64_t     reinstated;
	int64_t     returned;   /**< From leave. */
	int64_t     listed;     /**< Without a movement: the office's lists say so. */
	int64_t     moved_in;   /**< From another class here. */
	int64_t     left;       /**< To the outside: the sum of the next four. */
	int64_t     graduated;
	int64_t     expelled;
	int64_t     on_leave;
	int64_t     ended;      /**< Otherwise. */
	int64_t     moved_out;  /**< Into another class here. */
	int64_t     at_end;     /**< When the last day ended. */
} sfp_flow_row;

/** The report. */
typedef struct sfp_flow {
	size_t              count;
	const sfp_flow_row *rows; /**< By month; within one by class name, the total last. Owned by the report. */
} sfp_flow;

/**
 * Count who came and who left.
 *
 * @param reg          where
 * @param organization whose
 * @param query        of which days
 * @param[out] ret_flow yours; release with sfp_flow_free()
 * @retval SFP_OK          counted
 * @retval SFP_E_NOT_FOUND no such organisation or class
 * @retval SFP_E_INVALID   a day that is none, or an end that is not behind the beginning
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_flow_get(sfp_registry *reg, const sfp_id *organization, const sfp_flow_query *query,
                        sfp_flow **ret_flow);

/**
 * The report as JSON with a schema version.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_flow_json(const sfp_flow *flow, char **ret_json);
/**
 * The report as a table for a spreadsheet: RFC 4180 with a byte order mark, in Russian divided by `;`; formulas
 * neutralised.
 *
 * @param language of the header, and whose spreadsheets it is for
 * @param[out] ret_csv yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_flow_csv(const sfp_flow *flow, sfp_language language, char **ret_csv);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_flow_free(sfp_flow *flow);

SFP_END_DECLS

#endif
