/* plan_staff.c: who is to work here and as what: hired, in another position, dismissed, or without one of several
 * offices. */
#include "registry/office.h"
#include "roster/plan.h"

#define BIT(role) ((int64_t)SFP_ROLE_BIT(role))
#define STAFF     (BIT(SFP_ROLE_COUNCIL) | BIT(SFP_ROLE_HEAD) | BIT(SFP_ROLE_ADMINISTRATION) | BIT(SFP_ROLE_TEACHER))

static const sfp_role offices[] = { SFP_ROLE_HEAD, SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER, SFP_ROLE_COUNCIL };

static int64_t number(struct sfp__stmt *row, int column)
{
	return sfp__column_int(row, SFP__PLAN_REST + column);
}

static const char *text(struct sfp__stmt *row, int column)
{
	return sfp__column_said(row, SFP__PLAN_REST + column);
}

static sfp_role only_one(int64_t roles)
{
	for (size_t i = 0; i < SFP__LENGTH(offices); i++)
		if (roles == BIT(offices[i]))
			return offices[i];
	return (sfp_role)0;
}

/* ---- what the roster says of somebody, and the registry ---- */

struct work {
	int64_t listed, held; /* SFP_ROLE_BIT() each */
	int64_t count;        /* of the offices held, those that give no role as well */
	int64_t lost;         /* of those held */
};

static struct work work_of(const struct sfp__planning *planning, int64_t listed, int64_t held, int64_t count,
                           bool unsaid)
{
	struct work work = { listed, held, count, 0 };

	/* Only a roster of all of them that can tell several offices, and where it tells of that one at all, says that
	 * one is lost. */
	if (planning->modes[SFP__COVERED_STAFF] == SFP__MODE_BULK && listed && !unsaid)
		work.lost = held & ~listed & planning->totals.roles_told;
	return work;
}

/* Nothing of what was held stays: one thing, then, not somebody who comes and somebody who goes. */
static bool is_another(const struct work *work)
{
	return work->lost && !(work->held & work->listed);
}

/* An office for another one. To the council one is elected. */
static bool is_exchange(const struct work *work)
{
	return is_another(work) && work->count == 1 && work->lost == work->held && only_one(work->listed) &&
	       !((work->listed | work->held) & BIT(SFP_ROLE_COUNCIL));
}

/* ---- whose decision it is ---- */

/* Could anybody at all order such a change? Who it is, and by which order, is asked when the plan is applied. */
static bool anybody_may(const struct sfp__planning *planning, sfp_action action)
{
	const uint32_t no_people = SFP_ROLE_BIT(SFP_ROLE_ORGANIZATION) | SFP_ROLE_BIT(SFP_ROLE_ACT);
	sfp_request request = SFP_REQUEST_INIT;

	for (int role = 1; role < SFP_ROLE_END; role++)
		request.roles |= SFP_ROLE_BIT(role);
	request.roles &= ~no_people;
	request.action = action;
	return planning->sets_up || !planning->act || sfp__act_may_permit(planning->act, &request);
}

/* Offices of the head, the administration and the council are no base data: what nobody could order is left out. */
static sfp_status put(struct sfp__planning *planning, struct sfp__stmt *row, const struct sfp__plan_change *change,
                      int64_t given, int64_t taken)
{
	bool ordered = false;

	for (size_t i = 0; i < SFP__LENGTH(offices); i++)
		for (int giving = 0; giving < 2; giving++) {
			sfp_action action = sfp__office_action(offices[i], giving != 0);

			if (!action || !((giving ? given & ~taken : taken & ~given) & BIT(offices[i])))
				continue;
			if (!anybody_may(planning, action)) {
				planning->offices_left++;
				return SFP_OK;
			}
			ordered = true;
		}
	planning->offices_ordered += ordered;
	return sfp__planning_put_about(planning, row, change);
}

sfp_status sfp__planning_note_offices(struct sfp__planning *planning)
{
	sfp_status status = SFP_OK;

	if (planning->offices_left)
		status = sfp__planning_note(planning, SFP_ROSTER_NOTE_OFFICE_LEFT, "", planning->offices_left);
	if (status == SFP_OK && planning->offices_ordered)
		status = sfp__planning_note(planning, SFP_ROSTER_NOTE_OFFICE_ORDERED, "", planning->offices_ordered);
	return status;
}

/* ---- who comes, and who works as something else ---- */

static sfp_status hire(struct sfp__planning *planning, struct sfp__stmt *row, sfp_roster_part part, sfp_role role)
{
	const struct sfp__plan_change change = {
		.part = part, .kind = SFP_KIND_HIRE, .role = role, .title = text(row, 3)
	};

	return put(planning, row, &change, role ? BIT(role) : 0, 0);
}

/* To the council one is elected: that office stays. */
static sfp_status change_position(struct sfp__planning *planning, struct sfp__stmt *row, sfp_role role)
{
	const struct sfp__plan_change change = {
		.part = SFP_ROSTER_MOVE, .kind = SFP_KIND_CHANGE_POSITION, .role = role, .title = text(row, 3)
	};

	return put(planning, row, &change, role ? BIT(role) : 0, number(row, 1) & ~BIT(SFP_ROLE_COUNCIL));
}

sfp_status sfp__planning_worker(struct sfp__planning *planning, struct sfp__stmt *row)
{
	const struct work work = work_of(planning, number(row, 5), number(row, 1), number(row, 2), number(row, 6) != 0);
	int64_t listed = number(row, 0) & STAFF, lacking = listed & ~work.held, planned = number(row, 7);
	sfp_roster_part part = is_another(&work) ? SFP_ROSTER_MOVE : SFP_ROSTER_ADD;
	sfp_status status = SFP_OK;

	if (!listed)
		return work.count ? SFP_OK : hire(planning, row, SFP_ROSTER_ADD, (sfp_role)0);
	if (!lacking) /* another title; who is elected to the council changes no position by it */
		return work.held == BIT(SFP_ROLE_COUNCIL) ? SFP_OK
		                                          : change_position(planning, row, only_one(work.held));
	if (is_exchange(&work))
		return change_position(planning, row, only_one(work.listed));
	for (size_t i = 0; i < SFP__LENGTH(offices) && status == SFP_OK; i++)
		if (lacking & ~planned & BIT(offices[i]))
			status = hire(planning, row, part, offices[i]);
	return status;
}

/* ---- who goes, and what is lost ---- */

sfp_status sfp__planning_leaving_worker(struct sfp__planning *planning, struct sfp__stmt *row)
{
	const struct sfp__plan_change change = {
		.part = SFP_ROSTER_END, .kind = SFP_KIND_DISMISS, .title = text(row, 2), .what = number(row, 1) != 0
	};

	return put(planning, row, &change, 0, number(row, 0));
}

/* Whoever leads the organisation, or keeps its platform, loses nothing by a list. */
static sfp_status lose(struct sfp__planning *planning, struct sfp__stmt *row, sfp_roster_part part, sfp_role role)
{
	const struct sfp__plan_change change = { .part = part,
		                                 .kind = SFP_KIND_DISMISS,
		                                 .role = role,
		                                 .what = role == SFP_ROLE_HEAD || number(row, 3) != 0 };

	return put(planning, row, &change, 0, BIT(role));
}

static sfp_status losses(struct sfp__planning *planning, struct sfp__stmt *row)
{
	const struct work work = work_of(planning, number(row, 0), number(row, 1), number(row, 2), false);
	sfp_roster_part part = is_another(&work) ? SFP_ROSTER_MOVE : SFP_ROSTER_END;
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < SFP__LENGTH(offices) && !is_exchange(&work) && status == SFP_OK; i++)
		if (work.lost & BIT(offices[i]))
			status = lose(planning, row, part, offices[i]);
	return status;
}

sfp_status sfp__planning_office_losses(struct sfp__planning *planning)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->staging, SFP__SQL_MATCHING_OFFICE_LOSSES);

	sfp__bind_int(stmt, ":told", planning->totals.roles_told);
	return sfp__planning_for_each(planning, stmt, losses);
}
