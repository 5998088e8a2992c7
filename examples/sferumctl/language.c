/* language.c: Russian or English, as the environment says, even where the locale itself is not installed. */
#include <limits.h>
#include <locale.h>
#include <unistd.h>

#include "ctl.h"

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

/* Where the texts lie: as the developer says, beside the program (not installed yet), or where it was installed, even
 * if the whole tree was moved since. */
static const char *find_texts(char path[PATH_MAX])
{
	static const char *const beside[] = { "po", "../share/locale" };
	const char *told = given("SFERUMCTL_LOCALE_DIR");
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);
	char *slash;

	if (told)
		return told;
	if (length <= 0)
		return CTL_LOCALE_DIR;
	program[length] = '\0';
	slash = strrchr(program, '/');
	if (slash)
		*slash = '\0';
	for (size_t i = 0; i < CTL_LENGTH(beside); i++) {
		int wrote = snprintf(path, PATH_MAX, "%s/%s/ru/LC_MESSAGES/sferumctl.mo", program, beside[i]);

		if (wrote < PATH_MAX && access(path, R_OK) == 0) {
			path[wrote - (int)strlen("/ru/LC_MESSAGES/sferumctl.mo")] = '\0';
			return path;
		}
	}
	return CTL_LOCALE_DIR;
}

void ctl_language_use(sfp_language language)
{
	char path[PATH_MAX];

	/* gettext reads LANGUAGE in every locale but C; C.UTF-8 is installed everywhere. Numbers stay as JSON wants. */
	if (!setlocale(LC_CTYPE, "C.UTF-8") || !setlocale(LC_MESSAGES, "C.UTF-8")) {
		setlocale(LC_CTYPE, "");
		setlocale(LC_MESSAGES, "");
	}
	setenv("LANGUAGE", language == SFP_RU ? "ru" : "en", 1);
	bindtextdomain("sferumctl", find_texts(path));
	bind_textdomain_codeset("sferumctl", "UTF-8");
	textdomain("sferumctl");
}
