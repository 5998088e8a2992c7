/* busy.c: waiting for a lock that another connection holds. SQLite's own handler sleeps longer the longer it has waited, so that
 * who came last wins and a busy neighbour starves everybody else; this one throws dice anew each time. */
#include <time.h>
#include <unistd.h>

#include "store/internal.h"

/* The lock is mostly free again within a commit, a few hundred microseconds; but a neighbour that writes without pause leaves it
 * free for some microseconds only, so that one must look often. Looking costs one system call. */
#define FIRST_WAITS     50
#define FIRST_WAIT_US   300
#define LONGEST_WAIT_US 1000
#define LEAST_WAIT_US   20

static int64_t monotonic_ns(void)
{
	struct timespec now;

	return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? (int64_t)now.tv_sec * 1000000000 + now.tv_nsec : 0;
}

void sfp__busy_start(struct sfp__busy *busy, int timeout_ms)
{
	busy->timeout_ms = timeout_ms;
	/* Not a secret: only two neighbours must not throw the same dice. */
	busy->random = (uint64_t)monotonic_ns() ^ (uint64_t)getpid() << 40 ^ (uint64_t)(uintptr_t)busy;
	busy->random |= 1;
}

/* xorshift64: one state a store, so that no thread shares it. */
static uint32_t throw_dice(struct sfp__busy *busy)
{
	busy->random ^= busy->random << 13;
	busy->random ^= busy->random >> 7;
	busy->random ^= busy->random << 17;
	return (uint32_t)(busy->random >> 32);
}

int sfp__busy_wait(void *argument, int count)
{
	struct sfp__busy *busy = argument;
	int64_t now_ms = monotonic_ns() / 1000000;
	uint32_t most = count < FIRST_WAITS ? FIRST_WAIT_US : LONGEST_WAIT_US;
	struct timespec pause = { 0 };

	if (count == 0)
		busy->since_ms = now_ms;
	if (now_ms - busy->since_ms >= busy->timeout_ms)
		return 0;
	pause.tv_nsec = (long)(LEAST_WAIT_US + throw_dice(busy) % most) * 1000;
	nanosleep(&pause, NULL);
	return 1;
}
