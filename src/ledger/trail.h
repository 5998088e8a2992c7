/* trail.h: what appending to a trail and verifying it share. */
#ifndef SFP__LEDGER_TRAIL_H
#define SFP__LEDGER_TRAIL_H

#include "base/merkle.h"
#include "ledger/entity.h"
#include "ledger/registry.h"
#include "sferumpolicy/import.h"
#include "sferumpolicy/trail.h"
#include "store/store.h"

/* The tree's right edge as the registry keeps it; of no entries where there is none. SFP_E_CORRUPT: it contradicts
 * itself. */
sfp_status sfp__trail_head_read(sfp_registry *reg, int64_t org, struct sfp__merkle *ret_tree);
/* Begins a call that only reads an organisation's trail. */
sfp_status sfp__trail_look(sfp_registry *reg, const sfp_id *organization, struct sfp__txn *txn, int64_t *ret_org);
/* What a trail keeps of an idempotency key: a commitment to the key and to what it stands for. */
sfp_status sfp__trail_once(struct sfp__hash *hash, const char *key, const uint8_t digest[32],
                           const uint8_t salt_digest[32], uint8_t ret_once[32]);

#define SFP__CHAIN_NAME 64 /* longer than any state's name */

/* What the entries of one object tell of its changes. */
struct sfp__chain {
	uint64_t count; /* how many changes; 0: none tells of it */
	uint64_t seq;   /* the newest entry, and what it commits to */
	uint8_t row[32];
	char to[SFP__CHAIN_NAME];
	uint64_t newest, oldest; /* revisions */
	uint64_t oldest_seq;
	bool broken; /* one does not follow from the one before */
	uint64_t broken_at;
};

/* trail_chain.c: reads them all, by the look-up of objects. */
sfp_status sfp__trail_chain(sfp_registry *reg, int64_t org, const struct sfp__entity *entity, const sfp_id *id,
                            struct sfp__chain *ret_chain);

/* trail_effects.c: is the list of what a movement did what the trail tells? *ret_same. */
sfp_status sfp__trail_effects_agree(sfp_registry *reg, int64_t org, const sfp_id *movement, bool *ret_same);
/* trail_former.c: is the list of what people were before an import what the trail has committed to? *ret_same. */
sfp_status sfp__trail_former_agrees(sfp_registry *reg, int64_t org, const sfp_import *import, bool *ret_same);
/* trail_effects.c: the revision of a record after its last change up to an entry; 0: it was not there yet. */
sfp_status sfp__trail_revision_at(sfp_registry *reg, int64_t org, sfp_object object, const sfp_id *id, uint64_t seq,
                                  int64_t *ret_revision);

#endif
