/* names.h: what a row calls somebody: the parts of a name, a number. */
#ifndef SFP__ROSTER_NAMES_H
#define SFP__ROSTER_NAMES_H

#include "policy/arena.h"
#include "sferumpolicy/base.h"

struct sfp__name {
	const char *surname, *given_name, *patronymic; /* never NULL */
};

/* "Фамилия Имя Отчество…" becomes its parts, of the arena's memory. */
sfp_status sfp__name_split(struct sfp__arena *arena, const char *full, struct sfp__name *name);
/* The form under which names are compared, of the arena's memory. */
sfp_status sfp__name_fold(struct sfp__arena *arena, const char *text, const char **ret_fold);
/* Spreadsheets write a long number as 1,23457E+11, of which several people may have one. */
bool sfp__number_is_rounded(const char *number);

#endif
