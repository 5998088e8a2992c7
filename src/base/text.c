/* text.c: UTF-8, and the form under which names are compared. */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"

/* Longer texts are no misspelt names. */
#define EDIT_LIMIT 64

/* Latin letters whose capitals look like these Cyrillic ones. Everything is in lower case by then. */
/* clang-format off */
static const uint16_t look_alikes['z' - 'a' + 1] = {
	['a' - 'a'] = 0x430, ['b' - 'a'] = 0x432, ['c' - 'a'] = 0x441, ['e' - 'a'] = 0x435, ['h' - 'a'] = 0x43d,
	['k' - 'a'] = 0x43a, ['m' - 'a'] = 0x43c, ['o' - 'a'] = 0x43e, ['p' - 'a'] = 0x440, ['t' - 'a'] = 0x442,
	['x' - 'a'] = 0x445, ['y' - 'a'] = 0x443,
};
/* clang-format on */

char *sfp__text_dup(const char *text)
{
	return strdup(text);
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Length of the sequence at the head of so many bytes, and its code point; 0 if it is not UTF-8. */
static size_t decode(const char *data, size_t length, uint32_t *ret_code)
{
	static const uint32_t least[5] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char first = (unsigned char)data[0];
	size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
	uint32_t code = size == 1 ? first : first & (0x7fu >> size);

	if (size == 0 || size > length)
		return 0;
	for (size_t i = 1; i < size; i++) {
		if (!is_continuation(data[i]))
			return 0;
		code = code << 6 | ((unsigned char)data[i] & 0x3f);
	}
	if (code < least[size] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
		return 0;
	*ret_code = code;
	return size;
}

bool sfp__code_valid(const char *text)
{
	return *text && strlen(text) <= 64 && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")];
}

bool sfp__utf8_valid(const char *data, size_t length)
{
	uint32_t code;

	for (size_t at = 0, size; at < length; at += size) {
		size = decode(data + at, length - at, &code);
		if (size == 0 || code == 0)
			return false;
	}
	return true;
}

uint32_t sfp__utf8_next(const char **text)
{
	uint32_t code = 0;

	/* The final NUL is no continuation, so that decode() never looks behind it. */
	if (**text != '\0')
		*text += decode(*text, 4, &code);
	return code;
}

void sfp__buffer_add_utf8(struct sfp__buffer *buffer, uint32_t code)
{
	static const uint8_t first[5] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	uint8_t bytes[4];

	for (size_t i = size; i-- > 1; code >>= 6)
		bytes[i] = (uint8_t)(0x80 | (code & 0x3f));
	bytes[0] = (uint8_t)(first[size == 1 ? 0 : size] | code);
	sfp__buffer_add(buffer, bytes, size);
}

void sfp__buffer_add_repaired(struct sfp__buffer *buffer, const char *text)
{
	size_t length = strlen(text);

	for (size_t at = 0, size; at < length; at += size) {
		uint32_t code = 0;

		size = decode(text + at, length - at, &code);
		sfp__buffer_add_utf8(buffer, size ? code : 0xfffd);
		size = size ? size : 1;
	}
}

static bool is_space(uint32_t code)
{
	return (code >= 0x09 && code <= 0x0d) || code == 0x20 || code == 0x85 || code == 0xa0 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 || code == 0x202f ||
	       code == 0x205f || code == 0x3000;
}

static bool is_hyphen(uint32_t code)
{
	return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2043 || code == 0x2212 ||
	       code == 0xfe58 || code == 0xfe63 || code == 0xff0d;
}

bool sfp__utf8_invisible(uint32_t code)
{
	return code == 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
	       (code >= 0x2060 && code <= 0x2064) || (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

bool sfp__utf8_obeyed(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x61c || code == 0x200e || code == 0x200f ||
	       (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

static bool makes_lines(uint32_t code, const char *next)
{
	return code == '\n' || code == '\t' || (code == '\r' && *next == '\n');
}

void sfp__buffer_add_tame(struct sfp__buffer *buffer, const char *text, bool lines)
{
	while (*text) {
		const char *next = text;
		uint32_t code = sfp__utf8_next(&next);

		next += next == text;
		if (!code || (sfp__utf8_obeyed(code) && !(lines && makes_lines(code, next))))
			sfp__buffer_add_utf8(buffer, 0xfffd);
		else
			sfp__buffer_add(buffer, text, (size_t)(next - text));
		text = next;
	}
}

static bool is_cyrillic(uint32_t code)
{
	return code >= 0x400 && code <= 0x52f;
}

/* Blocks where a capital and its small letter are neighbours, the capital at the even or at the odd place. */
static uint32_t lower_of_pair(uint32_t code)
{
	bool even = (code >= 0x100 && code <= 0x137) || (code >= 0x14a && code <= 0x177) ||
	            (code >= 0x460 && code <= 0x481) || (code >= 0x48a && code <= 0x4bf) ||
	            (code >= 0x4d0 && code <= 0x52f);
	bool odd = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17e) ||
	           (code >= 0x4c1 && code <= 0x4ce);

	if (even)
		return code | 1;
	return odd && (code & 1) ? code + 1 : code;
}

static uint32_t lower(uint32_t code)
{
	if ((code >= 'A' && code <= 'Z') || (code >= 0x410 && code <= 0x42f))
		return code + 0x20;
	if (code >= 0xc0 && code <= 0xde && code != 0xd7)
		return code + 0x20;
	if (code >= 0x400 && code <= 0x40f)
		return code + 0x50;
	if (code == 0x4c0) /* palochka: its small letter was added to the standard late, at the end of the block */
		return 0x4cf;
	return lower_of_pair(code);
}

/* One character in its folded form, with the combining sign behind it; 0 if it vanishes. */
static uint32_t next_folded(const char **text)
{
	uint32_t code = lower(sfp__utf8_next(text));
	const char *behind = *text;
	uint32_t mark = sfp__utf8_next(&behind);

	if ((code == 0x438 && mark == 0x306) || ((code == 0x435 || code == 0x451 || code == 'e') && mark == 0x308)) {
		*text = behind;
		return code == 0x438 ? 0x439 : 0x435;
	}
	if (code == 0x451)
		return 0x435;
	if (is_hyphen(code))
		return '-';
	return sfp__utf8_invisible(code) ? 0 : code;
}

static bool is_look_alike(uint32_t code)
{
	return code >= 'a' && code <= 'z' && look_alikes[code - 'a'];
}

/* The end of the word that begins here, and whether its look-alikes are meant as Cyrillic. */
static const char *measure_word(const char *word, bool *ret_is_cyrillic)
{
	bool cyrillic = false, digit = false, foreign = false;
	const char *end = word, *at = word;

	while (*at && !is_space(sfp__utf8_next(&at)))
		end = at;
	for (at = word; at < end;) {
		uint32_t code = next_folded(&at);

		cyrillic |= is_cyrillic(code);
		digit |= code >= '0' && code <= '9';
		foreign |= (code >= 'a' && code <= 'z' && !is_look_alike(code)) || code >= 0xc0;
	}
	*ret_is_cyrillic = cyrillic || (digit && !foreign);
	return end;
}

static void fold_word(const char *word, const char *end, bool cyrillic, struct sfp__buffer *buffer)
{
	while (word < end) {
		uint32_t code = next_folded(&word);

		if (cyrillic && is_look_alike(code))
			code = look_alikes[code - 'a'];
		if (code)
			sfp__buffer_add_utf8(buffer, code);
	}
}

sfp_status sfp__text_fold(const char *text, struct sfp__buffer *buffer)
{
	size_t start = buffer->length;
	bool cyrillic;

	if (!sfp__utf8_valid(text, strlen(text)))
		return SFP_E_INVALID;
	while (*text) {
		const char *end = measure_word(text, &cyrillic);
		size_t before = buffer->length;

		if (end > text && before > start)
			sfp__buffer_add_byte(buffer, ' ');
		fold_word(text, end, cyrillic, buffer);
		/* A word of invisible characters leaves no space behind. */
		if (before > start && buffer->length == before + 1)
			buffer->data[buffer->length = before] = '\0';
		text = end;
		if (*text)
			sfp__utf8_next(&text);
	}
	return SFP_OK;
}

sfp_status sfp__full_name_fold(const char *surname, const char *given_name, const char *patronymic,
                               struct sfp__buffer *buffer)
{
	const char *const parts[] = { surname, given_name, patronymic };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer whole = { 0 };
	sfp_status status;

	for (size_t i = 0; i < SFP__LENGTH(parts); i++) {
		sfp__buffer_add_text(&whole, parts[i] ? parts[i] : "");
		sfp__buffer_add_byte(&whole, ' ');
	}
	if (whole.failed)
		return SFP_E_NO_MEMORY;
	status = sfp__text_fold(whole.data, buffer);
	return status == SFP_OK && buffer->failed ? SFP_E_NO_MEMORY : status;
}

/* ---- names of classes ---- */

static bool is_quote(uint32_t code)
{
	return code == '"' || code == '\'' || code == '`' || code == 0xab || code == 0xbb ||
	       (code >= 0x2018 && code <= 0x201f) || code == 0x2039 || code == 0x203a;
}

static void leave_out_quotes(const char *text, struct sfp__buffer *buffer)
{
	for (uint32_t code; (code = sfp__utf8_next(&text)) != 0;)
		if (!is_quote(code))
			sfp__buffer_add_utf8(buffer, code);
}

/* What people write beside the name of a class, in its folded form. */
static bool says_class(const char *word, size_t length)
{
	static const char *const words[] = { "класс", "кл", "кл.", "группа", "гр", "гр." };

	for (size_t i = 0; i < SFP__LENGTH(words); i++)
		if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
			return true;
	return false;
}

/* Cuts one such word off either end, never the last one. */
static const char *leave_out_word(char *name)
{
	size_t first = strcspn(name, " ");
	char *last = strrchr(name, ' ');

	if (last && says_class(last + 1, strlen(last + 1)))
		*last = '\0';
	return name[first] && says_class(name, first) ? name + first + 1 : name;
}

/* "М - 11" */
static void leave_out_blanks(char *name)
{
	char *to = name;

	for (const char *at = name; *at; at++)
		if (*at != ' ' || (at[1] != '-' && at > name && at[-1] != '-'))
			*to++ = *at;
	*to = '\0';
}

/* "7 а", "7-а": the letter belongs to the number. */
static void join_letter(const char *name, struct sfp__buffer *buffer)
{
	size_t digits = strspn(name, "0123456789"), between = strspn(name + digits, " -");
	const char *behind = name + digits + between;
	uint32_t letter = sfp__utf8_next(&behind);
	bool joined =
		digits >= 1 && digits <= 2 && !*behind && (is_cyrillic(letter) || (letter >= 'a' && letter <= 'z'));

	sfp__buffer_add(buffer, name, joined ? digits : strlen(name));
	if (joined)
		sfp__buffer_add_utf8(buffer, letter);
}

/* The letter is folded once more where it stands with its number: only there a Latin one is meant as Cyrillic. */
sfp_status sfp__class_fold(const char *text, struct sfp__buffer *buffer)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer bare = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer plain = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer joined = { 0 };
	sfp_status status;

	if (!sfp__utf8_valid(text, strlen(text)))
		return SFP_E_INVALID;
	leave_out_quotes(text, &bare);
	status = bare.length ? sfp__text_fold(bare.data, &plain) : SFP_OK;
	if (status == SFP_OK && plain.length)
		leave_out_blanks(plain.data);
	if (status == SFP_OK && plain.length)
		join_letter(leave_out_word(plain.data), &joined);
	buffer->failed |= bare.failed || plain.failed || joined.failed;
	return status == SFP_OK && !buffer->failed ? sfp__text_fold(joined.length ? joined.data : text, buffer)
	                                           : status;
}

/* The code points of a text; more than the limit if there are more. */
static unsigned spell(const char *text, uint32_t codes[EDIT_LIMIT])
{
	unsigned length = 0;

	for (uint32_t code; (code = sfp__utf8_next(&text)) != 0; length++) {
		if (length == EDIT_LIMIT)
			return EDIT_LIMIT + 1;
		codes[length] = code;
	}
	return length;
}

static unsigned least_of(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned sfp__edit_distance(const char *a, const char *b)
{
	uint32_t as[EDIT_LIMIT], bs[EDIT_LIMIT];
	unsigned rows[3][EDIT_LIMIT + 1];
	unsigned a_length = spell(a, as), b_length = spell(b, bs);

	if (a_length > EDIT_LIMIT || b_length > EDIT_LIMIT)
		return SFP__EDIT_FAR;
	for (unsigned j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (unsigned i = 1; i <= a_length; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *over = rows[(i + 1) % 3];

		row[0] = i;
		for (unsigned j = 1; j <= b_length; j++) {
			row[j] = least_of(above[j - 1] + (as[i - 1] != bs[j - 1]), least_of(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && as[i - 1] == bs[j - 2] && as[i - 2] == bs[j - 1])
				row[j] = least_of(row[j], over[j - 2] + 1);
		}
	}
	return rows[a_length % 3][b_length];
}
