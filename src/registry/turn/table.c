/* table.c: the table that a year's turn begins with: what usually becomes of each class. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/time.h"
#include "ledger/column.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "registry/turn/turn.h"

#define LAST_YEAR_OF_SCHOOL          11
#define LAST_YEAR_OF_COLLEGE         4
#define LAST_YEAR_OF_THE_FIRST_STAGE 9 /* after which many leave the school */

struct table {
	sfp_turn_table view;
	struct sfp__arena arena;
	sfp_turn_proposal *proposals; /* in the making */
	size_t capacity;
};

void sfp_turn_table_free(sfp_turn_table *view)
{
	struct table *table = (struct table *)view;

	if (!table)
		return;
	sfp__arena_clear(&table->arena);
	free(table->proposals);
	free(table);
}

static void table_freep(struct table **table)
{
	sfp_turn_table_free(*table ? &(*table)->view : NULL);
}

/* The year by which a class is called, «7Г», and what stands behind it; 0 where the name begins otherwise. */
static int year_in_name(const char *name, const char **ret_rest)
{
	char *rest = NULL;
	long year = isdigit((unsigned char)*name) ? strtol(name, &rest, 10) : 0;

	*ret_rest = rest;
	return year >= 1 && year <= LAST_YEAR_OF_SCHOOL && rest && *rest ? (int)year : 0;
}

static const char *next_name(struct table *table, int year, const char *rest)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer name = { 0 };

	sfp__buffer_addf(&name, "%d%s", year + 1, rest);
	return name.failed ? NULL : sfp__arena_text(&table->arena, name.data, name.length);
}

static sfp_status propose(struct table *table, sfp_turn_proposal *proposal)
{
	const char *rest;
	int year = year_in_name(proposal->name, &rest);

	if (proposal->course && year != proposal->course)
		year = 0; /* «1-ИС» of the second year of study is no first form */
	proposal->line.way = SFP_TURN_PROMOTE;
	if (year == LAST_YEAR_OF_SCHOOL || (!year && proposal->course >= LAST_YEAR_OF_COLLEGE))
		proposal->line.way = SFP_TURN_GRADUATE;
	else if (year)
		proposal->line.name = next_name(table, year, rest);
	proposal->guessed = (!year && (proposal->line.way == SFP_TURN_GRADUATE || !proposal->course)) ||
	                    year == LAST_YEAR_OF_THE_FIRST_STAGE;
	return year && proposal->line.way == SFP_TURN_PROMOTE && !proposal->line.name ? SFP_E_NO_MEMORY : SFP_OK;
}

static sfp_status add_turn_row(struct table *table, struct sfp__stmt *stmt)
{
	sfp_turn_proposal proposal = { 0 };
	const char *name = sfp__column_text(stmt, SFP__COL_TURN_CLASSES_NAME);
	sfp_status status;

	proposal.line.class_id = sfp__column_id(stmt, SFP__COL_TURN_CLASSES_ID);
	proposal.name = name ? sfp__arena_text(&table->arena, name, strlen(name)) : NULL;
	proposal.course = sfp__column_count(stmt, SFP__COL_TURN_CLASSES_COURSE);
	proposal.students = (size_t)sfp__column_int(stmt, SFP__COL_TURN_CLASSES_STUDENTS);
	status = proposal.name ? propose(table, &proposal) : SFP_E_NO_MEMORY;
	if (status == SFP_OK && table->view.count == table->capacity) {
		size_t capacity = table->capacity ? 2 * table->capacity : 32;
		sfp_turn_proposal *grown = reallocarray(table->proposals, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		table->proposals = grown;
		table->capacity = capacity;
	}
	if (status == SFP_OK)
		table->proposals[table->view.count++] = proposal;
	table->view.proposals = table->proposals;
	return status;
}

static sfp_status read_classes(sfp_registry *reg, int64_t org, struct table *table)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_TURN_CLASSES);
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":on", table->view.effective_on);
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		status = add_turn_row(table, stmt);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(reg->store) : status;
}

static sfp_status fill_turn_table(sfp_registry *reg, const sfp_id *organization, sfp_date effective_on,
                                  struct table *table)
{
	SFP__TXN txn = { 0 };
	int64_t org = 0;
	char year[8];
	sfp_status status = sfp__read_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK && !effective_on)
		status = sfp__local_choose(reg, org, NULL);
	if (status != SFP_OK)
		return status;
	table->view.effective_on = effective_on ? effective_on : sfp__local_today(reg);
	sfp__school_year(table->view.effective_on, year);
	table->view.school_year = sfp__arena_text(&table->arena, year, strlen(year));
	if (!table->view.school_year)
		status = SFP_E_NO_MEMORY;
	return status == SFP_OK ? read_classes(reg, org, table) : status;
}

sfp_status sfp_turn_propose(sfp_registry *reg, const sfp_id *organization, sfp_date effective_on,
                            sfp_turn_table **ret_table)
{
	SFP__CLEANUP(table_freep) struct table *table = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization ret_table", (const void *const[]){ organization, ret_table }))
		return SFP_E_MISUSE;
	if (effective_on && !sfp__date_valid(effective_on)) {
		sfp__registry_say(
			reg, "дата действия (effective_on): %d — такого дня нет в календаре; пишите так: 20260901",
			"effective_on: %d is no day of the calendar; a day is such as 20260901", (int)effective_on);
		return SFP_E_INVALID;
	}
	table = calloc(1, sizeof(*table));
	if (!table)
		return SFP_E_NO_MEMORY;
	status = fill_turn_table(reg, organization, effective_on, table);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	*ret_table = &SFP__TAKE(table)->view;
	return SFP_OK;
}
