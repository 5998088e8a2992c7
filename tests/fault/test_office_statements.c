/* test_office_statements.c: every statement of the office's reports, letters and imports fails once: it is said,
 * nothing is changed, and the next attempt gives what it would have given. */
#include <sqlite3.h>

#include "ledger/registry.h"
#include "office_jobs.h"

/* Which statement is stopped, counted from 1, and how many were seen. */
struct stop {
	sqlite3 *db;
	int at, seen;
};

static int count(unsigned type, void *context, void *statement, void *text)
{
	struct stop *stop = context;

	(void)type;
	(void)statement;
	(void)text;
	if (++stop->seen == stop->at)
		sqlite3_interrupt(stop->db);
	return 0;
}

static sfp_status attempt(const struct job *job, int at, void **ret_result, bool *ret_stopped)
{
	struct stop stop = { sfp__store_connection(school.reg->store), at, 0 };
	sfp_status status;

	sqlite3_trace_v2(stop.db, SQLITE_TRACE_STMT, count, &stop);
	status = job->call(ret_result);
	sqlite3_trace_v2(stop.db, 0, NULL, NULL);
	*ret_stopped = stop.seen >= at;
	return status;
}

/* A statement of one step is over before it sees that it was stopped: then the answer must be the healthy one, whole.
 */
static int sweep(const struct job *job, const char *expected)
{
	uint64_t before = school_trail();
	bool stopped = true;
	int failures = 0;

	for (int at = 1; stopped; at++) {
		void *result = NULL;
		sfp_status status = attempt(job, at, &result, &stopped);

		if (status == job->healthy && result) {
			char *text = job->text(result);

			ck_same(job, at, text, expected);
			free(text);
			job->drop(result);
		}
		if (job->writes && (status == job->healthy || status == SFP_E_UNKNOWN_OUTCOME))
			return failures;
		ck_assert_msg(school_trail() == before, "%s, statement %d: left something behind", job->name, at);
		if (status == job->healthy)
			continue;
		ck_assert_msg(status == SFP_E_IO || status == SFP_E_BUSY, "%s, statement %d: %s", job->name, at,
		              sfp_status_name(status));
		ck_assert_ptr_null(result);
		failures++;
	}
	return failures;
}

START_TEST(what_a_statement_fails_is_said_changes_nothing_and_can_be_repeated)
{
	const struct job *job = &jobs[_i];
	char *expected, *again;
	int failures;

	job_open(job);
	expected = job_result(job);
	failures = sweep(job, expected);
	again = job->writes ? NULL : job_result(job);
	ck_same(job, 0, again, job->writes ? NULL : expected);
	free(again);
	/* Tables that are merely read need no statement. */
	ck_assert_msg(failures > 2 || job->call == read_names || job->call == import_headless, "%s: %d failures",
	              job->name, failures);
	free(expected);
	job_close();
}
END_TEST

static Suite *office_statements_suite(void)
{
	Suite *suite = suite_create("office_statements");
	TCase *tcase = tcase_create("office_statements");

	tcase_add_loop_test(tcase, what_a_statement_fails_is_said_changes_nothing_and_can_be_repeated, 0, JOBS);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(office_statements_suite)
