/* zone.h: time zones: by how much the clocks of a place are ahead of UTC at any moment, and so which day it is there.
 *
 * The data are the system's (the package tzdata), in TZif files (RFC 8536). The C library reads them too, but only by
 * way of settings of the whole process, which a library must not touch. */
#ifndef SFP__BASE_ZONE_H
#define SFP__BASE_ZONE_H

#include "base/zone_rule.h"

#define SFP__ZONE_FOLDER "/usr/share/zoneinfo"
/* Room for the name of a zone with its final NUL. */
#define SFP__ZONE_NAME_SIZE 64

struct sfp__zone;

/* Is it built as the names of zones are, such as "Asia/Vladivostok"? Nothing else ever becomes a part of a path. */
bool sfp__zone_name_valid(const char *name);

/* Reads a zone. "UTC" is known without a file.
 * SFP_E_NOT_FOUND: no zone has that name. SFP_E_UNSUPPORTED: the folder holds no zones at all. SFP_E_CORRUPT: the file
 * is no whole TZif file of version 2 or later, or counts leap seconds. SFP_E_IO, SFP_E_NO_MEMORY. */
sfp_status sfp__zone_open(const char *folder, const char *name, struct sfp__zone **ret_zone);
/* The same from the bytes of a file. SFP_E_CORRUPT, SFP_E_NO_MEMORY. */
sfp_status sfp__zone_read(const void *data, size_t length, const char *name, struct sfp__zone **ret_zone);
void sfp__zone_close(struct sfp__zone *zone); /* accepts NULL */
void sfp__zone_closep(struct sfp__zone **zone);

const char *sfp__zone_name(const struct sfp__zone *zone);
/* How many seconds the clocks are ahead of UTC. A zone keeps what it found last, so it is used by one thread at a time.
 */
int32_t sfp__zone_offset(struct sfp__zone *zone, sfp_time time);
/* The day of a moment. 0 for 0, and beyond the years 1 to 9999. */
sfp_date sfp__zone_date(struct sfp__zone *zone, sfp_time time);
/* The moment at which the clocks show that time (microseconds since 1970 by the clock). Of two such moments it is the
 * first; a time that is skipped is the moment of skipping. */
sfp_time sfp__zone_moment(struct sfp__zone *zone, sfp_time shown);
/* The first moment of a day; 0 where it is none. */
sfp_time sfp__zone_day_start(struct sfp__zone *zone, sfp_date date);

#endif
