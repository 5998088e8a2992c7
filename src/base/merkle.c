/* merkle.c: the Merkle tree of RFC 6962 as it grows. */
#include <string.h>

#include "base/merkle.h"

/* Leaves and nodes are hashed under different first bytes, so that neither passes for the other. */
static const uint8_t leaf_prefix = 0x00, node_prefix = 0x01;

sfp_status sfp__merkle_leaf(struct sfp__hash *hash, const void *entry, size_t length, uint8_t ret_leaf[SFP__HASH_SIZE])
{
	sfp__hash_start(hash);
	sfp__hash_add(hash, &leaf_prefix, 1);
	sfp__hash_add(hash, entry, length);
	return sfp__hash_end(hash, ret_leaf);
}

sfp_status sfp__merkle_node(struct sfp__hash *hash, const uint8_t left[SFP__HASH_SIZE],
                            const uint8_t right[SFP__HASH_SIZE], uint8_t ret_node[SFP__HASH_SIZE])
{
	sfp__hash_start(hash);
	sfp__hash_add(hash, &node_prefix, 1);
	sfp__hash_add(hash, left, SFP__HASH_SIZE);
	sfp__hash_add(hash, right, SFP__HASH_SIZE);
	return sfp__hash_end(hash, ret_node);
}

sfp_status sfp__merkle_append(struct sfp__merkle *tree, struct sfp__hash *hash, const uint8_t leaf[SFP__HASH_SIZE])
{
	uint8_t carry[SFP__HASH_SIZE];
	sfp_status status;
	unsigned level = 0;

	memcpy(carry, leaf, sizeof(carry));
	/* As in adding one: every set bit at the end is merged into the carry. */
	for (; tree->size >> level & 1; level++) {
		status = sfp__merkle_node(hash, tree->peaks[level], carry, carry);
		if (status != SFP_OK)
			return status;
	}
	memcpy(tree->peaks[level], carry, sizeof(carry));
	tree->size++;
	return SFP_OK;
}

sfp_status sfp__merkle_root(const struct sfp__merkle *tree, struct sfp__hash *hash, uint8_t ret_root[SFP__HASH_SIZE])
{
	uint8_t root[SFP__HASH_SIZE];
	sfp_status status;
	bool begun = false;

	if (tree->size == 0) {
		sfp__hash_start(hash);
		return sfp__hash_end(hash, ret_root);
	}
	for (unsigned level = 0; level < 64; level++) {
		if (!(tree->size >> level & 1))
			continue;
		status = begun ? sfp__merkle_node(hash, tree->peaks[level], root, root) : SFP_OK;
		if (status != SFP_OK)
			return status;
		if (!begun)
			memcpy(root, tree->peaks[level], sizeof(root));
		begun = true;
	}
	memcpy(ret_root, root, sizeof(root));
	return SFP_OK;
}

size_t sfp__merkle_to_bytes(const struct sfp__merkle *tree, uint8_t ret_bytes[SFP__MERKLE_BYTES_MAX])
{
	uint8_t *at = ret_bytes;

	for (int shift = 56; shift >= 0; shift -= 8)
		*at++ = (uint8_t)(tree->size >> shift);
	for (int level = 63; level >= 0; level--) {
		if (!(tree->size >> level & 1))
			continue;
		memcpy(at, tree->peaks[level], SFP__HASH_SIZE);
		at += SFP__HASH_SIZE;
	}
	return (size_t)(at - ret_bytes);
}

sfp_status sfp__merkle_from_bytes(const void *bytes, size_t length, struct sfp__merkle *ret_tree)
{
	const uint8_t *at = bytes;
	struct sfp__merkle tree = { 0 };

	if (length < 8)
		return SFP_E_INVALID;
	for (int i = 0; i < 8; i++)
		tree.size = tree.size << 8 | *at++;
	if (length != 8 + (size_t)__builtin_popcountll(tree.size) * SFP__HASH_SIZE)
		return SFP_E_INVALID;
	for (int level = 63; level >= 0; level--) {
		if (!(tree.size >> level & 1))
			continue;
		memcpy(tree.peaks[level], at, SFP__HASH_SIZE);
		at += SFP__HASH_SIZE;
	}
	*ret_tree = tree;
	return SFP_OK;
}
