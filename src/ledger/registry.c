/* registry.c: opening, closing, messages, batches: the handle itself. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/time.h"
#include "ledger/create.h"
#include "ledger/key.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "ledger/registry.h"

/* Circle with act.c, create.c, key.c, local.c, misuse.c, refusal.c: the registry keeps what these have read, so it lets
 * go of it when it is closed or the next call begins; all of them leave their message with the registry. */

/* ---- open and close ---- */

bool sfp__registry_options_given(sfp_registry *reg, const sfp_registry_options *options)
{
	if (!sfp__given_input(reg, "options", "SFP_REGISTRY_OPTIONS_INIT", options, sizeof(*options)))
		return false;
	if (options->durability < SFP_DURABILITY_FULL || options->durability > SFP_DURABILITY_NORMAL)
		return sfp__wrong(reg, "options.durability", "такого значения нет; возьмите SFP_DURABILITY_…",
		                  "no such value; take one of SFP_DURABILITY_…");
	if ((int)options->journal < 0 || options->journal > SFP_JOURNAL_TRUNCATE)
		return sfp__wrong(reg, "options.journal", "такого значения нет; возьмите SFP_JOURNAL_…",
		                  "no such value; take one of SFP_JOURNAL_…");
	if ((int)options->language < 0 || options->language > SFP_EN)
		return sfp__wrong(reg, "options.language", "такого языка нет; возьмите SFP_RU или SFP_EN",
		                  "no such language; take SFP_RU or SFP_EN");
	return options->busy_timeout_ms >= 0 ||
	       sfp__wrong(reg, "options.busy_timeout_ms", "меньше нуля; 0 — обычное ожидание",
	                  "is negative; 0 is the default");
}

sfp_status sfp__registry_new(const sfp_registry_options *options, sfp_registry **ret_registry)
{
	sfp_registry *reg = calloc(1, sizeof(*reg));
	sfp_status status = reg ? sfp__hash_open(&reg->hash) : SFP_E_NO_MEMORY;

	if (status != SFP_OK) {
		free(reg);
		return status;
	}
	reg->local.folder = SFP__ZONE_FOLDER;
	*ret_registry = reg;
	if (!sfp__registry_options_given(reg, options))
		return SFP_E_MISUSE;
	reg->clock = options->clock;
	reg->clock_context = options->clock_context;
	reg->readonly = options->readonly;
	return SFP_OK;
}

sfp_status sfp__registry_say_special(sfp_registry *reg, const char *path)
{
	sfp__registry_say(reg, "«%s» не годится как имя файла: " SFP__PATH_SPECIAL_RU,
	                  "\"%s\" is no name of a file: " SFP__PATH_SPECIAL_EN, path);
	return SFP_E_INVALID;
}

static sfp_status open_store(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	struct sfp__store_options store_options = {
		.path = path,
		.create = !path,
		.readonly = options->readonly,
		.durability = (enum sfp__durability)options->durability,
		.journal = (enum sfp__journal)options->journal,
		.busy_timeout_ms = options->busy_timeout_ms,
		.fill = sfp__key_make,
		.fill_context = reg,
	};
	SFP__CLEANUP(sfp__freep) char *why = NULL;
	SFP__CLEANUP(sfp__freep) char *russian = NULL;
	sfp_status status;

	store_options.reterr_russian = &russian;
	status = sfp__store_open(&store_options, &reg->store, &why);
	if (status != SFP_OK && why && russian && !reg->message_en.length)
		sfp__registry_say_words(reg, &(struct sfp__words){ russian, why });
	return status;
}

/* A zone that nobody has ends in the first verb otherwise. */
static sfp_status take_zone(sfp_registry *reg, const sfp_registry_options *options)
{
	const char *name = options->time_zone ? options->time_zone : "";
	sfp_status status = sfp__local_expect(reg, "time_zone", name);

	if (status != SFP_OK || !*name)
		return status;
	reg->local.fallback = strdup(name);
	return reg->local.fallback ? SFP_OK : SFP_E_NO_MEMORY;
}

sfp_status sfp__registry_attach(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	sfp_status status;

	if (!path)
		return open_store(reg, NULL, options);
	if (sfp__path_is_special(path))
		return sfp__registry_say_special(reg, path);
	status = sfp__key_place(path, options->key_path, &reg->key_path);
	if (status == SFP_E_INVALID)
		return sfp__registry_say_special(reg, options->key_path);
	return status == SFP_OK ? open_store(reg, path, options) : status;
}

sfp_status sfp__registry_explain(const sfp_registry *reg, const sfp_registry_options *options, sfp_status status,
                                 char **reterr_message)
{
	sfp_language language = status != SFP_E_MISUSE && options->language ? options->language : SFP_EN;
	const char *said = sfp_registry_message_in(reg, language);

	if (!*said && reg && reg->store)
		said = language == SFP_RU ? sfp__store_message_ru(reg->store) : sfp__store_message(reg->store);
	if (status != SFP_OK && reterr_message)
		*reterr_message = sfp__text_dup(said);
	return status;
}

void sfp__registry_closep(sfp_registry **reg)
{
	sfp_registry_close(*reg);
}

const sfp_registry_options sfp__registry_defaults = SFP_REGISTRY_OPTIONS_INIT;

/* Everything between the handle and its file. */
static sfp_status open_file(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	sfp_status status = sfp__registry_attach(reg, path, options);

	/* Who only reads checks no token, so a reader needs no key. */
	if (status != SFP_OK || !path || options->readonly)
		return status;
	return sfp__key_load(reg, reg->store, &sfp__key_remedy);
}

sfp_status sfp_registry_open(const char *path, const sfp_registry_options *options, sfp_registry **ret_registry,
                             char **reterr_message)
{
	SFP__CLEANUP(sfp__registry_closep) sfp_registry *reg = NULL;
	sfp_status status;

	options = options ? options : &sfp__registry_defaults;
	if (!ret_registry)
		return SFP_E_MISUSE;
	status = sfp__registry_new(options, &reg);
	if (status == SFP_OK)
		status = take_zone(reg, options); /* before a file is made */
	if (status != SFP_OK)
		return sfp__registry_explain(reg, options, status, reterr_message);
	if (path && options->create && !options->readonly && !sfp__file_exists(path)) {
		status = sfp__registry_create(path, options, reterr_message);
		if (status != SFP_OK)
			return status;
	}
	status = open_file(reg, path, options);
	if (status != SFP_OK)
		return sfp__registry_explain(reg, options, status, reterr_message);
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
	sfp__local_close(reg);
	sfp__hash_close(&reg->hash);
	explicit_bzero(reg->key, sizeof(reg->key));
	free(reg->key_path);
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

		sfp__registry_say(reg, SFP__PICK_RU "%s" SFP__PICK_RU, SFP__PICK_EN "%s" SFP__PICK_EN,
		                  sfp_status_text(status, SFP_RU), sfp_status_text(status, SFP_EN), *en ? ": " : "", ru,
		                  en);
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

sfp_status sfp_registry_scrub(sfp_registry *reg)
{
	if (!sfp__given(reg, "", NULL) || !sfp__given_no_batch(reg))
		return SFP_E_MISUSE;
	return sfp__registry_answer(reg, sfp__store_scrub(reg->store));
}

sfp_status sfp_registry_journal(sfp_registry *reg, sfp_journal *ret_journal)
{
	enum sfp__journal journal = SFP__JOURNAL_AS_IS;
	sfp_status status = SFP_OK;

	if (!sfp__given(reg, "ret_journal", (const void *const[]){ ret_journal }))
		return SFP_E_MISUSE;
	if (!sfp__store_is_in_memory(reg->store))
		status = sfp__store_journal(reg->store, &journal);
	if (status == SFP_OK)
		*ret_journal = (sfp_journal)journal;
	return sfp__registry_answer(reg, status);
}

sfp_status sfp_registry_set_journal(sfp_registry *reg, sfp_journal journal)
{
	if (!sfp__given(reg, "", NULL) || !sfp__given_no_batch(reg))
		return SFP_E_MISUSE;
	if (journal != SFP_JOURNAL_WAL && journal != SFP_JOURNAL_TRUNCATE) {
		sfp__wrong(reg, "journal", "можно SFP_JOURNAL_WAL или SFP_JOURNAL_TRUNCATE",
		           "SFP_JOURNAL_WAL or SFP_JOURNAL_TRUNCATE is wanted");
		return SFP_E_MISUSE;
	}
	return sfp__registry_answer(reg, sfp__store_set_journal(reg->store, (enum sfp__journal)journal));
}

/* ---- batches ---- */

sfp_status sfp_batch_begin(sfp_registry *reg)
{
	if (!sfp__given(reg, "", NULL) || !sfp__given_no_batch(reg))
		return SFP_E_MISUSE;
	if (reg->readonly)
		return SFP_E_READONLY;
	return sfp__registry_answer(reg, sfp__txn_begin(&reg->batch, reg->store));
}

sfp_status sfp_batch_end(sfp_registry *reg, bool keep)
{
	sfp_status status = SFP_OK;

	if (!sfp__given(reg, "", NULL) ||
	    !(reg->batch.store || sfp__wrong(reg, "reg", "пакет не начат; его начинает sfp_batch_begin()",
	                                     "no batch is open; begin one with sfp_batch_begin()")))
		return SFP_E_MISUSE;
	if (keep) {
		status = sfp__txn_commit(&reg->batch);
	} else {
		sfp__txn_rollback(&reg->batch);
	}
	sfp__act_forget(reg);
	return sfp__registry_answer(reg, status);
}
