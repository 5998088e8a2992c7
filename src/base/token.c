/* token.c: Crockford's base 32, https://www.crockford.com/base32.html, of 128 bits. */
#include <string.h>

#include "base/hash.h"
#include "base/token.h"

#define SYMBOLS (SFP__TOKEN_TEXT_SIZE - 2)

/* The last five are check symbols only. */
static const char alphabet[37 + 1] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

sfp_status sfp__token_new(struct sfp__token *ret_token)
{
	struct sfp__token token;
	sfp_status status = sfp__random(token.bytes, sizeof(token.bytes));

	if (status == SFP_OK)
		*ret_token = token;
	return status;
}

/* The number modulo 37: a prime above 32, so that one wrong symbol or two swapped ones always change it. */
static unsigned check_of(const struct sfp__token *token)
{
	unsigned rest = 0;

	for (size_t i = 0; i < SFP__TOKEN_SIZE; i++)
		rest = (rest << 8 | token->bytes[i]) % 37;
	return rest;
}

/* The five bits of a symbol, counted from the end of the number. */
static unsigned bits_at(const struct sfp__token *token, unsigned place)
{
	unsigned bits = 0;

	for (unsigned i = 0, bit = place * 5; i < 5 && bit < SFP__TOKEN_SIZE * 8; i++, bit++)
		bits |= (token->bytes[SFP__TOKEN_SIZE - 1 - bit / 8] >> bit % 8 & 1u) << i;
	return bits;
}

void sfp__token_to_text(const struct sfp__token *token, char text[SFP__TOKEN_TEXT_SIZE])
{
	for (unsigned i = 0; i < SYMBOLS; i++)
		text[i] = alphabet[bits_at(token, SYMBOLS - 1 - i)];
	text[SYMBOLS] = alphabet[check_of(token)];
	text[SYMBOLS + 1] = '\0';
}

/* Which symbol it is meant for; 37 for none. */
static unsigned value_of(char sign)
{
	const char *found;

	if (sign >= 'a' && sign <= 'z')
		sign = (char)(sign - 'a' + 'A');
	if (sign == 'O')
		sign = '0';
	if (sign == 'I' || sign == 'L')
		sign = '1';
	found = sign ? memchr(alphabet, sign, 37) : NULL;
	return found ? (unsigned)(found - alphabet) : 37;
}

/* The number times 32 plus the symbol. False if it does not fit. */
static bool push(struct sfp__token *token, unsigned value)
{
	unsigned carry = value;

	for (size_t i = SFP__TOKEN_SIZE; i-- > 0;) {
		carry |= (unsigned)token->bytes[i] << 5;
		token->bytes[i] = (uint8_t)carry;
		carry >>= 8;
	}
	return carry == 0;
}

sfp_status sfp__token_from_text(const char *text, struct sfp__token *ret_token)
{
	struct sfp__token token = { { 0 } };
	unsigned count = 0, check = 37;

	for (; *text; text++) {
		unsigned value = value_of(*text);

		if (*text == '-' || *text == ' ')
			continue;
		if (value == 37 || count > SYMBOLS || (count < SYMBOLS && (value >= 32 || !push(&token, value))))
			return SFP_E_INVALID;
		if (count++ == SYMBOLS)
			check = value;
	}
	if (count != SYMBOLS + 1 || check != check_of(&token))
		return SFP_E_INVALID;
	*ret_token = token;
	return SFP_OK;
}
