/* oneroster.c: the files of OneRoster: their headers and values held against the standard, what they say staged. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/time.h"
#include "ledger/given.h"
#include "registry/class.h"
#include "roster/names.h"
#include "roster/oneroster.h"

/* ---- the header ---- */

static const struct sfp__standard_column *column_at(const struct sfp__load *load, size_t place)
{
	return &load->standard->columns[place - SFP__PLACE_FIRST];
}

/* Does a set of the version have the column? */
static bool is_of_version(const struct sfp__load *load, size_t place)
{
	return place < SFP__PLACE_FIRST || (column_at(load, place)->versions & load->roster->version);
}

/* Whoever is tolerant needs only what we read. */
static bool must_be_there(const struct sfp__load *load, size_t place)
{
	if (!is_of_version(load, place))
		return false;
	if (load->roster->strict)
		return place < SFP__PLACE_FIRST || !(column_at(load, place)->flags & SFP__COLUMN_MAY_LACK);
	return place == SFP__PLACE_ID ||
	       (place >= SFP__PLACE_FIRST && (column_at(load, place)->flags & SFP__COLUMN_NEEDED));
}

/* Extensions of the standard begin so, and so does our column of reasons. */
static bool is_extension(const char *title)
{
	return strncmp(title, "metadata.", 9) == 0;
}

/* The place of a column by its title, or by what the mapping takes the title for; -1: the standard has none. */
static sfp_status place_of(struct sfp__load *load, const char *title, int *ret_place)
{
	const char *mapped = NULL;
	sfp_status status = SFP_OK;

	*ret_place = -1;
	if (load->roster->mapping.count) {
		sfp__buffer_reset(&load->roster->fold);
		status = sfp__text_fold(title, &load->roster->fold);
		if (status == SFP_OK && load->roster->fold.length)
			mapped = sfp__mapping_column(&load->roster->mapping, load->standard->name,
			                             load->roster->fold.data);
	}
	title = mapped ? mapped : title;
	for (size_t place = 0; status == SFP_OK && sfp__standard_column_name(load->standard, place); place++) {
		const char *name = sfp__standard_column_name(load->standard, place);

		if (is_of_version(load, place) &&
		    (load->roster->strict ? strcmp(name, title) : strcasecmp(name, title)) == 0)
			*ret_place = (int)place;
	}
	return status;
}

static bool is_read(const struct sfp__load *load, int place)
{
	return place >= 0 && (place < SFP__PLACE_FIRST || (column_at(load, (size_t)place)->flags & SFP__COLUMN_READ));
}

/* The titles of columns may be somebody's data where the header is missing: only the standard's own are repeated. */
static sfp_status take_title(struct sfp__load *load, size_t at, int *last)
{
	int place = -1;
	sfp_status status = place_of(load, load->cells[at], &place);
	const char *name = place >= 0 ? sfp__standard_column_name(load->standard, (size_t)place) : NULL;

	if (status != SFP_OK)
		return status;
	if (place >= 0 && load->place[place] >= 0)
		return sfp__load_refuse(load, SFP__FOUND_SAME_COLUMN, load->row->line, at + 1, name);
	if (place >= 0)
		load->place[place] = (int)at;
	if (place < 0 && load->roster->strict && !is_extension(load->cells[at]))
		return sfp__load_refuse(load, SFP__FOUND_UNKNOWN_COLUMN, load->row->line, at + 1, NULL);
	if (load->roster->strict && place >= 0 && (place < *last || *last < -1))
		return sfp__load_refuse(load, SFP__FOUND_COLUMN_ORDER, load->row->line, at + 1, name);
	*last = place >= 0 ? place : -2; /* nothing of the standard comes behind an extension */
	return sfp__load_column(load, at, is_read(load, place) ? name : "");
}

static sfp_status take_header(struct sfp__load *load)
{
	sfp_status status = SFP_OK;
	int last = -1;

	for (size_t at = 0; status == SFP_OK && at < load->columns && !load->refused; at++)
		status = take_title(load, at, &last);
	for (size_t place = 0; status == SFP_OK && !load->refused && sfp__standard_column_name(load->standard, place);
	     place++)
		if (load->place[place] < 0 && must_be_there(load, place))
			status = sfp__found(
				load->staging, SFP__FOUND_MISSING_COLUMN, SFP_ROSTER_REFUSES,
				&(struct sfp__spot){ .file = load->file,
			                             .line = load->row->line,
			                             .title = sfp__standard_column_name(load->standard, place) });
	for (size_t place = 0; sfp__standard_column_name(load->standard, place); place++)
		load->refused |= load->place[place] < 0 && must_be_there(load, place);
	return status;
}

/* ---- whose a row is ---- */

/* Where a column stands in the table of its file. The tables in standard.c are short: a walk will do, once a file. */
static size_t place_named(const struct sfp__load *load, const char *name)
{
	size_t place = 0;

	while (strcmp(sfp__standard_column_name(load->standard, place), name) != 0)
		place++;
	return place;
}

static const char *value(const struct sfp__load *load, const char *name)
{
	return sfp__load_cell(load, place_named(load, name));
}

/* The column that tells to what a row belongs; NULL: rows of this file belong to nothing. */
static const char *belonging(const struct sfp__load *load)
{
	if (load->kind == SFP__FILE_CLASSES || load->kind == SFP__FILE_ENROLLMENTS)
		return "schoolSourcedId";
	if (load->kind == SFP__FILE_ROLES)
		return "orgSourcedId";
	return load->kind == SFP__FILE_USERS && load->roster->version == SFP__V1_1 ? "orgSourcedIds" : NULL;
}

/* Of a set of several schools only one may be wanted. */
static bool belongs_elsewhere(const struct sfp__load *load)
{
	const char *school = load->roster->options->school, *column = school ? belonging(load) : NULL;
	const char *orgs = column ? value(load, column) : "";

	return *orgs && !sfp__is_word(orgs, school, false);
}

/* ---- values ---- */

static sfp_status read_date(const struct sfp__load *load, const char *text, sfp_date *ret_date)
{
	char day[11] = { 0 };

	*ret_date = 0;
	if (!*text)
		return SFP_OK;
	if (load->roster->strict && (strlen(text) != 10 || text[4] != '-'))
		return SFP_E_INVALID;
	snprintf(day, sizeof(day), "%.10s", text); /* some write a time behind it */
	if (strlen(text) > 10 && text[10] != 'T' && text[10] != ' ')
		return SFP_E_INVALID;
	return sfp_date_from_text(day, ret_date);
}

static bool is_year(const char *text)
{
	return strlen(text) == 4 && strspn(text, "0123456789") == 4;
}

static sfp_status is_known(struct sfp__load *load, enum sfp__file_kind kind, const char *id, bool *ret_known)
{
	enum sfp__sql sql = kind == SFP__FILE_USERS     ? SFP__SQL_STAGING_PERSON_BY_SOURCE
	                    : kind == SFP__FILE_CLASSES ? SFP__SQL_STAGING_CLASS_BY_SOURCE
	                    : kind == SFP__FILE_ORGS    ? SFP__SQL_STAGING_ORG_BY_SOURCE
	                                                : SFP__SQL_STAGING_KEY_KNOWN;
	struct sfp__stmt *stmt = sfp__stmt(load->staging, sql);
	sfp_status status;

	if (sql == SFP__SQL_STAGING_KEY_KNOWN)
		sfp__bind_int(stmt, ":kind", kind);
	sfp__bind_text(stmt, ":source_id", id);
	status = sfp__step_row(load->staging, stmt);
	*ret_known = status == SFP_OK;
	sfp__stmt_end(stmt);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* Files that refer to rows of their own kind may do so before these come; only strict readers of a whole set look at
 * all. What another school's rows refer to is not read where one is wanted. */
static bool is_checked(const struct sfp__load *load, const struct sfp__standard_column *column)
{
	return load->roster->strict && load->said == SFP__MODE_BULK && column->of != load->kind &&
	       !belongs_elsewhere(load);
}

/* "a,b": is each of them there? */
static sfp_status check_references(struct sfp__load *load, const struct sfp__standard_column *column, const char *text,
                                   bool *ret_known)
{
	SFP__CLEANUP(sfp__freep) char *copy = sfp__text_dup(text);
	char *rest = copy;
	sfp_status status = copy ? SFP_OK : SFP_E_NO_MEMORY;

	*ret_known = true;
	while (status == SFP_OK && *ret_known && rest) {
		char *one = column->type == SFP__VALUE_REFS ? strsep(&rest, ",") : SFP__TAKE(rest);

		one += strspn(one, " ");
		if (*one)
			status = is_known(load, column->of, one, ret_known);
	}
	return status;
}

/* Whoever writes 1.1 with the roles of 1.2, or extends them, has still told what somebody is, or is not. */
static bool is_role_of_any(const struct sfp__load *load, const struct sfp__standard_column *column, const char *text)
{
	const struct sfp__standard_column *other = sfp__standard_of(SFP__FILE_ROLES)->columns;

	if (load->roster->strict || load->kind != SFP__FILE_USERS || strcmp(column->name, "role") != 0)
		return false;
	while (strcmp(other->name, "role") != 0)
		other++;
	return strncmp(text, "ext:", 4) == 0 || sfp__is_word(other->expected, text, true);
}

/* What is wrong with a value; SFP__FOUND_END nothing. */
static sfp_status judge(struct sfp__load *load, const struct sfp__standard_column *column, const char *text,
                        enum sfp__finding_code *ret_code)
{
	sfp_date date = 0;
	bool known = true;
	sfp_status status = SFP_OK;

	*ret_code = SFP__FOUND_END;
	switch (column->type) {
	case SFP__VALUE_TEXT:
	case SFP__VALUE_ID:
		break;
	case SFP__VALUE_REF:
	case SFP__VALUE_REFS:
		if (is_checked(load, column))
			status = check_references(load, column, text, &known);
		*ret_code = known ? SFP__FOUND_END : SFP__FOUND_UNKNOWN_REFERENCE;
		break;
	case SFP__VALUE_DATE:
		*ret_code = read_date(load, text, &date) == SFP_OK ? SFP__FOUND_END : SFP__FOUND_BAD_DATE;
		break;
	case SFP__VALUE_BOOLEAN:
		*ret_code = sfp__is_word("true, false", text, !load->roster->strict) ? SFP__FOUND_END
		                                                                     : SFP__FOUND_BAD_BOOLEAN;
		break;
	case SFP__VALUE_YEAR:
		*ret_code = is_year(text) ? SFP__FOUND_END : SFP__FOUND_BAD_NUMBER;
		break;
	case SFP__VALUE_WORD:
		known = sfp__is_word(column->expected, text, !load->roster->strict) ||
		        (load->roster->version == SFP__V1_2 && strncmp(text, "ext:", 4) == 0) ||
		        is_role_of_any(load, column, text);
		*ret_code = known ? SFP__FOUND_END : SFP__FOUND_UNKNOWN_WORD;
		break;
	}
	return status;
}

/* A tolerant reader looks only at what it reads, and rejects only for what it needs. */
static sfp_status check_value(struct sfp__load *load, size_t place)
{
	const struct sfp__standard_column *column = column_at(load, place);
	const char *text = sfp__load_cell(load, place);
	bool strict = load->roster->strict, needed = column->flags & SFP__COLUMN_NEEDED;
	bool decides = needed || (column->flags & SFP__COLUMN_DECIDES);
	enum sfp__finding_code code;
	sfp_status status;

	if (!is_of_version(load, place) || (!strict && !(column->flags & SFP__COLUMN_READ)))
		return SFP_OK;
	if (!*text) {
		bool wanted = strict ? column->flags & SFP__COLUMN_REQUIRED : needed;

		return wanted ? sfp__load_reject(load, SFP__FOUND_MISSING_VALUE, (int)place, column->name,
		                                 column->expected)
		              : SFP_OK;
	}
	status = judge(load, column, text, &code);
	if (status != SFP_OK || code == SFP__FOUND_END)
		return status;
	return strict || decides ? sfp__load_reject(load, code, (int)place, column->name, column->expected)
	                         : sfp__load_note(load, code, (int)place, column->name, column->expected);
}

static sfp_status check_values(struct sfp__load *load)
{
	sfp_status status = SFP_OK;

	for (size_t place = SFP__PLACE_FIRST;
	     status == SFP_OK && load->standard->columns[place - SFP__PLACE_FIRST].name; place++)
		status = check_value(load, place);
	return status;
}

/* ---- status and number ---- */

static bool is_gone(const struct sfp__load *load)
{
	return sfp__is_word("tobedeleted, inactive", sfp__load_cell(load, SFP__PLACE_STATUS), true);
}

static sfp_status check_status(struct sfp__load *load)
{
	const char *state = sfp__load_cell(load, SFP__PLACE_STATUS), *time = sfp__load_cell(load, SFP__PLACE_MODIFIED);
	const char *words = load->roster->strict ? "active, tobedeleted" : "active, tobedeleted, inactive";
	bool strict = load->roster->strict;
	sfp_status status = SFP_OK;
	sfp_time when;

	if (strict && load->said == SFP__MODE_BULK)
		return *state || *time
		               ? sfp__load_refuse(
					 load, SFP__FOUND_BULK_WITH_STATUS, load->row->line,
					 (size_t)load->place[*state ? SFP__PLACE_STATUS : SFP__PLACE_MODIFIED] + 1,
					 *state ? "status" : "dateLastModified")
		               : SFP_OK;
	if (strict && !*state)
		status = sfp__load_reject(load, SFP__FOUND_MISSING_VALUE, SFP__PLACE_STATUS, "status",
		                          "active, tobedeleted");
	else if (*state && !sfp__is_word(words, state, !strict))
		status = sfp__load_reject(load, SFP__FOUND_UNKNOWN_WORD, SFP__PLACE_STATUS, "status",
		                          "active, tobedeleted");
	if (status == SFP_OK && strict && (!strchr(time, 'T') || sfp_time_from_text(time, &when) != SFP_OK))
		status = sfp__load_reject(load, *time ? SFP__FOUND_BAD_TIME : SFP__FOUND_MISSING_VALUE,
		                          SFP__PLACE_MODIFIED, "dateLastModified", "YYYY-MM-DDThh:mm:ss.sssZ");
	return status;
}

/* A million numbers of enrolments, which nothing refers to, are compared only where the standard is to be kept. */
static bool keeps_numbers(const struct sfp__load *load)
{
	return load->kind != SFP__FILE_CLASSES && load->kind != SFP__FILE_USERS && load->kind != SFP__FILE_ORGS &&
	       (load->kind != SFP__FILE_ENROLLMENTS || load->roster->strict);
}

static sfp_status reject_same_id(struct sfp__load *load)
{
	return sfp__load_reject(load, SFP__FOUND_SAME_ID, SFP__PLACE_ID, "sourcedId", NULL);
}

static sfp_status check_number(struct sfp__load *load)
{
	const char *id = sfp__load_cell(load, SFP__PLACE_ID);
	struct sfp__stmt *stmt;
	sfp_status status;

	if (!*id)
		return sfp__load_reject(load, SFP__FOUND_MISSING_VALUE, SFP__PLACE_ID, "sourcedId", NULL);
	if (strlen(id) > SFP__GIVEN_NAME_MAX)
		return sfp__load_reject(load, SFP__FOUND_LONG_VALUE, SFP__PLACE_ID, "sourcedId", NULL);
	if (sfp__number_is_rounded(id))
		return sfp__load_reject(load, SFP__FOUND_ROUNDED_NUMBER, SFP__PLACE_ID, "sourcedId", NULL);
	if (!keeps_numbers(load))
		return SFP_OK;
	stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_KEY_INSERT);
	sfp__bind_int(stmt, ":kind", load->kind);
	sfp__bind_text(stmt, ":source_id", id);
	status = sfp__exec(load->staging, stmt);
	return status == SFP_OK && sfp__changes(load->staging) == 0 ? reject_same_id(load) : status;
}

/* ---- what the rows say ---- */

static sfp_status name_org(struct sfp__load *load, const char *id)
{
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_NAMED_ORG_INSERT);

	sfp__bind_text(stmt, ":source_id", id);
	return sfp__exec(load->staging, stmt);
}

/* Schools that no row of orgs.csv describes are several schools all the same. */
static sfp_status name_orgs(struct sfp__load *load)
{
	const char *column = belonging(load), *cell = column ? value(load, column) : "";
	SFP__CLEANUP(sfp__freep) char *copy = NULL;
	struct sfp__buffer *last = &load->roster->orgs;
	char *rest;
	sfp_status status = SFP_OK;

	if (!*cell || (last->length && strcmp(last->data, cell) == 0))
		return SFP_OK;
	sfp__buffer_reset(last);
	sfp__buffer_add_text(last, cell);
	rest = copy = sfp__text_dup(cell);
	if (!copy || last->failed)
		return SFP_E_NO_MEMORY;
	while (status == SFP_OK && rest) {
		char *one = strsep(&rest, ",");

		one += strspn(one, " ");
		status = *one ? name_org(load, one) : SFP_OK;
	}
	return status;
}

/* What is said to be something else is no school; what is said in a word of the writer's own may be one. */
static bool is_school(const char *type)
{
	return !sfp__is_word("department, district, local, state, national", type, true);
}

static sfp_status take_org(struct sfp__load *load)
{
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_ORG_INSERT);
	sfp_status status;

	sfp__bind_text(stmt, ":source_id", sfp__load_cell(load, SFP__PLACE_ID));
	sfp__bind_text(stmt, ":name", value(load, "name"));
	sfp__bind_int(stmt, ":is_school", !is_school(value(load, "type")) ? 0 : is_gone(load) ? 2 : 1);
	status = sfp__exec(load->staging, stmt);
	return status == SFP_OK && sfp__changes(load->staging) == 0 ? reject_same_id(load) : status;
}

/* "9": the year of study where it is one number. */
static int course_of(const char *grades)
{
	size_t digits = strspn(grades, "0123456789");
	int course = digits && digits <= 2 && !grades[digits] ? atoi(grades) : 0;

	return course >= 1 && course <= SFP__COURSE_MAX ? course : 0;
}

static sfp_status take_class(struct sfp__load *load)
{
	struct sfp__staged_class class_ = { .file = load->file,
		                            .line = load->row->line,
		                            .source_id = sfp__load_cell(load, SFP__PLACE_ID),
		                            .name = value(load, "title"),
		                            .status = is_gone(load) ? SFP__STAGED_GONE : SFP__STAGED_ACTIVE,
		                            .kind = strcasecmp(value(load, "classType"), "homeroom") == 0
		                                            ? SFP__CLASS_GROUP
		                                            : SFP__CLASS_SECTION };
	int64_t seq = 0;
	sfp_status status;

	if (belongs_elsewhere(load))
		return SFP_OK;
	if (strlen(class_.name) > SFP__CLASS_NAME_MAX)
		return sfp__load_reject(load, SFP__FOUND_LONG_VALUE, (int)place_named(load, "title"), "title", NULL);
	class_.course = class_.kind == SFP__CLASS_GROUP ? course_of(value(load, "grades")) : 0;
	class_.subject = class_.kind == SFP__CLASS_SECTION ? value(load, "subjects") : "";
	status = sfp__stage_class(load->staging, &class_, &seq);
	return status == SFP_E_EXISTS ? reject_same_id(load) : status;
}

/* 0: another worker. A mere relative is nobody's legal representative. */
static uint32_t roles_of(const char *name)
{
	if (strcasecmp(name, "student") == 0)
		return SFP_ROLE_BIT(SFP_ROLE_STUDENT);
	if (strcasecmp(name, "teacher") == 0)
		return SFP_ROLE_BIT(SFP_ROLE_TEACHER);
	if (sfp__is_word("parent, guardian", name, true))
		return SFP_ROLE_BIT(SFP_ROLE_PARENT);
	if (sfp__is_word("administrator, principal, siteAdministrator", name, true))
		return SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION);
	return 0;
}

/* Bonds wait until both sides have been read. */
static sfp_status take_agents(struct sfp__load *load, int64_t person)
{
	SFP__CLEANUP(sfp__freep) char *copy = sfp__text_dup(value(load, "agentSourcedIds"));
	char *rest = copy;
	sfp_status status = copy ? SFP_OK : SFP_E_NO_MEMORY;

	while (status == SFP_OK && rest) {
		char *one = strsep(&rest, ",");
		struct sfp__stmt *stmt;

		one += strspn(one, " ");
		if (!*one)
			continue;
		stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_AGENT_INSERT);
		sfp__bind_int(stmt, ":file", load->file);
		sfp__bind_int(stmt, ":line", load->row->line);
		sfp__bind_int(stmt, ":person", person);
		sfp__bind_text(stmt, ":agent_id", one);
		status = sfp__exec(load->staging, stmt);
	}
	return status;
}

static sfp_status add_roles(struct sfp__load *load, int64_t person, uint32_t roles, uint32_t lasting)
{
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_PERSON_ADD_ROLES);

	sfp__bind_int(stmt, ":seq", person);
	sfp__bind_int(stmt, ":roles", roles);
	sfp__bind_int(stmt, ":lasting", lasting);
	return sfp__exec(load->staging, stmt);
}

/* Is the row of that number about the same person by name, and as much here as this one? *ret_seq 0: it is not. */
static sfp_status find_same(struct sfp__load *load, const struct sfp__staged_person *person, int64_t *ret_seq)
{
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_PERSON_SAME);
	sfp_status status;

	sfp__bind_text(stmt, ":source_id", person->source_id);
	sfp__bind_text(stmt, ":surname", person->surname);
	sfp__bind_text(stmt, ":given_name", person->given_name);
	sfp__bind_text(stmt, ":patronymic", person->patronymic);
	sfp__bind_int(stmt, ":status", person->status);
	status = sfp__step_row(load->staging, stmt);
	*ret_seq = status == SFP_OK ? sfp__column_int(stmt, 0) : 0;
	sfp__stmt_end(stmt);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* Some write a row for each role of somebody: the standard has one a number. */
static sfp_status take_again(struct sfp__load *load, const struct sfp__staged_person *person)
{
	int64_t seq = 0;
	sfp_status status = load->roster->strict ? SFP_OK : find_same(load, person, &seq);

	if (status != SFP_OK || !seq)
		return status == SFP_OK ? reject_same_id(load) : status;
	status = add_roles(load, seq, person->roles, 0);
	if (status == SFP_OK)
		status = take_agents(load, seq);
	return status == SFP_OK ? sfp__load_note(load, SFP__FOUND_SAME_PERSON, SFP__PLACE_ID, "sourcedId", NULL)
	                        : status;
}

/* In 1.2 it is a role that says to which school somebody belongs: where one school is wanted, people are only mentioned
 * until then. */
static sfp_status take_user(struct sfp__load *load)
{
	bool has_role = is_of_version(load, place_named(load, "role"));
	struct sfp__staged_person person = { .file = load->file,
		                             .line = load->row->line,
		                             .source_id = sfp__load_cell(load, SFP__PLACE_ID),
		                             .surname = value(load, "familyName"),
		                             .given_name = value(load, "givenName"),
		                             .patronymic = value(load, "middleName"),
		                             .roles = has_role ? roles_of(value(load, "role")) : 0,
		                             .status = is_gone(load) ? SFP__STAGED_GONE : SFP__STAGED_ACTIVE,
		                             .mentioned = !has_role && load->roster->options->school };
	int64_t seq = 0;
	sfp_status status;

	if (belongs_elsewhere(load))
		return SFP_OK;
	if (strlen(person.surname) + strlen(person.given_name) + strlen(person.patronymic) > SFP__GIVEN_NAME_MAX)
		return sfp__load_reject(load, SFP__FOUND_LONG_VALUE, (int)place_named(load, "familyName"), "familyName",
		                        NULL);
	status = sfp__stage_person(load->staging, &person, &seq);
	if (status == SFP_E_EXISTS)
		return take_again(load, &person);
	return status == SFP_OK ? take_agents(load, seq) : status;
}

/* The row of somebody by the source's number; in a delta somebody whom it does not describe is mentioned. *ret_seq 0:
 * not there. */
static sfp_status find_person(struct sfp__load *load, const char *id, int64_t *ret_seq)
{
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_PERSON_BY_SOURCE);
	struct sfp__staged_person mentioned = {
		.file = load->file, .line = load->row->line, .source_id = id, .mentioned = true
	};
	sfp_status status;

	sfp__bind_text(stmt, ":source_id", id);
	status = sfp__step_row(load->staging, stmt);
	*ret_seq = status == SFP_OK ? sfp__column_int(stmt, 0) : 0;
	sfp__stmt_end(stmt);
	if (status == SFP_E_NOT_FOUND)
		return load->mode == SFP__MODE_DELTA ? sfp__stage_person(load->staging, &mentioned, ret_seq) : SFP_OK;
	return status;
}

static sfp_status find_class(struct sfp__load *load, const char *id, int64_t *ret_seq, enum sfp__class_kind *ret_kind)
{
	struct sfp__stmt *stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_CLASS_BY_SOURCE);
	struct sfp__staged_class mentioned = { .file = load->file,
		                               .line = load->row->line,
		                               .source_id = id,
		                               .kind = SFP__CLASS_GROUP,
		                               .mentioned = true };
	sfp_status status;

	sfp__bind_text(stmt, ":source_id", id);
	status = sfp__step_row(load->staging, stmt);
	*ret_seq = status == SFP_OK ? sfp__column_int(stmt, 0) : 0;
	*ret_kind = status == SFP_OK ? (enum sfp__class_kind)sfp__column_int(stmt, 1) : SFP__CLASS_GROUP;
	sfp__stmt_end(stmt);
	if (status == SFP_E_NOT_FOUND)
		return load->mode == SFP__MODE_DELTA ? sfp__stage_class(load->staging, &mentioned, ret_seq) : SFP_OK;
	return status;
}

/* Where one school is wanted, what belongs to another is not there, and that is no mistake. */
static sfp_status reject_reference(struct sfp__load *load, const char *name)
{
	if (load->roster->options->school)
		return SFP_OK;
	return sfp__load_reject(load, SFP__FOUND_UNKNOWN_REFERENCE, (int)place_named(load, name), name, NULL);
}

static sfp_status take_period(struct sfp__load *load, struct sfp__span *period)
{
	/* A date that is none would not let the row come here. */
	(void)!read_date(load, value(load, "beginDate"), &period->from);
	(void)!read_date(load, value(load, "endDate"), &period->until);
	return sfp__load_period(load, period, (int)place_named(load, "beginDate"), (int)place_named(load, "endDate"),
	                        "endDate");
}

/* Whether it holds is for the plan to say, which knows the day. */
static sfp_status take_role(struct sfp__load *load)
{
	struct sfp__staged_role role = { .file = load->file,
		                         .line = load->row->line,
		                         .status = is_gone(load) ? SFP__STAGED_GONE : SFP__STAGED_ACTIVE };
	uint32_t roles = roles_of(value(load, "role"));
	sfp_status status;

	if (belongs_elsewhere(load))
		return SFP_OK;
	status = take_period(load, &role.period);
	if (status != SFP_OK || sfp__load_is_rejected(load))
		return status;
	status = find_person(load, value(load, "userSourcedId"), &role.person);
	if (status != SFP_OK)
		return status;
	if (!role.person)
		return reject_reference(load, "userSourcedId");
	role.role = roles ? roles : SFP__STAGED_WORKER;
	if (role.status == SFP__STAGED_ACTIVE && !role.period.from && !role.period.until)
		return add_roles(load, role.person, roles, role.role);
	status = add_roles(load, role.person, roles, 0);
	return status == SFP_OK ? sfp__stage_role(load->staging, &role) : status;
}

static sfp_status take_demographics(struct sfp__load *load)
{
	const char *id = sfp__load_cell(load, SFP__PLACE_ID);
	sfp_date born = 0, today = load->roster->options->today;
	int64_t person = 0;
	struct sfp__stmt *stmt;
	sfp_status status = read_date(load, value(load, "birthDate"), &born);

	if (status != SFP_OK || is_gone(load)) /* what is wrong with it was said */
		return SFP_OK;
	if (today && born > today)
		return sfp__load_reject(load, SFP__FOUND_BAD_DATE, (int)place_named(load, "birthDate"), "birthDate",
		                        "YYYY-MM-DD");
	status = find_person(load, id, &person);
	if (status != SFP_OK || !born)
		return status;
	if (!person)
		return reject_reference(load, "sourcedId");
	stmt = sfp__stmt(load->staging, SFP__SQL_STAGING_PERSON_SET_BIRTH_DATE);
	sfp__bind_int(stmt, ":seq", person);
	sfp__bind_int(stmt, ":birth_date", born);
	return sfp__exec(load->staging, stmt);
}

/* 0: an enrolment that we keep no record of. */
static sfp_role enrollment_role(const char *role, const char *primary, enum sfp__class_kind kind)
{
	if (strcasecmp(role, "student") == 0)
		return SFP_ROLE_STUDENT;
	if (strcasecmp(role, "teacher") != 0)
		return (sfp_role)0;
	return kind == SFP__CLASS_GROUP && strcasecmp(primary, "true") == 0 ? SFP_ROLE_HOMEROOM_TEACHER
	                                                                    : SFP_ROLE_TEACHER;
}

static sfp_status take_enrollment(struct sfp__load *load)
{
	struct sfp__staged_enrollment enrollment = { .file = load->file,
		                                     .line = load->row->line,
		                                     .source_id = sfp__load_cell(load, SFP__PLACE_ID),
		                                     .status = is_gone(load) ? SFP__STAGED_GONE : SFP__STAGED_ACTIVE };
	enum sfp__class_kind kind = SFP__CLASS_GROUP;
	sfp_status status;

	if (belongs_elsewhere(load))
		return SFP_OK;
	status = find_class(load, value(load, "classSourcedId"), &enrollment.class_seq, &kind);
	if (status == SFP_OK && !enrollment.class_seq)
		return reject_reference(load, "classSourcedId");
	if (status == SFP_OK)
		status = find_person(load, value(load, "userSourcedId"), &enrollment.person);
	if (status == SFP_OK && !enrollment.person)
		return reject_reference(load, "userSourcedId");
	enrollment.role = enrollment_role(value(load, "role"), value(load, "primary"), kind);
	if (status != SFP_OK || !enrollment.role)
		return status;
	status = take_period(load, &enrollment.period);
	return status == SFP_OK && !sfp__load_is_rejected(load) ? sfp__stage_enrollment(load->staging, &enrollment)
	                                                        : status;
}

static sfp_status take_data(struct sfp__load *load)
{
	sfp_status status = name_orgs(load);

	if (status != SFP_OK)
		return status;
	switch (load->kind) {
	case SFP__FILE_ORGS:
		return take_org(load);
	case SFP__FILE_CLASSES:
		return take_class(load);
	case SFP__FILE_USERS:
		return take_user(load);
	case SFP__FILE_ROLES:
		return take_role(load);
	case SFP__FILE_DEMOGRAPHICS:
		return take_demographics(load);
	case SFP__FILE_ENROLLMENTS:
		return take_enrollment(load);
	case SFP__FILE_MANIFEST:
	case SFP__FILE_ACADEMIC_SESSIONS:
	case SFP__FILE_COURSES:
	case SFP__FILE_USER_PROFILES:
	case SFP__FILE_IGNORED:
	case SFP__FILE_STAFF:
	case SFP__FILE_GROUPS:
	case SFP__FILE_STUDENTS:
	case SFP__FILE_PARENTS:
	case SFP__FILE_END:
		break;
	}
	return SFP_OK; /* its shape was checked, and its numbers are known */
}

static sfp_status take_row(struct sfp__load *load)
{
	sfp_status status = check_status(load);

	if (status == SFP_OK && !load->refused)
		status = check_values(load);
	if (status == SFP_OK && !load->refused && !sfp__load_is_rejected(load))
		status = check_number(load);
	return status == SFP_OK && !load->refused && !sfp__load_is_rejected(load) ? take_data(load) : status;
}

const struct sfp__load_form sfp__oneroster_form = { NULL, NULL, take_header, take_row };

/* ---- after all files ---- */

/* Which of the two is the parent; false: neither, or not to be told. */
static bool parent_of(uint32_t roles, uint32_t other, bool *ret_other_is_parent)
{
	const uint32_t student = SFP_ROLE_BIT(SFP_ROLE_STUDENT), parent = SFP_ROLE_BIT(SFP_ROLE_PARENT);

	*ret_other_is_parent = (roles & student) && (other & parent);
	return *ret_other_is_parent || ((roles & parent) && (other & student));
}

/* Both sides of a bond may name it: it is one all the same. */
static sfp_status add_bond(struct sfp__roster *roster, int64_t file, int64_t line, int64_t parent, int64_t student)
{
	const struct sfp__staged_guardian bond = { .file = file, .line = line, .parent = parent, .student = student };
	char key[64];
	struct sfp__stmt *stmt = sfp__stmt(roster->staging, SFP__SQL_STAGING_KEY_INSERT);
	sfp_status status;

	snprintf(key, sizeof(key), "%lld %lld", (long long)parent, (long long)student);
	sfp__bind_int(stmt, ":kind", SFP__FILE_PARENTS);
	sfp__bind_text(stmt, ":source_id", key);
	status = sfp__exec(roster->staging, stmt);
	return status == SFP_OK && sfp__changes(roster->staging) ? sfp__stage_guardian(roster->staging, &bond) : status;
}

static sfp_status add_bonds(struct sfp__roster *roster, size_t *ret_count)
{
	struct sfp__stmt *stmt = sfp__stmt(roster->staging, SFP__SQL_STAGING_AGENT_LIST);
	sfp_status status;

	while ((status = sfp__step_row(roster->staging, stmt)) == SFP_OK) {
		int64_t file = sfp__column_int(stmt, 0), line = sfp__column_int(stmt, 1),
			person = sfp__column_int(stmt, 2);
		int64_t other = sfp__column_int(stmt, 4);
		bool other_is_parent = false;

		if (sfp__column_is_null(stmt, 4) || !parent_of((uint32_t)sfp__column_int(stmt, 3),
		                                               (uint32_t)sfp__column_int(stmt, 5), &other_is_parent))
			continue;
		status = add_bond(roster, file, line, other_is_parent ? other : person,
		                  other_is_parent ? person : other);
		if (status != SFP_OK)
			return status;
		++*ret_count;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static enum sfp__mode weaker(enum sfp__mode a, enum sfp__mode b)
{
	return !a || !b ? SFP__MODE_ABSENT : a > b ? a : b;
}

/* A set that has nobody of a kind says nothing of that kind. */
static sfp_status cover(struct sfp__roster *roster, enum sfp__covered what, uint32_t roles, enum sfp__mode mode)
{
	struct sfp__stmt *stmt = sfp__stmt(roster->staging, SFP__SQL_STAGING_PERSON_HAS_ROLES);
	sfp_status status;
	bool any;

	sfp__bind_int(stmt, ":roles", roles);
	status = sfp__step_row(roster->staging, stmt);
	any = status == SFP_OK && sfp__column_int(stmt, 0);
	sfp__stmt_end(stmt);
	return status == SFP_OK && any && mode ? sfp__staging_cover(roster->staging, what, mode) : status;
}

sfp_status sfp__oneroster_finish(struct sfp__roster *roster, const enum sfp__mode modes[SFP__FILE_END])
{
	const uint32_t student = SFP_ROLE_BIT(SFP_ROLE_STUDENT), parent = SFP_ROLE_BIT(SFP_ROLE_PARENT);
	const uint32_t staff = SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION);
	enum sfp__mode users = modes[SFP__FILE_USERS],
		       people = roster->version == SFP__V1_2 ? weaker(users, modes[SFP__FILE_ROLES]) : users;
	enum sfp__mode enrolled = weaker(people, modes[SFP__FILE_ENROLLMENTS]);
	size_t bonds = 0;
	sfp_status status = add_bonds(roster, &bonds);

	if (status == SFP_OK)
		status = cover(roster, SFP__COVERED_STUDENTS, student, enrolled);
	if (status == SFP_OK)
		status = cover(roster, SFP__COVERED_STAFF, staff, people);
	if (status == SFP_OK && bonds)
		status = cover(roster, SFP__COVERED_PARENTS, parent, people);
	if (status == SFP_OK)
		status = cover(roster, SFP__COVERED_TEACHING, staff, enrolled);
	if (status == SFP_OK)
		status = cover(roster, SFP__COVERED_HOMEROOM, staff, enrolled);
	if (status == SFP_OK && modes[SFP__FILE_CLASSES])
		status = sfp__staging_cover(roster->staging, SFP__COVERED_CLASSES, modes[SFP__FILE_CLASSES]);
	return status;
}
