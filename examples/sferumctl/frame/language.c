/* language.c: Russian or English, as the environment says, even where the locale itself is not installed. */
#include <locale.h>
#include <stdlib.h>

#include "frame/catalogue.h"
#include "frame/ctl.h"

static bool is_plain(const char *locale)
{
	return !locale || !*locale || !strcmp(locale, "C") || !strcmp(locale, "POSIX");
}

static const char *given(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* The first language of a list such as "ru:en" that we speak; 0: none. */
static int first_known(const char *list)
{
	for (; list && *list; list = strchr(list, ':') ? strchr(list, ':') + 1 : NULL) {
		if (!strncmp(list, "ru", 2))
			return SFP_RU;
		if (!strncmp(list, "en", 2) || *list == 'C')
			return SFP_EN;
	}
	return 0;
}

/* As gettext does it: LC_ALL, LC_MESSAGES and LANG in this order; LANGUAGE refines, but not the C locale. */
sfp_language ctl_language_choose(const char *wanted)
{
	const char *locale = given("LC_ALL");
	int language;

	if (wanted)
		return !strcmp(wanted, "ru") ? SFP_RU : SFP_EN;
	locale = locale ? locale : given("LC_MESSAGES");
	locale = locale ? locale : given("LANG");
	if (locale && is_plain(locale))
		return SFP_EN;
	language = first_known(given("LANGUAGE"));
	language = language ? language : first_known(locale);
	return language ? (sfp_language)language : SFP_EN;
}

/* ---- texts ---- */

/* A program speaks one language from its start to its end. NULL: English, in which the texts are written. */
static const struct ctl_catalogue *spoken;

void ctl_language_use(sfp_language language)
{
	const char *wanted = language == SFP_RU ? "ru" : "en";

	/* What is typed and printed is UTF-8, whatever the environment says. Numbers stay as JSON wants them. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	spoken = NULL;
	for (const struct ctl_catalogue *each = ctl_catalogues; each->language; each++)
		if (!strcmp(each->language, wanted))
			spoken = each;
}

static int compare(const void *english, const void *text)
{
	return strcmp(english, ((const struct ctl_text *)text)->english);
}

static const struct ctl_text *look_up(const char *english)
{
	return spoken ? bsearch(english, spoken->texts, spoken->count, sizeof(*spoken->texts), compare) : NULL;
}

const char *ctl_told(const char *english)
{
	const struct ctl_text *text = look_up(english);

	return text ? text->forms[0] : english;
}

const char *ctl_counted(const char *one, const char *many, unsigned long n)
{
	const struct ctl_text *text = look_up(one);
	const char *form = text ? text->forms[spoken->plural(n)] : NULL;

	return form ? form : n == 1 ? one : many;
}
