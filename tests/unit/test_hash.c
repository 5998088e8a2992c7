/* test_hash.c: SHA-256 and HMAC by known answers (FIPS 180-4, RFC 4231), in one piece and in many. */
#include "base/cleanup.h"
#include "base/hash.h"
#include "check_main.h"
#include "hex.h"

#define ABC     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

START_TEST(known_answers_of_sha_256)
{
	uint8_t digest[SFP__HASH_SIZE];

	ck_sfp_ok(sfp__sha256("", 0, digest));
	ck_hex_eq(digest, NOTHING);
	ck_sfp_ok(sfp__sha256(NULL, 0, digest));
	ck_hex_eq(digest, NOTHING);
	ck_sfp_ok(sfp__sha256("abc", 3, digest));
	ck_hex_eq(digest, ABC);
}
END_TEST

START_TEST(one_context_makes_many_hashes_from_pieces)
{
	SFP__CLEANUP(sfp__hash_close) struct sfp__hash hash = { 0 };
	uint8_t digest[SFP__HASH_SIZE];

	ck_sfp_ok(sfp__hash_open(&hash));
	for (int i = 0; i < 3; i++) {
		sfp__hash_start(&hash);
		sfp__hash_add(&hash, "a", 1);
		sfp__hash_add(&hash, NULL, 0);
		sfp__hash_add(&hash, "bc", 2);
		ck_sfp_ok(sfp__hash_end(&hash, digest));
		ck_hex_eq(digest, ABC);
		/* One that is not ended leaves nothing behind. */
		sfp__hash_start(&hash);
		sfp__hash_add(&hash, "x", 1);
	}
	sfp__hash_start(&hash);
	ck_sfp_ok(sfp__hash_end(&hash, digest));
	ck_hex_eq(digest, NOTHING);
}
END_TEST

START_TEST(known_answers_of_hmac)
{
	uint8_t key[20], longer[131], digest[SFP__HASH_SIZE];

	memset(key, 0x0b, sizeof(key));
	ck_sfp_ok(sfp__hmac_sha256(key, sizeof(key), "Hi There", 8, digest));
	ck_hex_eq(digest, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
	ck_sfp_ok(sfp__hmac_sha256("Jefe", 4, "what do ya want for nothing?", 28, digest));
	ck_hex_eq(digest, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	memset(longer, 0xaa, sizeof(longer)); /* than a block: RFC 4231, case 6 */
	ck_sfp_ok(sfp__hmac_sha256(longer, sizeof(longer), "Test Using Larger Than Block-Size Key - Hash Key First", 54,
	                           digest));
	ck_hex_eq(digest, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
	ck_sfp_ok(sfp__hmac_sha256(NULL, 0, NULL, 0, digest));
	ck_hex_eq(digest, "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}
END_TEST

START_TEST(random_bytes_fill_all_of_the_room_and_no_more)
{
	uint8_t bytes[34], seen[34] = { 0 };

	for (int i = 0; i < 50; i++) {
		memset(bytes, 0, sizeof(bytes));
		ck_sfp_ok(sfp__random(bytes + 1, 32));
		for (int j = 0; j < 34; j++)
			seen[j] |= bytes[j];
	}
	ck_assert_uint_eq(seen[0] | seen[33], 0);
	for (int j = 1; j < 33; j++)
		ck_assert_uint_eq(seen[j], 0xff);
}
END_TEST

START_TEST(comparing_sees_every_byte)
{
	uint8_t a[16] = { 0 }, b[16] = { 0 };

	ck_assert(sfp__equal_constant_time(a, b, 16));
	for (int i = 0; i < 16; i++) {
		b[i] = 0x80;
		ck_assert(!sfp__equal_constant_time(a, b, 16));
		b[i] = 0;
	}
}
END_TEST

static Suite *hash_suite(void)
{
	Suite *suite = suite_create("hash");
	TCase *hashes = tcase_create("hashes");

	tcase_add_test(hashes, known_answers_of_sha_256);
	tcase_add_test(hashes, one_context_makes_many_hashes_from_pieces);
	tcase_add_test(hashes, known_answers_of_hmac);
	tcase_add_test(hashes, random_bytes_fill_all_of_the_room_and_no_more);
	tcase_add_test(hashes, comparing_sees_every_byte);
	suite_add_tcase(suite, hashes);
	return suite;
}

SUITE_MAIN(hash_suite)
