/* family.c: what the names of brothers and sisters have in common. */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "roster/family.h"

/* «знаменск» of -ий and -ая, «сергеев» of -ич and -на. */
static const char *const surname_endings[] = { "ый", "ий", "ой", "ая", "а", NULL };
static const char *const patronymic_endings[] = { "инична", "ична", "ич", "на", NULL };

/* Two letters at least must be left. */
static size_t stem(const char *fold, size_t length, const char *const *endings)
{
	for (; *endings; endings++) {
		size_t ending = strlen(*endings);

		if (length > ending + 4 && memcmp(fold + length - ending, *endings, ending) == 0)
			return length - ending;
	}
	return length;
}

static sfp_status add_stem(const char *name, const char *const *endings, struct sfp__buffer *family)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__text_fold(name, &fold);

	if (status == SFP_OK && fold.length)
		sfp__buffer_add(family, fold.data, stem(fold.data, fold.length, endings));
	return fold.failed || family->failed ? SFP_E_NO_MEMORY : status;
}

sfp_status sfp__family_of(const char *surname, const char *patronymic, struct sfp__buffer *family)
{
	sfp_status status;

	if (!surname || !*surname || !patronymic || !*patronymic)
		return SFP_OK;
	status = add_stem(surname, surname_endings, family);
	sfp__buffer_add_byte(family, ' ');
	return status == SFP_OK ? add_stem(patronymic, patronymic_endings, family) : status;
}
