/* buffer.h: text or bytes that grow. The first failure sticks, so that a writer checks once, at the end. */
#ifndef SFP__BASE_BUFFER_H
#define SFP__BASE_BUFFER_H

#include "sferumpolicy/base.h"

struct sfp__buffer {
	char *data; /* NULL while empty; else with a NUL behind it that does not count */
	size_t length;
	size_t capacity;
	bool failed; /* memory ran out: data is what had been written before */
};

void sfp__buffer_add(struct sfp__buffer *buffer, const void *data, size_t length);
void sfp__buffer_add_text(struct sfp__buffer *buffer, const char *text);
void sfp__buffer_add_byte(struct sfp__buffer *buffer, uint8_t byte);
/* Big-endian, as the trail's entries are. */
void sfp__buffer_add_u32(struct sfp__buffer *buffer, uint32_t value);
void sfp__buffer_add_u64(struct sfp__buffer *buffer, uint64_t value);
__attribute__((format(printf, 2, 3))) void sfp__buffer_addf(struct sfp__buffer *buffer, const char *format, ...);

/* Hands the text over ("" where nothing was written) and empties the buffer. SFP_E_NO_MEMORY if it had failed. */
sfp_status sfp__buffer_take(struct sfp__buffer *buffer, char **ret_text);

/* Empties it and keeps the memory. */
void sfp__buffer_reset(struct sfp__buffer *buffer);
void sfp__buffer_clear(struct sfp__buffer *buffer); /* frees; also a cleanup function */

#endif
