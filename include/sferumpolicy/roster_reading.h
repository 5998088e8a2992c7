/* roster_reading.h: reading a roster: what its files say and which errors they have.
 *
 * A reading touches no registry. It takes a folder, a ZIP archive or single files:
 *  - 1EdTech OneRoster CSV 1.1 and 1.2, bulk and delta;
 *  - tables of spreadsheets saved as CSV («ru-excel»), in any form: divided by `;`, `,`, TAB or `|`; in any of the
 *    encodings below, with or without BOM; with any line end; with a line `sep=;`; with columns in any order and case;
 *    with the name in one column or in three; with look-alike letters in class names. Columns that are not needed
 *    (СНИЛС, passport …) are never stored;
 *  - tables of other systems, by a mapping (docs/roster.md).
 *
 * The roster is streamed into a temporary file, so memory does not grow with it. Each row that cannot be accepted is
 * reported with a stable code, the file, its line in the file and the column. No finding repeats the contents of a
 * cell. Rejected rows can be written to a file, repaired and read again.
 */
#ifndef SFERUMPOLICY_ROSTER_READING_H
#define SFERUMPOLICY_ROSTER_READING_H

#include "registry.h"

SFP_BEGIN_DECLS

/** What a table lists. */
typedef enum sfp_roster_kind {
	SFP_ROSTER_STAFF    = 1, /**< ФИО (or Фамилия, Имя, Отчество); Роль; Должность, Группа (классное руководство),
	                              Дата приёма, Дата увольнения are optional */
	SFP_ROSTER_CLASSES  = 2, /**< Группа or Класс; Курс, Специальность are optional */
	SFP_ROSTER_STUDENTS = 3, /**< ФИО (or three columns); Группа or Класс; Дата рождения, Дата зачисления, Дата
	                              выбытия are optional */
	SFP_ROSTER_PARENTS  = 4  /**< ФИО родителя; ФИО ребёнка; Группа ребёнка, Кем приходится are optional */
} sfp_roster_kind;

/** The name of a kind ("students"), static; NULL if the number is not a kind. @since 0.1 */
SFP_API const char *sfp_roster_kind_name(sfp_roster_kind kind);
/** The kind of that name; 0 if there is none. @since 0.1 */
SFP_API sfp_roster_kind sfp_roster_kind_from_name(const char *name);

/** A file with a longer cell is refused. */
#define SFP_ROSTER_FIELD_MAX (64u << 10)

/** The rules by which a roster is read. */
typedef enum sfp_roster_profile {
	SFP_ROSTER_AUTO       = 0, /**< `auto`: tolerant for OneRoster, else ru-excel. */
	SFP_ROSTER_STRICT_1_1 = 1, /**< `strict-1.1`: OneRoster CSV 1.1 as the standard says; a deviation is refused. */
	SFP_ROSTER_STRICT_1_2 = 2, /**< `strict-1.2`: the same with 1.2. */
	SFP_ROSTER_TOLERANT   = 3, /**< `tolerant`: OneRoster as real programs write it: errors in unneeded fields are
	                                accepted. */
	SFP_ROSTER_RU_EXCEL   = 4  /**< `ru-excel`: tables of spreadsheets. */
} sfp_roster_profile;

/** What is read: a path, or bytes. */
typedef struct sfp_roster_input {
	const char     *path;   /**< A folder, a ZIP archive or a CSV file; NULL: `data` is read. Links within a folder
	                             are not followed. */
	const char     *data;   /**< A ZIP archive or a CSV file. Borrowed during the call. */
	size_t          length;
	const char     *name;   /**< Its name in findings; NULL: the path, or "". For OneRoster bytes it says which file
	                             they are. */
	sfp_roster_kind kind;   /**< What a table lists; 0: its columns tell. */
} sfp_roster_input;

/** How a roster is read. */
typedef struct sfp_roster_options {
	size_t              struct_size; /**< Set by SFP_ROSTER_OPTIONS_INIT. */
	sfp_roster_profile  profile;
	const char         *encoding;    /**< "UTF-8", "CP1251", "KOI8-R", "CP866", "MACCYRILLIC"; NULL: detected. */
	char                delimiter;   /**< 0: detected. */
	const char         *mapping;     /**< The text of a mapping file; NULL: none. */
	size_t              mapping_length;
	const char         *school;      /**< The `sourcedId` of the wanted school, if the roster has several. NULL: the
	                                      roster has one school; a roster of several is refused, and the finding
	                                      lists them. */
	const char         *class_word;  /**< The word for a class in column titles; NULL: what `act` calls it. «Группа»,
	                                      «Класс» and similar words are always known. */
	bool                partial;     /**< Absence from the roster means nothing, as in a delta. A file of rejected
	                                      rows is always read so. */
	sfp_date            today;       /**< No date of birth is later; 0: not checked. See sfp_registry_today(). */
	sfp_progress progress;    /**< Called from time to time with the bytes done and the bytes in all. NULL: no
	                               reports. */
	void               *progress_context;
	const sfp_policy   *act;         /**< Its words for a class and for the roles of offices are known in tables, too.
	                                      Borrowed during the call. NULL: only the usual words. */
} sfp_roster_options;
#define SFP_ROSTER_OPTIONS_INIT \
	{ sizeof(sfp_roster_options), SFP_ROSTER_AUTO, NULL, 0, NULL, 0, NULL, NULL, false, 0, NULL, NULL, NULL }

/** What a finding means for the file or row it is about. */
typedef enum sfp_roster_severity {
	SFP_ROSTER_REFUSES = 1, /**< The file is not read, so nothing of the roster may be used. */
	SFP_ROSTER_REJECTS = 2, /**< The row is rejected; the other rows are accepted. */
	SFP_ROSTER_NOTES   = 3  /**< The row is accepted; somebody should look at it. */
} sfp_roster_severity;

/** What was found at one place. Borrowed from the reading until the next call on it. */
typedef struct sfp_roster_finding {
	sfp_roster_severity severity;
	const char *code;     /**< Stable; docs/roster.md lists them. Static. */
	const char *file;
	size_t      line;     /**< Where the row begins in the file, from 1; 0: the finding is about the whole file. */
	size_t      column;   /**< From 1; 0: the finding is about the whole row. */
	const char *title;    /**< The column, as the standard or the documentation calls it; "" if none. */
	const char *expected; /**< The right form: "YYYY-MM-DD", "true, false". For schools: the first ones of the
	                           roster, "sourcedId (name); …". "" if the text says enough. */
	const char *text_ru;  /**< Static. */
	const char *text_en;
} sfp_roster_finding;

/** Equal findings in one file. */
typedef struct sfp_roster_finding_group {
	sfp_roster_finding first; /**< The first of them. */
	size_t count;
	size_t last_line;
} sfp_roster_finding_group;

/** A column of a file. */
typedef struct sfp_roster_column {
	const char *title;   /**< As the file has it. */
	const char *meaning; /**< How it is understood: "surname", "sourcedId"; "" if the column is not read. */
} sfp_roster_column;

/** A file of the roster, read or not. */
typedef struct sfp_roster_file {
	const char *name; /**< In UTF-8; other bytes of a name are shown as U+FFFD. */
	const char *kind;      /**< "users", "enrollments", "students", "staff" … or "ignored". */
	const char *mode;      /**< "bulk" or "delta"; "" if it does not matter. */
	const char *encoding;  /**< "" if the file was not read. */
	char        delimiter; /**< 0 if the file was not read. */
	uint8_t     digest[32]; /**< SHA-256 of its bytes; zeros if the file was not read. */
	size_t      rows;      /**< Without the header and without empty rows. */
	size_t      rejected;
	size_t      column_count;
	const sfp_roster_column *columns;
} sfp_roster_file;

/** How many things a roster holds. */
typedef struct sfp_roster_totals {
	size_t people, classes, enrollments, guardians;
	size_t refused;  /**< Findings that refuse. If there is one, nothing of the reading may be used. */
	size_t rejected; /**< Rows. */
	size_t noted;
} sfp_roster_totals;

/** A roster that was read. */
typedef struct sfp_roster_reading sfp_roster_reading;

/**
 * Read a roster.
 *
 * Every file is read to its end, so one run gives all findings. A ZIP archive is refused if it has paths that climb out
 * of it, repeated names, archives inside, or contents of an unreasonable size. A table is refused if it has NULs,
 * damaged UTF-8, a quote that is never closed, or a giant cell.
 *
 * @param inputs  what to read, as one roster
 * @param count   how many
 * @param options NULL: defaults
 * @param[out] ret_reading yours; close with sfp_roster_reading_close()
 * @retval SFP_OK            read, whatever the findings: see sfp_roster_reading_totals()
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_IO, SFP_E_FULL the temporary file could not be written
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_read(const sfp_roster_input *inputs, size_t count, const sfp_roster_options *options,
                           sfp_roster_reading **ret_reading);

/** Close, with its temporary file. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_reading_close(sfp_roster_reading *reading);

/** The rules by which it was read: never SFP_ROSTER_AUTO, unless there was nothing to read. @since 0.1 */
SFP_API sfp_roster_profile sfp_roster_reading_profile(const sfp_roster_reading *reading);

/** What it holds; borrowed. NULL for NULL. @since 0.1 */
SFP_API const sfp_roster_totals *sfp_roster_reading_totals(const sfp_roster_reading *reading);

/** How many files there are, ignored ones included. @since 0.1 */
SFP_API size_t sfp_roster_reading_file_count(const sfp_roster_reading *reading);
/** One of them, in the order in which they were read; borrowed. NULL past the end. @since 0.1 */
SFP_API const sfp_roster_file *sfp_roster_reading_file_at(const sfp_roster_reading *reading, size_t index);

/** How many groups of findings there are. @since 0.1 */
SFP_API size_t sfp_roster_reading_group_count(const sfp_roster_reading *reading);
/** One of them, the gravest first; borrowed. NULL past the end. @since 0.1 */
SFP_API const sfp_roster_finding_group *sfp_roster_reading_group_at(const sfp_roster_reading *reading, size_t index);

/**
 * One of all findings.
 *
 * @param reading     which
 * @param index       from 0, in the order in which they were found
 * @param[out] ret_finding filled; its texts are borrowed until the next call on the reading
 * @retval SFP_OK          filled
 * @retval SFP_E_NOT_FOUND past the end
 * @retval SFP_E_IO, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_reading_finding(sfp_roster_reading *reading, size_t index, sfp_roster_finding *ret_finding);

/** Receives a file piece by piece. @return false to stop */
typedef bool (*sfp_roster_writer)(void *context, const char *data, size_t length);

/**
 * The rejected rows of a file, as a table that can be repaired and read again. It is UTF-8 with BOM (OneRoster:
 * without), with the file's delimiter and header. One more column, SFP_ROSTER_REASON_TITLE, says why each row was
 * rejected; a reading ignores it.
 *
 * @param reading which
 * @param index   of the file
 * @param writer  receives the table piece by piece; it must not call the reading
 * @param context for the writer
 * @retval SFP_OK          written; nothing is written if no row was rejected
 * @retval SFP_E_IO        the writer stopped
 * @retval SFP_E_NOT_FOUND there is no such file
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_reading_rejected(sfp_roster_reading *reading, size_t index, sfp_roster_writer writer,
                                       void *context);

/** The title of the column of reasons in a file of rejected rows. */
#define SFP_ROSTER_REASON_TITLE "metadata.sfp.reason"

/** The name of a profile ("strict-1.1"), static; NULL if the number is not a profile. @since 0.1 */
SFP_API const char *sfp_roster_profile_name(sfp_roster_profile profile);
/** The number of a profile's name; -1 if the name is unknown. @since 0.1 */
SFP_API int sfp_roster_profile_from_name(const char *name);

SFP_END_DECLS

#endif
