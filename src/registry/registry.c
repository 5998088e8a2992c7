/* registry.c: opening, closing, messages, batches: the handle itself. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "base/time.h"
#include "registry/create.h"

/* ---- the key of the tokens ---- */

static void closep(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static sfp_status read_key(const char *path, uint8_t key[32])
{
	SFP__CLEANUP(closep) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	uint8_t bytes[33]; /* one more than a key has: a longer file is something else */
	ssize_t length;

	if (fd < 0)
		return errno == ENOENT ? SFP_E_NOT_FOUND : SFP_E_IO;
	length = read(fd, bytes, sizeof(bytes));
	if (length == 32)
		memcpy(key, bytes, 32);
	explicit_bzero(bytes, sizeof(bytes));
	if (length < 0)
		return SFP_E_IO;
	return length == 32 ? SFP_OK : SFP_E_CORRUPT;
}

/* Made under a name of its own and then renamed, so that no half-written key is ever found; two that make it at once agree on the
 * one that came first. */
static sfp_status make_key(const char *path, uint8_t key[32])
{
	SFP__CLEANUP(sfp__freep) char *draft = NULL;
	SFP__CLEANUP(closep) int fd = -1;
	sfp_status status = sfp__random(key, 32);

	if (status != SFP_OK)
		return status;
	if (asprintf(&draft, "%s.%ld.new", path, (long)getpid()) < 0) {
		draft = NULL;
		return SFP_E_NO_MEMORY;
	}
	fd = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return SFP_E_IO;
	if (write(fd, key, 32) != 32 || fsync(fd) != 0)
		status = errno == ENOSPC ? SFP_E_FULL : SFP_E_IO;
	else if (link(draft, path) != 0)
		status = errno == EEXIST ? read_key(path, key) : SFP_E_IO;
	unlink(draft);
	return status;
}

/* In our own words: strerror() may write where another thread reads. */
static struct sfp__words what_is_wrong(sfp_status status, int error)
{
	if (status == SFP_E_CORRUPT)
		return (struct sfp__words){ "в нём не целый ключ; верните сохранённый",
		                            "it does not hold a whole key; put the saved one back" };
	if (status == SFP_E_FULL)
		return (struct sfp__words){ "диск полон; освободите место", "the disk is full; make room" };
	switch (error) {
	case EACCES:
	case EPERM:
		return (struct sfp__words){ "у этого процесса нет права; дайте ему право на файл и его папку",
		                            "this process may not; give it the right to the file and its folder" };
	case ELOOP:
		return (struct sfp__words){ "это символическая ссылка, по ней не ходят; назовите сам файл",
		                            "it is a symbolic link, which is not followed; name the file itself" };
	case ENOENT:
	case ENOTDIR:
		return (struct sfp__words){ "такой папки нет; создайте её", "there is no such folder; make it" };
	case EROFS:
		return (struct sfp__words){ "файловая система только для чтения; назовите файл в другом месте",
		                            "the file system is read-only; name a file elsewhere" };
	case EMFILE:
	case ENFILE:
		return (struct sfp__words){ "открыто слишком много файлов", "too many files are open" };
	}
	return (struct sfp__words){ "файловая система сообщает об ошибке", "the file system reports an error" };
}

static sfp_status open_key(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	SFP__CLEANUP(sfp__freep) char *beside = NULL;
	const char *key_path = options->key_path;
	sfp_status status;

	if (!path)
		return sfp__random(reg->key, 32);
	if (!key_path) {
		if (asprintf(&beside, "%s.key", path) < 0) {
			beside = NULL;
			return SFP_E_NO_MEMORY;
		}
		key_path = beside;
	}
	status = read_key(key_path, reg->key);
	if (status == SFP_E_NOT_FOUND && !options->readonly)
		status = make_key(key_path, reg->key);
	if (status == SFP_E_NOT_FOUND)
		status = SFP_OK; /* a reader checks no token */
	if (status != SFP_OK) {
		struct sfp__words wrong = what_is_wrong(status, errno);

		sfp__registry_say(reg, "ключ приглашений, %s, не прочесть и не создать: " SFP__PICK_RU,
		                  "the key of the invites, %s, cannot be read or made: " SFP__PICK_EN, key_path,
		                  wrong.ru, wrong.en);
	}
	return status;
}

/* ---- open and close ---- */

bool sfp__registry_options_valid(const sfp_registry_options *options)
{
	return options->struct_size >= sizeof(*options) && options->durability >= SFP_DURABILITY_FULL &&
	       options->durability <= SFP_DURABILITY_NORMAL && (int)options->journal >= 0 &&
	       options->journal <= SFP_JOURNAL_TRUNCATE && options->busy_timeout_ms >= 0;
}

static sfp_status open_store(sfp_registry *reg, const char *path, const sfp_registry_options *options, char **reterr_message)
{
	struct sfp__store_options store_options = {
		.path = path,
		.create = !path,
		.readonly = options->readonly,
		.durability = (enum sfp__durability)options->durability,
		.journal = (enum sfp__journal)options->journal,
		.busy_timeout_ms = options->busy_timeout_ms,
	};

	return sfp__store_open(&store_options, &reg->store, reterr_message);
}

static void registry_closep(sfp_registry **reg)
{
	sfp_registry_close(*reg);
}

sfp_status sfp_registry_open(const char *path, const sfp_registry_options *options, sfp_registry **ret_registry, char **reterr_message)
{
	static const sfp_registry_options defaults = SFP_REGISTRY_OPTIONS_INIT;
	SFP__CLEANUP(registry_closep) sfp_registry *reg = NULL;
	sfp_status status;

	options = options ? options : &defaults;
	if (!ret_registry || !sfp__registry_options_valid(options))
		return SFP_E_MISUSE;
	if (path && (!*path || strcmp(path, ":memory:") == 0))
		path = NULL;

	if (path && options->create && !options->readonly && !sfp__file_exists(path)) {
		status = sfp__registry_create(path, options, reterr_message);
		if (status != SFP_OK)
			return status;
	}
	reg = calloc(1, sizeof(*reg));
	if (!reg)
		return SFP_E_NO_MEMORY;
	reg->clock = options->clock;
	reg->clock_context = options->clock_context;
	reg->readonly = options->readonly;
	status = sfp__hash_open(&reg->hash);
	if (status == SFP_OK)
		status = open_store(reg, path, options, reterr_message);
	if (status != SFP_OK)
		return status;
	status = open_key(reg, path, options);
	if (status != SFP_OK) {
		if (reterr_message)
			*reterr_message = sfp__text_dup(sfp_registry_message(reg));
		return status;
	}
	*ret_registry = SFP__TAKE(reg);
	return SFP_OK;
}

void sfp_registry_close(sfp_registry *reg)
{
	if (!reg)
		return;
	sfp__txn_rollback(&reg->batch);
	sfp__act_forget(reg);
	sfp__refusal_clear(&reg->refusal);
	sfp__buffer_clear(&reg->refusal.text_ru);
	sfp__buffer_clear(&reg->refusal.text_en);
	sfp__buffer_clear(&reg->message_ru);
	sfp__buffer_clear(&reg->message_en);
	sfp__store_close(reg->store);
	sfp__hash_close(&reg->hash);
	explicit_bzero(reg->key, sizeof(reg->key));
	free(reg);
}

/* ---- what a call has to say ---- */

void sfp__registry_begin_call(sfp_registry *reg)
{
	sfp__buffer_reset(&reg->message_ru);
	sfp__buffer_reset(&reg->message_en);
	sfp__refusal_clear(&reg->refusal);
}

/* Into a text of its own first: an argument may be the message before. */
__attribute__((format(printf, 1, 0))) static char *formatted(const char *format, va_list arguments)
{
	char *text = NULL;

	return vasprintf(&text, format, arguments) < 0 ? NULL : text;
}

void sfp__registry_say(sfp_registry *reg, const char *ru_format, const char *en_format, ...)
{
	SFP__CLEANUP(sfp__freep) char *ru = NULL;
	SFP__CLEANUP(sfp__freep) char *en = NULL;
	va_list arguments;

	va_start(arguments, en_format);
	ru = formatted(ru_format, arguments);
	va_end(arguments);
	va_start(arguments, en_format);
	en = formatted(en_format, arguments);
	va_end(arguments);
	sfp__registry_say_words(reg, &(struct sfp__words){ ru ? ru : "", en ? en : "" });
}

void sfp__registry_say_words(sfp_registry *reg, const struct sfp__words *words)
{
	sfp__buffer_reset(&reg->message_ru);
	sfp__buffer_add_text(&reg->message_ru, words->ru);
	sfp__buffer_reset(&reg->message_en);
	sfp__buffer_add_text(&reg->message_en, words->en);
}

sfp_status sfp__registry_answer(sfp_registry *reg, sfp_status status)
{
	if (status < 0 && reg->message_en.length == 0) {
		const char *ru = sfp__store_message_ru(reg->store), *en = sfp__store_message(reg->store);

		sfp__registry_say(reg, SFP__PICK_RU "%s" SFP__PICK_RU, SFP__PICK_EN "%s" SFP__PICK_EN, sfp_status_text(status, SFP_RU),
		                  sfp_status_text(status, SFP_EN), *en ? ": " : "", ru, en);
	}
	return status;
}

const char *sfp_registry_message(const sfp_registry *reg)
{
	return sfp_registry_message_in(reg, SFP_EN);
}

const char *sfp_registry_message_in(const sfp_registry *reg, sfp_language language)
{
	const struct sfp__buffer *message = NULL;

	if (reg)
		message = language == SFP_RU ? &reg->message_ru : &reg->message_en;
	return message && message->length ? message->data : "";
}

sfp_time sfp_registry_now(const sfp_registry *reg)
{
	return reg && reg->clock ? reg->clock(reg->clock_context) : sfp__clock_now();
}

sfp_status sfp_registry_backup(sfp_registry *reg, const char *path)
{
	if (!reg || !path || !*path)
		return SFP_E_MISUSE;
	sfp__registry_begin_call(reg);
	return sfp__registry_answer(reg, sfp__store_backup(reg->store, path));
}

sfp_status sfp_registry_scrub(sfp_registry *reg)
{
	if (!reg || reg->batch.store)
		return SFP_E_MISUSE;
	sfp__registry_begin_call(reg);
	return sfp__registry_answer(reg, sfp__store_scrub(reg->store));
}

sfp_status sfp_registry_journal(sfp_registry *reg, sfp_journal *ret_journal)
{
	enum sfp__journal journal = SFP__JOURNAL_AS_IS;
	sfp_status status = SFP_OK;

	if (!reg || !ret_journal)
		return SFP_E_MISUSE;
	sfp__registry_begin_call(reg);
	if (!sfp__store_is_in_memory(reg->store))
		status = sfp__store_journal(reg->store, &journal);
	if (status == SFP_OK)
		*ret_journal = (sfp_journal)journal;
	return sfp__registry_answer(reg, status);
}

sfp_status sfp_registry_set_journal(sfp_registry *reg, sfp_journal journal)
{
	if (!reg || reg->batch.store || (journal != SFP_JOURNAL_WAL && journal != SFP_JOURNAL_TRUNCATE))
		return SFP_E_MISUSE;
	sfp__registry_begin_call(reg);
	return sfp__registry_answer(reg, sfp__store_set_journal(reg->store, (enum sfp__journal)journal));
}

/* ---- batches ---- */

sfp_status sfp_batch_begin(sfp_registry *reg)
{
	if (!reg || reg->batch.store)
		return SFP_E_MISUSE;
	sfp__registry_begin_call(reg);
	if (reg->readonly)
		return SFP_E_READONLY;
	return sfp__registry_answer(reg, sfp__txn_begin(&reg->batch, reg->store));
}

sfp_status sfp_batch_end(sfp_registry *reg, bool keep)
{
	sfp_status status = SFP_OK;

	if (!reg || !reg->batch.store)
		return SFP_E_MISUSE;
	sfp__registry_begin_call(reg);
	if (keep) {
		status = sfp__txn_commit(&reg->batch);
	} else {
		sfp__txn_rollback(&reg->batch);
	}
	sfp__act_forget(reg);
	return sfp__registry_answer(reg, status);
}
