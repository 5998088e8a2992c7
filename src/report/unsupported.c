/* unsupported.c: what a build without the feature `letters` answers. */
#include <stdlib.h>

#include "ledger/misuse.h"
#include "sferumpolicy/letter.h"

sfp_status sfp_letter_application(sfp_registry *reg, const sfp_id *organization, const sfp_id *application_id,
                                  const sfp_letter_attachment *attachment, sfp_letter **ret_letter)
{
	if (!sfp__given(reg, "organization application_id attachment ret_letter",
	                (const void *const[]){ organization, application_id, attachment, ret_letter }))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg, SFP_E_UNSUPPORTED);
}

void sfp_letter_free(sfp_letter *letter)
{
	free(letter); /* always NULL: nothing makes one */
}
