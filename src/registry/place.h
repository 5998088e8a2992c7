/* place.h: how messages name the place where something is wrong, in both languages. */
#ifndef SFP__REGISTRY_PLACE_H
#define SFP__REGISTRY_PLACE_H

#include <stddef.h>

/* What an argument is called in Russian, with its name behind: «фамилия (surname)». Its name where it has no other. */
const char *sfp__argument_ru(const char *argument);

/* Where something is wrong: an argument or a line of a list. */
struct sfp__place {
	char ru[100], en[60];
};
struct sfp__place sfp__place_argument(const char *argument);
struct sfp__place sfp__place_line(size_t line);

#endif
