/* report.h: «отчёт руководителю» — figures on the platform's use that were brought to the head.
 *
 * The registry keeps that they were presented, when, for which period, and the digest of the figures, by which the
 * paper can be recognised; the figures themselves stay with the head. What the registry can tell by itself,
 * sfp_figures_get() counts.
 */
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

/** What is presented. */
typedef struct sfp_report_draft {
	size_t      struct_size;    /**< Set by SFP_REPORT_DRAFT_INIT. */
	sfp_date    presented_on;   /**< 0: today; not after today. */
	sfp_date    period_from;    /**< Required. */
	sfp_date    period_until;   /**< Required; the last day of the period, not after the report. */
	const char *source;         /**< Required: where the figures come from. */
	const void *figures;        /**< The figures as they are presented; only their SHA-256 is kept. NULL: there are
	                                 none. */
	size_t      figures_length; /**< In bytes. */
} sfp_report_draft;
#define SFP_REPORT_DRAFT_INIT { sizeof(sfp_report_draft), 0, 0, 0, NULL, NULL, 0 }

/**
 * Present a report to the head in office.
 *
 * @param reg   where
 * @param actor who presents it
 * @param draft what
 * @param[out] ret_report yours; release with sfp_report_free()
 * @retval SFP_OK          presented
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (statistics_available: it brings
 *                         no figures) or UNKNOWN
 * @retval SFP_E_NOT_FOUND nobody was head on that day
 * @retval SFP_E_INVALID   no source, a period that is none or is not over, a text that is no UTF-8, has control
 *                         characters or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *                     SFP_E_MISUSE
 * @par Policy
 * administrator.reports (built-in act: clause 2.1.17); limit `report_days`: how often
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_report_present(sfp_registry *reg, const sfp_actor *actor, const sfp_report_draft *draft,
                              sfp_report **ret_report);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_report_free(sfp_report *report);

SFP_END_DECLS

#endif
