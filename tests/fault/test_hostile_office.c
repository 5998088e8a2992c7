/* test_hostile_office.c: a file holds numbers that no verb wrote: reports, letters, tables and imports answer. */
#include "hostile.h"
#include "ledger/registry.h"
#include "office_jobs.h"

static sfp_status run(const void *context)
{
	const struct job *job = context;
	void *result = NULL;
	sfp_status status = job->call(&result);

	job->drop(result);
	return status;
}

START_TEST(the_office_answers_whatever_number_the_file_holds)
{
	const struct job *job = &jobs[_i];
	char *before, *after;

	job_open(job);
	before = job_result(job);
	/* What only reads a table asks the registry nothing. */
	ck_assert_int_ge(hostile_sweep(school.reg, sfp__store_connection(school.reg->store), job->name, run, job), 0);
	after = job_result(job);
	ck_same(job, 0, after, before);
	free(before);
	free(after);
	job_close();
}
END_TEST

static Suite *hostile_office_suite(void)
{
	Suite *suite = suite_create("hostile_office");
	TCase *tcase = tcase_create("hostile_office");

	tcase_set_timeout(tcase, 240);
	tcase_add_loop_test(tcase, the_office_answers_whatever_number_the_file_holds, 0, JOBS);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(hostile_office_suite)
