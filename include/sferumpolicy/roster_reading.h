/* roster_reading.h: reading a roster: what files say, in whatever form they come, and what is wrong with them.
 *
 * A reading touches no registry. It takes a folder, a ZIP archive or single files:
 *  - 1EdTech OneRoster CSV 1.1 and 1.2, bulk and delta;
 *  - tables of spreadsheets saved as CSV («ru-excel»), in whatever form they are saved: divided by `;`, `,`, TAB or `|`; in any of
 *    the encodings below, with or without BOM; any line end; a line `sep=;`; columns in any order and case; the name in one
 *    column or in three; class names with look-alike letters. Columns that are not needed (СНИЛС, passport …) are never stored;
 *  - tables of other systems, by a mapping (docs/roster.md).
 *
 * It is streamed into a temporary file, so that memory does not grow with the roster. What cannot be taken is found and
 * reported with a stable code, the file, the true line and the column; no finding repeats what a cell says. Rows that were
 * not taken can be had as a file, repaired and read again.
 */
#ifndef SFERUMPOLICY_ROSTER_READING_H
#define SFERUMPOLICY_ROSTER_READING_H

#include "registry.h"

SFP_BEGIN_DECLS

/** What a table lists. */
typedef enum sfp_roster_kind {
	SFP_ROSTER_STAFF    = 1, /**< ФИО (or Фамилия, Имя, Отчество); Роль; Должность, Группа (классное руководство), Дата приёма, Дата увольнения
	                              if there are */
	SFP_ROSTER_CLASSES  = 2, /**< Группа or Класс; Курс, Специальность if there are */
	SFP_ROSTER_STUDENTS = 3, /**< ФИО (or three columns); Группа or Класс; Дата рождения, Дата зачисления, Дата выбытия if there are */
	SFP_ROSTER_PARENTS  = 4  /**< ФИО родителя; ФИО ребёнка; Группа ребёнка, Кем приходится if there are */
} sfp_roster_kind;

/** The name of a kind ("students"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_kind_name(sfp_roster_kind kind);
/** The number of a kind's name; 0 where there is none. @since 0.1 */
SFP_API sfp_roster_kind sfp_roster_kind_from_name(const char *name);

/** A file with a longer cell is refused. */
#define SFP_ROSTER_FIELD_MAX (64u << 10)

/** By which rules a roster is read. */
typedef enum sfp_roster_profile {
	SFP_ROSTER_AUTO       = 0, /**< `auto`: tolerant where it is OneRoster, else ru-excel. */
	SFP_ROSTER_STRICT_1_1 = 1, /**< `strict-1.1`: OneRoster CSV 1.1 as the standard says; whatever departs from it is refused. */
	SFP_ROSTER_STRICT_1_2 = 2, /**< `strict-1.2`: the same with 1.2. */
	SFP_ROSTER_TOLERANT   = 3, /**< `tolerant`: OneRoster as generators write it: what is not needed may be wrong. */
	SFP_ROSTER_RU_EXCEL   = 4  /**< `ru-excel`: tables of spreadsheets. */
} sfp_roster_profile;

/** What is read: a path, or bytes. */
typedef struct sfp_roster_input {
	const char     *path;   /**< A folder, a ZIP archive or a CSV file; NULL: the bytes. Links within a folder are not followed. */
	const char     *data;   /**< A ZIP archive or a CSV file. Borrowed during the call. */
	size_t          length;
	const char     *name;   /**< What findings call it; NULL: the path, or "". Of OneRoster bytes, it tells which file they are. */
	sfp_roster_kind kind;   /**< What a table lists; 0: its columns tell. */
} sfp_roster_input;

/** How it is read. */
typedef struct sfp_roster_options {
	size_t              struct_size; /**< Set by SFP_ROSTER_OPTIONS_INIT. */
	sfp_roster_profile  profile;
	const char         *encoding;    /**< "UTF-8", "CP1251", "KOI8-R", "CP866", "MACCYRILLIC"; NULL: found out. */
	char                delimiter;   /**< 0: found out. */
	const char         *mapping;     /**< The text of a mapping file; NULL: none. */
	size_t              mapping_length;
	const char         *school;      /**< Of a roster of several schools, the `sourcedId` of the one that is wanted. NULL: there is but
	                                  one; a roster of several is refused, and the finding lists them. */
	const char         *class_word;  /**< What a class is called here, as a title of a column; NULL: what `act` calls it; «Группа», «Класс» and their kin
	                                  always are. */
	bool                partial;     /**< What is not in it says nothing: as if it were a delta. So is a file of rejected rows, always. */
	sfp_date            today;       /**< No date of birth is later; 0: not checked. See sfp_registry_today(). */
	sfp_progress progress;    /**< Told now and then: bytes done, bytes in all. NULL: nobody wants to know. */
	void               *progress_context;
	const sfp_policy   *act;         /**< How people call things here, as a table says it: a class, the roles of an office. Borrowed during
	                                  the call. NULL: in the usual words only. */
} sfp_roster_options;
#define SFP_ROSTER_OPTIONS_INIT \
	{ sizeof(sfp_roster_options), SFP_ROSTER_AUTO, NULL, 0, NULL, 0, NULL, NULL, false, 0, NULL, NULL, NULL }

/** What a finding does to what it is about. */
typedef enum sfp_roster_severity {
	SFP_ROSTER_REFUSES = 1, /**< The file is not read, so nothing of the roster may be used. */
	SFP_ROSTER_REJECTS = 2, /**< The row is not taken; the others are. */
	SFP_ROSTER_NOTES   = 3  /**< It is taken; somebody should look. */
} sfp_roster_severity;

/** What was found at one place. Borrowed from the reading until the next call on it. */
typedef struct sfp_roster_finding {
	sfp_roster_severity severity;
	const char *code;     /**< Stable; docs/roster.md lists them. Static. */
	const char *file;
	size_t      line;     /**< Where the row begins in the file, from 1; 0: of the file as a whole. */
	size_t      column;   /**< From 1; 0: of the row as a whole. */
	const char *title;    /**< The column, as the standard or the documentation calls it; "" if none. */
	const char *expected; /**< What would have been right: "YYYY-MM-DD", "true, false"; of schools, the first ones that the set has,
	                           "sourcedId (name); …"; "" where the text says it all. */
	const char *text_ru;  /**< Static. */
	const char *text_en;
} sfp_roster_finding;

/** What was found alike in one file. */
typedef struct sfp_roster_finding_group {
	sfp_roster_finding first; /**< Its line is the first one. */
	size_t count;
	size_t last_line;
} sfp_roster_finding_group;

/** A column of a file. */
typedef struct sfp_roster_column {
	const char *title;   /**< As the file has it. */
	const char *meaning; /**< What it was taken for: "surname", "sourcedId"; "" it is not read. */
} sfp_roster_column;

/** A file that was read, or was to be. */
typedef struct sfp_roster_file {
	const char *name; /**< In UTF-8: bytes of a name that are none are shown as U+FFFD. */
	const char *kind;      /**< "users", "enrollments", "students", "staff" … or "ignored". */
	const char *mode;      /**< "bulk" or "delta"; "" where it does not matter. */
	const char *encoding;  /**< "" where it was not read. */
	char        delimiter; /**< 0 where it was not read. */
	uint8_t     digest[32]; /**< SHA-256 of its bytes; zeros where it was not read. */
	size_t      rows;      /**< Without the header and without rows that hold nothing. */
	size_t      rejected;
	size_t      column_count;
	const sfp_roster_column *columns;
} sfp_roster_file;

/** How much of what a roster holds. */
typedef struct sfp_roster_totals {
	size_t people, classes, enrollments, guardians;
	size_t refused;  /**< Findings that refuse: of a reading with any, nothing may be used. */
	size_t rejected; /**< Rows. */
	size_t noted;
} sfp_roster_totals;

/** A roster that was read. */
typedef struct sfp_roster_reading sfp_roster_reading;

/**
 * Read a roster.
 *
 * Everything is read to its end, so that all findings come in one run. A ZIP archive with climbing paths, names that occur twice,
 * archives in it, or contents that grow beyond all measure is refused; so is a table with NULs, damaged UTF-8, a quote that is never
 * closed, or a giant cell.
 *
 * @param inputs  what is to be read, as one roster
 * @param count   how many
 * @param options how; NULL: all by default
 * @param[out] ret_reading yours; close with sfp_roster_reading_close()
 * @retval SFP_OK            read, whatever was found: ask sfp_roster_reading_totals()
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

/** By which rules it was read: never SFP_ROSTER_AUTO, unless there was nothing to read. @since 0.1 */
SFP_API sfp_roster_profile sfp_roster_reading_profile(const sfp_roster_reading *reading);

/** What it holds; borrowed. NULL for NULL. @since 0.1 */
SFP_API const sfp_roster_totals *sfp_roster_reading_totals(const sfp_roster_reading *reading);

/** How many files there are, those that were passed over as well. @since 0.1 */
SFP_API size_t sfp_roster_reading_file_count(const sfp_roster_reading *reading);
/** One of them, in the order in which they were read; borrowed. NULL past the end. @since 0.1 */
SFP_API const sfp_roster_file *sfp_roster_reading_file_at(const sfp_roster_reading *reading, size_t index);

/** How many groups of findings there are. @since 0.1 */
SFP_API size_t sfp_roster_reading_group_count(const sfp_roster_reading *reading);
/** One of them, the gravest first; borrowed. NULL past the end. @since 0.1 */
SFP_API const sfp_roster_finding_group *sfp_roster_reading_group_at(const sfp_roster_reading *reading, size_t index);

/**
 * One finding of all.
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

/** Gets a piece of a file as it is written. @return false to stop */
typedef bool (*sfp_roster_writer)(void *context, const char *data, size_t length);

/**
 * The rows of a file that were not taken, as a table that can be repaired and read again: UTF-8 with BOM (OneRoster: without), divided as
 * the file was, with its header and one more column, SFP_ROSTER_REASON_TITLE, that says why and that a reading passes over.
 *
 * @param reading which
 * @param index   of the file
 * @param writer  gets it piece by piece; it must not call the reading
 * @param context for the writer
 * @retval SFP_OK          written; nothing was, where no row was rejected
 * @retval SFP_E_IO        the writer stopped
 * @retval SFP_E_NOT_FOUND there is no such file
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_reading_rejected(sfp_roster_reading *reading, size_t index, sfp_roster_writer writer, void *context);

/** The title of the column of reasons in a file of rejected rows. */
#define SFP_ROSTER_REASON_TITLE "metadata.sfp.reason"

/** The name of a profile ("strict-1.1"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_profile_name(sfp_roster_profile profile);
/** The number of a profile's name; -1 where there is none. @since 0.1 */
SFP_API int sfp_roster_profile_from_name(const char *name);

SFP_END_DECLS

#endif
