/* token.h: secrets that people copy by hand: 16 random bytes in Crockford's base 32 with his check symbol. */
#ifndef SFP__BASE_TOKEN_H
#define SFP__BASE_TOKEN_H

#include "sferumpolicy/base.h"

#define SFP__TOKEN_SIZE 16
/* 26 symbols, the check symbol, the final NUL. */
#define SFP__TOKEN_TEXT_SIZE 28

struct sfp__token {
	uint8_t bytes[SFP__TOKEN_SIZE];
};

sfp_status sfp__token_new(struct sfp__token *ret_token);
void sfp__token_to_text(const struct sfp__token *token, char text[SFP__TOKEN_TEXT_SIZE]);

/* Takes small letters, O for 0, I and L for 1, hyphens and spaces anywhere. SFP_E_INVALID for anything else, a wrong
 * check symbol too: a slip of the pen is told from a link that does not exist. */
sfp_status sfp__token_from_text(const char *text, struct sfp__token *ret_token);

#endif
