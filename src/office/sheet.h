/* sheet.h: tables as spreadsheets read them. */
#ifndef SFP__OFFICE_SHEET_H
#define SFP__OFFICE_SHEET_H

#include "base/buffer.h"

#define SFP__BOM "\xEF\xBB\xBF"

/* A cell: quoted where it must be. One that a spreadsheet would take for a formula (it begins with = + - @, a TAB or a CR) gets an
 * apostrophe in front, which shows that it is text. */
void sfp__sheet_cell(struct sfp__buffer *sheet, const char *text, char delimiter);
/* The same without the apostrophe: for what programs read. */
void sfp__csv_cell(struct sfp__buffer *csv, const char *text, char delimiter);

/* A row of so many cells, ended by CRLF. */
void sfp__sheet_row(struct sfp__buffer *sheet, const char *const *cells, size_t count);
void sfp__csv_row(struct sfp__buffer *csv, const char *const *cells, size_t count);

#endif
