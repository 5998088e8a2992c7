/* fuzz.h: what the targets share. A target is a function that libFuzzer calls; here it also gets the corpus and slips
 * of the pen. */
#ifndef SFP__TESTS_FUZZ_H
#define SFP__TESTS_FUZZ_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "roster/reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must be so. Ends the process, as fuzzers expect. */
#define must(condition)                                                                                                \
	do {                                                                                                           \
		if (!(condition)) {                                                                                    \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                \
			abort();                                                                                       \
		}                                                                                                      \
	} while (0)

static inline sfp_roster_reading *fuzz_read(const sfp_roster_input *inputs, size_t count,
                                            const sfp_roster_options *options)
{
	sfp_roster_reading *reading = NULL;

	must(sfp_roster_read(inputs, count, options, &reading) == SFP_OK);
	return reading;
}

/* All that was staged, without files and lines. To be freed by sfp__buffer_clear(). */
static inline struct sfp__buffer fuzz_dump(sfp_roster_reading *reading)
{
	static const enum sfp__sql lists[] = { SFP__SQL_STAGING_PERSON_LIST, SFP__SQL_STAGING_CLASS_LIST,
		                               SFP__SQL_STAGING_ENROLLMENT_LIST, SFP__SQL_STAGING_GUARDIAN_LIST };
	struct sfp__store *staging = sfp__reading_staging(reading);
	struct sfp__buffer out = { 0 };
	SFP__TXN txn = { 0 };

	must(sfp__read_begin(&txn, staging) == SFP_OK);
	for (size_t i = 0; i < SFP__LENGTH(lists); i++) {
		struct sfp__stmt *stmt = sfp__stmt(staging, lists[i]);

		sfp__bind_int(stmt, "after", 0);
		while (sfp__step_row(staging, stmt) == SFP_OK)
			for (int k = 3; k < sqlite3_column_count((sqlite3_stmt *)stmt); k++)
				sfp__buffer_addf(&out, "%s|",
				                 sqlite3_column_text((sqlite3_stmt *)stmt, k)
				                         ? (const char *)sqlite3_column_text((sqlite3_stmt *)stmt, k)
				                         : "-");
		sfp__buffer_add_text(&out, "\n");
	}
	must(!out.failed);
	return out;
}

static inline void must_be_same(const struct sfp__buffer *a, const struct sfp__buffer *b)
{
	must(a->length == b->length && memcmp(a->data, b->data, a->length) == 0);
}

#endif
