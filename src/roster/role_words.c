/* role_words.c: what tables call the offices that give roles. */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "roster/role_words.h"

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

bool sfp__office_of(const sfp_policy *act, const char *name, sfp_role *role)
{
	size_t length = strlen(name);

	return usual_role(name, length, role) || role_here(act, name, length, role);
}
