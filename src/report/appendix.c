/* appendix.c: whom an order moves: read, and told as text, as a page and as JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ledger/column.h"
#include "ledger/entity.h"
#include "ledger/json.h"
#include "ledger/misuse.h"
#include "policy/arena.h"
#include "registry/movement/movement.h"
#include "registry/nouns.h"
#include "sferumpolicy/appendix.h"
#include "sferumpolicy/order.h"
#include "sferumpolicy/organization.h"

struct appendix {
	sfp_appendix view;
	struct sfp__arena arena;
	sfp_appendix_line *lines; /* in the making */
	size_t capacity;
};

void sfp_appendix_free(sfp_appendix *view)
{
	struct appendix *appendix = (struct appendix *)view;

	if (!appendix)
		return;
	sfp__arena_clear(&appendix->arena);
	free(appendix->lines);
	free(appendix);
}

static void appendix_freep(struct appendix **appendix)
{
	sfp_appendix_free(*appendix ? &(*appendix)->view : NULL);
}

/* ---- reading ---- */

static const char *keep(struct appendix *appendix, const char *text)
{
	return sfp__arena_text(&appendix->arena, text ? text : "", text ? strlen(text) : 0);
}

/* The words of a buffer, which is emptied; NULL where memory ran out. */
static const char *keep_words(struct appendix *appendix, struct sfp__buffer *words)
{
	const char *kept = words->failed ? NULL : keep(appendix, words->data);

	sfp__buffer_clear(words);
	return kept;
}

static const char *full_name(struct appendix *appendix, struct sfp__stmt *stmt)
{
	struct sfp__buffer name = { 0 };

	for (int column = SFP__COL_APPENDIX_LINES_SURNAME; column <= SFP__COL_APPENDIX_LINES_PATRONYMIC; column++) {
		const char *part = sfp__column_text(stmt, column);

		if (part && *part)
			sfp__buffer_addf(&name, "%s%s", name.length ? " " : "", part);
	}
	return keep_words(appendix, &name);
}

/* A school's class tells its year by its name, a group does not. */
static const char *class_with_course(struct appendix *appendix, struct sfp__stmt *stmt, int name_column,
                                     int course_column)
{
	struct sfp__buffer words = { 0 };
	const char *name = sfp__column_text(stmt, name_column);
	int course = sfp__column_count(stmt, course_column);

	sfp__buffer_add_text(&words, name ? name : "");
	if (words.length && course && atoi(words.data) != course)
		sfp__buffer_addf(&words, ", %d курс", course);
	return keep_words(appendix, &words);
}

static const char *what_happens(struct appendix *appendix, sfp_kind kind, sfp_role role, const char *title,
                                sfp_language language)
{
	struct sfp__buffer words = { 0 };

	if (kind == SFP_KIND_DISMISS && role) {
		sfp__buffer_addf(&words, language == SFP_RU ? "снятие с должности: %s" : "loss of an office: %s",
		                 sfp_policy_role_title(NULL, role, language));
		return keep_words(appendix, &words);
	}
	sfp__buffer_add_text(&words, sfp_policy_kind_title(NULL, kind, language));
	if (kind == SFP_KIND_PROMOTE && title && strcmp(title, SFP__TITLE_CONDITIONAL) == 0)
		sfp__buffer_add_text(&words, language == SFP_RU ? ", условно" : ", conditionally");
	else if (kind == SFP_KIND_TRANSFER_CLASS && title && strcmp(title, SFP__TITLE_REPEAT) == 0)
		sfp__buffer_add_text(&words, language == SFP_RU ? ", повторный год обучения" : ", to repeat the year");
	else if (title && *title)
		sfp__buffer_addf(&words, ": %s", title);
	return keep_words(appendix, &words);
}

static sfp_status read_line(struct appendix *appendix, struct sfp__stmt *stmt, sfp_appendix_line *line)
{
	const char *title = sfp__column_text(stmt, SFP__COL_APPENDIX_LINES_TITLE),
		   *section = sfp__column_text(stmt, SFP__COL_APPENDIX_LINES_CLASS_NAME);
	sfp_role role = sfp__column_role(stmt, SFP__COL_APPENDIX_LINES_ROLE);

	line->movement = sfp__column_id(stmt, SFP__COL_APPENDIX_LINES_ID);
	line->person = sfp__column_id(stmt, SFP__COL_APPENDIX_LINES_PERSON);
	line->kind = sfp__column_kind(stmt, SFP__COL_APPENDIX_LINES_KIND);
	line->effective_on = sfp__column_date(stmt, SFP__COL_APPENDIX_LINES_EFFECTIVE_ON);
	line->what_ru = what_happens(appendix, line->kind, role, title, SFP_RU);
	line->what_en = what_happens(appendix, line->kind, role, title, SFP_EN);
	line->section =
		keep(appendix,
	             section && *section ? section : sfp__column_text(stmt, SFP__COL_APPENDIX_LINES_CLASS_TO_NAME));
	line->name = full_name(appendix, stmt);
	line->from =
		class_with_course(appendix, stmt, SFP__COL_APPENDIX_LINES_CLASS_NAME, SFP__COL_APPENDIX_LINES_COURSE);
	line->to = class_with_course(appendix, stmt, SFP__COL_APPENDIX_LINES_CLASS_TO_NAME,
	                             SFP__COL_APPENDIX_LINES_COURSE_TO);
	return line->what_ru && line->what_en && line->section && line->name && line->from && line->to
	               ? SFP_OK
	               : SFP_E_NO_MEMORY;
}

static sfp_status add_line(struct appendix *appendix, struct sfp__stmt *stmt)
{
	sfp_appendix_line line = { 0 };
	sfp_status status = read_line(appendix, stmt, &line);

	if (status == SFP_OK && appendix->view.count == appendix->capacity) {
		size_t capacity = appendix->capacity ? 2 * appendix->capacity : 32;
		sfp_appendix_line *grown = reallocarray(appendix->lines, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		appendix->lines = grown;
		appendix->capacity = capacity;
	}
	if (status != SFP_OK)
		return status;
	line.number = appendix->view.count + 1;
	appendix->lines[appendix->view.count++] = line;
	appendix->view.lines = appendix->lines;
	return SFP_OK;
}

static sfp_status read_lines(sfp_registry *reg, int64_t org, const sfp_id *order_id, struct appendix *appendix)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_APPENDIX_LINES);
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":order_id", order_id);
	sfp__bind_int(stmt, ":promote", SFP_KIND_PROMOTE);
	sfp__bind_int(stmt, ":ordered", SFP_MOVEMENT_ORDERED);
	sfp__bind_int(stmt, ":applied", SFP_MOVEMENT_APPLIED);
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		status = add_line(appendix, stmt);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(reg->store) : status;
}

static sfp_status read_head(sfp_registry *reg, int64_t org, const sfp_id *organization, const sfp_id *order_id,
                            struct appendix *appendix)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *whose = NULL;
	SFP__CLEANUP(sfp__record_freep) sfp_record *order = NULL;
	sfp_status status =
		sfp__record_load(reg->store, &sfp__organization_entity, org, organization, organization, &whose);

	if (status == SFP_OK)
		status = sfp__record_load(reg->store, &sfp__order_entity, org, organization, order_id, &order);
	if (status != SFP_OK)
		return status;
	appendix->view.organization = keep(appendix, ((const sfp_organization *)whose)->name);
	appendix->view.number = keep(appendix, ((const sfp_order *)order)->number);
	appendix->view.title = keep(appendix, ((const sfp_order *)order)->title);
	appendix->view.date = ((const sfp_order *)order)->date;
	return appendix->view.organization && appendix->view.number && appendix->view.title ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status read_appendix(sfp_registry *reg, const sfp_id *organization, const sfp_id *order_id,
                                struct appendix *appendix)
{
	SFP__TXN txn = { 0 };
	int64_t org = 0;
	sfp_status status = sfp__read_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK)
		status = read_head(reg, org, organization, order_id, appendix);
	return status == SFP_OK ? read_lines(reg, org, order_id, appendix) : status;
}

sfp_status sfp_appendix_get(sfp_registry *reg, const sfp_id *organization, const sfp_id *order_id,
                            sfp_appendix **ret_appendix)
{
	SFP__CLEANUP(appendix_freep) struct appendix *appendix = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization order_id ret_appendix",
	                (const void *const[]){ organization, order_id, ret_appendix }))
		return SFP_E_MISUSE;
	appendix = calloc(1, sizeof(*appendix));
	if (!appendix)
		return SFP_E_NO_MEMORY;
	status = read_appendix(reg, organization, order_id, appendix);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	*ret_appendix = &SFP__TAKE(appendix)->view;
	return SFP_OK;
}

/* ---- words ---- */

static void day(sfp_date date, char text[SFP_DATE_TEXT_SIZE], bool ru)
{
	sfp_date_to_text(date, text);
	if (ru)
		snprintf(text, SFP_DATE_TEXT_SIZE, "%02u.%02u.%04u", (unsigned)date % 100u,
		         (unsigned)date / 100u % 100u, (unsigned)date / 10000u % 10000u);
}

static const char *name_of(const sfp_appendix_line *line, bool ru)
{
	return *line->name ? line->name : ru ? "(данные удалены)" : "(erased)";
}

static bool begins_section(const sfp_appendix *appendix, size_t i)
{
	return !i || strcmp(appendix->lines[i].section, appendix->lines[i - 1].section) != 0;
}

static const char *section_of(const sfp_appendix_line *line, bool ru)
{
	return *line->section ? line->section : ru ? "Без группы (класса)" : "Without a class";
}

static void say_title(struct sfp__buffer *text, const sfp_appendix *appendix, bool ru)
{
	char date[SFP_DATE_TEXT_SIZE];

	day(appendix->date, date, ru);
	sfp__buffer_addf(text, ru ? "Приложение к приказу от %s № %s" : "Appendix to the order of %s, No. %s", date,
	                 appendix->number);
}

/* ---- text ---- */

static void say_way(struct sfp__buffer *text, const sfp_appendix_line *line, bool ru)
{
	if (*line->from && *line->to)
		sfp__buffer_addf(text, ": %s → %s", line->from, line->to);
	else if (*line->from)
		sfp__buffer_addf(text, ru ? ": из %s" : ": from %s", line->from);
	else if (*line->to)
		sfp__buffer_addf(text, ru ? ": в %s" : ": into %s", line->to);
}

static void say_line(struct sfp__buffer *text, const sfp_appendix_line *line, bool ru)
{
	char since[SFP_DATE_TEXT_SIZE];

	day(line->effective_on, since, ru);
	sfp__buffer_addf(text, "%4zu. %s — %s", line->number, name_of(line, ru), ru ? line->what_ru : line->what_en);
	say_way(text, line, ru);
	sfp__buffer_addf(text, ru ? "; с %s\n" : "; since %s\n", since);
}

sfp_status sfp_appendix_text(const sfp_appendix *appendix, sfp_language language, char **ret_text)
{
	struct sfp__buffer text = { 0 };
	bool ru = language == SFP_RU;

	if (!appendix || !ret_text)
		return SFP_E_MISUSE;
	say_title(&text, appendix, ru);
	sfp__buffer_addf(&text, "\n%s\n%s%s", appendix->organization, appendix->title, *appendix->title ? "\n" : "");
	for (size_t i = 0; i < appendix->count; i++) {
		if (begins_section(appendix, i))
			sfp__buffer_addf(&text, "\n%s\n", section_of(&appendix->lines[i], ru));
		say_line(&text, &appendix->lines[i], ru);
	}
	sfp__buffer_addf(&text, ru ? "\nВсего: %zu\n" : "\nIn all: %zu\n", appendix->count);
	return sfp__buffer_take(&text, ret_text);
}

/* ---- HTML ---- */

static void escape(struct sfp__buffer *html, const char *text)
{
	static const char *const escapes[256] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"
	};

	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer tame = { 0 };

	sfp__buffer_add_tame(&tame, text, true);
	html->failed |= tame.failed;
	for (text = tame.data && !tame.failed ? tame.data : ""; *text; text++)
		if (escapes[(unsigned char)*text])
			sfp__buffer_add_text(html, escapes[(unsigned char)*text]);
		else
			sfp__buffer_add_byte(html, (uint8_t)*text);
}

static void element(struct sfp__buffer *html, const char *name, const char *text)
{
	sfp__buffer_addf(html, "<%s>", name);
	escape(html, text);
	sfp__buffer_addf(html, "</%s>", name);
}

/* Nothing is fetched from anywhere: the page prints the same on any machine. */
static void begin_page(struct sfp__buffer *html, const sfp_appendix *appendix, bool ru)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer title = { 0 };

	say_title(&title, appendix, ru);
	html->failed = html->failed || title.failed;
	sfp__buffer_addf(html, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
	                 ru ? "ru" : "en");
	element(html, "title", title.data ? title.data : "");
	sfp__buffer_add_text(html,
	                     "\n<style>\n"
	                     "@page { size: A4; margin: 20mm 10mm 20mm 25mm; }\n"
	                     "body { font: 11pt/1.3 \"Times New Roman\", serif; }\n"
	                     "h1 { font-size: 12pt; text-align: right; font-weight: normal; }\n"
	                     "h2 { font-size: 11pt; break-after: avoid; }\n"
	                     "table { width: 100%; border-collapse: collapse; }\n"
	                     "th, td { border: 1px solid; padding: 1mm 2mm; text-align: left; vertical-align: top; }\n"
	                     "thead { display: table-header-group; }\n"
	                     "tr { break-inside: avoid; }\n"
	                     "</style>\n</head>\n<body>\n");
	element(html, "h1", title.data ? title.data : "");
	sfp__buffer_add_text(html, "\n");
	element(html, "p", appendix->organization);
	if (*appendix->title)
		element(html, "p", appendix->title);
	sfp__buffer_add_text(html, "\n");
}

static void begin_table(struct sfp__buffer *html, const sfp_appendix_line *line, bool ru)
{
	static const char *const titles[][2] = {
		{ "№", "No." },       { "ФИО", "Name" }, { "Что", "What" },
		{ "Откуда", "From" }, { "Куда", "To" },  { "С какого числа", "Since" }
	};

	element(html, "h2", section_of(line, ru));
	sfp__buffer_add_text(html, "\n<table>\n<thead><tr>");
	for (size_t i = 0; i < SFP__LENGTH(titles); i++)
		element(html, "th", titles[i][!ru]);
	sfp__buffer_add_text(html, "</tr></thead>\n<tbody>\n");
}

static void put_line(struct sfp__buffer *html, const sfp_appendix_line *line, bool ru)
{
	char since[SFP_DATE_TEXT_SIZE];

	day(line->effective_on, since, ru);
	sfp__buffer_addf(html, "<tr><td>%zu</td>", line->number);
	element(html, "td", name_of(line, ru));
	element(html, "td", ru ? line->what_ru : line->what_en);
	element(html, "td", line->from);
	element(html, "td", line->to);
	element(html, "td", since);
	sfp__buffer_add_text(html, "</tr>\n");
}

sfp_status sfp_appendix_html(const sfp_appendix *appendix, sfp_language language, char **ret_html)
{
	struct sfp__buffer html = { 0 };
	bool ru = language == SFP_RU;

	if (!appendix || !ret_html)
		return SFP_E_MISUSE;
	begin_page(&html, appendix, ru);
	for (size_t i = 0; i < appendix->count; i++) {
		if (begins_section(appendix, i)) {
			sfp__buffer_add_text(&html, i ? "</tbody>\n</table>\n" : "");
			begin_table(&html, &appendix->lines[i], ru);
		}
		put_line(&html, &appendix->lines[i], ru);
	}
	sfp__buffer_add_text(&html, appendix->count ? "</tbody>\n</table>\n" : "");
	sfp__buffer_addf(&html, ru ? "<p>Всего: %zu</p>\n</body>\n</html>\n" : "<p>In all: %zu</p>\n</body>\n</html>\n",
	                 appendix->count);
	return sfp__buffer_take(&html, ret_html);
}

/* ---- JSON ---- */

static json_t *line_json(const sfp_appendix_line *line)
{
	json_t *json = json_object();

	sfp__json_set(&json, "number", json_integer((json_int_t)line->number));
	sfp__json_set(&json, "movement", sfp__json_id(&line->movement));
	sfp__json_set(&json, "person", sfp__json_id(&line->person));
	sfp__json_set(&json, "kind", json_string(sfp_kind_name(line->kind)));
	sfp__json_set(&json, "section", json_string(line->section));
	sfp__json_set(&json, "name", json_string(line->name));
	sfp__json_set(&json, "from", json_string(line->from));
	sfp__json_set(&json, "to", json_string(line->to));
	sfp__json_set(&json, "what_ru", json_string(line->what_ru));
	sfp__json_set(&json, "what_en", json_string(line->what_en));
	sfp__json_set(&json, "effective_on", sfp__json_date(line->effective_on));
	return json;
}

sfp_status sfp_appendix_json(const sfp_appendix *appendix, char **ret_json)
{
	json_t *lines, *root;

	if (!appendix || !ret_json)
		return SFP_E_MISUSE;
	lines = json_array();
	for (size_t i = 0; i < appendix->count; i++)
		sfp__json_append(&lines, line_json(&appendix->lines[i]));
	root = json_pack("{si ss ss so ss so}", "schema", 1, "organization", appendix->organization, "number",
	                 appendix->number, "date", sfp__json_date(appendix->date), "title", appendix->title, "lines",
	                 lines);
	return sfp__json_text(root, ret_json);
}
