/* test_vocabulary.c: names lead to numbers and back. */
#include <string.h>

#include "base/cleanup.h"
#include "check_main.h"
#include "policy/wording.h"
#include "sferumpolicy/policy.h"

static const char *role_name(int n)
{
	return sfp_role_name((sfp_role)n);
}
static const char *action_name(int n)
{
	return sfp_action_name((sfp_action)n);
}
static const char *kind_name(int n)
{
	return sfp_kind_name((sfp_kind)n);
}
static const char *fact_name(int n)
{
	return sfp_fact_name((sfp_fact)n);
}
static const char *norm_name(int n)
{
	return sfp_norm_name((sfp_norm)n);
}
static int role_number(const char *name)
{
	return (int)sfp_role_from_name(name);
}
static int action_number(const char *name)
{
	return (int)sfp_action_from_name(name);
}
static int kind_number(const char *name)
{
	return (int)sfp_kind_from_name(name);
}
static int fact_number(const char *name)
{
	return (int)sfp_fact_from_name(name);
}
static int norm_number(const char *name)
{
	return (int)sfp_norm_from_name(name);
}

/* How many names the specification has: 11 roles, 98 actions, 30 kinds, 60 facts and 16 free ones, 67 + 4 norms. */
static const struct {
	const char *(*name)(int n);
	int (*number)(const char *name);
	int end, count;
	const struct sfp__wording *wordings;
} tables[] = {
	{ role_name, role_number, SFP_ROLE_END, 11, sfp__role_wordings },
	{ action_name, action_number, SFP_ACTION_END, 98, sfp__action_wordings },
	{ kind_name, kind_number, SFP_KIND_END, 30, sfp__kind_wordings },
	{ fact_name, fact_number, SFP_FACT_END, 76, sfp__fact_wordings },
	{ norm_name, norm_number, SFP_NORM_END, 71, NULL },
};

START_TEST(a_name_leads_to_its_number_and_back)
{
	int count = 0;

	for (int n = 1; n < tables[_i].end; n++) {
		const char *name = tables[_i].name(n);

		if (!name)
			continue;
		count++;
		ck_assert_int_eq(tables[_i].number(name), n);
		ck_assert_uint_eq(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_."), strlen(name));
	}
	ck_assert_int_eq(count, tables[_i].count);
}
END_TEST

START_TEST(what_is_no_name_has_no_number)
{
	ck_assert_int_eq(tables[_i].number(NULL), 0);
	ck_assert_int_eq(tables[_i].number(""), 0);
	ck_assert_int_eq(tables[_i].number("no such name"), 0);
	ck_assert_ptr_null(tables[_i].name(tables[_i].end));
	ck_assert_ptr_null(tables[_i].name(-1));
	ck_assert_ptr_null(tables[_i].name(0));
}
END_TEST

START_TEST(every_word_has_a_phrase_in_both_languages)
{
	for (int n = 1; tables[_i].wordings && n < tables[_i].end; n++) {
		const struct sfp__wording *wording = &tables[_i].wordings[n];

		ck_assert_msg(!tables[_i].name(n) == !wording->ru && !wording->ru == !wording->en, "number %d", n);
		if (tables[_i].wordings == sfp__fact_wordings && wording->ru)
			ck_assert(wording->ru_not && wording->en_not);
	}
}
END_TEST

START_TEST(effects_readings_modalities_and_reasons_have_names)
{
	ck_assert_str_eq(sfp_effect_name(SFP_EFFECT_NOT_REGULATED), "not_regulated");
	ck_assert_str_eq(sfp_reading_name(SFP_READING_IMPLIED), "implied");
	ck_assert_str_eq(sfp_modality_name(SFP_MODALITY_PROHIBITION), "prohibition");
	ck_assert_str_eq(sfp_reason_name(SFP_REASON_NONE), "none");
	ck_assert_str_eq(sfp_reason_name(SFP_REASON_NEEDS_REASON), "needs_reason");
	ck_assert_ptr_null(sfp_effect_name((sfp_effect)5));
	ck_assert_ptr_null(sfp_reading_name((sfp_reading)3));
	ck_assert_ptr_null(sfp_modality_name((sfp_modality)6));
	ck_assert_ptr_null(sfp_reason_name((sfp_reason)SFP_REASON_END));
}
END_TEST

static Suite *vocabulary_suite(void)
{
	Suite *suite = suite_create("vocabulary");
	TCase *names = tcase_create("names");

	tcase_add_loop_test(names, a_name_leads_to_its_number_and_back, 0, (int)SFP__LENGTH(tables));
	tcase_add_loop_test(names, what_is_no_name_has_no_number, 0, (int)SFP__LENGTH(tables));
	tcase_add_loop_test(names, every_word_has_a_phrase_in_both_languages, 0, (int)SFP__LENGTH(tables));
	tcase_add_test(names, effects_readings_modalities_and_reasons_have_names);
	suite_add_tcase(suite, names);
	return suite;
}

SUITE_MAIN(vocabulary_suite)
