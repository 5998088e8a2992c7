/* findings.c: what is wrong with a roster, in words, and how it is kept. A text never repeats what a cell says. */
#include <assert.h>

#include "base/cleanup.h"
#include "roster/findings.h"
#include "sql/sql.h"

static const struct {
	const char *code, *ru, *en;
} words[] = {
	[SFP__FOUND_NOTHING] = { "nothing-to-read", "читать нечего: здесь нет ни одной таблицы CSV",
	                         "there is no table to read" },
	[SFP__FOUND_UNREADABLE] = { "unreadable", "не удаётся открыть или прочитать", "it cannot be opened or read" },
	[SFP__FOUND_NOT_A_FILE] = { "not-a-file", "это ссылка или особый файл; нужен обычный файл",
	                            "a link or a special file; a regular file is needed" },
	[SFP__FOUND_TOO_LARGE] = { "too-large", "файл слишком велик для списка", "the file is too large for a roster" },
	[SFP__FOUND_TOO_MANY_FILES] = { "too-many-files", "в папке или архиве слишком много файлов",
	                                "there are too many files in the folder or archive" },
	[SFP__FOUND_BAD_NAME] = { "bad-name", "имя файла в архиве ведёт за пределы архива; такой архив не читается",
	                          "a name in the archive leads out of it; such an archive is not read" },
	[SFP__FOUND_SAME_NAME] = { "same-name", "в архиве несколько файлов с одним именем",
	                           "several files in the archive have the same name" },
	[SFP__FOUND_NESTED_ARCHIVE] = { "nested-archive", "архив внутри архива не читается: распакуйте его",
	                                "an archive within an archive is not read: unpack it" },
	[SFP__FOUND_ENCRYPTED] = { "encrypted", "архив закрыт паролем: уберите пароль",
	                           "the archive is encrypted: remove the password" },
	[SFP__FOUND_DAMAGED_ARCHIVE] = { "damaged-archive", "архив ZIP повреждён", "the ZIP archive is damaged" },
	[SFP__FOUND_BOMB] = { "bomb", "содержимое архива несоразмерно велико: такой архив не читается",
	                      "the archive's contents are out of all proportion; it is not read" },
	[SFP__FOUND_UNKNOWN_PACKING] = { "unknown-packing",
	                                 "файл в архиве сжат способом, которого здесь нет; упакуйте его обычным ZIP",
	                                 "the file is packed in a way that is not known here; pack it as a plain ZIP" },
	[SFP__FOUND_WORKBOOK] = { "workbook",
	                          "это книга, а не таблица CSV; откройте её в Excel и сохраните нужный лист как «CSV UTF-8»",
	                          "a workbook, no table in CSV; open it and save the sheet that is wanted as \"CSV UTF-8\"" },
	[SFP__FOUND_OTHER_ARCHIVE] = { "other-archive", "архив, но не ZIP; распакуйте его или упакуйте как ZIP",
	                               "an archive, but no ZIP; unpack it, or pack it as ZIP" },
	[SFP__FOUND_OTHER_FORMAT] = { "other-format",
	                              "это не таблица CSV, а документ или веб-страница; откройте в Excel и сохраните как «CSV UTF-8»",
	                              "a document or a web page, no table in CSV; open it and save it as \"CSV UTF-8\"" },
	[SFP__FOUND_BAD_MAPPING] = { "bad-mapping", "строка файла соответствий непонятна",
	                             "a line of the mapping makes no sense" },
	[SFP__FOUND_UTF_16] = { "utf-16", "файл в кодировке UTF-16; сохраните его как «CSV UTF-8»",
	                        "the file is UTF-16; save it as \"CSV UTF-8\"" },
	[SFP__FOUND_NUL] = { "nul-byte", "нулевой байт: это не таблица CSV; сохраните её как «CSV UTF-8»",
	                     "a NUL byte: this is no table in CSV; save it as \"CSV UTF-8\"" },
	[SFP__FOUND_DAMAGED_UTF_8] = { "damaged-utf-8",
	                               "здесь текст в UTF-8 повреждён; сохраните таблицу как «CSV UTF-8»",
	                               "the UTF-8 text is damaged here; save the table as \"CSV UTF-8\"" },
	[SFP__FOUND_UNKNOWN_ENCODING] = { "unknown-encoding",
	                                  "кодировка не распознана; назовите её или сохраните таблицу как «CSV UTF-8»",
	                                  "the encoding is not recognised; name it, or save the table as \"CSV UTF-8\"" },
	[SFP__FOUND_MIXED_ENCODINGS] = { "mixed-encodings",
	                                 "здесь текст в UTF-8, а в других строках нет; сохраните таблицу целиком как «CSV UTF-8»",
	                                 "the text here is UTF-8, that of other lines is not; save the whole table as \"CSV UTF-8\"" },
	[SFP__FOUND_UNCLOSED_QUOTE] = { "unclosed-quote", "здесь открыта кавычка, и она нигде не закрыта",
	                                "a quote is opened here and never closed" },
	[SFP__FOUND_STRAY_QUOTE] = { "stray-quote", "кавычка внутри ячейки не удвоена",
	                             "a quote within a cell is not doubled" },
	[SFP__FOUND_GIANT_CELL] = { "giant-cell",
	                            "в этой строке ячейка длиннее 64 КиБ; вероятно, где-то не закрыта кавычка",
	                            "a cell of this row is longer than 64 KiB; perhaps a quote is not closed" },
	[SFP__FOUND_GIANT_ROW] = { "giant-row", "в этой строке больше 256 ячеек или она длиннее 1 МиБ",
	                           "this row has more than 256 cells or is longer than 1 MiB" },
	[SFP__FOUND_EMPTY] = { "empty", "в файле нет даже заголовка", "the file has not even a header" },
	[SFP__FOUND_NO_MANIFEST] = { "no-manifest", "нет файла manifest.csv", "there is no manifest.csv" },
	[SFP__FOUND_BAD_MANIFEST] = { "bad-manifest", "значение в manifest.csv не такое, как требует стандарт",
	                              "a value in manifest.csv is not what the standard wants" },
	[SFP__FOUND_OTHER_VERSION] = { "other-version", "набор сделан по другой версии стандарта",
	                               "the set is of another version of the standard" },
	[SFP__FOUND_MISSING_FILE] = { "missing-file", "manifest.csv называет файл, которого нет",
	                              "manifest.csv names a file that is not there" },
	[SFP__FOUND_UNLISTED_FILE] = { "unlisted-file",
	                               "файл есть, но в manifest.csv он не назван или назван отсутствующим",
	                               "the file is there, but manifest.csv does not list it or calls it absent" },
	[SFP__FOUND_SAME_KIND] = { "same-kind", "такой файл уже есть: два набора читают по отдельности",
	                           "there is such a file already: read two sets one by one" },
	[SFP__FOUND_MIXED] = { "mixed", "наборы OneRoster и таблицы Excel читают по отдельности",
	                       "read OneRoster and spreadsheets one by one" },
	[SFP__FOUND_UNKNOWN_KIND] = { "unknown-kind",
	                              "по заголовку не понять, что в таблице; назовите столбцы, как в описании, или дайте файл соответствий",
	                              "the header does not tell what the table lists; call its columns as the manual does, or give a mapping" },
	[SFP__FOUND_FOREIGN_FILE] = { "foreign-file", "это не таблица набора; файл пропущен",
	                              "no table of the set; passed over" },
	[SFP__FOUND_IGNORED_FILE] = { "ignored-file", "файл стандарта, но не о списках людей; пропущен",
	                              "a file of the standard that is not about rosters; passed over" },
	[SFP__FOUND_MISSING_COLUMN] = { "missing-column", "в заголовке нет столбца", "the header lacks a column" },
	[SFP__FOUND_SAME_COLUMN] = { "same-column", "столбец назван дважды", "a column is named twice" },
	[SFP__FOUND_COLUMN_ORDER] = { "column-order", "столбцы стоят не в том порядке, которого требует стандарт",
	                              "the columns are not in the order that the standard wants" },
	[SFP__FOUND_UNKNOWN_COLUMN] = { "unknown-column", "столбца с таким именем в стандарте нет",
	                                "the standard has no column of that name" },
	[SFP__FOUND_DROPPED_COLUMN] = { "dropped-column", "столбец не нужен: он не читается и не хранится",
	                                "the column is not needed: it is neither read nor stored" },
	[SFP__FOUND_LATE_HEADER] = { "late-header", "заголовок таблицы здесь; что стоит над ним, не читается",
	                             "the table's header is here; what stands above it is not read" },
	[SFP__FOUND_BULK_WITH_STATUS] = { "bulk-with-status",
	                                  "в наборе bulk столбцы status и dateLastModified должны быть пусты",
	                                  "in bulk, status and dateLastModified must be blank" },
	[SFP__FOUND_SEVERAL_SCHOOLS] = { "several-schools",
	                                 "в наборе несколько школ; выберите одну по её номеру: --school НОМЕР",
	                                 "the set is of several schools; choose one by its number: --school NUMBER" },
	[SFP__FOUND_UNKNOWN_SCHOOL] = { "unknown-school", "выбранной школы в наборе нет",
	                                "the school that was chosen is not in the set" },
	[SFP__FOUND_MISSING_CELLS] = { "missing-cells", "ячеек меньше, чем столбцов",
	                               "there are fewer cells than columns" },
	[SFP__FOUND_UNEXPECTED_CELLS] = { "unexpected-cells",
	                                  "ячеек больше, чем столбцов: вероятно, разделитель внутри ячейки без кавычек",
	                                  "more cells than columns; perhaps a delimiter in a cell without quotes" },
	[SFP__FOUND_MISSING_VALUE] = { "missing-value", "ячейка пуста, а без неё строку не понять",
	                               "the cell must not be blank" },
	[SFP__FOUND_BAD_DATE] = { "bad-date", "это не день календаря, или он невозможен",
	                          "no day of the calendar, or an impossible one" },
	[SFP__FOUND_UNCLEAR_DATE] = { "unclear-date",
	                              "какое из чисел месяц, по столбцу не понять; запишите даты как дд.мм.гггг",
	                              "the column does not tell which number is the month; write dd.mm.yyyy" },
	[SFP__FOUND_MIXED_DATES] = { "mixed-dates",
	                             "здесь первым стоит месяц, а так пишут не весь столбец; запишите все даты как дд.мм.гггг",
	                             "the month is first here, but not in the whole column; write dd.mm.yyyy everywhere" },
	[SFP__FOUND_BAD_PERIOD] = { "bad-period", "последний день раньше первого",
	                            "the last day is before the first one" },
	[SFP__FOUND_BAD_TIME] = { "bad-time", "это не время", "this is no time" },
	[SFP__FOUND_BAD_BOOLEAN] = { "bad-boolean", "нужно true или false", "true or false is wanted" },
	[SFP__FOUND_BAD_NUMBER] = { "bad-number", "нужно число", "a number is wanted" },
	[SFP__FOUND_UNKNOWN_WORD] = { "unknown-word", "такого значения стандарт не знает",
	                              "the standard does not know this word" },
	[SFP__FOUND_UNKNOWN_ROLE] = { "unknown-role", "роль неизвестна", "the role is unknown" },
	[SFP__FOUND_UNKNOWN_REFERENCE] = { "unknown-reference", "то, на что указывает ячейка, в наборе не описано",
	                                   "what the cell refers to is not in the set" },
	[SFP__FOUND_SAME_ID] = { "same-id", "этот номер уже занят другой строкой",
	                         "another row has this number already" },
	[SFP__FOUND_REPEATED] = { "repeated", "точно такая же строка уже есть", "there is exactly such a row already" },
	[SFP__FOUND_LONG_VALUE] = { "long-value", "значение слишком длинно, чтобы его хранить",
	                            "the value is too long to be stored" },
	[SFP__FOUND_NO_NAME] = { "no-name",
	                         "это не имя одного человека: итог, подпись, примечание или испорченный текст",
	                         "no name of one person: a total, a signature, a remark, or damaged text" },
	[SFP__FOUND_INITIALS] = { "initials",
	                          "инициалы вместо имени: кто это, по ним не узнать; нужны имя и отчество полностью",
	                          "initials do not tell who it is; the names are needed in full" },
	[SFP__FOUND_ROUNDED_NUMBER] = { "rounded-number",
	                                "номер округлён программой таблиц; задайте столбцу формат «Текст» и впишите номера снова",
	                                "the number was rounded by a spreadsheet; make the column text and put the numbers in again" },
	[SFP__FOUND_NO_CLASS] = { "no-class",
	                          "группа не указана; объединённые ячейки разъедините и заполните группу в каждой строке",
	                          "no class; split merged cells and fill the class in on every row" },
	[SFP__FOUND_NOT_YET] = { "not-yet",
	                         "начнётся позже: сегодня по этой строке никого не зачисляют и не принимают на работу",
	                         "it begins later: today the row enrols and hires nobody" },
	[SFP__FOUND_OVER] = { "over", "уже закончилось: по этой строке никто здесь больше не учится и не работает",
	                      "it is over: by the row nobody studies or works here any more" },
	[SFP__FOUND_HEADER_AGAIN] = { "header-again", "это снова заголовок; строка пропущена",
	                              "the header once more; passed over" },
	[SFP__FOUND_SAME_PERSON] = { "same-person", "ещё одна строка того же человека; роли сложены",
	                             "another row of the same person; the roles were joined" },
	[SFP__FOUND_TOTAL] = { "total", "это итог под списком; строка пропущена",
	                       "a total below the list; passed over" },
};
_Static_assert(SFP__LENGTH(words) == SFP__FOUND_END, "everything that can be found has its words");

const char *sfp__finding_code_name(enum sfp__finding_code code)
{
	assert(code < SFP__FOUND_END);
	return words[code].code;
}

const char *sfp__finding_text(enum sfp__finding_code code, sfp_language language)
{
	return language == SFP_RU ? words[code].ru : words[code].en;
}

sfp_status sfp__found(struct sfp__store *staging, enum sfp__finding_code code, sfp_roster_severity severity,
                      const struct sfp__spot *place)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_FINDING_INSERT);

	sfp__bind_int(stmt, ":code", code);
	sfp__bind_int(stmt, ":weight", severity);
	sfp__bind_int(stmt, ":file", place->file);
	sfp__bind_int(stmt, ":line", place->line);
	sfp__bind_int(stmt, ":col", (int64_t)place->column);
	sfp__bind_text(stmt, ":title", place->title ? place->title : "");
	sfp__bind_text(stmt, ":expected", place->expected ? place->expected : "");
	return sfp__exec(staging, stmt);
}

sfp_status sfp__finding_get(struct sfp__store *staging, int64_t seq, sfp_roster_finding *ret_finding, int64_t *ret_file)
{
	struct sfp__stmt *stmt = sfp__stmt(staging, SFP__SQL_STAGING_FINDING_GET);
	enum sfp__finding_code code;
	sfp_status status;

	sfp__bind_int(stmt, ":seq", seq);
	status = sfp__step_row(staging, stmt);
	if (status != SFP_OK)
		return status;
	code = (enum sfp__finding_code)sfp__column_int(stmt, 0);
	*ret_file = sfp__column_int(stmt, 2);
	*ret_finding = (sfp_roster_finding){
		.severity = (sfp_roster_severity)sfp__column_int(stmt, 1),
		.code = words[code].code,
		.line = (size_t)sfp__column_int(stmt, 3),
		.column = (size_t)sfp__column_int(stmt, 4),
		.title = sfp__column_text(stmt, 5),
		.expected = sfp__column_text(stmt, 6),
		.text_ru = words[code].ru,
		.text_en = words[code].en,
	};
	return sfp__store_status(staging);
}
