/* profile.c: the names of profiles. A build without the feature `rosters` knows them, too. */
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
