/* test_office_memory.c: memory runs out at every allocation of the office's reports, letters and imports: it is said,
 * nothing is changed, nothing leaks, and the next attempt gives what it would have given. */
#include "memory.h"

#include <dlfcn.h>
#include <gmime/gmime.h>
#include <openssl/err.h>

#include "office_jobs.h"

/* Allocates so often at least before the next point is skipped: most of what follows is alike. */
#define DENSE 120

static long next_point(long point)
{
	return point < DENSE ? point + 1 : point + point / 8;
}

/* ---- gmime ---- */

#if HAVE_OWN_MALLOC
/* glib ends the process where memory runs out, and that cannot be asked otherwise: between the first and the last of
 * gmime's functions that a letter needs, memory is there. They are found here before they are found in gmime. */
static long spared;

SFP_API GMimeMessage *g_mime_message_new(gboolean pretty_headers);
SFP_API void g_mime_format_options_free(GMimeFormatOptions *options);

static void find_function(const char *name, void *ret_function)
{
	void *address = dlsym(RTLD_NEXT, name);

	ck_assert_ptr_nonnull(address);
	memcpy(ret_function, &address, sizeof(address));
}

GMimeMessage *g_mime_message_new(gboolean pretty_headers)
{
	GMimeMessage *(*next)(gboolean) = NULL;

	spared = left;
	left = -1;
	find_function("g_mime_message_new", &next);
	return next(pretty_headers);
}

void g_mime_format_options_free(GMimeFormatOptions *options)
{
	void (*next)(GMimeFormatOptions *) = NULL;

	find_function("g_mime_format_options_free", &next);
	next(options);
	left = spared;
}
#endif

/* ---- jobs ---- */

/* The call alone; what it is embedded in has all the memory it wants. */
static sfp_status call_with(const struct job *job, long point, void **ret_result)
{
	sfp_status status;

	refused = 0;
	left = point;
	status = job->call(ret_result);
	left = -1;
	return status;
}

/* One attempt whose allocation number `point` and all behind it fail. False: there were not so many. */
static bool attempt(const struct job *job, long point, const char *expected)
{
	void *result = NULL;
	char *text = NULL;
	sfp_status status;

	counting = true;
	ck_sfp_ok(sfp_batch_begin(school.reg));
	status = call_with(job, point, &result);
	ck_sfp_ok(sfp_batch_end(school.reg, false));
	ck_assert_msg(status == SFP_E_NO_MEMORY || status == job->healthy, "%s, allocation %ld: %s", job->name, point,
	              sfp_status_name(status));
	ck_assert(result == NULL || status == SFP_OK);
	if (result) {
		text = job->text(result);
		ck_same(job, point, text, expected);
	}
	free(text);
	job->drop(result);
	ERR_clear_error(); /* libcrypto keeps a list of what failed */
	counting = false;
	return refused > 0;
}

static long sweep(const struct job *job, const char *expected)
{
	uint64_t before = school_trail();
	long point = 0;

	for (; attempt(job, point, expected); point = next_point(point))
		ck_assert_msg(school_trail() == before, "%s, allocation %ld: left something behind", job->name, point);
	return point;
}

/* Of a single failure in the middle all the rest could go on: none may be overlooked. */
START_TEST(a_single_failure_is_said_or_makes_no_difference)
{
	const struct job *job = &jobs[_i];
	char *expected;

	job_open(job);
	expected = job_result(job);
	only_once = true;
	sweep(job, expected); /* what is kept for the next time, a message's room, is made now */
	attempt(job, -1, expected);
	living = 0;
	ck_assert_int_gt(sweep(job, expected), 10);
	only_once = false;
	attempt(job, -1, expected);
	ck_assert_msg(living <= 0, "%s: %ld blocks are left", job->name, living);
	free(expected);
	job_close();
}
END_TEST

/* The registry and glib keep what they may need again, but no more of it for attempts that failed; rather less. */
START_TEST(what_memory_fails_is_said_leaves_nothing_behind_and_can_be_repeated)
{
	const struct job *job = &jobs[_i];
	char *expected;

	job_open(job);
	expected = job_result(job);
	attempt(job, -1, expected);
	living = 0;
	ck_assert_int_gt(sweep(job, expected), 10);
	attempt(job, -1, expected);
	ck_assert_msg(living <= 0, "%s: %ld blocks are left", job->name, living);
	free(expected);
	job_close();
}
END_TEST

/* ---- JSON ---- */

static sfp_status as_json(const struct job *job, const void *result, char **ret_json)
{
	if (job->text == compliance_text)
		return sfp_compliance_json(result, ret_json);
	if (job->text == figures_text)
		return sfp_figures_json(result, ret_json);
	return sfp_duties_json(result, ret_json);
}

/* False: memory did not run out. */
static bool memory_failed_json(const struct job *job, const void *result, long point, const char *expected)
{
	char *json = NULL;
	sfp_status status;

	living = refused = 0;
	left = point;
	counting = true;
	status = as_json(job, result, &json);
	left = -1;
	if (status == SFP_E_NO_MEMORY)
		ck_assert_msg(!json && living == 0, "%s, allocation %ld: %ld blocks are left", job->name, point,
		              living);
	else
		ck_same(job, point, json, expected);
	sfp_text_free(json);
	counting = false;
	ck_assert_int_eq(living, 0);
	return refused > 0;
}

START_TEST(a_report_becomes_json_whole_or_not_at_all)
{
	const struct job *job = &jobs[_i];
	void *result = NULL;
	char *expected = NULL;
	long point = 0;

	job_open(job);
	ck_sfp_status(job->call(&result), job->healthy);
	if (result && (job->text == compliance_text || job->text == duties_text || job->text == figures_text)) {
		expected = job->text(result);
		for (int one = 0; one < 2; one++) {
			only_once = one == 1;
			for (point = 0; memory_failed_json(job, result, point, expected); point = next_point(point))
				;
			ck_assert_int_gt(point, 20);
		}
		only_once = false;
	}
	sfp_text_free(expected);
	job->drop(result);
	job_close();
}
END_TEST

static Suite *office_memory_suite(void)
{
	Suite *suite = suite_create("office_memory");
	TCase *tcase = tcase_create("office_memory");

	suite_add_tcase(suite, tcase);
	if (!HAVE_OWN_MALLOC)
		return suite;
	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, what_memory_fails_is_said_leaves_nothing_behind_and_can_be_repeated, 0, JOBS);
	tcase_add_loop_test(tcase, a_single_failure_is_said_or_makes_no_difference, 0, JOBS);
	tcase_add_loop_test(tcase, a_report_becomes_json_whole_or_not_at_all, 0, JOBS);
	return suite;
}

SUITE_MAIN(office_memory_suite)
