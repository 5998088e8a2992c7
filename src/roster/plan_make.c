/* plan_make.c: the way from files that were read to a plan. */
#include "ledger/misuse.h"
#include "roster/plan.h"
#include "roster/reading.h"

/* A disk that fails under the temporary files is not the registry's, which would tell of itself. */
static void say_disk(sfp_registry *reg, sfp_status status)
{
	if (*sfp_registry_message(reg))
		return;
	if (status == SFP_E_FULL)
		sfp__registry_say(
			reg,
			"на диске нет места для временных файлов; освободите его или назовите другую папку в SQLITE_TMPDIR",
			"there is no room on the disk for temporary files; make some, or name another folder in SQLITE_TMPDIR");
	else if (status == SFP_E_IO)
		sfp__registry_say(
			reg,
			"диск отвечает ошибкой на временные файлы или на файл реестра; назовите для первых другую папку в "
			"SQLITE_TMPDIR",
			"the disk fails under the temporary files or the registry; for the former name another folder in "
			"SQLITE_TMPDIR");
}

static bool is_unplanned(sfp_registry *reg, const sfp_roster_reading *reading)
{
	return !reading->planned ||
	       sfp__wrong(reg, "reading", "по этому чтению план уже построен; прочтите файлы ещё раз",
	                  "a plan was made of this reading; read the files again");
}

sfp_status sfp_roster_plan_make(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                const sfp_roster_plan_options *options, sfp_roster_plan **ret_plan)
{
	static const sfp_roster_plan_options by_default = SFP_ROSTER_PLAN_OPTIONS_INIT;
	sfp_status status;

	if (!sfp__given(reg, "organization reading ret_plan",
	                (const void *const[]){ organization, reading, ret_plan }) ||
	    !sfp__given_input(reg, "options", "SFP_ROSTER_PLAN_OPTIONS_INIT", options, sizeof(*options)) ||
	    !sfp__given_items(reg, "options.decisions", options ? options->decisions : NULL,
	                      options ? options->decision_count : 0) ||
	    !is_unplanned(reg, reading))
		return SFP_E_MISUSE;
	if (sfp_roster_reading_totals(reading)->refused)
		return sfp__registry_answer(reg, sfp__reading_refuse(reg, reading));
	status = sfp__plan_make(reg, organization, sfp__reading_staging(reading), options ? options : &by_default,
	                        ret_plan);
	reading->planned = status != SFP_E_INVALID; /* which is found before anything is compared */
	say_disk(reg, status);
	return sfp__registry_answer(reg, status);
}
