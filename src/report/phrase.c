/* phrase.c: sentences with figures, in which the words agree with the numbers. */
#include <inttypes.h>
#include <string.h>

#include "base/time.h"
#include "report/phrase.h"

static int64_t figure(const struct sfp__phrase *phrase, char name)
{
	switch (name) {
	case 'k':
		return phrase->k;
	case 'd':
		return phrase->d;
	case 'w':
		return phrase->w;
	default:
		return phrase->t;
	}
}

static const char *word(const struct sfp__phrase *phrase, char name)
{
	switch (name) {
	case 'l':
		return phrase->l;
	case 's':
		return phrase->s;
	case 'p':
		return phrase->p;
	case 'c':
		return phrase->c;
	case 'h':
		return phrase->h;
	case 'm':
		return phrase->m;
	case 'n':
		return phrase->n;
	default:
		return NULL;
	}
}

/* 1, 21, 101 but not 11: the first form; 2-4 but not 12-14: the second; all others the last. */
static int form_of(sfp_language language, int64_t n)
{
	int64_t tens = n % 100, ones = n % 10;

	if (language == SFP_EN)
		return n == 1 ? 0 : 1;
	if (ones == 1 && tens != 11)
		return 0;
	return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
}

/* The form is the wanted one, or the last that there is. Gives what stands behind the brackets. */
static const char *add_form(struct sfp__buffer *buffer, const struct sfp__phrase *phrase, const char *bracket)
{
	int wanted = form_of(phrase->language, figure(phrase, bracket[1]));
	const char *end = strchr(bracket, ']'), *form = bracket + 3, *bar;

	while (wanted-- > 0 && (bar = memchr(form, '|', (size_t)(end - form))))
		form = bar + 1;
	bar = memchr(form, '|', (size_t)(end - form));
	sfp__buffer_add(buffer, form, (size_t)((bar ? bar : end) - form));
	return end + 1;
}

static const char *add_value(struct sfp__buffer *buffer, const struct sfp__phrase *phrase, const char *brace)
{
	const char *text = word(phrase, brace[1]);

	if (strchr("lspchmn", brace[1]))
		sfp__buffer_add_text(buffer, text ? text : "");
	else
		sfp__buffer_addf(buffer, "%" PRId64, figure(phrase, brace[1]));
	return brace + 3;
}

void sfp__phrase_add(struct sfp__buffer *buffer, const struct sfp__phrase *phrase, const char *pattern)
{
	while (*pattern) {
		size_t plain = strcspn(pattern, "[{");

		sfp__buffer_add(buffer, pattern, plain);
		pattern += plain;
		if (*pattern == '[')
			pattern = add_form(buffer, phrase, pattern);
		else if (*pattern == '{')
			pattern = add_value(buffer, phrase, pattern);
	}
}

void sfp__phrase_add_date(struct sfp__buffer *buffer, sfp_language language, sfp_date date)
{
	char text[SFP_DATE_TEXT_SIZE];

	if (language == SFP_RU) {
		sfp__buffer_addf(buffer, "%02d.%02d.%04d", date % 100, date / 100 % 100, date / 10000);
		return;
	}
	sfp_date_to_text(date, text);
	sfp__buffer_add_text(buffer, text);
}

void sfp__phrase_add_span(struct sfp__buffer *buffer, sfp_language language, sfp_time span)
{
	int64_t hours = (span + SFP__HOUR / 2) / SFP__HOUR, days = (span + SFP__DAY / 2) / SFP__DAY;
	bool russian = language == SFP_RU;

	if (hours < 1)
		sfp__buffer_add_text(buffer, russian ? "меньше часа" : "less than an hour");
	else if (span < 2 * SFP__DAY)
		sfp__buffer_addf(buffer, russian ? "%" PRId64 " ч" : "%" PRId64 " h", hours);
	else
		sfp__buffer_addf(buffer, russian ? "%" PRId64 " дн." : "%" PRId64 " days", days);
}

/* Russian small letters are D0 B0-BF (а-п) and D1 80-8F (р-я) in UTF-8, the capitals D0 90-AF. */
void sfp__phrase_capitalize(char *text)
{
	unsigned char *byte = (unsigned char *)text;

	if (byte[0] >= 'a' && byte[0] <= 'z') {
		byte[0] = (unsigned char)(byte[0] - 'a' + 'A');
	} else if (byte[0] == 0xd0 && byte[1] >= 0xb0 && byte[1] <= 0xbf) {
		byte[1] = (unsigned char)(byte[1] - 0x20);
	} else if (byte[0] == 0xd1 && byte[1] >= 0x80 && byte[1] <= 0x8f) {
		byte[0] = 0xd0;
		byte[1] = (unsigned char)(byte[1] + 0x20);
	}
}
