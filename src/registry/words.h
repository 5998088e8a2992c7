/* words.h: what callers may say in words: reasons, grounds, titles. */
#ifndef SFP__REGISTRY_WORDS_H
#define SFP__REGISTRY_WORDS_H

#include "registry/registry.h"

/* Longer ones are documents: they belong into the office's files, and their digest into an order. */
#define SFP__WORDS_MAX 2000

/* SFP_E_INVALID, with a message that names the argument, unless the text (NULL counts as "") is UTF-8 and not too long. */
sfp_status sfp__words_check(sfp_registry *reg, const char *argument, const char *text);

#endif
