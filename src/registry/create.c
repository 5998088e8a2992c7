/* create.c: a registry gets its file: whole, or not at all.
 *
 * It is made in memory. Then the file and its key are written and synced under names of their own (PATH.XXXXXX.new), and get the wanted
 * ones one after the other, which takes the place of nothing: first the key, because a registry without its key is none; then the file,
 * and with it the registry is there. Of two that make the same one at once, the one whose key comes second has lost. A process that is
 * killed leaves files that end in ".new", or at the very worst the key alone. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "registry/create.h"

/* How long the one who was faster may need from its key to its file. */
#define PATIENCE_MS 1000
#define PAUSE_MS    10

static char *key_path_of(const char *path, const sfp_registry_options *options)
{
	char *beside = NULL;

	if (options->key_path)
		return sfp__text_dup(options->key_path);
	return asprintf(&beside, "%s.key", path) < 0 ? NULL : beside;
}

static sfp_status key_exists(sfp_registry *reg, const char *key_path)
{
	sfp__registry_say(reg,
	                  "%s: реестра с таким именем нет, а ключ уже есть: его создают прямо сейчас, или создание прервали, или реестр "
	                  "переместили; удалите ключ, если он ничей, или выберите другое имя",
	                  "%s: there is no registry of this name but a key already: it is being made right now, or making it was stopped, or "
	                  "the registry was moved away; remove the key if it is nobody's, or choose another name",
	                  key_path);
	return SFP_E_EXISTS;
}

static sfp_status write_key(const sfp_registry *reg, int fd)
{
	bool written = write(fd, reg->key, sizeof(reg->key)) == sizeof(reg->key) && fsync(fd) == 0;

	return close(fd) == 0 && written ? SFP_OK : SFP_E_IO;
}

static sfp_status draft_key(sfp_registry *reg, const char *key_path, char **ret_draft)
{
	int fd = -1;
	sfp_status status = sfp__file_new_beside(key_path, ret_draft, &fd);

	if (status == SFP_OK)
		status = write_key(reg, fd);
	if (status != SFP_OK && status != SFP_E_NO_MEMORY)
		sfp__registry_say(reg, "%s: ключ нельзя записать; проверьте папку, права и место на диске",
		                  "%s: the key cannot be written; look at the folder, the rights and the room on the disk", key_path);
	return status;
}

/* Both are whole by now: what is left can hardly fail. A key that nobody but this call knows of may go again. */
static sfp_status publish(sfp_registry *reg, char **key_draft, const char *key_path, char **draft, const char *path)
{
	sfp_status status = sfp__file_publish(*key_draft, key_path);

	if (status == SFP_E_EXISTS)
		return sfp__file_exists(path) ? SFP_E_EXISTS : key_exists(reg, key_path);
	if (status == SFP_OK || status == SFP_E_UNKNOWN_OUTCOME)
		free(SFP__TAKE(*key_draft));
	if (status == SFP_OK)
		status = sfp__copy_publish(reg->store, draft, path);
	if (*draft && !*key_draft)
		unlink(key_path);
	return *draft && status == SFP_E_UNKNOWN_OUTCOME ? SFP_E_IO : status;
}

static sfp_status save(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	SFP__CLEANUP(sfp__freep) char *key_path = key_path_of(path, options);
	SFP__CLEANUP(sfp__copy_discardp) char *key_draft = NULL;
	SFP__CLEANUP(sfp__copy_discardp) char *draft = NULL;
	bool truncate = options->journal == SFP_JOURNAL_TRUNCATE;
	sfp_status status = key_path ? sfp__store_expect_free(reg->store, path) : SFP_E_NO_MEMORY;

	if (status == SFP_OK && sfp__file_exists(key_path))
		status = key_exists(reg, key_path);
	if (status == SFP_OK)
		status = sfp__copy_make(reg->store, path, truncate ? SFP__JOURNAL_TRUNCATE : SFP__JOURNAL_WAL, &draft);
	if (status == SFP_OK)
		status = draft_key(reg, key_path, &key_draft);
	if (status == SFP_OK)
		status = publish(reg, &key_draft, key_path, &draft, path);
	return status;
}

sfp_status sfp_registry_save(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	static const sfp_registry_options defaults = SFP_REGISTRY_OPTIONS_INIT;
	sfp_status status;

	options = options ? options : &defaults;
	if (!reg || !path || !sfp__registry_options_valid(options))
		return SFP_E_MISUSE;
	sfp__registry_begin_call(reg);
	if (!sfp__store_is_in_memory(reg->store) || reg->readonly || reg->batch.store) {
		sfp__registry_say(reg, "сохраняется реестр в памяти, один раз и вне пакета изменений",
		                  "what is saved is a registry in memory, once and outside of a batch");
		return SFP_E_MISUSE;
	}
	status = save(reg, path, options);
	/* What is changed here from now on would be in no file. */
	reg->readonly = status == SFP_OK || status == SFP_E_UNKNOWN_OUTCOME;
	return sfp__registry_answer(reg, status);
}

static void wait_for(const char *path)
{
	struct timespec pause = { .tv_nsec = PAUSE_MS * 1000000 };

	for (int waited = 0; waited < PATIENCE_MS && !sfp__file_exists(path); waited += PAUSE_MS)
		nanosleep(&pause, NULL);
}

sfp_status sfp__registry_create(const char *path, const sfp_registry_options *options, char **reterr_message)
{
	sfp_registry *reg = NULL;
	sfp_status status = sfp_registry_open(NULL, NULL, &reg, reterr_message);

	if (status != SFP_OK)
		return status;
	status = sfp_registry_save(reg, path, options);
	if (status == SFP_E_EXISTS)
		wait_for(path);
	if (status == SFP_E_EXISTS && sfp__file_exists(path))
		status = SFP_OK;
	if (status != SFP_OK && reterr_message)
		*reterr_message = sfp__text_dup(sfp_registry_message(reg));
	sfp_registry_close(reg);
	return status;
}
