/* export_oneroster.c: a bulk set of OneRoster 1.2: a school with its year, courses, classes, people, roles and
 * enrolments. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/csv.h"
#include "base/hash.h"
#include "ledger/column.h"
#include "roster/export.h"

#define FIRST_MONTH 9 /* of a school year */
#define ID_SIZE     SFP_ID_TEXT_SIZE

/* What several files refer to. */
struct set {
	struct sfp__exporting *exporting;
	char school[ID_SIZE], year[ID_SIZE], term[ID_SIZE];
	struct sfp__buffer *users, *roles, *demographics;
	size_t born; /* how many have a date of birth */
};

/* A number for what has no record: it follows from the organisation and the words. */
static sfp_status derived_id(const struct set *set, const char *of, const char *words, char id[ID_SIZE])
{
	struct sfp__hash *hash = &set->exporting->reg->hash;
	uint8_t digest[32];
	sfp_id made;
	sfp_status status;

	sfp__hash_start(hash);
	sfp__hash_add(hash, set->school, strlen(set->school) + 1);
	sfp__hash_add(hash, of, strlen(of) + 1);
	sfp__hash_add(hash, words, strlen(words) + 1);
	status = sfp__hash_end(hash, digest);
	memcpy(made.bytes, digest, sizeof(made.bytes));
	made.bytes[6] = (uint8_t)((made.bytes[6] & 0x0f) | 0x80); /* version 8 of RFC 9562: by a rule of one's own */
	made.bytes[8] = (uint8_t)((made.bytes[8] & 0x3f) | 0x80);
	sfp_id_to_text(&made, id);
	return status;
}

static void id_of(struct sfp__stmt *stmt, int column, char id[ID_SIZE])
{
	sfp_id found = sfp__column_id(stmt, column);

	sfp_id_to_text(&found, id);
}

/* The number in the office's lists that stands in the next column, or the record's id. */
static const char *person_id(struct sfp__stmt *stmt, int column, char id[ID_SIZE])
{
	const char *source = sfp__column_said(stmt, column + 1);

	if (*source)
		return source;
	id_of(stmt, column, id);
	return id;
}

/* Not known, so left out: "". */
static void day(sfp_date date, char text[SFP_DATE_TEXT_SIZE])
{
	*text = '\0';
	if (date)
		sfp_date_to_text(date, text);
}

#define ROW(file, ...)                                                                                                 \
	do {                                                                                                           \
		const char *const cells_[] = { __VA_ARGS__ };                                                          \
		struct sfp__csv csv_;                                                                                  \
		sfp__csv_exact(&csv_, file);                                                                           \
		sfp__csv_row(&csv_, cells_, SFP__LENGTH(cells_));                                                      \
	} while (0)

/* ---- the school, its year, its courses ---- */

static sfp_status put_school(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context)
{
	struct set *set = context;
	struct sfp__buffer *file = sfp__export_file(exporting, "orgs.csv");

	ROW(file, "sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId");
	ROW(file, set->school, "", "", sfp__column_said(stmt, 1), "school", "", "");
	return SFP_OK;
}

static sfp_status put_year(struct set *set)
{
	struct sfp__exporting *exporting = set->exporting;
	unsigned first = (unsigned)(exporting->on / 10000 - (exporting->on / 100 % 100 < FIRST_MONTH));
	struct sfp__buffer *file = sfp__export_file(exporting, "academicSessions.csv");
	char begin[24], end[24], title[24], ends_in[12];
	sfp_status status;

	snprintf(begin, sizeof(begin), "%04u-09-01", first % 10000u);
	snprintf(end, sizeof(end), "%04u-08-31", (first + 1) % 10000u);
	snprintf(title, sizeof(title), "%04u/%02u", first % 10000u, (first + 1) % 100u);
	snprintf(ends_in, sizeof(ends_in), "%04u", (first + 1) % 10000u);
	status = derived_id(set, "year", title, set->year);
	if (status == SFP_OK)
		status = derived_id(set, "term", title, set->term);
	ROW(file, "sourcedId", "status", "dateLastModified", "title", "type", "startDate", "endDate", "parentSourcedId",
	    "schoolYear");
	ROW(file, set->year, "", "", title, "schoolYear", begin, end, "", ends_in);
	ROW(file, set->term, "", "", title, "term", begin, end, set->year, ends_in);
	return status;
}

static const char *course_title(const char *specialty)
{
	return *specialty ? specialty : "Основная образовательная программа";
}

struct courses {
	struct set *set;
	struct sfp__buffer *file;
};

static sfp_status put_course(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context)
{
	struct courses *courses = context;
	const char *specialty = sfp__column_said(stmt, 0);
	char id[ID_SIZE];
	sfp_status status = derived_id(courses->set, "course", specialty, id);

	(void)exporting;
	ROW(courses->file, id, "", "", courses->set->year, course_title(specialty), "", "", courses->set->school, "",
	    "");
	return status;
}

static sfp_status put_class(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context)
{
	struct courses *classes = context;
	int course = sfp__column_count(stmt, 2);
	char id[ID_SIZE], course_id[ID_SIZE], grade[16] = "";
	sfp_status status = derived_id(classes->set, "course", sfp__column_said(stmt, 3), course_id);

	(void)exporting;
	id_of(stmt, 0, id);
	if (course)
		snprintf(grade, sizeof(grade), "%02d", course);
	ROW(classes->file, id, "", "", sfp__column_said(stmt, 1), grade, course_id, "", "homeroom", "",
	    classes->set->school, classes->set->term, "", "", "");
	return status;
}

static sfp_status put_courses(struct set *set)
{
	struct sfp__exporting *exporting = set->exporting;
	struct courses courses = { set, sfp__export_file(exporting, "courses.csv") };
	struct courses classes = { set, sfp__export_file(exporting, "classes.csv") };
	struct sfp__stmt *stmt = sfp__export_ask(exporting, SFP__SQL_EXPORT_SPECIALTIES);
	sfp_status status;

	ROW(courses.file, "sourcedId", "status", "dateLastModified", "schoolYearSourcedId", "title", "courseCode",
	    "grades", "orgSourcedId", "subjects", "subjectCodes");
	ROW(classes.file, "sourcedId", "status", "dateLastModified", "title", "grades", "courseSourcedId", "classCode",
	    "classType", "location", "schoolSourcedId", "termSourcedIds", "subjects", "subjectCodes", "periods");
	sfp__bind_int(stmt, ":on", exporting->on);
	status = sfp__export_each(exporting, stmt, put_course, &courses);
	if (status != SFP_OK)
		return status;
	stmt = sfp__export_ask(exporting, SFP__SQL_EXPORT_CLASSES);
	sfp__bind_int(stmt, ":on", exporting->on);
	return sfp__export_each(exporting, stmt, put_class, &classes);
}

/* ---- people ---- */

/* A person whose roles and relatives are asked for next: a statement's texts do not outlive the other statements'
 * steps. */
struct person {
	struct set *set;
	sfp_id id;
	const char *number; /* its sourcedId */
	bool primary;       /* no role was put yet */
	struct sfp__buffer agents;
};

static const char *role_name(int role)
{
	switch (role) {
	case SFP_ROLE_STUDENT:
		return "student";
	case SFP_ROLE_PARENT:
		return "parent";
	case SFP_ROLE_TEACHER:
		return "teacher";
	case SFP_ROLE_ADMINISTRATION:
		return "siteAdministrator";
	case SFP_ROLE_HEAD:
		return "principal";
	case SFP_ROLE_COUNCIL:
		return "ext:council";
	}
	return "ext:staff";
}

static sfp_status put_role(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context)
{
	struct person *person = context;
	const char *role = role_name((int)sfp__column_role(stmt, 0));
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer id = { 0 };
	char since[SFP_DATE_TEXT_SIZE];

	(void)exporting;
	day(sfp__column_date(stmt, 1), since);
	sfp__buffer_addf(&id, "%s-%s", person->number, strncmp(role, "ext:", 4) == 0 ? role + 4 : role);
	if (id.failed)
		return SFP_E_NO_MEMORY;
	ROW(person->set->roles, id.data, "", "", person->number, person->primary ? "primary" : "secondary", role, since,
	    "", person->set->school, "");
	person->primary = false;
	return SFP_OK;
}

static sfp_status add_agent(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context)
{
	struct person *person = context;
	char id[ID_SIZE];

	(void)exporting;
	sfp__buffer_addf(&person->agents, "%s%s", person->agents.length ? "," : "", person_id(stmt, 0, id));
	return person->agents.failed ? SFP_E_NO_MEMORY : SFP_OK;
}

static struct sfp__stmt *ask_of(struct person *person, enum sfp__sql sql)
{
	struct sfp__stmt *stmt = sfp__export_ask(person->set->exporting, sql);

	sfp__bind_id(stmt, ":person", &person->id);
	sfp__bind_int(stmt, ":on", person->set->exporting->on);
	return stmt;
}

static sfp_status ask_about(struct person *person)
{
	struct sfp__stmt *stmt = ask_of(person, SFP__SQL_EXPORT_ROLES);
	sfp_status status;

	sfp__bind_int(stmt, ":student", SFP_ROLE_STUDENT);
	sfp__bind_int(stmt, ":parent", SFP_ROLE_PARENT);
	status = sfp__export_each(person->set->exporting, stmt, put_role, person);
	if (status != SFP_OK)
		return status;
	return sfp__export_each(person->set->exporting, ask_of(person, SFP__SQL_EXPORT_AGENTS), add_agent, person);
}

static void put_birth(struct set *set, const char *number, sfp_date born)
{
	char date[SFP_DATE_TEXT_SIZE];

	if (!born)
		return;
	set->born++;
	day(born, date);
	ROW(set->demographics, number, "", "", date, "", "", "", "", "", "", "", "", "", "", "", "");
}

static sfp_status put_person(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context)
{
	struct set *set = context;
	char id[ID_SIZE];
	struct person person = {
		.set = set, .id = sfp__column_id(stmt, 0), .number = person_id(stmt, 0, id), .primary = true
	};
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer agents = { 0 };
	const char *given = sfp__column_said(stmt, 3);
	sfp_status status = ask_about(&person);

	(void)exporting;
	agents = person.agents;
	if (status != SFP_OK)
		return status;
	ROW(set->users, person.number, "", "", "true", person.number, "", *given ? given : "-",
	    sfp__column_said(stmt, 2), sfp__column_said(stmt, 4), "", sfp__column_said(stmt, 6), "",
	    sfp__column_said(stmt, 7), agents.data ? agents.data : "", "", "", "", "", "", "", set->school, "");
	put_birth(set, person.number, sfp__column_date(stmt, 5));
	return SFP_OK;
}

static sfp_status put_people(struct set *set)
{
	struct sfp__exporting *exporting = set->exporting;
	struct sfp__stmt *stmt = sfp__export_ask(exporting, SFP__SQL_EXPORT_PEOPLE);

	set->users = sfp__export_file(exporting, "users.csv");
	set->roles = sfp__export_file(exporting, "roles.csv");
	set->demographics = sfp__export_file(exporting, "demographics.csv");
	ROW(set->users, "sourcedId", "status", "dateLastModified", "enabledUser", "username", "userIds", "givenName",
	    "familyName", "middleName", "identifier", "email", "sms", "phone", "agentSourcedIds", "grades", "password",
	    "userMasterIdentifier", "preferredGivenName", "preferredMiddleName", "preferredFamilyName",
	    "primaryOrgSourcedId", "pronouns");
	ROW(set->roles, "sourcedId", "status", "dateLastModified", "userSourcedId", "roleType", "role", "beginDate",
	    "endDate", "orgSourcedId", "userProfileSourcedId");
	ROW(set->demographics, "sourcedId", "status", "dateLastModified", "birthDate", "sex",
	    "americanIndianOrAlaskaNative", "asian", "blackOrAfricanAmerican", "nativeHawaiianOrOtherPacificIslander",
	    "white", "demographicRaceTwoOrMoreRaces", "hispanicOrLatinoEthnicity", "countryOfBirthCode",
	    "stateOfBirthAbbreviation", "cityOfBirth", "publicSchoolResidenceStatus");
	sfp__bind_int(stmt, ":on", exporting->on);
	return sfp__export_each(exporting, stmt, put_person, set);
}

/* ---- enrolments ---- */

static sfp_status put_enrollment(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context)
{
	struct courses *enrollments = context;
	bool leads = sfp__column_int(stmt, 4);
	char id[ID_SIZE], class_id[ID_SIZE], number[ID_SIZE], since[SFP_DATE_TEXT_SIZE];

	(void)exporting;
	id_of(stmt, 0, id);
	id_of(stmt, 1, class_id);
	day(sfp__column_date(stmt, 5), since);
	ROW(enrollments->file, id, "", "", class_id, enrollments->set->school, person_id(stmt, 2, number),
	    leads ? "teacher" : "student", leads ? "true" : "", since, "");
	return SFP_OK;
}

static sfp_status put_enrollments(struct set *set)
{
	struct courses enrollments = { set, sfp__export_file(set->exporting, "enrollments.csv") };
	struct sfp__stmt *stmt = sfp__export_ask(set->exporting, SFP__SQL_EXPORT_ENROLLMENTS);

	ROW(enrollments.file, "sourcedId", "status", "dateLastModified", "classSourcedId", "schoolSourcedId",
	    "userSourcedId", "role", "primary", "beginDate", "endDate");
	sfp__bind_int(stmt, ":on", set->exporting->on);
	return sfp__export_each(set->exporting, stmt, put_enrollment, &enrollments);
}

/* ---- the manifest ---- */

static void put_manifest(struct set *set)
{
	static const struct {
		const char *file;
		bool bulk;
	} files[] = {
		{ "file.academicSessions", true },
		{ "file.categories", false },
		{ "file.classes", true },
		{ "file.classResources", false },
		{ "file.courseResources", false },
		{ "file.courses", true },
		{ "file.demographics", true },
		{ "file.enrollments", true },
		{ "file.lineItemLearningObjectiveIds", false },
		{ "file.lineItems", false },
		{ "file.lineItemScoreScales", false },
		{ "file.orgs", true },
		{ "file.resources", false },
		{ "file.resultLearningObjectiveIds", false },
		{ "file.results", false },
		{ "file.resultScoreScales", false },
		{ "file.roles", true },
		{ "file.scoreScales", false },
		{ "file.userProfiles", false },
		{ "file.userResources", false },
		{ "file.users", true },
	};
	struct sfp__buffer *file = sfp__export_file(set->exporting, "manifest.csv");

	ROW(file, "propertyName", "value");
	ROW(file, "manifest.version", "1.0");
	ROW(file, "oneroster.version", "1.2");
	for (size_t i = 0; i < SFP__LENGTH(files); i++) {
		bool absent = !files[i].bulk || (!set->born && strcmp(files[i].file, "file.demographics") == 0);

		ROW(file, files[i].file, absent ? "absent" : "bulk");
	}
	ROW(file, "source.systemName", "libsferumpolicy");
	ROW(file, "source.systemCode", "");
}

/* A file of nobody's dates of birth is none. */
static void leave_out(struct sfp__exporting *exporting, const struct sfp__buffer *file)
{
	size_t at = (size_t)(file - exporting->files);

	sfp__buffer_clear(&exporting->files[at]);
	exporting->count--;
	exporting->files[at] = exporting->files[exporting->count];
	exporting->names[at] = exporting->names[exporting->count];
	exporting->files[exporting->count] = (struct sfp__buffer){ 0 };
}

sfp_status sfp__export_oneroster(struct sfp__exporting *exporting, const sfp_id *organization)
{
	struct set set = { .exporting = exporting };
	sfp_status status;

	sfp_id_to_text(organization, set.school);
	status =
		sfp__export_each(exporting, sfp__export_ask(exporting, SFP__SQL_EXPORT_ORGANIZATION), put_school, &set);
	if (status == SFP_OK)
		status = put_year(&set);
	if (status == SFP_OK)
		status = put_courses(&set);
	if (status == SFP_OK)
		status = put_people(&set);
	if (status == SFP_OK)
		status = put_enrollments(&set);
	if (status != SFP_OK)
		return status;
	put_manifest(&set);
	if (!set.born)
		leave_out(exporting, set.demographics);
	return SFP_OK;
}
