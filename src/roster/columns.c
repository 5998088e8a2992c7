/* columns.c: which column of a table means what. Titles are compared as names are: case, ё, blanks and look-alikes do
 * not matter. */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "roster/columns.h"

#define STAFF    (1u << SFP_ROSTER_STAFF)
#define CLASSES  (1u << SFP_ROSTER_CLASSES)
#define STUDENTS (1u << SFP_ROSTER_STUDENTS)
#define PARENTS  (1u << SFP_ROSTER_PARENTS)
#define PEOPLE   (STAFF | STUDENTS | PARENTS)

/* Titles are in their folded form. */
static const struct {
	unsigned kinds;
	enum sfp__column column;
	const char *title;
} titles[] = {
	{ PEOPLE, SFP__COLUMN_SURNAME, "фамилия" },
	{ PARENTS, SFP__COLUMN_SURNAME, "фамилия родителя" },
	{ PEOPLE, SFP__COLUMN_GIVEN_NAME, "имя" },
	{ PARENTS, SFP__COLUMN_GIVEN_NAME, "имя родителя" },
	{ PEOPLE, SFP__COLUMN_PATRONYMIC, "отчество" },
	{ PARENTS, SFP__COLUMN_PATRONYMIC, "отчество родителя" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "фио" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "ф.и.о." },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "ф. и. о." },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "фамилия имя отчество" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "фамилия, имя, отчество" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "полное фио" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "полное имя" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "фамилия, имя" },
	{ PEOPLE, SFP__COLUMN_FULL_NAME, "фамилия имя" },
	{ STAFF, SFP__COLUMN_FULL_NAME, "фио работника" },
	{ STAFF, SFP__COLUMN_FULL_NAME, "фио сотрудника" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "фио обучающегося" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "фио студента" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "фио ученика" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "фио учащегося" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "фио воспитанника" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "фио ребенка" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "обучающийся" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "студент" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "ученик" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "учащийся" },
	{ STUDENTS, SFP__COLUMN_FULL_NAME, "воспитанник" },
	{ PARENTS, SFP__COLUMN_FULL_NAME, "фио родителя" },
	{ PARENTS, SFP__COLUMN_FULL_NAME, "фио родителя (законного представителя)" },
	{ PARENTS, SFP__COLUMN_FULL_NAME, "родитель" },
	{ PARENTS, SFP__COLUMN_FULL_NAME, "фио законного представителя" },
	{ PARENTS, SFP__COLUMN_FULL_NAME, "законный представитель" },
	{ STAFF | STUDENTS, SFP__COLUMN_BIRTH_DATE, "дата рождения" },
	{ STAFF | STUDENTS, SFP__COLUMN_BIRTH_DATE, "день рождения" },
	{ STAFF | STUDENTS, SFP__COLUMN_BIRTH_DATE, "дата рожд." },
	{ STAFF | STUDENTS, SFP__COLUMN_BIRTH_DATE, "д.р." },
	{ STAFF | STUDENTS, SFP__COLUMN_BIRTH_DATE, "др" },
	{ STAFF | STUDENTS, SFP__COLUMN_SOURCE_ID, "табельный номер" },
	{ STAFF | STUDENTS, SFP__COLUMN_SOURCE_ID, "личный номер" },
	{ STAFF | STUDENTS, SFP__COLUMN_SOURCE_ID, "номер личного дела" },
	{ STAFF | STUDENTS, SFP__COLUMN_SOURCE_ID, "id" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "группа" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "класс" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "учебная группа" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "объединение" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "класс (группа)" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "группа (класс)" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "класс/группа" },
	{ CLASSES | STUDENTS | PARENTS, SFP__COLUMN_CLASS, "группа/класс" },
	{ PARENTS, SFP__COLUMN_CLASS, "группа ребенка" },
	{ PARENTS, SFP__COLUMN_CLASS, "класс ребенка" },
	{ STAFF, SFP__COLUMN_ROLE, "роль" },
	{ STAFF, SFP__COLUMN_ROLE, "категория" },
	{ STAFF, SFP__COLUMN_TITLE, "должность" },
	{ STAFF, SFP__COLUMN_LEADS, "группа (классное руководство)" },
	{ STAFF, SFP__COLUMN_LEADS, "класс (классное руководство)" },
	{ STAFF, SFP__COLUMN_LEADS, "классное руководство" },
	{ STAFF, SFP__COLUMN_LEADS, "куратор группы" },
	{ STAFF, SFP__COLUMN_LEADS, "группа" },
	{ STAFF, SFP__COLUMN_LEADS, "класс" },
	{ CLASSES, SFP__COLUMN_COURSE, "курс" },
	{ CLASSES, SFP__COLUMN_SPECIALTY, "специальность" },
	{ CLASSES, SFP__COLUMN_SPECIALTY, "специальность (профессия)" },
	{ CLASSES, SFP__COLUMN_SPECIALTY, "профессия" },
	{ CLASSES, SFP__COLUMN_SPECIALTY_CODE, "код специальности" },
	{ PARENTS, SFP__COLUMN_RELATION, "кем приходится" },
	{ PARENTS, SFP__COLUMN_RELATION, "степень родства" },
	{ PARENTS, SFP__COLUMN_CHILD, "фио ребенка" },
	{ PARENTS, SFP__COLUMN_CHILD, "фио обучающегося" },
	{ PARENTS, SFP__COLUMN_CHILD, "фио студента" },
	{ PARENTS, SFP__COLUMN_CHILD, "фио ученика" },
	{ PARENTS, SFP__COLUMN_CHILD, "фио учащегося" },
	{ PARENTS, SFP__COLUMN_CHILD, "фио воспитанника" },
	{ PARENTS, SFP__COLUMN_CHILD, "обучающийся" },
	{ PARENTS, SFP__COLUMN_CHILD, "студент" },
	{ PARENTS, SFP__COLUMN_CHILD, "ученик" },
	{ PARENTS, SFP__COLUMN_CHILD, "учащийся" },
	{ PARENTS, SFP__COLUMN_CHILD, "воспитанник" },
	{ PARENTS, SFP__COLUMN_CHILD, "ребенок" },
	{ STUDENTS, SFP__COLUMN_BEGINS, "дата зачисления" },
	{ STUDENTS, SFP__COLUMN_BEGINS, "дата поступления" },
	{ STUDENTS, SFP__COLUMN_BEGINS, "дата прибытия" },
	{ STAFF, SFP__COLUMN_BEGINS, "дата приема" },
	{ STAFF, SFP__COLUMN_BEGINS, "дата приема на работу" },
	{ STUDENTS, SFP__COLUMN_ENDS, "дата выбытия" },
	{ STUDENTS, SFP__COLUMN_ENDS, "дата отчисления" },
	{ STAFF, SFP__COLUMN_ENDS, "дата увольнения" },
};

static void cut(struct sfp__buffer *text, size_t length)
{
	while (length && strchr(" *:", text->data[length - 1]))
		length--;
	text->data[text->length = length] = '\0';
}

/* What forms write behind a title: that the column must be filled in, and how. Other words in brackets may say whose it
 * is. */
static void leave_out_hints(struct sfp__buffer *title)
{
	static const char *const hints[] = { "(дд.мм.гггг)", "(полностью)", "(при наличии)", "(обязательно)" };

	cut(title, title->length);
	for (size_t i = 0; i < SFP__LENGTH(hints); i++) {
		size_t size = strlen(hints[i]);

		if (title->length > size && strcmp(title->data + title->length - size, hints[i]) == 0)
			cut(title, title->length - size);
	}
}

static sfp_status fold_title(const char *title, struct sfp__buffer *fold)
{
	sfp_status status;

	sfp__buffer_reset(fold);
	status = sfp__text_fold(title, fold);
	if (status == SFP_OK && !fold->failed && fold->length)
		leave_out_hints(fold);
	return status == SFP_OK && fold->failed ? SFP_E_NO_MEMORY : status;
}

/* SFP__COLUMN_END: the kind has no use for it. */
static enum sfp__column column_of(sfp_roster_kind kind, const char *fold)
{
	for (size_t i = 0; i < SFP__LENGTH(titles); i++)
		if ((titles[i].kinds & (1u << kind)) && strcmp(titles[i].title, fold) == 0)
			return titles[i].column;
	return SFP__COLUMN_END;
}

/* What a class is called here is understood, too: «Объединение». A comparison that memory fails is no other title: the
 * column would be left out. */
sfp_status sfp__column_of(sfp_roster_kind kind, const char *title, const char *class_word, enum sfp__column *ret_column)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer word = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = fold_title(title, &fold);

	*ret_column = SFP__COLUMN_END;
	if (status != SFP_OK || !fold.length)
		return status;
	*ret_column = column_of(kind, fold.data);
	if (*ret_column != SFP__COLUMN_END || !class_word)
		return SFP_OK;
	status = fold_title(class_word, &word);
	if (status == SFP_OK && word.length && strcmp(fold.data, word.data) == 0)
		*ret_column = kind == SFP_ROSTER_STAFF ? SFP__COLUMN_LEADS : SFP__COLUMN_CLASS;
	return status;
}
