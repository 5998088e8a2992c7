/* standard.c: the files and columns of OneRoster CSV 1.1 and 1.2. Files that are not about rosters are known by name
 * alone. */
#include <string.h>
#include <strings.h>

#include "base/cleanup.h"
#include "roster/standard.h"

#define BOTH (SFP__V1_1 | SFP__V1_2)
#define MUST SFP__COLUMN_REQUIRED
#define NEED (SFP__COLUMN_REQUIRED | SFP__COLUMN_NEEDED | SFP__COLUMN_READ)
#define READ SFP__COLUMN_READ
#define LACK SFP__COLUMN_MAY_LACK
#define WHEN (SFP__COLUMN_READ | SFP__COLUMN_DECIDES)

/* clang-format off */
#define TEXT(name, versions, flags)         { name, versions, SFP__VALUE_TEXT, flags, NULL, 0 }
#define REF(name, versions, flags, kind)    { name, versions, SFP__VALUE_REF, flags, NULL, SFP__FILE_##kind }
#define REFS(name, versions, flags, kind)   { name, versions, SFP__VALUE_REFS, flags, NULL, SFP__FILE_##kind }
#define DATE(name, versions, flags)         { name, versions, SFP__VALUE_DATE, flags, "YYYY-MM-DD", 0 }
#define BOOLEAN(name, versions, flags)      { name, versions, SFP__VALUE_BOOLEAN, flags, "true, false", 0 }
#define YEAR(name, versions, flags)         { name, versions, SFP__VALUE_YEAR, flags, "YYYY", 0 }
#define WORD(name, versions, flags, words)  { name, versions, SFP__VALUE_WORD, flags, words, 0 }
#define END                                 { NULL, 0, SFP__VALUE_TEXT, 0, NULL, 0 }
/* clang-format on */

/* clang-format off */
static const struct sfp__standard_column academic_sessions[] = {
	TEXT("title", BOTH, MUST),
	WORD("type", BOTH, MUST, "gradingPeriod, semester, schoolYear, term"),
	DATE("startDate", BOTH, MUST),
	DATE("endDate", BOTH, MUST),
	REF("parentSourcedId", BOTH, 0, ACADEMIC_SESSIONS),
	YEAR("schoolYear", BOTH, MUST),
	END
};
/* clang-format on */

/* clang-format off */
static const struct sfp__standard_column classes[] = {
	TEXT("title", BOTH, NEED),
	TEXT("grades", BOTH, READ),
	REF("courseSourcedId", BOTH, MUST, COURSES),
	TEXT("classCode", BOTH, 0),
	WORD("classType", BOTH, MUST | READ, "homeroom, scheduled"),
	TEXT("location", BOTH, 0),
	REF("schoolSourcedId", BOTH, MUST | READ, ORGS),
	REFS("termSourcedIds", BOTH, MUST, ACADEMIC_SESSIONS),
	TEXT("subjects", BOTH, READ),
	TEXT("subjectCodes", BOTH, 0),
	TEXT("periods", BOTH, 0),
	END
};
/* clang-format on */

/* clang-format off */
static const struct sfp__standard_column courses[] = {
	REF("schoolYearSourcedId", BOTH, 0, ACADEMIC_SESSIONS),
	TEXT("title", BOTH, MUST),
	TEXT("courseCode", BOTH, 0),
	TEXT("grades", BOTH, 0),
	REF("orgSourcedId", BOTH, MUST, ORGS),
	TEXT("subjects", BOTH, 0),
	TEXT("subjectCodes", BOTH, 0),
	END
};
/* clang-format on */

/* clang-format off */
static const struct sfp__standard_column demographics[] = {
	DATE("birthDate", BOTH, READ),
	WORD("sex", BOTH, 0, "male, female, other, unspecified"),
	BOOLEAN("americanIndianOrAlaskaNative", BOTH, 0),
	BOOLEAN("asian", BOTH, 0),
	BOOLEAN("blackOrAfricanAmerican", BOTH, 0),
	BOOLEAN("nativeHawaiianOrOtherPacificIslander", BOTH, 0),
	BOOLEAN("white", BOTH, 0),
	BOOLEAN("demographicRaceTwoOrMoreRaces", BOTH, 0),
	BOOLEAN("hispanicOrLatinoEthnicity", BOTH, 0),
	TEXT("countryOfBirthCode", BOTH, 0),
	TEXT("stateOfBirthAbbreviation", BOTH, 0),
	TEXT("cityOfBirth", BOTH, 0),
	TEXT("publicSchoolResidenceStatus", BOTH, 0),
	END
};
/* clang-format on */

/* clang-format off */
static const struct sfp__standard_column enrollments[] = {
	REF("classSourcedId", BOTH, NEED, CLASSES),
	REF("schoolSourcedId", BOTH, MUST | READ, ORGS),
	REF("userSourcedId", BOTH, NEED, USERS),
	WORD("role", BOTH, NEED, "administrator, proctor, student, teacher"),
	BOOLEAN("primary", BOTH, READ),
	DATE("beginDate", BOTH, WHEN),
	DATE("endDate", BOTH, WHEN),
	END
};
/* clang-format on */

/* clang-format off */
static const struct sfp__standard_column orgs[] = {
	TEXT("name", BOTH, MUST | READ),
	WORD("type", BOTH, MUST | READ, "department, school, district, local, state, national"),
	TEXT("identifier", BOTH, 0),
	REF("parentSourcedId", BOTH, 0, ORGS),
	END
};
/* clang-format on */

static const struct sfp__standard_column users[] = {
	BOOLEAN("enabledUser", BOTH, MUST),
	REFS("orgSourcedIds", SFP__V1_1, MUST | READ, ORGS),
	WORD("role", SFP__V1_1, NEED, "administrator, aide, guardian, parent, proctor, relative, student, teacher"),
	TEXT("username", BOTH, MUST),
	TEXT("userIds", BOTH, 0),
	TEXT("givenName", BOTH, NEED),
	TEXT("familyName", BOTH, NEED),
	TEXT("middleName", BOTH, READ),
	TEXT("identifier", BOTH, 0),
	TEXT("email", BOTH, 0),
	TEXT("sms", BOTH, 0),
	TEXT("phone", BOTH, 0),
	REFS("agentSourcedIds", BOTH, READ, USERS),
	TEXT("grades", BOTH, 0),
	TEXT("password", BOTH, 0),
	TEXT("userMasterIdentifier", SFP__V1_2, 0),
	TEXT("resourceSourcedIds", SFP__V1_2, LACK),
	TEXT("preferredGivenName", SFP__V1_2, 0),
	TEXT("preferredMiddleName", SFP__V1_2, 0),
	TEXT("preferredFamilyName", SFP__V1_2, 0),
	REF("primaryOrgSourcedId", SFP__V1_2, 0, ORGS),
	TEXT("pronouns", SFP__V1_2, 0),
	END
};

static const struct sfp__standard_column roles[] = {
	REF("userSourcedId", SFP__V1_2, NEED, USERS),
	WORD("roleType", SFP__V1_2, MUST, "primary, secondary"),
	WORD("role", SFP__V1_2, NEED,
	     "aide, counselor, districtAdministrator, guardian, parent, principal, proctor, relative, siteAdministrator, student, "
	     "systemAdministrator, teacher"),
	DATE("beginDate", SFP__V1_2, WHEN),
	DATE("endDate", SFP__V1_2, WHEN),
	REF("orgSourcedId", SFP__V1_2, MUST | READ, ORGS),
	REF("userProfileSourcedId", SFP__V1_2, 0, USER_PROFILES),
	END
};

/* clang-format off */
static const struct sfp__standard_column user_profiles[] = {
	REF("userSourcedId", SFP__V1_2, MUST, USERS),
	TEXT("profileType", SFP__V1_2, MUST),
	TEXT("vendorId", SFP__V1_2, MUST),
	TEXT("applicationId", SFP__V1_2, 0),
	TEXT("description", SFP__V1_2, 0),
	TEXT("credentialType", SFP__V1_2, MUST),
	TEXT("username", SFP__V1_2, MUST),
	TEXT("password", SFP__V1_2, 0),
	END
};
/* clang-format on */

/* In the order in which they are read: what others refer to comes before them. */
static const struct sfp__standard_file files[] = {
	{ SFP__FILE_MANIFEST, "manifest", BOTH, NULL },
	{ SFP__FILE_ORGS, "orgs", BOTH, orgs },
	{ SFP__FILE_ACADEMIC_SESSIONS, "academicSessions", BOTH, academic_sessions },
	{ SFP__FILE_COURSES, "courses", BOTH, courses },
	{ SFP__FILE_CLASSES, "classes", BOTH, classes },
	{ SFP__FILE_USERS, "users", BOTH, users },
	{ SFP__FILE_USER_PROFILES, "userProfiles", SFP__V1_2, user_profiles },
	{ SFP__FILE_ROLES, "roles", SFP__V1_2, roles },
	{ SFP__FILE_DEMOGRAPHICS, "demographics", BOTH, demographics },
	{ SFP__FILE_ENROLLMENTS, "enrollments", BOTH, enrollments },
	{ SFP__FILE_IGNORED, "categories", BOTH, NULL },
	{ SFP__FILE_IGNORED, "classResources", BOTH, NULL },
	{ SFP__FILE_IGNORED, "courseResources", BOTH, NULL },
	{ SFP__FILE_IGNORED, "lineItems", BOTH, NULL },
	{ SFP__FILE_IGNORED, "resources", BOTH, NULL },
	{ SFP__FILE_IGNORED, "results", BOTH, NULL },
	{ SFP__FILE_IGNORED, "lineItemLearningObjectiveIds", SFP__V1_2, NULL },
	{ SFP__FILE_IGNORED, "lineItemScoreScales", SFP__V1_2, NULL },
	{ SFP__FILE_IGNORED, "resultLearningObjectiveIds", SFP__V1_2, NULL },
	{ SFP__FILE_IGNORED, "resultScoreScales", SFP__V1_2, NULL },
	{ SFP__FILE_IGNORED, "scoreScales", SFP__V1_2, NULL },
	{ SFP__FILE_IGNORED, "userResources", SFP__V1_2, NULL },
};

const struct sfp__standard_file *sfp__standard_at(size_t index)
{
	return index < SFP__LENGTH(files) ? &files[index] : NULL;
}

const struct sfp__standard_file *sfp__standard_file(const char *base)
{
	size_t length = strlen(base);

	if (length < 4 || strcasecmp(base + length - 4, ".csv") != 0)
		return NULL;
	for (size_t i = 0; i < SFP__LENGTH(files); i++)
		if (strlen(files[i].name) == length - 4 && strncasecmp(files[i].name, base, length - 4) == 0)
			return &files[i];
	return NULL;
}

const struct sfp__standard_file *sfp__standard_of(enum sfp__file_kind kind)
{
	for (size_t i = 0; i < SFP__LENGTH(files); i++)
		if (files[i].kind == kind)
			return &files[i];
	return NULL;
}

const char *sfp__standard_column_name(const struct sfp__standard_file *file, size_t place)
{
	static const char *const common[] = { "sourcedId", "status", "dateLastModified" };

	if (place < SFP__PLACE_FIRST)
		return common[place];
	for (size_t i = SFP__PLACE_FIRST; file->columns[i - SFP__PLACE_FIRST].name; i++)
		if (i == place)
			return file->columns[i - SFP__PLACE_FIRST].name;
	return NULL;
}

bool sfp__is_word(const char *words, const char *text, bool any_case)
{
	size_t length = strlen(text);

	while (*words) {
		size_t size = strcspn(words, ",");

		if (size == length && (any_case ? strncasecmp(words, text, size) : strncmp(words, text, size)) == 0)
			return true;
		words += size;
		words += strspn(words, ", ");
	}
	return false;
}

const char *sfp__file_kind_name(enum sfp__file_kind kind)
{
	const struct sfp__standard_file *file = sfp__standard_of(kind);

	switch (kind) {
	case SFP__FILE_STAFF:
		return "staff";
	case SFP__FILE_GROUPS:
		return "classes";
	case SFP__FILE_STUDENTS:
		return "students";
	case SFP__FILE_PARENTS:
		return "parents";
	case SFP__FILE_MANIFEST:
	case SFP__FILE_ORGS:
	case SFP__FILE_ACADEMIC_SESSIONS:
	case SFP__FILE_COURSES:
	case SFP__FILE_CLASSES:
	case SFP__FILE_USERS:
	case SFP__FILE_ROLES:
	case SFP__FILE_DEMOGRAPHICS:
	case SFP__FILE_ENROLLMENTS:
	case SFP__FILE_USER_PROFILES:
		return file->name;
	case SFP__FILE_IGNORED:
	case SFP__FILE_END:
		break;
	}
	return "ignored";
}
