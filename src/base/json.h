/* json.h: JSON that is whole or not at all. jansson gives NULL where memory ran out, and drops what it is told to put
 * into NULL: a part that is missing would not be missed. Here what fails makes its container NULL as well, up to the
 * text that is not made. */
#ifndef SFP__BASE_JSON_H
#define SFP__BASE_JSON_H

#include <jansson.h>

#include "base/buffer.h"
#include "sferumpolicy/base.h"

/* Takes the value over. */
static inline void sfp__json_set(json_t **object, const char *key, json_t *value)
{
	if (json_object_set_new(*object, key, value) == 0)
		return;
	json_decref(*object);
	*object = NULL;
}

static inline void sfp__json_append(json_t **array, json_t *value)
{
	if (json_array_append_new(*array, value) == 0)
		return;
	json_decref(*array);
	*array = NULL;
}

static inline int sfp__json_write(const char *bytes, size_t length, void *buffer)
{
	sfp__buffer_add(buffer, bytes, length);
	return 0;
}

/* Takes the JSON over. SFP_E_NO_MEMORY if any of it is missing. jansson's own json_dumps() loses an object's key where
 * memory runs out for that, and goes on; our buffer remembers that it failed. */
static inline sfp_status sfp__json_text(json_t *json, char **ret_text)
{
	struct sfp__buffer out = { 0 };
	bool whole = json && json_dump_callback(json, sfp__json_write, &out, JSON_COMPACT) == 0;

	json_decref(json);
	if (whole)
		return sfp__buffer_take(&out, ret_text);
	sfp__buffer_clear(&out);
	return SFP_E_NO_MEMORY;
}

#endif
