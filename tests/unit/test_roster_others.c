/* test_roster_others.c: rosters that other programs wrote, which lie beside the checkout. Without them there is nothing
 * to test. */
#include "rosters.h"

static char *others_path(const char *path)
{
	return g_build_filename(g_getenv("SFP_SOURCE_ROOT"), "..", "shared", "data", path, NULL);
}

static const struct {
	const char *path;
	size_t people, classes, enrollments;
} district[] = {
	{ "oneroster-1.1/district", 268, 119, 1855 },
	{ "oneroster-1.1/district-next-year", 268, 119, 1855 },
};

static const char schools[] = "72161d0f-6636-4bbe-b37a-1ba653ee51e4 (Huckleberry Fairbanks Elementary School); "
			      "0c5e0471-ad76-4c53-b5a5-28e7d062926b (Apricot Hollis Middle School); "
			      "b214cf95-a034-4cdd-94a1-f0d030674999 (Huckleberry Sterling High School)";

START_TEST(a_generated_district_is_read_by_the_tolerant_profile)
{
	char *path = others_path(district[_i].path);
	sfp_roster_reading *reading = read_path(path, NULL);
	const sfp_roster_totals *totals = sfp_roster_reading_totals(reading);

	ck_assert_uint_eq(totals->refused, 1); /* no registry is of three schools */
	ck_assert_uint_eq(totals->rejected, 0);
	ck_assert_uint_eq(totals->people, district[_i].people);
	ck_assert_uint_eq(totals->classes, district[_i].classes);
	ck_assert_uint_eq(totals->enrollments, district[_i].enrollments);
	ck_found(reading, SFP_ROSTER_REFUSES, "several-schools", 0);
	ck_assert_str_eq(group_of(reading, "several-schools")->first.expected, schools);
	sfp_roster_reading_close(reading);
	g_free(path);
}
END_TEST

/* It says bulk and fills in what bulk must leave blank. */
START_TEST(a_generated_district_is_refused_by_the_strict_profile_with_one_message_a_file)
{
	sfp_roster_options options = with_profile(SFP_ROSTER_STRICT_1_1);
	char *path = others_path(district[_i].path);
	sfp_roster_reading *reading = read_path(path, &options);

	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->refused, 7);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, 0);
	ck_assert_uint_eq(sfp_roster_reading_group_count(reading), 7);
	for (size_t i = 0; i < 7; i++) {
		ck_assert_str_eq(sfp_roster_reading_group_at(reading, i)->first.code, "bulk-with-status");
		ck_assert_uint_eq(sfp_roster_reading_group_at(reading, i)->count, 1);
	}
	sfp_roster_reading_close(reading);
	g_free(path);
}
END_TEST

START_TEST(one_school_of_the_district_can_be_chosen)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	char *path = others_path(district[0].path);
	sfp_roster_reading *reading;

	options.school = "72161d0f-6636-4bbe-b37a-1ba653ee51e4";
	reading = read_path(path, &options);
	ck_clean(reading);
	ck_assert_uint_gt(sfp_roster_reading_totals(reading)->people, 0);
	ck_assert_uint_lt(sfp_roster_reading_totals(reading)->people, district[0].people);
	sfp_roster_reading_close(reading);
	g_free(path);
}
END_TEST

static const struct {
	const char *path, *mode;
	sfp_roster_profile profile;
	bool fits;
} packages[] = {
	{ "oneroster-1.2/rostering-bulk-package.zip", "bulk", SFP_ROSTER_STRICT_1_2, true },
	{ "oneroster-1.2/rostering-delta-package.zip", "delta", SFP_ROSTER_STRICT_1_2, true },
	{ "oneroster-1.2/rostering-bulk-package.zip", "bulk", SFP_ROSTER_AUTO, true },
	{ "oneroster-1.2/rostering-delta-package.zip", "delta", SFP_ROSTER_TOLERANT, true },
	{ "oneroster-1.2/rostering-bulk-package.zip", "bulk", SFP_ROSTER_STRICT_1_1, false },
};

START_TEST(valid_packages_of_1_2_fit_its_profile_and_no_other_version_s)
{
	sfp_roster_options options = with_profile(packages[_i].profile);
	char *path = others_path(packages[_i].path);
	sfp_roster_reading *reading = read_path(path, &options);

	if (packages[_i].fits) {
		ck_clean(reading);
		ck_assert_uint_eq(sfp_roster_reading_group_count(reading), 0);
		ck_assert_uint_eq(sfp_roster_reading_totals(reading)->enrollments, 1);
		ck_assert_str_eq(sfp_roster_reading_file_at(reading, 1)->mode, packages[_i].mode);
	} else {
		ck_found(reading, SFP_ROSTER_REFUSES, "other-version", 0);
	}
	sfp_roster_reading_close(reading);
	g_free(path);
}
END_TEST

static Suite *others_suite(void)
{
	Suite *suite = suite_create("roster_others");
	TCase *sets = tcase_create("sets");

	tcase_add_loop_test(sets, a_generated_district_is_read_by_the_tolerant_profile, 0, 2);
	tcase_add_loop_test(sets, a_generated_district_is_refused_by_the_strict_profile_with_one_message_a_file, 0, 2);
	tcase_add_test(sets, one_school_of_the_district_can_be_chosen);
	tcase_add_loop_test(sets, valid_packages_of_1_2_fit_its_profile_and_no_other_version_s, 0,
	                    (int)SFP__LENGTH(packages));
	suite_add_tcase(suite, sets);
	return suite;
}

#define SKIPPED 77 /* what meson takes for a test that could not be made */

int main(void)
{
	char *path = others_path("oneroster-1.1");
	bool there = g_file_test(path, G_FILE_TEST_IS_DIR);
	SRunner *run = srunner_create(others_suite());
	int failed = 0;

	g_free(path);
	if (there) {
		srunner_run_all(run, CK_ENV);
		failed = srunner_ntests_failed(run);
	}
	srunner_free(run);
	return there ? failed != 0 : SKIPPED;
}
