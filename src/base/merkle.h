/* merkle.h: the Merkle tree of RFC 6962 as it grows: only the roots of its full subtrees are kept. */
#ifndef SFP__BASE_MERKLE_H
#define SFP__BASE_MERKLE_H

#include "base/buffer.h"
#include "base/hash.h"

/* Zero-initialised is the empty tree. */
struct sfp__merkle {
	uint64_t size; /* leaves so far */
	uint8_t peaks[64]
		     [SFP__HASH_SIZE]; /* [k] is the root of a full subtree of 2^k leaves, if bit k of size is set */
};

/* Room for the serialised form: the size and a hash for each of its bits. */
#define SFP__MERKLE_BYTES_MAX (8 + 64 * SFP__HASH_SIZE)

sfp_status sfp__merkle_leaf(struct sfp__hash *hash, const void *entry, size_t length, uint8_t ret_leaf[SFP__HASH_SIZE]);
sfp_status sfp__merkle_node(struct sfp__hash *hash, const uint8_t left[SFP__HASH_SIZE],
                            const uint8_t right[SFP__HASH_SIZE], uint8_t ret_node[SFP__HASH_SIZE]);

/* Appends a leaf's hash. The tree stays as it was if that fails. */
sfp_status sfp__merkle_append(struct sfp__merkle *tree, struct sfp__hash *hash, const uint8_t leaf[SFP__HASH_SIZE]);
sfp_status sfp__merkle_root(const struct sfp__merkle *tree, struct sfp__hash *hash, uint8_t ret_root[SFP__HASH_SIZE]);

/* The size, big-endian, then the peaks from the largest to the smallest. */
size_t sfp__merkle_to_bytes(const struct sfp__merkle *tree, uint8_t ret_bytes[SFP__MERKLE_BYTES_MAX]);
/* SFP_E_INVALID if the length is not that of the size. */
sfp_status sfp__merkle_from_bytes(const void *bytes, size_t length, struct sfp__merkle *ret_tree);

#endif
