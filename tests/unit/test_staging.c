/* test_staging.c: what a roster says, in its temporary database. */
#include <check.h>
#include <string.h>

#include "check_main.h"
#include "roster/staging.h"

static struct sfp__store *open_staging(void)
{
	struct sfp__store *staging = NULL;

	ck_sfp_ok(sfp__staging_open(NULL, &staging));
	return staging;
}

START_TEST(a_person_comes_back_as_it_was_staged)
{
	const struct sfp__staged_person person = { .file = 1,
		                                   .line = 7,
		                                   .source_id = "u-1",
		                                   .surname = "Ёлкина",
		                                   .given_name = "Анна",
		                                   .birth_date = 20090301,
		                                   .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT) };
	struct sfp__store *staging = open_staging();
	int64_t seq = 0;
	struct sfp__stmt *stmt;
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__txn_begin(&txn, staging));
	ck_sfp_ok(sfp__stage_person(staging, &person, &seq));
	stmt = sfp__stmt(staging, SFP__SQL_STAGING_PERSON_GET);
	sfp__bind_int(stmt, "seq", seq);
	ck_sfp_ok(sfp__step_row(staging, stmt));
	ck_assert_str_eq(sfp__column_text(stmt, 3), "u-1");
	ck_assert_str_eq(sfp__column_text(stmt, 4), "Ёлкина");
	ck_assert_str_eq(sfp__column_text(stmt, 6), "");
	ck_assert_int_eq(sfp__column_int(stmt, 7), 20090301);
	ck_assert_str_eq(sfp__column_text(stmt, 10), "елкина анна");
	sfp__txn_rollback(&txn);
	sfp__store_close(staging);
}
END_TEST

START_TEST(a_number_of_the_source_is_staged_once_and_no_number_as_often_as_wanted)
{
	struct sfp__store *staging = open_staging();
	struct sfp__staged_person person = { .file = 1, .line = 2, .source_id = "u-1", .surname = "Иванов" };
	struct sfp__staged_counts counts;
	int64_t seq = 0;
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__txn_begin(&txn, staging));
	ck_sfp_ok(sfp__stage_person(staging, &person, &seq));
	ck_sfp_status(sfp__stage_person(staging, &person, &seq), SFP_E_EXISTS);
	person.source_id = NULL;
	ck_sfp_ok(sfp__stage_person(staging, &person, &seq));
	ck_sfp_ok(sfp__stage_person(staging, &person, &seq));
	ck_sfp_ok(sfp__staging_count(staging, &counts));
	ck_assert_int_eq(counts.people, 3);
	sfp__txn_rollback(&txn);
	sfp__store_close(staging);
}
END_TEST

START_TEST(a_class_that_is_named_twice_is_one_whatever_letters_it_is_written_with)
{
	struct sfp__store *staging = open_staging();
	int64_t cyrillic = 0, latin = 0, other = 0;
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__txn_begin(&txn, staging));
	ck_sfp_ok(sfp__stage_class_named(staging, 1, 2, "8А", &cyrillic));
	ck_sfp_ok(sfp__stage_class_named(staging, 1, 3, "8A", &latin));
	ck_sfp_ok(sfp__stage_class_named(staging, 1, 4, "8Б", &other));
	ck_assert_int_eq(cyrillic, latin);
	ck_assert_int_ne(cyrillic, other);
	sfp__txn_rollback(&txn);
	sfp__store_close(staging);
}
END_TEST

START_TEST(what_a_source_does_not_cover_is_absent_and_a_delta_outweighs_a_bulk)
{
	struct sfp__store *staging = open_staging();
	enum sfp__mode mode;
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__txn_begin(&txn, staging));
	ck_sfp_ok(sfp__staging_covers(staging, SFP__COVERED_STAFF, &mode));
	ck_assert_int_eq(mode, SFP__MODE_ABSENT);
	ck_sfp_ok(sfp__staging_cover(staging, SFP__COVERED_STUDENTS, SFP__MODE_DELTA));
	ck_sfp_ok(sfp__staging_cover(staging, SFP__COVERED_STUDENTS, SFP__MODE_BULK));
	ck_sfp_ok(sfp__staging_covers(staging, SFP__COVERED_STUDENTS, &mode));
	ck_assert_int_eq(mode, SFP__MODE_DELTA);
	sfp__txn_rollback(&txn);
	sfp__store_close(staging);
}
END_TEST

static Suite *staging_suite(void)
{
	Suite *suite = suite_create("staging");
	TCase *tcase = tcase_create("staging");

	tcase_add_test(tcase, a_person_comes_back_as_it_was_staged);
	tcase_add_test(tcase, a_number_of_the_source_is_staged_once_and_no_number_as_often_as_wanted);
	tcase_add_test(tcase, a_class_that_is_named_twice_is_one_whatever_letters_it_is_written_with);
	tcase_add_test(tcase, what_a_source_does_not_cover_is_absent_and_a_delta_outweighs_a_bulk);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUITE_MAIN(staging_suite)
