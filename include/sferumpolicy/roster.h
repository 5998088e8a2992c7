/* roster.h: «списки» — what the office keeps in tables, read from the CSV that spreadsheets save.
 *
 * Tables are read as they come: separated by `;`, `,` or TAB; in CP1251 or UTF-8, with or without BOM; with any line
 * end; with columns in any order and case; with the name in one column or in three; with look-alike letters in class
 * names. A line `sep=;` is skipped. Columns that are not needed (СНИЛС, passport …) are dropped and reported, never
 * stored.
 *
 * An import only adds. A person who is already in the registry (the same full name, with ё equal to е, and the same
 * date of birth) is recognised, so a second import of the same file changes nothing. Namesakes are never merged. A line
 * that cannot be accepted is reported with its number, and the other lines are accepted. Reports never repeat the
 * contents of a cell.
 */
#ifndef SFERUMPOLICY_ROSTER_H
#define SFERUMPOLICY_ROSTER_H

#include "distribution.h"
#include "nomenclature.h"

SFP_BEGIN_DECLS

/** What a table lists. */
typedef enum sfp_roster_kind {
	SFP_ROSTER_STAFF    = 1, /**< ФИО (or Фамилия, Имя, Отчество); Роль; Должность, Группа (классное руководство),
	                              Дата приёма, Дата увольнения are optional */
	SFP_ROSTER_CLASSES  = 2, /**< Группа or Класс; Курс, Специальность are optional. Only for
	                              sfp_roster_read_nomenclature() */
	SFP_ROSTER_STUDENTS = 3, /**< ФИО (or three columns); Группа or Класс; Дата рождения, Дата зачисления, Дата
	                              выбытия are optional */
	SFP_ROSTER_PARENTS  = 4  /**< ФИО родителя; ФИО ребёнка; Группа ребёнка, Кем приходится are optional */
} sfp_roster_kind;

/** A table, and how to read it. */
typedef struct sfp_roster_source {
	size_t              struct_size; /**< Set by SFP_ROSTER_SOURCE_INIT. */
	sfp_roster_kind     kind;
	const char         *data;        /**< The whole file. Borrowed during the call. */
	size_t              length;      /**< In bytes; SFP_ROSTER_LENGTH_MAX at most. */
	const char         *name;        /**< What messages call it; NULL: "". */
	sfp_date            from_date;   /**< From which day the listed offices, enrolments and bonds hold; 0: today. */
	bool                dry_run;     /**< Do everything, report, and roll it back. */
	sfp_progress progress;    /**< NULL: no reports. It must not call the registry. */
	void               *progress_context;
	sfp_id              order_id;    /**< Staff: the order by which the offices begin; none: unknown. See
	                                      sfp_office_add(). */
} sfp_roster_source;
#define SFP_ROSTER_SOURCE_INIT \
	{ sizeof(sfp_roster_source), (sfp_roster_kind)0, NULL, 0, NULL, 0, false, NULL, NULL, SFP_ID_NONE }
/** Longer files and longer cells are refused. */
#define SFP_ROSTER_LENGTH_MAX (64u << 20)
#define SFP_ROSTER_FIELD_MAX (64u << 10)

/** What happens to a line that has an issue. */
typedef enum sfp_roster_weight {
	SFP_ROSTER_REJECTED = 1, /**< The line was not accepted. */
	SFP_ROSTER_NOTED    = 2  /**< The line was accepted; somebody should look at it. */
} sfp_roster_weight;

/** An issue with a line. */
typedef struct sfp_roster_issue {
	sfp_roster_weight weight;
	size_t      line;    /**< Where it begins in the file, from 1; cells may hold line ends. */
	const char *code;    /**< Stable. Rejected: "no-surname", "no-given-name", "bad-date", "unclear-date",
	                          "mixed-dates", "bad-period", "not-yet", "over", "rounded-number", "no-class",
	                          "unknown-class", "no-role", "unknown-role", "unknown-person", "unknown-child",
	                          "ambiguous-child", "ambiguous-person", "too-long", "unexpected-cells", "bad-course",
	                          "duplicate", "contradicts". Noted: "repeated", "class-later", "transferred", "ended".
	                          Static. */
	const char *text_ru; /**< Static. */
	const char *text_en;
} sfp_roster_issue;

/** What an import did. */
typedef struct sfp_roster_report {
	sfp_roster_kind kind;
	bool        dry_run;
	const char *encoding;          /**< "UTF-8" or "CP1251". */
	char        delimiter;
	size_t      lines;             /**< Lines with anything in them, without the header. */
	size_t      accepted;          /**< lines = accepted + rejected. */
	size_t      rejected;
	size_t      unchanged;         /**< Accepted lines that changed nothing. */
	size_t      people;            /**< Different people in the accepted lines. */
	size_t      people_added;
	size_t      offices_added;
	size_t      enrollments_added;
	size_t      classes_assigned;  /**< Enrolments whose class was unknown before. */
	size_t      guardians_added;
	size_t      dropped_count;
	const char *const *dropped;    /**< Titles of the columns that were not read. */
	size_t      issue_count;
	const sfp_roster_issue *issues; /**< In the order of the lines. */
} sfp_roster_report;

/**
 * Import people.
 *
 * It is one transaction: a failure takes everything back; a rejected line is only left out. Students are enrolled in
 * the class of the given name if it exists. If only the nomenclature has the name, they are enrolled without a class,
 * and a later import of the same table fills it in. If there are neither classes nor a nomenclature, names of classes
 * cannot be checked and are accepted.
 *
 * A parent is recognised by name only if they are already a parent of the same student, or of a student with the same
 * surname and patronymic (a brother or sister).
 *
 * @param reg    where
 * @param actor  as in sfp_person_add(); an idempotency key is refused, because the import recognises what it has done
 *               before
 * @param source the table; SFP_ROSTER_STAFF, _STUDENTS or _PARENTS
 * @param[out] ret_report yours; release with sfp_roster_report_free()
 * @retval SFP_OK          the whole file was read; lines may have been rejected
 * @retval SFP_REFUSED     as in sfp_person_add(); for staff also as in sfp_office_add(), which decides about each
 *                         office; nothing was changed
 * @retval SFP_E_INVALID   not a usable table: needed columns are missing, it is neither UTF-8 nor CP1251, it has a NUL
 *                         or a quote that is never closed, or it is too long; the message says what is wrong and in
 *                         which line
 * @retval SFP_E_NOT_FOUND no such organisation or actor
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_CORRUPT,
 *         SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), where a person acts; offices as in sfp_office_add()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_import(sfp_registry *reg, const sfp_actor *actor, const sfp_roster_source *source,
                             sfp_roster_report **ret_report);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_report_free(sfp_roster_report *report);

/**
 * The report as JSON: {"schema": 1, "kind", "dry_run", "encoding", "delimiter", the counts under their names,
 * "dropped": [titles], "issues": [{"weight", "line", "code", "text_ru", "text_en"}]}.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_report_json(const sfp_roster_report *report, char **ret_json);

/** The name of a kind ("students"), static; NULL if the number is not a kind. @since 0.1 */
SFP_API const char *sfp_roster_kind_name(sfp_roster_kind kind);
/** The number of a kind's name; 0 if the name is unknown. @since 0.1 */
SFP_API sfp_roster_kind sfp_roster_kind_from_name(const char *name);

/** The lines of a nomenclature, from a table. */
typedef struct sfp_roster_nomenclature {
	size_t count;
	const sfp_nomenclature_line *lines; /**< For sfp_nomenclature_approve(). */
	const sfp_roster_report     *report;
} sfp_roster_nomenclature;

/**
 * Read the nomenclature of classes from a table. Nothing is written: the head approves the result.
 *
 * @param reg    its message says what is wrong with the table
 * @param source the table; SFP_ROSTER_CLASSES
 * @param[out] ret_nomenclature yours; release with sfp_roster_nomenclature_free()
 * @retval SFP_OK            read
 * @retval SFP_E_INVALID     as in sfp_roster_import()
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_read_nomenclature(sfp_registry *reg, const sfp_roster_source *source,
                                        sfp_roster_nomenclature **ret_nomenclature);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_nomenclature_free(sfp_roster_nomenclature *nomenclature);

/** The lines of a distribution, from a table. */
typedef struct sfp_roster_distribution {
	size_t count;
	const sfp_distribution_line *lines; /**< For sfp_distribution_approve(). */
	const sfp_roster_report     *report;
} sfp_roster_distribution;

/**
 * Read from the table of staff who will lead which class (a cell may name several classes). Nothing is written: the
 * head approves the result.
 *
 * @param reg          where the people are looked up
 * @param organization whose
 * @param source       the table; SFP_ROSTER_STAFF
 * @param[out] ret_distribution yours; release with sfp_roster_distribution_free()
 * @retval SFP_OK            read; people who are not in the registry are reported
 * @retval SFP_E_INVALID     as in sfp_roster_import(), or the table has no column for the class
 * @retval SFP_E_NOT_FOUND   no such organisation
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_read_distribution(sfp_registry *reg, const sfp_id *organization, const sfp_roster_source *source,
                                        sfp_roster_distribution **ret_distribution);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_distribution_free(sfp_roster_distribution *distribution);

SFP_END_DECLS

#endif
