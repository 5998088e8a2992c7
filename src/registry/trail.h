/* trail.h: what appending to a trail and verifying it share. */
#ifndef SFP__REGISTRY_TRAIL_H
#define SFP__REGISTRY_TRAIL_H

#include "base/merkle.h"
#include "registry/registry.h"
#include "sferumpolicy/trail.h"
#include "store/store.h"

/* The tree's right edge as the registry keeps it; of no entries where there is none. SFP_E_CORRUPT: it contradicts itself. */
sfp_status sfp__trail_head_read(sfp_registry *reg, int64_t org, struct sfp__merkle *ret_tree);
/* Begins a call that only reads an organisation's trail. */
sfp_status sfp__trail_look(sfp_registry *reg, const sfp_id *organization, struct sfp__txn *txn, int64_t *ret_org);

#endif
