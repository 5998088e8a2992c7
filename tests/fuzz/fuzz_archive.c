/* fuzz_archive.c: any bytes as a ZIP archive. Oracle: it is read or refused, and the second time the same way. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const sfp_roster_input input = { .name = "set.zip", .data = (const char *)data, .length = size };
	sfp_roster_reading *first = fuzz_read(&input, 1, NULL), *second = fuzz_read(&input, 1, NULL);
	struct sfp__buffer one = fuzz_dump(first), other = fuzz_dump(second);

	must_be_same(&one, &other);
	must(memcmp(sfp_roster_reading_totals(first), sfp_roster_reading_totals(second), sizeof(sfp_roster_totals)) ==
	     0);
	must(sfp_roster_reading_totals(first)->refused || sfp_roster_reading_file_count(first) > 0);
	sfp__buffer_clear(&one);
	sfp__buffer_clear(&other);
	sfp_roster_reading_close(first);
	sfp_roster_reading_close(second);
	return 0;
}
