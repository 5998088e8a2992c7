/* import_staff.c: a line of the staff's table: a person and the offices that the column «Роль» names. */
#include <string.h>

#include "base/text.h"
#include "roster/import.h"
#include "sferumpolicy/office.h"
#include "sql/sql.h"

#define ROLES_MAX 8

/* 0 stands for another worker. The names are folded, as cells are before they are compared. */
static const struct {
	const char *name;
	sfp_role role;
} roles[] = {
	{ "руководитель", SFP_ROLE_HEAD },
	{ "директор", SFP_ROLE_HEAD },
	{ "администрация", SFP_ROLE_ADMINISTRATION },
	{ "педагогический работник", SFP_ROLE_TEACHER },
	{ "педагог", SFP_ROLE_TEACHER },
	{ "учитель", SFP_ROLE_TEACHER },
	{ "преподаватель", SFP_ROLE_TEACHER },
	{ "педагогический совет", SFP_ROLE_COUNCIL },
	{ "секретарь педагогического совета", SFP_ROLE_COUNCIL },
	{ "член педагогического совета", SFP_ROLE_COUNCIL },
	{ "прочий персонал", (sfp_role)0 },
};

static bool usual_role(const char *name, size_t length, sfp_role *role)
{
	for (size_t i = 0; i < SFP__LENGTH(roles); i++)
		if (strlen(roles[i].name) == length && memcmp(roles[i].name, name, length) == 0) {
			*role = roles[i].role;
			return true;
		}
	return false;
}

/* What the act calls the roles that an office gives is understood, too: «воспитатель». */
static bool role_here(const sfp_policy *act, const char *name, size_t length, sfp_role *role)
{
	static const sfp_role given[] = { SFP_ROLE_HEAD, SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER, SFP_ROLE_COUNCIL };

	for (size_t i = 0; act && i < SFP__LENGTH(given); i++) {
		SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };

		if (sfp__text_fold(sfp_policy_role_title(act, given[i], SFP_RU), &fold) != SFP_OK || fold.failed)
			return false;
		if (fold.length == length && memcmp(fold.data, name, length) == 0) {
			*role = given[i];
			return true;
		}
	}
	return false;
}

static bool is_role(const sfp_policy *act, const char *name, size_t length, sfp_role *role)
{
	return usual_role(name, length, role) || role_here(act, name, length, role);
}

bool sfp__office_of(const sfp_policy *act, const char *name, sfp_role *role)
{
	return is_role(act, name, strlen(name), role);
}

/* "администрация, педагогический работник" */
static enum sfp__issue read_roles(const sfp_policy *act, const char *fold, sfp_role found[ROLES_MAX], size_t *ret_count)
{
	*ret_count = 0;
	while (*fold) {
		size_t length = strcspn(fold, ",;/"), end = length;

		while (end && fold[end - 1] == ' ')
			end--;
		if (end && (*ret_count == ROLES_MAX || !is_role(act, fold, end, &found[(*ret_count)++])))
			return SFP__ISSUE_UNKNOWN_ROLE;
		fold += length + (fold[length] != 0);
		fold += strspn(fold, " ");
	}
	return *ret_count ? SFP__ISSUE_NONE : SFP__ISSUE_NO_ROLE;
}

/* 1: holds such an office, 0: held one that has ended, -1: never did. */
static sfp_status holds(const struct sfp__import *import, sfp_role role, int *ret_holds)
{
	struct sfp__store *store = import->list.reg->store;
	sqlite3_stmt *stmt = sfp__stmt(store, SFP__SQL_ROSTER_OFFICE);
	sfp_status status;

	sfp__bind_int(stmt, ":org", import->list.org);
	sfp__bind_id(stmt, ":person", &import->person);
	sfp__bind_int(stmt, ":role", role);
	status = sfp__step_row(store, stmt);
	*ret_holds = -1;
	if (status == SFP_E_NOT_FOUND)
		return SFP_OK;
	if (status != SFP_OK)
		return status;
	*ret_holds = (int)sfp__column_int(stmt, 0);
	sqlite3_reset(stmt);
	return sfp__store_status(store);
}

static sfp_status add_office(struct sfp__import *import, const struct sfp__line *line, sfp_role role)
{
	sfp_office_draft draft = SFP_OFFICE_DRAFT_INIT;
	sfp_office *office = NULL;
	int held = -1;
	sfp_status status = holds(import, role, &held);

	if (status != SFP_OK || held == 1)
		return status;
	if (held == 0) {
		import->note = SFP__ISSUE_ENDED;
		return SFP_OK;
	}
	draft.person = import->person;
	draft.role = role;
	draft.title = sfp__cell(&import->list.columns, line->row, SFP__COLUMN_TITLE);
	draft.from_date = import->source->from_date;
	draft.order_id = import->source->order_id;
	status = sfp_office_add(import->list.reg, import->actor, &draft, &office);
	if (status != SFP_OK)
		return status;
	sfp_office_free(office);
	import->changed = true;
	import->list.report->view.offices_added++;
	return SFP_OK;
}

static sfp_status find_worker(struct sfp__import *import, const struct sfp__line *line)
{
	struct sfp__candidate candidates[SFP__CANDIDATES_MAX];
	const struct sfp__candidate *known;
	size_t count = 0;
	sfp_status status = sfp__candidates(&import->list, line->name.fold, line->source_id, "", candidates, &count);

	if (status != SFP_OK)
		return status;
	known = sfp__match(import, line, candidates, count, false);
	if (import->issue != SFP__ISSUE_NONE)
		return SFP_OK;
	if (!known)
		return sfp__add_person(import, line);
	import->person = known->id;
	return SFP_OK;
}

sfp_status sfp__take_worker(struct sfp__import *import, const struct sfp__line *line)
{
	sfp_role found[ROLES_MAX] = { (sfp_role)0 };
	const char *fold = NULL;
	size_t count = 0;
	sfp_status status = sfp__name_fold(&import->list.table.arena,
	                                   sfp__cell(&import->list.columns, line->row, SFP__COLUMN_ROLE), &fold);

	if (status != SFP_OK)
		return status;
	import->issue = read_roles(import->list.act, fold, found, &count);
	if (import->issue == SFP__ISSUE_NONE)
		sfp__note_earlier(import, line);
	if (import->issue == SFP__ISSUE_NONE)
		status = find_worker(import, line);
	for (size_t i = 0; status == SFP_OK && import->issue == SFP__ISSUE_NONE && i < count; i++)
		status = add_office(import, line, found[i]);
	return status;
}
