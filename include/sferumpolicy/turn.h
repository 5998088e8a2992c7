/* turn.h: the year's turn («перевод на следующий учебный год»): every class in one table, all of it in one transaction.
 *
 * What becomes of a class is a line; whoever goes another way is an exception. Each student's way is a movement
 * (movement.h), decided by the policy and made under the order; the classes themselves follow: a group keeps its name
 * and its year of study rises («П50-1-25», then the 2nd year), a school's class gets another name («7Г», then «8Г»),
 * and one that everybody leaves is closed. The people stay together: whoever goes on with the class needs no new class,
 * keeps chats and memberships.
 *
 * The turn is a record. It is taken back as one, by sfp_turn_back(), until something builds on it.
 */
#ifndef SFERUMPOLICY_TURN_H
#define SFERUMPOLICY_TURN_H

#include "record.h"

SFP_BEGIN_DECLS

/** A turn that was made. */
typedef struct sfp_turn {
	sfp_record  head;          /**< No machine. */
	const char *school_year;   /**< Which year begins: "2026/27". */
	sfp_id      order_id;      /**< The order that it was made under. */
	sfp_date    effective_on;
	int         classes;       /**< How many classes it was about. */
	int         classes_added;
	int         movements;     /**< How many movements it made. */
	sfp_time    taken_back_at; /**< 0: it holds. */
	const char *reason;        /**< Why it was taken back. */
	uint8_t     parts_digest[32]; /**< Commits to the list of its parts, by which it is taken back. */
} sfp_turn;

/** What becomes of a student, and of a class where it becomes of most of it. */
typedef enum sfp_turn_way {
	SFP_TURN_STAY        = 1, /**< nothing: it is not decided yet, or there is nothing to decide */
	SFP_TURN_PROMOTE     = 2, /**< goes on to the next year */
	SFP_TURN_CONDITIONAL = 3, /**< goes on with debts to settle («переведён условно») */
	SFP_TURN_REPEAT      = 4, /**< repeats the year, in the class that is named */
	SFP_TURN_GRADUATE    = 5, /**< has finished */
	SFP_TURN_LEAVE       = 6, /**< goes on leave */
	SFP_TURN_EXPEL       = 7  /**< leaves for good */
} sfp_turn_way;
/** How many ways there are, plus one. */
#define SFP_TURN_WAY_END 8

/** Name of a way ("promote"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_turn_way_name(sfp_turn_way way);
/** Number of a way's name; 0 where there is none. @since 0.1 */
SFP_API sfp_turn_way sfp_turn_way_from_name(const char *name);

/** What becomes of a class. Texts are borrowed during the call. */
typedef struct sfp_turn_line {
	sfp_id       class_id;
	sfp_turn_way way;      /**< Of its students, but for the exceptions. */
	const char  *name;     /**< What it is called from then on, by the nomenclature; NULL: it keeps its name. */
	int          course;   /**< Its year of study from then on; 0: one more where it goes on, else as it was. */
	const char  *to;       /**< Its students go into another class, which is called so after the turn; NULL: they
	                            stay together. */
	sfp_id       homeroom; /**< Who leads it from then on; none: whoever led it until now. */
} sfp_turn_line;

/** Somebody who goes another way than the class. */
typedef struct sfp_turn_exception {
	sfp_id       person;
	sfp_turn_way way;
	const char  *to;       /**< Into which class, as it is called after the turn: required for SFP_TURN_REPEAT.
	                            NULL: none. */
} sfp_turn_exception;

/** What a turn is to be. */
typedef struct sfp_turn_form {
	size_t                    struct_size;  /**< Set by SFP_TURN_FORM_INIT. */
	const char               *school_year;  /**< "2026/27": typed by whoever answers for it; it must be the year
	                                             that begins. */
	sfp_id                    order_id;     /**< An order about movements. Without one a turn is refused. */
	sfp_id                    orderer;      /**< Who signs for the order, where the act gives that to others; none:
	                                             the actor. */
	sfp_date                  effective_on; /**< From which day; not later than today. 0: today. */
	const sfp_turn_line      *lines;
	size_t                    line_count;
	const sfp_turn_exception *exceptions;
	size_t                    exception_count;
	const char *const        *added;        /**< New classes, by their names in the nomenclature. */
	size_t                    added_count;
} sfp_turn_form;
#define SFP_TURN_FORM_INIT { sizeof(sfp_turn_form), NULL, SFP_ID_NONE, SFP_ID_NONE, 0, NULL, 0, NULL, 0, NULL, 0 }

/** What a turn does to a class. */
typedef struct sfp_turn_row {
	sfp_id      class_id;
	const char *name;                   /**< Until then; "" for a new one. */
	const char *name_after;
	int         course;
	int         course_after;
	bool        added;                  /**< It is new. */
	bool        closed;                 /**< Everybody leaves it, so it is closed. */
	bool        homeroom_changes;
	size_t      students;               /**< How many it has until then. */
	size_t      ways[SFP_TURN_WAY_END]; /**< How many of them go which way. */
	const char *text_ru;                /**< «П50-1-25 → П50-1-25, 2 курс; 27 человек». */
	const char *text_en;
} sfp_turn_row;

/** What a turn does, or would do, class by class. */
typedef struct sfp_turn_report {
	const char         *school_year;
	sfp_date            effective_on;
	size_t              movements;
	size_t              row_count;
	const sfp_turn_row *rows;       /**< In the order of the form's lines, then the new classes. Owned by the
	                                     report. */
} sfp_turn_report;

/**
 * The report as JSON with a schema version.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_turn_report_json(const sfp_turn_report *report, char **ret_json);
/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_turn_report_free(sfp_turn_report *report);

/** A class with the line that is proposed for it. */
typedef struct sfp_turn_proposal {
	sfp_turn_line line;
	const char   *name;     /**< What it is called now. */
	int           course;
	size_t        students;
	bool          guessed;  /**< Nothing but a rule of thumb speaks for it: somebody should look. */
} sfp_turn_proposal;

/** The table to begin with. */
typedef struct sfp_turn_table {
	const char              *school_year;
	sfp_date                 effective_on;
	size_t                   count;
	const sfp_turn_proposal *proposals; /**< By name. Owned by the table. */
} sfp_turn_table;

/**
 * The table of all open classes with what usually becomes of them: a group's year of study rises, a class that is
 * called by its year gets the next one, the eleventh and those in the fourth year of a college graduate. It is for a
 * person to correct.
 *
 * @param reg          where
 * @param organization whose
 * @param effective_on from which day; 0: today
 * @param[out] ret_table yours; release with sfp_turn_table_free()
 * @retval SFP_OK          made
 * @retval SFP_E_NOT_FOUND no such organisation
 * @retval SFP_E_INVALID   no day of the calendar
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_turn_propose(sfp_registry *reg, const sfp_id *organization, sfp_date effective_on,
                            sfp_turn_table **ret_table);
/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_turn_table_free(sfp_turn_table *table);

/**
 * Make the year's turn: all of it or nothing.
 *
 * @param reg    where
 * @param actor  who makes it
 * @param form   what it is to be
 * @param[out] ret_report may be NULL; what it did, yours: release with sfp_turn_report_free(). Without rows where the
 *                        idempotency key says that it was made before.
 * @param[out] ret_turn   yours; release with sfp_turn_free()
 * @retval SFP_OK          made
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered; for a
 *                         new name name_in_nomenclature), NEEDS_ORDER, GUARD (effective_date_reached; a class had its
 *                         turn in this school year already: the message names the turn)
 * @retval SFP_E_NOT_FOUND no such class, person or order
 * @retval SFP_E_EXISTS    a new name is an open class's already
 * @retval SFP_E_INVALID   another school year than the one that begins, a class twice or closed, a way without its
 *                         class, an exception who studies in none of the classes, an order about something else; the
 *                         message says which
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_CORRUPT,
 *                     SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), administrator.builds_structure (built-in act: clause
 * 2.1.5)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_turn_make(sfp_registry *reg, const sfp_actor *actor, const sfp_turn_form *form,
                         sfp_turn_report **ret_report, sfp_turn **ret_turn);

/**
 * What a turn would do: the same, made and undone again. Neither the school year nor the order need be given.
 *
 * A refusal is answered, but is not put on the trail: nothing was attempted.
 *
 * @param form         as in sfp_turn_make()
 * @param[out] ret_report yours; release with sfp_turn_report_free()
 * @retval SFP_OK      this is what it would do
 * @retval SFP_REFUSED, SFP_E_NOT_FOUND, SFP_E_EXISTS, SFP_E_INVALID as in sfp_turn_make()
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), administrator.builds_structure (built-in act: clause
 * 2.1.5)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_turn_preview(sfp_registry *reg, const sfp_actor *actor, const sfp_turn_form *form,
                            sfp_turn_report **ret_report);

/**
 * Take a turn back, all of it or nothing: its movements are reversed, the classes are what they were, its new classes
 * are closed.
 *
 * States that are final stay, as in sfp_movement_reverse().
 *
 * @param turn_id which
 * @param reason  why, in words, at most 2,000 bytes; not for personal data
 * @param[out] ret_turn yours, after the change
 * @retval SFP_OK          taken back
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT, UNKNOWN, GUARD (it was taken
 *                         back already, or something later builds on it: the message names the record)
 * @retval SFP_E_NOT_FOUND no such turn
 * @retval SFP_E_INVALID   there is no reason, or it is no UTF-8, or too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_CORRUPT,
 *                     SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_turn_back(sfp_registry *reg, const sfp_actor *actor, const sfp_id *turn_id, const char *reason,
                         sfp_turn **ret_turn);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_turn_free(sfp_turn *turn);

SFP_END_DECLS

#endif
