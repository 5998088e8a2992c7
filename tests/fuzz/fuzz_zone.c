/* fuzz_zone.c: any bytes as the file of a time zone. Oracle: what is taken for a zone answers every question within its
 * bounds. */
#include "base/time.h"
#include "base/zone.h"
#include "fuzz.h"

/* A day's first moment is of that day or of a later one, and the moment before it is not of a later one. */
static void look_at_day(struct sfp__zone *zone, sfp_date date)
{
	sfp_time start = sfp__zone_day_start(zone, date);
	sfp_time midnight = sfp_time_of_date(date);

	must(start > midnight - 27 * SFP__HOUR && start < midnight + 2 * 27 * SFP__HOUR);
	must(start == 0 || sfp__zone_date(zone, start) >= date);
	must(start == 1 || sfp__zone_date(zone, start - 1) < date || sfp__zone_date(zone, start - SFP__SECOND) < date);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sfp__zone *zone = NULL;
	sfp_status status = sfp__zone_read(data, size, "Fuzz", &zone);

	must(status == SFP_OK || (status == SFP_E_CORRUPT && !zone));
	if (status != SFP_OK)
		return 0;
	for (int year = 1900; year < 2101; year += 7)
		look_at_day(zone, year * 10000 + 301);
	for (sfp_time time = INT64_MIN; time < INT64_MAX - INT64_MAX / 50; time += INT64_MAX / 50) {
		int32_t offset = sfp__zone_offset(zone, time);

		must(offset >= SFP__ZONE_OFFSET_LEAST && offset <= SFP__ZONE_OFFSET_MOST);
		must(sfp__zone_date(zone, time) >= 0);
	}
	sfp__zone_close(zone);
	return 0;
}
