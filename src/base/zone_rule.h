/* zone_rule.h: the rule by which a time zone's clocks go on behind its last recorded change: the footer of a TZif file
 * (RFC 8536, 3.3). */
#ifndef SFP__BASE_ZONE_RULE_H
#define SFP__BASE_ZONE_RULE_H

#include "sferumpolicy/base.h"

/* Seconds since 1970 that no zone reaches: there is no change before or after. */
#define SFP__ZONE_BEGINNING INT64_MIN
#define SFP__ZONE_END       INT64_MAX
/* RFC 8536: an offset is more than -25 hours and less than 26. */
#define SFP__ZONE_OFFSET_LEAST (-(25 * 3600 - 1))
#define SFP__ZONE_OFFSET_MOST  (26 * 3600 - 1)

/* For so long (in seconds since 1970; `until` is the first second after it) the clocks are so many seconds ahead of
 * UTC. */
struct sfp__zone_span {
	int64_t from, until;
	int32_t offset;
};

/* On which day of any year the clocks are changed, and when. */
struct sfp__zone_day {
	enum {
		SFP__ZONE_DAY_NO_LEAP,
		SFP__ZONE_DAY_ZERO,
		SFP__ZONE_DAY_WEEK
	} kind;     /* Jn, n, Mm.w.d */
	int number; /* of the first two kinds */
	int month, week, weekday;
	int32_t at; /* seconds after midnight by the clock that is then changed; may be negative or beyond a day */
};

struct sfp__zone_rule {
	bool changes; /* false: the standard offset holds all the year */
	int32_t standard, summer;
	struct sfp__zone_day starts, ends; /* of summer time */
};

/* Reads the text between the footer's line ends. False: it is none. */
bool sfp__zone_rule_read(const char *text, size_t length, struct sfp__zone_rule *ret_rule);
/* What holds by the rule at that second. */
struct sfp__zone_span sfp__zone_rule_at(const struct sfp__zone_rule *rule, int64_t second);

#endif
