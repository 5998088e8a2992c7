/* memory.h: memory that runs out when told to: for one file of a test program, which it gives an own malloc(). Under a
 * sanitizer that has its own there is none. */
#ifndef SFP__TESTS_FAULT_MEMORY_H
#define SFP__TESTS_FAULT_MEMORY_H

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

#include "sferumpolicy/base.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAVE_OWN_MALLOC 0
#elif defined(__has_feature)
#define HAVE_OWN_MALLOC !__has_feature(address_sanitizer)
#else
#define HAVE_OWN_MALLOC 1
#endif

static long left = -1; /* how many allocations still succeed; -1: all */
/* Blocks given and not yet taken back, while counting; not every test that includes this asks. */
__attribute__((unused)) static long living;
__attribute__((unused)) static long refused;   /* how many were not given */
__attribute__((unused)) static bool only_once; /* only one allocation fails, not all behind it, too */
static bool counting;

#if HAVE_OWN_MALLOC
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);
/* Exported, so that libyaml's and libcrypto's calls come here too. */
SFP_API void *malloc(size_t size);
SFP_API void *calloc(size_t count, size_t size);
SFP_API void *realloc(void *block, size_t size);
SFP_API void free(void *block);

static bool fails(void)
{
	if (!counting || left < 0)
		return false;
	if (left == 0) {
		refused++;
		left = only_once ? -1 : 0;
		errno = ENOMEM; /* as the C library's own do */
		return true;
	}
	left--;
	return false;
}

static void *given(void *block)
{
	living += counting && block;
	return block;
}

void *malloc(size_t size)
{
	return fails() ? NULL : given(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : given(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
	if (fails())
		return NULL;
	return block ? __libc_realloc(block, size) : given(__libc_realloc(block, size));
}

void free(void *block)
{
	living -= counting && block;
	__libc_free(block);
}
#endif

#endif
