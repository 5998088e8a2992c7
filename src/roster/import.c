/* import.c: a table of people becomes records, line by line, in one transaction. */
#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "ledger/misuse.h"
#include "roster/import.h"
#include "sferumpolicy/person.h"

/* Circle with import_parents.c, import_staff.c, import_students.c: each kind of table takes its rows by itself, and
 * adds people as the others do. */

#define PROGRESS_LINES 64

/* ---- who is meant ---- */

static bool same_cells(const struct sfp__table_row *a, const struct sfp__table_row *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->cells[i], b->cells[i]) != 0)
			return false;
	return true;
}

void sfp__note_earlier(struct sfp__import *import, const struct sfp__line *line)
{
	if (!line->earlier)
		return;
	if (line->birth_date || *line->source_id || same_cells(line->row, line->earlier->row))
		import->note = SFP__ISSUE_REPEATED;
	else
		import->issue = SFP__ISSUE_AMBIGUOUS_PERSON;
}

/* The number in the office's lists settles it, then name and date of birth; a name alone only where nobody else bears
 * it. */
const struct sfp__candidate *sfp__match(struct sfp__import *import, const struct sfp__line *line,
                                        const struct sfp__candidate *candidates, size_t count, bool enrolled)
{
	const struct sfp__candidate *exact = NULL, *maybe = NULL;
	size_t exacts = 0, maybes = 0;

	for (size_t i = 0; i < count; i++) {
		const struct sfp__candidate *one = &candidates[i];

		if (one->by_source)
			return one;
		if (line->birth_date && one->birth_date == line->birth_date) {
			exact = one;
			exacts++;
		} else if ((!line->birth_date || !one->birth_date) &&
		           (enrolled ? one->has_enrollment : one->has_office)) {
			maybe = one;
			maybes++;
		}
	}
	if (exacts == 1)
		return exact;
	if (exacts == 0 && maybes == 0)
		return NULL;
	if (exacts == 0 && maybes == 1 && !line->birth_date && !maybe->birth_date &&
	    (!enrolled || maybe->same_class || sfp_id_is_none(&maybe->class_id)))
		return maybe;
	import->issue = SFP__ISSUE_AMBIGUOUS_PERSON;
	return NULL;
}

sfp_status sfp__add_person(struct sfp__import *import, const struct sfp__line *line)
{
	sfp_person_draft draft = SFP_PERSON_DRAFT_INIT;
	sfp_person *person = NULL;
	sfp_status status;

	draft.source_id = line->source_id;
	draft.surname = line->name.surname;
	draft.given_name = line->name.given_name;
	draft.patronymic = line->name.patronymic;
	draft.birth_date = line->birth_date;
	status = sfp_person_add(import->list.reg, import->actor, &draft, &person);
	if (status != SFP_OK)
		return status;
	import->person = person->head.id;
	import->changed = true;
	import->list.report->view.people_added++;
	sfp_person_free(person);
	return SFP_OK;
}

/* ---- line by line ---- */

/* clang-format off */
static const sfp__taker takers[] = {
	[SFP_ROSTER_STAFF]    = sfp__take_worker,
	[SFP_ROSTER_CLASSES]  = NULL, /* the head approves them: sfp_roster_read_nomenclature() */
	[SFP_ROSTER_STUDENTS] = sfp__take_student,
	[SFP_ROSTER_PARENTS]  = sfp__take_parent,
};
/* clang-format on */

static sfp_status reject(struct sfp__import *import, const struct sfp__line *line, enum sfp__issue issue)
{
	import->list.report->view.rejected++;
	return sfp__report_issue(import->list.report, line->row->line, issue);
}

static sfp_status accept(struct sfp__import *import, const struct sfp__line *line)
{
	sfp_roster_report *view = &import->list.report->view;

	view->accepted++;
	view->unchanged += !import->changed;
	import->people[import->count++] = import->person;
	return import->note == SFP__ISSUE_NONE ? SFP_OK
	                                       : sfp__report_issue(import->list.report, line->row->line, import->note);
}

/* A line is taken whole or not at all: what it had written before it failed is rolled back, and so are its counts. */
static sfp_status take(struct sfp__import *import, const struct sfp__line *line)
{
	sfp_roster_report before = import->list.report->view;
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (line->issue != SFP__ISSUE_NONE)
		return reject(import, line, line->issue);
	import->issue = import->note = SFP__ISSUE_NONE;
	import->changed = false;
	status = sfp__txn_begin(&txn, import->list.reg->store);
	if (status != SFP_OK)
		return status;
	status = takers[import->source->kind](import, line);
	if (status == SFP_E_EXISTS || status == SFP_E_INVALID)
		import->issue = SFP__ISSUE_CONTRADICTS;
	else if (status != SFP_OK)
		return sfp__txn_end(&txn, status);
	if (import->issue == SFP__ISSUE_NONE) {
		status = sfp__txn_commit(&txn);
		return status == SFP_OK ? accept(import, line) : status;
	}
	sfp__txn_rollback(&txn);
	import->list.report->view = before;
	return reject(import, line, import->issue);
}

static void tell(const struct sfp__import *import, size_t done)
{
	const sfp_roster_source *source = import->source;

	if (source->progress && (done % PROGRESS_LINES == 0 || done == import->list.count))
		source->progress(source->progress_context, done, import->list.count);
}

static sfp_status take_all(struct sfp__import *import)
{
	sfp_status status = sfp__list_people(&import->list);

	if (status == SFP_OK)
		import->people = calloc(import->list.count + 1, sizeof(*import->people));
	if (status == SFP_OK && !import->people)
		status = SFP_E_NO_MEMORY;
	for (size_t i = 0; status == SFP_OK && i < import->list.count; i++) {
		status = take(import, &import->list.lines[i]);
		tell(import, i + 1);
	}
	return status;
}

/* ---- the whole ---- */

static int by_id(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(sfp_id));
}

static size_t different(sfp_id *ids, size_t count)
{
	size_t found = 0;

	if (count)
		qsort(ids, count, sizeof(*ids), by_id);
	for (size_t i = 0; i < count; i++)
		found += i == 0 || !sfp_id_equal(&ids[i - 1], &ids[i]);
	return found;
}

static void clear(struct sfp__import *import)
{
	free(import->people);
	sfp__list_clear(&import->list);
}

/* What a dry run did is rolled back. So is all of a run that failed; but a refusal of its first change stays on the
 * trail. */
static sfp_status finish(struct sfp__import *import, struct sfp__txn *txn, sfp_status status)
{
	const sfp_roster_report *did = import->list.report ? &import->list.report->view : NULL;
	bool wrote = did && did->people_added + did->offices_added + did->enrollments_added + did->classes_assigned +
	                            did->guardians_added;

	if (status == SFP_OK && !import->source->dry_run)
		return sfp__txn_commit(txn);
	if (status == SFP_REFUSED && !wrote && !import->source->dry_run)
		return sfp__txn_end(txn, status);
	sfp__txn_rollback(txn);
	return status;
}

static bool source_is_given(sfp_registry *reg, const sfp_roster_source *source)
{
	return sfp__given_input(reg, "source", "SFP_ROSTER_SOURCE_INIT", source, sizeof(*source)) &&
	       sfp__given_items(reg, "source.data", source->data, source->length) &&
	       ((source->kind > 0 && source->kind < SFP__LENGTH(takers) && takers[source->kind]) ||
	        sfp__wrong(reg, "source.kind", "такой список не принимается", "is no list that can be imported"));
}

/* The key stands for one change, and a list makes many. */
static bool no_key_is_given(sfp_registry *reg, const sfp_actor *actor)
{
	return !actor->idempotency_key || sfp__wrong(reg, "actor.idempotency_key", "здесь не действует; оставьте NULL",
	                                             "has no meaning here; leave it NULL");
}

static sfp_status import_all(struct sfp__import *import)
{
	sfp_registry *reg = import->list.reg;
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__txn_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, &import->actor->organization, &import->list.org);
	if (status == SFP_OK)
		status = take_all(import);
	return finish(import, &txn, status);
}

sfp_status sfp_roster_import(sfp_registry *reg, const sfp_actor *actor, const sfp_roster_source *source,
                             sfp_roster_report **ret_report)
{
	SFP__CLEANUP(clear) struct sfp__import import = { .actor = actor, .source = source };
	sfp_status status;

	if (!sfp__given(reg, "actor source ret_report", (const void *const[]){ actor, source, ret_report }) ||
	    !sfp__given_actor(reg, actor) || !no_key_is_given(reg, actor) || !source_is_given(reg, source))
		return SFP_E_MISUSE;
	if (reg->readonly)
		return SFP_E_READONLY;
	if (source->from_date && !sfp__date_valid(source->from_date)) {
		sfp__registry_say(reg, "from_date: %d — такого дня нет в календаре; пишите так: 20260901",
		                  "from_date is no day of the calendar: %d", source->from_date);
		return SFP_E_INVALID;
	}
	status = sfp__list_open(&import.list, reg, &actor->organization, source);
	if (status == SFP_OK)
		status = import_all(&import);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	sfp__registry_begin_call(reg); /* why single lines were not taken is the report's to say */
	import.list.report->view.people = different(import.people, import.count);
	import.list.report->view.dry_run = source->dry_run;
	*ret_report = &SFP__TAKE(import.list.report)->view;
	return SFP_OK;
}
