/* delimiter.c: what divides the cells of a table. */
#include <string.h>
#include <strings.h>

#include "roster/delimiter.h"

#define HEAD_LINES 30
#define DELIMITERS 4
static const char delimiters[DELIMITERS] = { ';', '\t', ',', '|' };

/* How often each of them stands in the lines of the head, outside of quotes. */
struct head {
	size_t counts[HEAD_LINES][DELIMITERS];
	size_t lines;
};

static bool begins_cell(const char *text, size_t at)
{
	return at == 0 || memchr(delimiters, text[at - 1], DELIMITERS) || text[at - 1] == '\n' || text[at - 1] == '\r';
}

/* A quote within a cell opens nothing; one that is doubled closes nothing. */
static void count_delimiters(const char *text, size_t length, struct head *head)
{
	bool quoted = false, any = false;

	for (size_t i = 0; i < length && head->lines < HEAD_LINES; i++) {
		const char *delimiter = memchr(delimiters, text[i], DELIMITERS);

		if (text[i] == '"' && quoted && i + 1 < length && text[i + 1] == '"')
			i++;
		else if (text[i] == '"')
			quoted = !quoted && begins_cell(text, i);
		else if (!quoted && delimiter)
			head->counts[head->lines][delimiter - delimiters]++;
		if (!quoted && (text[i] == '\n' || text[i] == '\r')) {
			head->lines += any;
			any = false;
		} else {
			any = true;
		}
	}
	head->lines += any && head->lines < HEAD_LINES;
}

/* How many lines it divides into the same number of cells. */
static size_t divides_alike(const struct head *head, size_t delimiter)
{
	size_t most = 0;

	for (size_t i = 0; i < head->lines; i++) {
		size_t alike = 0;

		for (size_t k = 0; head->counts[i][delimiter] && k < head->lines; k++)
			alike += head->counts[k][delimiter] == head->counts[i][delimiter];
		most = alike > most ? alike : most;
	}
	return most;
}

/* Titles and addresses have commas in them, and a list has a heading: what divides the most lines alike divides the
 * table. */
char sfp__guess_delimiter(const char *text, size_t length)
{
	struct head head = { .lines = 0 };
	size_t best = 0, lines = 0, signs = 0;

	count_delimiters(text, length, &head);
	for (size_t k = 0; k < DELIMITERS; k++) {
		size_t alike = divides_alike(&head, k), count = 0;

		for (size_t i = 0; i < head.lines; i++)
			count += head.counts[i][k];
		if (alike < lines || (alike == lines && count <= signs))
			continue;
		best = k;
		lines = alike;
		signs = count;
	}
	return delimiters[best];
}

/* The length of a line with its end: LF, CRLF or a lone CR. */
static size_t line_length(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\n')
			return i + 1;
		if (text[i] == '\r')
			return i + (i + 1 < length && text[i + 1] == '\n' ? 2 : 1);
	}
	return length;
}

/* Excel's own line, `sep=;`, which it may have put into quotes. Gives the line's length, 0 if it is none. */
size_t sfp__sep_line(const char *text, size_t length, char *delimiter)
{
	size_t size = line_length(text, length), quote = size > 0 && text[0] == '"';

	if (size < 5 + 2 * quote || size > 7 + 2 * quote || strncasecmp(text + quote, "sep=", 4) != 0)
		return 0;
	if (!strchr(";,\t|", text[4 + quote]))
		return 0;
	*delimiter = text[4 + quote];
	return size;
}
