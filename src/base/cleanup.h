/* cleanup.h: resources that go when their scope ends, so that a function may return wherever it must. */
#ifndef SFP__BASE_CLEANUP_H
#define SFP__BASE_CLEANUP_H

#include <stdlib.h>

/* `SFP__CLEANUP(sfp__freep) char *text = NULL;`: the function gets the variable's address. */
#define SFP__CLEANUP(function) __attribute__((cleanup(function)))

/* Hands a pointer over: the value of the expression, and the variable becomes NULL, so that its cleanup does nothing.
 */
#define SFP__TAKE(pointer)                                                                                             \
	(__extension__({                                                                                               \
		__auto_type taken_ = (pointer);                                                                        \
		(pointer) = NULL;                                                                                      \
		taken_;                                                                                                \
	}))

static inline void sfp__freep(void *address)
{
	free(*(void **)address);
}

#define SFP__LENGTH(table) (sizeof(table) / sizeof((table)[0]))

#endif
