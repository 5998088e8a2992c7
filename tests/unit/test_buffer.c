/* test_buffer.c: text that grows, and the first failure that sticks. */
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "check_main.h"

START_TEST(a_buffer_holds_what_was_added_with_a_nul_behind_it)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };

	for (int i = 0; i < 1000; i++) {
		sfp__buffer_addf(&buffer, "%03d,", i);
		ck_assert_uint_eq(buffer.length, (size_t)(i + 1) * 4);
		ck_assert_uint_eq(strlen(buffer.data), buffer.length);
	}
	ck_assert_int_eq(memcmp(buffer.data + 4 * 999, "999,", 5), 0);
	ck_assert(!buffer.failed);
}
END_TEST

START_TEST(numbers_are_big_endian)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };

	sfp__buffer_add_byte(&buffer, 0xfe);
	sfp__buffer_add_u32(&buffer, 0x01020304);
	sfp__buffer_add_u64(&buffer, UINT64_C(0x05060708090a0b0c));
	ck_assert_uint_eq(buffer.length, 13);
	ck_assert_mem_eq(buffer.data, "\xfe\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c", 13);
}
END_TEST

START_TEST(what_is_taken_is_the_callers_and_the_buffer_begins_anew)
{
	struct sfp__buffer buffer = { 0 };
	char *text = NULL;

	ck_sfp_ok(sfp__buffer_take(&buffer, &text));
	ck_assert_str_eq(text, "");
	free(text);
	sfp__buffer_add_text(&buffer, "first");
	ck_sfp_ok(sfp__buffer_take(&buffer, &text));
	ck_assert_str_eq(text, "first");
	ck_assert_uint_eq(buffer.length, 0);
	ck_assert_ptr_null(buffer.data);
	free(text);
}
END_TEST

START_TEST(a_failure_sticks_and_keeps_what_was_written_before)
{
	struct sfp__buffer buffer = { 0 };
	char *text = NULL;

	sfp__buffer_add_text(&buffer, "before");
	sfp__buffer_add(&buffer, "x", SIZE_MAX / 2);
	ck_assert(buffer.failed);
	sfp__buffer_add_text(&buffer, "behind");
	sfp__buffer_addf(&buffer, "%d", 5);
	ck_assert_str_eq(buffer.data, "before");
	ck_sfp_status(sfp__buffer_take(&buffer, &text), SFP_E_NO_MEMORY);
	ck_assert_ptr_null(text);
	ck_assert_ptr_null(buffer.data);
}
END_TEST

START_TEST(a_reset_keeps_the_memory_and_forgets_the_failure)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };
	char *data;

	sfp__buffer_add_text(&buffer, "long enough to need room");
	data = buffer.data;
	sfp__buffer_add(&buffer, "x", SIZE_MAX / 2);
	sfp__buffer_reset(&buffer);
	sfp__buffer_add_text(&buffer, "again");
	ck_assert_ptr_eq(buffer.data, data);
	ck_assert_str_eq(buffer.data, "again");
	ck_assert(!buffer.failed);
}
END_TEST

static Suite *buffer_suite(void)
{
	Suite *suite = suite_create("buffer");
	TCase *buffers = tcase_create("buffers");

	tcase_add_test(buffers, a_buffer_holds_what_was_added_with_a_nul_behind_it);
	tcase_add_test(buffers, numbers_are_big_endian);
	tcase_add_test(buffers, what_is_taken_is_the_callers_and_the_buffer_begins_anew);
	tcase_add_test(buffers, a_failure_sticks_and_keeps_what_was_written_before);
	tcase_add_test(buffers, a_reset_keeps_the_memory_and_forgets_the_failure);
	suite_add_tcase(suite, buffers);
	return suite;
}

SUITE_MAIN(buffer_suite)
