/* input.h: what callers hand in becomes members of records: tidied, checked, explained where it is wrong. */
#ifndef SFP__REGISTRY_INPUT_H
#define SFP__REGISTRY_INPUT_H

#include "registry/registry.h"

/* Sets a text member. NULL leaves it as it is. Runs of spaces become one, those at the ends go; the rest is kept as
 * written. SFP_E_INVALID, with a message that names the argument: not UTF-8, a control character, or too long. */
sfp_status sfp__input_text(sfp_registry *reg, const char *argument, const char *text, const char **member);
/* SFP_E_INVALID where the text is "". */
sfp_status sfp__input_required(sfp_registry *reg, const char *argument, const char *text);
/* SFP_E_INVALID unless it is a day of the calendar, and neither before `first` nor after `last` (0: no bound). */
sfp_status sfp__input_date(sfp_registry *reg, const char *argument, sfp_date date, sfp_date first, sfp_date last);

#endif
