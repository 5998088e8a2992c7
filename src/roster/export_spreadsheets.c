/* export_spreadsheets.c: staff, classes, students and parents as tables that Russian spreadsheets open, and that an
 * import knows. */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/csv.h"
#include "ledger/column.h"
#include "roster/export.h"

static void begin_sheet(struct sfp__csv *sheet, struct sfp__buffer *file, const char *const *titles, size_t count)
{
	sfp__csv_begin(sheet, file, SFP_RU);
	sfp__csv_row(sheet, titles, count);
}

static void day(sfp_date date, char text[16])
{
	*text = '\0';
	if (date)
		snprintf(text, 16, "%02u.%02u.%04u", (unsigned)date % 100u, (unsigned)date / 100u % 100u,
		         (unsigned)date / 10000u % 10000u);
}

/* ---- classes ---- */

static sfp_status put_class(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *sheet)
{
	int course = sfp__column_count(stmt, 2);
	char number[16] = "";
	const char *cells[] = { sfp__column_said(stmt, 1), number, sfp__column_said(stmt, 3) };

	(void)exporting;
	if (course)
		snprintf(number, sizeof(number), "%d", course);
	sfp__csv_row(sheet, cells, SFP__LENGTH(cells));
	return SFP_OK;
}

/* ---- students and parents ---- */

static sfp_status put_student(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *sheet)
{
	char born[16];
	const char *cells[] = { sfp__column_said(stmt, 0), sfp__column_said(stmt, 1), sfp__column_said(stmt, 2), born,
		                sfp__column_said(stmt, 4), sfp__column_said(stmt, 5) };

	(void)exporting;
	day(sfp__column_date(stmt, 3), born);
	sfp__csv_row(sheet, cells, SFP__LENGTH(cells));
	return SFP_OK;
}

static sfp_status put_parent(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *sheet)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer child = { 0 };
	const char *cells[6];

	(void)exporting;
	for (int part = 4; part <= 6; part++)
		if (*sfp__column_said(stmt, part))
			sfp__buffer_addf(&child, "%s%s", child.length ? " " : "", sfp__column_said(stmt, part));
	if (child.failed)
		return SFP_E_NO_MEMORY;
	for (int i = 0; i < 4; i++)
		cells[i] = sfp__column_said(stmt, i);
	cells[4] = child.data ? child.data : "";
	cells[5] = sfp__column_said(stmt, 7);
	sfp__csv_row(sheet, cells, SFP__LENGTH(cells));
	return SFP_OK;
}

/* ---- staff ---- */

/* A worker is one row, with all roles that the offices give; the title is that of the first. */
struct worker {
	struct sfp__csv *sheet;
	sfp_id person;
	int last_role;
	struct sfp__buffer cells[8];
};
enum {
	SURNAME,
	GIVEN_NAME,
	PATRONYMIC,
	BORN,
	NUMBER,
	ROLES,
	TITLE,
	LEADS
};

static const char *role_word(int role)
{
	static const struct {
		int role;
		const char *word;
	} words[] = { { SFP_ROLE_HEAD, "руководитель" },
		      { SFP_ROLE_ADMINISTRATION, "администрация" },
		      { SFP_ROLE_TEACHER, "педагогический работник" },
		      { SFP_ROLE_COUNCIL, "педагогический совет" } };

	for (size_t i = 0; i < SFP__LENGTH(words); i++)
		if (words[i].role == role)
			return words[i].word;
	return "прочий персонал";
}

static void worker_clear(struct worker *worker)
{
	for (size_t i = 0; i < SFP__LENGTH(worker->cells); i++)
		sfp__buffer_clear(&worker->cells[i]);
}

static sfp_status put_worker(struct worker *worker)
{
	const char *cells[SFP__LENGTH(worker->cells)];

	if (sfp_id_is_none(&worker->person))
		return SFP_OK;
	for (size_t i = 0; i < SFP__LENGTH(cells); i++) {
		if (worker->cells[i].failed)
			return SFP_E_NO_MEMORY;
		cells[i] = worker->cells[i].data && worker->cells[i].length ? worker->cells[i].data : "";
	}
	sfp__csv_row(worker->sheet, cells, SFP__LENGTH(cells));
	return SFP_OK;
}

static void begin_worker(struct worker *worker, struct sfp__stmt *stmt, const sfp_id *person)
{
	char born[16];

	for (size_t i = 0; i < SFP__LENGTH(worker->cells); i++)
		sfp__buffer_reset(&worker->cells[i]);
	worker->person = *person;
	worker->last_role = -1;
	for (int i = SURNAME; i <= PATRONYMIC; i++)
		sfp__buffer_add_text(&worker->cells[i], sfp__column_said(stmt, i));
	day(sfp__column_date(stmt, 3), born);
	sfp__buffer_add_text(&worker->cells[BORN], born);
	sfp__buffer_add_text(&worker->cells[NUMBER], sfp__column_said(stmt, 4));
	sfp__buffer_add_text(&worker->cells[TITLE], sfp__column_said(stmt, 7));
	sfp__buffer_add_text(&worker->cells[LEADS], sfp__column_said(stmt, 8));
}

static sfp_status take_office(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context)
{
	struct worker *worker = context;
	sfp_id person = sfp__column_id(stmt, 5);
	int role = (int)sfp__column_role(stmt, 6);
	sfp_status status = SFP_OK;

	(void)exporting;
	if (!sfp_id_equal(&person, &worker->person)) {
		status = put_worker(worker);
		begin_worker(worker, stmt, &person);
	}
	if (role != worker->last_role)
		sfp__buffer_addf(&worker->cells[ROLES], "%s%s", worker->cells[ROLES].length ? ", " : "",
		                 role_word(role));
	worker->last_role = role;
	return status;
}

static sfp_status put_staff(struct sfp__exporting *exporting)
{
	static const char *const titles[] = { "Фамилия",         "Имя",  "Отчество",  "Дата рождения",
		                              "Табельный номер", "Роль", "Должность", "Группа (классное руководство)" };
	SFP__CLEANUP(worker_clear) struct worker worker = { 0 };
	struct sfp__csv sheet;
	struct sfp__stmt *stmt = sfp__export_ask(exporting, SFP__SQL_EXPORT_STAFF);
	sfp_status status;

	begin_sheet(&sheet, sfp__export_file(exporting, "staff.csv"), titles, SFP__LENGTH(titles));
	worker.sheet = &sheet;
	sfp__bind_int(stmt, ":on", exporting->on);
	status = sfp__export_each(exporting, stmt, take_office, &worker);
	return status == SFP_OK ? put_worker(&worker) : status;
}

/* ---- all tables ---- */

static sfp_status put_table(struct sfp__exporting *exporting, const char *name, const char *const *titles, size_t count,
                            enum sfp__sql sql, sfp__export_row *put)
{
	struct sfp__stmt *stmt = sfp__export_ask(exporting, sql);
	struct sfp__csv sheet;

	begin_sheet(&sheet, sfp__export_file(exporting, name), titles, count);
	sfp__bind_int(stmt, ":on", exporting->on);
	return sfp__export_each(exporting, stmt, put, &sheet);
}

static sfp_status put_tables(struct sfp__exporting *exporting)
{
	static const char *const classes[] = { "Группа", "Курс", "Специальность" };
	static const char *const students[] = {
		"Фамилия", "Имя", "Отчество", "Дата рождения", "Личный номер", "Группа"
	};
	static const char *const parents[] = { "Фамилия родителя", "Имя родителя", "Отчество родителя",
		                               "Кем приходится",   "ФИО ребёнка",  "Группа ребёнка" };
	sfp_status status =
		put_table(exporting, "classes.csv", classes, SFP__LENGTH(classes), SFP__SQL_EXPORT_CLASSES, put_class);

	if (status == SFP_OK)
		status = put_staff(exporting);
	if (status == SFP_OK)
		status = put_table(exporting, "students.csv", students, SFP__LENGTH(students), SFP__SQL_EXPORT_STUDENTS,
		                   put_student);
	if (status == SFP_OK)
		status = put_table(exporting, "parents.csv", parents, SFP__LENGTH(parents), SFP__SQL_EXPORT_PARENTS,
		                   put_parent);
	return status;
}

/* ---- CP1251 ---- */

static sfp_status say_lacking(struct sfp__exporting *exporting, const char *name)
{
	sfp__registry_say(exporting->reg, "%s: в CP1251 нет некоторых знаков этой таблицы; выберите UTF-8",
	                  "%s: CP1251 lacks signs of this table; choose UTF-8", name);
	return SFP_E_INVALID;
}

/* Without the BOM, which CP1251 has none of. Each sign is one byte at most, so the room of the original is enough. */
static sfp_status recode_by(struct sfp__exporting *exporting, size_t at, iconv_t converter)
{
	struct sfp__buffer *file = &exporting->files[at];
	size_t mark = file->length >= strlen(SFP__BOM) && memcmp(file->data, SFP__BOM, strlen(SFP__BOM)) == 0
	                      ? strlen(SFP__BOM)
	                      : 0;
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer source = { 0 };
	size_t in_left = file->length - mark, room = file->length;
	char *in, *out = file->data;

	sfp__buffer_add(&source, file->data + mark, in_left);
	if (source.failed)
		return SFP_E_NO_MEMORY;
	in = source.data;
	if (in && iconv(converter, &in, &in_left, &out, &room) == (size_t)-1)
		return say_lacking(exporting, exporting->names[at]);
	file->length -= room;
	file->data[file->length] = '\0';
	return SFP_OK;
}

static sfp_status recode(struct sfp__exporting *exporting, size_t at)
{
	iconv_t converter = iconv_open("CP1251", "UTF-8");
	sfp_status status;

	if (converter == (iconv_t)-1)
		return errno == ENOMEM ? SFP_E_NO_MEMORY : say_lacking(exporting, "CP1251");
	status = recode_by(exporting, at, converter);
	iconv_close(converter);
	return status;
}

static sfp_status recode_all(struct sfp__exporting *exporting)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; i < exporting->count && status == SFP_OK; i++)
		status = exporting->files[i].failed ? SFP_E_NO_MEMORY : recode(exporting, i);
	return status;
}

sfp_status sfp__export_spreadsheets(struct sfp__exporting *exporting, const char *encoding)
{
	bool recoded = encoding && strcmp(encoding, "CP1251") == 0;
	sfp_status status;

	exporting->recode = recoded ? recode : NULL;
	status = put_tables(exporting);
	return status == SFP_OK && recoded && !exporting->writer ? recode_all(exporting) : status;
}
