/* test_id.c: ids and their texts. */
#include <string.h>

#include "base/id.h"
#include "base/time.h"
#include "check_main.h"

START_TEST(an_id_reads_back_as_it_was_written)
{
	const char *text = "01890a5d-ac96-774b-bcce-b302099a8057";
	char again[SFP_ID_TEXT_SIZE];
	sfp_id id;

	ck_sfp_ok(sfp_id_from_text(text, &id));
	ck_assert_uint_eq(id.bytes[0], 0x01);
	ck_assert_uint_eq(id.bytes[15], 0x57);
	sfp_id_to_text(&id, again);
	ck_assert_str_eq(again, text);
	ck_sfp_ok(sfp_id_from_text("01890A5D-AC96-774B-BCCE-B302099A8057", &id));
	sfp_id_to_text(&id, again);
	ck_assert_str_eq(again, text);
}
END_TEST

/* clang-format off */
static const char *const wrong[] = {
	"", "01890a5d", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577",
	"01890a5dac96774bbcceb302099a8057", "01890a5g-ac96-774b-bcce-b302099a8057", " 01890a5d-ac96-774b-bcce-b302099a8057",
	"{01890a5d-ac96-774b-bcce-b302099a8057}",
};
/* clang-format on */

START_TEST(what_is_no_uuid_is_invalid_and_leaves_the_result_alone)
{
	sfp_id id = { { 7 } };

	ck_sfp_status(sfp_id_from_text(wrong[_i], &id), SFP_E_INVALID);
	ck_assert_uint_eq(id.bytes[0], 7);
	ck_sfp_status(sfp_id_from_text(NULL, &id), SFP_E_MISUSE);
	ck_sfp_status(sfp_id_from_text(wrong[_i], NULL), SFP_E_MISUSE);
}
END_TEST

START_TEST(none_is_none_and_nothing_else_is)
{
	sfp_id none = SFP_ID_NONE, last = { { [15] = 1 } };

	ck_assert(sfp_id_is_none(&none));
	ck_assert(!sfp_id_is_none(&last));
	ck_assert(!sfp_id_equal(&none, &last));
	ck_assert(sfp_id_equal(&last, &last));
}
END_TEST

START_TEST(a_new_id_begins_with_its_millisecond)
{
	sfp_id id, later;
	char text[SFP_ID_TEXT_SIZE];

	/* The example of RFC 9562, appendix A.6: 2022-02-22 14:22:22 -05:00. */
	ck_sfp_ok(sfp__id_new(INT64_C(0x017f22e279b0) * 1000 + 999, &id));
	sfp_id_to_text(&id, text);
	ck_assert_int_eq(memcmp(text, "017f22e2-79b0-7", 15), 0);
	ck_assert_uint_eq(id.bytes[8] >> 6, 2);
	ck_sfp_ok(sfp__id_new(INT64_C(0x017f22e279b1) * 1000, &later));
	ck_assert_int_lt(memcmp(&id, &later, sizeof(id)), 0);
}
END_TEST

START_TEST(random_ids_are_of_version_4_and_differ)
{
	sfp_id ids[100];
	unsigned seen[16] = { 0 };

	for (int i = 0; i < 100; i++) {
		ck_sfp_ok(sfp__id_random(&ids[i]));
		ck_assert_uint_eq(ids[i].bytes[6] >> 4, 4);
		ck_assert_uint_eq(ids[i].bytes[8] >> 6, 2);
		for (int j = 0; j < 16; j++)
			seen[j] |= ids[i].bytes[j] ^ ids[0].bytes[j];
		for (int j = 0; j < i; j++)
			ck_assert(!sfp_id_equal(&ids[i], &ids[j]));
	}
	/* Every bit that may vary did. */
	for (int j = 0; j < 16; j++)
		ck_assert_uint_eq(seen[j], j == 6 ? 0x0f : j == 8 ? 0x3f : 0xff);
}
END_TEST

static Suite *id_suite(void)
{
	Suite *suite = suite_create("id");
	TCase *ids = tcase_create("ids");

	tcase_add_test(ids, an_id_reads_back_as_it_was_written);
	tcase_add_loop_test(ids, what_is_no_uuid_is_invalid_and_leaves_the_result_alone, 0, 8);
	tcase_add_test(ids, none_is_none_and_nothing_else_is);
	tcase_add_test(ids, a_new_id_begins_with_its_millisecond);
	tcase_add_test(ids, random_ids_are_of_version_4_and_differ);
	suite_add_tcase(suite, ids);
	return suite;
}

SUITE_MAIN(id_suite)
