/* busy.c: waiting for a lock that another connection holds. SQLite's own handler sleeps longer the longer it has
 * waited, so that who came last wins and a busy neighbour starves everybody else; this one throws dice anew each time.
 */
#include <time.h>
#include <unistd.h>

#include "store/internal.h"

/* Looking costs a system call or two. */
#define LEAST_WAIT_US 20
#define MOST_WAIT_US  300
/* Who writes without pause leaves the lock free for a few microseconds at a time, on one processor never while another
 * runs. So after so long it steps back for longer than anybody waits between two looks, also where the kernel wakes
 * sleepers only at the ticks of a slow clock (4 ms): then all wake at once, and a pause of one tick is none. That is at
 * most two and a half percent of its time. */
#define TURN_NS  200000000
#define PAUSE_NS 5000000
/* A longer gap than this is a pause already. */
#define GAP_NS PAUSE_NS

int64_t sfp__monotonic_ns(void)
{
	struct timespec now;

	return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? (int64_t)now.tv_sec * 1000000000 + now.tv_nsec : 0;
}

void sfp__busy_start(struct sfp__busy *busy, int timeout_ms)
{
	busy->timeout_ms = timeout_ms;
	/* Not a secret: only two neighbours must not throw the same dice. */
	busy->random = (uint64_t)sfp__monotonic_ns() ^ (uint64_t)getpid() << 40 ^ (uint64_t)(uintptr_t)busy;
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
	int64_t now_ns = sfp__monotonic_ns(), now_ms = now_ns / 1000000;
	struct timespec pause = { 0 };

	busy->turn_since_ns = now_ns; /* the turn begins when the waiting ends */
	if (count == 0)
		busy->since_ms = now_ms;
	if (now_ms - busy->since_ms >= busy->timeout_ms)
		return 0;
	pause.tv_nsec = (long)(LEAST_WAIT_US + throw_dice(busy) % MOST_WAIT_US) * 1000;
	nanosleep(&pause, NULL);
	return 1;
}

void sfp__busy_let_go(struct sfp__busy *busy)
{
	busy->free_since_ns = sfp__monotonic_ns();
}

void sfp__busy_take_turns(struct sfp__busy *busy)
{
	struct timespec pause = { .tv_nsec = PAUSE_NS };
	int64_t now_ns = sfp__monotonic_ns();

	if (now_ns - busy->free_since_ns > GAP_NS) {
		busy->turn_since_ns = now_ns;
	} else if (now_ns - busy->turn_since_ns > TURN_NS) {
		nanosleep(&pause, NULL);
		busy->turn_since_ns = now_ns + PAUSE_NS;
	}
}
