/* json.h: ids, dates and roles as JSON values, for everything above that tells in JSON. */
#ifndef SFP__LEDGER_JSON_H
#define SFP__LEDGER_JSON_H

#include "base/json.h"

#include "sferumpolicy/vocabulary.h"

/* Text, or null for none and 0. */
json_t *sfp__json_id(const sfp_id *id);
json_t *sfp__json_date(sfp_date date);
/* An array of names. */
json_t *sfp__json_roles(uint32_t roles);

#endif
