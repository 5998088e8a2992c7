/* fuzz_oneroster.c: a valid set of OneRoster with one file replaced by any bytes; the first byte says which. Oracle:
 * what the strict profile takes without a word, the tolerant one takes, too, and as the same. */
#include "fuzz.h"
#include "rosters.h"

static bool is_clean(const sfp_roster_reading *reading)
{
	return sfp_roster_reading_totals(reading)->refused + sfp_roster_reading_totals(reading)->rejected == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sfp_roster_options strict = with_profile(SFP_ROSTER_STRICT_1_1), tolerant = with_profile(SFP_ROSTER_TOLERANT);
	sfp_roster_input inputs[ROSTER_FILES_MAX] = { 0 };
	sfp_roster_reading *one, *other;
	size_t count = files_count(bulk_1_1);

	if (!size)
		return 0;
	for (size_t i = 0; i < count; i++)
		inputs[i] = (sfp_roster_input){ .name = bulk_1_1[i].name,
			                        .data = bulk_1_1[i].text,
			                        .length = strlen(bulk_1_1[i].text) };
	inputs[data[0] % count].data = (const char *)data + 1;
	inputs[data[0] % count].length = size - 1;
	one = fuzz_read(inputs, count, &strict);
	other = fuzz_read(inputs, count, &tolerant);
	if (is_clean(one)) {
		struct sfp__buffer a = fuzz_dump(one), b = fuzz_dump(other);

		must(is_clean(other));
		must_be_same(&a, &b);
		sfp__buffer_clear(&a);
		sfp__buffer_clear(&b);
	}
	sfp_roster_reading_close(one);
	sfp_roster_reading_close(other);
	return 0;
}
