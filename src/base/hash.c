/* hash.c: SHA-256, HMAC-SHA-256 and random bytes, all by libcrypto. */
#include <limits.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "base/cleanup.h"
#include "base/hash.h"

sfp_status sfp__hash_open(struct sfp__hash *hash)
{
	*hash = (struct sfp__hash){ 0 };
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

sfp_status sfp__hmac_sha256(const void *key, size_t key_length, const void *data, size_t length,
                            uint8_t ret_digest[SFP__HASH_SIZE])
{
	if (key_length > INT_MAX)
		return SFP_E_MISUSE;
	/* libcrypto takes a NULL key for "the one of the last time". */
	if (!HMAC(EVP_sha256(), key_length ? key : "", (int)key_length, length ? data : (const void *)"", length, ret_digest,
	          NULL))
		return SFP_E_NO_MEMORY;
	return SFP_OK;
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
