/* export.h: the registry's people and classes as the files that others read.
 *
 * Two formats: - OneRoster 1.2 CSV, a bulk set, valid under the profile `strict-1.2` (roster_reading.h). The
 * `sourcedId` of a person is the number in
 * the office's own lists where that is one, else the record's id, as of everything else. A person without a given name
 * gets "-". - `ru-excel`: tables as Russian spreadsheets save them, with the titles that an import knows. A cell that a
 * spreadsheet would take
 *    for a formula gets an apostrophe in front, which an import takes away again. Importing them changes nothing.
 *
 * The same state of a registry on the same day gives the same bytes.
 */
#ifndef SFERUMPOLICY_EXPORT_H
#define SFERUMPOLICY_EXPORT_H

#include "record.h"

SFP_BEGIN_DECLS

/** In which form. */
typedef enum sfp_export_format {
	SFP_EXPORT_ONEROSTER_1_2 = 1, /**< `oneroster-1.2` */
	SFP_EXPORT_RU_EXCEL      = 2  /**< `ru-excel` */
} sfp_export_format;

/** Name of a format ("ru-excel"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_export_format_name(sfp_export_format format);
/** Number of a format's name; 0 where there is none. @since 0.1 */
SFP_API sfp_export_format sfp_export_format_from_name(const char *name);

/** What to export, and how. */
typedef struct sfp_export_options {
	size_t            struct_size; /**< Set by SFP_EXPORT_OPTIONS_INIT. */
	sfp_export_format format;
	sfp_date          on;          /**< Who belongs here on that day; 0: today. */
	const char       *encoding;    /**< Of `ru-excel`: "UTF-8" (with BOM) or "CP1251"; NULL: UTF-8. */
} sfp_export_options;
#define SFP_EXPORT_OPTIONS_INIT { sizeof(sfp_export_options), (sfp_export_format)0, 0, NULL }

/** A file of an export. */
typedef struct sfp_export_file {
	const char *name;   /**< "users.csv" */
	const char *data;   /**< May hold any bytes; a NUL that does not count stands behind them. */
	size_t      length;
} sfp_export_file;

/** An export, in memory. */
typedef struct sfp_export {
	size_t                 count;
	const sfp_export_file *files; /**< By name. Owned by the export. */
} sfp_export;

/**
 * Export an organisation's people and classes.
 *
 * @param reg          where
 * @param organization whose
 * @param options      in which form
 * @param[out] ret_export yours; release with sfp_export_free()
 * @retval SFP_OK          exported
 * @retval SFP_E_NOT_FOUND no such organisation
 * @retval SFP_E_INVALID   no such format, day or encoding, or a sign that the encoding lacks; the message says which
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_export_make(sfp_registry *reg, const sfp_id *organization, const sfp_export_options *options,
                           sfp_export **ret_export);

/**
 * Takes the next piece of a file of an export. Pieces of several files come in turn, those of one in their order.
 *
 * @param context what sfp_export_write() was given
 * @param name    "users.csv"; the same pointer for all pieces of a file
 * @param data    borrowed during the call
 * @param length  in bytes
 * @return false: it cannot be taken, and the export ends with SFP_E_IO
 */
typedef bool (*sfp_export_writer)(void *context, const char *name, const char *data, size_t length);

/**
 * The same export as it is made, so that memory does not grow with the organisation.
 *
 * @param reg          where
 * @param organization whose
 * @param options      in which form
 * @param writer       takes the pieces; it must not call the registry. What it took before a failure is no export.
 * @param context      for the writer
 * @retval SFP_OK          all of it was taken
 * @retval SFP_E_NOT_FOUND no such organisation
 * @retval SFP_E_INVALID   no such format, day or encoding, or a sign that the encoding lacks; the message says which
 * @retval SFP_E_IO        the writer gave false, or the registry could not be read
 * @retval SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_export_write(sfp_registry *reg, const sfp_id *organization, const sfp_export_options *options,
                            sfp_export_writer writer, void *context);

/**
 * The files as one ZIP archive, whose bytes follow from the files alone.
 *
 * @param[out] ret_data   yours; release with sfp_text_free()
 * @param[out] ret_length in bytes
 * @retval SFP_OK            packed
 * @retval SFP_E_UNSUPPORTED this build has no `office`
 * @retval SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_export_zip(const sfp_export *made, char **ret_data, size_t *ret_length);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_export_free(sfp_export *made);

SFP_END_DECLS

#endif
