/* manifest.c: manifest.csv of a OneRoster set: which version it is, which files belong to it, whole or in part. */
#include <string.h>
#include <strings.h>

#include "roster/oneroster.h"

struct manifest_load {
	struct sfp__load load; /* first: the form's functions get it */
	struct sfp__manifest *manifest;
};

enum {
	PLACE_NAME,
	PLACE_VALUE
};

static sfp_status take_manifest_header(struct sfp__load *load)
{
	static const char *const titles[] = { "propertyName", "value" };
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < SFP__LENGTH(titles); i++)
		for (size_t at = 0; at < load->columns; at++)
			if (strcasecmp(titles[i], load->cells[at]) == 0)
				load->place[i] = (int)at;
	for (size_t i = 0; status == SFP_OK && i < SFP__LENGTH(titles); i++)
		if (load->place[i] < 0)
			status = sfp__load_refuse(load, SFP__FOUND_MISSING_COLUMN, load->row->line, 0, titles[i]);
	for (size_t at = 0; status == SFP_OK && at < load->columns; at++)
		status = sfp__load_column(load, at,
		                          load->place[PLACE_NAME] == (int)at    ? titles[PLACE_NAME]
		                          : load->place[PLACE_VALUE] == (int)at ? titles[PLACE_VALUE]
		                                                                : "");
	return status;
}

/* "absent", "bulk", "delta"; -1: none of them. */
static int mode_of(const char *value)
{
	static const char *const names[] = {
		[SFP__MODE_ABSENT] = "absent", [SFP__MODE_BULK] = "bulk", [SFP__MODE_DELTA] = "delta"
	};

	for (int mode = 0; mode < (int)SFP__LENGTH(names); mode++)
		if (strcasecmp(names[mode], value) == 0)
			return mode;
	return -1;
}

/* What is wrong with one line is no reason not to read the others. */
static sfp_status refuse_value(struct sfp__load *load, const char *expected)
{
	return sfp__found(load->staging, SFP__FOUND_BAD_MANIFEST, SFP_ROSTER_REFUSES,
	                  &(struct sfp__spot){ load->file, load->row->line, (size_t)load->place[PLACE_VALUE] + 1,
	                                       "value", expected });
}

static sfp_status take_file(struct manifest_load *context, const char *name, const char *value)
{
	int mode = mode_of(value);

	if (mode < 0)
		return refuse_value(&context->load, "absent, bulk, delta");
	for (size_t i = 0; sfp__standard_at(i); i++)
		if (strcasecmp(sfp__standard_at(i)->name, name) == 0) {
			context->manifest->modes[i] = (enum sfp__mode)mode;
			context->manifest->listed[i] = true;
		}
	return SFP_OK;
}

static sfp_status take_property(struct sfp__load *load)
{
	struct manifest_load *context = (struct manifest_load *)load;
	struct sfp__manifest *manifest = context->manifest;
	const char *name = sfp__load_cell(load, PLACE_NAME), *value = sfp__load_cell(load, PLACE_VALUE);

	if (strncasecmp(name, "file.", 5) == 0)
		return take_file(context, name + 5, value);
	if (strcasecmp(name, "oneroster.version") == 0) {
		manifest->has_version = true;
		manifest->version = strcmp(value, "1.1") == 0 ? SFP__V1_1 : strcmp(value, "1.2") == 0 ? SFP__V1_2 : 0;
	}
	if (load->roster->strict && strcmp(name, "manifest.version") == 0 && strcmp(value, "1.0") != 0)
		return refuse_value(load, "1.0");
	return SFP_OK;
}

sfp_status sfp__manifest_read(struct sfp__roster *roster, const struct sfp__piece *entry, int64_t file,
                              struct sfp__manifest *manifest)
{
	static const struct sfp__load_form form = { NULL, NULL, take_manifest_header, take_property };
	struct manifest_load context = { .load = { .roster = roster,
		                                   .staging = roster->staging,
		                                   .entry = entry,
		                                   .form = &form,
		                                   .file = file,
		                                   .kind = SFP__FILE_MANIFEST },
		                         .manifest = manifest };
	sfp_status status;

	manifest->found = true;
	status = sfp__load_table(&context.load);
	sfp__load_clear(&context.load);
	return status;
}
