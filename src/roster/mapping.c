/* mapping.c: a small file that says what the columns and roles of another system are called. */
#include <string.h>

#include "base/text.h"
#include "roster/mapping.h"
#include "roster/rows.h"
#include "roster/standard.h"

#define ROLES_SECTION "role names"

/* clang-format off */
static const char *const columns[] = {
	[SFP__COLUMN_SURNAME]        = "surname",
	[SFP__COLUMN_GIVEN_NAME]     = "given_name",
	[SFP__COLUMN_PATRONYMIC]     = "patronymic",
	[SFP__COLUMN_FULL_NAME]      = "full_name",
	[SFP__COLUMN_BIRTH_DATE]     = "birth_date",
	[SFP__COLUMN_SOURCE_ID]      = "source_id",
	[SFP__COLUMN_CLASS]          = "class",
	[SFP__COLUMN_ROLE]           = "role",
	[SFP__COLUMN_TITLE]          = "title",
	[SFP__COLUMN_LEADS]          = "leads",
	[SFP__COLUMN_COURSE]         = "course",
	[SFP__COLUMN_SPECIALTY]      = "specialty",
	[SFP__COLUMN_SPECIALTY_CODE] = "specialty_code",
	[SFP__COLUMN_RELATION]       = "relation",
	[SFP__COLUMN_CHILD]          = "child",
	[SFP__COLUMN_BEGINS]         = "begin_date",
	[SFP__COLUMN_ENDS]           = "end_date",
};
/* clang-format on */
_Static_assert(SFP__LENGTH(columns) == SFP__COLUMN_END, "every column has its name");

const char *sfp__column_name(enum sfp__column column)
{
	return column < SFP__COLUMN_END ? columns[column] : NULL;
}

enum sfp__column sfp__column_named(const char *name)
{
	enum sfp__column column = SFP__COLUMN_SURNAME;

	while (column < SFP__COLUMN_END && strcmp(columns[column], name) != 0)
		column++;
	return column;
}

bool sfp__office_named(const char *name, uint32_t *ret_roles)
{
	static const sfp_role given[] = { SFP_ROLE_HEAD, SFP_ROLE_ADMINISTRATION, SFP_ROLE_TEACHER, SFP_ROLE_COUNCIL };

	*ret_roles = 0;
	for (size_t i = 0; i < SFP__LENGTH(given); i++)
		if (strcmp(sfp_role_name(given[i]), name) == 0)
			*ret_roles = SFP_ROLE_BIT(given[i]);
	return *ret_roles || strcmp(name, "staff") == 0;
}

/* ---- lines ---- */

static bool is_standard_column(const char *kind, const char *name)
{
	for (size_t i = 0; sfp__standard_at(i); i++) {
		const struct sfp__standard_file *file = sfp__standard_at(i);

		if (!file->columns || strcmp(file->name, kind) != 0)
			continue;
		for (size_t place = 0; sfp__standard_column_name(file, place); place++)
			if (strcmp(sfp__standard_column_name(file, place), name) == 0)
				return true;
	}
	return false;
}

static bool is_section(const char *name)
{
	if (strcmp(name, "format") == 0 || strcmp(name, ROLES_SECTION) == 0 || sfp_roster_kind_from_name(name))
		return true;
	for (size_t i = 0; sfp__standard_at(i); i++)
		if (sfp__standard_at(i)->columns && strcmp(sfp__standard_at(i)->name, name) == 0)
			return true;
	return false;
}

/* "students" has a spreadsheet's columns, "users" the standard's, and "classes" may be either. */
static bool is_column(const char *section, const char *value)
{
	if (strcmp(value, "-") == 0 || is_standard_column(section, value))
		return true;
	return sfp_roster_kind_from_name(section) && sfp__column_named(value) != SFP__COLUMN_END;
}

/* 0: it is none. */
static char delimiter_of(const char *value)
{
	static const struct {
		const char *name;
		char delimiter;
	} names[] = { { "semicolon", ';' }, { "comma", ',' }, { "tab", '\t' }, { "bar", '|' } };

	for (size_t i = 0; i < SFP__LENGTH(names); i++)
		if (strcmp(names[i].name, value) == 0 || (value[0] == names[i].delimiter && !value[1]))
			return names[i].delimiter;
	return 0;
}

static bool read_format(struct sfp__mapping *mapping, const char *key, const char *value)
{
	if (strcmp(key, "encoding") == 0)
		return (mapping->encoding = sfp__encoding_known(value)) != NULL;
	if (strcmp(key, "delimiter") != 0)
		return false;
	mapping->delimiter = delimiter_of(value);
	return mapping->delimiter != 0;
}

static sfp_status add_line(struct sfp__mapping *mapping, const char *section, const char *key, const char *value)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__text_fold(key, &fold);
	struct sfp__mapping_line *line;

	if (status != SFP_OK || fold.failed)
		return fold.failed ? SFP_E_NO_MEMORY : status;
	if (mapping->count == mapping->capacity) {
		size_t capacity = mapping->capacity ? 2 * mapping->capacity : 32;
		struct sfp__mapping_line *lines = realloc(mapping->lines, capacity * sizeof(*lines));

		if (!lines)
			return SFP_E_NO_MEMORY;
		mapping->lines = lines;
		mapping->capacity = capacity;
	}
	line = &mapping->lines[mapping->count++];
	line->section = section;
	line->fold = sfp__arena_text(&mapping->arena, fold.length ? fold.data : "", fold.length);
	line->value = sfp__arena_text(&mapping->arena, value, strlen(value));
	return line->fold && line->value ? SFP_OK : SFP_E_NO_MEMORY;
}

/* Cuts the blanks off both ends, in place. */
static char *trimmed(char *text)
{
	size_t length;

	text += strspn(text, " \t");
	length = strlen(text);
	while (length && strchr(" \t\r", text[length - 1]))
		text[--length] = '\0';
	return text;
}

/* A title may have an equals sign in it, what it stands for has none. SFP_E_INVALID: it makes no sense. */
static sfp_status read_line(struct sfp__mapping *mapping, char *line, const char **section)
{
	char *text = trimmed(line), *equals = strrchr(text, '='), *value;
	uint32_t roles;
	size_t length = strlen(text);

	if (!*text || *text == '#')
		return SFP_OK;
	if (*text == '[' && text[length - 1] == ']') {
		text[length - 1] = '\0';
		*section = text + 1;
		return is_section(*section) ? SFP_OK : SFP_E_INVALID;
	}
	if (!equals || !*section)
		return SFP_E_INVALID;
	*equals = '\0';
	text = trimmed(text);
	value = trimmed(equals + 1);
	if (strcmp(*section, "format") == 0)
		return read_format(mapping, text, value) ? SFP_OK : SFP_E_INVALID;
	if (!*text ||
	    !(strcmp(*section, ROLES_SECTION) == 0 ? sfp__office_named(value, &roles) : is_column(*section, value)))
		return SFP_E_INVALID;
	return add_line(mapping, *section, text, value);
}

sfp_status sfp__mapping_read(struct sfp__mapping *mapping, const char *text, size_t length, int64_t *ret_line)
{
	const char *section = NULL;
	size_t mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	char *copy;
	int64_t number = 0;

	*ret_line = 0;
	if (!sfp__utf8_valid(text + mark, length - mark) || length > SFP_ROSTER_FIELD_MAX) {
		*ret_line = 1;
		return SFP_OK;
	}
	copy = sfp__arena_text(&mapping->arena, text + mark, length - mark);
	if (!copy)
		return SFP_E_NO_MEMORY;
	while (copy) {
		char *line = strsep(&copy, "\n");
		sfp_status status = read_line(mapping, line, &section);

		number++;
		if (status == SFP_E_INVALID) {
			*ret_line = number;
			return SFP_OK;
		}
		if (status != SFP_OK)
			return status;
	}
	return SFP_OK;
}

void sfp__mapping_clear(struct sfp__mapping *mapping)
{
	free(mapping->lines);
	sfp__arena_clear(&mapping->arena);
	*mapping = (struct sfp__mapping){ 0 };
}

static const char *find(const struct sfp__mapping *mapping, const char *section, const char *fold)
{
	for (size_t i = 0; i < mapping->count; i++)
		if (strcmp(mapping->lines[i].section, section) == 0 && strcmp(mapping->lines[i].fold, fold) == 0)
			return mapping->lines[i].value;
	return NULL;
}

const char *sfp__mapping_column(const struct sfp__mapping *mapping, const char *kind, const char *fold)
{
	return find(mapping, kind, fold);
}

const char *sfp__mapping_role(const struct sfp__mapping *mapping, const char *fold)
{
	return find(mapping, ROLES_SECTION, fold);
}
