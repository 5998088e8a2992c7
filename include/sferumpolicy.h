/* sferumpolicy.h: everything. */
#ifndef SFERUMPOLICY_H
#define SFERUMPOLICY_H

#include "sferumpolicy/application_membership.h"
#include "sferumpolicy/application_organization.h"
#include "sferumpolicy/class.h"
#include "sferumpolicy/distribution.h"
#include "sferumpolicy/enrollment.h"
#include "sferumpolicy/homeroom.h"
#include "sferumpolicy/membership.h"
#include "sferumpolicy/nomenclature.h"

#endif
