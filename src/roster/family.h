/* family.h: what the names of brothers and sisters have in common. */
#ifndef SFP__ROSTER_FAMILY_H
#define SFP__ROSTER_FAMILY_H

#include "base/buffer.h"
#include "sferumpolicy/base.h"

/* Appends it: the folded surname and patronymic without the endings in which a brother's and a sister's differ. Nothing
 * where one of the two is not known. */
sfp_status sfp__family_of(const char *surname, const char *patronymic, struct sfp__buffer *family);

#endif
