/* people.c: a row of a table as a person, and who of the registry that may be. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/column.h"
#include "ledger/local.h"
#include "roster/people.h"
#include "sql/sql.h"

/* ---- names ---- */

sfp_status sfp__name_fold(struct sfp__arena *arena, const char *text, const char **ret_fold)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__text_fold(text, &fold);

	if (status == SFP_OK)
		*ret_fold = fold.failed ? NULL : sfp__arena_text(arena, fold.length ? fold.data : "", fold.length);
	return status == SFP_OK && !*ret_fold ? SFP_E_NO_MEMORY : status;
}

sfp_status sfp__class_name_folded(struct sfp__arena *arena, const char *text, const char **ret_fold)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__class_fold(text, &fold);

	if (status == SFP_OK)
		*ret_fold = fold.failed ? NULL : sfp__arena_text(arena, fold.length ? fold.data : "", fold.length);
	return status == SFP_OK && !*ret_fold ? SFP_E_NO_MEMORY : status;
}

static sfp_status fold_whole(struct sfp__arena *arena, struct sfp__name *name)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__full_name_fold(name->surname, name->given_name, name->patronymic, &fold);

	if (status == SFP_OK)
		name->fold = sfp__arena_text(arena, fold.length ? fold.data : "", fold.length);
	return status == SFP_OK && !name->fold ? SFP_E_NO_MEMORY : status;
}

/* The cells are tidy: one blank between words. Whatever follows the second is the patronymic («Эльчин оглы»). */
sfp_status sfp__name_split(struct sfp__arena *arena, const char *full, struct sfp__name *name)
{
	size_t surname = strcspn(full, " "), given;
	const char *rest = full + surname + (full[surname] == ' ');

	given = strcspn(rest, " ");
	name->surname = sfp__arena_text(arena, full, surname);
	name->given_name = sfp__arena_text(arena, rest, given);
	rest += given + (rest[given] == ' ');
	name->patronymic = sfp__arena_text(arena, rest, strlen(rest));
	if (!name->surname || !name->given_name || !name->patronymic)
		return SFP_E_NO_MEMORY;
	return fold_whole(arena, name);
}

static sfp_status read_name(struct sfp__list *list, const struct sfp__table_row *row, struct sfp__name *name)
{
	if (list->columns.place[SFP__COLUMN_SURNAME] < 0)
		return sfp__name_split(&list->table.arena, sfp__cell(&list->columns, row, SFP__COLUMN_FULL_NAME), name);
	name->surname = sfp__cell(&list->columns, row, SFP__COLUMN_SURNAME);
	name->given_name = sfp__cell(&list->columns, row, SFP__COLUMN_GIVEN_NAME);
	name->patronymic = sfp__cell(&list->columns, row, SFP__COLUMN_PATRONYMIC);
	return fold_whole(&list->table.arena, name);
}

/* ---- lines ---- */

bool sfp__number_is_rounded(const char *number)
{
	size_t digits = strspn(number, "0123456789.,");

	return digits && (number[digits] == 'E' || number[digits] == 'e') && number[digits + 1] == '+' &&
	       strspn(number + digits + 2, "0123456789") == strlen(number + digits + 2);
}

static bool has_unexpected(const struct sfp__table *table, const struct sfp__table_row *row)
{
	for (size_t i = table->rows[0].count; i < row->count; i++)
		if (*row->cells[i])
			return true;
	return false;
}

static enum sfp__issue issue_of_date(sfp_date date)
{
	return date == SFP__DATE_UNCLEAR ? SFP__ISSUE_UNCLEAR_DATE
	       : date == SFP__DATE_MIXED ? SFP__ISSUE_MIXED_DATES
	                                 : SFP__ISSUE_BAD_DATE;
}

/* What begins later or is over is nothing to record today: who was gone before is known to the registry, or never came.
 */
static enum sfp__issue issue_of_span(const struct sfp__list *list, const struct sfp__table_row *row)
{
	sfp_date from = sfp__date_read(&list->begins, sfp__cell(&list->columns, row, SFP__COLUMN_BEGINS));
	sfp_date until = sfp__date_read(&list->ends, sfp__cell(&list->columns, row, SFP__COLUMN_ENDS));

	if (from < 0 || until < 0)
		return issue_of_date(from < 0 ? from : until);
	if (until && from > until)
		return SFP__ISSUE_BAD_PERIOD;
	if (from > list->day)
		return SFP__ISSUE_NOT_YET;
	return until && (until < list->day || until < list->today) ? SFP__ISSUE_OVER : SFP__ISSUE_NONE;
}

static enum sfp__issue issue_of(const struct sfp__list *list, const struct sfp__line *line)
{
	if (line->row->too_long)
		return SFP__ISSUE_TOO_LONG;
	if (has_unexpected(&list->table, line->row))
		return SFP__ISSUE_UNEXPECTED_CELLS;
	if (!*line->name.surname)
		return SFP__ISSUE_NO_SURNAME;
	if (!*line->name.given_name)
		return SFP__ISSUE_NO_GIVEN_NAME;
	if (sfp__number_is_rounded(line->source_id))
		return SFP__ISSUE_ROUNDED_NUMBER;
	return line->birth_date < 0 ? issue_of_date(line->birth_date) : issue_of_span(list, line->row);
}

static sfp_status read_line(struct sfp__list *list, const struct sfp__table_row *row, struct sfp__line *line)
{
	sfp_status status;

	line->row = row;
	line->source_id = sfp__cell(&list->columns, row, SFP__COLUMN_SOURCE_ID);
	line->birth_date =
		sfp__birth_date(&list->births, sfp__cell(&list->columns, row, SFP__COLUMN_BIRTH_DATE), list->today);
	status = sfp__class_name_folded(&list->table.arena, sfp__cell(&list->columns, row, SFP__COLUMN_CLASS),
	                                &line->class_fold);
	if (status == SFP_OK)
		status = read_name(list, row, &line->name);
	if (status == SFP_OK) /* else there is no name to look at */
		line->issue = issue_of(list, line);
	return status;
}

static int by_person(const void *left, const void *right)
{
	const struct sfp__line *a = *(struct sfp__line *const *)left, *b = *(struct sfp__line *const *)right;
	int order = strcmp(a->name.fold, b->name.fold);

	if (order == 0)
		order = strcmp(a->source_id, b->source_id);
	if (order == 0)
		order = (a->birth_date > b->birth_date) - (a->birth_date < b->birth_date);
	return order ? order : (a > b) - (a < b);
}

static bool same_person(const struct sfp__line *a, const struct sfp__line *b)
{
	return strcmp(a->name.fold, b->name.fold) == 0 && strcmp(a->source_id, b->source_id) == 0 &&
	       a->birth_date == b->birth_date;
}

/* Lines of one person stand together once they are sorted. */
static sfp_status find_earlier(struct sfp__list *list)
{
	SFP__CLEANUP(sfp__freep) struct sfp__line **sorted = calloc(list->count + 1, sizeof(*sorted));
	size_t count = 0;

	if (!sorted)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < list->count; i++)
		if (list->lines[i].issue == SFP__ISSUE_NONE)
			sorted[count++] = &list->lines[i];
	qsort(sorted, count, sizeof(*sorted), by_person);
	for (size_t i = 1; i < count; i++)
		if (same_person(sorted[i - 1], sorted[i]))
			sorted[i]->earlier = sorted[i - 1]->earlier ? sorted[i - 1]->earlier : sorted[i - 1];
	return SFP_OK;
}

/* Which of two numbers is the month, the whole column tells. */
static void see_dates(struct sfp__list *list)
{
	for (size_t i = 1; i <= list->count; i++) {
		const struct sfp__table_row *row = &list->table.rows[i];

		sfp__dates_see(&list->births, sfp__cell(&list->columns, row, SFP__COLUMN_BIRTH_DATE));
		sfp__dates_see(&list->begins, sfp__cell(&list->columns, row, SFP__COLUMN_BEGINS));
		sfp__dates_see(&list->ends, sfp__cell(&list->columns, row, SFP__COLUMN_ENDS));
	}
}

sfp_status sfp__list_people(struct sfp__list *list)
{
	sfp_status status = SFP_OK;

	list->lines = sfp__arena_alloc(&list->table.arena, (list->count + 1) * sizeof(*list->lines));
	if (!list->lines)
		return SFP_E_NO_MEMORY;
	see_dates(list);
	for (size_t i = 0; status == SFP_OK && i < list->count; i++)
		status = read_line(list, &list->table.rows[i + 1], &list->lines[i]);
	return status == SFP_OK ? find_earlier(list) : status;
}

/* ---- tables ---- */

/* The act's words, if there is an act, and which day it is. */
static sfp_status look_around(struct sfp__list *list, const sfp_id *organization)
{
	const struct sfp__act *act = NULL;
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__read_begin(&txn, list->reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(list->reg, organization, &list->org);
	if (status == SFP_OK)
		status = sfp__act_now(list->reg, list->org, &act);
	if (status == SFP_OK)
		status = sfp__local_choose(list->reg, list->org, act);
	if (status != SFP_OK)
		return status;
	list->act = sfp_policy_ref(act->policy);
	list->today = sfp__local_today(list->reg);
	return SFP_OK;
}

sfp_status sfp__list_open(struct sfp__list *list, sfp_registry *reg, const sfp_id *organization,
                          const sfp_roster_source *source)
{
	SFP__CLEANUP(sfp__freep) bool *used = NULL;
	const char *name = source->name ? source->name : "";
	sfp_status status;

	*list = (struct sfp__list){ .reg = reg };
	status = organization ? look_around(list, organization) : SFP_OK; /* a nomenclature has no days */
	list->day = source->from_date ? source->from_date : list->today;
	if (status == SFP_OK)
		status = sfp__table_read(reg, source->data, source->length, name, &list->table);
	if (status != SFP_OK)
		return status;
	used = calloc(list->table.rows[0].count + 1, sizeof(*used));
	status = used ? sfp__columns_find(reg, &list->table, source->kind, name,
	                                  list->act ? sfp_policy_text_at(list->act, "vocabulary.class.ru") : NULL,
	                                  &list->columns, used)
	              : SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		status = sfp__report_new(source->kind, &list->report);
	if (status == SFP_OK)
		status = sfp__report_table(list->report, &list->table, used);
	if (status == SFP_OK)
		list->report->view.lines = list->count = list->table.count - 1;
	return status;
}

void sfp__list_clear(struct sfp__list *list)
{
	sfp__report_freep(&list->report);
	sfp__table_clear(&list->table);
	sfp_policy_unref(list->act);
	*list = (struct sfp__list){ 0 };
}

/* ---- the registry ---- */

sfp_status sfp__candidates(struct sfp__list *list, const char *fold, const char *source_id, const char *class_fold,
                           struct sfp__candidate *candidates, size_t *ret_count)
{
	struct sfp__stmt *stmt = sfp__stmt(list->reg->store, SFP__SQL_ROSTER_PEOPLE);
	size_t count = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", list->org);
	sfp__bind_text(stmt, ":fold", fold);
	sfp__bind_text(stmt, ":source", source_id);
	sfp__bind_text(stmt, ":class_fold", class_fold);
	while ((status = sfp__step_row(list->reg->store, stmt)) == SFP_OK && count < SFP__CANDIDATES_MAX)
		candidates[count++] = (struct sfp__candidate){
			.id = sfp__column_id(stmt, 0),
			.by_source = sfp__column_int(stmt, 1) != 0,
			.birth_date = sfp__column_date(stmt, 2),
			.has_office = sfp__column_int(stmt, 3) != 0,
			.has_enrollment = sfp__column_int(stmt, 4) != 0,
			.enrollment = sfp__column_id(stmt, 5),
			.class_id = sfp__column_id(stmt, 6),
			.same_class = sfp__column_int(stmt, 7) != 0,
		};
	if (status == SFP_OK)
		sfp__stmt_end(stmt);
	*ret_count = count;
	return status == SFP_E_NOT_FOUND || status == SFP_OK ? sfp__store_status(list->reg->store) : status;
}
