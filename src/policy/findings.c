/* findings.c: collects what is wrong with a pack and puts it into words. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "policy/arena.h"
#include "policy/findings.h"
#include "policy/tree.h"

/* What is quoted from a pack is cut after so many characters. */
#define QUOTED_MAX 60

struct sfp_findings {
	struct sfp__arena arena;
	sfp_finding items[SFP__FINDINGS_MAX + 1];
	size_t count;
	bool failed;  /* out of memory: one was lost */
	bool invalid; /* one is an error */
};

sfp_findings *sfp__findings_new(void)
{
	return calloc(1, sizeof(sfp_findings));
}

size_t sfp_findings_count(const sfp_findings *findings)
{
	return findings ? findings->count : 0;
}

const sfp_finding *sfp_findings_at(const sfp_findings *findings, size_t index)
{
	return findings && index < findings->count ? &findings->items[index] : NULL;
}

void sfp_findings_free(sfp_findings *findings)
{
	if (!findings)
		return;
	sfp__arena_clear(&findings->arena);
	free(findings);
}

void sfp__findings_freep(sfp_findings **findings)
{
	sfp_findings_free(*findings);
}

/* A copy for people's eyes: short, on one line, without what a terminal would obey. */
static const char *quoted(sfp_findings *findings, const char *text)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };
	const char *copy;
	size_t characters = 0;

	if (!text || !*text)
		return "";
	for (const char *at = text; *at; at++) {
		bool first_byte = ((unsigned char)*at & 0xC0) != 0x80;

		if (first_byte && characters++ == QUOTED_MAX) {
			sfp__buffer_add_text(&buffer, "…");
			break;
		}
		sfp__buffer_add_byte(&buffer, (unsigned char)*at < 0x20 || *at == 0x7F ? ' ' : (uint8_t)*at);
	}
	copy = buffer.failed ? NULL : sfp__arena_text(&findings->arena, buffer.data, buffer.length);
	if (!copy)
		findings->failed = true;
	return copy ? copy : "";
}

/* Puts the three texts into a message; the part in < > falls out where nothing was expected. */
static const char *expanded(sfp_findings *findings, const char *pattern, const char *const texts[3])
{
	static const char *const places[] = { "{found}", "{expected}", "{where}" };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer buffer = { 0 };
	const char *copy;

	for (const char *at = pattern; *at;) {
		size_t place = 0;

		while (place < 3 && strncmp(at, places[place], strlen(places[place])) != 0)
			place++;
		if (place < 3) {
			sfp__buffer_add_text(&buffer, texts[place]);
			at += strlen(places[place]);
		} else if (*at == '<' && !*texts[1]) {
			at = strchr(at, '>') + 1;
		} else {
			if (*at != '<' && *at != '>')
				sfp__buffer_add_byte(&buffer, (uint8_t)*at);
			at++;
		}
	}
	copy = buffer.failed ? NULL : sfp__arena_text(&findings->arena, buffer.data, buffer.length);
	if (!copy)
		findings->failed = true;
	return copy ? copy : "";
}

static void append(sfp_findings *findings, enum sfp__problem problem, int line, int column, const char *const texts[3])
{
	const struct sfp__message *message = &sfp__messages[problem];

	findings->items[findings->count++] = (sfp_finding){
		.severity = message->severity,
		.code = message->code,
		.line = line,
		.column = column,
		.found = texts[0],
		.expected = texts[1],
		.text_ru = expanded(findings, message->ru, texts),
		.text_en = expanded(findings, message->en, texts),
	};
	if (message->severity == SFP_SEVERITY_ERROR)
		findings->invalid = true;
}

void sfp__find_at(sfp_findings *findings, enum sfp__problem problem, int line, int column, const char *found,
                  const char *expected, const char *where)
{
	static const char *const nothing[3] = { "", "", "" };
	const char *texts[3];

	if (sfp__findings_full(findings))
		return;
	if (findings->count == SFP__FINDINGS_MAX) {
		append(findings, SFP__PROBLEM_TOO_MANY_FINDINGS, line, column, nothing);
		return;
	}
	texts[0] = quoted(findings, found);
	texts[1] = quoted(findings, expected);
	texts[2] = quoted(findings, where);
	append(findings, problem, line, column, texts);
}

void sfp__find(sfp_findings *findings, enum sfp__problem problem, const struct sfp__node *node, const char *found,
               const char *expected, const char *where)
{
	sfp__find_at(findings, problem, node->line, node->column, found, expected, where);
}

bool sfp__findings_full(const sfp_findings *findings)
{
	return findings->count > SFP__FINDINGS_MAX || findings->failed;
}

/* The note that there are more stays last wherever it was made. */
static bool goes_before(const sfp_finding *a, const sfp_finding *b)
{
	return a->line < b->line || (a->line == b->line && a->column < b->column);
}

sfp_status sfp__findings_close(sfp_findings *findings)
{
	size_t count = findings->count > SFP__FINDINGS_MAX ? SFP__FINDINGS_MAX : findings->count;

	/* By insertion: they are few, nearly sorted, and those of one place must keep their order. */
	for (size_t i = 1; i < count; i++) {
		sfp_finding finding = findings->items[i];
		size_t at = i;

		for (; at > 0 && goes_before(&finding, &findings->items[at - 1]); at--)
			findings->items[at] = findings->items[at - 1];
		findings->items[at] = finding;
	}
	if (findings->failed)
		return SFP_E_NO_MEMORY;
	return findings->invalid ? SFP_E_INVALID : SFP_OK;
}
