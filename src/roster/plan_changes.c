/* plan_changes.c: what is to change, written down: a row for each movement, and for each person whose particulars
 * change. Classes: plan_classes.c; staff: plan_staff.c. */
#include <string.h>

#include "base/text.h"
#include "roster/plan.h"

/* Circle with plan.c, plan_classes.c, plan_dates.c, plan_staff.c: a plan is worked out in several files, and each of
 * them notes its changes by the same statement. */

#define BIT(role)      ((int64_t)SFP_ROLE_BIT(role))
#define CANDIDATES_MAX 20

#define STAFF (BIT(SFP_ROLE_COUNCIL) | BIT(SFP_ROLE_HEAD) | BIT(SFP_ROLE_ADMINISTRATION) | BIT(SFP_ROLE_TEACHER))

/* The statements about people begin alike: the roster's row, then whom the registry has. */
enum column {
	SEQ,
	FILE_ID,
	LINE,
	SOURCE_ID,
	SURNAME,
	GIVEN_NAME,
	PATRONYMIC,
	BIRTH_DATE,
	KNOWN_ID,
	KNOWN_SOURCE_ID,
	KNOWN_SURNAME,
	KNOWN_GIVEN_NAME,
	KNOWN_PATRONYMIC,
	KNOWN_BIRTH_DATE,
	REST
};
_Static_assert(REST == SFP__PLAN_REST, "so many columns are alike");

sfp_status sfp__planning_for_each(struct sfp__planning *planning, struct sfp__stmt *stmt, sfp__plan_row *act)
{
	sfp_status status;

	while ((status = sfp__step_row(planning->staging, stmt)) == SFP_OK) {
		status = act(planning, stmt);
		if (status != SFP_OK)
			return status;
		sfp__planning_tell(planning, 1);
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(planning->staging) : status;
}

static void bind_some(struct sfp__stmt *stmt, const char *name, int64_t value)
{
	if (value)
		sfp__bind_int(stmt, name, value);
}

sfp_status sfp__planning_put(struct sfp__planning *planning, const struct sfp__plan_change *change)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_CHANGE_INSERT);

	sfp__bind_int(stmt, ":part", change->part);
	sfp__bind_int(stmt, ":kind", change->kind);
	bind_some(stmt, ":person", change->person);
	bind_some(stmt, ":class_from", change->class_from);
	bind_some(stmt, ":class_to", change->class_to);
	sfp__bind_int(stmt, ":role", change->role);
	sfp__bind_text(stmt, ":title", change->title ? change->title : "");
	bind_some(stmt, ":student", change->student);
	sfp__bind_int(stmt, ":what", change->what);
	sfp__bind_int(stmt, ":file", change->file);
	sfp__bind_int(stmt, ":line", change->line);
	return sfp__exec(planning->plan, stmt);
}

sfp_status sfp__planning_note(struct sfp__planning *planning, sfp_roster_note_code code, const char *name,
                              int64_t count)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_NOTE_INSERT);

	sfp__bind_int(stmt, ":code", code);
	sfp__bind_text(stmt, ":name", name);
	sfp__bind_int(stmt, ":count", count);
	return sfp__exec(planning->plan, stmt);
}

/* ---- people ---- */

struct card {
	int64_t seq;
	sfp_id id; /* none: somebody new */
	const char *source_id, *surname, *given_name, *patronymic;
	sfp_date birth_date;
};

/* Somebody whom several changes speak of is written once, and marked: for somebody new, their first change makes the
 * person. */
static sfp_status put_card(struct sfp__planning *planning, const struct card *card)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_PERSON_INSERT);
	sfp_status status;

	sfp__bind_int(stmt, ":seq", card->seq);
	sfp__bind_id(stmt, ":id", &card->id);
	sfp__bind_text(stmt, ":source_id", card->source_id);
	sfp__bind_text(stmt, ":surname", card->surname);
	sfp__bind_text(stmt, ":given_name", card->given_name);
	sfp__bind_text(stmt, ":patronymic", card->patronymic);
	sfp__bind_int(stmt, ":birth_date", card->birth_date);
	status = sfp__exec(planning->plan, stmt);
	if (status != SFP_OK || sfp__changes(planning->plan) == 1)
		return status;
	stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_PERSON_AGAIN);
	sfp__bind_int(stmt, ":seq", card->seq);
	return sfp__exec(planning->plan, stmt);
}

static sfp_status put_person(struct sfp__planning *planning, struct sfp__stmt *row)
{
	int first = sfp__column_is_null(row, KNOWN_ID) ? SOURCE_ID : KNOWN_SOURCE_ID;
	const struct card card = {
		.seq = sfp__column_int(row, SEQ),
		.id = sfp__column_id(row, KNOWN_ID),
		.source_id = sfp__column_said(row, first),
		.surname = sfp__column_said(row, first + 1),
		.given_name = sfp__column_said(row, first + 2),
		.patronymic = sfp__column_said(row, first + 3),
		.birth_date = (sfp_date)sfp__column_int(row, first + 4),
	};

	return put_card(planning, &card);
}

sfp_status sfp__planning_put_about(struct sfp__planning *planning, struct sfp__stmt *row,
                                   const struct sfp__plan_change *about)
{
	struct sfp__plan_change change = *about;
	sfp_status status = put_person(planning, row);

	change.person = sfp__column_int(row, SEQ);
	change.file = sfp__column_int(row, FILE_ID);
	change.line = sfp__column_int(row, LINE);
	return status == SFP_OK ? sfp__planning_put(planning, &change) : status;
}

/* ---- reviews ---- */

static sfp_status put_candidate(struct sfp__planning *planning, int64_t review, int64_t seq, struct sfp__stmt *row)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_CANDIDATE_INSERT);
	sfp_id id = sfp__column_id(row, 0);

	sfp__bind_int(stmt, ":review", review);
	sfp__bind_int(stmt, ":seq", seq);
	sfp__bind_id(stmt, ":id", &id);
	sfp__bind_text(stmt, ":surname", sfp__column_said(row, 1));
	sfp__bind_text(stmt, ":given_name", sfp__column_said(row, 2));
	sfp__bind_text(stmt, ":patronymic", sfp__column_said(row, 3));
	sfp__bind_int(stmt, ":birth_date", sfp__column_int(row, 4));
	sfp__bind_text(stmt, ":class", sfp__column_said(row, 5));
	return sfp__exec(planning->plan, stmt);
}

static sfp_status put_candidates(struct sfp__planning *planning, int64_t review, int64_t person)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->staging, SFP__SQL_MATCHING_CANDIDATES);
	int64_t seq = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":person", person);
	sfp__bind_int(stmt, ":limit", CANDIDATES_MAX);
	while ((status = sfp__step_row(planning->staging, stmt)) == SFP_OK) {
		status = put_candidate(planning, review, ++seq, stmt);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(planning->staging) : status;
}

/* `whose` are the candidates: the row's own, or those for somebody whom it mentions. */
static sfp_status put_review_of(struct sfp__planning *planning, struct sfp__stmt *row, int64_t code,
                                const char *class_name, int64_t whose)
{
	struct sfp__stmt *stmt;
	sfp_status status = put_person(planning, row);

	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_REVIEW_INSERT);
	sfp__bind_int(stmt, ":code", code);
	sfp__bind_int(stmt, ":person", sfp__column_int(row, SEQ));
	sfp__bind_text(stmt, ":class", class_name);
	sfp__bind_int(stmt, ":file", sfp__column_int(row, FILE_ID));
	sfp__bind_int(stmt, ":line", sfp__column_int(row, LINE));
	status = sfp__exec(planning->plan, stmt);
	if (status != SFP_OK)
		return status;
	return put_candidates(planning, sfp__last_row(planning->plan), whose);
}

static sfp_status put_review(struct sfp__planning *planning, struct sfp__stmt *row, int64_t code,
                             const char *class_name)
{
	return put_review_of(planning, row, code, class_name, sfp__column_int(row, SEQ));
}

static sfp_status undecided(struct sfp__planning *planning, struct sfp__stmt *row)
{
	return put_review(planning, row, sfp__column_int(row, REST), sfp__column_said(row, REST + 1));
}

/* ---- particulars ---- */

static const char *one_of(struct sfp__stmt *row, int said, int known)
{
	const char *value = sfp__column_said(row, said);

	return *value ? value : sfp__column_said(row, known);
}

/* Empty cells change nothing, nor does another way of writing the same name. */
static sfp_status is_renamed(struct sfp__stmt *row, const struct card *card, bool *ret_renamed)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__full_name_fold(card->surname, card->given_name, card->patronymic, &fold);

	*ret_renamed = status == SFP_OK && strcmp(fold.length ? fold.data : "", sfp__column_said(row, REST)) != 0;
	return status;
}

/* "00071" came back from a spreadsheet as "71": the same number. The one that is known is kept. */
static bool lost_zeros(const char *number, const char *known)
{
	size_t zeros = strspn(known, "0");

	return zeros && *number && strspn(known, "0123456789") == strlen(known) && strcmp(known + zeros, number) == 0;
}

static unsigned particulars(struct sfp__stmt *row, bool renamed)
{
	const char *number = sfp__column_said(row, SOURCE_ID), *known = sfp__column_said(row, KNOWN_SOURCE_ID);
	int64_t born = sfp__column_int(row, BIRTH_DATE);
	unsigned what = renamed ? SFP_ROSTER_RENAMED : 0;

	if (born && born != sfp__column_int(row, KNOWN_BIRTH_DATE))
		what |= SFP_ROSTER_BORN;
	if (*number && strcmp(number, known) != 0 && !lost_zeros(number, known))
		what |= *known ? SFP_ROSTER_RENUMBERED : SFP_ROSTER_NUMBERED;
	return what;
}

static sfp_status put_former(struct sfp__planning *planning, struct sfp__stmt *row)
{
	struct sfp__stmt *stmt = sfp__stmt(planning->plan, SFP__SQL_PLAN_FORMER_INSERT);

	sfp__bind_int(stmt, ":person", sfp__column_int(row, SEQ));
	sfp__bind_text(stmt, ":surname", sfp__column_said(row, KNOWN_SURNAME));
	sfp__bind_text(stmt, ":given_name", sfp__column_said(row, KNOWN_GIVEN_NAME));
	sfp__bind_text(stmt, ":patronymic", sfp__column_said(row, KNOWN_PATRONYMIC));
	return sfp__exec(planning->plan, stmt);
}

static sfp_status changed_card(struct sfp__planning *planning, struct sfp__stmt *row)
{
	struct card card = { .seq = sfp__column_int(row, SEQ), .id = sfp__column_id(row, KNOWN_ID) };
	struct sfp__plan_change change = { .part = SFP_ROSTER_UPDATE,
		                           .file = sfp__column_int(row, FILE_ID),
		                           .line = sfp__column_int(row, LINE) };
	bool renamed = false;
	sfp_status status;

	card.source_id = one_of(row, SOURCE_ID, KNOWN_SOURCE_ID);
	card.surname = one_of(row, SURNAME, KNOWN_SURNAME);
	card.given_name = one_of(row, GIVEN_NAME, KNOWN_GIVEN_NAME);
	card.patronymic = one_of(row, PATRONYMIC, KNOWN_PATRONYMIC);
	card.birth_date =
		(sfp_date)sfp__column_int(row, sfp__column_int(row, BIRTH_DATE) ? BIRTH_DATE : KNOWN_BIRTH_DATE);
	if (lost_zeros(card.source_id, sfp__column_said(row, KNOWN_SOURCE_ID)))
		card.source_id = sfp__column_said(row, KNOWN_SOURCE_ID);
	status = is_renamed(row, &card, &renamed);
	change.what = particulars(row, renamed);
	if (status != SFP_OK || !change.what)
		return status;
	if (!renamed) { /* kept as it is written there */
		card.surname = sfp__column_said(row, KNOWN_SURNAME);
		card.given_name = sfp__column_said(row, KNOWN_GIVEN_NAME);
		card.patronymic = sfp__column_said(row, KNOWN_PATRONYMIC);
	}
	change.person = card.seq;
	status = put_card(planning, &card);
	if (status == SFP_OK && renamed)
		status = put_former(planning, row);
	return status == SFP_OK ? sfp__planning_put(planning, &change) : status;
}

/* ---- students ---- */

static struct sfp__plan_change student_comes(struct sfp__stmt *row)
{
	struct sfp__plan_change change = { .part = SFP_ROSTER_ADD, .kind = SFP_KIND_ENROL };

	switch ((enum sfp__studies)sfp__column_int(row, REST)) {
	case SFP__STUDIES_NEVER:
	case SFP__STUDIES_NOW:
		break;
	case SFP__STUDIES_FORMERLY:
		change.kind = SFP_KIND_REINSTATE;
		break;
	case SFP__STUDIES_ON_LEAVE:
		change.kind = SFP_KIND_LEAVE_END;
		break;
	}
	return change;
}

static struct sfp__plan_change student_moves(struct sfp__stmt *row)
{
	struct sfp__plan_change change = { .part = SFP_ROSTER_MOVE, .kind = SFP_KIND_TRANSFER_CLASS };
	int64_t course = sfp__column_int(row, REST + 5), former = sfp__column_int(row, REST + 7);

	change.class_from = sfp__column_int(row, REST + 6);
	if (!change.class_from) /* nobody leaves a class: it was not known */
		change.part = SFP_ROSTER_UPDATE;
	if (course && former && course == former + 1)
		change.kind = SFP_KIND_PROMOTE;
	return change;
}

static sfp_status student(struct sfp__planning *planning, struct sfp__stmt *row)
{
	bool names_class = sfp__column_int(row, REST + 1) != 0, known_class = !sfp__column_is_null(row, REST + 2);
	bool studies = sfp__column_int(row, REST) == SFP__STUDIES_NOW, is_there = sfp__column_int(row, REST + 4) != 0;
	struct sfp__plan_change change;

	if (sfp__column_int(row, REST + 3) > 1)
		return put_review(planning, row, SFP_ROSTER_REVIEW_SEVERAL_CLASSES, "");
	if (names_class && !known_class && planning->totals.classes)
		return put_review(planning, row, SFP_ROSTER_REVIEW_UNKNOWN_CLASS, "");
	if (studies && !is_there)
		return SFP_OK;
	change = studies ? student_moves(row) : student_comes(row);
	if (is_there) /* or is made before anybody comes */
		change.class_to = sfp__column_int(row, REST + 2);
	if (!names_class && change.kind != SFP_KIND_LEAVE_END)
		planning->classless++;
	return sfp__planning_put_about(planning, row, &change);
}

/* Else nobody would know before looking for them in their classes. */
static sfp_status note_classless(struct sfp__planning *planning)
{
	return planning->classless ? sfp__planning_note(planning, SFP_ROSTER_NOTE_CLASSLESS, "", planning->classless)
	                           : SFP_OK;
}

static sfp_status leaving_student(struct sfp__planning *planning, struct sfp__stmt *row)
{
	return sfp__planning_put_about(planning, row,
	                               &(struct sfp__plan_change){ .part = SFP_ROSTER_END,
	                                                           .kind = SFP_KIND_EXPEL,
	                                                           .class_from = sfp__column_int(row, REST) });
}

/* ---- bonds and homerooms ---- */

static sfp_status put_child(struct sfp__planning *planning, struct sfp__stmt *row, int seq, int said, int known)
{
	bool is_new = sfp__column_is_null(row, seq + 1);
	const struct card card = {
		.seq = sfp__column_int(row, seq),
		.id = sfp__column_id(row, seq + 1),
		.source_id = "",
		.surname = sfp__column_said(row, is_new ? said : known),
		.given_name = sfp__column_said(row, is_new ? said + 1 : known + 1),
		.patronymic = sfp__column_said(row, is_new ? said + 2 : known + 2),
	};

	return put_card(planning, &card);
}

static sfp_status parent(struct sfp__planning *planning, struct sfp__stmt *row)
{
	int64_t child = sfp__column_int(row, REST + 2);
	sfp_status status;

	/* A child whom another row is to add is added first; one whom nobody describes is no child of ours. */
	if (child >= SFP__HOW_REVIEW || child == SFP__HOW_UNKNOWN || child == SFP__HOW_OPEN)
		return put_review_of(planning, row, SFP_ROSTER_REVIEW_UNKNOWN_CHILD, "",
		                     sfp__column_int(row, REST + 3));
	status = put_child(planning, row, REST + 3, REST + 5, REST + 8);
	if (status != SFP_OK)
		return status;
	return sfp__planning_put_about(planning, row,
	                               &(struct sfp__plan_change){ .part = SFP_ROSTER_ADD,
	                                                           .kind = SFP_KIND_LINK,
	                                                           .title = sfp__column_said(row, REST),
	                                                           .student = sfp__column_int(row, REST + 3) });
}

static sfp_status ending_bond(struct sfp__planning *planning, struct sfp__stmt *row)
{
	sfp_status status = put_child(planning, row, REST, REST + 2, REST + 2);

	if (status != SFP_OK)
		return status;
	return sfp__planning_put_about(planning, row,
	                               &(struct sfp__plan_change){ .part = SFP_ROSTER_END,
	                                                           .kind = SFP_KIND_UNLINK,
	                                                           .student = sfp__column_int(row, REST) });
}

/* A movement gives one class up for another. Whoever keeps the one that they lead gets a second one by hand. */
static sfp_status homeroom(struct sfp__planning *planning, struct sfp__stmt *row)
{
	int64_t leads = sfp__column_int(row, REST + 1), keeps = sfp__column_int(row, REST + 4);

	if (leads > 1 || keeps)
		return sfp__planning_note(planning, SFP_ROSTER_NOTE_SECOND_CLASS, sfp__column_said(row, REST + 3), 1);
	return sfp__planning_put_about(planning, row,
	                               &(struct sfp__plan_change){ .part = SFP_ROSTER_MOVE,
	                                                           .kind = SFP_KIND_CHANGE_HOMEROOM,
	                                                           .class_from = sfp__column_int(row, REST + 2),
	                                                           .class_to = sfp__column_int(row, REST) });
}

/* Whichever of them was taken, it might be the wrong one; whoever leads it now stays. */
static sfp_status several_leaders(struct sfp__planning *planning, struct sfp__stmt *row)
{
	return sfp__planning_note(planning, SFP_ROSTER_NOTE_SEVERAL_LEADERS, sfp__column_said(row, 0),
	                          sfp__column_int(row, 1));
}

/* ---- the whole ---- */

static struct sfp__stmt *with(struct sfp__planning *planning, enum sfp__sql sql, const char *name, int64_t value)
{
	struct sfp__stmt *stmt = sfp__matching_stmt(planning->staging, sql);

	if (name)
		sfp__bind_int(stmt, name, value);
	return stmt;
}

/* Whom a roster lacks has left only where it speaks of all of them; in a delta, who is said to be gone. */
static sfp_status ends(struct sfp__planning *planning, enum sfp__covered what, struct sfp__stmt *stmt,
                       sfp__plan_row *act)
{
	if (planning->modes[what] == SFP__MODE_ABSENT) {
		sfp__stmt_end(stmt);
		return SFP_OK;
	}
	sfp__bind_int(stmt, ":mode", planning->modes[what]);
	return sfp__planning_for_each(planning, stmt, act);
}

static sfp_status all_ends(struct sfp__planning *planning)
{
	sfp_status status = ends(planning, SFP__COVERED_STUDENTS,
	                         with(planning, SFP__SQL_MATCHING_STUDENT_ENDS, NULL, 0), leaving_student);

	if (status == SFP_OK)
		status = ends(planning, SFP__COVERED_STAFF,
		              with(planning, SFP__SQL_MATCHING_STAFF_ENDS, ":staff", STAFF),
		              sfp__planning_leaving_worker);
	if (status == SFP_OK)
		status = sfp__planning_office_losses(planning);
	if (status == SFP_OK)
		status = ends(planning, SFP__COVERED_PARENTS, with(planning, SFP__SQL_MATCHING_BOND_ENDS, NULL, 0),
		              ending_bond);
	return status;
}

sfp_status sfp__planning_changes(struct sfp__planning *planning)
{
	const struct {
		enum sfp__sql sql;
		const char *name;
		int64_t value;
		sfp__plan_row *act;
	} steps[] = {
		{ SFP__SQL_MATCHING_REVIEWS, NULL, 0, undecided },
		{ SFP__SQL_MATCHING_CARDS, NULL, 0, changed_card },
		{ SFP__SQL_MATCHING_STUDENTS, NULL, 0, student },
		{ SFP__SQL_MATCHING_STAFF, ":staff", STAFF, sfp__planning_worker },
		{ SFP__SQL_MATCHING_HOMEROOMS, ":homeroom", SFP_ROLE_HOMEROOM_TEACHER, homeroom },
		{ SFP__SQL_MATCHING_SEVERAL_LEADERS, NULL, 0, several_leaders },
		{ SFP__SQL_MATCHING_NEW_BONDS, NULL, 0, parent },
	};
	sfp_status status = sfp__planning_classes(planning);

	for (size_t i = 0; i < SFP__LENGTH(steps) && status == SFP_OK; i++)
		status = sfp__planning_for_each(planning, with(planning, steps[i].sql, steps[i].name, steps[i].value),
		                                steps[i].act);
	if (status == SFP_OK)
		status = note_classless(planning);
	if (status == SFP_OK)
		status = sfp__planning_note_dates(planning);
	if (status == SFP_OK)
		status = all_ends(planning);
	return status == SFP_OK ? sfp__planning_note_offices(planning) : status;
}
