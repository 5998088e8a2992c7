/* lists.c: what the head approves, read from tables: the nomenclature of classes, and who leads which. */
#include <stdlib.h>
#include <string.h>

#include "ledger/misuse.h"
#include "registry/class.h"
#include "roster/people.h"

/* A list with what its pointers point to. */
struct lines {
	struct sfp__list list;
	union {
		sfp_roster_nomenclature nomenclature;
		sfp_roster_distribution distribution;
	} view;
	sfp_nomenclature_line *names;
	sfp_distribution_line *leads;
	const char **folds; /* of the classes so far */
	size_t count, capacity;
};

static void lines_free(struct lines *lines)
{
	if (!lines)
		return;
	sfp__list_clear(&lines->list);
	free(lines->names);
	free(lines->leads);
	free(lines->folds);
	free(lines);
}

static void lines_freep(struct lines **lines)
{
	lines_free(*lines);
}

#define LINES_OF(pointer, member) ((struct lines *)(void *)((char *)(pointer)-offsetof(struct lines, view.member)))

void sfp_roster_nomenclature_free(sfp_roster_nomenclature *nomenclature)
{
	if (nomenclature)
		lines_free(LINES_OF(nomenclature, nomenclature));
}

void sfp_roster_distribution_free(sfp_roster_distribution *distribution)
{
	if (distribution)
		lines_free(LINES_OF(distribution, distribution));
}

static sfp_status reject(struct lines *lines, const struct sfp__table_row *row, enum sfp__issue issue)
{
	lines->list.report->view.rejected++;
	return sfp__report_issue(lines->list.report, row->line, issue);
}

/* Room for one line more. */
static sfp_status grow(struct lines *lines)
{
	size_t capacity = lines->capacity ? 2 * lines->capacity : 64;
	void *names, *leads, *folds;

	if (lines->count < lines->capacity)
		return SFP_OK;
	names = realloc(lines->names, capacity * sizeof(*lines->names));
	lines->names = names ? names : lines->names;
	leads = realloc(lines->leads, capacity * sizeof(*lines->leads));
	lines->leads = leads ? leads : lines->leads;
	folds = realloc((void *)(uintptr_t)lines->folds, capacity * sizeof(*lines->folds));
	lines->folds = folds ? folds : lines->folds;
	if (!names || !leads || !folds)
		return SFP_E_NO_MEMORY;
	lines->capacity = capacity;
	return SFP_OK;
}

/* Files a class's name; *ret_known if the table has it already. A school has some dozens of classes: a walk will do. */
static sfp_status file_class(struct lines *lines, const char *name, bool *ret_known)
{
	const char *fold = NULL;
	sfp_status status = sfp__class_name_folded(&lines->list.table.arena, name, &fold);

	*ret_known = false;
	for (size_t i = 0; status == SFP_OK && i < lines->count && !*ret_known; i++)
		*ret_known = strcmp(lines->folds[i], fold) == 0;
	if (status == SFP_OK && !*ret_known)
		status = grow(lines);
	if (status == SFP_OK && !*ret_known)
		lines->folds[lines->count] = fold;
	return status;
}

static bool wrong_kind(sfp_registry *reg)
{
	return sfp__wrong(reg, "source.kind", "эта функция читает другой список",
	                  "names another list than this function reads");
}

static sfp_status open_lines(sfp_registry *reg, const sfp_id *organization, const sfp_roster_source *source,
                             sfp_roster_kind kind, struct lines **ret_lines)
{
	struct lines *lines;
	sfp_status status;

	if (!sfp__given_input(reg, "source", "SFP_ROSTER_SOURCE_INIT", source, sizeof(*source)) ||
	    !(source->kind == kind || wrong_kind(reg)) ||
	    !sfp__given_items(reg, "source.data", source->data, source->length))
		return SFP_E_MISUSE;
	lines = calloc(1, sizeof(*lines));
	if (!lines)
		return SFP_E_NO_MEMORY;
	status = sfp__list_open(&lines->list, reg, organization, source);
	if (status == SFP_OK) {
		*ret_lines = lines;
		return SFP_OK;
	}
	lines_free(lines);
	return status;
}

/* ---- the nomenclature ---- */

/* "35.02.16 Эксплуатация…" */
static const char *specialty_of(struct lines *lines, const struct sfp__table_row *row)
{
	const char *code = sfp__cell(&lines->list.columns, row, SFP__COLUMN_SPECIALTY_CODE);
	const char *name = sfp__cell(&lines->list.columns, row, SFP__COLUMN_SPECIALTY);
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer whole = { 0 };

	sfp__buffer_addf(&whole, "%s%s%s", code, *code && *name ? " " : "", name);
	return whole.failed ? NULL
	                    : sfp__arena_text(&lines->list.table.arena, whole.length ? whole.data : "", whole.length);
}

/* 0: the cell is empty; -1: no course. */
static int course_of(const char *text)
{
	char *end = NULL;
	long course = *text ? strtol(text, &end, 10) : 0;

	return !*text ? 0 : *end || course < 1 || course > SFP__COURSE_MAX ? -1 : (int)course;
}

static sfp_status take_name(struct lines *lines, const struct sfp__table_row *row)
{
	const char *name = sfp__cell(&lines->list.columns, row, SFP__COLUMN_CLASS), *specialty;
	int course = course_of(sfp__cell(&lines->list.columns, row, SFP__COLUMN_COURSE));
	bool known = false;
	sfp_status status;

	if (row->too_long || !*name || course < 0)
		return reject(lines, row,
		              row->too_long ? SFP__ISSUE_TOO_LONG
		              : !*name      ? SFP__ISSUE_NO_CLASS
		                            : SFP__ISSUE_BAD_COURSE);
	status = file_class(lines, name, &known);
	if (status != SFP_OK || known)
		return known ? reject(lines, row, SFP__ISSUE_DUPLICATE) : status;
	specialty = specialty_of(lines, row);
	if (!specialty)
		return SFP_E_NO_MEMORY;
	lines->names[lines->count++] = (sfp_nomenclature_line){ name, course, specialty };
	lines->list.report->view.accepted++;
	return SFP_OK;
}

sfp_status sfp_roster_read_nomenclature(sfp_registry *reg, const sfp_roster_source *source,
                                        sfp_roster_nomenclature **ret_nomenclature)
{
	SFP__CLEANUP(lines_freep) struct lines *lines = NULL;
	sfp_status status;

	if (!sfp__given(reg, "source ret_nomenclature", (const void *const[]){ source, ret_nomenclature }))
		return SFP_E_MISUSE;
	status = open_lines(reg, NULL, source, SFP_ROSTER_CLASSES, &lines);
	for (size_t i = 0; status == SFP_OK && i < lines->list.count; i++)
		status = take_name(lines, &lines->list.table.rows[i + 1]);
	if (status != SFP_OK)
		return status;
	lines->view.nomenclature = (sfp_roster_nomenclature){ lines->count, lines->names, &lines->list.report->view };
	*ret_nomenclature = &SFP__TAKE(lines)->view.nomenclature;
	return SFP_OK;
}

/* ---- the distribution ---- */

/* The one worker of that name; two of them are a person's to tell apart. */
static sfp_status find_worker(struct lines *lines, const struct sfp__line *line, sfp_id *ret_person,
                              enum sfp__issue *ret_issue)
{
	struct sfp__candidate candidates[SFP__CANDIDATES_MAX];
	size_t count = 0, found = 0;
	sfp_status status = sfp__candidates(&lines->list, line->name.fold, line->source_id, "", candidates, &count);

	for (size_t i = 0; status == SFP_OK && i < count; i++) {
		if (!candidates[i].has_office)
			continue;
		if (line->birth_date && candidates[i].birth_date && line->birth_date != candidates[i].birth_date)
			continue;
		*ret_person = candidates[i].id;
		found++;
	}
	*ret_issue = found == 1 ? SFP__ISSUE_NONE : found ? SFP__ISSUE_AMBIGUOUS_PERSON : SFP__ISSUE_UNKNOWN_PERSON;
	return status;
}

/* A cell may name several classes: "М-11, М-12". If one of them is taken, the line is not. */
static sfp_status take_classes(struct lines *lines, const struct sfp__line *line, const char *cell,
                               const sfp_id *person)
{
	size_t before = lines->count;

	while (*cell) {
		size_t length = strcspn(cell, ",;"), end = length;
		char *name;
		bool known = false;
		sfp_status status;

		while (end && cell[end - 1] == ' ')
			end--;
		name = sfp__arena_text(&lines->list.table.arena, cell, end);
		status = name ? file_class(lines, name, &known) : SFP_E_NO_MEMORY;
		if (status == SFP_OK && known) {
			lines->count = before;
			return reject(lines, line->row, SFP__ISSUE_DUPLICATE);
		}
		if (status != SFP_OK)
			return status;
		if (end)
			lines->leads[lines->count++] = (sfp_distribution_line){ name, *person };
		cell += length + (cell[length] != 0);
		cell += strspn(cell, " ");
	}
	lines->list.report->view.accepted++;
	return SFP_OK;
}

static sfp_status take_lead(struct lines *lines, const struct sfp__line *line)
{
	const char *cell = sfp__cell(&lines->list.columns, line->row, SFP__COLUMN_LEADS);
	enum sfp__issue issue = line->issue;
	sfp_id person = SFP_ID_NONE;
	sfp_status status = SFP_OK;

	if (!*cell) {
		lines->list.report->view.lines--; /* somebody who leads no class is no line of the distribution */
		return SFP_OK;
	}
	if (issue == SFP__ISSUE_NONE)
		status = find_worker(lines, line, &person, &issue);
	if (status != SFP_OK)
		return status;
	return issue == SFP__ISSUE_NONE ? take_classes(lines, line, cell, &person) : reject(lines, line->row, issue);
}

static sfp_status take_leads(struct lines *lines, const sfp_id *organization, const char *name)
{
	SFP__TXN txn = { 0 };
	sfp_status status = SFP_OK;

	if (lines->list.columns.place[SFP__COLUMN_LEADS] < 0) {
		sfp__registry_say(lines->list.reg,
		                  "%s: в заголовке нет столбца о том, кто какой группой руководит, например «Классное "
		                  "руководство»; добавьте его",
		                  "%s: the header lacks the column of who leads which class, such as «Классное "
		                  "руководство»",
		                  name ? name : "");
		return SFP_E_INVALID;
	}
	status = sfp__read_begin(&txn, lines->list.reg->store);
	if (status == SFP_OK)
		status = sfp__organization_number(lines->list.reg, organization, &lines->list.org);
	if (status == SFP_OK)
		status = sfp__list_people(&lines->list);
	for (size_t i = 0; status == SFP_OK && i < lines->list.count; i++)
		status = take_lead(lines, &lines->list.lines[i]);
	return status;
}

sfp_status sfp_roster_read_distribution(sfp_registry *reg, const sfp_id *organization, const sfp_roster_source *source,
                                        sfp_roster_distribution **ret_distribution)
{
	SFP__CLEANUP(lines_freep) struct lines *lines = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization source ret_distribution",
	                (const void *const[]){ organization, source, ret_distribution }))
		return SFP_E_MISUSE;
	status = open_lines(reg, organization, source, SFP_ROSTER_STAFF, &lines);
	if (status == SFP_OK)
		status = take_leads(lines, organization, source->name);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	lines->view.distribution = (sfp_roster_distribution){ lines->count, lines->leads, &lines->list.report->view };
	*ret_distribution = &SFP__TAKE(lines)->view.distribution;
	return SFP_OK;
}
