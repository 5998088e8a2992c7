/* hash.h: SHA-256, HMAC-SHA-256 and random bytes, on libcrypto. */
#ifndef SFP__BASE_HASH_H
#define SFP__BASE_HASH_H

#include "sferumpolicy/base.h"

#define SFP__HASH_SIZE 32

/* A hash in the making. The context is made once and used for any number of hashes: fetching the algorithm costs more
 * than hashing a short entry does. Zero-initialised is closed. */
struct sfp__hash {
	void *context;     /* EVP_MD_CTX */
	void *algorithm;   /* EVP_MD */
	sfp_status status; /* the first failure since sfp__hash_start() */
};

/* SFP_E_NO_MEMORY. */
sfp_status sfp__hash_open(struct sfp__hash *hash);
void sfp__hash_close(struct sfp__hash *hash); /* also a cleanup function */

/* start, add…, end: a failure sticks, and end reports it. */
void sfp__hash_start(struct sfp__hash *hash);
void sfp__hash_add(struct sfp__hash *hash, const void *data, size_t length);
sfp_status sfp__hash_end(struct sfp__hash *hash, uint8_t ret_digest[SFP__HASH_SIZE]);

sfp_status sfp__sha256(const void *data, size_t length, uint8_t ret_digest[SFP__HASH_SIZE]);
sfp_status sfp__hmac_sha256(const void *key, size_t key_length, const void *data, size_t length,
                            uint8_t ret_digest[SFP__HASH_SIZE]);

/* SFP_E_IO if the system gives none: nothing may go on with guessable bytes. */
sfp_status sfp__random(void *bytes, size_t length);

/* Takes as long for the first byte's difference as for the last's. */
bool sfp__equal_constant_time(const void *a, const void *b, size_t length);

#endif
