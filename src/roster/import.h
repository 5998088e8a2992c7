/* import.h: an import in the making: what each kind of table does with a line. */
#ifndef SFP__ROSTER_IMPORT_H
#define SFP__ROSTER_IMPORT_H

#include "roster/people.h"

struct sfp__import {
	struct sfp__list list;
	const sfp_actor *actor;
	const sfp_roster_source *source;

	/* of the line at hand */
	enum sfp__issue issue; /* it cannot be taken */
	enum sfp__issue note;  /* it can, but somebody should look */
	sfp_id person;         /* whom it is about */
	bool changed;          /* it wrote something */

	sfp_id *people; /* of the lines that were taken */
	size_t count;
};

/* Writes what a line says, or sets `issue`. SFP_E_EXISTS and SFP_E_INVALID: it contradicts what the registry has. */
typedef sfp_status (*sfp__taker)(struct sfp__import *import, const struct sfp__line *line);
sfp_status sfp__take_worker(struct sfp__import *import, const struct sfp__line *line);
sfp_status sfp__take_student(struct sfp__import *import, const struct sfp__line *line);
sfp_status sfp__take_parent(struct sfp__import *import, const struct sfp__line *line);

/* Which of the candidates the line means; NULL with no issue set: none of them. `enrolled`: only who studies or studied
 * here may be meant where dates of birth do not tell; else only who works or worked here. */
const struct sfp__candidate *sfp__match(struct sfp__import *import, const struct sfp__line *line,
                                        const struct sfp__candidate *candidates, size_t count, bool enrolled);
/* Is the line its person's second in the table? Then it is noted, or, where the same name may be a namesake's, not
 * taken. */
void sfp__note_earlier(struct sfp__import *import, const struct sfp__line *line);

/* The role that a folded name in the column «Роль» gives; 0 another worker; `act` (NULL: none) has its own words.
 * false: it is unknown. */
bool sfp__office_of(const sfp_policy *act, const char *name, sfp_role *role);

/* Adds the line's person. */
sfp_status sfp__add_person(struct sfp__import *import, const struct sfp__line *line);

#endif
