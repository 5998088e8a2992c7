/* reading.h: a roster that was read: the handle behind sferumpolicy/roster_reading.h. */
#ifndef SFP__ROSTER_READING_H
#define SFP__ROSTER_READING_H

#include "ledger/registry.h"
#include "roster/load.h"

struct sfp_roster_reading {
	struct sfp__store *staging;
	bool planned; /* a plan was made of it, or tried: the staging is no longer what was read */
	sfp_roster_profile profile;
	struct sfp__arena arena; /* of the views */
	sfp_roster_totals totals;
	sfp_roster_file *files; /* by their number, from 1, less 1 */
	size_t file_count;
	sfp_roster_finding_group *groups;
	size_t group_count;
	struct sfp__buffer title, expected; /* of the finding that was asked for last */
};

/* What it says, for the plan; the reading keeps it. Nobody is in a transaction. */
struct sfp__store *sfp__reading_staging(sfp_roster_reading *reading);

/* SFP_E_INVALID, and says why: what the reading found refuses the roster. */
sfp_status sfp__reading_refuse(sfp_registry *reg, const sfp_roster_reading *reading);

/* view.c: what is told of a reading, once all has been read. */
sfp_status sfp__reading_view(struct sfp_roster_reading *reading);

#endif
