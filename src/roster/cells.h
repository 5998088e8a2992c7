/* cells.h: the cells of a table, tidied. */
#ifndef SFP__ROSTER_CELLS_H
#define SFP__ROSTER_CELLS_H

#include "base/buffer.h"

/* One blank between words, none at the ends; й and ё in one piece. The result is the cell itself where it is tidy, else
 * the buffer's. */
const char *sfp__cell_tidied(const char *cell, struct sfp__buffer *buffer);
/* Without the apostrophe by which a spreadsheet is told that "=1" is text; our own tables are written so. */
const char *sfp__cell_unmarked(const char *cell);

#endif
