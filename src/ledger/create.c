/* create.c: a registry gets its file: whole, or not at all.
 *
 * It is made in memory. Then the file and its key are written and synced under names of their own (PATH.XXXXXX.new),
 * and get the wanted ones one after the other, which takes the place of nothing: first the key, because a registry
 * without its key is none; then the file, and with it the registry is there. Of two that make the same one at once, the
 * one whose key comes second has lost. A process that is killed leaves files that end in ".new", or at the very worst
 * the key alone. */
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "ledger/create.h"
#include "ledger/key.h"
#include "ledger/misuse.h"

/* How long the one who was faster may need from its key to its file. */
#define PATIENCE_MS 1000
#define PAUSE_MS    10

static sfp_status key_exists(sfp_registry *reg, const char *key_path)
{
	sfp__registry_say(
		reg,
		"%s: реестра с таким именем нет, а ключ уже есть: его создают прямо сейчас, или создание прервали, или реестр "
		"переместили; уберите ключ, если он ничей, или назовите другое место",
		"%s: there is no registry of this name but a key already: it is being made right now, or making it was stopped, or "
		"the registry was moved away; take the key away if it is nobody's, or name another place",
		key_path);
	return SFP_E_EXISTS;
}

sfp_status sfp__registry_expect_free(sfp_registry *reg, const char *path, const char *key_path)
{
	sfp_status status = sfp__store_expect_free(reg->store, path);

	return status == SFP_OK && sfp__file_exists(key_path) ? key_exists(reg, key_path) : status;
}

static sfp_status say_key(sfp_registry *reg, const char *path, const char *key_path, sfp_status status)
{
	if (status == SFP_E_EXISTS)
		return sfp__file_exists(path) ? SFP_E_EXISTS : key_exists(reg, key_path);
	return sfp__key_say(reg, key_path, status, &sfp__key_remedy);
}

/* Both are whole before one gets its name: what is left can hardly fail. A key that nobody but this call knows of may
 * go again. */
sfp_status sfp__registry_publish(sfp_registry *reg, char **draft, const char *path, const char *key_path)
{
	SFP__CLEANUP(sfp__copy_discardp) char *key_draft = NULL;
	sfp_status status = sfp__key_draft(key_path, reg->key, &key_draft);

	if (status == SFP_OK)
		status = sfp__key_publish(&key_draft, key_path);
	if (status != SFP_OK)
		return say_key(reg, path, key_path, status);
	status = sfp__copy_publish(reg->store, draft, path);
	if (*draft)
		unlink(key_path);
	return status;
}

static sfp_status save(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	SFP__CLEANUP(sfp__freep) char *key_path = NULL;
	SFP__CLEANUP(sfp__copy_discardp) char *draft = NULL;
	bool truncate = options->journal == SFP_JOURNAL_TRUNCATE;
	sfp_status status;

	if (sfp__path_is_special(path))
		return sfp__registry_say_special(reg, path);
	status = sfp__key_place(path, options->key_path, &key_path);
	if (status == SFP_E_INVALID)
		return sfp__registry_say_special(reg, options->key_path);
	if (status == SFP_OK)
		status = sfp__registry_expect_free(reg, path, key_path);
	if (status == SFP_OK)
		status = sfp__copy_make(reg->store, path, truncate ? SFP__JOURNAL_TRUNCATE : SFP__JOURNAL_WAL, &draft);
	return status == SFP_OK ? sfp__registry_publish(reg, &draft, path, key_path) : status;
}

sfp_status sfp_registry_save(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	sfp_status status;

	options = options ? options : &sfp__registry_defaults;
	if (!sfp__given(reg, "path", (const void *const[]){ path }) || !sfp__registry_options_given(reg, options))
		return SFP_E_MISUSE;
	if (!sfp__store_is_in_memory(reg->store) || reg->readonly || reg->batch.store) {
		sfp__wrong(reg, "reg", "сохраняется реестр в памяти, один раз и вне пакета изменений",
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
	SFP__CLEANUP(sfp__registry_closep) sfp_registry *reg = NULL;
	sfp_registry_options in_memory = sfp__registry_defaults;
	sfp_status status;

	in_memory.language = options->language;
	status = sfp_registry_open(NULL, &in_memory, &reg, reterr_message);

	if (status != SFP_OK)
		return status;
	status = sfp_registry_save(reg, path, options);
	if (status == SFP_E_EXISTS)
		wait_for(path);
	if (status == SFP_E_EXISTS && sfp__file_exists(path))
		status = SFP_OK;
	return sfp__registry_explain(reg, options, status, reterr_message);
}
