/* bar.h: how far a long work has come: a line on the terminal that goes when the work is done. */
#ifndef BAR_H
#define BAR_H

#include <time.h>

#include "frame/ctl.h"

struct ctl_bar {
	struct timespec began, told;
	bool bytes; /* what is counted are bytes, else rows */
	bool shown;
};

/* What tells the bar; its context is the bar. NULL where nobody looks: --quiet, or no terminal. */
sfp_progress ctl_bar_begin(const struct ctl *ctl, struct ctl_bar *bar);
void ctl_bar_end(const struct ctl_bar *bar);

#endif
