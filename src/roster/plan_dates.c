/* plan_dates.c: what of a roster does not hold on the day of the plan: enrolments and roles that begin later, and those
 * that are over. */
#include "roster/plan.h"

/* Only what a roster lists in full is gone where it is not listed. */
static bool is_bulk(const struct sfp__planning *planning)
{
	for (int what = 1; what < SFP__COVERED_END; what++)
		if (planning->modes[what] == SFP__MODE_DELTA)
			return false;
	return true;
}

static sfp_status run(struct sfp__planning *planning, struct sfp__stmt *stmt)
{
	sfp__bind_int(stmt, ":bulk", is_bulk(planning));
	return sfp__exec(planning->staging, stmt);
}

/* Each row against the day; then, only if one of them does not hold, the people. Whoever leaves before today has left,
 * even if the changes are to hold since an earlier day. */
static sfp_status see(struct sfp__planning *planning, enum sfp__sql rows, enum sfp__sql people)
{
	struct sfp__stmt *stmt = sfp__matching_stmt(planning->staging, rows);
	sfp_date past = planning->effective_on > planning->today ? planning->effective_on : planning->today;
	sfp_status status;

	sfp__bind_int(stmt, ":day", planning->effective_on);
	sfp__bind_int(stmt, ":past", past);
	status = sfp__exec(planning->staging, stmt);
	if (status != SFP_OK || (rows == SFP__SQL_MATCHING_ENROLLMENTS_DATED && !sfp__changes(planning->staging)))
		return status;
	return run(planning, sfp__matching_stmt(planning->staging, people));
}

sfp_status sfp__planning_see_dates(struct sfp__planning *planning)
{
	sfp_status status = see(planning, SFP__SQL_MATCHING_ROLES_DATED, SFP__SQL_MATCHING_WORKERS_DATED);

	return status == SFP_OK ? see(planning, SFP__SQL_MATCHING_ENROLLMENTS_DATED, SFP__SQL_MATCHING_STUDENTS_DATED)
	                        : status;
}

/* ---- what is said of them ---- */

static sfp_status later(struct sfp__planning *planning, struct sfp__stmt *row)
{
	return sfp__planning_note(planning, SFP_ROSTER_NOTE_LATER, sfp__column_said(row, 0), sfp__column_int(row, 1));
}

static sfp_status ended(struct sfp__planning *planning, struct sfp__stmt *row)
{
	return sfp__planning_note(planning, SFP_ROSTER_NOTE_ENDED, sfp__column_said(row, 0), sfp__column_int(row, 1));
}

sfp_status sfp__planning_note_dates(struct sfp__planning *planning)
{
	struct sfp__store *staging = planning->staging;
	sfp_status status =
		sfp__planning_for_each(planning, sfp__matching_stmt(staging, SFP__SQL_MATCHING_LATER), later);

	return status == SFP_OK
	               ? sfp__planning_for_each(planning, sfp__matching_stmt(staging, SFP__SQL_MATCHING_ENDED), ended)
	               : status;
}
