/* place.h: how messages name the place where something is wrong, in both languages. */
#ifndef SFP__LEDGER_PLACE_H
#define SFP__LEDGER_PLACE_H

#include <stddef.h>

/* What an argument is called in Russian, with its name behind: «фамилия (surname)». Its name where it has no other. */
const char *sfp__argument_ru(const char *argument);

/* Where something is wrong: an argument, a line of a list, an argument in a line of a list. */
struct sfp__place {
	const char *argument; /* NULL: the line as a whole */
	size_t line;          /* 0: no list */
};
struct sfp__place sfp__place_argument(const char *argument);
struct sfp__place sfp__place_line(size_t line);

/* What messages call it. */
struct sfp__place_text {
	char ru[160], en[100];
};
struct sfp__place_text sfp__place_text(const struct sfp__place *place);

#endif
