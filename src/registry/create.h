/* create.h: a registry gets its file. */
#ifndef SFP__REGISTRY_CREATE_H
#define SFP__REGISTRY_CREATE_H

#include "registry/registry.h"

/* An empty one, if there is nothing of that name. Where somebody else makes it meanwhile, that is as good. */
sfp_status sfp__registry_create(const char *path, const sfp_registry_options *options, char **reterr_message);

#endif
