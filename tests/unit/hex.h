/* hex.h: bytes written by hand, for known answers. */
#ifndef SFP__TESTS_HEX_H
#define SFP__TESTS_HEX_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static inline size_t from_hex(const char *text, uint8_t *bytes)
{
	size_t length = strlen(text) / 2;
	unsigned value;

	for (size_t i = 0; i < length; i++) {
		if (sscanf(text + 2 * i, "%2x", &value) != 1)
			return 0;
		bytes[i] = (uint8_t)value;
	}
	return length;
}

#define ck_hex_eq(bytes, hex)                                                                                          \
	do {                                                                                                           \
		uint8_t expected_[128];                                                                                \
		size_t length_ = from_hex(hex, expected_);                                                             \
		ck_assert_mem_eq(bytes, expected_, length_);                                                           \
	} while (0)

#endif
