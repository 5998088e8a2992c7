/* roster_read.h: what commands that read rosters share: options, reading, what is said of it. */
#ifndef SFERUMCTL_ROSTER_READ_H
#define SFERUMCTL_ROSTER_READ_H

#include "frame/ctl.h"

/* Rows for the tables of options. */
#define CTL_ROSTER_FILES                                                                                               \
	CTL_OPT("files", CTL_FILE, CTL_POSITIONAL | CTL_MANY | CTL_REQUIRED, N_("folders, ZIP archives or CSV files"))
#define CTL_ROSTER_OPTIONS                                                                                             \
	CTL_OPT_WORDS("profile", "auto strict-1.1 strict-1.2 tolerant ru-excel", 0,                                    \
	              N_("by which rules (default: auto)")),                                                           \
		CTL_OPT_WORDS("kind", "staff classes students parents", 0,                                             \
	                      N_("what a table lists (default: its header tells)")),                                   \
		CTL_OPT_WORDS("encoding", "UTF-8 CP1251 KOI8-R CP866 MACCYRILLIC", 0, N_("default: found out")),       \
		CTL_OPT_WORDS("delimiter", "semicolon comma tab bar", 0, N_("default: found out")),                    \
		CTL_OPT("mapping", CTL_FILE, 0, N_("what another system calls its columns and roles")),                \
		CTL_OPT("school", CTL_TEXT, 0, N_("of several schools, the sourcedId of the one that is wanted")),     \
		CTL_OPT("partial", CTL_FLAG, 0, N_("what is not listed stays as it is"))

/* Reads what the options name; a failure was said. What was found is for the caller to say. */
enum ctl_exit ctl_roster_read(struct ctl *ctl, sfp_roster_reading **ret_reading);
/* The same of one table, the option "file", whose kind is known: it says nothing of whom it does not name. */
enum ctl_exit ctl_roster_read_table(struct ctl *ctl, sfp_roster_kind kind, sfp_roster_reading **ret_reading);
/* Which files, how they were read, and what was found; `all`: one by one, not in groups. */
void ctl_roster_put(struct ctl *ctl, sfp_roster_reading *reading, bool all);
/* "profile", "files", "groups" of findings and "totals" into the answer. */
void ctl_roster_json(json_t *answer, const sfp_roster_reading *reading);
/* {"finding": …} a line each: a million of them must not wait in memory. */
void ctl_roster_json_all(sfp_roster_reading *reading);

/* roster_check.c: a row of the table of commands. */
extern const struct ctl_option ctl_roster_check_options[];
enum ctl_exit ctl_roster_check(struct ctl *ctl);
/* roster_classes.c: another one. */
extern const struct ctl_option ctl_roster_classes_options[];
enum ctl_exit ctl_roster_classes(struct ctl *ctl);

static inline void ctl_reading_closep(sfp_roster_reading **reading)
{
	sfp_roster_reading_close(*reading);
}

#endif
