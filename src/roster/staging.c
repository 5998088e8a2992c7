/* staging.c: what a roster says, in a temporary database. */
#include <string.h>

#include "base/text.h"
#include "roster/family.h"
#include "roster/staging.h"

sfp_status sfp__staging_open(const char *vfs, struct sfp__store **ret_staging)
{
	return sfp__store_open_temporary(sfp__sql_schema_staging, vfs, ret_staging);
}

static void bind(struct sfp__stmt *stmt, const char *name, const char *text)
{
	sfp__bind_text(stmt, name, text ? text : "");
}

/* Without the mark, NULL stands for a number that is not known. */
static void bind_seq(struct sfp__stmt *stmt, const char *name, int64_t seq)
{
	if (seq)
		sfp__bind_int(stmt, name, seq);
}

/* INSERT OR IGNORE wrote no row where the number was taken. */
static sfp_status insert(struct sfp__store *staging, struct sfp__stmt *stmt, int64_t *ret_seq)
{
	sfp_status status = sfp__exec(staging, stmt);

	if (status != SFP_OK)
		return status;
	if (sfp__changes(staging) != 1)
		return SFP_E_EXISTS;
	*ret_seq = sfp__last_row(staging);
	return SFP_OK;
}

sfp_status sfp__stage_person(struct sfp__store *staging, const struct sfp__staged_person *person, int64_t *ret_seq)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer family = { 0 };
	sfp_status status = sfp__full_name_fold(person->surname, person->given_name, person->patronymic, &fold);
	struct sfp__stmt *stmt;

	if (status == SFP_OK && person->mentioned)
		status = sfp__family_of(person->surname, person->patronymic, &family);
	if (status != SFP_OK)
		return status;
	stmt = sfp__stmt(staging, SFP__SQL_STAGING_PERSON_INSERT);
	sfp__bind_int(stmt, ":file", person->file);
	sfp__bind_int(stmt, ":line", person->line);
	bind(stmt, ":source_id", person->source_id);
	bind(stmt, ":surname", person->surname);
	bind(stmt, ":given_name", person->given_name);
	bind(stmt, ":patronymic", person->patronymic);
	sfp__bind_int(stmt, ":birth_date", person->birth_date);
	bind(stmt, ":email", person->email);
	bind(stmt, ":phone", person->phone);
	bind(stmt, ":name_fold", fold.data);
	sfp__bind_int(stmt, ":roles", person->roles);
	sfp__bind_int(stmt, ":lasting", person->lasting);
	bind(stmt, ":title", person->title);
	sfp__bind_int(stmt, ":status", person->status);
	sfp__bind_int(stmt, ":mentioned", person->mentioned);
	bind(stmt, ":family", family.length ? family.data : "");
	return insert(staging, stmt, ret_seq);
}

sfp_status sfp__stage_class(struct sfp__store *staging, const struct sfp__staged_class *class_, int64_t *ret_seq)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__class_fold(class_->name ? class_->name : "", &fold);
	struct sfp__stmt *stmt;

	if (status != SFP_OK || fold.failed)
		return fold.failed ? SFP_E_NO_MEMORY : status;
	stmt = sfp__stmt(staging, SFP__SQL_STAGING_CLASS_INSERT);
	sfp__bind_int(stmt, ":file", class_->file);
	sfp__bind_int(stmt, ":line", class_->line);
	bind(stmt, ":source_id", class_->source_id);
	bind(stmt, ":name", class_->name);
	bind(stmt, ":name_fold", fold.data);
	sfp__bind_int(stmt, ":kind", class_->kind);
	sfp__bind_int(stmt, ":course", class_->course);
	bind(stmt, ":specialty", class_->specialty);
	bind(stmt, ":subject", class_->subject);
	sfp__bind_int(stmt, ":status", class_->status);
	sfp__bind_int(stmt, ":mentioned", class_->mentioned);
	return insert(staging, stmt, ret_seq);
}

sfp_status sfp__stage_class_named(struct sfp__store *staging, int64_t file, int64_t line, const char *name,
                                  int64_t *ret_seq)
{
	const struct sfp__staged_class named = {
		.file = file, .line = line, .name = name, .kind = SFP__CLASS_GROUP, .mentioned = true
	};
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__class_fold(name, &fold);
	struct sfp__stmt *stmt;

	if (status != SFP_OK || fold.failed)
		return fold.failed ? SFP_E_NO_MEMORY : status;
	stmt = sfp__stmt(staging, SFP__SQL_STAGING_CLASS_BY_NAME);
	bind(stmt, ":name_fold", fold.data);
	status = sfp__step_row(staging, stmt);
	if (status == SFP_E_NOT_FOUND)
		return sfp__stage_class(staging, &named, ret_seq);
	if (status != SFP_OK)
		return status;
	*ret_seq = sfp__column_int(stmt, 0);
	sfp__stmt_end(stmt);
	return SFP_OK;
}

sfp_status sfp__stage_enrollment(struct sfp__store *staging, const struct sfp__staged_enrollment *enrollment)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_ENROLLMENT_INSERT);

	sfp__bind_int(stmt, ":file", enrollment->file);
	sfp__bind_int(stmt, ":line", enrollment->line);
	bind(stmt, ":source_id", enrollment->source_id);
	sfp__bind_int(stmt, ":person", enrollment->person);
	bind_seq(stmt, ":class", enrollment->class_seq);
	sfp__bind_int(stmt, ":role", enrollment->role);
	sfp__bind_int(stmt, ":from_date", enrollment->period.from);
	sfp__bind_int(stmt, ":until_date", enrollment->period.until);
	bind(stmt, ":subject", enrollment->subject);
	sfp__bind_int(stmt, ":status", enrollment->status);
	return sfp__exec(staging, stmt);
}

sfp_status sfp__stage_role(struct sfp__store *staging, const struct sfp__staged_role *role)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_ROLE_INSERT);

	sfp__bind_int(stmt, ":file", role->file);
	sfp__bind_int(stmt, ":line", role->line);
	sfp__bind_int(stmt, ":person", role->person);
	sfp__bind_int(stmt, ":role", role->role);
	sfp__bind_int(stmt, ":from_date", role->period.from);
	sfp__bind_int(stmt, ":until_date", role->period.until);
	sfp__bind_int(stmt, ":status", role->status);
	return sfp__exec(staging, stmt);
}

sfp_status sfp__stage_guardian(struct sfp__store *staging, const struct sfp__staged_guardian *guardian)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_GUARDIAN_INSERT);

	sfp__bind_int(stmt, ":file", guardian->file);
	sfp__bind_int(stmt, ":line", guardian->line);
	sfp__bind_int(stmt, ":parent", guardian->parent);
	sfp__bind_int(stmt, ":student", guardian->student);
	bind_seq(stmt, ":class", guardian->class_seq);
	bind(stmt, ":relation", guardian->relation);
	sfp__bind_int(stmt, ":status", guardian->status);
	return sfp__exec(staging, stmt);
}

sfp_status sfp__staging_cover(struct sfp__store *staging, enum sfp__covered what, enum sfp__mode mode)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_COVERS_SET);

	sfp__bind_int(stmt, ":what", what);
	sfp__bind_int(stmt, ":mode", mode);
	return sfp__exec(staging, stmt);
}

sfp_status sfp__staging_covers(struct sfp__store *staging, enum sfp__covered what, enum sfp__mode *ret_mode)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_COVERS_GET);
	sfp_status status;

	sfp__bind_int(stmt, ":what", what);
	status = sfp__step_row(staging, stmt);
	*ret_mode = status == SFP_OK ? (enum sfp__mode)sfp__column_int(stmt, 0) : SFP__MODE_ABSENT;
	sfp__stmt_end(stmt);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

sfp_status sfp__staging_count(struct sfp__store *staging, struct sfp__staged_counts *ret_counts)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_COUNTS);
	sfp_status status = sfp__step_row(staging, stmt);

	if (status != SFP_OK)
		return status;
	*ret_counts = (struct sfp__staged_counts){ sfp__column_int(stmt, 0), sfp__column_int(stmt, 1),
		                                   sfp__column_int(stmt, 2), sfp__column_int(stmt, 3),
		                                   sfp__column_int(stmt, 4) };
	sfp__stmt_end(stmt);
	return SFP_OK;
}
