/* application_organization.h: what the facts and the administrator's registration need of the organisation's
 * application. */
#ifndef SFP__REGISTRY_APPLICATION_ORGANIZATION_H
#define SFP__REGISTRY_APPLICATION_ORGANIZATION_H

#include "ledger/verb.h"
#include "sferumpolicy/application_organization.h"

/* name@host.tld, ASCII, at most 254 bytes. */
bool sfp__email_valid(const char *text);

/* The organisation's application that is neither registered nor withdrawn. SFP_E_NOT_FOUND, without a message, where
 * there is none. */
sfp_status sfp__application_live(struct sfp__verb *verb, sfp_application **ret_application);

#endif
