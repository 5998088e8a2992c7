/* mobile.c: mobile numbers, which people write in many ways. */
#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "registry/mobile.h"

#define DIGITS_MAX 15

/* The digits alone; 0 if there is anything that no number holds. */
static size_t digits_of(const char *mobile, char digits[DIGITS_MAX + 1])
{
	size_t length = 0;

	for (const char *c = mobile; c && *c; c++) {
		if (isdigit((unsigned char)*c)) {
			if (length == DIGITS_MAX)
				return 0;
			digits[length++] = *c;
		} else if (!strchr(" -().", *c) && !(*c == '+' && c == mobile)) {
			return 0;
		}
	}
	digits[length] = '\0';
	return length;
}

bool sfp__mobile_valid(const char *mobile)
{
	char digits[DIGITS_MAX + 1];

	return digits_of(mobile, digits) >= 10;
}

/* Behind the country's 7 or the trunk's 8. */
static const char *national(const char *digits, size_t length)
{
	return length == 11 && (digits[0] == '7' || digits[0] == '8') ? digits + 1 : digits;
}

bool sfp__mobile_equal(const char *a, const char *b)
{
	char digits_a[DIGITS_MAX + 1], digits_b[DIGITS_MAX + 1];
	size_t length_a = digits_of(a, digits_a), length_b = digits_of(b, digits_b);

	return length_a >= 10 && length_b >= 10 &&
	       strcmp(national(digits_a, length_a), national(digits_b, length_b)) == 0;
}
