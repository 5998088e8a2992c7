/* report.h: «отчёт руководителю» — figures on the platform's use that were brought to the head. */
#ifndef SFERUMPOLICY_REPORT_H
#define SFERUMPOLICY_REPORT_H

#include "record.h"

SFP_BEGIN_DECLS

/** A report that was presented. */
typedef struct sfp_report {
	sfp_record   head;               /**< No machine: `state` is 0. */
	sfp_id       presented_by;       /**< Who presented it. */
	sfp_id       presented_to;       /**< The head. */
	sfp_date     presented_on;       /**< When. */
	sfp_date     period_from;        /**< The first day that the figures tell of. */
	sfp_date     period_until;       /**< The last day of it. */
	const char  *source;             /**< Where the figures come from. */
	uint8_t      figures_digest[32]; /**< SHA-256 of the figures as they were presented. */
} sfp_report;

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_report_free(sfp_report *report);

SFP_END_DECLS

#endif
