/* hash.c: SHA-256 and random bytes by libcrypto, and HMAC-SHA-256 from them. */
#include <limits.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "base/cleanup.h"
#include "base/hash.h"

sfp_status sfp__hash_open(struct sfp__hash *hash)
{
	*hash = (struct sfp__hash){ 0 };
	/* libcrypto sets itself up once in a process; where memory was short then, EVP_MD_fetch() would crash. */
	if (!OSSL_LIB_CTX_get0_global_default())
		return SFP_E_NO_MEMORY;
	hash->algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
	if (!hash->algorithm) /* every libcrypto has SHA-256; out of memory it says that it has not */
		return SFP_E_NO_MEMORY;
	hash->context = EVP_MD_CTX_new();
	if (!hash->context || EVP_DigestInit_ex2(hash->context, hash->algorithm, NULL) != 1) {
		sfp__hash_close(hash);
		return SFP_E_NO_MEMORY;
	}
	return SFP_OK;
}

void sfp__hash_close(struct sfp__hash *hash)
{
	EVP_MD_CTX_free(hash->context);
	EVP_MD_free(hash->algorithm);
	*hash = (struct sfp__hash){ 0 };
}

static void check(struct sfp__hash *hash, int result)
{
	if (result != 1 && hash->status == SFP_OK)
		hash->status = SFP_E_NO_MEMORY;
}

void sfp__hash_start(struct sfp__hash *hash)
{
	hash->status = SFP_OK;
	check(hash, EVP_DigestInit_ex2(hash->context, NULL, NULL));
}

void sfp__hash_add(struct sfp__hash *hash, const void *data, size_t length)
{
	/* After a failed start libcrypto has no state to add to, and crashes. */
	if (length && hash->status == SFP_OK)
		check(hash, EVP_DigestUpdate(hash->context, data, length));
}

sfp_status sfp__hash_end(struct sfp__hash *hash, uint8_t ret_digest[SFP__HASH_SIZE])
{
	uint8_t digest[EVP_MAX_MD_SIZE];

	if (hash->status == SFP_OK)
		check(hash, EVP_DigestFinal_ex(hash->context, digest, NULL));
	for (size_t i = 0; hash->status == SFP_OK && i < SFP__HASH_SIZE; i++)
		ret_digest[i] = digest[i];
	return hash->status;
}

sfp_status sfp__sha256(const void *data, size_t length, uint8_t ret_digest[SFP__HASH_SIZE])
{
	SFP__CLEANUP(sfp__hash_close) struct sfp__hash hash = { 0 };
	sfp_status status = sfp__hash_open(&hash);

	if (status != SFP_OK)
		return status;
	sfp__hash_start(&hash);
	sfp__hash_add(&hash, data, length);
	return sfp__hash_end(&hash, ret_digest);
}

#define BLOCK 64 /* of SHA-256, which HMAC pads its key to */

/* A longer key counts by its hash. */
static sfp_status pad_key(struct sfp__hash *hash, const void *key, size_t length, uint8_t ret_block[BLOCK])
{
	memset(ret_block, 0, BLOCK);
	if (length <= BLOCK) {
		if (length)
			memcpy(ret_block, key, length);
		return SFP_OK;
	}
	sfp__hash_start(hash);
	sfp__hash_add(hash, key, length);
	return sfp__hash_end(hash, ret_block);
}

static sfp_status hash_behind(struct sfp__hash *hash, const uint8_t key[BLOCK], uint8_t pad, const void *data,
                              size_t length, uint8_t ret_digest[SFP__HASH_SIZE])
{
	uint8_t block[BLOCK];

	for (size_t i = 0; i < BLOCK; i++)
		block[i] = key[i] ^ pad;
	sfp__hash_start(hash);
	sfp__hash_add(hash, block, BLOCK);
	sfp__hash_add(hash, data, length);
	OPENSSL_cleanse(block, BLOCK);
	return sfp__hash_end(hash, ret_digest);
}

static sfp_status hash_with_key(struct sfp__hash *hash, const void *key, size_t key_length, uint8_t block[BLOCK],
                                const void *data, size_t length, uint8_t ret_digest[SFP__HASH_SIZE])
{
	uint8_t inner[SFP__HASH_SIZE];
	sfp_status status = pad_key(hash, key, key_length, block);

	if (status != SFP_OK)
		return status;
	status = hash_behind(hash, block, 0x36, data, length, inner);
	return status == SFP_OK ? hash_behind(hash, block, 0x5c, inner, sizeof(inner), ret_digest) : status;
}

/* RFC 2104. Not by libcrypto's HMAC(): where memory was short at its first call, it fails for as long as the process
 * lives. */
sfp_status sfp__hmac_sha256(const void *key, size_t key_length, const void *data, size_t length,
                            uint8_t ret_digest[SFP__HASH_SIZE])
{
	SFP__CLEANUP(sfp__hash_close) struct sfp__hash hash = { 0 };
	uint8_t block[BLOCK];
	sfp_status status = sfp__hash_open(&hash);

	if (status == SFP_OK)
		status = hash_with_key(&hash, key, key_length, block, data, length, ret_digest);
	OPENSSL_cleanse(block, BLOCK);
	return status;
}

sfp_status sfp__random(void *bytes, size_t length)
{
	if (length > INT_MAX)
		return SFP_E_MISUSE;
	return RAND_bytes(bytes, (int)length) == 1 ? SFP_OK : SFP_E_IO;
}

bool sfp__equal_constant_time(const void *a, const void *b, size_t length)
{
	return CRYPTO_memcmp(a, b, length) == 0;
}
