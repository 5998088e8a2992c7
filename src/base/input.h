/* input.h: structs that begin with their size, as callers hand them over. A caller built against a newer header has a
 * larger one. */
#ifndef SFP__BASE_INPUT_H
#define SFP__BASE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* By so much a newer struct may be larger. What claims to be larger still was never set, and is not read. */
#define SFP__INPUT_TAIL_MAX 256

enum sfp__input {
	SFP__INPUT_FITS = 1,
	SFP__INPUT_WRONG = 2, /* smaller than what is known here, or absurd */
	SFP__INPUT_NEWER = 3  /* larger, and what is not known here is set */
};

static inline size_t sfp__input_size(const void *input)
{
	size_t size;

	memcpy(&size, input, sizeof(size));
	return size;
}

static inline enum sfp__input sfp__input_fit(const void *input, size_t known)
{
	size_t size = sfp__input_size(input);

	if (size == known)
		return SFP__INPUT_FITS;
	if (size < known || size - known > SFP__INPUT_TAIL_MAX)
		return SFP__INPUT_WRONG;
	for (size_t i = known; i < size; i++)
		if (((const unsigned char *)input)[i])
			return SFP__INPUT_NEWER;
	return SFP__INPUT_FITS;
}

static inline bool sfp__input_fits(const void *input, size_t known)
{
	return sfp__input_fit(input, known) == SFP__INPUT_FITS;
}

#endif
