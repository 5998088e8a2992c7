/* export.c: the registry as files: what both formats share. */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/time.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "roster/export.h"

/* Circle with export_oneroster.c, export_spreadsheets.c: the two writers differ in their tables only and write them by
 * the same helpers. */

static const char *const formats[] = {
	[SFP_EXPORT_ONEROSTER_1_2] = "oneroster-1.2", [SFP_EXPORT_RU_EXCEL] = "ru-excel"
};

const char *sfp_export_format_name(sfp_export_format format)
{
	return (int)format > 0 && format < SFP__LENGTH(formats) ? formats[format] : NULL;
}

sfp_export_format sfp_export_format_from_name(const char *name)
{
	for (size_t i = 1; name && i < SFP__LENGTH(formats); i++)
		if (strcmp(formats[i], name) == 0)
			return (sfp_export_format)i;
	return (sfp_export_format)0;
}

void sfp_export_free(sfp_export *made)
{
	if (!made)
		return;
	for (size_t i = 0; i < made->count; i++)
		free((void *)(uintptr_t)made->files[i].data);
	free((void *)(uintptr_t)made->files);
	free(made);
}

/* ---- for the formats ---- */

struct sfp__buffer *sfp__export_file(struct sfp__exporting *exporting, const char *name)
{
	exporting->names[exporting->count] = name;
	return &exporting->files[exporting->count++];
}

struct sfp__stmt *sfp__export_ask(struct sfp__exporting *exporting, enum sfp__sql sql)
{
	struct sfp__stmt *stmt = sfp__stmt(exporting->reg->store, sql);

	sfp__bind_int(stmt, ":org", exporting->org);
	return stmt;
}

#define PIECE ((size_t)64 << 10)

/* What is longer goes to the writer. */
static sfp_status hand_over(struct sfp__exporting *exporting, size_t least)
{
	sfp_status status = SFP_OK;

	for (size_t i = 0; status == SFP_OK && exporting->writer && i < exporting->count; i++) {
		struct sfp__buffer *file = &exporting->files[i];

		if (file->failed) /* it is empty, and was not */
			return SFP_E_NO_MEMORY;
		if (file->length < least)
			continue;
		status = exporting->recode ? exporting->recode(exporting, i) : SFP_OK;
		if (status == SFP_OK &&
		    !exporting->writer(exporting->context, exporting->names[i], file->data, file->length))
			status = SFP_E_IO;
		sfp__buffer_reset(file);
	}
	return status;
}

sfp_status sfp__export_each(struct sfp__exporting *exporting, struct sfp__stmt *stmt, sfp__export_row *put,
                            void *context)
{
	struct sfp__store *store = exporting->reg->store;
	sfp_status status;

	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		status = put(exporting, stmt, context);
		if (status == SFP_OK)
			status = hand_over(exporting, PIECE);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

/* ---- all of it ---- */

static void exporting_clear(struct sfp__exporting *exporting)
{
	for (size_t i = 0; i < exporting->count; i++)
		sfp__buffer_clear(&exporting->files[i]);
}

static void export_freep(sfp_export **made)
{
	sfp_export_free(*made);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const sfp_export_file *)a)->name, ((const sfp_export_file *)b)->name);
}

/* Hands the files over, by name. */
static sfp_status gather(struct sfp__exporting *exporting, sfp_export **ret_export)
{
	SFP__CLEANUP(export_freep) sfp_export *made = calloc(1, sizeof(*made));
	sfp_export_file *files = calloc(exporting->count + 1, sizeof(*files));
	sfp_status status = made && files ? SFP_OK : SFP_E_NO_MEMORY;

	if (!made) {
		free(files);
		return SFP_E_NO_MEMORY;
	}
	made->files = files;
	for (size_t i = 0; i < exporting->count && status == SFP_OK; i++) {
		char *data = NULL;

		files[i].length = exporting->files[i].length;
		status = sfp__buffer_take(&exporting->files[i], &data);
		files[i].name = exporting->names[i];
		files[i].data = data;
		made->count += status == SFP_OK;
	}
	if (status != SFP_OK)
		return status;
	qsort(files, made->count, sizeof(*files), by_name);
	*ret_export = SFP__TAKE(made);
	return SFP_OK;
}

static sfp_status export(struct sfp__exporting *exporting, const sfp_id *organization,
                         const sfp_export_options *options)
{
	SFP__TXN txn = { 0 };
	sfp_status status = sfp__read_begin(&txn, exporting->reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(exporting->reg, organization, &exporting->org);
	if (status == SFP_OK)
		status = sfp__local_choose(exporting->reg, exporting->org, NULL);
	if (status != SFP_OK)
		return status;
	exporting->on = options->on ? options->on : sfp__local_today(exporting->reg);
	return options->format == SFP_EXPORT_RU_EXCEL ? sfp__export_spreadsheets(exporting, options->encoding)
	                                              : sfp__export_oneroster(exporting, organization);
}

static sfp_status check(sfp_registry *reg, const sfp_export_options *options)
{
	const char *encoding = options->encoding ? options->encoding : "UTF-8";

	if (!sfp_export_format_name(options->format))
		sfp__registry_say(reg, "формат (format): %d — такого нет; есть oneroster-1.2 и ru-excel",
		                  "format: %d is none; there are oneroster-1.2 and ru-excel", (int)options->format);
	else if (options->on && !sfp__date_valid(options->on))
		sfp__registry_say(reg, "день (on): %d — такого дня нет в календаре; пишите так: 20260901",
		                  "on: %d is no day of the calendar; a day is such as 20260901", (int)options->on);
	else if (strcmp(encoding, "UTF-8") != 0 &&
	         (strcmp(encoding, "CP1251") != 0 || options->format != SFP_EXPORT_RU_EXCEL))
		sfp__registry_say(reg, "кодировка (encoding): %s — бывает UTF-8, а у ru-excel ещё CP1251",
		                  "encoding: %s; there is UTF-8, and for ru-excel CP1251 as well", encoding);
	else
		return SFP_OK;
	return SFP_E_INVALID;
}

/* The whole of it, into the files or to the writer. */
static sfp_status make(struct sfp__exporting *exporting, const sfp_id *organization, const sfp_export_options *options)
{
	sfp_status status;

	sfp__registry_begin_call(exporting->reg);
	status = check(exporting->reg, options);
	return status == SFP_OK ? export(exporting, organization, options) : status;
}

sfp_status sfp_export_make(sfp_registry *reg, const sfp_id *organization, const sfp_export_options *options,
                           sfp_export **ret_export)
{
	SFP__CLEANUP(exporting_clear) struct sfp__exporting exporting = { .reg = reg };
	sfp_status status;

	if (!sfp__given(reg, "organization options ret_export",
	                (const void *const[]){ organization, options, ret_export }) ||
	    !sfp__given_input(reg, "options", "SFP_EXPORT_OPTIONS_INIT", options, sizeof(*options)))
		return SFP_E_MISUSE;
	status = make(&exporting, organization, options);
	if (status == SFP_OK)
		status = gather(&exporting, ret_export);
	return sfp__registry_answer(reg, status);
}

sfp_status sfp_export_write(sfp_registry *reg, const sfp_id *organization, const sfp_export_options *options,
                            sfp_export_writer writer, void *context)
{
	SFP__CLEANUP(exporting_clear)
	struct sfp__exporting exporting = { .reg = reg, .writer = writer, .context = context };
	sfp_status status;

	if (!sfp__given(reg, "organization options writer",
	                (const void *const[]){ organization, options, writer ? reg : NULL }) ||
	    !sfp__given_input(reg, "options", "SFP_EXPORT_OPTIONS_INIT", options, sizeof(*options)))
		return SFP_E_MISUSE;
	status = make(&exporting, organization, options);
	if (status == SFP_OK)
		status = hand_over(&exporting, 1);
	return sfp__registry_answer(reg, status);
}
