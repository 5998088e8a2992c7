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
#include "nomenclature.h"
#include "distribution.h"
#include "class.h"
#include "enrollment.h"
#include "homeroom.h"
#include "application_organization.h"
#include "application_membership.h"
#include "membership.h"
#include "invite.h"
#include "verification.h"
#include "movement.h"
#include "question.h"
#include "trail.h"
#include "describe.h"

#endif
