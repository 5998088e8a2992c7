/* classes.c: the classes that a roster names, beside those that the registry has or the nomenclature approves. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "ledger/column.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "ledger/registry.h"
#include "roster/reading.h"
#include "sferumpolicy/roster_classes.h"

struct listed {
	sfp_roster_classes view;
	struct sfp__arena arena;
	sfp_roster_class *classes;
	size_t room;
};

void sfp_roster_classes_free(sfp_roster_classes *classes)
{
	struct listed *listed = (struct listed *)classes;

	if (!listed)
		return;
	sfp__arena_clear(&listed->arena);
	free(listed->classes);
	free(listed);
}

static void listed_freep(struct listed **listed)
{
	sfp_roster_classes_free(*listed ? &(*listed)->view : NULL);
}

/* ---- comparing ---- */

static sfp_status compare(sfp_registry *reg, int64_t org, const char *fold, sfp_roster_class *class_)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_ROSTER_CLASS);
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_text(stmt, ":fold", fold);
	status = sfp__step_row(reg->store, stmt);
	if (status != SFP_OK)
		return status;
	class_->exists = !sfp__column_is_null(stmt, 0);
	class_->approved = sfp__column_int(stmt, 1) != 0;
	sfp__stmt_end(stmt);
	return sfp__store_status(reg->store);
}

static const char *keep(struct listed *listed, struct sfp__stmt *row, int column)
{
	const char *text = sfp__column_said(row, column);

	return sfp__arena_text(&listed->arena, text, strlen(text));
}

static sfp_status add_room(struct listed *listed)
{
	size_t room = listed->room ? 2 * listed->room : 32;
	sfp_roster_class *grown;

	if (listed->view.count < listed->room)
		return SFP_OK;
	grown = reallocarray(listed->classes, room, sizeof(*grown));
	if (!grown)
		return SFP_E_NO_MEMORY;
	listed->view.classes = listed->classes = grown;
	listed->room = room;
	return SFP_OK;
}

static sfp_status add(struct listed *listed, sfp_registry *reg, int64_t org, struct sfp__stmt *row)
{
	const char *fold = sfp__column_text(row, 0);
	sfp_roster_class class_ = { .name = keep(listed, row, 1), .specialty = keep(listed, row, 3) };
	sfp_status status = class_.name && class_.specialty && fold ? add_room(listed) : SFP_E_NO_MEMORY;

	class_.course = sfp__column_count(row, 2);
	class_.students = sfp__column_int(row, 4);
	if (status == SFP_OK)
		status = compare(reg, org, fold, &class_);
	if (status == SFP_OK)
		listed->classes[listed->view.count++] = class_;
	return status;
}

static sfp_status collect(struct listed *listed, sfp_registry *reg, int64_t org, struct sfp__store *staging)
{
	struct sfp__stmt *row = sfp__stmt(staging, SFP__SQL_STAGING_CLASS_NAMES);
	sfp_status status;

	sfp__bind_int(row, ":group", SFP__CLASS_GROUP);
	sfp__bind_int(row, ":student", SFP_ROLE_STUDENT);
	sfp__bind_int(row, ":homeroom", SFP_ROLE_HOMEROOM_TEACHER);
	sfp__bind_int(row, ":today", sfp__local_today(reg));
	while ((status = sfp__step_row(staging, row)) == SFP_OK) {
		status = add(listed, reg, org, row);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(staging) : status;
}

static sfp_status list(sfp_registry *reg, const sfp_id *organization, struct sfp__store *staging, struct listed *listed)
{
	SFP__TXN registry = { 0 }, staged = { 0 };
	int64_t org = 0;
	sfp_status status = sfp__read_begin(&registry, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK)
		status = sfp__local_choose(reg, org, NULL);
	if (status == SFP_OK)
		status = sfp__read_begin(&staged, staging);
	return status == SFP_OK ? collect(listed, reg, org, staging) : status;
}

sfp_status sfp_roster_classes_get(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                  sfp_roster_classes **ret_classes)
{
	SFP__CLEANUP(listed_freep) struct listed *listed = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization reading ret_classes",
	                (const void *const[]){ organization, reading, ret_classes }))
		return SFP_E_MISUSE;
	if (sfp_roster_reading_totals(reading)->refused)
		return sfp__registry_answer(reg, sfp__reading_refuse(reg, reading));
	listed = calloc(1, sizeof(*listed));
	status = listed ? list(reg, organization, sfp__reading_staging(reading), listed) : SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		*ret_classes = &SFP__TAKE(listed)->view;
	return sfp__registry_answer(reg, status);
}

/* ---- a table ---- */

static void put_row(struct sfp__csv *csv, const sfp_roster_class *class_)
{
	char course[16] = "";
	const char *const cells[] = { class_->name, course, class_->specialty };

	if (class_->course)
		snprintf(course, sizeof(course), "%d", class_->course);
	sfp__csv_row(csv, cells, SFP__LENGTH(cells));
}

sfp_status sfp_roster_classes_csv(const sfp_roster_classes *classes, bool all, char **ret_csv)
{
	static const char *const titles[] = { "Группа", "Курс", "Специальность" };
	struct sfp__buffer text = { 0 };
	struct sfp__csv csv;

	if (!classes || !ret_csv)
		return SFP_E_MISUSE;
	sfp__csv_begin(&csv, &text, SFP_RU);
	sfp__csv_row(&csv, titles, SFP__LENGTH(titles));
	for (size_t i = 0; i < classes->count; i++)
		if (all || (!classes->classes[i].approved && !classes->classes[i].exists))
			put_row(&csv, &classes->classes[i]);
	return sfp__buffer_take(&text, ret_csv);
}
