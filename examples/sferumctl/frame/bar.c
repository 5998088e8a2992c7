/* bar.c: how far a long work has come, how fast it goes, how long it will take. */
#include <unistd.h>

#include "frame/bar.h"

#define WIDTH     20
#define TOLD_EACH 0.1 /* of a second */

static double seconds_between(const struct timespec *from, const struct timespec *to)
{
	return (double)(to->tv_sec - from->tv_sec) + (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

static void put_rate(const struct ctl_bar *bar, double rate)
{
	if (bar->bytes)
		fprintf(stderr, _("%.1f MB/s"), rate / 1e6);
	else
		fprintf(stderr, _("%.0f rows/s"), rate);
}

static void draw(const struct ctl_bar *bar, size_t done, size_t total, double seconds)
{
	double rate = seconds > 0 ? (double)done / seconds : 0;
	size_t filled = total ? (size_t)((double)done / (double)total * WIDTH) : WIDTH;
	long left = rate > 0 ? (long)((double)(total - done) / rate + 0.5) : 0;

	fputs("\r[", stderr);
	for (size_t i = 0; i < WIDTH; i++)
		fputc(i < filled ? '#' : '.', stderr);
	fprintf(stderr, "] %3zu %%  ", total ? (size_t)((double)done / (double)total * 100) : 100);
	put_rate(bar, rate);
	fprintf(stderr, _("  %ld:%02ld left"), left / 60, left % 60);
	fputs("\033[K", stderr);
}

static void tell(void *context, size_t done, size_t total)
{
	struct ctl_bar *bar = context;
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (seconds_between(&bar->told, &now) < TOLD_EACH)
		return;
	bar->told = now;
	bar->shown = true;
	draw(bar, done < total ? done : total, total, seconds_between(&bar->began, &now));
}

sfp_progress ctl_bar_begin(const struct ctl *ctl, struct ctl_bar *bar)
{
	clock_gettime(CLOCK_MONOTONIC, &bar->began);
	bar->told = bar->began;
	return !ctl->quiet && isatty(STDERR_FILENO) ? tell : NULL;
}

void ctl_bar_end(const struct ctl_bar *bar)
{
	if (bar->shown)
		fputs("\r\033[K", stderr);
}
