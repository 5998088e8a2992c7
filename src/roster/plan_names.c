/* plan_names.c: what the numbers of a plan are called, for programs and for people. */
#include <string.h>

#include "roster/plan.h"

static const char *const parts[] = {
	[SFP_ROSTER_ADD] = "add",
	[SFP_ROSTER_UPDATE] = "update",
	[SFP_ROSTER_MOVE] = "move",
	[SFP_ROSTER_END] = "end",
};
_Static_assert(SFP__LENGTH(parts) == SFP_ROSTER_END + 1, "every part has its name");

const char *sfp_roster_part_name(sfp_roster_part part)
{
	return (int)part > 0 && part < SFP__LENGTH(parts) ? parts[part] : NULL;
}

sfp_roster_part sfp_roster_part_from_name(const char *name)
{
	for (size_t i = 1; name && i < SFP__LENGTH(parts); i++)
		if (strcmp(parts[i], name) == 0)
			return (sfp_roster_part)i;
	return (sfp_roster_part)0;
}

struct naming {
	const char *name, *ru, *en;
};

/* ---- holds ---- */

/* clang-format off */
static const struct naming holds[] = {
	[SFP_ROSTER_HOLD_EMPTY] = { "empty", "в таблице один заголовок: она убрала бы всех",
	                            "the table has nothing but its header: it would remove everybody" },
	[SFP_ROSTER_HOLD_REMOVED] = { "removed", "уходит больше людей, чем можно без подтверждения",
	                              "more people leave than may without being confirmed" },
	[SFP_ROSTER_HOLD_CLASS_REMOVED] = { "class-removed", "из группы уходит больше людей, чем можно без подтверждения",
	                                    "more people leave a class than may without being confirmed" },
	[SFP_ROSTER_HOLD_SHRANK] = { "shrank", "в списке намного меньше людей, чем в прошлый раз",
	                             "the roster lists far fewer people than the last time" },
	[SFP_ROSTER_HOLD_RENUMBERED] = { "renumbered", "у большинства людей в источнике новые номера",
	                                 "most people have new numbers in the source" },
	[SFP_ROSTER_HOLD_ROLLOVER] = { "rollover", "это перевод на следующий курс: он идёт по приказу",
	                               "this is a year's turn: it goes by an order" },
	[SFP_ROSTER_HOLD_VITAL] = { "vital", "уволен был бы руководитель или администратор платформы",
	                            "the head, or an administrator of the platform, would be dismissed" },
	[SFP_ROSTER_HOLD_REJECTED] = { "rejected", "часть строк не принята: те, кто в них, сошли бы за ушедших",
	                               "rows were not taken: whoever they list would be taken for gone" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(holds) == SFP_ROSTER_HOLD_REJECTED + 1, "every hold has its name");

static const struct naming *naming_of_hold(sfp_roster_hold_code code)
{
	return (int)code > 0 && code < SFP__LENGTH(holds) ? &holds[code] : NULL;
}

const char *sfp_roster_hold_code_name(sfp_roster_hold_code code)
{
	return naming_of_hold(code) ? holds[code].name : NULL;
}

static const char *said(const struct naming *naming, sfp_language language)
{
	return !naming ? "" : language == SFP_EN ? naming->en : naming->ru;
}

const char *sfp_roster_hold_code_text(sfp_roster_hold_code code, sfp_language language)
{
	return said(naming_of_hold(code), language);
}

/* ---- reviews ---- */

#define REVIEW(code) [(code)-SFP_ROSTER_REVIEW_NAMESAKES]
/* clang-format off */
static const struct naming reviews[] = {
	REVIEW(SFP_ROSTER_REVIEW_NAMESAKES) = { "namesakes", "так зовут нескольких: решите, кто это",
	                                        "several people may be meant: decide who it is" },
	REVIEW(SFP_ROSTER_REVIEW_NAMESAKES_HERE) = { "namesakes-here",
	                                             "в списке это имя не раз, а дат рождения нет: добавьте даты или решите, кто это",
	                                             "the roster has the name several times and no dates of birth: add them, or decide" },
	REVIEW(SFP_ROSTER_REVIEW_NAME_ONLY) = { "name-only", "совпало только имя: решите, тот же ли это человек",
	                                        "only the name agrees: decide whether it is the same person" },
	REVIEW(SFP_ROSTER_REVIEW_NUMBER_REUSED) = { "number-reused", "под этим номером известен другой человек: решите, кто это",
	                                            "that number belongs to somebody else here: decide who it is" },
	REVIEW(SFP_ROSTER_REVIEW_SEVERAL_CLASSES) = { "several-classes", "для одного человека названо несколько групп: оставьте одну",
	                                              "several classes for one person: leave one" },
	REVIEW(SFP_ROSTER_REVIEW_UNKNOWN_CLASS) = { "unknown-class",
	                                            "такой группы нет ни в реестре, ни в номенклатуре: исправьте название",
	                                            "neither a class nor the nomenclature has that name: correct it" },
	REVIEW(SFP_ROSTER_REVIEW_UNKNOWN_CHILD) = { "unknown-child", "ребёнок не найден: проверьте имя и группу",
	                                            "the child is not known: check name and class" },
	REVIEW(SFP_ROSTER_REVIEW_RENAMED) = { "renamed", "новая фамилия или другой человек? имя, отчество и место те же, а прежней фамилии в списке нет",
	                                      "another surname or somebody else? given name, patronymic and place are the same, and the roster "
	                                      "lacks the former surname" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(reviews) == SFP_ROSTER_REVIEW_RENAMED - SFP_ROSTER_REVIEW_NAMESAKES + 1,
               "every review has its name");

static const struct naming *naming_of_review(sfp_roster_review_code code)
{
	return code >= SFP_ROSTER_REVIEW_NAMESAKES && code <= SFP_ROSTER_REVIEW_RENAMED
	               ? &reviews[code - SFP_ROSTER_REVIEW_NAMESAKES]
	               : NULL;
}

const char *sfp_roster_review_code_name(sfp_roster_review_code code)
{
	return naming_of_review(code) ? naming_of_review(code)->name : NULL;
}

const char *sfp_roster_review_code_text(sfp_roster_review_code code, sfp_language language)
{
	return said(naming_of_review(code), language);
}

/* ---- notes ---- */

/* clang-format off */
static const struct naming notes[] = {
	[SFP_ROSTER_NOTE_CLASS_LACKING] = { "class-lacking", "название утверждено, но группа не создана, и этот план её не создаёт: обучающиеся записаны без группы",
	                                    "the name is approved, but there is no such class, and this plan makes none: its students are enrolled without one" },
	[SFP_ROSTER_NOTE_CLASS_UNKNOWN] = { "class-unknown", "такой группы нет ни в реестре, ни в номенклатуре",
	                                    "neither a class nor the nomenclature has that name" },
	[SFP_ROSTER_NOTE_COURSE_MOVED] = { "course-moved", "в списке группа уже на следующем курсе: сначала проведите перевод года",
	                                   "the roster has it in the next course: turn the year first" },
	[SFP_ROSTER_NOTE_SECOND_CLASS] = { "second-class", "её руководитель ведёт и другую группу: назначьте его вручную",
	                                   "its homeroom teacher leads another class as well: assign it by hand" },
	[SFP_ROSTER_NOTE_NAMES_LACKING] = { "names-lacking",
	                                    "группы списка не с чем сравнить: в реестре нет ни группы, ни утверждённого названия; "
	                                    "обучающиеся зачисляются без группы",
	                                    "the roster's classes cannot be compared: there is no class and no approved name here; "
	                                    "students are enrolled without a class" },
	[SFP_ROSTER_NOTE_TEACHING] = { "teaching", "предметы и кто их ведёт план не меняет: запишите это отдельно",
	                               "subjects, and who teaches them, are not planned: record that by itself" },
	[SFP_ROSTER_NOTE_CLASSLESS] = { "classless", "список не называет группы тем, кто приходит учиться: они зачисляются без группы",
	                                "the roster names no class for students who come: they are enrolled without one" },
	[SFP_ROSTER_NOTE_OFFICE_LEFT] = { "office-left",
	                                  "о руководителе решает не список: эти изменения должностей в план не вошли, запишите их отдельно",
	                                  "no list decides about the head: these changes of offices are left out; record them by themselves" },
	[SFP_ROSTER_NOTE_OFFICE_ORDERED] = { "office-ordered",
	                                     "в администрацию и в совет назначает приказом руководитель: применяйте план от его имени "
	                                     "по его приказу, иначе в этих изменениях будет отказано",
	                                     "the head fills offices of the administration and the council by order: name the head as orderer "
	                                     "and that order, or these changes are refused" },
	[SFP_ROSTER_NOTE_LATER] = { "later", "зачисление или работа начнётся позже дня, на который составлен план",
	                            "the enrolment or role begins after the day of the plan" },
	[SFP_ROSTER_NOTE_ENDED] = { "ended", "зачисление или работа по списку уже закончились", "by the roster the enrolment or role is over" },
	[SFP_ROSTER_NOTE_SEVERAL_LEADERS] = { "several-leaders", "в списке у неё несколько руководителей: оставьте одного или назначьте вручную",
	                                      "the roster gives it several homeroom teachers: leave one, or assign one by hand" },
};
/* clang-format on */
_Static_assert(SFP__LENGTH(notes) == SFP_ROSTER_NOTE_SEVERAL_LEADERS + 1, "every note has its name");

static const struct naming *naming_of_note(sfp_roster_note_code code)
{
	return (int)code > 0 && code < SFP__LENGTH(notes) ? &notes[code] : NULL;
}

const char *sfp_roster_note_code_name(sfp_roster_note_code code)
{
	return naming_of_note(code) ? notes[code].name : NULL;
}

const char *sfp_roster_note_code_text(sfp_roster_note_code code, sfp_language language)
{
	return said(naming_of_note(code), language);
}
