/* turn_words.h: the columns and words of the year's turn as a spreadsheet. */
#ifndef SFP__ROSTER_TURN_WORDS_H
#define SFP__ROSTER_TURN_WORDS_H

#include "base/buffer.h"
#include "base/cleanup.h"
#include "sferumpolicy/turn_sheet.h"

enum sfp__turn_column {
	SFP__TURN_CLASS,
	SFP__TURN_WAY,
	SFP__TURN_NAME_AFTER,
	SFP__TURN_COURSE,
	SFP__TURN_TO,
	SFP__TURN_HOMEROOM,
	SFP__TURN_LOOK /* and whatever else a person has added: not read */
};

/* Which column a title stands for, in either language. */
sfp_status sfp__turn_column_of(const char *title, enum sfp__turn_column *ret_column);
/* What a cell says of the way: a way, or that the class is new, or (0, false) neither. */
sfp_status sfp__turn_way_of(const char *cell, sfp_turn_way *ret_way, bool *ret_added);

#endif
