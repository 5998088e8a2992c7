/* plan_classes.c: the classes of a roster: those that are there, those that are to be made, and what is to be known of
 * the others. */
#include "roster/plan.h"

/* ---- which are made ---- */

/* Can whoever keeps the platform make classes under this act at all? Who it is, and which facts hold, is asked when the
 * plan is applied; without an act nothing is. */
static bool makes_classes(const sfp_policy *act)
{
	sfp_request request = SFP_REQUEST_INIT;

	request.roles = SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
	request.action = SFP_ACTION_CLASS_CREATE;
	return !act || sfp__act_may_permit(act, &request);
}

static sfp_status choose_made(struct sfp__planning *planning)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->staging, SFP__SQL_MATCHING_CLASSES_PLANNED);

	sfp__bind_int(stmt, ":planned", !planning->options->keep_classes && makes_classes(planning->act) ? 1 : 2);
	sfp__bind_int(stmt, ":homeroom", SFP_ROLE_HOMEROOM_TEACHER);
	return sfp__exec(planning->staging, stmt);
}

/* ---- rows ---- */

static sfp_status put_class(struct sfp__planning *planning, struct sfp__stmt *row)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_CLASS_INSERT);
	sfp_id id = sfp__column_id(row, 1);

	sfp__bind_int(stmt, ":seq", sfp__column_int(row, 0));
	sfp__bind_id(stmt, ":id", &id);
	sfp__bind_text(stmt, ":name", sfp__column_said(row, 2));
	sfp__bind_int(stmt, ":now", sfp__column_int(row, 3));
	return sfp__exec(planning->plan, stmt);
}

static sfp_status make_class(struct sfp__planning *planning, struct sfp__stmt *row)
{
	const struct sfp__plan_change change = {
		.part = SFP_ROSTER_ADD,
		.class_to = sfp__column_int(row, 0),
		.file = sfp__column_int(row, 2),
		.line = sfp__column_int(row, 3),
	};

	return sfp__planning_put(planning, &change);
}

static sfp_status lacking_class(struct sfp__planning *planning, struct sfp__stmt *row)
{
	bool approved = sfp__column_int(row, 1) != 0;

	if (!approved && !planning->totals.classes)
		return SFP_OK; /* one note says it of all */
	return sfp__planning_note(planning, approved ? SFP_ROSTER_NOTE_CLASS_LACKING : SFP_ROSTER_NOTE_CLASS_UNKNOWN,
	                          sfp__column_said(row, 0), sfp__column_int(row, 2));
}

static sfp_status moved_course(struct sfp__planning *planning, struct sfp__stmt *row)
{
	return sfp__planning_note(planning, SFP_ROSTER_NOTE_COURSE_MOVED, sfp__column_said(row, 1),
	                          sfp__column_int(row, 2));
}

/* Where there are no names yet, none can be checked. */
static sfp_status lacking_names(struct sfp__planning *planning, struct sfp__stmt *row)
{
	int64_t count = sfp__column_int(row, 0);

	return count && !planning->totals.classes
	               ? sfp__planning_note(planning, SFP_ROSTER_NOTE_NAMES_LACKING, "", count)
	               : SFP_OK;
}

static sfp_status sections(struct sfp__planning *planning, struct sfp__stmt *row)
{
	int64_t count = sfp__column_int(row, 0);

	return count ? sfp__planning_note(planning, SFP_ROSTER_NOTE_TEACHING, "", count) : SFP_OK;
}

/* ---- all of them ---- */

static struct sfp__stmt *of_kind(struct sfp__planning *planning, enum sfp__sql sql, const char *name,
                                 enum sfp__class_kind kind)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->staging, sql);

	if (name)
		sfp__bind_int(stmt, name, kind);
	return stmt;
}

sfp_status sfp__planning_classes(struct sfp__planning *planning)
{
	const struct {
		enum sfp__sql sql;
		const char *name;
		enum sfp__class_kind kind;
		sfp__plan_row *act;
	} steps[] = {
		{ SFP__SQL_MATCHING_CLASSES, NULL, SFP__CLASS_GROUP, put_class },
		{ SFP__SQL_MATCHING_CLASSES_MADE, NULL, SFP__CLASS_GROUP, make_class },
		{ SFP__SQL_MATCHING_NAMES_LACKING, ":group", SFP__CLASS_GROUP, lacking_names },
		{ SFP__SQL_MATCHING_CLASSES_LACKING, NULL, SFP__CLASS_GROUP, lacking_class },
		{ SFP__SQL_MATCHING_COURSES_MOVED, NULL, SFP__CLASS_GROUP, moved_course },
		{ SFP__SQL_MATCHING_SECTIONS, ":section", SFP__CLASS_SECTION, sections },
	};
	sfp_status status = choose_made(planning);

	for (size_t i = 0; i < SFP__LENGTH(steps) && status == SFP_OK; i++)
		status = sfp__planning_for_each(planning, of_kind(planning, steps[i].sql, steps[i].name, steps[i].kind),
		                                steps[i].act);
	return status;
}
