/* sheet.c: cells and rows of the tables that we write. */
#include <string.h>

#include "base/cleanup.h"
#include "office/sheet.h"

void sfp__csv_cell(struct sfp__buffer *csv, const char *text, char delimiter)
{
	const char special[] = { delimiter, '"', '\r', '\n', '\0' };

	if (!strpbrk(text, special) && *text != ' ' && (!*text || text[strlen(text) - 1] != ' ')) {
		sfp__buffer_add_text(csv, text);
		return;
	}
	sfp__buffer_add_byte(csv, '"');
	for (; *text; text++) {
		if (*text == '"')
			sfp__buffer_add_byte(csv, '"');
		sfp__buffer_add_byte(csv, (uint8_t)*text);
	}
	sfp__buffer_add_byte(csv, '"');
}

void sfp__sheet_cell(struct sfp__buffer *sheet, const char *text, char delimiter)
{
	if (!*text || !strchr("=+-@\t\r", *text)) {
		sfp__csv_cell(sheet, text, delimiter);
		return;
	}
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer harmless = { 0 };

	sfp__buffer_add_byte(&harmless, '\'');
	sfp__buffer_add_text(&harmless, text);
	if (harmless.failed)
		sheet->failed = true;
	else
		sfp__csv_cell(sheet, harmless.data, delimiter);
}

void sfp__sheet_row(struct sfp__buffer *sheet, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			sfp__buffer_add_byte(sheet, ';');
		sfp__sheet_cell(sheet, cells[i], ';');
	}
	sfp__buffer_add_text(sheet, "\r\n");
}

void sfp__csv_row(struct sfp__buffer *csv, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			sfp__buffer_add_byte(csv, ',');
		sfp__csv_cell(csv, cells[i], ',');
	}
	sfp__buffer_add_text(csv, "\r\n");
}
