/* columns.c: which column of a table means what. Titles are compared as names are: case, ё, blanks and look-alikes do not matter. */
#include <string.h>

#include "base/text.h"
#include "office/columns.h"

#define STAFF    (1u << SFP_ROSTER_STAFF)
#define CLASSES  (1u << SFP_ROSTER_CLASSES)
#define STUDENTS (1u << SFP_ROSTER_STUDENTS)
#define PARENTS  (1u << SFP_ROSTER_PARENTS)
#define PEOPLE   (STAFF | STUDENTS | PARENTS)

static const struct {
	unsigned kinds;
	enum sfp__column column;
	const char *title;
} titles[] = {
	{ PEOPLE, SFP__COLUMN_SURNAME, "Фамилия" },
	{ PARENTS, SFP__COLUMN_SURNAME, "Фамилия родителя" },
	{ PEOPLE, SFP__COLUMN_GIVEN_NAME, "Имя" },
	{ PARENTS, SFP__COLUMN_GIVEN_NAME, "Имя родителя" },
	{ PEOPLE, SFP__COLUMN_PATRONYMIC, "Отчество" },
	{ PARENTS, SFP__COLUMN_PATRONYMIC, "Отчество родителя" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "ФИО" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "Ф.И.О." },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "Ф. И. О." },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "Фамилия Имя Отчество" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "Фамилия, имя, отчество" },
	{ STAFF, SFP__COLUMN_FULL_NAME, "ФИО работника" },
	{ STAFF, SFP__COLUMN_FULL_NAME, "ФИО сотрудника" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "ФИО обучающегося" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "ФИО студента" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "ФИО ученика" },
	{ PARENTS, SFP__COLUMN_FULL_NAME, "ФИО родителя" },
	{ PARENTS, SFP__COLUMN_FULL_NAME, "ФИО родителя (законного представителя)" },
	{ PARENTS, SFP__COLUMN_FULL_NAME, "Родитель" },
	{ STAFF | STUDENTS, SFP__COLUMN_BIRTH_DATE, "Дата рождения" },
	{ STAFF | STUDENTS, SFP__COLUMN_BIRTH_DATE, "День рождения" },
	{ STAFF | STUDENTS, SFP__COLUMN_SOURCE_ID, "Табельный номер" },
	{ STAFF | STUDENTS, SFP__COLUMN_SOURCE_ID, "Личный номер" },
	{ STAFF | STUDENTS, SFP__COLUMN_SOURCE_ID, "Номер личного дела" },
	{ STAFF | STUDENTS, SFP__COLUMN_SOURCE_ID, "ID" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "Группа" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "Класс" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "Учебная группа" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "Объединение" },
	{ PARENTS, SFP__COLUMN_CLASS, "Группа ребёнка" },
	{ PARENTS, SFP__COLUMN_CLASS, "Класс ребёнка" },
	{ STAFF, SFP__COLUMN_ROLE, "Роль" },
	{ STAFF, SFP__COLUMN_ROLE, "Категория" },
	{ STAFF, SFP__COLUMN_TITLE, "Должность" },
	{ STAFF, SFP__COLUMN_LEADS, "Группа (классное руководство)" },
	{ STAFF, SFP__COLUMN_LEADS, "Класс (классное руководство)" },
	{ STAFF, SFP__COLUMN_LEADS, "Классное руководство" },
	{ STAFF, SFP__COLUMN_LEADS, "Куратор группы" },
	{ STAFF, SFP__COLUMN_LEADS, "Группа" },
	{ STAFF, SFP__COLUMN_LEADS, "Класс" },
	{ CLASSES, SFP__COLUMN_COURSE, "Курс" },
	{ CLASSES, SFP__COLUMN_SPECIALTY, "Специальность" },
	{ CLASSES, SFP__COLUMN_SPECIALTY, "Специальность (профессия)" },
	{ CLASSES, SFP__COLUMN_SPECIALTY, "Профессия" },
	{ CLASSES, SFP__COLUMN_SPECIALTY_CODE, "Код специальности" },
	{ PARENTS, SFP__COLUMN_RELATION, "Кем приходится" },
	{ PARENTS, SFP__COLUMN_RELATION, "Степень родства" },
	{ PARENTS, SFP__COLUMN_CHILD, "ФИО ребёнка" },
	{ PARENTS, SFP__COLUMN_CHILD, "ФИО обучающегося" },
	{ PARENTS, SFP__COLUMN_CHILD, "ФИО студента" },
	{ PARENTS, SFP__COLUMN_CHILD, "Ребёнок" },
};

static sfp_status fold_title(const char *title, struct sfp__buffer *fold)
{
	sfp_status status;

	sfp__buffer_reset(fold);
	status = sfp__text_fold(title, fold);
	return status == SFP_OK && fold->failed ? SFP_E_NO_MEMORY : status;
}

/* SFP__COLUMN_END: the kind has no use for it. A comparison that memory fails is no other title: the column would be left out. */
static sfp_status column_of(sfp_roster_kind kind, const char *title, enum sfp__column *ret_column)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer known = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold  = { 0 };
	sfp_status status                                        = fold_title(title, &fold);

	*ret_column = SFP__COLUMN_END;
	for (size_t i = 0; status == SFP_OK && fold.length && i < SFP__LENGTH(titles); i++) {
		if (!(titles[i].kinds & (1u << kind)))
			continue;
		status = fold_title(titles[i].title, &known);
		if (status == SFP_OK && known.length == fold.length && memcmp(known.data, fold.data, fold.length) == 0) {
			*ret_column = titles[i].column;
			break;
		}
	}
	return status;
}

/* What a class is called here is understood, too: «Объединение». */
sfp_status sfp__column_of(sfp_roster_kind kind, const char *title, const char *class_word, enum sfp__column *ret_column)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer word = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = column_of(kind, title, ret_column);

	if (status != SFP_OK || *ret_column != SFP__COLUMN_END || !class_word)
		return status;
	status = fold_title(title, &fold);
	if (status == SFP_OK)
		status = fold_title(class_word, &word);
	if (status == SFP_OK && fold.length && fold.length == word.length && memcmp(fold.data, word.data, fold.length) == 0)
		*ret_column = kind == SFP_ROSTER_STAFF ? SFP__COLUMN_LEADS : SFP__COLUMN_CLASS;
	return status;
}

static bool has(const struct sfp__columns *columns, enum sfp__column column)
{
	return columns->place[column] >= 0;
}

/* What of the needed columns is not there, by the titles that people know; NULL: nothing. */
static const char *lacking(const struct sfp__columns *columns, sfp_roster_kind kind, const char *class_word)
{
	const char *classes = class_word ? class_word : "Группа (Класс)";


	if (kind == SFP_ROSTER_CLASSES)
		return has(columns, SFP__COLUMN_CLASS) ? NULL : classes;
	if (!has(columns, SFP__COLUMN_FULL_NAME) &&
	    !(has(columns, SFP__COLUMN_SURNAME) && has(columns, SFP__COLUMN_GIVEN_NAME)))
		return "ФИО (Фамилия, Имя)";
	if (kind == SFP_ROSTER_STAFF && !has(columns, SFP__COLUMN_ROLE))
		return "Роль";
	if (kind == SFP_ROSTER_STUDENTS && !has(columns, SFP__COLUMN_CLASS))
		return classes;
	return kind == SFP_ROSTER_PARENTS && !has(columns, SFP__COLUMN_CHILD) ? "ФИО ребёнка" : NULL;
}

sfp_status sfp__columns_find(sfp_registry *reg, const struct sfp__table *table, sfp_roster_kind kind, const char *name,
			     const char *class_word, struct sfp__columns *columns, bool *ret_used)
{
	const struct sfp__table_row *header = &table->rows[0];
	const char *missing;

	for (int column = 0; column < SFP__COLUMN_END; column++)
		columns->place[column] = -1;
	for (size_t i = 0; i < header->count; i++) {
		enum sfp__column column;
		sfp_status status = sfp__column_of(kind, header->cells[i], class_word, &column);

		if (status != SFP_OK)
			return status;
		ret_used[i] = column < SFP__COLUMN_END && !has(columns, column);
		if (ret_used[i])
			columns->place[column] = (int)i;
	}
	missing = lacking(columns, kind, class_word);
	if (!missing)
		return SFP_OK;
	/* What stands there instead is not repeated: where the header is missing, it is a person's data. */
	sfp__registry_say(reg, "%s:%zu: в заголовке нет столбца «%s»; добавьте его",
	                  "%s:%zu: the header lacks the column «%s»", name, header->line, missing);
	return SFP_E_INVALID;
}

const char *sfp__cell(const struct sfp__columns *columns, const struct sfp__table_row *row, enum sfp__column column)
{
	int place = columns->place[column];

	return place >= 0 && (size_t)place < row->count ? row->cells[place] : "";
}
