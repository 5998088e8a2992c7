/* test_policy_memory.c: memory runs out at every allocation of loading, analysing or comparing packs: it is said, and
 * nothing leaks. */
#include <stdlib.h>
#include <string.h>

#include "check_main.h"
#include "memory.h"
#include "sferumpolicy/analysis.h"
#include "sferumpolicy/comparison.h"
#include "sferumpolicy/matrix.h"

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

/* Every section of a pack, with all that may stand in it. */
static const char whole[] =
	"format: 1\npack: whole\ntitle: {ru: А, en: A}\norganization: {name: Школа, short: Ш}\n"
	"platform: {name: П, messenger: М, email: a@school.example, site: school.example}\n"
	"application: {subject: Заявка, contents: [order, full_name, email, mobile]}\n"
	"vocabulary: {class: {ru: группа, en: group}}\nstaffroom: {name: Учительская}\n"
	"channels: [{code: all, name: Все}]\nchats: [{kind: class_students, title: {ru: А, en: A}}]\n"
	"adoption: {adopted_by: council, approved_by: head}\nadministrator: {eligible: teacher}\n"
	"roles: {head: administration, administrator: [teacher], student: user, teacher: user}\n"
	"limits: {invite_days: 7, report_days: 30}\nswitches: {local.b: off}\n"
	"facts: {custom_1: {name: consent, title: {ru: А, en: A}}, custom_2: {name: other, title: {ru: Б, en: B}}}\n"
	"norms:\n  - {norm: local.a, clause: '1', modality: right, bearer: [teacher, student], require: [consent], title: {ru: А, en: A}}\n"
	"  - {norm: local.b, within: local.a, modality: right, when: if_available, title: {ru: А, en: A},\n"
	"     rules: [{action: chat.create, kind: [class_students], require: [other], reading: implied}]}\n"
	"  - {norm: local.c, modality: prohibition, bearer: user, title: {ru: А, en: A}, rules: [{action: chat.create, require: other}]}\n";

/* One error of each section. */
static const char *const wrong[] = {
	"format: 1\npack: [a\n",
	"- a\n",
	"format: 1\npack: a\npack: b\nnonsense: 1\ntitle: A\nnorms: {}\n",
	"format: 1\npack: a\ntitle: {ru: А, fr: A}\norganization: []\nplatform: {nonsense: 1}\napplication: {contents: [nonsense]}\n"
	"vocabulary: {nonsense: {ru: А}}\nstaffroom: 1\nchannels: [{code: a, name: А}, {code: a, name: А}]\nnorms: []\n",
	"format: 1\npack: a\ntitle: {ru: А, en: A}\nchats: [{kind: nonsense}]\nlegal_base: [{date: 2024-02-30, status: maybe}]\n"
	"adoption: {adopted_by: nonsense}\nadministrator: {eligible: nonsense}\nroles: {nonsense: user, head: nonsense}\n"
	"limits: {invite_days: -1, nonsense: 1}\nswitches: {nonsense: on, local.a: maybe}\n"
	"facts: {custom_1: {name: actor_joined}, nonsense: {name: a}, custom_2: {name: b}, custom_3: {name: b}}\nnorms: []\n",
	"format: 1\npack: a\ntitle: {ru: А, en: A}\nnorms:\n  - {norm: local.a, within: local.a, modality: maybe}\n"
	"  - {norm: local.a, title: {ru: А, en: A}, when: never, require: nonsense, bearer: [user, user]}\n"
	"  - {norm: nonsense, modality: right, rules: [{action: chat.create, kind: nonsense, reading: wild, switch: ''}]}\n"
	"  - {norm: local.b, within: local.c, modality: right, title: {ru: А, en: A}, rules: [{}]}\n",
};

/* As a sheet in each form: whole, or not at all. */
static sfp_status lay_out(const sfp_policy *policy)
{
	sfp_matrix *matrix = NULL;
	sfp_status status = sfp_matrix_build(policy, &matrix);

	for (int format = SFP_MATRIX_TEXT; format <= SFP_MATRIX_HTML && status == SFP_OK; format++) {
		char *text = NULL;

		status = sfp_matrix_render(matrix, (sfp_matrix_format)format, SFP_RU, &text);
		sfp_text_free(text);
	}
	sfp_matrix_free(matrix);
	return status;
}

static sfp_status work_once(const sfp_policy *before, const sfp_policy *after)
{
	sfp_comparison *comparison = NULL;
	sfp_analysis *analysis = NULL;
	sfp_status status = sfp_policy_analyse(after, &analysis);

	if (status == SFP_OK)
		status = sfp_policy_compare(before, after, &comparison);
	if (status == SFP_OK)
		status = lay_out(after);
	sfp_comparison_free(comparison);
	sfp_analysis_free(analysis);
	return status;
}

static const char *const pairs[][2] = { { good, other }, { other, whole }, { whole, good } };

START_TEST(analysing_and_comparing_survive_running_out_anywhere)
{
	sfp_policy *before = NULL, *after = NULL;
	sfp_status status = SFP_E_NO_MEMORY;
	long allocations = 0;

	ck_sfp_ok(sfp_policy_load(pairs[_i][0], strlen(pairs[_i][0]), &before, NULL));
	ck_sfp_ok(sfp_policy_load(pairs[_i][1], strlen(pairs[_i][1]), &after, NULL));
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

START_TEST(a_pack_with_every_section_survives_running_out_anywhere)
{
	sweep(whole, SFP_OK);
}
END_TEST

START_TEST(errors_in_every_section_survive_running_out_anywhere)
{
	sweep(wrong[_i], SFP_E_INVALID);
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
	tcase_add_test(sweeps, a_pack_with_every_section_survives_running_out_anywhere);
	tcase_add_loop_test(sweeps, errors_in_every_section_survive_running_out_anywhere, 0,
	                    (int)(sizeof(wrong) / sizeof(wrong[0])));
	tcase_add_test(sweeps, a_bad_pack_survives_running_out_anywhere);
	tcase_add_loop_test(sweeps, analysing_and_comparing_survive_running_out_anywhere, 0, 3);
	suite_add_tcase(suite, sweeps);
	return suite;
}

SUITE_MAIN(memory_suite)
