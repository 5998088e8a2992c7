/* create.h: a registry gets its file. */
#ifndef SFP__LEDGER_CREATE_H
#define SFP__LEDGER_CREATE_H

#include "ledger/registry.h"

/* Neither the registry nor its key is there, nor a journal of that name. SFP_E_EXISTS; else as
 * sfp__store_expect_free(). */
sfp_status sfp__registry_expect_free(sfp_registry *reg, const char *path, const char *key_path);
/* The copy of a registry gets its name, after the handle's key has got its own. What fails leaves neither, but for
 * SFP_E_UNKNOWN_OUTCOME. */
sfp_status sfp__registry_publish(sfp_registry *reg, char **draft, const char *path, const char *key_path);
/* An empty one, if there is nothing of that name. Where somebody else makes it meanwhile, that is as good. */
sfp_status sfp__registry_create(const char *path, const sfp_registry_options *options, char **reterr_message);

#endif
