/* test_roster_dates.c: what begins later does not hold yet, what is over holds no more: enrolments and offices, by
 * whichever door a roster comes. It is 2025-10-01. */
#include "planning.h"
#include "rosters.h"

#define TODAY 20251001

static void open_day(void)
{
	open_world();
	w.now = sfp_time_of_date(TODAY);
}

/* ---- doors ---- */

#define USERS_1_1   "sourcedId,orgSourcedIds,role,givenName,familyName,middleName,agentSourcedIds\n"
#define USERS_1_2   "sourcedId,givenName,familyName,middleName\n"
#define ENROLLMENTS "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
#define ROLES       "sourcedId,userSourcedId,roleType,role,orgSourcedId,beginDate,endDate\n"
#define CLASSES     "sourcedId,title,classType,schoolSourcedId\nc-1,М-11,homeroom,o-1\nc-2,П-21,homeroom,o-1\n"
#define DELTA                                                                                                          \
	"propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,delta\nfile.enrollments,delta\nfile.classes,delta\n"

struct file {
	const char *name, *text; /* $from and $until stand for the days, as the form writes them */
};

/* clang-format off */
/* One student and one class, or one teacher, by files of each form. */
static const struct door {
	const char *what;
	bool dotted, partial, of_role; /* of_role: its note names no class */
	struct file files[5];
} students[] = {
	{ "1.1", false, false, false, { { "classes.csv", CLASSES }, { "users.csv", USERS_1_1 "s-1,o-1,student,Нил,Новиков,Нилович,\n" },
					{ "enrollments.csv", ENROLLMENTS "e-1,c-1,o-1,s-1,student,,$from,$until\n" } } },
	{ "1.2", false, false, false, { { "classes.csv", CLASSES }, { "users.csv", USERS_1_2 "s-1,Нил,Новиков,Нилович\n" },
					{ "roles.csv", ROLES "r-1,s-1,primary,student,o-1,,\n" },
					{ "enrollments.csv", ENROLLMENTS "e-1,c-1,o-1,s-1,student,,$from,$until\n" } } },
	{ "a role of 1.2", false, false, true, { { "classes.csv", CLASSES }, { "users.csv", USERS_1_2 "s-1,Нил,Новиков,Нилович\n" },
						 { "roles.csv", ROLES "r-1,s-1,primary,student,o-1,$from,$until\n" },
						 { "enrollments.csv", ENROLLMENTS "e-1,c-1,o-1,s-1,student,,,\n" } } },
	{ "a delta", false, false, false, { { "manifest.csv", DELTA }, { "classes.csv", CLASSES },
					    { "users.csv", USERS_1_1 "s-1,o-1,student,Нил,Новиков,Нилович,\n" },
					    { "enrollments.csv", ENROLLMENTS "e-1,c-1,o-1,s-1,student,,$from,$until\n" } } },
	{ "a table", true, false, false, { { "students.csv", "ID;ФИО;Группа;Дата зачисления;Дата выбытия\n"
							     "s-1;Новиков Нил Нилович;М-11;$from;$until\n" } } },
	{ "a partial table", true, true, false, { { "students.csv", "ID;ФИО;Группа;Дата поступления;Дата отчисления\n"
								    "s-1;Новиков Нил Нилович;М-11;$from;$until\n" } } },
}, workers[] = {
	{ "1.2", false, false, true, { { "users.csv", USERS_1_2 "s-1,Нил,Новиков,Нилович\n" },
				       { "roles.csv", ROLES "r-1,s-1,primary,teacher,o-1,$from,$until\n" } } },
	{ "two rows of 1.2", false, false, true, { { "users.csv", USERS_1_2 "s-1,Нил,Новиков,Нилович\n" },
						   { "roles.csv", ROLES "r-1,s-1,primary,teacher,o-1,$from,$until\n"
									"r-2,s-1,secondary,teacher,o-1,2001-01-01,2002-01-01\n" } } },
	{ "a table", true, false, true, { { "staff.csv", "ФИО;Роль;Табельный номер;Дата приёма;Дата увольнения\n"
							 "Новиков Нил Нилович;педагог;s-1;$from;$until\n" } } },
	{ "a partial table", true, true, true, { { "staff.csv", "ФИО;Роль;Табельный номер;Дата приёма на работу;Дата увольнения\n"
								"Новиков Нил Нилович;педагог;s-1;$from;$until\n" } } },
};
/* clang-format on */

static char *day_text(sfp_date day, bool dotted)
{
	if (!day)
		return g_strdup("");
	return dotted ? g_strdup_printf("%02d.%02d.%d", day % 100, day / 100 % 100, day / 10000)
	              : g_strdup_printf("%d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
}

static char *filled(const char *text, const char *word, const char *with)
{
	char **parts = g_strsplit(text, word, -1), *whole = g_strjoinv(with, parts);

	g_strfreev(parts);
	return whole;
}

static sfp_roster_reading *read_files(const struct file *files, size_t most, const sfp_roster_options *options)
{
	sfp_roster_input inputs[8] = { 0 };
	size_t count = 0;

	for (; count < most && files[count].name; count++)
		inputs[count] = (sfp_roster_input){ .name = files[count].name,
			                            .data = files[count].text,
			                            .length = strlen(files[count].text) };
	return read_inputs(inputs, count, options);
}

static sfp_roster_reading *enter(const struct door *door, sfp_date from, sfp_date until)
{
	char *days[] = { day_text(from, door->dotted), day_text(until, door->dotted) }, *texts[5] = { NULL };
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	struct file files[5] = { 0 };
	sfp_roster_reading *reading;

	options.today = TODAY;
	options.partial = door->partial;
	for (size_t i = 0; i < 5 && door->files[i].name; i++) {
		char *half = filled(door->files[i].text, "$from", days[0]);

		files[i] = (struct file){ door->files[i].name, texts[i] = filled(half, "$until", days[1]) };
		g_free(half);
	}
	reading = read_files(files, 5, &options);
	for (size_t i = 0; i < 5; i++)
		g_free(texts[i]);
	g_free(days[0]);
	g_free(days[1]);
	return reading;
}

static void plan_as_of(sfp_roster_reading *reading, sfp_date on)
{
	sfp_roster_plan_options options = SFP_ROSTER_PLAN_OPTIONS_INIT;

	options.effective_on = on;
	sfp_roster_plan_free(plan);
	plan = NULL;
	ck_clean(reading);
	ck_assert_msg(sfp_roster_plan_make(w.reg, &w.organization, reading, &options, &plan) == SFP_OK, "%s",
	              sfp_registry_message(w.reg));
	sfp_roster_reading_close(reading);
}

static int64_t noted(sfp_roster_note_code code, const char *name)
{
	int64_t count = 0;

	for (size_t i = 0; i < view()->note_count; i++) {
		if (view()->notes[i].code != code)
			continue;
		ck_assert_str_eq(view()->notes[i].name, name);
		count += view()->notes[i].count;
	}
	return count;
}

/* How many changes of a kind are about somebody. */
static int changes_of(const char *surname, sfp_kind kind)
{
	sfp_roster_change_filter filter = SFP_ROSTER_CHANGE_FILTER_INIT;
	sfp_roster_change_page *page = NULL;
	int found = 0;

	filter.limit = 1000;
	ck_sfp_ok(sfp_roster_plan_changes(plan, &filter, &page));
	for (size_t i = 0; i < page->count; i++)
		found += g_str_has_prefix(page->changes[i].name, surname) && page->changes[i].kind == kind;
	sfp_roster_change_page_free(page);
	return found;
}

/* ---- on the day of the plan ---- */

static const struct {
	sfp_date from, until, on;
	char is; /* here, later, over */
} spans[] = {
	{ 0, 0, 0, 'h' },
	{ 20251001, 0, 0, 'h' },
	{ 20251002, 0, 0, 'l' },
	{ 20251002, 0, 20251002, 'h' },
	{ 20251002, 20260531, 20251001, 'l' },
	{ 20251001, 20260531, 0, 'h' },
	{ 0, 20251001, 0, 'h' }, /* the last day is one of them */
	{ 0, 20250930, 0, 'o' },
	{ 20240901, 20250531, 0, 'o' },
	{ 0, 20251001, 20251002, 'o' },
	{ 20250901, 20250930, 20250915, 'o' }, /* then yes, but now no more: nobody is enrolled for ever by it */
	{ 20250920, 0, 20250915, 'l' },        /* now yes, but then not yet */
};

static void ck_notes(const struct door *door, char is)
{
	const char *name = door->of_role ? "" : "М-11";

	ck_assert_msg(noted(SFP_ROSTER_NOTE_LATER, name) == (is == 'l'), "%s, %d", door->what, is);
	ck_assert_msg(noted(SFP_ROSTER_NOTE_ENDED, name) == (is == 'o'), "%s, %d", door->what, is);
	ck_assert_int_eq(view()->reviews, 0);
}

START_TEST(a_newcomer_is_enrolled_only_while_the_enrolment_lasts)
{
	const struct door *door = &students[_i / SFP__LENGTH(spans)];
	size_t span = _i % SFP__LENGTH(spans);

	plan_as_of(enter(door, spans[span].from, spans[span].until), spans[span].on);
	ck_assert_msg(changes_of("Новиков", SFP_KIND_ENROL) == (spans[span].is == 'h'), "%s, %zu", door->what, span);
	ck_notes(door, spans[span].is);
}
END_TEST

START_TEST(a_student_whose_enrolment_is_over_leaves_and_one_whose_is_to_come_stays_as_they_are)
{
	const struct door *door = &students[_i / SFP__LENGTH(spans)];
	size_t span = _i % SFP__LENGTH(spans);

	known_student("s-1", "Новиков", "Нил", "Нилович", 0, &w.classes[0]);
	plan_as_of(enter(door, spans[span].from, spans[span].until), spans[span].on);
	ck_assert_msg(changes_of("Новиков", SFP_KIND_EXPEL) == (spans[span].is == 'o'), "%s, %zu", door->what, span);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_ENROL), 0);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_TRANSFER_CLASS), 0);
	ck_notes(door, spans[span].is);
}
END_TEST

START_TEST(a_newcomer_is_hired_only_while_the_office_lasts)
{
	const struct door *door = &workers[_i / SFP__LENGTH(spans)];
	size_t span = _i % SFP__LENGTH(spans);

	plan_as_of(enter(door, spans[span].from, spans[span].until), spans[span].on);
	ck_assert_msg(changes_of("Новиков", SFP_KIND_HIRE) == (spans[span].is == 'h'), "%s, %zu", door->what, span);
	if (_i / SFP__LENGTH(spans) != 1) /* which has a row that is over as well */
		ck_notes(door, spans[span].is);
}
END_TEST

START_TEST(a_worker_whose_office_is_over_leaves_and_one_whose_is_to_come_stays_as_they_are)
{
	const struct door *door = &workers[_i / SFP__LENGTH(spans)];
	size_t span = _i % SFP__LENGTH(spans);
	sfp_id id = known_student("s-1", "Новиков", "Нил", "Нилович", 0, NULL);

	world_office(&w, &id, SFP_ROLE_TEACHER);
	plan_as_of(enter(door, spans[span].from, spans[span].until), spans[span].on);
	ck_assert_msg(changes_of("Новиков", SFP_KIND_DISMISS) == (spans[span].is == 'o'), "%s, %zu", door->what, span);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_HIRE), 0);
	ck_assert_int_eq(view()->reviews, 0);
}
END_TEST

/* What applying it does, and that the same roster changes something again only when its day has come. */
START_TEST(what_begins_later_waits_for_its_day)
{
	const struct door *door = &students[_i ? 3 : 5]; /* parts: nobody ends by them */

	plan_as_of(enter(door, 20251015, 0), 0);
	apply_all(0);
	w.now = sfp_time_of_date(20251015);
	plan_as_of(enter(door, 20251015, 0), 0);
	apply_all(1);
	plan_as_of(enter(door, 20251015, 0), 0);
	apply_all(0);
}
END_TEST

/* ---- several at once ---- */

START_TEST(of_three_the_one_whose_enrolment_lasts_is_enrolled_and_the_others_are_told)
{
	static const struct file files[] = {
		{ "classes.csv", CLASSES },
		{ "users.csv", USERS_1_2 "s-1,Илья,Ветров,\ns-2,Лада,Мохова,\ns-3,Пётр,Жуков,\n" },
		{ "roles.csv", ROLES
		  "r-1,s-1,primary,student,o-1,,\nr-2,s-2,primary,student,o-1,,\nr-3,s-3,primary,student,o-1,,\n" },
		{ "enrollments.csv", ENROLLMENTS "e-1,c-1,o-1,s-1,student,false,2026-09-01,\n"
		                                 "e-2,c-1,o-1,s-2,student,false,2024-09-01,2025-05-31\n"
		                                 "e-3,c-1,o-1,s-3,student,false,2025-10-01,2026-05-31\n" },
	};
	sfp_roster_options options = SFP_ROSTER_OPTIONS_INIT;
	sfp_roster_reading *reading;

	options.today = TODAY;
	reading = read_files(files, SFP__LENGTH(files), &options);
	ck_found(reading, SFP_ROSTER_NOTES, "not-yet", 2);
	ck_found(reading, SFP_ROSTER_NOTES, "over", 3);
	ck_assert_str_eq(group_of(reading, "over")->first.file, "enrollments.csv");
	plan_as_of(reading, 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_ENROL), 1);
	ck_assert_int_eq(changes_of("Жуков", SFP_KIND_ENROL), 1);
	ck_assert_int_eq(noted(SFP_ROSTER_NOTE_LATER, "М-11"), 1);
	ck_assert_int_eq(noted(SFP_ROSTER_NOTE_ENDED, "М-11"), 1);
}
END_TEST

/* The history of a student, as full sets have it: only what lasts counts, and nothing is said of what another one
 * follows. */
START_TEST(an_enrolment_that_is_over_is_no_second_class_of_whoever_has_another_one)
{
	static const struct file files[] = {
		{ "classes.csv", CLASSES },
		{ "users.csv", USERS_1_1 "s-1,o-1,student,Нил,Новиков,Нилович,\n" },
		{ "enrollments.csv", ENROLLMENTS "e-1,c-1,o-1,s-1,student,,2024-09-01,2025-09-30\n"
		                                 "e-2,c-2,o-1,s-1,student,,2025-10-01,2026-08-31\n"
		                                 "e-3,c-1,o-1,s-1,student,,2026-09-01,\n" },
	};

	known_student("s-1", "Новиков", "Нил", "Нилович", 0, &w.classes[0]);
	plan_as_of(read_files(files, SFP__LENGTH(files), NULL), 0);
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_TRANSFER_CLASS) + changes_of("Новиков", SFP_KIND_PROMOTE), 1);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_EXPEL), 0);
	ck_assert_int_eq(noted(SFP_ROSTER_NOTE_ENDED, ""), 0);
	ck_assert_int_eq(noted(SFP_ROSTER_NOTE_LATER, "М-11"), 1);
}
END_TEST

/* The rows of a table that are one person: whichever comes first, the one that holds speaks. */
START_TEST(a_row_that_is_over_ends_nobody_whom_another_row_lists)
{
	static const char over[] = "Новиков Нил Нилович;01.02.2008;М-11;01.09.2024;30.09.2025\n";
	static const char now[] = "Новиков Нил Нилович;01.02.2008;П-21;01.10.2025;\n";
	char *table = g_strconcat("ФИО;Дата рождения;Группа;Дата зачисления;Дата выбытия\n", _i ? over : now,
	                          _i ? now : over, NULL);

	known_student(NULL, "Новиков", "Нил", "Нилович", 20080201, &w.classes[0]);
	plan_as_of(read_text(table, NULL), 0);
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_EXPEL), 0);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_TRANSFER_CLASS) + changes_of("Новиков", SFP_KIND_PROMOTE), 1);
	g_free(table);
}
END_TEST

START_TEST(one_of_several_offices_that_is_over_is_lost)
{
	static const struct file files[] = {
		{ "users.csv", USERS_1_2 "t-1,Имя,Заместителева,Отчество\n" },
		{ "roles.csv",
		  ROLES "r-1,t-1,primary,teacher,o-1,,\nr-2,t-1,secondary,principal,o-1,2020-09-01,2025-09-30\n" },
	};

	world_office(&w, &w.deputy.person, SFP_ROLE_TEACHER);
	plan_as_of(read_files(files, SFP__LENGTH(files), NULL), 0);
	ck_assert_int_eq(changes_of("Заместителева", SFP_KIND_DISMISS), 1);
	for (size_t i = 0; i < view()->count_count; i++)
		if (view()->counts[i].one_office)
			ck_assert_int_eq(view()->counts[i].people, 1);
	ck_assert_int_eq(noted(SFP_ROSTER_NOTE_ENDED, ""), 1);
}
END_TEST

START_TEST(whoever_is_something_else_as_well_stays_that)
{
	static const struct file files[] = {
		{ "classes.csv", CLASSES },
		{ "users.csv", USERS_1_2 "s-1,Нил,Новиков,Нилович\n" },
		{ "roles.csv", ROLES "r-1,s-1,primary,student,o-1,,\nr-2,s-1,secondary,teacher,o-1,,\n" },
		{ "enrollments.csv", ENROLLMENTS "e-1,c-1,o-1,s-1,student,,2024-09-01,2025-05-31\n" },
	};
	sfp_id id = known_student("s-1", "Новиков", "Нил", "Нилович", 0, &w.classes[0]);

	world_office(&w, &id, SFP_ROLE_TEACHER);
	plan_as_of(read_files(files, SFP__LENGTH(files), NULL), 0);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_EXPEL), 1);
	ck_assert_int_eq(changes_of("Новиков", SFP_KIND_DISMISS), 0);
}
END_TEST

START_TEST(a_parent_of_a_child_who_comes_later_waits_without_a_question)
{
	static const char *const until[] = { "2026-09-01,", ",2025-05-31" };
	char *enrollments = g_strdup_printf(ENROLLMENTS "e-1,c-1,o-1,s-1,student,,%s\n", until[_i]);
	const struct file files[] = {
		{ "classes.csv", CLASSES },
		{ "users.csv",
		  USERS_1_1 "s-1,o-1,student,Нил,Новиков,Нилович,p-1\np-1,o-1,parent,Анна,Новикова,Олеговна,\n" },
		{ "enrollments.csv", enrollments },
	};

	plan_as_of(read_files(files, SFP__LENGTH(files), NULL), 0);
	ck_assert_int_eq(view()->reviews, 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_LINK), 0);
	ck_assert_int_eq(count_of(SFP_ROSTER_ADD, SFP_KIND_ENROL), 0);
	g_free(enrollments);
}
END_TEST

START_TEST(a_class_is_led_only_while_that_lasts)
{
	static const struct {
		const char *days;
		int changes;
	} led[] = { { "2025-10-01,", 1 }, { "2025-10-02,", 0 }, { ",2025-09-30", 0 }, { ",", 1 } };
	char *enrollments = g_strdup_printf(ENROLLMENTS "e-1,c-2,o-1,t-1,teacher,true,%s\n", led[_i].days);
	const struct file files[] = {
		{ "manifest.csv", DELTA },
		{ "classes.csv", CLASSES },
		{ "users.csv", USERS_1_1 "t-1,o-1,teacher,Имя,Предметова,Отчество,\n" },
		{ "enrollments.csv", enrollments },
	};

	plan_as_of(read_files(files, SFP__LENGTH(files), NULL), 0);
	ck_assert_int_eq(changes_of("Предметова", SFP_KIND_CHANGE_HOMEROOM), led[_i].changes);
	ck_assert_int_eq(noted(SFP_ROSTER_NOTE_LATER, "П-21"), _i == 1);
	g_free(enrollments);
}
END_TEST

/* ---- days that are none ---- */

static const struct {
	bool worker;
	size_t door; /* of students[] or workers[] */
	const char *from, *until, *code;
} bad[] = {
	{ false, 0, "01/09/2025", "", "bad-date" },
	{ false, 0, "", "31/05/2026", "bad-date" },
	{ false, 0, "soon", "", "bad-date" },
	{ false, 1, "2025-09-31", "", "bad-date" },
	{ false, 2, "", "2025-02-30", "bad-date" },
	{ false, 2, "09/01/2025", "", "bad-date" },
	{ false, 0, "2026-05-31", "2025-10-01", "bad-period" },
	{ false, 2, "2026-05-31", "2025-10-01", "bad-period" },
	{ false, 4, "с сентября", "", "bad-date" },
	{ false, 4, "", "31.02.2026", "bad-date" },
	{ false, 4, "01/09/2025", "", "unclear-date" },
	{ false, 4, "", "12.31.2026", "mixed-dates" },
	{ false, 4, "01.09.2026", "31.05.2026", "bad-period" },
	{ true, 0, "01/09/2025", "", "bad-date" },
	{ true, 0, "2026-05-31", "2025-10-01", "bad-period" },
	{ true, 2, "", "05/06/2025", "unclear-date" },
	{ true, 2, "", "приказ 5", "bad-date" },
};

/* Such a row enrols and hires nobody: the day may be one to come. */
START_TEST(a_row_whose_days_make_no_sense_is_not_taken)
{
	const struct door *door = bad[_i].worker ? &workers[bad[_i].door] : &students[bad[_i].door];
	struct file files[5] = { 0 };
	sfp_roster_reading *reading;
	char *texts[5] = { NULL };

	for (size_t i = 0; i < 5 && door->files[i].name; i++) {
		char *half = filled(door->files[i].text, "$from", bad[_i].from);

		files[i] = (struct file){ door->files[i].name, texts[i] = filled(half, "$until", bad[_i].until) };
		g_free(half);
	}
	reading = read_files(files, 5, NULL);
	ck_found(reading, SFP_ROSTER_REJECTS, bad[_i].code, 2);
	ck_assert_uint_gt(group_of(reading, bad[_i].code)->first.column, 0);
	ck_assert_uint_eq(sfp_roster_reading_totals(reading)->rejected, 1);
	sfp_roster_reading_close(reading);
	for (size_t i = 0; i < 5; i++)
		g_free(texts[i]);
}
END_TEST

START_TEST(a_class_that_nobody_is_in_any_more_is_not_to_be_approved)
{
	sfp_roster_reading *reading =
		read_text("ФИО;Группа;Дата выбытия\nНовиков Нил;Я-1;30.09.2025\nНовикова Ада;Я-2;31.08.2026\n", NULL);
	sfp_roster_classes *listed = NULL;

	ck_sfp_ok(sfp_roster_classes_get(w.reg, &w.organization, reading, &listed));
	ck_assert_uint_eq(listed->count, 1);
	ck_assert_str_eq(listed->classes[0].name, "Я-2");
	sfp_roster_classes_free(listed);
	sfp_roster_reading_close(reading);
}
END_TEST

static Suite *roster_dates_suite(void)
{
	Suite *suite = suite_create("roster_dates");
	TCase *spans_ = tcase_create("spans"), *rows = tcase_create("rows");
	const int by_students = (int)(SFP__LENGTH(students) * SFP__LENGTH(spans));
	const int by_workers = (int)(SFP__LENGTH(workers) * SFP__LENGTH(spans));

	tcase_add_checked_fixture(spans_, open_day, close_world);
	tcase_add_loop_test(spans_, a_newcomer_is_enrolled_only_while_the_enrolment_lasts, 0, by_students);
	tcase_add_loop_test(spans_, a_student_whose_enrolment_is_over_leaves_and_one_whose_is_to_come_stays_as_they_are,
	                    0, by_students);
	tcase_add_loop_test(spans_, a_newcomer_is_hired_only_while_the_office_lasts, 0, by_workers);
	tcase_add_loop_test(spans_, a_worker_whose_office_is_over_leaves_and_one_whose_is_to_come_stays_as_they_are, 0,
	                    by_workers);
	tcase_add_loop_test(spans_, what_begins_later_waits_for_its_day, 0, 2);
	suite_add_tcase(suite, spans_);
	tcase_add_checked_fixture(rows, open_day, close_world);
	tcase_add_test(rows, of_three_the_one_whose_enrolment_lasts_is_enrolled_and_the_others_are_told);
	tcase_add_test(rows, an_enrolment_that_is_over_is_no_second_class_of_whoever_has_another_one);
	tcase_add_loop_test(rows, a_row_that_is_over_ends_nobody_whom_another_row_lists, 0, 2);
	tcase_add_test(rows, one_of_several_offices_that_is_over_is_lost);
	tcase_add_test(rows, whoever_is_something_else_as_well_stays_that);
	tcase_add_loop_test(rows, a_parent_of_a_child_who_comes_later_waits_without_a_question, 0, 2);
	tcase_add_loop_test(rows, a_class_is_led_only_while_that_lasts, 0, 4);
	tcase_add_loop_test(rows, a_row_whose_days_make_no_sense_is_not_taken, 0, (int)SFP__LENGTH(bad));
	tcase_add_test(rows, a_class_that_nobody_is_in_any_more_is_not_to_be_approved);
	suite_add_tcase(suite, rows);
	return suite;
}

SUITE_MAIN(roster_dates_suite)
