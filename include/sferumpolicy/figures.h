/* figures.h: «показатели» — what the registry can tell by itself for a report to the head.
 *
 * Safe figures: counts and shares of groups, never of one pedagogue. What they are counted against comes from the
 * roster on the day. What nobody knows is "no data", never 0: a roster without parents has no share of parents, and how
 * lively the platform is used only the platform knows; its own figures are presented beside these.
 */
#ifndef SFERUMPOLICY_FIGURES_H
#define SFERUMPOLICY_FIGURES_H

#include "record.h"

SFP_BEGIN_DECLS

/** One figure. Texts are owned by the list. */
typedef struct sfp_figure {
	const char *group;    /**< Stable name of what is counted: "staff", "joined_by_role", "joined_by_class",
	                           "class_chats", "invites_by_state", "invites_by_age", "verifications_by_age",
	                           "applications_by_age", "movements", "help", "activity". */
	const char *key;      /**< Stable name within the group: a role's, a state's, a kind's, "joined", "days_0_7",
	                           "2026-09 enrol"; a class's name. */
	const char *title_ru; /**< The group, for people. */
	const char *title_en;
	const char *label_ru; /**< The key, for people. */
	const char *label_en;
	bool        known;    /**< false: no data; then `value` and `of` mean nothing. */
	int64_t     value;
	int64_t     of;       /**< Of how many; -1: it is a mere count. */
} sfp_figure;

/** The figures of an organisation. */
typedef struct sfp_figures {
	sfp_id   organization;
	sfp_id   edition;      /**< Under which the organisation was on the day. */
	sfp_date as_of;        /**< The day on which shares and backlogs are taken. */
	sfp_date period_from;  /**< The days over which movements and requests are counted. */
	sfp_date period_until;
	size_t   count;
	const sfp_figure *items;
} sfp_figures;

/**
 * Count the figures.
 *
 * A day in the past is answered by valid time (offices, enrolments, memberships); of what has states, the last one
 * counts.
 *
 * @param reg          where
 * @param organization whose
 * @param period_from  the first day of the period
 * @param period_until the last day of it
 * @param as_of        on which day; 0: the period's last, or today where that has yet to come
 * @param[out] ret_figures yours; release with sfp_figures_free()
 * @retval SFP_OK          counted
 * @retval SFP_E_NOT_FOUND no such organisation, or it has no edition of an act on that day
 * @retval SFP_E_INVALID   a day that the calendar lacks, or a period that ends before it begins
 * @retval SFP_E_CORRUPT   the pack of that edition was damaged
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.reports (built-in act: clause 2.1.17)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_figures_get(sfp_registry *reg, const sfp_id *organization, sfp_date period_from, sfp_date period_until,
                           sfp_date as_of, sfp_figures **ret_figures);

/**
 * The figures as JSON: {"schema": 1, "organization", "edition", "as_of", "period_from", "period_until", "figures":
 * [{"group", "key", "title_ru", "title_en", "label_ru", "label_en", "value", "of"}]}. `value` is null where there is no
 * data, `of` is null there and for a mere count.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_figures_json(const sfp_figures *figures, char **ret_json);

/**
 * The figures as a table for a spreadsheet, as sfp_compliance_csv() writes one. Where there is no data, the cell says
 * so.
 *
 * @param language of titles and labels: SFP_RU or SFP_EN
 * @param[out] ret_csv yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_figures_csv(const sfp_figures *figures, sfp_language language, char **ret_csv);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_figures_free(sfp_figures *figures);

SFP_END_DECLS

#endif
