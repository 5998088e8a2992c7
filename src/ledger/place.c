/* place.c: how messages name the place where something is wrong. */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "ledger/place.h"

/* All that the checks of words and days are asked about. */
static const struct {
	const char *name, *ru;
} arguments[] = {
	{ "acknowledged_on", "дата ознакомления (acknowledged_on)" },
	{ "address", "адрес (address)" },
	{ "answer", "ответ (answer)" },
	{ "asked_on", "когда появилось основание (asked_on)" },
	{ "birth_date", "дата рождения (birth_date)" },
	{ "checked_on", "дата проверки (checked_on)" },
	{ "class_from", "прежняя группа (class_from)" },
	{ "class_to", "новая группа (class_to)" },
	{ "code", "код (code)" },
	{ "date", "дата (date)" },
	{ "description", "описание (description)" },
	{ "email", "электронная почта (email)" },
	{ "findings", "что обнаружено (findings)" },
	{ "from", "первый день (from)" },
	{ "from_date", "дата начала (from_date)" },
	{ "full_name", "фамилия, имя, отчество (full_name)" },
	{ "given_name", "имя (given_name)" },
	{ "given_on", "дата согласия (given_on)" },
	{ "ground", "основание (ground)" },
	{ "message_id", "номер письма (message_id)" },
	{ "minutes_date", "дата протокола (minutes_date)" },
	{ "minutes_number", "номер протокола (minutes_number)" },
	{ "name", "название (name)" },
	{ "number", "номер (number)" },
	{ "on", "дата (on)" },
	{ "patronymic", "отчество (patronymic)" },
	{ "period_from", "начало периода (period_from)" },
	{ "period_until", "конец периода (period_until)" },
	{ "phone", "телефон (phone)" },
	{ "presented_on", "дата отчёта (presented_on)" },
	{ "question", "вопрос (question)" },
	{ "reason", "причина (reason)" },
	{ "relation", "кем приходится (relation)" },
	{ "role", "роль (role)" },
	{ "rules", "правила (rules)" },
	{ "settlement", "что сделано (settlement)" },
	{ "short_name", "краткое название (short_name)" },
	{ "signed_on", "дата подписания (signed_on)" },
	{ "site", "сайт (site)" },
	{ "source", "источник (source)" },
	{ "source_id", "номер в исходном списке (source_id)" },
	{ "student", "обучающийся (student)" },
	{ "surname", "фамилия (surname)" },
	{ "the name", "название" },
	{ "the reason", "причина" },
	{ "the specialty", "специальность" },
	{ "time_zone", "часовой пояс (time_zone)" },
	{ "title", "наименование (title)" },
	{ "topic", "тема (topic)" },
	{ "until_date", "первый день, когда уже не действует (until_date)" },
	{ "used_on", "дата использования (used_on)" },
};

const char *sfp__argument_ru(const char *argument)
{
	for (size_t i = 0; i < SFP__LENGTH(arguments); i++)
		if (strcmp(arguments[i].name, argument) == 0)
			return arguments[i].ru;
	return argument;
}

struct sfp__place sfp__place_argument(const char *argument)
{
	return (struct sfp__place){ argument, 0 };
}

struct sfp__place sfp__place_line(size_t line)
{
	return (struct sfp__place){ NULL, line };
}

struct sfp__place_text sfp__place_text(const struct sfp__place *place)
{
	const char *separator = place->line && place->argument ? ": " : "";
	const char *en = place->argument ? place->argument : "", *ru = sfp__argument_ru(en);
	struct sfp__place_text text = { "", "" };
	int ru_length = 0, en_length = 0;

	if (place->line) {
		ru_length = snprintf(text.ru, sizeof(text.ru), "строка %zu", place->line);
		en_length = snprintf(text.en, sizeof(text.en), "line %zu", place->line);
	}
	snprintf(text.ru + ru_length, sizeof(text.ru) - (size_t)ru_length, "%s%s", separator, ru);
	snprintf(text.en + en_length, sizeof(text.en) - (size_t)en_length, "%s%s", separator, en);
	return text;
}
