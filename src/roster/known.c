/* known.c: puts what the registry has beside what the roster says, so that both are compared by whole tables. */
#include <string.h>

#include "registry/movement/movement.h"
#include "roster/matching.h"
#include "sferumpolicy/appointment.h"

/* Copies a row from the one store into the other. */
typedef void copy_function(struct sfp__stmt *from, struct sfp__stmt *to);

struct copier {
	struct sfp__store *registry, *staging;
	enum sfp__sql insert;
	copy_function *copy;
};

static sfp_status copy_all(const struct copier *copier, struct sfp__stmt *from)
{
	sfp_status status;

	while ((status = sfp__step_row(copier->registry, from)) == SFP_OK) {
		struct sfp__stmt *to = sfp__stmt(copier->staging, copier->insert);

		copier->copy(from, to);
		status = sfp__exec(copier->staging, to);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(copier->registry) : status;
}

static void bind_text(struct sfp__stmt *to, const char *name, struct sfp__stmt *from, int column)
{
	sfp__bind_text(to, name, sfp__column_said(from, column));
}

/* A blob of the row at hand: it lives until the next step of its cursor, which is behind the insert. */
static void bind_blob(struct sfp__stmt *to, const char *name, struct sfp__stmt *from, int column)
{
	size_t length = 0;
	const void *blob = sfp__column_blob(from, column, &length);

	if (blob)
		sfp__bind_blob(to, name, blob, length);
}

static enum sfp__studies studies_of(struct sfp__stmt *from)
{
	const char *reason = sfp__column_text(from, 8);

	if (sfp__column_is_null(from, 7))
		return SFP__STUDIES_NEVER;
	if (sfp__column_int(from, 7) == 0)
		return SFP__STUDIES_NOW;
	return reason && strcmp(reason, sfp_kind_name(SFP_KIND_LEAVE_BEGIN)) == 0 ? SFP__STUDIES_ON_LEAVE
	                                                                          : SFP__STUDIES_FORMERLY;
}

static void copy_person(struct sfp__stmt *from, struct sfp__stmt *to)
{
	enum sfp__studies studies = studies_of(from);
	int64_t offices = sfp__column_int(from, 10), held = sfp__column_int(from, 11);

	bind_blob(to, ":id", from, 0);
	bind_text(to, ":source_id", from, 1);
	bind_text(to, ":surname", from, 2);
	bind_text(to, ":given_name", from, 3);
	bind_text(to, ":patronymic", from, 4);
	sfp__bind_int(to, ":birth_date", sfp__column_int(from, 5));
	bind_text(to, ":name_fold", from, 6);
	sfp__bind_int(to, ":studies", studies);
	if (studies == SFP__STUDIES_NOW)
		bind_blob(to, ":class_id", from, 9);
	sfp__bind_int(to, ":offices", offices);
	sfp__bind_int(to, ":held", held);
	if (held == 1)
		bind_text(to, ":title", from, 12);
	else
		sfp__bind_text(to, ":title", "");
	sfp__bind_int(to, ":administers", sfp__column_int(from, 13));
	sfp__bind_int(to, ":vital", sfp__column_int(from, 13) || (offices & SFP_ROLE_BIT(SFP_ROLE_HEAD)));
}

static void copy_class(struct sfp__stmt *from, struct sfp__stmt *to)
{
	bind_blob(to, ":id", from, 0);
	bind_text(to, ":name", from, 1);
	bind_text(to, ":name_fold", from, 2);
	sfp__bind_int(to, ":course", sfp__column_int(from, 3));
}

static void copy_bond(struct sfp__stmt *from, struct sfp__stmt *to)
{
	bind_blob(to, ":parent", from, 0);
	bind_blob(to, ":student", from, 1);
}

static void copy_homeroom(struct sfp__stmt *from, struct sfp__stmt *to)
{
	bind_blob(to, ":class_id", from, 0);
	bind_blob(to, ":person", from, 1);
}

static sfp_status copy_people(sfp_registry *reg, int64_t org, struct sfp__store *staging)
{
	const struct copier copier = { reg->store, staging, SFP__SQL_MATCHING_KNOWN_INSERT, copy_person };
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_ROSTER_KNOWN);

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_text(stmt, ":undone", SFP__UNDONE);
	sfp__bind_int(stmt, ":ended", SFP_APPOINTMENT_ENDED);
	return copy_all(&copier, stmt);
}

sfp_status sfp__matching_know(sfp_registry *reg, int64_t org, struct sfp__store *staging)
{
	static const struct {
		enum sfp__sql select, insert;
		copy_function *copy;
	} tables[] = {
		{ SFP__SQL_ROSTER_KNOWN_CLASSES, SFP__SQL_MATCHING_KNOWN_CLASS_INSERT, copy_class },
		{ SFP__SQL_ROSTER_KNOWN_BONDS, SFP__SQL_MATCHING_KNOWN_BOND_INSERT, copy_bond },
		{ SFP__SQL_ROSTER_KNOWN_HOMEROOMS, SFP__SQL_MATCHING_KNOWN_HOMEROOM_INSERT, copy_homeroom },
	};
	sfp_status status = copy_people(reg, org, staging);

	for (size_t i = 0; i < SFP__LENGTH(tables) && status == SFP_OK; i++) {
		const struct copier copier = { reg->store, staging, tables[i].insert, tables[i].copy };
		struct sfp__stmt *stmt = sfp__stmt(reg->store, tables[i].select);

		sfp__bind_int(stmt, ":org", org);
		status = copy_all(&copier, stmt);
	}
	return status;
}
