/* import_students.c: a line of the students' table: a person and the enrolment in a class. */
#include "roster/import.h"
#include "sferumpolicy/enrollment.h"
#include "sql/sql.h"

/* The class that the cell names: its id where it exists, none where only the nomenclature has it. */
static sfp_status find_class(struct sfp__import *import, const struct sfp__line *line, sfp_id *ret_class)
{
	struct sfp__store *store = import->list.reg->store;
	struct sfp__stmt *stmt;
	sfp_status status;

	*ret_class = (sfp_id)SFP_ID_NONE;
	if (!*line->class_fold) {
		import->note = SFP__ISSUE_CLASS_LATER;
		return SFP_OK;
	}
	stmt = sfp__stmt(store, SFP__SQL_ROSTER_CLASS);
	sfp__bind_int(stmt, ":org", import->list.org);
	sfp__bind_text(stmt, ":fold", line->class_fold);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status;
	*ret_class = sfp__column_id(stmt, 0);
	if (sfp_id_is_none(ret_class) && !sfp__column_int(stmt, 1) && sfp__column_int(stmt, 2))
		import->issue = SFP__ISSUE_UNKNOWN_CLASS;
	sfp__stmt_end(stmt);
	return sfp__store_status(store);
}

static sfp_status enroll(struct sfp__import *import, const sfp_id *class_id)
{
	sfp_enrollment_draft draft = SFP_ENROLLMENT_DRAFT_INIT;
	sfp_enrollment *enrollment = NULL;
	sfp_status status;

	draft.person = import->person;
	draft.class_id = *class_id;
	draft.from_date = import->source->from_date;
	status = sfp_enrollment_add(import->list.reg, import->actor, &draft, &enrollment);
	if (status != SFP_OK)
		return status;
	sfp_enrollment_free(enrollment);
	import->changed = true;
	import->list.report->view.enrollments_added++;
	return SFP_OK;
}

/* Somebody who is known: a class that was not known is filled in; all else would be a movement. */
static sfp_status complete(struct sfp__import *import, const struct sfp__candidate *known, const sfp_id *class_id)
{
	sfp_enrollment *enrollment = NULL;
	sfp_status status;

	import->person = known->id;
	if (!known->has_enrollment)
		return enroll(import, class_id);
	if (sfp_id_is_none(&known->enrollment)) {
		import->note = SFP__ISSUE_ENDED;
		return SFP_OK;
	}
	if (sfp_id_is_none(class_id) || sfp_id_equal(class_id, &known->class_id))
		return SFP_OK;
	if (!sfp_id_is_none(&known->class_id)) {
		import->note = SFP__ISSUE_TRANSFERRED;
		return SFP_OK;
	}
	status = sfp_enrollment_assign(import->list.reg, import->actor, &known->enrollment, class_id, &enrollment);
	if (status != SFP_OK)
		return status;
	sfp_enrollment_free(enrollment);
	import->changed = true;
	import->list.report->view.classes_assigned++;
	return SFP_OK;
}

static sfp_status take(struct sfp__import *import, const struct sfp__line *line, const sfp_id *class_id)
{
	struct sfp__candidate candidates[SFP__CANDIDATES_MAX];
	const struct sfp__candidate *known;
	size_t count = 0;
	sfp_status status =
		sfp__candidates(&import->list, line->name.fold, line->source_id, line->class_fold, candidates, &count);

	if (status != SFP_OK)
		return status;
	known = sfp__match(import, line, candidates, count, true);
	if (known)
		return complete(import, known, class_id);
	if (import->issue != SFP__ISSUE_NONE)
		return SFP_OK;
	status = sfp__add_person(import, line);
	return status == SFP_OK ? enroll(import, class_id) : status;
}

sfp_status sfp__take_student(struct sfp__import *import, const struct sfp__line *line)
{
	sfp_id class_id;
	sfp_status status = find_class(import, line, &class_id);

	if (status != SFP_OK || import->issue != SFP__ISSUE_NONE)
		return status;
	sfp__note_earlier(import, line);
	return import->issue == SFP__ISSUE_NONE ? take(import, line, &class_id) : SFP_OK;
}
