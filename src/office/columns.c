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

static bool same(const char *a, const char *b)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer one   = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer other = { 0 };

	if (sfp__text_fold(a, &one) != SFP_OK || sfp__text_fold(b, &other) != SFP_OK || one.failed || other.failed)
		return false;
	return one.length && one.length == other.length && memcmp(one.data, other.data, one.length) == 0;
}

/* SFP__COLUMN_END: the kind has no use for it. */
static enum sfp__column column_of(sfp_roster_kind kind, const char *title)
{
	for (size_t i = 0; i < SFP__LENGTH(titles); i++)
		if ((titles[i].kinds & (1u << kind)) && same(titles[i].title, title))
			return titles[i].column;
	return SFP__COLUMN_END;
}

/* What a class is called here is understood, too: «Объединение». */
static enum sfp__column column_here(sfp_roster_kind kind, const char *title, const char *class_word)
{
	enum sfp__column column = column_of(kind, title);

	if (column == SFP__COLUMN_END && class_word && same(class_word, title))
		column = kind == SFP_ROSTER_STAFF ? SFP__COLUMN_LEADS : SFP__COLUMN_CLASS;
	return column;
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
		enum sfp__column column = column_here(kind, header->cells[i], class_word);

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
