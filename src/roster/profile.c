/* profile.c: the names of profiles, and of what a table lists. A build without the feature `rosters` knows them, too.
 */
#include <string.h>

#include "base/cleanup.h"
#include "sferumpolicy/roster_reading.h"

/* clang-format off */
static const char *const names[] = {
	[SFP_ROSTER_AUTO]       = "auto",
	[SFP_ROSTER_STRICT_1_1] = "strict-1.1",
	[SFP_ROSTER_STRICT_1_2] = "strict-1.2",
	[SFP_ROSTER_TOLERANT]   = "tolerant",
	[SFP_ROSTER_RU_EXCEL]   = "ru-excel",
};
/* clang-format on */

const char *sfp_roster_profile_name(sfp_roster_profile profile)
{
	return (size_t)profile < SFP__LENGTH(names) ? names[profile] : NULL;
}

int sfp_roster_profile_from_name(const char *name)
{
	for (size_t i = 0; name && i < SFP__LENGTH(names); i++)
		if (strcmp(names[i], name) == 0)
			return (int)i;
	return -1;
}

/* clang-format off */
static const char *const kinds[] = {
	[SFP_ROSTER_STAFF]    = "staff",
	[SFP_ROSTER_CLASSES]  = "classes",
	[SFP_ROSTER_STUDENTS] = "students",
	[SFP_ROSTER_PARENTS]  = "parents",
};
/* clang-format on */

const char *sfp_roster_kind_name(sfp_roster_kind kind)
{
	return kind > 0 && kind < SFP__LENGTH(kinds) ? kinds[kind] : NULL;
}

sfp_roster_kind sfp_roster_kind_from_name(const char *name)
{
	for (size_t kind = 1; name && kind < SFP__LENGTH(kinds); kind++)
		if (strcmp(kinds[kind], name) == 0)
			return (sfp_roster_kind)kind;
	return (sfp_roster_kind)0;
}
