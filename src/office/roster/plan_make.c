/* plan_make.c: the way from files that were read to a plan. */
#include "office/roster/plan.h"
#include "office/roster/reading.h"

/* A disk that fails under the temporary files is not the registry's, which would tell of itself. */
static void say_disk(sfp_registry *reg, sfp_status status)
{
	if (*sfp_registry_message(reg))
		return;
	if (status == SFP_E_FULL)
		sfp__registry_say(reg, "на диске нет места для временных файлов; освободите его или назовите другую папку в SQLITE_TMPDIR",
		                  "there is no room on the disk for temporary files; make some, or name another folder in SQLITE_TMPDIR");
	else if (status == SFP_E_IO)
		sfp__registry_say(reg,
		                  "диск отвечает ошибкой на временные файлы или на файл реестра; назовите для первых другую папку в "
		                  "SQLITE_TMPDIR",
		                  "the disk fails under the temporary files or the registry; for the former name another folder in "
		                  "SQLITE_TMPDIR");
}

sfp_status sfp_roster_plan_make(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                const sfp_roster_plan_options *options, sfp_roster_plan **ret_plan)
{
	static const sfp_roster_plan_options by_default = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_status status;

	if (!reg || !organization || !reading || !ret_plan || (options && options->struct_size < sizeof(*options)) ||
	    (options && options->decision_count && !options->decisions) || reading->planned)
		return SFP_E_MISUSE;
	sfp__registry_begin_call(reg);
	if (sfp_roster_reading_totals(reading)->refused)
		return sfp__registry_answer(reg, sfp__reading_refuse(reg, reading));
	status = sfp__plan_make(reg, organization, sfp__reading_staging(reading), options ? options : &by_default, ret_plan);
	reading->planned = status != SFP_E_INVALID; /* which is found before anything is compared */
	say_disk(reg, status);
	return sfp__registry_answer(reg, status);
}
