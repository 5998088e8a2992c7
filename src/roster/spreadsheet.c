/* spreadsheet.c: tables that were saved from spreadsheets: staff, classes, students, parents. They have no numbers to
 * go by, so a class is its name, and a line is a person until matching says whose. */
#include <string.h>

#include "base/text.h"
#include "ledger/given.h"
#include "registry/class.h"
#include "roster/names.h"
#include "roster/role_words.h"
#include "roster/spreadsheet.h"

static const sfp_roster_kind kinds[] = { SFP_ROSTER_PARENTS, SFP_ROSTER_STAFF, SFP_ROSTER_STUDENTS,
	                                 SFP_ROSTER_CLASSES };

enum sfp__file_kind sfp__spreadsheet_kind(sfp_roster_kind kind)
{
	switch (kind) {
	case SFP_ROSTER_STAFF:
		return SFP__FILE_STAFF;
	case SFP_ROSTER_CLASSES:
		return SFP__FILE_GROUPS;
	case SFP_ROSTER_STUDENTS:
		return SFP__FILE_STUDENTS;
	case SFP_ROSTER_PARENTS:
		return SFP__FILE_PARENTS;
	}
	return SFP__FILE_END;
}

static sfp_roster_kind kind_of(const struct sfp__load *load)
{
	for (size_t i = 0; i < SFP__LENGTH(kinds); i++)
		if (sfp__spreadsheet_kind(kinds[i]) == load->kind)
			return kinds[i];
	return (sfp_roster_kind)0;
}

/* ---- the header ---- */

/* What the titles of the header mean in tables of a kind. */
struct titles {
	enum sfp__column meaning[SFP__CELLS_MAX];
	bool dropped[SFP__CELLS_MAX]; /* the mapping says that it is not wanted */
	int place[SFP__COLUMN_END];
};

static const char *class_word(const sfp_roster_options *options)
{
	if (options->class_word || !options->act)
		return options->class_word;
	return sfp_policy_text_at(options->act, "vocabulary.class.ru");
}

static sfp_status read_title(struct sfp__load *load, sfp_roster_kind kind, size_t at, struct titles *titles)
{
	struct sfp__buffer *fold = &load->roster->fold;
	const char *mapped;
	sfp_status status;

	titles->meaning[at] = SFP__COLUMN_END;
	sfp__buffer_reset(fold);
	status = sfp__text_fold(load->cells[at], fold);
	if (status != SFP_OK || fold->failed)
		return fold->failed ? SFP_E_NO_MEMORY : status;
	mapped = fold->length ? sfp__mapping_column(&load->roster->mapping, sfp_roster_kind_name(kind), fold->data)
	                      : NULL;
	if (mapped) {
		titles->dropped[at] = strcmp(mapped, "-") == 0;
		titles->meaning[at] = sfp__column_named(mapped);
		return SFP_OK;
	}
	return sfp__column_of(kind, load->cells[at], class_word(load->roster->options), &titles->meaning[at]);
}

static sfp_status read_titles(struct sfp__load *load, sfp_roster_kind kind, struct titles *titles)
{
	sfp_status status = SFP_OK;

	*titles = (struct titles){ 0 };
	for (int column = 0; column < SFP__COLUMN_END; column++)
		titles->place[column] = -1;
	for (size_t at = 0; status == SFP_OK && at < load->columns; at++) {
		status = read_title(load, kind, at, titles);
		if (status == SFP_OK && titles->meaning[at] < SFP__COLUMN_END && titles->place[titles->meaning[at]] < 0)
			titles->place[titles->meaning[at]] = (int)at;
	}
	return status;
}

static bool has_name(const struct titles *titles)
{
	return titles->place[SFP__COLUMN_FULL_NAME] >= 0 ||
	       (titles->place[SFP__COLUMN_SURNAME] >= 0 && titles->place[SFP__COLUMN_GIVEN_NAME] >= 0);
}

/* The first column that tables of the kind need and this one lacks; SFP__COLUMN_END: none. */
static enum sfp__column lacking(const struct titles *titles, sfp_roster_kind kind)
{
	static const enum sfp__column wanted[] = { [SFP_ROSTER_STAFF] = SFP__COLUMN_ROLE,
		                                   [SFP_ROSTER_CLASSES] = SFP__COLUMN_CLASS,
		                                   [SFP_ROSTER_STUDENTS] = SFP__COLUMN_CLASS,
		                                   [SFP_ROSTER_PARENTS] = SFP__COLUMN_CHILD };

	if (kind != SFP_ROSTER_CLASSES && !has_name(titles))
		return SFP__COLUMN_FULL_NAME;
	return titles->place[wanted[kind]] < 0 ? wanted[kind] : SFP__COLUMN_END;
}

/* A table that tells of people by titles that are not all known is no table of classes. */
static sfp_status is_personal(struct sfp__load *load, bool *ret_personal)
{
	static const enum sfp__column personal[] = { SFP__COLUMN_SURNAME, SFP__COLUMN_GIVEN_NAME,
		                                     SFP__COLUMN_PATRONYMIC, SFP__COLUMN_FULL_NAME,
		                                     SFP__COLUMN_BIRTH_DATE };
	struct titles titles;
	sfp_status status = read_titles(load, SFP_ROSTER_STUDENTS, &titles);

	*ret_personal = false;
	for (size_t i = 0; status == SFP_OK && i < SFP__LENGTH(personal); i++)
		*ret_personal |= titles.place[personal[i]] >= 0;
	return status;
}

/* A table is of the first kind whose columns it has: that of parents has children in it, that of the staff roles.
 * *ret_kind 0: of none; *ret_people whether it names people all the same. */
static sfp_status guess_kind(struct sfp__load *load, struct titles *titles, sfp_roster_kind *ret_kind, bool *ret_people)
{
	sfp_status status = is_personal(load, ret_people);

	*ret_kind = (sfp_roster_kind)0;
	for (size_t i = 0; status == SFP_OK && !*ret_kind && i < SFP__LENGTH(kinds); i++) {
		status = read_titles(load, kinds[i], titles);
		if (status != SFP_OK)
			return status;
		*ret_people |= has_name(titles);
		if (lacking(titles, kinds[i]) == SFP__COLUMN_END && (kinds[i] != SFP_ROSTER_CLASSES || !*ret_people))
			*ret_kind = kinds[i];
	}
	return status;
}

static sfp_status rank_header(struct sfp__load *load, enum sfp__header_rank *ret_rank)
{
	sfp_roster_kind kind = kind_of(load);
	bool people = false, told = kind != 0;
	struct titles titles;
	sfp_status status = told ? read_titles(load, kind, &titles) : guess_kind(load, &titles, &kind, &people);

	if (status != SFP_OK)
		return status;
	for (int column = 0; told && column < SFP__COLUMN_END; column++)
		people |= titles.place[column] >= 0;
	if (!kind || lacking(&titles, kind) != SFP__COLUMN_END)
		*ret_rank = people ? SFP__RANK_SOME : SFP__RANK_NONE;
	else
		*ret_rank = kind == SFP_ROSTER_CLASSES && !told ? SFP__RANK_CLASSES : SFP__RANK_WHOLE;
	return SFP_OK;
}

/* What it lists is not to be told; where it names people, what else it would have to have can be said. */
static sfp_status refuse_unknown(struct sfp__load *load, bool people)
{
	load->refused = true;
	return sfp__found(load->staging, people ? SFP__FOUND_MISSING_COLUMN : SFP__FOUND_UNKNOWN_KIND,
	                  SFP_ROSTER_REFUSES,
	                  &(struct sfp__spot){ .file = load->file,
	                                       .line = load->row->line,
	                                       .expected = people ? "Группа (Класс); Роль; ФИО ребёнка" : NULL });
}

static sfp_status find_kind(struct sfp__load *load, struct titles *titles)
{
	sfp_roster_kind kind = (sfp_roster_kind)0;
	bool people = false;
	sfp_status status = guess_kind(load, titles, &kind, &people);

	if (status != SFP_OK)
		return status;
	if (!kind)
		return refuse_unknown(load, people);
	load->kind = sfp__spreadsheet_kind(kind);
	return SFP_OK;
}

/* Of two columns of one name, the second is a second list beside the first: who is in it must not be lost. */
static bool is_second(const struct sfp__load *load, const struct titles *titles, size_t at)
{
	enum sfp__column meaning = titles->meaning[at];
	int first = meaning < SFP__COLUMN_END ? titles->place[meaning] : -1;

	return first >= 0 && first != (int)at && strcmp(load->cells[first], load->cells[at]) == 0;
}

/* Titles that are not known may be the data of a table without a header, so they are counted, not repeated. */
static sfp_status keep_title(struct sfp__load *load, const struct titles *titles, size_t at)
{
	enum sfp__column meaning = titles->meaning[at];
	bool used = meaning < SFP__COLUMN_END && titles->place[meaning] == (int)at;
	sfp_status status = sfp__load_column(load, at, used ? sfp__column_name(meaning) : "");

	if (status != SFP_OK || used || titles->dropped[at] || !*load->cells[at] || (at == 0 && load->of_rejected))
		return status;
	if (is_second(load, titles, at))
		return sfp__load_refuse(load, SFP__FOUND_SAME_COLUMN, load->row->line, at + 1,
		                        sfp__column_name(meaning));
	return sfp__found(load->staging, SFP__FOUND_DROPPED_COLUMN, SFP_ROSTER_NOTES,
	                  &(struct sfp__spot){ .file = load->file, .line = load->row->line, .column = at + 1 });
}

static sfp_status keep_titles(struct sfp__load *load, const struct titles *titles)
{
	sfp_status status = SFP_OK;
	int name;

	for (size_t at = 0; status == SFP_OK && at < load->columns; at++)
		status = keep_title(load, titles, at);
	name = titles->place[titles->place[SFP__COLUMN_SURNAME] >= 0 ? SFP__COLUMN_SURNAME : SFP__COLUMN_FULL_NAME];
	if (name >= 0)
		sfp__buffer_add_text(&load->name_title, load->cells[name]);
	return status == SFP_OK && load->name_title.failed ? SFP_E_NO_MEMORY : status;
}

/* Where something stands above it, people should see what was taken for the header. */
static sfp_status note_header(struct sfp__load *load)
{
	return load->header_line ? sfp__found(load->staging, SFP__FOUND_LATE_HEADER, SFP_ROSTER_NOTES,
	                                      &(struct sfp__spot){ .file = load->file, .line = load->row->line })
	                         : SFP_OK;
}

static sfp_status take_header(struct sfp__load *load)
{
	struct titles titles;
	enum sfp__column missing = SFP__COLUMN_END;
	sfp_status status;

	if (load->kind == SFP__FILE_END) {
		status = find_kind(load, &titles);
	} else {
		status = read_titles(load, kind_of(load), &titles);
		missing = status == SFP_OK ? lacking(&titles, kind_of(load)) : SFP__COLUMN_END;
	}
	if (status == SFP_OK && missing != SFP__COLUMN_END)
		status = sfp__load_refuse(load, SFP__FOUND_MISSING_COLUMN, load->row->line, 0,
		                          sfp__column_name(missing));
	if (status != SFP_OK || load->refused)
		return status;
	for (int column = 0; column < SFP__COLUMN_END; column++)
		load->place[column] = titles.place[column];
	status = note_header(load);
	return status == SFP_OK ? keep_titles(load, &titles) : status;
}
_Static_assert(SFP__COLUMN_END <= SFP__STANDARD_COLUMNS_MAX, "a load has room for the places of all columns");

/* ---- days ---- */

enum {
	BIRTHS,
	BEGINS,
	ENDS
};
_Static_assert(ENDS < SFP__DATED_MAX, "a load has room for all columns of days");

static sfp_status find_dated(struct sfp__load *load)
{
	sfp_roster_kind kind = kind_of(load);
	struct titles titles;
	bool people = false;
	sfp_status status = kind ? read_titles(load, kind, &titles) : guess_kind(load, &titles, &kind, &people);

	for (size_t i = 0; i < SFP__DATED_MAX; i++)
		load->dates_at[i] = -1;
	if (status != SFP_OK || !kind)
		return status;
	load->dates_at[BIRTHS] = titles.place[SFP__COLUMN_BIRTH_DATE];
	load->dates_at[BEGINS] = titles.place[SFP__COLUMN_BEGINS];
	load->dates_at[ENDS] = titles.place[SFP__COLUMN_ENDS];
	return SFP_OK;
}

static sfp_status reject_date(struct sfp__load *load, sfp_date date, enum sfp__column column)
{
	enum sfp__finding_code code = date == SFP__DATE_UNCLEAR ? SFP__FOUND_UNCLEAR_DATE
	                              : date == SFP__DATE_MIXED ? SFP__FOUND_MIXED_DATES
	                                                        : SFP__FOUND_BAD_DATE;

	return sfp__load_reject(load, code, (int)column, sfp__column_name(column), "дд.мм.гггг");
}

/* From when until when a student studies, a worker works here. */
static sfp_status read_period(struct sfp__load *load, struct sfp__span *period)
{
	period->from = sfp__date_read(&load->dates[BEGINS], sfp__load_cell(load, SFP__COLUMN_BEGINS));
	period->until = sfp__date_read(&load->dates[ENDS], sfp__load_cell(load, SFP__COLUMN_ENDS));
	if (period->from < 0)
		return reject_date(load, period->from, SFP__COLUMN_BEGINS);
	if (period->until < 0)
		return reject_date(load, period->until, SFP__COLUMN_ENDS);
	return sfp__load_period(load, period, SFP__COLUMN_BEGINS, SFP__COLUMN_ENDS, sfp__column_name(SFP__COLUMN_ENDS));
}

/* ---- people ---- */

static sfp_status reject_missing(struct sfp__load *load, enum sfp__column column)
{
	return sfp__load_reject(load, SFP__FOUND_MISSING_VALUE, (int)column, sfp__column_name(column), NULL);
}

static sfp_status read_name(struct sfp__load *load, struct sfp__name *name)
{
	if (load->place[SFP__COLUMN_SURNAME] < 0)
		return sfp__name_split(&load->arena, sfp__load_cell(load, SFP__COLUMN_FULL_NAME), name);
	name->surname = sfp__load_cell(load, SFP__COLUMN_SURNAME);
	name->given_name = sfp__load_cell(load, SFP__COLUMN_GIVEN_NAME);
	name->patronymic = sfp__load_cell(load, SFP__COLUMN_PATRONYMIC);
	return SFP_OK;
}

/* "И.", "И.И." */
static bool is_initials(const char *word, const char *end)
{
	bool any = false;

	while (word < end) {
		sfp__utf8_next(&word);
		if (*word++ != '.')
			return false;
		any = true;
	}
	return any;
}

static bool has_initials(const char *name)
{
	for (const char *end; *name; name = end + strspn(end, " ")) {
		end = name + strcspn(name, " ");
		if (is_initials(name, end))
			return true;
	}
	return false;
}

static bool is_letter(uint32_t code)
{
	return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
	       (code >= 0xc0 && (code < 0x2000 || code >= 0x2c00));
}

/* A name in one cell: "Всего: 25", "Иванов Иван 01.02.2009", "Петрова (Сидорова) Анна" would be taken for another
 * person. */
static bool is_strange(const char *whole)
{
	bool letters = false, began = false;

	if (strchr(whole, ':') || strstr(whole, " (") || strstr(whole, "??"))
		return true;
	for (const char *at = whole; *at;) {
		uint32_t code = sfp__utf8_next(&at);

		if (code == ' ' && began && !letters)
			return true;
		began = code != ' ';
		letters = code != ' ' && (letters || is_letter(code));
	}
	return began && !letters;
}

/* What no name looks like, though it stands where one should; SFP__FOUND_END: it is a name. */
static enum sfp__finding_code judge_name(const struct sfp__name *name, const char *whole)
{
	if (strstr(name->surname, "\xef\xbf\xbd") || strstr(name->given_name, "\xef\xbf\xbd") ||
	    (whole && is_strange(whole)))
		return SFP__FOUND_NO_NAME;
	return has_initials(name->given_name) || has_initials(name->patronymic) ? SFP__FOUND_INITIALS : SFP__FOUND_END;
}

static sfp_status check_name(struct sfp__load *load, const struct sfp__name *name)
{
	bool whole = load->place[SFP__COLUMN_SURNAME] < 0;
	enum sfp__column column = whole ? SFP__COLUMN_FULL_NAME : SFP__COLUMN_SURNAME;
	enum sfp__finding_code code;

	if (!*name->surname || !*name->given_name)
		return reject_missing(load, whole || !*name->surname ? column : SFP__COLUMN_GIVEN_NAME);
	if (strlen(name->surname) + strlen(name->given_name) + strlen(name->patronymic) > SFP__GIVEN_NAME_MAX)
		return sfp__load_reject(load, SFP__FOUND_LONG_VALUE, (int)column, sfp__column_name(column), NULL);
	code = judge_name(name, whole ? sfp__load_cell(load, SFP__COLUMN_FULL_NAME) : NULL);
	return code == SFP__FOUND_END ? SFP_OK
	                              : sfp__load_reject(load, code, (int)column, sfp__column_name(column), NULL);
}

/* The person of the row, with no roles yet. */
static sfp_status read_person(struct sfp__load *load, struct sfp__staged_person *person)
{
	sfp_date today = load->roster->options->today;
	struct sfp__name name = { "", "", "" };
	sfp_status status = read_name(load, &name);

	if (status == SFP_OK)
		status = check_name(load, &name);
	if (status != SFP_OK || sfp__load_is_rejected(load))
		return status;
	*person = (struct sfp__staged_person){ .file = load->file,
		                               .line = load->row->line,
		                               .surname = name.surname,
		                               .given_name = name.given_name,
		                               .patronymic = name.patronymic,
		                               .source_id = sfp__load_cell(load, SFP__COLUMN_SOURCE_ID) };
	person->birth_date = sfp__birth_date(&load->dates[BIRTHS], sfp__load_cell(load, SFP__COLUMN_BIRTH_DATE),
	                                     today ? today : 99991231);
	if (person->birth_date < 0)
		return reject_date(load, person->birth_date, SFP__COLUMN_BIRTH_DATE);
	if (sfp__number_is_rounded(person->source_id))
		return sfp__load_reject(load, SFP__FOUND_ROUNDED_NUMBER, SFP__COLUMN_SOURCE_ID, "source_id", NULL);
	if (strlen(person->source_id) > SFP__GIVEN_NAME_MAX)
		return sfp__load_reject(load, SFP__FOUND_LONG_VALUE, SFP__COLUMN_SOURCE_ID, "source_id", NULL);
	return SFP_OK;
}

static sfp_status stage_person(struct sfp__load *load, const struct sfp__staged_person *person, int64_t *ret_seq)
{
	sfp_status status = sfp__stage_person(load->staging, person, ret_seq);

	return status == SFP_E_EXISTS
	               ? sfp__load_reject(load, SFP__FOUND_SAME_ID, SFP__COLUMN_SOURCE_ID, "source_id", NULL)
	               : status;
}

/* *ret_seq 0: the cell is empty. */
static sfp_status find_class(struct sfp__load *load, enum sfp__column column, const char *name, int64_t *ret_seq)
{
	*ret_seq = 0;
	if (strlen(name) > SFP__CLASS_NAME_MAX)
		return sfp__load_reject(load, SFP__FOUND_LONG_VALUE, (int)column, sfp__column_name(column), NULL);
	return *name ? sfp__stage_class_named(load->staging, load->file, load->row->line, name, ret_seq) : SFP_OK;
}

/* ---- students ---- */

static sfp_status enroll(struct sfp__load *load, int64_t person, int64_t class_seq, sfp_role role,
                         const struct sfp__span *period)
{
	return sfp__stage_enrollment(load->staging, &(struct sfp__staged_enrollment){ .file = load->file,
	                                                                              .line = load->row->line,
	                                                                              .person = person,
	                                                                              .class_seq = class_seq,
	                                                                              .role = role,
	                                                                              .period = *period });
}

static sfp_status take_student(struct sfp__load *load)
{
	struct sfp__staged_person person;
	struct sfp__span period = { 0, 0 };
	int64_t seq = 0, class_seq = 0;
	sfp_status status = read_person(load, &person);

	if (status == SFP_OK && !sfp__load_is_rejected(load))
		status = read_period(load, &period);
	if (status == SFP_OK && !sfp__load_is_rejected(load))
		status = find_class(load, SFP__COLUMN_CLASS, sfp__load_cell(load, SFP__COLUMN_CLASS), &class_seq);
	if (status != SFP_OK || sfp__load_is_rejected(load))
		return status;
	person.roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT);
	status = stage_person(load, &person, &seq);
	if (status == SFP_OK && seq && !class_seq)
		status = sfp__load_note(load, SFP__FOUND_NO_CLASS, SFP__COLUMN_CLASS, "class", NULL);
	return status == SFP_OK && seq ? enroll(load, seq, class_seq, SFP_ROLE_STUDENT, &period) : status;
}

/* ---- staff ---- */

static bool read_role(struct sfp__load *load, char *name, uint32_t *roles)
{
	const char *mapped = sfp__mapping_role(&load->roster->mapping, name);
	uint32_t found = 0;
	sfp_role role = (sfp_role)0;

	if (mapped ? !sfp__office_named(mapped, &found) : !sfp__office_of(load->roster->options->act, name, &role))
		return false;
	*roles |= mapped ? found : role ? SFP_ROLE_BIT(role) : 0;
	return true;
}

/* Takes the next part of a cell that names several things, without the blanks around it. NULL: there is none. */
static char *next_part(char **rest, const char *separators)
{
	char *part;
	size_t length;

	do {
		if (!*rest)
			return NULL;
		part = strsep(rest, separators);
		part += strspn(part, " ");
		length = strlen(part);
		while (length && part[length - 1] == ' ')
			part[--length] = '\0';
	} while (!length);
	return part;
}

/* "администрация, педагогический работник" */
static sfp_status read_roles(struct sfp__load *load, uint32_t *roles)
{
	const char *fold = NULL;
	char *rest, *part;
	bool any = false;
	sfp_status status = sfp__name_fold(&load->arena, sfp__load_cell(load, SFP__COLUMN_ROLE), &fold);

	if (status != SFP_OK)
		return status;
	rest = (char *)(uintptr_t)fold; /* the arena is the row's own */
	while ((part = next_part(&rest, ",;/"))) {
		any = true;
		if (!read_role(load, part, roles))
			return sfp__load_reject(
				load, SFP__FOUND_UNKNOWN_ROLE, SFP__COLUMN_ROLE, "role",
				"руководитель, администрация, педагогический работник, педагогический совет, прочий персонал");
	}
	return any ? SFP_OK : reject_missing(load, SFP__COLUMN_ROLE);
}

/* A cell may name several classes: "М-11, М-12". A slash may be part of a name. */
static sfp_status take_leads(struct sfp__load *load, int64_t person, const struct sfp__span *period)
{
	const char *cell = sfp__load_cell(load, SFP__COLUMN_LEADS);
	char *rest = sfp__arena_text(&load->arena, cell, strlen(cell)), *part;
	sfp_status status = rest ? SFP_OK : SFP_E_NO_MEMORY;

	while (status == SFP_OK && (part = next_part(&rest, ",;"))) {
		int64_t class_seq = 0;

		status = find_class(load, SFP__COLUMN_LEADS, part, &class_seq);
		if (status == SFP_OK && class_seq)
			status = enroll(load, person, class_seq, SFP_ROLE_HOMEROOM_TEACHER, period);
	}
	return status;
}

/* A row for each role that has its dates. */
static sfp_status stage_roles(struct sfp__load *load, int64_t person, uint32_t roles, const struct sfp__span *period)
{
	struct sfp__staged_role role = {
		.file = load->file, .line = load->row->line, .person = person, .period = *period
	};
	sfp_status status = SFP_OK;

	roles = roles ? roles : SFP__STAGED_WORKER;
	for (role.role = SFP__STAGED_WORKER; status == SFP_OK && role.role <= roles; role.role <<= 1)
		if (roles & role.role)
			status = sfp__stage_role(load->staging, &role);
	return status;
}

static sfp_status take_worker(struct sfp__load *load)
{
	struct sfp__staged_person person;
	struct sfp__span period = { 0, 0 };
	int64_t seq = 0;
	sfp_status status = read_person(load, &person);

	if (status == SFP_OK && !sfp__load_is_rejected(load))
		status = read_period(load, &period);
	if (status == SFP_OK && !sfp__load_is_rejected(load))
		status = read_roles(load, &person.roles);
	if (status != SFP_OK || sfp__load_is_rejected(load))
		return status;
	person.title = sfp__load_cell(load, SFP__COLUMN_TITLE);
	if (!person.roles && !*person.title)
		person.title = "прочий персонал"; /* an office without a role goes by its title */
	if (strlen(person.title) > SFP__GIVEN_NAME_MAX)
		return sfp__load_reject(load, SFP__FOUND_LONG_VALUE, SFP__COLUMN_TITLE, "title", NULL);
	status = stage_person(load, &person, &seq);
	if (status == SFP_OK && seq && (period.from || period.until))
		status = stage_roles(load, seq, person.roles, &period);
	return status == SFP_OK && seq ? take_leads(load, seq, &period) : status;
}

/* ---- parents ---- */

/* The child is only mentioned: whom of the students that means is for matching to tell. */
static sfp_status mention_child(struct sfp__load *load, int64_t *ret_seq)
{
	struct sfp__name name = { "", "", "" };
	struct sfp__staged_person child = {
		.file = load->file, .line = load->row->line, .mentioned = true, .roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT)
	};
	const char *whole = sfp__load_cell(load, SFP__COLUMN_CHILD);
	sfp_status status = sfp__name_split(&load->arena, whole, &name);
	enum sfp__finding_code code;

	if (status != SFP_OK)
		return status;
	if (!*name.surname || !*name.given_name)
		return reject_missing(load, SFP__COLUMN_CHILD);
	code = judge_name(&name, whole);
	if (code != SFP__FOUND_END)
		return sfp__load_reject(load, code, SFP__COLUMN_CHILD, sfp__column_name(SFP__COLUMN_CHILD), NULL);
	child.surname = name.surname;
	child.given_name = name.given_name;
	child.patronymic = name.patronymic;
	return sfp__stage_person(load->staging, &child, ret_seq);
}

static sfp_status take_parent(struct sfp__load *load)
{
	struct sfp__staged_guardian bond = { .file = load->file,
		                             .line = load->row->line,
		                             .relation = sfp__load_cell(load, SFP__COLUMN_RELATION) };
	struct sfp__staged_person person;
	sfp_status status = read_person(load, &person);

	if (status == SFP_OK && !sfp__load_is_rejected(load))
		status = find_class(load, SFP__COLUMN_CLASS, sfp__load_cell(load, SFP__COLUMN_CLASS), &bond.class_seq);
	if (status == SFP_OK && strlen(bond.relation) > SFP__GIVEN_NAME_MAX)
		status = sfp__load_reject(load, SFP__FOUND_LONG_VALUE, SFP__COLUMN_RELATION, "relation", NULL);
	if (status == SFP_OK && !sfp__load_is_rejected(load))
		status = mention_child(load, &bond.student);
	if (status != SFP_OK || sfp__load_is_rejected(load))
		return status;
	person.roles = SFP_ROLE_BIT(SFP_ROLE_PARENT);
	status = stage_person(load, &person, &bond.parent);
	return status == SFP_OK && bond.parent ? sfp__stage_guardian(load->staging, &bond) : status;
}

/* ---- classes ---- */

/* 0: the cell is empty; -1: no course. */
static int course_of(const char *text)
{
	char *end = NULL;
	long course = *text ? strtol(text, &end, 10) : 0;

	return !*text ? 0 : *end || course < 1 || course > SFP__COURSE_MAX ? -1 : (int)course;
}

static sfp_status describe_class(struct sfp__load *load, int64_t seq, const char *name, int course,
                                 const char *specialty)
{
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_CLASS_GET);
	sfp_status status;
	bool mentioned;

	sfp__bind_int(stmt, ":seq", seq);
	status = sfp__step_row(load->staging, stmt);
	if (status != SFP_OK)
		return status;
	mentioned = sfp__column_int(stmt, 11) != 0;
	sfp__stmt_end(stmt);
	if (!mentioned)
		return sfp__load_reject(load, SFP__FOUND_SAME_ID, SFP__COLUMN_CLASS, "class", NULL);
	stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_CLASS_DESCRIBE);
	sfp__bind_int(stmt, ":seq", seq);
	sfp__bind_int(stmt, ":file", load->file);
	sfp__bind_int(stmt, ":line", load->row->line);
	sfp__bind_text(stmt, ":name", name);
	sfp__bind_int(stmt, ":course", course);
	sfp__bind_text(stmt, ":specialty", specialty);
	return sfp__exec(load->staging, stmt);
}

/* "35.02.16 Эксплуатация…" */
static const char *specialty_of(struct sfp__load *load)
{
	const char *code = sfp__load_cell(load, SFP__COLUMN_SPECIALTY_CODE),
		   *name = sfp__load_cell(load, SFP__COLUMN_SPECIALTY);
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer whole = { 0 };

	sfp__buffer_addf(&whole, "%s%s%s", code, *code && *name ? " " : "", name);
	return whole.failed ? NULL : sfp__arena_text(&load->arena, whole.length ? whole.data : "", whole.length);
}

static sfp_status take_class(struct sfp__load *load)
{
	const char *name = sfp__load_cell(load, SFP__COLUMN_CLASS);
	const char *specialty = specialty_of(load);
	int course = course_of(sfp__load_cell(load, SFP__COLUMN_COURSE));
	int64_t seq = 0;
	sfp_status status;

	if (!specialty)
		return SFP_E_NO_MEMORY;
	if (!*name)
		return reject_missing(load, SFP__COLUMN_CLASS);
	if (course < 0)
		return sfp__load_reject(load, SFP__FOUND_BAD_NUMBER, SFP__COLUMN_COURSE, "course", "1–12");
	if (strlen(specialty) > SFP__GIVEN_NAME_MAX)
		return sfp__load_reject(load, SFP__FOUND_LONG_VALUE, SFP__COLUMN_SPECIALTY, "specialty", NULL);
	status = find_class(load, SFP__COLUMN_CLASS, name, &seq);
	return status == SFP_OK && seq ? describe_class(load, seq, name, course, specialty) : status;
}

/* ---- rows ---- */

/* Exactly the same row again says nothing new. */
static sfp_status is_repeated(struct sfp__load *load, bool *ret_repeated)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer key = { 0 };
	struct sfp__stmt *stmt;
	sfp_status status;

	for (size_t i = load->of_rejected; i < load->columns && i < load->row->count; i++) {
		sfp__buffer_add_text(&key, load->cells[i]);
		sfp__buffer_add_byte(&key, '\n');
	}
	if (key.failed)
		return SFP_E_NO_MEMORY;
	stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_KEY_INSERT);
	sfp__bind_int(stmt, ":kind", load->kind);
	sfp__bind_text(stmt, ":source_id", key.length ? key.data : "");
	status = sfp__exec(load->staging, stmt);
	*ret_repeated = status == SFP_OK && sfp__changes(load->staging) == 0;
	return status;
}

/* Tables that were put together, or printed on several pages, have it in the middle. */
static bool is_header_again(const struct sfp__load *load)
{
	size_t column = load->place[SFP__COLUMN_SURNAME] >= 0 ? SFP__COLUMN_SURNAME : SFP__COLUMN_FULL_NAME;

	return load->name_title.length && strcmp(sfp__load_cell(load, column), load->name_title.data) == 0;
}

static bool begins_total(const char *cell)
{
	static const char *const words[] = { "Итого", "ИТОГО", "итого", "Всего", "ВСЕГО", "всего" };

	for (size_t i = 0; i < SFP__LENGTH(words); i++) {
		size_t length = strlen(words[i]);

		if (strncmp(cell, words[i], length) == 0 && (!cell[length] || strchr(" :.,-", cell[length])))
			return true;
	}
	return false;
}

/* How many there are is told below a list. What stands beside somebody's name is about that person. */
static bool is_total(const struct sfp__load *load)
{
	const char *surname = sfp__load_cell(load, SFP__COLUMN_SURNAME),
		   *whole = sfp__load_cell(load, SFP__COLUMN_FULL_NAME);
	bool total = false;

	if (*surname || *whole)
		return begins_total(*surname ? surname : whole);
	for (size_t i = load->of_rejected; i < load->row->count; i++)
		total |= begins_total(load->cells[i]);
	return total;
}

static sfp_status take_row(struct sfp__load *load)
{
	bool repeated = false;
	sfp_status status = SFP_OK;

	if (is_header_again(load))
		return sfp__load_note(load, SFP__FOUND_HEADER_AGAIN, -1, NULL, NULL);
	if (is_total(load))
		return sfp__load_note(load, SFP__FOUND_TOTAL, -1, NULL, NULL);
	status = is_repeated(load, &repeated);
	if (status != SFP_OK || repeated)
		return repeated ? sfp__load_note(load, SFP__FOUND_REPEATED, -1, NULL, NULL) : status;
	switch (kind_of(load)) {
	case SFP_ROSTER_STAFF:
		return take_worker(load);
	case SFP_ROSTER_CLASSES:
		return take_class(load);
	case SFP_ROSTER_STUDENTS:
		return take_student(load);
	case SFP_ROSTER_PARENTS:
		return take_parent(load);
	}
	return SFP_OK;
}

const struct sfp__load_form sfp__spreadsheet_form = { rank_header, find_dated, take_header, take_row };

sfp_status sfp__spreadsheet_finish(const struct sfp__load *load)
{
	struct sfp__store *staging = load->staging;
	sfp_status status;

	if (load->refused)
		return SFP_OK;
	switch (kind_of(load)) {
	case SFP_ROSTER_STAFF:
		status = sfp__staging_cover(staging, SFP__COVERED_STAFF, load->mode);
		return status == SFP_OK && load->place[SFP__COLUMN_LEADS] >= 0
		               ? sfp__staging_cover(staging, SFP__COVERED_HOMEROOM, load->mode)
		               : status;
	case SFP_ROSTER_CLASSES:
		return sfp__staging_cover(staging, SFP__COVERED_CLASSES, load->mode);
	case SFP_ROSTER_STUDENTS:
		return sfp__staging_cover(staging, SFP__COVERED_STUDENTS, load->mode);
	case SFP_ROSTER_PARENTS:
		return sfp__staging_cover(staging, SFP__COVERED_PARENTS, load->mode);
	}
	return SFP_OK;
}
