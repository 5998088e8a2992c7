/* world_check.h: a college for each case, in memory, whose trail tells the same as its records when the case is over.
 */
#ifndef SFP__TESTS_WORLD_CHECK_H
#define SFP__TESTS_WORLD_CHECK_H

#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

static struct world w;

static inline void setup(void)
{
	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
}

/* An organisation without an act, and its people. */
static inline void found(void)
{
	world_open_at(&w, NULL, SFP_DURABILITY_NORMAL, WORLD_FOUNDED);
}

static inline void teardown(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
	world_close(&w);
}

/* Refused for that reason, under that clause (NULL: under whichever). */
static inline void expect_refused(sfp_status status, sfp_reason reason, const char *clause)
{
	ck_assert_msg(status == SFP_REFUSED, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(reason));
	if (clause)
		ck_assert_str_eq(sfp_registry_refusal(w.reg)->clause, clause);
}

/* The same of a call, whose text is told. */
#define ck_refused(call, reason_)                                                                                      \
	do {                                                                                                           \
		ck_sfp_status(call, SFP_REFUSED);                                                                      \
		ck_assert_ptr_nonnull(sfp_registry_refusal(w.reg));                                                    \
		ck_assert_str_eq(sfp_reason_name(sfp_registry_refusal(w.reg)->reason), sfp_reason_name(reason_));      \
	} while (0)

/* Failed so, with a message that has that part. */
static inline void expect_says(sfp_status status, sfp_status expected, const char *part)
{
	ck_sfp_status(status, expected);
	ck_assert_msg(strstr(sfp_registry_message(w.reg), part), "'%s' lacks '%s'", sfp_registry_message(w.reg), part);
}

#endif
