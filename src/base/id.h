/* id.h: new ids. Records get time-ordered ones, which index well; what is handed out gets random ones, which tell
 * nothing. */
#ifndef SFP__BASE_ID_H
#define SFP__BASE_ID_H

#include "sferumpolicy/base.h"

/* A UUID version 7 whose first 48 bits are the milliseconds of `now`. SFP_E_IO if the system gives no random bytes. */
sfp_status sfp__id_new(sfp_time now, sfp_id *ret_id);

/* Was it made in that millisecond? */
bool sfp__id_is_of(const sfp_id *id, sfp_time now);

/* A UUID version 4. */
sfp_status sfp__id_random(sfp_id *ret_id);

#endif
