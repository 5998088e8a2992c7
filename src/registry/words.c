/* words.c: checks what callers say in words. */
#include <string.h>

#include "base/text.h"
#include "registry/words.h"

sfp_status sfp__words_check(sfp_registry *reg, const char *argument, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (length > SFP__WORDS_MAX) {
		sfp__registry_say(reg, "%s: %zu bytes are too long; at most %d", argument, length, SFP__WORDS_MAX);
		return SFP_E_INVALID;
	}
	if (length && !sfp__utf8_valid(text, length)) {
		sfp__registry_say(reg, "%s: the text is not UTF-8; convert it", argument);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}
