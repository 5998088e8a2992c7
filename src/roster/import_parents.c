/* import_parents.c: a line of the parents' table: a person and the bond with a student. */
#include <string.h>

#include "base/text.h"
#include "roster/import.h"
#include "sferumpolicy/guardian.h"
#include "sql/sql.h"

/* Whom the line names as the child: of that name, studying now, in that class. Where the registry does not know
 * somebody's class, nobody else may bear the name. */
static sfp_status find_child(struct sfp__import *import, const struct sfp__line *line, const struct sfp__name *child,
                             sfp_id *ret_child)
{
	struct sfp__candidate candidates[SFP__CANDIDATES_MAX];
	size_t count = 0, sure = 0, maybe = 0;
	bool any_class = !*line->class_fold;
	sfp_id found = SFP_ID_NONE, possible = SFP_ID_NONE;
	sfp_status status = sfp__candidates(&import->list, child->fold, "", line->class_fold, candidates, &count);

	for (size_t i = 0; status == SFP_OK && i < count; i++) {
		if (sfp_id_is_none(&candidates[i].enrollment))
			continue;
		if (any_class || candidates[i].same_class) {
			found = candidates[i].id;
			sure++;
		} else if (sfp_id_is_none(&candidates[i].class_id)) {
			possible = candidates[i].id;
			maybe++;
		}
	}
	*ret_child = sure ? found : possible;
	if (sure + maybe == 0)
		import->issue = SFP__ISSUE_UNKNOWN_CHILD;
	else if (sure > 1 || (sure == 0 && maybe > 1))
		import->issue = SFP__ISSUE_AMBIGUOUS_CHILD;
	return status;
}

/* What brothers and sisters have in common: «знаменск» of -ий and -ая, «сергеев» of -ич and -на. */
static const char *const surname_endings[] = { "ый", "ий", "ой", "ая", "а", NULL };
static const char *const patronymic_endings[] = { "инична", "ична", "ич", "на", NULL };

static size_t stem(const char *fold, const char *const *endings)
{
	size_t length = strlen(fold);

	for (; *endings; endings++) {
		size_t ending = strlen(*endings);

		if (length > ending + 4 && memcmp(fold + length - ending, *endings, ending) == 0)
			return length - ending;
	}
	return length;
}

static sfp_status same_stem(struct sfp__arena *arena, const char *a, const char *b, const char *const *endings,
                            bool *same)
{
	const char *one = NULL, *other = NULL;
	sfp_status status = sfp__name_fold(arena, a, &one);

	if (status == SFP_OK)
		status = sfp__name_fold(arena, b, &other);
	if (status == SFP_OK)
		*same = *one && stem(one, endings) == stem(other, endings) &&
		        memcmp(one, other, stem(one, endings)) == 0;
	return status;
}

static sfp_status are_siblings(struct sfp__arena *arena, const struct sfp__name *child, const char *surname,
                               const char *patronymic, bool *siblings)
{
	bool family = false, father = false;
	sfp_status status = same_stem(arena, child->surname, surname, surname_endings, &family);

	if (status == SFP_OK)
		status = same_stem(arena, child->patronymic, patronymic, patronymic_endings, &father);
	*siblings = family && father;
	return status;
}

/* The parents of that name: whoever is this student's already is meant; else whoever is a brother's or sister's. */
static sfp_status find_parent(struct sfp__import *import, const struct sfp__line *line, const struct sfp__name *child,
                              const sfp_id *student, bool *bound)
{
	struct sfp__store *store = import->list.reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_ROSTER_BONDS);
	sfp_status status = SFP_OK;

	sfp__bind_int(stmt, ":org", import->list.org);
	sfp__bind_text(stmt, ":fold", line->name.fold);
	while (!*bound && (status = sfp__step_row(store, stmt)) == SFP_OK) {
		sfp_id parent = sfp__column_id(stmt, 0), of = sfp__column_id(stmt, 1);
		const char *surname = sfp__column_text(stmt, 2), *patronymic = sfp__column_text(stmt, 3);
		bool siblings = false;

		*bound = sfp_id_equal(&of, student);
		if (*bound && !sfp__column_int(stmt, 4))
			import->note = SFP__ISSUE_ENDED;
		if (!*bound)
			status = are_siblings(&import->list.table.arena, child, surname ? surname : "",
			                      patronymic ? patronymic : "", &siblings);
		if (status != SFP_OK)
			break;
		if (*bound)
			import->issue = SFP__ISSUE_NONE;
		else if (siblings && !sfp_id_is_none(&import->person) && !sfp_id_equal(&import->person, &parent))
			import->issue = SFP__ISSUE_AMBIGUOUS_PERSON;
		if (*bound || siblings)
			import->person = parent;
	}
	sfp__stmt_end(stmt);
	return *bound || status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static sfp_status bind_parent(struct sfp__import *import, const struct sfp__line *line, const sfp_id *student)
{
	sfp_guardian_draft draft = SFP_GUARDIAN_DRAFT_INIT;
	sfp_guardian *guardian = NULL;
	sfp_status status;

	draft.parent = import->person;
	draft.student = *student;
	draft.relation = sfp__cell(&import->list.columns, line->row, SFP__COLUMN_RELATION);
	draft.from_date = import->source->from_date;
	status = sfp_guardian_add(import->list.reg, import->actor, &draft, &guardian);
	if (status != SFP_OK)
		return status;
	sfp_guardian_free(guardian);
	import->changed = true;
	import->list.report->view.guardians_added++;
	return SFP_OK;
}

sfp_status sfp__take_parent(struct sfp__import *import, const struct sfp__line *line)
{
	struct sfp__name child = { 0 };
	sfp_id student = SFP_ID_NONE;
	bool bound = false;
	sfp_status status;

	status = sfp__name_split(&import->list.table.arena,
	                         sfp__cell(&import->list.columns, line->row, SFP__COLUMN_CHILD), &child);
	if (status == SFP_OK)
		status = find_child(import, line, &child, &student);
	if (status != SFP_OK || import->issue != SFP__ISSUE_NONE)
		return status;
	import->person = (sfp_id)SFP_ID_NONE;
	status = find_parent(import, line, &child, &student, &bound);
	if (status != SFP_OK || bound || import->issue != SFP__ISSUE_NONE)
		return status;
	if (sfp_id_is_none(&import->person))
		status = sfp__add_person(import, line);
	return status == SFP_OK ? bind_parent(import, line, &student) : status;
}
