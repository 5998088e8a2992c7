/* output.c: data on stdout, talk on stderr; JSON for programs, tables for people; nothing that fools a terminal. */
#include <stdarg.h>
#include <wchar.h>

#include "frame/ctl.h"

/* One character of UTF-8: its length, 0 where the bytes are none. */
static size_t decode(const unsigned char *text, uint32_t *ret_code)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t length = *text < 0x80 ? 1 : *text >= 0xF0 ? 4 : *text >= 0xE0 ? 3 : *text >= 0xC2 ? 2 : 0;
	uint32_t code = *text;

	if (!length || *text > 0xF4)
		return 0;
	if (length > 1)
		code &= 0x7FU >> length;
	for (size_t i = 1; i < length; i++) {
		if ((text[i] & 0xC0) != 0x80)
			return 0;
		code = code << 6 | (text[i] & 0x3FU);
	}
	if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		return 0;
	*ret_code = code;
	return length;
}

/* Control characters, and those that turn the direction of writing or cannot be seen. */
static bool is_dangerous(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF;
}

size_t ctl_put_character(FILE *file, const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	uint32_t code;
	size_t length = decode(at, &code);

	if (!length)
		fprintf(file, "\\x%02x", *at);
	else if (is_dangerous(code))
		fprintf(file, "\\u%04x", code);
	else
		fwrite(at, 1, length, file);
	return length ? length : 1;
}

void ctl_put(FILE *file, const char *text)
{
	while (*text)
		text += ctl_put_character(file, text);
}

/* What a document consists of besides its words. */
static size_t breaks(const char *text)
{
	return *text == '\n' || *text == '\t' ? 1 : text[0] == '\r' && text[1] == '\n' ? 2 : 0;
}

void ctl_put_document(FILE *file, const char *text)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t length = strncmp(text, mark, 3) == 0 ? 3 : 0;

	fwrite(text, 1, length, file);
	for (text += length; *text; text += length) {
		length = breaks(text);
		if (length)
			fwrite(text, 1, length, file);
		else
			length = ctl_put_character(file, text);
	}
}

/* Sentences may have several lines. */
static void put_lines(FILE *file, const char *text)
{
	while (*text)
		if (*text == '\n')
			fputc(*text++, file);
		else
			text += ctl_put_character(file, text);
}

/* ---- memory ---- */

/* An answer that lacks something because memory ran out must not end as if it were whole; who lacks it need not tell.
 */
static bool is_short;

void ctl_note_short(void)
{
	is_short = true;
}

bool ctl_is_short(void)
{
	return is_short;
}

void *ctl_kept(void *memory)
{
	is_short |= !memory;
	return memory;
}

static void *json_memory(size_t size)
{
	return ctl_kept(malloc(size));
}

void ctl_watch_memory(void)
{
	json_set_alloc_funcs(json_memory, free);
}

json_t *ctl_read_json(const char *text)
{
	return ctl_kept(text ? json_loads(text, 0, NULL) : NULL);
}

char *ctl_format(const char *format, va_list list)
{
	char *text = NULL;

	return ctl_kept(vasprintf(&text, format, list) < 0 ? NULL : text);
}

size_t ctl_width(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	size_t width = 0;
	uint32_t code;

	while (*at) {
		size_t length = decode(at, &code);
		int cells = length && !is_dangerous(code) ? wcwidth((wchar_t)code) : -1;

		width += cells >= 0 ? (size_t)cells : length ? 6 : 4;
		at += length ? length : 1;
	}
	return width;
}

const char *ctl_said(const struct ctl *ctl, const char *ru, const char *en)
{
	return ctl->language == SFP_RU ? ru : en;
}

const char *ctl_bold(const struct ctl *ctl, bool on)
{
	return !ctl->color ? "" : on ? "\033[1m" : "\033[0m";
}

void ctl_note(const struct ctl *ctl, const char *format, ...)
{
	CTL_CLEANUP(ctl_freep) char *text = NULL;
	va_list list;

	if (ctl->quiet)
		return;
	va_start(list, format);
	text = ctl_format(format, list);
	va_end(list);
	if (!text)
		return;
	put_lines(stderr, text);
	fputc('\n', stderr);
}

void ctl_put_json(json_t *json)
{
	CTL_CLEANUP(ctl_freep) char *text = ctl_kept(json && !is_short ? json_dumps(json, JSON_COMPACT) : NULL);

	json_decref(json);
	/* Such characters stand inside of strings only, where JSON allows the escape. A text that memory cut off is
	 * none. */
	ctl_put(stdout, !is_short ? text : "{\"error\":{\"status\":\"E_NO_MEMORY\",\"message\":\"out of memory\"}}");
	putchar('\n');
}

json_t *ctl_answer(const struct ctl *ctl)
{
	json_t *answer = json_object();
	char command[64] = "";

	if (ctl->noun)
		snprintf(command, sizeof(command), "%s%s%s", ctl->noun->name,
		         ctl->command && ctl->command->verb ? " " : "",
		         ctl->command && ctl->command->verb ? ctl->command->verb : "");
	json_object_set_new(answer, "schema", json_integer(CTL_SCHEMA));
	json_object_set_new(answer, "command", json_string(command));
	return answer;
}

/* An error goes to people on stderr and, with --json, to programs on stdout. */
enum ctl_exit ctl_fail_with(const struct ctl *ctl, enum ctl_exit code, const char *text, json_t *error)
{
	fputs("sferumctl: ", stderr);
	put_lines(stderr, text);
	fputc('\n', stderr);
	if (ctl->json) {
		json_t *answer = ctl_answer(ctl), *message = json_string(text);

		/* The command line may hold bytes that are not UTF-8. */
		json_object_set_new(error, "message", message ? message : json_string("?"));
		json_object_set_new(error, "exit", json_integer(code));
		json_object_set_new(answer, "error", error);
		ctl_put_json(answer);
	} else {
		json_decref(error);
	}
	return code;
}

enum ctl_exit ctl_fail(const struct ctl *ctl, enum ctl_exit code, const char *format, ...)
{
	CTL_CLEANUP(ctl_freep) char *text = NULL;
	va_list list;

	va_start(list, format);
	text = ctl_format(format, list);
	va_end(list);
	return ctl_fail_with(ctl, code, text ? text : "out of memory", json_object());
}

enum ctl_exit ctl_exit_of(sfp_status status)
{
	switch (status) {
	case SFP_OK:
		return CTL_DONE;
	case SFP_REFUSED:
		return CTL_REFUSED;
	case SFP_E_BUSY:
		return CTL_BUSY;
	case SFP_E_TAMPERED:
		return CTL_TRAIL_BROKEN;
	case SFP_E_MISUSE:
	case SFP_E_NO_MEMORY:
	case SFP_E_INVALID:
	case SFP_E_NOT_FOUND:
	case SFP_E_EXISTS:
	case SFP_E_CONFLICT:
	case SFP_E_IO:
	case SFP_E_FULL:
	case SFP_E_CORRUPT:
	case SFP_E_FOREIGN:
	case SFP_E_NEWER:
	case SFP_E_READONLY:
	case SFP_E_UNKNOWN_OUTCOME:
	case SFP_E_UNSUPPORTED:
	case SFP_E_KEY:
	case SFP_E_MOVED:
		return CTL_FAILED;
	}
	return CTL_FAILED;
}

json_t *ctl_refusal_json(const sfp_refusal *refusal)
{
	json_t *error = json_object(), *norms = json_array(), *missing = json_array();

	for (size_t i = 0; i < refusal->norm_count; i++)
		json_array_append_new(norms, json_pack("{s:s, s:s}", "norm", refusal->norms[i].code, "clause",
		                                       refusal->norms[i].clause));
	for (sfp_fact fact = (sfp_fact)0; (fact = sfp_facts_next(&refusal->missing, fact));)
		if (sfp_fact_name(fact))
			json_array_append_new(missing, json_string(sfp_fact_name(fact)));
	json_object_set_new(error, "reason", json_string(sfp_reason_name(refusal->reason)));
	json_object_set_new(error, "clause", json_string(refusal->clause ? refusal->clause : ""));
	json_object_set_new(error, "basis", norms);
	json_object_set_new(error, "missing", missing);
	json_object_set_new(error, "roles", ctl_roles_json(refusal->missing_roles));
	return error;
}

enum ctl_exit ctl_fail_status(const struct ctl *ctl, sfp_status status)
{
	const sfp_refusal *refusal =
		status == SFP_REFUSED && ctl->registry ? sfp_registry_refusal(ctl->registry) : NULL;
	const char *text = sfp_registry_message_in(ctl->registry, ctl->language);
	json_t *error = refusal ? ctl_refusal_json(refusal) : json_object();

	json_object_set_new(error, "status", json_string(sfp_status_name(status)));
	if (refusal)
		return ctl_fail_with(ctl, CTL_REFUSED, ctl_said(ctl, refusal->text_ru, refusal->text_en), error);
	return ctl_fail_with(ctl, ctl_exit_of(status), *text ? text : sfp_status_text(status, ctl->language), error);
}

enum ctl_exit ctl_fail_file(const struct ctl *ctl, const char *path, sfp_status status, const char *message)
{
	CTL_CLEANUP(ctl_freep) char *text = NULL;
	json_t *error = json_object();

	/* These two come with a whole sentence, which names the file that it is about. */
	if (message && *message && (status == SFP_E_KEY || status == SFP_E_EXISTS))
		text = strdup(message);
	else if (asprintf(&text, "%s: %s%s%s", path, sfp_status_text(status, ctl->language),
	                  message && *message ? ": " : "", message ? message : "") < 0)
		text = NULL;
	json_object_set_new(error, "status", json_string(sfp_status_name(status)));
	return ctl_fail_with(ctl, ctl_exit_of(status), text ? text : "out of memory", error);
}

json_t *ctl_findings_json(const sfp_findings *findings)
{
	json_t *list = json_array();

	for (size_t i = 0; i < sfp_findings_count(findings); i++) {
		const sfp_finding *each = sfp_findings_at(findings, i);

		json_array_append_new(list, json_pack("{s:s, s:s, s:i, s:i, s:s, s:s, s:s, s:s}", "severity",
		                                      each->severity == SFP_SEVERITY_ERROR ? "error" : "warning",
		                                      "code", each->code, "line", each->line, "column", each->column,
		                                      "found", each->found, "expected", each->expected, "text_ru",
		                                      each->text_ru, "text_en", each->text_en));
	}
	return list;
}

void ctl_findings_put(const struct ctl *ctl, const char *path, const sfp_findings *findings, FILE *file)
{
	for (size_t i = 0; i < sfp_findings_count(findings); i++) {
		const sfp_finding *each = sfp_findings_at(findings, i);

		ctl_put(file, path);
		fprintf(file, ":%d:%d: %s: ", each->line, each->column,
		        each->severity == SFP_SEVERITY_ERROR ? _("error") : _("warning"));
		ctl_put(file, ctl_said(ctl, each->text_ru, each->text_en));
		fputc('\n', file);
	}
}

struct ctl_table {
	size_t columns, count, room;
	char **cells;
};

struct ctl_table *ctl_table_new(size_t columns)
{
	struct ctl_table *table = ctl_kept(calloc(1, sizeof(*table)));

	if (table)
		table->columns = columns;
	return table;
}

void ctl_table_add(struct ctl_table *table, const char *cell)
{
	if (!table)
		return;
	if (table->count == table->room) {
		size_t room = table->room ? table->room * 2 : 64;
		char **cells = ctl_kept(reallocarray(table->cells, room, sizeof(*cells)));

		if (!cells)
			return;
		table->cells = cells;
		table->room = room;
	}
	table->cells[table->count++] = ctl_kept(strdup(cell ? cell : ""));
}

static size_t column_width(const struct ctl_table *table, size_t column)
{
	size_t widest = 0;

	for (size_t i = column; i < table->count; i += table->columns) {
		size_t width = table->cells[i] ? ctl_width(table->cells[i]) : 0;

		widest = width > widest ? width : widest;
	}
	return widest;
}

static void put_row(const struct ctl_table *table, size_t row, const size_t *widths)
{
	size_t used = table->columns < table->count - row ? table->columns : table->count - row;

	while (used && (!table->cells[row + used - 1] || !*table->cells[row + used - 1]))
		used--;
	for (size_t column = 0; column < used; column++) {
		const char *cell = table->cells[row + column] ? table->cells[row + column] : "";
		bool last = column + 1 == used;

		ctl_put(stdout, cell);
		if (!last)
			printf("%*s", (int)(widths[column] - ctl_width(cell) + 2), "");
	}
	putchar('\n');
}

void ctl_table_free(struct ctl_table *table)
{
	for (size_t i = 0; table && i < table->count; i++)
		free(table->cells[i]);
	if (table)
		free(table->cells);
	free(table);
}

void ctl_table_put(const struct ctl *ctl, struct ctl_table *table)
{
	CTL_CLEANUP(ctl_freep) size_t *widths = NULL;

	if (!table)
		return;
	widths = ctl_kept(calloc(table->columns, sizeof(*widths)));
	for (size_t column = 0; widths && column < table->columns; column++)
		widths[column] = column_width(table, column);
	for (size_t row = 0; widths && row < table->count; row += table->columns) {
		fputs(row == 0 ? ctl_bold(ctl, true) : "", stdout);
		put_row(table, row, widths);
		fputs(row == 0 ? ctl_bold(ctl, false) : "", stdout);
	}
	ctl_table_free(table);
}
