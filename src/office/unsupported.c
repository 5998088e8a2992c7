/* unsupported.c: what a build without the feature `office` answers. */
#include <stdlib.h>

#include "sferumpolicy/letter.h"
#include "sferumpolicy/roster.h"

sfp_status sfp_letter_application(sfp_registry *reg, const sfp_id *organization, const sfp_id *application_id,
				  const sfp_letter_attachment *attachment, sfp_letter **ret_letter)
{
	return reg && organization && application_id && attachment && ret_letter ? SFP_E_UNSUPPORTED : SFP_E_MISUSE;
}

void sfp_letter_free(sfp_letter *letter)
{
	free(letter); /* always NULL: nothing makes one */
}

sfp_status sfp_roster_import(sfp_registry *reg, const sfp_actor *actor, const sfp_roster_source *source,
			     sfp_roster_report **ret_report)
{
	return reg && actor && source && ret_report ? SFP_E_UNSUPPORTED : SFP_E_MISUSE;
}

sfp_status sfp_roster_read_nomenclature(sfp_registry *reg, const sfp_roster_source *source,
					sfp_roster_nomenclature **ret_nomenclature)
{
	return reg && source && ret_nomenclature ? SFP_E_UNSUPPORTED : SFP_E_MISUSE;
}

void sfp_roster_nomenclature_free(sfp_roster_nomenclature *nomenclature)
{
	free(nomenclature);
}

sfp_status sfp_roster_read_distribution(sfp_registry *reg, const sfp_id *organization, const sfp_roster_source *source,
					sfp_roster_distribution **ret_distribution)
{
	return reg && organization && source && ret_distribution ? SFP_E_UNSUPPORTED : SFP_E_MISUSE;
}

void sfp_roster_distribution_free(sfp_roster_distribution *distribution)
{
	free(distribution);
}
