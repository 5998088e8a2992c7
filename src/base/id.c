/* id.c: UUIDs: their text by libuuid, their making by RFC 9562. */
#include <string.h>

#include <uuid.h>

#include "base/hash.h"
#include "base/id.h"

_Static_assert(sizeof(uuid_t) == sizeof(sfp_id), "an id is what libuuid takes for one");
_Static_assert(UUID_STR_LEN == SFP_ID_TEXT_SIZE, "the text has libuuid's length");

void sfp_id_to_text(const sfp_id *id, char text[SFP_ID_TEXT_SIZE])
{
	uuid_unparse_lower(id->bytes, text);
}

sfp_status sfp_id_from_text(const char *text, sfp_id *ret_id)
{
	uuid_t bytes;

	if (!text || !ret_id)
		return SFP_E_MISUSE;
	if (uuid_parse(text, bytes) != 0)
		return SFP_E_INVALID;
	memcpy(ret_id->bytes, bytes, sizeof(ret_id->bytes));
	return SFP_OK;
}

bool sfp_id_is_none(const sfp_id *id)
{
	static const sfp_id none = SFP_ID_NONE;

	return sfp_id_equal(id, &none);
}

bool sfp_id_equal(const sfp_id *a, const sfp_id *b)
{
	return memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

/* Version and variant go where the RFC wants them; everything else stays random. */
static void stamp(sfp_id *id, unsigned version)
{
	id->bytes[6] = (uint8_t)((id->bytes[6] & 0x0f) | version << 4);
	id->bytes[8] = (uint8_t)((id->bytes[8] & 0x3f) | 0x80);
}

sfp_status sfp__id_random(sfp_id *ret_id)
{
	sfp_id id;
	sfp_status status = sfp__random(id.bytes, sizeof(id.bytes));

	if (status != SFP_OK)
		return status;
	stamp(&id, 4);
	*ret_id = id;
	return SFP_OK;
}

/* The millisecond, with which an id of version 7 begins. */
static void write_time(sfp_time now, uint8_t ret_bytes[6])
{
	uint64_t milliseconds = now > 0 ? (uint64_t)now / 1000 : 0;

	for (int i = 5; i >= 0; i--, milliseconds >>= 8)
		ret_bytes[i] = (uint8_t)milliseconds;
}

bool sfp__id_is_of(const sfp_id *id, sfp_time now)
{
	uint8_t time[6];

	write_time(now, time);
	return !sfp_id_is_none(id) && memcmp(id->bytes, time, sizeof(time)) == 0;
}

sfp_status sfp__id_new(sfp_time now, sfp_id *ret_id)
{
	sfp_id id;
	sfp_status status = sfp__random(id.bytes, sizeof(id.bytes));

	if (status != SFP_OK)
		return status;
	write_time(now, id.bytes);
	stamp(&id, 7);
	*ret_id = id;
	return SFP_OK;
}
