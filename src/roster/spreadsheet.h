/* spreadsheet.h: the reader of tables that were saved from spreadsheets, «ru-excel». */
#ifndef SFP__ROSTER_SPREADSHEET_H
#define SFP__ROSTER_SPREADSHEET_H

#include "roster/load.h"

/* Its header tells what the table lists, unless the load's kind says so; SFP__FILE_END: not to be told. */
extern const struct sfp__load_form sfp__spreadsheet_form;

enum sfp__file_kind sfp__spreadsheet_kind(sfp_roster_kind kind);

/* After a table was read: what it covers. */
sfp_status sfp__spreadsheet_finish(const struct sfp__load *load);

#endif
