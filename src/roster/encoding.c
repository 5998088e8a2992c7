/* encoding.c: how a table is written: its encoding, and what divides it. */
#include <string.h>
#include <strings.h>

#include "roster/delimiter.h"
#include "roster/rows.h"

#define PIECE ((size_t)64 << 10)

static const char *const encodings[] = { "UTF-8", "CP1251", "KOI8-R", "CP866", "MACCYRILLIC" };

const char *sfp__encoding_known(const char *name)
{
	for (size_t i = 0; i < SFP__LENGTH(encodings); i++)
		if (strcasecmp(encodings[i], name) == 0)
			return encodings[i];
	return strcasecmp(name, "windows-1251") == 0 ? encodings[1] : NULL;
}

const char *sfp__encoding_other(size_t index)
{
	return index + 2 < SFP__LENGTH(encodings) ? encodings[index + 2] : NULL;
}

/* ---- what the bytes look like ---- */

/* The longest text that could be UTF-8 so far, and what speaks against it. */
struct looks {
	unsigned need; /* bytes that the sequence at hand still wants */
	unsigned char low, high;
	uint64_t at;      /* bytes seen */
	uint64_t several; /* sequences of several bytes */
	uint64_t mixed;   /* where letters of Cyrillic stand side by side, from 1; 0 nowhere */
	unsigned row;     /* how many do, up to here */
	unsigned char lead;
	uint64_t broken;
	uint64_t first_broken, nul, undefined; /* positions, from 1; 0 none */
};

static void begin_sequence(struct looks *looks, unsigned char byte)
{
	looks->low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
	looks->high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
	looks->need = byte < 0x80 ? 0 : byte < 0xc2 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : 0;
}

static void count_broken(struct looks *looks)
{
	looks->broken++;
	looks->first_broken = looks->first_broken ? looks->first_broken : looks->at;
}

/* Four letters of Cyrillic in UTF-8 in a row are no accident, whatever the other lines are written in. */
#define LETTERS 4

static void count_letter(struct looks *looks)
{
	looks->row = looks->lead == 0xd0 || looks->lead == 0xd1 ? looks->row + 1 : 0;
	if (looks->row == LETTERS && !looks->mixed)
		looks->mixed = looks->at;
}

static void look_at_byte(struct looks *looks, unsigned char byte)
{
	looks->at++;
	if (byte == 0x98 && !looks->undefined) /* the one byte that CP1251 does not know */
		looks->undefined = looks->at;
	if (looks->need && byte >= looks->low && byte <= looks->high) {
		looks->low = 0x80;
		looks->high = 0xbf;
		if (--looks->need == 0) {
			looks->several++;
			count_letter(looks);
		}
		return;
	}
	if (looks->need)
		count_broken(looks);
	begin_sequence(looks, byte);
	looks->lead = byte;
	if (byte < 0xd0 || byte > 0xd1)
		looks->row = 0;
	if (byte >= 0x80 && !looks->need)
		count_broken(looks);
}

/* Most of most files is ASCII: eight bytes at a time. */
static void look_at(struct looks *looks, const char *data, size_t length)
{
	const char *nul = looks->nul ? NULL : memchr(data, 0, length);
	size_t i = 0;

	if (nul)
		looks->nul = looks->at + (uint64_t)(nul - data) + 1;
	while (i < length) {
		uint64_t eight;

		if (!looks->need && length - i >= sizeof(eight)) {
			memcpy(&eight, data + i, sizeof(eight));
			if (!(eight & UINT64_C(0x8080808080808080))) {
				looks->at += sizeof(eight);
				looks->row = 0;
				i += sizeof(eight);
				continue;
			}
		}
		look_at_byte(looks, (unsigned char)data[i++]);
	}
}

/* ---- where that is ---- */

/* The line of a position, by reading again up to it: only what is refused pays for that. */
static int64_t line_of(const struct sfp__source *source, uint64_t position)
{
	SFP__CLEANUP(sfp__bytes_close) struct sfp__bytes bytes = { 0 };
	char piece[4096];
	size_t got = 1;
	int64_t line = 1;
	bool after_cr = false;

	if (sfp__bytes_open(source, &bytes) != SFP__BYTES_OK)
		return 0;
	while (position > 1 && sfp__bytes_read(&bytes, piece, sizeof(piece), &got) == SFP__BYTES_OK && got) {
		for (size_t i = 0; i < got && position > 1; i++, position--) {
			line += piece[i] == '\r' || (piece[i] == '\n' && !after_cr);
			after_cr = piece[i] == '\r';
		}
	}
	return line;
}

static void at_position(const struct sfp__source *source, struct sfp__trouble *trouble, enum sfp__finding_code code,
                        uint64_t position)
{
	*trouble = (struct sfp__trouble){ code, line_of(source, position) };
}

/* ---- the verdict ---- */

/* Damaged UTF-8 still has more whole sequences than broken ones; in CP1251 they come about by chance and seldom. */
static void judge(const struct sfp__source *source, const struct looks *looks, const char *wanted, bool marked,
                  struct sfp__format *format, struct sfp__trouble *trouble)
{
	bool utf8 = wanted ? strcmp(wanted, encodings[0]) == 0 : marked || looks->several >= looks->broken;

	format->encoding = wanted ? wanted : utf8 ? encodings[0] : encodings[1];
	if (looks->nul)
		at_position(source, trouble, SFP__FOUND_NUL, looks->nul);
	else if (utf8 && looks->broken)
		at_position(source, trouble, SFP__FOUND_DAMAGED_UTF_8, looks->first_broken);
	else if (!utf8 && looks->mixed)
		at_position(source, trouble, SFP__FOUND_MIXED_ENCODINGS, looks->mixed);
	else if (strcmp(format->encoding, encodings[1]) == 0 && looks->undefined)
		at_position(source, trouble, SFP__FOUND_UNKNOWN_ENCODING, looks->undefined);
}

/* Rows that were rejected are of all lengths, but the title of their first column is ours. */
static char delimiter_of(const char *head, size_t length)
{
	size_t title = strlen(SFP_ROSTER_REASON_TITLE);
	bool ours = length > title && memcmp(head, SFP_ROSTER_REASON_TITLE, title) == 0 && head[title] &&
	            strchr(";,\t|", head[title]);

	return ours ? head[title] : sfp__guess_delimiter(head, length);
}

/* The head of the table tells what divides it; the marks before it are ASCII in every encoding that we know. */
static void look_at_head(const char *head, size_t length, char wanted, struct sfp__format *format, bool *ret_marked)
{
	size_t skip = length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, sep, blank = 0;
	char said = 0;

	*ret_marked = skip > 0;
	sep = sfp__sep_line(head + skip, length - skip, &said);
	skip += sep;
	while (skip + blank < length && strchr("\r\n", head[skip + blank]) && head[skip + blank])
		blank++;
	format->skip = skip;
	format->skipped_lines = sep ? 1 : 0;
	format->delimiter = wanted ? wanted : sep ? said : delimiter_of(head + skip + blank, length - skip - blank);
}

static bool begins(const char *head, size_t length, const char *sign, size_t size)
{
	return length >= size && memcmp(head, sign, size) == 0;
}
#define BEGINS(sign) begins(head, length, sign, sizeof(sign) - 1)

bool sfp__is_workbook(const char *head, size_t length)
{
	static const char sheet[] = "[Content_Types].xml", open_sheet[] = "mimetypeapplication/vnd.oasis.opendocument";

	if (BEGINS("\xd0\xcf\x11\xe0"))
		return true;
	return head && BEGINS("PK\3\4") &&
	       (memmem(head, length, sheet, strlen(sheet)) || memmem(head, length, open_sheet, strlen(open_sheet)));
}

/* What no table begins with, and people try all the same. */
static enum sfp__finding_code strange_head(const char *head, size_t length)
{
	size_t blank = BEGINS("\xef\xbb\xbf") ? 3 : 0;

	while (blank < length && head[blank] && strchr(" \t\r\n", head[blank]))
		blank++;
	if (BEGINS("\xff\xfe") || BEGINS("\xfe\xff"))
		return SFP__FOUND_UTF_16;
	if (sfp__is_workbook(head, length))
		return SFP__FOUND_WORKBOOK;
	if (BEGINS("PK\3\4"))
		return SFP__FOUND_NESTED_ARCHIVE;
	if (BEGINS("\x1f\x8b") || BEGINS("7z\xbc\xaf") || BEGINS("Rar!\x1a") ||
	    BEGINS("\xfd"
	           "7zXZ") ||
	    BEGINS("BZh"))
		return SFP__FOUND_OTHER_ARCHIVE;
	if (BEGINS("%PDF") || BEGINS("{\\rtf") || begins(head + blank, length - blank, "<", 1))
		return SFP__FOUND_OTHER_FORMAT;
	return SFP__FOUND_END;
}

static sfp_status look_through(const struct sfp__source *source, const struct sfp__rows_wish *wish, char *piece,
                               struct sfp__format *format, struct sfp__trouble *trouble)
{
	SFP__CLEANUP(sfp__bytes_close) struct sfp__bytes bytes = { 0 };
	struct looks looks = { 0 };
	enum sfp__bytes_end end = sfp__bytes_open(source, &bytes);
	size_t got = 0;
	bool marked = false;

	*trouble = SFP__NO_TROUBLE;
	while (end == SFP__BYTES_OK && (end = sfp__bytes_read(&bytes, piece, PIECE, &got)) == SFP__BYTES_OK && got) {
		if (looks.at == 0) {
			look_at_head(piece, got, wish->delimiter, format, &marked);
			trouble->code = strange_head(piece, got);
			if (trouble->code != SFP__FOUND_END)
				return SFP_OK;
		}
		look_at(&looks, piece, got);
	}
	*trouble = (struct sfp__trouble){ sfp__bytes_finding(source, end), 0 };
	if (end != SFP__BYTES_OK)
		return end == SFP__BYTES_NO_MEMORY ? SFP_E_NO_MEMORY : SFP_OK;
	if (looks.need)
		count_broken(&looks);
	judge(source, &looks, wish->encoding, marked, format, trouble);
	return SFP_OK;
}

sfp_status sfp__format_find(const struct sfp__source *source, const struct sfp__rows_wish *wish,
                            struct sfp__format *format, struct sfp__trouble *trouble)
{
	SFP__CLEANUP(sfp__freep) char *piece = malloc(PIECE);

	*format = (struct sfp__format){ .encoding = "", .delimiter = wish->delimiter ? wish->delimiter : ';' };
	return piece ? look_through(source, wish, piece, format, trouble) : SFP_E_NO_MEMORY;
}
