/* mobile.h: mobile numbers, which people write in many ways. */
#ifndef SFP__REGISTRY_MOBILE_H
#define SFP__REGISTRY_MOBILE_H

#include <stdbool.h>

/* Could it be a number: 10 to 15 digits, a leading plus, and nothing else but spaces, hyphens, dots and brackets? */
bool sfp__mobile_valid(const char *mobile);

/* The same number, however written? "+7 900 …", "8 (900) …" and "900 …" are one in Russia. */
bool sfp__mobile_equal(const char *a, const char *b);

#endif
