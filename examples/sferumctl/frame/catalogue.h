/* catalogue.h: the program's texts in other languages, compiled in from po/: they do not depend on the locales of a
 * system. */
#ifndef CTL_CATALOGUE_H
#define CTL_CATALOGUE_H

#include <stddef.h>

#define CTL_FORMS_MAX 3

struct ctl_text {
	const char *english;
	const char *forms[CTL_FORMS_MAX]; /* one, or as many as the language has plurals */
};

struct ctl_catalogue {
	const char *language;
	const struct ctl_text *texts; /* sorted by the English text, byte by byte */
	size_t count;
	unsigned long (*plural)(unsigned long n); /* which form a number wants */
};

extern const struct ctl_catalogue ctl_catalogues[]; /* ends with a language of NULL */

#endif
