/* test_token.c: secrets as people copy them. */
#include <string.h>

#include "base/cleanup.h"
#include "base/token.h"
#include "check_main.h"

#define SYMBOLS "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

START_TEST(known_tokens_are_written_as_crockford_says)
{
	struct sfp__token zero = { { 0 } }, one = { { [15] = 1 } }, all, large = { { [14] = 0x04, [15] = 0xd2 } };
	char text[SFP__TOKEN_TEXT_SIZE];

	memset(&all, 0xff, sizeof(all));
	sfp__token_to_text(&zero, text);
	ck_assert_str_eq(text, "000000000000000000000000000");
	sfp__token_to_text(&one, text);
	ck_assert_str_eq(text, "000000000000000000000000011");
	/* 1234 is 16J, and 1234 mod 37 is 13, D: the example of his page. */
	sfp__token_to_text(&large, text);
	ck_assert_str_eq(text, "0000000000000000000000016JD");
	sfp__token_to_text(&all, text);
	ck_assert_str_eq(text, "7ZZZZZZZZZZZZZZZZZZZZZZZZZ*");
}
END_TEST

START_TEST(a_token_reads_back_as_it_was_written)
{
	for (int i = 0; i < 500; i++) {
		struct sfp__token token, again;
		char text[SFP__TOKEN_TEXT_SIZE];

		ck_sfp_ok(sfp__token_new(&token));
		sfp__token_to_text(&token, text);
		ck_assert_uint_eq(strlen(text), SFP__TOKEN_TEXT_SIZE - 1);
		ck_sfp_ok(sfp__token_from_text(text, &again));
		ck_assert_mem_eq(&token, &again, sizeof(token));
	}
}
END_TEST

START_TEST(what_people_write_for_it_is_understood)
{
	static const char *const spellings[] = {
		"0000000000000000000000016JD",        "OOOOOOOOOOOOOOOOOOOOOOOL6JD",
		"0000-0000-0000-0000-0000-0001-6J-D", "oooooooooooooooooooooooi6jd",
		" 00000 00000 00000 00000 00016 jd ",
	};
	struct sfp__token token = { { 0 } };

	ck_sfp_ok(sfp__token_from_text(spellings[_i], &token));
	ck_assert_uint_eq(token.bytes[14], 0x04);
	ck_assert_uint_eq(token.bytes[15], 0xd2);
}
END_TEST

START_TEST(one_wrong_symbol_is_always_noticed)
{
	struct sfp__token token, again;
	char text[SFP__TOKEN_TEXT_SIZE];

	ck_sfp_ok(sfp__token_new(&token));
	sfp__token_to_text(&token, text);
	for (size_t place = 0; place < 26; place++) {
		for (const char *symbol = SYMBOLS; *symbol; symbol++) {
			char kept = text[place];

			text[place] = *symbol;
			if (kept != *symbol)
				ck_sfp_status(sfp__token_from_text(text, &again), SFP_E_INVALID);
			text[place] = kept;
		}
	}
}
END_TEST

START_TEST(two_swapped_neighbours_are_always_noticed)
{
	struct sfp__token token, again;
	char text[SFP__TOKEN_TEXT_SIZE];

	ck_sfp_ok(sfp__token_new(&token));
	sfp__token_to_text(&token, text);
	for (size_t place = 0; place < 25; place++) {
		char kept = text[place];

		text[place] = text[place + 1];
		text[place + 1] = kept;
		if (text[place] != kept)
			ck_sfp_status(sfp__token_from_text(text, &again), SFP_E_INVALID);
		text[place + 1] = text[place];
		text[place] = kept;
	}
}
END_TEST

START_TEST(anything_else_is_invalid)
{
	static const char *const wrong[] = {
		"",
		"0",
		"00000000000000000000000000",
		"0000000000000000000000000000",
		"0000000000000000000000016JE",
		"8000000000000000000000000000",
		"80000000000000000000000000D",
		"0000000000000000000000016J\xd0\x94",
		"00000000000000000000000U6JD",
		"0000000000000000000000016J?",
		"$000000000000000000000000000",
	};
	struct sfp__token token = { { 7 } };

	ck_sfp_status(sfp__token_from_text(wrong[_i], &token), SFP_E_INVALID);
	ck_assert_uint_eq(token.bytes[0], 7);
}
END_TEST

static Suite *token_suite(void)
{
	Suite *suite = suite_create("token");
	TCase *tokens = tcase_create("tokens");

	tcase_add_test(tokens, known_tokens_are_written_as_crockford_says);
	tcase_add_test(tokens, a_token_reads_back_as_it_was_written);
	tcase_add_loop_test(tokens, what_people_write_for_it_is_understood, 0, 5);
	tcase_add_test(tokens, one_wrong_symbol_is_always_noticed);
	tcase_add_test(tokens, two_swapped_neighbours_are_always_noticed);
	tcase_add_loop_test(tokens, anything_else_is_invalid, 0, 11);
	suite_add_tcase(suite, tokens);
	return suite;
}

SUITE_MAIN(token_suite)
