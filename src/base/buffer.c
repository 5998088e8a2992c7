/* buffer.c: text or bytes that grow. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"

#define FIRST_CAPACITY 256

/* Room for so many more bytes and a final NUL. */
static bool reserve(struct sfp__buffer *buffer, size_t more)
{
	size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
	char *data;

	if (buffer->failed)
		return false;
	if (more < buffer->capacity - buffer->length)
		return true;
	if (more >= SIZE_MAX / 4 - buffer->length) {
		buffer->failed = true;
		return false;
	}
	while (capacity < buffer->length + more + 1)
		capacity *= 2;

	data = realloc(buffer->data, capacity);
	if (!data) {
		buffer->failed = true;
		return false;
	}
	buffer->data = data;
	buffer->capacity = capacity;
	return true;
}

void sfp__buffer_add(struct sfp__buffer *buffer, const void *data, size_t length)
{
	if (!reserve(buffer, length))
		return;
	if (length)
		memcpy(buffer->data + buffer->length, data, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void sfp__buffer_add_text(struct sfp__buffer *buffer, const char *text)
{
	sfp__buffer_add(buffer, text, strlen(text));
}

void sfp__buffer_add_byte(struct sfp__buffer *buffer, uint8_t byte)
{
	sfp__buffer_add(buffer, &byte, 1);
}

void sfp__buffer_add_u32(struct sfp__buffer *buffer, uint32_t value)
{
	uint8_t bytes[4] = { (uint8_t)(value >> 24), (uint8_t)(value >> 16), (uint8_t)(value >> 8), (uint8_t)value };

	sfp__buffer_add(buffer, bytes, sizeof(bytes));
}

void sfp__buffer_add_u64(struct sfp__buffer *buffer, uint64_t value)
{
	sfp__buffer_add_u32(buffer, (uint32_t)(value >> 32));
	sfp__buffer_add_u32(buffer, (uint32_t)value);
}

void sfp__buffer_addf(struct sfp__buffer *buffer, const char *format, ...)
{
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length >= 0 && reserve(buffer, (size_t)length)) {
		vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	}
	va_end(again);
}

sfp_status sfp__buffer_take(struct sfp__buffer *buffer, char **ret_text)
{
	if (!reserve(buffer, 0)) {
		sfp__buffer_clear(buffer);
		return SFP_E_NO_MEMORY;
	}
	buffer->data[buffer->length] = '\0';
	*ret_text = SFP__TAKE(buffer->data);
	*buffer = (struct sfp__buffer){ 0 };
	return SFP_OK;
}

void sfp__buffer_reset(struct sfp__buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = false;
}

void sfp__buffer_clear(struct sfp__buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct sfp__buffer){ 0 };
}
