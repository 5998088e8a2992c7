/* record.c: what the commands of all nouns have in common. */
#include "ctl.h"

enum ctl_exit ctl_run_change(struct ctl *ctl)
{
	return ctl_fail(ctl, CTL_FAILED, "not yet");
}
