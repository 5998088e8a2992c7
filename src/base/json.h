/* json.h: JSON that is whole or not at all. jansson gives NULL where memory ran out, and drops what it is told to put into NULL: a
 * part that is missing would not be missed. Here what fails makes its container NULL as well, up to the text that is not made. */
#ifndef SFP__BASE_JSON_H
#define SFP__BASE_JSON_H

#include <jansson.h>

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

/* Takes the JSON over. SFP_E_NO_MEMORY if any of it is missing. */
static inline sfp_status sfp__json_text(json_t *json, char **ret_text)
{
	char *text = json ? json_dumps(json, JSON_COMPACT) : NULL;

	json_decref(json);
	if (!text)
		return SFP_E_NO_MEMORY;
	*ret_text = text;
	return SFP_OK;
}

#endif
