/* findings.h: what is wrong with a roster, each kind of it with its words in two languages. */
#ifndef SFP__ROSTER_FINDINGS_H
#define SFP__ROSTER_FINDINGS_H

#include "sferumpolicy/roster_reading.h"
#include "store/store.h"

/* The numbers live as long as one reading does; the codes in words[] are for ever. */
enum sfp__finding_code {
	/* of what is to be opened */
	SFP__FOUND_NOTHING,
	SFP__FOUND_UNREADABLE,
	SFP__FOUND_NOT_A_FILE,
	SFP__FOUND_TOO_LARGE,
	SFP__FOUND_TOO_MANY_FILES,
	SFP__FOUND_BAD_NAME,
	SFP__FOUND_SAME_NAME,
	SFP__FOUND_NESTED_ARCHIVE,
	SFP__FOUND_ENCRYPTED,
	SFP__FOUND_DAMAGED_ARCHIVE,
	SFP__FOUND_BOMB,
	SFP__FOUND_UNKNOWN_PACKING,
	SFP__FOUND_WORKBOOK,
	SFP__FOUND_OTHER_ARCHIVE,
	SFP__FOUND_OTHER_FORMAT,
	SFP__FOUND_BAD_MAPPING,
	/* of a file's bytes */
	SFP__FOUND_UTF_16,
	SFP__FOUND_NUL,
	SFP__FOUND_DAMAGED_UTF_8,
	SFP__FOUND_UNKNOWN_ENCODING,
	SFP__FOUND_MIXED_ENCODINGS,
	SFP__FOUND_UNCLOSED_QUOTE,
	SFP__FOUND_STRAY_QUOTE,
	SFP__FOUND_GIANT_CELL,
	SFP__FOUND_GIANT_ROW,
	SFP__FOUND_EMPTY,
	/* of a file among the others, and of its header */
	SFP__FOUND_NO_MANIFEST,
	SFP__FOUND_BAD_MANIFEST,
	SFP__FOUND_OTHER_VERSION,
	SFP__FOUND_MISSING_FILE,
	SFP__FOUND_UNLISTED_FILE,
	SFP__FOUND_SAME_KIND,
	SFP__FOUND_MIXED,
	SFP__FOUND_UNKNOWN_KIND,
	SFP__FOUND_FOREIGN_FILE,
	SFP__FOUND_IGNORED_FILE,
	SFP__FOUND_MISSING_COLUMN,
	SFP__FOUND_SAME_COLUMN,
	SFP__FOUND_COLUMN_ORDER,
	SFP__FOUND_UNKNOWN_COLUMN,
	SFP__FOUND_DROPPED_COLUMN,
	SFP__FOUND_LATE_HEADER,
	SFP__FOUND_BULK_WITH_STATUS,
	SFP__FOUND_SEVERAL_SCHOOLS,
	SFP__FOUND_UNKNOWN_SCHOOL,
	/* of a row */
	SFP__FOUND_MISSING_CELLS,
	SFP__FOUND_UNEXPECTED_CELLS,
	SFP__FOUND_MISSING_VALUE,
	SFP__FOUND_BAD_DATE,
	SFP__FOUND_UNCLEAR_DATE,
	SFP__FOUND_MIXED_DATES,
	SFP__FOUND_BAD_PERIOD,
	SFP__FOUND_BAD_TIME,
	SFP__FOUND_BAD_BOOLEAN,
	SFP__FOUND_BAD_NUMBER,
	SFP__FOUND_UNKNOWN_WORD,
	SFP__FOUND_UNKNOWN_ROLE,
	SFP__FOUND_UNKNOWN_REFERENCE,
	SFP__FOUND_SAME_ID,
	SFP__FOUND_REPEATED,
	SFP__FOUND_LONG_VALUE,
	SFP__FOUND_NO_NAME,
	SFP__FOUND_INITIALS,
	SFP__FOUND_ROUNDED_NUMBER,
	SFP__FOUND_NO_CLASS,
	SFP__FOUND_NOT_YET,
	SFP__FOUND_OVER,
	SFP__FOUND_HEADER_AGAIN,
	SFP__FOUND_TOTAL,
	SFP__FOUND_SAME_PERSON,
	SFP__FOUND_END
};

/* Where, and what would have been right. Texts are static, or borrowed during the call. */
struct sfp__spot {
	int64_t file, line;
	size_t column;
	const char *title, *expected; /* NULL: "" */
};

sfp_status sfp__found(struct sfp__store *staging, enum sfp__finding_code code, sfp_roster_severity severity,
                      const struct sfp__spot *place);
/* Reads one back; its texts are those of the staging's statement. SFP_E_NOT_FOUND past the end. */
sfp_status sfp__finding_get(struct sfp__store *staging, int64_t seq, sfp_roster_finding *ret_finding,
                            int64_t *ret_file);
const char *sfp__finding_code_name(enum sfp__finding_code code);
const char *sfp__finding_text(enum sfp__finding_code code, sfp_language language);

#endif
