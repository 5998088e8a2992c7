/* key.c: the file with the key of the links' tokens, and its fingerprint in the registry. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "ledger/key.h"
#include "sql/sql.h"

/* In the table meta. */
#define FINGERPRINT "key_fingerprint"
#define RENEWED     "key_renewed_at"

const struct sfp__words sfp__key_remedy = {
	"верните файл из резервной копии, а если ключ потерян, создайте новый командой «sferumctl key renew»: действующие ссылки при "
	"этом аннулируются",
	"put the file back from a backup, or, if the key is lost, make a new one by \"sferumctl key renew\", which annuls all live links",
};
const struct sfp__words sfp__key_remedy_of_backup = {
	"положите рядом с копией её ключ, а если он потерян, дайте копии новый командой «sferumctl key renew»: действующие ссылки при "
	"этом аннулируются",
	"put the backup's key beside it, or, if it is lost, give the backup a new one by \"sferumctl key renew\", which annuls all live "
	"links",
};

sfp_status sfp__key_place(const char *path, const char *key_path, char **ret_place)
{
	char *place = NULL;

	if (key_path && sfp__path_is_special(key_path))
		return SFP_E_INVALID;
	if (key_path)
		place = sfp__text_dup(key_path);
	else if (asprintf(&place, "%s.key", path) < 0)
		place = NULL;
	*ret_place = place;
	return place ? SFP_OK : SFP_E_NO_MEMORY;
}

/* ---- the file ---- */

static void closep(const int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

sfp_status sfp__key_read(const char *path, uint8_t ret_key[SFP__KEY_SIZE])
{
	SFP__CLEANUP(closep) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	uint8_t bytes[SFP__KEY_SIZE + 1]; /* one more than a key has: a longer file is something else */
	ssize_t length;

	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? SFP_E_NOT_FOUND : SFP_E_IO;
	length = read(fd, bytes, sizeof(bytes));
	if (length == SFP__KEY_SIZE)
		memcpy(ret_key, bytes, SFP__KEY_SIZE);
	explicit_bzero(bytes, sizeof(bytes));
	if (length < 0)
		return SFP_E_IO;
	return length == SFP__KEY_SIZE ? SFP_OK : SFP_E_CORRUPT;
}

static sfp_status fill_file(int fd, const uint8_t key[SFP__KEY_SIZE])
{
	ssize_t length = write(fd, key, SFP__KEY_SIZE);

	if (length >= 0 && length < SFP__KEY_SIZE)
		errno = ENOSPC;
	if (length == SFP__KEY_SIZE && fsync(fd) == 0)
		return SFP_OK;
	return errno == ENOSPC ? SFP_E_FULL : SFP_E_IO;
}

sfp_status sfp__key_draft(const char *path, const uint8_t key[SFP__KEY_SIZE], char **ret_draft)
{
	SFP__CLEANUP(sfp__copy_discardp) char *draft = NULL;
	SFP__CLEANUP(closep) int fd = -1;
	sfp_status status = sfp__file_new_beside(path, &draft, &fd);
	int error;

	if (status == SFP_OK)
		status = fill_file(fd, key);
	if (status == SFP_OK) {
		*ret_draft = SFP__TAKE(draft);
		return SFP_OK;
	}
	error = errno;
	sfp__copy_discardp(&draft);
	errno = error;
	return status;
}

/* A key that a power cut may take away is no key. It is nobody's yet, so it may go again. */
sfp_status sfp__key_publish(char **draft, const char *path)
{
	sfp_status status = sfp__file_publish(*draft, path);
	int error = errno;

	if (status == SFP_OK || status == SFP_E_UNKNOWN_OUTCOME)
		free(SFP__TAKE(*draft));
	if (status == SFP_E_UNKNOWN_OUTCOME) {
		unlink(path);
		status = SFP_E_IO;
	}
	errno = error;
	return status;
}

sfp_status sfp__key_write(const char *path, const uint8_t key[SFP__KEY_SIZE])
{
	SFP__CLEANUP(sfp__copy_discardp) char *draft = NULL;
	sfp_status status = sfp__key_draft(path, key, &draft);
	int error;

	if (status == SFP_OK)
		status = sfp__key_publish(&draft, path);
	error = errno;
	sfp__copy_discardp(&draft);
	errno = error;
	return status;
}

/* In our own words: strerror() may write where another thread reads. */
static struct sfp__words what_is_wrong(sfp_status status, int error)
{
	if (status == SFP_E_FULL)
		return (struct sfp__words){ "диск полон; освободите место", "the disk is full; make room" };
	if (status == SFP_E_UNSUPPORTED)
		return (struct sfp__words){
			"эта файловая система не умеет дать файлу имя, не рискуя занять чужое; выберите другую",
			"this file system can give no file its name safely; choose another one"
		};
	if (status == SFP_E_EXISTS)
		return (struct sfp__words){ "такой файл уже есть; назовите другой",
			                    "there is a file of this name; name another" };
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
	case EISDIR:
		return (struct sfp__words){ "это папка, а не файл; назовите файл",
			                    "it is a folder and no file; name a file" };
	case EROFS:
		return (struct sfp__words){ "файловая система только для чтения; назовите файл в другом месте",
			                    "the file system is read-only; name a file elsewhere" };
	case EMFILE:
	case ENFILE:
		return (struct sfp__words){ "открыто слишком много файлов", "too many files are open" };
	}
	return (struct sfp__words){ "файловая система сообщает об ошибке", "the file system reports an error" };
}

/* The file is not there, or what it holds is not the key. */
static sfp_status say_no_key(sfp_registry *reg, const char *path, const struct sfp__words *why,
                             const struct sfp__words *remedy)
{
	sfp__registry_say(reg, SFP__PICK_RU " %s; " SFP__PICK_RU, SFP__PICK_EN " %s; " SFP__PICK_EN, why->ru, why->en,
	                  path, remedy->ru, remedy->en);
	return SFP_E_KEY;
}

sfp_status sfp__key_say(sfp_registry *reg, const char *path, sfp_status status, const struct sfp__words *remedy)
{
	static const struct sfp__words missing = { "нет файла ключа ссылок",
		                                   "there is no file with the key of the links," };
	static const struct sfp__words broken = { "не целый ключ ссылок в файле",
		                                  "there is no whole key of the links in" };
	struct sfp__words wrong;

	if (status == SFP_E_NOT_FOUND || status == SFP_E_CORRUPT)
		return say_no_key(reg, path, status == SFP_E_NOT_FOUND ? &missing : &broken, remedy);
	if (status == SFP_E_NO_MEMORY)
		return status;
	wrong = what_is_wrong(status, errno);
	sfp__registry_say(reg, "файл ключа ссылок %s не прочесть или не создать: " SFP__PICK_RU,
	                  "the file with the key of the links, %s, cannot be read or made: " SFP__PICK_EN, path,
	                  wrong.ru, wrong.en);
	return status;
}

/* ---- the fingerprint ---- */

/* A text that is no token: those have 16 bytes. */
static sfp_status fingerprint(const uint8_t key[SFP__KEY_SIZE], uint8_t ret_print[SFP__HASH_SIZE])
{
	static const char text[] = "sferumpolicy: the fingerprint of a key, 1";

	return sfp__hmac_sha256(key, SFP__KEY_SIZE, text, sizeof(text) - 1, ret_print);
}

static sfp_status say_no_fingerprint(sfp_registry *reg)
{
	sfp__registry_say(
		reg, "в реестре нет отпечатка ключа ссылок: файл повреждён; восстановите его из резервной копии",
		"the registry holds no fingerprint of the key of its links: the file is damaged; restore it from a backup");
	return SFP_E_CORRUPT;
}

/* Exactly so many bytes of what the registry says about itself; SFP_E_NOT_FOUND where they are not there. */
static sfp_status get_meta(struct sfp__store *store, const char *name, void *ret_bytes, size_t size)
{
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_META_GET);
	const void *bytes;
	size_t length = 0;
	sfp_status status;

	sfp__bind_text(stmt, ":key", name);
	status = sfp__step_row(store, stmt);
	if (status != SFP_OK)
		return status;
	bytes = sfp__column_blob(stmt, SFP__COL_META_GET_VALUE, &length);
	if (bytes && length == size)
		memcpy(ret_bytes, bytes, size);
	sfp__stmt_end(stmt);
	status = sfp__store_status(store);
	return status != SFP_OK ? status : length == size ? SFP_OK : SFP_E_NOT_FOUND;
}

static sfp_status put_meta(struct sfp__store *store, const char *name, const void *bytes, size_t size)
{
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_META_PUT);

	sfp__bind_text(stmt, ":key", name);
	sfp__bind_blob(stmt, ":value", bytes, size);
	return sfp__exec(store, stmt);
}

static sfp_status get_fingerprint(sfp_registry *reg, struct sfp__store *store, uint8_t ret_print[SFP__HASH_SIZE])
{
	sfp_status status = get_meta(store, FINGERPRINT, ret_print, SFP__HASH_SIZE);

	return status == SFP_E_NOT_FOUND ? say_no_fingerprint(reg) : status;
}

sfp_status sfp__key_fits(sfp_registry *reg, struct sfp__store *store, const uint8_t key[SFP__KEY_SIZE], bool *ret_fits)
{
	uint8_t kept[SFP__HASH_SIZE], found[SFP__HASH_SIZE];
	sfp_status status = get_fingerprint(reg, store, kept);

	if (status == SFP_OK)
		status = fingerprint(key, found);
	if (status == SFP_OK)
		*ret_fits = sfp__equal_constant_time(kept, found, SFP__HASH_SIZE);
	return status;
}

sfp_status sfp__key_put(sfp_registry *reg, struct sfp__store *store)
{
	sfp_status status = fingerprint(reg->key, reg->key_print);

	if (status == SFP_OK)
		status = put_meta(store, FINGERPRINT, reg->key_print, SFP__HASH_SIZE);
	reg->has_key = status == SFP_OK;
	return status;
}

/* Eight bytes, the first one the highest. */
sfp_status sfp__key_put_renewed(sfp_registry *reg)
{
	uint64_t now = (uint64_t)sfp_registry_now(reg);
	uint8_t bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (uint8_t)(now >> (56 - 8 * i));
	return put_meta(reg->store, RENEWED, bytes, sizeof(bytes));
}

sfp_status sfp__key_renewed(sfp_registry *reg, sfp_time *ret_at)
{
	uint8_t bytes[8];
	uint64_t at = 0;
	sfp_status status = get_meta(reg->store, RENEWED, bytes, sizeof(bytes));

	for (int i = 0; i < 8 && status == SFP_OK; i++)
		at = at << 8 | bytes[i];
	*ret_at = (sfp_time)at;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* ---- a new registry ---- */

sfp_status sfp__key_make(void *registry, struct sfp__store *store)
{
	sfp_registry *reg = registry;
	sfp_status status = sfp__random(reg->key, SFP__KEY_SIZE);

	return status == SFP_OK ? sfp__key_put(reg, store) : status;
}

/* ---- an old one ---- */

static sfp_status load(sfp_registry *reg, struct sfp__store *store, const struct sfp__words *remedy)
{
	static const struct sfp__words another = { "не тот ключ ссылок (нужен ключ этого реестра) в файле",
		                                   "the key of the links is another one than this registry's:" };
	sfp_status status = sfp__key_read(reg->key_path, reg->key);
	bool fits = false;

	reg->has_key = false;
	if (status != SFP_OK)
		return sfp__key_say(reg, reg->key_path, status, remedy);
	status = sfp__key_fits(reg, store, reg->key, &fits);
	if (status == SFP_OK && !fits)
		return say_no_key(reg, reg->key_path, &another, remedy);
	if (status == SFP_OK)
		status = fingerprint(reg->key, reg->key_print);
	reg->has_key = status == SFP_OK;
	return status;
}

sfp_status sfp__key_load(sfp_registry *reg, struct sfp__store *store, const struct sfp__words *remedy)
{
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__read_begin(&txn, store);

	return status == SFP_OK ? load(reg, store, remedy) : status;
}

sfp_status sfp__key_check(sfp_registry *reg)
{
	uint8_t kept[SFP__HASH_SIZE];
	sfp_status status = get_fingerprint(reg, reg->store, kept);

	if (status != SFP_OK)
		return status;
	if (reg->has_key && memcmp(kept, reg->key_print, SFP__HASH_SIZE) == 0)
		return SFP_OK;
	/* What an in-memory registry's fingerprint is, nobody else can change. */
	return reg->key_path ? load(reg, reg->store, &sfp__key_remedy) : SFP_E_CORRUPT;
}
