/* unsupported.c: what a build without the feature `rosters` answers. */
#include <stdlib.h>

#include "ledger/misuse.h"
#include "sferumpolicy/export.h"
#include "sferumpolicy/roster_classes.h"
#include "sferumpolicy/roster_lists.h"
#include "sferumpolicy/roster_plan.h"
#include "sferumpolicy/roster_reading.h"
#include "sferumpolicy/turn_sheet.h"

sfp_status sfp_export_zip(const sfp_export *made, char **ret_data, size_t *ret_length)
{
	return made && ret_data && ret_length ? SFP_E_UNSUPPORTED : SFP_E_MISUSE;
}

sfp_status sfp_roster_nomenclature_get(sfp_registry *reg, sfp_roster_reading *reading,
                                       sfp_roster_nomenclature **ret_nomenclature)
{
	if (!sfp__given(reg, "reading ret_nomenclature", (const void *const[]){ reading, ret_nomenclature }))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg, SFP_E_UNSUPPORTED);
}

void sfp_roster_nomenclature_free(sfp_roster_nomenclature *nomenclature)
{
	free(nomenclature);
}

sfp_status sfp_roster_distribution_get(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                       sfp_roster_distribution **ret_distribution)
{
	if (!sfp__given(reg, "organization reading ret_distribution",
	                (const void *const[]){ organization, reading, ret_distribution }))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg, SFP_E_UNSUPPORTED);
}

void sfp_roster_distribution_free(sfp_roster_distribution *distribution)
{
	free(distribution);
}

sfp_status sfp_roster_read(const sfp_roster_input *inputs, size_t count, const sfp_roster_options *options,
                           sfp_roster_reading **ret_reading)
{
	(void)options;
	return ret_reading && (inputs || !count) ? SFP_E_UNSUPPORTED : SFP_E_MISUSE;
}

sfp_status sfp_roster_plan_make(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                const sfp_roster_plan_options *options, sfp_roster_plan **ret_plan)
{
	(void)options;
	if (!sfp__given(reg, "organization reading ret_plan", (const void *const[]){ organization, reading, ret_plan }))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg, SFP_E_UNSUPPORTED);
}

sfp_status sfp_roster_classes_get(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                  sfp_roster_classes **ret_classes)
{
	if (!sfp__given(reg, "organization reading ret_classes",
	                (const void *const[]){ organization, reading, ret_classes }))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg, SFP_E_UNSUPPORTED);
}

sfp_status sfp_roster_classes_csv(const sfp_roster_classes *classes, bool all, char **ret_csv)
{
	(void)all;
	return classes && ret_csv ? SFP_E_UNSUPPORTED : SFP_E_MISUSE;
}

void sfp_roster_classes_free(sfp_roster_classes *classes)
{
	free(classes); /* always NULL: nothing makes one */
}

void sfp_roster_reading_close(sfp_roster_reading *reading)
{
	(void)reading; /* always NULL: nothing makes one, and so below */
}

sfp_roster_profile sfp_roster_reading_profile(const sfp_roster_reading *reading)
{
	(void)reading;
	return SFP_ROSTER_AUTO;
}

const sfp_roster_totals *sfp_roster_reading_totals(const sfp_roster_reading *reading)
{
	(void)reading;
	return NULL;
}

size_t sfp_roster_reading_file_count(const sfp_roster_reading *reading)
{
	(void)reading;
	return 0;
}

const sfp_roster_file *sfp_roster_reading_file_at(const sfp_roster_reading *reading, size_t index)
{
	(void)reading;
	(void)index;
	return NULL;
}

size_t sfp_roster_reading_group_count(const sfp_roster_reading *reading)
{
	(void)reading;
	return 0;
}

const sfp_roster_finding_group *sfp_roster_reading_group_at(const sfp_roster_reading *reading, size_t index)
{
	(void)reading;
	(void)index;
	return NULL;
}

sfp_status sfp_roster_reading_finding(sfp_roster_reading *reading, size_t index, sfp_roster_finding *ret_finding)
{
	(void)reading;
	(void)index;
	(void)ret_finding;
	return SFP_E_MISUSE;
}

sfp_status sfp_roster_reading_rejected(sfp_roster_reading *reading, size_t index, sfp_roster_writer writer,
                                       void *context)
{
	(void)reading;
	(void)index;
	(void)writer;
	(void)context;
	return SFP_E_MISUSE;
}

sfp_status sfp_turn_sheet_read(sfp_registry *reg, const char *data, size_t length, const char *name,
                               sfp_turn_sheet **ret_sheet)
{
	(void)name;
	if (!sfp__given(reg, "ret_sheet", (const void *const[]){ ret_sheet }) ||
	    !sfp__given_items(reg, "data", data, length))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg, SFP_E_UNSUPPORTED);
}

void sfp_turn_sheet_free(sfp_turn_sheet *sheet)
{
	free(sheet);
}
