/* oneroster.h: the readers of OneRoster's files. */
#ifndef SFP__ROSTER_ONEROSTER_H
#define SFP__ROSTER_ONEROSTER_H

#include "roster/load.h"

/* What the manifest says. */
struct sfp__manifest {
	bool found;
	bool has_version;
	unsigned version;         /* 0: another one */
	enum sfp__mode modes[32]; /* by the number of sfp__standard_at() */
	bool listed[32];
};

extern const struct sfp__load_form sfp__oneroster_form;

/* Reads the manifest of a set. */
sfp_status sfp__manifest_read(struct sfp__roster *roster, const struct sfp__piece *entry, int64_t file,
                              struct sfp__manifest *manifest);

/* After all files: bonds between people, and what the set covers. */
sfp_status sfp__oneroster_finish(struct sfp__roster *roster, const enum sfp__mode modes[SFP__FILE_END]);

#endif
