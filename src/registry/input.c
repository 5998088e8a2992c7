/* input.c: see input.h. */
#include "base/text.h"
#include "base/time.h"
#include "registry/entity.h"
#include "registry/input.h"
#include "registry/words.h"

static void clear_buffer(struct sfp__buffer *buffer)
{
	sfp__buffer_clear(buffer);
}

static bool is_space(uint32_t code)
{
	return code == 0x20 || (code >= 0x09 && code <= 0x0d) || code == 0x85 || code == 0xa0 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 || code == 0x202f ||
	       code == 0x205f || code == 0x3000;
}

static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code <= 0x9f);
}

/* false: there is a control character in it. */
static bool tidy(const char *text, struct sfp__buffer *out)
{
	bool gap = false;
	uint32_t code;

	while ((code = sfp__utf8_next(&text))) {
		if (is_space(code)) {
			gap = true;
			continue;
		}
		if (is_control(code))
			return false;
		if (gap && out->length)
			sfp__buffer_add_byte(out, ' ');
		gap = false;
		sfp__buffer_add_utf8(out, code);
	}
	return true;
}

sfp_status sfp__input_text(sfp_registry *reg, const char *argument, const char *text, const char **member)
{
	SFP__CLEANUP(clear_buffer) struct sfp__buffer out = { 0 };
	sfp_status status;

	if (!text)
		return SFP_OK;
	status = sfp__words_check(reg, argument, text);
	if (status != SFP_OK)
		return status;
	if (!tidy(text, &out)) {
		sfp__registry_say(reg, "%s: has a control character in it; take it out", argument);
		return SFP_E_INVALID;
	}
	return out.failed ? SFP_E_NO_MEMORY : sfp__record_set(member, out.data);
}

sfp_status sfp__input_required(sfp_registry *reg, const char *argument, const char *text)
{
	if (*text)
		return SFP_OK;
	sfp__registry_say(reg, "%s: is required and may not be empty", argument);
	return SFP_E_INVALID;
}

sfp_status sfp__input_date(sfp_registry *reg, const char *argument, sfp_date date, sfp_date first, sfp_date last)
{
	char bound[SFP_DATE_TEXT_SIZE] = "";

	if (!sfp__date_valid(date)) {
		sfp__registry_say(reg, "%s: %d is no day of the calendar; write it as 20260901", argument, (int)date);
		return SFP_E_INVALID;
	}
	if (first && date < first) {
		sfp_date_to_text(first, bound);
		sfp__registry_say(reg, "%s: may not be before %s", argument, bound);
		return SFP_E_INVALID;
	}
	if (last && date > last) {
		sfp_date_to_text(last, bound);
		sfp__registry_say(reg, "%s: may not be after %s", argument, bound);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}
