/* fuzz_mapping.c: any text as a mapping. Oracle: what was understood, written out and read again, is understood the
 * same. */
#include "fuzz.h"

static void write_out(const struct sfp__mapping *mapping, struct sfp__buffer *text)
{
	for (size_t i = 0; i < mapping->count; i++)
		sfp__buffer_addf(text, "[%s]\n%s = %s\n", mapping->lines[i].section, mapping->lines[i].fold,
		                 mapping->lines[i].value);
}

/* A title that begins like a comment or a section can be read, but not written. */
static bool can_be_written(const struct sfp__mapping *mapping)
{
	for (size_t i = 0; i < mapping->count; i++)
		if (!*mapping->lines[i].fold || strchr("#[", *mapping->lines[i].fold))
			return false;
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	SFP__CLEANUP(sfp__mapping_clear) struct sfp__mapping first = { .count = 0 };
	SFP__CLEANUP(sfp__mapping_clear) struct sfp__mapping second = { .count = 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer text = { 0 };
	int64_t line = 0;

	must(sfp__mapping_read(&first, (const char *)data, size, &line) == SFP_OK);
	write_out(&first, &text);
	if (line || !text.length || text.length > SFP_ROSTER_FIELD_MAX || !can_be_written(&first))
		return 0;
	must(sfp__mapping_read(&second, text.data, text.length, &line) == SFP_OK && line == 0);
	must(first.count == second.count);
	for (size_t i = 0; i < first.count; i++) {
		must(strcmp(first.lines[i].section, second.lines[i].section) == 0);
		must(strcmp(first.lines[i].fold, second.lines[i].fold) == 0);
		must(strcmp(first.lines[i].value, second.lines[i].value) == 0);
	}
	return 0;
}
