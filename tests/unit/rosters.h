/* rosters.h: small rosters of invented people, and what a reading of them is held against. */
#ifndef SFP__TESTS_ROSTERS_H
#define SFP__TESTS_ROSTERS_H

#include <check.h>
#include <glib.h>
#include <sqlite3.h>
#include <string.h>

#include "check_main.h"
#include "roster/reading.h"

/* ---- reading ---- */

static inline sfp_roster_reading *read_inputs(const sfp_roster_input *inputs, size_t count,
                                              const sfp_roster_options *options)
{
	sfp_roster_reading *reading = NULL;

	ck_sfp_ok(sfp_roster_read(inputs, count, options, &reading));
	return reading;
}

static inline sfp_roster_reading *read_bytes(const char *name, const char *data, size_t length,
                                             const sfp_roster_options *options)
{
	const sfp_roster_input input = { .name = name, .data = data, .length = length };

	return read_inputs(&input, 1, options);
}

static inline sfp_roster_reading *read_text(const char *text, const sfp_roster_options *options)
{
	return read_bytes("list.csv", text, strlen(text), options);
}

static inline sfp_roster_reading *read_path(const char *path, const sfp_roster_options *options)
{
	const sfp_roster_input input = { .path = path };

	return read_inputs(&input, 1, options);
}

/* Of the sources: "tests/data/roster/expected.csv". To be freed by g_free(). */
static inline char *source_path(const char *path)
{
	return g_build_filename(g_getenv("SFP_SOURCE_ROOT"), path, NULL);
}

static inline sfp_roster_options with_profile(sfp_roster_profile profile)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;

	options.profile = profile;
	return options;
}

/* ---- findings ---- */

static inline const sfp_roster_finding_group *group_of(const sfp_roster_reading *reading, const char *code)
{
	for (size_t i = 0; i < sfp_roster_reading_group_count(reading); i++)
		if (strcmp(sfp_roster_reading_group_at(reading, i)->first.code, code) == 0)
			return sfp_roster_reading_group_at(reading, i);
	return NULL;
}

/* All codes with their lines, for messages. */
static inline char *codes_of(const sfp_roster_reading *reading)
{
	GString *codes = g_string_new("");

	for (size_t i = 0; i < sfp_roster_reading_group_count(reading); i++) {
		const sfp_roster_finding_group *group = sfp_roster_reading_group_at(reading, i);

		g_string_append_printf(codes, "%s %s:%zu (%s); ", group->first.code, group->first.file,
		                       group->first.line, group->first.title);
	}
	return g_string_free(codes, FALSE);
}

static inline void ck_clean(const sfp_roster_reading *reading)
{
	const sfp_roster_totals *totals = sfp_roster_reading_totals(reading);
	char *codes = codes_of(reading);

	ck_assert_msg(totals->refused + totals->rejected == 0, "%s", codes);
	g_free(codes);
}

static inline void ck_found(const sfp_roster_reading *reading, sfp_roster_severity severity, const char *code,
                            size_t line)
{
	const sfp_roster_finding_group *group = group_of(reading, code);
	char *codes = codes_of(reading);

	ck_assert_msg(group, "%s was not found, but: %s", code, codes);
	ck_assert_int_eq(group->first.severity, severity);
	ck_assert_msg(group->first.line == line, "%s: at %zu, not %zu", code, group->first.line, line);
	g_free(codes);
}

/* ---- what was staged ---- */

static inline void dump_row(GString *out, sqlite3_stmt *stmt, int from)
{
	for (int i = from; i < sqlite3_column_count(stmt); i++)
		g_string_append_printf(out, "%s|",
		                       sqlite3_column_text(stmt, i) ? (const char *)sqlite3_column_text(stmt, i) : "-");
	g_string_append_c(out, '\n');
}

/* All people, classes, enrolments and bonds, without files and lines. To be freed by g_free(). */
static inline char *dump(sfp_roster_reading *reading)
{
	static const enum sfp__sql lists[] = { SFP__SQL_STAGING_PERSON_LIST, SFP__SQL_STAGING_CLASS_LIST,
		                               SFP__SQL_STAGING_ENROLLMENT_LIST, SFP__SQL_STAGING_GUARDIAN_LIST };
	struct sfp__store *said = sfp__reading_staging(reading);
	GString *out = g_string_new("");
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__read_begin(&txn, said));
	for (size_t i = 0; i < SFP__LENGTH(lists); i++) {
		struct sfp__stmt *stmt = sfp__stmt(said, lists[i]);

		sfp__bind_int(stmt, "after", 0);
		g_string_append_printf(out, "%s\n", sfp__sql_names[lists[i]]);
		while (sfp__step_row(said, stmt) == SFP_OK)
			dump_row(out, (sqlite3_stmt *)stmt, 3);
	}
	return g_string_free(out, FALSE);
}

static inline enum sfp__mode covers(sfp_roster_reading *reading, enum sfp__covered what)
{
	struct sfp__store *said = sfp__reading_staging(reading);
	enum sfp__mode mode = SFP__MODE_ABSENT;
	SFP__TXN txn = { 0 };

	ck_sfp_ok(sfp__read_begin(&txn, said));
	ck_sfp_ok(sfp__staging_covers(said, what, &mode));
	return mode;
}

static inline bool append(void *text, const char *data, size_t length)
{
	g_string_append_len(text, data, (gssize)length);
	return true;
}

/* The rows that were rejected of a file, as they are written. To be freed by g_free(). */
static inline char *rejected_of(sfp_roster_reading *reading, size_t index)
{
	GString *text = g_string_new("");

	ck_sfp_ok(sfp_roster_reading_rejected(reading, index, append, text));
	return g_string_free(text, FALSE);
}

/* ---- OneRoster ---- */

/* A file of a set; `text` begins with its header. */
struct roster_file {
	const char *name, *text;
};
#define ROSTER_FILES_MAX 16

/* Two classes, of which one is a homeroom; a teacher who leads it, two students, a parent of one of them. */
/* clang-format off */
static const struct roster_file bulk_1_1[ROSTER_FILES_MAX] = {
	{ "manifest.csv", "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.academicSessions,bulk\r\n"
			  "file.categories,absent\r\nfile.classes,bulk\r\nfile.classResources,absent\r\nfile.courses,bulk\r\n"
			  "file.courseResources,absent\r\nfile.demographics,bulk\r\nfile.enrollments,bulk\r\nfile.lineItems,absent\r\n"
			  "file.orgs,bulk\r\nfile.resources,absent\r\nfile.results,absent\r\nfile.users,bulk\r\n" },
	{ "orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\n"
		      "o-1,,,Город,district,,\r\no-2,,,Школа,school,,o-1\r\n" },
	{ "academicSessions.csv", "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\r\n"
				  "y-1,,,2026/27,schoolYear,2026-09-01,2027-06-30,,2027\r\n" },
	{ "courses.csv", "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\r\n"
			 "k-1,,,y-1,Алгебра,,7,o-2,,\r\n" },
	{ "classes.csv", "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
			 "termSourcedIds,subjects,subjectCodes,periods\r\n"
			 "c-1,,,7Г,7,k-1,,homeroom,,o-2,y-1,,,\r\nc-2,,,\"Алгебра, 7Г\",7,k-1,,scheduled,,o-2,y-1,Алгебра,,\r\n" },
	{ "users.csv", "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,"
		       "identifier,email,sms,phone,agentSourcedIds,grades,password\r\n"
		       "u-1,,,true,o-2,teacher,t1,,Ольга,Сомова,Ильинична,,,,,,,\r\n"
		       "u-2,,,true,o-2,student,s1,,Пётр,Щукин,Олегович,,,,,u-4,7,\r\n"
		       "u-3,,,true,o-2,student,s2,,Анна,Карпова,,,,,,,7,\r\n"
		       "u-4,,,true,o-2,parent,p1,,Олег,Щукин,,,,,,u-2,,\r\n" },
	{ "demographics.csv",
	  "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,"
	  "nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,"
	  "stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus\r\nu-2,,,2013-05-17,male,,,,,,,,,,,\r\n" },
	{ "enrollments.csv", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\r\n"
			     "e-1,,,c-1,o-2,u-1,teacher,true,,\r\ne-2,,,c-1,o-2,u-2,student,,2026-09-01,2027-06-30\r\n"
			     "e-3,,,c-1,o-2,u-3,student,,,\r\ne-4,,,c-2,o-2,u-1,teacher,true,,\r\ne-5,,,c-2,o-2,u-2,student,,,\r\n" },
};
/* clang-format on */

static inline size_t files_count(const struct roster_file *files)
{
	size_t count = 0;

	while (count < ROSTER_FILES_MAX && files[count].name)
		count++;
	return count;
}

/* Reads a set with one file changed: `from` becomes `to` in it; a `to` of NULL leaves the file out. */
static inline sfp_roster_reading *read_set(const struct roster_file *files, const char *name, const char *from,
                                           const char *to, const sfp_roster_options *options)
{
	sfp_roster_input inputs[ROSTER_FILES_MAX] = { 0 };
	char *changed = NULL;
	size_t count = 0;
	sfp_roster_reading *reading;

	for (size_t i = 0; i < files_count(files); i++) {
		const char *text = files[i].text;

		if (name && strcmp(files[i].name, name) == 0) {
			const char *at = from ? strstr(text, from) : NULL;

			ck_assert_msg(!from || at, "%s has no %s", name, from);
			if (!to)
				continue;
			text = changed = g_strdup_printf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
		}
		inputs[count++] = (sfp_roster_input){ .name = files[i].name, .data = text, .length = strlen(text) };
	}
	reading = read_inputs(inputs, count, options);
	g_free(changed);
	return reading;
}

#endif
