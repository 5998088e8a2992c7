/* import_report.c: what is said of an import, line by line, and as JSON. Reports are read and freed also by a build
 * without the feature `rosters`. */
#include <stdlib.h>
#include <string.h>

#include "ledger/json.h"
#include "roster/import_report.h"

/* clang-format off */
static const char *const kinds[] = {
	[SFP_ROSTER_STAFF]    = "staff",
	[SFP_ROSTER_CLASSES]  = "classes",
	[SFP_ROSTER_STUDENTS] = "students",
	[SFP_ROSTER_PARENTS]  = "parents",
};
/* clang-format on */

static const struct {
	const char *code, *ru, *en;
} words[] = {
	[SFP__ISSUE_NO_SURNAME] = { "no-surname", "нет фамилии", "there is no surname" },
	[SFP__ISSUE_NO_GIVEN_NAME] = { "no-given-name", "нет имени", "there is no given name" },
	[SFP__ISSUE_BAD_DATE] = { "bad-date", "дата невозможна или записана непонятно: нужно дд.мм.гггг",
	                          "a date is impossible or none; write dd.mm.yyyy" },
	[SFP__ISSUE_UNCLEAR_DATE] = { "unclear-date",
	                              "где в дате день, а где месяц, по столбцу не понять: запишите её как дд.мм.гггг",
	                              "the column does not tell which number is the month; write dd.mm.yyyy" },
	[SFP__ISSUE_MIXED_DATES] = { "mixed-dates",
	                             "здесь первым стоит месяц, а так пишут не весь столбец: запишите все даты как дд.мм.гггг",
	                             "the month is first here, but not in the whole column; write dd.mm.yyyy everywhere" },
	[SFP__ISSUE_BAD_PERIOD] = { "bad-period", "последний день раньше первого",
	                            "the last day is before the first one" },
	[SFP__ISSUE_NOT_YET] = { "not-yet", "зачисление или работа начнётся позже: загрузите строку, когда день придёт",
	                         "it begins later; import the line when the day has come" },
	[SFP__ISSUE_OVER] = { "over",
	                      "по этой строке человек здесь уже не учится и не работает: уход оформляют движением",
	                      "by the line it is over; leaving is a movement" },
	[SFP__ISSUE_ROUNDED_NUMBER] = { "rounded-number",
	                                "номер округлён программой таблиц; задайте столбцу формат «Текст» и впишите номера снова",
	                                "the number was rounded by a spreadsheet; make the column text and put the numbers in again" },
	[SFP__ISSUE_NO_CLASS] = { "no-class", "не названо, где учится (класс, группа)", "no class is named" },
	[SFP__ISSUE_UNKNOWN_CLASS] = { "unknown-class",
	                               "такого названия нет ни среди созданных классов (групп), ни в номенклатуре",
	                               "no such class exists or is in the nomenclature" },
	[SFP__ISSUE_NO_ROLE] = { "no-role", "роль не названа", "no role is named" },
	[SFP__ISSUE_UNKNOWN_ROLE] = { "unknown-role",
	                              "роль неизвестна: бывают «руководитель», «администрация», «педагогический работник», "
	                              "«педагогический совет», «прочий персонал»",
	                              "the role is unknown" },
	[SFP__ISSUE_UNKNOWN_PERSON] = { "unknown-person",
	                                "такого работника в реестре нет: сначала загрузите список работников",
	                                "the registry has no such worker; import the staff first" },
	[SFP__ISSUE_UNKNOWN_CHILD] = { "unknown-child", "такого обучающегося в этой группе (классе) нет",
	                               "there is no such student in that class" },
	[SFP__ISSUE_AMBIGUOUS_CHILD] = { "ambiguous-child", "ребёнком может быть любой из тёзок: решить должен человек",
	                                 "the child may be either of two namesakes; a person must decide" },
	[SFP__ISSUE_AMBIGUOUS_PERSON] = { "ambiguous-person",
	                                  "нельзя понять, тот ли это человек, что уже есть, или тёзка: решить должен человек",
	                                  "somebody known or a namesake? a person must decide" },
	[SFP__ISSUE_TOO_LONG] = { "too-long", "ячейка слишком длинна", "a cell is too long" },
	[SFP__ISSUE_UNEXPECTED_CELLS] = { "unexpected-cells",
	                                  "ячеек больше, чем столбцов: вероятно, разделитель внутри ячейки без кавычек",
	                                  "more cells than columns; perhaps a delimiter in a cell without quotes" },
	[SFP__ISSUE_BAD_COURSE] = { "bad-course", "курс не число от 1 до 20", "the course is no number from 1 to 20" },
	[SFP__ISSUE_DUPLICATE] = { "duplicate", "это уже названо строкой выше", "a line above names this already" },
	[SFP__ISSUE_CONTRADICTS] = { "contradicts",
	                             "строку нельзя записать: она противоречит реестру или слишком длинна",
	                             "the line cannot be recorded: it contradicts the registry or is too long" },
	[SFP__ISSUE_REPEATED] = { "repeated", "тот же человек, что в строке выше",
	                          "the same person as in a line above" },
	[SFP__ISSUE_CLASS_LATER] = { "class-later", "человек учтён без класса (группы)", "enrolled without a class" },
	[SFP__ISSUE_TRANSFERRED] = { "transferred", "в реестре другой класс (группа): перевод оформляют движением",
	                             "the registry has another class; a transfer is a movement" },
	[SFP__ISSUE_ENDED] = { "ended", "в реестре этот человек уже выбыл: возвращение оформляют движением",
	                       "the registry has this person as gone; a return is a movement" },
};
_Static_assert(SFP__LENGTH(words) == SFP__ISSUE_END, "every issue has its words");

const char *sfp_roster_kind_name(sfp_roster_kind kind)
{
	return kind > 0 && kind < SFP__LENGTH(kinds) ? kinds[kind] : NULL;
}

sfp_roster_kind sfp_roster_kind_from_name(const char *name)
{
	for (size_t kind = 1; name && kind < SFP__LENGTH(kinds); kind++)
		if (strcmp(kinds[kind], name) == 0)
			return (sfp_roster_kind)kind;
	return (sfp_roster_kind)0;
}

sfp_status sfp__report_new(sfp_roster_kind kind, struct sfp__report **ret_report)
{
	struct sfp__report *report = calloc(1, sizeof(*report));

	if (!report)
		return SFP_E_NO_MEMORY;
	report->view.kind = kind;
	report->view.encoding = "";
	*ret_report = report;
	return SFP_OK;
}

void sfp_roster_report_free(sfp_roster_report *view)
{
	struct sfp__report *report = (struct sfp__report *)view;

	if (!report)
		return;
	sfp__arena_clear(&report->arena);
	free(report->issues);
	free(report);
}

void sfp__report_freep(struct sfp__report **report)
{
	sfp_roster_report_free(*report ? &(*report)->view : NULL);
}

sfp_status sfp__report_table(struct sfp__report *report, const struct sfp__table *table, const bool *used)
{
	const struct sfp__table_row *header = &table->rows[0];
	const char **dropped = sfp__arena_alloc(&report->arena, (header->count + 1) * sizeof(*dropped));

	if (!dropped)
		return SFP_E_NO_MEMORY;
	report->view.encoding = table->encoding;
	report->view.delimiter = table->delimiter;
	report->view.dropped = dropped;
	for (size_t i = 0; i < header->count; i++) {
		const char *title = header->cells[i];

		if (used[i] || !*title)
			continue;
		dropped[report->view.dropped_count] = sfp__arena_text(&report->arena, title, strlen(title));
		if (!dropped[report->view.dropped_count++])
			return SFP_E_NO_MEMORY;
	}
	return SFP_OK;
}

sfp_status sfp__report_issue(struct sfp__report *report, size_t line, enum sfp__issue issue)
{
	sfp_roster_report *view = &report->view;

	if (view->issue_count == report->capacity) {
		size_t capacity = report->capacity ? 2 * report->capacity : 16;
		sfp_roster_issue *issues = realloc(report->issues, capacity * sizeof(*issues));

		if (!issues)
			return SFP_E_NO_MEMORY;
		report->issues = issues;
		report->capacity = capacity;
	}
	report->issues[view->issue_count++] =
		(sfp_roster_issue){ issue < SFP__ISSUE_REPEATED ? SFP_ROSTER_REJECTED : SFP_ROSTER_NOTED, line,
		                    words[issue].code, words[issue].ru, words[issue].en };
	view->issues = report->issues;
	return SFP_OK;
}

/* ---- JSON ---- */

static json_t *issue_json(const sfp_roster_issue *issue)
{
	return json_pack("{ss sI ss ss ss}", "weight", issue->weight == SFP_ROSTER_REJECTED ? "rejected" : "noted",
	                 "line", (json_int_t)issue->line, "code", issue->code, "text_ru", issue->text_ru, "text_en",
	                 issue->text_en);
}

static void add_counts(json_t **root, const sfp_roster_report *report)
{
	const struct {
		const char *name;
		size_t value;
	} counts[] = {
		{ "lines", report->lines },
		{ "accepted", report->accepted },
		{ "rejected", report->rejected },
		{ "unchanged", report->unchanged },
		{ "people", report->people },
		{ "people_added", report->people_added },
		{ "offices_added", report->offices_added },
		{ "enrollments_added", report->enrollments_added },
		{ "classes_assigned", report->classes_assigned },
		{ "guardians_added", report->guardians_added },
	};

	for (size_t i = 0; i < SFP__LENGTH(counts); i++)
		sfp__json_set(root, counts[i].name, json_integer((json_int_t)counts[i].value));
}

sfp_status sfp_roster_report_json(const sfp_roster_report *report, char **ret_json)
{
	json_t *dropped, *issues, *root;

	if (!report || !ret_json)
		return SFP_E_MISUSE;
	dropped = json_array();
	issues = json_array();
	for (size_t i = 0; i < report->dropped_count; i++)
		sfp__json_append(&dropped, json_string(report->dropped[i]));
	for (size_t i = 0; i < report->issue_count; i++)
		sfp__json_append(&issues, issue_json(&report->issues[i]));
	root = json_pack("{si ss sb ss ss# so so}", "schema", 1, "kind", sfp_roster_kind_name(report->kind), "dry_run",
	                 report->dry_run, "encoding", report->encoding, "delimiter", &report->delimiter, 1, "dropped",
	                 dropped, "issues", issues);
	add_counts(&root, report);
	return sfp__json_text(root, ret_json);
}
