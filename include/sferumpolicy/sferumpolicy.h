/* sferumpolicy.h: all public headers at once. */
#ifndef SFERUMPOLICY_SFERUMPOLICY_H
#define SFERUMPOLICY_SFERUMPOLICY_H

#include "base.h"
#include "vocabulary.h"
#include "policy.h"
#include "machine.h"
#include "registry.h"
#include "record.h"
#include "organization.h"
#include "person.h"
#include "office.h"
#include "guardian.h"
#include "order.h"
#include "edition.h"
#include "appointment.h"
#include "invite.h"
#include "invite.h"
#include "verification.h"
#include "movement.h"

#endif
