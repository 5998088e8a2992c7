/* lookup.c: opens the registry, and finds what was named. */
#include "ctl.h"

enum ctl_exit ctl_open(struct ctl *ctl)
{
	return ctl_fail(ctl, CTL_FAILED, "not yet");
}
