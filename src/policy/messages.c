/* messages.c: what can be wrong with a pack: a stable code, and the remedy in Russian and English. */
#include "policy/findings.h"

/* clang-format off */
#define ERROR(code_, ru_, en_) { code_, SFP_SEVERITY_ERROR, ru_, en_ }
#define WARNING(code_, ru_, en_) { code_, SFP_SEVERITY_WARNING, ru_, en_ }
/* clang-format on */

/* clang-format off */
const struct sfp__message sfp__messages[SFP__PROBLEM_END] = {
	/* The text as such. */
	[SFP__PROBLEM_TOO_LARGE] = ERROR("too-large",
		"Пакет больше 1 МиБ. Пакет правил — это одна страница текста: проверьте, тот ли это файл.",
		"The pack is larger than 1 MiB. A pack is a page of text: check that this is the right file."),
	[SFP__PROBLEM_INVALID_UTF8] = ERROR("invalid-utf8",
		"Здесь текст не в кодировке UTF-8. Сохраните файл в UTF-8.",
		"This is not UTF-8. Save the file in UTF-8."),
	[SFP__PROBLEM_CONTROL_CHARACTER] = ERROR("control-character",
		"Здесь стоит управляющий символ {found}. Удалите его.",
		"There is a control character {found} here. Delete it."),
	[SFP__PROBLEM_SYNTAX] = ERROR("yaml-syntax",
		"Текст не читается как YAML: {where}. Проверьте отступы, двоеточия и кавычки здесь и строкой выше.",
		"This cannot be read as YAML: {expected}. Check indentation, colons and quotes here and on the "
		"line above."),
	[SFP__PROBLEM_ALIAS] = ERROR("yaml-alias",
		"Якоря и ссылки YAML («&» и «*») в пакете не допускаются. Напишите значение полностью; текст, "
		"который "
		"начинается с такого знака, возьмите в кавычки.",
		"YAML anchors and aliases (\"&\" and \"*\") are not allowed in a pack. Write the value out; "
		"put a text that "
		"begins with such a sign in quotes."),
	[SFP__PROBLEM_TOO_DEEP] = ERROR("too-deep",
		"Слишком глубокая вложенность. В пакете её не больше 16 уровней: проверьте скобки и отступы.",
		"This is nested too deeply. A pack has at most 16 levels: check brackets and indentation."),
	[SFP__PROBLEM_TOO_MANY_NODES] = ERROR("too-many-values",
		"В пакете больше 50 000 значений. Проверьте, тот ли это файл.",
		"The pack has more than 50,000 values. Check that this is the right file."),
	[SFP__PROBLEM_SEVERAL_DOCUMENTS] = ERROR("several-documents",
		"Здесь начинается второй документ YAML. Пакет — один документ: удалите строку «---».",
		"A second YAML document begins here. A pack is one document: delete the line \"---\"."),
	[SFP__PROBLEM_EMPTY] = ERROR("empty-pack",
		"Пакет пуст. Начните его строкой «format: 1».",
		"The pack is empty. Begin it with the line \"format: 1\"."),
	[SFP__PROBLEM_KEY_NOT_TEXT] = ERROR("key-not-text",
		"Ключ должен быть одним словом, а здесь список или вложенные пары. Исправьте запись.",
		"A key must be one word, and here is a list or a mapping. Correct it."),
	[SFP__PROBLEM_NOT_A_MAPPING] = ERROR("not-a-mapping",
		"Пакет должен состоять из пар «ключ: значение». Начните его строкой «format: 1».",
		"A pack must consist of \"key: value\" pairs. Begin it with the line \"format: 1\"."),

	/* The shape. */
	[SFP__PROBLEM_WANTS_MAPPING] = ERROR("wrong-type",
		"У «{where}» должны быть вложенные пары «ключ: значение». Исправьте запись или отступы.",
		"\"{where}\" must hold \"key: value\" pairs. Correct it or its indentation."),
	[SFP__PROBLEM_WANTS_LIST] = ERROR("wrong-type",
		"У «{where}» должен быть список. Начните каждый его элемент с «- » или возьмите их в «[…]».",
		"\"{where}\" must be a list. Begin each of its items with \"- \" or put them in \"[…]\"."),
	[SFP__PROBLEM_WANTS_TEXT] = ERROR("wrong-type",
		"У «{where}» должно быть одно значение, а не список и не вложенные пары. Исправьте запись.",
		"\"{where}\" must be a single value, not a list or a mapping. Correct it."),
	[SFP__PROBLEM_WANTS_NAMES] = ERROR("wrong-type",
		"У «{where}» должно быть одно имя или список имён. Исправьте запись.",
		"\"{where}\" must be a name or a list of names. Correct it."),
	[SFP__PROBLEM_EMPTY_VALUE] = ERROR("empty-value",
		"Значение «{where}» пусто. Впишите его или удалите ключ.",
		"The value of \"{where}\" is empty. Fill it in or delete the key."),
	[SFP__PROBLEM_EMPTY_LIST] = ERROR("empty-list",
		"Список «{where}» пуст. Назовите в нём хотя бы одно имя.",
		"The list \"{where}\" is empty. Name at least one."),
	[SFP__PROBLEM_UNKNOWN_KEY] = ERROR("unknown-key",
		"Неизвестный ключ «{found}»<; возможно, имелся в виду «{expected}»>. Исправьте или удалите его.",
		"Unknown key \"{found}\"<; perhaps \"{expected}\" was meant>. Correct or delete it."),
	[SFP__PROBLEM_MISSING_KEY] = ERROR("missing-key",
		"Не хватает ключа «{expected}». Добавьте его.",
		"The key \"{expected}\" is missing. Add it."),
	[SFP__PROBLEM_DUPLICATE_KEY] = ERROR("duplicate-key",
		"Ключ «{found}» стоит второй раз. Оставьте один.",
		"The key \"{found}\" is given twice. Keep one."),
	[SFP__PROBLEM_UNSUPPORTED_FORMAT] = ERROR("unsupported-format",
		"Формат «{found}» этой версии библиотеки незнаком. Она читает формат 1.",
		"This version of the library does not know format \"{found}\". It reads format 1."),
	[SFP__PROBLEM_BAD_NAME] = ERROR("bad-name",
		"«{found}» не годится для «{where}»: допустимы строчные латинские буквы, цифры, «_», «-»< и "
		"«{expected}»>, всего "
		"не больше 64. Исправьте имя.",
		"\"{found}\" does not do for \"{where}\": use lower-case Latin letters, digits, \"_\", \"-\"< and "
		"\"{expected}\">, at most 64 in all. Correct the name."),

	/* Names. */
	[SFP__PROBLEM_UNKNOWN_ROLE] = ERROR("unknown-role",
		"Неизвестная роль «{found}»<; возможно, имелась в виду «{expected}»>. Возьмите имя из списка ролей.",
		"Unknown role \"{found}\"<; perhaps \"{expected}\" was meant>. Use a name from the list of roles."),
	[SFP__PROBLEM_UNKNOWN_ACTION] = ERROR("unknown-action",
		"Неизвестное действие «{found}»<; возможно, имелось в виду «{expected}»>. Возьмите имя из "
		"списка действий.",
		"Unknown action \"{found}\"<; perhaps \"{expected}\" was meant>. Use a name from the list of "
		"actions."),
	[SFP__PROBLEM_UNKNOWN_KIND] = ERROR("unknown-kind",
		"Неизвестный вид «{found}»<; возможно, имелся в виду «{expected}»>. Возьмите имя из списка видов.",
		"Unknown kind \"{found}\"<; perhaps \"{expected}\" was meant>. Use a name from the list of kinds."),
	[SFP__PROBLEM_UNKNOWN_FACT] = ERROR("unknown-fact",
		"Неизвестный факт «{found}»<; возможно, имелся в виду «{expected}»>. Возьмите имя из списка "
		"фактов или дайте "
		"его свободному факту в разделе facts.",
		"Unknown fact \"{found}\"<; perhaps \"{expected}\" was meant>. Use a name from the list of "
		"facts or give it "
		"to a free fact under facts."),
	[SFP__PROBLEM_UNKNOWN_NORM] = ERROR("unknown-norm",
		"Неизвестная норма «{found}»<; возможно, имелась в виду «{expected}»>. Собственные нормы называют "
		"«local.имя».",
		"Unknown norm \"{found}\"<; perhaps \"{expected}\" was meant>. A pack's own norms are called "
		"\"local.name\"."),
	[SFP__PROBLEM_UNKNOWN_MODALITY] = ERROR("unknown-modality",
		"Неизвестная модальность «{found}»<; возможно, имелась в виду «{expected}»>. Бывают: duty, "
		"right, procedure, "
		"definition, prohibition.",
		"Unknown modality \"{found}\"<; perhaps \"{expected}\" was meant>. There are duty, right, procedure, "
		"definition, prohibition."),
	[SFP__PROBLEM_UNKNOWN_WHEN] = ERROR("unknown-when",
		"Неизвестное условие «{found}»<; возможно, имелось в виду «{expected}»>. Бывают: always, if_needed, "
		"if_available.",
		"Unknown condition \"{found}\"<; perhaps \"{expected}\" was meant>. There are always, "
		"if_needed, if_available."),
	[SFP__PROBLEM_UNKNOWN_READING] = ERROR("unknown-reading",
		"Неизвестное прочтение «{found}»<; возможно, имелось в виду «{expected}»>. Бывают: literal, implied.",
		"Unknown reading \"{found}\"<; perhaps \"{expected}\" was meant>. There are literal, implied."),
	[SFP__PROBLEM_UNKNOWN_STATUS] = ERROR("unknown-status",
		"Неизвестное состояние акта «{found}»<; возможно, имелось в виду «{expected}»>. Бывают: "
		"in_force, repealed, "
		"unknown.",
		"Unknown status of an act \"{found}\"<; perhaps \"{expected}\" was meant>. There are in_force, "
		"repealed, "
		"unknown."),
	[SFP__PROBLEM_UNKNOWN_CONTENT] = ERROR("unknown-content",
		"Неизвестная часть заявки «{found}»<; возможно, имелась в виду «{expected}»>. Бывают: order, "
		"full_name, email, "
		"mobile, questionnaire.",
		"Unknown part of the application \"{found}\"<; perhaps \"{expected}\" was meant>. There are "
		"order, full_name, "
		"email, mobile, questionnaire."),
	[SFP__PROBLEM_UNKNOWN_SWITCH] = ERROR("unknown-switch",
		"От переключателя «{found}» не зависит ни одна норма<; возможно, имелся в виду «{expected}»>. "
		"Исправьте или "
		"удалите его.",
		"No norm depends on the switch \"{found}\"<; perhaps \"{expected}\" was meant>. Correct or "
		"delete it."),
	[SFP__PROBLEM_UNKNOWN_LIMIT] = ERROR("unknown-limit",
		"Неизвестный предел «{found}»<; возможно, имелся в виду «{expected}»>. Возьмите имя из списка "
		"пределов.",
		"Unknown limit \"{found}\"<; perhaps \"{expected}\" was meant>. Use a name from the list of limits."),
	[SFP__PROBLEM_UNKNOWN_WORD] = ERROR("unknown-word",
		"Словарь не знает слова «{found}»<; возможно, имелось в виду «{expected}»>. Исправьте или "
		"удалите его.",
		"The vocabulary has no word \"{found}\"<; perhaps \"{expected}\" was meant>. Correct or delete it."),
	[SFP__PROBLEM_UNKNOWN_FREE_FACT] = ERROR("unknown-free-fact",
		"«{found}» — не свободный факт. Свободные факты: custom_1 … custom_16.",
		"\"{found}\" is not a free fact. The free facts are custom_1 … custom_16."),

	/* Values. */
	[SFP__PROBLEM_BAD_SWITCH] = ERROR("bad-switch",
		"Переключатель «{where}» может быть on или off, а здесь «{found}». Исправьте значение.",
		"The switch \"{where}\" is on or off, and here is \"{found}\". Correct the value."),
	[SFP__PROBLEM_BAD_DATE] = ERROR("bad-date",
		"«{found}» — не дата. Запишите её как {expected}.",
		"\"{found}\" is not a date. Write it as {expected}."),
	[SFP__PROBLEM_BAD_ZONE] = ERROR("bad-time-zone",
		"«{found}» — не название часового пояса. Запишите его так, как он назван в пакете tzdata, например {expected}.",
		"\"{found}\" is no name of a time zone. Write it as the package tzdata does, such as {expected}."),
	[SFP__PROBLEM_BAD_LIMIT] = ERROR("bad-limit",
		"Предел «{where}» — целое число больше нуля, а здесь «{found}». Исправьте значение.",
		"The limit \"{where}\" is a whole number above zero, and here is \"{found}\". Correct the value."),
	[SFP__PROBLEM_LIMIT_TOO_BIG] = ERROR("limit-too-big",
		"Предел «{where}» не может быть больше {expected}, а здесь {found}. Уменьшите его.",
		"The limit \"{where}\" cannot be above {expected}, and here is {found}. Lower it."),
	[SFP__PROBLEM_FACT_NAME_TAKEN] = ERROR("fact-name-taken",
		"Факт «{found}» библиотека уже знает. Требуйте его прямо или назовите свободный факт иначе.",
		"The library already knows the fact \"{found}\". Require it as it is, or give the free fact "
		"another name."),
	[SFP__PROBLEM_DUPLICATE_FACT_NAME] = ERROR("duplicate-fact-name",
		"Имя «{found}» уже есть у другого свободного факта. Назовите этот иначе.",
		"Another free fact is already called \"{found}\". Give this one another name."),
	[SFP__PROBLEM_DUPLICATE_CHANNEL] = ERROR("duplicate-channel",
		"Канал с кодом «{found}» уже есть. Дайте этому другой код.",
		"There is a channel with the code \"{found}\" already. Give this one another code."),
	[SFP__PROBLEM_ROLE_CYCLE] = ERROR("role-cycle",
		"Роль «{found}» через другие роли следует из самой себя. Уберите одну из связей.",
		"The role \"{found}\" ends up implying itself. Break the circle."),

	/* Norms and rules. */
	[SFP__PROBLEM_DUPLICATE_NORM] = ERROR("duplicate-norm",
		"Норма «{found}» уже описана выше. Объедините их правила в одной записи.",
		"The norm \"{found}\" is stated above already. Put their rules into one entry."),
	[SFP__PROBLEM_TOO_MANY_NORMS] = ERROR("too-many-norms",
		"Норм больше тысячи. Проверьте, тот ли это файл.",
		"There are more than a thousand norms. Check that this is the right file."),
	[SFP__PROBLEM_NO_ACTION] = ERROR("no-action",
		"У правила нет действия. Добавьте «action».",
		"The rule has no action. Add \"action\"."),
	[SFP__PROBLEM_NO_BEARER] = ERROR("no-bearer",
		"Не сказано, чьё это право или обязанность. Добавьте «bearer» правилу или норме «{where}».",
		"It is not said whose right or duty this is. Add \"bearer\" to the rule or to the norm \"{where}\"."),
	[SFP__PROBLEM_RULES_OF_DEFINITION] = ERROR("rules-of-definition",
		"Норма «{where}» — это определение: правил у неё не бывает. Уберите «rules» или смените «modality».",
		"The norm \"{where}\" is a definition: there is nothing to carry out. Remove \"rules\" or "
		"change \"modality\"."),
	[SFP__PROBLEM_UNKNOWN_PARENT] = ERROR("unknown-parent",
		"Нормы «{found}», в которую вложена эта, в пакете нет<; возможно, имелась в виду "
		"«{expected}»>. Исправьте "
		"«within».",
		"The pack has no norm \"{found}\" for this one to be within<; perhaps \"{expected}\" was "
		"meant>. Correct "
		"\"within\"."),
	[SFP__PROBLEM_LATER_PARENT] = ERROR("later-parent",
		"Норма «{found}» стоит ниже вложенной в неё. Поставьте её выше.",
		"The norm \"{found}\" stands below the one that is within it. Move it above."),
	[SFP__PROBLEM_NESTED_PARENT] = ERROR("nested-parent",
		"Норма «{found}» сама вложена в другую, а вложенность бывает одна. Укажите в «within» внешнюю норму< "
		"«{expected}»>.",
		"The norm \"{found}\" is itself within another, and there is one level only. Name the outer norm< "
		"\"{expected}\"> in \"within\"."),
	[SFP__PROBLEM_PARENT_CYCLE] = ERROR("parent-cycle",
		"Норма «{where}» через «{found}» вложена в саму себя. Уберите одну из связей.",
		"The norm \"{where}\" ends up within itself through \"{found}\". Break the circle."),
	[SFP__PROBLEM_FOREIGN_KIND] = ERROR("foreign-kind",
		"Вид «{found}» не относится к действию «{where}»: у него такого вида не бывает. Исправьте «kind» или "
		"«action».",
		"The kind \"{found}\" does not belong to the action \"{where}\". Correct \"kind\" or \"action\"."),
	[SFP__PROBLEM_TOO_MANY_RULES] = ERROR("too-many-rules",
		"У действия «{where}» больше {expected} правил. Объедините правила, перечислив роли или виды "
		"списком.",
		"The action \"{where}\" has more than {expected} rules. Join rules by listing roles or kinds."),

	/* What somebody should look at. */
	[SFP__PROBLEM_REPEALED_ACT] = WARNING("repealed-act",
		"Акт № {found}, на который ссылается пакет, утратил силу. Проверьте, чем он заменён.",
		"The cited act No. {found} has been repealed. See what replaced it."),
	[SFP__PROBLEM_TOO_MANY_FINDINGS] = ERROR("too-many-findings",
		"Ошибок больше ста; остальные не показаны. Исправьте эти и проверьте пакет снова.",
		"There are more than a hundred errors; the rest are not shown. Correct these and check the "
		"pack again."),
};
/* clang-format on */
