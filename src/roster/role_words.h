/* role_words.h: what tables call the offices that give roles. */
#ifndef SFP__ROSTER_ROLE_WORDS_H
#define SFP__ROSTER_ROLE_WORDS_H

#include "sferumpolicy/policy.h"

/* The role that a folded name in the column «Роль» gives; 0 another worker. `act` (NULL: none) has its own words.
 * false: it is unknown. */
bool sfp__office_of(const sfp_policy *act, const char *name, sfp_role *role);

#endif
