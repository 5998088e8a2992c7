/* check_main.h: what every test program needs: its main() and words for statuses.
 *
 *	static Suite *buffer_suite(void) { ... }
 *	SUITE_MAIN(buffer_suite)
 *
 * Check's environment decides the rest: CK_RUN_CASE=name runs one case, CK_FORK=no stays in one process (a debugger's
 * wish, and what sanitizers and coverage are run with), CK_VERBOSITY=verbose names every case.
 */
#ifndef SFP__TESTS_CHECK_MAIN_H
#define SFP__TESTS_CHECK_MAIN_H

#include <check.h>
#include <stdlib.h>

#include "sferumpolicy/base.h"

#define SUITE_MAIN(suite_function)                                                                                     \
	int main(void)                                                                                                 \
	{                                                                                                              \
		SRunner *runner = srunner_create(suite_function());                                                    \
		int failed;                                                                                            \
                                                                                                                       \
		srunner_run_all(runner, CK_ENV);                                                                       \
		failed = srunner_ntests_failed(runner);                                                                \
		srunner_free(runner);                                                                                  \
		return failed ? EXIT_FAILURE : EXIT_SUCCESS;                                                           \
	}

/* Compares statuses and, where they differ, says both by name. */
#define ck_sfp_status(call, expected)                                                                                  \
	do {                                                                                                           \
		sfp_status status_ = (call), expected_ = (expected);                                                   \
		ck_assert_msg(status_ == expected_, "%s is %s, not %s", #call, sfp_status_name(status_),               \
		              sfp_status_name(expected_));                                                             \
	} while (0)
#define ck_sfp_ok(call) ck_sfp_status(call, SFP_OK)

#endif
