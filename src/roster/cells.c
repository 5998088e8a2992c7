/* cells.c: the cells of a table, tidied: what spreadsheets and people leave in them is no part of what they say. */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "roster/cells.h"

static bool is_blank(uint32_t code)
{
	return code <= ' ' || code == 0x85 || code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) ||
	       code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

/* й and ё that were written as a letter and a sign (a Mac's) become one letter again. */
static uint32_t compose(uint32_t code, const char **text)
{
	static const struct {
		uint32_t base, sign, whole;
	} pairs[] = {
		{ 0x435, 0x308, 0x451 }, { 0x415, 0x308, 0x401 }, { 0x438, 0x306, 0x439 }, { 0x418, 0x306, 0x419 }
	};
	const char *behind = *text;
	uint32_t sign = sfp__utf8_next(&behind);

	for (size_t i = 0; i < SFP__LENGTH(pairs); i++)
		if (pairs[i].base == code && pairs[i].sign == sign) {
			*text = behind;
			return pairs[i].whole;
		}
	return code;
}

static void tidy(const char *text, struct sfp__buffer *buffer)
{
	bool pending = false;
	uint32_t code;

	while ((code = sfp__utf8_next(&text))) {
		if (is_blank(code)) {
			pending = buffer->length > 0;
			continue;
		}
		if (sfp__utf8_invisible(code))
			continue;
		if (pending)
			sfp__buffer_add_byte(buffer, ' ');
		pending = false;
		sfp__buffer_add_utf8(buffer, compose(code, &text));
	}
}

/* Is it ASCII without controls, with single blanks between words? */
static bool is_tidy(const char *cell)
{
	char before = ' ';

	for (; *cell; before = *cell++)
		if (*cell < ' ' || *cell > '~' || (*cell == ' ' && before == ' '))
			return false;
	return before != ' ';
}

const char *sfp__cell_tidied(const char *cell, struct sfp__buffer *buffer)
{
	if (!*cell || is_tidy(cell))
		return cell;
	sfp__buffer_reset(buffer);
	tidy(cell, buffer);
	return buffer->length ? buffer->data : "";
}

const char *sfp__cell_unmarked(const char *cell)
{
	return cell[0] == '\'' && cell[1] && strchr("=+-@", cell[1]) ? cell + 1 : cell;
}
