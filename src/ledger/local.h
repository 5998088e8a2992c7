/* local.h: which day it is in an organisation, and which moments its days begin and end at.
 *
 * An organisation's own zone counts, else its act's (`time_zone` of the pack), else the one that the registry was
 * opened with, else Moscow's. Every call that looks an organisation up arrives in it; whoever needs a day then chooses
 * the zone once, and the rest of the call, its statements' local_day() too, counts by that zone. */
#ifndef SFP__LEDGER_LOCAL_H
#define SFP__LEDGER_LOCAL_H

#include "ledger/registry.h"

/* Of organisations of which nobody said anything: most Russian ones live by Moscow's time, and none by UTC. */
#define SFP__LOCAL_DEFAULT "Europe/Moscow"

/* An organisation was looked up, and this is its own zone; "": it has none. */
void sfp__local_arrive(sfp_registry *reg, int64_t org, const char *own);
/* The zone of the organisation that was looked up last. `act`: its act now; NULL: look for it if need be. SFP_E_IO with
 * a message where the system does not have the zone. */
sfp_status sfp__local_choose(sfp_registry *reg, int64_t org, const struct sfp__act *act);
/* The same by name, for an organisation that is only about to be made; NULL or "": as of one without. */
sfp_status sfp__local_choose_named(sfp_registry *reg, const char *name);
/* Does the system have a zone of that name? "" will do. SFP_E_INVALID with a message that names the argument. */
sfp_status sfp__local_expect(sfp_registry *reg, const char *argument, const char *name);
void sfp__local_close(sfp_registry *reg);

/* All below: after a zone was chosen; else the day is 0, as of no moment at all. */
const char *sfp__local_name(const sfp_registry *reg);
sfp_date sfp__local_date(const sfp_registry *reg, sfp_time time);
sfp_date sfp__local_today(const sfp_registry *reg);
/* The first moment of a day, and that of the next one. */
sfp_time sfp__local_day_start(const sfp_registry *reg, sfp_date date);
sfp_time sfp__local_day_end(const sfp_registry *reg, sfp_date date);
/* By how many seconds the clocks are ahead of UTC then, in whole minutes. */
int32_t sfp__local_offset(const sfp_registry *reg, sfp_time time);
/* `2026-09-01T08:30:00+10:00`. "" for 0. */
void sfp__local_text(const sfp_registry *reg, sfp_time time, char text[SFP_TIME_TEXT_SIZE]);

#endif
