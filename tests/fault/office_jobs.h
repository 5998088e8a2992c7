/* office_jobs.h: what the office asks of the library — reports, the letter, tables — each as a job that can be repeated
 * and whose result can be compared, for tests that hold for all of them alike. */
#ifndef SFP__TESTS_FAULT_OFFICE_JOBS_H
#define SFP__TESTS_FAULT_OFFICE_JOBS_H

#include <iconv.h>

#include "campus.h"
#include "support/tables.h"

static sfp_id application;
static const char scan[] = "scan of order 2";

/* ---- tables ---- */

static const char staff[] = "ФИО;Роль;Должность;Классное руководство;Оклад\n"
			    "\"Сомов Пётр Ильич\";педагог, администрация;\"мастер \"\"А\"\"\";М-11, М-12;1\n"
			    "Учителев Пётр;директор;;;\n"
			    "Лосева Анна;волшебник;;М-13;\n"
			    ";педагог;;М-14;\n"
			    "Лосев Олег Ильич;педагог;;М-11;\n"
			    "Прочих Олег;прочий персонал;;;;лишнее\n";
static const char students[] = "Фамилия;Имя;Отчество;Дата рождения;Группа;СНИЛС\n"
			       "Лосев;Иван;Ильич;01.02.2009;М-11;1\n"
			       "Лосева;Анна;Ильинична;2010-03-04;М-11;2\n"
			       "Лосева;Анна;Ильинична;2010-03-04;М-11;2\n"
			       "Ким;Юлия;;40.01.2009;М-11;\n"
			       "Ким;Олег;;;Н-1;\n"
			       "Ким;\"Юлия\nМария\";;;;\n";
static const char parents[] = "ФИО родителя;ФИО ребёнка;Группа ребёнка;Кем приходится\n"
			      "Лосева Ольга Петровна;Лосев Иван Ильич;М-11;мать\n"
			      "Лосева Ольга Петровна;Лосева Анна Ильинична;М-11;мать\n"
			      "Лосев Илья Ильич;Никто Никтович;М-11;отец\n"
			      ";Лосев Иван Ильич;М-11;\n";
static const char names[] = "Группа;Курс;Код специальности;Специальность;Кабинет\n"
			    "М-21;1;35.02.16;Механик;5\n"
			    "M-21;1;;;\n"
			    ";1;;;\n"
			    "М-22;сто;;;\n"
			    "М-23;;;Сварщик;\n";
static const char headless[] = "Секретова Тайна Ивановна;М-11\n";
static char cp1251[2 * sizeof(students)];

static void encode(const char *text)
{
	iconv_t converter = iconv_open("CP1251", "UTF-8");
	char *in = (char *)(uintptr_t)text, *out = cp1251;
	size_t length = strlen(text), room = sizeof(cp1251) - 1;

	ck_assert(converter != (iconv_t)-1);
	ck_assert(iconv(converter, &in, &length, &out, &room) != (size_t)-1);
	*out = 0;
	iconv_close(converter);
}

static sfp_id staffing; /* the order by which the table's offices begin */

/* Nothing of the test's own is allocated while memory fails. */
static struct imported *free_place(void)
{
	static struct imported places[4];
	static size_t next;

	return &places[next++ % 4];
}

static sfp_status take_table(int who, sfp_roster_kind kind, const char *text, bool tried, void **ret_result)
{
	sfp_roster_apply_options how = SFP_ROSTER_APPLY_OPTIONS_INIT;
	struct imported *made = free_place();
	sfp_status status;

	*made = (struct imported){ NULL, NULL, NULL };
	if (kind == SFP_ROSTER_STAFF)
		how.order_id = staffing;
	if (who == ADMINISTRATOR) {
		how.order_id = staffing;
		how.orderer = school.as[HEAD].person;
	}
	status = tried ? table_plan(school.reg, &school.as[who], kind, text, strlen(text), made)
	               : table_import(school.reg, &school.as[who], &how, kind, text, strlen(text), made);
	if (status != SFP_OK)
		imported_clear(made);
	*ret_result = status == SFP_OK ? made : NULL;
	return status;
}

/* Ids differ from run to run. */
static char *imported_text(const void *result)
{
	const struct imported *made = result;
	const sfp_roster_plan_view *view = sfp_roster_plan_look(made->plan);
	char text[128];

	snprintf(text, sizeof(text), "%zu rejected, %lld people, %lld unchanged, %lld changes, %lld reviews, %lld made",
	         sfp_roster_reading_totals(made->reading)->rejected, (long long)view->people,
	         (long long)view->unchanged, (long long)view->changes, (long long)view->reviews,
	         made->applied ? (long long)made->applied->changes : 0);
	return strdup(text);
}

static void imported_drop(void *result)
{
	if (result)
		imported_clear(result);
}

/* ---- the scene ---- */

static void find_application(void)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;

	ck_sfp_ok(sfp_record_list(school.reg, &school.as[SYSTEM].organization, SFP_OBJECT_APPLICATION_ORGANIZATION,
	                          &filter, &page));
	ck_assert_uint_eq(page->count, 1);
	application = page->records[0]->id;
	sfp_page_free(page);
}

static void imported(sfp_roster_kind kind, const char *text)
{
	void *made = NULL;

	ck_sfp_ok(take_table(SYSTEM, kind, text, false, &made));
	imported_drop(made);
}

static void open_office(void)
{
	school_setup();
	school_class("М-11");
	find_application();
	staffing = school_order(SFP_ORDER_MOVEMENT, "Ш-1", NULL);
	encode(students);
}

static void staff_known(void)
{
	imported(SFP_ROSTER_STAFF, staff);
}

static void students_known(void)
{
	imported(SFP_ROSTER_STUDENTS, students);
}

/* ---- jobs ---- */

static sfp_status get_compliance(void **ret_result)
{
	sfp_compliance *made = NULL;
	sfp_status status = sfp_compliance_get(school.reg, &school.as[SYSTEM].organization, 0, &made);

	*ret_result = made;
	return status;
}

static char *compliance_text(const void *result)
{
	char *text = NULL;

	ck_sfp_ok(sfp_compliance_json(result, &text));
	return text;
}

static void compliance_drop(void *result)
{
	sfp_compliance_free(result);
}

static sfp_status duties_of(const sfp_id *person, void **ret_result)
{
	sfp_duties *made = NULL;
	sfp_status status = sfp_duties_get(school.reg, &school.as[SYSTEM].organization, person, 0, &made);

	*ret_result = made;
	return status;
}

static sfp_status get_duties(void **ret_result)
{
	return duties_of(NULL, ret_result);
}

static sfp_status get_own_duties(void **ret_result)
{
	return duties_of(&school.as[ADMINISTRATOR].person, ret_result);
}

static char *duties_text(const void *result)
{
	char *text = NULL;

	ck_sfp_ok(sfp_duties_json(result, &text));
	return text;
}

static void duties_drop(void *result)
{
	sfp_duties_free(result);
}

static sfp_status write_letter(void **ret_result)
{
	sfp_letter_attachment order = SFP_LETTER_ATTACHMENT_INIT;
	sfp_letter *made = NULL;
	sfp_status status;

	order.data = scan;
	order.length = strlen(scan);
	status = sfp_letter_application(school.reg, &school.as[SYSTEM].organization, &application, &order, &made);
	*ret_result = made;
	return status;
}

/* Each letter has a name and boundaries of its own; what two of them share is what stands in the encoded parts. */
static char *letter_text(const void *result)
{
	const sfp_letter *letter = result;
	char text[32];

	ck_assert_uint_eq(strlen(letter->eml), letter->length);
	ck_assert_ptr_nonnull(strstr(letter->eml, letter->message_id));
	ck_assert_ptr_nonnull(strstr(letter->eml, "c2NhbiBvZiBvcmRlciAy")); /* the scan in base64 */
	snprintf(text, sizeof(text), "%zu", strlen(letter->message_id));
	return strdup(text);
}

static void letter_drop(void *result)
{
	sfp_letter_free(result);
}

static sfp_status import_staff(void **ret_result)
{
	return take_table(SYSTEM, SFP_ROSTER_STAFF, staff, false, ret_result);
}

static sfp_status import_students(void **ret_result)
{
	return take_table(ADMINISTRATOR, SFP_ROSTER_STUDENTS, cp1251, false, ret_result);
}

static sfp_status import_parents(void **ret_result)
{
	return take_table(SYSTEM, SFP_ROSTER_PARENTS, parents, false, ret_result);
}

static sfp_status try_staff(void **ret_result)
{
	return take_table(SYSTEM, SFP_ROSTER_STAFF, staff, true, ret_result);
}

static sfp_status try_students(void **ret_result)
{
	return take_table(SYSTEM, SFP_ROSTER_STUDENTS, students, true, ret_result);
}

static sfp_status try_parents(void **ret_result)
{
	return take_table(SYSTEM, SFP_ROSTER_PARENTS, parents, true, ret_result);
}

static sfp_status import_as_teacher(void **ret_result)
{
	return take_table(TEACHER, SFP_ROSTER_STUDENTS, students, false, ret_result);
}

static sfp_status import_headless(void **ret_result)
{
	return take_table(SYSTEM, SFP_ROSTER_STUDENTS, headless, false, ret_result);
}

static sfp_status read_names(void **ret_result)
{
	sfp_roster_reading *reading = NULL;
	sfp_roster_nomenclature *made = NULL;
	sfp_status status = table_read(school.reg, &school.as[SYSTEM].organization, SFP_ROSTER_CLASSES, names,
	                               strlen(names), &reading);

	if (status == SFP_OK)
		status = sfp_roster_nomenclature_get(school.reg, reading, &made);
	sfp_roster_reading_close(reading);
	*ret_result = made;
	return status;
}

static char *names_text(const void *result)
{
	const sfp_roster_nomenclature *list = result;

	ck_assert_uint_eq(list->count, 2);
	ck_assert_str_eq(list->lines[0].specialty, "35.02.16 Механик");
	return strdup(list->lines[1].name);
}

static void names_drop(void *result)
{
	sfp_roster_nomenclature_free(result);
}

static sfp_status read_leads(void **ret_result)
{
	const sfp_id *here = &school.as[SYSTEM].organization;
	sfp_roster_reading *reading = NULL;
	sfp_roster_distribution *made = NULL;
	sfp_status status = table_read(school.reg, here, SFP_ROSTER_STAFF, staff, strlen(staff), &reading);

	if (status == SFP_OK)
		status = sfp_roster_distribution_get(school.reg, here, reading, &made);
	sfp_roster_reading_close(reading);
	*ret_result = made;
	return status;
}

static char *leads_text(const void *result)
{
	const sfp_roster_distribution *list = result;

	ck_assert_uint_eq(list->count, 2);
	ck_assert_str_eq(list->lines[1].class_name, "М-12");
	ck_assert_uint_eq(list->finding_count, 1);
	return strdup(list->findings[0].code);
}

static void leads_drop(void *result)
{
	sfp_roster_distribution_free(result);
}

static sfp_status get_figures(void **ret_result)
{
	sfp_figures *made = NULL;
	sfp_status status =
		sfp_figures_get(school.reg, &school.as[SYSTEM].organization, SCHOOL_TODAY, SCHOOL_TODAY, 0, &made);

	*ret_result = made;
	return status;
}

static char *figures_text(const void *result)
{
	char *text = NULL;

	ck_sfp_ok(sfp_figures_json(result, &text));
	return text;
}

static void figures_drop(void *result)
{
	sfp_figures_free(result);
}

/* ---- what is a text already ---- */

static sfp_id erasure;

static void erased(void)
{
	sfp_erasure_draft draft = SFP_ERASURE_DRAFT_INIT;
	sfp_erasure *asked = NULL, *done = NULL;

	draft.person = school.as[STRANGER].person;
	draft.ground = "цель достигнута";
	ck_sfp_ok(sfp_erasure_ask(school.reg, &school.as[ADMINISTRATOR], &draft, &asked));
	erasure = asked->head.id;
	sfp_erasure_free(asked);
	ck_sfp_ok(sfp_person_erase(school.reg, &school.as[ADMINISTRATOR], &erasure, &done));
	sfp_erasure_free(done);
}

static sfp_status write_act_of_erasure(void **ret_result)
{
	return sfp_erasure_act(school.reg, &school.as[SYSTEM].organization, &erasure, SFP_RU, (char **)ret_result);
}

static sfp_status write_compliance_table(void **ret_result)
{
	sfp_compliance *made = NULL;
	sfp_status status = sfp_compliance_get(school.reg, &school.as[SYSTEM].organization, 0, &made);

	if (status == SFP_OK)
		status = sfp_compliance_csv(made, SFP_RU, (char **)ret_result);
	sfp_compliance_free(made);
	return status;
}

static sfp_status write_duties_table(void **ret_result)
{
	sfp_duties *made = NULL;
	sfp_status status = sfp_duties_get(school.reg, &school.as[SYSTEM].organization, NULL, 0, &made);

	if (status == SFP_OK)
		status = sfp_duties_csv(made, SFP_RU, (char **)ret_result);
	sfp_duties_free(made);
	return status;
}

static char *written_text(const void *result)
{
	return strdup(result);
}

static void written_drop(void *result)
{
	sfp_text_free(result);
}

/* ---- the table ---- */

/* ---- rolls and exports ---- */

static sfp_status get_flow(void **ret_result)
{
	sfp_flow_query query = SFP_FLOW_QUERY_INIT;

	query.from = 20260801;
	query.until = 20261101;
	return sfp_flow_get(school.reg, &school.as[SYSTEM].organization, &query, (sfp_flow **)ret_result);
}

static char *flow_text(const void *result)
{
	char *text = NULL;

	return sfp_flow_csv(result, SFP_RU, &text) == SFP_OK ? text : NULL;
}

static void flow_drop(void *result)
{
	sfp_flow_free(result);
}

static sfp_status export_as(sfp_export_format format, const char *encoding, void **ret_result)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;

	options.format = format;
	options.encoding = encoding;
	return sfp_export_make(school.reg, &school.as[SYSTEM].organization, &options, (sfp_export **)ret_result);
}

static sfp_status export_set(void **ret_result)
{
	return export_as(SFP_EXPORT_ONEROSTER_1_2, NULL, ret_result);
}

static sfp_status export_tables(void **ret_result)
{
	return export_as(SFP_EXPORT_RU_EXCEL, "CP1251", ret_result);
}

static char *export_text(const void *result)
{
	const sfp_export *made = result;
	size_t length = 0;
	char *text;

	for (size_t i = 0; i < made->count; i++)
		length += made->files[i].length;
	text = calloc(1, length + 1);
	for (size_t i = 0; text && i < made->count; i++)
		strcat(text, made->files[i].data);
	return text;
}

static void export_drop(void *result)
{
	sfp_export_free(result);
}

/* Piece by piece, into a place of ours: the writer's own memory is nobody's business here. */
static char written[65536];
static size_t written_length;

static bool take_written(void *context, const char *name, const char *data, size_t length)
{
	(void)context;
	if (written_length + strlen(name) + length + 2 > sizeof(written))
		return false;
	written_length += (size_t)sprintf(written + written_length, "%s\n", name);
	memcpy(written + written_length, data, length);
	written_length += length;
	written[written_length] = '\0';
	return true;
}

static sfp_status write_as(sfp_export_format format, const char *encoding, void **ret_result)
{
	sfp_export_options options = SFP_EXPORT_OPTIONS_INIT;
	sfp_status status;

	options.format = format;
	options.encoding = encoding;
	written_length = 0;
	status = sfp_export_write(school.reg, &school.as[SYSTEM].organization, &options, take_written, NULL);
	if (status == SFP_OK)
		*ret_result = written;
	return status;
}

static sfp_status write_set(void **ret_result)
{
	return write_as(SFP_EXPORT_ONEROSTER_1_2, NULL, ret_result);
}

static sfp_status write_tables(void **ret_result)
{
	return write_as(SFP_EXPORT_RU_EXCEL, "CP1251", ret_result);
}

static sfp_status write_tables_for_today(void **ret_result)
{
	return write_as(SFP_EXPORT_RU_EXCEL, "UTF-8", ret_result);
}

static char *take_text_of_written(const void *result)
{
	return strdup(result);
}

static void forget_written(void *result)
{
	(void)result;
	written_length = 0;
}

static sfp_status get_appendix(void **ret_result)
{
	return sfp_appendix_get(school.reg, &school.as[SYSTEM].organization, &school.administrators_order,
	                        (sfp_appendix **)ret_result);
}

static char *appendix_text(const void *result)
{
	char *text = NULL;

	return sfp_appendix_html(result, SFP_RU, &text) == SFP_OK ? text : NULL;
}

static void appendix_drop(void *result)
{
	sfp_appendix_free(result);
}

static const struct job {
	const char *name;
	void (*prepare)(void); /* may be NULL */
	sfp_status (*call)(void **ret_result);
	char *(*text)(const void *result); /* of what the call gave; yours */
	void (*drop)(void *result);
	sfp_status healthy;
	bool writes;
} jobs[] = {
	{ "compliance", students_known, get_compliance, compliance_text, compliance_drop, SFP_OK, false },
	{ "duties", students_known, get_duties, duties_text, duties_drop, SFP_OK, false },
	{ "own duties", students_known, get_own_duties, duties_text, duties_drop, SFP_OK, false },
	{ "figures", students_known, get_figures, figures_text, figures_drop, SFP_OK, false },
	{ "act of erasure", erased, write_act_of_erasure, written_text, written_drop, SFP_OK, false },
	{ "compliance table", students_known, write_compliance_table, written_text, written_drop, SFP_OK, false },
	{ "duties table", students_known, write_duties_table, written_text, written_drop, SFP_OK, false },
	{ "letter", NULL, write_letter, letter_text, letter_drop, SFP_OK, false },
	{ "flow", students_known, get_flow, flow_text, flow_drop, SFP_OK, false },
	{ "OneRoster", students_known, export_set, export_text, export_drop, SFP_OK, false },
	{ "tables", students_known, export_tables, export_text, export_drop, SFP_OK, false },
	{ "OneRoster, written", students_known, write_set, take_text_of_written, forget_written, SFP_OK, false },
	{ "tables, written", students_known, write_tables, take_text_of_written, forget_written, SFP_OK, false },
	{ "tables in UTF-8, written", students_known, write_tables_for_today, take_text_of_written, forget_written,
	  SFP_OK, false },
	{ "appendix", NULL, get_appendix, appendix_text, appendix_drop, SFP_OK, false },
	{ "nomenclature", NULL, read_names, names_text, names_drop, SFP_OK, false },
	{ "distribution", staff_known, read_leads, leads_text, leads_drop, SFP_OK, false },
	{ "staff tried", NULL, try_staff, imported_text, imported_drop, SFP_OK, false },
	{ "students tried", NULL, try_students, imported_text, imported_drop, SFP_OK, false },
	{ "parents tried", students_known, try_parents, imported_text, imported_drop, SFP_OK, false },
	{ "headless", NULL, import_headless, imported_text, imported_drop, SFP_E_INVALID, false },
	{ "staff", NULL, import_staff, imported_text, imported_drop, SFP_OK, true },
	{ "students", NULL, import_students, imported_text, imported_drop, SFP_OK, true },
	{ "parents", students_known, import_parents, imported_text, imported_drop, SFP_OK, true },
	{ "teacher's students", NULL, import_as_teacher, imported_text, imported_drop, SFP_REFUSED, true },
};

#define JOBS ((int)(sizeof(jobs) / sizeof(jobs[0])))

static void job_open(const struct job *job)
{
	open_office();
	if (job->prepare)
		job->prepare();
}

/* Whatever was done to it, the trail must tell the same as the records. */
static void job_close(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(school.reg, &school.as[SYSTEM].organization, NULL, &report));
	school_teardown();
}

/* One call in a healthy world, taken back; NULL where it gives nothing. Yours: free(). */
static char *job_result(const struct job *job)
{
	void *result = NULL;
	char *text = NULL;

	ck_sfp_ok(sfp_batch_begin(school.reg));
	ck_sfp_status(job->call(&result), job->healthy);
	ck_sfp_ok(sfp_batch_end(school.reg, false));
	if (result)
		text = job->text(result);
	job->drop(result);
	return text;
}

static void ck_same(const struct job *job, long point, const char *found, const char *expected)
{
	ck_assert_msg(!found == !expected && (!found || strcmp(found, expected) == 0), "%s, point %ld: %s, not %s",
	              job->name, point, found ? found : "nothing", expected ? expected : "nothing");
}

#endif
