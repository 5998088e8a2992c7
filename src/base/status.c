/* status.c: what the statuses are called and mean: one table, from which names and texts come. */
#include <stdlib.h>

#include "base/cleanup.h"
#include "sferumpolicy/base.h"

static const struct {
	sfp_status status;
	const char *name, *russian, *english;
} statuses[] = {
	{ SFP_OK, "OK", "выполнено", "done" },
	{ SFP_REFUSED, "REFUSED", "отказано", "refused" },
	{ SFP_E_MISUSE, "E_MISUSE", "неверный вызов библиотеки", "the library was called wrongly" },
	{ SFP_E_NO_MEMORY, "E_NO_MEMORY", "не хватило памяти; ничего не изменено",
	  "out of memory; nothing was changed" },
	{ SFP_E_INVALID, "E_INVALID", "недопустимое значение", "an argument or a file says something impossible" },
	{ SFP_E_NOT_FOUND, "E_NOT_FOUND", "не найдено", "there is no such object" },
	{ SFP_E_EXISTS, "E_EXISTS", "уже существует", "there is one already" },
	{ SFP_E_CONFLICT, "E_CONFLICT", "за это время данные изменились", "it changed meanwhile" },
	{ SFP_E_BUSY, "E_BUSY", "реестр занят другой записью; ничего не изменено",
	  "another writer holds the registry; nothing was changed" },
	{ SFP_E_IO, "E_IO", "ошибка диска; ничего не изменено", "the disk failed; nothing was changed" },
	{ SFP_E_FULL, "E_FULL", "на диске нет места; ничего не изменено", "no room on the disk; nothing was changed" },
	{ SFP_E_CORRUPT, "E_CORRUPT", "файл повреждён или не читается", "the file is damaged or cannot be read" },
	{ SFP_E_FOREIGN, "E_FOREIGN", "это не файл реестра", "the file is not a registry" },
	{ SFP_E_NEWER, "E_NEWER", "файл записан более новой версией", "a newer version wrote the file" },
	{ SFP_E_READONLY, "E_READONLY", "реестр открыт только для чтения", "the registry is open for reading only" },
	{ SFP_E_UNKNOWN_OUTCOME, "E_UNKNOWN_OUTCOME", "неизвестно, сохранено ли изменение: повторите с тем же ключом",
	  "the change may or may not have been saved: repeat it with the same key" },
	{ SFP_E_TAMPERED, "E_TAMPERED", "журнал не сходится",
	  "the trail does not agree with itself or with the registry" },
	{ SFP_E_UNSUPPORTED, "E_UNSUPPORTED", "в этой сборке такой возможности нет",
	  "this build was made without the feature" },
	{ SFP_E_KEY, "E_KEY", "нет ключа ссылок этого реестра", "the key of the registry's links is not there" },
	{ SFP_E_MOVED, "E_MOVED",
	  "файл реестра переместили или подменили, или у него есть второе имя; ничего не изменено",
	  "the registry's file was moved or replaced, or has a second name; nothing was changed" },
};

const char *sfp_status_name(sfp_status status)
{
	for (size_t i = 0; i < SFP__LENGTH(statuses); i++) {
		if (statuses[i].status == status)
			return statuses[i].name;
	}
	return NULL;
}

const char *sfp_status_text(sfp_status status, sfp_language language)
{
	for (size_t i = 0; i < SFP__LENGTH(statuses); i++) {
		if (statuses[i].status == status)
			return language == SFP_RU ? statuses[i].russian : statuses[i].english;
	}
	return language == SFP_RU ? "неизвестный результат" : "unknown status";
}

const char *sfp_version(void)
{
	return SFP_VERSION;
}

void sfp_text_free(char *text)
{
	free(text);
}
