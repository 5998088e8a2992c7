/* named.h: what an organisation calls a class, a subject or a channel, and which record that is. */
#ifndef SFP__LEDGER_NAMED_H
#define SFP__LEDGER_NAMED_H

#include "ledger/entity.h"
#include "ledger/registry.h"

/* How the records of a noun are found by their name. */
struct sfp__naming {
	const struct sfp__entity *entity;
	enum sfp__sql by_name; /* selects the id; takes :org */
	const char *parameter; /* of the name */
};

/* Runs a bound statement that selects ids (in column 0): the first one; SFP_E_NOT_FOUND where there is none. */
sfp_status sfp__find_id(struct sfp__store *store, struct sfp__stmt *stmt, sfp_id *ret_id);

/* SFP_E_NOT_FOUND where nothing in use is called so. */
sfp_status sfp__named_id(struct sfp__store *store, const struct sfp__naming *naming, int64_t org, const char *name,
                         sfp_id *ret_id);
/* The same for callers from outside: in a transaction of its own. */
sfp_status sfp__named_record(sfp_registry *reg, const struct sfp__naming *naming, const sfp_id *organization,
                             const char *name, sfp_record **ret_record);

#endif
