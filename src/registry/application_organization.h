/* application_organization.h: what the facts and the administrator's registration need of the organisation's application. */
#ifndef SFP__REGISTRY_APPLICATION_ORGANIZATION_H
#define SFP__REGISTRY_APPLICATION_ORGANIZATION_H

#include "registry/verb.h"
#include "sferumpolicy/application_organization.h"

/* "+", 15 digits, NUL. */
#define SFP__MOBILE_SIZE 17

/* A mobile number in the one form in which numbers are kept and compared: "+79001234567" for "8 (900) 123-45-67", "9001234567" and
 * "+7 900 123-45-67". False where the text is no number of 10 to 15 digits. */
bool sfp__mobile_read(const char *text, char ret_mobile[SFP__MOBILE_SIZE]);

/* name@host.tld, ASCII, at most 254 bytes. */
bool sfp__email_valid(const char *text);

/* The organisation's application that is neither registered nor withdrawn. SFP_E_NOT_FOUND, without a message, where there is none. */
sfp_status sfp__application_live(struct sfp__verb *verb, sfp_application **ret_application);

#endif
