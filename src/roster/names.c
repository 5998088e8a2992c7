/* names.c: what a row calls somebody: the parts of a name, a number. */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "roster/names.h"

/* The cells are tidy: one blank between words. Whatever follows the second is the patronymic («Эльчин оглы»). */
sfp_status sfp__name_split(struct sfp__arena *arena, const char *full, struct sfp__name *name)
{
	size_t surname = strcspn(full, " "), given;
	const char *rest = full + surname + (full[surname] == ' ');

	given = strcspn(rest, " ");
	name->surname = sfp__arena_text(arena, full, surname);
	name->given_name = sfp__arena_text(arena, rest, given);
	rest += given + (rest[given] == ' ');
	name->patronymic = sfp__arena_text(arena, rest, strlen(rest));
	return name->surname && name->given_name && name->patronymic ? SFP_OK : SFP_E_NO_MEMORY;
}

sfp_status sfp__name_fold(struct sfp__arena *arena, const char *text, const char **ret_fold)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__text_fold(text, &fold);

	if (status == SFP_OK)
		*ret_fold = fold.failed ? NULL : sfp__arena_text(arena, fold.length ? fold.data : "", fold.length);
	return status == SFP_OK && !*ret_fold ? SFP_E_NO_MEMORY : status;
}

bool sfp__number_is_rounded(const char *number)
{
	size_t digits = strspn(number, "0123456789.,");

	return digits && (number[digits] == 'E' || number[digits] == 'e') && number[digits + 1] == '+' &&
	       strspn(number + digits + 2, "0123456789") == strlen(number + digits + 2);
}
