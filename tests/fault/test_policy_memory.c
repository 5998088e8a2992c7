/* test_policy_memory.c: memory runs out at every allocation of loading, analysing or comparing packs: it is said, and nothing leaks. */
#include <stdlib.h>
#include <string.h>

#include "check_main.h"
#include "memory.h"
#include "sferumpolicy/analysis.h"
#include "sferumpolicy/comparison.h"

static const char good[] =
	"format: 1\npack: test\ntitle: {ru: А, en: A}\nfacts: {custom_1: {name: consent, title: {ru: А, en: A}}}\n"
	"legal_base: [{kind: П, issuer: М, number: 1, date: 2024-02-29, status: repealed}]\n"
	"norms:\n  - {norm: local.a, modality: right, when: if_needed, bearer: user, title: {ru: А, en: A},\n"
	"     rules: [{action: [help.ask, lesson.hold], require: consent, switch: extra}]}\n";
static const char bad[] = "format: 2\npack: Ё\nnorms: [{norm: local.a, bearer: techer, rules: [{action: x}]}]\n";

/* Loads with so many allocations to come; true where memory did not run out. */
static bool load_with(long allocations, const char *text, sfp_status expected)
{
	sfp_policy *policy = NULL;
	sfp_findings *findings = NULL;
	sfp_status status;

	living = 0;
	left = allocations;
	counting = true;
	status = sfp_policy_load(text, strlen(text), &policy, &findings);
	left = -1;
	sfp_policy_unref(policy);
	sfp_findings_free(findings);
	counting = false;
	ck_assert_msg(status == SFP_E_NO_MEMORY || status == expected, "after %ld: %d", allocations, status);
	if (status == SFP_E_NO_MEMORY)
		ck_assert(!policy && !findings);
	return status != SFP_E_NO_MEMORY;
}

static void sweep(const char *text, sfp_status expected)
{
	long allocations = 0;

	load_with(-1, text, expected); /* what libcrypto keeps for ever is made now */
	for (; !load_with(allocations, text, expected); allocations++) {
		ck_assert_msg(living == 0, "after %ld: %ld blocks are left", allocations, living);
		ck_assert_int_lt(allocations, 10000);
	}
	ck_assert_int_eq(living, 0);
	ck_assert(!HAVE_OWN_MALLOC || allocations > 10);
}

/* The same right said twice, forbidden, on other facts, under another clause. */
static const char other[] =
	"format: 1\npack: other\ntitle: {ru: Б, en: B}\nlimits: {invite_days: 3}\nswitches: {local.a: off}\n"
	"legal_base: [{kind: П, issuer: М, number: 2, date: 2024-02-29, status: repealed}]\n"
	"norms:\n  - {norm: local.a, modality: duty, when: if_needed, bearer: user, title: {ru: А, en: A}}\n"
	"  - {norm: local.b, modality: right, bearer: user, clause: '1', title: {ru: А, en: A},\n"
	"     rules: [{action: [help.ask, lesson.hold], require: actor_joined}]}\n"
	"  - {norm: local.c, modality: prohibition, bearer: user, title: {ru: А, en: A}, rules: [{action: help.ask}]}\n";

static sfp_status work_once(const sfp_policy *before, const sfp_policy *after)
{
	sfp_comparison *comparison = NULL;
	sfp_analysis *analysis = NULL;
	sfp_status status = sfp_policy_analyse(after, &analysis);

	if (status == SFP_OK)
		status = sfp_policy_compare(before, after, &comparison);
	sfp_comparison_free(comparison);
	sfp_analysis_free(analysis);
	return status;
}

START_TEST(analysing_and_comparing_survive_running_out_anywhere)
{
	sfp_policy *before = NULL, *after = NULL;
	sfp_status status = SFP_E_NO_MEMORY;
	long allocations = 0;

	ck_sfp_ok(sfp_policy_load(good, strlen(good), &before, NULL));
	ck_sfp_ok(sfp_policy_load(other, strlen(other), &after, NULL));
	for (; status == SFP_E_NO_MEMORY; allocations++) {
		living = 0;
		left = allocations;
		counting = true;
		status = work_once(before, after);
		counting = false;
		left = -1;
		ck_assert_msg(living == 0, "after %ld: %ld blocks are left", allocations, living);
		ck_assert_int_lt(allocations, 10000);
	}
	ck_sfp_ok(status);
	ck_assert(!HAVE_OWN_MALLOC || allocations > 10);
	sfp_policy_unref(before);
	sfp_policy_unref(after);
}
END_TEST

START_TEST(a_good_pack_survives_running_out_anywhere)
{
	sweep(good, SFP_OK);
}
END_TEST

START_TEST(a_bad_pack_survives_running_out_anywhere)
{
	sweep(bad, SFP_E_INVALID);
}
END_TEST

static Suite *memory_suite(void)
{
	Suite *suite = suite_create("policy memory");
	TCase *sweeps = tcase_create("sweeps");

	tcase_add_test(sweeps, a_good_pack_survives_running_out_anywhere);
	tcase_add_test(sweeps, a_bad_pack_survives_running_out_anywhere);
	tcase_add_test(sweeps, analysing_and_comparing_survive_running_out_anywhere);
	suite_add_tcase(suite, sweeps);
	return suite;
}

SUITE_MAIN(memory_suite)
