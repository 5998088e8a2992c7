/* ids.h: what a statement finds, read to its end before anything is written. */
#ifndef SFP__LEDGER_IDS_H
#define SFP__LEDGER_IDS_H

#include "store/store.h"

struct sfp__ids {
	sfp_id *ids;
	size_t count;
	size_t capacity;
};

sfp_status sfp__ids_add(struct sfp__ids *ids, const sfp_id *id);
/* Runs a bound statement that selects ids (in column 0). */
sfp_status sfp__ids_collect(struct sfp__store *store, struct sfp__stmt *stmt, struct sfp__ids *ret_ids);
void sfp__ids_clear(struct sfp__ids *ids); /* also a cleanup function */

#endif
