/* digest.c: SHA-256 of a pack's text, by libcrypto. */
#include <openssl/sha.h>

#include "policy/policy.h"

void sfp__digest(const char *text, size_t length, uint8_t ret_digest[32])
{
	SHA256((const unsigned char *)text, length, ret_digest);
}
