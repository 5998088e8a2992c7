/* roles.c: which roles a person has: nobody claims one, all are derived from what is recorded. */
#include "ledger/column.h"
#include "ledger/local.h"
#include "ledger/registry.h"
#include "sferumpolicy/vocabulary.h"
#include "sql/sql.h"

static void bind(const sfp_registry *reg, struct sfp__stmt *stmt, int64_t org, sfp_date on)
{
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":on", on);
	sfp__bind_int(stmt, ":day_end", sfp__local_day_end(reg, on));
	sfp__bind_int(stmt, ":administrator", SFP_ROLE_ADMINISTRATOR);
	sfp__bind_int(stmt, ":homeroom_teacher", SFP_ROLE_HOMEROOM_TEACHER);
	sfp__bind_int(stmt, ":student", SFP_ROLE_STUDENT);
	sfp__bind_int(stmt, ":parent", SFP_ROLE_PARENT);
}

static uint32_t bit_of(struct sfp__stmt *stmt, int column)
{
	sfp_role role = sfp__column_role(stmt, column);

	return role ? SFP_ROLE_BIT(role) : 0;
}

sfp_status sfp__roles_of(sfp_registry *reg, int64_t org, const sfp_id *person, sfp_date on, uint32_t *ret_roles)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_ROLES_OF_PERSON);
	uint32_t roles = 0;
	sfp_status status;

	bind(reg, stmt, org, on);
	sfp__bind_id(stmt, ":person", person);
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK)
		roles |= bit_of(stmt, SFP__COL_ROLES_OF_PERSON_ROLE);
	if (status != SFP_E_NOT_FOUND)
		return status;
	*ret_roles = roles;
	return SFP_OK;
}

void sfp__holders_begin(struct sfp__holders *holders, sfp_registry *reg, int64_t org, sfp_date on, const sfp_id *after)
{
	*holders = (struct sfp__holders){ .store = reg->store,
		                          .stmt = sfp__stmt(reg->store, SFP__SQL_ROLES_OF_EVERYBODY) };
	bind(reg, holders->stmt, org, on);
	sfp__bind_id(holders->stmt, ":after", after);
}

/* A row is one role of a person, so the row that ends a person is the next one's first. */
sfp_status sfp__holders_next(struct sfp__holders *holders, sfp_id *ret_person, uint32_t *ret_roles)
{
	sfp_status status = SFP_OK;

	*ret_person = holders->person;
	*ret_roles = holders->roles;
	while (!holders->ended && (status = sfp__step_row(holders->store, holders->stmt)) == SFP_OK) {
		holders->person = sfp__column_id(holders->stmt, SFP__COL_ROLES_OF_EVERYBODY_PERSON);
		holders->roles = bit_of(holders->stmt, SFP__COL_ROLES_OF_EVERYBODY_ROLE);
		if (*ret_roles && !sfp_id_equal(ret_person, &holders->person))
			return sfp__store_status(holders->store);
		*ret_person = holders->person;
		*ret_roles |= holders->roles;
	}
	if (status != SFP_OK && status != SFP_E_NOT_FOUND)
		return status;
	holders->ended = true;
	holders->roles = 0;
	return *ret_roles ? SFP_OK : SFP_E_NOT_FOUND;
}

void sfp__holders_end(struct sfp__holders *holders)
{
	if (holders->stmt)
		sfp__stmt_end(holders->stmt);
}
