/* test_merkle.c: the tree of RFC 6962, by the known roots of Certificate Transparency and by its recursive definition.
 */
#include "base/cleanup.h"
#include "base/merkle.h"
#include "check_main.h"
#include "hex.h"

/* The leaves and roots that the implementations of Certificate Transparency test themselves with. */
static const char *const leaves[] = {
	"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
};
static const char *const roots[] = {
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

static struct sfp__hash hash;

static void open_hash(void)
{
	ck_sfp_ok(sfp__hash_open(&hash));
}

static void close_hash(void)
{
	sfp__hash_close(&hash);
}

START_TEST(the_roots_are_those_of_certificate_transparency)
{
	struct sfp__merkle tree = { 0 };
	uint8_t entry[16], digest[SFP__HASH_SIZE];
	size_t length;

	for (size_t i = 0;; i++) {
		ck_sfp_ok(sfp__merkle_root(&tree, &hash, digest));
		ck_hex_eq(digest, roots[i]);
		if (i == 8)
			break;
		length = from_hex(leaves[i], entry);
		ck_sfp_ok(sfp__merkle_leaf(&hash, entry, length, digest));
		ck_sfp_ok(sfp__merkle_append(&tree, &hash, digest));
		ck_assert_uint_eq(tree.size, i + 1);
	}
}
END_TEST

/* The i-th leaf of a tree without sense. */
static void nonsense(uint64_t i, uint8_t leaf[SFP__HASH_SIZE])
{
	ck_sfp_ok(sfp__merkle_leaf(&hash, &i, sizeof(i), leaf));
}

/* As the RFC defines it: split at the largest power of two below the size. */
static void define_root(uint64_t first, uint64_t size, uint8_t root[SFP__HASH_SIZE])
{
	uint8_t left[SFP__HASH_SIZE], right[SFP__HASH_SIZE];
	uint64_t split = 1;

	if (size == 1) {
		nonsense(first, root);
		return;
	}
	while (split * 2 < size)
		split *= 2;
	define_root(first, split, left);
	define_root(first + split, size - split, right);
	ck_sfp_ok(sfp__merkle_node(&hash, left, right, root));
}

START_TEST(a_tree_that_grew_has_the_root_of_the_definition)
{
	struct sfp__merkle tree = { 0 }, again;
	uint8_t leaf[SFP__HASH_SIZE], root[SFP__HASH_SIZE], expected[SFP__HASH_SIZE], bytes[SFP__MERKLE_BYTES_MAX];
	size_t length;

	for (uint64_t i = 0; i < 130; i++) {
		nonsense(i, leaf);
		ck_sfp_ok(sfp__merkle_append(&tree, &hash, leaf));
		ck_sfp_ok(sfp__merkle_root(&tree, &hash, root));
		define_root(0, i + 1, expected);
		ck_assert_mem_eq(root, expected, sizeof(root));
		/* It goes on from its bytes as if nothing had been. */
		length = sfp__merkle_to_bytes(&tree, bytes);
		ck_sfp_ok(sfp__merkle_from_bytes(bytes, length, &again));
		tree = again;
	}
}
END_TEST

START_TEST(bytes_of_another_length_are_no_tree)
{
	struct sfp__merkle tree = { .size = 5 }, again = { .size = 77 };
	uint8_t bytes[SFP__MERKLE_BYTES_MAX + 1] = { 0 };
	size_t length = sfp__merkle_to_bytes(&tree, bytes);

	ck_assert_uint_eq(length, 8 + 2 * SFP__HASH_SIZE);
	ck_assert_uint_eq(bytes[7], 5);
	ck_sfp_status(sfp__merkle_from_bytes(bytes, length - 1, &again), SFP_E_INVALID);
	ck_sfp_status(sfp__merkle_from_bytes(bytes, length + 1, &again), SFP_E_INVALID);
	ck_sfp_status(sfp__merkle_from_bytes(bytes, 7, &again), SFP_E_INVALID);
	ck_assert_uint_eq(again.size, 77);
	tree.size = UINT64_MAX;
	ck_assert_uint_eq(sfp__merkle_to_bytes(&tree, bytes), SFP__MERKLE_BYTES_MAX);
}
END_TEST

START_TEST(a_leaf_is_no_node)
{
	uint8_t left[SFP__HASH_SIZE] = { 1 }, right[SFP__HASH_SIZE] = { 2 }, both[2 * SFP__HASH_SIZE],
		a[SFP__HASH_SIZE], b[SFP__HASH_SIZE];

	memcpy(both, left, sizeof(left));
	memcpy(both + sizeof(left), right, sizeof(right));
	ck_sfp_ok(sfp__merkle_node(&hash, left, right, a));
	ck_sfp_ok(sfp__merkle_leaf(&hash, both, sizeof(both), b));
	ck_assert_mem_ne(a, b, sizeof(a));
}
END_TEST

static Suite *merkle_suite(void)
{
	Suite *suite = suite_create("merkle");
	TCase *trees = tcase_create("trees");

	tcase_add_checked_fixture(trees, open_hash, close_hash);
	tcase_add_test(trees, the_roots_are_those_of_certificate_transparency);
	tcase_add_test(trees, a_tree_that_grew_has_the_root_of_the_definition);
	tcase_add_test(trees, bytes_of_another_length_are_no_tree);
	tcase_add_test(trees, a_leaf_is_no_node);
	suite_add_tcase(suite, trees);
	return suite;
}

SUITE_MAIN(merkle_suite)
