/* plan_holds.c: what of a plan has to wait for somebody to look: one wrong file must not empty a college. */
#include "roster/plan.h"

#define CLASS_PEOPLE_MIN 3 /* of fewer, any one would be too large a share */

struct hold {
	sfp_roster_hold_code code;
	sfp_roster_part part;
	sfp_role role;
	int64_t class_seq, people, whole, percent;
};

static int64_t limit_of(const struct sfp__planning *planning, const char *name, int64_t without_act)
{
	return planning->act ? sfp_policy_limit(planning->act, name) : without_act;
}

static int64_t limit_of_all(const struct sfp__planning *planning)
{
	return limit_of(planning, "roster_removed_percent", 10);
}

static sfp_status put_hold(struct sfp__planning *planning, const struct hold *hold, int64_t *ret_number)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_HOLD_INSERT);
	sfp_status status;

	sfp__bind_int(stmt, ":code", hold->code);
	sfp__bind_int(stmt, ":part", hold->part);
	sfp__bind_int(stmt, ":role", hold->role);
	if (hold->class_seq)
		sfp__bind_int(stmt, ":class", hold->class_seq);
	sfp__bind_int(stmt, ":people", hold->people);
	sfp__bind_int(stmt, ":whole", hold->whole);
	sfp__bind_int(stmt, ":percent", hold->percent);
	status = sfp__exec(planning->plan, stmt);
	*ret_number = sfp__last_row(planning->plan);
	return status;
}

/* Puts the hold, and those changes under it that nothing holds yet. `stmt` binds all but :hold. */
static sfp_status hold_back(struct sfp__planning *planning, const struct hold *hold, enum sfp__sql sql,
                            const char *name, int64_t value)
{
	int64_t number = 0;
	struct sfp__stmt *stmt;
	sfp_status status = put_hold(planning, hold, &number);

	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(planning->plan, sql);
	sfp__bind_int(stmt, ":hold", number);
	sfp__bind_int(stmt, name, value);
	if (hold->class_seq)
		sfp__bind_int(stmt, ":class", hold->class_seq);
	return sfp__exec(planning->plan, stmt);
}

static sfp_status count(struct sfp__planning *planning, enum sfp__sql sql, const char *name, int64_t value,
                        int64_t *ret_count)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, sql);
	sfp_status status;

	sfp__bind_int(stmt, name, value);
	status = sfp__step_row(planning->plan, stmt);
	if (status != SFP_OK)
		return status;
	*ret_count = sfp__column_int(stmt, 0);
	sfp__stmt_end(stmt);
	return sfp__store_status(planning->plan);
}

/* ---- sorts of people ---- */

struct sort {
	enum sfp__covered covered;
	sfp_kind kind; /* of the movement by which they leave */
	sfp_role role;
	int64_t listed, whole;
};

static bool is_empty(const struct sfp__planning *planning, const struct sort *sort)
{
	return !sort->listed && planning->modes[sort->covered] == SFP__MODE_BULK;
}

static sfp_status hold_empty(struct sfp__planning *planning, const struct sort *sort, int64_t ending)
{
	const struct hold hold = { SFP_ROSTER_HOLD_EMPTY, SFP_ROSTER_END, sort->role, 0, ending, sort->whole, 0 };

	return hold_back(planning, &hold, SFP__SQL_PLAN_HOLD_KIND, ":kind", sort->kind);
}

/* Rows that were not taken list people, too. */
static sfp_status hold_rejected(struct sfp__planning *planning, const struct sort *sort)
{
	struct hold hold = { SFP_ROSTER_HOLD_REJECTED, SFP_ROSTER_END, sort->role, 0, 0, sort->whole, 0 };
	sfp_status status = count(planning, SFP__SQL_PLAN_ENDS_OF, ":kind", sort->kind, &hold.people);

	if (status != SFP_OK || !hold.people || !planning->rejected || planning->modes[sort->covered] != SFP__MODE_BULK)
		return status;
	return hold_back(planning, &hold, SFP__SQL_PLAN_HOLD_KIND, ":kind", sort->kind);
}

static sfp_status hold_removed(struct sfp__planning *planning, const struct sort *sort, int64_t ending)
{
	const int64_t limit = limit_of_all(planning);
	const struct hold hold = { SFP_ROSTER_HOLD_REMOVED, SFP_ROSTER_END, sort->role, 0, ending, sort->whole, limit };

	if (ending * 100 <= limit * sort->whole)
		return SFP_OK;
	return hold_back(planning, &hold, SFP__SQL_PLAN_HOLD_KIND, ":kind", sort->kind);
}

static sfp_status hold_class(struct sfp__planning *planning, const struct sort *sort)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_ENDS_BY_CLASS);
	const int64_t limit = limit_of(planning, "roster_class_removed_percent", 20);
	sfp_status status;

	sfp__bind_int(stmt, ":kind", sort->kind);
	while ((status = sfp__step_row(planning->plan, stmt)) == SFP_OK) {
		const struct hold hold = {
			SFP_ROSTER_HOLD_CLASS_REMOVED, SFP_ROSTER_END,           sort->role, sfp__column_int(stmt, 0),
			sfp__column_int(stmt, 1),      sfp__column_int(stmt, 2), limit
		};

		if (hold.people < CLASS_PEOPLE_MIN || hold.people * 100 <= limit * hold.whole)
			continue;
		status = hold_back(planning, &hold, SFP__SQL_PLAN_HOLD_CLASS, ":kind", sort->kind);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(planning->plan) : status;
}

/* How many people the last roster of this sort listed; 0: there was none. */
static sfp_status find_last(struct sfp__planning *planning, int64_t *ret_people)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->reg->store, SFP__SQL_ROSTER_LAST_IMPORT);
	sfp_status status;

	sfp__bind_int(stmt, ":org", planning->org);
	sfp__bind_int(stmt, ":covers", planning->covers);
	status = sfp__step_row(planning->reg->store, stmt);
	*ret_people = status == SFP_OK ? sfp__column_int(stmt, 0) : 0;
	sfp__stmt_end(stmt);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status hold_shrunken(struct sfp__planning *planning, const struct sort *sort, int64_t last)
{
	const int64_t limit = limit_of_all(planning);
	struct hold hold = { SFP_ROSTER_HOLD_SHRANK, SFP_ROSTER_END, sort->role, 0, 0, 0, limit };
	int64_t ending = 0;
	sfp_status status = count(planning, SFP__SQL_PLAN_ENDS_OF, ":kind", sort->kind, &ending);

	if (status != SFP_OK || !ending || planning->modes[sort->covered] != SFP__MODE_BULK ||
	    planning->totals.people * 100 >= last * (100 - limit))
		return status;
	hold.people = last - planning->totals.people;
	hold.whole = last;
	return hold_back(planning, &hold, SFP__SQL_PLAN_HOLD_KIND, ":kind", sort->kind);
}

static sfp_status hold_sort(struct sfp__planning *planning, const struct sort *sort, int64_t last)
{
	int64_t ending = 0;
	sfp_status status = count(planning, SFP__SQL_PLAN_ENDS_OF, ":kind", sort->kind, &ending);

	if (status != SFP_OK || !ending)
		return status;
	if (is_empty(planning, sort))
		return hold_empty(planning, sort, ending);
	if (sort->kind == SFP_KIND_EXPEL)
		status = hold_class(planning, sort);
	if (status == SFP_OK)
		status = hold_removed(planning, sort, ending);
	if (status == SFP_OK)
		status = hold_shrunken(planning, sort, last);
	return status == SFP_OK ? hold_rejected(planning, sort) : status;
}

/* ---- single signs ---- */

/* Whoever leads the organisation, or keeps its platform, does not go by a list. */
static sfp_status hold_vital(struct sfp__planning *planning)
{
	struct hold hold = {
		SFP_ROSTER_HOLD_VITAL, SFP_ROSTER_END, SFP_ROLE_ADMINISTRATOR, 0, 0, planning->totals.staff, 0
	};
	sfp_status status = count(planning, SFP__SQL_PLAN_VITAL, ":kind", SFP_KIND_DISMISS, &hold.people);

	if (status != SFP_OK || !hold.people)
		return status;
	return hold_back(planning, &hold, SFP__SQL_PLAN_HOLD_VITAL, ":kind", SFP_KIND_DISMISS);
}

static sfp_status hold_renumbered(struct sfp__planning *planning)
{
	struct hold hold = {
		SFP_ROSTER_HOLD_RENUMBERED, SFP_ROSTER_UPDATE, (sfp_role)0, 0, 0, planning->totals.numbered, 0
	};
	sfp_status status =
		count(planning, SFP__SQL_PLAN_COUNT_PARTICULAR, ":what", SFP_ROSTER_RENUMBERED, &hold.people);

	if (status != SFP_OK || hold.people < CLASS_PEOPLE_MIN ||
	    2 * planning->totals.renumbered <= planning->totals.numbered)
		return status;
	return hold_back(planning, &hold, SFP__SQL_PLAN_HOLD_PARTICULAR, ":what", SFP_ROSTER_RENUMBERED);
}

static sfp_status hold_rollover(struct sfp__planning *planning)
{
	const int64_t limit = limit_of_all(planning);
	struct hold hold = {
		SFP_ROSTER_HOLD_ROLLOVER, SFP_ROSTER_MOVE, SFP_ROLE_STUDENT, 0, 0, planning->totals.students, limit
	};
	sfp_status status = count(planning, SFP__SQL_PLAN_ENDS_OF, ":kind", SFP_KIND_PROMOTE, &hold.people);

	if (status != SFP_OK || hold.people < CLASS_PEOPLE_MIN || hold.people * 100 <= limit * hold.whole)
		return status;
	return hold_back(planning, &hold, SFP__SQL_PLAN_HOLD_KIND, ":kind", SFP_KIND_PROMOTE);
}

/* ---- the whole ---- */

sfp_status sfp__planning_holds(struct sfp__planning *planning)
{
	const struct sfp__totals *totals = &planning->totals;
	const struct sort sorts[] = {
		{ SFP__COVERED_STUDENTS, SFP_KIND_EXPEL, SFP_ROLE_STUDENT, totals->listed_students, totals->students },
		{ SFP__COVERED_STAFF, SFP_KIND_DISMISS, SFP_ROLE_TEACHER, totals->listed_staff, totals->staff },
		{ SFP__COVERED_PARENTS, SFP_KIND_UNLINK, SFP_ROLE_PARENT, totals->listed_bonds, totals->bonds },
	};
	int64_t last = 0;
	sfp_status status = find_last(planning, &last);

	if (status == SFP_OK)
		status = hold_vital(planning);
	for (size_t i = 0; i < SFP__LENGTH(sorts) && status == SFP_OK; i++)
		status = hold_sort(planning, &sorts[i], last);
	if (status == SFP_OK)
		status = hold_renumbered(planning);
	return status == SFP_OK ? hold_rollover(planning) : status;
}
