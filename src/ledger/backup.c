/* backup.c: a registry and its key as two files that restore whole, and back again.
 *
 * Both ways are one: a copy is made beside the place where it is to be, looked at, and gets its name only
 * then, after its key has got its own. So what has the name of a registry is whole, and has its key. */
#include "base/file.h"
#include "ledger/create.h"
#include "ledger/key.h"
#include "ledger/misuse.h"

/* The handle's key, if it is the copy's; else what the file holds by now. */
static sfp_status find_key(sfp_registry *reg, struct sfp__store *copy, const struct sfp__words *remedy)
{
	SFP__TXN txn = { 0 };
	bool fits = false;
	sfp_status status = sfp__read_begin(&txn, copy);

	if (status == SFP_OK && reg->has_key)
		status = sfp__key_fits(reg, copy, reg->key, &fits);
	sfp__txn_rollback(&txn);
	return status != SFP_OK || fits ? status : sfp__key_load(reg, copy, remedy);
}

/* Is the copy a registry, of a version that we know, undamaged, and is its key there? */
static sfp_status look_at(sfp_registry *reg, const char *temporary, const struct sfp__words *remedy)
{
	SFP__CLEANUP(sfp__store_closep) struct sfp__store *copy = NULL;
	SFP__CLEANUP(sfp__freep) char *why = NULL;
	struct sfp__store_options options = { .path = temporary, .readonly = true };
	sfp_status status = sfp__store_open(&options, &copy, &why);

	if (status == SFP_OK)
		status = sfp__store_check(copy);
	if (status == SFP_OK)
		return find_key(reg, copy, remedy);
	sfp__registry_say(reg, "копия не прошла проверку и удалена: %s",
	                  "the copy did not pass its check and was removed: %s",
	                  copy  ? sfp__store_message(copy)
	                  : why ? why
	                        : "");
	return status;
}

/* `key_path` NULL: beside the copy. */
static sfp_status find_places(sfp_registry *reg, const char *path, const char *key_path, char **ret_key_path)
{
	sfp_status status;

	if (sfp__path_is_special(path))
		return sfp__registry_say_special(reg, path);
	status = sfp__key_place(path, key_path, ret_key_path);
	return status == SFP_E_INVALID ? sfp__registry_say_special(reg, key_path) : status;
}

static sfp_status copy(sfp_registry *reg, const char *path, const char *key_path, enum sfp__journal journal,
                       const struct sfp__words *remedy)
{
	SFP__CLEANUP(sfp__copy_discardp) char *temporary = NULL;
	sfp_status status = sfp__copy_make(reg->store, path, journal, &temporary);

	if (status == SFP_OK)
		status = look_at(reg, temporary, remedy);
	return status == SFP_OK ? sfp__registry_publish(reg, &temporary, path, key_path) : status;
}

sfp_status sfp_registry_backup(sfp_registry *reg, const char *path)
{
	SFP__CLEANUP(sfp__freep) char *key_path = NULL;
	sfp_status status;

	if (!sfp__given(reg, "path", (const void *const[]){ path }) || !sfp__given_no_batch(reg))
		return SFP_E_MISUSE;
	status = find_places(reg, path, NULL, &key_path);
	if (status == SFP_OK)
		status = sfp__registry_expect_free(reg, path, key_path);
	if (status == SFP_OK)
		status = copy(reg, path, key_path, SFP__JOURNAL_AS_IS, &sfp__key_remedy);
	return sfp__registry_answer(reg, status);
}

/* A backup has no journal, but knows which its original had. */
static sfp_status restore(sfp_registry *reg, const char *path, const char *key_path, enum sfp__journal journal)
{
	sfp_status status = journal == SFP__JOURNAL_AS_IS ? sfp__store_backed_up_journal(reg->store, &journal) : SFP_OK;

	return status == SFP_OK ? copy(reg, path, key_path, journal, &sfp__key_remedy_of_backup) : status;
}

/* The backup, without a copy of it. */
static sfp_status look_only(sfp_registry *reg)
{
	sfp_status status = sfp__store_check(reg->store);

	return status == SFP_OK ? sfp__key_load(reg, reg->store, &sfp__key_remedy_of_backup) : status;
}

static sfp_status restore_to(sfp_registry *reg, const char *path, const char *backup,
                             const sfp_registry_options *options)
{
	SFP__CLEANUP(sfp__freep) char *key_path = NULL;
	sfp_registry_options reading = sfp__registry_defaults;
	sfp_status status = find_places(reg, path, options->key_path, &key_path);

	if (status != SFP_OK)
		return status;
	reading.readonly = true;
	reading.busy_timeout_ms = options->busy_timeout_ms;
	status = sfp__registry_attach(reg, backup, &reading);
	if (status != SFP_OK)
		return status;
	status = sfp__registry_expect_free(reg, path, key_path);
	if (status != SFP_OK)
		return status;
	return options->readonly ? look_only(reg) : restore(reg, path, key_path, (enum sfp__journal)options->journal);
}

sfp_status sfp_registry_restore(const char *path, const char *backup, const sfp_registry_options *options,
                                char **reterr_message)
{
	SFP__CLEANUP(sfp__registry_closep) sfp_registry *reg = NULL;
	sfp_status status;

	options = options ? options : &sfp__registry_defaults;
	if (!path || !backup)
		return SFP_E_MISUSE;
	status = sfp__registry_new(options, &reg);
	if (status != SFP_OK)
		return sfp__registry_explain(reg, options, status, reterr_message);
	reg->readonly = true;
	return sfp__registry_explain(reg, options, restore_to(reg, path, backup, options), reterr_message);
}
