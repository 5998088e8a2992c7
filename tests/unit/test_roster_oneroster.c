/* test_roster_oneroster.c: strict profiles refuse what departs from the standard and nothing else; tolerant ones take
 * what they can. */
#include "rosters.h"

/* The same school in 1.2, where roles are in a file of their own; and what changed since, as a delta. */
/* clang-format off */
static const struct roster_file bulk_1_2[ROSTER_FILES_MAX] = {
	{ "manifest.csv", "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs,bulk\nfile.users,bulk\nfile.roles,bulk\n"
			  "file.classes,bulk\nfile.courses,bulk\nfile.academicSessions,bulk\nfile.enrollments,bulk\n" },
	{ "orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no-2,,,Школа,school,,\no-3,,,Лицей,school,,\n" },
	{ "academicSessions.csv", "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
				  "y-1,,,2026/27,schoolYear,2026-09-01,2027-06-30,,2027\n" },
	{ "courses.csv", "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\n"
			 "k-1,,,y-1,Алгебра,,7,o-2,,\n" },
	{ "classes.csv", "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
			 "termSourcedIds,subjects,subjectCodes,periods\nc-1,,,7Г,7,k-1,,homeroom,,o-2,y-1,,,\nc-9,,,7Г,7,k-1,,homeroom,,o-3,y-1,,,\n" },
	{ "users.csv", "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,"
		       "phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
		       "preferredFamilyName,primaryOrgSourcedId,pronouns\nu-1,,,true,t1,,Ольга,Сомова,,,,,,,,,,,,,o-2,\n"
		       "u-2,,,true,s1,,Пётр,Щукин,,,,,,,,,,,,,o-2,\nu-9,,,true,s9,,Ян,Ершов,,,,,,,,,,,,,o-3,\n" },
	{ "roles.csv", "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n"
		       "r-1,,,u-1,primary,teacher,,,o-2,\nr-2,,,u-2,primary,student,,,o-2,\nr-3,,,u-1,secondary,principal,,,o-2,\n"
		       "r-9,,,u-9,primary,student,,,o-3,\n" },
	{ "enrollments.csv", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
			     "e-1,,,c-1,o-2,u-1,teacher,true,,\ne-2,,,c-1,o-2,u-2,student,,,\ne-9,,,c-9,o-3,u-9,student,,,\n" },
};
/* clang-format on */

/* clang-format off */
static const struct roster_file delta_1_1[ROSTER_FILES_MAX] = {
	{ "manifest.csv", "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,delta\nfile.enrollments,delta\n" },
	{ "users.csv", "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,"
		       "identifier,email,sms,phone,agentSourcedIds,grades,password\n"
		       "u-7,active,2026-10-01T08:00:00.000Z,true,o-2,student,s7,,Ирина,Лещ,,,,,,,7,\n"
		       "u-2,tobedeleted,2026-10-01T08:00:00.000Z,true,o-2,student,s1,,Пётр,Щукин,,,,,,,7,\n" },
	{ "enrollments.csv", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
			     "e-7,active,2026-10-01T08:00:00.000Z,c-1,o-2,u-7,student,,,\n"
			     "e-3,tobedeleted,2026-10-01T08:00:00.000Z,c-1,o-2,u-3,student,,,\n" },
};
/* clang-format on */

static const struct {
	const char *name;
	const struct roster_file *files;
	sfp_roster_profile profile;
	const char *school;
} valid[] = {
	{ "bulk of 1.1", bulk_1_1, SFP_ROSTER_STRICT_1_1, NULL },
	{ "bulk of 1.2", bulk_1_2, SFP_ROSTER_STRICT_1_2, "o-2" },
	{ "delta of 1.1", delta_1_1, SFP_ROSTER_STRICT_1_1, NULL },
};

START_TEST(what_the_standard_allows_the_strict_profile_takes_in_silence)
{
	sfp_roster_options options = with_profile(valid[_i].profile);
	sfp_roster_reading *reading;

	options.school = valid[_i].school;
	reading = read_set(valid[_i].files, NULL, NULL, NULL, &options);
	ck_clean(reading);
	ck_assert_uint_gt(sfp_roster_reading_totals(reading)->enrollments, 0);
	ck_assert_uint_eq(sfp_roster_reading_group_count(reading), 0);
	sfp_roster_reading_close(reading);
}
END_TEST

/* One thing changed in a valid set, what a strict reader says of it, and what a tolerant one does: R refuses, r rejects
 * the row, n notes,
 * - says nothing. */
static const struct {
	int set;
	const char *file, *from, *to, *code;
	size_t line;
	char strict, tolerant;
} departures[] = {
	{ 0, "manifest.csv", "propertyName", NULL, "no-manifest", 0, 'R', '-' },
	{ 0, "manifest.csv", "manifest.version,1.0", "manifest.version,2", "bad-manifest", 2, 'R', '-' },
	{ 0, "manifest.csv", "oneroster.version,1.1", "oneroster.version,1.0", "other-version", 0, 'R', '-' },
	{ 1, "manifest.csv", "oneroster.version,1.2", "oneroster.version,1.1", "other-version", 0, 'R', '-' },
	{ 0, "manifest.csv", "oneroster.version,1.1\r\n", "", "bad-manifest", 0, 'R', '-' },
	{ 0, "manifest.csv", "file.users,bulk", "file.users,whole", "bad-manifest", 16, 'R', 'R' },
	{ 0, "manifest.csv", "file.users,bulk", "file.users,absent", "unlisted-file", 0, 'R', 'n' },
	{ 0, "manifest.csv", "file.results,absent", "file.results,bulk", "missing-file", 0, 'R', 'n' },
	{ 0, "demographics.csv", "sourcedId", NULL, "missing-file", 0, 'R', 'n' },
	{ 0, "users.csv", "familyName,middleName", "middleName,familyName", "column-order", 1, 'R', '-' },
	{ 0, "users.csv", "sms,phone", "sms,sms", "same-column", 1, 'R', 'R' },
	{ 0, "users.csv", ",password\r\n", "\r\n", "missing-column", 1, 'R', '-' },
	{ 0, "users.csv", "familyName", "surname", "unknown-column", 1, 'R', '-' },
	{ 0, "users.csv", "familyName", "surname", "missing-column", 1, '-', 'R' },
	{ 0, "users.csv", "familyName", "FAMILYNAME", "unknown-column", 1, 'R', '-' },
	{ 0, "users.csv", "u-1,,", "u-1,active,", "bulk-with-status", 2, 'R', '-' },
	{ 0, "users.csv", "u-1,,,", "u-1,,2026-09-01T00:00:00Z,", "bulk-with-status", 2, 'R', '-' },
	{ 2, "users.csv", "u-7,active", "u-7,", "missing-value", 2, 'r', '-' },
	{ 2, "users.csv", "u-7,active", "u-7,gone", "unknown-word", 2, 'r', 'r' },
	{ 2, "users.csv", "2026-10-01T08:00:00.000Z", "", "missing-value", 2, 'r', '-' },
	{ 2, "users.csv", "2026-10-01T08:00:00.000Z", "2026-10-01", "bad-time", 2, 'r', '-' },
	{ 0, "users.csv", "u-2,", ",", "missing-value", 3, 'r', 'r' },
	{ 0, "users.csv", "u-2,", "1.23457E+11,", "rounded-number", 3, 'r', 'r' },
	{ 0, "users.csv", "u-3,", "u-2,", "same-id", 4, 'r', 'r' },
	{ 0, "users.csv", "Щукин,Олегович", ",Олегович", "missing-value", 3, 'r', 'r' },
	{ 0, "users.csv", "true,o-2,student,s1", "yes,o-2,student,s1", "bad-boolean", 3, 'r', '-' },
	{ 0, "users.csv", "true,o-2,student,s1", "TRUE,o-2,student,s1", "bad-boolean", 3, 'r', '-' },
	{ 0, "users.csv", "o-2,student,s1", "o-2,pupil,s1", "unknown-word", 3, 'r', 'r' },
	{ 0, "users.csv", "o-2,student,s1", "\"o-2,o-5\",student,s1", "unknown-reference", 3, 'r', '-' },
	{ 0, "users.csv", "student,s1", "student,", "missing-value", 3, 'r', '-' },
	{ 0, "users.csv", "u-4,7,\r\n", "u-4,7,,\r\n", "unexpected-cells", 3, 'r', '-' },
	{ 0, "users.csv", "u-4,7,\r\n", "u-4,7,,x\r\n", "unexpected-cells", 3, 'r', 'r' },
	{ 0, "users.csv", "u-4,7,\r\n", "u-4,7\r\n", "missing-cells", 3, 'r', '-' },
	{ 0, "users.csv", "Пётр,", "Пё\"тр,", "stray-quote", 3, 'R', '-' },
	{ 0, "enrollments.csv", "2026-09-01", "01.09.2026", "bad-date", 3, 'r', '-' },
	{ 0, "enrollments.csv", "2026-09-01", "2026-09-31", "bad-date", 3, 'r', 'r' },
	{ 0, "enrollments.csv", "c-1,o-2,u-2", "c-7,o-2,u-2", "unknown-reference", 3, 'r', 'r' },
	{ 0, "enrollments.csv", "c-1,o-2,u-2", "c-1,o-2,u-7", "unknown-reference", 3, 'r', 'r' },
	{ 0, "enrollments.csv", "e-5", "e-2", "same-id", 6, 'r', '-' },
	{ 0, "enrollments.csv", "u-2,student", "u-2,parent", "unknown-word", 3, 'r', 'r' },
	{ 0, "classes.csv", "homeroom", "club", "unknown-word", 2, 'r', 'n' },
	{ 0, "classes.csv", "c-1,,,7Г", "c-1,,,", "missing-value", 2, 'r', 'r' },
	{ 0, "classes.csv", "c-2", "c-1", "same-id", 3, 'r', 'r' },
	{ 0, "orgs.csv", "school", "lyceum", "unknown-word", 3, 'r', 'n' },
	{ 0, "academicSessions.csv", ",2027\r", ",27\r", "bad-number", 2, 'r', '-' },
	{ 0, "academicSessions.csv", "2027-06-30", "", "missing-value", 2, 'r', '-' },
	{ 0, "demographics.csv", "2013-05-17", "2013-13-17", "bad-date", 2, 'r', 'n' },
	{ 0, "demographics.csv", "male", "m", "unknown-word", 2, 'r', '-' },
	{ 1, "roles.csv", "primary,student,,,o-2", "first,student,,,o-2", "unknown-word", 3, 'r', '-' },
	{ 1, "roles.csv", "student,,,o-2", "pupil,,,o-2", "unknown-word", 3, 'r', 'r' },
	{ 1, "users.csv", "enabledUser,username", "enabledUser,role,username", "unknown-column", 1, 'R', '-' },
};

static void ck_departure(int index, sfp_roster_profile profile, char sign)
{
	sfp_roster_options options = with_profile(profile);
	const struct roster_file *files = valid[departures[index].set].files;
	sfp_roster_reading *reading =
		read_set(files, departures[index].file, departures[index].from, departures[index].to, &options);
	const char *signs = " Rrn";

	if (sign == '-')
		ck_assert_msg(!group_of(reading, departures[index].code), "%s: %s", departures[index].file,
		              departures[index].code);
	else
		ck_found(reading, (sfp_roster_severity)(strchr(signs, sign) - signs), departures[index].code,
		         departures[index].line);
	sfp_roster_reading_close(reading);
}

START_TEST(each_departure_is_refused_by_the_strict_profile_where_it_stands)
{
	ck_departure(_i, valid[departures[_i].set].profile, departures[_i].strict);
}
END_TEST

START_TEST(the_tolerant_profile_asks_only_for_what_is_needed)
{
	ck_departure(_i, SFP_ROSTER_TOLERANT, departures[_i].tolerant);
}
END_TEST

/* ---- what is staged ---- */

START_TEST(a_set_becomes_people_classes_enrolments_and_bonds)
{
	sfp_roster_reading *reading = read_set(bulk_1_1, NULL, NULL, NULL, NULL);
	char *found = dump(reading);

	ck_assert_int_eq(sfp_roster_reading_profile(reading), SFP_ROSTER_TOLERANT);
	ck_assert_str_eq(found, "staging_person_list\n"
	                        "u-1|Сомова|Ольга|Ильинична|0|||сомова ольга ильинична|64||0|0|\n"
	                        "u-2|Щукин|Пётр|Олегович|20130517|||щукин петр олегович|128||0|0|\n"
	                        "u-3|Карпова|Анна||0|||карпова анна|128||0|0|\n"
	                        "u-4|Щукин|Олег||0|||щукин олег|256||0|0|\n"
	                        "staging_class_list\n"
	                        "c-1|7Г|7г|1|7|||0|0|\n"
	                        "c-2|Алгебра, 7Г|алгебра, 7г|2|0||Алгебра|0|0|\n"
	                        "staging_enrollment_list\n"
	                        "e-1|1|1|5|0|0||0|\n"
	                        "e-2|2|1|7|20260901|20270630||0|\n"
	                        "e-3|3|1|7|0|0||0|\n"
	                        "e-4|1|2|6|0|0||0|\n"
	                        "e-5|2|2|7|0|0||0|\n"
	                        "staging_guardian_list\n"
	                        "4|2|-||0|\n");
	for (int what = SFP__COVERED_STUDENTS; what < SFP__COVERED_END; what++)
		ck_assert_int_eq(covers(reading, (enum sfp__covered)what), SFP__MODE_BULK);
	g_free(found);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(who_is_gone_is_said_so_and_whom_a_delta_names_only_is_mentioned)
{
	sfp_roster_reading *reading = read_set(delta_1_1, NULL, NULL, NULL, NULL);
	char *found = dump(reading);

	ck_assert_ptr_nonnull(strstr(found, "u-2|Щукин|Пётр||0|||щукин петр|128||1|0|\n"));
	ck_assert_ptr_nonnull(strstr(found, "u-3||||0||||0||0|1|\n"));
	ck_assert_ptr_nonnull(strstr(found, "c-1|||1|0|||0|1|\n"));
	ck_assert_ptr_nonnull(strstr(found, "e-3|3|1|7|0|0||1|\n"));
	ck_assert_int_eq(covers(reading, SFP__COVERED_STUDENTS), SFP__MODE_DELTA);
	ck_assert_int_eq(covers(reading, SFP__COVERED_STAFF), SFP__MODE_ABSENT);
	ck_assert_int_eq(covers(reading, SFP__COVERED_CLASSES), SFP__MODE_ABSENT);
	g_free(found);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(roles_of_1_2_make_people_what_they_are)
{
	sfp_roster_reading *reading = read_set(bulk_1_2, NULL, NULL, NULL, NULL);
	char *found = dump(reading);

	ck_assert_ptr_nonnull(
		strstr(found, "u-1|Сомова|Ольга||0|||сомова ольга|72||0|0|\n")); /* a teacher of the administration */
	ck_assert_ptr_nonnull(strstr(found, "u-2|Щукин|Пётр||0|||щукин петр|128||0|0|\n"));
	g_free(found);
	sfp_roster_reading_close(reading);
}
END_TEST

/* Whichever file tells that there are several; who has chosen one gets that one. What the rows do not name is no school
 * of theirs. */
static const struct {
	const struct roster_file *files;
	const char *name, *from, *to;
	const char *listed; /* NULL: one school */
} several[] = {
	{ bulk_1_2, NULL, NULL, NULL, "o-2 (Школа); o-3 (Лицей)" },
	{ bulk_1_2, "orgs.csv", "", NULL, "o-2; o-3" },
	{ bulk_1_2, "orgs.csv", "Лицей,school", "Лицей,lyceum", "o-2 (Школа); o-3 (Лицей)" },
	{ bulk_1_2, "orgs.csv", "Лицей,school", "Отдел,department", NULL },
	{ bulk_1_2, "orgs.csv", "o-3,,,", "o-3,inactive,,", "o-2 (Школа); o-3 (Лицей)" }, /* rows belong to it */
	{ bulk_1_2, "orgs.csv", "o-3,,,Лицей,school,,\n", "", "o-2 (Школа); o-3" },
	{ bulk_1_1, NULL, NULL, NULL, NULL },
	{ bulk_1_1, "orgs.csv", "", NULL, NULL },
	{ bulk_1_1, "orgs.csv", "o-1,,,Город,district", "o-1,,,Лицей,school", "o-1 (Лицей); o-2 (Школа)" },
	{ bulk_1_1, "orgs.csv", "o-1,,,Город,district", "o-1,inactive,,Лицей,school", NULL },
	{ bulk_1_1, "classes.csv", "scheduled,,o-2", "scheduled,,o-9", "o-2 (Школа); o-9" },
	{ bulk_1_1, "users.csv", "u-3,,,true,o-2", "u-3,,,true,\"o-2, o-9\"", "o-2 (Школа); o-9" },
	{ bulk_1_1, "users.csv", "u-3,,,true,o-2", "u-3,,,true,\"o-1,o-2\"", NULL },
	{ bulk_1_1, "enrollments.csv", "e-5,,,c-2,o-2", "e-5,,,c-2,o-9", "o-2 (Школа); o-9" },
};

START_TEST(several_schools_are_never_merged)
{
	sfp_roster_reading *reading =
		read_set(several[_i].files, several[_i].name, several[_i].from, several[_i].to, NULL);
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;

	if (several[_i].listed) {
		ck_found(reading, SFP_ROSTER_REFUSES, "several-schools", 0);
		ck_assert_str_eq(group_of(reading, "several-schools")->first.expected, several[_i].listed);
	} else {
		ck_clean(reading);
	}
	sfp_roster_reading_close(reading);
	options.school = "o-2";
	reading = read_set(several[_i].files, several[_i].name, several[_i].from, several[_i].to, &options);
	ck_assert_ptr_null(group_of(reading, "several-schools"));
	ck_clean(reading);
	sfp_roster_reading_close(reading);
}
END_TEST

/* Two classes of one name, and somebody who is in both: of the school that is wanted, its own. */
START_TEST(whoever_is_in_two_schools_is_read_for_the_one_that_was_chosen)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	struct roster_file files[ROSTER_FILES_MAX];
	sfp_roster_reading *reading;
	char *found;

	memcpy(files, bulk_1_2, sizeof(files));
	for (size_t i = 0; i < files_count(files); i++) {
		if (strcmp(files[i].name, "roles.csv") == 0)
			files[i].text = g_strconcat(files[i].text, "r-8,,,u-2,secondary,student,,,o-3,\n", NULL);
		if (strcmp(files[i].name, "enrollments.csv") == 0)
			files[i].text = g_strconcat(files[i].text, "e-8,,,c-9,o-3,u-2,student,,,\n", NULL);
	}
	for (int lyceum = 0; lyceum < 2; lyceum++) {
		options.school = lyceum ? "o-3" : "o-2";
		reading = read_set(files, NULL, NULL, NULL, &options);
		found = dump(reading);
		ck_clean(reading);
		ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 2);
		ck_assert_uint_eq(sfp_roster_reading_totals(reading)->classes, 1);
		ck_assert_uint_eq(sfp_roster_reading_totals(reading)->enrollments, 2);
		ck_assert_ptr_nonnull(strstr(found, lyceum ? "e-8|" : "e-2|"));
		ck_assert_ptr_null(strstr(found, lyceum ? "e-2|" : "e-8|"));
		g_free(found);
		sfp_roster_reading_close(reading);
	}
	for (size_t i = 0; i < files_count(files); i++)
		if (files[i].text != bulk_1_2[i].text)
			g_free((char *)(uintptr_t)files[i].text);
}
END_TEST

START_TEST(of_several_schools_one_can_be_chosen)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;
	char *found;

	options.school = "o-3";
	reading = read_set(bulk_1_2, NULL, NULL, NULL, &options);
	found = dump(reading);
	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	ck_assert_ptr_nonnull(strstr(found, "e-9|"));
	ck_assert_ptr_null(strstr(found, "e-1|"));
	ck_assert_ptr_null(group_of(reading, "several-schools"));
	g_free(found);
	sfp_roster_reading_close(reading);
	options.school = "o-7";
	reading = read_set(bulk_1_2, NULL, NULL, NULL, &options);
	ck_found(reading, SFP_ROSTER_REFUSES, "unknown-school", 0);
	ck_assert_ptr_nonnull(strstr(group_of(reading, "unknown-school")->first.expected, "o-3 ("));
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(files_that_are_not_about_rosters_are_passed_over_and_said_so)
{
	sfp_roster_input inputs[ROSTER_FILES_MAX] = { 0 };
	size_t count = files_count(bulk_1_1);
	sfp_roster_reading *reading;

	for (size_t i = 0; i < count; i++)
		inputs[i] = (sfp_roster_input){ .name = bulk_1_1[i].name,
			                        .data = bulk_1_1[i].text,
			                        .length = strlen(bulk_1_1[i].text) };
	inputs[count] = (sfp_roster_input){ .name = "results.csv", .data = "sourcedId\nx\n", .length = 12 };
	reading = read_inputs(inputs, count + 1, NULL);
	ck_found(reading, SFP_ROSTER_NOTES, "ignored-file", 0);
	ck_clean(reading);
	sfp_roster_reading_close(reading);

	inputs[count] =
		(sfp_roster_input){ .name = "users.csv", .data = bulk_1_1[5].text, .length = strlen(bulk_1_1[5].text) };
	reading = read_inputs(inputs, count + 1, NULL);
	ck_found(reading, SFP_ROSTER_REFUSES, "same-kind", 0);
	sfp_roster_reading_close(reading);

	inputs[count] = (sfp_roster_input){ .name = "учителя.csv", .data = "ФИО;Роль\n", .length = 17 };
	reading = read_inputs(inputs, count + 1, NULL);
	ck_found(reading, SFP_ROSTER_REFUSES, "mixed", 0);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(a_part_of_a_roster_ends_nothing)
{
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;

	options.partial = true;
	reading = read_set(bulk_1_1, NULL, NULL, NULL, &options);
	ck_assert_int_eq(covers(reading, SFP__COVERED_STUDENTS), SFP__MODE_DELTA);
	ck_clean(reading);
	sfp_roster_reading_close(reading);
}
END_TEST

START_TEST(rejected_rows_of_the_standard_s_files_are_read_again_by_themselves)
{
	sfp_roster_reading *reading =
		read_set(bulk_1_1, "users.csv", "u-2,,,true,o-2,student", "u-2,,,true,o-2,pupil", NULL);
	size_t users = 0;
	char *rows, *word;

	while (strcmp(sfp_roster_reading_file_at(reading, users)->kind, "users") != 0)
		users++;
	rows = rejected_of(reading, users);
	sfp_roster_reading_close(reading);
	ck_assert(g_str_has_prefix(rows, SFP_ROSTER_REASON_TITLE ",\"sourcedId\""));
	reading = read_bytes("users.csv", rows, strlen(rows), NULL);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, 1);
	sfp_roster_reading_close(reading);
	word = strstr(rows, "pupil");
	ck_assert_ptr_nonnull(word);
	memcpy(word, "aide ", 5); /* blanks at the end of a cell are nothing */
	reading = read_bytes("users.csv", rows, strlen(rows), NULL);
	ck_clean(reading);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->people, 1);
	sfp_roster_reading_close(reading);
	g_free(rows);
}
END_TEST

static Suite *oneroster_suite(void)
{
	Suite *suite = suite_create("oneroster");
	TCase *rules = tcase_create("rules"), *sets = tcase_create("sets");

	tcase_add_loop_test(rules, what_the_standard_allows_the_strict_profile_takes_in_silence, 0,
	                    (int)SFP__LENGTH(valid));
	tcase_add_loop_test(rules, each_departure_is_refused_by_the_strict_profile_where_it_stands, 0,
	                    (int)SFP__LENGTH(departures));
	tcase_add_loop_test(rules, the_tolerant_profile_asks_only_for_what_is_needed, 0, (int)SFP__LENGTH(departures));
	suite_add_tcase(suite, rules);
	tcase_add_test(sets, a_set_becomes_people_classes_enrolments_and_bonds);
	tcase_add_test(sets, who_is_gone_is_said_so_and_whom_a_delta_names_only_is_mentioned);
	tcase_add_test(sets, roles_of_1_2_make_people_what_they_are);
	tcase_add_test(sets, of_several_schools_one_can_be_chosen);
	tcase_add_loop_test(sets, several_schools_are_never_merged, 0, (int)SFP__LENGTH(several));
	tcase_add_test(sets, whoever_is_in_two_schools_is_read_for_the_one_that_was_chosen);
	tcase_add_test(sets, files_that_are_not_about_rosters_are_passed_over_and_said_so);
	tcase_add_test(sets, a_part_of_a_roster_ends_nothing);
	tcase_add_test(sets, rejected_rows_of_the_standard_s_files_are_read_again_by_themselves);
	suite_add_tcase(suite, sets);
	return suite;
}

SUITE_MAIN(oneroster_suite)
