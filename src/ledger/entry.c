/* entry.c: an entry of the trail as bytes, and back. */
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "ledger/entry.h"

static const struct {
	const char *name;
	enum {
		TEXT,
		ID,
		NUMBER,
		TIME,
		HASH,
		BASIS,
		NAMES
	} form;
} forms[] = {
	[SFP__ENTRY_ORGANIZATION] = { "organization", ID },
	[SFP__ENTRY_SEQ] = { "seq", NUMBER },
	[SFP__ENTRY_TIME] = { "time", TIME },
	[SFP__ENTRY_ACTOR] = { "actor", ID },
	[SFP__ENTRY_OUTCOME] = { "outcome", TEXT },
	[SFP__ENTRY_ACTION] = { "action", TEXT },
	[SFP__ENTRY_OBJECT] = { "object", TEXT },
	[SFP__ENTRY_ID] = { "id", ID },
	[SFP__ENTRY_EVENT] = { "event", TEXT },
	[SFP__ENTRY_FROM] = { "from", TEXT },
	[SFP__ENTRY_TO] = { "to", TEXT },
	[SFP__ENTRY_REVISION] = { "revision", NUMBER },
	[SFP__ENTRY_BASIS] = { "basis", BASIS },
	[SFP__ENTRY_EDITION] = { "edition", ID },
	[SFP__ENTRY_PACK] = { "pack", HASH },
	[SFP__ENTRY_ORDER] = { "order", ID },
	[SFP__ENTRY_ROW] = { "row", HASH },
	[SFP__ENTRY_REASON] = { "reason", TEXT },
	[SFP__ENTRY_MISSING] = { "missing", NAMES },
	[SFP__ENTRY_CAUSE] = { "cause", NUMBER },
	[SFP__ENTRY_ONCE] = { "once", HASH },
};
_Static_assert(sizeof(forms) / sizeof(forms[0]) == SFP__ENTRY_ITEMS, "a form for every item");

void sfp__entry_add_item(struct sfp__buffer *out, const void *data, size_t length)
{
	sfp__buffer_add_u32(out, (uint32_t)length);
	sfp__buffer_add(out, data, length);
}

bool sfp__entry_next(struct sfp__entry_span *list, struct sfp__entry_span *ret_item)
{
	size_t length;

	if (list->length < 4)
		return false;
	length = (size_t)list->data[0] << 24 | (size_t)list->data[1] << 16 | (size_t)list->data[2] << 8 | list->data[3];
	if (length > list->length - 4)
		return false;
	*ret_item = (struct sfp__entry_span){ list->data + 4, length };
	list->data += 4 + length;
	list->length -= 4 + length;
	return true;
}

static bool list_is_whole(struct sfp__entry_span list, size_t a_time)
{
	struct sfp__entry_span item;
	size_t count = 0;

	while (sfp__entry_next(&list, &item)) {
		if (!sfp__utf8_valid((const char *)item.data, item.length))
			return false;
		count++;
	}
	return list.length == 0 && count % a_time == 0;
}

static bool item_is_whole(enum sfp__entry_item which, const struct sfp__entry_span *item)
{
	switch (forms[which].form) {
	case TEXT:
		return sfp__utf8_valid((const char *)item->data, item->length);
	case ID:
		return item->length == 16 || (item->length == 0 && which != SFP__ENTRY_ORGANIZATION);
	case NUMBER:
		return item->length == 8 ||
		       (item->length == 0 && (which == SFP__ENTRY_CAUSE || which == SFP__ENTRY_REVISION));
	case TIME:
		return item->length == 8;
	case HASH:
		return item->length == 32 || item->length == 0;
	case BASIS:
		return list_is_whole(*item, 3);
	case NAMES:
		return list_is_whole(*item, 1);
	}
	return false;
}

/* A change commits to a row and its revision; a refusal left everything as it was. */
static bool is_change_or_refusal(const struct sfp__entry_span items[SFP__ENTRY_ITEMS])
{
	bool done = sfp__entry_is(&items[SFP__ENTRY_OUTCOME], "done");

	return (done || sfp__entry_is(&items[SFP__ENTRY_OUTCOME], "refused")) &&
	       done == (items[SFP__ENTRY_ROW].length != 0) && done == (items[SFP__ENTRY_REVISION].length != 0);
}

bool sfp__entry_parse(const void *data, size_t length, struct sfp__entry_span items[SFP__ENTRY_ITEMS])
{
	const size_t magic = strlen(SFP__ENTRY_MAGIC);
	struct sfp__entry_span rest;

	if (length < magic || memcmp(data, SFP__ENTRY_MAGIC, magic) != 0)
		return false;
	rest = (struct sfp__entry_span){ (const uint8_t *)data + magic, length - magic };
	for (int i = 0; i < SFP__ENTRY_ITEMS; i++)
		if (!sfp__entry_next(&rest, &items[i]) || !item_is_whole((enum sfp__entry_item)i, &items[i]))
			return false;
	return rest.length == 0 && is_change_or_refusal(items);
}

uint64_t sfp__entry_u64(const struct sfp__entry_span *item)
{
	uint64_t value = 0;

	for (size_t i = 0; i < item->length; i++)
		value = value << 8 | item->data[i];
	return value;
}

bool sfp__entry_is(const struct sfp__entry_span *item, const char *text)
{
	return item->length == strlen(text) && memcmp(item->data, text, item->length) == 0;
}

/* ---- JSON ---- */

static json_t *text_json(const struct sfp__entry_span *item)
{
	return json_stringn((const char *)item->data, item->length);
}

static json_t *hex_json(const struct sfp__entry_span *item)
{
	char text[65];

	for (size_t i = 0; i < item->length; i++) {
		text[2 * i] = "0123456789abcdef"[item->data[i] >> 4];
		text[2 * i + 1] = "0123456789abcdef"[item->data[i] & 15];
	}
	return json_stringn(text, 2 * item->length);
}

static json_t *id_json(const struct sfp__entry_span *item)
{
	char text[SFP_ID_TEXT_SIZE];
	sfp_id id;

	memcpy(id.bytes, item->data, 16);
	sfp_id_to_text(&id, text);
	return json_string(text);
}

static json_t *time_json(const struct sfp__entry_span *item)
{
	char text[SFP_TIME_TEXT_SIZE];

	sfp_time_to_text((sfp_time)sfp__entry_u64(item), text);
	return json_string(text);
}

static json_t *basis_json(struct sfp__entry_span list)
{
	json_t *array = json_array();
	struct sfp__entry_span norm, clause, reading;

	while (sfp__entry_next(&list, &norm) && sfp__entry_next(&list, &clause) && sfp__entry_next(&list, &reading)) {
		json_t *one = json_object();

		sfp__json_set(&one, "norm", text_json(&norm));
		sfp__json_set(&one, "clause", text_json(&clause));
		sfp__json_set(&one, "reading", text_json(&reading));
		sfp__json_append(&array, one);
	}
	return array;
}

static json_t *names_json(struct sfp__entry_span list)
{
	json_t *array = json_array();
	struct sfp__entry_span item;

	while (sfp__entry_next(&list, &item))
		sfp__json_append(&array, text_json(&item));
	return array;
}

static json_t *item_json(int which, const struct sfp__entry_span *item)
{
	if (item->length == 0 && forms[which].form != BASIS && forms[which].form != NAMES)
		return json_null();
	switch (forms[which].form) {
	case TEXT:
		return text_json(item);
	case ID:
		return id_json(item);
	case NUMBER:
		return json_integer((json_int_t)sfp__entry_u64(item));
	case TIME:
		return time_json(item);
	case HASH:
		return hex_json(item);
	case BASIS:
		return basis_json(*item);
	case NAMES:
		return names_json(*item);
	}
	return NULL;
}

sfp_status sfp__entry_json(const struct sfp__entry_span items[SFP__ENTRY_ITEMS], char **ret_json)
{
	json_t *json = json_object();

	for (int i = 0; i < SFP__ENTRY_ITEMS; i++)
		sfp__json_set(&json, forms[i].name, item_json(i, &items[i]));
	return sfp__json_text(json, ret_json);
}
