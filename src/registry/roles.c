/* roles.c: which roles a person has: nobody claims one, all are derived from what is recorded. */
#include "registry/registry.h"
#include "sferumpolicy/vocabulary.h"
#include "sql/sql.h"

sfp_status sfp__roles_of(sfp_registry *reg, int64_t org, const sfp_id *person, sfp_date on, uint32_t *ret_roles)
{
	sqlite3_stmt *stmt = sfp__stmt(reg->store, SFP__SQL_ROLES_OF_PERSON);
	uint32_t roles = 0;
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":person", person);
	sfp__bind_int(stmt, ":on", on);
	sfp__bind_int(stmt, ":day_end", sfp_time_of_date(sfp_date_add(on, 1)));
	sfp__bind_int(stmt, ":administrator", SFP_ROLE_ADMINISTRATOR);
	sfp__bind_int(stmt, ":homeroom_teacher", SFP_ROLE_HOMEROOM_TEACHER);
	sfp__bind_int(stmt, ":student", SFP_ROLE_STUDENT);
	sfp__bind_int(stmt, ":parent", SFP_ROLE_PARENT);
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		int64_t role = sfp__column_int(stmt, 0);

		if (role > 0 && role < SFP_ROLE_END)
			roles |= SFP_ROLE_BIT(role);
	}
	if (status != SFP_E_NOT_FOUND)
		return status;
	*ret_roles = roles;
	return SFP_OK;
}
